//! From a folder on disk to a [`SourceMap`].

#![allow(
    clippy::disallowed_methods,
    reason = "the one module that finds content on disk; it asks the clock only whether a time of change can be trusted"
)]

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fs::Metadata;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::media::{self, Problem};
use super::{FileId, MediaFile, SourceFile, SourceMap, characters, copies, metadata};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::disk::{self, Dir};
use crate::failure::{Failure, Operation};
use crate::model::keys::FILE as MODEL;
use crate::model::slug::slugify;

/// How large a file may be, in bytes. Far above anything an editor writes; they keep a stray file from filling the memory.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// A markdown, YAML or template file.
    pub text: u64,
    /// The bibliography.
    pub bibliography: u64,
    /// A picture or document; of an SVG, which is read as a text, a quarter of it.
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

/// The configuration, in the folder of a site.
const CONFIG: &str = "staalkaart.yaml";

/// The nearest folder upwards from `start` that holds a `staalkaart.yaml`.
///
/// # Errors
/// [`Failure::NoSite`] if there is none.
pub fn find_site(start: &Path) -> Result<PathBuf, Failure> {
    start.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned).ok_or_else(|| Failure::NoSite(start.to_owned()))
}

/// Reads `staalkaart.yaml`, `content/` and `themes/` of the site in `root`, once.
///
/// # Errors
/// As [`Folder::read`].
pub fn read(root: &Path, limits: &Limits, diagnostics: &mut Diagnostics) -> Result<SourceMap, Failure> {
    Folder::new(root, *limits).read(diagnostics)
}

/// The folder of a site, and what was last read of it.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    limits: Limits,
    known: HashMap<String, Known>,
    /// Every text that was ever there, by number, and the number of each path: a file that comes back gets its number back.
    files: Vec<Arc<SourceFile>>,
    numbers: HashMap<String, FileId>,
}

/// What is known of a file since it was read.
#[derive(Debug)]
struct Known {
    stamp: Stamp,
    /// Whether a later change is sure to have another time: not so for a file that was written a moment before it was read.
    settled: bool,
    taken: Arc<Taken>,
}

/// Size, time of change and identity of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    changed: Option<SystemTime>,
    /// Number of the file, and the time at which anything about it changed: nobody can set that back.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(data: &Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            (data.ino(), data.ctime(), data.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Self { size: data.len(), changed: data.modified().ok(), identity }
    }

    fn is_settled(&self, now: SystemTime) -> bool {
        let is_old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > CLOCK_STEP);
        let touched = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(self.identity.1).unwrap_or_default());
        self.changed.is_some_and(is_old) && is_old(touched)
    }
}

/// Two saves within this time may have the same time of change: file systems count in steps, FAT's are of two seconds.
const CLOCK_STEP: Duration = Duration::from_secs(2);
/// How often a folder is walked anew because a file went away in between.
const ATTEMPTS: usize = 3;

impl Folder {
    /// The folder of the site in `root`. Nothing is read yet.
    #[must_use]
    pub fn new(root: &Path, limits: Limits) -> Self {
        Self { root: root.to_owned(), limits, known: HashMap::new(), files: Vec::new(), numbers: HashMap::new() }
    }

    /// Reads what changed since the last time. A file with the same text is the same value as before.
    ///
    /// # Errors
    /// [`Failure`] if the folder is no site, or something cannot be read; all that cannot be read is named at once.
    pub fn read(&mut self, diagnostics: &mut Diagnostics) -> Result<SourceMap, Failure> {
        let mut attempt = 1;
        let root = Dir::open(&self.root).map_err(|_| Failure::NotASite(self.root.clone()))?;
        let found = loop {
            let found = find(&root)?;
            let mut failures = self.take(&root, &found);
            // An editor that saves by renaming, or a folder that is being moved: what is there now is another set of files.
            let moved = |failure: &Failure| matches!(failure, Failure::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound);
            if attempt < ATTEMPTS && failures.iter().any(moved) {
                attempt += 1;
                continue;
            }
            if failures.len() > 1 {
                return Err(Failure::Several(failures));
            }
            match failures.pop() {
                Some(failure) => return Err(failure),
                None => break found,
            }
        };
        self.known.retain(|path, _| found.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok());
        let (mut order, mut media, mut problems) = (Vec::with_capacity(found.len()), Vec::new(), Vec::new());
        for file in found {
            let Some(known) = self.known.get(&file.path) else { continue };
            let id = number(&mut self.files, &mut self.numbers, &known.taken.file);
            match &known.taken.bytes {
                Some(bytes) => {
                    let path = file.path.trim_start_matches("content/").to_owned();
                    media.push(MediaFile { path, bytes: Arc::clone(bytes), file: id });
                }
                None => order.push(id),
            }
            problems.extend(known.taken.problems.iter().cloned().map(|problem| (id, problem)));
        }
        for (id, (code, range, args)) in problems {
            let mut diagnostic = Diagnostic::new(code, Span::new(id, range));
            diagnostic.args = args.into_iter().map(|(name, value)| (name, value.into())).collect();
            diagnostics.push(diagnostic);
        }
        Ok(SourceMap::new(self.files.clone(), order, media))
    }

