//! An editor links texts to each other; every link is checked, and readers see who mentions whom.

use crate::project::Project;

fn body(text: &str) -> Project {
    Project::new()
        .method("a", "Ecogram", "krachtgericht", text)
        .method("b", "Buddywerking", "participatief", "## Wat is het?\n\nTekst.\n\n## Wat is het?\n\nNog eens.")
        .write("content/over.md", "---\ntitel: Over ons\n---\n\nTekst.\n")
        .write_bytes("content/media/een foto.png", b"png")
}

#[test]
fn links_by_slug_by_path_and_to_headings_lead_to_the_pages() {
    let built = body(
        "[[b]] · [[b|maatjes]] · [hier](b.md#wat-is-het-2) · [[over]] · [[methodieken]] · [zelf](#kop) · [foto](<../media/een foto.png>)\n\n## Kop\n",
    )
    .build();
    let main = built.main("methodieken/a/");
    for link in [
        r#"<a href="../../methodieken/b/index.html">Buddywerking</a>"#,
        r#"<a href="../../methodieken/b/index.html">maatjes</a>"#,
        r#"<a href="../../methodieken/b/index.html#wat-is-het-2">hier</a>"#,
        r#"<a href="../../over/index.html">Over ons</a>"#,
        r#"<a href="../../methodieken/index.html">Methodieken</a>"#,
        r##"<a href="#kop">zelf</a>"##,
        r#"<a href="../../media/een%20foto.png">foto</a>"#,
    ] {
        assert!(main.contains(link), "{link}\n{main}");
    }
}

#[test]
fn a_page_says_where_it_is_mentioned() {
    let built = body("Zie [[b]].").build();
    let main = built.main("methodieken/b/");
    let mentions = &main[main.find("Wordt genoemd in").expect("the section")..];
    assert!(mentions.contains(r#"<a href="../../methodieken/a/index.html">Ecogram</a>"#), "{mentions}");
}

#[test]
fn a_link_that_leads_nowhere_is_marked_where_it_stands() {
    for (text, code, column, near) in [
        ("Zie [[buddywerkin]].", "SK0204", 7, ""),
        ("Zie [[bb]].", "SK0204", 7, "`b`"),
        ("Zie [x](bb.md).", "SK0206", 9, "`b.md`"),
        ("Zie [x](../over/ons.md).", "SK0206", 9, ""),
        ("Zie [x](../../../etc/passwd).", "SK0206", 9, ""),
        ("Zie [x](b.md#wat-is-dit).", "SK0207", 9, "`wat-is-het`"),
        ("Zie [[b#nergens]].", "SK0207", 7, ""),
        ("Zie [x](#nergens).", "SK0207", 9, ""),
        ("![Foto](../media/foto.png)", "SK0208", 9, ""),
        ("![Foto](<../media/eenfoto.png>)", "SK0208", 10, "`../media/een foto.png`"),
        ("Zie [x](/methodieken/b/).", "SK0212", 9, ""),
        ("Zie [x](javascript:alert(1)).", "SK0213", 9, ""),
        ("Zie [x](data:text/html,x).", "SK0213", 9, ""),
        ("Zie [x](https://).", "SK0213", 9, ""),
        ("Zie [x]().", "SK0213", 5, ""),
        ("Zie [x][y].", "SK0217", 5, ""),
        ("Zie [](b.md).", "SK0310", 8, ""),
        ("![](<../media/een foto.png>)", "SK0306", 1, ""),
    ] {
        let problem = body(text).only_problem();
        assert_eq!((problem.code.as_str(), problem.line, problem.column), (code, 8, column), "{text}: {problem:?}");
        if !near.is_empty() {
            assert!(problem.help.starts_with(&format!("Bedoelde je {near}?")), "{text}: {problem:?}");
        }
    }
}

#[test]
fn a_slug_that_several_texts_have_needs_its_folder() {
    let concept = "---\ntitel: Kracht\nkort: Een begrip met dezelfde naam.\n---\n";
    let project = |link: &str| body(link).write("content/begrippen/krachtgericht.md", concept);
    let problem = project("[[krachtgericht]]").only_problem();
    assert_eq!(problem.code, "SK0205");
    assert!(problem.help.contains("[[begrippen/krachtgericht]], [[principes/krachtgericht]]"), "{problem:?}");
    assert!(project("[[principes/krachtgericht]]").check().is_empty());
}

#[test]
fn wikilinks_work_in_tables_and_stay_plain_in_code() {
    let built =
        body("| Wat | Link |\n|---|--:|\n| x | [[b\\|maatjes]] |\n\n`[[nergens]]` en `[@niemand]`\n\n```\n[[nergens]] [^niets]\n```\n").build();
    let main = built.main("methodieken/a/");
    assert!(main.contains(r#"<td class="right"><a href="../../methodieken/b/index.html">maatjes</a></td>"#), "{main}");
    assert!(main.contains("<code>[[nergens]]</code>") && main.contains("<code>[@niemand]</code>"), "{main}");
    assert!(!main.contains("style="), "{main}");
}

#[test]
fn former_addresses_lead_on() {
    let alias = |alias: &str| body("Tekst.").write("content/over.md", &format!("---\ntitel: Over ons\naliassen: [{alias}]\n---\n"));
    let built = alias("/oud/pad/, /oud.html").build();
    assert!(built.file("oud/pad/index.html").contains("content=\"0; url=../../over/index.html\""));
    assert!(built.file("oud.html").contains("content=\"0; url=over/index.html\""));
    assert_eq!(alias("/methodieken/a/").codes(), ["SK0603 content/over.md:3:12"]);
    assert_eq!(alias("/Methodieken/A/").codes(), ["SK0603 content/over.md:3:12"], "the same folder on Windows and macOS");
    for bad in ["/../boven/", "oud", "/", "/a//b/", "/con/", "/a b/", "https://example.org/"] {
        assert_eq!(alias(&format!("'{bad}'")).only_problem().code, "SK0604", "{bad}");
    }
}
