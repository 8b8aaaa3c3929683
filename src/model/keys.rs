//! The keys of every kind of front matter and of the configuration.

use super::form::{Field, Form};
use crate::config::Dimension;

pub use staalkaart_weave::cloth::PATTERNS;

/// States of a text.
pub const STATES: &[&str] = &["gepubliceerd", "concept"];
/// Where a practical fact comes from.
pub const GROUNDS: &[&str] = &["gedocumenteerd", "schatting"];
/// Which pages have a picture of their own for other sites to show.
pub const SHARED: &[&str] = &["methodieken", "site"];
/// Where the day of the last change may come from, beside a text's own keys.
pub const HISTORIES: &[&str] = &["git"];
/// Hosts of repositories that the editing page can save in.
pub const SERVICES: &[&str] = &["github", "gitlab", "gitea"];
/// Languages of a site's interface.
pub const LANGUAGES: &[&str] = &["nl", "en"];

/// What a table of keys is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A method.
    Method,
    /// A term of a dimension.
    Term,
    /// A trajectory.
    Trajectory,
    /// A concept of the glossary.
    Concept,
    /// An ordinary page, or the introduction of a list.
    Page,
    /// `staalkaart.yaml`.
    Config,
    /// `content/synoniemen.yaml`.
    Synonyms,
}

impl Table {
    /// Every table.
    pub const ALL: &[Self] = &[Self::Method, Self::Term, Self::Trajectory, Self::Concept, Self::Page, Self::Config, Self::Synonyms];

    /// The keys, in a site with these dimensions.
    #[must_use]
    pub fn fields(self, dimensions: &[Dimension]) -> Vec<Field> {
        match self {
            Self::Method => method(dimensions),
            Self::Term => term(),
            Self::Trajectory => trajectory(),
            Self::Concept => concept(),
            Self::Page => page(),
            Self::Config => config(),
            Self::Synonyms => synonyms(),
        }
    }
}

fn text(min: usize, max: usize) -> Form {
    Form::Text { min, max }
}

fn title() -> Field {
    Field::required("titel", text(3, 90))
}

fn slugs() -> Form {
    Form::list(Form::line())
}

/// Keys that every kind of text has.
fn common() -> Vec<Field> {
    vec![
        Field::optional("bronnen", Form::list(Form::line())),
        Field::optional("trefwoorden", Form::list(text(1, 60))),
        Field::optional("auteurs", Form::list(text(1, 120))),
        Field::optional("datum", Form::Date { partial: false }),
        Field::optional("bijgewerkt", Form::Date { partial: false }),
        Field::optional("herzien_voor", Form::Date { partial: false }),
        Field::optional("status", Form::Choice(STATES)),
        Field::optional("aliassen", Form::list(Form::line())),
        Field::optional("taal", text(2, 12)),
    ]
}

fn with_common(mut fields: Vec<Field>) -> Vec<Field> {
    fields.extend(common());
    fields
}

/// A method, in a catalogue with these dimensions.
#[must_use]
pub fn method(dimensions: &[Dimension]) -> Vec<Field> {
    let stated = || Form::Record(vec![Field::required("tekst", text(1, 600)), Field::required("bron", Form::Choice(GROUNDS))]);
    let people = || Form::Integer { min: 1, max: 100_000 };
    let group = Form::Record(vec![
        Field::optional("min", people()),
        Field::optional("max", people()),
        Field::optional("tekst", text(1, 600)),
        Field::required("bron", Form::Choice(GROUNDS)),
    ]);
    let report = Form::Record(vec![
        Field::required("datum", Form::Date { partial: true }),
        Field::required("plaats", text(1, 120)),
        Field::required("stem", Form::Choice(&["praktijk", "betrokkene"])),
        Field::optional("tekst", Form::paragraph()),
        Field::optional("welzijn", Form::paragraph()),
        Field::optional("handelingsbekwaamheid", Form::paragraph()),
        Field::optional("betrokkenheid", Form::paragraph()),
    ]);
    let mut fields = vec![title(), Field::required("samenvatting", text(60, 320))];
    fields.extend(dimensions.iter().map(|dimension| Field {
        key: dimension.name.clone(),
        form: Form::Terms { min: dimension.min, max: dimension.max },
        required: dimension.min > 0,
    }));
    fields.extend([
        Field::optional("titel_taal", text(2, 12)),
        Field::optional("ook_bekend_als", Form::list(text(1, 120))),
        Field::optional("herkenbaar", Form::list(text(3, 300))),
        Field::optional("niet_te_verwarren_met", Form::MapOf(Box::new(text(3, 600)))),
        Field::optional(
            "praktisch",
            Form::Record(vec![
                Field::optional("duur", stated()),
                Field::optional("groep", group),
                Field::optional("materiaal", stated()),
                Field::optional("kosten", stated()),
                Field::optional("wie", stated()),
            ]),
        ),
        Field::optional("omgeving", Form::list(text(3, 300))),
        Field::optional("rol_ervaringsdeskundigen", Form::paragraph()),
        Field::optional("naam_beschermd", Form::line()),
        Field::optional(
            "bewijs",
            Form::Record(vec![
                Field::required("graad", Form::line()),
                Field::required("databank", Form::line()),
                Field::required("datum", Form::Date { partial: true }),
                Field::optional("bron", Form::line()),
            ]),
        ),
        Field::optional(
            "praktijktoets",
            Form::Record(vec![
                Field::required("status", Form::Choice(&["redactioneel", "beproefd", "besproken"])),
                Field::optional("verslagen", Form::list(report)),
            ]),
        ),
        Field::optional("verwant", slugs()),
    ]);
    with_common(fields)
}

