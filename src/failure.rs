//! Failures of the world: a disk, a permission, a taken port, a folder that is not there; and commands that ask for what cannot be.
//!
//! Not problems in the content; those are [`crate::diagnostics::Diagnostic`]. Like those, a failure is data and holds no sentence: its words, in
//! Dutch and English, are the `failure-…` of [`crate::diagnostics::texts`], chosen at the edge. It ends the command with exit status 2.

use std::path::{Path, PathBuf};

use crate::diagnostics::{Arg, suggest};
use crate::disk::Refused;

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
    /// The word by which the messages know it.
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Remove => "remove",
            Self::Swap => "swap",
        }
    }
}

/// Something that a command is asked for by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A kind of text: `methodiek`, `begrip`, a dimension.
    Kind,
    /// A trajectory, by the name of its file.
    Trajectory,
    /// The code of a diagnostic.
    Code,
    /// A term to search in, as `dimension=term`.
    Facet,
    /// A file of the embedded theme.
    ThemeFile,
}

impl Thing {
    fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Trajectory => "trajectory",
            Self::Code => "code",
            Self::Facet => "facet",
            Self::ThemeFile => "file",
        }
    }
}

/// What lies where staalkaart makes a folder of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InTheWay {
    /// A symbolic link.
    Link,
    /// A file.
    File,
    /// A folder that another user made.
    AnotherUsers,
    /// A folder in which something is that staalkaart did not make.
    Files(String),
}

