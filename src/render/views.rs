//! What templates see: one typed view for each template, with every link ready to use.
//!
//! The names of the fields are the theme's interface, described in `docs/theme.md`.

use serde::Serialize;

/// What every template sees as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// Title of the site.
    pub title: String,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// Language code.
    pub language: &'static str,
    /// Address of the published site.
    pub base_url: Option<String>,
    /// Name of the licence.
    pub licence: Option<String>,
    /// Address of the licence.
    pub licence_url: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// Link to the publisher.
    pub publisher_url: Option<String>,
    /// Version of staalkaart.
    pub generator: String,
    /// How many methods there are.
    pub methods: usize,
    /// What the terms are called whose swatches make a method's strip.
    pub swatches: String,
    /// Those swatches, in the order of the terms.
    pub cloth: Vec<Swatch>,
    /// What a page may load, as a Content-Security-Policy for a `<meta>` element. Nothing in it has to be escaped between double quotes.
    pub policy: String,
}

/// A picture for other sites to show with a link.
#[derive(Debug, Clone, Serialize)]
pub struct Image {
    /// Its full address.
    pub href: String,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// What it shows, in words.
    pub alt: String,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// Its words.
    pub title: String,
}

/// A day.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// As machines write it: `2026-11-23`.
    pub iso: String,
    /// As people write it: 23 november 2026.
    pub words: String,
}

/// An item of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem {
    /// Where to.
    pub href: String,
    /// Its words.
    pub title: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether it is a part of the site that this page belongs to.
    pub within: bool,
}

/// A page as a whole: what `base.html` sees, with the page's own view as `content`.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    /// The way from this page to the root.
    pub root: String,
    /// Kind of page, for styles.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Description for search engines and previews.
    pub description: String,
    /// Address for other sites, where one is known.
    pub canonical: Option<String>,
    /// Language of the text, where it is not the site's.
    pub text_language: Option<String>,
    /// Link to edit the text.
    pub edit: Option<String>,
    /// Day of the last change.
    pub updated: Option<Day>,
    /// Day before which the text is to be read again.
    pub review_by: Option<Day>,
    /// Link to the page on the upkeep of the texts, where there is one.
    pub upkeep_href: Option<String>,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// The way down to this page, this page last without a link.
    pub trail: Vec<Link>,
    /// Link to the home page.
    pub home: String,
    /// Whether there is a feed.
    pub feed: bool,
    /// Link to the page to search on.
    pub search: String,
    /// Links to the ordinary pages of the site's root, by title.
    pub pages: Vec<Link>,
    /// Link to the page to make a trajectory on, where there is one.
    pub planner: Option<String>,
    /// The picture that other sites show with a link to this page, where the site has an address.
    pub image: Option<Image>,
    /// How the page is cited, where it is a text.
    pub citation: Option<Citation>,
    /// What reference managers and search engines read in the head of the page.
    pub meta: Vec<Meta>,
    /// The page in the words of schema.org, as JSON-LD; empty where nothing is said.
    pub linked_data: String,
    /// The page's own view.
    pub content: T,
}

/// How a page is cited.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// The reference in APA style, as HTML.
    pub html: String,
    /// Links to the files for reference managers, by the names of their formats.
    pub files: Vec<Link>,
}

/// A `<meta>` element.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// Its `name`.
    pub name: &'static str,
    /// Its `content`.
    pub content: String,
}

/// A term, as a swatch or a word.
#[derive(Debug, Clone, Serialize)]
pub struct Term {
    /// Its name in addresses, and as a filter of the search.
    pub slug: String,
    /// Link to its page.
    pub href: String,
    /// Title.
    pub title: String,
    /// Class of its swatch.
    pub class: String,
    /// Letter on its swatch.
    pub letter: String,
    /// Whether it is the central term.
    pub central: bool,
    /// One sentence.
    pub short: String,
    /// How many methods have it.
    pub count: usize,
    /// Why the method at hand has it.
    pub reason: Option<String>,
}

