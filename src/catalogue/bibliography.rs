//! The sources of a catalogue: `content/bronnen.bib`, BibLaTeX as Zotero exports it.
//!
//! `scan` finds the entries and the mistakes in the form of the file, `bounds` what is too deep, too long or circular. Only what is left is read by
//! the biblatex and hayagriva crates, an entry at a time, so that no file can exhaust them and every mistake is named. [`csl`] says what a source is, in
//! the words of CSL. How a source is *cited* is for [`crate::render`].

mod bounds;
pub mod csl;
mod latex;
pub mod names;
mod scan;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use biblatex::{ChunksExt as _, RawBibliography, RawChunk, RawEntry, Spanned};
use hayagriva::Entry;

use self::bounds::{Budget, DEEPEST_BRACES, DEEPEST_REFERENCES, LARGEST_ENTRY, LONGEST_VALUE, Measure, Reach};
use self::scan::{Field, Piece, Scan};
use super::SourceId;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::markdown::is_citable;
use crate::model::form::shorten;
use crate::source::{FileId, SourceMap};

/// A source.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// What is known of it, for the reference lists in APA style and the downloads.
    pub item: csl::Item,
    /// The same for the engine of the other styles.
    pub entry: Entry,
    /// A note for the reader: that the citation was not checked, say.
    pub note: Option<String>,
    /// The source as BibLaTeX, without what belongs to its owner's computer.
    pub biblatex: String,
}

/// All sources, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Bibliography {
    sources: Vec<Source>,
    by_key: BTreeMap<String, SourceId>,
    /// Whether something in the file could not be read.
    damaged: bool,
    /// Whether there is a file.
    there: bool,
    addresses: Vec<(String, Span)>,
}

impl Bibliography {
    /// False where the file is there and cannot be read whole: its keys are then not all known, and a missing one is no news.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.damaged
    }

    /// Whether the site has the file at all.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.there
    }

    /// The sources, in the order of the file.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The web addresses of the sources (`url`, and `doi` as the address of its registry), and where they stand.
    #[must_use]
    pub fn addresses(&self) -> &[(String, Span)] {
        &self.addresses
    }

    /// The source with this key.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<SourceId> {
        self.by_key.get(key).copied()
    }

    /// The keys, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str)
    }
}

/// Fields that say something about the owner's library, not about the source.
const PRIVATE: &[&str] = &["file", "abstract", "annotation", "keywords", "timestamp", "groups", "owner"];

/// Where the file lies.
pub const FILE: &str = "content/bronnen.bib";

/// Reads [`FILE`]; a site may have none.
pub fn read(sources: &SourceMap, diagnostics: &mut Diagnostics) -> Bibliography {
    let Some(id) = sources.find(FILE) else { return Bibliography::default() };
    let file = sources.file(id);
    if !file.readable {
        return Bibliography { damaged: true, there: true, ..Bibliography::default() };
    }
    let text = file.text.as_str();
    let mut reader = Reader { text, file: id, found: diagnostics, damaged: false, told: HashSet::new() };
    let Scan { entries, strings, mistakes } = scan::scan(text);
    for mistake in mistakes {
        reader.problem(mistake.range, mistake.reason.to_owned());
    }
    let strings = Strings::new(&strings, &mut reader);
    let mut budget = Budget::new(text.len());
    let parsed = Parsed::new(&entries, &strings, &mut budget, &mut reader);
    let references = References::new(&parsed, &mut reader);
    let mut bibliography = Bibliography { there: true, ..Bibliography::default() };
    for (number, draft) in parsed.drafts.iter().enumerate() {
        let raw = references.resolve(number, &parsed, &strings, &mut budget, &mut reader);
        // Data that sources share: nobody cites it, and it needs no title.
        if raw.entry_type == biblatex::EntryType::XData {
            continue;
        }
        let entry = match readable(&raw) {
            Ok(entry) => entry,
            Err(error) => {
                reader.problem(error.span.clone(), format!("{}: {}", raw.key, error.kind));
                continue;
            }
        };
        if !is_citable(&raw.key) {
            let diagnostic = Diagnostic::new(Code::KeyNotCitable, reader.span(draft.scanned.key.range.clone()));
            reader.found.push(diagnostic.arg("source", shorten(&raw.key)));
        }
        parsed.missing(number, &mut reader);
        let (item, problems) = csl::item(draft.scanned.kind.text, &raw);
        for problem in &problems {
            reader.doubt(draft.scanned, &raw, problem);
        }
        if entry.title().is_none() && draft.is_whole {
            let diagnostic = Diagnostic::new(Code::SourceWithoutTitle, reader.span(draft.scanned.key.range.clone()));
            reader.found.push(diagnostic.arg("source", raw.key.as_str()));
        }
        bibliography.addresses.extend(addresses(&raw).map(|(address, range)| (address, reader.span(range))));
        let note = item.text("note").map(str::to_owned);
        let biblatex = exported(draft.scanned.kind.text, &raw);
        bibliography.by_key.insert(raw.key.clone(), bibliography.sources.len());
        bibliography.sources.push(Source { key: raw.key.clone(), note, biblatex, item, entry: with_publisher(entry) });
    }
    bibliography.damaged = reader.damaged;
    bibliography
}

