//! Staalkaart compiles a folder of YAML-tagged markdown about methods into a static, searchable catalogue.
//!
//! The way of the data is one direction, and each stage is one module; `docs/architecture.md` draws it:
//!
//! [`config`] → [`source`] → [`draft`] (with [`markdown`] and [`model`]) → [`catalogue`] → [`render`] (with [`theme`]) → [`output`] → disk, or
//! [`serve`] from memory. [`session`] puts them in a row, once or again and again, and gives an [`edition`] whose files are still to be made;
//! [`build`] makes those that changed.
//! [`cli`] is the command line. [`style`] reads the drafts for advice; [`external`] asks, only when told to, whether addresses on
//! other sites still answer. Problems in the content are [`diagnostics`], failures of
//! the world are [`failure`].

pub mod address;
pub mod build;
pub mod catalogue;
pub mod cli;
pub mod cms;
pub mod config;
pub mod diagnostics;
pub mod disk;
pub mod draft;
pub mod edition;
pub mod entry;
pub mod external;
pub mod failure;
pub mod hash;
pub mod leftovers;
pub mod markdown;
pub mod mend;
pub mod model;
pub mod output;
pub mod render;
pub mod schema;
pub mod search;
pub mod serve;
pub mod session;
pub mod source;
pub mod starter;
pub mod style;
pub mod theme;
