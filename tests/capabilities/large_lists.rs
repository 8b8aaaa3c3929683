//! A reader opens a long list on an old phone: no page is heavy, nothing is lost, and a short list is one page as ever.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::project::{Built, CONFIG, Project, SUMMARY};

/// No page of a list may be heavier.
const HEAVY: u64 = 150_000;

/// A project with a matrix and this many methods, under every letter, all in one cell.
fn methods(count: usize) -> Project {
    let mut project = Project::new().write("staalkaart.yaml", &format!("{CONFIG}matrix: {{rijen: principes, kolommen: niveaus}}\n"));
    for number in 0..count {
        let letter = char::from(b'A' + u8::try_from(number * 7 % 26).expect("a letter"));
        project = project.method(&format!("m{number}"), &format!("{letter}anpak {number}"), "krachtgericht", "Tekst.");
    }
    project
}

/// The folders of a list and of its parts.
fn pages(built: &Built, list: &str) -> Vec<String> {
    let of = |path: String| Some(path.strip_suffix("index.html")?.to_owned());
    let parts = format!("{list}lijst/");
    built.files().into_iter().filter_map(of).filter(|folder| folder == list || folder.starts_with(&parts)).collect()
}

/// How often each method stands in a list on these pages.
fn listed(built: &Built, pages: &[String]) -> BTreeMap<String, usize> {
    let mut listed = BTreeMap::new();
    for page in pages {
        for rest in built.main(page).split("class=\"method-title\" href=\"").skip(1) {
            let href = rest.split('"').next().expect("an end");
            let slug = href.trim_end_matches("/index.html").rsplit('/').next().expect("a folder").to_owned();
            *listed.entry(slug).or_default() += 1;
        }
    }
    listed
}

/// Every link of a page to a page of the site leads to a file, and every fragment to an id on it.
#[track_caller]
fn links_lead_somewhere(built: &Built, folder: &str) {
    let page = built.page(folder);
    for (attribute, rest) in page.match_indices(" href=\"").map(|(at, _)| (at, &page[at + 7..])) {
        let href = rest.split('"').next().expect("an end");
        if href.contains(':') || href.contains('?') || href.contains("traject-maken") {
            continue;
        }
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        let target = if path.is_empty() { format!("{folder}index.html") } else { format!("{folder}{path}") };
        let mut parts: Vec<&str> = Vec::new();
        for part in target.split('/') {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
        let target = parts.join("/");
        assert!(built.folder().join(&target).is_file(), "{folder}: {href} ({attribute})");
        assert!(fragment.is_empty() || built.file(&target).contains(&format!(" id=\"{fragment}\"")), "{folder}: {href}");
    }
}

#[track_caller]
fn no_page_is_heavy(built: &Built) {
    for path in built.files().into_iter().filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "html")) {
        let size = built.folder().join(&path).metadata().expect("a file").len();
        assert!(size < HEAVY, "{path}: {size} bytes");
    }
}

/// The letters of the navigation with their counts, as a reader sees them.
fn letters(main: &str) -> Vec<(String, usize)> {
    let start = main.find("<nav class=\"letters parts\"").expect("the letters");
    let nav = &main[start..start + main[start..].find("</ul>").expect("an end")];
    let letter = |item: &str| {
        let letter = item.split('>').nth(1)?.split(' ').next()?.to_owned();
        let count = item.split("</span>").nth(1)?.split('<').next()?.parse().ok()?;
        Some((letter, count))
    };
    nav.split("<li>").skip(1).map(|item| letter(item).expect("a letter and a count")).collect()
}

#[test]
fn two_hundred_are_one_page_and_one_more_are_several() {
    let short = methods(200).build();
    assert_eq!(pages(&short, "methodieken/"), ["methodieken/"]);
    assert!(!short.files().iter().any(|path| path.contains("/lijst/")));
    let main = short.main("methodieken/");
    assert!(
        main.contains("<li><a href=\"#letter_A\">A</a></li>") && !main.contains("beside-parts") && !short.page("methodieken/").contains("lijst.")
    );
    assert_eq!(short.main("vergelijken/").matches("<option value=\"m").count(), 200);
    no_page_is_heavy(&short);

    let long = methods(201).build();
    assert!(pages(&long, "methodieken/").len() > 1);
    assert!(!long.main("vergelijken/").contains("<option value=\"m"));
    no_page_is_heavy(&long);
}

#[test]
fn every_method_stands_on_one_part_of_each_list_and_the_letters_count_them() {
    let built = methods(420).build();
    for list in ["methodieken/", "principes/krachtgericht/", "niveaus/individueel/", "staalkaart/krachtgericht/individueel/"] {
        let pages = pages(&built, list);
        assert!(pages.len() > 2, "{list}: {pages:?}");
        let listed = listed(&built, &pages);
        assert_eq!(listed.len(), 420, "{list}");
        assert!(listed.values().all(|&times| times == 1), "{list}");
        let counts = letters(&built.main(list));
        assert_eq!(counts.iter().map(|(letter, _)| letter.as_str()).collect::<String>(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), 420);
        for page in &pages {
            assert_eq!(letters(&built.main(page)), counts, "{page}: the same letters everywhere");
            links_lead_somewhere(&built, page);
        }
    }
    no_page_is_heavy(&built);
}

