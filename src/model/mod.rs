//! The content model: which keys each kind of text has, and what may stand there.
//!
//! [`form`] describes a value and checks it; the tables in [`keys`] say which forms the keys of each kind have, and are the only place where a
//! key is named besides the typed structs in [`front`], into which a checked front matter is decoded, and the words of [`hints`] for editors. What the values *refer to* is
//! resolved later, by [`crate::catalogue`].

pub mod date;
pub mod form;
pub mod front;
pub mod hints;
pub mod keys;
pub mod slug;

pub use date::Date;
