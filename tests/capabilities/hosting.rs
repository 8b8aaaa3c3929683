//! A host sends headers along that keep the pages safe and the files in the browser's memory.

use std::fs;
use std::path::{Path, PathBuf};

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

/// What Cloudflare Pages reads of `_headers`: so many rules, so many characters in a line. Netlify names no limits.
const CLOUDFLARE: (usize, usize) = (100, 2000);

#[test]
fn hosts_read_the_headers_whole_also_with_pictures_from_many_places() {
    let pictures = (0..40).map(|host| format!("![Een foto](https://foto{host}.example.org/a.png)")).collect::<Vec<_>>().join("\n\n");
    for built in [site().build(), site().method("b", "Buddywerking", "participatief", &pictures).build()] {
        let file = built.file("_headers");
        let rules = file.lines().filter(|line| line.starts_with('/')).count();
        assert!((3..=CLOUDFLARE.0).contains(&rules), "{rules} rules");
        assert!(file.lines().all(|line| line.chars().count() <= CLOUDFLARE.1), "{file}");
        // One `*` a path at most, and a value on the line of its name.
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.starts_with("  ") && line.contains(": ") || line.starts_with('/') && line.matches('*').count() == 1, "{line}");
        }
    }
}

/// Files that somebody copies to publish a site, and the workflow that releases the program.
fn recipes() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = ["docs/recipes", ".github/workflows"].map(|folder| fs::read_dir(root.join(folder)).expect("a folder"));
    let paths = entries.into_iter().flatten().map(|entry| entry.expect("an entry").path());
    paths.map(|path| (path.clone(), fs::read_to_string(path).expect("a text"))).collect()
}

#[test]
fn the_recipes_can_be_read_and_call_only_what_exists() {
    let mut commands = 0;
    for (path, text) in recipes() {
        let place = path.display();
        if path.extension().is_some_and(|extension| extension == "yml") {
            let recipe: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{place}: {error}"));
            assert!(recipe.is_mapping(), "{place}");
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            for call in line.split("staalkaart ").skip(1) {
                let mut words = call.split_whitespace();
                let Some(command @ ("check" | "build" | "serve" | "search" | "coverage")) = words.next() else { continue };
                let help = Project::new().run(&[command, "--help"]).stdout;
                for flag in words.clone().take_while(|word| !matches!(*word, "||" | "&&" | ">")).filter(|word| word.starts_with("--")) {
                    assert!(help.contains(&format!("{flag} ")) || help.contains(&format!("{flag}\n")), "{place}: {command} has no {flag}");
                }
                if let Some(format) = words.skip_while(|word| *word != "--format").nth(1) {
                    assert!(help.contains(&format!("- {format}:")), "{place}: no format {format}");
                }
                commands += 1;
            }
        }
    }
    assert!(commands > 4, "{commands}");
}

#[test]
fn the_workflows_may_do_little_and_name_the_version_of_what_they_use() {
    let mut count = 0;
    for (path, text) in recipes().into_iter().filter(|(_, text)| text.contains("runs-on:")) {
        let place = path.display();
        let recipe: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let permissions = |of: &serde_yaml::Value| of["permissions"].as_mapping().map(|map| format!("{map:?}"));
        assert!(
            permissions(&recipe).is_some_and(|all| !all.contains("write") && all.contains("read")),
            "{place}: reads only, unless a job says more"
        );
        for (name, job) in recipe["jobs"].as_mapping().expect("jobs") {
            let writes = permissions(job).is_some_and(|own| own.contains("write"));
            let foreign = text.contains("pull_request") && !job["if"].as_str().unwrap_or_default().contains("!= 'pull_request'");
            assert!(!(writes && foreign), "{place}, {name:?}: a proposal of anybody would run with the right to write");
            for step in job["steps"].as_sequence().expect("steps") {
                let Some(uses) = step["uses"].as_str() else { continue };
                let version = uses.split_once("@v").and_then(|(_, version)| version.parse::<u32>().ok());
                assert!(uses.starts_with("actions/") && version.is_some(), "{place}: {uses}");
                count += 1;
            }
        }
        // What comes from outside reaches a command as a variable, never as a part of its text.
        for command in text.split("run:").skip(1).filter_map(|rest| rest.split("\n      - ").next()) {
            assert!(!command.contains("${{"), "{place}: {command}");
        }
    }
    assert!(count > 4, "{count}");
}
