# The words of diagnostics. Say what is wrong and what a person can do.
error = error
warning = warning
help = help
related = the other one is here
did-you-mean = Did you mean `{ $name }`?
summary-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
summary-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
more-errors = … and { $count } more; `--max-errors 0` shows them all
explain-hint = More about a message: staalkaart explain { $code }
not-published = The site is not published: mend the errors first.
all-well = All is well: { $files } files checked.
built = Site made: { $pages } pages, { $files } files ({ $changed } new or changed) in { $path }
untouched = Nothing changed: { $files } files in { $path }
serving = The staalkaart is ready at { $url } (stop: Ctrl-C)
open-failed = The browser does not open by itself here: open the address above yourself.
ejected = Copied: { $path }
kept = Exists already, left alone: { $path }
wrote = Written: { $path }
same = As it was: { $path }
cms-written = Added to staalkaart.yaml:
cms-kept = `beheer` is in staalkaart.yaml already. Nothing was changed.
cms-page = 1. Build and publish the site again: it then has a page /beheer/, always with the fields of this site.
cms-sign-in = 2. { $signin ->
    [button] Signing in works with a button and with an access token of { $service }. The account must be allowed to write in { $repo }.
   *[other] Signing in works with an access token of { $service } that may write in { $repo }. A button takes more: with GitHub a helper for OAuth (`aanmelden`), elsewhere an application (`app`).
}
cms-more = 3. Does your host not read _headers? Then give /beheer/ a policy of its own. docs/hosting.md tells all of this.
begun = Your text is a draft: it is not on the site yet. See it with: staalkaart serve --drafts --open
laid-down = Your site is ready in { $path }. What to do next:
a-title = Title
coverage-missing = missing
coverage-thin = thin: rests on one method
coverage-whole = The whole catalogue: { $count ->
    [one] 1 method
   *[other] { $count } methods
}
coverage-total = all
coverage-empty = Without a method yet
coverage-few = Rests on few methods
waiting = { $count ->
    [one] 1 text waits for its day
   *[other] { $count } texts wait for their day
}: { $texts }
due-overdue = The day has passed:
due-soon = Within { $days } days:
due-nothing = No text is to be read again within { $days } days.
due-later = Later: { $count ->
    [one] 1 text
   *[other] { $count } texts
}.
due-unplanned = Without `herzien_voor`: { $count ->
    [one] 1 text
   *[other] { $count } texts
}.
due-updated = updated { $date }

SK0101 = This file is not UTF-8: there is a character here that staalkaart cannot read.
    .help = Save the file again and choose UTF-8 as its encoding.
SK0102 = This file is empty.
    .help = Begin with front matter between two lines `---`, with at least a title, or delete the file.
SK0103 = This file does not begin with front matter.
    .help = Put a line `---` at the top, below it the data such as `titel: …`, and then another line `---`.
SK0104 = The front matter that begins here never ends.
    .help = Put a line with only `---` after the data.
