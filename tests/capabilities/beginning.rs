//! An editor begins: a new text.

use staalkaart::diagnostics::Language;
use staalkaart::model::keys::{Model, Table};
use std::fs;

use proptest::prelude::*;

use crate::project::{CONFIG, Project, TODAY, files};

/// A project with a published method, for trajectories to name.
fn project() -> Project {
    Project::new().method("ecogram", "Ecogram", "krachtgericht", "Tekst.")
}

/// Takes the hash away from every key that is not used yet.
fn all_keys_in_use(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(key) if !key.starts_with(' ') || key.starts_with("  ") => format!("{key}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn a_new_text_of_every_kind_stands_in_its_place_and_the_site_is_still_built() {
    for (kind, path) in [
        ("methodiek", "content/methodieken/samen-eten.md"),
        ("traject", "content/trajecten/samen-eten.md"),
        ("begrip", "content/begrippen/samen-eten.md"),
        ("pagina", "content/samen-eten.md"),
        ("niveaus", "content/niveaus/samen-eten.md"),
    ] {
        let project = project();
        let ran = project.run(&["new", kind, "Samen eten", "--date", TODAY]);
        assert_eq!((ran.code, ran.stdout.trim_end()), (0, path), "{ran:?}");
        assert!(ran.stderr.starts_with("Je tekst is een concept"), "{ran:?}");
        let text = fs::read_to_string(project.path(path)).expect("written");
        assert!(text.contains("\ntitel: Samen eten\n") && text.contains("\nstatus: concept\n"), "{text}");
        assert_eq!(project.codes(), [""; 0], "{kind}");
        let ran = project.run(&["check", "--drafts", "--date", TODAY]);
        assert!(ran.code == 0 && ran.stderr.starts_with("Alles in orde"), "{kind}: {}", ran.stderr);
        let built = project.build();
        assert!(!built.files().iter().any(|file| file.contains("samen-eten")), "a draft is not on the site");
    }
}

#[test]
fn every_key_is_explained_and_its_example_can_be_used() {
    for (kind, path, keys) in [
        ("methodiek", "content/methodieken/nieuw.md", Table::Method),
        ("traject", "content/trajecten/nieuw.md", Table::Trajectory),
        ("begrip", "content/begrippen/nieuw.md", Table::Concept),
        ("pagina", "content/nieuw.md", Table::Page),
        ("principes", "content/principes/nieuw.md", Table::Term),
    ] {
        for language in ["nl", "en"] {
            let project = project();
            assert_eq!(project.run(&["new", kind, "Nieuw", "--lang", language, "--date", TODAY]).code, 0);
            let text = all_keys_in_use(&fs::read_to_string(project.path(path)).expect("written"));
            for field in Model::general(&[], Language::Nl).fields(keys) {
                assert!(text.contains(&format!("\n{}:", field.key)), "{kind}: no {} in {text}", field.key);
            }
            let project = project.write(path, &text);
            let ran = project.run(&["check", "--drafts", "--format", "json", "--date", TODAY]);
            // The sources and texts of the examples do not exist; their form is right.
            let wrong: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("\"SK01")).collect();
            assert!(wrong.is_empty(), "{kind} {language}: {wrong:#?}\n{text}");
        }
    }
}

#[test]
fn a_method_begins_with_the_headings_and_terms_of_the_site() {
    let config = format!("{CONFIG}stijl: {{koppen: [Wat is het?, Oorsprong]}}\n");
    let project =
        project().write("staalkaart.yaml", &config).method("ecogram", "Ecogram", "krachtgericht", "## Wat is het?\n\nX.\n\n## Oorsprong\n\nY.");
    project.run(&["new", "methodiek", "Nieuw"]);
    let text = fs::read_to_string(project.path("content/methodieken/nieuw.md")).expect("written");
    assert!(text.contains("Kies uit: krachtgericht, participatief.") && text.contains("\nprincipes: [krachtgericht]\n"), "{text}");
    assert!(text.ends_with("---\n\n## Wat is het?\n\nSchrijf hier je tekst.\n\n## Oorsprong\n\nSchrijf hier je tekst.\n"), "{text}");
    project.run(&["new", "principes", "Derde", "--date", TODAY]);
    assert!(fs::read_to_string(project.path("content/principes/derde.md")).expect("written").contains("\nvolgorde: 3\n"));
    let text = fs::read_to_string(project.path("content/principes/derde.md")).expect("written");
    assert!(text.contains("\n#herzien_voor: 2028-11-23\n"), "a day to come: {text}");
}

