//! From documents to an index. Native only: it uses all cores, and the browser never calls it.
//!
//! In three steps: every document is cut into words, in parallel; every different word is stemmed and split once, in parallel; then tantivy takes
//! the documents in order, in one segment. The same documents give the same bytes.

use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tantivy::directory::RamDirectory;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory as _, Index, IndexSettings, TantivyDocument};

use crate::analysis::{Language, is_stop_word, stem, words};
use crate::bundle::{Bundle, Contents, Error, Writer};
use crate::compounds::Splitter;
use crate::engine::Session;
use crate::schema::{ENGLISH, FACET_END, FACET_SEPARATOR, Fields, KIND_FACET, Kind, Place, WHOLE_ALSO, WHOLE_TITLE, schema};
use crate::synonyms::Synonyms;

/// A document, as the catalogue gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What a hit shows.
    pub record: Record,
    /// Its keywords.
    pub keywords: Vec<String>,
    /// The names of the terms that it is filed under.
    pub terms: Vec<String>,
    /// Its facets: dimension and term. The kind of page comes on top.
    pub facets: Vec<(String, String)>,
}

/// What a hit shows, and its text for the passages. Stored as it is; the short names keep the index small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its name.
    #[serde(rename = "s")]
    pub slug: String,
    /// What kind of page it is.
    #[serde(rename = "k")]
    pub kind: Kind,
    /// The dimension of a term.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
    /// Its title.
    #[serde(rename = "t")]
    pub title: String,
    /// Its page: a folder from the root of the site, perhaps with an anchor.
    #[serde(rename = "u")]
    pub url: String,
    /// Its language, where that is not the site's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its summary.
    #[serde(rename = "g", default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Other names.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Situations in which a reader recognises it.
    #[serde(rename = "h", default, skip_serializing_if = "Vec::is_empty")]
    pub recognise: Vec<String>,
    /// Its text, a part for each heading.
    #[serde(rename = "x", default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            slug: String::new(),
            kind: Kind::Method,
            dimension: None,
            title: String::new(),
            url: String::new(),
            language: None,
            summary: String::new(),
            also: Vec::new(),
            recognise: Vec::new(),
            sections: Vec::new(),
        }
    }
}

impl Record {
    fn text_language(&self) -> Language {
        self.language.as_deref().map_or(Language::Dutch, Language::from_code)
    }
}

/// A part of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Anchor of its heading; empty for what stands above the first.
    #[serde(rename = "a", default, skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Its heading.
    #[serde(rename = "t", default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its words, without marks.
    #[serde(rename = "x", default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// An index of at most this many bytes is published in one piece.
const WHOLE: usize = 1 << 20;
/// Records are put together up to this many bytes, so that a hit costs one small block.
const RECORD_BLOCK: usize = 6 << 10;
/// Words between two places or paragraphs, so that no phrase runs from one into the other.
const GAP: u32 = 50;
/// Shortest stem that is also indexed from back to front, in bytes.
const TAIL: usize = 8;
/// Documents that are analysed together.
const CHUNK: usize = 32;

/// A word of the catalogue, with all that stands for it in the index.
struct Entry {
    folded: String,
    language: Language,
    abbreviation: bool,
    documents: u32,
}

/// The ways in which an [`Entry`] is found.
struct Forms {
    stem: String,
    parts: Vec<String>,
    tail: Option<String>,
    stop: bool,
}

/// A word at its place: number of the entry, place, position.
type Occurrence = (u32, Place, u32);

/// A document cut into words.
#[derive(Default)]
struct Analysed {
    words: Vec<Occurrence>,
    /// Whole names, as one word, and the byte that says which.
    names: Vec<(String, u8)>,
}

/// Words and their numbers.
#[derive(Default)]
struct Lexicon {
    numbers: FxHashMap<(String, Language, bool), u32>,
    entries: Vec<Entry>,
}

