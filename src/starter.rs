//! A site to begin with: the files that `staalkaart init` lays down, in Dutch or English.
//!
//! The texts are in `starter/`; the schemas for the editor are made from them. Nothing here touches the disk.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::diagnostics::{Diagnostics, Language};
use crate::source::SourceMap;
use crate::{config, draft, schema};

#[derive(RustEmbed)]
#[folder = "src/starter/"]
struct Embedded;

/// What is in a new site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Contents {
    /// Settings, a home page and one sample page
    Empty,
    /// A small catalogue of methods with a field of its own, by which readers filter
    Methods,
    /// The principles, levels and settings of the Staalkaart catalogue (HIVA), and no method yet
    Staalkaart,
    /// The same with a few example texts that show how it works
    Example,
}

impl Contents {
    /// The language of the keys of a site in `language`.
    #[must_use]
    pub fn keys(self, language: Language) -> Language {
        match self {
            Self::Empty | Self::Methods => language,
            Self::Staalkaart | Self::Example => Language::Nl,
        }
    }

    /// The folders with its files. A file in a later folder replaces the one with the same path in an earlier folder.
    fn folders(self, language: Language) -> Vec<String> {
        let code = language.code();
        let mut folders = vec!["shared".to_owned(), code.to_owned()];
        folders.extend(match self {
            Self::Empty => vec![format!("{code}-keys"), format!("{code}-empty")],
            Self::Methods => vec![format!("{code}-keys"), format!("{code}-methods")],
            Self::Staalkaart => vec!["frame".to_owned(), format!("{code}-frame")],
            Self::Example => vec!["frame".to_owned(), format!("{code}-frame"), format!("{code}-example")],
        });
        folders
    }
}

/// The files of a new site, by path in it.
#[must_use]
pub fn files(language: Language, from: Contents) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in from.folders(language) {
        for path in Embedded::iter() {
            let Some(rest) = path.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/')) else { continue };
            if let Some(file) = Embedded::get(&path) {
                files.insert(hidden(rest), file.data.into_owned());
            }
        }
    }
    let schemas = schemas(&files, language);
    files.extend(schemas);
    files
}

/// Names with a dot in front have none in the repository, where they would count for the repository.
fn hidden(path: &str) -> String {
    if path == "gitignore" || path.starts_with("vscode/") { format!(".{path}") } else { path.to_owned() }
}

fn schemas(files: &BTreeMap<String, Vec<u8>>, language: Language) -> BTreeMap<String, Vec<u8>> {
    let texts = files.iter().filter(|(path, _)| path.starts_with("content/") || matches!(path.as_str(), "staalkaart.yaml" | "model.yaml"));
    let sources = SourceMap::from_texts(texts.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())));
    let mut diagnostics = Diagnostics::new();
    let Some(config) = config::read(&sources, &config::Overrides::default(), &mut diagnostics) else { return BTreeMap::new() };
    let drafts = draft::parse_all(&sources, &config, &mut diagnostics);
    let terms = schema::terms_of(&config.dimensions, &drafts);
    let site = schema::Site { dimensions: &config.dimensions, model: &config.model, terms: &terms, language };
    let file = |kind: &schema::Kind| (format!(".vscode/schema/{}.json", kind.name), format!("{:#}\n", schema::of(kind, &site)).into_bytes());
    schema::kinds(&config.dimensions, &config.model).iter().map(file).collect()
}