SK0105 = { $reason ->
    [colon] Here is a colon that YAML reads as a new key.
    [quote] A quoted text begins here and never ends.
    [bracket] A list or map in brackets begins here and never closes, or a comma is missing.
    [indent] The indentation is off here, or a colon is missing.
    [escape] Here is a `\` that YAML does not understand.
    [reserved] A text cannot begin with this character.
   *[other] This YAML cannot be read ({ $detail }).
}
    .help = { $reason ->
    [colon] Put the whole text in quotes: `key: "text: with a colon"`.
    [quote] Add the missing quote, or remove the first one.
    [bracket] Write a list as `[one, two]` and a map as {"`{one: two}`"}.
    [indent] Write `key: value` (with a space after the colon) and indent by two spaces, the same everywhere.
    [escape] Use single quotes, or write `\\`.
    [reserved] Put the whole text in quotes.
   *[other] See that every line has the form `key: value`; put a text with punctuation in quotes.
}
SK0106 = Here is a tab; YAML is indented with spaces only.
    .help = Replace the tab by two spaces.
SK0107 = { $what ->
    [anchor] An anchor (`&name`) is not taken here.
    [alias] An alias (`*name`) is not taken here.
    [tag] A YAML tag (`!…`) is not taken here.
    [merge] A merge (`<<:`) is not taken here.
   *[key] This key is no plain word.
}
    .help = { $what ->
    [key] Use a word as key; put a text that begins with a special character in quotes.
    [alias] Write the value out. If your text begins with an asterisk, put it in quotes.
   *[other] Write the value out. If your text begins with this character, put it in quotes.
}
SK0108 = Lists or maps are nested deeper than { $max } layers here.
    .help = Nothing in staalkaart is that deep: make the value simpler.
SK0109 = This file is too large ({ $size }): staalkaart reads { $max } at most.
    .help = Split the text over more files, or make the picture or document smaller.
SK0110 = The key `{ $key }` does not exist here.
    .help = These keys can be used here: { $keys }.
SK0111 = The key `{ $key }` is here for the second time.
    .help = Merge the two, or remove one.
SK0112 = The key `{ $key }` is missing.
    .help = Add a line `{ $key }: …`.
SK0113 = { $what ->
    [reason] There is no reason with `{ $key }`.
   *[value] `{ $key }` has no value.
}
    .help = { $what ->
    [reason] Say in one sentence why this term fits. If no term has a reason, write them as a list: `[one, two]`.
   *[value] Fill in the value, or remove the key if it is not needed.
}
SK0114 = { $expected ->
    [front] This is not data of the form `key: value`.
   *[other] `{ $key }` takes { $expected ->
    [text] a text
    [number] a whole number
    [yesno] `true` or `false`
    [date] a date
    [list] a list
    [terms] a list, or a map of term and reason
   *[map] a map of keys
}, but this is { $found ->
    [text] a text
    [list] a list
   *[map] a map of keys
}.
}
    .help = { $expected ->
    [front] Write each value on a line of its own, such as `titel: My title`.
    [text] Write `{ $key }: a text`. Put a text that holds `: ` in quotes.
    [number] Write `{ $key }: 3`.
    [yesno] Write `{ $key }: true` or `{ $key }: false`.
    [date] Write `{ $key }: 2026-11-23`.
    [list] Write `{ $key }: [one, two]`, or one below the other with `- ` in front.
    [terms] Write `{ $key }: [one, two]`, or one below the other `term: reason`.
   *[map] Write the keys below `{ $key }:`, each on its own line, indented by two spaces.
}
SK0115 = `{ $key }` is too short: { $length } characters, and at least { $min } are needed.
    .help = Write a little more, so that a reader knows enough.
SK0116 = `{ $key }` is too long: { $length } characters, and at most { $max } fit.
    .help = Make the text shorter; details belong in the text below the front matter.
SK0117 = `{ $key }: { $value }` is not possible.
    .help = Write a whole number from { $min } to { $max }.
SK0118 = `{ $value }` is not a date.
    .help = Write year-month-day, such as 2026-11-23{ $partial ->
    [yes] {" "}(or only 2026-11 or 2026)
   *[no] {""}
}.
SK0119 = `{ $value }` is not possible for `{ $key }`.
    .help = Choose from: { $choices }.
SK0120 = `{ $key }` has { $count ->
    [0] nothing
    [one] only 1 value
   *[other] only { $count } values
}, and at least { $min } { $min ->
    [one] is
   *[other] are
} needed.
    .help = Add what is missing.
SK0121 = `{ $key }` has { $count } values, and at most { $max } can be given.
    .help = Keep only what fits best.
SK0122 = `{ $value }` is here for the second time.
    .help = Remove one.
SK0123 = `{ $value }` is not a colour.
    .help = Write a colour as `"#1f6f5c"`, in quotes (without them YAML reads the hash as a comment).
SK0124 = The smallest number ({ $min }) is larger than the largest ({ $max }).
    .help = Swap the two.
SK0125 = This text was due for review by { $date }.
    .help = Read the text again, change `bijgewerkt`, and give `herzien_voor` a new date.

SK0201 = The term `{ $term }` does not exist in { $dimension }.
    .help = { $names ->
    [none] There is no term yet: make a file in content/{ $dimension }/.
   *[other] Choose from: { $names }. A term exists when there is a file for it in content/{ $dimension }/.
}
SK0202 = { $kind ->
    [method] There is no method `{ $slug }`.
   *[other] There is nothing called `{ $slug }`.
}
    .help = Write the file name of the { $kind ->
    [method] method
   *[other] text
}, without folder and without `.md`.
SK0203 = The source `{ $source }` is not in content/bronnen.bib.
    .help = { $what ->
    [page] Put a page together with its source between quotation marks: `"key, p. 12"`.
   *[key] Use a key from bronnen.bib, or add the source there (from Zotero: export as BibLaTeX).
}
SK0204 = The link `[[{ $slug }]]` leads nowhere.
    .help = Write between the brackets the file name (without `.md`) of a text that exists.
SK0205 = `[[{ $slug }]]` may be more than one text.
    .help = Add the folder: { $choices }.
SK0206 = The link to `{ $path }` leads nowhere: that file does not exist.
    .help = Write the path from this file, such as `../begrippen/empowerment.md`, or use `[[slug]]`.
SK0207 = There is no heading or anchor `#{ $anchor }` on { $page ->
    [here] this page
   *[other] the page `{ $page }`
}.
    .help = { $anchors ->
    [none] There are no headings there: leave out the part after `#`.
   *[other] These anchors exist: { $anchors }.
}
SK0208 = There is no picture or document `{ $path }` in content/media/.
    .help = Put the file in content/media/ and write the path from this file, such as `../media/photo.jpg`.
