//! A site on disk, of which only what changed is made.
//!
//! [`build`] looks at a site and writes it, each file as soon as it is made. What the last build noted (`state`) spares work in three steps. Where
//! everything that was read is the same, and every file in the output still has the bytes that were written, nothing is to be done. Else the texts are
//! read as always, and a file is made again only where what decides over its bytes (`render::inputs`) is not what it was, or where the file
//! in the output is not the one that was written then. The index of the search is taken over under the same condition, or else those of its blocks whose
//! words are the same.
//!
//! Bytes are compared by hash, on both sides: no time and no size of a file is believed. So whatever happened to the note, the sources or the output, the
//! result is that of a build from nothing. Not here: how files come to their place, which is [`crate::output`].

mod state;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::edition::Edition;
use crate::failure::Failure;
use crate::hash::{Hash, Hasher};
use crate::output::{Content, SiteWriter, Written};
use crate::render::{Recipe, inputs};
use crate::search;
use crate::session::{self, Input, Look, PROGRAM, Session, Step, Watcher};
use state::{Made, State};

/// What to build, and where to.
#[derive(Debug, Clone)]
pub struct Order {
    /// Which site.
    pub input: Input,
    /// The folder to write to.
    pub output: PathBuf,
    /// Whether files in the output that are not staalkaart's are removed.
    pub force: bool,
    /// Whatever else decides over what is told, such as the language of messages.
    pub manner: String,
}

/// How a build ended.
#[derive(Debug)]
pub struct Outcome {
    /// What there is to tell of the site: its problems, in words.
    pub told: String,
    /// The site; `None` where there are errors.
    pub site: Option<Site>,
}

/// A site that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// How many files it has.
    pub files: usize,
    /// How many of them are pages.
    pub pages: usize,
    /// What had to be written.
    pub written: Written,
}

/// Builds a site. `tell` puts what a look found into words.
///
/// # Errors
/// [`Failure`] if the folder is no site, the output is not staalkaart's to write, or the disk refuses.
pub fn build(order: &Order, watcher: Watcher<'_>, tell: &dyn Fn(&Look) -> String) -> Result<Outcome, Failure> {
    watcher(Step::Texts);
    let root = &order.input.root;
    let open = || SiteWriter::open(&order.output, &source_folders(root), order.force);
    let mut session = Session::new(order.input.clone());
    let gathered = session.gather()?;
    let stamp = session.stamp(&gathered, &order.manner);
    let state = State::read(root);
    if let Some(state) = state.as_ref().filter(|state| state.stamp == stamp) {
        let writer = open()?;
        if state.files.par_iter().all(|(path, made)| writer.holds(path, made.hash)) {
            for path in state.files.keys() {
                writer.keep(path);
            }
            let site = Site { files: state.files.len(), pages: state.pages, written: writer.finish()? };
            return Ok(Outcome { told: state.told.clone(), site: Some(site) });
        }
    }
    let mut look = session.compose(gathered);
    // The drafts, which the catalogue is made of, are not needed again.
    drop(session);
    if look.has_errors() {
        session::try_templates(&mut look, watcher);
    }
    let Some(edition) = look.edition.take().filter(|_| !look.has_errors()) else { return Ok(Outcome { told: tell(&look), site: None }) };
    watcher(Step::Files(edition.count()));
    let writer = open()?;
    let before = state.map(|state| state.files).unwrap_or_default();
    let (files, mistakes) = Making { edition: &edition, writer: &writer, before: &before }.all(&|| watcher(Step::File))?;
    look.add(mistakes);
    let told = tell(&look);
    if look.has_errors() {
        return Ok(Outcome { told, site: None });
    }
    watcher(Step::Writing);
    let site = Site { files: files.len(), pages: edition.page_count(), written: writer.finish()? };
    let state = State { stamp, told, pages: site.pages, files };
    state.write(root);
    // The process ends soon; giving a large catalogue back piece by piece would only take time.
    std::mem::forget((edition, look));
    Ok(Outcome { told: state.told, site: Some(site) })
}

