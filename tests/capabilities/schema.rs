//! An editor's program completes and checks keys with a schema, and says what `staalkaart check` says.

use std::collections::BTreeMap;
use std::sync::Arc;

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config as ProptestConfig, TestRunner};
use serde_json::{Value, json};
use staalkaart::diagnostics::{Code, Diagnostics, Language, Severity};
use staalkaart::model::form::{Field, Form};
use staalkaart::model::keys::Table;
use staalkaart::source::SourceMap;
use staalkaart::{catalogue, config, draft, schema, search};

use crate::project::{CONFIG, Project};

/// What `check` finds and a schema cannot say: names that exist elsewhere, and rules between values. docs/editors.md has the same list.
const NOT_COVERED: &[Code] = &[
    Code::UnknownEntry,
    Code::UnknownSource,
    Code::LinkToDraft,
    Code::SelfReference,
    Code::AliasMalformed,
    Code::AliasClash,
    Code::GroupReversed,
    Code::BadUrl,
    Code::EditLink,
    Code::Repository,
    Code::MatrixDimension,
    Code::MenuUnknown,
    Code::MissingMedia,
    Code::FieldHeading,
];

/// A site with the project's dimensions and terms, a third principle whose slug is a number, and one file more.
struct Bench {
    kinds: Vec<schema::Kind>,
    schemas: Schemas,
    indices: BTreeMap<String, SchemaIndex>,
    fields: BTreeMap<String, Vec<Field>>,
    /// Where a text of each kind lies.
    folders: BTreeMap<String, String>,
    model: Option<String>,
}

fn texts(model: Option<&str>) -> Vec<(String, String)> {
    let term = |path: &str, place: usize| {
        let text = format!("---\ntitel: Term {place}\nkort: Een term die hier als voorbeeld staat.\nvolgorde: {place}\n---\n");
        (format!("content/{path}.md"), text)
    };
    let config = ("staalkaart.yaml".to_owned(), CONFIG.to_owned());
    let mut texts = vec![
        config,
        term("principes/krachtgericht", 1),
        term("principes/participatief", 2),
        term("principes/2030", 3),
        term("niveaus/individueel", 4),
        term("niveaus/collectief", 5),
    ];
    texts.extend(model.map(|model| ("model.yaml".to_owned(), model.to_owned())));
    texts
}

impl Bench {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(model: Option<&str>) -> Self {
        let sources = SourceMap::from_texts(texts(model));
        let mut diagnostics = Diagnostics::new();
        let config = config::read(&sources, &config::Overrides::default(), &mut diagnostics).expect("a configuration");
        let drafts = draft::parse_all(&sources, &config, &mut diagnostics);
        let terms = schema::terms_of(&config.dimensions, &drafts);
        let site = schema::Site { dimensions: &config.dimensions, model: &config.model, terms: &terms, language: Language::Nl };
        let kinds = schema::kinds(&config.dimensions, &config.model);
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        let mut indices = BTreeMap::new();
        for kind in &kinds {
            let place = format!("http://example.org/{}.json", kind.name);
            compiler.add_resource(&place, schema::of(kind, &site)).expect("a schema");
            indices.insert(kind.name.clone(), compiler.compile(&place, &mut schemas).expect("a correct schema"));
        }
        let fields = kinds.iter().map(|kind| (kind.name.clone(), config.model.fields(kind.table).to_vec())).collect();
        let folder = |kind: &schema::Kind| if kind.table == Table::Term { kind.name.clone() } else { config.model.folder(kind.table).to_owned() };
        let folders = kinds.iter().map(|kind| (kind.name.clone(), folder(kind))).collect();
        let wrong: Vec<_> = diagnostics.into_vec().into_iter().filter(|d| d.severity() == Severity::Error).collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{model:?}");
        Self { kinds, schemas, indices, fields, folders, model: model.map(str::to_owned) }
    }

    fn schema_takes(&self, kind: &schema::Kind, document: &Value) -> Result<(), String> {
        self.schemas.validate(document, self.indices[&kind.name]).map_err(|error| error.to_string())
    }

