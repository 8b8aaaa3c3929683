//! What each key is for, in words for editors: a label, a hint and an example, in Dutch and English (`hints/nl.ftl`, `hints/en.ftl`).
//!
//! One source for all that explains keys: the schema, the commented entries that `staalkaart new` writes. What a value *may be* is not said
//! here but in [`super::keys`]; [`limits`] puts that into words.

use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::form::Form;
use super::keys::Table;
use crate::config::Dimension;
use crate::diagnostics::{Language, texts};

static DUTCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| texts::bundle("nl", include_str!("hints/nl.ftl")));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| texts::bundle("en", include_str!("hints/en.ftl")));

/// What is said of a key or of a kind of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// A word or a few, for beside a field.
    pub label: String,
    /// A sentence or two.
    pub hint: String,
    /// A value as YAML, where the form alone does not give one; of a map with free keys, a pair.
    pub example: Option<String>,
}

/// What is said of the key at the end of `path`, the keys from the outermost inwards; a name that the editor chooses and the places of a list
/// are left out: `["fasen", "naam"]`. With an empty path, what is said of the kind itself; a term asks for its `dimension` then.
///
/// `None` where nothing is known of it; a test sees to it that every key of [`super::keys`] is known.
#[must_use]
pub fn of(table: Table, path: &[&str], dimension: Option<&Dimension>, language: Language) -> Option<Hint> {
    let mut args = FluentArgs::new();
    if let Some(dimension) = dimension {
        args.set("name", dimension.name.as_str());
        args.set("plural", if path.is_empty() { dimension.plural.clone() } else { capital(&dimension.plural) });
        args.set("singular", capital(&dimension.singular));
    }
    let kind = name(table);
    let own = if path.is_empty() { format!("kind-{kind}") } else { format!("{kind}-{}", path.join("-")) };
    hint(&own, &args, language).or_else(|| hint(&format!("common-{}", path.join("-")), &args, language))
}

/// What is said of the key of a dimension in a method.
#[must_use]
pub fn of_dimension(dimension: &Dimension, language: Language) -> Hint {
    let mut args = FluentArgs::new();
    args.set("plural", dimension.plural.as_str());
    let mut hint = hint("method-dimension", &args, language).unwrap_or_default();
    hint.label = capital(&hint.label);
    hint
}

/// What is said of the reason with a term.
#[must_use]
pub fn of_reason(language: Language) -> Option<Hint> {
    hint("method-dimension-reason", &FluentArgs::new(), language)
}

/// A sentence that stands by itself, by its name in the files.
#[must_use]
pub fn sentence(id: &str, language: Language) -> String {
    texts::format(bundle(language), id, None, &FluentArgs::new()).unwrap_or_default()
}

/// The sentence that names what one can choose from.
#[must_use]
pub fn choose(choices: &[&str], language: Language) -> String {
    let mut args = FluentArgs::new();
    args.set("choices", choices.join(", "));
    texts::format(bundle(language), "entry-choose", None, &args).unwrap_or_default()
}

/// What a value may be, in words: `60 to 320 characters`. Empty where there is nothing to say: a map, terms without a limit.
#[must_use]
pub fn limits(form: &Form, language: Language) -> String {
    let mut args = FluentArgs::new();
    let id = match form {
        Form::Text { min, max } => {
            args.set("min", *min);
            args.set("max", *max);
            "form-text"
        }
        Form::Integer { min, max } => {
            args.set("min", *min);
            args.set("max", *max);
            "form-number"
        }
        Form::Flag => "form-flag",
        Form::Date { partial: false } => "form-day",
        Form::Date { partial: true } => "form-date",
        Form::Choice(words) => {
            args.set("choices", words.join(", "));
            "form-choice"
        }
        Form::Colour => "form-colour",
        Form::List { of, min } if matches!(**of, Form::Record(_)) => {
            if *min == 0 {
                return String::new();
            }
            args.set("min", *min);
            "form-terms"
        }
        Form::List { of, min } => {
            args.set("of", limits(of, language));
            args.set("min", *min);
            if *min == 0 { "form-list" } else { "form-list-min" }
        }
        Form::MapOf(_) | Form::Record(_) | Form::Terms { min: 0, max: usize::MAX } => return String::new(),
        Form::Terms { min, max } => {
            args.set("min", *min);
            args.set("max", *max);
            if *max == usize::MAX { "form-terms" } else { "form-terms-max" }
        }
    };
    texts::format(bundle(language), id, None, &args).unwrap_or_default()
}

fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    match language {
        Language::Nl => &DUTCH,
        Language::En => &ENGLISH,
    }
}

fn name(table: Table) -> &'static str {
    match table {
        Table::Method => "method",
        Table::Term => "term",
        Table::Trajectory => "trajectory",
        Table::Concept => "concept",
        Table::Page => "page",
        Table::Config => "config",
        Table::Synonyms => "synonyms",
    }
}

fn hint(id: &str, args: &FluentArgs<'_>, language: Language) -> Option<Hint> {
    let part = |attribute| texts::format(bundle(language), id, attribute, args);
    Some(Hint { label: part(None)?, hint: part(Some("hint"))?, example: part(Some("example")) })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form::Field;

    fn walk(table: Table, fields: &[Field], above: &[&str], seen: &mut usize) {
        for field in fields {
            let path: Vec<&str> = above.iter().copied().chain([field.key.as_str()]).collect();
            for language in [Language::Nl, Language::En] {
                let hint = of(table, &path, None, language).unwrap_or_else(|| panic!("{language:?}: no words for {table:?} {path:?}"));
                for text in [&hint.label, &hint.hint] {
                    assert!(!text.is_empty() && !text.contains("{$") && !text.contains("{ $"), "{path:?}: {text}");
                }
            }
            *seen += 1;
            let mut form = &field.form;
            while let Form::List { of, .. } | Form::MapOf(of) = form {
                form = of;
            }
            if let Form::Record(fields) = form {
                walk(table, fields, &path, seen);
            }
        }
    }

    #[test]
    fn every_key_has_a_label_and_a_hint_in_both_languages() {
        let mut seen = 0;
        for &table in Table::ALL {
            walk(table, &table.fields(&[]), &[], &mut seen);
            for language in [Language::Nl, Language::En] {
                assert!(of(table, &[], None, language).is_some(), "{table:?}");
                assert!(of_reason(language).is_some());
            }
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn both_files_are_correct_fluent_and_say_the_same_things() {
        let names = |text: &str| {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors).expect("correct Fluent");
            let mut names = Vec::new();
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    names.push(message.id.name.to_owned());
                    names.extend(message.attributes.iter().map(|attribute| format!("{}.{}", message.id.name, attribute.id.name)));
                }
            }
            names.sort();
            names
        };
        assert_eq!(names(include_str!("hints/nl.ftl")), names(include_str!("hints/en.ftl")));
    }

    #[test]
    fn a_dimension_is_called_by_its_own_words() {
        let dimension = Dimension {
            name: "niveaus".to_owned(),
            singular: "niveau".to_owned(),
            plural: "niveaus".to_owned(),
            min: 1,
            max: usize::MAX,
            coverage: true,
        };
        let hint = of_dimension(&dimension, Language::Nl);
        assert!(hint.label == "Niveaus" && hint.hint.starts_with("Welke niveaus passen"), "{hint:?}");
        assert_eq!(of(Table::Term, &[], Some(&dimension), Language::En).expect("known").label, "Niveau");
    }
}
