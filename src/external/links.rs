//! Every address on another site that the catalogue holds, with its place.
//!
//! From the texts (links, addresses between `<` and `>`, pictures of others), from `bronnen.bib` (`url`, `doi`) and from `staalkaart.yaml` (the
//! licence, the publisher). Not gathered: e-mail addresses, telephone numbers, `bewerken` (a pattern, no address), the site's own `basis_url`, and
//! texts that are not published.

use url::Url;

use crate::catalogue::Catalogue;
use crate::diagnostics::Span;
use crate::markdown::Target;

/// An address at one of its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address to ask: without what follows `#`, without name and password.
    pub url: Url,
    /// What follows `#`.
    pub fragment: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Link {
    /// The link with this address. `None` where it is no web address; other checks say so.
    #[must_use]
    pub fn new(address: &str, span: Span) -> Option<Self> {
        let mut url = Url::parse(address.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return None;
        }
        let fragment = url.fragment().map(str::to_owned);
        url.set_fragment(None);
        // A secret in an address is for who wrote it, not for a program.
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
        Some(Self { url, fragment, span })
    }
}

/// All links of the catalogue, sorted by address and place.
#[must_use]
pub fn gather(catalogue: &Catalogue) -> Vec<Link> {
    let texts = catalogue.texts().flat_map(|(_, text)| &text.body.document.links).filter_map(|link| match &link.target {
        Target::Outside(address) => Link::new(address, link.span),
        _ => None,
    });
    let named = catalogue.bibliography().addresses().iter().chain(&catalogue.config().addresses);
    let mut links: Vec<Link> = texts.chain(named.filter_map(|(address, span)| Link::new(address, *span))).collect();
    links.sort_by(|a, b| (&a.url, a.span).cmp(&(&b.url, b.span)));
    links.dedup();
    links
}
