# The interface texts of the site.

# What the kinds of text are called. A site that calls them something else in model.yaml replaces these words.
-method = method
-Method = Method
-methods = methods
-Methods = Methods
-a-method = a method
-A-method = A method
-trajectory = trajectory
-Trajectory = Trajectory
-trajectories = trajectories
-Trajectories = Trajectories
-a-trajectory = a trajectory
-A-trajectory = A trajectory
-concept = concept
-Concept = Concept
-concepts = concepts
-Concepts = Concepts
# Where a trajectory lies in the content.
-trajectories-folder = content/trajecten

skip = Skip to content
menu = Main menu
trail = You are here
home = Home
methods = { -Methods }
trajectories = { -Trajectories }
trajectory = { -Trajectory }
concepts = { -Concepts }
concept = { -Concept }
sources = Sources
and = and
contents = On this page
updated = Last updated on
review-by = To be reviewed before
edit = Improve this page
licence = The texts are licensed under
publisher = Publisher:
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
methods-unit = { $count ->
    [one] { -method }
   *[other] { -methods }
}
count-methods = { $count ->
    [0] No { -methods } yet
    [one] 1 { -method }
   *[other] { $count } { -methods }
}
all-methods = { $count ->
    [one] See the { -method }
   *[other] See all { $count } { -methods } from A to Z
}
all-trajectories = { $count ->
    [one] And 1 more { -trajectory }
   *[other] And { $count } more { -trajectories }
}
part-title = { $title }: { $part }
parts-shown = { $part }: { $count } of { $total }
parts-beside = Previous and next
parts-previous = Previous: { $part }
parts-next = Next: { $part }
matrix-title = { $rows } and { $columns }
matrix-help = Each cell says how many { -methods } there are. Choose a cell to see them.
matrix-caption = Number of { -methods }: { $rows } in rows, { $columns } in columns
ways = Browse by
by-letter = By letter
also-known-as = Also known as:
assigned-by-editors = The editors chose only the strongest. One that is missing is not a weakness.
estimate = estimate
fact-duration = Duration
fact-group = Group
fact-who = Who
fact-material = Material
fact-cost = Cost
yes = yes
no = no
range = more than { $min }, up to { $max }
range-to = up to { $max }
range-from = more than { $min }
group-exact = { $count ->
    [one] 1 person
   *[other] { $count } people
}
group-range = { $min } to { $max } people
group-from = from { $count } { $count ->
    [one] person
   *[other] people
}
group-to = at most { $count } { $count ->
    [one] person
   *[other] people
}
evidence = Recognition
see-source = source
protected = Protected name
situations = Do you recognise this?
surroundings = What the environment must offer
not-this = Not to be confused with
in-trajectories = Part of these { -trajectories }
related = Goes well with
reason-picked = fits well according to the editors
reason-terms = also belongs to { $terms }
reason-source = rests on the same source
reason-keywords = is also about { $words }
reason-mentioned = is connected with it according to one of the texts
reason-trajectory = is in the same { -trajectory }
see-also = See also
mentioned-by = Mentioned in
keywords = Keywords:
authors = Authors:
narrower = More specific
cross-title = { -Methods } with { $term }, by other terms
no-methods-yet = There is no { -method } here yet.
know-one = Do you know one that belongs here? Contact
nothing-yet = There is nothing here yet.
cell-title = { $row }, { $column }
for-whom = For whom:
band = What this { -trajectory } covers
band-help = A filled cell: at least one { -method } in that phase works on this. An empty row is a gap.
together = Together
missing = missing
thin = only one { -method }
would-fill = This would fill the gap
would-strengthen = This would strengthen a thin spot
nothing-fills = No { -method } in this catalogue fills the gap.
filler-brings = adds { $terms }
filler-strengthens = strengthens { $terms }
without-central-title = { $term } is missing
without-central = This is the central term; the others contribute to it. Look for { -a-method } that adds it.
wheel-title = Wheel of { $dimension }
wheel-title-central = Wheel of { $dimension }, with { $central } in the middle
weave-title = The threads of ‘{ $trajectory }’, phase by phase
weave-help = Each thread is { -a-method } in that phase. We draw three at most. A hole in the cloth is a gap in the { -trajectory }.
weave-thin = { $count } thin
weave-covered = covered: { $terms }
weave-thin-terms = thin, with one { -method }: { $terms }
weave-missing-terms = missing: { $terms }
cards = Cards to print
cards-title = Cards: { $term }
cards-help = { $count ->
    [one] Here is the card of 1 { -method }. Print this page on A4: the menu and this explanation stay off the paper. Cut the card out along the marks.
   *[other] Here are the cards of { $count } { -methods }, four to a sheet. Print this page on A4: the menu and this explanation stay off the paper. Cut the cards out along the marks.
}
cards-back = Back to { $term }
cards-sheet = Sheet { $number } of { $count }
cards-where = Where:
poster = Poster
poster-print = Poster to print
poster-help = The whole catalogue on one large sheet. Print this page on A3, landscape, or have a copy shop do it. A4 works too, but the letters will be small.
poster-intro = { $count ->
    [one] One { -method }.
   *[other] { $count } { -methods }.
} { $rows } in the rows, { $columns } in the columns: each cell names the { -methods } that belong to both.
poster-back = Back to the home page
poster-sources = The framework comes from
poster-where = Everything is at
coverage = Coverage
coverage-question = Where are there many { -methods }, and where few?
coverage-description = Where the catalogue has many { -methods }, few { -methods } or none yet.
coverage-intro = Each number says how many of the { $count } { -methods } belong to a term. { -A-method } can belong to more than one term. The editors chose the terms, so a small number is not a judgement.
coverage-counts = { -Methods } by term
coverage-crossed = { $rows } and { $columns } by { $further }
coverage-empty = No { -methods } yet
coverage-empty-cell = no { -method } belongs to both yet
coverage-few = Few { -methods }
coverage-few-measure = These terms have fewer than half the average of their dimension. That is our own threshold, not a standard. We apply it only where { -a-trajectory } should cover everything.
upkeep = Upkeep
upkeep-lead = When the texts were last updated, and when the editors review them.
upkeep-help = A text can have a date by which somebody reviews it.
upkeep-tell = Do you see something that is no longer right? Do not wait for that date; contact
upkeep-planned = To be reviewed
upkeep-planned-none = No review is planned yet.
upkeep-planned-by = Before
upkeep-text = Text
upkeep-unplanned = { $count ->
    [one] 1 text has no review date yet
   *[other] { $count } texts have no review date yet
}
upkeep-updated = Last updated
upkeep-updated-on = On
upkeep-more = And { $count ->
    [one] 1 other text
   *[other] { $count } other texts
}.
phases = The phases
comment = Remarks
download = Download all sources:
cited-by = Cited in:
cited-by-more = and { $count ->
    [one] 1 other text
   *[other] { $count } other texts
}.
not-found = This page does not exist
not-found-help = Perhaps it has moved, or its address was misspelt. You can go on from here:
moved = This text is here now:
footnote-back = Back to reference { $number }
table = Table
alert-note = Good to know
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
search = Search
search-find = Search this site
search-button = Search
search-label = What are you looking for?
search-no-script = Searching while you type needs JavaScript, which is off here. Much can be found without it: open the list of all { -methods } and search there with your browser (Ctrl-F, or “find in page” in its menu).
search-tips = Search tips
search-tip-phrase = Put words in quotation marks to find them exactly as written: "early morning".
search-tip-not = Put a minus sign before a word that must not occur: group -online.
search-tip-filters = Use the filters to see, for instance, only { -methods } of one kind. The number says how many are left.
search-tip-keys = Press / or Ctrl-K on any page to go to the search box. Use the arrow keys to move through the results, and Escape to go back.
search-keys = Use keyboard shortcuts
search-filters = Filters
search-no-filters = Clear all filters
search-chosen = Chosen filters
search-chip = remove
search-kind = Type of page
kind-methodiek = { -Method }
kind-term = Term
kind-traject = { -Trajectory }
kind-begrip = { -Concept }
kind-bron = Source
kind-pagina = Page
search-results = Results
search-more = Show more
search-browse = Or choose from a list
search-found = { $count ->
    [0] No results
    [one] 1 result
   *[other] { $count } results
}
search-in-titles = in the titles
search-for = for ‘{ $query }’
search-loading = The full text is still loading …
search-again = Try again
search-file = Searching the full text is possible only if the site is on a web server.
search-unable = This browser cannot search the full text.
search-failed = The full text could not be loaded.
search-damaged = The search data is incomplete or damaged.
search-crashed = Searching the full text has stopped working.
search-titles = Searching the titles still works.
search-offline = You are offline. What has been loaded still works.
search-unknown = The filter ‘{ $term }’ does not exist here.
search-nowhere = Not found on this site: { $words }.
search-corrected = We also searched for ‘{ $query }’.
search-did-you-mean = Did you mean
search-ignored = Your query is very long. We did not search for all of its words.
search-loosened = Not all results contain all your words. The best come first.
search-only = Show only { $dimension } ‘{ $term }’?
search-without-filters = Search without filters
search-why = Why this result?
search-why-form = ‘{ $word }’ → { $form }, { $field } ({ $how })
search-why-beside = The texts set it beside ‘{ $title }’
search-why-same = ‘{ $word }’, { $field } ({ $how })
search-how-exact = exact match
search-how-stem = another form of the word
search-how-part = part of a longer word
search-how-prefix = beginning of the word
search-how-synonym = a word with the same meaning
search-how-typo = spelling corrected
search-how-split = split into words
search-how-joined = written as one word
search-field-titel = in the title
search-field-ook_bekend_als = in another name
search-field-samenvatting = in the summary
search-field-herkenbaar = in a situation you may recognise
search-field-trefwoorden = in the keywords
search-field-kop = in a heading
search-field-tekst = in the text
search-field-termen = in its terms
situations-home = Do you recognise this?
situations-more = Search in your own words
print-short = Print
print-page = Print this page
printed = Printed on { $day }.
share = Share
shared = The link is copied.
feed = New and changed (feed)
cite-short = Cite
cite = Cite this page as:
cite-title = Cite
cite-files = For your reference manager:
copy = Copy
copied = Copied.
search-description = Find { -a-method }, { -concept } or source, in your own words.
share-picture = Swatches in the colours of { $terms }, with the title { $title }
band-tables = The same as a table

