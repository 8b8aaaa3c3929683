//! The page on which methods are compared side by side. Not here: the comparing; `vergelijken.js` takes what the table shows from the pages of the
//! methods, so that it stands in the site once.

use super::parts::{MOST, Whole};
use super::{Head, Pages};
use crate::address::Place;
use crate::catalogue::{Catalogue, EntryId, List, MethodId};
use crate::diagnostics::Diagnostic;
use crate::model::keys::Table;
use crate::model::kind::SitePage;
use crate::render::views;

/// The folder of the page; `None` where there are no two methods to compare.
pub(super) fn address(catalogue: &Catalogue) -> Option<String> {
    (catalogue.methods().len() > 1).then(|| catalogue.config().model.site_page(SitePage::Compare))
}

/// Whether a method states something.
type States = fn(&crate::catalogue::Method) -> bool;

impl Pages {
    pub(super) fn compare(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let choice = |(id, method): (MethodId, &crate::catalogue::Method)| views::Choice {
            slug: method.text.slug.clone(),
            title: method.text.title.clone(),
            language: b.title_language(id),
        };
        let whole = EntryId::List(List::Methods);
        let split = self.parts.get(&Whole::Entry(whole)).filter(|_| self.catalogue.methods().len() > MOST);
        let parts = split.map(|parts| parts.links(place, &self.catalogue.address(whole))).unwrap_or_default();
        let view = views::Compare {
            methods_folder: place.to_file(&self.catalogue.address(whole)),
            rows: self.rows(),
            methods: if parts.is_empty() { self.catalogue.methods().iter().enumerate().map(choice).collect() } else { Vec::new() },
            parts,
            dimensions: (0..self.catalogue.dimensions().len()).map(|dimension| b.group(place, dimension)).collect(),
            links: [List::Methods, List::Trajectories]
                .into_iter()
                .filter(|list| self.catalogue.has_list(*list))
                .map(|list| b.link(place, EntryId::List(list)))
                .collect(),
        };
        let head = Head::new(&b.texts.word("compare"), &b.texts.word("compare-description"));
        self.frame("vergelijken.html", place, None, head, view)
    }

    /// The rows of the table: what at least one method states.
    fn rows(&self) -> Vec<views::ComparisonRow> {
        let b = &self.builder;
        let catalogue = &self.catalogue;
        let mut rows = vec![views::ComparisonRow { name: "summary".to_owned(), title: b.texts.word("compare-summary") }];
        rows.extend(
            catalogue.dimensions().iter().enumerate().map(|(number, dimension)| views::ComparisonRow {
                name: format!("terms-{}", dimension.config.name),
                title: b.dimension_title(number),
            }),
        );
        let stated: [(&str, States); 9] = [
            ("situations", |method| !method.front.herkenbaar.is_empty()),
            ("fact-duration", |method| method.front.praktisch.duur.is_some()),
            ("fact-group", |method| method.front.praktisch.groep.is_some()),
            ("fact-who", |method| method.front.praktisch.wie.is_some()),
            ("fact-material", |method| method.front.praktisch.materiaal.is_some()),
            ("fact-cost", |method| method.front.praktisch.kosten.is_some()),
            ("surroundings", |method| !method.front.omgeving.is_empty()),
            ("not-this", |method| !method.not_this.is_empty()),
            ("evidence", |method| method.front.bewijs.is_some()),
        ];
        let stated = stated.into_iter().filter(|(_, states)| catalogue.methods().iter().any(states));
        rows.extend(stated.map(|(key, _)| views::ComparisonRow { name: key.to_owned(), title: b.texts.word(key) }));
        let used = |key: usize| catalogue.methods().iter().any(|method| method.text.fields.iter().any(|(at, _)| *at == key));
        let own =
            catalogue.config().model.shown(Table::Method).filter(|(at, field)| field.show.as_ref().is_some_and(|show| show.compare) && used(*at));
        rows.extend(own.map(|(_, field)| views::ComparisonRow {
            name: format!("field-{}", field.key),
            title: field.hint(catalogue.config().language).label.clone(),
        }));
        rows
    }

    /// A link to these methods, side by side, or to the first of them with room for another.
    pub(super) fn compare_link(&self, place: &Place, methods: &[MethodId]) -> Option<String> {
        let chosen: Vec<String> = methods.iter().map(|&method| format!("m={}", self.catalogue.methods()[method].text.slug)).collect();
        address(&self.catalogue).map(|folder| format!("{}?{}", place.to(&folder), chosen.join("&")))
    }
}
