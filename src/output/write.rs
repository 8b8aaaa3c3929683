//! The only writer of sites: beside the old one first, then in its place in one step.
//!
//! [`SiteWriter::open`] takes a lock, reads what lies in the output, and makes a folder in which the new site grows; [`SiteWriter::put`] takes the
//! files, from many threads and in any order; [`SiteWriter::finish`] brings the new site to its place. Files that did not change become hard links to the old ones, so they
//! keep their inode and their times; pictures that are there are not drawn again. Where nothing changed at all, nothing is touched. A writer that is dropped leaves the old site as it was.
//!
//! Where the output cannot be moved (it is a mount point, it holds folders of another user), the files are moved into it one by one. What staalkaart wrote is listed in `.staalkaart` inside the output. Anything else there is somebody else's: it is
//! carried over, and only `force` removes it. `docs/decisions/0014-how-a-site-comes-to-its-place.md` has every state in which a build can end, and
//! what the next build makes of it. Not here: opening files safely, which is [`crate::disk`]'s.

mod old;
mod workshop;

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::Content;
use crate::disk::{self, Dir, Kind};
use crate::failure::{Failure, Operation};
use crate::hash::Hash;
use old::Old;
use workshop::Workshop;

/// Name of the list of written files, in the output.
const LIST: &str = ".staalkaart";
/// First line of that list.
const LIST_HEAD: &str = "staalkaart 1";

/// What writing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many files are new or have other bytes than before.
    pub changed: usize,
    /// How many files of the old site are gone.
    pub removed: usize,
}

/// A site on its way to disk.
#[derive(Debug)]
pub struct SiteWriter {
    workshop: Workshop,
    /// What lies in the output; `None` where there is no folder yet.
    old: Option<Old>,
    /// The new site as far as it is written.
    new: Dir,
    force: bool,
    state: Mutex<State>,
}

/// What was put so far.
#[derive(Debug, Default)]
struct State {
    /// Files that are in the old site with the same bytes. They are not in the new folder yet.
    kept: Vec<String>,
    /// Files in the new folder.
    written: Vec<String>,
    /// Folders in the new folder.
    folders: HashSet<PathBuf>,
    /// Files of others where the site needs a file or a folder.
    taken: BTreeSet<PathBuf>,
    /// Whether the old folder has to stay, and files are moved into it one by one.
    in_place: bool,
}

