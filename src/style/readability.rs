//! How hard a text is to read: the length of its sentences and of its words.
//!
//! The index is LIX: words a sentence, plus the percentage of words of more than six letters. Source: C. H. Björnsson, *Läsbarhet* (Stockholm:
//! Liber, 1968); in English J. Anderson, "Lix and Rix: Variations on a little-known readability index", *Journal of Reading* 26(6), 1983,
//! pp. 490-496. It counts and does not understand: a low number is no proof of plain words, a high one a reason to read the text again.
//!
//! It needs no syllables, so it is the same for every language that writes words of letters with spaces between them ([`has_measure`]); what number is
//! "hard" differs. The default limit suits Dutch, whose words are long since compounds are written as one.

use std::ops::Range;

use staalkaart_search::analysis;

/// More letters than these make a word long, in Björnsson's formula.
const LONG: usize = 6;

/// The sentences of a text, white space around them left out.
///
/// A sentence ends with `.`, `!`, `?` or `…` before white space, unless a small letter follows ("bv. een groep"), and with the text.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        let begin = range.start + (part.len() - part.trim_start().len());
        let end = range.start + part.trim_end().len();
        if begin < end && part.chars().any(char::is_alphanumeric) {
            found.push(begin..end);
        }
    };
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let after = at + mark.len_utf8();
        let rest = text[after..].trim_start_matches(['"', '\'', '’', '”', '»', ')']);
        let next = rest.trim_start();
        if (next.len() < rest.len() || next.is_empty()) && !next.starts_with(char::is_lowercase) {
            push(start..text.len() - rest.len());
            start = text.len() - rest.len();
        }
    }
    push(start..text.len());
    found
}

/// Languages that the index was tried on, or that are near to those in the length of their words: Germanic and Romance ones, and Finnish.
const MEASURED: &[&str] = &["nl", "en", "de", "fr", "sv", "da", "nb", "nn", "no", "es", "it", "pt", "ca", "fi", "af", "fy", "lb"];

/// Whether the index says something of a text in this language. It counts words and their letters, so it needs spaces between words, and an alphabet.
#[must_use]
pub fn has_measure(language: &str, text: &str) -> bool {
    let primary = language.split('-').next().unwrap_or(language).to_lowercase();
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (latin, all) = letters.fold((0, 0), |(latin, all), c| (latin + usize::from(u32::from(c) < 0x250), all + 1));
    MEASURED.contains(&primary.as_str()) && 2 * latin >= all
}

/// Björnsson's readability index, rounded; 0 for a text without words.
///
/// Parts of a word with a hyphen count apart. For orientation, Björnsson's own scale for Swedish: below 30 very easy, 30-40 easy, 40-50
/// medium, 50-60 hard, above 60 very hard.
#[must_use]
pub fn lix(text: &str) -> usize {
    let words = analysis::word_list(text);
    let long = words.iter().filter(|word| word.folded.chars().count() > LONG).count();
    let sentences = sentences(text).len().max(1);
    // words/sentences + 100·long/words, in halves rounded up, without floats: the same on every machine.
    let (words, denominator) = (words.len(), 2 * words.len() * sentences);
    if words == 0 {
        return 0;
    }
    (2 * (words * words + 100 * long * sentences) + words * sentences) / denominator
}

/// The longest words of a text, at most `count`, longest first; of equal ones the first. Only words that count as long.
#[must_use]
pub fn longest_words(text: &str, count: usize) -> Vec<&str> {
    let mut words: Vec<_> = analysis::word_list(text).into_iter().filter(|word| word.folded.chars().count() > LONG).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.folded.chars().count()));
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(word.folded.clone()));
    words.iter().take(count).map(|word| &text[word.range.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(parts("Eén zin. Nog een? \"Ja!\" Klaar"), ["Eén zin.", "Nog een?", "\"Ja!\"", "Klaar"]);
        assert_eq!(parts("Werk bv. samen met een groep, om 10.30 uur."), ["Werk bv. samen met een groep, om 10.30 uur."]);
        assert_eq!(parts(" … "), [""; 0]);
    }

    #[test]
    fn lix_is_bjornssons_formula() {
        // 10 words, 2 sentences, 2 long words: 5 + 20.
        assert_eq!(lix("De maan is rond en wit. Sterren fonkelen erg ver."), 25);
        // 3 words, 1 sentence, 1 long: 3 + 33.3.
        assert_eq!(lix("Een heel gesprek"), 36);
        assert_eq!(lix("…"), 0);
    }

    #[test]
    fn the_longest_words_are_named_once() {
        assert_eq!(longest_words("Begeleiding en werkzoekenden; begeleiding van gezinnen", 2), ["werkzoekenden", "Begeleiding"]);
    }
}
