//! Single files for an editor: a copy of the theme's, a schema, a new entry, the first files of a new site. Built sites are written by [`super::write()`].

#![allow(clippy::disallowed_methods, reason = "files that somebody asks for by name, once")]

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use crate::failure::{Failure, Operation};

/// Writes a file that is not there yet, and the folders above it. `false` where there is one already, of whatever kind; it is left alone.
///
/// # Errors
/// [`Failure`] if the disk refuses.
pub fn create(target: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    let failed = |source| Failure::io(Operation::Write, target, source);
    if let Some(parent) = target.parent() {
        std::fs::create_dir_all(parent).map_err(failed)?;
    }
    let mut file = match std::fs::File::create_new(target) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    if let Err(error) = file.write_all(bytes) {
        // Half a file is worse than none.
        let _ = std::fs::remove_file(target);
        return Err(failed(error));
    }
    Ok(true)
}

/// Writes a file in the place of what was there, whole or not at all; `false` where it holds these bytes already.
///
/// # Errors
/// [`Failure`] if the disk refuses.
pub fn replace(target: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    if std::fs::read(target).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside = target.with_file_name(name);
    if !create(&beside, bytes)? {
        return Err(Failure::io(Operation::Write, &beside, ErrorKind::AlreadyExists.into()));
    }
    std::fs::rename(&beside, target).map_err(|source| {
        let _ = std::fs::remove_file(&beside);
        Failure::io(Operation::Write, target, source)
    })?;
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
    let mut made = Vec::new();
    let result = files.iter().try_for_each(|(path, bytes)| {
        let target = folder.join(path);
        // Folders are made one by one, so that it is known which to take away again.
        let mut missing: Vec<&Path> = target.ancestors().skip(1).take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
        while let Some(above) = missing.pop() {
            std::fs::create_dir(above).map_err(|source| Failure::io(Operation::Write, above, source))?;
            made.push(above.to_owned());
        }
        if !create(&target, bytes)? {
            return Err(Failure::io(Operation::Write, &target, ErrorKind::AlreadyExists.into()));
        }
        made.push(target);
        Ok(())
    });
    if result.is_err() {
        for path in made.iter().rev() {
            // The failure itself is what to tell; a leftover is named by it.
            let _ = if path.is_dir() { std::fs::remove_dir(path) } else { std::fs::remove_file(path) };
        }
    }
    result
}