# Making a trajectory
lay = Add to my { -trajectory }
lay-in = In my { -trajectory }
lay-laid = Added. Number of { -methods } in your { -trajectory }: { $count }.
planner = Make { -a-trajectory }
planner-make = Make your own { -trajectory }
planner-start = Start your own { -trajectory } from this one
planner-lead = Put { -methods } side by side and in phases. You see at once what the whole covers, and what is missing.
planner-privacy = What you write here stays in your browser and in the link you share. Nothing is sent to a server. Do not write down names of people.
planner-no-script = To make { -a-trajectory } this page needs JavaScript, which is off in this browser.
planner-unable = This page does not work in this browser. Try a newer one.
planner-static = You can do without this page: browse the { -methods }, or start from an existing { -trajectory }.
planner-what = About your { -trajectory }
planner-name = Name of the { -trajectory }
planner-whom = Who is it for?
planner-summary = In short
planner-add = Add { -methods }
planner-find = Find by name
planner-where = Add to
planner-add-phase = Add a phase
planner-phase = Phase { $number }
planner-phase-name = Name of the phase
planner-when = When
planner-note = Why these { -methods }?
planner-up = up
planner-down = down
planner-remove = remove
planner-lay = Add
planner-empty = Add { -a-method } to your { -trajectory }, and you will see here what it covers.
planner-keep = Keep and share
planner-keep-help = Your whole { -trajectory } is in the link of this page. Whoever opens the link sees what you see.
planner-copy = Copy the link
planner-link = The link
planner-export = Save as a file
planner-export-help = The file has the form of { -a-trajectory } on this site. Whoever maintains the site can put it in the folder { -trajectories-folder }.
planner-print = Print on one sheet
planner-absent = does not occur
planner-sum = Covers { $covered } of the { $all } { $terms }.
planner-sum-missing = Missing: { $terms }.
planner-clear = Start again
planner-untitled = My { -trajectory }
planner-filled-in = This is a draft that still needs a summary. Number of phases: { $phases }. Number of { -methods }: { $methods }.
planner-left-out = Could not be included in this file: { $names }
planner-stored-not = This browser does not save your { -trajectory }. Copy the link if you want to keep it.
planner-own = You are looking at { -a-trajectory } from a link. Your own is still saved.
planner-own-open = Open my own { -trajectory }
planner-own-former = Open my previous { -trajectory }
planner-copied = The link is copied.
planner-copy-by-hand = Copy the link below.
planner-no-method = A file needs at least one { -method } from the catalogue.
planner-unknown-here = is not in this catalogue
planner-nothing = No { -methods } in this phase yet.
planner-cleared = Started with an empty { -trajectory }. Use the Back button of your browser to return to the previous one.
planner-compare = Compare these { -methods }
planner-problem-long = This link is too long to read. Nothing in it was opened. Ask for a new link, or start here with an empty { -trajectory }.
planner-problem-version = This page cannot read this link ({ $text }). Nothing in it was opened.
planner-problem-part = A part of the link could not be read: { $text }
planner-problem-shortened = A text in the link was too long and was shortened: { $text }
planner-problem-many = The link contained too much. This was left out: { $text }
planner-problem-unknown = This { -method } is not in the catalogue: { $text }. It stays in your { -trajectory }, but does not count.
planner-covered = covered by { $count }
planner-thin = thin: only { $title }
planner-fill = Which { -methods } add { $term }?
planner-strengthen = Which { -methods } strengthen { $term }?
planner-more = And { $count } more.
planner-found = { $count ->
    [0] No { -method } found.
    [1] One { -method } found.
   *[other] { $count } { -methods } found.
  }