#[test]
fn nothing_is_overwritten_and_no_name_is_used_twice() {
    let project = project();
    let before = fs::read(project.path("content/methodieken/ecogram.md")).expect("there");
    let ran = project.run(&["new", "methodiek", "Ecogram"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.stderr,
        "staalkaart: Het bestand content/methodieken/ecogram.md bestaat al, en blijft zoals het is.\n  wat je kunt doen: Open dat bestand, of kies een andere naam met `--slug`.\n"
    );
    assert_eq!(fs::read(project.path("content/methodieken/ecogram.md")).expect("there"), before);

    // Another kind has the name; a file that cannot be read has one too.
    let project = project.write("content/begrippen/kapot.md", "geen front matter");
    for title in ["Ecogram", "Kapot", "Krachtgericht"] {
        let ran = project.run(&["new", "pagina", title]);
        assert!(ran.code == 2 && ran.stderr.contains("heeft deze naam al.\n  wat je kunt doen: Kies een andere naam met `--slug`."), "{ran:?}");
    }
    let ran = project.run(&["new", "pagina", "Ecogram", "--slug", "over-het-ecogram"]);
    assert_eq!(ran.stdout, "content/over-het-ecogram.md\n");
    // An address of the site itself.
    for title in ["Methodieken", "Niveaus", "Zoeken"] {
        let ran = project.run(&["new", "pagina", title]);
        assert!(ran.code == 2 && ran.stderr.contains("gebruikt de site zelf al"), "{ran:?}");
    }
}

#[test]
fn a_title_is_a_title_whatever_stands_in_it() {
    let project = project();
    let before = files(&project.path("content"));
    for title in ["", "   ", "👩‍👩‍👧 👩‍👩‍👧", "../..", "CON", "Index", &"a".repeat(1000)] {
        let ran = project.run(&["new", "methodiek", title]);
        assert!(ran.code == 2 && ran.stdout.is_empty() && ran.stderr.contains("wat je kunt doen: "), "{title:?}: {ran:?}");
    }
    for slug in ["../uit", "/tmp/x", "a/b", "", "É", ".verborgen", "con"] {
        assert_eq!(project.run(&["new", "methodiek", "Een titel", "--slug", slug]).code, 2, "{slug:?}");
    }
    assert_eq!(files(&project.path("content")), before, "nothing was written");

    for (title, path, line) in [
        ("Samen: \"eten\" #2", "samen-eten-2", r#"titel: "Samen: \"eten\" #2""#),
        ("Twee\nregels\t\u{7}hier", "twee-regels-hier", "titel: Twee regels hier"),
        ("- [x] {y} & *z* 👩‍👩‍👧", "x-y-z", r#"titel: "- [x] {y} & *z* 👩‍👩‍👧""#),
        ("null", "null", r#"titel: "null""#),
        ("ペルソナ", "perusona", "titel: ペルソナ"),
        ("Łódź straße", "lodz-strasse", "titel: Łódź straße"),
        ("Кто мы", "kto-my", "titel: Кто мы"),
        ("../../etc/passwd", "etc-passwd", r#"titel: "../../etc/passwd""#),
        ("<script>alert(1)</script>", "script-alert-1-script", r#"titel: "<script>alert(1)</script>""#),
    ] {
        let ran = project.run(&["new", "methodiek", "--", title]);
        assert_eq!(ran.stdout, format!("content/methodieken/{path}.md\n"), "{ran:?}");
        let text = fs::read_to_string(project.path(&format!("content/methodieken/{path}.md"))).expect("written");
        assert!(text.contains(&format!("\n{line}\n")), "{text}");
    }
    assert_eq!(project.codes(), [""; 0]);
}

#[test]
fn what_cannot_be_begun_is_said_with_what_to_do() {
    let ran = project().run(&["new", "metodiek", "Nieuw"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (2, "staalkaart: Er is geen soort tekst met de naam `metodiek`.\n  wat je kunt doen: Bedoelde je `methodiek`?\n")
    );
    let ran = project().run(&["new", "staalkaart", "Nieuw"]);
    assert!(ran.code == 2 && ran.stderr.contains("Er is geen soort tekst met de naam `staalkaart`"), "{ran:?}");

    let config = format!("{CONFIG}  lens: {{enkelvoud: lens, meervoud: lenzen, min: 1}}\n");
    let ran = project().write("staalkaart.yaml", &config).run(&["new", "methodiek", "Nieuw"]);
    assert_eq!(
        ran.stderr,
        "staalkaart: Een methodiek noemt minstens 1 van lens, en die zijn er nog niet.\n  wat je kunt doen: Maak eerst een term: staalkaart new lens \"Titel\"\n"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_not_followed() {
    let project = project();
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(elsewhere.path(), project.path("content/begrippen")).expect("a link");
    let ran = project.run(&["new", "begrip", "Nieuw"]);
    assert!(ran.code == 2 && ran.stderr.contains("een symbolische link"), "{ran:?}");
    assert_eq!(fs::read_dir(elsewhere.path()).expect("readable").count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the title: a text that passes the check, or a refusal that writes nothing.
    #[test]
    fn any_title_begins_a_text_or_is_refused(title in "(\\PC|[:#'\"\\\\\\n{}&*!./-]|[a-z]{1,5}|null){0,40}") {
        let project = project();
        let before = files(&project.path("."));
        let ran = project.run(&["new", "begrip", "--", &title]);
        let after = files(&project.path("."));
        if ran.code == 0 {
            prop_assert_eq!(after.len(), before.len() + 1);
            prop_assert!(ran.stdout.starts_with("content/begrippen/"), "{:?}", ran);
            // Marks in the title itself are advised against.
            prop_assert!(project.codes().iter().all(|code| code.starts_with("SK0314 ")), "{:?}", project.codes());
        } else {
            prop_assert_eq!(ran.code, 2);
            prop_assert_eq!(after, before);
        }
    }
}

#[test]
fn a_new_site_passes_the_check_and_is_built() {
    for (language, from, said) in [
        ("nl", "example", "Alles in orde: 24 bestanden nagekeken.\n"),
        ("en", "example", "No problems found: 24 files checked.\n"),
        // Without a method there is one warning: it says what to do next.
        ("nl", "staalkaart", "1 waarschuwing."),
        ("en", "staalkaart", "1 warning."),
    ] {
        let home = Project::new();
        let ran = home.run(&["init", "mijn site", "--lang", language, "--from", from]);
        assert!(ran.code == 0 && ran.stdout.is_empty() && ran.stderr.lines().count() == 4, "{ran:?}");
        assert!(ran.stderr.contains("\n  cd \"mijn site\"\n  staalkaart serve --drafts --open\n"), "{ran:?}");
        let ran = home.run(&["check", "--site", "mijn site", "--drafts", "--date", TODAY]);
        assert!(
            ran.code == 0
                && ran.stderr.contains(said)
                && (from == "example" || ran.stderr.contains("SK0507") && ran.stderr.contains("`staalkaart new methodiek \"")),
            "{}",
            ran.stderr
        );
        let ran = home.run(&["build", "--site", "mijn site", "--date", TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let page = fs::read_to_string(home.path("mijn site/public/index.html")).expect("a home page");
        assert!(page.contains(&format!("lang=\"{language}\"")), "{language}");

        // What somebody begins there is no trouble either.
        if from == "staalkaart" {
            let ran = home.run(&["new", "traject", "Een weg", "--site", "mijn site", "--lang", "nl"]);
            assert!(ran.code == 2 && ran.stderr.contains("Maak eerst een methodiek: staalkaart new methodiek \"Titel\""), "{}", ran.stderr);
            assert!(!home.path("mijn site/content/trajecten/een-weg.md").exists());
        }
        for (kind, title) in [("methodiek", "Samen koken"), ("traject", "Een weg"), ("principes", "Nabij")] {
            assert_eq!(home.run(&["new", kind, title, "--site", "mijn site"]).code, 0, "{kind}");
        }
        let ran = home.run(&["check", "--site", "mijn site", "--drafts", "--date", TODAY]);
        assert_eq!(ran.code, 0, "the trajectory names a method that exists: {}", ran.stderr);
        let ran = home.run(&["check", "--site", "mijn site", "--date", TODAY]);
        assert!(ran.code == 0 && ran.stderr.contains(if from == "example" { &said[..5] } else { said }), "{}", ran.stderr);
    }
}

/// Words of the shipped catalogue, which a site of somebody else does not have.
const SHIPPED: &[&str] =
    &["hiva", "steenssens", "empowerment", "krachtgericht", "strengths-oriented", "principe", "principle", "ervaringsdeskundig", "niveaus"];

#[test]
fn a_neutral_site_passes_the_check_without_a_warning_and_says_nothing_of_the_shipped_catalogue() {
    for (language, from, said) in [
        ("nl", "empty", "Alles in orde: 5 bestanden nagekeken.\n"),
        ("en", "empty", "No problems found: 5 files checked.\n"),
        ("nl", "methods", "Alles in orde: 12 bestanden nagekeken.\n"),
        ("en", "methods", "No problems found: 12 files checked.\n"),
    ] {
        let home = Project::new();
        let ran = home.run(&["init", "site", "--lang", language, "--from", from]);
        let (kind, title) = if language == "nl" { ("methodiek", "Titel") } else { ("method", "Title") };
        assert!(ran.code == 0 && ran.stderr.ends_with(&format!("\n  staalkaart new {kind} \"{title}\"\n")), "{ran:?}");
        let ran = home.run(&["check", "--site", "site", "--drafts", "--date", TODAY]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, said), "{language} {from}");

        let read = |path: &str| fs::read_to_string(home.path(path)).expect("text");
        let laid = files(&home.path("site"));
        assert!(!laid.iter().any(|path| path.ends_with("bronnen.bib") || path.ends_with("over.md")), "{laid:?}");
        let settings = read("site/staalkaart.yaml");
        assert_eq!(settings.contains("\nkeys: en\n"), language == "en", "{settings}");
        for path in laid.iter().filter(|path| !path.starts_with(".vscode/schema/")) {
            let text = read(&format!("site/{path}")).to_lowercase();
            assert!(SHIPPED.iter().all(|word| !text.contains(word)), "{path}: {text}");
        }
        // The editor's settings name schemas that are there.
        let settings: serde_json::Value = serde_json::from_str(&read("site/.vscode/settings.json")).expect("JSON");
        assert!(settings["yaml.schemas"].as_object().expect("a map").keys().all(|schema| laid.contains(schema)), "{settings}");
        let ran = home.run(&["schema", "--site", "site", "--out", "site/.vscode/schema"]);
        let same = if language == "nl" { "Was al zo: " } else { "Unchanged: " };
        assert!(ran.code == 0 && ran.stderr.lines().all(|line| line.starts_with(same)), "{}", ran.stderr);

        let ran = home.run(&["build", "--site", "site", "--date", TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for path in files(&home.path("site/public")).iter().filter(|path| path.ends_with(".html")) {
            let page = read(&format!("site/public/{path}")).to_lowercase();
            assert!(SHIPPED.iter().all(|word| !page.contains(word)), "{path}: {page}");
            assert!(page.contains(&format!("lang=\"{language}\"")), "{page}");
        }

        // A text that somebody begins there is no trouble either.
        assert_eq!(home.run(&["new", kind, "Samen koken", "--site", "site"]).code, 0);
        let ran = home.run(&["check", "--site", "site", "--drafts", "--date", TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
}

#[test]
fn the_methods_of_a_new_site_can_be_filtered_by_its_own_field() {
    for (language, label, field, found) in [("nl", "Tijd", "tijd", "samen-terugkijken"), ("en", "Time needed", "time", "look-back")] {
        let home = Project::new();
        assert_eq!(home.run(&["init", "site", "--lang", language, "--from", "methods"]).code, 0);
        assert_eq!(home.run(&["build", "--site", "site", "--date", TODAY]).code, 0);
        let built = files(&home.path("site/public"));
        let page = built.iter().find(|path| ["zoeken/index.html", "search/index.html"].contains(&path.as_str())).expect("a search page");
        let page = fs::read_to_string(home.path(&format!("site/public/{page}"))).expect("text");
        assert!(page.contains(&format!("<legend>{label}</legend>")) && page.contains(&format!("name=\"{field}\" value=\"15..45\"")), "{page}");
        let ran = home.run(&["search", "", "--json", "--site", "site", "--facet", &format!("{field}=15..45")]);
        let answer: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let hits: Vec<&str> = answer["hits"].as_array().expect("hits").iter().filter_map(|hit| hit["slug"].as_str()).collect();
        assert_eq!(hits, [found]);
    }
}

#[test]
fn the_editors_settings_of_a_new_site_point_at_schemas_that_are_up_to_date() {
    let home = Project::new();
    home.run(&["init", "site"]);
    let json =
        |path: &str| -> serde_json::Value { serde_json::from_slice(&fs::read(home.path(&format!("site/{path}"))).expect("there")).expect("JSON") };
    let settings = json(".vscode/settings.json");
    for (schema, file) in settings["yaml.schemas"].as_object().expect("a map") {
        assert_eq!(json(schema)["$schema"], "http://json-schema.org/draft-07/schema#");
        let file = file.as_str().expect("a path").trim_start_matches('/');
        assert!(home.path(&format!("site/{file}")).exists() || file == "content/synoniemen.yaml", "{file}");
    }
    assert_eq!(json(".vscode/extensions.json")["recommendations"], serde_json::json!(["redhat.vscode-yaml"]));
    for task in json(".vscode/tasks.json")["tasks"].as_array().expect("tasks") {
        let args: Vec<&str> = task["args"].as_array().expect("arguments").iter().filter_map(serde_json::Value::as_str).collect();
        assert_eq!(home.run(&[args[0], "--help"]).code, 0, "{args:?}");
    }
    let ran = home.run(&["schema", "--site", "site", "--out", "site/.vscode/schema"]);
    assert!(ran.code == 0 && ran.stderr.lines().all(|line| line.starts_with("Was al zo: ")), "{}", ran.stderr);
}

#[test]
fn a_site_is_laid_down_in_an_empty_folder_only() {
    let home = Project::new();
    let before = files(&home.path("."));
    let ran = home.run(&["init", "."]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "staalkaart: . is niet leeg, en blijft zoals het is.\n  wat je kunt doen: Noem een map die nog niet bestaat.\n");
    let ran = home.run(&["init", "staalkaart.yaml"]);
    assert!(ran.code == 2 && ran.stderr.contains("staalkaart.yaml is een bestand en geen map."), "{ran:?}");
    assert_eq!(files(&home.path(".")), before);

    fs::create_dir_all(home.path("leeg/.git")).expect("a folder");
    assert_eq!(home.run(&["init", "leeg"]).code, 0);
    assert!(home.path("leeg/.gitignore").is_file() && home.path("leeg/staalkaart.yaml").is_file());
    assert_eq!(home.run(&["init", "leeg"]).code, 2, "a second time");
    assert_eq!(home.run(&["init", "diep/er/in"]).code, 0);
    let home = home.write("bekeken/.DS_Store", "x").write("bekeken/Thumbs.db", "x").write("bekeken/desktop.ini", "x");
    let ran = home.run(&["init", "bekeken"]);
    assert!(ran.code == 0 && ran.stderr.contains("\n  cd bekeken\n"), "{ran:?}");
    assert_eq!(fs::read_to_string(home.path("bekeken/.DS_Store")).expect("kept"), "x");
    assert!(home.run(&["init", "a$b"]).stderr.contains("\n  cd 'a$b'\n"));
}

/// The kernel refuses every byte beyond a file size limit: small files fit, a later one does not.
#[cfg(target_os = "linux")]
#[test]
fn a_site_is_laid_down_whole_or_not_at_all() {
    let home = Project::new();
    let before = files(&home.path("."));
    let script = format!("trap '' XFSZ; ulimit -f 1; exec '{}' init diep/er/in", env!("CARGO_BIN_EXE_staalkaart"));
    let ran = std::process::Command::new("bash").args(["-c", &script]).current_dir(home.path(".")).output().expect("runs");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.code() == Some(2) && said.contains("is niet te schrijven: File too large"), "{said}");
    assert_eq!(files(&home.path(".")), before);
    assert!(!home.path("diep").exists(), "no folder is left behind");
}
