//! Small views that many pages are made of: terms, method items, texts.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use staalkaart_weave::cloth::Cloth;
use staalkaart_weave::staalkaart::Staalkaart;
use staalkaart_weave::wheel::{Piece, wheel};

use super::citations::{self, Citer};
use super::pictures::{share, size};
use super::views;
use super::weaving::weaving;
use crate::address::{Place, encode_path};
use crate::catalogue::related::{Reason, Related};
use crate::catalogue::{Body, Catalogue, Cited, Destination, EntryId, List, MethodId, Text, Value};
use crate::markdown::{Hole, escape};
use crate::model::Date;
use crate::model::keys::Table;
use crate::model::kind::{SitePage, Words};
use crate::source::SourceMap;
use crate::theme::texts::Texts;

/// What all pages share.
pub(super) struct Builder {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) texts: Arc<Texts>,
    pub(super) citer: Citer,
    /// The dimension whose terms are swatches.
    pub(super) swatches: usize,
    /// The catalogue, as trajectories need it: also how each term looks.
    pub(super) woven: Staalkaart,
    sources: Arc<SourceMap>,
}

/// Colours for terms that name none: the same weight, well apart.
const COLOURS: &[&str] = &["#7a4a12", "#9a2f3c", "#2f5d8a", "#2f6b3a", "#6d3f86", "#1f6a70", "#5c5b17", "#8a3b6a", "#4a4a8f", "#6b4a3a"];

impl Builder {
    pub(super) fn new(catalogue: Arc<Catalogue>, texts: Arc<Texts>, sources: Arc<SourceMap>) -> Self {
        let citer = Citer::new(catalogue.config(), catalogue.bibliography());
        let woven = weaving(&catalogue, &texts);
        Self { catalogue, texts, citer, swatches: woven.swatches, woven, sources }
    }

    /// A term as cloth: its colour, weave and letter.
    pub(super) fn cloth(&self, dimension: usize, term: usize) -> &Cloth {
        &self.woven.dimensions[dimension].terms[term].cloth
    }

    /// The style sheet with the colours and patterns of the swatches.
    pub(super) fn colours(&self) -> String {
        let mut css = String::from("/* Colours and patterns of the terms, from their front matter. */\n");
        for (number, dimension) in self.catalogue.dimensions().iter().enumerate() {
            for place in 0..dimension.terms.len() {
                if let Some(colour) = self.colour(number, place) {
                    let look = self.cloth(number, place);
                    css.push_str(&format!(".{}{{--swatch:{colour};--pattern:var(--{})}}\n", look.class, look.pattern));
                }
            }
        }
        css
    }

    /// The colour of a term: its own; or one of the fixed ones, if it is a swatch.
    fn colour(&self, dimension: usize, term: usize) -> Option<&str> {
        let own = self.catalogue.term(dimension, term).front.kleur.as_deref();
        own.or_else(|| (dimension == self.swatches).then(|| COLOURS[term % COLOURS.len()]))
    }

