//! An editor plans: a text waits for its day, readers see when a text changed, and nobody forgets which texts are to be read again.

use std::path::Path;
use std::process::Command;

use crate::project::{CONFIG, Project, SUMMARY, TODAY};

/// A method with these lines in its front matter (from line 6).
fn method(title: &str, lines: &str) -> String {
    format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{lines}\n---\n\nTekst.\n")
}

/// The days that a page shows below its text, each after its words.
fn days(page: &str) -> Vec<String> {
    let line = page.split("<p class=\"upkeep-line\">").nth(1).map(|rest| rest.split("</p>").next().expect("an end")).unwrap_or_default();
    let spans = line.split("<span>").skip(1).filter_map(|span| span.split_once(" <time datetime=\""));
    spans.map(|(words, rest)| format!("{words} {}", rest.split('"').next().expect("a day"))).collect()
}

fn git(folder: &Path, day: &str, args: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=Geheime Naam", "-c", "user.email=geheim@example.org", "-c", "commit.gpgSign=false", "-c", "init.defaultBranch=main"])
        .args(args)
        .current_dir(folder)
        .envs([("GIT_AUTHOR_DATE", "2001-01-01T12:00:00+0000"), ("GIT_COMMITTER_DATE", &format!("{day}T12:00:00+0000"))])
        .output()
        .expect("git runs");
    assert!(ran.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// Commits everything in the folder, on this day.
fn commit(folder: &Path, day: &str) {
    git(folder, day, &["add", "-A"]);
    git(folder, day, &["commit", "-q", "-m", day]);
}

/// A site that asks for git's history and is a repository, with a first commit.
fn repository() -> Project {
    let project = Project::new()
        .write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\ngeschiedenis: git\n"))
        .write("content/methodieken/a.md", &method("Ecogram", "datum: 2026-01-02"))
        .write("content/methodieken/b.md", &method("Buddy", "datum: 2026-01-02\nbijgewerkt: 2026-02-03"));
    git(&project.path("."), "2026-03-04", &["init", "-q"]);
    commit(&project.path("."), "2026-03-04");
    project
}

#[test]
fn a_text_waits_for_its_day() {
    let project =
        Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write("content/methodieken/b.md", &method("Buddy", "datum: 2026-11-24"));
    assert!(project.check().is_empty());
    let line = "1 tekst wacht op zijn datum: methodieken/b (2026-11-24)\n";
    for command in ["check", "build"] {
        let ran = project.run(&[command, "--date", TODAY]);
        assert!(ran.code == 0 && ran.stderr.contains(line), "{command}: {}", ran.stderr);
        let ran = project.run(&[command, "--date", "2026-11-24"]);
        assert!(ran.code == 0 && !ran.stderr.contains("wacht"), "{command}: {}", ran.stderr);
        assert!(!project.run(&[command, "--date", TODAY, "--drafts"]).stderr.contains("wacht"));
    }
    assert!(project.path("public/methodieken/b/index.html").exists(), "--drafts shows it");
    let built = project.build();
    assert!(!built.files().iter().any(|path| path.starts_with("methodieken/b/")), "built once more, on a day before its own");
}

#[test]
fn many_waiting_texts_are_one_line_soonest_first() {
    let mut project = Project::new().method("z", "Ecogram", "krachtgericht", "Tekst.");
    for number in 1..=6 {
        project = project
            .write(&format!("content/methodieken/m{number}.md"), &method(&format!("Methode {number}"), &format!("datum: 2027-01-1{}", 7 - number)));
    }
    let draft = method("Later", "datum: 2027-01-01\nstatus: concept");
    let ran = project.write("content/methodieken/later.md", &draft).run(&["check", "--date", TODAY, "--lang", "en"]);
    let expected = "6 texts are waiting for their publication date: methodieken/m6 (2027-01-11), methodieken/m5 (2027-01-12), \
                    methodieken/m4 (2027-01-13), methodieken/m3 (2027-01-14), methodieken/m2 (2027-01-15), …\n";
    assert!(ran.stderr.starts_with(expected), "a draft waits for somebody, not for a day: {}", ran.stderr);
}

#[test]
fn a_link_to_a_waiting_text_is_a_link_to_a_draft() {
    let project =
        Project::new().method("a", "Ecogram", "krachtgericht", "Zie [[b]].").write("content/methodieken/b.md", &method("Buddy", "datum: 2026-12-01"));
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.line), ("SK0211", 8));
    assert_eq!(project.run(&["check", "--date", "2026-12-01"]).code, 0);
}

