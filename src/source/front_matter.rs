//! The gate to YAML: text in, a tree of values with their places out.
//!
//! The only file that touches a YAML library. Two of them, for two jobs: saphyr-parser's events give every key and value its place, and
//! `serde_yaml` turns a checked value into a typed one ([`decode`]). What the keys *mean* is not known here; see [`crate::model`].
//!
//! A catalogue needs little of YAML: maps, lists, texts. Anchors, aliases, tags and keys that are no plain word are refused with a
//! diagnostic, which also rules out documents that unfold to gigabytes.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as Place};

use super::{FileId, SourceFile, characters};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::leftovers::HARD_SPACES;

/// Lists and maps may lie this deep in each other; the deepest that the content model knows is 5.
const DEEPEST: usize = 16;

/// A value of a YAML text, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a [`Node`] is. Numbers, dates and truth values are texts here: what a text has to be is said by the key that it belongs to, so that
/// `titel: 2026` and `titel: nee` are titles.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Nothing,
    /// A text, however it is written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Something that was refused with a diagnostic.
    Refused,
    /// A map, in the order of the file; no key twice.
    Map(Vec<(Key, Node)>),
}

/// A key of a map, with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// The word.
    pub name: String,
}

/// One step from a value into a part of it.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// The value under this key.
    Key(&'a str),
    /// The key itself.
    Name(&'a str),
    /// The item at this place of a list, from 0.
    Item(usize),
}

impl Node {
    /// Where the part at `path` stands; where there is no such part, the nearest whole that holds it.
    #[must_use]
    pub fn place(&self, path: &[Step<'_>]) -> Range<usize> {
        let Some((step, rest)) = path.split_first() else { return self.range.clone() };
        match (step, &self.value) {
            (Step::Key(name), Value::Map(pairs)) => {
                pairs.iter().find(|(key, _)| key.name == *name).map_or_else(|| self.range.clone(), |(_, node)| node.place(rest))
            }
            (Step::Name(name), Value::Map(pairs)) => {
                pairs.iter().find(|(key, _)| key.name == *name).map_or_else(|| self.range.clone(), |(key, _)| key.range.clone())
            }
            (Step::Item(at), Value::List(items)) => items.get(*at).map_or_else(|| self.range.clone(), |node| node.place(rest)),
            _ => self.range.clone(),
        }
    }

    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(pairs) => pairs.iter().find(|(key, _)| key.name == name).map(|(_, node)| node),
            _ => None,
        }
    }
}

/// A content file in its two parts, as byte ranges of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the `---` lines.
    pub front: Range<usize>,
    /// The markdown after them.
    pub body: Range<usize>,
}

/// Finds the front matter of a content file: from a first line `---` to the next line `---`.
///
/// `None`, with a diagnostic, where there is none.
pub fn split(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if text[start..].trim().is_empty() {
        diagnostics.push(Diagnostic::new(Code::EmptyFile, Span::start_of(file)));
        return None;
    }
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let end = start + first.trim_end().len();
        // Line ends of an old Macintosh: the whole file is one line.
        let why = if text[start..].starts_with("---\r") && !text.contains('\n') { "ends" } else { "none" };
        let end = if why == "ends" { start + 3 } else { end };
        diagnostics.push(Diagnostic::new(Code::NoFrontMatter, Span::new(file, start..end)).arg("why", why));
        return None;
    }
    let front = start + first.len();
    let mut at = front;
    for line in lines {
        if line.trim_end() == "---" {
            return Some(Parts { front: front..at, body: at + line.len()..text.len() });
        }
        at += line.len();
    }
    diagnostics.push(Diagnostic::new(Code::FrontMatterUnclosed, Span::new(file, start..start + 3)));
    None
}

