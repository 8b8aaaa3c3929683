//! The gate to Tera: the theme's templates, loaded and checked, and the functions that they can use.
//!
//! Embedded templates are loaded as `default/<name>`, a site's own as `<name>`; the bare name finds the own one or falls back. So an own
//! template can begin with `{% extends "default/base.html" %}`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::FluentValue;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::Theme;
use super::bounds::{self, Prepared};
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
    own: BTreeMap<String, Own>,
    /// The tags of the own templates, by the number that their calls give.
    places: Vec<(FileId, Range<usize>)>,
    /// The templates that crossed a bound, with where and why: they are not tried again.
    over: Mutex<BTreeMap<String, (Span, String)>>,
    config: FileId,
}

/// A template of the site's own.
#[derive(Debug)]
struct Own {
    file: FileId,
    prepared: Prepared,
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
                let mistakes = mistakes(&error);
                let blamed: Vec<FileId> = mistakes.iter().filter_map(|mistake| own.get(mistake.template.as_deref()?).map(|(id, _)| *id)).collect();
                // A mistake that shows in an embedded template comes from an own one that it uses.
                let Some(first) = blamed.first().copied().or_else(|| own.values().next().map(|(id, _)| *id)) else {
                    // An embedded template: a mistake of staalkaart, which its tests find.
                    diagnostics.push(Diagnostic::new(Code::TemplateSyntax, Span::start_of(config)).arg("reason", error.to_string()));
                    break engine(texts, &assets, site);
                };
                for mistake in mistakes {
                    let file = mistake.template.as_deref().and_then(|name| own.get(name)).map_or(first, |(id, _)| *id);
                    diagnostics.push(Diagnostic::new(Code::TemplateSyntax, mistake.span(file, sources)).arg("reason", mistake.message));
                }
                own.retain(|_, (id, _)| *id != first && !blamed.contains(id));
            }
        }
    };
    let mut templates = Templates { tera, own: BTreeMap::new(), places: Vec::new(), over: Mutex::default(), config };
    if !own.is_empty() {
        templates.bound(&defaults, &own, engine(texts, &assets, site), diagnostics);
    }
    templates
}

impl Templates {
    /// Replaces the templates, which were found in order, by what can be stopped. Embedded ones too: own ones can call them.
    fn bound(&mut self, defaults: &[(String, String)], own: &BTreeMap<String, (FileId, String)>, mut tera: Tera, diagnostics: &mut Diagnostics) {
        let mut texts: Vec<(&str, String)> = Vec::new();
        for (name, text) in defaults {
            // Only own templates are refused.
            texts.push((name, bounds::prepare(text, None).map_or_else(|_| text.clone(), |prepared| prepared.text)));
        }
        for (name, (file, text)) in own {
            // The numbers go on over the templates.
            let mut places = self.places.iter().map(|(_, range)| range.clone()).collect();
            match bounds::prepare(text, Some(&mut places)) {
                Ok(prepared) => {
                    let known = self.places.len();
                    self.places.extend(places.into_iter().skip(known).map(|range| (*file, range)));
                    texts.push((name, prepared.text.clone()));
                    self.own.insert(name.clone(), Own { file: *file, prepared });
                }
                Err((range, reason)) => {
                    diagnostics.push(Diagnostic::new(Code::TemplateSyntax, Span::new(*file, range)).arg("reason", reason));
                }
            }
        }
        bounds::register(&mut tera);
        if let Err(error) = tera.add_raw_templates(texts.iter().map(|(name, text)| (*name, text.as_str()))) {
            // A template that was refused is missed by another one, or Tera's own bounds are met.
            let first = own.values().next().map_or(self.config, |(file, _)| *file);
            for mistake in mistakes(&error) {
                let own = mistake.template.as_deref().and_then(|name| self.own.get(name));
                let at = own.map_or(Span::start_of(first), |own| Span::start_of(own.file));
                diagnostics.push(Diagnostic::new(Code::TemplateSyntax, at).arg("reason", mistake.message));
            }
            return;
        }
        self.tera = tera;
    }

