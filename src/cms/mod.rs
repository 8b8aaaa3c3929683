//! The page `/beheer/`, on which editors change texts in the browser and save them in the git repository that the site is made from.
//!
//! The page is Sveltia CMS ([decision 12](https://github.com/staalkaart/staalkaart/blob/main/docs/decisions/0012-editing-in-the-browser.md)), served with the site;
//! its configuration is made here from the tables that `check` holds files against ([`crate::model::keys`]) and from the words for them
//! ([`crate::model::hints`]), so that the fields are always those of the site. `page/front-matter.js` writes a change over the text of the file, and
//! nothing else. Not here: who may sign in and how; that is between the editor's browser and the host of the repository.

mod fields;

use std::io::Read as _;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::catalogue::{Catalogue, List};
use crate::config::{Editing, Service};
use crate::diagnostics::Language;
use crate::markdown::escape;
use crate::model::hints;
use crate::model::keys::Table;
use crate::theme::texts::Texts;
use fields::Writer;

/// The folder of the page, from the root of the site.
pub const FOLDER: &str = "beheer/";

/// What the page is made of, beside its configuration: the published name and the bytes.
static PARTS: LazyLock<Vec<(&'static str, Vec<u8>)>> = LazyLock::new(|| {
    vec![
        ("beheer.js", include_bytes!("page/beheer.js").to_vec()),
        ("front-matter.js", include_bytes!("page/front-matter.js").to_vec()),
        ("icoon.svg", include_bytes!("page/icoon.svg").to_vec()),
        ("sveltia-cms.js", unpacked(include_bytes!("vendor/sveltia-cms.js.gz"))),
        ("yaml.js", unpacked(include_bytes!("vendor/yaml.js.gz"))),
        ("licenties.txt", unpacked(include_bytes!("vendor/licenties.txt.gz"))),
        (
            "assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
            include_bytes!("vendor/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2").to_vec(),
        ),
        ("assets/noto-mono-latin-400-normal-DiC8lJru.woff2", include_bytes!("vendor/noto-mono-latin-400-normal-DiC8lJru.woff2").to_vec()),
        ("assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2", include_bytes!("vendor/source-sans-3-latin-wght-normal-BqRLTx4X.woff2").to_vec()),
    ]
});

/// A file that the program carries. It is whole, which a test sees to; what could not be unpacked would be an empty file.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).is_err() {
        out.clear();
    }
    out
}

/// The files of the page: paths from the root of the site, and bytes. None where the site asks for no such page.
#[must_use]
pub fn files(catalogue: &Catalogue, texts: &Texts) -> Vec<(String, Vec<u8>)> {
    let Some(editing) = &catalogue.config().editing else { return Vec::new() };
    let mut settings = serde_json::to_vec(&settings(catalogue, editing, texts)).unwrap_or_default();
    settings.push(b'\n');
    let own = [("index.html", page(catalogue, editing, texts).into_bytes()), ("config.json", settings)];
    own.into_iter().chain(PARTS.iter().cloned()).map(|(name, bytes)| (format!("{FOLDER}{name}"), bytes)).collect()
}

/// The page itself: empty, since the script makes everything. It holds its policy too, for hosts that send no headers.
fn page(catalogue: &Catalogue, editing: &Editing, texts: &Texts) -> String {
    let config = catalogue.config();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{} · {}</title>\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"icoon.svg\">\n<script type=\"module\" src=\"beheer.js\"></script>\n</head>\n<body>\n\
         <noscript><p>{}</p></noscript>\n</body>\n</html>\n",
        config.language.code(),
        escape(&content_security(editing)),
        escape(&texts.word("editing-title")),
        escape(&config.title),
        escape(&texts.word("editing-no-script")),
    )
}

/// The least that the page can do with: its own files, styles that its script makes, pictures that somebody just chose, and the host of the
/// repository. Nothing of anybody else.
#[must_use]
pub fn content_security(editing: &Editing) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self' data: blob: {}; form-action 'none'; base-uri 'none'",
        api(editing).0
    )
}

/// Where the page reaches the repository: the origin that it connects to, and the address of the programming interface below it.
fn api(editing: &Editing) -> (String, String) {
    let own = editing.host.as_deref();
    match (editing.service, own) {
        (Service::GitHub, None) => ("https://api.github.com".to_owned(), "https://api.github.com".to_owned()),
        (Service::GitHub, Some(host)) => (host.to_owned(), format!("{host}/api/v3")),
        (Service::GitLab, host) => {
            let host = host.unwrap_or("https://gitlab.com");
            (host.to_owned(), format!("{host}/api/v4"))
        }
        (Service::Gitea, host) => {
            let host = host.unwrap_or("https://gitea.com");
            (host.to_owned(), format!("{host}/api/v1"))
        }
    }
}