#[test]
fn a_page_says_when_it_changed_and_when_it_is_read_again() {
    let project = Project::new()
        .write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\n"))
        .write("content/methodieken/a.md", &method("Ecogram", "datum: 2026-01-02\nbijgewerkt: 2026-03-04\nherzien_voor: 2027-05-06"))
        .write("content/methodieken/b.md", &method("Buddy", "datum: 2026-01-02"))
        .write("content/methodieken/c.md", &method("Casus", "lens: []").replace("lens: []\n", ""));
    let built = project.build();
    assert_eq!(days(&built.page("methodieken/a/")), ["Laatst bijgewerkt op 2026-03-04", "Na te kijken vóór 2027-05-06"]);
    assert!(built.page("methodieken/a/").contains("<a href=\"../../over/onderhoud/index.html\">Onderhoud</a>"));
    assert_eq!(days(&built.page("methodieken/b/")), ["Laatst bijgewerkt op 2026-01-02"]);
    assert!(days(&built.page("methodieken/c/")).is_empty());
    assert!(built.file("sitemap.xml").contains("<loc>https://example.org/methodieken/a/</loc><lastmod>2026-03-04</lastmod>"));
    assert!(built.file("sitemap.xml").contains("<loc>https://example.org/over/onderhoud/</loc>"));
    assert!(built.file("feed.xml").contains("<updated>2026-03-04T00:00:00Z</updated>"));
}

#[test]
fn git_says_when_a_text_changed_that_does_not_say_so_itself() {
    let project = repository();
    let project = project.write("content/methodieken/a.md", &method("Ecogram samen", "datum: 2026-01-02"));
    commit(&project.path("."), "2026-05-06");
    let project = project.write("content/methodieken/c.md", &method("Casus", "datum: 2026-01-02"));
    let built = project.build();
    assert_eq!(days(&built.page("methodieken/a/")), ["Laatst bijgewerkt op 2026-05-06"]);
    assert_eq!(days(&built.page("methodieken/b/")), ["Laatst bijgewerkt op 2026-02-03"], "its own key goes before git");
    assert_eq!(days(&built.page("methodieken/c/")), ["Laatst bijgewerkt op 2026-01-02"], "git does not know it yet");
    assert_eq!(days(&built.page("principes/krachtgericht/")), ["Laatst bijgewerkt op 2026-03-04"]);
    assert!(built.file("sitemap.xml").contains("<loc>https://example.org/methodieken/a/</loc><lastmod>2026-05-06</lastmod>"));
    assert!(built.file("feed.xml").contains("<updated>2026-05-06T00:00:00Z</updated>"));
    assert!(built.file("api/v1/methodieken.json").contains("\"bijgewerkt\":\"2026-05-06\""));
    let named = built.files().into_iter().filter(|path| {
        let text = std::fs::read(built.folder().join(path)).expect("read");
        ["Geheime Naam", "geheim@example.org"].iter().any(|name| text.windows(name.len()).any(|part| part == name.as_bytes()))
    });
    assert_eq!(named.collect::<Vec<_>>(), Vec::<String>::new(), "nobody chose to be named by a commit");
}

#[test]
fn git_is_not_asked_unless_the_configuration_says_so() {
    let project = repository().write("staalkaart.yaml", CONFIG);
    assert_eq!(days(&project.build().page("methodieken/a/")), ["Laatst bijgewerkt op 2026-01-02"]);
}

