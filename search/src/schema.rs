//! What the index holds: fields, places in a document, kinds of document.
//!
//! A tantivy field stands for a *way to match* (the word itself, its stem, a part of a compound, the end of a word), and the place in the document
//! is the last byte of the term. So the terms of one word, in all places, lie side by side in the dictionary, and one block of it answers for all.

use serde::{Deserialize, Serialize};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Where in a document a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[repr(u8)]
pub enum Place {
    /// The title.
    #[serde(rename = "titel")]
    Title = 1,
    /// Another name.
    #[serde(rename = "ook_bekend_als")]
    Also = 2,
    /// The summary.
    #[serde(rename = "samenvatting")]
    Summary = 3,
    /// A situation in which a reader recognises it.
    #[serde(rename = "herkenbaar")]
    Recognise = 4,
    /// A keyword.
    #[serde(rename = "trefwoorden")]
    Keyword = 5,
    /// A heading of the text.
    #[serde(rename = "kop")]
    Heading = 6,
    /// The name of a term that the document is filed under.
    #[serde(rename = "termen")]
    Term = 7,
    /// The text.
    #[serde(rename = "tekst")]
    Text = 8,
}

impl Place {
    const ALL: [Self; 8] = [Self::Title, Self::Also, Self::Summary, Self::Recognise, Self::Keyword, Self::Heading, Self::Term, Self::Text];

    /// The last byte of a term.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }

    /// What a word in this place is worth, beside one in the title. Chosen by hand, held against judged queries (`docs/search.md`).
    pub(crate) const fn weight(self) -> f32 {
        match self {
            Self::Title => 1.0,
            Self::Also => 0.95,
            Self::Keyword => 0.6,
            Self::Summary => 0.55,
            Self::Recognise => 0.5,
            Self::Heading => 0.4,
            Self::Term => 0.35,
            Self::Text => 0.25,
        }
    }
}

/// Last byte of the term for a whole title, written as one word.
pub(crate) const WHOLE_TITLE: u8 = 0x0e;
/// Last byte of the term for a whole other name, written as one word.
pub(crate) const WHOLE_ALSO: u8 = 0x0f;
/// First byte of a stem of an English text, which must not meet a Dutch one.
pub(crate) const ENGLISH: char = '\u{10}';
/// Smallest byte that begins or continues a word; everything below it is a place or a mark.
pub(crate) const FIRST_LETTER: u8 = 0x20;
/// Between the name of a facet and its value.
pub(crate) const FACET_SEPARATOR: char = '\u{1}';

/// How a word of the query was found in a document, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The word as typed (accents and capitals aside).
    Exact,
    /// Two words of the query, written as one, or one written as two.
    Joined,
    /// Another form of it.
    Stem,
    /// The beginning of a word, while typing.
    Prefix,
    /// A word that means the same.
    Synonym,
    /// All parts of the word, apart.
    Split,
    /// A part of a compound.
    Part,
    /// A word that differs by a typing error.
    Typo,
}

impl How {
    /// What this way of matching is worth on top of the place. The steps are larger than what frequency can add ([`crate::evaluate::FREQUENCY`]), so in the
    /// same place an exact word stands above a stem, a stem above a part, a part above a corrected word.
    pub(crate) const fn worth(self) -> f32 {
        match self {
            Self::Exact => 0.80,
            Self::Joined => 0.72,
            Self::Stem => 0.64,
            Self::Prefix => 0.48,
            Self::Synonym => 0.46,
            Self::Split => 0.38,
            Self::Part => 0.22,
            Self::Typo => 0.06,
        }
    }
}

/// What kind of page a document is. The names are those of the facet `soort`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A method.
    #[serde(rename = "methodiek")]
    Method,
    /// A trajectory.
    #[serde(rename = "traject")]
    Trajectory,
    /// A term of a dimension.
    Term,
    /// A concept of the glossary.
    #[serde(rename = "begrip")]
    Concept,
    /// An ordinary page.
    #[serde(rename = "pagina")]
    Page,
    /// A source of the bibliography.
    #[serde(rename = "bron")]
    Source,
}

impl Kind {
    /// Its name, as in the facet `soort`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Method => "methodiek",
            Self::Trajectory => "traject",
            Self::Term => "term",
            Self::Concept => "begrip",
            Self::Page => "pagina",
            Self::Source => "bron",
        }
    }

    /// Readers look for methods: of two documents that match as well, the method stands first.
    pub(crate) const fn weight(self) -> f32 {
        match self {
            Self::Method => 1.0,
            Self::Trajectory => 0.85,
            Self::Term | Self::Concept => 0.8,
            Self::Page => 0.7,
            Self::Source => 0.45,
        }
    }
}

/// The name of the facet for the kind of page.
pub const KIND_FACET: &str = "soort";

/// Last byte of a facet's term: no part of its value.
pub(crate) const FACET_END: u8 = 0x02;

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Words as written, folded.
    pub(crate) exact: Field,
    /// Stems, with positions.
    pub(crate) stem: Field,
    /// Stems of the parts of compounds.
    pub(crate) part: Field,
    /// Long stems from back to front: what a word ends in is the beginning of this.
    pub(crate) tail: Field,
    /// Facets: name, separator, value.
    pub(crate) facet: Field,
}

/// The schema, and its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let mut field = |name: &str, option| {
        let indexing = TextFieldIndexing::default().set_tokenizer("default").set_index_option(option).set_fieldnorms(false);
        builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let fields = Fields {
        exact: field("exact", IndexRecordOption::Basic),
        stem: field("stem", IndexRecordOption::WithFreqsAndPositions),
        part: field("part", IndexRecordOption::Basic),
        tail: field("tail", IndexRecordOption::Basic),
        facet: field("facet", IndexRecordOption::Basic),
    };
    (builder.build(), fields)
}
