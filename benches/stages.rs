//! How long each stage takes on a made-up catalogue of 1,000 methods, and the whole row at three sizes.
//!
//! `cargo bench` runs all; `cargo bench -- related` one. The figures in `docs/performance.md` come from the benchmark corpus there.
#![allow(missing_docs, reason = "criterion's macros make items without docs")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench makes its own folder, and may fail loudly")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use staalkaart::catalogue::{self, Catalogue, related};
use staalkaart::config::{self, Overrides};
use staalkaart::diagnostics::Diagnostics;
use staalkaart::source::{self, Limits, SourceMap};
use staalkaart::{build, draft, session};
use staalkaart_search::answer::Request;
use staalkaart_search::engine::Session;
use staalkaart_search::synonyms::Synonyms;

mod site;

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site::make(folder.path(), count);
        Self { folder }
    }

    fn sources(&self) -> SourceMap {
        source::read(self.folder.path(), &Limits::default(), &mut Diagnostics::new()).unwrap()
    }

    fn catalogue(sources: &SourceMap) -> Catalogue {
        let mut diagnostics = Diagnostics::new();
        let config = config::read(sources, &Overrides::default(), &mut diagnostics).unwrap();
        let drafts = draft::parse_all(sources, &config, &mut diagnostics);
        let bibliography = Arc::default();
        let catalogue = catalogue::assemble(config, drafts, bibliography, sources, catalogue::Options::default(), &mut diagnostics);
        assert!(!diagnostics.has_errors());
        catalogue
    }
}

fn stages(c: &mut Criterion) {
    let site = Site::new(1000);
    let sources = site.sources();
    let catalogue = Site::catalogue(&sources);
    let mut group = c.benchmark_group("1000 methods");
    group.sample_size(20);
    group.bench_function("read", |b| b.iter(|| black_box(site.sources())));
    let config = config::read(&sources, &Overrides::default(), &mut Diagnostics::new()).unwrap();
    group.bench_function("parse", |b| b.iter(|| black_box(draft::parse_all(&sources, &config, &mut Diagnostics::new()))));
    group.bench_function("assemble", |b| {
        b.iter_batched(
            || (config.clone(), draft::parse_all(&sources, &config, &mut Diagnostics::new())),
            |(config, drafts)| {
                black_box(catalogue::assemble(config, drafts, Arc::default(), &sources, catalogue::Options::default(), &mut Diagnostics::new()))
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("related", |b| b.iter(|| black_box(related::all(&catalogue))));
    group.bench_function("render", |b| {
        let input = session::Input { root: site.folder.path().to_owned(), ..session::Input::default() };
        let look = || session::Session::new(input.clone()).look().unwrap().edition.unwrap();
        b.iter_batched(look, |edition| black_box(edition.mistakes(|| true)), BatchSize::LargeInput);
    });
    group.finish();
}

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    for count in [100, 1000, 4000] {
        let site = Site::new(count);
        let input = session::Input { root: site.folder.path().to_owned(), ..session::Input::default() };
        let order = build::Order { input, output: site.folder.path().join("public"), force: false, manner: String::new() };
        let once = || build::build(&order, &|_| (), &|_| String::new()).unwrap().site.unwrap();
        let forget = || {
            let _ = std::fs::remove_dir_all(site.folder.path().join(".staalkaart"));
            let _ = std::fs::remove_dir_all(&order.output);
        };
        group.bench_function(format!("build {count}"), |b| b.iter_batched(forget, |()| once(), BatchSize::PerIteration));
        once();
        group.bench_function(format!("build unchanged {count}"), |b| b.iter(once));
    }
    group.finish();
}

/// Building the index, and asking it: a word, three words, a beginning, a typing error.
fn search(c: &mut Criterion) {
    let mut group = c.benchmark_group("search");
    group.sample_size(10);
    for count in [1000, 10_000] {
        let site = Site::new(count);
        let sources = site.sources();
        let documents = staalkaart::search::documents(&Site::catalogue(&sources));
        let synonyms = Synonyms::default();
        group.bench_function(format!("index {count}"), |b| b.iter(|| black_box(staalkaart::search::build(&documents, &synonyms).unwrap())));
        let mut session = Session::open_bundle(&staalkaart::search::build(&documents, &synonyms).unwrap()).unwrap();
        for (name, q, typing) in [
            ("word", "netwerk", false),
            ("three words", "netwerk gezin begeleiding", false),
            ("beginning", "begel", true),
            ("typing error", "netwrek", false),
        ] {
            let request = Request { q: q.to_owned(), limit: 10, typing, ..Request::default() };
            group.bench_function(format!("{name} {count}"), |b| b.iter(|| black_box(session.ask(&request).unwrap())));
        }
    }
    group.finish();
}

criterion_group!(benches, stages, whole, search);
criterion_main!(benches);
