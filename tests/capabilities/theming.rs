//! A site gets its own look: files in themes/ lie over the embedded ones.

use crate::project::Project;

fn site() -> Project {
    Project::new().method("a", "Ecogram", "krachtgericht", "Tekst.")
}

#[test]
fn one_template_can_be_replaced_and_still_use_the_rest() {
    let template = "{% extends \"default/base.html\" %}\n{% block content %}<h1>Mijn {{ title }}</h1>{% endblock content %}\n";
    let built = site().write("themes/staalkaart/templates/method.html", template).build();
    let main = built.main("methodieken/a/");
    assert!(main.contains("<h1>Mijn Ecogram</h1>") && main.contains("class=\"trail\""), "{main}");
    assert!(built.main("principes/krachtgericht/").contains("Ecogram"), "the other pages are as they were");
}

#[test]
fn the_frame_can_be_extended_under_its_own_name() {
    let template = "{% extends \"default/base.html\" %}\n{% block head %}<meta name=\"x\" content=\"y\">{% endblock head %}\n";
    let built = site().write("themes/staalkaart/templates/base.html", template).build();
    assert!(built.page("methodieken/a/").contains("<meta name=\"x\" content=\"y\">"));
    assert!(built.main("methodieken/a/").contains("Ecogram"));
}

#[test]
fn a_mistake_in_a_template_is_shown_at_its_line() {
    let bad = |text: &str| site().write("themes/staalkaart/templates/method.html", text).only_problem();
    let problem = bad("<p>\n{{ title | hoofdletters }}\n</p>");
    assert_eq!((problem.code.as_str(), problem.file.as_str(), problem.line), ("SK0401", "themes/staalkaart/templates/method.html", 2), "{problem:?}");
    let problem = bad("<p>\n{% if title %}\n</p>");
    assert_eq!(problem.code, "SK0401");
    let problem = bad("<p>\n\n{{ titel }}");
    assert_eq!((problem.code.as_str(), problem.line), ("SK0402", 3), "{problem:?}");
    assert!(problem.message.contains("methodieken/a/index.html"), "{problem:?}");
    let problem = bad("{{ t(key=\"bestaat-niet\") }}");
    assert_eq!(problem.code, "SK0402");
    let problem = bad("{{ asset(path=\"bestaat-niet.css\", root=root) }}");
    assert_eq!(problem.code, "SK0402");
}

#[test]
fn two_wrong_templates_are_both_named() {
    let project = site().write("themes/staalkaart/templates/method.html", "{{ a | b }}").write("themes/staalkaart/templates/term.html", "{% if %}");
    let codes = project.codes();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(codes.iter().all(|code| code.starts_with("SK0401 themes/staalkaart/templates/")), "{codes:?}");
}

#[test]
fn words_and_styles_can_be_replaced_one_by_one() {
    let built =
        site().write("themes/staalkaart/i18n/nl.ftl", "related = Familie\n").write("themes/staalkaart/static/site.css", "body{color:red}").build();
    let page = built.page("methodieken/a/");
    assert!(page.contains("Zo verwijs je") || page.contains("Zoeken"), "other words stay: {page}");
    let css: Vec<_> = built.files().into_iter().filter(|path| path.starts_with("static/site.") && path.ends_with(".css")).collect();
    assert_eq!(css.len(), 1);
    assert_eq!(built.file(&css[0]), "body{color:red}");
    assert!(page.contains(&css[0]), "the page names the style sheet by its hash");
    assert_eq!(site().write("themes/staalkaart/i18n/nl.ftl", "related Familie\n").only_problem().code, "SK0405");
}

#[test]
fn a_theme_of_another_name_lies_over_the_embedded_one() {
    let config = format!("{}thema: eigen\n", crate::project::CONFIG);
    let built = site()
        .write("staalkaart.yaml", &config)
        .write("themes/eigen/templates/404.html", "{{ title }}")
        .write_bytes("themes/eigen/static/letter.woff2", &[0, 1, 2, 255])
        .build();
    assert_eq!(built.file("404.html"), "Deze pagina is er niet");
    assert!(built.files().iter().any(|path| path.starts_with("static/letter.") && path.ends_with(".woff2")));
    assert!(built.main("methodieken/a/").contains("Ecogram"));
}

#[test]
fn a_file_that_nothing_uses_is_noticed() {
    let problem = site().write("themes/staalkaart/templates/method.htm", "x").only_problem();
    assert_eq!((problem.code.as_str(), problem.severity.as_str()), ("SK0404", "warning"));
    assert!(problem.help.contains("templates/method.html"), "{problem:?}");
}

#[test]
fn the_embedded_files_can_be_copied_and_nothing_is_overwritten() {
    let project = site().write("themes/staalkaart/templates/method.html", "mijn eigen");
    let ran = project.run(&["theme", "eject"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("Gekopieerd: themes/staalkaart/templates/base.html"), "{}", ran.stderr);
    assert!(ran.stderr.contains("Bestond al, en blijft zoals het was: themes/staalkaart/templates/method.html"), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(project.path("themes/staalkaart/templates/method.html")).expect("there"), "mijn eigen");
    let project = project.remove("themes/staalkaart/templates/method.html");
    assert_eq!(project.run(&["theme", "eject", "templates/method.html"]).code, 0);
    assert!(project.check().is_empty(), "the copies are the same theme");
    let ran = project.run(&["theme", "eject", "templates/methode.html"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("Bedoelde je `templates/method.html`?"), "{}", ran.stderr);
}
