//! From documents to an index. Native only: it uses all cores, and the browser never calls it.
//!
//! In three steps: every document is cut into words, in parallel; every different word is stemmed and split once, in parallel; then the words are
//! sorted by term, and tantivy writes them, in one segment. Fields are sorted one after the other, each while the one before is written: the words of
//! two fields are in memory at a time, not those of five. The same documents give the same bytes.

use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use tantivy::directory::RamDirectory;
use tantivy::postings::InvertedIndexSerializer;
use tantivy::{Directory as _, Index, IndexSettings, TantivyDocument};

use crate::analysis::{Language, is_stop_word, stem, words};
use crate::bundle::{Bundle, Contents, Error, Writer};
use crate::compounds::{Splitter, Stems};
use crate::engine::Session;
use crate::postings::Postings;
use crate::schema::{ENGLISH, FACET_END, FACET_SEPARATOR, KIND_FACET, Kind, Place, WHOLE_ALSO, WHOLE_TITLE, schema};
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
    /// The documents that an editor set beside it, or it beside them, by their numbers.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<u32>,
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
            related: Vec::new(),
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
/// Documents that are analysed together, with one list of their words.
const CHUNK: usize = 128;
/// Chunks whose lists of words are in memory at the same time.
const CHUNKS: usize = 16;

/// A word of the catalogue, with all that stands for it in the index.
struct Entry {
    folded: String,
    language: Language,
    abbreviation: bool,
    /// Whether it says nothing outside a name; see [`is_stop_word`].
    stop: bool,
    documents: u32,
}

/// The ways in which an [`Entry`] is found.
struct Forms {
    stem: String,
    parts: Vec<String>,
    /// The stem from back to front, where it is long.
    tail: Vec<String>,
    stop: bool,
}

/// A word at its place. A catalogue has millions.
struct Occurrence {
    /// Number of the entry.
    word: u32,
    /// The position, and above it, from bit [`PLACE`], the code of the place.
    at: u32,
}

/// Where the place begins in [`Occurrence::at`]; a text of the largest size has fewer words than fit below.
const PLACE: u32 = 28;

impl Occurrence {
    fn new(word: u32, place: Place, position: u32) -> Self {
        Self { word, at: u32::from(place.code()) << PLACE | position.min((1 << PLACE) - 1) }
    }

    fn place(&self) -> u8 {
        u8::try_from(self.at >> PLACE).unwrap_or(0)
    }

