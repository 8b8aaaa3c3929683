//! The site as it was last saved, and everybody who wants to hear of the next save.
//!
//! [`Live`] holds a [`Session`] and the last edition without errors. [`Live::refresh`] looks; what it finds goes to whoever listens ([`Live::listen`]).
//! After that, without haste, the index is made, and pages of a site with templates of its own are tried. Not here: noticing that something was
//! saved ([`super::watch`]) and answering browsers ([`super`]).

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use serde::Serialize;
use tokio::sync::watch;

use crate::diagnostics::{self, Diagnostic, Language};
use crate::edition::{Edition, Unmade};
use crate::failure::Failure;
use crate::session::{Look, Session};

/// What is wrong with the site, in words: what the terminal prints, and the page shows over the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// How many keep the site as it was.
    pub errors: usize,
    /// One line that says how many of what.
    pub title: String,
    /// All of them with their excerpts and carets, as in the terminal but without colours.
    pub text: String,
    /// What a button to close this says.
    pub close: String,
}

/// What listeners hear.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct News {
    /// Counts the looks that found something new.
    pub revision: u64,
    /// What is wrong.
    #[serde(flatten)]
    pub problems: Problems,
}

/// Puts what a look found into words.
pub trait Describe: Send + Sync {
    /// The problems of a look; `more` are mistakes in templates that showed when pages were made.
    fn problems(&self, look: &Look, more: &[Diagnostic]) -> Problems;
    /// A failure of the world: the folder is gone, say.
    fn failure(&self, failure: &Failure) -> Problems;
    /// The language for what is said while there is no site yet.
    fn language(&self) -> Language;
}

/// A session, and the failure of the world that its last look ended with.
#[derive(Debug)]
struct Watched {
    session: Session,
    failure: Option<String>,
}

/// The editions that count.
#[derive(Debug, Clone, Default)]
struct Editions {
    /// The last one without errors that are known.
    current: Option<Arc<Edition>>,
    /// The last one of which every page was made, or whose pages cannot fail.
    tried: Option<Arc<Edition>>,
}

/// Pages and other files that were made of the current edition, so that who asks for one again does not wait.
#[derive(Debug, Default)]
struct Made {
    edition: Option<Arc<Edition>>,
    files: HashMap<String, Bytes>,
    size: usize,
}

/// No more bytes than this are kept.
const MOST_KEPT: usize = 16 << 20;

impl Made {
    /// What was made for `edition`: nothing yet, where it is another one than before.
    fn of(&mut self, edition: &Arc<Edition>) -> &mut Self {
        if self.edition.as_ref().is_none_or(|known| !Arc::ptr_eq(known, edition)) {
            *self = Self { edition: Some(Arc::clone(edition)), ..Self::default() };
        }
        self
    }

    fn keep(&mut self, path: &str, bytes: &Bytes) {
        if self.size + bytes.len() <= MOST_KEPT && self.files.insert(path.to_owned(), bytes.clone()).is_none() {
            self.size += bytes.len();
        }
    }
}

/// A site that is looked at for as long as a server runs.
pub struct Live {
    session: Mutex<Watched>,
    /// How many looks began.
    looks: AtomicU64,
    editions: Mutex<Editions>,
    made: Mutex<Made>,
    /// Each path has one of these turns, to be made in.
    turns: [Mutex<()>; 16],
    news: watch::Sender<News>,
    describe: Box<dyn Describe>,
    /// Tells the thread that works in the background of something to do.
    work: Mutex<std::sync::mpsc::Sender<Work>>,
}

/// An edition that is to be made ready, with the look that it came from.
struct Work {
    revision: u64,
    edition: Arc<Edition>,
    look: Look,
    /// The editions before it: giving a large one back takes time, which nobody has to wait for here.
    before: Editions,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Looks for the first time.
    ///
    /// # Errors
    /// [`Failure`] if the folder is no site or cannot be read.
    pub fn start(mut session: Session, describe: Box<dyn Describe>) -> Result<Arc<Self>, Failure> {
        let look = session.look()?;
        let (work, todo) = std::sync::mpsc::channel();
        let live = Arc::new(Self {
            session: Mutex::new(Watched { session, failure: None }),
            looks: AtomicU64::new(0),
            editions: Mutex::default(),
            made: Mutex::default(),
            turns: Default::default(),
            news: watch::Sender::new(News::default()),
            describe,
            work: Mutex::new(work),
        });
        live.take(look);
        let weak = Arc::downgrade(&live);
        std::thread::spawn(move || {
            while let Ok(mut work) = todo.recv() {
                // Only the newest counts.
                while let Ok(newer) = todo.try_recv() {
                    work = newer;
                }
                let Some(live) = weak.upgrade() else { break };
                live.make_ready(work);
            }
        });
        Ok(live)
    }

