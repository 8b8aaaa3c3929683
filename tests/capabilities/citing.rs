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

/// The list of all sources of a site with this bibliography: of each its key, its reference and how it is cited, with `_` around what is in italics.
fn listed(bib: &str, language: &str) -> Vec<String> {
    let keys: Vec<&str> = bib.lines().filter_map(|line| line.strip_prefix('@')?.split_once('{')?.1.split(',').next()).collect();
    let body = keys.iter().map(|key| format!("{key}: [@{key}].")).collect::<Vec<_>>().join("\n\n");
    let config = crate::project::CONFIG.replace("taal: nl", &format!("taal: {language}"));
    let project = Project::new().write("staalkaart.yaml", &config).write("content/bronnen.bib", bib);
    let built = project.write("content/citaten.md", &format!("---\ntitel: Citaten\nkort: Alle bronnen.\n---\n\n{body}")).build();
    let (page, all) = (built.main("citaten/"), built.main("bronnen/"));
    let mut lines = Vec::new();
    for item in all.split("<li id=\"bron_").skip(1) {
        let (key, rest) = item.split_once("\">").expect("a key");
        let reference = rest.split("<small").next().and_then(|rest| rest.split("<span class=\"note").next()).and_then(|rest| rest.split("<p").next());
        let reference =
            reference.and_then(|rest| rest.split("Aangehaald in").next()).and_then(|rest| rest.split("Cited in").next()).expect("a reference");
        let shown = page.split(&format!("<p>{key}: ")).nth(1).and_then(|rest| rest.split("</p>").next()).expect("a citation");
        assert!(page.contains(&format!("<li id=\"bron_{key}\">")), "{key} is in the list of its page");
        lines.push(format!("{key} :: {} :: {}", plain(reference), plain(shown).trim_end_matches('.')));
    }
    lines
}

/// What a reader sees of some HTML, with `_` around what is in italics.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        let (tag, after) = after.split_once('>').expect("a whole tag");
        if tag == "i" || tag == "/i" {
            out.push('_');
        }
        rest = after;
    }
    out.push_str(rest);
    let out = out.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&quot;", "\"");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_source_of_three_samples_is_listed_and_cited_as_apa_has_it() {
    for (bib, language, expected) in [
        (include_str!("references/biblatex.bib"), "nl", include_str!("references/biblatex.nl.txt")),
        (include_str!("references/biblatex.bib"), "en", include_str!("references/biblatex.en.txt")),
        (include_str!("references/zotero.bib"), "nl", include_str!("references/zotero.nl.txt")),
        (include_str!("references/zotero.bib"), "en", include_str!("references/zotero.en.txt")),
        (include_str!("references/field.bib"), "nl", include_str!("references/field.nl.txt")),
        (include_str!("references/field.bib"), "en", include_str!("references/field.en.txt")),
    ] {
        let found = listed(bib, language);
        let expected: Vec<&str> = expected.lines().collect();
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{language}");
        }
        assert_eq!(found.len(), expected.len());
    }
}

