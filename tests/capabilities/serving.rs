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
        let line = lines.next().expect("a line").expect("text");
        let start = line.find("http://").unwrap_or_else(|| panic!("{line}"));
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
    assert!(ran.stderr.contains(&format!("port {port} on 127.0.0.1 cannot be used")) && ran.stderr.contains("--port 0"), "{}", ran.stderr);
}

#[test]
fn a_site_with_errors_is_not_shown() {
    let ran = Project::new().method("a", "Ecogram", "onbekend", "Tekst.").run(&["serve", "--port", "0"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("SK0201"), "{}", ran.stderr);
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
