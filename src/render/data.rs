//! The machine-readable files: the API, the vocabulary, the bibliography in three formats, feed, sitemap and robots.txt.
//!
//! The API is an interface with a version in its address (`/api/v1/`); fields are added there, never changed. Addresses in it are relative to
//! the root of the site.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::fields;
use super::pages::{picture, upkeep};
use super::vocabulary;
use crate::catalogue::bibliography::csl::{Day, Item};
use crate::catalogue::bibliography::names::Name;
use crate::catalogue::{Catalogue, EntryId, List, coverage};
use crate::diagnostics::Language;
use crate::markdown::escape;
use crate::model::Date;
use crate::model::front::Practical;
use crate::model::keys::Table;
use crate::model::kind::SitePage;

/// A machine-readable file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Make {
    /// What the API has.
    Index,
    /// The methods, for the API.
    Methods,
    /// The dimensions with their terms, for the API.
    Dimensions,
    /// The trajectories, for the API.
    Trajectories,
    /// The concepts, for the API.
    Concepts,
    /// The texts of a kind of the site's own, for the API.
    Own(u8),
    /// The vocabulary in Turtle.
    Turtle,
    /// The vocabulary in JSON-LD.
    JsonLd,
    /// The sources in `BibLaTeX`.
    Biblatex,
    /// The sources in RIS.
    Ris,
    /// The sources in CSL-JSON.
    CslJson,
    /// The sitemap.
    Sitemap,
    /// The feed.
    Feed,
    /// What robots may read.
    Robots,
}

impl Make {
    /// Makes the file.
    #[must_use]
    pub fn of(self, catalogue: &Catalogue) -> Vec<u8> {
        let sources = catalogue.bibliography().sources();
        match self {
            Self::Index => document(catalogue, &index(catalogue)),
            Self::Methods => document(catalogue, &methods(catalogue)),
            Self::Dimensions => document(catalogue, &dimensions(catalogue)),
            Self::Trajectories => document(catalogue, &trajectories(catalogue)),
            Self::Concepts => document(catalogue, &concepts(catalogue)),
            Self::Own(kind) => document(catalogue, &own(catalogue, kind)),
            Self::Turtle => vocabulary::turtle(catalogue).into_bytes(),
            Self::JsonLd => line(&vocabulary::json_ld(catalogue)),
            Self::Biblatex => sources.iter().flat_map(|source| [source.biblatex.as_str(), "\n"]).collect::<String>().into_bytes(),
            Self::Ris => sources.iter().map(|source| ris(&source.key, &source.item)).collect::<String>().into_bytes(),
            Self::CslJson => line(&sources.iter().map(|source| source.item.to_json(&source.key)).collect::<Vec<_>>()),
            Self::Sitemap => sitemap(catalogue, base(catalogue)).into_bytes(),
            Self::Feed => feed(catalogue, base(catalogue)).into_bytes(),
            Self::Robots => robots(catalogue).into_bytes(),
        }
    }
}

/// Every machine-readable file that a catalogue has: path from the root, and how it is made.
#[must_use]
pub fn files(catalogue: &Catalogue) -> Vec<(String, Make)> {
    let mut files: Vec<(String, Make)> = vec![(format!("{FOLDER}index.json"), Make::Index)];
    files.extend(api(catalogue).map(|(name, make)| (format!("{FOLDER}{name}"), make)));
    if !catalogue.bibliography().sources().is_empty() {
        files.extend(downloads(catalogue).map(|(path, _, make)| (path, make)));
    }
    if catalogue.config().base_url.is_some() {
        files.push(("sitemap.xml".to_owned(), Make::Sitemap));
    }
    if has_feed(catalogue) {
        files.push(("feed.xml".to_owned(), Make::Feed));
    }
    files.push(("robots.txt".to_owned(), Make::Robots));
    files
}

