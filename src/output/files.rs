//! Single files for an editor: a copy of the theme's, a schema, a new entry. Sites are written by [`super::write`].

#![allow(clippy::disallowed_methods, reason = "files that somebody asks for by name, one at a time")]

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
    file.write_all(bytes).map_err(failed)?;
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
