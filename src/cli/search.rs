//! `staalkaart search QUERY`: the same answers as on the site, in the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead as _;
use std::path::PathBuf;

use clap::Args;
use staalkaart_search::answer::{Answer, Filter, Hit, Read, Request, WordRead};
use staalkaart_search::engine::{Session, Unanswered};
use staalkaart_search::{KIND_FACET, Kind};

use super::report::{self, Format};
use super::{Outcome, SiteOptions};
use crate::diagnostics::{Arg, Language, texts};
use crate::failure::{Failure, Operation, Thing};
use crate::{search, session};

/// How many hits are shown, if nobody says otherwise.
const LIMIT: u32 = 10;

/// A query that finds fewer methods than this finds little.
const FEW: u32 = 3;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The query: words, "phrases", -without (write `--` before a query that begins with a hyphen)
    #[arg(required_unless_present_any = ["queries", "gaps"], num_args = 1..)]
    query: Vec<String>,
    #[command(flatten)]
    pub(super) site: SiteOptions,
    /// Only results with this term, such as niveaus=collectief. Terms of one dimension are alternatives; terms of several dimensions must all match
    #[arg(long, value_name = "DIMENSION=TERM", value_parser = parse_facet)]
    facet: Vec<(String, String)>,
    /// Maximum number of hits to show
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: u32,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Show how each word was interpreted, and why each hit was found
    #[arg(long)]
    explain: bool,
    /// Answer every line of a file (`-` for standard input) with one JSON document per line. A line that begins with `{` is a request in JSON:
    /// `{"q": "werk", "facets": {"niveaus": ["collectief"]}, "offset": 10, "limit": 10, "typing": false}`
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// List the queries of a file (`-` for standard input; one per line) that find fewer than three methods: the number of methods, the number of all
    /// pages, and the query, separated by tabs
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "queries", "json", "explain"])]
    gaps: Option<PathBuf>,
    /// Search the built site in this folder instead of the current content
    #[arg(long, value_name = "DIR")]
    built: Option<PathBuf>,
}

fn parse_facet(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(name, term)| !name.is_empty() && !term.is_empty());
    pair.map(|(name, term)| (name.to_owned(), term.to_owned())).ok_or_else(|| "a facet is written as niveaus=collectief".to_owned())
}

pub(super) fn run(options: &Options) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Fine;
    let mut language = options.site.lang;
    let bundle = if let Some(folder) = &options.built {
        search::read(folder)?
    } else {
        let input = options.site.input(None)?;
        let progress = options.site.progress(&input);
        let (look, bundle) = session::index(&input, &|step| progress.step(step))?;
        drop(progress);
        language = Some(options.site.language(&look));
        if let Some(bundle) = bundle {
            bundle
        } else {
            outcome = report::problems(&look, &options.site, Format::Human);
            report::stderr(&texts::word("search-errors", language.unwrap_or(Language::Nl)));
            return Ok(outcome);
        }
    };
    let language = language.unwrap_or(Language::Nl);
    let mut session = Session::open_bundle(&bundle).map_err(Failure::Search)?;
    let mut facets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, term) in &options.facet {
        facets.entry(name.clone()).or_default().push(term.clone());
    }
    let typed = |q: String| Request { q, facets: facets.clone(), offset: 0, limit: options.limit, typing: false };
    let mut ask = |request: &Request| {
        session.ask(request).map_err(|unanswered| match unanswered {
            Unanswered::Failed(error) => Failure::Search(error),
            Unanswered::Missing(_) => Failure::Search(staalkaart_search::Error::Corrupt("blocks are missing")),
        })
    };
    if let Some(file) = &options.queries {
        for (number, line) in (1..).zip(lines(file)?) {
            let answer = if line.starts_with('{') {
                ask(&request(&line, number)?)?
            } else {
                let answer = ask(&typed(line))?;
                known_facets(&answer)?;
                answer
            };
            report::stdout(&whole(serde_json::to_string(&answer)));
        }
        return Ok(outcome);
    }
    if let Some(file) = &options.gaps {
        let mut seen = BTreeSet::new();
        for line in lines(file)? {
            let query = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if query.is_empty() || !seen.insert(query.clone()) {
                continue;
            }
            let answer = ask(&Request { limit: 1, ..typed(query.clone()) })?;
            known_facets(&answer)?;
            let methods = answer.facets.get(KIND_FACET).and_then(|kinds| kinds.get(Kind::Method.name())).copied().unwrap_or(0);
            if methods < FEW {
                report::stdout(&format!("{methods}\t{}\t{query}", answer.total));
            }
        }
        return Ok(outcome);
    }
    let answer = ask(&typed(options.query.join(" ")))?;
    known_facets(&answer)?;
    if options.json {
        report::stdout(&whole(serde_json::to_string_pretty(&answer)));
    } else {
        people(&answer, options.explain, language);
    }
    Ok(outcome)
}

