//! What a browser may do with the pages: the headers that a host sends along, and the file `_headers` that some hosts read them from.
//!
//! Not here: sending them, which is for `serve` and for the host. What to set on hosts that do not read `_headers` is in `docs/hosting.md`.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, Destination};

/// What pages may load: files of the site itself, and pictures within style sheets. The engine of the search is WebAssembly, in a worker.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'";

/// Who may show the pages in a frame. Browsers heed this in a header only.
const FRAMES: &str = "frame-ancestors 'self'";

/// Abilities of browsers that no page uses, so that nothing that gets into a page can use them.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
     gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// For files whose name changes with their bytes: a year, without asking again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The policy of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Where pictures in texts come from, other than the site: scheme, host and port.
    hosts: BTreeSet<String>,
    /// The path of the site on its host, with a `/` at both ends.
    base: String,
}

impl Policy {
    /// The policy that the texts of this catalogue need.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let links = catalogue.texts().flat_map(|(_, text)| text.body.document.links.iter().zip(&text.body.links));
        let pictures = links.filter(|(link, _)| link.image).filter_map(|(_, destination)| match destination {
            Destination::Outside(url) => origin(url),
            _ => None,
        });
        let base = catalogue.config().base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
        Self { hosts: pictures.collect(), base: base.map_or_else(|| "/".to_owned(), |base| base.path().to_owned()) }
    }

    /// The Content-Security-Policy, without the part that a `<meta>` element may not hold.
    #[must_use]
    pub fn content_security(&self) -> String {
        let pictures = std::iter::once("data:").chain(self.hosts.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        CONTENT_SECURITY.replace("data:", &pictures)
    }

    /// Names and values of the headers for every file.
    #[must_use]
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Content-Security-Policy", format!("{}; {FRAMES}", self.content_security())),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
            ("Permissions-Policy", PERMISSIONS.to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ]
    }

    /// The file `_headers`, for a site whose search lies in `search_folder`.
    ///
    /// Hosts that read it join the values of a header that two rules set. So only one rule at a time sets `Cache-Control`; without one these hosts
    /// send `public, max-age=0, must-revalidate`, which is right for pages.
    #[must_use]
    pub fn file(&self, search_folder: &str) -> String {
        let base = &self.base;
        let mut text = format!("# For hosts that read this file, such as Netlify and Cloudflare Pages.\n{base}*\n");
        for (name, value) in self.headers() {
            text.push_str(&format!("  {name}: {value}\n"));
        }
        text.push_str("# These names change with their content. For pages such a host says max-age=0, must-revalidate by itself.\n");
        for folder in ["static/", search_folder] {
            text.push_str(&format!("{base}{folder}*\n  Cache-Control: {FOR_EVER}\n"));
        }
        text
    }
}

/// `https://host` of an address, as a policy names it. `None` for a host that is no plain name: it could not stand in a policy, or would be read as
/// a part of it.
fn origin(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let is_plain = |host: &str| host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let host = url.host_str().filter(|host| !host.is_empty() && is_plain(host))?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    matches!(url.scheme(), "http" | "https").then(|| format!("{}://{host}{port}", url.scheme()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_named_only_where_it_cannot_be_taken_for_more() {
        assert_eq!(origin("https://Foto.example.org/a b.png?x=1").as_deref(), Some("https://foto.example.org"));
        assert_eq!(origin("http://foto.example.org:8080/a").as_deref(), Some("http://foto.example.org:8080"));
        assert_eq!(origin("https://bücher.example/").as_deref(), Some("https://xn--bcher-kva.example"));
        for refused in ["https://a;script-src/x", "https://a,b/x", "https://*/x", "https://'self'/x", "https://[::1]/x", "mailto:a@b", "ftp://a/b"] {
            assert_eq!(origin(refused), None, "{refused}");
        }
    }
}
