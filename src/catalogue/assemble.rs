//! From drafts to a catalogue: order, numbers, and every reference resolved.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use rayon::prelude::*;

use super::resolve::{Resolver, Target};
use super::{
    Bibliography, Catalogue, Concept, Dimension, EntryId, Item, List, MenuItem, Method, MethodId, NotThis, Page, Phase, Term, TermUse, Text,
    Trajectory, Value, Waiting,
};
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::draft::{Draft, Drafts, Kind};
use crate::model::Date;
use crate::model::form::shorten;
use crate::model::front::Front;
use crate::model::keys::Table;
use crate::model::slug::name_problem;
use crate::source::SourceMap;
use crate::source::front_matter::Step;
use crate::source::history::History;

/// Choices that shape a catalogue.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Whether texts that are not published yet count: those with `status: concept`, and those whose day is still to come.
    pub drafts: bool,
    /// The day that counts as today: texts with a later `datum` wait. `None`: none waits.
    pub today: Option<Date>,
    /// When git says that files changed, where that is asked for.
    pub history: Option<&'a History>,
}

/// Makes the catalogue of `drafts`. Problems go to `diagnostics`; a reference that could not be resolved is left out of the catalogue.
pub fn assemble(
    config: Config,
    drafts: Drafts,
    bibliography: Arc<Bibliography>,
    sources: &SourceMap,
    options: Options<'_>,
    diagnostics: &mut Diagnostics,
) -> Catalogue {
    let Drafts { parsed, broken } = drafts;
    let sorted = Sorted::new(parsed, &config, options, diagnostics);
    let media: BTreeSet<String> = sources.media.iter().map(|file| file.path.clone()).filter(|path| path.starts_with("media/")).collect();

    let mut index = Resolver::new(&config, &bibliography, &media, options.history);
    for (id, draft) in sorted.numbered() {
        index.add(id, draft);
    }
    if let Some(today) = options.today {
        sorted.report_due(today, diagnostics);
    }
    for path in &broken {
        index.add_broken(path);
    }
    for draft in &sorted.unpublished {
        index.add_unpublished(draft);
    }

    let menu = resolve_menu(&config, &sorted, &index, diagnostics);
    let mut dimensions: Vec<Dimension> = Vec::new();
    for (number, drafts) in sorted.terms.iter().enumerate() {
        let mut terms: Vec<Term> = drafts.iter().enumerate().filter_map(|(place, draft)| term(draft, number, place, &index, diagnostics)).collect();
        break_loops(&mut terms, drafts, diagnostics);
        for place in 0..terms.len() {
            if let Some(above) = terms[place].above {
                terms[above].below.push(place);
            }
        }
        dimensions.push(Dimension { config: config.dimensions[number].clone(), terms });
    }
    let resolved: Vec<(Option<Method>, Diagnostics)> = sorted
        .methods
        .par_iter()
        .enumerate()
        .map(|(id, draft)| {
            let mut found = Diagnostics::new();
            (method(draft, id, &config, &index, &mut found), found)
        })
        .collect();
    let methods: Vec<Method> = resolved
        .into_iter()
        .filter_map(|(method, found)| {
            diagnostics.extend(found.into_vec());
            method
        })
        .collect();
    let trajectories: Vec<Trajectory> =
        sorted.trajectories.iter().enumerate().filter_map(|(id, draft)| trajectory(draft, id, &index, diagnostics)).collect();
    let concepts: Vec<Concept> = sorted.concepts.iter().enumerate().filter_map(|(id, draft)| concept(draft, id, &index, diagnostics)).collect();
    let own = sorted.own.iter().enumerate().map(|(kind, drafts)| {
        let kind = u8::try_from(kind).unwrap_or(u8::MAX);
        drafts.iter().enumerate().filter_map(|(id, draft)| item(draft, EntryId::Own(kind, id), &index, diagnostics)).collect()
    });
    let own: Vec<Vec<Item>> = own.collect();
    let pages: Vec<Page> = sorted.pages.iter().enumerate().filter_map(|(id, draft)| page(draft, EntryId::Page(id), &index, diagnostics)).collect();
    let introductions: Vec<(List, Page)> =
        sorted.introductions.iter().filter_map(|(list, draft)| Some((*list, page(draft, EntryId::List(*list), &index, diagnostics)?))).collect();
    drop(index);
    sorted.report_empty(&config, &broken, diagnostics);
    fill_terms(&mut dimensions, &methods);
    report_matrix(&config, &dimensions, diagnostics);

    let citing = vec![Vec::new(); bibliography.sources().len()];
    let mut catalogue = Catalogue {
        config,
        dimensions,
        methods,
        trajectories,
        concepts,
        own,
        pages,
        introductions,
        bibliography,
        menu,
        mentions: BTreeMap::new(),
        citing,
        trajectories_with: Vec::new(),
        media,
        waiting: sorted.waiting,
    };
    link_back(&mut catalogue);
    catalogue
}