impl Lexicon {
    fn number(&mut self, folded: String, language: Language, abbreviation: bool) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let key = (folded, language, abbreviation);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.entries.push(Entry { folded: key.0.clone(), language, abbreviation, documents: 0 });
        self.numbers.insert(key, next);
        next
    }
}

/// The whole name as one word: "Eigen Kracht-conferentie" and "eigenkrachtconferenties" meet in it.
pub(crate) fn name_key(name: &str, language: Language) -> String {
    let mut joined = String::new();
    words(name, |word| joined.push_str(&word.folded));
    stem(&joined, language)
}

/// A name, and what stands before and in its brackets: "Individuele plaatsing (IPS)".
fn names(name: &str) -> Vec<&str> {
    let mut names = vec![name];
    if let Some((before, rest)) = name.split_once(" (") {
        names.push(before);
        names.extend(rest.split_once(')').map(|(inside, _)| inside));
    }
    names
}

fn analyse(document: &Document, lexicon: &mut Lexicon) -> Analysed {
    let record = &document.record;
    let language = record.text_language();
    let mut out = Analysed::default();
    let mut position = 0;
    let mut take = |place: Place, text: &str| {
        let mut before: Option<String> = None;
        words(text, |word| {
            // A stop word says something only in a name.
            let counts = matches!(place, Place::Title | Place::Also) || !is_stop_word(&word.folded);
            let joined = word.hyphenated.then(|| before.take().map(|before| before + &word.folded)).flatten();
            if let Some(joined) = &joined {
                out.words.push((lexicon.number(joined.clone(), language, false), place, position));
            }
            before = Some(joined.unwrap_or_else(|| word.folded.clone()));
            if counts {
                out.words.push((lexicon.number(word.folded, language, word.abbreviation), place, position));
            }
            position += 1;
        });
        position += GAP;
    };
    take(Place::Title, &record.title);
    record.also.iter().for_each(|name| take(Place::Also, name));
    take(Place::Summary, &record.summary);
    record.recognise.iter().for_each(|text| take(Place::Recognise, text));
    document.keywords.iter().for_each(|text| take(Place::Keyword, text));
    document.terms.iter().for_each(|text| take(Place::Term, text));
    for section in &record.sections {
        take(Place::Heading, &section.title);
        take(Place::Text, &section.text);
    }
    let also = record.also.iter().flat_map(|name| names(name)).map(|name| (name, WHOLE_ALSO));
    let all = names(&record.title).into_iter().map(|name| (name, WHOLE_TITLE)).chain(also);
    for (name, mark) in all {
        let key = (name_key(name, language), mark);
        if !key.0.is_empty() && !out.names.contains(&key) {
            out.names.push(key);
        }
    }
    out
}

/// Cuts documents into words, in parallel, and numbers the words in the order in which they come.
fn analyse_all(documents: &[Document]) -> (Vec<Analysed>, Vec<Entry>) {
    let chunks: Vec<(Vec<Analysed>, Vec<Entry>)> = documents
        .par_chunks(CHUNK)
        .map(|chunk| {
            let mut lexicon = Lexicon::default();
            let analysed: Vec<Analysed> = chunk.iter().map(|document| analyse(document, &mut lexicon)).collect();
            let mut last = vec![u32::MAX; lexicon.entries.len()];
            for (number, document) in (0u32..).zip(&analysed) {
                for (word, ..) in &document.words {
                    if std::mem::replace(&mut last[*word as usize], number) != number {
                        lexicon.entries[*word as usize].documents += 1;
                    }
                }
            }
            (analysed, lexicon.entries)
        })
        .collect();
    let mut lexicon = Lexicon::default();
    let mut all = Vec::with_capacity(documents.len());
    for (analysed, entries) in chunks {
        let numbers: Vec<u32> = entries
            .into_iter()
            .map(|entry| {
                let number = lexicon.number(entry.folded, entry.language, entry.abbreviation);
                lexicon.entries[number as usize].documents += entry.documents;
                number
            })
            .collect();
        all.extend(analysed.into_iter().map(|mut document| {
            document.words.iter_mut().for_each(|(word, ..)| *word = numbers[*word as usize]);
            document
        }));
    }
    (all, lexicon.entries)
}

