//! Names the program by its own sources: what an earlier build made is taken over only by the same program.

#![allow(clippy::disallowed_methods, reason = "reads the sources of the program while it is built")]

use std::fs;
use std::path::{Path, PathBuf};

/// What decides over the bytes that the program writes.
const PROGRAM: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "engines/search/engine.wasm",
    "engines/search/engine.wasm.gz",
    "engines/weave/engine.wasm",
    "search/src",
    "src",
    "themes",
    "weave/src",
];

fn main() {
    let mut files = Vec::new();
    for path in PROGRAM {
        println!("cargo::rerun-if-changed={path}");
        find(Path::new(path), &mut files);
    }
    files.sort();
    let mut hash = FIRST;
    for file in &files {
        add(&mut hash, file.to_string_lossy().replace('\\', "/").as_bytes());
        // As git may write line ends on another system.
        add(&mut hash, &fs::read(file).unwrap_or_default().into_iter().filter(|byte| *byte != b'\r').collect::<Vec<u8>>());
    }
    println!("cargo::rustc-env=STAALKAART_PROGRAM={hash:032x}");
}

fn find(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| find(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

/// FNV-1a in 128 bits (Fowler, Noll & Vo): enough to tell two programs apart, without a crate to build first.
const FIRST: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn add(hash: &mut u128, bytes: &[u8]) {
    let length = (bytes.len() as u64).to_le_bytes();
    for byte in length.iter().chain(bytes) {
        *hash = (*hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    }
}
