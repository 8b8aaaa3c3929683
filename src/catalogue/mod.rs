//! The catalogue: every text, with every reference resolved.
//!
//! A [`Catalogue`] can only be made by [`assemble()`]. What it holds refers to each other by number ([`EntryId`] and its parts), never by a name
//! that may not exist: nothing that works on a catalogue can fail on content. What can be counted and compared stands in modules of its own:
//! [`related`], [`coverage`], [`matrix`], [`review`].

mod assemble;
pub mod bibliography;
pub mod coverage;
pub mod matrix;
pub mod picture;
pub mod related;
mod resolve;
pub mod review;
pub mod value;

use crate::config::{self, Config};
use crate::diagnostics::Span;
use crate::markdown::{CiteForm, Document};
use crate::model::form::{Field, Show};
use crate::model::keys::Table;
use crate::model::kind::SitePage;
use crate::model::{Date, front};
use crate::source::FileId;

pub use assemble::{Options, assemble};
pub use bibliography::Bibliography;
pub use value::Value;

/// Number of a method, in the order of the titles.
pub type MethodId = usize;
/// Number of a source, in the order of the bibliography.
pub type SourceId = usize;

/// A list that the site has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The home page, with the matrix.
    Home,
    /// All methods.
    Methods,
    /// All terms of a dimension.
    Dimension(usize),
    /// All trajectories.
    Trajectories,
    /// The glossary.
    Concepts,
    /// All texts of a kind of the site's own.
    Own(u8),
    /// All sources.
    Sources,
}

impl List {
    /// The list of a kind of text, where that has one.
    #[must_use]
    pub fn of(table: Table) -> Option<Self> {
        match table {
            Table::Method => Some(Self::Methods),
            Table::Trajectory => Some(Self::Trajectories),
            Table::Concept => Some(Self::Concepts),
            Table::Own(own) => Some(Self::Own(own)),
            Table::Term | Table::Page | Table::Config | Table::Synonyms => None,
        }
    }

    /// The lists that have a folder of their own, by its name: methods, trajectories, concepts, sources, then the dimensions.
    pub(super) fn named(config: &Config) -> impl Iterator<Item = (String, Self)> + '_ {
        let model = &config.model;
        let kinds = model.kinds().filter_map(|kind| Some((kind.folder.clone(), Self::of(kind.table)?)));
        let sources = (model.site_page(SitePage::Sources).trim_end_matches('/').to_owned(), Self::Sources);
        let dimensions = config.dimensions.iter().enumerate().map(|(d, dimension)| (dimension.name.clone(), Self::Dimension(d)));
        kinds.chain([sources]).chain(dimensions)
    }
}

/// Anything that has a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryId {
    /// A method.
    Method(MethodId),
    /// A term: its dimension, and its place in it.
    Term(usize, usize),
    /// A trajectory.
    Trajectory(usize),
    /// A concept.
    Concept(usize),
    /// A text of a kind of the site's own: its kind, and its place among those.
    Own(u8, usize),
    /// An ordinary page.
    Page(usize),
    /// A list.
    List(List),
}

/// What every text has, resolved.
#[derive(Debug, Clone)]
pub struct Text {
    /// The file it came from.
    pub file: FileId,
    /// Path of the file in `content/`, without `.md`.
    pub path: String,
    /// Its name.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Keys that every kind has.
    pub common: front::Common,
    /// The day of its last change: as it says itself (`bijgewerkt`), or else as git knows.
    pub changed: Option<Date>,
    /// The sources of its front matter.
    pub sources: Vec<Cited>,
    /// The text itself.
    pub body: Body,
    /// The fields that the site shows by its model alone, by the place of their key in the table of its kind.
    pub fields: Vec<(usize, Value)>,
    /// Addresses that it had before, as folders from the root (`oud/pad/`), and where they are named.
    pub aliases: Vec<(String, Span)>,
}

impl Text {
    /// The day that readers are told as that of its last change; the day of its publication where it never changed.
    #[must_use]
    pub fn updated(&self) -> Option<Date> {
        self.changed.or(self.common.datum)
    }
}

/// A text that is ready and waits for its day (`datum`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// The day on which it will be published.
    pub day: Date,
    /// Path of the file in `content/`, without `.md`.
    pub path: String,
}

