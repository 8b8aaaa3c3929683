//! An editor runs `staalkaart check` and is told every mistake: where it is, what is wrong and what to do.

use crate::project::{CONFIG, Project, SUMMARY, TODAY};

/// A method with this front matter between the fixed lines, and no text.
fn method(front: &str) -> Project {
    Project::new().write("content/methodieken/a.md", &format!("---\n{front}\n---\n\nTekst.\n"))
}

/// The front matter that every method needs, with more below it (from line 6).
fn with(more: &str) -> Project {
    method(&format!("titel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}"))
}

#[test]
fn a_good_site_has_no_problem() {
    let project = with("trefwoorden: [netwerk]");
    assert!(project.check().is_empty());
    let ran = project.run(&["check", "--date", TODAY]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.starts_with("Alles in orde: "), "{}", ran.stderr);
}

#[test]
fn every_problem_of_every_file_is_named_in_one_run_in_order() {
    let project = Project::new()
        .write(
            "content/methodieken/b.md",
            "---\ntitel: B\nsamenvatting: kort\nprincipes: [krachtgerict]\nniveaus: [individueel]\nkleurig: ja\n---\n\n<b>x</b> [[nergens]]\n",
        )
        .write("content/methodieken/a.md", "---\nprincipes: krachtgericht\n---\n\nTekst.\n");
    assert_eq!(
        project.codes(),
        [
            "SK0112 content/methodieken/a.md:1:1",
            "SK0112 content/methodieken/a.md:1:1",
            "SK0112 content/methodieken/a.md:1:1",
            "SK0114 content/methodieken/a.md:2:12",
            "SK0115 content/methodieken/b.md:2:8",
            "SK0115 content/methodieken/b.md:3:15",
            "SK0201 content/methodieken/b.md:4:13",
            "SK0110 content/methodieken/b.md:6:1",
            "SK0301 content/methodieken/b.md:9:1",
            "SK0204 content/methodieken/b.md:9:12",
        ]
    );
}

#[test]
fn a_misspelt_term_is_shown_with_a_caret_and_the_right_word() {
    let project = Project::new().method("a", "Ecogram", "participatief, krachtgerict", "Tekst.");
    let ran = project.run(&["check", "--date", TODAY]);
    assert_eq!(ran.code, 1);
    let expected = "\
fout[SK0201]: De term `krachtgerict` bestaat niet bij principes.
 --> content/methodieken/a.md:4:28
  |
4 | principes: [participatief, krachtgerict]
  |                            ^^^^^^^^^^^^
  |
  = wat je kunt doen: Bedoelde je `krachtgericht`? Kies uit: krachtgericht, participatief. Een term bestaat als er een bestand voor is in content/principes/.

1 fout.
Meer uitleg bij een melding: staalkaart explain SK0201
";
    assert_eq!(ran.stderr, expected);
}

#[test]
fn messages_come_in_english_too() {
    let project = Project::new().method("a", "Ecogram", "krachtgerict", "Tekst.");
    let ran = project.run(&["check", "--lang", "en", "--format", "json"]);
    assert!(ran.stdout.contains("The term `krachtgerict` does not exist in principes."), "{}", ran.stdout);
    assert!(ran.stdout.contains("Did you mean `krachtgericht`?"), "{}", ran.stdout);
}

#[test]
fn github_shows_the_problem_on_the_changed_line() {
    let project = Project::new().method("a", "Ecogram", "krachtgerict", "Tekst.");
    let ran = project.run(&["check", "--format", "github"]);
    assert_eq!(ran.code, 1);
    let expected = "::error file=content/methodieken/a.md,line=4,col=13,endLine=4,endColumn=25,title=SK0201::De term `krachtgerict` bestaat niet bij principes.%0A";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 1);
}

