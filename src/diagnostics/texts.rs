//! The words of diagnostics and failures, in Dutch and English: one Fluent file each, `nl.ftl` and `en.ftl`.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::{Arg, Diagnostic};
use crate::failure::Failure;

/// A language that staalkaart speaks itself: its diagnostics, and the interface of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Language {
    /// The language's code: `nl`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Nl, Self::En].into_iter().find(|language| language.code() == code)
    }
}

static DUTCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("nl", include_str!("nl.ftl")));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en", include_str!("en.ftl")));

/// The messages of a Fluent file of the program.
pub(crate) fn bundle(code: &str, text: &str) -> FluentBundle<FluentResource> {
    let language = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // A mistake in the shipped files leaves that one message out; the test below finds it.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

fn texts(language: Language) -> &'static FluentBundle<FluentResource> {
    match language {
        Language::Nl => &DUTCH,
        Language::En => &ENGLISH,
    }
}

/// The message and the help of `diagnostic`.
#[must_use]
pub fn sentences(diagnostic: &Diagnostic, language: Language) -> (String, String) {
    let id = diagnostic.code.id();
    let mut help = attribute(id, "help", language, &diagnostic.args);
    if let Some(suggestion) = &diagnostic.suggestion {
        let question = did_you_mean(suggestion, language);
        help = if help.is_empty() { question } else { format!("{question} {help}") };
    }
    (sentence(id, language, &diagnostic.args), help)
}

/// A failure in words: what is the case, and what to do about it. Several are a line or two each.
#[must_use]
pub fn failure(failure: &Failure, language: Language) -> String {
    let label = word("help", language);
    let lines = failure.each().into_iter().map(|failure| {
        let (id, args) = failure.message();
        let help = failure.near().map_or_else(|| attribute(id, "help", language, &args), |near| did_you_mean(near, language));
        format!("{}\n  {label}: {help}", sentence(id, language, &args))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn did_you_mean(name: &str, language: Language) -> String {
    sentence("did-you-mean", language, &[("name", Arg::from(name))])
}

/// A single word or sentence of the terminal's own, by its name in the Fluent files.
#[must_use]
pub fn word(id: &str, language: Language) -> String {
    format(texts(language), id, None, &FluentArgs::new()).unwrap_or_else(|| id.to_owned())
}

/// A sentence of the terminal's own with numbers and words in it.
#[must_use]
pub fn sentence(id: &str, language: Language, args: &[(&'static str, Arg)]) -> String {
    format(texts(language), id, None, &fluent(args)).unwrap_or_else(|| id.to_owned())
}

/// A sentence that belongs to another one; empty where there is none.
fn attribute(id: &str, name: &str, language: Language, args: &[(&'static str, Arg)]) -> String {
    format(texts(language), id, Some(name), &fluent(args)).unwrap_or_default()
}

fn fluent<'a>(args: &'a [(&'static str, Arg)]) -> FluentArgs<'a> {
    let mut fluent = FluentArgs::new();
    for (name, value) in args {
        match value {
            Arg::Text(text) => fluent.set(*name, text.as_str()),
            Arg::Number(number) => fluent.set(*name, *number),
        }
    }
    fluent
}

/// A message of a bundle, or an attribute of it, with its words filled in. `None` where there is no such message.
pub(crate) fn format(bundle: &FluentBundle<FluentResource>, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    #[test]
    fn every_code_has_a_message_and_a_help_in_both_languages() {
        for language in [Language::Nl, Language::En] {
            for code in Code::ALL {
                let message = texts(language).get_message(code.id()).unwrap_or_else(|| panic!("{language:?}: {}", code.id()));
                assert!(message.value().is_some(), "{language:?}: {}", code.id());
                assert!(message.get_attribute("help").is_some(), "{language:?}: {} has no help", code.id());
            }
        }
    }

    #[test]
    fn both_files_are_correct_fluent_and_name_the_same_things() {
        let names = |text: &str| {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors).expect("correct Fluent");
            let mut names: Vec<String> = resource
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                    _ => None,
                })
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(include_str!("nl.ftl")), names(include_str!("en.ftl")));
    }
}
