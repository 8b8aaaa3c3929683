//! The wheel: the central terms in the middle, the others around them, all of the same weight.
//!
//! In the framework krachtgericht stands in the middle and the other principles contribute to it; the strength lies in their interplay
//! (Steenssens, Demeyer & Van Regenmortel 2009). So no sector is larger than another, however many methods it has.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use crate::cloth::{Cloth, fit, number, patterns};
use crate::escape;

/// A term in the wheel.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Its cloth.
    pub cloth: Cloth,
    /// Link to its page.
    pub href: String,
    /// What the link is called: "Positief: 12 methodieken".
    pub label: String,
    /// Whether the others stand around it.
    pub central: bool,
}

/// Most terms that a wheel can show.
const MOST: usize = 12;
/// Most terms that the middle can show.
const MOST_CENTRAL: usize = 3;
/// Most sectors whose names can follow the edge; more sectors have their names along the spokes.
const MOST_AROUND: usize = 8;
/// Half the side of the picture; its middle is at 0, 0.
const HALF: f64 = 200.0;
/// Outer edge of the ring.
const EDGE: f64 = 197.0;
/// Inner edge of the band that holds the names.
const NAMES: f64 = 157.0;
/// Between two sectors.
const GAP: f64 = 3.0;

/// Draws the wheel of these terms, the term `here` standing out if there is one. `prefix` begins every id; `title` says what the wheel shows.
///
/// `None` for fewer than two terms or more than twelve.
#[must_use]
pub fn wheel(prefix: &str, title: &str, pieces: &[Piece], here: Option<usize>) -> Option<String> {
    if !(2..=MOST).contains(&pieces.len()) {
        return None;
    }
    let central = pieces.iter().filter(|piece| piece.central).count();
    // Where all or many are central, none is.
    let has_centre = (1..=MOST_CENTRAL).contains(&central) && central < pieces.len();
    let around = if has_centre { pieces.len() - central } else { pieces.len() };
    let drawing = Drawing { prefix, along: around > MOST_AROUND, has_centre };
    let mut arcs = String::new();
    let mut body = String::new();
    let (mut sector, mut stripe) = (0, 0);
    for (number, piece) in pieces.iter().enumerate() {
        let pale = here.is_some_and(|here| here != number);
        let shapes = if has_centre && piece.central {
            stripe += 1;
            drawing.centre(piece, stripe - 1, central, pale)
        } else {
            sector += 1;
            if drawing.along { drawing.spoke(piece, sector - 1, around, pale) } else { drawing.sector(piece, sector - 1, around, pale, &mut arcs) }
        };
        let class = if pale { " class=\"pale\"" } else { "" };
        let current = if here == Some(number) { " aria-current=\"page\"" } else { "" };
        body.push_str(&format!(
            "<a href=\"{}\"{class}{current}><title>{}</title><g{}>{shapes}</g></a>\n",
            escape(&piece.href),
            escape(&piece.label),
            if pale { " fill-opacity=\".22\"" } else { "" }
        ));
    }
    let prefix = escape(prefix);
    let radius = number(drawing.middle());
    let clip =
        if central > 1 && has_centre { format!("<clipPath id=\"{prefix}-middle\"><circle r=\"{radius}\"/></clipPath>") } else { String::new() };
    Some(format!(
        "<svg viewBox=\"-{HALF} -{HALF} 400 400\" class=\"wheel\" role=\"group\" aria-labelledby=\"{prefix}-title\">\n\
         <title id=\"{prefix}-title\">{}</title>\n<defs>{}{clip}{arcs}</defs>\n{body}</svg>",
        escape(title),
        patterns(&prefix, pieces.iter().map(|piece| &piece.cloth)),
    ))
}

struct Drawing<'a> {
    prefix: &'a str,
    /// Whether names stand along the spokes.
    along: bool,
    has_centre: bool,
}

