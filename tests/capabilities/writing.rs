//! An editor writes markdown, and a reader sees it.

use crate::project::Project;

fn body(text: &str) -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", text)
}

#[track_caller]
fn shows(text: &str, html: &str) {
    let main = body(text).build().main("methodieken/a/");
    assert!(main.contains(html), "{html}\n{main}");
}

#[test]
fn the_markdown_of_the_guide_becomes_html() {
    shows("Een **sterk** en *schuin* woord, ~~weg~~.", "<p>Een <strong>sterk</strong> en <em>schuin</em> woord, <del>weg</del>.</p>");
    shows("H~2~O en x^2^", "<p>H<sub>2</sub>O en x<sup>2</sup></p>");
    shows("Begrip\n: Uitleg", "<dl>\n<dt>Begrip</dt>\n<dd>Uitleg</dd>\n</dl>");
    shows("- [x] klaar\n- [ ] open", "<span class=\"task\">☑</span> klaar");
    shows("> [!WARNING]\n> Pas op.", "<div class=\"alert alert-warning\"><p class=\"alert-title\">Let op</p>\n<p>Pas op.</p>");
    shows("| A | B |\n|---|:-:|\n| 1 | 2 |", "<thead><tr><th scope=\"col\">A</th><th scope=\"col\" class=\"center\">B</th></tr></thead>");
}

#[test]
fn headings_get_anchors_that_stay_and_a_table_of_contents() {
    let built = body("## Wat is het?\n\n## Wat is het?\n\n### Één stap\n\n## Zelf {#mijn-anker}\n\n## ???\n").build();
    let main = built.main("methodieken/a/");
    for heading in [
        r#"<h2 id="wat-is-het">Wat is het?</h2>"#,
        r#"<h2 id="wat-is-het-2">Wat is het?</h2>"#,
        r#"<h3 id="een-stap">Één stap</h3>"#,
        r#"<h2 id="mijn-anker">Zelf</h2>"#,
        r#"<h2 id="deel">???</h2>"#,
        r##"<li class="level-3"><a href="#een-stap">Één stap</a></li>"##,
    ] {
        assert!(main.contains(heading), "{heading}\n{main}");
    }
}

#[test]
fn an_anchor_has_the_letters_of_its_heading_in_every_script() {
    let built = body("## これは何？\n\nZie [boven](#これは何) en [[#Что это?]].\n\n## Что это?\n\n## これは何？\n").build();
    let main = built.main("methodieken/a/");
    for part in [
        "<h2 id=\"これは何\">これは何？</h2>",
        "<h2 id=\"これは何-2\">",
        "<h2 id=\"что-это\">",
        "<a href=\"#これは何\">boven</a>",
        "<a href=\"#что-это\">",
    ] {
        assert!(main.contains(part), "{part}\n{main}");
    }
}

#[test]
fn an_anchor_is_never_given_twice() {
    let main = body("## Deel 2\n\n## Deel\n\n## Deel\n\n## Deel\n").build().main("methodieken/a/");
    for id in ["deel-2", "deel", "deel-3", "deel-4"] {
        assert_eq!(main.matches(&format!("<h2 id=\"{id}\">")).count(), 1, "{id}\n{main}");
    }
}

