//! A scan over a bibliography file: where its entries, `@string` definitions and mistakes stand.
//!
//! It takes time in proportion to the file and never recurses, so that any file can be given to it. It reads BibLaTeX as the crate biblatex does,
//! but goes on after a mistake, so that all mistakes of a file come out. Not here: what a value means (that is for biblatex), and which references
//! and nestings are too much ([`super::bounds`]).

use std::ops::Range;

/// What stands in a file.
#[derive(Debug, Default)]
pub(super) struct Scan<'t> {
    /// The entries, in the order of the file.
    pub(super) entries: Vec<Entry<'t>>,
    /// The definitions of `@string`, in the order of the file.
    pub(super) strings: Vec<Field<'t>>,
    /// The places where the form of the file is off.
    pub(super) mistakes: Vec<Mistake>,
}

/// A mistake in the form of the file.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Where.
    pub(super) range: Range<usize>,
    /// What is wrong, in words.
    pub(super) reason: &'static str,
}

/// A piece of the file, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// What is written.
    pub(super) text: &'t str,
    /// Where.
    pub(super) range: Range<usize>,
}

/// An entry: a source, or data that sources share.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// `book` of `@book`.
    pub(super) kind: Word<'t>,
    /// Its key; it may be empty.
    pub(super) key: Word<'t>,
    /// Its fields, in order.
    pub(super) fields: Vec<Field<'t>>,
    /// All of it but the closing brace.
    pub(super) range: Range<usize>,
}

/// A field of an entry, or a definition.
#[derive(Debug)]
pub(super) struct Field<'t> {
    /// Its name, as written.
    pub(super) name: Word<'t>,
    /// Its value: the pieces between `#`.
    pub(super) value: Vec<Piece<'t>>,
    /// From the first piece to the last.
    pub(super) range: Range<usize>,
}

/// A piece of a value.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    /// Text between braces or quotation marks, without them; or a number.
    Text(Word<'t>),
    /// The name of a `@string` or a month.
    Name(Word<'t>),
}

/// After a mistake the scan goes on at the next line that begins with `@`. Parts that are read twice that way are this many times the file at most;
/// then the rest of the file is left.
const MOST_READ_AGAIN: usize = 8;

/// Scans a file.
pub(super) fn scan(text: &str) -> Scan<'_> {
    let mut scanner = Scanner { text, at: 0, scan: Scan::default() };
    let mut again = text.len() * MOST_READ_AGAIN;
    while let Some(next) = text[scanner.at..].find(['@', '%']) {
        scanner.at += next;
        if scanner.peek() == Some('%') {
            scanner.comment();
            continue;
        }
        let start = scanner.at;
        let Err(mistake) = scanner.item() else { continue };
        let reached = scanner.at;
        scanner.scan.mistakes.push(mistake);
        let Some(resume) = next_item(text, start + 1) else { break };
        let Some(left) = again.checked_sub(reached.saturating_sub(resume)) else { break };
        again = left;
        scanner.at = resume;
    }
    scanner.scan
}