    fn position(&self) -> u32 {
        self.at & ((1 << PLACE) - 1)
    }
}

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
    /// The words of each language, abbreviations apart.
    numbers: FxHashMap<(Language, bool), FxHashMap<String, u32>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    fn number(&mut self, folded: &str, language: Language, abbreviation: bool) -> u32 {
        let numbers = self.numbers.entry((language, abbreviation)).or_default();
        if let Some(number) = numbers.get(folded) {
            return *number;
        }
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { folded: folded.to_owned(), language, abbreviation, stop: is_stop_word(folded), documents: 0 });
        numbers.insert(folded.to_owned(), next);
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
        // The word before, or all words that hyphens tie together.
        let mut before = String::new();
        words(text, |word| {
            let is_joined = word.hyphenated && !before.is_empty();
            if !is_joined {
                before.clear();
            }
            before.push_str(&word.folded);
            if is_joined {
                out.words.push(Occurrence::new(lexicon.number(&before, language, false), place, position));
            }
            let number = lexicon.number(&word.folded, language, word.abbreviation);
            // A stop word says something only in a name.
            if matches!(place, Place::Title | Place::Also) || !lexicon.entries[number as usize].stop {
                out.words.push(Occurrence::new(number, place, position));
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
    out.words.shrink_to_fit();
    out
}

/// Cuts documents into words, in parallel, and numbers the words in the order in which they come.
fn analyse_all(documents: &[Document]) -> (Vec<Analysed>, Vec<Entry>) {
    let mut lexicon = Lexicon::default();
    let mut all = Vec::with_capacity(documents.len());
    for documents in documents.chunks(CHUNK * CHUNKS) {
        let chunks: Vec<(Vec<Analysed>, Vec<Entry>)> = documents.par_chunks(CHUNK).map(analyse_chunk).collect();
        for (analysed, entries) in chunks {
            let numbers: Vec<u32> = entries
                .into_iter()
                .map(|entry| {
                    let number = lexicon.number(&entry.folded, entry.language, entry.abbreviation);
                    lexicon.entries[number as usize].documents += entry.documents;
                    number
                })
                .collect();
            all.extend(analysed.into_iter().map(|mut document| {
                document.words.iter_mut().for_each(|found| found.word = numbers[found.word as usize]);
                document
            }));
        }
    }
    (all, lexicon.entries)
}

/// The words of some documents, numbered among themselves.
fn analyse_chunk(documents: &[Document]) -> (Vec<Analysed>, Vec<Entry>) {
    let mut lexicon = Lexicon::default();
    let analysed: Vec<Analysed> = documents.iter().map(|document| analyse(document, &mut lexicon)).collect();
    let mut last = vec![u32::MAX; lexicon.entries.len()];
    for (number, document) in (0u32..).zip(&analysed) {
        for Occurrence { word, .. } in &document.words {
            if std::mem::replace(&mut last[*word as usize], number) != number {
                lexicon.entries[*word as usize].documents += 1;
            }
        }
    }
    (analysed, lexicon.entries)
}

/// Stems and splits every word once.
fn forms(entries: &[Entry]) -> Vec<Forms> {
    let stem_of = |entry: &Entry| if entry.abbreviation { entry.folded.clone() } else { stem(&entry.folded, entry.language) };
    let stems: Vec<String> = entries.par_iter().map(stem_of).collect();
    let mut frequency: FxHashMap<String, u32> = FxHashMap::default();
    for (entry, stem) in entries.iter().zip(&stems).filter(|(entry, _)| entry.language == Language::Dutch && !entry.stop) {
        *frequency.entry(stem.clone()).or_default() += entry.documents;
    }
    let splitter = Splitter::new(frequency);
    entries
        .par_iter()
        .zip(stems)
        .map_init(Stems::default, |known, (entry, stem)| {
            let dutch = entry.language == Language::Dutch && !entry.abbreviation;
            let parts = if dutch { splitter.split(&entry.folded, known) } else { Vec::new() };
            let tail = if dutch && stem.len() >= TAIL { vec![stem.chars().rev().collect()] } else { Vec::new() };
            let stem = if entry.language == Language::English { format!("{ENGLISH}{stem}") } else { stem };
            Forms { stem, parts, tail, stop: entry.stop }
        })
        .collect()
}

/// Sorts the words of every field by term, and writes them.
fn invert(
    documents: &[Document],
    (analysed, entries): (&[Analysed], &[Entry]),
    forms: &[Forms],
    serializer: &mut InvertedIndexSerializer,
) -> std::io::Result<()> {
    let facets = facets(documents);
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let numbered = || (0u32..).zip(analysed);
    let exact = || {
        let texts: Vec<&str> = entries.iter().map(|entry| entry.folded.as_str()).collect();
        Postings::sort(&texts, false, |take| {
            for (document, of) in numbered() {
                of.words.iter().for_each(|found| take((found.word, found.place(), document, 0)));
            }
        })
    };
    let stem = || {
        // The stems of the words, and then whole names.
        let names = analysed.iter().flat_map(|of| &of.names).map(|(name, _)| name.as_str());
        let texts: Vec<&str> = forms.iter().map(|forms| forms.stem.as_str()).chain(names).collect();
        Postings::sort(&texts, true, |take| {
            let mut name = forms.len();
            for (document, of) in numbered() {
                let words = of.words.iter().filter(|found| !forms[found.word as usize].stop);
                words.for_each(|found| take((found.word, found.place(), document, found.position())));
                for (_, mark) in &of.names {
                    take((number(name), *mark, document, 0));
                    name += 1;
                }
            }
        })
    };
    // What else a word is found by: texts of its own, beside one another for each word.
    let derived = |texts_of: &(dyn Fn(&Forms) -> &[String] + Sync)| {
        let mut first = vec![0; forms.len()];
        let mut texts: Vec<&str> = Vec::new();
        for (word, forms) in forms.iter().enumerate() {
            first[word] = texts.len();
            if !forms.stop {
                texts.extend(texts_of(forms).iter().map(String::as_str));
            }
        }
        let end = texts.len();
        Postings::sort(&texts, false, |take| {
            for (document, of) in numbered() {
                for found in &of.words {
                    let word = found.word as usize;
                    let until = first.get(word + 1).copied().unwrap_or(end);
                    (first[word]..until).for_each(|text| take((number(text), found.place(), document, 0)));
                }
            }
        })
    };
    let facet = || {
        let texts: Vec<&str> = facets.iter().map(|(_, text)| text.as_str()).collect();
        Postings::sort(&texts, false, |take| {
            for (text, (document, _)) in facets.iter().enumerate() {
                take((number(text), FACET_END, *document, 0));
            }
        })
    };
    let part = || derived(&|forms| &forms.parts);
    let tail = || derived(&|forms| forms.tail.as_slice());
    // In the order of the schema, which is that of the files.
    let fields = schema().1;
    let mut write = |postings: Postings<'_>, field| postings.write(field, serializer);
    let exact = exact();
    let (written, stem) = rayon::join(|| write(exact, fields.exact), stem);
    written?;
    let (written, part) = rayon::join(|| write(stem, fields.stem), part);
    written?;
    let (written, tail) = rayon::join(|| write(part, fields.part), tail);
    written?;
    let (written, facet) = rayon::join(|| write(tail, fields.tail), facet);
    written?;
    write(facet, fields.facet)
}

/// The facets of every document, as terms: number of the document, and text.
fn facets(documents: &[Document]) -> Vec<(u32, String)> {
    let own = |document: &Document| -> Vec<String> {
        let facets = document.facets.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let facets = facets.chain([(KIND_FACET, document.record.kind.name())]);
        facets.map(|(name, value)| format!("{name}{FACET_SEPARATOR}{value}")).collect()
    };
    (0u32..).zip(documents).flat_map(|(of, document)| own(document).into_iter().map(move |text| (of, text))).collect()
}

/// Records in blocks of about [`RECORD_BLOCK`] bytes.
fn record_blocks(documents: &[Document]) -> Vec<(u32, Vec<u8>)> {
    let mut blocks: Vec<(u32, Vec<u8>)> = Vec::new();
    let mut count = 0;
    let mut block = Writer::default();
    for documents in documents.chunks(CHUNK * CHUNKS) {
        let records: Vec<Vec<u8>> = documents.par_iter().map(|document| serde_json::to_vec(&document.record).unwrap_or_default()).collect();
        for json in records {
            if count > 0 && block.0.len() + json.len() / 2 > RECORD_BLOCK {
                let mut full = std::mem::take(&mut block.0);
                full.shrink_to_fit();
                blocks.push((std::mem::take(&mut count), full));
            }
            count += 1;
            block.number(json.len() as u64);
            block.0.extend_from_slice(&json);
        }
    }
    if count > 0 {
        blocks.push((count, block.0));
    }
    blocks
}

/// Builds the index of `documents`; hits of the same worth stand in their order.
///
/// # Errors
/// [`Error::Index`] if tantivy refuses; nothing in a document makes it do so.
pub fn build(documents: &[Document], synonyms: &Synonyms) -> Result<Bundle, Error> {
    let failed = |error: tantivy::TantivyError| Error::Index(error.to_string());
    let (schema, _) = schema();
    let (analysed, entries) = analyse_all(documents);
    let forms = forms(&entries);

    let directory = RamDirectory::create();
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let builder = Index::builder().schema(schema).settings(settings);
    // tantivy's own writer makes a segment of documents without words: all that the files beside the postings hold. It insists on memory for words.
    let mut writer = builder.single_segment_index_writer(directory.clone(), 15 << 20).map_err(failed)?;
    for _ in documents {
        writer.add_document(TantivyDocument::new()).map_err(failed)?;
    }
    let index = writer.finalize().map_err(failed)?;
    let words = index.new_segment();
    let mut serializer = InvertedIndexSerializer::open(&words).map_err(failed)?;
    invert(documents, (&analysed, &entries), &forms, &mut serializer).map_err(|error| Error::Index(error.to_string()))?;
    serializer.close().map_err(|error| Error::Index(error.to_string()))?;
    drop((analysed, entries, forms));
    let mut contents = Contents {
        documents: u32::try_from(documents.len()).unwrap_or(u32::MAX),
        small: false,
        synonyms: synonyms.to_bytes(),
        files: files(&directory, &index, &words.id().uuid_string())?,
        records: record_blocks(documents),
    };
    drop((index, directory));

    let total: usize = contents.files.iter().map(|(_, bytes)| bytes.len()).chain(contents.records.iter().map(|(_, bytes)| bytes.len())).sum();
    contents.small = total <= WHOLE;
    if contents.small {
        return Ok(contents.bundle(|_| true));
    }
    // What opening an index and counting its facets reads, every query reads.
    let touched = Session::of_files(&contents).blocks_of_opening()?;
    Ok(contents.bundle(|number| touched.contains(&number)))
}

/// tantivy's files, under names that do not depend on the random ones of the segments: dictionary, postings and positions are those of the segment
/// `words`, the others those of the index.
fn files(directory: &RamDirectory, index: &Index, words: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Index(error.to_string());
    let segments = index.searchable_segment_ids().map_err(|error| failed(&error))?;
    let id = segments.first().map(tantivy::index::SegmentId::uuid_string).ok_or(Error::Corrupt("there is no segment"))?;
    let dashed = format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
    let zeros = "0".repeat(32);
    let read = |name: &str| directory.atomic_read(Path::new(name)).map_err(|error| failed(&error));
    let meta = String::from_utf8(read("meta.json")?).map_err(|error| failed(&error))?;
    let meta = meta.replace(&id, &zeros).replace(&dashed, "00000000-0000-0000-0000-000000000000");
    let mut files = vec![("meta.json".to_owned(), meta.into_bytes())];
    for (segment, extension) in [(id.as_str(), "fast"), (&id, "fieldnorm"), (&id, "store"), (words, "term"), (words, "idx"), (words, "pos")] {
        files.push((format!("{zeros}.{extension}"), read(&format!("{segment}.{extension}"))?));
    }
    Ok(files)
}
