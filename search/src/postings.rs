//! From words at their places to tantivy's dictionary and postings. Native only, as all of [`crate::index`].
//!
//! tantivy's own writer takes text, hashes every term of it and keeps a growing list for each. Here every word has a number already, so the postings
//! of a field are sorted by counting, and tantivy's serializer writes them. The bytes are those of tantivy's writer; a test compares the two. Not
//! here: how text becomes words.

use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::Field;

/// Longest term that tantivy takes, in bytes (its `MAX_TOKEN_LEN`); longer ones are left out, as its own writer does.
const LONGEST_TERM: usize = u16::MAX as usize - 5;

/// The postings of a field.
#[derive(Debug)]
pub(crate) struct Postings<'a> {
    /// The different texts of the terms, in the order of their bytes.
    texts: Vec<&'a str>,
    /// For each term (a text and a mark) where its postings end; the next one's begin there.
    ends: Vec<u32>,
    documents: Vec<u32>,
    /// Where the words stand, beside the documents; empty for a field without positions.
    positions: Vec<u32>,
    /// How many words were taken, also those that stand in a document twice.
    taken: u64,
}

/// A word in a document: number of its text, last byte of the term, document, position.
pub(crate) type Posting = (u32, u8, u32, u32);

/// As many marks as a last byte can be: places, and the two marks of whole names.
const MARKS: usize = crate::schema::WHOLE_ALSO as usize + 1;

