//! Splitting Dutch compounds with the catalogue's own words.
//!
//! Koehn and Knight, *Empirical Methods for Compound Splitting* (EACL 2003): a word is split where the geometric mean of the frequencies of its
//! parts is higher than its own frequency. `trajectbegeleiding` is `traject` + `begeleiding` in a catalogue that speaks of both more often;
//! `gesprekken` is never `gesp` + `rekken`, for nobody writes of those. Done when the index is built; a query needs no word list.

use rustc_hash::FxHashMap;

use crate::analysis::{Language, stem};

/// Shortest part, in letters.
const SHORTEST: usize = 4;
/// Shortest word that is looked at.
const SHORTEST_WORD: usize = 8;
/// In how many documents a part has to stand by itself.
const LEAST: u32 = 2;
/// Sounds that link parts: ervaring-s-deskundige, gezin-s-, boek-en-, kind-er-.
const LINKS: [&str; 5] = ["", "s", "en", "e", "er"];

/// Parts that were met, with their frequency and their stem.
pub(crate) type Stems = FxHashMap<String, (u32, String)>;

/// Splits words with the frequencies of a catalogue.
pub(crate) struct Splitter {
    /// In how many documents each stem stands, about: the sum over the forms of the word.
    frequency: FxHashMap<String, u32>,
}

impl Splitter {
    pub(crate) fn new(frequency: FxHashMap<String, u32>) -> Self {
        Self { frequency }
    }

    fn of(&self, stem: &str) -> u32 {
        self.frequency.get(stem).copied().unwrap_or(0)
    }

    /// The stem of a part, and in how many documents it stands; from `stems` where the part was met before.
    fn part<'s>(&self, part: &str, stems: &'s mut Stems) -> (u32, &'s str) {
        if !stems.contains_key(part) {
            let stem = stem(part, Language::Dutch);
            stems.insert(part.to_owned(), (self.of(&stem), stem));
        }
        stems.get(part).map_or((0, ""), |(frequency, stem)| (*frequency, stem.as_str()))
    }

    /// The stems of the parts of a folded word; empty for a word that is not split. `stems` makes the next word cheaper.
    pub(crate) fn split(&self, word: &str, stems: &mut Stems) -> Vec<String> {
        if word.len() < SHORTEST_WORD || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Vec::new();
        }
        let whole = stem(word, Language::Dutch);
        let own = f64::from(self.of(&whole));
        let mut best: Option<(f64, Vec<String>)> = None;
        self.search(word, &mut Vec::new(), &mut best, stems);
        match best {
            Some((mean, parts)) if mean > own && !parts.contains(&whole) => parts,
            _ => Vec::new(),
        }
    }

    /// Tries every first part; `found` are the parts before it, with their frequencies.
    fn search(&self, rest: &str, found: &mut Vec<(String, u32)>, best: &mut Option<(f64, Vec<String>)>, stems: &mut Stems) {
        if !found.is_empty() && rest.len() >= SHORTEST {
            let (frequency, last) = self.part(rest, stems);
            if frequency >= LEAST {
                let all = found.iter().map(|(_, n)| *n).chain([frequency]);
                let mean = (all.map(|n| f64::from(n).ln()).sum::<f64>() / (found.len() + 1) as f64).exp();
                if best.as_ref().is_none_or(|(before, _)| mean > *before) {
                    *best = Some((mean, found.iter().map(|(stem, _)| stem.clone()).chain([last.to_owned()]).collect()));
                }
            }
        }
        if found.len() == 2 {
            return;
        }
        for at in SHORTEST..=rest.len().saturating_sub(SHORTEST) {
            let head = &rest[..at];
            let mut part: Option<(u32, String)> = None;
            for link in LINKS {
                let Some(head) = head.strip_suffix(link).filter(|part| part.len() >= SHORTEST) else { continue };
                let (frequency, stem) = self.part(head, stems);
                // Of parts that are as common, the one with the longer link.
                if frequency >= LEAST && part.as_ref().is_none_or(|(best, _)| frequency >= *best) {
                    part = Some((frequency, stem.to_owned()));
                }
            }
            if let Some((frequency, part)) = part {
                found.push((part, frequency));
                self.search(&rest[at..], found, best, stems);
                found.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn splitter(words: &[(&str, u32)]) -> Splitter {
        let mut frequency = FxHashMap::default();
        for (word, n) in words {
            *frequency.entry(stem(word, Language::Dutch)).or_insert(0) += n;
        }
        Splitter::new(frequency)
    }

    #[test]
    fn compounds_are_split_at_their_links() {
        let splitter =
            splitter(&[("traject", 20), ("begeleiding", 30), ("ervaring", 9), ("deskundigen", 8), ("gezin", 12), ("trajectbegeleiding", 4)]);
        assert_eq!(
            splitter.split("trajectbegeleiding", &mut Stems::default()),
            [stem("traject", Language::Dutch), stem("begeleiding", Language::Dutch)]
        );
        assert_eq!(
            splitter.split("ervaringsdeskundige", &mut Stems::default()),
            [stem("ervaring", Language::Dutch), stem("deskundige", Language::Dutch)]
        );
        assert_eq!(
            splitter.split("gezinsbegeleiding", &mut Stems::default()),
            [stem("gezin", Language::Dutch), stem("begeleiding", Language::Dutch)]
        );
    }

    #[test]
    fn a_word_that_is_more_common_than_its_parts_stays_whole() {
        let splitter = splitter(&[("netwerk", 50), ("werk", 40), ("behandeling", 9), ("handeling", 3), ("gesprekken", 30), ("rekken", 1)]);
        for word in ["netwerk", "netwerken", "behandeling", "gesprekken", "waardering", "maatschappelijk"] {
            assert!(splitter.split(word, &mut Stems::default()).is_empty(), "{word}");
        }
    }
}
