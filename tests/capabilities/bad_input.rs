//! Whatever lies in the folder: a clear message, never a panic, never half a site.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::project::{Project, SUMMARY};

fn front(more: &str) -> String {
    format!("---\ntitel: Ecogram\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}---\n")
}

fn file(text: &[u8]) -> Project {
    Project::new().write_bytes("content/methodieken/a.md", text)
}

#[track_caller]
fn one(project: &Project, code: &str, line: u64, column: u64) {
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.line, problem.column), (code, line, column), "{problem:?}");
}

#[test]
fn text_that_is_not_utf8() {
    let mut text = front("").into_bytes();
    text.extend(b"caf\xe9\n");
    one(&file(&text), "SK0101", 7, 4);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let text = format!("\u{feff}{}\n## Kop\n\n[@x]\n", front("datum: morgen\n")).replace('\n', "\r\n");
    assert_eq!(file(text.as_bytes()).codes(), ["SK0118 content/methodieken/a.md:6:8", "SK0203 content/methodieken/a.md:11:3"]);
    let good = format!("\u{feff}{}\n## Kop\n\nTekst.\n", front("")).replace('\n', "\r\n");
    let built = file(good.as_bytes()).build();
    assert!(built.main("methodieken/a/").contains("<h2 id=\"kop\">Kop</h2>"));
    assert!(!built.page("methodieken/a/").contains('\u{feff}'));
}

#[test]
fn files_without_a_proper_beginning() {
    one(&file(b""), "SK0102", 1, 1);
    one(&file(b" \n\n"), "SK0102", 1, 1);
    one(&file(b"Zomaar tekst.\n"), "SK0103", 1, 1);
    one(&file(b"---\ntitel: x\n"), "SK0104", 1, 1);
    one(&file(b"---\ntitel: x\n----\n"), "SK0104", 1, 1);
}

#[test]
fn yaml_that_is_none() {
    for (text, code, line, column) in [
        ("titel: Een: twee", "SK0105", 2, 11),
        ("titel: \"open", "SK0105", 2, 8),
        ("titel: [a, b", "SK0105", 2, 8),
        ("titel: @x", "SK0105", 2, 8),
        ("\ttitel: x", "SK0106", 2, 1),
        ("praktisch:\n\tduur: kort", "SK0106", 3, 1),
        ("- een\n- twee", "SK0114", 2, 1),
        ("titel: &a x", "SK0107", 2, 8),
        ("titel: *a", "SK0107", 2, 8),
        ("titel: !!str x", "SK0107", 2, 8),
    ] {
        let project = file(format!("---\n{text}\n---\n").as_bytes());
        let codes = project.codes();
        assert!(codes.contains(&format!("{code} content/methodieken/a.md:{line}:{column}")), "{text}: {codes:?}");
    }
}

#[test]
fn an_alias_bomb_is_refused_at_once() {
    let mut text = String::from("---\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h", "i"].iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"]) {
        text += &format!("{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n");
    }
    let start = Instant::now();
    let problem = file(format!("{text}---\n").as_bytes()).only_problem();
    assert_eq!(problem.code, "SK0107");
    assert!(start.elapsed() < Duration::from_secs(20), "refused, not unfolded");
}

