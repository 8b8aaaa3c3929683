//! A source in the words of CSL: what BibLaTeX says of it as an item with a type, names, dates and variables.
//!
//! This one mapping feeds the reference lists in APA style and the downloads as RIS and CSL-JSON. How a source is printed is not decided here.

use std::collections::BTreeMap;

use biblatex::{Chunk, ChunksRef, Entry};
use serde_json::{Map, Value, json};

use super::latex;
use super::names::{self, Mistake, Name, Names};

/// A source as a CSL item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// CSL's type: `article-journal`.
    pub kind: &'static str,
    /// Standard variables by their name in CSL, `title` say, and a few by their name in BibLaTeX where CSL has none.
    pub texts: BTreeMap<&'static str, String>,
    /// The people by their role: `author`, `editor`, `translator`, `container-author`, `director`, …
    pub names: BTreeMap<&'static str, Names>,
    /// When it was published.
    pub issued: Option<Date>,
    /// When the original was published.
    pub original: Option<Date>,
    /// When somebody last looked at it.
    pub accessed: Option<Date>,
}

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

/// How a date goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It does not.
    Same,
    /// Up to this one.
    At(Day),
    /// It has not ended.
    Open,
}

/// A date as BibLaTeX and EDTF write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// `None` where only words are known.
    pub from: Option<Day>,
    /// Its end.
    pub end: End,
    /// 1 is spring, 4 is winter.
    pub season: Option<u8>,
    /// Whether it is a guess.
    pub circa: bool,
    /// Words that are no date that can be read.
    pub literal: Option<String>,
}

impl Date {
    fn words(text: &str) -> Self {
        Self { from: None, end: End::Same, season: None, circa: false, literal: Some(text.to_owned()) }
    }
}

/// Something in an entry that the editor has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which field it stands in; empty for the type of the entry.
    pub field: &'static str,
    /// What it is.
    pub kind: ProblemKind,
    /// The words it is about.
    pub text: String,
}

/// What may be wrong with an entry that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// An organization as author without braces.
    Organization,
    /// Several people between two `and`s.
    SeveralNames,
    /// A date in words that are none.
    Date,
    /// A type that BibLaTeX does not have.
    Kind,
    /// A LaTeX macro that is not known.
    Macro,
}

impl Item {
    /// A variable.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// The people with a role.
    #[must_use]
    pub fn people(&self, role: &str) -> Option<&Names> {
        self.names.get(role)
    }

    /// The item as CSL-JSON.
    #[must_use]
    pub fn to_json(&self, key: &str) -> Value {
        let mut json = Map::new();
        json.insert("id".to_owned(), key.into());
        json.insert("type".to_owned(), self.kind.into());
        for (role, names) in &self.names {
            json.insert((*role).to_owned(), names.to_json());
        }
        for (name, date) in [("issued", &self.issued), ("original-date", &self.original), ("accessed", &self.accessed)] {
            json.extend(date.as_ref().map(|date| (name.to_owned(), date_json(date))));
        }
        for (&name, value) in &self.texts {
            let (name, value) = match name {
                "eid" => ("number", value.clone()),
                "issuetitle" => ("part-title", value.clone()),
                "pubstate" => ("status", if value == "inpress" { "in press".to_owned() } else { value.clone() }),
                "page" => ("page", value.replace('–', "-")),
                "genre" => ("genre", self.genre_in_words(value)),
                name => (name, value.clone()),
            };
            json.insert(name.to_owned(), value.into());
        }
        Value::Object(json)
    }

