//! Stands in for the crate `rand` in the browser's build: one call that stops.
//!
//! What it serves: tantivy-columnar draws one number when it *writes* a tie breaker column. A browser writes nothing, and a WebAssembly module
//! without imports has no source of random numbers to link. Everything else of the crate is left out, so another use fails at compile time.

use std::ops::RangeInclusive;

/// Where random numbers would come from.
pub trait Rng {
    /// Would draw a number.
    ///
    /// # Panics
    ///
    /// Always: this build only reads.
    fn random_range<T>(&mut self, _range: RangeInclusive<T>) -> T {
        panic!("the browser's engine draws no random numbers")
    }
}

/// No source at all.
pub struct NoRng;

impl Rng for NoRng {}

/// The source of this thread.
#[must_use]
pub fn rng() -> NoRng {
    NoRng
}
