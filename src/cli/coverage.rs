//! `staalkaart coverage [TRAJECT]`: what trajectories cover, what is thin, what is missing, and what would fill the gaps.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::catalogue::{Catalogue, Trajectory, coverage};
use crate::diagnostics::{Language, suggest, texts};
use crate::failure::Failure;
use crate::theme::texts::Texts;
use crate::{pipeline, render};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Slug of a trajectory (default: all of them)
    trajectory: Option<String>,
    #[command(flatten)]
    site: SiteOptions,
    /// Write JSON: one document, an object for a trajectory or a list for all
    #[arg(long)]
    json: bool,
}

/// What a trajectory covers, as `--json` writes it.
#[derive(Serialize)]
struct Document<'a> {
    traject: &'a str,
    dimensies: BTreeMap<&'a str, DimensionDocument<'a>>,
}

#[derive(Serialize)]
struct DimensionDocument<'a> {
    aantal: BTreeMap<&'a str, usize>,
    dun: Vec<&'a str>,
    ontbreekt: Vec<&'a str>,
    aanvulling: Vec<FillerDocument<'a>>,
}

#[derive(Serialize)]
struct FillerDocument<'a> {
    slug: &'a str,
    reden: String,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let compiled = pipeline::compile(&options.site.input(None)?)?;
    let outcome = report::problems(&compiled, &options.site, Format::Human);
    let (Some(catalogue), Some(words)) = (&compiled.catalogue, &compiled.texts) else { return Ok(outcome) };
    if compiled.has_errors() {
        return Ok(outcome);
    }
    let all = catalogue.trajectories();
    let chosen: Vec<&Trajectory> = match &options.trajectory {
        None => all.iter().collect(),
        Some(slug) => {
            if let Some(trajectory) = all.iter().find(|trajectory| trajectory.text.slug == *slug) {
                vec![trajectory]
            } else {
                let slugs = all.iter().map(|trajectory| trajectory.text.slug.as_str());
                let near = suggest::nearest(slug, slugs.clone());
                let help = match near {
                    Some(near) => format!("did you mean {near}?"),
                    None if all.is_empty() => "this site has none yet: make a file in content/trajecten/".to_owned(),
                    None => slugs.collect::<Vec<_>>().join(", "),
                };
                return Err(Failure::Request(format!("there is no trajectory {slug}\n  help: {help}")));
            }
        }
    };
    if options.json {
        let documents: Vec<Document<'_>> = chosen.iter().map(|trajectory| document(catalogue, words, trajectory)).collect();
        let text = match (options.trajectory.is_some(), documents.first()) {
            (true, Some(one)) => serde_json::to_string_pretty(one),
            _ => serde_json::to_string_pretty(&documents),
        };
        report::stdout(&text.unwrap_or_default());
    } else {
        let language = options.site.language(&compiled);
        for (number, trajectory) in chosen.iter().enumerate() {
            if number > 0 {
                report::stdout("");
            }
            table(catalogue, words, trajectory, language);
        }
    }
    Ok(outcome)
}

fn document<'a>(catalogue: &'a Catalogue, words: &Texts, trajectory: &'a Trajectory) -> Document<'a> {
    let dimensions = catalogue.dimensions().iter().enumerate().map(|(number, dimension)| {
        let cover = coverage::of_trajectory(catalogue, trajectory, number);
        let slug = |&term: &usize| dimension.terms[term].text.slug.as_str();
        let fillers = coverage::fillers(catalogue, trajectory, number);
        let document = DimensionDocument {
            aantal: (0..dimension.terms.len()).map(|term| (slug(&term), cover.counts[term])).collect(),
            dun: cover.thin.iter().map(slug).collect(),
            ontbreekt: cover.missing.iter().map(slug).collect(),
            aanvulling: fillers
                .iter()
                .map(|filler| FillerDocument {
                    slug: &catalogue.methods()[filler.method].text.slug,
                    reden: render::filler_reason(catalogue, words, number, filler),
                })
                .collect(),
        };
        (dimension.config.name.as_str(), document)
    });
    Document { traject: &trajectory.text.slug, dimensies: dimensions.collect() }
}

/// How many fillers the table names; `--json` names all.
const MOST_FILLERS: usize = 5;

fn table(catalogue: &Catalogue, words: &Texts, trajectory: &Trajectory, language: Language) {
    report::stdout(&format!("{} ({})", trajectory.text.title, trajectory.text.slug));
    for (number, dimension) in catalogue.dimensions().iter().enumerate() {
        let cover = coverage::of_trajectory(catalogue, trajectory, number);
        report::stdout(&format!("\n  {}", dimension.config.plural));
        let width = dimension.terms.iter().map(|term| term.text.title.chars().count()).max().unwrap_or(0);
        for (term, &count) in dimension.terms.iter().zip(&cover.counts) {
            let mark = match count {
                0 => texts::word("coverage-missing", language),
                1 => texts::word("coverage-thin", language),
                _ => String::new(),
            };
            let bar = "■".repeat(count.min(40));
            let line = format!("    {:<width$}  {count:>3}  {bar} {mark}", term.text.title);
            report::stdout(line.trim_end());
        }
        if dimension.config.coverage {
            for filler in coverage::fillers(catalogue, trajectory, number).iter().take(MOST_FILLERS) {
                let method = &catalogue.methods()[filler.method];
                report::stdout(&format!(
                    "    + {} ({}): {}",
                    method.text.title,
                    method.text.slug,
                    render::filler_reason(catalogue, words, number, filler)
                ));
            }
        }
    }
}
