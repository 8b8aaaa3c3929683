//! Pictures: drawn here as SVG, inline on pages or as a file for other sites; and what staalkaart knows of those of others.
//!
//! What is drawn are pure functions from plain data to text. They know no catalogue (but `share`, which asks for each method), look nothing up
//! and cannot fail. A strict policy forbids inline styles, so inline pictures have presentation attributes and classes only: each piece of cloth
//! has the class of its term, which sets `--swatch`, and the class `cloth`; the theme's style sheet paints it. Not here: the swatches on pages,
//! which are HTML and CSS.

mod draw;
mod faces;
pub(super) mod share;
pub(super) mod size;

pub use draw::Picture;
