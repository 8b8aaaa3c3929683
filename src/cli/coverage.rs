//! `staalkaart coverage [TRAJECT]`: where the catalogue has many methods and where few; what trajectories cover, what is thin, what is missing,
//! and what would fill the gaps.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;
use staalkaart_weave::staalkaart::Words;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::catalogue::picture::picture;
use crate::catalogue::{Catalogue, Trajectory, coverage};
use crate::diagnostics::{Arg, Language, texts};
use crate::failure::{Failure, Thing};
use crate::render;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Slug of a trajectory (default: the whole catalogue, then every trajectory)
    trajectory: Option<String>,
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Print one JSON document: the trajectory, or `{"catalogus", "trajecten"}`
    #[arg(long)]
    json: bool,
}

/// Everything, as `--json` writes it.
#[derive(Serialize)]
struct WholeDocument<'a> {
    catalogus: CatalogueDocument<'a>,
    trajecten: Vec<Document<'a>>,
}

/// The catalogue's own picture.
#[derive(Serialize)]
struct CatalogueDocument<'a> {
    methodieken: usize,
    dimensies: BTreeMap<&'a str, BTreeMap<&'a str, usize>>,
    weinig: Vec<BTreeMap<&'a str, &'a str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cellen: Vec<CellDocument<'a>>,
}

#[derive(Serialize)]
struct CellDocument<'a> {
    vak: BTreeMap<&'a str, &'a str>,
    aantal: usize,
    dimensies: BTreeMap<&'a str, BTreeMap<&'a str, usize>>,
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
    let look = options.site.check(&options.site.input(None)?)?;
    let outcome = report::problems(&look, &options.site, Format::Human);
    let (Some(catalogue), Some(interface)) = (&look.catalogue, &look.texts) else { return Ok(outcome) };
    let words = &render::words(interface);
    if look.has_errors() {
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
                return Err(Failure::unknown(Thing::Trajectory, slug, slugs));
            }
        }
    };
    if options.json {
        let mut documents: Vec<Document<'_>> = chosen.iter().map(|trajectory| document(catalogue, words, trajectory)).collect();
        let text = if options.trajectory.is_some() && documents.len() == 1 {
            serde_json::to_string_pretty(&documents.remove(0))
        } else {
            serde_json::to_string_pretty(&WholeDocument { catalogus: catalogue_document(catalogue), trajecten: documents })
        };
        report::stdout(&text.unwrap_or_default());
    } else {
        let language = options.site.language(&look);
        if options.trajectory.is_none() {
            whole(catalogue, language);
        }
        for (number, trajectory) in chosen.iter().enumerate() {
            if number > 0 || options.trajectory.is_none() {
                report::stdout("");
            }
            table(catalogue, words, trajectory, language);
        }
    }
    Ok(outcome)
}

fn document<'a>(catalogue: &'a Catalogue, words: &Words, trajectory: &'a Trajectory) -> Document<'a> {
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

fn catalogue_document(catalogue: &Catalogue) -> CatalogueDocument<'_> {
    let dimensions = catalogue.dimensions();
    let name = |dimension: usize| dimensions[dimension].config.name.as_str();
    let slug = |dimension: usize, term: usize| dimensions[dimension].terms[term].text.slug.as_str();
    let by_term = |dimension: usize, counts: &[usize]| counts.iter().enumerate().map(|(term, count)| (slug(dimension, term), *count)).collect();
    let picture = picture(catalogue);
    let cells = picture.crossing.iter().flat_map(|crossing| {
        crossing.cells.iter().enumerate().flat_map(move |(row, cells)| {
            cells.iter().enumerate().map(move |(column, cell)| CellDocument {
                vak: BTreeMap::from([(name(crossing.rows), slug(crossing.rows, row)), (name(crossing.columns), slug(crossing.columns, column))]),
                aantal: cell.count,
                dimensies: crossing.further.iter().zip(&cell.further).map(|(&of, counts)| (name(of), by_term(of, counts))).collect(),
            })
        })
    });
    CatalogueDocument {
        methodieken: catalogue.methods().len(),
        dimensies: picture.counts.iter().enumerate().map(|(number, counts)| (name(number), by_term(number, counts))).collect(),
        weinig: picture.few.iter().map(|&(dimension, term)| BTreeMap::from([(name(dimension), slug(dimension, term))])).collect(),
        cellen: cells.collect(),
    }
}