#[test]
fn footnotes_are_gathered_and_lead_back() {
    let main = body("Een[^b] en twee[^A], weer een[^b].\n\n[^a]: Noot A.\n[^b]: Noot B.\n").build().main("methodieken/a/");
    assert!(main.contains(r##"Een<sup id="verwijzing_1"><a href="#voetnoot_1" role="doc-noteref">1</a></sup>"##), "{main}");
    let notes = &main[main.find("doc-endnotes").expect("the notes")..];
    let b = notes.find("Noot B.").expect("B");
    assert!(notes.find("Noot A.").expect("A") > b, "in the order of the text: {notes}");
    assert!(notes.contains(r##"<a href="#verwijzing_1" role="doc-backlink" aria-label="Terug naar verwijzing 1">↩</a>"##), "{notes}");
}

#[test]
fn what_a_reader_could_not_follow_is_reported() {
    for (text, code, column) in [
        ("# Kop", "SK0302", 1),
        ("### Kop", "SK0303", 1),
        ("Een noot[^x].", "SK0304", 9),
        ("[^x]: Nooit gebruikt.", "SK0305", 1),
        ("## A {#x}\n\n## B {#x}", "SK0309", 1),
        ("## A {#Een_Anker}", "SK0311", 1),
    ] {
        let problem = body(text).only_problem();
        assert_eq!((problem.code.as_str(), problem.column), (code, column), "{text}: {problem:?}");
    }
}

#[test]
fn html_is_refused_with_the_markdown_to_write_instead() {
    for (text, help) in [
        ("een <b>woord</b>", "twee sterretjes"),
        ("regel<br>regel", "nieuwe regel"),
        ("<img src=x onerror=alert(1)>", "![beschrijving]"),
        ("<script>alert(1)</script>", "Zet er in de plaats een link naar"),
        ("<!-- later", "status: concept"),
        ("<div>\n\nx\n", "Laat weg wat tussen `<` en `>` staat"),
        ("<table>\n<tr><td>x</td></tr>\n</table>", "tabel met `|`"),
    ] {
        let problem = body(text).only_problem();
        assert_eq!(problem.code, "SK0301", "{text}");
        assert!(problem.help.contains(help), "{text}: {}", problem.help);
    }
}

#[test]
fn no_text_of_an_editor_becomes_markup() {
    let nasty = "<script>alert(\"1\")</script>";
    let front = format!(
        "---\ntitel: '{nasty}'\nsamenvatting: '{nasty} en nog wat woorden om aan zestig tekens te komen.'\nprincipes: {{krachtgericht: '{nasty}'}}\nniveaus: [individueel]\nherkenbaar: ['{nasty}']\nook_bekend_als: ['{nasty}']\n---\n\n`{nasty}` \\<b> &lt;i&gt; [x](https://example.org/?a=\"b\"&c='d')\n"
    );
    let built = Project::new().write("content/methodieken/a.md", &front).build();
    for path in built.files().iter().filter(|path| path.ends_with(".html") || path.ends_with(".xml")) {
        let text = built.file(path);
        assert!(!text.contains("<script>alert"), "{path}");
        assert!(!text.contains("<b> "), "{path}");
    }
}

#[test]
fn a_card_shows_all_that_is_known_of_a_method() {
    let front = format!(
        "---\ntitel: Ecogram\nsamenvatting: {}\nprincipes:\n  krachtgericht: Je zoekt steun.\nniveaus: [individueel]\nook_bekend_als: [netwerkkaart]\nherkenbaar: [Ik sta er alleen voor.]\nniet_te_verwarren_met:\n  b: Dat is een vrijwilliger.\n  Genogram: Dat toont familie.\npraktisch:\n  duur: {{tekst: een uur, bron: schatting}}\n  groep: {{min: 1, max: 3, bron: gedocumenteerd}}\nomgeving: [Tijd van de begeleider.]\nnaam_beschermd: Stichting X\nbewijs: {{graad: goed onderbouwd, databank: Movisie, datum: 2017-03}}\nverwant: [b]\ndatum: 2026-01-02\nbijgewerkt: 2026-03-04\n---\n\nTekst.\n",
        crate::project::SUMMARY
    );
    let built = Project::new().write("content/methodieken/a.md", &front).method("b", "Buddywerking", "participatief", "Tekst.").build();
    let page = built.page("methodieken/a/");
    for text in [
        "Je zoekt steun.",
        "netwerkkaart",
        "Ik sta er alleen voor.",
        "Dat is een vrijwilliger.",
        "Genogram",
        "een uur",
        "schatting",
        "1 tot 3 personen",
        "Tijd van de begeleider.",
        "Stichting X",
        "goed onderbouwd (Movisie, maart 2017)",
        "<p>Past er volgens de redactie bij",
        "<time datetime=\"2026-03-04\">4 maart 2026</time>",
        "De redactie koos alleen de sterkste.",
    ] {
        assert!(page.contains(text), "{text}\n{page}");
    }
    assert_eq!(page.matches("schatting</small>").count(), 1, "only the estimate is called one");
}

#[test]
fn pictures_keep_their_place_free_while_they_load() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 2, 128, 0, 0, 1, 224, 8, 2, 0, 0, 0], &[0; 4]].concat();
    let gif = b"GIF89a\x20\x03\x58\x02\0\0\0;".to_vec();
    let webp = [b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice(), &[0x3f, 1, 0, 0xef, 0, 0]].concat();
    let jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x40\x00\x80\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9".to_vec();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>".to_vec();
    let pictures = [
        ("a.png", png, Some((640, 480))),
        ("b.gif", gif, Some((800, 600))),
        ("c.webp", webp, Some((320, 240))),
        ("d.JPG", jpeg, Some((128, 64))),
        ("e.svg", svg, Some((30, 20))),
        ("f.png", b"\x89PNG".to_vec(), None),
    ];
    let text = pictures.iter().map(|(name, ..)| format!("![Beeld](../media/{name})")).collect::<Vec<_>>().join("\n\n");
    let project = pictures.iter().fold(body(&text), |project, (name, bytes, _)| project.write_bytes(&format!("content/media/{name}"), bytes));
    let main = project.build().main("methodieken/a/");
    for (name, _, size) in pictures {
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
        let expected = format!("<img loading=\"lazy\" src=\"../../media/{name}\"{size} alt=\"Beeld\">");
        assert!(main.contains(&expected), "{expected}\n{main}");
    }
}
