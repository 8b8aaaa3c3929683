//! Counting over terms: what a set of methods covers, what is thin or missing, and which methods would fill the gaps.
//!
//! It works on plain numbers: a term is its place in its dimension, a method is the terms that it names.

/// What a set of methods covers of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// For each term, how many methods of the set name it.
    pub counts: Vec<usize>,
    /// Terms with one method.
    pub thin: Vec<usize>,
    /// Terms with none.
    pub missing: Vec<usize>,
}

/// Counts a dimension of `terms` terms over a set of methods, each given by the terms that it names. A term that there is not counts nowhere.
#[must_use]
pub fn cover<'a>(terms: usize, methods: impl IntoIterator<Item = &'a [usize]>) -> Cover {
    let mut counts = vec![0; terms];
    for method in methods {
        for &term in method {
            if let Some(count) = counts.get_mut(term) {
                *count += 1;
            }
        }
    }
    let with = |count: usize| counts.iter().enumerate().filter(move |(_, n)| **n == count).map(|(term, _)| term).collect::<Vec<_>>();
    Cover { thin: with(1), missing: with(0), counts }
}

/// A method that would fill gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    /// Its number among the candidates.
    pub method: usize,
    /// Missing terms that it brings.
    pub fills: Vec<usize>,
    /// Thin terms that it strengthens.
    pub strengthens: Vec<usize>,
}

/// Those of `candidates` that fill a gap of `cover`, best first: most missing terms, then most thin ones, then their own order. Where nothing is
/// missing, those that strengthen what is thin.
#[must_use]
pub fn fill<'a>(cover: &Cover, candidates: impl IntoIterator<Item = (usize, &'a [usize])>) -> Vec<Filler> {
    let pick = |terms: &[usize], of: &[usize]| terms.iter().copied().filter(|term| of.contains(term)).collect::<Vec<_>>();
    let mut fillers: Vec<Filler> = candidates
        .into_iter()
        .map(|(method, terms)| Filler { method, fills: pick(terms, &cover.missing), strengthens: pick(terms, &cover.thin) })
        .filter(|filler| if cover.missing.is_empty() { !filler.strengthens.is_empty() } else { !filler.fills.is_empty() })
        .collect();
    fillers.sort_by_key(|filler| (usize::MAX - filler.fills.len(), usize::MAX - filler.strengthens.len()));
    fillers
}

/// The further methods with which a set covers every term: found step by step, each time the one that fills most, so they are few but not always the
/// fewest there are. `None` where no choice covers all. `candidates` are in the order of preference among equals.
#[must_use]
pub fn complete<'a>(terms: usize, set: &[&'a [usize]], candidates: &[(usize, &'a [usize])]) -> Option<Vec<usize>> {
    let mut set = set.to_vec();
    let mut chosen = Vec::new();
    loop {
        let covered = cover(terms, set.iter().copied());
        if covered.missing.is_empty() {
            return Some(chosen);
        }
        let best = fill(&covered, candidates.iter().copied()).into_iter().next()?;
        let (_, names) = candidates.iter().find(|(method, _)| *method == best.method)?;
        chosen.push(best.method);
        set.push(names);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_term_and_names_what_is_thin_and_missing() {
        let cover = cover(4, [[0, 1].as_slice(), &[1]]);
        assert_eq!(cover, Cover { counts: vec![1, 2, 0, 0], thin: vec![0], missing: vec![2, 3] });
    }

    #[test]
    fn the_method_that_fills_most_comes_first() {
        let cover = cover(4, [[0].as_slice()]);
        let fillers = fill(&cover, [(7, [1].as_slice()), (8, &[0]), (9, &[1, 2]), (10, &[0, 2])]);
        assert_eq!(fillers.iter().map(|f| f.method).collect::<Vec<_>>(), [9, 10, 7]);
    }

    #[test]
    fn where_nothing_is_missing_thin_terms_are_strengthened() {
        let cover = cover(2, [[0, 1].as_slice(), &[1]]);
        let fillers = fill(&cover, [(3, [1].as_slice()), (4, &[0])]);
        assert_eq!(fillers.iter().map(|f| f.method).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn a_set_is_completed_with_what_fills_most() {
        let candidates: [(usize, &[usize]); 4] = [(1, &[1]), (2, &[1, 2]), (3, &[3]), (4, &[0])];
        assert_eq!(complete(4, &[&[0]], &candidates), Some(vec![2, 3]));
        assert_eq!(complete(1, &[&[0]], &candidates), Some(vec![]), "nothing is missing");
        assert_eq!(complete(5, &[&[0]], &candidates), None, "nobody has the last term");
    }
}
