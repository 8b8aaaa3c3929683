//! The format in which an index is published: one header file, and blocks.
//!
//! `index.bin` holds what every query needs: the table of files, the blocks that opening reads, and in a small catalogue everything. What is not in
//! it lies in blocks of its own, which a reader fetches when a query asks for them. All numbers are little-endian.
//!
//! ```text
//! index.bin   magic "STAALIDX", version u16, length of the rest u32, CRC-32 of the rest u32, rest:
//!             documents, flags, length and bytes of the synonyms, number of files; for each its name and length;
//!             number of record blocks; for each its documents and length; number of blocks held here; their numbers; for each of the
//!             others its CRC-32; the bytes of those held here
//! block       bytes
//! ```
//!
//! Small numbers are varints (7 bits a byte, low first). The files are tantivy's, one behind the other, cut in blocks of [`BLOCK`] bytes; after
//! them come the record blocks, which each hold whole records. The header knows the checksum of every block, which tells one of another index, a
//! damaged file or somebody else's page from it. A block does not say which index it belongs to, so where its words did not change, its file did not
//! either. Not here: compression, which is done around it.

use std::fmt;

/// Size of a block of tantivy's files, in bytes.
pub const BLOCK: usize = 8 << 10;
/// Version of the format and of all that has to be the same on both sides: schema, analysis. Raised with any change in them.
pub const VERSION: u16 = 2;
const MAGIC: &[u8; 8] = b"STAALIDX";

/// Why an index or a block cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// It is of another version of the format.
    Version {
        /// The version that was found.
        found: u16,
    },
    /// It is no index at all, or it is damaged.
    Corrupt(&'static str),
    /// tantivy cannot read it.
    Index(String),
}

impl Error {
    /// A word for programs: `version` or `corrupt`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Version { .. } => "version",
            Self::Corrupt(_) | Self::Index(_) => "corrupt",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version { found } => write!(f, "the index has format {found}, this engine reads format {VERSION}"),
            Self::Corrupt(what) => write!(f, "the index is damaged: {what}"),
            Self::Index(message) => write!(f, "the index cannot be read: {message}"),
        }
    }
}

impl std::error::Error for Error {}

/// A published index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The bytes of `index.bin`.
    pub header: Vec<u8>,
    /// The blocks outside it: number, and bytes of the file.
    pub blocks: Vec<(u32, Vec<u8>)>,
}

/// What an index is made of, before it is cut.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub(crate) documents: u32,
    /// Whether typing errors may be looked for anywhere in the dictionary; else only among words with the same beginning.
    pub(crate) small: bool,
    pub(crate) synonyms: Vec<u8>,
    /// tantivy's files: name, and bytes.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// Record blocks: number of documents, and bytes.
    pub(crate) records: Vec<(u32, Vec<u8>)>,
}

/// Where things are, as the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) documents: u32,
    pub(crate) small: bool,
    pub(crate) synonyms: Vec<u8>,
    /// Name, first byte among all files, and length.
    pub(crate) files: Vec<(String, usize, usize)>,
    /// How many blocks the files take; record blocks follow.
    pub(crate) file_blocks: u32,
    /// For each record block its first document and its length.
    pub(crate) records: Vec<(u32, usize)>,
    /// The checksum of each block; of one that the header holds, nought.
    pub(crate) checksums: Vec<u32>,
}

impl Layout {
    fn total(&self) -> usize {
        self.files.last().map_or(0, |(_, start, length)| start + length)
    }

