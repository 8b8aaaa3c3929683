//! The preview server: the site, from memory, on this computer only.
//!
//! Whoever asks for a page, or for the index of the search, gets the site as it was last saved; where the last save holds an error, the site before
//! it. What "saved" means is for the caller to say.
//!
//! It listens on the loopback address and answers only requests for it, so that no other site in the editor's browser can read a draft. Every
//! path is looked up in the site; the disk is never touched.

use std::borrow::Cow;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};

use crate::address::{decode_path, encode_path};
use crate::failure::Failure;
use crate::output::Site;

/// The port where nothing else is asked for.
pub const DEFAULT_PORT: u16 = 4747;

/// The site, and how to get the one of the last save.
struct Preview {
    site: Mutex<Arc<Site>>,
    refresh: Box<dyn Fn() -> Option<Site> + Send + Sync>,
}

impl Preview {
    /// The site as it is now. One request at a time looks; the others wait for what it finds.
    fn current(&self) -> Arc<Site> {
        let mut site = self.site.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(new) = (self.refresh)() {
            *site = Arc::new(new);
        }
        site.clone()
    }

    /// The site as it was when somebody last looked.
    fn last(&self) -> Arc<Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Serves `site` until Ctrl-C. `refresh` is called before a page is answered, and gives a new site where something was saved. `port` 0 takes any free one; `None` takes [`DEFAULT_PORT`], or any free one where that is taken. `ready` is called
/// with the address once it listens.
///
/// # Errors
/// [`Failure::Port`] if the port cannot be used.
pub fn serve(
    site: Site,
    port: Option<u16>,
    refresh: impl Fn() -> Option<Site> + Send + Sync + 'static,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
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
        let app = Router::new().fallback(answer).with_state(Arc::new(Preview { site: Mutex::new(Arc::new(site)), refresh: Box::new(refresh) }));
        axum::serve(listener, app).with_graceful_shutdown(stop()).await.map_err(failed)
    })
}

async fn stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a way to be told, the server runs until its process is ended.
        std::future::pending::<()>().await;
    }
}

async fn answer(State(preview): State<Arc<Preview>>, request: Request<Body>) -> Response<Body> {
    // Style and pictures come right after their page.
    let path = request.uri().path();
    let fresh = path.ends_with('/') || path.ends_with(".html") || path.starts_with("/zoek/");
    let known = preview.clone();
    let site = if fresh && is_local(request.headers().get(header::HOST)) {
        tokio::task::spawn_blocking(move || preview.current()).await.unwrap_or_else(|_| known.last())
    } else {
        known.last()
    };
    respond(&site, &request)
}

/// The answer to a request.
fn respond(site: &Site, request: &Request<Body>) -> Response<Body> {
    if !is_local(request.headers().get(header::HOST)) {
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
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(content) = site.get(&index) {
        return with_headers(file(StatusCode::OK, &index, content.bytes()), site, &index);
    }
    if site.get(&format!("{path}/index.html")).is_some() {
        let mut response = plain(StatusCode::PERMANENT_REDIRECT, "");
        let location = HeaderValue::try_from(format!("/{}/", encode_path(path)));
        response.headers_mut().insert(header::LOCATION, location.unwrap_or(HeaderValue::from_static("/")));
        return response;
    }
    match site.get("404.html") {
        Some(content) => with_headers(file(StatusCode::NOT_FOUND, "404.html", content.bytes()), site, "404.html"),
        None => plain(StatusCode::NOT_FOUND, "Not found.\n"),
    }
}

/// Whether a request was meant for this computer. Another name in `Host` is a site elsewhere whose name was made to point here.
fn is_local(host: Option<&HeaderValue>) -> bool {
    let Some(host) = host.and_then(|host| host.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "127.0.0.1" | "localhost" | "::1")
}

/// The same headers that the site asks of its host, so that what they forbid shows before it is published. Only `Cache-Control` stays as it is:
/// what is saved must be seen.
fn with_headers(mut response: Response<Body>, site: &Site, path: &str) -> Response<Body> {
    for (name, value) in site.headers(path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn file(status: StatusCode, path: &str, bytes: Cow<'_, [u8]>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes.into_owned()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    file(status, "answer.txt", Cow::Borrowed(text.as_bytes()))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
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
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostics, Span};
    use crate::render::Rendered;
    use crate::source::FileId;

    fn site() -> Site {
        let origin = Span::start_of(FileId(0));
        let page = |path: &str, text: &str| Rendered { path: path.to_owned(), content: text.as_bytes().to_vec().into(), origin, alias: None };
        let pages = vec![page("index.html", "home"), page("methodieken/ips/index.html", "ips"), page("404.html", "nothing here")];
        Site::assemble(pages, Vec::new(), origin, &mut Diagnostics::new())
    }

    fn status(path: &str, host: &str) -> u16 {
        let request = Request::builder().uri(path).header("host", host).body(Body::empty()).expect("a request");
        respond(&site(), &request).status().as_u16()
    }

    #[test]
    fn pages_are_found_with_and_without_their_file_name() {
        for path in ["/", "/index.html", "/methodieken/ips/", "/methodieken/ips/index.html", "/methodieken/%69ps/"] {
            assert_eq!(status(path, "127.0.0.1:4747"), 200, "{path}");
        }
        assert_eq!(status("/methodieken/ips", "localhost"), 308);
        assert_eq!(status("/nergens/", "localhost"), 404);
    }

    #[test]
    fn nothing_outside_the_site_is_served() {
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd"] {
            assert_eq!(status(path, "localhost"), 404, "{path}");
        }
        assert_eq!(status("/%ff", "localhost"), 400);
        assert_eq!(status("/%zz", "localhost"), 400);
    }

    #[test]
    fn a_name_from_elsewhere_is_turned_away() {
        assert_eq!(status("/", "evil.example.org"), 403);
        assert_eq!(status("/", "[::1]:4747"), 200);
    }
}
