//! From markdown to a [`Document`]: one walk over pulldown-cmark's events.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use super::bare::{self, Bare};
use super::citation::{CiteForm, Malformed};
use super::escape;
use super::html::advice;
use super::shapes::{self, NOTE, STROKE, Shaped};
use super::{Alert, Citation, CitedItem, Document, Heading, Hole, Link, Target, citation};
use crate::address::{decode_path, is_web_address};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::model::form::shorten;
use crate::model::slug::{anchor, is_slug, slugify};
use crate::source::{FileId, characters};

/// Lists, quotations and marks may lie this deep in each other.
const DEEPEST: usize = 48;

/// The word after the fence of a field to write in.
const FIELD: &str = "invulveld";
/// Most rows of such a field.
const MOST_ROWS: u8 = 40;

/// The address that stands for "this is a citation" between the parser's callback and the walk.
const CITATION: &str = "citation:";

/// What of markdown is read.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_WIKILINKS
}

/// Parses the markdown in `range` of a file's text.
pub fn parse(file: FileId, text: &str, range: Range<usize>, diagnostics: &mut Diagnostics) -> Document {
    let body = shapes::clean(&text[range.clone()]);
    if let Some(at) = too_deep(&body) {
        let start = range.start + at;
        let end = text.ceil_char_boundary((start + 1).min(range.end));
        diagnostics.push(Diagnostic::new(Code::MarkdownTooDeep, Span::new(file, start..end)).arg("max", DEEPEST));
        return Document::default();
    }
    let shaped = shapes::shape(&body, range.start);
    let mut walk = Walk {
        file,
        body: &shaped.text,
        base: range.start,
        shaped: &shaped,
        references: Rc::default(),
        diagnostics,
        document: Document::default(),
        main: Vec::new(),
        notes: BTreeMap::new(),
        in_note: None,
        note_order: Vec::new(),
        note_numbers: BTreeMap::new(),
        heading: None,
        last_level: 1,
        ids: BTreeSet::new(),
        id_counts: BTreeMap::new(),
        links: Vec::new(),
        quotes: Vec::new(),
        used: BTreeSet::new(),
        paragraph: None,
        caption: None,
        skip: None,
        alignments: Vec::new(),
        cell: 0,
        in_head: false,
        in_row: false,
        depth: 0,
        run: None,
        in_code: false,
        field: None,
        fields: 0,
    };
    if let Some(at) = shaped.unclosed {
        let span = Span::new(file, at..at + 2);
        walk.problem(Code::CommentUnclosed, span, |d| d);
    }
    walk.walk(&shaped);
    walk.finish()
}

