//! The words of diagnostics and failures, in Dutch and English: one Fluent file each, `nl.ftl` and `en.ftl`.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::{Arg, Diagnostic};
use crate::failure::Failure;
use crate::source::characters;

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
            // A name with a line end in it must not begin a line of its own.
            Arg::Text(text) => fluent.set(*name, characters::shown(text)),
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
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::PathBuf;

    use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

    use super::*;
    use crate::diagnostics::Code;
    use crate::failure::{InTheWay, Operation, Thing};

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
        let (dutch, english) = (messages(include_str!("nl.ftl")), messages(include_str!("en.ftl")));
        assert_eq!(dutch.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
        for (name, values) in &dutch {
            assert_eq!(values, &english[name], "{name} names other values in English");
        }
    }

    /// The messages of a file and their helps, each with the values that it names.
    fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| errors).expect("correct Fluent");
        let mut all = BTreeMap::new();
        for entry in resource.entries() {
            let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
            let mut add = |name: String, pattern: &Pattern<&str>| {
                let mut values = BTreeSet::new();
                named(pattern, &mut values);
                assert!(all.insert(name.clone(), values).is_none(), "{name} is there twice");
            };
            if let Some(pattern) = &message.value {
                add(message.id.name.to_owned(), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
        all
    }

    /// The values that a pattern names, in all its variants.
    fn named(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
        fn of_inline(expression: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
            match expression {
                InlineExpression::VariableReference { id } => {
                    values.insert(id.name.to_owned());
                }
                InlineExpression::Placeable { expression } => of(expression, values),
                _ => {}
            }
        }
        fn of(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
            match expression {
                Expression::Inline(inline) => of_inline(inline, values),
                Expression::Select { selector, variants } => {
                    of_inline(selector, values);
                    for variant in variants {
                        named(&variant.value, values);
                    }
                }
            }
        }
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                of(expression, values);
            }
        }
    }

    /// One failure of every kind, and of every kind that its words distinguish.
    fn failures() -> Vec<Failure> {
        let refused = || std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let path = || PathBuf::from("/site/public");
        let operations =
            [Operation::Read, Operation::Write, Operation::Remove, Operation::Swap].map(|operation| Failure::io(operation, path(), refused()));
        let things = [Thing::Kind, Thing::Trajectory, Thing::Code, Thing::Facet, Thing::ThemeFile];
        let unknown = |names: &'static [&'static str]| things.map(|thing| Failure::unknown(thing, "buurtvuur", names.iter().copied()));
        let others = [
            Failure::NoSite(path()),
            Failure::NotASite(path()),
            Failure::NoContent(path()),
            Failure::OutputOverlaps(path(), path().join("content")),
            Failure::OutputNotOurs(path()),
            Failure::OutputIsFile(path()),
            Failure::OutputTaken(vec!["a.html".into(), "b.html".into()]),
            Failure::OutputBusy(path()),
            Failure::SiteIsFile(path()),
            Failure::NotEmpty(path()),
            Failure::Link(path()),
            Failure::NotAFile(path()),
            Failure::InTheWay(path(), InTheWay::Link),
            Failure::InTheWay(path(), InTheWay::File),
            Failure::InTheWay(path(), InTheWay::AnotherUsers),
            Failure::InTheWay(path(), InTheWay::Files("a.html".into())),
            Failure::Port { port: 4747, source: refused() },
            Failure::Threads(refused()),
            Failure::Offline(["a", "b", "c", "d", "e", "f"].map(|name| format!("{name}.example.org")).into()),
            Failure::Search(staalkaart_search::Error::Version { found: 9 }),
            Failure::NoIndex(path()),
            Failure::NoWebAddress("example.org".into()),
            Failure::DueFormat,
            Failure::Configuration,
            Failure::NoRepository,
            Failure::CmsNames,
            Failure::CmsDiffers { key: "repo", here: "els/kaart".into(), asked: "els/staal".into() },
            Failure::CmsDiffers { key: "adres", here: String::new(), asked: "https://git.example.org".into() },
            Failure::TitleLength { min: 3, max: 80, length: 1 },
            Failure::FileName("É".into()),
            Failure::AddressTaken("media".into()),
            Failure::NameTaken("begrippen/ecogram".into()),
            Failure::Exists("methodieken/ecogram".into()),
            Failure::FewTerms { dimension: "lens".into(), min: 2, have: 1 },
            Failure::NoMethod,
            Failure::Query { line: 12_345, reason: "expected `:`".into() },
        ];
        operations.into_iter().chain(unknown(&[])).chain(unknown(&["zorg", "wonen"])).chain(unknown(&["buurtvuren"])).chain(others).collect()
    }

    #[test]
    fn every_failure_has_a_message_and_a_help_in_both_languages() {
        let samples = failures();
        let shown: BTreeSet<&str> = samples.iter().map(|failure| failure.message().0).collect();
        let known = messages(include_str!("nl.ftl"));
        let written: BTreeSet<&str> = known.keys().map(String::as_str).filter(|name| name.starts_with("failure-") && !name.contains('.')).collect();
        assert_eq!(shown, written, "a kind of failure and its words belong together");
        for name in written {
            let wanted: BTreeSet<&str> = known[name].iter().chain(&known[&format!("{name}.help")]).map(String::as_str).collect();
            let given = samples.iter().map(Failure::message).find(|(id, _)| *id == name).expect("a sample").1;
            assert_eq!(wanted, given.iter().map(|(name, _)| *name).collect(), "{name}: the values that are given and those that are named");
        }
        for language in [Language::Nl, Language::En] {
            for sample in &samples {
                let text = failure(sample, language);
                let (message, help) = text.split_once(&format!("\n  {}: ", word("help", language))).expect("a message and a help");
                let is_whole = |text: &str| !text.trim().is_empty() && !text.contains("{ ") && !text.contains("{$") && !text.contains("failure-");
                assert!(is_whole(message) && is_whole(help), "{language:?}: {text}");
            }
        }
    }

    #[test]
    fn several_failures_are_told_one_by_one() {
        let several = Failure::Several(vec![Failure::NoContent("a".into()), Failure::Several(vec![Failure::NotEmpty("b".into())])]);
        let text = failure(&several, Language::Nl);
        assert!(text.starts_with("Er is geen map a.\n") && text.contains("\nb is niet leeg") && text.lines().count() == 4, "{text}");
    }
}
