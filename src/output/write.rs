//! The only writer of sites: beside the old one first, then in its place in one step.
//!
//! A folder `.<name>.staalkaart` beside the output holds a lock and the new site while it is written. Files that did not change are hard links to
//! the old ones, so they keep their inode and their times; pictures that are there are not drawn again. When all is there, the two folders change places in one system call, and the old one is
//! removed. Whatever happens before that leaves the old site as it was; whatever happens after it leaves the new one.
//!
//! What staalkaart wrote is listed in `.staalkaart` inside the output. Any other file there is somebody else's: it is carried over, and only
//! `force` removes it.

#![allow(clippy::disallowed_methods, reason = "the one module that writes sites")]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Site;
use crate::failure::{Failure, Operation};
use crate::render::Content;

/// Name of the list of written files, in the output.
const MANIFEST: &str = ".staalkaart";
/// First line of that list.
const MANIFEST_HEAD: &str = "staalkaart 1";

/// What writing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many files are new or have other bytes than before.
    pub changed: usize,
    /// How many files of the old site are gone.
    pub removed: usize,
}

/// Writes `site` to the folder `output`. `sources` are folders that must not overlap with it. With `force`, files in the output that are not
/// staalkaart's are removed.
///
/// # Errors
/// [`Failure`] if the output is not staalkaart's to write, or the disk refuses; the old site is then untouched.
pub fn write(site: &Site, output: &Path, sources: &[PathBuf], force: bool) -> Result<Written, Failure> {
    let output = absolute(output)?;
    check_place(&output, sources)?;
    let old = Old::read(&output, site, force)?;
    if old.is_same {
        // What a build that was ended half-way left behind.
        if Workshop::folder(&output).exists() {
            Workshop::open(&output)?.close()?;
        }
        return Ok(Written { changed: 0, removed: 0 });
    }
    let workshop = Workshop::open(&output)?;
    let new = workshop.folder.join("new");
    remove_all(&new)?;
    create_dir(&new)?;
    let changed = old.fill(site, &output, &new)?;
    swap(&output, &new)?;
    workshop.close()?;
    Ok(Written { changed, removed: old.ours.iter().filter(|path| site.get(path).is_none()).count() })
}

/// The real place of the output, also where it does not exist yet.
fn absolute(output: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(output).map_err(|source| Failure::io(Operation::Write, output, source))?;
    // `..` is resolved on disk, so that links on the way count as they do for the system.
    let mut existing = path.as_path();
    let mut rest = Vec::new();
    loop {
        match fs::canonicalize(existing) {
            Ok(mut real) => {
                real.extend(rest.iter().rev());
                return Ok(real);
            }
            Err(error) => match (existing.parent(), existing.file_name()) {
                (Some(parent), Some(name)) => {
                    rest.push(name.to_owned());
                    existing = parent;
                }
                _ => return Err(Failure::io(Operation::Write, output, error)),
            },
        }
    }
}