/// The files of the API beside its index: name, and how it is made.
fn api(catalogue: &Catalogue) -> impl Iterator<Item = (String, Make)> {
    let model = &catalogue.config().model;
    let dimensions = if model.keys == Language::Nl { "dimensies" } else { "dimensions" };
    let file = |table: Table| format!("{}.json", model.folder(table));
    let has = |list: List| catalogue.has_list(list);
    let mut files = vec![(file(Table::Method), Make::Methods), (format!("{dimensions}.json"), Make::Dimensions)];
    files.extend(has(List::Trajectories).then(|| (file(Table::Trajectory), Make::Trajectories)));
    files.extend(has(List::Concepts).then(|| (file(Table::Concept), Make::Concepts)));
    if vocabulary::is_there(catalogue) {
        let name = if model.keys == Language::Nl { "begrippenkader" } else { "vocabulary" };
        files.extend([(format!("{name}.ttl"), Make::Turtle), (format!("{name}.jsonld"), Make::JsonLd)]);
    }
    files.extend(catalogue.own_kinds().filter(|kind| has(List::Own(*kind))).map(|kind| (file(Table::Own(kind)), Make::Own(kind))));
    files.into_iter()
}

/// The files with the sources: path from the root, the name of the format, and how it is made.
pub(super) fn downloads(catalogue: &Catalogue) -> [(String, &'static str, Make); 3] {
    let folder = catalogue.config().model.site_page(SitePage::Sources);
    let name = folder.trim_end_matches('/');
    [("bib", "BibLaTeX", Make::Biblatex), ("ris", "RIS", Make::Ris), ("csl.json", "CSL-JSON", Make::CslJson)]
        .map(|(extension, title, make)| (format!("{name}.{extension}"), title, make))
}

/// Whether there is a feed: where the site has an address, and a method a day.
pub(super) fn has_feed(catalogue: &Catalogue) -> bool {
    catalogue.config().base_url.is_some() && catalogue.methods().iter().any(|method| method.text.updated().is_some())
}

/// Where the API lies.
const FOLDER: &str = "api/v1/";

/// The files of the API that hold the catalogue as a set of data, with their media types.
pub(super) fn set_of_data(catalogue: &Catalogue) -> Vec<(String, &'static str)> {
    let kind = |(name, make): (String, Make)| {
        let kind = match make {
            Make::Methods | Make::Dimensions => "application/json",
            Make::Turtle => "text/turtle",
            Make::JsonLd => "application/ld+json",
            _ => return None,
        };
        Some((format!("{FOLDER}{name}"), kind))
    };
    api(catalogue).filter_map(kind).collect()
}

/// The address of the site; files that need it are made only where there is one.
fn base(catalogue: &Catalogue) -> &str {
    catalogue.config().base_url.as_deref().unwrap_or_default()
}

/// A document of the API, its names in the language of the site's keys, and those of kinds as their folders.
fn document<T: Serialize>(catalogue: &Catalogue, value: &T) -> Vec<u8> {
    let model = &catalogue.config().model;
    let kinds = [("methodieken", Table::Method), ("trajecten", Table::Trajectory), ("begrippen", Table::Concept)];
    let moved = kinds.into_iter().filter(|(name, table)| model.folder(*table) != *name);
    let moved: Vec<(&str, String)> = moved.map(|(name, table)| (name, model.folder(table).replace('-', "_"))).collect();
    let names = Names { english: model.keys == Language::En, moved };
    if !names.english && names.moved.is_empty() {
        return line(value);
    }
    line(&names.put(serde_json::to_value(value).unwrap_or_default()))
}

/// What the names of the API become.
struct Names {
    english: bool,
    /// The kinds that are called something else than in Dutch.
    moved: Vec<(&'static str, String)>,
}

impl Names {
    fn name(&self, name: String) -> String {
        let known = NAMES.iter().filter(|_| self.english).find(|(dutch, _)| *dutch == name).map(|(_, english)| *english);
        let moved = self.moved.iter().find(|(dutch, _)| *dutch == name).map(|(_, moved)| moved.as_str());
        moved.or(known).map_or(name, str::to_owned)
    }

    /// What a site names itself (dimensions, fields) keeps its name.
    fn put(&self, value: serde_json::Value) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::Array(items) => items.into_iter().map(|item| self.put(item)).collect::<Vec<_>>().into(),
            Value::Object(map) => {
                let pair = |(name, value): (String, Value)| {
                    let own = matches!(name.as_str(), "dimensies" | "ontbreekt");
                    let value = match value {
                        Value::Object(named) if own => named.into_iter().map(|(name, value)| (name, self.put(value))).collect(),
                        value if name == "velden" => value,
                        // The ground of a fact is one of two words.
                        Value::String(ground) if name == "bron" && self.english => {
                            if ground == "schatting" { "estimate" } else { "documented" }.into()
                        }
                        value => self.put(value),
                    };
                    (self.name(name), value)
                };
                map.into_iter().map(pair).collect::<serde_json::Map<_, _>>().into()
            }
            value => value,
        }
    }
}

