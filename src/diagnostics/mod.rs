//! Problems in the content, as data.
//!
//! A [`Diagnostic`] says *what* is wrong (a stable [`Code`] with arguments) and *where* (a [`Span`] of bytes in a file). It holds no sentence:
//! the words, in Dutch or English, are chosen at the edge by [`texts`], and drawn by [`human`], [`json`], [`github`] or [`gitlab`]. Not here:
//! failures of the world (disk, permission, a taken port); those are [`crate::failure::Failure`].

pub mod code;
pub mod explain;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod suggest;
pub mod texts;

pub use code::{Code, Severity};
pub use texts::Language;

use crate::source::{FileId, SourceMap, characters};

/// A range of bytes in one file of the site. Both ends lie in the file, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// First byte after the range.
    pub end: usize,
}

impl Span {
    /// The span of `range` in `file`.
    #[must_use]
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end.max(range.start) }
    }

    /// The very beginning of `file`, for a problem of the file as a whole.
    #[must_use]
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// A value that a message mentions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// A word, shown as it is.
    Text(String),
    /// A count, which chooses plural forms.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A change to a file that mends a problem: other text in the place of some bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mend {
    /// First byte that goes.
    pub start: usize,
    /// First byte that stays.
    pub end: usize,
    /// What comes in its place.
    pub text: String,
}

/// One problem in the content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where it is. First, so that diagnostics sort by file and place.
    pub span: Span,
    /// What is wrong.
    pub code: Code,
    /// The values that the message names, by the names that the message texts use.
    pub args: Vec<(&'static str, Arg)>,
    /// A name that exists and is near to the one that was written.
    pub suggestion: Option<String>,
    /// Another place that belongs to the problem: the first of two equal titles, say.
    pub related: Option<Span>,
    /// What would mend it without doing harm, in the same file; see [`crate::mend`].
    pub mends: Vec<Mend>,
}

impl Diagnostic {
    /// A problem of kind `code` at `span`.
    #[must_use]
    pub fn new(code: Code, span: Span) -> Self {
        Self { span, code, args: Vec::new(), suggestion: None, related: None, mends: Vec::new() }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds "did you mean …?" if one of `names` is near to `written`.
    #[must_use]
    pub fn did_you_mean<'a>(mut self, written: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.suggestion = suggest::nearest(written, names).map(str::to_owned);
        self
    }

    /// Adds "did you mean …?" with a name that is already known.
    #[must_use]
    pub fn suggest(mut self, name: impl Into<String>) -> Self {
        self.suggestion = Some(name.into());
        self
    }

    /// Adds another place that belongs to the problem.
    #[must_use]
    pub fn related(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    /// Adds a change that mends it.
    #[must_use]
    pub fn mend(mut self, range: std::ops::Range<usize>, text: impl Into<String>) -> Self {
        self.mends.push(Mend { start: range.start, end: range.end, text: text.into() });
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Whether one of these problems keeps the site from being published.
#[must_use]
pub fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}

/// All problems found so far, in no particular order until [`Diagnostics::in_order`].
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one more problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Takes over the problems that a parallel stage found.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(more);
    }

    /// Whether a problem was found that keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.found)
    }

    /// Whether a problem like this was found already.
    pub fn any(&self, like: impl Fn(&Diagnostic) -> bool) -> bool {
        self.found.iter().any(like)
    }

    /// The problems by path, place and code; the same problem at the same place only once.
    #[must_use]
    pub fn in_order(mut self, sources: &SourceMap) -> Vec<Diagnostic> {
        let rank = |span: Span| (sources.rank(span.file), span.start, span.end);
        self.found.sort_by(|a, b| {
            let by_place = rank(a.span).cmp(&rank(b.span)).then_with(|| a.code.cmp(&b.code));
            by_place.then_with(|| (&a.args, &a.suggestion, a.related.map(rank)).cmp(&(&b.args, &b.suggestion, b.related.map(rank))))
        });
        self.found.dedup();
        self.found
    }

    /// The problems of one file, as they were found.
    #[must_use]
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// One problem in words, with its place counted as people count: what every format prints.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Described {
    /// The stable code, such as `SK0201`.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Path of the file, relative to the site, with `/`; control characters in it as `\u{b}`.
    pub file: String,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Column of the first character, in characters, from 1.
    pub column: usize,
    /// Line where it ends, from 1.
    pub end_line: usize,
    /// Column after the last character, from 1.
    pub end_column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it, with "did you mean …?" in front where a near name exists.
    pub help: String,
}

/// Puts `diagnostic` into words in `language`.
#[must_use]
pub fn describe(diagnostic: &Diagnostic, sources: &SourceMap, language: Language) -> Described {
    let file = sources.file(diagnostic.span.file);
    let (line, column) = file.line_column(diagnostic.span.start);
    let (end_line, end_column) = file.line_column(diagnostic.span.end);
    let (message, help) = texts::sentences(diagnostic, language);
    Described {
        code: diagnostic.code.id(),
        severity: diagnostic.severity().name(),
        file: characters::shown(&file.path).into_owned(),
        line,
        column,
        end_line,
        end_column,
        message,
        help,
    }
}
