//! From YAML to tables of keys: the general model that the program carries, and what the `model.yaml` of a site adds, changes or drops.
//!
//! Both are written in the same words. Every mistake of a site is a diagnostic at its place; what is wrong is left out, and the rest goes on.

use std::ops::Range;

use super::{Model, PATTERNS, Table, fixed};
use crate::config::Dimension;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::model::form::{self, Choice, Field, Filter, Find, Form, Role, Show, Slot, Target, shorten};
use crate::model::hints::Hint;
use crate::model::kind::{Address, Kind, SitePage, Words};
use crate::model::slug::{is_slug, slugify};
use crate::source::front_matter::{self, Key, Node, Value, first_line};
use crate::source::{FileId, SourceFile};

/// Most kinds that a site adds.
const MOST_KINDS: usize = 20;
/// Most keys of a kind of text, and most choices of a key.
const MOST: usize = 200;
/// Lists and records of a site's own may lie this deep in each other.
const DEEPEST: usize = 3;
/// Most characters that a text of a site's own may have.
const LONGEST: usize = 20_000;
/// Bounds of a number that names none.
const LARGEST: f64 = 1_000_000_000.0;

/// A word of the model, in Dutch and English.
type Word = [&'static str; 2];

macro_rules! words {
    ($($name:ident = $dutch:literal $english:literal,)*) => {
        $(const $name: Word = [$dutch, $english];)*
    };
}

words! {
    KINDS = "soorten" "kinds",
    FIELDS = "velden" "fields",
    FORM = "vorm" "form",
    LABEL = "label" "label",
    HINT = "uitleg" "hint",
    EXAMPLE = "voorbeeld" "example",
    REQUIRED = "verplicht" "required",
    MIN = "min" "min",
    MAX = "max" "max",
    CHOICES = "keuzes" "choices",
    OF = "van" "of",
    TO = "naar" "to",
    PLACE = "plaats" "place",
    SEARCH = "zoeken" "search",
    FILTER = "filter" "filter",
    COMPARE = "vergelijken" "compare",
    API = "api" "api",
    PRINT = "afdrukken" "print",
    UNIT = "eenheid" "unit",
    DEFAULT = "standaard" "default",
    STYLE = "stijl" "style",
    // Of a kind of text.
    FOLDER = "map" "folder",
    FORMERLY = "vroeger" "formerly",
    SINGULAR = "enkelvoud" "singular",
    PLURAL = "meervoud" "plural",
    LIKE = "zoals" "like",
    ADDRESSES = "adressen" "addresses",
    // Only in the general model.
    ENGLISH = "en" "en",
    ROLE = "role" "role",
    PROSE = "prose" "prose",
    PARTIAL = "partial" "partial",
    SWITCH = "switch" "switch",
    OR = "or" "or",
}

/// The forms that a site can give a key.
const FORMS: [Word; 12] = [
    ["tekst", "text"],
    ["alinea", "paragraph"],
    ["getal", "number"],
    ["datum", "date"],
    ["ja-nee", "yes-no"],
    ["keuze", "choice"],
    ["keuzes", "choices"],
    ["link", "link"],
    ["lijst", "list"],
    ["record", "record"],
    ["beeld", "image"],
    ["verwijzing", "reference"],
];

const SLOTS: [(Word, Slot); 5] = [
    (["feiten", "facts"], Slot::Facts),
    (["kaart", "card"], Slot::Card),
    (["naast", "beside"], Slot::Beside),
    (["onder", "below"], Slot::Below),
    (["nergens", "nowhere"], Slot::Nowhere),
];

const FINDS: [(Word, Option<Find>); 4] = [
    (["naam", "name"], Some(Find::Name)),
    (["trefwoord", "keyword"], Some(Find::Keyword)),
    (["tekst", "text"], Some(Find::Text)),
    (["nee", "no"], None),
];

const ROLES: [(&str, Role); 8] = [
    ("title", Role::Title),
    ("summary", Role::Summary),
    ("short", Role::Short),
    ("situations", Role::Situations),
    ("order", Role::Order),
    ("state", Role::State),
    ("review", Role::Review),
    ("language", Role::Language),
];

/// The general model, with keys of this language. It is part of the program; a test sees to it that it can be read.
pub(super) fn general(keys: Language) -> super::General {
    let mut diagnostics = Diagnostics::new();
    let general = read_general(keys, &mut diagnostics);
    debug_assert!(diagnostics.into_vec().is_empty(), "general.yaml");
    general
}

fn read_general(keys: Language, diagnostics: &mut Diagnostics) -> super::General {
    let file = SourceFile::new("general.yaml".to_owned(), include_str!("../general.yaml").to_owned(), true);
    let id = FileId(0);
    let Some(root) = front_matter::parse(id, &file, 0..file.text.len(), diagnostics) else {
        return super::General(vec![Vec::new(); Table::ALL.len()]);
    };
    let mut reader = Reader { file: id, text: &file.text, words: Language::En, keys, general: true, dimensions: &[], kinds: Vec::new(), diagnostics };
    reader.kinds = Table::TEXTS.iter().map(|table| (*table, table.name(Language::En).to_owned())).collect();
    let mut table = |name: &str| {
        let pairs = root.get(name).and_then(|kind| kind.get("fields")).map(|fields| &fields.value);
        match pairs {
            Some(Value::Map(pairs)) => pairs.iter().filter_map(|(key, node)| reader.field(key, node, 0)).collect(),
            _ => Vec::new(),
        }
    };
    let common: Vec<Field> = table("common");
    let tables = Table::ALL.iter().map(|&of| {
        let mut fields = table(of.id());
        if Table::TEXTS.contains(&of) {
            fields.extend(common.iter().cloned());
        }
        fields
    });
    super::General(tables.collect())
}

/// Adds to `model` what the `model.yaml` of a site says, whose top is `root`.
pub(super) fn site(root: &Node, file: FileId, text: &str, dimensions: &[Dimension], model: &mut Model, diagnostics: &mut Diagnostics) {
    let keys = model.keys;
    let mut reader = Reader { file, text, words: keys, keys, general: false, dimensions, kinds: Vec::new(), diagnostics };
    let Some(pairs) = reader.map("", root, &[KINDS, ADDRESSES]) else { return };
    let kinds = pairs.iter().find(|(key, _)| key.name == reader.word(KINDS)).map(|(_, kinds)| kinds);
    let kinds = kinds.and_then(|kinds| reader.kinds_of(kinds, model)).unwrap_or_default();
    // Which kinds there are is known before anything refers to them.
    reader.kinds = model.kinds().map(|kind| (kind.table, kind.name.clone())).collect();
    let mut folders = Folders::of(dimensions);
    for (table, properties) in &kinds {
        let property = |word: Word| properties.iter().find(|(key, _)| key.name == word[keys as usize]);
        if let (Some(kind), Some(at)) = (table.place().and_then(|at| model.kinds.get_mut(at)), table.place()) {
            reader.kind(kind, &property);
            if let Some((_, fields)) = property(FIELDS) {
                let mut own = std::mem::take(&mut model.fields[at]);
                reader.fields(fields, *table, &mut own);
                model.fields[at] = own;
            }
        }
    }
    if let Some((_, addresses)) = pairs.iter().find(|(key, _)| key.name == reader.word(ADDRESSES)) {
        reader.addresses(addresses, model);
    }
    // Each folder once: what stands first in the file keeps it.
    let written = |table: Table, word: Word| {
        let properties = kinds.iter().find(|(known, _)| *known == table).map(|(_, properties)| properties)?;
        properties.iter().find(|(key, _)| key.name == word[keys as usize]).map(|(_, node)| node.range.clone())
    };
    for page in SitePage::ALL {
        folders.take(&model.pages[page as usize].folder);
    }
    let general = Model::general(&[], keys);
    let mut tables: Vec<Table> = model.kinds().filter(|kind| !kind.folder.is_empty()).map(|kind| kind.table).collect();
    // Folders that nobody chose come first, so that the message stands with what was written.
    tables.sort_by_key(|table| written(*table, FOLDER).map(|range| range.start));
    for table in tables {
        let Some(kind) = table.place().and_then(|at| model.kinds.get_mut(at)) else { continue };
        if folders.take(&kind.folder) {
            continue;
        }
        let range = written(table, FOLDER).or_else(|| written(table, PLURAL)).unwrap_or_else(|| root.range.clone());
        let folder = std::mem::take(&mut kind.folder);
        general.folder(table).clone_into(&mut kind.folder);
        kind.former.clear();
        reader.problem(Code::KindFolder, &range, |d| d.arg("folder", shorten(&folder)).arg("why", "taken"));
    }
}

/// The folders of a site, each taken once.
struct Folders(Vec<String>);

/// The kinds that a site names, each with its properties as written.
type KindsOf<'n> = Vec<(Table, Vec<&'n (Key, Node)>)>;