/// The terms of one dimension.
#[derive(Debug, Clone, Serialize)]
pub struct TermGroup {
    /// Name of the dimension, and of the filter of the search.
    pub name: String,
    /// What they are called.
    pub title: String,
    /// What one of them is called.
    pub singular: String,
    /// Link to the dimension.
    pub href: String,
    /// Whether they are shown as swatches.
    pub swatches: bool,
    /// The terms.
    pub terms: Vec<Term>,
}

/// The way to lay a method in one's own trajectory.
#[derive(Debug, Clone, Serialize)]
pub struct PlannerLink {
    /// Link to the page to make a trajectory on, which adds the method.
    pub href: String,
    /// Slug of the method.
    pub slug: String,
}

/// `method-item.html`: a method in a list.
#[derive(Debug, Clone, Serialize)]
pub struct MethodItem {
    /// The way to lay it in one's own trajectory, where the site has the page for that.
    pub lay: Option<PlannerLink>,
    /// Link to its page.
    pub href: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Its swatches.
    pub swatches: Vec<Swatch>,
    /// Its other terms, by title.
    pub tags: Vec<String>,
    /// Language of its title, where it is not the site's.
    pub language: Option<String>,
}

/// A swatch in a strip.
#[derive(Debug, Clone, Serialize)]
pub struct Swatch {
    /// Its class.
    pub class: String,
    /// Its letter.
    pub letter: String,
    /// Title of its term.
    pub title: String,
}

/// A heading in a table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Link to it.
    pub href: String,
    /// Its words.
    pub title: String,
}

/// A source in a reference list.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    /// Its id on the page.
    pub id: String,
    /// The reference, as HTML.
    pub html: String,
    /// A note for the reader.
    pub note: Option<String>,
    /// The entries that cite it (on the page of all sources); at most a hundred.
    pub cited_by: Vec<Link>,
    /// How many more cite it.
    pub more: usize,
}

/// A text with what belongs to it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Text {
    /// The text, as HTML.
    pub html: String,
    /// Its headings of the second and third level.
    pub contents: Vec<Heading>,
    /// Its sources.
    pub references: Vec<Reference>,
    /// The texts that mention it.
    pub mentioned_by: Vec<Link>,
}

/// A table of counts.
#[derive(Debug, Clone, Serialize)]
pub struct Matrix {
    /// What the rows are.
    pub row_title: String,
    /// What the columns are.
    pub column_title: String,
    /// The columns.
    pub columns: Vec<Term>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// A row of counts.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    /// The term.
    pub term: Term,
    /// The cells, one a column.
    pub cells: Vec<Cell>,
}

/// A count.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// How many methods.
    pub count: usize,
    /// Link to them, where there are any.
    pub href: Option<String>,
    /// Names of the two terms, where there is a link.
    pub title: String,
    /// How full it is beside the others, 0 to 4.
    pub heat: u8,
    /// How much it is of the fullest, in hundredths.
    pub share: u8,
}

/// `home.html`
#[derive(Debug, Serialize)]
pub struct Home {
    /// The editors' words.
    pub text: Text,
    /// The matrix.
    pub matrix: Option<Matrix>,
    /// The wheel of the swatch dimension, as SVG.
    pub wheel: Option<String>,
    /// Link to the poster.
    pub poster_href: Option<String>,
    /// Link to the catalogue's own picture.
    pub coverage_href: Option<String>,
    /// Every dimension with its terms.
    pub dimensions: Vec<TermGroup>,
    /// The trajectories.
    pub trajectories: Vec<Summary>,
    /// How many trajectories are not named here.
    pub more_trajectories: usize,
    /// Situations that lead to a method.
    pub situations: Vec<Situation>,
    /// Link to all methods.
    pub methods_href: String,
    /// Link to all trajectories.
    pub trajectories_href: String,
}

