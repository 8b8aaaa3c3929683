//! Upkeep: which texts changed last, which are to be read again and when. No clock: who asks says what day it is.
//!
//! The page `over/onderhoud/` and `staalkaart check --due` both take it from here, so they cannot disagree.

use super::{Catalogue, EntryId};
use crate::model::Date;

/// The texts of a catalogue by the days that matter for their upkeep. Texts with the same day stand in the catalogue's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Texts that say when they changed, youngest first.
    pub updated: Vec<(Date, EntryId)>,
    /// Texts that say before which day they have to be read again, soonest first.
    pub planned: Vec<(Date, EntryId)>,
    /// The other ones, for which nobody chose such a day.
    pub unplanned: Vec<EntryId>,
}

/// The planned reviews as they stand on one day, each part soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due<'a> {
    /// Those whose day has passed.
    pub overdue: &'a [(Date, EntryId)],
    /// Those whose day comes soon.
    pub soon: &'a [(Date, EntryId)],
    /// Those for later.
    pub later: &'a [(Date, EntryId)],
}

/// Looks at every text of the catalogue.
#[must_use]
pub fn review(catalogue: &Catalogue) -> Review {
    let mut review = Review { updated: Vec::new(), planned: Vec::new(), unplanned: Vec::new() };
    for (entry, text) in catalogue.texts() {
        review.updated.extend(text.updated().map(|day| (day, entry)));
        match text.common.herzien_voor {
            Some(day) => review.planned.push((day, entry)),
            None => review.unplanned.push(entry),
        }
    }
    review.updated.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    review.planned.sort_by_key(|(day, _)| *day);
    review
}

impl Review {
    /// What is overdue on `today`, and what has its day within so many days after it.
    #[must_use]
    pub fn due(&self, today: Date, within: u32) -> Due<'_> {
        let last = today.plus_days(within);
        let (overdue, others) = self.planned.split_at(self.planned.partition_point(|(day, _)| day.has_passed(today)));
        let (soon, later) = others.split_at(others.partition_point(|(day, _)| *day <= last));
        Due { overdue, soon, later }
    }
}
