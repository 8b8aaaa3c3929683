//! Markup that was meant and not understood: what editors know from other programs, or what a keyboard or a paste left behind.
//!
//! A table of patterns (`PATTERNS`) over running text, which is never code; lists whose indentation says something else than it seems to; and
//! what hides in the data above a text. Everything here is advice and becomes a warning. Where a change mends it without doing harm, the warning
//! carries that change, and [`crate::mend`] applies it. Not here: what the parser sees itself, such as cells without a column
//! ([`crate::markdown`]), and the style of words ([`crate::style`]).

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::draft::Draft;
use crate::model::form::shorten;
use crate::model::value::Written;
use crate::source::SourceFile;
use crate::source::front_matter::{Node, Value};

/// Spaces that do not break a line: they look like a space, and are none to markdown and YAML.
pub(crate) const HARD_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];
/// Characters that take no room: a soft hyphen, a zero-width space, a word joiner, a byte-order mark within a text.
const INVISIBLE: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];
/// What stands at the beginning of a line for a list in other programs.
const BULLETS: [char; 6] = ['•', '◦', '▪', '‣', '●', '■'];

/// A run of text as it is written, with what is around it.
struct Run<'a> {
    /// The whole file.
    text: &'a str,
    /// Where the run stands in it.
    range: Range<usize>,
    /// Whether nothing but white space and marks of a quotation stands before it on its line.
    begins_line: bool,
    /// Whether nothing stands behind it on its line.
    ends_line: bool,
}

impl<'a> Run<'a> {
    fn new(text: &'a str, range: Range<usize>) -> Self {
        // No further than needed: a line may be a megabyte long.
        let blank = |c: char| c.is_whitespace() || c == '>' || c == '\u{feff}';
        let begins_line = text[..range.start].chars().rev().find(|c| *c == '\n' || !blank(*c)).is_none_or(|c| c == '\n');
        let ends_line = text[range.end..].chars().find(|c| *c == '\n' || !c.is_whitespace()).is_none_or(|c| c == '\n');
        Self { text, range, begins_line, ends_line }
    }

    fn words(&self) -> &'a str {
        &self.text[self.range.clone()]
    }

    /// Whether a backslash in the file takes the meaning of the character at `at` of the run.
    fn is_escaped(&self, at: usize) -> bool {
        self.text[..self.range.start + at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
    }

    /// The character before `at` of the run, in the file.
    fn before(&self, at: usize) -> Option<char> {
        self.text[..self.range.start + at].chars().next_back()
    }

    /// Every place of `mark` in the run that no backslash takes the meaning of.
    fn all(&self, mark: &str) -> Vec<usize> {
        memmem::find_iter(self.words().as_bytes(), mark).filter(|at| !self.is_escaped(*at)).collect()
    }
}

/// Something that was found: its place in the run, and changes to the file that mend it.
struct Found {
    range: Range<usize>,
    mends: Vec<(Range<usize>, String)>,
}

impl Found {
    fn at(range: Range<usize>) -> Self {
        Self { range, mends: Vec::new() }
    }
}

