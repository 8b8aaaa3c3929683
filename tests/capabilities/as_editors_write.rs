//! What editors bring along from Word, Obsidian, Notion and pandoc: it is understood, or a message says why not. Nothing is lost in silence, and
//! what is hidden stays hidden.

use std::fs;
use std::io::Read as _;
use std::process::Command;

use crate::project::{Built, Project, SUMMARY, TODAY};

/// A page with this text below its data; line 5 is its first line.
fn page(body: &str) -> Project {
    Project::new().method("kern", "Kern", "krachtgericht", "## Hoe gaat het in zijn werk?\n\nTekst.").write("content/proef.md", &text(body))
}

fn text(body: &str) -> String {
    format!("---\ntitel: Proef\n---\n\n{body}\n")
}

/// A method with this line of data in the place of its title.
fn data(line: &str) -> Project {
    let text = format!("---\n{line}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n\nTekst.\n");
    Project::new().write("content/methodieken/proef.md", &text)
}

/// What a page shows, without what stands around it.
#[track_caller]
fn shown(body: &str) -> String {
    let main = page(body).build().main("proef/");
    let start = main.find("class=\"prose\">").expect("a text") + "class=\"prose\">".len();
    main[start..main.find("</article>").expect("an end")].trim().trim_end_matches("</div>").trim().to_owned()
}

#[track_caller]
fn says(body: &str, expected: &[&str]) {
    let found: Vec<String> = page(body).codes();
    let found: Vec<String> = found.iter().map(|code| code.replace(" content/proef.md", "")).collect();
    assert_eq!(found, expected, "{body}");
}

/// The text after `check --fix`, which is done after one run.
#[track_caller]
fn fixed(body: &str) -> String {
    let project = page(body);
    let ran = project.run(&["check", "--fix", "--date", TODAY]);
    let once = fs::read_to_string(project.path("content/proef.md")).expect("a text");
    assert!(ran.code < 2, "{}", ran.stderr);
    project.run(&["check", "--fix", "--date", TODAY]);
    assert_eq!(fs::read_to_string(project.path("content/proef.md")).expect("a text"), once, "a second run changes nothing");
    once.strip_prefix("---\ntitel: Proef\n---\n\n").expect("its data").strip_suffix('\n').expect("its end").to_owned()
}

#[test]
fn markup_that_was_meant_is_named_at_its_place() {
    for (body, code) in [
        ("Een **vet **woord.", "SK0314:5:5"),
        ("**Let op:**tekst.", "SK0314:5:1"),
        ("Een ==woord== hier.", "SK0314:5:5"),
        ("Zie ^[een noot die niet eindigt.", "SK0314:5:5"),
        ("Zie [[kern.", "SK0314:5:5"),
        ("Zie [dit](een adres met spaties).", "SK0314:5:9"),
        ("::: warning", "SK0314:5:1"),
        ("> [!onbekend] Titel\n> x", "SK0314:5:3"),
        ("• een", "SK0314:5:1"),
        ("Bij {{ site.naam }} kan het.", "SK0314:5:5"),
        ("Zie [persona]({{ site.baseurl }}/x/).", "SK0314:5:15"),
        ("{% include x %}", "SK0314:5:1"),
        ("Een [woord]{.smallcaps}.", "SK0314:5:12"),
        ("Een $x^2$.", "SK0314:5:5"),
        ("Een $$y$$.", "SK0314:5:5"),
        ("Tekst.\n\n\\newpage", "SK0314:7:1"),
        ("| Regel een", "SK0314:5:1"),
        ("Een #tag hier.", "SK0314:5:5"),
        ("Een alinea. ^abc123", "SK0314:5:13"),
        ("####### zeven", "SK0314:5:1"),
        ("##Geen spatie", "SK0315:5:1"),
        ("##\u{a0}Kop", "SK0315:5:1"),
        ("-\u{a0}een", "SK0315:5:1"),
        ("1.\u{202f}een", "SK0315:5:1"),
        ("## Me\u{ad}thodiek", "SK0316:5:6"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "SK0317:7:11"),
        ("| a | b |\n|---|---|\n| `x|y` | z |", "SK0317:7:11"),
        ("1. Eerste\n  - sub\n2. Tweede", "SK0318:6:3"),
        ("- een\n- twee\nDaarna gaat het verder.", "SK0319:7:1"),
        ("Dit is een zin.\n---", "SK0320:5:1"),
        ("##\n\nTekst.", "SK0321:5:1"),
        ("![film](https://www.youtube.com/watch?v=abc)", "SK0322:5:1"),
        ("![De tekst](https://example.org/a.pdf)", "SK0322:5:1"),
        ("![IMG_0001.JPG](https://example.org/a.jpg)", "SK0323:5:1"),
        ("![kern]", ""),
        ("![[kern]]", "SK0324:5:1"),
        ("Tekst %%nog doen", "SK0325:5:7"),
        ("Volg @staalkaart daar.", "SK0326:5:6"),
    ] {
        says(body, if code.is_empty() { &[] } else { std::slice::from_ref(&code) });
    }
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for body in [
        "`**vet **` en `==x==` en `{{ x }}` en `%%x%%`",
        "```\n**vet **tekst\n##Kop\n• een\n%%x%%\n{{ x }}\n```",
        "    **vet **tekst\n    ##Kop",
        "Een \\**vet \\**tekst, \\#tag, \\@naam, \\{{ x }}, \\%% en \\^[x].",
        "Een **vet** en *schuin* woord, ~5 tot ~10, 10^6^ en H~2~O.",
        "Het kost € 5, US$ 20 of $5 tot $10; 2 ** 3 en 4 ** 5; a == b.",
        "C# en F#, nummer #1, kleur #1f6f5c en #fff.",
        "100%% zeker en 50%% niet.",
        "Een mailadres: info@example.org, en C:\\map\\naam.",
        "1. een\n   - twee\n2. drie",
        "- een\n  vervolg\n- twee\n\nDaarna.",
        "Kop\n---\n\nTekst.",
        "Tekst.\n\n---\n\nTekst.",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n| 4 | 5 | |",
        "| a | b |\n|---|---|\n| x\\|y | `p\\|q` |",
        "Vul in: ____ en __________.",
        "Zie https://example.org/a==b==c#tag en https://example.org/{{x}}/**y**/.",
        "[a] en [b](https://example.org) en (c)[d].",
    ] {
        says(body, &[]);
    }
}

