//! The content model: which keys each kind of text has, and what may stand there.
//!
//! [`form`] describes a value and checks it; the tables in [`keys`] say which forms the keys of each kind have. Keys that the program computes with are decoded
//! into the typed structs in [`front`]; the others, among them all that a site adds itself, are values ([`value`]) that are shown and found as the model says.
//! What the values *refer to* is resolved later, by [`crate::catalogue`].

pub mod date;
pub mod form;
pub mod front;
pub mod hints;
pub mod keys;
pub mod kind;
pub mod slug;
pub mod value;

pub use date::Date;
