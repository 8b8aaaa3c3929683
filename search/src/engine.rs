//! A session with an index: takes blocks in, answers questions.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use serde::Serialize;
use tantivy::Index;
use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::schema::IndexRecordOption;

use crate::answer::{Answer, Hit, MOST_HITS, Read, Request, Why, WordRead};
use crate::bundle::{Bundle, Contents, Error, Reader};
use crate::directory::{BlockDirectory, Pool};
use crate::evaluate::{Evaluator, Found, Set, each};
use crate::highlight::Marker;
use crate::index::Record;
use crate::plan::{Book, Clause, Pending, Plan, Planner};
use crate::query::{self, Query};
use crate::schema::{ENGLISH, FACET_END, FACET_SEPARATOR, How, KIND_FACET, Kind, schema};
use crate::synonyms::{Synonyms, Thesaurus};

/// How many of the best methods lead to others that editors set beside them.
const MOST_LEADING: usize = 2;
/// Which part of its score a method passes on to these.
const RELATED: f32 = 0.1;
/// Fewer hits than this leave room for methods that have none of the words.
const FEW_HITS: usize = 10;

/// An index, as far as it is there, and what asks it.
pub struct Session {
    pool: Arc<Pool>,
    opened: Option<Opened>,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// These blocks are needed; put them in and ask again.
    Missing(Vec<u32>),
    /// The index cannot be read.
    Failed(Error),
}

/// An index that is open for reading.
pub(crate) struct Opened {
    pool: Arc<Pool>,
    books: [Arc<InvertedIndexReader>; 4],
    /// Facets, in the order of their names: name, value, documents.
    facets: Vec<(String, String, Set)>,
    kinds: Vec<Kind>,
    pub(crate) thesaurus: Thesaurus,
    /// Whether there are English texts.
    pub(crate) english: bool,
}

impl Opened {
    fn open(pool: &Arc<Pool>) -> Result<Self, Box<dyn std::error::Error>> {
        let index = Index::open(BlockDirectory(pool.clone()))?;
        let (known, fields) = schema();
        if index.schema() != known {
            return Err("it was made by another version".into());
        }
        let segments = index.searchable_segments()?;
        let segment = SegmentReader::open(segments.first().ok_or("there is no segment")?)?;
        if segment.max_doc() != pool.layout.documents {
            return Err("documents are missing".into());
        }
        let mut pending = Pending::default();
        let mut book = |field| segment.inverted_index(field).map(Some).or_else(|error| blocked(error, &mut pending));
        let books = [book(fields.exact)?, book(fields.stem)?, book(fields.part)?, book(fields.tail)?];
        let facet = book(fields.facet)?;
        pending.check()?;
        let [Some(exact), Some(stem), Some(part), Some(tail)] = books else { return Err("a field is missing".into()) };
        let facet = facet.ok_or("a field is missing")?;

        let mut facets = Vec::new();
        let mut pending = Pending::default();
        let mut stream = facet.terms().stream()?;
        while let Some((key, info)) = stream.next() {
            let Some((name, value)) =
                std::str::from_utf8(key).ok().and_then(|key| key.trim_end_matches(char::from(FACET_END)).split_once(FACET_SEPARATOR))
            else {
                continue;
            };
            let mut set = Set::new(pool.layout.documents);
            pending.take(each(&facet, info, IndexRecordOption::Basic, |document, _| set.insert(document)));
            facets.push((name.to_owned(), value.to_owned(), set));
        }
        pending.check()?;
        let all = [Kind::Method, Kind::Trajectory, Kind::Term, Kind::Concept, Kind::Page, Kind::Source];
        let of = |document| {
            let has = |kind: &Kind| facets.iter().any(|(name, value, set)| name == KIND_FACET && value == kind.name() && set.contains(document));
            all.into_iter().find(has).unwrap_or(Kind::Page)
        };
        let kinds = (0..pool.layout.documents).map(of).collect();
        let english = [u8::try_from(ENGLISH).unwrap_or(0)];
        let english = stem.terms().range().ge(english).lt([english[0] + 1]).limit(1).into_stream()?.advance();
        let thesaurus = Thesaurus::new(&Synonyms::from_bytes(&pool.layout.synonyms));
        Ok(Self { pool: pool.clone(), books: [exact, stem, part, tail], facets, kinds, thesaurus, english })
    }

