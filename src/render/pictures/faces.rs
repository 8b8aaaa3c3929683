//! The two typefaces of the drawn pictures: their bytes, which characters they have, and how wide a text is.
//!
//! They are part of the program: a picture is the same on every computer, also on one without fonts. Both are under the SIL Open Font License,
//! whose texts lie beside them. They hold Latin letters only.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;

/// A typeface of one weight.
pub(super) struct Face {
    /// Its name, as an SVG names it.
    pub(super) family: &'static str,
    /// Its weight, from 100 to 900.
    pub(super) weight: u16,
    /// A TrueType file.
    pub(super) bytes: &'static [u8],
    /// How wide each character is at size 1.
    widths: LazyLock<BTreeMap<char, f32>>,
}

const BODY_FILE: &[u8] = include_bytes!("fonts/og-body-400.ttf");
const DISPLAY_FILE: &[u8] = include_bytes!("fonts/og-display-700.ttf");

/// For running text.
pub(super) static BODY: Face =
    Face { family: "Atkinson Hyperlegible Next", weight: 400, bytes: BODY_FILE, widths: LazyLock::new(|| widths(BODY_FILE)) };

/// For titles and letters.
pub(super) static DISPLAY: Face =
    Face { family: "Bricolage Grotesque", weight: 700, bytes: DISPLAY_FILE, widths: LazyLock::new(|| widths(DISPLAY_FILE)) };

fn widths(file: &[u8]) -> BTreeMap<char, f32> {
    let Ok(font) = FontRef::new(file) else { return BTreeMap::new() };
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    font.charmap().mappings().filter_map(|(c, glyph)| Some((char::from_u32(c)?, metrics.advance_width(glyph)?))).collect()
}

impl Face {
    /// `text` with single spaces, and without the characters that the face lacks.
    pub(super) fn known(&self, text: &str) -> String {
        let known: String = text.nfc().filter(|c| c.is_whitespace() || self.widths.contains_key(c)).collect();
        known.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How wide `text` is at this size, in the unit of the size. Without kerning, so a little too wide.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().filter_map(|c| self.widths.get(&c)).sum::<f32>() * size
    }

    /// `text` in lines that are no wider than `width`. A word that is wider alone is broken.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                line.push(c);
                if self.width(&line, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// As [`Face::lines`], but at most `most` of them: what is left out shows as `…`.
    pub(super) fn lines_at_most(&self, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
        let mut lines = self.lines(text, size, width);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while !last.is_empty() && self.width(&format!("{last}…"), size) > width {
                    last.pop();
                }
                last.truncate(last.trim_end().len());
                last.push('…');
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_character_without_a_glyph_is_left_out() {
        assert_eq!(DISPLAY.known("Een\u{ad} caf\u{65}\u{301}  👩 \u{200d}in العربية\u{1} Gent"), "Een café in Gent");
        for face in [&BODY, &DISPLAY] {
            assert_eq!(face.known("“Wat nu?” – 5 € à 7 €… →"), "“Wat nu?” – 5 € à 7 €… →");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "\\PC{0,200}", size in 10f32..120.0, width in 100f32..1200.0) {
            let text = DISPLAY.known(&text);
            let lines = DISPLAY.lines(&text, size, width);
            for line in &lines {
                prop_assert!(DISPLAY.width(line, size) <= width || line.chars().count() == 1);
            }
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            let some = DISPLAY.lines_at_most(&text, size, width, 2);
            prop_assert!(some.len() <= 2 && some.iter().all(|line| DISPLAY.width(line, size) <= width || line.chars().count() <= 1));
        }
    }
}
