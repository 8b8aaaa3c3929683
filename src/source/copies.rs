//! Names that programs give to files beside a text: Word's lock files, copies of a file manager, the second version that a synchronised folder
//! keeps, the number that Notion hangs on a name.

/// What a program made of a text's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file that says that somebody has the text open.
    Lock,
    /// A copy, or one side of a conflict between two computers.
    Copy,
    /// A text with a number of Notion's behind its name.
    Notion,
}

/// What a file's name (without `.md`) says of how the file came to be, and the name that it comes from.
pub(crate) fn origin(name: &str) -> Option<(Kind, String)> {
    if let Some(rest) = name.strip_prefix("~$") {
        return Some((Kind::Lock, rest.to_owned()));
    }
    let copy = |from: &str| {
        let from = from.trim_end_matches([' ', '-', '–', '_', '.']).trim();
        (!from.is_empty()).then(|| (Kind::Copy, from.to_owned()))
    };
    // Character by character: lower case may have other lengths in bytes.
    let lower: String = name.chars().map(|c| if c.is_ascii() { c.to_ascii_lowercase() } else { c }).collect();
    if let Some((from, number)) = name.rsplit_once([' ', '-', '_'])
        && number.len() == 32
        && number.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return Some((Kind::Notion, from.trim().to_owned()));
    }
    if let Some(at) = lower.find(".sync-conflict-") {
        return copy(&name[..at]);
    }
    if let Some(open) = lower.rfind('(').filter(|_| lower.ends_with(')')) {
        let inside = &lower[open + 1..lower.len() - 1];
        let words = ["conflicted copy", "conflicterend", "conflictkopie", "conflict", "kopie", "copy"];
        let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
        if is_number || words.iter().any(|word| inside.contains(word)) {
            let from = &name[..open];
            // `kern - Kopie (2)` is a copy of a copy.
            return origin(from.trim_end()).filter(|(kind, _)| *kind == Kind::Copy).or_else(|| copy(from));
        }
    }
    for word in ["kopie van ", "copy of ", "copie de "] {
        if lower.starts_with(word) {
            return copy(&name[word.len()..]);
        }
    }
    let plain = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = plain.trim_end();
    for word in ["kopie", "copy", "copie"] {
        if let Some(from) = plain.strip_suffix(word).filter(|from| from.ends_with([' ', '-', '_', '–'])) {
            return copy(&name[..from.len()]);
        }
    }
    for computer in ["-DESKTOP-", "-LAPTOP-", "-PC-", "-WIN-"] {
        if let Some(at) = name.find(computer) {
            return copy(&name[..at]);
        }
    }
    match name.rsplit_once(' ') {
        Some((from, number)) if number.len() == 1 && number.bytes().all(|byte| (b'2'..=b'9').contains(&byte)) => copy(from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_programs_give() {
        for (name, kind, from) in [
            ("~$kern", Kind::Lock, "kern"),
            ("kern (1)", Kind::Copy, "kern"),
            ("kern kopie", Kind::Copy, "kern"),
            ("kern - Kopie (2)", Kind::Copy, "kern"),
            ("kern copy 3", Kind::Copy, "kern"),
            ("Kopie van kern", Kind::Copy, "kern"),
            ("kern (An's conflicted copy 2026-11-28)", Kind::Copy, "kern"),
            ("kern.sync-conflict-20261128-120000-ABCDEFG", Kind::Copy, "kern"),
            ("kern-DESKTOP-7QH2", Kind::Copy, "kern"),
            ("kern 2", Kind::Copy, "kern"),
            ("Kern 1a2b3c4d5e6f7890abcdef1234567890", Kind::Notion, "Kern"),
        ] {
            assert_eq!(origin(name), Some((kind, from.to_owned())), "{name}");
        }
        for name in ["kern", "fotokopie", "kern-2", "Een (oude) naam", "copy", "(1)", "Deel 12", "kopie van", "日本", "É kopi"] {
            assert_eq!(origin(name), None, "{name}");
        }
    }
}
