//! What drawn pictures share: a term as cloth, its pattern, text that fits, numbers as SVG has them.

use serde::{Deserialize, Serialize};

use crate::escape;

/// Patterns that cloth can have.
pub const PATTERNS: &[&str] = &["effen", "strepen", "schuin", "ruit", "stippen", "golf", "kruis"];

/// A term as a piece of cloth.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cloth {
    /// Class that sets its colour.
    pub class: String,
    /// Its letter.
    pub letter: String,
    /// Name of its pattern, one of [`PATTERNS`].
    pub pattern: String,
    /// Title of the term.
    pub title: String,
}

/// Lines of a pattern on a tile, in the units of the picture; `None` for plain cloth.
#[must_use]
pub fn lines(pattern: &str) -> Option<(u8, u8, &'static str)> {
    Some(match pattern {
        "strepen" => (8, 8, "<path d=\"M2 0V8\"/>"),
        "schuin" => (8, 8, "<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\"/>"),
        "ruit" => (10, 10, "<path d=\"M0 0L10 10M0 10L10 0\"/>"),
        "stippen" => (8, 8, "<path d=\"M4 4h.01\" stroke-width=\"3\" stroke-linecap=\"round\"/>"),
        "golf" => (12, 8, "<path d=\"M0 4Q3 0 6 4T12 4\"/>"),
        "kruis" => (9, 9, "<path d=\"M0 4.5H9M4.5 0V9\"/>"),
        _ => return None,
    })
}

