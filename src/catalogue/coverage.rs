//! What a set of methods covers, what hangs on one method, what is missing, and which methods would fill the gaps.
//!
//! The framework says that the strength lies in the interplay of all seven principles, with krachtgericht in the centre, and in work *and*
//! welfare (Steenssens, Demeyer & Van Regenmortel 2009). So a gap is news, and so is cover that rests on a single method.
//!
//! The computation ([`cover`], [`fill`]) works on plain numbers and knows no catalogue, so that it can run wherever it is needed; the rest of
//! this module feeds it.

use super::{Catalogue, MethodId, Trajectory};

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

/// Counts a dimension of `terms` terms over a set of methods, each given by the terms that it names.
#[must_use]
pub fn cover<'a>(terms: usize, methods: impl IntoIterator<Item = &'a [usize]>) -> Cover {
    let mut counts = vec![0; terms];
    for method in methods {
        for &term in method {
            counts[term] += 1;
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

/// What a trajectory covers of one dimension of its catalogue.
#[must_use]
pub fn of_trajectory(catalogue: &Catalogue, trajectory: &Trajectory, dimension: usize) -> Cover {
    of_methods(catalogue, &trajectory.methods(), dimension)
}

/// What a set of methods covers of one dimension.
#[must_use]
pub fn of_methods(catalogue: &Catalogue, methods: &[MethodId], dimension: usize) -> Cover {
    let terms: Vec<Vec<usize>> = methods.iter().map(|&method| catalogue.terms_of(method, dimension)).collect();
    cover(catalogue.dimensions()[dimension].terms.len(), terms.iter().map(Vec::as_slice))
}

/// The methods of the catalogue that would fill a trajectory's gaps in one dimension, best first.
#[must_use]
pub fn fillers(catalogue: &Catalogue, trajectory: &Trajectory, dimension: usize) -> Vec<Filler> {
    let cover = of_trajectory(catalogue, trajectory, dimension);
    let inside = trajectory.methods();
    // Only methods with a wanted term can help; found by term, so that a large catalogue is not walked for each trajectory.
    let wanted = if cover.missing.is_empty() { &cover.thin } else { &cover.missing };
    let mut candidates: Vec<MethodId> = wanted.iter().flat_map(|&term| catalogue.term(dimension, term).methods.iter().copied()).collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates.retain(|method| !inside.contains(method));
    let terms: Vec<(usize, Vec<usize>)> = candidates.into_iter().map(|method| (method, catalogue.terms_of(method, dimension))).collect();
    fill(&cover, terms.iter().map(|(method, terms)| (*method, terms.as_slice())))
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
}