/// A kind of leftover: its code, its name in the messages, and how it is found.
struct Pattern {
    code: Code,
    kind: &'static str,
    find: fn(&Run<'_>) -> Vec<Found>,
}

/// All kinds. Where two find something at the same place, the first one counts.
const PATTERNS: &[Pattern] = &[
    Pattern { code: Code::MarkWithoutSpace, kind: "heading", find: heading_marks },
    Pattern { code: Code::MarkWithoutSpace, kind: "list", find: list_marks },
    Pattern { code: Code::LeftoverMarkup, kind: "bullet", find: bullets },
    Pattern { code: Code::LeftoverMarkup, kind: "heading", find: many_hashes },
    Pattern { code: Code::LeftoverMarkup, kind: "fence", find: fences },
    Pattern { code: Code::LeftoverMarkup, kind: "lines", find: |run| line_start(run, "| ") },
    Pattern { code: Code::LeftoverMarkup, kind: "template", find: templates },
    Pattern { code: Code::LeftoverMarkup, kind: "box", find: boxes },
    Pattern { code: Code::LeftoverMarkup, kind: "bold", find: bold },
    Pattern { code: Code::LeftoverMarkup, kind: "wikilink", find: |run| marks(run, "[[") },
    Pattern { code: Code::LeftoverMarkup, kind: "link", find: links },
    Pattern { code: Code::LeftoverMarkup, kind: "note", find: |run| marks(run, "^[") },
    Pattern { code: Code::LeftoverMarkup, kind: "mark", find: highlights },
    Pattern { code: Code::LeftoverMarkup, kind: "attribute", find: attributes },
    Pattern { code: Code::LeftoverMarkup, kind: "formula", find: formulas },
    Pattern { code: Code::LeftoverMarkup, kind: "latex", find: latex },
    Pattern { code: Code::LeftoverMarkup, kind: "tag", find: tags },
    Pattern { code: Code::LeftoverMarkup, kind: "anchor", find: anchors },
    // In a text, comments are understood.
    Pattern {
        code: Code::LeftoverMarkup,
        kind: "comment",
        find: |run| if run.words().contains("<!--") { marks(run, "<!--") } else { marks(run, "%%") },
    },
];

/// The kinds that are looked for in the data as well, where no markup is read.
const IN_DATA: &[&str] = &["bold", "wikilink", "link", "comment"];

/// Looks for leftovers in a text and in the data above it.
pub fn check(draft: &Draft, file: &SourceFile, diagnostics: &mut Diagnostics) {
    let text = file.text.as_str();
    let mut markdown = BTreeSet::new();
    draft.fields.iter().for_each(|(_, value)| with_markup(value, &mut markdown));
    let mut bare = draft.body.bare.clone();
    bare.sort_by_key(|range| range.start);
    let mut finder = Finder { file: draft.file, text, taken: Vec::new(), bare, markdown, diagnostics };
    finder.data(("", ""), &draft.node);
    for range in &draft.body.literal {
        finder.run(range.clone(), |pattern| pattern.kind != "comment");
    }
    let start = draft.node.range.end.min(text.len());
    let start = text[start..].find("\n---").map_or(text.len(), |at| start + at + 4);
    finder.lines(start, &draft.body.code);
}

/// The texts of fields in which markup is read.
fn with_markup<'a>(value: &'a Written, found: &mut BTreeSet<&'a str>) {
    match value {
        Written::Markdown(text, _) => {
            found.insert(text);
        }
        Written::List(items) => items.iter().for_each(|item| with_markup(item, found)),
        Written::Record(values) => values.iter().for_each(|(_, value)| with_markup(value, found)),
        _ => {}
    }
}

struct Finder<'a, 'd> {
    file: crate::source::FileId,
    text: &'a str,
    markdown: BTreeSet<&'a str>,
    /// Places that were reported.
    taken: Vec<Range<usize>>,
    /// Places of addresses in running text, in order: what stands in one is no markup.
    bare: Vec<Range<usize>>,
    diagnostics: &'d mut Diagnostics,
}

impl Finder<'_, '_> {
    fn report(&mut self, code: Code, range: Range<usize>, mends: Vec<(Range<usize>, String)>, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        let diagnostic = build(Diagnostic::new(code, Span::new(self.file, range)));
        self.diagnostics.push(mends.into_iter().fold(diagnostic, |diagnostic, (range, text)| diagnostic.mend(range, text)));
    }

    /// Every pattern over a run of text.
    fn run(&mut self, range: Range<usize>, wanted: impl Fn(&Pattern) -> bool) {
        let run = Run::new(self.text, range.clone());
        for pattern in PATTERNS.iter().filter(|pattern| wanted(pattern)) {
            for found in (pattern.find)(&run) {
                let place = range.start + found.range.start..range.start + found.range.end;
                let address = self.bare.get(self.bare.partition_point(|bare| bare.end <= place.start));
                if address.is_some_and(|address| address.start < place.end) {
                    continue;
                }
                let is_new = !self.taken.iter().rev().take(64).any(|taken| taken.start < place.end && place.start < taken.end);
                if is_new {
                    let said = shorten(&self.text[place.clone()]);
                    self.taken.push(place.clone());
                    self.report(pattern.code, place, found.mends, |d| d.arg("kind", pattern.kind).arg("text", said));
                }
            }
        }
    }

