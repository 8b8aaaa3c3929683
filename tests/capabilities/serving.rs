//! An editor looks at the site on their own computer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::project::Project;

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(project: &Project, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
            .arg("serve")
            .args(args)
            .current_dir(project.path("."))
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut lines = BufReader::new(child.stderr.take().expect("stderr")).lines();
        // A site with mistakes is shown too, so they may come first.
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("http://")).expect("an address");
        let start = line.find("http://").expect("found");
        let address = line[start + 7..].split('/').next().expect("an address").to_owned();
        Self { child, address }
    }

    fn get(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_site_is_shown_on_the_loopback_address_only() {
    let server = Server::start(&Project::new().method("a", "Ecogram", "krachtgericht", "Tekst."), &["--port", "0"]);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    let page = server.get("/methodieken/a/", &server.address);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("content-type: text/html; charset=utf-8") && page.contains("Ecogram"), "{page}");
    assert!(server.get("/methodieken/a", &server.address).contains("location: /methodieken/a/"));
    assert!(server.get("/weg/", &server.address).starts_with("HTTP/1.1 404"));
    assert!(server.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(server.get("/../../etc/passwd", &server.address).starts_with("HTTP/1.1 404"));
}

#[test]
fn the_headers_are_those_of_the_published_site() {
    let project = Project::new().write("staalkaart.yaml", &format!("{}basis_url: https://example.org/pad/\n", crate::project::CONFIG)).method(
        "a",
        "Ecogram",
        "krachtgericht",
        "![Foto](https://foto.example.org/a.png)",
    );
    let server = Server::start(&project, &["--port", "0"]);
    let asked = project.run(&["build"]);
    assert_eq!(asked.code, 0, "{}", asked.stderr);
    let file = std::fs::read_to_string(project.path("public/_headers")).expect("headers");
    for path in ["/", "/weg/", "/sitemap.xml"] {
        let answer = server.get(path, &server.address);
        for header in file.lines().filter_map(|line| line.strip_prefix("  ")).filter(|header| !header.starts_with("Cache-Control")) {
            let (name, value) = header.split_once(": ").expect("a name and a value");
            assert!(answer.contains(&format!("\r\n{}: {value}\r\n", name.to_lowercase())), "{path}: {header}\n{answer}");
        }
        assert!(answer.contains("\r\ncache-control: no-store\r\n"), "what is saved is seen");
    }
}

#[test]
fn a_picture_is_drawn_when_it_is_asked_for() {
    let project = Project::new().write("staalkaart.yaml", &format!("{}basis_url: https://example.org/pad/\n", crate::project::CONFIG)).method(
        "a",
        "Ecogram",
        "krachtgericht",
        "Tekst.",
    );
    assert_eq!(project.run(&["build"]).code, 0);
    let name = crate::project::files(&project.path("public")).into_iter().find(|path| path.starts_with("static/beeld/")).expect("a picture");
    let server = Server::start(&project, &["--port", "0"]);
    let mut stream = TcpStream::connect(&server.address).expect("listens");
    write!(stream, "GET /{name} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address).expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let drawn = std::fs::read(project.path("public").join(&name)).expect("a picture");
    assert!(answer.starts_with(b"HTTP/1.1 200") && answer.ends_with(&drawn), "the same picture as in the build");
}

#[test]
fn a_taken_port_is_explained() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let first = Server::start(&project, &["--port", "0"]);
    let port = first.address.split(':').next_back().expect("a port");
    let ran = project.run(&["serve", "--port", port]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains(&format!("Poort {port} van deze computer is niet te gebruiken")) && ran.stderr.contains("--port 0"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_site_with_errors_is_not_shown_until_they_are_mended() {
    let project = Project::new().method("a", "Ecogram", "onbekend", "Tekst.");
    let server = Server::start(&project, &["--port", "0"]);
    let page = server.get("/methodieken/a/", &server.address);
    assert!(page.starts_with("HTTP/1.1 503") && page.contains("/.staalkaart/live.js") && !page.contains("Ecogram"), "{page}");
    let in_dutch = page.contains("<html lang=\"nl\">") && page.contains("Er is nog geen site") && page.contains("Je ziet ze hier");
    assert!(in_dutch, "the page speaks as the site and says where the mistakes are: {page}");
    let mut news = News::listen(&server);
    let first = news.next();
    assert_eq!(first["errors"], 1);
    assert!(first["text"].as_str().expect("text").contains("SK0201"), "{first}");
    let _project = project.method("a", "Ecogram", "krachtgericht", "Tekst.");
    assert_eq!(news.next()["errors"], 0);
    assert!(server.get("/methodieken/a/", &server.address).contains("Ecogram"));
}

#[test]
fn a_site_that_cannot_be_read_is_still_told_in_its_own_language() {
    let project = Project::new().write("staalkaart.yaml", &format!("{}  x: [\n", crate::project::CONFIG.replace("taal: nl", "taal: en")));
    assert!(project.run(&["check"]).stderr.contains("error[SK"), "English");
    let server = Server::start(&project, &["--port", "0"]);
    let page = server.get("/", &server.address);
    assert!(page.contains("lang=\"en\"") && page.contains("There is no site to show yet"), "{page}");
}

/// What pages hear of the server.
struct News(BufReader<TcpStream>);

impl News {
    fn listen(server: &Server) -> Self {
        let mut stream = TcpStream::connect(&server.address).expect("listens");
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("a limit");
        write!(stream, "GET /.staalkaart/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).expect("sent");
        Self(BufReader::new(stream))
    }

    /// The next news; what is the case now comes first.
    fn next(&mut self) -> serde_json::Value {
        let begin = std::time::Instant::now();
        while begin.elapsed() < std::time::Duration::from_secs(30) {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("news in time"), 0, "the stream goes on");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
        panic!("no news in half a minute");
    }

    /// The news that says what `wanted` looks for.
    fn until(&mut self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        (0..50).map(|_| self.next()).find(|news| wanted(news)).expect("the news that is waited for")
    }
}

#[test]
fn a_mistake_is_told_in_the_words_of_the_terminal_and_goes_when_it_is_mended() {
    let mut project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let server = Server::start(&project, &["--port", "0"]);
    let mut news = News::listen(&server);
    let before = news.next();
    assert_eq!((&before["errors"], &before["text"]), (&0.into(), &"".into()));
    project = project.method("a", "Ecogram", "krachtgericht", "Zie [[nergens]] en <b>dit</b>.");
    let told = news.until(|news| news["errors"] == 2);
    let terminal = project.run(&["check"]).stderr;
    assert_eq!(told["text"].as_str().expect("text").trim(), terminal.trim(), "the same words, excerpts and carets");
    assert!(server.get("/methodieken/a/", &server.address).contains("Tekst."), "the last good site stays");
    let _project = project.method("a", "Ecogram", "krachtgericht", "Heel.");
    assert_eq!(news.until(|news| news["errors"] == 0)["text"], "");
    assert!(server.get("/methodieken/a/", &server.address).contains("Heel."));
}

#[test]
fn a_template_that_fails_on_a_page_is_told_and_the_page_stays() {
    let own = "themes/staalkaart/templates/method.html";
    let mut project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write(own, "{% extends \"default/method.html\" %}");
    let server = Server::start(&project, &["--port", "0"]);
    let mut news = News::listen(&server);
    news.next();
    // Until every page of the first site was tried.
    std::thread::sleep(std::time::Duration::from_secs(3));
    project = project.write(own, "{{ content.weg.helemaal }}");
    let told = news.until(|news| news["errors"] != 0);
    assert!(told["text"].as_str().expect("text").contains("themes/staalkaart/templates/method.html:1"), "{told}");
    assert!(server.get("/methodieken/a/", &server.address).contains("Tekst."), "the last good site stays");
    let _project = project.write(own, "Nieuw: {{ title }}");
    news.until(|news| news["errors"] == 0);
    assert!(server.get("/methodieken/a/", &server.address).contains("Nieuw: Ecogram"));
}

#[test]
fn a_template_that_never_ends_is_told_and_a_mended_one_counts_at_once() {
    let own = "themes/staalkaart/templates/method.html";
    let endless = "<p>\n{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% endfor %}{% endfor %}";
    let mut project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").method("b", "Genogram", "krachtgericht", "Tekst.");
    let server = Server::start(&project, &["--port", "0"]);
    let mut news = News::listen(&server);
    news.next();
    project = project.write(own, endless);
    let begin = std::time::Instant::now();
    let told = news.until(|news| news["errors"] != 0);
    assert!(told["text"].as_str().expect("text").contains("themes/staalkaart/templates/method.html:2"), "{told}");
    assert!(begin.elapsed() < std::time::Duration::from_secs(20), "{:?}", begin.elapsed());
    assert!(server.get("/methodieken/a/", &server.address).contains("Tekst."), "the last good site stays");
    assert!(server.get("/principes/krachtgericht/", &server.address).contains("Ecogram"), "other pages go on");
    let _project = project.write(own, "Nieuw: {{ title }}");
    news.until(|news| news["errors"] == 0);
    assert!(server.get("/methodieken/a/", &server.address).contains("Nieuw: Ecogram"));
}

#[test]
fn every_way_to_save_is_noticed() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let server = Server::start(&project, &["--port", "0"]);
    let mut news = News::listen(&server);
    news.next();
    let page = || server.get("/methodieken/a/", &server.address);
    let file = project.path("content/methodieken/a.md");
    let text = std::fs::read_to_string(&file).expect("a text");
    // Beside it and then in its place.
    let beside = project.path("content/methodieken/.a.md.swp");
    std::fs::write(&beside, text.replace("Tekst.", "Vervangen.")).expect("written");
    std::fs::rename(&beside, &file).expect("in its place");
    news.next();
    assert!(page().contains("Vervangen."));
    // Emptied, and written in pieces.
    let mut handle = std::fs::File::create(&file).expect("emptied");
    for part in text.replace("Tekst.", "In stukken.").as_bytes().chunks(16) {
        handle.write_all(part).expect("written");
    }
    drop(handle);
    news.until(|news| news["errors"] == 0);
    assert!(page().contains("In stukken."));
    // Many at once.
    for number in 0..40 {
        std::fs::write(project.path(&format!("content/methodieken/n{number}.md")), text.replace("Ecogram", &format!("Nummer {number}")))
            .expect("written");
    }
    news.until(|_| server.get("/methodieken/n39/", &server.address).starts_with("HTTP/1.1 200"));
    // A folder goes, and comes back.
    let (here, away) = (project.path("content"), project.path("elders"));
    std::fs::rename(&here, &away).expect("away");
    let gone = news.until(|news| news["errors"] == 1);
    assert!(gone["text"].as_str().expect("text").contains("content"), "{gone}");
    assert!(page().contains("In stukken."), "the last good site stays");
    std::fs::rename(&away, &here).expect("back");
    news.until(|news| news["errors"] == 0);
    std::fs::write(&file, text.replace("Tekst.", "Na de terugkeer.")).expect("written");
    news.next();
    assert!(page().contains("Na de terugkeer."));
    // The whole site goes, and another copy comes in its place.
    let root = project.path(".").canonicalize().expect("a folder");
    let copy = root.with_extension("kopie");
    std::fs::rename(&root, &copy).expect("away");
    news.until(|news| news["errors"] == 1);
    std::fs::rename(&copy, &root).expect("back");
    news.until(|news| news["errors"] == 0);
    std::fs::write(&file, text.replace("Tekst.", "Op dezelfde plaats.")).expect("written");
    news.next();
    assert!(page().contains("Op dezelfde plaats."));
    // A new folder, with something in it at once.
    std::fs::create_dir_all(project.path("content/methodieken/nieuw/diep")).expect("a folder");
    std::fs::write(project.path("content/methodieken/nieuw/diep/laat.md"), text.replace("Ecogram", "Laat")).expect("written");
    news.until(|_| server.get("/methodieken/laat/", &server.address).starts_with("HTTP/1.1 200"));
}

#[test]
fn pages_listen_and_without_reload_they_are_as_published() {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    assert_eq!(project.run(&["build"]).code, 0);
    let built = std::fs::read_to_string(project.path("public/methodieken/a/index.html")).expect("a page");
    let listening = Server::start(&project, &["--port", "0"]);
    let answer = listening.get("/methodieken/a/", &listening.address);
    let (head, page) = answer.split_once("\r\n\r\n").expect("a head");
    let made = head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("an etag");
    let script = format!("<script src=\"/.staalkaart/live.js\" data-made='{made}' defer></script>");
    assert_eq!(page.replace(&script, ""), built);
    assert!(listening.get("/.staalkaart/live.js", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(listening.get("/.staalkaart/events", "evil.example").starts_with("HTTP/1.1 403"));
    let plain = Server::start(&project, &["--port", "0", "--no-reload"]);
    assert!(plain.get("/methodieken/a/", &plain.address).ends_with(&built));
    assert!(plain.get("/.staalkaart/events", &plain.address).starts_with("HTTP/1.1 404"));
}

#[test]
fn what_is_saved_is_shown_and_found_and_a_mistake_changes_nothing() {
    let mut project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let server = Server::start(&project, &["--port", "0"]);
    let page = |path: &str| server.get(path, &server.address);
    let index = |page: &str| page.split("zoek/").nth(1).and_then(|rest| rest.split('/').next()).expect("a folder").to_owned();
    let before = index(&page("/zoeken/"));
    project = project.method("a", "Netwerkkaart", "krachtgericht", "Tekst.");
    assert!(page("/methodieken/a/").contains("Netwerkkaart"));
    let after = index(&page("/zoeken/"));
    assert_ne!(before, after, "another index");
    assert!(page(&format!("/zoek/{after}/list.js")).contains("Netwerkkaart"));
    project = project.method("a", "Stuk", "onbekend", "Tekst.");
    assert!(page("/methodieken/a/").contains("Netwerkkaart"), "the last good site stays");
    let _project = project.method("a", "Heel", "krachtgericht", "Tekst.");
    assert!(page("/methodieken/a/").contains("Heel"));
}
