//! A lecturer cites a page; Zotero, search engines and other programs read what it is, and the vocabulary of the site.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::project::{Built, CONFIG, Project, SUMMARY};

const BASE: &str = "basis_url: https://kaart.example.org/site/\n";

/// A site with an address, a licence and a publisher.
fn site(more: &str) -> Project {
    let config = format!("{CONFIG}{BASE}licentie: {{naam: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}}\n{more}");
    Project::new().write("staalkaart.yaml", &config)
}

/// What stands in the box with a page's own citation.
fn cited(main: &str) -> &str {
    let (_, rest) = main.split_once("<p class=\"cite\" id=\"_cite\">").expect("a citation");
    rest.split_once("</p>").expect("its end").0
}

/// The things that a page says it is about, in the words of schema.org.
fn described(built: &Built, folder: &str) -> Vec<Value> {
    let page = built.page(folder);
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("JSON-LD");
    let json: Value = serde_json::from_str(rest.split_once("</script>").expect("its end").0).expect("JSON");
    assert_eq!(json["@context"], "https://schema.org");
    json["@graph"].as_array().expect("a list").clone()
}

/// The `<meta>` elements of a page with this beginning, in order.
fn meta(built: &Built, folder: &str, beginning: &str) -> Vec<String> {
    let page = built.page(folder);
    let lines = page.lines().filter_map(|line| line.strip_prefix("<meta name=\"")?.strip_suffix("\">"));
    lines.filter(|line| line.starts_with(beginning)).map(|line| line.replace("\" content=\"", " = ")).collect()
}

#[test]
fn a_page_is_cited_as_apa_has_it() {
    let page = |title: &str, more: &str| format!("---\ntitel: {title}\nkort: Een proef.\n{more}---\n\nTekst.\n");
    let texts = |project: Project| {
        project
            .method_with("a", "Ecogram", "datum: 2026-01-05\nbijgewerkt: 2026-01-10\nauteurs: [Anneke van den Berg, \"Claes, Jan-Piet\"]\n")
            .write("content/over.md", &page("Over deze site", "bijgewerkt: 2026-03-02\n"))
            .write("content/over/werkt.md", &page("Wat werkt?", ""))
    };
    let built = texts(site("uitgever: {naam: SAM vzw}\n")).build();
    let url = "https://kaart.example.org/site/";
    assert_eq!(
        cited(&built.main("methodieken/a/")),
        format!("van den Berg, A., &amp; Claes, J.-P. (2026, 10 januari). <i>Ecogram</i>. Voorbeeld. {url}methodieken/a/")
    );
    assert_eq!(cited(&built.main("over/")), format!("SAM vzw. (2026, 2 maart). <i>Over deze site</i>. Voorbeeld. {url}over/"));
    assert_eq!(cited(&built.main("over/werkt/")), format!("SAM vzw. (z.d.). <i>Wat werkt?</i> Voorbeeld. {url}over/werkt/"));

    let english = CONFIG.replace("taal: nl", "taal: en");
    let built = texts(Project::new().write("staalkaart.yaml", &format!("{english}uitgever: {{naam: Voorbeeld}}\n"))).build();
    assert_eq!(cited(&built.main("methodieken/a/")), "van den Berg, A., &amp; Claes, J.-P. (2026, January 10). <i>Ecogram</i>. Voorbeeld.");
    assert_eq!(
        cited(&built.main("over/")),
        "Voorbeeld. (2026, March 2). <i>Over deze site</i>.",
        "the site is not named again where it is the author"
    );
    let built = texts(Project::new()).build();
    assert_eq!(cited(&built.main("over/werkt/")), "<i>Wat werkt?</i> (z.d.). Voorbeeld.", "without an author the title comes first");

    // In another style too, and no list is cited.
    let built = texts(site("citeerstijl: ieee\n")).build();
    assert_eq!(cited(&built.main("over/")), format!("<i>Over deze site</i>. (2026, 2 maart). Voorbeeld. {url}over/"));
    assert!(!built.main("methodieken/").contains("class=\"cite\"") && !built.main("").contains("class=\"cite\""));
}

