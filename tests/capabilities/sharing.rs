//! Another site shows a link to a page with a picture of it.

use std::fs;
use std::path::Path;

use crate::project::{Built, CONFIG, Project, TODAY};

/// A frame that prints what the page knows of its picture.
const FRAME: &str = "{% extends \"default/base.html\" %}\n{% block trail %}{% if image %}⟦{{ image.href }}|{{ image.width }}|{{ image.height }}|{{ image.alt }}⟧{% endif %}{% endblock trail %}\n";

fn site() -> Project {
    Project::new()
        .write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/pad/\n"))
        .write("themes/staalkaart/templates/base.html", FRAME)
        .method("a", "Ecogram", "krachtgericht, participatief", "Tekst.")
        .method("b", "Buddywerking", "participatief", "Tekst.")
}

/// What the page in this folder says of its picture: address, width, height, words.
fn image(built: &Built, folder: &str) -> Vec<String> {
    let page = built.page(folder);
    let found = page.split_once('⟦').and_then(|(_, rest)| rest.split_once('⟧')).unwrap_or_else(|| panic!("no picture: {page}"));
    found.0.split('|').map(ToOwned::to_owned).collect()
}

fn pictures(folder: &Path) -> Vec<String> {
    crate::project::files(folder).into_iter().filter(|path| path.starts_with("static/beeld/")).collect()
}

/// Width and height in the first chunk of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB`\x82"), "a whole PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn a_method_has_a_picture_of_its_own_and_all_other_pages_that_of_the_site() {
    let built = site().build();
    let (a, b, home) = (image(&built, "methodieken/a/"), image(&built, "methodieken/b/"), image(&built, ""));
    assert!(a[0] != b[0] && a[0] != home[0] && b[0] != home[0], "{a:?} {b:?} {home:?}");
    for folder in ["methodieken/", "principes/krachtgericht/", "zoeken/"] {
        assert_eq!(image(&built, folder), home, "{folder}");
    }
    for image in [&a, &b, &home] {
        let path = image[0].strip_prefix("https://example.org/pad/").expect("a full address");
        assert_eq!(size(&fs::read(built.folder().join(path)).expect("a picture")), (1200, 630));
        assert_eq!(image[1..3], ["1200", "630"]);
    }
    assert_eq!(a[3], "Stofstalen in de kleuren van krachtgericht en participatief, met de titel Ecogram");
    assert_eq!(pictures(built.folder()).len(), 3, "no picture that nothing shows");
}

#[test]
fn without_an_address_there_are_no_pictures() {
    let built = site().write("staalkaart.yaml", CONFIG).build();
    assert!(pictures(built.folder()).is_empty());
    assert!(!built.page("methodieken/a/").contains('⟦'));
}

#[test]
fn the_same_site_has_the_same_pictures_and_another_title_another() {
    let read = |built: &Built| -> Vec<(String, Vec<u8>)> {
        pictures(built.folder()).into_iter().map(|path| (path.clone(), fs::read(built.folder().join(path)).expect("a picture"))).collect()
    };
    let (one, two) = (site().build(), site().build());
    assert!(read(&one) == read(&two));
    let other = site().method("a", "Netwerkkaart", "krachtgericht, participatief", "Tekst.").build();
    assert_ne!(image(&one, "methodieken/a/")[0], image(&other, "methodieken/a/")[0]);
    assert_eq!(image(&one, "methodieken/b/")[0], image(&other, "methodieken/b/")[0]);
}

#[cfg(unix)]
#[test]
fn only_new_pictures_are_drawn() {
    use std::os::unix::fs::MetadataExt as _;

    let project = site();
    assert_eq!(project.run(&["build"]).code, 0);
    let public = project.path("public");
    let before = pictures(&public);
    let [first, second, third] = before.as_slice() else { panic!("{before:?}") };
    let node = |path: &str| fs::metadata(public.join(path)).expect("a picture").ino();
    let nodes: Vec<u64> = before.iter().map(|path| node(path)).collect();
    // One that was changed, and one that broke off.
    let whole = fs::read(public.join(first)).expect("a picture");
    let mut marked = whole.clone();
    marked[60] ^= 1;
    fs::write(public.join(first), &marked).expect("written");
    let broken = fs::read(public.join(second)).expect("a picture");
    fs::write(public.join(second), &broken[..broken.len() / 2]).expect("written");
    let project = project.write("content/over.md", "---\ntitel: Over ons\n---\n");
    assert_eq!(project.run(&["build"]).code, 0);
    assert_eq!(pictures(&public), before);
    assert_eq!(node(third), nodes[2], "the same file");
    assert!(fs::read(public.join(first)).expect("a picture") == whole, "mended");
    assert_eq!(fs::read(public.join(second)).expect("a picture"), broken, "whole again");
    assert!(project.run(&["build"]).stderr.starts_with("Er is niets veranderd"));
    // Where nothing is known of the last build, a whole picture is taken for what its name says, so that none is drawn twice.
    fs::remove_dir_all(project.path(".staalkaart")).expect("removed");
    fs::write(public.join(first), &marked).expect("written");
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(fs::read(public.join(first)).expect("a picture") == marked, "not drawn");
}

#[test]
fn a_check_draws_nothing_and_any_title_can_be_drawn() {
    let long = "Methodiek ".repeat(9);
    let titles = ["\"<&'> ]]> 👩‍👩‍👧\"", "العربية", "\"\\u2028\\u200d\\u200d\\uFFFD\"", long.trim(), &"lang".repeat(22)];
    let mut project = site();
    for (number, title) in titles.iter().enumerate() {
        project = project.method(&format!("m{number}"), title, "krachtgericht", "Tekst.");
    }
    let ran = project.run(&["check", "--date", TODAY]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!project.path("public").exists());
    let built = project.build();
    for path in pictures(built.folder()) {
        assert_eq!(size(&fs::read(built.folder().join(&path)).expect("a picture")), (1200, 630), "{path}");
    }
}

#[test]
fn a_site_chooses_whether_methods_have_pictures_and_a_large_one_has_none_by_itself() {
    let with = |line: &str| Project::new().write("staalkaart.yaml", &format!("{CONFIG}basis_url: https://example.org/\n{line}"));
    let few = |project: Project| project.method("a", "Ecogram", "krachtgericht", "Tekst.").method("b", "Buddy", "participatief", "Tekst.");
    assert_eq!(pictures(few(with("")).build().folder()).len(), 3);
    assert_eq!(pictures(few(with("deelbeelden: site\n")).build().folder()).len(), 1);
    assert_eq!(few(with("deelbeelden: soms\n")).codes(), ["SK0119 staalkaart.yaml:7:14"]);
    let many = (0..251).fold(with(""), |project, n| project.method(&format!("m{n}"), &format!("Methode {n}"), "krachtgericht", "Tekst."));
    assert_eq!(pictures(many.build().folder()).len(), 1);
}
