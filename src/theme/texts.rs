//! The words of the site's interface: `i18n/nl.ftl` and `i18n/en.ftl` of the theme.
//!
//! A site's own file replaces single messages; what it leaves out keeps the embedded words.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Theme;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};

/// The interface texts in one language.
#[derive(Clone)]
pub struct Texts(Arc<FluentBundle<FluentResource>>);

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// Reads the interface texts of the theme in `language`.
pub fn load(theme: &Theme, language: Language, diagnostics: &mut Diagnostics) -> Texts {
    let code = language.code();
    let path = format!("i18n/{code}.ftl");
    let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let embedded = super::embedded().remove(&path).unwrap_or_default();
    let own = theme.files.get(&path).and_then(|file| Some((file.own?, &file.bytes)));
    for (file, bytes) in std::iter::once((None, &embedded)).chain(own.map(|(id, bytes)| (Some(id), bytes))) {
        let text = String::from_utf8_lossy(bytes).into_owned();
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
