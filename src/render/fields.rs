//! The fields that a site shows by its model alone: as HTML on pages, as filters, as rows of the comparison, as words for the search, as JSON for the API.
//!
//! One walk over a value and its form for each. What a field is, and where it wants to stand, is said in [`crate::model::keys`].

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;
use serde_json::{Map, Value as Json, json};

use super::build::Builder;
use super::{citations, views};
use crate::address::{Place, encode_path};
use crate::catalogue::{Catalogue, EntryId, Value};
use crate::diagnostics::Language;
use crate::markdown::{escape, uncommented};
use crate::model::form::{Field, Filter, Form, Show, Slot};
use crate::model::keys::Table;
use crate::model::kind::SitePage;

impl Builder {
    fn language(&self) -> Language {
        self.catalogue.config().language
    }

    /// The fields of an entry, by the place that they ask for.
    pub(super) fn fields(&self, place: &Place, entry: EntryId) -> views::Fields {
        let mut fields = views::Fields::default();
        for (field, show, value) in self.catalogue.fields(entry) {
            let view = views::Field {
                key: field.key.clone(),
                label: field.hint(self.language()).label.clone(),
                html: self.value(place, value, &field.form, show),
            };
            match show.slot {
                Slot::Facts => fields.facts.push(view),
                Slot::Card => fields.card.push(view),
                Slot::Beside => fields.beside.push(view),
                Slot::Below => fields.below.push(view),
                Slot::Nowhere => {}
            }
        }
        fields
    }

    /// The fields of a method that stand on its printed card: what they are called, and their words on a line.
    pub(super) fn printed(&self, entry: EntryId) -> Vec<(String, String)> {
        let printed = self.catalogue.fields(entry).filter(|(_, show, _)| show.print);
        let line = |(field, show, value): (&Field, &Show, &Value)| {
            (field.hint(self.language()).label.clone(), self.words_of(value, &field.form, show).replace('\n', ", "))
        };
        printed.map(line).filter(|(_, words)| !words.is_empty()).collect()
    }

