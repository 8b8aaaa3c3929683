//! All stages in a row, from a folder to a site whose files are still to be made: once for `check` and `build`, again and again for `serve`.
//!
//! A [`Session`] keeps what did not change since its last look: that is not read, parsed or indexed again. The rule is simple enough to be trusted. A file with the same bytes is the same value ([`crate::source::Folder`]); a content file depends on its
//! own bytes and on the configuration, so its draft is kept as long as both are the same; the bibliography is kept by its bytes, the index by the
//! words that go into it. Everything else (the catalogue, its order, its cross-references) is made anew at each look, which takes little, and pages
//! are made when somebody asks for them ([`Edition`]). So nothing has to be guessed about what a change touches, and the commands cannot disagree:
//! `check` and `build` take the first look of a session. Not here: noticing changes, which is for `serve`, and making and writing files.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;
use staalkaart_search::bundle::Bundle;

use crate::catalogue::{self, Bibliography, Catalogue, bibliography};
use crate::config::{self, Config};
use crate::diagnostics::{self, Diagnostic, Diagnostics, Language, Span};
use crate::draft::{self, Draft, Drafts};
use crate::edition::Edition;
use crate::failure::Failure;
use crate::hash::{Hash, Hasher};
use crate::model::Date;
use crate::output::Content;
use crate::source::history::{self, History};
use crate::source::{FileId, Folder, Limits, SourceFile, SourceMap};
use crate::theme::{self, texts::Texts};
use crate::{leftovers, render, search, style};

/// Which site, and how to read it.
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

/// How far the work is, for somebody who waits for it. Nothing depends on it.
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

/// Is told each step, from any thread.
pub type Watcher<'a> = &'a (dyn Fn(Step) + Sync);

/// The program, by its sources.
pub(crate) const PROGRAM: &str = env!("STAALKAART_PROGRAM");

/// What is kept of a site between two looks.
#[derive(Debug)]
pub struct Session {
    input: Input,
    folder: Folder,
    /// The configuration and the model that `drafts` were parsed with.
    config: Option<(Arc<SourceFile>, Option<Arc<SourceFile>>)>,
    drafts: HashMap<FileId, Kept>,
    bibliography: Option<KeptBibliography>,
    history: Option<KeptHistory>,
    /// What was read at the last look.
    sources: Option<Arc<SourceMap>>,
    /// The search that was made last.
    search: Arc<Mutex<Option<Arc<search::Published>>>>,
}

/// A content file as it was parsed.
#[derive(Debug)]
struct Kept {
    file: Arc<SourceFile>,
    draft: Option<Arc<Draft>>,
    found: Vec<Diagnostic>,
}

/// The texts and media of a site, as they were found.
#[derive(Debug)]
pub(crate) struct Gathered {
    sources: SourceMap,
    diagnostics: Diagnostics,
}

/// The bibliography as it was read.
#[derive(Debug)]
struct KeptBibliography {
    file: Option<Arc<SourceFile>>,
    bibliography: Arc<Bibliography>,
    found: Vec<Diagnostic>,
}

/// What git said, and where the configuration asks for it.
#[derive(Debug)]
struct KeptHistory {
    asked: Span,
    history: Option<Arc<History>>,
    found: Vec<Diagnostic>,
}

/// A site as it is found at one look: as far as the stages came.
#[derive(Debug, Default)]
pub struct Look {
    /// Every text that was read.
    pub sources: Arc<SourceMap>,
    /// The problems, sorted, but for those that show only when a page is made: mistakes in the site's own templates.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalogue; `None` where the configuration cannot be read. With errors among the problems it is for looking at only.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The interface texts.
    pub texts: Option<Arc<Texts>>,
    /// The site, its files to be made; `None` where the configuration cannot be read. With errors among the problems it must not be shown.
    pub edition: Option<Edition>,
}

impl Look {
    fn new(sources: SourceMap, diagnostics: Diagnostics) -> Self {
        Self { diagnostics: diagnostics.in_order(&sources), sources: Arc::new(sources), ..Self::default() }
    }

    /// Whether a problem keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        diagnostics::has_errors(&self.diagnostics)
    }

    /// Adds problems that were found after the look.
    pub fn add(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        let mut all = Diagnostics::new();
        all.extend(std::mem::take(&mut self.diagnostics));
        all.extend(found);
        self.diagnostics = all.in_order(&self.sources);
    }
}