/// Reads the YAML in `range` of a file. An empty text is an empty map.
///
/// `None`, with a diagnostic, where it is no YAML or no map.
pub fn parse(id: FileId, file: &SourceFile, range: Range<usize>, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = &file.text[range.clone()];
    // The parser takes some tabs; editors who mix them with spaces get a structure that they do not see.
    let tab = if text.starts_with('\t') { Some(0) } else { text.find("\n\t").map(|at| at + 1) };
    if let Some(tab) = tab {
        let start = range.start + tab;
        diagnostics.push(Diagnostic::new(Code::TabInYaml, Span::new(id, start..start + 1)));
        return None;
    }
    let offsets = Offsets::new(text, range.start);
    let mut builder = Builder { id, offsets: &offsets, text: &file.text, open: Vec::new(), root: None, problems: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    let mut failed = false;
    while let Some(next) = parser.next_event() {
        match next {
            Ok((event, place)) => {
                if !builder.take(event, place) {
                    failed = true;
                    break;
                }
            }
            Err(error) => {
                builder.problems.push(syntax(id, &file.text, range.clone(), offsets.byte(error.marker().index()), error.info()));
                failed = true;
                break;
            }
        }
    }
    let Builder { root, problems, .. } = builder;
    let unreadable = failed || !problems.is_empty();
    diagnostics.extend(problems);
    if failed {
        return None;
    }
    let root = root.unwrap_or(Node { range: range.start..range.start, value: Value::Nothing });
    match root.value {
        Value::Map(_) => Some(root),
        Value::Nothing => Some(Node { value: Value::Map(Vec::new()), ..root }),
        _ if unreadable => None,
        Value::Text(_) | Value::List(_) | Value::Refused => {
            if let Some(problem) = hard_space(id, &file.text, range.clone(), range.end) {
                diagnostics.push(problem);
                return None;
            }
            let found = if matches!(root.value, Value::List(_)) { "list" } else { "text" };
            let line = first_line(&file.text, root.range);
            diagnostics.push(Diagnostic::new(Code::WrongType, Span::new(id, line)).arg("key", "").arg("expected", "front").arg("found", found));
            None
        }
    }
}

/// Makes a typed value of a checked one. The forms in [`crate::model`] guarantee that it fits.
///
/// # Errors
/// If a form and a type of the model disagree: a mistake in staalkaart, which its tests look for.
pub fn decode<T: serde::de::DeserializeOwned>(value: serde_yaml::Value) -> Result<T, serde_yaml::Error> {
    serde_yaml::from_value(value)
}

/// `range`, cut at the end of its first line.
pub(crate) fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text[range.clone()].split('\n').next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// From the parser's positions (characters from the beginning of the YAML) to bytes of the file.
struct Offsets {
    base: usize,
    /// Byte of each character and of the end; empty where all characters are one byte.
    bytes: Vec<u32>,
    length: usize,
}

impl Offsets {
    fn new(text: &str, base: usize) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            let ends = std::iter::once(text.len());
            text.char_indices().map(|(at, _)| at).chain(ends).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        };
        Self { base, bytes, length: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        let within =
            if self.bytes.is_empty() { character.min(self.length) } else { self.bytes.get(character).map_or(self.length, |at| *at as usize) };
        self.base + within
    }

    fn range(&self, place: Place) -> Range<usize> {
        let start = self.byte(place.start.index());
        start..self.byte(place.end.index()).max(start)
    }
}

/// A list or map that is not closed yet.
enum Open {
    List {
        start: usize,
        items: Vec<Node>,
    },
    Map {
        start: usize,
        pairs: Vec<(Key, Node)>,
        key: Option<Key>,
        seen: std::collections::BTreeMap<String, Range<usize>>,
    },
    /// A list or map that stands as a key: its contents are dropped.
    BadKey,
}

