//! A site has fields of its own, without a line of code: checked, shown, found, filtered, compared, given.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};
use staalkaart::diagnostics::Diagnostics;
use staalkaart::source::SourceMap;
use staalkaart::{config, draft};

use crate::project::{CONFIG, Project, SUMMARY, TODAY};

/// A model with a field of every form.
const MODEL: &str = "soorten:
  methodiek:
    velden:
      tijd: {vorm: getal, label: {nl: Tijd, en: Time}, eenheid: minuten, min: 1, max: 480, filter: [15, 60], afdrukken: ja}
      waarom: {vorm: alinea, label: Waarom, plaats: kaart}
      moeilijk: {vorm: keuze, label: Moeilijkheid, keuzes: {licht: Licht werk, zwaar: Zwaar werk}, filter: ja}
      rollen: {vorm: keuzes, keuzes: [begeleider, waarnemer]}
      buiten: {vorm: ja-nee, label: Kan buiten, filter: ja}
      film: link
      sinds: datum
      stappen: {vorm: lijst, label: Stappen, plaats: naast, van: {vorm: record, velden: {naam: tekst, duur: getal}}}
      beeld: {vorm: beeld, label: Beeld}
      lijkt_op: {vorm: lijst, van: {vorm: verwijzing, naar: methodiek}}
      begrip: {vorm: verwijzing, naar: begrip}
      niveau_van: {vorm: verwijzing, naar: niveaus}
      gelezen_in: {vorm: verwijzing, naar: bron}
      bijnaam: {vorm: tekst, zoeken: naam, plaats: nergens, api: nee}
  begrip:
    velden:
      herkomst: {vorm: tekst, label: Herkomst}
";

const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 4, 0, 0, 0, 181, 28, 12, 2, 0, 0, 0, 11, 73, 68, 65, 84,
    120, 218, 99, 100, 248, 15, 0, 1, 5, 1, 1, 39, 24, 227, 102, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

fn method(title: &str, fields: &str) -> String {
    format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{fields}---\n\nTekst.\n")
}

fn project() -> Project {
    Project::new()
        .write("model.yaml", MODEL)
        .write("content/media/pad.png", "")
        .write_bytes("content/media/pad.png", PIXEL)
        .write("content/bronnen.bib", "@book{jans2020, title = {Samen}, author = {Jans, An}, date = {2020}}\n")
        .write("content/begrippen/kaart.md", "---\ntitel: Kaart\nkort: Een tekening van wie er is.\nherkomst: Uit de atlas.\n---\n")
        .write("content/methodieken/tekenen.md", &method("Tekenen", "tijd: 12.5\nmoeilijk: licht\n"))
        .write(
            "content/methodieken/persona.md",
            &method(
                "Persona",
                "tijd: 45
waarom: |
  Omdat *mensen* verschillen. Zie [[kaart]] [@jans2020].

  - een
moeilijk: zwaar
rollen: [begeleider, waarnemer]
buiten: ja
film: https://example.org/film/
sinds: 2019-03
stappen: [{naam: Kijk, duur: 10}, {naam: <Schrijf>}]
beeld: {bestand: media/pad.png, alt: Een pad}
lijkt_op: [tekenen]
begrip: kaart
niveau_van: collectief
gelezen_in: \"jans2020, p. 3\"
bijnaam: Zandkorrel
",
            ),
        )
}