/// The drafts by kind, in the order that readers see.
struct Sorted {
    methods: Vec<Arc<Draft>>,
    terms: Vec<Vec<Arc<Draft>>>,
    trajectories: Vec<Arc<Draft>>,
    concepts: Vec<Arc<Draft>>,
    own: Vec<Vec<Arc<Draft>>>,
    pages: Vec<Arc<Draft>>,
    introductions: Vec<(List, Arc<Draft>)>,
    unpublished: Vec<Arc<Draft>>,
    waiting: Vec<Waiting>,
}

impl Sorted {
    fn new(drafts: Vec<Arc<Draft>>, config: &Config, options: Options<'_>, diagnostics: &mut Diagnostics) -> Self {
        let mut sorted = Self {
            methods: Vec::new(),
            terms: vec![Vec::new(); config.dimensions.len()],
            trajectories: Vec::new(),
            concepts: Vec::new(),
            own: vec![Vec::new(); config.model.own().count()],
            pages: Vec::new(),
            introductions: Vec::new(),
            unpublished: Vec::new(),
            waiting: Vec::new(),
        };
        for draft in drafts {
            let day = options.today.and_then(|today| draft.waits_for(today));
            if (draft.is_draft() || day.is_some()) && !options.drafts {
                sorted.waiting.extend(day.map(|day| Waiting { day, path: draft.path.clone() }));
                sorted.unpublished.push(draft);
                continue;
            }
            match draft.kind {
                Kind::Method => sorted.methods.push(draft),
                Kind::Term(dimension) => sorted.terms[dimension].push(draft),
                Kind::Trajectory => sorted.trajectories.push(draft),
                Kind::Concept => sorted.concepts.push(draft),
                Kind::Own(own) => sorted.own[usize::from(own)].push(draft),
                Kind::Page => match list_of(&draft.path, config) {
                    Some(list) => sorted.introductions.push((list, draft)),
                    None => sorted.pages.push(draft),
                },
            }
        }
        sorted.waiting.sort();
        let collation = Collation::new(config.language);
        for drafts in [&mut sorted.methods, &mut sorted.trajectories, &mut sorted.concepts].into_iter().chain(&mut sorted.own) {
            collation.sort(drafts);
        }
        for drafts in &mut sorted.terms {
            let order = |draft: &Arc<Draft>| match &draft.front {
                Front::Term(term) => term.volgorde,
                _ => 0,
            };
            drafts.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| collation.titles(a, b)));
        }
        sorted.introductions.sort_by_key(|(list, _)| *list);
        for drafts in
            [&mut sorted.methods, &mut sorted.trajectories, &mut sorted.concepts].into_iter().chain(&mut sorted.own).chain(&mut sorted.terms)
        {
            unique(drafts, diagnostics);
        }
        unique_titles(&sorted.pages, diagnostics);
        sorted
    }

    /// Whether there is something in a list, or an introduction to it.
    fn has(&self, list: List) -> bool {
        let is_empty = match list {
            List::Trajectories => self.trajectories.is_empty(),
            List::Concepts => self.concepts.is_empty(),
            List::Own(own) => self.own[usize::from(own)].is_empty(),
            List::Home | List::Methods | List::Dimension(_) | List::Sources => false,
        };
        !is_empty || self.introductions.iter().any(|(of, _)| *of == list)
    }

    /// Every published draft with the number that it gets.
    fn numbered(&self) -> impl Iterator<Item = (EntryId, &Draft)> {
        let terms = self
            .terms
            .iter()
            .enumerate()
            .flat_map(|(d, drafts)| drafts.iter().enumerate().map(move |(t, draft)| (EntryId::Term(d, t), draft.as_ref())));
        let methods = self.methods.iter().enumerate().map(|(id, draft)| (EntryId::Method(id), draft.as_ref()));
        let trajectories = self.trajectories.iter().enumerate().map(|(id, draft)| (EntryId::Trajectory(id), draft.as_ref()));
        let concepts = self.concepts.iter().enumerate().map(|(id, draft)| (EntryId::Concept(id), draft.as_ref()));
        let own = self.own.iter().enumerate().flat_map(|(kind, drafts)| {
            let kind = u8::try_from(kind).unwrap_or(u8::MAX);
            drafts.iter().enumerate().map(move |(id, draft)| (EntryId::Own(kind, id), draft.as_ref()))
        });
        let pages = self.pages.iter().enumerate().map(|(id, draft)| (EntryId::Page(id), draft.as_ref()));
        let introductions = self.introductions.iter().map(|(list, draft)| (EntryId::List(*list), draft.as_ref()));
        methods.chain(terms).chain(trajectories).chain(concepts).chain(own).chain(pages).chain(introductions)
    }

    /// Texts that are to be read again. What readers do not see yet can wait.
    fn report_due(&self, today: Date, diagnostics: &mut Diagnostics) {
        for (_, draft) in self.numbered() {
            if let Some(due) = draft.common.herzien_voor.filter(|due| due.has_passed(today)) {
                let span = draft.span(&[Step::Key("herzien_voor")]);
                diagnostics.push(Diagnostic::new(Code::ReviewDue, span).arg("date", due.to_string()));
            }
        }
    }

    fn report_empty(&self, config: &Config, broken: &[String], diagnostics: &mut Diagnostics) {
        let folder = format!("{}/", config.model.folder(Table::Method));
        // Methods that lie in another folder were reported too.
        let others = broken.iter().any(|path| path.starts_with(&folder) || config.model.is_elsewhere(path));
        if self.methods.is_empty() && !others {
            diagnostics.push(Diagnostic::new(Code::CatalogueEmpty, Span::start_of(config.file)));
        }
        for (number, drafts) in self.terms.iter().enumerate() {
            let name = config.dimensions[number].name.as_str();
            let is_term = |path: &str| path.starts_with(&format!("{name}/"));
            let others = broken.iter().any(|path| is_term(path));
            if drafts.is_empty() && !others {
                diagnostics.push(Diagnostic::new(Code::DimensionWithoutTerms, config.dimension_spans[number]).arg("dimension", name));
            }
        }
    }
}