struct Builder<'a> {
    id: FileId,
    offsets: &'a Offsets,
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    problems: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Takes one event; false when reading on would make no sense.
    fn take(&mut self, event: Event<'_>, place: Place) -> bool {
        let range = self.offsets.range(place);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if tag.is_some() || anchor != 0 {
                    self.refuse(if tag.is_some() { "tag" } else { "anchor" }, range.clone());
                    self.refused(range);
                } else {
                    self.scalar(&text, style, range);
                }
            }
            Event::Alias(_) => {
                self.refuse("alias", range.clone());
                self.refused(range);
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) if anchor != 0 || tag.is_some() => {
                let what = if tag.is_some() { "tag" } else { "anchor" };
                let range = first_line(self.text, range.start..self.text.len());
                self.refuse(what, range);
                return false;
            }
            Event::SequenceStart(..) => return self.begin(Open::List { start: range.start, items: Vec::new() }, range.start),
            Event::MappingStart(..) => {
                let open = Open::Map { start: range.start, pairs: Vec::new(), key: None, seen: std::collections::BTreeMap::new() };
                return self.begin(open, range.start);
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List { start, items }) => self.end(start, range.end, Value::List(items)),
                Some(Open::Map { start, pairs, .. }) => self.end(start, range.end, Value::Map(pairs)),
                Some(Open::BadKey) | None => self.skip_key(),
            },
            Event::DocumentStart(_) if self.root.is_some() => {
                self.problems.push(syntax_problem(self.id, range, "other"));
                return false;
            }
            _ => {}
        }
        true
    }

    fn refuse(&mut self, what: &str, range: Range<usize>) {
        let filled = unquoted(self.text, line_of(self.text, range.start)..self.text.len(), range.start)
            .map_or_else(|| "\"…\"".to_owned(), |(_, filled)| filled);
        self.problems.push(Diagnostic::new(Code::YamlFeature, Span::new(self.id, range)).arg("what", what).arg("filled", filled));
    }

    fn begin(&mut self, open: Open, start: usize) -> bool {
        if self.open.len() >= DEEPEST {
            let range = start..self.text.ceil_char_boundary((start + 1).min(self.text.len()));
            self.problems.push(Diagnostic::new(Code::TooDeep, Span::new(self.id, range)).arg("max", DEEPEST));
            return false;
        }
        let wants_key = matches!(self.open.last(), Some(Open::Map { key: None, .. } | Open::BadKey));
        if wants_key {
            let range = start..self.text.ceil_char_boundary((start + 1).min(self.text.len()));
            self.refuse("key", range);
            self.open.push(Open::BadKey);
        } else {
            self.open.push(open);
        }
        true
    }

    fn end(&mut self, start: usize, end: usize, value: Value) {
        let text = self.text[start..end.max(start)].trim_end();
        self.put(Node { range: start..start + text.len(), value });
    }

    /// A refused key still has a value; it goes nowhere.
    fn skip_key(&mut self) {
        if let Some(Open::Map { key, .. }) = self.open.last_mut() {
            *key = Some(Key { range: 0..0, name: String::new() });
        }
    }

    /// Takes the place of a refused key or value.
    fn refused(&mut self, range: Range<usize>) {
        match self.open.last_mut() {
            Some(Open::Map { key: key @ None, .. }) => *key = Some(Key { range, name: String::new() }),
            _ => self.put(Node { range, value: Value::Refused }),
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, range: Range<usize>) {
        // A block scalar's range runs to the next key: shown without the white space after it.
        let shown = self.text[range.clone()].trim_end().len();
        let range = range.start..range.start + shown;
        // An escape such as "\x0B"; what stands there as it is was found when the file was read.
        if style == ScalarStyle::DoubleQuoted
            && let Some(c) = characters::first_refused(text)
        {
            self.problems.push(characters::problem(Span::new(self.id, range.clone()), c));
            self.refused(range);
            return;
        }
        if let Some(Open::Map { key: key @ None, seen, .. }) = self.open.last_mut() {
            let name = text.trim().to_owned();
            if name == "<<" {
                self.problems.push(Diagnostic::new(Code::YamlFeature, Span::new(self.id, range.clone())).arg("what", "merge").arg("filled", "\"…\""));
                *key = Some(Key { range, name: String::new() });
                return;
            }
            if let Some(first) = seen.get(&name) {
                let first = Span::new(self.id, first.clone());
                let problem = Diagnostic::new(Code::DuplicateKey, Span::new(self.id, range.clone()));
                self.problems.push(problem.arg("key", name.as_str()).related(first));
                *key = Some(Key { range, name: String::new() });
                return;
            }
            seen.insert(name.clone(), range.clone());
            *key = Some(Key { range, name });
            return;
        }
        let nothing = style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let value = if nothing { Value::Nothing } else { Value::Text(text.to_owned()) };
        self.put(Node { range, value });
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { pairs, key, .. }) => {
                // A key without a name was reported already.
                if let Some(key) = key.take().filter(|key| !key.name.is_empty()) {
                    pairs.push((key, node));
                }
            }
            Some(Open::BadKey) => {}
            None => self.root = Some(node),
        }
    }
}

