//! The fields of a kind of text, as the CMS shows them and as `page/front-matter.js` writes them.
//!
//! A walk over the table of keys: what a value may be becomes a widget with the same bounds. Where a value names something of the site, the field offers what
//! there is to choose.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::catalogue::Catalogue;
use crate::model::form::{Field, Form};
use crate::model::hints::{self, Hint};
use crate::model::keys::Table;
use crate::theme::texts::Texts;

/// Texts longer than this get a field of several lines.
const LINE: usize = 120;

/// As many choices stand open below each other; more come in a list that opens.
const OPEN: usize = 12;

/// Writes the fields of a table.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) texts: &'a Texts,
    pub(super) table: Table,
    /// Of a term, the place of its dimension.
    pub(super) dimension: Option<usize>,
}

impl Writer<'_> {
    /// All fields of a file of this kind with its text, and the forms of its front matter.
    pub(super) fn file(&self) -> (Vec<Value>, Value) {
        let keys = self.table.fields(&self.catalogue.config().dimensions);
        let (mut fields, forms) = self.fields(&keys, &[]);
        // `raw`: what the editor types is what is saved. A rich text field would write links, citations and boxes anew.
        fields.push(json!({"name": "body", "label": self.texts.word("editing-body"), "widget": "markdown", "modes": ["raw"], "required": false}));
        (fields, forms)
    }

    fn fields(&self, keys: &[Field], above: &[&str]) -> (Vec<Value>, Value) {
        let mut fields = Vec::new();
        let mut forms = Vec::new();
        for key in keys {
            let path: Vec<&str> = above.iter().copied().chain([key.key.as_str()]).collect();
            let (widget, form) = self.field(key, &path);
            let mut field = self.words(&path);
            field.insert("name".to_owned(), key.key.as_str().into());
            field.insert("required".to_owned(), key.required.into());
            field.extend(widget);
            fields.push(Value::Object(field));
            forms.push(json!({"key": key.key, "form": form}));
        }
        (fields, forms.into())
    }

    /// Label and hint of a key.
    fn words(&self, path: &[&str]) -> Map<String, Value> {
        let config = self.catalogue.config();
        let dimension = (self.table == Table::Method).then(|| config.dimensions.iter().find(|dimension| path == [dimension.name.as_str()])).flatten();
        let hint = match dimension {
            Some(dimension) => Some(hints::of_dimension(dimension, config.language)),
            None => hints::of(self.table, path, None, config.language),
        };
        let Some(Hint { label, hint, .. }) = hint else { return Map::new() };
        object(json!({"label": label, "hint": hint}))
    }

    /// The widget of a key, and its form.
    fn field(&self, key: &Field, path: &[&str]) -> (Map<String, Value>, Value) {
        let text = json!({"is": "text"});
        let texts = json!({"is": "list", "of": text});
        let (widget, form) = match (self.table, path, &key.form) {
            (_, ["bronnen"], _) => (json!({"widget": "select", "multiple": true, "options": self.sources(true), "dropdown_threshold": 0}), texts),
            (_, ["bewijs", "bron"], _) => (json!({"widget": "select", "options": self.sources(false), "dropdown_threshold": 0}), text),
            (Table::Method, ["verwant"], _) | (Table::Trajectory, ["fasen", "methodieken"], _) => (relation("methodieken", true), texts),
            (Table::Concept, ["verwant"], _) => {
                (json!({"widget": "select", "multiple": true, "options": self.names(), "dropdown_threshold": 0}), texts)
            }
            (Table::Term, ["boven"], _) => match self.dimension {
                Some(at) => (relation(&self.catalogue.config().dimensions[at].name, false), text),
                None => return self.form(&key.form, path),
            },
            (_, [name], Form::Terms { min, max }) => match self.catalogue.config().dimensions.iter().position(|dimension| dimension.name == *name) {
                Some(at) => self.terms(at, *min, *max),
                None => return self.form(&key.form, path),
            },
            _ => return self.form(&key.form, path),
        };
        (object(widget), form)
    }

    fn form(&self, form: &Form, path: &[&str]) -> (Map<String, Value>, Value) {
        let text = json!({"is": "text"});
        let (widget, form) = match form {
            Form::Text { min, max } => {
                let widget = if *max > LINE { "text" } else { "string" };
                (json!({"widget": widget, "minlength": min, "maxlength": max, "use_emoji_autocomplete": false}), text)
            }
            Form::Integer { min, max } => (json!({"widget": "number", "value_type": "int", "min": min, "max": max}), json!({"is": "integer"})),
            Form::Flag => (json!({"widget": "boolean", "default": false}), json!({"is": "flag"})),
            Form::Date { partial: false } => (json!({"widget": "datetime", "type": "date", "format": "YYYY-MM-DD", "time_format": false}), text),
            Form::Date { partial: true } => (self.pattern("^\\d{4}(-\\d{2}(-\\d{2})?)?$", form), text),
            Form::Colour => (self.pattern("^#[0-9A-Fa-f]{6}$", form), text),
            Form::Choice(words) => (json!({"widget": "select", "options": words}), text),
            Form::List { of, min } => {
                let (mut item, of) = self.form(of, path);
                let mut list = object(json!({"widget": "list", "min": min, "collapsed": true}));
                if let Some(fields) = item.remove("fields") {
                    list.insert("fields".to_owned(), fields);
                } else {
                    // Named as a field of its own, each item keeps its bounds, and a text that was only looked at counts as unchanged.
                    item.insert("name".to_owned(), "waarde".into());
                    item.extend(self.words(path).remove("label").map(|label| ("label".to_owned(), label)));
                    list.insert("field".to_owned(), item.into());
                }
                return (list, json!({"is": "list", "of": of}));
            }
            Form::Terms { .. } => (json!({"widget": "list"}), json!({"is": "terms", "reasons": false})),
            Form::MapOf(of) => {
                let (mut value, of) = self.form(of, path);
                value.extend(object(json!({"name": "waarde", "label": self.texts.word("editing-map-value")})));
                let name = json!({"name": "naam", "label": self.texts.word("editing-map-name"), "widget": "string", "use_emoji_autocomplete": false});
                (json!({"widget": "list", "fields": [name, value], "summary": "{{naam}}", "collapsed": true}), json!({"is": "map", "of": of}))
            }
            Form::Record(keys) => {
                let (fields, forms) = self.fields(keys, path);
                (json!({"widget": "object", "fields": fields, "collapsed": "auto"}), json!({"is": "record", "fields": forms}))
            }
        };
        (object(widget), form)
    }

    /// A line that has to look like this.
    fn pattern(&self, pattern: &str, form: &Form) -> Value {
        let limits = hints::limits(form, self.catalogue.config().language);
        json!({"widget": "string", "pattern": [pattern, limits], "use_emoji_autocomplete": false})
    }

    /// The terms of a dimension: to tick, or each with its reason where methods of the site say reasons.
    fn terms(&self, dimension: usize, min: usize, max: usize) -> (Value, Value) {
        let terms = self.catalogue.dimensions()[dimension].terms.iter();
        let options: Vec<Value> = terms.map(|term| json!({"label": term.text.title, "value": term.text.slug})).collect();
        let mut limits = object(json!({"min": min}));
        if max != usize::MAX {
            limits.insert("max".to_owned(), max.into());
        }
        let used = || self.catalogue.methods().iter().flat_map(|method| &method.terms[dimension]);
        let reasons = used().any(|term| term.reason.is_some());
        let mut widget = if reasons {
            let always = used().all(|term| term.reason.is_some());
            let Some(Hint { label, hint, .. }) = hints::of_reason(self.catalogue.config().language) else { return (Value::Null, Value::Null) };
            let (mut reason, _) = self.form(&Form::paragraph(), &[]);
            reason.extend(object(json!({"name": "reden", "label": label, "hint": hint, "required": always})));
            let singular = super::capital(&self.catalogue.config().dimensions[dimension].singular);
            let term = json!({"name": "term", "label": singular, "widget": "select", "options": options, "dropdown_threshold": 0});
            object(json!({"widget": "list", "label_singular": singular, "fields": [term, reason], "summary": "{{term}}"}))
        } else {
            // The rest of the hint is about reasons.
            let hint = hints::of_dimension(&self.catalogue.config().dimensions[dimension], self.catalogue.config().language).hint;
            let question = hint.split_inclusive('?').next().unwrap_or_default();
            object(json!({"widget": "select", "multiple": true, "options": options, "dropdown_threshold": OPEN, "hint": question}))
        };
        widget.extend(limits);
        (Value::Object(widget), json!({"is": "terms", "reasons": reasons}))
    }

    /// The sources: the key that is saved, and who wrote what. `located` also offers the places in sources that texts name already.
    fn sources(&self, located: bool) -> Vec<Value> {
        let bibliography = self.catalogue.bibliography();
        let label = |id: usize| {
            let (title, people, year) = crate::render::source_facts(self.catalogue, id);
            let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
            let people = match people.as_slice() {
                [] => String::new(),
                [one] => format!("{one}{year}. "),
                [first, ..] => format!("{first} e.a.{year}. "),
            };
            format!("{people}{title}")
        };
        let mut options: BTreeMap<String, String> =
            bibliography.sources().iter().enumerate().map(|(id, source)| (source.key.clone(), label(id))).collect();
        if located {
            let written: BTreeSet<&str> = self.catalogue.texts().flat_map(|(_, text)| text.common.bronnen.iter().map(String::as_str)).collect();
            for text in written {
                if let Some((key, place)) = text.split_once(',')
                    && let Some(id) = bibliography.find(key.trim())
                {
                    options.insert(text.to_owned(), format!("{}, {}", label(id), place.trim()));
                }
            }
        }
        let mut options: Vec<(String, String)> = options.into_iter().map(|(key, label)| (label, key)).collect();
        options.sort();
        options.into_iter().map(|(label, key)| json!({"label": format!("{label} [{key}]"), "value": key})).collect()
    }

    /// Every text that has a name of its own, by title.
    fn names(&self) -> Vec<Value> {
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        let lists = |entry| matches!(entry, crate::catalogue::EntryId::List(_));
        for (_, text) in self.catalogue.texts().filter(|(entry, _)| !lists(*entry)) {
            names.entry(&text.slug).or_insert(&text.title);
        }
        // What is written in another way, as a path say, stays a choice.
        for concept in self.catalogue.concepts() {
            for written in &concept.front.verwant {
                names.entry(written).or_insert(written);
            }
        }
        let mut options: Vec<(&str, &str)> = names.into_iter().map(|(slug, title)| (title, slug)).collect();
        options.sort_unstable();
        options.into_iter().map(|(title, slug)| json!({"label": title, "value": slug})).collect()
    }
}

/// A field that names texts of a collection.
fn relation(collection: &str, multiple: bool) -> Value {
    json!({
        "widget": "relation", "collection": collection, "multiple": multiple, "value_field": "{{slug}}", "display_fields": ["titel"],
        "search_fields": ["titel"], "dropdown_threshold": 0,
    })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
