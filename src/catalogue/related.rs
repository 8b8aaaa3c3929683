//! Related methods, and why they are related.
//!
//! Near-linear in the number of methods: each is compared with at most `MOST_COMPARED` others, those that share the rarest things with it.
//! A catalogue of that size or smaller is compared whole.

use std::collections::{HashMap, HashSet};
use std::ops::Index;

use rayon::prelude::*;

use super::{Catalogue, Destination, EntryId, MethodId};

/// With how many others a method is compared at the most.
const MOST_COMPARED: usize = 128;
/// How many related methods are shown.
const MOST_SHOWN: usize = 5;

/// What two methods share, as a reader can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An editor picked it.
    Picked,
    /// They share these terms of a dimension.
    Terms(usize, Vec<usize>),
    /// They rest on the same source.
    Source,
    /// They share these words.
    Keywords(Vec<String>),
    /// The text of one mentions the other.
    Mentioned,
    /// They stand in the same trajectory.
    Trajectory,
}

/// A related method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The method.
    pub method: MethodId,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// For every method, its related methods, best first.
#[must_use]
pub fn all(catalogue: &Catalogue) -> Vec<Vec<Related>> {
    let features = Features::of(catalogue);
    (0..catalogue.methods().len()).into_par_iter().map(|method| features.related_to(catalogue, method)).collect()
}

/// What the methods of a catalogue can share: made once, it gives the related methods of each.
#[derive(Debug)]
pub struct Features {
    /// For each thing that can be shared, the methods that have it.
    postings: Vec<Vec<MethodId>>,
    /// For each method its postings, the rarest first.
    of_method: Vec<Vec<usize>>,
    /// For each dimension and term, what sharing it weighs.
    weights: Vec<Vec<f64>>,
    mentions: Lists,
    trajectories: Lists,
    sources: Lists,
    /// By dimension: the terms of each method.
    terms: Vec<Lists>,
    /// Numbers in `words`.
    keywords: Lists,
    words: Vec<String>,
}

/// A short list of numbers for each method. They lie one behind the other: a method is compared with others near it, and these are then near in memory too.
#[derive(Debug)]
struct Lists {
    /// Where the list of each method ends in `numbers`.
    ends: Vec<usize>,
    numbers: Vec<usize>,
}

impl<L: AsRef<[usize]>> FromIterator<L> for Lists {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut all = Self { ends: Vec::new(), numbers: Vec::new() };
        for list in lists {
            all.numbers.extend_from_slice(list.as_ref());
            all.ends.push(all.numbers.len());
        }
        all
    }
}

impl Index<MethodId> for Lists {
    type Output = [usize];

    fn index(&self, method: MethodId) -> &[usize] {
        let start = method.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.numbers[start..self.ends[method]]
    }
}

impl Features {
    /// What the methods of `catalogue` can share.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let methods = catalogue.methods();
        let mentions: Vec<Vec<MethodId>> = methods
            .iter()
            .map(|method| {
                let linked = method.text.body.links.iter().filter_map(|link| match link {
                    Destination::Entry(EntryId::Method(other), _) => Some(*other),
                    _ => None,
                });
                sorted(linked.collect())
            })
            .collect();
        let mut trajectories = vec![Vec::new(); methods.len()];
        for (number, trajectory) in catalogue.trajectories().iter().enumerate() {
            for method in trajectory.methods() {
                trajectories[method].push(number);
            }
        }
        let common: Vec<bool> = (0..catalogue.bibliography().sources().len()).map(|source| is_common(catalogue, source)).collect();
        let sources: Vec<Vec<usize>> = methods
            .iter()
            .map(|method| {
                let cited = method.text.sources.iter().chain(method.text.body.citations.iter().flatten()).map(|cited| cited.source);
                sorted(cited.filter(|&source| !common[source]).collect())
            })
            .collect();
        let lower = |method: &super::Method| method.text.common.trefwoorden.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
        let words: Vec<String> = sorted(methods.iter().flat_map(lower).collect());
        let number = |word: String| words.binary_search(&word).ok();
        let keywords: Vec<Vec<usize>> = methods.iter().map(|method| sorted(lower(method).into_iter().filter_map(number).collect())).collect();
        let terms: Vec<Vec<Vec<usize>>> = (0..catalogue.dimensions().len())
            .map(|dimension| methods.iter().map(|method| method.terms[dimension].iter().map(|used| used.term).collect()).collect())
            .collect();