/// Looks for every problem of a site. Pages are made, and thrown away, only where the site has templates of its own: no other page can go wrong.
///
/// # Errors
/// As [`Session::look`].
pub fn check(input: &Input, watcher: Watcher<'_>) -> Result<Look, Failure> {
    watcher(Step::Texts);
    let mut look = Session::new(input.clone()).look()?;
    try_templates(&mut look, watcher);
    Ok(look)
}

/// Makes every page of a site that has templates of its own, for the mistakes that show only then.
pub(crate) fn try_templates(look: &mut Look, watcher: Watcher<'_>) {
    if let Some(edition) = look.edition.as_ref().filter(|edition| edition.has_own_templates()) {
        watcher(Step::Files(edition.count()));
        let mistakes = edition.mistakes(|| {
            watcher(Step::File);
            true
        });
        look.add(mistakes);
    }
}

/// Reads a site and builds its index, and no page. `None` for the index where the catalogue has errors.
///
/// # Errors
/// As [`Session::look`].
pub fn index(input: &Input, watcher: Watcher<'_>) -> Result<(Look, Option<Bundle>), Failure> {
    watcher(Step::Texts);
    let mut session = Session::new(input.clone());
    let mut diagnostics = Diagnostics::new();
    let sources = session.folder.read(&mut diagnostics)?;
    let catalogue = session.catalogue(&sources, &mut diagnostics);
    let keys = catalogue.as_ref().map_or(Language::Nl, |catalogue| catalogue.config().model.keys);
    let synonyms = search::synonyms::read(&sources, keys, &mut diagnostics);
    let bundle = match &catalogue {
        Some(catalogue) if !diagnostics.has_errors() => {
            watcher(Step::Index);
            Some(search::build(&search::documents(catalogue), &synonyms).map_err(Failure::Search)?)
        }
        _ => None,
    };
    Ok((Look { catalogue: catalogue.map(Arc::new), ..Look::new(sources, diagnostics) }, bundle))
}

/// Reads a site and each of its texts by itself, for commands that ask which texts there are. `None` where the configuration cannot be read;
/// the problems tell why.
///
/// # Errors
/// As [`Session::look`].
pub fn drafts(input: &Input) -> Result<(Look, Option<(Config, Drafts)>), Failure> {
    let mut session = Session::new(input.clone());
    let mut diagnostics = Diagnostics::new();
    let sources = session.folder.read(&mut diagnostics)?;
    let config = config::read(&sources, &input.overrides, &mut diagnostics);
    let drafts = config.map(|config| {
        let drafts = session.drafts(&sources, &config, &mut diagnostics);
        (config, drafts)
    });
    Ok((Look::new(sources, diagnostics), drafts))
}

impl Session {
    /// A session that has seen nothing yet.
    #[must_use]
    pub fn new(input: Input) -> Self {
        let folder = Folder::new(&input.root, Limits::default());
        Self { input, folder, config: None, drafts: HashMap::new(), bibliography: None, history: None, sources: None, search: Arc::default() }
    }

    /// The stages up to the catalogue; `None` where the configuration cannot be read.
    fn catalogue(&mut self, sources: &SourceMap, diagnostics: &mut Diagnostics) -> Option<Catalogue> {
        let config = config::read(sources, &self.input.overrides, diagnostics)?;
        render::check_style(&config, diagnostics);
        let drafts = self.drafts(sources, &config, diagnostics);
        let bibliography = self.bibliography(sources, diagnostics);
        let history = self.history(config.history, diagnostics);
        let options = catalogue::Options { drafts: self.input.drafts, today: self.input.today, history: history.as_deref() };
        Some(catalogue::assemble(config, drafts, bibliography, sources, options, diagnostics))
    }

