//! The kinds of text and the pages that a site makes itself: what each is called and where it lies. What its texts may hold stands in [`super::keys`].

use super::keys::Table;
use crate::diagnostics::Language;

/// What readers see of a kind, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What one is called, in the middle of a sentence: `play`.
    pub singular: String,
    /// What several are called: `plays`.
    pub plural: String,
    /// The word before one, where it was written along: `an`, `het`.
    pub article: Option<String>,
}

/// A kind of text of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// The table of its keys.
    pub table: Table,
    /// Its name in `model.yaml` and at the command line.
    pub name: String,
    /// Its folder: of its texts in `content/`, and of its pages on the site. Empty for ordinary pages and for terms, which lie in that of their dimension.
    pub folder: String,
    /// Folders on the site that its pages had before, whose addresses lead to the present ones.
    pub former: Vec<String>,
    /// What the site calls it, in Dutch and English; `None` where the words of the theme will do.
    pub words: Option<[Words; 2]>,
}

impl Kind {
    /// A kind of the general model, where keys are in this language.
    #[must_use]
    pub fn general(table: Table, keys: Language) -> Self {
        Self { table, name: table.name(keys).to_owned(), folder: folder(table, keys).to_owned(), former: Vec::new(), words: None }
    }
}

/// The folder of a kind of the general model.
fn folder(table: Table, keys: Language) -> &'static str {
    let folders = match table {
        Table::Method => ["methodieken", "methods"],
        Table::Trajectory => ["trajecten", "trajectories"],
        Table::Concept => ["begrippen", "concepts"],
        _ => ["", ""],
    };
    folders[keys as usize]
}

/// A page, or a list, that the site makes itself and that is of no kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SitePage {
    /// The page to search on.
    Search,
    /// The list of sources.
    Sources,
    /// The page to compare methods on.
    Compare,
    /// The page to make a trajectory on.
    Planner,
}

impl SitePage {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Search, Self::Sources, Self::Compare, Self::Planner];

    /// Its folder, where a site names no other; in Dutch it is its name in `model.yaml` as well.
    #[must_use]
    pub fn folder(self, keys: Language) -> &'static str {
        let folders = match self {
            Self::Search => ["zoeken", "search"],
            Self::Sources => ["bronnen", "sources"],
            Self::Compare => ["vergelijken", "compare"],
            Self::Planner => ["traject-maken", "make-trajectory"],
        };
        folders[keys as usize]
    }
}

/// Where a part of the site lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its folder.
    pub folder: String,
    /// Folders that it had before.
    pub former: Vec<String>,
}
