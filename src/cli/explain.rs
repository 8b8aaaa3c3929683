//! `staalkaart explain CODE`: the page of a diagnostic.

use clap::Args;

use super::{Outcome, report};
use crate::diagnostics::{Code, Language, explain};
use crate::failure::{Failure, Thing};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The code, such as SK0201
    code: String,
    /// Language of the page (default: that of the site here, else Dutch)
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let Some(code) = Code::parse(&options.code) else {
        return Err(Failure::unknown(Thing::Code, &options.code, Code::ALL.iter().map(|code| code.id())));
    };
    report::stdout(explain::page(code, super::language(options.lang, None)).trim_end());
    Ok(Outcome::Fine)
}
