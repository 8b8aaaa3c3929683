//! The catalogue's own picture: where there are many methods, where few, where none.
//!
//! What one set of methods covers is [`super::coverage`]; here the set is the whole catalogue, and two dimensions (those of the matrix) are
//! crossed with each other and with every further one. Not here: drawing it.

use super::{Catalogue, matrix};

/// How many methods the catalogue has, in every direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// For each dimension and term, how many methods name it.
    pub counts: Vec<Vec<usize>>,
    /// Dimension and term of those that rest on few methods.
    pub few: Vec<(usize, usize)>,
    /// The crossing of the matrix's two dimensions, if the site has one.
    pub crossing: Option<Crossing>,
}

/// Two dimensions crossed, and each cell crossed with the further ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// Dimension of the rows.
    pub rows: usize,
    /// Dimension of the columns.
    pub columns: usize,
    /// The further dimensions, in their order.
    pub further: Vec<usize>,
    /// By row and column.
    pub cells: Vec<Vec<Cell>>,
}

/// The methods that name both the row's and the column's term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub count: usize,
    /// For each further dimension and term, how many of them name it.
    pub further: Vec<Vec<usize>>,
}

/// Counts a catalogue in every direction.
///
/// A term rests on few methods where it has fewer than half of what the terms of its dimension have on average, in dimensions that a trajectory
/// is expected to cover. "Half" is this project's own measure: it names what stands out, and is no norm.
#[must_use]
pub fn picture(catalogue: &Catalogue) -> Picture {
    let counts: Vec<Vec<usize>> =
        catalogue.dimensions().iter().map(|dimension| dimension.terms.iter().map(|term| term.methods.len()).collect()).collect();
    let mut few = Vec::new();
    for (number, counts) in counts.iter().enumerate().filter(|(number, _)| catalogue.dimensions()[*number].config.coverage) {
        let total: usize = counts.iter().sum();
        few.extend(counts.iter().enumerate().filter(|(_, count)| 2 * **count * counts.len() < total).map(|(term, _)| (number, term)));
    }
    let crossing = catalogue.config().matrix.map(|of| {
        let further: Vec<usize> = (0..catalogue.dimensions().len()).filter(|number| ![of.rows, of.columns].contains(number)).collect();
        let cell = |row, column| {
            let methods = matrix::cell(catalogue, of.rows, row, of.columns, column);
            let spread = |&dimension: &usize| matrix::spread(catalogue, &methods, dimension);
            Cell { count: methods.len(), further: further.iter().map(spread).collect() }
        };
        let width = catalogue.dimensions()[of.columns].terms.len();
        let height = catalogue.dimensions()[of.rows].terms.len();
        let cells = (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect();
        Crossing { rows: of.rows, columns: of.columns, further, cells }
    });
    Picture { counts, few, crossing }
}

impl Crossing {
    /// Row and column of the cells without a method.
    #[must_use]
    pub fn empty(&self) -> Vec<(usize, usize)> {
        let at = |(row, cells): (usize, &Vec<Cell>)| {
            cells.iter().enumerate().filter(|(_, cell)| cell.count == 0).map(move |(column, _)| (row, column)).collect::<Vec<_>>()
        };
        self.cells.iter().enumerate().flat_map(at).collect()
    }
}