#[test]
fn a_field_stands_where_the_model_says() {
    let built = project().build();
    let page = built.file("methodieken/persona/index.html");
    for fact in [
        "<dt>Tijd</dt><dd data-row=\"field-tijd\">45 minuten</dd>",
        "<dt>Moeilijkheid</dt><dd data-row=\"field-moeilijk\">Zwaar werk</dd>",
        "<dd data-row=\"field-rollen\">begeleider, waarnemer</dd>",
        "<dt>Kan buiten</dt><dd data-row=\"field-buiten\">ja</dd>",
        "<dt>Film</dt><dd data-row=\"field-film\"><a href=\"https://example.org/film/\" rel=\"external\">example.org/film</a></dd>",
        "<dd data-row=\"field-sinds\">maart 2019</dd>",
        "<dt>Lijkt op</dt><dd data-row=\"field-lijkt_op\"><a href=\"../../methodieken/tekenen/index.html\">Tekenen</a></dd>",
        "<dd data-row=\"field-begrip\"><a href=\"../../begrippen/kaart/index.html\">Kaart</a></dd>",
        "<dd data-row=\"field-niveau_van\"><a href=\"../../niveaus/collectief/index.html\">Collectief</a></dd>",
    ] {
        assert!(page.contains(fact), "{fact}\n{page}");
    }
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    assert!(place("id=\"_field-waarom\"") < place("<dl class=\"facts\">"), "on the card");
    assert!(place("<div class=\"beside\">") < place("id=\"_field-stappen\"") && place("id=\"_field-stappen\"") < place("id=\"_field-beeld\""));
    assert!(page.contains("<p>Omdat <em>mensen</em> verschillen. Zie <a href=\"../../begrippen/kaart/index.html\">Kaart</a>"), "{page}");
    assert!(page.contains("<div><dt>Naam</dt><dd>&lt;Schrijf&gt;</dd></div>"), "{page}");
    assert!(page.contains("src=\"../../media/pad.png\" width=\"1\" height=\"1\" alt=\"Een pad\""), "{page}");
    assert!(page.contains("id=\"_sources\"") && page.contains("Jans"), "what a field cites stands among the sources");
    assert!(!page.contains("Zandkorrel"), "nowhere");
    let other = built.file("methodieken/tekenen/index.html");
    assert!(other.contains("12,5 minuten") && !other.contains("field-waarom"), "{other}");
    let concept = built.file("begrippen/kaart/index.html");
    assert!(concept.contains("<dt>Herkomst</dt><dd data-row=\"field-herkomst\">Uit de atlas.</dd>"), "{concept}");
    assert!(concept.contains("methodieken/persona/index.html"), "a field that names a text mentions it");
}

#[test]
fn a_field_is_searched_filtered_compared_printed_and_given() {
    let config = format!("{CONFIG}matrix: {{rijen: principes, kolommen: niveaus}}\n");
    let project = project().write("staalkaart.yaml", &config);
    let found = |project: &Project, args: &[&str]| {
        let ran = project.run(&[&["search", "--json"], args].concat());
        let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        answer["hits"].as_array().expect("hits").iter().map(|hit| hit["slug"].as_str().expect("a slug").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&project, &["zandkorrel"]), ["persona"], "a name that stands nowhere is found");
    assert_eq!(found(&project, &["verschillen"]), ["persona"]);
    assert_eq!(found(&project, &["", "--facet", "tijd=..15"]), ["tekenen"]);
    assert_eq!(found(&project, &["", "--facet", "moeilijk=zwaar"]), ["persona"]);
    let built = project.build();
    let search = built.file("zoeken/index.html");
    assert!(search.contains("name=\"tijd\" value=\"15..60\"><span>meer dan 15, tot en met 60 minuten</span>"), "{search}");
    assert!(search.contains("name=\"moeilijk\" value=\"licht\"><span>Licht werk</span>"), "{search}");
    assert!(!search.contains("value=\"60..\""), "a range without a method is no filter");
    let list = built.file("methodieken/index.html");
    assert!(list.contains("<a href=\"../zoeken/index.html?buiten=true\"><span>ja</span>"), "{list}");
    let compare = built.file("vergelijken/index.html");
    assert!(compare.contains("data-row=\"field-tijd\"") && !compare.contains("data-row=\"field-stappen\""), "{compare}");
    let cards = built.file("niveaus/individueel/kaarten/index.html");
    assert!(cards.contains("<dt>Tijd</dt><dd>45 minuten</dd>") && !cards.contains("Moeilijkheid"), "{cards}");
    let api: Value = serde_json::from_str(&built.file("api/v1/methodieken.json")).expect("JSON");
    let fields = &api[0]["velden"];
    assert_eq!((&fields["tijd"], &fields["moeilijk"], &fields["buiten"]), (&json!(45), &json!("zwaar"), &json!(true)));
    assert_eq!(fields["lijkt_op"], json!([{"slug": "tekenen", "url": "methodieken/tekenen/"}]));
    assert_eq!(fields["stappen"], json!([{"naam": "Kijk", "duur": 10}, {"naam": "<Schrijf>"}]));
    assert_eq!(fields["gelezen_in"], "jans2020");
    assert!(fields.get("bijnaam").is_none(), "not in the API");
}