    /// Reads the files that may have changed. What comes back could not be read.
    fn take(&mut self, root: &Dir, found: &[Found]) -> Vec<Failure> {
        let now = SystemTime::now();
        let changed: Vec<&Found> = found.par_iter().filter(|file| !self.is_known(file)).collect();
        let read: Vec<Result<(Option<Stamp>, Taken), Failure>> = changed.par_iter().map(|file| take(root, file, &self.limits)).collect();
        let mut failures = Vec::new();
        for (file, result) in changed.into_iter().zip(read) {
            match result {
                Ok((stamp, taken)) => {
                    // The same text is the same value, also where the file is another.
                    let before = self.known.get(&file.path).map(|known| &known.taken).filter(|before| before.same(&taken));
                    let taken = before.map_or_else(|| Arc::new(taken), Arc::clone);
                    // A file that is not read at all has no stamp, and nothing in it can change.
                    let (stamp, settled) = match stamp {
                        Some(stamp) => (stamp, stamp.is_settled(now)),
                        None => (Stamp { size: 0, changed: None, identity: (0, 0, 0) }, false),
                    };
                    self.known.insert(file.path.clone(), Known { stamp, settled, taken });
                }
                Err(failure) => failures.push(failure),
            }
        }
        failures
    }

    /// Whether a file is as it was when it was read.
    fn is_known(&self, file: &Found) -> bool {
        self.known.get(&file.path).is_some_and(|known| {
            known.settled && std::fs::symlink_metadata(self.root.join(&file.disk)).is_ok_and(|data| Stamp::of(&data) == known.stamp)
        })
    }
}

/// The number of a file's path, which from now on stands for this text.
fn number(files: &mut Vec<Arc<SourceFile>>, numbers: &mut HashMap<String, FileId>, file: &Arc<SourceFile>) -> FileId {
    if let Some(&id) = numbers.get(&file.path) {
        files[id.0 as usize] = Arc::clone(file);
        return id;
    }
    let id = FileId(u32::try_from(files.len()).unwrap_or(u32::MAX));
    files.push(Arc::clone(file));
    numbers.insert(file.path.clone(), id);
    id
}

/// Only the configuration of the site in `root`, for commands that need no content. `None` where it cannot be read.
#[must_use]
pub fn read_config(root: &Path) -> Option<SourceMap> {
    let root = Dir::open(root).ok()?;
    match take(&root, &Found::config(), &Limits::default()) {
        Ok((_, taken)) if taken.problems.is_empty() => Some(SourceMap::new(vec![taken.file], vec![FileId(0)], Vec::new())),
        _ => None,
    }
}

