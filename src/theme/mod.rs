//! The theme: templates, static files and interface texts.
//!
//! The theme `staalkaart` is part of the program. A site's own files in `themes/<name>/` lie over it, file by file: a file of the same name
//! replaces the embedded one, any other is added. [`templates`] is the only gate to Tera, [`texts`] the only one to the interface's Fluent.

mod bounds;
pub mod templates;
pub mod texts;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::source::{FileId, SourceMap};

/// The embedded theme's files.
#[derive(RustEmbed)]
#[folder = "themes/staalkaart/"]
struct Embedded;

/// A file of the theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The site's own file that it came from; `None` for an embedded one.
    pub own: Option<FileId>,
}

/// The files of the theme, by path in it: `templates/base.html`, `static/site.css`, `i18n/nl.ftl`.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// The files that count.
    pub files: BTreeMap<String, ThemeFile>,
    /// The embedded templates that an own file replaces; a template may still extend them as `default/…`.
    pub replaced: BTreeMap<String, Cow<'static, [u8]>>,
}

/// The embedded theme's files, by path.
#[must_use]
pub fn embedded() -> BTreeMap<String, Cow<'static, [u8]>> {
    Embedded::iter().filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data))).collect()
}

/// Lays the site's own theme files over the embedded ones.
pub fn load(sources: &SourceMap, config: &Config, diagnostics: &mut Diagnostics) -> Theme {
    let mut theme = Theme::default();
    for (path, bytes) in embedded() {
        theme.files.insert(path, ThemeFile { bytes, own: None });
    }
    let prefix = format!("themes/{}/", config.theme);
    let mut own = 0;
    for (id, file) in sources.files().filter(|(_, file)| file.path.starts_with(&prefix)) {
        own += 1;
        let path = &file.path[prefix.len()..];
        if !file.readable {
            continue;
        }
        if !is_used(path) {
            let names: Vec<String> = theme.files.keys().cloned().collect();
            let diagnostic = Diagnostic::new(Code::ThemeFileUnused, Span::start_of(id));
            diagnostics.push(diagnostic.did_you_mean(path, names.iter().map(String::as_str)));
            continue;
        }
        theme.put(path, Cow::Owned(file.text.clone().into_bytes()), Some(id));
    }
    for media in sources.media.iter().filter(|media| media.path.starts_with(&prefix)) {
        own += 1;
        theme.put(&media.path[prefix.len()..], Cow::Owned(media.bytes.to_vec()), None);
    }
    if own == 0 && config.theme != "staalkaart" {
        let mut names: Vec<&str> = sources.files().filter_map(|(_, file)| file.path.strip_prefix("themes/")?.split('/').next()).collect();
        names.push("staalkaart");
        let diagnostic = Diagnostic::new(Code::ThemeNotFound, config.theme_span).arg("theme", config.theme.as_str());
        diagnostics.push(diagnostic.did_you_mean(&config.theme, names));
    }
    theme
}

/// Whether a file at this path of a theme has a meaning.
fn is_used(path: &str) -> bool {
    let known = path.starts_with("static/")
        || (path.starts_with("templates/") && matches!(path.rsplit_once('.'), Some((_, "html" | "xml"))))
        || matches!(path, "i18n/nl.ftl" | "i18n/en.ftl");
    known || path == "theme.yaml" || path.to_ascii_uppercase().starts_with("README") || path.to_ascii_uppercase().starts_with("LICENSE")
}

impl Theme {
    fn put(&mut self, path: &str, bytes: Cow<'static, [u8]>, own: Option<FileId>) {
        let before = self.files.insert(path.to_owned(), ThemeFile { bytes, own });
        if let Some(before) = before
            && path.starts_with("templates/")
        {
            self.replaced.insert(path.to_owned(), before.bytes);
        }
    }

    /// The theme's static files: path in `static/`, and bytes.
    pub fn statics(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().filter_map(|(path, file)| Some((path.strip_prefix("static/")?, file.bytes.as_ref())))
    }
}