/// A situation in which a reader recognises a method.
#[derive(Debug, Clone, Serialize)]
pub struct Situation {
    /// The situation, in somebody's own words.
    pub text: String,
    /// The method.
    pub method: Link,
    /// Its swatches.
    pub swatches: Vec<Swatch>,
}

/// Something with a title and a sentence, in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// Link to its page.
    pub href: String,
    /// Title.
    pub title: String,
    /// A sentence.
    pub summary: String,
    /// How many methods it has.
    pub count: usize,
    /// Other names.
    pub also: Vec<String>,
    /// The letter that it stands under, where that differs from the one before.
    pub letter: Option<char>,
    /// The id of that letter on the page.
    pub id: Option<String>,
}

/// A list that takes more than one page, as each of them shows it.
#[derive(Debug, Serialize)]
pub struct Parts {
    /// Whether this is the first page, at the list's own address.
    pub first: bool,
    /// The letters of this page: `B`, `C–F` or `A (2)`.
    pub title: String,
    /// How many items stand on it.
    pub count: usize,
    /// How many items the list has.
    pub total: usize,
    /// The letters of the whole list.
    pub letters: Vec<PartLink>,
    /// The parts of the letter on this page, where it takes more than one.
    pub numbers: Vec<PartLink>,
    /// Link to the page before.
    pub previous: Option<Link>,
    /// Link to the next page.
    pub next: Option<Link>,
    /// The methods on this page by letter (in `term.html` and `cell.html`).
    pub sections: Vec<Letter>,
}

/// A link to a letter of a long list, or to a part of it.
#[derive(Debug, Serialize)]
pub struct PartLink {
    /// Where to.
    pub href: String,
    /// The letter, or the letters of the part.
    pub title: String,
    /// How many items it has.
    pub count: usize,
    /// Whether it is on this page.
    pub current: bool,
}

/// `methods.html`
#[derive(Debug, Serialize)]
pub struct Methods {
    /// The editors' words.
    pub text: Text,
    /// How many there are.
    pub count: usize,
    /// The methods on this page by first letter.
    pub letters: Vec<Letter>,
    /// The pages of the list, where it takes more than one.
    pub parts: Option<Parts>,
    /// Every dimension with its terms.
    pub dimensions: Vec<TermGroup>,
    /// The fields of the site's own that readers filter by, each value with a link to the page to search on.
    pub filters: Vec<TermGroup>,
    /// Link to the page to compare methods on, where there are two.
    pub compare_href: Option<String>,
}

/// The methods under one letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: char,
    /// Its id on the page.
    pub id: String,
    /// The items of its methods, as HTML.
    pub methods: String,
}

/// A fact and its ground.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Key of its name in the interface texts.
    pub key: &'static str,
    /// The fact.
    pub text: String,
    /// Whether it is an estimate.
    pub estimate: bool,
}

/// What a method is not.
#[derive(Debug, Clone, Serialize)]
pub struct NotThis {
    /// Link, where it is a method of the catalogue.
    pub href: Option<String>,
    /// Its title.
    pub title: String,
    /// The difference.
    pub difference: String,
    /// Link to the two side by side, where it is a method of the catalogue.
    pub compare_href: Option<String>,
}

/// A grade that somebody else gave.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// The grade.
    pub grade: String,
    /// Who gave it.
    pub database: String,
    /// When.
    pub date: String,
    /// Link to the source on this page.
    pub href: Option<String>,
}

/// A related method, with the reason.
#[derive(Debug, Clone, Serialize)]
pub struct Related {
    /// Link to it.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Language of its title, where it is not the site's.
    pub language: Option<String>,
    /// Why, as a sentence.
    pub reason: String,
    /// Its swatches.
    pub swatches: Vec<Swatch>,
}

/// Methods that together with the one at hand cover a whole dimension.
#[derive(Debug, Clone, Serialize)]
pub struct Completion {
    /// What the terms of the dimension are called.
    pub terms: String,
    /// The methods.
    pub methods: Vec<Link>,
    /// Link that opens all of them as a trajectory.
    pub href: String,
}

