//! Nothing outside a site and its output is read or written, whatever lies in the folders; and a build that is ended at any system call, or to which any is
//! refused, leaves a site that the next build mends.
//!
//! Some of this takes rights or programs that a machine may not have (another user, mounts, strace): such a test says so and does nothing.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use crate::project::{CONFIG, Project, Ran};

const PROGRAM: &str = env!("CARGO_BIN_EXE_staalkaart");

fn site() -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.")
}

fn build(project: &Project) -> Ran {
    project.run(&["build"])
}

/// The configuration with another title, so that every page changes.
fn renamed(title: &str) -> String {
    CONFIG.replace("Voorbeeld", title)
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

#[allow(clippy::print_stderr, reason = "who reads the tests' output has to know what was not tried")]
fn skipped(why: &str) {
    eprintln!("not tried: {why}");
}

/// What lies in a folder: for each path its kind, and of a file its bytes. Nothing where there is no folder.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_map(Result::ok);
    let mut found = BTreeMap::new();
    for entry in entries {
        let path = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
        let kind = entry.file_type();
        let what = match () {
            () if kind.is_dir() => continue,
            () if kind.is_file() => fs::read(entry.path()).expect("a file"),
            () if kind.is_symlink() => fs::read_link(entry.path()).expect("a link").into_os_string().into_encoded_bytes(),
            () => b"something else".to_vec(),
        };
        found.insert(path, what);
    }
    found
}

/// What builds left beside an output.
fn leftovers(project: &Project) -> Vec<String> {
    let names = fs::read_dir(project.path(".")).expect("a folder").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| name.ends_with(".staalkaart") && name != ".staalkaart").collect()
}

// What a site brings along.

/// Makes something at a place.
type Prepare<'a> = &'a dyn Fn(&Path);

