//! All stages in a row: from a folder to a finished site in memory.
//!
//! `check`, `build` and `serve` all run [`compile`], so they cannot disagree. Not here: writing, serving, printing.

use std::path::{Path, PathBuf};

use staalkaart_search::bundle::Bundle;

use crate::catalogue::{self, Catalogue};
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity, Span};
use crate::failure::Failure;
use crate::model::Date;
use crate::output::Site;
use crate::source::{self, Limits, SourceMap};
use crate::theme::{self, texts::Texts};
use crate::{cms, draft, render, search, style};

/// What to compile, and how.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The folder that holds `staalkaart.yaml`.
    pub root: PathBuf,
    /// What the command line sets over the configuration.
    pub overrides: config::Overrides,
    /// Whether texts with `status: concept` count.
    pub drafts: bool,
    /// The day against which `herzien_voor` is held; `None` for no such check. It never reaches the site.
    pub today: Option<Date>,
}

/// What came of it.
#[derive(Debug)]
pub struct Compiled {
    /// Every text that was read.
    pub sources: SourceMap,
    /// The problems, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalogue; `None` where the configuration cannot be read. With errors among the problems it is for looking at only.
    pub catalogue: Option<Catalogue>,
    /// The interface texts.
    pub texts: Option<Texts>,
    /// The site; `None` where there are errors.
    pub site: Option<Site>,
}

impl Compiled {
    /// Whether a problem keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity() == Severity::Error)
    }
}

/// Compiles a site.
///
/// # Errors
/// [`Failure`] if the folder is no site or cannot be read. Problems in the content are no failure; they are in the result.
pub fn compile(input: &Input) -> Result<Compiled, Failure> {
    let mut diagnostics = Diagnostics::new();
    let mut sources = source::read(&input.root, &Limits::default(), &mut diagnostics)?;
    let Some((catalogue, config_span)) = assemble(&sources, input, &mut diagnostics) else {
        return Ok(Compiled { sources, diagnostics: diagnostics.sorted(), catalogue: None, texts: None, site: None });
    };
    let synonyms = search::synonyms::read(&sources, &mut diagnostics);
    let theme = theme::load(&sources, catalogue.config(), &mut diagnostics);
    let texts = theme::texts::load(&theme, catalogue.config().language, &mut diagnostics);
    // Index and pages need nothing of each other but the name of the index's folder, on one page.
    let publish = || {
        let documents = search::documents(&catalogue);
        Ok::<_, Failure>(search::publish(&documents, &search::build(&documents, &synonyms)?))
    };
    let (published, mut rendered) =
        rayon::join(publish, || render::render(&catalogue, &theme, &texts, &sources, &mut diagnostics, search::PLACEHOLDER));
    let published = published?;
    let file = |path, bytes: Vec<u8>| render::Rendered { path, content: bytes.into(), origin: config_span, alias: None };
    search::name_folder(&mut rendered, &published.folder);
    rendered.extend(published.files.into_iter().map(|(path, bytes)| file(path, bytes)));
    rendered.extend(cms::files(&catalogue, &texts).into_iter().map(|(path, bytes)| file(path, bytes)));
    let media = std::mem::take(&mut sources.media).into_iter().filter(|file| file.path.starts_with("media/")).map(|file| (file.path, file.bytes));
    let media: Vec<_> = media.collect();
    let policy = render::policy::Policy::of(&catalogue);
    let paths = rendered.iter().map(|file| file.path.as_str()).chain(media.iter().map(|(path, _)| path.as_str()));
    let headers = policy.file(&published.folder, paths);
    rendered.push(file("_headers".to_owned(), headers.into_bytes()));
    let site = Site::assemble(rendered, media, config_span, &mut diagnostics).with_policy(policy);
    let site = (!diagnostics.has_errors()).then_some(site);
    Ok(Compiled { sources, diagnostics: diagnostics.sorted(), catalogue: Some(catalogue), texts: Some(texts), site })
}

/// Reads a site and builds its index, and no page. `None` for the index where the catalogue has errors.
///
/// # Errors
/// As [`compile`].
pub fn index(input: &Input) -> Result<(Compiled, Option<Bundle>), Failure> {
    let mut diagnostics = Diagnostics::new();
    let sources = source::read(&input.root, &Limits::default(), &mut diagnostics)?;
    let catalogue = assemble(&sources, input, &mut diagnostics).map(|(catalogue, _)| catalogue);
    let synonyms = search::synonyms::read(&sources, &mut diagnostics);
    let bundle = match &catalogue {
        Some(catalogue) if !diagnostics.has_errors() => Some(search::build(&search::documents(catalogue), &synonyms)?),
        _ => None,
    };
    Ok((Compiled { sources, diagnostics: diagnostics.sorted(), catalogue, texts: None, site: None }, bundle))
}

/// Reads a site and each of its texts by itself, for commands that ask which texts there are. `None` where the configuration cannot be read;
/// the problems in the result tell why.
///
/// # Errors
/// As [`compile`].
pub fn drafts(input: &Input) -> Result<(Compiled, Option<(Config, draft::Drafts)>), Failure> {
    let mut diagnostics = Diagnostics::new();
    let sources = source::read(&input.root, &Limits::default(), &mut diagnostics)?;
    let read = config::read(&sources, &input.overrides, &mut diagnostics).map(|config| {
        let drafts = draft::parse_all(&sources, &config, None, &mut diagnostics);
        (config, drafts)
    });
    Ok((Compiled { sources, diagnostics: diagnostics.sorted(), catalogue: None, texts: None, site: None }, read))
}

/// The stages up to the catalogue. `None` where the configuration cannot be read.
fn assemble(sources: &SourceMap, input: &Input, diagnostics: &mut Diagnostics) -> Option<(Catalogue, Span)> {
    let config: Config = config::read(sources, &input.overrides, diagnostics)?;
    render::check_style(&config, diagnostics);
    let span = Span::start_of(config.file);
    let drafts = draft::parse_all(sources, &config, input.today, diagnostics);
    style::check(&drafts.parsed, sources, &config, diagnostics);
    let options = catalogue::Options { drafts: input.drafts };
    Some((catalogue::assemble(config, drafts, sources, options, diagnostics), span))
}

/// The folders of a site that a build must not write into.
#[must_use]
pub fn source_folders(root: &Path) -> Vec<PathBuf> {
    ["content", "themes"].iter().map(|name| root.join(name)).collect()
}
