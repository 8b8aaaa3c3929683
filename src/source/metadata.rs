//! What a camera, a phone or a program wrote beside the picture is taken out of it: where it was made, with which device, by whom, earlier versions of
//! it. It happens where the file is read, so that nothing later can publish it.
//!
//! JPEG, PNG and WebP are gone through piece by piece; what belongs to the picture stays as it is, byte for byte, and so does a file with nothing
//! beside it. Kept are the colour profile, and which side is up. Where a file is not built as it should be, what follows stays as it is, or goes
//! where it could hold such data. Not here: other kinds of picture, and documents.

use std::borrow::Cow;

/// The picture without what stands beside it.
pub(super) fn without(bytes: &[u8]) -> Cow<'_, [u8]> {
    let clean = if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)
    } else {
        None
    };
    clean.filter(|clean| clean.as_slice() != bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// The two or four bytes at a place as a number, the large part first.
fn big(bytes: &[u8], at: usize, count: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(count)?)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// What stands behind the place where a file is no longer built as it should be; nothing, where it could hold what is to be taken out.
fn rest(bytes: &[u8], at: usize) -> &[u8] {
    let marks: [&[u8]; 8] = [b"Exif", b"eXIf", b"EXIF", b"http://ns.adobe.com", b"Photoshop 3.0", b"tEXt", b"iTXt", b"zTXt"];
    let rest = bytes.get(at..).unwrap_or_default();
    let holds = |mark: &&[u8]| rest.windows(mark.len()).any(|part| part == *mark);
    if marks.iter().any(holds) { &[] } else { rest }
}

/// JPEG (ITU-T T.81): segments, each with a marker and a length, and between them the picture's data.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut photo = Photo { out: bytes.get(..2)?.to_vec(), at: 2, orientation: None, place: 2 };
    if photo.segments(bytes).is_none() {
        photo.out.extend_from_slice(rest(bytes, photo.at));
    }
    if let Some(orientation) = photo.orientation {
        let exif = exif(orientation);
        let length = u16::try_from(exif.len() + 8).unwrap_or_default().to_be_bytes();
        let segment = [&[0xff, 0xe1], length.as_slice(), b"Exif\0\0", &exif].concat();
        photo.out.splice(photo.place..photo.place, segment);
    }
    Some(photo.out)
}

/// A JPEG that is gone through.
struct Photo {
    out: Vec<u8>,
    /// How far it was read.
    at: usize,
    orientation: Option<u8>,
    /// Where the orientation goes: behind the JFIF segment, which has to be the first.
    place: usize,
}

impl Photo {
    /// To the end of the picture; `None` where it is not built as it should be.
    fn segments(&mut self, bytes: &[u8]) -> Option<()> {
        loop {
            // Fill bytes may stand before a marker.
            let marker_at = self.at + bytes.get(self.at..)?.iter().take_while(|byte| **byte == 0xff).count().checked_sub(1)?;
            let marker = *bytes.get(marker_at + 1)?;
            if marker == 0xd9 {
                // Behind the end of the picture a phone hangs a film, or more pictures.
                self.out.extend_from_slice(&bytes[self.at..marker_at + 2]);
                return Some(());
            }
            let length = big(bytes, marker_at + 2, 2).filter(|length| *length >= 2)?;
            let segment = bytes.get(marker_at + 4..marker_at + 2 + length)?;
            let end = marker_at + 2 + length;
            let keeps = match marker {
                // JFIF, without the small picture that its extension may hold.
                0xe0 => segment.starts_with(b"JFIF\0"),
                0xe2 => segment.starts_with(b"ICC_PROFILE\0"),
                // How the colours are coded.
                0xee => segment.starts_with(b"Adobe"),
                0xe1..=0xef | 0xfe => false,
                _ => true,
            };
            if let Some(exif) = segment.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xe1) {
                self.orientation = self.orientation.or_else(|| turned(exif));
            }
            if keeps {
                self.out.extend_from_slice(&bytes[self.at..end]);
                if marker == 0xe0 && self.place == 2 {
                    self.place = self.out.len();
                }
            }
            self.at = end;
            if marker == 0xda {
                // The data of a scan runs to the next marker that is no restart.
                let data = bytes.get(self.at..)?;
                let is_marker = |pair: &[u8]| pair[0] == 0xff && pair[1] != 0 && pair[1] != 0xff && !(0xd0..=0xd7).contains(&pair[1]);
                let length = data.windows(2).position(is_marker).unwrap_or(data.len());
                self.out.extend_from_slice(&data[..length]);
                self.at += length;
                if self.at == bytes.len() {
                    return Some(());
                }
            }
        }
    }
}

