//! The interplay of methods: what a trajectory covers, what hangs on one method, what is missing, and which methods would fill the gaps.
//!
//! The framework says that the strength lies in the interplay of all seven principles, with krachtgericht in the centre, and in work *and*
//! welfare (Steenssens, Demeyer & Van Regenmortel 2009). So a gap is news, and so is cover that rests on a single method.
//!
//! A crate of its own, since the program and the page to make a trajectory on compute with it alike: `build` and `coverage` natively, the page
//! as WebAssembly. No files, no clock, no threads, nothing from outside. Not here: the content of methods, pages, searching.
//!
//! - [`cover`] counts, finds gaps and what fills them, on plain numbers;
//! - [`staalkaart`] is what it has to know of a catalogue, and what it says of a set of methods;
//! - [`plan`] is a trajectory in the making and its form in an address, [`front`] its form as a file of the content;
//! - [`band`] draws it and [`wheel`] the terms, from pieces of [`cloth`];
//! - [`session`] answers the page, JSON for JSON.

pub mod band;
pub mod cloth;
pub mod cover;
mod escape;
pub mod front;
pub mod plan;
pub mod session;
pub mod staalkaart;
pub mod wheel;

pub use escape::escape;
