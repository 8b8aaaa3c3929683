//! `staalkaart new`: the beginning of a text, in the right place.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::config::{Config, RESERVED};
use crate::diagnostics::texts;
use crate::draft::{self, Drafts};
use crate::failure::{Failure, Thing};
use crate::model::form::{Form, Role};
use crate::model::keys::Table;
use crate::model::slug::{anchor, is_slug, slugify};
use crate::output::files;
use crate::schema::{self, Kind};
use crate::{entry, session};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The kind of text: methodiek, traject, begrip, pagina, or the dimension of a term, such as principes
    kind: String,
    /// The title
    title: String,
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// File name without .md (default: made from the title)
    #[arg(long, value_name = "NAME")]
    slug: Option<String>,
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let input = options.site.input(None)?;
    let (look, read) = session::drafts(&input)?;
    let Some((config, drafts)) = read else { return Ok(report::problems(&look, &options.site, Format::Human)) };
    let language = options.site.lang.unwrap_or(config.language);

    let mut kinds = schema::kinds(&config.dimensions, &config.model);
    kinds.retain(|kind| is_slug(&kind.name) && !matches!(kind.table, Table::Config | Table::Synonyms));
    let kind = find(&kinds, &options.kind, &config)?;

    let title = entry::one_line(&options.title);
    let fields = config.model.fields(kind.table);
    if let Some(Form::Text { min, max }) = fields.iter().find(|field| field.role == Some(Role::Title)).map(|field| &field.form) {
        let length = title.chars().count();
        if !(*min..=*max).contains(&length) {
            return Err(Failure::TitleLength { min: *min, max: *max, length });
        }
    }
    let slug = options.slug.clone().unwrap_or_else(|| file_name(&title, kind, &drafts));
    if !is_slug(&slug) || slug == "index" {
        return Err(Failure::FileName(slug));
    }
    let folder = folder(kind, &config);
    let path = if folder.is_empty() { slug.clone() } else { format!("{folder}/{slug}") };
    refuse_taken(kind, &path, &slug, &drafts, &config.dimensions)?;

    let terms = schema::terms_of(&config.dimensions, &drafts);
    let short = config.dimensions.iter().zip(&terms).find(|(dimension, terms)| terms.len() < dimension.min);
    if let Some((dimension, terms)) = short.filter(|_| kind.table == Table::Method) {
        return Err(Failure::FewTerms { dimension: dimension.name.clone(), min: dimension.min, have: terms.len() });
    }
    let methods = || drafts.parsed.iter().filter(|draft| draft.kind == draft::Kind::Method);
    // One that is not published yet will do: so is what is begun here.
    let method = methods().find(|draft| !draft.is_draft()).or_else(|| methods().next()).map(|draft| draft.slug.as_str());
    if kind.table == Table::Trajectory && method.is_none() {
        return Err(Failure::NoMethod);
    }
    let today = options.site.today();
    let text = entry::file(kind, &title, &entry::Site { config: &config, terms: &terms, method, language, today });

    let target = format!("content/{path}.md");
    if !files::create(&input.root, &target, text.as_bytes())? {
        return Err(Failure::Exists(path));
    }
    report::stdout(&shown(&input.root.join(target)));
    report::stderr(&texts::word("begun", language));
    Ok(Outcome::Fine)
}

/// The kind of this name, or that the site calls so.
fn find<'a>(kinds: &'a [Kind], wanted: &str, config: &Config) -> Result<&'a Kind, Failure> {
    let names = kinds.iter().map(|kind| kind.name.as_str());
    let words = |kind: &Kind| config.model.kind(kind.table).and_then(|kind| kind.words.as_ref());
    let is_called = |kind: &Kind| words(kind).is_some_and(|words| words.iter().any(|words| slugify(&words.singular) == slugify(wanted)));
    let found = kinds.iter().find(|kind| kind.name == wanted).or_else(|| kinds.iter().find(|kind| is_called(kind)));
    found.ok_or_else(|| Failure::unknown(Thing::Kind, wanted, names))
}

/// The name of the file of a text with this title. Letters of other scripts are written in Latin ones; where that cannot be done, the name is a number.
fn file_name(title: &str, kind: &Kind, drafts: &Drafts) -> String {
    let latin = slugify(title);
    if anchor(title) == latin {
        return latin;
    }
    let name = slugify(&deunicode::deunicode(title));
    if !name.is_empty() {
        return name;
    }
    let is_taken = |name: &String| drafts.parsed.iter().any(|draft| draft.slug == *name) || drafts.broken.iter().any(|path| path.ends_with(name));
    (1..=u32::MAX).map(|number| format!("{}-{number}", kind.name)).find(|name| !is_taken(name)).unwrap_or_default()
}

/// The folder in `content/` of a kind; a page stands loose.
fn folder<'a>(kind: &Kind, config: &'a Config) -> &'a str {
    match kind.dimension.and_then(|at| config.dimensions.get(at)) {
        Some(dimension) => &dimension.name,
        None => config.model.folder(kind.table),
    }
}

/// A name that another text or the site itself has would make links ambiguous.
fn refuse_taken(kind: &Kind, path: &str, slug: &str, drafts: &Drafts, dimensions: &[crate::config::Dimension]) -> Result<(), Failure> {
    let paths = || drafts.parsed.iter().map(|draft| draft.path.as_str()).chain(drafts.broken.iter().map(String::as_str));
    if paths().any(|other| other == path) {
        return Err(Failure::Exists(path.to_owned()));
    }
    // `over` is no name for a dimension, since pages are made below it; the page itself is the editors' own.
    let own = slug == "index" || (slug != "over" && RESERVED.contains(&slug));
    let page = kind.table == Table::Page && (own || dimensions.iter().any(|dimension| dimension.name == slug));
    if page {
        return Err(Failure::AddressTaken(slug.to_owned()));
    }
    match paths().find(|other| other.rsplit('/').next() == Some(slug)) {
        Some(other) => Err(Failure::NameTaken(other.to_owned())),
        None => Ok(()),
    }
}

/// A path as somebody in this folder would write it.
fn shown(target: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::new());
    target.strip_prefix(&here).unwrap_or(target).display().to_string()
}
