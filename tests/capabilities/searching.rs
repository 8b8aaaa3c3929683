//! A practitioner looks for a method, in the terminal; an editor says which words mean the same. What answers mean is tested in `search/tests`.

use serde_json::Value;

use crate::project::{Project, SUMMARY};

fn site() -> Project {
    let method = |title: &str, level: &str, also: &str, body: &str| {
        format!(
            "---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [{level}]\nook_bekend_als: [{also}]\n---\n\n{body}\n"
        )
    };
    Project::new()
        .write(
            "content/methodieken/budget.md",
            &method("Budgetbegeleiding", "individueel", "BB", "Iemand helpt je met geld.\n\n## Stappen\n\nJe telt je schulden op."),
        )
        .write("content/methodieken/theater.md", &method("Theater", "collectief", "forumtheater", "Een groep speelt na wat er gebeurde."))
        .write("content/begrippen/ocmw.md", "---\ntitel: OCMW\nkort: Een dienst van de gemeente die mensen helpt.\n---\n\nHet OCMW helpt met geld.\n")
}

#[track_caller]
fn json(project: &Project, args: &[&str]) -> Value {
    let ran = project.run(&[&["search", "--json"], args].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    serde_json::from_str(&ran.stdout).expect("one JSON document")
}

fn slugs(answer: &Value) -> Vec<&str> {
    answer["hits"].as_array().expect("hits").iter().map(|hit| hit["slug"].as_str().expect("a slug")).collect()
}

#[test]
fn the_answer_names_hits_counts_and_reasons() {
    let answer = json(&site(), &["geld"]);
    assert_eq!((slugs(&answer), &answer["total"], &answer["corrected"]), (vec!["budget", "ocmw"], &Value::from(2), &Value::Null));
    assert_eq!(answer["facets"]["niveaus"], serde_json::json!({"collectief": 0, "individueel": 1}));
    assert_eq!(answer["facets"]["soort"]["begrip"], 1);
    let hit = &answer["hits"][0];
    assert_eq!(
        (hit["kind"].as_str(), hit["titel"].as_str(), hit["url"].as_str()),
        (Some("methodiek"), Some("Budgetbegeleiding"), Some("methodieken/budget/"))
    );
    assert_eq!(hit["passage"], "Iemand helpt je met <mark>geld</mark>.");
    assert_eq!(hit["why"][0], serde_json::json!({"word": "geld", "form": "geld", "how": "exact", "field": "tekst"}));
    let answer = json(&site(), &["schuld"]);
    assert_eq!(answer["hits"][0]["sections"][0]["anchor"], "stappen");
    assert_eq!(answer["words"][0]["stem"], "schuld");
}

#[test]
fn facets_and_limit_narrow_the_answer() {
    let project = site();
    assert_eq!(slugs(&json(&project, &["mensen", "--facet", "soort=begrip"])), ["ocmw"]);
    assert_eq!(slugs(&json(&project, &["", "--facet", "niveaus=collectief"])), ["theater"]);
    let answer = json(&project, &["geld", "--limit", "1"]);
    assert_eq!((slugs(&answer).len(), &answer["total"]), (1, &Value::from(2)));
    let ran = project.run(&["search", "geld", "--facet", "niveaus=colectief"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Er is geen term `niveaus=colectief`") && ran.stderr.contains("Bedoelde je `niveaus=collectief`?"), "{}", ran.stderr);
    assert_eq!(project.run(&["search", "geld", "--facet", "collectief"]).code, 2);
    assert_eq!(project.run(&["search"]).code, 2);
}

#[test]
fn people_read_titles_places_and_why() {
    let ran = site().run(&["search", "budgtbegeleiding", "--explain"]);
    for part in [
        "We zochten ook naar: budgetbegeleiding",
        "1 resultaat",
        " 1. Budgetbegeleiding  methodiek · methodieken/budget/",
        "budgtbegeleiding: tikfout verbeterd",
        "(tikfout verbeterd; in de titel)",
    ] {
        assert!(ran.stdout.contains(part), "{part}\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains('\u{1b}'), "no colours where NO_COLOR is set");
    let ran = site().run(&["search", "--lang", "en", "kwantumfysica"]);
    assert!(
        ran.code == 0 && ran.stdout.contains("\"kwantumfysica\" was not found in the catalogue.") && ran.stdout.contains("Nothing found."),
        "{}",
        ran.stdout
    );
}

/// Methods of a title and a text, with more front matter.
fn methods(texts: &[(&str, &str, &str, &str)]) -> Project {
    texts.iter().fold(Project::new(), |project, (slug, title, more, body)| {
        let text = format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}---\n\n{body}\n");
        project.write(&format!("content/methodieken/{slug}.md"), &text)
    })
}

#[test]
fn what_editors_set_beside_a_hit_is_found_too() {
    let project = methods(&[
        ("deur", "Huisbezoek", "verwant: [straat]\n", "Je belt aan."),
        ("straat", "Straathoekwerk", "", "Je gaat de straat op."),
        ("loket", "Onthaal", "niet_te_verwarren_met: {deur: Onthaal is aan een loket.}\n", "Iemand komt langs."),
        ("ver", "Theater", "", "Een groep speelt."),
    ]);
    let answer = json(&project, &["huisbezoek"]);
    let mut found = slugs(&answer);
    assert_eq!(found[0], "deur");
    found.sort_unstable();
    assert_eq!(found, ["deur", "loket", "straat"], "both ways, and no other");
    let beside = answer["hits"].as_array().expect("hits").iter().find(|hit| hit["slug"] == "straat").expect("the related one");
    assert_eq!((&beside["beside"], &answer["loosened"]), (&Value::from("Huisbezoek"), &Value::from(true)));
    // A word that is nowhere leads nowhere, and what must not be there stays away.
    assert_eq!(slugs(&json(&project, &["kwantumfysica"])), Vec::<&str>::new());
    assert_eq!(slugs(&json(&project, &["--", "huisbezoek -straat"])), ["deur"]);
    let ran = project.run(&["search", "huisbezoek", "--explain"]);
    assert!(ran.stdout.contains("Staat in de teksten naast ‘Huisbezoek’"), "{}", ran.stdout);
}

#[test]
fn a_sentence_finds_what_it_is_about() {
    let project = methods(&[
        ("post", "Schulden", "", "Iemand opent zijn brieven niet meer. De deurwaarder belt aan."),
        ("praat", "Praten", "", "Wat wil iemand? Wij kunnen iemand helpen en komen langs."),
        ("speel", "Spelen", "", "Wij helpen iemand en komen spelen."),
        ("kook", "Koken", "", "Wij komen koken en helpen iemand."),
    ]);
    assert_eq!(slugs(&json(&project, &["wij komen iemand helpen met de deurwaarder"]))[0], "post");
}

#[test]
fn a_title_with_most_of_the_words_stays_beside_a_text_with_all_of_them() {
    let project = methods(&[
        ("schijf", "Weinig schijfruimte", "", "Er is geen plaats."),
        ("export", "Export", "", "Ergens in de tekst: als de schijfruimte bijna vol is."),
        ("mail", "Mail", "", "Het vat is vol."),
    ]);
    let answer = json(&project, &["schijfruimte vol"]);
    let found = slugs(&answer);
    assert!(found[..2].contains(&"schijf") && found[..2].contains(&"export"), "{found:?}");
}

#[test]
fn either_part_of_an_unknown_compound_is_found() {
    let project = methods(&[
        ("gezin", "Samen rond de tafel", "", "Het gezin zit mee aan tafel."),
        ("coach", "Samen op stap", "", "De coach gaat mee op stap."),
    ]);
    let answer = json(&project, &["gezinscoach"]);
    let mut found = slugs(&answer);
    found.sort_unstable();
    assert_eq!(found, ["coach", "gezin"]);
}

#[test]
fn the_first_hits_are_methods_as_far_as_there_are() {
    let mut project = Project::new();
    for number in 0..9 {
        let text = format!(
            "---\ntitel: Methodiek {number}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\nWie tolkt er?\n"
        );
        project = project.write(&format!("content/methodieken/m{number}.md"), &text);
    }
    for number in 0..5 {
        project = project.write(
            &format!("content/begrippen/b{number}.md"),
            &format!("---\ntitel: Tolkt {number}\nkort: Iemand die tolkt voor wie geen Nederlands spreekt.\n---\n\nTolkt.\n"),
        );
    }
    project = project.write("content/gids.md", "---\ntitel: Gids\n---\n\nTolkt tolkt tolkt tolkt tolkt.\n");
    let answer = json(&project, &["tolkt", "--limit", "15"]);
    let kinds: Vec<&str> = answer["hits"].as_array().expect("hits").iter().filter_map(|hit| hit["kind"].as_str()).collect();
    assert_eq!(kinds.len(), 15);
    assert_eq!(kinds[..10].iter().filter(|kind| **kind == "methodiek").count(), 8, "{kinds:?}");
    assert_eq!(kinds[14], "pagina", "{kinds:?}");
}

#[test]
fn the_built_index_gives_the_same_answers() {
    let project = site();
    assert_eq!(project.run(&["build"]).code, 0);
    let mine = json(&project, &["geld schulden"]);
    assert_eq!(json(&project, &["geld schulden", "--built", "public"]), mine);
    let ran = project.run(&["search", "geld", "--built", "content"]);
    assert_eq!(ran.code, 2);
    let index =
        std::fs::read_dir(project.path("public/zoek")).expect("a folder").next().expect("an index").expect("an index").path().join("index.bin");
    std::fs::write(&index, "<!DOCTYPE html>").expect("written");
    let ran = project.run(&["search", "geld", "--built", "public"]);
    assert!(ran.code == 2 && ran.stderr.contains("index.bin"), "{}", ran.stderr);
}

#[test]
fn a_site_with_errors_is_not_searched() {
    let ran = site().method("fout", "Fout", "onbekend", "Tekst.").run(&["search", "geld"]);
    assert!(ran.code == 1 && ran.stderr.contains("SK0201") && ran.stdout.is_empty(), "{}", ran.stderr);
}

#[test]
fn editors_say_which_words_mean_the_same() {
    let project = site().write("content/synoniemen.yaml", "synoniemen:\n  - [schuldhulp, budgetbegeleiding]\n");
    assert!(project.codes().is_empty());
    assert_eq!(slugs(&json(&project, &["schuldhulp"])), ["budget"]);
    let project = project.write("content/synoniemen.yaml", "synoniemen:\n  - [alleen]\n  - twee\nwoorden: []\n");
    let codes = project.codes();
    let expected = ["SK0120 content/synoniemen.yaml:2:5", "SK0114 content/synoniemen.yaml:3:5", "SK0110 content/synoniemen.yaml:4:1"];
    assert_eq!(codes, expected);
}

#[test]
fn a_word_leads_to_another_in_one_direction() {
    let rule = "synoniemen:\n  - zoek: [facturen, achter met betalen]\n    vindt: [budgetbegeleiding]\n    gewicht: 0.4\n";
    let project = site().write("content/synoniemen.yaml", rule);
    assert!(project.codes().is_empty());
    assert_eq!(slugs(&json(&project, &["factuur"])), ["budget"]);
    assert_eq!(slugs(&json(&project, &["achter met betalen"])), ["budget"]);
    let wrong = "synoniemen:\n  - zoek: [een, twee]\n    vindt: [drie, Twee]\n  - vindt: [vier]\n  - zoek: []\n    vindt: [vijf]\n    gewicht: 2\n    weight: 1\n";
    let project = project.write("content/synoniemen.yaml", wrong);
    let expected = [
        "SK0143 content/synoniemen.yaml:3:19",
        "SK0112 content/synoniemen.yaml:4:5",
        "SK0120 content/synoniemen.yaml:5:11",
        "SK0128 content/synoniemen.yaml:7:14",
        "SK0110 content/synoniemen.yaml:8:5",
    ];
    assert_eq!(project.codes(), expected);
}

#[test]
fn circles_and_thousands_of_rules_do_no_harm() {
    let rules = (0..5_000).map(|n| format!("  - zoek: [woord{n}]\n    vindt: [woord{}]\n", (n + 1) % 5_000));
    let rules: String = rules.chain(["  - [woord7, budgetbegeleiding]\n".to_owned()]).collect();
    let project = site().write("content/synoniemen.yaml", &format!("synoniemen:\n{rules}"));
    assert!(project.codes().is_empty());
    // One step, and no more: woord7 leads to the method, woord6 only to woord7.
    assert_eq!(slugs(&json(&project, &["woord7"])), ["budget"]);
    assert_eq!(slugs(&json(&project, &["woord6"])), Vec::<String>::new());
}

#[test]
fn queries_that_find_little_are_listed() {
    let project = site().write("vragen.txt", "geld\n\nzwembad\n  zwembad  \ngemeente\n").method("a", "Geld een", "krachtgericht", "Geld.");
    let project = project.method("b", "Geld twee", "krachtgericht", "Geld.");
    let ran = project.run(&["search", "--gaps", "vragen.txt"]);
    assert_eq!((ran.code, ran.stderr.as_str(), ran.stdout.as_str()), (0, "", "0\t0\tzwembad\n0\t1\tgemeente\n"));
    // As many lines as an editor can gather in a year.
    let many: String = (0..100_000).fold(String::new(), |all, n| all + &format!("zwembad{}\n", n % 1_000));
    let ran = project.write("vragen.txt", &many).run(&["search", "--gaps", "vragen.txt"]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1_000));
}

#[test]
fn everyday_words_find_the_method_that_fits() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = std::fs::read_to_string(root.join("benches/quality/everyday.txt")).expect("the words");
    let pairs: Vec<(&str, &str)> = words.lines().filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(pairs.len(), 150);
    let queries: String = pairs.iter().fold(String::new(), |all, (word, _)| all + word + "\n");
    let project = Project::new().write("vragen.txt", &queries);
    let ran = project.run(&["search", "--queries", "vragen.txt", "--limit", "10", "--date", "2026-11-28", "--site", env!("CARGO_MANIFEST_DIR")]);
    let answers: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).expect("an answer")).collect();
    assert_eq!(answers.len(), 150, "{}", ran.stderr);
    let missed: Vec<_> = pairs.iter().zip(&answers).filter(|((_, method), answer)| !slugs(answer).contains(method)).map(|(pair, _)| pair).collect();
    assert_eq!(missed, Vec::<&(&str, &str)>::new());
}

