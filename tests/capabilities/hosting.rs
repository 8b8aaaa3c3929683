//! A host sends headers along that keep the pages safe and the files in the browser's memory.

use crate::project::{CONFIG, Project};

fn site() -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.")
}

/// The headers that `_headers` sets for this path, as `Name: value`.
fn headers(file: &str, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut counts = false;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(header) if counts => found.push(header.to_owned()),
            Some(_) => {}
            None => counts = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
        }
    }
    found
}

#[test]
fn the_site_brings_its_headers_along() {
    let built = site().build();
    let file = built.file("_headers");
    let page = headers(&file, "/methodieken/a/");
    let policy = page.iter().find_map(|header| header.strip_prefix("Content-Security-Policy: ")).expect("a policy");
    let directives: Vec<&str> = policy.split("; ").collect();
    for directive in
        ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "img-src 'self' data:", "base-uri 'none'", "frame-ancestors 'self'"]
    {
        assert!(directives.contains(&directive), "{directive}: {policy}");
    }
    for header in ["X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin", "Cross-Origin-Opener-Policy: same-origin"] {
        assert!(page.iter().any(|there| there == header), "{header}: {page:?}");
    }
    assert!(page.iter().any(|header| header.starts_with("Permissions-Policy: ") && header.contains("camera=()")), "{page:?}");
    let for_ever = "Cache-Control: public, max-age=31536000, immutable";
    for path in built.files() {
        let headers = headers(&file, &format!("/{path}"));
        let names_change = path.starts_with("static/") || path.starts_with("zoek/");
        assert_eq!(headers.iter().filter(|header| *header == for_ever).count(), usize::from(names_change), "{path}: {headers:?}");
        // Hosts join the values of a header that is set twice.
        let mut names: Vec<_> = headers.iter().filter_map(|header| header.split(':').next()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{path}: {names:?}");
    }
}

#[test]
fn the_paths_begin_where_the_site_lies_on_its_host() {
    let built = site().write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/een/pad\n")).build();
    let file = built.file("_headers");
    assert!(!headers(&file, "/een/pad/index.html").is_empty() && headers(&file, "/index.html").is_empty(), "{file}");
    assert!(headers(&file, "/een/pad/static/site.css").iter().any(|header| header.starts_with("Cache-Control")), "{file}");
}

#[test]
fn pictures_may_come_from_the_hosts_that_the_texts_name_and_no_other() {
    let text = "![Een foto](https://foto.example.org/a.png) ![Nog een](http://beeld.example:8080/b.png) ![Weer](https://foto.example.org/c.png) [link](https://elders.example.org/)";
    let built = site().method("b", "Buddywerking", "participatief", text).build();
    let file = built.file("_headers");
    assert!(file.contains("img-src 'self' data: http://beeld.example:8080 https://foto.example.org; font-src"), "{file}");
    assert!(!file.contains("elders"), "{file}");
}

#[test]
fn a_template_can_set_the_policy_itself() {
    let template = "{% extends \"default/base.html\" %}\n{% block head %}<meta http-equiv=\"Content-Security-Policy\" content=\"{{ site.policy }}\">{% endblock head %}\n";
    let page = site().write("themes/staalkaart/templates/base.html", template).build().page("methodieken/a/");
    assert!(page.contains("content=\"default-src &#x27;none&#x27;;") || page.contains("content=\"default-src &#39;none&#39;;"), "{page}");
    assert!(!page.contains("frame-ancestors"), "browsers heed it in a header only");
}

#[test]
fn the_documented_headers_are_those_of_the_site() {
    // The editing page has headers of its own, which come last.
    let (document, _) = include_str!("../../docs/hosting.md").split_once("\n## Editing in the browser").expect("both parts");
    let file = site().build().file("_headers");
    for (name, value) in file.lines().filter_map(|line| line.strip_prefix("  ")).filter_map(|header| header.split_once(": ")) {
        // In Apache, nginx and Caddy.
        assert_eq!(document.matches(value).count(), 3, "{name}: {value}");
        assert!(document.matches(name).count() >= 3, "{name}");
    }
}
