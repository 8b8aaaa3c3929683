//! From catalogue to pages: pure, in parallel, and without a way to fail on content.
//!
//! [`views`] are what templates see; `pages` makes them; `citations` cites; [`data`] writes the machine-readable files; `fields` shows what a site's own model adds;
//! `pictures` draws; `weaving` hands trajectories to the browser; `assets` names the theme's files; [`policy`] says what browsers may load; `inputs` tells whether a page can be another than it was. Nothing here touches the disk. Only a site's own template can go wrong here, and that is a diagnostic at its line.

mod assets;
mod build;
mod citations;
pub mod data;
mod fields;
pub(crate) mod inputs;
mod pages;
mod pictures;
pub mod policy;
mod record;
pub mod views;
mod vocabulary;
mod weaving;

pub use citations::check_style;
pub(crate) use fields::{facets_of, plain};
pub(crate) use pages::filler_reason;
pub(crate) use pages::parts::SourcePages;
pub use pages::parts::Whole;
pub use pages::{PageId, Pages, Recipe, prepare};
pub use pictures::Picture;
pub use weaving::{weaving, words};

use crate::catalogue::Catalogue;

/// Title, people and year of a source, for the search.
pub(crate) fn source_facts(catalogue: &Catalogue, source: usize) -> (String, Vec<String>, Option<i32>) {
    data::facts(&catalogue.bibliography().sources()[source].item)
}

/// A file of the published site: its content, or the [`Recipe`] for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered<C> {
    /// Path from the root of the site.
    pub path: String,
    /// What is in it.
    pub content: C,
    /// Where it comes from, for a message about its address.
    pub origin: crate::diagnostics::Span,
    /// Whether it is an alias of a page.
    pub alias: Option<String>,
}
