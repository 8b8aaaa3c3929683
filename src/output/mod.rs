//! The files of a site, and their way to disk.
//!
//! In a [`Site`] every path is taken once. A [`SiteWriter`] takes its files as they are made, from many threads, and puts them on disk whole or not at
//! all. [`Content`] is what is in a file.

mod content;
pub mod files;
mod write;

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::render::Rendered;

pub use content::Content;
pub(crate) use content::gzip;
pub use write::{SiteWriter, Written};

/// A site: paths from the root, with `/`, and what is known of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site<C> {
    files: BTreeMap<String, C>,
    pages: usize,
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}

impl<C> Site<C> {
    /// Brings the files of a site together. Two files at one path are a problem.
    pub fn assemble(rendered: Vec<Rendered<C>>, diagnostics: &mut Diagnostics) -> Self {
        let mut site = Self { files: BTreeMap::new(), pages: 0 };
        let mut origins: BTreeMap<String, (Span, String)> = BTreeMap::new();
        // Aliases last, so that the page keeps its address and the alias is reported.
        let (aliases, pages): (Vec<_>, Vec<_>) = rendered.into_iter().partition(|file| file.alias.is_some());
        for file in pages.into_iter().chain(aliases) {
            // Addresses that differ in case only are the same folder on Windows and macOS.
            let key = file.path.to_lowercase();
            if let Some((first, _)) = origins.get(&key) {
                let diagnostic = match &file.alias {
                    Some(alias) => Diagnostic::new(Code::AliasClash, file.origin).arg("alias", alias.as_str()),
                    None => Diagnostic::new(Code::PathClash, file.origin).arg("path", file.path.trim_end_matches("index.html")),
                };
                diagnostics.push(if first.file == file.origin.file { diagnostic } else { diagnostic.related(*first) });
                continue;
            }
            site.pages += usize::from(is_page(&file.path) && file.alias.is_none());
            origins.insert(key, (file.origin, file.path.clone()));
            site.files.insert(file.path, file.content);
        }
        // A file where another path needs a folder: an alias /over.html beside nothing is fine, /over as a file beside /over/ is not.
        let paths: Vec<String> = site.files.keys().cloned().collect();
        for path in paths {
            let above = path.match_indices('/').map(|(at, _)| path[..at].to_lowercase()).find(|folder| origins.contains_key(folder));
            if let Some(folder) = above
                && let Some((origin, taken)) = origins.get(&folder)
            {
                diagnostics.push(Diagnostic::new(Code::PathClash, *origin).arg("path", taken.as_str()));
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
