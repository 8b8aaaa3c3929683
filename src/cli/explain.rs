//! `staalkaart explain CODE`: the page of a diagnostic.

use clap::Args;

use super::{Outcome, report};
use crate::diagnostics::{Code, Language, explain, suggest};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The code, such as SK0201
    code: String,
    /// Language of the page (default: that of the site here, else Dutch)
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Language>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let Some(code) = Code::parse(&options.code) else {
        let near = suggest::nearest(&options.code, Code::ALL.iter().map(|code| code.id()));
        let help = near.map(|near| format!("\n  help: did you mean {near}?")).unwrap_or_default();
        return Err(Failure::Request(format!("there is no diagnostic {}{help}", options.code)));
    };
    report::stdout(explain::page(code, options.lang.or_else(site_language).unwrap_or(Language::Nl)).trim_end());
    Ok(Outcome::Fine)
}

/// The language of the site in this folder, if there is one that can be read.
fn site_language() -> Option<Language> {
    let root = super::site_folder(None).ok()?;
    super::configuration(&root).map(|config| config.language)
}
