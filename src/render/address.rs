//! Links between pages: relative, and to the file itself.
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

#[cfg(test)]
mod tests {
    use super::{Place, encode_path};

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
    }
}
