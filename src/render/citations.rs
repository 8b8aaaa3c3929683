//! Citations and reference lists in the site's citation style: APA by [`apa`], once for the whole site, and every other style by hayagriva, page by page.
//!
//! hayagriva's own HTML carries `style` attributes, which a strict Content-Security-Policy forbids; so its elements are written out here.

mod apa;

use std::collections::HashMap;
use std::sync::OnceLock;

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{FontStyle, FontWeight, IndependentStyle, Locale, LocaleCode, Style, VerticalAlign, taxonomy::Locator};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, CitePurpose, ElemChild, ElemChildren, ElemMeta, Entry, LocatorPayload,
    SpecificLocator,
};

use crate::address::is_web_address;
use crate::catalogue::bibliography::csl::Item;
use crate::catalogue::{Bibliography, Cited, SourceId};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language};
use crate::markdown::{CiteForm, escape, parse_locator};

/// Whether a citation style of this name exists.
pub fn check_style(config: &crate::config::Config, diagnostics: &mut Diagnostics) {
    if independent(&config.style).is_none() {
        let names: Vec<&str> = ["apa", "chicago-author-date", "harvard-cite-them-right", "ieee", "mla", "vancouver"].into();
        let diagnostic = Diagnostic::new(Code::UnknownStyle, config.style_span).arg("style", config.style.as_str());
        diagnostics.push(diagnostic.did_you_mean(&config.style, names));
    }
}

fn independent(name: &str) -> Option<IndependentStyle> {
    match ArchivedStyle::by_name(name)?.get() {
        Style::Independent(style) => Some(style),
        Style::Dependent(_) => None,
    }
}

/// Cites sources; made once for a site.
pub(super) struct Citer {
    /// All sources in APA style, where that is the site's.
    apa: Option<apa::Apa>,
    /// `None` where the site has no sources or cites in APA style: then the style need not be loaded.
    style: Option<(IndependentStyle, Vec<Locale>)>,
    locale: LocaleCode,
    /// Whether the style looks at what was cited before ("ibid."), once somebody asks.
    looks_back: OnceLock<bool>,
}

/// A source in the reference list of a text.
pub(super) struct Reference {
    /// The source.
    pub source: SourceId,
    /// The reference, as HTML.
    pub html: String,
}