/// A field of a site's own.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// What readers see above it.
    pub label: String,
    /// Its value, as HTML.
    pub html: String,
}

/// The fields of a site's own that a text has, by the place that the model gives them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fields {
    /// Among the facts.
    pub facts: Vec<Field>,
    /// On the card.
    pub card: Vec<Field>,
    /// Beside the text.
    pub beside: Vec<Field>,
    /// Below the text.
    pub below: Vec<Field>,
}

/// A row of the comparison.
#[derive(Debug, Serialize)]
pub struct ComparisonRow {
    /// The `data-row` of what it shows.
    pub name: String,
    /// What it is called.
    pub title: String,
}

/// `method.html`
#[derive(Debug, Serialize)]
pub struct Method {
    /// Language of its title, where it is not the site's.
    pub title_language: Option<String>,
    /// Summary.
    pub summary: String,
    /// Its swatches.
    pub swatches: Vec<Swatch>,
    /// The text.
    pub text: Text,
    /// Its terms by dimension, with reasons.
    pub dimensions: Vec<TermGroup>,
    /// Other names.
    pub also: Vec<String>,
    /// Situations in which it is recognised.
    pub situations: Vec<String>,
    /// What it is not.
    pub not_this: Vec<NotThis>,
    /// What it takes.
    pub facts: Vec<Fact>,
    /// What the surroundings must bring.
    pub surroundings: Vec<String>,
    /// Holder of a protected name.
    pub protected: Option<String>,
    /// Grade that somebody else gave.
    pub evidence: Option<Evidence>,
    /// Related methods.
    pub related: Vec<Related>,
    /// Link to the page to compare methods on with this one chosen, where there are two; another follows behind `&m=`.
    pub compare_href: Option<String>,
    /// Trajectories that it stands in.
    pub trajectories: Vec<Link>,
    /// The way to lay it in one's own trajectory, where the site has the page for that.
    pub lay: Option<PlannerLink>,
    /// A few methods with which it covers all swatches.
    pub completion: Option<Completion>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// The fields of the site's own.
    pub fields: Fields,
}

/// `dimension.html`
#[derive(Debug, Serialize)]
pub struct Dimension {
    /// The editors' words.
    pub text: Text,
    /// The terms.
    pub group: TermGroup,
    /// For each term its place in the tree, from 0.
    pub depths: Vec<usize>,
    /// The wheel, as SVG; only for the swatch dimension.
    pub wheel: Option<String>,
}

/// `term.html`
#[derive(Debug, Serialize)]
pub struct TermPage {
    /// What a term of this dimension is called.
    pub singular: String,
    /// The term.
    pub term: Term,
    /// Whether it has a swatch.
    pub swatch: bool,
    /// The wheel with this term standing out, as SVG; only for the swatch dimension.
    pub wheel: Option<String>,
    /// Link to the cards of its methods.
    pub cards_href: Option<String>,
    /// The text.
    pub text: Text,
    /// The term above it.
    pub above: Option<Link>,
    /// The terms below it.
    pub below: Vec<Term>,
    /// The items of its methods on this page, as HTML.
    pub methods: String,
    /// The pages of its methods, where they take more than one.
    pub parts: Option<Parts>,
    /// The fields of the site's own.
    pub fields: Fields,
    /// How its methods spread over the other dimensions.
    pub cross: Vec<Cross>,
}

/// How methods spread over a dimension.
#[derive(Debug, Serialize)]
pub struct Cross {
    /// The dimension.
    pub title: String,
    /// The terms with their cells.
    pub cells: Vec<CrossCell>,
}

/// A term and a count.
#[derive(Debug, Serialize)]
pub struct CrossCell {
    /// The term.
    pub term: Term,
    /// The count.
    pub cell: Cell,
}

