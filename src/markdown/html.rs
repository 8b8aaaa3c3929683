//! HTML: escaping what goes out, and naming what may not come in.

use std::borrow::Cow;

/// `text` as it can stand in HTML text and in a quoted attribute.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'', '\0']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What kind of advice a piece of raw HTML needs; the words stand under SK0301.
pub(super) fn advice(html: &str) -> &'static str {
    let html = html.trim_start();
    if html.starts_with("<!--") {
        return "comment";
    }
    let name: String = html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => "b",
        "i" | "em" => "i",
        "br" => "br",
        "img" | "picture" | "figure" => "img",
        "a" => "a",
        "sub" => "sub",
        "sup" => "sup",
        "p" => "p",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "h",
        "ul" | "ol" | "li" | "dl" | "dt" | "dd" => "list",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => "table",
        "blockquote" | "q" => "quote",
        "code" | "pre" | "kbd" => "code",
        "script" | "iframe" | "object" | "embed" | "video" | "audio" | "form" | "input" | "style" | "link" => "embed",
        _ => "other",
    }
}