impl Citer {
    /// A citer in the style of `config`.
    #[must_use]
    pub(super) fn new(config: &crate::config::Config, bibliography: &Bibliography) -> Self {
        let code = match config.language {
            Language::Nl => "nl-NL",
            Language::En => "en-US",
        };
        let items = || bibliography.sources().iter().map(|source| &source.item).collect::<Vec<_>>();
        let is_apa = config.style == "apa" || independent(&config.style).is_none();
        let apa = is_apa.then(|| apa::Apa::new(config.language, &items()));
        let style = (!is_apa && !bibliography.sources().is_empty()).then(|| independent(&config.style).or_else(|| independent("apa"))).flatten();
        // The site's language, and English for the terms that it lacks.
        let wanted = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| [code, "en-US"].contains(&lang.0.as_str()));
        let locales = || archive::locales().into_iter().filter(wanted).collect();
        Self { apa, style: style.map(|style| (style, locales())), locale: LocaleCode(code.to_owned()), looks_back: OnceLock::new() }
    }

    /// Whether how a source is cited depends on what was cited before it.
    fn looks_back(&self) -> bool {
        *self.looks_back.get_or_init(|| {
            let style = self.style.as_ref().map(|(style, _)| serde_json::to_value((&style.citation, &style.macros, &style.settings)));
            style.is_none_or(|style| style.map_or(true, |style| names_position(&style)))
        })
    }

    /// Renders the citations of a text, in order, and its reference list: everything in `citations` and everything in `listed`.
    #[must_use]
    pub(super) fn cite<'a>(&self, bibliography: &Bibliography, citations: &'a [Vec<Cited>], listed: &[Cited]) -> (Vec<String>, Vec<Reference>) {
        if let Some(apa) = &self.apa {
            return cite_apa(apa, bibliography, citations, listed);
        }
        let Some((style, locales)) = &self.style else { return (vec![String::new(); citations.len()], Vec::new()) };
        // A citation that is written again reads the same, unless the style looks at what came before it: then each is made.
        let mut numbers: HashMap<&[Cited], usize> = HashMap::new();
        let mut different: Vec<&Vec<Cited>> = Vec::new();
        let number_of = |citation: &'a Vec<Cited>| {
            let next = different.len();
            let number = if self.looks_back() { next } else { *numbers.entry(citation.as_slice()).or_insert(next) };
            if number == next {
                different.push(citation);
            }
            number
        };
        let written: Vec<usize> = citations.iter().map(number_of).collect();
        let mut driver = BibliographyDriver::<Entry>::new();
        for citation in different.iter().filter(|citation| !citation.is_empty()) {
            let items = citation.iter().map(|cited| item(bibliography, cited)).collect();
            driver.citation(CitationRequest::new(items, style, Some(self.locale.clone()), locales, None));
        }
        for cited in listed {
            let mut hidden = item(bibliography, cited);
            hidden.hidden = true;
            hidden.locator = None;
            driver.citation(CitationRequest::new(vec![hidden], style, Some(self.locale.clone()), locales, None));
        }
        let rendered = driver.finish(BibliographyRequest { style, locale: Some(self.locale.clone()), locale_files: locales });
        let mut made = rendered.citations.iter();
        let texts = different.iter().map(|cited| {
            let Some(rendered) = Some(cited).filter(|cited| !cited.is_empty()).and_then(|_| made.next()) else { return String::new() };
            let mut html = String::from("<span class=\"citation\">");
            write_children(&mut html, &rendered.citation, &mut |index, open, out| {
                let Some(cited) = cited.get(index) else { return };
                if open {
                    if let Some(prefix) = &cited.prefix {
                        out.push_str(&format!("{} ", escape(prefix)));
                    }
                    out.push_str(&format!("<a href=\"#{}\">", escape(&anchor(bibliography, cited.source))));
                } else {
                    out.push_str("</a>");
                }
            });
            html.push_str("</span>");
            if cited.iter().all(|cited| cited.form == CiteForm::SuppressAuthor) { without_authors(&html) } else { html }
        });
        let texts: Vec<String> = texts.collect();
        let texts = written.into_iter().map(|number| texts[number].clone()).collect();
        let items = rendered.bibliography.map(|bibliography| bibliography.items).unwrap_or_default();
        let references = items.iter().filter_map(|item| {
            let mut html = String::new();
            if let Some(field) = &item.first_field {
                write_child(&mut html, field, &mut |_, _, _| {});
                html.push(' ');
            }
            write_children(&mut html, &item.content, &mut |_, _, _| {});
            Some(Reference { source: bibliography.find(&item.key)?, html: tidy(&html) })
        });
        (texts, references.collect())
    }
}

/// The name or the title by which the list of the site's style has a source, where that is known.
#[must_use]
pub(super) fn listed_under(config: &crate::config::Config, item: &Item) -> Option<String> {
    (config.style == "apa").then(|| apa::listed_under(item))
}

/// The reference of a single work in APA style, as HTML without links: how a page of the site is cited, whatever style the site has.
#[must_use]
pub(super) fn page(language: Language, item: &Item) -> String {
    // Its address is where the reader is.
    let html = apa::Apa::new(language, &[item]).reference(0).replace("</a>", "");
    html.find("<a ").map_or(html.clone(), |at| {
        let end = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        format!("{}{}", &html[..at], &html[end..])
    })
}

/// Citations and references that were made for the whole site.
fn cite_apa(apa: &apa::Apa, bibliography: &Bibliography, citations: &[Vec<Cited>], listed: &[Cited]) -> (Vec<String>, Vec<Reference>) {
    let text = |citation: &Vec<Cited>| {
        if citation.is_empty() {
            return String::new();
        }
        let anchors: Vec<String> = citation.iter().map(|cited| anchor(bibliography, cited.source)).collect();
        let parts = citation.iter().zip(&anchors).map(|(cited, anchor)| apa::Part {
            source: cited.source,
            anchor,
            locator: cited.locator.as_deref(),
            prefix: cited.prefix.as_deref(),
            form: cited.form,
        });
        format!("<span class=\"citation\">{}</span>", apa.citation(&parts.collect::<Vec<_>>()))
    };
    let mut sources: Vec<SourceId> = citations.iter().flatten().chain(listed).map(|cited| cited.source).collect();
    sources.sort_by_key(|&source| apa.rank(source));
    sources.dedup();
    let references = sources.into_iter().map(|source| Reference { source, html: apa.reference(source).to_owned() });
    (citations.iter().map(text).collect(), references.collect())
}