#[test]
fn a_page_can_be_kept_in_three_formats() {
    let text = format!(
        "---\ntitel: \"50% méér {{kans}} & \\\"werk\\\"\"\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\nauteurs: [Anneke van den Berg, SAM & co vzw]\nbijgewerkt: 2026-01-10\n---\n\nTekst.\n"
    );
    let built = site("").write("content/methodieken/een-kans.md", &text).build();
    let main = built.main("methodieken/een-kans/");
    for (end, title) in [("bib", "BibLaTeX"), ("ris", "RIS"), ("csl.json", "CSL-JSON")] {
        assert!(main.contains(&format!("<a href=\"een-kans.{end}\" download>{title}</a>")), "{main}");
    }
    let url = "https://kaart.example.org/site/methodieken/een-kans/";
    let bib = built.file("methodieken/een-kans/een-kans.bib");
    assert_eq!(
        bib,
        format!(
            "@online{{een-kans,\n  author = {{van den Berg, Anneke and {{SAM \\& co vzw}}}},\n  title = {{50\\% méér \\{{kans\\}} \\& \"werk\"}},\n  date = {{2026-01-10}},\n  titleaddon = {{Voorbeeld}},\n  url = {{{url}}},\n  langid = {{dutch}},\n}}\n"
        )
    );
    assert_eq!(
        built.file("methodieken/een-kans/een-kans.ris"),
        format!(
            "TY  - ELEC\r\nAU  - van den Berg, Anneke\r\nAU  - SAM & co vzw\r\nTI  - 50% méér {{kans}} & \"werk\"\r\nT2  - Voorbeeld\r\nUR  - {url}\r\nLA  - nl\r\nPY  - 2026\r\nDA  - 2026/01/10/\r\nID  - een-kans\r\nER  - \r\n\r\n"
        )
    );
    let csl: Value = serde_json::from_str(&built.file("methodieken/een-kans/een-kans.csl.json")).expect("JSON");
    assert_eq!(
        csl,
        json!([{
            "id": "een-kans", "type": "webpage", "title": "50% méér {kans} & \"werk\"", "container-title": "Voorbeeld", "URL": url, "language": "nl",
            "author": [{"family": "Berg", "given": "Anneke", "non-dropping-particle": "van den"}, {"literal": "SAM & co vzw"}],
            "issued": {"date-parts": [[2026, 1, 10]]},
        }])
    );
    // Read as a source, the file gives the reference that the page shows.
    let listed = Project::new().write("content/bronnen.bib", &bib).build().main("bronnen/");
    let reference = cited(&main).replace(url, &format!("<a href=\"{url}\" rel=\"external\">{url}</a>")).replace("&quot;werk&quot;", "“werk”");
    assert!(listed.contains(&reference), "{reference}\n{listed}");
}

#[test]
fn a_very_large_catalogue_has_no_files_for_each_page() {
    let many = (0..2_001).fold(Project::new(), |project, n| project.method(&format!("m{n}"), &format!("Titel {n}"), "krachtgericht", "Tekst."));
    let built = many.build();
    assert!(!built.files().iter().any(|path| path.ends_with(".ris")));
    let main = built.main("methodieken/m7/");
    assert!(cited(&main).contains("<i>Titel 7</i>") && main.contains("data-copy") && !main.contains("RIS"), "{main}");
}

#[test]
fn zotero_and_readers_of_dublin_core_find_what_they_read() {
    let authors = "auteurs: [Anneke Maria van den Berg]\nbijgewerkt: 2026-01-10\n";
    let project = site("uitgever: {naam: SAM vzw}\n").method_with("a", "Praat \"samen\" & <luister>", authors);
    let built = project.write("content/over.md", "---\ntitel: Over\n---\n\nTekst.\n").build();
    let page = built.page("methodieken/a/");
    assert!(page.contains("<meta property=\"og:type\" content=\"website\">\n<meta property=\"og:site_name\" content=\"Voorbeeld\">"), "{page}");
    let title = "Praat &quot;samen&quot; &amp; &lt;luister&gt;";
    assert_eq!(
        meta(&built, "methodieken/a/", "citation_"),
        [&format!("citation_title = {title}"), "citation_author = van den Berg, Anneke Maria;", "citation_publication_date = 2026/01/10"]
    );
    assert_eq!(
        meta(&built, "methodieken/a/", "DC."),
        [
            &format!("DC.title = {title}"),
            "DC.creator = van den Berg, Anneke Maria",
            "DC.date = 2026-01-10",
            "DC.publisher = SAM vzw",
            "DC.rights = https://creativecommons.org/licenses/by/4.0/"
        ]
    );
    assert_eq!(meta(&built, "over/", "citation_"), ["citation_title = Over", "citation_author = SAM vzw,"]);
    assert_eq!(meta(&built, "methodieken/", "citation_"), [""; 0]);
}