#[test]
fn no_correction_turns_a_word_into_its_opposite() {
    let project =
        site().method("cache", "Cache geactiveerd", "krachtgericht", "Tekst.").method("kennen", "Onbekend terrein", "krachtgericht", "Tekst.");
    for query in ["gedeactiveerd", "bekend"] {
        let answer = json(&project, &[query]);
        assert_eq!((slugs(&answer).len(), &answer["corrected"]), (0, &Value::Null), "{query}");
        assert_eq!(answer["nowhere"], serde_json::json!([query]));
    }
}

#[test]
fn a_corrected_word_is_found_in_its_other_forms_too() {
    let project = site()
        .method("a", "Wandelgroep", "krachtgericht", "Tekst.")
        .method("b", "Samen", "krachtgericht", "Een wandelgroep.")
        .method("c", "Veel", "krachtgericht", "Drie wandelgroepen, en een seniorenwandelgroep.")
        .write("content/synoniemen.yaml", "synoniemen:\n  - [wandelgroep, stapclub]\n")
        .method("d", "Stapclub", "krachtgericht", "Tekst.");
    let answer = json(&project, &["wandlegroep"]);
    let mut found = slugs(&answer);
    found.sort_unstable();
    assert_eq!((found, &answer["corrected"]), (vec!["a", "b", "c", "d"], &Value::from("wandelgroep")));
}

