//! Addresses and citations that stand in a sentence without any mark: `https://…`, `www.…`, `info@example.org`, `@key`.

use std::ops::Range;

use crate::address::is_web_address;

/// A longer address, in bytes, is none that somebody wrote in a sentence.
const LONGEST: usize = 2000;

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bare {
    /// A web or e-mail address, and where it leads.
    Link(String),
    /// A citation: the source's key, whether its author is left out, and the place in the source.
    Citation {
        /// Key in the bibliography.
        key: String,
        /// `-@key`.
        suppress: bool,
        /// What stands between brackets behind it.
        locator: Option<String>,
    },
}

/// Everything of this kind in a text, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Bare)> {
    let mut found = Vec::new();
    if !text.contains('@') && !text.contains("://") && !text.contains("www.") && !text.contains("WWW.") {
        return found;
    }
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let opens = before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '_' | '~' | '"' | '\'' | '“' | '‘' | '«' | '„' | ':' | '/' | '—' | '–'));
        if opens {
            let one = web(rest).or_else(|| mail(rest)).or_else(|| citation(rest).filter(|_| before != Some('/') && before != Some(':')));
            if let Some((length, bare)) = one {
                found.push((at..at + length, bare));
                at += length;
                continue;
            }
        }
        at += step;
    }
    found
}

/// A web address at the beginning of a text.
fn web(text: &str) -> Option<(usize, Bare)> {
    let head = text.get(..8).or_else(|| text.get(..7)).or_else(|| text.get(..4))?.to_ascii_lowercase();
    let (skip, scheme) = if head.starts_with("https://") {
        (8, "")
    } else if head.starts_with("http://") {
        (7, "")
    } else if head.starts_with("www.") {
        (0, "https://")
    } else {
        return None;
    };
    // Before its end is looked for: a text may hold very many of these.
    let start = &text[skip..text.floor_char_boundary((skip + 255).min(text.len()))];
    let host = start.split(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#')).next()?;
    if !host.contains('.') {
        return None;
    }
    let mut length =
        text.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|')).unwrap_or(text.len());
    if length > LONGEST {
        return None;
    }
    loop {
        let address = &text[..length];
        let last = address.chars().next_back()?;
        let closes = |open, close| address.matches(close).count() > address.matches(open).count();
        let drop = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '’' | '‘' | '…' => true,
            ')' => closes('(', ')'),
            ']' => closes('[', ']'),
            _ => false,
        };
        if !drop {
            break;
        }
        length -= last.len_utf8();
    }
    let address = text.get(..length)?;
    let host = address.get(skip..)?.split(['/', '?', '#']).next()?;
    let name = host.split(':').next()?;
    let is_host =
        name.contains('.') && name.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'));
    if !is_host || (skip == 0 && name.matches('.').count() < 2) {
        return None;
    }
    let link = format!("{scheme}{address}");
    is_web_address(&link).then_some((length, Bare::Link(link)))
}

/// An e-mail address at the beginning of a text.
fn mail(text: &str) -> Option<(usize, Bare)> {
    let name = text.find(|c: char| !(c.is_ascii_alphanumeric() || "._+-".contains(c)))?;
    let rest = text[name..].strip_prefix('@').filter(|_| name > 0 && !text.starts_with(['.', '-']))?;
    let mut length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ".-".contains(c))).unwrap_or(rest.len());
    length = rest[..length].trim_end_matches(['.', '-']).len();
    let host = &rest[..length];
    if !host.contains('.') || host.split('.').any(str::is_empty) || rest[length..].starts_with(['_', '@', '/']) {
        return None;
    }
    let whole = name + 1 + length;
    Some((whole, Bare::Link(format!("mailto:{}", &text[..whole]))))
}

/// A citation at the beginning of a text, as pandoc has it: `@key`, `-@key`, `@key [p. 3]`.
fn citation(text: &str) -> Option<(usize, Bare)> {
    let suppress = text.starts_with('-');
    let skip = usize::from(suppress) + 1;
    let rest = text.strip_prefix("-@").or_else(|| text.strip_prefix('@'))?;
    let length = rest.find(|c: char| !(c.is_alphanumeric() || "_-:.+/".contains(c))).unwrap_or(rest.len());
    let key = rest[..length].trim_end_matches(['-', ':', '.', '+', '/']);
    if !key.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let mut whole = skip + key.len();
    let mut locator = None;
    if let Some(after) = text[whole..].strip_prefix(" [")
        && let Some((place, _)) = after.split_once(']')
        && super::citation::is_place(place)
    {
        locator = Some(place.trim().to_owned());
        whole += 2 + place.len() + 1;
    }
    Some((whole, Bare::Citation { key: key.to_owned(), suppress, locator }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(String, String)> {
        let link = |(range, bare): (Range<usize>, Bare)| match bare {
            Bare::Link(to) => Some((text[range].to_owned(), to)),
            Bare::Citation { .. } => None,
        };
        find(text).into_iter().filter_map(link).collect()
    }

    #[test]
    fn addresses_end_where_a_reader_ends_them() {
        for (text, shown, to) in [
            ("Zie https://www.vlaanderen.be.", "https://www.vlaanderen.be", "https://www.vlaanderen.be"),
            ("(zie www.vlaanderen.be/a_(b))", "www.vlaanderen.be/a_(b)", "https://www.vlaanderen.be/a_(b)"),
            ("Mail naar info@example.org, of bel.", "info@example.org", "mailto:info@example.org"),
            ("http://a.be/x?y=1&z=2!", "http://a.be/x?y=1&z=2", "http://a.be/x?y=1&z=2"),
        ] {
            assert_eq!(links(text), [(shown.to_owned(), to.to_owned())], "{text}");
        }
        for text in ["www.x", "https://", "een@", "@b.be", "a@b", "x.be", "htttp://a.be", "https://localhost/x", "wwww.a.be"] {
            assert!(links(text).is_empty(), "{text}: {:?}", links(text));
        }
    }

    #[test]
    fn citations_without_brackets() {
        let cited = |text: &str| find(text).into_iter().map(|(range, bare)| (text[range].to_owned(), bare)).collect::<Vec<_>>();
        let bare = |key: &str, suppress, locator: Option<&str>| Bare::Citation { key: key.to_owned(), suppress, locator: locator.map(str::to_owned) };
        assert_eq!(cited("Volgens @noot2020 [p. 3] kan het."), [("@noot2020 [p. 3]".to_owned(), bare("noot2020", false, Some("p. 3")))]);
        assert_eq!(cited("Dat is zo (-@noot)."), [("-@noot".to_owned(), bare("noot", true, None))]);
        assert_eq!(cited("Volgens @noot. En [x]."), [("@noot".to_owned(), bare("noot", false, None))]);
        assert!(cited("a@b en @ en x@").is_empty());
    }
}
