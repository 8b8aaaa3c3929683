//! `check --format json`: one JSON object a line, an interface with a version (see README).

use super::Described;

/// One line for one problem, without the line's end.
#[must_use]
pub fn line(described: &Described) -> String {
    serde_json::to_string(described).unwrap_or_default()
}