/// What reading has found so far.
struct Reader<'a> {
    text: &'a str,
    file: FileId,
    found: &'a mut Diagnostics,
    damaged: bool,
    /// What was said already: a mistake in a `@string` shows in every value that uses it.
    told: HashSet<(usize, usize, String)>,
}

impl Reader<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start.min(self.text.len()));
        let end = self.text.floor_char_boundary(range.end.clamp(start, self.text.len())).max(start);
        Span::new(self.file, start..end)
    }

    /// A mistake in the form of the file, at the first line of its place.
    fn problem(&mut self, range: Range<usize>, reason: String) {
        let span = self.span(range);
        let line = self.text[span.start..].split('\n').next().unwrap_or_default().trim_end().len();
        let range = span.start..span.end.min(span.start + line);
        if self.told.insert((range.start, range.end, reason.clone())) {
            self.error(Code::BibliographySyntax, range, &[("reason", reason)]);
        }
    }

    /// Something that is more than can be read.
    fn excess(&mut self, range: Range<usize>, what: &str, name: &str, most: u64) {
        self.error(Code::BibliographyExcess, range, &[("what", what.to_owned()), ("name", name.to_owned()), ("most", most.to_string())]);
    }

    /// Something in a source that its editor has to know; the source is cited all the same.
    fn doubt(&mut self, scanned: &scan::Entry<'_>, raw: &biblatex::Entry, problem: &csl::Problem) {
        let code = match problem.kind {
            csl::ProblemKind::Organization => Code::UnbracedOrganization,
            csl::ProblemKind::SeveralNames => Code::SeveralNamesInOne,
            csl::ProblemKind::Date => Code::UnreadableDate,
            csl::ProblemKind::Kind => Code::UnknownSourceType,
            csl::ProblemKind::Macro => Code::UnknownMacro,
        };
        let place = match problem.kind {
            csl::ProblemKind::Kind => scanned.kind.range.clone(),
            _ => raw.fields.get(problem.field).map_or_else(|| scanned.key.range.clone(), |chunks| chunks.span()),
        };
        // The name itself, where it stands in the field as it is.
        let start = self.span(place.clone()).start;
        let place = match self.text.get(place.clone()).and_then(|text| text.find(&problem.text)) {
            Some(at) => start + at..start + at + problem.text.len(),
            None => place,
        };
        if !self.told.insert((place.start, place.end, problem.text.clone())) {
            return;
        }
        let text: String = problem.text.chars().take(80).collect();
        let diagnostic = Diagnostic::new(code, self.span(place)).arg("source", raw.key.as_str()).arg("text", text).arg("field", problem.field);
        let diagnostic = if code == Code::UnknownSourceType { diagnostic.did_you_mean(&problem.text, csl::kinds()) } else { diagnostic };
        self.found.push(diagnostic);
    }

    /// Names that refer to one another in a circle.
    fn circle(&mut self, range: Range<usize>, names: &[&str]) {
        let shown: Vec<&str> = names.iter().copied().take(MOST_SHOWN).collect();
        let rest = if names.len() > MOST_SHOWN { "… → " } else { "" };
        let path = format!("{} → {rest}{}", shown.join(" → "), names[0]);
        self.error(Code::BibliographyCircle, range, &[("name", names[0].to_owned()), ("path", path)]);
    }

    fn error(&mut self, code: Code, range: Range<usize>, args: &[(&'static str, String)]) {
        self.damaged = true;
        let diagnostic = Diagnostic::new(code, self.span(range));
        self.found.push(args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, value.as_str())));
    }
}