#[test]
fn a_part_says_what_it_is_and_leads_to_its_neighbours() {
    let built = methods(420).build();
    let first = built.page("methodieken/");
    assert!(
        first.contains("<title>Methodieken · Voorbeeld</title>") && !first.contains("rel=\"prev\"") && first.contains("<link rel=\"next\" href=\""),
        "{first}"
    );
    let mut place = "methodieken/".to_owned();
    let mut walked = BTreeSet::from([place.clone()]);
    while let Some(next) =
        built.page(&place).split("<link rel=\"next\" href=\"").nth(1).map(|rest| rest.split('"').next().expect("an end").to_owned())
    {
        let next = format!("methodieken/{}", &next[next.find("lijst/").expect("a part")..next.len() - "index.html".len()]);
        let page = built.page(&next);
        let back = if walked.len() == 1 { "../../../methodieken/index.html".to_owned() } else { format!("../../../{place}index.html") };
        assert!(page.contains(&format!("<link rel=\"prev\" href=\"{back}\">")), "{next}: {page}");
        let letters =
            page.split("<title>Methodieken: ").nth(1).and_then(|rest| rest.split(" ·").next()).expect("the letters in the title").to_owned();
        assert!(
            page.contains(&format!(
                "<li><a href=\"../../../methodieken/index.html\">Methodieken</a></li>\n<li><span aria-current=\"page\">{letters}</span></li>"
            )),
            "{page}"
        );
        place = next;
        assert!(walked.insert(place.clone()), "no circle");
    }
    assert_eq!(walked.into_iter().collect::<Vec<_>>(), pages(&built, "methodieken/"), "all can be reached from the first");
}

#[test]
fn a_letter_with_many_is_cut_into_numbers() {
    let mut project = Project::new();
    for number in 0..310 {
        project = project.method(&format!("m{number}"), &format!("Bankje {number}"), "krachtgericht", "Tekst.");
    }
    let built = project.method("anders", "Anders", "krachtgericht", "Tekst.").build();
    assert_eq!(pages(&built, "methodieken/"), ["methodieken/", "methodieken/lijst/b-2/", "methodieken/lijst/b-3/", "methodieken/lijst/b/"]);
    let second = built.page("methodieken/lijst/b-2/");
    assert!(second.contains("<title>Methodieken: B (2) · Voorbeeld</title>") && second.contains("aria-current=\"page\">B (2)</a>"), "{second}");
    assert!(second.contains("B (2): 104 van 311"), "{second}");
}

#[test]
fn methods_that_say_much_are_fewer_on_a_page() {
    let mut project = Project::new();
    let summary = format!("{SUMMARY} {}", "Daarna kijk je samen wie er nog bij kan en wat dat voor ieder zou betekenen. ".repeat(2).trim());
    for number in 0..190 {
        let text =
            format!("---\ntitel: Methode {number}\nsamenvatting: '{summary}'\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\nTekst.\n");
        project = project.write(&format!("content/methodieken/m{number}.md"), &text);
    }
    let built = project.build();
    assert!(pages(&built, "methodieken/").len() > 1);
    no_page_is_heavy(&built);
}

#[test]
fn concepts_and_trajectories_are_split_too() {
    let mut project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    for number in 0..230 {
        let letter = char::from(b'A' + u8::try_from(number % 5).expect("a letter"));
        let concept = format!("---\ntitel: {letter}egrip {number}\nkort: Wat dit woord betekent, in één zin.\n---\n\nUitleg.\n");
        let trajectory =
            format!("---\ntitel: {letter}raject {number}\nsamenvatting: {SUMMARY}\nfasen:\n  - {{naam: Begin, methodieken: [a]}}\n---\n\nTekst.\n");
        project = project.write(&format!("content/begrippen/b{number}.md"), &concept).write(&format!("content/trajecten/t{number}.md"), &trajectory);
    }
    let built = project.build();
    for (list, item) in [("begrippen/", "begrippen/b"), ("trajecten/", "trajecten/t")] {
        let pages = pages(&built, list);
        assert!(pages.len() > 1, "{list}");
        let mut links: Vec<String> = Vec::new();
        for page in &pages {
            let main = built.main(page);
            let found = main.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            links.extend(found.map(|href| href.trim_start_matches("../").to_owned()).filter(|href| href.starts_with(item)));
            links_lead_somewhere(&built, page);
        }
        let different: BTreeSet<&String> = links.iter().collect();
        assert_eq!((links.len(), different.len()), (230, 230), "{list}");
    }
    let home = built.main("");
    assert_eq!(home.matches("href=\"trajecten/t").count(), 20);
    assert!(home.contains("En nog 210 trajecten"), "{home}");
    no_page_is_heavy(&built);
}

