//! `check --format github`: workflow commands that GitHub shows as annotations on the changed lines.

use super::Described;

/// One workflow command for one problem, without the line's end.
#[must_use]
pub fn line(described: &Described) -> String {
    let d = described;
    let mut place = format!("file={},line={},col={}", property(&d.file), d.line, d.column);
    if d.line == d.end_line && d.end_column > d.column {
        place += &format!(",endLine={},endColumn={}", d.end_line, d.end_column);
    }
    let message = if d.help.is_empty() { d.message.clone() } else { format!("{}\n{}", d.message, d.help) };
    format!("::{} {place},title={}::{}", d.severity, property(d.code), data(&message))
}

/// Escapes what ends a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what ends a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
