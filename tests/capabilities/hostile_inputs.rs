//! A site from a stranger: whatever it holds, every command ends soon, within a little memory, and says what is wrong and where.

use std::time::{Duration, Instant};

use crate::project::Project;

/// Longer than this no small file may keep a command busy. The test machine may be slow and the program is not optimised.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many lines.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

fn bibliography(bib: &str) -> Vec<String> {
    let started = Instant::now();
    let mut codes = Project::new().write("content/bronnen.bib", bib).codes();
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    codes.dedup();
    codes.retain(|code| code.contains("content/bronnen.bib"));
    codes
}

fn at(code: &str, line: usize, column: usize) -> String {
    format!("{code} content/bronnen.bib:{line}:{column}")
}

#[test]
fn sources_that_refer_in_a_circle_are_named_where_they_do() {
    assert_eq!(bibliography("@book{a,title={A},crossref={a}}"), [at("SK0218", 1, 19)]);
    assert_eq!(bibliography("@book{a,title={A},xdata={a}}"), [at("SK0218", 1, 19)]);
    assert_eq!(bibliography("@string{a=a}@book{k,title=a}"), [at("SK0218", 1, 9)]);
    assert_eq!(bibliography("@string{a=b}\n@string{b=a}\n@book{k,title={T}}"), [at("SK0218", 1, 9)]);
    assert_eq!(bibliography("@book{a,title={A},ids={c},crossref={b}}\n@book{b,title={B},crossref={c}}"), [at("SK0218", 1, 27)]);
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let problem = project.write("content/bronnen.bib", "@book{a,title={A},crossref={b}}\n@book{b,title={B},xdata={a}}").only_problem();
    assert_eq!(problem.message, "In bronnen.bib verwijst `a` naar zichzelf: a → b → a.");
}

#[test]
fn chains_of_references_end_at_a_problem() {
    let chain = lines(5_000, |n| format!("@book{{k{n},title={{T}},crossref={{k{}}}}}\n", n + 1));
    assert_eq!(bibliography(&chain), [at("SK0219", 4_983, 23), at("SK0227", 5_000, 33)]);
}

#[test]
fn what_references_bring_in_is_bounded() {
    let strings = lines(12, |n| format!("@string{{a{}=a{n}{}}}\n", n + 1, format!("#a{n}").repeat(9)));
    assert_eq!(bibliography(&format!("@string{{a0={{0123456789}}}}\n{strings}@book{{k,title=a12}}\n")), [at("SK0219", 5, 9)]);
    let fan = lines(12, |n| format!("@xdata{{x{n},xdata={{x{m},x{m},x{m},x{m}}}}}\n", m = n + 1));
    let found = bibliography(&format!("@book{{k,title={{T}},xdata={{x0}}}}\n{fan}@xdata{{x12,publisher={{P}}}}\n"));
    assert!(found.len() == 1 && found[0].starts_with("SK0219 content/bronnen.bib:"), "{found:?}");
}

#[test]
fn nesting_in_values_is_bounded() {
    for open in ["{", "\\textbf{", "\\'{"] {
        let found = bibliography(&format!("@book{{k,\n  title = {{{}x{}}}}}\n", open.repeat(80_000), "}".repeat(80_000)));
        assert_eq!(found, [at("SK0219", 2, 12 + 65 * open.len() - 1)], "{open}");
    }
    assert_eq!(bibliography(&format!("@string{{s = {{{}}}}}\n@book{{k, title = s}}\n", "{".repeat(70) + &"}".repeat(70))), [at("SK0219", 1, 78)]);
    let braces = format!("@book{{k,\n  title = {{{{{}}}}}}}\n", "{}".repeat(400_000));
    assert_eq!(bibliography(&braces), [at("SK0219", 2, 3)]);
}