/// `coverage.html`
#[derive(Debug, Serialize)]
pub struct CoveragePage {
    /// For each dimension how many methods its terms have.
    pub counts: Vec<Cross>,
    /// The matrix.
    pub matrix: Matrix,
    /// The matrix crossed with each further dimension.
    pub crossings: Vec<Crossing>,
    /// The cells of the matrix without a method.
    pub empty: Vec<Link>,
    /// The dimensions with terms that rest on few methods, with those terms.
    pub few: Vec<TermGroup>,
}

/// The matrix crossed with a further dimension.
#[derive(Debug, Serialize)]
pub struct Crossing {
    /// What a term of that dimension is called.
    pub singular: String,
    /// Its terms.
    pub columns: Vec<Term>,
    /// The rows of the matrix.
    pub rows: Vec<CrossingRow>,
}

/// A row of the matrix, crossed with a further dimension.
#[derive(Debug, Serialize)]
pub struct CrossingRow {
    /// The term.
    pub term: Term,
    /// Its cells in the matrix, one a column of it.
    pub lines: Vec<CrossingLine>,
}

/// A cell of the matrix, crossed with a further dimension.
#[derive(Debug, Serialize)]
pub struct CrossingLine {
    /// The term of the matrix's column.
    pub term: Term,
    /// The counts, one a term of the further dimension.
    pub cells: Vec<Cell>,
    /// The whole cell of the matrix.
    pub total: Cell,
}

/// `cell.html`
#[derive(Debug, Serialize)]
pub struct CellPage {
    /// The term of the row.
    pub row: Term,
    /// The term of the column.
    pub column: Term,
    /// How many methods there are.
    pub count: usize,
    /// The items of its methods on this page, as HTML.
    pub methods: String,
    /// The pages of its methods, where they take more than one.
    pub parts: Option<Parts>,
}

/// `cards.html`
#[derive(Debug, Serialize)]
pub struct Cards {
    /// What a term of this dimension is called.
    pub singular: String,
    /// The term whose methods these are.
    pub term: Term,
    /// The sheets of paper.
    pub sheets: Vec<Sheet>,
}

/// A sheet of cards.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// At most four.
    pub cards: Vec<Card>,
}

/// A method on a card.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Link to its page.
    pub href: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Its swatches.
    pub swatches: Vec<Swatch>,
    /// At most three situations in which it is recognised.
    pub situations: Vec<String>,
    /// Its terms in the other dimensions.
    pub facets: Vec<TermGroup>,
    /// The fields of the site's own that stand on the card, in plain words.
    pub fields: Vec<Field>,
    /// Where it is found, as written on paper.
    pub address: String,
    /// Day of its last change.
    pub updated: Option<Day>,
    /// How small its text has to be, from 0 to 4.
    pub size: usize,
    /// Language of its text, where it is not the site's.
    pub language: Option<String>,
}

/// `poster.html`
#[derive(Debug, Serialize)]
pub struct Poster {
    /// The wheel of the swatch dimension, as SVG.
    pub wheel: Option<String>,
    /// What the rows are.
    pub row_title: String,
    /// What the columns are.
    pub column_title: String,
    /// The columns.
    pub columns: Vec<Term>,
    /// The rows.
    pub rows: Vec<PosterRow>,
    /// How small the names have to be, from 0 to 5.
    pub size: usize,
    /// In how many columns the names of a cell stand.
    pub name_columns: usize,
    /// Whether there is room for what the terms of the rows mean.
    pub sentences: bool,
    /// The first two sources of the home page.
    pub references: Vec<Reference>,
    /// Where the site is found, as written on paper.
    pub address: String,
    /// Day on which a text of the site last changed.
    pub updated: Option<Day>,
}

/// A row of the poster.
#[derive(Debug, Serialize)]
pub struct PosterRow {
    /// The term.
    pub term: Term,
    /// The cells, one a column.
    pub cells: Vec<PosterCell>,
}

