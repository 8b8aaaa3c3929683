//! A made-up site for the benches.
#![allow(dead_code, reason = "each bench takes what it needs")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PRINCIPLES: [&str; 7] = ["krachtgericht", "positief", "integraal", "participatief", "inclusief", "gestructureerd", "gecoordineerd"];
const LEVELS: [&str; 3] = ["individueel", "collectief", "politiek"];

/// What a made-up site has beside its methods; see [`more`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct More {
    /// Ordinary pages, in folders of a hundred.
    pub(crate) pages: usize,
    /// Terms of a dimension of their own; each method names three.
    pub(crate) terms: usize,
    /// Sources; each method cites three.
    pub(crate) sources: usize,
    /// Trajectories of four methods.
    pub(crate) trajectories: usize,
}

/// Makes a site as [`make`] does, with more of everything else.
pub(crate) fn more(root: &Path, count: usize, more: More) {
    make(root, count);
    let write = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for n in 0..more.pages {
        write(
            format!("content/map{}/p{n}.md", n / 100),
            format!("---\ntitel: Pagina {n}\n---\n\nEen gewone pagina, met een link naar [[m{}]].\n", n % count),
        );
    }
    if more.terms > 0 {
        let config = root.join("staalkaart.yaml");
        let text = fs::read_to_string(&config).unwrap();
        fs::write(config, format!("{text}  themas: {{enkelvoud: thema, meervoud: themas}}\nmatrix: {{rijen: niveaus, kolommen: themas}}\n")).unwrap();
    }
    for n in 0..more.terms {
        write(format!("content/themas/t{n}.md"), format!("---\ntitel: Thema {n}\nkort: Een term voor de meting.\nvolgorde: {n}\n---\n"));
    }
    let mut bib = String::new();
    for n in 0..more.sources {
        let (one, other, year) = (n % 97, n % 31, 1990 + n % 30);
        writeln!(bib, "@book{{bron{n},\n  title = {{Boek {n}}},\n  author = {{Naam{one}, An and Ander{other}, Jo}},\n  date = {{{year}}}\n}}")
            .unwrap();
    }
    if more.sources > 0 {
        write("content/bronnen.bib".into(), bib);
    }
    for n in 0..count {
        let path = root.join(format!("content/methodieken/m{n}.md"));
        let mut text = fs::read_to_string(&path).unwrap();
        if more.terms > 0 {
            let term = |k: usize| (n * 5 + k * 31) % more.terms;
            text = text.replace("trefwoorden:", &format!("themas: [t{}, t{}, t{}]\ntrefwoorden:", term(0), term(1), term(2)));
        }
        if more.sources > 0 {
            let source = |k: usize| (n * 5 + k * 31) % more.sources;
            writeln!(text, "Zoals gezegd [@bron{}], [@bron{}] en [@bron{}].", source(0), source(1), source(2)).unwrap();
        }
        fs::write(path, text).unwrap();
    }
    for n in 0..more.trajectories {
        let method = |k: usize| (n * 7 + k * 13) % count;
        let phases = format!(
            "fasen:\n  - naam: Begin\n    methodieken: [m{}, m{}]\n  - naam: Vervolg\n    methodieken: [m{}, m{}]\n",
            method(0),
            method(1),
            method(2),
            method(3)
        );
        let summary = "samenvatting: Een traject voor de meting, met twee fasen en vier methodieken.";
        write(format!("content/trajecten/tr{n}.md"), format!("---\ntitel: Traject {n}\n{summary}\n{phases}---\n"));
    }
}

/// Makes a site of `count` methods, each with a text of some 400 words, links to two others and a table. The same on every run.
pub(crate) fn make(root: &Path, count: usize) {
    let write = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "staalkaart.yaml".into(),
        "titel: Bench\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1}\n  niveaus: {enkelvoud: niveau, meervoud: niveaus}\n".into(),
    );
    for (folder, terms) in [("principes", &PRINCIPLES[..]), ("niveaus", &LEVELS[..])] {
        for (place, term) in terms.iter().enumerate() {
            write(format!("content/{folder}/{term}.md"), format!("---\ntitel: {term}\nkort: Een term voor de meting.\nvolgorde: {place}\n---\n"));
        }
    }
    for n in 0..count {
        let (a, b) = ((n * 7 + 1) % count, (n * 13 + 5) % count);
        let mut text = format!(
            "---\ntitel: Methodiek nummer {n}\nsamenvatting: Een samenvatting van de methodiek met nummer {n}, lang genoeg om een kaart mee te vullen.\nprincipes: [{}, {}]\nniveaus: [{}]\ntrefwoorden: [woord{}, begrip{}]\ndatum: 2026-01-02\n---\n\n",
            PRINCIPLES[n % 7],
            PRINCIPLES[(n + 1 + n / 7 % 5) % 7],
            LEVELS[n % 3],
            n % 211,
            n % 97,
        );
        for part in 0..5 {
            write!(text, "## Deel {part}\n\nZie [[m{a}]] en [een ander](m{b}.md#deel-{part}). ").unwrap();
            for word in 0..70 {
                write!(text, "woord{} ", (n * 31 + word * 17 + part) % 4001).unwrap();
            }
            text.push_str("\n\n- een\n- **twee**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n");
        }
        write(format!("content/methodieken/m{n}.md"), text);
    }
}
