//! A site is built again: what did not change is not made again, and whatever happened meanwhile, the result is that of a first build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::project::{CONFIG, Project, Ran, TODAY, files};

fn site() -> Project {
    Project::new()
        .method("a", "Ecogram", "krachtgericht", "Zie [[b]] en **vette** woorden.")
        .method("b", "Buddywerking", "participatief", "Tekst.")
        .write("content/over.md", "---\ntitel: Over ons\n---\n\n[[methodieken]]\n")
}

fn build(project: &Project, args: &[&str]) -> Ran {
    let mut all = vec!["build", "--date", TODAY];
    all.extend(args);
    let ran = project.run(&all);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// Every file of a folder but the list of them.
fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let bytes = |path: String| {
        let bytes = fs::read(folder.join(&path)).expect("a file");
        (path, bytes)
    };
    files(folder).into_iter().filter(|path| path != ".staalkaart").map(bytes).collect()
}

/// What a first build of the site makes, in a folder of its own. The note of the last build stays.
fn anew(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let (note, kept) = (project.path(".staalkaart"), project.path("bewaard"));
    let is_kept = fs::rename(&note, &kept).is_ok();
    build(project, &["--output", "nieuw"]);
    let made = read(&project.path("nieuw"));
    fs::remove_dir_all(project.path("nieuw")).expect("removed");
    if is_kept {
        fs::remove_dir_all(&note).expect("removed");
        fs::rename(kept, note).expect("back");
    }
    made
}

#[cfg(unix)]
fn node(project: &Project, path: &str) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(project.path("public").join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).ino()
}

/// The files of the index.
fn index(project: &Project) -> Vec<String> {
    files(&project.path("public")).into_iter().filter(|path| path.starts_with("zoek/")).collect()
}

#[test]
fn where_nothing_changed_nothing_is_done_and_the_same_is_told() {
    let project = site().method("c", "Ecogram", "krachtgericht", "Een tweede met die titel.");
    let first = build(&project, &[]);
    assert!(first.stderr.contains("SK0210"), "a warning: {}", first.stderr);
    let again = build(&project, &[]);
    let told = |ran: &Ran| ran.stderr.lines().take_while(|line| !line.contains("public")).collect::<Vec<_>>().join("\n");
    assert_eq!(told(&first), told(&again));
    assert!(again.stderr.lines().last().expect("a line").starts_with("Er is niets veranderd"), "{}", again.stderr);
    // Another language, another number of problems: told anew, and still nothing is written.
    let english = build(&project, &["--lang", "en"]);
    assert!(english.stderr.contains("warning["), "{}", english.stderr);
}

#[cfg(unix)]
#[test]
fn the_index_lives_on_where_its_words_are_the_same() {
    let mut project = site();
    build(&project, &[]);
    let (before, page) = (index(&project), node(&project, "methodieken/b/index.html"));
    let nodes: Vec<u64> = before.iter().map(|path| node(&project, path)).collect();
    // Other marks, the same words.
    project = project.method("a", "Ecogram", "krachtgericht", "Zie [[b]] en *vette* woorden.");
    build(&project, &[]);
    assert!(read(&project.path("public")) == anew(&project));
    assert_eq!(index(&project), before, "the same folder");
    assert_eq!(before.iter().map(|path| node(&project, path)).collect::<Vec<_>>(), nodes, "the same files");
    assert_eq!(node(&project, "methodieken/b/index.html"), page);
    // Another look.
    project = project.write("themes/staalkaart/static/eigen.css", "p { color: red }");
    build(&project, &[]);
    assert_eq!(index(&project), before);
    // Other words.
    project = project.method("a", "Ecogram", "krachtgericht", "Zie [[b]] en vetgedrukte woorden.");
    build(&project, &[]);
    assert_ne!(index(&project), before);
    assert!(read(&project.path("public")) == anew(&project));
}

#[cfg(unix)]
#[test]
fn a_block_of_the_index_lives_on_where_its_words_are_the_same() {
    // Texts that are long enough for an index in blocks: words of five letters, by a fixed rule.
    let text = |of: u32| {
        let word = |at: u32| {
            (0u8..5).map(|letter| char::from(b'a' + u8::try_from((at * 7919 + of * 104_729) >> (3 * letter) & 15).expect("a letter"))).collect()
        };
        (0..4_000).map(word).collect::<Vec<String>>().join(" ")
    };
    let mut project = Project::new();
    for of in 0..50 {
        project = project.method(&format!("m{of}"), &format!("Methodiek {of}"), "krachtgericht", &text(of));
    }
    build(&project, &[]);
    let blocks =
        |project: &Project| -> Vec<u64> { index(project).iter().filter(|path| path.contains("/b/")).map(|path| node(project, path)).collect() };
    let (folder, before) = (index(&project)[0].clone(), blocks(&project));
    assert!(before.len() > 30, "{} blocks", before.len());
    project = project.method("m49", "Methodiek 49", "krachtgericht", &format!("{} nieuw", text(49)));
    build(&project, &[]);
    assert_ne!(index(&project)[0], folder, "another index");
    let kept = blocks(&project).iter().filter(|node| before.contains(node)).count();
    assert!(kept > 30 && kept < before.len(), "{kept} of {}", before.len());
    assert!(read(&project.path("public")) == anew(&project));
    // A block that somebody changed is not taken over.
    for path in index(&project).iter().filter(|path| path.contains("/b/")) {
        let changed: Vec<u8> = fs::read(project.path("public").join(path)).expect("a block").iter().map(|byte| byte ^ 1).collect();
        change_secretly(&project.path("public").join(path), &changed);
    }
    project = project.method("m49", "Methodiek 49", "krachtgericht", &text(49));
    build(&project, &[]);
    assert!(read(&project.path("public")) == anew(&project));
}

