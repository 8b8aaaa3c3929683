//! `content/synoniemen.yaml`: words that mean the same, as the editors list them.
//!
//! Checked with the same forms as front matter, so its mistakes look the same.

use serde::Deserialize;
use staalkaart_search::synonyms::Synonyms;

use crate::diagnostics::{Diagnostics, Language};
use crate::model::form;
use crate::model::keys::{self, Table};
use crate::source::{SourceMap, front_matter};

/// Where the file lies.
pub const FILE: &str = "content/synoniemen.yaml";

#[derive(Default, Deserialize)]
struct Written {
    synoniemen: Vec<Vec<String>>,
}

/// Reads the synonyms of a site; it may have none.
pub fn read(sources: &SourceMap, keys: Language, diagnostics: &mut Diagnostics) -> Synonyms {
    let Some(id) = sources.find(FILE) else { return Synonyms::default() };
    let file = sources.file(id);
    if !file.readable || file.text.trim().is_empty() {
        return Synonyms::default();
    }
    let start = if file.text.starts_with('\u{feff}') { 3 } else { 0 };
    let range = start..file.text.len();
    let Some(node) = front_matter::parse(id, file, range.clone(), diagnostics) else { return Synonyms::default() };
    let missing = front_matter::first_line(&file.text, range);
    let plain = form::check(&node, keys::fixed(Table::Synonyms, keys), id, &file.text, missing, diagnostics);
    let written: Written = front_matter::decode(plain).unwrap_or_default();
    Synonyms::new(written.synoniemen)
}
