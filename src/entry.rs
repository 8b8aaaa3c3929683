//! A new text: front matter in which every key is explained, ready to be filled in.
//!
//! Made from [`crate::model::keys`] and [`crate::model::hints`], so it knows every key. The required ones stand there with a value that passes the
//! check, the others as comments with an example. It is a draft, so that the site stays as it is until the text is ready. Where the file goes is for
//! [`crate::cli`] to say.

use crate::config::Config;
use crate::diagnostics::Language;
use crate::model::Date;
use crate::model::form::{Field, Form, Role};
use crate::model::hints::{self, Hint};
use crate::model::keys::{self, Table};
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
    for field in site.config.model.fields(kind.table) {
        writer.field(field, 0, Item { in_list: false, first: false }, field.required || field.role == Some(Role::State));
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
    /// A key with its explanation: above it, or behind it where it lies in others, `depth` of them.
    fn field(&mut self, field: &Field, depth: usize, item: Item, active: bool) {
        let hint = field.hint(self.site.language);
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
        let said = said.trim();
        let behind = if depth == 0 {
            let colon = if said.is_empty() { "" } else { ": " };
            self.text += &format!("\n# {}{colon}{said}\n", hint.label);
            String::new()
        } else if said.is_empty() {
            String::new()
        } else {
            format!("  # {said}")
        };
        // A list's items lie one step deeper than the key of the list.
        let steps = depth + usize::from(item.in_list);
        let start = if item.first { format!("{}- ", "  ".repeat(steps - 1)) } else { "  ".repeat(steps) };
        let off = if active { "" } else { "#" };
        let key = &field.key;
        match self.value(field, hint) {
            Some(Under::Line(value)) => self.text += &format!("{off}{start}{key}: {value}{behind}\n"),
            Some(Under::Pair(pair)) => self.text += &format!("{off}{start}{key}:{behind}\n{off}  {pair}\n"),
            None => {
                self.text += &format!("{off}{start}{key}:{behind}\n");
                let (form, listed) = match &field.form {
                    Form::List { of, .. } => (&**of, true),
                    form => (form, false),
                };
                for (at, below) in form.fields().unwrap_or_default().iter().enumerate() {
                    let item = Item { in_list: item.in_list || listed, first: listed && at == 0 };
                    self.field(below, depth + 1, item, active && below.required);
                }
            }
        }
    }

    /// What stands under a key; `None` where other keys do.
    fn value(&self, field: &Field, hint: &Hint) -> Option<Under> {
        let known = match field.role {
            Some(Role::Title) => Some(quoted(self.title)),
            Some(Role::State) => match &field.form {
                Form::Choice(words) => words.iter().find(|choice| choice.name == "concept").map(|choice| choice.word.clone()),
                _ => None,
            },
            Some(Role::Order) => self.kind.dimension.and_then(|at| self.site.terms.get(at)).map(|terms| (terms.len() + 1).min(9999).to_string()),
            Some(Role::Review) => Some(self.site.today.plus_days(UNTIL_REVIEW).to_string()),
            // A text that has to name a method names one that there is.
            _ if field.required && keys::names(&field.form, Table::Method) => self.site.method.map(|slug| format!("[{}]", quoted(slug))),
            _ => None,
        };
        if let Some(value) = known {
            return Some(Under::Line(value));
        }
        let written = || hint.example.clone();
        let example = || written().unwrap_or_else(|| if field.required { sample(&field.form) } else { String::new() });
        Some(match &field.form {
            Form::Record(_) | Form::Image(_) | Form::Switch(_) | Form::Either(..) => return None,
            Form::List { of, .. } if of.fields().is_some() => return None,
            Form::Terms { min, .. } => self.terms(&field.key, *min),
            Form::MapOf(_) => Under::Pair(example()),
            Form::Text { .. } | Form::List { .. } if field.show.is_none() => Under::Line(example()),
            Form::Text { .. } | Form::List { .. } | Form::Markdown { .. } | Form::Link | Form::Ref(_) => {
                Under::Line(written().unwrap_or_else(|| sample(&field.form)))
            }
            Form::Language => Under::Line(written().unwrap_or_else(|| "nl".to_owned())),
            Form::Colour => Under::Line(written().unwrap_or_else(|| "\"#813c03\"".to_owned())),
            Form::Integer { min, .. } => Under::Line(written().unwrap_or_else(|| min.to_string())),
            Form::Number { min, max } => Under::Line(written().unwrap_or_else(|| 1.0_f64.clamp(*min, *max).to_string())),
            Form::Flag => Under::Line("true".to_owned()),
            Form::Date { .. } => Under::Line(self.site.today.to_string()),
            Form::Choice(_) => Under::Line(written().unwrap_or_else(|| sample(&field.form))),
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

/// Where a key stands among the items of a list.
#[derive(Clone, Copy)]
struct Item {
    /// Whether it lies in an item.
    in_list: bool,
    /// Whether it begins one.
    first: bool,
}

/// A value of this form, where nobody gave an example.
fn sample(form: &Form) -> String {
    match form {
        Form::Text { min, .. } => quoted(&"x".repeat((*min).max(1))),
        Form::Choice(words) => words.first().map(|choice| quoted(&choice.word)).unwrap_or_default(),
        Form::Number { min, max } => 1.0_f64.clamp(*min, *max).to_string(),
        Form::Integer { min, .. } => min.to_string(),
        Form::Flag => "true".to_owned(),
        Form::Date { .. } => "2026".to_owned(),
        Form::Link => "https://example.org/".to_owned(),
        Form::List { of, min, .. } => match &**of {
            Form::Choice(words) => {
                format!("[{}]", words.iter().take((*min).max(1)).map(|choice| quoted(&choice.word)).collect::<Vec<_>>().join(", "))
            }
            of => format!("[{}]", sample(of)),
        },
        Form::Record(fields) | Form::Image(fields) | Form::Switch(fields) => {
            let pairs = fields.iter().map(|field| format!("{}: {}", field.key, sample(&field.form)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        _ => quoted("x"),
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
