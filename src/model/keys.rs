//! The registry of keys: what every kind of text, the configuration and the list of synonyms may hold, read from `general.yaml` and, where a site has one,
//! from its own `model.yaml`.
//!
//! Everything that walks the keys (the check, the schema, the editing page, `staalkaart new`, the check of style, the search, the pages, the API) walks
//! these tables. No other place lists keys. What a value may be is a [`Form`]; how a file is held against it stands in [`super::form`].

mod reader;

use std::sync::{Arc, LazyLock};

use super::form::{Field, Form, Target};
use super::hints;
use super::kind::{Address, Kind, Moved, SitePage};
use crate::config::Dimension;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::source::{FileId, SourceMap, front_matter};

pub use staalkaart_weave::cloth::PATTERNS;

/// Where a site's own model lies.
pub const FILE: &str = "model.yaml";

/// What a table of keys is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// A method.
    Method,
    /// A term of a dimension.
    Term,
    /// A trajectory.
    Trajectory,
    /// A concept of the glossary.
    Concept,
    /// An ordinary page, or the introduction of a list.
    Page,
    /// `staalkaart.yaml`.
    Config,
    /// `content/synoniemen.yaml`.
    Synonyms,
    /// A kind of the site's own, by its number.
    Own(u8),
}

impl Table {
    /// Every table.
    pub const ALL: &[Self] = &[Self::Method, Self::Term, Self::Trajectory, Self::Concept, Self::Page, Self::Config, Self::Synonyms];
    /// The kinds of text.
    pub const TEXTS: &[Self] = &[Self::Method, Self::Term, Self::Trajectory, Self::Concept, Self::Page];

    /// Its name in `general.yaml` and among the hints.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Term => "term",
            Self::Trajectory => "trajectory",
            Self::Concept => "concept",
            Self::Page => "page",
            Self::Config => "config",
            Self::Synonyms => "synonyms",
            Self::Own(_) => "own",
        }
    }

    /// The place of a kind of text among those of a [`Model`].
    fn place(self) -> Option<usize> {
        match self {
            Self::Own(own) => Some(Self::TEXTS.len() + usize::from(own)),
            table => Self::TEXTS.iter().position(|text| *text == table),
        }
    }

    /// What a kind of text is called in `model.yaml` and at the command line, where keys are in this language.
    #[must_use]
    pub fn name(self, keys: Language) -> &'static str {
        match (self, keys) {
            (Self::Method, Language::Nl) => "methodiek",
            (Self::Trajectory, Language::Nl) => "traject",
            (Self::Concept, Language::Nl) => "begrip",
            (Self::Page, Language::Nl) => "pagina",
            (Self::Config, _) => "staalkaart",
            (Self::Synonyms, Language::Nl) => "synoniemen",
            (_, Language::En) | (Self::Term | Self::Own(_), _) => self.id(),
        }
    }
}

/// The keys of one language.
#[derive(Debug)]
struct General(Vec<Vec<Field>>);

impl General {
    fn of(keys: Language) -> &'static Self {
        static DUTCH: LazyLock<General> = LazyLock::new(|| reader::general(Language::Nl));
        static ENGLISH: LazyLock<General> = LazyLock::new(|| reader::general(Language::En));
        match keys {
            Language::Nl => &DUTCH,
            Language::En => &ENGLISH,
        }
    }
}

/// The keys of a table that no site changes: of the configuration, of the synonyms.
#[must_use]
pub fn fixed(table: Table, keys: Language) -> &'static [Field] {
    let at = Table::ALL.iter().position(|known| *known == table);
    at.and_then(|at| General::of(keys).0.get(at)).map_or(&[], Vec::as_slice)
}