/// So many names of a circle are shown.
const MOST_SHOWN: usize = 6;

/// The definitions of `@string`; of two with the same name the last counts.
struct Strings<'s, 't> {
    fields: Vec<&'s Field<'t>>,
    numbers: HashMap<&'t str, usize>,
    /// The definitions that each one uses.
    links: Vec<Vec<usize>>,
    /// What each weighs, filled in; `None` where it cannot be filled in, which has been said.
    weights: Vec<Option<u64>>,
}

impl<'s, 't> Strings<'s, 't> {
    fn new(written: &'s [Field<'t>], reader: &mut Reader<'_>) -> Self {
        let mut fields: Vec<&Field<'t>> = Vec::new();
        let mut numbers = HashMap::new();
        for field in written {
            let number = *numbers.entry(field.name.text).or_insert(fields.len());
            if number == fields.len() {
                fields.push(field);
            } else {
                fields[number] = field;
            }
        }
        let link = |piece: &Piece<'_>| if let Piece::Name(name) = piece { numbers.get(name.text).copied() } else { None };
        let links: Vec<Vec<usize>> = fields.iter().map(|field| field.value.iter().filter_map(link).collect()).collect();
        let measures: Vec<Measure> = fields.iter().map(|field| bounds::measure(&field.value)).collect();
        let own: Vec<u64> = measures.iter().map(|measure| measure.weight).collect();
        let reached = bounds::reach(&own, &links, |circle| {
            let names: Vec<&str> = circle.iter().map(|&number| fields[number].name.text).collect();
            reader.circle(fields[circle[0]].name.range.clone(), &names);
        });
        // A definition is said to be too much only where what it uses is not.
        let too_deep = |number: usize| reached[number].depth > DEEPEST_REFERENCES;
        let too_long = |number: usize| reached[number].weight > LONGEST_VALUE;
        for (number, field) in fields.iter().enumerate() {
            let name = field.name.text;
            if let Some(at) = measures[number].too_deep {
                reader.excess(at..at + 1, "braces", name, DEEPEST_BRACES as u64);
            }
            if reached[number].circular {
                continue;
            }
            if too_deep(number) && !links[number].iter().any(|&to| too_deep(to)) {
                reader.excess(field.name.range.clone(), "chain", name, DEEPEST_REFERENCES as u64);
            }
            if too_long(number) && !too_deep(number) && !links[number].iter().any(|&to| too_long(to)) {
                reader.excess(field.name.range.clone(), "value", name, LONGEST_VALUE / 1024);
            }
        }
        let is_usable = |number: usize| !reached[number].circular && !too_deep(number) && !too_long(number) && measures[number].too_deep.is_none();
        let mut weights: Vec<Option<u64>> = (0..fields.len()).map(|number| is_usable(number).then_some(reached[number].weight)).collect();
        // What uses a definition with too many braces cannot be filled in either; chains are short by now.
        for _ in 0..DEEPEST_REFERENCES {
            for number in 0..fields.len() {
                if links[number].iter().any(|&to| weights[to].is_none()) {
                    weights[number] = None;
                }
            }
        }
        Self { fields, numbers, links, weights }
    }

    /// What the names in a value weigh, filled in; `None` where one cannot be.
    fn weight(&self, value: &[Piece<'t>]) -> Option<u64> {
        let mut weight = 0_u64;
        for piece in value {
            let Piece::Name(name) = piece else { continue };
            let of_name = self.numbers.get(name.text).map_or(Some(16), |&number| self.weights[number])?;
            weight = weight.saturating_add(of_name);
        }
        Some(weight)
    }

    /// The definitions that these values need, as biblatex takes them.
    fn needed<'v>(&self, values: impl Iterator<Item = &'v [Piece<'t>]>) -> Vec<biblatex::Pair<'t>>
    where
        't: 'v,
    {
        let mut wanted: Vec<usize> = Vec::new();
        let mut seen = HashSet::new();
        for piece in values.flatten() {
            let Piece::Name(name) = piece else { continue };
            wanted.extend(self.numbers.get(name.text).filter(|number| seen.insert(**number)));
        }
        let mut next = 0;
        while let Some(&number) = wanted.get(next) {
            next += 1;
            wanted.extend(self.links[number].iter().filter(|to| seen.insert(**to)));
        }
        wanted.into_iter().map(|number| pair(self.fields[number], None)).collect()
    }
}

/// A field as biblatex takes it, under another name where one is given.
fn pair<'t>(field: &Field<'t>, name: Option<&'t str>) -> biblatex::Pair<'t> {
    let value = field.value.iter().map(|piece| match piece {
        Piece::Text(word) => Spanned::new(RawChunk::Normal(word.text), word.range.clone()),
        Piece::Name(word) => Spanned::new(RawChunk::Abbreviation(word.text), word.range.clone()),
    });
    let key = Spanned::new(name.unwrap_or(field.name.text), field.name.range.clone());
    biblatex::Pair::new(key, Spanned::new(value.collect(), field.range.clone()))
}

/// An entry as it stands in the file, by itself.
struct EntryDraft<'s, 't> {
    scanned: &'s scan::Entry<'t>,
    /// The fields that can be read.
    fields: Vec<&'s Field<'t>>,
    /// Whether those are all.
    is_whole: bool,
    /// What stands in them, references not followed.
    entry: biblatex::Entry,
    weight: u64,
}

/// All entries, each by itself.
struct Parsed<'s, 't> {
    drafts: Vec<EntryDraft<'s, 't>>,
    /// The entry of each key and each of its other names (`ids`).
    numbers: HashMap<String, usize>,
}

/// Fields by which an entry refers to others, or has other names. They are read by themselves: the parser would follow them.
const REFERRING: &[&str] = &["crossref", "xdata", "ids"];

impl<'s, 't> Parsed<'s, 't> {
    fn new(entries: &'s [scan::Entry<'t>], strings: &Strings<'_, 't>, budget: &mut Budget, reader: &mut Reader<'_>) -> Self {
        let mut parsed = Self { drafts: Vec::new(), numbers: HashMap::new() };
        let mut is_spent = false;
        for scanned in entries {
            let key = scanned.key.text;
            if parsed.numbers.contains_key(key) {
                reader.error(Code::DuplicateSource, scanned.key.range.clone(), &[("source", key.to_owned())]);
                continue;
            }
            let mut weight = 256;
            let mut fields = Vec::new();
            for field in &scanned.fields {
                match value_weight(field, strings, budget, &mut is_spent, reader) {
                    Some(of_field) => {
                        weight += of_field;
                        fields.push(field);
                    }
                    None => reader.damaged = true,
                }
            }
            let mut entry = biblatex::Entry::new(key.to_owned(), biblatex::EntryType::new(scanned.kind.text));
            let mut readable: Vec<&Field<'t>> = Vec::new();
            if let Ok(parsed) = parse(scanned, &fields, strings) {
                entry.fields = parsed;
                readable = fields;
            } else {
                // Field by field, so that every mistake is named.
                for field in fields {
                    match parse(scanned, &[field], strings) {
                        Ok(parsed) => {
                            entry.fields.extend(parsed);
                            readable.push(field);
                        }
                        Err(error) => {
                            // In a value with names the mistake may stand in the definition of one.
                            let is_inside = field.range.start <= error.span.start && error.span.end <= field.range.end;
                            let has_names = field.value.iter().any(|piece| matches!(piece, Piece::Name(_)));
                            let place = if is_inside || has_names { error.span } else { field.range.clone() };
                            reader.problem(place, error.kind.to_string());
                        }
                    }
                }
            }
            let number = parsed.drafts.len();
            parsed.numbers.insert(key.to_owned(), number);
            for other in entry.get_as::<Vec<String>>("ids").unwrap_or_default() {
                parsed.numbers.insert(other, number);
            }
            let is_whole = readable.len() == scanned.fields.len();
            parsed.drafts.push(EntryDraft { scanned, fields: readable, is_whole, entry, weight });
        }
        parsed
    }

    /// The entries that this one refers to.
    fn links(&self, number: usize) -> Vec<usize> {
        let entry = &self.drafts[number].entry;
        let crossref = entry.get_as::<String>("crossref").ok();
        let xdata = entry.get_as::<Vec<String>>("xdata").unwrap_or_default();
        crossref.into_iter().chain(xdata).filter_map(|key| self.numbers.get(&key).copied()).collect()
    }

    /// Tells of the entries that one refers to and that are not there.
    fn missing(&self, number: usize, reader: &mut Reader<'_>) {
        let draft = &self.drafts[number];
        let crossref = draft.entry.get_as::<String>("crossref").ok().map(|key| ("crossref", key));
        let xdata = draft.entry.get_as::<Vec<String>>("xdata").unwrap_or_default().into_iter().map(|key| ("xdata", key));
        for (name, key) in crossref.into_iter().chain(xdata).filter(|(_, key)| !self.numbers.contains_key(key)) {
            let Some(field) = draft.fields.iter().find(|field| field.name.text.eq_ignore_ascii_case(name)) else { continue };
            let range = field.range.clone();
            let at = reader.text.get(range.clone()).and_then(|text| text.find(&key));
            let range = at.map_or(range.clone(), |at| range.start + at..range.start + at + key.len());
            let known = self.drafts.iter().map(|draft| draft.scanned.key.text);
            let diagnostic = Diagnostic::new(Code::UnknownParent, reader.span(range)).arg("source", shorten(draft.scanned.key.text));
            reader.found.push(diagnostic.arg("text", shorten(&key)).did_you_mean(&key, known));
        }
    }
}