/// The definitions of the patterns that these pieces of cloth need, each once, with ids that begin with `prefix`.
#[must_use]
pub fn patterns<'a>(prefix: &str, cloths: impl Iterator<Item = &'a Cloth>) -> String {
    let mut names: Vec<&str> = cloths.map(|cloth| cloth.pattern.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut svg = String::new();
    for name in names {
        svg.push_str(&definition(&format!("{prefix}-{name}"), name, 1).unwrap_or_default());
    }
    svg
}

/// The definition of a pattern, `scale` times as large as it is on a page; `None` for plain cloth.
#[must_use]
pub fn definition(id: &str, pattern: &str, scale: u8) -> Option<String> {
    let (width, height, lines) = lines(pattern)?;
    let larger = if scale > 1 { format!(" patternTransform=\"scale({scale})\"") } else { String::new() };
    Some(format!(
        "<pattern id=\"{}\" width=\"{width}\" height=\"{height}\" patternUnits=\"userSpaceOnUse\"{larger}>\
         <g fill=\"none\" stroke=\"#fff\" stroke-opacity=\".45\" stroke-width=\"1.4\">{lines}</g></pattern>",
        escape(id)
    ))
}

impl Cloth {
    /// Whether it has a pattern, and so needs plain cloth behind what is to be read.
    #[must_use]
    pub fn is_patterned(&self) -> bool {
        lines(&self.pattern).is_some()
    }

    /// A shape in this cloth: the colour, and above it the pattern. `shape` is an element without its end, such as `<circle r="4"`.
    #[must_use]
    pub fn shape(&self, prefix: &str, shape: &str) -> String {
        format!("{}{}", self.plain(shape), self.pattern(prefix, shape))
    }

    /// The pattern alone, as a shape above the colour; nothing for plain cloth.
    #[must_use]
    pub fn pattern(&self, prefix: &str, shape: &str) -> String {
        if self.is_patterned() { format!("{shape} fill=\"url(#{}-{})\"/>", escape(prefix), self.pattern) } else { String::new() }
    }

    /// Plain cloth behind what is to be read, where there is a pattern to cover.
    #[must_use]
    pub fn ground(&self, shape: &str) -> String {
        if self.is_patterned() { self.plain(shape) } else { String::new() }
    }

    /// A shape in the colour of this cloth without its pattern, where a letter or a word has to be read.
    #[must_use]
    pub fn plain(&self, shape: &str) -> String {
        format!("{shape} class=\"cloth {}\"/>", escape(&self.class))
    }
}

/// A number with at most two decimals. By whole numbers: the printing of floating ones would be 10 kB of the engine for the browser.
#[must_use]
pub fn number(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture; a number without end becomes the last one there is")]
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        tenths if tenths % 10 == 0 => format!("{sign}{whole}.{}", tenths / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// About how wide a text is in a sans serif, in units of its size: a picture cannot measure.
#[must_use]
pub fn width(text: &str) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')' | ' ' | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' => 0.92,
        _ if c.is_uppercase() => 0.68,
        _ if c > '\u{2e7f}' => 1.1,
        _ => 0.57,
    };
    // Measured: titles in Atkinson Hyperlegible take 0.91 to 0.99 of this, in DejaVu Sans, the widest fallback, 1.03 to 1.13.
    text.chars().map(of).sum::<f64>() * 0.94
}

/// A text in at most `most` lines of `room`, and the size at which they fit: as large as goes between `sizes`. What does not fit at the smallest
/// size ends in `…`.
#[must_use]
pub fn fit(text: &str, room: f64, most: usize, sizes: (f64, f64)) -> (Vec<String>, f64) {
    let (small, large) = sizes;
    let mut size = large;
    loop {
        let (lines, whole) = wrap(text, room / size, most);
        if whole || size <= small {
            return (lines, size);
        }
        size = (size - 0.5).max(small);
    }
}

/// Breaks a text between words and after hyphens; also says whether all of it is there.
fn wrap(text: &str, room: f64, most: usize) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut whole = true;
    for piece in pieces(text) {
        let count = lines.len();
        match lines.last_mut() {
            Some(last) if count == most || width(&format!("{last}{}", piece.trim_end())) <= room => last.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    for line in &mut lines {
        let trimmed = line.trim();
        if width(trimmed) <= room {
            *line = trimmed.to_owned();
        } else {
            whole = false;
            *line = cut(trimmed, room);
        }
    }
    (lines, whole)
}

/// A text in the pieces that can begin a line.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '/']).filter(|piece| !piece.is_empty())
}

/// As much of a text as fits, with `…` at the end.
fn cut(text: &str, room: f64) -> String {
    let mut short = String::new();
    for c in text.chars() {
        if width(&short) + width(&c.to_string()) + width("…") > room {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Reads a picture as XML: fails where it is none. Returns its text, by element.
    pub(crate) fn read(svg: &str) -> Vec<(String, String)> {
        use quick_xml::events::Event;
        let mut reader = quick_xml::Reader::from_str(svg);
        let mut open: Vec<String> = Vec::new();
        let mut texts = Vec::new();
        let mut put = |open: &[String], text: &str| {
            if let Some(name) = open.last() {
                match texts.last_mut() {
                    Some((last, before)) if last == name && !text.is_empty() => {
                        let before: &mut String = before;
                        before.push_str(text);
                    }
                    _ => texts.push((name.clone(), text.to_owned())),
                }
            }
        };
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) => {
                    for attribute in tag.attributes() {
                        attribute.expect("an attribute").unescape_value().expect("escaped");
                    }
                    open.push(String::from_utf8_lossy(tag.name().as_ref()).into_owned());
                    put(&open, "");
                }
                Event::Empty(tag) => {
                    for attribute in tag.attributes() {
                        attribute.expect("an attribute").unescape_value().expect("escaped");
                    }
                }
                Event::End(_) => {
                    open.pop();
                }
                Event::Text(text) => put(&open, &text.decode().expect("text")),
                Event::GeneralRef(reference) => {
                    let c = match reference.decode().expect("a name").as_ref() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "#39" => "'",
                        other => panic!("&{other};"),
                    };
                    put(&open, c);
                }
                Event::Eof => break,
                other => panic!("{other:?}"),
            }
        }
        assert!(open.is_empty(), "{open:?}");
        assert!(!svg.contains("style") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        texts
    }

    #[test]
    fn a_text_takes_the_largest_size_that_fits_and_says_where_it_was_cut() {
        assert_eq!(fit("Positief", 200.0, 1, (10.0, 18.0)), (vec!["Positief".to_owned()], 18.0));
        let (lines, size) = fit("Politiek-maatschappelijk", 100.0, 2, (10.0, 18.0));
        assert_eq!(lines, ["Politiek-", "maatschappelijk"]);
        assert!((10.0..18.0).contains(&size), "{size}");
        let (lines, _) = fit("Een heel lange naam die nergens past", 50.0, 1, (10.0, 18.0));
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with("Een ") && lines[0].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn numbers_are_short_and_never_minus_nothing() {
        assert_eq!([1.0, 1.005, -0.001, 12.5, -0.25, 3.07].map(number), ["1", "1", "0", "12.5", "-0.25", "3.07"]);
    }
}
