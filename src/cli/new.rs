//! `staalkaart new`: the beginning of a text, in the right place.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{suggest, texts};
use crate::draft::{self, Drafts};
use crate::failure::{Failure, Operation};
use crate::model::form::Form;
use crate::model::keys::Table;
use crate::model::slug::{is_slug, slugify};
use crate::output::files;
use crate::schema::{self, Kind};
use crate::{entry, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// What: methodiek, traject, begrip, pagina, or a term by the name of its dimension, such as principes
    kind: String,
    /// The title
    title: String,
    #[command(flatten)]
    site: SiteOptions,
    /// Name of the file without .md (default: made of the title)
    #[arg(long, value_name = "NAME")]
    slug: Option<String>,
}

/// Addresses that the site itself has; a page cannot have them.
const TAKEN: &[&str] = &[
    "index",
    "methodieken",
    "trajecten",
    "begrippen",
    "bronnen",
    "media",
    "api",
    "staalkaart",
    "zoek",
    "zoeken",
    "static",
    "traject-maken",
    "vergelijken",
    "poster",
    "beheer",
];

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let input = options.site.input(None)?;
    let (compiled, read) = pipeline::drafts(&input)?;
    let Some((config, drafts)) = read else { return Ok(report::problems(&compiled, &options.site, Format::Human)) };
    let language = options.site.lang.unwrap_or(config.language);

    let mut kinds = schema::kinds(&config.dimensions);
    kinds.retain(|kind| is_slug(&kind.name) && !matches!(kind.table, Table::Config | Table::Synonyms));
    let kind = find(&kinds, &options.kind)?;

    let title = entry::one_line(&options.title);
    let fields = kind.table.fields(&config.dimensions);
    if let Some(Form::Text { min, max }) = fields.iter().find(|field| field.key == "titel").map(|field| &field.form) {
        let length = title.chars().count();
        if !(*min..=*max).contains(&length) {
            return Err(Failure::Request(format!(
                "a title has {min} to {max} characters here; this one has {length}\n  help: give a title of that length"
            )));
        }
    }
    let slug = options.slug.clone().unwrap_or_else(|| slugify(&title));
    if !is_slug(&slug) || slug == "index" {
        return Err(Failure::Request(format!(
            "`{slug}` cannot be the name of a file of the site\n  help: name it with --slug: small letters without accents, digits and single hyphens"
        )));
    }
    let folder = folder(kind, &config.dimensions);
    let path = if folder.is_empty() { slug.clone() } else { format!("{folder}/{slug}") };
    refuse_taken(kind, &path, &slug, &drafts, &config.dimensions)?;

    let terms = schema::terms_of(&config.dimensions, &drafts);
    let short = config.dimensions.iter().zip(&terms).find(|(dimension, terms)| terms.len() < dimension.min);
    if let Some((dimension, terms)) = short.filter(|_| kind.table == Table::Method) {
        let (name, min, have) = (&dimension.name, dimension.min, terms.len());
        return Err(Failure::Request(format!(
            "a method names at least {min} of {name}, and there are {have}\n  help: begin there, with: staalkaart new {name} TITLE"
        )));
    }
    let method = drafts.parsed.iter().find(|draft| draft.kind == draft::Kind::Method && !draft.is_draft()).map(|draft| draft.slug.as_str());
    let today = options.site.today();
    let text = entry::file(kind, &title, &entry::Site { config: &config, terms: &terms, method, language, today });

    let target = input.root.join("content").join(format!("{path}.md"));
    refuse_link(&input.root, folder)?;
    if !files::create(&target, text.as_bytes())? {
        return Err(exists(&path));
    }
    report::stdout(&shown(&target));
    report::stderr(&texts::word("begun", language));
    Ok(Outcome::Fine)
}

fn find<'a>(kinds: &'a [Kind], wanted: &str) -> Result<&'a Kind, Failure> {
    let names = || kinds.iter().map(|kind| kind.name.as_str());
    kinds.iter().find(|kind| kind.name == wanted).ok_or_else(|| {
        let help = suggest::nearest(wanted, names())
            .map_or_else(|| format!("choose from {}", names().collect::<Vec<_>>().join(", ")), |near| format!("did you mean {near}?"));
        Failure::Request(format!("there is no kind {wanted}\n  help: {help}"))
    })
}

/// The folder in `content/` of a kind; a page stands loose.
fn folder<'a>(kind: &'a Kind, dimensions: &'a [crate::config::Dimension]) -> &'a str {
    match kind.table {
        Table::Method => "methodieken",
        Table::Trajectory => "trajecten",
        Table::Concept => "begrippen",
        Table::Term => kind.dimension.and_then(|at| dimensions.get(at)).map_or("", |dimension| dimension.name.as_str()),
        Table::Page | Table::Config | Table::Synonyms => "",
    }
}

/// A name that another text or the site itself has would make links ambiguous.
fn refuse_taken(kind: &Kind, path: &str, slug: &str, drafts: &Drafts, dimensions: &[crate::config::Dimension]) -> Result<(), Failure> {
    let paths = || drafts.parsed.iter().map(|draft| draft.path.as_str()).chain(drafts.broken.iter().map(String::as_str));
    if paths().any(|other| other == path) {
        return Err(exists(path));
    }
    let page = kind.table == Table::Page && (TAKEN.contains(&slug) || dimensions.iter().any(|dimension| dimension.name == slug));
    if page {
        return Err(Failure::Request(format!("the site itself has the address /{slug}/\n  help: choose another name with --slug")));
    }
    match paths().find(|other| other.rsplit('/').next() == Some(slug)) {
        Some(other) => Err(Failure::Request(format!("content/{other}.md has this name already\n  help: choose another name with --slug"))),
        None => Ok(()),
    }
}

fn exists(path: &str) -> Failure {
    Failure::Request(format!("content/{path}.md exists already, and stays as it is\n  help: open that file, or choose another name with --slug"))
}

/// A folder that is a link leads out of the content, where nothing is read.
fn refuse_link(root: &Path, folder: &str) -> Result<(), Failure> {
    let folder = root.join("content").join(folder);
    if std::fs::symlink_metadata(&folder).is_ok_and(|data| data.is_symlink()) && folder != root.join("content").join("") {
        return Err(Failure::io(Operation::Write, folder, std::io::Error::other("it is a link")));
    }
    Ok(())
}

/// A path as somebody in this folder would write it.
fn shown(target: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::new());
    target.strip_prefix(&here).unwrap_or(target).display().to_string()
}
