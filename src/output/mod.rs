//! The files of a site, and their way to disk.
//!
//! In a [`Site`] every path is taken once. A [`SiteWriter`] takes its files as they are made, from many threads, and puts them on disk whole or not at
//! all. [`Content`] is what is in a file.

mod content;
pub mod files;
mod write;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::render::Rendered;

pub use content::Content;
pub use write::{SiteWriter, Written};

/// A site: paths from the root, with `/`, and what is known of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site<C> {
    files: BTreeMap<String, C>,
    pages: usize,
}

/// What a path and its twins have in common: Windows and macOS take paths for the same that differ in case only, macOS also those whose accents are
/// written in another way.
fn folded(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    let upper: String = path.nfc().flat_map(char::to_uppercase).collect();
    Cow::Owned(upper.to_lowercase().nfc().collect())
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}

impl<C> Site<C> {
    /// Brings the files of a site together. Two files at one path are a problem; it is told at whichever of the two somebody wrote, and not at `own`, where the
    /// site's own pages come from.
    pub fn assemble(rendered: Vec<Rendered<C>>, own: Span, diagnostics: &mut Diagnostics) -> Self {
        let mut site = Self { files: BTreeMap::new(), pages: 0 };
        let mut origins: BTreeMap<String, (Span, String)> = BTreeMap::new();
        let clash = |at: Span, other: Span, path: &str| {
            let (at, other) = if at == own { (other, at) } else { (at, other) };
            let diagnostic = Diagnostic::new(Code::PathClash, at).arg("path", path.trim_end_matches("index.html"));
            if other == own || other.file == at.file { diagnostic } else { diagnostic.related(other) }
        };
        // Aliases last, so that the page keeps its address and the alias is reported.
        let (aliases, pages): (Vec<_>, Vec<_>) = rendered.into_iter().partition(|file| file.alias.is_some());
        for file in pages.into_iter().chain(aliases) {
            let key = folded(&file.path);
            if let Some((first, _)) = origins.get(key.as_ref()) {
                diagnostics.push(match &file.alias {
                    Some(alias) => {
                        let diagnostic = Diagnostic::new(Code::AliasClash, file.origin).arg("alias", alias.as_str());
                        if *first == own || first.file == file.origin.file { diagnostic } else { diagnostic.related(*first) }
                    }
                    None => clash(file.origin, *first, &file.path),
                });
                continue;
            }
            site.pages += usize::from(is_page(&file.path) && file.alias.is_none());
            origins.insert(key.into_owned(), (file.origin, file.path.clone()));
            site.files.insert(file.path, file.content);
        }
        // A file where another path needs a folder: an alias /over.html beside nothing is fine, /over as a file beside /over/ is not.
        let mut told = BTreeSet::new();
        for (key, (origin, _)) in &origins {
            let above = key.match_indices('/').find_map(|(at, _)| origins.get(&key[..at]));
            if let Some((taken_by, taken)) = above
                && told.insert(taken)
            {
                diagnostics.push(clash(*taken_by, *origin, taken));
            }
        }
        site
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &C)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content))
    }

    /// The file at this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&C> {
        self.files.get(path)
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
