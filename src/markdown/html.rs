//! HTML: naming what may not come in.

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
