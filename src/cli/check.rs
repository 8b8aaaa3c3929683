//! `staalkaart check`: every problem of a site, without making it; with `--external` also a question to every outside link.

use clap::Args;

use super::due::{self, Question};
use super::progress::Progress;
use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::disk::Dir;
use crate::external::cache::Unreadable;
use crate::external::{self, Cache, Manner, Report};
use crate::failure::{Failure, Operation};
use crate::mend::{self, Mended};
use crate::session::{Input, Look};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Options {
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Also check every link to another site. Answers are cached for a week in .staalkaart/links.json
    #[arg(long)]
    external: bool,
    /// With --external: also check addresses on this computer and on private networks, for a site on an intranet
    #[arg(long, requires = "external")]
    allow_private: bool,
    /// Apply all safe fixes, and report the remaining problems
    #[arg(long, conflicts_with_all = ["external", "due"])]
    fix: bool,
    /// With --fix: print the changes as a diff on stdout and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Only list the texts that are due for review (`herzien_voor`), soonest first
    #[arg(long, conflicts_with = "external")]
    due: bool,
    /// How many days ahead `--due` looks
    #[arg(long, value_name = "DAYS", default_value_t = 90, requires = "due")]
    within: u32,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    if options.due && matches!(options.format, Format::Github | Format::Gitlab) {
        return Err(Failure::DueFormat);
    }
    let input = options.site.input(None)?;
    let mut look = options.site.check(&input)?;
    if options.fix {
        let changed = fix(options, &input, &look)?;
        if options.dry_run {
            return Ok(if look.has_errors() { Outcome::Problems } else { Outcome::Fine });
        }
        if changed {
            look = options.site.check(&input)?;
        }
    }
    let language = options.site.language(&look);
    if let (true, false, Some(catalogue)) = (options.due, look.has_errors(), &look.catalogue) {
        due::print(catalogue, Question { today: options.site.today(), within: options.within }, options.format, language);
        return Ok(Outcome::Fine);
    }
    // Where texts cannot be read, a report would miss some: the problems are told instead, on stderr for people and programs alike.
    let format = if options.due { Format::Human } else { options.format };
    let asked = if options.external { ask(options, &input, &mut look) } else { None };
    let outcome = report::problems(&look, &options.site, format);
    let offline = asked.as_ref().is_some_and(|(found, _)| !found.offline.is_empty());
    if look.diagnostics.is_empty() && format == Format::Human && !offline {
        let files = [("files", Arg::from(look.sources.len()))];
        report::stderr(&texts::sentence("all-well", language, &files));
    }
    if let Some((found, kept)) = asked {
        if let Err(failure) = kept {
            report::stderr(&format!("{}\n{}", texts::sentence("external-not-kept", language, &[]), texts::failure(&failure, language)));
        }
        if offline {
            return Err(Failure::Offline(found.offline));
        }
        let counts = [
            ("asked", Arg::from(found.asked)),
            ("remembered", found.remembered.into()),
            ("dead", found.dead.into()),
            ("moved", found.moved.into()),
            ("unanswered", found.unanswered.into()),
        ];
        report::stderr(&texts::sentence("external-summary", language, &counts));
    }
    // The process ends here; giving a large catalogue back piece by piece would only take time.
    std::mem::forget(look);
    Ok(outcome)
}

/// Mends the files of which something can be mended; whether that was the case.
fn fix(options: &Options, input: &Input, look: &Look) -> Result<bool, Failure> {
    let language = options.site.language(look);
    let config = look.catalogue.as_ref().map(|catalogue| catalogue.config());
    let mended = config.map(|config| mend::mend(&look.sources, config, &look.diagnostics)).unwrap_or_default();
    let failed = |path: &str, error: std::io::Error| Failure::io(Operation::Write, input.root.join(path), error);
    let root = Dir::open(&input.root).map_err(|error| failed("", error))?;
    for file in &mended {
        if options.dry_run {
            report::stdout(diff(file).trim_end_matches('\n'));
            continue;
        }
        // A file that was saved in the meantime is somebody's work.
        let now = root.read(&file.path, 64 << 20).map_err(|error| root.failure(Operation::Read, &file.path, error))?;
        let args = [("path", Arg::from(file.path.as_str())), ("count", file.count.into())];
        if now != file.before.as_bytes() {
            report::stderr(&texts::sentence("mend-changed", language, &args));
            continue;
        }
        root.replace(&file.path, file.after.as_bytes()).map_err(|error| root.failure(Operation::Write, &file.path, error))?;
        report::stderr(&texts::sentence("mended", language, &args));
    }
    if mended.is_empty() {
        report::stderr(&texts::word("mend-nothing", language));
    }
    Ok(!mended.is_empty())
}

/// What would change in a file, as `diff -u` writes it.
fn diff(file: &Mended) -> String {
    let (old, new) = (format!("a/{}", file.path), format!("b/{}", file.path));
    similar::TextDiff::from_lines(file.before.as_str(), file.after.as_str()).unified_diff().context_radius(3).header(&old, &new).to_string()
}

/// Asks the outside links and adds what was found to the problems; beside it, whether the answers could be kept. `None` where there is no catalogue
/// to take links from.
fn ask(options: &Options, input: &Input, look: &mut Look) -> Option<(Report, Result<(), Failure>)> {
    let language = options.site.language(look);
    let catalogue = look.catalogue.as_ref()?;
    let links = external::gather(catalogue);
    let today = options.site.today();
    let mut cache = Cache::read(&input.root).unwrap_or_else(|Unreadable(path)| {
        report::stderr(&texts::sentence("external-cache", language, &[("path", Arg::from(path.display().to_string()))]));
        Cache::default()
    });
    let manner = Manner { private: options.allow_private, ..Manner::default() };
    let progress = Progress::new(language);
    progress.stage("external-asking", external::unknown(&links, &cache, today, manner.private).len());
    let found = external::check(&links, &mut cache, today, &manner, &|| progress.inc());
    drop(progress);
    let kept = cache.write(&input.root, today);
    look.add(found.diagnostics.iter().cloned());
    Some((found, kept))
}
