//! The gate to Tera: the theme's templates, loaded and checked, and the functions that they can use.
//!
//! Embedded templates are loaded as `default/<name>`, a site's own as `<name>`; the bare name finds the own one or falls back. So an own
//! template can begin with `{% extends "default/base.html" %}`.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::Theme;
use super::texts::Texts;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::source::{FileId, SourceMap};

/// Where the embedded templates stand.
const DEFAULT: &str = "default/";

/// The templates of a site, ready to render.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// Own files by template name.
    own: BTreeMap<String, FileId>,
    config: FileId,
}

/// Loads the templates of `theme`. `assets` gives the published name of each static file; `site` is what every template can see.
///
/// An own template with a mistake is reported at its line and left out.
pub fn load<S: Serialize>(
    theme: &Theme,
    texts: &Texts,
    assets: BTreeMap<String, String>,
    site: &S,
    sources: &SourceMap,
    config: FileId,
    diagnostics: &mut Diagnostics,
) -> Templates {
    let mut defaults: Vec<(String, String)> = Vec::new();
    let mut own: BTreeMap<String, (FileId, String)> = BTreeMap::new();
    for (path, file) in &theme.files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        match file.own {
            Some(id) if theme.replaced.get(path).is_none_or(|default| default.as_ref() != file.bytes.as_ref()) => {
                own.insert(name.to_owned(), (id, text));
            }
            _ => defaults.push((format!("{DEFAULT}{name}"), text)),
        }
    }
    for (path, bytes) in &theme.replaced {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        if own.contains_key(name) {
            defaults.push((format!("{DEFAULT}{name}"), String::from_utf8_lossy(bytes).into_owned()));
        }
    }
    let assets = Arc::new(assets);
    // Tera names one mistake at a time: leave that template out, and look on.
    let tera = loop {
        let mut tera = engine(texts, &assets, site);
        let all = defaults
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .chain(own.iter().map(|(name, (_, text))| (name.as_str(), text.as_str())));
        match tera.add_raw_templates(all) {
            Ok(()) => break tera,
            Err(error) => {
                let (name, reason, range) = explain(&error);
                let Some(bad) = name.as_ref().and_then(|name| own.get(name)).map(|(id, _)| *id).or_else(|| own.values().next().map(|(id, _)| *id))
                else {
                    // An embedded template: a mistake of staalkaart, which its tests find.
                    diagnostics.push(Diagnostic::new(Code::TemplateSyntax, Span::start_of(config)).arg("reason", error.to_string()));
                    break engine(texts, &assets, site);
                };
                diagnostics.push(Diagnostic::new(Code::TemplateSyntax, span(bad, range, sources)).arg("reason", reason));
                own.retain(|_, (id, _)| *id != bad);
            }
        }
    };
    Templates { tera, own: own.into_iter().map(|(name, (id, _))| (name, id)).collect(), config }
}

impl Templates {
    /// Renders `template` with the fields of `view`; `page` names the page in a message.
    ///
    /// # Errors
    /// A diagnostic at the template's line, or at the configuration for a mistake in an embedded template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V, page: &str, sources: &SourceMap) -> Result<String, Diagnostic> {
        let rendered = Context::from_serialize(view).and_then(|context| self.tera.render(template, &context));
        rendered.map_err(|error| {
            let (name, reason, range) = explain(&error);
            let at = match name.and_then(|name| self.own.get(&name).copied()) {
                Some(file) => span(file, range, sources),
                None => Span::start_of(self.config),
            };
            Diagnostic::new(Code::TemplateRender, at).arg("reason", reason).arg("page", page)
        })
    }
}

fn engine<S: Serialize>(texts: &Texts, assets: &Arc<BTreeMap<String, String>>, site: &S) -> Tera {
    let mut tera = Tera::new();
    let prefixes = tera.set_fallback_prefixes([DEFAULT]);
    debug_assert!(prefixes.is_ok(), "no template was added yet");
    tera.autoescape_on(vec![".html", ".xml"]);
    let words = texts.clone();
    tera.register_function("t", move |args: Kwargs, _: &State<'_>| translate(&words, &args));
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |args: Kwargs, _: &State<'_>| -> tera::TeraResult<String> {
        let path: &str = args.must_get("path")?;
        let root: &str = args.must_get("root")?;
        match assets.get(path) {
            Some(published) => Ok(format!("{root}static/{published}")),
            None => Err(tera::Error::message(format!("no file static/{path} in the theme"))),
        }
    });
    tera.global_context().insert("site", site);
    tera
}

/// `t(key="related", count=3)`: an interface text.
fn translate(texts: &Texts, args: &Kwargs) -> tera::TeraResult<String> {
    let key: &str = args.must_get("key")?;
    let mut values: Vec<(&str, FluentValue<'_>)> = Vec::new();
    for (name, value) in args.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
        values.push((name, fluent(value)));
    }
    texts.get(key, &values).ok_or_else(|| tera::Error::message(format!("no text `{key}` in i18n")))
}

fn fluent(value: &Value) -> FluentValue<'_> {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => FluentValue::from(number),
        (None, Some(text)) => FluentValue::from(text),
        (None, None) => FluentValue::from(value.to_string()),
    }
}

/// The template, the message and the place of an error of Tera's.
fn explain(error: &tera::Error) -> (Option<String>, String, std::ops::Range<usize>) {
    use tera::ErrorKind;
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (Some(report.filename().to_owned()), report.message().to_owned(), report.span().range.clone())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (Some(tpl.clone()), error.to_string(), 0..0),
        ErrorKind::MissingParent { current, .. } => (Some(current.clone()), error.to_string(), 0..0),
        _ => (None, error.to_string(), 0..0),
    }
}

fn span(file: FileId, range: std::ops::Range<usize>, sources: &SourceMap) -> Span {
    let text = &sources.file(file).text;
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
    Span::new(file, start..end)
}