#[test]
fn sources_of_every_form_are_listed_as_apa_has_it() {
    for (entry, expected) in [
        (
            "@article{k, title = {In druk}, author = {Noot, C.}, journaltitle = {Alert}, pubstate = {inpress}}",
            "Noot, C. (in druk). In druk. _Alert_. :: (Noot, in druk)",
        ),
        (
            "@article{k, title = {T}, author = {Noot, E.}, journaltitle = {PLoS ONE}, date = {2020}, volume = {15}, number = {3}, eid = {e0123}}",
            "Noot, E. (2020). T. _PLoS ONE_, _15_(3), Artikel e0123. :: (Noot, 2020)",
        ),
        (
            "@article{k, title = {Lente}, author = {Noot, F.}, journaltitle = {Alert}, date = {2020-21}}",
            "Noot, F. (2020, lente). Lente. _Alert_. :: (Noot, 2020)",
        ),
        (
            "@article{k, title = {T}, author = {Noot, G.}, journaltitle = {Alert}, date = {2020}, doi = {https://doi.org/10.1/x}, url = {https://a.example}}",
            "Noot, G. (2020). T. _Alert_. https://doi.org/10.1/x :: (Noot, 2020)",
        ),
        (
            "@article{k, title = {T}, subtitle = {De ondertitel}, author = {Noot, K. and others}, journaltitle = {Alert}, date = {2021}}",
            "Noot, K., et al. (2021). T: De ondertitel. _Alert_. :: (Noot et al., 2021)",
        ),
        ("@book{k, title = {T}, author = {Aa, A.}, date = {2015/..}, publisher = {Acco}}", "Aa, A. (2015–heden). _T_. Acco. :: (Aa, 2015–heden)"),
        ("@book{k, title = {T}, author = {Dd, A.}, date = {1910~}, publisher = {Acco}}", "Dd, A. (ca. 1910). _T_. Acco. :: (Dd, ca. 1910)"),
        (
            "@book{k, title = {T}, author = {Ff, A.}, translator = {Bots, H.}, date = {2021}, origdate = {1970}, edition = {2}, publisher = {EPO}}",
            "Ff, A. (2021). _T_ (H. Bots, vert.; 2e dr.). EPO. (Oorspronkelijk werk gepubliceerd in 1970) :: (Ff, 1970/2021)",
        ),
        ("@book{k, title = {T}, author = {Bol, G.}, year = {z.d.}, publisher = {Acco}}", "Bol, G. (z.d.). _T_. Acco. :: (Bol, z.d.)"),
        (
            "@report{k, title = {T}, author = {Aa, A.}, date = {2020}, number = {HIVA-26-0599}, institution = {HIVA}}",
            "Aa, A. (2020). _T_ (Nr. HIVA-26-0599). HIVA. :: (Aa, 2020)",
        ),
        (
            "@techreport{k, title = {T}, author = {Aa, A.}, year = {2020}, number = {5}, institution = {HIVA}}",
            "Aa, A. (2020). _T_ (Rapport Nr. 5). HIVA. :: (Aa, 2020)",
        ),
        (
            "@mastersthesis{k, title = {T}, author = {Aa, A.}, year = {2020}, school = {UGent}}",
            "Aa, A. (2020). _T_ [Ongepubliceerde masterproef]. UGent. :: (Aa, 2020)",
        ),
        (
            "@incollection{k, title = {H}, booktitle = {Een boek}, author = {Noot, E.}, editor = {Bol, B.}, date = {2019}, volume = {2}, edition = {3}, pages = {5--9}, publisher = {Acco}}",
            "Noot, E. (2019). H. In B. Bol (red.), _Een boek_ (3e dr., Vol. 2, pp. 5–9). Acco. :: (Noot, 2019)",
        ),
        (
            "@book{k, title = {T}, author = {family=Bossche, given=Griet, prefix=Van den, useprefix=true and 't Hart, Jan-Piet}, date = {2013}, publisher = {Acco}}",
            "Van den Bossche, G., & 't Hart, J.-P. (2013). _T_. Acco. :: (Van den Bossche & 't Hart, 2013)",
        ),
        (
            "@online{k, title = {T}, author = {Bol, N.}, date = {2020-03-31}, eprint = {2003.13722}, eprinttype = {arXiv}}",
            "Bol, N. (2020). _T_ (arXiv:2003.13722). arXiv. https://arxiv.org/abs/2003.13722 :: (Bol, 2020)",
        ),
        (
            "@article{k, title = {Over \\emph{Bildung}, H\\textsubscript{2}O en \\texteuro{} 5 \\ldots}, author = {Vos, P.}, date = {2002}, journaltitle = {Alert}}",
            "Vos, P. (2002). Over Bildung, H₂O en € 5 … _Alert_. :: (Vos, 2002)",
        ),
        (
            "@book{k, title = {Over ``haakjes'' en \"rechte\"}, author = {Bol, T.}, date = {2017}, publisher = {Acco}}",
            "Bol, T. (2017). _Over “haakjes” en “rechte”_. Acco. :: (Bol, 2017)",
        ),
        (
            "@inproceedings{k, title = {T}, author = {Vos, P.}, date = {2017}, eventtitle = {Studiedag}, venue = {Gent}}",
            "Vos, P. (2017). _T_ [Conferentiebijdrage]. Studiedag, Gent. :: (Vos, 2017)",
        ),
    ] {
        assert_eq!(listed(&format!("{entry}\n"), "nl"), [format!("k :: {expected}")]);
    }
}

