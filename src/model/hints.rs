//! What is said of keys, in words for editors: a label, a hint and an example. Those of a key stand with it in [`super::keys`]; here is what is said of kinds
//! of text and of dimensions, in Dutch and English (`hints/nl.ftl`, `hints/en.ftl`), and what puts the bounds of a value into words ([`limits`]).

use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::form::Form;
use super::keys::{Model, Table};
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

/// What is said of a kind of text or of file; a term asks for its `dimension`.
#[must_use]
pub fn of(model: &Model, table: Table, dimension: Option<&Dimension>, language: Language) -> Option<Hint> {
    let mut args = FluentArgs::new();
    args.set("folder", model.folder(table).to_owned());
    let words = model.kind(table).and_then(|kind| kind.words.as_ref()).map(|words| &words[language as usize]);
    args.set("own", words.map_or_else(|| "none".to_owned(), |words| capital(&words.singular)));
    if let Some(dimension) = dimension {
        args.set("name", dimension.name.as_str());
        args.set("plural", dimension.plural.clone());
        args.set("singular", capital(&dimension.singular));
    }
    hint(&format!("kind-{}", table.id()), &args, language)
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
        Form::Number { min, max } => {
            args.set("min", min.to_string());
            args.set("max", max.to_string());
            "form-number"
        }
        Form::Markdown { max } => {
            args.set("max", *max);
            "form-markdown"
        }
        Form::Link => "form-link",
        Form::Language => "form-language",
        Form::Ref(_) => {
            args.set("min", 1);
            args.set("max", super::form::NAME);
            "form-text"
        }
        Form::Flag => "form-flag",
        Form::Date { partial: false } => "form-day",
        Form::Date { partial: true } => "form-date",
        Form::Choice(words) => {
            args.set("choices", words.iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>().join(", "));
            "form-choice"
        }
        Form::Colour => "form-colour",
        Form::List { of, min, .. } if matches!(**of, Form::Record(_)) => {
            if *min == 0 {
                return String::new();
            }
            args.set("min", *min);
            "form-terms"
        }
        Form::List { of, min, .. } => {
            args.set("of", limits(of, language));
            args.set("min", *min);
            if *min == 0 { "form-list" } else { "form-list-min" }
        }
        // What a map holds is said at its keys.
        Form::Either(list, _) => return limits(list, language),
        Form::MapOf(_) | Form::Record(_) | Form::Switch(_) | Form::Image(_) | Form::Terms { min: 0, max: usize::MAX } => return String::new(),
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
        let model = Model::general(&[], Language::Nl);
        assert_eq!(of(&model, Table::Term, Some(&dimension), Language::En).expect("known").label, "Niveau");
    }
}
