//! `staalkaart check`: a build without the write.

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::failure::Failure;
use crate::pipeline;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    site: SiteOptions,
    /// How to write what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let compiled = pipeline::compile(&options.site.input(None)?)?;
    let outcome = report::problems(&compiled, &options.site, options.format);
    if compiled.diagnostics.is_empty() && options.format == Format::Human {
        let files = [("files", Arg::from(compiled.sources.len()))];
        report::stderr(&texts::sentence("all-well", options.site.language(&compiled), &files));
    }
    // The process ends here; giving a large catalogue back piece by piece would only take time.
    std::mem::forget(compiled);
    Ok(outcome)
}