    pub(crate) fn book(&self, book: Book) -> &InvertedIndexReader {
        &self.books[book as usize]
    }

    pub(crate) fn documents(&self) -> u32 {
        self.pool.layout.documents
    }

    /// Whether the whole dictionary may be read for one word.
    pub(crate) fn small(&self) -> bool {
        self.pool.layout.small
    }

    pub(crate) fn kind(&self, document: u32) -> Kind {
        self.kinds.get(document as usize).copied().unwrap_or(Kind::Page)
    }

    /// The terms of every facet: name, and value.
    pub(crate) fn facet_terms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.facets.iter().map(|(name, value, _)| (name.as_str(), value.as_str()))
    }

    fn record(&self, document: u32) -> io::Result<Record> {
        let (block, at) = self.pool.layout.record_block(document).ok_or(io::ErrorKind::UnexpectedEof)?;
        let bytes = self.pool.block(block)?;
        let mut reader = Reader(&bytes);
        let damaged = |_| io::Error::from(io::ErrorKind::InvalidData);
        for _ in 0..at {
            let length = reader.size().map_err(damaged)?;
            reader.take(length).map_err(damaged)?;
        }
        let length = reader.size().map_err(damaged)?;
        serde_json::from_slice(reader.take(length).map_err(damaged)?).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    fn answer(&self, request: &Request) -> io::Result<Answer> {
        let query = query::parse(&request.q);
        let planner = Planner { opened: self, typing: request.typing };
        let plan = planner.plan(&query)?;
        let mut found = Evaluator { opened: self }.find(&plan)?;
        // A question without a word in it ("?!") asks for nothing; an empty one for everything.
        let nothing_asked = plan.clauses.is_empty() && plan.without.is_empty();
        if nothing_asked && !request.q.trim().is_empty() {
            found.ranked.clear();
        }
        if !nothing_asked {
            self.add_related(&plan, &mut found)?;
        }
        let mut answer = Answer {
            query: request.q.clone(),
            filters: planner.filters(&request.q, &query),
            loosened: found.loosened,
            ignored: query.ignored,
            ..Answer::default()
        };
        self.count(request, &mut found, &mut answer);
        tell_words(request, &query, &plan, &mut answer);

        let mut pending = Pending::default();
        let page = found.ranked.iter().skip(request.offset as usize).take(request.limit.min(MOST_HITS) as usize);
        let records: Vec<(u32, Option<Record>)> = page.map(|(document, _)| (*document, pending.take(self.record(*document).map(Some)))).collect();
        pending.check()?;
        answer.hits = records.into_iter().filter_map(|(document, record)| Some(hit(document, record?, &plan, &found))).collect();
        Ok(answer)
    }

    /// The methods that editors set beside the best hits gain a part of their scores; where little was found, they are hits themselves. A query with a
    /// phrase or with what must not be there says what it wants, so nothing is added to its hits.
    fn add_related(&self, plan: &Plan, found: &mut Found) -> io::Result<()> {
        let mut pending = Pending::default();
        let methods = found.ranked.iter().filter(|(document, _)| self.kind(*document) == Kind::Method).take(MOST_LEADING);
        let best: Vec<(f32, Record)> =
            methods.filter_map(|(document, score)| Some((*score, pending.take(self.record(*document).map(Some))?))).collect();
        pending.check()?;
        let exact = plan.clauses.iter().any(|clause| !clause.phrase.is_empty()) || !plan.without.is_empty();
        for (score, record) in best {
            for related in record.related {
                let bonus = RELATED * score;
                if let Some((_, score)) = found.ranked.iter_mut().find(|(document, _)| *document == related) {
                    *score += bonus;
                } else if found.ranked.len() < FEW_HITS && related < self.documents() && !exact {
                    found.ranked.push((related, bonus));
                    found.beside.push((related, record.title.clone()));
                }
            }
        }
        found.loosened |= !found.beside.is_empty();
        found.ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Ok(())
    }

    /// Counts facets and keeps the documents that the chosen terms leave. A facet's own choice does not count for itself: its other terms show what
    /// they would add.
    fn count(&self, request: &Request, found: &mut Found, answer: &mut Answer) {
        let documents = self.documents();
        let mut fits = Set::new(documents);
        found.ranked.iter().for_each(|(document, _)| fits.insert(*document));
        let mut chosen: BTreeMap<&str, Set> = BTreeMap::new();
        for (name, values) in request.facets.iter().filter(|(_, values)| !values.is_empty()) {
            let set = chosen.entry(name).or_insert_with(|| Set::new(documents));
            for wanted in values {
                match self.facets.iter().find(|(facet, value, _)| facet == name && value == wanted) {
                    Some((_, _, with)) => set.union(with),
                    None => answer.unknown.push(format!("{name}={wanted}")),
                }
            }
        }
        for (name, value, with) in &self.facets {
            let mut rest = fits.clone();
            chosen.iter().filter(|(other, _)| *other != name).for_each(|(_, set)| rest.intersect(set));
            let count = rest.shared(with);
            answer.facets.entry(name.clone()).or_default().insert(value.clone(), count);
        }
        found.ranked.retain(|(document, _)| chosen.values().all(|set| set.contains(*document)));
        crate::evaluate::methods_first(&mut found.ranked, |document| self.kind(document) == Kind::Method);
        answer.total = found.ranked.len();
    }
}

