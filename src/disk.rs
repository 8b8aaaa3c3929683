//! Folders that are held open, and the files in them: the one gate through which staalkaart opens, makes, moves and removes what a stranger may have
//! prepared.
//!
//! A [`Dir`] is opened by the path that somebody typed; from there on every path is relative to it and follows no symbolic link: with `openat2` where
//! Linux has it, folder by folder with `O_NOFOLLOW` on other Unix systems, and with a look at every folder before each step elsewhere. A file that is
//! opened is an ordinary one: a named pipe or a device is refused without waiting for it. A file that is made was not there before. Not here: what is
//! written and when ([`crate::output`]), and the words of a refusal ([`Failure`]).

#![allow(clippy::disallowed_methods, reason = "the module that opens files and folders for all others")]

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::{Failure, Operation};

/// Why something that is there is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is a symbolic link, or lies behind one.
    #[error("a symbolic link")]
    Link,
    /// It is a named pipe, a socket, a device or a folder, where a file was expected.
    #[error("not an ordinary file")]
    NotAFile,
}

impl Refused {
    /// The refusal in an error of the system, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::other(refused)
    }
}

/// What something in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Dir,
    /// A symbolic link.
    Link,
    /// A named pipe, a socket or a device.
    Other,
}

/// Owner and permissions, on Unix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights {
    /// The permission bits, with set-user-id, set-group-id and sticky.
    pub mode: u32,
    /// User and group.
    pub owner: (u32, u32),
}

/// What the system tells of a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// What it is.
    pub kind: Kind,
    /// File system and number; zero where there are none.
    pub identity: (u64, u64),
    /// When its content was last changed.
    pub modified: Option<SystemTime>,
    /// Its size in bytes.
    pub size: u64,
    /// Owner and permissions.
    pub rights: Rights,
}

impl Facts {
    fn of(data: &std::fs::Metadata) -> Self {
        let kind = data.file_type();
        let kind = match () {
            () if kind.is_symlink() => Kind::Link,
            () if kind.is_dir() => Kind::Dir,
            () if kind.is_file() => Kind::File,
            () => Kind::Other,
        };
        #[cfg(unix)]
        let (identity, rights) = {
            use std::os::unix::fs::MetadataExt as _;
            ((data.dev(), data.ino()), Rights { mode: data.mode() & 0o7777, owner: (data.uid(), data.gid()) })
        };
        #[cfg(not(unix))]
        let (identity, rights) = ((0, 0), Rights::default());
        Self { kind, identity, modified: data.modified().ok(), size: data.len(), rights }
    }
}

/// A name that nobody can foresee.
#[must_use]
pub fn random_name(prefix: &str, suffix: &str) -> String {
    format!("{prefix}{:016x}{suffix}", RandomState::new().build_hasher().finish())
}

/// A folder that is held open.
#[derive(Debug)]
pub struct Dir {
    path: PathBuf,
    #[cfg(unix)]
    handle: File,
    /// Whether nobody but this program can have put anything in it.
    #[cfg(unix)]
    is_private: bool,
}

