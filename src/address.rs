//! Addresses on the site: links between pages, relative and to the file itself, and paths as URLs write them.
//!
//! A link names `index.html` because a site is also opened from a folder or a USB stick, where no server adds it.

/// Where a page lies, from the root of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The page's folder, with a `/` at the end; empty at the root.
    pub folder: String,
    /// The way from there to the root: empty or `../` as often as needed.
    pub root: String,
}

impl Place {
    /// The place of the page in `folder`.
    #[must_use]
    pub fn new(folder: &str) -> Self {
        Self { folder: folder.to_owned(), root: "../".repeat(folder.matches('/').count()) }
    }

    /// The page itself, from the root of the site.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}index.html", self.folder)
    }

    /// A link from here to the page in `folder`.
    #[must_use]
    pub fn to(&self, folder: &str) -> String {
        format!("{}{folder}index.html", self.root)
    }

    /// A link from here to a file of the site.
    #[must_use]
    pub fn to_file(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }
}

/// `path` as it stands in a URL: what is no letter, digit or one of `-._~/` becomes a percent sign and two digits.
#[must_use]
pub fn encode_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Whether `text` is a whole address on the web, and reads as it works: `http:` or `https:`, two slashes, a host. Browsers make an address of
/// `https:a.example` and `http:\\a.example` as well, but one that depends on the page; and in `https://known.example@a.example/` the host is not the one that
/// a reader sees.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let Some(rest) = rest.strip_prefix("//").filter(|_| known) else { return false };
    // Where the host ends, as browsers see it.
    let authority = &rest[..rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len())];
    let is_plain = !authority.is_empty() && !authority.contains('@') && !rest[authority.len()..].starts_with('\\');
    is_plain && !text.contains(char::is_control) && url::Url::parse(text).is_ok_and(|url| url.host_str().is_some_and(|host| !host.is_empty()))
}

/// `path` as URLs write it, with `%20` and the like as characters. `None` where a percent sign stands alone or the bytes are no Unicode.
#[must_use]
pub fn decode_path(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            let hex = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Place, decode_path, encode_path, is_web_address};

    #[test]
    fn links_climb_to_the_root_first() {
        let place = Place::new("methodieken/ips/");
        assert_eq!(place.to("trajecten/"), "../../trajecten/index.html");
        assert_eq!(Place::new("").to("methodieken/"), "methodieken/index.html");
        assert_eq!(place.file(), "methodieken/ips/index.html");
    }

    #[test]
    fn an_address_on_the_web_is_whole_and_reads_as_it_works() {
        for good in [
            "https://a.be",
            "HTTP://a.be/x?y=a@b#c",
            "https://a.be:8080/~x",
            "https://bücher.example/",
            "https://[2001:db8::1]/",
            "https://a.be/@wie",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "https:a.be",
            "https:/a.be",
            "https:///a.be",
            "https:\\\\a.be",
            "https:/\\a.be",
            "https://\\a.be",
            "https://a.be\\@b.example",
            "https://a.be@b.example/",
            "https://a:b@c.example",
            "https://@a.be",
            "https://",
            "https://?x",
            "ht\ntps://a.be",
            "https:\t//a.be",
            "https://a\t.be",
            "ftp://a.be",
            "javascript://a.be/%0aalert(1)",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn paths_are_encoded_for_urls() {
        assert_eq!(encode_path("media/één foto.jpg"), "media/%C3%A9%C3%A9n%20foto.jpg");
        assert_eq!(decode_path("media/%C3%A9%C3%A9n%20foto.jpg").as_deref(), Some("media/één foto.jpg"));
        for bad in ["%", "%2", "%zz", "%ff"] {
            assert_eq!(decode_path(bad), None, "{bad}");
        }
    }
}
