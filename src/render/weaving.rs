//! The catalogue as trajectories need it, for pages and for the browser: [`Staalkaart`], and the files of the page to make a trajectory on.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fluent_bundle::FluentValue;
use staalkaart_weave::cloth::Cloth;
use staalkaart_weave::plan::{Phase, Plan};
use staalkaart_weave::staalkaart::{Dimension, Method, OnlyWork, Staalkaart, Term, Words};

use super::build::capital;
use crate::address::Place;
use crate::catalogue::{Catalogue, EntryId, List, Trajectory};
use crate::theme::texts::Texts;

/// The engine, as `engines/build` made it.
static ENGINE: &[u8] = include_bytes!("../../engines/weave/engine.wasm");
/// The terms that the warning of the quick-work trap is about, and the page on it: the framework's own words.
const LENS: (&str, &str, &str, &str) = ("lens", "werk", "welzijn", "snel-werk-val");

/// The catalogue, as far as trajectories need it.
#[must_use]
pub fn weaving(catalogue: &Catalogue, texts: &Texts) -> Staalkaart {
    let root = Place::new("");
    let language = catalogue.config().language.code();
    let dimensions = catalogue.dimensions().iter().enumerate().map(|(number, dimension)| Dimension {
        title: capital(&dimension.config.plural),
        matters: dimension.config.coverage,
        terms: dimension
            .terms
            .iter()
            .enumerate()
            .map(|(place, term)| {
                let patterns = crate::model::keys::PATTERNS;
                let cloth = Cloth {
                    class: format!("t-{}-{}", dimension.config.name, term.text.slug),
                    letter: term.front.letter.clone().unwrap_or_else(|| term.text.title.chars().take(2).collect()),
                    pattern: term.front.patroon.clone().unwrap_or_else(|| patterns[place % patterns.len()].to_owned()),
                    title: term.text.title.clone(),
                };
                Term { cloth, page: root.to(&catalogue.address(EntryId::Term(number, place))), central: term.front.centraal }
            })
            .collect(),
    });
    let methods = catalogue.methods().iter().enumerate().map(|(id, method)| Method {
        slug: method.text.slug.clone(),
        title: method.text.title.clone(),
        language: method.front.titel_taal.clone().or_else(|| method.text.common.taal.clone()).filter(|own| own != language),
        also: method.front.ook_bekend_als.iter().chain(&method.text.common.trefwoorden).cloned().collect(),
        terms: (0..catalogue.dimensions().len()).map(|dimension| catalogue.terms_of(id, dimension)).collect(),
    });
    // Former addresses are whole paths; those of a method end in the slug that it had.
    let methods_folder = catalogue.address(EntryId::List(List::Methods));
    let former = catalogue.methods().iter().enumerate().flat_map(|(id, method)| {
        let folder = methods_folder.as_str();
        method.text.aliases.iter().filter_map(move |(alias, _)| Some((alias.strip_prefix(folder)?.trim_end_matches('/').to_owned(), id)))
    });
    Staalkaart {
        words: words(texts),
        dimensions: dimensions.collect(),
        swatches: catalogue.config().matrix.map_or(0, |matrix| matrix.rows),
        methods: methods.collect(),
        former: former.collect(),
        only_work: only_work(catalogue, &root),
    }
}

fn only_work(catalogue: &Catalogue, root: &Place) -> Option<OnlyWork> {
    let (lens, work, welfare, trap) = LENS;
    let dimension = catalogue.dimensions().iter().position(|dimension| dimension.config.name == lens)?;
    let term = |slug: &str| catalogue.dimensions()[dimension].terms.iter().position(|term| term.text.slug == slug);
    let page = catalogue.concepts().iter().position(|concept| concept.text.slug == trap);
    let page = page.map(|concept| root.to(&catalogue.address(EntryId::Concept(concept))));
    Some(OnlyWork { dimension, work: term(work)?, welfare: term(welfare)?, page })
}

/// The sentences of trajectories, each with `{…}` where something is filled in.
#[must_use]
pub fn words(texts: &Texts) -> Words {
    let pattern = |key: &str, names: &[&'static str]| {
        let gaps: Vec<(&str, FluentValue<'_>)> = names.iter().map(|name| (*name, FluentValue::from(format!("{{{name}}}")))).collect();
        texts.get(key, &gaps).unwrap_or_default()
    };
    Words {
        and: texts.word("and"),
        missing: texts.word("missing"),
        thin: pattern("weave-thin", &["count"]),
        band: pattern("weave-title", &["trajectory"]),
        covered: pattern("weave-covered", &["terms"]),
        thin_terms: pattern("weave-thin-terms", &["terms"]),
        missing_terms: pattern("weave-missing-terms", &["terms"]),
        brings: pattern("filler-brings", &["terms"]),
        strengthens: pattern("filler-strengthens", &["terms"]),
        untitled: texts.word("planner-untitled"),
        phase: pattern("planner-phase", &["number"]),
        summary: pattern("planner-filled-in", &["phases", "methods"]),
        left_out: pattern("planner-left-out", &["names"]),
    }
}

/// A trajectory of the catalogue as the page to make one on opens it.
pub(super) fn plan(catalogue: &Catalogue, trajectory: &Trajectory) -> Plan {
    let slug = |&method: &usize| catalogue.methods()[method].text.slug.clone();
    let phases = trajectory.phases.iter().map(|phase| Phase {
        name: phase.front.naam.clone(),
        when: phase.front.wanneer.clone().unwrap_or_default(),
        note: phase.front.toelichting.clone().unwrap_or_default(),
        methods: phase.methods.iter().map(slug).collect(),
    });
    let mut plan = Plan {
        name: trajectory.text.title.clone(),
        summary: trajectory.front.samenvatting.clone(),
        for_whom: trajectory.front.voor_wie.clone().unwrap_or_default(),
        phases: phases.collect(),
    };
    // Texts of the content have the lengths of a plan; this only puts them on one line.
    let _ = plan.tidy();
    plan
}

/// A plan with these methods in one phase.
pub(super) fn plan_of<'a>(slugs: impl IntoIterator<Item = &'a str>) -> Plan {
    let phase = Phase { methods: slugs.into_iter().map(str::to_owned).collect(), ..Phase::default() };
    Plan { phases: vec![phase], ..Plan::default() }
}

/// The scripts with the catalogue and the engine: name, and bytes. Scripts, so that they are also read from a disk or a stick.
pub(super) fn scripts(staalkaart: &Staalkaart) -> [(String, Vec<u8>); 2] {
    let json = serde_json::to_string(staalkaart).unwrap_or_default();
    [
        // U+2028 and U+2029 are fine in scripts since ES2019.
        ("traject-staalkaart.js".to_owned(), format!("globalThis.staalkaartGegevens={json}\n").into_bytes()),
        ("traject-engine.js".to_owned(), format!("globalThis.staalkaartWeefgetouw=\"{}\"\n", STANDARD.encode(ENGINE)).into_bytes()),
    ]
}
