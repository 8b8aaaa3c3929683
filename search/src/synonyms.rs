//! Words that mean the same or lead to one another, as the editors of a catalogue list them.
//!
//! A rule says which words and short phrases a query may hold, and which others then count as well, below what has the word itself. A group of words
//! that mean the same is a rule in both directions. Rules are not followed further: what a rule finds starts no other rule, so circles do no harm.

use crate::analysis::{Language, stem, word_list};

/// The weight of a rule in one direction that names none, in hundredths.
pub const DEFAULT_WEIGHT: u8 = 80;
/// The weight of what is meant just as well, in hundredths.
const FULL: u8 = 100;
/// Between the three parts of a rule in bytes.
const SEPARATOR: char = '\u{1f}';

/// Words and phrases that lead to others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rule {
    /// What is searched for.
    seek: Vec<String>,
    /// What is found then; empty for a group, whose members find each other.
    find: Vec<String>,
    /// How much it counts, in hundredths.
    weight: u8,
}

/// The rules of a catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    rules: Vec<Rule>,
}

impl Synonyms {
    /// From groups whose members find each other.
    #[must_use]
    pub fn new(groups: Vec<Vec<String>>) -> Self {
        let mut synonyms = Self::default();
        for group in groups {
            synonyms.group(group);
        }
        synonyms
    }

    /// Adds a group whose members find each other.
    pub fn group(&mut self, members: Vec<String>) {
        self.rules.push(Rule { seek: members, find: Vec::new(), weight: FULL });
    }

    /// Adds a rule in one direction: who looks for one of `seek` finds all of `find` too. The weight is in hundredths, from 1 to 100.
    pub fn one_way(&mut self, seek: Vec<String>, find: Vec<String>, weight: u8) {
        if !find.is_empty() {
            self.rules.push(Rule { seek, find, weight: weight.clamp(1, FULL) });
        }
    }

    /// One line a rule, a tab between words: as the index holds it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let clean = |member: &String| member.replace(['\t', '\n', SEPARATOR], " ");
        let list = |members: &[String]| members.iter().map(clean).collect::<Vec<_>>().join("\t");
        let line = |rule: &Rule| match rule.find.as_slice() {
            [] => list(&rule.seek),
            find => format!("{}{SEPARATOR}{}{SEPARATOR}{}", list(&rule.seek), rule.weight, list(find)),
        };
        self.rules.iter().map(line).collect::<Vec<_>>().join("\n").into_bytes()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let list = |part: &str| part.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let mut synonyms = Self::default();
        for line in text.lines() {
            let mut parts = line.split(SEPARATOR);
            let seek = list(parts.next().unwrap_or_default());
            match (parts.next().and_then(|weight| weight.parse().ok()), parts.next()) {
                (Some(weight), Some(find)) => synonyms.one_way(seek, list(find), weight),
                _ => synonyms.group(seek),
            }
        }
        synonyms
    }
}

/// A phrase as words: folded form and stem.
pub(crate) type Phrase = Vec<(String, String)>;

/// What a rule adds to a query.
#[derive(Debug)]
pub(crate) struct Led<'a> {
    /// How many words of the query the phrase takes.
    pub(crate) length: usize,
    /// The phrases that count as well.
    pub(crate) others: Vec<&'a Phrase>,
    /// How much they count, at most 1.
    pub(crate) weight: f32,
}

/// The rules, ready to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    rules: Vec<(Vec<Phrase>, Vec<Phrase>, f32)>,
    /// With what the phrases begin that are sought, as a word and as a stem, and the number of the rule; sorted.
    by_first: Vec<(String, u32)>,
}