/// What the parser's complaint means to an editor.
fn syntax(id: FileId, text: &str, range: Range<usize>, at: usize, info: &str) -> Diagnostic {
    if let Some(problem) = hard_space(id, text, range.clone(), at) {
        return problem;
    }
    // A tab is the likeliest cause of what follows it, and the parser names it in many ways.
    let until = text[at.min(range.end)..range.end].find('\n').map_or(range.end, |end| at + end);
    let mut line_start = range.start;
    for line in text[range.start..until].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            let start = line_start + tab;
            return Diagnostic::new(Code::TabInYaml, Span::new(id, start..start + 1));
        }
        line_start += line.len();
    }
    if info.contains("recursion") || info.contains("nest") {
        let start = open_bracket(&text[range.start..at.min(range.end)]).map_or(at.min(range.end), |open| range.start + open);
        let end = text.ceil_char_boundary((start + 1).min(range.end)).max(start);
        return Diagnostic::new(Code::TooDeep, Span::new(id, start..end)).arg("max", DEEPEST);
    }
    if info.contains("unknown anchor") {
        let range = first_line(text, at.min(range.end)..range.end);
        let filled = unquoted(text, line_of(text, range.start)..text.len(), range.start).map_or_else(|| "\"…\"".to_owned(), |(_, filled)| filled);
        return Diagnostic::new(Code::YamlFeature, Span::new(id, range)).arg("what", "alias").arg("filled", filled);
    }
    let line = text[range.start..at.min(range.end)].rfind('\n').map_or(range.start, |end| range.start + end + 1);
    if let Some(tab) = text[line..until].find('\t').filter(|_| !text[line..until].contains(['"', '\''])) {
        return Diagnostic::new(Code::TabInYaml, Span::new(id, line + tab..line + tab + 1));
    }
    if !info.contains("escape")
        && let Some((place, filled)) = unquoted(text, range.clone(), at)
    {
        return Diagnostic::new(Code::YamlSyntax, Span::new(id, place)).arg("reason", "begin").arg("filled", filled);
    }
    let reason = if info.contains("escape") {
        "escape"
    } else if info.contains("unexpected character") || info.contains("cannot start any token") {
        "reserved"
    } else if info.contains("mapping values") || info.contains("':' must be followed") {
        "colon"
    } else if info.contains("quoted scalar") || info.contains("quote") {
        "quote"
    } else if info.contains("flow") || info.contains("',' or") || info.contains(']') || info.contains('}') {
        "bracket"
    } else if info.contains("indent") || info.contains("simple key") || info.contains("block") {
        "indent"
    } else {
        "other"
    };
    let mut at = at.min(range.end);
    if reason == "bracket"
        && let Some(open) = open_bracket(&text[range.start..at])
    {
        at = range.start + open;
    }
    if text[at..range.end].trim().is_empty() {
        // An error at the end of the text is shown at the last thing written.
        at = range.start + text[range.start..at].trim_end().len();
        at = text.floor_char_boundary(at.saturating_sub(1)).max(range.start);
    }
    let end = text.ceil_char_boundary((at + 1).min(range.end).max(at));
    syntax_problem(id, at..end, reason)
}