/// Whether a style, or a part of one, asks for the position of a citation among the others.
fn names_position(style: &serde_json::Value) -> bool {
    use serde_json::Value;
    match style {
        Value::Object(parts) => parts.iter().any(|(name, part)| {
            let asks = ["@position", "@et-al-subsequent-min", "@et-al-subsequent-use-first"].contains(&name.as_str()) && !part.is_null();
            asks || names_position(part)
        }),
        Value::Array(parts) => parts.iter().any(names_position),
        _ => false,
    }
}

/// Mends what hayagriva 0.10 leaves behind in a reference where a part is not known: `(2018,)` for a year without a day, "Geraadpleegd" before an
/// address without the day of the visit, and a full stop after a title that ends in a question mark.
fn tidy(html: &str) -> String {
    html.replace(",)", ")")
        .replace("Geraadpleegd <a ", "<a ")
        .replace("Retrieved <a ", "<a ")
        .replace("?.", "?")
        .replace("?</i>.", "?</i>")
        .replace("!.", "!")
        .replace("!</i>.", "!</i>")
}

/// The id of a source in the reference list of a page.
#[must_use]
pub(super) fn anchor(bibliography: &Bibliography, source: SourceId) -> String {
    format!("bron_{}", bibliography.sources()[source].key)
}

fn item<'a>(bibliography: &'a Bibliography, cited: &'a Cited) -> CitationItem<'a, Entry> {
    let locator = cited.locator.as_deref().map(|locator| match parse_locator(locator) {
        Some((label, rest)) => SpecificLocator(label_of(label), LocatorPayload::Str(rest)),
        None => SpecificLocator(Locator::Custom, LocatorPayload::Str(locator)),
    });
    let mut item = CitationItem::with_locator(&bibliography.sources()[cited.source].entry, locator);
    if cited.form != CiteForm::Bracketed {
        item.purpose = Some(CitePurpose::Prose);
    }
    item
}

