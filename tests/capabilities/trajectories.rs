//! A practitioner lays methods in phases, and sees what the whole covers and what it lacks.

use crate::project::{CONFIG, Project, SUMMARY};

fn site() -> Project {
    let method = |title: &str, principles: &str, level: &str| {
        format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [{principles}]\nniveaus: [{level}]\n---\n\nTekst.\n")
    };
    let trajectory = format!(
        "---\ntitel: Op weg\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, wanneer: week 1, methodieken: [ecogram]}}\n  - {{naam: Daarna, methodieken: [gesprek, ecogram]}}\n---\n\nTekst.\n"
    );
    Project::new()
        .write("content/methodieken/ecogram.md", &method("Ecogram", "krachtgericht", "individueel"))
        .write("content/methodieken/gesprek.md", &method("Gesprek", "krachtgericht", "individueel"))
        .write("content/methodieken/theater.md", &method("Theater", "participatief", "collectief"))
        .write("content/methodieken/raad.md", &method("Raad", "participatief", "individueel"))
        .write("content/trajecten/op-weg.md", &trajectory)
}

#[test]
fn coverage_names_counts_gaps_and_what_would_fill_them() {
    let project = site();
    let ran = project.run(&["coverage", "op-weg", "--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one JSON document");
    let principles = &json["dimensies"]["principes"];
    assert_eq!(json["traject"], "op-weg");
    assert_eq!(principles["aantal"], serde_json::json!({"krachtgericht": 2, "participatief": 0}), "a method counts once, also in two phases");
    assert_eq!(principles["ontbreekt"], serde_json::json!(["participatief"]));
    assert_eq!(principles["dun"], serde_json::json!([]));
    let fillers: Vec<_> = principles["aanvulling"].as_array().expect("a list").iter().map(|f| f["slug"].as_str().expect("a slug")).collect();
    assert_eq!(fillers, ["raad", "theater"]);
    assert_eq!(principles["aanvulling"][0]["reden"], "brengt participatief in");
    assert_eq!(json["dimensies"]["niveaus"]["ontbreekt"], serde_json::json!(["collectief"]));
}

#[test]
fn the_catalogues_own_picture_shows_where_there_is_much_and_where_little() {
    let setting = "---\ntitel: Relatie\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 1\n---\n";
    let config = format!("{CONFIG}  settings: {{enkelvoud: setting, meervoud: settings}}\n");
    let extra = format!(
        "---\ntitel: Kaart\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\nsettings: [relatie]\n---\n\nTekst.\n"
    );
    let project =
        site().write("staalkaart.yaml", &config).write("content/settings/relatie.md", setting).write("content/methodieken/kaart.md", &extra);
    let ran = project.run(&["coverage"]);
    for line in [
        "De hele catalogus: 5 methodieken",
        "  principes × niveaus",
        "                   Individueel  Collectief  samen",
        "    Krachtgericht            3           ·      3",
        "    Participatief            1           1      2",
        "  principes × niveaus × settings",
        "    Krachtgericht  Individueel        1",
        "                   Collectief         ·",
        "  Nog zonder methodiek: Krachtgericht × Collectief",
        "  Rust op weinig methodieken: Collectief (1)",
    ] {
        assert!(ran.stdout.lines().any(|found| found == line), "{line}\n{}", ran.stdout);
    }
    let ran = project.run(&["coverage", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one JSON document");
    let catalogue = &json["catalogus"];
    assert_eq!(catalogue["methodieken"], 5);
    assert_eq!(catalogue["dimensies"]["niveaus"], serde_json::json!({"individueel": 4, "collectief": 1}));
    assert_eq!(catalogue["weinig"], serde_json::json!([{"niveaus": "collectief"}]));
    let cells = catalogue["cellen"].as_array().expect("a list");
    let first = serde_json::json!({
        "vak": {"principes": "krachtgericht", "niveaus": "individueel"}, "aantal": 3, "dimensies": {"settings": {"relatie": 1}},
    });
    assert_eq!((cells.len(), &cells[0]), (4, &first));
    assert_eq!(json["trajecten"][0]["traject"], "op-weg");
}

#[test]
fn coverage_reads_well_at_the_terminal() {
    let ran = site().run(&["coverage"]);
    for line in [
        "Op weg (op-weg)",
        "  principes",
        "    Krachtgericht    2  ■■",
        "    Participatief    0   ontbreekt",
        "    + Raad (raad): brengt participatief in",
    ] {
        assert!(ran.stdout.lines().any(|found| found == line), "{line}\n{}", ran.stdout);
    }
    let ran = site().run(&["coverage", "op-wg"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("did you mean op-weg?"), "{}", ran.stderr);
}

#[test]
fn the_page_shows_the_band_with_its_gaps() {
    let built = site().build();
    let main = built.main("trajecten/op-weg/");
    assert!(main.contains("<th scope=\"col\">Begin</th><th scope=\"col\">Daarna</th>"), "{main}");
    let row = &main[main.find("gap\"><th scope=\"row\"><a href=\"../../principes/participatief/").expect("an empty row")..];
    assert!(row[..row.find("</tr>").expect("an end")].contains("ontbreekt"));
    assert!(main.contains("Dit zou het gat vullen") && main.contains("Raad"), "{main}");
    assert!(built.main("methodieken/ecogram/").contains("Staat in deze trajecten"));
}

#[test]
fn a_missing_central_principle_is_said_first() {
    let central = "---\ntitel: Participatief\nkort: Een term in het midden.\nvolgorde: 2\ncentraal: true\n---\n";
    let main = site().write("content/principes/participatief.md", central).build().main("trajecten/op-weg/");
    assert!(main.contains("Participatief ontbreekt"), "{main}");
}

#[test]
fn phases_name_methods_that_exist() {
    let trajectory = format!(
        "---\ntitel: Op weg\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, methodieken: [ecogrm]}}\n  - {{naam: Leeg, methodieken: []}}\n---\n"
    );
    assert_eq!(
        site().write("content/trajecten/op-weg.md", &trajectory).codes(),
        ["SK0202 content/trajecten/op-weg.md:5:33", "SK0120 content/trajecten/op-weg.md:6:31"]
    );
}
