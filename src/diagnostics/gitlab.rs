//! `check --format gitlab`: a Code Quality report, which GitLab shows on a merge request. Unlike the other formats it is one document, not a line for
//! each problem.

use std::collections::BTreeMap;

use super::Described;

/// One finding, with GitLab's names.
#[derive(serde::Serialize)]
struct Finding<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(serde::Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(serde::Serialize)]
struct Lines {
    begin: usize,
}

/// The report of all problems, without the last line's end. Without a problem it is an empty list, so that GitLab sees what was solved.
#[must_use]
pub fn report(problems: &[Described]) -> String {
    let mut seen: BTreeMap<[&str; 3], usize> = BTreeMap::new();
    let mut findings = Vec::with_capacity(problems.len());
    for d in problems {
        let known_by = [d.code, &d.file, &d.message];
        let nth = seen.entry(known_by).and_modify(|count| *count += 1).or_default();
        findings.push(Finding {
            description: if d.help.is_empty() { d.message.clone() } else { format!("{} {}", d.message, d.help) },
            check_name: d.code,
            fingerprint: fingerprint(known_by, *nth),
            severity: if d.severity == "error" { "major" } else { "minor" },
            location: Location { path: &d.file, lines: Lines { begin: d.line } },
        });
    }
    serde_json::to_string_pretty(&findings).unwrap_or_default()
}

/// What a problem is known by in the next run. Its line has no part in it, since a line added above is no new problem; of equal problems in a file
/// each has its number, since GitLab shows a fingerprint once.
fn fingerprint(parts: [&str; 3], nth: usize) -> String {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(part.as_bytes()).update(&[0]);
    }
    hash.update(nth.to_string().as_bytes()).finalize().to_hex()[..32].to_owned()
}
