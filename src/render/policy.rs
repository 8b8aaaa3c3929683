//! What a browser may do with the pages: the headers that a host sends along, and the file `_headers` that some hosts read them from.
//!
//! Not here: sending them, which is for `serve` and for the host. What to set on hosts that do not read `_headers` is in `docs/hosting.md`.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, Destination};
use crate::cms;
use crate::config::origin;

/// What pages may load: files of the site itself, and pictures within style sheets. The engine of the search is WebAssembly, in a worker.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'";

/// Who may show the pages in a frame. Browsers heed this in a header only.
const FRAMES: &str = "frame-ancestors 'self'";

/// Abilities of browsers that no page uses, so that nothing that gets into a page can use them.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
     gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// The headers that are the same for every file.
const SHARED: &[(&str, &str)] =
    &[("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin"), ("Permissions-Policy", PERMISSIONS)];

/// For files whose name changes with their bytes: a year, without asking again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The policy of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Where pictures in texts come from, other than the site: scheme, host and port.
    hosts: BTreeSet<String>,
    /// The path of the site on its host, with a `/` at both ends.
    base: String,
    /// What the editing page may load, where there is one.
    editing: Option<String>,
    /// The folders (`over/*`) and files at the top of the site other than that page: what `_headers` has to name beside it.
    tops: BTreeSet<String>,
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
        let editing = catalogue.config().editing.as_ref().map(cms::content_security);
        Self { hosts: pictures.collect(), base: base.map_or_else(|| "/".to_owned(), |base| base.path().to_owned()), editing, tops: BTreeSet::new() }
    }

    /// Takes in which files there are, beside media and the index of the search.
    pub(super) fn cover<'a>(&mut self, paths: impl Iterator<Item = &'a str>) {
        let top = |path: &str| path.split_once('/').map_or_else(|| path.to_owned(), |(folder, _)| format!("{folder}/*"));
        let others = ["", "media/", crate::search::FOLDER];
        self.tops = paths.chain(others).map(top).filter(|top| top.strip_suffix('*') != Some(cms::FOLDER)).collect();
    }

    /// The Content-Security-Policy, without the part that a `<meta>` element may not hold.
    #[must_use]
    pub fn content_security(&self) -> String {
        let pictures = std::iter::once("data:").chain(self.hosts.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        CONTENT_SECURITY.replace("data:", &pictures)
    }

    /// Names and values of the headers for the file at `path`, from the root of the site.
    #[must_use]
    pub fn headers(&self, path: &str) -> Vec<(&'static str, String)> {
        let editing = self.editing.as_ref().filter(|_| path.starts_with(cms::FOLDER));
        SHARED.iter().map(|(name, value)| (*name, (*value).to_owned())).chain(self.own(editing.map(String::as_str))).collect()
    }

    /// The headers in which the editing page differs: its policy, and that it may ask a window of its own to sign somebody in.
    fn own(&self, editing: Option<&str>) -> [(&'static str, String); 2] {
        let (policy, opener) = match editing {
            Some(policy) => (policy.to_owned(), "same-origin-allow-popups"),
            None => (self.content_security(), "same-origin"),
        };
        [("Content-Security-Policy", format!("{policy}; {FRAMES}")), ("Cross-Origin-Opener-Policy", opener.to_owned())]
    }

    /// The file `_headers`, for a site whose search lies in `search_folder`.
    ///
    /// Hosts that read it join the values of a header that two rules set, and a browser then heeds the stricter of two policies. So only one rule at a
    /// time sets a header: `Cache-Control` (without one these hosts send `public, max-age=0, must-revalidate`, which is right for pages), and, on
    /// a site with an editing page, the headers in which that page differs.
    #[must_use]
    pub fn file(&self, search_folder: &str) -> String {
        let base = &self.base;
        let mut text = format!("# For hosts that read this file, such as Netlify and Cloudflare Pages.\n{base}*\n");
        let put =
            |text: &mut String, headers: &[(&str, String)]| headers.iter().for_each(|(name, value)| text.push_str(&format!("  {name}: {value}\n")));
        let shared: Vec<(&str, String)> = SHARED.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        put(&mut text, &shared);
        if let Some(editing) = &self.editing {
            text.push_str("# The editing page has a policy of its own, so every other folder and file is named.\n");
            for top in &self.tops {
                text.push_str(&format!("{base}{top}\n"));
                put(&mut text, &self.own(None));
            }
            text.push_str(&format!("{base}{}*\n", cms::FOLDER));
            put(&mut text, &self.own(Some(editing)));
        } else {
            put(&mut text, &self.own(None));
        }
        text.push_str("# These names change with their content. For pages such a host says max-age=0, must-revalidate by itself.\n");
        for folder in ["static/", search_folder] {
            text.push_str(&format!("{base}{folder}*\n  Cache-Control: {FOR_EVER}\n"));
        }
        text
    }
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
