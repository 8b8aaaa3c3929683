//! A site has a page on which editors change texts in their browser; what happens on that page is tried in `tests/browser/cms.test.mjs`.

use serde_json::Value;

use crate::project::{CONFIG, Project};

const BLOCK: &str = "beheer: {dienst: gitea, repo: els/kaart, tak: redactie, adres: \"http://git.example.org:3000/x\"}\n";

fn project() -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.")
}

fn site() -> Project {
    project().write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\n{BLOCK}"))
}

fn config(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The field of a collection with this key.
#[track_caller]
fn field<'a>(config: &'a Value, collection: &str, key: &str) -> &'a Value {
    let find = |list: &'a Value, name: &str| list.as_array().expect("a list").iter().find(|item| item["name"] == name);
    let collection = find(&config["config"]["collections"], collection).expect("a collection");
    find(&collection["fields"], key).unwrap_or_else(|| panic!("{key}: {collection:#}"))
}

#[test]
fn only_a_site_that_asks_for_it_has_the_page() {
    let without = project().build();
    assert!(without.files().iter().all(|path| !path.starts_with("beheer/")), "{:?}", without.files());
    assert!(!without.file("_headers").contains("beheer"));
    let with = site().build();
    let page = with.page("beheer/");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">") && page.contains("<title>Beheer · Voorbeeld</title>"), "{page}");
    assert!(!with.file("sitemap.xml").contains("beheer"));
    assert!(!with.page("").contains("beheer/"), "nothing links to it");
    for path in
        ["beheer/beheer.js", "beheer/front-matter.js", "beheer/sveltia-cms.js", "beheer/yaml.js", "beheer/config.json", "beheer/licenties.txt"]
    {
        assert!(with.files().iter().any(|there| there == path), "{path}");
    }
    // Everything else is as it was.
    let rest = |built: &crate::project::Built| -> Vec<String> {
        built.files().into_iter().filter(|path| !path.starts_with("beheer/") && path != "sitemap.xml").collect()
    };
    let same = project().write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\n")).build();
    assert_eq!(rest(&with), rest(&same));
}

#[test]
fn the_fields_are_those_of_the_check_with_the_words_and_choices_of_the_site() {
    let built = site().write("content/bronnen.bib", "@book{jansen2020, title={Over kaarten}, author={Jansen, An}, date={2020}}\n").build();
    let config = config(&built.file("beheer/config.json"));
    let summary = field(&config, "methodieken", "samenvatting");
    assert_eq!(
        (&summary["widget"], &summary["minlength"], &summary["maxlength"], &summary["required"]),
        (&"text".into(), &60.into(), &320.into(), &true.into())
    );
    assert!(summary["hint"].as_str().is_some_and(|hint| hint.starts_with("Wat je doet")), "{summary}");
    let principles = field(&config, "methodieken", "principes");
    assert_eq!(principles["widget"], "select");
    assert_eq!(principles["options"][1], serde_json::json!({"label": "Participatief", "value": "participatief"}));
    assert_eq!((&principles["min"], &principles["max"]), (&1.into(), &4.into()));
    let sources = field(&config, "methodieken", "bronnen");
    assert_eq!(sources["options"][0], serde_json::json!({"label": "An Jansen (2020). Over kaarten [jansen2020]", "value": "jansen2020"}));
    assert_eq!(field(&config, "methodieken", "verwant")["collection"], "methodieken");
    assert_eq!(field(&config, "methodieken", "datum")["format"], "YYYY-MM-DD");
    assert_eq!(field(&config, "principes", "boven")["collection"], "principes");
    assert_eq!(field(&config, "methodieken", "body")["modes"], serde_json::json!(["raw"]));
    let backend = &config["config"]["backend"];
    assert_eq!((&backend["name"], &backend["repo"], &backend["branch"]), (&"gitea".into(), &"els/kaart".into(), &"redactie".into()));
    assert_eq!(backend["api_root"], "http://git.example.org:3000/api/v1");
}

