//! A site is published: whole or not at all, the same bytes every time, and nobody else's files are harmed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::project::{Project, files};

fn site() -> Project {
    Project::new()
        .method("a", "Ecogram", "krachtgericht", "Zie [[b]] en [foto](../media/foto.png).")
        .method("b", "Buddywerking", "participatief", "Tekst.")
        .write_bytes("content/media/foto.png", b"\x89PNG")
        .write("content/over.md", "---\ntitel: Over ons\naliassen: [/oud/adres/]\n---\n\n[[methodieken]]\n")
}

fn build(project: &Project, args: &[&str]) -> crate::project::Ran {
    let mut all = vec!["build"];
    all.extend(args);
    project.run(&all)
}

#[test]
fn two_builds_in_two_folders_are_the_same_bytes() {
    let (one, two) = (site().build(), site().build());
    assert_eq!(one.files(), two.files());
    for path in one.files() {
        assert_eq!(fs::read(one.folder().join(&path)).expect("one"), fs::read(two.folder().join(&path)).expect("two"), "{path}");
    }
}

/// Every link of every page, followed as a browser does: from the page's own place below `prefix`. Returns the links that lead nowhere.
fn dead_links(folder: &Path, prefix: &str) -> Vec<String> {
    let there: BTreeSet<String> = files(folder).into_iter().map(|path| format!("{prefix}{path}")).collect();
    let mut dead = Vec::new();
    for page in there.iter().filter(|path| path.ends_with(".html")) {
        let html = fs::read_to_string(folder.join(page.trim_start_matches(prefix))).expect("a page");
        let base = url::Url::parse(&format!("https://host.example/{page}")).expect("a base");
        for attribute in ["href=\"", "src=\"", "url="] {
            for (at, _) in html.match_indices(attribute) {
                let rest = &html[at + attribute.len()..];
                let link = rest[..rest.find('"').expect("a quote")].replace("&amp;", "&");
                let url = base.join(&link).expect("a link");
                if url.host_str() != Some("host.example") {
                    continue;
                }
                let mut target = url.path().trim_start_matches('/').replace("%20", " ");
                // Addresses for other sites name the folder, as a server does.
                if link.contains("://") && target.ends_with('/') {
                    target += "index.html";
                }
                // What stands behind the # of the page to make a trajectory on is a trajectory.
                let anchor = url.fragment().filter(|_| !target.ends_with("traject-maken/index.html")).map(ToOwned::to_owned);
                let good = there.contains(&target)
                    && anchor.is_none_or(|anchor| {
                        let text = fs::read_to_string(folder.join(target.trim_start_matches(prefix))).expect("a page");
                        text.contains(&format!("id=\"{anchor}\""))
                    });
                if !good {
                    dead.push(format!("{page}: {link}"));
                }
            }
        }
    }
    dead
}

#[test]
fn no_link_is_dead_at_the_root_below_a_folder_and_from_disk() {
    let built = site().build();
    assert_eq!(dead_links(built.folder(), ""), [""; 0]);
    let below = site().write("staalkaart.yaml", &format!("{}basis_url: https://host.example/ver/weg/\n", crate::project::CONFIG)).build();
    assert_eq!(dead_links(below.folder(), "ver/weg/"), [""; 0]);
    // From disk no server adds index.html: every link to a page names its file.
    for path in built.files().iter().filter(|path| path.ends_with(".html") && *path != "404.html") {
        let html = built.file(path);
        for (at, _) in html.match_indices("href=\"") {
            let link = &html[at + 6..at + 6 + html[at + 6..].find('"').expect("a quote")];
            assert!(!link.starts_with('/') && !link.split('#').next().expect("a path").ends_with('/') || link.starts_with("http"), "{path}: {link}");
        }
    }
}

#[test]
fn the_shipped_catalogue_has_no_problem_and_no_dead_link() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = tempfile::tempdir().expect("a folder");
    let target = output.path().join("site");
    let ran = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
        .args(["build", "--date", crate::project::TODAY, "--site"])
        .arg(root)
        .arg("--output")
        .arg(&target)
        .output()
        .expect("runs");
    let stderr = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "not even a warning: {stderr}");
    assert_eq!(dead_links(&target, ""), [""; 0]);
}

#[test]
fn a_file_whose_bytes_stay_keeps_its_inode_times_and_a_stale_one_goes() {
    let project = site();
    assert_eq!(build(&project, &[]).code, 0);
    let page = project.path("public/methodieken/b/index.html");
    let before = fs::metadata(&page).expect("a page").modified().expect("a time");
    std::thread::sleep(std::time::Duration::from_millis(20));
    let project = project.write("content/over.md", "---\ntitel: Over ons\n---\n\nNieuwe tekst.\n");
    let ran = build(&project, &[]);
    assert!(ran.stderr.contains("nieuw of gewijzigd"), "{}", ran.stderr);
    assert_eq!(fs::metadata(&page).expect("a page").modified().expect("a time"), before);
    assert!(!project.path("public/oud/adres/index.html").exists(), "the alias is gone");
    let again = build(&project, &[]);
    assert!(again.stderr.starts_with("Er is niets veranderd"), "{}", again.stderr);
}

#[test]
fn a_site_with_an_error_leaves_the_old_one_as_it_was() {
    let project = site();
    assert_eq!(build(&project, &[]).code, 0);
    let before = files(&project.path("public"));
    let project = project.method("c", "Nieuw", "onbekend", "Tekst.");
    let ran = build(&project, &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("De site is niet gemaakt"), "{}", ran.stderr);
    assert_eq!(files(&project.path("public")), before);
}