SK0209 = The name `{ $slug }` already belongs to another text of the same kind.
    .help = Give one of the two files another name.
SK0210 = The title "{ $title }" already belongs to another text.
    .help = Give one of the two another title, so that readers can tell them apart.
SK0211 = `{ $slug }` is still a draft or waits for its `datum`, and is not published.
    .help = Remove the reference, or publish that text as well: `status: gepubliceerd`, and a `datum` that has come. With `--drafts` such texts count too.
SK0212 = The link `{ $link }` begins at the root of the site and breaks when the site stands in a folder.
    .help = Write the path of the file from this file, such as `../methodieken/ips.md`, or use `[[slug]]`.
SK0213 = { $scheme ->
    [empty] This link has no address.
    [none] The link `{ $link }` is not possible.
   *[other] A link with `{ $scheme }:` is not possible.
}
    .help = Use https:, http:, mailto: or tel:, the path of a file, or `[[slug]]`.
SK0214 = `{ $slug }` refers to itself here.
    .help = Remove this reference.
SK0215 = bronnen.bib cannot be read here: { $reason }.
    .help = Export the sources from Zotero as BibLaTeX again, or see whether a brace or comma is missing.
SK0216 = The source `{ $source }` has no title.
    .help = Fill in `title = {"{…}"}`.
SK0217 = `[…][{ $label }]` refers to a link definition that is not there.
    .help = Add a line `[{ $label }]: https://…`, or write the link out: `[text](address)`.

SK0301 = Here is HTML (`{ $html }`); staalkaart takes markdown only.
    .help = { $tag ->
    [b] Write **bold** with two asterisks.
    [i] Write *italic* with one asterisk.
    [br] End the line with a `\` for a new line, or leave an empty line for a new paragraph.
    [img] Write a picture as `![description](../media/photo.jpg)`.
    [a] Write a link as `[text](address)` or `[[slug]]`.
    [sub] Write `~below~` with tildes.
    [sup] Write `^above^` with carets.
    [p] Leave an empty line between two paragraphs.
    [h] Write a heading with `## ` at the beginning of the line.
    [list] Write a list with `- ` or `1. ` at the beginning of each line.
    [table] Write a table with `|` between the columns.
    [quote] Begin a quotation with `> `.
    [code] Write code between `backticks`.
    [comment] Delete the comment; a text that is not ready gets `status: concept`.
    [embed] That is not possible in a staalkaart: put a link to it.
   *[other] Leave out the tags; if it is no HTML but a sign, write `\<`.
}
SK0302 = This heading is of the first level; that is the title of the front matter already.
    .help = Write `## ` instead of `# `.
SK0303 = This heading jumps from level { $from } to level { $to }.
    .help = Use a heading of level { $next }, so that people who listen can follow the structure too.
SK0304 = The footnote `[^{ $label }]` is not written anywhere.
    .help = Add a line `[^{ $label }]: text of the note`.
SK0305 = Nothing refers to the footnote `[^{ $label }]`; it is not shown.
    .help = Put `[^{ $label }]` in the text, or delete the note.
SK0306 = This picture has no description.
    .help = Write between the square brackets what it shows, for those who do not see it.
SK0307 = This citation cannot be read.
    .help = Write `[@key]`, `[@key, p. 12]` or `[@one; @two]`.
SK0308 = Lists or quotations are nested deeper than { $max } layers here.
    .help = Make the structure simpler.