/// The catalogue's own picture: its matrix, each cell of it over every further dimension, what is empty and what rests on few methods.
fn whole(catalogue: &Catalogue, language: Language) {
    let dimensions = catalogue.dimensions();
    let title = |dimension: usize, term: usize| dimensions[dimension].terms[term].text.title.as_str();
    let titles = |dimension: usize| dimensions[dimension].terms.iter().map(|term| term.text.title.as_str()).collect::<Vec<_>>();
    let count = [("count", Arg::from(catalogue.methods().len()))];
    report::stdout(&texts::sentence("coverage-whole", language, &count));
    let picture = picture(catalogue);
    if let Some(crossing) = &picture.crossing {
        let (rows, columns) = (titles(crossing.rows), titles(crossing.columns));
        report::stdout(&format!("\n  {} × {}", dimensions[crossing.rows].config.plural, dimensions[crossing.columns].config.plural));
        let total = texts::word("coverage-total", language);
        let heads: Vec<&str> = columns.iter().copied().chain([total.as_str()]).collect();
        let counts = crossing
            .cells
            .iter()
            .enumerate()
            .map(|(row, cells)| cells.iter().map(|cell| cell.count).chain([picture.counts[crossing.rows][row]]).collect::<Vec<_>>());
        grid(&heads, rows.iter().map(|row| vec![*row]).zip(counts));
        for (place, &further) in crossing.further.iter().enumerate() {
            let (of, config) = (|dimension: usize| dimensions[dimension].config.plural.as_str(), &dimensions[further].config);
            report::stdout(&format!("\n  {} × {} × {}", of(crossing.rows), of(crossing.columns), config.plural));
            let lines = crossing.cells.iter().enumerate().flat_map(|(row, cells)| {
                let (rows, columns) = (&rows, &columns);
                cells.iter().enumerate().map(move |(column, cell)| (vec![rows[row], columns[column]], cell.further[place].clone()))
            });
            grid(&titles(further), lines);
        }
        let empty: Vec<String> = crossing.empty().iter().map(|&(row, column)| format!("{} × {}", rows[row], columns[column])).collect();
        if !empty.is_empty() {
            report::stdout(&format!("\n  {}: {}", texts::word("coverage-empty", language), empty.join(", ")));
        }
    }
    if !picture.few.is_empty() {
        let few: Vec<String> =
            picture.few.iter().map(|&(dimension, term)| format!("{} ({})", title(dimension, term), picture.counts[dimension][term])).collect();
        report::stdout(&format!("\n  {}: {}", texts::word("coverage-few", language), few.join(", ")));
    }
}

/// A table: each line has its labels (a repeated first one is left out) and its counts; none is a point.
fn grid<'a>(heads: &[&str], lines: impl Iterator<Item = (Vec<&'a str>, Vec<usize>)>) {
    let lines: Vec<_> = lines.collect();
    let letters = |text: &str| text.chars().count();
    let labels = lines.first().map_or(0, |(labels, _)| labels.len());
    let widths: Vec<usize> = (0..labels).map(|at| lines.iter().map(|(labels, _)| letters(labels[at])).max().unwrap_or(0)).collect();
    let indent: usize = 4 + widths.iter().map(|width| width + 2).sum::<usize>();
    report::stdout(&format!("{:indent$}{}", "", heads.join("  ")));
    let mut before = "";
    for (labels, counts) in &lines {
        let mut line = "    ".to_owned();
        for (at, (label, width)) in labels.iter().zip(&widths).enumerate() {
            let shown = if at == 0 && labels.len() > 1 && *label == before { "" } else { label };
            line.push_str(&format!("{shown:<width$}  "));
        }
        before = labels.first().copied().unwrap_or_default();
        for (head, count) in heads.iter().zip(counts) {
            let shown = if *count == 0 { "·".to_owned() } else { count.to_string() };
            line.push_str(&format!("{shown:>width$}  ", width = letters(head)));
        }
        report::stdout(line.trim_end());
    }
}

/// How many fillers the table names; `--json` names all.
const MOST_FILLERS: usize = 5;

fn table(catalogue: &Catalogue, words: &Words, trajectory: &Trajectory, language: Language) {
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