impl SiteWriter {
    /// Begins a new site for the folder `output`. `sources` are folders of the site that must not overlap with it. With `force`, files in the output that are not
    /// staalkaart's are removed in the end.
    ///
    /// # Errors
    /// [`Failure`] if the output is not staalkaart's to write, another build writes to it, or the disk refuses.
    pub fn open(output: &Path, sources: &[PathBuf], force: bool) -> Result<Self, Failure> {
        let real = absolute(output)?;
        check_place(output, &real, sources)?;
        let workshop = Workshop::open(&real, force)?;
        let new = workshop.new_dir()?;
        let mut state = State { in_place: workshop.is_inside(), ..State::default() };
        let old = match workshop.output()? {
            Some(folder) => {
                let old = Old::read(folder, force)?;
                let rights = old.dir.own_facts().map_err(|error| old.dir.failure(Operation::Read, "", error))?.rights;
                // A folder that cannot be made like the old one must not come in its place.
                state.in_place |= workshop.make_like(rights).is_err();
                Some(old)
            }
            None => None,
        };
        Ok(Self { workshop, old, new, force, state: Mutex::new(state) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the file at `path`, from the root of the site and with `/`. Each path is put once. A file of somebody else that is in the way is told of by
    /// [`SiteWriter::finish`], all of them at once. Gives the hash of its bytes.
    ///
    /// # Errors
    /// [`Failure`] if the disk refuses.
    pub fn put(&self, path: &str, content: &Content) -> Result<Hash, Failure> {
        let in_the_way = self.old.as_ref().and_then(|old| old.in_the_way(path));
        if let Some(foreign) = in_the_way {
            self.state().taken.insert(foreign);
            // Such a site is not finished, so nobody asks.
            return Ok(Hash::of(&[]));
        }
        let before = self.before(path);
        let bytes = match content {
            // The path of a picture says what it shows, so it only has to be whole.
            Content::Picture(_) if before.as_ref().is_some_and(|file| is_whole_png(file).unwrap_or(false)) => None,
            content => Some(content.bytes()),
        };
        let hash = match &bytes {
            Some(bytes) => Hash::of(bytes),
            None => before.as_ref().and_then(hash_of).unwrap_or(Hash::of(&[])),
        };
        if bytes.as_ref().is_none_or(|bytes| before.as_ref().is_some_and(|file| has_bytes(file, bytes))) {
            self.state().kept.push(path.to_owned());
            return Ok(hash);
        }
        self.write(path, &bytes.unwrap_or_default(), before.as_ref())?;
        self.state().written.push(path.to_owned());
        Ok(hash)
    }

    /// The file of staalkaart's at this path in the output, open.
    fn before(&self, path: &str) -> Option<File> {
        self.old.as_ref().filter(|old| old.there.contains(path)).and_then(|old| old.dir.file(path).ok())
    }

    /// Whether the output has a file of staalkaart's at `path` whose bytes have this hash.
    #[must_use]
    pub fn holds(&self, path: &str, hash: Hash) -> bool {
        self.before(path).as_ref().and_then(hash_of) == Some(hash)
    }

    /// Adds the file at `path` as it is in the output, where it was found by [`SiteWriter::holds`].
    pub fn keep(&self, path: &str) {
        self.state().kept.push(path.to_owned());
    }

    /// Adds the file at `path` with the bytes that the output has at `other`, if those have this hash. `false` where they have not, or the disk knows no links.
    ///
    /// # Errors
    /// As [`SiteWriter::put`].
    pub fn take_over(&self, path: &str, other: &str, hash: Hash) -> Result<bool, Failure> {
        let Some(old) = self.old.as_ref().filter(|old| old.in_the_way(path).is_none() && self.holds(other, hash)) else { return Ok(false) };
        if path == other {
            self.keep(path);
            return Ok(true);
        }
        self.folder_of(Path::new(path))?;
        let is_linked = old.dir.link(other, &self.new, path).is_ok();
        if is_linked {
            self.state().written.push(path.to_owned());
        }
        Ok(is_linked)
    }

    /// Writes a file into the new folder, with the rights of the one that was there before.
    fn write(&self, path: &str, bytes: &[u8], before: Option<&File>) -> Result<(), Failure> {
        self.folder_of(Path::new(path))?;
        let failed = |error| self.failure(path, error);
        let file = self.new.put(path, bytes).map_err(failed)?;
        if let Some(before) = before.and_then(|file| disk::facts_of(file).ok()) {
            let now = disk::facts_of(&file).map_err(failed)?;
            let wanted = disk::Rights { mode: before.rights.mode & 0o777, ..before.rights };
            if now.rights != wanted && self.new.set_rights(path, wanted).is_err() {
                // To give a file away takes rights that few have; its mode can be kept.
                disk::set_mode(&file, wanted.mode).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// A failure at a path of the new site, told of as the place in the output that it is for.
    fn failure(&self, path: impl AsRef<Path>, error: io::Error) -> Failure {
        Failure::io(Operation::Write, self.workshop.output_path().join(path), error)
    }

    /// Makes the folders above a file in the new folder, each like the one in the old site.
    fn folder_of(&self, path: &Path) -> Result<(), Failure> {
        let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) else { return Ok(()) };
        let mut state = self.state();
        if state.folders.contains(parent) {
            return Ok(());
        }
        let mut missing: Vec<&Path> =
            parent.ancestors().take_while(|above| !above.as_os_str().is_empty() && !state.folders.contains(*above)).collect();
        while let Some(made) = missing.pop() {
            self.new.make_dir(made).map_err(|error| self.failure(made, error))?;
            let before = self.old.as_ref().and_then(|old| old.dir.facts(made).ok()).filter(|facts| facts.kind == Kind::Dir);
            if let Some(before) = before {
                let now = self.new.facts(made).map_err(|error| self.failure(made, error))?;
                let wanted = disk::Rights { mode: before.rights.mode | 0o700, ..before.rights };
                if now.rights != wanted && self.new.set_rights(made, wanted).is_err() {
                    state.in_place = true;
                }
            }
            state.folders.insert(made.to_owned());
        }
        Ok(())
    }

    /// Brings the site to its place.
    ///
    /// # Errors
    /// [`Failure`] if files of others are in the way, or the disk refuses. The old site is then untouched, unless it could not be moved
    /// and files were being moved into it; then the next build finishes that.
    pub fn finish(mut self) -> Result<Written, Failure> {
        let mut state = std::mem::take(self.state.get_mut().unwrap_or_else(PoisonError::into_inner));
        if !state.taken.is_empty() {
            return Err(Failure::OutputTaken(state.taken.into_iter().collect()));
        }
        let paths: BTreeSet<String> = state.kept.iter().chain(&state.written).cloned().collect();
        let written = Written {
            changed: state.written.len(),
            removed: self.old.as_ref().map_or(0, |old| old.ours.iter().filter(|path| !paths.contains(*path)).count()),
        };
        if let Some(old) = &self.old {
            let is_clean = !(self.force && old.has_foreign());
            if old.is_ours && old.ours == paths && is_clean {
                match state.written.as_slice() {
                    [] => {
                        self.workshop.close()?;
                        return Ok(written);
                    }
                    // One file takes the place of another in one step, without thousands of links.
                    [path] if old.there.contains(path) => {
                        self.new.sync();
                        workshop::move_in(&self.new, &old.dir, Path::new(path))?;
                        self.workshop.close()?;
                        return Ok(written);
                    }
                    _ => {}
                }
            }
        }
        let in_place = state.in_place || self.old.as_ref().is_some_and(|old| old.has_locked_folders(self.workshop.owner()));
        // Whatever is made from here on is asked for by this thread alone, or by those that link.
        *self.state.get_mut().unwrap_or_else(PoisonError::into_inner) = State { folders: std::mem::take(&mut state.folders), ..State::default() };
        let is_complete = !in_place && self.complete(&state.kept, &paths)?;
        let is_swapped = is_complete && self.workshop.swap(self.old.as_ref().map(|old| &old.dir), &self.new, self.force)?;
        if !is_swapped {
            self.move_in(&state.written, &paths)?;
        }
        self.workshop.close()?;
        Ok(written)
    }

    /// Makes the new folder what the output is to be. `false` where something of somebody else's cannot be carried over.
    fn complete(&self, kept: &[String], paths: &BTreeSet<String>) -> Result<bool, Failure> {
        if let Some(old) = &self.old {
            kept.par_iter().try_for_each(|path| self.link(old, path))?;
            if !self.force && !self.carry_over(old)? {
                return Ok(false);
            }
            for (path, rights) in old.odd_folders() {
                // A folder in which its owner may not write was one in which this program has to, until now.
                if self.new.has(path) && self.new.set_rights(path, rights).is_err() {
                    return Ok(false);
                }
            }
        }
        // In this order: what is settled is read only where there is a list beside it.
        self.put_list(paths)?;
        self.old.as_ref().map_or(Ok(()), |old| self.workshop.settle(old))?;
        Ok(true)
    }

    fn put_list(&self, paths: &BTreeSet<String>) -> Result<(), Failure> {
        let before = self.old.as_ref().and_then(|old| old.dir.file(LIST).ok());
        self.write(LIST, &list(paths), before.as_ref())
    }

    /// An unchanged file, in the new folder as well.
    fn link(&self, old: &Old, path: &str) -> Result<(), Failure> {
        self.folder_of(Path::new(path))?;
        if old.dir.link(path, &self.new, path).is_ok() {
            return Ok(());
        }
        // Where the disk knows no links, or no more of them.
        copy(&old.dir, Path::new(path), &self.new, Path::new(path)).map_err(|error| self.failure(path, error))
    }

    /// What is somebody else's, in the new folder as it is in the old. `false` where that cannot be done.
    fn carry_over(&self, old: &Old) -> Result<bool, Failure> {
        for path in &old.foreign_dirs {
            self.folder_of(&path.join("_"))?;
        }
        for (path, kind) in &old.foreign {
            self.folder_of(path)?;
            if old.dir.link(path, &self.new, path).is_ok() {
                continue;
            }
            let copied = match kind {
                Kind::File => copy(&old.dir, path, &self.new, path),
                Kind::Link => old.dir.copy_link(path, &self.new, path),
                Kind::Dir | Kind::Other => return Ok(false),
            };
            match copied {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::PermissionDenied => return Ok(false),
                Err(error) => return Err(self.failure(path, error)),
            }
        }
        Ok(!self.state().in_place)
    }

    /// Moves the new files into the output, one by one. A list of old and new files lies there meanwhile, so that the next build knows which are
    /// staalkaart's, whenever this one ends.
    fn move_in(&self, written: &[String], paths: &BTreeSet<String>) -> Result<(), Failure> {
        let Some(old) = &self.old else { return Ok(()) };
        self.workshop.unsettle()?;
        let put_list = |paths: &BTreeSet<String>| {
            // One may be there already, from the way that could not be gone.
            let _ = self.new.remove_file(LIST);
            self.put_list(paths)?;
            workshop::move_in(&self.new, &old.dir, Path::new(LIST))
        };
        put_list(&old.ours.union(paths).cloned().collect())?;
        let remove = |path: &Path| match old.dir.remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(old.dir.failure(Operation::Remove, path, error)),
            _ => Ok(()),
        };
        if self.force {
            for path in old.foreign.keys() {
                remove(path)?;
            }
            for path in old.foreign_dirs.iter().rev() {
                old.dir.remove_dir(path).map_err(|error| old.dir.failure(Operation::Remove, path, error))?;
            }
        }
        let stale: Vec<&String> = old.there.iter().filter(|path| !paths.contains(*path)).collect();
        // A file that lies where a folder is needed, or in a folder where a file is needed, goes first; the others stay until no page names them.
        let (first, last): (Vec<&String>, Vec<&String>) = stale.into_iter().partition(|path| is_in_between(path, paths));
        let clear = |paths: &[&String]| -> Result<(), Failure> {
            for path in paths {
                let path = Path::new(path.as_str());
                remove(path)?;
                // A folder that still holds something stays.
                let _ = path.ancestors().skip(1).take_while(|above| !above.as_os_str().is_empty()).try_for_each(|above| old.dir.remove_dir(above));
            }
            Ok(())
        };
        clear(&first)?;
        // What pages show comes before the pages.
        let (pages, others): (Vec<&String>, Vec<&String>) = written.iter().partition(|path| super::is_page(path));
        for path in others.into_iter().chain(pages) {
            let path = Path::new(path.as_str());
            if let Some(above) = path.parent() {
                old.dir.make_dirs(above).map_err(|error| old.dir.failure(Operation::Write, above, error))?;
            }
            workshop::move_in(&self.new, &old.dir, path)?;
        }
        clear(&last)?;
        put_list(paths)?;
        old.dir.sync();
        Ok(())
    }
}

/// Whether a path of the old site is a folder in the new one, or lies in a folder that is a file in the new one.
fn is_in_between(path: &str, paths: &BTreeSet<String>) -> bool {
    let below = format!("{path}/");
    paths.range(below.clone()..).next().is_some_and(|next| next.starts_with(&below)) || above(path).any(|above| paths.contains(above))
}

/// The folders above a path, as paths.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The list of the files of a site.
fn list(paths: &BTreeSet<String>) -> Vec<u8> {
    let mut list = format!("{LIST_HEAD}\n");
    for path in paths {
        list.push_str(path);
        list.push('\n');
    }
    list.into_bytes()
}

/// The real place of the output, also where it does not exist yet.
fn absolute(output: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(output).map_err(|source| Failure::io(Operation::Write, output, source))?;
    // `..` is resolved on disk, so that links on the way count as they do for the system.
    let mut existing = path.as_path();
    let mut rest = Vec::new();
    loop {
        match std::fs::canonicalize(existing) {
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

/// Refuses an output that is no folder, overlaps with the sources, or is led out of the site by a link that came with it.
fn check_place(named: &Path, output: &Path, sources: &[PathBuf]) -> Result<(), Failure> {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    for source in sources {
        let real_source = real(source);
        if output.starts_with(&real_source) || real_source.starts_with(output) {
            return Err(Failure::OutputOverlaps(output.to_owned(), real_source));
        }
        if let (Some(root), Ok(named)) = (source.parent(), std::path::absolute(named)) {
            let real_root = real(root);
            let is_inside = std::path::absolute(root).is_ok_and(|root| named.starts_with(root)) || named.starts_with(&real_root);
            let has_steps_up = named.components().any(|part| part == std::path::Component::ParentDir);
            if is_inside && !has_steps_up && !output.starts_with(&real_root) {
                return Err(Failure::Link(named));
            }
        }
    }
    if output.parent().is_none() {
        return Err(Failure::OutputNotOurs(output.to_owned()));
    }
    match std::fs::symlink_metadata(output) {
        Ok(metadata) if metadata.is_symlink() => Err(Failure::Link(output.to_owned())),
        Ok(metadata) if !metadata.is_dir() => Err(Failure::OutputIsFile(output.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::io(Operation::Read, output, error)),
    }
}

/// Whether a file begins and ends as a PNG does: with the signature, and with the chunk IEND.
fn is_whole_png(mut file: &File) -> io::Result<bool> {
    let (mut head, mut tail) = ([0; 8], [0; 12]);
    file.read_exact(&mut head)?;
    file.seek(SeekFrom::End(-12))?;
    file.read_exact(&mut tail)?;
    Ok(head == *b"\x89PNG\r\n\x1a\n" && tail == *b"\0\0\0\0IEND\xaeB`\x82")
}

fn has_bytes(mut file: &File, bytes: &[u8]) -> bool {
    let is_as_long = file.metadata().is_ok_and(|metadata| metadata.len() == bytes.len() as u64);
    let mut there = Vec::with_capacity(bytes.len());
    is_as_long && file.read_to_end(&mut there).is_ok() && there == bytes
}

/// The hash of what is in a file; `None` where it cannot be read.
fn hash_of(mut file: &File) -> Option<Hash> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.metadata().ok()?.len()).ok()?);
    file.rewind().and_then(|()| file.read_to_end(&mut bytes)).ok()?;
    Some(Hash::of(&bytes))
}

/// A copy of a file, with its rights and its time, as far as they may be given.
fn copy(from: &Dir, path: &Path, to: &Dir, target: &Path) -> io::Result<()> {
    let mut old = from.file(path)?;
    let facts = disk::facts_of(&old)?;
    let mut new = to.create(target)?;
    let copied = io::copy(&mut old, &mut new).and_then(|_| {
        disk::set_mode(&new, facts.rights.mode & 0o777)?;
        facts.modified.map_or(Ok(()), |time| new.set_modified(time))
    });
    if let Err(error) = copied {
        let _ = to.remove_file(target);
        return Err(error);
    }
    // To give a file away takes rights that few have; its bytes and its mode are kept.
    let _ = to.set_rights(target, facts.rights);
    Ok(())
}