#[test]
fn the_data_are_looked_at_as_well() {
    for (line, expected) in [
        ("titel: Een # hekje", vec!["SK0130 content/methodieken/proef.md:2:12"]),
        ("titel: Een  # opmerking", vec![]),
        ("titel: \"Een # hekje\"", vec![]),
        ("titel: Een#hekje", vec![]),
        ("titel: Pro\u{ad}ef", vec!["SK0316 content/methodieken/proef.md:2:11"]),
        ("titel: Proef\u{a0}twee", vec!["SK0316 content/methodieken/proef.md:2:13"]),
        ("titel: Een **vet** woord", vec!["SK0314 content/methodieken/proef.md:2:12"]),
        ("titel: Proef %%geheim%%", vec!["SK0314 content/methodieken/proef.md:2:14", "SK0314 content/methodieken/proef.md:2:22"]),
        ("titel: Proef\ntrefwoorden:\n  - een # twee", vec!["SK0130 content/methodieken/proef.md:4:9"]),
        ("titel: Proef\ntrefwoorden: [“een, twee”, ‘drie’]", vec!["SK0131 content/methodieken/proef.md:3:15"]),
    ] {
        assert_eq!(data(line).codes(), expected, "{line}");
    }
    let problem = data("titel: Een # hekje").only_problem();
    assert!(problem.help.contains("`titel: \"Een # hekje\"`") && problem.message.contains("`# hekje`"), "{problem:?}");
}

