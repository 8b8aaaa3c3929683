//! What a stranger writes in a site harms neither its readers nor whoever builds it: it is refused at its place, or published as mere text.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::project::{Built, Project, SUMMARY};

fn svg(inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\"\n  xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{inner}\n</svg>\n")
}

/// A site with one method and this file among the media.
fn medium(name: &str, bytes: &[u8]) -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write_bytes(&format!("content/media/{name}"), bytes)
}

#[test]
fn an_svg_that_does_more_than_draw_is_an_error_at_its_line() {
    for (inner, column) in [
        ("<script>alert(1)</script>", 1),
        ("<g onload=\"alert(1)\"/>", 4),
        ("<a xlink:href=\"javascript:alert(1)\"><text>x</text></a>", 4),
        ("<image href=\"https://evil.example/x.png\"/>", 8),
        ("<rect style=\"fill:url(//evil.example/x)\"/>", 7),
        ("<style>@import url(//evil.example/x.css);</style>", 1),
        ("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", 1),
        ("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>", 1),
        ("<?xml-stylesheet href=\"x.xsl\"?>", 1),
    ] {
        let problems = medium("x.svg", svg(inner).as_bytes()).check();
        let first = &problems[0];
        assert_eq!((first.code.as_str(), first.file.as_str(), first.line, first.column), ("SK0611", "content/media/x.svg", 3, column), "{inner}");
    }
    let entity =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>";
    assert_eq!(medium("x.svg", entity.as_bytes()).codes(), ["SK0611 content/media/x.svg:2:1"]);
    // In Latin-1 or UTF-16 a browser might see other elements than the check.
    assert_eq!(medium("x.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\">\n\xe9</svg>").codes(), ["SK0101 content/media/x.svg:2:1"]);
    let both = medium("x.svg", svg("<g onload=\"x\"/>\n<script/>").as_bytes());
    assert_eq!(both.codes(), ["SK0611 content/media/x.svg:3:4", "SK0611 content/media/x.svg:4:1"], "all that has to be mended");
    let ran = both.run(&["build"]);
    assert!(ran.code == 1 && !both.path("public").exists(), "{}", ran.stderr);
}

#[test]
fn a_drawing_is_published_as_it_is() {
    let drawing = svg("<title>Kaart</title><defs><style>.a{fill:url(#g)}</style></defs><g class=\"a\"><use xlink:href=\"#g\"/></g>");
    let built = medium("x.svg", drawing.as_bytes()).build();
    assert_eq!(built.file("media/x.svg"), drawing);
}

