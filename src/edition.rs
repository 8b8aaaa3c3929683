//! A site whose files are made when somebody asks for them.
//!
//! `build` asks for all of them at once ([`Edition::whole`]); `serve` for those that a browser asks for, so that a save costs one page and not ten
//! thousand. Both make a file in the same way, from the same values. Not here: what stands on pages, which is [`crate::render`], nor what changed since
//! an earlier edition, which is [`crate::session`].

use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use staalkaart_search::Error;
use staalkaart_search::index::Document;
use staalkaart_search::synonyms::Synonyms;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::failure::Failure;
use crate::output::Site;
use crate::render::{Content, Pages, Promise, Rendered};
use crate::search::{self, Published};

/// The search of a site, and what it was made of.
#[derive(Debug)]
pub(crate) struct Searchable {
    documents: Vec<Document>,
    synonyms: Synonyms,
    published: Published,
}

/// A site, its files to be made.
#[derive(Debug)]
pub struct Edition {
    site: Site<Promise>,
    pages: Pages,
    synonyms: Synonyms,
    search: OnceLock<Result<Arc<Searchable>, Error>>,
    /// The search of the edition that was searched last: taken over where the words are the same.
    last: Arc<Mutex<Option<Arc<Searchable>>>>,
}

/// Why a file could not be made.
#[derive(Debug)]
pub enum Unmade {
    /// A mistake in a template of the site.
    Template(Diagnostic),
    /// The index of the search cannot be built; nothing in a catalogue makes that happen.
    Search(Error),
}

impl Edition {
    /// An edition of these files. Two files at one path are a problem.
    pub(crate) fn new(
        pages: Pages,
        files: Vec<Rendered<Promise>>,
        synonyms: Synonyms,
        last: Arc<Mutex<Option<Arc<Searchable>>>>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let site = Site::assemble(files, diagnostics);
        Self { site, pages, synonyms, search: OnceLock::new(), last }
    }