/// The next `@` at the beginning of a line, from `from` on.
fn next_item(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += text[at..].find('\n')? + 1;
        let line = text[at..].trim_start_matches([' ', '\t']);
        if line.starts_with('@') {
            return Some(text.len() - line.len());
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    scan: Scan<'t>,
}

impl<'t> Scanner<'t> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn eat_if(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        if is_there {
            self.at += wanted.len_utf8();
        }
        is_there
    }

    fn eat_while(&mut self, wanted: impl Fn(char) -> bool) -> Word<'t> {
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.word(self.at, self.at + length)
    }

    /// What stands from `start` to `end`, where the scan goes on.
    fn word(&mut self, start: usize, end: usize) -> Word<'t> {
        self.at = end;
        Word { text: &self.text[start..end], range: start..end }
    }

    fn space(&mut self) {
        self.eat_while(char::is_whitespace);
    }

    fn comment(&mut self) {
        if self.eat_if('%') {
            self.eat_while(|c| c != '\n');
        }
    }

    fn mistake(&self, reason: &'static str) -> Mistake {
        Mistake { range: self.at..self.at, reason }
    }

    fn expect(&mut self, wanted: &[char], reason: &'static str) -> Result<(), Mistake> {
        match self.peek() {
            Some(c) if wanted.contains(&c) => {
                self.at += c.len_utf8();
                Ok(())
            }
            _ => Err(self.mistake(reason)),
        }
    }

    fn identifier(&mut self) -> Result<Word<'t>, Mistake> {
        if self.peek().is_some_and(begins_identifier) { Ok(self.eat_while(continues_identifier)) } else { Err(self.mistake("expected identifier")) }
    }

    /// What begins with `@`.
    fn item(&mut self) -> Result<(), Mistake> {
        let start = self.at;
        self.eat();
        let read = self.item_from(start);
        // A place at the end of the file helps nobody.
        let end = self.text.trim_end().len();
        read.map_err(|mistake| {
            if mistake.range.start < end {
                return mistake;
            }
            let line = self.text[start..].lines().next().unwrap_or_default().trim_end().len();
            Mistake { range: start..start + line, reason: "this entry does not end: unexpected end of file" }
        })
    }

    fn item_from(&mut self, start: usize) -> Result<(), Mistake> {
        let kind = self.identifier()?;
        self.space();
        self.expect(&['{', '"'], "expected opening brace")?;
        self.space();
        match kind.text.to_ascii_lowercase().as_str() {
            "string" => {
                let fields = self.fields()?;
                self.scan.strings.extend(fields);
            }
            "preamble" => {
                self.quoted()?;
            }
            "comment" => {
                self.eat_while(|c| c != '}');
            }
            _ => {
                let key = self.eat_while(|c| !matches!(c, ',' | '}') && !c.is_control() && !c.is_whitespace());
                self.space();
                self.expect(&[','], "expected comma")?;
                self.space();
                self.comment();
                self.space();
                let fields = self.fields()?;
                let entry = Entry { kind, key, fields, range: start..self.at };
                self.scan.entries.push(entry);
            }
        }
        self.space();
        self.expect(&['}', '"'], "expected closing brace")
    }

    fn fields(&mut self) -> Result<Vec<Field<'t>>, Mistake> {
        let mut fields = Vec::new();
        loop {
            self.space();
            if self.peek() == Some('}') {
                return Ok(fields);
            }
            fields.push(self.field()?);
            self.space();
            if self.peek() == Some('}') {
                return Ok(fields);
            }
            self.expect(&[','], "expected comma")?;
            self.space();
            self.comment();
        }
    }

    fn field(&mut self) -> Result<Field<'t>, Mistake> {
        let name = self.identifier()?;
        self.space();
        self.expect(&['='], "expected equals")?;
        self.space();
        let start = self.at;
        let mut value = vec![self.piece()?];
        self.space();
        while self.eat_if('#') {
            self.space();
            value.push(self.piece()?);
            self.space();
        }
        let range = start..self.at;
        self.space();
        self.comment();
        Ok(Field { name, value, range })
    }

    fn piece(&mut self) -> Result<Piece<'t>, Mistake> {
        match self.peek() {
            Some('{') => self.braced().map(Piece::Text),
            Some('"') => self.quoted().map(Piece::Text),
            Some('0'..='9') => {
                let number = self.eat_while(|c| c.is_ascii_digit() || c == '.');
                if number.text.matches('.').count() > 1 {
                    return Err(Mistake { range: number.range, reason: "unexpected decimal point" });
                }
                Ok(Piece::Text(number))
            }
            Some(c) if begins_identifier(c) => self.identifier().map(Piece::Name),
            _ => Err(self.mistake("expected a value")),
        }
    }

    fn braced(&mut self) -> Result<Word<'t>, Mistake> {
        self.expect(&['{'], "expected opening brace")?;
        let start = self.at;
        let mut open = 0_usize;
        while let Some(c) = self.eat() {
            match c {
                '{' => open += 1,
                '}' if open == 0 => {
                    let end = self.at;
                    let word = self.word(start, end - 1);
                    self.at = end;
                    return Ok(word);
                }
                '}' => open -= 1,
                '\\' => {
                    self.eat();
                }
                _ => {}
            }
        }
        Err(self.mistake("unexpected end of file"))
    }

    fn quoted(&mut self) -> Result<Word<'t>, Mistake> {
        self.expect(&['"'], "expected double quote")?;
        let start = self.at;
        while let Some(c) = self.eat() {
            match c {
                '"' => {
                    let end = self.at;
                    let word = self.word(start, end - 1);
                    self.at = end;
                    return Ok(word);
                }
                '\\' => {
                    self.eat();
                }
                _ => {}
            }
        }
        Err(self.mistake("unexpected end of file"))
    }
}

fn begins_identifier(c: char) -> bool {
    !matches!(c, ':' | '<' | '-' | '>') && continues_identifier(c)
}

fn continues_identifier(c: char) -> bool {
    !matches!(c, '@' | '{' | '}' | '"' | '#' | '\'' | '(' | ')' | ',' | '=' | '%' | '\\' | '~') && !c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_after_a_mistake() {
        let text = "@book{a,\n  title = {Een}\n  date = {2009},\n}\n\n@book{b, title = \"Twee\" # jan}\n@book c}\n@string{x = {y}}\n@misc{d,\n";
        let scan = scan(text);
        assert_eq!(scan.entries.iter().map(|entry| entry.key.text).collect::<Vec<_>>(), ["b"]);
        assert_eq!(scan.strings.len(), 1);
        let mistakes: Vec<(&str, &str)> =
            scan.mistakes.iter().map(|mistake| (text[mistake.range.start..].lines().next().unwrap_or_default(), mistake.reason)).collect();
        assert_eq!(
            mistakes,
            [("date = {2009},", "expected comma"), ("c}", "expected opening brace"), ("@misc{d,", "this entry does not end: unexpected end of file"),]
        );
    }

    #[test]
    fn entries_without_an_end_take_time_in_proportion() {
        let text = "@book{a,title={\n".repeat(200_000);
        assert!(!scan(&text).mistakes.is_empty());
    }
}
