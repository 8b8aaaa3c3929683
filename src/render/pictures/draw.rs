//! The gate to resvg: an SVG of staalkaart's own as a PNG.
//!
//! To draw takes far longer than to make a page, so it is put off: a [`Picture`] is only the SVG, and its path says what the drawing will be. Who
//! has a file of that path from before need not draw again.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::faces::{BODY, DISPLAY};

/// What decides over the bytes beside the SVG. Another version, other settings or other faces: other paths.
const DRAWN_BY: &str = "resvg 0.49.0, png 0.18.1, 1";

/// A picture for other sites to show with a link, of [`Picture::WIDTH`] by [`Picture::HEIGHT`] pixels, not drawn yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    svg: String,
}

impl Picture {
    /// In pixels.
    pub const WIDTH: u16 = 1200;
    /// In pixels.
    pub const HEIGHT: u16 = 630;

    pub(super) fn new(svg: String) -> Self {
        Self { svg }
    }

    /// Where it is published, from the root of the site. Pictures of the same path have the same bytes.
    #[must_use]
    pub fn path(&self) -> String {
        let mut hash = blake3::Hasher::new();
        for part in [DRAWN_BY.as_bytes(), BODY.bytes, DISPLAY.bytes, self.svg.as_bytes()] {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        format!("static/beeld/{}.png", &hash.finalize().to_hex()[..16])
    }

    /// Draws it, as PNG.
    #[must_use]
    pub fn draw(&self) -> Vec<u8> {
        let Some(mut canvas) = Pixmap::new(Self::WIDTH.into(), Self::HEIGHT.into()) else { return Vec::new() };
        canvas.fill(Color::WHITE);
        // The SVG is staalkaart's own and can be read; if it could not, an empty picture is better than no site.
        if let Ok(tree) = Tree::from_str(&self.svg, &OPTIONS) {
            resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
        }
        // The canvas is opaque: without the fourth byte of each pixel nothing is lost.
        let pixels: Vec<u8> = canvas.data().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
        png(&pixels).unwrap_or_default()
    }
}

/// No fonts but the two, and nothing from the disk.
static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut faces = Database::new();
    for face in [&BODY, &DISPLAY] {
        faces.load_font_source(Source::Binary(Arc::new(face.bytes)));
    }
    Options { fontdb: Arc::new(faces), font_family: BODY.family.to_owned(), ..Options::default() }
});

/// Large surfaces of one colour: the settings that were smallest for their time on the shipped catalogue's pictures.
fn png(pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, Picture::WIDTH.into(), Picture::HEIGHT.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_names_the_versions_that_draw() {
        let lock = include_str!("../../../Cargo.lock");
        for part in DRAWN_BY.split(", ").filter(|part| part.contains(' ')) {
            let (name, version) = part.split_once(' ').expect("a name and a version");
            assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")), "{part}: see Cargo.lock");
        }
    }

    #[test]
    fn an_svg_that_cannot_be_read_is_an_empty_picture() {
        assert!(Picture::new("<svg".to_owned()).draw().starts_with(b"\x89PNG"));
    }
}