/// The names of the API, in Dutch and English.
const NAMES: &[(&str, &str)] = &[
    ("wie", "who"),
    ("tekst", "text"),
    ("praktisch", "practical"),
    ("materiaal", "materials"),
    ("kosten", "cost"),
    ("groep", "group"),
    ("duur", "duration"),
    ("aantallen", "counts"),
    ("basis_url", "base_url"),
    ("begrippen", "concepts"),
    ("bestanden", "files"),
    ("bijgewerkt", "updated"),
    ("boven", "above"),
    ("bron", "basis"),
    ("bronnen", "sources"),
    ("datum", "date"),
    ("dimensies", "dimensions"),
    ("enkelvoud", "singular"),
    ("fasen", "phases"),
    ("herkenbaar", "situations"),
    ("kort", "short"),
    ("licentie", "licence"),
    ("meervoud", "plural"),
    ("methodieken", "methods"),
    ("naam", "name"),
    ("ondertitel", "subtitle"),
    ("ontbreekt", "missing"),
    ("ook_bekend_als", "also_known_as"),
    ("reden", "reason"),
    ("samenvatting", "summary"),
    ("sleutels", "keys"),
    ("taal", "language"),
    ("termen", "terms"),
    ("titel", "title"),
    ("trajecten", "trajectories"),
    ("trefwoorden", "keywords"),
    ("velden", "fields"),
    ("versie", "version"),
    ("voor_wie", "for_whom"),
    ("wanneer", "when"),
];

pub(super) fn line<T: Serialize>(value: &T) -> Vec<u8> {
    // Plain structs of texts and numbers: writing them cannot fail.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct Index<'a> {
    titel: &'a str,
    ondertitel: Option<&'a str>,
    taal: &'static str,
    basis_url: Option<&'a str>,
    licentie: Option<&'a str>,
    versie: u8,
    aantallen: Counts,
    bestanden: Vec<String>,
    sleutels: &'static str,
}

#[derive(Serialize)]
struct Counts {
    methodieken: usize,
    trajecten: usize,
    begrippen: usize,
    bronnen: usize,
    #[serde(flatten)]
    own: BTreeMap<String, usize>,
}

fn index(catalogue: &Catalogue) -> Index<'_> {
    let config = catalogue.config();
    Index {
        titel: &config.title,
        ondertitel: config.subtitle.as_deref(),
        taal: config.language.code(),
        basis_url: config.base_url.as_deref(),
        licentie: config.licence.as_ref().and_then(|licence| licence.address.as_deref()),
        versie: 1,
        aantallen: Counts {
            methodieken: catalogue.methods().len(),
            trajecten: catalogue.trajectories().len(),
            begrippen: catalogue.concepts().len(),
            bronnen: catalogue.bibliography().sources().len(),
            own: catalogue
                .own_kinds()
                .filter(|kind| catalogue.has_list(List::Own(*kind)))
                .map(|kind| (config.model.folder(Table::Own(kind)).replace('-', "_"), catalogue.own(kind).len()))
                .collect(),
        },
        bestanden: api(catalogue).map(|(name, _)| name).collect(),
        sleutels: config.model.keys.code(),
    }
}

#[derive(Serialize)]
struct MethodData<'a> {
    slug: &'a str,
    titel: &'a str,
    url: String,
    samenvatting: &'a str,
    dimensies: BTreeMap<&'a str, Vec<TermData<'a>>>,
    ook_bekend_als: &'a [String],
    herkenbaar: &'a [String],
    trefwoorden: &'a [String],
    bronnen: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    datum: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bijgewerkt: Option<String>,
    #[serde(skip_serializing_if = "Practical::is_empty")]
    praktisch: &'a Practical,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    velden: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct TermData<'a> {
    term: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reden: Option<&'a str>,
}

