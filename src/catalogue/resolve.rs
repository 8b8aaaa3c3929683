//! Names to numbers: the index over all drafts, and the lookup of everything that one text says of another.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::{Bibliography, Body, Cited, Destination, EntryId, List, MethodId, Value};
use crate::config::Config;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::draft::{Draft, Kind};
use crate::markdown::{self, Document, Link};
use crate::model::Date;
use crate::model::form::{self, shorten};
use crate::model::keys::Table;
use crate::model::slug;
use crate::model::value::Written;
use crate::source::front_matter::Step;
use crate::source::history::History;

/// How a name was written, for the message when it leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// `[[name]]` in a text.
    Wikilink,
    /// A name in front matter.
    Name,
}

/// What can be referred to.
pub(super) struct Resolver<'a> {
    config: &'a Config,
    bibliography: &'a Bibliography,
    media: &'a BTreeSet<String>,
    history: Option<&'a History>,
    /// By path in `content/`, without `.md`.
    by_path: BTreeMap<&'a str, EntryId>,
    by_slug: BTreeMap<&'a str, Vec<(EntryId, &'a str)>>,
    methods: BTreeMap<&'a str, MethodId>,
    terms: Vec<BTreeMap<&'a str, usize>>,
    anchors: BTreeMap<EntryId, &'a [markdown::Heading]>,
    /// Texts that are not published, by path and by slug.
    unpublished: BTreeSet<&'a str>,
    unpublished_slugs: BTreeSet<&'a str>,
    /// Texts that could not be read, by path and by slug: reported already, so a reference to one is not.
    broken: BTreeSet<&'a str>,
    lists: Vec<(String, List)>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(config: &'a Config, bibliography: &'a Bibliography, media: &'a BTreeSet<String>, history: Option<&'a History>) -> Self {
        let lists = List::named(config).collect();
        Self {
            config,
            bibliography,
            media,
            history,
            by_path: BTreeMap::new(),
            by_slug: BTreeMap::new(),
            methods: BTreeMap::new(),
            terms: vec![BTreeMap::new(); config.dimensions.len()],
            anchors: BTreeMap::new(),
            unpublished: BTreeSet::new(),
            unpublished_slugs: BTreeSet::new(),
            broken: BTreeSet::new(),
            lists,
        }
    }

    pub(super) fn add(&mut self, id: EntryId, draft: &'a Draft) {
        self.by_path.insert(&draft.path, id);
        self.anchors.insert(id, &draft.body.headings);
        match id {
            EntryId::Method(method) => {
                self.methods.insert(&draft.slug, method);
            }
            EntryId::Term(dimension, term) => {
                self.terms[dimension].insert(&draft.slug, term);
            }
            // A list is found by its own name.
            EntryId::List(_) => return,
            _ => {}
        }
        self.by_slug.entry(&draft.slug).or_default().push((id, &draft.path));
    }

    pub(super) fn add_unpublished(&mut self, draft: &'a Draft) {
        self.unpublished.insert(&draft.path);
        self.unpublished_slugs.insert(&draft.slug);
    }

    pub(super) fn add_broken(&mut self, path: &'a str) {
        self.broken.insert(path);
        self.broken.insert(path.rsplit('/').next().unwrap_or(path));
    }

    /// The addresses that a text had in former folders of its kind.
    pub(super) fn moved(&self, draft: &Draft) -> impl Iterator<Item = (String, Span)> {
        let is_listed = !matches!(draft.kind, Kind::Page | Kind::Term(_));
        let kind = self.config.model.kind(draft.kind.table()).filter(|_| is_listed);
        kind.into_iter().flat_map(|kind| kind.former.iter().map(|former| (format!("{former}/{}/", draft.slug), Span::start_of(draft.file))))
    }

    /// Whether this is the path or the name of a text that could not be read.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }

    /// The day of the last commit that touched a text.
    pub(super) fn committed(&self, draft: &Draft) -> Option<Date> {
        self.history?.get(&format!("content/{}.md", draft.path)).copied()
    }

    /// A list or a page by the name that the menu uses.
    pub(super) fn named(&self, name: &str) -> Option<EntryId> {
        let list = self.lists.iter().find(|(known, _)| known == name).map(|(_, list)| EntryId::List(*list));
        list.or_else(|| self.by_path.get(name).copied())
    }

    /// Names that the menu can use.
    pub(super) fn page_names(&self) -> impl Iterator<Item = &str> {
        let pages = self.by_path.iter().filter(|(_, id)| matches!(id, EntryId::Page(_))).map(|(path, _)| *path);
        self.lists.iter().map(|(name, _)| name.as_str()).chain(pages)
    }

    pub(super) fn term(&self, dimension: usize, slug: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<usize> {
        let terms = &self.terms[dimension];
        if let Some(&term) = terms.get(slug) {
            return Some(term);
        }
        let name = self.config.dimensions[dimension].name.as_str();
        if self.unpublished.contains(format!("{name}/{slug}").as_str()) {
            diagnostics.push(Diagnostic::new(Code::LinkToDraft, span).arg("slug", slug));
            return None;
        }
        if self.broken.contains(format!("{name}/{slug}").as_str()) {
            return None;
        }
        let mut names = terms.keys().copied().collect::<Vec<_>>().join(", ");
        if names.is_empty() {
            "none".clone_into(&mut names);
        }
        let diagnostic = Diagnostic::new(Code::UnknownTerm, span).arg("term", shorten(slug)).arg("dimension", name).arg("names", names);
        diagnostics.push(diagnostic.did_you_mean(slug, terms.keys().copied()));
        None
    }

    pub(super) fn find_method(&self, slug: &str) -> Option<MethodId> {
        self.methods.get(slug).copied()
    }

    /// The methods that a list in front matter names; `own` is the method whose front matter it is.
    pub(super) fn methods(
        &self,
        draft: &Draft,
        slugs: &[String],
        path: &[Step<'_>],
        own: Option<MethodId>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<MethodId> {
        let mut methods = Vec::new();
        for (at, slug) in slugs.iter().enumerate().filter(|(_, slug)| !slug.is_empty()) {
            let mut path = path.to_vec();
            path.push(Step::Item(at));
            let span = draft.span(&path);
            match self.find_method(slug) {
                Some(method) if Some(method) == own => {
                    diagnostics.push(Diagnostic::new(Code::SelfReference, span).arg("slug", slug.as_str()));
                }
                Some(method) if methods.contains(&method) => {}
                Some(method) => methods.push(method),
                None if self.unpublished.contains(format!("{}/{slug}", self.config.model.folder(Table::Method)).as_str()) => {
                    diagnostics.push(Diagnostic::new(Code::LinkToDraft, span).arg("slug", slug.as_str()));
                }
                None if self.broken.contains(slug.as_str()) => {}
                None => {
                    let diagnostic = Diagnostic::new(Code::UnknownEntry, span).arg("slug", shorten(slug)).arg("kind", "method");
                    diagnostics.push(diagnostic.did_you_mean(slug, self.methods.keys().copied()));
                }
            }
        }
        methods
    }

    pub(super) fn source(&self, written: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Cited> {
        let (key, locator) = markdown::split_locator(written);
        let found = self.bibliography.find(key).map(|source| Cited { source, locator: locator.map(str::to_owned), ..Cited::default() });
        if found.is_none() && self.bibliography.is_whole() && !key.is_empty() {
            // `[key, p. 12]` without quotation marks is two items of a list.
            let page = key.starts_with(|c: char| c.is_ascii_digit()) || ["p.", "pp.", "blz", "pag"].iter().any(|start| key.starts_with(start));
            let what = match (self.bibliography.is_there(), page) {
                (false, _) => "file",
                (true, true) => "page",
                (true, false) => "key",
            };
            let diagnostic = Diagnostic::new(Code::UnknownSource, span).arg("source", shorten(key)).arg("what", what);
            diagnostics.push(diagnostic.did_you_mean(key, self.bibliography.keys()));
        }
        found
    }

    /// The source of a citation without brackets; what is no source may well be something else, a name on a social network say.
    fn bare_source(&self, key: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Cited> {
        let found = self.bibliography.find(key).map(|source| Cited { source, ..Cited::default() });
        if found.is_none() && self.bibliography.is_whole() {
            let diagnostic = Diagnostic::new(Code::BareCitation, span).arg("key", shorten(key));
            diagnostics.push(diagnostic.did_you_mean(key, self.bibliography.keys()));
        }
        found
    }

    /// The sources that front matter names.
    pub(super) fn sources(&self, draft: &Draft, diagnostics: &mut Diagnostics) -> Vec<Cited> {
        let written = draft.common.bronnen.iter().enumerate();
        written.filter_map(|(at, key)| self.source(key, draft.span(&[Step::Key("bronnen"), Step::Item(at)]), diagnostics)).collect()
    }

    /// A text with its links and citations resolved.
    pub(super) fn body(&self, draft: &Draft, id: EntryId, document: &Arc<Document>, diagnostics: &mut Diagnostics) -> Body {
        let links = document.links.iter().map(|link| self.link(draft, id, link, diagnostics)).collect();
        let citations = document
            .citations
            .iter()
            .map(|citation| {
                let items = citation.items.iter().filter_map(|item| {
                    let span = Span::new(draft.file, item.range.clone());
                    let mut cited = if citation.bare.is_some() {
                        self.bare_source(&item.key, citation.span, diagnostics)?
                    } else {
                        self.source(&item.key, span, diagnostics)?
                    };
                    cited.locator.clone_from(&item.locator);
                    cited.prefix.clone_from(&item.prefix);
                    cited.form = item.form;
                    Some(cited)
                });
                items.collect()
            })
            .collect();
        Body { document: Arc::clone(document), links, citations }
    }

    /// The value of a field with its names resolved; `None` where they lead nowhere, which is reported.
    pub(super) fn value(&self, draft: &Draft, id: EntryId, written: &Written, diagnostics: &mut Diagnostics) -> Option<Value> {
        Some(match written {
            Written::Text(text) => Value::Text(text.clone()),
            Written::Markdown(text, document) => Value::Markdown(text.clone(), self.body(draft, id, document, diagnostics)),
            Written::Number(number) => Value::Number(*number),
            Written::Date(date) => Value::Date(*date),
            Written::Flag(flag) => Value::Flag(*flag),
            Written::Choice(choice) => Value::Choice(*choice),
            Written::Link(address) => Value::Link(address.clone()),
            Written::Image { file, alt, span } => Value::Image { path: self.picture(draft, file, *span, diagnostics)?, alt: alt.clone() },
            Written::Name(target, name, span) => match target {
                form::Target::Source => Value::Source(self.source(name, *span, diagnostics)?),
                form::Target::Text => Value::Entry(self.wiki(name, *span, Target::Name, diagnostics)?),
                form::Target::Kind(table) => Value::Entry(self.of_kind(*table, name, *span, diagnostics)?),
                form::Target::Term(dimension) => {
                    let dimension = self.config.dimensions.iter().position(|known| known.name == *dimension)?;
                    Value::Entry(EntryId::Term(dimension, self.term(dimension, name, *span, diagnostics)?))
                }
                form::Target::Sibling => return None,
            },
            Written::List(items) => Value::List(items.iter().filter_map(|item| self.value(draft, id, item, diagnostics)).collect()),
            Written::Record(values) => {
                Value::Record(values.iter().filter_map(|(at, value)| Some((*at, self.value(draft, id, value, diagnostics)?))).collect())
            }
        })
    }

    /// The text of a kind that has this slug.
    fn of_kind(&self, table: Table, name: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<EntryId> {
        let is_of_kind = |id: &EntryId| super::Catalogue::table(*id) == table;
        let found = self.by_slug.get(name).and_then(|entries| entries.iter().find(|(id, _)| is_of_kind(id)));
        if let Some((id, _)) = found {
            return Some(*id);
        }
        if let Some(id) = self.by_path.get(name).filter(|id| is_of_kind(id)) {
            return Some(*id);
        }
        if self.unpublished_slugs.contains(name) || self.unpublished.contains(name) {
            diagnostics.push(Diagnostic::new(Code::LinkToDraft, span).arg("slug", shorten(name)));
        } else if !self.broken.contains(name) {
            let kind = if table == Table::Method { "method" } else { "entry" };
            let names = self.by_slug.iter().filter(|(_, entries)| entries.iter().any(|(id, _)| is_of_kind(id))).map(|(slug, _)| *slug);
            let diagnostic = Diagnostic::new(Code::UnknownEntry, span).arg("slug", shorten(name)).arg("kind", kind);
            diagnostics.push(diagnostic.did_you_mean(name, names));
        }
        None
    }

    /// A picture of the media, named from the folder of the text or from `content/`.
    fn picture(&self, draft: &Draft, file: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<String> {
        let folder = draft.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let candidates = [join(folder, file), join("", file)];
        let found = candidates.into_iter().flatten().find(|path| self.media.contains(path));
        if found.is_none() {
            let diagnostic = Diagnostic::new(Code::MissingMedia, span).arg("path", shorten(file));
            diagnostics.push(diagnostic.did_you_mean(file, self.media.iter().map(String::as_str)));
        }
        found
    }

    fn link(&self, draft: &Draft, id: EntryId, link: &Link, diagnostics: &mut Diagnostics) -> Destination {
        match &link.target {
            markdown::Target::Outside(url) => Destination::Outside(url.clone()),
            markdown::Target::Refused => Destination::Nowhere,
            markdown::Target::Here(anchor) => self.anchor(id, anchor, link.span, true, diagnostics).map_or(Destination::Nowhere, Destination::Here),
            markdown::Target::Embed(name) => self.embed(draft, id, name, link, diagnostics),
            markdown::Target::Wiki { slug, anchor } => match self.wiki(slug, link.span, Target::Wikilink, diagnostics) {
                Some(target) => self.entry(target, id, anchor.as_deref(), link.span, diagnostics),
                None => Destination::Nowhere,
            },
            markdown::Target::File { path, anchor } => self.file(draft, id, path, anchor.as_deref(), link, diagnostics),
        }
    }

    fn entry(&self, target: EntryId, from: EntryId, anchor: Option<&str>, span: Span, diagnostics: &mut Diagnostics) -> Destination {
        match anchor {
            None => Destination::Entry(target, None),
            Some(anchor) => match self.anchor(target, anchor, span, target == from, diagnostics) {
                Some(anchor) => Destination::Entry(target, Some(anchor)),
                None => Destination::Nowhere,
            },
        }
    }

    /// A picture or document by its name, wherever it lies in the media.
    fn embed(&self, draft: &Draft, id: EntryId, name: &str, link: &Link, diagnostics: &mut Diagnostics) -> Destination {
        let name = name.trim_start_matches("./");
        let wanted = composed(name);
        let ends = |path: &&String| {
            let path = composed(path);
            path.strip_suffix(wanted.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        if let Some(path) = self.media.iter().find(ends) {
            return Destination::Media(path.clone());
        }
        // As a path, so that the message names what is near.
        let folder = draft.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = relative(folder, &format!("media/{}", name.rsplit('/').next().unwrap_or(name)));
        self.file(draft, id, &path, None, link, diagnostics)
    }

    fn file(&self, draft: &Draft, id: EntryId, path: &str, anchor: Option<&str>, link: &Link, diagnostics: &mut Diagnostics) -> Destination {
        let span = link.span;
        let folder = draft.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let resolved = join(folder, path);
        let missing = |code| Diagnostic::new(code, span).arg("path", shorten(path));
        let Some(resolved) = resolved else {
            diagnostics.push(missing(Code::DeadFileLink));
            return Destination::Nowhere;
        };
        let in_media = resolved.starts_with("media/") || (resolved.contains("/media/") && Path::new(&resolved).extension().is_none_or(|e| e != "md"));
        if in_media || link.image {
            if self.media.contains(&resolved) {
                return Destination::Media(resolved);
            }
            // The same letters, put together in another way: macOS writes é in a file's name as e and an accent.
            let wanted = composed(&resolved);
            if let Some(path) = self.media.iter().find(|path| composed(path) == wanted) {
                return Destination::Media(path.clone());
            }
            let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
            let names: Vec<String> = self.media.iter().map(|path| name(path)).collect();
            let near = crate::diagnostics::suggest::nearest(&name(&resolved), names.iter().map(String::as_str));
            let near = near.and_then(|near| self.media.iter().find(|path| name(path) == near));
            let diagnostic = missing(Code::MissingMedia);
            diagnostics.push(match near {
                Some(path) => diagnostic.suggest(relative(folder, path)),
                None => diagnostic,
            });
            return Destination::Nowhere;
        }
        if let Some(stem) = resolved.strip_suffix(".md") {
            if let Some(&target) = self.by_path.get(stem) {
                return self.entry(target, id, anchor, span, diagnostics);
            }
            if self.broken.contains(stem) {
                return Destination::Nowhere;
            }
            if self.unpublished.contains(stem) {
                diagnostics.push(Diagnostic::new(Code::LinkToDraft, span).arg("slug", stem));
                return Destination::Nowhere;
            }
        }
        let stem = |path: &str| path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
        let diagnostic = missing(Code::DeadFileLink);
        let near = crate::diagnostics::suggest::nearest(&stem(&resolved), self.by_path.keys().map(|path| path.rsplit('/').next().unwrap_or(path)));
        let near = near.and_then(|slug| self.by_path.keys().find(|path| path.rsplit('/').next() == Some(slug)));
        diagnostics.push(match near {
            Some(path) => diagnostic.suggest(relative(folder, &format!("{path}.md"))),
            None => diagnostic,
        });
        Destination::Nowhere
    }

    /// The entry that a slug names, or a folder and a slug, or a list.
    pub(super) fn wiki(&self, name: &str, span: Span, how: Target, diagnostics: &mut Diagnostics) -> Option<EntryId> {
        if let Some(&id) = self.by_path.get(name) {
            return Some(id);
        }
        match self.by_slug.get(name).map(Vec::as_slice) {
            Some([(id, _)]) => return Some(*id),
            Some(several) => {
                let mut choices: Vec<String> = several
                    .iter()
                    .map(|(_, path)| match how {
                        Target::Wikilink => format!("[[{path}]]"),
                        Target::Name => (*path).to_owned(),
                    })
                    .collect();
                choices.sort();
                let choices = choices.join(", ");
                diagnostics.push(Diagnostic::new(Code::AmbiguousWikilink, span).arg("slug", shorten(name)).arg("choices", choices));
                return None;
            }
            None => {}
        }
        if let Some((_, list)) = self.lists.iter().find(|(known, _)| known == name) {
            return Some(EntryId::List(*list));
        }
        if self.unpublished.contains(name) || self.unpublished_slugs.contains(name) {
            diagnostics.push(Diagnostic::new(Code::LinkToDraft, span).arg("slug", name));
            return None;
        }
        if self.broken.contains(name) {
            return None;
        }
        let diagnostic = match how {
            Target::Wikilink => Diagnostic::new(Code::UnknownWikilink, span).arg("slug", shorten(name)),
            Target::Name => Diagnostic::new(Code::UnknownEntry, span).arg("slug", shorten(name)).arg("kind", "entry"),
        };
        diagnostics.push(diagnostic.did_you_mean(name, self.by_slug.keys().copied()));
        None
    }

    /// The anchor of a heading that a link names, by its anchor or by its words.
    fn anchor(&self, target: EntryId, anchor: &str, span: Span, here: bool, diagnostics: &mut Diagnostics) -> Option<String> {
        let headings = self.anchors.get(&target).copied().unwrap_or_default();
        if headings.iter().any(|heading| heading.id == anchor) {
            return Some(anchor.to_owned());
        }
        // Obsidian names a heading by its words, and one below another as `#one#other`.
        let words = anchor.rsplit('#').next().unwrap_or(anchor);
        let is_words = words.chars().any(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        let wanted = slug::anchor(words);
        if is_words && !wanted.is_empty() {
            let same = |heading: &&markdown::Heading| slug::anchor(&heading.text) == wanted;
            if let Some(heading) = headings.iter().find(same) {
                return Some(heading.id.clone());
            }
        }
        let ids = headings.iter().map(|heading| heading.id.as_str());
        let mut anchors = ids.clone().take(12).map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ");
        if anchors.is_empty() {
            "none".clone_into(&mut anchors);
        }
        let page = if here { "here".to_owned() } else { self.name(target) };
        let diagnostic = Diagnostic::new(Code::DeadAnchor, span).arg("anchor", shorten(anchor)).arg("page", page).arg("anchors", anchors);
        diagnostics.push(diagnostic.did_you_mean(anchor, ids));
        None
    }

    fn name(&self, target: EntryId) -> String {
        let list = self.lists.iter().find(|(_, list)| EntryId::List(*list) == target).map(|(name, _)| name.clone());
        list.or_else(|| self.by_path.iter().find(|(_, id)| **id == target).map(|(path, _)| (*path).to_owned())).unwrap_or_default()
    }
}

/// A path with every letter put together with its accents (NFC), to compare it with another.
fn composed(path: &str) -> String {
    path.nfc().collect()
}

/// `path`, as written in a file of `folder`, as a path in `content/`. `None` where it leaves `content/`.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of `target` (in `content/`) as a file in `folder` writes it.
fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; from.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{join, relative};

    #[test]
    fn paths_are_read_from_the_file_that_holds_them() {
        assert_eq!(join("methodieken", "../begrippen/ocmw.md").as_deref(), Some("begrippen/ocmw.md"));
        assert_eq!(join("", "over.md").as_deref(), Some("over.md"));
        assert_eq!(join("methodieken", "./ips.md").as_deref(), Some("methodieken/ips.md"));
        assert_eq!(join("methodieken", "../../secret.md"), None);
    }

    #[test]
    fn paths_are_written_for_the_file_that_holds_them() {
        assert_eq!(relative("methodieken", "begrippen/ocmw.md"), "../begrippen/ocmw.md");
        assert_eq!(relative("methodieken", "methodieken/ips.md"), "ips.md");
        assert_eq!(relative("", "over.md"), "over.md");
    }
}
