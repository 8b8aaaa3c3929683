//! The day on which each file of the site last changed, as git knows it. The only module that starts another program.
//!
//! Git is asked once for all files, and only where the configuration says so. What is taken from it are days: who made a change is not read, since
//! nobody chose to be named by that. Not here: whether that day counts (a text's own `bijgewerkt` goes before it).
//!
//! What a repository may say of itself is not trusted: no pager, no check of signatures, no program for differences, no network (a clone without
//! all trees would fetch them). Renames are not followed: a file that was moved changed on the day of the move.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::model::Date;
use crate::model::form::shorten;

/// The day of the last commit that touched each file, in the time zone of who made it, by the file's path in the site (`content/over.md`).
pub type History = BTreeMap<String, Date>;

/// Asks git for the history of the site in `root`. `None`, with a warning at `asked`, where it cannot be had or would be wrong.
#[must_use]
pub fn read(root: &Path, asked: Span, diagnostics: &mut Diagnostics) -> Option<History> {
    match ask(root) {
        Ok(log) => Some(days(&log)),
        Err(refusal) => {
            let (why, detail) = refusal.words();
            diagnostics.push(Diagnostic::new(Code::HistoryMissing, asked).arg("why", why).arg("detail", shorten(detail)));
            None
        }
    }
}

/// Why there is no history.
enum Refusal {
    /// There is no git on this computer, or it cannot be started.
    NoProgram,
    /// The site is in no repository.
    NoRepository,
    /// Nothing was ever committed.
    NoCommit,
    /// Older commits were left out of this copy, so that every file would seem to be as young as the oldest one that is there.
    Shallow,
    /// Git would not, and said so.
    Other(String),
}

impl Refusal {
    /// The word by which the message tells them apart, and what git said.
    fn words(&self) -> (&'static str, &str) {
        match self {
            Self::NoProgram => ("program", ""),
            Self::NoRepository => ("repository", ""),
            Self::NoCommit => ("empty", ""),
            Self::Shallow => ("shallow", ""),
            Self::Other(said) => ("other", said),
        }
    }
}

/// What `git log` says of `content/`.
fn ask(root: &Path) -> Result<Vec<u8>, Refusal> {
    if run(root, ["rev-parse", "--is-shallow-repository"])?.trim_ascii() == b"true" {
        return Err(Refusal::Shallow);
    }
    run(
        root,
        [
            "log",
            "-z",
            "--date-order",
            "--name-only",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--no-show-signature",
            "--relative",
            "--format=tformat:%cs",
            "--",
            "content",
        ],
    )
}

/// Settings that go before those of the repository and of the user: nothing may be started, and no change may be left out.
const SETTINGS: &[&str] = &["core.fsmonitor=false", "core.quotePath=false", "log.showSignature=false", "log.follow=false", "log.showRoot=true"];

/// Variables that point git at another repository than the folder's own, as it sets them for its hooks.
const ELSEWHERE: &[&str] =
    &["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_LITERAL_PATHSPECS"];

#[allow(clippy::disallowed_methods, reason = "the one module that starts a program")]
fn run(root: &Path, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<Vec<u8>, Refusal> {
    let mut git = Command::new("git");
    git.arg("--no-pager").arg("-C").arg(root).args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(args);
    for variable in ELSEWHERE {
        git.env_remove(variable);
    }
    // Its words are looked at below, so they have to be English. No protocol is called `none`.
    git.envs([
        ("LC_ALL", "C"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_ALLOW_PROTOCOL", "none"),
        ("GIT_NO_LAZY_FETCH", "1"),
    ]);
    let Ok(Output { status, stdout, stderr }) = git.stdin(Stdio::null()).output() else { return Err(Refusal::NoProgram) };
    if status.success() {
        return Ok(stdout);
    }
    let said = String::from_utf8_lossy(&stderr);
    if said.contains("not a git repository") {
        return Err(Refusal::NoRepository);
    }
    if said.contains("does not have any commits yet") {
        return Err(Refusal::NoCommit);
    }
    Err(Refusal::Other(said.lines().next().unwrap_or_default().to_owned()))
}

/// Reads the log: for each commit, youngest first, its day and then the files that it touched. Names begin with `content/`, days do not; after a day
/// comes a line break that belongs to no name. A commit whose day is none (a year of five digits) counts for nothing.
fn days(log: &[u8]) -> History {
    let mut history = History::new();
    let mut day = None;
    for part in log.split(|byte| *byte == 0) {
        let part = String::from_utf8_lossy(part.strip_prefix(b"\n").unwrap_or(part));
        if !part.starts_with("content/") {
            day = Date::parse(&part).filter(|date| date.is_full());
        } else if let Some(day) = day {
            history.entry(part.into_owned()).or_insert(day);
        }
    }
    history
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::days;

    #[test]
    fn the_youngest_commit_with_a_day_counts() {
        let log =
            b"10000-01-01\0\ncontent/a.md\x002026-03-04\0\ncontent/a.md\0content/2026-01-01\nx.md\x002025-01-01\0\ncontent/a.md\0content/b.md\0";
        let found: Vec<(String, String)> = days(log).into_iter().map(|(path, day)| (path, day.to_string())).collect();
        let expected = [("content/2026-01-01\nx.md", "2026-03-04"), ("content/a.md", "2026-03-04"), ("content/b.md", "2025-01-01")];
        assert_eq!(found, expected.map(|(path, day)| (path.to_owned(), day.to_owned())));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(log in proptest::collection::vec(any::<u8>(), 0..200)) {
            days(&log);
        }
    }
}