impl Folders {
    fn of(dimensions: &[Dimension]) -> Self {
        Self(dimensions.iter().map(|dimension| dimension.name.clone()).collect())
    }

    /// Takes a folder; `false` where it is taken already.
    fn take(&mut self, folder: &str) -> bool {
        let is_free = !self.0.iter().any(|known| known == folder);
        if is_free {
            self.0.push(folder.to_owned());
        }
        is_free
    }
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    /// The language of the words of the model.
    words: Language,
    /// The language of the keys that it describes.
    keys: Language,
    /// Whether it is the general model, which knows more.
    general: bool,
    dimensions: &'a [Dimension],
    /// The kinds that the site has, with their names.
    kinds: Vec<(Table, String)>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn word(&self, word: Word) -> &'static str {
        word[self.words as usize]
    }

    fn problem(&mut self, code: Code, range: &Range<usize>, build: impl FnOnce(Diagnostic) -> Diagnostic) {
        let range = first_line(self.text, range.clone());
        self.diagnostics.push(build(Diagnostic::new(code, Span::new(self.file, range))));
    }

    fn wrong_type(&mut self, key: &str, node: &Node, expected: &'static str) {
        let (code, found) = match &node.value {
            Value::Refused => return,
            Value::Nothing => (Code::EmptyValue, ""),
            Value::List(_) => (Code::WrongType, "list"),
            Value::Map(_) => (Code::WrongType, "map"),
            Value::Text(_) => (Code::WrongType, "text"),
        };
        self.problem(code, &node.range, |d| match code {
            Code::EmptyValue => d.arg("key", shorten(key)).arg("what", "value"),
            _ => d.arg("key", shorten(key)).arg("expected", expected).arg("found", found),
        });
    }

    /// The pairs of a map that may have these keys; the others are reported and left out.
    fn map<'n>(&mut self, name: &str, node: &'n Node, known: &[Word]) -> Option<Vec<&'n (Key, Node)>> {
        let Value::Map(pairs) = &node.value else {
            self.wrong_type(name, node, "map");
            return None;
        };
        let language = self.words as usize;
        let mut right = Vec::new();
        for pair in pairs {
            let key = &pair.0;
            if known.iter().any(|word| word[language] == key.name) {
                right.push(pair);
                continue;
            }
            let names = known.iter().map(|word| word[language]);
            let list = names.clone().collect::<Vec<_>>().join(", ");
            let other = known.iter().find(|word| word.contains(&key.name.as_str()));
            self.problem(Code::UnknownKey, &key.range, |d| {
                let d = d.arg("key", shorten(&key.name)).arg("keys", list);
                match other {
                    Some(word) => d.suggest(word[language]),
                    None => d.did_you_mean(&key.name, names),
                }
            });
        }
        Some(right)
    }

    fn text_of<'n>(&mut self, key: &str, node: &'n Node, max: usize) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.problem(Code::EmptyValue, &node.range, |d| d.arg("key", shorten(key)).arg("what", "value"));
                None
            }
            Value::Text(text) => {
                let length = text.trim().chars().count();
                if length > max {
                    self.problem(Code::TooLong, &node.range, |d| d.arg("key", shorten(key)).arg("length", length).arg("max", max));
                    return None;
                }
                Some(text.trim())
            }
            _ => {
                self.wrong_type(key, node, "text");
                None
            }
        }
    }

    /// One of these words: its place among them.
    fn one_of(&mut self, key: &str, node: &Node, choices: &[Word]) -> Option<usize> {
        let text = self.text_of(key, node, usize::MAX)?;
        let language = self.words as usize;
        // `nee` may be written as YAML's own word for it, as it may where a key asks for yes or no.
        let text = if text == "false" { ["nee", "no"][language] } else { text };
        let found = choices.iter().position(|word| word[language] == text);
        if found.is_none() {
            let names = choices.iter().map(|word| word[language]);
            let list = names.clone().collect::<Vec<_>>().join(", ");
            let other = choices.iter().find(|word| word.contains(&text));
            self.problem(Code::NotAChoice, &node.range, |d| {
                let d = d.arg("key", shorten(key)).arg("value", shorten(text)).arg("choices", list);
                match other {
                    Some(word) => d.suggest(word[language]),
                    None => d.did_you_mean(text, names),
                }
            });
        }
        found
    }

    fn flag(&mut self, key: &str, node: &Node) -> Option<bool> {
        match self.text_of(key, node, usize::MAX)? {
            "true" | "ja" | "yes" => Some(true),
            "false" | "nee" | "no" => Some(false),
            _ => {
                self.problem(Code::WrongType, &node.range, |d| d.arg("key", shorten(key)).arg("expected", "yesno").arg("found", "text"));
                None
            }
        }
    }

    fn number(&mut self, key: &str, node: &Node) -> Option<f64> {
        let text = self.text_of(key, node, usize::MAX)?;
        let number = form::number(text).filter(|number| number.abs() <= LARGEST);
        if number.is_none() {
            let largest = LARGEST.to_string();
            self.problem(Code::OutOfBounds, &node.range, |d| {
                d.arg("key", shorten(key)).arg("value", shorten(text)).arg("min", format!("-{largest}")).arg("max", largest)
            });
        }
        number
    }

    fn count(&mut self, key: &str, node: &Node, max: usize) -> Option<usize> {
        let text = self.text_of(key, node, usize::MAX)?;
        let count = text.parse::<usize>().ok().filter(|count| *count <= max);
        if count.is_none() {
            self.problem(Code::NumberOutOfRange, &node.range, |d| d.arg("key", key).arg("value", shorten(text)).arg("min", 0i64).arg("max", max));
        }
        count
    }

    /// A text that readers or editors see: one for both languages, or one for each.
    fn sentence(&mut self, key: &str, node: &Node, max: usize) -> Option<[String; 2]> {
        if matches!(node.value, Value::Map(_)) {
            let pairs = self.map(key, node, &[["nl", "nl"], ["en", "en"]])?;
            let mut both = [None, None];
            for (language, text) in pairs {
                both[usize::from(language.name == "en")] = self.text_of(&language.name, text, max).map(str::to_owned);
            }
            let either = both[0].clone().or_else(|| both[1].clone());
            if matches!(&node.value, Value::Map(pairs) if pairs.is_empty()) {
                self.problem(Code::EmptyValue, &node.range, |d| d.arg("key", shorten(key)).arg("what", "value"));
            }
            let either = either?;
            return Some(both.map(|text| text.unwrap_or_else(|| either.clone())));
        }
        self.text_of(key, node, max).map(|text| [text.to_owned(), text.to_owned()])
    }

    /// The kinds that a site names, each with its properties: the new ones are added to the model, the dropped ones noted there.
    fn kinds_of<'n>(&mut self, node: &'n Node, model: &mut Model) -> Option<KindsOf<'n>> {
        let Value::Map(pairs) = &node.value else {
            self.wrong_type(self.word(KINDS), node, "map");
            return None;
        };
        let mut kinds = Vec::new();
        for (key, kind) in pairs {
            let known = Table::TEXTS.iter().copied().find(|table| table.name(self.keys) == key.name);
            let is_dropped = matches!(&kind.value, Value::Text(text) if form::flag(text.trim()) == Some(false));
            match known {
                Some(table @ (Table::Trajectory | Table::Concept)) if is_dropped => model.dropped.push(table),
                Some(_) if is_dropped => self.problem(Code::KindFixed, &key.range, |d| d.arg("kind", key.name.as_str())),
                Some(table) => {
                    let words: &[Word] = match table {
                        Table::Method | Table::Trajectory | Table::Concept => &[FIELDS, FOLDER, FORMERLY, SINGULAR, PLURAL],
                        _ => &[FIELDS],
                    };
                    kinds.extend(self.map(&key.name, kind, words).map(|properties| (table, properties)));
                }
                None => kinds.extend(self.new_kind(key, kind, model)),
            }
        }
        Some(kinds)
    }

    /// A kind that only this site has.
    fn new_kind<'n>(&mut self, key: &Key, node: &'n Node, model: &mut Model) -> Option<(Table, Vec<&'n (Key, Node)>)> {
        let has = |word: Word, reader: &Self| node.get(reader.word(word)).is_some();
        // Without words of its own it is more likely a name that is spelled wrong.
        if !has(SINGULAR, self) || !has(PLURAL, self) {
            let names: Vec<&str> = Table::TEXTS.iter().map(|table| table.name(self.keys)).collect();
            let other = Table::TEXTS.iter().find(|table| [Language::Nl, Language::En].iter().any(|keys| table.name(*keys) == key.name));
            let (list, right) = (names.join(", "), other.map(|table| table.name(self.keys)));
            self.problem(Code::KindUnknown, &key.range, |d| {
                let d = d.arg("kind", shorten(&key.name)).arg("kinds", list);
                match right {
                    Some(right) => d.suggest(right),
                    None => d.did_you_mean(&key.name, names),
                }
            });
            return None;
        }
        let is_reserved = |name: &str| {
            let of_table = Table::ALL.iter().any(|table| [Language::Nl, Language::En].iter().any(|keys| table.name(*keys) == name));
            of_table || matches!(name, "bron" | "source" | "tekst" | "text") || self.dimensions.iter().any(|dimension| dimension.name == name)
        };
        let why = if !is_slug(&key.name) {
            Some("shape")
        } else if is_reserved(&key.name) {
            Some("reserved")
        } else {
            None
        };
        if let Some(why) = why {
            self.problem(Code::KindFolder, &key.range, |d| d.arg("folder", shorten(&key.name)).arg("why", why));
            return None;
        }
        let own = model.kinds.len() - Table::TEXTS.len();
        if own >= MOST_KINDS {
            self.problem(Code::ModelTooLarge, &key.range, |d| d.arg("max", MOST_KINDS));
            return None;
        }
        let properties = self.map(&key.name, node, &[FIELDS, FOLDER, FORMERLY, SINGULAR, PLURAL, LIKE])?;
        let choices = [["pagina", "page"], ["begrip", "concept"]];
        let like = node.get(self.word(LIKE)).and_then(|like| self.one_of(self.word(LIKE), like, &choices));
        let like = if like == Some(1) { Table::Concept } else { Table::Page };
        let table = Table::Own(u8::try_from(own).unwrap_or(u8::MAX));
        let fields = fixed(like, self.keys).to_vec();
        model.fields.push(fields);
        model.kinds.push(Kind { table, name: key.name.clone(), folder: String::new(), former: Vec::new(), words: None });
        Some((table, properties))
    }

    /// What a site calls a kind, and where it puts it.
    fn kind<'n>(&mut self, kind: &mut Kind, property: &impl Fn(Word) -> Option<&'n &'n (Key, Node)>) {
        let singular = property(SINGULAR).and_then(|(key, node)| self.sentence(&key.name, node, 60));
        let plural = property(PLURAL).and_then(|(key, node)| self.sentence(&key.name, node, 60));
        match (singular, plural) {
            (Some(singular), Some(plural)) => kind.words = Some(Words::of(singular, plural)),
            (None, None) => {}
            (one, _) => {
                let (written, missing) = if one.is_some() { (SINGULAR, PLURAL) } else { (PLURAL, SINGULAR) };
                // A value that is wrong was reported.
                if let (Some((key, _)), None) = (property(written), property(missing)) {
                    let missing = self.word(missing);
                    self.problem(Code::MissingKey, &key.range, |d| d.arg("key", missing));
                }
            }
        }
        let general = std::mem::take(&mut kind.folder);
        kind.folder = property(FOLDER).and_then(|(key, node)| self.folder(&key.name, node)).unwrap_or_else(|| {
            // A kind of the site's own lies in a folder that is called as it is.
            let plural = kind.words.as_ref().map(|words| slugify(&words[self.keys as usize].plural)).filter(|slug| is_folder(slug));
            if general.is_empty() { plural.unwrap_or_else(|| kind.name.clone()) } else { general.clone() }
        });
        kind.former = match property(FORMERLY) {
            Some((key, node)) => self.former(&key.name, node),
            None if kind.folder != general && !general.is_empty() => vec![general],
            None => Vec::new(),
        };
        kind.former.retain(|former| *former != kind.folder);
    }

    /// The folder that something lies in.
    fn folder(&mut self, key: &str, node: &Node) -> Option<String> {
        let text = self.text_of(key, node, form::NAME)?.trim_matches('/').to_owned();
        let why = match (is_slug(&text), is_folder(&text)) {
            (false, _) => "shape",
            (_, false) => "reserved",
            _ => return Some(text),
        };
        self.problem(Code::KindFolder, &node.range, |d| d.arg("folder", shorten(&text)).arg("why", why));
        None
    }

    /// The folders that something lay in before: a list, one word, or `nee`.
    fn former(&mut self, key: &str, node: &Node) -> Vec<String> {
        match &node.value {
            Value::Text(text) if form::flag(text.trim()) == Some(false) => Vec::new(),
            Value::List(items) if items.len() > 20 => {
                self.problem(Code::TooMany, &node.range, |d| d.arg("key", shorten(key)).arg("count", items.len()).arg("min", 0i64).arg("max", 20i64));
                Vec::new()
            }
            Value::List(items) => items.iter().filter_map(|item| self.folder(key, item)).collect(),
            _ => self.folder(key, node).into_iter().collect(),
        }
    }

    /// Where the pages lie that the site makes itself.
    fn addresses(&mut self, node: &Node, model: &mut Model) {
        let names = SitePage::ALL.map(|page| [page.folder(Language::Nl), page.folder(Language::En)]);
        let Some(pairs) = self.map(self.word(ADDRESSES), node, &names) else { return };
        for (key, node) in pairs {
            let Some(page) = SitePage::ALL.into_iter().find(|page| page.folder(self.keys) == key.name) else { continue };
            let general = page.folder(self.keys).to_owned();
            let (folder, former) = if matches!(node.value, Value::Map(_)) {
                let Some(pairs) = self.map(&key.name, node, &[FOLDER, FORMERLY]) else { continue };
                let get = |word: Word, reader: &Self| pairs.iter().find(|(key, _)| key.name == reader.word(word));
                let folder = get(FOLDER, self).and_then(|(key, node)| self.folder(&key.name, node));
                (folder, get(FORMERLY, self).map(|(key, node)| self.former(&key.name, node)))
            } else {
                (self.folder(&key.name, node), None)
            };
            let folder = folder.unwrap_or_else(|| general.clone());
            let is_taken = model.pages.iter().enumerate().any(|(at, known)| at != page as usize && known.folder == folder)
                || self.dimensions.iter().any(|dimension| dimension.name == folder);
            if is_taken {
                self.problem(Code::KindFolder, &node.range, |d| d.arg("folder", shorten(&folder)).arg("why", "taken"));
                continue;
            }
            let mut former = former.unwrap_or_else(|| if folder == general { Vec::new() } else { vec![general] });
            former.retain(|known| *known != folder);
            model.pages[page as usize] = Address { folder, former };
        }
    }

    /// The keys of a kind of text, as a site adds, changes and drops them.
    fn fields(&mut self, node: &Node, table: Table, known: &mut Vec<Field>) {
        let Value::Map(pairs) = &node.value else { return self.wrong_type(self.word(FIELDS), node, "map") };
        for (key, value) in pairs {
            let drop = matches!(&value.value, Value::Text(text) if matches!(text.trim(), "nee" | "no" | "false"));
            let at = known.iter().position(|field| field.key == key.name);
            let is_dimension = at.is_some_and(|at| matches!(known[at].form, Form::Terms { .. }));
            match at {
                _ if is_dimension => self.problem(Code::FieldName, &key.range, |d| d.arg("key", shorten(&key.name)).arg("why", "dimension")),
                Some(at) if drop && is_needed(&known[at]) => {
                    self.problem(Code::FieldFixed, &key.range, |d| d.arg("key", shorten(&key.name)).arg("what", "drop"));
                }
                Some(at) if drop => {
                    known.remove(at);
                }
                Some(at) => self.change(key, value, &mut known[at]),
                None if drop => {
                    let names = known.iter().map(|field| field.key.as_str());
                    let list = names.clone().collect::<Vec<_>>().join(", ");
                    self.problem(Code::UnknownKey, &key.range, |d| d.arg("key", shorten(&key.name)).arg("keys", list).did_you_mean(&key.name, names));
                }
                None if known.len() >= MOST => {
                    self.problem(Code::ModelTooLarge, &key.range, |d| d.arg("max", MOST));
                    return;
                }
                None => {
                    if let Some(other) = known.iter().find(|field| field.name == key.name || field.english == key.name) {
                        let right = other.key.clone();
                        self.problem(Code::FieldName, &key.range, |d| d.arg("key", shorten(&key.name)).arg("why", "other").suggest(right));
                    } else if self.is_good_name(key, table)
                        && let Some(field) = self.field(key, value, 0)
                    {
                        known.push(field);
                    }
                }
            }
        }
    }

    /// Whether a key of a site's own can have this name.
    fn is_good_name(&mut self, key: &Key, table: Table) -> bool {
        let name = key.name.as_str();
        let is_word = name.len() <= 60
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c));
        // Names that the address of the page to search on has for itself.
        let is_reserved = matches!(name, "q" | "p" | "soort" | "kind" | "slug" | "url" | "body" | "dimensies" | "dimensions");
        // A filter of the search has one meaning in all kinds of text.
        let is_dimension = table != Table::Method && self.dimensions.iter().any(|dimension| dimension.name == name);
        let why = match (is_word, is_reserved, is_dimension) {
            (false, ..) => "shape",
            (_, true, _) => "reserved",
            (_, _, true) => "dimension",
            _ => return true,
        };
        self.problem(Code::FieldName, &key.range, |d| d.arg("key", shorten(name)).arg("why", why));
        false
    }

    /// Changes a key that the program knows.
    fn change(&mut self, key: &Key, node: &Node, field: &mut Field) {
        let mut known = vec![LABEL, HINT, EXAMPLE, REQUIRED];
        let bounded = matches!(field.form, Form::Text { .. } | Form::List { .. });
        if bounded {
            known.extend([MIN, MAX]);
        }
        if field.show.is_some() {
            known.extend([PLACE, SEARCH, COMPARE, API, PRINT]);
        }
        let Some(pairs) = self.map(&key.name, node, &known) else { return };
        let get = |word: Word, reader: &Self| pairs.iter().find(|(key, _)| key.name == reader.word(word)).map(|(_, node)| node);
        self.words(&pairs, field);
        if let Some(node) = get(REQUIRED, self)
            && let Some(required) = self.flag(self.word(REQUIRED), node)
        {
            if !required && field.required && is_needed(field) && field.role != Some(Role::Summary) {
                self.problem(Code::FieldFixed, &node.range, |d| d.arg("key", key.name.as_str()).arg("what", "required"));
            } else {
                field.required = required;
            }
        }
        let (low, high) = match field.form {
            Form::Text { .. } => (1, LONGEST),
            _ => (0, MOST),
        };
        let low = get(MIN, self).and_then(|node| Some((self.count("min", node, high)?.max(low), node)));
        let high = get(MAX, self).and_then(|node| self.count("max", node, high));
        if let Form::Text { min, max } | Form::List { min, max, .. } = &mut field.form {
            *min = low.map_or(*min, |(low, _)| low);
            *max = high.unwrap_or(*max);
            if min > max {
                let (least, most) = (*min, *max);
                *min = most;
                let range = low.map_or_else(|| key.range.clone(), |(_, node)| node.range.clone());
                self.problem(Code::GroupReversed, &range, |d| d.arg("min", least).arg("max", most));
            }
        }
        if let Some(mut show) = field.show.take() {
            self.show(&pairs, &field.form, &mut show);
            field.show = Some(show);
        }
    }

    fn words(&mut self, pairs: &[&(Key, Node)], field: &mut Field) {
        for (key, node) in pairs {
            let is = |word: Word| key.name == word[self.words as usize];
            let (label, hint, example) = (is(LABEL), is(HINT), is(EXAMPLE));
            if !(label || hint || example) {
                continue;
            }
            let Some(both) = self.sentence(&key.name, node, if label { 90 } else { 600 }) else { continue };
            for (words, text) in field.words.iter_mut().zip(both) {
                match (label, hint) {
                    (true, _) => words.label = text,
                    (_, true) => words.hint = text,
                    _ => words.example = Some(text),
                }
            }
        }
    }

    /// A key. `depth`: how many lists and records it lies in.
    fn field(&mut self, key: &Key, node: &Node, depth: usize) -> Option<Field> {
        // A form alone may stand as a word.
        let alone = (Key { range: node.range.clone(), name: self.word(FORM).to_owned() }, node.clone());
        let pairs =
            if matches!(node.value, Value::Text(_)) && !self.general { vec![&alone] } else { self.map_of_field(&key.name, node, depth == 0)? };
        let form = self.form(&key.name, &key.range, &pairs, depth);
        let get = |word: Word, reader: &Self| pairs.iter().find(|(key, _)| key.name == reader.word(word)).map(|(_, node)| node);
        let required = get(REQUIRED, self).is_some_and(|node| self.flag(self.word(REQUIRED), node).unwrap_or(false));
        let mut label = key.name.replace(['_', '-'], " ");
        if let Some(first) = label.get(..1).map(str::to_uppercase) {
            label.replace_range(..1, &first);
        }
        let hint = || Hint { label: label.clone(), ..Hint::default() };
        let form = form?;
        let mut field = Field {
            key: key.name.clone(),
            name: key.name.clone(),
            english: key.name.clone(),
            prose: true,
            role: None,
            show: None,
            words: [hint(), hint()],
            required,
            form,
        };
        self.words(&pairs, &mut field);
        field.prose = get(STYLE, self).is_none_or(|node| self.flag(self.word(STYLE), node).unwrap_or(true));
        if self.general {
            let text = |word: Word| get(word, self).and_then(|node| if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None });
            field.english = text(ENGLISH).unwrap_or(&key.name).to_owned();
            field.prose = text(PROSE) != Some("false");
            field.role = text(ROLE).and_then(|role| ROLES.iter().find(|(name, _)| *name == role)).map(|(_, role)| *role);
            if self.keys == Language::En {
                field.key.clone_from(&field.english);
            }
        }
        if depth == 0 && (!self.general || get(PLACE, self).is_some()) {
            let mut show = shown_by_default(&field.form);
            self.show(&pairs, &field.form, &mut show);
            field.show = Some(show);
        }
        Some(field)
    }

    fn map_of_field<'n>(&mut self, name: &str, node: &'n Node, top: bool) -> Option<Vec<&'n (Key, Node)>> {
        let mut known = vec![FORM, LABEL, HINT, EXAMPLE, REQUIRED, MIN, MAX, CHOICES, OF, FIELDS, TO, UNIT, DEFAULT, STYLE];
        if top {
            known.extend([PLACE, SEARCH, FILTER, COMPARE, API, PRINT]);
        }
        if self.general {
            known.extend([ENGLISH, ROLE, PROSE, PARTIAL, SWITCH, OR]);
        }
        self.map(name, node, &known)
    }

    /// The form that the words of a field describe. Words that do not fit the form are reported.
    fn form(&mut self, name: &str, range: &Range<usize>, pairs: &[&(Key, Node)], depth: usize) -> Option<Form> {
        let get = |word: Word, reader: &Self| pairs.iter().find(|(key, _)| key.name == reader.word(word)).map(|(key, node)| (key, node));
        let Some((_, written)) = get(FORM, self) else {
            let key = self.word(FORM);
            self.problem(Code::MissingKey, range, |d| d.arg("key", key));
            return None;
        };
        let word = if self.general { general_form(written) } else { self.one_of(self.word(FORM), written, &FORMS).map(|at| FORMS[at][1]) }?;
        let allowed: &[Word] = match word {
            "text" | "paragraph" | "integer" => &[MIN, MAX],
            "number" => &[MIN, MAX, UNIT, FILTER],
            "choice" => &[CHOICES, FILTER, DEFAULT],
            "choices" => &[CHOICES, FILTER, MIN, MAX],
            "yes-no" => &[FILTER],
            "list" => &[OF, MIN, MAX],
            "map" => &[OF],
            "record" => &[FIELDS],
            "reference" => &[TO],
            _ => &[],
        };
        let special = [MIN, MAX, UNIT, FILTER, CHOICES, OF, FIELDS, TO, DEFAULT];
        for (key, _) in pairs {
            if let Some(unfit) = special.iter().find(|word| self.word(**word) == key.name)
                && !allowed.contains(unfit)
            {
                let list = allowed.iter().chain(&[LABEL, HINT, REQUIRED, PLACE]).map(|word| self.word(*word)).collect::<Vec<_>>().join(", ");
                self.problem(Code::UnknownKey, &key.range, |d| d.arg("key", key.name.as_str()).arg("keys", list));
            }
        }
        let mut bounds = |least: usize, most: usize, low: usize, high: usize| {
            let min = get(MIN, self).and_then(|(_, node)| self.count("min", node, high)).unwrap_or(least).max(low);
            let max = get(MAX, self).and_then(|(_, node)| self.count("max", node, high)).unwrap_or(most);
            if min > max {
                let range = get(MIN, self).or_else(|| get(MAX, self)).map_or_else(|| range.clone(), |(_, node)| node.range.clone());
                self.problem(Code::GroupReversed, &range, |d| d.arg("min", min).arg("max", max));
                return (max.max(low), max.max(low));
            }
            (min, max)
        };
        Some(match word {
            "text" => {
                let (min, max) = bounds(1, form::NAME, 1, LONGEST);
                Form::Text { min, max }
            }
            "paragraph" => {
                let (_, max) = bounds(1, 2000, 1, LONGEST);
                Form::Markdown { max }
            }
            "integer" => {
                let (min, max) = bounds(0, 0, 0, usize::MAX >> 1);
                Form::Integer { min: i64::try_from(min).unwrap_or(0), max: i64::try_from(max).unwrap_or(i64::MAX) }
            }
            "number" => {
                let min = get(MIN, self).and_then(|(_, node)| self.number("min", node)).unwrap_or(-LARGEST);
                let max = get(MAX, self).and_then(|(_, node)| self.number("max", node)).unwrap_or(LARGEST);
                if min > max {
                    let range = get(MIN, self).map_or_else(|| range.clone(), |(_, node)| node.range.clone());
                    self.problem(Code::GroupReversed, &range, |d| d.arg("min", min.to_string()).arg("max", max.to_string()));
                    return Some(Form::Number { min: max, max });
                }
                Form::Number { min, max }
            }
            "date" => {
                let partial = get(PARTIAL, self).is_some_and(|(_, node)| matches!(&node.value, Value::Text(text) if text == "true"));
                Form::Date { partial: partial || !self.general }
            }
            "yes-no" => Form::Flag,
            "colour" => Form::Colour,
            "language" => Form::Language,
            "dimensions" => Form::Terms { min: 0, max: usize::MAX },
            "link" => Form::Link,
            "image" => Form::Image(self.image()),
            "choice" => Form::Choice(self.choices(range, get(CHOICES, self))?),
            "choices" => {
                let (min, max) = bounds(0, usize::MAX, 0, MOST);
                Form::List { of: Box::new(Form::Choice(self.choices(range, get(CHOICES, self))?)), min, max }
            }
            "list" | "map" => {
                let (min, max) = bounds(0, usize::MAX, 0, MOST);
                let of = self.item(name, range, get(OF, self), depth)?;
                let form = if word == "map" { Form::MapOf(Box::new(of)) } else { Form::List { of: Box::new(of), min, max } };
                match get(OR, self) {
                    None => form,
                    keys => Form::Either(Box::new(form), self.record(range, keys, depth)?),
                }
            }
            "record" if get(SWITCH, self).is_some() => Form::Switch(self.record(range, get(FIELDS, self), depth)?),
            "record" => Form::Record(self.record(range, get(FIELDS, self), depth)?),
            _ => Form::Ref(self.target(range, get(TO, self))?),
        })
    }

    /// What each item of a list is: a form's word, or a map with a form and its words.
    fn item(&mut self, name: &str, range: &Range<usize>, of: Option<(&Key, &Node)>, depth: usize) -> Option<Form> {
        let Some((key, node)) = of else {
            let key = self.word(OF);
            self.problem(Code::MissingKey, range, |d| d.arg("key", key));
            return None;
        };
        if self.is_too_deep(&key.range, depth) {
            return None;
        }
        if matches!(node.value, Value::Text(_)) && !self.general {
            let form = (Key { range: node.range.clone(), name: self.word(FORM).to_owned() }, node.clone());
            return self.form(name, &node.range, &[&form], depth + 1);
        }
        let pairs = self.map_of_field(&key.name, node, false)?;
        self.form(name, &key.range, &pairs, depth + 1)
    }

    fn is_too_deep(&mut self, range: &Range<usize>, depth: usize) -> bool {
        let too_deep = depth >= DEEPEST && !self.general;
        if too_deep {
            self.problem(Code::TooDeep, range, |d| d.arg("max", DEEPEST));
        }
        too_deep
    }

    fn record(&mut self, range: &Range<usize>, fields: Option<(&Key, &Node)>, depth: usize) -> Option<Vec<Field>> {
        let Some((key, node)) = fields else {
            let key = self.word(FIELDS);
            self.problem(Code::MissingKey, range, |d| d.arg("key", key));
            return None;
        };
        if self.is_too_deep(&key.range, depth) {
            return None;
        }
        let Value::Map(pairs) = &node.value else {
            self.wrong_type(&key.name, node, "map");
            return None;
        };
        if pairs.is_empty() || pairs.len() > MOST {
            let code = if pairs.is_empty() { Code::EmptyValue } else { Code::ModelTooLarge };
            self.problem(code, &key.range, |d| match code {
                Code::EmptyValue => d.arg("key", key.name.as_str()).arg("what", "value"),
                _ => d.arg("max", MOST),
            });
            return None;
        }
        let fields = pairs.iter().filter_map(|(key, node)| {
            let is_good = self.general || self.is_good_name(key, Table::Method);
            self.field(key, node, depth + 1).filter(|_| is_good)
        });
        Some(fields.collect())
    }

    fn choices(&mut self, range: &Range<usize>, choices: Option<(&Key, &Node)>) -> Option<Vec<Choice>> {
        let Some((key, node)) = choices else {
            let key = self.word(CHOICES);
            self.problem(Code::MissingKey, range, |d| d.arg("key", key));
            return None;
        };
        let plain =
            |word: &str| Choice { name: word.to_owned(), english: word.to_owned(), word: word.to_owned(), label: [word.to_owned(), word.to_owned()] };
        let mut found: Vec<Choice> = Vec::new();
        match &node.value {
            Value::Text(text) if self.general && text == "patterns" => return Some(PATTERNS.iter().map(|word| plain(word)).collect()),
            Value::List(items) => {
                for item in items {
                    let Some(word) = self.text_of(&key.name, item, 60) else { continue };
                    if found.iter().any(|choice| choice.word == word) {
                        self.problem(Code::Repeated, &item.range, |d| d.arg("value", shorten(word)));
                        continue;
                    }
                    found.push(plain(word));
                }
            }
            Value::Map(pairs) => {
                for (word, node) in pairs {
                    let mut choice = plain(&word.name);
                    if self.general {
                        choice.english =
                            if let Some(Node { value: Value::Text(text), .. }) = node.get("en") { text.clone() } else { word.name.clone() };
                        if self.keys == Language::En {
                            choice.word.clone_from(&choice.english);
                        }
                    } else if word.name.chars().count() > 60 {
                        self.problem(Code::TooLong, &word.range, |d| {
                            d.arg("key", shorten(&word.name)).arg("length", word.name.chars().count()).arg("max", 60i64)
                        });
                        continue;
                    } else if let Some(label) = self.sentence(&word.name, node, 300) {
                        choice.label = label;
                    }
                    found.push(choice);
                }
            }
            _ => {
                self.wrong_type(&key.name, node, "list");
                return None;
            }
        }
        let count = found.len();
        if count == 0 || count > MOST {
            let code = if count == 0 { Code::TooFew } else { Code::TooMany };
            self.problem(code, &node.range, |d| d.arg("key", key.name.as_str()).arg("count", count).arg("min", 1i64).arg("max", MOST));
            return None;
        }
        Some(found)
    }

    fn target(&mut self, range: &Range<usize>, to: Option<(&Key, &Node)>) -> Option<Target> {
        let Some((key, node)) = to else {
            let key = self.word(TO);
            self.problem(Code::MissingKey, range, |d| d.arg("key", key));
            return None;
        };
        let text = self.text_of(&key.name, node, form::NAME)?;
        let language = self.words as usize;
        let kinds: Vec<(Table, String)> = self.kinds.iter().filter(|(table, _)| *table != Table::Term).cloned().collect();
        let found = match text {
            _ if text == ["bron", "source"][language] => Some(Target::Source),
            _ if text == ["tekst", "text"][language] => Some(Target::Text),
            "same" if self.general => Some(Target::Sibling),
            _ => kinds.iter().find(|(_, name)| name == text).map(|(table, _)| Target::Kind(*table)),
        };
        let found =
            found.or_else(|| self.dimensions.iter().find(|dimension| dimension.name == text).map(|dimension| Target::Term(dimension.name.clone())));
        if found.is_none() {
            let names = [["bron", "source"][language], ["tekst", "text"][language]];
            let kinds = kinds.iter().map(|(_, name)| name.as_str());
            let names: Vec<&str> = names.into_iter().chain(kinds).chain(self.dimensions.iter().map(|dimension| dimension.name.as_str())).collect();
            let list = names.join(", ");
            self.problem(Code::TargetUnknown, &node.range, |d| d.arg("name", shorten(text)).arg("names", list).did_you_mean(text, names));
        }
        found
    }

    /// The keys of a picture.
    fn image(&self) -> Vec<Field> {
        let field = |names: Word, labels: Word, hints: Word, max: usize| Field {
            key: names[self.keys as usize].to_owned(),
            name: names[0].to_owned(),
            english: names[1].to_owned(),
            form: Form::Text { min: 1, max },
            required: true,
            role: None,
            prose: names[0] == "alt",
            show: None,
            words: [0, 1].map(|at| Hint { label: labels[at].to_owned(), hint: hints[at].to_owned(), example: None }),
        };
        vec![
            field(
                ["bestand", "file"],
                ["Bestand", "File"],
                ["Het pad van het beeld, zoals media/foto.jpg.", "The path of the picture, such as media/photo.jpg."],
                form::NAME,
            ),
            field(
                ["alt", "alt"],
                ["Beschrijving", "Description"],
                ["Wat er te zien is, voor wie het niet ziet.", "What it shows, for who cannot see it."],
                600,
            ),
        ]
    }

    fn show(&mut self, pairs: &[&(Key, Node)], form: &Form, show: &mut Show) {
        for (key, node) in pairs {
            let is = |word: Word| key.name == word[self.words as usize];
            if is(PLACE) {
                if let Some(at) = self.one_of(&key.name, node, &SLOTS.map(|(word, _)| word)) {
                    show.slot = SLOTS[at].1;
                }
            } else if is(SEARCH) {
                if let Some(at) = self.one_of(&key.name, node, &FINDS.map(|(word, _)| word)) {
                    show.search = FINDS[at].1;
                }
            } else if is(FILTER) {
                show.filter = self.filter(&key.name, node, form);
            } else if is(COMPARE) {
                show.compare = self.flag(&key.name, node).unwrap_or(show.compare);
            } else if is(API) {
                show.api = self.flag(&key.name, node).unwrap_or(show.api);
            } else if is(PRINT) {
                show.print = self.flag(&key.name, node).unwrap_or(show.print);
            } else if is(DEFAULT)
                && let Form::Choice(words) = form
            {
                show.default = self.text_of(&key.name, node, 60).and_then(|word| {
                    let found = words.iter().position(|choice| choice.word == word);
                    if found.is_none() {
                        let names = words.iter().map(|choice| choice.word.as_str());
                        let list = names.clone().collect::<Vec<_>>().join(", ");
                        self.problem(Code::NotAChoice, &node.range, |d| {
                            d.arg("key", key.name.as_str()).arg("value", shorten(word)).arg("choices", list).did_you_mean(word, names)
                        });
                    }
                    found
                });
            } else if is(UNIT)
                && let Some(unit) = self.sentence(&key.name, node, 60)
            {
                show.unit = unit;
            }
        }
    }

    fn filter(&mut self, key: &str, node: &Node, form: &Form) -> Option<Filter> {
        let Value::List(items) = &node.value else { return self.flag(key, node)?.then_some(Filter::Values) };
        if !matches!(form, Form::Number { .. }) {
            self.wrong_type(key, node, "yesno");
            return None;
        }
        let mut bounds: Vec<f64> = Vec::new();
        for item in items.iter().take(20) {
            let number = self.number(key, item)?;
            if bounds.last().is_some_and(|last| *last >= number) {
                let (min, max) = (bounds.last().copied().unwrap_or_default().to_string(), number.to_string());
                self.problem(Code::GroupReversed, &item.range, |d| d.arg("min", min).arg("max", max));
                return None;
            }
            bounds.push(number);
        }
        if bounds.is_empty() || items.len() > 20 {
            let code = if bounds.is_empty() { Code::TooFew } else { Code::TooMany };
            self.problem(code, &node.range, |d| d.arg("key", key).arg("count", items.len()).arg("min", 1i64).arg("max", 20i64));
            return None;
        }
        Some(Filter::Ranges(bounds))
    }
}

