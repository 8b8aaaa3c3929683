//! The band of a trajectory: cloth, woven on a warp of bare threads. A column for each phase, a row for each term.
//!
//! Each method of a phase that carries a term is a thread of that term's cloth, three at most; a thread runs on where the next phase has as many.
//! A row without any is a hole in the cloth: a gap is news, so it is drawn and not left out.

use crate::cloth::{Cloth, fit, number, patterns};
use crate::escape;

/// What is woven of one dimension.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// What its terms are called.
    pub title: String,
    /// A row for each term.
    pub rows: Vec<Row>,
}

/// A term's row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cloth.
    pub cloth: Cloth,
    /// How many methods of each phase carry it.
    pub phases: Vec<usize>,
    /// What stands at its end: "5", "1 dun", "ontbreekt".
    pub word: String,
}

impl Row {
    fn is_gap(&self) -> bool {
        self.phases.iter().all(|&count| count == 0)
    }

    /// For a thread of the row, the phases that it runs through: from, and up to.
    fn runs(&self, thread: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (phase, _) in self.phases.iter().enumerate().filter(|(_, count)| **count > thread) {
            match runs.last_mut() {
                Some((_, to)) if *to == phase => *to = phase + 1,
                _ => runs.push((phase, phase + 1)),
            }
        }
        runs
    }
}

/// Room for names of terms.
const LEFT: f64 = 196.0;
/// Room for the words at the end.
const RIGHT: f64 = 104.0;
/// Width of the whole, where the phases leave it that.
const WIDTH: f64 = 800.0;
/// Narrowest phase.
const NARROW: f64 = 88.0;
/// Between two phases.
const BETWEEN: f64 = 12.0;
const ROW: f64 = 36.0;
const HEADING: f64 = 30.0;
/// Thickness of a thread of the weft.
const THREAD: f64 = 9.5;
/// Between two threads of the warp.
const STEP: f64 = 9.0;
/// What sticks out of the warp above and below.
const FRINGE: f64 = 7.0;
/// Where the threads of a row lie from its middle: the first in the middle.
const PLACES: [f64; 3] = [0.0, -THREAD - 0.8, THREAD + 0.8];

/// Draws the band. `prefix` begins every id; `title` and `description` say in words what the picture shows.
///
/// `None` without phases or without terms.
#[must_use]
pub fn band(prefix: &str, title: &str, description: &str, phases: &[&str], parts: &[Part]) -> Option<String> {
    if phases.is_empty() || parts.iter().all(|part| part.rows.is_empty()) {
        return None;
    }
    let step = ((WIDTH - LEFT - RIGHT) / phases.len() as f64).max(NARROW);
    let warp = (1..=100).take_while(|&threads| f64::from(threads) * STEP <= step - BETWEEN).count().max(1);
    let loom = Loom { prefix, step, phases: phases.len(), warp };
    let heads: Vec<(Vec<String>, f64)> = phases.iter().map(|name| fit(name, step - BETWEEN - 6.0, 3, (12.0, 14.5))).collect();
    let lines = heads.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    let mut y = lines as f64 * 17.0 + 6.0;
    let mut body = String::new();
    for (phase, (lines, size)) in heads.iter().enumerate() {
        let x = number(loom.start(phase));
        for (line, text) in lines.iter().enumerate() {
            // The last lines of all names stand on one height, right above the cloth.
            let base = number(y - 9.0 - (lines.len() - 1 - line) as f64 * 17.0);
            body.push_str(&format!(
                "<text class=\"phase\" x=\"{x}\" y=\"{base}\" font-size=\"{}\" font-weight=\"600\">{}</text>\n",
                number(*size),
                escape(text)
            ));
        }
    }
    for part in parts.iter().filter(|part| !part.rows.is_empty()) {
        y += HEADING;
        body.push_str(&format!(
            "<text class=\"part\" x=\"0\" y=\"{}\" font-size=\"14.5\" font-weight=\"700\">{}</text>\n",
            number(y - 10.0),
            escape(&fit(&part.title, LEFT - 10.0, 1, (14.5, 14.5)).0.join(" "))
        ));
        body.push_str(&loom.warp(part, y));
        for (row, data) in part.rows.iter().enumerate() {
            body.push_str(&loom.row(data, row, y + row as f64 * ROW));
        }
        y += part.rows.len() as f64 * ROW + FRINGE;
    }
    let wide = loom.end(phases.len()) + RIGHT;
    let class = if wide > WIDTH + 1.0 { "weave weave-wide" } else { "weave" };
    let [wide, high] = [wide, y + 4.0].map(number);
    let prefix = escape(prefix);
    Some(format!(
        "<svg viewBox=\"0 0 {wide} {high}\" class=\"{class}\" role=\"img\" aria-labelledby=\"{prefix}-title\" aria-describedby=\"{prefix}-desc\" fill=\"currentColor\">\n\
         <title id=\"{prefix}-title\">{}</title>\n<desc id=\"{prefix}-desc\">{}</desc>\n<defs>{}</defs>\n{body}</svg>",
        escape(title),
        escape(description),
        patterns(&prefix, parts.iter().flat_map(|part| &part.rows).map(|row| &row.cloth)),
    ))
}

