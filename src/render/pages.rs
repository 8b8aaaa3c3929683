//! Every page of the site: which there are, and the view of each.

mod compare;
mod paper;
pub(super) mod parts;
pub(super) mod picture;
pub(super) mod upkeep;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentValue;
use serde::Serialize;
use staalkaart_search::synonyms::Synonyms;
use staalkaart_weave::staalkaart::Words;

use super::build::{Builder, capital, in_sentence};
use super::pictures::share::{self, SocialImages};
use super::policy::Policy;
use super::weaving;
use super::{Rendered, assets, data, record, views};
use crate::address::{Place, is_web_address};
use crate::catalogue::related::{self, Related};
use crate::catalogue::{self, Catalogue, EntryId, List, NotThis, Text, coverage, matrix};
use crate::cms;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::model::front::Stated;
use crate::model::keys::Table;
use crate::model::kind::{Moved, SitePage};
use crate::output::Content;
use crate::search;
use crate::source::SourceMap;
use crate::theme::templates::Templates;
use crate::theme::texts::Texts;
use crate::theme::{Theme, templates};
use parts::{Part, Parts, SourcePages, Whole, letter_id, letter_of};

/// Which page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageId {
    /// A text or a list.
    Entry(EntryId),
    /// A cell of the matrix: row and column.
    Cell(usize, usize),
    /// A part of a long list, by its number from 1: part 0 is the list itself.
    Part(Whole, usize),
    /// The cards of a term: its dimension, and its place in it.
    Cards(usize, usize),
    /// The poster.
    Poster,
    /// The catalogue's own picture.
    Coverage,
    /// What is to be read again, and what changed last.
    Upkeep,
    /// The page to make a trajectory on.
    Planner,
    /// The page to compare methods on.
    Compare,
    /// What a host shows where there is nothing.
    NotFound,
}

/// How a file is made, when somebody asks for it.
#[derive(Debug)]
pub enum Recipe {
    /// These bytes, known already.
    Ready(Content),
    /// A page.
    Page(PageId),
    /// A page that leads from a former address of an entry to its present one: the place of the address among its former ones.
    Alias(EntryId, usize),
    /// A page that leads from a folder where a list or page was to where it is.
    Moved(String, Moved),
    /// A machine-readable file.
    Data(data::Make),
    /// The reference of an entry's page, for reference managers.
    Record(EntryId, record::Format),
    /// The page to search on.
    Search,
    /// `_headers`.
    Headers,
}

/// Where a page about the site lies, which an editor may have written; pages that are made lie below it.
const ABOUT: &str = "over/";

/// Prepares every file of the site but the media and the search index.
pub fn prepare(
    catalogue: &Arc<Catalogue>,
    theme: &Theme,
    texts: &Arc<Texts>,
    sources: &Arc<SourceMap>,
    synonyms: Synonyms,
    diagnostics: &mut Diagnostics,
) -> (Pages, Vec<Rendered<Recipe>>) {
    let builder = Builder::new(Arc::clone(catalogue), Arc::clone(texts), Arc::clone(sources));
    let config = catalogue.config();
    let mut files = Vec::new();
    let whole = Span::start_of(config.file);
    let file = |path: String, content: Recipe| Rendered { path, content, origin: whole, alias: None };

    let colours = ("terms.css".to_owned(), builder.colours().into_bytes());
    let statics = theme.statics().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).chain(std::iter::once(colours));
    let scripts = if has_planner(catalogue) { weaving::scripts(&builder.woven).to_vec() } else { Vec::new() };
    let assets = assets::publish(&statics.chain(scripts).collect());
    for (path, range) in assets.excess {
        let own = theme.files.get(&format!("static/{path}")).and_then(|file| file.own);
        let place = own.map_or(whole, |file| Span::new(file, range));
        diagnostics.push(Diagnostic::new(Code::ThemeExcess, place).arg("what", "imports").arg("most", (assets::LARGEST >> 20).to_string()));
    }
    files.extend(assets.files.into_iter().map(|(path, bytes)| file(format!("static/{path}"), Recipe::Ready(bytes.into()))));
    let shares = share::all(&builder);
    if let Some(shares) = &shares {
        files.extend(shares.pictures.iter().map(|(path, picture)| file(path.clone(), Recipe::Ready(Content::Picture(picture.clone())))));
    }
    let templates = templates::load(theme, texts, assets.names, &site(&builder), sources, config.file, diagnostics);
    let items = (0..catalogue.methods().len()).map(|_| OnceLock::new()).collect();
    let sources_at = SourcePages::of(catalogue);
    let parts = parts::all(catalogue, builder.swatches, &sources_at);
    let mut pages = Pages {
        catalogue: Arc::clone(catalogue),
        sources: Arc::clone(sources),
        builder,
        templates,
        features: OnceLock::new(),
        completer: OnceLock::new(),
        synonyms,
        search: OnceLock::new(),
        items,
        parts,
        sources_at,
        references: OnceLock::new(),
        shares,
        upkeep_folder: upkeep::address(catalogue),
        at_root: root_pages(catalogue),
        policy: Policy::of(catalogue),
    };
    for id in pages.ids() {
        let (path, entry) = (pages.path(id), id.entry());
        files.push(Rendered { path, content: Recipe::Page(id), origin: entry.map_or(whole, |entry| catalogue.span(entry)), alias: None });
        let Some((entry, text)) = entry.and_then(|entry| Some((entry, catalogue.text(entry)?))) else { continue };
        for (format, path, _) in record::files(catalogue, entry) {
            files.push(Rendered { path, content: Recipe::Record(entry, format), origin: catalogue.span(entry), alias: None });
        }
        for (at, (alias, origin)) in text.aliases.iter().enumerate() {
            let path = alias_path(alias);
            files.push(Rendered { path, content: Recipe::Alias(entry, at), origin: *origin, alias: Some(format!("/{alias}")) });
        }
    }
    files.push(file(Place::new(&config.model.site_page(SitePage::Search)).file(), Recipe::Search));
    for (former, moved) in config.model.moved() {
        if pages.moved_to(moved).is_some() {
            let path = Place::new(&format!("{former}/")).file();
            let origin = config.model.file.map_or(whole, Span::start_of);
            files.push(Rendered { path, content: Recipe::Moved(former.to_owned(), moved), origin, alias: Some(format!("/{former}/")) });
        }
    }
    if let Some(moved) = pages.sources_at.moved(catalogue) {
        let path = format!("{}{}", catalogue.address(EntryId::List(List::Sources)), parts::MOVED);
        files.push(file(path, Recipe::Ready(serde_json::to_vec(&moved).unwrap_or_default().into())));
    }
    files.extend(data::files(catalogue).into_iter().map(|(path, make)| file(path, Recipe::Data(make))));
    files.extend(cms::files(catalogue, texts).into_iter().map(|(path, bytes)| file(path, Recipe::Ready(bytes.into()))));
    pages.policy.cover(files.iter().map(|file| file.path.as_str()));
    files.push(file("_headers".to_owned(), Recipe::Headers));
    (pages, files)
}

/// Where the page at a former address lies: a file such as oud.html in its folder; a folder gets an index.html.
fn alias_path(alias: &str) -> String {
    if alias.ends_with('/') { Place::new(alias).file() } else { alias.to_owned() }
}

