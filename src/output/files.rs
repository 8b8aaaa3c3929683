//! Single files for an editor: a copy of the theme's, a schema, a new entry, the first files of a new site. Built sites are written by [`super::SiteWriter`].
//!
//! Each goes to a path in a folder. The folder is one that somebody named, or that of the site; links in it are not followed.

#![allow(clippy::disallowed_methods, reason = "folders that somebody asks for by name, once")]

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use crate::disk::Dir;
use crate::failure::{Failure, Operation};

/// Writes a file that is not there yet, and the folders above it in `folder`. `false` where there is one already, of whatever kind; it is left alone.
///
/// # Errors
/// [`Failure`] if a link is in the way, or the disk refuses.
pub fn create(folder: &Path, path: impl AsRef<Path>, bytes: &[u8]) -> Result<bool, Failure> {
    let folder = Dir::open(folder).map_err(|error| Failure::io(Operation::Write, folder, error))?;
    let path = path.as_ref();
    if let Some(above) = path.parent() {
        folder.make_dirs(above).map_err(|error| folder.failure(Operation::Write, above, error))?;
    }
    match folder.put(path, bytes) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(folder.failure(Operation::Write, path, error)),
    }
}

/// Writes a file in the place of what was there, whole or not at all; `false` where it holds these bytes already.
///
/// # Errors
/// [`Failure`] if a link or anything but a file is there, or the disk refuses.
pub fn replace(folder: &Path, path: impl AsRef<Path>, bytes: &[u8]) -> Result<bool, Failure> {
    let failed = |error| Failure::io(Operation::Write, folder, error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    let folder = Dir::open(folder).map_err(failed)?;
    let path = path.as_ref();
    if folder.read(path, bytes.len() as u64 + 1).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    folder.replace(path, bytes).map_err(|error| folder.failure(Operation::Write, path, error))?;
    Ok(true)
}

/// What may lie in a folder that counts as empty: version control, and what systems leave in every folder that somebody looked at.
const NOTHING: &[&str] = &[".git", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// Lays a whole folder down: all of it, or nothing. The folder does not exist yet, or holds nothing but `NOTHING`, which stays.
///
/// # Errors
/// [`Failure`] if the folder is a file or holds anything else, or the disk refuses; what was written by then is removed.
pub fn lay_down(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Failure> {
    let failed = |source| Failure::io(Operation::Write, folder, source);
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                let name = entry.map_err(failed)?.file_name();
                if !NOTHING.iter().any(|nothing| name == *nothing) {
                    return Err(Failure::NotEmpty(folder.to_owned()));
                }
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(_) if folder.is_file() => return Err(Failure::SiteIsFile(folder.to_owned())),
        Err(error) => return Err(failed(error)),
    }
    // Folders are made one by one, so that it is known which to take away again.
    let mut above = Vec::new();
    let mut missing: Vec<&Path> = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    let mut made = Vec::new();
    let result = (|| {
        while let Some(next) = missing.pop() {
            std::fs::create_dir(next).map_err(|source| Failure::io(Operation::Write, next, source))?;
            above.push(next);
        }
        let folder = Dir::open(folder).map_err(failed)?;
        for (path, bytes) in files {
            let path = Path::new(path);
            if let Some(above) = path.parent() {
                made.extend(folder.make_dirs(above).map_err(|error| folder.failure(Operation::Write, above, error))?);
            }
            folder.put(path, bytes).map_err(|error| folder.failure(Operation::Write, path, error))?;
            made.push(path.to_owned());
        }
        Ok(())
    })();
    if result.is_err() {
        // The failure itself is what to tell; a leftover is named by it.
        if let Ok(folder) = Dir::open(folder) {
            for path in made.iter().rev() {
                let _ = folder.remove_file(path).or_else(|_| folder.remove_dir(path));
            }
        }
        for path in above.iter().rev() {
            let _ = std::fs::remove_dir(path);
        }
    }
    result
}