/// The folders of a site that a build must not write into.
fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes"].iter().map(|name| root.join(name)).collect()
}

/// The files of a site on their way to the output.
struct Making<'a> {
    edition: &'a Edition,
    writer: &'a SiteWriter,
    /// The files of the last build.
    before: &'a BTreeMap<String, Made>,
}

impl Making<'_> {
    /// Makes every file, and calls `told` after each, but for those of the index. Mistakes in the site's own templates are in the result.
    fn all(&self, told: &(dyn Fn() + Sync)) -> Result<(BTreeMap<String, Made>, Vec<Diagnostic>), Failure> {
        let pages = self.edition.pages();
        // Asked for before anything is made in parallel, since some of the files wait for it.
        let index = pages.search();
        let keys = inputs::Keys::of(pages);
        let files: Vec<_> = self.edition.files().collect();
        let put = |&(path, recipe): &(&str, &Recipe)| {
            let made = self.one(path, recipe, keys.of_file(path, recipe));
            told();
            made.map(|made| made.map(|made| (path.to_owned(), made)))
        };
        let (indexed, made) = rayon::join(|| self.index(index), || files.par_iter().map(put).collect::<Result<Vec<_>, Failure>>());
        let mut made_files: BTreeMap<String, Made> = indexed?.into_iter().collect();
        let mut mistakes = Vec::new();
        for made in made? {
            match made {
                Ok((path, made)) => drop(made_files.insert(path, made)),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        Ok((made_files, crate::edition::once(mistakes)))
    }

    /// A file, unless it is there already; or the mistake in a template that kept it from being made.
    fn one(&self, path: &str, recipe: &Recipe, key: Hash) -> Result<Result<Made, Diagnostic>, Failure> {
        let before = self.before.get(path).filter(|before| before.key == key);
        if let Some(before) = before.filter(|before| self.writer.holds(path, before.hash)) {
            self.writer.keep(path);
            return Ok(Ok(before.clone()));
        }
        let made = match recipe {
            // Somebody changed what was written here, so it is not enough that a picture is there.
            Recipe::Ready(content) if before.is_some() => Content::Bytes(content.bytes().into_owned()),
            Recipe::Ready(content) => return Ok(Ok(Made { key, hash: self.writer.put(path, content)? })),
            recipe => match self.edition.pages().make(recipe) {
                Ok(bytes) => bytes.into(),
                Err(mistake) => return Ok(Err(mistake)),
            },
        };
        Ok(Ok(Made { key, hash: self.writer.put(path, &made)? }))
    }

    /// The files of the index: those of the last build where it was made of the same, or new ones. What is compressed is compressed again only where it is
    /// not what the last build compressed.
    fn index(&self, index: &search::Inputs) -> Result<Vec<(String, Made)>, Failure> {
        let of_last = || self.before.range(search::FOLDER.to_owned()..).take_while(|(path, _)| path.starts_with(search::FOLDER));
        let same: Vec<_> = of_last().filter(|(path, _)| path.starts_with(&index.folder)).collect();
        if !same.is_empty() && same.par_iter().all(|(path, made)| self.writer.holds(path, made.hash)) {
            for (path, _) in &same {
                self.writer.keep(path);
            }
            return Ok(same.into_iter().map(|(path, made)| (path.clone(), made.clone())).collect());
        }
        let known: HashMap<Hash, (&String, Hash)> = of_last().map(|(path, made)| (made.key, (path, made.hash))).collect();
        let files = index.publish().map_err(Failure::Search)?.files;
        let put = |(path, content): (String, Content)| {
            let mut key = Hasher::default();
            match &content {
                Content::Zipped(bytes) => key.add(PROGRAM).add(bytes),
                content => key.add(content.bytes()),
            };
            let key = key.finish();
            let hash = match known.get(&key) {
                Some(&(other, hash)) if self.writer.take_over(&path, other, hash)? => hash,
                _ => self.writer.put(&path, &content)?,
            };
            Ok((path, Made { key, hash }))
        };
        files.into_par_iter().map(put).collect()
    }
}