#[test]
fn every_mistake_of_a_bibliography_is_named() {
    let bib = "@book{a,\n  title = {Een}\n  date = {2009},\n}\n@book{b,\n  title = {Twee \\},\n}\n@book{c,\n  title = onbekend,\n  date = {2009-99},\n  note = \"}\",\n}\n@book{c,\n  title = {Nog eens},\n}\n";
    let found = bibliography(bib);
    assert_eq!(found, [at("SK0215", 3, 3), at("SK0215", 8, 1), at("SK0215", 9, 11), at("SK0224", 10, 11), at("SK0215", 11, 11), at("SK0221", 13, 7)]);
}

#[test]
fn a_source_without_a_title_is_named_where_it_stands() {
    let bib = "@comment{{key, zo}\n% {key,\n@book{key,\n  date = {2009},\n}\n";
    assert_eq!(bibliography(bib), [at("SK0216", 3, 7)]);
    let shared = "@xdata{uitgever,\n  publisher = {Acco},\n}\n@book{k,\n  title = {Boek},\n  xdata = {uitgever},\n}\n";
    let built = Project::new().write("content/bronnen.bib", shared).build();
    assert!(built.main("bronnen/").contains("Acco"), "what is shared is taken over");
    assert!(!built.file("bronnen.bib").contains("xdata"), "{}", built.file("bronnen.bib"));
}

#[test]
fn words_of_the_interface_are_bounded() {
    let texts = |ftl: &str| {
        let started = Instant::now();
        let codes = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write("themes/staalkaart/i18n/nl.ftl", ftl).codes();
        assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
        codes
    };
    let found = |line: usize, column: usize| [format!("SK0406 themes/staalkaart/i18n/nl.ftl:{line}:{column}")];
    assert_eq!(texts(&format!("# {{{{\nmethods = {}", "{".repeat(20_000))), found(2, 43));
    assert_eq!(texts(&format!("methods = {{ {}", "A(".repeat(20_000))), found(1, 76));
    assert_eq!(texts(&format!("methods = {{ {}", "A(\nB(".repeat(20_000))), found(17, 2));
    let selectors = format!("methods = {}x{}", "{ $a ->\n *[a] ".repeat(120), "\n }".repeat(120));
    assert_eq!(texts(&selectors), found(33, 7));
    assert_eq!(texts(&format!("methods = {}", "a".repeat(200_000))), found(1, 1));
    // What is allowed does no harm.
    let selectors = format!("methods = {}x{}\n", "{ $a ->\n *[a] ".repeat(30), "\n }".repeat(30));
    assert_eq!(texts(&selectors), [""; 0]);
    let growth = lines(30, |n| format!("a{n} = {}\n", format!("{{ a{} }}", n + 1).repeat(90)));
    assert_eq!(texts(&format!("methods = {{ a0 }}\n{growth}a30 = woord\n")), [""; 0]);
}

#[test]
fn style_sheets_that_import_without_end_are_named() {
    let fan = |name: &str| format!("@import \"{name}\";\n").repeat(1_000);
    let project = Project::new()
        .write("themes/staalkaart/static/a.css", &format!("p {{}}\n{}", fan("b.css")))
        .write("themes/staalkaart/static/b.css", &fan("c.css"))
        .write("themes/staalkaart/static/c.css", &fan("d.css"))
        .write("themes/staalkaart/static/d.css", "p {}\n")
        .write("themes/staalkaart/static/e.css", "@import \"e.css\";\n");
    let mut codes = project.codes();
    codes.retain(|code| code.contains("themes"));
    assert!(
        codes.contains(&"SK0406 themes/staalkaart/static/a.css:2:1".to_owned()) && codes.iter().all(|code| code.starts_with("SK0406")),
        "{codes:?}"
    );
    assert!(codes.len() <= 3, "{codes:?}");
}

#[test]
fn many_citations_of_a_source_are_made_once() {
    let text = "Zie [@a] en [@b, p. 3]; [@a; @b, p. 4]. ".repeat(15_000);
    let project = Project::new()
        .write("content/bronnen.bib", "@book{a,title={A},author={Jansen, An},date={2009}}\n@book{b,title={B},author={Jansen, An},date={2009}}\n")
        .method("a", "Ecogram", "krachtgericht", &text);
    let started = Instant::now();
    let built = project.build();
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    let main = built.main("methodieken/a/");
    assert_eq!(main.matches(">Jansen, 2009a</a>)").count(), 15_000);
    assert_eq!(main.matches(">Jansen, 2009b, p. 3</a>)").count(), 15_000);
}

