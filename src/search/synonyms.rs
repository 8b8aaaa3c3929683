//! `content/synoniemen.yaml`: words that mean the same or lead to one another, as the editors list them.
//!
//! Checked with the same forms as front matter, so its mistakes look the same.

use std::collections::BTreeMap;

use serde::Deserialize;
use staalkaart_search::analysis::word_list;
use staalkaart_search::synonyms::{DEFAULT_WEIGHT, Synonyms};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::model::form;
use crate::model::keys::{self, Table};
use crate::source::front_matter::{Node, Value};
use crate::source::{FileId, SourceMap, front_matter};

/// Where the file lies.
pub const FILE: &str = "content/synoniemen.yaml";

#[derive(Default, Deserialize)]
struct Written {
    synoniemen: Vec<Rule>,
}

/// A group of words that mean the same, or a rule in one direction.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rule {
    Group(Vec<String>),
    OneWay { zoek: Vec<String>, vindt: Vec<String>, gewicht: Option<f64> },
}

/// Reads the synonyms of a site; it may have none.
pub fn read(sources: &SourceMap, keys: Language, diagnostics: &mut Diagnostics) -> Synonyms {
    let Some(id) = sources.find(FILE) else { return Synonyms::default() };
    let file = sources.file(id);
    if !file.readable || file.text.trim().is_empty() {
        return Synonyms::default();
    }
    let start = if file.text.starts_with('\u{feff}') { 3 } else { 0 };
    let range = start..file.text.len();
    let Some(mut node) = front_matter::parse(id, file, range.clone(), diagnostics) else { return Synonyms::default() };
    let missing = front_matter::first_line(&file.text, range);
    let fields = keys::fixed(Table::Synonyms, keys);
    let plain = form::check(&node, fields, id, &file.text, missing, diagnostics);
    form::to_own_names(&mut node, fields);
    warn_of_circles(&node, id, diagnostics);
    let written: Written = front_matter::decode(plain).unwrap_or_default();
    let mut synonyms = Synonyms::default();
    for rule in written.synoniemen {
        match rule {
            Rule::Group(members) => synonyms.group(members),
            Rule::OneWay { zoek, vindt, gewicht } => synonyms.one_way(zoek, vindt, gewicht.map_or(DEFAULT_WEIGHT, hundredths)),
        }
    }
    synonyms
}

/// A weight between 0.1 and 1 in hundredths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn hundredths(weight: f64) -> u8 {
    (weight * 100.0).round().clamp(1.0, 100.0) as u8
}

/// Warns of words that a rule both seeks and finds: they find themselves in any case.
fn warn_of_circles(node: &Node, file: FileId, diagnostics: &mut Diagnostics) {
    let Some(Value::List(rules)) = node.get("synoniemen").map(|rules| &rules.value) else { return };
    let words = |rule: &Node, key: &str| -> Vec<(String, Node)> {
        let Some(Value::List(items)) = rule.get(key).map(|items| items.value.clone()) else { return Vec::new() };
        let folded = |text: &str| word_list(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ");
        items.into_iter().filter_map(|item| if let Value::Text(text) = &item.value { Some((folded(text), item)) } else { None }).collect()
    };
    for rule in rules {
        let sought: BTreeMap<String, Node> = words(rule, "zoek").into_iter().filter(|(word, _)| !word.is_empty()).collect();
        for (word, node) in words(rule, "vindt") {
            if let (Some(first), Value::Text(text)) = (sought.get(&word), &node.value) {
                let found = Diagnostic::new(Code::FindsItself, Span::new(file, node.range.clone()));
                diagnostics.push(found.arg("word", form::shorten(text.trim())).related(Span::new(file, first.range.clone())));
            }
        }
    }
}