impl Thesaurus {
    pub(crate) fn new(synonyms: &Synonyms) -> Self {
        let phrase = |member: &String| -> Phrase {
            let words = word_list(member).into_iter();
            words
                .map(|word| (if word.abbreviation { word.folded.clone() } else { stem(&word.folded, Language::Dutch) }, word))
                .map(|(stem, word)| (word.folded, stem))
                .collect()
        };
        let phrases = |members: &[String]| members.iter().map(phrase).filter(|phrase| !phrase.is_empty()).collect::<Vec<_>>();
        let mut thesaurus = Self::default();
        for (number, rule) in (0u32..).zip(&synonyms.rules) {
            let seek = phrases(&rule.seek);
            for (folded, stem) in seek.iter().filter_map(|phrase| phrase.first()) {
                thesaurus.by_first.extend([(folded.clone(), number), (stem.clone(), number)]);
            }
            thesaurus.rules.push((seek, phrases(&rule.find), f32::from(rule.weight) / f32::from(FULL)));
        }
        thesaurus.by_first.sort_unstable();
        thesaurus
    }

    /// Looks for a phrase at the beginning of `words` (folded form and stem): what each rule that has one adds.
    pub(crate) fn at<'a>(&'a self, words: &'a [(String, String)]) -> Vec<Led<'a>> {
        let Some((folded, stem)) = words.first() else { return Vec::new() };
        let beginning_with = |key: &'a String| {
            let from = self.by_first.partition_point(|(first, _)| first < key);
            self.by_first[from..].iter().take_while(move |(first, _)| first == key).map(|(_, number)| *number)
        };
        let mut rules: Vec<u32> = [folded, stem].into_iter().flat_map(beginning_with).collect();
        rules.sort_unstable();
        rules.dedup();
        let led = |number: u32| {
            let (seek, find, weight) = self.rules.get(number as usize)?;
            let matches = |phrase: &&Phrase| {
                phrase.len() <= words.len()
                    && phrase.iter().zip(words).all(|((folded, stem), (word, of))| folded == word || (stem == of && stem.len() > 3))
            };
            let found = seek.iter().filter(matches).max_by_key(|phrase| phrase.len())?;
            let others = if find.is_empty() { seek } else { find };
            Some(Led { length: found.len(), others: others.iter().filter(|phrase| *phrase != found).collect(), weight: *weight })
        };
        rules.into_iter().filter_map(led).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn found(thesaurus: &Thesaurus, query: &str) -> Vec<(String, f32)> {
        let words: Vec<(String, String)> =
            word_list(query).into_iter().map(|word| (word.folded.clone(), stem(&word.folded, Language::Dutch))).collect();
        let text = |phrase: &Phrase| phrase.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
        let led = thesaurus.at(&words);
        led.iter().flat_map(|led| led.others.iter().map(|phrase| (text(phrase), led.weight))).collect()
    }

    #[test]
    fn groups_lead_both_ways_and_rules_one_way() {
        let mut synonyms = Synonyms::new(vec![owned(&["maatje", "buddy"])]);
        synonyms.one_way(owned(&["facturen", "achter met betalen"]), owned(&["schulden"]), 50);
        let synonyms = Synonyms::from_bytes(&synonyms.to_bytes());
        let thesaurus = Thesaurus::new(&synonyms);
        assert_eq!(found(&thesaurus, "buddy"), [("maatje".to_owned(), 1.0)]);
        assert_eq!(found(&thesaurus, "maatjes"), [("buddy".to_owned(), 1.0)]);
        assert_eq!(found(&thesaurus, "factuur"), [("schulden".to_owned(), 0.5)]);
        assert_eq!(found(&thesaurus, "achter met betalen"), [("schulden".to_owned(), 0.5)]);
        assert_eq!(found(&thesaurus, "schulden"), []);
    }

    #[test]
    fn circles_end_and_a_rule_that_finds_nothing_is_none() {
        let mut synonyms = Synonyms::default();
        synonyms.one_way(owned(&["een"]), owned(&["twee"]), 80);
        synonyms.one_way(owned(&["twee"]), owned(&["een"]), 80);
        synonyms.one_way(owned(&["drie"]), Vec::new(), 80);
        let thesaurus = Thesaurus::new(&synonyms);
        assert_eq!(found(&thesaurus, "een"), [("twee".to_owned(), 0.8)]);
        assert_eq!(found(&thesaurus, "drie"), []);
    }
}
