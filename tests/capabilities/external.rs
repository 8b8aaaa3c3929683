//! `check --external`: which links to other sites are dead, moved or silent, against a server that misbehaves in every way. The internet itself is
//! not asked here.

use std::fs;
use std::time::{Duration, Instant};

use staalkaart::external::{self, Reason, Verdict, ask::ask};
use staalkaart::session::{self, Input};
use url::Url;

use crate::outside::Outside;
use crate::project::{Project, TODAY};

/// The verdict on one path of the server, as `http://example.org`, which has this computer for a neighbour.
fn verdict(path: &str) -> Verdict {
    verdict_of(&Outside::open(), &format!("http://example.org{path}"))
}

fn verdict_of(server: &Outside, address: &str) -> Verdict {
    let url = Url::parse(address).expect("an address");
    let manner = server.manner(&["example.org", "geweigerd.example.org", "doi.org", "xn--krchtig-iwa.example.org"]);
    ask(&[url], &manner, &|| ()).remove(0)
}

fn moved(to: &str) -> Verdict {
    Verdict::Moved(Url::parse(to).expect("an address"))
}

/// A method with this text.
fn with_text(body: &str) -> Project {
    Project::new().method("ecogram", "Ecogram", "krachtgericht", body)
}

fn check(project: &Project, more: &[&str]) -> crate::project::Ran {
    project.run(&[&["check", "--external", "--allow-private", "--date", TODAY], more].concat())
}

#[test]
fn a_page_that_answers_is_fine() {
    for path in ["/goed", "/goed?a=b%20c", "/één%20pad met spaties"] {
        assert_eq!(verdict(path), Verdict::Fine, "{path}");
    }
    assert_eq!(verdict_of(&Outside::open(), "http://kráchtig.example.org/"), Verdict::Fine, "a name with an accent");
}

#[test]
fn a_page_that_is_gone_is_dead_also_behind_a_redirect() {
    assert_eq!(verdict("/weg"), Verdict::Dead(Reason::Status(404)));
    assert_eq!(verdict("/voorgoed-weg"), Verdict::Dead(Reason::Status(410)));
    assert_eq!(verdict("/verhuisd-en-weg"), Verdict::Dead(Reason::Status(404)));
    assert_eq!(verdict("/naar-niemand"), Verdict::Dead(Reason::NoHost));
}

#[test]
fn a_move_for_good_names_the_new_address_and_one_for_the_time_being_is_no_news() {
    assert_eq!(verdict("/verhuisd"), moved("http://example.org/goed"));
    assert_eq!(verdict("/verhuisd-308"), moved("http://example.org/goed#deel"));
    assert_eq!(verdict("/keten"), moved("http://example.org/keten/drie"));
    assert_eq!(verdict("/tijdelijk"), Verdict::Fine);
    assert_eq!(verdict("/tijdelijk-dan-verhuisd"), Verdict::Fine);
}

#[test]
fn who_sends_on_and_on_or_off_the_web_is_told_apart() {
    assert_eq!(verdict("/rondje"), Verdict::Loops);
    assert_eq!(verdict("/eindeloos/1"), Verdict::Loops);
    for path in ["/naar-bestand", "/naar-script", "/nergens-heen"] {
        assert_eq!(verdict(path), Verdict::Unanswered(Reason::Redirect), "{path}");
    }
    assert!(matches!(verdict("/geen-tekst"), Verdict::Moved(_)), "bytes that are no text");
}

#[test]
fn a_host_that_does_not_like_head_is_asked_with_get_and_no_body_is_read() {
    assert_eq!(verdict("/geen-head"), Verdict::Fine);
    assert_eq!(verdict("/head-404"), Verdict::Fine);
    let server = Outside::open();
    let begin = Instant::now();
    assert_eq!(verdict_of(&server, "http://example.org/groot"), Verdict::Fine);
    assert!(begin.elapsed() < Duration::from_millis(700), "{:?}", begin.elapsed());
    assert_eq!(server.requests(), ["HEAD example.org/groot", "GET example.org/groot"]);
}

#[test]
fn what_says_nothing_is_never_called_dead() {
    let is = |path: &str, reason: Reason| assert_eq!(verdict(path), Verdict::Unanswered(reason), "{path}");
    is("/geweigerd", Reason::Status(403));
    is("/fout", Reason::Status(500));
    is("/traag", Reason::Timeout);
    is("/druppel", Reason::Timeout);
    is("/dicht", Reason::Garbled);
    is("/rommel", Reason::Garbled);
    is("/koppen", Reason::Garbled);
    assert_eq!(verdict_of(&Outside::open(), "https://example.org/goed"), Verdict::Unanswered(Reason::Tls), "no TLS there");
    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    assert_eq!(verdict_of(&Outside::open(), &format!("http://{free}/")), Verdict::Unanswered(Reason::Connection));
}

