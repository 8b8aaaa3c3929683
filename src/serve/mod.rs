//! The preview server: the site as it was last saved, from memory, on this computer only, and new in the browser as soon as it is saved again.
//!
//! A page is made when somebody asks for it, from the edition that [`live`] holds; where the last save holds a mistake, from the one before it. Pages
//! carry one script more than the published ones: it listens for news and shows what is wrong. [`watch`] notices that something was saved.
//!
//! It listens on the loopback address and answers only requests for it, so that no other site in the editor's browser can read a draft. Every
//! path is looked up in the site; the disk is never touched.

mod listen;
pub mod live;
pub mod watch;

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use tokio::sync::Semaphore;

use crate::address::{decode_path, encode_path};
use crate::cms;
use crate::diagnostics::texts;
use crate::failure::Failure;
use crate::search;
use live::Live;

/// The port where nothing else is asked for.
pub const DEFAULT_PORT: u16 = 4747;
/// Where the server's own files lie. No page of a site can lie there: names of pages begin with no dot.
const OWN: &str = ".staalkaart/";

/// What is served, and how.
struct Preview {
    live: Arc<Live>,
    reload: bool,
    /// Pages as they were last shown, by path.
    shown: Mutex<HashMap<String, Shown>>,
    /// Leave to make a page. More at the same time would not be quicker, and each takes memory.
    pages: Semaphore,
    /// Leave to read the index: it may have to be made first, and pages do not wait for that.
    index: Semaphore,
}

/// A page as it is shown, with its script, and the page that it was made of.
struct Shown {
    page: Bytes,
    with_script: Bytes,
    made: String,
}

/// Once so many bytes are kept of pages as they are shown, all are forgotten.
const MOST_SHOWN: usize = 16 << 20;

/// How many pages are made at the same time, at least.
const AT_ONCE: usize = 4;

impl Preview {
    fn new(live: Arc<Live>, reload: bool) -> Self {
        let at_once = std::thread::available_parallelism().map_or(AT_ONCE, |cores| cores.get().max(AT_ONCE));
        Self { live, reload, shown: Mutex::default(), pages: Semaphore::new(at_once), index: Semaphore::new(AT_ONCE) }
    }
}

/// Serves what `live` holds until Ctrl-C. With `reload` pages become new by themselves; without it they are as they will be published. `port` 0 takes any
/// free one; `None` takes [`DEFAULT_PORT`], or any free one where that is taken. `ready` is called with the address once it listens.
///
/// # Errors
/// [`Failure::Port`] if the port cannot be used.
pub fn serve(live: Arc<Live>, port: Option<u16>, reload: bool, ready: impl FnOnce(SocketAddr)) -> Result<(), Failure> {
    let wanted = port.unwrap_or(DEFAULT_PORT);
    let failed = |source| Failure::Port { port: wanted, source };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    runtime.block_on(async move {
        let bind = |port| tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match (bind(wanted).await, port) {
            (Err(_), None) => bind(0).await.map_err(failed)?,
            (result, _) => result.map_err(failed)?,
        };
        let address = listener.local_addr().map_err(failed)?;
        ready(address);
        let preview = Arc::new(Preview::new(live, reload));
        // Pages listen for ever, so nothing is waited for.
        tokio::select! {
            () = listen::listen(listener, listen::Limits::default(), move |request| answer(Arc::clone(&preview), request.map(|_| ()))) => {}
            () = stop() => {}
        }
        Ok(())
    })
}

async fn stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a way to be told, the server runs until its process is ended.
        std::future::pending::<()>().await;
    }
}

async fn answer(preview: Arc<Preview>, request: Request<()>) -> Response<Body> {
    if request.uri().path() == format!("/{OWN}events") && preview.reload && is_local(&request) {
        return events(&preview.live);
    }
    let arrived = preview.live.looks();
    let known = Arc::clone(&preview);
    let leave = if request.uri().path().trim_start_matches('/').starts_with(search::FOLDER) { &preview.index } else { &preview.pages };
    // Never closed, so there is always leave in the end.
    let leave = leave.acquire().await;
    // Making a page takes a moment, making an index may take seconds.
    let answered = tokio::task::spawn_blocking(move || respond(&known, &request, arrived)).await;
    drop(leave);
    answered.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "This page could not be made.\n"))
}

