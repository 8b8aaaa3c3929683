//! Forms: what may stand under a key, and the check of a value against it.

use serde_yaml::{Mapping, Value as Plain};

use super::Date;
use super::hints::Hint;
use super::keys::Table;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::source::FileId;
use crate::source::front_matter::{Node, Value, first_line};

/// Most characters of a name or an address.
pub const NAME: usize = 300;

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
    /// A number, whole or not.
    Number {
        /// Smallest.
        min: f64,
        /// Largest.
        max: f64,
    },
    /// One of these words.
    Choice(Vec<Choice>),
    /// A text of a paragraph or a few, with markdown.
    Markdown {
        /// Most characters.
        max: usize,
    },
    /// An address on the web.
    Link,
    /// The code of a language: `nl`, `en-GB`.
    Language,
    /// A picture of `content/media/`: a map with these keys, its file and its description.
    Image(Vec<Field>),
    /// The name of something in the catalogue.
    Ref(Target),
    /// A colour, `#rrggbb`.
    Colour,
    /// A list.
    List {
        /// What each item has to be.
        of: Box<Form>,
        /// Fewest items.
        min: usize,
        /// Most items.
        max: usize,
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
    /// A map with these keys, or `false`. Decoded as nothing where it is `false`.
    Switch(Vec<Field>),
    /// A list, or a map with these keys.
    Either(Box<Form>, Vec<Field>),
}

/// What a [`Form::Ref`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A source of the bibliography, perhaps with a place in it.
    Source,
    /// A text of a kind of its own.
    Kind(Table),
    /// A term of the dimension that the text itself belongs to.
    Sibling,
    /// A term of this dimension.
    Term(String),
    /// A text of any kind.
    Text,
}

/// A word that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The program's own name for it.
    pub name: String,
    /// Its name where keys are English.
    pub english: String,
    /// How this site writes it: one of the two.
    pub word: String,
    /// What readers see, in Dutch and English.
    pub label: [String; 2],
}

/// A key of a map, and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key, as this site writes it.
    pub key: String,
    /// The program's own name for it: the Dutch key, also where this site writes the English one.
    pub name: String,
    /// The key where keys are English.
    pub english: String,
    /// What stands under it.
    pub form: Form,
    /// Whether it has to be there.
    pub required: bool,
    /// What the program itself does with it.
    pub role: Option<Role>,
    /// Whether its words are the editors' own, so that style matters.
    pub prose: bool,
    /// Where it is shown and found. `None` for a key that the program shows in a way of its own.
    pub show: Option<Show>,
    /// What editors are told, in Dutch and English.
    pub words: [Hint; 2],
}

/// What the program does with a key, beside decoding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// The summary: held to all rules of style.
    Summary,
    /// One sentence: held to the rule on long sentences.
    Short,
    /// Sentences, each held to the rule on long sentences.
    Situations,
    /// The place in a row.
    Order,
    /// Whether the text is published.
    State,
    /// The day before which it is to be read again.
    Review,
    /// The language of the text.
    Language,
}

/// Where a field of a site's own is shown and found.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// Where on the page of the text.
    pub slot: Slot,
    /// How the search finds its words.
    pub search: Option<Find>,
    /// How readers filter by it.
    pub filter: Option<Filter>,
    /// Whether it is a row where methods stand side by side.
    pub compare: bool,
    /// Whether the API gives it.
    pub api: bool,
    /// Whether it stands on the printed card.
    pub print: bool,
    /// What a number counts, in Dutch and English.
    pub unit: [String; 2],
    /// The choice that stands where a text names none.
    pub default: Option<usize>,
}

/// A place on the page of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// In the list of facts.
    Facts,
    /// On the card, under the principles.
    Card,
    /// Beside the text.
    Beside,
    /// Below the text.
    Below,
    /// Nowhere.
    Nowhere,
}

/// How much a word of a field counts for the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Find {
    /// As another name of the text.
    Name,
    /// As a keyword.
    Keyword,
    /// As a word of the text.
    Text,
}

/// How readers filter by a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// By each value.
    Values,
    /// By ranges of numbers: up to the first, from there up to the second, and so on, and above the last.
    Ranges(Vec<f64>),
}

impl Field {
    /// Label, hint and example in a language.
    #[must_use]
    pub fn hint(&self, language: Language) -> &Hint {
        &self.words[language as usize]
    }
}

