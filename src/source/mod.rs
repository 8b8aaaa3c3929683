//! Reads a site's folder into memory: every text with its path, and the media. The only module that reads content from disk.
//!
//! Paths inside the program are relative to the site and use `/`, on every system; files come in the order of their paths. A [`Folder`] can be read
//! again and again: what did not change is not read twice, keeps its number, and is the same value. Not here: what the texts mean (see
//! [`front_matter`] for YAML and [`crate::markdown`] for the body), and noticing that something changed.

pub mod characters;
pub(crate) mod copies;
pub mod front_matter;
pub mod history;
mod media;
mod metadata;
mod read;
mod svg;

use std::sync::{Arc, OnceLock};

pub use read::{Folder, Limits, find_site, read, read_config};

/// Number of a file in its [`SourceMap`]. It says nothing about the order of files: one that is added later gets a number behind all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// A text file of the site.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the site, with `/`.
    pub path: String,
    /// The text as it was read (a byte-order mark included).
    pub text: String,
    /// Whether it is worth parsing; false where a problem was reported about the file as a whole.
    pub readable: bool,
    /// Made when the first place is asked for.
    places: OnceLock<Places>,
}

impl SourceFile {
    /// A file with this text.
    #[must_use]
    pub fn new(path: String, text: String, readable: bool) -> Self {
        Self { path, text, readable, places: OnceLock::new() }
    }

    /// Line and column of a byte, both from 1; the column counts characters. A byte-order mark does not count.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let places = self.places.get_or_init(|| Places::of(&self.text));
        let line = places.lines.partition_point(|&start| start <= byte);
        let start = places.lines[line - 1];
        let mut column = places.characters(&self.text, byte) - places.characters(&self.text, start) + 1;
        if line == 1 && byte > 0 && self.text.starts_with('\u{feff}') {
            column -= 1;
        }
        (line, column)
    }
}

/// Where lines begin and how many characters came before: so that a place is found quickly, also in a file of one long line with many problems.
#[derive(Debug, Clone)]
struct Places {
    /// First byte of each line.
    lines: Vec<usize>,
    /// Characters that begin before each block of [`BLOCK`] bytes.
    blocks: Vec<usize>,
}

/// Bytes of a block in [`Places`].
const BLOCK: usize = 4096;

impl Places {
    fn of(text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut before = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(before);
            before += beginnings(block);
        }
        blocks.push(before);
        Self { lines, blocks }
    }

    /// How many characters begin before `byte`.
    fn characters(&self, text: &str, byte: usize) -> usize {
        let block = byte / BLOCK;
        self.blocks[block] + beginnings(&text.as_bytes()[block * BLOCK..byte])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// A picture or document of `content/media/`.
#[derive(Debug, Clone)]
pub struct MediaFile {
    /// Path relative to `content/`, with `/`: `media/foto.jpg`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its number, for a message about it.
    pub file: FileId,
}

/// Everything that was read. A copy shares the texts.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    /// By number; also files that are gone.
    files: Vec<Arc<SourceFile>>,
    /// Numbers of the files that are there, by path.
    order: Vec<FileId>,
    /// For each number its place among all files, texts and media, by path.
    ranks: Vec<u32>,
    /// The media, by path.
    pub media: Vec<MediaFile>,
}

impl SourceMap {
    /// The texts of `order` and the media, which are by path and stand in `files`.
    fn new(files: Vec<Arc<SourceFile>>, order: Vec<FileId>, media: Vec<MediaFile>) -> Self {
        let mut ranks = vec![u32::MAX; files.len()];
        let mut all: Vec<FileId> = order.iter().copied().chain(media.iter().map(|file| file.file)).collect();
        all.sort_by(|a, b| files[a.0 as usize].path.cmp(&files[b.0 as usize].path));
        for (rank, id) in (0u32..).zip(all) {
            ranks[id.0 as usize] = rank;
        }
        Self { files, order, ranks, media }
    }

    /// The file with this number.
    ///
    /// # Panics
    /// If the number is of another map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }

    /// The file with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.order.binary_search_by(|&id| self.file(id).path.as_str().cmp(path)).ok()?;
        Some(self.order[at])
    }

    /// The place of a file among all, by path.
    #[must_use]
    pub fn rank(&self, id: FileId) -> u32 {
        self.ranks.get(id.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// The picture or document with this path.
    #[must_use]
    pub fn medium(&self, path: &str) -> Option<&MediaFile> {
        let at = self.media.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.media.get(at)
    }

    /// All files with their numbers, by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &Arc<SourceFile>)> {
        self.order.iter().map(|&id| (id, self.file(id)))
    }

    /// Whether these are the same values, not only the same texts: true for what a [`Folder`] gives twice while nothing changes in it.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let texts = || self.order.iter().zip(&other.order).all(|(a, b)| a == b && Arc::ptr_eq(self.file(*a), other.file(*b)));
        let media = || self.media.iter().zip(&other.media).all(|(a, b)| a.path == b.path && Arc::ptr_eq(&a.bytes, &b.bytes));
        self.order.len() == other.order.len() && self.media.len() == other.media.len() && texts() && media()
    }

    /// How many text files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// A map of texts that are in memory already, in any order. For tests and tools; [`read()`] makes one from disk.
    #[must_use]
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<_> = texts.into_iter().map(|(path, text)| Arc::new(SourceFile::new(path, text, true))).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        let order = (0u32..).map(FileId).take(files.len()).collect();
        Self::new(files, order, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SourceFile;

    proptest! {
        #[test]
        fn lines_and_columns_are_counted_as_people_count(text in "[aé👩\n]{0,40}", long in 0usize..5000, at in any::<proptest::sample::Index>()) {
            let text = format!("{}{text}", "é".repeat(long));
            let byte = text.floor_char_boundary(at.index(text.len() + 1));
            let before = &text[..byte];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().expect("a line").chars().count() + 1;
            let file = SourceFile::new("x".to_owned(), text.clone(), true);
            prop_assert_eq!(file.line_column(byte), (line, column));
        }
    }
}
