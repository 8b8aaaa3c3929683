//! Printing: diagnostics, summaries, failures.

use std::io::Write as _;

use super::{Outcome, SiteOptions};
use crate::catalogue::Catalogue;
use crate::diagnostics::{Arg, Language, Severity, describe, github, human, json, texts};
use crate::failure::Failure;
use crate::pipeline::Compiled;

/// How `check` writes what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people: the line, a caret, and what to do.
    Human,
    /// One JSON object a line, on stdout.
    Json,
    /// Workflow commands that GitHub shows as annotations, on stdout.
    Github,
}

/// Prints the problems of a compilation and says how it ended.
pub(super) fn problems(compiled: &Compiled, options: &SiteOptions, format: Format) -> Outcome {
    let language = options.language(compiled);
    let outcome = if compiled.has_errors() { Outcome::Problems } else { Outcome::Fine };
    match format {
        Format::Human => {
            people(compiled, options, language);
            waiting(compiled, language);
        }
        Format::Json | Format::Github => {
            for diagnostic in &compiled.diagnostics {
                let described = describe(diagnostic, &compiled.sources, language);
                stdout(&if format == Format::Json { json::line(&described) } else { github::line(&described) });
            }
        }
    }
    outcome
}

fn people(compiled: &Compiled, options: &SiteOptions, language: Language) {
    let found = &compiled.diagnostics;
    if found.is_empty() {
        return;
    }
    let most = if options.max_errors == 0 { usize::MAX } else { options.max_errors };
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
        stderr(&format!("{}\n", human::draw(diagnostic, &compiled.sources, language, true)));
    }
    if shown < found.len() {
        stderr(&texts::sentence("more-errors", language, &[("count", Arg::from(found.len() - shown))]));
    }
    let count = |id, count: usize| (count > 0).then(|| texts::sentence(id, language, &[("count", Arg::from(count))]));
    let parts: Vec<String> = [count("summary-errors", errors), count("summary-warnings", found.len() - errors)].into_iter().flatten().collect();
    stderr(&format!("{}.", parts.join(", ")));
    if let Some(first) = found.iter().find(|d| d.severity() == Severity::Error).or(found.first()) {
        stderr(&texts::sentence("explain-hint", language, &[("code", Arg::from(first.code.id()))]));
    }
}

/// How many waiting texts are named in full.
const MOST_WAITING: usize = 5;

/// Says which texts are left out until their day.
fn waiting(compiled: &Compiled, language: Language) {
    let waiting = compiled.catalogue.as_ref().map(Catalogue::waiting).unwrap_or_default();
    if waiting.is_empty() {
        return;
    }
    let mut texts: Vec<String> = waiting.iter().take(MOST_WAITING).map(|text| format!("{} ({})", text.path, text.day)).collect();
    if waiting.len() > MOST_WAITING {
        texts.push("…".to_owned());
    }
    stderr(&texts::sentence("waiting", language, &[("count", Arg::from(waiting.len())), ("texts", Arg::from(texts.join(", ")))]));
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

/// A failure of the world.
pub(super) fn failure(failure: &Failure) {
    stderr(&format!("staalkaart: {failure}"));
}