/// What the texts of a site may hold.
#[derive(Clone, PartialEq)]
pub struct Model {
    /// The language of its keys.
    pub keys: Language,
    /// For each kind of text its keys, in the order of `kinds`.
    fields: Vec<Vec<Field>>,
    /// The kinds that the site does not have.
    dropped: Vec<Table>,
    /// The kinds of text, in the order of [`Table::TEXTS`], then those of the site's own.
    kinds: Vec<Kind>,
    /// Folders with texts that lie elsewhere than their kind.
    elsewhere: Vec<String>,
    /// Where each page lies that the site makes itself, in the order of [`SitePage::ALL`].
    pages: Vec<Address>,
    /// Where the site's own model stands.
    pub file: Option<FileId>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("keys", &self.keys).field("dropped", &self.dropped).field("file", &self.file).finish_non_exhaustive()
    }
}

impl Model {
    /// The general model, for a site with these dimensions.
    #[must_use]
    pub fn general(dimensions: &[Dimension], keys: Language) -> Self {
        let table = |&table: &Table| {
            let mut fields = fixed(table, keys).to_vec();
            // A key that stands for all dimensions.
            if let Some(at) = fields.iter().position(|field| matches!(field.form, Form::Terms { .. })) {
                let template = fields.remove(at);
                fields.splice(at..at, dimensions.iter().map(|dimension| of_dimension(&template, dimension)));
            }
            fields
        };
        let kinds = Table::TEXTS.iter().map(|&table| Kind::general(table, keys)).collect();
        let pages = SitePage::ALL.iter().map(|page| Address { folder: page.folder(keys).to_owned(), former: Vec::new() }).collect();
        Self { keys, fields: Table::TEXTS.iter().map(table).collect(), dropped: Vec::new(), kinds, elsewhere: Vec::new(), pages, file: None }
    }

    /// The model of a site: the general one, with what its `model.yaml` says.
    pub fn read(sources: &SourceMap, dimensions: &[Dimension], keys: Language, diagnostics: &mut Diagnostics) -> Self {
        let mut model = Self::general(dimensions, keys);
        model.file = sources.find(FILE);
        if let Some(id) = model.file
            && sources.file(id).readable
        {
            let file = sources.file(id);
            let start = if file.text.starts_with('\u{feff}') { 3 } else { 0 };
            if let Some(node) = front_matter::parse(id, file, start..file.text.len(), diagnostics) {
                reader::site(&node, id, &file.text, dimensions, &mut model, diagnostics);
            }
        }
        model.find_elsewhere(sources, dimensions, diagnostics);
        model
    }

    /// Looks for texts in the folder that a kind has in the other language, or has by itself, where there are none in the one that it has here.
    fn find_elsewhere(&mut self, sources: &SourceMap, dimensions: &[Dimension], diagnostics: &mut Diagnostics) {
        let first = |folder: &str| {
            let within = |path: &str| path.strip_prefix("content/")?.strip_prefix(folder)?.strip_prefix('/').map(|name| name.ends_with(".md"));
            sources.files().find(|(_, file)| within(&file.path) == Some(true)).map(|(id, _)| id)
        };
        let is_used = |folder: &str| {
            let kinds = self.kinds.iter().any(|kind| kind.folder == folder);
            kinds || self.pages.iter().any(|page| page.folder == folder) || dimensions.iter().any(|dimension| dimension.name == folder)
        };
        let mut elsewhere = Vec::new();
        for kind in self.kinds().filter(|kind| !kind.folder.is_empty() && !matches!(kind.table, Table::Own(_))) {
            for folder in [Language::Nl, Language::En].map(|keys| Kind::general(kind.table, keys).folder) {
                if is_used(&folder) || first(&kind.folder).is_some() {
                    continue;
                }
                let Some(file) = first(&folder) else { continue };
                let [formerly, key] = reader::words_of_folders(self.keys);
                let diagnostic = Diagnostic::new(Code::TextsElsewhere, Span::start_of(file)).arg("found", folder.as_str());
                let diagnostic = diagnostic.arg("folder", kind.folder.as_str()).arg("kind", kind.name.as_str());
                diagnostics.push(diagnostic.arg("formerly", formerly).arg("key", key));
                elsewhere.push(folder);
            }
        }
        self.elsewhere = elsewhere;
    }

    /// Whether the site has texts of this kind.
    #[must_use]
    pub fn has(&self, table: Table) -> bool {
        !self.dropped.contains(&table)
    }

