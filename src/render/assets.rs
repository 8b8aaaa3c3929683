//! The theme's static files under the names that they are published with.
//!
//! A name carries a hash of the bytes, so that browsers may keep a file for ever. Style sheets name other files: what they import from beside
//! them is put in its place (one request instead of several), and a `url()` follows the new name. Nothing else in a file is changed.

use std::collections::BTreeMap;
use std::ops::Range;

/// Imports within imports are followed so deep.
const DEEPEST: usize = 4;
/// What a sheet imports may be this large, in bytes.
pub(super) const LARGEST: usize = 4 << 20;
/// What all sheets import may be this large together.
const LARGEST_TOGETHER: usize = 32 << 20;
/// An import counts as this many bytes at least: an empty sheet can be imported without end as well.
const IMPORT: usize = 64;

/// Files as they are published, and the name of each by the name that the theme gives it.
pub(super) struct Assets {
    /// Published name below `static/`, and bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The theme's name of each file, and the published one.
    pub(super) names: BTreeMap<String, String>,
    /// Sheets that import too much, and the place of the import at which that shows. It is left as it is written.
    pub(super) excess: Vec<(String, Range<usize>)>,
}

/// Names every file and settles what style sheets say of the others.
pub(super) fn publish(statics: &BTreeMap<String, Vec<u8>>) -> Assets {
    let mut assets = Assets { files: Vec::new(), names: BTreeMap::new(), excess: Vec::new() };
    let mut left = LARGEST_TOGETHER;
    let (sheets, others): (Vec<_>, Vec<_>) = statics.iter().partition(|(path, _)| is_sheet(path));
    for (path, bytes) in others {
        assets.add(path, bytes.clone());
    }
    for (path, bytes) in sheets {
        let bytes = match std::str::from_utf8(bytes) {
            Ok(text) => {
                let mut bundle = Bundle { statics, out: String::with_capacity(text.len()), left: left.min(LARGEST), excess: None };
                let before = bundle.left;
                bundle.add(path, text, DEEPEST);
                left -= before - bundle.left;
                assets.excess.extend(bundle.excess.map(|range| (path.clone(), range)));
                with_names(&bundle.out, path, &assets.names).into_bytes()
            }
            Err(_) => bytes.clone(),
        };
        assets.add(path, bytes);
    }
    assets
}

impl Assets {
    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let name = with_hash(path, &bytes);
        self.files.push((name.clone(), bytes));
        self.names.insert(path.to_owned(), name);
    }
}

fn is_sheet(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

/// `site.css` as `site.1a2b3c4d5e.css`.
fn with_hash(path: &str, bytes: &[u8]) -> String {
    let hash = &blake3::hash(bytes).to_hex()[..10];
    match path.rsplit_once('.') {
        Some((stem, extension)) if !stem.ends_with('/') && !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
        _ => format!("{path}.{hash}"),
    }
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..=at])
}

/// A style sheet with those beside it that it imports: each line `@import "name.css";`.
struct Bundle<'a> {
    statics: &'a BTreeMap<String, Vec<u8>>,
    out: String,
    /// So many bytes may still be imported.
    left: usize,
    /// The import of the sheet itself at which too much was imported.
    excess: Option<Range<usize>>,
}

impl Bundle<'_> {
    fn add(&mut self, path: &str, text: &str, deepest: usize) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let name = line.trim().strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")).filter(|name| !name.contains('/'));
            let imported = name.filter(|_| deepest > 0 && self.excess.is_none()).and_then(|name| {
                let path = format!("{}{name}", folder(path));
                Some((std::str::from_utf8(self.statics.get(&path)?).ok()?, path))
            });
            let Some((imported, imported_path)) = imported else {
                self.out.push_str(line);
                continue;
            };
            if let Some(left) = self.left.checked_sub(imported.len().max(IMPORT)) {
                self.left = left;
                self.add(&imported_path, imported, deepest - 1);
            } else {
                self.excess = Some(0..0);
                self.out.push_str(line);
            }
            // However deep it was: what this sheet says leads to it.
            if deepest == DEEPEST && self.excess == Some(0..0) {
                self.excess = Some(range);
            }
        }
    }
}

/// A style sheet in which `url(name)` says the published name of a file of the theme. Other addresses stay as they are.
fn with_names(text: &str, path: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("url(") {
        let inside = open + "url(".len();
        let Some(length) = rest[inside..].find(')') else { break };
        let written = &rest[inside..inside + length];
        let target = written.trim().trim_matches(['"', '\'']);
        out.push_str(&rest[..inside]);
        match names.get(&format!("{}{target}", folder(path))) {
            Some(name) => out.push_str(&format!("\"{}\"", &name[folder(path).len()..])),
            None => out.push_str(written),
        }
        rest = &rest[inside + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(files: &[(&str, &str)]) -> Assets {
        publish(&files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
    }

    fn text<'a>(assets: &'a Assets, name: &str) -> &'a str {
        let published = &assets.names[name];
        let (_, bytes) = assets.files.iter().find(|(path, _)| path == published).expect("published");
        std::str::from_utf8(bytes).expect("text")
    }

    #[test]
    fn a_sheet_holds_what_it_imports_and_names_files_as_they_are_published() {
        let assets = published(&[
            ("css/a.css", "@import \"b.css\";\n@import \"https://x/y.css\";\np { src: url(f.woff2), url('https://x/f'), url(#a) }\n"),
            ("css/b.css", "@import \"b.css\";\nb { background: url( \"f.woff2\" ) }\n"),
            ("css/f.woff2", "font"),
        ]);
        let font = assets.names["css/f.woff2"].strip_prefix("css/").expect("beside the sheet");
        let sheet = text(&assets, "css/a.css");
        assert!(sheet.ends_with(&format!("p {{ src: url(\"{font}\"), url('https://x/f'), url(#a) }}\n")), "{sheet}");
        assert!(sheet.contains(&format!("b {{ background: url(\"{font}\") }}\n@import \"https://x/y.css\";")), "{sheet}");
    }

    #[test]
    fn another_file_means_another_name_of_the_sheet() {
        let name = |font: &str| published(&[("a.css", "p { src: url(f.woff2) }"), ("f.woff2", font)]).names["a.css"].clone();
        assert_ne!(name("one"), name("two"));
    }

    #[test]
    fn imports_without_end_are_left_at_the_line_that_leads_to_them() {
        for inner in ["", "p { color: red }\n"] {
            let fan = |name: &str| format!("@import \"{name}\";\n").repeat(2000);
            let assets =
                published(&[("a.css", &format!("a {{}}\n{}", fan("b.css"))), ("b.css", &fan("c.css")), ("c.css", &fan("d.css")), ("d.css", inner)]);
            let (path, range) = assets.excess.first().expect("too much");
            assert_eq!((path.as_str(), range.clone()), ("a.css", 5..21));
            assert!(text(&assets, "a.css").len() < 3 * LARGEST);
        }
        let circle = published(&[("a.css", "@import \"b.css\";\n"), ("b.css", "@import \"a.css\";\nb {}\n")]);
        assert!(circle.excess.is_empty() && text(&circle, "a.css").contains("b {}"));
    }

    #[test]
    fn odd_sheets_stay_as_they_are() {
        for odd in ["url(", "@import \"", "url()", "@import \"weg.css\";", "url(\u{e9}"] {
            assert_eq!(text(&published(&[("a.css", odd)]), "a.css"), odd);
        }
    }
}
