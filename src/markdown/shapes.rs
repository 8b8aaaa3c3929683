//! What editors write in the manner of Obsidian and pandoc, made ready for the parser: comments that no reader sees, notes within a sentence
//! (`^[…]`), boxes with a title (`> [!info] Title`), links with words in a table (`[[name|words]]`).
//!
//! Every replacement keeps the length of the text, so that places stay true: what is taken out leaves control characters behind, which no text has
//! of its own ([`clean`]) and which are dropped when HTML is made ([`strip`]). Nothing in code is touched. Not here: HTML, and what one of these
//! shapes looks like.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Alert;
use super::parse::options;

/// Stands where a byte of a comment or of a note stood.
pub(super) const HIDDEN: char = '\u{1}';
/// Stands at the beginning of a note within a sentence.
pub(super) const NOTE: char = '\u{2}';
/// Stands for the stroke of a wikilink on a line with other strokes, which would begin a new cell.
pub(super) const STROKE: char = '\u{3}';

/// Notes lie this deep in each other; what is deeper stays as it was written.
const DEEPEST: usize = 3;
/// A note within a sentence has at most so many bytes.
const LONGEST_NOTE: usize = 4000;
/// So many notes that do not end are looked for in a text.
const MOST_FAILURES: usize = 200;
/// How often the code of a text is looked for anew, because a comment holds a mark of code.
const MOST_ROUNDS: usize = 16;

/// A text in which the shapes are replaced, and what stood there.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    /// Byte of the file where the text begins.
    pub(super) base: usize,
    /// The text, as long as the one in the file.
    pub(super) text: String,
    /// Notes by the byte of the file where they begin, each with the byte where it ends.
    pub(super) notes: BTreeMap<usize, (usize, Shaped)>,
    /// Boxes, by the byte of their `[`.
    pub(super) boxes: BTreeMap<usize, Callout>,
    /// The words of wikilinks whose stroke was replaced, by the byte of the stroke.
    pub(super) words: BTreeMap<usize, Shaped>,
    /// Where a comment begins that nothing ends.
    pub(super) unclosed: Option<usize>,
}

/// A quotation that begins with `[!kind]`.
#[derive(Debug)]
pub(super) struct Callout {
    /// What it is; `None` for a plain quotation.
    pub(super) alert: Option<Alert>,
    /// Its title, where it has one of its own.
    pub(super) title: Option<Shaped>,
}

/// A text without the characters that have a meaning here, and without NUL, which marks the holes.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(['\0', HIDDEN, NOTE, STROKE]) { Cow::Owned(text.replace(['\0', HIDDEN, NOTE, STROKE], " ")) } else { Cow::Borrowed(text) }
}

/// A text without what the shapes left behind.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    if text.contains([HIDDEN, NOTE, STROKE]) { Cow::Owned(text.replace([HIDDEN, NOTE, STROKE], "")) } else { Cow::Borrowed(text) }
}

/// Replaces the shapes in a [`clean`] text that begins at `base` of its file.
pub(super) fn shape(text: &str, base: usize) -> Shaped {
    let (text, unclosed) = without_comments(text);
    let mut shaped = inner(&text, base, 0);
    shaped.unclosed = unclosed.map(|at| base + at);
    shaped
}

/// The other shapes, in a text without comments.
fn inner(text: &str, base: usize, depth: usize) -> Shaped {
    let mut shaped = Shaped { base, text: text.to_owned(), ..Shaped::default() };
    let has_notes = text.contains("^[") && depth < DEEPEST;
    let has_boxes = text.contains("[!");
    let has_strokes = text.contains("[[") && text.contains('|') && depth < DEEPEST;
    if !(has_notes || has_boxes || has_strokes) {
        return shaped;
    }
    let code = code(text);
    let mut bytes = text.as_bytes().to_vec();
    if has_boxes {
        boxes(text, base, depth, &code, &mut bytes, &mut shaped);
    }
    if has_strokes {
        strokes(text, base, depth, &code, &mut bytes, &mut shaped);
    }
    if has_notes {
        let (mut from, mut failed) = (0, 0);
        while let Some(open) = text[from..].find("^[").map(|at| from + at).filter(|_| failed < MOST_FAILURES) {
            from = open + 2;
            if is_in(&code, open) || is_escaped(text, open) {
                continue;
            }
            let Some(close) = closing(text, open + 2, &code) else {
                failed += 1;
                continue;
            };
            if text[open + 2..close].trim().is_empty() {
                continue;
            }
            let note = inner(&text[open + 2..close], base + open + 2, depth + 1);
            hide(&mut bytes, open..close + 1);
            bytes[open] = NOTE as u8;
            shaped.notes.insert(base + open, (base + close + 1, note));
            from = close + 1;
        }
    }
    shaped.text = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
    shaped
}

