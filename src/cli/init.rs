//! `staalkaart init DIR`: a site of one's own, to begin with.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, report};
use crate::diagnostics::{Arg, Language, texts};
use crate::failure::Failure;
use crate::model::keys::Table;
use crate::output::files;
use crate::starter::{self, Contents};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Folder of the new site; it must be empty or not exist yet
    folder: PathBuf,
    /// Language of the site
    #[arg(long, value_name = "LANGUAGE", default_value = "nl")]
    pub(super) lang: Language,
    /// Initial content
    #[arg(long, value_enum, default_value_t = Contents::Example)]
    from: Contents,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    files::lay_down(&options.folder, &starter::files(options.lang, options.from))?;
    let shown = options.folder.display().to_string();
    report::stderr(&texts::sentence("laid-down", options.lang, &[("path", Arg::from(shown.clone()))]));
    report::stderr(&format!("  cd {}", quoted(&shown)));
    report::stderr("  staalkaart serve --drafts --open");
    let kind = Table::Method.name(options.from.keys(options.lang));
    report::stderr(&format!("  staalkaart new {kind} \"{}\"", texts::word("a-title", options.lang)));
    Ok(Outcome::Fine)
}

/// A path as a shell takes it for one word. Double quotation marks do in every shell, single ones where they would not hold a sign back.
fn quoted(path: &str) -> String {
    if path.chars().all(|c| c.is_alphanumeric() || "/\\.-_:".contains(c)) {
        path.to_owned()
    } else if path.contains(['"', '$', '`', '!', '%']) {
        format!("'{}'", path.replace('\'', "'\\''"))
    } else {
        format!("\"{path}\"")
    }
}
