//! The folder in which a new site is made, its lock, and the way of the new site to its place.
//!
//! It lies beside the output as `.<name>.staalkaart`, or, where the output cannot be moved, in it as `.staalkaart.work`. It holds the lock, the new
//! site (`new.…`), for a moment the old one (`old.…`), and `settled`: what of the old site lives on in the new one, so that whoever removes the old one
//! knows what may go. What else lies there is not staalkaart's, and then nothing is done.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::old::{self, Old};
use super::{LIST, copy};
use crate::disk::{self, Dir, Facts, Kind, Refused, Rights};
use crate::failure::{Failure, InTheWay, Operation};

/// Name of the workshop in an output that cannot be moved.
pub(super) const INSIDE: &str = ".staalkaart.work";
/// The lock.
const LOCK: &str = "lock";
/// What is written in the lock: the sign that the folder is staalkaart's.
const LOCK_HEAD: &str = "staalkaart workshop 1\n";
/// The list of what of the old site was dealt with.
const SETTLED: &str = "settled";
/// How the names of new and old sites begin.
const NEW: &str = "new.";
const OLD: &str = "old.";
/// How often something is tried again that another build may be doing at the same moment.
const ATTEMPTS: u32 = 200;
/// How long to wait in between.
const PAUSE: Duration = Duration::from_millis(10);

/// A workshop that this build holds.
#[derive(Debug)]
pub(super) struct Workshop {
    /// The folder in which the output lies.
    above: Dir,
    /// Name of the output in it.
    name: OsString,
    output: PathBuf,
    /// The folder in which the workshop lies: `above`, or the output.
    home: Dir,
    /// Name of the workshop in it.
    folder: OsString,
    dir: Dir,
    lock: File,
    /// Name of the new site.
    new: String,
    /// Whether it is known that the folder is staalkaart's.
    is_mine: bool,
    /// Whether this build made the lock.
    is_lock_new: bool,
    is_closed: bool,
}

impl Workshop {
    /// Makes the workshop for an output, or takes the one that an ended build left, and mends what that build was doing.
    pub(super) fn open(output: &Path, force: bool) -> Result<Self, Failure> {
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else { return Err(Failure::OutputNotOurs(output.to_owned())) };
        let failed = |error| Failure::io(Operation::Write, parent, error);
        make_above(parent).map_err(failed)?;
        let above = Dir::open(parent).map_err(failed)?;
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(".staalkaart");
        let there = output_in(&above, name)?;
        let is_denied = |failure: &Failure| matches!(failure, Failure::Io { source, .. } if matches!(source.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem));
        let inside = |there| Self::hold(Dir::open(parent).map_err(failed)?, name.to_owned(), output, there, INSIDE.into());
        let mut workshop = match there {
            Some(there) if there.has(INSIDE) || there.is_mount_point() => inside(there)?,
            there => match (Self::hold(above, name.to_owned(), output, Dir::open(parent).map_err(failed)?, beside), there) {
                // Nothing may be made beside the output.
                (Err(failure), Some(there)) if is_denied(&failure) => inside(there)?,
                (held, _) => held?,
            },
        };
        workshop.dir.make_dir(&workshop.new).map_err(|error| workshop.failure(Operation::Write, &workshop.new, error))?;
        // What is made here belongs to who makes it: so must everything that is here.
        let owner = |facts: io::Result<Facts>| facts.map(|facts| facts.rights.owner.0).ok();
        let mine = owner(workshop.dir.facts(&workshop.new));
        if owner(workshop.dir.own_facts()) != mine || owner(disk::facts_of(&workshop.lock)) != mine {
            let _ = workshop.dir.remove_dir(&workshop.new);
            if workshop.is_lock_new {
                let _ = workshop.dir.remove_file(LOCK);
            }
            return Err(workshop.taken(InTheWay::AnotherUsers));
        }
        workshop.is_mine = true;
        if let Ok(Facts { rights, .. }) = workshop.dir.own_facts()
            && rights.mode & 0o077 != 0
        {
            // Made by this program it is private; whoever changed that did not mean to.
            workshop.dir.set_rights("", Rights { mode: 0o700, ..rights }).map_err(|error| workshop.failure(Operation::Write, "", error))?;
        }
        workshop.recover(force)?;
        Ok(workshop)
    }