/// Root is not held to the limit on processes, so where the tests run as root the program runs as somebody who has no rights.
#[cfg(target_os = "linux")]
#[test]
fn where_threads_are_refused_the_work_is_done_with_fewer() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.");
    let root = std::fs::metadata(project.path(".")).expect("a folder").uid() == 0;
    // Somebody else can read the site, and a copy of the program that lies in it.
    let program = project.path("staalkaart");
    std::fs::copy(env!("CARGO_BIN_EXE_staalkaart"), &program).expect("copied");
    std::fs::set_permissions(project.path("."), std::fs::Permissions::from_mode(0o755)).expect("set");
    let mut command = std::process::Command::new(if root { "setpriv" } else { "prlimit" });
    if root {
        command.args(["--reuid=54321", "--regid=54321", "--clear-groups", "prlimit"]);
    }
    let ran = command
        .arg("--nproc=1")
        .arg(&program)
        .args(["check", "--date", crate::project::TODAY])
        .current_dir(project.path("."))
        .output()
        .expect("prlimit runs");
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
}

const METHOD: &str = "themes/staalkaart/templates/method.html";

/// What is said of a template of a site that has two pages of it, checked with little memory.
fn template(text: &str) -> Vec<String> {
    let project = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").method("b", "Genogram", "krachtgericht", "Tekst.");
    let started = Instant::now();
    let mut codes = project.write(METHOD, text).codes();
    assert!(started.elapsed() < PATIENCE, "{text}: {:?}", started.elapsed());
    codes.dedup();
    codes
}

#[test]
fn templates_that_never_end_are_stopped() {
    let site = "site.policy";
    let loops = [
        (
            "{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% for c in range(end=90000) %}{% endfor %}{% endfor %}{% endfor %}"
                .to_owned(),
            1,
        ),
        ("<p>\n{%- for a in range(end=90000) -%}\n{%- for b in range(end=90000) -%}\n x\n{%- endfor -%}\n{%- endfor -%}".to_owned(), 3),
        (format!("{}{}", format!("{{% for a in {site} %}}").repeat(9), "{% endfor %}".repeat(9)), 1),
        ("{% set a = [[x for x in range(end=90000) if [y for y in range(end=90000) if false]] for z in range(end=90000)] %}".to_owned(), 1),
        (
            "{% component tree() %}{{ <tree/> }}{% for a in range(end=90000) %}{{ <tree/> }}{% endfor %}{% endcomponent %}\n{{ <tree/> }}".to_owned(),
            1,
        ),
    ];
    for (text, line) in loops {
        let codes = template(&text);
        assert_eq!(codes.len(), 1, "{text}: {codes:?}");
        assert!(codes[0].starts_with(&format!("SK0402 {METHOD}:{line}:")), "{text}: {codes:?}");
    }
}

