//! A trajectory in the making, and its form in an address.
//!
//! The address is what stands behind the `#`, so that no server ever sees it: pairs as a form sends them, in order. `v=1` is the version, `t` the
//! name, `s` the summary, `w` for whom; `f` begins a phase with its name, and behind it come its `d` (when), `m` (slugs of methods, with points
//! between them; may come more than once) and `n` (note). Methods before the first `f` are in a phase without a name.
//!
//! A later version of the program reads this version for ever; a new form gets a new number. What cannot be read is a [`Problem`], said to the
//! reader, never dropped in silence. Not here: whether the methods exist.

use form_urlencoded::Serializer;
use serde::{Deserialize, Serialize};

/// The version that is written.
const VERSION: &str = "1";
/// Longest address that is read, in bytes: longer than that of any plan made here, so that none is lost.
const LONGEST: usize = 1_000_000;
/// Most phases.
const PHASES: usize = 20;
/// Most methods in a phase.
const METHODS: usize = 60;

/// A trajectory in the making.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Its name, at most 90 characters.
    pub name: String,
    /// What it is, at most 320 characters.
    pub summary: String,
    /// Who it is for, at most 300 characters.
    pub for_whom: String,
    /// Its phases, in order.
    pub phases: Vec<Phase>,
}

/// A phase of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phase {
    /// Its name, at most 120 characters.
    pub name: String,
    /// When, at most 120 characters.
    pub when: String,
    /// Why these methods, at most 2000 characters.
    pub note: String,
    /// Slugs of its methods, in order.
    pub methods: Vec<String>,
}

/// What of an address could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which: `long` (the address), `version`, `part`, `shortened`, `many`, `unknown` (a method).
    pub kind: &'static str,
    /// What it is about.
    pub text: String,
}

impl Problem {
    pub(crate) fn new(kind: &'static str, text: &str) -> Self {
        Self { kind, text: text.chars().take(120).collect() }
    }
}

impl Plan {
    /// Reads an address, without its `#`.
    #[must_use]
    pub fn read(address: &str) -> (Self, Vec<Problem>) {
        let mut plan = Self::default();
        if address.len() > LONGEST {
            return (plan, vec![Problem::new("long", &address.len().to_string())]);
        }
        let mut problems = Vec::new();
        let mut version = None;
        for (key, value) in form_urlencoded::parse(address.as_bytes()) {
            match (&*key, plan.phases.last_mut()) {
                ("v", _) => version = Some(value.into_owned()),
                ("t", _) => plan.name = value.into_owned(),
                ("s", _) => plan.summary = value.into_owned(),
                ("w", _) => plan.for_whom = value.into_owned(),
                ("f", _) => plan.phases.push(Phase { name: value.into_owned(), ..Phase::default() }),
                ("d", Some(phase)) => phase.when = value.into_owned(),
                ("n", Some(phase)) => phase.note = value.into_owned(),
                ("m", last) => {
                    let slugs = value.split('.').filter(|slug| !slug.is_empty()).map(str::to_owned);
                    match last {
                        Some(phase) => phase.methods.extend(slugs),
                        None => plan.phases.push(Phase { methods: slugs.collect(), ..Phase::default() }),
                    }
                }
                _ => problems.push(Problem::new("part", &format!("{key}={value}"))),
            }
        }
        if version.as_deref() != Some(VERSION) && !address.is_empty() {
            // Another form of address: nothing of it can be trusted to mean what it says here.
            return (Self::default(), vec![Problem::new("version", version.as_deref().unwrap_or_default())]);
        }
        problems.extend(plan.tidy());
        (plan, problems)
    }

    /// Puts all texts on one line without control characters, within their lengths, and each method in a phase once. Says what had to go.
    pub fn tidy(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut line = |text: &mut String, most: usize| {
            let mut tidy = String::new();
            for word in text.split(|c: char| c.is_whitespace() || c.is_control() || c == '\u{fffd}').filter(|word| !word.is_empty()) {
                tidy.push_str(if tidy.is_empty() { "" } else { " " });
                tidy.push_str(word);
            }
            if let Some((end, _)) = tidy.char_indices().nth(most) {
                problems.push(Problem::new("shortened", &tidy));
                tidy.truncate(end);
                tidy.truncate(tidy.trim_end().len());
            }
            *text = tidy;
        };
        line(&mut self.name, 90);
        line(&mut self.summary, 320);
        line(&mut self.for_whom, 300);
        for phase in &mut self.phases {
            line(&mut phase.name, 120);
            line(&mut phase.when, 120);
            line(&mut phase.note, 2000);
            let mut methods: Vec<String> = Vec::new();
            for mut method in std::mem::take(&mut phase.methods) {
                line(&mut method, 120);
                if !method.is_empty() && !methods.contains(&method) {
                    methods.push(method);
                }
            }
            phase.methods = methods;
        }
        for phase in &mut self.phases {
            for method in phase.methods.drain(METHODS.min(phase.methods.len())..) {
                problems.push(Problem::new("many", &method));
            }
        }
        for phase in self.phases.drain(PHASES.min(self.phases.len())..) {
            problems.push(Problem::new("many", &phase.name));
        }
        problems
    }

