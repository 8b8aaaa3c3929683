# The words of messages. Say what is wrong and what a person can do; blame nobody.
#
# The same things have the same names everywhere, as in nl.ftl: a *file* is what is saved, a *text* what is written, a *page* what a reader sees.
# At the top of a file stands *data*; each item has a *key* and a *value*. A text has *headings* and *pictures*.
# What somebody wrote or can write stands between `backticks`; titles and words of people in "quotation marks"; paths of files stand bare.
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
more-errors = … and { $count } more. `--max-errors 0` shows them all.
explain-hint = More about a message: staalkaart explain { $code }
not-published = The site is not made: fix the errors first.
all-well = All is well: { $files ->
    [one] 1 file
   *[other] { $files } files
} checked.
built = Your site is made: { $pages } pages, { $files } files ({ $changed } new or changed) in { $path }
untouched = Nothing changed: { $files } files in { $path }
serving = Your site is ready at { $url } (stop: Ctrl-C)
open-failed = The browser could not be opened. Open the address above yourself.
ejected = Copied: { $path }
kept = Already exists, left as it is: { $path }
wrote = Written: { $path }
same = Unchanged: { $path }
cms-written = Added to staalkaart.yaml:
cms-kept = `beheer` is in staalkaart.yaml already. Nothing was changed.
cms-page = 1. Make and publish the site again. It then has a page /beheer/, always with the data of this site.
cms-sign-in = 2. { $signin ->
    [button] Signing in works with a button, or with an access token (a kind of password) of { $service }. The account must be allowed to write in { $repo }.
   *[other] Signing in works with an access token (a kind of password) of { $service } that may write in { $repo }. A button takes more: with GitHub a service that helps with signing in (`aanmelden`), elsewhere an application (`app`).
}
cms-more = 3. Does your host not read the file _headers? Then give /beheer/ those headers yourself. docs/hosting.md tells all of this.
mended = Mended in { $path }: { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
mend-nothing = There is nothing that can be mended by itself.
mend-changed = { $path } was changed in the meantime, and stays as it is.
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
due-overdue = Overdue:
due-soon = Within { $days } days:
due-nothing = No text is due for review within { $days } days.
due-later = Later: { $count ->
    [one] 1 text
   *[other] { $count } texts
}.
due-unplanned = Without `herzien_voor`: { $count ->
    [one] 1 text
   *[other] { $count } texts
}.
due-updated = updated { $date }

SK0101 = Here is a character that staalkaart cannot read: the file was not saved as UTF-8.
    .help = Save the file again and choose UTF-8 as its encoding. Then see whether letters with an accent are still right.
SK0102 = This file is empty.
    .help = Begin with data between two lines `---`, with at least a title, or delete the file.
SK0103 = This file does not begin with data.
    .help = { $why ->
    [ends] The lines of this file end as on an old Macintosh (CR). Save it again with the line ends of Unix (LF) or Windows (CRLF).
   *[none] Put a line `---` at the very top, below it the data such as `titel: …`, and then another line `---`.
}
SK0104 = The data that begins here is never closed.
    .help = Put a line with only `---` below the last item.
SK0105 = { $reason ->
    [colon] Because of the colon in this text, a new key seems to begin here.
    [quote] A text in quotation marks begins here and is never closed.
    [bracket] A list or group in brackets begins here and is never closed, or a comma is missing.
    [indent] The indentation is off here, or a colon is missing.
    [escape] This character is not valid here after a `\`.
    [begin] A text cannot begin with this character, unless it is in quotation marks.
    [reserved] A text cannot begin with this character.
   *[other] This data cannot be read here.
}
    .help = { $reason ->
    [colon] Put the whole text in quotation marks: `key: "text: with a colon"`.
    [quote] Close the text with a quotation mark, or remove the first one.
    [bracket] Write a list as `[one, two]` and a group as {"`{one: two}`"}.
    [indent] Write `key: value` (with a space after the colon) and indent by two spaces, the same everywhere.
    [escape] Put the text in single quotation marks ('), or write `\\`.
    [begin] Put the whole text in double quotation marks: `{ $filled }`.
    [reserved] Put the whole text in double quotation marks.
   *[other] See that every line has the form `key: value`; put a text with punctuation in quotation marks.
}
SK0106 = This line contains a tab. Indent with spaces only.
    .help = Replace the tab with two spaces.
SK0107 = { $what ->
    [anchor] A value cannot begin with `&`.
    [alias] A value cannot begin with `*`.
    [tag] A value cannot begin with `!`.
    [merge] Merging another group (`<<:`) is not supported here.
   *[key] This key is not a plain word.
}
    .help = { $what ->
    [key] Use a word as key; put a text that begins with a special character in quotation marks.
    [merge] Write the values out.
   *[other] Does your text begin with this character? Then put it in double quotation marks: `{ $filled }`.
}
SK0108 = Lists or groups are nested more than { $max } levels deep here.
    .help = No item of data is that deep. Take away the brackets that you do not need.
SK0109 = This file is too large ({ $size }): staalkaart reads { $max } at most.
    .help = Split the text over more files, or make the picture or document smaller.
SK0110 = The key `{ $key }` does not exist here.
    .help = These keys can be used here: { $keys }.
SK0111 = The key `{ $key }` appears here for the second time.
    .help = Merge the two, or remove one.
SK0112 = The key `{ $key }` is missing.
    .help = Add a line `{ $key }: …`.
SK0113 = { $what ->
    [reason] `{ $key }` has no reason.
   *[value] `{ $key }` has no value.
}
    .help = { $what ->
    [reason] Say in one sentence why this term fits. Does no term have a reason? Then write them as a list: `[one, two]`.
   *[value] Fill in the value, or remove the line if it is not needed.
}
SK0114 = { $expected ->
    [front] This is not data of the form `key: value`.
   *[other] `{ $key }` takes { $expected ->
    [text] a text
    [language] a language code
    [decimal] a number
    [number] a whole number
    [yesno] `true` or `false`
    [date] a date
    [list] a list
    [terms] a list, or a group of term and reason
   *[map] a group with keys
}, but this is { $found ->
    [text] a text
    [list] a list
   *[map] a group with keys
}.
}
    .help = { $expected ->
    [front] Write each value on a line of its own, such as `titel: My title`.
    [text] Write `{ $key }: a text`. Put a text that holds `: ` in quotation marks.
    [language] Write `{ $key }: en`, or another code of two or three letters.
    [decimal] Write `{ $key }: 3`.
    [number] Write `{ $key }: 3`.
    [yesno] Write `{ $key }: true` or `{ $key }: false`.
    [date] Write `{ $key }: 2026-11-23`.
    [list] Write `{ $key }: [one, two]`, or one below the other with `- ` in front.
    [terms] Write `{ $key }: [one, two]`, or one below the other `term: reason`.
   *[map] Write the keys below `{ $key }:`, each on its own line, indented by two spaces.
}
SK0115 = `{ $key }` is too short: { $length ->
    [one] 1 character
   *[other] { $length } characters
}, and at least { $min } are needed.
    .help = Write a little more, so that a reader knows enough.
SK0116 = `{ $key }` is too long: { $length } characters, and at most { $max } fit.
    .help = Keep what matters most. The rest can go in the text below the data.
SK0117 = `{ $value }` is not a valid value for `{ $key }`.
    .help = Write a whole number from { $min } to { $max }.
SK0118 = `{ $value }` is not a date.
    .help = Write year-month-day, such as 2026-11-23{ $partial ->
    [yes] {" "}(or only 2026-11 or 2026)
   *[no] {""}
}.
SK0119 = `{ $value }` is not a valid value for `{ $key }`.
    .help = Choose from: { $choices }.
SK0120 = `{ $key }` has { $count ->
    [0] no value yet
    [one] only 1 value
   *[other] only { $count } values
}, and at least { $min } { $min ->
    [one] is
   *[other] are
} needed.
    .help = Complete the list.
SK0121 = `{ $key }` has { $count } values, and at most { $max } fit.
    .help = Keep only what fits best.
SK0122 = `{ $value }` appears here for the second time.
    .help = Remove one.
SK0123 = `{ $value }` is not a colour.
    .help = Write a colour as `"#1f6f5c"`, in quotation marks. Without them, what follows the hash does not count.
SK0124 = The smallest number ({ $min }) is larger than the largest ({ $max }).
    .help = Swap the two.
SK0125 = It is time to read this text again: that was planned for { $date }.
    .help = Read the text, change `bijgewerkt`, and choose a new date for `herzien_voor`.
SK0126 = { $what ->
    [direction] There is a character here that changes the direction of reading ({ $character }) and is not closed.
   *[other] There is an invisible character here ({ $character }) that is not allowed in a text.
}
    .help = { $what ->
        [direction] Remove it, or close it on the same line.
       *[other] Remove it. If you do not see it, delete the letters before and after it, and type those again.
    }
SK0127 = `{ $value }` at `{ $key }` is no web address.
    .help = Write the whole address, with https:// in front.
SK0128 = `{ $key }`: { $value } is not possible.
    .help = Write a number from { $min } to { $max }.
SK0129 = `{ $key }` has a { $what ->
    [heading] heading
   *[footnote] footnote
}.
    .help = A field is a part of a page. Write the text without it, or move it below the front matter.
SK0130 = What follows the hash does not count: `{ $text }`.
    .help = Does it belong to the text? Then put all of it in double quotation marks: `{ $filled }`. Is it a remark? Then put two spaces before it.
SK0131 = These quotation marks come from a word processor; in a list they keep nothing together.
    .help = Write straight quotation marks ("), or leave them out. As a value, this is now here: { $text }
SK0132 = { $kind ->
    [colon] A hard space stands behind this colon, so staalkaart sees no key here.
   *[indent] This line is indented with a hard space, and only plain ones can do that.
}
    .help = Delete this character and type a plain space, or run `staalkaart check --fix`.

SK0201 = The term `{ $term }` does not exist in { $dimension }.
    .help = { $names ->
    [none] There is no term yet. Make a file for one in content/{ $dimension }/.
   *[other] Choose from: { $names }. A term exists when there is a file for it in content/{ $dimension }/.
}
SK0202 = { $kind ->
    [method] There is no method `{ $slug }`.
   *[other] There is no text called `{ $slug }`.
}
    .help = Write the file name of the { $kind ->
    [method] method
   *[other] text
}, without folder and without `.md`.
SK0203 = The source `{ $source }` is not in content/bronnen.bib.
    .help = { $what ->
    [file] The file content/bronnen.bib does not exist yet. Make it and put your sources in. From Zotero: export as BibLaTeX.
    [page] Put the page together with the source in quotation marks: `"key, p. 12"`.
   *[key] Use a key from bronnen.bib, or add the source there. From Zotero: export as BibLaTeX.
}
SK0204 = The link `[[{ $slug }]]` leads nowhere.
    .help = Write between the brackets the file name (without `.md`) of a text that exists.
SK0205 = The link `[[{ $slug }]]` can lead to more than one text.
    .help = Add the folder: { $choices }.
SK0206 = The link to `{ $path }` leads nowhere: that file does not exist.
    .help = Write the path from this file, or put the name of the file in double brackets, such as `[[empowerment]]`.
SK0207 = There is no heading called `#{ $anchor }` on { $page ->
    [here] this page
   *[other] the page `{ $page }`
}.
    .help = { $anchors ->
    [none] There are no headings there: leave out the part from `#`.
   *[other] These names exist: { $anchors }.
}
SK0208 = There is no picture or document `{ $path }` in content/media/.
    .help = Put the file in content/media/ and write the path from this file, such as `../media/photo.jpg`.
SK0209 = The name `{ $slug }` is already used by another text of the same kind.
    .help = Give one of the two files another name.
SK0210 = The title "{ $title }" is already used by another text.
    .help = Give one of the two another title, so that readers can tell them apart.
SK0211 = The text `{ $slug }` is still a draft, or waits for its `datum`, and so is not on the site.
    .help = Wait with this reference, or publish that text as well: `status: gepubliceerd`, and a `datum` that has passed. With `--drafts` such texts count too.
SK0212 = The link `{ $link }` begins with a slash, and stops working when the site is in a folder.
    .help = Write the path of the file from this file, such as `../methodieken/ips.md`, or put the name of the file in double brackets: `[[ips]]`.
SK0213 = { $scheme ->
    [empty] This link has no address.
    [none] `{ $link }` is not a valid link.
   *[other] A link must not begin with `{ $scheme }:`.
}
    .help = Begin with `https:`, `http:`, `mailto:` or `tel:`, or write the path of a file.
SK0214 = `{ $slug }` refers to itself here.
    .help = Remove this reference.
SK0215 = bronnen.bib cannot be read here: { $reason }.
    .help = See whether a brace or a comma is missing on this line or the one above. From Zotero: export as BibLaTeX again.
SK0216 = The source `{ $source }` has no title.
    .help = Fill in `title = {"{…}"}`.
SK0217 = The link `[…][{ $label }]` has no address anywhere.
    .help = Add a line `[{ $label }]: https://…`, or write the link out: `[words](address)`.
SK0218 = In bronnen.bib `{ $name }` refers to itself: { $path }.
    .help = Remove one of these references (`crossref`, `xdata` or the name of a `@string`).
SK0219 = { $what ->
    [braces] More than { $most } braces are open at once here, in `{ $name }`.
    [chain] `{ $name }` refers to another, that one to a next, and so on through more than { $most }.
    [growth] `{ $name }` takes over more than { $most } kB from the sources that it refers to.
    [total] From here on, what `@string`, `crossref`, `xdata` and nested braces ask of this file is more than staalkaart reads.
   *[value] The value of `{ $name }` is longer than { $most } kB, with each `@string` filled in.
}
    .help = { $what ->
    [braces] Remove the braces that are not needed.
    [value] Make the value shorter, or use fewer `@string` names in it.
    [total] Write values out, or refer to fewer other sources.
   *[other] Write in the source itself what it takes over, or refer to the last one at once.
}
SK0221 = The key `{ $source }` is in bronnen.bib twice.
    .help = Give one of the two sources another key, or remove the double.
SK0222 = `{ $text }` looks like an organization, but stands without braces in `{ $field }`.
    .help = Write the name in double braces: `{ $field } = {"{{"}{ $text }{"}}"}`. In Zotero: choose a single name field for this author.
SK0223 = In `{ $field }` several names stand as one name: `{ $text }`.
    .help = Write `and` between the names: `Noot, A. and Bol, B.`.
SK0224 = `{ $text }` is not a date; it stands in the reference list as it is.
    .help = Write `2012`, `2012-03`, `2012-03-04`, `2012/2015` or `2012/..`. Without a date, leave the field out.
SK0225 = `@{ $text }` is not a type of source. The source is listed as one of another kind (`@misc`).
    .help = Choose a type of BibLaTeX, such as `@book`, `@article`, `@report` or `@online`.
SK0226 = The command `\{ $text }` in `{ $field }` is not known; only the text in it is in the list.
    .help = Write the character or the text itself.

SK0301 = HTML (`{ $html }`) is not allowed in a text.
    .help = { $tag ->
    [b] Write **bold** with two asterisks.
    [i] Write *italic* with one asterisk.
    [br] End the line with a `\` for a new line, or leave an empty line for a new paragraph.
    [img] Write a picture as `![description](../media/photo.jpg)`.
    [a] Write a link as `[words](address)`.
    [sub] Write `~below~` with tildes.
    [sup] Write `^above^` with carets.
    [p] Leave an empty line between two paragraphs.
    [h] Write a heading with `## ` at the beginning of the line.
    [list] Write a list with `- ` or `1. ` at the beginning of each line.
    [table] Write a table with `|` between the columns.
    [quote] Begin a quotation with `> `.
    [code] Write code between `backticks`.
    [comment] Close the comment with `-->`: then it is not on the site. A text that is not ready gets `status: concept`.
    [embed] Write a link to it instead.
   *[other] Leave out what stands between `<` and `>`. Do you just mean the sign `<`? Then write `\<`.
}
SK0302 = This heading has one hash. That is for the title, which is in the data already.
    .help = Begin the heading with `## ` instead of `# `.
SK0303 = This heading skips a level: from { $from } to { $to }.
    .help = Make it a heading of level { $next } ({ $next } hashes). Then people who hear the text can follow how it is built too.
SK0304 = The footnote `[^{ $label }]` is not written out anywhere.
    .help = Add a line `[^{ $label }]: text of the note`.
SK0305 = Nothing refers to the footnote `[^{ $label }]`, so readers do not see it.
    .help = Put `[^{ $label }]` in its place in the text, or delete the note.
SK0306 = This picture has no description.
    .help = Write between the square brackets what it shows, for those who do not see it.
SK0307 = This reference to a source cannot be read.
    .help = { $why ->
    [comma] Put a semicolon between two sources: `[@one; @two]`.
   *[other] Write `[@key]`, `[@key, p. 12]`, `[see @key]`, `[-@key]` or `[@one; @two]`.
}
SK0308 = Lists or quotations are nested more than { $max } levels deep here.
    .help = Make it simpler. Take away signs at the beginning of the line that you do not need.
SK0309 = The name `#{ $id }` is already used by another heading.
    .help = Give one of the two headings another name between {"`{#…}`"}, or leave the name out.
SK0310 = This link has no words, so nobody sees where it leads.
    .help = Write between the square brackets where the link leads.
SK0311 = `{ $id }` cannot be the name of a heading.
    .help = Use only lower-case letters, digits and hyphens, such as {"`{#"}{ $slug }{"}`"}, or leave the name out.
SK0312 = { $why ->
    [empty] This fill-in field has no question.
   *[line] `{ $line }` is not allowed in a fill-in field.
}
    .help = { $why ->
    [empty] Put the question on the first line of the field.
   *[line] Below the question there can only be `regels: 4`, with a number from 1 to { $max }.
}
SK0314 = Markup is meant here, but a reader sees the signs themselves: `{ $text }` ({ $kind ->
    [bullet] a list with this sign
    [heading] a heading of more than six hashes
    [fence] a block with `:::`
    [lines] lines with a stroke before them
    [template] a place of a template to fill in
    [box] a box
    [bold] bold words
    [wikilink] a link in double brackets
    [link] a link
    [note] a note
    [mark] marked words
    [attribute] a style in braces
    [formula] a formula
    [latex] a LaTeX command
    [tag] a keyword
    [comment] a comment
   *[anchor] the name of a paragraph in Obsidian
}).
    .help = { $kind ->
    [bullet] Begin every line of a list with `- `.
    [heading] Begin a heading with `## ` or `### `.
    [fence] Make it a quotation or a box: begin every line with `> `, the first with `> [!NOTE]`.
    [lines] End every line with a `\`, or leave an empty line between two paragraphs.
    [template] Write here what it is to say.
    [box] Write `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or `> [!CAUTION]` as the first line of a quotation.
    [bold] Put the asterisks right against the words, with a space or punctuation outside: `a **bold word** here`. Do you mean the asterisks themselves? Then write `\*\*`.
    [wikilink] Close the link on the same line: `[[name]]` or `[[name|words]]`.
    [link] Write `[words](address)`, without a space in the address.
    [note] Close the note with a `]` in the same paragraph: `^[a note]`.
    [mark] Words cannot be marked. Make them **bold**, or remove the signs.
    [attribute] Remove what stands in the braces. A heading can have a name of its own, of lower-case letters, digits and hyphens only.
    [formula] A page cannot show formulas. Write them in words, or with `x^2^` and `H~2~O`.
    [latex] Remove the command. A page has no sheets and no sizes of type.
    [tag] Put keywords in the data: `trefwoorden: [one, two]`. A heading begins with `## ` and a space. Do you mean the hash itself? Then write `\#`.
    [comment] In the data, everything comes on the site. Put a remark behind two spaces and a hash: `titel: Test  # still to be asked`, or between `%%` in the text.
   *[anchor] Remove the name. A link can lead to a heading: `[[name#heading]]`.
}
SK0315 = { $kind ->
    [heading] This is no heading: a plain space is missing behind the hashes.
   *[list] This is no list: a plain space is missing behind the sign.
}
    .help = Type a plain space in `{ $text }`, or run `staalkaart check --fix`.
SK0316 = Here { $count ->
    [one] is a character that nobody sees
   *[other] are { $count } characters that nobody sees
} ({ $kind ->
    [hyphen] a soft hyphen
    [space] a hard space
   *[other] a space without width
}).
    .help = Take it away with `staalkaart check --fix`, or type the words again.
SK0317 = There is no column for this cell, so readers do not see it: `{ $text }`.
    .help = The table has { $columns } { $columns ->
    [one] column
   *[other] columns
}. Add one in the lines at its top, or remove a stroke. Does the stroke belong to the text? Then write `\|`.
SK0318 = This line does not belong to the item above it: too few spaces stand before it. The numbered list breaks off here.
    .help = Put { $needed } spaces before it instead of { $have }, or run `staalkaart check --fix`.
SK0319 = This sentence now belongs to the last item of the list above.
    .help = Leave an empty line above `{ $text }`. Does it belong to the item? Then put two spaces before it.
SK0320 = This sentence became a heading, because of the `---` below it.
    .help = Leave an empty line above `---`, or run `staalkaart check --fix`. Do you want a heading? Then write `## ` before it.
SK0321 = This heading has no words.
    .help = Write the heading out, or remove the hashes.
SK0322 = { $kind ->
    [page] `{ $link }` is a film or a page, and no picture.
   *[file] `{ $link }` is a document, and no picture.
} Readers get a link.
    .help = Remove the `!` before the brackets, and say between the brackets where the link leads.
SK0323 = `{ $alt }` is the name of a file, and does not say what there is to see.
    .help = Write between the square brackets, in one sentence, what the picture shows.
SK0324 = A text cannot be put into another: `![[{ $slug }]]`.
    .help = Write a link: `[[{ $slug }]]`. Only a picture or document of content/media/ can be written like this, with its kind: `![[photo.jpg]]`.
SK0325 = A comment (`%%`) begins here and never ends.
    .help = Put `%%` behind the comment. Do you mean the signs themselves? Then write `\%%`.
SK0326 = `@{ $key }` looks like a reference to a source, but that source is not in content/bronnen.bib.
    .help = Correct the key. Is it something else? Then write `\@{ $key }`.

SK0401 = This template cannot be read. Tera says: { $reason }
    .help = See that every block that begins also ends. Without your file the embedded one is used; `staalkaart theme eject` makes a copy of that.
SK0402 = This template fails at the page `{ $page }`. Tera says: { $reason }
    .help = See that the names in the template exist; docs/theme.md lists them all.
SK0403 = The theme `{ $theme }` does not exist.
    .help = Make a folder themes/{ $theme }/, or use the embedded theme `staalkaart`.
SK0404 = Nothing uses this file of the theme.
    .help = Give it the name of the embedded file that it replaces, put it in templates/ or static/, or delete it.
SK0405 = The words of buttons and headings cannot be read here. Fluent says: { $reason }
    .help = Write `name = text`, and indent a second line.
SK0406 = { $what ->
    [nesting] More than { $most } braces are open at once here.
    [texts] This file of texts is larger than { $most } kB.
   *[imports] With what it imports, this style sheet becomes larger than { $most } MB.
}
    .help = { $what ->
    [nesting] Make the text simpler: a choice within a choice is seldom needed.
    [texts] Keep only the texts that you change.
   *[imports] Import each style sheet once.
}

SK0501 = The matrix names `{ $dimension }`, but that dimension does not exist.
    .help = Choose a dimension of `dimensies`: { $names }.
SK0502 = The menu names `{ $name }`, but that page does not exist.
    .help = Choose a list (methodieken, trajecten, begrippen, bronnen, a dimension) or the file name of a page.
SK0503 = { $why ->
    [reserved] A dimension cannot be called `{ $dimension }`: a part of the site already uses that name.
   *[shape] `{ $dimension }` cannot be the name of a dimension.
}
    .help = Choose another name of lower-case letters, digits and hyphens.
SK0504 = `{ $url }` is not a web address.
    .help = Write a full address, such as https://staalkaart.example.org/.
SK0505 = The citation style `{ $style }` is not known.
    .help = Use the name of a style of the collection CSL, such as `apa`.
SK0506 = The dimension `{ $dimension }` has no terms yet.
    .help = Make a file for each term in content/{ $dimension }/.
SK0507 = There is no method on the site yet.
    .help = Begin one with `staalkaart new methodiek "Title"`, or publish a draft.
SK0508 = The address in `bewerken` does not contain {"`{pad}`"}.
    .help = Put {"`{pad}`"} where the path of the file goes.
SK0509 = { $why ->
    [program] The history of git is not available: git cannot be started here.
    [repository] The history of git is not available: this folder is not in a git repository.
    [empty] There is no history in git yet: nothing has been committed.
    [shallow] The history of git is incomplete: older changes were not fetched.
   *[other] The history of git is not available: git refuses ({ $detail }).
}
    .help = { $why ->
    [program] Install git, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [repository] Make the site in a copy of the repository (`git clone`), or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [empty] First save a version with `git add` and `git commit`. Until then a text without `bijgewerkt` shows its `datum`.
    [shallow] Fetch everything: `git fetch --unshallow`, or in GitHub Actions `fetch-depth: 0` for actions/checkout. For now a text without `bijgewerkt` shows its `datum`.
   *[other] Do as git says, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
}
SK0510 = `{ $value }` is not a valid value for `{ $key }`.
    .help = { $key ->
        [repo] Write owner/name, as the address of the repository names them.
       *[other] Use letters, digits, hyphens, dots and slashes. A name cannot begin with a dot.
    }
SK0511 = `{ $key }` cannot be the name of a field{ $why ->
    [dimension] {""}: there is a dimension of that name
    [reserved] {""}: the site uses that name itself
    [other] {""}: a built-in field has that name in the other language
   *[shape] {""}
}.
    .help = Write lower-case letters without accents, digits and hyphens, and begin with a letter.
SK0512 = The field `{ $key }` cannot be { $what ->
    [drop] dropped
   *[required] left out
}: the site works with it.
    .help = It can have another label or other bounds.
SK0513 = Here are more than { $max } fields.
    .help = Leave out what nobody fills in, or put what belongs together in a list.
SK0514 = `{ $name }` is nothing that a field can refer to.
    .help = Choose one of: { $names }.
SK0515 = The kind `{ $kind }` cannot be dropped: the site works with it.
    .help = Only `traject` (`trajectory`) and `begrip` (`concept`) can be dropped. Of the other kinds you can change or drop fields.

SK0601 = The file name `{ $name }` cannot become an address.
    .help = { $why ->
    [case] There is a file `{ $slug }.md` already: the names differ in capitals only, and on many computers that is the same file. Compare the two, keep one, and overwrite nothing.
    [taken] There is a file `{ $slug }.md` already: compare the two, and do not overwrite it. Give this file another name, or delete it.
   *[free] Use only lower-case letters, digits and hyphens{ $slug ->
        [none] {"."}
       *[other] : call the file `{ $slug }.md`.
    }
}
SK0602 = Two pages or files get the same address: `{ $path }`.
    .help = Give one of the two another name.
SK0603 = The former address `{ $alias }` is now the address of a page of this site.
    .help = Remove it from `aliassen`, or write the right former address of this text.
SK0604 = `{ $alias }` is not an address on this site.
    .help = Write only the part after the name of the site, with a slash in front: `/old-folder/old-name/`.
SK0605 = This file is not published.
    .help = Put pictures and documents in content/media/. Let the name of a text end in `.md`.
SK0606 = This points to another place on the computer (a symbolic link), and staalkaart does not follow that.
    .help = Put a real copy of the file or folder in this place.
SK0607 = { $extension ->
    [none] A file without a kind after the dot
   *[other] A file of the kind `{ $extension }`
} is not allowed in content/media/.
    .help = These kinds are allowed: { $choices }.
SK0611 = { $what ->
    [syntax] This SVG cannot be read: { $name }.
    [doctype] This SVG begins with a `<!DOCTYPE` that is not allowed.
    [encoding] This SVG has another encoding than UTF-8.
    [instruction] The instruction `<?{ $name }` is not allowed in an SVG.
    [handler] The attribute `{ $name }` runs something, and that is not allowed in an SVG.
    [reference] With `{ $name }` this SVG refers to something outside the file.
    [escape] There is a backslash (`\`) at `{ $name }`, and that can hide a reference.
    [attribute] The attribute `{ $name }` is not allowed in an SVG.
   *[other] The element `{ $name }` is not allowed in an SVG.
}
    .help = Save the drawing again as plain SVG, delete this part, or save the drawing as png.
SK0612 = The name of this file ends in `.{ $extension }`, but its content is something else.
    .help = { $extension ->
        [svg] An SVG begins with `<svg xmlns="http://www.w3.org/2000/svg">`. Save the drawing again.
       *[other] Its content begins like a web page or a drawing. Download the file again, or give it the right name.
    }
SK0613 = { $why ->
    [hidden] The name `{ $name }` begins with a dot, and web servers keep such files to themselves.
    [host] The name `{ $name }` sets up a web server.
    [device] The name `{ $name }` is kept by Windows for a device.
    [end] The name `{ $name }` ends in a dot or a space, which is not possible on Windows.
   *[other] The name `{ $name }` holds a character that is not possible on every computer.
}
    .help = Choose another name, with plain letters, digits and hyphens.
SK0614 = { $kind ->
    [lock] `{ $name }` is no text: Word only says with it that somebody has a file open. It is not published.
   *[copy] `{ $name }` seems to be a copy of { $from }, and is not published.
}
    .help = { $kind ->
    [lock] Close the file in Word; then it goes by itself. Otherwise you can delete it.
   *[copy] Compare the two, take over in { $from } what you want to keep, and delete the copy. Is it another text? Then give it a name of its own.
}

SK0701 = The word "{ $word }" puts a label on people.
    .help = Better: { $better }. Do you only quote the word? Then put it in quotation marks.
SK0702 = This summary has { $count } words; with { $max } at most it reads more easily.
    .help = Keep what you do and what for. The rest can go in the text.
SK0703 = This sentence has { $count } words; with { $max } at most it reads more easily.
    .help = Make two sentences of it.
SK0704 = This summary is hard to read: its readability (LIX) is { $lix }, and up to { $max } a text reads easily.
    .help = Make the sentences shorter and choose plainer words. The longest words: { $words }.
SK0705 = This method lacks { $count ->
    [one] a fixed heading
   *[other] { $count } fixed headings
}: { $headings }
    .help = Add the heading, in the same words. The fixed headings are listed under `stijl: koppen` in staalkaart.yaml.

SK0801 = { $why ->
    [host] The website of `{ $url }` does not exist (any more).
   *[status] There is nothing at `{ $url }` any more (status { $status }).
}
    .help = See whether there is a typing error in the address. Else find the page in its new place, or a copy in a web archive, or take the link away.
SK0802 = `{ $url }` has moved for good.
    .help = See whether what you mean is there, and then write the new address: { $to }
SK0803 = { $why ->
    [status] `{ $url }` did not return a page (status { $status }).
    [lookup] The name of the website of `{ $url }` could not be looked up.
    [timeout] `{ $url }` did not answer in time.
    [connection] `{ $url }` refused the connection.
    [tls] The secure connection with `{ $url }` failed.
    [garbled] `{ $url }` did not give a readable answer.
    [private] `{ $url }` is on a local computer or network and was not requested.
    [redirect] `{ $url }` redirects to something that is not a web address.
   *[given-up] `{ $url }` was not requested: this website did not answer, or asked for fewer requests.
}
    .help = { $why ->
    [status] { $status ->
        [401] This page requires signing in. If your readers can do that, leave the link.
        [403] Some websites refuse programs but let people in. Open the link yourself; if it works, leave it.
        [429] The website asked for fewer requests. Try again later.
       *[other] Open the link yourself. If it works, leave it; else try again in a few days.
    }
    [lookup] Do you have internet? Then try again later.
    [tls] Open the link yourself. If the browser warns as well, tell that website or choose another link.
    [private] Readers cannot reach it. If this is a site for an intranet, use `--allow-private`.
   *[other] Open the link yourself. If it works, leave it; else try again in a few days.
}
SK0804 = `{ $url }` keeps redirecting.
    .help = Open the link yourself. If it works in your browser, leave it; else find the right address.

# What could not be: the world refused, or something was asked that does not exist. `failure.rs` knows them.
failure-io = { $operation ->
    [read] { $path } cannot be read: { $reason }
    [remove] { $path } cannot be removed: { $reason }
    [swap] The new site could not be put in { $path }: { $reason }
   *[write] { $path } cannot be written: { $reason }
}
    .help = { $operation ->
    [read] See whether the file or folder exists, and whether you may read it.
    [swap] See whether another program uses this folder, and whether you may write in it. The former site is still there.
   *[write] See whether you may write here, and whether there is room left.
}
failure-no-site = There is no staalkaart.yaml in { $path } or in the folders above it.
    .help = Go to the folder of your site, or name that folder with `--site`. No site yet? Begin with `staalkaart init my-site`.
failure-not-a-site = { $path } is not the folder of a site: it contains no staalkaart.yaml.
    .help = Name the folder that holds staalkaart.yaml with `--site`.
failure-no-content = There is no folder { $path }.
    .help = Make a folder `content` beside staalkaart.yaml. It holds methodieken/, trajecten/, begrippen/ and your other texts.
failure-output-overlaps = The folder for the built site is { $path } and that of your own files is { $sources }. One folder is inside the other.
    .help = Choose another folder with `--output`.
failure-output-not-ours = There are files in { $path } already, and staalkaart did not make them.
    .help = Choose another folder with `--output`, or empty this one. With `--force` you replace all that is in it.
failure-output-is-file = { $path } is a file and not a folder.
    .help = Choose a folder with `--output`.
failure-output-taken = In the folder for the site there are files that staalkaart did not make, in a place that the site needs: { $files }
    .help = Move them away, or replace them with `--force`.
failure-output-busy = A site is being made in { $path } already.
    .help = Wait until that is ready and try again.
failure-site-is-file = { $path } is a file and not a folder.
    .help = Name a folder that does not exist yet.
failure-not-empty = { $path } is not empty, and stays as it is.
    .help = Name a folder that does not exist yet.
failure-link = { $path } points to another place on the computer (a symbolic link), and staalkaart does not follow that.
    .help = Put a real folder or a real file there. You can name a folder to make the site in yourself, with `--output`.
failure-not-a-file = { $path } is not an ordinary file.
    .help = Put an ordinary file there, or remove it.
failure-in-the-way = { $what ->
    [link] { $path } is a symbolic link. Staalkaart needs that place to make the site.
    [file] { $path } is a file. Staalkaart needs that place to make the site.
    [owner] { $path } belongs to another user of this computer. Staalkaart needs that place to make the site.
   *[files] { $path } holds something that is not staalkaart's: { $files }. Staalkaart needs that folder to make the site.
}
    .help = Look at what is there. Move it elsewhere or remove it, and try again.
failure-port = Port { $port } of this computer cannot be used: { $reason }
    .help = Choose another number with `--port`. With `--port 0` the computer chooses a free port itself.
failure-threads = The system gives staalkaart too few threads to serve a site: { $reason }
    .help = Close other programs, or raise the limit on processes of this user. `staalkaart build` and `staalkaart check` work with one thread.
failure-offline = No website was found at all, so no link was checked: { $names }
    .help = See whether you have internet. If you do, see whether there is a typing error in these names.
failure-search = The search index cannot be made or read: { $reason }
    .help = Make the site again with `staalkaart build`.
failure-no-index = There is no built site with a search index in { $path }.
    .help = First make the site, with `staalkaart build`, and name the folder that holds it with `--built`.
failure-unknown = { $thing ->
    [trajectory] There is no trajectory `{ $name }`.
    [code] There is no message with the code `{ $name }`.
    [facet] There is no term `{ $name }` to search in.
    [file] The embedded theme has no file `{ $name }`.
   *[kind] There is no kind of text called `{ $name }`.
}
    .help = { $thing ->
    [code] Copy the code from a message, such as `SK0201`.
   *[other] { $known ->
        [none] This site has none yet.
       *[some] Choose from: { $names }.
    }
}
failure-no-web-address = `{ $name }` is not a web address.
    .help = Write a full address with `--base-url`, such as https://staalkaart.example.org/.
failure-due-format = `--due` cannot make a list for GitHub or GitLab.
    .help = Leave out `--due`. A text that is to be read again is among the messages without it.
failure-configuration = There is still an error in staalkaart.yaml.
    .help = With `staalkaart check` you see which.
failure-no-repository = It does not say in which repository the texts are.
    .help = Write for example: staalkaart cms --backend github --repo owner/name
failure-cms-names = These names are not valid in staalkaart.yaml.
    .help = Write owner/name with `--repo`, the name of a branch such as `main` with `--branch`, and with `--host` an address such as https://git.example.org.
failure-cms-differs = { $known ->
    [none] `beheer` in staalkaart.yaml has no `{ $key }`, so it is not `{ $asked }`.
   *[some] `beheer` in staalkaart.yaml says `{ $key }: { $here }` already, and not `{ $asked }`.
} Nothing was changed.
    .help = Is what it says not right? Then change `{ $key }` in staalkaart.yaml yourself.
failure-title-length = This title has { $length ->
    [one] 1 character
   *[other] { $length } characters
}. It can have { $min } to { $max }.
    .help = Choose a title that fits.
failure-file-name = `{ $name }` cannot be the name of a file.
    .help = Give a name yourself with `--slug`: lower-case letters without accents, digits and single hyphens.
failure-address-taken = The site itself already uses the address /{ $name }/.
    .help = Choose another name with `--slug`.
failure-name-taken = The file content/{ $name }.md has this name already.
    .help = Choose another name with `--slug`.
failure-exists = The file content/{ $name }.md exists already, and stays as it is.
    .help = Open that file, or choose another name with `--slug`.
failure-few-terms = A method names at least { $min } of { $dimension }, and { $have ->
    [0] there are none yet
    [one] there is only 1 yet
   *[other] there are only { $have } yet
}.
    .help = First make a term: staalkaart new { $dimension } "Title"
failure-no-method = A trajectory names methods, and there are none yet.
    .help = First make a method: staalkaart new methodiek "Title"
failure-query = Line { $line } of the queries cannot be read: { $reason }
    .help = Write a query such as {"`{\"q\": \"werk\", \"facets\": {\"niveaus\": [\"collectief\"]}}`"}.

# Bars for work that takes a while
progress-texts = Reading texts
progress-files = Making pages
progress-index = Making the search index
progress-writing = Writing the site

# `staalkaart check --external`
external-asking = Links to other sites
external-cache = { $path } cannot be read, so all links are checked again.
external-not-kept = The answers were not saved. Next time these links are checked again.
external-summary = Links to other sites: { $asked } requested, { $remembered } remembered from an earlier run; { $dead } dead, { $moved } moved, { $unanswered } without a useful answer.

# `staalkaart search`
search-errors = Nothing was searched: fix the errors first.
search-total = { $count ->
    [0] Nothing found.
    [one] 1 result
   *[other] { $count } results
}
search-corrected = We also looked for: { $query }
search-nowhere = "{ $word }" is found nowhere in the catalogue.
search-suggestion = Did you mean: { $query }
search-ignored = The query is very long. We did not search for all of its words.
search-loosened = Not all results contain all your words. The best come first.
search-filter = Show only: { $facet }?
search-stem = stem
search-parts = parts
search-how-exact = exact match
search-how-stem = another form
search-how-joined = written as one or apart
search-how-prefix = beginning of the word
search-how-synonym = a word with the same meaning
search-how-split = the parts of the word
search-how-part = part of a longer word
search-how-typo = spelling corrected
search-how-stop = too common to search for
search-how-nowhere = found nowhere
search-how-excluded = must not occur
search-place-titel = in the title
search-place-ook-bekend-als = in another name
search-place-samenvatting = in the summary
search-place-herkenbaar = among the situations
search-place-trefwoorden = among the keywords
search-place-kop = in a heading
search-place-termen = among the terms
search-place-tekst = in the text
serve-renewed = The site was renewed.
serve-kept = The site stays as it was until the errors are fixed.
serve-polls = This computer does not report when you save a file, so staalkaart looks for changes twice a second.
serve-nothing = There is no site to show yet
serve-nothing-here = There are still errors in the files. You see them here and in the window where staalkaart runs. As soon as they are fixed, the site appears by itself.
serve-nothing-terminal = There are still errors in the files. You see them in the window where staalkaart runs. Fix them, and then load this page again.
close = Close
