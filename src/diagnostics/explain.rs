//! `staalkaart explain CODE`: the page of a code, and the example on it.
//!
//! A page is one markdown file, `docs/diagnostics/<code>.md`: a part `## Nederlands`, a part `## English`, and a part `## Voorbeeld` with fenced
//! blocks whose info string ends in a file path. Those files, laid over a small site, really produce the code: a test builds each of them. In those of
//! SK08, `example.org` is a server of the tests.

use super::{Code, Language};

/// The page of `code` in `language`: title, explanation and example.
#[must_use]
pub fn page(code: Code, language: Language) -> String {
    let page = code.page();
    let title = page.lines().next().unwrap_or_default();
    let own = match language {
        Language::Nl => "Nederlands",
        Language::En => "English",
    };
    let example = match language {
        Language::Nl => "Voorbeeld",
        Language::En => "Example",
    };
    format!("{title}\n\n{}\n\n{example}:\n\n{}\n", part(page, own), part(page, "Voorbeeld"))
}

/// A file of a page's example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleFile {
    /// What the text is: `md`, `yaml` … are written as they are; `latin1` in that encoding, `repeat` until it is too large, `symlink` as a link.
    pub form: String,
    /// Path in the site.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The files of the page's example.
#[must_use]
pub fn example(code: Code) -> Vec<ExampleFile> {
    let mut files = Vec::new();
    let mut open: Option<ExampleFile> = None;
    for line in part(code.page(), "Voorbeeld").lines() {
        match (&mut open, line.strip_prefix("````")) {
            (None, Some(info)) => {
                let (form, path) = info.split_once(' ').unwrap_or(("text", info));
                open = Some(ExampleFile { form: form.to_owned(), path: path.trim().to_owned(), text: String::new() });
            }
            (Some(_), Some(_)) => files.extend(open.take()),
            (Some(file), None) => {
                file.text.push_str(line);
                file.text.push('\n');
            }
            (None, None) => {}
        }
    }
    files
}

/// What stands under the heading `## {heading}`.
fn part<'a>(page: &'a str, heading: &str) -> &'a str {
    let marker = format!("\n## {heading}\n");
    let Some(at) = page.find(&marker) else { return "" };
    let rest = &page[at + marker.len()..];
    let end = ["\n## Nederlands\n", "\n## English\n", "\n## Voorbeeld\n"].iter().filter_map(|next| rest.find(next)).min();
    rest[..end.unwrap_or(rest.len())].trim_matches('\n')
}
