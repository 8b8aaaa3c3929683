//! The record of a page: how it is cited, and what programs read of it.
//!
//! Readers get a reference in APA style and a file for their reference manager. Zotero and its kin, and search engines, read the head of the page: `citation_…`
//! (Highwire), Dublin Core, and schema.org as JSON-LD. What a page cites itself is for [`super::citations`].

use serde_json::{Map, Value, json};

use super::citations;
use super::data;
use super::views;
use crate::catalogue::bibliography::csl::{Date, Day, End, Item};
use crate::catalogue::bibliography::names::{self, Name, Names};
use crate::catalogue::{Catalogue, EntryId, List, Text};
use crate::model;

/// A format of the files that reference managers read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibLaTeX.
    BibLatex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    CslJson,
}

/// The formats: how a file's name ends, and what the format is called.
pub(super) const FORMATS: [(Format, &str, &str); 3] =
    [(Format::BibLatex, "bib", "BibLaTeX"), (Format::Ris, "ris", "RIS"), (Format::CslJson, "csl.json", "CSL-JSON")];

/// The name of a page in the files of references, and theirs: the last folder of its address. `None` for a list, which nobody cites.
fn key(catalogue: &Catalogue, entry: EntryId) -> Option<String> {
    if matches!(entry, EntryId::List(_)) {
        return None;
    }
    let folder = catalogue.address(entry);
    folder.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty()).map(str::to_owned)
}

/// In a catalogue of more methods the pages have no files for reference managers: some hosts take 20,000 files at most.
const MOST_WITH_FILES: usize = 2_000;

/// The files of a page for reference managers, if the pages of the catalogue have them: what is in each, its path from the root, and the name of its format.
pub(super) fn files(catalogue: &Catalogue, entry: EntryId) -> impl Iterator<Item = (Format, String, &'static str)> {
    let has_files = catalogue.methods().len() <= MOST_WITH_FILES;
    let of = key(catalogue, entry).filter(|_| has_files).map(|key| (catalogue.address(entry), key));
    of.into_iter().flat_map(|(folder, key)| FORMATS.map(|(format, end, title)| (format, format!("{folder}{key}.{end}"), title)))
}

/// The content of such a file.
pub(super) fn file(catalogue: &Catalogue, entry: EntryId, format: Format) -> Vec<u8> {
    let (Some(key), Some(item)) = (key(catalogue, entry), item(catalogue, entry)) else { return Vec::new() };
    match format {
        Format::BibLatex => biblatex(&key, &item).into_bytes(),
        Format::Ris => data::ris(&key, &item).into_bytes(),
        Format::CslJson => data::line(&[item.to_json(&key)]),
    }
}

/// The page as a source: by its authors, or else by who publishes the site.
fn item(catalogue: &Catalogue, entry: EntryId) -> Option<Item> {
    let text = catalogue.text(entry).filter(|_| !matches!(entry, EntryId::List(_)))?;
    let config = catalogue.config();
    let mut item = Item { kind: "webpage", issued: text.updated().map(day), ..Item::default() };
    item.texts.insert("title", text.title.clone());
    item.texts.insert("container-title", config.title.clone());
    item.texts.insert("language", language(catalogue, text).to_owned());
    item.texts.extend(config.base_url.as_ref().map(|base| ("URL", format!("{base}{}", catalogue.address(entry)))));
    let people = makers(catalogue, text);
    if !people.is_empty() {
        item.names.insert("author", Names { list: people, others: false });
    }
    Some(item)
}

fn makers(catalogue: &Catalogue, text: &Text) -> Vec<Name> {
    let people: Vec<Name> = text.common.auteurs.iter().map(|author| names::written(author)).collect();
    if people.is_empty() { catalogue.config().publisher.iter().map(|publisher| Name::literal(&publisher.name)).collect() } else { people }
}

fn language<'a>(catalogue: &'a Catalogue, text: &'a Text) -> &'a str {
    text.common.taal.as_deref().unwrap_or_else(|| catalogue.config().language.code())
}

fn day(date: model::Date) -> Date {
    let from = Day { year: i32::from(date.year), month: date.month, day: date.day };
    Date { from: Some(from), end: End::Same, season: None, circa: false, literal: None }
}

