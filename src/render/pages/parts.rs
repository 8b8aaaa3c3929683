//! Long lists as several pages, so that an old phone can open each of them: by letter, and a letter that is too long in numbered parts.
//!
//! The parts of a list follow from its items alone, before anything is rendered: how heavy an item will be is estimated from its texts. Not here: what
//! the pages show.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use crate::address::Place;
use crate::catalogue::{Catalogue, EntryId, List, SourceId, matrix};
use crate::markdown::escape;
use crate::render::{citations, data, views};

/// A list of more items than this is split.
pub(super) const MOST: usize = 200;
/// How many items a part has at most.
const FULL: usize = 150;
/// How many bytes the items on one page may take, with what stands above them: a page is to stay below 150 kB, and its frame takes some too.
const HEAVY: usize = 130_000;
/// The file that says where each source stands, beside the page of all sources.
pub(super) const MOVED: &str = "lijst/bronnen.json";
/// How many of the texts that cite a source are named below it.
pub(super) const MOST_CITING: usize = 100;

/// A list that may be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// A list of the site, or the methods of a term.
    Entry(EntryId),
    /// The methods in a cell of the matrix: row and column.
    Cell(usize, usize),
}

/// An item of a list: the letter that it stands under, and about how many bytes it takes.
#[derive(Debug, Clone, Copy)]
struct Item {
    letter: char,
    weight: usize,
}

/// Consecutive items under one letter.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    letter: char,
    items: Range<usize>,
    /// The parts that it stands on.
    parts: Range<usize>,
}

/// A page of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name in its address.
    key: String,
    /// Its letters: `B`, `C–F` or `A (2)`.
    pub(super) title: String,
    /// Its items, by their place in the list.
    pub(super) items: Range<usize>,
}

/// A list that is split: its first part stands at the list's own address, the others below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    parts: Vec<Part>,
    runs: Vec<Run>,
}