    /// Whether the site has templates of its own.
    #[must_use]
    pub fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Renders `template` with the fields of `view`; `page` names the page in a message.
    ///
    /// # Errors
    /// A diagnostic at the template's line, or at the configuration for a mistake in an embedded template.
    pub fn render<V: Serialize>(&self, template: &str, view: &V, page: &str, sources: &SourceMap) -> Result<String, Diagnostic> {
        let context = Context::from_serialize(view);
        if self.own.is_empty() {
            let rendered = context.and_then(|context| self.tera.render(template, &context));
            return rendered.map_err(|error| {
                let (at, reason) = self.place(&error, sources);
                failed(at, reason, page)
            });
        }
        let crossed = || self.over.lock().unwrap_or_else(PoisonError::into_inner);
        let time = {
            let crossed = crossed();
            if let Some((at, reason)) = crossed.get(template) {
                return Err(failed(*at, reason.clone(), page));
            }
            if crossed.is_empty() { bounds::TIME } else { bounds::SHORT_TIME }
        };
        let (rendered, bytes, outcome) = bounds::within(time, |to| context.and_then(|context| self.tera.render_to(template, &context, to)));
        let rendered = rendered.and_then(|()| String::from_utf8(bytes).map_err(tera::Error::message));
        rendered.map_err(|error| {
            let last = outcome.last.and_then(|last| self.places.get(last - 1)).map(|(file, range)| Span::new(*file, range.clone()));
            let (at, reason) = match outcome.over {
                Some(reason) => {
                    let at = last.unwrap_or_else(|| self.own.get(template).map_or(Span::start_of(self.config), |own| Span::start_of(own.file)));
                    crossed().entry(template.to_owned()).or_insert((at, reason.clone()));
                    (at, reason)
                }
                None => match (self.place(&error, sources), last) {
                    // An error without a place: it happened after the last tag that was passed.
                    ((at, reason), Some(last)) if matches!(error.kind(), tera::ErrorKind::Msg(_)) && at.file == self.config => (last, reason),
                    (found, _) => found,
                },
            };
            failed(at, reason, page)
        })
    }

    /// Where a mistake shows, and what it is.
    fn place(&self, error: &tera::Error, sources: &SourceMap) -> (Span, String) {
        let mut mistake = mistakes(error).into_iter().next().unwrap_or_default();
        let template = mistake.template.clone().unwrap_or_default();
        match self.own.get(&template) {
            Some(own) => {
                if let Place::Bytes(range) = &mistake.place {
                    mistake.place = Place::Bytes(own.prepared.original(range));
                }
                (mistake.span(own.file, sources), mistake.message)
            }
            None if template.is_empty() => (Span::start_of(self.config), mistake.message),
            None => (Span::start_of(self.config), format!("{template}: {}", mistake.message)),
        }
    }
}

fn failed(at: Span, reason: String, page: &str) -> Diagnostic {
    Diagnostic::new(Code::TemplateRender, at).arg("reason", reason).arg("page", page)
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

/// A mistake in a template, as Tera tells it.
#[derive(Debug, Default)]
struct Mistake {
    template: Option<String>,
    message: String,
    place: Place,
}

#[derive(Debug, Default)]
enum Place {
    #[default]
    Unknown,
    Bytes(Range<usize>),
    /// From 1, the column in characters.
    LineColumn(usize, usize),
}

impl Mistake {
    fn span(&self, file: FileId, sources: &SourceMap) -> Span {
        let text = &sources.file(file).text;
        let range = match &self.place {
            Place::Unknown => 0..0,
            Place::Bytes(range) => range.clone(),
            Place::LineColumn(line, column) => {
                let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
                let line = text.get(start..).unwrap_or_default();
                let within = line.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
                let word = line[within..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0).max(1);
                start + within..start + within + word
            }
        };
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.ceil_char_boundary(range.end.clamp(start, text.len()));
        Span::new(file, start..end)
    }
}

/// The mistakes that an error of Tera's tells of: one, or for unknown filters and the like all of them, as drawn reports in one text.
fn mistakes(error: &tera::Error) -> Vec<Mistake> {
    use tera::ErrorKind;
    let whole = |template: &str| vec![Mistake { template: Some(template.to_owned()), message: error.to_string(), place: Place::Unknown }];
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Mistake {
            template: Some(report.filename().to_owned()),
            message: report.message().to_owned(),
            place: Place::Bytes(report.span().range.clone()),
        }],
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => whole(tpl),
        ErrorKind::MissingParent { current, .. } => whole(current),
        _ => {
            let text = error.to_string();
            let reports = drawn_reports(&text);
            if reports.is_empty() { vec![Mistake { template: None, message: text, place: Place::Unknown }] } else { reports }
        }
    }
}

/// Reads reports of the form `error: message`, next line ` --> template:line:column`.
fn drawn_reports(text: &str) -> Vec<Mistake> {
    let mut reports = Vec::new();
    let mut message = "";
    for line in text.lines() {
        let line = line.trim();
        if let Some(place) = line.strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let (column, line) = (parts.next().and_then(|n| n.parse().ok()), parts.next().and_then(|n| n.parse().ok()));
            if let (Some(column), Some(line), Some(template)) = (column, line, parts.next()) {
                reports.push(Mistake { template: Some(template.to_owned()), message: message.to_owned(), place: Place::LineColumn(line, column) });
            }
        } else if let Some(words) = line.strip_prefix("error: ") {
            message = words;
        }
    }
    reports
}