    /// Number of blocks.
    pub(crate) fn count(&self) -> u32 {
        self.file_blocks + u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// Length of a block, in bytes; `None` where there is no such block.
    pub(crate) fn length(&self, block: u32) -> Option<usize> {
        if block < self.file_blocks {
            Some(BLOCK.min(self.total() - block as usize * BLOCK))
        } else {
            self.records.get((block - self.file_blocks) as usize).map(|(_, length)| *length)
        }
    }

    /// The record block of a document, and the document's place in it.
    pub(crate) fn record_block(&self, document: u32) -> Option<(u32, u32)> {
        let after = self.records.partition_point(|(first, _)| *first <= document);
        let at = after.checked_sub(1)?;
        Some((self.file_blocks + u32::try_from(at).ok()?, document - self.records[at].0))
    }
}

/// The blocks that a header holds: number, and bytes.
type Held = Vec<(u32, Vec<u8>)>;

impl Contents {
    /// Where things are, without checksums.
    pub(crate) fn layout(&self) -> Layout {
        let mut start = 0;
        let files = self.files.iter().map(|(name, bytes)| {
            start += bytes.len();
            (name.clone(), start - bytes.len(), bytes.len())
        });
        let files: Vec<_> = files.collect();
        let mut first = 0;
        let records = self.records.iter().map(|(documents, bytes)| {
            first += documents;
            (first - documents, bytes.len())
        });
        let records = records.collect();
        let file_blocks = u32::try_from(start.div_ceil(BLOCK)).unwrap_or(u32::MAX);
        let synonyms = self.synonyms.clone();
        Layout { documents: self.documents, small: self.small, synonyms, files, file_blocks, records, checksums: Vec::new() }
    }

    /// Cuts the contents into blocks; `inside` says which lie in the header file.
    pub(crate) fn bundle(mut self, inside: impl Fn(u32) -> bool) -> Bundle {
        let layout = self.layout();
        let (held, outside): (Vec<u32>, Vec<u32>) = (0..layout.count()).partition(|number| inside(*number));

        let mut rest = Writer::default();
        rest.number(u64::from(self.documents));
        rest.number(u64::from(self.small));
        rest.number(self.synonyms.len() as u64);
        rest.0.extend_from_slice(&self.synonyms);
        rest.number(self.files.len() as u64);
        for (name, bytes) in &self.files {
            rest.number(name.len() as u64);
            rest.0.extend_from_slice(name.as_bytes());
            rest.number(bytes.len() as u64);
        }
        rest.number(self.records.len() as u64);
        for (documents, bytes) in &self.records {
            rest.number(u64::from(*documents));
            rest.number(bytes.len() as u64);
        }
        rest.number(held.len() as u64);
        let mut next = 0;
        for number in &held {
            rest.number(u64::from(number - next));
            next = number + 1;
        }
        let held: Vec<Vec<u8>> = held.into_iter().map(|number| self.take_block(&layout, number)).collect();
        let blocks: Vec<(u32, Vec<u8>)> = outside.into_iter().map(|number| (number, self.take_block(&layout, number))).collect();
        for (_, bytes) in &blocks {
            rest.0.extend_from_slice(&crc32fast::hash(bytes).to_le_bytes());
        }
        for bytes in held {
            rest.0.extend_from_slice(&bytes);
        }

        let mut header = Vec::with_capacity(rest.0.len() + 18);
        header.extend_from_slice(MAGIC);
        header.extend_from_slice(&VERSION.to_le_bytes());
        header.extend_from_slice(&u32::try_from(rest.0.len()).unwrap_or(u32::MAX).to_le_bytes());
        header.extend_from_slice(&crc32fast::hash(&rest.0).to_le_bytes());
        header.extend_from_slice(&rest.0);
        Bundle { header, blocks }
    }

    /// The bytes of a block, which is asked for once.
    fn take_block(&mut self, layout: &Layout, number: u32) -> Vec<u8> {
        match number.checked_sub(layout.file_blocks) {
            Some(record) => self.records.get_mut(record as usize).map(|(_, bytes)| std::mem::take(bytes)).unwrap_or_default(),
            None => self.file_block(layout, number),
        }
    }

