//! The picture that another site shows with a link: a sample card, with the cloth of a method's swatches, its title and its other terms.
//!
//! Only where the site has an address: such a link must be absolute. Here the pictures are composed, as SVG; they are drawn by whoever needs them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;

use super::draw::Picture;
use super::faces::{BODY, DISPLAY, Face};
use crate::markdown::escape;
use crate::render::build::Builder;
use crate::render::views;
use staalkaart_weave::cloth;

/// Up to so many methods each has a picture without being asked for: 250 take about two seconds, in the first build only.
const MOST_BY_ITSELF: usize = 250;

/// A piece of cloth.
pub(in crate::render) struct Dyed<'a> {
    /// `#rrggbb`.
    pub(in crate::render) colour: &'a str,
    /// One of [`PATTERNS`](crate::model::keys::PATTERNS).
    pub(in crate::render) pattern: &'a str,
    /// One or two characters.
    pub(in crate::render) letter: &'a str,
}

/// What stands on a card.
struct Card<'a> {
    cloths: Vec<Dyed<'a>>,
    title: &'a str,
    /// Below the title, smaller.
    words: &'a str,
    /// At the bottom.
    foot: &'a str,
}

/// The pictures of a site.
pub(in crate::render) struct SocialImages {
    /// That of each method; empty where they show the site's.
    pub(in crate::render) methods: Vec<views::Image>,
    /// That of all other pages.
    pub(in crate::render) site: views::Image,
    /// Each once, by its path.
    pub(in crate::render) pictures: BTreeMap<String, Picture>,
}

/// The pictures of the methods and of the site; `None` where the site has no address.
pub(in crate::render) fn all(builder: &Builder) -> Option<SocialImages> {
    let (catalogue, swatches) = (&builder.catalogue, builder.swatches);
    let config = catalogue.config();
    let base = config.base_url.as_ref()?;
    let share = |card: &Card<'_>, terms: &[String]| {
        let picture = Picture::new(svg(card));
        let path = picture.path();
        let image =
            views::Image { href: format!("{base}{path}"), width: Picture::WIDTH, height: Picture::HEIGHT, alt: builder.share_alt(card.title, terms) };
        (image, path, picture)
    };
    let title_of = |term: usize| catalogue.term(swatches, term).text.title.clone();
    let of_method = |id: usize| {
        let method = &catalogue.methods()[id];
        let used: Vec<usize> = method.terms.get(swatches).map(|uses| uses.iter().map(|used| used.term).collect()).unwrap_or_default();
        let card = Card {
            cloths: used.iter().map(|&term| builder.dyed(term)).collect(),
            title: &method.text.title,
            words: &builder.tags(id).join(" · "),
            foot: &config.title,
        };
        share(&card, &used.iter().map(|&term| title_of(term)).collect::<Vec<_>>())
    };
    let count = catalogue.methods().len();
    let own = config.method_pictures.unwrap_or(count <= MOST_BY_ITSELF);
    let methods: Vec<_> = (0..if own { count } else { 0 }).into_par_iter().map(of_method).collect();
    let all_terms = 0..catalogue.dimensions().get(swatches).map_or(0, |dimension| dimension.terms.len());
    let card = Card {
        cloths: all_terms.clone().map(|term| builder.dyed(term)).collect(),
        title: &config.title,
        words: config.subtitle.as_deref().unwrap_or_default(),
        foot: "",
    };
    let (site, path, picture) = share(&card, &all_terms.map(title_of).collect::<Vec<_>>());
    let mut pictures = BTreeMap::from([(path, picture)]);
    let mut images = Vec::with_capacity(methods.len());
    for (image, path, picture) in methods {
        images.push(image);
        pictures.insert(path, picture);
    }
    Some(SocialImages { methods: images, site, pictures })
}

const PAPER: &str = "#f4efe4";
const INK: &str = "#241d16";
const SOFT: &str = "#62574a";
/// How far the cloth hangs down, without its teeth.
const CLOTH: f32 = 226.0;
/// A tooth of the pinking shears: width about, and height.
const TOOTH: (f32, f32) = (22.0, 15.0);
/// Paper between two pieces.
const GAP: f32 = 8.0;
/// More pieces than this are not shown.
const MOST_CLOTHS: usize = 12;
/// Left and right of the words.
const MARGIN: f32 = 64.0;
/// Sizes of a title: the largest that fits is taken.
const SIZES: &[f32] = &[104.0, 92.0, 80.0, 70.0, 62.0, 54.0, 46.0];
/// How much larger the patterns are than on a page.
const WEAVE: u8 = 3;
/// Height of a line, as part of the size of its letters.
const LEADING: f32 = 1.08;

