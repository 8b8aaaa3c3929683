//! A content file, parsed and checked by itself: the last stage that sees one file at a time.
//!
//! What a draft refers to (terms, sources, other texts) is resolved by [`crate::catalogue::assemble`].

use std::sync::Arc;

use serde_yaml::Value as Plain;

use crate::config::Config;
use crate::diagnostics::{Arg, Code, Diagnostic, Diagnostics, Language, Span};
use crate::markdown::{self, Document};
use crate::model::form;
use crate::model::front::{Common, Front, TermUse};
use crate::model::keys::Table;
use crate::model::slug::{is_device, is_slug, slugify};
use crate::model::value::{self, Written};
use crate::model::{Date, front};
use crate::source::copies;
use crate::source::front_matter::{self, Node, Step};
use crate::source::{FileId, SourceFile, SourceMap};

/// What a content file is, by the folder that it stands in: that of its kind (see [`crate::model::kind`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// a method
    Method,
    /// a term, by the place of the dimension in the configuration
    Term(usize),
    /// a trajectory
    Trajectory,
    /// a concept
    Concept,
    /// a text of a kind of the site's own
    Own(u8),
    /// anything else, and every `index.md`
    Page,
}

impl Kind {
    /// The table of its keys.
    #[must_use]
    pub fn table(self) -> Table {
        match self {
            Self::Method => Table::Method,
            Self::Term(_) => Table::Term,
            Self::Trajectory => Table::Trajectory,
            Self::Concept => Table::Concept,
            Self::Own(own) => Table::Own(own),
            Self::Page => Table::Page,
        }
    }
}

/// A content file, parsed.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The file.
    pub file: FileId,
    /// What it is.
    pub kind: Kind,
    /// Path in `content/` without `.md`: `methodieken/ips`, `over`.
    pub path: String,
    /// Its name: the file's, without `.md`.
    pub slug: String,
    /// The front matter, typed.
    pub front: Front,
    /// The keys that every kind has.
    pub common: Common,
    /// The fields that the site shows by its model alone, by the place of their key in its table.
    pub fields: Vec<(usize, Written)>,
    /// The front matter with its places; keys and choices have the program's own names.
    pub node: Node,
    /// The text.
    pub body: Arc<Document>,
}

impl Draft {
    /// Where a part of the front matter stands.
    #[must_use]
    pub fn span(&self, path: &[Step<'_>]) -> Span {
        Span::new(self.file, self.node.place(path))
    }

    /// Whether it is marked as not to be published yet.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.common.status.as_deref() == Some("concept")
    }

    /// The day for which it waits: its `datum`, where that is after `today`. A text that is marked as a draft waits for somebody, not for a day.
    #[must_use]
    pub fn waits_for(&self, today: Date) -> Option<Date> {
        self.common.datum.filter(|day| today.has_passed(*day) && !self.is_draft())
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.front {
            Front::Method(front, _) => &front.titel,
            Front::Term(front) => &front.titel,
            Front::Trajectory(front) => &front.titel,
            Front::Concept(front) => &front.titel,
            Front::Own(front) => &front.titel,
            Front::Page(front) => &front.titel,
        }
    }
}

/// Every content file of a site.
#[derive(Debug, Clone, Default)]
pub struct Drafts {
    /// Those that could be read, in the order of their paths.
    pub parsed: Vec<Arc<Draft>>,
    /// Paths of the others, in `content/` without `.md`. They were reported; what refers to them is no news.
    pub broken: Vec<String>,
}

/// Parses content files, one at a time and by itself: the same file gives the same draft, whatever else there is.
#[derive(Debug)]
pub struct Parser<'a> {
    config: &'a Config,
}

impl<'a> Parser<'a> {
    /// A parser for a site with this configuration.
    #[must_use]
    pub fn new(config: &'a Config) -> Self {
        Self { config }
    }

    /// Parses the file that lies at `path` (see [`content_path`]). `None` where it cannot be read; that is reported.
    pub fn parse(&self, id: FileId, file: &SourceFile, path: &str, diagnostics: &mut Diagnostics) -> Option<Draft> {
        let name_is_good = check_names(id, path, diagnostics);
        let (folder, slug) = path.rsplit_once('/').unwrap_or(("", path));
        let kind = kind_of(folder, slug, self.config);
        let parts = front_matter::split(id, &file.text, diagnostics)?;
        let body = markdown::parse(id, &file.text, parts.body.clone(), diagnostics);
        let mut node = front_matter::parse(id, file, parts.front.clone(), diagnostics)?;
        let fields = self.config.model.fields(kind.table());
        let opening = file.text[..parts.front.start].trim_end().len();
        let plain = form::check(&node, fields, id, &file.text, opening - 3..opening, diagnostics);
        if self.config.model.keys != Language::Nl {
            form::to_own_names(&mut node, fields);
        }
        let values = value::read(&node, fields, id, &file.text, diagnostics);
        let common: Common = front_matter::decode(plain.clone()).ok()?;
        let front = typed(kind, plain, self.config)?;
        let draft = Draft { file: id, kind, path: path.to_owned(), slug: slug.to_owned(), front, common, fields: values, node, body: body.into() };
        check_values(&draft, diagnostics);
        name_is_good.then_some(draft)
    }
}