/// PNG (third edition): chunks, each with a length, a name and a checksum. Those that say how the picture looks stay.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: &[&[u8; 4]] = &[
        b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL",
        b"fdAT",
    ];
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&bytes[..8]);
    let mut at = 8;
    loop {
        let read = || {
            let length = big(bytes, at, 4)?;
            let end = at.checked_add(12)?.checked_add(length)?;
            Some((length, bytes.get(at + 4..at + 8)?, end, bytes.get(at..end)?))
        };
        let Some((length, name, end, chunk)) = read() else {
            out.extend_from_slice(rest(bytes, at));
            return Some(out);
        };
        // A capital at the beginning: no picture without it.
        if name[0].is_ascii_uppercase() || KEPT.iter().any(|kept| *kept == name) {
            out.extend_from_slice(chunk);
        } else if name == b"eXIf"
            && let Some(orientation) = turned(&chunk[8..8 + length])
        {
            let exif = exif(orientation);
            let named = [b"eXIf".as_slice(), &exif].concat();
            out.extend_from_slice(&u32::try_from(exif.len()).unwrap_or_default().to_be_bytes());
            out.extend_from_slice(&named);
            let mut sum = flate2::Crc::new();
            sum.update(&named);
            out.extend_from_slice(&sum.sum().to_be_bytes());
        }
        at = end;
        if name == b"IEND" {
            return Some(out);
        }
    }
}

/// WebP (RFC 9649): chunks in a RIFF file, the first of which may say what others there are.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
    let small = |at: usize| Some(usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).unwrap_or(usize::MAX));
    let whole = small(4)?.saturating_add(8).min(bytes.len());
    let mut out = Vec::with_capacity(whole);
    out.extend_from_slice(&bytes[..12]);
    let mut at = 12;
    let mut flags = None;
    let mut has_exif = false;
    while at < whole {
        let read = || {
            let length = small(at + 4)?;
            let end = at.checked_add(8)?.checked_add(length)?;
            Some((bytes.get(at..at + 4)?, length, bytes.get(at + 8..end)?, end.checked_add(length % 2)?.min(bytes.len())))
        };
        let Some((name, length, data, end)) = read() else {
            out.extend_from_slice(rest(&bytes[..whole], at));
            break;
        };
        if name == b"VP8X" && length > 0 && flags.is_none() {
            flags = Some(out.len() + 8);
        }
        if KEPT.iter().any(|kept| *kept == name) {
            out.extend_from_slice(bytes.get(at..end)?);
        } else if name == b"EXIF"
            && !has_exif
            && let Some(orientation) = turned(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
        {
            let exif = exif(orientation);
            out.extend_from_slice(b"EXIF");
            out.extend_from_slice(&u32::try_from(exif.len()).unwrap_or_default().to_le_bytes());
            out.extend_from_slice(&exif);
            has_exif = true;
        }
        at = end;
    }
    if let Some(flags) = flags {
        // Bit 2 says that there is XMP, bit 3 that there is Exif.
        out[flags] = out[flags] & !0b1100 | if has_exif { 0b1000 } else { 0 };
    }
    let size = u32::try_from(out.len() - 8).ok()?.to_le_bytes();
    out[4..8].copy_from_slice(&size);
    Some(out)
}