/// What a value weighs with its names filled in; `None` where it cannot be read, which has then been said.
fn value_weight(field: &Field<'_>, strings: &Strings<'_, '_>, budget: &mut Budget, is_spent: &mut bool, reader: &mut Reader<'_>) -> Option<u64> {
    let name = field.name.text;
    let own = bounds::measure(&field.value);
    if let Some(at) = own.too_deep {
        reader.excess(at..at + 1, "braces", name, DEEPEST_BRACES as u64);
        return None;
    }
    let filled_in = strings.weight(&field.value)?;
    let weight = own.weight.saturating_add(filled_in);
    if weight > LONGEST_VALUE {
        reader.excess(field.name.range.clone(), "value", name, LONGEST_VALUE / 1024);
        return None;
    }
    if budget.bring_in(filled_in) && budget.flatten(own.braces + filled_in / 16) {
        return Some(weight);
    }
    if !std::mem::replace(is_spent, true) {
        reader.excess(field.name.range.clone(), "total", name, 0);
    }
    None
}

/// The values of these fields of an entry, references not followed.
fn parse<'t>(
    entry: &scan::Entry<'t>,
    fields: &[&Field<'t>],
    strings: &Strings<'_, 't>,
) -> Result<BTreeMap<String, biblatex::Chunks>, biblatex::ParseError> {
    let mut values = BTreeMap::new();
    let is_referring = |field: &Field<'t>| REFERRING.contains(&field.name.text.to_ascii_lowercase().as_str());
    let mut read = |pairs: Vec<biblatex::Pair<'t>>, fields: &[&Field<'t>], name: Option<&Field<'t>>| {
        let raw = RawEntry { key: Spanned::new("", entry.key.range.clone()), kind: Spanned::new("misc", entry.kind.range.clone()), fields: pairs };
        let raw = RawBibliography {
            preamble: String::new(),
            entries: vec![Spanned::new(raw, entry.range.clone())],
            abbreviations: strings.needed(fields.iter().map(|field| field.value.as_slice())),
        };
        let parsed = biblatex::Bibliography::from_raw(raw)?;
        for entry in parsed {
            for (key, value) in entry.fields {
                values.insert(name.map_or(key, |field| field.name.text.to_ascii_lowercase()), value);
            }
        }
        Ok(())
    };
    let (referring, plain): (Vec<&Field<'t>>, Vec<&Field<'t>>) = fields.iter().partition(|field| is_referring(field));
    if !plain.is_empty() {
        read(plain.iter().map(|field| pair(field, None)).collect(), &plain, None)?;
    }
    for field in referring {
        read(vec![pair(field, Some("note"))], &[field], Some(field))?;
    }
    Ok(values)
}

