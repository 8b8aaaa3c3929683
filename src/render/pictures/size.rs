//! How wide and high a picture of the content is, so that a page keeps its place free while it loads. Read from its bytes; a picture that cannot be
//! read has no size, and the page shows it as it comes.

use imagesize::ImageType;

/// Width and height in pixels of a PNG, JPEG, GIF, WebP or SVG.
pub(in crate::render) fn of(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = if path.to_ascii_lowercase().ends_with(".svg") {
        of_svg(std::str::from_utf8(bytes).ok()?)?
    } else {
        let kind = imagesize::image_type(bytes).ok()?;
        if !matches!(kind, ImageType::Png | ImageType::Jpeg | ImageType::Gif | ImageType::Webp) {
            return None;
        }
        let size = imagesize::blob_size(bytes).ok()?;
        let size = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        if kind == ImageType::Jpeg && lies_on_its_side(bytes).unwrap_or(false) { (size.1, size.0) } else { size }
    };
    (width > 0 && height > 0).then_some((width, height))
}

/// Whether a photograph is turned a quarter when shown: tag 0x0112 (Orientation) of Exif 3.0, 5 to 8. Cameras write it, and browsers follow it.
fn lies_on_its_side(jpeg: &[u8]) -> Option<bool> {
    const MARK: &[u8] = b"Exif\0\0";
    // The segment is one of the first of the file and at most 64 KiB long.
    let head = jpeg.get(..jpeg.len().min(1 << 17))?;
    let tiff = head.get(head.windows(MARK.len()).position(|window| window == MARK)? + MARK.len()..)?;
    let is_little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..)?.get(..2)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = usize::try_from(if is_little { u32::from_le_bytes(long) } else { u32::from_be_bytes(long) }).ok()?;
    let entries = usize::from(short(first)?);
    let tag = (0..entries).map(|entry| first.saturating_add(2 + 12 * entry)).find(|&at| short(at) == Some(0x0112))?;
    Some((5..=8).contains(&short(tag.saturating_add(8))?))
}

/// The size that an SVG gives, or else that of its view box.
fn of_svg(text: &str) -> Option<(u32, u32)> {
    // Drawing programs write a document type; entities in it are guarded against by the parser.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return None;
    }
    let view: Vec<f64> = root.attribute("viewBox").unwrap_or_default().split([' ', ',', '\n', '\t']).filter_map(|part| part.parse().ok()).collect();
    let view = (view.get(2).copied(), view.get(3).copied());
    let own = |name: &str| root.attribute(name).and_then(pixels);
    let (width, height) = match (own("width"), own("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, (Some(w), Some(h))) if w > 0.0 => (width, width * h / w),
        (None, Some(height), (Some(w), Some(h))) if h > 0.0 => (height * w / h, height),
        (None, None, (Some(w), Some(h))) => (w, h),
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// A length in pixels, after CSS Values 4, section 6.2; `None` for one that depends on where the picture stands.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let at = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    let (number, unit) = length.split_at(at);
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 100 000")]
fn whole(length: f64) -> Option<u32> {
    let length = length.round();
    (1.0..=100_000.0).contains(&length).then_some(length as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn svg(attributes: &str) -> Option<(u32, u32)> {
        of("media/a.svg", format!("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><g/></svg>").as_bytes())
    }

    #[test]
    fn the_size_of_an_svg_is_its_own_or_that_of_its_view() {
        assert_eq!(svg("width=\"640\" height=\"480px\""), Some((640, 480)));
        assert_eq!(svg("width=\"10cm\" height=\"1in\""), Some((378, 96)));
        assert_eq!(svg("viewBox=\"0 0 30.4,20\""), Some((30, 20)));
        assert_eq!(svg("width=\"300\" viewBox=\"0 0 30 20\""), Some((300, 200)));
        assert_eq!(svg("width=\"100%\" height=\"100%\" viewBox=\"0 0 30 20\""), Some((30, 20)));
        for nothing in ["", "width=\"0\" height=\"0\"", "width=\"100%\"", "width=\"-3\" height=\"2\"", "viewBox=\"0 0 NaN 1e999\""] {
            assert_eq!(svg(nothing), None, "{nothing}");
        }
        assert_eq!(of("media/a.svg", b"<html/>"), None);
    }

    #[test]
    fn a_photograph_on_its_side_is_measured_as_it_is_shown() {
        let jpeg = |orientation: u8| {
            let mut bytes = b"\xff\xd8\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
            bytes.push(orientation);
            bytes.extend(b"\0\0\0\0\0\0");
            bytes.extend(b"\xff\xc0\x00\x11\x08\x00\x40\x00\x80\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9");
            bytes
        };
        assert_eq!(of("media/a.jpg", &jpeg(1)), Some((128, 64)));
        assert_eq!(of("media/a.jpg", &jpeg(6)), Some((64, 128)));
    }

    proptest! {
        #[test]
        fn no_bytes_can_make_it_fall(head in prop::sample::select(vec![&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff\xe1", b"Exif\0\0II", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"<svg "]), tail in prop::collection::vec(any::<u8>(), 0..60)) {
            let bytes = [head, &tail].concat();
            of("media/a.png", &bytes);
            of("media/a.svg", &bytes);
            lies_on_its_side(&bytes);
        }
    }
}
