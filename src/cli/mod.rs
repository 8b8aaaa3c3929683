//! The command line: one file a command. Results go to stdout, everything else to stderr.
//!
//! Exit status: 0 success, 1 content errors, 2 failure to run.

mod build;
mod check;
mod cms;
mod coverage;
mod due;
mod explain;
mod init;
mod new;
mod progress;
mod report;
mod schema;
mod search;
mod serve;
mod theme;
mod threads;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::diagnostics::Language;
use crate::failure::Failure;
use crate::model::Date;
use crate::session::{self, Input, Look};
use crate::{config, source};
use progress::Progress;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// There are problems in the content.
    Problems,
    /// It could not do its work.
    CouldNotWork,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Problems => Self::from(1),
            Outcome::CouldNotWork => Self::from(2),
        }
    }
}

/// Compiles YAML-tagged markdown about methods into a fast, searchable static site.
#[derive(Debug, Parser)]
#[command(name = "staalkaart", version, after_help = "Exit status: 0 success, 1 content errors, 2 failure to run.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Create a new site in a new folder
    Init(init::Options),
    /// Create a new text, in the right place and with every key explained
    New(new::Options),
    /// Build the site into a folder
    Build(build::Options),
    /// Preview the site on this computer, with live reload
    Serve(serve::Options),
    /// Report problems in the content, and fix them where possible (`--fix`)
    Check(check::Options),
    /// Search the catalogue, as on the site
    Search(search::Options),
    /// Show which terms a trajectory covers, and which methods would fill the gaps
    Coverage(coverage::Options),
    /// Explain a diagnostic, with an example
    Explain(explain::Options),
    /// Print a JSON Schema of the keys, for completion and checks in editors
    Schema(schema::Options),
    /// Add the page /beheer/ to the site, for editing in the browser
    Cms(cms::Options),
    /// Work with the files of the theme
    Theme(theme::Options),
}

impl Command {
    /// The language in which it tells that it could not do its work.
    fn language(&self) -> Language {
        let of = |options: &SiteOptions| language(options.lang, options.site.as_ref());
        match self {
            Self::Init(options) => options.lang,
            Self::New(options) => of(&options.site),
            Self::Build(options) => of(&options.site),
            Self::Serve(options) => of(&options.site),
            Self::Check(options) => of(&options.site),
            Self::Search(options) => of(&options.site),
            Self::Coverage(options) => of(&options.site),
            Self::Schema(options) => of(&options.site),
            Self::Explain(options) => language(options.lang, None),
            Self::Cms(options) => language(options.lang, options.site.as_ref()),
            Self::Theme(options) => language(None, options.site()),
        }
    }
}

/// Which site, and how to read it.
#[derive(Debug, Clone, Args)]
pub(crate) struct SiteOptions {
    /// Folder of the site (default: the current folder or the nearest parent with a staalkaart.yaml)
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Include texts that are not published yet: `status: concept`, or a `datum` in the future
    #[arg(long)]
    drafts: bool,
    /// Language of messages (default: that of the site, else Dutch)
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<Language>,
    /// Maximum number of problems to show; 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    max_errors: usize,
    /// The date to use as today, for `datum` and `herzien_voor` (default: today)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    date: Option<Date>,
}

fn parse_day(text: &str) -> Result<Date, String> {
    Date::parse(text).filter(|date| date.is_full()).ok_or_else(|| "a day is written as 2026-11-23".to_owned())
}

impl SiteOptions {
    fn input(&self, base_url: Option<String>) -> Result<Input, Failure> {
        Ok(Input {
            root: site_folder(self.site.as_ref())?,
            overrides: config::Overrides { base_url },
            drafts: self.drafts,
            today: Some(self.today()),
        })
    }

    fn today(&self) -> Date {
        self.date.unwrap_or_else(|| clock().max(RELEASED))
    }

    /// Looks for every problem of the site, with a bar where that takes a while.
    fn check(&self, input: &Input) -> Result<Look, Failure> {
        let progress = self.progress(input);
        session::check(input, &|step| progress.step(step))
    }

    fn progress(&self, input: &Input) -> Progress {
        Progress::new(language(self.lang, Some(&input.root)))
    }

    fn language(&self, look: &Look) -> Language {
        let of_site = look.catalogue.as_ref().map(|catalogue| catalogue.config().language);
        self.lang.or(of_site).unwrap_or_else(|| language(None, self.site.as_ref()))
    }
}

