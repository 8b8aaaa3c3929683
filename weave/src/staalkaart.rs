//! What has to be known of a catalogue to weave with it: its dimensions, which terms each method names, and the sentences.
//!
//! Made by the program from the catalogue (`render::weaving`), published for the page to make a trajectory on. Places of methods and terms are
//! those of the catalogue. Not here: reading content.

use serde::{Deserialize, Serialize};

use crate::band::{self, Part, Row};
use crate::cloth::Cloth;
use crate::cover::{Cover, Filler, cover, fill};

/// A catalogue, as far as trajectories need it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staalkaart {
    /// The sentences.
    pub words: Words,
    /// The dimensions, in the order of the catalogue.
    pub dimensions: Vec<Dimension>,
    /// The dimension whose terms are swatches.
    pub swatches: usize,
    /// The methods, in the order of the catalogue.
    pub methods: Vec<Method>,
    /// Former slugs of methods, with the method's place.
    pub former: Vec<(String, usize)>,
    /// What a trajectory with work and without welfare is warned with, where the catalogue has both.
    pub only_work: Option<OnlyWork>,
}

/// A dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// What its terms are called.
    pub title: String,
    /// Whether a trajectory is expected to cover all its terms.
    pub matters: bool,
    /// Its terms, in its order.
    pub terms: Vec<Term>,
}

/// A term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// How it looks, and its title.
    pub cloth: Cloth,
    /// Its page, from the root of the site.
    pub page: String,
    /// Whether all other terms of its dimension serve this one.
    pub central: bool,
}

/// A method. Its keys are short, since they are published once for each method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Slug.
    #[serde(rename = "s")]
    pub slug: String,
    /// Title.
    #[serde(rename = "t")]
    pub title: String,
    /// Language of the title, where it is not the site's.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Other names and words to find it by.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// For each dimension the terms that it names, with those above them.
    #[serde(rename = "d")]
    pub terms: Vec<Vec<usize>>,
}

/// The quick-work trap: work in sight, welfare not (Steenssens, Demeyer & Van Regenmortel 2009).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlyWork {
    /// The dimension of the lens.
    pub dimension: usize,
    /// The term for work.
    pub work: usize,
    /// The term for welfare.
    pub welfare: usize,
    /// The page on the trap, from the root of the site.
    pub page: Option<String>,
}

/// The sentences, in the language of the site; `{…}` stands for what is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Between the last two of a row of words.
    pub and: String,
    /// Behind a term that no method has.
    pub missing: String,
    /// Behind a term that one method has: `{count}`.
    pub thin: String,
    /// Title of the band: `{trajectory}`.
    pub band: String,
    /// What is covered: `{terms}`.
    pub covered: String,
    /// What is thin: `{terms}`.
    pub thin_terms: String,
    /// What is missing: `{terms}`.
    pub missing_terms: String,
    /// What a method brings in: `{terms}`.
    pub brings: String,
    /// What a method strengthens: `{terms}`.
    pub strengthens: String,
    /// Name of a trajectory that has none.
    pub untitled: String,
    /// Name of a phase that has none: `{number}`.
    pub phase: String,
    /// Summary of a trajectory that has none: `{phases}`, `{methods}`. 60 to 320 characters.
    pub summary: String,
    /// In an exported file, before what the catalogue does not have: `{names}`.
    pub left_out: String,
}

/// `pattern` with `{name}` filled in.
#[must_use]
pub fn with(pattern: &str, name: &str, value: &str) -> String {
    pattern.replace(&format!("{{{name}}}"), value)
}

