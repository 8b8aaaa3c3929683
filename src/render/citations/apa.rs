//! APA 7: reference lists and citations for a whole site.
//!
//! A reference has four parts: who, when, what and where. What is decided over all sources together is decided once: the order of the list, the letters
//! behind a year, the initials that tell two people of one name apart, and how many names stand before "et al." A page takes its citations and
//! references from here, so that they are the same everywhere. Other styles are for the engine in the module above.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use crate::address::is_web_address;
use crate::catalogue::bibliography::csl::{Date, Day, End, Item};
use crate::catalogue::bibliography::names::{Name, Names};
use crate::diagnostics::Language;
use crate::markdown::{self, CiteForm, parse_locator};

/// All sources of a site, as they are cited and listed.
pub(super) struct Apa {
    sources: Vec<Ready>,
    words: &'static Words,
}

/// A source, made ready.
struct Ready {
    /// Its reference, as HTML.
    reference: String,
    /// Its place in the list of all.
    rank: usize,
    /// Who is cited, as HTML.
    who: String,
    /// The year, with its letter.
    year: String,
}

impl Apa {
    /// Makes all sources ready.
    pub(super) fn new(language: Language, items: &[&Item]) -> Self {
        let words = match language {
            Language::Nl => &NL,
            Language::En => &EN,
        };
        let all: Vec<Work<'_>> = items.iter().map(|item| Work::new(item, words)).collect();
        let initials = first_names_with_initials(&all);
        let shown = names_shown(&all, &initials);
        let who: Vec<String> = (0..all.len()).map(|at| all[at].who(shown[at], initials[at])).collect();
        let mut order: Vec<usize> = (0..all.len()).collect();
        let keys: Vec<_> = all.iter().map(Work::sort_key).collect();
        order.sort_by(|&a, &b| keys[a].cmp(&keys[b]).then(a.cmp(&b)));
        let mut rank = vec![0; all.len()];
        for (place, &at) in order.iter().enumerate() {
            rank[at] = place;
        }
        // Letters, in the order of the list.
        let mut same: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
        for &at in &order {
            same.entry((who[at].as_str(), all[at].year.as_str())).or_default().push(at);
        }
        let mut letters = vec![String::new(); all.len()];
        for group in same.into_values().filter(|group| group.len() > 1) {
            for (number, &at) in group.iter().enumerate() {
                let join = if all[at].year.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "-" };
                letters[at] = format!("{join}{}", letter(number));
            }
        }
        let ready = |(at, who): (usize, String)| Ready {
            reference: all[at].reference(&letters[at]),
            rank: rank[at],
            who,
            year: format!("{}{}", all[at].cited_year, letters[at]),
        };
        Self { sources: who.into_iter().enumerate().map(ready).collect(), words }
    }

    /// The reference of a source, as HTML.
    pub(super) fn reference(&self, source: usize) -> &str {
        &self.sources[source].reference
    }

    /// The place of a source in the list of all.
    pub(super) fn rank(&self, source: usize) -> usize {
        self.sources[source].rank
    }

    /// A citation, as HTML.
    pub(super) fn citation(&self, parts: &[Part<'_>]) -> String {
        let mut parts: Vec<&Part<'_>> = parts.iter().collect();
        // Words before a source tie it to its place.
        if parts.iter().all(|part| part.prefix.is_none()) {
            parts.sort_by_key(|part| self.rank(part.source));
        }
        let mut out = String::new();
        let mut before: Option<&Part<'_>> = None;
        let in_text = parts.iter().any(|part| part.form == CiteForm::InText);
        if !in_text {
            out.push('(');
        }
        for part in parts {
            let ready = &self.sources[part.source];
            let follows = before.is_some_and(|before| {
                let same = self.sources[before.source].who == ready.who
                    && before.form == CiteForm::Bracketed
                    && part.form == CiteForm::Bracketed
                    && !in_text;
                same && before.locator.is_none() && part.locator.is_none() && part.prefix.is_none()
            });
            if before.is_some() {
                out.push_str(if follows { ", " } else { "; " });
            }
            if let Some(prefix) = part.prefix {
                out.push_str(&escape(prefix));
                out.push(' ');
            }
            let mut when = escape(&ready.year);
            if let Some(locator) = part.locator {
                when = format!("{when}, {}", escape(&self.locator(locator)));
            }
            let text = match part.form {
                CiteForm::InText => format!("{} ({when})", ready.who),
                CiteForm::Bracketed if !follows => format!("{}, {when}", ready.who),
                _ => when,
            };
            out.push_str(&format!("<a href=\"#{}\">{text}</a>", escape(part.anchor)));
            before = Some(part);
        }
        if !in_text {
            out.push(')');
        }
        out
    }

    fn locator(&self, locator: &str) -> String {
        let words = self.words;
        let Some((kind, rest)) = parse_locator(locator) else { return locator.to_owned() };
        let label = match kind {
            "page" if rest.contains([',', '-', '–', '&']) || rest.contains(" en ") => "pp.",
            "page" => "p.",
            "chapter" => words.chapter,
            "figure" => words.figure,
            "part" => words.part,
            "volume" => "vol.",
            "issue" => words.number_in_text,
            _ => return locator.to_owned(),
        };
        format!("{label} {}", ranged(rest))
    }
}

