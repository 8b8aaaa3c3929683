//! `staalkaart explain CODE`: every message has a page, and the page's example really gives that message.

use std::fs;

use staalkaart::diagnostics::{Code, Language, explain};
use staalkaart::external;
use staalkaart::session::{self, Input};

use crate::outside::Outside;
use crate::project::{Project, TODAY};

/// The small site over which an example's files are laid, as the pages' authors know it.
fn base() -> Project {
    let bib = "@book{rapp2012,\n  title = {The Strengths Model},\n  author = {Rapp, Charles A. and Goscha, Richard J.},\n  date = {2012},\n}\n";
    Project::new()
        .method("ecogram", "Ecogram", "krachtgericht", "## Wat is het?\n\nTekst.")
        .write("content/begrippen/empowerment.md", "---\ntitel: Empowerment\nkort: Mensen krijgen meer greep op hun eigen leven.\n---\n\nTekst.\n")
        .write("content/bronnen.bib", bib)
        .write_bytes("content/media/foto.jpg", b"\xff\xd8\xff\xe0")
}

/// The small site with the example of a code's page laid over it.
pub(crate) fn example(code: Code) -> Project {
    let files = explain::example(code);
    assert!(!files.is_empty(), "{} has no example", code.id());
    let mut project = base();
    for explain::ExampleFile { form, path, text } in files {
        project = match form.as_str() {
            "latin1" => project.write_bytes(&path, &text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<_>>()),
            "repeat" => project.write(&path, &text.repeat((2 << 20) / text.len() + 2)),
            "symlink" => {
                #[cfg(unix)]
                std::os::unix::fs::symlink(text.trim(), project.path(&path)).expect("a link");
                project
            }
            _ => project.write(&path, &text),
        };
    }
    project
}

#[test]
fn the_example_on_every_page_gives_its_code_and_no_other_error() {
    assert!(base().check().is_empty(), "the base has no problem of its own");
    let mut failures = Vec::new();
    for &code in Code::ALL {
        let project = example(code);
        let problems = project.check();
        if code.id().starts_with("SK08") {
            assert!(problems.is_empty(), "{}: without --external nobody is asked", code.id());
            let found = answers_for(&project);
            if found != [code] {
                failures.push(format!("{}: {found:?}", code.id()));
            }
            continue;
        }
        if !problems.iter().any(|p| p.code == code.id()) || problems.iter().any(|p| p.code != code.id() && p.severity == "error") {
            failures.push(format!("{}: {problems:?}", code.id()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The codes that `check --external` gives, where `example.org` is a server of the tests: the real one has no pages that are dead or moved on demand.
fn answers_for(project: &Project) -> Vec<Code> {
    let look = session::check(&Input { root: project.path(""), ..Input::default() }, &|_| ()).expect("a site");
    let links = external::gather(&look.catalogue.expect("a catalogue"));
    let today = staalkaart::model::Date::parse(TODAY).expect("a day");
    let manner = Outside::open().manner(&["example.org"]);
    let report = external::check(&links, &mut external::Cache::default(), today, &manner, &|| ());
    report.diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn every_page_speaks_both_languages() {
    for &code in Code::ALL {
        for language in [Language::Nl, Language::En] {
            let page = explain::page(code, language);
            assert!(page.starts_with(&format!("# {} · ", code.id())), "{page}");
            assert!(page.len() > 400, "{} is short in {language:?}: {page}", code.id());
        }
    }
}

#[test]
fn every_page_belongs_to_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics");
    let mut pages: Vec<String> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a page").file_name().to_string_lossy().replace(".md", "")).collect();
    pages.sort();
    assert_eq!(pages, Code::ALL.iter().map(|code| code.id()).collect::<Vec<_>>());
}

#[test]
fn a_page_is_printed_for_a_code_in_any_case() {
    let project = Project::new();
    let ran = project.run(&["explain", "sk0201"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.starts_with("# SK0201 · ") && ran.stdout.contains("Voorbeeld:"), "{}", ran.stdout);
    assert!(project.run(&["explain", "SK0201", "--lang", "en"]).stdout.contains("Example:"));
    let ran = project.run(&["explain", "SK0299", "--lang", "nl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Er is geen melding met de code `SK0299`"), "{}", ran.stderr);
}

/// A code never changes its meaning; a new one gets the next free number. Change this list by adding to it only.
#[test]
fn codes_are_never_renumbered() {
    let list: Vec<String> = Code::ALL.iter().map(|code| format!("{} {code:?}", code.id())).collect();
    snapbox::assert_data_eq!(list.join("\n"), snapbox::file!["codes.txt"]);
}

#[test]
fn the_day_is_a_day() {
    let project = Project::new();
    assert_eq!(project.run(&["check", "--date", "2026-13-01"]).code, 2);
    assert_eq!(project.run(&["check", "--date", TODAY]).code, 0);
}