#[test]
fn a_host_that_asks_for_rest_gets_it() {
    let server = Outside::open();
    let begin = Instant::now();
    assert_eq!(verdict_of(&server, "http://example.org/even-rust"), Verdict::Fine);
    assert!(begin.elapsed() >= Duration::from_secs(1), "Retry-After: 1, waited {:?}", begin.elapsed());
    assert_eq!(verdict("/even-weg"), Verdict::Fine);
    let server = Outside::open();
    assert_eq!(verdict_of(&server, "http://example.org/druk"), Verdict::Unanswered(Reason::Status(429)));
    assert_eq!(server.requests().len(), 3, "once, and two times more");
    let server = Outside::open();
    assert_eq!(verdict_of(&server, "http://example.org/lang-druk"), Verdict::Unanswered(Reason::Status(429)));
    assert_eq!(server.requests().len(), 1, "nobody waits for a year");
}

#[test]
fn a_host_that_keeps_silent_or_wants_rest_is_left_in_peace() {
    let server = Outside::open();
    let urls: Vec<Url> = ["druk", "goed", "weg"].iter().map(|path| Url::parse(&format!("http://example.org/{path}")).expect("an address")).collect();
    let verdicts = ask(&urls, &server.manner(&["example.org"]), &|| ());
    assert_eq!(verdicts[1..], [Verdict::Unanswered(Reason::GivenUp), Verdict::Unanswered(Reason::GivenUp)]);
    let server = Outside::open();
    let urls: Vec<Url> = (0..5).map(|number| Url::parse(&format!("http://example.org/traag?{number}")).expect("an address")).collect();
    let mut manner = server.manner(&[]);
    // A port that was just free: nobody answers there.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    manner.names.insert("example.org".to_owned(), Some(nobody));
    let verdicts = ask(&urls, &manner, &|| ());
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Unanswered(Reason::GivenUp)).count(), 2, "{verdicts:?}");
}

#[test]
fn a_host_has_one_question_at_a_time_and_several_hosts_are_asked_together() {
    let server = Outside::open();
    let hosts: Vec<String> = (0..20).map(|number| format!("h{number}.example.org")).collect();
    let names: Vec<&str> = hosts.iter().map(String::as_str).chain(["geweigerd.example.org"]).collect();
    // Every host sends on to one and the same neighbour as well.
    let paths = ["/goed", "/weg", "/naar-buur", "/tijdelijk"];
    let urls: Vec<Url> = hosts.iter().flat_map(|host| paths.map(|path| Url::parse(&format!("http://{host}{path}")).expect("an address"))).collect();
    let verdicts = ask(&urls, &server.manner(&names), &|| ());
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Dead(Reason::Status(404))).count(), 20);
    for host in names {
        assert_eq!(server.most_at_once(host), 1, "{host}");
    }
    let together = server.most_at_once("");
    assert!((2..=8).contains(&together), "{together} at once");
    assert!(server.agents().iter().all(|agent| agent.starts_with(concat!("staalkaart/", env!("CARGO_PKG_VERSION")))));
}

#[test]
fn between_two_questions_to_a_host_there_is_a_pause() {
    let server = Outside::open();
    let manner = external::Manner { pause: Duration::from_millis(150), ..server.manner(&["example.org"]) };
    let urls: Vec<Url> = (0..4).map(|number| Url::parse(&format!("http://example.org/{number}")).expect("an address")).collect();
    let begin = Instant::now();
    ask(&urls, &manner, &|| ());
    assert!(begin.elapsed() >= Duration::from_millis(450), "{:?}", begin.elapsed());
}

#[test]
fn a_host_that_does_not_exist_is_dead_unless_nobody_answers_at_all() {
    let server = Outside::open();
    let (nowhere, good) = (Url::parse("http://nowhere.example.org/").expect("an address"), Url::parse("http://example.org/").expect("an address"));
    let manner = server.manner(&["example.org"]);
    assert_eq!(ask(&[good, nowhere.clone()], &manner, &|| ()), [Verdict::Fine, Verdict::Dead(Reason::NoHost)]);
    assert_eq!(ask(&[nowhere], &manner, &|| ()), [Verdict::Unanswered(Reason::Lookup)], "no network, perhaps");
}