    /// BibLaTeX's signs for a thesis or a report as words, in the language of the work.
    fn genre_in_words(&self, genre: &str) -> String {
        let is_dutch = self.text("language").is_some_and(|language| ["dutch", "nl", "nl-be", "nl-nl"].contains(&language.to_lowercase().as_str()));
        let words = match (genre, is_dutch) {
            ("phdthesis", true) => "Doctoraatsproefschrift",
            ("phdthesis", false) => "Doctoral dissertation",
            ("mathesis", true) => "Masterproef",
            ("mathesis", false) => "Master’s thesis",
            ("candthesis", true) => "Licentiaatsverhandeling",
            ("candthesis", false) => "Candidate thesis",
            ("techreport", true) => "Rapport",
            ("techreport", false) => "Technical report",
            ("resreport", true) => "Onderzoeksrapport",
            ("resreport", false) => "Research report",
            ("film", _) => "Film",
            (words, _) => words,
        };
        words.to_owned()
    }
}

fn date_json(date: &Date) -> Value {
    let parts = |day: Day| -> Vec<i32> {
        let month = day.month.map(i32::from);
        std::iter::once(day.year).chain(month).chain(month.and(day.day.map(i32::from))).collect()
    };
    let mut json = Map::new();
    if let Some(from) = date.from {
        let mut all = vec![json!(parts(from))];
        match date.end {
            End::Same => {}
            End::At(day) => all.push(json!(parts(day))),
            // CSL's sign for a range without an end.
            End::Open => all.push(json!([0])),
        }
        json.insert("date-parts".to_owned(), Value::Array(all));
    }
    json.extend(date.season.map(|season| ("season".to_owned(), season.into())));
    if date.circa {
        json.insert("circa".to_owned(), true.into());
    }
    json.extend(date.literal.as_ref().map(|words| ("literal".to_owned(), words.as_str().into())));
    Value::Object(json)
}