/// The name or the title by which a source is listed: its first maker, or else its title without an article.
pub(super) fn listed_under(item: &Item) -> String {
    let work = Work::new(item, &NL);
    work.names().first().map_or_else(|| without_article(work.title()).to_owned(), Name::surname)
}

/// What is cited of a source.
pub(super) struct Part<'a> {
    /// The source.
    pub source: usize,
    /// The id of its reference on the page.
    pub anchor: &'a str,
    /// Where in it.
    pub locator: Option<&'a str>,
    /// Words before it.
    pub prefix: Option<&'a str>,
    /// How it is shown.
    pub form: CiteForm,
}

fn escape(text: &str) -> String {
    markdown::escape(text).into_owned()
}

/// Hyphens between numbers as dashes.
fn ranged(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    (0..chars.len()).map(|at| if chars[at] == '-' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) { '–' } else { chars[at] }).collect()
}

fn letter(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        if number < 26 {
            return out;
        }
        number = number / 26 - 1;
    }
}

/// Words of APA in a language.
struct Words {
    is_dutch: bool,
    no_date: &'static str,
    in_press: &'static str,
    present: &'static str,
    months: [&'static str; 12],
    seasons: [&'static str; 4],
    editor: [&'static str; 2],
    translator: &'static str,
    director: [&'static str; 2],
    host: &'static str,
    producer: &'static str,
    compiler: &'static str,
    article: &'static str,
    number: &'static str,
    version: &'static str,
    advance: &'static str,
    special_issue: &'static str,
    doctoral: [&'static str; 2],
    master: [&'static str; 2],
    candidate: &'static str,
    tech_report: &'static str,
    research_report: &'static str,
    software: &'static str,
    dataset: &'static str,
    episode: &'static str,
    manuscript: &'static str,
    presentation: &'static str,
    patent: &'static str,
    standard: &'static str,
    chapter: &'static str,
    figure: &'static str,
    part: &'static str,
    number_in_text: &'static str,
}

static NL: Words = Words {
    is_dutch: true,
    no_date: "z.d.",
    in_press: "in druk",
    present: "heden",
    months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    seasons: ["lente", "zomer", "herfst", "winter"],
    editor: ["red.", "red."],
    translator: "vert.",
    director: ["Regisseur", "Regisseurs"],
    host: "Presentator",
    producer: "Producent",
    compiler: "samenst.",
    article: "Artikel",
    number: "Nr.",
    version: "Versie",
    advance: "Vervroegde onlinepublicatie",
    special_issue: "Themanummer",
    doctoral: ["Doctoraatsproefschrift", "Ongepubliceerd doctoraatsproefschrift"],
    master: ["Masterproef", "Ongepubliceerde masterproef"],
    candidate: "Licentiaatsverhandeling",
    tech_report: "Rapport",
    research_report: "Onderzoeksrapport",
    software: "Computersoftware",
    dataset: "Dataset",
    episode: "Podcastaflevering",
    manuscript: "Ongepubliceerd manuscript",
    presentation: "Conferentiebijdrage",
    patent: "Octrooi",
    standard: "norm",
    chapter: "hfst.",
    figure: "fig.",
    part: "deel",
    number_in_text: "nr.",
};

static EN: Words = Words {
    is_dutch: false,
    no_date: "n.d.",
    in_press: "in press",
    present: "present",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    seasons: ["Spring", "Summer", "Fall", "Winter"],
    editor: ["Ed.", "Eds."],
    translator: "Trans.",
    director: ["Director", "Directors"],
    host: "Host",
    producer: "Producer",
    compiler: "Comp.",
    article: "Article",
    number: "No.",
    version: "Version",
    advance: "Advance online publication",
    special_issue: "Special issue",
    doctoral: ["Doctoral dissertation", "Unpublished doctoral dissertation"],
    master: ["Master’s thesis", "Unpublished master’s thesis"],
    candidate: "Candidate thesis",
    tech_report: "Technical Report",
    research_report: "Research Report",
    software: "Computer software",
    dataset: "Data set",
    episode: "Audio podcast episode",
    manuscript: "Unpublished manuscript",
    presentation: "Conference presentation",
    patent: "Patent",
    standard: "Standard",
    chapter: "Chapter",
    figure: "Figure",
    part: "Part",
    number_in_text: "no.",
};

/// Who made a work, and as what.
struct Makers {
    names: Names,
    label: Option<&'static str>,
    /// `editor`, say; empty for what stands in for an author.
    role: &'static str,
}

/// A source with what APA makes of it.
struct Work<'a> {
    item: &'a Item,
    words: &'static Words,
    makers: Option<Makers>,
    /// The year as it stands in the list.
    year: String,
    /// The year as it is cited: `1970/2021`.
    cited_year: String,
}

/// Names with initials, then when, then the title.
type SortKey = (Vec<(String, String)>, (u8, Vec<i32>), String);

/// Works of which the whole date is given.
const DATED: &[&str] = &[
    "article-newspaper",
    "article-magazine",
    "webpage",
    "post",
    "post-weblog",
    "motion_picture",
    "broadcast",
    "song",
    "speech",
    "legislation",
    "treaty",
    "legal_case",
    "personal_communication",
    "performance",
    "interview",
    "entry-encyclopedia",
];

impl<'a> Work<'a> {
    fn new(item: &'a Item, words: &'static Words) -> Self {
        let mut work = Self { item, words, makers: None, year: String::new(), cited_year: String::new() };
        work.makers = work.makers();
        work.year = if item.text("pubstate").is_some_and(|state| ["inpress", "forthcoming", "submitted"].contains(&state)) {
            words.in_press.to_owned()
        } else {
            item.issued.as_ref().map_or_else(|| words.no_date.to_owned(), |date| work.years(date))
        };
        work.cited_year = work.year.clone();
        if let Some(original) = item.original.as_ref().map(|date| work.years(date)).filter(|original| *original != work.year) {
            work.cited_year = format!("{original}/{}", work.year);
        }
        work
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.item.text(name)
    }

    fn is_in_whole(&self) -> bool {
        let has_whole = self.text("container-title").is_some() || self.text("volume-title").is_some();
        match self.item.kind {
            "chapter" | "paper-conference" | "entry-encyclopedia" => has_whole,
            "broadcast" | "song" => self.text("collection-title").is_some() || has_whole,
            _ => false,
        }
    }

    fn is_in_periodical(&self) -> bool {
        matches!(self.item.kind, "article-journal" | "article-newspaper" | "article-magazine" | "post-weblog")
            && self.text("container-title").is_some()
    }

    /// Whether its title is that of a part: upright.
    fn is_part(&self) -> bool {
        self.is_in_whole() || self.is_in_periodical() || (self.item.kind == "periodical" && self.text("issuetitle").is_some())
    }

    fn makers(&self) -> Option<Makers> {
        let w = self.words;
        let labelled = |role: &'static str| {
            let names = self.item.people(role)?.clone();
            let many = usize::from(names.list.len() > 1 || names.others);
            let label = match role {
                "director" => Some(w.director[many]),
                "editor" => Some(w.editor[many]),
                "host" => Some(w.host),
                "producer" => Some(w.producer),
                "compiler" => Some(w.compiler),
                "translator" => Some(w.translator),
                _ => None,
            };
            Some(Makers { names, label, role })
        };
        if let Some(makers) = labelled("author") {
            return Some(makers);
        }
        let roles: &[&'static str] = match self.item.kind {
            _ if self.is_in_whole() || self.is_in_periodical() => &["host", "director"],
            "motion_picture" => &["director", "producer", "editor"],
            "broadcast" | "song" => &["host", "producer", "director", "editor"],
            "patent" => &["holder", "editor"],
            _ => &["editor", "compiler", "director", "organizer", "host", "producer", "contributor", "translator"],
        };
        if let Some(makers) = roles.iter().find_map(|role| labelled(role)) {
            return Some(makers);
        }
        // An organization that nobody stands before is the author of its report or its page.
        let stands_in = matches!(self.item.kind, "report" | "webpage" | "dataset" | "software" | "standard" | "pamphlet");
        let publisher = self.text("publisher").filter(|_| stands_in)?;
        let name = Name { literal: Some(publisher.to_owned()), ..Name::default() };
        Some(Makers { names: Names { list: vec![name], others: false }, label: None, role: "" })
    }

    fn names(&self) -> &[Name] {
        self.makers.as_ref().map_or(&[], |makers| makers.names.list.as_slice())
    }

    fn has_others(&self) -> bool {
        self.makers.as_ref().is_some_and(|makers| makers.names.others)
    }

    /// The title by which it is named, and a part or an issue by its own.
    fn title(&self) -> &'a str {
        let own = if self.item.kind == "periodical" { self.text("issuetitle") } else { None };
        own.or_else(|| self.text("title")).unwrap_or_default()
    }

    /// Who is cited: so many names, the first with initials where asked.
    fn who(&self, shown: usize, with_initials: bool) -> String {
        let names = self.names();
        if names.is_empty() {
            let title = self.text("title-short").filter(|_| self.item.kind != "periodical").unwrap_or_else(|| self.title());
            let title = escape(title);
            return if self.is_part() { format!("“{title}”") } else { format!("<i>{title}</i>") };
        }
        let name = |(number, name): (usize, &Name)| {
            let initials = if number == 0 && with_initials { initials(&name.given) } else { String::new() };
            let surname = name.surname();
            escape(&if initials.is_empty() { surname } else { format!("{initials} {surname}") })
        };
        let texts: Vec<String> = names.iter().enumerate().take(shown).map(name).collect();
        let is_cut = shown < names.len() || self.has_others();
        match (texts.as_slice(), is_cut) {
            ([only], true) => format!("{only} et al."),
            (some, true) => format!("{}, et al.", some.join(", ")),
            ([only], false) => only.clone(),
            ([first, second], false) => format!("{first} &amp; {second}"),
            ([some @ .., last], false) => format!("{}, &amp; {last}", some.join(", ")),
            ([], false) => String::new(),
        }
    }

    /// By names, then by year (without one first, in press last), then by title.
    fn sort_key(&self) -> SortKey {
        let mut names: Vec<(String, String)> = self.names().iter().map(|name| (fold(&name.surname()), fold(&initials(&name.given)))).collect();
        if names.is_empty() {
            names.push((fold(without_article(self.title())), String::new()));
        }
        if self.has_others() {
            names.push(("\u{10ffff}".to_owned(), String::new()));
        }
        let when = match (&self.item.issued, self.year == self.words.in_press) {
            (_, true) => (2, Vec::new()),
            (Some(Date { from: Some(day), .. }), _) => {
                let mut parts = vec![day.year];
                if DATED.contains(&self.item.kind) {
                    parts.extend(day.month.map(i32::from));
                    parts.extend(day.month.and(day.day).map(i32::from));
                }
                (1, parts)
            }
            (Some(_), _) => (1, Vec::new()),
            (None, _) => (0, Vec::new()),
        };
        (names, when, fold(without_article(self.title())))
    }

    /// The years of a date.
    fn years(&self, date: &Date) -> String {
        let Some(from) = date.from else { return date.literal.clone().unwrap_or_default() };
        let circa = if date.circa { "ca. " } else { "" };
        match date.end {
            End::At(to) if to.year != from.year => format!("{circa}{}–{}", year(from), year(to)),
            End::Open => format!("{circa}{}–{}", year(from), self.words.present),
            _ => format!("{circa}{}", year(from)),
        }
    }

    /// The date as it stands in the list.
    fn date(&self, letter: &str) -> String {
        let mut out = format!("{}{letter}", self.year);
        let Some(date) = self.item.issued.as_ref().filter(|_| self.year != self.words.in_press) else { return out };
        if let Some(season) = date.season {
            out.push_str(&format!(", {}", self.words.seasons[usize::from(season - 1).min(3)]));
        } else if DATED.contains(&self.item.kind)
            && let Some(from) = date.from
        {
            let to = match date.end {
                End::Same => None,
                End::At(to) if to.year == from.year => Some(to),
                _ => return out,
            };
            if let Some(day) = self.day(from, to) {
                out.push_str(&format!(", {day}"));
            }
        }
        out
    }

    /// `12 april`, `7–10 maart`, `April 12`.
    fn day(&self, from: Day, to: Option<Day>) -> Option<String> {
        let month = |day: Day| day.month.map(|month| self.words.months[usize::from(month.clamp(1, 12)) - 1]);
        let one = |day: Day| {
            let month = month(day)?;
            Some(match (day.day, self.words.is_dutch) {
                (Some(day), true) => format!("{day} {month}"),
                (Some(day), false) => format!("{month} {day}"),
                (None, _) => month.to_owned(),
            })
        };
        let first = one(from)?;
        let Some(to) = to.filter(|to| *to != from) else { return Some(first) };
        Some(match (from.day, to.day, from.month == to.month) {
            (Some(a), Some(b), true) if self.words.is_dutch => format!("{a}–{b} {}", month(from)?),
            (Some(_), Some(b), true) => format!("{first}–{b}"),
            _ => format!("{first}–{}", one(to)?),
        })
    }

    /// The reference, as HTML.
    fn reference(&self, letter: &str) -> String {
        let mut out = Sentences::default();
        let date = format!("({})", escape(&self.date(letter)));
        if let Some(makers) = &self.makers {
            let mut who = listed(&makers.names);
            if let Some(label) = makers.label {
                who.push_str(&format!(" ({label})"));
            }
            out.add(&who);
            out.add(&date);
            out.add(&self.what());
        } else {
            out.add(&self.what());
            out.add(&date);
        }
        for sentence in self.place() {
            out.add(&sentence);
        }
        self.address(&mut out);
        if self.cited_year != self.year
            && let Some(original) = &self.item.original
        {
            let original = escape(&self.years(original));
            out.bare(&if self.words.is_dutch {
                format!("(Oorspronkelijk werk gepubliceerd in {original})")
            } else {
                format!("(Original work published {original})")
            });
        }
        out.html
    }

    /// Title, what is between parentheses, and the description in brackets.
    fn what(&self) -> String {
        let title = escape(self.title());
        let mut out = if self.is_part() {
            title
        } else {
            match self.text("volume-title").filter(|_| self.item.kind == "book") {
                Some(whole) => format!("<i>{}</i>", joined_title(whole, self.text("volume"), &title)),
                None if title.is_empty() => String::new(),
                None => format!("<i>{title}</i>"),
            }
        };
        let details = self.details();
        if !details.is_empty() {
            out.push_str(&format!(" ({details})"));
        }
        if let Some(description) = self.description() {
            out.push_str(&format!(" [{}]", escape(&description)));
        }
        out
    }

    /// What stands between parentheses behind the title.
    fn details(&self) -> String {
        let w = self.words;
        let role = self.makers.as_ref().map_or("", |makers| makers.role);
        let mut people = Vec::new();
        let editors = self.item.people("editor").filter(|_| role != "editor" && !self.is_in_whole() && !self.is_in_periodical());
        if let Some(editors) = editors.filter(|_| self.item.kind == "book") {
            let many = usize::from(editors.list.len() > 1);
            people.push(format!("{}, {}", given_first(editors), w.editor[many]));
        }
        if let Some(translators) = self.item.people("translator").filter(|_| role != "translator") {
            people.push(format!("{}, {}", given_first(translators), w.translator));
        }
        let mut parts = Vec::new();
        if matches!(self.item.kind, "broadcast" | "song") && self.is_in_whole() {
            parts.extend(self.text("number").map(|number| format!("{} {number}", w.number)));
        }
        if !self.is_part() {
            parts.extend(self.edition_and_volume(self.item.kind == "book" && self.text("volume-title").is_some()));
            match self.item.kind {
                "report" | "standard" | "patent" | "legislation" | "treaty" | "document" | "webpage" | "manuscript" | "book" | "pamphlet"
                | "dataset" => {
                    parts.extend(self.numbered());
                }
                "article" => parts.extend(self.text("archive").zip(self.text("archive_location")).map(|(archive, at)| format!("{archive}:{at}"))),
                _ => {}
            }
            parts.extend(self.text("version").map(|version| format!("{} {version}", w.version)));
            if matches!(self.item.kind, "book" | "report" | "pamphlet" | "document") {
                parts.extend(self.text("page").map(pages));
            }
        }
        let parts = escape(&parts.join(", "));
        people.extend((!parts.is_empty()).then_some(parts));
        people.join("; ")
    }

    /// The number of a report and its kin, as written.
    fn numbered(&self) -> Option<String> {
        let w = self.words;
        let number = self.text("number").or_else(|| (self.item.kind == "report").then(|| self.text("collection-number")).flatten())?;
        if self.item.kind == "standard" {
            // ISO 26000:2010 is the ISO standard number 26000:2010.
            let at = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let (body, rest) = number.split_at(at);
            let body = body.trim();
            return Some(match (body.is_empty(), w.is_dutch) {
                (true, true) => format!("Norm {} {rest}", w.number),
                (true, false) => format!("{} {} {rest}", w.standard, w.number),
                (false, true) => format!("{body}-{} {} {rest}", w.standard, w.number),
                (false, false) => format!("{body} {} {} {rest}", w.standard, w.number),
            });
        }
        let kind = match self.item.kind {
            "patent" => Some(self.genre().filter(|genre| genre != "patent").unwrap_or_else(|| w.patent.to_owned())),
            "report" => self.genre().or_else(|| self.text("collection-title").map(str::to_owned)),
            "legislation" | "treaty" => self.genre(),
            "manuscript" => return None,
            _ => None,
        };
        // A legal deposit number, or one with its own word, needs no other.
        let has_own_word =
            number.starts_with("D/") || number.split_once(' ').is_some_and(|(word, _)| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
        Some(match kind {
            Some(kind) if has_own_word && self.item.kind != "patent" => format!("{kind} {number}"),
            Some(kind) if kind.ends_with(w.number) => format!("{kind} {number}"),
            Some(kind) => format!("{kind} {} {number}", w.number),
            None if has_own_word => number.to_owned(),
            None => format!("{} {number}", w.number),
        })
    }

    /// Edition and volumes; the volume only where the title does not name it.
    fn edition_and_volume(&self, volume_is_named: bool) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.text("edition").map(|edition| self.edition(edition)));
        match (self.text("volume").filter(|_| !volume_is_named), self.text("number-of-volumes")) {
            (Some(volume), _) if volume.contains(['-', '–', ',']) => parts.push(format!("Vols. {}", ranged(volume))),
            (Some(volume), _) => parts.push(format!("Vol. {volume}")),
            (None, Some(count)) if count != "1" && !volume_is_named => parts.push(format!("Vols. 1–{count}")),
            _ => {}
        }
        parts
    }

    fn edition(&self, edition: &str) -> String {
        let lower = edition.to_lowercase();
        let bare = edition.trim_end_matches('.');
        if let Ok(number) = bare.parse::<u32>() {
            if self.words.is_dutch {
                return format!("{number}e dr.");
            }
            let end = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            return format!("{number}{end} ed.");
        }
        if ["dr.", "druk", "ed.", "edition", "editie", "uitg", "oplage", "éd"].iter().any(|word| lower.contains(word)) {
            return edition.to_owned();
        }
        format!("{bare} {}", if self.words.is_dutch { "dr." } else { "ed." })
    }

    /// The kind of work in words, signs of BibLaTeX put into words.
    fn genre(&self) -> Option<String> {
        let w = self.words;
        let genre = self.text("genre")?;
        Some(match genre {
            "phdthesis" => w.doctoral[0].to_owned(),
            "mathesis" => w.master[0].to_owned(),
            "candthesis" => w.candidate.to_owned(),
            "techreport" => w.tech_report.to_owned(),
            "resreport" => w.research_report.to_owned(),
            "software" => w.software.to_owned(),
            "film" => "Film".to_owned(),
            words => words.to_owned(),
        })
    }

    fn is_online(&self) -> bool {
        self.text("URL").is_some() || self.text("DOI").is_some()
    }

    /// What stands between brackets behind the title.
    fn description(&self) -> Option<String> {
        let w = self.words;
        let own = self.genre().or_else(|| self.text("medium").map(str::to_owned));
        let default = |words: &str| Some(own.clone().unwrap_or_else(|| words.to_owned()));
        match self.item.kind {
            "thesis" => {
                let genre = match (self.text("genre"), self.is_online()) {
                    (Some("phdthesis"), false) => w.doctoral[1].to_owned(),
                    (Some("mathesis"), false) => w.master[1].to_owned(),
                    _ => own?,
                };
                let school = self.text("publisher").filter(|_| self.is_online());
                Some(school.map_or_else(|| genre.clone(), |school| format!("{genre}, {school}")))
            }
            "report" | "patent" => own.filter(|_| self.numbered().is_none()),
            "legislation" | "treaty" => own.filter(|_| self.numbered().is_none()),
            "standard" => None,
            "software" => default(w.software),
            "dataset" => default(w.dataset),
            "motion_picture" => default("Video"),
            "broadcast" | "song" if self.is_in_whole() => default(w.episode),
            "manuscript" => default(w.manuscript),
            "paper-conference" if !self.is_in_whole() => default(w.presentation),
            "periodical" if self.text("issuetitle").is_some() => default(w.special_issue),
            "book" | "chapter" => self.genre(),
            // That it stands on a blog says its place.
            "post-weblog" => own.filter(|own| !own.to_lowercase().contains("blog")),
            _ => own,
        }
    }

    /// Where it can be found, address left out.
    fn place(&self) -> Vec<String> {
        let w = self.words;
        let mut sentences = Vec::new();
        if self.is_in_periodical() || self.item.kind == "periodical" {
            sentences.extend(self.periodical());
            if self.text("pubstate").is_some_and(|state| state == "prepublished") && self.text("volume").is_none() {
                sentences.push(w.advance.to_owned());
            }
            return sentences;
        }
        if self.is_in_whole() {
            sentences.push(self.whole());
        }
        match self.item.kind {
            "legislation" | "treaty" | "legal_case" | "article" => {
                let mut place: Vec<String> = self.text("container-title").map(|title| format!("<i>{}</i>", escape(title))).into_iter().collect();
                if !place.is_empty() {
                    place.extend(self.text("page").map(|page| escape(&ranged(page))));
                }
                sentences.extend((!place.is_empty()).then(|| place.join(", ")));
            }
            "webpage" | "post" | "post-weblog" => {
                sentences.extend(self.text("container-title").filter(|site| !self.is_made_by(site)).map(escape));
            }
            "speech" | "paper-conference" if !self.is_in_whole() => {
                let event: Vec<String> = ["event-title", "event-place"].iter().filter_map(|name| self.text(name)).map(escape).collect();
                sentences.extend((!event.is_empty()).then(|| event.join(", ")));
            }
            _ => {}
        }
        let names_school = self.item.kind == "thesis" && self.is_online() && self.text("genre").is_some();
        if let Some(publisher) = self.text("publisher").filter(|publisher| !names_school && !self.is_made_by(publisher)) {
            sentences.push(escape(publisher));
        }
        if let Some(archive) = self.text("archive").filter(|archive| self.text("publisher") != Some(archive)) {
            sentences.push(escape(archive));
        }
        sentences
    }

    /// Whether somebody is the author already.
    fn is_made_by(&self, name: &str) -> bool {
        self.names().iter().any(|maker| maker.literal.as_deref().is_some_and(|literal| fold(literal) == fold(name)))
    }

    /// `Alert, 45(2), 12–19`.
    fn periodical(&self) -> Option<String> {
        let title = match self.item.kind {
            "periodical" => self.text("issuetitle").and(self.text("title")),
            _ => self.text("container-title"),
        };
        let mut out = title.map(|title| format!("<i>{}</i>", escape(title))).unwrap_or_default();
        let mut add = |text: String, joined: bool| {
            if !joined && !out.is_empty() {
                out.push_str(", ");
            }
            out.push_str(&text);
        };
        let volume = self.text("volume");
        if let Some(volume) = volume {
            add(format!("<i>{}</i>", escape(&ranged(volume))), false);
        }
        if let Some(issue) = self.text("issue").or_else(|| self.text("number")) {
            add(format!("({})", escape(&ranged(issue))), volume.is_some());
        }
        match (self.text("eid"), self.text("page")) {
            (Some(eid), _) => add(format!("{} {}", self.words.article, escape(eid)), false),
            (None, Some(page)) => add(escape(page), false),
            _ => {}
        }
        (!out.is_empty()).then_some(out)
    }

    /// `In B. Bol (red.), Een boek (3e dr., pp. 5–9)`.
    fn whole(&self) -> String {
        let mut out = "In ".to_owned();
        if let Some(author) = self.item.people("container-author") {
            out.push_str(&format!("{}, ", given_first(author)));
        }
        if let Some(editors) = self.item.people("editor").filter(|_| self.makers.as_ref().is_none_or(|makers| makers.role != "editor")) {
            let many = usize::from(editors.list.len() > 1 || editors.others);
            let label = self.words.editor[many];
            out.push_str(&format!("{} ({label}), ", given_first(editors)));
        }
        let own = self.text("container-title");
        let title = match (self.text("volume-title"), own) {
            (Some(whole), Some(own)) => joined_title(whole, self.text("volume"), &escape(own)),
            (Some(title), None) | (None, Some(title)) => escape(title),
            (None, None) => escape(self.text("collection-title").unwrap_or_default()),
        };
        out.push_str(&format!("<i>{title}</i>"));
        let mut parts = self.edition_and_volume(self.text("volume-title").is_some() && own.is_some());
        parts.extend(self.text("chapter-number").filter(|_| self.text("page").is_none()).map(|chapter| format!("{} {chapter}", self.words.chapter)));
        parts.extend(match (self.text("eid"), self.text("page")) {
            (Some(eid), _) => Some(format!("{} {eid}", self.words.article)),
            (None, page) => page.map(pages),
        });
        if !parts.is_empty() {
            out.push_str(&format!(" ({})", escape(&parts.join(", "))));
        }
        out
    }

    fn address(&self, out: &mut Sentences) {
        if let Some(doi) = self.text("DOI") {
            out.bare(&link(&if doi.starts_with("http") { doi.to_owned() } else { format!("https://doi.org/{doi}") }));
            return;
        }
        let Some(url) = self.text("URL") else { return };
        // APA names the day of the visit where the work bears no date: only there can it have changed unseen.
        let visited = self.item.accessed.as_ref().and_then(|date| date.from).filter(|_| self.year == self.words.no_date);
        if let Some(visited) = visited {
            let day = self.day(visited, None);
            let text = match (day, self.words.is_dutch) {
                (Some(day), true) => format!("Geraadpleegd op {day} {}, van", year(visited)),
                (None, true) => format!("Geraadpleegd in {}, van", year(visited)),
                (Some(day), false) if visited.day.is_some() => format!("Retrieved {day}, {}, from", year(visited)),
                (Some(day), false) => format!("Retrieved {day} {}, from", year(visited)),
                (None, false) => format!("Retrieved {}, from", year(visited)),
            };
            out.bare(&text);
        }
        out.bare(&link(url));
    }
}

/// A year, as EDTF writes it where it is before our era.
fn year(day: Day) -> String {
    if day.year < 1 { format!("-{:04}", -day.year) } else { day.year.to_string() }
}

fn pages(page: &str) -> String {
    let many = page.contains(['–', ',', '-', '&']) || page.contains(" en ");
    format!("{} {page}", if many { "pp." } else { "p." })
}

/// `Geschiedenis: Vol. 2. De armenzorg`.
fn joined_title(whole: &str, volume: Option<&str>, part: &str) -> String {
    let whole = escape(whole);
    match volume {
        Some(volume) => format!("{whole}: Vol. {}. {part}", escape(volume)),
        None => format!("{whole}: {part}"),
    }
}

fn link(url: &str) -> String {
    let text = escape(url);
    if is_web_address(url) { format!("<a href=\"{text}\" rel=\"external\">{text}</a>") } else { text }
}

/// Sentences, one after the other.
#[derive(Default)]
struct Sentences {
    html: String,
}

impl Sentences {
    /// Adds one, with a full stop unless it ends itself.
    fn add(&mut self, sentence: &str) {
        if sentence.trim().is_empty() {
            return;
        }
        self.bare(sentence.trim());
        let text = sentence.trim().trim_end_matches("</i>").trim_end_matches(['”', '’']);
        if !text.ends_with(['.', '?', '!', '…']) {
            self.html.push('.');
        }
    }

    /// Adds something without a full stop: an address.
    fn bare(&mut self, text: &str) {
        if !self.html.is_empty() {
            self.html.push(' ');
        }
        self.html.push_str(text);
    }
}

/// Names as the list begins with them: `Rapp, C. A., & Goscha, R. J.`
fn listed(names: &Names) -> String {
    let one = |name: &Name| {
        let mut parts = vec![name.surname()];
        parts.extend(Some(initials(&name.given)).filter(|initials| !initials.is_empty()));
        parts.extend(Some(name.suffix.clone()).filter(|suffix| !suffix.is_empty()));
        escape(&parts.join(", "))
    };
    let texts: Vec<String> = names.list.iter().map(one).collect();
    if names.others {
        return format!("{}, et al.", texts.join(", "));
    }
    // Of more than twenty, the first nineteen and the last.
    match texts.as_slice() {
        [many @ .., last] if many.len() > 19 => format!("{}, … {last}", many[..19].join(", ")),
        [only] => only.clone(),
        [many @ .., last] => format!("{}, &amp; {last}", many.join(", ")),
        [] => String::new(),
    }
}

/// Names within a sentence: `H. Baert & L. van Acker`.
fn given_first(names: &Names) -> String {
    let one = |name: &Name| {
        let parts = [initials(&name.given), name.surname(), name.suffix.clone()];
        escape(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    };
    let texts: Vec<String> = names.list.iter().map(one).collect();
    match (texts.as_slice(), names.others) {
        (some, true) => format!("{} et al.", some.join(", ")),
        ([only], _) => only.clone(),
        ([first, second], _) => format!("{first} &amp; {second}"),
        ([some @ .., last], _) => format!("{}, &amp; {last}", some.join(", ")),
        ([], _) => String::new(),
    }
}

/// The initials of given names: `Charles A.` is `C. A.`, `Jean-Pierre` is `J.-P.`
fn initials(given: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in given.split_whitespace() {
        let is_stopped = word.contains('.');
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if word.chars().next().is_some_and(char::is_lowercase) && !is_stopped && letters > 1 {
            // A particle that stays with the given name.
            out.push(word.to_owned());
        } else if is_stopped && !word.contains('-') {
            out.extend(word.split('.').filter(|part| !part.is_empty()).map(|part| format!("{part}.")).map(|part| short(&part)));
        } else if (2..=3).contains(&letters) && word.chars().all(char::is_uppercase) {
            out.extend(word.chars().map(|c| format!("{c}.")));
        } else {
            let parts: Vec<String> =
                word.split('-').filter_map(|part| part.chars().find(|c| c.is_alphabetic())).map(|c| format!("{}.", c.to_uppercase())).collect();
            out.extend((!parts.is_empty()).then(|| parts.join("-")));
        }
    }
    out.join(" ")
}

/// `Th.` stays, `Charles.` does not.
fn short(part: &str) -> String {
    if part.chars().count() <= 3 { part.to_owned() } else { part.chars().take(1).chain(['.']).collect() }
}

/// Letters without accents, case and signs, for the alphabet.
fn fold(text: &str) -> String {
    let letters = text.nfd().filter(|c| c.is_alphanumeric() || c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_article(title: &str) -> &str {
    let lower = title.to_lowercase();
    for article in ["de ", "het ", "een ", "the ", "a ", "an ", "'t ", "’t "] {
        if lower.starts_with(article) && title.is_char_boundary(article.len()) {
            return &title[article.len()..];
        }
    }
    title
}

/// Whether the first author of each work needs initials: somebody else of that name is a first author too.
fn first_names_with_initials(works: &[Work<'_>]) -> Vec<bool> {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let first = |work: &Work<'_>| {
        work.names().first().filter(|name| name.literal.is_none()).map(|name| (fold(&name.surname()), fold(&initials(&name.given))))
    };
    for (surname, given) in works.iter().filter_map(first) {
        let known = people.entry(surname).or_default();
        if !given.is_empty() && !known.contains(&given) {
            known.push(given);
        }
    }
    works.iter().map(|work| first(work).is_some_and(|(surname, _)| people[&surname].len() > 1)).collect()
}

/// How many names of each work are cited: one of three or more, and as many as tell it from another of that year.
fn names_shown(works: &[Work<'_>], initials: &[bool]) -> Vec<usize> {
    let mut shown: Vec<usize> = works.iter().map(|work| if work.names().len() > 2 { 1 } else { work.names().len() }).collect();
    let mut same: HashMap<(String, &str), Vec<usize>> = HashMap::new();
    for (at, work) in works.iter().enumerate().filter(|(_, work)| work.names().len() > 2) {
        same.entry((work.who(1, initials[at]), work.cited_year.as_str())).or_default().push(at);
    }
    for group in same.into_values().filter(|group| group.len() > 1) {
        // Sorted by their names, the nearest neighbour is the one that is hardest to tell apart.
        let mut lists: Vec<(Vec<String>, usize)> =
            group.iter().map(|&at| (works[at].names().iter().map(|name| fold(&name.surname())).collect(), at)).collect();
        lists.sort();
        let common = |a: &[String], b: &[String]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        for number in 0..lists.len() {
            let (list, at) = &lists[number];
            // Same people altogether: letters tell those apart.
            let other = |other: Option<&(Vec<String>, usize)>| other.filter(|(other, _)| other != list).map_or(0, |(other, _)| common(list, other));
            let before = lists[..number].iter().rev().find(|(other, _)| other != list);
            let after = lists[number + 1..].iter().find(|(other, _)| other != list);
            let needed = other(before).max(other(after)) + usize::from(before.is_some() || after.is_some());
            let all = list.len();
            // "et al." stands for more than one.
            shown[*at] = if needed + 1 >= all && needed > 1 { all } else { needed.clamp(1, all) };
        }
    }
    shown
}