    /// Takes the lock.
    fn hold(above: Dir, name: OsString, output: &Path, home: Dir, folder: OsString) -> Result<Self, Failure> {
        let path = home.path().join(&folder);
        let taken = |what| Failure::InTheWay(path.clone(), what);
        let failed = |error: io::Error| match Refused::of(&error) {
            Some(Refused::Link) => taken(InTheWay::Link),
            Some(Refused::NotAFile) => taken(InTheWay::Files(LOCK.to_owned())),
            None if error.kind() == ErrorKind::NotADirectory => taken(InTheWay::File),
            None if error.kind() == ErrorKind::PermissionDenied => taken(InTheWay::AnotherUsers),
            None => Failure::io(Operation::Write, &path, error),
        };
        for _ in 0..ATTEMPTS {
            // While a workshop is made or removed nobody else does either, so a lock is never removed that somebody has opened.
            let _gate = match home.hold() {
                Ok(None) => {
                    std::thread::sleep(PAUSE);
                    continue;
                }
                Ok(held) => held,
                // Where folders cannot be held, workshops are not removed.
                Err(_) => None,
            };
            let is_made = match home.make_private_dir(&folder) {
                Ok(()) => true,
                Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
                Err(error) => return Err(Failure::io(Operation::Write, &path, error)),
            };
            let dir = match home.dir(&folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened.map_err(failed)?,
            };
            if let Some(strange) = strange(&dir).map_err(failed)? {
                return Err(taken(InTheWay::Files(strange)));
            }
            let mut is_lock_new = false;
            let opened = match dir.create(LOCK) {
                Ok(mut lock) => {
                    is_lock_new = true;
                    lock.write_all(LOCK_HEAD.as_bytes()).map(|()| lock)
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => dir.file(LOCK),
                Err(error) => Err(error),
            };
            let lock = match opened {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => {
                    if is_made {
                        let _ = dir.remove_file(LOCK);
                        let _ = home.remove_dir(&folder);
                    }
                    return Err(failed(error));
                }
                Ok(lock) => lock,
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Failure::OutputBusy(output.to_owned())),
                Err(TryLockError::Error(error)) => return Err(Failure::io(Operation::Write, path.join(LOCK), error)),
            }
            if !has_head(&dir).map_err(failed)? {
                return Err(taken(InTheWay::Files(LOCK.to_owned())));
            }
            let output = output.to_owned();
            let new = disk::random_name(NEW, "");
            let workshop = Self { above, name, output, home, folder, dir, lock, new, is_mine: is_made, is_lock_new, is_closed: false };
            if workshop.is_held() {
                return Ok(workshop);
            }
            // The folder was put in another's place meanwhile.
            return Err(Failure::OutputBusy(workshop.output.clone()));
        }
        Err(Failure::OutputBusy(output.to_owned()))
    }

    /// Whether the folder and the lock that are held are those that another build would find.
    fn is_held(&self) -> bool {
        let same = |held: io::Result<Facts>, found: io::Result<Facts>| {
            held.is_ok_and(|held| found.is_ok_and(|found| held.identity == found.identity && held.kind == found.kind))
        };
        same(self.dir.own_facts(), self.home.facts(&self.folder)) && same(disk::facts_of(&self.lock), self.dir.facts(LOCK))
    }

    /// Where the output lies.
    pub(super) fn output_path(&self) -> &Path {
        &self.output
    }

    /// Whether the workshop lies in the output, which cannot be moved.
    pub(super) fn is_inside(&self) -> bool {
        self.folder == INSIDE
    }

    /// The folder of the output, if there is one.
    pub(super) fn output(&self) -> Result<Option<Dir>, Failure> {
        output_in(&self.above, &self.name)
    }

    /// The folder of the new site.
    pub(super) fn new_dir(&self) -> Result<Dir, Failure> {
        // The workshop is open to this user only.
        self.dir.dir(&self.new).map(Dir::private).map_err(|error| self.failure(Operation::Write, &self.new, error))
    }

