//! The kinds of text and the pages that a site makes itself: what each is called and where it lies. What its texts may hold stands in [`super::keys`].

use super::keys::Table;
use crate::diagnostics::Language;

/// What readers see of a kind, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What one is called, in the middle of a sentence: `play`.
    pub singular: String,
    /// What several are called: `plays`.
    pub plural: String,
    /// The word before one, where it was written along: `an`, `het`.
    pub article: Option<String>,
}

impl Words {
    /// The words in Dutch and in English. A word before the one, as in `het spel` or `an exercise`, is its article.
    #[must_use]
    pub fn of(singular: [String; 2], plural: [String; 2]) -> [Self; 2] {
        let mut at = 0;
        <[(String, String); 2]>::try_from(singular.into_iter().zip(plural).collect::<Vec<_>>()).unwrap_or_default().map(|(singular, plural)| {
            let articles: &[&str] = if at == 0 { &["de", "het"] } else { &["a", "an"] };
            at += 1;
            let article = singular.split_once(' ').filter(|(first, rest)| articles.contains(first) && !rest.trim().is_empty());
            match article {
                Some((article, rest)) => Self { singular: rest.trim().to_owned(), plural, article: Some(article.to_owned()) },
                None => Self { singular, plural, article: None },
            }
        })
    }
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
    /// The name of the interface text with what one of a kind of the site's own is called.
    #[must_use]
    pub fn text(&self) -> String {
        format!("kind-{}", self.name)
    }

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

/// What has another address than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// A kind of text: its list, and each of its texts.
    Kind(Table),
    /// A page that the site makes itself.
    Page(SitePage),
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn an_article_is_no_part_of_the_word() {
        let pair = |text: &str| [text.to_owned(), text.to_owned()];
        let [dutch, english] = Words::of(["het spel".to_owned(), "an exercise".to_owned()], ["spellen".to_owned(), "exercises".to_owned()]);
        assert_eq!((dutch.singular.as_str(), dutch.article.as_deref(), dutch.plural.as_str()), ("spel", Some("het"), "spellen"));
        assert_eq!((english.singular.as_str(), english.article.as_deref()), ("exercise", Some("an")));
        let [dutch, _] = Words::of(pair("de"), pair("x"));
        assert_eq!((dutch.singular.as_str(), dutch.article), ("de", None));
    }
}
