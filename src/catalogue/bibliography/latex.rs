//! LaTeX in the values of a bibliography, as the text that it prints.

use biblatex::{Chunk, ChunksRef};

/// The text of a value: macros rendered, spaces joined, one kind of double quotes. The names of macros that are not known go to `unknown`.
pub(super) fn text(chunks: ChunksRef<'_>, unknown: &mut Vec<String>) -> String {
    let mut out = String::new();
    for chunk in chunks {
        match &chunk.v {
            Chunk::Math(text) => out.push_str(&render(text, true, unknown)),
            Chunk::Normal(text) | Chunk::Verbatim(text) => out.push_str(text),
        }
    }
    let out = render(&out, false, unknown);
    quotes(&out.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

const GREEK: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
];

const SYMBOLS: &[(&str, &str)] = &[
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("EUR", "€"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteright", "’"),
    ("textquoteleft", "‘"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textcopyright", "©"),
    ("copyright", "©"),
    ("textdegree", "°"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textunderscore", "_"),
    ("textbar", "|"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("S", "§"),
    ("P", "¶"),
    ("pounds", "£"),
    ("times", "×"),
    ("pm", "±"),
    ("cdot", "·"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("rightarrow", "→"),
    ("to", "→"),
    ("infty", "∞"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("space", " "),
    ("quad", " "),
    ("newline", " "),
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("aa", "å"),
    ("AA", "Å"),
    ("l", "ł"),
    ("L", "Ł"),
    ("i", "ı"),
];

/// Macros that only change the look of their argument, or print nothing.
const PLAIN: &[&str] = &[
    "emph",
    "textit",
    "textbf",
    "textsc",
    "texttt",
    "textrm",
    "textsf",
    "textup",
    "textnormal",
    "text",
    "underline",
    "mbox",
    "url",
    "nolinkurl",
    "path",
    "mkbibemph",
    "mkbibitalic",
    "mkbibbold",
    "it",
    "bf",
    "em",
    "sc",
    "rm",
    "tt",
    "itshape",
    "bfseries",
    "mathrm",
    "mathit",
    "mathbf",
    "protect",
    "uppercase",
    "MakeUppercase",
    "ensuremath",
    "noopsort",
    "relax",
    "autocap",
    "bibstring",
    "mathbb",
    "mathcal",
    "natexlab",
];

fn render(text: &str, math: bool, unknown: &mut Vec<String>) -> String {
    if !text.contains(['\\', '$', '~', '<']) && !math {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        at += 1;
        match c {
            '\\' => at = macro_at(&chars, at, math, &mut out, unknown),
            '$' => {
                // Mathematics that biblatex left in the text.
                match chars[at..].iter().position(|c| *c == '$') {
                    Some(length) => {
                        let inner: String = chars[at..at + length].iter().collect();
                        let looks_like_it = inner.contains(['\\', '_', '^']);
                        out.push_str(&if looks_like_it { render(&inner, true, unknown) } else { format!("${inner}$") });
                        at += length + 1;
                    }
                    None => out.push('$'),
                }
            }
            '_' | '^' if math => {
                let (inner, next) = argument(&chars, at);
                at = next;
                let inner = render(&inner, true, unknown);
                out.push_str(&shifted(&inner, c == '_'));
            }
            '{' | '}' if math => {}
            '~' => out.push('\u{a0}'),
            '<' => {
                // The rich text of reference managers.
                let rest: String = chars[at..chars.len().min(at + 40)].iter().collect();
                let tag = rest.split_once('>').map(|(tag, _)| tag);
                match tag.filter(|tag| is_tag(tag)) {
                    Some(tag) => at += tag.chars().count() + 1,
                    None => out.push('<'),
                }
            }
            c => out.push(c),
        }
    }
    out
}

fn is_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    ["i", "b", "em", "strong", "sub", "sup", "sc", "span"].contains(&name) || name == "span class=\"nocase\"" || name.starts_with("span style=")
}

/// Renders the macro whose name begins here; returns the place behind it.
fn macro_at(chars: &[char], at: usize, math: bool, out: &mut String, unknown: &mut Vec<String>) -> usize {
    let length = chars[at..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if length == 0 {
        match chars.get(at) {
            Some(',' | ';' | ':') => out.push('\u{202f}'),
            Some('!' | '-' | '/' | '@') => {}
            Some('\\' | ' ') => out.push(' '),
            Some(c) => out.push(*c),
            None => out.push('\\'),
        }
        return at + 1;
    }
    let name: String = chars[at..at + length].iter().collect();
    let after = at + length;
    if let Some((_, symbol)) = SYMBOLS.iter().chain(GREEK).find(|(known, _)| *known == name) {
        out.push_str(symbol);
        // `\texteuro{}` and `\texteuro 5`: the braces or the blank end the name.
        return match (chars.get(after), chars.get(after + 1)) {
            (Some('{'), Some('}')) => after + 2,
            (Some(' '), _) if !math => after + 1,
            _ => after,
        };
    }
    let (inner, next) = if chars.get(after) == Some(&'{') { argument(chars, after) } else { (String::new(), after) };
    match name.as_str() {
        "textsubscript" | "textsuperscript" | "mkbibsuperscript" | "mkbibsubscript" => {
            let inner = render(&inner, math, unknown);
            out.push_str(&shifted(&inner, name.contains("sub")));
        }
        "enquote" | "mkbibquote" => {
            out.push('“');
            out.push_str(&render(&inner, math, unknown));
            out.push('”');
        }
        "href" => {
            let (words, next) = if chars.get(next) == Some(&'{') { argument(chars, next) } else { (inner, next) };
            out.push_str(&render(&words, math, unknown));
            return next;
        }
        _ => {
            if !PLAIN.contains(&name.as_str()) {
                unknown.push(name);
            }
            out.push_str(&render(&inner, math, unknown));
        }
    }
    // A switch like `\it` ends at the blank behind it.
    if next == after && chars.get(next) == Some(&' ') { next + 1 } else { next }
}

/// What stands in the braces that open here, or the one character; and the place behind it.
fn argument(chars: &[char], at: usize) -> (String, usize) {
    match chars.get(at) {
        Some('{') => {
            let mut open = 0_usize;
            for (offset, c) in chars[at..].iter().enumerate() {
                match c {
                    '{' => open += 1,
                    '}' => open -= 1,
                    _ => {}
                }
                if open == 0 {
                    return (chars[at + 1..at + offset].iter().collect(), at + offset + 1);
                }
            }
            (chars[at + 1..].iter().collect(), chars.len())
        }
        Some(c) => (c.to_string(), at + 1),
        None => (String::new(), at),
    }
}

/// Digits and signs below or above the line, where there are such characters for all of them.
fn shifted(text: &str, below: bool) -> String {
    const FROM: &str = "0123456789+-=()n";
    let to = if below { "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ" } else { "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ" };
    let shift = |c: char| FROM.chars().position(|known| known == c).and_then(|at| to.chars().nth(at));
    text.chars().map(shift).collect::<Option<String>>().unwrap_or_else(|| text.to_owned())
}

/// Straight and doubled quotes as “ and ”; an apostrophe stays as it is.
fn quotes(text: &str) -> String {
    let mut text = text.replace("``", "“").replace("''", "”");
    // TeX's single quotes: `word'.
    while let Some(open) = text.find('`') {
        text.replace_range(open..=open, "‘");
        if let Some(close) = text[open..].find('\'') {
            text.replace_range(open + close..=open + close, "’");
        }
    }
    if !text.contains(['"', '„']) {
        return text;
    }
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || "([“‘-–/".contains(before);
        out.push(match c {
            '"' if opens => '“',
            '"' => '”',
            '„' => '“',
            c => c,
        });
        before = c;
    }
    out
}

/// Ranges with an en dash: `12-19` and `12--19`; a number with letters and hyphens stays as written.
pub(super) fn page_range(text: &str) -> String {
    let text = text.replace("---", "–").replace("--", "–");
    let chars: Vec<char> = text.chars().collect();
    let is_number =
        |word: &str| !word.is_empty() && word.chars().any(|c| c.is_ascii_digit() || "ivxlc".contains(c)) && word.chars().all(char::is_alphanumeric);
    // A hyphen is a dash only in a range: one hyphen between two numbers, nothing else joined to them.
    let mut out = String::new();
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let bare = word.trim_end_matches([',', ';', '.']);
        match bare.split('-').collect::<Vec<_>>()[..] {
            [from, to] if is_number(from) && is_number(to) => {
                out.push_str(&format!("{from}–{to}{}", &word[bare.len()..]));
            }
            _ => out.push_str(word),
        }
    }
    if chars.is_empty() { String::new() } else { out }
}

/// A list of BibLaTeX, `Acco and Garant`, as it is printed.
pub(super) fn list(text: &str) -> String {
    text.replace(" and ", "; ")
}

/// The web address in `howpublished`, bare or as `\url{…}`.
pub(super) fn address_in(text: &str) -> Option<String> {
    let start = text.find("http://").or_else(|| text.find("https://"))?;
    Some(text[start..].chars().take_while(|c| !c.is_whitespace() && *c != '}').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_become_what_they_print() {
        let rendered = |text: &str| {
            let mut unknown = Vec::new();
            let text = quotes(&render(text, false, &mut unknown));
            (text, unknown.join(","))
        };
        let fine = |text: &str| {
            let (text, unknown) = rendered(text);
            assert_eq!(unknown, "", "{text}");
            text
        };
        assert_eq!(fine(r"Over \emph{Bildung} \& 100\% inzet"), "Over Bildung & 100% inzet");
        assert_eq!(fine(r"\textit{eerste} raming van \texteuro{} 5\,000 \ldots"), "eerste raming van € 5\u{202f}000 …");
        assert_eq!(fine(r"$\alpha$ en H\textsubscript{2}O en x$^{2}$: een <i>test</i>"), "α en H₂O en x²: een test");
        assert_eq!(fine(r#"Over ``haakjes'' en `enkele' en "rechte""#), "Over “haakjes” en ‘enkele’ en “rechte”");
        assert_eq!(fine(r"a < b > c en $5 of $6"), "a < b > c en $5 of $6");
        assert_eq!(rendered(r"\iets{woord} \"), ("woord \\".to_owned(), "iets".to_owned()));
    }

    #[test]
    fn ranges_get_a_dash_and_numbers_keep_their_hyphens() {
        for (text, printed) in [
            ("12--19", "12–19"),
            ("12-19", "12–19"),
            ("S12-S19", "S12–S19"),
            ("HIVA-26-0599", "HIVA-26-0599"),
            ("12, 15-17 en 20", "12, 15–17 en 20"),
        ] {
            assert_eq!(page_range(text), printed);
        }
    }
}
