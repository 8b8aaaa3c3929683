//! From the catalogue to the index, and what the site publishes of it.
//!
//! What an index is and how it answers is the crate `staalkaart-search`; this module only says which words of an entry go where. Not here: the
//! search page, which is rendered like any other.

mod publish;
mod read;
pub mod synonyms;

use staalkaart_search::bundle::Bundle;
use staalkaart_search::index::{self, Document, Record, Section};
use staalkaart_search::synonyms::Synonyms;
use staalkaart_search::{Error, KIND_FACET, Kind};

use crate::catalogue::{Catalogue, EntryId, NotThis, Text};
use crate::hash::{Hash, Hasher};
use crate::markdown::PlainSection;
use crate::model::form::Find;
use crate::model::keys::Table;
use crate::render;
use crate::session::PROGRAM;

pub use publish::{FOLDER, Published};
pub use read::read;

/// What the search of a site is made of.
#[derive(Debug)]
pub struct Inputs {
    documents: Vec<Document>,
    synonyms: Synonyms,
    /// The folder in which the search lies, from the root of the site: `zoek/1a2b3c4d5e/`. It is named after everything that the search is made of, and so
    /// known before the index is, and another wherever a byte of it may be another.
    pub folder: String,
}

impl Inputs {
    /// What the search of this catalogue is made of.
    #[must_use]
    pub fn of(catalogue: &Catalogue, synonyms: &Synonyms) -> Self {
        use rayon::prelude::*;

        let documents = documents(catalogue);
        let of = |document: &Document| {
            let Document { record, keywords, terms, facets } = document;
            Hash::of(&serde_json::to_vec(&(record, keywords, terms, facets)).unwrap_or_default())
        };
        let hashes: Vec<Hash> = documents.par_iter().map(of).collect();
        let mut hash = Hasher::default();
        hash.add(PROGRAM).add(format!("{synonyms:?}"));
        for of_document in hashes {
            hash.add(of_document.to_string());
        }
        let folder = format!("{FOLDER}{}/", &hash.finish().to_string()[..10]);
        Self { documents, synonyms: synonyms.clone(), folder }
    }

    /// Builds the index, and all files of the search.
    ///
    /// # Errors
    /// [`Error`]; nothing in a catalogue makes it fail.
    pub fn publish(&self) -> Result<Published, Error> {
        Ok(publish::publish(&self.folder, &self.documents, build(&self.documents, &self.synonyms)?))
    }
}

/// Everything that can be found, methods first: hits of the same worth stand in this order.
#[must_use]
pub fn documents(catalogue: &Catalogue) -> Vec<Document> {
    use rayon::prelude::*;

    let entries: Vec<EntryId> = catalogue.texts().map(|(entry, _)| entry).collect();
    let texts = entries.par_iter().filter_map(|&entry| Some(document(catalogue, entry, catalogue.text(entry)?)));
    let mut documents: Vec<Document> = texts.collect();
    relate(catalogue, &mut documents);
    let pages = render::SourcePages::of(catalogue);
    documents.extend((0..catalogue.bibliography().sources().len()).map(|source| source_document(catalogue, source, &pages)));
    documents
}

/// Builds the index.
///
/// # Errors
/// [`Error`]; nothing in a catalogue makes it fail.
pub fn build(documents: &[Document], synonyms: &Synonyms) -> Result<Bundle, Error> {
    index::build(documents, synonyms)
}

