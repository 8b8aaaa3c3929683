//! The vocabulary of a site for other programs: `api/v1/begrippenkader.ttl` and `.jsonld`.
//!
//! Dimensions are concept schemes of SKOS, and so is the glossary; terms and concepts are concepts in them, with their definition. The site is a catalogue in the
//! words of DCAT, and each method a resource in it whose subjects are its terms. What is said is gathered once, as a list of nodes, and then written in either
//! format; so both say the same. An address is the one of the page. Where the site has no address of its own, it is relative to the file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, EntryId, List, Text};
use crate::diagnostics::Language;
use crate::model::Date;

/// Whether there is anything to say.
pub(super) fn is_there(catalogue: &Catalogue) -> bool {
    !catalogue.dimensions().is_empty() || !catalogue.concepts().is_empty()
}

/// The vocabularies that are used, by their prefix.
const PREFIXES: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Where languages are named.
const LANGUAGES: &str = "http://id.loc.gov/vocabulary/iso639-1/";

/// The way from the files to the root of the site.
const ROOT: &str = "../../";

/// What is said of a thing.
enum Object {
    /// Another thing of the site: its folder.
    Page(String),
    /// Something elsewhere.
    Outside(String),
    /// Words in a language.
    Words(String, String),
    /// A date: how precise it is, and the date.
    Date(&'static str, String),
    /// Whoever bears a name.
    Agent(String),
}

/// A thing: its folder, its type, and what is said of it.
struct Node {
    folder: String,
    kind: &'static str,
    said: Vec<(&'static str, Object)>,
}

/// The vocabulary in Turtle.
pub(super) fn turtle(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    let root = match &catalogue.config().base_url {
        Some(base) => {
            let _ = writeln!(out, "@base <{}> .", iri(base));
            ""
        }
        None => ROOT,
    };
    for (prefix, address) in PREFIXES {
        let _ = writeln!(out, "@prefix {prefix}: <{address}> .");
    }
    for node in nodes(catalogue) {
        let _ = write!(out, "\n<{root}{}> a {}", iri(&node.folder), node.kind);
        let mut before = "";
        for (name, object) in &node.said {
            let object = match object {
                Object::Page(folder) => format!("<{root}{}>", iri(folder)),
                Object::Outside(address) => format!("<{}>", iri(address)),
                Object::Words(text, language) => format!("{}@{language}", quoted(text)),
                Object::Date(kind, date) => format!("\"{date}\"^^{kind}"),
                Object::Agent(name) => format!("[ a foaf:Agent ; foaf:name {} ]", quoted(name)),
            };
            // What is said twice of a thing stands behind one another.
            let _ = if before == *name { write!(out, ", {object}") } else { write!(out, " ;\n  {name} {object}") };
            before = name;
        }
        out.push_str(" .\n");
    }
    out
}

/// The vocabulary in JSON-LD.
pub(super) fn json_ld(catalogue: &Catalogue) -> Value {
    let base = catalogue.config().base_url.as_deref();
    let language = catalogue.config().language.code();
    let root = if base.is_some() { "" } else { ROOT };
    let mut context: Map<String, Value> = PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), (*address).into())).collect();
    context.extend(base.map(|base| ("@base".to_owned(), iri(base).into())));
    context.insert("@language".to_owned(), language.into());
    let node = |node: Node| {
        let mut json = Map::new();
        json.insert("@id".to_owned(), format!("{root}{}", iri(&node.folder)).into());
        json.insert("@type".to_owned(), node.kind.into());
        for (name, object) in node.said {
            let object = match object {
                Object::Page(folder) => json!({"@id": format!("{root}{}", iri(&folder))}),
                Object::Outside(address) => json!({"@id": iri(&address)}),
                Object::Words(text, of) if of == language => text.into(),
                Object::Words(text, of) => json!({"@value": text, "@language": of}),
                Object::Date(kind, date) => json!({"@value": date, "@type": kind}),
                Object::Agent(name) => json!({"@type": "foaf:Agent", "foaf:name": {"@value": name}}),
            };
            match json.get_mut(name) {
                Some(Value::Array(known)) => known.push(object),
                Some(known) => *known = json!([known.take(), object]),
                None => drop(json.insert(name.to_owned(), object)),
            }
        }
        Value::Object(json)
    };
    json!({"@context": context, "@graph": nodes(catalogue).into_iter().map(node).collect::<Vec<_>>()})
}