    /// The bytes of a block of the files.
    pub(crate) fn file_block(&self, layout: &Layout, number: u32) -> Vec<u8> {
        let (start, end) = (number as usize * BLOCK, (number as usize + 1) * BLOCK);
        let mut out = Vec::with_capacity(BLOCK);
        for ((_, first, length), (_, bytes)) in layout.files.iter().zip(&self.files) {
            let from = start.saturating_sub(*first).min(*length);
            let to = end.saturating_sub(*first).min(*length);
            out.extend_from_slice(&bytes[from..to]);
        }
        out
    }
}

/// Reads `index.bin`.
pub(crate) fn read_header(bytes: &[u8]) -> Result<(Layout, Held), Error> {
    let mut reader = Reader(bytes);
    if reader.take(MAGIC.len())? != MAGIC {
        return Err(Error::Corrupt("index.bin is something else"));
    }
    let found = u16::from_le_bytes(reader.array()?);
    if found != VERSION {
        return Err(Error::Version { found });
    }
    let length = u32::from_le_bytes(reader.array()?) as usize;
    let checksum = u32::from_le_bytes(reader.array()?);
    if reader.0.len() != length {
        return Err(Error::Corrupt("index.bin was cut off"));
    }
    if crc32fast::hash(reader.0) != checksum {
        return Err(Error::Corrupt("index.bin does not match its checksum"));
    }
    let documents = reader.small()?;
    let small = reader.small()? != 0;
    let synonyms = reader.size()?;
    let synonyms = reader.take(synonyms)?.to_vec();
    let mut files = Vec::new();
    let mut start = 0usize;
    for _ in 0..reader.size()? {
        let name = reader.size()?;
        let name = std::str::from_utf8(reader.take(name)?).map_err(|_| Error::Corrupt("a file's name cannot be read"))?.to_owned();
        let length = reader.size()?;
        files.push((name, start, length));
        start = start.checked_add(length).filter(|end| u32::try_from(*end).is_ok()).ok_or(Error::Corrupt("the files are too long"))?;
    }
    let mut records = Vec::new();
    let mut first = 0u32;
    for _ in 0..reader.size()? {
        let documents = reader.small()?;
        let length = reader.size()?;
        if length > MOST {
            return Err(Error::Corrupt("a record block is too long"));
        }
        records.push((first, length));
        first = first.checked_add(documents).ok_or(Error::Corrupt("there are too many records"))?;
    }
    if first != documents {
        return Err(Error::Corrupt("records are missing"));
    }
    let file_blocks = u32::try_from(start.div_ceil(BLOCK)).map_err(|_| Error::Corrupt("the files are too long"))?;
    let mut layout = Layout { documents, small, synonyms, files, file_blocks, records, checksums: Vec::new() };
    let mut numbers = Vec::new();
    let mut next = 0u32;
    for _ in 0..reader.size()? {
        let number = next.checked_add(reader.small()?).ok_or(Error::Corrupt("a block's number is too high"))?;
        numbers.push(number);
        next = number.saturating_add(1);
    }
    // A header that says it has more blocks than it has checksums ends here, before there is room for all of them.
    for number in 0..layout.count() {
        let checksum = if numbers.binary_search(&number).is_ok() { 0 } else { u32::from_le_bytes(reader.array()?) };
        layout.checksums.push(checksum);
    }
    let mut held = Vec::new();
    for number in numbers {
        let length = layout.length(number).ok_or(Error::Corrupt("there is no such block"))?;
        held.push((number, reader.take(length)?.to_vec()));
    }
    if !reader.0.is_empty() {
        return Err(Error::Corrupt("index.bin is longer than it says"));
    }
    Ok((layout, held))
}

/// Longest record block, in bytes: a text is at most 2 MiB when it is read.
const MOST: usize = 16 << 20;

/// Whether these are the bytes of a block.
pub(crate) fn check_block(layout: &Layout, number: u32, bytes: &[u8]) -> Result<(), Error> {
    let is_it = layout.length(number) == Some(bytes.len()) && layout.checksums.get(number as usize) == Some(&crc32fast::hash(bytes));
    is_it.then_some(()).ok_or(Error::Corrupt("a block does not match its checksum"))
}

/// Writes varints.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
            number >>= 7;
        }
        self.0.push(u8::try_from(number).unwrap_or(0));
    }
}

