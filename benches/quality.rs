//! How good the answers are: `cargo bench --bench quality [-- SITE]`.
//!
//! Not a matter of speed. Prints, for the site (default: the shipped catalogue), nDCG@10, success@1 and the junk rate on judged queries, the probes
//! for compounds and typing errors, and how many pairs of the word families share a stem. `docs/search.md` holds the table.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for the terminal")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

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

fn judged(root: PathBuf) {
    let (look, bundle) = session::index(&Input { root, ..Input::default() }, &|_| ()).expect("a site");
    let mut session = Session::open_bundle(&bundle.expect("a site without errors")).expect("an index");
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
    let site = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    judged(site.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from));
    probe();
    families();
}
