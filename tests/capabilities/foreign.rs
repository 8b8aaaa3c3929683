//! Catalogues that have nothing to do with the shipped one: `tests/catalogues/design` (English, with English keys) and `vergaderen` (Dutch, other dimensions,
//! numbers). They are built whole, searched and filtered, and no word of the shipped catalogue stands in them.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::project::{Built, Project, TODAY};

/// A copy of the catalogue, in a folder of its own.
fn catalogue(name: &str) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogues").join(name);
    let mut project = Project::new();
    for path in ["principes/krachtgericht", "principes/participatief", "niveaus/individueel", "niveaus/collectief"] {
        project = project.remove(&format!("content/{path}.md"));
    }
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.expect("a file");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            project = project.write_bytes(&path, &fs::read(entry.path()).expect("read"));
        }
    }
    project
}

fn found(project: &Project, args: &[&str]) -> Vec<String> {
    let ran = project.run(&[&["search", "--json"], args].concat());
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    answer["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .filter(|hit| hit["kind"] == "methodiek")
        .map(|hit| hit["slug"].as_str().expect("a slug").to_owned())
        .collect()
}

/// No file that a reader sees has one of these words.
fn has_none_of(built: &Built, words: &[&str]) {
    let files = built.files();
    let read = files.iter().filter(|path| [".html", ".json", ".xml", ".txt"].iter().any(|end| path.ends_with(end)));
    for path in read {
        let text = built.file(path).to_lowercase();
        for word in words {
            assert!(
                !text.contains(word),
                "{path} says {word}: …{}…",
                text.split(word).next().map_or("", |before| &before[before.floor_char_boundary(before.len().saturating_sub(80))..])
            );
        }
    }
}

/// Words of the shipped catalogue, and of nobody else.
const SHIPPED: &[&str] = &[
    "praktijktoets",
    "ervaringsdeskundig",
    "experts by experience",
    "tried in practice",
    "krachtgericht",
    "handelingsprincipe",
    "basistoetssteen",
    "basic test",
    "snel-werk",
    "quick-work",
    "empowerment",
    "activering",
    "welzijn",
    "well-being",
    "people in poverty",
    "armoede",
];

#[test]
fn a_catalogue_of_design_methods() {
    let project = catalogue("design");
    assert_eq!(project.codes(), [""; 0]);
    assert_eq!(found(&project, &["", "--facet", "time=..30"]), ["crazy-eights", "diary-study"]);
    let mut online = found(&project, &["", "--facet", "remote=false"]);
    online.sort();
    assert_eq!(online, ["paper-prototype", "shadowing"]);
    assert_eq!(found(&project, &["thick pens"]), ["crazy-eights"], "the words of a list are found");
    assert_eq!(found(&project, &["user test"]).first().map(String::as_str), Some("usability-test"));
    assert_eq!(project.run(&["new", "method", "Card sorting", "--date", TODAY]).code, 0);
    assert_eq!(project.codes(), [""; 0], "what `new` writes passes");
    let built = project.build();
    let page = built.page("methods/journey-map/");
    for part in [
        "<dt>Time needed</dt><dd data-row=\"field-time\">120 minutes</dd>",
        "Why do it",
        "<dt>Step</dt><dd>Lay out the steps</dd>",
        "Do this first",
        "Some preparation",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(built.page("concepts/prototype/").contains("<dt>Seen in</dt>"));
    let api: Value = serde_json::from_str(&built.file("api/v1/methods.json")).expect("JSON");
    assert_eq!(
        (api.as_array().map(Vec::len), &api[0]["title"], &api[0]["fields"]["people"]),
        (Some(12), &Value::from("Affinity sorting"), &Value::from(8))
    );
    has_none_of(&built, SHIPPED);
    has_none_of(&built, &["methodieken", "begrippen", "zoeken/", "vergelijken/", "bronnen/"]);
    has_none_of(&built, &["trajectory", "traject-maken", "trajecten"]);
    let dutch = built.file("api/v1/methods.json") + &built.file("api/v1/index.json");
    assert!(!["titel", "samenvatting", "velden"].iter().any(|key| dutch.contains(&format!("\"{key}\":"))), "{dutch}");
}

#[test]
fn a_dutch_catalogue_with_other_dimensions_and_numbers() {
    let project = catalogue("vergaderen");
    assert_eq!(project.codes(), [""; 0]);
    assert_eq!(found(&project, &["", "--facet", "minuten=..10"]), ["rondje", "thermometer"]);
    assert_eq!(found(&project, &["", "--facet", "groep=20.."]).len(), 5);
    assert_eq!(found(&project, &["", "--facet", "energie=levendig"]), ["muurkrant"]);
    let built = project.build();
    let page = built.page("methodieken/stippen/");
    assert!(page.contains("0,5 euro") && page.contains("weinig energie"), "{page}");
    let search = built.file("zoeken/index.html");
    assert!(search.contains("value=\"10..30\"><span>meer dan 10, tot en met 30 minuten</span>"), "{search}");
    assert!(!built.files().iter().any(|path| path.starts_with("staalkaart/") || path.starts_with("traject") || path.starts_with("begrippen")));
    has_none_of(&built, SHIPPED);
}

#[test]
fn titles_in_other_scripts_have_a_letter_of_their_own() {
    let method = |title: &str| {
        format!("---\ntitel: {title}\nsamenvatting: {}\nprincipes: [ux-research]\nniveaus: [individueel]\n---\n", crate::project::SUMMARY)
    };
    let project = Project::new()
        .write("content/principes/ux-research.md", "---\ntitel: UX research\nkort: Kijken hoe mensen iets gebruiken.\nvolgorde: 3\n---\n")
        .write("content/methodieken/a.md", &method("アジャイル"))
        .write("content/methodieken/b.md", &method("Łódź"))
        .write("content/methodieken/c.md", &method("共感マップ"));
    let list = project.build().page("methodieken/");
    let ids: Vec<&str> = list.split("class=\"letter\" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids, ["letter_u141", "letter_u30a2", "letter_u5171"]);
}

#[test]
fn a_language_that_is_none_is_told() {
    let text = |code: &str| format!("---\ntitel: Een begrip\nkort: Een zin over dit begrip.\ntaal: \"{code}\"\n---\n");
    assert_eq!(
        Project::new().write("content/begrippen/x.md", &text("f!r")).codes(),
        ["SK0114 content/begrippen/x.md:4:7", "SK0507 staalkaart.yaml:1:1"]
    );
    for code in ["nl", "en-GB", "ja", "zh-Hant"] {
        assert_eq!(Project::new().write("content/begrippen/x.md", &text(code)).codes(), ["SK0507 staalkaart.yaml:1:1"], "{code}");
    }
}
