//! How long it takes from a save until the preview knows of it, has the page, and has the search: seconds on the clock, with the watcher, on made-up
//! catalogues of 1,000 and 10,000 methods.
//!
//! `cargo bench --bench saving`
#![allow(missing_docs, reason = "criterion's macros make items without docs")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench makes its own folder, and may fail loudly")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use staalkaart::diagnostics::{Diagnostic, Language};
use staalkaart::failure::Failure;
use staalkaart::serve::live::{Describe, Live, Problems};
use staalkaart::serve::watch;
use staalkaart::session::{Input, Look, Session};

mod site;

struct Silent;

impl Describe for Silent {
    fn problems(&self, _: &Look, _: &[Diagnostic]) -> Problems {
        Problems::default()
    }
    fn failure(&self, _: &Failure) -> Problems {
        Problems::default()
    }
    fn language(&self) -> Language {
        Language::Nl
    }
}

/// A site that is watched, and an editor who saves.
struct Desk {
    folder: tempfile::TempDir,
    live: Arc<Live>,
    text: String,
    saves: usize,
}

impl Desk {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site::make(folder.path(), count);
        let input = Input { root: folder.path().to_owned(), ..Input::default() };
        let live = Live::start(Session::new(input), Box::new(Silent)).unwrap();
        assert!(watch::start(folder.path(), &live), "the system tells of changes");
        let text = fs::read_to_string(folder.path().join("content/methodieken/m7.md")).unwrap();
        // Until the index is there and the first looks are over.
        live.edition().unwrap().prepare_search().unwrap();
        std::thread::sleep(Duration::from_secs(4));
        Self { folder, live, text, saves: 0 }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("content/methodieken/m7.md")
    }

    /// Saves the next version of a text, and waits for `what`. Other looks are let pass before.
    fn save(&mut self, what: impl Fn(&Live, &str)) -> Duration {
        self.saves += 1;
        let word = format!("bewaard{}", self.saves);
        let text = self.text.replace("Methodiek nummer 7", &format!("Methodiek {word}")).replace("Zie", &format!("Zie {word}"));
        let revision = self.live.listen().borrow().revision;
        let begin = Instant::now();
        fs::write(self.file(), text).unwrap();
        while self.live.listen().borrow().revision == revision {
            std::thread::sleep(Duration::from_micros(200));
        }
        what(&self.live, &word);
        let took = begin.elapsed();
        self.live.edition().unwrap().prepare_search().unwrap();
        std::thread::sleep(Duration::from_millis(100));
        took
    }
}

fn has_page(live: &Live, word: &str) {
    let page = String::from_utf8(live.get("methodieken/m7/index.html").unwrap().to_vec()).unwrap();
    assert!(page.contains(word));
}

fn saving(c: &mut Criterion) {
    for count in [1_000, 10_000] {
        let mut desk = Desk::new(count);
        let mut group = c.benchmark_group(format!("save {count}"));
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(20));
        let is_large = count > 1_000;
        let mut bench = |name: &str, budgets: [&str; 2], what: &dyn Fn(&Live, &str)| {
            group.bench_function(format!("{name}, budget {}", budgets[usize::from(is_large)]), |b| {
                b.iter_custom(|times| (0..times).map(|_| desk.save(what)).sum());
            });
        };
        bench("event", ["40 ms", "200 ms"], &|_, _| {});
        bench("page", ["60 ms", "300 ms"], &|live, word| has_page(live, word));
        bench("search", ["200 ms", "1.5 s"], &|live, word| {
            has_page(live, word);
            live.edition().unwrap().prepare_search().unwrap();
        });
        group.finish();
    }
}

criterion_group!(benches, saving);
criterion_main!(benches);