    /// A value as HTML.
    fn value(&self, place: &Place, value: &Value, form: &Form, show: &Show) -> String {
        match (value, form) {
            (Value::Markdown(_, body), _) => {
                let cited =
                    if body.citations.is_empty() { Vec::new() } else { self.citer.cite(self.catalogue.bibliography(), &body.citations, &[]).0 };
                self.html(place, body, &cited).trim().to_owned()
            }
            (Value::Link(address), _) => {
                let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).trim_end_matches('/');
                format!("<a href=\"{}\" rel=\"external\">{}</a>", escape(address), escape(shown))
            }
            (Value::Image { path, alt }, _) => {
                let size = self.size(path).map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
                format!("<img loading=\"lazy\" src=\"{}\"{size} alt=\"{}\">", escape(&place.to_file(&encode_path(path))), escape(alt))
            }
            (Value::Entry(entry), _) => {
                let link = self.link(place, *entry);
                format!("<a href=\"{}\">{}</a>", escape(&link.href), escape(&link.title))
            }
            (Value::Source(cited), _) => {
                let anchor = citations::anchor(self.catalogue.bibliography(), cited.source);
                format!("<a href=\"#{}\">{}</a>", escape(&anchor), escape(&self.words_of(value, form, show)))
            }
            (Value::List(items), Form::List { of, .. }) => {
                let items: Vec<String> = items.iter().map(|item| self.value(place, item, of, show)).collect();
                let short =
                    matches!(**of, Form::Choice(_) | Form::Number { .. } | Form::Integer { .. } | Form::Date { .. } | Form::Flag | Form::Ref(_));
                if short && show.slot == Slot::Facts {
                    return items.join(", ");
                }
                format!("<ul>\n<li>{}</li>\n</ul>", items.join("</li>\n<li>"))
            }
            (Value::Record(values), Form::Record(fields)) => {
                let pairs = values.iter().filter_map(|(at, value)| Some((fields.get(*at)?, value)));
                let pairs: Vec<String> = pairs
                    .map(|(field, value)| {
                        let label = escape(&field.hint(self.language()).label);
                        format!("<div><dt>{label}</dt><dd>{}</dd></div>", self.value(place, value, &field.form, show))
                    })
                    .collect();
                format!("<dl class=\"record\">\n{}\n</dl>", pairs.join("\n"))
            }
            _ => escape(&self.words_of(value, form, show)).into_owned(),
        }
    }

    /// A value in plain words, a line for each item of a list.
    pub(super) fn words_of(&self, value: &Value, form: &Form, show: &Show) -> String {
        match (value, form) {
            (Value::Number(number), _) => {
                let number = self.number(*number);
                let unit = &show.unit[self.language() as usize];
                if unit.is_empty() { number } else { format!("{number} {unit}") }
            }
            (Value::Date(date), _) => self.date(*date),
            (Value::Flag(flag), _) => self.texts.word(if *flag { "yes" } else { "no" }),
            (Value::List(items), Form::List { of, .. }) => {
                items.iter().map(|item| self.words_of(item, of, show)).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
            }
            (Value::Record(values), Form::Record(fields)) => {
                let words = values.iter().filter_map(|(at, value)| Some(self.words_of(value, &fields.get(*at)?.form, show)));
                words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
            }
            _ => plain(&self.catalogue, value, form, self.language()),
        }
    }

    fn number(&self, number: f64) -> String {
        let written = number.to_string();
        if self.language() == Language::Nl { written.replace('.', ",") } else { written }
    }

    /// The fields that readers filter by, with the values that texts of the site have.
    pub(super) fn filters(&self, place: &Place) -> Vec<views::TermGroup> {
        let mut groups: Vec<(&Field, &Show, Counts)> = Vec::new();
        for &table in Table::TEXTS {
            for (_, field) in self.catalogue.config().model.shown(table) {
                if let Some(show) = field.show.as_ref().filter(|show| show.filter.is_some())
                    && !groups.iter().any(|(known, ..)| known.key == field.key)
                {
                    groups.push((field, show, Vec::new()));
                }
            }
        }
        if groups.is_empty() {
            return Vec::new();
        }
        for (entry, _) in self.catalogue.texts() {
            for (field, show, value) in self.catalogue.fields(entry) {
                let Some((.., found)) = groups.iter_mut().find(|(known, ..)| known.key == field.key) else { continue };
                for facet in facets(value, &field.form, show) {
                    match found.iter_mut().find(|(known, _)| *known == facet) {
                        Some((_, count)) => *count += 1,
                        None => found.push((facet, 1)),
                    }
                }
            }
        }
        let view = |(field, show, mut found): (&Field, &Show, Counts)| {
            found.sort_by(|(a, _), (b, _)| a.rank.total_cmp(&b.rank).then_with(|| a.value.cmp(&b.value)));
            let label = field.hint(self.language()).label.clone();
            let search = place.to(&self.catalogue.config().model.site_page(SitePage::Search));
            let term = |(facet, count): (Facet, usize)| views::Term {
                href: format!("{search}?{}={}", field.key, url::form_urlencoded::byte_serialize(facet.value.as_bytes()).collect::<String>()),
                title: self.facet_title(&facet, &field.form, show),
                slug: facet.value,
                class: String::new(),
                letter: String::new(),
                central: false,
                short: String::new(),
                count,
                reason: None,
            };
            views::TermGroup {
                name: field.key.clone(),
                singular: label.clone(),
                title: label,
                href: search.clone(),
                swatches: false,
                terms: found.into_iter().map(term).collect(),
            }
        };
        groups.into_iter().map(view).filter(|group| !group.terms.is_empty()).collect()
    }

    fn facet_title(&self, facet: &Facet, form: &Form, show: &Show) -> String {
        let unit = &show.unit[self.language() as usize];
        let with_unit = |words: String| if unit.is_empty() { words } else { format!("{words} {unit}") };
        let number = |number: f64| FluentValue::from(self.number(number));
        match (&facet.what, form) {
            (What::Choice(at), Form::Choice(words)) => {
                words.get(*at).map(|choice| choice.label[self.language() as usize].clone()).unwrap_or_default()
            }
            (What::Choice(at), Form::List { of, .. }) => match &**of {
                Form::Choice(words) => words.get(*at).map(|choice| choice.label[self.language() as usize].clone()).unwrap_or_default(),
                _ => String::new(),
            },
            (What::Flag(flag), _) => self.texts.word(if *flag { "yes" } else { "no" }),
            (What::Number(at), _) => with_unit(self.number(*at)),
            (What::Range(low, high), _) => {
                let (key, args) = match (low, high) {
                    (None, Some(max)) => ("range-to", vec![("max", number(*max))]),
                    (Some(min), None) => ("range-from", vec![("min", number(*min))]),
                    (Some(min), Some(max)) => ("range", vec![("min", number(*min)), ("max", number(*max))]),
                    (None, None) => return String::new(),
                };
                with_unit(self.texts.get(key, &args).unwrap_or_default())
            }
            (What::Choice(_), _) => String::new(),
        }
    }
}

/// The values of a filter, each with how many texts have it.
type Counts = Vec<(Facet, usize)>;

/// What a filter can be set to.
#[derive(Debug, Clone, PartialEq)]
struct Facet {
    /// Its name in addresses and in the index.
    value: String,
    /// Its place among the others.
    rank: f64,
    what: What,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    Choice(usize),
    Flag(bool),
    Number(f64),
    /// Above the first, up to the second.
    Range(Option<f64>, Option<f64>),
}

