//! Counts of methods along two dimensions. A count is always the size of a set of methods, so a method counts once in a cell however it got there.

use super::{Catalogue, MethodId};

/// How many methods stand in each cell: a row for each term of `rows`, a column for each term of `columns`.
#[must_use]
pub fn counts(catalogue: &Catalogue, rows: usize, columns: usize) -> Vec<Vec<usize>> {
    catalogue.dimensions()[rows].terms.iter().map(|row| spread(catalogue, &row.methods, columns)).collect()
}

/// How many of `methods` each term of a dimension has.
#[must_use]
pub fn spread(catalogue: &Catalogue, methods: &[MethodId], dimension: usize) -> Vec<usize> {
    let mut counts = vec![0; catalogue.dimensions()[dimension].terms.len()];
    for &method in methods {
        for term in catalogue.terms_of(method, dimension) {
            counts[term] += 1;
        }
    }
    counts
}

/// The methods in one cell, in the order of the titles.
#[must_use]
pub fn cell(catalogue: &Catalogue, rows: usize, row: usize, columns: usize, column: usize) -> Vec<MethodId> {
    let (row, column) = (&catalogue.term(rows, row).methods, &catalogue.term(columns, column).methods);
    let (few, many) = if row.len() < column.len() { (row, column) } else { (column, row) };
    // Both lists are in the order of the titles, which is that of the numbers.
    few.iter().copied().filter(|method| many.binary_search(method).is_ok()).collect()
}

/// For a term: how its methods spread over another dimension.
#[must_use]
pub fn cross(catalogue: &Catalogue, dimension: usize, term: usize, other: usize) -> Vec<usize> {
    spread(catalogue, &catalogue.term(dimension, term).methods, other)
}
