//! Slugs: the names that files, addresses and anchors have.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::source::characters::{is_refused, refused};

/// Longest slug, in bytes: with folders and `index.html` around it, it fits in every file system.
pub(crate) const LONGEST: usize = 120;

/// Whether `text` can be part of an address as it is: lower-case ASCII letters and digits, with single hyphens in between, and no name that
/// Windows keeps for a device.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.len() <= LONGEST
        && !text.is_empty()
        && !is_device(text)
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Whether Windows keeps this name for a device; a file or folder of that name cannot be made there, whatever comes after a dot.
#[must_use]
pub fn is_device(text: &str) -> bool {
    let name = text.split('.').next().unwrap_or(text).trim_end().to_lowercase();
    let numbered = |name: &str| name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).map(str::to_owned);
    let is_number = |rest: &str| matches!(rest, "¹" | "²" | "³") || (rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered(&name).is_some_and(|rest| is_number(&rest))
}

/// Names that steer a host, in whatever folder they lie: files of web servers, and of services that publish sites.
const HOSTS: &[&str] = &[
    "_config.yml",
    "_headers",
    "_redirects",
    "_routes.json",
    "_worker.js",
    "ads.txt",
    "app-ads.txt",
    "cname",
    "firebase.json",
    "netlify.toml",
    "now.json",
    "php.ini",
    "robots.txt",
    "security.txt",
    "staticwebapp.config.json",
    "vercel.json",
    "web.config",
    "wrangler.json",
    "wrangler.jsonc",
    "wrangler.toml",
];

/// Why no published file or folder can have this name, as the messages know it: `hidden`, `host`, `device`, `end` or `sign`. `None` where it can.
#[must_use]
pub fn name_problem(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let is_sign = |c: char| {
        matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '\u{fffd}' | '\u{2028}' | '\u{2029}') || is_refused(c) || c.is_control()
    };
    if name.starts_with('.') {
        Some("hidden")
    } else if HOSTS.contains(&lower.as_str()) {
        Some("host")
    } else if is_device(name) {
        Some("device")
    } else if name.ends_with(['.', ' ']) {
        Some("end")
    } else if name.contains(is_sign) || !refused(name).is_empty() {
        Some("sign")
    } else {
        None
    }
}

/// `text` as a slug: accents off, lower case, everything else a hyphen. Empty where no letter or digit is left. The slug of a slug is itself.
#[must_use]
pub fn slugify(text: &str) -> String {
    plain(text, false)
}

/// `text` as the name of a place on a page: as [`slugify`], but letters of other scripts stay as they are. Of Latin letters both make the same.
#[must_use]
pub fn anchor(text: &str) -> String {
    plain(text, true).nfc().collect()
}

fn plain(text: &str, every_script: bool) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if slug.len() + c.len_utf8() > LONGEST {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            'đ' | 'ð' => slug.push('d'),
            'ħ' => slug.push('h'),
            'ı' => slug.push('i'),
            'þ' => slug.push_str("th"),
            'ß' => slug.push_str("ss"),
            // A combining accent, an apostrophe as in foto's, and what nobody sees leave no hole.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if every_script && (c.is_alphanumeric() || is_combining_mark(c)) => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.floor_char_boundary(LONGEST));
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_become_addresses() {
        assert_eq!(slugify("Wat is het?"), "wat-is-het");
        assert_eq!(slugify("Cliëntoverleg & coördinatie"), "clientoverleg-coordinatie");
        assert_eq!(slugify("W² in foto's"), "w2-in-fotos");
        assert_eq!(slugify("Me\u{ad}tho\u{200b}diek"), "methodiek");
        assert_eq!(slugify("???"), "");
        assert_eq!(slugify("Łódź straße"), "lodz-strasse");
        assert_eq!(anchor("Łódź straße: één"), "lodz-strasse-een");
        for (heading, id) in [("これは何？", "これは何"), ("ガイド 2", "ガイド-2"), ("Что это?", "что-это"), ("क्या है", "क्या-है"), ("???", "")]
        {
            assert_eq!(anchor(heading), id, "{heading}");
        }
        assert!(is_slug("w2-trajectbegeleiding"));
        for bad in ["", "-a", "a--b", "A", "a b", "é", "con", "com1", "a/b", "..", "a.b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn names_that_mean_something_elsewhere_are_refused() {
        for (name, why) in [
            (".htaccess", "hidden"),
            ("_Headers", "host"),
            ("CNAME", "host"),
            ("CON.tar.gz", "device"),
            ("con .png", "device"),
            ("LPT¹.txt", "device"),
            ("CONOUT$", "device"),
            ("a:b.png", "sign"),
            ("a\nb.png", "sign"),
            ("\u{202e}gnp.exe.png", "sign"),
            ("a.", "end"),
            ("a ", "end"),
        ] {
            assert_eq!(name_problem(name), Some(why), "{name}");
        }
        for name in ["foto.png", "één foto (2).JPG", "console.png", "com10.png", "_foto.png", "a.b.c", "日本.png"] {
            assert_eq!(name_problem(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn the_slug_of_a_slug_is_itself(text in "\\PC{0,80}") {
            let slug = slugify(&text);
            prop_assert_eq!(slugify(&slug), slug.clone());
            prop_assert!(slug.is_empty() || is_device(&slug) || is_slug(&slug));
            let id = anchor(&text);
            prop_assert!(!id.contains(char::is_whitespace) && !id.contains(['<', '>', '"', '&', '#']), "{id}");
            prop_assert_eq!(anchor(&id), id.clone());
        }
    }
}
