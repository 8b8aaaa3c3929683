//! Forms: what may stand under a key, and the check of a value against it.

use serde_yaml::{Mapping, Value as Plain};

use super::Date;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::source::FileId;
use crate::source::front_matter::{Node, Value, first_line};

/// What a value has to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A text of this many characters, white space around it not counted.
    Text {
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Integer {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// `true` or `false`.
    Flag,
    /// A date: a day, or with `partial` also a month or a year.
    Date {
        /// Whether `2017` and `2017-03` are taken.
        partial: bool,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A colour, `#rrggbb`.
    Colour,
    /// A list.
    List {
        /// What each item has to be.
        of: Box<Form>,
        /// Fewest items.
        min: usize,
    },
    /// Terms of a dimension: a list, or a map from term to reason. Decoded as a list of `{term, reden}`.
    Terms {
        /// Fewest terms.
        min: usize,
        /// Most terms.
        max: usize,
    },
    /// A map whose keys the editor chooses. Decoded as a list of `{naam, waarde}`, in the editor's order.
    MapOf(Box<Form>),
    /// A map with these keys.
    Record(Vec<Field>),
}

/// A key of a map, and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub key: String,
    /// What stands under it.
    pub form: Form,
    /// Whether it has to be there.
    pub required: bool,
}

impl Field {
    /// A key that has to be there.
    #[must_use]
    pub fn required(key: impl Into<String>, form: Form) -> Self {
        Self { key: key.into(), form, required: true }
    }

    /// A key that may be left out.
    #[must_use]
    pub fn optional(key: impl Into<String>, form: Form) -> Self {
        Self { key: key.into(), form, required: false }
    }
}

impl Form {
    /// A list of anything, also empty.
    #[must_use]
    pub fn list(of: Self) -> Self {
        Self::List { of: Box::new(of), min: 0 }
    }

    /// A text for a line or a few.
    #[must_use]
    pub fn line() -> Self {
        Self::Text { min: 1, max: 300 }
    }

    /// A text of a paragraph.
    #[must_use]
    pub fn paragraph() -> Self {
        Self::Text { min: 1, max: 2000 }
    }

    /// What stands in for a value that is missing or wrong, so that the other checks can go on. It never reaches a reader: a site with an error
    /// is not published.
    fn stand_in(&self) -> Plain {
        match self {
            Self::Text { .. } | Self::Colour => Plain::String(String::new()),
            Self::Choice(words) => Plain::String(words.first().copied().unwrap_or_default().to_owned()),
            Self::Integer { min, .. } => Plain::Number((*min).into()),
            Self::Flag => Plain::Bool(false),
            Self::Date { .. } => Plain::String("1970-01-01".to_owned()),
            Self::List { .. } | Self::Terms { .. } | Self::MapOf(_) => Plain::Sequence(Vec::new()),
            Self::Record(fields) => {
                Plain::Mapping(fields.iter().filter(|f| f.required).map(|f| (Plain::String(f.key.clone()), f.form.stand_in())).collect())
            }
        }
    }

    /// The name of the form in messages.
    fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } | Self::Choice(_) | Self::Colour => "text",
            Self::Integer { .. } => "number",
            Self::Flag => "yesno",
            Self::Date { .. } => "date",
            Self::List { .. } => "list",
            Self::Terms { .. } => "terms",
            Self::MapOf(_) | Self::Record(_) => "map",
        }
    }
}

/// Checks the map `node` of a file against `fields`; problems go to `diagnostics`. `missing` is where a missing key is reported.
///
/// Returns the map with every required key present and every value of its form, ready to be decoded.
pub fn check(node: &Node, fields: &[Field], file: FileId, text: &str, missing: std::ops::Range<usize>, diagnostics: &mut Diagnostics) -> Plain {
    Checker { file, text, diagnostics }.record(node, fields, missing)
}