    /// The address, without its `#`; empty for a plan with nothing in it. Read back it is the same plan, if that is tidy.
    #[must_use]
    pub fn address(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let mut out = Serializer::new(String::new());
        out.append_pair("v", VERSION);
        for (key, value) in [("t", &self.name), ("s", &self.summary), ("w", &self.for_whom)] {
            if !value.is_empty() {
                out.append_pair(key, value);
            }
        }
        for phase in &self.phases {
            out.append_pair("f", &phase.name);
            for (key, value) in [("d", &phase.when), ("m", &phase.methods.join(".")), ("n", &phase.note)] {
                if !value.is_empty() {
                    out.append_pair(key, value);
                }
            }
        }
        out.finish()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any plan that is tidy.
    pub(crate) fn plans() -> impl Strategy<Value = Plan> {
        let text = || prop_oneof![Just(String::new()), "[ -~à-ž€😀&=+%#.\u{202e}\u{2028}\"':{}\\[\\]]{0,40}", "\\PC{0,40}"];
        let phase = (text(), text(), text(), prop::collection::vec("[a-z0-9-]{1,12}|gesprek|raad", 0..5))
            .prop_map(|(name, when, note, methods)| Phase { name, when, note, methods });
        (text(), text(), text(), prop::collection::vec(phase, 0..5)).prop_map(|(name, summary, for_whom, phases)| {
            let mut plan = Plan { name, summary, for_whom, phases };
            plan.tidy();
            plan
        })
    }

    #[test]
    fn an_address_is_short_and_can_be_read_by_people() {
        let phase = |name: &str, methods: &[&str]| Phase {
            name: name.to_owned(),
            methods: methods.iter().map(|m| (*m).to_owned()).collect(),
            ..Phase::default()
        };
        let plan = Plan { name: "Naar werk".to_owned(), phases: vec![phase("Begin", &["ips", "ecogram"]), phase("", &[])], ..Plan::default() };
        assert_eq!(plan.address(), "v=1&t=Naar+werk&f=Begin&m=ips.ecogram&f=");
        assert_eq!(Plan::read(&plan.address()), (plan, vec![]));
    }

    #[test]
    fn methods_can_be_added_at_the_end_of_an_address() {
        let (plan, problems) = Plan::read("v=1&f=Begin&m=ips&f=Later&m=raad&m=ips&m=raad");
        assert_eq!((plan.phases[1].methods.as_slice(), problems.len()), (["raad".to_owned(), "ips".to_owned()].as_slice(), 0));
        assert_eq!(Plan::read("v=1&m=ips").0.phases[0].methods, ["ips"], "without a phase there is one");
    }

    #[test]
    fn a_wrong_address_is_said_to_be_wrong_and_gives_an_empty_plan() {
        let kinds = |address: &str| Plan::read(address).1.iter().map(|problem| problem.kind).collect::<Vec<_>>();
        assert_eq!(kinds(""), Vec::<&str>::new());
        for (address, kind) in [("v=2&t=x", "version"), ("t=x", "version"), ("<script>", "version"), (&*"m".repeat(1_000_001), "long")] {
            assert_eq!((kinds(address), Plan::read(address).0), (vec![kind], Plan::default()), "{address}");
        }
        assert_eq!(kinds("v=1&d=vroeg&q=1&t=x"), ["part", "part"], "no phase yet, and an unknown key");
        let long = format!("v=1&t={}", "a".repeat(91));
        assert_eq!((kinds(&long), Plan::read(&long).0.name.len()), (vec!["shortened"], 90));
        let many = format!("v=1{}", "&f=x".repeat(21));
        assert_eq!((kinds(&many), Plan::read(&many).0.phases.len()), (vec!["many"], 20));
    }

    #[test]
    fn the_longest_plan_is_read_back() {
        let text = |count: usize| "😀".repeat(count);
        let methods = (0..60).map(|number| format!("{number}-{}", "x".repeat(115))).collect();
        let phase = Phase { name: text(120), when: text(120), note: text(2000), methods };
        let plan = Plan { name: text(90), summary: text(320), for_whom: text(300), phases: vec![phase; 20] };
        assert_eq!(Plan::read(&plan.address()), (plan, vec![]));
    }

    #[test]
    fn the_first_version_is_read_for_ever() {
        // Addresses of this form are out in the world: this test never changes.
        let (plan, problems) = Plan::read("v=1&t=Een+%26+ander&s=Kort&w=Wie+wil&f=Begin&d=week+1&m=ips.ecogram&n=Omdat&f=Eind&m=raad");
        let phase = |name: &str, when: &str, note: &str, methods: &[&str]| Phase {
            name: name.to_owned(),
            when: when.to_owned(),
            note: note.to_owned(),
            methods: methods.iter().map(|method| (*method).to_owned()).collect(),
        };
        let phases = vec![phase("Begin", "week 1", "Omdat", &["ips", "ecogram"]), phase("Eind", "", "", &["raad"])];
        assert_eq!(plan, Plan { name: "Een & ander".to_owned(), summary: "Kort".to_owned(), for_whom: "Wie wil".to_owned(), phases });
        assert_eq!(problems, []);
    }

    proptest! {
        #[test]
        fn a_plan_comes_back_from_its_address(plan in plans()) {
            let (read, problems) = Plan::read(&plan.address());
            prop_assert_eq!((read, problems), (plan, vec![]));
        }

        #[test]
        fn any_address_is_read_or_refused(address in "\\PC{0,200}|(v=1|&|[tswfdmn]=|[a-z%.+&=<]|\\PC){0,60}") {
            let (plan, _) = Plan::read(&address);
            prop_assert_eq!(Plan::read(&plan.address()).0, plan);
        }
    }
}