SK0309 = The anchor `#{ $id }` already belongs to another heading.
    .help = Give one of the two headings another anchor between {"`{#…}`"}.
SK0310 = This link has no words: nobody sees where it leads.
    .help = Write between the square brackets where the link leads.
SK0311 = `{ $id }` cannot be an anchor.
    .help = Use only lower-case letters, digits and hyphens, such as {"`{#"}{ $slug }{"}`"}, or leave the anchor out.
SK0312 = { $why ->
    [empty] This field to write in has no question.
   *[line] `{ $line }` is not possible in a field to write in.
}
    .help = { $why ->
    [empty] Put the question on the first line between the fences.
   *[line] After the question there can only be `regels: 4`, with a number from 1 to { $max }.
}

SK0401 = This template cannot be read. Tera says: { $reason }
    .help = Compare it with the original file: `staalkaart theme eject` copies it. Without this file the original is used.
SK0402 = This template fails at the page `{ $page }`. Tera says: { $reason }
    .help = See that the names in the template exist; `docs/theme.md` lists them all.
SK0403 = The theme `{ $theme }` does not exist.
    .help = Make a folder themes/{ $theme }/, or use the embedded theme `staalkaart`.
SK0404 = Nothing uses this file of the theme.
    .help = A file replaces the embedded one of the same name, or is new in templates/ or static/.
SK0405 = This interface text cannot be read. Fluent says: { $reason }
    .help = Write `name = text`; a line that continues is indented.

SK0501 = The matrix names `{ $dimension }`, but that dimension does not exist.
    .help = Choose a dimension of `dimensies`: { $names }.
SK0502 = The menu names `{ $name }`, but that page does not exist.
    .help = Choose a list (methodieken, trajecten, begrippen, bronnen, a dimension) or the file name of a page.
SK0503 = { $why ->
    [reserved] A dimension cannot be called `{ $dimension }`: that name belongs to a part of the site.
   *[shape] `{ $dimension }` cannot be the name of a dimension.
}
    .help = Choose another name of lower-case letters, digits and hyphens.
SK0504 = `{ $url }` is not a web address.
    .help = Write a full address, such as https://staalkaart.example.org/.
SK0505 = The citation style `{ $style }` is not known.
    .help = Use the name of a CSL style, such as `apa`.
SK0506 = The dimension `{ $dimension }` has no terms yet.
    .help = Make a file for each term in content/{ $dimension }/.
SK0507 = There is no method yet.
    .help = Make a file in content/methodieken/.
SK0508 = The address of `bewerken` holds no {"`{pad}`"}.
    .help = Put {"`{pad}`"} where the path of the file goes.
SK0509 = { $why ->
    [program] Git's history cannot be had: git cannot be started here.
    [repository] Git's history cannot be had: this folder is in no git repository.
    [shallow] Git's history is not whole: older changes were not fetched.
   *[other] Git's history cannot be had: git refuses ({ $detail }).
}
    .help = { $why ->
    [program] Install git, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [repository] Make the site in a clone of the repository, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [shallow] Fetch everything: `git fetch --unshallow`, or in GitHub Actions `fetch-depth: 0` for actions/checkout. For now a text without `bijgewerkt` shows its `datum`.
   *[other] Do as git says, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
}
SK0510 = `{ $value }` cannot stand with `{ $key }`.
    .help = { $key ->
        [repo] Write owner/name, as the address of the repository names them.
       *[other] Use letters, digits, hyphens, dots and slashes, and no name that begins with a dot.
    }

SK0601 = The file name `{ $name }` cannot become an address.
    .help = Use only lower-case letters, digits and hyphens{ $slug ->
    [none] {"."}
   *[other] : call the file `{ $slug }.md`.
}
SK0602 = Two things want the same address: `{ $path }`.
    .help = Give one of the two another name.
SK0603 = The alias `{ $alias }` is already an address on this site.
    .help = Remove the alias, or choose the former address of this text.
SK0604 = `{ $alias }` is not an address on this site.
    .help = Write the former address from the root, such as `/old-folder/old-name/`.
SK0605 = This file is not published.
    .help = Put pictures and documents in content/media/; texts end in `.md`.
SK0606 = This is a symbolic link; staalkaart does not follow those.
    .help = Put a copy of the file or folder in this place.