/// A text with its references resolved.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The parsed text.
    pub document: std::sync::Arc<Document>,
    /// Where each of its links leads.
    pub links: Vec<Destination>,
    /// What each of its citations cites.
    pub citations: Vec<Vec<Cited>>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Another site, an e-mail address or a telephone number.
    Outside(String),
    /// A page of this site, and a heading on it.
    Entry(EntryId, Option<String>),
    /// A file of `content/media/`, by its path.
    Media(String),
    /// A heading on the same page.
    Here(String),
    /// Nowhere: reported, so this site is never published.
    Nowhere,
}

/// A source that is cited, and where in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Cited {
    /// The source.
    pub source: SourceId,
    /// The locator as written: `p. 12`.
    pub locator: Option<String>,
    /// Words before it: `zie`.
    pub prefix: Option<String>,
    /// How its author is shown.
    pub form: CiteForm,
}

/// A term that a method names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// Place of the term in its dimension.
    pub term: usize,
    /// Why the method realises it.
    pub reason: Option<String>,
}

/// What a method is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotThis {
    /// Another method of the catalogue.
    Method(MethodId, String),
    /// Something else, by name.
    Other(String, String),
}

/// A method.
#[derive(Debug, Clone)]
pub struct Method {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Method,
    /// Its terms: for each dimension, in the order of the dimension.
    pub terms: Vec<Vec<TermUse>>,
    /// Methods that an editor picked as related.
    pub related: Vec<MethodId>,
    /// What it is not.
    pub not_this: Vec<NotThis>,
    /// Source of the grade that somebody else gave.
    pub evidence: Option<SourceId>,
}

impl Method {
    /// Whether the method names this term.
    #[must_use]
    pub fn has(&self, dimension: usize, term: usize) -> bool {
        self.terms[dimension].iter().any(|used| used.term == term)
    }
}

/// A term of a dimension.
#[derive(Debug, Clone)]
pub struct Term {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Term,
    /// The term above it.
    pub above: Option<usize>,
    /// The terms directly below it.
    pub below: Vec<usize>,
    /// Methods that name it or a term below it, in the order of the titles.
    pub methods: Vec<MethodId>,
}

/// A dimension with its terms.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its part of the configuration.
    pub config: config::Dimension,
    /// Its terms, in the editors' order.
    pub terms: Vec<Term>,
}

/// A phase of a trajectory.
#[derive(Debug, Clone)]
pub struct Phase {
    /// As written.
    pub front: front::Phase,
    /// Its methods, in the editors' order.
    pub methods: Vec<MethodId>,
}

/// A trajectory.
#[derive(Debug, Clone)]
pub struct Trajectory {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Trajectory,
    /// Its phases.
    pub phases: Vec<Phase>,
}

impl Trajectory {
    /// Its methods, each once, in the order of the phases.
    #[must_use]
    pub fn methods(&self) -> Vec<MethodId> {
        let mut methods = Vec::new();
        for &method in self.phases.iter().flat_map(|phase| &phase.methods) {
            if !methods.contains(&method) {
                methods.push(method);
            }
        }
        methods
    }
}

/// A concept of the glossary.
#[derive(Debug, Clone)]
pub struct Concept {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Concept,
    /// Texts that an editor picked as related.
    pub related: Vec<EntryId>,
}

/// A text of a kind of the site's own.
#[derive(Debug, Clone)]
pub struct Item {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Own,
    /// Texts that an editor picked as related.
    pub related: Vec<EntryId>,
}

/// An ordinary page, or the introduction of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// What every text has.
    pub text: Text,
    /// The rest of its front matter.
    pub front: front::Page,
}

/// An item of the menu, resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MenuItem(pub EntryId);

/// Every text of the site, with every reference resolved.
#[derive(Debug)]
pub struct Catalogue {
    config: Config,
    dimensions: Vec<Dimension>,
    methods: Vec<Method>,
    trajectories: Vec<Trajectory>,
    concepts: Vec<Concept>,
    /// The texts of each kind of the site's own.
    own: Vec<Vec<Item>>,
    pages: Vec<Page>,
    introductions: Vec<(List, Page)>,
    bibliography: std::sync::Arc<Bibliography>,
    menu: Vec<MenuItem>,
    /// For each entry, the entries whose text mentions it, in the order of the entries.
    mentions: std::collections::BTreeMap<EntryId, Vec<EntryId>>,
    /// For each source, the entries that cite it.
    citing: Vec<Vec<EntryId>>,
    /// For each method, the trajectories that it stands in.
    trajectories_with: Vec<Vec<usize>>,
    media: std::collections::BTreeSet<String>,
    waiting: Vec<Waiting>,
}