    /// What `check` has against the document: JSON is YAML, so it is written as it is.
    fn check(&self, kind: &schema::Kind, document: &Value) -> Vec<String> {
        let front = || format!("---\n{document}\n---\n");
        let (path, text) = match kind.table {
            Table::Config => ("staalkaart.yaml".to_owned(), document.to_string()),
            Table::Synonyms => ("content/synoniemen.yaml".to_owned(), document.to_string()),
            Table::Page => ("content/dit-stuk.md".to_owned(), front()),
            _ => (format!("content/{}/dit-stuk.md", self.folders[&kind.name]), front()),
        };
        let others = texts(self.model.as_deref()).into_iter().filter(|(other, _)| *other != path);
        let sources = SourceMap::from_texts(others.chain([(path.clone(), text)]).collect::<Vec<_>>());
        let mut diagnostics = Diagnostics::new();
        if let Some(config) = config::read(&sources, &config::Overrides::default(), &mut diagnostics) {
            let drafts = draft::parse_all(&sources, &config, &mut diagnostics);
            search::synonyms::read(&sources, Language::Nl, &mut diagnostics);
            catalogue::assemble(
                config,
                drafts,
                Arc::default(),
                &sources,
                catalogue::Options { drafts: true, ..Default::default() },
                &mut diagnostics,
            );
        }
        let file = sources.find(&path).expect("the file");
        let found = diagnostics.into_vec().into_iter().filter(|d| d.severity() == Severity::Error && d.span.file == file);
        let found = found.filter(|d| !NOT_COVERED.contains(&d.code));
        found.map(|d| format!("{} {:?}", d.code.id(), d.args)).collect()
    }
}

impl Bench {
    /// Holds schema and check against each other, on documents of this kind.
    fn compare(&self, kind: &schema::Kind, total: usize) {
        let bench = self;
        let mut runner = TestRunner::new_with_rng(
            ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
            proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
        );
        let strategy = document(bench.fields[&kind.name].clone());
        let mut taken = 0;
        for _ in 0..total {
            let document = strategy.new_tree(&mut runner).expect("a document").current();
            // The names that a site may allow are in the guide, not in the schema.
            if document.pointer("/stijl/toegestaan").is_some() {
                continue;
            }
            let (schema, check) = (bench.schema_takes(kind, &document), bench.check(kind, &document));
            let model = bench.model.as_deref().unwrap_or_default();
            assert_eq!(schema.is_ok(), check.is_empty(), "{}: {document}\nthe schema: {schema:?}\nthe check: {check:?}\n{model}", kind.name);
            taken += usize::from(schema.is_ok());
        }
        assert!(taken < total && taken > total / 20, "{}: {taken} of {total} documents were taken", kind.name);
    }
}

fn word() -> BoxedStrategy<Value> {
    "[a-zé]{1,12}".prop_map(Value::from).boxed()
}

fn any_of(values: &[Value]) -> BoxedStrategy<Value> {
    proptest::sample::select(values.to_vec()).boxed()
}

/// A value that the form takes.
fn right(form: &Form) -> BoxedStrategy<Value> {
    match form {
        Form::Text { min, max } => {
            let (min, max) = (*min, (*max).min(*min + 40));
            let text = proptest::string::string_regex(&format!("[a-zé👩]{{{min},{max}}}")).expect("a pattern").prop_map(Value::from);
            if min <= 4 && max >= 4 { prop_oneof![8 => text, 1 => any_of(&[json!(2026), json!(true), json!(12.5)])].boxed() } else { text.boxed() }
        }
        Form::Integer { min, max } => (*min..=*max).prop_map(Value::from).boxed(),
        Form::Flag => any_of(&[json!(true), json!(false), json!("ja"), json!("nee"), json!("yes"), json!("no")]),
        Form::Date { partial: false } => any_of(&[json!("2026-11-23"), json!("2024-02-29"), json!("1000-01-01")]),
        Form::Date { partial: true } => any_of(&[json!("2026-11-23"), json!("2026-11"), json!("2026"), json!(2026)]),
        Form::Choice(words) => {
            proptest::sample::select(words.iter().map(|choice| choice.word.clone()).collect::<Vec<_>>()).prop_map(Value::from).boxed()
        }
        Form::Number { min, max } => {
            let part = (*min..=*max).prop_map(Value::from);
            prop_oneof![any_of(&[json!(min.ceil()), json!(max.floor()), json!(max)]), part].boxed()
        }
        Form::Markdown { .. } => any_of(&[json!("Een *alinea*."), json!("Twee\n\nalinea's."), json!(12)]),
        Form::Link => any_of(&[json!("https://example.org/"), json!("http://example.org/a?b=c#d")]),
        Form::Language => any_of(&[json!("nl"), json!("en-GB"), json!("ja")]),
        Form::Ref(_) => word(),
        Form::Colour => "#[0-9a-fA-F]{6}".prop_map(Value::from).boxed(),
        Form::List { of, min, .. } => proptest::collection::vec(right_or_wrong(of), *min..4).prop_map(Value::from).boxed(),
        Form::Terms { min, max } => {
            // Only the principles have a limit.
            let terms = if *max == usize::MAX { vec!["individueel", "collectief"] } else { vec!["krachtgericht", "participatief", "2030"] };
            let some = proptest::sample::subsequence(terms, *min..=2);
            let reasons = some.clone().prop_map(|terms| terms.into_iter().map(|term| (term, "omdat het past")).collect::<BTreeMap<_, _>>());
            let number = if *max == usize::MAX { json!(["collectief"]) } else { json!([2030]) };
            prop_oneof![some.prop_map(|terms| json!(terms)), reasons.prop_map(|map| json!(map)), Just(number)].boxed()
        }
        Form::MapOf(of) => {
            let names = prop_oneof![9 => "[a-z]{2,8}", 1 => proptest::sample::select(vec!["media".to_owned(), "con".to_owned(), "a--b".to_owned(), "É".to_owned()])];
            proptest::collection::btree_map(names, right_or_wrong(of), 0..3).prop_map(|map| json!(map)).boxed()
        }
        Form::Either(list, fields) => prop_oneof![1 => right(list), 1 => document(fields.clone())].boxed(),
        Form::Switch(fields) => prop_oneof![9 => document(fields.clone()), 1 => any_of(&[json!(false), json!("nee")])].boxed(),
        Form::Record(fields) | Form::Image(fields) => document(fields.clone()),
    }
}

