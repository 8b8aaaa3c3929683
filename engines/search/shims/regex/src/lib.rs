//! Stands in for the crate `regex` in the browser's build: the same names, over regex-lite.
//!
//! What it serves: tantivy keeps one pattern alive (`[\\/]`, in the display of a hierarchical facet). The other places that name a pattern (a
//! tokenizer, wildcard queries, aggregations) drop out of the engine. The Unicode tables and the automata of the full crate would be the
//! largest part of what is left. What regex-lite lacks (bytes, sets) fails at compile time; a pattern with Unicode classes is an error.

pub use regex_lite::*;