impl Parts {
    /// The parts of a list; `None` where it fits on one page. `above` is what stands above the items, in bytes.
    fn of(items: &[Item], above: usize) -> Option<Self> {
        // What stands above is an editor's: where it is heavy itself, fewer items would not help.
        let above = above.min(HEAVY / 2);
        if items.len() <= MOST && above + weight(items) <= HEAVY {
            return None;
        }
        let mut runs: Vec<Run> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            match runs.last_mut() {
                Some(run) if run.letter == item.letter => run.items.end = at + 1,
                _ => runs.push(Run { letter: item.letter, items: at..at + 1, parts: 0..0 }),
            }
        }
        // Where each part begins and ends, the letters of its first and last item, and its number where a letter is cut.
        let mut cuts: Vec<(Range<usize>, Option<usize>)> = Vec::new();
        let room = |cuts: usize| if cuts == 0 { HEAVY - above } else { HEAVY };
        let fits = |range: Range<usize>, room: usize| range.len() <= FULL && weight(&items[range]) <= room;
        for run in &mut runs {
            let first = cuts.len();
            if let Some((last, None)) = cuts.last_mut()
                && fits(last.start..run.items.end, room(first - 1))
            {
                last.end = run.items.end;
                run.parts = first - 1..first;
                continue;
            }
            if fits(run.items.clone(), room(first)) {
                cuts.push((run.items.clone(), None));
            } else {
                // Parts of the same size read better than full ones and a last that is almost empty.
                let size = run.items.len().div_ceil(run.items.len().div_ceil(FULL));
                let mut start = run.items.start;
                while start < run.items.end {
                    let room = room(cuts.len());
                    let end = (start + 1..=run.items.end).take_while(|&end| end - start <= size && weight(&items[start..end]) <= room).last();
                    let end = end.unwrap_or(start + 1);
                    cuts.push((start..end, Some(cuts.len() - first + 1)));
                    start = end;
                }
            }
            run.parts = first..cuts.len();
        }
        if cuts.len() < 2 {
            return None;
        }
        let mut used: HashMap<char, usize> = HashMap::new();
        let part = |(range, number): (Range<usize>, Option<usize>)| {
            let (first, last) = (items[range.start].letter, items[range.end - 1].letter);
            let title = match number {
                Some(number) => format!("{first} ({number})"),
                None if first == last => first.to_string(),
                None => format!("{first}–{last}"),
            };
            let times = used.entry(first).and_modify(|times| *times += 1).or_insert(1);
            let name = match first {
                '#' => "0".to_owned(),
                c if c.is_ascii_alphabetic() => c.to_ascii_lowercase().to_string(),
                c => format!("u{:x}", u32::from(c)),
            };
            let key = if *times == 1 { name } else { format!("{name}-{times}") };
            Part { key, title, items: range }
        };
        Some(Self { parts: cuts.into_iter().map(part).collect(), runs })
    }

    /// The part of this number, from 0.
    pub(super) fn get(&self, number: usize) -> Option<&Part> {
        self.parts.get(number)
    }

    /// The numbers of the parts that do not stand at the list's own address.
    pub(super) fn below(&self) -> Range<usize> {
        1..self.parts.len()
    }

    /// The folder of a part, where `folder` is that of the list.
    pub(super) fn folder(&self, folder: &str, number: usize) -> String {
        match self.parts.get(number) {
            Some(part) if number > 0 => format!("{folder}lijst/{}/", part.key),
            _ => folder.to_owned(),
        }
    }

    /// The parts as links, each with its number of items.
    pub(super) fn links(&self, place: &Place, folder: &str) -> Vec<views::PartLink> {
        let link = |(number, part): (usize, &Part)| views::PartLink {
            href: place.to(&self.folder(folder, number)),
            title: part.title.clone(),
            count: part.items.len(),
            current: false,
        };
        self.parts.iter().enumerate().map(link).collect()
    }

    /// What the page of a part shows of the whole. Each letter has the id [`letter_id`] on its page.
    pub(super) fn view(&self, place: &Place, folder: &str, number: usize) -> views::Parts {
        let at = |number: usize| place.to(&self.folder(folder, number));
        let letter = |(nth, run): (usize, &Run)| {
            let same = |other: &&Run| other.letter == run.letter && other.parts.contains(&run.parts.start);
            let before = self.runs[..nth].iter().filter(same).count();
            let page = if run.parts.start == number { String::new() } else { at(run.parts.start) };
            views::PartLink {
                href: format!("{page}#{}", letter_id(run.letter, before)),
                title: run.letter.to_string(),
                count: run.items.len(),
                current: run.parts.contains(&number),
            }
        };
        let cut = self.runs.iter().find(|run| run.parts.contains(&number) && run.parts.len() > 1);
        let numbers = cut.map(|run| run.parts.clone()).unwrap_or_default().map(|part| views::PartLink {
            href: at(part),
            title: self.parts[part].title.clone(),
            count: self.parts[part].items.len(),
            current: part == number,
        });
        let beside = |part: Option<usize>| {
            let part = part.filter(|&part| part < self.parts.len())?;
            Some(views::Link { href: at(part), title: self.parts[part].title.clone() })
        };
        views::Parts {
            first: number == 0,
            title: self.parts[number].title.clone(),
            count: self.parts[number].items.len(),
            total: self.parts.last().map_or(0, |part| part.items.end),
            letters: self.runs.iter().enumerate().map(letter).collect(),
            numbers: numbers.collect(),
            previous: beside(number.checked_sub(1)),
            next: beside(Some(number + 1)),
            sections: Vec::new(),
        }
    }
}

/// The letter that a title stands under: its first, without accent; `#` for a title that begins with none.
pub(super) fn letter_of(title: &str) -> char {
    let first = title.nfkd().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic());
    first.and_then(|c| c.to_uppercase().next()).unwrap_or('#')
}

/// The id of a letter on its page, where it stands for the `before`th time.
pub(super) fn letter_id(letter: char, before: usize) -> String {
    let id = match letter {
        '#' => "letter_0".to_owned(),
        c if c.is_ascii_alphabetic() => format!("letter_{c}"),
        c => format!("letter_u{:x}", u32::from(c)),
    };
    if before == 0 { id } else { format!("{id}_{}", before + 1) }
}

fn weight(items: &[Item]) -> usize {
    items.iter().map(|item| item.weight).sum()
}

/// How many bytes a text takes in HTML.
fn bytes(text: &str) -> usize {
    escape(text).len()
}

