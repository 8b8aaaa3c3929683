//! The configuration of a site: `staalkaart.yaml`, checked and resolved.
//!
//! Every optional value has become a decision here; no later stage asks what the editor left out. Whether the *names* in it exist (pages of
//! the menu, say) is for [`crate::catalogue`] to find out.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use crate::address::is_web_address;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Language, Span};
use crate::model::form;
use crate::model::form::shorten;
use crate::model::front::Named;
use crate::model::keys::{self, Model, Table};
use crate::model::slug::is_slug;
use crate::source::front_matter::{self, Node, Step};
use crate::source::{FileId, SourceMap};
use crate::style::{self, labels};

/// Names that a dimension cannot have, since a part of the site has them.
pub(crate) const RESERVED: &[&str] = &[
    "methodieken",
    "trajecten",
    "begrippen",
    "bronnen",
    "media",
    "api",
    "staalkaart",
    "zoek",
    "zoeken",
    "static",
    "over",
    "traject-maken",
    "vergelijken",
    "poster",
    "beheer",
    "dimensies",
    "titel",
    "samenvatting",
    "praktisch",
    "omgeving",
    "verwant",
    "bewijs",
    "status",
    "taal",
];

/// A dimension along which methods are ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its key: in front matter, as folder and in addresses.
    pub name: String,
    /// What one of its terms is called.
    pub singular: String,
    /// What its terms are called together.
    pub plural: String,
    /// Fewest terms a method names.
    pub min: usize,
    /// Most terms a method names.
    pub max: usize,
    /// Whether a trajectory is expected to cover all its terms.
    pub coverage: bool,
}

/// A name with an address: of the licence, of the publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameAndAddress {
    /// The name.
    pub name: String,
    /// Web address or e-mail address.
    pub address: Option<String>,
}

/// Two dimensions whose terms make the matrix, by their place in [`Config::dimensions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix {
    /// The dimension of the rows.
    pub rows: usize,
    /// The dimension of the columns.
    pub columns: usize,
}

/// A kind of host of repositories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// GitHub, or GitHub Enterprise on a host of one's own.
    GitHub,
    /// GitLab.
    GitLab,
    /// Gitea or Forgejo.
    Gitea,
}

impl Service {
    /// Its name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
            Self::Gitea => "gitea",
        }
    }

    /// The service of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::GitHub, Self::GitLab, Self::Gitea].into_iter().find(|service| service.name() == name)
    }
}

/// The repository that `/beheer/` saves in. With it the site has that page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editing {
    /// The kind of host.
    pub service: Service,
    /// `owner/name` on the host; on GitLab with groups in between.
    pub repository: String,
    /// The branch.
    pub branch: String,
    /// Folder of the site in the repository, without `/` at the ends; empty for the repository itself.
    pub folder: String,
    /// Scheme, host and port of a host of one's own: `https://git.example.org`.
    pub host: Option<String>,
    /// Scheme, host and port of the service that signs editors in.
    pub sign_in: Option<String>,
    /// The id under which the host knows the page.
    pub app: Option<String>,
}

/// An item of the menu, and where the configuration names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// A list or the slug of a page.
    pub name: String,
    /// Where it stands; `None` for the default menu.
    pub span: Option<Span>,
}

/// The configuration, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The file it came from.
    pub file: FileId,
    /// Title of the site.
    pub title: String,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// Language of the interface and of texts that name no other.
    pub language: Language,
    /// Address of the published site, with a `/` at the end.
    pub base_url: Option<String>,
    /// Name of the theme.
    pub theme: String,
    /// Where the theme is named.
    pub theme_span: Span,
    /// Licence of the content.
    pub licence: Option<NameAndAddress>,
    /// Publisher.
    pub publisher: Option<NameAndAddress>,
    /// Address where a text can be edited; `{pad}` stands for its path.
    pub edit: Option<String>,
    /// Where git's history is asked for (`geschiedenis: git`); `None` where it is not.
    pub history: Option<Span>,
    /// The repository that editors save in from their browser.
    pub editing: Option<Editing>,
    /// Whether each method has a picture of its own for other sites to show; `None` for "unless there are very many".
    pub method_pictures: Option<bool>,
    /// Name of the CSL style.
    pub style: String,
    /// Where the style is named.
    pub style_span: Span,
    /// What its texts may hold.
    pub model: Arc<Model>,
    /// The dimensions, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// Where each dimension is named.
    pub dimension_spans: Vec<Span>,
    /// The matrix, if there are two dimensions to make one of.
    pub matrix: Option<Matrix>,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// What the site asks of the style of its texts.
    pub style_rules: style::Rules,
    /// The addresses on other sites that it names, and where: of the licence, of the publisher.
    pub addresses: Vec<(String, Span)>,
}