/// Where the bracket closes that was opened before `from`, in the same paragraph.
fn closing(text: &str, from: usize, code: &[Range<usize>]) -> Option<usize> {
    let end = text.floor_char_boundary((from + LONGEST_NOTE).min(text.len()));
    let (mut open, mut line_is_empty) = (1usize, false);
    for (at, c) in text[from..end].char_indices().map(|(at, c)| (from + at, c)) {
        match c {
            '\n' if line_is_empty => return None,
            '\n' => line_is_empty = true,
            c if c.is_whitespace() || c == '>' => {}
            _ => line_is_empty = false,
        }
        if !matches!(c, '[' | ']') || is_in(code, at) || is_escaped(text, at) {
            continue;
        }
        open = if c == '[' { open + 1 } else { open - 1 };
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether a backslash takes the meaning of the character at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Whether a byte lies in one of these ranges, which are in order.
fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.start <= at)
}

/// Takes bytes out, but for the line ends.
fn hide(bytes: &mut [u8], range: Range<usize>) {
    for byte in bytes[range].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        *byte = HIDDEN as u8;
    }
}

/// The code of a text, in order.
fn code(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut block = 0;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                block += 1;
                found.push(range);
            }
            Event::End(TagEnd::CodeBlock) => block -= 1,
            Event::Code(_) if block == 0 => found.push(range),
            _ => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The text with its comments hidden (`%%…%%` and `<!-- … -->`), and where one begins that nothing ends.
fn without_comments(text: &str) -> (Cow<'_, str>, Option<usize>) {
    if !text.contains("%%") && !text.contains("<!--") {
        return (Cow::Borrowed(text), None);
    }
    let mut bytes = text.as_bytes().to_vec();
    let mut ranges = code(text);
    let (mut from, mut rounds, mut unclosed) = (0, 0, None);
    let mut endless = Vec::new();
    while let Some((open, mark)) = next_comment(text, from) {
        from = open + mark.len();
        if endless.contains(&mark) {
            continue;
        }
        if is_in(&ranges, open) || is_escaped(text, open) {
            continue;
        }
        if mark == "%%" && text[..open].ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let end = if mark == "%%" { "%%" } else { "-->" };
        let Some(close) = text[from..].find(end).map(|at| from + at + end.len()) else {
            // The parser refuses HTML that does not end.
            endless.push(mark);
            if mark == "%%" {
                unclosed = Some(open);
            }
            continue;
        };
        hide(&mut bytes, open..close);
        from = close;
        // A mark of code in the comment may have paired with one outside it.
        let next = ranges.get(ranges.partition_point(|range| range.end <= open));
        if rounds < MOST_ROUNDS && next.is_some_and(|range| range.start < close) {
            rounds += 1;
            ranges = code(&String::from_utf8_lossy(&bytes));
        }
    }
    // A line of which nothing else is left is an empty one.
    let mut start = 0;
    while start < bytes.len() {
        let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| start + at + 1);
        let line = &mut bytes[start..end];
        if line.contains(&(HIDDEN as u8)) && line.iter().all(|byte| *byte == HIDDEN as u8 || *byte == b'>' || byte.is_ascii_whitespace()) {
            line.iter_mut().filter(|byte| **byte == HIDDEN as u8).for_each(|byte| *byte = b' ');
        }
        start = end;
    }
    (Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())), unclosed)
}

/// A text as it is written, without its comments: for those who read markdown themselves.
#[must_use]
pub fn uncommented(text: &str) -> Cow<'_, str> {
    match without_comments(text).0 {
        Cow::Borrowed(_) => Cow::Borrowed(text),
        Cow::Owned(hidden) => Cow::Owned(strip(&hidden).trim().to_owned()),
    }
}