#[test]
fn what_lies_where_the_site_is_made_is_told_of_and_left_alone() {
    let outside = tempfile::tempdir().expect("a folder");
    let victim = outside.path().join("brief.txt");
    fs::write(&victim, "van mij").expect("written");
    fs::create_dir_all(outside.path().join("new")).expect("made");
    fs::write(outside.path().join("new/foto"), "van mij").expect("written");
    let before = content(outside.path());
    let hostile: [(&str, Prepare<'_>, &str); 9] = [
        ("a folder that is a link", &|at| symlink(outside.path(), at).expect("a link"), "is een symbolische link"),
        ("a file", &|at| fs::write(at, "van mij").expect("written"), "is een bestand"),
        ("a lock that is a link", &|at| prepare(at, |at| symlink(&victim, at.join("lock")).expect("a link")), "dat niet van staalkaart is: lock"),
        ("a lock that is a pipe", &|at| prepare(at, |at| pipe(&at.join("lock"))), "dat niet van staalkaart is: lock"),
        ("a lock with other words", &|at| prepare(at, |at| fs::write(at.join("lock"), "x").expect("written")), "dat niet van staalkaart is: lock"),
        (
            "a lock that is the victim",
            &|at| prepare(at, |at| fs::hard_link(&victim, at.join("lock")).expect("a link")),
            "niet van staalkaart is: lock",
        ),
        ("somebody's text", &|at| prepare(at, |at| fs::write(at.join("brief.txt"), "x").expect("written")), "dat niet van staalkaart is: brief.txt"),
        ("a new site that is a link", &|at| prepare(at, |at| symlink(outside.path(), at.join("new.1")).expect("a link")), "is: new.1"),
        ("a list that is a link", &|at| prepare(at, |at| symlink(&victim, at.join("settled")).expect("a link")), "is: settled"),
    ];
    for (what, make, said) in hostile {
        let project = site();
        let at = project.path(".public.staalkaart");
        make(&at);
        let there = content(&project.path("."));
        let ran = build(&project);
        assert_eq!(ran.code, 2, "{what}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(".public.staalkaart") && ran.stderr.contains(said) && ran.stderr.contains("Verplaats of verwijder"),
            "{what}: {}",
            ran.stderr
        );
        assert_eq!(content(&project.path(".")), there, "{what}: nothing is changed");
        assert_eq!(content(outside.path()), before, "{what}: nothing outside is changed");
        // Once it is gone, all is well.
        if at.is_dir() && !at.is_symlink() { fs::remove_dir_all(&at) } else { fs::remove_file(&at) }.expect("removed");
        assert_eq!(build(&project).code, 0, "{what}");
        assert_eq!(leftovers(&project), [""; 0]);
    }
}

fn prepare(at: &Path, fill: impl Fn(&Path)) {
    fs::create_dir(at).expect("made");
    fill(at);
}

#[test]
fn an_output_that_leads_out_of_the_site_is_refused_and_one_that_stays_in_it_is_not() {
    let outside = tempfile::tempdir().expect("a folder");
    let project = site();
    symlink(outside.path(), project.path("public")).expect("a link");
    let ran = build(&project);
    assert!(ran.code == 2 && ran.stderr.contains("public is een verwijzing naar een andere plaats"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
    assert_eq!(project.run(&["build", "--output", "public"]).code, 2, "also by its name");
    // Who names the place itself means it.
    assert_eq!(project.run(&["build", "--output", outside.path().join("site").to_str().expect("text")]).code, 0);
    fs::remove_file(project.path("public")).expect("removed");
    fs::create_dir(project.path("uit")).expect("made");
    symlink("uit", project.path("public")).expect("a link");
    assert_eq!(build(&project).code, 0);
    assert!(project.path("uit/index.html").exists());
}

#[test]
fn a_site_whose_parts_are_links_is_refused_and_shows_nothing_of_where_they_lead() {
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("geheim");
    fs::write(&secret, "WACHTWOORD=hunter2\n").expect("written");
    fs::create_dir(outside.path().join("map")).expect("made");
    fs::write(outside.path().join("map/geheim.md"), "hunter2").expect("written");
    let before = content(outside.path());
    let commands: &[&[&str]] = &[
        &["check"],
        &["check", "--external"],
        &["build"],
        &["search", "werk"],
        &["coverage"],
        &["schema"],
        &["schema", "--out", "schema"],
        &["new", "begrip", "Iets"],
        &["theme", "eject"],
        &["cms", "--repo", "a/b"],
    ];
    for (name, leads_to) in [("staalkaart.yaml", secret.clone()), ("content", outside.path().join("map"))] {
        let project = site();
        let at = project.path(name);
        if at.is_dir() { fs::remove_dir_all(&at) } else { fs::remove_file(&at) }.expect("removed");
        symlink(&leads_to, &at).expect("a link");
        for command in commands {
            // What needs no content does not ask for it.
            if name == "content" && ["theme", "cms"].contains(&command[0]) {
                continue;
            }
            let ran = project.run(command);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert_eq!(ran.code, 2, "{name} {command:?}: {said}");
            assert!(
                said.contains(&format!("{name} is een verwijzing naar een andere plaats")) && !said.contains("hunter2"),
                "{name} {command:?}: {said}"
            );
        }
    }
    // A link among the texts is a problem at its place, and `themes` is one of them.
    let project = site();
    symlink(outside.path().join("map"), project.path("themes")).expect("a link");
    symlink(&secret, project.path("content/bronnen.bib")).expect("a link");
    assert_eq!(project.codes(), ["SK0606 content/bronnen.bib:1:1", "SK0606 themes:1:1"]);
    let ran = project.run(&["theme", "eject", "templates/method.html"]);
    assert!(ran.code == 2 && ran.stderr.contains("themes is een verwijzing"), "{}", ran.stderr);
    assert_eq!(content(outside.path()), before, "nothing outside is changed");
}

#[test]
fn the_memory_of_links_is_kept_within_the_site() {
    let outside = tempfile::tempdir().expect("a folder");
    let victim = outside.path().join("victim");
    fs::write(&victim, "van mij").expect("written");
    let check = |project: &Project| project.run(&["check", "--external"]);
    // A note that would be written through a link that leads nowhere yet.
    let project = site();
    fs::create_dir(project.path(".staalkaart")).expect("made");
    symlink(outside.path().join("nieuw"), project.path(".staalkaart/.gitignore")).expect("a link");
    assert_eq!(check(&project).code, 0);
    assert!(!outside.path().join("nieuw").exists() && project.path(".staalkaart/links.json").is_file());
    // The memory itself, and the folder that it lies in.
    for (name, leads_to) in [(".staalkaart/links.json", &victim), (".staalkaart", &outside.path().to_owned())] {
        let project = site();
        fs::create_dir_all(project.path(name).parent().expect("a folder")).expect("made");
        symlink(leads_to, project.path(name)).expect("a link");
        let ran = check(&project);
        assert!(ran.stderr.contains(&format!("{name} is een verwijzing")) && !ran.stderr.contains("van mij"), "{}", ran.stderr);
        assert_eq!(content(outside.path()).into_iter().collect::<Vec<_>>(), [("victim".to_owned(), b"van mij".to_vec())]);
    }
    // A pipe is not waited for.
    let project = site();
    fs::create_dir(project.path(".staalkaart")).expect("made");
    pipe(&project.path(".staalkaart/links.json"));
    assert!(check(&project).stderr.contains("links.json is geen gewoon bestand"));
}

#[test]
fn what_is_written_for_an_editor_goes_through_no_link() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("victim"), "van mij").expect("written");
    let before = content(outside.path());
    let project = site();
    fs::create_dir(project.path("schema")).expect("made");
    symlink(outside.path().join("victim"), project.path("schema/methodiek.json")).expect("a link");
    let ran = project.run(&["schema", "methodiek", "--out", "schema"]);
    assert!(ran.code == 2 && ran.stderr.contains("methodiek.json is een verwijzing"), "{}", ran.stderr);
    symlink(outside.path(), project.path("content/begrippen")).expect("a link");
    let ran = project.run(&["new", "begrip", "Iets"]);
    assert!(ran.code == 2 && ran.stderr.contains("content/begrippen is een verwijzing"), "{}", ran.stderr);
    let project = site().write("staalkaart.yaml", &format!("{CONFIG}thema: ../buiten\n"));
    project.run(&["theme", "eject", "templates/method.html"]);
    assert!(!project.path("buiten").exists());
    assert_eq!(content(outside.path()), before);
}

#[test]
fn a_built_site_that_is_searched_is_read_without_links_and_without_waiting() {
    let project = site();
    assert_eq!(build(&project).code, 0);
    let folder = fs::read_dir(project.path("public/zoek")).expect("a folder").filter_map(Result::ok).map(|entry| entry.path());
    let index = folder.map(|folder| folder.join("index.bin")).find(|index| index.is_file()).expect("an index");
    let search = || project.run(&["search", "--built", "public", "ecogram"]);
    assert_eq!(search().code, 0);
    let elsewhere = project.path("elders.bin");
    fs::rename(&index, &elsewhere).expect("moved");
    symlink(&elsewhere, &index).expect("a link");
    assert!(search().stderr.contains("geen gemaakte site met een zoekindex"));
    fs::remove_file(&index).expect("removed");
    pipe(&index);
    assert_eq!(search().code, 2);
}

// What lies in the output.

#[test]
fn pipes_links_empty_folders_and_odd_rights_are_carried_over() {
    let project = site();
    assert_eq!(build(&project).code, 0);
    let public = project.path("public");
    pipe(&public.join("pijp"));
    symlink("/nergens", public.join("link")).expect("a link");
    fs::create_dir_all(public.join("leeg/leger")).expect("made");
    fs::create_dir(public.join("dicht")).expect("made");
    fs::write(public.join("dicht/brief"), "van mij").expect("written");
    let mode = |path: &Path| fs::symlink_metadata(path).expect("there").permissions().mode() & 0o7777;
    let set = |path: &str, mode| fs::set_permissions(public.join(path), fs::Permissions::from_mode(mode)).expect("set");
    set("dicht", 0o555);
    set("leeg", 0o1777);
    set("methodieken", 0o2750);
    set("index.html", 0o640);
    set(".", 0o2750);
    let inode = fs::metadata(public.join("dicht/brief")).expect("there").ino();
    for title in ["Een", "Twee", "Drie"] {
        fs::write(project.path("staalkaart.yaml"), renamed(title)).expect("written");
        let ran = build(&project);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(fs::read_to_string(public.join("index.html")).expect("a page").contains(title));
        assert!(fs::symlink_metadata(public.join("pijp")).expect("there").file_type().is_fifo());
        assert_eq!(fs::read_link(public.join("link")).expect("a link"), PathBuf::from("/nergens"));
        assert!(public.join("leeg/leger").is_dir());
        assert_eq!(fs::metadata(public.join("dicht/brief")).expect("there").ino(), inode, "the same file");
        let modes = ["", "dicht", "leeg", "methodieken", "index.html"].map(|path| mode(&public.join(path)));
        assert_eq!(modes.map(|mode| format!("{mode:o}")), ["2750", "555", "1777", "2750", "640"]);
        assert_eq!(leftovers(&project), [""; 0]);
    }
    let ran = project.run(&["build", "--force"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!public.join("pijp").exists() && !public.join("dicht").exists() && !public.join("leeg").exists());
    set(".", 0o755);
}

#[test]
fn an_empty_folder_of_somebody_in_the_way_is_named() {
    let project = site();
    assert_eq!(build(&project).code, 0);
    fs::create_dir_all(project.path("public/media/foto.png")).expect("made");
    pipe(&project.path("public/uitleg"));
    let project =
        project.write_bytes("content/media/foto.png", b"\x89PNG").write("content/uitleg.md", "---\ntitel: Uitleg\n---\n\n[foto](media/foto.png)\n");
    let ran = build(&project);
    assert!(ran.code == 2 && ran.stderr.contains("media/foto.png, uitleg") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(leftovers(&project), [""; 0]);
    assert_eq!(project.run(&["build", "--force"]).code, 0);
    assert!(project.path("public/media/foto.png").is_file());
}

fn is_administrator() -> bool {
    fs::metadata(tempfile::tempdir().expect("a folder").path()).expect("there").uid() == 0
}

/// Another user, whom the administrator can play.
const SOMEBODY: u32 = 65_534;

fn as_somebody(project: &Project, args: &[&str]) -> Option<Output> {
    let run = |args: &[&str]| Command::new(PROGRAM).args(args).current_dir(project.path(".")).uid(SOMEBODY).gid(SOMEBODY).output();
    let can = is_administrator() && run(&["--version"]).is_ok_and(|ran| ran.status.success());
    if !can {
        skipped("another user cannot be played here");
        return None;
    }
    run(args).ok()
}

fn give(path: &Path, user: u32) {
    for entry in walkdir::WalkDir::new(path) {
        std::os::unix::fs::lchown(entry.expect("readable").path(), Some(user), Some(user)).expect("given");
    }
}

#[test]
fn an_output_keeps_its_owner() {
    let project = site();
    if !is_administrator() {
        return skipped("only the administrator gives files away");
    }
    assert_eq!(build(&project).code, 0);
    give(&project.path("public"), 33);
    fs::set_permissions(project.path("public"), fs::Permissions::from_mode(0o2750)).expect("set");
    fs::write(project.path("staalkaart.yaml"), renamed("Ander")).expect("written");
    assert_eq!(build(&project).code, 0);
    for path in ["public", "public/index.html", "public/methodieken", "public/methodieken/a/index.html", "public/.staalkaart"] {
        let data = fs::metadata(project.path(path)).expect("there");
        assert_eq!((data.uid(), data.gid()), (33, 33), "{path}");
    }
    assert_eq!(fs::metadata(project.path("public")).expect("there").mode() & 0o7777, 0o2750);
}

#[test]
fn a_folder_of_another_user_in_the_output_stays_and_jams_nothing() {
    let project = site();
    give(&project.path("."), SOMEBODY);
    let Some(first) = as_somebody(&project, &["build"]) else { return };
    assert!(first.status.success(), "{first:?}");
    fs::create_dir(project.path("public/stats")).expect("made");
    fs::write(project.path("public/stats/log.txt"), "van een ander").expect("written");
    fs::write(project.path("public/eigen.txt"), "van een ander").expect("written");
    for title in ["Een", "Twee", "Drie"] {
        fs::write(project.path("staalkaart.yaml"), renamed(title)).expect("written");
        let ran = as_somebody(&project, &["build"]).expect("played before");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        assert!(fs::read_to_string(project.path("public/index.html")).expect("a page").contains(title));
        for path in ["public/stats", "public/stats/log.txt", "public/eigen.txt"] {
            assert_eq!(fs::metadata(project.path(path)).expect("there").uid(), 0, "{path} is still another's");
        }
        assert_eq!(leftovers(&project), [""; 0]);
    }
    fs::remove_file(project.path("content/methodieken/a.md")).expect("removed");
    let ran = as_somebody(&project, &["build"]).expect("played before");
    assert!(ran.status.success() && !project.path("public/methodieken/a").exists(), "{}", String::from_utf8_lossy(&ran.stderr));
    // A workshop of another user is none of this one's.
    fs::create_dir(project.path(".public.staalkaart")).expect("made");
    fs::set_permissions(project.path(".public.staalkaart"), fs::Permissions::from_mode(0o777)).expect("set");
    let ran = as_somebody(&project, &["build"]).expect("played before");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("is van een andere gebruiker van deze computer"), "{ran:?}");
    assert_eq!(fs::read_dir(project.path(".public.staalkaart")).expect("still there").count(), 0);
}

#[test]
fn an_output_of_ones_own_in_a_folder_of_another_user_can_be_built() {
    let project = site();
    fs::create_dir(project.path("public")).expect("made");
    give(&project.path("public"), SOMEBODY);
    fs::set_permissions(project.path("."), fs::Permissions::from_mode(0o755)).expect("set");
    let Some(first) = as_somebody(&project, &["build"]) else { return };
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(project.path("public/index.html").exists() && !project.path("public/.staalkaart.work").exists());
}

// Two programs at once.

#[test]
fn builds_at_the_same_time_never_mix() {
    let sites: Vec<Project> = ["Een", "Twee"]
        .iter()
        .map(|title| {
            let own = title.to_lowercase();
            site().write("staalkaart.yaml", &renamed(title)).method(&own, title, "krachtgericht", "Tekst.")
        })
        .collect();
    let output = tempfile::tempdir().expect("a folder");
    let target = output.path().join("site");
    let wanted: Vec<_> = sites
        .iter()
        .map(|site| {
            assert_eq!(build(site).code, 0);
            content(&site.path("public"))
        })
        .collect();
    std::thread::scope(|scope| {
        for site in &sites {
            scope.spawn(|| {
                for _ in 0..12 {
                    let ran = site.run(&["build", "--output", target.to_str().expect("text")]);
                    assert!(ran.code == 0 || ran.stderr.contains("Er wordt al een site gemaakt in"), "{}", ran.stderr);
                }
            });
        }
    });
    assert!(wanted.contains(&content(&target)), "one of the two, whole");
    let names: Vec<_> = fs::read_dir(output.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, ["site"]);
}

#[test]
fn a_workshop_in_anothers_place_does_not_let_two_builds_in() {
    let project = site();
    let at = project.path(".public.staalkaart");
    fs::create_dir(&at).expect("made");
    let lock = fs::File::create(at.join("lock")).expect("made");
    lock.lock().expect("locked");
    assert!(build(&project).stderr.contains("Er wordt al een site gemaakt in"));
    // Moved away, it holds nobody up, and what is done does not touch it.
    fs::rename(&at, project.path("weg")).expect("moved");
    assert_eq!(build(&project).code, 0);
    assert!(project.path("weg/lock").exists());
}

// Worlds in which the output cannot be moved.

/// Runs a script with mounts of its own; `None` where that may not be done.
fn with_mounts(project: &Project, script: &str) -> Option<Output> {
    let unshare = |args: &[&str]| Command::new("unshare").args(args).env("PROGRAM", PROGRAM).current_dir(project.path(".")).output();
    let try_it = ["-m", "-Urm"].into_iter().find(|how| {
        unshare(&[how, "sh", "-c", "mkdir .m && mount -t tmpfs tmpfs .m; r=$?; umount .m; rmdir .m; exit $r"]).is_ok_and(|ran| ran.status.success())
    });
    let Some(how) = try_it else {
        skipped("nothing may be mounted here");
        return None;
    };
    unshare(&[how, "sh", "-euc", script]).ok()
}

#[track_caller]
fn all_well(ran: &Output) {
    assert!(ran.status.success(), "{}\n{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn an_output_that_is_a_mount_point_is_built_in_place() {
    let project = site().write("content/over.md", "---\ntitel: Over ons\n---\n\nTekst.\n");
    let script = r#"
        mkdir public elders
        for kind in tmpfs bind; do
            if [ $kind = tmpfs ]; then mount -t tmpfs tmpfs public; else mount --bind elders public; fi
            "$PROGRAM" build
            mkfifo public/pijp; mkdir public/leeg; echo 'van mij' > public/CNAME
            printf -- '---\ntitel: Over ons\n---\n\nAnders.\n' > content/over.md
            before=$(stat -c %i public/methodieken/a/index.html)
            "$PROGRAM" build
            grep -q Anders public/over/index.html
            [ "$before" = "$(stat -c %i public/methodieken/a/index.html)" ]
            mv content/over.md over.md
            "$PROGRAM" build
            [ ! -e public/over ] && [ -p public/pijp ] && [ -d public/leeg ] && grep -q 'van mij' public/CNAME
            "$PROGRAM" build 2>&1 | grep -q 'Er is niets veranderd'
            [ -z "$(find public -name '*.work*' -o -name '*.new*')" ]
            "$PROGRAM" build --force && [ ! -e public/CNAME ] && [ ! -e public/leeg ]
            printf -- '---\ntitel: Over ons\n---\n\nTekst.\n' > content/over.md
            umount public
        done
    "#;
    if let Some(ran) = with_mounts(&project, script) {
        all_well(&ran);
    }
}

#[test]
fn an_output_from_a_lower_layer_is_built_in_place() {
    let project = site();
    assert_eq!(build(&project).code, 0);
    let project = project.write("public/.htaccess", "van mij");
    let script = r#"
        mkdir lagen && mount -t tmpfs tmpfs lagen && mkdir lagen/onder lagen/boven lagen/werk lagen/site
        cp -a staalkaart.yaml content public lagen/onder/
        if ! mount -t overlay overlay -o lowerdir=lagen/onder,upperdir=lagen/boven,workdir=lagen/werk lagen/site; then echo 'no overlay'; exit 0; fi
        cd lagen/site
        for title in Een Twee; do
            sed -i "s/^titel: .*/titel: $title/" staalkaart.yaml
            "$PROGRAM" build
            grep -q $title public/index.html && grep -q 'van mij' public/.htaccess && [ ! -e .public.staalkaart ]
        done
        "$PROGRAM" build 2>&1 | grep -q 'Er is niets veranderd'
    "#;
    if let Some(ran) = with_mounts(&project, script) {
        all_well(&ran);
        if String::from_utf8_lossy(&ran.stdout).contains("no overlay") {
            skipped("there are no overlays here");
        }
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_and_nothing_else() {
    let script = r#"
        mkdir klein && mount -t tmpfs -o size=400k tmpfs klein
        status=0; "$PROGRAM" build --output klein/site || status=$?
        [ $status = 2 ] && [ -z "$(ls -A klein)" ]
        umount klein
        "$PROGRAM" build --output maat; mount -t tmpfs -o size=$(( $(du -sk maat | cut -f1) * 3 / 2 ))k tmpfs klein
        "$PROGRAM" build --output klein/site
        find klein -type f | sort | xargs sha256sum > voor
        sed -i 's/^titel: .*/titel: Ander/' staalkaart.yaml
        head -c 100m /dev/zero > klein/vol 2>/dev/null || true
        status=0; "$PROGRAM" build --output klein/site || status=$?
        [ $status = 2 ] && rm klein/vol
        find klein -type f | sort | xargs sha256sum | diff - voor
        [ "$(ls -A klein)" = site ]
    "#;
    if let Some(ran) = with_mounts(&site(), script) {
        all_well(&ran);
    }
}

// Every system call.

/// A site on its way from one edition to another, and how to try it again and again.
struct Trial {
    project: Project,
    /// What others put into the output.
    foreign: BTreeMap<String, Vec<u8>>,
    old: BTreeMap<String, Vec<u8>>,
    new: BTreeMap<String, Vec<u8>>,
}

/// How a trial is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// With the old site or the new one, whole.
    Whole,
    /// As above, or for a moment with no site at all.
    WholeOrNone,
    /// With files of both, each whole: they are moved one by one.
    Both,
}

impl Trial {
    fn new() -> Self {
        let project = site().write("content/over.md", "---\ntitel: Over ons\n---\n\nTekst.\n");
        assert_eq!(build(&project).code, 0);
        let project = project.write("public/.htaccess", "van mij").write("public/stats/log.txt", "van mij");
        pipe(&project.path("public/pijp"));
        let foreign: BTreeMap<_, _> = [(".htaccess", "van mij"), ("stats/log.txt", "van mij"), ("pijp", "something else")]
            .map(|(path, bytes)| (path.to_owned(), bytes.as_bytes().to_vec()))
            .into();
        Self::copy(&project, "public", "oud");
        let old = content(&project.path("oud"));
        let project = project.method("b", "Buddywerking", "krachtgericht", "Tekst.").remove("content/over.md");
        assert_eq!(build(&project).code, 0);
        let new = content(&project.path("public"));
        assert!(foreign.iter().all(|(path, bytes)| old.get(path) == Some(bytes) && new.get(path) == Some(bytes)));
        Self { project, foreign, old, new }
    }

    fn copy(project: &Project, from: &str, to: &str) {
        let copied = Command::new("cp").args(["-a", from, to]).current_dir(project.path(".")).status();
        assert!(copied.expect("cp runs").success());
    }

    /// Builds from the old site under strace, with these injections; what it printed of the calls, and the exit status.
    fn build(&self, trace: &str, injections: &[String]) -> (String, Option<i32>) {
        let public = self.project.path("public");
        if public.exists() {
            fs::remove_dir_all(&public).expect("removed");
        }
        Self::copy(&self.project, "oud", "public");
        let log = self.project.path("strace.log");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", &format!("trace={trace}")]).arg("-o").arg(&log);
        for injection in injections {
            strace.args(["-e", &format!("inject={injection}")]);
        }
        let ran = strace.args([PROGRAM, "build"]).current_dir(self.project.path(".")).output().expect("strace runs");
        let log = String::from_utf8_lossy(&fs::read(log).expect("a log")).into_owned();
        (log, ran.status.code())
    }

    /// What has to be true after a build that ended in any way, and after the next one.
    #[track_caller]
    fn check(&self, what: &str, after: After) {
        let public = self.project.path("public");
        let now = content(&public);
        let is_whole = now == self.old || now == self.new || (after == After::WholeOrNone && now.is_empty());
        let is_mixed = || {
            let known = |(path, bytes): (&String, &Vec<u8>)| {
                path == ".staalkaart"
                    || path.starts_with(".staalkaart.work")
                    || self.old.get(path) == Some(bytes)
                    || self.new.get(path) == Some(bytes)
            };
            let foreign = self.foreign.iter().all(|(path, bytes)| now.get(path) == Some(bytes));
            foreign && now.iter().all(known)
        };
        assert!(is_whole || (after == After::Both && is_mixed()), "{what}: {:?}", now.keys());
        let ran = build(&self.project);
        assert_eq!(ran.code, 0, "{what}, the next build: {}", ran.stderr);
        let mended = content(&public);
        assert!(mended == self.new, "{what}, the next build: {:?}", mended.keys().collect::<Vec<_>>());
        assert_eq!(leftovers(&self.project), [""; 0], "{what}");
    }

    /// Ends or refuses every call of these names, one a build: the first ones, the last ones and some in between; with `EVERY_CALL` in the environment, all.
    fn at_every_call(&self, calls: &[&str], always: &[&str], after: After) {
        let all = std::env::var_os("EVERY_CALL").is_some();
        let always: Vec<String> = always.iter().map(|&injection| injection.to_owned()).collect();
        for call in calls {
            let (log, _) = self.build("openat2,mkdirat,linkat,unlinkat,?renameat,renameat2,flock,syncfs", &always);
            // strace counts for each thread.
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for line in log.lines().filter(|line| line.contains(&format!(" {call}("))) {
                *counts.entry(line.split(' ').next().unwrap_or_default()).or_default() += 1;
            }
            self.check(call, After::Whole);
            let count = counts.values().copied().max().unwrap_or_default();
            assert!(count > 0, "{call} is not used: {log}");
            let step = if all { 1 } else { count.div_ceil(3) };
            for at in (1..=count).filter(|at| (at - 1) % step == 0 || *at == count) {
                for how in ["signal=KILL", "error=EIO"] {
                    let mut injections = always.clone();
                    injections.push(format!("{call}:{how}:when={at}"));
                    // A call for which something is always injected is not refused as well.
                    if how.starts_with("error") && always.iter().any(|injection| injection.starts_with(&format!("{call}:"))) {
                        continue;
                    }
                    let (_, code) = self.build("none", &injections);
                    let what = format!("{call} {at} of {count}, {how}, {code:?}");
                    assert!(how != "error=EIO" || matches!(code, Some(0 | 2)), "{what}");
                    self.check(&what, if how == "error=EIO" && after == After::WholeOrNone { After::Whole } else { after });
                }
            }
        }
    }
}

fn has_strace() -> bool {
    let has = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=none", "-e", "inject=syncfs:error=EIO", "true"])
        .output()
        .is_ok_and(|ran| ran.status.success());
    if !has {
        skipped("strace is not there, or may not be used");
    }
    has
}

#[test]
fn a_build_that_ends_at_any_call_leaves_the_old_site_or_the_new() {
    if has_strace() {
        Trial::new().at_every_call(&["renameat2", "renameat", "unlinkat", "linkat", "mkdirat", "flock", "syncfs", "openat2"], &[], After::Whole);
    }
}

#[test]
fn so_does_one_where_folders_cannot_be_exchanged() {
    if has_strace() {
        // A number of the call that is refused would go before this one: the second step of two is renameat.
        Trial::new().at_every_call(&["renameat", "unlinkat"], &["renameat2:error=EINVAL"], After::WholeOrNone);
    }
}

#[test]
fn one_where_the_output_cannot_be_moved_is_mended_by_the_next() {
    if has_strace() {
        Trial::new().at_every_call(&["renameat", "unlinkat", "mkdirat"], &["renameat2:error=EBUSY"], After::Both);
    }
}

#[test]
fn what_is_saved_in_the_output_at_the_last_moment_is_not_lost() {
    if !has_strace() {
        return;
    }
    for always in [&["renameat2:delay_enter=1500000"][..], &["renameat2:error=EINVAL", "renameat:delay_enter=700000"]] {
        let trial = Trial::new();
        let public = trial.project.path("public");
        let injections: Vec<String> = always.iter().map(|&injection| injection.to_owned()).collect();
        std::thread::scope(|scope| {
            let building = scope.spawn(|| trial.build("none", &injections));
            // The workshop holds the list of what was settled just before the folders change places.
            let settled = trial.project.path(".public.staalkaart/settled");
            let mut waited = 0;
            while !settled.exists() && waited < 3000 {
                std::thread::sleep(Duration::from_millis(5));
                waited += 1;
            }
            // While folders change places in two steps there is a moment without the output, and one in which what was just saved is on its way.
            let patiently = |act: &dyn Fn() -> std::io::Result<()>| {
                let missing = |done: &std::io::Result<()>| done.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
                let mut done = act();
                for _ in 0..1_000 {
                    if !missing(&done) {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(5));
                    done = act();
                }
                done.expect("saved");
            };
            patiently(&|| fs::write(public.join("laat.txt"), "van mij"));
            patiently(&|| fs::create_dir(public.join("late-map")));
            patiently(&|| fs::write(public.join("nieuw"), "van mij, later"));
            patiently(&|| fs::rename(public.join("nieuw"), public.join(".htaccess")));
            let (_, code) = building.join().expect("ended");
            assert_eq!(code, Some(0));
        });
        assert_eq!(fs::read_to_string(public.join("laat.txt")).expect("kept"), "van mij");
        assert!(public.join("late-map").is_dir());
        assert_eq!(fs::read_to_string(public.join(".htaccess")).expect("kept"), "van mij, later");
        assert_eq!(leftovers(&trial.project), [""; 0]);
    }
}