#[test]
fn a_web_page_under_another_name_is_an_error() {
    for (name, text) in [
        ("x.svg", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>"),
        ("x.png", "<script>alert(1)</script>"),
        ("x.jpg", " \n<!DOCTYPE html><p>x"),
        ("x.pdf", "\u{feff}<svg onload=\"alert(1)\">"),
        ("x.txt", "<html>"),
    ] {
        let problem = medium(name, text.as_bytes()).only_problem();
        assert_eq!((problem.code.as_str(), problem.file), ("SK0612", format!("content/media/{name}")), "{text}");
    }
    assert!(medium("x.png", b"\x89PNG\r\n\x1a\n<script>").check().is_empty());
}

#[test]
fn aliases_cannot_take_names_that_hosts_give_a_meaning() {
    let alias = |alias: &str| Project::new().method_with("a", "Ecogram", &format!("aliassen: ['{alias}']\n"));
    for name in [
        "/.staalkaart",
        "/.htaccess",
        "/.well-known/x/",
        "/oud/.htaccess",
        "/_headers",
        "/_redirects",
        "/CNAME",
        "/web.config",
        "/robots.txt",
        "/_worker.js",
    ] {
        assert_eq!(alias(name).codes(), ["SK0613 content/methodieken/a.md:6:12"], "{name}");
    }
    let built = alias("/oud/pad.html").build();
    assert!(built.file("oud/pad.html").contains("../methodieken/a/index.html"));
}

#[cfg(unix)]
#[test]
fn media_cannot_take_names_that_a_computer_refuses() {
    for name in ["CON.png", "aux.tar.zip", "lpt1.txt", "a:b.png", "a?.png", "punt/x./a.png", "spatie /a.png", "a\u{202e}gnp.png"] {
        let problem = medium(name, b"x").only_problem();
        assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0613", 1, 1), "{name}: {problem:?}");
        assert!(problem.file.starts_with("content/media/"), "{problem:?}");
    }
    assert!(medium("één foto (2).png", b"x").check().is_empty());
}

#[test]
fn twins_are_named_at_one_of_the_two() {
    let twins = |a: &str, b: &str| medium(a, b"x").write_bytes(&format!("content/media/{b}"), b"y").codes();
    assert_eq!(twins("Foto.png", "foto.png"), ["SK0602 content/media/foto.png:1:1"]);
    assert_eq!(twins("caf\u{e9}.png", "cafe\u{301}.png"), ["SK0602 content/media/caf\u{e9}.png:1:1"]);
    let page = |path: &str| Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write(path, "---\ntitel: Een pagina\n---\n");
    assert_eq!(page("content/zoeken.md").codes(), ["SK0602 content/zoeken.md:1:1"]);
    let alias = |alias: &str| Project::new().method_with("a", "Ecogram", &format!("aliassen: ['{alias}']\n")).codes();
    assert_eq!(alias("/Zoeken/"), ["SK0603 content/methodieken/a.md:6:12"]);
    assert_eq!(alias("/feed.xml/oud/"), [""; 0], "no feed without an address");
    assert_eq!(alias("/404.html/oud/"), ["SK0602 content/methodieken/a.md:6:12"]);
}

#[test]
fn a_control_character_is_an_error_wherever_it_is_written() {
    let text = |front: &str, body: &str| {
        Project::new().write(
            "content/methodieken/a.md",
            &format!("---\ntitel: {front}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\n{body}\n"),
        )
    };
    for c in [
        '\u{0}',
        '\u{1}',
        '\u{b}',
        '\u{c}',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9f}',
        '\u{fdd0}',
        '\u{fffe}',
        '\u{ffff}',
        '\u{1fffe}',
        '\u{202e}',
        '\u{2067}',
    ] {
        assert_eq!(text(&format!("Eco{c}gram"), "Tekst.").codes(), ["SK0126 content/methodieken/a.md:2:11"], "{c:?}");
        assert_eq!(text("Ecogram", &format!("Een {c} teken.")).codes(), ["SK0126 content/methodieken/a.md:8:5"], "{c:?}");
    }
    for escape in [r"\x0B", r"\u000B", r"\U0001FFFE", r"\0", r"\e", r"\N"] {
        assert_eq!(text(&format!("\"Eco{escape}gram\""), "Tekst.").codes()[0], "SK0126 content/methodieken/a.md:2:8", "{escape}");
    }
    for reference in ["&#11;", "&#x1;", "&#xFFFE;", "&#127;"] {
        assert_eq!(text("Ecogram", &format!("Een {reference} teken.")).codes(), ["SK0126 content/methodieken/a.md:8:5"], "{reference}");
        assert_eq!(text("Ecogram", &format!("`{reference}`")).codes(), [""; 0], "shown as it is written");
    }
    assert!(text("Ecogram", "[x](https://example.org/&#1;)").codes().contains(&"SK0126 content/methodieken/a.md:8:1".to_owned()));
    let site = || text("Ecogram", "Tekst.");
    let config = format!("{}ondertitel: a\u{b}b\n", crate::project::CONFIG);
    assert_eq!(site().write("staalkaart.yaml", &config).codes(), ["SK0126 staalkaart.yaml:6:14"]);
    assert_eq!(site().write("content/synoniemen.yaml", "synoniemen:\n  - [een, tw\u{1}ee]\n").codes(), ["SK0126 content/synoniemen.yaml:2:13"]);
    assert_eq!(site().write("content/bronnen.bib", "@book{a,\n  title = {x\u{1}y}\n}\n").codes(), ["SK0126 content/bronnen.bib:2:13"]);
    assert_eq!(site().write("themes/staalkaart/i18n/nl.ftl", "methods = a\u{1}b\n").codes(), ["SK0126 themes/staalkaart/i18n/nl.ftl:1:12"]);
    assert_eq!(site().write("themes/staalkaart/i18n/nl.ftl", "methods = a{\"\\u0001\"}b\n").codes(), ["SK0126 themes/staalkaart/i18n/nl.ftl:1:14"]);
}