/// Parses every content file of a site, once. A session keeps what it parsed: [`crate::session`].
pub fn parse_all(sources: &SourceMap, config: &Config, diagnostics: &mut Diagnostics) -> Drafts {
    let parser = Parser::new(config);
    let mut drafts = Drafts::default();
    for (id, file) in sources.files() {
        let Some(path) = content_path(&file.path) else { continue };
        if config.model.is_elsewhere(path) {
            drafts.broken.push(path.to_owned());
            continue;
        }
        match parser.parse(id, file, path, diagnostics) {
            Some(draft) => drafts.parsed.push(Arc::new(draft)),
            None => drafts.broken.push(path.to_owned()),
        }
    }
    drafts
}

/// The path of a content file in `content/`, without `.md`; `None` for any other file.
#[must_use]
pub fn content_path(path: &str) -> Option<&str> {
    path.strip_prefix("content/")?.strip_suffix(".md")
}

fn kind_of(folder: &str, slug: &str, config: &Config) -> Kind {
    if slug == "index" {
        return Kind::Page;
    }
    let top = folder.split('/').next().unwrap_or_default();
    match config.model.kinds().find(|kind| !top.is_empty() && kind.folder == top).map(|kind| kind.table) {
        Some(Table::Method) => Kind::Method,
        Some(Table::Trajectory) => Kind::Trajectory,
        Some(Table::Concept) => Kind::Concept,
        Some(Table::Own(own)) => Kind::Own(own),
        _ => config.dimensions.iter().position(|d| d.name == top).map_or(Kind::Page, Kind::Term),
    }
}

/// Every folder and the file have to be usable in an address.
fn check_names(id: FileId, path: &str, diagnostics: &mut Diagnostics) -> bool {
    let Some(bad) = path.split('/').find(|part| !is_slug(part)) else { return true };
    // A number of Notion's, or what a copy has behind its name, is no part of it.
    let plain = copies::origin(bad).map_or_else(|| bad.to_owned(), |(_, from)| from);
    let mut slug = slugify(&plain);
    if slug.is_empty() {
        slug.push_str("none");
    } else if is_device(&slug) {
        slug += "-1";
    }
    let diagnostic = Diagnostic::new(Code::FileName, Span::start_of(id)).arg("name", form::shorten(bad)).arg("slug", slug).arg("why", "free");
    diagnostics.push(diagnostic);
    false
}

/// A problem with a file's name, beside the other files: advice to give it a name that another file has would lose that one.
#[must_use]
pub fn beside(mut problem: Diagnostic, sources: &SourceMap) -> Diagnostic {
    let path = &sources.file(problem.span.file).path;
    let slug = problem.args.iter().find_map(|(name, value)| match value {
        Arg::Text(slug) if *name == "slug" => Some(slug.clone()),
        _ => None,
    });
    let (Code::FileName, Some(slug), Some((folder, name))) = (problem.code, slug, path.rsplit_once('/')) else { return problem };
    let stem = name.strip_suffix(".md").unwrap_or(name);
    if !is_slug(stem) && sources.find(&format!("{folder}/{slug}.md")).is_some() {
        let why = if stem.to_lowercase() == slug { "case" } else { "taken" };
        for (name, value) in &mut problem.args {
            if *name == "why" {
                *value = why.into();
            }
        }
    }
    problem
}

fn typed(kind: Kind, mut plain: Plain, config: &Config) -> Option<Front> {
    Some(match kind {
        Kind::Method => {
            let map = plain.as_mapping_mut()?;
            let terms = config
                .dimensions
                .iter()
                .map(|dimension| match map.remove(dimension.name.as_str()) {
                    Some(value) => front_matter::decode::<Vec<TermUse>>(value).ok(),
                    None => Some(Vec::new()),
                })
                .collect::<Option<Vec<_>>>()?;
            Front::Method(Box::new(front_matter::decode(plain).ok()?), terms)
        }
        Kind::Term(_) => Front::Term(front_matter::decode(plain).ok()?),
        Kind::Trajectory => Front::Trajectory(front_matter::decode(plain).ok()?),
        Kind::Concept => Front::Concept(front_matter::decode(plain).ok()?),
        Kind::Own(_) => Front::Own(front_matter::decode(plain).ok()?),
        Kind::Page => Front::Page(front_matter::decode(plain).ok()?),
    })
}

/// Rules between the values of one file.
fn check_values(draft: &Draft, diagnostics: &mut Diagnostics) {
    if let Front::Method(method, _) = &draft.front
        && let Some(front::Group { min: Some(min), max: Some(max), .. }) = method.praktisch.groep
        && min > max
    {
        let span = draft.span(&[Step::Key("praktisch"), Step::Key("groep"), Step::Key("min")]);
        diagnostics.push(Diagnostic::new(Code::GroupReversed, span).arg("min", i64::from(min)).arg("max", i64::from(max)));
    }
}
