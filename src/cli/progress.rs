//! A bar for work that takes a while: on a terminal only, on stderr, and only once the work has taken half a second.
//!
//! It says how far the work is, never what came of it; that is for [`super::report`]. Wipe it before anything else is printed.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostics::{Language, texts};
use crate::session::Step;

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar; it goes away when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
    /// Dropped with the bar, which wakes the thread that would show it.
    _shown: mpsc::Sender<()>,
}

impl Progress {
    /// A bar of which nothing is known yet.
    pub(super) fn new(language: Language) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let (shown, dropped) = mpsc::channel();
        let late = bar.clone();
        // Without a thread for it there is no bar.
        let _ = thread::Builder::new().spawn(move || {
            // Whether stderr is a terminal is looked at by indicatif.
            if dropped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) && !late.is_finished() {
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.tick();
            }
        });
        Self { bar, language, _shown: shown }
    }

    /// From here on the work is of this name in the Fluent files, and has `total` pieces; 0 where they cannot be counted.
    pub(super) fn stage(&self, id: &str, total: usize) {
        let template = if total == 0 { "{msg} …" } else { "{msg} {wide_bar} {pos}/{len}" };
        // The templates are fixed and correct; were they not, the bar would look plainer.
        self.bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
        self.bar.set_message(texts::word(id, self.language));
    }

    /// A step on the way from folder to site.
    pub(super) fn step(&self, step: Step) {
        match step {
            Step::Texts => self.stage("progress-texts", 0),
            Step::Files(total) => self.stage("progress-files", total),
            Step::File => self.inc(),
            Step::Index => self.stage("progress-index", 0),
            Step::Writing => self.stage("progress-writing", 0),
        }
    }

    /// One piece of work is done. May be called from any thread.
    pub(super) fn inc(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