/// Where the line of a byte begins.
fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The lines of the data up to and with the one in which `at` lies, the last first.
fn lines_above(text: &str, range: Range<usize>, at: usize) -> Vec<(usize, &str)> {
    let at = at.clamp(range.start, range.end);
    let until = text[at..range.end].find('\n').map_or(range.end, |end| at + end);
    let mut start = range.start;
    let mut lines: Vec<(usize, &str)> = Vec::new();
    for line in text[range.start..until].split_inclusive('\n') {
        lines.push((start, line.trim_end_matches(['\n', '\r'])));
        start += line.len();
    }
    lines.reverse();
    lines
}

/// A space that YAML does not know as one, where it needs one: behind the colon of a key, or at the beginning of a line. The parser stumbles
/// at it or after it.
fn hard_space(id: FileId, text: &str, range: Range<usize>, at: usize) -> Option<Diagnostic> {
    let is_hard = |c: char| HARD_SPACES.contains(&c);
    for (start, line) in lines_above(text, range, at) {
        let indent = line.len() - line.trim_start_matches(|c: char| c == ' ' || is_hard(c)).len();
        let behind = line[indent..].find(':').map(|colon| indent + colon + 1).filter(|colon| line[*colon..].starts_with(is_hard));
        let (place, kind) = if line[..indent].contains(is_hard) {
            (0..indent, "indent")
        } else if let Some(colon) = behind.filter(|colon| line[indent..*colon - 1].chars().all(|c| c.is_alphanumeric() || "_- ".contains(c))) {
            let length = line[colon..].len() - line[colon..].trim_start_matches(is_hard).len();
            (colon..colon + length, "colon")
        } else {
            continue;
        };
        let first = line[place.clone()].find(is_hard)?;
        let from = start + place.start + first;
        let hard: Vec<(usize, char)> = line[place.clone()].char_indices().filter(|(_, c)| is_hard(*c)).collect();
        let last = hard.last().map_or(from, |(at, c)| start + place.start + at + c.len_utf8());
        let problem = Diagnostic::new(Code::YamlSpace, Span::new(id, from..last)).arg("kind", kind);
        let mend = |problem: Diagnostic, (at, c): &(usize, char)| {
            let at = start + place.start + at;
            problem.mend(at..at + c.len_utf8(), " ")
        };
        return Some(hard.iter().fold(problem, mend));
    }
    None
}

/// The value, at or above `at`, that has to stand between quotation marks as a whole, and its line with them.
fn unquoted(text: &str, range: Range<usize>, at: usize) -> Option<(Range<usize>, String)> {
    for (start, line) in lines_above(text, range, at) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let mut value = indent;
        // `- key: value`, `- value` and `key: value`.
        if line[value..].starts_with("- ") {
            value += 2 + line[value + 2..].len() - line[value + 2..].trim_start_matches(' ').len();
        }
        if let Some(colon) =
            line[value..].find(": ").filter(|colon| line[value..value + colon].chars().all(|c| c.is_alphanumeric() || "_-".contains(c)))
        {
            value += colon + 2;
            value += line[value..].len() - line[value..].trim_start_matches(' ').len();
        } else if value == indent {
            continue;
        }
        let written = line[value..].trim_end();
        if needs_quotes(written) {
            let whole = written.replace('\\', "\\\\").replace('"', "\\\"");
            let first = written.chars().next().map_or(1, char::len_utf8);
            return Some((start + value..start + value + first, format!("{}\"{whole}\"", &line[indent..value])));
        }
    }
    None
}

/// Whether a text of one line begins as YAML does not let a text begin, so that it has to stand between quotation marks.
fn needs_quotes(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    // What stands behind the end of a quotation or a list, but for a remark.
    let more = |end: usize| {
        let behind = rest[end..].trim_start();
        !behind.is_empty() && !behind.starts_with('#')
    };
    match first {
        '\'' => match rest.replace("''", "  ").find('\'') {
            None => rest.starts_with(char::is_alphanumeric),
            Some(end) => more(end + 1),
        },
        '"' => rest.replace("\\\"", "  ").find('"').is_some_and(|end| more(end + 1)),
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            rest.find(close).is_some_and(|end| more(end + 1) && !rest[end + 1..].contains(close))
        }
        '@' | '`' | '%' | '&' | '*' | '!' | ',' | ']' | '}' => true,
        '?' | '-' | ':' => rest.starts_with(' '),
        // The head of a text of several lines has only signs and digits.
        '|' | '>' => !rest.split('#').next().unwrap_or_default().trim().chars().all(|c| matches!(c, '-' | '+') || c.is_ascii_digit()),
        _ => false,
    }
}