#[test]
fn a_page_says_what_it_is_in_the_words_of_schema_org() {
    let steps = "1. **Vragen.** Begin klein.\n2. Luister.\n";
    let method = |title: &str, body: &str, more: &str| {
        format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}---\n\n{body}\n")
    };
    let built = site("ondertitel: Een kaart\nuitgever: {naam: SAM vzw}\n")
        .write(
            "content/methodieken/a.md",
            &method("Ecogram </script><script>alert(1)</script>", steps, "datum: 2026-01-05\nbijgewerkt: 2026-01-10\nauteurs: [An Noot]\n"),
        )
        .write("content/methodieken/b.md", &method("Zonder stappen", "Tekst.", ""))
        .write("content/begrippen/kracht.md", "---\ntitel: Kracht\nkort: Wat iemand kan.\nook_bekend_als: [sterkte]\n---\n\nTekst.\n")
        .write("content/over.md", "---\ntitel: Over\n---\n\nTekst.\n")
        .build();
    let url = "https://kaart.example.org/site/";
    let graph = described(&built, "methodieken/a/");
    assert_eq!(
        graph[0],
        json!({
            "@type": "HowTo", "@id": format!("{url}methodieken/a/"), "name": "Ecogram </script><script>alert(1)</script>", "inLanguage": "nl",
            "datePublished": "2026-01-05", "dateModified": "2026-01-10",
            "author": [{"@type": "Person", "name": "An Noot"}], "publisher": {"@type": "Organization", "name": "SAM vzw"},
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "step": [{"@type": "HowToStep", "name": "Vragen"}, {"@type": "HowToStep", "name": "Luister"}],
        })
    );
    assert_eq!(
        graph[1],
        json!({"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Methodieken", "item": format!("{url}methodieken/")},
            {"@type": "ListItem", "position": 2, "name": "Ecogram </script><script>alert(1)</script>"},
        ]})
    );
    assert_eq!(graph.len(), 2);
    assert_eq!(described(&built, "methodieken/b/")[0]["@type"], "CreativeWork");
    assert_eq!(described(&built, "over/")[0]["@type"], "WebPage");
    assert_eq!(
        described(&built, "begrippen/kracht/")[0],
        json!({
            "@type": "DefinedTerm", "@id": format!("{url}begrippen/kracht/"), "name": "Kracht", "description": "Wat iemand kan.", "alternateName": ["sterkte"],
            "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": format!("{url}begrippen/"), "name": "Begrippen"},
        })
    );
    let set = json!({"@type": "DefinedTermSet", "@id": format!("{url}principes/"), "name": "principes"});
    assert_eq!(described(&built, "principes/krachtgericht/")[0]["inDefinedTermSet"], set);
    assert_eq!(described(&built, "principes/")[0], set);
    let home = described(&built, "");
    assert_eq!(
        (&home[0]["@type"], &home[0]["description"], &home[0]["dateModified"]),
        (&json!("Dataset"), &json!("Een kaart"), &json!("2026-01-10"))
    );
    let files: Vec<&str> = home[0]["distribution"].as_array().expect("files").iter().filter_map(|file| file["contentUrl"].as_str()).collect();
    for file in files {
        built.file(file.strip_prefix(url).expect("a file of the site"));
    }
    assert!(!built.page("methodieken/").contains("HowTo") && !built.file("404.html").contains("ld+json"));

    // Without an address of the site the links are those of the page.
    let built = Project::new().method("a", "Ecogram", "krachtgericht", steps).build();
    let graph = described(&built, "methodieken/a/");
    assert_eq!(graph[0]["@id"], "../../methodieken/a/index.html");
    assert_eq!(graph[1]["itemListElement"][0]["item"], "../../methodieken/index.html");
}

type Graph = BTreeSet<(String, String, String)>;

