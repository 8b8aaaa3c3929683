//! What a file has to be before it is published as it is: under a name that means nothing to a host or a system, and with the content that its name promises.

use super::svg;
use crate::diagnostics::Code;
use crate::model::slug::name_problem;

/// A problem of a file that is read: the code, the bytes that it is about, and the values of its message.
pub(super) type Problem = (Code, std::ops::Range<usize>, Vec<(&'static str, String)>);

/// Whether a file is published as it is, under its own name.
pub(super) fn is_published(path: &str) -> bool {
    path.starts_with("content/media/") || (path.starts_with("themes/") && path.split('/').nth(2) == Some("static"))
}

/// The part of a published file's path that it cannot have, if there is one.
pub(super) fn name(path: &str) -> Option<Problem> {
    let (part, why) = path.split('/').find_map(|part| Some((part, name_problem(part)?)))?;
    Some((Code::PublishedName, 0..0, vec![("name", super::characters::shown(part).into_owned()), ("why", why.to_owned())]))
}

/// What is wrong with the content of a picture or document, and the text that this is about, where it is one.
pub(super) fn content(path: &str, bytes: &[u8]) -> (String, Vec<Problem>) {
    let extension = path.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase());
    if extension != "svg" {
        let found = if begins_as_page(bytes) { vec![(Code::DisguisedFile, 0..0, vec![("extension", extension)])] } else { Vec::new() };
        return (String::new(), found);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let at = error.valid_up_to();
            let end = text.ceil_char_boundary((at + 1).min(text.len()));
            return (text, vec![(Code::NotUtf8, at..end, Vec::new())]);
        }
    };
    let found: Vec<Problem> = svg::findings(text)
        .into_iter()
        .map(|svg::Finding { range, what, name }| {
            let code = if what == "root" { Code::DisguisedFile } else { Code::UnsafeSvg };
            let args = if what == "root" { vec![("extension", extension.clone())] } else { vec![("what", what.to_owned()), ("name", name)] };
            (code, range, args)
        })
        .collect();
    (if found.is_empty() { String::new() } else { text.to_owned() }, found)
}

/// How a web page or an SVG begins (WHATWG MIME Sniffing, section 7.1, and SVG).
const BEGINNINGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a ",
    "<a>",
    "<style",
    "<title",
    "<b>",
    "<b ",
    "<body",
    "<br",
    "<p>",
    "<p ",
    "<!--",
    "<?xml",
    "<svg",
    "<!doctype svg",
    "<math",
];

/// Whether somebody who goes by the content, as some hosts and browsers do, takes these bytes for a web page.
fn begins_as_page(bytes: &[u8]) -> bool {
    // Byte-order marks, and the zeros of UTF-16 in between.
    let head: Vec<u8> = bytes.iter().take(1024).copied().filter(|byte| !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff)).collect();
    let head = head.trim_ascii_start().to_ascii_lowercase();
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_pages_are_known_under_any_name() {
        let wide: Vec<u8> = "\u{feff}<script>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for page in [b"\n <!DOCTYPE HTML>".as_slice(), b"\xef\xbb\xbf<svg onload=x>", b"<ScRiPt>", b"<!-- x --><b>", &wide] {
            assert_eq!(content("content/media/a.png", page).1[0].0, Code::DisguisedFile, "{page:?}");
        }
        for picture in [b"\x89PNG\r\n\x1a\n<script>".as_slice(), b"\xff\xd8\xff\xe0", b"naam;<b>", b"", b"< 5 minuten"] {
            assert!(content("content/media/a.csv", picture).1.is_empty(), "{picture:?}");
        }
    }
}
