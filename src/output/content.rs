//! What is in a file of the site.

use std::borrow::Cow;
use std::io::Write as _;
use std::sync::Arc;

use flate2::{Compression, GzBuilder};

use crate::render::Picture;

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, which something else holds too.
    Shared(Arc<[u8]>),
    /// These bytes, compressed (gzip) by whoever needs them.
    Zipped(Vec<u8>),
    /// A picture, drawn by whoever needs it.
    Picture(Picture),
}

impl Content {
    /// The bytes; a picture is drawn, and what is to be compressed is compressed.
    #[must_use]
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::Shared(bytes) => Cow::Borrowed(bytes),
            Self::Zipped(bytes) => Cow::Owned(gzip(bytes)),
            Self::Picture(picture) => Cow::Owned(picture.draw()),
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// Compresses; the same bytes on every machine: no name, no time, no system in the header.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().operating_system(255).write(Vec::with_capacity(bytes.len() / 2), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