/// The language of messages: the one that was asked for, or that of the site in this folder, or Dutch. A configuration that cannot be read still has
/// a line that says its language.
fn language(asked: Option<Language>, site: Option<&PathBuf>) -> Language {
    let of_site = || {
        let root = site_folder(site).ok()?;
        configuration(&root).map(|config| config.language).or_else(|| config::written_language(&source::read_config(&root)?))
    };
    asked.or_else(of_site).unwrap_or(Language::Nl)
}

/// The configuration of the site in `root`, for commands that need nothing else of it. `None` where it cannot be read.
fn configuration(root: &std::path::Path) -> Option<config::Config> {
    let sources = source::read_config(root)?;
    config::read(&sources, &config::Overrides::default(), &mut crate::diagnostics::Diagnostics::new())
}

/// The folder of a site, as a command was given it: `--site`, or the nearest one upwards.
fn site_folder(site: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    let root = match site {
        Some(root) if root.join("staalkaart.yaml").is_symlink() => Ok(root.clone()),
        Some(root) if root.join("staalkaart.yaml").is_file() => Ok(root.clone()),
        Some(root) => Err(Failure::NotASite(root.clone())),
        None => {
            let here = std::env::current_dir().map_err(|error| Failure::io(crate::failure::Operation::Read, ".", error))?;
            source::find_site(&here)
        }
    }?;
    // What a link leads to could be any file of the computer, and its words would stand in messages.
    let config = root.join("staalkaart.yaml");
    if config.is_symlink() { Err(Failure::Link(config)) } else { Ok(root) }
}

/// The day of this version. A clock that stands before it is wrong, and the texts of that day must not wait for it.
const RELEASED: Date = Date { year: 2026, month: Some(11), day: Some(23) };

/// Today, where this computer is: the day on the calendar beside it. The only clock in staalkaart; it decides over a warning, over which texts wait
/// for their day and over which outside links are asked again.
fn clock() -> Date {
    day_in(jiff::Timestamp::now(), jiff::tz::TimeZone::system())
}

/// The day that it is at a moment, in a time zone.
fn day_in(moment: jiff::Timestamp, zone: jiff::tz::TimeZone) -> Date {
    let day = moment.to_zoned_datetime(zone).date();
    let part = |number: i8| u8::try_from(number).ok();
    Date { year: u16::try_from(day.year()).unwrap_or(1970), month: part(day.month()), day: part(day.day()) }
}

/// Runs the program with the arguments of its process.
#[must_use]
pub fn run() -> Outcome {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let outcome = if error.use_stderr() { Outcome::CouldNotWork } else { Outcome::Fine };
            // A closed pipe is no reason to complain about the help.
            let _ = error.print();
            return outcome;
        }
    };
    let command = cli.command;
    let has_threads = threads::start();
    let result = match &command {
        Command::Init(options) => init::run(options),
        Command::New(options) => new::run(options),
        Command::Build(options) => build::run(options),
        Command::Serve(options) => serve::run(options, has_threads),
        Command::Check(options) => check::run(options),
        Command::Search(options) => search::run(options),
        Command::Coverage(options) => coverage::run(options),
        Command::Explain(options) => explain::run(options),
        Command::Schema(options) => schema::run(options),
        Command::Cms(options) => cms::run(options),
        Command::Theme(options) => theme::run(options),
    };
    result.unwrap_or_else(|failure| {
        report::failure(&failure, command.language());
        Outcome::CouldNotWork
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_the_day_on_the_calendar_here() {
        let moment: jiff::Timestamp = "2026-11-27T23:50:00Z".parse().expect("a moment");
        let day = |zone: &str| day_in(moment, jiff::tz::TimeZone::get(zone).expect("a zone")).to_string();
        assert_eq!(day("Europe/Brussels"), "2026-11-28", "ten to one at night");
        assert_eq!(day("UTC"), "2026-11-27");
        assert_eq!(day("America/New_York"), "2026-11-27");
        let summer: jiff::Timestamp = "2027-06-30T22:30:00Z".parse().expect("a moment");
        assert_eq!(day_in(summer, jiff::tz::TimeZone::get("Europe/Brussels").expect("a zone")).to_string(), "2027-07-01", "summer time counts");
    }
}