/// Stems and splits every word once.
fn forms(entries: &[Entry]) -> Vec<Forms> {
    let stem_of = |entry: &Entry| if entry.abbreviation { entry.folded.clone() } else { stem(&entry.folded, entry.language) };
    let stems: Vec<String> = entries.par_iter().map(stem_of).collect();
    let mut frequency: FxHashMap<String, u32> = FxHashMap::default();
    for (entry, stem) in entries.iter().zip(&stems).filter(|(entry, _)| entry.language == Language::Dutch && !is_stop_word(&entry.folded)) {
        *frequency.entry(stem.clone()).or_default() += entry.documents;
    }
    let splitter = Splitter::new(frequency);
    entries
        .par_iter()
        .zip(stems)
        .map(|(entry, stem)| {
            let dutch = entry.language == Language::Dutch && !entry.abbreviation;
            let parts = if dutch { splitter.split(&entry.folded) } else { Vec::new() };
            let tail = (dutch && stem.len() >= TAIL).then(|| stem.chars().rev().collect());
            let stem = if entry.language == Language::English { format!("{ENGLISH}{stem}") } else { stem };
            Forms { stem, parts, tail, stop: is_stop_word(&entry.folded) }
        })
        .collect()
}

/// The terms of a field of one document, as text: tantivy takes no terms that are made already but as JSON, so they are written one a line, with
/// their position, and [`Cut`] only cuts the lines.
#[derive(Default)]
struct Terms(String);

impl Terms {
    fn push(&mut self, text: &str, mark: u8, position: u32) {
        use std::fmt::Write as _;
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{position}\t{text}{}", char::from(mark));
    }

    fn add(&self, document: &mut TantivyDocument, field: tantivy::schema::Field) {
        if !self.0.is_empty() {
            document.add_text(field, &self.0);
        }
    }
}

/// Cuts what [`Terms`] wrote.
#[derive(Clone)]
struct Cut;

/// The terms that are still to come.
struct Lines<'a> {
    rest: &'a str,
    token: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Lines<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Lines<'a> {
        Lines { rest: text, token: Token::default() }
    }
}