impl Dir {
    /// Opens the folder at a path that somebody named: links on the way are followed, as the system does.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        system::open(path)
    }

    /// The same folder, of which the caller knows that nobody but this program can reach it: no link can be in it, so steps in it cost less.
    #[must_use]
    pub fn private(self) -> Self {
        #[cfg(unix)]
        return Self { is_private: true, ..self };
        #[cfg(not(unix))]
        self
    }

    /// Where the folder is, for a message.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a folder in this one.
    ///
    /// # Errors
    /// [`Refused`] for a link, or what the system says.
    pub fn dir(&self, path: impl AsRef<Path>) -> io::Result<Self> {
        system::dir(self, path.as_ref())
    }

    /// Opens an ordinary file in this folder, to read. It never waits for a named pipe.
    ///
    /// # Errors
    /// [`Refused`] for a link and for anything but a file, or what the system says.
    pub fn file(&self, path: impl AsRef<Path>) -> io::Result<File> {
        let file = system::file(self, path.as_ref())?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(Refused::NotAFile.into()) }
    }

    /// The bytes of an ordinary file in this folder, but no more than `most`.
    ///
    /// # Errors
    /// As [`Dir::file`].
    pub fn read(&self, path: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a file that is not there yet, to write.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where anything is there, [`Refused`] behind a link, or what the system says.
    pub fn create(&self, path: impl AsRef<Path>) -> io::Result<File> {
        system::create(self, path.as_ref())
    }

    /// Makes a file that is not there yet, with these bytes; half a file is removed again.
    ///
    /// # Errors
    /// As [`Dir::create`].
    pub fn put(&self, path: impl AsRef<Path>, bytes: &[u8]) -> io::Result<File> {
        let path = path.as_ref();
        let mut file = self.create(path)?;
        match file.write_all(bytes) {
            Ok(()) => Ok(file),
            Err(error) => {
                // The failure itself is what to tell; a leftover is named by it.
                let _ = self.remove_file(path);
                Err(error)
            }
        }
    }

    /// Writes a file in the place of an ordinary one, or of nothing: whole or not at all. The mode of the old one is kept.
    ///
    /// # Errors
    /// [`Refused`] where anything but an ordinary file is there, or what the system says.
    pub fn replace(&self, path: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        let path = path.as_ref();
        let old = match self.facts(path) {
            Ok(facts) if facts.kind == Kind::File => Some(facts),
            Ok(facts) if facts.kind == Kind::Link => return Err(Refused::Link.into()),
            Ok(_) => return Err(Refused::NotAFile.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(random_name(".", ".new"));
        let beside = path.with_file_name(name);
        let written = self.put(&beside, bytes).and_then(|file| {
            if let Some(old) = old {
                set_mode(&file, old.rights.mode & 0o777)?;
            }
            self.rename(&beside, self, path)
        });
        written.inspect_err(|_| {
            let _ = self.remove_file(&beside);
        })
    }

    /// Makes one folder that is not there yet.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where anything is there, [`Refused`] behind a link, or what the system says.
    pub fn make_dir(&self, path: impl AsRef<Path>) -> io::Result<()> {
        system::make_dir(self, path.as_ref(), 0o777)
    }

    /// Makes one folder that is not there yet, into which nobody else can look.
    ///
    /// # Errors
    /// As [`Dir::make_dir`].
    pub fn make_private_dir(&self, path: impl AsRef<Path>) -> io::Result<()> {
        system::make_dir(self, path.as_ref(), 0o700)
    }

    /// Makes a folder and those above it, as far as they are not there; what comes back are those that were made, outermost first.
    ///
    /// # Errors
    /// [`Refused`] where a link is on the way, or what the system says.
    pub fn make_dirs(&self, path: impl AsRef<Path>) -> io::Result<Vec<PathBuf>> {
        let mut made = Vec::new();
        let mut above = PathBuf::new();
        for part in path.as_ref().components() {
            above.push(part);
            match self.make_dir(&above) {
                Ok(()) => made.push(above.clone()),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => match self.facts(&above)?.kind {
                    Kind::Dir => {}
                    Kind::Link => return Err(Refused::Link.into()),
                    _ => return Err(ErrorKind::NotADirectory.into()),
                },
                Err(error) => return Err(error),
            }
        }
        Ok(made)
    }

    /// What lies at a path in this folder; of a link, what the link is.
    ///
    /// # Errors
    /// [`Refused`] behind a link, or what the system says.
    pub fn facts(&self, path: impl AsRef<Path>) -> io::Result<Facts> {
        system::facts(self, path.as_ref())
    }

    /// What the folder itself is.
    ///
    /// # Errors
    /// What the system says.
    pub fn own_facts(&self) -> io::Result<Facts> {
        system::own_facts(self)
    }

    /// Whether anything lies at a path in this folder.
    #[must_use]
    pub fn has(&self, path: impl AsRef<Path>) -> bool {
        self.facts(path).is_ok()
    }

    /// The names in a folder in this one, in order, and what they are. The empty path is this folder.
    ///
    /// # Errors
    /// [`Refused`] for a link, or what the system says.
    pub fn entries(&self, path: impl AsRef<Path>) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = system::entries(self, path.as_ref())?;
        found.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(found)
    }

    /// Everything in this folder and in those below, a folder before what is in it. Links are named and not followed.
    ///
    /// # Errors
    /// The path that could not be read, and what the system says.
    pub fn walk(&self) -> Result<Vec<(PathBuf, Kind)>, (PathBuf, io::Error)> {
        let mut found = Vec::new();
        let mut to_read = vec![PathBuf::new()];
        while let Some(folder) = to_read.pop() {
            for (name, kind) in self.entries(&folder).map_err(|error| (folder.clone(), error))? {
                let path = folder.join(name);
                if kind == Kind::Dir {
                    to_read.push(path.clone());
                }
                found.push((path, kind));
            }
        }
        Ok(found)
    }

    /// Removes what is no folder.
    ///
    /// # Errors
    /// [`Refused`] behind a link, or what the system says.
    pub fn remove_file(&self, path: impl AsRef<Path>) -> io::Result<()> {
        system::remove_file(self, path.as_ref())
    }

    /// Removes an empty folder.
    ///
    /// # Errors
    /// [`Refused`] behind a link, or what the system says.
    pub fn remove_dir(&self, path: impl AsRef<Path>) -> io::Result<()> {
        system::remove_dir(self, path.as_ref())
    }

    /// Removes a folder with all that is in it. Links are removed, and not what they lead to.
    ///
    /// # Errors
    /// The path that could not be removed, and what the system says.
    pub fn remove_all(&self, path: impl AsRef<Path>) -> Result<(), (PathBuf, io::Error)> {
        let path = path.as_ref();
        let failed = |error| (path.to_owned(), error);
        let folder = match self.dir(path) {
            Ok(folder) => folder,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        let inside = |(at, error): (PathBuf, io::Error)| (path.join(at), error);
        // What is deepest comes last in a walk.
        for (at, kind) in folder.walk().map_err(inside)?.into_iter().rev() {
            folder.remove_unlocked(&at, kind == Kind::Dir).map_err(|error| inside((at, error)))?;
        }
        self.remove_dir(path).map_err(failed)
    }

    /// Removes a file or an empty folder, also from a folder in which its owner may not write: the owner may change that.
    ///
    /// # Errors
    /// [`Refused`] behind a link, or what the system says.
    pub fn remove_unlocked(&self, path: impl AsRef<Path>, is_dir: bool) -> io::Result<()> {
        let path = path.as_ref();
        let remove = || if is_dir { self.remove_dir(path) } else { self.remove_file(path) };
        match remove() {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                let above = path.parent().unwrap_or(Path::new(""));
                let rights = self.facts(above)?.rights;
                if rights.mode & 0o700 == 0o700 {
                    return Err(error);
                }
                self.set_rights(above, Rights { mode: rights.mode | 0o700, ..rights })?;
                remove()
            }
            result => result,
        }
    }

    /// Moves something to a place in the same or in another folder; a file there is replaced.
    ///
    /// # Errors
    /// [`Refused`] behind a link, or what the system says.
    pub fn rename(&self, from: impl AsRef<Path>, folder: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::rename(self, from.as_ref(), folder, to.as_ref(), How::Replace)
    }

    /// Moves something to a place where nothing is yet, as far as the system can promise that.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`], [`Refused`] behind a link, or what the system says.
    pub fn rename_new(&self, from: impl AsRef<Path>, folder: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::rename(self, from.as_ref(), folder, to.as_ref(), How::New)
    }

    /// Two folders change places in one step.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system cannot, [`Refused`] behind a link, or what the system says.
    pub fn exchange(&self, from: impl AsRef<Path>, folder: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::rename(self, from.as_ref(), folder, to.as_ref(), How::Exchange)
    }

    /// Gives a file a second name; a link gets a second name, and not what it leads to.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`], [`Refused`] behind a link, or what the system says.
    pub fn link(&self, from: impl AsRef<Path>, folder: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::link(self, from.as_ref(), folder, to.as_ref())
    }

    /// Makes a link that leads where another one does.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system cannot, or what it says.
    pub fn copy_link(&self, from: impl AsRef<Path>, folder: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::copy_link(self, from.as_ref(), folder, to.as_ref())
    }

    /// Gives a file or folder in this one these rights.
    ///
    /// # Errors
    /// [`Refused`] for a link, or what the system says.
    pub fn set_rights(&self, path: impl AsRef<Path>, rights: Rights) -> io::Result<()> {
        system::set_rights(self, path.as_ref(), rights)
    }

    /// Whether the folder is where another file system, or another part of one, begins: it cannot be moved.
    #[must_use]
    pub fn is_mount_point(&self) -> bool {
        system::is_mount_point(self)
    }

    /// Holds the folder for this program, until what comes back is dropped. `None` where another program holds it, an error where the system cannot hold folders.
    ///
    /// # Errors
    /// What the system says.
    pub fn hold(&self) -> io::Result<Option<File>> {
        system::hold(self)
    }

    /// Asks the system to bring the writes of this file system to disk. Where that is not possible, only a power cut is less well guarded against.
    pub fn sync(&self) {
        system::sync(self);
    }

    /// A failure at a path in this folder; where a link is in the way, the link is what is named.
    pub fn failure(&self, operation: Operation, path: impl AsRef<Path>, error: io::Error) -> Failure {
        let path = path.as_ref();
        if Refused::of(&error) == Some(Refused::Link) {
            let mut above = self.path.clone();
            for part in path.components() {
                above.push(part);
                if above.is_symlink() {
                    break;
                }
            }
            return Failure::Link(above);
        }
        Failure::io(operation, if path.as_os_str().is_empty() { self.path.clone() } else { self.path.join(path) }, error)
    }
}

/// Sets the permission bits of an open file, where the system has them.
///
/// # Errors
/// What the system says.
pub fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (file, mode);
        Ok(())
    }
}

