//! Pages for paper: a set of cards for each term of the matrix's columns, and the poster of the whole matrix.
//!
//! What is printed cannot scroll, so what fits is decided here, from the number of characters and the millimetres of `print.css`. Both pages are
//! for the printer and not for a search engine: they stand in no sitemap.

use super::{Head, Pages, capital};
use crate::address::Place;
use crate::catalogue::{EntryId, List, MethodId, matrix};
use crate::config::Matrix;
use crate::diagnostics::Diagnostic;
use crate::render::views;

/// Where the poster lies.
pub(super) const POSTER: &str = "poster/";
/// Most cards in a set: a hundred sheets. A term with more methods has no set; nobody prints it, and a large catalogue would consist of cards.
const MOST_CARDS: usize = 400;
/// Cards on a sheet.
const SHEET: usize = 4;
/// Most rows and columns of a poster.
const MOST_CELLS: (usize, usize) = (20, 6);

/// Height that the poster's table has, in mm: A3 without margins, and a little to spare.
const TABLE: f64 = 270.0;
/// Height of a line of the table's head, in mm, and the size of its letters in pt.
const HEAD: (f64, f64) = (6.6, 16.5);
/// Between two rows.
const BETWEEN: f64 = 1.2;
/// Width of the columns together, in mm, and of the names of the rows.
const COLUMNS: f64 = 241.0;
const ROW_NAMES: f64 = 52.0;
/// Width that a column of names inside a cell needs, in mm.
const NAMES: f64 = 33.0;
/// Sizes of the names in a cell, in pt, as `print.css` has them for `size-0` and so on.
const SIZES: [f64; 6] = [9.5, 8.9, 8.3, 7.7, 7.3, 6.9];
/// Millimetres in a point.
const POINT: f64 = 0.3528;

impl Pages {
    /// The folder of a term's cards; `None` where there are none.
    pub(super) fn cards_address(&self, dimension: usize, term: usize) -> Option<String> {
        let methods = self.catalogue.term(dimension, term).methods.len();
        let has = self.catalogue.config().matrix.is_some_and(|of| of.columns == dimension) && (1..=MOST_CARDS).contains(&methods);
        has.then(|| format!("{}kaarten/", self.catalogue.address(EntryId::Term(dimension, term))))
    }