/// A cell of the poster.
#[derive(Debug, Serialize)]
pub struct PosterCell {
    /// How many methods.
    pub count: usize,
    /// Titles of the methods, where they fit.
    pub names: Vec<String>,
}

/// `trajectories.html` and `concepts.html`
#[derive(Debug, Serialize)]
pub struct Summaries {
    /// The editors' words.
    pub text: Text,
    /// The items on this page.
    pub items: Vec<Summary>,
    /// The pages of the list, where it takes more than one.
    pub parts: Option<Parts>,
}

/// A phase of a trajectory.
#[derive(Debug, Serialize)]
pub struct Phase {
    /// Name.
    pub name: String,
    /// When.
    pub when: Option<String>,
    /// Why these methods.
    pub note: Option<String>,
    /// The items of its methods, as HTML.
    pub methods: String,
}

/// What a trajectory covers of a dimension.
#[derive(Debug, Serialize)]
pub struct Coverage {
    /// The dimension.
    pub title: String,
    /// Whether gaps in it matter.
    pub matters: bool,
    /// Each term with its count, and the count in each phase.
    pub rows: Vec<CoverageRow>,
    /// Terms with one method.
    pub thin: Vec<Term>,
    /// Terms with none.
    pub missing: Vec<Term>,
    /// Methods that would fill the gaps, with the reason.
    pub fillers: Vec<Related>,
}

/// A term's row in a trajectory's band.
#[derive(Debug, Serialize)]
pub struct CoverageRow {
    /// The term.
    pub term: Term,
    /// How many methods of the trajectory have it.
    pub count: usize,
    /// How many in each phase.
    pub phases: Vec<usize>,
}

/// `trajectory.html`
#[derive(Debug, Serialize)]
pub struct Trajectory {
    /// Summary.
    pub summary: String,
    /// Who it is for.
    pub for_whom: Option<String>,
    /// The text.
    pub text: Text,
    /// The phases.
    pub phases: Vec<Phase>,
    /// The fields of the site's own.
    pub fields: Fields,
    /// What it covers, by dimension.
    pub coverage: Vec<Coverage>,
    /// The same as a woven band, as SVG.
    pub band: Option<String>,
    /// Whether the central term is missing, by title.
    pub without_central: Option<String>,
    /// Whether it looks at work only.
    pub only_work: bool,
    /// Link to the page on the quick-work trap, where there is one.
    pub trap_href: Option<String>,
    /// Link that opens it as a start for one of one's own.
    pub start_href: String,
}

/// `traject-maken.html`
#[derive(Debug, Serialize)]
pub struct Planner {
    /// The folder of the methods.
    pub methods_folder: String,
    /// Links to the lists that do not need a script.
    pub links: Vec<Link>,
    /// The page on the quick-work trap, where there is one.
    pub trap_href: Option<String>,
    /// Link to the page to compare methods on, where there is one.
    pub compare_href: Option<String>,
    /// What the terms are called whose swatches make a strip.
    pub swatches: String,
}

/// A kind of page that the search finds.
#[derive(Debug, Serialize)]
pub struct FoundKind {
    /// Its name as a filter, and in the name of its interface text: `t(key="kind-" ~ kind.name)`.
    pub name: String,
    /// The folder of a kind of the site's own, by which the script tells its pages.
    pub folder: Option<String>,
}

/// `concept.html`: a concept, or a text of a kind of the site's own
#[derive(Debug, Serialize)]
pub struct Concept {
    /// What one of its kind is called.
    pub singular: String,
    /// One sentence.
    pub short: String,
    /// Other names.
    pub also: Vec<String>,
    /// The text.
    pub text: Text,
    /// Related texts.
    pub related: Vec<Link>,
    /// The fields of the site's own.
    pub fields: Fields,
}