    /// What hides in the data above a text. A key has the program's own name, and the one that is written.
    fn data(&mut self, key: (&str, &str), node: &Node) {
        match &node.value {
            Value::Map(pairs) => {
                for (name, value) in pairs {
                    self.invisible(&name.range, &INVISIBLE);
                    self.data((&name.name, &self.text[name.range.clone()]), value);
                }
            }
            Value::List(items) => {
                self.word_quotes(node, items);
                for item in items {
                    self.data((key.0, ""), item);
                }
            }
            Value::Text(value) => {
                self.cut(key, value, node);
                self.invisible(&node.range, &INVISIBLE);
                if key.0 == "titel" {
                    self.invisible(&node.range, &HARD_SPACES);
                }
                if !self.markdown.contains(value.trim()) {
                    self.run(node.range.clone(), |pattern| IN_DATA.contains(&pattern.kind));
                }
            }
            Value::Nothing | Value::Refused => {}
        }
    }

    /// A `#` after a space, which ends a value.
    fn cut(&mut self, (key, written): (&str, &str), value: &str, node: &Node) {
        const NO_TEXT: &[&str] = &["status", "taal", "titel_taal", "kleur", "datum", "bijgewerkt", "herzien_voor", "volgorde"];
        let rest = self.text[node.range.end..].split('\n').next().unwrap_or_default().trim_end();
        let is_quoted = self.text[node.range.clone()].starts_with(['"', '\'', '|', '>']);
        let is_text = value.chars().any(char::is_alphabetic) && !matches!(value, "true" | "false" | "ja" | "nee");
        // With more room before it, it is a remark of somebody who knows.
        if is_quoted || !is_text || !rest.starts_with(" #") || NO_TEXT.contains(&key) {
            return;
        }
        let start = node.range.end + 1;
        let whole = format!("{}{rest}", &self.text[node.range.clone()]);
        let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('"', "\\\"");
        let filled = if written.is_empty() { format!("\"{whole}\"") } else { format!("{written}: \"{whole}\"") };
        self.report(Code::ValueCut, start..node.range.end + rest.len(), Vec::new(), |d| d.arg("text", shorten(rest.trim())).arg("filled", filled));
    }

    /// Items of a list between brackets with the quotation marks of a word processor, between which a comma still parts.
    fn word_quotes(&mut self, node: &Node, items: &[Node]) {
        if !self.text[node.range.clone()].starts_with('[') {
            return;
        }
        let curly = |item: &&Node| self.text[item.range.clone()].starts_with(['“', '”', '„', '‘', '’', '«']);
        if let Some(item) = items.iter().find(curly) {
            let said = shorten(&self.text[item.range.clone()]);
            self.report(Code::WordQuotes, item.range.clone(), Vec::new(), |d| d.arg("text", said));
        }
    }