#[test]
fn gitlab_shows_the_problem_on_the_merge_request_and_knows_it_again_when_its_line_moves() {
    let report = |project: &Project, code: i32| -> Vec<serde_json::Value> {
        let ran = project.run(&["check", "--format", "gitlab"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (code, ""));
        serde_json::from_str(&ran.stdout).expect("a list in JSON")
    };
    let text = "[[weg]] staat er.\n\n[[weg]] nog eens, en [[zoek]].";
    let before = report(&Project::new().method("a", "Ecogram", "krachtgericht", text), 1);
    assert_eq!(before.len(), 3);
    let first = &before[0];
    assert_eq!(first["check_name"], "SK0204");
    assert_eq!((first["severity"].as_str(), first["location"]["path"].as_str()), (Some("major"), Some("content/methodieken/a.md")));
    assert_eq!(first["location"]["lines"]["begin"], 8);
    assert!(first["description"].as_str().is_some_and(|text| text.contains("`[[weg]]`")), "{first}");
    let fingerprints = |report: &[serde_json::Value]| -> Vec<String> { report.iter().map(|problem| problem["fingerprint"].to_string()).collect() };
    let known = fingerprints(&before);
    assert!(known[0] != known[1] && known[1] != known[2] && known[0] != known[2], "{known:?}");
    let moved = report(&Project::new().method("a", "Ecogram", "krachtgericht", &format!("Een regel erbij.\n\n{text}")), 1);
    assert_eq!(moved[0]["location"]["lines"]["begin"], 10);
    assert_eq!(fingerprints(&moved), known);
    assert!(report(&Project::new().method("a", "Ecogram", "krachtgericht", "Tekst."), 0).is_empty());
}

#[test]
fn at_most_so_many_problems_are_drawn_and_the_rest_is_counted() {
    let project = with("a: 1\nb: 2\nc: 3");
    let ran = project.run(&["check", "--max-errors", "1"]);
    assert_eq!(ran.stderr.matches("fout[SK0110]").count(), 1);
    assert!(ran.stderr.contains("… en nog 2. Met `--max-errors 0` zie je ze allemaal."), "{}", ran.stderr);
    assert!(ran.stderr.contains("3 fouten."), "{}", ran.stderr);
    assert_eq!(project.run(&["check", "--max-errors", "0"]).stderr.matches("fout[SK0110]").count(), 3);
}

/// What could not be is told in the language that was asked for, or in that of the site, or in Dutch; with what to do.
#[test]
fn a_failure_speaks_the_language_of_the_site() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let said = |project: &Project, args: &[&str]| {
        let ran = project.run(&[&["build", "--output", "content/site"], args].concat());
        assert!(ran.code == 2 && ran.stdout.is_empty(), "{ran:?}");
        ran.stderr
    };
    let (dutch, english) = ("\n  wat je kunt doen: Kies met `--output` een andere map.\n", "\n  help: Choose another folder with `--output`.\n");
    assert!(said(&project, &[]).ends_with(dutch) && said(&project, &["--lang", "en"]).ends_with(english));
    let project = project.write("staalkaart.yaml", &CONFIG.replace("taal: nl", "taal: en"));
    assert!(said(&project, &[]).ends_with(english) && said(&project, &["--lang", "nl"]).ends_with(dutch));
    let nowhere = project.run(&["check", "--site", "nergens"]);
    assert!(nowhere.code == 2 && nowhere.stderr.starts_with("staalkaart: nergens is niet de map van een site"), "{}", nowhere.stderr);
}

#[test]
fn a_warning_does_not_stop_anybody() {
    let project = with("herzien_voor: 2026-11-01");
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.severity.as_str(), problem.line, problem.column), ("SK0125", "warning", 6, 15));
    assert_eq!(project.run(&["check", "--date", "2026-10-31"]).code, 0);
    assert!(project.run(&["check", "--date", "2026-10-31", "--format", "json"]).stdout.is_empty());
}