/// With more methods than this beside it, a method is not said to complete a coverage.
const MOST_TO_COMPLETE: usize = 3;

/// Whether there is a page to make a trajectory on: where there is something to lay in it.
fn has_planner(catalogue: &Catalogue) -> bool {
    !catalogue.methods().is_empty() && !catalogue.dimensions().is_empty() && catalogue.config().model.has(Table::Trajectory)
}

/// The ordinary pages of the site's root.
fn root_pages(catalogue: &Catalogue) -> Vec<usize> {
    (0..catalogue.pages().len()).filter(|&id| catalogue.address(EntryId::Page(id)).matches('/').count() == 1).collect()
}

/// How many trajectories the home page names where their list is split.
const MOST_AT_HOME: usize = 20;

/// Stands for the way to the root in a method's item; no text can hold it.
const ROOT: char = '\0';

fn site(builder: &Builder) -> views::Site {
    let catalogue = &builder.catalogue;
    let config = catalogue.config();
    let contact = config.publisher.as_ref().and_then(|publisher| publisher.address.as_ref());
    views::Site {
        title: config.title.clone(),
        subtitle: config.subtitle.clone(),
        language: config.language.code(),
        base_url: config.base_url.clone(),
        licence: config.licence.as_ref().map(|licence| licence.name.clone()),
        licence_url: config.licence.as_ref().and_then(|licence| licence.address.clone()),
        publisher: config.publisher.as_ref().map(|publisher| publisher.name.clone()),
        publisher_url: contact.map(|contact| if is_web_address(contact) { contact.clone() } else { format!("mailto:{contact}") }),
        generator: format!("staalkaart {}", env!("CARGO_PKG_VERSION")),
        methods: catalogue.methods().len(),
        cloth: builder.all_swatches(),
        policy: Policy::of(catalogue).content_security(),
        swatches: if catalogue.dimensions().is_empty() { String::new() } else { builder.dimension_title(builder.swatches) },
    }
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("methods", &self.items.len()).finish_non_exhaustive()
    }
}

/// The pages of a site, each made when somebody asks for it: what a page needs of others is made once.
pub struct Pages {
    catalogue: Arc<Catalogue>,
    sources: Arc<SourceMap>,
    builder: Builder,
    templates: Templates,
    features: OnceLock<related::Features>,
    completer: OnceLock<coverage::Completer>,
    synonyms: Synonyms,
    search: OnceLock<search::Inputs>,
    /// Every method as a list shows it: in a large catalogue a method stands in dozens of lists, and only the way to the root differs.
    items: Vec<OnceLock<Result<String, Diagnostic>>>,
    /// The lists that take more than one page.
    parts: BTreeMap<Whole, Parts>,
    sources_at: SourcePages,
    /// The reference of every source, in the order of the style.
    references: OnceLock<Vec<super::citations::Reference>>,
    shares: Option<SocialImages>,
    /// Where the page on upkeep lies: every page asks.
    upkeep_folder: Option<&'static str>,
    /// The ordinary pages of the site's root: every page links them.
    at_root: Vec<usize>,
    policy: Policy,
}

impl PageId {
    /// The text or list that the page is of.
    pub(super) fn entry(self) -> Option<EntryId> {
        match self {
            Self::Entry(entry) => Some(entry),
            _ => None,
        }
    }
}

impl Pages {
    /// Every page that the site has.
    fn ids(&self) -> Vec<PageId> {
        let catalogue = &self.catalogue;
        // Poster, coverage and the like before the texts: a text at their address is told so at its own place.
        let mut ids: Vec<PageId> = self.poster_address().map(|_| PageId::Poster).into_iter().collect();
        ids.extend(picture::address(catalogue).map(|_| PageId::Coverage));
        ids.extend(self.upkeep_folder.map(|_| PageId::Upkeep));
        ids.extend(has_planner(catalogue).then_some(PageId::Planner));
        ids.extend(compare::address(catalogue).map(|_| PageId::Compare));
        let lists = catalogue.lists();
        let dimensions = (0..catalogue.dimensions().len()).map(List::Dimension);
        ids.extend(lists.chain(dimensions).map(|list| PageId::Entry(EntryId::List(list))));
        ids.extend(catalogue.texts().map(|(entry, _)| entry).filter(|entry| !matches!(entry, EntryId::List(_))).map(PageId::Entry));
        if let Some(matrix) = catalogue.config().matrix {
            let columns = catalogue.dimensions()[matrix.columns].terms.len();
            let rows = catalogue.dimensions()[matrix.rows].terms.len();
            ids.extend((0..rows).flat_map(|row| (0..columns).map(move |column| PageId::Cell(row, column))));
            let cards = (0..columns).filter(|&term| self.cards_address(matrix.columns, term).is_some());
            ids.extend(cards.map(|term| PageId::Cards(matrix.columns, term)));
        }
        ids.extend(self.parts.iter().flat_map(|(&whole, parts)| parts.below().map(move |number| PageId::Part(whole, number))));
        ids.push(PageId::NotFound);
        ids
    }

    /// The folder of a page, from the root.
    fn folder(&self, id: PageId) -> String {
        match id {
            PageId::Entry(entry) => self.catalogue.address(entry),
            PageId::Cell(row, column) => self.cell_address(row, column),
            PageId::Part(whole, number) => {
                let folder = self.whole_folder(whole);
                self.parts.get(&whole).map_or_else(String::new, |parts| parts.folder(&folder, number))
            }
            PageId::Cards(dimension, term) => self.cards_address(dimension, term).unwrap_or_default(),
            PageId::Poster => paper::POSTER.to_owned(),
            PageId::Coverage => picture::address(&self.catalogue).unwrap_or_default().to_owned(),
            PageId::Upkeep => self.upkeep_folder.unwrap_or_default().to_owned(),
            PageId::Planner => self.site_page(SitePage::Planner),
            PageId::Compare => compare::address(&self.catalogue).unwrap_or_default(),
            PageId::NotFound => String::new(),
        }
    }

    /// The folder of a page that the site makes itself, from the root.
    fn site_page(&self, page: SitePage) -> String {
        self.catalogue.config().model.site_page(page)
    }

    /// The folder of a list that may be split, from the root.
    fn whole_folder(&self, whole: Whole) -> String {
        match whole {
            Whole::Entry(entry) => self.catalogue.address(entry),
            Whole::Cell(row, column) => self.cell_address(row, column),
        }
    }

    /// What decides where a list is split, for those that are.
    pub(super) fn splits(&self) -> impl Iterator<Item = (Whole, String)> {
        self.parts.iter().map(|(&whole, parts)| (whole, format!("{parts:?}")))
    }

    /// The file of a page, from the root.
    fn path(&self, id: PageId) -> String {
        if id == PageId::NotFound { "404.html".to_owned() } else { Place::new(&self.folder(id)).file() }
    }

