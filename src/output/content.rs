//! What is in a file of the site.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

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

/// Above this the files grow more slowly than the time does (measured on blocks of an index).
const LEVEL: u32 = 6;

/// `bytes` as a gzip file (RFC 1952): the same on every machine, with no name, no time, no system in the header.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        // A compressor holds some hundred kilobytes; an index has thousands of small blocks.
        static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(LEVEL), false));
    }
    let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
    // Deflated, no flags, no time, no extra flags, system unknown.
    out.extend_from_slice(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        loop {
            let done = usize::try_from(compressor.total_in()).unwrap_or(usize::MAX).min(bytes.len());
            match compressor.compress_vec(&bytes[done..], &mut out, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => break,
                Ok(_) => out.reserve(bytes.len() / 4 + 64),
            }
        }
    });
    let mut sum = Crc::new();
    sum.update(bytes);
    out.extend_from_slice(&sum.sum().to_le_bytes());
    out.extend_from_slice(&sum.amount().to_le_bytes());
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_compressed_can_be_read_by_any_gzip_reader(bytes in proptest::collection::vec(any::<u8>(), 0..20_000), copies in 1usize..4) {
            let bytes = bytes.repeat(copies);
            let mut back = Vec::new();
            flate2::read::GzDecoder::new(super::gzip(&bytes).as_slice()).read_to_end(&mut back).expect("a gzip file");
            prop_assert_eq!(back, bytes);
        }
    }
}
