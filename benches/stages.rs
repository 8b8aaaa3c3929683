//! How long each stage takes on a made-up catalogue of 1,000 methods, and the whole row at three sizes.
//!
//! `cargo bench` runs all; `cargo bench -- related` one. The figures in `docs/performance.md` come from the benchmark corpus there.
#![allow(missing_docs, reason = "criterion's macros make items without docs")]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a bench makes its own folder, and may fail loudly")]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use staalkaart::catalogue::{self, Catalogue, related};
use staalkaart::config::{self, Overrides};
use staalkaart::diagnostics::Diagnostics;
use staalkaart::source::{self, Limits, SourceMap};
use staalkaart::{draft, output, pipeline, render, theme};
use staalkaart_search::answer::Request;
use staalkaart_search::engine::Session;
use staalkaart_search::synonyms::Synonyms;

const PRINCIPLES: [&str; 7] = ["krachtgericht", "positief", "integraal", "participatief", "inclusief", "gestructureerd", "gecoordineerd"];
const LEVELS: [&str; 3] = ["individueel", "collectief", "politiek"];

/// A site of `count` methods, each with a text of some 400 words, links to two others and a table. The same on every run.
fn make_site(root: &Path, count: usize) {
    let write = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "staalkaart.yaml".into(),
        "titel: Bench\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1}\n  niveaus: {enkelvoud: niveau, meervoud: niveaus}\n".into(),
    );
    for (folder, terms) in [("principes", &PRINCIPLES[..]), ("niveaus", &LEVELS[..])] {
        for (place, term) in terms.iter().enumerate() {
            write(format!("content/{folder}/{term}.md"), format!("---\ntitel: {term}\nkort: Een term voor de meting.\nvolgorde: {place}\n---\n"));
        }
    }
    for n in 0..count {
        let (a, b) = ((n * 7 + 1) % count, (n * 13 + 5) % count);
        let mut text = format!(
            "---\ntitel: Methodiek nummer {n}\nsamenvatting: Een samenvatting van de methodiek met nummer {n}, lang genoeg om een kaart mee te vullen.\nprincipes: [{}, {}]\nniveaus: [{}]\ntrefwoorden: [woord{}, begrip{}]\ndatum: 2026-01-02\n---\n\n",
            PRINCIPLES[n % 7],
            PRINCIPLES[(n + 1 + n / 7 % 5) % 7],
            LEVELS[n % 3],
            n % 211,
            n % 97,
        );
        for part in 0..5 {
            write!(text, "## Deel {part}\n\nZie [[m{a}]] en [een ander](m{b}.md#deel-{part}). ").unwrap();
            for word in 0..70 {
                write!(text, "woord{} ", (n * 31 + word * 17 + part) % 4001).unwrap();
            }
            text.push_str("\n\n- een\n- **twee**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n");
        }
        write(format!("content/methodieken/m{n}.md"), text);
    }
}

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        make_site(folder.path(), count);
        Self { folder }
    }

    fn sources(&self) -> SourceMap {
        source::read(self.folder.path(), &Limits::default(), &mut Diagnostics::new()).unwrap()
    }

    fn catalogue(sources: &SourceMap) -> Catalogue {
        let mut diagnostics = Diagnostics::new();
        let config = config::read(sources, &Overrides::default(), &mut diagnostics).unwrap();
        let drafts = draft::parse_all(sources, &config, None, &mut diagnostics);
        let catalogue = catalogue::assemble(config, drafts, sources, catalogue::Options::default(), &mut diagnostics);
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
    group.bench_function("parse", |b| b.iter(|| black_box(draft::parse_all(&sources, &config, None, &mut Diagnostics::new()))));
    group.bench_function("assemble", |b| {
        b.iter_batched(
            || (config.clone(), draft::parse_all(&sources, &config, None, &mut Diagnostics::new())),
            |(config, drafts)| black_box(catalogue::assemble(config, drafts, &sources, catalogue::Options::default(), &mut Diagnostics::new())),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("related", |b| b.iter(|| black_box(related::all(&catalogue))));
    group.bench_function("render", |b| {
        let mut diagnostics = Diagnostics::new();
        let theme = theme::load(&sources, catalogue.config(), &mut diagnostics);
        let texts = theme::texts::load(&theme, catalogue.config().language, &mut diagnostics);
        b.iter(|| black_box(render::render(&catalogue, &theme, &texts, &sources, &mut diagnostics, staalkaart::search::PLACEHOLDER)));
    });
    group.finish();
}

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    for count in [100, 1000, 4000] {
        let site = Site::new(count);
        let input = pipeline::Input { root: site.folder.path().to_owned(), ..pipeline::Input::default() };
        group.bench_function(format!("compile {count}"), |b| b.iter(|| black_box(pipeline::compile(&input).unwrap())));
        let made = pipeline::compile(&input).unwrap().site.unwrap();
        let public = site.folder.path().join("public");
        output::write(&made, &public, &[], false).unwrap();
        group.bench_function(format!("write unchanged {count}"), |b| b.iter(|| output::write(&made, &public, &[], false).unwrap()));
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
