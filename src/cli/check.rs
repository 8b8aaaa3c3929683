//! `staalkaart check`: a build without the write.

use clap::Args;

use super::due::{self, Question};
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
    /// Tell which texts are to be read again (`herzien_voor`), soonest first, and nothing else
    #[arg(long)]
    due: bool,
    /// How many days ahead `--due` looks
    #[arg(long, value_name = "DAYS", default_value_t = 90, requires = "due")]
    within: u32,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if options.due && options.format == Format::Github {
        let help = "leave out --due: a text that is overdue is an annotation like any other";
        return Err(Failure::Request(format!("--due is no list of problems for GitHub\n  help: {help}")));
    }
    let compiled = pipeline::compile(&options.site.input(None)?)?;
    let language = options.site.language(&compiled);
    if let (true, false, Some(catalogue)) = (options.due, compiled.has_errors(), &compiled.catalogue) {
        due::print(catalogue, Question { today: options.site.today(), within: options.within }, options.format, language);
        return Ok(Outcome::Fine);
    }
    // Where texts cannot be read, a report would miss some: the problems are told instead, on stderr for people and programs alike.
    let format = if options.due { Format::Human } else { options.format };
    let outcome = report::problems(&compiled, &options.site, format);
    if compiled.diagnostics.is_empty() && format == Format::Human {
        let files = [("files", Arg::from(compiled.sources.len()))];
        report::stderr(&texts::sentence("all-well", language, &files));
    }
    // The process ends here; giving a large catalogue back piece by piece would only take time.
    std::mem::forget(compiled);
    Ok(outcome)
}