#[test]
fn editors_are_told_of_a_field() {
    let project = project();
    assert_eq!(project.run(&["new", "methodiek", "Nieuw", "--date", TODAY]).code, 0);
    let text = fs::read_to_string(project.path("content/methodieken/nieuw.md")).expect("written");
    assert!(text.contains("\n# Tijd (een getal van 1 tot en met 480)\n") || text.contains("\n# Tijd: (een getal van 1 tot en met 480)\n"), "{text}");
    let in_use = text.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line));
    let own =
        in_use.filter(|line| ["tijd", "film", "sinds", "buiten", "moeilijk"].iter().any(|key| line.starts_with(key))).collect::<Vec<_>>().join("\n");
    let project = project.write("content/methodieken/nieuw.md", &method("Nieuw", &format!("{own}\n")));
    assert_eq!(project.codes(), [""; 0], "{own}");
    let schema: Value = serde_json::from_str(&project.run(&["schema", "methodiek"]).stdout).expect("JSON");
    let properties = &schema["properties"];
    assert_eq!((&properties["tijd"]["maximum"], &properties["tijd"]["title"]), (&json!(480.0), &json!("Tijd")));
    assert_eq!(properties["moeilijk"]["enum"], json!(["licht", "zwaar"]));
    assert_eq!(properties["moeilijk"]["enumDescriptions"], json!(["Licht werk", "Zwaar werk"]));
    assert_eq!(properties["niveau_van"]["enum"], json!(["individueel", "collectief"]));
}

#[test]
fn a_wrong_value_is_told_at_its_place() {
    for (fields, expected) in [
        ("tijd: 500", "SK0128 content/methodieken/x.md:6:7"),
        ("tijd: lang", "SK0114 content/methodieken/x.md:6:7"),
        ("moeilijk: ligt", "SK0119 content/methodieken/x.md:6:11"),
        ("rollen: [begeleider, begeleider]", "SK0122 content/methodieken/x.md:6:22"),
        ("buiten: misschien", "SK0114 content/methodieken/x.md:6:9"),
        ("film: /film/", "SK0127 content/methodieken/x.md:6:7"),
        ("sinds: maart", "SK0118 content/methodieken/x.md:6:8"),
        ("stappen: [{naam: Kijk, lengte: 3}]", "SK0110 content/methodieken/x.md:6:24"),
        ("beeld: {bestand: media/pat.png, alt: Pad}", "SK0208 content/methodieken/x.md:6:18"),
        ("beeld: {bestand: media/pad.png}", "SK0112 content/methodieken/x.md:6:1"),
        ("lijkt_op: [teken]", "SK0202 content/methodieken/x.md:6:12"),
        ("begrip: tekenen", "SK0202 content/methodieken/x.md:6:9"),
        ("niveau_van: krachtgericht", "SK0201 content/methodieken/x.md:6:13"),
        ("gelezen_in: jans2021", "SK0203 content/methodieken/x.md:6:13"),
        ("waarom: Een <b>woord</b>.", "SK0301 content/methodieken/x.md:6:13"),
        ("waarom: Zie [[kart]].", "SK0204 content/methodieken/x.md:6:15"),
        ("waarom: |\n  ## Kop\n\n  Tekst.", "SK0129 content/methodieken/x.md:7:3"),
        ("waarom: ''", "SK0113 content/methodieken/x.md:6:9"),
    ] {
        let found = project().write("content/methodieken/x.md", &method("X of Y", &format!("{fields}\n"))).codes();
        assert!(found.first().is_some_and(|first| first == expected), "{fields}: {found:?}");
    }
    let required = MODEL.replace("film: link", "film: {vorm: link, verplicht: ja}");
    let found = project().write("model.yaml", &required).codes();
    assert_eq!(found, ["SK0112 content/methodieken/tekenen.md:1:1"], "a changed model over old texts");
}