#[test]
fn letters_and_initials_are_the_same_on_every_page() {
    let bib = "@book{z, title = {Zebra}, author = {Noot, Anna}, date = {2016}}\n@book{a, title = {Aap}, author = {Noot, Anna}, date = {2016}}\n@book{b, title = {Beer}, author = {Noot, Bert}, date = {2017}}\n@article{x, title = {X}, author = {Claes, A. and Bol, C. and Dal, E.}, journaltitle = {Alert}, date = {2020}}\n@article{y, title = {Y}, author = {Claes, A. and Eys, F. and Gys, G.}, journaltitle = {Alert}, date = {2020}}\n";
    let page = |title: &str, text: &str| format!("---\ntitel: {title}\nkort: Een proef.\n---\n\n{text}\n");
    let built = Project::new()
        .write("content/bronnen.bib", bib)
        .write("content/een.md", &page("Een", "Zie [@z]."))
        .write("content/twee.md", &page("Twee", "Zie [@b; @a; @z] en [@z, p. 3-4; @a]."))
        .write("content/drie.md", &page("Drie", "Zie [@y] en [@x]."))
        .build();
    let (one, two, three, all) = (built.main("een/"), built.main("twee/"), built.main("drie/"), built.main("bronnen/"));
    assert!(one.contains("(<a href=\"#bron_z\">A. Noot, 2016b</a>)") && one.contains("Noot, A. (2016b). <i>Zebra</i>."), "{one}");
    assert!(all.contains("Noot, A. (2016b). <i>Zebra</i>.") && all.contains("Noot, A. (2016a). <i>Aap</i>."), "{all}");
    let grouped = "(<a href=\"#bron_a\">A. Noot, 2016a</a>, <a href=\"#bron_z\">2016b</a>; <a href=\"#bron_b\">B. Noot, 2017</a>)";
    assert!(two.contains(grouped), "{two}");
    assert!(two.contains("(<a href=\"#bron_a\">A. Noot, 2016a</a>; <a href=\"#bron_z\">A. Noot, 2016b, pp. 3–4</a>)"), "{two}");
    assert!(three.contains("Claes, Eys, et al., 2020") || three.contains("Claes, Eys, &amp; Gys, 2020"), "{three}");
    assert!(three.find("bron_x\">Claes, A., Bol") < three.find("bron_y\">Claes, A., Eys"), "{three}");
}

#[test]
fn an_exported_bibliography_read_again_gives_the_same_list() {
    for bib in [
        include_str!("references/biblatex.bib"),
        include_str!("references/zotero.bib"),
        include_str!("references/field.bib"),
        "@book{a, title = {Over \\emph{x} \\& $\\alpha$ 50\\%}, author = {{SAM \\& co}}, date = {1910~}, urldate = {2024-01-02}}\n@phdthesis{b, title = {T}, author = {van den Berg, A.}, year = {z.d.}, school = {UGent}}\n",
    ] {
        let build = |bib: &str| Project::new().write("content/bronnen.bib", bib).build();
        let first = build(bib);
        let exported = first.file("bronnen.bib");
        let again = build(&exported);
        assert_eq!(first.main("bronnen/"), again.main("bronnen/"), "{exported}");
        assert_eq!(exported, again.file("bronnen.bib"));
        assert_eq!(first.file("bronnen.ris"), again.file("bronnen.ris"));
        assert_eq!(first.file("bronnen.csl.json"), again.file("bronnen.csl.json"));
    }
}