#[allow(clippy::disallowed_methods, reason = "a file of queries, named on the command line")]
fn lines(file: &std::path::Path) -> Result<Vec<String>, Failure> {
    let failed = |source| Failure::io(Operation::Read, file, source);
    if file == std::path::Path::new("-") {
        return std::io::stdin().lock().lines().collect::<Result<_, _>>().map_err(failed);
    }
    Ok(std::fs::read_to_string(file).map_err(failed)?.lines().map(str::to_owned).collect())
}

/// A line of the file of queries that is a request. Who asks without a number of hits gets as many as by default.
fn request(line: &str, number: usize) -> Result<Request, Failure> {
    let mut request: Request = serde_json::from_str(line).map_err(|error| Failure::Query { line: number, reason: error.to_string() })?;
    if request.limit == 0 {
        request.limit = LIMIT;
    }
    Ok(request)
}

/// JSON that [`report::stdout`] leaves as it is: it drops the one control character that JSON may hold unescaped.
fn whole(json: serde_json::Result<String>) -> String {
    json.unwrap_or_default().replace('\u{7f}', "\\u007f")
}

/// A facet that does not exist is a mistake in the command, not an empty answer.
fn known_facets(answer: &Answer) -> Result<(), Failure> {
    if answer.unknown.is_empty() {
        return Ok(());
    }
    let known: Vec<String> = answer.facets.iter().flat_map(|(name, terms)| terms.keys().map(move |term| format!("{name}={term}"))).collect();
    let unknown = |wanted: &String| Failure::unknown(Thing::Facet, wanted, known.iter().map(String::as_str));
    Err(Failure::Several(answer.unknown.iter().map(unknown).collect()))
}

const BOLD: &str = "\u{1b}[1m";
const MARK: &str = "\u{1b}[1;33m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// HTML with marks as text for a terminal. Where there are no colours, [`report::stdout`] takes these away.
fn terminal(html: &str) -> String {
    let text = html.replace("<mark>", MARK).replace("</mark>", PLAIN);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn people(answer: &Answer, explain: bool, language: Language) {
    let say = |id: &str, args: &[(&'static str, Arg)]| texts::sentence(id, language, args);
    if let Some(corrected) = &answer.corrected {
        report::stdout(&say("search-corrected", &[("query", Arg::from(corrected.as_str()))]));
    }
    for word in &answer.nowhere {
        report::stdout(&say("search-nowhere", &[("word", Arg::from(word.as_str()))]));
    }
    for suggestion in &answer.suggestions {
        report::stdout(&say("search-suggestion", &[("query", Arg::from(suggestion.as_str()))]));
    }
    if answer.ignored > 0 {
        report::stdout(&texts::word("search-ignored", language));
    }
    if answer.loosened {
        report::stdout(&texts::word("search-loosened", language));
    }
    report::stdout(&say("search-total", &[("count", Arg::from(answer.total))]));
    if explain {
        answer.words.iter().for_each(|word| report::stdout(&format!("{DIM}  {}{PLAIN}", word_read(word, language))));
    }
    answer.hits.iter().enumerate().for_each(|(number, hit)| show(number + 1, hit, explain, language));
    for Filter { dimension, term, .. } in &answer.filters {
        report::stdout(&format!("\n{}", say("search-filter", &[("facet", Arg::from(format!("--facet {dimension}={term}")))])));
    }
}

fn show(number: usize, hit: &Hit, explain: bool, language: Language) {
    let kind = hit.dimension.as_deref().unwrap_or(hit.kind.name());
    report::stdout(&format!("\n{number:>2}. {BOLD}{}{PLAIN}  {DIM}{kind} · {}{PLAIN}", terminal(&hit.titel_marked), hit.url));
    if let Some(passage) = &hit.passage {
        report::stdout(&format!("    {}", terminal(passage)));
    } else if !hit.samenvatting.is_empty() {
        report::stdout(&format!("    {}", hit.samenvatting));
    }
    if explain {
        if let Some(title) = &hit.beside {
            report::stdout(&format!("    {DIM}{}{PLAIN}", texts::sentence("search-beside", language, &[("title", Arg::from(title.as_str()))])));
        }
        for why in &hit.why {
            let how = texts::word(&format!("search-how-{}", word_of(&why.how)), language);
            let place = texts::word(&format!("search-place-{}", word_of(&why.field).replace('_', "-")), language);
            report::stdout(&format!("    {DIM}{} → {} ({how}; {place}){PLAIN}", why.word, why.form));
        }
    }
}

/// The name that a value has in JSON.
fn word_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn word_read(word: &WordRead, language: Language) -> String {
    let read = texts::word(&format!("search-how-{}", word_of(&word.read)), language);
    let mut line = format!("{}: {read}", word.word);
    if !matches!(word.read, Read::Stop) && !word.stem.is_empty() {
        line += &format!(" · {} {}", texts::word("search-stem", language), word.stem);
    }
    if !word.parts.is_empty() {
        line += &format!(" · {} {}", texts::word("search-parts", language), word.parts.join(" + "));
    }
    if let Some(corrected) = &word.corrected {
        line += &format!(" → {corrected}");
    }
    line
}
