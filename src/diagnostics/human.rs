//! The terminal's form: the line with a caret under the exact value, and what to do.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Language, Severity, Span, describe, texts};
use crate::source::{SourceMap, characters};

/// Draws `diagnostic` with the lines it is about. `styled` adds colours (ANSI escapes).
#[must_use]
pub fn draw(diagnostic: &Diagnostic, sources: &SourceMap, language: Language, styled: bool) -> String {
    let words = describe(diagnostic, sources, language);
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR.with_name(texts::word("error", language)),
        Severity::Warning => Level::WARNING.with_name(texts::word("warning", language)),
    };
    let primary = excerpt(diagnostic.span, sources);
    let related = diagnostic.related.map(|span| (excerpt(span, sources), texts::word("related", language)));
    let mut elements: Vec<Element<'_>> = vec![snippet(&primary, AnnotationKind::Primary, None).into()];
    if let Some((excerpt, label)) = &related {
        elements.push(snippet(excerpt, AnnotationKind::Context, Some(label)).into());
    }
    if !words.help.is_empty() {
        elements.push(Level::HELP.with_name(texts::word("help", language)).message(&words.help).into());
    }
    let report: [Group<'_>; 1] = [level.primary_title(&words.message).id(words.code).elements(elements)];
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&report)
}

/// The lines around a span: enough to show it, never a whole large file.
struct Excerpt<'a> {
    path: Cow<'a, str>,
    text: &'a str,
    first_line: usize,
    range: std::ops::Range<usize>,
}

/// At most this many bytes of a line are shown, so that a line of a megabyte does not fill the screen.
const LONGEST_LINE: usize = 200;

fn excerpt(span: Span, sources: &SourceMap) -> Excerpt<'_> {
    let file = sources.file(span.file);
    let text = file.text.as_str();
    let mut begin = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    if span.start - begin > LONGEST_LINE {
        begin = text.floor_char_boundary(span.start - LONGEST_LINE / 2);
    }
    // A span over several lines is shown by its first line: that is where the eye has to go.
    let line_end = text[span.start..].find('\n').map_or(text.len(), |at| span.start + at);
    let line_end = text[..line_end].trim_end_matches('\r').len().max(span.start);
    let line_end = text.floor_char_boundary(line_end.min(span.start + LONGEST_LINE)).max(span.start);
    let end = span.end.min(line_end).max(span.start);
    Excerpt {
        path: characters::shown(&file.path),
        text: &text[begin..line_end],
        first_line: file.line_column(span.start).0,
        range: span.start - begin..end - begin,
    }
}

fn snippet<'a>(excerpt: &'a Excerpt<'a>, kind: AnnotationKind, label: Option<&'a String>) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Snippet::source(excerpt.text)
        .line_start(excerpt.first_line)
        .path(excerpt.path.as_ref())
        .annotation(kind.span(excerpt.range.clone()).label(label.map(String::as_str)))
}
