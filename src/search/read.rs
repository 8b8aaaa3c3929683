//! Reading the index of a site that was built.

#![allow(clippy::disallowed_methods, reason = "reads the index of a built site, which the command line names")]

use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;
use staalkaart_search::bundle::Bundle;

use crate::failure::{Failure, Operation};

/// Most bytes of a file of the index, decompressed.
const MOST: u64 = 1 << 30;

/// Reads the index of the site in `output`.
///
/// # Errors
/// [`Failure`] if there is none, or it cannot be read.
pub fn read(output: &Path) -> Result<Bundle, Failure> {
    let folder = output.join("zoek");
    if !folder.is_dir() {
        return Err(Failure::NoIndex(output.to_owned()));
    }
    let names = |folder: &Path| -> Result<Vec<std::path::PathBuf>, Failure> {
        let failed = |source| Failure::io(Operation::Read, folder, source);
        let entries = std::fs::read_dir(folder).map_err(failed)?;
        let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        paths.sort();
        Ok(paths)
    };
    let of_index = names(&folder)?.into_iter().find(|path| path.join("index.bin").is_file());
    let Some(index) = of_index else { return Err(Failure::NoIndex(output.to_owned())) };
    let header = file(&index.join("index.bin"))?;
    let mut blocks = Vec::new();
    if index.join("b").is_dir() {
        for path in names(&index.join("b"))? {
            let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
            if let Some(number) = number {
                blocks.push((number, file(&path)?));
            }
        }
    }
    Ok(Bundle { header, blocks })
}

/// A file, decompressed.
fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::io(Operation::Read, path, source);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).take(MOST).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