/// How far the references of each entry lead.
struct References {
    links: Vec<Vec<usize>>,
    reached: Vec<Reach>,
}

impl References {
    fn new(parsed: &Parsed<'_, '_>, reader: &mut Reader<'_>) -> Self {
        let links: Vec<Vec<usize>> = (0..parsed.drafts.len()).map(|number| parsed.links(number)).collect();
        let weights: Vec<u64> = parsed.drafts.iter().map(|draft| draft.weight).collect();
        let reached = bounds::reach(&weights, &links, |circle| {
            let names: Vec<&str> = circle.iter().map(|&number| parsed.drafts[number].scanned.key.text).collect();
            reader.circle(referring(&parsed.drafts[circle[0]]), &names);
        });
        for (number, draft) in parsed.drafts.iter().enumerate() {
            let is_first = |excess: &dyn Fn(&Reach) -> bool| excess(&reached[number]) && !links[number].iter().any(|&to| excess(&reached[to]));
            if reached[number].circular || links[number].is_empty() {
                continue;
            }
            let key = draft.scanned.key.text;
            if is_first(&|reach| reach.depth > DEEPEST_REFERENCES) {
                reader.excess(referring(draft), "chain", key, DEEPEST_REFERENCES as u64);
            } else if reached[number].depth <= DEEPEST_REFERENCES && is_first(&|reach| reach.weight > LARGEST_ENTRY) {
                reader.excess(referring(draft), "growth", key, LARGEST_ENTRY / 1024);
            }
        }
        Self { links, reached }
    }

