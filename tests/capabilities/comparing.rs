//! A reader puts methods side by side. What the page does in a browser is tested in `tests/browser/compare.test.mjs`.

use crate::project::{Project, SUMMARY};

fn site() -> Project {
    let method = |title: &str, more: &str| {
        format!(
            "---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: {{krachtgericht: Het begint bij wat iemand kan.}}\nniveaus: [individueel]\n{more}---\n\nTekst.\n"
        )
    };
    let all = "herkenbaar: [Eén keer.]\npraktisch: {duur: {tekst: Een uur, bron: schatting}, groep: {min: 2, max: 4, bron: gedocumenteerd}, wie: {tekst: Twee, bron: schatting}, \
               materiaal: {tekst: Papier, bron: schatting}, kosten: {tekst: Niets, bron: schatting}}\nomgeving: [Tijd]\n\
               niet_te_verwarren_met: {gesprek: Dat is zonder blad., Genogram: Dat is de familie.}\nbewijs: {graad: goed, databank: Movisie, datum: 2017-03}\naliassen: [/methodieken/kaart/]\n";
    Project::new()
        .write("content/methodieken/ecogram.md", &method("Ecogram", all))
        .write("content/methodieken/gesprek.md", &method("Gesprek & <luisteren>", "titel_taal: en\n"))
}

#[test]
fn the_page_lets_choose_every_method_and_has_the_rows() {
    let built = site().build();
    let page = built.main("vergelijken/");
    assert!(page.contains("<option value=\"ecogram\">Ecogram</option>"), "{page}");
    assert!(page.contains("<option value=\"gesprek\" lang=\"en\">Gesprek &amp; &lt;luisteren&gt;</option>"), "{page}");
    assert_eq!(page.matches("<select name=\"m\">").count(), 4);
    assert!(page.contains("<noscript>") && page.contains("href=\"../methodieken/index.html\"") && !page.contains("href=\"../trajecten/index.html\""));
    let rows: Vec<&str> = page.split("data-row=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let expected = [
        "summary",
        "terms-principes",
        "terms-niveaus",
        "situations",
        "fact-duration",
        "fact-group",
        "fact-who",
        "fact-material",
        "fact-cost",
        "surroundings",
        "not-this",
        "evidence",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_page_of_a_method_marks_what_fills_each_row() {
    let built = site().build();
    let (table, method) = (built.main("vergelijken/"), built.main("methodieken/ecogram/"));
    let missing: Vec<&str> = table
        .split("data-row=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|row| !method.contains(&format!("data-row=\"{row}\"")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}: {method}");
    assert!(method.contains("<h1 data-row=\"title\">Ecogram</h1>"), "{method}");
    assert!(method.contains("<li data-term=\"krachtgericht\">") && method.contains("<span data-term=\"individueel\">"), "{method}");
    let former = built.page("methodieken/kaart/");
    assert!(former.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../methodieken/ecogram/index.html\">"), "{former}");
}

#[test]
fn a_method_links_to_itself_beside_what_is_near() {
    let built = site().build();
    let method = built.main("methodieken/ecogram/");
    let link = "href=\"../../vergelijken/index.html?m=ecogram&amp;m=gesprek\" aria-label=\"Vergelijk met Gesprek &amp; &lt;luisteren&gt;\"";
    assert_eq!(method.matches(link).count(), 1, "beside what it is not: {method}");
    let related = "<ul class=\"related\" data-compare=\"../../vergelijken/index.html?m=ecogram\" data-with=\"Vergelijk met {title}\">";
    assert!(method.contains(related) && method.contains("<a class=\"compare\">vergelijk</a>"), "the script makes the links: {method}");
    assert_eq!(method.matches("vergelijken/").count(), 3, "the link above, and these; Genogram is no method here: {method}");
    assert!(built.main("methodieken/").contains("href=\"../vergelijken/index.html\""));
}

#[test]
fn with_one_method_there_is_nothing_to_compare() {
    let built = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").build();
    assert!(!built.files().iter().any(|path| path.starts_with("vergelijken/")));
    assert!(!built.main("methodieken/").contains("vergelijken/") && !built.main("methodieken/a/").contains("vergelijken/"));
}

#[test]
fn the_address_is_taken_once_there_are_two_methods() {
    let page = "---\ntitel: Vergelijken\n---\n\nTekst.\n";
    let problem = site().write("content/vergelijken.md", page).only_problem();
    assert_eq!((problem.code.as_str(), problem.file.as_str()), ("SK0602", "content/vergelijken.md"));
    let alias = "---\ntitel: Een pagina\naliassen: [/vergelijken/]\n---\n\nTekst.\n";
    assert_eq!(site().write("content/pagina.md", alias).only_problem().code, "SK0603");
    let one = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write("content/vergelijken.md", page);
    assert!(one.check().is_empty(), "with one method an editor may have it");
}
