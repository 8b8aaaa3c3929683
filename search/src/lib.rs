//! The search of staalkaart: one engine for the terminal, the preview server and the reader's browser.
//!
//! [`index::build`] turns documents into a [`bundle::Bundle`]; [`engine::Session`] answers queries from it, whole or a block at a time. What is
//! inverted is tantivy's: dictionary, postings, positions. What is ours is what a catalogue in Dutch needs on top: analysis, the plan of a query,
//! the order of the hits, the passages, and the block format.
//!
//! Not here: files, threads, clocks, the network. That is what makes the same code run natively and on `wasm32-unknown-unknown`. (Building an
//! index uses all cores, and is done natively only.)

pub mod analysis;
pub mod answer;
pub mod bundle;
mod compounds;
mod directory;
pub mod engine;
mod evaluate;
mod highlight;
pub mod index;
mod plan;
mod postings;
mod query;
mod schema;
pub mod synonyms;

pub use bundle::Error;
pub use schema::{How, KIND_FACET, Kind, Place};