/// Reads what [`Writer`] wrote, and never beyond the end.
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Error::Corrupt("it ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.take(N)?.try_into().map_err(|_| Error::Corrupt("it ends too early"))
    }

    fn small(&mut self) -> Result<u32, Error> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.array::<1>()?[0];
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(number).map_err(|_| Error::Corrupt("a number is too large"));
            }
        }
        Err(Error::Corrupt("a number is too long"))
    }

    pub(crate) fn size(&mut self) -> Result<usize, Error> {
        Ok(self.small()? as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn contents() -> Contents {
        Contents {
            documents: 3,
            small: true,
            synonyms: b"s".to_vec(),
            files: vec![("a".to_owned(), vec![1; BLOCK + 5]), ("b".to_owned(), vec![2; 10])],
            records: vec![(2, b"one two".to_vec()), (1, b"three".to_vec())],
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let bundle = contents().bundle(|number| number == 0);
        let (layout, held) = read_header(&bundle.header).expect("a header");
        assert_eq!((layout.count(), held.len(), bundle.blocks.len()), (4, 1, 3));
        assert_eq!(layout.files[1], ("b".to_owned(), BLOCK + 5, 10));
        assert_eq!(layout.record_block(1), Some((2, 1)));
        assert_eq!(layout.record_block(2), Some((3, 0)));
        for (number, file) in &bundle.blocks {
            assert_eq!(check_block(&layout, *number, file), Ok(()));
        }
    }

    #[test]
    fn damage_is_seen() {
        let bundle = contents().bundle(|_| true);
        for at in 0..bundle.header.len() {
            let mut header = bundle.header.clone();
            header[at] ^= 0x20;
            assert!(read_header(&header).is_err(), "byte {at}");
            assert!(read_header(&bundle.header[..at]).is_err(), "cut at {at}");
        }
        let mut newer = bundle.header.clone();
        newer[8] = 99;
        assert_eq!(read_header(&newer), Err(Error::Version { found: 99 }));
    }

    #[test]
    fn a_page_is_no_block_and_neither_is_anothers() {
        let bundle = contents().bundle(|_| false);
        let (layout, _) = read_header(&bundle.header).expect("a header");
        assert!(check_block(&layout, 0, b"<!DOCTYPE html><title>404</title>").is_err());
        assert!(check_block(&layout, 1, &bundle.blocks[0].1).is_err());
        assert!(check_block(&layout, 0, &bundle.blocks[0].1[..100]).is_err());
        assert!(check_block(&layout, 99, &bundle.blocks[0].1).is_err());
        // As long, and of another index: one word is another.
        let mut other = bundle.blocks[2].1.clone();
        other[0] ^= 1;
        assert!(check_block(&layout, 2, &bundle.blocks[2].1).is_ok() && check_block(&layout, 2, &other).is_err());
    }

    #[test]
    fn a_block_is_the_same_in_every_index_that_has_its_words() {
        let before = contents().bundle(|_| false);
        let mut changed = contents();
        changed.files[0].1[BLOCK + 2] = 9;
        changed.synonyms = b"other".to_vec();
        let after = changed.bundle(|_| false);
        let same: Vec<bool> = before.blocks.iter().zip(&after.blocks).map(|(before, after)| before == after).collect();
        assert_eq!(same, [true, false, true, true]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_header(&bytes);
            // With the right beginning and checksum the rest is read too.
            let mut header = MAGIC.to_vec();
            header.extend_from_slice(&VERSION.to_le_bytes());
            header.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(0).to_le_bytes());
            header.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
            header.extend_from_slice(&bytes);
            let _ = read_header(&header);
        }
    }
}