#[test]
fn a_mistake_in_the_model_is_told_at_its_place() {
    let field = |field: &str| format!("soorten:\n  methodiek:\n    velden:\n      {field}\n");
    let many = (0..1000).map(|number| format!("      veld{number}: tekst\n")).collect::<Vec<_>>().concat();
    let deep = "x: {vorm: lijst, van: {vorm: lijst, van: {vorm: lijst, van: {vorm: lijst, van: tekst}}}}";
    for (model, expected) in [
        (String::new(), ""),
        ("soorten: [".to_owned(), "SK0105 model.yaml:1:10"),
        ("- a\n".to_owned(), "SK0114 model.yaml:1:1"),
        ("kinds: {}\n".to_owned(), "SK0110 model.yaml:1:1"),
        ("soorten:\n  methode: {}\n".to_owned(), "SK0134 model.yaml:2:3"),
        ("soorten:\n  methodiek: {veld: {}}\n".to_owned(), "SK0110 model.yaml:2:15"),
        (field("x: {vorm: zin}"), "SK0119 model.yaml:4:17"),
        (field("x: {label: X}"), "SK0112 model.yaml:4:7"),
        (field("x: {vorm: tekst, plaats: boven}"), "SK0119 model.yaml:4:32"),
        (field("x: {vorm: tekst, zoeken: veel}"), "SK0119 model.yaml:4:32"),
        (field("x: {vorm: tekst, keuzes: [a]}"), "SK0110 model.yaml:4:24"),
        (field("x: {vorm: tekst, min: 9, max: 3}"), "SK0124 model.yaml:4:29"),
        (field("x: {vorm: getal, min: 9, max: 3}"), "SK0124 model.yaml:4:29"),
        (field("x: {vorm: getal, filter: [9, 3]}"), "SK0124 model.yaml:4:36"),
        (field("x: {vorm: getal, min: veel}"), "SK0128 model.yaml:4:29"),
        (field("x: {vorm: keuze}"), "SK0112 model.yaml:4:7"),
        (field("x: {vorm: keuze, keuzes: []}"), "SK0120 model.yaml:4:32"),
        (field("x: {vorm: lijst}"), "SK0112 model.yaml:4:7"),
        (field("x: {vorm: record, velden: {}}"), "SK0113 model.yaml:4:25"),
        (field("x: {vorm: verwijzing, naar: persoon}"), "SK0514 model.yaml:4:35"),
        (field("x: {vorm: tekst, label: {fr: X}}"), "SK0110 model.yaml:4:32"),
        (field("x: tekst\n      x: getal"), "SK0111 model.yaml:5:7"),
        (field("niveaus: tekst"), "SK0511 model.yaml:4:7"),
        (field("soort: tekst"), "SK0511 model.yaml:4:7"),
        (field("title: tekst"), "SK0511 model.yaml:4:7"),
        (field("Étage: tekst"), "SK0511 model.yaml:4:7"),
        (field("titel: nee"), "SK0512 model.yaml:4:7"),
        (field("titel: {verplicht: nee}"), "SK0512 model.yaml:4:26"),
        (field("samenvatting: {vorm: getal}"), "SK0110 model.yaml:4:22"),
        (field("omgevin: nee"), "SK0110 model.yaml:4:7"),
        (field(deep), "SK0108 model.yaml:4:81"),
        (format!("soorten:\n  methodiek:\n    velden:\n{many}"), "SK0513 model.yaml:182:7"),
    ] {
        let found = Project::new().method("tekenen", "Tekenen", "krachtgericht", "Tekst.").write("model.yaml", &model).codes();
        let first = found.first().map_or("", String::as_str);
        assert!(first == expected && found.len() == usize::from(!expected.is_empty()), "{model}: {found:?}");
    }
}

#[test]
fn a_built_in_field_is_relabelled_bounded_or_dropped() {
    let model = "soorten:\n  methodiek:\n    velden:\n      samenvatting: {label: Kern, min: 5, max: 20}\n      omgeving: nee\n";
    let text = |summary: &str, more: &str| {
        format!("---\ntitel: Kijken\nsamenvatting: {summary}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}---\n")
    };
    let project = Project::new().write("model.yaml", model).write("content/methodieken/kijken.md", &text("Je kijkt.", ""));
    assert_eq!(project.codes(), [""; 0]);
    let schema: Value = serde_json::from_str(&project.run(&["schema", "methodiek"]).stdout).expect("JSON");
    assert_eq!(schema["properties"]["samenvatting"]["title"], "Kern");
    assert!(schema["properties"].get("omgeving").is_none());
    let project = project.write("content/methodieken/kijken.md", &text("Je kijkt langer dan het mag.", "omgeving: [Rust]\n"));
    assert_eq!(project.codes(), ["SK0116 content/methodieken/kijken.md:3:15", "SK0110 content/methodieken/kijken.md:6:1"]);
}