/// `sources.html`
#[derive(Debug, Serialize)]
pub struct Sources {
    /// The editors' words.
    pub text: Text,
    /// The sources on this page.
    pub references: Vec<Reference>,
    /// The same by letter, where the list takes more than one page.
    pub letters: Vec<SourceLetter>,
    /// The pages of the list, where it takes more than one.
    pub parts: Option<Parts>,
    /// On the first of several pages: the file that says where each source stands.
    pub moved_href: Option<String>,
    /// Links to the same in other formats.
    pub downloads: Vec<Link>,
}

/// The sources under one letter.
#[derive(Debug, Serialize)]
pub struct SourceLetter {
    /// The letter.
    pub letter: char,
    /// Its id on the page.
    pub id: String,
    /// Its sources.
    pub references: Vec<Reference>,
}

/// `page.html`
#[derive(Debug, Serialize)]
pub struct PlainPage {
    /// One sentence.
    pub short: Option<String>,
    /// The text.
    pub text: Text,
    /// Pages that the site makes below this one.
    pub below: Vec<Link>,
    /// The fields of the site's own.
    pub fields: Fields,
}

/// `upkeep.html`
#[derive(Debug, Serialize)]
pub struct Upkeep {
    /// Texts to be read again, by month, soonest first.
    pub months: Vec<ReviewMonth>,
    /// How many more are planned after those.
    pub more_planned: usize,
    /// Texts for which nobody chose a day.
    pub unplanned: Vec<UpkeepItem>,
    /// How many more have no day.
    pub more_unplanned: usize,
    /// How many have no day in all.
    pub all_unplanned: usize,
    /// Texts that changed last, youngest first.
    pub updated: Vec<UpkeepItem>,
    /// How many other texts have a day of change too.
    pub more: usize,
}

/// The texts to be read again in one month.
#[derive(Debug, Serialize)]
pub struct ReviewMonth {
    /// The month in words: november 2026.
    pub title: String,
    /// The texts, soonest first.
    pub items: Vec<UpkeepItem>,
}

/// A text and the days that matter for its upkeep.
#[derive(Debug, Serialize)]
pub struct UpkeepItem {
    /// Link to its page.
    pub href: String,
    /// Title.
    pub title: String,
    /// Language of its title, where it is not the site's.
    pub language: Option<String>,
    /// Name of the interface text for what it is: `kind-methodiek`.
    pub kind: String,
    /// Day of its last change.
    pub updated: Option<Day>,
    /// Day before which it is to be read again.
    pub review_by: Option<Day>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// `vergelijken.html`
#[derive(Debug, Serialize)]
pub struct Compare {
    /// The folder of the methods.
    pub methods_folder: String,
    /// Every method, to choose from; none where there are too many for one list.
    pub methods: Vec<Choice>,
    /// Where there are too many for one list: the pages that list them.
    pub parts: Vec<PartLink>,
    /// Every dimension with its terms.
    pub dimensions: Vec<TermGroup>,
    /// The rows: what at least one method states.
    pub rows: Vec<ComparisonRow>,
    /// Links to the lists of methods and of trajectories.
    pub links: Vec<Link>,
}

/// A method to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Language of its title, where it is not the site's.
    pub language: Option<String>,
}

/// `zoeken.html`
#[derive(Debug, Serialize)]
pub struct Search {
    /// Link to the folder of the index and the engine; without one the page is a way to the lists only.
    pub folder: Option<String>,
    /// Every dimension with its terms: the filters, and the ways on without them.
    pub dimensions: Vec<TermGroup>,
    /// Links to the lists.
    pub links: Vec<Link>,
    /// The kinds of page that the site has, by their name as a filter.
    pub kinds: Vec<FoundKind>,
    /// The filters: the dimensions, and the fields of the site's own that readers filter by.
    pub filters: Vec<TermGroup>,
}

/// `404.html`
#[derive(Debug, Serialize)]
pub struct NotFound {
    /// Ways on.
    pub links: Vec<Link>,
}

/// `redirect.html`
#[derive(Debug, Serialize)]
pub struct Redirect {
    /// Where the text is now.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its address for other sites.
    pub canonical: Option<String>,
}