/// Writes other bytes of the same number, and sets the time back.
fn change_secretly(path: &Path, bytes: &[u8]) {
    let time = fs::metadata(path).and_then(|data| data.modified()).expect("a time");
    assert_eq!(fs::metadata(path).expect("a file").len(), bytes.len() as u64);
    // The published file may have other names: it is replaced, as editors do.
    fs::remove_file(path).expect("removed");
    fs::write(path, bytes).expect("written");
    fs::File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("set back");
}

#[test]
fn a_change_that_size_and_time_hide_is_seen() {
    let project = site();
    build(&project, &[]);
    let text = project.path("content/methodieken/b.md");
    change_secretly(&text, &fs::read_to_string(&text).expect("a text").replace("Tekst.", "Woord.").into_bytes());
    build(&project, &[]);
    assert!(read(&project.path("public")) == anew(&project));
    assert!(fs::read_to_string(project.path("public/methodieken/b/index.html")).expect("a page").contains("Woord."));
}

#[test]
fn a_published_file_that_somebody_changed_is_mended() {
    let project = site();
    build(&project, &[]);
    let whole = read(&project.path("public"));
    for path in ["methodieken/a/index.html", "api/v1/methodieken.json", "robots.txt", index(&project)[0].as_str()] {
        let published = project.path("public").join(path);
        let changed: Vec<u8> = whole[path].iter().map(|byte| byte ^ 1).collect();
        change_secretly(&published, &changed);
        let ran = build(&project, &[]);
        assert!(!ran.stderr.contains("niets veranderd"), "{path}: {}", ran.stderr);
        assert!(read(&project.path("public")) == whole, "{path}");
        fs::remove_file(&published).expect("removed");
        build(&project, &[]);
        assert!(read(&project.path("public")) == whole, "{path}");
    }
    // What is not staalkaart's stays.
    fs::write(project.path("public/eigen.txt"), "van mij").expect("written");
    build(&project, &[]);
    assert!(project.path("public/eigen.txt").exists());
    build(&project, &["--force"]);
    assert!(read(&project.path("public")) == whole);
}

#[test]
fn a_note_that_cannot_be_believed_is_no_note() {
    let note = ".staalkaart/build.json";
    let other = Project::new().method("a", "Iets heel anders", "participatief", "Ander.");
    build(&other, &[]);
    let of_other = fs::read(other.path(note)).expect("a note");
    let mut project = site();
    build(&project, &[]);
    let good = fs::read(project.path(note)).expect("a note");
    let whole = read(&project.path("public"));
    let notes: [&[u8]; 6] = [b"", b"\n", &good[..good.len() / 2], &good[..good.len() - 1], b"0\n{\"stamp\":0}", &of_other];
    for (number, bytes) in notes.into_iter().enumerate() {
        project = project.write_bytes(note, bytes);
        build(&project, &[]);
        assert!(read(&project.path("public")) == whole, "note {number}");
        assert_eq!(fs::read(project.path(note)).expect("a note"), good, "note {number}");
    }
    // One of another site whose files lie there.
    fs::remove_dir_all(project.path("public")).expect("removed");
    fs::rename(other.path("public"), project.path("public")).expect("moved");
    project = project.write_bytes(note, &of_other);
    build(&project, &[]);
    assert!(read(&project.path("public")) == whole);
}

#[test]
fn without_a_place_for_the_note_everything_is_made_again() {
    let project = site().write("elders/x", "").write(".staalkaart", "een bestand");
    build(&project, &[]);
    let whole = read(&project.path("public"));
    let project = project.method("a", "Ecogram", "krachtgericht", "Ander.");
    build(&project, &[]);
    assert!(read(&project.path("public")) == anew(&project));
    assert_eq!(fs::read_to_string(project.path(".staalkaart")).expect("a file"), "een bestand");
    #[cfg(unix)]
    {
        // A link could lead out of the site.
        let project = project.remove(".staalkaart").method("a", "Ecogram", "krachtgericht", "Zie [[b]] en **vette** woorden.");
        std::os::unix::fs::symlink(project.path("elders"), project.path(".staalkaart")).expect("a link");
        build(&project, &[]);
        assert!(read(&project.path("public")) == whole);
        assert_eq!(files(&project.path("elders")), ["x"], "nothing was written there");
    }
    assert!(!whole.is_empty());
}