    /// Gives the folder of the new site the rights of the old one; whoever makes it has to be able to write in it meanwhile.
    pub(super) fn make_like(&self, rights: Rights) -> io::Result<()> {
        let now = self.dir.facts(&self.new)?.rights;
        let wanted = Rights { mode: rights.mode | 0o700, ..rights };
        if now == wanted { Ok(()) } else { self.dir.set_rights(&self.new, wanted) }
    }

    /// The user to whom belongs what this program makes.
    pub(super) fn owner(&self) -> Option<u32> {
        self.dir.own_facts().ok().map(|facts| facts.rights.owner.0)
    }

    fn failure(&self, operation: Operation, path: impl AsRef<Path>, error: io::Error) -> Failure {
        self.dir.failure(operation, path, error)
    }

    fn taken(&self, what: InTheWay) -> Failure {
        Failure::InTheWay(self.home.path().join(&self.folder), what)
    }

    /// Mends what a build that ended half-way left.
    fn recover(&self, force: bool) -> Result<(), Failure> {
        let entries = self.dir.entries("").map_err(|error| self.failure(Operation::Read, "", error))?;
        let settled = self.settled()?;
        let mut sites: Vec<&str> = Vec::new();
        for (name, kind) in &entries {
            match name.to_str() {
                Some(name) if *kind == Kind::Dir && name != self.new => sites.push(name),
                Some(name) if *kind != Kind::Dir && name != LOCK && name != SETTLED => self.remove(name)?,
                _ => {}
            }
        }
        // The old site before a new one: it is the one that readers had.
        sites.sort_by_key(|name| !name.starts_with(OLD));
        for name in sites {
            let is_complete = || self.dir.dir(name).is_ok_and(|site| old::listed(&site).is_some());
            if !self.is_inside() && !self.above.has(&self.name) && (name.starts_with(OLD) || is_complete()) {
                self.dir.rename_new(name, &self.above, &self.name).map_err(|error| Failure::io(Operation::Swap, &self.output, error))?;
            } else if settled.is_some() || name.starts_with(OLD) {
                self.drain(name, settled.as_ref().unwrap_or(&HashSet::new()), force)?;
            } else {
                // It never came so far that it was to take a place: all that is in it was made or linked by a build.
                self.remove_site(name)?;
            }
        }
        self.unsettle()
    }