#[test]
fn a_site_may_be_a_part_of_a_repository() {
    let outer = repository();
    let files = ["staalkaart.yaml", "content/methodieken/a.md", "content/principes/krachtgericht.md", "content/niveaus/individueel.md"];
    let mut outer = outer;
    for path in files {
        let text = std::fs::read_to_string(outer.path(path)).expect("read");
        outer = outer.write(&format!("sites/kaart/{path}"), &text);
    }
    commit(&outer.path("."), "2026-07-08");
    let ran = outer.run(&["build", "--site", "sites/kaart", "--date", TODAY]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = std::fs::read_to_string(outer.path("sites/kaart/public/methodieken/a/index.html")).expect("a page");
    assert_eq!(days(&page), ["Laatst bijgewerkt op 2026-07-08"]);
}

#[test]
fn a_moved_text_changed_on_the_day_of_the_move_and_odd_names_do_no_harm() {
    let project = repository();
    git(&project.path("."), "2026-05-06", &["mv", "content/methodieken/a.md", "content/methodieken/nieuw.md"]);
    let odd = "content/methodieken/\n2020-01-01\n\"x\" 'y'.md";
    let project = project.write(odd, "Tekst.");
    commit(&project.path("."), "2026-05-06");
    assert_eq!(days(&project.remove(odd).build().page("methodieken/nieuw/")), ["Laatst bijgewerkt op 2026-05-06"]);
}

#[test]
fn a_repository_cannot_make_git_start_anything_nor_hide_a_change() {
    let project = repository();
    let program = project.path("program.sh");
    let signature = "-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----";
    let script = format!("#!/bin/sh\ntouch \"$(dirname \"$0\")/started\"\necho '{signature}'\nprintf '\\n[GNUPG:] SIG_CREATED \\n' >&2\n");
    let project = project.write("program.sh", &script);
    git(&project.path("."), TODAY, &["update-index", "--add", "--chmod=+x", "program.sh"]);
    git(&project.path("."), TODAY, &["checkout-index", "-f", "program.sh"]);
    let path = program.display().to_string();
    for key in ["core.pager", "pager.log", "gpg.program", "core.fsmonitor", "diff.external", "core.sshCommand", "core.editor"] {
        git(&project.path("."), TODAY, &["config", key, &path]);
    }
    for (key, value) in
        [("log.showSignature", "true"), ("log.showRoot", "false"), ("log.follow", "true"), ("diff.relative", "false"), ("log.date", "relative")]
    {
        git(&project.path("."), TODAY, &["config", key, value]);
    }
    let project = project.write("content/methodieken/b.md", &method("Buddy nu", "datum: 2026-01-02"));
    git(&project.path("."), "2026-05-06", &["commit", "-q", "-S", "-m", "Signed", "content/methodieken/b.md"]);
    std::fs::remove_file(program.with_file_name("started")).expect("the program signed the commit");
    let built = project.build();
    assert_eq!(days(&built.page("methodieken/a/")), ["Laatst bijgewerkt op 2026-03-04"], "in the first commit");
    assert_eq!(days(&built.page("methodieken/b/")), ["Laatst bijgewerkt op 2026-05-06"]);
    assert!(!program.with_file_name("started").exists(), "a program of the repository ran");
}

#[test]
fn a_history_that_is_not_whole_is_left_out_and_said() {
    let origin = repository();
    let origin = origin.write("content/methodieken/b.md", &method("Buddy nu", "datum: 2026-01-02"));
    commit(&origin.path("."), "2026-05-06");
    let copy = Project::new();
    let url = format!("file://{}", origin.path(".").display());
    git(&copy.path("."), TODAY, &["clone", "-q", "--depth", "1", &url, "ondiep"]);
    let ran = copy.run(&["build", "--site", "ondiep", "--date", TODAY]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("[SK0509]") && ran.stderr.contains("fetch-depth: 0") && ran.stderr.contains("staalkaart.yaml:7:15"),
        "{}",
        ran.stderr
    );
    let page = std::fs::read_to_string(copy.path("ondiep/public/methodieken/a/index.html")).expect("a page");
    assert_eq!(days(&page), ["Laatst bijgewerkt op 2026-01-02"], "not the day of the only commit that is there");
}

#[test]
fn without_a_repository_a_warning_says_what_is_missing() {
    let asks = format!("{CONFIG}geschiedenis: git\n");
    let project = Project::new().write("staalkaart.yaml", &asks).method("a", "Ecogram", "krachtgericht", "Tekst.");
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.severity.as_str(), problem.line, problem.column), ("SK0509", "warning", 6, 15));
    assert!(problem.message.contains("repository van git"), "{}", problem.message);
    let project = project.write("staalkaart.yaml", &format!("{CONFIG}geschiedenis: svn\n"));
    assert_eq!(project.codes(), ["SK0119 staalkaart.yaml:6:15"]);
}