#[test]
fn links_that_are_no_whole_address_are_refused() {
    for link in [
        "https:evil.example",
        "http:/evil.example",
        "https:///evil.example",
        "https:\\\\\\\\evil.example",
        "HTTPS:evil.example/x",
        "https:&Tab;//evil.example",
        "https://known.example@evil.example/",
        "https://evil.example\\\\@known.example",
        "https://evil&NewLine;.example",
        "java&Tab;script:alert(1)",
    ] {
        let codes = Project::new().method("a", "Ecogram", "krachtgericht", &format!("[x]({link})")).codes();
        let code = if link.starts_with("java") { "SK0206" } else { "SK0213" };
        assert!(codes.len() == 1 && codes[0].starts_with(&format!("{code} content/methodieken/a.md:8:")), "{link}: {codes:?}");
    }
    for line in [
        "licentie: {naam: X, url: 'https:evil.example'}",
        "uitgever: {naam: X, contact: 'javascript://x%0aalert(1)//@x'}",
        "bewerken: 'https:evil.example/{pad}'",
        "basis_url: 'http:/evil.example'",
    ] {
        let config = format!("{}{line}\n", crate::project::CONFIG);
        let project = Project::new().method("a", "Ecogram", "krachtgericht", "x").write("staalkaart.yaml", &config);
        assert_eq!(project.only_problem().code, "SK0504", "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_never_begins_a_line_of_its_own() {
    let project = Project::new()
        .method("a", "Ecogram", "krachtgericht", "x")
        .write("content/methodieken/x\n::error::gekaapt\u{1b}[31m.md", "x")
        .write("content/y\n::error::z.txt", "x");
    for args in [
        &["check"][..],
        &["check", "--format", "github"],
        &["check", "--format", "gitlab"],
        &["build"],
        &["build", "--site", "."],
        &["check", "--due"],
    ] {
        let ran = project.run(args);
        let all = format!("{}{}", ran.stdout, ran.stderr);
        assert!(all.contains("gekaapt") || args.contains(&"--due"), "{args:?}: {all}");
        assert!(!all.contains('\u{1b}') && !all.lines().any(|line| line.trim_start().starts_with("::error::")), "{args:?}: {all}");
    }
}

/// Anything that somebody may write in a value, the characters that mean something in XML, HTML, YAML and templates more often.
fn value() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{1,3}",
        2 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(vec![
            "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "</title>", "</script>", "<!--", "-->", "&amp;", "&#1;", "{{", "}}", "{%", "${", "\\", "\u{2028}", "\u{feff}", "\u{ad}", "<?x?>", "\0",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| format!("v{}", pieces.concat()))
}

/// `value` as YAML writes it: whatever can stand as it is does, the rest as an escape.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' | '\u{a1}'..='\u{d7ff}' | '\u{e000}'..='\u{fdcf}' => out.push(c),
            _ => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Every file of a site that is XML is well-formed, by a reader that knows all of the rules, and so is every piece of it that another reader sees.
#[track_caller]
fn assert_xml(built: &Built) -> usize {
    let files: Vec<String> = built.files().into_iter().filter(|path| path.ends_with(".xml") || path.ends_with(".svg")).collect();
    for path in &files {
        let text = built.file(path);
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}\n{text}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    for attribute in tag.attributes() {
                        attribute.unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
                    }
                }
                _ => {}
            }
        }
    }
    files.len()
}

#[test]
fn whatever_is_accepted_makes_well_formed_xml() {
    let is_refused =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r') || (0xfdd0..0xfdf0).contains(&u32::from(c)) || u32::from(c) & 0xfffe == 0xfffe;
    let mut runner = TestRunner::deterministic();
    for _ in 0..4 {
        let mut values = || value().new_tree(&mut runner).expect("a value").current();
        let mut project = Project::new();
        let mut expected = 0;
        let mut accepted = Vec::new();
        for number in 0..40 {
            let (title, keyword) = (format!("{} {number}", values()), values());
            let summary = format!("{} {SUMMARY}", values());
            let refused = [&title, &keyword, &summary].into_iter().any(|value| value.contains(is_refused));
            let direction = |value: &String| value.contains(|c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            if title.chars().count() > 80 || [&title, &keyword, &summary].into_iter().any(direction) {
                continue;
            }
            let slug = format!("m{number}");
            let text = format!(
                "---\ntitel: {}\nsamenvatting: {}\nprincipes: [krachtgericht]\nniveaus: [individueel]\ntrefwoorden: [{}]\ndatum: 2026-01-0{}\n---\n\nTekst.\n",
                quoted(&title),
                quoted(&summary),
                quoted(&keyword),
                number % 9 + 1
            );
            expected += usize::from(refused);
            if !refused {
                accepted.push(slug.clone());
            }
            project = project.write(&format!("content/methodieken/{slug}.md"), &text);
        }
        project = project.write("staalkaart.yaml", &format!("{}basis_url: https://example.org/\n", crate::project::CONFIG));
        let problems = project.check();
        let named: std::collections::BTreeSet<&str> = problems.iter().filter(|p| p.code == "SK0126").map(|p| p.file.as_str()).collect();
        assert_eq!(named.len(), expected, "{problems:#?}");
        let others: Vec<_> = problems.iter().filter(|p| p.severity == "error" && p.code != "SK0126").collect();
        assert!(others.is_empty(), "{others:#?}");
        for file in named.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>() {
            project = project.remove(&file);
        }
        let built = project.build();
        assert!(assert_xml(&built) >= 2, "a feed and a sitemap");
        assert!(accepted.iter().all(|slug| built.file("sitemap.xml").contains(&format!("/{slug}/"))));
    }
}