    /// The folder of the poster; `None` where there is no matrix or it is too large for a sheet.
    pub(super) fn poster_address(&self) -> Option<&'static str> {
        self.poster_matrix().map(|_| POSTER)
    }

    fn poster_matrix(&self) -> Option<Matrix> {
        let size = |dimension: usize| self.catalogue.dimensions()[dimension].terms.len();
        let (rows, columns) = MOST_CELLS;
        self.catalogue.config().matrix.filter(|of| (1..=rows).contains(&size(of.rows)) && (1..=columns).contains(&size(of.columns)))
    }

    /// Where something can be found, as it is written on paper: its address without `https://`, or the title of the site where no address is known.
    fn on_paper(&self, folder: &str) -> String {
        let config = self.catalogue.config();
        config
            .base_url
            .as_ref()
            .map_or_else(|| config.title.clone(), |base| format!("{}{folder}", base.trim_start_matches("https://").trim_start_matches("http://")))
    }

    pub(super) fn cards(&self, place: &Place, dimension: usize, term: usize) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let entry = EntryId::Term(dimension, term);
        let data = self.catalogue.term(dimension, term);
        let sheets = data.methods.chunks(SHEET).map(|methods| views::Sheet { cards: methods.iter().map(|&id| self.card(place, id)).collect() });
        let view = views::Cards {
            singular: capital(&self.catalogue.dimensions()[dimension].config.singular),
            term: b.term(place, dimension, term),
            sheets: sheets.collect(),
        };
        let title = b.sentence("cards-title", "term", data.text.title.clone());
        let mut head = Head::new(&title, "");
        head.trail = vec![b.link(place, EntryId::List(List::Dimension(dimension))), b.link(place, entry)];
        self.frame("cards.html", place, None, head, view)
    }

    fn card(&self, place: &Place, id: MethodId) -> views::Card {
        let b = &self.builder;
        let method = &self.catalogue.methods()[id];
        let address = self.catalogue.address(EntryId::Method(id));
        let dimensions = (0..self.catalogue.dimensions().len()).filter(|&d| d != b.swatches && !method.terms[d].is_empty());
        let facets = dimensions.map(|d| b.group_of(place, d, method.terms[d].iter().map(|used| b.term(place, d, used.term)).collect()));
        let facets: Vec<views::TermGroup> = facets.collect();
        let swatches = b.strip(id);
        let printed = b.printed(EntryId::Method(id));
        let shown = self.on_paper(&address);
        let joined = |group: &views::TermGroup| group.terms.iter().map(|term| term.title.as_str()).collect::<Vec<_>>().join(", ");
        let updated = method.text.updated().map(|date| b.day(date));
        let licence = self.catalogue.config().licence.as_ref().map_or("", |licence| licence.name.as_str());
        let below = updated.as_ref().map_or_else(|| licence.to_owned(), |day| format!("{licence}. {} {}", b.texts.word("updated"), day.words));
        let (size, situations) = layout::card(&layout::Card {
            title: &method.text.title,
            summary: &method.front.samenvatting,
            swatches: swatches.iter().map(|swatch| swatch.title.as_str()).collect(),
            situations: &method.front.herkenbaar,
            facets: facets
                .iter()
                .map(|group| (group.title.as_str(), joined(group)))
                .chain(printed.iter().map(|(label, words)| (label.as_str(), words.clone())))
                .collect(),
            address: &shown,
            licence: &below,
        });
        views::Card {
            href: place.to(&address),
            title: method.text.title.clone(),
            summary: method.front.samenvatting.clone(),
            swatches,
            situations: method.front.herkenbaar.iter().take(situations).cloned().collect(),
            size,
            facets,
            fields: printed
                .into_iter()
                .map(|(label, words)| views::Field { key: String::new(), label, html: crate::markdown::escape(&words).into_owned() })
                .collect(),
            address: shown,
            updated,
            language: b.foreign(&method.text),
        }
    }

    pub(super) fn poster(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let Some(of) = self.poster_matrix() else { return Ok(String::new()) };
        let [rows, columns] = [of.rows, of.columns].map(|dimension| self.catalogue.dimensions()[dimension].terms.len());
        let cells: Vec<Vec<Vec<MethodId>>> =
            (0..rows).map(|row| (0..columns).map(|column| matrix::cell(&self.catalogue, of.rows, row, of.columns, column)).collect()).collect();
        let texts = (0..rows).map(|row| {
            let names = cells[row].iter().map(|methods| methods.iter().map(|&id| self.catalogue.methods()[id].text.title.as_str()).collect());
            layout::Row {
                title: &self.catalogue.term(of.rows, row).text.title,
                sentence: &self.catalogue.term(of.rows, row).front.kort,
                cells: names.collect(),
            }
        });
        let heads: Vec<&str> = (0..columns).map(|column| self.catalogue.term(of.columns, column).text.title.as_str()).collect();
        let layout = layout::of(&heads, &texts.collect::<Vec<_>>());
        let rows = cells.iter().enumerate().map(|(row, cells)| views::PosterRow {
            term: b.term(place, of.rows, row),
            cells: cells
                .iter()
                .zip(&layout.named[row])
                .map(|(methods, &named)| views::PosterCell {
                    count: methods.len(),
                    names: methods.iter().filter(|_| named).map(|&id| self.catalogue.methods()[id].text.title.clone()).collect(),
                })
                .collect(),
        });
        let view = views::Poster {
            wheel: b.wheel(place, b.swatches, None),
            row_title: b.dimension_title(of.rows),
            column_title: self.catalogue.dimensions()[of.columns].config.plural.clone(),
            columns: (0..columns).map(|column| b.term(place, of.columns, column)).collect(),
            rows: rows.collect(),
            size: layout.size,
            name_columns: layout.columns,
            sentences: layout.sentences,
            references: b.text(place, EntryId::List(List::Home)).references.into_iter().take(2).collect(),
            address: self.on_paper(""),
            updated: self.catalogue.texts().filter_map(|(_, text)| text.updated()).max().map(|date| b.day(date)),
        };
        self.frame("poster.html", place, None, Head::new(&b.texts.word("poster"), ""), view)
    }
}

/// What fits on a sheet.
mod layout {
    use super::{BETWEEN, COLUMNS, HEAD, NAMES, POINT, ROW_NAMES, SIZES, TABLE};
    use staalkaart_weave::cloth::width;

    /// The texts of a card.
    pub(super) struct Card<'a> {
        pub(super) title: &'a str,
        pub(super) summary: &'a str,
        /// Names of its swatches.
        pub(super) swatches: Vec<&'a str>,
        pub(super) situations: &'a [String],
        /// Names of dimensions, each with its terms.
        pub(super) facets: Vec<(&'a str, String)>,
        pub(super) address: &'a str,
        pub(super) licence: &'a str,
    }

