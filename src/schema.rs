//! The tables of keys as JSON Schema, for editors that complete and check while somebody types.
//!
//! Made from the same [`crate::model::keys`] that validate, with the terms of the site as fixed choices. What a schema cannot say (that a slug exists, that a
//! number is the larger one) stays with `staalkaart check`; docs/editors.md lists it. Draft 7, since that is what the YAML extension of
//! VS Code reads best.

use serde_json::{Map, Value, json};

use crate::config::{Dimension, RESERVED};
use crate::diagnostics::Language;
use crate::draft::{self, Drafts};
use crate::model::form::{Field, Form, NAME, Target};
use crate::model::front::Front;
use crate::model::hints::{self, Hint};
use crate::model::keys::{Model, Table};
use crate::model::slug::is_slug;

/// A term that a method can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// A site, as far as its schemas tell of it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Its dimensions.
    pub dimensions: &'a [Dimension],
    /// Its keys.
    pub model: &'a Model,
    /// The published terms of each, in their order. A dimension without terms takes any, so that a new site is not red all over.
    pub terms: &'a [Vec<Term>],
    /// The language of labels and hints.
    pub language: Language,
}

/// A kind of file that has a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its name at the command line and as a file: `methodiek`, `principes`.
    pub name: String,
    /// Its keys.
    pub table: Table,
    /// Of a term, the place of its dimension.
    pub dimension: Option<usize>,
}

/// The published terms of each dimension, in their order, with those of files that cannot be read: they exist, so they are not unknown.
#[must_use]
pub fn terms_of(dimensions: &[Dimension], drafts: &Drafts) -> Vec<Vec<Term>> {
    let of_one = |(at, dimension): (usize, &Dimension)| {
        let mut terms: Vec<(i64, Term)> = drafts
            .parsed
            .iter()
            .filter(|draft| draft.kind == draft::Kind::Term(at) && !draft.is_draft())
            .map(|draft| {
                let place = if let Front::Term(term) = &draft.front { term.volgorde } else { i64::MAX };
                (place, Term { slug: draft.slug.clone(), title: draft.title().to_owned() })
            })
            .collect();
        let broken = drafts.broken.iter().filter(|path| path.starts_with(&format!("{}/", dimension.name)));
        terms.extend(
            broken
                .filter_map(|path| path.rsplit('/').next())
                .filter(|slug| *slug != "index" && is_slug(slug))
                .map(|slug| (i64::MAX, Term { slug: slug.to_owned(), title: slug.to_owned() })),
        );
        terms.sort_by(|(place, a), (other, b)| (place, &a.slug).cmp(&(other, &b.slug)));
        terms.dedup_by(|(_, a), (_, b)| a.slug == b.slug);
        terms.into_iter().map(|(_, term)| term).collect()
    };
    dimensions.iter().enumerate().map(of_one).collect()
}

/// Every kind of a site with these dimensions.
#[must_use]
pub fn kinds(dimensions: &[Dimension], model: &Model) -> Vec<Kind> {
    let kind = |table: Table| Kind { name: table.name(model.keys).to_owned(), table, dimension: None };
    let of_term = |(at, dimension): (usize, &Dimension)| Kind { name: dimension.name.clone(), table: Table::Term, dimension: Some(at) };
    let mut kinds = vec![kind(Table::Method)];
    kinds.extend(dimensions.iter().enumerate().map(of_term));
    let others = [Table::Trajectory, Table::Concept].into_iter().filter(|table| model.has(*table)).map(kind);
    let own = model.own().map(|own| Kind { name: own.name.clone(), table: own.table, dimension: None });
    kinds.extend(others.chain(own).chain([Table::Page, Table::Config, Table::Synonyms].map(kind)));
    kinds
}