fn methods(catalogue: &Catalogue) -> Vec<MethodData<'_>> {
    let all = catalogue.methods();
    let method = |id: usize| {
        let method = &all[id];
        let dimensions = catalogue.dimensions().iter().zip(&method.terms).map(|(dimension, uses)| {
            let terms = uses.iter().map(|used| TermData { term: &dimension.terms[used.term].text.slug, reden: used.reason.as_deref() });
            (dimension.config.name.as_str(), terms.collect())
        });
        MethodData {
            slug: &method.text.slug,
            titel: &method.text.title,
            url: catalogue.address(EntryId::Method(id)),
            samenvatting: &method.front.samenvatting,
            dimensies: dimensions.collect(),
            ook_bekend_als: &method.front.ook_bekend_als,
            herkenbaar: &method.front.herkenbaar,
            trefwoorden: &method.text.common.trefwoorden,
            bronnen: method.text.sources.iter().map(|cited| catalogue.bibliography().sources()[cited.source].key.as_str()).collect(),
            datum: method.text.common.datum.map(|date| date.to_string()),
            bijgewerkt: method.text.changed.map(|date| date.to_string()),
            praktisch: &method.front.praktisch,
            velden: fields::json(catalogue, EntryId::Method(id)),
        }
    };
    (0..all.len()).map(method).collect()
}

#[derive(Serialize)]
struct DimensionData<'a> {
    naam: &'a str,
    enkelvoud: &'a str,
    meervoud: &'a str,
    termen: Vec<TermDefinition<'a>>,
}

#[derive(Serialize)]
struct TermDefinition<'a> {
    slug: &'a str,
    titel: &'a str,
    url: String,
    kort: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    boven: Option<&'a str>,
    methodieken: Vec<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    velden: BTreeMap<String, serde_json::Value>,
}

fn dimensions(catalogue: &Catalogue) -> Vec<DimensionData<'_>> {
    let all = catalogue.dimensions();
    let dimension = |number: usize| {
        let dimension = &all[number];
        let terms = dimension.terms.iter().enumerate().map(|(place, term)| TermDefinition {
            slug: &term.text.slug,
            titel: &term.text.title,
            url: catalogue.address(EntryId::Term(number, place)),
            kort: &term.front.kort,
            boven: term.above.map(|above| dimension.terms[above].text.slug.as_str()),
            methodieken: term.methods.iter().map(|&method| catalogue.methods()[method].text.slug.as_str()).collect(),
            velden: fields::json(catalogue, EntryId::Term(number, place)),
        });
        DimensionData {
            naam: &dimension.config.name,
            enkelvoud: &dimension.config.singular,
            meervoud: &dimension.config.plural,
            termen: terms.collect(),
        }
    };
    (0..all.len()).map(dimension).collect()
}

#[derive(Serialize)]
struct TrajectoryData<'a> {
    slug: &'a str,
    titel: &'a str,
    url: String,
    samenvatting: &'a str,
    voor_wie: Option<&'a str>,
    fasen: Vec<PhaseData<'a>>,
    ontbreekt: BTreeMap<&'a str, Vec<&'a str>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    velden: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct PhaseData<'a> {
    naam: &'a str,
    wanneer: Option<&'a str>,
    methodieken: Vec<&'a str>,
}

fn trajectories(catalogue: &Catalogue) -> Vec<TrajectoryData<'_>> {
    let all = catalogue.trajectories();
    let trajectory = |id: usize| {
        let trajectory = &all[id];
        let phases = trajectory.phases.iter().map(|phase| PhaseData {
            naam: &phase.front.naam,
            wanneer: phase.front.wanneer.as_deref(),
            methodieken: phase.methods.iter().map(|&method| catalogue.methods()[method].text.slug.as_str()).collect(),
        });
        let missing = catalogue.dimensions().iter().enumerate().map(|(number, dimension)| {
            let cover = coverage::of_trajectory(catalogue, trajectory, number);
            let terms = cover.missing.iter().map(|&term| dimension.terms[term].text.slug.as_str());
            (dimension.config.name.as_str(), terms.collect())
        });
        TrajectoryData {
            slug: &trajectory.text.slug,
            titel: &trajectory.text.title,
            url: catalogue.address(EntryId::Trajectory(id)),
            samenvatting: &trajectory.front.samenvatting,
            voor_wie: trajectory.front.voor_wie.as_deref(),
            fasen: phases.collect(),
            ontbreekt: missing.collect(),
            velden: fields::json(catalogue, EntryId::Trajectory(id)),
        }
    };
    (0..all.len()).map(trajectory).collect()
}