    /// Width and height that the texts of a card have, in mm.
    const CARD: (f64, f64) = (81.0, 123.5);
    /// Sizes of text and title, in pt, as `cards.css` has them for `size-0` and so on.
    const CARD_SIZES: [(f64, f64); 5] = [(10.8, 16.0), (9.9, 16.0), (9.0, 14.5), (8.2, 13.0), (7.4, 12.0)];

    /// The size of a card's text, and how many situations there is room for. A situation less is better than very small letters.
    pub(super) fn card(card: &Card<'_>) -> (usize, usize) {
        let last = CARD_SIZES.len() - 1;
        let tries = [(3, 2), (2, last), (1, last), (0, last)];
        let tries =
            tries.into_iter().flat_map(|(situations, smallest)| (0..=smallest).map(move |size| (size, situations.min(card.situations.len()))));
        tries.into_iter().find(|&(size, situations)| card_height(card, size, situations) <= CARD.1).unwrap_or((last, 0))
    }

    fn card_height(card: &Card<'_>, size: usize, situations: usize) -> f64 {
        // Lines of a text in this size and width, times their height; with some room for a wider letter than that of the theme.
        let block = |text: &str, points: f64, wide: f64, line: f64| lines(text, wide * 0.93 / (points * POINT)) as f64 * points * POINT * line;
        let (wide, _) = CARD;
        let (text, title) = CARD_SIZES[size];
        let each = wide / card.swatches.len().max(1) as f64 - 1.0;
        let swatches = card.swatches.iter().map(|name| block(name, 7.0, each, 1.15)).fold(0.0, f64::max);
        let said = card.situations.iter().take(situations).map(|situation| block(situation, text, wide - 3.4, 1.3) + 0.8).sum::<f64>();
        let facets =
            card.facets.iter().map(|(name, terms)| block(name, 7.6, 17.0, 1.25).max(block(terms, 7.6, wide - 18.5, 1.25)) + 1.4).sum::<f64>();
        let foot = block(&format!("Waar: {}", card.address), 7.2, wide, 1.25)
            + block(&format!("De teksten vallen onder {}.", card.licence), 6.0, wide, 1.46);
        let strip = if card.swatches.is_empty() { 0.0 } else { 17.8 + swatches };
        // The letters of titles are bold and wide.
        strip
            + block(card.title, title, wide / 1.1, 1.12)
            + 2.0
            + block(card.summary, text, wide, 1.3)
            + if situations > 0 { 7.2 + said } else { 0.0 }
            + facets
            + 2.5
            + foot
            + 1.2
    }

