//! Citations in running text: `[@key]`, `[@key, p. 12]`, `[@one; @two, chap. 3]`.

use std::ops::Range;

/// A source that is cited, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedItem {
    /// Key in the bibliography.
    pub key: String,
    /// Locator as written after the key: `p. 12`.
    pub locator: Option<String>,
    /// Bytes of the key, in the text that was parsed.
    pub range: Range<usize>,
}

/// Reads what stands between the brackets of a citation; `base` is the place of its first byte. `None` where it has another form.
pub(super) fn parse_items(inner: &str, base: usize) -> Option<Vec<CitedItem>> {
    let mut items = Vec::new();
    let mut at = base;
    for part in inner.split(';') {
        let lead = part.len() - part.trim_start().len();
        let words = part.trim();
        let cited = words.strip_prefix('@')?;
        let (key, locator) = split_locator(cited);
        if key.is_empty() || !key.chars().all(|c| c.is_alphanumeric() || "_-:.+/".contains(c)) {
            return None;
        }
        let start = at + lead + 1;
        items.push(CitedItem { key: key.to_owned(), locator: locator.map(str::to_owned), range: start..start + key.len() });
        at += part.len() + 1;
    }
    Some(items)
}

/// Key and locator of `key, p. 12`.
pub(crate) fn split_locator(text: &str) -> (&str, Option<&str>) {
    match text.split_once(',') {
        Some((key, locator)) => (key.trim(), Some(locator.trim()).filter(|l| !l.is_empty())),
        None => (text.trim(), None),
    }
}

/// What a locator counts, in CSL's words, and the rest: `p. 12` is page 12, `hfst. 3` is chapter 3. Without a known label it is a page if it
/// begins with a digit.
#[must_use]
pub fn parse_locator(locator: &str) -> Option<(&'static str, &str)> {
    const LABELS: &[(&str, &str)] = &[
        ("pp.", "page"),
        ("p.", "page"),
        ("blz.", "page"),
        ("pagina", "page"),
        ("hfst.", "chapter"),
        ("hoofdstuk", "chapter"),
        ("chap.", "chapter"),
        ("par.", "paragraph"),
        ("alinea", "paragraph"),
        ("§", "section"),
        ("art.", "article"),
        ("artikel", "article"),
        ("fig.", "figure"),
        ("dl.", "part"),
        ("deel", "part"),
        ("vol.", "volume"),
        ("nr.", "issue"),
        ("no.", "issue"),
    ];
    for (label, name) in LABELS {
        if let Some(rest) = locator.strip_prefix(label) {
            return Some((name, rest.trim()));
        }
    }
    locator.starts_with(|c: char| c.is_ascii_digit()).then_some(("page", locator))
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
        assert_eq!(parse_items("@", 0), None);
        assert_eq!(parse_items("@een; twee", 0), None);
        assert_eq!(parse_items("@een twee", 0), None);
    }

    #[test]
    fn knows_what_a_locator_counts() {
        assert_eq!(parse_locator("p. 12"), Some(("page", "12")));
        assert_eq!(parse_locator("pp. 12-14"), Some(("page", "12-14")));
        assert_eq!(parse_locator("hfst. 3"), Some(("chapter", "3")));
        assert_eq!(parse_locator("12"), Some(("page", "12")));
        assert_eq!(parse_locator("passim"), None);
    }
}