/// The page as an entry of BibLaTeX.
fn biblatex(key: &str, item: &Item) -> String {
    let people = item.people("author").map(|names| {
        let name = |name: &Name| match &name.literal {
            Some(literal) => format!("{{{}}}", latex(literal)),
            None => latex(&name.family_first()),
        };
        names.list.iter().map(name).collect::<Vec<_>>().join(" and ")
    });
    let date = item.issued.as_ref().and_then(|date| date.from).map(|day| {
        let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        format!("{:04}{}{}", day.year, part(day.month), part(day.day))
    });
    let text = |name: &str| item.text(name).map(latex);
    let langid = item.text("language").and_then(|code| Some(LANGUAGES.iter().find(|(known, _)| *known == code)?.1.to_owned()));
    let fields = [
        ("author", people),
        ("title", text("title")),
        ("date", date),
        // Where Zotero reads and writes the name of a site.
        ("titleaddon", text("container-title")),
        ("url", item.text("URL").map(str::to_owned)),
        ("langid", langid),
    ];
    let fields: String = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?))).collect();
    format!("@online{{{key},\n{fields}}}\n")
}

/// The names that babel has for languages, which BibLaTeX uses.
const LANGUAGES: &[(&str, &str)] = &[("nl", "dutch"), ("en", "english"), ("fr", "french"), ("de", "german"), ("es", "spanish"), ("it", "italian")];

/// Plain text as LaTeX writes it.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '#' | '$' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// How a page is cited, for its readers.
pub(super) fn citation(catalogue: &Catalogue, entry: EntryId) -> Option<views::Citation> {
    let html = citations::page(catalogue.config().language, &item(catalogue, entry)?);
    let link = |path: String, title: &str| views::Link { href: path.rsplit('/').next().unwrap_or_default().to_owned(), title: title.to_owned() };
    Some(views::Citation { html, files: files(catalogue, entry).map(|(_, path, title)| link(path, title)).collect() })
}

/// What Zotero, Google Scholar and readers of Dublin Core look for in the head of a page.
pub(super) fn meta(catalogue: &Catalogue, entry: EntryId) -> Vec<views::Meta> {
    let Some(text) = catalogue.text(entry).filter(|_| !matches!(entry, EntryId::List(_))) else { return Vec::new() };
    let config = catalogue.config();
    let people = makers(catalogue, text);
    let date = text.updated();
    let mut meta = Vec::new();
    let mut put = |name: &'static str, content: String| meta.push(views::Meta { name, content });
    put("citation_title", text.title.clone());
    for name in people.iter().filter_map(|name| for_zotero(name, people.len())) {
        put("citation_author", name);
    }
    if let Some(date) = date {
        put("citation_publication_date", date.to_string().replace('-', "/"));
    }
    put("DC.title", text.title.clone());
    for name in &people {
        put("DC.creator", name.family_first());
    }
    if let Some(date) = date {
        put("DC.date", date.to_string());
    }
    if let Some(publisher) = &config.publisher {
        put("DC.publisher", publisher.name.clone());
    }
    if let Some(licence) = &config.licence {
        put("DC.rights", licence.address.clone().unwrap_or_else(|| licence.name.clone()));
    }
    meta
}

/// A name as Zotero's translator "Embedded Metadata" takes it for the one that it is: a family name before the comma. It makes two authors of a single one with
/// blanks on both sides of the comma, unless a semicolon ends it; and it takes the last word of an organization for a family name, unless a comma ends it.
fn for_zotero(name: &Name, people: usize) -> Option<String> {
    if let Some(literal) = &name.literal {
        let is_read_well = !literal.contains([',', ';']);
        return is_read_well.then(|| if literal.contains(' ') { format!("{literal},") } else { literal.clone() });
    }
    let text = name.family_first();
    let is_taken_for_two = people == 1 && text.split(", ").filter(|part| part.contains(' ')).count() > 1;
    Some(if is_taken_for_two { format!("{text};") } else { text })
}

/// A page in the words of schema.org, as JSON-LD that can stand in a `<script>`.
///
pub(super) fn linked(catalogue: &Catalogue, page: &Described<'_>) -> String {
    let mut graph = Vec::new();
    graph.extend(page.entry.and_then(|entry| thing(catalogue, entry, page)));
    if page.entry == Some(EntryId::List(List::Home)) {
        graph.push(dataset(catalogue, page.description));
    }
    if page.trail.len() > 1 {
        let place = |(at, (title, address)): (usize, &(String, Option<String>))| {
            let mut item = object(&[("@type", "ListItem".into()), ("position", (at + 1).into()), ("name", title.as_str().into())]);
            item.extend(address.as_ref().map(|address| ("item".to_owned(), address.as_str().into())));
            Value::Object(item)
        };
        let items: Vec<Value> = page.trail.iter().enumerate().map(place).collect();
        graph.push(json!({"@type": "BreadcrumbList", "itemListElement": items}));
    }
    if graph.is_empty() {
        return String::new();
    }
    // No character of it can end the script, or begin another.
    json!({"@context": "https://schema.org", "@graph": graph}).to_string().replace('<', "\\u003c")
}

