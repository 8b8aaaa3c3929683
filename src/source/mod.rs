//! Reads a site's folder into memory: every text with its path, and the media. The only module that reads content from disk.
//!
//! Paths inside the program are relative to the site and use `/`, on every system; files come in the order of their paths. Not here: what
//! the texts mean (see [`front_matter`] for YAML and [`crate::markdown`] for the body).

pub mod front_matter;
mod read;

pub use read::{Limits, find_site, read, read_config};

/// Number of a file in its [`SourceMap`]; files are numbered in the order of their paths.
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
}

impl SourceFile {
    /// Line and column of a byte, both from 1; the column counts characters. A byte-order mark does not count.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let mut column = before[line_start..].chars().count() + 1;
        if line == 1 && before.starts_with('\u{feff}') {
            column -= 1;
        }
        (line, column)
    }
}

/// A picture or document of `content/media/`.
#[derive(Debug, Clone)]
pub struct MediaFile {
    /// Path relative to `content/`, with `/`: `media/foto.jpg`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    /// The media, by path.
    pub media: Vec<MediaFile>,
}

impl SourceMap {
    /// The file with this number.
    ///
    /// # Panics
    /// If the number is of another map.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(FileId)
    }

    /// All files with their numbers, by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// How many text files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// A map of texts that are in memory already, in any order. For tests and tools; [`read()`] makes one from disk.
    #[must_use]
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<_> = texts.into_iter().map(|(path, text)| SourceFile { path, text, readable: true }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        Self { files, media: Vec::new() }
    }
}
