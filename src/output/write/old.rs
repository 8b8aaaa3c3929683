//! What lies in the output before a new site comes there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{LIST, LIST_HEAD, above};
use crate::disk::{self, Dir, Kind, Rights};
use crate::failure::{Failure, Operation};

/// The largest list that is read, in bytes.
const LARGEST: u64 = 1 << 28;

/// The output as it was when the writer was opened.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) dir: Dir,
    /// Whether there is a list of staalkaart's.
    pub(super) is_ours: bool,
    /// Paths in that list.
    pub(super) ours: BTreeSet<String>,
    /// Those of them that are there, as ordinary files.
    pub(super) there: BTreeSet<String>,
    /// What is somebody else's and no folder.
    pub(super) foreign: BTreeMap<PathBuf, Kind>,
    /// Folders that hold nothing of staalkaart's.
    pub(super) foreign_dirs: BTreeSet<PathBuf>,
    /// All folders.
    dirs: Vec<PathBuf>,
    /// Whether what is somebody else's goes.
    force: bool,
}

/// The paths in the list of a built site; `None` where there is no such list.
pub(super) fn listed(site: &Dir) -> Option<BTreeSet<String>> {
    let text = String::from_utf8(site.read(LIST, LARGEST).ok()?).ok()?;
    let mut lines = text.lines();
    (lines.next() == Some(LIST_HEAD)).then(|| lines.map(str::to_owned).collect())
}

/// The folders above these paths.
pub(super) fn folders_of(paths: &BTreeSet<String>) -> BTreeSet<&str> {
    paths.iter().flat_map(|path| above(path)).collect()
}

impl Old {
    /// Reads what lies in a folder.
    pub(super) fn read(dir: Dir, force: bool) -> Result<Self, Failure> {
        let list = listed(&dir);
        let is_ours = list.is_some();
        let ours = list.unwrap_or_default();
        let mut old = Self {
            dir,
            is_ours,
            ours: BTreeSet::new(),
            there: BTreeSet::new(),
            foreign: BTreeMap::new(),
            foreign_dirs: BTreeSet::new(),
            dirs: Vec::new(),
            force,
        };
        let above_ours = folders_of(&ours);
        for (path, kind) in old.dir.walk().map_err(|(path, error)| old.dir.failure(Operation::Read, path, error))? {
            if path.starts_with(super::workshop::INSIDE) {
                continue;
            }
            let name = disk::listed(&path);
            match (name, kind) {
                (Some(name), Kind::File) if name == LIST && is_ours => {}
                (Some(name), Kind::File) if ours.contains(&name) => {
                    old.there.insert(name);
                }
                (name, Kind::Dir) => {
                    if name.is_none_or(|name| !above_ours.contains(name.as_str())) {
                        old.foreign_dirs.insert(path.clone());
                    }
                    old.dirs.push(path);
                }
                _ => {
                    old.foreign.insert(path, kind);
                }
            }
        }
        drop(above_ours);
        old.ours = ours;
        if !force && !is_ours && !old.foreign.is_empty() {
            return Err(Failure::OutputNotOurs(old.dir.path().to_owned()));
        }
        Ok(old)
    }

    /// Whether anything in it is somebody else's.
    pub(super) fn has_foreign(&self) -> bool {
        !self.foreign.is_empty() || !self.foreign_dirs.is_empty()
    }

    /// What is somebody else's and stands where the site needs a file or a folder.
    pub(super) fn in_the_way(&self, path: &str) -> Option<PathBuf> {
        if self.force || !self.has_foreign() {
            return None;
        }
        let path = Path::new(path);
        let at_or_below = self.foreign.range(path.to_owned()..).next().map(|(foreign, _)| foreign).filter(|foreign| foreign.starts_with(path));
        let above = || path.ancestors().skip(1).find(|above| self.foreign.contains_key(*above));
        at_or_below.cloned().or_else(|| above().map(Path::to_owned)).or_else(|| self.foreign_dirs.get(path).cloned())
    }

    /// Whether there is a folder in it that this program cannot empty, since it belongs to another user than `mine`.
    pub(super) fn has_locked_folders(&self, mine: Option<u32>) -> bool {
        let is_locked = |path: &PathBuf| self.dir.facts(path).is_ok_and(|facts| Some(facts.rights.owner.0) != mine);
        // The administrator may empty all.
        mine != Some(0) && self.dirs.iter().any(is_locked)
    }

    /// The folders in which not even their owner may do everything.
    pub(super) fn odd_folders(&self) -> impl Iterator<Item = (&PathBuf, Rights)> {
        let rights = |path| self.dir.facts(path).ok().map(|facts| facts.rights);
        self.dirs.iter().rev().filter_map(move |path| Some((path, rights(path)?))).filter(|(_, rights)| rights.mode & 0o700 != 0o700)
    }
}