#[test]
fn a_value_that_begins_with_a_sign_is_shown_between_quotation_marks() {
    for (line, filled) in [
        ("titel: 's Avonds samen", "titel: \"'s Avonds samen\""),
        ("titel: \"Ecogram\" en meer", "titel: \"\\\"Ecogram\\\" en meer\""),
        ("titel: [Concept] Iets", "titel: \"[Concept] Iets\""),
        ("titel: @home", "titel: \"@home\""),
        ("titel: %doel", "titel: \"%doel\""),
        ("titel: & samen", "titel: \"& samen\""),
        ("titel: &samen gaan", "titel: \"&samen gaan\""),
        ("titel: *ster", "titel: \"*ster\""),
        ("titel: ? Wat nu", "titel: \"? Wat nu\""),
        ("titel: | pijp", "titel: \"| pijp\""),
        ("titel: > citaat", "titel: \"> citaat\""),
        ("titel: - streepje", "titel: \"- streepje\""),
        ("titel: `code`", "titel: \"`code`\""),
        ("titel: Goed\nook_bekend_als:\n  - 's Morgens", "- \"'s Morgens\""),
        ("titel: 's Avonds foto's kijken", "titel: \"'s Avonds foto's kijken\""),
    ] {
        let problems = data(line).check();
        let found = problems.iter().find(|problem| problem.help.contains(&format!("`{filled}`")));
        let found = found.unwrap_or_else(|| panic!("{line}: {problems:?}"));
        assert!(["SK0105", "SK0107"].contains(&found.code.as_str()), "{line}: {found:?}");
        for problem in &problems {
            for english in ["while", "found", "expected", "mapping", "not allowed", "scanning"] {
                assert!(!problem.message.contains(english) && !problem.help.contains(english), "{line}: {problem:?}");
            }
        }
        // The advice works.
        if line.starts_with("titel: ") && !line.contains('\n') {
            assert_eq!(data(filled).codes(), Vec::<String>::new(), "{filled}");
        }
    }
}

#[test]
fn no_mistake_in_the_data_is_told_in_the_words_of_a_parser() {
    let odd = [
        "titel: ,, x",
        "titel: }",
        "titel: a: b: c",
        "? x\n: y",
        "titel: [a,, b]",
        "titel: \"\\q\"",
        "titel\nx: y",
        "titel: 'x' y",
        "- a\nb: c",
        "titel: x\n y: z",
        "%",
        "...",
        "titel: x\n---\n---",
    ];
    for line in odd {
        for problem in data(line).check() {
            for english in ["while", "found", "expected", "mapping", "allowed", "scanning", "parsing", "block", "flow", "token", "document"] {
                assert!(!problem.message.contains(english), "{line}: {problem:?}");
            }
        }
    }
}

#[test]
fn a_hard_space_in_the_data_is_named_at_its_own_line() {
    let problem = data("titel:\u{a0}Proef").only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0132", 2, 7));
    let problem = data("titel: Proef\ntrefwoorden:\n\u{a0}\u{a0}- een").only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0132", 4, 1));
    assert!(problem.message.contains("ingesprongen"), "{problem:?}");
    let project = page("").write("content/proef.md", "---\ntitel:\u{a0}Proef\n---\n");
    assert_eq!(project.codes(), ["SK0132 content/proef.md:2:7"]);
    assert!(project.run(&["check", "--fix"]).stderr.contains("Hersteld in content/proef.md"));
    assert_eq!(fs::read_to_string(project.path("content/proef.md")).expect("a text"), "---\ntitel: Proef\n---\n");
}

#[test]
fn line_ends_of_an_old_macintosh_are_named() {
    let problem = page("").write("content/proef.md", "---\rtitel: Proef\r---\rTekst.\r").only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0103", 1, 1));
    assert!(problem.help.contains("regeleinden"), "{problem:?}");
}

#[test]
fn fix_mends_what_it_understands_and_nothing_else() {
    for (before, after) in [
        ("Een **vet **woord.", "Een **vet** woord."),
        ("Een **vet **, woord.", "Een **vet**, woord."),
        ("Een ** vet** woord.", "Een **vet** woord."),
        ("**Let op:**tekst.", "**Let op:** tekst."),
        ("##Kop\n\n##\u{a0}Nog een\n\n-\u{a0}een\n-\u{a0}twee", "## Kop\n\n## Nog een\n\n- een\n- twee"),
        ("Dit:\n• een\n•\ttwee", "Dit:\n- een\n- twee"),
        ("## Me\u{ad}tho\u{200b}diek", "## Methodiek"),
        ("| a | b |\n|---|---|\n| `x|y` | z |", "| a | b |\n|---|---|\n| `x\\|y` | z |"),
        ("1. Eerste\n  - sub\n  - sub\n2. Tweede", "1. Eerste\n   - sub\n   - sub\n2. Tweede"),
        ("Dit is een zin.\n---", "Dit is een zin.\n\n---"),
        ("![film](https://youtu.be/abc)", "[film](https://youtu.be/abc)"),
        // Not understood, or a matter of taste.
        ("Een ==woord== en `##x` en #tag.", "Een ==woord== en `##x` en #tag."),
        ("**\"Vet\"**tekst", "**\"Vet\"**tekst"),
        ("- een\n- twee\nDaarna gaat het verder.", "- een\n- twee\nDaarna gaat het verder."),
    ] {
        assert_eq!(fixed(before), after, "{before}");
    }
}

