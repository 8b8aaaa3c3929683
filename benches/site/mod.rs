//! A made-up site for the benches.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PRINCIPLES: [&str; 7] = ["krachtgericht", "positief", "integraal", "participatief", "inclusief", "gestructureerd", "gecoordineerd"];
const LEVELS: [&str; 3] = ["individueel", "collectief", "politiek"];

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
