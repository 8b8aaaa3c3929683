//! A reader sees the interplay of the terms in a wheel and the gaps of a trajectory in a band, and prints cards and a poster.

use crate::project::{CONFIG, Project, SUMMARY};

fn site() -> Project {
    let method = |title: &str, principles: &str, level: &str| {
        format!(
            "---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [{principles}]\nniveaus: [{level}]\nherkenbaar: [Eén keer., Twee keer., Drie keer., Vier keer.]\n---\n\nTekst.\n"
        )
    };
    let term = |title: &str, place: usize, more: &str| {
        format!("---\ntitel: {title}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: {place}\n{more}---\n\nUitleg.\n")
    };
    let trajectory = format!(
        "---\ntitel: Op weg\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, methodieken: [ecogram]}}\n  - {{naam: Daarna, methodieken: [gesprek, ecogram]}}\n---\n"
    );
    Project::new()
        .write("content/principes/krachtgericht.md", &term("Krachtgericht", 1, "centraal: true\n"))
        .write("content/principes/participatief.md", &term("Participatief", 2, "letter: Q\npatroon: golf\n"))
        .write("content/principes/positief.md", &term("Positief", 3, "kleur: \"#123456\"\n"))
        .write("content/methodieken/ecogram.md", &method("Ecogram", "krachtgericht", "individueel"))
        .write("content/methodieken/gesprek.md", &method("Gesprek & <luisteren>", "krachtgericht, positief", "individueel"))
        .write("content/trajecten/op-weg.md", &trajectory)
}

/// Puts the pictures where the theme has a place for them, so that what is tested does not depend on where that is.
fn with_pictures() -> Project {
    let show = |field: &str| format!("{{% extends \"base.html\" %}}{{% block content %}}{{{{ content.{field} | safe }}}}{{% endblock content %}}");
    let mut site = site();
    for (template, field) in [("home", "wheel"), ("dimension", "wheel"), ("term", "wheel"), ("trajectory", "band")] {
        site = site.write(&format!("themes/staalkaart/templates/{template}.html"), &show(field));
    }
    site
}

#[test]
fn the_wheel_has_the_central_term_in_the_middle_and_leads_to_every_term() {
    let built = with_pictures().build();
    let home = built.main("");
    assert!(home.contains("Wiel van de principes, met krachtgericht in het midden</title>"), "{home}");
    for (slug, label) in [
        ("krachtgericht", "Krachtgericht: 2 methodieken"),
        ("participatief", "Participatief: Nog geen methodieken"),
        ("positief", "Positief: 1 methodiek"),
    ] {
        assert!(home.contains(&format!("<a href=\"principes/{slug}/index.html\"><title>{label}</title>")), "{home}");
        assert!(home.contains(&format!("class=\"cloth t-principes-{slug}\"")), "{home}");
    }
    let middle = &home[home.find("principes/krachtgericht/").expect("a link")..home.find("principes/participatief/").expect("a link")];
    assert!(middle.contains("<circle r=") && !middle.contains("textPath"), "{middle}");
    assert!(home.contains(">Q</text>") && home.contains("url(#_wheel-golf)") && home.contains("id=\"_wheel-golf\""), "{home}");
    assert!(built.main("principes/").contains("href=\"../principes/positief/index.html\"><title>"));
    let term = built.main("principes/positief/");
    assert!(term.contains("<a href=\"../../principes/positief/index.html\" aria-current=\"page\">"), "{term}");
    assert_eq!(term.matches("class=\"pale\"").count(), 2);
    assert!(!built.main("niveaus/").contains("<svg") && !built.main("niveaus/individueel/").contains("<svg"), "only swatches make a wheel");
    assert!(!home.contains("style="), "a strict policy forbids inline styles");
}

#[test]
fn the_band_says_in_words_what_is_covered_thin_and_missing() {
    let band = with_pictures().build().main("trajecten/op-weg/");
    assert!(band.contains("De draden van ‘Op weg’, fase per fase</title>"), "{band}");
    let words = "Principes: gedekt: Krachtgericht (2); dun, met één methodiek: Positief; ontbreekt: Participatief. \
                 Niveaus: gedekt: Individueel (2); ontbreekt: Collectief.";
    assert!(band.contains(&format!("{words}</desc>")), "{band}");
    assert_eq!((band.matches("class=\"hole\"").count(), band.matches(">ontbreekt</text>").count(), band.matches(">1 dun</text>").count()), (2, 2, 1));
    assert!(band.contains(">Begin</text>") && band.contains(">Daarna</text>"), "{band}");
}