    /// An entry with what it takes over from those that it refers to; as it stands where that is too much, which has then been said.
    fn resolve(
        &self,
        number: usize,
        parsed: &Parsed<'_, '_>,
        strings: &Strings<'_, '_>,
        budget: &mut Budget,
        reader: &mut Reader<'_>,
    ) -> biblatex::Entry {
        let draft = &parsed.drafts[number];
        let mut alone = draft.entry.clone();
        alone.fields.remove("xdata");
        let reach = &self.reached[number];
        if self.links[number].is_empty() || reach.circular || reach.depth > DEEPEST_REFERENCES || reach.weight > LARGEST_ENTRY {
            return alone;
        }
        let mut needed = BTreeSet::from([number]);
        let mut open = vec![number];
        while let Some(from) = open.pop() {
            open.extend(self.links[from].iter().filter(|to| needed.insert(**to)));
        }
        let weight = needed.iter().fold(0_u64, |sum, &needed| sum.saturating_add(self.reached[needed].weight));
        if !budget.bring_in(weight) {
            if !reader.damaged {
                reader.excess(referring(draft), "total", draft.scanned.key.text, 0);
            }
            return alone;
        }
        let of_entry = |&number: &usize| {
            let draft = &parsed.drafts[number];
            let fields = draft.fields.iter().map(|field| pair(field, None)).collect();
            let (key, kind) = (&draft.scanned.key, &draft.scanned.kind);
            let raw = RawEntry { key: Spanned::new(key.text, key.range.clone()), kind: Spanned::new(kind.text, kind.range.clone()), fields };
            Spanned::new(raw, draft.scanned.range.clone())
        };
        let values = needed.iter().flat_map(|&number| parsed.drafts[number].fields.iter().map(|field| field.value.as_slice()));
        let raw = RawBibliography { preamble: String::new(), entries: needed.iter().map(of_entry).collect(), abbreviations: strings.needed(values) };
        match biblatex::Bibliography::from_raw(raw) {
            Ok(resolved) => resolved.into_iter().find(|entry| entry.key == draft.scanned.key.text).unwrap_or(alone),
            Err(error) => {
                reader.problem(error.span.clone(), error.kind.to_string());
                alone
            }
        }
    }
}

/// Where an entry says what it refers to.
fn referring(draft: &EntryDraft<'_, '_>) -> Range<usize> {
    let field = draft.fields.iter().find(|field| ["crossref", "xdata"].contains(&field.name.text.to_ascii_lowercase().as_str()));
    field.map_or_else(|| draft.scanned.key.range.clone(), |field| field.name.range.start..field.range.end)
}

/// The web addresses of a source, and the places of the fields.
fn addresses(raw: &biblatex::Entry) -> impl Iterator<Item = (String, Range<usize>)> {
    let url = raw.url().ok();
    let doi = raw.doi().ok().and_then(|doi| {
        let doi = doi.trim().to_owned();
        if doi.starts_with("http") {
            return Some(doi);
        }
        let mut address = url::Url::parse("https://doi.org/").ok()?;
        address.set_path(doi.strip_prefix("doi:").unwrap_or(&doi).trim());
        Some(address.into())
    });
    let place = |field: &str| raw.fields.get(field).map(|chunks| chunks.span());
    [(url, place("url")), (doi, place("doi"))].into_iter().filter_map(|(address, place)| Some((address?, place?)))
}

/// An entry for the engine of the other styles, without a date that it cannot read: [`csl`] reads those.
fn readable(raw: &biblatex::Entry) -> Result<Entry, biblatex::TypeError> {
    Entry::try_from(raw).or_else(|error| {
        let mut without = raw.clone();
        without.fields.retain(|name, _| !csl::DATES.contains(&name.as_str()));
        Entry::try_from(&without).map_err(|_| error)
    })
}

