//! Whether an SVG of the content is a drawing and nothing else.
//!
//! A browser that opens an SVG by its own address runs what is in it, with the rights of the site. So only what draws is taken: a list of elements, no
//! handlers, and references that stay in the file. Nothing is cleaned away: what cannot stay is a problem at its place. Not here: the size of a drawing
//! ([`crate::render`]).

use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

/// Why an SVG cannot be published, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// What it is, as the messages know it.
    pub(super) what: &'static str,
    /// Its name, or what the parser said.
    pub(super) name: String,
}

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";
/// Those of `xml:` and `xlink:`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// The elements that draw (SVG 2, appendix F), without scripts, animations, links to other documents and `foreignObject`.
const ELEMENTS: &[&str] = &[
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "flowPara",
    "flowRegion",
    "flowRoot",
    "flowSpan",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mesh",
    "meshgradient",
    "meshpatch",
    "meshrow",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "solidcolor",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
];

/// Namespaces in which drawing programs keep notes for themselves. No browser knows them, so nothing in them does anything.
const NOTES: &[&str] = &[
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/DTD/",
    "http://inkscape.sourceforge.net/DTD/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "adobe:ns:meta/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.figma.com/figma/ns",
    "http://www.serif.com/",
    "http://vectornator.io",
    "http://krita.org/namespaces/",
    "https://boxy-svg.com",
    "http://www.openswatchbook.org/",
    "http://schemas.microsoft.com/visio/",
    "http://xml.openoffice.org/svg/export",
    "http://sun.com/2000/",
    "http://iptc.org/std/",
];

/// Pictures that may stand in the file itself.
const PICTURES: &[&str] =
    &["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

/// More nodes than any drawing has.
const MOST_NODES: u32 = 500_000;
/// So many findings are enough to mend a file by.
const MOST: usize = 20;

/// What keeps this SVG from being published.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let shift = |range: Range<usize>| start + range.start..start + range.end;
    let body = &text[start..];
    let mut found = Vec::new();
    match prolog(body) {
        Ok(allow_dtd) => match Document::parse_with_options(body, ParsingOptions { allow_dtd, nodes_limit: MOST_NODES, ..ParsingOptions::default() })
        {
            Ok(document) => {
                for node in document.descendants() {
                    check(node, body, &mut found);
                    // The rest of another kind of document is no news.
                    if found.last().is_some_and(|finding| finding.what == "root") {
                        break;
                    }
                }
            }
            Err(error) => {
                let at = byte(body, error.pos());
                found.push(Finding { range: at..at, what: "syntax", name: error.to_string() });
            }
        },
        Err(finding) => found.push(finding),
    }
    found.truncate(MOST);
    found.into_iter().map(|finding| Finding { range: shift(finding.range), ..finding }).collect()
}

/// The byte of a place that the parser counts in lines and characters.
fn byte(text: &str, place: roxmltree::TextPos) -> usize {
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    let line = std::iter::once(0).chain(lines).nth(place.row.saturating_sub(1) as usize).unwrap_or(text.len());
    text[line..].char_indices().nth(place.col.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| line + at)
}

/// Looks at what stands before the first element, and says whether there is a document type. Refused are another encoding, and a document type that
/// declares anything; that of the W3C declares nothing, and programs that draw graphs write it.
fn prolog(text: &str) -> Result<bool, Finding> {
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let finding = |length: usize, what| Err(Finding { range: at..at + length, what, name: String::new() });
        if rest.starts_with("<?") {
            let length = rest.find("?>").map_or(rest.len(), |end| end + 2);
            let lower = rest[..length].to_ascii_lowercase();
            if lower.starts_with("<?xml") && lower.contains("encoding") && !lower.contains("utf-8") && !lower.contains("us-ascii") {
                return finding(length, "encoding");
            }
            at += length;
        } else if rest.starts_with("<!--") {
            at += rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let words: Vec<&str> = rest[..rest.find('>').unwrap_or(rest.len())].split('"').collect();
            let is_known = matches!(words.as_slice(), [start, public, between, system, end]
                if start.split_whitespace().eq(["<!DOCTYPE", "svg", "PUBLIC"]) && public.starts_with("-//W3C//DTD SVG ") && between.trim().is_empty()
                    && system.starts_with("http://www.w3.org/") && end.trim().is_empty());
            return if is_known { Ok(true) } else { finding(9, "doctype") };
        } else {
            return Ok(false);
        }
    }
}