/// The schema of a kind.
#[must_use]
pub fn of(kind: &Kind, site: &Site<'_>) -> Value {
    let dimension = kind.dimension.and_then(|at| site.dimensions.get(at));
    let writer = Writer { kind, site };
    let mut schema = writer.record(site.model.fields(kind.table));
    describe(&mut schema, hints::of(site.model, kind.table, dimension, site.language), "");
    schema.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    Value::Object(schema)
}

type Schema = Map<String, Value>;

struct Writer<'a> {
    kind: &'a Kind,
    site: &'a Site<'a>,
}

impl Writer<'_> {
    fn record(&self, fields: &[Field]) -> Schema {
        let properties: Schema = fields.iter().map(|field| (field.key.clone(), Value::Object(self.field(field)))).collect();
        let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key.as_str()).collect();
        object(json!({"type": "object", "additionalProperties": false, "properties": properties, "required": required}))
    }

    fn field(&self, field: &Field) -> Schema {
        let language = self.site.language;
        let dimension = match &field.form {
            Form::Terms { .. } => self.site.dimensions.iter().position(|d| d.name == field.key),
            _ => None,
        };
        let mut schema = match (&field.form, dimension, self.kind.table) {
            (Form::Terms { min, max }, Some(at), _) => self.terms(at, *min, *max),
            (Form::MapOf(_), _, Table::Config) if field.name == "dimensies" => self.dimensions(&field.form),
            // In the keys of this language no other can be chosen.
            (Form::Choice(_), _, Table::Config) if field.name == "sleutels" => object(json!({"enum": [self.site.model.keys.code()]})),
            _ => self.form(&field.form),
        };
        describe(&mut schema, Some(field.hint(language).clone()), &hints::limits(&field.form, language));
        schema
    }

    fn form(&self, form: &Form) -> Schema {
        object(match form {
            Form::Text { min, max } => text(*min, *max),
            Form::Integer { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
            Form::Flag => json!({"enum": [true, false, "ja", "nee", "yes", "no"]}),
            // Both: a pattern for the shape (and years from 1000 on), the format for days that exist.
            Form::Date { partial: false } => json!({"type": "string", "format": "date", "pattern": DAY}),
            Form::Date { partial: true } => json!({"anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": MONTH},
                {"type": "string", "format": "date", "pattern": DAY},
            ]}),
            Form::Number { min, max } => json!({"type": "number", "minimum": min, "maximum": max}),
            Form::Markdown { max } => text(1, *max),
            Form::Link => json!({"type": "string", "pattern": "^https?://[^\\s/?#]", "maxLength": NAME}),
            Form::Language => json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": 12}),
            Form::Ref(target) => self.target(target),
            Form::Choice(words) => {
                let labels: Vec<&str> = words.iter().map(|choice| choice.label[self.site.language as usize].as_str()).collect();
                let mut schema = json!({"enum": words.iter().map(|choice| &choice.word).collect::<Vec<_>>()});
                if labels.iter().zip(words).any(|(label, choice)| **label != choice.name) {
                    schema["enumDescriptions"] = labels.into();
                }
                schema
            }
            Form::Colour => json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}),
            Form::List { of, min, max } => {
                let mut list = json!({"type": "array", "items": self.form(of), "minItems": min});
                if *max != usize::MAX {
                    list["maxItems"] = (*max).into();
                }
                // Only texts are held against each other.
                if of.is_scalar() {
                    list["uniqueItems"] = true.into();
                }
                list
            }
            Form::Terms { min, max } => terms(&[], *min, *max, self.site.language),
            Form::MapOf(of) => json!({"type": "object", "additionalProperties": self.form(of)}),
            Form::Either(list, fields) => json!({"anyOf": [Value::Object(self.form(list)), Value::Object(self.record(fields))]}),
            Form::Switch(fields) => json!({"anyOf": [Value::Object(self.record(fields)), {"enum": [false, "nee", "no"]}]}),
            Form::Record(fields) | Form::Image(fields) => return self.record(fields),
        })
    }

    fn terms(&self, dimension: usize, min: usize, max: usize) -> Schema {
        object(terms(self.site.terms.get(dimension).map_or(&[], Vec::as_slice), min, max, self.site.language))
    }

    /// The name of something: one of those that there are, where they are known.
    fn target(&self, target: &Target) -> Value {
        let dimension = match target {
            Target::Sibling => self.kind.dimension,
            Target::Term(name) => self.site.dimensions.iter().position(|dimension| dimension.name == *name),
            _ => None,
        };
        match dimension.and_then(|at| self.site.terms.get(at)).filter(|terms| !terms.is_empty()) {
            Some(terms) => choice(terms),
            None => text(1, NAME),
        }
    }

    /// At least one, each with a name that can be a folder.
    fn dimensions(&self, form: &Form) -> Schema {
        let mut schema = self.form(form);
        schema.insert("minProperties".to_owned(), 1.into());
        let names = json!({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": crate::model::slug::LONGEST, "not": {"anyOf": [{"enum": RESERVED}, {"pattern": DEVICE}]}});
        schema.insert("propertyNames".to_owned(), names);
        schema
    }
}

const DAY: &str = "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const MONTH: &str = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$";

/// Names that [`crate::model::slug::is_device`] refuses.
const DEVICE: &str = "^(con|prn|aux|nul|(com|lpt)[0-9])$";

/// A text. A number or a truth value is one too, `titel: 2026`, but none is as long as a sentence. White space does not fill a text.
fn text(min: usize, max: usize) -> Value {
    let types = if min > 5 { json!("string") } else { json!(["string", "number", "boolean"]) };
    json!({"type": types, "minLength": min, "maxLength": max, "pattern": "\\S"})
}

/// A list of terms, or a map from term to reason.
fn terms(terms: &[Term], min: usize, max: usize, language: Language) -> Value {
    let reason = {
        let Form::Text { min, max } = Form::paragraph() else { return Value::Null };
        let mut schema = object(text(min, max));
        describe(&mut schema, hints::of_reason(language), "");
        schema
    };
    let item = if terms.is_empty() { text(1, 300) } else { choice(terms) };
    let mut list = json!({"type": "array", "items": item, "minItems": min, "uniqueItems": true});
    let mut map = json!({"type": "object", "minProperties": min});
    if terms.is_empty() {
        map["additionalProperties"] = Value::Object(reason);
    } else {
        let titled = |term: &Term| {
            let mut schema = reason.clone();
            schema.insert("title".to_owned(), term.title.as_str().into());
            (term.slug.clone(), Value::Object(schema))
        };
        map["properties"] = terms.iter().map(titled).collect::<Schema>().into();
        map["additionalProperties"] = false.into();
    }
    if max != usize::MAX {
        list["maxItems"] = max.into();
        map["maxProperties"] = max.into();
    }
    json!({"anyOf": [map, list]})
}

/// One of these terms. A slug of digits alone is a number in YAML.
fn choice(terms: &[Term]) -> Value {
    let mut words: Vec<Value> = terms.iter().map(|term| term.slug.as_str().into()).collect();
    let mut titles: Vec<&str> = terms.iter().map(|term| term.title.as_str()).collect();
    for term in terms {
        if let Ok(number) = term.slug.parse::<u64>()
            && number.to_string() == term.slug
        {
            words.push(number.into());
            titles.push(&term.title);
        }
    }
    json!({"enum": words, "enumDescriptions": titles})
}

/// Label and hint, as editors show them.
fn describe(schema: &mut Schema, hint: Option<Hint>, limits: &str) {
    let Some(Hint { label, mut hint, .. }) = hint else { return };
    if !limits.is_empty() {
        hint += &format!(" ({limits})");
    }
    schema.insert("title".to_owned(), label.into());
    schema.insert("description".to_owned(), hint.into());
}

fn object(value: Value) -> Schema {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