/// A failure of the world, or of what was asked, with the values that its message names.
#[derive(Debug)]
pub enum Failure {
    /// The operating system refused.
    Io {
        /// What was tried.
        operation: Operation,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no `staalkaart.yaml` in this folder or above it.
    NoSite(PathBuf),
    /// The named folder holds no `staalkaart.yaml`.
    NotASite(PathBuf),
    /// `content` is missing or is no folder.
    NoContent(PathBuf),
    /// The output folder (first) would lie in the sources (second), or the sources in it.
    OutputOverlaps(PathBuf, PathBuf),
    /// The output folder holds things, and none of them is staalkaart's.
    OutputNotOurs(PathBuf),
    /// The output path is a file.
    OutputIsFile(PathBuf),
    /// Somebody put files where the site wants to write.
    OutputTaken(Vec<PathBuf>),
    /// Another build writes to the same output.
    OutputBusy(PathBuf),
    /// The folder of a new site is a file.
    SiteIsFile(PathBuf),
    /// The folder of a new site holds something already.
    NotEmpty(PathBuf),
    /// A file or folder of the site is a symbolic link, which may lead anywhere.
    Link(PathBuf),
    /// A named pipe, a socket or a device where a file is expected.
    NotAFile(PathBuf),
    /// Something that is not staalkaart's lies where it works.
    InTheWay(PathBuf, InTheWay),
    /// The port is taken.
    Port {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system gives too few threads for a server.
    Threads(std::io::Error),
    /// The name of no website could be looked up.
    Offline(Vec<String>),
    /// The index of the search cannot be built or read.
    Search(staalkaart_search::Error),
    /// The folder holds no built site with an index.
    NoIndex(PathBuf),
    /// The command was asked for a thing that does not exist.
    Unknown {
        /// What it would be.
        thing: Thing,
        /// The name that was given.
        name: String,
        /// A name that exists and is near to it.
        near: Option<String>,
        /// The names that exist; empty where there are none, or where they are too many to tell.
        names: Vec<String>,
    },
    /// `--base-url` is no web address.
    NoWebAddress(String),
    /// `--due` in a format that is for problems only.
    DueFormat,
    /// The configuration has a mistake, and the command needs it whole.
    Configuration,
    /// `cms` without `--repo`.
    NoRepository,
    /// `cms` with names that the configuration cannot hold.
    CmsNames,
    /// `cms` for a site that has `beheer` already, with another value.
    CmsDiffers {
        /// The key in `beheer`.
        key: &'static str,
        /// What it says; empty where the key is not there.
        here: String,
        /// What was asked for.
        asked: String,
    },
    /// A title that is too short or too long.
    TitleLength {
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
        /// The characters of this title.
        length: usize,
    },
    /// Not the name of a file of the site.
    FileName(String),
    /// The site itself has the address of this page.
    AddressTaken(String),
    /// Another text, at this path in `content/` and without `.md`, has the name already.
    NameTaken(String),
    /// The text, at this path in `content/` and without `.md`, exists already.
    Exists(String),
    /// A method names more terms of this dimension than there are.
    FewTerms {
        /// The dimension.
        dimension: String,
        /// How many a method names at least.
        min: usize,
        /// How many there are.
        have: usize,
    },
    /// A trajectory names methods, and there is none.
    NoMethod,
    /// A line of the file of queries cannot be read.
    Query {
        /// Its number, from 1.
        line: usize,
        /// What the reader of JSON said.
        reason: String,
    },
    /// Several at once: all that could not be read.
    Several(Vec<Failure>),
}

impl Failure {
    /// An error of the operating system at `path`.
    pub fn io(operation: Operation, path: impl AsRef<Path>, source: std::io::Error) -> Self {
        let path = path.as_ref().to_owned();
        match Refused::of(&source) {
            Some(Refused::Link) => Self::Link(path),
            Some(Refused::NotAFile) => Self::NotAFile(path),
            None => Self::Io { operation, path, source },
        }
    }

    /// There is no `thing` called `name`; these are the names that exist.
    pub fn unknown<'a>(thing: Thing, name: &str, names: impl Iterator<Item = &'a str> + Clone) -> Self {
        let near = suggest::nearest(name, names.clone()).map(str::to_owned);
        Self::Unknown { thing, name: name.to_owned(), near, names: names.map(str::to_owned).collect() }
    }

    /// The failures that this one consists of: itself, or several.
    #[must_use]
    pub fn each(&self) -> Vec<&Self> {
        match self {
            Self::Several(failures) => failures.iter().flat_map(Self::each).collect(),
            one => vec![one],
        }
    }

    /// A name that exists and is near to the one that was given.
    #[must_use]
    pub fn near(&self) -> Option<&str> {
        match self {
            Self::Unknown { near, .. } => near.as_deref(),
            _ => None,
        }
    }

    /// The name of its message in the Fluent files, and the values that the message names.
    #[must_use]
    pub fn message(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let path = |path: &Path| vec![("path", Arg::from(path.display().to_string()))];
        let name = |name: &str| vec![("name", Arg::from(name))];
        match self {
            Self::Io { operation, path, source } => {
                let path = Arg::from(path.display().to_string());
                ("failure-io", vec![("operation", operation.name().into()), ("path", path), ("reason", source.to_string().into())])
            }
            Self::NoSite(at) => ("failure-no-site", path(at)),
            Self::NotASite(at) => ("failure-not-a-site", path(at)),
            Self::NoContent(at) => ("failure-no-content", path(at)),
            Self::OutputOverlaps(at, sources) => {
                ("failure-output-overlaps", path(at).into_iter().chain([("sources", sources.display().to_string().into())]).collect())
            }
            Self::OutputNotOurs(at) => ("failure-output-not-ours", path(at)),
            Self::OutputIsFile(at) => ("failure-output-is-file", path(at)),
            Self::OutputTaken(paths) => {
                ("failure-output-taken", vec![("files", list(5, paths.iter().map(|path| path.display().to_string())).into())])
            }
            Self::OutputBusy(at) => ("failure-output-busy", path(at)),
            Self::SiteIsFile(at) => ("failure-site-is-file", path(at)),
            Self::NotEmpty(at) => ("failure-not-empty", path(at)),
            Self::Link(at) => ("failure-link", path(at)),
            Self::NotAFile(at) => ("failure-not-a-file", path(at)),
            Self::InTheWay(at, what) => {
                let (what, files) = match what {
                    InTheWay::Link => ("link", ""),
                    InTheWay::File => ("file", ""),
                    InTheWay::AnotherUsers => ("owner", ""),
                    InTheWay::Files(files) => ("files", files.as_str()),
                };
                ("failure-in-the-way", vec![("path", at.display().to_string().into()), ("what", what.into()), ("files", files.into())])
            }
            // As text: a number would get the separators of thousands.
            Self::Port { port, source } => ("failure-port", vec![("port", port.to_string().into()), ("reason", source.to_string().into())]),
            Self::Threads(source) => ("failure-threads", vec![("reason", source.to_string().into())]),
            Self::Offline(names) => ("failure-offline", vec![("names", list(5, names.iter().cloned()).into())]),
            Self::Search(error) => ("failure-search", vec![("reason", error.to_string().into())]),
            Self::NoIndex(at) => ("failure-no-index", path(at)),
            Self::Unknown { thing, name, names, .. } => {
                let known = if names.is_empty() { "none" } else { "some" };
                let names = list(30, names.iter().cloned());
                let args = [("thing", Arg::from(thing.name())), ("name", name.as_str().into()), ("known", known.into()), ("names", names.into())];
                ("failure-unknown", args.into())
            }
            Self::NoWebAddress(url) => ("failure-no-web-address", name(url)),
            Self::DueFormat => ("failure-due-format", Vec::new()),
            Self::Configuration => ("failure-configuration", Vec::new()),
            Self::NoRepository => ("failure-no-repository", Vec::new()),
            Self::CmsNames => ("failure-cms-names", Vec::new()),
            Self::CmsDiffers { key, here, asked } => {
                let known = if here.is_empty() { "none" } else { "some" };
                let args = [("key", Arg::from(*key)), ("known", known.into()), ("here", here.as_str().into()), ("asked", asked.as_str().into())];
                ("failure-cms-differs", args.into())
            }
            Self::TitleLength { min, max, length } => {
                ("failure-title-length", vec![("min", (*min).into()), ("max", (*max).into()), ("length", (*length).into())])
            }
            Self::FileName(wanted) => ("failure-file-name", name(wanted)),
            Self::AddressTaken(wanted) => ("failure-address-taken", name(wanted)),
            Self::NameTaken(at) => ("failure-name-taken", name(at)),
            Self::Exists(at) => ("failure-exists", name(at)),
            Self::FewTerms { dimension, min, have } => {
                ("failure-few-terms", vec![("dimension", dimension.as_str().into()), ("min", (*min).into()), ("have", (*have).into())])
            }
            Self::NoMethod => ("failure-no-method", Vec::new()),
            Self::Query { line, reason } => ("failure-query", vec![("line", line.to_string().into()), ("reason", reason.as_str().into())]),
            // Only its parts have words.
            Self::Several(_) => ("failure-several", Vec::new()),
        }
    }
}

/// The first names, and a sign that there are more.
fn list(most: usize, mut names: impl Iterator<Item = String>) -> String {
    let mut text = names.by_ref().take(most).collect::<Vec<_>>().join(", ");
    if names.next().is_some() {
        text += ", …";
    }
    text
}