    /// The file at this path, made now.
    ///
    /// # Errors
    /// [`Unmade`] where the file is there but cannot be made.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Result<Cow<'_, [u8]>, Unmade>> {
        let promise = match self.site.get(path) {
            Some(Promise::Ready(content)) => return Some(Ok(content.bytes())),
            Some(promise) => promise,
            None if path.starts_with(search::FOLDER) => {
                return match self.search() {
                    Ok(search) => {
                        let (_, content) = search.published.files.iter().find(|(known, _)| known == path)?;
                        Some(Ok(Cow::Owned(content.bytes().into_owned())))
                    }
                    Err(error) => Some(Err(Unmade::Search(error))),
                };
            }
            None => return None,
        };
        Some(self.make(promise).map(Cow::Owned))
    }

    fn make(&self, promise: &Promise) -> Result<Vec<u8>, Unmade> {
        let made = match promise {
            Promise::Search | Promise::Headers => {
                let search = self.search().map_err(Unmade::Search)?;
                self.pages.make(promise, &search.published.folder)
            }
            _ => self.pages.make(promise, ""),
        };
        made.map_err(Unmade::Template)
    }

    /// Whether there is a file at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.site.get(path).is_some() || (path.starts_with(search::FOLDER) && self.get(path).is_some())
    }

    /// The paths of all files. It makes the index, whose files are named after their bytes.
    ///
    /// # Errors
    /// [`Unmade::Search`].
    pub fn paths(&self) -> Result<Vec<String>, Unmade> {
        let search = self.search().map_err(Unmade::Search)?;
        let mut paths: Vec<String> = self.site.files().map(|(path, _)| path.to_owned()).collect();
        paths.extend(search.published.files.iter().map(|(path, _)| path.clone()));
        paths.sort();
        Ok(paths)
    }

    /// Names and values of the headers that a server sends along with the file at this path.
    #[must_use]
    pub fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        self.pages.policy().headers(path)
    }

    /// Makes the index, unless it is there already.
    ///
    /// # Errors
    /// As [`Unmade::Search`].
    pub fn prepare_search(&self) -> Result<(), Error> {
        self.search().map(|_| ())
    }

    fn search(&self) -> Result<Arc<Searchable>, Error> {
        let make = || {
            let documents = search::documents(self.pages.catalogue());
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(last) = last.as_ref()
                && last.documents == documents
                && last.synonyms == self.synonyms
            {
                return Ok(Arc::clone(last));
            }
            let published = search::publish(&documents, search::build(&documents, &self.synonyms)?);
            let made = Arc::new(Searchable { documents, synonyms: self.synonyms.clone(), published });
            *last = Some(Arc::clone(&made));
            Ok(made)
        };
        self.search.get_or_init(make).clone()
    }

    /// Whether the site has templates of its own: only those can fail while a page is made.
    #[must_use]
    pub fn has_own_templates(&self) -> bool {
        self.pages.has_own_templates()
    }

    /// Makes every page and throws it away, for the mistakes that show only then. `still_wanted` is asked before each page; once it says no, nothing
    /// more is made and what was found so far comes back.
    #[must_use]
    pub fn mistakes(&self, still_wanted: impl Fn() -> bool + Sync) -> Vec<Diagnostic> {
        let promises: Vec<&Promise> = self.site.files().map(|(_, promise)| promise).collect();
        let make = |promise: &&Promise| match promise {
            Promise::Page(_) | Promise::Alias(..) | Promise::Search if still_wanted() => self.pages.make(promise, "").err(),
            _ => None,
        };
        let found: Vec<Diagnostic> = promises.par_iter().filter_map(make).collect();
        once(found)
    }

    /// How many files [`Edition::whole`] makes, but for those of the search.
    #[must_use]
    pub fn count(&self) -> usize {
        self.site.len()
    }

    /// Makes every file, and calls `told` after each. Mistakes in the site's own templates go to `diagnostics`, and what they keep from being made is missing in the result.
    ///
    /// # Errors
    /// [`Failure::Search`]; nothing in a catalogue makes it fail.
    pub fn whole(self, diagnostics: &mut Diagnostics, told: &(dyn Fn() + Sync)) -> Result<Site, Failure> {
        let Self { site, pages, synonyms, .. } = self;
        let index = || {
            let documents = search::documents(pages.catalogue());
            Ok::<_, Failure>(search::publish(&documents, search::build(&documents, &synonyms).map_err(Failure::Search)?).compressed())
        };
        let promises: Vec<&Promise> = site.files().map(|(_, promise)| promise).collect();
        // Index and pages need nothing of each other but the name of the index's folder, in two files.
        let waits = |promise: &Promise| matches!(promise, Promise::Ready(_) | Promise::Search | Promise::Headers);
        let early = |promise: &&Promise| {
            let made = (!waits(promise)).then(|| pages.make(promise, ""));
            told();
            made
        };
        let (published, made) = rayon::join(index, || promises.par_iter().map(early).collect::<Vec<_>>());
        let published = published?;
        let mut mistakes = Vec::new();
        let mut made = made.into_iter();
        let mut site = site.map(|promise| {
            let made = made.next().flatten();
            let made = match promise {
                Promise::Ready(content) => return Some(content),
                promise => made.unwrap_or_else(|| pages.make(&promise, &published.folder)),
            };
            made.map_err(|mistake| mistakes.push(mistake)).ok().map(Content::from)
        });
        site.extend(published.files);
        diagnostics.extend(once(mistakes));
        Ok(site)
    }
}

/// The same mistake in a template shows on every page: it is said once, for the first.
fn once(mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut first: Vec<Diagnostic> = Vec::new();
    for mistake in mistakes {
        if !first.iter().any(|known| known.code == mistake.code && known.span == mistake.span) {
            first.push(mistake);
        }
    }
    first
}