/// A value that has something against it, mostly.
fn wrong(form: &Form) -> BoxedStrategy<Value> {
    let odd = any_of(&[Value::Null, json!(""), json!("   "), json!([]), json!({}), json!(["x"]), json!({"x": "y"}), json!([null]), json!([[]])]);
    let other = match form {
        Form::Text { min, max } => any_of(&[json!("é".repeat(min - 1)), json!("é".repeat(max + 1)), json!("é".repeat(*max))]),
        Form::Integer { min, max } => any_of(&[json!(min - 1), json!(max + 1), json!(1.5), json!("veel"), json!(true)]),
        Form::Number { min, max } => any_of(&[json!(min - 1.5), json!(max + 1.5), json!("veel"), json!(true), json!([1])]),
        Form::Markdown { max } => any_of(&[json!("é".repeat(max + 1)), json!("é".repeat(*max))]),
        Form::Link => any_of(&[json!("www.example.org"), json!("ftp://example.org/"), json!("/hier/"), json!(12), json!("https://")]),
        Form::Language => any_of(&[json!("f!r"), json!("n"), json!("nederlands"), json!("nl_BE"), json!(12)]),
        Form::Ref(_) => any_of(&[json!("é".repeat(301)), json!("é".repeat(300))]),
        Form::Flag => any_of(&[json!("misschien"), json!(1), json!("y")]),
        Form::Date { .. } => any_of(&[
            json!("2026-02-30"),
            json!("1900-02-29"),
            json!("2026-13"),
            json!("23-11-2026"),
            json!("2026-1-1"),
            json!("0999-01-01"),
            json!(999),
            json!(10000),
            json!(2026.5),
            json!("2026-11-23T10:00"),
            json!("2026-11"),
        ]),
        Form::Choice(_) => any_of(&[json!("iets anders"), json!(1), json!("Concept")]),
        Form::Colour => any_of(&[json!("#12345"), json!("rood"), json!("#1234567"), json!("#12345g")]),
        Form::List { .. } => any_of(&[json!(["dubbel", "dubbel"]), json!("geen lijst"), json!(["", "x"])]),
        Form::Terms { .. } => any_of(&[
            json!(["nabij"]),
            json!(["individueel"]),
            json!({"nabij": "omdat"}),
            json!({"krachtgericht": null}),
            json!({"krachtgericht": ""}),
            json!({"individueel": "é".repeat(2001)}),
            json!(["krachtgericht", "krachtgericht"]),
            json!("krachtgericht"),
            json!([2031]),
            json!(["krachtgericht", ["participatief"]]),
        ]),
        Form::MapOf(_) => word(),
        Form::Record(_) | Form::Image(_) | Form::Switch(_) | Form::Either(..) => any_of(&[json!("geen groep"), json!({"onbekend": 1})]),
    };
    prop_oneof![odd, other].boxed()
}

