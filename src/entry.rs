//! A new text: front matter in which every key is explained, ready to be filled in.
//!
//! Made from [`crate::model::keys`] and [`crate::model::hints`], so it knows every key. The required ones stand there with a value that passes the
//! check, the others as comments with an example. It is a draft, so that the site stays as it is until the text is ready. Where the file goes is for
//! [`crate::cli`] to say.

use crate::config::Config;
use crate::diagnostics::Language;
use crate::model::Date;
use crate::model::form::{Field, Form};
use crate::model::hints::{self, Hint};
use crate::model::keys::Table;
use crate::schema::{Kind, Term};

/// After how many days the example of `herzien_voor` lies: two years.
const UNTIL_REVIEW: u32 = 731;

/// What a new text needs to know of its site.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The published terms of each dimension.
    pub terms: &'a [Vec<Term>],
    /// A method that exists, for the first phase of a trajectory.
    pub method: Option<&'a str>,
    /// Language of the explanations.
    pub language: Language,
    /// The day that stands in examples.
    pub today: Date,
}

/// The file of a new text of this kind. `title` is one line, as [`one_line`] makes it.
#[must_use]
pub fn file(kind: &Kind, title: &str, site: &Site<'_>) -> String {
    let mut writer = Writer { kind, title, site, text: String::new() };
    writer.text += &format!("---\n# {}\n", hints::sentence("entry-opening", site.language));
    for field in kind.table.fields(&site.config.dimensions) {
        writer.field(&field, &[], false, field.required || field.key == "status");
    }
    let mut text = writer.text + "---\n";
    let body = hints::sentence("entry-text", site.language);
    let headings: &[String] = if kind.table == Table::Method { &site.config.style_rules.headings } else { &[] };
    for heading in headings {
        text += &format!("\n## {heading}\n\n{body}\n");
    }
    if headings.is_empty() {
        text += &format!("\n{body}\n");
    }
    text
}

