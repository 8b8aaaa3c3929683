//! A tiny site in a temporary folder, the program run on it, and the pages that come out.
//!
//! `Project::new()` has a configuration, four terms and nothing else; `write` adds or replaces a file. `check` and `build` run the real binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day that counts as today in all tests.
pub(crate) const TODAY: &str = "2026-11-23";

/// The configuration that a project has at first.
pub(crate) const CONFIG: &str = "titel: Voorbeeld\ntaal: nl\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes, min: 1, max: 4, dekking: true}\n  niveaus: {enkelvoud: niveau, meervoud: niveaus, min: 1, dekking: true}\n";

/// A summary of a legal length.
pub(crate) const SUMMARY: &str = "Je tekent samen met iemand wie er om hem heen staan, en zoekt zo naar steun die er al is.";

/// A site in a folder that is removed at the end.
#[must_use]
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// A configuration, the principles krachtgericht and participatief, the levels individueel and collectief.
    pub(crate) fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let term = |title: &str, place: usize| {
            format!("---\ntitel: {title}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: {place}\n---\n\nUitleg.\n")
        };
        project
            .write("staalkaart.yaml", CONFIG)
            .write("content/principes/krachtgericht.md", &term("Krachtgericht", 1))
            .write("content/principes/participatief.md", &term("Participatief", 2))
            .write("content/niveaus/individueel.md", &term("Individueel", 1))
            .write("content/niveaus/collectief.md", &term("Collectief", 2))
    }

    /// Adds or replaces a file.
    pub(crate) fn write(self, path: &str, text: &str) -> Self {
        self.write_bytes(path, text.as_bytes())
    }

    /// Adds or replaces a file that is no text.
    pub(crate) fn write_bytes(self, path: &str, bytes: &[u8]) -> Self {
        let target = self.path(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        if fs::symlink_metadata(&target).is_ok() {
            fs::remove_file(&target).expect("removed");
        }
        fs::write(target, bytes).expect("written");
        self
    }

    /// A method whose front matter has these lines more.
    pub(crate) fn method_with(self, slug: &str, title: &str, more: &str) -> Self {
        let text = format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [krachtgericht]\nniveaus: [individueel]\n{more}---\n\nTekst.\n");
        self.write(&format!("content/methodieken/{slug}.md"), &text)
    }

    /// Adds a method with this title, these principles and this text.
    pub(crate) fn method(self, slug: &str, title: &str, principles: &str, body: &str) -> Self {
        let text = format!("---\ntitel: {title}\nsamenvatting: {SUMMARY}\nprincipes: [{principles}]\nniveaus: [individueel]\n---\n\n{body}\n");
        self.write(&format!("content/methodieken/{slug}.md"), &text)
    }

    /// Removes a file.
    pub(crate) fn remove(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).expect("removed");
        self
    }

    /// Where a file of the project lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs `staalkaart` with these arguments in the project's folder.
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_staalkaart"))
            .args(args)
            .current_dir(self.folder.path())
            .env("NO_COLOR", "1")
            .output()
            .expect("the program runs");
        Ran::new(&output)
    }

    /// Runs `staalkaart check` with JSON on stdout.
    #[track_caller]
    pub(crate) fn check(&self) -> Vec<Problem> {
        let ran = self.run(&["check", "--format", "json", "--date", TODAY]);
        assert_eq!(ran.stderr, "", "check writes problems to stdout only");
        let problems: Vec<Problem> = ran.stdout.lines().map(Problem::read).collect();
        let expected = i32::from(problems.iter().any(|problem| problem.severity == "error"));
        assert_eq!(ran.code, expected, "exit status: {}", ran.stdout);
        problems
    }

    /// The codes that `check` finds, with file, line and column: `SK0201 content/methodieken/a.md:4:13`.
    #[track_caller]
    pub(crate) fn codes(&self) -> Vec<String> {
        self.check().iter().map(|p| format!("{} {}:{}:{}", p.code, p.file, p.line, p.column)).collect()
    }

    /// Asserts that there is exactly one problem, and returns it.
    #[track_caller]
    pub(crate) fn only_problem(&self) -> Problem {
        let mut problems = self.check();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems.remove(0)
    }

    /// Builds the site into `public` and asserts that all went well.
    #[track_caller]
    pub(crate) fn build(self) -> Built {
        let ran = self.run(&["build", "--date", TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        Built { folder: self.path("public"), _project: self }
    }
}

/// What a run printed, with the project's folder taken out.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Ran {
    fn new(output: &Output) -> Self {
        Self {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code().expect("ended by itself: no panic, no signal"),
        }
    }
}

/// A line of `check --format json`.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) file: String,
    pub(crate) line: u64,
    pub(crate) column: u64,
    pub(crate) end_column: u64,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Problem {
    fn read(line: &str) -> Self {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
        let text = |key: &str| value[key].as_str().unwrap_or_else(|| panic!("{key} in {line}")).to_owned();
        let number = |key: &str| value[key].as_u64().unwrap_or_else(|| panic!("{key} in {line}"));
        Self {
            code: text("code"),
            severity: text("severity"),
            file: text("file"),
            line: number("line"),
            column: number("column"),
            end_column: number("end_column"),
            message: text("message"),
            help: text("help"),
        }
    }
}

/// A built site.
pub(crate) struct Built {
    _project: Project,
    folder: PathBuf,
}

impl Built {
    /// The HTML of the page in a folder of the site.
    #[track_caller]
    pub(crate) fn page(&self, folder: &str) -> String {
        self.file(&format!("{folder}index.html"))
    }

    /// What stands in the `<main>` of a page.
    #[track_caller]
    pub(crate) fn main(&self, folder: &str) -> String {
        let page = self.page(folder);
        let start = page.find("<main").expect("a main");
        let end = page.find("</main>").expect("an end");
        page[start..end].to_owned()
    }

    /// A file of the site.
    #[track_caller]
    pub(crate) fn file(&self, path: &str) -> String {
        fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Paths of all files, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        files(&self.folder)
    }

    /// Where the site lies.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Paths of all files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut paths: Vec<String> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned())
        .collect();
    paths.sort();
    paths
}
