//! `staalkaart cms`: gives a site the editing page, by adding `beheer` to its configuration, and says what comes next.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, report, site_folder};
use crate::config::{self, Editing, Service};
use crate::diagnostics::{Arg, Diagnostics, Language, texts};
use crate::failure::Failure;
use crate::output::files;
use crate::source::{self, SourceMap, front_matter};

/// The configuration, in the folder of a site.
const FILE: &str = "staalkaart.yaml";

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Host of the repository (default: github); use gitea for Forgejo and Codeberg too
    #[arg(long, value_name = "SERVICE", value_parser = ["github", "gitlab", "gitea"])]
    backend: Option<String>,
    /// Owner and name of the repository
    #[arg(long, value_name = "OWNER/NAME")]
    repo: Option<String>,
    /// The branch to save to (default: main)
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
    /// Address of the service, if you host it yourself
    #[arg(long, value_name = "URL")]
    host: Option<String>,
    /// Folder of the site (default: the current folder or the nearest parent with a staalkaart.yaml)
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
    /// Language of messages (default: that of the site, else Dutch)
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let root = site_folder(options.site.as_ref())?;
    let sources = source::read_config(&root).ok_or(Failure::Configuration)?;
    let config = read(&sources).ok_or(Failure::Configuration)?;
    let language = options.lang.unwrap_or(config.language);
    let text = &sources.file(config.file).text;
    if has_editing(&sources) {
        if let Some(failure) = config.editing.as_ref().and_then(|editing| difference(options, editing)) {
            return Err(failure);
        }
        report::stderr(&texts::sentence("cms-kept", language, &[]));
        if let Some(editing) = &config.editing {
            next(editing, language);
        }
        return Ok(Outcome::Fine);
    }
    let Some(repo) = &options.repo else {
        return Err(Failure::NoRepository);
    };
    let block = block(options, repo);
    // The lines that are there stay as they are, also in how they end.
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let between = if text.ends_with('\n') { "" } else { end };
    let whole = format!("{text}{between}{}", block.replace('\n', end));
    // Held against the check before it is written: the names can be wrong, and a file in another style cannot just be added to.
    let editing = read(&SourceMap::from_texts([(FILE.to_owned(), whole.clone())])).and_then(|config| config.editing).ok_or(Failure::CmsNames)?;
    files::replace(&root, FILE, whole.as_bytes())?;
    report::stderr(&texts::sentence("cms-written", language, &[]));
    report::stdout(block.trim_end());
    next(&editing, language);
    Ok(Outcome::Fine)
}

/// The lines that are added.
fn block(options: &Options, repo: &str) -> String {
    // As JSON writes a text, YAML reads it, whatever stands in it.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let backend = options.backend.as_deref().unwrap_or("github");
    let branch = options.branch.as_deref().unwrap_or("main");
    let mut block = format!("beheer:\n  dienst: {}\n  repo: {}\n  tak: {}\n", backend, quoted(repo), quoted(branch));
    if let Some(host) = &options.host {
        block.push_str(&format!("  adres: {}\n", quoted(host)));
    }
    block
}

/// The configuration, if nothing is wrong with it.
fn read(sources: &SourceMap) -> Option<config::Config> {
    let mut diagnostics = Diagnostics::new();
    let config = config::read(sources, &config::Overrides::default(), &mut diagnostics)?;
    (!diagnostics.has_errors()).then_some(config)
}

fn has_editing(sources: &SourceMap) -> bool {
    let Some(id) = sources.find(FILE) else { return false };
    let file = sources.file(id);
    let start = if file.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    front_matter::parse(id, file, start..file.text.len(), &mut Diagnostics::new()).is_some_and(|node| node.get("beheer").is_some())
}

/// The first thing that was asked for and that `beheer` says otherwise.
fn difference(options: &Options, editing: &Editing) -> Option<Failure> {
    let host = editing.host.clone().unwrap_or_default();
    let asked_host = options.host.as_ref().map(|host| config::origin(host).unwrap_or_else(|| host.clone()));
    let settings = [
        ("repo", editing.repository.as_str(), options.repo.as_deref().map(|repo| repo.trim_matches('/'))),
        ("dienst", editing.service.name(), options.backend.as_deref()),
        ("tak", &editing.branch, options.branch.as_deref()),
        ("adres", &host, asked_host.as_deref()),
    ];
    let differs = |(_, here, asked): &(&str, &str, Option<&str>)| asked.is_some_and(|asked| asked != *here);
    let (key, here, asked) = settings.into_iter().find(differs)?;
    Some(Failure::CmsDiffers { key, here: here.to_owned(), asked: asked?.to_owned() })
}

/// What is left for the maintainer to do.
fn next(editing: &Editing, language: Language) {
    let service = match editing.service {
        Service::GitHub => "GitHub",
        Service::GitLab => "GitLab",
        Service::Gitea => "Gitea",
    };
    let sign_in = if editing.sign_in.is_some() || editing.app.is_some() { "button" } else { "token" };
    let args = [("service", Arg::from(service)), ("repo", Arg::from(editing.repository.as_str())), ("signin", Arg::from(sign_in))];
    for line in ["cms-page", "cms-sign-in", "cms-more"] {
        report::stderr(&texts::sentence(line, language, &args));
    }
}