/// The first byte of a line that opens more quotations than anybody means: seen before the parser, which would work on it for minutes.
fn too_deep(body: &str) -> Option<usize> {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let marks = line.bytes().take_while(|b| matches!(b, b'>' | b' ' | b'\t' | b'-' | b'*' | b'+')).filter(|b| !b.is_ascii_whitespace());
        let is_rule = line.trim().bytes().all(|b| b != b'>') && !line.contains("- -") && !line.contains("* *") && !line.contains("+ +");
        if !is_rule && marks.count() > DEEPEST {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The first raised or lowered part within a word (`CO~2~`, `m^2^`), which the parser takes for text: its place, marks included.
fn raised(text: &str) -> Option<Range<usize>> {
    for (open, mark) in text.char_indices().filter(|(_, c)| matches!(c, '^' | '~')) {
        let rest = &text[open + 1..];
        let Some(length) = rest.find(mark).filter(|length| *length > 0) else { continue };
        if rest[..length].chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−' | ',')) {
            return Some(open..open + length + 2);
        }
    }
    None
}

/// What is skipped until its end tag: the words inside are replaced or collected.
enum Skip {
    /// The words of a citation, or of a wikilink without words of its own.
    Words { depth: usize, closes_link: bool },
    /// The description of a picture.
    Alt { depth: usize, text: String, link: usize, span: Span, title: String },
}

/// A heading whose end has not come yet.
struct OpenHeading {
    level: u8,
    at: usize,
    id: Option<String>,
    text: String,
    span: Span,
}

/// A link whose end has not come yet.
struct OpenLink {
    has_words: bool,
    span: Span,
}

struct Walk<'a, 'd> {
    file: FileId,
    /// The text that is walked over: of the file, or of a note in it.
    body: &'a str,
    base: usize,
    shaped: &'a Shaped,
    /// Where the references of the whole text lead, by their label.
    references: Rc<BTreeMap<String, String>>,
    diagnostics: &'d mut Diagnostics,
    document: Document,
    main: Vec<Event<'a>>,
    notes: BTreeMap<String, (Vec<Event<'a>>, Span)>,
    in_note: Option<String>,
    note_order: Vec<(String, Span)>,
    /// Numbers of the footnotes, from 1, in the order in which the text first refers to them.
    note_numbers: BTreeMap<String, usize>,
    heading: Option<OpenHeading>,
    last_level: u8,
    ids: BTreeSet<String>,
    /// How often each slug was asked for.
    id_counts: BTreeMap<String, usize>,
    links: Vec<OpenLink>,
    /// The quotations that are open: how each ends.
    quotes: Vec<&'static str>,
    /// The shapes that found their place, by the byte where they begin.
    used: BTreeSet<usize>,
    /// Where the paragraph began, among the events.
    paragraph: Option<usize>,
    /// A picture with a title: the events that it takes, the event of its title, and the title.
    caption: Option<(Range<usize>, usize, String)>,
    skip: Option<Skip>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    in_row: bool,
    depth: usize,
    /// Running text that is not handled yet, and its place.
    run: Option<(String, Range<usize>)>,
    in_code: bool,
    /// The text of a field to write in, whose end has not come yet, and its place.
    field: Option<(String, Span)>,
    /// How many fields there were.
    fields: usize,
}

impl<'a> Walk<'a, '_> {
    /// Walks over a text: the file's, or one within it.
    fn walk(&mut self, shaped: &'a Shaped) {
        let unresolved: RefCell<Vec<(Range<usize>, LinkType, String)>> = RefCell::default();
        let references = Rc::clone(&self.references);
        let callback = |link: BrokenLink<'_>| {
            let names_source = link.reference.split_whitespace().any(|word| word.trim_start_matches('-').starts_with('@') && word.len() > 1);
            if link.link_type == LinkType::Shortcut && names_source {
                return Some((CowStr::Borrowed(CITATION), CowStr::Borrowed("")));
            }
            if let Some(dest) = references.get(&label_of(&link.reference)) {
                return Some((CowStr::from(dest.clone()), CowStr::Borrowed("")));
            }
            unresolved.borrow_mut().push((link.span, link.link_type, link.reference.to_string()));
            None
        };
        let parser = Parser::new_with_broken_link_callback(&shaped.text, options(), Some(callback));
        let own: Vec<_> = parser.reference_definitions().iter().map(|(label, definition)| (label_of(label), definition.dest.to_string())).collect();
        let is_whole = self.depth == 0;
        if is_whole {
            self.references = Rc::new(own.into_iter().collect());
        }
        for (event, range) in parser.into_offset_iter() {
            if !is_whole && matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)) {
                self.end_text();
                continue;
            }
            self.take(event, range);
            if self.depth > DEEPEST {
                break;
            }
        }
        self.end_text();
        self.unresolved(unresolved.take());
        // What stands where it has no meaning, such as a note in the description of a picture.
        let notes = shaped.notes.iter().map(|(at, (end, _))| (*at, *end, "note"));
        let boxes = shaped.boxes.keys().map(|at| (*at, *at + 2, "box"));
        for (at, end, kind) in notes.chain(boxes).filter(|(at, ..)| !self.used.contains(at)).collect::<Vec<_>>() {
            let text = if kind == "note" { "^[" } else { "[!" };
            let span = Span::new(self.file, at..end);
            self.problem(Code::LeftoverMarkup, span, |d| d.arg("kind", kind).arg("text", text));
        }
    }

    /// Walks over a text within the file, such as a note; its words go where the walk stands.
    fn within(&mut self, shaped: &'a Shaped) {
        let saved = (self.body, self.base, self.shaped, self.depth);
        (self.body, self.base, self.shaped, self.depth) = (&shaped.text, shaped.base, shaped, self.depth + 1);
        self.walk(shaped);
        (self.body, self.base, self.shaped, self.depth) = saved;
    }

    /// A note within a sentence.
    fn note(&mut self, at: usize, end: usize, shaped: &'a Shaped) {
        self.used.insert(at);
        let label = format!("\u{2}{at}");
        let range = at - self.base..end - self.base;
        self.notes.insert(label.clone(), (Vec::new(), self.span(&range)));
        self.footnote_reference(&label, &range);
        let outside = (self.in_note.replace(label), self.heading.take(), std::mem::take(&mut self.links), self.paragraph.take(), self.caption.take());
        self.emit(Event::Start(Tag::Paragraph));
        self.within(shaped);
        self.emit(Event::End(TagEnd::Paragraph));
        (self.in_note, self.heading, self.links, self.paragraph, self.caption) = outside;
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn problem(&mut self, code: Code, span: Span, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.diagnostics.push(build(Diagnostic::new(code, span)));
    }

    /// The events where the walk stands.
    fn events(&mut self) -> &mut Vec<Event<'a>> {
        match &self.in_note {
            Some(label) => &mut self.notes.entry(label.clone()).or_insert_with(|| (Vec::new(), Span::start_of(self.file))).0,
            None => &mut self.main,
        }
    }

    fn emit(&mut self, event: Event<'a>) {
        match &self.in_note {
            Some(label) => {
                if let Some((events, _)) = self.notes.get_mut(label) {
                    events.push(event);
                }
            }
            None => self.main.push(event),
        }
    }

    fn tag(&mut self, html: impl Into<String>) {
        self.emit(Event::InlineHtml(CowStr::from(html.into())));
    }

    fn hole(&mut self, hole: Hole) {
        let number = self.document.holes.len();
        self.document.holes.push(hole);
        self.tag(format!("\0{number}\0"));
    }

    /// Text, with raised and lowered parts.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(part) = raised(rest) {
            let tag = if rest[part.start..].starts_with('^') { "sup" } else { "sub" };
            self.plain(&rest[..part.start]);
            self.tag(format!("<{tag}>"));
            self.plain(&rest[part.start + 1..part.end - 1]);
            self.tag(format!("</{tag}>"));
            rest = &rest[part.end..];
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        if !text.is_empty() {
            self.words(text);
            self.emit(Event::Text(CowStr::from(text.to_owned())));
        }
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if !matches!(event, Event::Text(_)) {
            self.end_text();
        }
        self.refused_character(&event, &range);
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    let start = range.start;
                    let end = self.body.ceil_char_boundary((start + 1).min(self.body.len()));
                    let span = self.span(&(start..end));
                    self.problem(Code::MarkdownTooDeep, span, |d| d.arg("max", DEEPEST));
                    return;
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.skip.is_some() {
            self.skipped(&event);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.more_text(&text, &range),
            Event::Code(text) => {
                self.words(&text);
                self.emit(Event::Code(text));
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, &range),
            Event::FootnoteReference(label) => self.footnote_reference(&label, &range),
            Event::TaskListMarker(done) => self.tag(if done { "<span class=\"task\">☑</span> " } else { "<span class=\"task\">☐</span> " }),
            Event::SoftBreak | Event::HardBreak => {
                self.words(" ");
                self.emit(event);
            }
            Event::Rule => self.emit(event),
            // Not switched on; shown as it was written.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.emit(Event::Text(text)),
        }
    }

    /// A character reference such as `&#11;`; what stands there as it is was found when the file was read.
    fn refused_character(&mut self, event: &Event<'a>, range: &Range<usize>) {
        let found = match event {
            Event::Text(text) if self.body.as_bytes().get(range.start) == Some(&b'&') => characters::first_refused(text),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if self.body[range.clone()].contains("&#") => {
                characters::first_refused(dest_url)
            }
            _ => None,
        };
        if let Some(c) = found {
            self.diagnostics.push(characters::problem(self.span(&first_line(self.body, range)), c));
        }
    }

    /// Running text comes in pieces; they are put together here and handled by [`Walk::end_text`] when something else follows.
    fn more_text(&mut self, text: &str, range: &Range<usize>) {
        match &mut self.run {
            Some((run, place)) if place.end == range.start => {
                run.push_str(text);
                place.end = range.end;
            }
            _ => {
                self.end_text();
                self.run = Some((text.to_owned(), range.clone()));
            }
        }
    }

    fn end_text(&mut self) {
        let Some((text, place)) = self.run.take() else { return };
        if let Some((field, _)) = &mut self.field {
            field.push_str(&text);
            self.prose(&place);
            return;
        }
        if self.in_code {
            self.plain(&text);
            return;
        }
        // The character after a backslash is itself and nothing else.
        let is_escaped = place.start > 0 && self.body.as_bytes()[place.start - 1] == b'\\';
        let literal = if is_escaped { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        self.missing_footnotes(place.start + literal..place.end);
        self.plain(&text[..literal]);
        let (from, to) = (self.base + place.start, self.base + place.end);
        let mut notes = self.shaped.notes.range(from..to);
        let mut cursor = place.start + literal;
        for (number, part) in text[literal..].split(NOTE).enumerate() {
            if number > 0
                && let Some((&at, (end, note))) = notes.next()
            {
                self.visible(cursor..at - self.base);
                cursor = end - self.base;
                self.note(at, *end, note);
            }
            self.running(&shapes::strip(part), &(cursor..place.end));
        }
        self.visible(cursor..place.end);
    }

    /// Notes what of a place in running text can be seen: not the comments.
    fn visible(&mut self, place: Range<usize>) {
        let mut start = place.start;
        for at in place.clone().chain([place.end]) {
            if at == place.end || matches!(self.body.as_bytes()[at], 1..=3) {
                if start < at {
                    self.document.literal.push(self.base + start..self.base + at);
                    self.prose(&(start..at));
                }
                start = at + 1;
            }
        }
    }

    /// Running text, with the addresses and citations that stand in it without a mark. `place` is where to look for them.
    fn running(&mut self, text: &str, place: &Range<usize>) {
        if !self.links.is_empty() {
            return self.text(text);
        }
        let (mut at, mut cursor) = (0, place.start);
        for (range, found) in bare::find(text) {
            self.text(&text[at..range.start]);
            at = range.end;
            let written = &text[range];
            let here = self.body[cursor..place.end].find(written).map(|at| cursor + at..cursor + at + written.len());
            cursor = here.as_ref().map_or(cursor, |here| here.end);
            let span = self.span(&here.unwrap_or_else(|| place.clone()));
            match found {
                Bare::Link(to) => {
                    self.document.bare.push(span.start..span.end);
                    self.open_link(Target::Outside(to), span);
                    self.plain(written);
                    self.links.pop();
                    self.tag("</a>");
                }
                Bare::Citation { key, suppress, locator } => {
                    let start = span.start + written.find('@').map_or(0, |sign| sign + 1);
                    let range = start..(start + key.len()).min(span.end);
                    let form = if suppress { CiteForm::SuppressAuthor } else { CiteForm::InText };
                    let item = CitedItem { key, locator, form, range, ..CitedItem::default() };
                    self.words(written);
                    self.document.citations.push(Citation { span, items: vec![item], bare: Some(written.to_owned()) });
                    self.hole(Hole::Citation(self.document.citations.len() - 1));
                }
            }
        }
        self.text(&text[at..]);
    }

    /// Notes where running text stands; what only a mark or a line break parts is one piece, so that words are seen beside each other.
    fn prose(&mut self, place: &Range<usize>) {
        let range = self.base + place.start..self.base + place.end;
        match self.document.prose.last_mut() {
            Some(last) if last.end >= self.base && last.end <= range.start => {
                let gap = &self.body[last.end - self.base..place.start];
                if gap.chars().all(|c| c.is_whitespace() || matches!(c, '*' | '_')) && gap.matches('\n').count() < 2 {
                    last.end = range.end;
                } else {
                    self.document.prose.push(range);
                }
            }
            _ => self.document.prose.push(range),
        }
    }

    /// Footnotes that nobody wrote, which the parser takes for plain words.
    fn missing_footnotes(&mut self, place: Range<usize>) {
        let mut at = place.start;
        while let Some(open) = self.body[at..place.end].find("[^").map(|open| at + open) {
            at = open + 2;
            let Some(length) = self.body[at..place.end].find(']') else { break };
            let label = self.body[at..at + length].to_owned();
            if !label.is_empty() && !label.contains(char::is_whitespace) {
                let span = self.span(&(open..at + length + 1));
                self.problem(Code::FootnoteMissing, span, |d| d.arg("label", shorten(&label)));
            }
            at += length;
        }
    }

    fn words(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if !text.trim().is_empty()
            && let Some(link) = self.links.last_mut()
        {
            link.has_words = true;
        }
    }

    /// Inside a citation or a picture: wait for the end, keep a picture's words.
    fn skipped(&mut self, event: &Event<'a>) {
        let Some(Skip::Words { depth, .. } | Skip::Alt { depth, .. }) = &mut self.skip else { return };
        match event {
            Event::Start(_) => *depth += 1,
            Event::End(_) if *depth > 0 => *depth -= 1,
            Event::End(_) => match self.skip.take() {
                Some(Skip::Alt { text, link, span, title, .. }) => self.end_image(&text, link, span, &title),
                Some(Skip::Words { closes_link: true, .. }) => {
                    self.links.pop();
                    self.tag("</a>");
                }
                _ => {}
            },
            Event::Text(more) | Event::Code(more) => {
                if let Some(Skip::Alt { text, .. }) = &mut self.skip {
                    text.push_str(more);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(Skip::Alt { text, .. }) = &mut self.skip {
                    text.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end_image(&mut self, alt: &str, link: usize, span: Span, title: &str) {
        let target = &self.document.links[link].target;
        // An embed without words shows its own name, and what stands behind it.
        let alt = match target {
            Target::Embed(name) => alt.strip_prefix(name.as_str()).map_or(alt, |rest| rest.trim_start_matches(['|', '\\', STROKE])),
            _ => alt,
        };
        let (alt, width) = width(alt, matches!(target, Target::Embed(_)));
        let alt = shapes::strip(alt);
        let alt = alt.as_ref();
        self.document.links[link].width = width;
        if alt.trim().is_empty() {
            self.problem(Code::ImageWithoutAlt, span, |d| d);
        } else if is_file_name(alt, &self.document.links[link].target) {
            let shown = shorten(alt.trim());
            self.problem(Code::AltIsFileName, span, |d| d.arg("alt", shown));
        }
        self.words(alt);
        let start = self.events().len();
        self.hole(Hole::Image(link));
        self.tag(escape(alt.trim()).into_owned());
        let title = shapes::strip(title).trim().to_owned();
        let shown = if title.is_empty() { String::new() } else { format!("\" title=\"{}", escape(&title)) };
        self.tag(shown);
        self.hole(Hole::ImageEnd);
        let end = self.events().len();
        if !title.is_empty() {
            self.caption = Some((start..end, end - 2, title));
        }
    }

    /// A paragraph that is nothing but a picture with a title becomes a figure.
    fn end_paragraph(&mut self) {
        let paragraph = self.paragraph.take();
        let caption = self.caption.take();
        if let (Some(start), Some((picture, title_at, title))) = (paragraph, caption)
            && picture.start == start + 1
            && picture.end == self.events().len()
        {
            self.events()[start] = Event::InlineHtml(CowStr::Borrowed("<figure>"));
            self.events()[title_at] = Event::InlineHtml(CowStr::Borrowed(""));
            self.tag(format!("<figcaption>{}</figcaption></figure>\n", escape(&title)));
        } else {
            self.emit(Event::End(TagEnd::Paragraph));
        }
    }

    /// A quotation that begins with the kind of a box, and perhaps a title.
    fn start_quote(&mut self, range: &Range<usize>) {
        let length = self.body[range.start..].find('\n').unwrap_or(self.body.len() - range.start);
        let line = range.start..range.start + length;
        // The mark of this quotation is the last one before the box.
        let here = self.shaped.boxes.range(self.base + line.start..=self.base + line.end).next();
        let here = here.filter(|(at, _)| self.body[line.start..**at - self.base].matches('>').count() == 1);
        let Some((&at, found)) = here else {
            self.quotes.push("</blockquote>\n");
            return self.emit(Event::Start(Tag::BlockQuote(None)));
        };
        self.used.insert(at);
        if let Some(alert) = found.alert {
            self.quotes.push("</div>\n");
            self.tag(format!("<div class=\"alert alert-{}\"><p class=\"alert-title\">", alert.name()));
            match &found.title {
                Some(title) => self.within(title),
                None => self.hole(Hole::Alert(alert)),
            }
            self.tag("</p>\n");
        } else {
            self.quotes.push("</blockquote>\n");
            self.emit(Event::Start(Tag::BlockQuote(None)));
            if let Some(title) = &found.title {
                self.tag("<p><strong>");
                self.within(title);
                self.tag("</strong></p>\n");
            }
        }
    }

    /// Cells of a row for which the table has no column; the parser leaves them out.
    fn lost_cells(&mut self, range: &Range<usize>) {
        let row = &self.body[range.clone()];
        let row = row.lines().next().unwrap_or_default();
        let from = row.len() - row.trim_start_matches([' ', '\t', '>']).len();
        let from = from + usize::from(row[from..].starts_with('|'));
        let strokes: Vec<usize> = row.match_indices('|').map(|(at, _)| at).filter(|at| *at >= from && !is_escaped(row, *at)).collect();
        let Some(&last) = strokes.get(self.alignments.len().saturating_sub(1)).filter(|_| !self.alignments.is_empty()) else { return };
        let extra = row[last + 1..].trim_end().trim_end_matches('|').trim();
        if extra.is_empty() || extra.chars().all(|c| c == '|' || c.is_whitespace()) {
            return;
        }
        let start = last + 1 + (row[last + 1..].len() - row[last + 1..].trim_start().len());
        let span = self.span(&(range.start + start..range.start + row.trim_end().len()));
        let text = shorten(extra);
        let columns = self.alignments.len();
        // A stroke in code begins a cell as well; with a backslash before it, it does not.
        let few = if strokes.len() < 200 { strokes.as_slice() } else { &[] };
        let in_code: Vec<usize> = few.iter().copied().filter(|at| row[..*at].matches('`').count() % 2 == 1 && row[*at..].contains('`')).collect();
        let cells = strokes.iter().filter(|at| **at < row.trim_end().len().saturating_sub(1)).count() + 1;
        let mends: Vec<(Range<usize>, &str)> = if !in_code.is_empty() && in_code.len() + columns == cells {
            in_code.iter().map(|at| (self.base + range.start + at..self.base + range.start + at, "\\")).collect()
        } else {
            Vec::new()
        };
        self.problem(Code::CellsLost, span, |d| {
            mends.into_iter().fold(d.arg("text", text).arg("columns", columns), |d, (at, with)| d.mend(at, with))
        });
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => self.start_heading(level, id.as_deref(), &range),
            Tag::BlockQuote(Some(kind)) => {
                let alert = match kind {
                    BlockQuoteKind::Note => Alert::Note,
                    BlockQuoteKind::Tip => Alert::Tip,
                    BlockQuoteKind::Important => Alert::Important,
                    BlockQuoteKind::Warning => Alert::Warning,
                    BlockQuoteKind::Caution => Alert::Caution,
                };
                self.tag(format!("<div class=\"alert alert-{}\"><p class=\"alert-title\">", alert.name()));
                self.hole(Hole::Alert(alert));
                self.tag("</p>\n");
                self.quotes.push("</div>\n");
            }
            Tag::BlockQuote(None) => self.start_quote(&range),
            Tag::Paragraph => {
                self.paragraph = Some(self.events().len());
                self.caption = None;
                self.emit(Event::Start(tag));
            }
            Tag::HtmlBlock => {
                let html = self.body[range.clone()].to_owned();
                self.raw_html(&html, &range);
                self.skip = Some(Skip::Words { depth: 0, closes_link: false });
            }
            Tag::FootnoteDefinition(label) => {
                let span = self.span(&first_line(self.body, &range));
                let label = label.to_lowercase();
                self.notes.entry(label.clone()).or_insert((Vec::new(), span));
                self.in_note = Some(label);
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                // A wide table scrolls by itself on a phone; by keyboard it can only do so if it can be reached.
                self.tag("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
                self.hole(Hole::TableLabel);
                self.tag("\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.in_row = true;
                self.cell = 0;
                self.tag("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.in_row = true;
                self.lost_cells(&range);
                self.tag("<tr>");
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    _ => "",
                };
                self.cell += 1;
                self.tag(if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") });
            }
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, &range),
            Tag::Image { link_type, dest_url, title, .. } => self.start_image(link_type, &dest_url, &title, &range),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if info.trim() == FIELD => {
                self.document.code.push(self.base + range.start..self.base + range.end);
                self.field = Some((String::new(), self.span(&first_line(self.body, &range))));
            }
            Tag::CodeBlock(_) => {
                self.document.code.push(self.base + range.start..self.base + range.end);
                self.in_code = true;
                self.emit(Event::Start(tag));
            }
            Tag::MetadataBlock(_) => self.skip = Some(Skip::Words { depth: 0, closes_link: false }),
            other => self.emit(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                let end = self.quotes.pop().unwrap_or("</blockquote>\n");
                self.tag(end);
            }
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
            TagEnd::FootnoteDefinition => self.in_note = None,
            TagEnd::CodeBlock if self.field.is_some() => self.end_field(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.emit(Event::End(tag));
            }
            TagEnd::Table => self.tag("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.in_row = false;
                self.tag("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => {
                self.in_row = false;
                self.tag("</tr>\n");
            }
            TagEnd::TableCell => self.tag(if self.in_head { "</th>" } else { "</td>" }),
            // What no browser can show as a picture was opened as a link.
            TagEnd::Link | TagEnd::Image => {
                if let Some(link) = self.links.pop() {
                    if !link.has_words {
                        self.problem(Code::EmptyLink, link.span, |d| d);
                    } else if let Some(outer) = self.links.last_mut() {
                        outer.has_words = true;
                    }
                    self.tag("</a>");
                }
            }
            other => self.emit(Event::End(other)),
        }
    }

    /// A field to write in: a line with the question, and `regels: 4` for its height.
    fn end_field(&mut self) {
        let Some((text, span)) = self.field.take() else { return };
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(question) = lines.next().filter(|line| !line.starts_with("regels:")) else {
            return self.problem(Code::FieldMalformed, span, |d| d.arg("why", "empty"));
        };
        let mut rows = 3;
        for line in lines {
            let count = line.strip_prefix("regels:").and_then(|count| count.trim().parse::<u8>().ok());
            match count {
                Some(count @ 1..=MOST_ROWS) => rows = count,
                _ => self.problem(Code::FieldMalformed, span, |d| d.arg("why", "line").arg("line", shorten(line)).arg("max", i64::from(MOST_ROWS))),
            }
        }
        self.fields += 1;
        let (number, question) = (self.fields, escape(question).into_owned());
        // The name of the anchor is none that a heading can have.
        self.tag(format!("<p class=\"write-in\"><label for=\"veld_{number}\">{question}</label>"));
        self.tag(format!("<textarea id=\"veld_{number}\" rows=\"{rows}\" autocomplete=\"off\"></textarea></p>\n"));
    }

    /// A sentence with a line `---` right below it, which makes it a heading.
    fn underlined(&mut self, range: &Range<usize>) {
        let source = self.body[range.clone()].trim_end();
        let Some(line) = source.rfind('\n') else { return };
        let (above, below) = (&source[..line], source[line + 1..].trim());
        if source.trim_start().starts_with('#') || below.is_empty() || !below.bytes().all(|byte| byte == b'-') {
            return;
        }
        let text = shapes::strip(above.trim()).trim().to_owned();
        if !(text.contains('\n') || text.chars().count() > 80 || text.ends_with(['.', '!', ':', ';', ',', '…'])) {
            return;
        }
        let at = self.base + range.start + line + 1;
        let line_end = if above.ends_with('\r') { "\r\n" } else { "\n" };
        // In a quotation or a list, an empty line needs its mark.
        let begins = range.start == 0 || self.body[..range.start].ends_with(['\n', '\r']);
        let is_plain = begins && source[line + 1..].starts_with('-');
        let span = self.span(&first_line(self.body, range));
        self.problem(Code::SentenceAsHeading, span, |d| if is_plain { d.mend(at..at, line_end) } else { d });
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) {
        let level = level as u8;
        let span = self.span(&first_line(self.body, range));
        self.underlined(range);
        if level == 1 {
            self.problem(Code::HeadingLevelOne, span, |d| d);
        } else if level > self.last_level + 1 {
            let (from, next) = (self.last_level, self.last_level + 1);
            self.problem(Code::HeadingSkipped, span, |d| d.arg("from", i64::from(from)).arg("to", i64::from(level)).arg("next", i64::from(next)));
        }
        self.last_level = level;
        let at = match &self.in_note {
            Some(label) => self.notes.get(label).map_or(0, |(events, _)| events.len()),
            None => self.main.len(),
        };
        self.tag("");
        self.heading = Some(OpenHeading { level, at, id: id.map(str::to_owned), text: String::new(), span });
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some(heading) = self.heading.take() else { return };
        let text = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.problem(Code::HeadingEmpty, heading.span, |d| d);
        }
        let id = match heading.id {
            Some(id) if !is_slug(&id) => {
                self.problem(Code::HeadingId, heading.span, |d| d.arg("id", shorten(&id)).arg("slug", slugify(&id)));
                self.free_id(&text)
            }
            Some(id) => {
                if !self.ids.insert(id.clone()) {
                    self.problem(Code::DuplicateHeadingId, heading.span, |d| d.arg("id", id.as_str()));
                }
                id
            }
            None => self.free_id(&text),
        };
        let open = Event::InlineHtml(CowStr::from(format!("<h{} id=\"{}\">", heading.level, escape(&id))));
        match &self.in_note {
            Some(label) => {
                if let Some((events, _)) = self.notes.get_mut(label) {
                    events[heading.at] = open;
                }
            }
            None => self.main[heading.at] = open,
        }
        self.tag(format!("</h{}>\n", level as u8));
        self.document.headings.push(Heading { level: heading.level, id, text });
    }

    /// The words of a heading, as the name of a place; with `-2`, `-3` … where it is taken already. It depends on the headings before it only.
    fn free_id(&mut self, text: &str) -> String {
        let mut slug = anchor(text);
        if slug.is_empty() {
            slug.push_str("deel");
        }
        let count = self.id_counts.entry(slug.clone()).or_default();
        let mut id = if *count == 0 { slug.clone() } else { format!("{slug}-{}", *count + 1) };
        *count += 1;
        // Another heading may have taken the name with its number.
        while !self.ids.insert(id.clone()) {
            *count += 1;
            id = format!("{slug}-{count}");
        }
        id
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        // A closing tag belongs to an opening one that was reported.
        if html.trim_start().starts_with("</") {
            return;
        }
        // A cell of a table is one line: it has no other way to break it.
        let name = html.trim().trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
        if self.in_row && name.eq_ignore_ascii_case("br") {
            self.words(" ");
            return self.tag("<br>");
        }
        let span = self.span(&first_line(self.body, range));
        let shown = shorten(shapes::strip(html).trim().lines().next().unwrap_or_default());
        self.problem(Code::RawHtml, span, |d| d.arg("html", shown).arg("tag", advice(html)));
    }

    fn footnote_reference(&mut self, label: &str, range: &Range<usize>) {
        let label = label.to_lowercase();
        let label = label.as_str();
        let span = self.span(range);
        let first = !self.note_numbers.contains_key(label);
        if first {
            self.note_order.push((label.to_owned(), span));
            self.note_numbers.insert(label.to_owned(), self.note_order.len());
        }
        let number = self.note_numbers[label];
        let id = if first { format!(" id=\"verwijzing_{number}\"") } else { String::new() };
        self.tag(format!("<sup{id}><a href=\"#voetnoot_{number}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    fn start_link(&mut self, link_type: LinkType, dest: &str, range: &Range<usize>) {
        let whole = self.span(range);
        match link_type {
            LinkType::ShortcutUnknown => {
                self.skip = Some(Skip::Words { depth: 0, closes_link: false });
                let source = &self.body[range.clone()];
                let inner = source.strip_prefix('[').and_then(|s| s.strip_suffix(']')).unwrap_or_default();
                let items = match citation::parse_items(inner, self.base + range.start + 1) {
                    Ok(items) => items,
                    Err(why) => {
                        let why = if why == Malformed::Comma { "comma" } else { "other" };
                        return self.problem(Code::CitationMalformed, whole, |d| d.arg("why", why));
                    }
                };
                self.words("@");
                self.document.citations.push(Citation { span: whole, items, bare: None });
                self.hole(Hole::Citation(self.document.citations.len() - 1));
            }
            LinkType::WikiLink { has_pothole } => {
                let inner = &self.body[range.clone()];
                let (dest, stroke) = match dest.split_once(STROKE) {
                    Some((dest, _)) => (dest, inner.find(STROKE).map(|at| self.base + range.start + at)),
                    None => (dest, None),
                };
                // In the file it is as long as it was with its comments.
                let length = dest.trim().len();
                let clean = shapes::strip(dest).into_owned();
                let dest = clean.as_str();
                let lead = 2 + inner.get(2..).map_or(0, |rest| rest.len() - rest.trim_start().len());
                let start = (range.start + lead).min(range.end);
                let end = (start + length).min(range.end);
                let good = self.body.is_char_boundary(start) && self.body.is_char_boundary(end);
                let span = if good { self.span(&(start..end)) } else { whole };
                // In a table the stroke is written `\|`, and the backslash is left over.
                let (slug, anchor) = split_anchor(dest.trim_end_matches('\\').trim());
                let target = if slug.is_empty() {
                    anchor.map_or(Target::Wiki { slug: String::new(), anchor: None }, Target::Here)
                } else {
                    Target::Wiki { slug: slug.trim_end_matches(".md").to_owned(), anchor }
                };
                let number = self.open_link(target, span);
                if let Some(words) = stroke.and_then(|at| self.shaped.words.get(&at)) {
                    self.within(words);
                    self.skip = Some(Skip::Words { depth: 0, closes_link: true });
                } else if !has_pothole {
                    if let Some(heading) = &mut self.heading {
                        heading.text.push_str(slug);
                    }
                    self.hole(Hole::LinkTitle(number));
                    self.skip = Some(Skip::Words { depth: 0, closes_link: true });
                }
            }
            LinkType::Email => {
                self.open_link(Target::Outside(format!("mailto:{dest}")), whole);
            }
            _ => {
                let span = self.target_span(range, dest);
                let target = self.target(dest, span);
                self.open_link(target, span);
            }
        }
    }

    fn start_image(&mut self, link_type: LinkType, dest: &str, title: &str, range: &Range<usize>) {
        let whole = self.span(range);
        let dest = shapes::strip(dest.split(STROKE).next().unwrap_or_default()).into_owned();
        let (target, span) = if matches!(link_type, LinkType::WikiLink { .. }) {
            let name = dest.trim_end_matches('\\').trim().to_owned();
            if !is_medium(&name) {
                let slug = shorten(name.trim_end_matches(".md"));
                self.problem(Code::EmbedOfText, whole, |d| d.arg("slug", slug));
                self.document.links.push(Link { target: Target::Refused, span: whole, image: true, width: None });
                self.skip = Some(Skip::Words { depth: 0, closes_link: false });
                return;
            }
            (Target::Embed(name), whole)
        } else {
            let span = self.target_span(range, &dest);
            (self.target(&dest, span), span)
        };
        if let Some(kind) = no_picture(&target) {
            let at = whole.start;
            let is_plain = self.body[range.clone()].starts_with("![") && !matches!(target, Target::Embed(_));
            self.problem(Code::NotAPicture, whole, |d| {
                let d = d.arg("link", shorten(&dest)).arg("kind", kind);
                if is_plain { d.mend(at..at + 1, "") } else { d }
            });
            let number = self.open_link(target, span);
            self.document.links[number].image = kind == "file";
            if matches!(link_type, LinkType::WikiLink { .. }) {
                self.plain(&dest);
                self.skip = Some(Skip::Words { depth: 0, closes_link: true });
            }
            return;
        }
        self.document.links.push(Link { target, span, image: true, width: None });
        self.skip = Some(Skip::Alt { depth: 0, text: String::new(), link: self.document.links.len() - 1, span: whole, title: title.to_owned() });
    }

    fn open_link(&mut self, target: Target, span: Span) -> usize {
        self.document.links.push(Link { target, span, image: false, width: None });
        let number = self.document.links.len() - 1;
        self.links.push(OpenLink { has_words: false, span });
        self.hole(Hole::LinkOpen(number));
        number
    }

    /// The place of a link's target; of the whole link where it stands elsewhere (a reference link) or is written in another way.
    fn target_span(&self, range: &Range<usize>, dest: &str) -> Span {
        let source = &self.body[range.clone()];
        match source.rfind("](").and_then(|at| source[at..].find(dest).map(|within| at + within)) {
            Some(at) if !dest.is_empty() => self.span(&(range.start + at..range.start + at + dest.len())),
            _ => match source.find(dest) {
                Some(at) if source.starts_with('<') => self.span(&(range.start + at..range.start + at + dest.len())),
                _ => self.span(range),
            },
        }
    }

    fn target(&mut self, dest: &str, span: Span) -> Target {
        let clean = shapes::strip(dest);
        let dest = clean.trim();
        if dest.is_empty() {
            self.problem(Code::UnsafeLink, span, |d| d.arg("link", "").arg("scheme", "empty"));
            return Target::Refused;
        }
        let scheme = dest.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
            !scheme.is_empty()
                && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        });
        if let Some(scheme) = scheme {
            let lower = scheme.to_ascii_lowercase();
            let rest = &dest[scheme.len() + 1..];
            return match lower.as_str() {
                // An address between `<` and `>` may hold spaces; one in HTML may not.
                "http" | "https" if is_web_address(dest) => Target::Outside(dest.replace(' ', "%20")),
                "mailto" | "tel" if !rest.is_empty() && !rest.contains(char::is_control) => Target::Outside(dest.to_owned()),
                _ => {
                    let scheme = if matches!(lower.as_str(), "http" | "https" | "mailto" | "tel") { "none" } else { lower.as_str() };
                    self.problem(Code::UnsafeLink, span, |d| d.arg("link", shorten(dest)).arg("scheme", scheme));
                    Target::Refused
                }
            };
        }
        // The media have one place, and editing programs write it like this.
        if let Some(name) = dest.strip_prefix("/media/").filter(|name| !name.is_empty()) {
            return Target::Embed(format!("media/{}", percent_decode(split_anchor(name).0)));
        }
        if dest.starts_with('/') || dest.starts_with('\\') {
            self.problem(Code::AbsoluteLink, span, |d| d.arg("link", shorten(dest)));
            return Target::Refused;
        }
        let (path, anchor) = split_anchor(dest);
        match (path, anchor) {
            ("", Some(anchor)) => Target::Here(anchor),
            (path, anchor) => Target::File { path: percent_decode(path), anchor },
        }
    }

    /// Brackets that the parser could not resolve: a reference without its definition; most others are just brackets.
    fn unresolved(&mut self, found: Vec<(Range<usize>, LinkType, String)>) {
        let mut seen = BTreeSet::new();
        for (range, link_type, reference) in found {
            if !seen.insert((range.start, range.end)) {
                continue;
            }
            let span = self.span(&range);
            if matches!(link_type, LinkType::Reference | LinkType::Collapsed) {
                self.problem(Code::UndefinedReference, span, |d| d.arg("label", shorten(&reference)));
            }
        }
    }

    fn finish(mut self) -> Document {
        self.end_text();
        let order = std::mem::take(&mut self.note_order);
        for (label, span) in &order {
            if !self.notes.contains_key(label) {
                self.problem(Code::FootnoteMissing, *span, |d| d.arg("label", shorten(label)));
            }
        }
        let unused: Vec<_> =
            self.notes.iter().filter(|(label, _)| !self.note_numbers.contains_key(*label)).map(|(l, (_, s))| (l.clone(), *s)).collect();
        for (label, span) in unused {
            self.problem(Code::FootnoteUnused, span, |d| d.arg("label", shorten(&label)));
        }
        let mut html = String::with_capacity(self.body.len() * 5 / 4);
        html::push_html(&mut html, self.main.drain(..));
        if !order.is_empty() {
            html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"><ol>\n");
            for (at, (label, _)) in order.iter().enumerate() {
                let Some((events, _)) = self.notes.remove(label) else { continue };
                html.push_str(&format!("<li id=\"voetnoot_{}\">", at + 1));
                html::push_html(&mut html, events.into_iter());
                let number = self.document.holes.len();
                self.document.holes.push(Hole::FootnoteBack(at + 1));
                html.push_str(&format!("\0{number}\0</li>\n"));
            }
            html.push_str("</ol></section>\n");
        }
        self.document.html = match shapes::strip(&html) {
            std::borrow::Cow::Owned(clean) => clean,
            std::borrow::Cow::Borrowed(_) => html,
        };
        self.document
    }
}

/// A label of a reference, as they are compared.
fn label_of(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a backslash takes the meaning of the character at `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// The description of a picture without the width that Obsidian writes behind it (`foto|300`), and the width. In an embed, a number alone is one.
fn width(alt: &str, embed: bool) -> (&str, Option<u32>) {
    let (words, number) = match alt.rsplit_once(['|', STROKE]) {
        Some((words, number)) => (words, number),
        None if embed => ("", alt),
        None => return (alt, None),
    };
    let wide = number.trim().trim_end_matches('\\').split(['x', '×']).next().unwrap_or_default().trim();
    match wide.parse::<u32>().ok().filter(|wide| (1..=10_000).contains(wide)) {
        Some(wide) => (words.trim_end_matches('\\'), Some(wide)),
        None => (alt, None),
    }
}

/// Kinds of file that are in `content/media/`, but that no browser shows as a picture.
const NO_PICTURES: &[&str] = &[
    "pdf", "csv", "doc", "docx", "epub", "odp", "ods", "odt", "pptx", "txt", "xlsx", "mp3", "ogg", "wav", "m4a", "mp4", "m4v", "webm", "mov", "avi",
    "mkv", "vtt", "zip", "bib", "ics", "html", "htm", "php",
];
/// Kinds of file that browsers show as a picture.
const PICTURES: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "bmp", "tif", "tiff", "heic"];

fn extension(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

/// Whether an embed names a file of the media, and not a text.
fn is_medium(name: &str) -> bool {
    let extension = extension(name);
    PICTURES.contains(&extension.as_str()) || NO_PICTURES.contains(&extension.as_str())
}

/// What a picture leads to, where that is none: a `page` on another site, or a `file`.
fn no_picture(target: &Target) -> Option<&'static str> {
    match target {
        Target::Outside(address) => {
            let url = url::Url::parse(address).ok()?;
            let host = url.host_str().unwrap_or_default().trim_start_matches("www.").trim_start_matches("m.");
            let films = ["youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "player.vimeo.com", "dailymotion.com", "vrt.be"];
            (films.contains(&host) || NO_PICTURES.contains(&extension(url.path()).as_str())).then_some("page")
        }
        Target::File { path, .. } | Target::Embed(path) => NO_PICTURES.contains(&extension(path).as_str()).then_some("file"),
        Target::Wiki { .. } | Target::Here(_) | Target::Refused => None,
    }
}

/// Whether the description of a picture is the name that a camera or a program gave its file.
fn is_file_name(alt: &str, target: &Target) -> bool {
    let alt = alt.trim();
    if PICTURES.contains(&extension(alt).as_str()) && !alt.contains(". ") {
        return true;
    }
    let (Target::File { path, .. } | Target::Outside(path) | Target::Embed(path)) = target else { return false };
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let numbered = |text: &str| text.chars().any(|c| c.is_ascii_digit()) || text.contains('_');
    if alt.eq_ignore_ascii_case(stem) && numbered(alt) {
        return true;
    }
    let lower = alt.to_lowercase();
    let programs = ["img", "dsc", "dscn", "dscf", "pxl", "image", "foto", "photo", "afbeelding", "picture", "screenshot", "schermafbeelding", "scan"];
    programs.iter().any(|program| {
        lower.strip_prefix(program).is_some_and(|rest| {
            let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
            rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || "_-.: ()om".contains(c))
        })
    })
}

fn split_anchor(dest: &str) -> (&str, Option<String>) {
    match dest.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decode(anchor)).filter(|anchor| !anchor.is_empty())),
        None => (dest, None),
    }
}

/// `%20` and the like as characters; a text that is not written like that stays as it is.
fn percent_decode(text: &str) -> String {
    decode_path(text).unwrap_or_else(|| text.to_owned())
}

fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text[range.clone()].split('\n').next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parse;
    use crate::diagnostics::Diagnostics;
    use crate::markdown::Hole;
    use crate::source::FileId;

    /// Markdown as a monkey writes it: the characters that mean something, and some that do not.
    fn markdown() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("[["),
            Just("]]"),
            Just("|"),
            Just("[@"),
            Just("]"),
            Just("[^"),
            Just("]("),
            Just("]["),
            Just("!["),
            Just("\n\n"),
            Just("\n"),
            Just("## "),
            Just("# "),
            Just("> "),
            Just("> [!NOTE]\n"),
            Just("- "),
            Just("1. "),
            Just("    "),
            Just("```\n"),
            Just("`"),
            Just("*"),
            Just("**"),
            Just("~"),
            Just("^"),
            Just("<b>"),
            Just("<!--"),
            Just("\\"),
            Just("{#a}"),
            Just("|a|b|\n|-|:-:|\n"),
            Just(": "),
            Just("é"),
            Just("👩‍👩‍👧"),
            Just("\0"),
            Just("\r\n"),
            Just("\t"),
            Just("&amp;"),
            Just("https://x.y"),
            Just("#"),
            Just("..//"),
            Just("woord"),
            Just(" "),
            Just("[^1]: "),
            Just("%%"),
            Just("-->"),
            Just("^["),
            Just("> [!info]- "),
            Just("![["),
            Just("@sleutel"),
            Just("www.a.be"),
            Just("<br>"),
            Just("\u{1}\u{2}\u{3}"),
            Just("---\n"),
            Just("{{"),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_parses_and_every_span_lies_in_the_file_on_character_boundaries(before in "[é-]{0,9}", body in markdown()) {
            let text = format!("{before}{body}");
            let mut diagnostics = Diagnostics::new();
            let document = parse(FileId(0), &text, before.len()..text.len(), &mut diagnostics);
            let spans = diagnostics.into_vec().into_iter().flat_map(|d| [Some(d.span), d.related]).flatten();
            let links = document.links.iter().map(|link| link.span);
            let cited = document.citations.iter().flat_map(|c| c.items.iter().map(|item| item.range.clone()));
            for (start, end) in spans.chain(links).map(|span| (span.start, span.end)).chain(cited.map(|range| (range.start, range.end))) {
                prop_assert!(before.len() <= start && start <= end && end <= text.len(), "{}..{} of {:?}", start, end, text);
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{}..{} of {:?}", start, end, text);
            }
            let mut ids: Vec<_> = document.headings.iter().map(|heading| &heading.id).collect();
            let count = ids.len();
            ids.sort();
            ids.dedup();
            let has_own_ids = text.contains("{#a}");
            prop_assert!(ids.len() == count || has_own_ids);
        }

        #[test]
        fn no_hole_is_left_and_no_tag_comes_through(body in markdown()) {
            let document = parse(FileId(0), &body, 0..body.len(), &mut Diagnostics::new());
            let html = document.fill(|hole, out| if let Hole::LinkOpen(_) = hole { out.push_str("<a>") });
            prop_assert!(!html.contains('\0'));
            prop_assert!(!html.contains("<b>") && !html.contains("<!--"), "{}", html);
        }
    }
}