    /// Makes a file.
    ///
    /// # Errors
    /// A diagnostic where a template of the site itself fails.
    pub fn make(&self, recipe: &Recipe) -> Result<Vec<u8>, Diagnostic> {
        let html = match *recipe {
            Recipe::Ready(ref content) => return Ok(content.bytes().into_owned()),
            Recipe::Data(make) => return Ok(make.of(&self.catalogue)),
            Recipe::Record(entry, format) => return Ok(record::file(&self.catalogue, entry, format)),
            Recipe::Headers => return Ok(self.policy.file(&self.search().folder).into_bytes()),
            Recipe::Page(id) => self.page_of(id)?,
            Recipe::Alias(entry, at) => self.redirect(entry, at)?,
            Recipe::Moved(ref former, moved) => self.moved(former, moved)?,
            Recipe::Search => self.search_page(&Place::new(&self.site_page(SitePage::Search)))?,
        };
        let mut bytes = html.into_bytes();
        bytes.shrink_to_fit();
        Ok(bytes)
    }

    /// What the search is made of. Its folder changes with any change of what is searched, so only the page to search on and `_headers` name it.
    ///
    /// It works on all cores: ask for it before pages are made in parallel, or two of them could wait for each other.
    pub(crate) fn search(&self) -> &search::Inputs {
        self.search.get_or_init(|| search::Inputs::of(&self.catalogue, &self.synonyms))
    }

    /// The texts that the pages were made of.
    pub(crate) fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// Whether the site has templates of its own.
    #[must_use]
    pub fn has_own_templates(&self) -> bool {
        self.templates.has_own()
    }

