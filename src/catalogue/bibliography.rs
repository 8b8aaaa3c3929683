//! The sources of a catalogue: `content/bronnen.bib`, BibLaTeX as Zotero exports it.
//!
//! Read by the biblatex and hayagriva crates; how a source is *cited* is for [`crate::render`].

use std::collections::BTreeMap;

use biblatex::ChunksExt as _;
use hayagriva::Entry;

use super::SourceId;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::source::SourceMap;

/// A source.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// What is known of it.
    pub entry: Entry,
    /// A note for the reader: that the citation was not checked, say.
    pub note: Option<String>,
    /// The source as BibLaTeX, without what belongs to its owner's computer.
    pub biblatex: String,
}

/// All sources, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Bibliography {
    sources: Vec<Source>,
    by_key: BTreeMap<String, SourceId>,
    /// Whether something in the file could not be read.
    damaged: bool,
    /// Whether there is a file.
    there: bool,
    addresses: Vec<(String, Span)>,
}

impl Bibliography {
    /// False where the file is there and cannot be read whole: its keys are then not all known, and a missing one is no news.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.damaged
    }

    /// Whether the site has the file at all.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.there
    }

    /// The sources, in the order of the file.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The web addresses of the sources (`url`, and `doi` as the address of its registry), and where they stand.
    #[must_use]
    pub fn addresses(&self) -> &[(String, Span)] {
        &self.addresses
    }

    /// The source with this key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<SourceId> {
        self.by_key.get(key).copied()
    }

    /// The keys, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }
}

/// Fields that say something about the owner's library, not about the source.
const PRIVATE: &[&str] = &["file", "abstract", "annotation", "keywords", "urldate", "timestamp", "groups", "owner"];

/// Where the file lies.
pub const FILE: &str = "content/bronnen.bib";

/// Reads [`FILE`]; a site may have none.
pub fn read(sources: &SourceMap, diagnostics: &mut Diagnostics) -> Bibliography {
    let Some(id) = sources.find(FILE) else { return Bibliography::default() };
    let file = sources.file(id);
    let damaged = Bibliography { damaged: true, there: true, ..Bibliography::default() };
    if !file.readable {
        return damaged;
    }
    let text = file.text.as_str();
    let problem = |range: std::ops::Range<usize>, reason: String| {
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let line = text[start..].split('\n').next().unwrap_or_default().trim_end().len();
        let end = text.floor_char_boundary(range.end.clamp(start, start + line)).max(start);
        Diagnostic::new(Code::BibliographySyntax, Span::new(id, start..end)).arg("reason", reason)
    };
    let parsed = match biblatex::Bibliography::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            diagnostics.push(problem(error.span.clone(), error.kind.to_string()));
            return damaged;
        }
    };
    let mut bibliography = Bibliography { there: true, ..Bibliography::default() };
    for raw in parsed.iter() {
        let entry = match Entry::try_from(raw) {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(problem(error.span.clone(), format!("{}: {}", raw.key, error.kind)));
                bibliography.damaged = true;
                continue;
            }
        };
        if entry.title().is_none() {
            let at = text.find(&format!("{{{},", raw.key)).map_or(0, |at| at + 1);
            let span = Span::new(id, at..at + if at == 0 { 0 } else { raw.key.len() });
            diagnostics.push(Diagnostic::new(Code::SourceWithoutTitle, span).arg("source", raw.key.as_str()));
        }
        bibliography.addresses.extend(addresses(raw).map(|(address, range)| {
            let start = text.floor_char_boundary(range.start.min(text.len()));
            (address, Span::new(id, start..text.floor_char_boundary(range.end.min(text.len()))))
        }));
        let mut public = raw.clone();
        for field in PRIVATE {
            public.fields.remove(*field);
        }
        let note = entry.note().map(|note| note.value.to_str().into_owned());
        bibliography.by_key.insert(raw.key.clone(), bibliography.sources.len());
        bibliography.sources.push(Source { key: raw.key.clone(), note, biblatex: public.to_biblatex_string(), entry: with_publisher(entry) });
    }
    bibliography
}

/// The web addresses of a source, and the places of the fields.
fn addresses(raw: &biblatex::Entry) -> impl Iterator<Item = (String, std::ops::Range<usize>)> {
    let url = raw.url().ok();
    let doi = raw.doi().ok().and_then(|doi| {
        let doi = doi.trim().to_owned();
        if doi.starts_with("http") {
            return Some(doi);
        }
        let mut address = url::Url::parse("https://doi.org/").ok()?;
        address.set_path(doi.strip_prefix("doi:").unwrap_or(&doi).trim());
        Some(address.into())
    });
    let place = |field: &str| raw.fields.get(field).map(|chunks| chunks.span());
    [(url, place("url")), (doi, place("doi"))].into_iter().filter_map(|(address, place)| Some((address?, place?)))
}

/// APA names the institution of a report where it names the publisher of a book; hayagriva keeps them apart. The note is shown apart, with its
/// own weight, so it leaves the citation.
fn with_publisher(mut entry: Entry) -> Entry {
    if entry.publisher().and_then(hayagriva::types::Publisher::name).is_none()
        && let Some(organization) = entry.organization().cloned()
    {
        let location = entry.publisher().and_then(|p| p.location().cloned()).or_else(|| entry.location().cloned());
        entry.set_publisher(hayagriva::types::Publisher::new(Some(organization), location));
    }
    entry
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_the_file(pieces in proptest::collection::vec(prop_oneof![
            Just("@book{"), Just("@online{"), Just("@string{"), Just("@comment{"), Just("key,"), Just("\n  title = {"), Just("\n  author = {"), Just("\n  date = {"),
            Just("}"), Just("},"), Just("{"), Just("2012"), Just("2012-13"), Just("Rapp, Charles and "), Just("\""), Just("#"), Just("\\"), Just("\\'e"), Just("$"),
            Just("%"), Just("é"), Just("\n"), Just(" = "), Just("\n  pages = {1--"), Just("\n  url = {https://x.y/%E2}"), Just(","), Just("\n  volume = {x}"), Just("~"),
            Just("\n  crossref = {key}"), Just("\n  edition = {3}"), Just("\n  isbn = {x}"), Just("woord"), Just(" "),
        ], 0..40)) {
            let text = pieces.concat();
            let sources = SourceMap::from_texts([("content/bronnen.bib".to_owned(), text.clone())]);
            let mut diagnostics = Diagnostics::new();
            let bibliography = read(&sources, &mut diagnostics);
            for diagnostic in diagnostics.into_vec() {
                let (start, end) = (diagnostic.span.start, diagnostic.span.end);
                prop_assert!(start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end), "{}..{} of {:?}", start, end, text);
            }
            prop_assert!(bibliography.sources().iter().all(|source| bibliography.find(&source.key).is_some()));
        }
    }
}