#[test]
fn without_a_network_the_check_says_so_once() {
    let project = with_text("[a](http://een.invalid/) [b](http://een.invalid/b) [c](http://twee.invalid/)");
    let ran = check(&project, &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.starts_with("staalkaart: Er is geen enkele website gevonden, dus geen enkele link is nagekeken: een.invalid, twee.invalid\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn an_answer_of_a_neighbour_is_no_proof_of_internet() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({}) [b](http://een.invalid/)", server.url("/goed")));
    let ran = check(&project, &[]);
    assert!(ran.code == 0 && !ran.stderr.contains("SK0801") && ran.stderr.contains("1 zonder bruikbaar antwoord"), "{}", ran.stderr);
    let memory = fs::read_to_string(project.path(".staalkaart/links.json")).expect("a memory");
    assert!(memory.contains("127.0.0.1") && !memory.contains("een.invalid"), "{memory}");
}

#[test]
fn a_link_that_is_not_asked_hides_no_missing_network_and_is_not_counted() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({}) [b](http://een.invalid/)", server.url("/goed")));
    let ran = project.run(&["check", "--external", "--date", TODAY]);
    assert!(ran.code == 2 && ran.stderr.contains("geen enkele link is nagekeken: een.invalid\n"), "{}", ran.stderr);
    let ran = with_text(&format!("[a]({})", server.url("/goed"))).run(&["check", "--external", "--date", TODAY]);
    assert!(ran.code == 0 && ran.stderr.contains(": 0 opgevraagd,"), "{}", ran.stderr);
}

#[test]
fn what_a_private_address_answered_is_not_told_to_who_may_not_ask_it() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({})", server.url("/weg")));
    assert_eq!(check(&project, &[]).code, 1);
    let ran = project.run(&["check", "--external", "--date", TODAY]);
    assert!(ran.code == 0 && ran.stderr.contains("SK0803") && ran.stderr.contains("0 nog bekend"), "{}", ran.stderr);
}

#[test]
fn the_registry_of_sources_answers_for_publishers_who_refuse_programs() {
    let server = Outside::open();
    assert_eq!(verdict_of(&server, "http://doi.org/naar-buur"), Verdict::Fine);
    assert_eq!(server.requests(), ["HEAD doi.org/naar-buur"]);
    assert_eq!(verdict("/naar-buur"), Verdict::Unanswered(Reason::Status(403)), "another host is followed");
    assert_eq!(verdict_of(&server, "http://doi.org/weg"), Verdict::Dead(Reason::Status(404)));
}

