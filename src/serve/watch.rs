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
        if is_news {
            // Nobody listens any more: the server ends.
            let _ = sender.send(());
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
                (Some(watcher), _) if !watcher.is_whole() => POLL,
                (Some(_), Some(next)) => next.saturating_duration_since(Instant::now()),
                (Some(_), None) => Duration::from_hours(1),
            };
            match events.recv_timeout(wait) {
                Ok(()) => {
                    drain(&events);
                    let now = Instant::now();
                    due = AGAIN.iter().map(|after| now + *after).collect();
                }
                Err(RecvTimeoutError::Timeout) => {}
                // Without a watcher nobody can send; the time still has to pass.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            }
            due.retain(|at| *at > Instant::now());
            if let Some(watcher) = &mut watcher {
                watcher.follow();
            }
            let Some(live) = live.upgrade() else { break };
            live.refresh();
        }
    });
    is_watched
}

/// Waits until a burst is over.
fn drain(events: &Receiver<()>) {
    let begin = Instant::now();
    while begin.elapsed() < LONGEST_BURST && events.recv_timeout(QUIET).is_ok() {}
}

/// A watcher on a site's folders. A watch is on a folder, not on its name: so it is noted which one, and one that came, or came back, is watched anew.
struct Watched {
    watcher: RecommendedWatcher,
    folders: Vec<Folder>,
}

/// A folder that is to be watched.
struct Folder {
    path: PathBuf,
    mode: RecursiveMode,
    /// The folder that is watched under this name.
    watched: Option<Identity>,
}

/// What tells a folder from another of the same name: device and number, where the system has them.
type Identity = (u64, u64);

fn identity(path: &Path) -> Option<Identity> {
    let data = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
    #[cfg(unix)]
    let identity = (std::os::unix::fs::MetadataExt::dev(&data), std::os::unix::fs::MetadataExt::ino(&data));
    #[cfg(not(unix))]
    let identity = (u64::from(data.is_dir()), 0);
    Some(identity)
}

impl Watched {
    fn new(watcher: RecommendedWatcher, root: &Path) -> Option<Self> {
        let folder = |path, mode| Folder { path, mode, watched: None };
        let mut folders = vec![folder(root.to_owned(), RecursiveMode::NonRecursive)];
        folders.extend(FOLDERS.iter().map(|name| folder(root.join(name), RecursiveMode::Recursive)));
        let mut site = Self { watcher, folders };
        site.follow();
        site.is_whole().then_some(site)
    }

    /// Watches what is not watched yet.
    fn follow(&mut self) {
        for folder in &mut self.folders {
            let now = identity(&folder.path);
            if now == folder.watched {
                continue;
            }
            let _ = self.watcher.unwatch(&folder.path);
            folder.watched = now.filter(|_| self.watcher.watch(&folder.path, folder.mode).is_ok());
        }
    }

    /// Whether everything that is there is watched, and the site is there.
    fn is_whole(&self) -> bool {
        self.folders[0].watched.is_some() && self.folders.iter().all(|folder| folder.watched == identity(&folder.path))
    }
}