    /// Characters that nobody sees. They are taken out; a hard space becomes a plain one.
    fn invisible(&mut self, range: &Range<usize>, what: &[char]) {
        let text = &self.text[range.clone()];
        let places: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| what.contains(c)).collect();
        let Some(&(first, c)) = places.first() else { return };
        let with = if what == HARD_SPACES.as_slice() { " " } else { "" };
        let mends = places.iter().map(|(at, c)| (range.start + at..range.start + at + c.len_utf8(), with.to_owned())).collect();
        let kind = match c {
            '\u{ad}' => "hyphen",
            c if HARD_SPACES.contains(&c) => "space",
            _ => "other",
        };
        let (start, count) = (range.start + first, places.len());
        self.report(Code::InvisibleCharacter, start..start + c.len_utf8(), mends, |d| d.arg("kind", kind).arg("count", count));
    }

    /// What only a look at whole lines shows: headings with what nobody sees, lists.
    fn lines(&mut self, start: usize, code: &[Range<usize>]) {
        let text = self.text;
        let mut lines: Vec<(usize, &str)> = Vec::new();
        let mut at = start;
        for line in text[start..].split_inclusive('\n') {
            let next = code.partition_point(|range| range.end <= at);
            let in_code = code.get(next).is_some_and(|range| range.start < at + line.len());
            lines.push((at, if in_code { "" } else { line.trim_end_matches(['\n', '\r']) }));
            at += line.len();
        }
        for (at, line) in &lines {
            if line.trim_start().starts_with('#') {
                self.invisible(&(*at..at + line.len()), &INVISIBLE);
            }
        }
        self.broken_lists(&lines);
        self.swallowed(&lines);
    }

    /// Items below a numbered one that stand too far to the left to belong to it: the list ends, and begins again after them.
    fn broken_lists(&mut self, lines: &[(usize, &str)]) {
        let mut needed = 0;
        let mut number = 0;
        while let Some(&(at, line)) = lines.get(number) {
            number += 1;
            let indent = line.len() - line.trim_start_matches(' ').len();
            if line.trim().is_empty() {
                needed = 0;
            } else if let Some(width) = numbered(line) {
                needed = if indent == 0 { width } else { 0 };
            } else if needed > 0 && bulleted(line) && (1..needed).contains(&indent) {
                let mut mends = Vec::new();
                let shift = " ".repeat(needed - indent);
                let mut last = number - 1;
                while let Some(&(at, line)) = lines.get(last) {
                    let deep = line.len() - line.trim_start_matches(' ').len();
                    if line.trim().is_empty() || deep < indent || (deep == indent && !bulleted(line)) {
                        break;
                    }
                    mends.push((at..at, shift.clone()));
                    last += 1;
                }
                number = last.max(number);
                self.report(Code::ListBroken, at + indent..at + line.len(), mends, |d| d.arg("have", indent).arg("needed", needed));
            } else if indent < needed {
                needed = 0;
            }
        }
    }

    /// A sentence right below a list, which becomes part of its last item.
    fn swallowed(&mut self, lines: &[(usize, &str)]) {
        let mut before: Option<&str> = None;
        for &(at, line) in lines {
            let is_item = bulleted(line) || numbered(line).is_some();
            let trimmed = line.trim();
            if trimmed.is_empty() {
                before = None;
                continue;
            }
            if let Some(item) = before.filter(|_| !is_item && !line.starts_with([' ', '\t'])) {
                let begins = trimmed.trim_start_matches(['*', '_', '"', '“', '‘', '[']).starts_with(char::is_uppercase);
                let ended = item.trim_end().ends_with(['.', '!', '?', ':', ';', ')']) || item.chars().count() < 60;
                if begins && ended && !trimmed.starts_with(['#', '>', '|', ':']) {
                    self.report(Code::ListSwallows, at..at + line.trim_end().len(), Vec::new(), |d| d.arg("text", shorten(trimmed)));
                }
                before = None;
            } else if is_item || before.is_some() {
                before = Some(line);
            }
        }
    }
}

/// How far the words of a numbered item stand to the right. `None` where the line is no such item.
fn numbered(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?.strip_prefix(['.', ')'])?;
    let spaces = after.len() - after.trim_start_matches(' ').len();
    ((1..=9).contains(&digits) && (1..=4).contains(&spaces) && spaces < after.len()).then(|| line.len() - rest.len() + digits + 1 + spaces)
}

fn bulleted(line: &str) -> bool {
    let rest = line.trim_start_matches(' ');
    rest.strip_prefix(['-', '*', '+']).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty()) && !is_rule(rest)
}

/// Whether a line is a rule across the page: `* * *`.
fn is_rule(line: &str) -> bool {
    let marks: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && marks.iter().all(|c| *c == marks[0]) && matches!(marks[0], '-' | '*' | '_')
}

fn marks(run: &Run<'_>, mark: &str) -> Vec<Found> {
    run.all(mark).into_iter().map(|at| Found::at(at..at + mark.len())).collect()
}

fn line_start(run: &Run<'_>, mark: &str) -> Vec<Found> {
    let begins = run.begins_line && run.words().starts_with(mark) && !run.is_escaped(0);
    if begins { vec![Found::at(0..run.words().trim_end().len())] } else { Vec::new() }
}

/// `:::`, of which the first colon may have been read as the mark of a definition.
fn fences(run: &Run<'_>) -> Vec<Found> {
    let line = run.text[..run.range.start].rfind('\n').map_or(0, |at| at + 1);
    let is_rest = run.words().starts_with("::") && run.text[line..run.range.start].trim() == ":";
    if is_rest { vec![Found::at(0..run.words().trim_end().len())] } else { line_start(run, ":::") }
}

/// `](`, but for an address that is a place to fill in: that is said already.
fn links(run: &Run<'_>) -> Vec<Found> {
    let mut found = marks(run, "](");
    found.retain(|found| !run.words()[found.range.end..].starts_with(['{']));
    found
}