impl Drawing<'_> {
    /// Radius of the middle.
    fn middle(&self) -> f64 {
        if self.along { 60.0 } else { 84.0 }
    }

    /// Inner edge of the ring.
    fn hole(&self) -> f64 {
        match (self.has_centre, self.along) {
            (true, _) => self.middle() + 6.0,
            (false, true) => 60.0,
            (false, false) => 64.0,
        }
    }

    /// A sector with its name along the edge. `arcs` gets the lines that the name follows.
    fn sector(&self, piece: &Piece, place: usize, of: usize, pale: bool, arcs: &mut String) -> String {
        let (angle, half) = direction(place, of);
        let cloth = &piece.cloth;
        let mut svg = cloth.plain(&format!("<path d=\"{}\"", ring(self.hole(), EDGE, angle, half)));
        svg.push_str(&cloth.pattern(self.prefix, &format!("<path d=\"{}\"", ring(self.hole(), NAMES, angle, half))));
        svg.push_str(&disc(cloth, at(f64::midpoint(self.hole(), NAMES), angle), 24.0, 26.0, pale));
        // Below the middle a name runs the other way, so that it never stands on its head.
        let turned = angle.sin() > 0.01;
        let half = half.min(1.3);
        let room = |radius: f64| radius * half * 2.0 - 2.0 * GAP - 8.0;
        let (mut lines, mut size) = fit(&cloth.title, room(170.0), 1, (16.0, 20.0));
        if lines.iter().any(|line| line.ends_with('…')) {
            (lines, size) = fit(&cloth.title, room(164.0), 2, (11.5, 16.0));
        }
        let spread = 17.0;
        let mut middle = f64::midpoint(NAMES, EDGE) + (lines.len() as f64 - 1.0) * spread / 2.0;
        if turned {
            lines.reverse();
        }
        for (line, text) in lines.iter().enumerate() {
            let id = format!("{}-arc-{place}-{line}", self.prefix);
            let base = middle + if turned { size * 0.35 } else { -size * 0.35 };
            let ((x1, y1), (x2, y2), sweep) =
                if turned { (at(base, angle + half), at(base, angle - half), 0) } else { (at(base, angle - half), at(base, angle + half), 1) };
            let radius = number(base);
            let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(number);
            arcs.push_str(&format!("<path id=\"{}\" d=\"M{x1} {y1}A{radius} {radius} 0 0 {sweep} {x2} {y2}\"/>", escape(&id)));
            svg.push_str(&format!(
                "<text class=\"name\" font-size=\"{}\" text-anchor=\"middle\" aria-hidden=\"true\"{}><textPath href=\"#{}\" startOffset=\"50%\">{}</textPath></text>",
                number(size),
                ink(pale),
                escape(&id),
                escape(text)
            ));
            middle -= spread;
        }
        svg
    }

    /// A sector with its name along the spoke and its letter at the edge.
    fn spoke(&self, piece: &Piece, place: usize, of: usize, pale: bool) -> String {
        let (angle, half) = direction(place, of);
        let cloth = &piece.cloth;
        let mut svg = cloth.shape(self.prefix, &format!("<path d=\"{}\"", ring(self.hole(), EDGE, angle, half)));
        svg.push_str(&disc(cloth, at(EDGE - 20.0, angle), 16.0, 18.0, pale));
        let (inner, outer) = (self.hole() + 5.0, EDGE - 39.0);
        let (lines, size) = fit(&cloth.title, outer - inner - 4.0, 3, (10.0, 15.0));
        let (x, y) = at(f64::midpoint(inner, outer), angle);
        let turn = if angle.cos() < -0.01 { angle + PI } else { angle };
        let turn = number(turn.to_degrees());
        let height = lines.len() as f64 * (size + 1.5) + 4.0;
        svg.push_str(&format!("<g transform=\"translate({} {}) rotate({turn})\">", number(x), number(y)));
        let [left, top, wide, high] = [(inner - outer) / 2.0, -height / 2.0, outer - inner, height].map(number);
        svg.push_str(&cloth.ground(&format!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" rx=\"3\"")));
        svg.push_str(&names(&lines, (0.0, 0.0), size, pale));
        svg.push_str("</g>");
        svg
    }

    /// A central term: the whole circle, or a stripe of it where there are more.
    fn centre(&self, piece: &Piece, place: usize, of: usize, pale: bool) -> String {
        let cloth = &piece.cloth;
        let radius = self.middle();
        if of == 1 {
            let inner = radius - if self.along { 5.0 } else { 10.0 };
            let mut svg = cloth.shape(self.prefix, &format!("<circle r=\"{}\"", number(radius)));
            svg.push_str(&cloth.ground(&format!("<circle r=\"{}\"", number(inner))));
            svg.push_str(&letter(cloth, (0.0, -radius * 0.2), radius * 0.62, pale));
            let (lines, size) = fit(&cloth.title, inner * 1.72, 2, (11.0, 20.0));
            svg.push_str(&names(&lines, (0.0, radius * 0.33 + (lines.len() as f64 - 1.0) * 5.0), size, pale));
            return svg;
        }
        let height = radius * 2.0 / of as f64;
        let top = height * place as f64 - radius;
        let clip = format!("clip-path=\"url(#{}-middle)\"", escape(self.prefix));
        let [x, y, wide, high] = [-radius, top + 1.0, radius * 2.0, height - 2.0].map(number);
        let mut svg = cloth.shape(self.prefix, &format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" {clip}"));
        let room = radius * 1.36;
        let [x, wide] = [-room / 2.0 - 2.0, room + 4.0].map(number);
        svg.push_str(&cloth.ground(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" {clip}")));
        // Away from the edge of the circle, where there is little room.
        let lean = (of as f64 - 1.0) / 2.0 - place as f64;
        let middle = top + height / 2.0 + lean * radius * 0.1;
        svg.push_str(&letter(cloth, (0.0, middle - height * 0.14), height * 0.32, pale));
        let (lines, size) = fit(&cloth.title, room, 1, (10.0, 15.0));
        svg.push_str(&names(&lines, (0.0, middle + height * 0.17), size, pale));
        svg
    }
}