#[test]
fn a_wrong_value_is_marked_at_its_own_place() {
    for (line, code, column, end) in [
        ("datum: 2026-02-30", "SK0118", 8, 18),
        ("datum: gisteren", "SK0118", 8, 16),
        ("status: klaar", "SK0119", 9, 14),
        ("herkenbaar: Ja", "SK0114", 13, 15),
        ("omgeving: {tijd: veel}", "SK0114", 11, 23),
        ("trefwoorden: [één, twee, één]", "SK0122", 26, 29),
        ("trefwoorden: [ok, '']", "SK0113", 19, 21),
        ("taal:", "SK0113", 1, 5),
        ("titel: Nog een", "SK0111", 1, 6),
        ("praktisch: {groep: {min: 5, max: 2, bron: schatting}}", "SK0124", 26, 27),
        ("praktisch: {groep: {min: 0, bron: schatting}}", "SK0117", 26, 27),
        ("praktisch: {groep: {min: twee, bron: schatting}}", "SK0114", 26, 30),
        ("praktisch: {duur: {tekst: kort}}", "SK0112", 13, 17),
        ("verwant: [a]", "SK0214", 11, 12),
        ("verwant: [nergens]", "SK0202", 11, 18),
        ("bronnen: [niemand2020]", "SK0203", 11, 22),
        ("aliassen: [oud]", "SK0604", 12, 15),
        ("bewijs: {graad: goed, databank: Movisie, datum: gauw}", "SK0118", 49, 53),
    ] {
        let problem = with(line).only_problem();
        assert_eq!((problem.code.as_str(), problem.line, problem.column, problem.end_column), (code, 6, column, end), "{line}: {problem:?}");
        assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{line}: {problem:?}");
    }
}

#[test]
fn counts_are_held_to_the_configuration() {
    let text =
        |principles: &str, levels: &str| method(&format!("titel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes: {principles}\nniveaus: {levels}"));
    assert_eq!(text("[]", "[individueel]").codes(), ["SK0120 content/methodieken/a.md:4:12"]);
    let config = "titel: V\ndimensies:\n  principes: {enkelvoud: p, meervoud: ps, min: 1, max: 1}\n  niveaus: {enkelvoud: n, meervoud: ns}\n";
    let two = text("[krachtgericht, participatief]", "[collectief]").write("staalkaart.yaml", config);
    assert_eq!(two.codes(), ["SK0121 content/methodieken/a.md:4:12"]);
}

#[test]
fn a_reason_may_stand_beside_each_term() {
    let project = method(&format!(
        "titel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes:\n  krachtgericht: Je zoekt steun.\n  krachtgerict: Je zoekt steun.\nniveaus: [individueel]"
    ));
    assert_eq!(project.codes(), ["SK0201 content/methodieken/a.md:6:3"]);
    let empty = method(&format!("titel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes:\n  krachtgericht:\nniveaus: [individueel]"));
    assert_eq!(empty.codes(), ["SK0113 content/methodieken/a.md:5:3"]);
}

#[test]
fn the_configuration_is_checked_like_the_rest() {
    let config = |more: &str| Project::new().write("staalkaart.yaml", &format!("{CONFIG}{more}")).method("a", "Ecogram", "krachtgericht", "Tekst.");
    for (line, code) in [
        ("kleur: rood", "SK0110"),
        ("matrix: {rijen: principes, kolommen: niveau}", "SK0501"),
        ("matrix: {rijen: principes, kolommen: principes}", "SK0122"),
        ("menu: [methodieken, ove]", "SK0502"),
        ("basis_url: staalkaart.be", "SK0504"),
        ("basis_url: 'javascript:alert(1)'", "SK0504"),
        ("citeerstijl: appa", "SK0505"),
        ("bewerken: https://example.org/bewerk", "SK0508"),
        ("thema: onbekend", "SK0403"),
    ] {
        let problem = config(line).only_problem();
        assert_eq!((problem.code.as_str(), problem.file.as_str(), problem.line), (code, "staalkaart.yaml", 6), "{line}: {problem:?}");
    }
    let reserved =
        config("").write("staalkaart.yaml", "titel: V\ndimensies:\n  media: {enkelvoud: m, meervoud: ms}\n").remove("content/methodieken/a.md");
    assert!(reserved.codes().contains(&"SK0503 staalkaart.yaml:3:3".to_owned()), "{:?}", reserved.codes());
}

#[test]
fn a_broken_file_is_reported_once_and_not_by_all_that_refer_to_it() {
    let project = Project::new()
        .method("a", "Ecogram", "krachtgericht", "Zie [[krachtgericht]].")
        .write("content/principes/krachtgericht.md", "---\ntitel: \"Open\n---\n");
    assert_eq!(project.codes(), ["SK0105 content/principes/krachtgericht.md:2:8"]);
}

