//! A reader browses: the matrix, the lists, the cross tables, what is related.

use crate::project::{CONFIG, Project, SUMMARY};

fn method(principles: &str, levels: &str, more: &str) -> String {
    format!("---\nsamenvatting: {SUMMARY}\nprincipes: [{principles}]\nniveaus: [{levels}]\n{more}\n---\n\nTekst.\n")
}

/// Three methods: two krachtgericht on individueel (one of them participatief too), one participatief on collectief.
fn three() -> Project {
    Project::new()
        .write("content/methodieken/ecogram.md", &method("krachtgericht", "individueel", "titel: Ecogram\ntrefwoorden: [netwerk]"))
        .write(
            "content/methodieken/buddy.md",
            &method("krachtgericht, participatief", "individueel", "titel: Éénmalige buddy\ntrefwoorden: [Netwerk]"),
        )
        .write("content/methodieken/theater.md", &method("participatief", "collectief", "titel: Theater"))
}

#[test]
fn the_home_page_is_the_matrix_with_counts_and_links() {
    let main = three().build().main("");
    let cell =
        |href: &str, name: &str, count: &str| format!(r#"<a href="{href}"><span class="hidden">{name}: </span><span class="number">{count}</span>"#);
    for (href, name, count) in [
        ("staalkaart/krachtgericht/individueel/index.html", "Krachtgericht, individueel", "2"),
        ("staalkaart/participatief/individueel/index.html", "Participatief, individueel", "1"),
        ("staalkaart/participatief/collectief/index.html", "Participatief, collectief", "1"),
    ] {
        assert!(main.contains(&cell(href, name, count)), "{href}\n{main}");
    }
    assert!(!main.contains("staalkaart/krachtgericht/collectief/"), "an empty cell is no link");
    assert!(main.contains(r#"<th scope="row">"#) && main.contains(r#"<th scope="col">"#));
    assert!(main.contains("Bekijk alle 3 methodieken"));
}

#[test]
fn readers_are_asked_to_tell_something_only_where_somebody_can_be_reached() {
    let pages = [
        ("staalkaart/krachtgericht/collectief/", "Ken je er een die hier thuishoort? Laat het weten aan"),
        ("principes/zelden/", "Ken je er een die hier thuishoort? Laat het weten aan"),
        ("over/dekking/", "Ken je er een die hier thuishoort? Laat het weten aan"),
        ("over/onderhoud/", "Zie je iets dat niet meer klopt? Wacht daar niet op en laat het weten aan"),
    ];
    let site = |publisher: &str| {
        let term = "---\ntitel: Zelden\nkort: Geen methodiek heeft dit principe.\nvolgorde: 9\ndatum: 2026-01-02\n---\n";
        three().write("content/principes/zelden.md", term).write("staalkaart.yaml", &format!("{CONFIG}{publisher}")).build()
    };
    let reached = site("uitgever: {naam: De redactie, contact: redactie@example.org}\n");
    let named = site("uitgever: {naam: De redactie}\n");
    let nobody = site("");
    for (page, words) in pages {
        let asked = format!("{words} <a href=\"mailto:redactie@example.org\">De redactie</a>.");
        assert!(reached.main(page).contains(&asked), "{page}: {}", reached.main(page));
        for site in [&named, &nobody] {
            assert!(!site.main(page).contains("aat het weten"), "{page}: {}", site.main(page));
        }
    }
}

#[test]
fn every_cell_term_and_list_has_its_page() {
    let built = three().build();
    assert_eq!(built.main("staalkaart/krachtgericht/individueel/").matches("class=\"method-title\"").count(), 2);
    assert!(built.main("staalkaart/krachtgericht/collectief/").contains("Hier is nog geen methodiek"));
    let term = built.main("principes/participatief/");
    assert!(term.contains(r#"<a href="../../methodieken/theater/index.html">Theater</a>"#) || term.contains("Theater"), "{term}");
    assert!(term.contains("<caption>Niveaus</caption>"), "{term}");
    assert!(term.contains(r#"<a href="../../staalkaart/participatief/collectief/index.html"><span class="hidden">Participatief, collectief: </span><span class="number">1</span><span class="hidden"> methodiek</span></a>"#), "{term}");
    for page in ["methodieken/", "principes/", "niveaus/", "niveaus/collectief/"] {
        assert!(built.main(page).contains("<h1"), "{page}");
    }
}

#[test]
fn methods_stand_in_the_order_of_the_dutch_alphabet() {
    let main = three().build().main("methodieken/");
    let at = |title: &str| main.find(title).unwrap_or_else(|| panic!("{title}"));
    assert!(at("Ecogram") < at("Éénmalige buddy") && at("Éénmalige buddy") < at("Theater"));
    assert!(main.contains(r##"<a href="#letter_E">E</a>"##));
    assert_eq!(main.matches("class=\"letter\"").count(), 2, "E and T");
}

#[test]
fn related_methods_come_with_the_reason() {
    let built = three().build();
    let main = built.main("methodieken/ecogram/");
    let related = &main[main.find("id=\"_related\"").expect("related methods")..];
    assert!(
        related.contains("Éénmalige buddy") && related.contains("Hoort ook bij krachtgericht en individueel, en gaat ook over netwerk."),
        "{related}"
    );
    assert!(!related.contains("Theater"), "nothing is shared: {related}");
}

#[test]
fn a_source_that_everybody_cites_is_no_reason_and_a_rare_one_is() {
    let bib = "@book{kader,\n  title = {Kader},\n  author = {A, B.},\n  date = {2009},\n}\n@book{eigen,\n  title = {Eigen},\n  author = {C, D.},\n  date = {2010},\n}\n";
    let site = |source: &str| {
        (0..6).fold(Project::new().write("content/bronnen.bib", bib), |project, n| {
            let sources = if n < 2 { format!("[kader{source}]") } else { "[kader]".to_owned() };
            project.write(
                &format!("content/methodieken/m{n}.md"),
                &method("krachtgericht", "individueel", &format!("titel: Methodiek {n}\nbronnen: {sources}")),
            )
        })
    };
    assert!(!site("").build().main("methodieken/m0/").contains("dezelfde bron"));
    assert_eq!(site(", eigen").build().main("methodieken/m0/").matches("dezelfde bron").count(), 1);
}

#[test]
fn a_term_counts_the_methods_of_the_terms_below_it_once() {
    let term = |title: &str, above: &str| format!("---\ntitel: {title}\nkort: Een term onder een andere.\nvolgorde: 9\nboven: {above}\n---\n");
    let built = three()
        .write("content/niveaus/buurt.md", &term("Buurt", "collectief"))
        .write("content/methodieken/feest.md", &method("krachtgericht", "buurt, collectief", "titel: Feest"))
        .build();
    assert!(built.main("niveaus/collectief/").contains("2 methodieken"), "Theater, and Feest once");
    assert!(built.main("niveaus/buurt/").contains("1 methodiek"));
    assert!(built.main("").contains(r#"<a href="staalkaart/krachtgericht/collectief/index.html"><span class="hidden">Krachtgericht, collectief: </span><span class="number">1</span>"#));
}

#[test]
fn other_dimensions_and_another_language_are_configuration() {
    let config = "titel: Cards\ntaal: en\ndimensies:\n  themes: {enkelvoud: theme, meervoud: themes, min: 1}\n";
    let term = "---\ntitel: Youth\nkort: A theme for the example.\nvolgorde: 1\n---\n";
    let method = format!("---\ntitel: Card sorting\nsamenvatting: {SUMMARY}\nthemes: [youth]\n---\n\nText.\n");
    let built = Project::new().write("staalkaart.yaml", config).write("content/themes/youth.md", term).write("content/methodieken/card.md", &method);
    let built = built
        .remove("content/principes/krachtgericht.md")
        .remove("content/principes/participatief.md")
        .remove("content/niveaus/individueel.md")
        .remove("content/niveaus/collectief.md")
        .build();
    assert!(built.page("").contains("<html lang=\"en\">"));
    assert!(!built.main("methodieken/card/").contains("Tried in practice"));
    assert!(!built.files().iter().any(|path| path.starts_with("staalkaart/")), "one dimension makes no matrix");
}

#[test]
fn the_data_is_there_for_other_programs() {
    let built = three().write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/kaart\n")).build();
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&built.file(path)).expect("JSON");
    let methods = json("api/v1/methodieken.json");
    assert_eq!(methods[0]["slug"], "ecogram");
    assert_eq!(methods[0]["url"], "methodieken/ecogram/");
    assert_eq!(methods[1]["dimensies"]["principes"][1]["term"], "participatief");
    assert_eq!(json("api/v1/index.json")["aantallen"]["methodieken"], 3);
    assert_eq!(json("api/v1/dimensies.json")[0]["termen"][0]["methodieken"].as_array().map(Vec::len), Some(2));
    assert!(built.file("sitemap.xml").contains("<loc>https://example.org/kaart/methodieken/ecogram/</loc>"));
    assert!(built.page("methodieken/ecogram/").contains("<link rel=\"canonical\" href=\"https://example.org/kaart/methodieken/ecogram/\">"));
    assert!(built.file("robots.txt").contains("Sitemap: https://example.org/kaart/sitemap.xml"));
    assert!(!built.files().contains(&"feed.xml".to_owned()), "no method has a day");
    assert!(built.file("404.html").contains("href=\"/kaart/methodieken/index.html\""), "works at any address of the host");
}

#[test]
fn a_foreign_name_is_marked_as_such() {
    let text = format!(
        "---\ntitel: Housing First\ntitel_taal: en\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\nTekst.\n"
    );
    let built = Project::new().write("content/methodieken/a.md", &text).method("b", "Ecogram", "krachtgericht", "Tekst.").build();
    assert!(built.main("methodieken/a/").contains("<h1 lang=\"en\" data-row=\"title\">Housing First</h1>"));
    assert!(built.main("methodieken/").contains("lang=\"en\">Housing First</a>"));
    assert!(!built.main("methodieken/b/").contains("<h1 lang"));
}