#[test]
fn terms_ask_for_a_reason_where_methods_of_the_site_say_reasons() {
    let method = format!(
        "---\ntitel: Buddywerking\nsamenvatting: {}\nprincipes: {{krachtgericht: Daarom.}}\nniveaus: [individueel]\n---\n\nTekst.\n",
        crate::project::SUMMARY
    );
    let reason = |built: &crate::project::Built| {
        let config = config(&built.file("beheer/config.json"));
        let fields = field(&config, "methodieken", "principes")["fields"].clone();
        (fields[0]["name"].clone(), fields[1]["name"].clone(), fields[1]["required"].clone())
    };
    let some = site().write("content/methodieken/b.md", &method).build();
    assert_eq!(reason(&some), ("term".into(), "reden".into(), false.into()));
    let all = site().write("content/methodieken/b.md", &method).remove("content/methodieken/a.md").build();
    assert_eq!(reason(&all), ("term".into(), "reden".into(), true.into()));
}

#[test]
fn only_the_page_itself_may_load_what_it_needs() {
    let built = site().build();
    let file = built.file("_headers");
    let policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; \
                  connect-src 'self' data: blob: http://git.example.org:3000; form-action 'none'; base-uri 'none'";
    let rules: Vec<&str> = file.split("\n/").filter(|rule| rule.contains("Content-Security-Policy")).collect();
    let (own, others): (Vec<&str>, Vec<&str>) = rules.into_iter().partition(|rule| rule.starts_with("beheer/*"));
    assert!(own.len() == 1 && own[0].contains(&format!("Content-Security-Policy: {policy}; frame-ancestors 'self'")), "{own:?}");
    assert!(own[0].contains("Cross-Origin-Opener-Policy: same-origin-allow-popups"), "{own:?}");
    for rule in &others {
        assert!(!rule.contains("unsafe-inline") && rule.lines().any(|line| line == "  Cross-Origin-Opener-Policy: same-origin"), "{rule}");
    }
    // No rule of another folder counts for the page, and none is missing for the rest.
    assert!(!others.iter().any(|rule| rule.starts_with('*')), "{file}");
    for path in built.files().iter().filter(|path| !path.starts_with("beheer/") && !path.starts_with('.') && *path != "_headers") {
        let top = path.split_once('/').map_or_else(|| path.clone(), |(folder, _)| format!("{folder}/*"));
        assert!(others.iter().any(|rule| rule.lines().next() == Some(top.as_str())), "{path}");
    }
    assert!(built.page("beheer/").contains(&policy.replace('\'', "&#39;")) || built.page("beheer/").contains(policy), "{}", built.page("beheer/"));
}

#[test]
fn settings_that_cannot_be_are_told_at_their_place() {
    for (settings, code) in [
        ("{dienst: github, repo: kaart}", "SK0510"),
        ("{dienst: github, repo: \"els/../kaart\"}", "SK0510"),
        ("{dienst: github, repo: \"els/ka art\"}", "SK0510"),
        ("{dienst: github, repo: els/kaart, map: ../elders}", "SK0510"),
        ("{dienst: github, repo: els/kaart, tak: \"a b\"}", "SK0510"),
        ("{dienst: gitea, repo: els/kaart, adres: \"https://a.example;script-src\"}", "SK0504"),
        ("{dienst: gitea, repo: els/kaart, aanmelden: \"javascript:alert(1)\"}", "SK0504"),
        ("{dienst: svn, repo: els/kaart}", "SK0119"),
        ("{repo: els/kaart}", "SK0112"),
    ] {
        let problem = project().write("staalkaart.yaml", &format!("{CONFIG}beheer: {settings}\n")).only_problem();
        assert_eq!((problem.code.as_str(), problem.file.as_str(), problem.line), (code, "staalkaart.yaml", 6), "{settings}");
    }
}