    /// Looks again, and tells whoever listens if something changed.
    pub fn refresh(&self) {
        self.refresh_since(self.looks());
    }

    /// How many looks began so far: what is saved by now shows in the next.
    #[must_use]
    pub fn looks(&self) -> u64 {
        self.looks.load(Ordering::SeqCst)
    }

    /// Looks again, unless a look began since there were so many: many who ask at once need one look and not one each.
    pub fn refresh_since(&self, looks: u64) {
        let mut watched = lock(&self.session);
        if self.looks() > looks {
            return;
        }
        self.looks.fetch_add(1, Ordering::SeqCst);
        match watched.session.refresh() {
            Ok(look) => {
                watched.failure = None;
                if let Some(look) = look {
                    self.take(look);
                }
            }
            Err(failure) => {
                // Said once, however often it is looked at.
                let said = Some(format!("{failure:?}"));
                if watched.failure != said {
                    watched.failure = said;
                    self.tell(self.describe.failure(&failure));
                }
            }
        }
    }

    fn take(&self, mut look: Look) {
        let problems = self.describe.problems(&look, &[]);
        let edition = look.edition.take().filter(|_| !look.has_errors()).map(Arc::new);
        let mut before = Editions::default();
        if let Some(edition) = &edition {
            let mut editions = lock(&self.editions);
            before = editions.clone();
            editions.current = Some(Arc::clone(edition));
            if !edition.has_own_templates() {
                editions.tried = Some(Arc::clone(edition));
            }
        }
        let revision = self.tell(problems);
        if let Some(edition) = edition {
            // The thread ends with this value, so somebody is there.
            let _ = lock(&self.work).send(Work { revision, edition, look, before });
        }
    }

    fn tell(&self, problems: Problems) -> u64 {
        let mut revision = 0;
        self.news.send_modify(|news| {
            revision = news.revision + 1;
            *news = News { revision, problems };
        });
        revision
    }

    /// Makes the index, and every page where that can go wrong.
    fn make_ready(&self, work: Work) {
        let Work { revision, edition, look, before } = work;
        drop(before);
        if edition.has_own_templates() {
            let is_newest = || self.news.borrow().revision == revision;
            let mistakes = edition.mistakes(is_newest);
            if is_newest() && mistakes.is_empty() {
                lock(&self.editions).tried = Some(Arc::clone(&edition));
            } else if is_newest() && diagnostics::has_errors(&mistakes) {
                let mut editions = lock(&self.editions);
                let tried = editions.tried.clone();
                editions.current = tried;
                drop(editions);
                self.tell(self.describe.problems(&look, &mistakes));
                return;
            }
        }
        // A failure is said to whoever asks for the index.
        let _ = edition.prepare_search();
    }

    /// The language for what is said while there is no site yet.
    #[must_use]
    pub fn language(&self) -> Language {
        self.describe.language()
    }

    /// The edition that is shown.
    #[must_use]
    pub fn edition(&self) -> Option<Arc<Edition>> {
        lock(&self.editions).current.clone()
    }

    /// A file of the edition that is shown; where a mistake in a template keeps it from being made, that of the last edition that could be made.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Bytes> {
        let edition = self.edition()?;
        if let Some(bytes) = lock(&self.made).of(&edition).files.get(path) {
            return Some(bytes.clone());
        }
        // Who asks for the same page at the same time waits for the first, which is made once.
        let place = path.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % self.turns.len();
        let turn = lock(&self.turns[place]);
        if let Some(bytes) = lock(&self.made).of(&edition).files.get(path) {
            return Some(bytes.clone());
        }
        let found = edition.get(path)?.map(|bytes| Bytes::from(bytes.into_owned()));
        if let Ok(bytes) = &found {
            lock(&self.made).of(&edition).keep(path, bytes);
        }
        drop(turn);
        match found {
            Ok(bytes) => Some(bytes),
            Err(Unmade::Search(_)) => None,
            Err(Unmade::Template(_)) => {
                let tried = lock(&self.editions).tried.clone()?;
                tried.get(path)?.ok().map(|bytes| Bytes::from(bytes.into_owned()))
            }
        }
    }

    /// What is the case now, and all that comes after it.
    #[must_use]
    pub fn listen(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }
}
