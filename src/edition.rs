//! A site whose files are made when somebody asks for them.
//!
//! [`crate::build`] asks for all that changed; `serve` for those that a browser asks for, so that a save costs one page and not ten
//! thousand. Both make a file in the same way, from the same values. Not here: what stands on pages, which is [`crate::render`], nor what changed since
//! an earlier edition, which is [`crate::session`].

use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use staalkaart_search::Error;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::output::Site;
use crate::render::{Pages, Recipe, Rendered};
use crate::search::{self, Published};

/// A site, its files to be made.
#[derive(Debug)]
pub struct Edition {
    site: Site<Recipe>,
    pages: Pages,
    search: OnceLock<Result<Arc<Published>, Error>>,
    /// The search of the edition that was searched last: taken over where it was made of the same.
    last: Arc<Mutex<Option<Arc<Published>>>>,
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
    pub(crate) fn new(pages: Pages, files: Vec<Rendered<Recipe>>, last: Arc<Mutex<Option<Arc<Published>>>>, diagnostics: &mut Diagnostics) -> Self {
        let site = Site::assemble(files, Span::start_of(pages.catalogue().config().file), diagnostics);
        Self { site, pages, search: OnceLock::new(), last }
    }

    /// The file at this path, made now.
    ///
    /// # Errors
    /// [`Unmade`] where the file is there but cannot be made.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Result<Cow<'_, [u8]>, Unmade>> {
        match self.site.get(path) {
            Some(Recipe::Ready(content)) => Some(Ok(content.bytes())),
            Some(recipe) => Some(self.pages.make(recipe).map(Cow::Owned).map_err(Unmade::Template)),
            None if path.starts_with(search::FOLDER) => match self.search() {
                Ok(search) => {
                    let (_, content) = search.files.iter().find(|(known, _)| known == path)?;
                    Some(Ok(Cow::Owned(content.bytes().into_owned())))
                }
                Err(error) => Some(Err(Unmade::Search(error))),
            },
            None => None,
        }
    }

    /// The pages, and what they are made of.
    pub(crate) fn pages(&self) -> &Pages {
        &self.pages
    }

    /// The files but for those of the search: path, and how to make them.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Recipe)> {
        self.site.files()
    }

    /// How many pages there are.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.site.pages()
    }

    /// Whether there is a file at this path.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.site.get(path).is_some() || (path.starts_with(search::FOLDER) && self.get(path).is_some())
    }

    /// The paths of all files. It makes the index: which blocks it has is not known before.
    ///
    /// # Errors
    /// [`Unmade::Search`].
    pub fn paths(&self) -> Result<Vec<String>, Unmade> {
        let search = self.search().map_err(Unmade::Search)?;
        let mut paths: Vec<String> = self.site.files().map(|(path, _)| path.to_owned()).collect();
        paths.extend(search.files.iter().map(|(path, _)| path.clone()));
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

    fn search(&self) -> Result<Arc<Published>, Error> {
        let make = || {
            let inputs = self.pages.search();
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(last) = last.as_ref().filter(|last| last.folder == inputs.folder) {
                return Ok(Arc::clone(last));
            }
            let made = Arc::new(inputs.publish()?);
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
        // Asked for before anything is made in parallel, since the page to search on waits for it.
        let _ = self.pages.search();
        let recipes: Vec<&Recipe> = self.site.files().map(|(_, recipe)| recipe).collect();
        let make = |recipe: &&Recipe| match recipe {
            Recipe::Page(_) | Recipe::Alias(..) | Recipe::Moved(..) | Recipe::Search if still_wanted() => self.pages.make(recipe).err(),
            _ => None,
        };
        let found: Vec<Diagnostic> = recipes.par_iter().filter_map(make).collect();
        once(found)
    }

    /// How many files there are, but for those of the search.
    #[must_use]
    pub fn count(&self) -> usize {
        self.site.len()
    }
}

/// The same mistake in a template shows on every page: it is said once, for the first.
pub(crate) fn once(mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut first: Vec<Diagnostic> = Vec::new();
    for mistake in mistakes {
        if !first.iter().any(|known| known.code == mistake.code && known.span == mistake.span) {
            first.push(mistake);
        }
    }
    first
}
