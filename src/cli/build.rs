//! `staalkaart build`: the site, on disk.

use std::path::PathBuf;

use clap::Args;

use super::SiteOptions;
use super::report;
use crate::build::{self, Order, Outcome, Site};
use crate::diagnostics::{Arg, texts};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Folder to write to (default: `public` in the site's folder)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address of the published site; overrides `basis_url`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Replace everything in the output folder, including files that staalkaart did not write
    #[arg(long)]
    force: bool,
}

pub(super) fn run(options: &Options) -> Result<super::Outcome, Failure> {
    if let Some(url) = options.base_url.as_deref().filter(|url| !(url.starts_with("https://") || url.starts_with("http://"))) {
        return Err(Failure::NoWebAddress(url.to_owned()));
    }
    let input = options.site.input(options.base_url.clone())?;
    let language = super::language(options.site.lang, Some(&input.root));
    let output = options.output.clone().unwrap_or_else(|| input.root.join("public"));
    let path = Arg::from(output.display().to_string());
    let order = Order { manner: format!("{language:?} {}", options.site.max_errors), output, force: options.force, input };
    let progress = options.site.progress(&order.input);
    let Outcome { told, site } = build::build(&order, &|step| progress.step(step), &|look| report::people(look, &options.site))?;
    drop(progress);
    if !told.is_empty() {
        report::stderr(&told);
    }
    let Some(Site { files, pages, written }) = site else {
        report::stderr(&texts::word("not-published", language));
        return Ok(super::Outcome::Problems);
    };
    if written.changed == 0 && written.removed == 0 {
        report::stderr(&texts::sentence("untouched", language, &[("files", Arg::from(files)), ("path", path)]));
    } else {
        let counts = [("pages", pages.into()), ("files", files.into()), ("changed", written.changed.into()), ("path", path)];
        report::stderr(&texts::sentence("built", language, &counts));
    }
    Ok(super::Outcome::Fine)
}