fn right_or_wrong(form: &Form) -> BoxedStrategy<Value> {
    prop_oneof![150 => right(form), 1 => wrong(form)].boxed()
}

/// Front matter: some keys, now and then one that is missing, wrong or unknown.
fn document(fields: Vec<Field>) -> BoxedStrategy<Value> {
    let values: Vec<BoxedStrategy<Option<(String, Value)>>> = fields
        .into_iter()
        .map(|field| {
            let absent = if field.required { 1 } else { 150 };
            let key = field.key.clone();
            prop_oneof![absent => Just(None), 100 => right_or_wrong(&field.form).prop_map(move |value| Some((key.clone(), value)))].boxed()
        })
        .collect();
    let unknown = prop_oneof![40 => Just(None), 1 => Just(Some(("onbekend".to_owned(), json!("x"))))];
    (values, unknown).prop_map(|(values, unknown)| values.into_iter().chain([unknown]).flatten().collect::<serde_json::Map<_, _>>().into()).boxed()
}

#[test]
fn a_schema_says_what_the_check_says() {
    let bench = Bench::new();
    for kind in &bench.kinds {
        bench.compare(kind, 400);
    }
}

/// A form of a field of a site's own, as `model.yaml` writes it.
fn own_form(depth: usize) -> BoxedStrategy<Value> {
    let simple = prop_oneof![
        (1usize..5, 5usize..60).prop_map(|(min, max)| json!({"vorm": "tekst", "min": min, "max": max})),
        Just(json!({"vorm": "alinea", "max": 60})),
        (-3i64..3, 3i64..50).prop_map(|(min, max)| json!({"vorm": "getal", "min": min, "max": max})),
        any_of(&[json!({"vorm": "datum"}), json!({"vorm": "ja-nee"}), json!({"vorm": "link"}), json!({"vorm": "beeld"})]),
        Just(json!({"vorm": "keuze", "keuzes": ["licht", "zwaar"]})),
        (0usize..2).prop_map(|min| json!({"vorm": "keuzes", "keuzes": {"een": "Eén", "twee": "Twee"}, "min": min})),
        any_of(&[json!("bron"), json!("tekst"), json!("methodiek"), json!("begrip"), json!("verhaal")])
            .prop_map(|to| json!({"vorm": "verwijzing", "naar": to})),
    ];
    if depth == 0 {
        return simple.boxed();
    }
    prop_oneof![
        4 => simple,
        1 => (own_form(depth - 1), 0usize..2).prop_map(|(of, min)| json!({"vorm": "lijst", "van": of, "min": min, "max": 5})),
        1 => own_fields(depth - 1).prop_map(|fields| json!({"vorm": "record", "velden": fields})),
    ]
    .boxed()
}

fn own_fields(depth: usize) -> BoxedStrategy<Value> {
    let field = (own_form(depth), any::<bool>()).prop_map(|(mut form, required)| {
        form["verplicht"] = required.into();
        form
    });
    proptest::collection::btree_map("x[a-z]{1,5}", field, 1..5).prop_map(|fields| json!(fields)).boxed()
}

#[test]
fn a_schema_says_what_the_check_says_of_any_model() {
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    for _ in 0..16 {
        let strategy = (own_fields(2), own_fields(1), own_fields(2), any_of(&[json!("begrip"), json!("pagina")]), any::<bool>());
        let (method, concept, own, like, moved) = strategy.new_tree(&mut runner).expect("a model").current();
        let verhaal = json!({"enkelvoud": "verhaal", "meervoud": "verhalen", "zoals": like, "velden": own});
        let mut model = json!({"soorten": {"methodiek": {"velden": method}, "begrip": {"velden": concept}, "verhaal": verhaal}});
        if moved {
            model["soorten"]["methodiek"]["map"] = json!("spellen");
        }
        let bench = Bench::with(Some(&model.to_string()));
        for name in ["methodiek", "begrip", "verhaal"] {
            bench.compare(bench.kinds.iter().find(|kind| kind.name == name).expect("a kind"), 60);
        }
    }
}

