//! Slugs: the names that files, addresses and anchors have.

use unicode_normalization::UnicodeNormalization as _;

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

/// Whether Windows keeps this name for a device; a folder of that name cannot be made there.
#[must_use]
pub fn is_device(text: &str) -> bool {
    let name = text.split('.').next().unwrap_or(text).to_ascii_lowercase();
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul")
        || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name.as_bytes()[3].is_ascii_digit())
}

/// `text` as a slug: accents off, lower case, everything else a hyphen. Empty where no letter or digit is left. The slug of a slug is itself.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if slug.len() >= LONGEST {
            break;
        }
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'ø' => slug.push('o'),
            'ß' => slug.push_str("ss"),
            // A combining accent, and an apostrophe as in foto's, leave no hole.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(LONGEST);
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
        assert_eq!(slugify("???"), "");
        assert!(is_slug("w2-trajectbegeleiding"));
        for bad in ["", "-a", "a--b", "A", "a b", "é", "con", "com1", "a/b", "..", "a.b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_slug_of_a_slug_is_itself(text in "\\PC{0,80}") {
            let slug = slugify(&text);
            prop_assert_eq!(slugify(&slug), slug.clone());
            prop_assert!(slug.is_empty() || is_device(&slug) || is_slug(&slug));
        }
    }
}