/// Every list that is split. `swatches` is the dimension whose terms are swatches.
pub(super) fn all(catalogue: &Catalogue, swatches: usize, sources: &SourcePages) -> BTreeMap<Whole, Parts> {
    let methods: Vec<Item> = (0..catalogue.methods().len()).map(|id| method(catalogue, swatches, id)).collect();
    // A term in a column beside the list, and on the page of another term.
    let terms: usize = catalogue.dimensions().iter().flat_map(|dimension| &dimension.terms).map(|term| 260 + 3 * bytes(&term.text.title)).sum();
    let mut all = BTreeMap::new();
    let mut add = |whole: Whole, items: &[Item], above: usize| {
        if let Some(parts) = Parts::of(items, above) {
            all.insert(whole, parts);
        }
    };
    let introduction = |list: List| above(catalogue, EntryId::List(list));
    add(Whole::Entry(EntryId::List(List::Methods)), &methods, introduction(List::Methods) + terms);
    let concepts: Vec<Item> = catalogue
        .concepts()
        .iter()
        .map(|concept| {
            let also: usize = concept.front.ook_bekend_als.iter().map(|name| bytes(name) + 2).sum();
            let weight = 130 + bytes(&concept.text.title) + concept.text.slug.len() + bytes(&concept.front.kort) + also;
            Item { letter: letter_of(&concept.text.title), weight }
        })
        .collect();
    add(Whole::Entry(EntryId::List(List::Concepts)), &concepts, introduction(List::Concepts));
    for kind in catalogue.own_kinds() {
        let items = catalogue.own(kind).iter().map(|item| {
            let also: usize = item.front.ook_bekend_als.iter().map(|name| bytes(name) + 2).sum();
            let weight = 130 + bytes(&item.text.title) + item.text.slug.len() + bytes(item.front.kort.as_deref().unwrap_or_default()) + also;
            Item { letter: letter_of(&item.text.title), weight }
        });
        let items: Vec<Item> = items.collect();
        add(Whole::Entry(EntryId::List(List::Own(kind))), &items, introduction(List::Own(kind)));
    }
    let trajectories: Vec<Item> = catalogue
        .trajectories()
        .iter()
        .map(|trajectory| {
            let weight = 160 + bytes(&trajectory.text.title) + trajectory.text.slug.len() + bytes(&trajectory.front.samenvatting);
            Item { letter: letter_of(&trajectory.text.title), weight }
        })
        .collect();
    add(Whole::Entry(EntryId::List(List::Trajectories)), &trajectories, introduction(List::Trajectories));
    for (d, dimension) in catalogue.dimensions().iter().enumerate() {
        for (t, term) in dimension.terms.iter().enumerate() {
            let entry = EntryId::Term(d, t);
            let items: Vec<Item> = term.methods.iter().map(|&id| methods[id]).collect();
            add(Whole::Entry(entry), &items, above(catalogue, entry) + terms);
        }
    }
    if let Some(matrix) = catalogue.config().matrix {
        let fits = |methods_of: &[usize]| methods_of.len() <= MOST && methods_of.iter().map(|&id| methods[id].weight).sum::<usize>() <= HEAVY;
        let (rows, columns) = (&catalogue.dimensions()[matrix.rows].terms, &catalogue.dimensions()[matrix.columns].terms);
        for (r, _) in rows.iter().enumerate().filter(|(_, row)| !fits(&row.methods)) {
            for (c, _) in columns.iter().enumerate().filter(|(_, column)| !fits(&column.methods)) {
                let cell = matrix::cell(catalogue, matrix.rows, r, matrix.columns, c);
                let items: Vec<Item> = cell.iter().map(|&id| methods[id]).collect();
                add(Whole::Cell(r, c), &items, 0);
            }
        }
    }
    if let Some(parts) = sources.parts(catalogue) {
        all.insert(Whole::Entry(EntryId::List(List::Sources)), parts);
    }
    all
}

/// About how many bytes the own text of a page takes, above its list or below it.
fn above(catalogue: &Catalogue, entry: EntryId) -> usize {
    let Some(text) = catalogue.text(entry) else { return 0 };
    let prose = text.body.document.fill(|_, _| {}).len() + 100 * text.body.links.len();
    prose + 400 * text.sources.len() + 150 * catalogue.mentions_of(entry).len()
}

