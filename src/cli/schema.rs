//! `staalkaart schema`: the keys of every kind of text as JSON Schema, with the terms of this site.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value};

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, texts};
use crate::failure::{Failure, Thing};
use crate::model::slug::is_slug;
use crate::output::files;
use crate::{schema, session};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Only this kind: methodiek, traject, begrip, pagina, staalkaart, synoniemen or a dimension (default: one object with all kinds)
    kind: Option<String>,
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Write each schema to DIR/KIND.json, replacing older files
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let (look, read) = session::drafts(&options.site.input(None)?)?;
    // Problems in the texts are for `check` to tell; without a configuration there are no kinds.
    let Some((config, drafts)) = read else { return Ok(report::problems(&look, &options.site, Format::Human)) };
    let language = options.site.lang.unwrap_or(config.language);
    let terms = schema::terms_of(&config.dimensions, &drafts);
    let site = schema::Site { dimensions: &config.dimensions, model: &config.model, terms: &terms, language };
    // A dimension with an impossible name is an error of the configuration; it could become any path.
    let mut kinds = schema::kinds(&config.dimensions, &config.model);
    kinds.retain(|kind| is_slug(&kind.name));
    if let Some(wanted) = &options.kind {
        if !kinds.iter().any(|kind| kind.name == *wanted) {
            return Err(Failure::unknown(Thing::Kind, wanted, kinds.iter().map(|kind| kind.name.as_str())));
        }
        kinds.retain(|kind| kind.name == *wanted);
    }
    let mut made: Map<String, Value> = kinds.iter().map(|kind| (kind.name.clone(), schema::of(kind, &site))).collect();
    if let Some(folder) = &options.out {
        for (name, schema) in &made {
            let name = format!("{name}.json");
            let target = folder.join(&name);
            let said = if files::replace(folder, &name, format!("{schema:#}\n").as_bytes())? { "wrote" } else { "same" };
            report::stderr(&texts::sentence(said, language, &[("path", Arg::from(target.display().to_string()))]));
        }
        return Ok(Outcome::Fine);
    }
    let shown = match &options.kind {
        Some(kind) => made.remove(kind).unwrap_or_default(),
        None => Value::Object(made),
    };
    report::stdout(&format!("{shown:#}"));
    Ok(Outcome::Fine)
}
