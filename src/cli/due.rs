//! `staalkaart check --due`: which texts are to be read again, and when. A report: that a day has passed is no failure.

use serde::Serialize;

use super::report::{self, Format};
use crate::catalogue::review::{Due, Review, review};
use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostics::{Arg, Language, texts};
use crate::model::Date;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    /// The day that counts as today.
    pub(super) today: Date,
    /// How many days ahead count as soon.
    pub(super) within: u32,
}

/// The report as JSON.
#[derive(Serialize)]
struct Document<'a> {
    versie: u8,
    datum: String,
    binnen: u32,
    verlopen: Vec<TextDocument<'a>>,
    binnenkort: Vec<TextDocument<'a>>,
    later: usize,
    zonder: usize,
}

#[derive(Serialize)]
struct TextDocument<'a> {
    bestand: String,
    titel: &'a str,
    url: String,
    herzien_voor: String,
    /// The day of the last change; none where the text never changed since it was published, or nobody knows.
    bijgewerkt: Option<String>,
    auteurs: &'a [String],
}

/// Prints the report on stdout.
pub(super) fn print(catalogue: &Catalogue, question: Question, format: Format, language: Language) {
    let review = review(catalogue);
    let due = review.due(question.today, question.within);
    if format == Format::Json {
        report::stdout(&document(catalogue, question, &review, due));
        return;
    }
    let count = |texts: usize| [("count", Arg::from(texts))];
    let within = [("days", Arg::from(i64::from(question.within)))];
    for (title, found) in [(texts::word("due-overdue", language), due.overdue), (texts::sentence("due-soon", language, &within), due.soon)] {
        if !found.is_empty() {
            report::stdout(&title);
            table(catalogue, found, language);
            report::stdout("");
        }
    }
    if due.overdue.is_empty() && due.soon.is_empty() {
        report::stdout(&texts::sentence("due-nothing", language, &within));
    }
    for (id, texts) in [("due-later", due.later.len()), ("due-unplanned", review.unplanned.len())] {
        if texts > 0 {
            report::stdout(&texts::sentence(id, language, &count(texts)));
        }
    }
}

/// A line for each text: its day, its file, its title, who wrote it and when it last changed.
fn table(catalogue: &Catalogue, found: &[(Date, EntryId)], language: Language) {
    let lines: Vec<[String; 4]> = found
        .iter()
        .filter_map(|(day, entry)| {
            let text = catalogue.text(*entry)?;
            let updated = text.changed.map(|date| texts::sentence("due-updated", language, &[("date", Arg::from(date.to_string()))]));
            let rest: Vec<String> = text.common.auteurs.iter().cloned().chain(updated).collect();
            Some([day.to_string(), file(&text.path), text.title.clone(), rest.join(", ")])
        })
        .collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let (path, title) = (width(1), width(2));
    for line in &lines {
        report::stdout(format!("  {}  {:<path$}  {:<title$}  {}", line[0], line[1], line[2], line[3]).trim_end());
    }
}

fn document(catalogue: &Catalogue, question: Question, review: &Review, due: Due<'_>) -> String {
    let list = |found: &[(Date, EntryId)]| {
        found
            .iter()
            .filter_map(|(day, entry)| {
                let text = catalogue.text(*entry)?;
                Some(TextDocument {
                    bestand: file(&text.path),
                    titel: &text.title,
                    url: catalogue.address(*entry),
                    herzien_voor: day.to_string(),
                    bijgewerkt: text.changed.map(|date| date.to_string()),
                    auteurs: &text.common.auteurs,
                })
            })
            .collect()
    };
    let document = Document {
        versie: 1,
        datum: question.today.to_string(),
        binnen: question.within,
        verlopen: list(due.overdue),
        binnenkort: list(due.soon),
        later: due.later.len(),
        zonder: review.unplanned.len(),
    };
    // Plain texts and numbers: writing them cannot fail.
    serde_json::to_string(&document).unwrap_or_default()
}

/// The file of a text, from the folder of the site.
fn file(path: &str) -> String {
    format!("content/{path}.md")
}
