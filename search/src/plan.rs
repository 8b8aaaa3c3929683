//! The plan of a query: for every word, the terms of the dictionary that may stand for it, and how well.
//!
//! A word becomes a [`Clause`] with alternatives, from the word itself to a corrected one. A lookup that misses a block is remembered and the rest
//! goes on, so that one round asks for all that is missing.

use std::io;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;

use crate::analysis::{Language, stem, word_list};
use crate::answer::Filter;
use crate::engine::Opened;
use crate::query::{Query, QueryWord};
use crate::schema::{ENGLISH, FIRST_LETTER, How, Place};
use crate::synonyms::Led;

/// Most words that a beginning, an ending or a typing error may stand for.
const MOST_EXPANSIONS: usize = 24;
/// Most terms that are looked at for a beginning or an ending.
const MOST_TERMS: u64 = 4_000;
/// From how many words a query is a sentence; with a very common word among them ("evalueren met verhalen") one less suffices.
const SENTENCE: usize = 4;
/// Shortest last word that may have been cut short, in bytes, where it is nowhere as a whole.
const CUT_SHORT: usize = 4;
/// Shortest word whose ending is looked for in longer ones, in bytes of its stem.
const SHORTEST_TAIL: usize = 5;
/// What may stand before a shared ending without making a compound: "begeleiding" is no kind of "leiding".
const PREFIXES: &[&str] = &[
    "aan", "achter", "af", "be", "bege", "bij", "binnen", "boven", "buiten", "door", "ge", "her", "in", "mee", "mis", "na", "neer", "om", "on",
    "onder", "ont", "op", "over", "samen", "tegen", "terug", "toe", "tussen", "uit", "ver", "vol", "voor", "voort", "wan", "weg",
];

/// Collects what is missing instead of stopping at it.
#[derive(Debug, Default)]
pub(crate) struct Pending(Option<io::Error>);

impl Pending {
    /// The value, or its default where a block is missing.
    pub(crate) fn take<T: Default>(&mut self, result: io::Result<T>) -> T {
        result.unwrap_or_else(|error| {
            // A real failure weighs more than a block that is still to come.
            if self.0.as_ref().is_none_or(|known| known.kind() == io::ErrorKind::WouldBlock) {
                self.0 = Some(error);
            }
            T::default()
        })
    }

    /// Ends a round.
    pub(crate) fn check(self) -> io::Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// Which dictionary a term is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Book {
    #[default]
    Exact,
    Stem,
    Part,
    Tail,
}

/// A word of the catalogue, with its postings in each place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    pub(crate) book: Book,
    pub(crate) postings: Vec<(Place, TermInfo)>,
}

impl Reading {
    fn documents(&self) -> u32 {
        self.postings.iter().map(|(_, info)| info.doc_freq).sum()
    }
}

/// One way to read a word: every unit has to be found, each in any of its readings.
#[derive(Debug, Clone)]
pub(crate) struct Alternative {
    pub(crate) how: How,
    pub(crate) units: Vec<Vec<Reading>>,
    /// How much it counts, at most 1: less for a word to which the editors lead from afar.
    pub(crate) weight: f32,
}

/// What is marked in a passage for a clause.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    /// Folded words.
    pub(crate) exact: Vec<String>,
    /// Dutch stems.
    pub(crate) stems: Vec<String>,
    /// English stems.
    pub(crate) english: Vec<String>,
    /// Beginnings.
    pub(crate) prefixes: Vec<String>,
    /// Stems of which longer words are made.
    pub(crate) parts: Vec<String>,
}

/// A word or phrase of the query.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause {
    /// As typed.
    pub(crate) word: String,
    /// Its place among the words of the query, for how close they stand.
    pub(crate) position: usize,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) marks: Marks,
    /// Readings of its stem, whose positions say how close words stand.
    pub(crate) stem: Vec<Reading>,
    /// The words of a phrase: distance from the first, and readings.
    pub(crate) phrase: Vec<(u32, Vec<Reading>)>,
    pub(crate) parts: Vec<String>,
    pub(crate) corrected: Option<String>,
    /// Words that may have been meant, but are too far off to be taken for it.
    pub(crate) suggestions: Vec<String>,
    pub(crate) stop: bool,
}

