//! From text to words: where they stand, folded; and from a word to its stem.
//!
//! Text and query go through the same functions, natively and in the browser. Not here: compounds, which need the words of the whole catalogue.

mod dutch;
mod stop;

use std::ops::Range;

/// The language of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// From a code as `taal` has it. Every language that is not English is read as Dutch.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code.starts_with("en") { Self::English } else { Self::Dutch }
    }
}

/// Longest word that counts, in letters: beyond it are addresses and noise.
const LONGEST: usize = 48;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Lower case, without accents, apostrophes and dots.
    pub folded: String,
    /// An abbreviation in capitals: never stemmed.
    pub abbreviation: bool,
    /// Whether a hyphen ties it to the word before.
    pub hyphenated: bool,
}

/// Lower case without accents: what differs only in these is the same word. `²` is `2`, `ĳ` is `ij`, `ß` is `ss`.
pub fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ī' => out.push('i'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ś' | 'š' | 'ş' => out.push('s'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'ł' => out.push('l'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'ĳ' => out.push_str("ij"),
            // Ligatures, as text copied from a PDF has them.
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '²' => out.push('2'),
            '³' => out.push('3'),
            // Combining accents and the soft hyphen.
            '\u{300}'..='\u{36f}' | '\u{ad}' => {}
            c => out.push(c),
        }
    }
}

/// A text, folded. See [`fold_into`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_into(c, &mut out));
    out
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '²' | '³')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// The words of a text, in order. `foto's` is `foto`, `g.b.o.` is `gbo`, `Kracht-conferentie` is two that are tied together.
/// The word that `each` gets is one value, written over for the next.
pub fn words(text: &str, mut each: impl FnMut(&Word)) {
    let mut word = Word { range: 0..0, folded: String::new(), abbreviation: false, hyphenated: false };
    let mut at = 0;
    let mut before: Option<usize> = None;
    while let Some(c) = text[at..].chars().next() {
        if !is_letter(c) {
            at += c.len_utf8();
            continue;
        }
        let (start, mut end, mut last) = (at, at, c);
        let folded = &mut word.folded;
        folded.clear();
        let (mut letters, mut capitals) = (0usize, 0usize);
        let mut dotted = false;
        while let Some(c) = text[at..].chars().next() {
            if c.is_ascii_alphanumeric() {
                // Nearly all letters: as many at once as there are.
                let run = &text[at..at + text[at..].bytes().take_while(u8::is_ascii_alphanumeric).count()];
                let from = folded.len();
                folded.push_str(run);
                folded[from..].make_ascii_lowercase();
                letters += run.len();
                capitals += run.bytes().filter(|b| b.is_ascii_uppercase() || b.is_ascii_digit()).count();
                last = run.chars().next_back().unwrap_or(c);
                at += run.len();
                end = at;
                continue;
            }
            if is_letter(c) {
                letters += 1;
                capitals += usize::from(c.is_uppercase() || c.is_numeric());
                fold_into(c, folded);
            } else {
                let next = text[at + c.len_utf8()..].chars().next();
                let follows = next.is_some_and(is_letter);
                let apostrophe = is_apostrophe(c) && follows && last.is_alphanumeric();
                let mut rest = text[at + c.len_utf8()..].chars();
                if apostrophe && rest.next() == Some('s') && rest.next().is_none_or(|c| !is_letter(c) && !is_apostrophe(c)) {
                    // foto's, iemand's: the word without it.
                    end = at + c.len_utf8() + 1;
                    at = end;
                    break;
                }
                // Letters with dots between them: g.b.o.
                let alone = next.is_some_and(char::is_alphabetic) && {
                    let mut rest = text[at + c.len_utf8()..].chars();
                    rest.next();
                    rest.next().is_none_or(|c| !is_letter(c))
                };
                let dot = c == '.' && alone && (letters == 1 || dotted) && last.is_alphabetic();
                if !apostrophe && !dot {
                    break;
                }
                dotted |= dot;
            }
            last = c;
            at += c.len_utf8();
            end = at;
        }
        let hyphenated = before.is_some_and(|before| matches!(&text[before..start], "-" | "\u{2010}" | "\u{2011}"));
        before = Some(end);
        if letters <= LONGEST && !folded.is_empty() {
            word.abbreviation = letters >= 2 && capitals == letters && folded.bytes().any(|b| b.is_ascii_lowercase());
            (word.range, word.hyphenated) = (start..end, hyphenated);
            each(&word);
        }
    }
}

/// The words of a text as a list. See [`words`].
#[must_use]
pub fn word_list(text: &str) -> Vec<Word> {
    let mut list = Vec::new();
    words(text, |word| list.push(word.clone()));
    list
}

/// The stem of a folded word. An abbreviation is its own stem.
#[must_use]
pub fn stem(folded: &str, language: Language) -> String {
    match language {
        Language::Dutch => dutch::stem(folded),
        Language::English => frostem::Stemmer::new(frostem::Algorithm::English).stem(folded).into_owned(),
    }
}

/// Whether a folded word is so common that it says nothing.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    stop::WORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        word_list(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn accents_capitals_and_signs_do_not_matter() {
        assert_eq!(folded("Coördinatie coo\u{308}rdinatie W² IJsland ĳs"), ["coordinatie", "coordinatie", "w2", "ijsland", "ijs"]);
        assert_eq!(folded("eﬀectieve oﬃce ﬁche ﬂat"), ["effectieve", "office", "fiche", "flat"]);
    }

    #[test]
    fn apostrophes_and_dots_belong_to_the_word() {
        assert_eq!(
            folded("foto's, zo’n g.b.o. einde. Nieuwe zin 'tussen' 1.5"),
            ["foto", "zon", "gbo", "einde", "nieuwe", "zin", "tussen", "1", "5"]
        );
    }

    #[test]
    fn hyphens_tie_words_together() {
        let words = word_list("Eigen Kracht-conferentie");
        assert_eq!(words.iter().map(|w| w.hyphenated).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(words.iter().map(|w| w.abbreviation).collect::<Vec<_>>(), [false, false, false]);
        assert!(word_list("OCMW W²")[0].abbreviation && word_list("OCMW W²")[1].abbreviation);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "één, twéé";
        assert_eq!(word_list(text).iter().map(|w| &text[w.range.clone()]).collect::<Vec<_>>(), ["één", "twéé"]);
    }

    #[test]
    fn stop_words_are_in_order_to_be_found() {
        assert!(stop::WORDS.is_sorted());
        assert!(is_stop_word("de") && !is_stop_word("werk"));
    }
}