#[test]
fn the_example_of_the_document_passes_the_check() {
    let text = fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/model.md")).expect("the document");
    let mut project = Project::new();
    let mut files = 0;
    for part in text.split("\n````").filter(|part| part.starts_with("yaml model.yaml") || part.starts_with("md ")) {
        let (head, body) = part.split_once('\n').expect("a block");
        project = project.write(head.split_once(' ').expect("a path").1, &format!("{body}\n"));
        files += 1;
    }
    assert_eq!((files, project.codes()), (2, Vec::new()));
    let wrong = text.split("tijd: 45").next().map(|_| method("Persona", "tijd: 500\nwaarom: Daarom.\n")).expect("a text");
    assert_eq!(project.write("content/methodieken/persona.md", &wrong).codes(), ["SK0128 content/methodieken/persona.md:6:7"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_model_is_read_or_told(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "soorten:\n", "  methodiek:\n", "    velden:\n", "      x: ", "      titel: ", "tekst\n", "{vorm: getal, ", "min: ", "max: -3, ", "filter: [1, 2]}\n", "nee\n",
        "{vorm: lijst, van: ", "{vorm: record, velden: ", "keuzes: ", "{", "}", "[", "]", "\n", "  ", "~", "é", "&a ", "*a", "''", ": ", "label: {nl: ", "naar: bron", "1e9", "- ",
    ]), 0..24)) {
        let model = pieces.concat();
        let sources = SourceMap::from_texts([
            ("staalkaart.yaml".to_owned(), CONFIG.to_owned()),
            ("content/methodieken/x.md".to_owned(), method("Kijken", "x: 3\n")),
            ("model.yaml".to_owned(), model.clone()),
        ]);
        let mut diagnostics = Diagnostics::new();
        let config = config::read(&sources, &config::Overrides::default(), &mut diagnostics).expect("a configuration");
        draft::parse_all(&sources, &config, &mut diagnostics);
        for diagnostic in diagnostics.into_vec() {
            let text = &sources.file(diagnostic.span.file).text;
            prop_assert!(diagnostic.span.end <= text.len() && text.is_char_boundary(diagnostic.span.start) && text.is_char_boundary(diagnostic.span.end), "{diagnostic:?} {model}");
        }
    }
}

#[test]
fn keys_are_english_where_the_site_says_so() {
    let term = |title: &str| format!("---\ntitle: {title}\nshort: A term that stands here as an example.\norder: 1\n---\n");
    let project = Project::new()
        .remove("content/principes/krachtgericht.md")
        .remove("content/principes/participatief.md")
        .remove("content/niveaus/individueel.md")
        .remove("content/niveaus/collectief.md")
        .write(
            "staalkaart.yaml",
            "title: Methods\nkeys: en\nlanguage: en\npublisher: {name: We}\nmatrix: no\ndimensions:\n  phase: {singular: phase, plural: phases, min: 1}\n",
        )
        .write("model.yaml", "kinds:\n  method:\n    fields:\n      time: {form: number, unit: minutes, filter: true}\n  trajectory: no\n")
        .write("content/phase/discover.md", &term("Discover"));
    let method = |more: &str| {
        format!(
            "---\ntitle: Personas\nsummary: You describe one typical person in a few words, together, on one sheet.\nphase: [discover]\n{more}---\n\nText.\n"
        )
    };
    let practical = "time: 45\npractical: {duration: {text: an hour, basis: estimate}}\nalso_known_as: [Profiles]\n";
    let project = project.write("content/methods/personas.md", &method(practical));
    assert_eq!(project.codes(), [""; 0]);
    // `new` and the schema speak the same language.
    assert_eq!(project.run(&["new", "method", "Second one", "--date", TODAY]).code, 0);
    let text = fs::read_to_string(project.path("content/methods/second-one.md")).expect("written");
    assert!(text.contains("\ntitle: Second one\n") && text.contains("\nstatus: draft\n") && text.contains("\nphase: [discover]\n"), "{text}");
    assert_eq!(project.codes(), [""; 0], "{text}");
    let schema: Value = serde_json::from_str(&project.run(&["schema", "method"]).stdout).expect("JSON");
    assert_eq!(schema["required"], json!(["title", "summary", "phase"]));
    let built = project.build();
    let page = built.file("methods/personas/index.html");
    assert!(page.contains("an hour") && page.contains("45 minutes") && page.contains("Profiles"), "{page}");
    assert!(
        !page.contains("trajectory") && !built.files().iter().any(|path| path.starts_with("traject")),
        "no trajectories, and nothing that leads there"
    );
    let api: Value = serde_json::from_str(&built.file("api/v1/methods.json")).expect("JSON");
    assert_eq!(
        (&api[0]["title"], &api[0]["fields"]["time"], &api[0]["dimensions"]["phase"][0]["term"]),
        (&json!("Personas"), &json!(45), &json!("discover"))
    );
    let index: Value = serde_json::from_str(&built.file("api/v1/index.json")).expect("JSON");
    assert_eq!((&index["keys"], &index["counts"]["methods"]), (&json!("en"), &json!(1)));
}

