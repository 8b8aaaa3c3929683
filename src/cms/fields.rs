//! The fields of a kind of text, as the CMS shows them and as `page/front-matter.js` writes them.
//!
//! A walk over the table of keys: what a value may be becomes a widget with the same bounds. Where a value names something of the site, the field offers what
//! there is to choose.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::catalogue::Catalogue;
use crate::diagnostics::Language;
use crate::model::form::{Choice, Field, Form, Target};
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
        let keys = self.catalogue.config().model.fields(self.table);
        let (mut fields, forms) = self.fields(keys);
        // `raw`: what the editor types is what is saved. A rich text field would write links, citations and boxes anew.
        fields.push(json!({"name": "body", "label": self.texts.word("editing-body"), "widget": "markdown", "modes": ["raw"], "required": false}));
        (fields, forms)
    }

    fn fields(&self, keys: &[Field]) -> (Vec<Value>, Value) {
        let mut fields = Vec::new();
        let mut forms = Vec::new();
        for key in keys {
            let (widget, form) = self.field(key);
            let Hint { label, hint, .. } = key.hint(self.catalogue.config().language);
            let mut field = object(json!({"label": label, "hint": hint}));
            field.insert("name".to_owned(), key.key.as_str().into());
            field.insert("required".to_owned(), key.required.into());
            field.extend(widget);
            fields.push(Value::Object(field));
            forms.push(json!({"key": key.key, "form": form}));
        }
        (fields, forms.into())
    }

    /// The widget of a key, and its form.
    fn field(&self, key: &Field) -> (Map<String, Value>, Value) {
        let dimensions = &self.catalogue.config().dimensions;
        if let Form::Terms { min, max } = key.form
            && let Some(at) = dimensions.iter().position(|dimension| dimension.name == key.key)
        {
            let (widget, form) = self.terms(at, min, max);
            return (object(widget), form);
        }
        self.form(&key.form, &key.hint(self.catalogue.config().language).label)
    }

    /// A field that names something of the catalogue: one of these, or several.
    fn target(&self, target: &Target, multiple: bool) -> Option<Map<String, Value>> {
        let config = self.catalogue.config();
        let title = if config.model.keys == Language::Nl { "titel" } else { "title" };
        let select = |options: Vec<Value>| {
            let mut widget = object(json!({"widget": "select", "options": options, "dropdown_threshold": 0}));
            if multiple {
                widget.insert("multiple".to_owned(), true.into());
            }
            widget
        };
        Some(match target {
            Target::Source => select(self.sources(multiple)),
            Target::Text => select(self.names()),
            Target::Kind(table) => match config.model.folder(*table) {
                "" => select(self.pages()),
                folder => relation(folder, title, multiple),
            },
            Target::Sibling => relation(&config.dimensions.get(self.dimension?)?.name, title, multiple),
            Target::Term(name) => relation(name, title, multiple),
        })
    }

    /// The ordinary pages, by title.
    fn pages(&self) -> Vec<Value> {
        self.catalogue.pages().iter().map(|page| json!({"label": page.text.title, "value": page.text.slug})).collect()
    }

    fn form(&self, form: &Form, label: &str) -> (Map<String, Value>, Value) {
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
            Form::Number { min, max } => {
                (json!({"widget": "number", "value_type": "float", "min": min, "max": max, "step": "any"}), json!({"is": "number"}))
            }
            Form::Markdown { max } => (json!({"widget": "text", "minlength": 1, "maxlength": max, "use_emoji_autocomplete": false}), text),
            Form::Link => (self.pattern("^https?://", form), text),
            Form::Language => (self.pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", form), text),
            Form::Ref(target) => match self.target(target, false) {
                Some(widget) => return (widget, text),
                None => return self.form(&Form::line(), label),
            },
            Form::Choice(words) => (json!({"widget": "select", "options": self.options(words)}), text),
            Form::List { of, min, max } => {
                let several = match &**of {
                    Form::Ref(target) => self.target(target, true),
                    Form::Choice(words) => {
                        Some(object(json!({"widget": "select", "multiple": true, "options": self.options(words), "dropdown_threshold": OPEN})))
                    }
                    _ => None,
                };
                if let Some(mut widget) = several {
                    if *max != usize::MAX {
                        widget.insert("max".to_owned(), (*max).into());
                    }
                    return (widget, json!({"is": "list", "of": text}));
                }
                let (mut item, of) = self.form(of, label);
                let mut list = object(json!({"widget": "list", "min": min, "collapsed": true}));
                if *max != usize::MAX {
                    list.insert("max".to_owned(), (*max).into());
                }
                if let Some(fields) = item.remove("fields") {
                    list.insert("fields".to_owned(), fields);
                } else {
                    // Named as a field of its own, each item keeps its bounds, and a text that was only looked at counts as unchanged.
                    item.insert("name".to_owned(), "waarde".into());
                    item.insert("label".to_owned(), label.into());
                    list.insert("field".to_owned(), item.into());
                }
                return (list, json!({"is": "list", "of": of}));
            }
            Form::Terms { .. } => (json!({"widget": "list"}), json!({"is": "terms", "reasons": false})),
            Form::MapOf(of) => {
                let (mut value, of) = self.form(of, label);
                value.extend(object(json!({"name": "waarde", "label": self.texts.word("editing-map-value")})));
                let name = json!({"name": "naam", "label": self.texts.word("editing-map-name"), "widget": "string", "use_emoji_autocomplete": false});
                (json!({"widget": "list", "fields": [name, value], "summary": "{{naam}}", "collapsed": true}), json!({"is": "map", "of": of}))
            }
            // Only in the list of synonyms, which is a file of its own: the page shows its groups.
            Form::Either(list, _) => return self.form(list, label),
            Form::Record(keys) | Form::Image(keys) | Form::Switch(keys) => {
                let (fields, forms) = self.fields(keys);
                (json!({"widget": "object", "fields": fields, "collapsed": "auto"}), json!({"is": "record", "fields": forms}))
            }
        };
        (object(widget), form)
    }

    /// The words of a choice, each with what readers see.
    fn options(&self, words: &[Choice]) -> Vec<Value> {
        let language = self.catalogue.config().language as usize;
        let option = |choice: &Choice| {
            let label = &choice.label[language];
            if *label == choice.word { json!(label) } else { json!({"label": label, "value": choice.word}) }
        };
        words.iter().map(option).collect()
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
            let (mut reason, _) = self.form(&Form::paragraph(), "");
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
fn relation(collection: &str, title: &str, multiple: bool) -> Map<String, Value> {
    object(json!({
        "widget": "relation", "collection": collection, "multiple": multiple, "value_field": "{{slug}}", "display_fields": [title],
        "search_fields": [title], "dropdown_threshold": 0,
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
