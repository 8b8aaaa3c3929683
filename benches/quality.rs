//! How good the answers are: `cargo bench --bench quality [-- SITE] [FILE.yaml…]`.
//!
//! Of each file of judged queries (default: those of `benches/quality/`) the totals: nDCG@10 with its 95 % bootstrap interval, success@1, success@3 and the
//! queries without an answer. Of `queries.yaml` every query too.
//!
//! Not a matter of speed. Prints, for the site (default: the shipped catalogue), nDCG@10, success@1 and the junk rate on judged queries, the probes
//! for compounds and typing errors, and how many pairs of the word families share a stem. `docs/search.md` holds the table.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for the terminal")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use staalkaart::session::{self, Input};
use staalkaart_search::analysis::{Language, stem, word_list};
use staalkaart_search::answer::{Answer, Request};
use staalkaart_search::engine::Session;
use staalkaart_search::index::{self, Document, Record, Section};
use staalkaart_search::synonyms::Synonyms;
use staalkaart_search::{KIND_FACET, Kind};

#[derive(Deserialize)]
struct Judged {
    query: String,
    kind: String,
    relevant: Vec<String>,
}

fn ask(session: &mut Session, q: &str, methods: bool) -> Answer {
    let facets = if methods { BTreeMap::from([(KIND_FACET.to_owned(), vec![Kind::Method.name().to_owned()])]) } else { BTreeMap::new() };
    session.ask(&Request { q: q.to_owned(), facets, limit: 10, ..Request::default() }).expect("an answer")
}

/// Normalised discounted cumulative gain at 10; a document's gain falls with its place among the judged ones. (Järvelin and Kekäläinen, TOIS 20(4), 2002.)
fn ndcg(slugs: &[String], relevant: &[String]) -> f64 {
    let gain = |slug: &String| relevant.iter().position(|wanted| wanted == slug).map_or(0.0, |at| (relevant.len() - at) as f64);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| gains.take(10).enumerate().map(|(at, gain)| gain / (at as f64 + 2.0).log2()).sum::<f64>();
    let best = discounted(&mut relevant.iter().map(gain));
    discounted(&mut slugs.iter().map(gain)) / best
}

/// The same with a gain of one for every judged document.
fn ndcg_binary(slugs: &[String], relevant: &[String]) -> f64 {
    let discount = |at: usize| 1.0 / (at as f64 + 2.0).log2();
    let best: f64 = (0..relevant.len().min(10)).map(discount).sum();
    slugs.iter().take(10).enumerate().filter(|(_, slug)| relevant.contains(slug)).map(|(at, _)| discount(at)).sum::<f64>() / best
}

/// The bounds of the 95 % bootstrap interval of a mean: 2,000 samples, always the same ones.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut state = 1u64;
    let mut next = |below: usize| {
        // Knuth's linear congruential generator (MMIX).
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut sample = || (0..values.len()).map(|_| values[next(values.len())]).sum::<f64>() / values.len() as f64;
    let mut means: Vec<f64> = (0..2000).map(|_| sample()).collect();
    means.sort_by(f64::total_cmp);
    (means[50], means[1949])
}

/// The totals of a file of judged queries, hits counted among methods.
fn totals(session: &mut Session, file: &Path) {
    let all: Vec<Judged> = serde_yaml::from_str(&std::fs::read_to_string(file).expect("a file")).expect("queries");
    let (mut gains, mut first, mut third, mut empty) = (Vec::new(), 0, 0, 0);
    for Judged { query, relevant, .. } in &all {
        let hits: Vec<String> = ask(session, query, true).hits.into_iter().map(|hit| hit.slug).collect();
        let among = |count: usize| usize::from(hits.iter().take(count).any(|slug| relevant.contains(slug)));
        gains.push(ndcg_binary(&hits, relevant));
        (first, third, empty) = (first + among(1), third + among(3), empty + usize::from(hits.is_empty()));
    }
    let (mean, (low, high)) = (gains.iter().sum::<f64>() / gains.len() as f64, interval(&gains));
    let share = |count: usize| count as f64 / all.len() as f64;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    println!("| {name} | {} | {mean:.3} ({low:.3}-{high:.3}) | {:.2} | {:.2} | {empty} |", all.len(), share(first), share(third));
}