/// `##Kop`, and `## Kop` with a hard space.
fn heading_marks(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let hashes = words.bytes().take_while(|byte| *byte == b'#').count();
    if !run.begins_line || !(1..=6).contains(&hashes) || run.is_escaped(0) {
        return Vec::new();
    }
    let at = run.range.start + hashes;
    let mend = match words[hashes..].chars().next() {
        Some(c) if HARD_SPACES.contains(&c) => (at..at + c.len_utf8(), " ".to_owned()),
        // One hash and a word may be a tag.
        Some(c) if hashes > 1 && c.is_alphanumeric() => (at..at, " ".to_owned()),
        _ => return Vec::new(),
    };
    vec![Found { range: 0..words.trim_end().len(), mends: vec![mend] }]
}

/// `- item` and `1. item` with a hard space.
fn list_marks(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match words[digits..].chars().next() {
        Some('-' | '*' | '+') if digits == 0 => 1,
        Some('.' | ')') if (1..=3).contains(&digits) => digits + 1,
        _ => return Vec::new(),
    };
    let Some(c) = words[mark..].chars().next().filter(|c| HARD_SPACES.contains(c)) else { return Vec::new() };
    if !run.begins_line || run.is_escaped(0) {
        return Vec::new();
    }
    let at = run.range.start + mark;
    vec![Found { range: 0..words.trim_end().len(), mends: vec![(at..at + c.len_utf8(), " ".to_owned())] }]
}

fn many_hashes(run: &Run<'_>) -> Vec<Found> {
    let hashes = run.words().bytes().take_while(|byte| *byte == b'#').count();
    if run.begins_line && hashes > 6 && !run.is_escaped(0) { vec![Found::at(0..hashes)] } else { Vec::new() }
}

fn bullets(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let Some(bullet) = words.chars().next().filter(|c| run.begins_line && BULLETS.contains(c)) else { return Vec::new() };
    let rest = &words[bullet.len_utf8()..];
    let space = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || HARD_SPACES.contains(&c)).len();
    if rest.len() == space {
        return Vec::new();
    }
    let mark = run.range.start..run.range.start + bullet.len_utf8() + space;
    vec![Found { range: 0..bullet.len_utf8(), mends: vec![(mark, "- ".to_owned())] }]
}

/// `{{ … }}` and `{% … %}`.
fn templates(run: &Run<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for at in run.all(open) {
            // Where nothing closes the first, nothing closes the others.
            let Some(length) = run.words()[at..].find(close) else { break };
            found.push(Found::at(at..at + length + close.len()));
        }
    }
    found
}

