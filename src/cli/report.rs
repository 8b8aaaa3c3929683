//! Printing: diagnostics, summaries, failures.

use std::io::Write as _;

use super::{Outcome, SiteOptions};
use crate::catalogue::Catalogue;
use crate::diagnostics::{Arg, Diagnostic, Language, Severity, describe, github, gitlab, human, json, texts};
use crate::failure::Failure;
use crate::session::Look;
use crate::source::SourceMap;

/// How `check` writes what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people: the line, a caret, and what to do.
    Human,
    /// One JSON object a line, on stdout.
    Json,
    /// Workflow commands that GitHub shows as annotations, on stdout.
    Github,
    /// A Code Quality report for GitLab, on stdout.
    Gitlab,
}

/// Prints the problems that a look found and says how it ended.
pub(super) fn problems(look: &Look, options: &SiteOptions, format: Format) -> Outcome {
    let language = options.language(look);
    let outcome = if look.has_errors() { Outcome::Problems } else { Outcome::Fine };
    let described = || look.diagnostics.iter().map(|diagnostic| describe(diagnostic, &look.sources, language));
    match format {
        Format::Human => {
            let told = people(look, options);
            if !told.is_empty() {
                stderr(&told);
            }
        }
        Format::Json => described().for_each(|d| stdout(&json::line(&d))),
        Format::Github => described().for_each(|d| stdout(&github::line(&d))),
        Format::Gitlab => stdout(&gitlab::report(&described().collect::<Vec<_>>())),
    }
    outcome
}

/// What there is to tell people of a site: its problems, and the texts that wait.
pub(super) fn people(look: &Look, options: &SiteOptions) -> String {
    let language = options.language(look);
    let drawn = (!look.diagnostics.is_empty()).then(|| drawn(&look.diagnostics, &look.sources, options.max_errors, language, true));
    let waiting = look.catalogue.as_deref().and_then(|catalogue| waiting(catalogue, language));
    drawn.into_iter().chain(waiting).collect::<Vec<_>>().join("\n")
}

/// How many errors and warnings there are, in words: "1 fout, 2 waarschuwingen".
pub(super) fn counts(found: &[Diagnostic], language: Language) -> String {
    let errors = found.iter().filter(|d| d.severity() == Severity::Error).count();
    let count = |id, count: usize| (count > 0).then(|| texts::sentence(id, language, &[("count", Arg::from(count))]));
    let parts = [count("summary-errors", errors), count("summary-warnings", found.len() - errors)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Problems as people read them, each with its excerpt, at most `max_errors` (0: all), and how many there are.
pub(super) fn drawn(found: &[Diagnostic], sources: &SourceMap, max_errors: usize, language: Language, styled: bool) -> String {
    let mut text = String::new();
    let most = if max_errors == 0 { usize::MAX } else { max_errors };
    // Errors first in line for the places on the screen, but shown where they stand in the files.
    let errors = found.iter().filter(|d| d.severity() == Severity::Error).count();
    let mut room_for_warnings = most.saturating_sub(errors);
    let mut shown = 0;
    for diagnostic in found {
        if diagnostic.severity() == Severity::Warning {
            if room_for_warnings == 0 {
                continue;
            }
            room_for_warnings -= 1;
        }
        if shown == most {
            break;
        }
        shown += 1;
        text.push_str(&format!("{}\n\n", human::draw(diagnostic, sources, language, styled)));
    }
    if shown < found.len() {
        text.push_str(&format!("{}\n", texts::sentence("more-errors", language, &[("count", Arg::from(found.len() - shown))])));
    }
    text.push_str(&format!("{}.", counts(found, language)));
    if let Some(first) = found.iter().find(|d| d.severity() == Severity::Error).or(found.first()) {
        text.push_str(&format!("\n{}", texts::sentence("explain-hint", language, &[("code", Arg::from(first.code.id()))])));
    }
    text
}

/// How many waiting texts are named in full.
const MOST_WAITING: usize = 5;

/// Says which texts are left out until their day, where there are any.
pub(super) fn waiting(catalogue: &Catalogue, language: Language) -> Option<String> {
    let waiting = catalogue.waiting();
    let mut texts: Vec<String> = waiting.iter().take(MOST_WAITING).map(|text| format!("{} ({})", text.path, text.day)).collect();
    if waiting.len() > MOST_WAITING {
        texts.push("…".to_owned());
    }
    let args = [("count", Arg::from(waiting.len())), ("texts", Arg::from(texts.join(", ")))];
    (!waiting.is_empty()).then(|| texts::sentence("waiting", language, &args))
}

/// One line of result. A closed pipe (`| head`) is no failure.
pub(super) fn stdout(line: &str) {
    let mut out = anstream::stdout().lock();
    let _ = writeln!(out, "{line}");
}

/// One line of anything but result, with colours where the terminal has them and `NO_COLOR` is not set.
pub(super) fn stderr(line: &str) {
    let mut out = anstream::stderr().lock();
    let _ = writeln!(out, "{line}");
}

/// A failure of the world, or of what was asked.
pub(super) fn failure(failure: &Failure, language: Language) {
    stderr(&format!("staalkaart: {}", texts::failure(failure, language)));
}
