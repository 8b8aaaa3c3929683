//! Related methods, and why they are related.
//!
//! Near-linear in the number of methods: each is compared with at most [`MOST_COMPARED`] others, those that share the rarest things with it.
//! A catalogue of that size or smaller is compared whole.

use rayon::prelude::*;

use super::{Catalogue, Destination, EntryId, MethodId};

/// With how many others a method is compared at the most.
const MOST_COMPARED: usize = 256;
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
    /// Which.
    pub method: MethodId,
    /// Why, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// A thing that methods can share.
struct Posting {
    methods: Vec<MethodId>,
}

/// For every method, its related methods, best first.
#[must_use]
pub fn all(catalogue: &Catalogue) -> Vec<Vec<Related>> {
    let features = Features::of(catalogue);
    (0..catalogue.methods().len()).into_par_iter().map(|method| features.related(catalogue, method)).collect()
}

struct Features {
    postings: Vec<Posting>,
    /// For each method its postings, the rarest first.
    of_method: Vec<Vec<usize>>,
    /// For each dimension and term, what sharing it weighs.
    weights: Vec<Vec<f64>>,
    mentions: Vec<Vec<MethodId>>,
    trajectories: Vec<Vec<usize>>,
    sources: Vec<Vec<usize>>,
    keywords: Vec<Vec<String>>,
}

impl Features {
    fn of(catalogue: &Catalogue) -> Self {
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
        let sources: Vec<Vec<usize>> = methods
            .iter()
            .map(|method| sorted(method.text.sources.iter().chain(method.text.body.citations.iter().flatten()).map(|cited| cited.source).collect()))
            .collect();
        let keywords: Vec<Vec<String>> =
            methods.iter().map(|method| sorted(method.text.common.trefwoorden.iter().map(|word| word.to_lowercase()).collect())).collect();

        // What can be shared, by a name that is unique to it.
        let mut index: std::collections::BTreeMap<(u8, String), Vec<MethodId>> = std::collections::BTreeMap::new();
        for (id, method) in methods.iter().enumerate() {
            let mut add = |kind: u8, name: String| index.entry((kind, name)).or_default().push(id);
            for word in &keywords[id] {
                add(0, word.clone());
            }
            for source in &sources[id] {
                add(1, source.to_string());
            }
            for trajectory in &trajectories[id] {
                add(2, trajectory.to_string());
            }
            // A single term is shared by much of the catalogue; all terms of a dimension together are rarer, and all of the method rarest.
            let signature = |terms: &[super::TermUse]| terms.iter().map(|used| used.term.to_string()).collect::<Vec<_>>().join("-");
            let whole: Vec<String> = method.terms.iter().map(|terms| signature(terms)).collect();
            add(3, whole.join("/"));
            for (dimension, terms) in method.terms.iter().enumerate() {
                add(4, format!("{dimension}:{}", signature(terms)));
                for used in terms {
                    add(5, format!("{dimension}:{}", used.term));
                }
            }
        }
        let postings: Vec<Posting> = index.into_values().map(|methods| Posting { methods }).collect();
        let mut of_method = vec![Vec::new(); methods.len()];
        for (number, posting) in postings.iter().enumerate() {
            for &method in &posting.methods {
                of_method[method].push(number);
            }
        }
        for numbers in &mut of_method {
            numbers.sort_by_key(|&number| (postings[number].methods.len(), number));
        }
        let total = methods.len().max(1) as f64;
        let weights = catalogue
            .dimensions()
            .iter()
            .map(|dimension| dimension.terms.iter().map(|term| 0.5 + (total / (term.methods.len().max(1) as f64)).ln()).collect())
            .collect();
        Self { postings, of_method, weights, mentions, trajectories, sources, keywords }
    }

    fn candidates(&self, catalogue: &Catalogue, method: MethodId) -> Vec<MethodId> {
        let mut candidates = catalogue.methods()[method].related.clone();
        candidates.extend(&self.mentions[method]);
        for &number in &self.of_method[method] {
            let posting = &self.postings[number].methods;
            let room = MOST_COMPARED.saturating_sub(candidates.len());
            if room == 0 {
                break;
            }
            // The neighbours in the list, around the method itself: another part of a long list for each method, the same on every run.
            let at = posting.partition_point(|&other| other < method);
            let from = at.saturating_sub(room / 2).min(posting.len().saturating_sub(room + 1));
            candidates.extend(posting[from..].iter().copied().take(room + 1));
            candidates = sorted(candidates);
        }
        candidates.retain(|&other| other != method);
        sorted(candidates)
    }

    fn related(&self, catalogue: &Catalogue, method: MethodId) -> Vec<Related> {
        let mut scored: Vec<(f64, Related)> = self
            .candidates(catalogue, method)
            .into_iter()
            .map(|other| self.compare(catalogue, method, other))
            .filter(|(score, related)| *score > 0.0 && !related.reasons.is_empty())
            .collect();
        scored.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.method.cmp(&second.method)));
        scored.truncate(MOST_SHOWN.max(catalogue.methods()[method].related.len()));
        scored.into_iter().map(|(_, related)| related).collect()
    }

    fn compare(&self, catalogue: &Catalogue, method: MethodId, other: MethodId) -> (f64, Related) {
        let (a, b) = (&catalogue.methods()[method], &catalogue.methods()[other]);
        let mut score = 0.0;
        let mut reasons = Vec::new();
        if let Some(place) = a.related.iter().position(|&picked| picked == other) {
            score += 1000.0 - place as f64;
            reasons.push(Reason::Picked);
        }
        for (dimension, weights) in self.weights.iter().enumerate() {
            let shared: Vec<usize> = a.terms[dimension].iter().map(|used| used.term).filter(|&term| b.has(dimension, term)).collect();
            // The first dimension says most of what a method is; the others say where it is used.
            let factor = if dimension == 0 { 1.0 } else { 0.4 };
            score += factor * shared.iter().map(|&term| weights[term]).sum::<f64>();
            if !shared.is_empty() {
                reasons.push(Reason::Terms(dimension, shared));
            }
        }
        if shares(&self.sources[method], &self.sources[other]) {
            score += 2.0;
            reasons.push(Reason::Source);
        }
        let words: Vec<String> = self.keywords[method].iter().filter(|word| self.keywords[other].binary_search(word).is_ok()).cloned().collect();
        if !words.is_empty() {
            score += 1.5 * words.len() as f64;
            reasons.push(Reason::Keywords(words));
        }
        if self.mentions[method].binary_search(&other).is_ok() || self.mentions[other].binary_search(&method).is_ok() {
            score += 2.5;
            reasons.push(Reason::Mentioned);
        }
        if shares(&self.trajectories[method], &self.trajectories[other]) {
            score += 1.0;
            reasons.push(Reason::Trajectory);
        }
        (score, Related { method: other, reasons })
    }
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}

/// Whether two sorted lists have something in common.
fn shares<T: Ord>(a: &[T], b: &[T]) -> bool {
    a.iter().any(|item| b.binary_search(item).is_ok())
}