fn document(catalogue: &Catalogue, entry: EntryId, text: &Text) -> Document {
    let language = text.common.taal.clone().filter(|taal| taal != catalogue.config().language.code());
    let mut record = Record {
        slug: text.slug.clone(),
        title: text.title.clone(),
        url: catalogue.address(entry),
        // The index takes Dutch for granted; a site in English says so for every text.
        language: language.or_else(|| (catalogue.config().language.code() != "nl").then(|| catalogue.config().language.code().to_owned())),
        ..Record::default()
    };
    let mut document = Document { keywords: text.common.trefwoorden.clone(), ..Document::default() };
    let mut extra = Vec::new();
    match entry {
        EntryId::Method(id) => {
            let method = &catalogue.methods()[id];
            record.kind = Kind::Method;
            record.summary.clone_from(&method.front.samenvatting);
            record.also.clone_from(&method.front.ook_bekend_als);
            record.recognise.clone_from(&method.front.herkenbaar);
            extra.extend(method.terms.iter().flatten().filter_map(|used| used.reason.clone()));
            extra.extend(method.front.omgeving.iter().cloned());
            for dimension in 0..catalogue.dimensions().len() {
                for term in catalogue.terms_of(id, dimension) {
                    facet(catalogue, &mut document, dimension, term);
                }
            }
        }
        EntryId::Term(dimension, term) => {
            let term = catalogue.term(dimension, term);
            record.kind = Kind::Term;
            record.dimension = Some(catalogue.dimensions()[dimension].config.name.clone());
            record.summary.clone_from(&term.front.kort);
        }
        EntryId::Trajectory(id) => {
            let trajectory = &catalogue.trajectories()[id];
            record.kind = Kind::Trajectory;
            record.summary.clone_from(&trajectory.front.samenvatting);
            record.recognise.extend(trajectory.front.voor_wie.clone());
            extra.extend(trajectory.phases.iter().flat_map(|phase| std::iter::once(phase.front.naam.clone()).chain(phase.front.toelichting.clone())));
            extra.extend(trajectory.methods().into_iter().map(|method| catalogue.methods()[method].text.title.clone()));
        }
        EntryId::Concept(id) => {
            let concept = &catalogue.concepts()[id];
            record.kind = Kind::Concept;
            record.summary.clone_from(&concept.front.kort);
            record.also.clone_from(&concept.front.ook_bekend_als);
        }
        EntryId::Own(kind, id) => {
            record.kind = Kind::Page;
            if let Some(item) = catalogue.own(kind).get(id) {
                record.summary = item.front.kort.clone().unwrap_or_default();
                record.also.clone_from(&item.front.ook_bekend_als);
            }
            if let Some(kind) = catalogue.config().model.kind(Table::Own(kind)) {
                document.facets.push((KIND_FACET.to_owned(), kind.name.clone()));
            }
        }
        EntryId::Page(id) => {
            record.kind = Kind::Page;
            record.summary = catalogue.pages()[id].front.kort.clone().unwrap_or_default();
        }
        EntryId::List(list) => {
            record.kind = Kind::Page;
            record.summary = catalogue.introduction(list).and_then(|page| page.front.kort.clone()).unwrap_or_default();
        }
    }
    // A hit of a kind that the site names itself says that name.
    if let Some(words) = catalogue.config().model.kind(Catalogue::table(entry)).and_then(|kind| kind.words.as_ref()) {
        record.dimension = Some(words[catalogue.config().language as usize].singular.clone());
    }
    for (field, show, value) in catalogue.fields(entry) {
        let words = || render::plain(catalogue, value, &field.form, catalogue.config().language);
        let lines = || words().lines().map(str::to_owned).collect::<Vec<_>>();
        match show.search {
            Some(Find::Name) => record.also.extend(lines()),
            Some(Find::Keyword) => document.keywords.extend(lines()),
            Some(Find::Text) => extra.push(words()),
            None => {}
        }
    }
    document.facets.extend(render::facets_of(catalogue, entry));
    let title = |link: usize| match text.body.links.get(link) {
        Some(crate::catalogue::Destination::Entry(entry, _)) => catalogue.text(*entry).map(|text| text.title.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    let sections = text.body.document.sections(title).into_iter();
    record.sections = sections.map(|PlainSection { anchor, heading, text }| Section { anchor, title: heading, text }).collect();
    if !extra.is_empty() {
        record.sections.push(Section { text: extra.join("\n"), ..Section::default() });
    }
    document.record = record;
    document
}

/// Methods that an editor set side by side, as related or as not to be confused, each with the other. Documents begin with the methods, in their order.
fn relate(catalogue: &Catalogue, documents: &mut [Document]) {
    for (id, method) in catalogue.methods().iter().enumerate() {
        let not_this = method.not_this.iter().filter_map(|other| match other {
            NotThis::Method(other, _) => Some(*other),
            NotThis::Other(..) => None,
        });
        for other in method.related.iter().copied().chain(not_this) {
            for (one, other) in [(id, other), (other, id)] {
                if let (Some(document), Ok(other)) = (documents.get_mut(one), u32::try_from(other)) {
                    document.record.related.push(other);
                }
            }
        }
    }
    for document in documents {
        document.record.related.sort_unstable();
        document.record.related.dedup();
    }
}

fn facet(catalogue: &Catalogue, document: &mut Document, dimension: usize, term: usize) {
    let name = catalogue.dimensions()[dimension].config.name.clone();
    let term = &catalogue.term(dimension, term).text;
    document.terms.push(term.title.clone());
    document.facets.push((name, term.slug.clone()));
}

fn source_document(catalogue: &Catalogue, source: usize, pages: &render::SourcePages) -> Document {
    let (title, people, year) = render::source_facts(catalogue, source);
    let of = &catalogue.bibliography().sources()[source];
    let summary = [people.join(", "), year.map(|year| format!("({year})")).unwrap_or_default()].join(" ").trim().to_owned();
    Document {
        record: Record {
            slug: of.key.clone(),
            kind: Kind::Source,
            title: if title.is_empty() { of.key.clone() } else { title },
            url: pages.address(catalogue, source),
            summary,
            ..Record::default()
        },
        keywords: vec![of.key.clone()],
        ..Document::default()
    }
}