/// A letter on a plain disc.
fn disc(cloth: &Cloth, (x, y): (f64, f64), radius: f64, size: f64, pale: bool) -> String {
    let disc = format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"", number(x), number(y), number(radius));
    format!("{}{}", cloth.ground(&disc), letter(cloth, (x, y), size, pale))
}

/// Direction of a sector's middle and half its angle: the first at the top, then with the clock.
fn direction(place: usize, of: usize) -> (f64, f64) {
    (TAU * place as f64 / of as f64 - FRAC_PI_2, PI / of as f64)
}

/// The point at a distance from the middle, in a direction.
fn at(radius: f64, angle: f64) -> (f64, f64) {
    (radius * angle.cos(), radius * angle.sin())
}

/// The path of a part of a ring, `half` to both sides of `angle`, with straight gaps between it and the next.
fn ring(inner: f64, outer: f64, angle: f64, half: f64) -> String {
    if half >= PI {
        // An arc cannot be a whole circle: two halves, the hole run through the other way.
        let [r, i] = [outer, inner].map(number);
        return format!("M-{r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1 -{r} 0ZM-{i} 0A{i} {i} 0 1 0 {i} 0A{i} {i} 0 1 0 -{i} 0Z");
    }
    let shrink = |radius: f64| half - (GAP / 2.0 / radius).asin();
    let large = u8::from(half * 2.0 > PI + 0.1);
    let points =
        [at(outer, angle - shrink(outer)), at(outer, angle + shrink(outer)), at(inner, angle + shrink(inner)), at(inner, angle - shrink(inner))];
    let [a, b, c, d] = points.map(|(x, y)| format!("{} {}", number(x), number(y)));
    let [outer, inner] = [outer, inner].map(number);
    format!("M{a}A{outer} {outer} 0 {large} 1 {b}L{c}A{inner} {inner} 0 {large} 0 {d}Z")
}

/// White on cloth, the colour of the page's text on pale cloth.
fn ink(pale: bool) -> &'static str {
    if pale { " fill=\"currentColor\" fill-opacity=\"1\"" } else { " fill=\"#fff\"" }
}

