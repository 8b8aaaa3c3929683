//! The page on the upkeep of the texts: what changed last, and what is to be read again. It names days and does not ask which day it is, so that the
//! same texts give the same page. Not here: which texts those are ([`crate::catalogue::review`]).

use super::{Head, Pages, parts};
use crate::address::Place;
use crate::catalogue::review::review;
use crate::catalogue::{Catalogue, EntryId, Text};
use crate::diagnostics::Diagnostic;
use crate::model::Date;
use crate::model::keys::Table;
use crate::model::kind::Kind;
use crate::render::views;

/// Where the page lies.
const UPKEEP: &str = "over/onderhoud/";

/// How many of the texts to read again are named where there are too many for one page: those whose day comes first. `staalkaart check --due` names what is due.
const MOST_NAMED: usize = 150;

/// How many of the texts that changed last are named.
const MOST_UPDATED: usize = 20;

/// The folder of the page; `None` where no text has a day that matters for it.
pub(in crate::render) fn address(catalogue: &Catalogue) -> Option<&'static str> {
    let dated = catalogue.texts().any(|(_, text)| text.updated().is_some() || text.common.herzien_voor.is_some());
    dated.then_some(UPKEEP)
}

impl Pages {
    pub(super) fn upkeep(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let review = review(&self.catalogue);
        let named = |all: usize| if all > parts::MOST { MOST_NAMED } else { all };
        let (planned, unplanned) = (named(review.planned.len()), named(review.unplanned.len()));
        let mut months: Vec<views::ReviewMonth> = Vec::new();
        for (day, entry) in &review.planned[..planned] {
            let title = b.date(Date { day: None, ..*day });
            if months.last().is_none_or(|last| last.title != title) {
                months.push(views::ReviewMonth { title, items: Vec::new() });
            }
            if let Some(month) = months.last_mut() {
                month.items.push(self.upkeep_item(place, *entry));
            }
        }
        let view = views::Upkeep {
            months,
            more_planned: review.planned.len() - planned,
            unplanned: review.unplanned[..unplanned].iter().map(|entry| self.upkeep_item(place, *entry)).collect(),
            more_unplanned: review.unplanned.len() - unplanned,
            all_unplanned: review.unplanned.len(),
            updated: review.updated.iter().take(MOST_UPDATED).map(|(_, entry)| self.upkeep_item(place, *entry)).collect(),
            more: review.updated.len().saturating_sub(MOST_UPDATED),
        };
        let mut head = Head::new(&b.texts.word("upkeep"), &b.texts.word("upkeep-lead"));
        head.trail = self.about(place);
        self.frame("upkeep.html", place, None, head, view)
    }

    fn upkeep_item(&self, place: &Place, entry: EntryId) -> views::UpkeepItem {
        let b = &self.builder;
        let text = self.catalogue.text(entry);
        let link = b.link(place, entry);
        views::UpkeepItem {
            href: link.href,
            title: link.title,
            language: match entry {
                EntryId::Method(method) => b.title_language(method),
                _ => text.and_then(|text| b.foreign(text)),
            },
            kind: match entry {
                EntryId::Method(_) => "kind-methodiek".to_owned(),
                EntryId::Term(..) => "kind-term".to_owned(),
                EntryId::Trajectory(_) => "kind-traject".to_owned(),
                EntryId::Concept(_) => "kind-begrip".to_owned(),
                EntryId::Own(kind, _) => self.catalogue.config().model.kind(Table::Own(kind)).map_or_else(String::new, Kind::text),
                EntryId::Page(_) | EntryId::List(_) => "kind-pagina".to_owned(),
            },
            updated: text.and_then(Text::updated).map(|date| b.day(date)),
            review_by: text.and_then(|text| text.common.herzien_voor).map(|date| b.day(date)),
            authors: text.map(|text| text.common.auteurs.clone()).unwrap_or_default(),
        }
    }
}