/// What is said of a page in the words of schema.org.
pub(super) struct Described<'a> {
    /// The text or list.
    pub entry: Option<EntryId>,
    /// The page in a sentence.
    pub description: &'a str,
    /// The way down to it, with the address of each page but the last.
    pub trail: Vec<(String, Option<String>)>,
    /// The steps of a method.
    pub steps: Vec<String>,
}

fn object(pairs: &[(&str, Value)]) -> Map<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// An address as JSON-LD names it: whole where the site has one, else from this page.
pub(super) fn address(catalogue: &Catalogue, folder: &str, here: &str) -> String {
    match &catalogue.config().base_url {
        Some(base) => format!("{base}{folder}"),
        None => format!("{}{folder}index.html", "../".repeat(here.matches('/').count())),
    }
}

fn thing(catalogue: &Catalogue, entry: EntryId, page: &Described<'_>) -> Option<Value> {
    let here = catalogue.address(entry);
    let to = |entry: EntryId| address(catalogue, &catalogue.address(entry), &here);
    let id = to(entry);
    let set = |list: List, name: &str| json!({"@type": "DefinedTermSet", "@id": to(EntryId::List(list)), "name": name});
    let in_set = |text: &Text, also: &[String], list: List, name: &str| {
        let mut term = object(&[("@type", "DefinedTerm".into()), ("@id", id.as_str().into()), ("name", text.title.as_str().into())]);
        term.insert("description".to_owned(), page.description.into());
        if !also.is_empty() {
            term.insert("alternateName".to_owned(), json!(also));
        }
        term.insert("inDefinedTermSet".to_owned(), set(list, name));
        Value::Object(term)
    };
    let dimension_name = |number: usize| catalogue.dimensions()[number].config.plural.as_str();
    let kind = match entry {
        EntryId::Term(dimension, term) => {
            let text = &catalogue.term(dimension, term).text;
            return Some(in_set(text, &[], List::Dimension(dimension), dimension_name(dimension)));
        }
        EntryId::Concept(concept) => {
            let concept = &catalogue.concepts()[concept];
            return Some(in_set(&concept.text, &concept.front.ook_bekend_als, List::Concepts, &page.trail.first()?.0));
        }
        EntryId::List(List::Dimension(dimension)) => return Some(set(List::Dimension(dimension), dimension_name(dimension))),
        EntryId::List(List::Concepts) => return Some(set(List::Concepts, &page.trail.last()?.0)),
        EntryId::List(_) => return None,
        EntryId::Method(_) if page.steps.len() > 1 => "HowTo",
        EntryId::Method(_) | EntryId::Trajectory(_) | EntryId::Own(..) => "CreativeWork",
        EntryId::Page(_) => "WebPage",
    };
    let text = catalogue.text(entry)?;
    let config = catalogue.config();
    let mut work = object(&[("@type", kind.into()), ("@id", id.as_str().into()), ("name", text.title.as_str().into())]);
    let mut put = |name: &str, value: Value| work.insert(name.to_owned(), value);
    put("inLanguage", language(catalogue, text).into());
    let authors: Vec<Value> = text.common.auteurs.iter().map(|author| maker(&names::written(author))).collect();
    if !authors.is_empty() {
        put("author", authors.into());
    }
    if let Some(date) = text.common.datum {
        put("datePublished", date.to_string().into());
    }
    if let Some(date) = text.changed {
        put("dateModified", date.to_string().into());
    }
    if let Some(publisher) = &config.publisher {
        put("publisher", json!({"@type": "Organization", "name": publisher.name}));
    }
    if let Some(licence) = config.licence.as_ref().and_then(|licence| licence.address.as_deref()) {
        put("license", licence.into());
    }
    if kind == "HowTo" {
        put("step", page.steps.iter().map(|step| json!({"@type": "HowToStep", "name": step})).collect::<Vec<_>>().into());
    }
    Some(Value::Object(work))
}

fn maker(name: &Name) -> Value {
    match &name.literal {
        Some(literal) => json!({"@type": "Organization", "name": literal}),
        None => json!({"@type": "Person", "name": name.given_first()}),
    }
}

/// The catalogue as a set of data: its API.
fn dataset(catalogue: &Catalogue, description: &str) -> Value {
    let config = catalogue.config();
    let here = "";
    let description = if description.is_empty() { &config.title } else { description };
    let mut set = object(&[("@type", "Dataset".into()), ("@id", address(catalogue, "", here).into()), ("name", config.title.as_str().into())]);
    let mut put = |name: &str, value: Value| set.insert(name.to_owned(), value);
    put("description", description.into());
    put("inLanguage", config.language.code().into());
    put("isAccessibleForFree", true.into());
    let last = catalogue.texts().filter_map(|(_, text)| text.updated()).filter(|date| date.is_full()).max();
    if let Some(date) = last {
        put("dateModified", date.to_string().into());
    }
    if let Some(publisher) = &config.publisher {
        put("publisher", json!({"@type": "Organization", "name": publisher.name}));
    }
    if let Some(licence) = config.licence.as_ref().and_then(|licence| licence.address.as_deref()) {
        put("license", licence.into());
    }
    let download = |(path, kind): (String, &str)| {
        let url = config.base_url.as_ref().map_or_else(|| path.clone(), |base| format!("{base}{path}"));
        json!({"@type": "DataDownload", "contentUrl": url, "encodingFormat": kind})
    };
    let files = data::set_of_data(catalogue).into_iter().map(download).collect::<Vec<_>>();
    put("distribution", files.into());
    Value::Object(set)
}

