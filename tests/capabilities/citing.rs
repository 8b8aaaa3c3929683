//! A lecturer follows a claim to its source: citations, reference lists, exports.

use crate::project::Project;

const BIB: &str = "@book{rapp2012,\n  title = {The Strengths Model},\n  author = {Rapp, Charles A. and Goscha, Richard J.},\n  date = {2012},\n  publisher = {Oxford University Press},\n  file = {/home/iemand/rapp.pdf},\n}\n\n@report{hiva2009,\n  title = {Conceptnota},\n  author = {Steenssens, Katrien},\n  date = {2009},\n  institution = {HIVA},\n  location = {Leuven},\n  addendum = {Bronvermelding niet nagekeken.},\n}\n";

fn body(text: &str) -> Project {
    Project::new().write("content/bronnen.bib", BIB).method("a", "Ecogram", "krachtgericht", text)
}

#[test]
fn a_citation_leads_to_the_reference_list_of_its_page() {
    let built = body("Een claim [@rapp2012, p. 12] en [@hiva2009; @rapp2012].").build();
    let main = built.main("methodieken/a/");
    assert!(main.contains("Rapp &amp; Goscha, 2012, p. 12"), "{main}");
    assert!(main.contains(r##"<a href="#bron_rapp2012">"##), "{main}");
    let list = &main[main.find("class=\"references\"").expect("a list")..];
    assert!(
        list.contains(r#"<li id="bron_rapp2012">"#) && list.contains("<i>The Strengths Model</i>") && list.contains("Oxford University Press"),
        "{list}"
    );
    assert!(list.contains("HIVA"), "the institution of a report is named: {list}");
    assert!(list.contains("Bronvermelding niet nagekeken."), "{list}");
    assert!(!list.contains("style="), "{list}");
}

#[test]
fn sources_of_the_front_matter_are_listed_without_being_cited() {
    let project = Project::new()
        .write("content/bronnen.bib", BIB)
        .write("content/over.md", "---\ntitel: Over ons\nbronnen: [\"rapp2012, p. 3\"]\n---\n\nTekst.\n");
    let main = project.build().main("over/");
    assert!(main.contains(r#"<li id="bron_rapp2012">"#) && !main.contains("class=\"citation\""), "{main}");
}

#[test]
fn a_wrong_citation_is_marked_at_the_key() {
    for (text, code, column) in [
        ("Zie [@rap2012].", "SK0203", 7),
        ("Zie [@rapp2012; @hiva].", "SK0203", 18),
        ("Zie [@rapp2012; hiva].", "SK0307", 5),
        ("Zie [@rapp2012, @hiva2009].", "SK0307", 5),
    ] {
        let problem = body(text).only_problem();
        assert_eq!((problem.code.as_str(), problem.line, problem.column), (code, 8, column), "{text}: {problem:?}");
    }
    assert!(body("Zie [@rap2012].").only_problem().help.starts_with("Bedoelde je `rapp2012`?"));
}

#[test]
fn all_sources_stand_on_a_page_and_in_three_formats() {
    let built = body("Een claim [@rapp2012].").build();
    let main = built.main("bronnen/");
    assert!(main.contains("Aangehaald in: <a href=\"../methodieken/a/index.html\">Ecogram</a>"), "{main}");
    assert!(main.contains("bron_hiva2009"), "also what nobody cites yet");
    let bib = built.file("bronnen.bib");
    assert!(bib.contains("@book{rapp2012,") && !bib.contains("/home/iemand"), "{bib}");
    let ris = built.file("bronnen.ris");
    assert!(ris.contains("TY  - BOOK\r\nAU  - Rapp, Charles A.\r\n") && ris.contains("PY  - 2012\r\n"), "{ris}");
    let csl: serde_json::Value = serde_json::from_str(&built.file("bronnen.csl.json")).expect("JSON");
    assert_eq!(csl[0]["author"][1]["family"], "Goscha");
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2012);
}

#[test]
fn a_bibliography_that_cannot_be_read_is_one_problem() {
    let problem = body("Zie [@rapp2012].").write("content/bronnen.bib", "@book{rapp2012,\n  title = {The Strengths Model,\n}\n").only_problem();
    assert_eq!((problem.code.as_str(), problem.file.as_str()), ("SK0215", "content/bronnen.bib"));
}

#[test]
fn a_reference_with_parts_unknown_reads_well() {
    let bib = "@online{dwars2018,\n  title = {Een nieuw recept?},\n  author = {{dwars}},\n  date = {2018},\n  url = {https://example.org/a},\n}\n@online{awvnzj,\n  title = {Jobcarving},\n  author = {{AWVN}},\n  url = {https://example.org/b},\n}\n@online{kwaad,\n  title = {Kwaad},\n  author = {{X}},\n  url = {javascript:alert(1)},\n}\n";
    let main = Project::new().write("content/bronnen.bib", bib).build().main("bronnen/");
    assert!(
        main.contains("dwars. (2018). <i>Een nieuw recept?</i> <a href=\"https://example.org/a\" rel=\"external\">https://example.org/a</a>"),
        "{main}"
    );
    assert!(main.contains("AWVN. (z.d.). <i>Jobcarving</i>. <a href=\"https://example.org/b\""), "{main}");
    assert!(!main.contains("href=\"javascript"), "{main}");
}

#[test]
fn another_style_can_be_chosen() {
    let project = body("Een claim [@rapp2012].").write("staalkaart.yaml", &format!("{}citeerstijl: ieee\n", crate::project::CONFIG));
    let main = project.build().main("methodieken/a/");
    assert!(main.contains("[<a href=\"#bron_rapp2012\">1</a>]") || main.contains("[1]"), "{main}");
}
