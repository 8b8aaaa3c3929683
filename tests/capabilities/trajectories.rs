//! A practitioner lays methods in phases, and sees what the whole covers and what it lacks.

use proptest::prelude::*;
use staalkaart_weave::plan::Plan;
use staalkaart_weave::session::Session;

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
    assert_eq!(principles["aanvulling"][0]["reden"], "voegt participatief toe");
    assert_eq!(json["dimensies"]["niveaus"]["ontbreekt"], serde_json::json!(["collectief"]));
}

/// The same with a third dimension, which one method names.
fn crossed() -> Project {
    let setting = "---\ntitel: Relatie\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 1\n---\n";
    let config = format!("basis_url: https://voorbeeld.be/\n{CONFIG}  settings: {{enkelvoud: setting, meervoud: settings}}\n");
    let extra = format!(
        "---\ntitel: Kaart\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\nsettings: [relatie]\n---\n\nTekst.\n"
    );
    site().write("staalkaart.yaml", &config).write("content/settings/relatie.md", setting).write("content/methodieken/kaart.md", &extra)
}

#[test]
fn the_catalogues_own_picture_shows_where_there_is_much_and_where_little() {
    let project = crossed();
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

/// The numbers in the rows of the table with this caption, and the number of its cells marked as empty.
fn table(html: &str, caption: &str) -> (Vec<Vec<u64>>, usize) {
    let at = html.find(&format!(">{caption}</caption>")).unwrap_or_else(|| panic!("no table {caption}: {html}"));
    let table = &html[at..at + html[at..].find("</table>").expect("an end")];
    let number = |cell: &str| {
        let mut tag = true;
        let text = cell[..cell.find("</td>").expect("an end")].chars().filter(|&c| {
            let shown = !tag && c != '<';
            tag = (tag || c == '<') && c != '>';
            shown
        });
        text.filter(char::is_ascii_digit).collect::<String>().parse::<u64>().ok()
    };
    let rows = table.split("<tr").skip(1).map(|row| row.split("<td").skip(1).filter_map(number).collect::<Vec<_>>());
    (rows.filter(|row| !row.is_empty()).collect(), table.matches("<td class=\"none\">0</td>").count())
}

#[test]
fn the_page_of_the_picture_has_the_numbers_of_the_command() {
    let policy = "---\ntitel: Beleid\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 2\n---\n";
    let project = crossed().write("content/settings/beleid.md", policy);
    let json: serde_json::Value = serde_json::from_str(&project.run(&["coverage", "--json"]).stdout).expect("one JSON document");
    let counts = |value: &serde_json::Value, dimension: &str, terms: &[&str]| -> Vec<u64> {
        terms.iter().map(|term| value["dimensies"][dimension][term].as_u64().expect("a count")).collect()
    };
    let main = project.build().main("over/dekking/");
    let catalogue = &json["catalogus"];
    let settings = ["relatie", "beleid"];
    for (title, terms) in [("Principes", ["krachtgericht", "participatief"]), ("Niveaus", ["individueel", "collectief"]), ("Settings", settings)] {
        let expected: Vec<Vec<u64>> = counts(catalogue, &title.to_lowercase(), &terms).into_iter().map(|count| vec![count]).collect();
        assert_eq!(table(&main, title).0, expected, "{title}");
    }
    let cells = catalogue["cellen"].as_array().expect("a list");
    let totals: Vec<u64> = cells.iter().map(|cell| cell["aantal"].as_u64().expect("a count")).collect();
    assert_eq!(totals, [3, 0, 1, 1]);
    let matrix = table(&main, "Aantal methodieken: Principes in de rijen, niveaus in de kolommen");
    assert_eq!(matrix, (totals.chunks(2).map(<[u64]>::to_vec).collect(), 1));
    let lines = cells.iter().zip(&totals).map(|(cell, &total)| [counts(cell, "settings", &settings), vec![total]].concat()).collect();
    assert_eq!(table(&main, "Principes en niveaus per setting"), (lines, 8));
    assert_eq!(main.matches("<a href=\"../../staalkaart/participatief/individueel/index.html\">").count(), 2, "{main}");
}

#[test]
fn the_page_of_the_picture_names_what_is_empty_and_what_rests_on_few() {
    let built = crossed().build();
    let main = built.main("over/dekking/");
    let (empty, few) = (main.find("id=\"_empty\"").expect("a part"), main.find("id=\"_few\"").expect("a part"));
    let links = |part: &str| part.matches("<a href=").count();
    assert!(
        main[empty..few].contains("<li><a href=\"../../staalkaart/krachtgericht/collectief/index.html\">Krachtgericht, collectief</a>"),
        "{main}"
    );
    assert_eq!(links(&main[empty..few]), 1, "{main}");
    assert!(main[few..].contains("<a href=\"../../niveaus/collectief/index.html\"><span>Collectief</span>"), "{main}");
    assert_eq!(links(&main[few..]), 2, "the dimension and the term: {main}");
    let full = format!(
        "---\ntitel: Alles\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht, participatief]\nniveaus: [individueel, collectief]\n---\n\nTekst.\n"
    );
    let main = Project::new().write("content/methodieken/alles.md", &full).build().main("over/dekking/");
    assert!(!main.contains("_empty") && !main.contains("_few"), "{main}");
}

#[test]
fn the_page_of_the_picture_is_found() {
    let over = "---\ntitel: Over ons\n---\n\nTekst.\n";
    let built = crossed().write("content/over.md", over).build();
    assert!(built.main("").contains("href=\"over/dekking/index.html\">Waar is er veel, waar weinig?</a>"));
    let main = built.main("over/dekking/");
    assert!(main.contains("<li><a href=\"../../over/index.html\">Over ons</a></li>\n<li><span aria-current=\"page\">Dekking</span></li>"), "{main}");
    assert!(built.file("sitemap.xml").contains("<loc>https://voorbeeld.be/over/dekking/</loc>"));
    assert!(!built.page("over/dekking/").contains("style="), "a strict policy forbids inline styles");
    let english = CONFIG.replace("taal: nl", "taal: en");
    let main = site().write("staalkaart.yaml", &english).build().main("over/dekking/");
    assert!(main.contains("<h1>Coverage</h1>") && main.contains("Each number says how many of the"), "{main}");
}

#[test]
fn the_address_of_the_picture_is_taken_where_it_has_a_page() {
    let page = "---\ntitel: Dekking\n---\n\nTekst.\n";
    let problem = site().write("content/over/dekking.md", page).only_problem();
    assert_eq!((problem.code.as_str(), problem.file.as_str()), ("SK0602", "content/over/dekking.md"));
    let alias = "---\ntitel: Een pagina\naliassen: [/over/dekking/]\n---\n\nTekst.\n";
    assert_eq!(site().write("content/pagina.md", alias).only_problem().code, "SK0603");
    let empty = Project::new().write("content/over/dekking.md", page).build();
    assert!(empty.main("over/dekking/").contains("Tekst.") && !empty.main("").contains("over/dekking/"), "without methods there is nothing to count");
    let one = "titel: Voorbeeld\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes}\n";
    let method = format!("---\ntitel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\n---\n\nTekst.\n");
    let built = Project::new()
        .write("staalkaart.yaml", one)
        .write("content/methodieken/ecogram.md", &method)
        .remove("content/niveaus/individueel.md")
        .remove("content/niveaus/collectief.md")
        .build();
    assert!(!built.files().iter().any(|path| path.starts_with("over/")), "one dimension makes no matrix");
    assert!(!built.main("").contains("over/dekking/"));
}

#[test]
fn coverage_reads_well_at_the_terminal() {
    let ran = site().run(&["coverage"]);
    for line in [
        "Op weg (op-weg)",
        "  principes",
        "    Krachtgericht    2  ■■",
        "    Participatief    0   ontbreekt",
        "    + Raad (raad): voegt participatief toe",
    ] {
        assert!(ran.stdout.lines().any(|found| found == line), "{line}\n{}", ran.stdout);
    }
    let ran = site().run(&["coverage", "op-wg"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Bedoelde je `op-weg`?"), "{}", ran.stderr);
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

/// What the site publishes for the page to make a trajectory on.
fn woven(built: &crate::project::Built) -> Session {
    let path = built.files().into_iter().find(|path| path.contains("traject-staalkaart.")).expect("the data");
    let script = built.file(&path);
    let json = script.strip_prefix("globalThis.staalkaartGegevens=").expect("a script");
    Session::open(json.as_bytes()).expect("data that the engine reads")
}

fn ask(session: &Session, request: &serde_json::Value) -> serde_json::Value {
    serde_json::from_slice(&session.answer(request.to_string().as_bytes())).expect("JSON")
}

#[test]
fn there_is_a_page_to_make_a_trajectory_on_and_ways_to_it() {
    let built = site().build();
    let page = built.page("traject-maken/");
    for part in
        ["_phases", "_coverage", "_export", "<noscript>", "traject-staalkaart.", "traject-engine.", "Handelingsbekwaamheid: kun je meer zelf kiezen"]
    {
        assert!(page.contains(part), "{part}");
    }
    let list = built.main("methodieken/");
    assert!(list.contains("href=\"../methodieken/raad/index.html\"") && list.contains("<a class=\"lay\"></a>"), "the script makes the link: {list}");
    assert!(built.main("methodieken/raad/").contains("href=\"../../traject-maken/index.html#erbij=raad\""));
    assert!(built.main("trajecten/").contains("href=\"../traject-maken/index.html\""));
    assert!(!Project::new().build().files().contains(&"traject-maken/index.html".to_owned()), "without methods there is nothing to lay");
}

#[test]
fn a_trajectory_opens_as_a_start_for_ones_own() {
    let note = "Waarom dit hier past. ".repeat(80);
    let file = format!(
        "---\ntitel: Op weg\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, wanneer: week 1, methodieken: [ecogram], toelichting: '{}'}}\n  - {{naam: Daarna, methodieken: [gesprek, ecogram]}}\n---\n\nTekst.\n",
        note.trim()
    );
    let built = site().write("content/trajecten/op-weg.md", &file).build();
    let main = built.main("trajecten/op-weg/");
    let at = main.find("traject-maken/index.html#").expect("a link") + "traject-maken/index.html#".len();
    let address = main[at..at + main[at..].find('"').expect("an end")].replace("&amp;", "&").replace("&#x2F;", "/");
    let (plan, problems) = Plan::read(&address);
    assert_eq!((plan.name.as_str(), plan.summary.as_str(), problems), ("Op weg", SUMMARY, vec![]));
    assert_eq!(plan.phases[0].note, note.trim(), "a long text is whole");
    let phases: Vec<_> = plan.phases.iter().map(|phase| (phase.name.as_str(), phase.when.as_str(), phase.methods.join(","))).collect();
    assert_eq!(phases, [("Begin", "week 1", "ecogram".to_owned()), ("Daarna", "", "gesprek,ecogram".to_owned())]);
}

#[test]
fn a_method_says_with_which_it_covers_everything() {
    let built = site().build();
    let main = built.main("methodieken/ecogram/");
    let at = main.find("Alle principes samen").expect("a section");
    let section = &main[at..at + main[at..].find("</section>").expect("an end")];
    assert!(section.contains(">Raad</a>") && section.contains("#v=1&amp;f=&amp;m=ecogram.raad\""), "{section}");
    let alone = site().remove("content/methodieken/theater.md").remove("content/methodieken/raad.md").build();
    assert!(!alone.main("methodieken/ecogram/").contains("Alle principes samen"), "where none has the rest, nothing is promised");
}

#[test]
fn a_trajectory_with_work_only_is_warned_kindly() {
    let term = |title: &str| format!("---\ntitel: {title}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 1\n---\n");
    let method = |title: &str, lens: &str| {
        format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\nlens: [{lens}]\n---\n\nTekst.\n")
    };
    let trajectory = |methods: &str| {
        format!("---\ntitel: Op weg\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, methodieken: [{methods}]}}\n---\n\nTekst.\n")
    };
    let project = || {
        Project::new()
            .write("staalkaart.yaml", &format!("{CONFIG}  lens: {{enkelvoud: lens, meervoud: lenzen}}\n"))
            .write("content/lens/werk.md", &term("Werk"))
            .write("content/lens/welzijn.md", &term("Welzijn"))
            .write("content/methodieken/job.md", &method("Job", "werk"))
            .write("content/methodieken/beide.md", &method("Beide", "werk, welzijn"))
            .write(
                "content/begrippen/snel-werk-val.md",
                "---\ntitel: Snel-werk-val\nkort: Snel een job, zonder steun ervoor en begeleiding erna.\n---\n\nTekst.\n",
            )
    };
    let main = project().write("content/trajecten/op-weg.md", &trajectory("job")).build().main("trajecten/op-weg/");
    assert!(main.contains("Alleen werk in beeld") && main.contains("begrippen/snel-werk-val/index.html"), "{main}");
    let main = project().write("content/trajecten/op-weg.md", &trajectory("job, beide")).build().main("trajecten/op-weg/");
    assert!(!main.contains("Alleen werk in beeld"), "{main}");
}

#[test]
fn what_the_page_exports_passes_the_check_as_it_is() {
    let built = site().build();
    let session = woven(&built);
    let hostile = "Een \"naam\": met # <b>tekens</b> & {haken} [en] 'meer' \\ \u{2028} é";
    for plan in [
        serde_json::json!({"phases": [{"methods": ["raad"]}]}),
        serde_json::json!({"name": "x", "summary": "Kort.", "for_whom": "y", "phases": [{"name": "A", "methods": ["raad", "bestaat-niet"]}, {"name": "Leeg"}]}),
        serde_json::json!({"name": hostile, "summary": hostile, "for_whom": hostile, "phases": [{"name": hostile, "when": hostile, "note": hostile, "methods": ["ecogram"]}]}),
        serde_json::json!({"name": "x".repeat(500), "summary": "y ".repeat(500), "for_whom": "z".repeat(500), "phases": [{"name": "n".repeat(500), "when": "w".repeat(500), "note": "t".repeat(5000), "methods": ["ecogram"]}]}),
    ] {
        let answer = ask(&session, &serde_json::json!({"plan": plan, "date": "2026-11-23"}));
        let file = answer["markdown"].as_str().expect("a file");
        let problems = site().write("content/trajecten/nieuw.md", file).check();
        assert!(problems.iter().all(|problem| problem.severity != "error"), "{file}\n{problems:?}");
        let page = site().write("content/trajecten/nieuw.md", file).build().page("trajecten/nieuw/");
        assert!(!page.contains("<b>tekens"), "{page}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// The page and the command compute with the same counting; this proves that both are fed alike.
    #[test]
    fn the_page_and_the_command_say_the_same_of_any_set(sets in proptest::collection::vec(proptest::collection::btree_set(0usize..4, 1..4), 1..5)) {
        let slugs = ["ecogram", "gesprek", "theater", "raad"];
        let names = |set: &std::collections::BTreeSet<usize>| set.iter().map(|&at| slugs[at]).collect::<Vec<_>>();
        let mut project = site();
        for (number, set) in sets.iter().enumerate() {
            let file = format!("---\ntitel: Traject {number}\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, methodieken: [{}]}}\n---\n\nTekst.\n", names(set).join(", "));
            project = project.write(&format!("content/trajecten/t-{number}.md"), &file);
        }
        let json: serde_json::Value = serde_json::from_str(&project.run(&["coverage", "--json"]).stdout).expect("one JSON document");
        let session = woven(&project.build());
        for trajectory in json["trajecten"].as_array().expect("a list") {
            let Some(number) = trajectory["traject"].as_str().and_then(|slug| slug.strip_prefix("t-")) else { continue };
            let set = &sets[number.parse::<usize>().expect("a number")];
            let answer = ask(&session, &serde_json::json!({"plan": {"phases": [{"methods": names(set)}]}}));
            for (place, name) in ["principes", "niveaus"].into_iter().enumerate() {
                let seen = &answer["dimensions"][place]["terms"];
                let said = &trajectory["dimensies"][name];
                let mut fillers = Vec::new();
                for term in seen.as_array().expect("terms") {
                    let slug = term["title"].as_str().expect("a title").to_lowercase();
                    prop_assert_eq!(&term["count"], &said["aantal"][&slug]);
                    fillers.extend(term["fillers"].as_array().expect("fillers").iter().map(|filler| (filler["slug"].clone(), filler["reason"].clone())));
                }
                for filler in said["aanvulling"].as_array().expect("fillers") {
                    prop_assert!(fillers.contains(&(filler["slug"].clone(), filler["reden"].clone())), "{}", filler);
                }
                fillers.sort_by_key(|(slug, _)| slug.to_string());
                fillers.dedup();
                prop_assert_eq!(fillers.len(), said["aanvulling"].as_array().expect("fillers").len());
            }
        }
    }
}
