//! What decides over the bytes of each file, as a hash: where it is what it was, the file need not be made again.
//!
//! It is deliberately coarse, so that it can be trusted. A page is made of its own text and of what all texts show of themselves elsewhere: their front
//! matter, where they lead, what they cite and which headings they have. What else stands in the *body* of a text is on its own page alone. So after a change
//! in the body of one text its page is made again; after any other change, every page. The property test of the builds holds this against the pages.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::{PageId, Pages, Recipe, Whole};
use crate::catalogue::{EntryId, Text};
use crate::diagnostics::Diagnostics;
use crate::hash::{Hash, Hasher};
use crate::output::Content;
use crate::session::PROGRAM;
use crate::source::{FileId, SourceFile, front_matter};

/// The hashes of a site's files.
pub(crate) struct Keys {
    /// Of all that more than one page is made of.
    shared: Hash,
    /// Of the folder of the search.
    search: Hash,
    /// Of the body of each text that has a page.
    bodies: BTreeMap<EntryId, Hash>,
    /// Of where each long list is split: it depends on how long the text above it is.
    splits: BTreeMap<Whole, Hash>,
}

impl Keys {
    /// The hashes for these pages.
    pub(crate) fn of(pages: &Pages) -> Self {
        let (catalogue, sources) = (pages.catalogue(), pages.sources());
        // The introduction of a list may show on several pages.
        let own = catalogue.texts().filter(|(entry, _)| !matches!(entry, EntryId::List(_)));
        let with_page: HashMap<FileId, (EntryId, &Text)> = own.map(|(entry, text)| (text.file, (entry, text))).collect();
        let files: Vec<(FileId, &SourceFile)> = sources.files().map(|(id, file)| (id, file.as_ref())).collect();
        let hashes: Vec<(Hash, Option<(EntryId, Hash)>)> = files
            .par_iter()
            .map(|&(id, file)| match with_page.get(&id) {
                Some(&(entry, text)) => {
                    let (shown, body) = of_text(id, file, text);
                    (shown, Some((entry, body)))
                }
                None => (Hash::of(file.text.as_bytes()), None),
            })
            .collect();
        let mut shared = Hasher::default();
        shared.add(PROGRAM).add(format!("{:?}", catalogue.config()));
        for ((_, file), (hash, _)) in files.iter().zip(&hashes) {
            shared.add(&file.path).add(hash.to_string());
        }
        for file in &sources.media {
            shared.add(&file.path).add(&file.bytes);
        }
        let bodies = hashes.into_iter().filter_map(|(_, body)| body).collect();
        let splits = pages.splits().map(|(whole, split)| (whole, Hash::of(split.as_bytes()))).collect();
        Self { shared: shared.finish(), search: Hash::of(pages.search().folder.as_bytes()), bodies, splits }
    }

    /// The hash for the file at `path`.
    pub(crate) fn of_file(&self, path: &str, recipe: &Recipe) -> Hash {
        let mut key = Hasher::default();
        let (search, shared, body) = (self.search.to_string(), self.shared.to_string(), |entry| self.bodies.get(entry).map(Hash::to_string));
        match recipe {
            // The path of a picture says what it shows.
            Recipe::Ready(Content::Picture(_)) => key.add(PROGRAM).add(path),
            Recipe::Ready(content) => key.add(content.bytes()),
            Recipe::Page(PageId::Entry(entry)) => key.add(shared).add(body(entry).unwrap_or_default()),
            Recipe::Page(PageId::Part(whole, _)) => key.add(shared).add(self.splits.get(whole).map(Hash::to_string).unwrap_or_default()),
            Recipe::Page(_) | Recipe::Alias(..) | Recipe::Moved(..) | Recipe::Data(_) | Recipe::Record(..) => key.add(shared),
            Recipe::Search | Recipe::Headers => key.add(shared).add(search),
        };
        key.finish()
    }
}

/// What a text shows of itself on other pages, and its body.
fn of_text(id: FileId, file: &SourceFile, text: &Text) -> (Hash, Hash) {
    let body = front_matter::split(id, &file.text, &mut Diagnostics::new()).map_or(0, |parts| parts.body.start);
    let (front, body) = file.text.split_at(body);
    let document = &text.body.document;
    let mut shown = Hasher::default();
    shown.add(front).add(format!("{:?}", text.changed));
    for (link, destination) in document.links.iter().zip(&text.body.links) {
        shown.add(format!("{:?} {destination:?}", link.image));
    }
    shown.add(format!("{:?}", text.body.citations));
    for heading in &document.headings {
        shown.add(&heading.id).add(&heading.text);
    }
    (shown.finish(), Hash::of(body.as_bytes()))
}