/// What `beheer.js` reads: the configuration of the CMS, the forms of the fields for `front-matter.js`, and the language.
fn settings(catalogue: &Catalogue, editing: &Editing, texts: &Texts) -> Value {
    let config = catalogue.config();
    let within = |path: &str| if editing.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", editing.folder) };
    let mut forms = serde_json::Map::new();
    let (title, day) = match config.model.keys {
        Language::Nl => ("titel", "datum"),
        Language::En => ("title", "date"),
    };
    let mut writer = |name: &str, table, dimension| {
        let (fields, form) = Writer { catalogue, texts, table, dimension }.file();
        let format = format!("{name}-frontmatter");
        forms.insert(format.clone(), form);
        (fields, format)
    };
    let (page_fields, page_format) = writer("paginas", Table::Page, None);
    let introduction = |list: Option<List>| {
        let label =
            list.and_then(|list| catalogue.introduction(list)).map_or_else(|| texts.word("editing-introduction"), |page| page.text.title.clone());
        json!({"name": "index", "label": label, "fields": page_fields, "format": page_format})
    };
    let mut collection = |name: &str, label: String, table, dimension: Option<usize>, list| {
        let (fields, format) = writer(name, table, dimension);
        let singular = hints::of(&config.model, table, dimension.map(|at| &config.dimensions[at]), config.language)
            .map_or_else(|| label.clone(), |hint| hint.label);
        json!({
            "name": name, "label": label, "label_singular": singular, "folder": within(&format!("content/{name}")), "extension": "md", "format": format,
            "create": true, "identifier_field": title, "slug": format!("{{{{{title}}}}}"), "summary": format!("{{{{{title}}}}}"), "sortable_fields": [title, day],
            "thumbnail": false, "fields": fields, "index_file": introduction(Some(list)),
        })
    };
    let mut collections = vec![collection(config.model.folder(Table::Method), texts.word("methods"), Table::Method, None, List::Methods)];
    for (at, dimension) in config.dimensions.iter().enumerate() {
        collections.push(collection(&dimension.name, capital(&dimension.plural), Table::Term, Some(at), List::Dimension(at)));
    }
    if config.model.has(Table::Trajectory) {
        collections.push(collection(config.model.folder(Table::Trajectory), texts.word("trajectories"), Table::Trajectory, None, List::Trajectories));
    }
    if config.model.has(Table::Concept) {
        collections.push(collection(config.model.folder(Table::Concept), texts.word("concepts"), Table::Concept, None, List::Concepts));
    }
    for own in config.model.own() {
        let Table::Own(kind) = own.table else { continue };
        let label = own.words.as_ref().map_or_else(String::new, |words| capital(&words[config.language as usize].plural));
        collections.push(collection(&own.folder, label, own.table, None, List::Own(kind)));
    }
    for folder in page_folders(catalogue) {
        let label = if folder.is_empty() { texts.word("editing-pages") } else { format!("{}: {folder}", texts.word("editing-pages")) };
        let name = if folder.is_empty() { "paginas".to_owned() } else { format!("paginas-{}", folder.replace('/', "-")) };
        let path = if folder.is_empty() { "content".to_owned() } else { format!("content/{folder}") };
        collections.push(json!({
            "name": name, "label": label, "label_singular": texts.word("kind-pagina"), "folder": within(&path), "extension": "md", "format": page_format,
            "create": true, "identifier_field": title, "slug": format!("{{{{{title}}}}}"), "summary": format!("{{{{{title}}}}}"), "sortable_fields": [title], "thumbnail": false,
            "fields": page_fields, "index_file": introduction(folder.is_empty().then_some(List::Home)),
        }));
    }
    json!({
        "language": match config.language { Language::Nl => "nl", Language::En => "en-US" },
        "forms": forms,
        "config": {
            "app_title": format!("{} · {}", texts.word("editing-title"), config.title),
            "logo": {"src": "icoon.svg", "show_in_header": false},
            "backend": backend(editing, config.language),
            "media_folder": within("content/media"),
            "public_folder": "/media",
            "show_preview_links": false,
            "slug": {"encoding": "ascii", "clean_accents": true, "maxlength": 80},
            "output": {"omit_empty_optional_fields": true},
            "collections": collections,
        },
    })
}

/// How the CMS reaches the repository.
fn backend(editing: &Editing, language: Language) -> Value {
    let [new, changed, removed] = match language {
        Language::Nl => ["nieuw", "gewijzigd", "verwijderd"],
        Language::En => ["new", "changed", "removed"],
    };
    let (host, address) = api(editing);
    let mut backend = json!({
        "name": editing.service.name(), "repo": editing.repository, "branch": editing.branch, "api_root": address,
        "commit_messages": {
            "create": format!("{{{{collection}}}} {{{{slug}}}}: {new}"), "update": format!("{{{{collection}}}} {{{{slug}}}}: {changed}"),
            "delete": format!("{{{{collection}}}} {{{{slug}}}}: {removed}"), "uploadMedia": format!("{{{{path}}}}: {new}"), "deleteMedia": format!("{{{{path}}}}: {removed}"),
        },
    });
    match (&editing.sign_in, &editing.app) {
        (None, None) => backend["auth_methods"] = json!(["token"]),
        (sign_in, app) => {
            if let Some(app) = app {
                backend["app_id"] = app.as_str().into();
                if editing.service == Service::GitLab {
                    backend["auth_type"] = "pkce".into();
                }
            }
            backend["base_url"] = sign_in.clone().unwrap_or(host).into();
        }
    }
    backend
}

/// Folders of `content/` with ordinary pages, the outermost first; always that one.
fn page_folders(catalogue: &Catalogue) -> std::collections::BTreeSet<String> {
    let folder = |path: &str| path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned());
    std::iter::once(String::new()).chain(catalogue.pages().iter().map(|page| folder(&page.text.path))).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn every_part_of_the_page_is_whole() {
        for (name, bytes) in PARTS.iter() {
            assert!(bytes.len() > 100, "{name}: {}", bytes.len());
        }
    }
}