#[test]
fn the_other_language_s_key_is_an_error_that_names_the_right_one() {
    let project = Project::new().write("content/methodieken/x.md", &method("Kijken", "keywords: [a]\n"));
    let problem = project.only_problem();
    assert!(problem.code == "SK0110" && problem.help.contains("`trefwoorden`"), "{problem:?}");
    let project = Project::new().write("staalkaart.yaml", &format!("{CONFIG}keys: en\n"));
    let found = project.codes();
    assert!(found.contains(&"SK0110 staalkaart.yaml:1:1".to_owned()), "{found:?}");
}

#[test]
fn what_a_site_does_not_have_appears_nowhere() {
    let config = format!("{CONFIG}basis_url: https://example.org/\nmatrix: nee\n");
    let project = || Project::new().method("tekenen", "Tekenen", "krachtgericht", "Tekst.").write("staalkaart.yaml", &config);
    let built = project().build();
    let files = built.files();
    for part in ["trajecten/", "begrippen/", "bronnen/", "staalkaart/", "poster/", "api/v1/trajecten.json", "api/v1/begrippen.json"] {
        assert!(!files.iter().any(|path| path.starts_with(part)), "{part}: {files:?}");
    }
    for page in files.iter().filter(|path| path.ends_with(".html") || path.ends_with(".xml")) {
        let text = built.file(page);
        for part in ["/trajecten/", "/begrippen/", "/bronnen/", "\"trajecten/", "\"begrippen/"] {
            assert!(!text.contains(part), "{page} leads to {part}");
        }
        assert!(!text.contains("etoetst") && !text.contains("rvaringsdeskundig"), "{page}");
    }
    assert!(files.iter().any(|path| path.starts_with("traject-maken/")), "trajectories can be made");
    let built = project().write("model.yaml", "soorten: {traject: nee, begrip: nee}\n").build();
    assert!(!built.files().iter().any(|path| path.starts_with("traject")));
    assert!(!built.file("methodieken/tekenen/index.html").contains("traject"), "nothing leads to the page to make one on");
    let dropped = project().write("model.yaml", "soorten:\n  begrip: nee\n  methodiek:\n    velden:\n      zie: {vorm: verwijzing, naar: begrip}\n");
    assert_eq!(dropped.codes(), ["SK0514 model.yaml:5:37"]);
    let fixed = project().write("model.yaml", "soorten: {term: nee}\n");
    assert_eq!(fixed.codes(), ["SK0515 model.yaml:1:11"]);
}

#[test]
fn a_choice_that_no_text_names_is_the_default() {
    let model = "soorten:\n  methodiek:\n    velden:\n      stand: {vorm: keuze, keuzes: {nieuw: net begonnen, oud: al lang}, standaard: nieuw, stijl: nee}\n";
    let project = Project::new()
        .write("model.yaml", model)
        .method("tekenen", "Tekenen", "krachtgericht", "Tekst.")
        .write("content/methodieken/kijken.md", &method("Kijken", "stand: oud\n"));
    let built = project.build();
    assert!(built.file("methodieken/tekenen/index.html").contains("<dt>Stand</dt><dd data-row=\"field-stand\">net begonnen</dd>"));
    assert!(built.file("methodieken/kijken/index.html").contains("al lang"));
    let wrong = Project::new().write("model.yaml", &model.replace("standaard: nieuw", "standaard: niew"));
    assert!(wrong.codes().contains(&"SK0119 model.yaml:4:84".to_owned()), "{:?}", wrong.codes());
}
