//! The files of the search on the site: index, blocks, engine, and the list for the first tier.
//!
//! They lie in one folder that is named after everything that they are made of, so browsers may keep them for ever. Index and blocks are compressed, since not
//! every host does it; the engine lies there both ways, and the page takes the one that is smaller for its host.

use serde::Serialize;
use staalkaart_search::bundle::Bundle;
use staalkaart_search::index::Document;

use crate::output::Content;

/// Where the folder of the index lies.
pub const FOLDER: &str = "zoek/";
/// The engine, as `engines/build` made it.
static ENGINE: &[u8] = include_bytes!("../../engines/search/engine.wasm");
/// The same, compressed.
static ENGINE_GZIP: &[u8] = include_bytes!("../../engines/search/engine.wasm.gz");

/// In a larger catalogue the first tier has no list: it would be larger than the engine.
const MOST_LISTED: usize = 2_000;

/// What the site publishes for its search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The folder, from the root of the site: `zoek/1a2b3c4d5e/`.
    pub folder: String,
    /// The files: path from the root, and what is in them.
    pub files: Vec<(String, Content)>,
}

/// The list that the page filters by itself.
#[derive(Serialize)]
struct List<'a> {
    facets: &'a [(&'a str, &'a str)],
    items: Vec<Item<'a>>,
}

/// Kind, title, page, other names, and the numbers of its facets.
type Item<'a> = (&'static str, &'a str, &'a str, &'a [String], Vec<usize>);

fn list(documents: &[Document]) -> Vec<u8> {
    let mut facets: Vec<(&str, &str)> =
        documents.iter().flat_map(|document| &document.facets).map(|(name, term)| (name.as_str(), term.as_str())).collect();
    facets.sort_unstable();
    facets.dedup();
    let number = |(name, term): &(String, String)| facets.binary_search(&(name.as_str(), term.as_str())).ok();
    let listed = if documents.len() > MOST_LISTED { &[] } else { documents };
    let item = |document| {
        let Document { record, facets: own, .. }: &Document = document;
        (record.kind.name(), record.title.as_str(), record.url.as_str(), record.also.as_slice(), own.iter().filter_map(number).collect())
    };
    let items = listed.iter().map(item).collect();
    let json = serde_json::to_string(&List { facets: &facets, items }).unwrap_or_default();
    // A script, so that it is also read from a disk or a stick; U+2028 and U+2029 are fine in scripts since ES2019.
    format!("globalThis.staalkaartLijst={json}\n").into_bytes()
}

/// The files of the search, in `folder`.
pub(super) fn publish(folder: &str, documents: &[Document], bundle: Bundle) -> Published {
    let list = list(documents);
    let path = |name: &str| format!("{folder}{name}");
    let mut files = vec![
        (path("engine.wasm"), ENGINE.to_vec().into()),
        (path("engine.wasm.gz"), ENGINE_GZIP.to_vec().into()),
        (path("index.bin"), Content::Zipped(bundle.header)),
        (path("list.js"), list.into()),
    ];
    files.extend(bundle.blocks.into_iter().map(|(number, bytes)| (path(&format!("b/{number}.bin")), Content::Zipped(bytes))));
    Published { folder: folder.to_owned(), files }
}