impl Form {
    /// A list of anything, also empty.
    #[must_use]
    pub fn list(of: Self) -> Self {
        Self::List { of: Box::new(of), min: 0, max: usize::MAX }
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
            Self::Text { .. } | Self::Colour | Self::Markdown { .. } | Self::Link | Self::Language | Self::Ref(_) => Plain::String(String::new()),
            Self::Choice(words) => Plain::String(words.first().map(|choice| choice.name.clone()).unwrap_or_default()),
            Self::Integer { min, .. } => Plain::Number((*min).into()),
            Self::Number { min, .. } => Plain::Number((*min).into()),
            Self::Flag => Plain::Bool(false),
            Self::Date { .. } => Plain::String("1970-01-01".to_owned()),
            Self::List { .. } | Self::Terms { .. } | Self::MapOf(_) | Self::Either(..) => Plain::Sequence(Vec::new()),
            Self::Record(fields) | Self::Image(fields) | Self::Switch(fields) => {
                Plain::Mapping(fields.iter().filter(|f| f.required).map(|f| (Plain::String(f.name.clone()), f.form.stand_in())).collect())
            }
        }
    }

    /// Whether a value is one text, and no list or map.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        !matches!(
            self,
            Self::List { .. } | Self::Terms { .. } | Self::MapOf(_) | Self::Record(_) | Self::Image(_) | Self::Switch(_) | Self::Either(..)
        )
    }

    /// The keys of a map that has keys of its own.
    #[must_use]
    pub fn fields(&self) -> Option<&[Field]> {
        match self {
            Self::Record(fields) | Self::Image(fields) | Self::Switch(fields) | Self::Either(_, fields) => Some(fields),
            _ => None,
        }
    }

    /// The name of the form in messages.
    fn name(&self) -> &'static str {
        match self {
            Self::Text { .. } | Self::Choice(_) | Self::Colour | Self::Markdown { .. } | Self::Link | Self::Ref(_) => "text",
            Self::Language => "language",
            Self::Integer { .. } | Self::Number { .. } => "number",
            Self::Flag => "yesno",
            Self::Date { .. } => "date",
            Self::List { .. } | Self::Either(..) => "list",
            Self::Terms { .. } => "terms",
            Self::MapOf(_) | Self::Record(_) | Self::Image(_) | Self::Switch(_) => "map",
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
                    map.insert(Plain::String(field.name.clone()), plain);
                }
            } else {
                let names = fields.iter().map(|field| field.key.as_str());
                let keys = names.clone().collect::<Vec<_>>().join(", ");
                // The name that the key has in the other language of keys.
                let other = fields.iter().find(|field| field.name == key.name || field.english == key.name);
                self.problem(Code::UnknownKey, &key.range, |d| {
                    let d = d.arg("key", shorten(&key.name)).arg("keys", keys);
                    match other {
                        Some(field) => d.suggest(field.key.as_str()),
                        None => d.did_you_mean(&key.name, names),
                    }
                });
            }
        }
        for field in fields.iter().filter(|field| field.required && !pairs.iter().any(|(key, _)| key.name == field.key)) {
            self.problem(Code::MissingKey, &missing, |d| d.arg("key", field.key.as_str()));
            map.insert(Plain::String(field.name.clone()), field.form.stand_in());
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
            (Value::List(items), Form::List { of, min, max }) => Some(self.list(key, node, items, of, *min, *max)),
            (Value::List(_), Form::Either(list, _)) => self.value(key, key_range, node, list),
            (Value::Map(_), Form::Either(_, fields)) => Some(self.record(node, fields, first_line(self.text, node.range.clone()))),
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
            (Value::Text(text), Form::Switch(_)) if flag(text.trim()) == Some(false) => Some(Plain::Null),
            (Value::Map(_), Form::Record(fields) | Form::Image(fields) | Form::Switch(fields)) => Some(self.record(node, fields, key_range.clone())),
            (Value::Text(text), form) if form.is_scalar() => self.scalar(key, node, text.trim(), form),
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

    fn length(&mut self, key: &str, node: &Node, text: &str, min: usize, max: usize) -> Plain {
        let length = text.chars().count();
        if length < min {
            self.problem(Code::TooShort, &node.range, |d| d.arg("key", key).arg("length", length).arg("min", min));
        } else if length > max {
            self.problem(Code::TooLong, &node.range, |d| d.arg("key", key).arg("length", length).arg("max", max));
        }
        text.into()
    }

    fn scalar(&mut self, key: &str, node: &Node, text: &str, form: &Form) -> Option<Plain> {
        let range = &node.range;
        match form {
            Form::Text { min, max } => Some(self.length(key, node, text, *min, *max)),
            Form::Markdown { max } => Some(self.length(key, node, text, 1, *max)),
            Form::Ref(_) => Some(self.length(key, node, text, 1, NAME)),
            Form::Language => {
                if !is_language(text) {
                    self.problem(Code::WrongType, range, |d| d.arg("key", key).arg("expected", "language").arg("found", "text"));
                    return None;
                }
                Some(text.into())
            }
            Form::Link => {
                if text.chars().count() > NAME || crate::config::origin(text).is_none() {
                    self.problem(Code::FieldLink, range, |d| d.arg("key", key).arg("value", shorten(text)));
                    return None;
                }
                Some(text.into())
            }
            Form::Number { min, max } => {
                let Some(number) = number(text) else {
                    self.problem(Code::WrongType, range, |d| d.arg("key", key).arg("expected", "decimal").arg("found", "text"));
                    return None;
                };
                if !(*min..=*max).contains(&number) {
                    self.problem(Code::OutOfBounds, range, |d| {
                        d.arg("key", key).arg("value", shorten(text)).arg("min", min.to_string()).arg("max", max.to_string())
                    });
                    return None;
                }
                Some(Plain::Number(number.into()))
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
            Form::Flag => {
                let flag = flag(text);
                if flag.is_none() {
                    self.problem(Code::WrongType, range, |d| d.arg("key", key).arg("expected", "yesno").arg("found", "text"));
                }
                flag.map(Plain::Bool)
            }
            Form::Date { partial } => {
                if Date::parse(text).is_some_and(|date| *partial || date.is_full()) {
                    return Some(text.into());
                }
                let partial = if *partial { "yes" } else { "no" };
                self.problem(Code::NotADate, range, |d| d.arg("value", shorten(text)).arg("partial", partial));
                None
            }
            Form::Choice(words) => {
                if let Some(choice) = words.iter().find(|choice| choice.word == text) {
                    return Some(choice.name.as_str().into());
                }
                let choices = words.iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>().join(", ");
                let other = words.iter().find(|choice| choice.name == text || choice.english == text);
                self.problem(Code::NotAChoice, range, |d| {
                    let d = d.arg("key", key).arg("value", shorten(text)).arg("choices", choices);
                    match other {
                        Some(choice) => d.suggest(choice.word.as_str()),
                        None => d.did_you_mean(text, words.iter().map(|choice| choice.word.as_str())),
                    }
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
            Form::List { .. } | Form::Terms { .. } | Form::MapOf(_) | Form::Record(_) | Form::Image(_) | Form::Switch(_) | Form::Either(..) => None,
        }
    }

    fn count(&mut self, key: &str, node: &Node, count: usize, min: usize, max: usize) {
        if count < min {
            self.problem(Code::TooFew, &node.range, |d| d.arg("key", key).arg("count", count).arg("min", min));
        } else if count > max {
            self.problem(Code::TooMany, &node.range, |d| d.arg("key", key).arg("count", count).arg("max", max));
        }
    }

    fn list(&mut self, key: &str, node: &Node, items: &[Node], of: &Form, min: usize, max: usize) -> Plain {
        self.count(key, node, items.len(), min, max);
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

/// A number as YAML and JSON write it.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) && text.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

/// Whether a text has the form of a language code (BCP 47): letters, then perhaps parts of letters and digits with hyphens in between.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.len() <= 12
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Yes or no.
#[must_use]
pub fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "ja" | "yes" => Some(true),
        "false" | "nee" | "no" => Some(false),
        _ => None,
    }
}

/// Gives the keys and choices of a checked map the program's own names, so that all later stages know one name for each.
pub fn to_own_names(node: &mut Node, fields: &[Field]) {
    let Value::Map(pairs) = &mut node.value else { return };
    for (key, value) in pairs {
        if let Some(field) = fields.iter().find(|field| field.key == key.name) {
            key.name.clone_from(&field.name);
            value_to_own_names(value, &field.form);
        }
    }
}

fn value_to_own_names(node: &mut Node, form: &Form) {
    match form {
        Form::Record(fields) | Form::Image(fields) | Form::Switch(fields) => to_own_names(node, fields),
        Form::Either(list, fields) => match node.value {
            Value::Map(_) => to_own_names(node, fields),
            _ => value_to_own_names(node, list),
        },
        Form::List { of, .. } => {
            if let Value::List(items) = &mut node.value {
                for item in items {
                    value_to_own_names(item, of);
                }
            }
        }
        Form::MapOf(of) => {
            if let Value::Map(pairs) = &mut node.value {
                for (_, value) in pairs {
                    value_to_own_names(value, of);
                }
            }
        }
        Form::Choice(words) => {
            if let Value::Text(text) = &mut node.value
                && let Some(choice) = words.iter().find(|choice| choice.word == text.trim())
            {
                text.clone_from(&choice.name);
            }
        }
        _ => {}
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
