//! From catalogue to pages: pure, in parallel, and without a way to fail on content.
//!
//! [`views`] are what templates see; `pages` makes them; `citations` cites; `pictures` draws; [`data`] writes the machine-readable files. Nothing here touches
//! the disk. Only a site's own template can go wrong here, and that is a diagnostic at its line.

mod build;
mod citations;
pub mod data;
mod pages;
mod pictures;
pub mod views;

pub use citations::check_style;
pub(crate) use pages::filler_reason;
pub use pages::render;

use crate::catalogue::Catalogue;

/// Title, people and year of a source, for the search.
pub(crate) fn source_facts(catalogue: &Catalogue, source: usize) -> (String, Vec<String>, Option<i32>) {
    data::facts(&catalogue.bibliography().sources()[source].entry)
}

/// The anchor of a source on the page of all sources.
pub(crate) fn source_anchor(catalogue: &Catalogue, source: usize) -> String {
    citations::anchor(catalogue.bibliography(), source)
}

/// A file of the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Path from the root of the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it comes from, for a message about its address.
    pub origin: crate::diagnostics::Span,
    /// Whether it is an alias of a page.
    pub alias: Option<String>,
}
