//! The style check: advice about words, sentences and headings, which an editor may follow or not.

use crate::project::{CONFIG, Project, SUMMARY};

/// A method whose front matter holds these lines more.
fn entry(lines: &str, body: &str) -> String {
    format!("---\ntitel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{lines}---\n\n{body}\n")
}

fn project(lines: &str, body: &str) -> Project {
    Project::new().write("content/methodieken/a.md", &entry(lines, body))
}

#[test]
fn a_word_that_labels_people_is_shown_with_a_better_one_and_the_site_is_published() {
    let project = project("herkenbaar: ['Zij lijkt hopeloos, zegt men.']\n", "Werk met de\n*armen*, en met een [onbemiddelbare](#x) man.\n\n## X\n");
    assert_eq!(
        project.codes(),
        ["SK0701 content/methodieken/a.md:6:25", "SK0701 content/methodieken/a.md:9:10", "SK0701 content/methodieken/a.md:10:22"]
    );
    let ran = project.run(&["check"]);
    assert!(ran.stderr.contains("\"de armen\" geeft mensen een etiket"), "{}", ran.stderr);
    assert!(ran.stderr.contains("Beter: mensen in armoede."), "{}", ran.stderr);
    assert_eq!(project.run(&["build"]).code, 0);
}

#[test]
fn words_that_are_quoted_or_searched_by_are_left_alone() {
    let lines = "trefwoorden: [doelgroep, kansarm]\nook_bekend_als: [Doelgroepen]\nherkenbaar: ['Ik ben \"onbereikbaar\", zeggen ze.']\n";
    let body = "Zeg niet \"hopeloos\" of `onbereikbaar`.\n\n```\nkansarmen\n```\n";
    assert_eq!(project(lines, body).codes(), [""; 0]);
}

#[test]
fn a_site_adds_words_of_its_own_and_allows_others() {
    let body = "De doelgroep: klanten en kansarmen.";
    let style = "stijl:\n  woorden: {'klant, klanten': deelnemers}\n  toegestaan: [doelgroep]\n";
    let site = project("", body).write("staalkaart.yaml", &format!("{CONFIG}{style}"));
    assert_eq!(site.codes(), ["SK0701 content/methodieken/a.md:8:15", "SK0701 content/methodieken/a.md:8:26"]);
    let site = site.write("staalkaart.yaml", &format!("{CONFIG}stijl:\n  toegestaan: [kansarmmm]\n  woorden: {{',': x}}\n"));
    let problems: Vec<_> = site.check().into_iter().filter(|p| p.file == "staalkaart.yaml").collect();
    assert_eq!(problems.iter().map(|p| (p.code.as_str(), p.line)).collect::<Vec<_>>(), [("SK0119", 7), ("SK0113", 8)]);
}

#[test]
fn every_language_has_its_own_list() {
    let english = "The target group is hopeless. De doelgroep.";
    assert_eq!(project("taal: en\n", english).codes(), ["SK0701 content/methodieken/a.md:9:5", "SK0701 content/methodieken/a.md:9:21"]);
    assert_eq!(project("", english).codes(), ["SK0701 content/methodieken/a.md:8:34"]);
    assert_eq!(project("taal: fr\n", english).codes(), [""; 0]);
}

#[test]
fn a_summary_is_short_plain_and_in_short_sentences() {
    let with = |limits: &str, summary: &str| {
        let text = entry("", "Tekst.").replace(SUMMARY, summary);
        let style = format!("{CONFIG}stijl:\n  samenvatting: {limits}\n");
        Project::new().write("staalkaart.yaml", &style).write("content/methodieken/a.md", &text).codes()
    };
    // 21 words, one sentence; one word of more than six letters: LIX 21 + 4.8.
    let summary = "Je tekent met hem op een blad wie er is en wie er was, en zoekt dan naar steun die groeit en blijvend is.";
    assert_eq!(with("{zin: 30}", summary), [""; 0]);
    assert_eq!(with("{zin: 23}", summary), ["SK0703 content/methodieken/a.md:3:15"]);
    assert_eq!(with("{zin: 30, woorden: 23}", summary), ["SK0702 content/methodieken/a.md:3:15"]);
    assert_eq!(with("{zin: 30, lix: 27}", summary), ["SK0704 content/methodieken/a.md:3:15"]);
    // A long sentence is pointed out where it stands, also below a `>-`.
    let folded = ">-\n  Je tekent wie er is. Je tekent met hem op een blad wie er is en\n  wie er was, en zoekt dan naar steun.";
    assert_eq!(with("{zin: 15}", folded), ["SK0703 content/methodieken/a.md:4:24"]);
}

#[test]
fn short_descriptions_and_situations_are_read_too() {
    let long = "Dit is een zin die almaar door blijft gaan, want er komt steeds nog iets bij dat ook gezegd moet worden vandaag.";
    let concept = format!("---\ntitel: Begrip\nkort: {long}\n---\n\n{long}\n");
    let site = project(&format!("herkenbaar:\n  - Kort.\n  - {long}\n"), long).write("content/begrippen/b.md", &concept);
    assert_eq!(site.codes(), ["SK0703 content/begrippen/b.md:3:7", "SK0703 content/methodieken/a.md:8:5"]);
}

#[test]
fn headings_that_every_method_has_are_asked_for() {
    let config = format!("{CONFIG}stijl:\n  koppen: [Wat is het?, 'Hoe gaat het?', Oorsprong]\n");
    let site = project("", "## wat is het\n\nTekst.\n\n## Oorsprong\n").write("staalkaart.yaml", &config);
    let problem = site.only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0705", 2, 8));
    assert!(problem.message.contains("## Wat is het?, ## Hoe gaat het?"), "{}", problem.message);
    let whole = site.write("content/methodieken/a.md", &entry("", "## WAT IS HET?\n\n## Hoe gaat het?\n\n## Oorsprong"));
    assert_eq!(whole.codes(), [""; 0]);
}

#[test]
fn a_field_to_write_in_has_a_label_and_room() {
    let body = "```invulveld\nWat <b>deed</b> je?\nregels: 6\n```\n\n```invulveld\nMet wie?\n```\n";
    let built = project("", body).build();
    let page = built.page("methodieken/a/");
    assert!(page.contains("<label for=\"veld_1\">Wat &lt;b&gt;deed&lt;/b&gt; je?</label><textarea id=\"veld_1\" rows=\"6\""), "{page}");
    assert!(page.contains("<label for=\"veld_2\">Met wie?</label><textarea id=\"veld_2\" rows=\"3\""), "{page}");
    let broken = project("", "```invulveld\n```\n\n```invulveld\nVraag?\nregels: 0\nkleur: rood\n```\n");
    let codes = ["SK0312 content/methodieken/a.md:8:1", "SK0312 content/methodieken/a.md:11:1"];
    assert_eq!(broken.codes(), [codes[0], codes[1], codes[1]]);
}