/// Where the two are known to differ, and that they do: a difference that is gone has to leave the list in docs/editors.md too.
#[test]
fn the_known_differences_are_no_others() {
    let bench = Bench::new();
    let kind = |name: &str| bench.kinds.iter().find(|kind| kind.name == name).expect("a kind");
    let begrip = |titel: Value| json!({"titel": titel, "kort": "Een zin die lang genoeg is."});
    let term = |key: &str, value: Value| {
        let mut document = json!({"titel": "Nabij", "kort": "Een zin die lang genoeg is.", "volgorde": 1});
        document[key] = value;
        document
    };
    for (name, document, schema, check) in [
        // White space around a text counts in the schema only.
        ("begrip", begrip(json!(format!("{} ", "a".repeat(90)))), false, true),
        // The length of a bare number counts in the check only.
        ("begrip", begrip(json!(1)), true, false),
        // A number between quotation marks, and one with a point.
        ("principes", term("volgorde", json!("1")), false, true),
        ("principes", term("volgorde", json!(1.0)), true, false),
        // `true` between quotation marks.
        ("principes", term("centraal", json!("true")), false, true),
    ] {
        let kind = kind(name);
        assert_eq!(bench.schema_takes(kind, &document).is_ok(), schema, "the schema: {document}");
        assert_eq!(bench.check(kind, &document).is_empty(), check, "the check: {document}");
    }
}

#[test]
fn the_documents_of_a_site_name_the_codes_that_a_schema_does_not_cover() {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/editors.md")).expect("the document");
    let missing: Vec<_> = NOT_COVERED.iter().map(|code| code.id()).filter(|id| !text.contains(id)).collect();
    assert!(missing.is_empty(), "not in docs/editors.md: {missing:?}");
}

#[test]
fn a_schema_offers_the_terms_of_the_site() {
    let project = Project::new()
        .write("content/principes/later.md", "---\ntitel: Later\nkort: Een term die nog niet op de site staat.\nvolgorde: 3\nstatus: concept\n---\n");
    let ran = project.run(&["schema", "methodiek"]);
    let schema: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let principles = &schema["properties"]["principes"];
    assert_eq!(principles["anyOf"][1]["items"]["enum"], json!(["krachtgericht", "participatief"]));
    assert_eq!(principles["anyOf"][1]["maxItems"], 4);
    assert_eq!(principles["anyOf"][0]["properties"]["participatief"]["title"], "Participatief");
    assert_eq!(principles["title"], "Principes");
    assert_eq!(schema["required"], json!(["titel", "samenvatting", "principes", "niveaus"]));
    assert_eq!(schema["additionalProperties"], false);

    let english: Value = serde_json::from_str(&project.run(&["schema", "principes", "--lang", "en"]).stdout).expect("JSON");
    assert_eq!(english["properties"]["boven"]["enum"], json!(["krachtgericht", "participatief"]));
    assert_eq!(english["properties"]["kleur"]["title"], "Colour");
}

#[test]
fn all_schemas_come_at_once_or_as_files() {
    let project = Project::new();
    let all: Value = serde_json::from_str(&project.run(&["schema"]).stdout).expect("JSON");
    let names: Vec<&str> = all.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(names, ["begrip", "methodiek", "niveaus", "pagina", "principes", "staalkaart", "synoniemen", "traject"]);

    let ran = project.run(&["schema", "--out", "schemas"]);
    assert!(ran.code == 0 && ran.stdout.is_empty() && ran.stderr.starts_with("Geschreven: schemas/begrip.json\n"), "{ran:?}");
    let written = std::fs::read_to_string(project.path("schemas/traject.json")).expect("written");
    assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), all["traject"]);
    assert!(project.run(&["schema", "traject", "--out", "schemas"]).stderr.starts_with("Was al zo: "));
}

#[test]
fn a_kind_that_does_not_exist_and_a_site_that_cannot_be_read() {
    let ran = Project::new().run(&["schema", "metodiek"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (2, "staalkaart: Er is geen soort tekst met de naam `metodiek`.\n  wat je kunt doen: Bedoelde je `methodiek`?\n")
    );

    let ran = Project::new().write("staalkaart.yaml", "titel: [").run(&["schema"]);
    assert!(ran.code == 1 && ran.stdout.is_empty() && ran.stderr.contains("SK0105"), "{ran:?}");

    // A dimension cannot lead out of the folder.
    let config = format!("{CONFIG}  ../uit: {{enkelvoud: a, meervoud: b}}\n");
    let project = Project::new().write("staalkaart.yaml", &config);
    assert_eq!(project.run(&["schema", "--out", "in/hier"]).code, 0);
    assert!(!project.path("in/uit.json").exists());
}