#[test]
fn nesting_of_ten_thousand_levels() {
    let deep = format!("x: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(file(front(&deep).as_bytes()).only_problem().code, "SK0108");
    for (body, code) in [
        (">".repeat(10_000), "SK0308"),
        (format!("{}x", "> ".repeat(10_000)), "SK0308"),
        ((0..2_000).flat_map(|n| ["  ".repeat(n.min(400)), "- x\n".to_owned()]).collect(), "SK0308"),
        (format!("{}x", "- ".repeat(10_000)), "SK0308"),
    ] {
        let problems = file(format!("{}\n{body}\n", front("")).as_bytes()).check();
        assert!(problems.iter().any(|p| p.code == code), "{body:.40}: {problems:?}");
    }
    // Marks that open nothing are just text.
    let project = file(format!("{}\n{}x{}\n", front(""), "*".repeat(10_000), "[".repeat(10_000)).as_bytes());
    assert!(project.run(&["check"]).code < 2);
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let start = Instant::now();
    let project = file(&vec![b'x'; 50 << 20]);
    one(&project, "SK0109", 1, 1);
    assert!(project.only_problem().message.contains("52429 kB"));
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn file_names_that_cannot_become_an_address() {
    for (name, help) in [
        ("een methodiek", "`een-methodiek.md`"),
        ("'aanhaling\"", "`aanhaling.md`"),
        ("a..b", "`a-b.md`"),
        ("café", "`cafe.md`"),
        ("Ecogram", "`ecogram.md`"),
        ("con", "`con-1.md`"),
        ("lpt1", "`lpt1-1.md`"),
        ("日本", ""),
    ] {
        let project = Project::new().write(&format!("content/methodieken/{name}.md"), &front(""));
        let problems = project.check();
        assert_eq!(problems[0].code, "SK0601", "{name}: {problems:?}");
        assert!(problems[0].help.contains(help), "{name}: {problems:?}");
    }
    let long = "a".repeat(130);
    assert_eq!(Project::new().write(&format!("content/methodieken/{long}.md"), &front("")).check()[0].code, "SK0601");
}

#[test]
fn names_that_differ_in_case_only() {
    let project = Project::new().method("ecogram", "Ecogram", "krachtgericht", "x").method("ECOGRAM", "Ander", "krachtgericht", "x");
    assert_eq!(project.codes(), ["SK0601 content/methodieken/ECOGRAM.md:1:1"]);
}

#[cfg(unix)]
#[test]
fn links_on_disk_are_not_followed() {
    let project = file(front("").as_bytes());
    std::os::unix::fs::symlink("..", project.path("content/methodieken/lus")).expect("a link");
    std::os::unix::fs::symlink("/etc/passwd", project.path("content/geheim.md")).expect("a link");
    assert_eq!(project.codes(), ["SK0606 content/geheim.md:1:1", "SK0606 content/methodieken/lus:1:1"]);
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_read_are_failures_with_their_paths() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    let project = file(front("").as_bytes()).write("content/over.md", "---\ntitel: Over ons\n---\n");
    let allow = |path: &str, mode| fs::set_permissions(project.path(path), fs::Permissions::from_mode(mode)).expect("set");
    allow("content/over.md", 0o000);
    allow("content/methodieken/a.md", 0o000);
    allow(".", 0o755);
    // A copy, since the folder of the build may be closed to others.
    fs::copy(env!("CARGO_BIN_EXE_staalkaart"), project.path("program")).expect("copied");
    let mut command = std::process::Command::new(project.path("program"));
    command.arg("check").current_dir(project.path("."));
    if fs::read(project.path("content/over.md")).is_ok() {
        // The superuser may read everything: run as nobody.
        command.uid(65_534);
    }
    // While another test starts a program, that one holds the copy open for writing for a moment.
    let busy = |ran: &std::io::Result<_>| matches!(ran, Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy);
    let ran = (0..100).map(|_| command.output()).find(|ran| {
        !busy(ran) || {
            thread::sleep(Duration::from_millis(50));
            false
        }
    });
    let ran = ran.expect("not busy for ever").expect("runs");
    let stderr = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("is niet te lezen") && stderr.contains("over.md") && stderr.contains("a.md"), "both are named: {stderr}");
}

#[test]
fn folders_that_are_no_site() {
    let project = Project::new().remove("staalkaart.yaml");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("staat geen staalkaart.yaml") && ran.stderr.contains("--site"), "{}", ran.stderr);
    let ran = project.run(&["check", "--site", "content"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("content is niet de map van een site"), "{}", ran.stderr);

    let project = Project::new();
    fs::remove_dir_all(project.path("content")).expect("removed");
    let project = project.write("content", "een bestand");
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Er is geen map") && ran.stderr.contains("methodieken/"), "{}", ran.stderr);
    assert!(!project.path("public").exists());
}

#[test]
fn an_empty_catalogue_is_a_site_with_a_warning() {
    let project = Project::new();
    assert_eq!(project.codes(), ["SK0507 staalkaart.yaml:1:1"]);
    let main = project.build().main("methodieken/");
    assert!(main.contains("Nog geen methodieken"), "{main}");
    let empty = Project::new().remove("content/niveaus/individueel.md").remove("content/niveaus/collectief.md");
    assert_eq!(empty.codes(), ["SK0507 staalkaart.yaml:1:1", "SK0506 staalkaart.yaml:5:3"]);
}

#[test]
fn an_empty_or_wrong_configuration() {
    for (text, code) in [("", "SK0112"), ("# niets\n", "SK0112"), ("- a\n", "SK0114"), ("titel: [\n", "SK0105"), ("\u{0}\u{1}", "SK0126")] {
        let problems = file(front("").as_bytes()).write("staalkaart.yaml", text).check();
        assert!(problems.iter().all(|p| p.file == "staalkaart.yaml"), "{text:?}: {problems:?}");
        assert!(problems.iter().any(|p| p.code == code), "{text:?}: {problems:?}");
    }
}

#[test]
fn what_is_no_content_is_noticed() {
    let project = file(front("").as_bytes())
        .write("content/methodieken/notities.txt", "x")
        .write("content/media/pagina.html", "<script>")
        .write("content/LICENSE", "x")
        .write("content/.verborgen", "x");
    assert_eq!(project.codes(), ["SK0607 content/media/pagina.html:1:1", "SK0605 content/methodieken/notities.txt:1:1"]);
}

#[test]
fn odd_characters_in_texts_do_no_harm() {
    let body = "\u{202e}om\u{202c} \u{feff} 👩‍👩‍👧 a\u{301} \u{2028}\n\n## &#0;\n\n[[a|&#0;0&#0;]]\n";
    let built =
        file(format!("{}\n{body}", front("")).as_bytes()).write("content/methodieken/b.md", &front("").replace("Ecogram", "👩‍👩‍👧 voor álle")).build();
    assert!(!built.page("methodieken/a/").contains('\0') && built.main("methodieken/a/").contains("\u{fffd}0\u{fffd}"));
    assert!(built.main("methodieken/").contains("👩‍👩‍👧 voor álle"));
}
