//! All stages in a row, once: from a folder to a finished site in memory.
//!
//! `check` and `build` run [`compile`]: the first look of a [`Session`], and every file of its edition. `serve` looks again and again, and makes the files
//! that it is asked for; so they cannot disagree. Not here: writing, serving, printing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use staalkaart_search::bundle::Bundle;

use crate::catalogue::Catalogue;
use crate::config::{self, Config};
use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::draft::Drafts;
use crate::edition::Edition;
use crate::failure::Failure;
use crate::model::Date;
use crate::output::Site;
use crate::search;
use crate::session::{Look, Read, ReadDrafts, Session};
use crate::source::SourceMap;
use crate::theme::texts::Texts;

/// What to compile, and how.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The folder that holds `staalkaart.yaml`.
    pub root: PathBuf,
    /// What the command line sets over the configuration.
    pub overrides: config::Overrides,
    /// Whether texts that are not published yet count.
    pub drafts: bool,
    /// The day that counts as today: `herzien_voor` is held against it, and texts with a later `datum` wait for theirs. `None` for neither. The site
    /// does not name it.
    pub today: Option<Date>,
}

/// What came of it.
#[derive(Debug)]
pub struct Compiled {
    /// Every text that was read.
    pub sources: Arc<SourceMap>,
    /// The problems, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalogue; `None` where the configuration cannot be read. With errors among the problems it is for looking at only.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The interface texts.
    pub texts: Option<Arc<Texts>>,
    /// The site; `None` where there are errors.
    pub site: Option<Site>,
}

impl Compiled {
    /// Whether a problem keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        diagnostics::has_errors(&self.diagnostics)
    }
}

/// Where the work is, for somebody who waits for it. Nothing depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The texts are read, and references resolved.
    Texts,
    /// So many files of the site are to be made.
    Files(usize),
    /// One of them is made.
    File,
    /// The index of the search is made.
    Index,
    /// The site is written.
    Writing,
}

/// Whom the work is told to, from any thread.
pub type Watcher<'a> = &'a (dyn Fn(Step) + Sync);

/// Compiles a site, and tells `watcher` how far it is.
///
/// # Errors
/// [`Failure`] if the folder is no site or cannot be read. Problems in the content are no failure; they are in the result.
pub fn compile(input: &Input, watcher: Watcher<'_>) -> Result<Compiled, Failure> {
    watcher(Step::Texts);
    let Look { sources, diagnostics: found, catalogue, texts, edition } = Session::new(input.clone()).look()?;
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(found);
    let make = |edition: Edition| {
        watcher(Step::Files(edition.count()));
        edition.whole(&mut diagnostics, &|| watcher(Step::File))
    };
    let site = edition.map(make).transpose()?;
    let site = site.filter(|_| !diagnostics.has_errors());
    Ok(Compiled { diagnostics: diagnostics.in_order(&sources), sources, catalogue, texts, site })
}

/// Reads a site and builds its index, and no page. `None` for the index where the catalogue has errors.
///
/// # Errors
/// As [`compile`].
pub fn index(input: &Input, watcher: Watcher<'_>) -> Result<(Compiled, Option<Bundle>), Failure> {
    watcher(Step::Texts);
    let Read { sources, mut diagnostics, catalogue } = Session::new(input.clone()).read()?;
    let synonyms = search::synonyms::read(&sources, &mut diagnostics);
    let bundle = match &catalogue {
        Some((catalogue, _)) if !diagnostics.has_errors() => {
            watcher(Step::Index);
            Some(search::build(&search::documents(catalogue), &synonyms).map_err(Failure::Search)?)
        }
        _ => None,
    };
    let diagnostics = diagnostics.in_order(&sources);
    let catalogue = catalogue.map(|(catalogue, _)| Arc::new(catalogue));
    Ok((Compiled { sources: Arc::new(sources), diagnostics, catalogue, texts: None, site: None }, bundle))
}

/// Reads a site and each of its texts by itself, for commands that ask which texts there are. `None` where the configuration cannot be read;
/// the problems in the result tell why.
///
/// # Errors
/// As [`compile`].
pub fn drafts(input: &Input) -> Result<(Compiled, Option<(Config, Drafts)>), Failure> {
    let ReadDrafts { sources, diagnostics, drafts } = Session::new(input.clone()).read_drafts()?;
    let diagnostics = diagnostics.in_order(&sources);
    Ok((Compiled { sources: Arc::new(sources), diagnostics, catalogue: None, texts: None, site: None }, drafts))
}

/// The folders of a site that a build must not write into.
#[must_use]
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes"].iter().map(|name| root.join(name)).collect()
}