/// A title as one line: white space becomes one space, control characters go.
#[must_use]
pub fn one_line(title: &str) -> String {
    let printable = |c: &char| c.is_whitespace() || !(c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'));
    title.chars().filter(printable).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Writer<'a> {
    kind: &'a Kind,
    title: &'a str,
    site: &'a Site<'a>,
    text: String,
}

impl Writer<'_> {
    /// A key with its explanation: above it, or behind it where it lies in another. `item`: it begins an item of a list.
    fn field(&mut self, field: &Field, above: &[&str], item: bool, active: bool) {
        let path: Vec<&str> = above.iter().copied().chain([field.key.as_str()]).collect();
        let hint = self.hint(field, &path);
        let mut said = hint.hint.clone();
        let limits = hints::limits(&field.form, self.site.language);
        if !limits.is_empty() {
            said += &format!(" ({limits})");
        }
        let terms = self.terms_of(&field.key);
        if matches!(field.form, Form::Terms { .. }) && !terms.is_empty() {
            let slugs: Vec<&str> = terms.iter().map(|term| term.slug.as_str()).collect();
            said += &format!(" {}", hints::choose(&slugs, self.site.language));
        }
        let behind = if above.is_empty() {
            self.text += &format!("\n# {}: {said}\n", hint.label);
            String::new()
        } else {
            format!("  # {said}")
        };
        // A list's items lie one step deeper than the key of the list.
        let depth = above.len() + usize::from(self.in_list(above));
        let start = if item { format!("{}- ", "  ".repeat(depth - 1)) } else { "  ".repeat(depth) };
        let off = if active { "" } else { "#" };
        let key = &field.key;
        match self.value(field, &path, &hint) {
            Some(Under::Line(value)) => self.text += &format!("{off}{start}{key}: {value}{behind}\n"),
            Some(Under::Pair(pair)) => self.text += &format!("{off}{start}{key}:{behind}\n{off}  {pair}\n"),
            None => {
                self.text += &format!("{off}{start}{key}:{behind}\n");
                let (fields, listed) = match &field.form {
                    Form::Record(fields) => (fields.as_slice(), false),
                    Form::List { of, .. } => (if let Form::Record(fields) = &**of { fields.as_slice() } else { &[] }, true),
                    _ => (&[] as &[Field], false),
                };
                for (at, below) in fields.iter().enumerate() {
                    self.field(below, &path, listed && at == 0, active && below.required);
                }
            }
        }
    }

    /// Whether one of these keys holds a list of maps.
    fn in_list(&self, path: &[&str]) -> bool {
        let mut fields = self.kind.table.fields(&self.site.config.dimensions);
        for key in path {
            match fields.into_iter().find(|field| field.key == *key).map(|field| field.form) {
                Some(Form::List { .. }) => return true,
                Some(Form::Record(below)) => fields = below,
                _ => return false,
            }
        }
        false
    }

    fn hint(&self, field: &Field, path: &[&str]) -> Hint {
        let dimension = self.site.config.dimensions.iter().find(|d| d.name == field.key && matches!(field.form, Form::Terms { .. }));
        match dimension {
            Some(dimension) => hints::of_dimension(dimension, self.site.language),
            None => hints::of(self.kind.table, path, None, self.site.language).unwrap_or_default(),
        }
    }

    /// What stands under a key; `None` where other keys do.
    fn value(&self, field: &Field, path: &[&str], hint: &Hint) -> Option<Under> {
        let known = match path {
            ["titel"] => Some(quoted(self.title)),
            ["status"] => Some("concept".to_owned()),
            ["volgorde"] => self.kind.dimension.and_then(|at| self.site.terms.get(at)).map(|terms| (terms.len() + 1).min(9999).to_string()),
            ["fasen", "methodieken"] => self.site.method.map(|slug| format!("[{}]", quoted(slug))),
            ["herzien_voor"] => Some(self.site.today.plus_days(UNTIL_REVIEW).to_string()),
            _ => None,
        };
        if let Some(value) = known {
            return Some(Under::Line(value));
        }
        let example = || hint.example.clone().unwrap_or_default();
        Some(match &field.form {
            Form::Record(_) => return None,
            Form::List { of, .. } if matches!(**of, Form::Record(_)) => return None,
            Form::Terms { min, .. } => self.terms(&field.key, *min),
            Form::MapOf(_) => Under::Pair(example()),
            Form::Text { .. } | Form::List { .. } => Under::Line(example()),
            Form::Colour => Under::Line(hint.example.clone().unwrap_or_else(|| "\"#813c03\"".to_owned())),
            Form::Integer { min, .. } => Under::Line(hint.example.clone().unwrap_or_else(|| min.to_string())),
            Form::Flag => Under::Line("true".to_owned()),
            Form::Date { .. } => Under::Line(self.site.today.to_string()),
            Form::Choice(words) => Under::Line(hint.example.clone().unwrap_or_else(|| words.first().copied().unwrap_or_default().to_owned())),
        })
    }

    fn terms_of(&self, dimension: &str) -> &[Term] {
        let at = self.site.config.dimensions.iter().position(|d| d.name == dimension);
        at.and_then(|at| self.site.terms.get(at)).map_or(&[], Vec::as_slice)
    }

    /// As many terms as a method has to name.
    fn terms(&self, dimension: &str, min: usize) -> Under {
        let names: Vec<String> = self.terms_of(dimension).iter().take(min.max(1)).map(|term| quoted(&term.slug)).collect();
        Under::Line(format!("[{}]", names.join(", ")))
    }
}

/// What stands under a key.
enum Under {
    /// A value on the same line.
    Line(String),
    /// A pair on the next.
    Pair(String),
}

/// `text` as a value in YAML: as it is where nobody could take it for anything else, else between quotation marks. JSON's are YAML's too.
fn quoted(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
        && !matches!(text.to_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{one_line, quoted};

    proptest! {
        #[test]
        fn any_title_is_read_back_as_it_was(title in "(\\PC|[:#'\"\\\\\\n\\t{}&*!-]|null|---){0,60}") {
            let title = one_line(&title);
            prop_assume!(!title.is_empty());
            let read: serde_yaml::Value = serde_yaml::from_str(&format!("titel: {}\n", quoted(&title))).expect("YAML");
            prop_assert_eq!(read["titel"].as_str(), Some(title.as_str()));
        }
    }
}
