//! The names of people and organizations, as BibLaTeX and reference managers write them.
//!
//! BibTeX's own rules take the last word of a name without a comma for the family name. That is wrong for an organization without braces; such names,
//! and several people written as one, are found here so that their editor hears of them.

use biblatex::{Chunk, ChunksRef};
use serde_json::{Map, Value, json};

use super::csl::raw_text;
use super::latex;

/// The people with a role, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Those who are named.
    pub list: Vec<Name>,
    /// Whether there are others (`and others`).
    pub others: bool,
}

/// A person, or an organization: then only `literal` is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// The family name, without its particle.
    pub family: String,
    /// Given names or initials.
    pub given: String,
    /// `van den`, where it is not part of the family name already.
    pub particle: String,
    /// `Jr.`
    pub suffix: String,
    /// The name of an organization, or of a person with one name.
    pub literal: Option<String>,
}

impl Name {
    /// An organization.
    pub(crate) fn literal(text: &str) -> Self {
        Self { literal: Some(text.to_owned()), ..Self::default() }
    }

    /// The family name with its particle, or the whole name of an organization.
    #[must_use]
    pub fn surname(&self) -> String {
        match &self.literal {
            Some(literal) => literal.clone(),
            None => [self.particle.as_str(), self.family.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(joined(&self.particle)),
        }
    }

    /// `Charles A. Rapp`.
    #[must_use]
    pub fn given_first(&self) -> String {
        let parts = [self.given.clone(), self.surname(), self.suffix.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// `Rapp, Charles A.`
    #[must_use]
    pub fn family_first(&self) -> String {
        let parts = [self.surname(), self.given.clone(), self.suffix.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// `d'` stands against the name, other particles do not.
fn joined(particle: &str) -> &'static str {
    if particle.ends_with(['\'', '’']) { "" } else { " " }
}

impl Names {
    /// The names as CSL-JSON.
    pub(super) fn to_json(&self) -> Value {
        let mut all: Vec<Value> = self.list.iter().map(name_json).collect();
        if self.others {
            all.push(json!({"literal": "others"}));
        }
        Value::Array(all)
    }
}

fn name_json(name: &Name) -> Value {
    let mut json = Map::new();
    match &name.literal {
        Some(literal) => {
            json.insert("literal".to_owned(), literal.as_str().into());
        }
        None => {
            for (key, value) in
                [("family", &name.family), ("given", &name.given), ("non-dropping-particle", &name.particle), ("suffix", &name.suffix)]
            {
                if !value.is_empty() {
                    json.insert(key.to_owned(), value.as_str().into());
                }
            }
        }
    }
    Value::Object(json)
}

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mistake {
    /// It is an organization, without braces.
    Organization,
    /// It is several people.
    Several,
}

/// A name as written: its characters, and of each whether braces protect it.
type Written = Vec<(char, bool)>;

/// Reads a list of names; what is wrong with one goes to `mistakes`, and it is then taken as it is written.
pub(super) fn read(chunks: ChunksRef<'_>, use_prefix: bool, mistakes: &mut Vec<(Mistake, String)>) -> Names {
    let mut written: Written = Vec::new();
    for chunk in chunks {
        let is_protected = matches!(chunk.v, Chunk::Verbatim(_));
        let text = latex::text(std::slice::from_ref(chunk), &mut Vec::new());
        // Blanks at the ends of a chunk part words.
        let raw = raw_text(std::slice::from_ref(chunk));
        if raw.starts_with(char::is_whitespace) {
            written.push((' ', false));
        }
        written.extend(text.chars().map(|c| (if c == '\u{a0}' { ' ' } else { c }, is_protected)));
        if raw.ends_with(char::is_whitespace) {
            written.push((' ', false));
        }
    }
    let mut names = Names::default();
    for part in split(&written) {
        let text = string(&part);
        if text.is_empty() {
            continue;
        }
        let is_bare = part.iter().all(|(_, is_protected)| !is_protected);
        if is_bare && (text == "others" || text.eq_ignore_ascii_case("et al.") || text == "e.a." || text == "anderen") {
            names.others = true;
        } else {
            names.list.push(name(&part, use_prefix, mistakes));
        }
    }
    names
}

/// A list of names as other programs read it: without biber's extended form, and with braces around each organization. `None` where it is so
/// already, or where a name would then be another.
pub(super) fn plain(chunks: ChunksRef<'_>, use_prefix: bool) -> Option<String> {
    let mut mistakes = Vec::new();
    let names = read(chunks, use_prefix, &mut mistakes);
    let is_plain = !raw_text(chunks).contains("family") && !mistakes.iter().any(|(mistake, _)| *mistake == Mistake::Organization);
    if is_plain || mistakes.iter().any(|(mistake, _)| *mistake == Mistake::Several) {
        return None;
    }
    let mut texts: Vec<String> = Vec::with_capacity(names.list.len());
    for name in &names.list {
        let text = name.literal.as_ref().map_or_else(|| name.family_first(), |literal| format!("{{{literal}}}"));
        let is_read_again = !text.contains(['\\', '$', '%', '&', '#', '_', '~', '^']) && {
            let chunk = |text: &str, is_literal: bool| {
                let text = text.to_owned();
                biblatex::Spanned::zero(if is_literal { Chunk::Verbatim(text) } else { Chunk::Normal(text) })
            };
            let again = match &name.literal {
                Some(literal) => chunk(literal, true),
                None => chunk(&text, false),
            };
            let mut mistakes = Vec::new();
            read(&[again], use_prefix, &mut mistakes).list == [name.clone()] && mistakes.is_empty()
        };
        if !is_read_again {
            return None;
        }
        texts.push(text);
    }
    texts.extend(names.others.then(|| "others".to_owned()));
    Some(texts.join(" and "))
}

/// A name in running text: `Jan Peeters`, `Peeters, Jan`, `SAM vzw`.
pub(crate) fn written(text: &str) -> Name {
    let written: Written = text.chars().map(|c| (c, false)).collect();
    name(&written, true, &mut Vec::new())
}

fn string(part: &[(char, bool)]) -> String {
    part.iter().map(|(c, _)| *c).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names between the `and`s.
fn split(written: &[(char, bool)]) -> Vec<Written> {
    let mut parts = vec![Written::new()];
    let mut at = 0;
    let mut depth = 0_usize;
    while at < written.len() {
        let (c, is_protected) = written[at];
        depth = match c {
            '{' => depth + 1,
            '}' => depth.saturating_sub(1),
            _ => depth,
        };
        let is_blank = |at: usize| written.get(at).is_none_or(|(c, is_protected)| c.is_whitespace() && !is_protected);
        let word = |at: usize| written[at..written.len().min(at + 3)].iter().map(|(c, _)| c.to_ascii_lowercase()).collect::<String>();
        if depth == 0 && !is_protected && (at == 0 || is_blank(at - 1)) && word(at) == "and" && is_blank(at + 3) {
            parts.push(Written::new());
            at += 3;
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push((c, is_protected));
        }
        at += 1;
    }
    parts
}

/// Words that stand in the names of organizations, not of people.
const ORGANIZATION: &[&str] = &[
    "vzw",
    "asbl",
    "nv",
    "bv",
    "bvba",
    "cvba",
    "gmbh",
    "ltd",
    "inc",
    "ngo",
    "ocmw",
    "cpas",
    "caw",
    "stad",
    "gemeente",
    "provincie",
    "vlaamse",
    "vlaams",
    "overheid",
    "departement",
    "ministerie",
    "ministry",
    "agentschap",
    "agency",
    "dienst",
    "steunpunt",
    "netwerk",
    "network",
    "stichting",
    "foundation",
    "instituut",
    "institute",
    "university",
    "universiteit",
    "hogeschool",
    "centrum",
    "center",
    "centre",
    "council",
    "commissie",
    "commission",
    "vereniging",
    "association",
    "society",
    "federatie",
    "federation",
    "union",
    "organisatie",
    "organization",
    "organisation",
    "koninklijke",
    "federale",
    "federaal",
    "parlement",
    "regering",
    "government",
    "department",
    "committee",
    "comité",
    "kenniscentrum",
    "platform",
    "verbond",
    "academie",
    "academy",
    "bibliotheek",
    "library",
    "rekenhof",
    "bureau",
    "werkgroep",
    "beweging",
    "international",
    "national",
    "nationaal",
    "nationale",
    "europese",
    "european",
    "united",
    "nations",
    "world",
    "associatie",
    "coöperatie",
    "samenwerkingsverband",
    "mutualiteit",
];

/// Words that begin the name of an organization, and may end that of a person.
const BEGINNING: &[&str] = &[
    "bond", "hof", "bank", "raad", "unie", "groep", "group", "school", "college", "team", "office", "museum", "rode", "redactie", "fonds", "huis",
    "kind",
];

/// Words that no person is called by, not even behind a comma.
const NEVER_A_PERSON: &[&str] = &[
    "vzw",
    "asbl",
    "nv",
    "bv",
    "bvba",
    "cvba",
    "gmbh",
    "ltd",
    "inc",
    "ocmw",
    "cpas",
    "overheid",
    "departement",
    "department",
    "ministerie",
    "ministry",
];

/// Words that stand before a family name.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "den", "der", "ter", "ten", "te", "het", "'t", "’t", "la", "le", "du", "des", "di", "da", "dal", "della", "del", "dos", "do",
    "el", "al", "zu", "zum", "zur", "am", "af", "av", "op", "in", "y", "e", "i", "und", "vom", "vander", "vande", "vanden", "ver", "'s", "’s", "bin",
    "ibn", "ben", "aan", "uit", "uyt", "los", "las", "lo", "san", "st.", "d'", "d’", "l'", "l’",
];

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word) || (word.chars().next().is_some_and(char::is_lowercase) && word.contains(['\'', '’']))
}

fn is_organization(text: &str, has_comma: bool) -> bool {
    let words: Vec<&str> = text.split([' ', ',', '/', '-']).filter(|word| !word.is_empty()).collect();
    if words.len() < 2 {
        return false;
    }
    let known = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ORGANIZATION.contains(&word.as_str())
            || (word.len() > 9 && ["stichting", "vereniging", "federatie", "centrum", "ministerie"].iter().any(|end| word.ends_with(end)))
    };
    let is_in = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    if has_comma {
        return words.iter().any(|word| is_in(NEVER_A_PERSON, word));
    }
    if words.iter().any(known) || is_in(BEGINNING, words[0]) {
        return true;
    }
    // "Kind en Gezin": a small word that stands before no family name.
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase) && !is_particle(word);
    // "GGD Amsterdam": an abbreviation. Initials without stops ("JP Balkenende") have two letters at most.
    let abbreviation = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
    };
    let is_shouted = words.iter().all(|word| !word.chars().any(char::is_lowercase));
    words[1..].iter().any(small) || (words.iter().any(abbreviation) && !is_shouted)
}

