//! `staalkaart build`: the site, on disk.

use std::path::PathBuf;

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::failure::Failure;
use crate::output;
use crate::session::{self, Step};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Folder to write to (default: `public` in the site's folder)
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address of the published site, over `basis_url`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Replace everything in the output folder, also what staalkaart did not write
    #[arg(long)]
    force: bool,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if let Some(url) = options.base_url.as_deref().filter(|url| !(url.starts_with("https://") || url.starts_with("http://"))) {
        return Err(Failure::NoWebAddress(url.to_owned()));
    }
    let input = options.site.input(options.base_url.clone())?;
    let progress = options.site.progress(&input);
    let (look, site) = session::build(&input, &|step| progress.step(step))?;
    drop(progress);
    let language = options.site.language(&look);
    let outcome = report::problems(&look, &options.site, Format::Human);
    let Some(site) = &site else {
        report::stderr(&texts::word("not-published", language));
        return Ok(outcome);
    };
    let folder = options.output.clone().unwrap_or_else(|| input.root.join("public"));
    let progress = options.site.progress(&input);
    progress.step(Step::Writing);
    let written = output::write(site, &folder, &session::source_folders(&input.root), options.force)?;
    drop(progress);
    let path = Arg::from(folder.display().to_string());
    if written.changed == 0 && written.removed == 0 {
        report::stderr(&texts::sentence("untouched", language, &[("files", Arg::from(site.len())), ("path", path)]));
    } else {
        let counts = [("pages", site.pages().into()), ("files", site.len().into()), ("changed", written.changed.into()), ("path", path)];
        report::stderr(&texts::sentence("built", language, &counts));
    }
    // The process ends here; giving a large catalogue back piece by piece would only take time.
    std::mem::forget((look, site));
    Ok(outcome)
}
