//! The values of a site's own fields, as one file has them: typed, but with names that are not looked up yet.
//!
//! What was wrong with them is reported by [`super::form::check`]; what it refused is left out here. Only markdown is parsed here for the first time, so
//! its problems are reported here.

use std::sync::Arc;

use super::Date;
use super::form::{self, Field, Form, Target};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::markdown::{self, Document};
use crate::source::FileId;
use crate::source::front_matter::{Node, Value, first_line};

/// A value of a field.
#[derive(Debug, Clone)]
pub enum Written {
    /// A text.
    Text(String),
    /// A text with markdown, and as it was written.
    Markdown(String, Arc<Document>),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// A choice, by its place among the choices.
    Choice(usize),
    /// A web address.
    Link(String),
    /// A picture.
    Image {
        /// Its file.
        file: String,
        /// What it shows.
        alt: String,
        /// Where the file is named.
        span: Span,
    },
    /// The name of something, and where it stands.
    Name(Target, String, Span),
    /// A list.
    List(Vec<Written>),
    /// A map: the places of its keys, and their values.
    Record(Vec<(usize, Written)>),
}

/// The values of the fields in `node` that the site shows by its model alone, each with the place of its key.
pub fn read(node: &Node, fields: &[Field], file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<(usize, Written)> {
    let mut reader = Reader { file, text, diagnostics };
    let shown = fields.iter().enumerate().filter(|(_, field)| field.show.is_some());
    let value = |(at, field): (usize, &Field)| match node.get(&field.name) {
        Some(node) => Some((at, reader.value(&field.key, node, &field.form)?)),
        None => Some((at, Written::Choice(field.show.as_ref()?.default?))),
    };
    shown.filter_map(value).collect()
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn span(&self, node: &Node) -> Span {
        Span::new(self.file, first_line(self.text, node.range.clone()))
    }

    fn value(&mut self, key: &str, node: &Node, form: &Form) -> Option<Written> {
        match (&node.value, form) {
            (Value::Text(text), form) if form.is_scalar() => self.scalar(key, node, text.trim(), form).filter(|_| !text.trim().is_empty()),
            (Value::List(items), Form::List { of, .. }) => {
                let items: Vec<Written> = items.iter().filter_map(|item| self.value(key, item, of)).collect();
                (!items.is_empty()).then_some(Written::List(items))
            }
            (Value::Map(_), Form::Record(fields)) => {
                let values =
                    fields.iter().enumerate().filter_map(|(at, field)| Some((at, self.value(&field.key, node.get(&field.name)?, &field.form)?)));
                let values: Vec<(usize, Written)> = values.collect();
                (!values.is_empty()).then_some(Written::Record(values))
            }
            (Value::Map(_), Form::Image(_)) => {
                let text = |name: &str| match node.get(name).map(|node| &node.value) {
                    Some(Value::Text(text)) => Some(text.trim().to_owned()),
                    _ => None,
                };
                let span = node.get("bestand").map(|node| self.span(node))?;
                Some(Written::Image { file: text("bestand")?, alt: text("alt")?, span })
            }
            _ => None,
        }
    }

    fn scalar(&mut self, key: &str, node: &Node, text: &str, form: &Form) -> Option<Written> {
        Some(match form {
            Form::Text { .. } | Form::Colour | Form::Language => Written::Text(text.to_owned()),
            Form::Markdown { .. } => Written::Markdown(text.to_owned(), Arc::new(self.markdown(key, node, text))),
            Form::Number { .. } | Form::Integer { .. } => Written::Number(form::number(text)?),
            Form::Date { .. } => Written::Date(Date::parse(text)?),
            Form::Flag => Written::Flag(form::flag(text)?),
            // The front matter has the program's own names by now.
            Form::Choice(words) => Written::Choice(words.iter().position(|choice| choice.name == text || choice.word == text)?),
            Form::Link => Written::Link(text.to_owned()),
            Form::Ref(target) => Written::Name(target.clone(), text.to_owned(), self.span(node)),
            Form::List { .. } | Form::Terms { .. } | Form::MapOf(_) | Form::Record(_) | Form::Image(_) | Form::Switch(_) | Form::Either(..) => {
                return None;
            }
        })
    }

    /// The markdown of a field. Its places are those of the field, since YAML may have folded and indented it.
    fn markdown(&mut self, key: &str, node: &Node, text: &str) -> Document {
        let mut found = Diagnostics::new();
        let mut document = markdown::parse(self.file, text, 0..text.len(), &mut found);
        let (file, source, whole) = (self.file, self.text, self.span(node));
        let place = |span: Span| {
            // What stands there once only, stands at its place.
            let written = &source[node.range.clone()];
            let part = text.get(span.start..span.end).filter(|part| !part.trim().is_empty()).and_then(|part| part.lines().next());
            match part.map(|part| (part, written.find(part), written.matches(part).count())) {
                Some((part, Some(at), 1)) => Span::new(file, node.range.start + at..node.range.start + at + part.len()),
                _ => whole,
            }
        };
        for mut diagnostic in found.into_vec() {
            diagnostic.span = place(diagnostic.span);
            diagnostic.related = diagnostic.related.map(place);
            // Their places are those of the field's text, which is not the file's.
            diagnostic.mends.clear();
            self.diagnostics.push(diagnostic);
        }
        for link in &mut document.links {
            link.span = place(link.span);
        }
        for item in document.citations.iter_mut().flat_map(|citation| &mut citation.items) {
            let span = place(Span::new(file, item.range.clone()));
            item.range = span.start..span.end;
        }
        for citation in &mut document.citations {
            citation.span = place(citation.span);
        }
        // The style check reads the field as front matter.
        document.prose.clear();
        document.literal.clear();
        document.code.clear();
        let what = if document.headings.is_empty() { document.has_footnotes().then_some("footnote") } else { Some("heading") };
        if let Some(what) = what {
            self.diagnostics.push(Diagnostic::new(Code::FieldHeading, whole).arg("key", key).arg("what", what));
        }
        document
    }
}