/// What a site writes to name former folders of a kind, and its present one.
pub(super) fn words_of_folders(keys: Language) -> [&'static str; 2] {
    [FORMERLY, FOLDER].map(|word| word[keys as usize])
}

/// Whether texts of a site can lie in this folder: nothing that the site makes itself does.
fn is_folder(name: &str) -> bool {
    let made = ["media", "api", "static", "staalkaart", "zoek", "over", "poster", "beheer", "index", "lijst"];
    is_slug(name) && !made.contains(&name)
}

/// Whether the program cannot do without a key.
fn is_needed(field: &Field) -> bool {
    matches!(field.role, Some(Role::Title | Role::Summary | Role::Short | Role::Order | Role::State)) || field.required && field.show.is_none()
}

/// A form of the general model, which has a few more than sites have.
fn general_form(node: &Node) -> Option<&'static str> {
    let Value::Text(text) = &node.value else { return None };
    let more = ["integer", "colour", "language", "map", "dimensions"];
    match text.as_str() {
        "yesno" => Some("yes-no"),
        text => FORMS.iter().map(|word| word[1]).chain(more).find(|word| *word == text),
    }
}

/// Where a field is shown that does not say where.
fn shown_by_default(form: &Form) -> Show {
    let is_long = |form: &Form| matches!(form, Form::Markdown { .. } | Form::Image(_) | Form::Record(_));
    let (slot, words) = match form {
        Form::List { of, .. } => (if is_long(of) { Slot::Below } else { Slot::Facts }, has_words(of)),
        form => (if is_long(form) { Slot::Below } else { Slot::Facts }, has_words(form)),
    };
    Show {
        slot,
        search: words.then_some(Find::Text),
        filter: None,
        compare: slot == Slot::Facts,
        api: true,
        print: false,
        unit: [String::new(), String::new()],
        default: None,
    }
}

/// Whether somebody would look for the words of such a value.
fn has_words(form: &Form) -> bool {
    !matches!(form, Form::Number { .. } | Form::Integer { .. } | Form::Flag | Form::Date { .. } | Form::Link | Form::Colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_general_model_is_read_whole() {
        for keys in [Language::Nl, Language::En] {
            let mut diagnostics = Diagnostics::new();
            let general = read_general(keys, &mut diagnostics);
            let found = diagnostics.into_vec();
            assert!(found.is_empty(), "{found:?}");
            assert!(general.0.iter().all(|table| !table.is_empty()));
        }
    }
}