#[test]
fn a_repository_without_a_commit_is_told_to_begin_with_one() {
    let project = Project::new().write("staalkaart.yaml", &format!("{CONFIG}geschiedenis: git\n")).method("a", "Ecogram", "krachtgericht", "Tekst.");
    git(&project.path("."), TODAY, &["init", "-q"]);
    let problem = project.only_problem();
    assert_eq!((problem.code.as_str(), problem.severity.as_str()), ("SK0509", "warning"));
    assert!(!problem.message.contains("fatal") && problem.help.starts_with("Bewaar eerst een versie met `git add` en `git commit`."), "{problem:?}");
}

/// Three texts to be read again, one long ago, one soon and one later; the terms have no day.
fn planned() -> Project {
    let soon = "datum: 2026-01-02\nherzien_voor: 2026-12-01\nauteurs: [An Voorbeeld, Bo Voorbeeld]";
    Project::new()
        .write("content/methodieken/a.md", &method("Ecogram", soon))
        .write("content/methodieken/b.md", &method("Buddy", "datum: 2026-01-02\nbijgewerkt: 2026-03-04\nherzien_voor: 2026-11-22"))
        .write("content/methodieken/c.md", &method("Casus", "herzien_voor: 2028-12-01"))
}

#[test]
fn a_report_tells_what_is_to_be_read_again() {
    let ran = planned().run(&["check", "--due", "--date", TODAY]);
    let expected = "\
Te laat:
  2026-11-22  content/methodieken/b.md  Buddy  bijgewerkt 2026-03-04

Binnen 90 dagen:
  2026-12-01  content/methodieken/a.md  Ecogram  An Voorbeeld, Bo Voorbeeld

Later: 1 tekst.
Zonder `herzien_voor`: 4 teksten.
";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.code), (expected, "", 0));
    let ran = planned().run(&["check", "--due", "--within", "7", "--date", "2026-11-22", "--lang", "en"]);
    assert!(
        ran.stdout.starts_with("Within 7 days:\n  2026-11-22  content/methodieken/b.md  Buddy  updated 2026-03-04\n\nLater: 2 texts.\n"),
        "its day itself has not passed: {}",
        ran.stdout
    );
    let ran = planned().run(&["check", "--due", "--within", "0", "--date", "2026-11-21", "--lang", "en"]);
    assert_eq!(ran.stdout, "No text is due for review within 0 days.\nLater: 3 texts.\nWithout `herzien_voor`: 4 texts.\n");
}

#[test]
fn a_text_that_is_not_published_is_not_to_be_read_again_yet() {
    for lines in ["status: concept\nherzien_voor: 2026-11-01", "datum: 2026-12-24\nherzien_voor: 2026-11-01"] {
        let project = planned().write("content/methodieken/b.md", &method("Buddy", lines));
        assert_eq!(project.codes(), [""; 0], "{lines}");
        assert!(!project.run(&["check", "--due", "--date", TODAY]).stdout.contains("Te laat"), "{lines}");
        let ran = project.run(&["check", "--drafts", "--date", TODAY]);
        assert!(ran.code == 0 && ran.stderr.contains("[SK0125]"), "{lines}: {}", ran.stderr);
        assert!(project.run(&["check", "--due", "--drafts", "--date", TODAY]).stdout.starts_with("Te laat:\n  2026-11-01"), "{lines}");
    }
}