fn check(node: Node<'_, '_>, text: &str, found: &mut Vec<Finding>) {
    if found.len() >= MOST {
        return;
    }
    let mut push = |range: Range<usize>, what, name: &str| found.push(Finding { range, what, name: name.to_owned() });
    match node.node_type() {
        NodeType::Element => {}
        NodeType::PI => {
            let target = node.pi().map_or("", |pi| pi.target);
            if target != "xpacket" {
                push(node.range().start..node.range().start + 2 + target.len(), "instruction", target);
            }
            return;
        }
        NodeType::Root | NodeType::Comment | NodeType::Text => return,
    }
    let name = node.tag_name().name();
    let tag = {
        let start = node.range().start;
        let length = text[start + 1..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or_default();
        start..start + 1 + length
    };
    let namespace = node.tag_name().namespace().unwrap_or_default();
    let is_first = node.parent().is_some_and(|parent| parent.is_root());
    if is_first && (namespace != SVG || name != "svg") {
        push(tag, "root", name);
        return;
    }
    if namespace == SVG && !ELEMENTS.contains(&name) || namespace != SVG && !is_note(namespace) {
        push(tag, "element", name);
    } else if namespace == SVG && name == "style" {
        let css: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
        if let Some(what) = css_problem(&css) {
            push(tag, what, "style");
        }
    }
    for attribute in node.attributes() {
        if let Some(what) = attribute_problem(node, &attribute) {
            push(attribute.range(), what, attribute.name());
        }
    }
}

fn is_note(namespace: &str) -> bool {
    NOTES.iter().any(|known| namespace.starts_with(known))
}

fn attribute_problem(node: Node<'_, '_>, attribute: &Attribute<'_, '_>) -> Option<&'static str> {
    let name = attribute.name();
    let lower = name.to_ascii_lowercase();
    match attribute.namespace() {
        None if lower.starts_with("on") => Some("handler"),
        Some(XLINK) | None if lower == "href" => (!stays_here(node, attribute.value())).then_some("reference"),
        None if lower == "src" || lower == "srcset" || lower == "ping" => Some("reference"),
        // Nothing reads these but scripts, and readers of the screen.
        None if lower.starts_with("data-") || lower.starts_with("aria-") => None,
        None => css_problem(attribute.value()),
        Some(XLINK) => None,
        Some(XML) => (name == "base").then_some("reference"),
        Some(namespace) => (!is_note(namespace)).then_some("attribute"),
    }
}

/// Whether a reference leads to a part of the same file, or holds a picture itself.
fn stays_here(node: Node<'_, '_>, reference: &str) -> bool {
    let reference = reference.trim_matches([' ', '\t', '\n', '\r']);
    if reference.is_empty() || reference.starts_with('#') {
        return true;
    }
    let Some(head) = reference.get(..reference.find(',').map_or(0, |comma| comma + 1)) else { return false };
    matches!(node.tag_name().name(), "image" | "feImage") && PICTURES.contains(&head.to_ascii_lowercase().as_str())
}

