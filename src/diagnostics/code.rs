//! The table of diagnostic codes: the one place where a code, its severity and its page are named.
//!
//! A code never changes its meaning and is never used again; a new problem gets the next free number of its group. Groups: SK01 front matter
//! and YAML, SK02 references, SK03 text, SK04 theme, SK05 configuration, SK06 files and addresses, SK07 style, SK08 addresses
//! on other sites, which only `check --external` asks for.

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published until this is mended. What only `check --external` finds is graver than advice too: the check fails; a build,
    /// which asks nobody, goes on.
    Error,
    /// Worth a look; the site is published all the same.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as the machine-readable formats write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident: $doc:literal,)*) => {
        /// What can be wrong with the content.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $doc] $name,)*
        }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The stable code, such as `SK0201`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The page that explains it, in markdown: both languages and an example.
            #[must_use]
            pub fn page(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("../../docs/diagnostics/", $id, ".md")),)* }
            }
        }
    };
}

codes! {
    NotUtf8 = "SK0101" Error: "A text file is not UTF-8.",
    EmptyFile = "SK0102" Error: "A content file is empty.",
    NoFrontMatter = "SK0103" Error: "A content file does not begin with front matter.",
    FrontMatterUnclosed = "SK0104" Error: "The front matter has no closing `---`.",
    YamlSyntax = "SK0105" Error: "The YAML cannot be read.",
    TabInYaml = "SK0106" Error: "A tab is used as indentation in YAML.",
    YamlFeature = "SK0107" Error: "A part of YAML that is not taken here: anchors, aliases, tags, complex keys.",
    TooDeep = "SK0108" Error: "YAML lists or maps are nested too deep.",
    FileTooLarge = "SK0109" Error: "A file is larger than staalkaart reads.",
    UnknownKey = "SK0110" Error: "A key that does not exist.",
    DuplicateKey = "SK0111" Error: "The same key twice.",
    MissingKey = "SK0112" Error: "A required key is missing.",
    EmptyValue = "SK0113" Error: "A key without a value.",
    WrongType = "SK0114" Error: "A value of another type than asked for.",
    TooShort = "SK0115" Error: "A text that is too short.",
    TooLong = "SK0116" Error: "A text that is too long.",
    NumberOutOfRange = "SK0117" Error: "A number outside its range.",
    NotADate = "SK0118" Error: "A date that is not a date.",
    NotAChoice = "SK0119" Error: "A value that is not one of the fixed choices.",
    TooFew = "SK0120" Error: "A list with too few items.",
    TooMany = "SK0121" Error: "A list with too many items.",
    Repeated = "SK0122" Error: "The same item twice in a list.",
    NotAColour = "SK0123" Error: "A colour that is not written as #rrggbb.",
    GroupReversed = "SK0124" Error: "A smallest number that is larger than the largest.",
    ReviewDue = "SK0125" Warning: "The date for review has passed.",
    RefusedCharacter = "SK0126" Error: "A character that no text can hold.",
    FieldLink = "SK0127" Error: "A link of a field that is no web address.",
    OutOfBounds = "SK0128" Error: "A number outside the bounds of its field.",
    FieldHeading = "SK0129" Error: "A heading or a footnote in a field.",
    ValueCut = "SK0130" Warning: "A value of which the part behind a `#` does not count.",
    WordQuotes = "SK0131" Warning: "Quotation marks of a word processor in a list.",
    YamlSpace = "SK0132" Error: "A space that YAML does not know as one.",
    KindFolder = "SK0133" Error: "A kind of text or a page that cannot have this name or folder.",
    KindUnknown = "SK0134" Error: "A kind of text that does not exist, and is not described as a new one.",
    TextsElsewhere = "SK0135" Error: "Texts in a folder that their kind has not.",
    MatrixLarge = "SK0136" Warning: "A matrix that is too large to read.",
    FindsItself = "SK0143" Warning: "A word that a rule of the synonyms both seeks and finds.",
    UnknownTerm = "SK0201" Error: "A term that does not exist in its dimension.",
    UnknownEntry = "SK0202" Error: "A slug that no entry has.",
    UnknownSource = "SK0203" Error: "A source that is not in bronnen.bib.",
    UnknownWikilink = "SK0204" Error: "A wikilink to nothing.",
    AmbiguousWikilink = "SK0205" Error: "A wikilink that may mean several entries.",
    DeadFileLink = "SK0206" Error: "A link to a file that does not exist.",
    DeadAnchor = "SK0207" Error: "A link to a heading that does not exist.",
    MissingMedia = "SK0208" Error: "A picture or document that does not exist.",
    DuplicateSlug = "SK0209" Error: "Two entries of one kind with the same slug.",
    DuplicateTitle = "SK0210" Warning: "Two entries of one kind with the same title.",
    LinkToDraft = "SK0211" Error: "A reference to an entry that is still a draft.",
    AbsoluteLink = "SK0212" Error: "A link that begins at the root of the site.",
    UnsafeLink = "SK0213" Error: "A link with a scheme that is not allowed.",
    SelfReference = "SK0214" Error: "An entry that refers to itself.",
    BibliographySyntax = "SK0215" Error: "The bibliography cannot be read.",
    SourceWithoutTitle = "SK0216" Warning: "A source without a title.",
    UndefinedReference = "SK0217" Error: "A reference link without its definition.",
    BibliographyCircle = "SK0218" Error: "Sources or definitions in the bibliography that refer to one another in a circle.",
    BibliographyExcess = "SK0219" Error: "Something in the bibliography that is too deep, too long or leads too far.",
    DuplicateSource = "SK0221" Error: "Two sources with the same key.",
    UnbracedOrganization = "SK0222" Warning: "An organization as author of a source, without braces.",
    SeveralNamesInOne = "SK0223" Warning: "Several people of a source written as one name.",
    UnreadableDate = "SK0224" Warning: "A date of a source that is no date.",
    UnknownSourceType = "SK0225" Warning: "A type of source that BibLaTeX does not have.",
    UnknownMacro = "SK0226" Warning: "A LaTeX macro in a source that is not known.",
    UnknownParent = "SK0227" Warning: "A source takes fields from another one that is not there.",
    KeyNotCitable = "SK0228" Warning: "A key of a source that no citation in a text can name.",
    RawHtml = "SK0301" Error: "HTML in the text.",
    HeadingLevelOne = "SK0302" Error: "A heading of the first level in the text.",
    HeadingSkipped = "SK0303" Warning: "A heading that skips a level.",
    FootnoteMissing = "SK0304" Error: "A footnote that is not written.",
    FootnoteUnused = "SK0305" Warning: "A footnote that nothing refers to.",
    ImageWithoutAlt = "SK0306" Warning: "A picture without a description.",
    CitationMalformed = "SK0307" Error: "A citation that cannot be read.",
    MarkdownTooDeep = "SK0308" Error: "Markdown nested too deep.",
    DuplicateHeadingId = "SK0309" Error: "Two headings with the same hand-made id.",
    EmptyLink = "SK0310" Warning: "A link without words.",
    HeadingId = "SK0311" Error: "A hand-made id of a heading that cannot be an anchor.",
    FieldMalformed = "SK0312" Error: "A field to write in that cannot be read.",
    LeftoverMarkup = "SK0314" Warning: "Markup that was meant and not understood.",
    MarkWithoutSpace = "SK0315" Warning: "The mark of a heading or list without a plain space behind it.",
    InvisibleCharacter = "SK0316" Warning: "A character that nobody sees, in a title, a heading or data.",
    CellsLost = "SK0317" Warning: "Cells of a row for which the table has no column.",
    ListBroken = "SK0318" Warning: "A list that ends because an item is not indented far enough.",
    ListSwallows = "SK0319" Warning: "A sentence that became part of the last item of a list.",
    SentenceAsHeading = "SK0320" Warning: "A sentence that a line below it makes a heading.",
    HeadingEmpty = "SK0321" Warning: "A heading without words.",
    NotAPicture = "SK0322" Warning: "A picture that is none: a film, a document, a page.",
    AltIsFileName = "SK0323" Warning: "A description of a picture that is the name of its file.",
    EmbedOfText = "SK0324" Error: "An embed of a text.",
    CommentUnclosed = "SK0325" Error: "A comment that does not end.",
    BareCitation = "SK0326" Warning: "A word with `@` that looks like a source, and is none.",
    TemplateSyntax = "SK0401" Error: "A template that cannot be read.",
    TemplateRender = "SK0402" Error: "A template that fails while a page is made.",
    ThemeNotFound = "SK0403" Error: "A theme that does not exist.",
    ThemeFileUnused = "SK0404" Warning: "A file in the theme that nothing uses.",
    InterfaceText = "SK0405" Error: "An interface text that cannot be read.",
    ThemeExcess = "SK0406" Error: "Something in a file of the theme that is nested too deep, or that becomes too large.",
    MatrixDimension = "SK0501" Error: "The matrix names a dimension that does not exist.",
    MenuUnknown = "SK0502" Error: "The menu names a page that does not exist.",
    DimensionName = "SK0503" Error: "A name that a dimension cannot have.",
    BadUrl = "SK0504" Error: "An address that is not a web address.",
    UnknownStyle = "SK0505" Error: "A citation style that is not known.",
    DimensionWithoutTerms = "SK0506" Warning: "A dimension without a single term.",
    CatalogueEmpty = "SK0507" Warning: "A catalogue without methods.",
    EditLink = "SK0508" Error: "An edit address without {pad}.",
    HistoryMissing = "SK0509" Warning: "The history of git was asked for and is not available.",
    Repository = "SK0510" Error: "A name in the settings of the editing page that cannot be one.",
    FieldName = "SK0511" Error: "A name that a field of a site's own cannot have.",
    FieldFixed = "SK0512" Error: "A field that the program needs, dropped or made optional.",
    ModelTooLarge = "SK0513" Error: "A model with too many fields.",
    TargetUnknown = "SK0514" Error: "A reference to something that the site does not have.",
    KindFixed = "SK0515" Error: "A kind of text that a site cannot do without, dropped.",
    FileName = "SK0601" Error: "A file name that cannot become an address.",
    PathClash = "SK0602" Error: "Two pages or files with the same address.",
    AliasClash = "SK0603" Error: "An alias that is the address of a page.",
    AliasMalformed = "SK0604" Error: "An alias that is not an address of this site.",
    StrayFile = "SK0605" Warning: "A file that is not published.",
    SymbolicLink = "SK0606" Error: "A symbolic link in the content.",
    MediaType = "SK0607" Error: "A kind of file that is not taken as media.",
    UnsafeSvg = "SK0611" Error: "An SVG with something that does not draw.",
    DisguisedFile = "SK0612" Error: "A web page under the name of another kind of file.",
    PublishedName = "SK0613" Error: "A name that means something to a host or a system.",
    CopyOfText = "SK0614" Warning: "A copy that a program left beside a text.",
    LabellingWord = "SK0701" Warning: "A word that labels people.",
    SummaryLong = "SK0702" Warning: "A summary of many words.",
    SentenceLong = "SK0703" Warning: "A long sentence where plain words matter most.",
    SummaryHard = "SK0704" Warning: "A summary that is hard to read.",
    HeadingMissing = "SK0705" Warning: "A method without a heading that every method has.",
    LinkDead = "SK0801" Error: "An address on another site that is gone.",
    LinkMoved = "SK0802" Warning: "An address on another site that moved for good.",
    LinkUnanswered = "SK0803" Warning: "An address on another site that did not answer as a page does.",
    LinkLoops = "SK0804" Warning: "An address on another site that keeps redirecting.",
}

impl Code {
    /// The code with this id, in capitals or not: `SK0201`, `sk0201`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn ids_are_unique_and_in_order() {
        let ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    }

    #[test]
    fn every_code_is_found_by_its_id() {
        for &code in Code::ALL {
            assert_eq!(Code::parse(&code.id().to_lowercase()), Some(code));
        }
        assert_eq!(Code::parse("SK9999"), None);
    }
}