impl Words {
    /// `a, b en c`.
    #[must_use]
    pub fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and),
        }
    }

    /// Why a method fills a gap: "brengt integraal en gecoördineerd in; versterkt positief". `title` names a term.
    #[must_use]
    pub fn reason(&self, filler: &Filler, title: impl Fn(usize) -> String) -> String {
        let part = |pattern: &str, terms: &[usize]| {
            let names: Vec<String> = terms.iter().map(|&term| title(term).to_lowercase()).collect();
            (!names.is_empty()).then(|| with(pattern, "terms", &self.list(&names)))
        };
        [part(&self.brings, &filler.fills), part(&self.strengthens, &filler.strengthens)].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Staalkaart {
    /// The method with this slug, or that had it once.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<usize> {
        let former = || self.former.iter().find(|(former, _)| former == slug).map(|(_, method)| *method);
        self.methods.iter().position(|method| method.slug == slug).or_else(former)
    }

    /// The terms of a dimension that a method names.
    #[must_use]
    pub fn terms(&self, method: usize, dimension: usize) -> &[usize] {
        self.methods.get(method).and_then(|method| method.terms.get(dimension)).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a set of methods covers of a dimension.
    #[must_use]
    pub fn cover(&self, methods: &[usize], dimension: usize) -> Cover {
        let terms = self.dimensions.get(dimension).map_or(0, |dimension| dimension.terms.len());
        cover(terms, methods.iter().map(|&method| self.terms(method, dimension)))
    }

    /// The other methods that would fill the gaps of a set in a dimension, best first.
    #[must_use]
    pub fn fillers(&self, methods: &[usize], dimension: usize) -> Vec<Filler> {
        let others = (0..self.methods.len()).filter(|method| !methods.contains(method));
        fill(&self.cover(methods, dimension), others.map(|method| (method, self.terms(method, dimension))))
    }

    /// Why a method fills a gap.
    #[must_use]
    pub fn reason(&self, dimension: usize, filler: &Filler) -> String {
        self.words.reason(filler, |term| self.title(dimension, term).to_owned())
    }

    /// Title of a term.
    #[must_use]
    pub fn title(&self, dimension: usize, term: usize) -> &str {
        self.dimensions.get(dimension).and_then(|dimension| dimension.terms.get(term)).map_or("", |term| term.cloth.title.as_str())
    }

    /// The dimensions in the order in which trajectories show them: that of the swatches first, since it is what they are about.
    pub fn order(&self) -> impl Iterator<Item = usize> {
        let first = (self.swatches < self.dimensions.len()).then_some(self.swatches);
        first.into_iter().chain((0..self.dimensions.len()).filter(|&dimension| dimension != self.swatches))
    }

    /// The central term that a set of methods lacks.
    #[must_use]
    pub fn without_central(&self, methods: &[usize]) -> Option<(usize, usize)> {
        self.order().filter(|&dimension| self.dimensions[dimension].matters).find_map(|dimension| {
            let missing = self.cover(methods, dimension).missing;
            missing.into_iter().find(|&term| self.dimensions[dimension].terms[term].central).map(|term| (dimension, term))
        })
    }

    /// Whether a set of methods looks at work only.
    #[must_use]
    pub fn is_only_work(&self, methods: &[usize]) -> bool {
        self.only_work.as_ref().is_some_and(|lens| {
            let counts = self.cover(methods, lens.dimension).counts;
            let has = |term: usize| counts.get(term).is_some_and(|&count| count > 0);
            has(lens.work) && !has(lens.welfare)
        })
    }

    /// The band of a trajectory: the dimensions in which gaps matter, woven phase by phase. `phases` are their names and methods.
    #[must_use]
    pub fn band(&self, title: &str, phases: &[(&str, &[usize])]) -> Option<String> {
        let mut all: Vec<usize> = phases.iter().flat_map(|(_, methods)| methods.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let mut parts = Vec::new();
        let mut said = Vec::new();
        for dimension in self.order().filter(|&dimension| self.dimensions[dimension].matters) {
            let whole = self.cover(&all, dimension);
            let by_phase: Vec<Cover> = phases.iter().map(|(_, methods)| self.cover(methods, dimension)).collect();
            let rows = whole.counts.iter().zip(&self.dimensions[dimension].terms).enumerate().map(|(place, (&count, term))| Row {
                cloth: term.cloth.clone(),
                phases: by_phase.iter().map(|cover| cover.counts[place]).collect(),
                word: match count {
                    0 => self.words.missing.clone(),
                    1 => with(&self.words.thin, "count", "1"),
                    more => more.to_string(),
                },
            });
            parts.push(Part { title: self.dimensions[dimension].title.clone(), rows: rows.collect() });
            said.push(self.in_words(dimension, &whole));
        }
        let names: Vec<&str> = phases.iter().map(|(name, _)| *name).collect();
        band::band("_weave", &with(&self.words.band, "trajectory", title), &said.join(" "), &names, &parts)
    }

    /// What is covered of a dimension, as a sentence.
    fn in_words(&self, dimension: usize, cover: &Cover) -> String {
        let titles = |terms: &[usize]| terms.iter().map(|&term| self.title(dimension, term).to_owned()).collect::<Vec<_>>();
        let covered = cover.counts.iter().enumerate().filter(|(_, count)| **count > 1);
        let covered = covered.map(|(term, count)| format!("{} ({count})", self.title(dimension, term))).collect();
        let words = &self.words;
        let lists = [(&words.covered, covered), (&words.thin_terms, titles(&cover.thin)), (&words.missing_terms, titles(&cover.missing))];
        let said = lists.into_iter().filter(|(_, terms)| !terms.is_empty()).map(|(pattern, terms)| with(pattern, "terms", &words.list(&terms)));
        format!("{}: {}.", self.dimensions[dimension].title, said.collect::<Vec<_>>().join("; "))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two dimensions that matter, a lens, and four methods.
    pub(crate) fn small() -> Staalkaart {
        let dimension = |title: &str, terms: &[&str]| Dimension {
            title: title.to_owned(),
            matters: true,
            terms: terms
                .iter()
                .map(|name| Term {
                    cloth: Cloth { class: format!("t-{name}"), letter: name[..1].to_owned(), pattern: "golf".to_owned(), title: (*name).to_owned() },
                    page: format!("{title}/{name}/index.html"),
                    central: *name == "Krachtgericht",
                })
                .collect(),
        };
        let method = |slug: &str, terms: &[&[usize]]| Method {
            slug: slug.to_owned(),
            title: slug.to_uppercase(),
            terms: terms.iter().map(|terms| terms.to_vec()).collect(),
            ..Method::default()
        };
        Staalkaart {
            words: Words {
                and: "en".to_owned(),
                brings: "brengt {terms} in".to_owned(),
                strengthens: "versterkt {terms}".to_owned(),
                untitled: "Mijn traject".to_owned(),
                phase: "Fase {number}".to_owned(),
                summary: "Ontwerp van een traject. Aantal fasen: {phases}. Aantal methodieken: {methods}.".to_owned(),
                left_out: "Niet in de staalkaart: {names}".to_owned(),
                ..Words::default()
            },
            dimensions: vec![dimension("Principes", &["Krachtgericht", "Positief", "Integraal"]), dimension("Lenzen", &["Werk", "Welzijn"])],
            swatches: 0,
            methods: vec![
                method("gesprek", &[&[0, 1], &[0]]),
                method("raad", &[&[2], &[1]]),
                method("theater", &[&[1, 2], &[0, 1]]),
                method("werk", &[&[1], &[0]]),
            ],
            former: vec![("praat".to_owned(), 0)],
            only_work: Some(OnlyWork { dimension: 1, work: 0, welfare: 1, page: None }),
        }
    }

    #[test]
    fn a_set_is_told_what_it_lacks_and_what_would_bring_it() {
        let staalkaart = small();
        assert_eq!(staalkaart.without_central(&[1, 2]), Some((0, 0)));
        assert_eq!(staalkaart.without_central(&[0]), None);
        assert!(staalkaart.is_only_work(&[0, 3]) && !staalkaart.is_only_work(&[0, 2]) && !staalkaart.is_only_work(&[]));
        let fillers = staalkaart.fillers(&[3], 0);
        assert_eq!(fillers.iter().map(|filler| filler.method).collect::<Vec<_>>(), [0, 2, 1], "the one that also strengthens comes first");
        assert_eq!(staalkaart.reason(0, &fillers[0]), "brengt krachtgericht in; versterkt positief");
        assert_eq!((staalkaart.find("praat"), staalkaart.find("weg")), (Some(0), None));
    }
}