impl TokenStream for Lines<'_> {
    fn advance(&mut self) -> bool {
        let Some((line, rest)) = self.rest.split_once('\n') else { return false };
        self.rest = rest;
        let (position, term) = line.split_once('\t').unwrap_or(("", line));
        self.token.position = position.parse().unwrap_or(0);
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn inverted(analysed: &Analysed, document: &Document, entries: &[Entry], forms: &[Forms], fields: Fields) -> TantivyDocument {
    let (mut exact, mut stems, mut parts, mut tails) = (Terms::default(), Terms::default(), Terms::default(), Terms::default());
    for (word, place, position) in &analysed.words {
        if !forms[*word as usize].stop {
            stems.push(&forms[*word as usize].stem, place.code(), *position);
        }
    }
    analysed.names.iter().for_each(|(name, mark)| stems.push(name, *mark, 0));
    // Of the rest it counts only whether a word stands in a place.
    let mut once: Vec<(u32, Place)> = analysed.words.iter().map(|(word, place, _)| (*word, *place)).collect();
    once.sort_unstable();
    once.dedup();
    for (word, place) in once {
        let (entry, forms) = (&entries[word as usize], &forms[word as usize]);
        exact.push(&entry.folded, place.code(), 0);
        if !forms.stop {
            forms.parts.iter().for_each(|part| parts.push(part, place.code(), 0));
            forms.tail.iter().for_each(|tail| tails.push(tail, place.code(), 0));
        }
    }
    let mut facets = Terms::default();
    for (name, value) in
        document.facets.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([(KIND_FACET, document.record.kind.name())])
    {
        facets.push(&format!("{name}{FACET_SEPARATOR}{value}"), FACET_END, 0);
    }
    let mut out = TantivyDocument::new();
    for (terms, field) in [(exact, fields.exact), (stems, fields.stem), (parts, fields.part), (tails, fields.tail), (facets, fields.facet)] {
        terms.add(&mut out, field);
    }
    out
}

/// Records in blocks of about [`RECORD_BLOCK`] bytes.
fn record_blocks(documents: &[Document]) -> Vec<(u32, Vec<u8>)> {
    let mut blocks: Vec<(u32, Vec<u8>)> = Vec::new();
    for document in documents {
        let json = serde_json::to_vec(&document.record).unwrap_or_default();
        let mut block = match blocks.pop() {
            Some((count, bytes)) if bytes.len() + json.len() / 2 <= RECORD_BLOCK => (count, Writer(bytes)),
            full => {
                blocks.extend(full);
                (0, Writer::default())
            }
        };
        block.0 += 1;
        block.1.number(json.len() as u64);
        block.1.0.extend_from_slice(&json);
        blocks.push((block.0, block.1.0));
    }
    blocks
}

/// Builds the index of `documents`; hits of the same worth stand in their order.
///
/// # Errors
/// [`Error::Index`] if tantivy refuses; nothing in a document makes it do so.
pub fn build(documents: &[Document], synonyms: &Synonyms) -> Result<Bundle, Error> {
    let failed = |error: tantivy::TantivyError| Error::Index(error.to_string());
    let (schema, fields) = schema();
    let (analysed, entries) = analyse_all(documents);
    let forms = forms(&entries);

    let directory = RamDirectory::create();
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let tokenizers = TokenizerManager::new();
    tokenizers.register("default", TextAnalyzer::from(Cut));
    let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers);
    let mut writer = builder.single_segment_index_writer(directory.clone(), 1 << 30).map_err(failed)?;
    for (analysed, documents) in analysed.chunks(CHUNK * 4).zip(documents.chunks(CHUNK * 4)) {
        let chunk: Vec<TantivyDocument> =
            analysed.par_iter().zip(documents).map(|(analysed, document)| inverted(analysed, document, &entries, &forms, fields)).collect();
        for document in chunk {
            writer.add_document(document).map_err(failed)?;
        }
    }
    let index = writer.finalize().map_err(failed)?;
    let mut contents = Contents {
        documents: u32::try_from(documents.len()).unwrap_or(u32::MAX),
        small: false,
        synonyms: synonyms.to_bytes(),
        files: files(&directory, &index)?,
        records: record_blocks(documents),
    };
    drop((index, directory, analysed, entries, forms));

    let total: usize = contents.files.iter().map(|(_, bytes)| bytes.len()).chain(contents.records.iter().map(|(_, bytes)| bytes.len())).sum();
    contents.small = total <= WHOLE;
    if contents.small {
        return Ok(contents.bundle(|_| true));
    }
    // What opening an index and counting its facets reads, every query reads.
    let touched = Session::of(&contents).blocks_of_opening()?;
    Ok(contents.bundle(|number| touched.contains(&number)))
}

/// tantivy's files, under names that do not depend on the segment's random one.
fn files(directory: &RamDirectory, index: &Index) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Index(error.to_string());
    let segments = index.searchable_segment_ids().map_err(|error| failed(&error))?;
    let id = segments.first().map(tantivy::index::SegmentId::uuid_string).ok_or(Error::Corrupt("there is no segment"))?;
    let dashed = format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
    let zeros = "0".repeat(32);
    let read = |name: &str| directory.atomic_read(Path::new(name)).map_err(|error| failed(&error));
    let meta = String::from_utf8(read("meta.json")?).map_err(|error| failed(&error))?;
    let meta = meta.replace(&id, &zeros).replace(&dashed, "00000000-0000-0000-0000-000000000000");
    let mut files = vec![("meta.json".to_owned(), meta.into_bytes())];
    for extension in ["fast", "fieldnorm", "store", "term", "idx", "pos"] {
        files.push((format!("{zeros}.{extension}"), read(&format!("{id}.{extension}"))?));
    }
    Ok(files)
}
