//! From a folder on disk to a [`SourceMap`].

#![allow(clippy::disallowed_methods, reason = "the one module that reads content from disk")]

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{MediaFile, SourceFile, SourceMap};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::failure::{Failure, Operation};

/// How large a file may be, in bytes. Far above anything an editor writes; they keep a stray file from filling the memory.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A markdown, YAML or template file.
    pub text: u64,
    /// The bibliography.
    pub bibliography: u64,
    /// A picture or document.
    pub media: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text: 2 << 20, bibliography: 32 << 20, media: 64 << 20 }
    }
}

/// Kinds of file that `content/media/` may hold. No HTML and no scripts: raw HTML is not published, by whatever way.
const MEDIA: &[&str] = &[
    "avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "pdf", "csv", "docx", "epub", "odp", "ods", "odt", "pptx", "txt", "xlsx", "mp3", "ogg",
    "vtt", "zip", "bib", "ics",
];

/// The nearest folder upwards from `start` that holds a `staalkaart.yaml`.
///
/// # Errors
/// [`Failure::NoSite`] if there is none.
pub fn find_site(start: &Path) -> Result<PathBuf, Failure> {
    start.ancestors().find(|folder| folder.join("staalkaart.yaml").is_file()).map(Path::to_owned).ok_or_else(|| Failure::NoSite(start.to_owned()))
}

/// Reads `staalkaart.yaml`, `content/` and `themes/` of the site in `root`.
///
/// # Errors
/// [`Failure`] if the folder is no site, or something cannot be read; all that cannot be read is named at once.
pub fn read(root: &Path, limits: &Limits, diagnostics: &mut Diagnostics) -> Result<SourceMap, Failure> {
    let config = root.join("staalkaart.yaml");
    if !config.is_file() {
        return Err(Failure::NotASite(root.to_owned()));
    }
    let content = root.join("content");
    if !content.is_dir() {
        return Err(Failure::NoContent(content));
    }
    let mut found = vec![Found { path: "staalkaart.yaml".to_owned(), disk: config, kind: Kind::Text }];
    let mut failures = Vec::new();
    walk(root, "content", &mut found, &mut failures);
    if root.join("themes").is_dir() {
        walk(root, "themes", &mut found, &mut failures);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));

    let read: Vec<Result<Taken, Failure>> = found.par_iter().map(|file| take(file, limits)).collect();
    let mut map = SourceMap::default();
    let mut problems = Vec::new();
    for (file, result) in found.iter().zip(read) {
        match result {
            Ok(Taken::Text(text, problem)) => {
                let readable = matches!(file.kind, Kind::Text | Kind::Bibliography) && problem.is_none();
                map.files.push(SourceFile::new(file.path.clone(), text, readable));
                problems.extend(problem.map(|problem| (map.files.len() - 1, problem)));
            }
            Ok(Taken::Media(bytes)) => {
                map.media.push(MediaFile { path: file.path.trim_start_matches("content/").to_owned(), bytes });
            }
            Err(failure) => failures.push(failure),
        }
    }
    if failures.len() > 1 {
        return Err(Failure::Several(failures));
    }
    if let Some(failure) = failures.pop() {
        return Err(failure);
    }
    for (at, (code, start, args)) in problems {
        let file = super::FileId(u32::try_from(at).unwrap_or(u32::MAX));
        let end = if start == 0 { 0 } else { map.files[at].text.ceil_char_boundary(start + 1) };
        let mut diagnostic = Diagnostic::new(code, Span::new(file, start..end));
        diagnostic.args = args.into_iter().map(|(name, value)| (name, value.into())).collect();
        diagnostics.push(diagnostic);
    }
    Ok(map)
}

/// Only the configuration of the site in `root`, for commands that need no content. `None` where it cannot be read.
#[must_use]
pub fn read_config(root: &Path) -> Option<SourceMap> {
    let path = "staalkaart.yaml".to_owned();
    let found = Found { disk: root.join(&path), path, kind: Kind::Text };
    match take(&found, &Limits::default()) {
        Ok(Taken::Text(text, None)) => Some(SourceMap::from_texts([(found.path, text)])),
        _ => None,
    }
}

