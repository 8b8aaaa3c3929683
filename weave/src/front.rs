//! A trajectory in the making as a file of the content: `content/trajecten/<slug>.md`, which `check` takes as it is.
//!
//! What the check asks for and the plan does not have, such as a summary, is filled in with words that say so. What a file cannot have, such as a
//! method that the catalogue does not know, stays in it as a comment. Not here: the name of the file.

use crate::plan::Plan;
use crate::staalkaart::{Staalkaart, with};

/// The file. `date` is the day on which it is made, `2026-11-23`. `None` where no phase has a method of the catalogue: then it is no trajectory yet.
#[must_use]
pub fn markdown(plan: &Plan, staalkaart: &Staalkaart, date: &str) -> Option<String> {
    let words = &staalkaart.words;
    let mut left_out = Vec::new();
    let mut phases = String::new();
    let (mut count, mut methods) = (0, Vec::new());
    for (place, phase) in plan.phases.iter().enumerate() {
        let mut slugs: Vec<&str> = Vec::new();
        for slug in &phase.methods {
            match staalkaart.find(slug).map(|method| staalkaart.methods[method].slug.as_str()) {
                Some(slug) if slugs.contains(&slug) => {}
                Some(slug) => slugs.push(slug),
                None => left_out.push(slug.clone()),
            }
        }
        let name = at_least(&phase.name, 2).unwrap_or_else(|| with(&words.phase, "number", &(place + 1).to_string()));
        if slugs.is_empty() {
            left_out.extend([name, phase.when.clone(), phase.note.clone()].into_iter().filter(|text| !text.is_empty()));
            continue;
        }
        count += 1;
        phases.push_str(&format!("  - naam: {}\n", scalar(&name)));
        if !phase.when.is_empty() {
            phases.push_str(&format!("    wanneer: {}\n", scalar(&phase.when)));
        }
        phases.push_str(&format!("    methodieken: [{}]\n", slugs.join(", ")));
        if !phase.note.is_empty() {
            phases.push_str(&format!("    toelichting: {}\n", scalar(&phase.note)));
        }
        methods.extend(slugs);
    }
    if count == 0 {
        return None;
    }
    methods.sort_unstable();
    methods.dedup();
    let title = at_least(&plan.name, 3).unwrap_or_else(|| words.untitled.clone());
    let filled_in = with(&with(&words.summary, "phases", &count.to_string()), "methods", &methods.len().to_string());
    let summary = match at_least(&plan.summary, 60) {
        Some(summary) => summary,
        // Too short to stand alone: the editor completes it.
        None => [plan.summary.as_str(), filled_in.as_str()].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" "),
    };
    let mut text = format!("---\ntitel: {}\nsamenvatting: {}\n", scalar(&title), scalar(&summary));
    match at_least(&plan.for_whom, 3) {
        Some(for_whom) => text.push_str(&format!("voor_wie: {}\n", scalar(&for_whom))),
        None => left_out.extend((!plan.for_whom.is_empty()).then(|| plan.for_whom.clone())),
    }
    text.push_str(&format!("fasen:\n{phases}"));
    if is_date(date) {
        text.push_str(&format!("datum: {date}\n"));
    }
    if !left_out.is_empty() {
        text.push_str(&format!(
            "# {}\n",
            with(&words.left_out, "names", &left_out.join(", ")).replace(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'], " ")
        ));
    }
    text.push_str("---\n");
    Some(text)
}

/// `text`, if it has that many characters.
fn at_least(text: &str, count: usize) -> Option<String> {
    (text.chars().count() >= count).then(|| text.to_owned())
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// Words that YAML reads as something else than text.
const WORDS: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A text of one line as YAML: plain where that is safe, otherwise in double quotes.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || " .,;:!?()'’‘/&+-".contains(c))
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && !WORDS.contains(&text.to_ascii_lowercase().as_str());
    if plain {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // What YAML does not take as it is, and what a reader would not see.
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_yaml::Value;

    use super::*;
    use crate::plan::{Phase, tests::plans};
    use crate::staalkaart::tests::small;

    fn front(text: &str) -> Value {
        let inner = text.strip_prefix("---\n").and_then(|text| text.strip_suffix("---\n")).expect("front matter");
        serde_yaml::from_str(inner).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    #[test]
    fn a_plan_becomes_a_file_as_an_editor_would_write_it() {
        let phase = |name: &str, when: &str, note: &str, methods: &[&str]| Phase {
            name: name.to_owned(),
            when: when.to_owned(),
            note: note.to_owned(),
            methods: methods.iter().map(|method| (*method).to_owned()).collect(),
        };
        let plan = Plan {
            name: "Eerst praten: dan doen".to_owned(),
            summary: "Wie wil werken, begint met een gesprek. Daarna volgt een plan voor werk en welzijn.".to_owned(),
            for_whom: "Wie wil werken".to_owned(),
            phases: vec![phase("Begin", "week 1", "Twijfel mag.", &["praat", "weg"]), phase("Leeg", "", "", &[]), phase("", "", "", &["raad"])],
        };
        assert_eq!(
            markdown(&plan, &small(), "2026-11-23").expect("a trajectory"),
            "---\ntitel: \"Eerst praten: dan doen\"\nsamenvatting: Wie wil werken, begint met een gesprek. Daarna volgt een plan voor werk en welzijn.\n\
             voor_wie: Wie wil werken\nfasen:\n  - naam: Begin\n    wanneer: week 1\n    methodieken: [gesprek]\n    toelichting: Twijfel mag.\n  \
             - naam: Fase 3\n    methodieken: [raad]\ndatum: 2026-11-23\n# Niet in de staalkaart: weg, Leeg\n---\n"
        );
        assert_eq!(markdown(&Plan::default(), &small(), ""), None);
    }

    proptest! {
        #[test]
        fn any_plan_is_read_back_from_its_file(plan in plans()) {
            let staalkaart = small();
            let Some(text) = markdown(&plan, &staalkaart, "2026-11-23") else { return Ok(()) };
            let front = front(&text);
            if plan.name.chars().count() >= 3 {
                prop_assert_eq!(front["titel"].as_str(), Some(plan.name.as_str()), "{}", text);
            }
            let kept: Vec<&Phase> = plan.phases.iter().filter(|phase| phase.methods.iter().any(|slug| staalkaart.find(slug).is_some())).collect();
            let phases = front["fasen"].as_sequence().expect("phases");
            prop_assert_eq!(phases.len(), kept.len());
            for (read, phase) in phases.iter().zip(kept) {
                if !phase.note.is_empty() {
                    prop_assert_eq!(read["toelichting"].as_str(), Some(phase.note.as_str()), "{}", text);
                }
            }
        }
    }
}
