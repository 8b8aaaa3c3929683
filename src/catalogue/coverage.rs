//! What sets of methods of the catalogue cover, and which methods would fill their gaps. The counting is in [`staalkaart_weave::cover`]; this feeds it.

use staalkaart_weave::cover;
pub use staalkaart_weave::cover::{Cover, Filler};

use super::{Catalogue, MethodId, Trajectory};

/// What a trajectory covers of one dimension of its catalogue.
#[must_use]
pub fn of_trajectory(catalogue: &Catalogue, trajectory: &Trajectory, dimension: usize) -> Cover {
    of_methods(catalogue, &trajectory.methods(), dimension)
}

/// What a set of methods covers of one dimension.
#[must_use]
pub fn of_methods(catalogue: &Catalogue, methods: &[MethodId], dimension: usize) -> Cover {
    let terms: Vec<Vec<usize>> = methods.iter().map(|&method| catalogue.terms_of(method, dimension)).collect();
    cover::cover(catalogue.dimensions()[dimension].terms.len(), terms.iter().map(Vec::as_slice))
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
    cover::fill(&cover, terms.iter().map(|(method, terms)| (*method, terms.as_slice())))
}

/// Finds for a method the further methods with which it covers a whole dimension. Made once for a catalogue.
#[derive(Debug)]
pub struct Completer {
    /// How many terms the dimension has.
    count: usize,
    /// By method: its terms.
    terms: Vec<Vec<usize>>,
    /// Of methods with the same terms the first stands for all, so that a large catalogue is not walked for each method.
    kinds: Vec<MethodId>,
    /// The most terms that a method has.
    widest: usize,
}

/// With how many others a method is tried at most, beside those that are related to it: those with the most terms.
const MOST_TRIED: usize = 256;

impl Completer {
    /// For this dimension of a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue, dimension: usize) -> Self {
        let terms: Vec<Vec<usize>> = (0..catalogue.methods().len()).map(|method| catalogue.terms_of(method, dimension)).collect();
        let mut kinds: Vec<MethodId> = (0..terms.len()).collect();
        kinds.sort_by(|a, b| terms[*a].cmp(&terms[*b]).then(a.cmp(b)));
        kinds.dedup_by(|a, b| terms[*a] == terms[*b]);
        kinds.sort_by_key(|&method| (usize::MAX - terms[method].len(), method));
        kinds.truncate(MOST_TRIED);
        kinds.sort_unstable();
        let widest = terms.iter().map(Vec::len).max().unwrap_or(0);
        Self { count: catalogue.dimensions()[dimension].terms.len(), terms, kinds, widest }
    }

    /// The methods with which `method` covers the dimension, `related` ones first among equals; `None` where no choice does, or where it takes more
    /// than `most`.
    #[must_use]
    pub fn complete(&self, method: MethodId, related: &[super::related::Related], most: usize) -> Option<Vec<MethodId>> {
        if self.terms[method].len() + most * self.widest < self.count {
            return None;
        }
        let near = related.iter().map(|related| related.method);
        let others = near.chain(self.kinds.iter().copied()).filter(|&other| other != method);
        let candidates: Vec<(usize, &[usize])> = others.map(|other| (other, self.terms[other].as_slice())).collect();
        cover::complete(self.count, &[&self.terms[method]], &candidates).filter(|chosen| !chosen.is_empty() && chosen.len() <= most)
    }
}