/// A number that changes when anything in the site is saved, moved or removed: made of the paths, sizes and times of its files.
#[must_use]
pub fn stamp(root: &Path) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};

    let mut hash = DefaultHasher::new();
    for start in ["staalkaart.yaml", "content", "themes"] {
        for entry in WalkDir::new(root.join(start)).max_depth(64).sort_by_file_name().into_iter().flatten() {
            entry.path().hash(&mut hash);
            if let Ok(data) = entry.metadata().map(|data| (data.len(), data.modified().ok())) {
                data.hash(&mut hash);
            }
        }
    }
    hash.finish()
}

/// A file that was found, and what to do with it.
struct Found {
    path: String,
    disk: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bibliography,
    Media,
    /// Not read; only this is reported about it.
    Odd(Code),
}

type Problem = (Code, usize, Vec<(&'static str, String)>);

enum Taken {
    Text(String, Option<Problem>),
    Media(Vec<u8>),
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Found>, failures: &mut Vec<Failure>) {
    // A folder of tens of thousands of levels is an accident or an attack, and the system's own limit on paths is near.
    let entries = WalkDir::new(root.join(folder)).max_depth(64).sort_by_file_name().into_iter().filter_entry(|entry| {
        // Hidden files and folders belong to editors and version control.
        entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
    });
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of folders"));
                failures.push(Failure::io(Operation::Read, path, source));
                continue;
            }
        };
        let kind = entry.file_type();
        if entry.depth() == 0 || kind.is_dir() {
            continue;
        }
        let path = site_path(root, entry.path());
        let kind = if kind.is_symlink() {
            Kind::Odd(Code::SymbolicLink)
        } else if !kind.is_file() {
            Kind::Odd(Code::StrayFile)
        } else {
            kind_of(&path)
        };
        found.push(Found { path, disk: entry.path().to_owned(), kind });
    }
}

/// The path relative to the site, with `/`; what is no Unicode is shown with replacement characters.
fn site_path(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn kind_of(path: &str) -> Kind {
    let name = path.rsplit('/').next().unwrap_or(path);
    let written = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = written.to_ascii_lowercase();
    if path == "content/bronnen.bib" {
        Kind::Bibliography
    } else if path.starts_with("content/media/") {
        if MEDIA.contains(&extension.as_str()) { Kind::Media } else { Kind::Odd(Code::MediaType) }
    } else if path.starts_with("themes/") {
        // A theme's static files may be of any kind: fonts, pictures. The rest is text, in which mistakes can be shown.
        let is_static = path.split('/').nth(2) == Some("static");
        if is_static && !matches!(extension.as_str(), "css" | "js" | "svg" | "txt" | "json") { Kind::Media } else { Kind::Text }
    } else if written == "md" || path == crate::search::synonyms::FILE {
        Kind::Text
    } else {
        Kind::Odd(Code::StrayFile)
    }
}

fn take(file: &Found, limits: &Limits) -> Result<Taken, Failure> {
    let limit = match file.kind {
        Kind::Text => limits.text,
        Kind::Bibliography => limits.bibliography,
        Kind::Media => limits.media,
        Kind::Odd(Code::MediaType) => {
            let extension = file.path.rsplit_once('.').map_or("", |(_, extension)| extension);
            let extension = if extension.contains('/') || extension.is_empty() { "none".to_owned() } else { format!(".{extension}") };
            let args = vec![("extension", extension), ("choices", MEDIA.join(", "))];
            return Ok(Taken::Text(String::new(), Some((Code::MediaType, 0, args))));
        }
        Kind::Odd(code) => {
            let known = ["LICENSE", "LICENCE", "README", "COPYING"]
                .iter()
                .any(|name| file.path.rsplit('/').next().is_some_and(|last| last.to_ascii_uppercase().starts_with(name)));
            let problem = (!(known && code == Code::StrayFile)).then(|| (code, 0, vec![]));
            return Ok(Taken::Text(String::new(), problem));
        }
    };
    let io = |source| Failure::io(Operation::Read, &file.disk, source);
    let handle = File::open(&file.disk).map_err(io)?;
    let size = handle.metadata().map_err(io)?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit) + 1).unwrap_or_default());
    handle.take(limit + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > limit {
        let args = vec![("size", kilobytes(size)), ("max", kilobytes(limit))];
        return Ok(Taken::Text(String::new(), Some((Code::FileTooLarge, 0, args))));
    }
    if file.kind == Kind::Media {
        return Ok(Taken::Media(bytes));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Taken::Text(text, None)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Ok(Taken::Text(text, Some((Code::NotUtf8, at, vec![]))))
        }
    }
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
