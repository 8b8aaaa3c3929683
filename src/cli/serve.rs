//! `staalkaart serve`: the site, on this computer's own screen.

use std::sync::{Mutex, PoisonError};

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::failure::Failure;
use crate::{pipeline, serve, source};

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
    let input = options.site.input(None)?;
    let site_options = options.site.clone();
    let stamp = Mutex::new(source::stamp(&input.root));
    let refresh = move || {
        let now = source::stamp(&input.root);
        let mut stamp = stamp.lock().unwrap_or_else(PoisonError::into_inner);
        if *stamp == now {
            return None;
        }
        *stamp = now;
        match pipeline::compile(&input) {
            Ok(compiled) => {
                report::problems(&compiled, &site_options, Format::Human);
                let word = if compiled.site.is_some() { "serve-renewed" } else { "serve-kept" };
                report::stderr(&texts::word(word, site_options.language(&compiled)));
                compiled.site
            }
            Err(failure) => {
                report::failure(&failure);
                None
            }
        }
    };
    serve::serve(site, options.port, refresh, |address| {
        let url = format!("http://{address}/");
        report::stderr(&texts::sentence("serving", language, &[("url", Arg::from(url.as_str()))]));
        if options.open && open::that_detached(&url).is_err() {
            report::stderr(&texts::word("open-failed", language));
        }
    })?;
    Ok(outcome)
}
