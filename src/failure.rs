//! Failures of the world: a disk, a permission, a taken port, a folder that is not there.
//!
//! Not problems in the content; those are [`crate::diagnostics::Diagnostic`]. A failure ends the command with exit status 2.

use std::path::{Path, PathBuf};

/// What staalkaart was doing when the world said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Reading a file or folder.
    Read,
    /// Writing a file or making a folder.
    Write,
    /// Removing what is no longer needed.
    Remove,
    /// Putting the new site in the place of the old one.
    Swap,
}

impl Operation {
    fn verb(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Remove => "remove",
            Self::Swap => "put the new site in place at",
        }
    }
}

/// A failure of the world, with the path it is about and, where there is one, what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The operating system refused.
    #[error("cannot {verb} {path}: {source}", verb = operation.verb(), path = path.display())]
    Io {
        /// What was tried.
        operation: Operation,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no `staalkaart.yaml` in this folder or above it.
    #[error("no staalkaart.yaml in {} or any folder above it\n  help: go to the folder of your site, or name it with --site DIR", .0.display())]
    NoSite(PathBuf),
    /// The named folder holds no `staalkaart.yaml`.
    #[error("{} is not a site: it holds no staalkaart.yaml\n  help: name the folder that holds staalkaart.yaml", .0.display())]
    NotASite(PathBuf),
    /// `content` is missing or is no folder.
    #[error("{} is not a folder\n  help: make a folder `content` beside staalkaart.yaml; it holds methodieken/, trajecten/, begrippen/ …", .0.display())]
    NoContent(PathBuf),
    /// The output folder would lie in the sources, or the sources in it.
    #[error("the output folder {} overlaps {}\n  help: choose a folder of its own with --output DIR", .0.display(), .1.display())]
    OutputOverlaps(PathBuf, PathBuf),
    /// The output folder holds things, and none of them is staalkaart's.
    #[error("{} exists and was not made by staalkaart\n  help: choose another --output, empty this folder, or replace all that is in it with --force", .0.display())]
    OutputNotOurs(PathBuf),
    /// The output path is a file.
    #[error("{} is a file, not a folder\n  help: choose another --output", .0.display())]
    OutputIsFile(PathBuf),
    /// Somebody put files where the site wants to write.
    #[error("these files in the output folder are not staalkaart's, and the site needs their place: {}\n  help: move them away, or replace them with --force", list(.0))]
    OutputTaken(Vec<PathBuf>),
    /// Another build writes to the same output.
    #[error("another build is writing to {}\n  help: wait until it is ready and try again", .0.display())]
    OutputBusy(PathBuf),
    /// The port is taken.
    #[error("port {port} on 127.0.0.1 cannot be used: {source}\n  help: choose another with --port, or --port 0 for any free one")]
    Port {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The name of no website could be looked up.
    #[error("no website could be found, so no link was asked: {}\n  help: look whether this computer is on line; if it is, look for typing errors in these names", shorten(.0))]
    Offline(Vec<String>),
    /// The index of the search cannot be built or read.
    #[error("the search index: {0}")]
    Search(staalkaart_search::Error),
    /// The command was asked for something that does not exist.
    #[error("{0}")]
    Request(String),
    /// Several at once: all that could not be read.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Several(Vec<Failure>),
}

impl Failure {
    /// An error of the operating system at `path`.
    pub fn io(operation: Operation, path: impl AsRef<Path>, source: std::io::Error) -> Self {
        Self::Io { operation, path: path.as_ref().to_owned(), source }
    }
}

fn list(paths: &[PathBuf]) -> String {
    shorten(&paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>())
}

/// The first names, and a sign that there are more.
fn shorten(names: &[String]) -> String {
    let mut text = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > 5 {
        text += ", …";
    }
    text
}