/// Which side of a photograph is up, where the Exif data says that it is not the upper one: tag 0x0112 (Orientation) of Exif 3.0, 2 to 8.
fn turned(tiff: &[u8]) -> Option<u8> {
    let is_little = tiff.starts_with(b"II");
    if !is_little && !tiff.starts_with(b"MM") {
        return None;
    }
    let number = |at: usize, count: usize| {
        let part = tiff.get(at..at.checked_add(count)?)?;
        let add = |number: usize, byte: &u8| number << 8 | usize::from(*byte);
        Some(if is_little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    };
    let first = number(4, 4)?;
    let count = number(first, 2)?;
    let entry = (0..count).map(|entry| first.saturating_add(2 + 12 * entry)).find(|at| number(*at, 2) == Some(0x0112))?;
    u8::try_from(number(entry.checked_add(8)?, 2)?).ok().filter(|side| (2..=8).contains(side))
}

/// Exif data that says which side is up, and nothing else.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker], length.as_slice(), data].concat()
    }

    /// Exif data with an orientation and a place on earth.
    fn exif_of(orientation: u8, little: bool) -> Vec<u8> {
        let short = |number: u16| if little { number.to_le_bytes() } else { number.to_be_bytes() };
        let long = |number: u32| if little { number.to_le_bytes() } else { number.to_be_bytes() };
        let mut tiff = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
        tiff.extend(long(8));
        tiff.extend(short(2));
        for (tag, value) in [(0x0112, u16::from(orientation)), (0x8825, 7)] {
            tiff.extend(short(tag));
            tiff.extend(short(3));
            tiff.extend(long(1));
            tiff.extend(short(value));
            tiff.extend([0, 0]);
        }
        tiff.extend(long(0));
        tiff.extend(b"51.0543N 3.7174E");
        tiff
    }

    fn photo(beside: &[Vec<u8>]) -> Vec<u8> {
        let frame = segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        let scan = segment(0xda, &[1, 1, 0, 0, 63, 0]);
        let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        let icc = segment(0xe2, b"ICC_PROFILE\0\x01\x01profile");
        [b"\xff\xd8".to_vec(), jfif, beside.concat(), icc, frame, scan, b"\x12\xff\0\x34\xff\xd0\x56".to_vec(), b"\xff\xd9".to_vec()].concat()
    }

    #[test]
    fn a_photograph_keeps_colours_and_the_side_that_is_up_and_loses_place_and_camera() {
        let plain = photo(&[]);
        assert_eq!(without(&plain), Cow::Borrowed(plain.as_slice()), "nothing beside it");
        for little in [true, false] {
            let exif_data = [b"Exif\0\0".to_vec(), exif_of(6, little)].concat();
            let xmp = segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS</x:xmpmeta>");
            let iptc = segment(0xed, b"Photoshop 3.0\0An Peeters");
            let remark = segment(0xfe, b"Made by Els");
            let mut taken = photo(&[segment(0xe1, &exif_data), xmp, iptc, remark]);
            taken.extend(b"\xff\xd8\xff\xe1film");
            let clean = without(&taken).into_owned();
            for secret in [b"51.0543N".as_slice(), b"xmpmeta", b"An Peeters", b"Made by Els", b"film"] {
                assert!(!clean.windows(secret.len()).any(|part| part == secret), "{}", String::from_utf8_lossy(secret));
            }
            assert!(clean.windows(11).any(|part| part == b"ICC_PROFILE"));
            assert!(clean.ends_with(b"\x12\xff\0\x34\xff\xd0\x56\xff\xd9"));
            let at = clean.windows(6).position(|part| part == b"Exif\0\0").expect("which side is up");
            assert_eq!(turned(&clean[at + 6..]), Some(6));
            assert_eq!(without(&clean), Cow::Borrowed(clean.as_slice()), "once is enough");
            assert_eq!(clean.len(), plain.len() + 4 + 6 + exif(6).len());
        }
        let upright = photo(&[segment(0xe1, &[b"Exif\0\0".to_vec(), exif_of(1, true)].concat())]);
        assert_eq!(without(&upright), Cow::Owned::<[u8]>(plain), "the upper side is up: nothing to say");
    }

    fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
        let mut sum = flate2::Crc::new();
        sum.update(name);
        sum.update(data);
        [&u32::try_from(data.len()).expect("short").to_be_bytes(), name, data, &sum.sum().to_be_bytes()].concat()
    }

    #[test]
    fn a_png_keeps_what_shows() {
        let file = |beside: &[Vec<u8>]| {
            let head = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), chunk(b"gAMA", &[0, 0, 0xb1, 0x8f])];
            [head.concat(), beside.concat(), chunk(b"IDAT", b"x"), chunk(b"IEND", b"")].concat()
        };
        let plain = file(&[]);
        assert_eq!(without(&plain), Cow::Borrowed(plain.as_slice()));
        let mut taken = file(&[
            chunk(b"tEXt", b"Author\0An"),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>"),
            chunk(b"tIME", &[7; 7]),
            chunk(b"eXIf", &exif_of(1, false)),
        ]);
        taken.extend(b"more");
        assert_eq!(without(&taken), Cow::Owned::<[u8]>(plain));
        let turned_file = without(&file(&[chunk(b"eXIf", &exif_of(8, true))])).into_owned();
        assert_eq!(turned_file, file(&[chunk(b"eXIf", &exif(8))]), "with the right checksum");
    }

    #[test]
    fn a_webp_says_no_longer_that_there_is_more() {
        let riff = |chunks: &[Vec<u8>]| {
            let data = chunks.concat();
            [b"RIFF".to_vec(), u32::try_from(data.len() + 4).expect("short").to_le_bytes().to_vec(), b"WEBP".to_vec(), data].concat()
        };
        let part = |name: &[u8], data: &[u8]| {
            let mut part = [name, &u32::try_from(data.len()).expect("short").to_le_bytes(), data].concat();
            part.extend(vec![0; data.len() % 2]);
            part
        };
        let picture = part(b"VP8 ", b"abc");
        let head = |flags: u8| part(b"VP8X", &[flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
        let taken = riff(&[head(0b10_1100), part(b"ICCP", b"p"), picture.clone(), part(b"EXIF", &exif_of(1, true)), part(b"XMP ", b"<x/>")]);
        assert_eq!(without(&taken), Cow::Owned::<[u8]>(riff(&[head(0b10_0000), part(b"ICCP", b"p"), picture.clone()])));
        let taken = riff(&[head(0b1100), picture.clone(), part(b"EXIF", &exif_of(3, true)), part(b"XMP ", b"<x/>")]);
        assert_eq!(without(&taken), Cow::Owned::<[u8]>(riff(&[head(0b1000), picture, part(b"EXIF", &exif(3))])));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_bytes_are_read_in_bounds_and_once_is_enough(
            head in prop_oneof![
                Just(b"\xff\xd8\xff".to_vec()),
                Just(b"\xff\xd8\xff\xe1\0\x10Exif\0\0".to_vec()),
                Just(b"\x89PNG\r\n\x1a\n".to_vec()),
                Just(b"RIFF\x20\0\0\0WEBPVP8X".to_vec()),
                Just(photo(&[])),
            ],
            rest in proptest::collection::vec(prop_oneof![Just(0xffu8), Just(0), Just(0xe1), Just(0xda), Just(0xd9), any::<u8>()], 0..200),
        ) {
            let bytes = [head, rest].concat();
            let clean = without(&bytes).into_owned();
            prop_assert!(clean.len() <= bytes.len() + 64);
            prop_assert_eq!(without(&clean).into_owned(), clean);
        }
    }
}
