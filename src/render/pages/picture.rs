//! The page with the catalogue's own picture: where there are many methods, where few, where none. Not here: the counting
//! ([`crate::catalogue::picture`]).

use super::{Head, Pages, counted};
use crate::address::Place;
use crate::catalogue::Catalogue;
use crate::catalogue::picture::{self, picture};
use crate::diagnostics::Diagnostic;
use crate::render::views;

/// Where the page lies.
const COVERAGE: &str = "over/dekking/";

/// The folder of the page; `None` where there is no matrix or nothing to count.
pub(in crate::render) fn address(catalogue: &Catalogue) -> Option<&'static str> {
    (catalogue.config().matrix.is_some() && !catalogue.methods().is_empty()).then_some(COVERAGE)
}

impl Pages {
    pub(super) fn picture(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let dimensions = self.catalogue.dimensions();
        let picture = picture(&self.catalogue);
        let (Some(crossing), Some(matrix)) = (&picture.crossing, self.matrix(place)) else { return Ok(String::new()) };
        let counts = picture.counts.iter().enumerate().map(|(dimension, counts)| {
            let cells = counts.iter().map(|&count| counted(count, counts.iter().copied().max().unwrap_or(0)));
            let cells = cells.enumerate().map(|(term, cell)| views::CrossCell { term: b.term(place, dimension, term), cell });
            views::Cross { title: b.dimension_title(dimension), cells: cells.collect() }
        });
        let crossings = crossing.further.iter().enumerate().map(|(at, &further)| views::Crossing {
            singular: dimensions[further].config.singular.clone(),
            columns: (0..dimensions[further].terms.len()).map(|term| b.term(place, further, term)).collect(),
            rows: crossed(&matrix, crossing, at),
        });
        let empty = crossing.empty().into_iter().map(|(row, column)| views::Link {
            href: place.to(&self.cell_address(row, column)),
            title: self.cell_title(&b.term(place, crossing.rows, row), &b.term(place, crossing.columns, column)),
        });
        let few = (0..dimensions.len()).filter_map(|dimension| {
            let terms = picture.few.iter().filter(|few| few.0 == dimension).map(|&(_, term)| b.term(place, dimension, term));
            let terms: Vec<views::Term> = terms.collect();
            (!terms.is_empty()).then(|| b.group_of(place, dimension, terms))
        });
        let (crossings, empty) = (crossings.collect(), empty.collect());
        let view = views::CoveragePage { counts: counts.collect(), matrix, crossings, empty, few: few.collect() };
        let mut head = Head::new(&b.texts.word("coverage"), &b.texts.word("coverage-description"));
        head.trail = self.about(place);
        self.frame("coverage.html", place, None, head, view)
    }
}

/// The rows of the matrix, each cell of it spread over the further dimension at this place.
fn crossed(matrix: &views::Matrix, crossing: &picture::Crossing, at: usize) -> Vec<views::CrossingRow> {
    let most = crossing.cells.iter().flatten().flat_map(|cell| &cell.further[at]).copied().max().unwrap_or(0);
    let rows = matrix.rows.iter().zip(&crossing.cells).map(|(row, cells)| {
        let lines = matrix.columns.iter().zip(&row.cells).zip(cells).map(|((column, total), cell)| views::CrossingLine {
            term: column.clone(),
            cells: cell.further[at].iter().map(|&count| counted(count, most)).collect(),
            total: total.clone(),
        });
        views::CrossingRow { term: row.term.clone(), lines: lines.collect() }
    });
    rows.collect()
}