        let by_number = |of_methods: &[Vec<usize>], count: usize| {
            let mut postings = vec![Vec::new(); count];
            for (id, numbers) in of_methods.iter().enumerate() {
                for &number in numbers {
                    postings[number].push(id);
                }
            }
            postings
        };
        let mut postings: Vec<Vec<MethodId>> = by_number(&keywords, words.len());
        postings.extend(by_number(&sources, common.len()));
        postings.extend(by_number(&trajectories, catalogue.trajectories().len()));
        // A single term is shared by much of the catalogue; all terms of a dimension together are rarer, and all of the method rarest.
        let mut whole: HashMap<Vec<usize>, Vec<MethodId>> = HashMap::new();
        for id in 0..methods.len() {
            let all = terms.iter().flat_map(|of_methods| of_methods[id].iter().copied().chain([usize::MAX])).collect();
            whole.entry(all).or_default().push(id);
        }
        postings.extend(in_order(whole));
        for of_methods in &terms {
            let mut signatures: HashMap<&[usize], Vec<MethodId>> = HashMap::new();
            for (id, terms) in of_methods.iter().enumerate() {
                signatures.entry(terms).or_default().push(id);
            }
            postings.extend(in_order(signatures));
        }
        for (of_methods, dimension) in terms.iter().zip(catalogue.dimensions()) {
            postings.extend(by_number(of_methods, dimension.terms.len()));
        }
        postings.retain(|posting| !posting.is_empty());
        let mut of_method = vec![Vec::new(); methods.len()];
        for (number, posting) in postings.iter().enumerate() {
            for &method in posting {
                of_method[method].push(number);
            }
        }
        for numbers in &mut of_method {
            numbers.sort_by_key(|&number| (postings[number].len(), number));
        }
        let all = |lists: &[Vec<usize>]| lists.iter().collect::<Lists>();
        let total = methods.len().max(1) as f64;
        let weights = catalogue
            .dimensions()
            .iter()
            .map(|dimension| dimension.terms.iter().map(|term| 0.5 + (total / (term.methods.len().max(1) as f64)).ln()).collect())
            .collect();
        Self {
            postings,
            of_method,
            weights,
            mentions: all(&mentions),
            trajectories: all(&trajectories),
            sources: all(&sources),
            terms: terms.iter().map(|of_methods| all(of_methods)).collect(),
            keywords: all(&keywords),
            words,
        }
    }

    /// The methods that are worth comparing with `method`.
    fn candidates(&self, catalogue: &Catalogue, method: MethodId) -> Vec<MethodId> {
        let mut candidates = Vec::with_capacity(MOST_COMPARED);
        let mut seen = HashSet::from([method]);
        let mut add = |other: MethodId, candidates: &mut Vec<MethodId>| {
            if seen.insert(other) {
                candidates.push(other);
            }
        };
        for &other in catalogue.methods()[method].related.iter().chain(&self.mentions[method]) {
            add(other, &mut candidates);
        }
        for &number in &self.of_method[method] {
            let posting = &self.postings[number];
            let room = MOST_COMPARED.saturating_sub(candidates.len());
            if room == 0 {
                break;
            }
            // The neighbours in the list, around the method itself: another part of a long list for each method, the same on every run.
            let at = posting.partition_point(|&other| other < method);
            let from = at.saturating_sub(room / 2).min(posting.len().saturating_sub(room + 1));
            for &other in posting[from..].iter().take(room + 1) {
                add(other, &mut candidates);
            }
        }
        candidates
    }

    /// The methods that are related to `method`, best first. `catalogue` is the one that this was made of.
    #[must_use]
    pub fn related_to(&self, catalogue: &Catalogue, method: MethodId) -> Vec<Related> {
        let mut scored: Vec<(f64, MethodId)> = self
            .candidates(catalogue, method)
            .into_iter()
            .map(|other| (self.score(catalogue, method, other), other))
            .filter(|(score, _)| *score > 0.0)
            .collect();
        scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(MOST_SHOWN.max(catalogue.methods()[method].related.len()));
        scored.into_iter().map(|(_, other)| Related { method: other, reasons: self.reasons(catalogue, method, other) }).collect()
    }

    /// How near two methods are. Sums what [`Features::reasons`] names.
    fn score(&self, catalogue: &Catalogue, method: MethodId, other: MethodId) -> f64 {
        let mut score = 0.0;
        if let Some(place) = catalogue.methods()[method].related.iter().position(|&picked| picked == other) {
            score += 1000.0 - place as f64;
        }
        for (dimension, weights) in self.weights.iter().enumerate() {
            // The first dimension says most of what a method is; the others say where it is used.
            let factor = if dimension == 0 { 1.0 } else { 0.4 };
            let shared = shared(&self.terms[dimension][method], &self.terms[dimension][other]);
            score += factor * shared.map(|&term| weights[term]).sum::<f64>();
        }
        if shares(&self.sources[method], &self.sources[other]) {
            score += 2.0;
        }
        score += 1.5 * shared(&self.keywords[method], &self.keywords[other]).count() as f64;
        if self.mention(method, other) {
            score += 2.5;
        }
        if shares(&self.trajectories[method], &self.trajectories[other]) {
            score += 1.0;
        }
        score
    }

    fn reasons(&self, catalogue: &Catalogue, method: MethodId, other: MethodId) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if catalogue.methods()[method].related.contains(&other) {
            reasons.push(Reason::Picked);
        }
        for dimension in 0..self.weights.len() {
            let terms: Vec<usize> = shared(&self.terms[dimension][method], &self.terms[dimension][other]).copied().collect();
            if !terms.is_empty() {
                reasons.push(Reason::Terms(dimension, terms));
            }
        }
        if shares(&self.sources[method], &self.sources[other]) {
            reasons.push(Reason::Source);
        }
        let words: Vec<String> = shared(&self.keywords[method], &self.keywords[other]).map(|&word| self.words[word].clone()).collect();
        if !words.is_empty() {
            reasons.push(Reason::Keywords(words));
        }
        if self.mention(method, other) {
            reasons.push(Reason::Mentioned);
        }
        if shares(&self.trajectories[method], &self.trajectories[other]) {
            reasons.push(Reason::Trajectory);
        }
        reasons
    }

    fn mention(&self, method: MethodId, other: MethodId) -> bool {
        self.mentions[method].binary_search(&other).is_ok() || self.mentions[other].binary_search(&method).is_ok()
    }
}

/// Whether a source is cited by so many methods that sharing it says nothing: the framework that the whole catalogue rests on, say.
fn is_common(catalogue: &Catalogue, source: usize) -> bool {
    let citing = catalogue.citing(source).iter().filter(|entry| matches!(entry, EntryId::Method(_))).count();
    citing > 3 && citing * 3 > catalogue.methods().len()
}

/// What a map holds, in the order of its keys.
#[allow(clippy::iter_over_hash_type, reason = "it is put in order right away")]
fn in_order<K: Ord>(map: HashMap<K, Vec<MethodId>>) -> impl Iterator<Item = Vec<MethodId>> {
    let mut entries: Vec<(K, Vec<MethodId>)> = map.into_iter().collect();
    entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    entries.into_iter().map(|(_, methods)| methods)
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}

/// What two short sorted lists have in common.
fn shared<'a>(a: &'a [usize], b: &'a [usize]) -> impl Iterator<Item = &'a usize> {
    a.iter().filter(|item| b.contains(item))
}

fn shares(a: &[usize], b: &[usize]) -> bool {
    shared(a, b).next().is_some()
}