/// The news of the site, as server-sent events: what is the case now, and then whatever changes.
fn events(live: &Arc<Live>) -> Response<Body> {
    let mut news = live.listen();
    news.mark_changed();
    let stream = stream::unfold(news, |mut news| async move {
        news.changed().await.ok()?;
        let json = serde_json::to_string(&*news.borrow_and_update()).unwrap_or_default();
        Some((Ok::<_, Infallible>(Event::default().data(json)), news))
    });
    let mut response = Sse::new(stream).keep_alive(KeepAlive::default()).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The answer to a request that came after so many looks.
fn respond(preview: &Preview, request: &Request<()>, arrived: u64) -> Response<Body> {
    if !is_local(request) {
        return plain(StatusCode::FORBIDDEN, "This server answers requests for 127.0.0.1 and localhost only.\n");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(path) = decode_path(request.uri().path()) else {
        return plain(StatusCode::BAD_REQUEST, "The address cannot be read.\n");
    };
    let path = path.trim_start_matches('/');
    match path.strip_prefix(OWN).filter(|_| preview.reload) {
        Some("live.js") => return file(StatusCode::OK, path, include_str!("live.js").as_bytes()),
        Some("live.css") => return file(StatusCode::OK, path, include_str!("live.css").as_bytes()),
        _ => {}
    }
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // What belongs to a page comes right after it; the page is as it was saved last, also where the system told of no change.
    if index.ends_with(".html") {
        preview.live.refresh_since(arrived);
    }
    let Some(edition) = preview.live.edition() else {
        return file(StatusCode::SERVICE_UNAVAILABLE, "page.html", preview.nothing_yet());
    };
    let with_headers = |mut response: Response<Body>| {
        // The same headers that the site asks of its host, so that what they forbid shows before it is published. Only `Cache-Control` stays as it is:
        // what is saved must be seen.
        for (name, value) in edition.headers(&index) {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    };
    if let Some(bytes) = preview.live.get(&index) {
        return with_headers(preview.file(StatusCode::OK, &index, bytes));
    }
    if edition.has(&format!("{path}/index.html")) {
        let mut response = plain(StatusCode::PERMANENT_REDIRECT, "");
        let location = HeaderValue::try_from(format!("/{}/", encode_path(path)));
        response.headers_mut().insert(header::LOCATION, location.unwrap_or(HeaderValue::from_static("/")));
        return response;
    }
    match preview.live.get("404.html") {
        Some(bytes) => with_headers(preview.file(StatusCode::NOT_FOUND, "404.html", bytes)),
        None => plain(StatusCode::NOT_FOUND, "Not found.\n"),
    }
}

impl Preview {
    /// The element that makes a page listen. `made` stands for the page's bytes.
    fn script(&self, made: &str) -> String {
        if self.reload { format!("<script src=\"/{OWN}live.js\" data-made='{made}' defer></script>") } else { String::new() }
    }

    /// The page for as long as there is no site: it says where the mistakes are shown, and becomes the site as soon as there is one.
    fn nothing_yet(&self) -> String {
        let language = self.live.language();
        let where_shown = texts::word(if self.reload { "serve-nothing-here" } else { "serve-nothing-terminal" }, language);
        let (code, title, script) = (language.code(), texts::word("serve-nothing", language), self.script(""));
        format!("<!doctype html><html lang=\"{code}\"><title>{title}</title><body><h1>{title}</h1><p>{where_shown}</p>{script}</body></html>")
    }

    /// A page with the script that listens, and what stands for its bytes. It is put together once for the same page.
    fn with_script(&self, path: &str, page: Bytes) -> (Bytes, String) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        // The same bytes at the same place: they are kept here, so that nothing else can come to lie there.
        if let Some(known) = shown.get(path).filter(|known| known.page.as_ptr() == page.as_ptr() && known.page.len() == page.len()) {
            return (known.with_script.clone(), known.made.clone());
        }
        let made = format!("\"{}\"", &blake3::hash(&page).to_hex()[..16]);
        let with_script = if self.reload {
            let end = page.windows(7).rposition(|part| part == b"</body>").unwrap_or(page.len());
            Bytes::from([&page[..end], self.script(&made).as_bytes(), &page[end..]].concat())
        } else {
            page.clone()
        };
        if shown.values().map(|known| known.with_script.len()).sum::<usize>() + with_script.len() > MOST_SHOWN {
            shown.clear();
        }
        shown.insert(path.to_owned(), Shown { page, with_script: with_script.clone(), made: made.clone() });
        (with_script, made)
    }

    /// A file of the site; a page with the script that listens.
    fn file(&self, status: StatusCode, path: &str, bytes: Bytes) -> Response<Body> {
        // The editing page runs no script but its own, and nobody wants it new while they type.
        if !path.ends_with(".html") || path.starts_with(cms::FOLDER) {
            return file(status, path, bytes);
        }
        let (page, made) = self.with_script(path, bytes);
        let mut response = file(status, path, page);
        if let Ok(made) = HeaderValue::try_from(made) {
            response.headers_mut().insert(header::ETAG, made);
        }
        response
    }
}

/// Whether a request was meant for this computer. Another name in `Host` is a site elsewhere whose name was made to point here.
fn is_local(request: &Request<()>) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    // A request may name the host in its first line as well.
    let named = request.uri().authority().is_none_or(|authority| is_local_host(authority.as_str()));
    named && host.to_str().is_ok_and(is_local_host)
}

/// Whether this is the loopback address or its name, alone or with a port, and nothing else.
fn is_local_host(host: &str) -> bool {
    let known = ["127.0.0.1", "localhost", "[::1]"].into_iter();
    let mut rests = known.filter_map(|name| host.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &host[name.len()..]));
    rests.any(|rest| {
        rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok())
    })
}