#[test]
fn the_downloads_keep_editors_translators_numbers_and_types() {
    let built = Project::new().write("content/bronnen.bib", include_str!("references/biblatex.bib")).build();
    let bib = built.file("bronnen.bib");
    assert!(bib.contains("author = {van den Berg, Anneke and Claes, Peter}"), "as every program reads it: {bib}");
    let bare = "@book{a, title = {T}, author = {SAM vzw and Noot, An}, date = {2020}}\n";
    let bare = Project::new().write("content/bronnen.bib", bare).build().file("bronnen.bib");
    assert!(bare.contains("author = {{SAM vzw} and Noot, An}"), "{bare}");
    let ris = built.file("bronnen.ris");
    let of = |key: &str| {
        let record = ris.split("ER  - \r\n").find(|record| record.contains(&format!("ID  - {key}\r\n"))).expect("a record");
        record.trim().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let has = |key: &str, lines: &[&str]| {
        let record = of(key);
        for line in lines {
            assert!(record.iter().any(|known| known == line), "{line}: {record:?}");
        }
    };
    has(
        "goossensBuurtwerk2016",
        &["TY  - CHAP", "A2  - Baert, Herman", "A2  - van Acker, Luc", "T2  - Handboek samenlevingsopbouw in Vlaanderen", "SP  - 145", "EP  - 168"],
    );
    has("verschuereHandboek2015", &["TY  - BOOK", "A3  - Verschuere, Bram", "A3  - Hermans, Koen"]);
    has("krantStandaard2023", &["TY  - NEWS", "DA  - 2023/09/14/", "T2  - De Standaard"]);
    has("freirePedagogie2021", &["A4  - Bots, Huub", "OP  - 1970"]);
    has("hivaMonitor2021", &["TY  - RPRT", "M1  - 2021/07", "M3  - Onderzoeksrapport", "PB  - HIVA-KU Leuven", "Y2  - 2023/01/15/"]);
    has("claesConferentie2014", &["TY  - CPAPER", "C3  - 5de Sociaal-Werkconferentie"]);
    has("vandenbergKrachtenZien2018", &["ET  - 2e herz. druk", "AU  - van den Berg, Anneke"]);
    has("saamOutreach", &["AU  - SAAM vzw"]);
    let csl: serde_json::Value = serde_json::from_str(&built.file("bronnen.csl.json")).expect("JSON");
    let of = |key: &str| csl.as_array().expect("items").iter().find(|item| item["id"] == key).expect("an item").clone();
    let berg = of("vandenbergKrachtenZien2018");
    assert_eq!((&berg["author"][0]["family"], &berg["author"][0]["non-dropping-particle"]), (&"Berg".into(), &"van den".into()));
    let chapter = of("goossensBuurtwerk2016");
    assert_eq!((&chapter["type"], &chapter["editor"][1]["family"], &chapter["page"]), (&"chapter".into(), &"Acker".into(), &"145-168".into()));
    assert_eq!(of("krantStandaard2023")["type"], "article-newspaper");
    assert_eq!(of("krantStandaard2023")["issued"]["date-parts"], serde_json::json!([[2023, 9, 14]]));
    assert_eq!(of("freirePedagogie2021")["translator"][0]["family"], "Bots");
    assert_eq!(of("freirePedagogie2021")["original-date"]["date-parts"][0][0], 1970);
    assert_eq!(of("hivaMonitor2021")["number"], "2021/07");
    assert_eq!(of("lipsEmpoweringCommunity2020")["DOI"], "10.1080/00000000.2020.1234_56");
    assert_eq!(of("saamOutreach")["author"], serde_json::json!([{"literal": "SAAM vzw"}]));
}

#[test]
fn an_editor_hears_of_what_other_programs_would_print_wrongly() {
    for (entry, code, column) in [
        ("@book{a, title = {T}, author = {SAM vzw}, date = {2020}}", "SK0222", 33),
        ("@book{a, title = {T}, author = {Noot, A. and Netwerk tegen Armoede}, date = {2020}}", "SK0222", 46),
        ("@book{a, title = {T}, author = {Noot, A. en Bol, B.}, date = {2020}}", "SK0223", 33),
        ("@book{a, title = {T}, author = {Noot A; Bol B}, date = {2020}}", "SK0223", 33),
        ("@book{a, title = {T}, author = {Noot, A.}, date = {lang geleden}}", "SK0224", 52),
        ("@boek{a, title = {T}, author = {Noot, A.}, date = {2020}}", "SK0225", 2),
        ("@book{a, title = {T \\iets{x}}, author = {Noot, A.}, date = {2020}}", "SK0226", 22),
        ("@inbook{a, title = {T}, author = {Noot, A.}, crossref = {nergens}, date = {2020}}", "SK0227", 58),
        ("@book{a, title = {T}, author = {Noot, A.}, xdata = {nergens}, date = {2020}}", "SK0227", 53),
        ("@book{a&b, title = {T}, author = {Noot, A.}, date = {2020}}", "SK0228", 7),
        ("@book{a'b, title = {T}, author = {Noot, A.}, date = {2020}}", "SK0228", 7),
    ] {
        let problem = body("Tekst.").write("content/bronnen.bib", &format!("{entry}\n")).only_problem();
        assert_eq!(
            (problem.code.as_str(), problem.file.as_str(), problem.line, problem.column),
            (code, "content/bronnen.bib", 1, column),
            "{entry}: {problem:?}"
        );
    }
    let double = "@book{a, title = {T}, date = {2020}}\n@book{a, title = {U}, date = {2021}}\n";
    let problem = body("Tekst.").write("content/bronnen.bib", double).only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0221", 2, 7));
    assert_eq!(problem.message, "De sleutel `a` staat twee keer in bronnen.bib.");
    let fine = "@book{a, title = {T}, author = {{SAM vzw} and Van den Bossche, Griet and Jan van Dam}, year = {z.d.}}\n";
    assert_eq!(body("Tekst.").write("content/bronnen.bib", fine).codes(), Vec::<String>::new());
}

#[test]
fn in_a_long_list_a_source_stands_under_the_letter_that_apa_lists_it_by() {
    let mut bib = "@online{zonder, title = {De armen van Gent}, date = {2020}, url = {https://a.example/}}\n@report{huis, title = {Cijfers}, date = {2020}, institution = {Zorgraad}}\n".to_owned();
    for n in 0..210 {
        bib += &format!("@book{{b{n}, title = {{Boek {n}}}, author = {{Maes, An}}, date = {{{}}}}}\n", 1800 + n);
    }
    let built = Project::new().write("content/bronnen.bib", &bib).build();
    let pages: Vec<String> = built.files().into_iter().filter(|path| path.starts_with("bronnen/") && path.ends_with(".html")).collect();
    let of = |key: &str| {
        let page = pages.iter().map(|path| built.file(path)).find(|page| page.contains(&format!("<li id=\"bron_{key}\">"))).expect("a page");
        let before = &page[..page.find(&format!("bron_{key}")).expect("the source")];
        before.rsplit("<h2 class=\"letter\" id=\"").next().and_then(|rest| rest.split('"').next()).expect("a letter").to_owned()
    };
    assert_eq!((of("zonder").as_str(), of("huis").as_str()), ("letter_A", "letter_Z"));
}