/// Whether a name is more than one, by its own signs.
fn is_several(text: &str) -> bool {
    let commas = text.matches(',').count();
    let has_initials = text.split_whitespace().any(is_initials);
    let joined = [" en ", " & ", " et ", " und ", "; "].iter().any(|sign| text.contains(sign));
    text.contains(';') || (joined && (commas > 0 || has_initials)) || commas > 2 || text.to_lowercase().contains(" et al") || text.contains("e.a.")
}

fn is_initials(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (1..=3).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '-') && (letters == 1 || word.contains('.'))
}

const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d."];

fn name(part: &[(char, bool)], use_prefix: bool, mistakes: &mut Vec<(Mistake, String)>) -> Name {
    let text = string(part);
    let letters = part.iter().filter(|(c, _)| !c.is_whitespace());
    if letters.clone().all(|(_, is_protected)| *is_protected) {
        // A person in braces: {Noot, A.}
        return match text.split_once(", ") {
            Some((family, given)) if given.split_whitespace().all(is_initials) => person(family, given, "", use_prefix),
            _ => Name::literal(&text),
        };
    }
    if text.contains("family=") || text.contains("family =") {
        return extended(&text, use_prefix);
    }
    let bare: String = part.iter().map(|(c, is_protected)| if *is_protected { 'x' } else { *c }).collect();
    if is_several(&bare) {
        mistakes.push((Mistake::Several, text.clone()));
        return Name::literal(&text);
    }
    let has_comma = bare.contains(',');
    if part.iter().all(|(_, is_protected)| !is_protected) && is_organization(&text, has_comma) {
        mistakes.push((Mistake::Organization, text.clone()));
        return Name::literal(&text);
    }
    // Commas in braces part nothing.
    let mut pieces = vec![Written::new()];
    for &(c, is_protected) in part {
        if c == ',' && !is_protected {
            pieces.push(Written::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push((c, is_protected));
        }
    }
    let is_whole = pieces[0].iter().any(|(_, is_protected)| *is_protected);
    let pieces: Vec<String> = pieces.iter().map(|piece| string(piece)).collect();
    match &pieces[..] {
        [family, given] if SUFFIXES.contains(&given.to_lowercase().as_str()) => {
            let mut name = unified(family, use_prefix);
            name.suffix.clone_from(given);
            name
        }
        [family, given] if given.is_empty() => Name::literal(family),
        [family, given] if family.is_empty() => Name::literal(given),
        // {van den Bossche}, Griet: what stands in the braces is the name.
        [family, given] if is_whole => Name { family: family.clone(), given: given.clone(), ..Name::default() },
        [family, given] => person(family, given, "", use_prefix),
        [family, suffix, given] if SUFFIXES.contains(&suffix.to_lowercase().as_str()) => person(family, given, suffix, use_prefix),
        [family, given, suffix] if SUFFIXES.contains(&suffix.to_lowercase().as_str()) => person(family, given, suffix, use_prefix),
        [only] => unified(only, use_prefix),
        _ => {
            mistakes.push((Mistake::Several, text.clone()));
            Name::literal(&text)
        }
    }
}

/// `van den Berg`, `Anneke`.
fn person(family: &str, given: &str, suffix: &str, use_prefix: bool) -> Name {
    let words: Vec<&str> = family.split(' ').collect();
    let lower = |word: &&&str| word.chars().next().is_some_and(|c| c.is_lowercase() || c == '\'' || c == '’') && is_particle(word);
    let count = words.iter().take_while(lower).count().min(words.len() - 1);
    let (mut particle, mut family) = (words[..count].join(" "), words[count..].join(" "));
    let mut given = given.to_owned();
    // The particle behind the given name: `Berg, Anneke van den`.
    if particle.is_empty() {
        let words: Vec<&str> = given.split(' ').collect();
        let from =
            words.len() - words.iter().rev().take_while(|word| word.chars().next().is_some_and(char::is_lowercase) && is_particle(word)).count();
        if from > 0 && from < words.len() {
            particle = words[from..].join(" ");
            given = words[..from].join(" ");
        }
    }
    if !use_prefix && !particle.is_empty() {
        given = format!("{given} {particle}");
        particle.clear();
    }
    if family.is_empty() {
        family = std::mem::take(&mut given);
    }
    Name { family, given, particle, suffix: suffix.to_owned(), literal: None }
}

/// `Vincent van Gogh`, `Jan Peter Balkenende`, `Confucius`.
fn unified(text: &str, use_prefix: bool) -> Name {
    let words: Vec<&str> = text.split(' ').collect();
    let Some((last, before)) = words.split_last() else { return Name::literal(text) };
    if before.is_empty() {
        return Name::literal(last);
    }
    let from = before.iter().position(|word| word.chars().next().is_some_and(|c| c.is_lowercase() || c == '\'' || c == '’')).unwrap_or(before.len());
    if from == 0 {
        return person(text, "", "", use_prefix);
    }
    person(&words[from..].join(" "), &before[..from].join(" "), "", use_prefix)
}

/// Biber's extended form: `family=Berg, given=Anneke, prefix=van den, useprefix=true`.
fn extended(text: &str, use_prefix: bool) -> Name {
    let mut name = Name::default();
    let mut prefix = String::new();
    let mut use_prefix = use_prefix;
    for (key, value) in text.split(',').filter_map(|part| part.split_once('=')) {
        let value = value.trim().trim_matches('"').to_owned();
        match key.trim() {
            "family" => name.family = value,
            "given" => name.given = value,
            "suffix" => name.suffix = value,
            "prefix" => prefix = value,
            "useprefix" => use_prefix = value != "false",
            _ => {}
        }
    }
    if use_prefix && prefix.chars().next().is_some_and(char::is_uppercase) {
        // Flemish names: the particle is a part of the family name.
        name.family = format!("{prefix} {}", name.family);
    } else if use_prefix {
        name.particle = prefix;
    } else if !prefix.is_empty() {
        name.given = format!("{} {prefix}", name.given);
    }
    if name.given.is_empty() && name.particle.is_empty() && name.suffix.is_empty() {
        return Name::literal(&name.family);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_names(text: &str) -> (String, String) {
        let entry = biblatex::Bibliography::parse(&format!("@book{{a, author = {{{text}}}}}")).expect("an entry");
        let entry = entry.get("a").expect("the entry");
        let mut mistakes = Vec::new();
        let names = read(entry.get("author").expect("names"), true, &mut mistakes);
        let shown = names.list.iter().map(|name| match &name.literal {
            Some(literal) => format!("[{literal}]"),
            None => format!("{}|{}|{}|{}", name.particle, name.family, name.given, name.suffix),
        });
        let mut shown: Vec<String> = shown.collect();
        if names.others {
            shown.push("+".to_owned());
        }
        (shown.join("; "), mistakes.iter().map(|(mistake, text)| format!("{mistake:?} {text}")).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn people_are_read_with_their_particles() {
        for (text, shown) in [
            ("Rapp, Charles A. and Goscha, R. J.", "|Rapp|Charles A.|; |Goscha|R. J.|"),
            ("family=Berg, given=Anneke, prefix=van den, useprefix=true and Claes, Peter", "van den|Berg|Anneke|; |Claes|Peter|"),
            ("van den Bossche, Griet", "van den|Bossche|Griet|"),
            ("Van den Bossche, Griet", "|Van den Bossche|Griet|"),
            ("{Van den Bossche}, Griet", "|Van den Bossche|Griet|"),
            ("Bossche, Griet van den", "van den|Bossche|Griet|"),
            ("Vincent van Gogh and Jan Peter Balkenende", "van|Gogh|Vincent|; |Balkenende|Jan Peter|"),
            ("King, Jr., Martin Luther", "|King|Martin Luther|Jr."),
            ("Ortega y Gasset, José", "|Ortega y Gasset|José|"),
            ("'t Hart, Maarten and d'Hondt, Luc", "'t|Hart|Maarten|; |d'Hondt|Luc|"),
            ("Confucius and {Raad van Europa}", "[Confucius]; [Raad van Europa]"),
            ("{Vlaamse overheid, Departement Welzijn and Gezin}", "[Vlaamse overheid, Departement Welzijn and Gezin]"),
            ("Janssens, P. and others", "|Janssens|P.|; +"),
            ("{Noot, A.} and {Bol, B.}", "|Noot|A.|; |Bol|B.|"),
            ("M{\\\"u}ller, J{\\\"o}rg", "|Müller|Jörg|"),
        ] {
            assert_eq!(read_names(text), (shown.to_owned(), String::new()), "{text}");
        }
    }

    #[test]
    fn organizations_without_braces_and_several_people_in_one_are_told() {
        for text in [
            "SAM vzw",
            "Netwerk tegen Armoede",
            "Kind en Gezin",
            "GGD Amsterdam",
            "Welzijnszorg vzw",
            "Raad van Europa",
            "Vlaamse overheid, Departement Welzijn",
        ] {
            assert_eq!(read_names(text), (format!("[{text}]"), format!("Organization {text}")));
        }
        for text in ["Noot, A. en Bol, B.", "Noot, A., Bol, B., Cal, C.", "Noot A; Bol B", "Noot, A. & Bol, B."] {
            assert_eq!(read_names(text), (format!("[{text}]"), format!("Several {text}")));
        }
        for text in [
            "OESO",
            "JP Balkenende",
            "J. P. Balkenende",
            "De Smet, An",
            "VAN DAM, CORA",
            "Anna Raad-Smit",
            "Bond, G. R.",
            "Jan Bond",
            "De Bank, Piet",
        ] {
            assert_eq!(read_names(text).1, "", "{text}");
        }
    }
}
