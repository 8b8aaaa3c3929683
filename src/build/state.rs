//! What a build notes for the next one: `.staalkaart/build.json` beside the site.
//!
//! It may be deleted at any time. A note of another program is never the note of this one, since its stamp begins with the program's own; one that is cut
//! off or damaged does not have the hash that it begins with. Where it cannot be written the next build makes everything again.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk::Dir;
use crate::hash::Hash;

/// The folder beside the site; what else lies there is for others.
const FOLDER: &str = ".staalkaart";
/// The note in it.
const FILE: &str = "build.json";
/// The largest note that is read, in bytes.
const LARGEST: u64 = 1 << 28;

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// Hash of all that was read, of the program, and of what it was asked.
    pub(super) stamp: Hash,
    /// What there was to tell of the site, in words.
    pub(super) told: String,
    /// How many pages there are.
    pub(super) pages: usize,
    /// Every file of the site.
    pub(super) files: BTreeMap<String, Made>,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// Hash of what decides over its bytes.
    pub(super) key: Hash,
    /// Hash of its bytes.
    pub(super) hash: Hash,
}

impl State {
    /// Reads the note of the site in `root`; `None` where there is none, or none that can be believed.
    pub(super) fn read(root: &Path) -> Option<Self> {
        let bytes = Dir::open(root).ok()?.dir(FOLDER).ok()?.read(FILE, LARGEST).ok()?;
        let (first, rest) = bytes.split_at_checked(bytes.iter().position(|byte| *byte == b'\n')? + 1)?;
        let is_whole = first.strip_suffix(b"\n").is_some_and(|first| first == Hash::of(rest).to_string().as_bytes());
        is_whole.then(|| serde_json::from_slice(rest).ok()).flatten()
    }

    /// Writes the note, whole or not at all. That it could not be written is no news: the next build takes longer.
    pub(super) fn write(&self, root: &Path) {
        let rest = serde_json::to_vec(self).unwrap_or_default();
        let mut bytes = format!("{}\n", Hash::of(&rest)).into_bytes();
        bytes.extend(rest);
        let write = || -> std::io::Result<()> {
            let root = Dir::open(root)?;
            root.make_dirs(Path::new(FOLDER))?;
            let folder = root.dir(FOLDER)?;
            if !folder.has(".gitignore") {
                folder.put(".gitignore", b"*\n")?;
            }
            folder.replace(FILE, &bytes)
        };
        let _ = write();
    }
}
