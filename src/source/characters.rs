//! Which characters may stand in a text.
//!
//! A control character cannot stand in XML, and so not in the feed, the sitemap or a picture; a noncharacter is a parse error in HTML as well. A mark that
//! turns the direction of letters and is not closed turns what follows it, also on the screen of whoever reviews the text. Not here: line ends, tabs and
//! everything that prints.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Span};

/// Whether a text cannot hold this character: a control character other than tab and line end, or a noncharacter.
#[must_use]
pub fn is_refused(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => true,
        _ => u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// The first character of `text` that a text cannot hold.
#[must_use]
pub fn first_refused(text: &str) -> Option<char> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) { None } else { text.chars().find(|&c| is_refused(c)) }
}

/// How people name a character: `U+000B`.
#[must_use]
pub fn name(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What sort of refused character this is, as the messages know it.
#[must_use]
pub fn kind(c: char) -> &'static str {
    if direction(c).is_some() { "direction" } else { "control" }
}

/// The problem that a refused character at `span` is.
#[must_use]
pub fn problem(span: Span, c: char) -> Diagnostic {
    Diagnostic::new(Code::RefusedCharacter, span).arg("character", name(c)).arg("what", kind(c))
}

/// `text` on one line, as it can be shown on a terminal: control characters and marks of direction become `\u{b}` and the like.
#[must_use]
pub fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    let is_hidden = |c: char| is_refused(c) || matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}') || direction(c).is_some();
    if !text.contains(is_hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.into()
}

/// At most so many characters of a file are named: a file that is no text has thousands.
const MOST: usize = 50;

/// The characters of a file that a text cannot hold; of several in a row the first.
#[must_use]
pub fn refused(text: &str) -> Vec<(Range<usize>, char)> {
    let is_plain = |byte: u8| (0x20..0x7f).contains(&byte) || matches!(byte, b'\n' | b'\t' | b'\r');
    if text.bytes().all(is_plain) {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut in_row = false;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            found.extend(open.drain(..).map(|(at, c)| (at..at + c.len_utf8(), c)));
        }
        let bad = is_refused(c);
        if bad && !in_row {
            found.push((at..at + c.len_utf8(), c));
        }
        in_row = bad;
        match direction(c) {
            Some(Direction::Opens) => open.push((at, c)),
            Some(Direction::Closes(openers)) => {
                // A mark that closes an isolate closes what was opened in it as well.
                if let Some(last) = open.iter().rposition(|(_, opener)| openers.contains(opener)) {
                    open.truncate(last);
                }
            }
            None => {}
        }
        if found.len() > MOST {
            break;
        }
    }
    found.extend(open.into_iter().map(|(at, c)| (at..at + c.len_utf8(), c)));
    found.sort_by_key(|(range, _)| range.start);
    found.truncate(MOST);
    found
}

/// `text` with every character that it cannot hold as U+FFFD, one for one: places stay what they are, and nothing later trips over them.
#[must_use]
pub fn replaced(text: &str) -> String {
    text.chars().map(|c| if is_refused(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// What a mark of direction does, and for one that closes, what it can close (Unicode Standard Annex 9).
enum Direction {
    Opens,
    Closes(&'static [char]),
}

fn direction(c: char) -> Option<Direction> {
    match c {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => Some(Direction::Opens),
        '\u{202c}' => Some(Direction::Closes(&['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}'])),
        '\u{2069}' => Some(Direction::Closes(&['\u{2066}', '\u{2067}', '\u{2068}'])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        refused(text).into_iter().map(|(range, c)| (range.start, name(c))).collect()
    }

    #[test]
    fn control_characters_and_open_marks_of_direction_are_found() {
        assert_eq!(found("a\u{b}\u{b}b\u{1}"), [(1, "U+000B".to_owned()), (4, "U+0001".to_owned())]);
        assert_eq!(found("\u{85}\u{fffe}\u{10ffff}"), [(0, "U+0085".to_owned())]);
        assert_eq!(found("é\u{202e}om\u{202c} \u{2066}x\u{2069}\nfijn 👩‍👩‍👧 \u{feff}\u{200f}\u{2028}"), []);
        assert_eq!(found("\u{202e}om\nverder\u{202c}"), [(0, "U+202E".to_owned())], "each line closes what it opens");
        assert_eq!(found("\u{2066}\u{202e}\u{2069}"), []);
        assert_eq!(found(&"\u{1}a".repeat(100)).len(), MOST);
        assert_eq!(shown("a\nb\u{1b}[31m\u{202e}é"), "a\\nb\\u{1b}[31m\\u{202e}é");
    }

    proptest! {
        #[test]
        fn what_is_replaced_has_none_left_and_the_same_places(text in "\\PC{0,10}[\\x00-\\x20\u{7f}-\u{a0}\u{fffe}é]{0,20}") {
            let clean = replaced(&text);
            prop_assert_eq!(clean.chars().count(), text.chars().count());
            prop_assert_eq!(first_refused(&clean), None);
            prop_assert_eq!(refused(&text).is_empty(), first_refused(&text).is_none());
        }
    }
}