impl Clause {
    /// Whether nothing in the catalogue stands for it.
    pub(crate) fn is_nowhere(&self) -> bool {
        self.alternatives.is_empty() && (self.phrase.is_empty() || self.phrase.iter().any(|(_, readings)| readings.is_empty()))
    }

    fn add(&mut self, how: How, readings: Vec<Reading>) {
        let readings: Vec<Reading> = readings.into_iter().filter(|reading| !reading.postings.is_empty()).collect();
        if !readings.is_empty() {
            self.alternatives.push(Alternative { how, units: vec![readings], weight: 1.0 });
        }
    }

    fn documents(&self) -> u32 {
        self.alternatives.iter().flat_map(|a| &a.units).flatten().map(Reading::documents).sum()
    }
}

/// The plan of a query.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// What should be there.
    pub(crate) clauses: Vec<Clause>,
    /// What must not be there.
    pub(crate) without: Vec<Clause>,
    /// Whether the query is a sentence rather than a few words: then some of its words may be missing.
    pub(crate) sentence: bool,
    /// Documents of which the whole query is the name: title, other name.
    pub(crate) names: [Option<TermInfo>; 2],
}

/// Makes plans with the dictionaries of an index.
pub(crate) struct Planner<'a> {
    pub(crate) opened: &'a Opened,
    pub(crate) typing: bool,
}