/// The list that a file introduces: `index` in the folder of the methods introduces those, `index` by itself the home page.
fn list_of(path: &str, config: &Config) -> Option<List> {
    let folder = if path == "index" { "" } else { path.strip_suffix("/index")? };
    if folder.is_empty() {
        return Some(List::Home);
    }
    List::named(config).find(|(name, _)| name == folder).map(|(_, list)| list)
}

/// Dutch or English order of titles, with numbers by their value.
struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    fn new(language: Language) -> Self {
        let locale = language.code().parse::<icu_locale_core::Locale>().ok();
        Self(locale.and_then(|locale| icu_collator::Collator::try_new(locale.into(), CollatorOptions::default()).ok()))
    }

    fn titles(&self, a: &Draft, b: &Draft) -> Ordering {
        let titles = match &self.0 {
            Some(collator) => collator.compare(a.title(), b.title()),
            None => a.title().cmp(b.title()),
        };
        titles.then_with(|| a.path.cmp(&b.path))
    }

    fn sort(&self, drafts: &mut [Arc<Draft>]) {
        drafts.sort_by(|a, b| self.titles(a, b));
    }
}

/// Two texts of a kind may not share a slug, since they would share a page; nor a title, since readers could not tell them apart.
fn unique(drafts: &mut Vec<Arc<Draft>>, diagnostics: &mut Diagnostics) {
    unique_titles(drafts, diagnostics);
    let mut first: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let mut by_path: Vec<&Draft> = drafts.iter().map(Arc::as_ref).collect();
    by_path.sort_by(|a, b| a.path.cmp(&b.path));
    let mut doubles = BTreeSet::new();
    for draft in by_path {
        let span = Span::start_of(draft.file);
        if let Some((_, other)) = first.get(&draft.slug) {
            doubles.insert(draft.path.clone());
            diagnostics.push(Diagnostic::new(Code::DuplicateSlug, span).arg("slug", draft.slug.as_str()).related(*other));
        } else {
            first.insert(draft.slug.clone(), (draft.path.clone(), span));
        }
    }
    drafts.retain(|draft| !doubles.contains(&draft.path));
}

