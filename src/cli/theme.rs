//! `staalkaart theme eject`: copies of the embedded theme's files, to change.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Outcome, report};
use crate::diagnostics::{Arg, Language, texts};
use crate::failure::{Failure, Thing};
use crate::output::files;
use crate::theme;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Copy the files of the embedded theme into themes/ of the site, to change them; existing files are never overwritten
    Eject {
        /// Copy only this file, such as templates/method.html
        file: Option<String>,
        /// Folder of the site (default: the current folder or the nearest parent with a staalkaart.yaml)
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
    },
}

impl Options {
    /// The folder that was named.
    pub(super) fn site(&self) -> Option<&PathBuf> {
        let Command::Eject { site, .. } = &self.command;
        site.as_ref()
    }
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let Command::Eject { file, site } = &options.command;
    let root = super::site_folder(site.as_ref())?;
    let config = super::configuration(&root);
    let (name, language) = config.map_or_else(|| ("staalkaart".to_owned(), Language::Nl), |config| (config.theme, config.language));
    let mut files = theme::embedded();
    if let Some(wanted) = file {
        if !files.contains_key(wanted) {
            return Err(Failure::unknown(Thing::ThemeFile, wanted, files.keys().map(String::as_str)));
        }
        files.retain(|path, _| path == wanted);
    }
    for (path, bytes) in files {
        let target = format!("themes/{name}/{path}");
        let shown = [("path", Arg::from(target.as_str()))];
        let said = if files::create(&root, &target, &bytes)? { "ejected" } else { "kept" };
        report::stderr(&texts::sentence(said, language, &shown));
    }
    Ok(Outcome::Fine)
}