/// A term of a dimension.
#[must_use]
pub fn term() -> Vec<Field> {
    with_common(vec![
        title(),
        Field::required("kort", text(10, 300)),
        Field::required("volgorde", Form::Integer { min: 0, max: 9999 }),
        Field::optional("centraal", Form::Flag),
        Field::optional("letter", text(1, 2)),
        Field::optional("kleur", Form::Colour),
        Field::optional("patroon", Form::Choice(PATTERNS)),
        Field::optional("boven", Form::line()),
    ])
}

/// A trajectory.
#[must_use]
pub fn trajectory() -> Vec<Field> {
    let phase = Form::Record(vec![
        Field::required("naam", text(2, 120)),
        Field::optional("wanneer", text(1, 120)),
        Field::required("methodieken", Form::List { of: Box::new(Form::line()), min: 1 }),
        Field::optional("toelichting", Form::paragraph()),
    ]);
    with_common(vec![
        title(),
        Field::required("samenvatting", text(60, 320)),
        Field::optional("voor_wie", text(3, 300)),
        Field::required("fasen", Form::List { of: Box::new(phase), min: 1 }),
    ])
}

/// A concept of the glossary.
#[must_use]
pub fn concept() -> Vec<Field> {
    with_common(vec![
        Field::required("titel", text(2, 90)),
        Field::required("kort", text(10, 300)),
        Field::optional("ook_bekend_als", Form::list(text(1, 120))),
        Field::optional("verwant", slugs()),
    ])
}

/// An ordinary page, or the introduction of a list.
#[must_use]
pub fn page() -> Vec<Field> {
    with_common(vec![Field::required("titel", text(2, 90)), Field::optional("kort", text(3, 300))])
}

/// `content/synoniemen.yaml`.
#[must_use]
pub fn synonyms() -> Vec<Field> {
    let group = Form::List { of: Box::new(text(1, 80)), min: 2 };
    vec![Field::required("synoniemen", Form::list(group))]
}

/// `stijl` in `staalkaart.yaml`; what it means is in [`crate::style::Rules`].
fn style() -> Form {
    let count = |max| Form::Integer { min: 1, max };
    Form::Record(vec![
        Field::optional("woorden", Form::MapOf(Box::new(Form::line()))),
        Field::optional("toegestaan", Form::list(text(1, 120))),
        Field::optional(
            "samenvatting",
            Form::Record(vec![Field::optional("woorden", count(1000)), Field::optional("zin", count(1000)), Field::optional("lix", count(1000))]),
        ),
        Field::optional("koppen", Form::list(text(1, 120))),
    ])
}

/// `beheer` in `staalkaart.yaml`; what it means is in [`crate::config::Editing`].
fn editing() -> Form {
    Form::Record(vec![
        Field::required("dienst", Form::Choice(SERVICES)),
        Field::required("repo", Form::line()),
        Field::optional("tak", text(1, 120)),
        Field::optional("map", Form::line()),
        Field::optional("adres", Form::line()),
        Field::optional("aanmelden", Form::line()),
        Field::optional("app", Form::line()),
    ])
}

/// `staalkaart.yaml`.
#[must_use]
pub fn config() -> Vec<Field> {
    let dimension = Form::Record(vec![
        Field::required("enkelvoud", text(1, 60)),
        Field::required("meervoud", text(1, 60)),
        Field::optional("min", Form::Integer { min: 0, max: 100 }),
        Field::optional("max", Form::Integer { min: 1, max: 100 }),
        Field::optional("dekking", Form::Flag),
    ]);
    vec![
        Field::required("titel", text(1, 90)),
        Field::optional("ondertitel", Form::line()),
        Field::optional("taal", Form::Choice(LANGUAGES)),
        Field::optional("basis_url", Form::line()),
        Field::optional("thema", text(1, 60)),
        Field::optional("licentie", Form::Record(vec![Field::required("naam", text(1, 120)), Field::optional("url", Form::line())])),
        Field::optional("uitgever", Form::Record(vec![Field::required("naam", text(1, 120)), Field::optional("contact", Form::line())])),
        Field::optional("bewerken", Form::line()),
        Field::optional("geschiedenis", Form::Choice(HISTORIES)),
        Field::optional("beheer", editing()),
        Field::optional("deelbeelden", Form::Choice(SHARED)),
        Field::optional("citeerstijl", text(1, 120)),
        Field::required("dimensies", Form::MapOf(Box::new(dimension))),
        Field::optional("matrix", Form::Record(vec![Field::required("rijen", Form::line()), Field::required("kolommen", Form::line())])),
        Field::optional("menu", Form::list(Form::line())),
        Field::optional("stijl", style()),
    ]
}