struct Loom<'a> {
    prefix: &'a str,
    /// From one phase to the next.
    step: f64,
    phases: usize,
    /// Threads of the warp in a phase.
    warp: usize,
}

impl Loom<'_> {
    /// Left edge of a phase.
    fn start(&self, phase: usize) -> f64 {
        LEFT + phase as f64 * self.step
    }

    /// Right edge of the phase before this one.
    fn end(&self, phase: usize) -> f64 {
        LEFT + phase as f64 * self.step - BETWEEN
    }

    /// The threads of the warp in these phases: which one it is, and where.
    fn threads(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, f64)> {
        let between = (self.step - BETWEEN) / self.warp as f64;
        let of =
            move |phase: usize| (0..self.warp).map(move |thread| (phase * self.warp + thread, self.start(phase) + (thread as f64 + 0.5) * between));
        (from..to).flat_map(of)
    }

    /// The bare warp of a part, with holes where a row has no thread.
    fn warp(&self, part: &Part, top: f64) -> String {
        let mut path = String::new();
        let mut row = 0;
        while row < part.rows.len() {
            if part.rows[row].is_gap() {
                row += 1;
                continue;
            }
            let to = (row..part.rows.len()).find(|&at| part.rows[at].is_gap()).unwrap_or(part.rows.len());
            let (y1, y2) = (top + row as f64 * ROW, top + to as f64 * ROW);
            let y1 = if row == 0 { y1 - FRINGE + 2.0 } else { y1 + 2.0 };
            let y2 = if to == part.rows.len() { y2 + FRINGE - 2.0 } else { y2 - 2.0 };
            let [y1, y2] = [y1, y2].map(number);
            path.extend(self.threads(0, self.phases).map(|(_, x)| format!("M{} {y1}V{y2}", number(x))));
            row = to;
        }
        format!("<path class=\"warp\" d=\"{path}\" fill=\"none\" stroke=\"#b9ad97\" stroke-width=\"1.6\"/>\n")
    }

    fn row(&self, row: &Row, place: usize, top: f64) -> String {
        let middle = top + ROW / 2.0;
        let base = number(middle + 5.0);
        let mut svg = String::from(if row.is_gap() { "<g class=\"gap\">" } else { "<g>" });
        // The swatch: the letter on plain cloth between two strips of the pattern.
        let y = number(middle - 11.0);
        svg.push_str(&row.cloth.shape(self.prefix, &format!("<rect x=\"0\" y=\"{y}\" width=\"38\" height=\"22\" rx=\"2\"")));
        svg.push_str(&row.cloth.ground(&format!("<rect x=\"9\" y=\"{y}\" width=\"20\" height=\"22\"")));
        svg.push_str(&format!(
            "<text class=\"letter\" x=\"19\" y=\"{base}\" font-size=\"14\" font-weight=\"700\" text-anchor=\"middle\" fill=\"#fff\">{}</text>",
            escape(&row.cloth.letter)
        ));
        let (lines, size) = fit(&row.cloth.title, LEFT - 54.0, 2, (11.5, 15.0));
        let first = middle + 5.0 - (lines.len() as f64 - 1.0) * size * 0.56;
        for (line, text) in lines.iter().enumerate() {
            let y = number(first + line as f64 * size * 1.12);
            svg.push_str(&format!("<text x=\"46\" y=\"{y}\" font-size=\"{}\">{}</text>", number(size), escape(text)));
        }
        let end = self.end(self.phases);
        if row.is_gap() {
            let [x, y, wide, high] = [LEFT, top + 5.0, end - LEFT, ROW - 10.0].map(number);
            svg.push_str(&format!(
                "<rect class=\"hole\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" rx=\"4\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-dasharray=\"6 5\"/>"
            ));
        }
        let mut over = String::new();
        for (thread, offset) in PLACES.iter().enumerate() {
            let y = middle + offset - THREAD / 2.0;
            for (from, to) in row.runs(thread) {
                let [x, width] = [self.start(from) - 3.0, self.end(to) - self.start(from) + 6.0].map(number);
                let shape = format!("<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\" rx=\"3\"", number(y), number(THREAD));
                svg.push_str(&row.cloth.shape(self.prefix, &shape));
                // Plain weave: over one, under one, and the thread beside it the other way round.
                let [y1, y2] = [y - 0.8, y + THREAD + 0.8].map(number);
                let crossed = self.threads(from, to).filter(|(warp, _)| (warp + thread.div_ceil(2) + place).is_multiple_of(2));
                over.extend(crossed.map(|(_, x)| format!("M{} {y1}V{y2}", number(x))));
            }
        }
        if !over.is_empty() {
            svg.push_str(&format!("<path class=\"warp over\" d=\"{over}\" fill=\"none\" stroke=\"#b9ad97\" stroke-width=\"2.2\"/>"));
        }
        let (lines, size) = fit(&row.word, RIGHT - 2.0, 1, (12.0, 15.0));
        svg.push_str(&format!(
            "<text class=\"sum\" x=\"{}\" y=\"{base}\" font-size=\"{}\" font-weight=\"600\">{}</text></g>\n",
            number(end + 12.0),
            number(size),
            escape(&lines.join(" "))
        ));
        svg
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cloth::tests::read;

    fn row(title: &str, phases: &[usize]) -> Row {
        let word = if phases.iter().sum::<usize>() == 0 { "ontbreekt".to_owned() } else { "gedekt".to_owned() };
        let cloth = Cloth { class: "t-p-x".to_owned(), letter: "K".to_owned(), pattern: "golf".to_owned(), title: title.to_owned() };
        Row { cloth, phases: phases.to_vec(), word }
    }

    #[test]
    fn a_thread_for_each_method_and_a_hole_for_each_gap() {
        let part = Part { title: "Principes".to_owned(), rows: vec![row("Krachtgericht", &[1, 2, 0]), row("Positief", &[0, 0, 0])] };
        let svg = band("_b", "Band", "Ontbreekt: Positief.", &["Begin", "Midden", "Eind"], &[part]).expect("a band");
        let texts = read(&svg);
        for text in ["Band", "Ontbreekt: Positief.", "Begin", "Midden", "Eind", "Principes", "Krachtgericht", "Positief", "ontbreekt"] {
            assert!(texts.iter().any(|(_, found)| found == text), "{text}: {texts:?}");
        }
        assert_eq!((svg.matches("class=\"hole\"").count(), svg.matches("class=\"gap\"").count()), (1, 1));
        // Two threads, each with its pattern above it: the first runs from Begin into Midden.
        assert_eq!(svg.matches("height=\"9.5\" rx=\"3\" class=\"cloth t-p-x\"").count(), 2);
        assert!(svg.contains("role=\"img\" aria-labelledby=\"_b-title\" aria-describedby=\"_b-desc\""), "{svg}");
    }

    #[test]
    fn threads_run_on_where_the_next_phase_has_as_many() {
        assert_eq!(row("x", &[1, 2, 0, 3]).runs(0), [(0, 2), (3, 4)]);
        assert_eq!(row("x", &[1, 2, 0, 3]).runs(1), [(1, 2), (3, 4)]);
        assert_eq!(row("x", &[0, 0]).runs(0), []);
    }

    #[test]
    fn nothing_to_weave_is_no_band() {
        assert_eq!(band("_b", "t", "d", &[], &[Part { title: String::new(), rows: vec![row("x", &[])] }]), None);
        assert_eq!(band("_b", "t", "d", &["Begin"], &[Part::default()]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn hostile_names_stay_text(title in "(<&\">|'|😀|-| |[A-Za-z]|\\PC){1,120}", counts in proptest::collection::vec(0usize..5, 1..14)) {
            let phases = vec![title.as_str(); counts.len()];
            let part = Part { title: title.clone(), rows: vec![row(&title, &counts), row(&title, &vec![0; counts.len()])] };
            let svg = band("_b", &title, &title, &phases, &[part]).expect("a band");
            let texts = read(&svg);
            prop_assert_eq!(&texts.iter().find(|(name, _)| name == "desc").expect("a description").1, &title);
        }
    }
}