/// What is to be known of an open file.
///
/// # Errors
/// What the system says.
pub fn facts_of(file: &File) -> io::Result<Facts> {
    file.metadata().map(|data| Facts::of(&data))
}

/// How something is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// A file that is there is replaced.
    Replace,
    /// Nothing may be there.
    New,
    /// What is there goes the other way.
    Exchange,
}

#[cfg(unix)]
mod system {
    //! With handles of folders.

    use std::ffi::OsStr;
    use std::fs::File;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::{Component, Path};
    use std::time::{Duration, SystemTime};

    use rustix::fs::{AtFlags, FileType, Mode, OFlags};
    use rustix::io::Errno;

    use super::{Dir, Facts, How, Kind, OsString, Refused, Rights};

    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

    fn said(error: Errno) -> io::Error {
        match error {
            Errno::LOOP => Refused::Link.into(),
            // A named pipe without a reader, a socket, a device that is not there.
            Errno::NXIO => Refused::NotAFile.into(),
            error => error.into(),
        }
    }

    pub(super) fn open(path: &Path) -> io::Result<Dir> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let handle = rustix::fs::open(path, FOLDER, Mode::empty())?;
        Ok(Dir { path: path.to_owned(), handle: handle.into(), is_private: false })
    }

    pub(super) fn dir(folder: &Dir, path: &Path) -> io::Result<Dir> {
        let handle = beneath(folder, path, FOLDER, Mode::empty())?;
        Ok(Dir { path: folder.path.join(path), handle: handle.into(), is_private: false })
    }

    pub(super) fn file(folder: &Dir, path: &Path) -> io::Result<File> {
        beneath(folder, path, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).map(File::from)
    }

    pub(super) fn create(folder: &Dir, path: &Path) -> io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        beneath(folder, path, flags, Mode::from_raw_mode(0o666)).map(File::from)
    }

    /// Opens what lies at a path in a folder, without following a link and without leaving the folder.
    fn beneath(folder: &Dir, path: &Path, flags: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::ResolveFlags;
            let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
            match rustix::fs::openat2(&folder.handle, path, flags, mode, resolve) {
                Ok(handle) => return Ok(handle),
                // An old kernel, a filter that does not know the call, or a folder that was moved while it was looked up.
                Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN) => {}
                Err(error) => return Err(said(error)),
            }
        }
        step_by_step(folder, path, flags, mode)
    }

    fn step_by_step(folder: &Dir, path: &Path, flags: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let mut parts = path.components().peekable();
        let mut at: OwnedFd = folder.handle.try_clone()?.into();
        while let Some(part) = parts.next() {
            let Component::Normal(name) = part else { return Err(io::ErrorKind::InvalidInput.into()) };
            let is_last = parts.peek().is_none();
            let (flags, mode) = if is_last { (flags, mode) } else { (FOLDER, Mode::empty()) };
            let opened = rustix::fs::openat(&at, name, flags | OFlags::NOFOLLOW, mode);
            at = opened.map_err(|error| {
                // Systems say different things of a link where a folder was wanted.
                let is_link = rustix::fs::statat(&at, name, AtFlags::SYMLINK_NOFOLLOW)
                    .is_ok_and(|data| FileType::from_raw_mode(data.st_mode) == FileType::Symlink);
                if is_link && error != Errno::EXIST { Refused::Link.into() } else { said(error) }
            })?;
        }
        Ok(at)
    }

    /// Calls `act` with the folder in which `path` lies and the last part of it.
    fn within<T>(folder: &Dir, path: &Path, act: impl FnOnce(&File, &OsStr) -> rustix::io::Result<T>) -> io::Result<T> {
        let Some(Component::Normal(name)) = path.components().next_back() else { return Err(io::ErrorKind::InvalidInput.into()) };
        match path.parent().filter(|above| !above.as_os_str().is_empty()) {
            None => act(&folder.handle, name).map_err(said),
            Some(_) if folder.is_private && path.components().all(|part| matches!(part, Component::Normal(_))) => {
                act(&folder.handle, path.as_os_str()).map_err(said)
            }
            Some(above) => act(&dir(folder, above)?.handle, name).map_err(said),
        }
    }

    pub(super) fn make_dir(folder: &Dir, path: &Path, mode: u32) -> io::Result<()> {
        within(folder, path, |above, name| rustix::fs::mkdirat(above, name, raw_mode(mode)))
    }

    #[allow(clippy::cast_possible_truncation, reason = "permission bits fit in every system's type of a mode")]
    fn raw_mode(mode: u32) -> Mode {
        Mode::from_raw_mode(mode as rustix::fs::RawMode)
    }

    pub(super) fn facts(folder: &Dir, path: &Path) -> io::Result<Facts> {
        if path.as_os_str().is_empty() {
            return own_facts(folder);
        }
        within(folder, path, |above, name| rustix::fs::statat(above, name, AtFlags::SYMLINK_NOFOLLOW)).map(|data| facts_of(&data))
    }

    pub(super) fn own_facts(folder: &Dir) -> io::Result<Facts> {
        super::facts_of(&folder.handle)
    }

    #[allow(
        clippy::cast_sign_loss,
        clippy::cast_possible_truncation,
        clippy::cast_lossless,
        clippy::unnecessary_cast,
        clippy::useless_conversion,
        reason = "the types of these numbers differ between systems"
    )]
    fn facts_of(data: &rustix::fs::Stat) -> Facts {
        let since = Duration::new((data.st_mtime as i64).max(0) as u64, (data.st_mtime_nsec as u32).min(999_999_999));
        Facts {
            kind: kind(FileType::from_raw_mode(data.st_mode)),
            identity: (data.st_dev as u64, data.st_ino as u64),
            modified: SystemTime::UNIX_EPOCH.checked_add(since),
            size: data.st_size as u64,
            rights: Rights { mode: u32::from(data.st_mode) & 0o7777, owner: (data.st_uid, data.st_gid) },
        }
    }

    fn kind(kind: FileType) -> Kind {
        match kind {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Dir,
            FileType::Symlink => Kind::Link,
            _ => Kind::Other,
        }
    }

    pub(super) fn entries(folder: &Dir, path: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let inner;
        let handle = if path.as_os_str().is_empty() {
            &folder.handle
        } else {
            inner = dir(folder, path)?;
            &inner.handle
        };
        let mut found = Vec::new();
        for entry in rustix::fs::Dir::read_from(handle)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // Not every file system says it here.
                FileType::Unknown => match rustix::fs::statat(handle, name, AtFlags::SYMLINK_NOFOLLOW) {
                    Ok(data) => kind(FileType::from_raw_mode(data.st_mode)),
                    Err(Errno::NOENT) => continue,
                    Err(error) => return Err(error.into()),
                },
                known => kind(known),
            };
            found.push((name.to_owned(), kind));
        }
        Ok(found)
    }

    pub(super) fn remove_file(folder: &Dir, path: &Path) -> io::Result<()> {
        within(folder, path, |above, name| rustix::fs::unlinkat(above, name, AtFlags::empty()))
    }

    pub(super) fn remove_dir(folder: &Dir, path: &Path) -> io::Result<()> {
        within(folder, path, |above, name| rustix::fs::unlinkat(above, name, AtFlags::REMOVEDIR))
    }

    /// As [`within`], for two paths.
    fn between<T>(
        (a, from): (&Dir, &Path),
        (b, to): (&Dir, &Path),
        act: impl FnOnce((&File, &OsStr), (&File, &OsStr)) -> rustix::io::Result<T>,
    ) -> io::Result<T> {
        let mut inner = Ok(());
        let done = within(a, from, |above, name| {
            let outer = within(b, to, |below, new| act((above, name), (below, new)));
            match outer {
                Ok(value) => Ok(Some(value)),
                Err(error) => {
                    inner = Err(error);
                    Ok(None)
                }
            }
        })?;
        inner?;
        done.ok_or_else(|| io::ErrorKind::Other.into())
    }

    pub(super) fn rename(a: &Dir, from: &Path, b: &Dir, to: &Path, how: How) -> io::Result<()> {
        between((a, from), (b, to), |(above, name), (below, new)| match how {
            How::Replace => rustix::fs::renameat(above, name, below, new),
            #[cfg(any(target_os = "linux", target_os = "macos"))]
            How::New => match rustix::fs::renameat_with(above, name, below, new, rustix::fs::RenameFlags::NOREPLACE) {
                Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => rename_unless_there((above, name), (below, new)),
                result => result,
            },
            #[cfg(not(any(target_os = "linux", target_os = "macos")))]
            How::New => rename_unless_there((above, name), (below, new)),
            #[cfg(any(target_os = "linux", target_os = "macos"))]
            How::Exchange => match rustix::fs::renameat_with(above, name, below, new, rustix::fs::RenameFlags::EXCHANGE) {
                Err(Errno::NOSYS | Errno::INVAL) => Err(Errno::NOTSUP),
                result => result,
            },
            #[cfg(not(any(target_os = "linux", target_os = "macos")))]
            How::Exchange => Err(Errno::NOTSUP),
        })
    }

    fn rename_unless_there((above, name): (&File, &OsStr), (below, new): (&File, &OsStr)) -> rustix::io::Result<()> {
        match rustix::fs::statat(below, new, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => rustix::fs::renameat(above, name, below, new),
            Ok(_) => Err(Errno::EXIST),
            Err(error) => Err(error),
        }
    }

    pub(super) fn link(a: &Dir, from: &Path, b: &Dir, to: &Path) -> io::Result<()> {
        between((a, from), (b, to), |(above, name), (below, new)| rustix::fs::linkat(above, name, below, new, AtFlags::empty()))
    }

    pub(super) fn copy_link(a: &Dir, from: &Path, b: &Dir, to: &Path) -> io::Result<()> {
        between((a, from), (b, to), |(above, name), (below, new)| {
            let target = rustix::fs::readlinkat(above, name, Vec::new())?;
            rustix::fs::symlinkat(target, below, new)
        })
    }

    pub(super) fn set_rights(folder: &Dir, path: &Path, rights: Rights) -> io::Result<()> {
        let handle = if path.as_os_str().is_empty() {
            folder.handle.try_clone()?
        } else {
            beneath(folder, path, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?.into()
        };
        let now = super::facts_of(&handle)?.rights;
        if now.owner != rights.owner {
            std::os::unix::fs::fchown(&handle, Some(rights.owner.0), Some(rights.owner.1))?;
        }
        // A change of owner may take bits away.
        super::set_mode(&handle, rights.mode)
    }

    pub(super) fn is_mount_point(folder: &Dir) -> bool {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{StatxAttributes, StatxFlags};
            let asked = rustix::fs::statx(&folder.handle, "", AtFlags::EMPTY_PATH, StatxFlags::BASIC_STATS);
            if let Ok(data) = asked
                && data.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
            {
                return data.stx_attributes.contains(StatxAttributes::MOUNT_ROOT);
            }
        }
        let above = rustix::fs::statat(&folder.handle, "..", AtFlags::empty());
        own_facts(folder).is_ok_and(|own| above.is_ok_and(|above| facts_of(&above).identity.0 != own.identity.0))
    }

    pub(super) fn hold(folder: &Dir) -> io::Result<Option<File>> {
        // Another opening of the same folder, since a lock belongs to an opening.
        let handle = File::from(rustix::fs::openat(&folder.handle, ".", FOLDER, Mode::empty())?);
        match handle.try_lock() {
            Ok(()) => Ok(Some(handle)),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    pub(super) fn sync(folder: &Dir) {
        #[cfg(target_os = "linux")]
        let _ = rustix::fs::syncfs(&folder.handle);
        #[cfg(not(target_os = "linux"))]
        let _ = folder;
    }
}

#[cfg(not(unix))]
mod system {
    //! With paths, each part of which is looked at before it is used.

    use std::fs::{self, File};
    use std::io::{self, ErrorKind};
    use std::path::{Component, Path, PathBuf};

    use super::{Dir, Facts, How, Kind, OsString, Refused, Rights};

    /// The path on disk, if no part of it but perhaps the last is a link.
    fn place(folder: &Dir, path: &Path) -> io::Result<PathBuf> {
        let mut at = folder.path.clone();
        let mut parts = path.components().peekable();
        while let Some(part) = parts.next() {
            let Component::Normal(name) = part else { return Err(ErrorKind::InvalidInput.into()) };
            at.push(name);
            if parts.peek().is_some() && at.is_symlink() {
                return Err(Refused::Link.into());
            }
        }
        Ok(at)
    }

    fn no_link(path: PathBuf) -> io::Result<PathBuf> {
        if path.is_symlink() { Err(Refused::Link.into()) } else { Ok(path) }
    }

    pub(super) fn open(path: &Path) -> io::Result<Dir> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        if fs::metadata(path)?.is_dir() { Ok(Dir { path: path.to_owned() }) } else { Err(ErrorKind::NotADirectory.into()) }
    }

    pub(super) fn dir(folder: &Dir, path: &Path) -> io::Result<Dir> {
        open(&no_link(place(folder, path)?)?)
    }

    pub(super) fn file(folder: &Dir, path: &Path) -> io::Result<File> {
        File::open(no_link(place(folder, path)?)?)
    }

    pub(super) fn create(folder: &Dir, path: &Path) -> io::Result<File> {
        File::create_new(place(folder, path)?)
    }

    pub(super) fn make_dir(folder: &Dir, path: &Path, _: u32) -> io::Result<()> {
        fs::create_dir(place(folder, path)?)
    }

    pub(super) fn facts(folder: &Dir, path: &Path) -> io::Result<Facts> {
        fs::symlink_metadata(place(folder, path)?).map(|data| Facts::of(&data))
    }

    pub(super) fn own_facts(folder: &Dir) -> io::Result<Facts> {
        fs::metadata(&folder.path).map(|data| Facts::of(&data))
    }

    pub(super) fn entries(folder: &Dir, path: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(no_link(place(folder, path)?)?)? {
            let entry = entry?;
            found.push((entry.file_name(), Facts::of(&fs::symlink_metadata(entry.path())?).kind));
        }
        Ok(found)
    }

    pub(super) fn remove_file(folder: &Dir, path: &Path) -> io::Result<()> {
        let path = place(folder, path)?;
        // A link to a folder is removed as folders are.
        fs::remove_file(&path).or_else(|error| if path.is_symlink() { fs::remove_dir(&path) } else { Err(error) })
    }

    pub(super) fn remove_dir(folder: &Dir, path: &Path) -> io::Result<()> {
        fs::remove_dir(no_link(place(folder, path)?)?)
    }

    pub(super) fn rename(a: &Dir, from: &Path, b: &Dir, to: &Path, how: How) -> io::Result<()> {
        let (from, to) = (place(a, from)?, place(b, to)?);
        match how {
            How::Exchange => Err(ErrorKind::Unsupported.into()),
            How::New if fs::symlink_metadata(&to).is_ok() => Err(ErrorKind::AlreadyExists.into()),
            How::New | How::Replace => fs::rename(from, to),
        }
    }

    pub(super) fn link(a: &Dir, from: &Path, b: &Dir, to: &Path) -> io::Result<()> {
        fs::hard_link(no_link(place(a, from)?)?, place(b, to)?)
    }

    pub(super) fn copy_link(a: &Dir, from: &Path, b: &Dir, to: &Path) -> io::Result<()> {
        // Making a link may need rights that the editor has not: what it leads to is kept instead.
        fs::copy(place(a, from)?, place(b, to)?).map(|_| ())
    }

    pub(super) fn set_rights(_: &Dir, _: &Path, _: Rights) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn is_mount_point(_: &Dir) -> bool {
        false
    }

    pub(super) fn hold(_: &Dir) -> io::Result<Option<File>> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn sync(_: &Dir) {}
}

/// A path as it stands in a list of files, with `/`; `None` for one that is no Unicode.
#[must_use]
pub fn listed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(OsStr::to_str).collect();
    Some(parts?.join("/"))
}