#[test]
fn fix_keeps_line_ends_and_every_other_byte() {
    let before = "\u{feff}---\r\ntitel:  Proef \r\n# een opmerking\r\n---\r\n\r\n##Kop\r\n\r\nDit is een zin.\r\n---\r\n\r\nEinde\t \r\n\r\n\r\n";
    let after = "\u{feff}---\r\ntitel:  Proef \r\n# een opmerking\r\n---\r\n\r\n## Kop\r\n\r\nDit is een zin.\r\n\r\n---\r\n\r\nEinde\t \r\n\r\n\r\n";
    let project = Project::new().write("content/proef.md", before);
    let ran = project.run(&["check", "--fix", "--date", TODAY]);
    assert_eq!(fs::read_to_string(project.path("content/proef.md")).expect("a text"), after, "{}", ran.stderr);
    assert!(ran.stderr.contains("Hersteld in content/proef.md: 2 meldingen"), "{}", ran.stderr);
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let project = page("Eerst.\n\n##Kop\n\nTekst.");
    let ran = project.run(&["check", "--fix", "--dry-run", "--date", TODAY]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let diff = "--- a/content/proef.md\n+++ b/content/proef.md\n@@ -4,6 +4,6 @@\n \n Eerst.\n \n-##Kop\n+## Kop\n \n Tekst.\n";
    assert_eq!(ran.stdout, diff);
    assert_eq!(fs::read_to_string(project.path("content/proef.md")).expect("a text"), text("Eerst.\n\n##Kop\n\nTekst."));
    let ran = page("Tekst.").run(&["check", "--fix", "--dry-run", "--date", TODAY]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("Er is niets dat vanzelf hersteld kan worden."), "{}", ran.stderr);
}

#[test]
fn megabytes_of_marks_take_no_minutes() {
    let start = std::time::Instant::now();
    for piece in [
        "^[",
        "%%`%%",
        "<!--",
        "{{",
        "{.a",
        "[[a|b]]",
        "http://",
        "**a ",
        "| a `|` ",
        "@a ",
        "==a",
        "$a",
        "https://a.be/) ",
        "> [!info] x\n",
        "1. a\n  - b\n",
    ] {
        let project = page(&piece.repeat(200_000 / piece.len()));
        assert!(project.run(&["check", "--max-errors", "1", "--date", TODAY]).code < 2, "{piece}");
    }
    assert!(start.elapsed() < std::time::Duration::from_mins(4), "{:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn fix_follows_no_link() {
    let outside = tempfile::NamedTempFile::new().expect("a file");
    fs::write(outside.path(), text("##Kop")).expect("written");
    let project = page("##Kop");
    std::os::unix::fs::symlink(outside.path(), project.path("content/ander.md")).expect("a link");
    project.run(&["check", "--fix", "--date", TODAY]);
    assert_eq!(fs::read_to_string(outside.path()).expect("a text"), text("##Kop"));
    assert_eq!(fs::read_to_string(project.path("content/proef.md")).expect("a text"), text("## Kop"));
}

#[test]
fn comments_are_not_published() {
    for (body, expected) in [
        ("Tekst %%geheim%% zichtbaar.", "<p>Tekst  zichtbaar.</p>"),
        ("Tekst <!-- geheim --> zichtbaar.", "<p>Tekst  zichtbaar.</p>"),
        ("Een.\n\n%%\nblok **geheim**\n\n## geheim\n%%\n\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
        ("<!--\ngeheim\n\nmeer geheim\n-->\n\nTwee.", "<p>Twee.</p>"),
        ("%%geheim%% Tekst.", "<p> Tekst.</p>"),
        ("    \n%%geheim%%\n\nTekst.", "<p>Tekst.</p>"),
        ("`%%code%%` en %%geheim `%% code.", "<p><code>%%code%%</code> en  code.</p>"),
        ("## Kop %%geheim%%\n\nTekst.", "<h2 id=\"kop\">Kop </h2>\n<p>Tekst.</p>"),
        ("[[kern%%géhéim%%]]", "<p><a href=\"../methodieken/kern/index.html\">Kern</a></p>"),
        ("> %%geheim%%\n> Citaat.", "<blockquote>\n<p>Citaat.</p>\n</blockquote>"),
    ] {
        assert_eq!(shown(body), expected, "{body}");
    }
    let code = shown("```\n%%zichtbaar%% <!-- ook -->\n```");
    assert!(code.contains("%%zichtbaar%% &lt;!-- ook --&gt;"), "{code}");
}

/// Every byte of a built site, also of what is compressed in it.
fn everything(built: &Built) -> Vec<(String, Vec<u8>)> {
    let unzipped = |bytes: &[u8]| {
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).map(|_| out)
    };
    built
        .files()
        .into_iter()
        .map(|path| {
            let bytes = fs::read(built.folder().join(&path)).expect("a file");
            let plain = if bytes.starts_with(&[0x1f, 0x8b]) { unzipped(&bytes).expect("gzip") } else { bytes };
            (path, plain)
        })
        .collect()
}

#[test]
fn what_is_hidden_or_not_ready_is_in_no_file_of_the_site() {
    let draft = format!(
        "---\ntitel: Zwijgplicht\nsamenvatting: {SUMMARY} Zwijgplicht.\nprincipes: [krachtgericht]\nniveaus: [individueel]\nstatus: concept\n---\n\nZwijgplicht.\n"
    );
    let later = draft.replace("status: concept", "datum: 2027-01-01").replace("Zwijgplicht", "Wachtwoordloos");
    let body = "Zichtbaar %%geheimtaal%% woord. <!-- geheimtaal -->\n\n## Kop %%geheimtaal%%\n\n%%\ngeheimtaal\n%%\n";
    let project = Project::new()
        .write("staalkaart.yaml", &format!("{}basis_url: https://example.org/\n", crate::project::CONFIG))
        .write("content/methodieken/zwijgplicht.md", &draft)
        .write("content/methodieken/wachtwoordloos.md", &later)
        .method("a", "Ecogram", "krachtgericht", body);
    let ran = project.run(&["search", "geheimtaal", "--date", TODAY]);
    assert!(!ran.stdout.contains("Ecogram"), "{}", ran.stdout);
    let built = project.build();
    assert!(built.main("methodieken/a/").contains("Zichtbaar"));
    for (path, bytes) in everything(&built) {
        let lower = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in ["geheimtaal", "zwijgplicht", "wachtwoordloos"] {
            assert!(!lower.contains(secret) && !path.contains(secret), "{secret} in {path}");
        }
    }
}

#[test]
fn a_published_photograph_says_not_where_it_was_made() {
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 51.05 Canon";
    let segment = |marker: u8, data: &[u8]| [&[0xff, marker], u16::try_from(data.len() + 2).expect("short").to_be_bytes().as_slice(), data].concat();
    let frame = segment(0xc0, &[8, 0, 1, 0, 2, 1, 1, 0x11, 0]);
    let photo = [b"\xff\xd8".to_vec(), segment(0xe1, exif), frame, segment(0xda, &[1, 1, 0, 0, 63, 0]), b"\x12\xff\xd9".to_vec()].concat();
    let built = page("![Een tuin.](media/tuin.jpg)").write_bytes("content/media/tuin.jpg", &photo).build();
    let published = fs::read(built.folder().join("media/tuin.jpg")).expect("a picture");
    assert!(!published.windows(3).any(|part| part == b"GPS") && !published.windows(5).any(|part| part == b"Canon"));
    assert!(published.windows(6).any(|part| part == b"Exif\0\0"), "which side is up stays");
    assert!(built.main("proef/").contains("width=\"1\" height=\"2\""), "and turns it: {}", built.main("proef/"));
}

#[test]
fn boxes_have_titles_of_their_own() {
    for (body, expected) in [
        (
            "> [!info]- Titel van *info*\n> inhoud",
            "<div class=\"alert alert-note\"><p class=\"alert-title\">Titel van <em>info</em></p>\n<p>inhoud</p>\n</div>",
        ),
        ("> [!NOTE] Eigen titel\n> inhoud", "<div class=\"alert alert-note\"><p class=\"alert-title\">Eigen titel</p>\n<p>inhoud</p>\n</div>"),
        ("> [!warning]+ Let op\n>\n> x", "<div class=\"alert alert-warning\"><p class=\"alert-title\">Let op</p>\n<p>x</p>\n</div>"),
        ("> [!danger]\n> x", "<div class=\"alert alert-caution\"><p class=\"alert-title\">Opgepast</p>\n<p>x</p>\n</div>"),
        ("> [!success] Gelukt", "<div class=\"alert alert-tip\"><p class=\"alert-title\">Gelukt</p>\n</div>"),
        ("> [!quote] Els\n> citaat", "<blockquote>\n<p><strong>Els</strong></p>\n<p>citaat</p>\n</blockquote>"),
        ("> [!quote]\n> citaat", "<blockquote>\n<p>citaat</p>\n</blockquote>"),
        ("> [!NOTE]\n> goed", "<div class=\"alert alert-note\"><p class=\"alert-title\">Goed om te weten</p>\n<p>goed</p>\n</div>"),
        (
            "> Citaat\n> > [!tip] In een citaat\n> > x",
            "<blockquote>\n<p>Citaat</p>\n<div class=\"alert alert-tip\"><p class=\"alert-title\">In een citaat</p>\n<p>x</p>\n</div>\n</blockquote>",
        ),
    ] {
        assert_eq!(shown(body), expected, "{body}");
    }
}

#[test]
fn notes_may_stand_in_the_sentence() {
    let html = shown("Een zin^[met een *noot* over [[kern]]] en nog een^[tweede]. En[^1].\n\n[^1]: Derde.");
    assert!(
        html.starts_with(
            "<p>Een zin<sup id=\"verwijzing_1\"><a href=\"#voetnoot_1\" role=\"doc-noteref\">1</a></sup> en nog een<sup id=\"verwijzing_2\">"
        ),
        "{html}"
    );
    assert!(html.contains("<li id=\"voetnoot_1\"><p>met een <em>noot</em> over <a href=\"../methodieken/kern/index.html\">Kern</a></p>"), "{html}");
    assert!(html.contains("<li id=\"voetnoot_2\"><p>tweede</p>") && html.contains("<li id=\"voetnoot_3\"><p>Derde.</p>"), "{html}");
    says("![beschrijving ^[noot]](https://example.org/a.jpg)", &["SK0314:5:16"]);
}

#[test]
fn addresses_become_links_that_are_checked() {
    let html = shown("Zie https://www.vlaanderen.be/a_b. Of www.vlaanderen.be (of info@example.org), `https://code.be`, [x](https://y.be).");
    for link in [
        "<a href=\"https://www.vlaanderen.be/a_b\" rel=\"external\">https://www.vlaanderen.be/a_b</a>.",
        "<a href=\"https://www.vlaanderen.be\" rel=\"external\">www.vlaanderen.be</a>",
        "(of <a href=\"mailto:info@example.org\">info@example.org</a>)",
        "<code>https://code.be</code>",
        "<a href=\"https://y.be\" rel=\"external\">x</a>",
    ] {
        assert!(html.contains(link), "{link}: {html}");
    }
    assert_eq!(shown("[x](<https://a.be/a b>)"), "<p><a href=\"https://a.be/a%20b\" rel=\"external\">x</a></p>");
    says("[x](http:/a.be)", &["SK0213:5:5"]);
    let project = page("Zie https://127.0.0.1:9/weg en verder.");
    let look = staalkaart::session::check(&staalkaart::session::Input { root: project.path(""), ..Default::default() }, &|_| ()).expect("a site");
    let links = staalkaart::external::gather(&look.catalogue.expect("a catalogue"));
    assert_eq!(links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>(), ["https://127.0.0.1:9/weg"]);
}

#[test]
fn tables_take_links_with_words_and_line_breaks() {
    let html = shown("| a | b |\n|---|---|\n| [[kern|De *kern*]] | x<br>y<br/>z |");
    assert!(html.contains("<td><a href=\"../methodieken/kern/index.html\">De <em>kern</em></a></td><td>x<br>y<br>z</td>"), "{html}");
    says("Een<br>twee.", &["SK0301:5:4"]);
}

#[test]
fn pictures_have_captions_and_widths() {
    let png = |project: Project| project.write_bytes("content/media/map/foto.png", &small_png());
    let main = |body: &str| png(page(body)).build().main("proef/");
    let figure = main("![Een tuin.](media/map/foto.png \"De tuin van *Els*\")");
    assert!(figure.contains("<figure><img loading=\"lazy\" src=\"../media/map/foto.png\" width=\"4\" height=\"2\" alt=\"Een tuin.\"><figcaption>De tuin van *Els*</figcaption></figure>"), "{figure}");
    let inline = main("Zie ![Een tuin.](media/map/foto.png \"Titel\") hier.");
    assert!(inline.contains("alt=\"Een tuin.\" title=\"Titel\">"), "{inline}");
    let embed = main("![[foto.png|Een tuin|300]]");
    assert!(embed.contains("<img loading=\"lazy\" src=\"../media/map/foto.png\" width=\"300\" height=\"150\" alt=\"Een tuin\">"), "{embed}");
    let wide = main("![Een tuin|100x50](media/map/foto.png)");
    assert!(wide.contains("width=\"100\" height=\"50\" alt=\"Een tuin\">"), "{wide}");
    for bare in ["![[foto.png|300]]", "![[foto.png]]"] {
        assert_eq!(png(page(bare)).codes(), ["SK0306 content/proef.md:5:1"]);
    }
    let cell = main("| a | b |\n|---|---|\n| ![[foto.png|40]] | x |");
    assert!(cell.contains("<td><img loading=\"lazy\" src=\"../media/map/foto.png\" width=\"40\" height=\"20\" alt=\"\"></td><td>x</td>"), "{cell}");
    assert!(png(page("![[fotos.png|x]]")).only_problem().help.starts_with("Bedoelde je `media/map/foto.png`?"));
    let root = main("![Een tuin](/media/map/foto.png) en [het bestand](/media/map/foto.png)");
    assert!(root.contains("src=\"../media/map/foto.png\"") && root.contains("<a href=\"../media/map/foto.png\">het bestand</a>"), "{root}");
    assert_eq!(png(page("![Een tuin](/media/weg.png)")).codes(), ["SK0208 content/proef.md:5:13"]);
    let film = main("![Bekijk de *film*](https://youtu.be/abc)");
    assert!(film.contains("<p><a href=\"https://youtu.be/abc\" rel=\"external\">Bekijk de <em>film</em></a></p>"), "{film}");
}

/// A PNG of 4 by 2 pixels, as far as its size goes.
fn small_png() -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n".as_slice(), b"\0\0\0\x0dIHDR\0\0\0\x04\0\0\0\x02\x08\0\0\0\0\0\0\0\0", b"\0\0\0\0IEND\0\0\0\0"].concat()
}

#[test]
fn headings_are_found_by_their_words() {
    let html = shown("Zie [[kern#Hoe gaat het in zijn werk?]] en [[#Deze kop|hier]].\n\n## Deze kop");
    assert!(html.contains("<a href=\"../methodieken/kern/index.html#hoe-gaat-het-in-zijn-werk\">Kern</a>"), "{html}");
    assert!(html.contains("<a href=\"#deze-kop\">hier</a>"), "{html}");
    says("Zie [[kern#Iets anders]].", &["SK0207:5:7"]);
}

const BIB: &str = "@book{a,\n  title = {A},\n  author = {Noot, Anna},\n  date = {2020},\n}\n@book{b,\n  title = {B},\n  author = {Bol, Bert},\n  date = {2021},\n}\n";

#[test]
fn sources_are_cited_as_pandoc_has_it() {
    let main = |body: &str| page(body).write("content/bronnen.bib", BIB).build().main("proef/");
    for (body, expected) in [
        ("Volgens @a kan het.", "<p>Volgens <span class=\"citation\"><a href=\"#bron_a\">Noot (2020)</a></span> kan het.</p>"),
        ("Volgens @a [p. 3] kan het.", "<a href=\"#bron_a\">Noot (2020, p. 3)</a></span> kan het.</p>"),
        ("Noot zei dat [-@a, p. 3].", "<p>Noot zei dat <span class=\"citation\">(<a href=\"#bron_a\">2020, p. 3</a>)</span>.</p>"),
        ("Waar [zie @a, p. 3].", "<span class=\"citation\">(zie <a href=\"#bron_a\">Noot, 2020, p. 3</a>)</span>"),
        ("Waar [@b; zie ook @a].", "<span class=\"citation\">(<a href=\"#bron_b\">Bol, 2021</a>; zie ook <a href=\"#bron_a\">Noot, 2020</a>)</span>"),
        ("Wet [@a, art. 60 § 7].", "(<a href=\"#bron_a\">Noot, 2020, art. 60 § 7</a>)"),
        ("Wet [@a, artikel 60].", "(<a href=\"#bron_a\">Noot, 2020, artikel 60</a>)"),
        ("Wet [@a, alinea 2].", "(<a href=\"#bron_a\">Noot, 2020, alinea 2</a>)"),
        ("Wet [@a, § 7].", "(<a href=\"#bron_a\">Noot, 2020, § 7</a>)"),
        ("Film [@a, 00:12:30].", "(<a href=\"#bron_a\">Noot, 2020, 00:12:30</a>)"),
        ("Boek [@a, blz 12].", "(<a href=\"#bron_a\">Noot, 2020, p. 12</a>)"),
    ] {
        let html = main(body);
        assert!(html.contains(expected), "{body}: {html}");
    }
    let problem = page("Bewering [@a, @b].").write("content/bronnen.bib", BIB).only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0307", 5, 10));
    assert!(problem.help.contains("puntkomma"), "{problem:?}");
    let problem = page("Volgens @noot kan het.").write("content/bronnen.bib", BIB).only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), ("SK0326", 5, 9));
    let html = main("Volg ons op @staalkaart.");
    assert!(html.contains("<p>Volg ons op @staalkaart.</p>"), "what is no source stays: {html}");
}