#[test]
fn files_of_others_are_carried_over_and_only_force_removes_them() {
    let project = site();
    assert_eq!(build(&project, &[]).code, 0);
    let project = project.write("public/CNAME", "example.org").write("public/.git/config", "x").write("content/over.md", "---\ntitel: Anders\n---\n");
    assert_eq!(build(&project, &[]).code, 0);
    assert_eq!(fs::read_to_string(project.path("public/CNAME")).expect("kept"), "example.org");
    assert!(project.path("public/.git/config").exists());
    assert_eq!(build(&project, &["--force"]).code, 0);
    assert!(!project.path("public/CNAME").exists() && !project.path("public/.git").exists());
}

#[test]
fn a_file_of_somebody_else_in_the_way_is_named() {
    let project = site();
    assert_eq!(build(&project, &[]).code, 0);
    let project = project.write("public/methodieken/c/index.html", "van mij").method("c", "Nieuw", "krachtgericht", "Tekst.");
    let ran = build(&project, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("methodieken/c/index.html") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(project.path("public/methodieken/c/index.html")).expect("kept"), "van mij");
}

#[test]
fn a_folder_that_is_not_staalkaarts_is_refused() {
    let project = site().write("documenten/brief.txt", "van mij");
    let ran = build(&project, &["--output", "documenten"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("zijn niet door staalkaart gemaakt") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert!(project.path("documenten/brief.txt").exists());
    for inside in ["content", "content/site", ".", "content/../content/x"] {
        let ran = build(&project, &["--output", inside, "--force"]);
        assert_eq!(ran.code, 2, "{inside}");
        assert!(ran.stderr.contains("De ene map ligt in de andere."), "{inside}: {}", ran.stderr);
    }
    let ran = build(&project.write("bestand", "x"), &["--output", "bestand"]);
    assert!(ran.stderr.contains("is een bestand en geen map"), "{}", ran.stderr);
}

#[test]
fn an_empty_folder_may_be_used() {
    let project = site();
    fs::create_dir(project.path("leeg")).expect("made");
    assert_eq!(build(&project, &["--output", "leeg"]).code, 0);
    assert!(project.path("leeg/index.html").exists());
}

/// A build that is killed at any moment leaves the old site or the new one, whole.
#[cfg(unix)]
#[test]
fn a_kill_at_any_moment_leaves_a_whole_site() {
    let project = (0..60).fold(site(), |project, n| project.method(&format!("m{n}"), &format!("Methodiek {n}"), "krachtgericht", "Tekst."));
    assert_eq!(build(&project, &[]).code, 0);
    let public = project.path("public");
    let read = |folder: &PathBuf| -> Vec<(String, Vec<u8>)> {
        files(folder).into_iter().map(|path| (path.clone(), fs::read(folder.join(&path)).expect("a file"))).collect()
    };
    let first = read(&public);
    let project =
        project.write("content/over.md", "---\ntitel: Anders\n---\n").write("staalkaart.yaml", &crate::project::CONFIG.replace("Voorbeeld", "Ander"));
    assert_eq!(build(&project, &["--output", "klaar"]).code, 0);
    let second = read(&project.path("klaar"));
    for step in 0..40 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
            .args(["build"])
            .current_dir(project.path("."))
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(std::time::Duration::from_millis(step * 3));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let now = read(&public);
        assert!(now == first || now == second, "half a site after {} ms", step * 3);
    }
    assert_eq!(build(&project, &[]).code, 0, "the next build is not in the way of what was left");
    assert!(read(&public) == second);
    let left: Vec<_> = fs::read_dir(project.path("."))
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".staalkaart") && name != ".staalkaart")
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A disk that is full: the kernel refuses every byte beyond a file size limit.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let project = site();
    assert_eq!(build(&project, &[]).code, 0);
    let before = files(&project.path("public"));
    let project = project.write("staalkaart.yaml", &crate::project::CONFIG.replace("Voorbeeld", "Ander"));
    let script = format!("trap '' XFSZ; ulimit -f 2; exec '{}' build", env!("CARGO_BIN_EXE_staalkaart"));
    let ran = Command::new("bash").args(["-c", &script]).current_dir(project.path(".")).output().expect("runs");
    assert_eq!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("is niet te schrijven"), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(files(&project.path("public")), before);
    assert!(fs::read_to_string(project.path("public/index.html")).expect("the old page").contains("Voorbeeld"));
}

#[test]
fn only_one_build_writes_at_a_time() {
    let project = site();
    fs::create_dir_all(project.path(".public.staalkaart")).expect("made");
    let lock = fs::File::create(project.path(".public.staalkaart/lock")).expect("made");
    lock.lock().expect("locked");
    let ran = build(&project, &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Er wordt al een site gemaakt in"), "{}", ran.stderr);
    drop(lock);
    assert_eq!(build(&project, &[]).code, 0);
}

#[test]
fn assets_carry_a_hash_of_their_bytes() {
    let built = site().build();
    let css = built.files().into_iter().find(|path| path.starts_with("static/site.")).expect("a style sheet");
    let hash = css.split('.').nth(1).expect("a hash");
    assert_eq!(hash.len(), 10);
    assert!(blake3_hex(built.file(&css).as_bytes()).starts_with(hash));
}

fn blake3_hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

#[test]
fn a_base_url_that_is_none_is_refused() {
    let project = site();
    assert_eq!(build(&project, &["--base-url", "staalkaart.be"]).code, 2);
    assert_eq!(build(&project, &["--base-url", "https://example.org/pad"]).code, 0);
    assert!(fs::read_to_string(project.path("public/sitemap.xml")).expect("a sitemap").contains("https://example.org/pad/over/"));
}
