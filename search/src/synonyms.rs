//! Words that mean the same, as the editors of a catalogue list them.
//!
//! A group is a list of words or short phrases; who looks for one finds the others too, below what has the word itself.

use crate::analysis::{Language, stem, word_list};

/// Groups of words and phrases that mean the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms {
    groups: Vec<Vec<String>>,
}

impl Synonyms {
    /// From groups as written.
    #[must_use]
    pub fn new(groups: Vec<Vec<String>>) -> Self {
        Self { groups }
    }

    /// One line a group, a tab between its members: as the index holds it.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let clean = |member: &String| member.replace(['\t', '\n'], " ");
        self.groups.iter().map(|group| group.iter().map(clean).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n").into_bytes()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        Self { groups: text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect() }
    }
}

/// A phrase as words: folded form and stem.
pub(crate) type Phrase = Vec<(String, String)>;

/// The groups, ready to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    groups: Vec<Vec<Phrase>>,
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
        Self { groups: synonyms.groups.iter().map(|group| group.iter().map(phrase).filter(|phrase| !phrase.is_empty()).collect()).collect() }
    }

    /// Looks for a phrase at the beginning of `words` (folded form and stem): for each group that has one, how many words it takes, and the other
    /// members.
    pub(crate) fn at<'a>(&'a self, words: &'a [(String, String)]) -> impl Iterator<Item = (usize, Vec<&'a Phrase>)> {
        self.groups.iter().filter_map(move |group| {
            let matches = |phrase: &&Phrase| {
                phrase.len() <= words.len()
                    && phrase.iter().zip(words).all(|((folded, stem), (word, of))| folded == word || (stem == of && stem.len() > 3))
            };
            let found = group.iter().filter(matches).max_by_key(|phrase| phrase.len())?;
            Some((found.len(), group.iter().filter(|phrase| *phrase != found).collect()))
        })
    }
}