#[derive(Serialize)]
struct ConceptData<'a> {
    slug: &'a str,
    titel: &'a str,
    url: String,
    kort: &'a str,
    ook_bekend_als: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    velden: BTreeMap<String, serde_json::Value>,
}

fn concepts(catalogue: &Catalogue) -> Vec<ConceptData<'_>> {
    let all = catalogue.concepts();
    let concept = |id: usize| ConceptData {
        slug: &all[id].text.slug,
        titel: &all[id].text.title,
        url: catalogue.address(EntryId::Concept(id)),
        kort: &all[id].front.kort,
        ook_bekend_als: &all[id].front.ook_bekend_als,
        velden: fields::json(catalogue, EntryId::Concept(id)),
    };
    (0..all.len()).map(concept).collect()
}

fn own(catalogue: &Catalogue, kind: u8) -> Vec<ConceptData<'_>> {
    let all = catalogue.own(kind);
    let item = |id: usize| ConceptData {
        slug: &all[id].text.slug,
        titel: &all[id].text.title,
        url: catalogue.address(EntryId::Own(kind, id)),
        kort: all[id].front.kort.as_deref().unwrap_or_default(),
        ook_bekend_als: &all[id].front.ook_bekend_als,
        velden: fields::json(catalogue, EntryId::Own(kind, id)),
    };
    (0..all.len()).map(item).collect()
}