    /// The catalogue that the pages are of.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// What browsers may do with the pages.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    fn page_of(&self, id: PageId) -> Result<String, Diagnostic> {
        let place = Place::new(&self.folder(id));
        match id {
            PageId::Entry(entry) => self.entry(&place, entry),
            PageId::Cell(row, column) => self.cell(&place, row, column, 0),
            PageId::Part(Whole::Entry(EntryId::Term(dimension, term)), number) => self.term(&place, dimension, term, number),
            PageId::Part(Whole::Entry(EntryId::List(list)), number) => self.list(&place, list, number),
            PageId::Part(Whole::Entry(_), _) => Ok(String::new()),
            PageId::Part(Whole::Cell(row, column), number) => self.cell(&place, row, column, number),
            PageId::Cards(dimension, term) => self.cards(&place, dimension, term),
            PageId::Poster => self.poster(&place),
            PageId::Coverage => self.picture(&place),
            PageId::Upkeep => self.upkeep(&place),
            PageId::Planner => self.planner(&place),
            PageId::Compare => self.compare(&place),
            PageId::NotFound => self.not_found(),
        }
    }

    /// A method as a list shows it, with [`ROOT`] for the way to the root.
    fn item(&self, method: usize) -> Result<&str, Diagnostic> {
        let make = || {
            let place = Place { folder: String::new(), root: ROOT.to_string() };
            self.templates.render("method-item.html", &self.builder.item(&place, method), "method-item.html", &self.sources)
        };
        self.items[method].get_or_init(make).as_ref().map(String::as_str).map_err(Clone::clone)
    }

    /// The items of a list of methods, as HTML.
    fn items(&self, place: &Place, methods: impl IntoIterator<Item = usize>) -> Result<String, Diagnostic> {
        let mut html = String::new();
        for method in methods {
            for (at, part) in self.item(method)?.split(ROOT).enumerate() {
                if at > 0 {
                    html.push_str(&place.root);
                }
                html.push_str(part);
            }
        }
        Ok(html)
    }

    /// The methods that are related to a method, best first.
    fn related(&self, method: usize) -> Vec<Related> {
        self.features.get_or_init(|| related::Features::of(&self.catalogue)).related_to(&self.catalogue, method)
    }

    fn cell_address(&self, row: usize, column: usize) -> String {
        let Some(matrix) = self.catalogue.config().matrix else { return String::new() };
        let (row, column) = (self.catalogue.term(matrix.rows, row), self.catalogue.term(matrix.columns, column));
        format!("staalkaart/{}/{}/", row.text.slug, column.text.slug)
    }

    fn redirect(&self, entry: EntryId, at: usize) -> Result<String, Diagnostic> {
        let alias = self.catalogue.text(entry).and_then(|text| text.aliases.get(at)).map_or("", |(alias, _)| alias);
        let place = Place::new(&alias[..alias.rfind('/').map_or(0, |at| at + 1)]);
        let address = self.catalogue.address(entry);
        let view = views::Redirect { href: place.to(&address), title: self.builder.title(entry), canonical: self.canonical(&address) };
        self.templates.render("redirect.html", &view, &alias_path(alias), &self.sources)
    }

    /// Where a list or page is now, and its title; `None` where the site does not have it.
    fn moved_to(&self, moved: Moved) -> Option<(String, String)> {
        let word = |key: &str| self.builder.texts.word(key);
        match moved {
            Moved::Kind(table) => self.list_at(List::of(table)?),
            Moved::Page(SitePage::Sources) => self.list_at(List::Sources),
            Moved::Page(SitePage::Search) => Some((self.site_page(SitePage::Search), word("search"))),
            Moved::Page(SitePage::Compare) => Some((compare::address(&self.catalogue)?, word("compare"))),
            Moved::Page(SitePage::Planner) => has_planner(&self.catalogue).then(|| (self.site_page(SitePage::Planner), word("planner"))),
        }
    }

    fn list_at(&self, list: List) -> Option<(String, String)> {
        let entry = EntryId::List(list);
        self.catalogue.has_list(list).then(|| (self.catalogue.address(entry), self.builder.title(entry)))
    }

    fn moved(&self, former: &str, moved: Moved) -> Result<String, Diagnostic> {
        let place = Place::new(&format!("{former}/"));
        let Some((address, title)) = self.moved_to(moved) else { return Ok(String::new()) };
        let view = views::Redirect { href: place.to(&address), title, canonical: self.canonical(&address) };
        self.templates.render("redirect.html", &view, &place.file(), &self.sources)
    }

    fn canonical(&self, folder: &str) -> Option<String> {
        self.catalogue.config().base_url.as_ref().map(|base| format!("{base}{folder}"))
    }

    fn entry(&self, place: &Place, entry: EntryId) -> Result<String, Diagnostic> {
        match entry {
            EntryId::Method(id) => self.method(place, id),
            EntryId::Term(dimension, term) => self.term(place, dimension, term, 0),
            EntryId::Trajectory(id) => self.trajectory(place, id),
            EntryId::Concept(id) => self.concept(place, id),
            EntryId::Own(kind, id) => self.item_of(place, kind, id),
            EntryId::Page(id) => self.page(place, id),
            EntryId::List(list) => self.list(place, list, 0),
        }
    }

    /// Puts a view into the frame that all pages share and renders it.
    fn frame<T: Serialize>(
        &self,
        template: &'static str,
        place: &Place,
        entry: Option<EntryId>,
        head: Head,
        content: T,
    ) -> Result<String, Diagnostic> {
        let text = entry.and_then(|entry| self.catalogue.text(entry));
        let config = self.catalogue.config();
        let section = entry.or(head.part_of).map(Self::section);
        let menu = self.catalogue.menu().iter().map(|item| {
            let current = entry == Some(item.0);
            views::MenuItem {
                href: place.to(&self.catalogue.address(item.0)),
                title: self.builder.title(item.0),
                current,
                within: !current && section == Some(item.0),
            }
        });
        let mut trail: Vec<views::Link> = Vec::new();
        if let Some(section) = section.filter(|&section| Some(section) != entry) {
            trail.push(self.builder.link(place, section));
        }
        trail.extend(head.trail);
        if entry != Some(EntryId::List(List::Home)) {
            trail.push(views::Link { href: String::new(), title: head.step.unwrap_or_else(|| head.title.clone()) });
        }
        let linked_data = entry.map_or_else(String::new, |_| {
            let step = |link: &views::Link| {
                let folder = link.href.strip_prefix(&place.root).and_then(|path| path.strip_suffix("index.html"));
                (link.title.clone(), folder.map(|folder| record::address(&self.catalogue, folder, &place.folder)))
            };
            let trail = trail.iter().map(step).collect();
            record::linked(&self.catalogue, &record::Described { entry, description: &head.description, trail, steps: head.steps })
        });
        let sources = self.catalogue.has_list(List::Sources).then_some(EntryId::List(List::Sources));
        let page = views::Page {
            root: place.root.clone(),
            kind: template.trim_end_matches(".html"),
            title: head.title,
            description: head.description,
            canonical: if template == "404.html" { None } else { self.canonical(&place.folder) },
            text_language: text.and_then(|text| self.builder.foreign(text)),
            edit: text.and_then(|text| {
                let path = &self.sources.file(text.file).path;
                config
                    .edit
                    .as_ref()
                    .map(|address| address.replace("{pad}", &crate::address::encode_path(path)).replace("{path}", &crate::address::encode_path(path)))
            }),
            updated: text.and_then(Text::updated).map(|date| self.builder.day(date)),
            review_by: text.and_then(|text| text.common.herzien_voor).map(|date| self.builder.day(date)),
            upkeep_href: self.upkeep_folder.map(|folder| place.to(folder)),
            menu: menu.collect(),
            trail,
            home: place.to(""),
            feed: data::has_feed(&self.catalogue),
            search: place.to(&self.site_page(SitePage::Search)),
            planner: has_planner(&self.catalogue).then(|| place.to(&self.site_page(SitePage::Planner))),
            pages: self.at_root.iter().map(|&id| EntryId::Page(id)).chain(sources).map(|entry| self.builder.link(place, entry)).collect(),
            image: self.shares.as_ref().map(|shares| {
                let own = match entry {
                    Some(EntryId::Method(id)) => shares.methods.get(id),
                    _ => None,
                };
                own.unwrap_or(&shares.site).clone()
            }),
            citation: entry.and_then(|entry| record::citation(&self.catalogue, entry)),
            meta: entry.map(|entry| record::meta(&self.catalogue, entry)).unwrap_or_default(),
            linked_data,
            content,
        };
        let name = if template == "404.html" { template.to_owned() } else { place.file() };
        self.templates.render(template, &page, &name, &self.sources)
    }

    /// The list that an entry belongs to.
    fn section(entry: EntryId) -> EntryId {
        match entry {
            EntryId::Method(_) => EntryId::List(List::Methods),
            EntryId::Term(dimension, _) => EntryId::List(List::Dimension(dimension)),
            EntryId::Trajectory(_) => EntryId::List(List::Trajectories),
            EntryId::Concept(_) => EntryId::List(List::Concepts),
            EntryId::Own(kind, _) => EntryId::List(List::Own(kind)),
            EntryId::Page(_) | EntryId::List(_) => entry,
        }
    }

    fn method(&self, place: &Place, id: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let method = &self.catalogue.methods()[id];
        let front = &method.front;
        let entry = EntryId::Method(id);
        let dimensions = (0..self.catalogue.dimensions().len()).filter(|&d| !method.terms[d].is_empty()).map(|dimension| {
            let terms = method.terms[dimension].iter().map(|used| views::Term { reason: used.reason.clone(), ..b.term(place, dimension, used.term) });
            b.group_of(place, dimension, terms.collect())
        });
        let not_this = method.not_this.iter().map(|not_this| match not_this {
            NotThis::Method(other, difference) => {
                let link = b.link(place, EntryId::Method(*other));
                let compare_href = self.compare_link(place, &[id, *other]);
                views::NotThis { href: Some(link.href), title: link.title, difference: difference.clone(), compare_href }
            }
            NotThis::Other(name, difference) => {
                views::NotThis { href: None, title: name.clone(), difference: difference.clone(), compare_href: None }
            }
        });
        let near = self.related(id);
        let view = views::Method {
            title_language: b.title_language(id),
            summary: front.samenvatting.clone(),
            swatches: b.strip(id),
            text: b.text(place, entry),
            dimensions: dimensions.collect(),
            also: front.ook_bekend_als.clone(),
            situations: front.herkenbaar.clone(),
            not_this: not_this.collect(),
            facts: self.facts(front),
            surroundings: front.omgeving.clone(),
            protected: front.naam_beschermd.clone(),
            evidence: front.bewijs.as_ref().map(|evidence| views::Evidence {
                grade: evidence.graad.clone(),
                database: evidence.databank.clone(),
                date: b.date(evidence.datum),
                href: method.evidence.map(|source| format!("#{}", super::citations::anchor(self.catalogue.bibliography(), source))),
            }),
            related: near.iter().map(|related| b.related(place, related)).collect(),
            compare_href: self.compare_link(place, &[id]),
            trajectories: self.catalogue.trajectories_with(id).iter().map(|&t| b.link(place, EntryId::Trajectory(t))).collect(),
            lay: has_planner(&self.catalogue).then(|| b.lay(place, id)),
            completion: self.completion(place, id, &near),
            keywords: method.text.common.trefwoorden.clone(),
            authors: method.text.common.auteurs.clone(),
            fields: b.fields(place, entry),
        };
        let mut head = Head::new(&method.text.title, &front.samenvatting);
        head.steps = record::steps(&view.text.html);
        self.frame("method.html", place, Some(entry), head, view)
    }

    /// The methods with which a method covers all swatches.
    fn completion(&self, place: &Place, id: usize, related: &[Related]) -> Option<views::Completion> {
        let b = &self.builder;
        if !has_planner(&self.catalogue) {
            return None;
        }
        let completer = self.completer.get_or_init(|| coverage::Completer::new(&self.catalogue, b.swatches));
        let others = completer.complete(id, related, MOST_TO_COMPLETE)?;
        let slugs = std::iter::once(&id).chain(&others).map(|&method| self.catalogue.methods()[method].text.slug.as_str());
        Some(views::Completion {
            terms: self.catalogue.dimensions()[b.swatches].config.plural.clone(),
            methods: others.iter().map(|&method| b.link(place, EntryId::Method(method))).collect(),
            href: format!("{}#{}", place.to(&self.site_page(SitePage::Planner)), weaving::plan_of(slugs).address()),
        })
    }

    /// Link to the page on the quick-work trap.
    fn trap(&self, place: &Place) -> Option<String> {
        let lens = self.builder.woven.only_work.as_ref()?;
        lens.page.as_ref().map(|page| place.to_file(page))
    }

    /// The page to make a trajectory on.
    fn planner(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let links = [List::Methods, List::Trajectories]
            .into_iter()
            .filter(|list| self.catalogue.has_list(*list))
            .map(|list| b.link(place, EntryId::List(list)));
        let view = views::Planner {
            methods_folder: place.to_file(&self.catalogue.address(EntryId::List(List::Methods))),
            links: links.collect(),
            trap_href: self.trap(place),
            compare_href: compare::address(&self.catalogue).map(|folder| place.to(&folder)),
            swatches: b.dimension_title(b.swatches),
        };
        let mut head = Head::new(&b.texts.word("planner"), &b.texts.word("planner-lead"));
        head.trail = if self.catalogue.has_list(List::Trajectories) { vec![b.link(place, EntryId::List(List::Trajectories))] } else { Vec::new() };
        self.frame("traject-maken.html", place, None, head, view)
    }

    fn facts(&self, front: &crate::model::front::Method) -> Vec<views::Fact> {
        let practical = &front.praktisch;
        let stated = |key, stated: &Option<Stated>| {
            stated.as_ref().map(|stated| views::Fact { key, text: stated.tekst.clone(), estimate: stated.bron == "schatting" })
        };
        let group = practical.groep.as_ref().and_then(|group| {
            let count = |n: u32| FluentValue::from(i64::from(n));
            let numbers = match (group.min, group.max) {
                (Some(min), Some(max)) if min == max => self.builder.texts.get("group-exact", &[("count", count(min))]),
                (Some(min), Some(max)) => self.builder.texts.get("group-range", &[("min", count(min)), ("max", count(max))]),
                (Some(min), None) => self.builder.texts.get("group-from", &[("count", count(min))]),
                (None, Some(max)) => self.builder.texts.get("group-to", &[("count", count(max))]),
                (None, None) => None,
            };
            let text = [numbers, group.tekst.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ");
            (!text.is_empty()).then(|| views::Fact { key: "fact-group", text, estimate: group.bron == "schatting" })
        });
        [
            stated("fact-duration", &practical.duur),
            group,
            stated("fact-who", &practical.wie),
            stated("fact-material", &practical.materiaal),
            stated("fact-cost", &practical.kosten),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The page of a term, or a part of its methods.
    fn term(&self, place: &Place, dimension: usize, term: usize, number: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let entry = EntryId::Term(dimension, term);
        let data = self.catalogue.term(dimension, term);
        let mut head = Head::new(&data.text.title, &data.front.kort);
        let (methods, parts) = self.methods_of(place, Whole::Entry(entry), number, &data.methods, &mut head)?;
        if number > 0 {
            let view = views::TermPage {
                singular: capital(&self.catalogue.dimensions()[dimension].config.singular),
                term: b.term(place, dimension, term),
                swatch: dimension == b.swatches,
                wheel: None,
                cards_href: None,
                text: views::Text::default(),
                above: data.above.map(|above| b.link(place, EntryId::Term(dimension, above))),
                below: Vec::new(),
                methods,
                parts,
                fields: views::Fields::default(),
                cross: Vec::new(),
            };
            return self.frame("term.html", place, None, head, view);
        }
        let cross = (0..self.catalogue.dimensions().len()).filter(|&other| other != dimension).map(|other| {
            let counts = matrix::cross(&self.catalogue, dimension, term, other);
            let most = counts.iter().copied().max().unwrap_or(0);
            let cells = counts.iter().enumerate().map(|(place_of, &count)| views::CrossCell {
                term: b.term(place, other, place_of),
                cell: match self.cell_link(place, (dimension, term), (other, place_of), count) {
                    Some(link) => views::Cell { href: Some(link.href), title: link.title, ..counted(count, most) },
                    None => counted(count, most),
                },
            });
            views::Cross { title: b.dimension_title(other), cells: cells.collect() }
        });
        let view = views::TermPage {
            singular: capital(&self.catalogue.dimensions()[dimension].config.singular),
            term: b.term(place, dimension, term),
            swatch: dimension == b.swatches,
            wheel: if dimension == b.swatches { b.wheel(place, dimension, Some(term)) } else { None },
            cards_href: self.cards_address(dimension, term).map(|folder| place.to(&folder)),
            text: b.text(place, entry),
            above: data.above.map(|above| b.link(place, EntryId::Term(dimension, above))),
            below: data.below.iter().map(|&below| b.term(place, dimension, below)).collect(),
            methods,
            parts,
            fields: b.fields(place, entry),
            cross: cross.collect(),
        };
        self.frame("term.html", place, Some(entry), head, view)
    }

    /// The link to a cell of the matrix, if the two terms are of its dimensions and it holds something.
    fn cell_link(&self, place: &Place, a: (usize, usize), b: (usize, usize), count: usize) -> Option<views::Link> {
        let matrix = self.catalogue.config().matrix?;
        let (row, column) = if (a.0, b.0) == (matrix.rows, matrix.columns) {
            (a.1, b.1)
        } else if (b.0, a.0) == (matrix.rows, matrix.columns) {
            (b.1, a.1)
        } else {
            return None;
        };
        let terms = || (self.builder.term(place, matrix.rows, row), self.builder.term(place, matrix.columns, column));
        (count > 0).then(terms).map(|(r, c)| views::Link { href: place.to(&self.cell_address(row, column)), title: self.cell_title(&r, &c) })
    }

    /// The page of a cell of the matrix, or a part of it.
    fn cell(&self, place: &Place, row: usize, column: usize, number: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let Some(of) = self.catalogue.config().matrix else { return Ok(String::new()) };
        let methods = matrix::cell(&self.catalogue, of.rows, row, of.columns, column);
        let (row_term, column_term) = (b.term(place, of.rows, row), b.term(place, of.columns, column));
        let title = self.cell_title(&row_term, &column_term);
        let count = [("count", FluentValue::from(methods.len()))];
        let mut head = Head::new(&title, &b.texts.get("count-methods", &count).unwrap_or_default());
        head.trail = vec![b.link(place, EntryId::Term(of.rows, row))];
        let (html, parts) = self.methods_of(place, Whole::Cell(row, column), number, &methods, &mut head)?;
        let view = views::CellPage { row: row_term, column: column_term, count: methods.len(), methods: html, parts };
        self.frame("cell.html", place, None, head, view)
    }

    fn cell_title(&self, row: &views::Term, column: &views::Term) -> String {
        let args = [("row", FluentValue::from(in_sentence(&row.title))), ("column", FluentValue::from(in_sentence(&column.title)))];
        capital(&self.builder.texts.get("cell-title", &args).unwrap_or_default())
    }

    fn trajectory(&self, place: &Place, id: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let entry = EntryId::Trajectory(id);
        let trajectory = &self.catalogue.trajectories()[id];
        let phase = |phase: &catalogue::Phase| {
            Ok(views::Phase {
                name: phase.front.naam.clone(),
                when: phase.front.wanneer.clone(),
                note: phase.front.toelichting.clone(),
                methods: self.items(place, phase.methods.iter().copied())?,
            })
        };
        let phases = trajectory.phases.iter().map(phase).collect::<Result<Vec<views::Phase>, Diagnostic>>()?;
        let coverage: Vec<views::Coverage> = (0..self.catalogue.dimensions().len()).map(|dimension| self.coverage(place, id, dimension)).collect();
        let without_central = b.woven.without_central(&trajectory.methods()).map(|(dimension, term)| b.woven.title(dimension, term).to_owned());
        let woven: Vec<(&str, &[usize])> = trajectory.phases.iter().map(|phase| (phase.front.naam.as_str(), phase.methods.as_slice())).collect();
        let band = b.woven.band(&trajectory.text.title, &woven);
        let start = weaving::plan(&self.catalogue, trajectory).address();
        let view = views::Trajectory {
            band,
            summary: trajectory.front.samenvatting.clone(),
            for_whom: trajectory.front.voor_wie.clone(),
            text: b.text(place, entry),
            phases,
            fields: b.fields(place, entry),
            coverage,
            without_central,
            only_work: b.woven.is_only_work(&trajectory.methods()),
            trap_href: self.trap(place),
            start_href: format!("{}#{start}", place.to(&self.site_page(SitePage::Planner))),
        };
        let head = Head::new(&trajectory.text.title, &trajectory.front.samenvatting);
        self.frame("trajectory.html", place, Some(entry), head, view)
    }

    fn coverage(&self, place: &Place, id: usize, dimension: usize) -> views::Coverage {
        let b = &self.builder;
        let trajectory = &self.catalogue.trajectories()[id];
        let cover = coverage::of_trajectory(&self.catalogue, trajectory, dimension);
        let phases: Vec<coverage::Cover> =
            trajectory.phases.iter().map(|phase| coverage::of_methods(&self.catalogue, &phase.methods, dimension)).collect();
        let rows = cover.counts.iter().enumerate().map(|(term, &count)| views::CoverageRow {
            term: b.term(place, dimension, term),
            count,
            phases: phases.iter().map(|phase| phase.counts[term]).collect(),
        });
        let matters = self.catalogue.dimensions()[dimension].config.coverage;
        let fillers = coverage::fillers(&self.catalogue, trajectory, dimension).into_iter().take(5).map(|filler| views::Related {
            href: place.to(&self.catalogue.address(EntryId::Method(filler.method))),
            title: self.catalogue.methods()[filler.method].text.title.clone(),
            language: b.title_language(filler.method),
            reason: filler_reason(&self.catalogue, &b.woven.words, dimension, &filler),
            swatches: b.strip(filler.method),
        });
        views::Coverage {
            title: b.dimension_title(dimension),
            matters,
            rows: rows.collect(),
            thin: cover.thin.iter().map(|&term| b.term(place, dimension, term)).collect(),
            missing: cover.missing.iter().map(|&term| b.term(place, dimension, term)).collect(),
            fillers: fillers.collect(),
        }
    }

    fn concept(&self, place: &Place, id: usize) -> Result<String, Diagnostic> {
        let entry = EntryId::Concept(id);
        let concept = &self.catalogue.concepts()[id];
        let view = views::Concept {
            singular: self.builder.texts.word("concept"),
            short: concept.front.kort.clone(),
            also: concept.front.ook_bekend_als.clone(),
            text: self.builder.text(place, entry),
            related: concept.related.iter().map(|&related| self.builder.link(place, related)).collect(),
            fields: self.builder.fields(place, entry),
        };
        self.frame("concept.html", place, Some(entry), Head::new(&concept.text.title, &concept.front.kort), view)
    }

    /// The page of a text of a kind of the site's own.
    fn item_of(&self, place: &Place, kind: u8, id: usize) -> Result<String, Diagnostic> {
        let entry = EntryId::Own(kind, id);
        let item = &self.catalogue.own(kind)[id];
        let view = views::Concept {
            singular: capital(&self.builder.words(Table::Own(kind)).singular),
            short: item.front.kort.clone().unwrap_or_default(),
            also: item.front.ook_bekend_als.clone(),
            text: self.builder.text(place, entry),
            related: item.related.iter().map(|&related| self.builder.link(place, related)).collect(),
            fields: self.builder.fields(place, entry),
        };
        let head = Head::new(&item.text.title, item.front.kort.as_deref().unwrap_or_default());
        self.frame("concept.html", place, Some(entry), head, view)
    }

    fn page(&self, place: &Place, id: usize) -> Result<String, Diagnostic> {
        let entry = EntryId::Page(id);
        let page = &self.catalogue.pages()[id];
        let made = [(picture::address(&self.catalogue), "coverage"), (self.upkeep_folder, "upkeep")];
        let made = made.into_iter().filter_map(|(folder, word)| Some(views::Link { href: place.to(folder?), title: self.builder.texts.word(word) }));
        let below = if place.folder == ABOUT { made.collect() } else { Vec::new() };
        let view = views::PlainPage {
            short: page.front.kort.clone(),
            text: self.builder.text(place, entry),
            below,
            fields: self.builder.fields(place, entry),
        };
        let head = Head::new(&page.text.title, page.front.kort.as_deref().unwrap_or_default());
        self.frame("page.html", place, Some(entry), head, view)
    }

    /// A list, or a part of it.
    fn list(&self, place: &Place, list: List, number: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let entry = EntryId::List(list);
        let introduction = self.catalogue.introduction(list);
        let short = introduction.and_then(|page| page.front.kort.clone());
        let mut head = Head::new(&b.title(entry), short.as_deref().unwrap_or_default());
        let (part, parts) = self.part(place, Whole::Entry(entry), number, &mut head);
        // The editors' words stand on the first page.
        let text = if number == 0 { b.text(place, entry) } else { views::Text::default() };
        let page_of = (number == 0).then_some(entry);
        match list {
            List::Home => {
                let config = self.catalogue.config();
                let head = Head::new(&config.title, short.as_deref().or(config.subtitle.as_deref()).unwrap_or_default());
                let trajectories = self.catalogue.trajectories().len();
                let few = (trajectories > parts::MOST).then_some(MOST_AT_HOME);
                let view = views::Home {
                    text,
                    matrix: self.matrix(place),
                    wheel: if self.catalogue.dimensions().is_empty() { None } else { b.wheel(place, b.swatches, None) },
                    poster_href: self.poster_address().map(|folder| place.to(folder)),
                    coverage_href: picture::address(&self.catalogue).map(|folder| place.to(folder)),
                    dimensions: (0..self.catalogue.dimensions().len()).map(|dimension| b.group(place, dimension)).collect(),
                    trajectories: self.trajectories(place, 0..few.unwrap_or(trajectories)),
                    more_trajectories: few.map_or(0, |few| trajectories - few),
                    situations: self.situations(place),
                    methods_href: place.to(&self.catalogue.address(EntryId::List(List::Methods))),
                    trajectories_href: place.to(&self.catalogue.address(EntryId::List(List::Trajectories))),
                };
                self.frame("home.html", place, Some(entry), head, view)
            }
            List::Methods => {
                let count = self.catalogue.methods().len();
                let shown = part.map_or(0..count, |part| part.items.clone());
                let letters = self.letters(place, shown)?;
                // The other ways to the methods stand on the first page.
                let (dimensions, filters) = if number == 0 {
                    ((0..self.catalogue.dimensions().len()).map(|dimension| b.group(place, dimension)).collect(), b.filters(place))
                } else {
                    (Vec::new(), Vec::new())
                };
                let compare_href = compare::address(&self.catalogue).map(|folder| place.to(&folder));
                let view = views::Methods { text, count, letters, parts, dimensions, filters, compare_href };
                self.frame("methods.html", place, page_of, head, view)
            }
            List::Dimension(dimension) => {
                let depths = b.tree(dimension).into_iter().map(|(_, depth)| depth).collect();
                let view = views::Dimension {
                    text,
                    group: b.group(place, dimension),
                    depths,
                    wheel: if dimension == b.swatches { b.wheel(place, dimension, None) } else { None },
                };
                self.frame("dimension.html", place, Some(entry), head, view)
            }
            List::Trajectories => {
                let shown = part.map_or(0..self.catalogue.trajectories().len(), |part| part.items.clone());
                let mut items = self.trajectories(place, shown);
                if parts.is_some() {
                    lettered(&mut items);
                }
                self.frame("trajectories.html", place, page_of, head, views::Summaries { text, items, parts })
            }
            List::Concepts => {
                let shown = part.map_or(0..self.catalogue.concepts().len(), |part| part.items.clone());
                let items = shown.map(|id| {
                    let concept = &self.catalogue.concepts()[id];
                    views::Summary {
                        href: place.to(&self.catalogue.address(EntryId::Concept(id))),
                        title: concept.text.title.clone(),
                        summary: concept.front.kort.clone(),
                        count: 0,
                        also: concept.front.ook_bekend_als.clone(),
                        letter: None,
                        id: None,
                    }
                });
                let mut items: Vec<views::Summary> = items.collect();
                lettered(&mut items);
                self.frame("concepts.html", place, page_of, head, views::Summaries { text, items, parts })
            }
            List::Own(kind) => {
                let all = self.catalogue.own(kind);
                let items = part.map_or(0..all.len(), |part| part.items.clone()).map(|id| views::Summary {
                    href: place.to(&self.catalogue.address(EntryId::Own(kind, id))),
                    title: all[id].text.title.clone(),
                    summary: all[id].front.kort.clone().unwrap_or_default(),
                    count: 0,
                    also: all[id].front.ook_bekend_als.clone(),
                    letter: None,
                    id: None,
                });
                let mut items: Vec<views::Summary> = items.collect();
                lettered(&mut items);
                self.frame("concepts.html", place, page_of, head, views::Summaries { text, items, parts })
            }
            List::Sources => {
                let view = self.sources_page(place, text, part, parts);
                self.frame("sources.html", place, page_of, head, view)
            }
        }
    }

    /// The part of a list whose page this is, and what the page shows of the others; neither where the list is one page. The title of a part below
    /// the list names its letters.
    fn part(&self, place: &Place, whole: Whole, number: usize, head: &mut Head) -> (Option<&Part>, Option<views::Parts>) {
        let Some((parts, part)) = self.parts.get(&whole).and_then(|parts| Some((parts, parts.get(number)?))) else { return (None, None) };
        let folder = self.whole_folder(whole);
        if number > 0 {
            let args = [("title", FluentValue::from(head.title.as_str())), ("part", FluentValue::from(part.title.as_str()))];
            let title = self.builder.texts.get("part-title", &args).unwrap_or_default();
            let of = std::mem::replace(&mut head.title, title);
            head.step = Some(part.title.clone());
            if let Whole::Entry(entry) = whole {
                head.part_of = Some(entry);
            }
            // A list of the site is its own section, which the trail names already.
            if !matches!(whole, Whole::Entry(EntryId::List(_))) {
                head.trail.push(views::Link { href: place.to(&folder), title: of });
            }
        }
        (Some(part), Some(parts.view(place, &folder, number)))
    }

    /// The items of a list of methods as HTML: of all, or of a part, then by letter too.
    fn methods_of(
        &self,
        place: &Place,
        whole: Whole,
        number: usize,
        methods: &[usize],
        head: &mut Head,
    ) -> Result<(String, Option<views::Parts>), Diagnostic> {
        let (part, mut parts) = self.part(place, whole, number, head);
        let shown = part.map_or(methods, |part| &methods[part.items.clone()]);
        if let Some(parts) = &mut parts {
            parts.sections = self.letters(place, shown.iter().copied())?;
        }
        Ok((self.items(place, shown.iter().copied())?, parts))
    }

    /// Methods by letter.
    fn letters(&self, place: &Place, methods: impl IntoIterator<Item = usize>) -> Result<Vec<views::Letter>, Diagnostic> {
        let mut letters: Vec<views::Letter> = Vec::new();
        for id in methods {
            let letter = letter_of(&self.catalogue.methods()[id].text.title);
            if letters.last().is_none_or(|last| last.letter != letter) {
                let id = letter_id(letter, letters.iter().filter(|known| known.letter == letter).count());
                letters.push(views::Letter { letter, id, methods: String::new() });
            }
            if let Some(last) = letters.last_mut() {
                last.methods.push_str(&self.items(place, [id])?);
            }
        }
        Ok(letters)
    }

    /// The page of all sources, or a part of it.
    fn sources_page(&self, place: &Place, text: views::Text, part: Option<&Part>, parts: Option<views::Parts>) -> views::Sources {
        let b = &self.builder;
        let bibliography = self.catalogue.bibliography();
        let references = self.references.get_or_init(|| {
            let all: Vec<_> = (0..bibliography.sources().len()).map(|source| catalogue::Cited { source, ..catalogue::Cited::default() }).collect();
            b.citer.cite(bibliography, &[], &all).1
        });
        let view = |reference: &super::citations::Reference| {
            let citing = self.catalogue.citing(reference.source);
            views::Reference {
                id: super::citations::anchor(bibliography, reference.source),
                html: reference.html.clone(),
                note: bibliography.sources()[reference.source].note.clone(),
                cited_by: citing.iter().take(parts::MOST_CITING).map(|&by| b.link(place, by)).collect(),
                more: citing.len().saturating_sub(parts::MOST_CITING),
            }
        };
        let mut letters: Vec<views::SourceLetter> = Vec::new();
        let references = if let Some(part) = part {
            let letter_of: HashMap<usize, char> = self.sources_at.at(part.items.clone()).map(|(letter, source)| (source, letter)).collect();
            for (letter, _) in self.sources_at.at(part.items.clone()) {
                if letters.last().is_none_or(|last| last.letter != letter) {
                    letters.push(views::SourceLetter { letter, id: letter_id(letter, 0), references: Vec::new() });
                }
            }
            // Within a letter they stand in the order of the style, as on one page.
            let shown = references.iter().filter_map(|reference| Some((letter_of.get(&reference.source)?, view(reference))));
            let shown: Vec<(&char, views::Reference)> = shown.collect();
            for (letter, reference) in &shown {
                if let Some(of) = letters.iter_mut().find(|of| of.letter == **letter) {
                    of.references.push(reference.clone());
                }
            }
            shown.into_iter().map(|(_, reference)| reference).collect()
        } else {
            references.iter().map(view).collect()
        };
        let downloads = data::downloads(&self.catalogue);
        let downloads = downloads.map(|(path, title, _)| views::Link { href: place.to_file(&path), title: title.to_owned() });
        let on_first = !bibliography.sources().is_empty() && parts.as_ref().is_none_or(|parts| parts.first);
        let downloads = if on_first { downloads.to_vec() } else { Vec::new() };
        let moved_href = parts.as_ref().filter(|parts| parts.first).map(|_| parts::MOVED.to_owned());
        views::Sources { text, references, letters, parts, moved_href, downloads }
    }

    /// The way to the page about the site, where an editor wrote one.
    fn about(&self, place: &Place) -> Vec<views::Link> {
        let page = (0..self.catalogue.pages().len()).map(EntryId::Page).find(|&page| self.catalogue.address(page) == ABOUT);
        page.map(|page| self.builder.link(place, page)).into_iter().collect()
    }

    /// A way in by what somebody goes through: for each term with a swatch, in its order, a situation of the first method that was not named yet.
    fn situations(&self, place: &Place) -> Vec<views::Situation> {
        let b = &self.builder;
        let mut named = Vec::new();
        let mut situations = Vec::new();
        let terms = self.catalogue.dimensions().get(b.swatches).map(|dimension| dimension.terms.as_slice()).unwrap_or_default();
        for term in terms {
            let first = |&&method: &&usize| !named.contains(&method) && !self.catalogue.methods()[method].front.herkenbaar.is_empty();
            if let Some(&method) = term.methods.iter().find(first) {
                named.push(method);
                let entry = &self.catalogue.methods()[method];
                situations.push(views::Situation {
                    text: entry.front.herkenbaar[0].clone(),
                    method: b.link(place, EntryId::Method(method)),
                    swatches: b.strip(method),
                });
            }
        }
        situations
    }

    fn trajectories(&self, place: &Place, shown: Range<usize>) -> Vec<views::Summary> {
        let summary = |id: usize| {
            let trajectory = &self.catalogue.trajectories()[id];
            views::Summary {
                href: place.to(&self.catalogue.address(EntryId::Trajectory(id))),
                title: trajectory.text.title.clone(),
                summary: trajectory.front.samenvatting.clone(),
                count: trajectory.methods().len(),
                also: Vec::new(),
                letter: None,
                id: None,
            }
        };
        shown.map(summary).collect()
    }

    fn matrix(&self, place: &Place) -> Option<views::Matrix> {
        let b = &self.builder;
        let of = self.catalogue.config().matrix?;
        let counts = matrix::counts(&self.catalogue, of.rows, of.columns);
        let most = counts.iter().flatten().copied().max().unwrap_or(0);
        let rows = counts.iter().enumerate().map(|(row, counts)| {
            let cells = counts.iter().enumerate().map(|(column, &count)| match self.cell_link(place, (of.rows, row), (of.columns, column), count) {
                Some(link) => views::Cell { href: Some(link.href), title: link.title, ..counted(count, most) },
                None => counted(count, most),
            });
            views::MatrixRow { term: b.term(place, of.rows, row), cells: cells.collect() }
        });
        Some(views::Matrix {
            row_title: b.dimension_title(of.rows),
            column_title: self.catalogue.dimensions()[of.columns].config.plural.clone(),
            columns: (0..self.catalogue.dimensions()[of.columns].terms.len()).map(|column| b.term(place, of.columns, column)).collect(),
            rows: rows.collect(),
        })
    }

    /// The kinds of page that the search can find here.
    fn kinds(&self) -> Vec<views::FoundKind> {
        let catalogue = &self.catalogue;
        let is_page = |entry: EntryId| matches!(entry, EntryId::Page(_) | EntryId::List(_));
        let model = &catalogue.config().model;
        let own = catalogue.own_kinds().filter(|kind| !catalogue.own(*kind).is_empty()).filter_map(|kind| model.kind(Table::Own(kind)));
        let own = own.map(|kind| views::FoundKind { name: kind.name.clone(), folder: Some(kind.folder.clone()) });
        let kinds = [
            ("methodiek", !catalogue.methods().is_empty()),
            ("term", catalogue.dimensions().iter().any(|dimension| !dimension.terms.is_empty())),
            ("traject", !catalogue.trajectories().is_empty()),
            ("begrip", !catalogue.concepts().is_empty()),
            ("bron", !catalogue.bibliography().sources().is_empty()),
            ("pagina", catalogue.texts().any(|(entry, _)| is_page(entry))),
        ];
        let kinds = kinds.into_iter().filter(|(_, there)| *there).map(|(kind, _)| views::FoundKind { name: kind.to_owned(), folder: None });
        kinds.chain(own).collect()
    }

    fn search_page(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let lists = self.catalogue.lists().filter(|list| *list != List::Home);
        let dimensions: Vec<views::TermGroup> = (0..self.catalogue.dimensions().len()).map(|dimension| b.group(place, dimension)).collect();
        let view = views::Search {
            kinds: self.kinds(),
            filters: dimensions.iter().cloned().chain(b.filters(place)).collect(),
            folder: Some(place.to_file(&self.search().folder)),
            dimensions,
            links: lists.map(|list| b.link(place, EntryId::List(list))).collect(),
        };
        self.frame("zoeken.html", place, None, Head::new(&b.texts.word("search"), &b.texts.word("search-description")), view)
    }

    fn not_found(&self) -> Result<String, Diagnostic> {
        // A server shows this page at any address, so its links begin at the root of the host.
        let base = self.catalogue.config().base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
        let root = base.map_or_else(|| "/".to_owned(), |base| base.path().to_owned());
        let place = Place { folder: String::new(), root };
        let lists = self.catalogue.lists().filter(|list| *list != List::Sources);
        let links = lists.map(|list| self.builder.link(&place, EntryId::List(list))).collect();
        let head = Head::new(&self.builder.texts.word("not-found"), "");
        self.frame("404.html", &place, None, head, views::NotFound { links })
    }
}

/// What the frame of a page needs to know of it.
struct Head {
    title: String,
    description: String,
    trail: Vec<views::Link>,
    /// What the trail calls the page, where that is not its title.
    step: Option<String>,
    /// What the page is a part of.
    part_of: Option<EntryId>,
    /// The steps that a method takes.
    steps: Vec<String>,
}

impl Head {
    fn new(title: &str, description: &str) -> Self {
        Self { title: title.to_owned(), description: description.to_owned(), trail: Vec::new(), step: None, part_of: None, steps: Vec::new() }
    }
}

/// Why a method fills a gap: "brengt integraal en gecoördineerd in".
pub(crate) fn filler_reason(catalogue: &Catalogue, words: &Words, dimension: usize, filler: &coverage::Filler) -> String {
    words.reason(filler, |term| catalogue.term(dimension, term).text.title.clone())
}

/// Gives the first item under each letter that letter, and its id.
fn lettered(items: &mut [views::Summary]) {
    let mut before = None;
    let mut known: Vec<char> = Vec::new();
    for item in items {
        let letter = letter_of(&item.title);
        if before != Some(letter) {
            item.letter = Some(letter);
            item.id = Some(letter_id(letter, known.iter().filter(|&&known| known == letter).count()));
            known.push(letter);
        }
        before = Some(letter);
    }
}

/// A count without a page of its own.
fn counted(count: usize, most: usize) -> views::Cell {
    let share = u8::try_from((count * 200 + most) / (most * 2).max(1)).unwrap_or(100).min(100);
    views::Cell { count, href: None, title: String::new(), heat: heat(count, most), share }
}

/// How full a cell is beside the fullest, 0 to 4.
fn heat(count: usize, most: usize) -> u8 {
    if count == 0 || most == 0 { 0 } else { u8::try_from((count * 4).div_ceil(most)).unwrap_or(4).min(4) }
}