/// The vocabulary as Turtle and as JSON-LD say it; blank nodes by what they say.
fn vocabulary(built: &Built, base: &str) -> Graph {
    let address = format!("{base}api/v1/begrippenkader.ttl");
    let turtle = built.file("api/v1/begrippenkader.ttl");
    let parser = oxttl::TurtleParser::new().with_base_iri(&address).expect("an address");
    let of_turtle = parser.for_slice(&turtle).map(|triple| {
        let triple = triple.expect("Turtle");
        [triple.subject.to_string(), triple.predicate.to_string(), triple.object.to_string()]
    });
    let of_turtle = named(of_turtle.collect());
    let json = built.file("api/v1/begrippenkader.jsonld");
    let parser = oxjsonld::JsonLdParser::new().with_base_iri(&address).expect("an address");
    let of_json = parser.for_slice(&json).map(|quad| {
        let quad = quad.expect("JSON-LD");
        [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()]
    });
    assert_eq!(of_turtle, named(of_json.collect()), "both say the same");
    of_turtle
}

fn named(triples: Vec<[String; 3]>) -> Graph {
    let mut blank: BTreeMap<String, String> = BTreeMap::new();
    for [subject, _, object] in triples.iter().filter(|[subject, ..]| subject.starts_with("_:")) {
        blank.entry(subject.clone()).or_default().push_str(object);
    }
    let name = |term: String| blank.get(&term).cloned().unwrap_or(term);
    triples.into_iter().map(|[subject, predicate, object]| (name(subject), predicate, name(object))).collect()
}

/// The conditions under which a vocabulary is whole (SKOS Reference, S9, S13, S14, S27 and the like).
fn is_whole(graph: &Graph) {
    let skos = |name: &str| format!("<http://www.w3.org/2004/02/skos/core#{name}>");
    let kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    let of = |name: &str| {
        let name = skos(name);
        let said = graph.iter().filter(|(_, predicate, _)| *predicate == name).map(|(subject, _, object)| (subject.as_str(), object.as_str()));
        said.collect::<Vec<_>>().into_iter()
    };
    let all = |class: &str| {
        let class = skos(class);
        graph
            .iter()
            .filter(|(_, predicate, object)| predicate == kind && *object == class)
            .map(|(subject, ..)| subject.as_str())
            .collect::<BTreeSet<_>>()
    };
    let (concepts, schemes) = (all("Concept"), all("ConceptScheme"));
    assert!(!concepts.is_empty() && concepts.is_disjoint(&schemes), "S9");
    let mut labels: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (concept, label) in of("prefLabel") {
        let language = label.rsplit_once('@').expect("a language").1;
        assert_eq!(labels.insert((concept, language), label), None, "S14: {label}");
    }
    let preferred: BTreeSet<_> = of("prefLabel").collect();
    assert!(of("altLabel").all(|label| !preferred.contains(&label)), "S13");
    for concept in &concepts {
        assert!(preferred.iter().any(|(of, _)| of == concept), "{concept} has a label");
        assert_eq!(of("definition").filter(|(of, _)| of == concept).count(), 1, "{concept}");
        assert_eq!(of("inScheme").filter(|(of, scheme)| of == concept && schemes.contains(scheme)).count(), 1, "{concept}");
    }
    let broader: BTreeSet<_> = of("broader").collect();
    assert_eq!(of("narrower").map(|(above, below)| (below, above)).collect::<BTreeSet<_>>(), broader, "S25");
    assert_eq!(of("hasTopConcept").map(|(scheme, top)| (top, scheme)).collect::<BTreeSet<_>>(), of("topConceptOf").collect(), "S8");
    let above = |concept: &str| {
        let mut known = BTreeSet::new();
        let mut open = vec![concept.to_owned()];
        while let Some(from) = open.pop() {
            open.extend(
                broader.iter().filter(|(below, _)| *below == from).map(|(_, above)| (*above).to_owned()).filter(|above| known.insert(above.clone())),
            );
        }
        known
    };
    for (one, other) in of("related") {
        assert!(concepts.contains(one) && concepts.contains(other) && one != other, "S19, S21: {one}, {other}");
        assert!(!above(one).contains(other) && !above(other).contains(one), "S27: {one}, {other}");
    }
    for concept in &concepts {
        assert!(!above(concept).contains(*concept), "no circle");
        assert_eq!(of("topConceptOf").any(|(top, _)| top == *concept), above(concept).is_empty(), "{concept}");
    }
}