/// Sitemap, sitemaps.org protocol 0.9. A text without a date has no `lastmod`: no clock is asked.
fn sitemap(catalogue: &Catalogue, base: &str) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let mut entries: Vec<(String, Option<Date>)> = catalogue.texts().map(|(id, text)| (catalogue.address(id), text.updated())).collect();
    for list in catalogue.lists() {
        let address = catalogue.address(EntryId::List(list));
        if !entries.iter().any(|(known, _)| *known == address) {
            entries.push((address, None));
        }
    }
    let made = [picture::address(catalogue), upkeep::address(catalogue)];
    entries.extend(made.into_iter().flatten().map(|address| (address.to_owned(), None)));
    entries.sort();
    for (address, date) in entries {
        let date = date.map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        let _ = writeln!(xml, "<url><loc>{}</loc>{date}</url>", escape(&format!("{base}{address}")));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// How many methods the feed holds.
const FEED: usize = 50;

/// Atom feed (RFC 4287) of the methods that changed last. Its own date is that of the youngest method.
fn feed(catalogue: &Catalogue, base: &str) -> String {
    let config = catalogue.config();
    let mut dated: Vec<(Date, usize)> =
        catalogue.methods().iter().enumerate().filter_map(|(id, method)| Some((method.text.updated()?, id))).collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    dated.truncate(FEED);
    let time = |date: Date| format!("{date}T00:00:00Z");
    let youngest = dated.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |(date, _)| time(*date));
    let author = config.publisher.as_ref().map_or(config.title.as_str(), |publisher| publisher.name.as_str());
    let (language, title, author, base_url) = (config.language.code(), escape(&config.title), escape(author), escape(base));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{title}</title>\n<id>{base_url}</id>\n<link href=\"{base_url}\"/>\n<link rel=\"self\" href=\"{base_url}feed.xml\"/>\n\
         <updated>{youngest}</updated>\n<author><name>{author}</name></author>\n"
    );
    for (date, id) in dated {
        let method = &catalogue.methods()[id];
        let url = format!("{base}{}", catalogue.address(EntryId::Method(id)));
        let url = escape(&url);
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link href=\"{url}\"/>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
            escape(&method.text.title),
            time(date),
            escape(&method.front.samenvatting),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

fn robots(catalogue: &Catalogue) -> String {
    let sitemap = catalogue.config().base_url.as_ref().map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// Title, people and year of a source.
pub(super) fn facts(item: &Item) -> (String, Vec<String>, Option<i32>) {
    let people = item.people("author").map(|names| names.list.iter().map(Name::given_first).collect()).unwrap_or_default();
    let year = item.issued.as_ref().and_then(|date| date.from).map(|day| day.year);
    (item.text("title").unwrap_or_default().to_owned(), people, year)
}

/// The type of a source in RIS.
fn ris_type(kind: &str) -> &'static str {
    match kind {
        "article-journal" => "JOUR",
        "article-newspaper" => "NEWS",
        "article-magazine" => "MGZN",
        "book" => "BOOK",
        "pamphlet" => "PAMP",
        "chapter" => "CHAP",
        "entry-encyclopedia" => "ENCYC",
        "report" => "RPRT",
        "thesis" => "THES",
        "webpage" | "post" => "ELEC",
        "post-weblog" => "BLOG",
        "article" | "manuscript" => "UNPB",
        "paper-conference" | "speech" => "CPAPER",
        "periodical" => "SER",
        "dataset" => "DATA",
        "software" => "COMP",
        "patent" => "PAT",
        "legislation" | "treaty" => "STAT",
        "legal_case" => "CASE",
        "motion_picture" => "VIDEO",
        "broadcast" | "song" => "SOUND",
        "graphic" => "ART",
        "personal_communication" => "PCOMM",
        "standard" => "STAND",
        _ => "GEN",
    }
}

/// A source in the RIS format of reference managers.
pub(super) fn ris(key: &str, item: &Item) -> String {
    let mut out = format!("TY  - {}\r\n", ris_type(item.kind));
    let mut put = |tag: &str, value: &str| {
        let value = value.replace(['\r', '\n'], " ");
        let _ = write!(out, "{tag}  - {value}\r\n");
    };
    // The tags by which Zotero and EndNote read each role; that of an editor depends on what is edited.
    let (editor, container_author) = match item.kind {
        "chapter" | "paper-conference" | "entry-encyclopedia" => ("A2", "C2"),
        "article-journal" | "article-magazine" | "article-newspaper" | "document" => ("A2", "A3"),
        "book" => ("A3", "A2"),
        _ => ("ED", "A2"),
    };
    for (tag, role) in [
        ("AU", "author"),
        ("AU", "director"),
        ("AU", "host"),
        (editor, "editor"),
        ("A4", "translator"),
        (container_author, "container-author"),
        ("A3", "compiler"),
        ("A3", "producer"),
        ("A3", "organizer"),
        ("A3", "contributor"),
        ("A3", "holder"),
    ] {
        for name in item.people(role).iter().flat_map(|names| &names.list) {
            put(tag, &name.family_first());
        }
        if item.people(role).is_some_and(|names| names.others) {
            put(tag, "others");
        }
    }
    for (tag, name) in [
        ("TI", "title"),
        ("ST", "title-short"),
        ("T2", "container-title"),
        ("T3", "volume-title"),
        ("T3", "collection-title"),
        ("PB", "publisher"),
        ("CY", "publisher-place"),
        ("ET", "edition"),
        ("ET", "version"),
        ("VL", "volume"),
        ("NV", "number-of-volumes"),
        ("IS", "issue"),
        ("IS", "collection-number"),
        ("M1", "number"),
        ("M3", "genre"),
        ("M3", "medium"),
        ("C1", "event-place"),
        ("C3", "event-title"),
        ("C7", "eid"),
        ("DB", "archive"),
        ("AN", "archive_location"),
        ("SN", "ISBN"),
        ("SN", "ISSN"),
        ("DO", "DOI"),
        ("UR", "URL"),
        ("LA", "language"),
        ("N1", "note"),
    ] {
        if let Some(value) = item.text(name) {
            put(tag, value);
        }
    }
    if let Some(page) = item.text("page") {
        match page.split_once('–').filter(|(_, last)| !last.contains(['–', ',', ' '])) {
            Some((first, last)) => {
                put("SP", first);
                put("EP", last);
            }
            None => put("SP", page),
        }
    }
    if let Some(day) = item.issued.as_ref().and_then(|date| date.from) {
        put("PY", &day.year.to_string());
        put("DA", &ris_date(day));
    } else if let Some(words) = item.issued.as_ref().and_then(|date| date.literal.as_ref()) {
        put("PY", words);
    }
    if let Some(day) = item.original.as_ref().and_then(|date| date.from) {
        put("OP", &day.year.to_string());
    }
    if let Some(day) = item.accessed.as_ref().and_then(|date| date.from) {
        put("Y2", &ris_date(day));
    }
    put("ID", key);
    out.push_str("ER  - \r\n\r\n");
    out
}

/// `2012/03/04/`: RIS has a slash for each part.
fn ris_date(day: Day) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", day.year, part(day.month), part(day.day))
}