/// How each word was read, which are nowhere, and what may have been meant.
fn tell_words(request: &Request, query: &Query, plan: &Plan, answer: &mut Answer) {
    let clause_of = |position: usize| plan.clauses.iter().find(|clause| clause.phrase.is_empty() && clause.position == position);
    let mut corrected = String::new();
    let mut from = 0;
    for (position, word) in query.words.iter().enumerate() {
        let clause = clause_of(position);
        let read = match clause {
            None => Read::Stop,
            Some(clause) => match clause.alternatives.iter().map(|alternative| alternative.how).min() {
                Some(how) => how.into(),
                None if clause.stop => Read::Stop,
                None => Read::Nowhere,
            },
        };
        let correction = clause.and_then(|clause| clause.corrected.clone());
        if let Some(correction) = &correction {
            corrected.push_str(&request.q[from..word.range.start]);
            corrected.push_str(correction);
            from = word.range.end;
        }
        if read == Read::Nowhere {
            answer.nowhere.push(word.typed.clone());
        }
        for other in clause.iter().flat_map(|clause| &clause.suggestions) {
            answer.suggestions.push(format!("{}{other}{}", &request.q[..word.range.start], &request.q[word.range.end..]));
        }
        let parts = clause.map_or_else(Vec::new, |clause| clause.parts.clone());
        answer.words.push(WordRead { word: word.typed.clone(), stem: word.stem.clone(), parts, corrected: correction, read });
    }
    if from > 0 {
        corrected.push_str(&request.q[from..]);
        answer.corrected = Some(corrected);
    }
    for clause in plan.clauses.iter().filter(|clause| !clause.phrase.is_empty()) {
        let read = if clause.is_nowhere() { Read::Nowhere } else { Read::Exact };
        if read == Read::Nowhere {
            answer.nowhere.push(clause.word.clone());
        }
        answer.words.push(WordRead { word: clause.word.clone(), stem: clause.marks.stems.join(" "), parts: Vec::new(), corrected: None, read });
    }
    for clause in &plan.without {
        let stem = clause.marks.stems.join(" ");
        answer.words.push(WordRead { word: clause.word.clone(), stem, parts: Vec::new(), corrected: None, read: Read::Excluded });
    }
}

fn hit(document: u32, record: Record, plan: &Plan, found: &Found) -> Hit {
    let marker = Marker::new(&plan.clauses, record.language.as_deref());
    let (passage, sections, forms) = marker.passages(&record);
    let why = plan.clauses.iter().zip(&found.matches).zip(forms).filter_map(|((clause, matches), form)| {
        let at = matches.binary_search_by_key(&document, |found| found.document).ok()?;
        let Clause { word, .. } = clause;
        let form = form.filter(|_| matches[at].how != How::Exact).unwrap_or_else(|| word.clone());
        Some(Why { word: word.clone(), form, how: matches[at].how, field: matches[at].place })
    });
    Hit {
        why: why.collect(),
        beside: found.beside.iter().find(|(beside, _)| *beside == document).map(|(_, title)| title.clone()),
        titel_marked: marker.whole(&record.title),
        passage,
        sections,
        slug: record.slug,
        kind: record.kind,
        dimension: record.dimension,
        titel: record.title,
        url: record.url,
        taal: record.language,
        samenvatting: record.summary,
    }
}