    /// The drafts of all content files, parsed where they changed.
    fn drafts(&mut self, sources: &SourceMap, config: &Config, diagnostics: &mut Diagnostics) -> Drafts {
        let written = sources.file(config.file);
        let model = config.model.file.map(|id| sources.file(id));
        let is_same = |(before, model_before): &(Arc<SourceFile>, Option<Arc<SourceFile>>)| {
            Arc::ptr_eq(before, written) && model_before.as_ref().map(Arc::as_ptr) == model.map(Arc::as_ptr)
        };
        if !self.config.as_ref().is_some_and(is_same) {
            self.drafts.clear();
            self.config = Some((Arc::clone(written), model.cloned()));
        }
        let files = sources.files().filter_map(|(id, file)| Some((id, file, draft::content_path(&file.path)?)));
        // Texts in a folder that their kind has not were reported together.
        let (elsewhere, files): (Vec<_>, Vec<_>) = files.partition(|(_, _, path)| config.model.is_elsewhere(path));
        let parser = draft::Parser::new(config);
        let style = style::Checker::new(config);
        let is_kept = |id: &FileId, file: &Arc<SourceFile>| self.drafts.get(id).is_some_and(|kept| Arc::ptr_eq(&kept.file, file));
        let changed: Vec<(FileId, Kept)> = files
            .par_iter()
            .filter(|(id, file, _)| !is_kept(id, file))
            .map(|&(id, file, path)| {
                let mut found = Diagnostics::new();
                let draft = if file.readable { parser.parse(id, file, path, &mut found) } else { None };
                if let Some(draft) = &draft {
                    style.check(draft, file, &mut found);
                    leftovers::check(draft, file, &mut found);
                }
                (id, Kept { file: Arc::clone(file), draft: draft.map(Arc::new), found: found.into_vec() })
            })
            .collect();
        self.drafts.extend(changed);
        let mut drafts = Drafts { broken: elsewhere.into_iter().map(|(_, _, path)| path.to_owned()).collect(), ..Drafts::default() };
        for (id, _, path) in files {
            let Some(kept) = self.drafts.get(&id) else { continue };
            diagnostics.extend(kept.found.iter().cloned().map(|problem| draft::beside(problem, sources)));
            match &kept.draft {
                Some(draft) => drafts.parsed.push(Arc::clone(draft)),
                None => drafts.broken.push(path.to_owned()),
            }
        }
        drafts
    }

    fn bibliography(&mut self, sources: &SourceMap, diagnostics: &mut Diagnostics) -> Arc<Bibliography> {
        let file = sources.find(bibliography::FILE).map(|id| sources.file(id));
        let is_kept = |kept: &KeptBibliography| kept.file.as_ref().map(Arc::as_ptr) == file.map(Arc::as_ptr);
        if !self.bibliography.as_ref().is_some_and(is_kept) {
            self.bibliography = None;
        }
        let kept = self.bibliography.get_or_insert_with(|| {
            let mut found = Diagnostics::new();
            let bibliography = Arc::new(bibliography::read(sources, &mut found));
            KeptBibliography { file: file.cloned(), bibliography, found: found.into_vec() }
        });
        diagnostics.extend(kept.found.iter().cloned());
        Arc::clone(&kept.bibliography)
    }

    /// What git knows, asked once: a commit while a session lasts shows in the next.
    fn history(&mut self, asked: Option<Span>, diagnostics: &mut Diagnostics) -> Option<Arc<History>> {
        let asked = asked?;
        if self.history.as_ref().is_none_or(|kept| kept.asked != asked) {
            let mut found = Diagnostics::new();
            let history = history::read(&self.input.root, asked, &mut found).map(Arc::new);
            self.history = Some(KeptHistory { asked, history, found: found.into_vec() });
        }
        let kept = self.history.as_ref()?;
        diagnostics.extend(kept.found.iter().cloned());
        kept.history.clone()
    }

    /// Reads the site as it is now, to be looked at by [`Session::compose`].
    ///
    /// # Errors
    /// As [`Session::look`].
    pub(crate) fn gather(&mut self) -> Result<Gathered, Failure> {
        let mut diagnostics = Diagnostics::new();
        let sources = self.folder.read(&mut diagnostics).inspect_err(|_| self.sources = None)?;
        Ok(Gathered { sources, diagnostics })
    }

    /// Hash of all that decides over the site and over what is told of it: the program, what it was asked, and everything that it read. `manner` is what
    /// else the outcome depends on.
    pub(crate) fn stamp(&mut self, gathered: &Gathered, manner: &str) -> Hash {
        let sources = &gathered.sources;
        let config = config::read(sources, &self.input.overrides, &mut Diagnostics::new());
        let history = config.and_then(|config| self.history(config.history, &mut Diagnostics::new()));
        let mut stamp = Hasher::default();
        stamp.add(PROGRAM).add(manner).add(format!("{:?} {} {:?}", self.input.overrides, self.input.drafts, self.input.today));
        // A problem of a file as a whole is all that is known of some files.
        stamp.add(format!("{:?} {history:?}", gathered.diagnostics));
        for (_, file) in sources.files() {
            stamp.add(&file.path).add(&file.text);
        }
        for file in &sources.media {
            stamp.add(&file.path).add(&file.bytes);
        }
        stamp.finish()
    }

    /// Looks at the site as it is now.
    ///
    /// # Errors
    /// [`Failure`] if the folder is no site or cannot be read. Problems in the content are no failure; they are in the result.
    pub fn look(&mut self) -> Result<Look, Failure> {
        let gathered = self.gather()?;
        Ok(self.compose(gathered))
    }