/// A card as SVG.
fn svg(card: &Card<'_>) -> String {
    let (width, height) = (f32::from(Picture::WIDTH), f32::from(Picture::HEIGHT));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>"
    );
    let bare = [Dyed { colour: "#8a7d69", pattern: "effen", letter: "" }];
    let cloths = if card.cloths.is_empty() { &bare[..] } else { &card.cloths[..card.cloths.len().min(MOST_CLOTHS)] };
    for pattern in crate::model::keys::PATTERNS.iter().filter(|&&pattern| cloths.iter().any(|cloth| cloth.pattern == pattern)) {
        out.push_str(&cloth::definition(pattern, pattern, WEAVE).unwrap_or_default());
    }
    // No more than twelve: exact.
    let count = cloths.len() as f32;
    let piece = (width - GAP * (count - 1.0)) / count;
    let mut left = 0.0;
    for cloth in cloths {
        draw_cloth(&mut out, cloth, left, piece);
        left += piece + GAP;
    }

    let title = DISPLAY.known(card.title);
    let words = BODY.known(card.words);
    let foot = DISPLAY.known(card.foot);
    let inner = width - 2.0 * MARGIN;
    let words_size: f32 = if foot.is_empty() { 42.0 } else { 31.0 };
    let words = BODY.lines_at_most(&words, words_size, inner, 2);
    let words_height = words.len() as f32 * words_size * 1.3 + 22.0;
    let top = CLOTH + TOOTH.1 + 36.0;
    let bottom = if foot.is_empty() { height - 44.0 } else { height - 92.0 };
    let fits = |size: f32| {
        let lines = DISPLAY.lines(&title, size, inner);
        (lines.len() <= 4 && top + lines.len() as f32 * size * LEADING + words_height <= bottom).then_some((size, lines))
    };
    let smallest = SIZES.last().copied().unwrap_or(46.0);
    let (size, lines) = SIZES.iter().find_map(|&size| fits(size)).unwrap_or_else(|| {
        let room = ((bottom - top - words_height) / (smallest * LEADING)).floor();
        let most = (1..=4u8).rev().find(|&most| f32::from(most) <= room).unwrap_or(1);
        (smallest, DISPLAY.lines_at_most(&title, smallest, inner, usize::from(most)))
    });
    // What room is left stands above and below alike.
    let used = lines.len() as f32 * size * LEADING + words_height;
    let mut y = top + ((bottom - top - used) / 2.0).max(0.0);
    for line in &lines {
        y += size * LEADING;
        // The baseline lies above the bottom of the line by what letters hang below it.
        text(&mut out, &DISPLAY, (MARGIN, y - size * 0.22), size, INK, line);
    }
    y += 22.0;
    for line in &words {
        y += words_size * 1.3;
        text(&mut out, &BODY, (MARGIN, y - words_size * 0.3), words_size, SOFT, line.trim_end_matches(" ·"));
    }
    if !foot.is_empty() {
        let foot = DISPLAY.lines_at_most(&foot, 30.0, inner, 1);
        out.push_str(&format!(
            "<path d=\"M{MARGIN} {}H{}\" stroke=\"{SOFT}\" stroke-opacity=\".4\" stroke-width=\"2\" stroke-dasharray=\"9 7\"/>",
            height - 80.0,
            width - MARGIN
        ));
        text(&mut out, &DISPLAY, (MARGIN, height - 34.0), 30.0, INK, foot.first().map_or("", String::as_str));
    }
    out.push_str("</svg>");
    out
}

/// A piece of cloth from the upper edge, cut with pinking shears.
fn draw_cloth(out: &mut String, cloth: &Dyed<'_>, left: f32, width: f32) {
    let teeth = (width / TOOTH.0).round().max(1.0);
    let tooth = width / teeth;
    let mut outline = format!("M{} 0H{}V{CLOTH}", n(left), n(left + width));
    let mut x = left + width;
    while x - tooth / 2.0 > left {
        write!(outline, "L{} {}L{} {CLOTH}", n(x - tooth / 2.0), CLOTH + TOOTH.1, n((x - tooth).max(left))).ok();
        x -= tooth;
    }
    outline.push('Z');
    let colour = escape(cloth.colour);
    out.push_str(&format!("<path d=\"{outline}\" transform=\"translate(0 6)\" fill=\"{INK}\" fill-opacity=\".16\"/>"));
    out.push_str(&format!("<path d=\"{outline}\" fill=\"{colour}\"/>"));
    if cloth::lines(cloth.pattern).is_some() {
        out.push_str(&format!("<path d=\"{outline}\" fill=\"url(#{})\"/>", escape(cloth.pattern)));
    }
    let letter = DISPLAY.known(cloth.letter);
    if letter.is_empty() {
        return;
    }
    let size = (width * 0.5).min(112.0);
    let size = size * (size * 1.1 / DISPLAY.width(&letter, size).max(1.0)).min(1.0);
    let (x, y) = (left + width / 2.0, CLOTH / 2.0 + 4.0);
    out.push_str(&format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{colour}\"/>", n(x), n(y), n((width * 0.5).min(112.0) * 0.74)));
    let ink = if is_light(cloth.colour) { INK } else { "#ffffff" };
    text(out, &DISPLAY, (x - DISPLAY.width(&letter, size) / 2.0, y + size * 0.34), size, ink, &letter);
}

/// Whether dark letters read better on a colour than white ones: its luminance after WCAG 2.2 is above that of equal contrast.
fn is_light(colour: &str) -> bool {
    let part = |at: usize| {
        let part = colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or_default();
        let part = f32::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.25
}

/// A line of text, from its left end and its baseline.
fn text(out: &mut String, face: &Face, (x, y): (f32, f32), size: f32, colour: &str, line: &str) {
    let (family, weight) = (face.family, face.weight);
    let (x, y, size) = (n(x), n(y), n(size));
    let line = escape(line);
    out.push_str(&format!(
        "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-weight=\"{weight}\" font-size=\"{size}\" fill=\"{colour}\">{line}</text>"
    ));
}

fn n(value: f32) -> String {
    cloth::number(f64::from(value))
}
