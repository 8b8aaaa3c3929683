//! Answers the page on which a trajectory is made, JSON for JSON.
//!
//! A request is `{"address": "v=1&…"}` or `{"plan": {…}}`, with `"date"` for the exported file and `"root"`, the way from the page to the root of the
//! site. The answer is an [`Answer`], or `{"error": "…"}`. The page keeps the plan and shows what the answer says; it computes nothing of its own.

use serde::{Deserialize, Serialize};

use crate::cover::Filler;
use crate::front;
use crate::plan::{Plan, Problem};
use crate::staalkaart::Staalkaart;

/// How many fillers an answer names for each gap.
const FILLERS: usize = 6;

/// A catalogue that answers.
#[derive(Debug)]
pub struct Session {
    staalkaart: Staalkaart,
}

#[derive(Deserialize)]
#[serde(default)]
struct Request {
    address: Option<String>,
    plan: Plan,
    date: String,
    root: String,
}

impl Default for Request {
    fn default() -> Self {
        Self { address: None, plan: Plan::default(), date: String::new(), root: "../".to_owned() }
    }
}

/// What there is to say of a plan.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The plan, tidy.
    pub plan: Plan,
    /// Its address, without the `#`.
    pub address: String,
    /// What could not be used.
    pub problems: Vec<Problem>,
    /// For each phase its methods.
    pub phases: Vec<Vec<Placed>>,
    /// How many different methods of the catalogue it has.
    pub count: usize,
    /// What it covers, by dimension.
    pub dimensions: Vec<Seen>,
    /// Title of the central term, where that is missing.
    pub without_central: Option<String>,
    /// Whether it looks at work only.
    pub only_work: bool,
    /// The band, as SVG.
    pub band: Option<String>,
    /// The file for an editor.
    pub markdown: Option<String>,
}

/// A method in its phase.
#[derive(Debug, Serialize)]
pub struct Placed {
    /// Slug as the plan has it.
    pub slug: String,
    /// Its title; `None` where the catalogue does not have it.
    pub title: Option<String>,
    /// Language of the title, where it is not the site's.
    pub language: Option<String>,
    /// Its page.
    pub href: String,
    /// Classes, letters and titles of its swatches.
    pub swatches: Vec<[String; 3]>,
}

/// What a plan covers of a dimension.
#[derive(Debug, Serialize)]
pub struct Seen {
    /// Title of the dimension.
    pub title: String,
    /// Whether its gaps matter.
    pub matters: bool,
    /// Its terms.
    pub terms: Vec<SeenTerm>,
}

/// What a plan covers of a term.
#[derive(Debug, Serialize)]
pub struct SeenTerm {
    /// Title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Class of its swatch.
    pub class: String,
    /// Letter on its swatch.
    pub letter: String,
    /// How many methods have it.
    pub count: usize,
    /// Titles of these methods.
    pub by: Vec<String>,
    /// Where there are none: methods that would fill the gap, best first. Where nothing is missing in the dimension: methods that would strengthen
    /// what one method carries.
    pub fillers: Vec<Suggestion>,
    /// How many more there are.
    pub more: usize,
}

/// A method that would fill a gap.
#[derive(Debug, Serialize)]
pub struct Suggestion {
    /// Slug.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Language of the title, where it is not the site's.
    pub language: Option<String>,
    /// Its page.
    pub href: String,
    /// Why.
    pub reason: String,
}

impl Session {
    /// Opens what the site publishes for this.
    ///
    /// # Errors
    /// What is wrong with it, where it cannot be read.
    pub fn open(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map(Self::new).map_err(|error| error.to_string())
    }

    /// Answers for this catalogue.
    #[must_use]
    pub fn new(staalkaart: Staalkaart) -> Self {
        Self { staalkaart }
    }