#[test]
fn private_addresses_are_not_asked_not_even_by_way_of_another_site() {
    let server = Outside::open();
    let manner = external::Manner { private: false, ..server.manner(&["example.org"]) };
    let port = server.url("").rsplit(':').next().expect("a port").to_owned();
    for address in [
        server.url("/goed"),
        format!("http://2130706433:{port}/goed"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://localhost:{port}/"),
        "http://example.org/goed".to_owned(),
    ] {
        let url = Url::parse(&address).expect("an address");
        assert_eq!(ask(&[url], &manner, &|| ()), [Verdict::Unanswered(Reason::Private)], "{address}");
    }
    assert!(server.requests().is_empty(), "{:?}", server.requests());
    let project = with_text(&format!("[Hier]({})", server.url("/goed")));
    let ran = project.run(&["check", "--external", "--date", TODAY]);
    assert!(ran.code == 0 && ran.stderr.contains("SK0803") && ran.stderr.contains("--allow-private"), "{}", ran.stderr);
    assert!(server.requests().is_empty());
}

#[test]
fn every_outside_address_of_the_site_is_found_with_its_place() {
    let config = format!(
        "{}licentie: {{naam: CC BY, url: \"https://licentie.example.org/\"}}\nuitgever: {{naam: Wij, contact: https://uitgever.example.org/@wij}}\nbewerken: https://bewerken.example.org/{{pad}}\n",
        crate::project::CONFIG
    );
    let bib = "@book{een,\n  title = {Een},\n  doi = {10.1000/a(b)c},\n  url = {https://bron.example.org/een%20twee},\n}\n@book{twee,\n  title = {Twee},\n  doi = {https://doi.org/10.1000/x},\n}\n";
    let body = "[a](https://a.example.org/een#deel) <https://b.example.org/> ![c](https://c.example.org/c.png) [d]\n\n[a](https://a.example.org/een) [m](mailto:wij@example.org)\n\n[d]: https://d.example.org/\n";
    let project = with_text(body).write("staalkaart.yaml", &config).write("content/bronnen.bib", bib).write(
        "content/begrippen/a.md",
        "---\ntitel: Concept\nkort: Nog niet gepubliceerd, dus niet gevraagd.\nstatus: concept\n---\n\n[z](https://z.example.org/)\n",
    );
    let look = session::check(&Input { root: project.path(""), ..Input::default() }, &|_| ()).expect("a site");
    let found: Vec<String> = external::gather(&look.catalogue.expect("a catalogue"))
        .into_iter()
        .map(|link| {
            let file = look.sources.file(link.span.file);
            let (line, column) = file.line_column(link.span.start);
            format!("{} {}:{line}:{column}", link.url, file.path)
        })
        .collect();
    let expected = [
        "https://a.example.org/een content/methodieken/ecogram.md:8:5",
        "https://a.example.org/een content/methodieken/ecogram.md:10:5",
        "https://b.example.org/ content/methodieken/ecogram.md:8:38",
        "https://bron.example.org/een%20twee content/bronnen.bib:4:10",
        "https://c.example.org/c.png content/methodieken/ecogram.md:8:67",
        "https://d.example.org/ content/methodieken/ecogram.md:8:96",
        "https://doi.org/10.1000/a(b)c content/bronnen.bib:3:10",
        "https://doi.org/10.1000/x content/bronnen.bib:8:10",
        "https://licentie.example.org/ staalkaart.yaml:6:30",
        "https://uitgever.example.org/@wij staalkaart.yaml:7:32",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_dead_link_fails_the_check_at_every_place_where_it_stands_and_is_asked_once() {
    let server = Outside::open();
    let (dead, gone) = (server.url("/weg"), server.url("/verhuisd"));
    let project = with_text(&format!("[a]({dead}#deel) [b]({gone}#hier)\n\n[c]({dead})"));
    let ran = check(&project, &["--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    let lines: Vec<serde_json::Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let told: Vec<String> = lines.iter().map(|line| format!("{} {} {}:{}", line["code"], line["severity"], line["line"], line["column"])).collect();
    let after = 5 + dead.len() + "#deel".len() + ") [b](".len();
    assert_eq!(told, [r#""SK0801" "error" 8:5"#, &format!(r#""SK0802" "warning" 8:{after}"#), r#""SK0801" "error" 10:5"#]);
    assert!(lines[1]["help"].as_str().expect("a text").contains(&server.url("/goed#hier")), "{}", lines[1]);
    assert_eq!(
        ran.stderr,
        "Links naar andere sites: 2 opgevraagd, 0 nog bekend van een vorige keer; 1 dood, 1 verhuisd, 0 zonder bruikbaar antwoord.\n"
    );
    let mut asked = server.requests();
    asked.retain(|request| request.ends_with("/weg"));
    assert_eq!(asked.len(), 2, "HEAD and GET: {asked:?}");

    let ran = check(&project, &["--format", "github"]);
    assert!(ran.stdout.starts_with("::error file=content/methodieken/ecogram.md,line=8,col=5,"), "{}", ran.stdout);
    let ran = check(&project, &["--lang", "en"]);
    assert!(
        ran.stderr.contains("error[SK0801]: `") && ran.stderr.contains("` no longer exists (status ") && ran.stderr.contains("1 moved"),
        "{}",
        ran.stderr
    );
    assert_eq!(project.run(&["check", "--date", TODAY]).code, 0, "without --external nobody is asked");
}

#[test]
fn what_is_known_is_not_asked_again_for_a_while() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({}) [b]({}) [c]({})", server.url("/goed"), server.url("/weg"), server.url("/geweigerd")));
    let on = |day: &str| {
        let before = server.requests().len();
        let ran = project.run(&["check", "--external", "--allow-private", "--lang", "en", "--date", day]);
        let summary = ran.stderr.lines().last().expect("a summary").to_owned();
        let (asked, _) = summary.trim_start_matches("Links to other sites: ").split_once(',').expect("a part");
        (asked.to_owned(), server.requests().len() - before, ran.code)
    };
    assert_eq!(on("2026-11-23"), ("3 requested".to_owned(), 5, 1));
    assert_eq!(on("2026-11-23"), ("1 requested".to_owned(), 2, 1), "only what gave no useful answer");
    assert_eq!(on("2026-11-24"), ("2 requested".to_owned(), 4, 1), "a dead link is asked again the next day");
    assert_eq!(on("2026-11-30"), ("3 requested".to_owned(), 5, 1));
    assert_eq!(fs::read_to_string(project.path(".staalkaart/.gitignore")).expect("read"), "*\n");
    fs::remove_file(project.path(".staalkaart/links.json")).expect("removed");
    assert_eq!(on("2026-11-30").0, "3 requested");
}

#[test]
fn a_memory_that_cannot_be_read_is_made_anew() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({})", server.url("/goed")));
    let fine = format!(r#"{{"version": 1, "answers": {{"{}": {{"day": "{TODAY}", "verdict": "fine"}}}}}}"#, server.url("/goed"));
    let project = project.write(".staalkaart/links.json", &fine);
    assert!(check(&project, &["--lang", "en"]).stderr.contains("0 requested, 1 remembered"), "this is what the file looks like");
    for text in [
        "",
        "{",
        "[]",
        "\0\u{ff}",
        &fine.replace("\"version\": 1", "\"version\": 2"),
        &fine.replace("http://", "word "),
        &fine.replace("\"fine\"", "\"x\""),
    ] {
        fs::write(project.path(".staalkaart/links.json"), text).expect("written");
        let ran = check(&project, &["--lang", "en"]);
        assert!(ran.code == 0 && ran.stderr.contains("cannot be read") && ran.stderr.contains("1 requested"), "{text:?}: {}", ran.stderr);
    }
    // Nothing that this program would not have written counts.
    for odd in [r#"{"moved": "javascript:alert(1)"}"#, r#"{"dead": "timeout"}"#, r#"{"unanswered": "timeout"}"#] {
        fs::write(project.path(".staalkaart/links.json"), fine.replace("\"fine\"", odd)).expect("written");
        let ran = check(&project, &["--lang", "en"]);
        assert!(ran.code == 0 && ran.stderr.contains("1 requested") && !ran.stderr.contains("javascript"), "{odd}: {}", ran.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_memory_that_cannot_be_written_costs_no_findings_and_never_leads_out_of_the_site() {
    let server = Outside::open();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let project = with_text(&format!("[a]({})", server.url("/weg")));
    std::os::unix::fs::symlink(elsewhere.path(), project.path(".staalkaart")).expect("a link");
    let ran = check(&project, &[]);
    let said = ran.stderr.find("fout[SK0801]").zip(ran.stderr.find("De antwoorden zijn niet bewaard.")).zip(ran.stderr.find("symbolische link"));
    assert!(ran.code == 1 && said.is_some_and(|((found, kept), why)| found < kept && kept < why), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 opgevraagd"), "{}", ran.stderr);
    assert_eq!(crate::project::files(elsewhere.path()), Vec::<String>::new());
}

#[test]
fn the_order_of_what_is_reported_is_always_the_same() {
    let server = Outside::open();
    let paths = ["/weg", "/verhuisd", "/geweigerd", "/rondje", "/fout", "/voorgoed-weg"];
    let hosts = ["a.example.org", "b.example.org", "c.example.org"];
    let body = hosts.iter().flat_map(|host| paths.map(|path| format!("[a](http://{host}{path})\n"))).collect::<String>();
    let project = with_text(&body);
    let look = session::check(&Input { root: project.path(""), ..Input::default() }, &|_| ()).expect("a site");
    let links = external::gather(&look.catalogue.expect("a catalogue"));
    let today = staalkaart::model::Date::parse(TODAY).expect("a day");
    let run = || external::check(&links, &mut external::Cache::default(), today, &server.manner(&hosts), &|| ());
    let first = run();
    assert_eq!((first.asked, first.dead, first.moved, first.unanswered), (18, 6, 3, 9));
    assert_eq!(first.diagnostics.len(), 18);
    assert_eq!(first, run());
}

/// The bar is for somebody who looks on: whoever reads the output later finds no trace of it.
#[cfg(unix)]
#[test]
fn a_bar_shows_on_a_terminal_only_and_leaves_nothing_there() {
    let server = Outside::open();
    let project = with_text(&format!("[a]({})", server.url("/traag")));
    let bar = |text: &str| text.contains("Links naar andere sites ") && text.contains("0/1");
    let piped = check(&project, &[]).stderr;
    assert!(!bar(&piped) && !piped.contains(['\r', '\u{1b}']), "{piped:?}");
    // util-linux's `script` runs a command in a terminal of its own; elsewhere this half is left out.
    let program = format!("{} check --external --allow-private --date {TODAY}", env!("CARGO_BIN_EXE_staalkaart"));
    let on_terminal = std::process::Command::new("script").args(["-qec", &program, "/dev/null"]).current_dir(project.path("")).output();
    let Ok(output) = on_terminal.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()) else { return };
    if !output.contains("SK0803") {
        return;
    }
    let (shown, rest) = output.split_once("let op").expect("the problem");
    assert!(bar(shown), "{output:?}");
    assert!(!bar(rest) && shown.trim_end_matches("\u{1b}[1m\u{1b}[33m").ends_with("\r\u{1b}[2K"), "wiped before anything else: {output:?}");
}
