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
    use super::{Place, decode_path, encode_path};

    #[test]
    fn links_climb_to_the_root_first() {
        let place = Place::new("methodieken/ips/");
        assert_eq!(place.to("trajecten/"), "../../trajecten/index.html");
        assert_eq!(Place::new("").to("methodieken/"), "methodieken/index.html");
        assert_eq!(place.file(), "methodieken/ips/index.html");
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