/// A method in a list.
fn method(catalogue: &Catalogue, swatches: usize, id: usize) -> Item {
    let method = &catalogue.methods()[id];
    let terms = method.terms.iter().enumerate().flat_map(|(d, uses)| uses.iter().map(move |used| (d, &catalogue.term(d, used.term).text)));
    // A swatch has a class as well.
    let class = |d: usize, slug: &str| if d == swatches { 40 + catalogue.dimensions()[d].config.name.len() + slug.len() } else { 5 };
    let terms: usize = terms.map(|(d, text)| bytes(&text.title) + class(d, &text.slug)).sum();
    let (title, slug) = (bytes(&method.text.title), method.text.slug.len());
    Item { letter: letter_of(&method.text.title), weight: 370 + 2 * title + 3 * slug + bytes(&method.front.samenvatting) + terms }
}

/// On which page each source stands: the page of all sources, or a part of it.
pub(crate) struct SourcePages {
    /// Every source, in the order of the letters.
    order: Vec<SourceId>,
    /// What each takes, in that order.
    items: Vec<Item>,
    /// The folder of each source's page, where the list is split.
    folders: Vec<String>,
}

impl SourcePages {
    /// The pages of a catalogue's sources.
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let sources = catalogue.bibliography().sources();
        let mut named: Vec<(char, String, SourceId)> = Vec::with_capacity(sources.len());
        for (id, source) in sources.iter().enumerate() {
            let makers = ["author", "director", "editor"].iter().find_map(|role| source.item.people(role));
            let name = makers.and_then(|names| names.list.first()).map(crate::catalogue::bibliography::names::Name::surname);
            let title = data::facts(&source.item).0;
            let under = citations::listed_under(catalogue.config(), &source.item).or(name).unwrap_or_default();
            let words = [under, title, source.key.clone()].join(" ");
            named.push((letter_of(&words), crate::model::slug::slugify(&words), id));
        }
        named.sort_by(|a, b| (a.0, &a.1, &sources[a.2].key).cmp(&(b.0, &b.1, &sources[b.2].key)));
        let items = named.iter().map(|(letter, _, id)| {
            let source = &sources[*id];
            let citing = catalogue.citing(*id).iter().take(MOST_CITING);
            let citing: usize = citing.map(|&by| 40 + catalogue.address(by).len() + catalogue.text(by).map_or(20, |text| bytes(&text.title))).sum();
            let note = source.note.as_ref().map_or(0, |note| bytes(note));
            Item { letter: *letter, weight: 300 + source.biblatex.len() + note + citing }
        });
        let items: Vec<Item> = items.collect();
        let mut pages = Self { order: named.into_iter().map(|(_, _, id)| id).collect(), items, folders: Vec::new() };
        if let Some(parts) = pages.parts(catalogue) {
            let folder = catalogue.address(EntryId::List(List::Sources));
            pages.folders = vec![folder.clone(); sources.len()];
            for number in parts.below() {
                for &source in &pages.order[parts.parts[number].items.clone()] {
                    pages.folders[source] = parts.folder(&folder, number);
                }
            }
        }
        pages
    }

    fn parts(&self, catalogue: &Catalogue) -> Option<Parts> {
        Parts::of(&self.items, above(catalogue, EntryId::List(List::Sources)))
    }

    /// The sources at these places in the list, with their letter.
    pub(super) fn at(&self, places: Range<usize>) -> impl Iterator<Item = (char, SourceId)> {
        places.map(|place| (self.items[place].letter, self.order[place]))
    }

    /// The address of a source, from the root of the site: the page that it stands on, and its anchor there.
    pub(crate) fn address(&self, catalogue: &Catalogue, source: SourceId) -> String {
        let anchor = citations::anchor(catalogue.bibliography(), source);
        match self.folders.get(source) {
            Some(folder) => format!("{folder}#{anchor}"),
            None => format!("{}#{anchor}", catalogue.address(EntryId::List(List::Sources))),
        }
    }

    /// For the script that leads an address of before the list was split to the part that has the source now: the folders below the list, each with the
    /// ids on its page. `None` where the list is one page.
    pub(in crate::render) fn moved(&self, catalogue: &Catalogue) -> Option<BTreeMap<&str, Vec<String>>> {
        if self.folders.is_empty() {
            return None;
        }
        let mut moved: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let whole = catalogue.address(EntryId::List(List::Sources));
        for (source, folder) in self.folders.iter().enumerate() {
            if let Some(below) = folder.strip_prefix(&whole).filter(|below| !below.is_empty()) {
                moved.entry(below).or_default().push(citations::anchor(catalogue.bibliography(), source));
            }
        }
        Some(moved)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FULL, HEAVY, Item, MOST, Parts, letter_of, weight};

    fn items(letters: &[(char, usize)], weight: usize) -> Vec<Item> {
        letters.iter().flat_map(|&(letter, count)| std::iter::repeat_n(Item { letter, weight }, count)).collect()
    }

    fn shown(parts: &Parts) -> Vec<(&str, &str, usize)> {
        parts.parts.iter().map(|part| (part.key.as_str(), part.title.as_str(), part.items.len())).collect()
    }

    #[test]
    fn a_short_list_is_one_page() {
        assert_eq!(Parts::of(&items(&[('A', MOST)], 10), 0), None);
        assert_eq!(Parts::of(&[], 1_000_000), None);
        assert_eq!(Parts::of(&items(&[('A', 1)], 1_000_000), 0), None, "one item cannot be split");
    }

    #[test]
    fn letters_fill_a_part_and_a_long_letter_is_numbered() {
        let parts = Parts::of(&items(&[('#', 2), ('A', 100), ('B', 60), ('C', 301), ('D', 1)], 10), 0).unwrap();
        let expected = [("0", "#–A", 102), ("b", "B", 60), ("c", "C (1)", 101), ("c-2", "C (2)", 101), ("c-3", "C (3)", 99), ("d", "D", 1)];
        assert_eq!(shown(&parts), expected);
    }

    #[test]
    fn heavy_items_are_fewer_on_a_page_and_fewest_below_a_long_text() {
        let parts = Parts::of(&items(&[('A', 30), ('B', 30)], HEAVY / 40), HEAVY / 2).unwrap();
        assert_eq!(shown(&parts), [("a", "A (1)", 20), ("a-2", "A (2)", 10), ("b", "B", 30)]);
    }

    #[test]
    fn a_letter_that_comes_twice_has_two_addresses() {
        let parts = Parts::of(&items(&[('#', 140), ('Z', 140), ('#', 140)], 10), 0).unwrap();
        assert_eq!(shown(&parts), [("0", "#", 140), ("z", "Z", 140), ("0-2", "#", 140)]);
    }

    #[test]
    fn titles_have_a_letter() {
        assert_eq!(["één", "Zorg", "‘Anders’", "Бег", "3 vragen", "…", ""].map(letter_of), ['E', 'Z', 'A', 'Б', '#', '#', '#']);
    }

    proptest! {
        #[test]
        fn every_item_is_on_one_part_and_none_is_too_heavy(list in prop::collection::vec((0..5_u8, 1..3000_usize), 0..900), above in 0..200_000_usize) {
            let list: Vec<Item> = list.into_iter().map(|(letter, weight)| Item { letter: char::from(b'A' + letter / 2), weight }).collect();
            if let Some(parts) = Parts::of(&list, above) {
                let places: Vec<usize> = parts.parts.iter().flat_map(|part| part.items.clone()).collect();
                prop_assert_eq!(places, (0..list.len()).collect::<Vec<_>>());
                for (number, part) in parts.parts.iter().enumerate() {
                    let room = HEAVY - if number == 0 { above.min(HEAVY / 2) } else { 0 };
                    prop_assert!(part.items.len() <= FULL && weight(&list[part.items.clone()]) <= room);
                }
                let mut keys: Vec<&str> = parts.parts.iter().map(|part| part.key.as_str()).collect();
                keys.sort_unstable();
                keys.dedup();
                prop_assert_eq!(keys.len(), parts.parts.len());
                for run in &parts.runs {
                    let held: usize = run.parts.clone().map(|part| &parts.parts[part].items).map(|items| items.end.min(run.items.end) - items.start.max(run.items.start)).sum();
                    prop_assert_eq!(held, run.items.len());
                }
            } else {
                prop_assert!(list.len() <= MOST);
            }
        }
    }
}