#[test]
fn templates_that_take_all_memory_are_stopped() {
    let start = "{% set s = \"0123456789\" %}{% set a = [s] %}";
    let doubled = |tag: &str| format!("{start}\n{}", tag.repeat(40));
    let refused = [
        doubled("{% set_global s = s ~ s %}"),
        doubled("{% set s = s ~ s %}"),
        doubled("{% set s %}{{ s }}{{ s }}{% endset %}"),
        doubled("{% set a = [a, a] %}"),
        doubled("{% set a = [...a, ...a] %}"),
        doubled("{% set a = {\"x\": a, \"y\": a} %}"),
        doubled("{% set s = s | replace(from=\"\", to=s) %}"),
        doubled("{% set s = s | replace(from=\"1\", to=\"1111111\") | replace(from=\"1\", to=s) %}"),
        doubled("{% set a = [s, s, s, s] %}{% set s = a | join(sep=s) %}"),
        doubled("{% set s = s ~ \"\\n\\n\\n\\n\" ~ s %}{% set s = s | indent(width=1000, blank=true) %}"),
        format!("{start}\n{{% for i in range(end=90000) %}}{{% set_global a = [a] %}}{{% endfor %}}"),
        format!(
            "{start}\n{{% set x %}}{{% for i in range(end=90000) %}}{{% for j in range(end=90000) %}}{}{{% endfor %}}{{% endfor %}}{{% endset %}}",
            "x".repeat(9_000)
        ),
        format!("{start}\n{{% for i in range(end=90000) %}}{{% for j in range(end=90000) %}}{}{{% endfor %}}{{% endfor %}}", "x".repeat(9_000)),
        format!("{start}\n{{% set x = [[range(end=90000) for i in range(end=90000)] for j in range(end=90000)] %}}"),
    ];
    for text in refused {
        let codes = template(&text);
        assert_eq!(codes.len(), 1, "{text}: {codes:?}");
        assert!(codes[0].starts_with(&format!("SK0402 {METHOD}:2:")), "{text}: {codes:?}");
    }
    let joined = format!("{start}\n{{{{ s{} }}}}", " ~ s".repeat(60));
    assert_eq!(template(&joined), [format!("SK0401 {METHOD}:2:1")]);
    assert_eq!(template(&format!("{start}\n{{{{ [{}] }}}}", "s, ".repeat(100))), [format!("SK0401 {METHOD}:2:1")]);
}

#[test]
fn templates_that_call_themselves_are_named() {
    let circle = template("{% component self_made() %}{{ <self_made/> }}{% endcomponent %}\n\n{{ <self_made/> }}");
    assert!(circle.len() == 1 && circle[0].starts_with(&format!("SK0402 {METHOD}:1:")), "{circle:?}");
    let circle = template("<p>\n{% include \"method.html\" %}");
    assert!(circle.len() == 1 && circle[0].starts_with(&format!("SK0401 {METHOD}:")), "{circle:?}");
}

#[test]
fn places_in_bounded_templates_are_those_of_the_file() {
    let before = "{%- for a in [1, 2] -%}\n {{ a }}{{ [a] }}\n{%- endfor %}{% set b = 1 ~ 2 %}{% raw %}{% for %}{{ x }}{% endraw %}{# {{ #}";
    assert_eq!(template(&format!("{before}é {{{{ titel }}}}")), [format!("SK0402 {METHOD}:3:83")]);
    assert_eq!(template(&format!("{before}é {{% set c = title ~ weg.x %}}")), [format!("SK0402 {METHOD}:3:99")]);
    assert_eq!(template(&format!("{before}é {{{{ title | replace(from=1) }}}}")).len(), 1);
    let built = Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.").write(METHOD, before).build();
    assert_eq!(built.page("methodieken/a/"), "1[1]2[2]{% for %}{{ x }}");
}

#[test]
fn own_templates_give_the_same_bytes_as_the_embedded_ones() {
    let site = || Project::new().method("a", "Ecogram", "krachtgericht", "## Kop\n\nTekst [[b]].").method("b", "Genogram", "krachtgericht", "Tekst.");
    let embedded = site();
    let own = site();
    for project in [&embedded, &own] {
        assert_eq!(project.run(&["theme", "eject"]).code, 0);
    }
    for file in std::fs::read_dir(own.path("themes/staalkaart/templates")).expect("ejected") {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a template");
        std::fs::write(&path, format!("{text}{{# own #}}")).expect("written");
    }
    for project in [&embedded, &own] {
        let ran = project.run(&["build", "--date", crate::project::TODAY]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    let mut folders = vec![std::path::PathBuf::from("public")];
    let mut compared = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(embedded.path(folder.to_str().expect("text"))).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
                continue;
            }
            let other = std::fs::read(own.path(path.to_str().expect("text"))).expect("there too");
            assert!(std::fs::read(entry.path()).expect("a file") == other, "{}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}