    fn remove(&self, name: &str) -> Result<(), Failure> {
        match self.dir.remove_file(name) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.failure(Operation::Remove, name, error)),
            _ => Ok(()),
        }
    }

    fn remove_site(&self, name: &str) -> Result<(), Failure> {
        self.dir.remove_all(name).map_err(|(path, error)| self.failure(Operation::Remove, path, error))
    }

    /// Writes down what of the old site is in the new one, or goes on purpose. From here on, whatever else is found in the old one came later.
    pub(super) fn settle(&self, old: &Old) -> Result<(), Failure> {
        let mut list = String::new();
        let mut add = |path: &Path| {
            if let Ok(facts) = old.dir.facts(path) {
                list.push_str(&stamp(path, &facts));
                list.push('\n');
            }
        };
        old.foreign.keys().for_each(|path| add(path));
        old.foreign_dirs.iter().for_each(|path| add(path));
        self.dir.replace(SETTLED, list.as_bytes()).map_err(|error| self.failure(Operation::Write, SETTLED, error))
    }

    fn settled(&self) -> Result<Option<HashSet<String>>, Failure> {
        match self.dir.read(SETTLED, u64::MAX) {
            Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failure(Operation::Read, SETTLED, error)),
        }
    }

    /// Forgets what was settled: the old site stays where it is.
    pub(super) fn unsettle(&self) -> Result<(), Failure> {
        self.remove(SETTLED)
    }

    /// Puts the new site in the place of the old one. `false` where the old one cannot be moved; then nothing is changed.
    pub(super) fn swap(&self, old: Option<&Dir>, new: &Dir, force: bool) -> Result<bool, Failure> {
        let failed = |error| Failure::io(Operation::Swap, &self.output, error);
        if !self.is_held() {
            return Err(Failure::OutputBusy(self.output.clone()));
        }
        let Some(old) = old else {
            self.dir.rename_new(&self.new, &self.above, &self.name).map_err(failed)?;
            return Ok(true);
        };
        let rights = old.own_facts().map_err(failed)?.rights;
        if rights.mode & 0o700 != 0o700 {
            self.dir.set_rights(&self.new, rights).map_err(failed)?;
        }
        // The bytes have to be on the disk before the old site goes: else a power cut could leave a new one of empty files.
        new.sync();
        let removed = match self.dir.exchange(&self.new, &self.above, &self.name) {
            Ok(()) => self.new.clone(),
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                let aside = disk::random_name(OLD, "");
                match self.above.rename_new(&self.name, &self.dir, &aside) {
                    Err(error) if cannot_move(&error) => return Ok(false),
                    moved => moved.map_err(failed)?,
                }
                // Here is no site for a moment. If the second step fails, the first is taken back.
                if let Err(error) = self.dir.rename_new(&self.new, &self.above, &self.name) {
                    self.dir.rename_new(&aside, &self.above, &self.name).map_err(failed)?;
                    return Err(failed(error));
                }
                aside
            }
            Err(error) if cannot_move(&error) => return Ok(false),
            Err(error) => return Err(failed(error)),
        };
        if force {
            self.remove_site(&removed)?;
        } else {
            self.drain(&removed, &self.settled()?.unwrap_or_default(), false)?;
        }
        self.unsettle()?;
        Ok(true)
    }

    /// Empties an old site in the workshop and removes it. What came into it after it was settled goes to the output, where its owner left it.
    fn drain(&self, name: &str, settled: &HashSet<String>, force: bool) -> Result<(), Failure> {
        let inside = |path: &Path| Path::new(name).join(path);
        let site = self.dir.dir(name).map_err(|error| self.failure(Operation::Remove, name, error))?;
        let Some(output) = self.output()? else { return Ok(()) };
        let ours = old::listed(&site).unwrap_or_default();
        let above_ours = old::folders_of(&ours);
        let now = old::listed(&output).unwrap_or_default();
        let found = site.walk().map_err(|(path, error)| self.failure(Operation::Remove, inside(&path), error))?;
        let mut stuck = Vec::new();
        for (path, kind) in found.iter().rev() {
            let listed = disk::listed(path);
            if listed.as_deref() == Some(LIST) {
                continue;
            }
            let is_ours = |of: &dyn Fn(&str) -> bool| listed.as_deref().is_some_and(of);
            let is_dir = *kind == Kind::Dir;
            let goes = if is_dir { is_ours(&|path| above_ours.contains(path)) } else { *kind == Kind::File && is_ours(&|path| ours.contains(path)) };
            let goes = goes || site.facts(path).is_ok_and(|facts| settled.contains(&stamp(path, &facts)));
            let removed = if is_dir && (goes || !site.entries(path).is_ok_and(|entries| entries.is_empty())) {
                // What is left in it was told of.
                match site.remove_unlocked(path, true) {
                    Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
                    removed => removed,
                }
            } else if goes || force {
                site.remove_unlocked(path, is_dir)
            } else if rescue(&site, path, &output, |path| now.contains(path)).map_err(|error| self.failure(Operation::Swap, inside(path), error))? {
                Ok(())
            } else {
                stuck.push(site.path().join(path));
                Ok(())
            };
            removed.map_err(|error| self.failure(Operation::Remove, inside(path), error))?;
        }
        if !stuck.is_empty() {
            stuck.reverse();
            return Err(Failure::OutputTaken(stuck));
        }
        // The list goes last: without it nobody could tell what was staalkaart's.
        self.remove_site(name)
    }

    /// Removes the new site, if it is still here, and gives the workshop up.
    pub(super) fn close(&mut self) -> Result<(), Failure> {
        if std::mem::replace(&mut self.is_closed, true) || !self.is_mine || !self.is_held() {
            return Ok(());
        }
        self.remove_site(&self.new)?;
        // Where a name of staalkaart's is left, the next build needs the workshop as it is.
        let is_empty = self.dir.entries("").is_ok_and(|entries| entries.iter().all(|(name, _)| name == LOCK));
        for _ in 0..ATTEMPTS {
            match self.home.hold() {
                Ok(None) => std::thread::sleep(PAUSE),
                Ok(Some(_gate)) if is_empty => {
                    // Nobody waits for the lock, and nobody opens it before the gate is open again.
                    let _ = self.lock.unlock();
                    let _ = self.dir.remove_file(LOCK);
                    let _ = self.home.remove_dir(&self.folder);
                    return Ok(());
                }
                _ => return Ok(()),
            }
        }
        Ok(())
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What went wrong before is what is told.
        let _ = self.close();
    }
}

