//! What was answered before: `.staalkaart/links.json` in the site's folder, so that a check asks nobody twice in a week.
//!
//! Only a help: without the file, or with one that cannot be read, everything is asked again. To ask everything again on purpose, delete it.
//! The folder tells git to leave it out. Answers that say nothing are not kept.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use super::{Reason, Verdict};
use crate::disk::Dir;
use crate::failure::{Failure, Operation};
use crate::model::Date;

/// The folder, in that of the site.
const FOLDER: &str = ".staalkaart";
/// The file in it, from the folder of the site.
const FILE: &str = ".staalkaart/links.json";

/// How many days an address that answers is not asked again.
const KEPT: u64 = 7;
/// How many days for a dead one: it may come back, and an editor who mends it elsewhere wants to see that soon.
const DEAD_KEPT: u64 = 1;
/// The version of the file; another one is not read.
const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The remembered answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cache {
    answers: BTreeMap<Url, Answer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Answer {
    day: String,
    verdict: Verdict,
    /// Whether private addresses were asked too, so that this may be the answer of one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    private: bool,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    answers: BTreeMap<Url, Answer>,
}

/// A file that is there and cannot be read: it is left aside and written anew.
#[derive(Debug)]
pub struct Unreadable(pub PathBuf);

impl Cache {
    /// Reads what the site in `root` remembers; nothing where there is no file yet.
    ///
    /// # Errors
    /// [`Unreadable`] if there is a file and it is not one of this version.
    pub fn read(root: &Path) -> Result<Self, Unreadable> {
        let unreadable = || Unreadable(root.join(FILE));
        let folder = Dir::open(root).map_err(|_| unreadable())?;
        let bytes = match folder.read(FILE, LARGEST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            read => read.map_err(|_| unreadable())?,
        };
        let written: Option<Written> = serde_json::from_slice(&bytes).ok();
        written.filter(|written| written.version == VERSION).map(|written| Self { answers: written.answers }).ok_or_else(unreadable)
    }

    /// Writes what is known, but for what is too old on the day `today`: whole or not at all.
    ///
    /// # Errors
    /// [`Failure`] if the disk refuses, or a link is in the way, which could lead out of the site.
    pub fn write(&self, root: &Path, today: Date) -> Result<(), Failure> {
        let answers = self.answers.iter().filter(|(_, answer)| answer.holds(today)).map(|(url, answer)| (url.clone(), answer.clone()));
        let written = Written { version: VERSION, answers: answers.collect() };
        let text = serde_json::to_string_pretty(&written).unwrap_or_default() + "\n";
        let folder = Dir::open(root).map_err(|error| Failure::io(Operation::Write, root, error))?;
        let failed = |path: &'static str| {
            let folder = &folder;
            move |error| folder.failure(Operation::Write, path, error)
        };
        folder.make_dirs(FOLDER).map_err(failed(FOLDER))?;
        let ignore = ".staalkaart/.gitignore";
        match folder.put(ignore, b"*\n") {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(ignore)(error)),
            _ => {}
        }
        folder.replace(FILE, text.as_bytes()).map_err(failed(FILE))
    }

    /// What is known of `url`, unless it is too old on the day `today`. Without `private` (as in [`super::Manner`]), what was answered while private
    /// addresses were asked does not count: a private one may have given it.
    #[must_use]
    pub fn verdict(&self, url: &Url, today: Date, private: bool) -> Option<&Verdict> {
        self.answers.get(url).filter(|answer| answer.holds(today) && (private || !answer.private)).map(|answer| &answer.verdict)
    }

    /// Keeps a verdict of the day `today`, if it says something, and whether private addresses were asked too.
    pub fn remember(&mut self, url: &Url, verdict: &Verdict, today: Date, private: bool) {
        let verdict = verdict.clone();
        self.answers.insert(url.clone(), Answer { day: today.to_string(), verdict, private });
    }
}

impl Answer {
    /// Whether it still counts on the day `today`. One from the future does not, nor one that this program would not have kept.
    fn holds(&self, today: Date) -> bool {
        let most = match &self.verdict {
            Verdict::Fine => KEPT,
            Verdict::Moved(to) if matches!(to.scheme(), "http" | "https") => KEPT,
            Verdict::Dead(Reason::Status(404 | 410) | Reason::NoHost) => DEAD_KEPT,
            _ => return false,
        };
        let age = Date::parse(&self.day).and_then(Date::days_since_epoch).zip(today.days_since_epoch());
        age.and_then(|(day, today)| today.checked_sub(day)).is_some_and(|age| age < most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_a_week_a_dead_end_a_day_and_silence_not_at_all() {
        let day = |text: &str| Date::parse(text).expect("a day");
        let url = Url::parse("https://example.org/").expect("an address");
        let after = |verdict: &Verdict, text: &str| {
            let mut cache = Cache::default();
            cache.remember(&url, verdict, day("2026-11-23"), false);
            cache.verdict(&url, day(text), false).is_some()
        };
        assert!(after(&Verdict::Fine, "2026-11-29") && !after(&Verdict::Fine, "2026-11-30") && !after(&Verdict::Fine, "2026-11-22"));
        assert!(after(&Verdict::Moved(url.clone()), "2026-11-29") && !after(&Verdict::Moved(url.clone()), "2026-11-30"));
        assert!(after(&Verdict::Dead(Reason::NoHost), "2026-11-23") && !after(&Verdict::Dead(Reason::NoHost), "2026-11-24"));
        assert!(!after(&Verdict::Unanswered(Reason::Timeout), "2026-11-23") && !after(&Verdict::Loops, "2026-11-23"));
    }
}