fn facets(value: &Value, form: &Form, show: &Show) -> Vec<Facet> {
    let Some(filter) = &show.filter else { return Vec::new() };
    match (value, form) {
        (Value::List(items), Form::List { of, .. }) => items.iter().flat_map(|item| facets(item, of, show)).collect(),
        (Value::Choice(at), Form::Choice(words)) => {
            let facet = |word: &crate::model::form::Choice| Facet { value: word.name.clone(), rank: *at as f64, what: What::Choice(*at) };
            words.get(*at).map(facet).into_iter().collect()
        }
        (Value::Flag(flag), _) => {
            vec![Facet { value: flag.to_string(), rank: if *flag { 0.0 } else { 1.0 }, what: What::Flag(*flag) }]
        }
        (Value::Number(number), _) => match filter {
            Filter::Values => vec![Facet { value: number.to_string(), rank: *number, what: What::Number(*number) }],
            Filter::Ranges(bounds) => {
                let at = bounds.iter().position(|bound| number <= bound).unwrap_or(bounds.len());
                let low = at.checked_sub(1).and_then(|below| bounds.get(below)).copied();
                let high = bounds.get(at).copied();
                let side = |bound: Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
                vec![Facet { value: format!("{}..{}", side(low), side(high)), rank: at as f64, what: What::Range(low, high) }]
            }
        },
        _ => Vec::new(),
    }
}

/// The facets of an entry, for the index: name of the field, and value.
pub(crate) fn facets_of(catalogue: &Catalogue, entry: EntryId) -> Vec<(String, String)> {
    let fields = catalogue.fields(entry);
    fields.flat_map(|(field, show, value)| facets(value, &field.form, show).into_iter().map(|facet| (field.key.clone(), facet.value))).collect()
}

/// The words of a value that somebody may search for.
pub(crate) fn plain(catalogue: &Catalogue, value: &Value, form: &Form, language: Language) -> String {
    match (value, form) {
        (Value::Text(text) | Value::Link(text), _) => text.clone(),
        (Value::Markdown(_, body), _) => {
            let title = |link: usize| match body.links.get(link) {
                Some(crate::catalogue::Destination::Entry(entry, _)) => catalogue.text(*entry).map(|text| text.title.clone()).unwrap_or_default(),
                _ => String::new(),
            };
            body.document.sections(title).into_iter().map(|section| section.text).collect::<Vec<_>>().join("\n").trim().to_owned()
        }
        (Value::Choice(at), Form::Choice(words)) => words.get(*at).map(|choice| choice.label[language as usize].clone()).unwrap_or_default(),
        (Value::Image { alt, .. }, _) => alt.clone(),
        (Value::Entry(entry), _) => catalogue.text(*entry).map(|text| text.title.clone()).unwrap_or_default(),
        (Value::Source(cited), _) => {
            let (title, people, year) = super::source_facts(catalogue, cited.source);
            let title = if title.is_empty() { catalogue.bibliography().sources()[cited.source].key.clone() } else { title };
            let first = people.first().map(|name| format!("{name}: ")).unwrap_or_default();
            let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
            let locator = cited.locator.as_ref().map(|locator| format!(", {locator}")).unwrap_or_default();
            format!("{first}{title}{year}{locator}")
        }
        (Value::List(items), Form::List { of, .. }) => {
            items.iter().map(|item| plain(catalogue, item, of, language)).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
        }
        (Value::Record(values), Form::Record(fields)) => {
            let words = values.iter().filter_map(|(at, value)| Some(plain(catalogue, value, &fields.get(*at)?.form, language)));
            words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// The fields of an entry that the API gives, by key.
pub(super) fn json(catalogue: &Catalogue, entry: EntryId) -> BTreeMap<String, Json> {
    let given = catalogue.fields(entry).filter(|(_, show, _)| show.api);
    given.map(|(field, _, value)| (field.key.clone(), json_of(catalogue, value, &field.form))).collect()
}

fn json_of(catalogue: &Catalogue, value: &Value, form: &Form) -> Json {
    match (value, form) {
        (Value::Text(text) | Value::Link(text), _) => text.as_str().into(),
        (Value::Markdown(text, _), _) => uncommented(text).into(),
        // A whole number is written without a point.
        (Value::Number(number), _) => number.to_string().parse::<i64>().map_or_else(|_| (*number).into(), Json::from),
        (Value::Date(date), _) => date.to_string().into(),
        (Value::Flag(flag), _) => (*flag).into(),
        (Value::Choice(at), Form::Choice(words)) => words.get(*at).map(|choice| choice.word.as_str()).into(),
        (Value::Image { path, alt }, Form::Image(keys)) => {
            let mut map = Map::new();
            for (key, text) in keys.iter().zip([path, alt]) {
                map.insert(key.key.clone(), text.as_str().into());
            }
            map.into()
        }
        (Value::Entry(entry), _) => {
            json!({"slug": catalogue.text(*entry).map(|text| text.slug.as_str()), "url": catalogue.address(*entry)})
        }
        (Value::Source(cited), _) => catalogue.bibliography().sources()[cited.source].key.as_str().into(),
        (Value::List(items), Form::List { of, .. }) => items.iter().map(|item| json_of(catalogue, item, of)).collect::<Vec<_>>().into(),
        (Value::Record(values), Form::Record(fields)) => {
            let pairs = values.iter().filter_map(|(at, value)| Some((fields.get(*at)?, value)));
            pairs.map(|(field, value)| (field.key.clone(), json_of(catalogue, value, &field.form))).collect::<Map<_, _>>().into()
        }
        _ => Json::Null,
    }
}
