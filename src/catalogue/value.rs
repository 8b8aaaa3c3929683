//! The values of a site's own fields, resolved: what they name exists.

use super::{Body, Cited, EntryId};
use crate::model::Date;

/// A value of a field.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text.
    Text(String),
    /// A text with markdown: as it was written, and parsed.
    Markdown(String, Body),
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
    /// A picture of `content/media/`.
    Image {
        /// Its path in `content/`.
        path: String,
        /// What it shows.
        alt: String,
    },
    /// A text of the catalogue.
    Entry(EntryId),
    /// A source.
    Source(Cited),
    /// A list.
    List(Vec<Value>),
    /// A map: the places of its keys, and their values.
    Record(Vec<(usize, Value)>),
}

impl Value {
    /// Shows this value, and all that lie in it, to `see`.
    pub fn walk<'v>(&'v self, see: &mut impl FnMut(&'v Self)) {
        see(self);
        match self {
            Self::List(items) => items.iter().for_each(|item| item.walk(see)),
            Self::Record(values) => values.iter().for_each(|(_, value)| value.walk(see)),
            _ => {}
        }
    }
}