impl<'a> Postings<'a> {
    /// Sorts words by term. `texts` are all texts, by number, perhaps some of them twice; `each` gives the words, in the order of the documents and
    /// within a document of the positions, and is asked two times for the same.
    pub(crate) fn sort(texts: &[&'a str], with_positions: bool, each: impl Fn(&mut dyn FnMut(Posting))) -> Self {
        let mut order: Vec<u32> = (0u32..).take(texts.len()).collect();
        order.sort_unstable_by_key(|number| texts[*number as usize]);
        let mut sorted: Vec<&str> = Vec::new();
        let mut rank = vec![0u32; texts.len()];
        for number in order {
            let text = texts[number as usize];
            if sorted.last().is_none_or(|last| *last != text) {
                sorted.push(text);
            }
            rank[number as usize] = u32::try_from(sorted.len() - 1).unwrap_or(u32::MAX);
        }
        let term = |text: u32, mark: u8| rank[text as usize] as usize * MARKS + usize::from(mark);
        // How many postings each term has; then where they begin; and in the end, each having moved it on, where they end.
        let mut ends = vec![0u32; sorted.len() * MARKS];
        let mut taken = 0;
        // Where positions do not count, a word that stands twice in a document is written once.
        let mut last = if with_positions { Vec::new() } else { vec![u32::MAX; sorted.len() * MARKS] };
        let mut is_new = |at: usize, document: u32| with_positions || std::mem::replace(&mut last[at], document) != document;
        each(&mut |(text, mark, document, _)| {
            let at = term(text, mark);
            taken += 1;
            if is_new(at, document) {
                ends[at] += 1;
            }
        });
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut documents = vec![0; total as usize];
        let mut positions = vec![0; if with_positions { total as usize } else { 0 }];
        last.fill(u32::MAX);
        let mut is_new = |at: usize, document: u32| with_positions || std::mem::replace(&mut last[at], document) != document;
        each(&mut |(text, mark, document, position)| {
            let at = term(text, mark);
            if is_new(at, document) {
                let next = ends[at] as usize;
                documents[next] = document;
                if with_positions {
                    positions[next] = position;
                }
                ends[at] += 1;
            }
        });
        Self { texts: sorted, ends, documents, positions, taken }
    }

    /// Writes the field.
    pub(crate) fn write(&self, field: Field, serializer: &mut InvertedIndexSerializer) -> std::io::Result<()> {
        if self.taken == 0 {
            return Ok(());
        }
        let mut out = serializer.new_field(field, self.taken, None)?;
        let mut term = Vec::new();
        let mut deltas = Vec::new();
        let mut end = 0;
        for (number, next) in self.ends.iter().enumerate() {
            let range = std::mem::replace(&mut end, *next as usize)..*next as usize;
            if range.is_empty() {
                continue;
            }
            let (text, mark) = (self.texts[number / MARKS], number % MARKS);
            term.clear();
            term.extend_from_slice(text.as_bytes());
            term.push(u8::try_from(mark).unwrap_or(0));
            if term.len() > LONGEST_TERM {
                continue;
            }
            let documents = &self.documents[range.clone()];
            if self.positions.is_empty() {
                out.new_term_without_freq(&term)?;
                for document in documents {
                    out.write_doc(*document, 0, &[]);
                }
            } else {
                let count = documents.chunk_by(|a, b| a == b).count();
                out.new_term(&term, u32::try_from(count).unwrap_or(u32::MAX), true)?;
                let mut at = range.start;
                for same in documents.chunk_by(|a, b| a == b) {
                    deltas.clear();
                    let mut before = 0;
                    for position in &self.positions[at..at + same.len()] {
                        deltas.push(position.saturating_sub(before));
                        before = *position;
                    }
                    at += same.len();
                    out.write_doc(same[0], u32::try_from(same.len()).unwrap_or(u32::MAX), &deltas);
                }
            }
            out.close_term()?;
        }
        out.close()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;
    use tantivy::directory::RamDirectory;
    use tantivy::tokenizer::{PreTokenizedString, Token};
    use tantivy::{Directory as _, Index, TantivyDocument};

    use super::*;
    use crate::schema::schema;

    const TEXTS: [&str; 6] = ["werk", "werken", "", "zorg", "werk", "é"];

    /// Dictionary, postings and positions of a segment.
    fn files(directory: &RamDirectory, segment: &str) -> Vec<Vec<u8>> {
        let read = |extension: &str| directory.atomic_read(Path::new(&format!("{segment}.{extension}"))).expect("a file");
        ["term", "idx", "pos"].into_iter().map(read).collect()
    }

    fn ours(words: &[Posting], field: Field, with_positions: bool) -> Vec<Vec<u8>> {
        let directory = RamDirectory::create();
        let index = Index::create(directory.clone(), schema().0, tantivy::IndexSettings::default()).expect("an index");
        let segment = index.new_segment();
        let mut serializer = InvertedIndexSerializer::open(&segment).expect("a segment");
        let postings = Postings::sort(&TEXTS, with_positions, |take| words.iter().for_each(|word| take(*word)));
        postings.write(field, &mut serializer).expect("written");
        serializer.close().expect("written");
        files(&directory, &segment.id().uuid_string())
    }

    fn tantivys(words: &[Posting], field: Field, documents: u32) -> Vec<Vec<u8>> {
        let directory = RamDirectory::create();
        let builder = Index::builder().schema(schema().0);
        let mut writer = builder.single_segment_index_writer(directory.clone(), 15 << 20).expect("a writer");
        for document in 0..documents {
            let token = |(text, mark, _, position): &Posting| Token {
                text: format!("{}{}", TEXTS[*text as usize], char::from(*mark)),
                position: *position as usize,
                ..Token::default()
            };
            let tokens: Vec<Token> = words.iter().filter(|(_, _, of, _)| *of == document).map(token).collect();
            let mut out = TantivyDocument::new();
            if !tokens.is_empty() {
                out.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
            }
            writer.add_document(out).expect("added");
        }
        let index = writer.finalize().expect("an index");
        let segment = index.searchable_segment_ids().expect("segments")[0].uuid_string();
        files(&directory, &segment)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_bytes_are_those_of_tantivys_own_writer(
            documents in proptest::collection::vec(proptest::collection::vec((0u32..6, 1u8..9, 0u32..400), 0..12), 1..300),
        ) {
            let mut words: Vec<Posting> = Vec::new();
            for (document, mut of) in (0u32..).zip(documents.clone()) {
                of.sort_by_key(|(.., position)| *position);
                words.extend(of.into_iter().map(|(text, mark, position)| (text, mark, document, position)));
            }
            let fields = schema().1;
            let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
            prop_assert_eq!(ours(&words, fields.stem, true), tantivys(&words, fields.stem, count));
            prop_assert_eq!(ours(&words, fields.exact, false), tantivys(&words, fields.exact, count));
        }
    }
}