planner-laid = { $title } is now in { $phase }.
planner-moved = { $title } is now in { $phase }, place { $place }.
planner-removed = { $title } was removed.
only-work-title = Only work is covered
only-work = This { -trajectory } looks at work and not yet at well-being. A quick job without support before and guidance after does not always last. See what people need to keep it.
only-work-read = Read about the quick-work trap
complete-title = All { $terms } together
complete-with = Together with these { -methods }, all { $terms } are covered, as the editors assigned them.
complete-open = Put them together in { -a-trajectory }
touchstone = The basic test
touchstone-help = Three questions to discuss with the people concerned. Does this { -trajectory } give them more room to choose for themselves?
touchstone-wellbeing = Well-being, broadly understood: can you choose more for yourself how you live?
touchstone-capacity = Capacity to act: can you choose more for yourself what you do and how you go about it?
touchstone-involvement = Involvement in society: can you choose more for yourself where and how you take part?
compare = Compare { -methods }
compare-description = Put two to four { -methods } side by side.
compare-intro = Not sure which { -method } to take? Choose two to four and see side by side where they differ.
compare-link = Put a few side by side
compare-short = compare
compare-with = Compare with { $title }
compare-choose = Choose the { -methods }
compare-field = { -Method } { $number }
compare-optional = (may stay empty)
compare-letter = first letter
compare-letter-first = choose a letter first
compare-failed-letter = The { -methods } under this letter could not be loaded (are you offline?). Try again later.
compare-nothing = choose { -a-method }
compare-button = Compare
compare-differences = Show differences only
compare-print = Print this comparison
compare-caption = { -Methods } side by side
compare-aspect = Aspect
compare-summary = In short
compare-not-stated = not stated
compare-same = the same for all
compare-differs = differs
compare-only = only here
compare-one = Choose one more { -method } to compare.
compare-unknown = This { -method } is not in the catalogue:
compare-twice = This appeared twice. We show it once:
compare-many = Four { -methods } fit side by side. These are left out:
compare-failed = This { -method } could not be loaded (are you offline?). Try again later, or open the page itself:
compare-file = Comparing works only if the site is on a web server. The { -methods } themselves can be opened here:
compare-elsewhere = Look further
compare-no-script = To put { -methods } side by side this page needs JavaScript, which is off here. You can also open them one by one from the list of all { -methods }.
compare-no-script-trajectories = { -A-trajectory } shows how { -methods } complement each other.

# The page /beheer/, where editors change texts
editing-title = Editing
editing-no-script = This page needs JavaScript, which is off here. You can also change the texts as files.
editing-pages = Pages
editing-introduction = Introduction
editing-body = Text
editing-map-name = Name
editing-map-value = What is the difference?