/// The last bracket in `text` that opens and does not close, quoted texts left out.
fn open_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(end), _) if byte == end => quote = None,
            (None, b'"' | b'\'') if at == 0 || matches!(text.as_bytes()[at - 1], b' ' | b'[' | b'{' | b',' | b'\n') => quote = Some(byte),
            (None, b'[' | b'{') => open.push(at),
            (None, b']' | b'}') => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

fn syntax_problem(id: FileId, range: Range<usize>, reason: &str) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, Span::new(id, range)).arg("reason", reason).arg("filled", "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile::new("content/x.md".to_owned(), text.to_owned(), true)
    }

    /// Every range of a tree.
    fn ranges(node: &Node, out: &mut Vec<Range<usize>>) {
        out.push(node.range.clone());
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| ranges(item, out)),
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    out.push(key.range.clone());
                    ranges(value, out);
                }
            }
            Value::Nothing | Value::Refused | Value::Text(_) => {}
        }
    }

    fn yaml() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("titel"),
            Just(": "),
            Just(":"),
            Just("\n"),
            Just("  "),
            Just("- "),
            Just("["),
            Just("]"),
            Just("{"),
            Just("}"),
            Just(", "),
            Just("\""),
            Just("'"),
            Just("|\n"),
            Just(">-\n"),
            Just("#"),
            Just("&a "),
            Just("*a"),
            Just("!!x "),
            Just("<<"),
            Just("? "),
            Just("é"),
            Just("👩‍👩‍👧"),
            Just("\r\n"),
            Just("\t"),
            Just("---\n"),
            Just("~"),
            Just("woord"),
            Just("\\"),
            Just("%"),
            Just("@"),
            Just("\u{feff}"),
            Just("\0"),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_or_refused_and_every_span_lies_in_the_file(front in yaml(), body in "\\PC{0,20}") {
            let text = format!("---\n{front}\n---\n{body}");
            let file = file(&text);
            let mut diagnostics = Diagnostics::new();
            let mut found = Vec::new();
            if let Some(parts) = split(FileId(0), &text, &mut diagnostics) {
                prop_assert!(parts.front.end <= parts.body.start && parts.body.end == text.len());
                if let Some(node) = parse(FileId(0), &file, parts.front, &mut diagnostics) {
                    ranges(&node, &mut found);
                }
            }
            for diagnostic in diagnostics.into_vec() {
                found.push(diagnostic.span.start..diagnostic.span.end);
            }
            for range in found {
                prop_assert!(range.start <= range.end && range.end <= text.len(), "{:?} of {:?}", range, text);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{:?} of {:?}", range, text);
            }
        }

        /// What is written as a plain map of texts is read back, each at its place.
        #[test]
        fn a_map_of_texts_is_read_back_at_its_places(pairs in proptest::collection::btree_map("[a-z]{1,8}", "[a-zé][a-zé ]{0,20}[a-zé]", 1..8)) {
            // A bare `null` is nothing; every other word is a text.
            prop_assume!(pairs.values().all(|word| word != "null"));
            let front: String = pairs.iter().flat_map(|(key, value)| [key.as_str(), ": ", value.as_str(), "\n"]).collect();
            let text = format!("---\n{front}---\n");
            let file = file(&text);
            let mut diagnostics = Diagnostics::new();
            let node = parse(FileId(0), &file, 4..4 + front.len(), &mut diagnostics).expect("a map");
            for (key, value) in &pairs {
                prop_assert_eq!(&text[node.place(&[Step::Key(key)])], value.as_str());
                prop_assert_eq!(&text[node.place(&[Step::Name(key)])], key.as_str());
            }
            prop_assert!(diagnostics.into_vec().is_empty());
        }
    }
}