#[test]
fn what_is_asked_for_counts() {
    let draft = "---\ntitel: Nog niet\nsamenvatting: Een samenvatting die lang genoeg is om een kaart mee te vullen.\nprincipes: [krachtgericht]\nniveaus: [individueel]\ndatum: 2026-11-25\n---\n";
    let project = site().write("content/methodieken/later.md", draft);
    build(&project, &[]);
    let page = project.path("public/methodieken/later/index.html");
    assert!(!page.exists());
    build(&project, &["--drafts"]);
    assert!(page.exists());
    build(&project, &[]);
    assert!(!page.exists());
    // The clock goes on, and back.
    for (day, is_there) in [("2026-11-25", true), ("2026-11-24", false), ("2027-01-01", true)] {
        let ran = project.run(&["build", "--date", day]);
        assert_eq!((ran.code, page.exists()), (0, is_there), "{day}: {}", ran.stderr);
    }
    build(&project, &["--base-url", "https://example.org/"]);
    assert!(project.path("public/sitemap.xml").exists());
    build(&project, &[]);
    assert!(!project.path("public/sitemap.xml").exists());
    assert!(read(&project.path("public")) == anew(&project));
}

#[test]
fn two_builds_at_once_leave_a_whole_site_each() {
    let project = (0..40).fold(site(), |project, n| project.method(&format!("m{n}"), &format!("Methodiek {n}"), "krachtgericht", "Tekst."));
    let whole = anew(&project);
    for round in 0..4 {
        let start = |output: &str| {
            Command::new(env!("CARGO_BIN_EXE_staalkaart"))
                .args(["build", "--date", TODAY, "--output", output])
                .current_dir(project.path("."))
                .stderr(Stdio::null())
                .spawn()
                .expect("starts")
        };
        let children = [start("public"), start("tweede"), start("public")];
        let ended = children.map(|mut child| child.wait().expect("ended").code());
        assert_eq!(ended[1], Some(0));
        assert!(ended[0] == Some(0) || ended[2] == Some(0), "one of two at the same place: {ended:?}");
        assert!(read(&project.path("public")) == whole && read(&project.path("tweede")) == whole, "round {round}");
    }
    build(&project, &[]);
    assert!(build(&project, &[]).stderr.contains("niets veranderd"));
}

/// Builds that are killed at random moments while an editor goes on: on disk is always the whole site of one of the texts, and the next build is right.
fn killed(times: usize) {
    let mut project = (0..60).fold(site(), |project, n| project.method(&format!("m{n}"), &format!("Methodiek {n}"), "krachtgericht", "Tekst."));
    build(&project, &[]);
    let public = project.path("public");
    let mut known = vec![read(&public)];
    let begin = Instant::now();
    project = project.write("staalkaart.yaml", &CONFIG.replace("Voorbeeld", "Duur"));
    build(&project, &[]);
    let whole_build = begin.elapsed();
    known.push(read(&public));
    // The moments need not be the same on every run; what holds has to hold at all of them.
    let mut seed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |since| u64::from(since.subsec_nanos())) | 1;
    let mut random = move |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % below.max(1)
    };
    let mut landed = 0;
    for step in 0..times {
        project = match step % 3 {
            0 => project.write("staalkaart.yaml", &CONFIG.replace("Voorbeeld", &format!("Site {step}"))),
            1 => project.method("a", "Ecogram", "krachtgericht", &format!("Zie [[b]] en **vette** woorden, keer {step}.")),
            _ => project.method(&format!("m{}", step % 60), &format!("Andere titel {step}"), "participatief", "Tekst."),
        };
        known.push(anew(&project));
        let mut child = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
            .args(["build", "--date", TODAY])
            .current_dir(project.path("."))
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(Duration::from_micros(random(u64::try_from(whole_build.as_micros()).unwrap_or(u64::MAX / 5) * 5 / 4)));
        child.kill().expect("killed");
        child.wait().expect("ended");
        let now = read(&public);
        let which = known.iter().rposition(|site| *site == now);
        assert!(which.is_some(), "half a site after kill {step}");
        landed += usize::from(which == Some(known.len() - 1));
        if random(5) == 0 {
            build(&project, &[]);
            assert!(read(&public) == known[known.len() - 1], "the build after kill {step}");
            known.drain(..known.len() - 1);
        }
    }
    build(&project, &[]);
    assert!(read(&public) == known[known.len() - 1]);
    assert!(landed < times, "no build was ended before its time");
    let left: Vec<_> = fs::read_dir(project.path(".")).expect("a folder").filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    assert!(!left.iter().any(|name| name == ".public.staalkaart"), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_is_right() {
    killed(12);
}

#[cfg(unix)]
#[test]
#[ignore = "takes minutes: cargo test --test capabilities two_hundred -- --ignored"]
fn two_hundred_builds_that_are_killed() {
    killed(200);
}