fn letter(cloth: &Cloth, (x, y): (f64, f64), size: f64, pale: bool) -> String {
    let size = if cloth.letter.chars().count() > 1 { size * 0.8 } else { size };
    format!(
        "<text class=\"letter\" x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"700\" text-anchor=\"middle\" aria-hidden=\"true\"{}>{}</text>",
        number(x),
        number(y + size * 0.35),
        number(size),
        ink(pale),
        escape(&cloth.letter)
    )
}

/// Lines of a name around a point.
fn names(lines: &[String], (x, y): (f64, f64), size: f64, pale: bool) -> String {
    let first = y - (lines.len() as f64 - 1.0) / 2.0 * (size + 1.5) + size * 0.35;
    let text = |(line, text): (usize, &String)| {
        format!(
            "<text class=\"name\" x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"middle\" aria-hidden=\"true\"{}>{}</text>",
            number(x),
            number(first + line as f64 * (size + 1.5)),
            number(size),
            ink(pale),
            escape(text)
        )
    };
    lines.iter().enumerate().map(text).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cloth::PATTERNS;
    use crate::cloth::tests::read;

    fn pieces(count: usize, central: usize, title: &str) -> Vec<Piece> {
        let piece = |place: usize| Piece {
            cloth: Cloth {
                class: format!("t-p-{place}"),
                letter: "X".to_owned(),
                pattern: PATTERNS[place % PATTERNS.len()].to_owned(),
                title: title.to_owned(),
            },
            href: format!("../p/{place}/index.html"),
            label: format!("{title}: {place} methodieken"),
            central: place < central,
        };
        (0..count).map(piece).collect()
    }

    #[test]
    fn every_term_is_a_link_with_a_title_pattern_and_letter() {
        for count in 2..=12 {
            for central in 0..=count {
                let svg = wheel("_w", "Principes", &pieces(count, central, "Krachtgericht"), None).expect("a wheel");
                let texts = read(&svg);
                let named = |name: &str| texts.iter().filter(|(element, _)| element == name).count();
                assert_eq!((svg.matches("<a href=").count(), named("title")), (count, count + 1));
                assert_eq!(svg.matches("class=\"letter\"").count(), count);
                assert!(texts.iter().any(|(_, text)| text == "Krachtgericht: 1 methodieken"), "{texts:?}");
                assert!((0..count).all(|place| svg.contains(&format!("class=\"cloth t-p-{place}\""))));
            }
        }
    }

    #[test]
    fn too_few_or_too_many_terms_make_no_wheel() {
        for count in [0, 1, 13, 40] {
            assert_eq!(wheel("_w", "Principes", &pieces(count, 1, "Titel"), None), None);
        }
    }

    #[test]
    fn the_term_of_the_page_stands_out() {
        let svg = wheel("_w", "Principes", &pieces(7, 1, "Titel"), Some(3)).expect("a wheel");
        assert_eq!((svg.matches("class=\"pale\"").count(), svg.matches("aria-current=\"page\"").count()), (6, 1));
        assert!(svg.contains("<a href=\"../p/3/index.html\" aria-current"), "{svg}");
    }

    #[test]
    fn without_a_central_term_there_is_a_ring_only() {
        let svg = wheel("_w", "Principes", &pieces(5, 0, "Titel"), None).expect("a wheel");
        let same: std::collections::BTreeSet<&str> =
            svg.split("<a ").skip(1).map(|link| if link.contains("textPath") { "ring" } else { "middle" }).collect();
        assert_eq!(same.into_iter().collect::<Vec<_>>(), ["ring"]);
        assert_eq!(wheel("_w", "P", &pieces(5, 1, "Titel"), None).expect("a wheel").matches("textPath href").count(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn hostile_titles_stay_text(title in "(<&\">|'|😀|-| |[A-Za-z]|\\PC){1,90}", count in 2usize..=12, central in 0usize..4) {
            let svg = wheel("_w", &title, &pieces(count, central, &title), Some(0)).expect("a wheel");
            let texts = read(&svg);
            prop_assert_eq!(&texts.iter().find(|(name, _)| name == "title").expect("a title").1, &title.replace('\0', "\u{fffd}"));
            prop_assert_eq!(svg.matches("<a href=").count(), count);
        }
    }
}
