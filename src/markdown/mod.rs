//! Markdown: from the text of one file to HTML with holes.
//!
//! The HTML is complete but for what one file cannot know: where a link leads, how a source is cited. Those places are [`Hole`]s, filled by
//! [`Document::fill`] once the whole catalogue is known. Every file is parsed once, on its own, and in parallel with the others.

mod bare;
mod citation;
mod html;
mod parse;
mod shapes;
mod text;

use crate::diagnostics::Span;

pub use citation::{CiteForm, CitedItem, parse_locator};
pub(crate) use citation::{is_citable, split_locator};
pub use parse::parse;
pub use shapes::uncommented;
pub use staalkaart_weave::escape;
pub use text::PlainSection;

/// A parsed text.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// HTML; a hole is its number between two NUL characters, which no other text can hold.
    html: String,
    /// The holes, by number.
    holes: Vec<Hole>,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Links and pictures, in order.
    pub links: Vec<Link>,
    /// Citations, in order.
    pub citations: Vec<Citation>,
    /// Where the running text stands in the file, without code, citations and addresses; in order. Marks within a sentence (`*`, a line break)
    /// may be part of a range.
    pub prose: Vec<std::ops::Range<usize>>,
    /// Where running text stands that has no mark of its own in it: what a reader sees as it is written; in order.
    pub literal: Vec<std::ops::Range<usize>>,
    /// Where addresses stand in it without a mark.
    pub bare: Vec<std::ops::Range<usize>>,
    /// Where blocks of code stand.
    pub code: Vec<std::ops::Range<usize>>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, unique in the text.
    pub id: String,
    /// Its words, without marks.
    pub text: String,
}

/// A link or picture, and where it leads as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The target's place in the file.
    pub span: Span,
    /// Whether it is a picture.
    pub image: bool,
    /// How wide the picture is to be, in pixels, where the text says so.
    pub width: Option<u32>,
}

/// Where a link leads, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another site, an e-mail address or a telephone number.
    Outside(String),
    /// A file, by its path from this one, and a heading in it.
    File {
        /// The path, as written but for percent signs.
        path: String,
        /// The heading's anchor.
        anchor: Option<String>,
    },
    /// An entry, by its slug, and a heading in it.
    Wiki {
        /// The slug, or folder and slug.
        slug: String,
        /// The heading's anchor.
        anchor: Option<String>,
    },
    /// A picture or document, by its name wherever it lies in the media.
    Embed(String),
    /// A heading of this text.
    Here(String),
    /// A link that was refused with a diagnostic.
    Refused,
}

/// One citation: one or more sources between brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its place in the file.
    pub span: Span,
    /// The sources, in order.
    pub items: Vec<CitedItem>,
    /// How it is written, where it stands without brackets. It may be something else: then it stays as it is.
    pub bare: Option<String>,
}

/// A place in the HTML that only the whole catalogue can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    /// The opening tag of a link: number in [`Document::links`].
    LinkOpen(usize),
    /// The title of the text that a wikilink without words leads to.
    LinkTitle(usize),
    /// A whole picture; its description stands in the HTML between this hole and the next [`Hole::ImageEnd`].
    Image(usize),
    /// Where a picture's description ends.
    ImageEnd,
    /// A citation: number in [`Document::citations`].
    Citation(usize),
    /// The title of an alert.
    Alert(Alert),
    /// What a table is called for those who do not see it.
    TableLabel,
    /// The link from a footnote back to the text: number of the note, from 1.
    FootnoteBack(usize),
}

/// Kinds of alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
}

impl Alert {
    /// Its name in texts and class names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

impl Document {
    /// Whether there are footnotes.
    #[must_use]
    pub fn has_footnotes(&self) -> bool {
        self.holes.iter().any(|hole| matches!(hole, Hole::FootnoteBack(_)))
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty()
    }

    /// The text as plain words, a part for each heading; `title` gives the title of the text that a wikilink without words leads to. Citations
    /// are left out.
    #[must_use]
    pub fn sections(&self, mut title: impl FnMut(usize) -> String) -> Vec<PlainSection> {
        let html = self.fill(|hole, out| {
            if let Hole::LinkTitle(link) = hole {
                out.push_str(&escape(&title(link)));
            }
        });
        text::sections(&html)
    }

    /// The HTML with every hole filled by `fill`, which appends to its second argument.
    #[must_use]
    pub fn fill(&self, mut fill: impl FnMut(Hole, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + self.holes.len() * 40);
        for (at, part) in self.html.split('\0').enumerate() {
            if at % 2 == 0 {
                out.push_str(part);
            } else if let Some(hole) = part.parse::<usize>().ok().and_then(|number| self.holes.get(number)) {
                fill(*hole, &mut out);
            }
        }
        out
    }
}