/// What is there, by path.
fn find(root: &Dir) -> Result<Vec<Found>, Failure> {
    let kind = |name: &str| match root.facts(name) {
        Ok(facts) => Ok(Some(facts.kind)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(root.failure(Operation::Read, name, error)),
    };
    // A link could lead anywhere on the computer, and what is there would stand in messages and pages.
    match kind(CONFIG)? {
        Some(disk::Kind::File) => {}
        Some(disk::Kind::Link) => return Err(Failure::Link(root.path().join(CONFIG))),
        _ => return Err(Failure::NotASite(root.path().to_owned())),
    }
    let content = root.path().join("content");
    match kind("content")? {
        Some(disk::Kind::Dir) => {}
        Some(disk::Kind::Link) => return Err(Failure::Link(content)),
        _ => return Err(Failure::NoContent(content)),
    }
    let mut found = vec![Found::config()];
    let model = |kind| Found { path: MODEL.to_owned(), disk: MODEL.into(), kind };
    match kind(MODEL)? {
        Some(disk::Kind::File) => found.push(model(Kind::Text)),
        Some(disk::Kind::Link) => found.push(model(Kind::Odd(Code::SymbolicLink))),
        _ => {}
    }
    let mut failures = Vec::new();
    walk(root.path(), "content", &mut found, &mut failures);
    match kind("themes")? {
        Some(disk::Kind::Dir) => walk(root.path(), "themes", &mut found, &mut failures),
        Some(disk::Kind::Link) => found.push(Found { path: "themes".to_owned(), disk: "themes".into(), kind: Kind::Odd(Code::SymbolicLink) }),
        _ => {}
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    set_copies_aside(&mut found);
    match failures.pop() {
        None => Ok(found),
        Some(failure) if failures.is_empty() => Err(failure),
        Some(last) => {
            failures.push(last);
            Err(Failure::Several(failures))
        }
    }
}

/// A file that was found, and what to do with it.
struct Found {
    path: String,
    /// The same as it is on disk, from the folder of the site.
    disk: PathBuf,
    kind: Kind,
}

impl Found {
    fn config() -> Self {
        Self { path: CONFIG.to_owned(), disk: CONFIG.into(), kind: Kind::Text }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bibliography,
    Media,
    /// Not read; only this is reported about it.
    Odd(Code),
}

/// What was read of a file.
#[derive(Debug)]
struct Taken {
    /// Its text; of a picture or document only where a problem is about it.
    file: Arc<SourceFile>,
    /// The bytes of a picture or document.
    bytes: Option<Arc<[u8]>>,
    problems: Vec<Problem>,
}

impl Taken {
    fn text(file: &Found, text: String, problems: Vec<Problem>) -> Self {
        Self { file: Arc::new(SourceFile::new(file.path.clone(), text, true)), bytes: None, problems }
    }

    /// A file that is not worth parsing, because of this.
    fn unreadable(file: &Found, text: String, problems: Vec<Problem>) -> Self {
        Self { file: Arc::new(SourceFile::new(file.path.clone(), text, false)), bytes: None, problems }
    }

    fn same(&self, other: &Self) -> bool {
        let same = self.file.text == other.file.text && self.file.readable == other.file.readable && self.bytes == other.bytes;
        same && self.problems == other.problems
    }
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Found>, failures: &mut Vec<Failure>) {
    // A folder of tens of thousands of levels is an accident or an attack, and the system's own limit on paths is near.
    let entries = WalkDir::new(root.join(folder)).follow_root_links(false).max_depth(64).sort_by_file_name().into_iter().filter_entry(|entry| {
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
        let disk = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
        let path = site_path(&disk);
        let kind = if kind.is_symlink() {
            Kind::Odd(Code::SymbolicLink)
        } else if !kind.is_file() {
            Kind::Odd(Code::StrayFile)
        } else {
            kind_of(&path)
        };
        found.push(Found { path, disk, kind });
    }
}

/// The path relative to the site, with `/`; what is no Unicode is shown with replacement characters.
fn site_path(relative: &Path) -> String {
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Copies that a program left beside a text are no texts of their own; a file that only looks like one is.
fn set_copies_aside(found: &mut [Found]) {
    let texts: BTreeSet<String> = found.iter().filter(|file| file.kind == Kind::Text).map(|file| file.path.clone()).collect();
    for file in found.iter_mut().filter(|file| file.path.starts_with("content/")) {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let is_copy = match copies::origin(stem) {
            Some((copies::Kind::Lock, _)) => true,
            Some((copies::Kind::Copy, from)) if file.kind == Kind::Text => {
                [from.clone(), slugify(&from)].iter().any(|from| texts.contains(&format!("{folder}/{from}.md")))
            }
            _ => false,
        };
        if is_copy {
            file.kind = Kind::Odd(Code::CopyOfText);
        }
    }
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

fn take(root: &Dir, file: &Found, limits: &Limits) -> Result<(Option<Stamp>, Taken), Failure> {
    let limit = match file.kind {
        Kind::Text => limits.text,
        Kind::Bibliography => limits.bibliography,
        Kind::Media if file.path.to_ascii_lowercase().ends_with(".svg") => limits.media / 4,
        Kind::Media => limits.media,
        Kind::Odd(Code::MediaType) => {
            let extension = file.path.rsplit_once('.').map_or("", |(_, extension)| extension);
            let extension = if extension.contains('/') || extension.is_empty() { "none".to_owned() } else { format!(".{extension}") };
            let args = vec![("extension", extension), ("choices", MEDIA.join(", "))];
            return Ok((None, Taken::unreadable(file, String::new(), vec![(Code::MediaType, 0..0, args)])));
        }
        Kind::Odd(Code::CopyOfText) => {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            let (kind, from) = copies::origin(name.strip_suffix(".md").unwrap_or(name)).unwrap_or((copies::Kind::Copy, String::new()));
            let kind = if kind == copies::Kind::Lock { "lock" } else { "copy" };
            let args = vec![("kind", kind.to_owned()), ("name", name.to_owned()), ("from", format!("{}.md", slugify(&from)))];
            return Ok((None, Taken::unreadable(file, String::new(), vec![(Code::CopyOfText, 0..0, args)])));
        }
        Kind::Odd(code) => {
            let known = ["LICENSE", "LICENCE", "README", "COPYING"]
                .iter()
                .any(|name| file.path.rsplit('/').next().is_some_and(|last| last.to_ascii_uppercase().starts_with(name)));
            let problem = (!(known && code == Code::StrayFile)).then(|| (code, 0..0, vec![]));
            return Ok((None, Taken::unreadable(file, String::new(), problem.into_iter().collect())));
        }
    };
    let io = |error| root.failure(Operation::Read, &file.disk, error);
    let handle = root.file(&file.disk).map_err(io)?;
    let stamp = Stamp::of(&handle.metadata().map_err(io)?);
    let size = stamp.size;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit) + 1).unwrap_or_default());
    handle.take(limit + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > limit {
        let args = vec![("size", kilobytes(size)), ("max", kilobytes(limit))];
        return Ok((Some(stamp), Taken::unreadable(file, String::new(), vec![(Code::FileTooLarge, 0..0, args)])));
    }
    let name = if media::is_published(&file.path) { media::name(&file.path) } else { None };
    if file.kind == Kind::Media {
        let (text, mut problems) = if file.path.starts_with("content/") { media::content(&file.path, &bytes) } else { (String::new(), Vec::new()) };
        problems.extend(name);
        let bytes = match metadata::without(&bytes) {
            Cow::Borrowed(_) => bytes.into(),
            Cow::Owned(clean) => clean.into(),
        };
        let taken = Taken { bytes: Some(bytes), ..Taken::unreadable(file, text, problems) };
        return Ok((Some(stamp), taken));
    }
    let mut taken = match String::from_utf8(bytes) {
        Ok(text) => readable(file, text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = if at == 0 { 0 } else { text.ceil_char_boundary(at + 1) };
            Taken::unreadable(file, text, vec![(Code::NotUtf8, at..end, vec![])])
        }
    };
    taken.problems.extend(name);
    Ok((Some(stamp), taken))
}

/// A text, with the characters that it cannot hold named and taken out. What a theme publishes as it is may hold any.
fn readable(file: &Found, text: String) -> Taken {
    let found = if media::is_published(&file.path) { Vec::new() } else { characters::refused(&text) };
    if found.is_empty() {
        return Taken::text(file, text, Vec::new());
    }
    let clean = characters::replaced(&text);
    // Places in the clean text: a character may be longer there.
    let (mut problems, mut places) =
        (Vec::with_capacity(found.len()), clean.char_indices().map(|(at, c)| at..at + c.len_utf8()).zip(text.char_indices()));
    for (range, c) in found {
        let place = places.find(|(_, (at, _))| *at == range.start).map_or(0..0, |(place, _)| place);
        problems.push((Code::RefusedCharacter, place, vec![("character", characters::name(c)), ("what", characters::kind(c).to_owned())]));
    }
    Taken::text(file, clean, problems)
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
