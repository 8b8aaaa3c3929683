//! Passages: what stands in a document for the words of the query, marked.
//!
//! The text is read again with the analysis of the index, so that what is marked is what was found.

use crate::analysis::{Language, Word, stem, words};
use crate::answer::SectionHit;
use crate::index::Record;
use crate::plan::Clause;

/// About how many words a passage has.
const PASSAGE: usize = 32;
/// About how many words the passage of a section has.
const SHORT_PASSAGE: usize = 18;
/// Words before the first mark.
const BEFORE: usize = 7;
/// Most places in the text of a hit.
const MOST_SECTIONS: usize = 3;

/// Marks the words of a query in texts of one language.
pub(crate) struct Marker<'a> {
    clauses: &'a [Clause],
    language: Language,
}

/// A text, with the words that are marked and the clause of each.
struct Marked<'t> {
    text: &'t str,
    words: Vec<(std::ops::Range<usize>, Option<usize>)>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(clauses: &'a [Clause], language: Option<&str>) -> Self {
        Self { clauses, language: language.map_or(Language::Dutch, Language::from_code) }
    }

    /// The clause that a word stands for.
    fn clause(&self, word: &Word) -> Option<usize> {
        let folded = word.folded.as_str();
        // Stemming is dear; a word with another beginning has another stem, but for participles.
        let mut own: Option<String> = None;
        let mut stem_of = || own.get_or_insert_with(|| if word.abbreviation { folded.to_owned() } else { stem(folded, self.language) }).clone();
        self.clauses.iter().position(|clause| {
            let marks = &clause.marks;
            let stems = if self.language == Language::English { &marks.english } else { &marks.stems };
            let begins = |stem: &&String| folded.starts_with("ge") || stem.as_bytes().first() == folded.as_bytes().first();
            marks.exact.iter().any(|exact| exact == folded)
                || stems.iter().filter(begins).any(|stem| *stem == stem_of())
                || marks.prefixes.iter().any(|prefix| folded.starts_with(prefix.as_str()))
                || marks.parts.iter().any(|part| {
                    part.len() >= 4 && folded.len() >= part.len() + 3 && folded.contains(part.as_str()) && {
                        let stem = stem_of();
                        stem.ends_with(part.as_str()) || folded.starts_with(part.as_str())
                    }
                })
        })
    }

    fn mark<'t>(&self, text: &'t str) -> Marked<'t> {
        let mut marked = Vec::new();
        words(text, |word| marked.push((word.range.clone(), self.clause(word))));
        Marked { text, words: marked }
    }

    /// A text with its marks, whole.
    pub(crate) fn whole(&self, text: &str) -> String {
        let marked = self.mark(text);
        marked.html(0..marked.words.len())
    }

    /// The best passage of a document, the places in its text, and for each clause the word that stands for it.
    pub(crate) fn passages(&self, record: &Record) -> (Option<String>, Vec<SectionHit>, Vec<Option<String>>) {
        let mut forms = vec![None; self.clauses.len()];
        let names = std::iter::once(&record.title).chain(&record.also);
        for name in names {
            self.mark(name).note(&mut forms);
        }
        // A text above the others counts as better when they are as good.
        let summary = self.mark(&record.summary);
        summary.note(&mut forms);
        let mut best: Option<(usize, String)> = summary.best(PASSAGE);
        for text in &record.recognise {
            let marked = self.mark(text);
            marked.note(&mut forms);
            keep(&mut best, marked.best(PASSAGE));
        }
        let mut sections: Vec<(usize, usize, SectionHit)> = Vec::new();
        for (at, section) in record.sections.iter().enumerate() {
            let marked = self.mark(&section.text);
            marked.note(&mut forms);
            let Some((score, passage)) = marked.best(SHORT_PASSAGE) else { continue };
            keep(&mut best, marked.best(PASSAGE));
            if !section.anchor.is_empty() {
                sections.push((score, at, SectionHit { anchor: section.anchor.clone(), titel: section.title.clone(), passage }));
            }
        }
        sections.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        sections.truncate(MOST_SECTIONS);
        sections.sort_by_key(|(_, at, _)| *at);
        (best.map(|(_, passage)| passage), sections.into_iter().map(|(.., section)| section).collect(), forms)
    }
}

fn keep(best: &mut Option<(usize, String)>, other: Option<(usize, String)>) {
    if other.as_ref().is_some_and(|(score, _)| best.as_ref().is_none_or(|(before, _)| score > before)) {
        *best = other;
    }
}

impl Marked<'_> {
    /// Keeps the first word that stands for each clause.
    fn note(&self, forms: &mut [Option<String>]) {
        for (range, clause) in &self.words {
            if let Some(form) = clause.and_then(|clause| forms.get_mut(clause)) {
                form.get_or_insert_with(|| self.text[range.clone()].to_owned());
            }
        }
    }

    /// The passage of about `length` words with the most different words of the query, and how good it is.
    fn best(&self, length: usize) -> Option<(usize, String)> {
        let mut best: Option<(usize, usize)> = None;
        for (at, (_, clause)) in self.words.iter().enumerate() {
            if clause.is_none() {
                continue;
            }
            let end = self.words.len().min(at + length - BEFORE.min(length / 2));
            let inside: Vec<usize> = self.words[at..end].iter().filter_map(|(_, clause)| *clause).collect();
            let different = inside.iter().fold(0u64, |set, clause| set | 1 << (clause % 64)).count_ones() as usize;
            let score = different * 100 + inside.len().min(9);
            if best.is_none_or(|(before, _)| score > before) {
                best = Some((score, at));
            }
        }
        let (score, at) = best?;
        let start = self.sentence_before(at).unwrap_or_else(|| at.saturating_sub(BEFORE.min(length / 3)));
        Some((score, self.html(start..self.words.len().min(start + length))))
    }

    /// The word that begins the sentence of a word, if that is near.
    fn sentence_before(&self, at: usize) -> Option<usize> {
        let first = at.saturating_sub(BEFORE + 3);
        let begins = |word: &usize| *word == 0 || self.text[self.words[word - 1].0.end..self.words[*word].0.start].contains(['.', '!', '?', '\n']);
        (first..=at).rev().find(begins)
    }

    /// Words as HTML, with an ellipsis where the text goes on.
    fn html(&self, range: std::ops::Range<usize>) -> String {
        let Some(words) = self.words.get(range.clone()).filter(|words| !words.is_empty()) else { return escape(self.text.trim()) };
        let start = if range.start == 0 { 0 } else { words[0].0.start };
        let whole = range.end == self.words.len();
        let end = if whole { self.text.len() } else { words[words.len() - 1].0.end };
        let mut out = String::new();
        if range.start > 0 {
            out.push_str("… ");
        }
        let mut at = start;
        for (word, clause) in words {
            out.push_str(&escape(&self.text[at..word.start]));
            let text = escape(&self.text[word.clone()]);
            if clause.is_some() {
                out.push_str("<mark>");
                out.push_str(&text);
                out.push_str("</mark>");
            } else {
                out.push_str(&text);
            }
            at = word.end;
        }
        out.push_str(&escape(self.text[at..end].trim_end()));
        if !whole {
            out.push_str(" …");
        }
        out
    }
}

/// Text as HTML, white space evened out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    if space {
        out.push(' ');
    }
    out
}