/// `staalkaart.yaml` as written.
#[derive(Deserialize)]
struct Written {
    titel: String,
    ondertitel: Option<String>,
    taal: Option<String>,
    basis_url: Option<String>,
    thema: Option<String>,
    licentie: Option<WrittenLicence>,
    uitgever: Option<WrittenPublisher>,
    bewerken: Option<String>,
    geschiedenis: Option<String>,
    beheer: Option<WrittenEditing>,
    deelbeelden: Option<String>,
    citeerstijl: Option<String>,
    dimensies: Vec<Named<WrittenDimension>>,
    matrix: Option<WrittenMatrix>,
    menu: Option<Vec<String>>,
    #[serde(default)]
    stijl: WrittenStyle,
}

#[derive(Deserialize)]
struct WrittenLicence {
    naam: String,
    url: Option<String>,
}

#[derive(Deserialize)]
struct WrittenPublisher {
    naam: String,
    contact: Option<String>,
}

#[derive(Deserialize)]
struct WrittenEditing {
    dienst: String,
    repo: String,
    tak: Option<String>,
    map: Option<String>,
    adres: Option<String>,
    aanmelden: Option<String>,
    app: Option<String>,
}

#[derive(Deserialize)]
struct WrittenDimension {
    enkelvoud: String,
    meervoud: String,
    min: Option<usize>,
    max: Option<usize>,
    dekking: Option<bool>,
}

#[derive(Deserialize)]
struct WrittenMatrix {
    rijen: String,
    kolommen: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WrittenStyle {
    woorden: Vec<Named<String>>,
    toegestaan: Vec<String>,
    samenvatting: WrittenLimits,
    koppen: Vec<String>,
}

#[derive(Default, Deserialize)]
struct WrittenLimits {
    woorden: Option<usize>,
    zin: Option<usize>,
    lix: Option<usize>,
}

/// What the command line sets over the file.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--base-url`.
    pub base_url: Option<String>,
}

/// The language that a configuration says it has, also where the rest of it cannot be read.
#[must_use]
pub fn written_language(sources: &SourceMap) -> Option<Language> {
    let file = sources.file(sources.find("staalkaart.yaml")?);
    let written = file.text.lines().find_map(|line| line.strip_prefix("taal:").or_else(|| line.strip_prefix("language:")))?;
    let written = written.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    Language::parse(written)
}

/// Reads the configuration of a site.
///
/// `None`, with diagnostics, where it is no YAML at all; or names no dimension; every other mistake still gives a configuration to go on with.
pub fn read(sources: &SourceMap, overrides: &Overrides, diagnostics: &mut Diagnostics) -> Option<Config> {
    let id = sources.find("staalkaart.yaml")?;
    let file = sources.file(id);
    if !file.readable {
        return None;
    }
    let start = if file.text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut node = front_matter::parse(id, file, start..file.text.len(), diagnostics)?;
    let missing = front_matter::first_line(&file.text, start..file.text.len());
    let keys = language_of_keys(&mut node);
    let fields = keys::fixed(Table::Config, keys);
    let plain = form::check(&node, fields, id, &file.text, missing, diagnostics);
    if keys != Language::Nl {
        form::to_own_names(&mut node, fields);
    }
    let written: Written = front_matter::decode(plain).ok()?;
    let has_menu = written.menu.is_some();
    let mut config = Resolver { id, node: &node, diagnostics }.resolve(written, overrides);
    config.model = Arc::new(Model::read(sources, &config.dimensions, keys, diagnostics));
    if !has_menu {
        config.menu = every_list(&config);
    }
    // Without a single dimension every method would be wrong in the same way: say only what is wrong here.
    (!config.dimensions.is_empty()).then_some(config)
}