    /// Looks at the site as it is now; `None` where nothing changed since the last look.
    ///
    /// # Errors
    /// As [`Session::look`].
    pub fn refresh(&mut self) -> Result<Option<Look>, Failure> {
        let gathered = self.gather()?;
        let is_new = self.sources.as_ref().is_none_or(|last| !last.is_same(&gathered.sources));
        Ok(is_new.then(|| self.compose(gathered)))
    }

    /// Looks at what was read.
    pub(crate) fn compose(&mut self, gathered: Gathered) -> Look {
        let Gathered { sources, mut diagnostics } = gathered;
        let catalogue = self.catalogue(&sources, &mut diagnostics);
        let sources = Arc::new(sources);
        self.sources = Some(Arc::clone(&sources));
        let Some(catalogue) = catalogue.map(Arc::new) else {
            return Look { diagnostics: diagnostics.in_order(&sources), sources, ..Look::default() };
        };
        let synonyms = search::synonyms::read(&sources, catalogue.config().model.keys, &mut diagnostics);
        let theme = theme::load(&sources, catalogue.config(), &mut diagnostics);
        let texts = Arc::new(theme::texts::load(&theme, catalogue.config(), &mut diagnostics));
        let (pages, mut files) = render::prepare(&catalogue, &theme, &texts, &sources, synonyms, &mut diagnostics);
        let media = sources.media.iter().filter(|file| file.path.starts_with("media/"));
        files.extend(media.map(|file| render::Rendered {
            path: file.path.clone(),
            content: render::Recipe::Ready(Content::Shared(Arc::clone(&file.bytes))),
            origin: Span::start_of(file.file),
            alias: None,
        }));
        let edition = Edition::new(pages, files, Arc::clone(&self.search), &mut diagnostics);
        let diagnostics = diagnostics.in_order(&sources);
        Look { sources, diagnostics, catalogue: Some(catalogue), texts: Some(texts), edition: Some(edition) }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the tests make a site on disk")]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_save_touches_is_parsed_or_indexed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("written");
        };
        let config = "titel: Kaart\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes}\n";
        write("staalkaart.yaml", config);
        write("content/principes/positief.md", "---\ntitel: Positief\nkort: Een zin over deze term.\nvolgorde: 1\n---\n");
        for name in ["een", "twee", "drie"] {
            write(&format!("content/{name}.md"), &format!("---\ntitel: Pagina {name}\n---\nTekst.\n"));
        }
        write("content/bronnen.bib", "@book{bron, title = {Boek}, date = {2009}}");
        let mut session = Session::new(Input { root: folder.path().to_owned(), ..Input::default() });
        let mut look = || {
            let look = session.look().expect("a site");
            assert!(!look.has_errors(), "{:?}", look.diagnostics);
            look.edition.expect("a site").prepare_search().expect("an index");
            let mut drafts: Vec<(String, *const Draft)> =
                session.drafts.values().map(|kept| (kept.file.path.clone(), kept.draft.as_ref().map_or(std::ptr::null(), Arc::as_ptr))).collect();
            drafts.sort();
            let bibliography = session.bibliography.as_ref().map(|kept| Arc::as_ptr(&kept.bibliography));
            let search = session.search.lock().expect("free").as_ref().map(Arc::as_ptr);
            // Kept alive, so that no later value can have the address of an earlier one.
            let alive: Vec<_> = session.drafts.values().filter_map(|kept| kept.draft.clone()).collect();
            (drafts, bibliography, search, alive, session.bibliography.as_ref().map(|kept| Arc::clone(&kept.bibliography)))
        };
        let changed = |before: &[(String, *const Draft)], after: &[(String, *const Draft)]| -> Vec<String> {
            after.iter().filter(|now| !before.contains(now)).map(|(path, _)| path.clone()).collect()
        };
        let first = look();
        write("content/twee.md", "---\ntitel: Pagina twee\n---\nAndere tekst.\n");
        let second = look();
        assert_eq!(changed(&first.0, &second.0), ["content/twee.md"]);
        assert_eq!(first.1, second.1, "the bibliography is kept");
        assert_ne!(first.2, second.2, "other words, another index");
        write("themes/staalkaart/static/eigen.css", "p { color: red }");
        let third = look();
        assert_eq!(changed(&second.0, &third.0), [""; 0]);
        assert_eq!(second.2, third.2, "the same words, the same index");
        write("staalkaart.yaml", &format!("{config}ondertitel: Nieuw\n"));
        assert_eq!(changed(&third.0, &look().0).len(), 4, "the configuration can change what any text means");
    }
}
