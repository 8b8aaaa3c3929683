//! Pictures as inline SVG: pure functions from plain data to text. They know no catalogue, look nothing up and cannot fail.
//!
//! A strict policy forbids inline styles, so there are presentation attributes and classes only: each piece of cloth has the class of its term,
//! which sets `--swatch`, and the class `cloth`; the theme's style sheet paints it.

pub(super) mod band;
mod cloth;
pub(super) mod wheel;

pub(super) use cloth::{Cloth, width};