fn file(status: StatusCode, path: &str, bytes: impl Into<Bytes>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    file(status, "answer.txt", text.as_bytes())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "ttl" => "text/turtle; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        "txt" | "bib" | "ris" | "csv" | "vtt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the tests make a site on disk")]
mod tests {
    use super::live::{Describe, Problems};
    use super::*;
    use crate::diagnostics::{Diagnostic, Language};
    use crate::session::{Input, Look, Session};

    struct Silent;

    impl Describe for Silent {
        fn problems(&self, _: &Look, _: &[Diagnostic]) -> Problems {
            Problems::default()
        }
        fn failure(&self, _: &Failure) -> Problems {
            Problems::default()
        }
        fn language(&self) -> Language {
            Language::Nl
        }
    }

    fn preview() -> (tempfile::TempDir, Preview) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("content/principes")).expect("a folder");
        let write = |path: &str, text: &str| std::fs::write(folder.path().join(path), text).expect("written");
        write("staalkaart.yaml", "titel: Kaart\ndimensies:\n  principes: {enkelvoud: principe, meervoud: principes}\n");
        write("content/principes/positief.md", "---\ntitel: Positief\nkort: Een zin over deze term.\nvolgorde: 1\n---\n");
        write("content/over.md", "---\ntitel: Over\n---\n");
        let input = Input { root: folder.path().to_owned(), ..Input::default() };
        let live = Live::start(Session::new(input), Box::new(Silent)).expect("a site");
        (folder, Preview::new(live, true))
    }

    fn status(preview: &Preview, path: &str, host: &str) -> u16 {
        let request = Request::builder().uri(path).header("host", host).body(()).expect("a request");
        respond(preview, &request, preview.live.looks()).status().as_u16()
    }

    #[test]
    fn pages_are_found_with_and_without_their_file_name() {
        let (_folder, preview) = preview();
        for path in ["/", "/index.html", "/over/", "/over/index.html", "/%6fver/", "/.staalkaart/live.js"] {
            assert_eq!(status(&preview, path, "127.0.0.1:4747"), 200, "{path}");
        }
        assert_eq!(status(&preview, "/over", "localhost"), 308);
        assert_eq!(status(&preview, "/nergens/", "localhost"), 404);
    }

    #[test]
    fn nothing_outside_the_site_is_served() {
        let (_folder, preview) = preview();
        for path in [
            "/.staalkaart/mod.rs",
            "/staalkaart.yaml",
            "/content/over.md",
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
        ] {
            assert_eq!(status(&preview, path, "localhost"), 404, "{path}");
        }
        assert_eq!(status(&preview, "/%ff", "localhost"), 400);
        assert_eq!(status(&preview, "/%zz", "localhost"), 400);
    }

    #[test]
    fn a_name_from_elsewhere_is_turned_away() {
        let (_folder, preview) = preview();
        for path in ["/", "/.staalkaart/live.js"] {
            assert_eq!(status(&preview, path, "evil.example.org"), 403);
        }
        for host in ["[::1]:4747", "[::1]", "LOCALHOST", "127.0.0.1:1"] {
            assert_eq!(status(&preview, "/", host), 200, "{host}");
        }
        for host in [
            "",
            "[::1]evil.example",
            "[::1",
            "::1",
            "[::1]:",
            "localhost:4811@evil.example",
            "evil@localhost",
            "localhost.",
            "localhost.evil.example",
            "localhost:99999",
            "localhost:+80",
            "127.0.0.1:",
            "127.0.0.2",
            "127.1",
            "0.0.0.0",
            "localhost evil.example",
            "localhost, evil.example",
        ] {
            assert_eq!(status(&preview, "/", host), 403, "{host}");
        }
        assert_eq!(status(&preview, "http://evil.example/", "localhost"), 403, "the first line counts as well");
        assert_eq!(status(&preview, "http://localhost:4747/", "localhost:4747"), 200);
        let twice = Request::builder().uri("/").header("host", "localhost").header("host", "evil.example").body(()).expect("a request");
        assert_eq!(respond(&preview, &twice, 0).status().as_u16(), 403);
    }
}