impl Planner<'_> {
    fn reader(&self, book: Book) -> &InvertedIndexReader {
        self.opened.book(book)
    }

    /// A word in all its places.
    fn look_up(&self, book: Book, word: &str) -> io::Result<Reading> {
        let mut postings = Vec::new();
        if !word.is_empty() {
            let bound = |mark: u8| [word.as_bytes(), &[mark]].concat();
            let dictionary = self.reader(book).terms();
            let mut stream = dictionary.range().ge(bound(Place::Title.code())).lt(bound(Place::Text.code() + 1)).into_stream()?;
            while let Some((key, info)) = stream.next() {
                if let Some(place) = key.last().and_then(|code| Place::from_code(*code)) {
                    postings.push((place, info.clone()));
                }
            }
        }
        Ok(Reading { book, postings })
    }

    /// The words that begin with `beginning`, most common first; `keep` chooses among them.
    fn beginning_with(&self, book: Book, beginning: &str, keep: impl Fn(&str) -> bool) -> io::Result<Vec<(String, Reading)>> {
        let mut found: Vec<(String, Reading)> = Vec::new();
        let dictionary = self.reader(book).terms();
        let upper = [beginning.as_bytes(), &[0xff]].concat();
        let mut stream = dictionary.range().ge(beginning.as_bytes()).lt(upper).limit(MOST_TERMS).into_stream()?;
        let mut count = 0;
        while let Some((key, info)) = stream.next() {
            count += 1;
            let Some((word, place)) = word_and_place(key) else { continue };
            if count > MOST_TERMS {
                break;
            }
            match found.last_mut() {
                Some((last, reading)) if last == word => reading.postings.push((place, info.clone())),
                _ if keep(word) => found.push((word.to_owned(), Reading { book, postings: vec![(place, info.clone())] })),
                _ => {}
            }
        }
        found.sort_by(|a, b| b.1.documents().cmp(&a.1.documents()).then_with(|| a.0.cmp(&b.0)));
        found.truncate(MOST_EXPANSIONS);
        Ok(found)
    }

    /// A word as it is and its stem, in Dutch and, where the catalogue has English texts, in English.
    fn word_and_stem(&self, folded: &str, stem: &str, english: &str, pending: &mut Pending) -> (Reading, Vec<Reading>) {
        let exact = pending.take(self.look_up(Book::Exact, folded));
        let mut stems = vec![pending.take(self.look_up(Book::Stem, stem))];
        if self.opened.english {
            stems.push(pending.take(self.look_up(Book::Stem, &format!("{ENGLISH}{english}"))));
        }
        (exact, stems)
    }

    /// The plan of a query.
    pub(crate) fn plan(&self, query: &Query) -> io::Result<Plan> {
        let enough = if query.words.iter().any(|word| word.stop) { SENTENCE - 1 } else { SENTENCE };
        let mut plan = Plan { sentence: query.words.len() >= enough, ..Plan::default() };
        let mut pending = Pending::default();
        let only_stops = query.words.iter().all(|word| word.stop) && query.phrases.is_empty();
        for (at, word) in query.words.iter().enumerate() {
            let last = at + 1 == query.words.len();
            if word.stop && !only_stops {
                continue;
            }
            let clause = if only_stops { self.stop_word(word, at, &mut pending) } else { self.word(query, at, last && self.typing, &mut pending) };
            plan.clauses.push(clause);
        }
        plan.clauses.extend(query.phrases.iter().map(|words| self.phrase(words, &mut pending)));
        plan.without = query.without.iter().map(|words| self.phrase(words, &mut pending)).collect();
        if query.phrases.is_empty() && !query.words.is_empty() {
            let joined: String = query.words.iter().map(|word| word.folded.as_str()).collect();
            let keys =
                [crate::schema::WHOLE_TITLE, crate::schema::WHOLE_ALSO].map(|mark| [stem(&joined, Language::Dutch).as_bytes(), &[mark]].concat());
            plan.names = keys.map(|key| pending.take(self.reader(Book::Stem).terms().get(key)));
        }
        pending.check()?;
        // A document of which the query is the name has all its words, however they are written.
        let named = [Place::Title, Place::Also].into_iter().zip(&plan.names).filter_map(|(place, info)| Some((place, info.clone()?)));
        let named = Reading { book: Book::Stem, postings: named.collect() };
        plan.clauses.iter_mut().filter(|clause| clause.phrase.is_empty()).for_each(|clause| clause.add(How::Joined, vec![named.clone()]));

        // Only now is it known which words find little.
        let mut pending = Pending::default();
        for clause in &mut plan.clauses {
            let Some(word) = query.words.get(clause.position).filter(|_| clause.phrase.is_empty() && !only_stops) else { continue };
            if clause.documents() < 3 || self.opened.small() {
                self.split(word, clause, &mut pending);
            }
            if clause.alternatives.is_empty() {
                let last = clause.position + 1 == query.words.len();
                let typing = self.typing && last;
                if last && !typing && word.folded.len() >= CUT_SHORT {
                    self.prefix(word, clause, &mut pending);
                }
                if clause.alternatives.is_empty() {
                    self.typing_errors(word, clause, typing, &mut pending);
                }
            }
        }
        pending.check()?;
        Ok(plan)
    }

    /// A very common word, where the query has nothing else: it counts in names only.
    fn stop_word(&self, word: &QueryWord, position: usize, pending: &mut Pending) -> Clause {
        let mut clause = Clause { word: word.typed.clone(), position, stop: true, ..Clause::default() };
        clause.add(How::Exact, vec![pending.take(self.look_up(Book::Exact, &word.folded))]);
        clause.marks.exact.push(word.folded.clone());
        clause
    }

    fn word(&self, query: &Query, at: usize, typing: bool, pending: &mut Pending) -> Clause {
        let word = &query.words[at];
        let mut clause = Clause { word: word.typed.clone(), position: at, ..Clause::default() };
        let (exact, stems) = self.word_and_stem(&word.folded, &word.stem, &word.english, pending);
        clause.stem = stems.iter().filter(|reading| !reading.postings.is_empty()).cloned().collect();
        clause.add(How::Exact, vec![exact]);
        clause.add(How::Stem, stems);
        clause.marks.exact.push(word.folded.clone());
        clause.marks.stems.push(word.stem.clone());
        clause.marks.english.push(word.english.clone());

        if !word.abbreviation {
            let mut parts = vec![pending.take(self.look_up(Book::Part, &word.stem))];
            if word.stem.len() >= SHORTEST_TAIL {
                let reversed: String = word.stem.chars().rev().collect();
                let longer = |tail: &str| is_compound(tail, &reversed);
                parts.extend(pending.take(self.beginning_with(Book::Tail, &reversed, longer)).into_iter().map(|(_, reading)| reading));
            }
            clause.add(How::Part, parts);
            clause.marks.parts.push(word.stem.clone());
        }
        if typing {
            self.prefix(word, &mut clause, pending);
        }
        for beside in [at.checked_sub(1), Some(at)].into_iter().flatten() {
            if let [one, other, ..] = &query.words[beside..] {
                let joined = format!("{}{}", one.folded, other.folded);
                let joined_stem = stem(&joined, Language::Dutch);
                let (exact, mut stems) = self.word_and_stem(&joined, &joined_stem, &joined_stem, pending);
                stems.push(exact);
                clause.add(How::Joined, stems);
                clause.marks.exact.push(joined);
                clause.marks.stems.push(joined_stem);
            }
        }
        self.synonyms(query, at, &mut clause, pending);
        clause
    }

    /// Words and phrases that mean the same, of a group of which a member covers this word.
    fn synonyms(&self, query: &Query, at: usize, clause: &mut Clause, pending: &mut Pending) {
        let words: Vec<(String, String)> = query.words.iter().map(|word| (word.folded.clone(), word.stem.clone())).collect();
        for start in at.saturating_sub(4)..=at {
            for Led { length, others, weight } in self.opened.thesaurus.at(&words[start..]) {
                if start + length <= at {
                    continue;
                }
                for phrase in others {
                    let mut units = Vec::new();
                    for (folded, stem) in phrase.iter().filter(|(folded, _)| phrase.len() == 1 || !crate::analysis::is_stop_word(folded)) {
                        let (exact, mut stems) = self.word_and_stem(folded, stem, stem, pending);
                        stems.push(exact);
                        units.push(stems.into_iter().filter(|reading| !reading.postings.is_empty()).collect::<Vec<_>>());
                        clause.marks.exact.push(folded.clone());
                        clause.marks.stems.push(stem.clone());
                    }
                    if !units.is_empty() && units.iter().all(|readings| !readings.is_empty()) {
                        clause.alternatives.push(Alternative { how: How::Synonym, units, weight });
                    }
                }
            }
        }
    }

    /// The words that begin with it.
    fn prefix(&self, word: &QueryWord, clause: &mut Clause, pending: &mut Pending) {
        if word.folded.chars().count() < 2 {
            return;
        }
        let found = pending.take(self.beginning_with(Book::Exact, &word.folded, |other| other != word.folded));
        clause.add(How::Prefix, found.into_iter().map(|(_, reading)| reading).collect());
        clause.marks.prefixes.push(word.folded.clone());
    }

    /// A compound whose parts stand apart: "trajectbegeleiding" finds "begeleiding van het traject".
    fn split(&self, word: &QueryWord, clause: &mut Clause, pending: &mut Pending) {
        let text = &word.folded;
        if word.abbreviation || text.len() < 8 || !text.bytes().all(|b| b.is_ascii_lowercase()) {
            return;
        }
        let own: u32 = clause.stem.iter().map(Reading::documents).sum();
        let least = if own == 0 { 1 } else { 2 };
        let mut best: Option<(u64, [(String, Reading); 2])> = None;
        for at in 4..=text.len() - 4 {
            let (head, rest) = text.split_at(at);
            let rest = stem(rest, Language::Dutch);
            for link in ["", "s", "en", "e", "er"] {
                let Some(head) = head.strip_suffix(link).filter(|head| head.len() >= 4) else { continue };
                let head = stem(head, Language::Dutch);
                let first = pending.take(self.look_up(Book::Stem, &head).map(Some));
                let Some(first) = first.filter(|reading| reading.documents() >= least) else { continue };
                let (Some(head_text), rest_text) = (text[..at].strip_suffix(link), &text[at..]) else { continue };
                let second = pending.take(self.look_up(Book::Stem, &rest).map(Some));
                let Some(second) = second.filter(|reading| reading.documents() >= least) else { continue };
                // A stem may be no word: of a word that is nowhere, both parts have to be words.
                if own == 0 && !(self.is_word(head_text, &head, pending) && self.is_word(rest_text, &rest, pending)) {
                    continue;
                }
                // The square of the geometric mean of Koehn and Knight's test.
                let square = u64::from(first.documents()) * u64::from(second.documents());
                if square > u64::from(own) * u64::from(own) && best.as_ref().is_none_or(|(before, _)| square > *before) {
                    best = Some((square, [(head, first), (rest.clone(), second)]));
                }
            }
        }
        if let Some((_, parts)) = best {
            clause.parts = parts.iter().map(|(stem, _)| stem.clone()).collect();
            clause.marks.stems.extend(clause.parts.iter().cloned());
            // Where the whole is nowhere, either part is better than nothing.
            if own == 0 {
                clause.add(How::Part, parts.iter().map(|(_, reading)| reading.clone()).collect());
            }
            clause.alternatives.push(Alternative {
                how: How::Split,
                units: parts.into_iter().map(|(_, reading)| vec![reading]).collect(),
                weight: 1.0,
            });
        }
    }

    /// Whether a part of a word stands in the catalogue as a word, in this form or in that of its stem.
    fn is_word(&self, text: &str, stem: &str, pending: &mut Pending) -> bool {
        [text, stem].into_iter().any(|word| !pending.take(self.look_up(Book::Exact, word)).postings.is_empty())
    }

    /// The words that it may have been meant for: one error from 5 letters, two from 9.
    fn typing_errors(&self, word: &QueryWord, clause: &mut Clause, typing: bool, pending: &mut Pending) {
        let letters: Vec<char> = word.folded.chars().collect();
        if letters.len() < 4 || word.abbreviation || letters.iter().any(char::is_ascii_digit) {
            return;
        }
        let most = match letters.len() {
            ..5 => 0,
            5..9 => 1,
            _ => 2,
        };
        let mut found: Vec<(usize, String, Reading)> = Vec::new();
        for beginning in self.beginnings(&letters) {
            let upper = if beginning.is_empty() { vec![0xff] } else { [beginning.as_bytes(), &[0xff]].concat() };
            let lower = if beginning.is_empty() { vec![FIRST_LETTER] } else { beginning.into_bytes() };
            let dictionary = self.reader(Book::Exact).terms();
            let Some(mut stream) = pending.take(dictionary.range().ge(lower).lt(upper).into_stream().map(Some)) else { continue };
            let (mut before, mut near) = (String::new(), false);
            while let Some((key, info)) = stream.next() {
                let Some((other, place)) = word_and_place(key) else { continue };
                if other != before {
                    before.clear();
                    before.push_str(other);
                    let distance = typing_distance(&letters, other, most + 1, typing).filter(|_| !is_reversed(&word.folded, other));
                    near = distance.is_some();
                    if let Some(distance) = distance {
                        found.push((distance, other.to_owned(), Reading { book: Book::Exact, postings: Vec::new() }));
                    }
                }
                if let (true, Some((_, _, reading))) = (near, found.last_mut()) {
                    reading.postings.push((place, info.clone()));
                }
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.2.documents().cmp(&a.2.documents())).then_with(|| a.1.cmp(&b.1)));
        found.dedup_by(|a, b| a.1 == b.1);
        let Some(nearest) = found.first().map(|(distance, ..)| *distance) else { return };
        if nearest > most {
            clause.suggestions = found.into_iter().filter(|(_, other, _)| other.len() >= 4).take(2).map(|(_, other, _)| other).collect();
            return;
        }
        let mut readings = Vec::new();
        for (_, other, reading) in found.into_iter().filter(|(distance, ..)| *distance == nearest).take(3) {
            // The word that was meant is found in all the ways in which it would be, had it been typed.
            let (other_stem, english) = (stem(&other, Language::Dutch), stem(&other, Language::English));
            readings.push(reading);
            let (_, stems) = self.word_and_stem(&other, &other_stem, &english, pending);
            clause.stem.extend(stems.iter().cloned());
            readings.extend(stems);
            readings.push(pending.take(self.look_up(Book::Part, &other_stem)));
            if other_stem.len() >= SHORTEST_TAIL {
                let reversed: String = other_stem.chars().rev().collect();
                let longer = |tail: &str| is_compound(tail, &reversed);
                readings.extend(pending.take(self.beginning_with(Book::Tail, &reversed, longer)).into_iter().map(|(_, reading)| reading));
            }
            for led in self.opened.thesaurus.at(&[(other.clone(), other_stem.clone())]) {
                for (folded, stem) in led.others.into_iter().filter(|phrase| phrase.len() == 1).flatten() {
                    readings.push(pending.take(self.look_up(Book::Stem, stem)));
                    clause.marks.exact.push(folded.clone());
                    clause.marks.stems.push(stem.clone());
                }
            }
            clause.marks.english.push(english);
            clause.marks.parts.push(other_stem.clone());
            clause.corrected.get_or_insert_with(|| other.clone());
            clause.marks.exact.push(other);
            clause.marks.stems.push(other_stem);
        }
        clause.add(How::Typo, readings);
    }

    /// With what the words begin that are compared: nothing in a small index. In a large one reading the whole dictionary would cost too much, so the
    /// first two letters are taken to be right, or changed places.
    fn beginnings(&self, letters: &[char]) -> Vec<String> {
        match letters {
            [one, two, ..] if !self.opened.small() => {
                let mut beginnings = vec![format!("{one}{two}"), format!("{two}{one}")];
                beginnings.dedup();
                beginnings
            }
            _ => vec![String::new()],
        }
    }

    fn phrase(&self, words: &[QueryWord], pending: &mut Pending) -> Clause {
        let typed: Vec<&str> = words.iter().map(|word| word.typed.as_str()).collect();
        let mut clause = Clause { word: typed.join(" "), position: usize::MAX, ..Clause::default() };
        for (at, word) in (0u32..).zip(words).filter(|(_, word)| !word.stop || words.iter().all(|word| word.stop)) {
            let (_, stems) = self.word_and_stem(&word.folded, &word.stem, &word.english, pending);
            clause.phrase.push((at, stems.into_iter().filter(|reading| !reading.postings.is_empty()).collect()));
            clause.marks.exact.push(word.folded.clone());
            clause.marks.stems.push(word.stem.clone());
            clause.marks.english.push(word.english.clone());
        }
        clause
    }

    /// The terms that words of the query name: "collectief" is a level.
    pub(crate) fn filters(&self, text: &str, query: &Query) -> Vec<Filter> {
        let mut filters = Vec::new();
        for (dimension, term) in self.opened.facet_terms().filter(|(dimension, _)| *dimension != crate::schema::KIND_FACET) {
            let name: Vec<String> = word_list(term).into_iter().map(|word| stem(&word.folded, Language::Dutch)).collect();
            let found = query.words.windows(name.len().max(1)).find(|words| words.iter().map(|word| &word.stem).eq(name.iter()));
            if let Some([first, .., last] | [first @ last]) = found {
                let rest = format!("{} {}", &text[..first.range.start], &text[last.range.end..]);
                let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
                filters.push(Filter { dimension: dimension.to_owned(), term: term.to_owned(), query: rest });
            }
        }
        filters
    }
}