/// The menu of a site that wrote none: its lists, the methods first.
fn every_list(config: &Config) -> Vec<MenuItem> {
    let model = &config.model;
    let dimensions = config.dimensions.iter().map(|dimension| dimension.name.as_str());
    let others = model.kinds().filter(|kind| !kind.folder.is_empty() && kind.table != Table::Method).map(|kind| kind.folder.as_str());
    let names = std::iter::once(model.folder(Table::Method)).chain(dimensions).chain(others);
    names.map(|name| MenuItem { name: name.to_owned(), span: None }).collect()
}

/// The language of the keys: as `sleutels` or `keys` says, in whichever language; that key gets the name that it has in the language.
fn language_of_keys(node: &mut Node) -> Language {
    let front_matter::Value::Map(pairs) = &mut node.value else { return Language::Nl };
    let Some((key, value)) = pairs.iter_mut().find(|(key, _)| matches!(key.name.as_str(), "sleutels" | "keys")) else { return Language::Nl };
    let english = matches!(&value.value, front_matter::Value::Text(text) if text.trim() == "en");
    let (language, name) = if english { (Language::En, "keys") } else { (Language::Nl, "sleutels") };
    name.clone_into(&mut key.name);
    language
}

struct Resolver<'a> {
    id: FileId,
    node: &'a Node,
    diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_> {
    fn span(&self, path: &[Step<'_>]) -> Span {
        Span::new(self.id, self.node.place(path))
    }

    fn problem(&mut self, code: Code, path: &[Step<'_>], build: impl FnOnce(Diagnostic) -> Diagnostic) {
        let span = self.span(path);
        self.diagnostics.push(build(Diagnostic::new(code, span)));
    }

    fn resolve(mut self, written: Written, overrides: &Overrides) -> Config {
        let mut dimensions = Vec::new();
        let mut dimension_spans = Vec::new();
        for Named { naam, waarde } in written.dimensies {
            let path = [Step::Key("dimensies"), Step::Name(&naam)];
            if RESERVED.contains(&naam.as_str()) || !is_slug(&naam) {
                let why = if is_slug(&naam) { "reserved" } else { "shape" };
                self.problem(Code::DimensionName, &path, |d| d.arg("dimension", shorten(&naam)).arg("why", why));
            }
            let (min, mut max) = (waarde.min.unwrap_or(0), waarde.max.unwrap_or(usize::MAX));
            if min > max {
                let path = [Step::Key("dimensies"), Step::Key(&naam), Step::Key("min")];
                self.problem(Code::GroupReversed, &path, |d| d.arg("min", min).arg("max", max));
                max = usize::MAX;
            }
            dimension_spans.push(self.span(&path));
            dimensions.push(Dimension {
                singular: waarde.enkelvoud,
                plural: waarde.meervoud,
                min,
                max,
                coverage: waarde.dekking.unwrap_or(false),
                name: naam,
            });
        }
        if dimensions.is_empty()
            && self.node.get("dimensies").is_some_and(|node| matches!(&node.value, front_matter::Value::Map(pairs) if pairs.is_empty()))
        {
            self.problem(Code::TooFew, &[Step::Key("dimensies")], |d| d.arg("key", "dimensies").arg("count", 0i64).arg("min", 1i64));
        }
        let off = self.node.get("matrix").is_some_and(|node| matches!(&node.value, front_matter::Value::Text(_)));
        let matrix = if off { None } else { self.matrix(written.matrix.as_ref(), &dimensions) };
        let base_url = match (&overrides.base_url, &written.basis_url) {
            (Some(url), _) => self.address(url, None),
            (None, Some(url)) => self.address(url, Some("basis_url")),
            (None, None) => None,
        };
        for (url, path) in [
            (written.licentie.as_ref().and_then(|l| l.url.as_ref()), [Step::Key("licentie"), Step::Key("url")].as_slice()),
            (written.bewerken.as_ref(), [Step::Key("bewerken")].as_slice()),
        ] {
            if let Some(url) = url.filter(|url| web_address(&url.replace("{pad}", "").replace("{path}", "")).is_none()) {
                self.problem(Code::BadUrl, path, |d| d.arg("url", shorten(url)));
            }
        }
        if let Some(address) = &written.bewerken
            && !address.contains("{pad}")
            && !address.contains("{path}")
        {
            self.problem(Code::EditLink, &[Step::Key("bewerken")], |d| d);
        }
        let contact = written.uitgever.as_ref().and_then(|u| u.contact.as_ref());
        if let Some(contact) = contact.filter(|c| !is_mail_address(c) && web_address(c).is_none()) {
            self.problem(Code::BadUrl, &[Step::Key("uitgever"), Step::Key("contact")], |d| d.arg("url", shorten(contact)));
        }
        let licence = written.licentie.as_ref().and_then(|l| l.url.as_ref());
        let named = [(licence, [Step::Key("licentie"), Step::Key("url")]), (contact, [Step::Key("uitgever"), Step::Key("contact")])];
        let addresses =
            named.iter().filter_map(|(url, path)| Some((url.filter(|url| web_address(url).is_some())?.clone(), self.span(path)))).collect();
        let editing = written.beheer.and_then(|editing| self.editing(editing));
        let item = |(at, name)| MenuItem { name, span: Some(self.span(&[Step::Key("menu"), Step::Item(at)])) };
        let menu = written.menu.unwrap_or_default().into_iter().enumerate().map(item).collect();
        Config {
            file: self.id,
            title: written.titel,
            subtitle: written.ondertitel,
            language: written.taal.as_deref().and_then(Language::parse).unwrap_or(Language::Nl),
            base_url,
            theme: written.thema.unwrap_or_else(|| "staalkaart".to_owned()),
            theme_span: self.span(&[Step::Key("thema")]),
            licence: written.licentie.map(|l| NameAndAddress { name: l.naam, address: l.url }),
            publisher: written.uitgever.map(|u| NameAndAddress { name: u.naam, address: u.contact }),
            edit: written.bewerken,
            history: written.geschiedenis.map(|_| self.span(&[Step::Key("geschiedenis")])),
            editing,
            method_pictures: written.deelbeelden.map(|which| which == "methodieken"),
            style: written.citeerstijl.unwrap_or_else(|| "apa".to_owned()),
            style_span: self.span(&[Step::Key("citeerstijl")]),
            model: Arc::new(Model::general(&[], Language::Nl)),
            dimensions,
            dimension_spans,
            matrix,
            menu,
            style_rules: self.style_rules(written.stijl),
            addresses,
        }
    }

    fn editing(&mut self, written: WrittenEditing) -> Option<Editing> {
        let repository = self.path_of("repo", &written.repo);
        if repository.split('/').count() < 2 {
            self.problem(Code::Repository, &[Step::Key("beheer"), Step::Key("repo")], |d| d.arg("key", "repo").arg("value", shorten(&written.repo)));
        }
        let folder = written.map.as_deref().map(|folder| self.path_of("map", folder));
        let branch = written.tak.as_deref().map(|branch| self.path_of("tak", branch));
        let mut host = |key: &'static str, url: Option<&String>| {
            let origin = url.and_then(|url| origin(url));
            if let Some(url) = url
                && origin.is_none()
            {
                self.problem(Code::BadUrl, &[Step::Key("beheer"), Step::Key(key)], |d| d.arg("url", shorten(url)));
            }
            origin
        };
        Some(Editing {
            host: host("adres", written.adres.as_ref()),
            sign_in: host("aanmelden", written.aanmelden.as_ref()),
            service: Service::parse(&written.dienst)?,
            repository,
            branch: branch.unwrap_or_else(|| "main".to_owned()),
            folder: folder.unwrap_or_default(),
            app: written.app,
        })
    }

    /// A name or several with `/` in between: no way up, and nothing that means something in an address.
    fn path_of(&mut self, key: &'static str, text: &str) -> String {
        let path = text.trim().trim_matches('/');
        let is_name = |name: &str| !name.is_empty() && !name.starts_with('.') && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        if !path.split('/').all(is_name) {
            self.problem(Code::Repository, &[Step::Key("beheer"), Step::Key(key)], |d| d.arg("key", key).arg("value", shorten(text)));
        }
        path.to_owned()
    }

    fn style_rules(&mut self, written: WrittenStyle) -> style::Rules {
        for Named { naam, .. } in &written.woorden {
            if naam.split(',').any(|form| !form.contains(char::is_alphanumeric)) {
                let path = [Step::Key("stijl"), Step::Key("woorden"), Step::Name(naam)];
                self.problem(Code::EmptyValue, &path, |d| d.arg("key", shorten(naam)).arg("what", "value"));
            }
        }
        for (at, word) in written.toegestaan.iter().enumerate().filter(|(_, word)| !labels::is_known(word)) {
            let choices = labels::names().collect::<Vec<_>>().join(", ");
            let path = [Step::Key("stijl"), Step::Key("toegestaan"), Step::Item(at)];
            self.problem(Code::NotAChoice, &path, |d| {
                d.arg("key", "toegestaan").arg("value", shorten(word)).arg("choices", choices).did_you_mean(word, labels::names())
            });
        }
        let default = style::Rules::default();
        style::Rules {
            words: written.woorden.into_iter().map(|named| (named.naam, named.waarde)).collect(),
            allowed: written.toegestaan,
            summary_words: written.samenvatting.woorden.unwrap_or(default.summary_words),
            sentence_words: written.samenvatting.zin.unwrap_or(default.sentence_words),
            lix: written.samenvatting.lix.unwrap_or(default.lix),
            headings: written.koppen,
        }
    }

    fn matrix(&mut self, written: Option<&WrittenMatrix>, dimensions: &[Dimension]) -> Option<Matrix> {
        let Some(written) = written else {
            return (dimensions.len() >= 2).then_some(Matrix { rows: 0, columns: 1 });
        };
        let mut find = |key: &str, name: &str| {
            let found = dimensions.iter().position(|d| d.name == name);
            if found.is_none() {
                let names = dimensions.iter().map(|d| d.name.as_str());
                let list = names.clone().collect::<Vec<_>>().join(", ");
                let path = [Step::Key("matrix"), Step::Key(key)];
                self.problem(Code::MatrixDimension, &path, |d| d.arg("dimension", shorten(name)).arg("names", list).did_you_mean(name, names));
            }
            found
        };
        let (rows, columns) = (find("rijen", &written.rijen), find("kolommen", &written.kolommen));
        let matrix = Matrix { rows: rows?, columns: columns? };
        if matrix.rows == matrix.columns {
            let range: Range<usize> = self.node.place(&[Step::Key("matrix"), Step::Key("kolommen")]);
            let span = Span::new(self.id, range);
            self.diagnostics.push(Diagnostic::new(Code::Repeated, span).arg("value", written.kolommen.as_str()));
            return None;
        }
        Some(matrix)
    }

    fn address(&mut self, url: &str, key: Option<&str>) -> Option<String> {
        let address = web_address(url);
        if address.is_none() {
            let path = key.map(Step::Key);
            self.problem(Code::BadUrl, path.as_slice(), |d| d.arg("url", shorten(url)));
        }
        address
    }
}

/// Scheme, host and port of a web address, as a policy names them. `None` for a host that is no plain name: it could not stand in a policy, or would
/// be read as a part of it.
pub(crate) fn origin(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok().filter(|_| is_web_address(url))?;
    let is_plain = |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let host = url.host_str().filter(|host| !host.is_empty() && is_plain(host))?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    matches!(url.scheme(), "http" | "https").then(|| format!("{}://{host}{port}", url.scheme()))
}

/// Whether `text` is a plain e-mail address: it becomes a link with `mailto:`.
fn is_mail_address(text: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-=^_`{|}~.".contains(c));
    text.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host))
}

/// `text` as the address of a folder on the web, with a `/` at the end, without query and fragment.
fn web_address(text: &str) -> Option<String> {
    let mut url = url::Url::parse(text).ok().filter(|_| is_web_address(text))?;
    url.set_query(None);
    url.set_fragment(None);
    let mut address = url.to_string();
    if !address.ends_with('/') {
        address.push('/');
    }
    Some(address)
}