#[test]
fn a_level_has_cards_of_its_methods_four_to_a_sheet() {
    let mut project = site().write("staalkaart.yaml", &format!("basis_url: https://voorbeeld.be/kaart\n{CONFIG}"));
    for number in 0..3 {
        project = project.method(&format!("m{number}"), &format!("Methode {number}"), "positief", "Tekst.");
    }
    let built = project.build();
    let cards = built.main("niveaus/individueel/kaarten/");
    assert_eq!((cards.matches("<section class=\"sheet\"").count(), cards.matches("<article class=\"card").count()), (2, 5));
    assert!(cards.contains("Gesprek &amp; &lt;luisteren&gt;"), "{cards}");
    assert!(cards.contains("voorbeeld.be/kaart/methodieken/ecogram/"), "{cards}");
    let first = &cards[cards.find("<article").expect("a card")..cards.find("</article>").expect("its end")];
    assert!(first.contains("class=\"t-principes-krachtgericht\"") && first.contains("Drie keer.") && !first.contains("Vier keer."), "{first}");
    assert!(first.contains("<dd>Individueel</dd>") && first.contains(SUMMARY), "{first}");
    let page = built.page("niveaus/individueel/kaarten/");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">") && page.contains("static/print."), "{page}");
    assert!(!built.page("niveaus/individueel/").contains("static/print."));
    assert!(!built.files().iter().any(|path| path.starts_with("niveaus/collectief/kaarten/")), "no methods, no cards");
    assert!(!built.files().iter().any(|path| path.starts_with("principes/krachtgericht/kaarten/")), "cards go by the columns of the matrix");
    let sitemap = built.file("sitemap.xml");
    assert!(!sitemap.contains("kaarten/") && !sitemap.contains("poster/"), "{sitemap}");
}

#[test]
fn without_an_address_a_card_names_the_site() {
    let cards = site().build().main("niveaus/individueel/kaarten/");
    assert!(cards.contains("</b> Voorbeeld"), "{cards}");
}

#[test]
fn long_texts_are_set_smaller() {
    let long = "Een lange situatie die je herkent. ".repeat(8);
    let text = format!(
        "---\ntitel: {}\nsamenvatting: {}\nprincipes: [positief]\nniveaus: [collectief]\nherkenbaar: [\"A. {long}\", \"B. {long}\", \"C. {long}\"]\n---\n",
        "Titel ".repeat(14),
        "woord ".repeat(50),
    );
    let built = site().write("content/methodieken/lang.md", &text).build();
    let cards = built.main("niveaus/collectief/kaarten/");
    assert!(!cards.contains("card size-0") && cards.matches("Een lange situatie").count() == 16, "smaller, and two situations: {cards}");
    assert!(built.main("niveaus/individueel/kaarten/").contains("card size-0"));
}

#[test]
fn the_poster_shows_the_matrix_with_names() {
    let bib = "@book{rapp2012, author = {Rapp, Charles}, title = {The Strengths Model}, year = {2012}}\n";
    let home = "---\ntitel: Voorbeeld\nbronnen: [rapp2012]\n---\n\nWelkom.\n";
    let built = site().write("content/bronnen.bib", bib).write("content/index.md", home).build();
    let page = built.page("poster/");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">") && page.contains("static/poster."), "{page}");
    let poster = built.main("poster/");
    assert!(poster.contains("<li>Ecogram</li><li>Gesprek &amp; &lt;luisteren&gt;</li>"), "{poster}");
    assert!(
        poster.contains("The Strengths Model") && poster.contains("<svg") && poster.contains("Een term die hier als voorbeeld staat."),
        "{poster}"
    );
    assert_eq!(poster.matches("<td class=\"none\">").count(), 4, "{poster}");
}

#[test]
fn a_poster_too_full_for_names_has_numbers() {
    let mut project = site();
    for number in 0..450 {
        let text = format!(
            "---\ntitel: Een methode met een naam van een gewone lengte {number}\nsamenvatting: {SUMMARY}\nprincipes: [positief]\nniveaus: [collectief]\n---\n"
        );
        project = project.write(&format!("content/methodieken/m{number}.md"), &text);
    }
    let built = project.build();
    let poster = built.main("poster/");
    assert!(poster.contains("<b>450</b> methodieken") && poster.contains("<li>Ecogram</li>"), "{poster}");
    assert!(!built.files().iter().any(|path| path.starts_with("niveaus/collectief/kaarten/")), "nobody prints 113 sheets");
}

#[test]
fn the_addresses_of_pages_for_paper_are_taken() {
    let page = "---\ntitel: Een poster\n---\n\nTekst.\n";
    let problem = site().write("content/poster.md", page).only_problem();
    assert_eq!((problem.code.as_str(), problem.file.as_str()), ("SK0602", "content/poster.md"));
    let alias = "---\ntitel: Een pagina\naliassen: [/niveaus/individueel/kaarten/]\n---\n\nTekst.\n";
    assert_eq!(site().write("content/pagina.md", alias).only_problem().code, "SK0603");
    let term = "---\ntitel: Kaarten\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 3\n---\n";
    assert!(site().write("content/niveaus/kaarten.md", term).check().is_empty(), "a term of that name lies elsewhere");
    let dimension = CONFIG.replace("  niveaus:", "  poster: {enkelvoud: poster, meervoud: posters}\n  niveaus:");
    assert!(site().write("staalkaart.yaml", &dimension).codes().iter().any(|code| code.starts_with("SK0503")));
    let without = "titel: Voorbeeld\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, dekking: true}\n";
    let mut one = Project::new().write("staalkaart.yaml", without).write("content/poster.md", page);
    for file in ["individueel", "collectief"] {
        one = one.remove(&format!("content/niveaus/{file}.md"));
    }
    assert!(!one.codes().iter().any(|code| code.starts_with("SK06")), "without a matrix there is no poster: {:?}", one.codes());
}
