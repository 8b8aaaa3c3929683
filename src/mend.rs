//! Changes that mend what a check found, for `check --fix`.
//!
//! A problem may carry changes to its file ([`crate::diagnostics::Mend`]). Here they are made in memory and *tried*: the changed text is read
//! again, and a change stays only if the problem is gone and no other came. So nothing is touched that is not understood, and a second run finds
//! nothing to do. All other bytes stay as they are. Not here: writing files ([`crate::cli`]).

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Mend};
use crate::draft::{self, Parser};
use crate::leftovers;
use crate::source::{FileId, SourceFile, SourceMap};

/// A file that can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its path in the site.
    pub path: String,
    /// How many problems go.
    pub count: usize,
    /// The text as it was read.
    pub before: String,
    /// The text without them.
    pub after: String,
}

/// Changes are tried one by one at most so often in a file.
const MOST_TRIES: usize = 500;

/// The content files among `sources` that can be mended, by path.
#[must_use]
pub fn mend(sources: &SourceMap, config: &Config, found: &[Diagnostic]) -> Vec<Mended> {
    let files: BTreeSet<FileId> = found.iter().filter(|diagnostic| !diagnostic.mends.is_empty()).map(|diagnostic| diagnostic.span.file).collect();
    let parser = Parser::new(config);
    let mut all: Vec<Mended> = files.into_iter().filter_map(|id| file(sources, &parser, id)).collect();
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

fn file(sources: &SourceMap, parser: &Parser<'_>, id: FileId) -> Option<Mended> {
    let source = sources.file(id);
    let content = draft::content_path(&source.path)?;
    let look = |text: &str| {
        let file = SourceFile::new(source.path.clone(), text.to_owned(), true);
        let mut found = Diagnostics::new();
        if let Some(draft) = parser.parse(id, &file, content, &mut found) {
            leftovers::check(&draft, &file, &mut found);
        }
        found.into_vec()
    };
    let (after, count) = text(&source.text, look);
    (count > 0).then(|| Mended { path: source.path.clone(), count, before: source.text.clone(), after })
}

/// A text with all that can be mended, and how many problems that took away; `look` finds the problems of a text.
fn text(before: &str, look: impl Fn(&str) -> Vec<Diagnostic>) -> (String, usize) {
    let mut now = before.to_owned();
    let mut found = look(&now);
    let first = found.len();
    // All of them at once, as a rule; one by one where that does not go well.
    let whole: Vec<&Mend> = found.iter().flat_map(|diagnostic| &diagnostic.mends).collect();
    if let Some(changed) = applied(&now, &whole) {
        let then = look(&changed);
        if is_better(&found, &then) {
            (now, found) = (changed, then);
        }
    }
    let mut refused = 0;
    for _ in 0..MOST_TRIES {
        let Some(diagnostic) = found.iter().filter(|diagnostic| !diagnostic.mends.is_empty()).nth(refused) else { break };
        let mends: Vec<&Mend> = diagnostic.mends.iter().collect();
        match applied(&now, &mends).map(|changed| (look(&changed), changed)) {
            Some((then, changed)) if is_better(&found, &then) => {
                (now, found) = (changed, then);
                // What was refused before may go well now.
                refused = 0;
            }
            _ => refused += 1,
        }
    }
    let count = if now == before { 0 } else { first.saturating_sub(found.len()).max(1) };
    (now, count)
}

/// Whether fewer problems are left, and none of a kind that was not there. Data that could not be read at all hid the problems behind it.
fn is_better(before: &[Diagnostic], after: &[Diagnostic]) -> bool {
    let count = |found: &[Diagnostic]| {
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for diagnostic in found {
            *counts.entry(diagnostic.code).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(before), count(after));
    let of = |counts: &BTreeMap<Code, usize>, code: Code| counts.get(&code).copied().unwrap_or_default();
    if of(&after, Code::YamlSpace) < of(&before, Code::YamlSpace) {
        return true;
    }
    let total = |counts: &BTreeMap<Code, usize>| counts.values().sum::<usize>();
    total(&after) < total(&before) && after.iter().all(|(code, count)| *count <= of(&before, *code))
}

/// The text with these changes; `None` where there are none, or two touch the same bytes.
fn applied(text: &str, mends: &[&Mend]) -> Option<String> {
    let mut mends = mends.to_vec();
    mends.sort();
    mends.dedup();
    let mut out = String::with_capacity(text.len() + 16 * mends.len());
    let mut at = 0;
    for mend in &mends {
        if mend.start < at || mend.end < mend.start {
            return None;
        }
        out.push_str(text.get(at..mend.start)?);
        out.push_str(&mend.text);
        at = mend.end;
    }
    out.push_str(text.get(at..)?);
    (!mends.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::{self, Overrides};

    /// A content file as editors write it: what is meant, and what went wrong.
    fn body() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("**"),
            Just("**vet **"),
            Just("**Let op:**"),
            Just("##Kop\n"),
            Just("\n## Kop\n"),
            Just("\n##\u{a0}Kop\n"),
            Just("\n-\u{a0}een\n"),
            Just("\n1.\u{a0}een\n"),
            Just("\n1. een\n  - twee\n2. drie\n"),
            Just("\n• een\n• twee\n"),
            Just("\n## Me\u{ad}thodiek\n"),
            Just("Een zin.\n---\n"),
            Just("![film](https://youtu.be/x)"),
            Just("`a|b`"),
            Just("\n\n| a | b |\n|---|---|\n| `x|y` | z |\n"),
            Just("```\n**\n```\n"),
            Just("%%"),
            Just("^[noot]"),
            Just("[[a|b]]"),
            Just("> [!info]- Titel\n> x\n"),
            Just("\\"),
            Just(" "),
            Just("\n\n"),
            Just("\r\n"),
            Just("woord"),
            Just("é"),
            Just("#tag"),
            Just("    "),
            Just("> "),
            Just("- "),
        ];
        proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_fix_takes_its_problem_away_adds_none_and_is_done_once(body in body()) {
            let yaml = "titel: Voorbeeld\ndimensies:\n  d: {enkelvoud: x, meervoud: y}\n".to_owned();
            let site = |text: &str| SourceMap::from_texts([
                ("content/a.md".to_owned(), text.to_owned()),
                ("staalkaart.yaml".to_owned(), yaml.clone()),
            ]);
            let problems = |sources: &SourceMap| {
                let config = config::read(sources, &Overrides::default(), &mut Diagnostics::new()).expect("a configuration");
                let id = sources.find("content/a.md").expect("a file");
                let mut found = Diagnostics::new();
                if let Some(draft) = Parser::new(&config).parse(id, sources.file(id), "a", &mut found) {
                    leftovers::check(&draft, sources.file(id), &mut found);
                }
                (found.into_vec(), config)
            };
            let text = format!("---\ntitel: Proef\n---\n\n{body}\n");
            let sources = site(&text);
            let (before, config) = problems(&sources);
            for diagnostic in &before {
                prop_assert!(text.is_char_boundary(diagnostic.span.start) && text.is_char_boundary(diagnostic.span.end));
            }
            let Some(mended) = mend(&sources, &config, &before).pop() else { return Ok(()) };
            let again = site(&mended.after);
            let (after, config) = problems(&again);
            prop_assert!(after.len() < before.len(), "{:?}\n{:?}\n{:?}", mended.after, before, after);
            for code in after.iter().map(|d| d.code) {
                let count = |found: &[Diagnostic]| found.iter().filter(|d| d.code == code).count();
                prop_assert!(count(&after) <= count(&before), "{:?}: {:?}", code, mended.after);
            }
            prop_assert_eq!(mend(&again, &config, &after), vec![]);
            prop_assert_eq!(mended.before, text);
        }
    }
}