/// The word and the place of a term.
fn word_and_place(key: &[u8]) -> Option<(&str, Place)> {
    let (code, word) = key.split_last()?;
    Some((std::str::from_utf8(word).ok()?, Place::from_code(*code)?))
}

/// Whether a word that ends like the other (both from back to front) is a compound with it: what stands before is long enough, has a vowel and is
/// no prefix.
fn is_compound(tail: &str, reversed: &str) -> bool {
    let before: String = tail[reversed.len().min(tail.len())..].chars().rev().collect();
    before.len() >= 3 && before.bytes().any(|b| b"aeiouy".contains(&b)) && !PREFIXES.contains(&before.as_str())
}

/// Prefixes that turn a word into another, often into its opposite.
const TURNING: &[&str] = &["", "ge", "de", "des", "dis", "ont", "on", "her", "ver", "in", "mis", "wan"];

/// Whether two words differ by such a prefix alone: "gedeactiveerd" was not meant where "geactiveerd" is written.
fn is_reversed(one: &str, other: &str) -> bool {
    let rests = |word: &str| {
        let mut rests: Vec<(&str, String)> = Vec::new();
        for form in std::iter::once(word).chain(word.strip_prefix("ge")) {
            let rest = |prefix: &&'static str| form.strip_prefix(prefix).filter(|rest| rest.len() >= 4).map(|rest| (*prefix, rest.to_owned()));
            rests.extend(TURNING.iter().filter_map(rest));
        }
        rests
    };
    let others = rests(other);
    one != other && rests(one).iter().any(|(prefix, rest)| others.iter().any(|(other, same)| rest == same && prefix != other))
}

