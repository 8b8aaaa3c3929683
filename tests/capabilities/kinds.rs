//! Kinds of text as a site wants them: called otherwise, lying elsewhere, and new ones.

use std::fs;

use serde_json::{Value, json};

use crate::project::{CONFIG, Project, SUMMARY, TODAY};

/// A catalogue of plays: methods are called `spel`, and lie in `spellen/`.
fn plays() -> Project {
    let model = "soorten:\n  methodiek: {enkelvoud: het spel, meervoud: spellen, map: spellen}\n  begrip: {enkelvoud: woord, meervoud: woorden}\nadressen:\n  zoeken: zoek-een-spel\n";
    let play = |title: &str, body: &str| {
        format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\n{body}\n")
    };
    Project::new()
        .write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\n"))
        .write("model.yaml", model)
        .write("content/spellen/tikkertje.md", &play("Tikkertje", "Zie [[buut]] en [[verstoppertje]]."))
        .write("content/spellen/verstoppertje.md", &play("Verstoppertje", "Tel tot tien."))
        .write("content/spellen/index.md", "---\ntitel: Alle spellen\n---\n\nSpeel maar.\n")
        .write("content/begrippen/buut.md", "---\ntitel: Buut\nkort: De plaats waar je veilig bent.\n---\n\nTekst.\n")
}

#[test]
fn a_kind_is_called_and_lies_as_the_site_wants() {
    let project = plays();
    assert_eq!(project.codes(), [""; 0]);
    let built = project.build();
    let page = built.file("spellen/tikkertje/index.html");
    assert!(page.contains("<a href=\"../../spellen/index.html\">Alle spellen</a>"), "the trail: {page}");
    assert!(page.contains("href=\"../../spellen/verstoppertje/index.html\"") && page.contains("href=\"../../begrippen/buut/index.html\""), "{page}");
    assert!(page.contains("../../zoek-een-spel/index.html"), "{page}");
    assert!(built.file("spellen/index.html").contains("Speel maar."));
    let concept = built.file("begrippen/buut/index.html");
    assert!(concept.contains("<p class=\"kicker\">Woord</p>"), "{concept}");
    let home = built.file("index.html");
    assert!(home.contains("Bekijk alle 2 spellen van A tot Z") && !home.contains("methodiek"), "{home}");
    for (page, words) in [
        ("vergelijken/index.html", "Spellen vergelijken"),
        ("zoek-een-spel/index.html", "<span>Spel</span>"),
        ("traject-maken/index.html", "Spellen toevoegen"),
    ] {
        let text = built.file(page);
        assert!(text.contains(words), "{page}: {text}");
    }
    assert!(built.file("vergelijken/index.html").contains("Dit spel kennen we niet:"));
    assert!(built.file("vergelijken/index.html").contains("data-methods=\"../spellen/\""));
    for file in built.files().iter().filter(|path| path.ends_with(".html") && !path.starts_with("methodieken/")) {
        assert!(!built.file(file).contains("methodieken/"), "{file} leads to the former folder");
    }
    let sitemap = built.file("sitemap.xml");
    assert!(sitemap.contains("https://example.org/spellen/tikkertje/") && !sitemap.contains("methodieken"), "{sitemap}");
    let api: Value = serde_json::from_str(&built.file("api/v1/spellen.json")).expect("JSON");
    assert_eq!(api[0]["url"], json!("spellen/tikkertje/"));
    let index: Value = serde_json::from_str(&built.file("api/v1/index.json")).expect("JSON");
    assert_eq!((&index["aantallen"]["spellen"], &index["bestanden"][0]), (&json!(2), &json!("spellen.json")));
    let hits = plays().run(&["search", "verstoppertje", "--date", TODAY]).stdout;
    assert!(hits.contains("spel · spellen/verstoppertje/"), "{hits}");
}

