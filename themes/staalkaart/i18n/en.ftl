# The words of the site.
skip = Skip to content
menu = Main menu
trail = You are here
home = Home
methods = Methods
trajectories = Trajectories
trajectory = Trajectory
concepts = Concepts
concept = Concept
sources = Sources
and = and
contents = On this page
updated = Last updated on
review-by = To be read again before
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
    [one] method
   *[other] methods
}
count-methods = { $count ->
    [0] No methods yet
    [one] 1 method
   *[other] { $count } methods
}
all-methods = { $count ->
    [one] See the method
   *[other] See all { $count } methods from A to Z
}
matrix-title = { $rows } and { $columns }
matrix-help = Each cell says how many methods there are. Choose a cell to see them.
matrix-caption = Number of methods: { $rows } in rows, { $columns } in columns
ways = Look along
by-letter = By letter
also-known-as = Also known as:
assigned-by-editors = The editors assigned these, always the strongest. If one is absent, that says nothing bad about the method.
estimate = estimate
fact-duration = Duration
fact-group = Group
fact-who = Who
fact-material = Material
fact-cost = Cost
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
trial = Tried in practice
trial-redactioneel = not tried yet; put together by the editors
trial-beproefd = tried in practice
trial-besproken = discussed with people concerned
situations = Do you recognise this?
surroundings = What the surroundings must bring
experts = Role of experts by experience
not-this = Not to be confused with
reports = Reports from practice
voice-praktijk = Voice from practice
voice-betrokkene = Voice of a person concerned
wellbeing = More choice in well-being?
capacity = More capacity to act?
involvement = More social involvement?
in-trajectories = Part of these trajectories
related = Goes well with
reason-picked = picked by the editors
reason-terms = shares { $terms }
reason-source = same source
reason-keywords = also about { $words }
reason-mentioned = one text mentions the other
reason-trajectory = same trajectory
see-also = See also
mentioned-by = Mentioned in
keywords = Keywords:
authors = Authors:
narrower = Below this
cross-title = What else { $term } goes with
no-methods-yet = There is no method here yet. Do you know one? It would fit this empty cell.
nothing-yet = There is nothing here yet.
cell-title = { $row }, { $column }
for-whom = For whom:
band = What this trajectory covers
band-help = A filled cell means that a method of that phase carries this. An empty row is a gap.
together = Together
missing = missing
thin = rests on one method
would-fill = This would fill the gap
would-strengthen = This would strengthen what is thin
nothing-fills = No method of this catalogue fills the gap now.
filler-brings = brings in { $terms }
filler-strengthens = strengthens { $terms }
without-central-title = { $term } is missing
without-central = This stands in the centre: all the rest contributes to it. See what it could add here.
wheel-title = Wheel of { $dimension }
wheel-title-central = Wheel of { $dimension }, with { $central } in the middle
weave-title = The threads of ‘{ $trajectory }’, phase by phase
weave-help = Each thread is a method that carries something in that phase; we draw no more than three. A hole in the cloth is a gap in the trajectory.
weave-thin = { $count } thin
weave-covered = covered: { $terms }
weave-thin-terms = thin, with one method: { $terms }
weave-missing-terms = missing: { $terms }
cards = Cards to print
cards-title = Cards: { $term }
cards-help = { $count ->
    [one] Here is the card of 1 method. Print this page on A4: the menu and this explanation stay off the paper. Cut the card out along the marks.
   *[other] Here are the cards of { $count } methods, four to a sheet. Print this page on A4: the menu and this explanation stay off the paper. Cut the cards out along the marks.
}
cards-back = Back to { $term }
cards-sheet = Sheet { $number } of { $count }
cards-where = Where:
poster = Poster
poster-print = Poster to print
poster-help = The whole sample card on one large sheet. Print this page on A3, landscape, or have a copy shop do it. A4 works too, but the letters will be small.
poster-intro = { $count ->
    [one] One method.
   *[other] { $count } methods.
} { $rows } in the rows, { $columns } in the columns: each cell names the methods that belong to both.
poster-back = Back to the home page
poster-sources = The framework comes from
poster-where = Everything is at
coverage = Coverage
coverage-question = Where is there much, where little?
coverage-description = Where the sample card has many methods, where few and where none yet.
coverage-intro = Where is there much, where little? Each number is a number of methods, out of { $count }; a method counts in each term that it names. The editors assigned those terms, so few is no judgement.
coverage-counts = Methods by term
coverage-crossed = { $rows } and { $columns } by { $further }
coverage-empty = Without a method yet
coverage-empty-cell = no method names both yet. Do you know one?
coverage-few = Rests on few methods
coverage-few-measure = These terms have fewer than half of what the terms of their dimension have on average. That is our own measure and no norm. We apply it only where a trajectory should cover everything.
upkeep = Upkeep
upkeep-lead = When the texts were last updated, and when the editors read them again.
upkeep-help = A text can have a day before which somebody has to read it again. Do you see something that no longer holds? Do not wait for that day and tell us.
upkeep-planned = To be read again
upkeep-planned-none = No text has a day before which somebody reads it again yet.
upkeep-planned-by = Before
upkeep-text = Text
upkeep-unplanned = { $count ->
    [one] 1 text has no day yet
   *[other] { $count } texts have no day yet
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
not-found = This page is not here
not-found-help = Perhaps it has moved or was misspelt. From here you can go on:
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
search-no-script = Searching while you type needs JavaScript, which is off here. Much can be found without it: open the list of all methods and search there with your browser (Ctrl-F, or “find in page” in its menu).
search-tips = Search tips
search-tip-phrase = Put words in quotes to find them exactly so: "work first".
search-tip-not = Put a minus before a word that must not be there: work -voluntary.
search-tip-filters = With the filters you choose, for instance, only methods of one level. The number says how many are left then.
search-tip-keys = The key / or Ctrl-K takes you to the search box on every page. The arrow keys go through the results, Escape goes back.
search-keys = Use shortcut keys
search-filters = Filters
search-no-filters = Clear all filters
search-kind = Kind of page
kind-methodiek = Method
kind-term = Term
kind-traject = Trajectory
kind-begrip = Concept
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
search-damaged = The search data are incomplete or damaged.
search-crashed = Searching the full text got stuck.
search-titles = Searching the titles does work.
search-offline = You are offline. What has been loaded still works.
search-unknown = The filter ‘{ $term }’ does not exist here.
search-nowhere = This is nowhere on this site: { $words }.
search-corrected = We also searched for ‘{ $query }’.
search-did-you-mean = Did you mean
search-ignored = Your question is very long: not all words counted.
search-loosened = Not every page has all your words; the best come first.
search-only = Only ‘{ $term }’ ({ $dimension })?
search-without-filters = Search without filters
search-why = Why this result?
search-why-form = ‘{ $word }’ → { $form }, { $field } ({ $how })
search-why-same = ‘{ $word }’, { $field } ({ $how })
search-how-exact = exactly so
search-how-stem = another form of the word
search-how-part = part of a longer word
search-how-prefix = beginning of the word
search-how-synonym = another word for the same
search-how-typo = typing error corrected
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
use = Use this card
print = Print this card
cite = Refer to this page as:
search-description = Find a method, concept or source, in your own words.
share-picture = Pieces of cloth of { $terms }, and below them: { $title }
band-tables = The same as a table

# Making a trajectory
lay = Add to my trajectory
lay-in = In my trajectory
lay-laid = Added. Methods in my trajectory: { $count }.
planner = Make a trajectory
planner-make = Make a trajectory of your own
planner-start = Take this trajectory as the start of your own
planner-lead = Lay methods side by side and in phases. You see at once what the whole covers, and what is missing.
planner-privacy = What you write here stays in your browser and in the link that you share yourself. Nothing goes to a server. Do not write down names of people.
planner-no-script = To make a trajectory this page needs JavaScript, which is off in this browser.
planner-unable = This browser cannot do the work of this page. Try a newer browser.
planner-static = It can be done without this page: browse the methods, or start from a trajectory that is there.
planner-what = What will it be?
planner-name = Name of the trajectory
planner-whom = Who is it for?
planner-summary = In short
planner-add = Add methods
planner-find = Find by name
planner-where = Add to
planner-add-phase = Add a phase
planner-phase = Phase { $number }
planner-phase-name = Name of the phase
planner-when = When
planner-note = Why these methods?
planner-up = up
planner-down = down
planner-remove = remove
planner-lay = Add
planner-empty = Add a method to your trajectory. Then you see here what it covers.
planner-keep = Keep and share
planner-keep-help = Your whole trajectory is in the link of this page. Whoever opens the link sees what you see.
planner-copy = Copy the link
planner-link = The link
planner-export = Save as a file
planner-export-help = The file has the form of a trajectory on this site. Whoever keeps the site can put it into the folder content/trajecten.
planner-print = Print on one sheet
planner-absent = does not occur
planner-sum = Covers { $covered } of the { $all } { $terms } now.
planner-sum-missing = Missing: { $terms }.
planner-clear = Start again
planner-untitled = My trajectory
planner-filled-in = This is a draft that still needs a summary. Number of phases: { $phases }. Number of methods: { $methods }.
planner-left-out = Could not be in this file: { $names }
planner-stored-not = This browser keeps nothing here. Copy the link if you want to keep the trajectory.
planner-own = You are looking at a trajectory from a link. Your own is still there.
planner-own-open = Open my own trajectory
planner-own-former = Open my former trajectory
planner-copied = The link is copied.
planner-copy-by-hand = Copy the link below.
planner-no-method = A file needs at least one method of the catalogue.
planner-unknown-here = is not in this catalogue
planner-nothing = No methods in this phase yet.
planner-cleared = Started with an empty trajectory. The Back button of your browser brings the former one back.
planner-compare = Compare these methods
planner-problem-long = This link is too long to read. Nothing of it was opened. Ask for a new link, or start here with an empty trajectory.
planner-problem-version = This link has a form that this page does not know ({ $text }). Nothing of it was opened.
planner-problem-part = A piece of the link was not understood: { $text }
planner-problem-shortened = A text in the link was too long and was cut: { $text }
planner-problem-many = The link had more than fits here. This was left out: { $text }
planner-problem-unknown = This method is not in the catalogue: { $text }. It stays in your trajectory, but does not count.
planner-covered = covered by { $count }
planner-thin = thin: rests on { $title }
planner-fill = What brings in { $term }?
planner-strengthen = What strengthens { $term }?
planner-more = And { $count } more.
planner-found = { $count ->
    [0] No method found.
    [1] One method found.
   *[other] { $count } methods found.
  }
planner-laid = { $title } is in { $phase }.
planner-moved = { $title } is now in { $phase }, place { $place }.
planner-removed = { $title } is removed.
only-work-title = Only work in sight
only-work = This trajectory looks at work and not yet at welfare. A quick job without support before and guidance after does not always last. See what people need to keep it up.
only-work-read = Read about the quick-work trap
complete-title = All { $terms } together
complete-with = Together with these methods all { $terms } have their turn, as the editors assigned them.
complete-open = Put them together in a trajectory
touchstone = The basic test
touchstone-help = Three questions to discuss with the people whom it concerns. Does this trajectory give them more choice, which they make themselves?
touchstone-wellbeing = More choice in well-being: do people feel better for it?
touchstone-capacity = More capacity to act: can people do and decide more themselves?
touchstone-involvement = More involved in society: do people belong more, and does their voice count?
compare = Compare methods
compare-description = Put two to four methods side by side.
compare-intro = Not sure which method to take? Choose two to four and see side by side where they differ.
compare-link = Put a few side by side
compare-short = compare
compare-with = Compare with { $title }
compare-choose = Choose the methods
compare-field = Method { $number }
compare-optional = (may stay empty)
compare-nothing = choose a method
compare-button = Compare
compare-differences = Show differences only
compare-print = Print this comparison
compare-caption = Methods side by side
compare-aspect = Aspect
compare-summary = In short
compare-not-stated = not stated
compare-same = the same for all
compare-differs = differs
compare-only = only here
compare-one = Choose one more method to compare.
compare-unknown = We do not know this method:
compare-twice = This stood there twice, we show it once:
compare-many = Four methods fit side by side. These are left out:
compare-failed = This method could not be loaded (are you off line?). Try again later, or open the page itself:
compare-file = Comparing works only if the site is on a web server. The methods themselves can be opened here:
compare-elsewhere = Look further
compare-no-script = To put methods side by side this page needs JavaScript, and that is off here. It works without, too: open them one by one from the list of all methods. A trajectory shows how methods add to each other.

# The page /beheer/, where editors change texts
editing-title = Editing
editing-no-script = This page needs JavaScript, which is off here. You can also change the texts as files.
editing-pages = Pages
editing-introduction = Introduction
editing-body = Text
editing-map-name = Name
editing-map-value = What is the difference?