/// How many typing errors lie between two words, if at most `most`: a letter too many, too few, another, or two that changed places. While typing,
/// the beginning of the other word counts. (Optimal string alignment: Damerau, CACM 7(3), 1964.)
fn typing_distance(word: &[char], other: &str, most: usize, typing: bool) -> Option<usize> {
    let other: Vec<char> = other.chars().take(word.len() + most + usize::from(!typing)).collect();
    if other.len() + most < word.len() || other.len() > word.len() + most {
        return None;
    }
    let mut before_that = vec![0; other.len() + 1];
    let mut before: Vec<usize> = (0..=other.len()).collect();
    let mut row = vec![0; other.len() + 1];
    for i in 1..=word.len() {
        row[0] = i;
        for j in 1..=other.len() {
            let cost = usize::from(word[i - 1] != other[j - 1]);
            let mut least = (before[j] + 1).min(row[j - 1] + 1).min(before[j - 1] + cost);
            if i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1] {
                least = least.min(before_that[j - 2] + 1);
            }
            row[j] = least;
        }
        std::mem::swap(&mut before_that, &mut before);
        std::mem::swap(&mut before, &mut row);
    }
    let distance = if typing { before.iter().copied().min()? } else { before[other.len()] };
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(one: &str, other: &str) -> Option<usize> {
        typing_distance(&one.chars().collect::<Vec<_>>(), other, 2, false)
    }

    #[test]
    fn errors_are_counted() {
        assert_eq!(distance("frist", "first"), Some(1));
        assert_eq!(distance("empowerement", "empowerment"), Some(1));
        assert_eq!(distance("motivernde", "motiverende"), Some(1));
        assert_eq!(distance("gezin", "gezin"), Some(0));
        assert_eq!(distance("gezin", "begeleiding"), None);
        assert_eq!(typing_distance(&['o', 'p', 'l', 'o', 's', 'i', 'n', 'g'], "oplossingsgericht", 2, true), Some(1));
    }

    #[test]
    fn a_prefix_that_turns_the_meaning_is_no_typing_error() {
        for (one, other) in [("gedeactiveerd", "geactiveerd"), ("onbekend", "bekend"), ("verkennen", "herkennen"), ("ontmoedigen", "moedigen")] {
            assert!(is_reversed(one, other) && is_reversed(other, one), "{one}, {other}");
        }
        for (one, other) in [("frist", "first"), ("gezni", "gezin"), ("presentibenadring", "presentiebenadering"), ("personna", "persona")] {
            assert!(!is_reversed(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn an_ending_alone_makes_no_compound() {
        let reversed = |word: &str| word.chars().rev().collect::<String>();
        assert!(is_compound(&reversed("woonbegeleid"), &reversed("begeleid")));
        assert!(is_compound(&reversed("huisbezoek"), &reversed("bezoek")));
        assert!(!is_compound(&reversed("begeleid"), &reversed("leid")));
        assert!(!is_compound(&reversed("behandeling"), &reversed("handeling")));
    }
}