#[test]
fn methods_stand_before_other_pages() {
    let mut project = site();
    for n in 0..12 {
        let page = format!("---\ntitel: Fietsen {n}\nkort: Over de fiets, en hoe die rijdt door de straat.\n---\n\nFiets.\n");
        project = project.write(&format!("content/begrippen/fiets-{n}.md"), &page);
    }
    for n in 0..9 {
        project = project.method(&format!("m{n}"), &format!("Iets {n}"), "krachtgericht", "Een fiets.");
    }
    let answer = json(&project, &["fiets"]);
    let kinds: Vec<&str> = answer["hits"].as_array().expect("hits").iter().map(|hit| hit["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "methodiek").count(), 8);
    assert_eq!(kinds.len(), 10);
    assert_eq!(answer["total"], 21);
    // Where there is nothing else, they are all there.
    assert_eq!(json(&project, &["fiets", "--facet", "soort=begrip"])["hits"].as_array().expect("hits").len(), 10);
}

#[test]
fn the_page_to_search_on_names_the_index_and_leads_on_without_script() {
    let built = site().build();
    let page = built.main("zoeken/");
    let folder = built.files().into_iter().find(|path| path.ends_with("/index.bin")).expect("an index").replace("index.bin", "");
    assert!(page.contains(&format!("../{folder}")), "{page}");
    for link in ["../methodieken/index.html", "../niveaus/collectief/index.html", "../begrippen/index.html"] {
        assert!(page.contains(link), "{link}");
    }
    let list = built.file(&format!("{folder}list.js"));
    assert!(
        list.starts_with("globalThis.staalkaartLijst={") && list.contains("[\"methodiek\",\"Theater\",\"methodieken/theater/\",[\"forumtheater\"],"),
        "{list}"
    );
    assert!(!built.page("").contains("zoek/"), "only that page names the folder, so that an edit leaves the others as they are");
}

#[test]
#[cfg(unix)]
fn the_engines_are_those_of_these_sources_and_small() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = std::process::Command::new("bash").args(["engines/build", "--check"]).current_dir(root).output().expect("bash");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let built = site().build();
    let size = |end: &str| {
        let path = built.files().into_iter().find(|path| path.contains(end)).unwrap_or_else(|| panic!("no {end}"));
        std::fs::metadata(built.folder().join(path)).expect("a file").len()
    };
    let (search, weave) = (size("/engine.wasm.gz"), size("/traject-engine."));
    assert!(search <= 220_000, "the search engine has grown to {search} bytes (gzip)");
    assert!(weave <= 260_000, "the engine of trajectories has grown to {weave} bytes (as a script)");
}
