//! The registry of keys: what every kind of text, the configuration and the list of synonyms may hold, read from `general.yaml` and, where a site has one,
//! from its own `model.yaml`.
//!
//! Everything that walks the keys (the check, the schema, the editing page, `staalkaart new`, the check of style, the search, the pages, the API) walks
//! these tables. No other place lists keys. What a value may be is a [`Form`]; how a file is held against it stands in [`super::form`].

mod reader;

use std::sync::{Arc, LazyLock};

use super::form::{Field, Form, Target};
use super::hints;
use super::kind::{Address, Kind, SitePage};
use crate::config::Dimension;
use crate::diagnostics::{Diagnostics, Language};
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
            (_, Language::En) | (Self::Term, _) => self.id(),
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
    General::of(keys).0.get(table as usize).map_or(&[], Vec::as_slice)
}

/// What the texts of a site may hold.
#[derive(Clone, PartialEq)]
pub struct Model {
    /// The language of its keys.
    pub keys: Language,
    /// For each kind of text its keys, in the order of [`Table::TEXTS`].
    fields: Vec<Vec<Field>>,
    /// The kinds that the site does not have.
    dropped: Vec<Table>,
    /// The kinds of text, in the order of [`Table::TEXTS`].
    kinds: Vec<Kind>,
    /// Where each part of the site lies, in the order of [`SitePage::ALL`].
    parts: Vec<Address>,
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
            let mut fields = General::of(keys).0[table as usize].clone();
            // A key that stands for all dimensions.
            if let Some(at) = fields.iter().position(|field| matches!(field.form, Form::Terms { .. })) {
                let template = fields.remove(at);
                fields.splice(at..at, dimensions.iter().map(|dimension| of_dimension(&template, dimension)));
            }
            fields
        };
        let kinds = Table::TEXTS.iter().map(|&table| Kind::general(table, keys)).collect();
        let parts = SitePage::ALL.iter().map(|page| Address { folder: page.folder(keys).to_owned(), former: Vec::new() }).collect();
        Self { keys, fields: Table::TEXTS.iter().map(table).collect(), dropped: Vec::new(), kinds, parts, file: None }
    }

    /// The model of a site: the general one, with what its `model.yaml` says.
    pub fn read(sources: &SourceMap, dimensions: &[Dimension], keys: Language, diagnostics: &mut Diagnostics) -> Self {
        let mut model = Self::general(dimensions, keys);
        let Some(id) = sources.find(FILE) else { return model };
        model.file = Some(id);
        let file = sources.file(id);
        if !file.readable {
            return model;
        }
        let start = if file.text.starts_with('\u{feff}') { 3 } else { 0 };
        if let Some(node) = front_matter::parse(id, file, start..file.text.len(), diagnostics) {
            reader::site(&node, id, &file.text, dimensions, &mut model, diagnostics);
        }
        model
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

    /// A kind of text; `None` for what is no text.
    #[must_use]
    pub fn kind(&self, table: Table) -> Option<&Kind> {
        self.kinds.get(table as usize)
    }

    /// The folder of a kind, in `content/` and on the site.
    #[must_use]
    pub fn folder(&self, table: Table) -> &str {
        self.kind(table).map_or("", |kind| &kind.folder)
    }

    /// Where a part of the site lies, with a `/` at the end.
    #[must_use]
    pub fn site_page(&self, page: SitePage) -> String {
        self.parts.get(page as usize).map_or_else(String::new, |address| format!("{}/", address.folder))
    }

    /// The keys of a table.
    #[must_use]
    pub fn fields(&self, table: Table) -> &[Field] {
        self.fields.get(table as usize).map_or_else(|| fixed(table, self.keys), Vec::as_slice)
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