/// A site with a hierarchy, concepts and odd texts.
fn vocabulary_project(config: &str) -> Project {
    let concept = |title: &str, more: &str| format!("---\ntitel: {title}\nkort: Wat iemand kan.\n{more}---\n\nTekst.\n");
    Project::new()
        .write("staalkaart.yaml", config)
        .write(
            "content/principes/sterk.md",
            "---\ntitel: Sterk\nkort: \"Zegt \\\"ja\\\" \\\\ en meer.\"\nvolgorde: 3\nboven: krachtgericht\n---\n\nUitleg.\n",
        )
        .write("content/begrippen/kracht.md", &concept("Kracht", "ook_bekend_als: [sterkte]\nverwant: [steun, a, sterk]\n"))
        .write("content/begrippen/steun.md", &concept("Support", "taal: en\nverwant: [kracht]\n"))
        .method_with("a", "Ecogram", "datum: 2026-01-05\nbijgewerkt: 2026-01-10\nauteurs: [An Noot]\n")
}

#[test]
fn the_vocabulary_is_skos() {
    let config =
        format!("{CONFIG}{BASE}licentie: {{naam: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}}\nuitgever: {{naam: SAM vzw}}\n");
    let built = vocabulary_project(&config).build();
    let url = "https://kaart.example.org/site/";
    let graph = vocabulary(&built, url);
    is_whole(&graph);
    let says = |subject: &str, predicate: &str, object: &str| {
        let (vocabulary, name) = predicate.split_once(':').expect("a prefix");
        let prefix = match vocabulary {
            "skos" => "http://www.w3.org/2004/02/skos/core#",
            "dcat" => "http://www.w3.org/ns/dcat#",
            _ => "http://purl.org/dc/terms/",
        };
        let object = if object.starts_with('"') || object.starts_with('<') { object.to_owned() } else { format!("<{url}{object}>") };
        let triple = (format!("<{url}{subject}>"), format!("<{prefix}{name}>"), object);
        assert!(graph.contains(&triple), "{triple:?}\n{graph:#?}");
    };
    says("principes/sterk/", "skos:broader", "principes/krachtgericht/");
    says("principes/krachtgericht/", "skos:narrower", "principes/sterk/");
    says("principes/krachtgericht/", "skos:topConceptOf", "principes/");
    says("principes/sterk/", "skos:definition", "\"Zegt \\\"ja\\\" \\\\ en meer.\"@nl");
    says("begrippen/kracht/", "skos:altLabel", "\"sterkte\"@nl");
    says("begrippen/kracht/", "skos:related", "begrippen/steun/");
    says("begrippen/kracht/", "skos:related", "principes/sterk/");
    says("begrippen/kracht/", "dcterms:relation", "methodieken/a/");
    says("begrippen/steun/", "skos:prefLabel", "\"Support\"@en");
    says("methodieken/a/", "dcterms:subject", "principes/krachtgericht/");
    says("methodieken/a/", "dcterms:title", "\"Ecogram\"@nl");
    says("methodieken/a/", "dcterms:issued", "\"2026-01-05\"^^<http://www.w3.org/2001/XMLSchema#date>");
    says("methodieken/a/", "dcterms:modified", "\"2026-01-10\"^^<http://www.w3.org/2001/XMLSchema#date>");
    says("", "dcat:themeTaxonomy", "begrippen/");
    says("", "dcat:resource", "methodieken/a/");
    says("", "dcterms:license", "<https://creativecommons.org/licenses/by/4.0/>");
    let index: Value = serde_json::from_str(&built.file("api/v1/index.json")).expect("JSON");
    let files = index["bestanden"].as_array().expect("files");
    assert!(files.contains(&"begrippenkader.ttl".into()) && files.contains(&"begrippenkader.jsonld".into()), "{files:?}");

    // Without an address of the site its pages are named from the file, wherever that lies.
    let moved = vocabulary(&vocabulary_project(CONFIG).build(), "http://elders.example/kopie/");
    is_whole(&moved);
    assert!(moved.iter().any(|(subject, ..)| subject == "<http://elders.example/kopie/principes/sterk/>"));
}
