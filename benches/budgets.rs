//! What commands cost on a made-up catalogue of 10,000 methods, each beside its budget: `cargo bench --bench budgets`.
//!
//! The real program, seconds on the clock, the best of three. How much memory it takes is measured by the benchmark kit that `docs/performance.md` names.

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, reason = "a program for the terminal, which may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

mod site;

/// How many methods.
const COUNT: usize = 10_000;

/// Runs the program three times, each time after `before`; the seconds of the quickest run.
fn best(root: &Path, command: &str, mut before: impl FnMut(usize)) -> f64 {
    let mut once = |turn: usize| {
        before(turn);
        let begin = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_staalkaart")).arg(command).arg("--site").arg(root).stderr(Stdio::null()).status().unwrap();
        assert!(status.success());
        begin.elapsed().as_secs_f64()
    };
    (0..3).map(&mut once).fold(f64::INFINITY, f64::min)
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    site::make(root, COUNT);
    let method = root.join("content/methodieken/m7.md");
    let text = fs::read_to_string(&method).unwrap();
    let check = best(root, "check", |_| ());
    let full = best(root, "build", |_| {
        let _ = fs::remove_dir_all(root.join("public"));
        let _ = fs::remove_dir_all(root.join(".staalkaart"));
    });
    let unchanged = best(root, "build", |_| ());
    let marks = best(root, "build", |turn| fs::write(&method, text.replace("**twee**", ["*twee*", "__twee__", "_twee_"][turn])).unwrap());
    let words = best(root, "build", |turn| fs::write(&method, text.replace("**twee**", ["drie", "vier", "vijf"][turn])).unwrap());
    println!("| {COUNT} methods | s | budget, s |\n|---|---|---|");
    println!("| check | {check:.2} | 1.6, of all cores together |");
    println!("| first build | {full:.2} | a fifth of Hugo and Pagefind |");
    println!("| build, nothing changed | {unchanged:.2} | 0.3 |");
    println!("| build, other marks in one text | {marks:.2} | 1.0 |");
    println!("| build, other words in one text | {words:.2} | {:.2}: 0.45 of a first build |", 0.45 * full);
}
