//! Notices that something in a site's folder was saved, moved or removed.
//!
//! It says only *that* something happened; what, is found by looking ([`Live::refresh`]). So an event too many costs a look, and one too few is made
//! good by the next: some follow each event, and without a watcher there is one every half second.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::live::Live;

/// An editor that saves writes several times; the save is over when it was quiet for so long.
const QUIET: Duration = Duration::from_millis(6);
/// A burst is looked at after this time, also when it goes on.
const LONGEST_BURST: Duration = Duration::from_millis(60);
/// Looks after an event, for what came between a look and its event, or within one step of the file system's clock.
const AGAIN: [Duration; 3] = [Duration::from_millis(80), Duration::from_millis(700), Duration::from_millis(2500)];
/// Time between looks where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);
/// The folders of a site, which are watched with all that is in them.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches the site in `root` for as long as `live` is needed elsewhere. False where the system cannot watch: then it is looked at from time to time.
pub fn start(root: &Path, live: &Arc<Live>) -> bool {
    let (sender, events) = channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading a file is no news; an error is: something may have been missed.
        let is_news = event.as_ref().map_or(true, |event| !matches!(event.kind, EventKind::Access(_)));
        let paths = event.map(|event| event.paths).unwrap_or_default();
        if is_news {
            // Nobody listens any more: the server ends.
            let _ = sender.send(paths);
        }
    });
    let watcher = watcher.ok().and_then(|watcher| Watched::new(watcher, root));
    let is_watched = watcher.is_some();
    let live = Arc::downgrade(live);
    std::thread::spawn(move || {
        let mut watcher = watcher;
        let mut due: Vec<Instant> = Vec::new();
        loop {
            let wait = match (&watcher, due.first()) {
                (None, _) => POLL,
                (Some(_), Some(next)) => next.saturating_duration_since(Instant::now()),
                (Some(_), None) => Duration::from_hours(1),
            };
            match events.recv_timeout(wait) {
                Ok(mut paths) => {
                    drain(&events, &mut paths);
                    if let Some(watcher) = &mut watcher {
                        watcher.follow(&paths);
                    }
                    let now = Instant::now();
                    due = AGAIN.iter().map(|after| now + *after).collect();
                }
                Err(RecvTimeoutError::Timeout) => {}
                // Without a watcher nobody can send; the time still has to pass.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            }
            due.retain(|at| *at > Instant::now());
            let Some(live) = live.upgrade() else { break };
            live.refresh();
        }
    });
    is_watched
}

/// Waits until a burst is over.
fn drain(events: &Receiver<Vec<PathBuf>>, paths: &mut Vec<PathBuf>) {
    let begin = Instant::now();
    while begin.elapsed() < LONGEST_BURST {
        match events.recv_timeout(QUIET) {
            Ok(more) => paths.extend(more),
            Err(_) => break,
        }
    }
}

/// A watcher on a site's folders.
struct Watched {
    watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
}

impl Watched {
    fn new(watcher: RecommendedWatcher, root: &Path) -> Option<Self> {
        let mut site = Self { watcher, folders: FOLDERS.iter().map(|name| root.join(name)).collect() };
        site.watcher.watch(root, RecursiveMode::NonRecursive).ok()?;
        for folder in site.folders.iter().filter(|folder| folder.is_dir()) {
            site.watcher.watch(folder, RecursiveMode::Recursive).ok()?;
        }
        Some(site)
    }

    /// A watch is on a folder, not on its name: one that came, or came back, is watched anew.
    fn follow(&mut self, paths: &[PathBuf]) {
        for folder in &self.folders {
            let is_it = |path: &PathBuf| path.file_name() == folder.file_name() && path.parent() == folder.parent();
            if paths.iter().any(is_it) {
                let _ = self.watcher.unwatch(folder);
                if folder.is_dir() {
                    let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
                }
            }
        }
    }
}
