//! From catalogue to pages: pure, in parallel, and without a way to fail on content.
//!
//! [`views`] are what templates see; `pages` makes them; `citations` cites; [`data`] writes the machine-readable files; `pictures` draws;
//! `weaving` hands trajectories to the browser; `assets` names the theme's files; [`policy`] says what browsers may load. Nothing here touches the disk. Only a site's own template can go wrong here, and that is a diagnostic at its line.

mod assets;
mod build;
mod citations;
pub mod data;
mod pages;
mod pictures;
pub mod policy;
pub mod views;
mod weaving;

pub use citations::check_style;
pub(crate) use pages::filler_reason;
pub use pages::{Job, Pages, Promise, prepare};
pub use pictures::Picture;
pub use weaving::{weaving, words};

use std::borrow::Cow;
use std::sync::Arc;

use crate::catalogue::Catalogue;

/// Title, people and year of a source, for the search.
pub(crate) fn source_facts(catalogue: &Catalogue, source: usize) -> (String, Vec<String>, Option<i32>) {
    data::facts(&catalogue.bibliography().sources()[source].entry)
}

/// The anchor of a source on the page of all sources.
pub(crate) fn source_anchor(catalogue: &Catalogue, source: usize) -> String {
    citations::anchor(catalogue.bibliography(), source)
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, which something else holds too.
    Shared(Arc<[u8]>),
    /// These bytes, compressed (gzip) by whoever needs them.
    Zipped(Vec<u8>),
    /// A picture, drawn by whoever needs it.
    Picture(Picture),
}

impl Content {
    /// The bytes; a picture is drawn, and what is to be compressed is compressed.
    #[must_use]
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::Shared(bytes) => Cow::Borrowed(bytes),
            Self::Zipped(bytes) => Cow::Owned(crate::search::gzip(bytes)),
            Self::Picture(picture) => Cow::Owned(picture.draw()),
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// A file of the published site: its content, or a [`Promise`] of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered<C = Content> {
    /// Path from the root of the site.
    pub path: String,
    /// What is in it.
    pub content: C,
    /// Where it comes from, for a message about its address.
    pub origin: crate::diagnostics::Span,
    /// Whether it is an alias of a page.
    pub alias: Option<String>,
}