    /// A row of the matrix.
    pub(super) struct Row<'a> {
        /// Its term.
        pub(super) title: &'a str,
        /// What its term means.
        pub(super) sentence: &'a str,
        /// The names in each cell.
        pub(super) cells: Vec<Vec<&'a str>>,
    }

    /// What the sheet shows.
    #[derive(Debug, PartialEq)]
    pub(super) struct Layout {
        /// Step of the size of the names, from 0, the largest.
        pub(super) size: usize,
        /// Columns of names in a cell.
        pub(super) columns: usize,
        /// Whether the rows have their sentence.
        pub(super) sentences: bool,
        /// For each cell whether it has names; the others have a number.
        pub(super) named: Vec<Vec<bool>>,
    }

    /// All names as large as they go. Where they do not fit at the smallest size, the fullest cells have a number instead; at last the sentences go.
    pub(super) fn of(heads: &[&str], rows: &[Row<'_>]) -> Layout {
        let count = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(1);
        let cell = COLUMNS / count as f64 - 4.2;
        let columns = (2..=6).rev().find(|&columns| cell / columns as f64 >= NAMES).unwrap_or(1);
        // Between two columns; and the lines of a name after its first stand in.
        let column = cell / columns as f64 - 2.0;
        let head_lines = heads.iter().map(|title| lines(title, cell / (HEAD.1 * POINT))).max().unwrap_or(1);
        let high = TABLE - HEAD.0 * head_lines as f64;
        // Height of each cell at each size.
        let heights = |points: f64| -> Vec<Vec<f64>> {
            let em = points * POINT;
            let height = |names: &Vec<&str>| {
                let lines: Vec<usize> = names.iter().map(|name| lines(name, column / em)).collect();
                balanced(&lines, columns) as f64 * em * 1.2 + 4.4
            };
            rows.iter().map(|row| row.cells.iter().map(height).collect()).collect()
        };
        let head = |row: &Row<'_>, sentences: bool| {
            let room = (ROW_NAMES - 14.0) / POINT;
            let title = lines(row.title, room / 13.5) as f64 * 5.4 + 4.0;
            if sentences { title + lines(row.sentence, room / 9.0) as f64 * 4.1 } else { title.max(11.0) }
        };
        let fits = |heights: &[Vec<f64>], most: f64, sentences: bool| {
            let row = |(row, heights): (&Row<'_>, &Vec<f64>)| {
                heights.iter().copied().filter(|&height| height <= most).fold(head(row, sentences), f64::max) + BETWEEN
            };
            rows.iter().zip(heights).map(row).sum::<f64>() <= high
        };
        let named = |heights: &[Vec<f64>], most: f64| heights.iter().map(|row| row.iter().map(|&height| height <= most).collect()).collect();
        for (size, &points) in SIZES.iter().enumerate() {
            let heights = heights(points);
            if fits(&heights, f64::MAX, true) {
                return Layout { size, columns, sentences: true, named: named(&heights, f64::MAX) };
            }
        }
        let size = SIZES.len() - 1;
        let heights = heights(SIZES[size]);
        let mut limits: Vec<f64> = heights.iter().flatten().copied().collect();
        limits.sort_by(|a, b| b.total_cmp(a));
        limits.push(0.0);
        for sentences in [true, false] {
            if let Some(&most) = limits.iter().find(|&&most| fits(&heights, most, sentences)) {
                return Layout { size, columns, sentences, named: named(&heights, most) };
            }
        }
        Layout { size, columns, sentences: false, named: named(&heights, 0.0) }
    }

    /// About how many lines a text takes.
    fn lines(text: &str, room: f64) -> usize {
        let mut count = 1;
        let mut used = 0.0;
        for word in text.split_inclusive([' ', '-']) {
            let wide = width(word);
            if used > 0.0 && used + wide > room {
                count += 1;
                used = 0.0;
            }
            used += wide;
            // A word that is too long goes over several lines.
            while used > room {
                count += 1;
                used -= room;
            }
        }
        count
    }

    /// Lines of the highest column where texts of so many lines fill columns one after the other, none broken over two.
    fn balanced(texts: &[usize], columns: usize) -> usize {
        let fits = |most: usize| {
            let (mut column, mut used) = (1, 0);
            for &lines in texts {
                if used + lines > most {
                    column += 1;
                    used = 0;
                }
                used += lines;
            }
            column <= columns
        };
        let all = texts.iter().sum::<usize>();
        let least = all.div_ceil(columns).max(texts.iter().copied().max().unwrap_or(0));
        // At last everything in one column.
        (least..all).find(|&most| fits(most)).unwrap_or(all)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn rows(count: usize, names: usize) -> Vec<Row<'static>> {
            (0..count)
                .map(|_| Row {
                    title: "Titel",
                    sentence: "Wat dit betekent in één zin.",
                    cells: vec![vec!["Ecogram en genogram"; names], vec!["Ecogram"]],
                })
                .collect()
        }

        #[test]
        fn a_card_with_long_texts_has_smaller_letters_and_fewer_situations() {
            let long = "Een lange situatie die je herkent. ".repeat(8);
            let of = |title: &str, text: &str, situation: &str| {
                let situations = vec![situation.to_owned(); 4];
                card(&Card {
                    title,
                    summary: text,
                    swatches: vec!["Positief"],
                    situations: &situations,
                    facets: Vec::new(),
                    address: "",
                    licence: "",
                })
            };
            assert_eq!(of("Ecogram", "Een tekening.", "Op wie kan zij rekenen?"), (0, 3));
            let (size, situations) = of(&"Titel ".repeat(15), &long, &long);
            assert!(size > 0 && situations == 2, "{size} {situations}");
            assert_eq!(of(&"Titel ".repeat(15), &"woord ".repeat(400), &long), (4, 0), "at last nothing helps");
        }

        #[test]
        fn names_are_as_large_as_fits_and_the_fullest_cells_become_a_number() {
            let few = of(&["Individueel", "Collectief"], &rows(7, 8));
            assert_eq!((few.size, few.sentences, few.named.iter().flatten().all(|&named| named)), (0, true, true));
            let more = of(&["Individueel", "Collectief"], &rows(7, 27));
            assert!(more.size > 0 && more.named.iter().flatten().all(|&named| named), "{more:?}");
            let many = of(&["Individueel", "Collectief"], &rows(7, 500));
            assert_eq!(many.named, vec![vec![false, true]; 7]);
            assert!(many.sentences);
            let high = of(&["Individueel", "Collectief"], &rows(20, 500));
            assert_eq!((high.sentences, high.named), (false, vec![vec![false, true]; 20]));
        }
    }
}