#[test]
fn colours_and_orders_of_terms_are_checked() {
    let term = |more: &str| {
        Project::new()
            .write("content/niveaus/x.md", &format!("---\ntitel: Nieuw\nkort: Een term die hier staat.\nvolgorde: 3\n{more}\n---\n"))
            .method("a", "Ecogram", "krachtgericht", "Tekst.")
    };
    assert_eq!(term("kleur: rood").codes(), ["SK0123 content/niveaus/x.md:5:8"]);
    assert_eq!(term("patroon: geruit").codes(), ["SK0119 content/niveaus/x.md:5:10"]);
    assert_eq!(term("boven: x").codes(), ["SK0214 content/niveaus/x.md:5:8"]);
    assert_eq!(term("boven: individuel").codes(), ["SK0201 content/niveaus/x.md:5:8"]);
    assert!(term("boven: individueel").codes().is_empty());
}

#[test]
fn two_texts_cannot_share_a_name_and_should_not_share_a_title() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").method("map/a", "Ander", "krachtgericht", "Tekst.").method(
        "b",
        "ecogram",
        "krachtgericht",
        "Tekst.",
    );
    assert_eq!(project.codes(), ["SK0210 content/methodieken/b.md:2:8", "SK0209 content/methodieken/map/a.md:1:1"]);
}

#[test]
fn a_concept_is_left_out_unless_asked_for() {
    let draft = "---\ntitel: Later\nsamenvatting: S\nprincipes: [krachtgericht]\nniveaus: [individueel]\nstatus: concept\n---\n"
        .replace(": S\n", &format!(": {SUMMARY}\n"));
    let project =
        Project::new().method("a", "Ecogram", "krachtgericht", "Zie [[later]] en [dit](later.md).").write("content/methodieken/later.md", &draft);
    assert_eq!(project.codes(), ["SK0211 content/methodieken/a.md:8:7", "SK0211 content/methodieken/a.md:8:24"]);
    assert_eq!(project.run(&["check", "--drafts"]).code, 0);
    let project = project.method("a", "Ecogram", "krachtgericht", "Tekst.");
    let built = project.build();
    assert!(!built.files().iter().any(|path| path.contains("later")));
}

#[test]
fn the_advice_fits_the_mistake() {
    let help = |project: Project, code: &str| project.check().into_iter().find(|p| p.code == code).unwrap_or_else(|| panic!("{code}")).help;
    let bib = "@book{rapp2012, title = {The Strengths Model}, author = {Rapp, C. A.}, date = {2012}}";
    assert!(help(with("bronnen: [rapp2012, p. 12]").write("content/bronnen.bib", bib), "SK0203").contains("`\"sleutel, p. 12\"`"));
    assert!(help(with("bronnen: [rapp2013]").write("content/bronnen.bib", bib), "SK0203").contains("Gebruik een sleutel uit bronnen.bib"));
    assert!(help(with("bronnen: [rapp2012]"), "SK0203").starts_with("Het bestand content/bronnen.bib is er nog niet."));
    let reason = method(&format!("titel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes:\n  krachtgericht:\nniveaus: [individueel]"));
    assert!(help(reason, "SK0113").contains("Zeg in één zin waarom"));
    let text = |body: &str| Project::new().method("a", "Ecogram", "krachtgericht", body);
    assert!(help(text("Zie [blad](media/blad.pdf)."), "SK0208").contains("`../media/foto.jpg`"));
    let twice = text("Tekst.").write("content/begrippen/x.md", "---\ntitel: Begrip\nkort: Een begrip met een naam.\nverwant: [a]\n---\n");
    let twice = twice.write("content/begrippen/a.md", "---\ntitel: Ander\nkort: Een begrip met een naam.\n---\n");
    assert!(help(twice, "SK0205").contains("begrippen/a, methodieken/a"));
}

#[test]
fn a_page_of_the_menu_that_cannot_be_read_is_told_once() {
    let project = Project::new()
        .method("a", "Ecogram", "krachtgericht", "Tekst.")
        .write("staalkaart.yaml", &format!("{CONFIG}menu: [methodieken, over]\n"))
        .write("content/over.md", "---\ntitel: [Over\n---\n\nTekst.\n");
    let problem = project.only_problem();
    assert_eq!(problem.file, "content/over.md", "{problem:?}");
}