    /// The kinds of text that the site has.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().filter(|kind| self.has(kind.table))
    }

    /// The kinds that only this site has.
    pub fn own(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().skip(Table::TEXTS.len())
    }

    /// Whether a text lies in a folder that its kind has not; `path` as in [`crate::draft::content_path`].
    #[must_use]
    pub fn is_elsewhere(&self, path: &str) -> bool {
        !self.elsewhere.is_empty() && path.split_once('/').is_some_and(|(top, _)| self.elsewhere.iter().any(|folder| folder == top))
    }

    /// A kind of text; `None` for what is no text.
    #[must_use]
    pub fn kind(&self, table: Table) -> Option<&Kind> {
        self.kinds.get(table.place()?)
    }

    /// The folder of a kind, in `content/` and on the site.
    #[must_use]
    pub fn folder(&self, table: Table) -> &str {
        self.kind(table).map_or("", |kind| &kind.folder)
    }

    /// Where a page lies that the site makes itself, with a `/` at the end.
    #[must_use]
    pub fn site_page(&self, page: SitePage) -> String {
        self.pages.get(page as usize).map_or_else(String::new, |address| format!("{}/", address.folder))
    }

    /// The addresses that lists and pages had before: the folder then, and now.
    pub fn moved(&self) -> impl Iterator<Item = (&str, Moved)> {
        let kinds = self.kinds().flat_map(|kind| kind.former.iter().map(|former| (former.as_str(), Moved::Kind(kind.table))));
        let pages = SitePage::ALL.into_iter().zip(&self.pages);
        kinds.chain(pages.flat_map(|(page, address)| address.former.iter().map(move |former| (former.as_str(), Moved::Page(page)))))
    }

    /// The keys of a table.
    #[must_use]
    pub fn fields(&self, table: Table) -> &[Field] {
        table.place().and_then(|at| self.fields.get(at)).map_or_else(|| fixed(table, self.keys), Vec::as_slice)
    }

    /// The keys of a kind of text that the site shows and finds by its model alone, with their place among all.
    pub fn shown(&self, table: Table) -> impl Iterator<Item = (usize, &Field)> {
        self.fields(table).iter().enumerate().filter(|(_, field)| field.show.is_some())
    }
}

fn of_dimension(template: &Field, dimension: &Dimension) -> Field {
    Field {
        key: dimension.name.clone(),
        name: dimension.name.clone(),
        english: dimension.name.clone(),
        form: Form::Terms { min: dimension.min, max: dimension.max },
        required: dimension.min > 0,
        words: [Language::Nl, Language::En].map(|language| hints::of_dimension(dimension, language)),
        ..template.clone()
    }
}

/// A model that is shared by all that is made with it.
pub type Shared = Arc<Model>;

/// Whether a field can name texts of this kind.
#[must_use]
pub fn names(form: &Form, table: Table) -> bool {
    match form {
        Form::Ref(target) => *target == Target::Kind(table),
        Form::List { of, .. } => names(of, table),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(table: Table, fields: &[Field], above: &str, seen: &mut usize) {
        for field in fields.iter().filter(|field| !matches!(field.form, Form::Terms { .. })) {
            let path = format!("{above}.{}", field.name);
            for language in [Language::Nl, Language::En] {
                let hint = field.hint(language);
                assert!(!hint.label.is_empty() && !hint.hint.is_empty(), "{language:?}: no words for {table:?} {path}");
            }
            *seen += 1;
            let mut form = &field.form;
            while let Form::List { of, .. } | Form::MapOf(of) = form {
                form = of;
            }
            walk(table, form.fields().unwrap_or_default(), &path, seen);
        }
    }

    #[test]
    fn every_key_has_a_label_and_a_hint_in_both_languages() {
        let mut seen = 0;
        for keys in [Language::Nl, Language::En] {
            for &table in Table::ALL {
                walk(table, fixed(table, keys), "", &mut seen);
            }
        }
        assert!(seen > 200, "{seen}");
    }
}