/// The steps of a text: what the items of its first numbered list are called, by their first words in bold or else their first sentence. Only a list that stands by
/// itself counts, not one in a quotation, a note or another list.
pub(super) fn steps(html: &str) -> Vec<String> {
    let mut steps = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut is_inside = false;
    // The words of the step at hand, how many bytes of them stand in bold at its beginning, and whether such a part is open.
    let (mut words, mut bold, mut leads) = (String::new(), 0, false);
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        // Neither a citation, nor a reference to a note, nor a list within the step is what it is called.
        if is_inside && open.len() > 1 && !open[1..].iter().any(|name| ["span", "sup", "ol", "ul"].contains(name)) {
            words.push_str(text);
        }
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|last| last != name) {}
            match (name, open.len()) {
                _ if !is_inside => {}
                (_, 0) => break,
                ("strong", _) if leads => (bold, leads) = (words.len(), false),
                ("li", 1) => {
                    steps.extend(step(if bold > 0 { &words[..bold] } else { &words }));
                    (words, bold, leads) = (String::new(), 0, false);
                }
                _ => {}
            }
        } else if !["br", "hr", "img", "input", "wbr"].contains(&name) {
            is_inside |= open.is_empty() && name == "ol";
            leads |= name == "strong" && words.trim().is_empty();
            open.push(name);
        }
    }
    steps
}

/// The longest name of a step, in characters.
const LONGEST_STEP: usize = 100;

fn step(words: &str) -> Option<String> {
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = [". ", "? ", "! "].iter().filter_map(|end| words.find(end)).min().map_or(words.len(), |at| at + 1);
    let name = words[..end].trim_end_matches(['.', ',', ':', ';']).trim();
    if name.is_empty() {
        return None;
    }
    let cut = name.char_indices().nth(LONGEST_STEP).map(|(at, _)| format!("{}…", name[..at].trim_end()));
    Some(cut.unwrap_or_else(|| name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_those_of_the_first_numbered_list() {
        for (html, expected) in [
            (
                "<p>Zo:</p>\n<ol>\n<li><strong>Vroeg beslissen.</strong> Ga na of het past.</li>\n<li>Praat &amp; luister. Dan volgt de rest.</li>\n</ol>",
                "Vroeg beslissen|Praat & luister",
            ),
            (
                "<ol>\n<li>Een <a href=\"x\">link</a> <span class=\"citation\">(<a href=\"#b\">Noot, 2020</a>)</span>\n<ul>\n<li>onder</li>\n</ul>\n</li>\n<li><p><strong>Twee</strong></p>\n</li>\n</ol>\n<ol><li>later</li></ol>",
                "Een link|Twee",
            ),
            ("<blockquote><ol><li>niet</li><li>deze</li></ol></blockquote><ul><li>geen</li></ul>", ""),
            ("<section class=\"footnotes\"><ol><li>noot</li></ol></section>", ""),
            ("<ol><li>Met <strong>nadruk</strong> erin</li><li></li>", "Met nadruk erin"),
            ("<ol><li>a", ""),
        ] {
            assert_eq!(steps(html).join("|"), expected, "{html}");
        }
    }

    #[test]
    fn zotero_takes_names_for_what_they_are() {
        for (author, people, expected) in [
            ("Jan Peeters", 1, Some("Peeters, Jan")),
            ("Anneke Maria van den Berg", 1, Some("van den Berg, Anneke Maria;")),
            ("Anneke Maria van den Berg", 2, Some("van den Berg, Anneke Maria")),
            ("SAM vzw", 1, Some("SAM vzw,")),
            ("HIVA", 1, Some("HIVA")),
            ("Vlaamse overheid, Departement Welzijn", 1, None),
        ] {
            assert_eq!(for_zotero(&names::written(author), people).as_deref(), expected, "{author}");
        }
    }

    #[test]
    fn what_latex_reads_otherwise_is_escaped() {
        assert_eq!(latex("50 % & {x} \\ a_b ~^#$"), "50 \\% \\& \\{x\\} \\textbackslash{} a\\_b \\textasciitilde{}\\textasciicircum{}\\#\\$");
    }
}