struct Checker<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn problem(&mut self, code: Code, range: &std::ops::Range<usize>, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        let range = first_line(self.text, range.clone());
        self.diagnostics.push(build(Diagnostic::new(code, Span::new(self.file, range))));
    }

    fn record(&mut self, node: &Node, fields: &[Field], missing: std::ops::Range<usize>) -> Plain {
        let Value::Map(pairs) = &node.value else { return Plain::Mapping(Mapping::new()) };
        let mut map = Mapping::new();
        for (key, value) in pairs {
            if let Some(field) = fields.iter().find(|field| field.key == key.name) {
                let plain = self.value(&key.name, &key.range, value, &field.form);
                if let Some(plain) = plain.or_else(|| field.required.then(|| field.form.stand_in())) {
                    map.insert(Plain::String(key.name.clone()), plain);
                }
            } else {
                let names = fields.iter().map(|field| field.key.as_str());
                let keys = names.clone().collect::<Vec<_>>().join(", ");
                self.problem(Code::UnknownKey, &key.range, |d| d.arg("key", key.name.as_str()).arg("keys", keys).did_you_mean(&key.name, names));
            }
        }
        for field in fields.iter().filter(|field| field.required && !pairs.iter().any(|(key, _)| key.name == field.key)) {
            self.problem(Code::MissingKey, &missing, |d| d.arg("key", field.key.as_str()));
            map.insert(Plain::String(field.key.clone()), field.form.stand_in());
        }
        Plain::Mapping(map)
    }

    /// The checked value, or `None` where it is wrong altogether.
    fn value(&mut self, key: &str, key_range: &std::ops::Range<usize>, node: &Node, form: &Form) -> Option<Plain> {
        match (&node.value, form) {
            (Value::Refused, _) => None,
            (Value::Nothing, _) => {
                self.problem(Code::EmptyValue, key_range, |d| d.arg("key", key).arg("what", "value"));
                None
            }
            (Value::Text(text), _) if text.trim().is_empty() => {
                self.problem(Code::EmptyValue, &node.range, |d| d.arg("key", key).arg("what", "value"));
                None
            }
            (Value::List(items), Form::List { of, min }) => Some(self.list(key, node, items, of, *min)),
            (Value::List(items), Form::Terms { min, max }) => Some(self.term_list(key, node, items, *min, *max)),
            (Value::Map(pairs), Form::Terms { min, max }) => {
                self.count(key, node, pairs.len(), *min, *max);
                let reason = Form::paragraph();
                let terms = pairs.iter().map(|(name, value)| {
                    let mut map = Mapping::new();
                    map.insert("term".into(), name.name.clone().into());
                    if value.value == Value::Nothing {
                        self.problem(Code::EmptyValue, &name.range, |d| d.arg("key", name.name.as_str()).arg("what", "reason"));
                    } else if let Some(plain) = self.value(&name.name, &name.range, value, &reason) {
                        map.insert("reden".into(), plain);
                    }
                    Plain::Mapping(map)
                });
                Some(Plain::Sequence(terms.collect()))
            }
            (Value::Map(pairs), Form::MapOf(of)) => {
                let entries = pairs.iter().filter_map(|(name, value)| {
                    let plain = self.value(&name.name, &name.range, value, of)?;
                    let mut map = Mapping::new();
                    map.insert("naam".into(), name.name.clone().into());
                    map.insert("waarde".into(), plain);
                    Some(Plain::Mapping(map))
                });
                Some(Plain::Sequence(entries.collect()))
            }
            (Value::Map(_), Form::Record(fields)) => Some(self.record(node, fields, key_range.clone())),
            (Value::Text(text), Form::Text { .. } | Form::Choice(_) | Form::Colour | Form::Integer { .. } | Form::Flag | Form::Date { .. }) => {
                self.scalar(key, node, text.trim(), form)
            }
            (value, _) => {
                let found = match value {
                    Value::List(_) => "list",
                    Value::Map(_) => "map",
                    Value::Nothing | Value::Refused | Value::Text(_) => "text",
                };
                self.problem(Code::WrongType, &node.range, |d| d.arg("key", key).arg("expected", form.name()).arg("found", found));
                None
            }
        }
    }

    fn scalar(&mut self, key: &str, node: &Node, text: &str, form: &Form) -> Option<Plain> {
        let range = &node.range;
        match form {
            Form::Text { min, max } => {
                let length = text.chars().count();
                if length < *min {
                    self.problem(Code::TooShort, range, |d| d.arg("key", key).arg("length", length).arg("min", *min));
                } else if length > *max {
                    self.problem(Code::TooLong, range, |d| d.arg("key", key).arg("length", length).arg("max", *max));
                }
                Some(text.into())
            }
            Form::Integer { min, max } => {
                let Ok(number) = text.parse::<i64>() else {
                    self.problem(Code::WrongType, range, |d| d.arg("key", key).arg("expected", "number").arg("found", "text"));
                    return None;
                };
                if !(*min..=*max).contains(&number) {
                    self.problem(Code::NumberOutOfRange, range, |d| d.arg("key", key).arg("value", number).arg("min", *min).arg("max", *max));
                    return None;
                }
                Some(Plain::Number(number.into()))
            }
            Form::Flag => match text {
                "true" | "ja" => Some(Plain::Bool(true)),
                "false" | "nee" => Some(Plain::Bool(false)),
                _ => {
                    self.problem(Code::WrongType, range, |d| d.arg("key", key).arg("expected", "yesno").arg("found", "text"));
                    None
                }
            },
            Form::Date { partial } => {
                if Date::parse(text).is_some_and(|date| *partial || date.is_full()) {
                    return Some(text.into());
                }
                let partial = if *partial { "yes" } else { "no" };
                self.problem(Code::NotADate, range, |d| d.arg("value", shorten(text)).arg("partial", partial));
                None
            }
            Form::Choice(words) => {
                if words.contains(&text) {
                    return Some(text.into());
                }
                let choices = words.join(", ");
                self.problem(Code::NotAChoice, range, |d| {
                    d.arg("key", key).arg("value", shorten(text)).arg("choices", choices).did_you_mean(text, words.iter().copied())
                });
                None
            }
            Form::Colour => {
                let digits = text.strip_prefix('#').unwrap_or_default();
                if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Some(text.to_ascii_lowercase().into());
                }
                self.problem(Code::NotAColour, range, |d| d.arg("value", shorten(text)));
                None
            }
            Form::List { .. } | Form::Terms { .. } | Form::MapOf(_) | Form::Record(_) => None,
        }
    }

    fn count(&mut self, key: &str, node: &Node, count: usize, min: usize, max: usize) {
        if count < min {
            self.problem(Code::TooFew, &node.range, |d| d.arg("key", key).arg("count", count).arg("min", min));
        } else if count > max {
            self.problem(Code::TooMany, &node.range, |d| d.arg("key", key).arg("count", count).arg("max", max));
        }
    }

    fn list(&mut self, key: &str, node: &Node, items: &[Node], of: &Form, min: usize) -> Plain {
        self.count(key, node, items.len(), min, usize::MAX);
        self.repeats(items);
        // A wrong item leaves a stand-in, so that the places of the others stay what they are.
        Plain::Sequence(items.iter().map(|item| self.value(key, &item.range, item, of).unwrap_or_else(|| of.stand_in())).collect())
    }

    fn term_list(&mut self, key: &str, node: &Node, items: &[Node], min: usize, max: usize) -> Plain {
        self.count(key, node, items.len(), min, max);
        self.repeats(items);
        let word = Form::line();
        let terms = items.iter().map(|item| {
            let term = self.value(key, &item.range, item, &word).unwrap_or_else(|| word.stand_in());
            let mut map = Mapping::new();
            map.insert("term".into(), term);
            Plain::Mapping(map)
        });
        Plain::Sequence(terms.collect())
    }

    fn repeats(&mut self, items: &[Node]) {
        let mut seen = std::collections::BTreeMap::new();
        for item in items {
            let Value::Text(text) = &item.value else { continue };
            if let Some(first) = seen.insert(text.trim(), &item.range) {
                let first = Span::new(self.file, first.clone());
                self.problem(Code::Repeated, &item.range, |d| d.arg("value", shorten(text.trim())).related(first));
            }
        }
    }
}

/// A value as messages quote it: not a page of it.
pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
