//! The words of the site's interface: `i18n/nl.ftl` and `i18n/en.ftl` of the theme.
//!
//! A site's own file replaces single messages; what it leaves out keeps the embedded words.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Theme;
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::model::keys::{Model, Table};
use crate::model::kind::Words;
use crate::source::{FileId, characters};

/// The interface texts in one language.
#[derive(Clone)]
pub struct Texts(Arc<FluentBundle<FluentResource>>);

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// Reads the interface texts of the theme in `language`.
pub fn load(theme: &Theme, config: &Config, diagnostics: &mut Diagnostics) -> Texts {
    let language = config.language;
    let code = language.code();
    let path = format!("i18n/{code}.ftl");
    let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let embedded = super::embedded().remove(&path).unwrap_or_default();
    let own = theme.files.get(&path).and_then(|file| Some((file.own?, &file.bytes)));
    let of_kinds = of_kinds(&config.model, language).into_bytes();
    let of_kinds: Cow<'static, [u8]> = of_kinds.into();
    for (file, bytes) in [(None, &embedded), (None, &of_kinds)].into_iter().chain(own.map(|(id, bytes)| (Some(id), bytes))) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if let Some(id) = file {
            diagnostics.extend(escapes(&text).map(|(range, c)| characters::problem(Span::new(id, range), c)));
            if let Some(excess) = excess(&text) {
                diagnostics.push(excess.at(id));
                continue;
            }
        }
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                if let Some(id) = file {
                    for error in errors {
                        let span = Span::new(id, error.pos.start..error.pos.end);
                        diagnostics.push(Diagnostic::new(Code::InterfaceText, span).arg("reason", error.kind.to_string()));
                    }
                }
                resource
            }
        };
        bundle.add_resource_overriding(resource);
    }
    Texts(Arc::new(bundle))
}

/// So many braces and parentheses may be open at once. Fluent reads and fills them in by recursion.
const DEEPEST: usize = 32;
/// A site's own file may be this large, in bytes. Fluent puts at most a hundred messages into one another, so no text becomes larger than a hundred times
/// this.
const LARGEST: usize = 128 << 10;

/// What is too much in a file of interface texts.
/// What the site calls its kinds of text, and where trajectories lie, as a file of texts: it replaces the words of the theme.
fn of_kinds(model: &Model, language: Language) -> String {
    let mut texts = format!("-trajectories-folder = content/{}\n", literal(model.folder(Table::Trajectory)));
    for kind in model.kinds() {
        let Some(words) = &kind.words else { continue };
        let Words { singular, plural, article } = &words[language as usize];
        let names = match (kind.table, language) {
            (Table::Method, Language::Nl) => ["methodiek", "methodieken", "deze", "de"],
            (Table::Trajectory, Language::Nl) => ["traject", "trajecten", "dit", "het"],
            (Table::Concept, Language::Nl) => ["begrip", "begrippen", "dit", "het"],
            (Table::Method, Language::En) => ["method", "methods", "", "a"],
            (Table::Trajectory, Language::En) => ["trajectory", "trajectories", "", "a"],
            (Table::Concept, Language::En) => ["concept", "concepts", "", "a"],
            _ => {
                texts.push_str(&format!("{} = {}\n", kind.text(), literal(&capital(singular))));
                continue;
            }
        };
        let [one, many, this, the] = names;
        let mut lines = vec![(one.to_owned(), singular.clone()), (many.to_owned(), plural.clone())];
        match language {
            Language::Nl => {
                let article = article.as_deref().unwrap_or("de");
                let own_this = if article == "het" { "dit" } else { "deze" };
                lines.push((format!("{this}-{one}"), format!("{own_this} {singular}")));
                lines.push((format!("{the}-{one}"), format!("{article} {singular}")));
            }
            Language::En => {
                let vowel = singular.starts_with(['a', 'e', 'i', 'o', 'u']);
                let article = article.as_deref().unwrap_or(if vowel { "an" } else { "a" });
                lines.push((format!("{the}-{one}"), format!("{article} {singular}")));
            }
        }
        for (name, words) in lines {
            texts.push_str(&format!("-{name} = {}\n-{} = {}\n", literal(&words), capital(&name), literal(&capital(&words))));
        }
    }
    texts
}

/// Words as a value of a file of texts, whatever is in them.
fn literal(words: &str) -> String {
    format!("{{ \"{}\" }}", words.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " "))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

enum Excess {
    Nesting(usize),
    Size,
}

impl Excess {
    fn at(&self, file: FileId) -> Diagnostic {
        let (place, what, most) = match *self {
            Self::Nesting(at) => (Span::new(file, at..at + 1), "nesting", DEEPEST),
            Self::Size => (Span::start_of(file), "texts", LARGEST / 1024),
        };
        Diagnostic::new(Code::ThemeExcess, place).arg("what", what).arg("most", most.to_string())
    }
}

/// Looks for what is too much before the parser sees it.
fn excess(text: &str) -> Option<Excess> {
    if text.len() > LARGEST {
        return Some(Excess::Size);
    }
    let mut open = 0_usize;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // A message begins with its name and `=`; nothing within an expression looks like that.
        let name = line.split_once('=').map_or("", |(name, _)| name.trim_end_matches(' '));
        if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
            open = 0;
        }
        if !line.starts_with('#') {
            for (at, byte) in line.bytes().enumerate() {
                match byte {
                    b'{' | b'(' => open += 1,
                    b'}' | b')' => open = open.saturating_sub(1),
                    _ => {}
                }
                if open > DEEPEST {
                    return Some(Excess::Nesting(start + at));
                }
            }
        }
        start += line.len();
    }
    None
}

/// The refused characters that a Fluent file writes as `\u000B` or `\U00000B`; what stands there as it is was found when the file was read.
fn escapes(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    text.match_indices('\\').filter_map(|(at, _)| {
        let digits = match text.as_bytes().get(at + 1)? {
            b'u' => 4,
            b'U' => 6,
            _ => return None,
        };
        let range = at..at + 2 + digits;
        let c = char::from_u32(u32::from_str_radix(text.get(at + 2..range.end)?, 16).ok()?)?;
        characters::is_refused(c).then_some((range, c))
    })
}

impl Texts {
    /// The message `key` with these values. `None` where there is no such message.
    #[must_use]
    pub fn get(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set((*name).to_owned(), value.clone());
        }
        let mut errors = Vec::new();
        Some(self.0.format_pattern(pattern, Some(&fluent), &mut errors).into_owned())
    }

    /// The message `key`, or the key itself.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.get(key, &[]).unwrap_or_else(|| key.to_owned())
    }
}
