//! What the documents show is true: every YAML block is read, every command exists.

use std::fs;
use std::path::Path;
use std::process::Command;

use staalkaart::diagnostics::{Code, Language};
use staalkaart::model::form::{Field, Form};
use staalkaart::model::keys::{Model, Table};

use crate::explaining::example;
use crate::project::{Project, TODAY};

fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    for folder in ["docs", "docs/decisions"] {
        let entries = fs::read_dir(root.join(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
        paths.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(path).expect("a document"))).collect()
}

/// The fenced blocks of a document in this language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match &mut open {
            None if line.trim() == format!("```{language}") => open = Some(String::new()),
            Some(_) if line.trim() == "```" => blocks.extend(open.take()),
            Some(block) => *block += &format!("{line}\n"),
            None => {}
        }
    }
    blocks
}

#[test]
fn every_yaml_block_can_be_read() {
    let mut count = 0;
    for (path, text) in documents() {
        for block in blocks(&text, "yaml") {
            let value: Result<serde_yaml::Value, _> = serde_yaml::from_str(block.trim_start_matches("---\n").split("\n---").next().expect("a part"));
            assert!(value.is_ok(), "{path}: {value:?}\n{block}");
            count += 1;
        }
    }
    assert!(count > 0);
}

#[test]
fn every_command_and_flag_that_is_named_exists() {
    let help = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_staalkaart")).args(args).arg("--help").output().expect("runs");
        assert!(output.status.success(), "{args:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let mut count = 0;
    for (path, text) in documents() {
        for line in text.lines().filter_map(|line| line.trim().trim_start_matches("$ ").strip_prefix("staalkaart ")) {
            let line = line.split('#').next().expect("a part");
            let mut words = line.split_whitespace();
            let command = words.next().expect("a command");
            let text = if command.starts_with('-') { help(&[]) } else { help(&[command]) };
            for flag in words.filter(|word| word.starts_with("--") && command != "theme") {
                let flag = flag.split(['=', ']']).next().expect("a flag");
                assert!(text.contains(flag), "{path}: staalkaart {command} has no {flag}");
            }
            count += 1;
        }
    }
    assert!(count > 0);
}

#[test]
fn no_document_links_to_a_file_that_is_not_there() {
    for (path, text) in documents() {
        let folder = Path::new(&path).parent().expect("a folder");
        for (at, _) in text.match_indices("](") {
            let target = &text[at + 2..at + 2 + text[at + 2..].find(')').unwrap_or(0)];
            let target = target.split('#').next().expect("a part");
            if target.is_empty()
                || target.contains("://")
                || target.contains(['{', ' ', '…', '@'])
                || target.contains("media/")
                || target == "adres"
                || target == "address"
            {
                continue;
            }
            assert!(folder.join(target).exists(), "{path}: {target}");
        }
    }
}

/// A page of the guide for editors, which is part of the shipped catalogue.
fn guide(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(page)).expect("a page of the guide")
}

#[test]
fn the_guide_names_every_message_and_no_other() {
    let text = guide("meewerken/meldingen.md");
    let missing: Vec<_> = Code::ALL.iter().map(|code| code.id()).filter(|id| !text.contains(&format!("| `{id}` |"))).collect();
    assert!(missing.is_empty(), "not in the tables of the guide: {missing:?}");
    for part in text.split('`').filter(|part| part.starts_with("SK") && part.len() == 6) {
        assert!(Code::parse(part).is_some(), "{part} is no code");
    }
}

#[test]
fn the_guide_shows_the_commonest_messages_as_they_are_printed() {
    let pictures = blocks(&guide("meewerken/meldingen.md"), "text");
    assert!(pictures.len() >= 10, "{}", pictures.len());
    for picture in pictures {
        let code = picture.split(['[', ']']).nth(1).and_then(Code::parse).expect("a code");
        let ran = example(code).run(&["check", "--date", TODAY]);
        assert!(ran.stderr.starts_with(&picture), "the guide shows\n{picture}\nand the program prints\n{}", ran.stderr);
    }
}

#[test]
fn the_guide_names_every_key() {
    fn names(fields: &[Field], before: &str, all: &mut Vec<String>) {
        for field in fields {
            let name = format!("{before}{}", field.key);
            match &field.form {
                Form::Record(fields) => names(fields, &format!("{name}."), all),
                Form::List { of, .. } | Form::MapOf(of) => {
                    if let Form::Record(fields) = &**of {
                        names(fields, &format!("{name}."), all);
                    }
                }
                _ => {}
            }
            all.push(name);
        }
    }
    let text = guide("meewerken/velden.md");
    let model = Model::general(&[], Language::Nl);
    let kinds: Vec<&[Field]> = Table::ALL.iter().map(|&table| model.fields(table)).collect();
    let mut all = Vec::new();
    for fields in &kinds {
        names(fields, "", &mut all);
    }
    // A key below another is named in full or by its last part, or below a name that the editor chooses.
    all.retain(|name| {
        let last = name.rsplit('.').next().expect("a name");
        ![format!("`{name}`"), format!("`{last}`"), format!(".{last}`")].iter().any(|form| text.contains(form))
    });
    assert!(all.is_empty(), "not in the guide: {all:?}");
}

#[test]
fn the_guides_examples_pass_the_check() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut project = Project::new().write("staalkaart.yaml", &fs::read_to_string(root.join("staalkaart.yaml")).expect("a configuration"));
    project = project.write("model.yaml", &fs::read_to_string(root.join("model.yaml")).expect("a model"));
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("a file");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("below the root").display().to_string();
            project = project.write_bytes(&path, &fs::read(entry.path()).expect("read"));
        }
    }
    let whole: Vec<String> = blocks(&guide("meewerken.md"), "markdown").into_iter().filter(|block| block.starts_with("---\n")).collect();
    assert!(whole.len() >= 3, "a method, a concept and a trajectory");
    for (number, block) in whole.iter().enumerate() {
        let folder = match block {
            block if block.contains("principes:") => "methodieken",
            block if block.contains("fasen:") => "trajecten",
            _ => "begrippen",
        };
        // The first concept repeats an entry that is there.
        if !block.contains("titel: Samenspel") {
            project = project.write(&format!("content/{folder}/voorbeeld-{number}.md"), block);
        }
    }
    let ran = project.run(&["check", "--drafts", "--date", TODAY]);
    assert!(ran.code == 0 && ran.stderr.starts_with("Alles in orde"), "{}", ran.stderr);
}

#[test]
fn no_text_of_the_shipped_catalogue_waits_for_its_day() {
    let ran = Project::new().run(&["check", "--site", env!("CARGO_MANIFEST_DIR"), "--date", TODAY]);
    assert!(ran.code == 0 && !ran.stderr.contains("wacht"), "a newer text needs a newer RELEASED in src/cli/mod.rs: {}", ran.stderr);
}