#[test]
fn addresses_that_changed_lead_to_the_new_ones() {
    let built = plays().build();
    for (former, now) in [
        ("methodieken/tikkertje/index.html", "../../spellen/tikkertje/index.html"),
        ("methodieken/index.html", "../spellen/index.html"),
        ("zoeken/index.html", "../zoek-een-spel/index.html"),
    ] {
        let page = built.file(former);
        assert!(page.contains(&format!("content=\"0; url={now}\"")), "{former}: {page}");
    }
    // Nothing of it where the site says that nobody knows those addresses.
    let model = "soorten:\n  methodiek: {map: spellen, vroeger: nee}\n";
    assert!(!plays().write("model.yaml", model).build().files().iter().any(|path| path.starts_with("methodieken/")));
    // And from any folder that it names.
    let model = "soorten:\n  methodiek: {map: spellen, vroeger: [games, oefeningen]}\n";
    let built = plays().write("model.yaml", model).build();
    assert!(built.file("oefeningen/tikkertje/index.html").contains("url=../../spellen/tikkertje/index.html"));
    assert!(built.file("games/index.html").contains("url=../spellen/index.html"));
}

#[test]
fn new_schema_and_editing_follow_what_a_kind_is_called() {
    let project = plays();
    for name in ["spel", "methodiek"] {
        let title = format!("Nieuw {name}");
        let ran = project.run(&["new", name, &title, "--date", TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(project.path(&format!("content/spellen/nieuw-{name}.md")).exists());
    }
    assert_eq!(project.codes(), [""; 0]);
    let schema: Value = serde_json::from_str(&project.run(&["schema", "methodiek"]).stdout).expect("JSON");
    assert_eq!((&schema["title"], &schema["description"]), (&json!("Spel"), &json!("Spel: een bestand in content/spellen.")));
    let editing = "beheer: {dienst: github, repo: a/b}\n";
    let built = project.write("staalkaart.yaml", &format!("{CONFIG}{editing}")).build();
    let config: Value = serde_json::from_str(&built.file("beheer/config.json")).expect("JSON");
    let collection = &config["config"]["collections"][0];
    assert_eq!(
        (&collection["name"], &collection["label"], &collection["label_singular"], &collection["folder"]),
        (&json!("spellen"), &json!("Spellen"), &json!("Spel"), &json!("content/spellen"))
    );
}

/// A site with stories from practice, a kind of its own.
fn stories() -> Project {
    let model = "soorten:\n  verhaal:\n    enkelvoud: het praktijkverhaal\n    meervoud: praktijkverhalen\n    zoals: begrip\n    velden:\n      plaats: {vorm: tekst, label: Waar, filter: nee}\n      over: {vorm: lijst, van: {vorm: verwijzing, naar: methodiek}, label: Over}\n  methodiek:\n    velden:\n      gelezen: {vorm: verwijzing, naar: verhaal}\n";
    let model = model.replace(", filter: nee", "");
    let story = "---\ntitel: Samen in Gent\nkort: Een ploeg tekende met tien mensen.\nplaats: Gent\nover: [tekenen]\nverwant: [samen-in-aalst]\n---\n\n## Hoe het ging\n\nEr was koffie.\n";
    Project::new()
        .write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\nbeheer: {{dienst: github, repo: a/b}}\n"))
        .write("model.yaml", &model)
        .method_with("tekenen", "Tekenen", "gelezen: samen-in-gent\n")
        .write("content/praktijkverhalen/samen-in-gent.md", story)
        .write("content/praktijkverhalen/samen-in-aalst.md", "---\ntitel: Samen in Aalst\nkort: Een tweede ploeg deed het over.\n---\n\nTekst.\n")
}

#[test]
fn a_new_kind_is_one_entry_in_the_model() {
    let project = stories();
    assert_eq!(project.codes(), [""; 0]);
    let built = project.build();
    let list = built.file("praktijkverhalen/index.html");
    assert!(list.contains("<h1>Praktijkverhalen</h1>") && list.contains("Een ploeg tekende met tien mensen."), "{list}");
    let page = built.file("praktijkverhalen/samen-in-gent/index.html");
    for part in [
        "<p class=\"kicker\">Praktijkverhaal</p>",
        "<h1>Samen in Gent</h1>",
        "<dt>Waar</dt>",
        "href=\"../../methodieken/tekenen/index.html\">Tekenen</a>",
        "href=\"../../praktijkverhalen/samen-in-aalst/index.html\">Samen in Aalst</a>",
        "<a href=\"../../praktijkverhalen/index.html\">Praktijkverhalen</a>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let method = built.file("methodieken/tekenen/index.html");
    assert!(method.contains("../../praktijkverhalen/samen-in-gent/index.html"), "a method can name one: {method}");
    assert!(built.file("index.html").contains("<a href=\"praktijkverhalen/index.html\">Praktijkverhalen</a>"), "the menu");
    assert!(built.file("sitemap.xml").contains("https://example.org/praktijkverhalen/samen-in-gent/"));
    let search = built.file("zoeken/index.html");
    assert!(search.contains("name=\"soort\" value=\"verhaal\" data-folder=\"praktijkverhalen\"><span>Praktijkverhaal</span>"), "{search}");
    let api: Value = serde_json::from_str(&built.file("api/v1/praktijkverhalen.json")).expect("JSON");
    assert_eq!((&api[1]["titel"], &api[1]["velden"]["plaats"]), (&json!("Samen in Gent"), &json!("Gent")));
    let index: Value = serde_json::from_str(&built.file("api/v1/index.json")).expect("JSON");
    assert_eq!(index["aantallen"]["praktijkverhalen"], json!(2));
    let config: Value = serde_json::from_str(&built.file("beheer/config.json")).expect("JSON");
    let collections = config["config"]["collections"].as_array().expect("a list");
    let own = collections.iter().find(|collection| collection["name"] == json!("praktijkverhalen")).expect("a collection");
    assert_eq!((&own["label"], &own["folder"]), (&json!("Praktijkverhalen"), &json!("content/praktijkverhalen")));
    let project = stories();
    let hits = project.run(&["search", "koffie", "--date", TODAY]).stdout;
    assert!(hits.contains("praktijkverhaal · praktijkverhalen/samen-in-gent/"), "{hits}");
    let hits = project.run(&["search", "--facet", "soort=verhaal", "samen", "--date", TODAY]).stdout;
    assert!(hits.contains("samen-in-aalst") && hits.contains("samen-in-gent"), "{hits}");

    assert_eq!(project.run(&["new", "verhaal", "Samen in Mol", "--date", TODAY]).code, 0);
    let text = fs::read_to_string(project.path("content/praktijkverhalen/samen-in-mol.md")).expect("written");
    assert!(text.contains("\nkort: ") && text.contains("#plaats:"), "{text}");
    assert_eq!(project.codes(), [""; 0], "{text}");
    let schema: Value = serde_json::from_str(&project.run(&["schema", "verhaal"]).stdout).expect("JSON");
    assert_eq!((&schema["title"], &schema["required"]), (&json!("Praktijkverhaal"), &json!(["titel", "kort"])));
    let wrong = stories().write("content/praktijkverhalen/x.md", "---\ntitel: Nog een\nkort: Een zin die lang genoeg is.\nplats: Gent\n---\n");
    assert_eq!(wrong.codes(), ["SK0110 content/praktijkverhalen/x.md:4:1"]);
}

#[test]
fn a_new_kind_without_texts_appears_nowhere() {
    let project = stories().remove("content/praktijkverhalen/samen-in-gent.md").remove("content/praktijkverhalen/samen-in-aalst.md").method(
        "tekenen",
        "Tekenen",
        "krachtgericht",
        "Tekst.",
    );
    assert_eq!(project.codes(), [""; 0]);
    let built = project.build();
    let files = built.files();
    assert!(!files.iter().any(|path| path.contains("praktijkverhalen")), "{files:?}");
    for page in files.iter().filter(|path| path.ends_with(".html") || path.ends_with(".xml") || path.starts_with("api/")) {
        assert!(!built.file(page).contains("raktijkverha"), "{page}");
    }
}

#[test]
fn a_mistake_in_kinds_is_said_at_its_place() {
    let own = "verhaal: {enkelvoud: verhaal, meervoud: verhalen";
    for (model, expected) in [
        ("soorten:\n  methodeik: {velden: {x: tekst}}\n".to_owned(), "SK0134 model.yaml:2:3"),
        ("soorten:\n  method: {velden: {x: tekst}}\n".to_owned(), "SK0134 model.yaml:2:3"),
        ("soorten:\n  verhaal: {enkelvoud: verhaal}\n".to_owned(), "SK0134 model.yaml:2:3"),
        ("soorten:\n  methodiek: {enkelvoud: spel}\n".to_owned(), "SK0112 model.yaml:2:15"),
        ("soorten:\n  methodiek: {map: Mijn map}\n".to_owned(), "SK0133 model.yaml:2:20"),
        ("soorten:\n  methodiek: {map: media}\n".to_owned(), "SK0133 model.yaml:2:20"),
        ("soorten:\n  methodiek: {map: niveaus}\n".to_owned(), "SK0133 model.yaml:2:20"),
        ("soorten:\n  begrip: {map: trajecten}\n".to_owned(), "SK0133 model.yaml:2:17"),
        ("soorten:\n  methodiek: {map: [a]}\n".to_owned(), "SK0114 model.yaml:2:20"),
        ("soorten:\n  term: {map: x}\n".to_owned(), "SK0110 model.yaml:2:10"),
        (format!("soorten:\n  {own}, map: begrippen}}\n"), "SK0133 model.yaml:2:58"),
        (format!("soorten:\n  {own}, zoals: methodiek}}\n"), "SK0119 model.yaml:2:60"),
        (format!("soorten:\n  {}}}\n", own.replace("verhaal:", "niveaus:")), "SK0133 model.yaml:2:3"),
        (format!("soorten:\n  {}}}\n", own.replace("verhaal:", "Verhaal:")), "SK0133 model.yaml:2:3"),
        ("adressen: {zoeken: begrippen}\n".to_owned(), "SK0133 model.yaml:1:1"),
        ("adressen: {zoeken: vergelijken}\n".to_owned(), "SK0133 model.yaml:1:20"),
        ("adressen: {search: zoek-hier}\n".to_owned(), "SK0110 model.yaml:1:12"),
    ] {
        let project = Project::new().method("tekenen", "Tekenen", "krachtgericht", "Tekst.").write("model.yaml", &model);
        let found = project.codes();
        assert_eq!(found, [expected], "{model}");
        assert!(project.only_problem().help.len() > 10);
    }
    let many: String = (0..1000).fold(String::new(), |all, number| all + &format!("  s{number}: {{enkelvoud: a, meervoud: b{number}}}\n"));
    let found = Project::new().method("tekenen", "Tekenen", "krachtgericht", "Tekst.").write("model.yaml", &format!("soorten:\n{many}")).codes();
    assert_eq!(found.first().map(String::as_str), Some("SK0513 model.yaml:22:3"), "{found:?}");
    let close = Project::new().method("x", "X of Y", "krachtgericht", "Tekst.").write("model.yaml", "soorten:\n  methodeik: {velden: {x: tekst}}\n");
    assert!(close.only_problem().help.contains("methodiek"), "{:?}", close.only_problem());
}

#[test]
fn english_keys_bring_english_folders_and_addresses() {
    let config = "title: Plays\nkeys: en\nlanguage: en\ndimensions:\n  phase: {singular: phase, plural: phases, min: 1}\n";
    let term = "---\ntitle: Start\nshort: A term that stands here as an example.\norder: 1\n---\n";
    let play = |title: &str| {
        format!(
            "---\ntitle: {title}\nsummary: You describe one typical person in a few words, together, on one sheet.\nphase: [start]\n---\n\nText [@jans].\n"
        )
    };
    let project = |folder: &str| {
        let site = Project::new().write("staalkaart.yaml", config).write("content/phase/start.md", term);
        let site = ["principes/krachtgericht", "principes/participatief", "niveaus/individueel", "niveaus/collectief"]
            .iter()
            .fold(site, |site, path| site.remove(&format!("content/{path}.md")));
        site.write(&format!("content/{folder}/one.md"), &play("One play"))
            .write(&format!("content/{folder}/two.md"), &play("Two plays"))
            .write("content/bronnen.bib", "@book{jans, author = {Jans, An}, title = {Book}, date = {2020}}\n")
    };
    let site = project("methods");
    assert_eq!(site.codes(), [""; 0]);
    let built = site.build();
    for file in [
        "methods/one/index.html",
        "search/index.html",
        "compare/index.html",
        "make-trajectory/index.html",
        "sources/index.html",
        "sources.bib",
        "api/v1/methods.json",
        "api/v1/dimensions.json",
    ] {
        assert!(built.files().iter().any(|path| path == file), "{file}: {:?}", built.files());
    }
    assert!(built.file("make-trajectory/index.html").contains("the folder content/trajectories."));
    for part in ["methodieken", "zoeken", "vergelijken", "traject-maken", "bronnen", "trajecten", "begrippen", "dimensies"] {
        for file in built.files() {
            assert!(!file.contains(&format!("{part}/")) && !file.contains(&format!("{part}.")) || file.starts_with("static/"), "{file}");
            let text = if file.ends_with(".html") || file.ends_with(".xml") { built.file(&file) } else { continue };
            assert!(!text.contains(&format!("/{part}/")) && !text.contains(&format!("\"{part}/")), "{file} has {part}");
        }
    }
    // A site that began with the Dutch folders is told once what to do, and either way out works.
    let old = project("methodieken");
    assert_eq!(old.codes(), ["SK0135 content/methodieken/one.md:1:1"]);
    let help = old.only_problem().help;
    assert!(help.contains("`content/methods`") && help.contains("`formerly: [methodieken]`") && help.contains("`folder: methodieken`"), "{help}");
    let kept = project("methodieken").write("model.yaml", "kinds:\n  method: {folder: methodieken, formerly: no}\n");
    assert_eq!(kept.codes(), [""; 0]);
    let moved = project("methods")
        .write("model.yaml", "kinds:\n  method: {formerly: [methodieken]}\naddresses:\n  search: {folder: search, formerly: [zoeken]}\n");
    assert_eq!(moved.codes(), [""; 0]);
    let built = moved.build();
    assert!(built.file("methodieken/one/index.html").contains("url=../../methods/one/index.html"));
    assert!(built.file("zoeken/index.html").contains("url=../search/index.html"));
}

#[test]
fn a_matrix_that_nobody_can_read_is_a_warning() {
    let mut project = Project::new().method("tekenen", "Tekenen", "krachtgericht", "Tekst.");
    for number in 0..23 {
        let term = format!("---\ntitel: Niveau {number}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: {}\n---\n", number + 10);
        project = project.write(&format!("content/niveaus/n{number}.md"), &term);
    }
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.severity.as_str(), problem.file.as_str()), ("SK0136", "warning", "staalkaart.yaml"));
    assert!(problem.message.contains("2 rijen en 25 kolommen") && problem.help.contains("`matrix: nee`"), "{problem:?}");
    let project = project.write("staalkaart.yaml", &format!("{CONFIG}matrix: nee\n"));
    assert_eq!(project.codes(), [""; 0]);
}
