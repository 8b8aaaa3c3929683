//! What a bibliography may ask of the parser: how deep it nests, how long its values become and how far its references lead.
//!
//! biblatex follows `crossref`, `xdata` and `@string` by recursion, copies what it finds, and flattens nested braces in quadratic time. A file of a few
//! bytes could so abort the program or fill the memory. Everything here is counted before biblatex sees it, in time in proportion to the file.

use super::scan::Piece;

/// So many braces may be open at once in a value.
pub(super) const DEEPEST_BRACES: usize = 64;
/// A value may weigh this much with its `@string`s filled in: bytes, and a bit for each piece and nested brace.
pub(super) const LONGEST_VALUE: u64 = 64 << 10;
/// References may lead on through so many entries or definitions.
pub(super) const DEEPEST_REFERENCES: usize = 16;
/// What an entry takes over from others may weigh this much.
pub(super) const LARGEST_ENTRY: u64 = 1 << 20;
/// What all references of a file bring in may weigh this much more than [`TOTAL_PER_BYTE`] times the file.
const TOTAL: u64 = 16 << 20;
/// See [`TOTAL`].
const TOTAL_PER_BYTE: u64 = 8;
/// The sum of the squares of the nested braces of each value: what biblatex's flattening takes.
const MOST_FLATTENING: u64 = 300_000_000;

/// What the pieces of a value weigh by themselves.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Bytes, and a bit for each piece and nested brace.
    pub(super) weight: u64,
    /// Braces opened within the value.
    pub(super) braces: u64,
    /// Where more than [`DEEPEST_BRACES`] are open at once.
    pub(super) too_deep: Option<usize>,
}

/// Measures the pieces of a value, names left out.
pub(super) fn measure(pieces: &[Piece<'_>]) -> Measure {
    let mut measure = Measure { weight: 16 * pieces.len() as u64, ..Measure::default() };
    for piece in pieces {
        let Piece::Text(word) = piece else { continue };
        let mut open = 0_usize;
        for (at, byte) in word.text.bytes().enumerate() {
            match byte {
                b'{' => {
                    measure.braces += u64::from(open > 0);
                    open += 1;
                    if open > DEEPEST_BRACES {
                        measure.too_deep.get_or_insert(word.range.start + at);
                    }
                }
                b'}' => open = open.saturating_sub(1),
                _ => {}
            }
        }
        measure.weight += word.text.len() as u64;
    }
    measure.weight += 16 * measure.braces;
    measure
}

/// What a whole file may still ask.
#[derive(Debug)]
pub(super) struct Budget {
    brought_in: u64,
    flattening: u64,
}

impl Budget {
    /// For a file of so many bytes.
    pub(super) fn new(length: usize) -> Self {
        Self { brought_in: TOTAL + TOTAL_PER_BYTE * length as u64, flattening: MOST_FLATTENING }
    }

    /// Whether references may still bring in so much.
    pub(super) fn bring_in(&mut self, weight: u64) -> bool {
        take(&mut self.brought_in, weight)
    }

    /// Whether a value with so many nested braces may still be flattened.
    pub(super) fn flatten(&mut self, braces: u64) -> bool {
        take(&mut self.flattening, braces.saturating_mul(braces))
    }
}

fn take(left: &mut u64, wanted: u64) -> bool {
    let rest = left.checked_sub(wanted);
    *left = rest.unwrap_or_default();
    rest.is_some()
}

/// How far something leads that refers to others.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    /// What it weighs with all that it refers to, as often as it does.
    pub(super) weight: u64,
    /// So many steps lead on from it.
    pub(super) depth: usize,
    /// Whether it leads into a circle.
    pub(super) circular: bool,
}

/// How far each of these leads: what it weighs by itself, and which others it refers to. `on_circle` gets the numbers of each circle that is found.
pub(super) fn reach(weights: &[u64], links: &[Vec<usize>], mut on_circle: impl FnMut(&[usize])) -> Vec<Reach> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut reached: Vec<Reach> = weights.iter().map(|&weight| Reach { weight, ..Reach::default() }).collect();
    let mut states = vec![State::New; weights.len()];
    // The path from the start, and for each on it the number of the link to follow next. No recursion: a chain can be as long as the file.
    let mut path: Vec<usize> = Vec::new();
    let mut next: Vec<usize> = Vec::new();
    for start in 0..weights.len() {
        if states[start] != State::New {
            continue;
        }
        path.push(start);
        next.push(0);
        states[start] = State::Open;
        while let (Some(&here), Some(link)) = (path.last(), next.last_mut()) {
            if let Some(&to) = links[here].get(*link) {
                *link += 1;
                match states[to] {
                    State::New => {
                        states[to] = State::Open;
                        path.push(to);
                        next.push(0);
                    }
                    State::Open => {
                        let circle = path.iter().rposition(|&step| step == to).unwrap_or_default();
                        // One circle through an entry is enough to know.
                        if !reached[here].circular {
                            on_circle(&path[circle..]);
                        }
                        // Those between are marked when the path goes back over them.
                        reached[here].circular = true;
                    }
                    State::Done => add(&mut reached, here, to),
                }
            } else {
                states[here] = State::Done;
                path.pop();
                next.pop();
                if let Some(&before) = path.last() {
                    add(&mut reached, before, here);
                }
            }
        }
    }
    reached
}

fn add(reached: &mut [Reach], from: usize, to: usize) {
    let Reach { weight, depth, circular } = reached[to].clone();
    let from = &mut reached[from];
    from.weight = from.weight.saturating_add(weight);
    from.depth = from.depth.max(depth + 1);
    from.circular |= circular;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_chains_and_fans_are_counted() {
        let mut circles = Vec::new();
        // 0 → 1 → 2 → 1, 3 → 4 twice, 5 → 5
        let links = [vec![1], vec![2], vec![1], vec![4, 4], vec![], vec![5]];
        let reached = reach(&[1; 6], &links, |circle| circles.push(circle.to_vec()));
        assert_eq!(circles, [vec![1, 2], vec![5]]);
        assert_eq!(reached.iter().map(|reach| reach.circular).collect::<Vec<_>>(), [true, true, true, false, false, true]);
        assert_eq!((reached[3].weight, reached[3].depth), (3, 1));
    }

    #[test]
    fn a_chain_as_long_as_a_file_is_followed_without_recursion() {
        let links: Vec<Vec<usize>> = (0..300_000).map(|n| if n + 1 < 300_000 { vec![n + 1; 2] } else { vec![] }).collect();
        let reached = reach(&vec![1; 300_000], &links, |_| {});
        assert_eq!((reached[0].depth, reached[0].weight), (299_999, u64::MAX));
    }
}
