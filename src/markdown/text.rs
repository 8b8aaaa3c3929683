//! A text as plain words, a part for each heading: what is searched.

/// The words under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainSection {
    /// Anchor of the heading; empty for what stands above the first.
    pub anchor: String,
    /// The heading.
    pub heading: String,
    /// The words, without marks; a line for each paragraph, item or cell.
    pub text: String,
}

/// Takes the tags out of HTML that [`super::parse()`] wrote.
pub(super) fn sections(html: &str) -> Vec<PlainSection> {
    let mut sections = vec![PlainSection::default()];
    let mut in_heading = false;
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push(&mut sections, in_heading, &rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        let tag = &rest[open + 1..open + close];
        rest = &rest[open + close + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match name.as_bytes() {
            [b'h', b'1'..=b'6'] if tag.starts_with('/') => in_heading = false,
            [b'h', b'1'..=b'6'] => {
                let anchor = tag.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(id, _)| id);
                sections.push(PlainSection { anchor: anchor.to_owned(), ..PlainSection::default() });
                in_heading = true;
            }
            // Words of one line stay together; what begins a block ends the line.
            b"a" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"code" | b"cite" | b"abbr" | b"mark" | b"del" | b"s" | b"sup" | b"sub" => {}
            _ => push(&mut sections, in_heading, "\n"),
        }
    }
    push(&mut sections, in_heading, rest);
    for section in &mut sections {
        section.text = tidy(&section.text);
        section.heading = tidy(&section.heading).replace('\n', " ");
    }
    sections.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    sections
}

fn push(sections: &mut [PlainSection], in_heading: bool, html: &str) {
    let Some(section) = sections.last_mut() else { return };
    let to = if in_heading { &mut section.heading } else { &mut section.text };
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        let entity = ENTITIES.iter().find(|(written, _)| rest[at..].starts_with(written));
        let (written, meant) = entity.copied().unwrap_or(("&", "&"));
        to.push_str(&rest[..at]);
        to.push_str(meant);
        rest = &rest[at + written.len()..];
    }
    to.push_str(rest);
}

/// What [`super::escape`] writes, and what it stands for.
const ENTITIES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];

/// One space between words, one line feed between lines, no space where a citation stood.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.lines() {
        let mut is_first = true;
        for word in line.split_whitespace() {
            if is_first && !tidy.is_empty() {
                tidy.push('\n');
            } else if !is_first && !word.starts_with(['.', ',']) {
                tidy.push(' ');
            }
            tidy.push_str(word);
            is_first = false;
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_begin_sections_and_marks_go() {
        let found =
            sections("<p>Eerst &amp; <em>daarna</em> .</p>\n<h2 id=\"wat\">Wat is het?</h2>\n<ol>\n<li>een</li>\n<li>twee &lt;b&gt;</li>\n</ol>");
        assert_eq!(found[0], PlainSection { text: "Eerst & daarna.".to_owned(), ..PlainSection::default() });
        assert_eq!(found[1], PlainSection { anchor: "wat".to_owned(), heading: "Wat is het?".to_owned(), text: "een\ntwee <b>".to_owned() });
    }
}
