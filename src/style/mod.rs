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
use crate::model::form::{Field, Form, Role};
use crate::source::SourceFile;
use crate::source::front_matter::{Node, Step, Value};
use labels::Labels;

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
        let language = draft.common.taal.as_deref().unwrap_or(self.config.language.code());
        let labels = match language {
            code if code.starts_with("nl") => &self.dutch,
            code if code.starts_with("en") => &self.english,
            _ => &self.own,
        };
        let fields = self.config.model.fields(draft.kind.table());
        let mut reader = Reader { draft, language, fields, text: &file.text, rules: &self.config.style_rules, found: diagnostics };
        reader.labels(labels);
        reader.summary();
        reader.headings();
    }
}

struct Reader<'r> {
    draft: &'r Draft,
    /// The language of the text.
    language: &'r str,
    fields: &'r [Field],
    text: &'r str,
    rules: &'r Rules,
    found: &'r mut Diagnostics,
}

impl<'r> Reader<'r> {
    fn problem(&mut self, code: Code, range: Range<usize>, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.found.push(build(Diagnostic::new(code, Span::new(self.draft.file, range))));
    }

    fn labels(&mut self, labels: &Labels) {
        let mut prose = Vec::new();
        collect(&self.draft.node, self.fields, self.text, &mut prose);
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

    /// What stands under the key with this role.
    fn of(&self, role: Role) -> Option<&'r Node> {
        let field = self.fields.iter().find(|field| field.role == Some(role))?;
        self.draft.node.get(&field.name)
    }

    fn summary(&mut self) {
        if let Some(node) = self.of(Role::Summary) {
            let part = prose_of(node, self.text);
            let text = &self.text[part.clone()];
            let words = analysis::word_list(text);
            let max = self.rules.summary_words;
            if words.len() > max {
                self.problem(Code::SummaryLong, part.clone(), |d| d.arg("count", words.len()).arg("max", max));
            }
            let lix = if readability::has_measure(self.language, text) { readability::lix(text) } else { 0 };
            if words.len() >= FEWEST_WORDS && lix > self.rules.lix {
                let (long, max) = (readability::longest_words(text, 5).join(", "), self.rules.lix);
                self.problem(Code::SummaryHard, part.clone(), |d| d.arg("lix", lix).arg("max", max).arg("words", long));
            }
            self.sentences(&part);
        }
        if let Some(node) = self.of(Role::Short) {
            self.sentences(&prose_of(node, self.text));
        }
        if let Some(Node { value: Value::List(items), .. }) = self.of(Role::Situations) {
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
fn collect(node: &Node, fields: &[Field], text: &str, prose: &mut Vec<Range<usize>>) {
    let Value::Map(pairs) = &node.value else { return };
    for (key, node) in pairs {
        if let Some(field) = fields.iter().find(|field| field.name == key.name).filter(|field| field.prose) {
            collect_value(node, &field.form, text, prose);
        }
    }
}

fn collect_value(node: &Node, form: &Form, text: &str, prose: &mut Vec<Range<usize>>) {
    match (&node.value, form) {
        (Value::Text(_), Form::Text { .. } | Form::Markdown { .. }) => prose.push(prose_of(node, text)),
        (Value::List(items), Form::List { of, .. }) => items.iter().for_each(|item| collect_value(item, of, text, prose)),
        (Value::Map(pairs), Form::MapOf(of)) => pairs.iter().for_each(|(_, value)| collect_value(value, of, text, prose)),
        // With terms only the reasons are the editors' own words.
        (Value::Map(pairs), Form::Terms { .. }) => pairs.iter().for_each(|(_, value)| collect_value(value, &Form::paragraph(), text, prose)),
        (Value::List(_), Form::Either(list, _)) => collect_value(node, list, text, prose),
        (Value::Map(_), Form::Either(_, fields) | Form::Record(fields) | Form::Image(fields) | Form::Switch(fields)) => {
            collect(node, fields, text, prose);
        }
        _ => {}
    }
}

/// Where the words of a scalar stand in the file: without the quotation marks around it, which say nothing to a reader. The sign of a block
/// scalar (`>-`) is no letter and does no harm.
fn prose_of(node: &Node, text: &str) -> Range<usize> {
    let written = &text[node.range.clone()];
    let quoted = written.len() >= 2 && ['"', '\''].iter().any(|mark| written.starts_with(*mark) && written.ends_with(*mark));
    if quoted { node.range.start + 1..node.range.end - 1 } else { node.range.clone() }
}
