//! An editor saves, again and again: what is shown is always what a build of the folder as it is now would make.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use staalkaart::diagnostics::{Language, human};
use staalkaart::session::{self, Input, Session};

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
    let any = || prop_oneof![Just(METHODS[0]), Just(METHODS[1]), Just(METHODS[2]), Just(METHODS[3])];
    prop_oneof![
        4 => page.clone().prop_map(|(path, text)| Edit::Write(path, text)),
        2 => page.prop_map(|(path, text)| Edit::Replace(path, text)),
        4 => other.prop_map(|(path, text)| Edit::Write(path, text.to_owned())),
        2 => prop_oneof![any(), Just("content/bronnen.bib"), Just("themes/staalkaart/templates/method.html"), Just("content/principes/positief.md"), Just("staalkaart.yaml")]
            .prop_map(Edit::Delete),
        2 => (any(), prop_oneof![any(), Just("content/begrippen/verplaatst.md"), Just("content/over.md")]).prop_map(|(from, to)| Edit::Rename(from, to)),
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

/// What is shown after a look.
fn shown(session: &mut Session) -> Seen {
    let look = session.look().map_err(|failure| format!("{failure:?}"))?;
    let mut found = look.diagnostics.clone();
    let mut files = None;
    if let Some(edition) = &look.edition {
        found.extend(edition.mistakes(|| true));
        let made = |path: String| Some((path.clone(), edition.get(&path)?.ok()?.into_owned()));
        files = Some(edition.paths().expect("an index").into_iter().filter_map(made).collect());
    }
    let has_errors = found.iter().any(|d| d.severity() == staalkaart::diagnostics::Severity::Error);
    let mut words: Vec<String> = found.iter().map(|d| human::draw(d, &look.sources, Language::Nl, false)).collect();
    words.sort();
    Ok((files.filter(|_| !has_errors), words))
}

/// What a build of the folder would make.
fn built(root: &Path) -> Seen {
    let input = Input { root: root.to_owned(), ..Input::default() };
    let (look, site) = session::build(&input, &|_| ()).map_err(|failure| format!("{failure:?}"))?;
    let files = site.as_ref().map(|site| site.files().map(|(path, content)| (path.to_owned(), content.bytes().into_owned())).collect());
    let mut words: Vec<String> = look.diagnostics.iter().map(|d| human::draw(d, &look.sources, Language::Nl, false)).collect();
    words.sort();
    Ok((files, words))
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
    fn after_any_edits_the_shown_site_is_the_built_one(edits in proptest::collection::vec(proptest::collection::vec(edits(), 1..4), 1..8)) {
        let project = start();
        let root = project.path(".");
        let mut session = Session::new(Input { root: root.clone(), ..Input::default() });
        prop_assert!(shown(&mut session).expect("a site").0.is_some());
        for burst in edits {
            for edit in &burst {
                apply(&root, edit);
            }
            let (shown, built) = (shown(&mut session), built(&root));
            if let (Ok((Some(shown), _)), Ok((Some(built), _))) = (&shown, &built) {
                let paths = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
                prop_assert_eq!(paths(shown), paths(built), "after {:?}", &burst);
                for (path, bytes) in built {
                    prop_assert!(shown.get(path) == Some(bytes), "{} after {:?}", path, &burst);
                }
            }
            prop_assert_eq!(shown.as_ref().map(|(files, words)| (files.is_some(), words)), built.as_ref().map(|(files, words)| (files.is_some(), words)), "after {:?}", &burst);
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
    assert_eq!(shown(&mut session), built(&root));
}