/// Everything that is said, in the order of the catalogue.
fn nodes(catalogue: &Catalogue) -> Vec<Node> {
    let config = catalogue.config();
    let site = config.language.code();
    let words = |text: &str| Object::Words(text.to_owned(), site.to_owned());
    let own = |text: &str, of: &Text| Object::Words(text.to_owned(), of.common.taal.clone().unwrap_or_else(|| site.to_owned()));
    let page = |entry: EntryId| Object::Page(catalogue.address(entry));
    let list = |list: List| EntryId::List(list);
    let home = || page(list(List::Home));
    let dimensions = catalogue.dimensions();
    let mut nodes = Vec::new();

    let mut said = vec![("dcterms:title", words(&config.title))];
    said.extend(config.subtitle.as_deref().map(|subtitle| ("dcterms:description", words(subtitle))));
    said.push(("dcterms:language", Object::Outside(format!("{LANGUAGES}{site}"))));
    said.extend(config.publisher.as_ref().map(|publisher| ("dcterms:publisher", Object::Agent(publisher.name.clone()))));
    said.extend(config.licence.as_ref().and_then(|licence| licence.address.clone()).map(|address| ("dcterms:license", Object::Outside(address))));
    said.extend((0..dimensions.len()).map(|number| ("dcat:themeTaxonomy", page(list(List::Dimension(number))))));
    said.extend((!catalogue.concepts().is_empty()).then(|| ("dcat:themeTaxonomy", page(list(List::Concepts)))));
    said.extend((0..catalogue.methods().len()).map(|id| ("dcat:resource", page(EntryId::Method(id)))));
    nodes.push(Node { folder: catalogue.address(list(List::Home)), kind: "dcat:Catalog", said });

    for (number, dimension) in dimensions.iter().enumerate() {
        let scheme = list(List::Dimension(number));
        let title = catalogue.introduction(List::Dimension(number)).map_or(dimension.config.plural.as_str(), |page| page.text.title.as_str());
        let tops = (0..dimension.terms.len()).filter(|&term| dimension.terms[term].above.is_none());
        let mut said = vec![("dcterms:title", words(title)), ("dcterms:isPartOf", home())];
        said.extend(tops.map(|term| ("skos:hasTopConcept", page(EntryId::Term(number, term)))));
        nodes.push(Node { folder: catalogue.address(scheme), kind: "skos:ConceptScheme", said });
        for (place, term) in dimension.terms.iter().enumerate() {
            let mut said = vec![("skos:prefLabel", own(&term.text.title, &term.text)), ("skos:definition", own(&term.front.kort, &term.text))];
            said.push(("skos:inScheme", page(scheme)));
            match term.above {
                Some(above) => said.push(("skos:broader", page(EntryId::Term(number, above)))),
                None => said.push(("skos:topConceptOf", page(scheme))),
            }
            said.extend(term.below.iter().map(|&below| ("skos:narrower", page(EntryId::Term(number, below)))));
            nodes.push(Node { folder: catalogue.address(EntryId::Term(number, place)), kind: "skos:Concept", said });
        }
    }

    if !catalogue.concepts().is_empty() {
        let scheme = list(List::Concepts);
        let glossary = if config.language == Language::Nl { "begrippen" } else { "glossary" };
        let title = catalogue.introduction(List::Concepts).map_or(glossary, |page| page.text.title.as_str());
        let mut said = vec![("dcterms:title", words(title)), ("dcterms:isPartOf", home())];
        said.extend((0..catalogue.concepts().len()).map(|id| ("skos:hasTopConcept", page(EntryId::Concept(id)))));
        nodes.push(Node { folder: catalogue.address(scheme), kind: "skos:ConceptScheme", said });
    }
    for (id, concept) in catalogue.concepts().iter().enumerate() {
        let mut said = vec![("skos:prefLabel", own(&concept.text.title, &concept.text))];
        // A label is preferred or alternative, never both, and said once.
        let mut known = BTreeSet::from([concept.text.title.as_str()]);
        said.extend(concept.front.ook_bekend_als.iter().filter(|also| known.insert(also)).map(|also| ("skos:altLabel", own(also, &concept.text))));
        said.push(("skos:definition", own(&concept.front.kort, &concept.text)));
        said.push(("skos:inScheme", page(list(List::Concepts))));
        said.push(("skos:topConceptOf", page(list(List::Concepts))));
        // Only concepts are related as concepts; what else an editor named is related as a page. Nothing is related to itself.
        let others = concept.related.iter().filter(|&&related| related != EntryId::Concept(id));
        let (concepts, pages): (Vec<&EntryId>, Vec<&EntryId>) =
            others.partition(|related| matches!(related, EntryId::Concept(_) | EntryId::Term(..)));
        said.extend(concepts.into_iter().map(|&related| ("skos:related", page(related))));
        said.extend(pages.into_iter().map(|&related| ("dcterms:relation", page(related))));
        nodes.push(Node { folder: catalogue.address(EntryId::Concept(id)), kind: "skos:Concept", said });
    }

    for (id, method) in catalogue.methods().iter().enumerate() {
        let text = &method.text;
        let title_language = method.front.titel_taal.clone().or_else(|| text.common.taal.clone()).unwrap_or_else(|| site.to_owned());
        let mut said = vec![("dcterms:title", Object::Words(text.title.clone(), title_language))];
        said.extend(text.common.auteurs.iter().map(|author| ("dcterms:creator", Object::Agent(author.clone()))));
        said.extend(text.common.datum.map(|date| ("dcterms:issued", of_date(date))));
        said.extend(text.changed.map(|date| ("dcterms:modified", of_date(date))));
        for (dimension, uses) in method.terms.iter().enumerate() {
            said.extend(uses.iter().map(|used| ("dcterms:subject", page(EntryId::Term(dimension, used.term)))));
        }
        nodes.push(Node { folder: catalogue.address(EntryId::Method(id)), kind: "dcat:Resource", said });
    }
    nodes
}

fn of_date(date: Date) -> Object {
    let kind = match (date.month, date.day) {
        (_, Some(_)) => "xsd:date",
        (Some(_), None) => "xsd:gYearMonth",
        (None, None) => "xsd:gYear",
    };
    Object::Date(kind, date.to_string())
}

/// An address without what may not stand in one: such a character as its bytes, with a percent sign.
fn iri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c <= ' ' || "<>\"{}|^`\\".contains(c) || c == '\u{7f}' {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}

/// A text in quotation marks, as Turtle has it.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