    /// Answers a request.
    #[must_use]
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        let answer = match serde_json::from_slice::<Request>(request) {
            Ok(request) => {
                let (plan, problems) = if let Some(address) = &request.address {
                    Plan::read(address)
                } else {
                    let mut plan = request.plan;
                    let problems = plan.tidy();
                    (plan, problems)
                };
                serde_json::to_vec(&self.see(plan, problems, &request.date, &request.root))
            }
            Err(error) => serde_json::to_vec(&serde_json::json!({ "error": error.to_string() })),
        };
        // Plain structs of texts and numbers: writing them cannot fail.
        answer.unwrap_or_default()
    }

    /// What there is to say of a plan.
    #[must_use]
    pub fn see(&self, mut plan: Plan, mut problems: Vec<Problem>, date: &str, root: &str) -> Answer {
        let staalkaart = &self.staalkaart;
        let mut phases: Vec<Vec<usize>> = Vec::new();
        for phase in &mut plan.phases {
            let mut methods = Vec::new();
            for slug in &mut phase.methods {
                if let Some(method) = staalkaart.find(slug) {
                    slug.clone_from(&staalkaart.methods[method].slug);
                    methods.push(method);
                } else if !problems.iter().any(|problem| problem.kind == "unknown" && problem.text == *slug) {
                    problems.push(Problem::new("unknown", slug));
                }
            }
            phases.push(methods);
        }
        let mut all: Vec<usize> = phases.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        let words = &staalkaart.words;
        let name = |place: usize, name: &str| {
            if name.is_empty() { crate::staalkaart::with(&words.phase, "number", &(place + 1).to_string()) } else { name.to_owned() }
        };
        let names: Vec<String> = plan.phases.iter().enumerate().map(|(place, phase)| name(place, &phase.name)).collect();
        let title = if plan.name.is_empty() { &words.untitled } else { &plan.name };
        let woven: Vec<(&str, &[usize])> = names.iter().map(String::as_str).zip(phases.iter().map(Vec::as_slice)).collect();
        let band = if all.is_empty() { None } else { staalkaart.band(title, &woven) };
        Answer {
            address: plan.address(),
            problems,
            phases: plan.phases.iter().map(|phase| phase.methods.iter().map(|slug| self.placed(slug, root)).collect()).collect(),
            count: all.len(),
            dimensions: staalkaart.order().map(|dimension| self.seen(&all, dimension, root)).collect(),
            without_central: if all.is_empty() {
                None
            } else {
                staalkaart.without_central(&all).map(|(dimension, term)| staalkaart.title(dimension, term).to_owned())
            },
            only_work: staalkaart.is_only_work(&all),
            band,
            markdown: front::markdown(&plan, staalkaart, date),
            plan,
        }
    }

    fn href(root: &str, slug: &str) -> String {
        format!("{root}methodieken/{slug}/index.html")
    }

    fn placed(&self, slug: &str, root: &str) -> Placed {
        let staalkaart = &self.staalkaart;
        let method = staalkaart.find(slug);
        let swatches = method.map(|method| staalkaart.terms(method, staalkaart.swatches)).unwrap_or_default().iter().filter_map(|&term| {
            let cloth = &staalkaart.dimensions.get(staalkaart.swatches)?.terms.get(term)?.cloth;
            Some([cloth.class.clone(), cloth.letter.clone(), cloth.title.clone()])
        });
        let method = method.map(|method| &staalkaart.methods[method]);
        Placed {
            swatches: swatches.collect(),
            href: method.map(|method| Self::href(root, &method.slug)).unwrap_or_default(),
            title: method.map(|method| method.title.clone()),
            language: method.and_then(|method| method.language.clone()),
            slug: slug.to_owned(),
        }
    }

    fn seen(&self, methods: &[usize], dimension: usize, root: &str) -> Seen {
        let staalkaart = &self.staalkaart;
        let cover = staalkaart.cover(methods, dimension);
        let fillers = if methods.is_empty() { Vec::new() } else { staalkaart.fillers(methods, dimension) };
        let data = &staalkaart.dimensions[dimension];
        let terms = data.terms.iter().zip(&cover.counts).enumerate().map(|(place, (term, &count))| {
            let helps = |filler: &&Filler| filler.fills.contains(&place) || (cover.missing.is_empty() && filler.strengthens.contains(&place));
            let suggestion = |filler: &Filler| {
                let method = &staalkaart.methods[filler.method];
                Suggestion {
                    slug: method.slug.clone(),
                    title: method.title.clone(),
                    language: method.language.clone(),
                    href: Self::href(root, &method.slug),
                    reason: staalkaart.reason(dimension, filler),
                }
            };
            SeenTerm {
                title: term.cloth.title.clone(),
                href: format!("{root}{}", term.page),
                class: term.cloth.class.clone(),
                letter: term.cloth.letter.clone(),
                count,
                by: methods
                    .iter()
                    .filter(|&&method| staalkaart.terms(method, dimension).contains(&place))
                    .map(|&method| staalkaart.methods[method].title.clone())
                    .collect(),
                fillers: fillers.iter().filter(helps).take(FILLERS).map(suggestion).collect(),
                more: fillers.iter().filter(helps).count().saturating_sub(FILLERS),
            }
        });
        Seen { title: data.title.clone(), matters: data.matters, terms: terms.collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::staalkaart::tests::small;

    fn ask(request: &Value) -> Value {
        serde_json::from_slice(&Session::new(small()).answer(request.to_string().as_bytes())).expect("JSON")
    }

    #[test]
    fn an_address_is_answered_with_what_is_covered_and_what_would_help() {
        let answer = ask(&json!({"address": "v=1&f=Begin&m=werk.weg"}));
        assert_eq!(answer["problems"], json!([{"kind": "unknown", "text": "weg"}]));
        assert_eq!(answer["phases"][0][0]["href"], "../methodieken/werk/index.html");
        assert_eq!((&answer["phases"][0][1]["title"], &answer["plan"]["phases"][0]["methods"][1]), (&Value::Null, &json!("weg")), "kept in the plan");
        assert_eq!((&answer["count"], &answer["without_central"], &answer["only_work"]), (&json!(1), &json!("Krachtgericht"), &json!(true)));
        let terms = &answer["dimensions"][0]["terms"];
        assert_eq!((&terms[1]["count"], &terms[1]["by"], &terms[1]["fillers"]), (&json!(1), &json!(["WERK"]), &json!([])));
        assert_eq!(
            terms[0]["fillers"][0],
            json!({
                "slug": "gesprek", "title": "GESPREK", "language": null, "href": "../methodieken/gesprek/index.html",
                "reason": "brengt krachtgericht in; versterkt positief",
            })
        );
        assert!(answer["band"].as_str().is_some_and(|svg| svg.starts_with("<svg")));
    }

    #[test]
    fn nothing_yet_is_no_fault() {
        let answer = ask(&json!({}));
        assert_eq!(
            (&answer["without_central"], &answer["band"], &answer["markdown"], &answer["address"]),
            (&Value::Null, &Value::Null, &Value::Null, &json!(""))
        );
        assert!(ask(&json!(3))["error"].is_string());
    }

    proptest! {
        #[test]
        fn any_request_is_answered_in_json(request in "\\PC{0,80}|(\\{|\\}|\"plan\"|\"phases\"|:|\\[|\\]|,|\"address\"|\"v=1&m=werk\"|[0-9]){0,20}") {
            let bytes = Session::new(small()).answer(request.as_bytes());
            prop_assert!(serde_json::from_slice::<Value>(&bytes).is_ok());
        }
    }
}