fn judged(root: PathBuf, files: &[PathBuf]) {
    let (look, bundle) = session::index(&Input { root, ..Input::default() }, &|_| ()).expect("a site");
    let mut session = Session::open_bundle(&bundle.expect("a site without errors")).expect("an index");
    println!("| set | queries | nDCG@10 | success@1 | success@3 | without an answer |\n| --- | --- | --- | --- | --- | --- |");
    for file in files {
        totals(&mut session, file);
    }
    println!();
    let slugs: BTreeSet<String> = look.catalogue.expect("a catalogue").methods().iter().map(|method| method.text.slug.clone()).collect();
    let all: Vec<Judged> = serde_yaml::from_str(include_str!("quality/queries.yaml")).expect("queries");
    let mut left_out = 0;
    let mut kinds: BTreeMap<String, Vec<[f64; 4]>> = BTreeMap::new();
    for Judged { query, kind, relevant } in all {
        let known: Vec<String> = relevant.iter().filter(|slug| slugs.contains(*slug)).cloned().collect();
        left_out += relevant.len() - known.len();
        if known.is_empty() {
            println!("  left out, no judged method is in the content: {query}");
            continue;
        }
        let methods: Vec<String> = ask(&mut session, &query, true).hits.into_iter().map(|hit| hit.slug).collect();
        let everything: Vec<String> = ask(&mut session, &query, false).hits.into_iter().map(|hit| hit.slug).collect();
        let graded = ndcg(&methods, &known);
        let first = f64::from(u8::from(methods.first().is_some_and(|slug| known.contains(slug))));
        println!("  {graded:.2} {query:?}: {}", methods.iter().take(6).cloned().collect::<Vec<_>>().join(" "));
        kinds.entry(kind).or_default().push([graded, ndcg_binary(&methods, &known), ndcg_binary(&everything, &known), first]);
    }
    println!("\n| kind | queries | nDCG@10 graded | nDCG@10 | nDCG@10, all kinds of page | success@1 |\n| --- | --- | --- | --- | --- | --- |");
    let mean = |rows: &[[f64; 4]], at: usize| rows.iter().map(|row| row[at]).sum::<f64>() / rows.len() as f64;
    let everything: Vec<[f64; 4]> = kinds.values().flatten().copied().collect();
    for (kind, rows) in kinds.iter().map(|(kind, rows)| (kind.as_str(), rows)).chain([("all", &everything)]) {
        println!("| {kind} | {} | {:.3} | {:.3} | {:.3} | {:.2} |", rows.len(), mean(rows, 0), mean(rows, 1), mean(rows, 2), mean(rows, 3));
    }
    println!("judged methods that are not in the content: {left_out}");
}

fn small(texts: &[(&str, &str)]) -> Session {
    let document = |(slug, text): &(&str, &str)| Document {
        record: Record {
            slug: (*slug).to_owned(),
            title: (*slug).to_owned(),
            sections: vec![Section { text: (*text).to_owned(), ..Section::default() }],
            ..Record::default()
        },
        ..Document::default()
    };
    let documents: Vec<Document> = texts.iter().map(document).collect();
    Session::open_bundle(&index::build(&documents, &Synonyms::default()).expect("an index")).expect("a session")
}

/// The probe of words in eight small pages: compounds, typing errors, and words that are nowhere.
fn probe() {
    let mut session = small(&[
        ("a", "Woonbegeleiding voor wie pas een huis heeft."),
        ("b", "Een dienst voor schuldhulpverlening, met vaste uren."),
        ("c", "Oplossingsgericht, krachtgericht en buurtgericht."),
        ("d", "Over kinderrechten en hoe je ze uitlegt."),
        ("e", "Huisbezoeken plannen, een huisbezoek voorbereiden."),
        ("f", "Netwerkberaad met familie en vrienden."),
        ("g", "Ervaringsdeskundigen en empowerment in de zorg."),
        ("h", "Krachtgericht werken: netwerken, kinderen, coördinatie, cliëntoverleg."),
    ]);
    let mut count = |name: &str, probes: &[(&str, &str)]| {
        let good = probes.iter().filter(|(query, wanted)| {
            let hits: BTreeSet<char> = ask(&mut session, query, false).hits.iter().flat_map(|hit| hit.slug.chars()).collect();
            let good = hits == wanted.chars().collect();
            if !good {
                println!("  {query}: {hits:?} instead of {wanted:?}");
            }
            good
        });
        println!("{name}: {} of {}", good.count(), probes.len());
    };
    count("compounds", &[("begeleiding", "a"), ("hulpverlening", "b"), ("gericht", "ch"), ("rechten", "d"), ("bezoek", "e"), ("beraad", "f")]);
    count("typing errors", &[("oplosingsgericht", "c"), ("empowerement", "g"), ("netwekberaad", "f"), ("kindrerechten", "d")]);
    count(
        "inflection and accents",
        &[("krachtgerichte", "hc"), ("netwerken", "h"), ("kinderen", "h"), ("coordinatie", "h"), ("clientoverleg", "h"), ("deskundigen", "g")],
    );
    count("nowhere, and no junk", &[("zorgboerderij", ""), ("xyzzy", ""), ("dek", ""), ("kwantumfysica", "")]);
}

fn families() {
    let lines: Vec<Vec<String>> =
        include_str!("quality/families.txt").lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect();
    let root = |word: &String| stem(&word_list(word)[0].folded, Language::Dutch);
    let (mut pairs, mut together) = (0, 0);
    let mut stems: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for family in &lines {
        for word in family {
            stems.entry(root(word)).or_default().insert(&family[0]);
        }
        for word in &family[1..] {
            pairs += 1;
            together += usize::from(root(word) == root(&family[0]));
            if root(word) != root(&family[0]) {
                println!("  apart: {} ({}) and {word} ({})", family[0], root(&family[0]), root(word));
            }
        }
    }
    for (stem, families) in stems.iter().filter(|(_, families)| families.len() > 1) {
        println!("  share {stem}: {families:?}");
    }
    println!("word families: {together} of {pairs} pairs");
}

fn main() {
    let arguments = || std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let is_file = |argument: &String| argument.ends_with(".yaml");
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = arguments().filter(is_file).map(PathBuf::from).collect();
    if files.is_empty() {
        let folder = std::fs::read_dir(root.join("benches/quality")).expect("a folder");
        files = folder.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
        files.sort();
    }
    judged(arguments().find(|argument| !is_file(argument)).map_or(root, PathBuf::from), &files);
    probe();
    families();
}
