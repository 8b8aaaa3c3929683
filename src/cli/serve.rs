//! `staalkaart serve`: the site, on this computer's own screen.

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::failure::Failure;
use crate::{pipeline, serve};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    site: SiteOptions,
    /// Port to listen on; 0 for any free one (default: 4747, or any free one where that is taken)
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let compiled = pipeline::compile(&options.site.input(None)?)?;
    let language = options.site.language(&compiled);
    let outcome = report::problems(&compiled, &options.site, Format::Human);
    let Some(site) = compiled.site else {
        report::stderr(&texts::word("not-published", language));
        return Ok(outcome);
    };
    serve::serve(site, options.port, |address| {
        let url = format!("http://{address}/");
        report::stderr(&texts::sentence("serving", language, &[("url", Arg::from(url.as_str()))]));
        if options.open && open::that_detached(&url).is_err() {
            report::stderr(&texts::word("open-failed", language));
        }
    })?;
    Ok(outcome)
}
