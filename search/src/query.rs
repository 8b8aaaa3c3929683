//! Reading what somebody typed: words, "phrases", -without. Every text is a query; nothing in it is a mistake.

use crate::analysis::{Language, Word, is_stop_word, stem, words};

/// Most words that a query counts; what comes after them is left out, and the answer says so.
const MOST_WORDS: usize = 32;
/// Most bytes that are looked at.
const MOST_BYTES: usize = 4 << 10;

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    /// As typed.
    pub(crate) typed: String,
    /// Folded.
    pub(crate) folded: String,
    /// Its Dutch stem; the word itself for an abbreviation in capitals.
    pub(crate) stem: String,
    /// Its English stem, where that is another.
    pub(crate) english: String,
    /// Typed in capitals: no other form of it is meant.
    pub(crate) abbreviation: bool,
    /// A very common word.
    pub(crate) stop: bool,
    /// Its bytes in the query.
    pub(crate) range: std::ops::Range<usize>,
}

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Words outside quotes, in order.
    pub(crate) words: Vec<QueryWord>,
    /// What stood in quotes.
    pub(crate) phrases: Vec<Vec<QueryWord>>,
    /// Words and phrases that must not be there.
    pub(crate) without: Vec<Vec<QueryWord>>,
    /// How many words were left out, being too many.
    pub(crate) ignored: usize,
}

fn query_word(text: &str, word: Word, offset: usize) -> QueryWord {
    let own = word.folded.clone();
    QueryWord {
        typed: text[word.range.clone()].to_owned(),
        stem: if word.abbreviation { own.clone() } else { stem(&own, Language::Dutch) },
        english: if word.abbreviation { own } else { stem(&word.folded, Language::English) },
        stop: is_stop_word(&word.folded),
        abbreviation: word.abbreviation,
        range: word.range.start + offset..word.range.end + offset,
        folded: word.folded,
    }
}

/// Reads a query.
pub(crate) fn parse(text: &str) -> Query {
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut query = Query::default();
    let mut count = 0;
    let (mut start, mut minus, mut quoted) = (0, false, false);
    let mut take = |query: &mut Query, from: usize, to: usize, quoted: bool, minus: bool| {
        let mut found = Vec::new();
        words(&text[from..to], |word| {
            count += 1;
            if count <= MOST_WORDS {
                found.push(query_word(&text[from..to], word.clone(), from));
            } else {
                query.ignored += 1;
            }
        });
        match (found.len(), quoted, minus) {
            (0, ..) => {}
            (_, _, true) => query.without.push(found),
            (2.., true, _) => query.phrases.push(found),
            _ => query.words.append(&mut found),
        }
    };
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, '"' | '“' | '”' | '„') {
            take(&mut query, start, at, quoted, minus);
            (start, quoted) = (at + c.len_utf8(), !quoted);
            // -"not this phrase"
            minus = quoted && text[..at].ends_with('-') && text[..at - 1].chars().last().is_none_or(char::is_whitespace);
        } else if !quoted && c == '-' && before.is_whitespace() && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
            take(&mut query, start, at, false, minus);
            (start, minus) = (at + 1, true);
        } else if !quoted && minus && c.is_whitespace() {
            take(&mut query, start, at, false, true);
            (start, minus) = (at, false);
        }
        before = c;
    }
    // A quote that is not closed is being typed.
    take(&mut query, start, text.len(), false, minus);
    query
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(words: &[QueryWord]) -> Vec<&str> {
        words.iter().map(|word| word.folded.as_str()).collect()
    }

    #[test]
    fn words_phrases_and_what_must_not_be_there() {
        let query = parse("wonen -straf \"eigen kracht\" GBO -\"te laat\" netwerk-beraad");
        assert_eq!(folded(&query.words), ["wonen", "gbo", "netwerk", "beraad"]);
        assert_eq!(folded(&query.phrases[0]), ["eigen", "kracht"]);
        assert_eq!(query.without.iter().map(|words| folded(words)).collect::<Vec<_>>(), [vec!["straf"], vec!["te", "laat"]]);
    }

    #[test]
    fn a_quote_that_is_open_and_a_lonely_minus_are_no_mistakes() {
        assert_eq!(folded(&parse("\"eigen kra").words), ["eigen", "kra"]);
        assert_eq!(folded(&parse("werk - welzijn -").words), ["werk", "welzijn"]);
        assert_eq!(folded(&parse("\"gezin\"").words), ["gezin"]);
    }

    #[test]
    fn too_many_words_are_counted() {
        let query = parse(&"woord ".repeat(100));
        assert_eq!((query.words.len(), query.ignored), (MOST_WORDS, 100 - MOST_WORDS));
    }

    proptest! {
        #[test]
        fn every_text_is_a_query(text in "\\PC{0,80}", typed in "[-\" a“”\\u{0}-\\u{1f}é²'.]{0,60}") {
            for text in [&text, &typed] {
                let query = parse(text);
                for word in query.words.iter().chain(query.phrases.iter().flatten()).chain(query.without.iter().flatten()) {
                    prop_assert_eq!(&text[word.range.clone()], word.typed.as_str());
                }
            }
        }
    }
}