fn next_comment(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let mut at = from;
    loop {
        at += text[at..].find(['%', '<'])?;
        match ["%%", "<!--"].into_iter().find(|mark| text[at..].starts_with(mark)) {
            Some(mark) => return Some((at, mark)),
            None => at += 1,
        }
    }
}

/// Lines of a text with the byte where each begins, without their line ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Quotations that begin with `[!kind]` and that the parser does not know: with a title, a fold, or a kind of Obsidian's.
fn boxes(text: &str, base: usize, depth: usize, code: &[Range<usize>], bytes: &mut [u8], shaped: &mut Shaped) {
    let quotes = |line: &str| line.chars().take_while(|c| c.is_whitespace() || *c == '>').filter(|c| *c == '>').count();
    let mut before = 0;
    for (start, line) in lines(text) {
        let level = quotes(line);
        let begins = level > before;
        before = level;
        if !begins {
            continue;
        }
        let rest = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let open = start + line.len() - rest.len();
        let Some((kind, rest)) = rest.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { continue };
        let lower = kind.to_ascii_lowercase();
        let Some((_, alert)) = KINDS.iter().find(|(names, _)| names.contains(&lower.as_str())) else { continue };
        if is_in(code, open) {
            continue;
        }
        let (folds, title) = match rest.strip_prefix(['+', '-']) {
            Some(title) => (true, title),
            None => (false, rest),
        };
        let known = ["note", "tip", "important", "warning", "caution"].contains(&lower.as_str());
        if known && !folds && title.trim().is_empty() {
            continue;
        }
        let at = start + line.len() - title.trim_start().len();
        let title = title.trim();
        let title = (!title.is_empty() && depth < DEEPEST).then(|| inner(title, base + at, depth + 1));
        bytes[open..start + line.len()].fill(b' ');
        shaped.boxes.insert(base + open, Callout { alert: *alert, title });
    }
}

/// The box of each kind, as GitHub and Obsidian name them; `None` is a plain quotation.
const KINDS: &[(&[&str], Option<Alert>)] = &[
    (&["note", "abstract", "summary", "tldr", "info", "todo", "example", "question", "help", "faq"], Some(Alert::Note)),
    (&["tip", "hint", "success", "check", "done"], Some(Alert::Tip)),
    (&["important"], Some(Alert::Important)),
    (&["warning", "attention", "failure", "fail", "missing", "bug"], Some(Alert::Warning)),
    (&["caution", "danger", "error"], Some(Alert::Caution)),
    (&["quote", "cite"], None),
];

/// Wikilinks with words on a line that has other strokes: a row of a table.
fn strokes(text: &str, base: usize, depth: usize, code: &[Range<usize>], bytes: &mut [u8], shaped: &mut Shaped) {
    for (start, line) in lines(text) {
        if !line.contains("[[") || !line.contains('|') {
            continue;
        }
        let mut links = Vec::new();
        let mut from = 0;
        while let Some(open) = line[from..].find("[[").map(|at| from + at) {
            let Some(close) = line[open..].find("]]").map(|at| open + at) else { break };
            from = close + 2;
            // Of several that open, the last one is meant.
            let open = line[open..close].rfind("[[").map_or(open, |at| open + at);
            if let Some(stroke) = line[open..close].find('|').map(|at| open + at)
                && !is_in(code, start + open)
                && !is_escaped(text, start + open)
                && !is_escaped(line, stroke)
            {
                links.push((open, stroke, close));
            }
        }
        let inside = |at: usize| links.get(links.partition_point(|(_, _, close)| *close <= at)).is_some_and(|(open, ..)| *open <= at);
        if !line.match_indices('|').any(|(at, _)| !inside(at) && !is_escaped(line, at)) {
            continue;
        }
        for (_, stroke, close) in links {
            bytes[start + stroke] = STROKE as u8;
            shaped.words.insert(base + start + stroke, inner(&line[stroke + 1..close], base + start + stroke + 1, depth + 1));
            // A second stroke would begin a cell as well.
            bytes[start + stroke + 1..start + close].iter_mut().filter(|byte| **byte == b'|').for_each(|byte| *byte = STROKE as u8);
        }
    }
}
