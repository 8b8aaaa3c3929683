//! The page on which methods are compared side by side. Not here: the comparing; `vergelijken.js` takes what the table shows from the pages of the
//! methods, so that it stands in the site once.

use super::{Head, Pages};
use crate::address::Place;
use crate::catalogue::{Catalogue, EntryId, List, MethodId};
use crate::diagnostics::Diagnostic;
use crate::render::views;

/// Where the page lies.
const COMPARE: &str = "vergelijken/";

/// The folder of the page; `None` where there are no two methods to compare.
pub(super) fn address(catalogue: &Catalogue) -> Option<&'static str> {
    (catalogue.methods().len() > 1).then_some(COMPARE)
}

impl Pages {
    pub(super) fn compare(&self, place: &Place) -> Result<String, Diagnostic> {
        let b = &self.builder;
        let choice = |(id, method): (MethodId, &crate::catalogue::Method)| views::Choice {
            slug: method.text.slug.clone(),
            title: method.text.title.clone(),
            language: b.title_language(id),
        };
        let view = views::Compare {
            methods: self.catalogue.methods().iter().enumerate().map(choice).collect(),
            dimensions: (0..self.catalogue.dimensions().len()).map(|dimension| b.group(place, dimension)).collect(),
            links: [List::Methods, List::Trajectories].into_iter().map(|list| b.link(place, EntryId::List(list))).collect(),
        };
        let head = Head::new(&b.texts.word("compare"), &b.texts.word("compare-description"));
        self.frame("vergelijken.html", place, None, head, view)
    }

    /// A link to these two methods, side by side.
    pub(super) fn compare_link(&self, place: &Place, one: MethodId, other: MethodId) -> Option<String> {
        let slug = |method: MethodId| &self.catalogue.methods()[method].text.slug;
        address(&self.catalogue).map(|folder| format!("{}?m={}&m={}", place.to(folder), slug(one), slug(other)))
    }
}