/// The types of BibLaTeX and the names that are used for them, with what CSL calls them.
const KINDS: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("suppperiodical", "article-journal"),
    ("review", "article-journal"),
    ("book", "book"),
    ("mvbook", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("manual", "book"),
    ("booklet", "pamphlet"),
    ("inbook", "chapter"),
    ("incollection", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("inreference", "entry-encyclopedia"),
    ("report", "report"),
    ("techreport", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("mathesis", "thesis"),
    ("online", "webpage"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("misc", "document"),
    ("unpublished", "manuscript"),
    ("periodical", "periodical"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("patent", "patent"),
    ("legislation", "legislation"),
    ("legal", "legislation"),
    ("jurisdiction", "legal_case"),
    ("commentary", "document"),
    ("video", "motion_picture"),
    ("movie", "motion_picture"),
    ("audio", "song"),
    ("music", "song"),
    ("artwork", "graphic"),
    ("image", "graphic"),
    ("letter", "personal_communication"),
    ("standard", "standard"),
    ("performance", "performance"),
    ("bibnote", "document"),
    ("set", "document"),
    ("customa", "document"),
    ("customb", "document"),
    ("customc", "document"),
    ("customd", "document"),
    ("custome", "document"),
    ("customf", "document"),
];

/// The names of the types, for a suggestion.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// Reads fields as text and gathers what is wrong with them.
struct Fields<'a> {
    entry: &'a Entry,
    problems: Vec<Problem>,
}

impl Fields<'_> {
    /// The text of the first of these fields that is there.
    fn text(&mut self, fields: &[&'static str]) -> Option<String> {
        for field in fields {
            let Some(chunks) = self.entry.get(field) else { continue };
            let mut unknown = Vec::new();
            let text = latex::text(chunks, &mut unknown);
            for name in unknown {
                self.problems.push(Problem { field, kind: ProblemKind::Macro, text: name });
            }
            if !text.is_empty() {
                return Some(text);
            }
        }
        None
    }

    /// A field as it stands there: an address or a number.
    fn verbatim(&self, field: &str) -> Option<String> {
        Some(verbatim(self.entry.get(field)?)).filter(|text| !text.is_empty())
    }

    /// A title with its subtitle and the like.
    fn title(&mut self, main: &[&'static str], sub: &'static str) -> Option<String> {
        let title = self.text(main)?;
        let Some(sub) = self.text(&[sub]) else { return Some(title) };
        let join = if title.ends_with(['?', '!', ':', '.']) { " " } else { ": " };
        Some(format!("{title}{join}{sub}"))
    }

    fn names(&mut self, field: &'static str, use_prefix: bool) -> Option<Names> {
        let mut mistakes = Vec::new();
        let names = names::read(self.entry.get(field)?, use_prefix, &mut mistakes);
        for (mistake, text) in mistakes {
            let kind = match mistake {
                Mistake::Organization => ProblemKind::Organization,
                Mistake::Several => ProblemKind::SeveralNames,
            };
            self.problems.push(Problem { field, kind, text });
        }
        (!names.list.is_empty()).then_some(names)
    }

    fn date(&mut self, field: &'static str, date: Option<Date>) -> Option<Date> {
        if let Some(Date { literal: Some(text), .. }) = &date {
            self.problems.push(Problem { field, kind: ProblemKind::Date, text: text.clone() });
        }
        date
    }
}

fn verbatim(chunks: ChunksRef<'_>) -> String {
    chunks.iter().map(|chunk| chunk.v.get()).collect::<String>().trim().to_owned()
}

/// What an entry says, with its type as written, and what its editor has to know.
pub(super) fn item(kind: &str, entry: &Entry) -> (Item, Vec<Problem>) {
    let kind = kind.to_ascii_lowercase();
    let mut fields = Fields { entry, problems: Vec::new() };
    let known = KINDS.iter().find(|(name, _)| *name == kind);
    if known.is_none() {
        fields.problems.push(Problem { field: "", kind: ProblemKind::Kind, text: kind.clone() });
    }
    let mut item = Item { kind: known.map_or("document", |(_, csl)| csl), ..Item::default() };

    dates(&mut item, &mut fields);
    people(&mut item, &mut fields);
    let in_whole = ["chapter", "paper-conference", "entry-encyclopedia"].contains(&item.kind);
    let mut put = |name: &'static str, value: Option<String>| {
        item.texts.extend(value.map(|value| (name, value)));
    };
    put("title", fields.title(&["title"], "subtitle"));
    put("title-short", fields.text(&["shorttitle"]));
    put("container-title", fields.title(&["journaltitle", "journal"], "journalsubtitle").or_else(|| fields.title(&["booktitle"], "booksubtitle")));
    put("volume-title", fields.title(&["maintitle"], "mainsubtitle"));
    put("collection-title", fields.text(&["series"]));
    put("volume", fields.text(&["volume"]));
    put("part-number", fields.text(&["part"]));
    put("number-of-volumes", fields.text(&["volumes"]));
    put("edition", fields.text(&["edition"]));
    put("version", fields.text(&["version"]));
    put("page", fields.text(&["pages"]).map(|pages| latex::page_range(&pages)));
    put("number-of-pages", fields.text(&["pagetotal"]));
    put("chapter-number", fields.text(&["chapter"]));
    put("publisher-place", fields.text(&["location", "address"]).map(|places| latex::list(&places)));
    put("event-title", fields.text(&["eventtitle"]));
    put("event-place", fields.text(&["venue"]));
    put("genre", fields.text(&["type"]));
    put("medium", fields.text(&["howpublished"]).filter(|how| !how.contains("://")));
    put("language", fields.text(&["langid"]));
    put("eid", fields.text(&["eid"]));
    put("issuetitle", fields.title(&["issuetitle"], "issuesubtitle"));
    put("note", notes(&mut fields));
    put("ISBN", fields.verbatim("isbn"));
    put("ISSN", fields.verbatim("issn"));
    put("URL", fields.verbatim("url").or_else(|| fields.verbatim("howpublished").and_then(|how| latex::address_in(&how))));
    put("DOI", fields.verbatim("doi").map(|doi| bare_doi(&doi)));
    let number = fields.text(&["number", "issue"]);
    let is_article = item.kind == "article-journal" || item.kind == "periodical";
    let number_as = match item.kind {
        "article-journal" | "periodical" => "issue",
        "book" | "pamphlet" | "chapter" | "paper-conference" | "entry-encyclopedia" if item.texts.contains_key("collection-title") => {
            "collection-number"
        }
        _ => "number",
    };
    let institution = fields.text(&["institution", "school"]).map(|name| latex::list(&name));
    let organization = fields.text(&["organization"]).map(|name| latex::list(&name));
    let publisher = fields.text(&["publisher"]).map(|name| latex::list(&name));
    let addition = fields.text(&["titleaddon"]);
    item.texts.extend(number.map(|number| (number_as, if is_article { latex::page_range(&number) } else { number })));
    // Reports are named by who ordered them, sites by who keeps them.
    let printed = if ["report", "thesis"].contains(&item.kind) {
        institution.or(publisher).or(organization)
    } else {
        publisher.or(organization).or(institution)
    };
    item.texts.extend(printed.map(|name| ("publisher", name)));
    if item.kind == "webpage" {
        let site = item.texts.remove("container-title").or(addition);
        if let Some(site) = site.filter(|site| item.text("publisher") != Some(site)) {
            item.texts.insert("container-title", site);
        }
    } else if let Some(addition) = addition {
        item.texts.entry("genre").or_insert(addition);
    }
    archive(&mut item, &fields);
    refine(&mut item, &kind, &mut fields);
    if !in_whole && item.kind == "book" {
        item.texts.remove("container-title");
    }
    (item, fields.problems)
}

/// The type in its finer shades, and what follows from it.
fn refine(item: &mut Item, kind: &str, fields: &mut Fields<'_>) {
    let subtype = fields.text(&["entrysubtype"]).unwrap_or_default().to_lowercase();
    let genre = item.text("genre").unwrap_or_default().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| genre.contains(word) || subtype.contains(word));
    match item.kind {
        "article-journal" => {
            if has(&["newspaper", "krant"]) {
                item.kind = "article-newspaper";
            } else if has(&["magazine", "weekblad"]) {
                item.kind = "article-magazine";
            } else if !item.texts.contains_key("container-title") {
                item.kind = "article";
            }
        }
        "webpage" if has(&["tweet", "post", "toot"]) => item.kind = "post",
        "webpage" if has(&["blog"]) => item.kind = "post-weblog",
        "webpage" | "document" if item.text("archive").is_some() => item.kind = "article",
        "manuscript" if item.texts.contains_key("event-title") || has(&["presenta", "lezing", "speech", "paper"]) => item.kind = "speech",
        // What an unpublished text is often stands in its note alone.
        "manuscript" if genre.is_empty() && item.text("note").is_some_and(|note| note.chars().count() < 60 && !note.contains('.')) => {
            let note = item.texts.remove("note");
            item.texts.extend(note.map(|note| ("genre", note)));
        }
        "song" if kind == "audio" => item.kind = "broadcast",
        "legislation" if has(&["treaty", "verdrag"]) => item.kind = "treaty",
        _ => {}
    }
    // BibLaTeX's own words for a type are signs, not words to print.
    let sign = match (kind, genre.as_str()) {
        ("phdthesis", "") | (_, "phdthesis") => Some("phdthesis"),
        ("mastersthesis" | "mathesis", "") | (_, "mathesis" | "mastersthesis") => Some("mathesis"),
        (_, "candthesis") => Some("candthesis"),
        ("techreport", "") | (_, "techreport") => Some("techreport"),
        (_, "resreport") => Some("resreport"),
        (_, "software") => Some("software"),
        (_, "patent" | "patentus" | "patenteu" | "patentde" | "patentuk" | "patentfr") => Some("patent"),
        _ => None,
    };
    item.texts.extend(sign.map(|sign| ("genre", sign.to_owned())));
    if ["motion_picture", "broadcast", "song"].contains(&item.kind) && kind == "movie" && !item.names.contains_key("director") {
        let author = item.names.remove("author");
        item.names.extend(author.map(|names| ("director", names)));
    }
    if item.kind == "motion_picture" && kind == "movie" {
        item.texts.entry("genre").or_insert_with(|| "film".to_owned());
    }
}

fn notes(fields: &mut Fields<'_>) -> Option<String> {
    let notes: Vec<String> = ["note", "annotation", "addendum"].iter().filter_map(|field| fields.text(&[field])).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

fn archive(item: &mut Item, fields: &Fields<'_>) {
    let Some(eprint) = fields.verbatim("eprint") else { return };
    let kind = fields.verbatim("eprinttype").or_else(|| fields.verbatim("archiveprefix")).unwrap_or_default();
    match kind.to_lowercase().as_str() {
        "arxiv" => {
            let number = eprint.trim_start_matches("arXiv:").to_owned();
            item.texts.entry("URL").or_insert_with(|| format!("https://arxiv.org/abs/{number}"));
            item.texts.insert("archive", "arXiv".to_owned());
            item.texts.insert("archive_location", number);
        }
        "pmid" | "pubmed" => {
            item.texts.insert("PMID", eprint);
        }
        "pmcid" => {
            item.texts.insert("PMCID", eprint);
        }
        "hdl" => {
            item.texts.entry("URL").or_insert_with(|| format!("https://hdl.handle.net/{eprint}"));
        }
        "" => {}
        _ => {
            item.texts.insert("archive", kind);
            item.texts.insert("archive_location", eprint);
        }
    }
}

/// A DOI without the address of its registry.
pub(super) fn bare_doi(doi: &str) -> String {
    let doi = doi.trim();
    let lower = doi.to_ascii_lowercase();
    for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:"] {
        if lower.starts_with(prefix) {
            return doi[prefix.len()..].trim().to_owned();
        }
    }
    doi.to_owned()
}

fn people(item: &mut Item, fields: &mut Fields<'_>) {
    let use_prefix = !fields.verbatim("options").is_some_and(|options| options.replace(' ', "").contains("useprefix=false"));
    for (field, role) in [("author", "author"), ("translator", "translator"), ("bookauthor", "container-author"), ("holder", "holder")] {
        item.names.extend(fields.names(field, use_prefix).map(|names| (role, names)));
    }
    for (field, kind) in [("editor", "editortype"), ("editora", "editoratype"), ("editorb", "editorbtype"), ("editorc", "editorctype")] {
        let Some(names) = fields.names(field, use_prefix) else { continue };
        let role = match fields.verbatim(kind).unwrap_or_default().to_lowercase().as_str() {
            "" | "editor" if field == "editor" => "editor",
            "director" => "director",
            "producer" => "producer",
            "host" | "presenter" => "host",
            "compiler" => "compiler",
            "organizer" => "organizer",
            "translator" => "translator",
            _ => "contributor",
        };
        item.names.entry(role).or_insert(names);
    }
    // One person is written as a name; an organization by its name alone.
    item.names.retain(|_, names| names.list.iter().any(|name| *name != Name::default()));
}

fn dates(item: &mut Item, fields: &mut Fields<'_>) {
    let pubstate = fields.text(&["pubstate"]);
    item.texts.extend(pubstate.map(|state| ("pubstate", state.to_lowercase().replace([' ', '-'], ""))));
    let written = match fields.verbatim("date") {
        Some(date) => Some(("date", parse_date(&date))),
        None => {
            fields.verbatim("year").map(|year| ("year", with_month(&year, fields.verbatim("month").as_deref(), fields.verbatim("day").as_deref())))
        }
    };
    if let Some((field, written)) = written {
        match written {
            Written::Date(date) => item.issued = fields.date(field, Some(date)),
            Written::InPress => {
                item.texts.insert("pubstate", "inpress".to_owned());
            }
            Written::None => {}
        }
    }
    for (field, place) in [("origdate", &mut item.original), ("urldate", &mut item.accessed)] {
        if let Some(text) = fields.verbatim(field)
            && let Written::Date(date) = parse_date(&text)
        {
            *place = fields.date(field, Some(date));
        }
    }
}

/// What a date field says.
#[derive(Debug, PartialEq, Eq)]
enum Written {
    Date(Date),
    /// There is none, and it says so.
    None,
    InPress,
}

/// Fields that hold dates, which are exported as they stand.
pub(super) const DATES: &[&str] = &["date", "year", "month", "day", "origdate", "urldate", "eventdate"];

/// Fields that hold names.
pub(super) const NAMES: &[&str] = &["author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor", "holder"];

/// Fields that hold an address or a number, not a text.
pub(super) const VERBATIM: &[&str] = &["url", "doi", "eprint", "isbn", "issn", "howpublished", "crossref", "xdata", "ids", "options"];

fn with_month(year: &str, month: Option<&str>, day: Option<&str>) -> Written {
    let written = parse_date(year);
    let Written::Date(mut date) = written else { return written };
    if let (Some(from), Some(month)) = (&mut date.from, month.and_then(month_of))
        && from.month.is_none()
        && date.end == End::Same
    {
        from.month = Some(month);
        from.day = day.and_then(|day| day.trim().trim_end_matches('.').parse().ok()).filter(|day| (1..=31).contains(day));
    }
    Written::Date(date)
}

fn month_of(text: &str) -> Option<u8> {
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb", "fév", "fev"],
        &["maa", "mar", "mrt"],
        &["apr", "avr"],
        &["mei", "may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû", "aou"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec", "déc"],
    ];
    let text = text.trim().to_lowercase();
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let number = MONTHS.iter().position(|names| names.iter().any(|name| text.starts_with(name)))?;
    u8::try_from(number + 1).ok()
}

fn parse_date(text: &str) -> Written {
    let text = text.trim().replace('\u{a0}', "~");
    let text = text.trim_matches(|c| c == '[' || c == ']').trim();
    let lower: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    match lower.as_str() {
        "" | "zd" | "nd" | "sd" | "zonderdatum" | "nodate" | "sinedato" | "onbekend" | "unknown" => return Written::None,
        "indruk" | "inpress" | "forthcoming" | "teverschijnen" | "tebeschijnen" => return Written::InPress,
        _ => {}
    }
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (from.trim(), to.trim());
        let start = one_date(from);
        return Written::Date(match (start, to) {
            (Some(mut start), "" | ".." | "open") => {
                start.end = End::Open;
                start
            }
            (Some(mut start), to) => match one_date(to) {
                Some(Date { from: Some(day), .. }) => {
                    start.end = End::At(day);
                    start
                }
                _ => Date::words(text),
            },
            (None, to) if ["", ".."].contains(&from) => one_date(to).unwrap_or_else(|| Date::words(text)),
            _ => Date::words(text),
        });
    }
    if let Some(date) = one_date(text) {
        return Written::Date(date);
    }
    // "2019-2020", "2019–2020" and "1998--2003": two years.
    let years: Vec<&str> = text.split(['-', '–', '—']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if let [from, to] = years[..]
        && from.len() == 4
        && to.len() == 4
        && let (Some(mut date), Some(Date { from: Some(day), .. })) = (one_date(from), one_date(to))
    {
        date.end = End::At(day);
        return Written::Date(date);
    }
    Written::Date(Date::words(text))
}

/// A date without a range: `2012`, `2012-03-04T10:00`, `1910~`, `198X`, `2020-21` (spring), `ca. 1910`.
fn one_date(text: &str) -> Option<Date> {
    let mut text = text.trim();
    let mut circa = false;
    for sign in ["ca.", "ca ", "circa", "c.", "±", "rond", "omstreeks"] {
        if let Some(rest) = text.strip_prefix(sign) {
            circa = true;
            text = rest.trim();
        }
    }
    while let Some(rest) = text.strip_suffix(['~', '?', '%']) {
        circa = true;
        text = rest.trim_end();
    }
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    let day = |year, month, day| Day { year, month, day };
    let date = |from, end, season| Some(Date { from: Some(from), end, season, circa, literal: None });
    let lower = text.to_lowercase();
    if let Some(unknown) = lower.find(['x', 'u']) {
        let (known, rest) = lower.split_at(unknown);
        if lower.len() == 4 && (2..=3).contains(&known.len()) && rest.chars().all(|c| c == 'x' || c == 'u') {
            let first = known.parse::<i32>().ok()? * 10_i32.pow(u32::try_from(rest.len()).ok()?);
            let last = first + 10_i32.pow(u32::try_from(rest.len()).ok()?) - 1;
            return date(day(first, None, None), End::At(day(last, None, None)), None);
        }
        // An unknown month or day is left out.
        let known = text.split('-').take_while(|part| !part.to_lowercase().contains(['x', 'u'])).collect::<Vec<_>>().join("-");
        return if known.is_empty() { None } else { one_date(&known) };
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let parts: Vec<&str> = digits.split('-').collect();
    let number = |part: &str, most: usize| {
        (part.len() <= most && !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit())).then(|| part.parse::<i32>().ok()).flatten()
    };
    let year = sign * number(parts.first()?, 4)?;
    match parts[..] {
        [written] if written.len() >= 3 => date(day(year, None, None), End::Same, None),
        [_, month] | [_, month, _] => {
            let month = u8::try_from(number(month, 2)?).ok()?;
            if (21..=24).contains(&month) && parts.len() == 2 {
                return date(day(year, None, None), End::Same, Some(month - 20));
            }
            (1..=12).contains(&month).then_some(())?;
            let of_month = match parts.get(2) {
                Some(text) => Some(u8::try_from(number(text, 2)?).ok().filter(|day| (1..=31).contains(day))?),
                None => None,
            };
            date(day(year, Some(month), of_month), End::Same, None)
        }
        _ => None,
    }
}

/// The text of chunks, whatever they are.
pub(super) fn raw_text(chunks: ChunksRef<'_>) -> String {
    chunks.iter().map(|chunk| if let Chunk::Math(text) = &chunk.v { format!("${text}$") } else { chunk.v.get().to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_editors_write_them() {
        let date = |text: &str| match parse_date(text) {
            Written::Date(date) => date_json(&date).to_string(),
            other => format!("{other:?}"),
        };
        for (text, json) in [
            ("2012", r#"{"date-parts":[[2012]]}"#),
            ("2012-03-04T10:00:00+01:00", r#"{"date-parts":[[2012,3,4]]}"#),
            ("2015/2018", r#"{"date-parts":[[2015],[2018]]}"#),
            ("2015/..", r#"{"date-parts":[[2015],[0]]}"#),
            ("2015/", r#"{"date-parts":[[2015],[0]]}"#),
            ("2019-2020", r#"{"date-parts":[[2019],[2020]]}"#),
            ("2020-21", r#"{"date-parts":[[2020]],"season":1}"#),
            ("198X", r#"{"date-parts":[[1980],[1989]]}"#),
            ("1910~", r#"{"circa":true,"date-parts":[[1910]]}"#),
            ("ca. 1910", r#"{"circa":true,"date-parts":[[1910]]}"#),
            ("z.d.", "None"),
            ("n.d.", "None"),
            ("in druk", "InPress"),
            ("2012-13-45", r#"{"literal":"2012-13-45"}"#),
            ("lang geleden", r#"{"literal":"lang geleden"}"#),
        ] {
            assert_eq!(date(text), json, "{text}");
        }
    }

    #[test]
    fn a_doi_is_stripped_of_its_address() {
        for doi in ["10.1/x", "https://doi.org/10.1/x", "doi:10.1/x", "http://dx.doi.org/10.1/x", "DOI: 10.1/x"] {
            assert_eq!(bare_doi(doi), "10.1/x");
        }
    }
}
