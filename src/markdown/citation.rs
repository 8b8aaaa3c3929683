//! Citations in running text: `[@key]`, `[@key, p. 12]`, `[@one; @two, chap. 3]`, and pandoc's forms `[see @key]`, `[-@key]`, `@key`.

use std::ops::Range;

/// A source that is cited, and where in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CitedItem {
    /// Key in the bibliography.
    pub key: String,
    /// Locator as written after the key: `p. 12`.
    pub locator: Option<String>,
    /// Words before it: `zie`.
    pub prefix: Option<String>,
    /// How its author is shown.
    pub form: CiteForm,
    /// Bytes of the key, in the text that was parsed.
    pub range: Range<usize>,
}

/// How the author of a cited source is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CiteForm {
    /// Between the brackets: (Noot, 2020).
    #[default]
    Bracketed,
    /// Not at all, since the sentence names them: (2020).
    SuppressAuthor,
    /// In the sentence: Noot (2020).
    InText,
}

/// Why what stands between brackets is no citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    /// A comma between two sources.
    Comma,
    /// Anything else.
    Other,
}

/// Reads what stands between the brackets of a citation; `base` is the place of its first byte.
pub(super) fn parse_items(inner: &str, base: usize) -> Result<Vec<CitedItem>, Malformed> {
    let mut items = Vec::new();
    let mut at = base;
    for part in inner.split(';') {
        let sign = part.find('@').ok_or(Malformed::Other)?;
        let before = &part[..sign];
        let suppress = before.ends_with('-');
        let before = before.strip_suffix('-').unwrap_or(before);
        if !before.is_empty() && !before.ends_with(char::is_whitespace) {
            return Err(Malformed::Other);
        }
        let (key, locator) = split_locator(&part[sign + 1..]);
        if locator.is_some_and(|locator| locator.contains('@')) {
            return Err(Malformed::Comma);
        }
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || "_-:.+/".contains(c)) {
            return Err(Malformed::Other);
        }
        let lead = part[sign + 1..].len() - part[sign + 1..].trim_start().len();
        let start = at + sign + 1 + lead;
        items.push(CitedItem {
            key: key.to_owned(),
            locator: locator.map(str::to_owned),
            prefix: Some(before.trim()).filter(|words| !words.is_empty()).map(str::to_owned),
            form: if suppress { CiteForm::SuppressAuthor } else { CiteForm::Bracketed },
            range: start..start + key.len(),
        });
        at += part.len() + 1;
    }
    Ok(items)
}

/// Key and locator of `key, p. 12`.
pub(crate) fn split_locator(text: &str) -> (&str, Option<&str>) {
    match text.split_once(',') {
        Some((key, locator)) => (key.trim(), Some(locator.trim()).filter(|l| !l.is_empty())),
        None => (text.trim(), None),
    }
}

/// What a locator can count, in CSL's words, by the sign before it.
const LABELS: &[(&str, &str)] = &[
    ("pp.", "page"),
    ("p.", "page"),
    ("blz.", "page"),
    ("pag.", "page"),
    ("bl.", "page"),
    ("pagina", "page"),
    ("blz ", "page"),
    ("pp ", "page"),
    ("p ", "page"),
    ("hfst.", "chapter"),
    ("hoofdstuk", "chapter"),
    ("chap.", "chapter"),
    ("fig.", "figure"),
    ("dl.", "part"),
    ("deel", "part"),
    ("vol.", "volume"),
    ("nr.", "issue"),
    ("no.", "issue"),
];

/// What a locator counts, in CSL's words, and the rest: `p. 12` is page 12, `hfst. 3` is chapter 3. Without a known sign it is a page if it
/// is a number. `None` for everything else, which is shown as it is written: `art. 60 § 7`, `alinea 2`, `00:12:30`.
#[must_use]
pub fn parse_locator(locator: &str) -> Option<(&'static str, &str)> {
    for (label, name) in LABELS {
        if let Some(rest) = locator.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label)).map(|_| locator[label.len()..].trim())
            && rest.starts_with(|c: char| c.is_alphanumeric())
        {
            return Some((name, rest));
        }
    }
    let is_number = locator.starts_with(|c: char| c.is_ascii_digit()) && !locator.contains(':');
    is_number.then_some(("page", locator))
}

/// Whether this names a place in a source, and is not just some words between brackets.
pub(super) fn is_place(text: &str) -> bool {
    let text = text.trim();
    let signs = ["art.", "artikel", "§", "al.", "alinea", "par.", "tabel", "figuur", "r."];
    parse_locator(text).is_some() || (text.len() < 60 && signs.iter().any(|sign| text.to_lowercase().starts_with(sign)))
}

/// Whether a text can cite a source by this key.
pub(crate) fn is_citable(key: &str) -> bool {
    parse_items(&format!("@{key}"), 0).is_ok_and(|items| matches!(items.as_slice(), [item] if item.key == key && item.locator.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_with_and_without_locators() {
        let items = parse_items("@rapp2012, p. 12; @wolf-2015", 10).expect("items");
        assert_eq!(items.len(), 2);
        assert_eq!((items[0].key.as_str(), items[0].locator.as_deref(), items[0].range.clone()), ("rapp2012", Some("p. 12"), 11..19));
        assert_eq!((items[1].key.as_str(), items[1].locator.as_deref(), items[1].range.clone()), ("wolf-2015", None, 29..38));
        assert_eq!(parse_items("@", 0), Err(Malformed::Other));
        assert_eq!(parse_items("@een; twee", 0), Err(Malformed::Other));
        assert_eq!(parse_items("@een twee", 0), Err(Malformed::Other));
        assert_eq!(parse_items("@een, @twee", 0), Err(Malformed::Comma));
    }

    #[test]
    fn words_before_a_key_and_a_left_out_author_are_kept() {
        let items = parse_items("zie @a, p. 3; -@b", 0).expect("items");
        assert_eq!((items[0].prefix.as_deref(), items[0].form, items[0].range.clone()), (Some("zie"), CiteForm::Bracketed, 5..6));
        assert_eq!((items[1].prefix.as_deref(), items[1].form, items[1].range.clone()), (None, CiteForm::SuppressAuthor, 16..17));
    }

    #[test]
    fn knows_what_a_locator_counts() {
        assert_eq!(parse_locator("p. 12"), Some(("page", "12")));
        assert_eq!(parse_locator("P. 12"), Some(("page", "12")));
        assert_eq!(parse_locator("blz 12"), Some(("page", "12")));
        assert_eq!(parse_locator("pp. 12-14"), Some(("page", "12-14")));
        assert_eq!(parse_locator("Hfst. 3"), Some(("chapter", "3")));
        assert_eq!(parse_locator("12"), Some(("page", "12")));
        for as_written in ["passim", "art. 60", "artikel 60", "§ 7", "alinea 2", "00:12:30", "art. 60 § 7", "paragraaf 2"] {
            assert_eq!(parse_locator(as_written), None, "{as_written}");
        }
    }
}
