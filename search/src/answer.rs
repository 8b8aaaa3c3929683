//! What is asked of the engine, and what it answers: the JSON of the browser, of `search --json`, and of the preview server.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::schema::{How, Kind, Place};

/// A question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Request {
    /// What was typed.
    pub q: String,
    /// Chosen terms for each facet: one of them has to fit, and every facet.
    pub facets: BTreeMap<String, Vec<String>>,
    /// How many hits to leave out.
    pub offset: u32,
    /// How many hits to give, at most [`MOST_HITS`].
    pub limit: u32,
    /// Whether the last word is still being typed.
    pub typing: bool,
}

/// Most hits in one answer.
pub const MOST_HITS: u32 = 200;

/// How a word of the query was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Read {
    /// It is in the catalogue, as typed.
    Exact,
    /// Another form of it is.
    Stem,
    /// Words are that contain it.
    Part,
    /// Words are that begin with it.
    Prefix,
    /// Words are that mean the same.
    Synonym,
    /// A word is that differs by a typing error.
    Typo,
    /// Its parts are.
    Split,
    /// It is, together with the word beside it.
    Joined,
    /// It is too common to say anything.
    Stop,
    /// It is nowhere in the catalogue.
    Nowhere,
    /// It must not be there.
    Excluded,
}

impl From<How> for Read {
    fn from(how: How) -> Self {
        match how {
            How::Exact => Self::Exact,
            How::Stem => Self::Stem,
            How::Joined => Self::Joined,
            How::Prefix => Self::Prefix,
            How::Synonym => Self::Synonym,
            How::Split => Self::Split,
            How::Part => Self::Part,
            How::Typo => Self::Typo,
        }
    }
}

/// A word of the query, and how it was read.
#[derive(Debug, Clone, Serialize)]
pub struct WordRead {
    /// As typed.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// The stems of its parts, if it is a compound of words in the catalogue.
    pub parts: Vec<String>,
    /// The word that it was taken for.
    pub corrected: Option<String>,
    /// How it was read.
    pub read: Read,
}

/// A term that the query names, offered as a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The facet.
    pub dimension: String,
    /// The term.
    pub term: String,
    /// The query without the words that name it.
    pub query: String,
}

/// Why a hit is one, for a word of the query.
#[derive(Debug, Clone, Serialize)]
pub struct Why {
    /// The word of the query.
    pub word: String,
    /// What stands in the document for it.
    pub form: String,
    /// How the two meet.
    pub how: How,
    /// Where it stands; the best place, if there are several.
    pub field: Place,
}

/// A place in the text of a hit.
#[derive(Debug, Clone, Serialize)]
pub struct SectionHit {
    /// Anchor of the heading.
    pub anchor: String,
    /// The heading.
    pub titel: String,
    /// What stands there, as HTML with `<mark>`.
    pub passage: String,
}

/// A document that was found.
#[derive(Debug, Clone, Serialize)]
pub struct Hit {
    /// Its name.
    pub slug: String,
    /// What kind of page it is.
    pub kind: Kind,
    /// The dimension of a term.
    pub dimension: Option<String>,
    /// Its title.
    pub titel: String,
    /// Its title as HTML with `<mark>`.
    pub titel_marked: String,
    /// Its page: a folder from the root of the site, perhaps with an anchor.
    pub url: String,
    /// Its language, where that is not the site's.
    pub taal: Option<String>,
    /// Its summary.
    pub samenvatting: String,
    /// Why it is a hit.
    pub why: Vec<Why>,
    /// The title of the better hit beside which editors set it, where it has no word of the query itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<String>,
    /// The best place in it, as HTML with `<mark>`.
    pub passage: Option<String>,
    /// At most three places in its text.
    pub sections: Vec<SectionHit>,
}

/// An answer.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Answer {
    /// What was asked.
    pub query: String,
    /// The query that was answered, where a word was corrected.
    pub corrected: Option<String>,
    /// How many documents fit.
    pub total: usize,
    /// For each facet and term, how many documents there would be with it.
    pub facets: BTreeMap<String, BTreeMap<String, u32>>,
    /// How each word was read.
    pub words: Vec<WordRead>,
    /// Words that are nowhere in the catalogue.
    pub nowhere: Vec<String>,
    /// Queries that may have been meant.
    pub suggestions: Vec<String>,
    /// Terms that the query names.
    pub filters: Vec<Filter>,
    /// Whether some hits lack some of the words.
    pub loosened: bool,
    /// How many words were left out, being too many.
    pub ignored: usize,
    /// Facets or terms that were asked for and do not exist.
    pub unknown: Vec<String>,
    /// The hits, best first.
    pub hits: Vec<Hit>,
}