/// Leaves the authors out of citations in running text: of `Noot (2020)` stays `(2020)`.
fn without_authors(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find("<a ").and_then(|at| rest[at..].find('>').map(|end| at + end + 1)) {
        let end = rest[open..].find("</a>").map_or(rest.len(), |at| open + at);
        let (before, words) = (&rest[..open], &rest[open..end]);
        out.push_str(before);
        out.push_str(words.find(" (").map_or(words, |at| &words[at + 1..]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn label_of(name: &str) -> Locator {
    match name {
        "chapter" => Locator::Chapter,
        "figure" => Locator::Figure,
        "part" => Locator::Part,
        "volume" => Locator::Volume,
        "issue" => Locator::Issue,
        _ => Locator::Page,
    }
}

/// Called with the place of a citation's item when its part begins (true) and ends.
type OnItem<'a> = dyn FnMut(usize, bool, &mut String) + 'a;

fn write_children(out: &mut String, children: &ElemChildren, on_item: &mut OnItem<'_>) {
    for child in &children.0 {
        write_child(out, child, on_item);
    }
}

fn write_child(out: &mut String, child: &ElemChild, on_item: &mut OnItem<'_>) {
    match child {
        ElemChild::Text(text) => write_text(out, &text.text, text.formatting),
        ElemChild::Elem(elem) => {
            let entry = match elem.meta {
                Some(ElemMeta::Entry(index)) => Some(index),
                _ => None,
            };
            if let Some(index) = entry {
                on_item(index, true, out);
            }
            write_children(out, &elem.children, on_item);
            if let Some(index) = entry {
                on_item(index, false, out);
            }
        }
        ElemChild::Markup(text) => out.push_str(&escape(text)),
        ElemChild::Link { text, url } => {
            // A source's address comes from outside: only web addresses become links.
            if is_web_address(url) {
                out.push_str(&format!("<a href=\"{}\" rel=\"external\">", escape(url)));
                write_text(out, &text.text, text.formatting);
                out.push_str("</a>");
            } else {
                write_text(out, &text.text, text.formatting);
            }
        }
        ElemChild::Transparent { .. } => {}
    }
}

fn write_text(out: &mut String, text: &str, formatting: hayagriva::Formatting) {
    let mut close = Vec::new();
    if formatting.font_style == FontStyle::Italic {
        out.push_str("<i>");
        close.push("</i>");
    }
    if formatting.font_weight == FontWeight::Bold {
        out.push_str("<b>");
        close.push("</b>");
    }
    match formatting.vertical_align {
        VerticalAlign::Sup => {
            out.push_str("<sup>");
            close.push("</sup>");
        }
        VerticalAlign::Sub => {
            out.push_str("<sub>");
            close.push("</sub>");
        }
        _ => {}
    }
    out.push_str(&escape(text));
    for tag in close.into_iter().rev() {
        out.push_str(tag);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::{self, Overrides};
    use crate::source::SourceMap;

    /// A field of a source, as carelessly filled in as fields are.
    fn field() -> impl Strategy<Value = String> {
        let name = prop_oneof![
            Just("title"),
            Just("author"),
            Just("editor"),
            Just("date"),
            Just("year"),
            Just("url"),
            Just("doi"),
            Just("isbn"),
            Just("pages"),
            Just("volume"),
            Just("number"),
            Just("edition"),
            Just("institution"),
            Just("publisher"),
            Just("location"),
            Just("journaltitle"),
            Just("booktitle"),
            Just("note"),
            Just("addendum"),
            Just("langid"),
            Just("urldate"),
            Just("type"),
        ];
        let value = prop_oneof![
            Just(""),
            Just("2012"),
            Just("2012-13-45"),
            Just("0000"),
            Just("-5"),
            Just("2010/2012"),
            Just("Rapp, Charles and Goscha, R. J."),
            Just("{{SAM vzw}}"),
            Just("and"),
            Just(", , and"),
            Just("1--"),
            Just("xii--3"),
            Just("https://x.y/é?a=\"<b>\""),
            Just("javascript:alert(1)"),
            Just("<script>"),
            Just("Wat werkt?"),
            Just("dutch"),
            Just("3"),
            Just("derde"),
            Just("\u{0}"),
            Just("👩‍👩‍👧"),
            Just("10.1/x y"),
        ];
        (name, value).prop_map(|(name, value)| format!("  {name} = {{{value}}},\n"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_source_can_be_cited_and_brings_no_markup_of_its_own(
            kind in prop_oneof![Just("book"), Just("online"), Just("article"), Just("report"), Just("incollection"), Just("misc"), Just("thesis")],
            fields in proptest::collection::vec(field(), 0..8),
            locator in prop_oneof![Just(None), Just(Some("p. 12".to_owned())), Just(Some("<b>".to_owned()))],
        ) {
            let bib = format!("@{kind}{{a,\n{}}}\n", fields.concat());
            let yaml = "titel: Voorbeeld\ndimensies:\n  d: {enkelvoud: x, meervoud: y}\n".to_owned();
            let sources = SourceMap::from_texts([("content/bronnen.bib".to_owned(), bib), ("staalkaart.yaml".to_owned(), yaml)]);
            let mut diagnostics = Diagnostics::new();
            let config = config::read(&sources, &Overrides::default(), &mut diagnostics).expect("a configuration");
            let bibliography = crate::catalogue::bibliography::read(&sources, &mut diagnostics);
            if bibliography.find("a").is_some() {
                let cited = vec![Cited { source: 0, locator, ..Cited::default() }];
                let (citations, references) = Citer::new(&config, &bibliography).cite(&bibliography, std::slice::from_ref(&cited), &cited);
                let html = citations.into_iter().chain(references.into_iter().map(|reference| reference.html)).collect::<String>();
                prop_assert!(!html.contains("<script") && !html.contains("<b><") && !html.contains("href=\"javascript"), "{}", html);
            }
        }
    }
}