impl Catalogue {
    /// The configuration of the site.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The dimensions, in the order of the configuration.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The methods, in the order of the titles.
    #[must_use]
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// The trajectories, in the order of the titles.
    #[must_use]
    pub fn trajectories(&self) -> &[Trajectory] {
        &self.trajectories
    }

    /// The concepts, in the order of the titles.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The texts of a kind of the site's own, in the order of the titles.
    #[must_use]
    pub fn own(&self, kind: u8) -> &[Item] {
        self.own.get(usize::from(kind)).map_or(&[], Vec::as_slice)
    }

    /// The kinds of the site's own.
    pub fn own_kinds(&self) -> impl Iterator<Item = u8> + use<> {
        0..u8::try_from(self.own.len()).unwrap_or(u8::MAX)
    }

    /// The lists that the site has: the home page, those of its kinds, and the sources. Those of dimensions are not among them.
    pub fn lists(&self) -> impl Iterator<Item = List> + '_ {
        let own = self.own_kinds().map(List::Own);
        let lists = [List::Home, List::Methods, List::Trajectories, List::Concepts].into_iter().chain(own).chain([List::Sources]);
        lists.filter(|list| self.has_list(*list))
    }

    /// The ordinary pages, by path.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Whether the site has this list: where there is something in it, or an editor wrote its introduction.
    #[must_use]
    pub fn has_list(&self, list: List) -> bool {
        let has_items = match list {
            List::Home | List::Methods | List::Dimension(_) => true,
            List::Trajectories => !self.trajectories.is_empty(),
            List::Concepts => !self.concepts.is_empty(),
            List::Own(kind) => !self.own(kind).is_empty(),
            List::Sources => !self.bibliography.sources().is_empty(),
        };
        has_items || self.introduction(list).is_some()
    }

    /// The text that an editor wrote above a list.
    #[must_use]
    pub fn introduction(&self, list: List) -> Option<&Page> {
        self.introductions.iter().find(|(of, _)| *of == list).map(|(_, page)| page)
    }

    /// The sources.
    #[must_use]
    pub fn bibliography(&self) -> &Bibliography {
        &self.bibliography
    }

    /// The menu.
    #[must_use]
    pub fn menu(&self) -> &[MenuItem] {
        &self.menu
    }

    /// The entries whose text mentions `entry`.
    #[must_use]
    pub fn mentions_of(&self, entry: EntryId) -> &[EntryId] {
        self.mentions.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// The entries that cite a source.
    #[must_use]
    pub fn citing(&self, source: SourceId) -> &[EntryId] {
        &self.citing[source]
    }

    /// Paths of the media, in `content/`.
    #[must_use]
    pub fn media(&self) -> &std::collections::BTreeSet<String> {
        &self.media
    }

    /// The texts that are left out because their day is still to come, soonest first.
    #[must_use]
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// The term at this place.
    #[must_use]
    pub fn term(&self, dimension: usize, term: usize) -> &Term {
        &self.dimensions[dimension].terms[term]
    }

    /// The terms of a dimension that a method names, and all terms above them, each once, in the order of the dimension.
    #[must_use]
    pub fn terms_of(&self, method: MethodId, dimension: usize) -> Vec<usize> {
        let mut terms = Vec::new();
        for used in &self.methods[method].terms[dimension] {
            let mut at = Some(used.term);
            while let Some(term) = at {
                if !terms.contains(&term) {
                    terms.push(term);
                }
                at = self.term(dimension, term).above;
            }
        }
        terms.sort_unstable();
        terms
    }

    /// What every text has, for an entry that is a text. A list is one if an editor wrote its introduction.
    #[must_use]
    pub fn text(&self, entry: EntryId) -> Option<&Text> {
        match entry {
            EntryId::Method(id) => Some(&self.methods[id].text),
            EntryId::Term(dimension, term) => Some(&self.term(dimension, term).text),
            EntryId::Trajectory(id) => Some(&self.trajectories[id].text),
            EntryId::Concept(id) => Some(&self.concepts[id].text),
            EntryId::Own(kind, id) => self.own(kind).get(id).map(|item| &item.text),
            EntryId::Page(id) => Some(&self.pages[id].text),
            EntryId::List(list) => self.introduction(list).map(|page| &page.text),
        }
    }

    /// The table of keys of an entry.
    #[must_use]
    pub fn table(entry: EntryId) -> Table {
        match entry {
            EntryId::Method(_) => Table::Method,
            EntryId::Term(..) => Table::Term,
            EntryId::Trajectory(_) => Table::Trajectory,
            EntryId::Concept(_) => Table::Concept,
            EntryId::Own(kind, _) => Table::Own(kind),
            EntryId::Page(_) | EntryId::List(_) => Table::Page,
        }
    }

    /// The fields of an entry that the site shows by its model alone: what is said of the key, and the value.
    pub fn fields(&self, entry: EntryId) -> impl Iterator<Item = (&Field, &Show, &Value)> {
        let keys = self.config.model.fields(Self::table(entry));
        let values = self.text(entry).map(|text| text.fields.as_slice()).unwrap_or_default();
        values.iter().filter_map(|(at, value)| {
            let field = keys.get(*at)?;
            Some((field, field.show.as_ref()?, value))
        })
    }

    /// Every entry that is a text: methods, terms, trajectories, concepts, those of the site's own kinds, pages, introductions.
    pub fn texts(&self) -> impl Iterator<Item = (EntryId, &Text)> {
        let terms = self
            .dimensions
            .iter()
            .enumerate()
            .flat_map(|(d, dimension)| dimension.terms.iter().enumerate().map(move |(t, term)| (EntryId::Term(d, t), &term.text)));
        let methods = self.methods.iter().enumerate().map(|(id, method)| (EntryId::Method(id), &method.text));
        let trajectories = self.trajectories.iter().enumerate().map(|(id, trajectory)| (EntryId::Trajectory(id), &trajectory.text));
        let concepts = self.concepts.iter().enumerate().map(|(id, concept)| (EntryId::Concept(id), &concept.text));
        let own = self.own_kinds().flat_map(|kind| self.own(kind).iter().enumerate().map(move |(id, item)| (EntryId::Own(kind, id), &item.text)));
        let pages = self.pages.iter().enumerate().map(|(id, page)| (EntryId::Page(id), &page.text));
        let introductions = self.introductions.iter().map(|(list, page)| (EntryId::List(*list), &page.text));
        methods.chain(terms).chain(trajectories).chain(concepts).chain(own).chain(pages).chain(introductions)
    }

    /// The folder of an entry's page, from the root of the site: empty for the home page, else ending in `/`.
    #[must_use]
    pub fn address(&self, entry: EntryId) -> String {
        let model = &self.config.model;
        match entry {
            EntryId::Method(id) => format!("{}/{}/", model.folder(Table::Method), self.methods[id].text.slug),
            EntryId::Term(dimension, term) => {
                format!("{}/{}/", self.dimensions[dimension].config.name, self.term(dimension, term).text.slug)
            }
            EntryId::Trajectory(id) => format!("{}/{}/", model.folder(Table::Trajectory), self.trajectories[id].text.slug),
            EntryId::Concept(id) => format!("{}/{}/", model.folder(Table::Concept), self.concepts[id].text.slug),
            EntryId::Own(kind, id) => {
                format!("{}/{}/", model.folder(Table::Own(kind)), self.own(kind).get(id).map_or("", |item| item.text.slug.as_str()))
            }
            EntryId::Page(id) => {
                let path = &self.pages[id].text.path;
                let folder = path.strip_suffix("/index").unwrap_or(path);
                format!("{folder}/")
            }
            EntryId::List(List::Home) => String::new(),
            EntryId::List(List::Methods) => format!("{}/", model.folder(Table::Method)),
            EntryId::List(List::Dimension(dimension)) => format!("{}/", self.dimensions[dimension].config.name),
            EntryId::List(List::Trajectories) => format!("{}/", model.folder(Table::Trajectory)),
            EntryId::List(List::Concepts) => format!("{}/", model.folder(Table::Concept)),
            EntryId::List(List::Own(kind)) => format!("{}/", model.folder(Table::Own(kind))),
            EntryId::List(List::Sources) => model.site_page(SitePage::Sources),
        }
    }

    /// Where an entry's file begins, for a problem with its page as a whole.
    #[must_use]
    pub fn span(&self, entry: EntryId) -> Span {
        Span::start_of(self.text(entry).map_or(self.config.file, |text| text.file))
    }

    /// The trajectories that a method stands in.
    #[must_use]
    pub fn trajectories_with(&self, method: MethodId) -> &[usize] {
        &self.trajectories_with[method]
    }
}