fn unique_titles(drafts: &[Arc<Draft>], diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<String, &Draft> = BTreeMap::new();
    let mut by_path: Vec<&Draft> = drafts.iter().map(Arc::as_ref).collect();
    by_path.sort_by(|a, b| a.path.cmp(&b.path));
    for draft in by_path.into_iter().filter(|draft| !draft.title().is_empty()) {
        let key = draft.title().to_lowercase();
        if let Some(other) = first.get(&key) {
            let title = [Step::Key("titel")];
            let diagnostic = Diagnostic::new(Code::DuplicateTitle, draft.span(&title)).arg("title", draft.title());
            diagnostics.push(diagnostic.related(other.span(&title)));
        } else {
            first.insert(key, draft);
        }
    }
}

fn resolve_menu(config: &Config, sorted: &Sorted, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Vec<MenuItem> {
    let mut menu = Vec::new();
    for item in &config.menu {
        match index.named(&item.name) {
            // The menu that nobody wrote has only what there is.
            Some(EntryId::List(list)) if item.span.is_none() && !sorted.has(list) => {}
            Some(id) => menu.push(MenuItem(id)),
            None if index.is_broken(&item.name) => {}
            None => {
                if let Some(span) = item.span {
                    let diagnostic = Diagnostic::new(Code::MenuUnknown, span).arg("name", shorten(&item.name));
                    diagnostics.push(diagnostic.did_you_mean(&item.name, index.page_names()));
                }
            }
        }
    }
    menu
}

/// Everything that all kinds share.
fn text(draft: &Draft, id: EntryId, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Text {
    Text {
        file: draft.file,
        path: draft.path.clone(),
        slug: draft.slug.clone(),
        title: draft.title().to_owned(),
        common: draft.common.clone(),
        changed: draft.common.bijgewerkt.or_else(|| index.committed(draft)),
        sources: index.sources(draft, diagnostics),
        body: index.body(draft, id, &draft.body, diagnostics),
        fields: draft.fields.iter().filter_map(|(at, value)| Some((*at, index.value(draft, id, value, diagnostics)?))).collect(),
        aliases: aliases(draft, diagnostics).into_iter().chain(index.moved(draft)).collect(),
    }
}

/// Former addresses, as folders from the root.
fn aliases(draft: &Draft, diagnostics: &mut Diagnostics) -> Vec<(String, Span)> {
    let mut aliases = Vec::new();
    for (at, alias) in draft.common.aliassen.iter().enumerate() {
        let path = alias.trim_matches('/');
        let good = alias.starts_with('/')
            && !path.is_empty()
            && path.split('/').all(|part| {
                !part.is_empty()
                    && !matches!(part, "." | "..")
                    && part.len() <= 120
                    && !crate::model::slug::is_device(part)
                    && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
                    && !part.ends_with('.')
            });
        let span = draft.span(&[Step::Key("aliassen"), Step::Item(at)]);
        if let Some((part, why)) = path.split('/').filter(|_| good).find_map(|part| Some((part, name_problem(part)?))) {
            diagnostics.push(Diagnostic::new(Code::PublishedName, span).arg("name", shorten(part)).arg("why", why));
        } else if good {
            let is_folder = alias.ends_with('/') || !path.rsplit('/').next().unwrap_or_default().contains('.');
            aliases.push((if is_folder { format!("{path}/") } else { path.to_owned() }, span));
        } else {
            diagnostics.push(Diagnostic::new(Code::AliasMalformed, span).arg("alias", shorten(alias)));
        }
    }
    aliases
}

fn term(draft: &Draft, dimension: usize, place: usize, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Term> {
    let Front::Term(front) = &draft.front else { return None };
    let above = front.boven.as_ref().and_then(|slug| index.term(dimension, slug, draft.span(&[Step::Key("boven")]), diagnostics));
    Some(Term {
        text: text(draft, EntryId::Term(dimension, place), index, diagnostics),
        front: front.clone(),
        above,
        below: Vec::new(),
        methods: Vec::new(),
    })
}

/// A term that stands above itself, directly or by others, stands on top instead.
fn break_loops(terms: &mut [Term], drafts: &[Arc<Draft>], diagnostics: &mut Diagnostics) {
    for place in 0..terms.len() {
        let mut at = terms[place].above;
        for _ in 0..terms.len() {
            let Some(above) = at else { break };
            if above == place {
                let span = drafts[place].span(&[Step::Key("boven")]);
                diagnostics.push(Diagnostic::new(Code::SelfReference, span).arg("slug", terms[place].text.slug.as_str()));
                terms[place].above = None;
                break;
            }
            at = terms[above].above;
        }
    }
}

fn method(draft: &Draft, id: MethodId, config: &Config, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Method> {
    let Front::Method(front, written) = &draft.front else { return None };
    let mut terms = Vec::with_capacity(written.len());
    for (dimension, uses) in written.iter().enumerate() {
        let key = config.dimensions[dimension].name.as_str();
        let is_map = matches!(draft.node.get(key).map(|node| &node.value), Some(crate::source::front_matter::Value::Map(_)));
        let mut resolved: Vec<TermUse> = Vec::new();
        for (at, used) in uses.iter().enumerate().filter(|(_, used)| !used.term.is_empty()) {
            let step = if is_map { Step::Name(&used.term) } else { Step::Item(at) };
            let span = draft.span(&[Step::Key(key), step]);
            if let Some(term) = index.term(dimension, &used.term, span, diagnostics)
                && !resolved.iter().any(|known| known.term == term)
            {
                resolved.push(TermUse { term, reason: used.reden.clone() });
            }
        }
        resolved.sort_by_key(|used| used.term);
        terms.push(resolved);
    }
    let related = index.methods(draft, &front.verwant, &[Step::Key("verwant")], Some(id), diagnostics);
    let not_this = front.niet_te_verwarren_met.iter().map(|pair| match index.find_method(&pair.naam) {
        Some(method) => NotThis::Method(method, pair.waarde.clone()),
        None => NotThis::Other(pair.naam.clone(), pair.waarde.clone()),
    });
    let evidence = front.bewijs.as_ref().and_then(|evidence| {
        let written = evidence.bron.as_deref()?;
        index.source(written, draft.span(&[Step::Key("bewijs"), Step::Key("bron")]), diagnostics)
    });
    Some(Method {
        text: text(draft, EntryId::Method(id), index, diagnostics),
        terms,
        related,
        not_this: not_this.collect(),
        evidence: evidence.map(|cited| cited.source),
        front: (**front).clone(),
    })
}

fn trajectory(draft: &Draft, id: usize, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Trajectory> {
    let Front::Trajectory(front) = &draft.front else { return None };
    let phases = front.fasen.iter().enumerate().map(|(at, phase)| {
        let path = [Step::Key("fasen"), Step::Item(at), Step::Key("methodieken")];
        Phase { front: phase.clone(), methods: index.methods(draft, &phase.methodieken, &path, None, diagnostics) }
    });
    let phases = phases.collect();
    Some(Trajectory { text: text(draft, EntryId::Trajectory(id), index, diagnostics), front: front.clone(), phases })
}

fn concept(draft: &Draft, id: usize, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Concept> {
    let Front::Concept(front) = &draft.front else { return None };
    let id = EntryId::Concept(id);
    let related = related(draft, &front.verwant, id, index, diagnostics);
    Some(Concept { text: text(draft, id, index, diagnostics), front: front.clone(), related })
}

fn item(draft: &Draft, id: EntryId, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Item> {
    let Front::Own(front) = &draft.front else { return None };
    let related = related(draft, &front.verwant, id, index, diagnostics);
    Some(Item { text: text(draft, id, index, diagnostics), front: front.clone(), related })
}

/// The texts that an editor picked as related.
fn related(draft: &Draft, written: &[String], id: EntryId, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Vec<EntryId> {
    let mut related = Vec::new();
    for (at, slug) in written.iter().enumerate().filter(|(_, slug)| !slug.is_empty()) {
        let span = draft.span(&[Step::Key("verwant"), Step::Item(at)]);
        match index.wiki(slug, span, Target::Name, diagnostics) {
            Some(target) if target == id => {
                diagnostics.push(Diagnostic::new(Code::SelfReference, span).arg("slug", slug.as_str()));
            }
            Some(target) => related.push(target),
            None => {}
        }
    }
    related
}

fn page(draft: &Draft, id: EntryId, index: &Resolver<'_>, diagnostics: &mut Diagnostics) -> Option<Page> {
    let Front::Page(front) = &draft.front else { return None };
    Some(Page { text: text(draft, id, index, diagnostics), front: front.clone() })
}

/// A matrix with more terms than this on a side is no longer read.
const MOST_IN_MATRIX: usize = 24;

fn report_matrix(config: &Config, dimensions: &[Dimension], diagnostics: &mut Diagnostics) {
    let Some(matrix) = config.matrix else { return };
    let (rows, columns) = (dimensions[matrix.rows].terms.len(), dimensions[matrix.columns].terms.len());
    if rows.max(columns) > MOST_IN_MATRIX {
        let longer = if rows > columns { matrix.rows } else { matrix.columns };
        let diagnostic = Diagnostic::new(Code::MatrixLarge, config.dimension_spans[longer]).arg("rows", rows).arg("columns", columns);
        let no = if config.model.keys == Language::Nl { "nee" } else { "no" };
        diagnostics.push(diagnostic.arg("cells", rows * columns).arg("most", MOST_IN_MATRIX).arg("no", no));
    }
}

/// Gives every term its methods: those that name it, and those that name a term below it.
fn fill_terms(dimensions: &mut [Dimension], methods: &[Method]) {
    for (number, dimension) in dimensions.iter_mut().enumerate() {
        for (id, method) in methods.iter().enumerate() {
            for used in &method.terms[number] {
                let mut at = Some(used.term);
                while let Some(term) = at {
                    let term = &mut dimension.terms[term];
                    if term.methods.last() != Some(&id) {
                        term.methods.push(id);
                    }
                    at = term.above;
                }
            }
        }
    }
}

/// Who mentions whom, who cites what and which trajectory holds which method, read from the resolved texts.
fn link_back(catalogue: &mut Catalogue) {
    let mut mentions: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    let mut citing = std::mem::take(&mut catalogue.citing);
    for (id, text) in catalogue.texts() {
        let mut links: Vec<&super::Destination> = text.body.links.iter().collect();
        let mut named = Vec::new();
        let mut in_fields = Vec::new();
        for (_, value) in &text.fields {
            value.walk(&mut |value| match value {
                Value::Markdown(_, body) => {
                    links.extend(&body.links);
                    in_fields.extend(body.citations.iter().flatten().map(|cited| cited.source));
                }
                Value::Entry(entry) => named.push(*entry),
                Value::Source(cited) => in_fields.push(cited.source),
                _ => {}
            });
        }
        let linked = links.into_iter().filter_map(|link| match link {
            super::Destination::Entry(target, _) => Some(*target),
            _ => None,
        });
        for target in linked.chain(named).filter(|target| *target != id).collect::<BTreeSet<_>>() {
            mentions.entry(target).or_default().push(id);
        }
        let evidence = match id {
            EntryId::Method(method) => catalogue.methods[method].evidence,
            _ => None,
        };
        let cited = text.sources.iter().chain(text.body.citations.iter().flatten()).map(|cited| cited.source).chain(evidence).chain(in_fields);
        for source in cited.collect::<BTreeSet<_>>() {
            citing[source].push(id);
        }
    }
    for entries in mentions.values_mut().chain(&mut citing) {
        entries.sort();
    }
    let mut trajectories_with = vec![Vec::new(); catalogue.methods.len()];
    for (id, trajectory) in catalogue.trajectories.iter().enumerate() {
        for method in trajectory.methods() {
            trajectories_with[method].push(id);
        }
    }
    catalogue.mentions = mentions;
    catalogue.citing = citing;
    catalogue.trajectories_with = trajectories_with;
}