fn check_place(output: &Path, sources: &[PathBuf]) -> Result<(), Failure> {
    for source in sources {
        let source = fs::canonicalize(source).unwrap_or_else(|_| source.clone());
        if output.starts_with(&source) || source.starts_with(output) {
            return Err(Failure::OutputOverlaps(output.to_owned(), source));
        }
    }
    if output.parent().is_none() {
        return Err(Failure::OutputNotOurs(output.to_owned()));
    }
    match fs::symlink_metadata(output) {
        Ok(metadata) if !metadata.is_dir() => Err(Failure::OutputIsFile(output.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::io(Operation::Read, output, error)),
    }
}

/// What lies in the output now.
struct Old {
    /// Paths that staalkaart wrote.
    ours: BTreeSet<String>,
    /// Paths that are somebody else's and are carried over.
    foreign: Vec<PathBuf>,
    /// Whether the site on disk is this one, byte for byte.
    is_same: bool,
}

impl Old {
    fn read(output: &Path, site: &Site, force: bool) -> Result<Self, Failure> {
        let mut old = Self { ours: BTreeSet::new(), foreign: Vec::new(), is_same: false };
        if !output.exists() {
            return Ok(old);
        }
        let manifest = fs::read_to_string(output.join(MANIFEST)).ok();
        let is_ours = manifest.as_deref().and_then(|text| text.lines().next()) == Some(MANIFEST_HEAD);
        if let Some(manifest) = manifest.filter(|_| is_ours) {
            old.ours = manifest.lines().skip(1).map(str::to_owned).collect();
        }
        let mut there = BTreeSet::new();
        for entry in WalkDir::new(output).min_depth(1) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(output).to_owned();
                Failure::io(Operation::Read, path, error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of folders")))
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(output).unwrap_or(entry.path());
            let name = relative.to_str().map(|path| path.replace('\\', "/"));
            match name {
                Some(name) if name == MANIFEST => {}
                Some(name) if old.ours.contains(&name) && entry.file_type().is_file() => {
                    there.insert(name);
                }
                _ => old.foreign.push(relative.to_owned()),
            }
        }
        if force {
            old.foreign.clear();
        } else if !is_ours && !old.foreign.is_empty() {
            return Err(Failure::OutputNotOurs(output.to_owned()));
        }
        let taken: Vec<PathBuf> = old.foreign.iter().filter(|path| takes_place(path, site)).cloned().collect();
        if !taken.is_empty() {
            return Err(Failure::OutputTaken(taken));
        }
        let same_list = is_ours && there.len() == site.len() && old.ours.len() == site.len() && !force;
        old.is_same = same_list && there.iter().all(|path| site.get(path).is_some()) && {
            let files: Vec<_> = site.files().collect();
            files.par_iter().all(|(path, content)| is_current(&output.join(path), content))
        };
        Ok(old)
    }

    /// Makes the new site in `new`: unchanged files as links, others written. Returns how many were written.
    fn fill(&self, site: &Site, output: &Path, new: &Path) -> Result<usize, Failure> {
        let folders: BTreeSet<PathBuf> = site.files().filter_map(|(path, _)| Path::new(path).parent().map(|parent| new.join(parent))).collect();
        for folder in folders {
            create_dir(&folder)?;
        }
        let files: Vec<_> = site.files().collect();
        let written: Vec<usize> = files
            .par_iter()
            .map(|(path, content)| {
                let (from, to) = (output.join(path), new.join(path));
                let is_current = self.ours.contains(*path) && is_current(&from, content);
                if is_current && fs::hard_link(&from, &to).is_ok() {
                    return Ok(0);
                }
                // Where the disk knows no links, to copy a picture is still quicker than to draw it.
                let drawn = if is_current && matches!(content, Content::Picture(_)) { fs::read(&from).ok() } else { None };
                put(&to, &drawn.map_or_else(|| content.bytes(), Cow::Owned)).map(|()| 1)
            })
            .collect::<Result<_, Failure>>()?;
        for path in &self.foreign {
            carry_over(&output.join(path), &new.join(path))?;
        }
        let mut manifest = format!("{MANIFEST_HEAD}\n");
        for (path, _) in site.files() {
            manifest.push_str(path);
            manifest.push('\n');
        }
        put(&new.join(MANIFEST), manifest.as_bytes())?;
        Ok(written.iter().sum())
    }
}

/// Whether a foreign file stands where the site needs a file or a folder.
fn takes_place(foreign: &Path, site: &Site) -> bool {
    let Some(path) = foreign.to_str().map(|path| path.replace('\\', "/")) else { return false };
    let folder = format!("{path}/");
    site.files().any(|(own, _)| own == path || own.starts_with(&folder) || path.starts_with(&format!("{own}/")))
}

/// Whether a file that staalkaart wrote is what the site has there. The path of a picture says what it shows, so it only has to be whole.
fn is_current(path: &Path, content: &Content) -> bool {
    match content {
        Content::Bytes(_) | Content::Shared(_) | Content::Zipped(_) => has_bytes(path, &content.bytes()),
        Content::Picture(_) => is_whole_png(path).unwrap_or(false),
    }
}

/// Whether a file begins and ends as a PNG does: with the signature, and with the chunk IEND.
fn is_whole_png(path: &Path) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    let (mut head, mut tail) = ([0; 8], [0; 12]);
    file.read_exact(&mut head)?;
    file.seek(SeekFrom::End(-12))?;
    file.read_exact(&mut tail)?;
    Ok(head == *b"\x89PNG\r\n\x1a\n" && tail == *b"\0\0\0\0IEND\xaeB`\x82")
}

fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)
    };
    write().map_err(|source| Failure::io(Operation::Write, path, source))
}

/// Somebody else's file, in the new site as it was in the old.
fn carry_over(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(parent) = to.parent() {
        create_dir(parent)?;
    }
    let metadata = fs::symlink_metadata(from).map_err(|source| Failure::io(Operation::Read, from, source))?;
    #[cfg(unix)]
    if metadata.is_symlink() {
        let target = fs::read_link(from).map_err(|source| Failure::io(Operation::Read, from, source))?;
        return std::os::unix::fs::symlink(target, to).map_err(|source| Failure::io(Operation::Write, to, source));
    }
    #[cfg(not(unix))]
    if metadata.is_symlink() {
        // Making a link may need rights that the editor has not: what it leads to is kept instead.
        return fs::copy(from, to).map(|_| ()).map_err(|source| Failure::io(Operation::Write, to, source));
    }
    if metadata.is_file() && fs::hard_link(from, to).is_err() {
        fs::copy(from, to).map_err(|source| Failure::io(Operation::Write, to, source))?;
    }
    Ok(())
}

fn create_dir(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|source| Failure::io(Operation::Write, path, source))
}

fn remove_all(path: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::io(Operation::Remove, path, error)),
        _ => Ok(()),
    }
}

/// The folder beside the output in which a new site is made, held by one build at a time.
struct Workshop {
    folder: PathBuf,
    lock: File,
}

impl Workshop {
    fn folder(output: &Path) -> PathBuf {
        let name = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        output.with_file_name(format!(".{name}.staalkaart"))
    }

    fn open(output: &Path) -> Result<Self, Failure> {
        let folder = Self::folder(output);
        create_dir(&folder)?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(|source| Failure::io(Operation::Write, &path, source))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder, lock }),
            Err(fs::TryLockError::WouldBlock) => Err(Failure::OutputBusy(output.to_owned())),
            Err(fs::TryLockError::Error(source)) => Err(Failure::io(Operation::Write, &path, source)),
        }
    }

    fn close(self) -> Result<(), Failure> {
        remove_all(&self.folder)?;
        drop(self.lock);
        Ok(())
    }
}

/// Puts `new` in the place of `output`. Afterwards `new` holds the old site, if there was one.
fn swap(output: &Path, new: &Path) -> Result<(), Failure> {
    let failed = |source: std::io::Error| Failure::io(Operation::Swap, output, source);
    if !output.exists() {
        return fs::rename(new, output).map_err(failed);
    }
    // The bytes have to be on the disk before the old site goes: else a power cut could leave a new one of empty files.
    sync(new);
    exchange(new, output).map_err(failed)
}

/// Asks the system to bring the file system's writes to disk. Where that is not possible, only a power cut is less well guarded against.
fn sync(folder: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(folder) = File::open(folder) {
        let _ = rustix::fs::syncfs(folder);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
}

/// Two folders change places in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, output: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, output, RenameFlags::EXCHANGE) {
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL | rustix::io::Errno::NOTSUP) => exchange_in_two_steps(new, output),
        result => result.map_err(Into::into),
    }
}

/// Two folders change places in one step.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(new: &Path, output: &Path) -> std::io::Result<()> {
    exchange_in_two_steps(new, output)
}

/// Where the system has no exchange there is a moment without a site; if the second step fails, the first is taken back.
fn exchange_in_two_steps(new: &Path, output: &Path) -> std::io::Result<()> {
    let old = new.with_file_name("old");
    fs::rename(output, &old)?;
    if let Err(error) = fs::rename(new, output) {
        fs::rename(&old, output)?;
        return Err(error);
    }
    Ok(())
}