/// `[!kind]` that is no box.
fn boxes(run: &Run<'_>) -> Vec<Found> {
    let name = |at: usize| {
        let rest = &run.words()[at + 2..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        (length > 0 && rest[length..].starts_with(']')).then_some(at..at + 3 + length)
    };
    run.all("[!").into_iter().filter_map(name).map(Found::at).collect()
}

/// `**` that made nothing bold: because of a space within it, or of a letter right behind it.
fn bold(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let mut found = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(next) = words[at..].find("**").map(|next| at + next) {
        let length = words[next..].bytes().take_while(|byte| *byte == b'*').count();
        if length <= 3 && !run.is_escaped(next) {
            places.push(next);
        }
        at = next + length;
    }
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let around = |at: usize| (run.before(at), run.text[run.range.start + at + 2..].chars().next());
    let lonely = |at: usize| {
        let (before, after) = around(at);
        is_space(before) && is_space(after)
    };
    for pair in places.chunks(2) {
        let &[open, close] = pair else {
            let at = pair[0];
            if !lonely(at) {
                found.push(Found::at(at..at + 2));
            }
            continue;
        };
        if lonely(open) && lonely(close) {
            continue;
        }
        let inner = &words[open + 2..close];
        let base = run.range.start;
        let (lead, tail) = (inner.len() - inner.trim_start().len(), inner.len() - inner.trim_end().len());
        let mut mends = Vec::new();
        if !inner.trim().is_empty() && !inner.contains('*') {
            let (before, after) = (around(open).0, around(close).1);
            if lead > 0 {
                mends.push((base + open + 2..base + open + 2 + lead, String::new()));
                if before.is_some_and(char::is_alphanumeric) {
                    mends.insert(0, (base + open..base + open, " ".to_owned()));
                }
            }
            if tail > 0 {
                mends.push((base + close - tail..base + close, String::new()));
            }
            let needs_space = tail > 0 || inner.ends_with([':', '.', ',', ';', '!', '?']);
            if needs_space && after.is_some_and(char::is_alphanumeric) {
                mends.push((base + close + 2..base + close + 2, " ".to_owned()));
            }
        }
        found.push(Found { range: open..close + 2, mends });
    }
    for at in run.all("__") {
        let (before, after) = around(at);
        let is_blank = before == Some('_') || after == Some('_');
        if !is_blank && before.is_some_and(char::is_alphanumeric) != after.is_some_and(char::is_alphanumeric) {
            found.push(Found::at(at..at + 2));
            break;
        }
    }
    found
}

/// `==…==`.
fn highlights(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let mut found = Vec::new();
    let mut from = 0;
    for at in run.all("==") {
        if at < from || words[at + 2..].starts_with(|c: char| c.is_whitespace() || c == '=') {
            continue;
        }
        if let Some(length) = words[at + 2..].find("==").filter(|length| *length > 0 && !words[..at + 2 + length].ends_with(char::is_whitespace)) {
            from = at + 4 + length;
            found.push(Found::at(at..from));
        }
    }
    found
}

/// `{.class}`, `{#name .class}`.
fn attributes(run: &Run<'_>) -> Vec<Found> {
    let Some(last) = run.words().rfind('}') else { return Vec::new() };
    let whole = |at: usize| {
        let rest = &run.words()[at..];
        let is_name = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
        if at < last && is_name { rest.find('}').map(|length| Found::at(at..at + length + 1)) } else { None }
    };
    run.all("{.").into_iter().chain(run.all("{#")).filter_map(whole).collect()
}

/// `$x^2$`, `$$y$$`: no prices.
fn formulas(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let mut found = Vec::new();
    let mut from = 0;
    for at in run.all("$") {
        if at < from {
            continue;
        }
        let mark = if words[at..].starts_with("$$") { "$$" } else { "$" };
        let inside = &words[at + mark.len()..];
        let Some(length) = inside.find(mark).filter(|length| *length > 0) else { continue };
        let formula = &inside[..length];
        let after = inside[length + mark.len()..].chars().next();
        let is_tight =
            !formula.starts_with(char::is_whitespace) && !formula.ends_with(char::is_whitespace) && !after.is_some_and(|c| c.is_ascii_digit());
        let is_formula = formula.contains(['\\', '^', '=', '_', '{']) || (formula.chars().count() <= 3 && formula.chars().all(char::is_alphabetic));
        if is_tight && is_formula {
            from = at + length + 2 * mark.len();
            found.push(Found::at(at..from));
        }
    }
    found
}

/// `\newpage` and its like.
fn latex(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let command = |at: usize| {
        let length = words[at + 1..].bytes().take_while(u8::is_ascii_lowercase).count();
        let free = run.before(at).is_none_or(|c| c.is_whitespace() || c == '(');
        (free && length >= 3 && !words[at + 1 + length..].starts_with(['\\', '.', ':'])).then_some(Found::at(at..at + 1 + length))
    };
    run.all("\\").into_iter().filter_map(command).collect()
}

/// `#tag`: no colour.
fn tags(run: &Run<'_>) -> Vec<Found> {
    let words = run.words();
    let tag = |at: usize| {
        let rest = &words[at + 1..];
        let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '-' | '_'))).unwrap_or(rest.len());
        let name = &rest[..length];
        let is_colour = matches!(name.len(), 3 | 6 | 8) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let free = run.before(at).is_none_or(|c| c.is_whitespace() || c == '(');
        (free && name.starts_with(char::is_alphabetic) && !is_colour).then_some(Found::at(at..at + 1 + length))
    };
    run.all("#").into_iter().filter_map(tag).collect()
}

/// ` ^abc123` at the end of a line: the name of a paragraph in Obsidian.
fn anchors(run: &Run<'_>) -> Vec<Found> {
    let words = run.words().trim_end();
    let Some(at) = words.rfind('^').filter(|at| run.ends_line && !run.is_escaped(*at)) else { return Vec::new() };
    let name = &words[at + 1..];
    let is_name = name.len() >= 3 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let free = run.before(at).is_none_or(char::is_whitespace);
    if is_name && free { vec![Found::at(at..words.len())] } else { Vec::new() }
}