/// Makes the folders above the output.
#[allow(clippy::disallowed_methods, reason = "the path was named by who builds")]
fn make_above(parent: &Path) -> io::Result<()> {
    std::fs::create_dir_all(parent)
}

fn output_in(above: &Dir, name: &OsStr) -> Result<Option<Dir>, Failure> {
    match above.dir(name) {
        Ok(dir) => Ok(Some(dir)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(above.failure(Operation::Read, name, error)),
    }
}

/// A name in a workshop that staalkaart does not give.
fn strange(dir: &Dir) -> io::Result<Option<String>> {
    let is_known = |name: &OsStr, kind: Kind| match (name.to_str(), kind) {
        (Some(LOCK | SETTLED), Kind::File) => true,
        (Some(name), Kind::Dir) => name.starts_with(NEW) || name.starts_with(OLD),
        // One that was on its way when a build ended.
        (Some(name), Kind::File) => name.starts_with(SETTLED) || name.starts_with(NEW),
        _ => false,
    };
    Ok(dir.entries("")?.into_iter().find(|(name, kind)| !is_known(name, *kind)).map(|(name, _)| name.to_string_lossy().into_owned()))
}

/// Whether a lock is one of staalkaart's. An empty one is: a build that ended before it wrote in it had done nothing else.
fn has_head(dir: &Dir) -> io::Result<bool> {
    let mut text = Vec::new();
    dir.file(LOCK)?.take(LOCK_HEAD.len() as u64 + 1).read_to_end(&mut text)?;
    Ok(LOCK_HEAD.as_bytes().starts_with(&text))
}

/// Whether the system will not have this folder moved.
fn cannot_move(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::CrossesDevices | ErrorKind::PermissionDenied)
}

/// What a file or folder of somebody else is known by again.
fn stamp(path: &Path, facts: &Facts) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(path.as_os_str().as_encoded_bytes());
    // The time of a folder changes with what is in it.
    if facts.kind != Kind::Dir {
        let since = facts.modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok()).unwrap_or_default();
        hash.update(format!("\0{:?} {} {} {}", facts.kind, facts.identity.1, facts.size, since.as_nanos()).as_bytes());
    }
    hash.finalize().to_hex().to_string()
}

/// Moves what came into an old site at the last moment to the same place in the new one. Where its owner has something younger there, that stays. `false` where
/// the place is one of staalkaart's own now.
fn rescue(site: &Dir, path: &Path, output: &Dir, is_own: impl Fn(&str) -> bool) -> io::Result<bool> {
    if let Some(above) = path.parent() {
        output.make_dirs(above)?;
    }
    match site.rename_new(path, output, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
        Ok(()) => return Ok(true),
    }
    if disk::listed(path).is_some_and(|path| is_own(&path)) {
        return Ok(false);
    }
    let (late, there) = (site.facts(path)?, output.facts(path)?);
    if late.kind == Kind::Dir || there.kind == Kind::Dir {
        return Ok(late.kind == there.kind && site.remove_unlocked(path, true).is_ok());
    }
    if late.modified > there.modified {
        site.rename(path, output, path)?;
    } else {
        site.remove_file(path)?;
    }
    Ok(true)
}

/// Moves one file of the new site into the output.
pub(super) fn move_in(new: &Dir, output: &Dir, path: &Path) -> Result<(), Failure> {
    let failed = |error| output.failure(Operation::Write, path, error);
    match new.rename(path, output, path) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {}
        moved => return moved.map_err(failed),
    }
    // The output is on another disk than its surroundings: the bytes go there first, under a name that the next build knows.
    match output.make_private_dir(INSIDE) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(failed(error)),
        _ => {}
    }
    let inside = output.dir(INSIDE).map_err(failed)?;
    let name = disk::random_name(NEW, "");
    let moved = copy(new, path, &inside, Path::new(&name)).and_then(|()| inside.rename(&name, output, path));
    let _ = output.remove_all(INSIDE);
    moved.map_err(failed)
}
