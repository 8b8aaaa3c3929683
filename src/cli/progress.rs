//! A bar for work that takes a while: on a terminal only, on stderr, and only once the work has taken half a second.
//!
//! It says how far the work is, never what came of it; that is for [`super::report`]. Wipe it before anything else is printed.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar; it goes away when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Dropped with the bar, which wakes the thread that would show it.
    _shown: mpsc::Sender<()>,
}

impl Progress {
    /// A bar for `total` pieces of work, under this name.
    pub(super) fn new(label: String, total: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        // The template is fixed and correct; were it not, the bar would look plainer.
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.set_message(label);
        let (shown, dropped) = mpsc::channel();
        let late = bar.clone();
        thread::spawn(move || {
            // Whether stderr is a terminal is looked at by indicatif.
            if dropped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) && !late.is_finished() {
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.tick();
            }
        });
        Self { bar, _shown: shown }
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
