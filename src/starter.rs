//! A site to begin with: the files that `staalkaart init` lays down, in Dutch or English, with or without examples.
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
    /// Settings, principles, levels and settings, and no method yet
    Empty,
    /// The same with a few example texts that show how it works
    Example,
}

/// The files of a new site, by path in it.
#[must_use]
pub fn files(language: Language, from: Contents) -> BTreeMap<String, Vec<u8>> {
    let mut folders = vec!["shared".to_owned(), language.code().to_owned()];
    if from == Contents::Example {
        folders.push(format!("{}-example", language.code()));
    }
    let mut files = BTreeMap::new();
    for path in Embedded::iter() {
        let Some((folder, rest)) = path.split_once('/') else { continue };
        if let Some(file) = Embedded::get(&path).filter(|_| folders.iter().any(|wanted| wanted == folder)) {
            files.insert(hidden(rest), file.data.into_owned());
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
    let texts = files.iter().filter(|(path, _)| path.starts_with("content/") || *path == "staalkaart.yaml");
    let sources = SourceMap::from_texts(texts.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())));
    let mut diagnostics = Diagnostics::new();
    let Some(config) = config::read(&sources, &config::Overrides::default(), &mut diagnostics) else { return BTreeMap::new() };
    let drafts = draft::parse_all(&sources, &config, &mut diagnostics);
    let terms = schema::terms_of(&config.dimensions, &drafts);
    let site = schema::Site { dimensions: &config.dimensions, model: &config.model, terms: &terms, language };
    let file = |kind: &schema::Kind| (format!(".vscode/schema/{}.json", kind.name), format!("{:#}\n", schema::of(kind, &site)).into_bytes());
    schema::kinds(&config.dimensions, &config.model).iter().map(file).collect()
}
