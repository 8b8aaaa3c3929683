//! How a build grows with what a site has: `cargo bench --bench growth [-- NAME]`.
//!
//! For each kind of thing, a first build with half as many and with all of them, and how many times as fast as its input it grew. The budget is 1.2:
//! whatever compares each page with each other one is far above it. Seconds on the clock, the best of three.

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, reason = "a program for the terminal, which may fail loudly")]

use std::time::{Duration, Instant};

use site::More;
use staalkaart::build::{self, Order};
use staalkaart::session::Input;

mod site;

/// The most times as fast as its input that a build may grow.
const BUDGET: f64 = 1.2;

fn build(methods: usize, more: More) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    site::more(folder.path(), methods, more);
    let input = Input { root: folder.path().to_owned(), ..Input::default() };
    let once = || {
        // Nothing of an earlier build: everything is made.
        let output = tempfile::tempdir().unwrap();
        let _ = std::fs::remove_dir_all(folder.path().join(".staalkaart"));
        let order = Order { input: input.clone(), output: output.path().join("public"), force: false, manner: String::new() };
        let begin = Instant::now();
        let outcome = build::build(&order, &|_| (), &|look| format!("{:?}", look.diagnostics.first())).unwrap();
        assert!(outcome.site.is_some(), "{}", outcome.told);
        begin.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// How many methods there are, and what else, where there are so many of what is measured.
type Size = fn(usize) -> (usize, More);

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let cases: [(&str, usize, Size); 5] = [
        ("methods", 4_000, |n| (n, More::default())),
        ("ordinary pages", 8_000, |pages| (100, More { pages, ..More::default() })),
        ("terms of a dimension", 200, |terms| (1_000, More { terms, ..More::default() })),
        ("sources", 5_000, |sources| (1_000, More { sources, ..More::default() })),
        ("trajectories", 500, |trajectories| (500, More { trajectories, ..More::default() })),
    ];
    println!("| of | half, s | all, s | grows, times its input | budget |\n|---|---|---|---|---|");
    for (name, count, of) in cases.into_iter().filter(|(name, ..)| only.as_deref().is_none_or(|only| name.contains(only))) {
        let [half, all] = [count / 2, count].map(|count| {
            let (methods, more) = of(count);
            build(methods, more).as_secs_f64()
        });
        println!("| {count} {name} | {half:.2} | {all:.2} | {:.2} | {BUDGET} |", all / half / 2.0);
    }
}