/// What in a style sheet, or in the value of an attribute, leads out of the file. A backslash can hide any word, so it is refused as well.
fn css_problem(css: &str) -> Option<&'static str> {
    if !css.contains(['(', '@', '\\', ':']) {
        return None;
    }
    let lower = css.to_ascii_lowercase();
    if lower.contains('\\') {
        return Some("escape");
    }
    if ["@import", "image(", "image-set(", "src(", "expression(", "-moz-binding", "behavior:", "script:"].iter().any(|word| lower.contains(word)) {
        return Some("reference");
    }
    let leads_out = |(at, word): (usize, &str)| {
        let target = lower[at + word.len()..].trim_start().trim_start_matches(['"', '\'']).trim_start();
        !target.starts_with('#')
    };
    lower.match_indices("url(").any(leads_out).then_some("reference")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whats(inner: &str) -> Vec<&'static str> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>");
        findings(&text).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn what_runs_or_leads_out_is_found() {
        for (inner, what) in [
            ("<script>alert(1)</script>", "element"),
            ("<g xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></g>", "element"),
            ("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>", "element"),
            ("<foreignObject/>", "element"),
            ("<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>", "element"),
            ("<set attributeName=\"onclick\" to=\"alert(1)\"/>", "element"),
            ("<handler/>", "element"),
            ("<g onload=\"alert(1)\"/>", "handler"),
            ("<g oNclick=\"alert(1)\"/>", "handler"),
            ("<a href=\"javascript:alert(1)\"/>", "reference"),
            ("<a xlink:href=\" java&#10;script:alert(1)\"/>", "reference"),
            ("<a href=\"//evil.example/\"/>", "reference"),
            ("<use href=\"other.svg#a\"/>", "reference"),
            ("<use href=\"data:image/svg+xml;base64,AAAA#a\"/>", "reference"),
            ("<use href=\"data:image/png;base64,AAAA\"/>", "reference"),
            ("<image href=\"data:image/svg+xml,&lt;svg/>\"/>", "reference"),
            ("<image href=\"https://evil.example/a.png\"/>", "reference"),
            ("<g style=\"background:url(https://evil.example/)\"/>", "reference"),
            ("<g fill=\"URL( 'https://evil.example/#a')\"/>", "reference"),
            ("<g fill=\"u\\72l(https://evil.example/)\"/>", "escape"),
            ("<style>@import 'https://evil.example/a.css';</style>", "reference"),
            ("<style>@im<!-- x -->port 'a.css';</style>", "reference"),
            ("<style><![CDATA[a{background:image-set('https://evil.example/a' 1x)}]]></style>", "reference"),
            ("<style>@font-face{font-family:a;src:url(a.woff2)}</style>", "reference"),
            ("<g xml:base=\"https://evil.example/\"/>", "reference"),
            ("<g xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"click\"/>", "attribute"),
            ("<?xml-stylesheet href=\"a.xsl\"?>", "instruction"),
            ("<g>", "syntax"),
            ("&evil;", "syntax"),
        ] {
            assert_eq!(whats(inner).first(), Some(&what), "{inner}");
        }
        for (text, what) in [
            ("<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>", "root"),
            ("<svg/>", "root"),
            ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "doctype"),
            ("<!DOCTYPE svg SYSTEM \"https://evil.example/a.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "doctype"),
            (
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [<!ENTITY a \"b\">]><svg/>",
                "doctype",
            ),
            ("<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "encoding"),
            ("<?xml-stylesheet href=\"a.xsl\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "instruction"),
            ("", "syntax"),
        ] {
            assert_eq!(findings(text).first().map(|finding| finding.what), Some(what), "{text}");
        }
    }

    #[test]
    fn what_draws_is_taken() {
        let drawing = concat!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Generator -->\n",
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" viewBox=\"0 0 9 9\" xml:space=\"preserve\">",
            "<title>Eén & twee</title><i:perspective i:vp=\"C:\\x\" onload=\"not a handler\"/>",
            "<defs><linearGradient id=\"g\"><stop style=\"stop-color:#123\"/></linearGradient><style>.a{fill:url(#g);font:12px 'Arial'} /* x: y */</style></defs>",
            "<g data-name=\"a\\b\" fill=\"url('#g')\" clip-path=\"url(#c)\"><use xlink:href=\"#g\"/><a href=\"#g\"><text class=\"a\">script: url(x)</text></a></g>",
            "<image xlink:href=\"data:image/png;base64,iVBORw0KGgo=\"/></svg>"
        )
        .replace("Eén & twee", "Eén &amp; twee");
        let drawing = drawing.replace(" onload=\"not a handler\"", "");
        assert_eq!(findings(&drawing), []);
    }

    proptest! {
        #[test]
        fn every_finding_lies_in_the_text(pieces in proptest::collection::vec(prop_oneof![
            Just("<svg xmlns=\"http://www.w3.org/2000/svg\">"), Just("</svg>"), Just("<g"), Just(">"), Just("/>"), Just(" onload=\"é\""), Just("<?x é?>"), Just("<!--"), Just("-->"),
            Just("<!DOCTYPE svg ["), Just("é"), Just("\n"), Just("\u{feff}"), Just("<![CDATA["), Just("]]>"), Just("&a;"), Just("<é:a>"), Just(" href='x'"), Just("\""), Just("<style>@import"),
        ], 0..20)) {
            let text = pieces.concat();
            for Finding { range, .. } in findings(&text) {
                prop_assert!(range.start <= range.end && text.get(range.clone()).is_some(), "{:?} of {:?}", range, text);
            }
        }
    }
}