/// An entry as BibLaTeX that is read as the same again: its own type, dates as they are written, macros as what they print.
fn exported(kind: &str, raw: &biblatex::Entry) -> String {
    let mut public = raw.clone();
    for field in PRIVATE {
        public.fields.remove(*field);
    }
    for (name, chunks) in &mut public.fields {
        let is_plain = !csl::NAMES.contains(&name.as_str()) && !csl::VERBATIM.contains(&name.as_str());
        if is_plain && csl::raw_text(chunks).contains(['\\', '$']) {
            let text = latex::text(chunks, &mut Vec::new());
            *chunks = vec![Spanned::zero(biblatex::Chunk::Normal(text))];
        }
    }
    let use_prefix = !raw.get("options").is_some_and(|options| csl::raw_text(options).replace(' ', "").contains("useprefix=false"));
    let plain: Vec<(&str, String)> = csl::NAMES.iter().filter_map(|name| Some((*name, names::plain(raw.get(name)?, use_prefix)?))).collect();
    let text = public.to_biblatex_string();
    let rest = text.find('{').map_or("", |at| &text[at..]);
    let mut out = format!("@{}", kind.to_ascii_lowercase());
    for line in rest.split_inclusive('\n') {
        let is_date = csl::DATES.iter().any(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(" = ")));
        let plain = plain.iter().find(|(name, _)| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(" = ")));
        if let Some((name, names)) = plain {
            out.push_str(&format!("{name} = {{{names}}}{}\n", if line.trim_end().ends_with(',') { "," } else { "" }));
            continue;
        }
        out.push_str(&if is_date { line.replace("\\~", "~").replace("\\%", "%") } else { line.to_owned() });
    }
    out
}

