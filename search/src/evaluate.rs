//! Which documents fit a plan, and in which order.
//!
//! For a word in a document: `worth of the way it matched + weight of the best place + frequency`. The frequency is BM25F's saturation over all
//! places (Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009, section 3.6) without the length of the
//! document, taken from the stem where that is there, and it stays below the steps between ways of matching. A document's score is the mean over the words, weighted by how rare they are,
//! times the weight of its kind; words that stand close together and a title that is the whole query add to it.
//!
//! Only additions, multiplications and divisions of `f32` are used, which give the same bits on every machine.

use std::io;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use crate::engine::Opened;
use crate::plan::{Alternative, Clause, Pending, Plan, Reading};
use crate::schema::{How, Kind, Place};

/// What frequency can add at most: less than any step between ways of matching ([`How::worth`]).
pub(crate) const FREQUENCY: f32 = 0.15;
/// How soon frequency saturates (k1 of BM25).
const SATURATION: f32 = 2.0;
/// Fewer documents than this are few: then some words of three or more may be missing.
const FEW: usize = 3;
/// The same for a sentence, of which nobody expects every word back.
const FEW_FOR_A_SENTENCE: usize = 10;
/// Which share of the weight of a sentence suffices where few documents have all of its words.
const SHARE_OF_A_SENTENCE: f32 = 0.3;
/// Which share of the weight suffices in a name: who reads it knows whether it is meant.
const SHARE_OF_A_NAME: f32 = 0.5;
/// What a page that is no entry is worth where none of the words is in its name.
const ASIDE: f32 = 0.5;
/// For how many of the best documents it is looked up how close words stand.
const CLOSE_LOOK: usize = 200;
/// What a title, or another name, adds when it is the whole query.
const WHOLE_NAME: [f32; 2] = [1.2, 1.1];

/// The first hits, among which other pages than methods are few.
const FIRST: usize = 10;
/// How many pages that are no method stand among the first hits, unless there is nothing else.
const OTHERS: usize = 2;

/// Puts what is no method, beyond the first few, behind the methods that follow among the first hits. The order is kept otherwise.
pub(crate) fn methods_first(ranked: &mut Vec<(u32, f32)>, is_method: impl Fn(u32) -> bool) {
    let (mut first, mut behind, mut others) = (Vec::new(), Vec::new(), 0);
    let mut rest = std::mem::take(ranked).into_iter();
    for found in rest.by_ref() {
        let method = is_method(found.0);
        if method || others < OTHERS {
            others += usize::from(!method);
            first.push(found);
            if first.len() == FIRST {
                break;
            }
        } else {
            behind.push(found);
        }
    }
    first.extend(behind);
    first.extend(rest);
    *ranked = first;
}

/// A word of the query in a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub(crate) document: u32,
    /// What the way and the place are worth.
    pub(crate) score: f32,
    /// What its frequency adds.
    frequency: f32,
    pub(crate) how: How,
    pub(crate) place: Place,
}

/// The documents that fit.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// For each clause, its matches by document.
    pub(crate) matches: Vec<Vec<Match>>,
    /// Documents that fit, best first, with their scores.
    pub(crate) ranked: Vec<(u32, f32)>,
    /// Whether some of them lack some of the words.
    pub(crate) loosened: bool,
    /// Documents without a word of the query, each with the title of the hit beside which editors set it.
    pub(crate) beside: Vec<(u32, String)>,
}

/// Where words stand: document, position, place; sorted.
type Positions = Vec<(u32, u32, Place)>;

/// A set of documents.
#[derive(Debug, Clone)]
pub(crate) struct Set(Vec<u64>);

impl Set {
    pub(crate) fn new(documents: u32) -> Self {
        Self(vec![0; (documents as usize).div_ceil(64)])
    }

    pub(crate) fn insert(&mut self, document: u32) {
        if let Some(word) = self.0.get_mut(document as usize / 64) {
            *word |= 1 << (document % 64);
        }
    }

    pub(crate) fn contains(&self, document: u32) -> bool {
        self.0.get(document as usize / 64).is_some_and(|word| word >> (document % 64) & 1 == 1)
    }

    pub(crate) fn union(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    pub(crate) fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    pub(crate) fn shared(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(word, other)| (word & other).count_ones()).sum()
    }
}