#[test]
fn a_command_adds_the_page_and_never_changes_what_is_there() {
    let project = project();
    let ran = project.run(&["cms", "--backend", "gitlab", "--repo", "groep/onder/kaart", "--branch", "redactie"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stdout, "beheer:\n  dienst: gitlab\n  repo: \"groep/onder/kaart\"\n  tak: \"redactie\"\n");
    assert!(ran.stderr.contains("toegangstoken (een soort wachtwoord) van GitLab dat in groep/onder/kaart mag schrijven"), "{}", ran.stderr);
    let read = || std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration");
    assert_eq!(read(), format!("{CONFIG}{}", ran.stdout));
    assert!(project.check().is_empty());
    let again = project.run(&["cms", "--repo", "groep/onder/kaart", "--lang", "en"]);
    assert!(again.code == 0 && again.stderr.starts_with("`beheer` is in staalkaart.yaml already. Nothing was changed."), "{}", again.stderr);
    assert_eq!(read(), format!("{CONFIG}{}", ran.stdout));
}

#[test]
fn a_command_that_asks_for_something_else_than_what_is_there_says_so() {
    let project = site();
    let before = std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration");
    for (args, said) in [
        (["--repo", "iemand/anders"], "staat al `repo: els/kaart`, en niet `iemand/anders`. Er is niets veranderd."),
        (["--branch", "a b"], "staat al `tak: redactie`, en niet `a b`."),
        (["--backend", "github"], "staat al `dienst: gitea`, en niet `github`."),
        (["--host", "https://elders.example.org"], "staat al `adres: http://git.example.org:3000`, en niet `https://elders.example.org`."),
    ] {
        let ran = project.run(&[&["cms"][..], &args].concat());
        assert!(ran.code == 2 && ran.stdout.is_empty() && ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
    }
    assert_eq!(project.run(&["cms", "--repo", "els/kaart", "--branch", "redactie", "--host", "http://git.example.org:3000/y"]).code, 0);
    assert_eq!(std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration"), before);
}

#[test]
fn the_lines_that_are_there_stay_as_they_are_and_the_new_ones_end_as_they_do() {
    let crlf = CONFIG.replace('\n', "\r\n");
    let added = "beheer:\n  dienst: github\n  repo: \"els/kaart\"\n  tak: \"main\"\n";
    for (before, after) in [
        (crlf.clone(), format!("{crlf}{}", added.replace('\n', "\r\n"))),
        (format!("{CONFIG}# einde  \n\n"), format!("{CONFIG}# einde  \n\n{added}")),
        (CONFIG.trim_end().to_owned(), format!("{CONFIG}{added}")),
    ] {
        let project = project().write("staalkaart.yaml", &before);
        assert_eq!(project.run(&["cms", "--repo", "els/kaart"]).code, 0);
        assert_eq!(std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration"), after);
        assert_eq!(project.codes(), [""; 0]);
    }
}

#[test]
fn a_command_writes_nothing_that_the_check_would_not_take() {
    for args in [
        &["cms"][..],
        &["cms", "--repo", "kaart"],
        &["cms", "--repo", "els/kaart\nthema: weg"],
        &["cms", "--repo", "els/kaart", "--host", "geen adres"],
        &["cms", "--repo", "els/kaart", "--branch", "a b"],
    ] {
        let project = project();
        let ran = project.run(args);
        assert!(ran.code == 2 && ran.stderr.contains("wat je kunt doen: "), "{args:?}: {}", ran.stderr);
        assert_eq!(std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration"), CONFIG);
    }
    let flow =
        "{titel: Voorbeeld, dimensies: {principes: {enkelvoud: principe, meervoud: principes}, niveaus: {enkelvoud: niveau, meervoud: niveaus}}}\n";
    let project = project().write("staalkaart.yaml", flow);
    assert_eq!(project.run(&["cms", "--repo", "els/kaart"]).code, 2);
    assert_eq!(std::fs::read_to_string(project.path("staalkaart.yaml")).expect("a configuration"), flow);
}
