//! Front matter as typed values: what an editor wrote, checked in form but not yet resolved.

use serde::{Deserialize, Serialize};

use super::Date;

/// A term as a method names it.
#[derive(Debug, Clone, Deserialize)]
pub struct TermUse {
    /// Slug of the term.
    pub term: String,
    /// Why the method realises it.
    pub reden: Option<String>,
}

/// A pair of a map whose keys the editor chose.
#[derive(Debug, Clone, Deserialize)]
pub struct Named<T> {
    /// The key.
    pub naam: String,
    /// What stands under it.
    pub waarde: T,
}

/// Keys that every kind of text has.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Common {
    /// Keys of sources, each with an optional locator: `rapp2012, p. 12`.
    pub bronnen: Vec<String>,
    /// Words to find it by.
    pub trefwoorden: Vec<String>,
    /// Who wrote it.
    pub auteurs: Vec<String>,
    /// Day of publication.
    pub datum: Option<Date>,
    /// Day of the last change that matters to a reader.
    pub bijgewerkt: Option<Date>,
    /// Day before which it has to be read again.
    pub herzien_voor: Option<Date>,
    /// `concept` or `gepubliceerd`.
    pub status: Option<String>,
    /// Addresses that it had before.
    pub aliassen: Vec<String>,
    /// Language of the text, where it is not the site's.
    pub taal: Option<String>,
}

/// A practical fact and its ground.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Stated {
    /// The fact.
    pub tekst: String,
    /// `gedocumenteerd` or `schatting`.
    pub bron: String,
}

/// How many people take part.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Group {
    /// Fewest people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// Most people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tekst: Option<String>,
    /// `gedocumenteerd` or `schatting`.
    pub bron: String,
}

/// What a method takes.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Practical {
    /// How long it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duur: Option<Stated>,
    /// With how many people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groep: Option<Group>,
    /// What is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub materiaal: Option<Stated>,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kosten: Option<Stated>,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wie: Option<Stated>,
}

impl Practical {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.duur.is_none() && self.groep.is_none() && self.materiaal.is_none() && self.kosten.is_none() && self.wie.is_none()
    }
}

/// A grade that somebody else gave.
#[derive(Debug, Clone, Deserialize)]
pub struct Evidence {
    /// The grade, in the words of who gave it.
    pub graad: String,
    /// Who gave it.
    pub databank: String,
    /// When.
    pub datum: Date,
    /// Key of the source.
    pub bron: Option<String>,
}

/// Front matter of a method. The terms of its dimensions stand apart; see [`crate::draft`].
#[derive(Debug, Clone, Deserialize)]
pub struct Method {
    /// Title.
    pub titel: String,
    /// What one does and what for, in plain words.
    pub samenvatting: String,
    /// Language of the title, where it is not that of the text.
    pub titel_taal: Option<String>,
    /// Other names.
    #[serde(default)]
    pub ook_bekend_als: Vec<String>,
    /// Situations in which a reader recognises it.
    #[serde(default)]
    pub herkenbaar: Vec<String>,
    /// What it is not: slug or text, and the difference.
    #[serde(default)]
    pub niet_te_verwarren_met: Vec<Named<String>>,
    /// What it takes.
    #[serde(default)]
    pub praktisch: Practical,
    /// What the surroundings must bring.
    #[serde(default)]
    pub omgeving: Vec<String>,
    /// Holder of a protected name.
    pub naam_beschermd: Option<String>,
    /// Grade that somebody else gave.
    pub bewijs: Option<Evidence>,
    /// Slugs of related methods, picked by hand.
    #[serde(default)]
    pub verwant: Vec<String>,
}

/// Front matter of a term.
#[derive(Debug, Clone, Deserialize)]
pub struct Term {
    /// Title.
    pub titel: String,
    /// What it means, in one sentence.
    pub kort: String,
    /// Place among the terms of its dimension.
    pub volgorde: i64,
    /// Whether the others stand around it.
    #[serde(default)]
    pub centraal: bool,
    /// Letter on its swatch.
    pub letter: Option<String>,
    /// Colour of its swatch, `#rrggbb`.
    pub kleur: Option<String>,
    /// Pattern of its swatch.
    pub patroon: Option<String>,
    /// Slug of the term above it.
    pub boven: Option<String>,
}

/// A phase of a trajectory.
#[derive(Debug, Clone, Deserialize)]
pub struct Phase {
    /// Name.
    pub naam: String,
    /// When.
    pub wanneer: Option<String>,
    /// Slugs of its methods.
    pub methodieken: Vec<String>,
    /// Why these.
    pub toelichting: Option<String>,
}

/// Front matter of a trajectory.
#[derive(Debug, Clone, Deserialize)]
pub struct Trajectory {
    /// Title.
    pub titel: String,
    /// What it is for, in plain words.
    pub samenvatting: String,
    /// Who it is for.
    pub voor_wie: Option<String>,
    /// The phases, in order.
    pub fasen: Vec<Phase>,
}

/// Front matter of a concept.
#[derive(Debug, Clone, Deserialize)]
pub struct Concept {
    /// Title.
    pub titel: String,
    /// What it means, in one sentence.
    pub kort: String,
    /// Other names.
    #[serde(default)]
    pub ook_bekend_als: Vec<String>,
    /// Slugs of related texts.
    #[serde(default)]
    pub verwant: Vec<String>,
}

/// Front matter of a text of a kind of the site's own.
#[derive(Debug, Clone, Deserialize)]
pub struct Own {
    /// Title.
    pub titel: String,
    /// What it is about, in one sentence.
    pub kort: Option<String>,
    /// Other names.
    #[serde(default)]
    pub ook_bekend_als: Vec<String>,
    /// Slugs of related texts.
    #[serde(default)]
    pub verwant: Vec<String>,
}

/// Front matter of a page or of the introduction of a list.
#[derive(Debug, Clone, Deserialize)]
pub struct Page {
    /// Title.
    pub titel: String,
    /// What it is about, in one sentence.
    pub kort: Option<String>,
}

/// Front matter of any kind.
#[derive(Debug, Clone)]
pub enum Front {
    /// A method, and the terms it names in each dimension, in the order of the dimensions.
    Method(Box<Method>, Vec<Vec<TermUse>>),
    /// A term.
    Term(Term),
    /// A trajectory.
    Trajectory(Trajectory),
    /// A concept.
    Concept(Concept),
    /// A text of a kind of the site's own.
    Own(Own),
    /// A page.
    Page(Page),
}
