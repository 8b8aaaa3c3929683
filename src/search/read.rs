//! Reading the index of a site that was built.

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use staalkaart_search::bundle::Bundle;

use crate::disk::{Dir, Kind};
use crate::failure::{Failure, Operation};

/// Most bytes of a file of the index, decompressed.
const MOST: u64 = 1 << 30;

/// Reads the index of the site in `output`.
///
/// # Errors
/// [`Failure`] if there is none, or it cannot be read.
pub fn read(output: &Path) -> Result<Bundle, Failure> {
    let Ok(site) = Dir::open(output) else { return Err(Failure::NoIndex(output.to_owned())) };
    let names = |folder: &Path| match site.entries(folder) {
        Ok(entries) => Ok(entries.into_iter().map(|(name, _)| folder.join(name)).collect::<Vec<PathBuf>>()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(site.failure(Operation::Read, folder, error)),
    };
    let has_index = |path: &PathBuf| site.facts(path.join("index.bin")).is_ok_and(|facts| facts.kind == Kind::File);
    let Some(index) = names(Path::new("zoek"))?.into_iter().find(has_index) else { return Err(Failure::NoIndex(output.to_owned())) };
    let header = file(&site, &index.join("index.bin"))?;
    let mut blocks = Vec::new();
    for path in names(&index.join("b"))? {
        let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
        if let Some(number) = number {
            blocks.push((number, file(&site, &path)?));
        }
    }
    Ok(Bundle { header, blocks })
}

/// A file, decompressed.
fn file(site: &Dir, path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error| site.failure(Operation::Read, path, error);
    let file = site.file(path).map_err(failed)?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).take(MOST).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