/// A project with this many sources, each cited by one method, and one that all cite.
fn sources(count: usize) -> Project {
    let mut bib = String::new();
    let mut text = String::new();
    for number in 0..count {
        let letter = char::from(b'A' + u8::try_from(number % 26).expect("a letter"));
        bib.push_str(&format!("@book{{bron{number},\n  title = {{Over steun {number}}},\n  author = {{{letter}eerder, An}},\n  date = {{{}}},\n  publisher = {{Uitgever}},\n}}\n", 1950 + number % 70));
        text.push_str(&format!("Zie [@bron{number}].\n\n"));
    }
    Project::new().write("content/bronnen.bib", &bib).method("a", "Ecogram", "krachtgericht", &text)
}

#[test]
fn sources_are_split_and_the_search_leads_to_the_right_part() {
    let built = sources(230).build();
    let pages = pages(&built, "bronnen/");
    assert!(pages.len() > 1);
    let mut where_is: BTreeMap<String, String> = BTreeMap::new();
    for page in &pages {
        let main = built.main(page);
        for rest in main.split("<li id=\"bron_").skip(1) {
            let key = rest.split('"').next().expect("an end").to_owned();
            assert_eq!(where_is.insert(key, page.clone()), None, "on one page only");
        }
        links_lead_somewhere(&built, page);
    }
    assert_eq!(where_is.len(), 230);
    // The file for addresses of before, as the script reads it.
    let moved: BTreeMap<String, Vec<String>> = serde_json::from_str(&built.file("bronnen/lijst/bronnen.json")).expect("JSON");
    let moved: BTreeMap<String, String> = moved
        .into_iter()
        .flat_map(|(folder, ids)| ids.into_iter().map(move |id| (id["bron_".len()..].to_owned(), format!("bronnen/{folder}"))))
        .collect();
    let below: BTreeMap<String, String> =
        where_is.iter().filter(|(_, page)| *page != "bronnen/").map(|(key, page)| (key.clone(), page.clone())).collect();
    assert_eq!(moved, below);
    assert!(built.page("bronnen/").contains("data-moved=\"lijst/bronnen.json\"") && !built.page(&pages[1]).contains("data-moved"));
    no_page_is_heavy(&built);

    let found = sources(230).run(&["search", "--json", "bron229"]);
    assert!(found.stdout.contains(&format!("\"url\": \"{}#bron_bron229\"", where_is["bron229"])), "{}", found.stdout);
}

#[test]
fn few_sources_are_one_page_as_ever() {
    let built = sources(20).build();
    assert_eq!(pages(&built, "bronnen/"), ["bronnen/"]);
    assert!(!built.files().iter().any(|path| path.starts_with("bronnen/lijst/")) && !built.page("bronnen/").contains("lijst."));
}

#[test]
fn a_source_that_all_cite_names_a_hundred_of_them() {
    let mut project = Project::new()
        .write("content/bronnen.bib", "@book{rapp2012,\n  title = {The Strengths Model},\n  author = {Rapp, Charles},\n  date = {2012},\n}\n");
    for number in 0..130 {
        project = project.method(&format!("m{number}"), &format!("Methode {number}"), "krachtgericht", "Zie [@rapp2012].");
    }
    let main = project.build().main("bronnen/");
    assert_eq!(main.matches("methodieken/m").count(), 100);
    assert!(main.contains("en nog 30 andere teksten."), "{main}");
}

#[test]
fn what_is_to_be_read_again_is_bounded() {
    let mut project = methods(201).method("x", "Xylofoon", "krachtgericht", "Tekst.");
    for number in 0..205 {
        let text = format!(
            "---\ntitel: Gepland {number}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\nherzien_voor: 2027-01-02\n---\n\nTekst.\n"
        );
        project = project.write(&format!("content/methodieken/g{number}.md"), &text);
    }
    let main = project.build().main("over/onderhoud/");
    assert_eq!(main.matches("methodieken/g").count(), 150);
    assert!(main.contains("En nog 55 andere teksten") && main.contains("teksten is nog geen datum gepland"), "{main}");
}

#[test]
fn a_longer_text_above_a_list_moves_items_on_a_build_that_takes_over_the_rest() {
    let project = methods(230);
    assert_eq!(project.run(&["build"]).code, 0);
    let long = format!(
        "---\ntitel: Krachtgericht\nkort: Een term die hier als voorbeeld staat.\nvolgorde: 1\n---\n\n{}\n",
        "Een lange uitleg over wat iemand kan.\n\n".repeat(1500)
    );
    let project = project.write("content/principes/krachtgericht.md", &long);
    assert_eq!(project.run(&["build"]).code, 0);
    let again = project.run(&["build", "--output", "anew"]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    let (taken, clean) = (project.path("public"), project.path("anew"));
    let paths = crate::project::files(&taken);
    assert_eq!(paths, crate::project::files(&clean));
    for path in paths.iter().filter(|path| path.starts_with("principes/")) {
        assert!(std::fs::read(taken.join(path)).expect("read") == std::fs::read(clean.join(path)).expect("read"), "{path}");
    }
}