SK0607 = { $extension ->
    [none] A file without an ending
   *[other] A file ending in `{ $extension }`
} is not allowed in content/media/.
    .help = These kinds can: { $choices }.

SK0701 = "{ $word }" puts a label on people.
    .help = Better: { $better }. If you only quote the word, put it between quotation marks.
SK0702 = `samenvatting` has { $count } words; at most { $max } read more easily.
    .help = Keep what you do and what for; the rest belongs in the text.
SK0703 = This sentence has { $count } words; at most { $max } read more easily.
    .help = Make two sentences of it.
SK0704 = This summary is hard to read: readability (LIX) { $lix }, at most { $max } is easy.
    .help = Make the sentences shorter and choose plainer words. The longest words: { $words }.
SK0705 = This method lacks { $count ->
    [one] a fixed heading
   *[other] { $count } fixed headings
}: { $headings }.
    .help = Put the heading into the text, in the same words. Which headings are fixed stands under `stijl: koppen` in staalkaart.yaml.

SK0801 = { $why ->
    [host] The website of `{ $url }` does not exist (any more).
   *[status] There is nothing left at `{ $url }` (status { $status }).
}
    .help = See whether there is a typing error in the address. Else find the page in its new place or in a web archive, or take the link away.
SK0802 = `{ $url }` has moved for good.
    .help = See whether what you mean is there, and then write the new address: { $to }
SK0803 = { $why ->
    [status] `{ $url }` answers with status { $status }.
    [lookup] `{ $url }`: the name of the website could not be looked up.
    [timeout] `{ $url }` does not answer in time.
    [connection] `{ $url }` takes no connection.
    [tls] `{ $url }`: the secure connection fails.
    [garbled] `{ $url }` gives no readable answer.
    [private] `{ $url }` lies on a computer or network of one's own and was not asked.
    [redirect] `{ $url }` sends on to something that is no web address.
   *[given-up] `{ $url }` was not asked: this website did not answer, or asked for rest.
}
    .help = { $why ->
    [status] { $status ->
        [401] Who wants to see the page has to log in. If that is right for your readers, leave the link.
        [403] Some websites refuse programs and let people in. Open the link yourself; if it works, leave it.
        [429] The website asked for fewer questions. Try again later.
       *[other] Open the link yourself. If it works, leave it; else try again in a few days.
    }
    [lookup] Are you on line? Then try again later.
    [tls] Open the link yourself. If the browser warns as well, tell that website or choose another link.
    [private] Readers cannot reach it. If this is a site for an intranet, use `--allow-private`.
   *[other] Open the link yourself. If it works, leave it; else try again in a few days.
}
SK0804 = `{ $url }` sends on and on.
    .help = Open the link yourself. If it works in your browser, leave it; else find the right address.

# `staalkaart check --external`
external-asking = Links to other sites
external-cache = { $path } cannot be read: all links are asked again.
external-summary = Links to other sites: { $asked } asked, { $remembered } known from an earlier time; { $dead } dead, { $moved } moved, { $unanswered } without a useful answer.

# `staalkaart search`
search-errors = Nothing was searched: mend the errors first.
search-total = { $count ->
    [0] Nothing found.
    [one] 1 result
   *[other] { $count } results
}
search-corrected = We also looked for: { $query }
search-nowhere = ‘{ $word }’ is nowhere in the catalogue.
search-suggestion = Did you mean: { $query }
search-ignored = The query is very long: not all of its words counted.
search-loosened = Not every page has all your words; the best come first.
search-filter = Only that? { $facet }
search-stem = stem
search-parts = parts
search-how-exact = just so
search-how-stem = another form
search-how-joined = written as one or apart
search-how-prefix = beginning of the word
search-how-synonym = another word for the same
search-how-split = the parts of the word
search-how-part = part of a longer word
search-how-typo = typing error mended
search-how-stop = too common to look for
search-how-nowhere = found nowhere
search-how-excluded = must not be there
search-place-titel = in the title
search-place-ook-bekend-als = in another name
search-place-samenvatting = in the summary
search-place-herkenbaar = among the situations
search-place-trefwoorden = among the keywords
search-place-kop = in a heading
search-place-termen = among the terms
search-place-tekst = in the text
serve-renewed = The site was renewed.
serve-kept = The site stays as it was until the errors are mended.
serve-polls = The system does not tell when you save a file here: staalkaart looks twice a second by itself.
close = Close