/// Every document of a posting list, with how often the term stands in it.
pub(crate) fn each(reader: &InvertedIndexReader, info: &TermInfo, option: IndexRecordOption, mut take: impl FnMut(u32, u32)) -> io::Result<()> {
    let mut postings = reader.read_postings_from_terminfo(info, option)?;
    let mut document = postings.doc();
    while document != TERMINATED {
        take(document, postings.term_freq());
        document = postings.advance();
    }
    Ok(())
}

/// Base-2 logarithm, straight between the powers of two: the same bits everywhere, and near enough for a weight.
fn log2(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = u8::try_from(bits >> 23).unwrap_or(u8::MAX);
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    f32::from(exponent) - 127.0 + (mantissa - 1.0)
}

/// Evaluates plans over the postings of an index.
pub(crate) struct Evaluator<'a> {
    pub(crate) opened: &'a Opened,
}

impl Evaluator<'_> {
    /// The documents that fit the plan.
    pub(crate) fn find(&self, plan: &Plan) -> io::Result<Found> {
        let mut pending = Pending::default();
        let documents = self.opened.documents();
        let matches: Vec<Vec<Match>> = plan.clauses.iter().map(|clause| pending.take(self.clause(clause))).collect();
        let mut excluded = Set::new(documents);
        for clause in &plan.without {
            for found in pending.take(self.clause(clause)) {
                excluded.insert(found.document);
            }
        }
        let mut named = Vec::new();
        for (info, bonus) in plan.names.iter().zip(WHOLE_NAME) {
            if let Some(info) = info {
                let reader = self.opened.book(crate::plan::Book::Stem);
                pending.take(each(reader, info, IndexRecordOption::Basic, |document, _| named.push((document, bonus))));
            }
        }
        // Asked for now, so that they come in the same round as the rest.
        if plan.clauses.len() > 1 {
            for reading in plan.clauses.iter().flat_map(|clause| &clause.stem) {
                for (_, info) in &reading.postings {
                    let reader = self.opened.book(reading.book);
                    pending.take(reader.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions).map(|_| ()));
                }
            }
        }
        pending.check()?;
        self.rank(plan, matches, &excluded, &named)
    }

    fn rank(&self, plan: &Plan, matches: Vec<Vec<Match>>, excluded: &Set, named: &[(u32, f32)]) -> io::Result<Found> {
        let documents = self.opened.documents();
        let count = documents as usize;
        // Words that are nowhere are said to be so; they keep nothing from being found.
        // In a sentence, which holds words that hardly matter, the rare ones count the more.
        let weight = |found: &Vec<Match>| {
            let rarity = if found.is_empty() { 0.0 } else { log2(1.0 + documents as f32 / found.len() as f32) };
            if plan.sentence { rarity * rarity } else { rarity }
        };
        let weights: Vec<f32> = matches.iter().map(weight).collect();
        let whole: f32 = weights.iter().sum();
        let known = matches.iter().filter(|found| !found.is_empty()).count();
        let mut scores = vec![0.0f32; count];
        let mut present = vec![0u32; count];
        // The share of the weight that is there, and that is in a name.
        let mut share = vec![[0.0f32; 2]; count];
        for (found, weight) in matches.iter().zip(&weights) {
            for found in found {
                let at = found.document as usize;
                if let (Some(score), Some(present), Some([share, named])) = (scores.get_mut(at), present.get_mut(at), share.get_mut(at)) {
                    *score += found.score * weight / whole;
                    *present += 1;
                    *share += weight / whole;
                    if matches!(found.place, Place::Title | Place::Also) {
                        *named += weight / whole;
                    }
                }
            }
        }
        let hard: Vec<&Vec<Match>> =
            plan.clauses.iter().zip(&matches).filter(|(clause, _)| !clause.phrase.is_empty()).map(|(_, found)| found).collect();
        let allowed = |document: u32| {
            !excluded.contains(document) && hard.iter().all(|found| found.binary_search_by_key(&document, |found| found.document).is_ok())
        };
        let words = |document: u32| present[document as usize] as usize;
        let only_without = plan.clauses.is_empty();
        let nothing = !only_without && known == 0;
        let mut accepted: Vec<u32> = (0..documents).filter(|document| !nothing && words(*document) >= known && allowed(*document)).collect();
        // A sentence: the words that matter suffice. Two words: either, if nothing has both.
        let few = if plan.sentence { FEW_FOR_A_SENTENCE } else { FEW };
        let least = if accepted.len() < few && known >= if plan.sentence { 2 } else { 3 } {
            (known * 2).div_ceil(3).min(known.saturating_sub(1)).max(1)
        } else if accepted.is_empty() && known == 2 {
            1
        } else {
            known
        };
        if known > 1 {
            let enough = |document: u32| {
                let [share, named] = share[document as usize];
                let loose = if plan.sentence { least < known && share >= SHARE_OF_A_SENTENCE } else { words(document) >= least };
                loose || words(document) >= known || named >= SHARE_OF_A_NAME
            };
            accepted = (0..documents).filter(|document| enough(*document) && allowed(*document)).collect();
        }
        let loosened = accepted.iter().any(|document| (present[*document as usize] as usize) < known);

        for (document, bonus) in named {
            // A document that is named both ways has the better one.
            let score = &mut scores[*document as usize];
            if *score < 2.0 {
                *score += bonus;
            }
        }
        for document in &accepted {
            let kind = self.opened.kind(*document);
            let aside = kind == Kind::Page && share[*document as usize][1] <= 0.0 && !only_without;
            scores[*document as usize] *= if aside { ASIDE * kind.weight() } else { kind.weight() };
        }
        let mut ranked: Vec<(u32, f32)> = accepted.iter().map(|document| (*document, scores[*document as usize])).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        ranked.sort_by(order);
        if plan.clauses.len() > 1 {
            self.closeness(plan, &matches, &mut ranked)?;
            ranked.sort_by(order);
        }
        Ok(Found { matches, ranked, loosened, beside: Vec::new() })
    }

    /// The matches of a clause: in each document the best alternative.
    fn clause(&self, clause: &Clause) -> io::Result<Vec<Match>> {
        if !clause.phrase.is_empty() {
            return self.phrase(clause);
        }
        let mut pending = Pending::default();
        let mut all: Vec<Match> = Vec::new();
        for alternative in &clause.alternatives {
            all.extend(pending.take(self.alternative(alternative)));
        }
        pending.check()?;
        all.sort_by(|a, b| a.document.cmp(&b.document).then(b.score.total_cmp(&a.score)).then(a.how.cmp(&b.how)));
        // The best way counts, and the best frequency: exact words are not counted, but stand for their stem.
        all.dedup_by(|found, kept| {
            let same = found.document == kept.document;
            if same {
                kept.frequency = kept.frequency.max(found.frequency);
            }
            same
        });
        for found in &mut all {
            found.score += found.frequency;
        }
        Ok(all)
    }

    fn alternative(&self, alternative: &Alternative) -> io::Result<Vec<Match>> {
        let mut pending = Pending::default();
        let units: Vec<Vec<(u32, f32, f32, Place)>> = alternative.units.iter().map(|readings| pending.take(self.unit(readings))).collect();
        pending.check()?;
        let mut units = units.into_iter();
        let mut found = units.next().unwrap_or_default();
        for unit in units {
            found = found
                .into_iter()
                .filter_map(|(document, score, frequency, place)| {
                    let at = unit.binary_search_by_key(&document, |(document, ..)| *document).ok()?;
                    let (_, other, other_frequency, other_place) = unit[at];
                    let place = if other < score { other_place } else { place };
                    Some((document, score.min(other), frequency.min(other_frequency), place))
                })
                .collect();
        }
        let (how, weight) = (alternative.how, alternative.weight);
        Ok(found
            .into_iter()
            .map(|(document, score, frequency, place)| Match {
                document,
                score: weight * (how.worth() + score),
                frequency: weight * frequency,
                how,
                place,
            })
            .collect())
    }

    /// Documents with any of the readings: what the best place gives, what frequency gives, and that place.
    fn unit(&self, readings: &[Reading]) -> io::Result<Vec<(u32, f32, f32, Place)>> {
        let mut pending = Pending::default();
        let mut all: Vec<(u32, Place, u32)> = Vec::new();
        for reading in readings {
            for (place, info) in &reading.postings {
                pending.take(each(self.opened.book(reading.book), info, IndexRecordOption::WithFreqs, |document, count| {
                    all.push((document, *place, count));
                }));
            }
        }
        pending.check()?;
        all.sort_unstable();
        let mut out: Vec<(u32, f32, f32, Place)> = Vec::new();
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            let frequency: f32 = group.iter().map(|(_, place, count)| place.weight() * f32::from(u16::try_from(*count).unwrap_or(u16::MAX))).sum();
            let best = group.iter().map(|(_, place, _)| *place).max_by(|a, b| a.weight().total_cmp(&b.weight())).unwrap_or(Place::Text);
            out.push((group[0].0, best.weight(), FREQUENCY * frequency / (frequency + SATURATION), best));
        }
        Ok(out)
    }

    /// Positions of any of the readings, in each document of `wanted` (sorted), or everywhere.
    fn positions(&self, readings: &[Reading], wanted: Option<&[u32]>) -> io::Result<Positions> {
        let mut pending = Pending::default();
        let mut all = Vec::new();
        let mut positions = Vec::new();
        for reading in readings {
            for (place, info) in &reading.postings {
                let reader = self.opened.book(reading.book);
                let Some(mut postings) = pending.take(reader.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions).map(Some))
                else {
                    continue;
                };
                let mut document = postings.doc();
                while document != TERMINATED {
                    if wanted.is_none_or(|wanted| wanted.binary_search(&document).is_ok()) {
                        postings.positions(&mut positions);
                        all.extend(positions.iter().map(|position| (document, *position, *place)));
                    }
                    document = postings.advance();
                }
            }
        }
        pending.check()?;
        all.sort_unstable();
        Ok(all)
    }

    /// Documents in which the words stand one after the other.
    fn phrase(&self, clause: &Clause) -> io::Result<Vec<Match>> {
        let mut pending = Pending::default();
        let words: Vec<(u32, Positions)> =
            clause.phrase.iter().map(|(distance, readings)| (*distance, pending.take(self.positions(readings, None)))).collect();
        pending.check()?;
        let Some(((first, starts), others)) = words.split_first() else { return Ok(Vec::new()) };
        let mut found: Vec<Match> = Vec::new();
        for (document, position, place) in starts {
            let follows = |(distance, positions): &(u32, Positions)| {
                let wanted = (*document, position + distance - first, *place);
                positions.binary_search(&wanted).is_ok()
            };
            if others.iter().all(follows) {
                let score = How::Exact.worth() + place.weight();
                match found.last_mut() {
                    Some(last) if last.document == *document => {
                        if score > last.score {
                            (last.score, last.place) = (score, *place);
                        }
                    }
                    _ => found.push(Match { document: *document, score, frequency: 0.0, how: How::Exact, place: *place }),
                }
            }
        }
        Ok(found)
    }

    /// Adds to the best documents what the closeness of neighbouring words is worth.
    fn closeness(&self, plan: &Plan, matches: &[Vec<Match>], ranked: &mut [(u32, f32)]) -> io::Result<()> {
        let closest = ranked.len().min(CLOSE_LOOK);
        let best = &mut ranked[..closest];
        let mut wanted: Vec<u32> = best.iter().map(|(document, _)| *document).collect();
        wanted.sort_unstable();
        let mut pending = Pending::default();
        let clauses: Vec<(&Clause, &Vec<Match>)> = plan.clauses.iter().zip(matches).filter(|(clause, _)| clause.phrase.is_empty()).collect();
        let positions: Vec<Positions> = clauses.iter().map(|(clause, _)| pending.take(self.positions(&clause.stem, Some(&wanted)))).collect();
        pending.check()?;
        for (pair, clauses) in positions.windows(2).zip(clauses.windows(2)) {
            let apart = i64::try_from(clauses[1].0.position - clauses[0].0.position).unwrap_or(1);
            let joined = |matches: &[Match], document: u32| {
                matches.binary_search_by_key(&document, |found| found.document).is_ok_and(|at| matches[at].how == How::Joined)
            };
            for (document, score) in best.iter_mut() {
                let of = |positions: &[(u32, u32, Place)]| {
                    let start = positions.partition_point(|(other, ..)| other < document);
                    let end = positions.partition_point(|(other, ..)| other <= document);
                    start..end
                };
                let (one, other) = (&pair[0][of(&pair[0])], &pair[1][of(&pair[1])]);
                // Written as one word they could not stand closer.
                let mut nearest = if clauses.iter().all(|(_, matches)| joined(matches, *document)) { 0 } else { i64::MAX };
                let mut from = 0;
                // Both are sorted: for each word the neighbours of its place suffice.
                for (_, position, _) in one {
                    let wanted = i64::from(*position) + apart;
                    while from < other.len() && i64::from(other[from].1) < wanted {
                        from += 1;
                    }
                    for near in [from.checked_sub(1), Some(from)].into_iter().flatten().filter_map(|at| other.get(at)) {
                        nearest = nearest.min((i64::from(near.1) - wanted).abs());
                    }
                }
                *score += match nearest {
                    0 => 0.12,
                    1..=3 => 0.06,
                    4..=10 => 0.02,
                    _ => 0.0,
                };
            }
        }
        Ok(())
    }
}