/// APA names the institution of a report where it names the publisher of a book; hayagriva keeps them apart. The note is shown apart, with its
/// own weight, so it leaves the citation.
fn with_publisher(mut entry: Entry) -> Entry {
    if entry.publisher().and_then(hayagriva::types::Publisher::name).is_none()
        && let Some(organization) = entry.organization().cloned()
    {
        let location = entry.publisher().and_then(|p| p.location().cloned()).or_else(|| entry.location().cloned());
        entry.set_publisher(hayagriva::types::Publisher::new(Some(organization), location));
    }
    entry
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The codes that a bibliography gives, and what their places begin with.
    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let sources = SourceMap::from_texts([("content/bronnen.bib".to_owned(), text.to_owned())]);
        let mut diagnostics = Diagnostics::new();
        read(&sources, &mut diagnostics);
        let mut found: Vec<_> = diagnostics.into_vec().into_iter().map(|diagnostic| (diagnostic.code.id(), diagnostic.span)).collect();
        found.sort_by_key(|(_, span)| span.start);
        found.into_iter().map(|(code, span)| (code, text[span.start..].get(..8).unwrap_or(&text[span.start..]))).collect()
    }

    /// So many lines.
    fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
        (0..count).map(line).collect::<Vec<_>>().concat()
    }

    #[test]
    fn long_chains_end_at_one_problem() {
        for name in ["crossref", "xdata"] {
            let chain: String = lines(30_000, |n| format!("@book{{k{n},title={{T}},{name}={{k{}}}}}\n", n + 1));
            assert_eq!(found(&chain), [("SK0219", &format!("{name}={{k")[..8]), ("SK0227", "k30000}}")], "{name}");
        }
        let strings: String = lines(30_000, |n| format!("@string{{k{n}=k{}}}\n", n + 1));
        assert_eq!(found(&format!("{strings}@string{{k30000={{x}}}}\n@book{{b,title=k0}}\n")), [("SK0219", "k29983=k")]);
    }

    #[test]
    fn what_references_bring_in_is_bounded() {
        let uses: String = lines(20_000, |n| format!("@book{{k{n},title=s}}\n"));
        assert_eq!(found(&format!("@string{{s={{{}}}}}\n{uses}", "woord ".repeat(9_000))), [("SK0219", "title=s}")]);
        let uses: String = lines(20_000, |n| format!("@book{{k{n},title={{T}},crossref={{p}}}}\n"));
        assert_eq!(found(&format!("@proceedings{{p,title={{P}},publisher={{{}}}}}\n{uses}", "woord ".repeat(9_000))), [("SK0219", "crossref")]);
        let many: String = lines(400, |n| format!("@book{{k{n},title={{{{{}}}}}}}\n", "{}".repeat(1_900)));
        assert_eq!(found(&many), [("SK0219", "title={{")]);
        let many: String = lines(100_000, |n| format!("@book{{k{n},title={{T}},xdata={{k{}}}}}\n", (n + 1) % 100_000));
        assert_eq!(found(&many), [("SK0218", "xdata={k")]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn entries_and_definitions_that_refer_to_one_another_are_read_as_one_whole_or_refused(
            entries in proptest::collection::vec((0..3_usize, proptest::collection::vec((0..6_usize, 0..8_usize), 0..4)), 1..8),
            strings in proptest::collection::vec(proptest::collection::vec(0..6_usize, 1..3), 0..5),
        ) {
            let mut text = String::new();
            for (number, uses) in strings.iter().enumerate() {
                let pieces: Vec<String> = uses.iter().map(|&to| if to == 5 { "{woord}".to_owned() } else { format!("s{to}") }).collect();
                text += &format!("@string{{s{number} = {}}}\n", pieces.join(" # "));
            }
            for (number, (kind, fields)) in entries.iter().enumerate() {
                text += &format!("@{}{{k{number},\n  title = {{Titel {number}}},\n", ["book", "incollection", "xdata"][*kind]);
                for (what, to) in fields {
                    text += &match what {
                        0 => format!("  crossref = {{k{to}}},\n"),
                        1 => format!("  xdata = {{k{to}, k{}}},\n", to + 1),
                        2 => format!("  publisher = s{to},\n"),
                        3 => format!("  ids = {{i{to}}},\n"),
                        4 => format!("  crossref = {{i{to}}},\n"),
                        _ => format!("  date = {{200{to}}},\n"),
                    };
                }
                text += "}\n";
            }
            let sources = SourceMap::from_texts([("content/bronnen.bib".to_owned(), text.clone())]);
            let mut diagnostics = Diagnostics::new();
            let bibliography = read(&sources, &mut diagnostics);
            // A reference to what is not there is a warning, and the source is read without it.
            let mut found = diagnostics.into_vec();
            found.retain(|diagnostic| diagnostic.code != Code::UnknownParent);
            prop_assert_eq!(bibliography.is_whole(), found.is_empty(), "{}", text);
            if bibliography.is_whole() {
                // What is read entry by entry is what the parser makes of the file as a whole.
                let whole = biblatex::Bibliography::parse(&text).expect("a bibliography");
                let expected: Vec<String> = whole.iter().filter(|entry| entry.entry_type != biblatex::EntryType::XData).map(|entry| {
                    let mut entry = entry.clone();
                    for field in PRIVATE {
                        entry.fields.remove(*field);
                    }
                    entry.to_biblatex_string()
                }).collect();
                prop_assert_eq!(bibliography.sources().iter().map(|source| source.biblatex.clone()).collect::<Vec<_>>(), expected, "{}", text);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_the_file(pieces in proptest::collection::vec(prop_oneof![
            Just("@book{"), Just("@online{"), Just("@string{"), Just("@comment{"), Just("key,"), Just("\n  title = {"), Just("\n  author = {"), Just("\n  date = {"),
            Just("}"), Just("},"), Just("{"), Just("2012"), Just("2012-13"), Just("Rapp, Charles and "), Just("\""), Just("#"), Just("\\"), Just("\\'e"), Just("$"),
            Just("%"), Just("é"), Just("\n"), Just(" = "), Just("\n  pages = {1--"), Just("\n  url = {https://x.y/%E2}"), Just(","), Just("\n  volume = {x}"), Just("~"),
            Just("\n  crossref = {key}"), Just("\n  edition = {3}"), Just("\n  isbn = {x}"), Just("woord"), Just(" "),
        ], 0..40)) {
            let text = pieces.concat();
            let sources = SourceMap::from_texts([("content/bronnen.bib".to_owned(), text.clone())]);
            let mut diagnostics = Diagnostics::new();
            let bibliography = read(&sources, &mut diagnostics);
            for diagnostic in diagnostics.into_vec() {
                let (start, end) = (diagnostic.span.start, diagnostic.span.end);
                prop_assert!(start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end), "{}..{} of {:?}", start, end, text);
            }
            prop_assert!(bibliography.sources().iter().all(|source| bibliography.find(&source.key).is_some()));
        }
    }
}
