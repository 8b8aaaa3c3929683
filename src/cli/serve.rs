//! `staalkaart serve`: the site, on this computer's own screen, new as soon as something is saved.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use clap::Args;

use super::progress::Progress;
use super::report;
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, Diagnostic, Language, Severity, texts};
use crate::failure::Failure;
use crate::serve::live::{Describe, Live, Problems};
use crate::serve::{self, watch};
use crate::session::{Look, Session, Step};

#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Port to listen on; 0 for any free port (default: 4747, or any free port if that is in use)
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Show pages exactly as they will be published: without live reload, and with errors only in the terminal
    #[arg(long)]
    no_reload: bool,
}

/// So many threads a server needs at least, beside those that share the work.
const THREADS: usize = 8;

pub(super) fn run(options: &Options, has_threads: bool) -> Result<Outcome, Failure> {
    if !has_threads {
        return Err(Failure::Threads(std::io::ErrorKind::WouldBlock.into()));
    }
    super::threads::are_there(THREADS).map_err(Failure::Threads)?;
    let input = options.site.input(None)?;
    let root = input.root.clone();
    let language = super::language(options.site.lang, Some(&root));
    let progress = Progress::new(language);
    progress.step(Step::Texts);
    let printer = Printer { options: options.site.clone(), language, is_first: AtomicBool::new(true), progress: Mutex::new(Some(progress)) };
    let live = Live::start(Session::new(input), Box::new(printer))?;
    if !watch::start(&root, &live) {
        report::stderr(&texts::word("serve-polls", language));
    }
    serve::serve(live, options.port, !options.no_reload, |address| {
        let url = format!("http://{address}/");
        report::stderr(&texts::sentence("serving", language, &[("url", Arg::from(url.as_str()))]));
        if options.open && open::that_detached(&url).is_err() {
            report::stderr(&texts::word("open-failed", language));
        }
    })?;
    Ok(Outcome::Fine)
}

/// Says in the terminal what a look found, and gives the same text to the pages.
struct Printer {
    options: SiteOptions,
    /// The language where a look could not find that of the site.
    language: Language,
    is_first: AtomicBool,
    /// The bar of the first look; it goes before anything is printed.
    progress: Mutex<Option<Progress>>,
}

impl Describe for Printer {
    fn problems(&self, look: &Look, more: &[Diagnostic]) -> Problems {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).take();
        let of_site = look.catalogue.as_ref().map(|catalogue| catalogue.config().language);
        let language = self.options.lang.or(of_site).unwrap_or(self.language);
        let mut found = look.diagnostics.clone();
        found.extend(more.iter().cloned());
        let errors = found.iter().filter(|d| d.severity() == Severity::Error).count();
        let is_first = self.is_first.swap(false, Ordering::Relaxed);
        let drawn = |styled| report::drawn(&found, &look.sources, self.options.max_errors, language, styled);
        let text = if found.is_empty() { String::new() } else { drawn(false) };
        if !found.is_empty() {
            report::stderr(&drawn(true));
        }
        if let Some(waiting) = look.catalogue.as_deref().and_then(|catalogue| report::waiting(catalogue, language)).filter(|_| is_first) {
            report::stderr(&waiting);
        }
        let state = texts::word(if is_first { "not-published" } else { "serve-kept" }, language);
        if errors > 0 {
            report::stderr(&state);
        } else if !is_first {
            report::stderr(&texts::word("serve-renewed", language));
        }
        let counts = report::counts(&found, language);
        let title = if errors > 0 { format!("{counts}. {state}") } else { counts };
        Problems { errors, title, text, close: texts::word("close", language) }
    }

    fn failure(&self, failure: &Failure) -> Problems {
        let language = self.language;
        report::failure(failure, language);
        let text = texts::failure(failure, language);
        Problems { errors: 1, title: texts::word("serve-kept", language), text, close: texts::word("close", language) }
    }

    fn language(&self) -> Language {
        self.language
    }
}