/// Puts a missing block aside, so that the rest can be asked for too.
fn blocked(error: tantivy::TantivyError, pending: &mut Pending) -> Result<Option<Arc<InvertedIndexReader>>, tantivy::TantivyError> {
    match &error {
        tantivy::TantivyError::IoError(inner) if inner.kind() == io::ErrorKind::WouldBlock => {
            Ok(pending.take(Err::<Option<_>, _>(io::ErrorKind::WouldBlock.into())))
        }
        _ => Err(error),
    }
}

impl Session {
    /// Opens an index from the bytes of `index.bin`.
    ///
    /// # Errors
    /// [`Error`] if these are no index, a damaged one, or one of another version.
    pub fn open(header: &[u8]) -> Result<Self, Error> {
        Ok(Self { pool: Arc::new(Pool::open(header)?), opened: None })
    }

    /// Opens an index that is there as a whole.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_bundle(bundle: &Bundle) -> Result<Self, Error> {
        let session = Self::open(&bundle.header)?;
        for (number, file) in &bundle.blocks {
            session.put(*number, file)?;
        }
        Ok(session)
    }

    /// With the files that an index is made of, to be opened only: its records are not there.
    pub(crate) fn of_files(contents: &Contents) -> Self {
        Self { pool: Arc::new(Pool::of_files(contents)), opened: None }
    }

    /// How many blocks lie outside `index.bin`.
    #[must_use]
    pub fn block_count(&self) -> u32 {
        self.pool.absent()
    }

    /// Takes in the file of a block.
    ///
    /// # Errors
    /// [`Error::Corrupt`] if it is not that block of this index.
    pub fn put(&self, number: u32, file: &[u8]) -> Result<(), Error> {
        self.pool.put(number, file)
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`Unanswered`]: blocks are missing, or the index cannot be read. No question is an error.
    pub fn ask(&mut self, request: &Request) -> Result<Answer, Unanswered> {
        let answer = self.try_ask(request);
        let missing = self.pool.take_missing();
        answer.map_err(|error| if missing.is_empty() { Unanswered::Failed(error) } else { Unanswered::Missing(missing) })
    }

    fn try_ask(&mut self, request: &Request) -> Result<Answer, Error> {
        let opened = match self.opened.take() {
            Some(opened) => opened,
            None => Opened::open(&self.pool).map_err(|error| Error::Index(error.to_string()))?,
        };
        let opened = self.opened.insert(opened);
        opened.answer(request).map_err(|error| Error::Index(error.to_string()))
    }

    /// The blocks of tantivy's files that opening reads, facets included.
    pub(crate) fn blocks_of_opening(&mut self) -> Result<BTreeSet<u32>, Error> {
        self.pool.take_touched();
        self.opened = Some(Opened::open(&self.pool).map_err(|error| Error::Index(error.to_string()))?);
        Ok(self.pool.take_touched())
    }

    /// Answers a question in JSON, in JSON: an [`Answer`], `{"missing":[…]}` or `{"error":"…"}`.
    #[must_use]
    pub fn answer(&mut self, request: &[u8]) -> Vec<u8> {
        #[derive(Serialize)]
        #[serde(rename_all = "lowercase")]
        enum Other {
            Missing(Vec<u32>),
            Error(String),
        }
        let written = match serde_json::from_slice::<Request>(request) {
            Err(error) => serde_json::to_vec(&Other::Error(format!("the question cannot be read: {error}"))),
            Ok(request) => match self.ask(&request) {
                Ok(answer) => serde_json::to_vec(&answer),
                Err(Unanswered::Missing(blocks)) => serde_json::to_vec(&Other::Missing(blocks)),
                Err(Unanswered::Failed(error)) => serde_json::to_vec(&Other::Error(error.to_string())),
            },
        };
        written.unwrap_or_default()
    }
}