#[test]
fn the_report_comes_as_json_too() {
    let ran = planned().run(&["check", "--due", "--format", "json", "--within", "30", "--date", TODAY]);
    let expected = "{\"versie\":1,\"datum\":\"2026-11-23\",\"binnen\":30,\
        \"verlopen\":[{\"bestand\":\"content/methodieken/b.md\",\"titel\":\"Buddy\",\"url\":\"methodieken/b/\",\"herzien_voor\":\"2026-11-22\",\"bijgewerkt\":\"2026-03-04\",\"auteurs\":[]}],\
        \"binnenkort\":[{\"bestand\":\"content/methodieken/a.md\",\"titel\":\"Ecogram\",\"url\":\"methodieken/a/\",\"herzien_voor\":\"2026-12-01\",\"bijgewerkt\":null,\"auteurs\":[\"An Voorbeeld\",\"Bo Voorbeeld\"]}],\
        \"later\":1,\"zonder\":4}\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.code), (expected, "", 0));
    let far = planned().run(&["check", "--due", "--within", "4294967295", "--date", TODAY]);
    assert!(far.code == 0 && far.stdout.contains("2028-12-01") && !far.stdout.contains("Later"), "{}", far.stdout);
    assert_eq!(planned().run(&["check", "--due", "--format", "github"]).code, 2);
    assert_eq!(planned().run(&["check", "--within", "7"]).code, 2, "it says how far --due looks");
    let broken = planned().method("d", "Dossier", "krachtgerict", "Tekst.").run(&["check", "--due", "--format", "json", "--date", TODAY]);
    assert!(
        broken.code == 1 && broken.stdout.is_empty() && broken.stderr.contains("SK0201"),
        "a report that misses texts is none: {}",
        broken.stdout
    );
}

#[test]
fn the_page_of_upkeep_names_days_and_asks_no_clock() {
    let over = "---\ntitel: Over ons\nherzien_voor: 2026-12-20\n---\n\nTekst.\n";
    let project = planned().write("content/over.md", over);
    let ran = project.run(&["build", "--date", "2020-01-01", "--drafts", "--output", "vroeger"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let before = std::fs::read_to_string(project.path("vroeger/over/onderhoud/index.html")).expect("a page");
    let built = project.build();
    assert_eq!(built.page("over/onderhoud/"), before, "the same texts give the same page on any day");
    let main = built.main("over/onderhoud/");
    let places: Vec<usize> = ["november 2026", "Buddy", "december 2026", "Ecogram", "Over ons</a> <small>Pagina", "december 2028", "Casus"]
        .iter()
        .scan(main.find("_planned").expect("a part"), |from, text| {
            *from += main[*from..].find(text).unwrap_or_else(|| panic!("{text} in its place: {main}"));
            Some(*from)
        })
        .collect();
    assert!(places.is_sorted());
    assert_eq!(main.matches("scope=\"rowgroup\"").count(), 3, "two texts of december 2026 stand together");
    assert!(
        main.contains("Methodiek · An Voorbeeld, Bo Voorbeeld · laatst bijgewerkt op <time datetime=\"2026-01-02\">2 januari 2026</time>"),
        "{main}"
    );
    assert!(
        main.contains("<summary>Voor 4 teksten is nog geen datum gepland</summary>")
            && main.contains("<a href=\"../../niveaus/collectief/index.html\">")
    );
    let updated = &main[main.find("_updated").expect("a part")..];
    assert!(updated.find("Buddy") < updated.find("Ecogram"), "youngest first: {updated}");
    assert!(!updated.contains("Casus"), "no day is known of it");
    assert!(built.main("over/").contains("<a href=\"../over/onderhoud/index.html\">Onderhoud</a>"));
}

#[test]
fn without_any_day_there_is_no_page_of_upkeep() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    assert!(!project.build().files().iter().any(|path| path.starts_with("over/onderhoud/")));
    let page = "---\ntitel: Onderhoud\ndatum: 2026-01-02\n---\n\nTekst.\n";
    let problem = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write("content/over/onderhoud.md", page).only_problem();
    assert_eq!((problem.code.as_str(), problem.file.as_str()), ("SK0602", "content/over/onderhoud.md"));
}