    /// A swatch as a drawn piece of cloth.
    pub(super) fn dyed(&self, term: usize) -> share::Dyed<'_> {
        let look = self.cloth(self.swatches, term);
        share::Dyed { colour: self.colour(self.swatches, term).unwrap_or(COLOURS[0]), pattern: &look.pattern, letter: &look.letter }
    }

    /// What a picture for other sites shows, in words.
    pub(super) fn share_alt(&self, title: &str, terms: &[String]) -> String {
        if terms.is_empty() {
            return title.to_owned();
        }
        let terms: Vec<String> = terms.iter().map(|term| in_sentence(term)).collect();
        let args = [("title", FluentValue::from(title)), ("terms", FluentValue::from(self.and(&terms)))];
        self.texts.get("share-picture", &args).unwrap_or_default()
    }

    pub(super) fn term(&self, place: &Place, dimension: usize, term: usize) -> views::Term {
        let entry = self.catalogue.term(dimension, term);
        let look = self.cloth(dimension, term);
        views::Term {
            slug: entry.text.slug.clone(),
            href: place.to(&self.catalogue.address(EntryId::Term(dimension, term))),
            title: entry.text.title.clone(),
            class: look.class.clone(),
            letter: look.letter.clone(),
            central: entry.front.centraal,
            short: entry.front.kort.clone(),
            count: entry.methods.len(),
            reason: None,
        }
    }

    /// The wheel of a dimension, the term `here` standing out; `None` where there are too few or too many terms for one.
    pub(super) fn wheel(&self, place: &Place, dimension: usize, here: Option<usize>) -> Option<String> {
        let terms = self.tree(dimension);
        // Naming and counting what no wheel can show would take the square of the number of terms.
        wheel("", "", &vec![Piece::default(); terms.len()], None)?;
        let pieces: Vec<Piece> = terms
            .iter()
            .map(|&(term, _)| {
                let view = self.term(place, dimension, term);
                let methods = self.texts.get("count-methods", &[("count", FluentValue::from(view.count))]).unwrap_or_default();
                Piece {
                    cloth: self.cloth(dimension, term).clone(),
                    href: view.href,
                    label: format!("{}: {methods}", view.title),
                    central: view.central,
                }
            })
            .collect();
        let here = here.and_then(|here| terms.iter().position(|&(term, _)| term == here));
        let central: Vec<String> = pieces.iter().filter(|piece| piece.central).map(|piece| in_sentence(&piece.cloth.title)).collect();
        let plural = self.catalogue.dimensions()[dimension].config.plural.clone();
        let title = if central.is_empty() || central.len() == pieces.len() {
            self.sentence("wheel-title", "dimension", plural)
        } else {
            let args = [("dimension", FluentValue::from(plural)), ("central", FluentValue::from(self.and(&central)))];
            self.texts.get("wheel-title-central", &args).unwrap_or_default()
        };
        wheel("_wheel", &title, &pieces, here)
    }

    /// The terms of a dimension, in its order, each below the one above it.
    pub(super) fn group(&self, place: &Place, dimension: usize) -> views::TermGroup {
        let terms = self.tree(dimension).into_iter().map(|(term, _)| self.term(place, dimension, term));
        self.group_of(place, dimension, terms.collect())
    }

    pub(super) fn group_of(&self, place: &Place, dimension: usize, terms: Vec<views::Term>) -> views::TermGroup {
        views::TermGroup {
            name: self.catalogue.dimensions()[dimension].config.name.clone(),
            title: self.dimension_title(dimension),
            singular: capital(&self.catalogue.dimensions()[dimension].config.singular),
            href: place.to(&self.catalogue.address(EntryId::List(List::Dimension(dimension)))),
            swatches: dimension == self.swatches,
            terms,
        }
    }

    pub(super) fn dimension_title(&self, dimension: usize) -> String {
        capital(&self.catalogue.dimensions()[dimension].config.plural)
    }

    /// The terms of a dimension with their depth, parents before children.
    pub(super) fn tree(&self, dimension: usize) -> Vec<(usize, usize)> {
        let terms = &self.catalogue.dimensions()[dimension].terms;
        let mut out = Vec::with_capacity(terms.len());
        let mut stack: Vec<(usize, usize)> = (0..terms.len()).rev().filter(|&term| terms[term].above.is_none()).map(|term| (term, 0)).collect();
        while let Some((term, depth)) = stack.pop() {
            out.push((term, depth));
            stack.extend(terms[term].below.iter().rev().map(|&below| (below, depth + 1)));
        }
        out
    }

    /// The swatches of the catalogue.
    pub(super) fn all_swatches(&self) -> Vec<views::Swatch> {
        let terms = self.catalogue.dimensions().get(self.swatches).map_or(0, |dimension| dimension.terms.len());
        (0..terms).map(|term| self.swatch(term)).collect()
    }

    fn swatch(&self, term: usize) -> views::Swatch {
        let look = self.cloth(self.swatches, term);
        views::Swatch { class: look.class.clone(), letter: look.letter.clone(), title: self.catalogue.term(self.swatches, term).text.title.clone() }
    }

    pub(super) fn strip(&self, method: MethodId) -> Vec<views::Swatch> {
        let Some(uses) = self.catalogue.methods()[method].terms.get(self.swatches) else { return Vec::new() };
        uses.iter().map(|used| self.swatch(used.term)).collect()
    }

    pub(super) fn item(&self, place: &Place, method: MethodId) -> views::MethodItem {
        let entry = &self.catalogue.methods()[method];
        views::MethodItem {
            href: place.to(&self.catalogue.address(EntryId::Method(method))),
            lay: self.catalogue.config().model.has(Table::Trajectory).then(|| self.lay(place, method)),
            title: entry.text.title.clone(),
            summary: entry.front.samenvatting.clone(),
            swatches: self.strip(method),
            tags: self.tags(method),
            language: self.title_language(method),
        }
    }

    /// The way to lay a method in one's own trajectory.
    pub(super) fn lay(&self, place: &Place, method: MethodId) -> views::PlannerLink {
        let slug = self.catalogue.methods()[method].text.slug.clone();
        views::PlannerLink { href: format!("{}#erbij={slug}", place.to(&self.catalogue.config().model.site_page(SitePage::Planner))), slug }
    }

    /// The titles of a method's terms that are no swatches.
    pub(super) fn tags(&self, method: MethodId) -> Vec<String> {
        let dimensions = self.catalogue.methods()[method].terms.iter().enumerate().filter(|(dimension, _)| *dimension != self.swatches);
        let titles = dimensions.flat_map(|(dimension, uses)| uses.iter().map(move |used| &self.catalogue.term(dimension, used.term).text.title));
        titles.cloned().collect()
    }

    /// A date in words: 23 november 2026, november 2026 or 2026.
    pub(super) fn date(&self, date: Date) -> String {
        let key = match (date.month, date.day) {
            (None, _) => return date.year.to_string(),
            (Some(_), None) => "date-month",
            (Some(_), Some(_)) => "date-day",
        };
        let number = |part: Option<u8>| FluentValue::from(part.unwrap_or_default());
        let month = date.month.and_then(|month| self.texts.get("month", &[("month", number(Some(month)))])).unwrap_or_default();
        let args = [("day", number(date.day)), ("month", FluentValue::from(month)), ("year", FluentValue::from(date.year.to_string()))];
        self.texts.get(key, &args).unwrap_or_else(|| date.to_string())
    }

    /// A day for people and for machines.
    pub(super) fn day(&self, date: Date) -> views::Day {
        views::Day { iso: date.to_string(), words: self.date(date) }
    }

    /// The language of a text, where it is not the site's.
    pub(super) fn foreign(&self, text: &Text) -> Option<String> {
        text.common.taal.clone().filter(|language| language != self.catalogue.config().language.code())
    }

    /// The language of a method's title, where it is not the site's: screen readers then say it right.
    pub(super) fn title_language(&self, method: MethodId) -> Option<String> {
        let entry = &self.catalogue.methods()[method];
        let site = self.catalogue.config().language.code();
        entry.front.titel_taal.clone().filter(|language| language != site).or_else(|| self.foreign(&entry.text))
    }

    pub(super) fn title(&self, entry: EntryId) -> String {
        match (self.catalogue.text(entry), entry) {
            (Some(text), _) => text.title.clone(),
            (None, EntryId::List(list)) => self.list_title(list),
            (None, _) => String::new(),
        }
    }

    pub(super) fn list_title(&self, list: List) -> String {
        match list {
            List::Home => self.catalogue.config().title.clone(),
            List::Methods => self.texts.word("methods"),
            List::Dimension(dimension) => self.dimension_title(dimension),
            List::Trajectories => self.texts.word("trajectories"),
            List::Concepts => self.texts.word("concepts"),
            List::Own(kind) => capital(&self.words(Table::Own(kind)).plural),
            List::Sources => self.texts.word("sources"),
        }
    }

    /// What the site calls a kind of its own.
    pub(super) fn words(&self, table: Table) -> Words {
        let config = self.catalogue.config();
        let words = config.model.kind(table).and_then(|kind| kind.words.as_ref());
        words.map_or_else(Words::default, |words| words[config.language as usize].clone())
    }

    pub(super) fn link(&self, place: &Place, entry: EntryId) -> views::Link {
        views::Link { href: place.to(&self.catalogue.address(entry)), title: self.title(entry) }
    }

    /// A text with its links, citations, contents and sources.
    pub(super) fn text(&self, place: &Place, entry: EntryId) -> views::Text {
        let Some(text) = self.catalogue.text(entry) else {
            return views::Text { mentioned_by: self.mentioned_by(place, entry), ..views::Text::default() };
        };
        let mut listed = text.sources.clone();
        if let EntryId::Method(method) = entry {
            listed.extend(self.catalogue.methods()[method].evidence.map(|source| Cited { source, ..Cited::default() }));
        }
        // What a site's own fields cite stands below the text too.
        for (_, value) in &text.fields {
            value.walk(&mut |value| match value {
                Value::Markdown(_, body) => {
                    listed.extend(body.citations.iter().flatten().map(|cited| Cited { source: cited.source, ..Cited::default() }));
                }
                Value::Source(cited) => listed.push(Cited { source: cited.source, ..Cited::default() }),
                _ => {}
            });
        }
        let bibliography = self.catalogue.bibliography();
        let (citations, references) = if text.body.citations.is_empty() && listed.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            self.citer.cite(bibliography, &text.body.citations, &listed)
        };
        let references = references.into_iter().map(|reference| views::Reference {
            id: citations::anchor(bibliography, reference.source),
            html: reference.html,
            note: bibliography.sources()[reference.source].note.clone(),
            cited_by: Vec::new(),
            more: 0,
        });
        let headings = text.body.document.headings.iter().filter(|heading| heading.level <= 3);
        views::Text {
            html: self.html(place, &text.body, &citations),
            contents: headings.map(|h| views::Heading { level: h.level, href: format!("#{}", h.id), title: h.text.clone() }).collect(),
            references: references.collect(),
            mentioned_by: self.mentioned_by(place, entry),
        }
    }

    fn mentioned_by(&self, place: &Place, entry: EntryId) -> Vec<views::Link> {
        self.catalogue.mentions_of(entry).iter().map(|&by| self.link(place, by)).collect()
    }

    pub(super) fn html(&self, place: &Place, body: &Body, citations: &[String]) -> String {
        body.document.fill(|hole, out| match hole {
            Hole::LinkOpen(link) => match &body.links[link] {
                Destination::Outside(url) => {
                    let rel = if url.starts_with("http") { " rel=\"external\"" } else { "" };
                    out.push_str(&format!("<a href=\"{}\"{rel}>", escape(url)));
                }
                Destination::Entry(entry, anchor) => {
                    let address = place.to(&self.catalogue.address(*entry));
                    let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
                    out.push_str(&format!("<a href=\"{}{}\">", escape(&address), escape(&anchor)));
                }
                Destination::Media(path) => out.push_str(&format!("<a href=\"{}\">", escape(&place.to_file(&encode_path(path))))),
                Destination::Here(anchor) => out.push_str(&format!("<a href=\"#{}\">", escape(anchor))),
                Destination::Nowhere => out.push_str("<a>"),
            },
            Hole::LinkTitle(link) => {
                if let Destination::Entry(entry, _) = &body.links[link] {
                    out.push_str(&escape(&self.title(*entry)));
                }
            }
            Hole::Image(link) => {
                let (source, size) = match &body.links[link] {
                    Destination::Media(path) => (place.to_file(&encode_path(path)), self.size(path)),
                    Destination::Outside(url) => (url.clone(), None),
                    _ => (String::new(), None),
                };
                let size = body.document.links[link].width.map_or(size, |width| scaled(width, size));
                let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
                out.push_str(&format!("<img loading=\"lazy\" src=\"{}\"{size} alt=\"", escape(&source)));
            }
            Hole::ImageEnd => out.push_str("\">"),
            // Without brackets and without a source, it is what it seems to be.
            Hole::Citation(number) => match &body.document.citations[number].bare {
                Some(written) if body.citations[number].is_empty() => out.push_str(&escape(written)),
                _ => out.push_str(citations.get(number).map_or("", String::as_str)),
            },
            Hole::TableLabel => out.push_str(&escape(&self.texts.word("table"))),
            Hole::Alert(alert) => out.push_str(&escape(&self.texts.word(&format!("alert-{}", alert.name())))),
            Hole::FootnoteBack(number) => {
                let args = [("number", FluentValue::from(number))];
                let label = self.texts.get("footnote-back", &args).unwrap_or_default();
                out.push_str(&format!("<a href=\"#verwijzing_{number}\" role=\"doc-backlink\" aria-label=\"{}\">↩</a>", escape(&label)));
            }
        })
    }

    /// Width and height of a picture of the content, in pixels.
    pub(super) fn size(&self, path: &str) -> Option<(u32, u32)> {
        size::of(path, &self.sources.medium(path)?.bytes)
    }

    pub(super) fn related(&self, place: &Place, related: &Related) -> views::Related {
        views::Related {
            href: place.to(&self.catalogue.address(EntryId::Method(related.method))),
            title: self.catalogue.methods()[related.method].text.title.clone(),
            language: self.title_language(related.method),
            reason: self.reasons(&related.reasons),
            swatches: self.strip(related.method),
        }
    }

    /// The reasons of a relation as one sentence: "Hoort ook bij participatief en beleid, en steunt op dezelfde bron."
    pub(super) fn reasons(&self, reasons: &[Reason]) -> String {
        let mut parts = Vec::new();
        if reasons.contains(&Reason::Picked) {
            parts.push(self.texts.word("reason-picked"));
        }
        let terms: Vec<String> = reasons
            .iter()
            .filter_map(|reason| match reason {
                Reason::Terms(dimension, terms) => Some((*dimension, terms)),
                _ => None,
            })
            .flat_map(|(dimension, terms)| terms.iter().map(move |&term| in_sentence(&self.catalogue.term(dimension, term).text.title)))
            .collect();
        if !terms.is_empty() {
            parts.push(self.sentence("reason-terms", "terms", self.and(&terms)));
        }
        for reason in reasons {
            match reason {
                Reason::Source => parts.push(self.texts.word("reason-source")),
                Reason::Keywords(words) => parts.push(self.sentence("reason-keywords", "words", self.and(words))),
                Reason::Trajectory => parts.push(self.texts.word("reason-trajectory")),
                Reason::Picked | Reason::Terms(..) | Reason::Mentioned => {}
            }
        }
        // It tells a reader little: a reason to show where there is no other.
        if parts.is_empty() && reasons.contains(&Reason::Mentioned) {
            parts.push(self.texts.word("reason-mentioned"));
        }
        let sentence = match parts.as_slice() {
            [] => return String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{}, {} {last}", most.join(", "), self.texts.word("and")),
        };
        format!("{}.", capital(&sentence))
    }

    pub(super) fn sentence(&self, key: &str, name: &str, value: String) -> String {
        self.texts.get(key, &[(name, FluentValue::from(value))]).unwrap_or_default()
    }

    /// `a, b en c`.
    pub(super) fn and(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.texts.word("and")),
        }
    }
}

/// A picture of this size, made `width` wide. `None` where its height is not known.
fn scaled(width: u32, size: Option<(u32, u32)>) -> Option<(u32, u32)> {
    let (wide, high) = size?;
    let height = (u64::from(high) * u64::from(width) + u64::from(wide) / 2) / u64::from(wide).max(1);
    Some((width, u32::try_from(height).ok()?.max(1)))
}

/// A title as it stands within a sentence: without the capitals of its words, but for a word that has more of them (`UX`, `McDonald`).
pub(super) fn in_sentence(title: &str) -> String {
    let word = |word: &str| {
        let is_name = word.chars().skip(1).any(char::is_uppercase);
        if is_name { word.to_owned() } else { word.to_lowercase() }
    };
    title.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// `text` with a capital at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn a_title_in_a_sentence_loses_its_capitals_but_a_name_keeps_them() {
        let pairs = [
            ("Positief", "positief"),
            ("Integraal en Gecoördineerd", "integraal en gecoördineerd"),
            ("UX research", "UX research"),
            ("NASA way", "NASA way"),
        ];
        for (title, expected) in pairs {
            assert_eq!(in_sentence(title), expected);
        }
    }
}