#[test]
fn names_of_media_meet_however_their_accents_are_put_together() {
    for (stored, linked) in [("cafe\u{301}.png", "caf\u{e9}.png"), ("caf\u{e9}.png", "cafe\u{301}.png")] {
        let project =
            page(&format!("![Een beeld.](media/{linked}) ![[{linked}|Nog een]]")).write_bytes(&format!("content/media/{stored}"), &small_png());
        let main = project.build().main("proef/");
        assert_eq!(main.matches("<img").count(), 2, "{main}");
    }
}

#[test]
fn copies_and_lock_files_are_set_aside_and_no_advice_overwrites() {
    let method = |project: Project, name: &str| {
        project.write(
            &format!("content/methodieken/{name}.md"),
            &format!("---\ntitel: Ander\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n---\n"),
        )
    };
    let base = || Project::new().method("kern", "Kern", "krachtgericht", "Tekst.");
    for name in [
        "~$kern",
        "kern (1)",
        "kern kopie",
        "kern - Kopie (2)",
        "kern copy",
        "Kopie van kern",
        "kern-DESKTOP-7QH2",
        "kern.sync-conflict-20261128-120000-AB12CDE",
        "kern (An's conflicted copy 2026-11-28)",
        "kern 2",
    ] {
        let project = method(base(), name);
        let problem = project.only_problem();
        assert_eq!((problem.code.as_str(), problem.severity.as_str()), ("SK0614", "warning"), "{name}: {problem:?}");
        assert!(!project.build().files().iter().any(|path| path.contains("kern-") || path.contains("Ander")), "{name}");
    }
    for (name, help) in [
        ("Kern", "verschillen alleen in hoofdletters"),
        ("kern!", "overschrijf het niet"),
        ("Kern 1a2b3c4d5e6f7890abcdef1234567890", "overschrijf het niet"),
        ("Iets 1a2b3c4d5e6f7890abcdef1234567890", "noem het bestand `iets.md`"),
        ("iets kopie", "noem het bestand `iets.md`"),
        ("Iets nieuws", "noem het bestand `iets-nieuws.md`"),
    ] {
        let problem = method(base(), name).only_problem();
        assert_eq!(problem.code, "SK0601", "{name}: {problem:?}");
        assert!(problem.help.contains(help), "{name}: {problem:?}");
        assert!(help.contains("noem") || !problem.help.contains("noem het bestand"), "{name}: {problem:?}");
    }
    let locked = base().write("content/media/~$verslag.docx", "x");
    assert_eq!(locked.codes(), ["SK0614 content/media/~$verslag.docx:1:1"]);
    assert!(!locked.build().files().iter().any(|path| path.contains("verslag")));
}

#[test]
fn new_writes_the_day_that_it_is_here() {
    let begun = |zone: &str, slug: &str| {
        let project = Project::new();
        let output = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
            .args(["new", "methodiek", "Iets nieuws", "--slug", slug])
            .current_dir(project.path(""))
            .env("TZ", zone)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = fs::read_to_string(project.path(&format!("content/methodieken/{slug}.md"))).expect("a text");
        text.lines().find(|line| line.trim_start_matches('#').trim_start().starts_with("datum:")).expect("a day").to_owned()
    };
    // Between these two it is never the same day.
    let (east, west) = (begun("Pacific/Kiritimati", "a"), begun("Etc/GMT+12", "a"));
    // A clock before the day of this version counts as that day.
    assert!(east > west || (east == west && east.contains("2026-11-23")), "{east} {west}");
}
