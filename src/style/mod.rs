//! The style of the texts: words that label people, summaries that are long or hard to read, fixed headings that are missing.
//!
//! Everything here is advice and becomes a warning, so that an editor decides. What a text may hold at all (keys, lengths, links) is checked
//! where it is read. The rules come from `stijl` in the configuration; see [`Rules`].

pub mod labels;
pub mod readability;

use std::ops::Range;

use staalkaart_search::analysis;

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::draft::{Draft, Kind};
use crate::source::SourceFile;
use crate::source::front_matter::{Key, Node, Step, Value};
use labels::Labels;

/// Keys whose words are not prose of the editors: names, references, words that people search by, words of others.
const NOT_PROSE: &[&str] = &[
    "aliassen",
    "auteurs",
    "bewijs",
    "boven",
    "bronnen",
    "methodieken",
    "naam_beschermd",
    "ook_bekend_als",
    "praktijktoets",
    "status",
    "taal",
    "trefwoorden",
    "verwant",
];

/// A readability of so few words would say more about chance than about the text.
const FEWEST_WORDS: usize = 20;

/// What a site asks of its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The site's own words to avoid: forms, separated by commas, and what to write instead.
    pub words: Vec<(String, String)>,
    /// Words of the built-in list that this site does use.
    pub allowed: Vec<String>,
    /// Most words of a summary.
    pub summary_words: usize,
    /// Most words of a sentence in a summary, a short description or a recognisable situation.
    pub sentence_words: usize,
    /// Highest readability index of a summary; see [`readability::lix`].
    pub lix: usize,
    /// Headings that every method has.
    pub headings: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { words: Vec::new(), allowed: Vec::new(), summary_words: 60, sentence_words: 20, lix: 45, headings: Vec::new() }
    }
}

/// Checks the style of texts, one at a time.
#[derive(Debug)]
pub struct Checker<'a> {
    config: &'a Config,
    dutch: Labels,
    english: Labels,
    /// For texts in other languages: only the words that the site names itself.
    own: Labels,
}

impl<'a> Checker<'a> {
    /// A checker with the rules of a site.
    #[must_use]
    pub fn new(config: &'a Config) -> Self {
        let labels = |language| Labels::new(&config.style_rules, language);
        Self { config, dutch: labels(Some(Language::Nl)), english: labels(Some(Language::En)), own: labels(None) }
    }

    /// Checks the style of a text, which stands in `file`.
    pub fn check(&self, draft: &Draft, file: &SourceFile, diagnostics: &mut Diagnostics) {
        let labels = match draft.common.taal.as_deref().unwrap_or(self.config.language.code()) {
            code if code.starts_with("nl") => &self.dutch,
            code if code.starts_with("en") => &self.english,
            _ => &self.own,
        };
        let mut reader = Reader { draft, text: &file.text, rules: &self.config.style_rules, found: diagnostics };
        reader.labels(labels);
        reader.summary();
        reader.headings();
    }
}

struct Reader<'a> {
    draft: &'a Draft,
    text: &'a str,
    rules: &'a Rules,
    found: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn problem(&mut self, code: Code, range: Range<usize>, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.found.push(build(Diagnostic::new(code, Span::new(self.draft.file, range))));
    }

    fn labels(&mut self, labels: &Labels) {
        let mut prose = Vec::new();
        collect(&self.draft.node, self.text, &mut prose);
        prose.extend(self.draft.body.prose.iter().cloned());
        for part in prose {
            for label in labels.find(&self.text[part.clone()]) {
                let range = part.start + label.range.start..part.start + label.range.end;
                // As words: between them there may be a line break or a mark.
                let said = &self.text[range.clone()];
                let word = analysis::word_list(said).iter().map(|word| &said[word.range.clone()]).collect::<Vec<_>>().join(" ");
                self.problem(Code::LabellingWord, range, |d| d.arg("word", word).arg("better", label.better));
            }
        }
    }

    fn summary(&mut self) {
        if let Some(node) = self.draft.node.get("samenvatting") {
            let part = prose_of(node, self.text);
            let text = &self.text[part.clone()];
            let words = analysis::word_list(text);
            let max = self.rules.summary_words;
            if words.len() > max {
                self.problem(Code::SummaryLong, part.clone(), |d| d.arg("count", words.len()).arg("max", max));
            }
            let lix = readability::lix(text);
            if words.len() >= FEWEST_WORDS && lix > self.rules.lix {
                let (long, max) = (readability::longest_words(text, 5).join(", "), self.rules.lix);
                self.problem(Code::SummaryHard, part.clone(), |d| d.arg("lix", lix).arg("max", max).arg("words", long));
            }
            self.sentences(&part);
        }
        if let Some(node) = self.draft.node.get("kort") {
            self.sentences(&prose_of(node, self.text));
        }
        if let Some(Node { value: Value::List(items), .. }) = self.draft.node.get("herkenbaar") {
            for item in items {
                self.sentences(&prose_of(item, self.text));
            }
        }
    }

    fn sentences(&mut self, part: &Range<usize>) {
        let max = self.rules.sentence_words;
        for sentence in readability::sentences(&self.text[part.clone()]) {
            let range = part.start + sentence.start..part.start + sentence.end;
            let count = analysis::word_list(&self.text[range.clone()]).len();
            if count > max {
                self.problem(Code::SentenceLong, range, |d| d.arg("count", count).arg("max", max));
            }
        }
    }

    fn headings(&mut self) {
        if self.draft.kind != Kind::Method {
            return;
        }
        let there: Vec<String> = self.draft.body.headings.iter().map(|heading| analysis::fold(&heading.text)).collect();
        let missing: Vec<_> = self.rules.headings.iter().filter(|heading| !there.contains(&analysis::fold(heading))).collect();
        if !missing.is_empty() {
            let list = missing.iter().map(|heading| format!("## {heading}")).collect::<Vec<_>>().join(", ");
            let place = self.draft.node.place(&[Step::Key("titel")]);
            self.problem(Code::HeadingMissing, place, |d| d.arg("count", missing.len()).arg("headings", list));
        }
    }
}

/// The prose of front matter, in the order of the file.
fn collect(node: &Node, text: &str, prose: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Text(_) => prose.push(prose_of(node, text)),
        Value::List(items) => items.iter().for_each(|item| collect(item, text, prose)),
        Value::Map(pairs) => {
            let is_prose = |key: &Key| !NOT_PROSE.contains(&key.name.as_str());
            pairs.iter().filter(|(key, _)| is_prose(key)).for_each(|(_, node)| collect(node, text, prose));
        }
        Value::Nothing | Value::Refused => {}
    }
}

/// Where the words of a scalar stand in the file: without the quotation marks around it, which say nothing to a reader. The sign of a block
/// scalar (`>-`) is no letter and does no harm.
fn prose_of(node: &Node, text: &str) -> Range<usize> {
    let written = &text[node.range.clone()];
    let quoted = written.len() >= 2 && ['"', '\''].iter().any(|mark| written.starts_with(*mark) && written.ends_with(*mark));
    if quoted { node.range.start + 1..node.range.end - 1 } else { node.range.clone() }
}
