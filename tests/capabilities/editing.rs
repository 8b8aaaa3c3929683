//! An editor saves, again and again: what is shown, and what a build leaves on disk, is always what a first build of the folder as it is now makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use staalkaart::build::{self, Order};
use staalkaart::diagnostics::{Language, human};
use staalkaart::session::{Input, Look, Session};

use crate::project::Project;

/// What an editor can do to a folder.
#[derive(Debug, Clone)]
enum Edit {
    /// Save this text in this file.
    Write(&'static str, String),
    /// The way editors save that keep the old file until the new one is whole.
    Replace(&'static str, String),
    Delete(&'static str),
    Rename(&'static str, &'static str),
    /// A folder goes elsewhere; where it is gone already, it comes back.
    Away(&'static str),
    /// Save another text below the same front matter.
    Body(&'static str, &'static str),
    /// Somebody changes a published file, its size staying the same; or removes it.
    Publish(prop::sample::Index, bool),
    /// What the last build noted is cut off, changed, or gone.
    Note(prop::sample::Index, u8),
}

const METHODS: [&str; 4] =
    ["content/methodieken/a.md", "content/methodieken/b.md", "content/methodieken/sub/c.md", "content/methodieken/zz-nieuw.md"];

fn method(title: usize, term: usize, text: usize) -> String {
    let titles = ["Ecogram", "Netwerkkaart", "Ánders", "zoeken: “moeilijk”", ""];
    let terms = ["krachtgericht", "positief", "onbekend"];
    let texts = [
        "Tekst.",
        "## Kop\n\nZie [[a]] en [[b|die andere]], en [@bron, p. 3].",
        "Zie [daar](b.md#kop) en [[begrip]].",
        "![Beeld](../media/x.svg)",
        "<b>ruw</b>",
        "Woorden over trajectbegeleiding en begeleiding in een traject.",
    ];
    format!(
        "---\ntitel: \"{}\"\nsamenvatting: Een samenvatting die lang genoeg is om een kaart mee te vullen, met nummer {text}.\nprincipes: [{}]\nniveaus: [individueel]\ndatum: 2026-01-0{}\naliassen: [/oud-{title}-{text}/]\n---\n\n{}\n",
        titles[title],
        terms[term],
        title + 1,
        texts[text],
    )
}

fn edits() -> impl Strategy<Value = Edit> {
    let page = (0..METHODS.len(), 0..5usize, 0..3usize, 0..6usize).prop_map(|(file, title, term, text)| (METHODS[file], method(title, term, text)));
    let other = prop_oneof![
        Just(("content/principes/positief.md", "---\ntitel: Positief denken\nkort: Een andere zin over deze term.\nvolgorde: 0\n---\n")),
        Just(("content/principes/positief.md", "---\ntitel: Positief\nkort: Een zin over deze term.\nvolgorde: 9\n---\nMet tekst over [[a]].\n")),
        Just(("content/begrippen/begrip.md", "---\ntitel: Begrip\nkort: Wat dit woord betekent.\nverwant: [a]\n---\n")),
        Just((
            "content/trajecten/t.md",
            "---\ntitel: Traject\nsamenvatting: Een traject dat lang genoeg beschreven is om een kaart mee te vullen.\nfasen:\n  - {naam: Begin, methodieken: [a, b]}\n---\n"
        )),
        Just(("content/index.md", "---\ntitel: Welkom\n---\nZie [de methodieken](methodieken/a.md).\n")),
        Just(("content/bronnen.bib", "@book{bron,\n  title = {Boek},\n  author = {Jansen, Jan},\n  date = {2009}\n}\n")),
        Just(("content/bronnen.bib", "@book{bron,\n  title = {Ander boek},\n  date = {2012}\n}\n")),
        Just(("content/bronnen.bib", "@book{bron, title = {Stuk")),
        Just(("content/synoniemen.yaml", "synoniemen:\n  - [ecogram, netwerkkaart]\n")),
        Just(("content/media/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"4\"/>")),
        Just(("content/los.txt", "hoort hier niet")),
        Just(("themes/staalkaart/templates/term.html", "{% extends \"default/term.html\" %}")),
        Just(("themes/staalkaart/templates/method-item.html", "<li>{{ title }}</li>")),
        Just(("themes/staalkaart/templates/method.html", "{{ content.bestaat_niet.ook_niet }}")),
        Just(("themes/staalkaart/templates/page.html", "{% if %}")),
        Just(("themes/staalkaart/static/eigen.css", "p { color: red }")),
        Just(("themes/staalkaart/i18n/nl.ftl", "methods = Werkwijzen\n")),
        Just(("staalkaart.yaml", crate::project::CONFIG)),
        Just((
            "staalkaart.yaml",
            "titel: Andere titel\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1}\n  niveaus: {enkelvoud: niveau, meervoud: niveaus}\nbasis_url: https://example.org/x/\n"
        )),
        Just((
            "staalkaart.yaml",
            "titel: Twee\ndimensies:\n  niveaus: {enkelvoud: niveau, meervoud: niveaus}\n  principes: {enkelvoud: principe, meervoud: principes}\nmatrix: {rijen: principes, kolommen: niveaus}\n"
        )),
        Just(("staalkaart.yaml", "titel: [stuk")),
    ];
    let method_file = || prop_oneof![Just(METHODS[0]), Just(METHODS[1]), Just(METHODS[2]), Just(METHODS[3])];
    prop_oneof![
        4 => page.clone().prop_map(|(path, text)| Edit::Write(path, text)),
        2 => page.prop_map(|(path, text)| Edit::Replace(path, text)),
        4 => other.prop_map(|(path, text)| Edit::Write(path, text.to_owned())),
        2 => prop_oneof![method_file(), Just("content/bronnen.bib"), Just("themes/staalkaart/templates/method.html"), Just("content/principes/positief.md"), Just("staalkaart.yaml")]
            .prop_map(Edit::Delete),
        2 => (method_file(), prop_oneof![method_file(), Just("content/begrippen/verplaatst.md"), Just("content/over.md")]).prop_map(|(from, to)| Edit::Rename(from, to)),
        3 => (method_file(), prop_oneof![
                Just("Heel andere woorden.\n"), Just("*Tekst.*\n"), Just("**Tekst.**\n"), Just("Zie [[b]].\n"), Just("## Kop\n\n### Onder\n"), Just("[@bron]\n"),
                Just("![](https://beeld.example.org/a.png)\n"), Just(""),
            ]).prop_map(|(path, body)| Edit::Body(path, body)),
        1 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(file, gone)| Edit::Publish(file, gone)),
        1 => (any::<prop::sample::Index>(), 0..3u8).prop_map(|(place, how)| Edit::Note(place, how)),
        1 => prop_oneof![Just("content/methodieken"), Just("content"), Just("themes"), Just("content/methodieken/sub")].prop_map(Edit::Away),
    ]
}

fn apply(root: &Path, edit: &Edit) {
    let put = |path: PathBuf, text: &str| {
        // Where a folder is away, an editor cannot save in it either.
        if path.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok()) {
            let _ = fs::write(path, text);
        }
    };
    match edit {
        Edit::Write(path, text) => put(root.join(path), text),
        Edit::Replace(path, text) => {
            let swap = root.join(format!("{path}~"));
            put(swap.clone(), text);
            let _ = fs::rename(swap, root.join(path));
        }
        Edit::Body(path, body) => {
            if let Some((front, _)) = fs::read_to_string(root.join(path)).ok().as_deref().and_then(|text| text.rsplit_once("---\n")) {
                put(root.join(path), &format!("{front}---\n\n{body}"));
            }
        }
        Edit::Publish(file, gone) => {
            let public = root.join("public");
            let files: Vec<String> =
                if public.is_dir() { crate::project::files(&public).into_iter().filter(|path| path != ".staalkaart").collect() } else { Vec::new() };
            if !files.is_empty() {
                let path = public.join(file.get(&files));
                let bytes = fs::read(&path).expect("a file");
                // Written beside it, so that no other link to these bytes sees it.
                fs::remove_file(&path).expect("removed");
                if !gone {
                    fs::write(&path, bytes.iter().map(|byte| byte ^ 1).collect::<Vec<u8>>()).expect("written");
                }
            }
        }
        Edit::Note(place, how) => {
            let path = root.join(".staalkaart/build.json");
            if let Ok(mut note) = fs::read(&path) {
                let at = place.index(note.len());
                match how {
                    0 => drop(fs::remove_file(&path)),
                    1 => fs::write(&path, &note[..at]).expect("written"),
                    _ => {
                        note[at] ^= 1;
                        fs::write(&path, note).expect("written");
                    }
                }
            }
        }
        Edit::Delete(path) => drop(fs::remove_file(root.join(path))),
        Edit::Rename(from, to) => {
            let to = root.join(to);
            let _ = fs::create_dir_all(to.parent().expect("a folder"));
            let _ = fs::rename(root.join(from), to);
        }
        Edit::Away(folder) => {
            let (here, away) = (root.join(folder), root.join(format!("weg-{}", folder.replace('/', "-"))));
            if away.is_dir() {
                let _ = fs::remove_dir_all(&here);
                let _ = fs::rename(away, here);
            } else {
                let _ = fs::rename(here, away);
            }
        }
    }
}

/// A site: its files, if there are any, and its problems in words; or the failure that kept it from being looked at.
type Seen = Result<(Option<BTreeMap<String, Vec<u8>>>, Vec<String>), String>;

fn words(look: &Look) -> Vec<String> {
    let mut words: Vec<String> = look.diagnostics.iter().map(|d| human::draw(d, &look.sources, Language::Nl, false)).collect();
    words.sort();
    words
}

/// What is shown after a look.
fn shown(session: &mut Session) -> Seen {
    let mut look = session.look().map_err(|failure| format!("{failure:?}"))?;
    let mut files = None;
    if let Some(edition) = look.edition.take() {
        look.add(edition.mistakes(|| true));
        let made = |path: String| Some((path.clone(), edition.get(&path)?.ok()?.into_owned()));
        files = Some(edition.paths().expect("an index").into_iter().filter_map(made).collect());
    }
    Ok((files.filter(|_| !look.has_errors()), words(&look)))
}

/// What a build leaves in a folder of the site.
fn built(root: &Path, output: &str) -> Seen {
    let input = Input { root: root.to_owned(), ..Input::default() };
    let order = Order { input, output: root.join(output), force: false, manner: String::new() };
    let tell = |look: &Look| words(look).join("\0");
    let outcome = build::build(&order, &|_| (), &tell).map_err(|failure| format!("{failure:?}"))?;
    let written = || crate::project::files(&root.join(output)).into_iter().filter(|path| path != ".staalkaart");
    let files = outcome.site.map(|_| written().map(|path| (path.clone(), fs::read(root.join(output).join(path)).expect("a file"))).collect());
    Ok((files, outcome.told.split('\0').filter(|words| !words.is_empty()).map(str::to_owned).collect()))
}

/// What a first build makes of the folder: nothing of another build is there.
fn built_anew(root: &Path) -> Seen {
    let (note, aside) = (root.join(".staalkaart"), root.join("opzij"));
    let is_aside = fs::rename(&note, &aside).is_ok();
    let seen = built(root, "schoon");
    let _ = fs::remove_dir_all(root.join("schoon"));
    let _ = fs::remove_dir_all(&note);
    if is_aside {
        fs::rename(aside, note).expect("back");
    }
    seen
}

fn start() -> Project {
    Project::new()
        .write("content/principes/positief.md", "---\ntitel: Positief\nkort: Een zin over deze term.\nvolgorde: 2\n---\n")
        .write(METHODS[0], &method(0, 0, 1))
        .write(METHODS[1], &method(1, 1, 2).replace("Zie", "## Kop\n\nZie"))
        .write("content/begrippen/begrip.md", "---\ntitel: Begrip\nkort: Wat dit woord betekent.\n---\n")
        .write("content/bronnen.bib", "@book{bron,\n  title = {Boek},\n  author = {Jansen, Jan},\n  date = {2009}\n}\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_what_is_shown_and_what_is_built_is_what_a_first_build_makes(edits in proptest::collection::vec(proptest::collection::vec(edits(), 1..4), 1..8)) {
        let project = start();
        let root = project.path(".");
        let mut session = Session::new(Input { root: root.clone(), ..Input::default() });
        prop_assert!(shown(&mut session).expect("a site").0.is_some());
        for burst in edits {
            for edit in &burst {
                apply(&root, edit);
            }
            let anew = built_anew(&root);
            for (what, seen) in [("shown", shown(&mut session)), ("built", built(&root, "public")), ("built again", built(&root, "public"))] {
                if let (Ok((Some(seen), _)), Ok((Some(anew), _))) = (&seen, &anew) {
                    let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
                    prop_assert_eq!(paths(seen), paths(anew), "{} after {:?}", what, &burst);
                    for (path, bytes) in anew {
                        prop_assert!(seen.get(path) == Some(bytes), "{} {} after {:?}", path, what, &burst);
                    }
                }
                let told = |seen: &Seen| seen.as_ref().map(|(files, words)| (files.is_some(), words.clone())).map_err(Clone::clone);
                prop_assert_eq!(told(&seen), told(&anew), "{} after {:?}", what, &burst);
            }
        }
    }
}

#[test]
fn what_has_lain_still_is_not_read_again_and_what_is_saved_then_is() {
    let project = start();
    let root = project.path(".");
    let mut session = Session::new(Input { root: root.clone(), ..Input::default() });
    // Longer than the coarsest clock of a file system, so that times of change can be trusted.
    std::thread::sleep(std::time::Duration::from_millis(2200));
    let first = session.look().expect("a site");
    assert!(session.refresh().expect("a site").is_none(), "nothing changed");
    apply(&root, &Edit::Write(METHODS[0], method(0, 0, 5)));
    let second = session.refresh().expect("a site").expect("a change");
    let same = |path: &str| {
        let file = |sources: &staalkaart::source::SourceMap| std::sync::Arc::clone(sources.file(sources.find(path).expect("there")));
        std::sync::Arc::ptr_eq(&file(&first.sources), &file(&second.sources))
    };
    assert!(!same(METHODS[0]) && same(METHODS[1]) && same("staalkaart.yaml"));
    // The same size and time of change as before, as a program can set them.
    let text = fs::read_to_string(root.join(METHODS[1])).expect("a text");
    let time = fs::metadata(root.join(METHODS[1])).and_then(|data| data.modified()).expect("a time");
    fs::write(root.join(METHODS[1]), text.replace("Kop", "Pok")).expect("written");
    fs::File::options().write(true).open(root.join(METHODS[1])).and_then(|file| file.set_modified(time)).expect("set back");
    if cfg!(unix) {
        assert!(session.refresh().expect("a site").is_some(), "seen all the same");
    }
    assert_eq!(shown(&mut session), built_anew(&root));
}
