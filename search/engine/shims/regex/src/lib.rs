//! Stands in for the crate `regex` in the browser's build: a pattern is one class of characters, such as `[\\/]`.
//!
//! What it serves: that very pattern, in the display of a hierarchical facet, is the only one that tantivy can reach from reading an index. The
//! other places that name a pattern (a tokenizer, wildcard and regex queries, aggregations) only have to compile: [`Regex::new`] refuses theirs,
//! and each of them passes the refusal on as an error. What else the crate can do is left out, so another use fails at compile time.

use std::borrow::Cow;
use std::fmt;

/// A class of characters.
#[derive(Clone, Debug)]
pub struct Regex(Vec<char>);

/// The pattern is more than one class of plain characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser's engine has no such patterns")
    }
}

impl std::error::Error for Error {}

impl Regex {
    /// Reads a pattern: `[`, plain characters or escaped punctuation, `]`.
    ///
    /// # Errors
    ///
    /// On every other pattern, ranges and negation included.
    pub fn new(pattern: &str) -> Result<Self, Error> {
        let mut class = pattern.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).ok_or(Error)?.chars();
        let mut characters = Vec::new();
        while let Some(character) = class.next() {
            characters.push(match character {
                '\\' => class.next().filter(char::is_ascii_punctuation).ok_or(Error)?,
                '[' | ']' | '^' | '-' | '&' | '~' => return Err(Error),
                plain => plain,
            });
        }
        if characters.is_empty() { Err(Error) } else { Ok(Self(characters)) }
    }

    /// The first character of the class.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        let (start, found) = text.match_indices(self.0.as_slice()).next()?;
        Some(Match { start, found })
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Puts `replacement` in the place of every character of the class.
    ///
    /// # Panics
    ///
    /// When `replacement` names a group: only the full crate does that.
    #[must_use]
    pub fn replace_all<'t>(&self, text: &'t str, replacement: &str) -> Cow<'t, str> {
        assert!(!replacement.contains('$'));
        if self.is_match(text) { Cow::Owned(text.split(self.0.as_slice()).collect::<Vec<_>>().join(replacement)) } else { Cow::Borrowed(text) }
    }
}

/// A character that was found.
#[derive(Clone, Copy, Debug)]
pub struct Match<'t> {
    start: usize,
    found: &'t str,
}

impl<'t> Match<'t> {
    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.found.len()
    }

    /// The character.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.found
    }
}

/// Writes a text as a pattern that matches it, as the full crate does.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_of_facets_is_that_of_the_full_crates() {
        let (ours, theirs) = (Regex::new(r"[\\/]").unwrap(), regex_lite::Regex::new(r"[\\/]").unwrap());
        for text in ["", "plain", "/", "a/b\\c//é/", "\\", "no slash é"] {
            assert_eq!(ours.replace_all(text, "\\/"), theirs.replace_all(text, "\\/"));
            assert_eq!(ours.is_match(text), theirs.is_match(text));
            assert_eq!(ours.find(text).map(|m| (m.start(), m.end(), m.as_str())), theirs.find(text).map(|m| (m.start(), m.end(), m.as_str())));
        }
    }

    #[test]
    fn other_patterns_are_refused() {
        for pattern in ["", "a", "[]", "[a-z]", "[^a]", r"[\w]", r"[a\", "[a]b]", r"'(?:\w*)'", "^a.*$", "[[:alpha:]]"] {
            assert!(Regex::new(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn escaping_is_that_of_the_full_crates() {
        let text = r"a.b*c\d[e]{f}(g)|h^i$j#k&l-m~n+o? p_é/";
        assert_eq!(escape(text), regex_lite::escape(text));
    }
}
