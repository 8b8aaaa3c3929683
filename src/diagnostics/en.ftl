# The texts of messages. Say what is wrong and what a person can do; blame nobody.
#
# Use the same terms everywhere, as in nl.ftl: a *file* is saved, a *text* is written, a *page* is what a reader sees.
# A file begins with *data*; each item has a *key* and a *value*. A text has *headings* and *pictures*.
# Put what somebody wrote or can write between `backticks`, titles and people's words in "quotation marks"; write file paths without marks.
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
not-published = The site was not built: fix the errors first.
all-well = No problems found: { $files ->
    [one] 1 file
   *[other] { $files } files
} checked.
built = Your site is built: { $pages } pages, { $files } files ({ $changed } new or changed) in { $path }
untouched = Nothing changed: { $files } files in { $path }
serving = Your site is ready at { $url } (stop: Ctrl-C)
open-failed = The browser could not be opened. Open the address above yourself.
ejected = Copied: { $path }
kept = Already exists, left as it is: { $path }
wrote = Written: { $path }
same = Unchanged: { $path }
cms-written = Added to staalkaart.yaml:
cms-kept = `beheer` is in staalkaart.yaml already. Nothing was changed.
cms-page = 1. Build and publish the site again. It then has a page /beheer/, always with the data of this site.
cms-sign-in = 2. { $signin ->
    [button] Signing in works with a button, or with an access token (a kind of password) of { $service }. The account must be allowed to write in { $repo }.
   *[other] Signing in works with an access token (a kind of password) of { $service } that may write in { $repo }. A button needs more set-up: on GitHub a service that helps with signing in (`aanmelden`), elsewhere an application (`app`).
}
cms-more = 3. If your host does not read the file _headers, set those headers for /beheer/ yourself. See docs/hosting.md.
mended = Fixed in { $path }: { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
mend-nothing = There is nothing that can be fixed automatically.
mend-changed = { $path } was changed in the meantime and was left as it is.
begun = Your text is a draft: it is not on the site yet. See it with: staalkaart serve --drafts --open
laid-down = Your site is ready in { $path }. What to do next:
a-title = Title
coverage-missing = missing
coverage-thin = thin: only one method
coverage-whole = The whole catalogue: { $count ->
    [one] 1 method
   *[other] { $count } methods
}
coverage-total = all
coverage-empty = No methods yet
coverage-few = Few methods
waiting = { $count ->
    [one] 1 text is waiting for its publication date
   *[other] { $count } texts are waiting for their publication date
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

SK0101 = Staalkaart cannot read the character here: the file was not saved as UTF-8.
    .help = Save the file again and choose UTF-8 as its encoding. Then check that letters with an accent are still right.
SK0102 = This file is empty.
    .help = Begin with data between two `---` lines, with at least a title, or delete the file.
SK0103 = This file does not begin with data.
    .help = { $why ->
    [ends] This file has the line endings of an old Macintosh (CR). Save it again with Unix (LF) or Windows (CRLF) line endings.
   *[none] Put a `---` line at the very top, then the data such as `titel: …`, and then another `---` line.
}
SK0104 = The data that begins here is never closed.
    .help = Put a line that contains only `---` below the last item.
SK0105 = { $reason ->
    [colon] The colon in this text makes it look as if a new key begins here.
    [quote] A text in quotation marks begins here and is never closed.
    [bracket] A list or group in brackets begins here and is never closed, or a comma is missing.
    [indent] The indentation is wrong here, or a colon is missing.
    [escape] This character is not valid here after a `\`.
    [begin] A text cannot begin with this character, unless it is in quotation marks.
    [reserved] A text cannot begin with this character.
   *[other] This data cannot be read here.
}
    .help = { $reason ->
    [colon] Put the whole text in quotation marks: `key: "text: with a colon"`.
    [quote] Close the text with a quotation mark, or remove the first one.
    [bracket] Write a list as `[one, two]` and a group as {"`{one: two}`"}.
    [indent] Write `key: value` (with a space after the colon) and always indent by two spaces.
    [escape] Put the text in single quotation marks ('), or write `\\`.
    [begin] Put the whole text in double quotation marks: `{ $filled }`.
    [reserved] Put the whole text in double quotation marks.
   *[other] Make sure that every line has the form `key: value`; put a text with punctuation in quotation marks.
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
    [key] Use a word as the key; put a text that begins with a special character in quotation marks.
    [merge] Write the values out.
   *[other] Does your text begin with this character? Then put it in double quotation marks: `{ $filled }`.
}
SK0108 = Lists or groups are nested more than { $max } levels deep here.
    .help = No data needs that many levels. Remove the brackets that you do not need.
SK0109 = This file is too large ({ $size }): staalkaart reads at most { $max }.
    .help = Split the text into several files, or make the picture or document smaller.
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
    [front] Write each value on its own line, such as `titel: My title`.
    [text] Write `{ $key }: a text`. Put a text that contains `: ` in quotation marks.
    [language] Write `{ $key }: en`, or another code of two or three letters.
    [decimal] Write `{ $key }: 3`.
    [number] Write `{ $key }: 3`.
    [yesno] Write `{ $key }: true` or `{ $key }: false`.
    [date] Write `{ $key }: 2026-11-23`.
    [list] Write `{ $key }: [one, two]`, or each item on its own line, beginning with `- `.
    [terms] Write `{ $key }: [one, two]`, or `term: reason` on separate lines.
   *[map] Write the keys below `{ $key }:`, each on its own line, indented by two spaces.
}
SK0115 = `{ $key }` is too short: { $length ->
    [one] 1 character
   *[other] { $length } characters
}, and at least { $min } are needed.
    .help = Write a little more, so that readers know enough.
SK0116 = `{ $key }` is too long: { $length } characters, and at most { $max } are allowed.
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
SK0121 = `{ $key }` has { $count } values, and at most { $max } are allowed.
    .help = Keep only the most important ones.
SK0122 = `{ $value }` appears here for the second time.
    .help = Remove one.
SK0123 = `{ $value }` is not a colour.
    .help = Write a colour as `"#1f6f5c"`, in quotation marks. Without them, everything after the hash is ignored.
SK0124 = The minimum ({ $min }) is larger than the maximum ({ $max }).
    .help = Swap the two.
SK0125 = This text is due for review: the review was planned for { $date }.
    .help = Review the text, change `bijgewerkt`, and choose a new date for `herzien_voor`.
SK0126 = { $what ->
    [direction] There is a character here that changes the reading direction ({ $character }) and is never closed.
   *[other] There is an invisible character here ({ $character }) that is not allowed in a text.
}
    .help = { $what ->
        [direction] Remove it, or close it on the same line.
       *[other] Remove it. If you cannot see it, delete the letters before and after it and type them again.
    }
SK0127 = `{ $value }` is not a web address (`{ $key }`).
    .help = Write the full address, beginning with https://.
SK0128 = `{ $key }`: { $value } is out of range.
    .help = Write a number from { $min } to { $max }.
SK0129 = `{ $key }` has a { $what ->
    [heading] heading
   *[footnote] footnote
}.
    .help = A field is only a part of a page. Leave it out, or move it to the text below the data.
SK0130 = The text after the hash is ignored: `{ $text }`.
    .help = If it belongs to the text, put the whole text in double quotation marks: `{ $filled }`. If it is a remark, put two spaces before the hash.
SK0131 = These are curly quotation marks from a word processor; they do not group words in a list.
    .help = Write straight quotation marks ("), or leave them out. The value is now read as: { $text }
SK0132 = { $kind ->
    [colon] There is a non-breaking space after this colon, so staalkaart does not see a key here.
   *[indent] This line is indented with a non-breaking space; only plain spaces can indent.
}
    .help = Delete this character and type a plain space, or run `staalkaart check --fix`.
SK0143 = "{ $word }" is both under `zoek` and under `vindt` here.
    .help = A word always finds itself. Remove it here.

SK0133 = { $why ->
    [taken] The folder `{ $folder }` belongs to something else on this site.
    [reserved] The site uses `{ $folder }` itself.
   *[shape] `{ $folder }` cannot be the name of a folder.
}
    .help = { $why ->
        [taken] Choose a folder that no other kind, dimension or page has.
        [reserved] Choose another name.
       *[shape] Use lower-case letters without accents, digits and hyphens, such as `outdoor-play`.
    }
SK0134 = There is no kind `{ $kind }`.
    .help = Choose { $kinds }. If it is a new kind, give it its words: `singular` and `plural` (with Dutch keys `enkelvoud` and `meervoud`).
SK0135 = There are texts in `content/{ $found }`, but on this site they belong in `content/{ $folder }`.
    .help = Rename the folder to `content/{ $folder }`. To keep the old addresses working, or to keep the folder as it is, say so in model.yaml: `{ $formerly }: [{ $found }]` or `{ $key }: { $found }` under `{ $kind }`.
SK0136 = The matrix has { $rows } rows and { $columns } columns. Nobody can read such a table, and each of its { $cells } cells gets a page.
    .help = Choose dimensions of at most { $most } terms for `matrix`, or leave it out with `matrix: { $no }`.
SK0201 = The term `{ $term }` does not exist in { $dimension }.
    .help = { $names ->
    [none] There are no terms yet. Make a file for one in content/{ $dimension }/.
   *[other] Choose from: { $names }. A term exists when there is a file for it in content/{ $dimension }/.
}
SK0202 = { $kind ->
    [method] There is no method `{ $slug }`.
   *[other] There is no text called `{ $slug }`.
}
    .help = Write the file name of the { $kind ->
    [method] method
   *[other] text
}, without its folder and without `.md`.
SK0203 = The source `{ $source }` is not in content/bronnen.bib.
    .help = { $what ->
    [file] The file content/bronnen.bib does not exist yet. Create it and add your sources. From Zotero: export as BibLaTeX.
    [page] Put the source and the page together in quotation marks: `"key, p. 12"`.
   *[key] Use a key from bronnen.bib, or add the source there. From Zotero: export as BibLaTeX.
}
SK0204 = The link `[[{ $slug }]]` leads nowhere.
    .help = Between the brackets, write the file name (without `.md`) of an existing text.
SK0205 = The link `[[{ $slug }]]` can lead to more than one text.
    .help = Add the folder: { $choices }.
SK0206 = The link to `{ $path }` leads nowhere: that file does not exist.
    .help = Write the path relative to this file, or put the name of the file in double brackets, such as `[[file-name]]`.
SK0207 = There is no heading called `#{ $anchor }` on { $page ->
    [here] this page
   *[other] the page `{ $page }`
}.
    .help = { $anchors ->
    [none] There are no headings there: leave out the `#` and what follows it.
   *[other] These names exist: { $anchors }.
}
SK0208 = There is no picture or document `{ $path }` in content/media/.
    .help = Put the file in content/media/ and write the path relative to this file, such as `../media/photo.jpg`.
SK0209 = The name `{ $slug }` is already used by another text of the same kind.
    .help = Give one of the two files another name.
SK0210 = The title "{ $title }" is already used by another text.
    .help = Give one of the two another title, so that readers can tell them apart.
SK0211 = The text `{ $slug }` is not on the site: it is still a draft, or its `datum` is in the future.
    .help = Add this reference later, or publish that text as well: `status: gepubliceerd`, and a `datum` that has passed. `--drafts` includes such texts.
SK0212 = The link `{ $link }` begins with a slash, so it stops working when the site is in a folder.
    .help = Write the path relative to this file, such as `../folder/file-name.md`, or put the name of the file in double brackets: `[[file-name]]`.
SK0213 = { $scheme ->
    [empty] This link has no address.
    [none] `{ $link }` is not a valid link.
   *[other] A link must not begin with `{ $scheme }:`.
}
    .help = Begin with `https:`, `http:`, `mailto:` or `tel:`, or write the path of a file.
SK0214 = `{ $slug }` refers to itself here.
    .help = Remove this reference.
SK0215 = bronnen.bib cannot be read here: { $reason }.
    .help = Check whether a brace or a comma is missing on this line or the one above. From Zotero: export as BibLaTeX again.
SK0216 = The source `{ $source }` has no title.
    .help = Fill in `title = {"{…}"}`.
SK0217 = The address of the link `[…][{ $label }]` is missing.
    .help = Add a line `[{ $label }]: https://…`, or write the full link: `[words](address)`.
SK0218 = In bronnen.bib `{ $name }` refers to itself: { $path }.
    .help = Remove one of these references (`crossref`, `xdata` or the name of a `@string`).
SK0219 = { $what ->
    [braces] More than { $most } braces are open at once here, in `{ $name }`.
    [chain] `{ $name }` starts a chain of more than { $most } references.
    [growth] `{ $name }` takes over more than { $most } kB from the sources that it refers to.
    [total] From here on, `@string`, `crossref`, `xdata` and nested braces make this file larger than staalkaart can process.
   *[value] The value of `{ $name }` is longer than { $most } kB, with each `@string` filled in.
}
    .help = { $what ->
    [braces] Remove the braces that are not needed.
    [value] Make the value shorter, or use fewer `@string` names in it.
    [total] Write values out, or refer to fewer other sources.
   *[other] Copy the values into the source itself, or refer directly to the last source in the chain.
}
SK0221 = The key `{ $source }` appears twice in bronnen.bib.
    .help = Give one of the two sources another key, or remove the duplicate.
SK0222 = `{ $text }` looks like an organization but has no braces in `{ $field }`.
    .help = Write the name in double braces: `{ $field } = {"{{"}{ $text }{"}}"}`. In Zotero: choose a single name field for this author.
SK0223 = `{ $field }` contains several names written as one: `{ $text }`.
    .help = Write `and` between the names: `Noot, A. and Bol, B.`.
SK0224 = `{ $text }` is not a date; the reference list shows it unchanged.
    .help = Write `2012`, `2012-03`, `2012-03-04`, `2012/2015` or `2012/..`. If there is no date, leave the field out.
SK0225 = `@{ $text }` is not a known type of source. The source is listed as `@misc`.
    .help = Choose a BibLaTeX type, such as `@book`, `@article`, `@report` or `@online`.
SK0226 = The command `\{ $text }` in `{ $field }` is unknown; the reference list shows only the text in it.
    .help = Write the character or the text itself.
SK0227 = `{ $source }` takes fields from `{ $text }`, which is not in bronnen.bib.
    .help = Correct the key or add the source. Otherwise, write all fields in `{ $source }` itself and delete this line.
SK0228 = A text cannot cite this source by its key `{ $source }`.
    .help = Choose a key that contains only letters, digits and `_ - : . + /`, such as `noot2020`.

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
    [comment] Close the comment with `-->`: then it is not on the site. Give an unfinished text `status: concept`.
    [embed] Write a link to it instead.
   *[other] Leave out everything between `<` and `>`. If you mean the character `<`, write `\<`.
}
SK0302 = This heading has one hash. One hash is for the title, which is already in the data.
    .help = Begin the heading with `## ` instead of `# `.
SK0303 = This heading skips a level: from { $from } to { $to }.
    .help = Make it a heading of level { $next } ({ $next } hashes). Then people who use a screen reader can follow the structure too.
SK0304 = The footnote `[^{ $label }]` has no text.
    .help = Add a line `[^{ $label }]: text of the note`.
SK0305 = Nothing refers to the footnote `[^{ $label }]`, so readers do not see it.
    .help = Put `[^{ $label }]` in the text where it belongs, or delete the note.
SK0306 = This picture has no description.
    .help = Between the square brackets, describe what it shows, for people who cannot see it.
SK0307 = This reference to a source cannot be read.
    .help = { $why ->
    [comma] Put a semicolon between two sources: `[@one; @two]`.
   *[other] Write `[@key]`, `[@key, p. 12]`, `[see @key]`, `[-@key]` or `[@one; @two]`.
}
SK0308 = Lists or quotations are nested more than { $max } levels deep here.
    .help = Simplify it. Remove the characters at the beginning of the line that you do not need.
SK0309 = The name `#{ $id }` is already used by another heading.
    .help = Give one of the two headings another name between {"`{#…}`"}, or leave the name out.
SK0310 = This link has no text, so nobody can see where it leads.
    .help = Between the square brackets, say where the link leads.
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
SK0314 = This markup is not recognised, so readers see the characters themselves: `{ $text }` ({ $kind ->
    [bullet] a list with this character
    [heading] a heading with more than six hashes
    [fence] a block with `:::`
    [lines] lines that begin with a `|`
    [template] a placeholder of a template
    [box] a box
    [bold] bold words
    [wikilink] a link in double brackets
    [link] a link
    [note] a note
    [mark] highlighted words
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
    [fence] Make it a quotation or a box: begin every line with `> `, and the first with `> [!NOTE]`.
    [lines] End every line with a `\`, or leave an empty line between two paragraphs.
    [template] Replace it with your own text.
    [box] Write `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` or `> [!CAUTION]` as the first line of a quotation.
    [bold] Put the asterisks directly next to the words, with a space or punctuation outside: `a **bold word** here`. If you mean the asterisks themselves, write `\*\*`.
    [wikilink] Close the link on the same line: `[[name]]` or `[[name|words]]`.
    [link] Write `[words](address)`, without a space in the address.
    [note] Close the note with a `]` in the same paragraph: `^[a note]`.
    [mark] Highlighting is not supported. Make the words **bold**, or remove the characters.
    [attribute] Remove the braces and their content. A heading can have its own name, with only lower-case letters, digits and hyphens.
    [formula] A page cannot show formulas. Write them in words, or with `x^2^` and `H~2~O`.
    [latex] Remove the command. LaTeX layout does not work on a web page.
    [tag] Put keywords in the data: `trefwoorden: [one, two]`. A heading begins with `## `, with the space. If you mean the hash itself, write `\#`.
    [comment] Everything in the data appears on the site. Put a remark after two spaces and a hash: `titel: Test  # ask about this`, or between `%%` in the text.
   *[anchor] Remove the name. A link can lead to a heading: `[[name#heading]]`.
}
SK0315 = { $kind ->
    [heading] This is not a heading: a plain space is missing after the hashes.
   *[list] This is not a list: a plain space is missing after the list marker.
}
    .help = Type a plain space in `{ $text }`, or run `staalkaart check --fix`.
SK0316 = There { $count ->
    [one] is an invisible character
   *[other] are { $count } invisible characters
} here ({ $kind ->
    [hyphen] soft hyphen
    [space] non-breaking space
   *[other] zero-width space
}).
    .help = Run `staalkaart check --fix`, or type the words again.
SK0317 = There is no column for this cell, so readers do not see it: `{ $text }`.
    .help = The table has { $columns } { $columns ->
    [one] column
   *[other] columns
}. Add one in the lines at the top of the table, or remove a `|`. If the `|` belongs to the text, write `\|`.
SK0318 = This line is not indented far enough to belong to the item above it, so the numbered list ends here.
    .help = Put { $needed } spaces before it instead of { $have }, or run `staalkaart check --fix`.
SK0319 = This sentence became part of the last item of the list above it.
    .help = Leave an empty line above `{ $text }`. If it belongs to the item, put two spaces before it.
SK0320 = This sentence became a heading because of the `---` below it.
    .help = Leave an empty line above `---`, or run `staalkaart check --fix`. If you want a heading, write `## ` before it.
SK0321 = This heading has no text.
    .help = Write the heading, or remove the hashes.
SK0322 = { $kind ->
    [page] `{ $link }` is a film or a web page, not a picture.
   *[file] `{ $link }` is a document, not a picture.
} Readers get a link.
    .help = Remove the `!` before the brackets, and say between the brackets where the link leads.
SK0323 = `{ $alt }` is the name of a file and does not say what the picture shows.
    .help = Between the square brackets, say in one sentence what the picture shows.
SK0324 = One text cannot be embedded in another: `![[{ $slug }]]`.
    .help = Write a link: `[[{ $slug }]]`. Only pictures and documents from content/media/ can be embedded like this, with their extension: `![[photo.jpg]]`.
SK0325 = A comment (`%%`) begins here and never ends.
    .help = Put `%%` at the end of the comment. If you mean the characters themselves, write `\%%`.
SK0326 = `@{ $key }` looks like a reference to a source, but that source is not in content/bronnen.bib.
    .help = Correct the key. If it is something else, write `\@{ $key }`.

SK0401 = This template cannot be read. Tera says: { $reason }
    .help = Make sure that every block that begins also ends. Without your file, the embedded one is used; `staalkaart theme eject` copies it.
SK0402 = This template fails on the page `{ $page }`. Tera says: { $reason }
    .help = Check that the names in the template exist; docs/theme.md lists them all.
SK0403 = The theme `{ $theme }` does not exist.
    .help = Make a folder themes/{ $theme }/, or use the embedded theme `staalkaart`.
SK0404 = Nothing uses this file of the theme.
    .help = Give it the name of the embedded file that it replaces, put it in templates/ or static/, or delete it.
SK0405 = The texts of buttons and headings cannot be read here. Fluent says: { $reason }
    .help = Write `name = text`, and indent the lines that follow.
SK0406 = { $what ->
    [nesting] More than { $most } braces are open at once here.
    [texts] This file of texts is larger than { $most } kB.
   *[imports] With what it imports, this style sheet becomes larger than { $most } MB.
}
    .help = { $what ->
    [nesting] Simplify the text: a choice within a choice is seldom needed.
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
    .help = Use the name of a style from the CSL collection, such as `apa`.
SK0506 = The dimension `{ $dimension }` has no terms yet.
    .help = Create a file for each term in content/{ $dimension }/.
SK0507 = There is no method on the site yet.
    .help = Begin one with `staalkaart new methodiek "Title"`, or publish a draft.
SK0508 = The address in `bewerken` does not contain {"`{pad}`"}.
    .help = Put {"`{pad}`"} where the path of the file goes.
SK0509 = { $why ->
    [program] The git history is not available: git cannot be started here.
    [repository] The git history is not available: this folder is not in a git repository.
    [empty] There is no git history yet: nothing has been committed.
    [shallow] The git history is incomplete: older changes were not fetched.
   *[other] The git history is not available: git refuses ({ $detail }).
}
    .help = { $why ->
    [program] Install git, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [repository] Build the site in a clone of the repository (`git clone`), or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
    [empty] First save a version with `git add` and `git commit`. Until then a text without `bijgewerkt` shows its `datum`.
    [shallow] Fetch everything: `git fetch --unshallow`, or in GitHub Actions `fetch-depth: 0` for actions/checkout. For now a text without `bijgewerkt` shows its `datum`.
   *[other] Follow git's advice, or remove `geschiedenis`. For now a text without `bijgewerkt` shows its `datum`.
}
SK0510 = `{ $value }` is not a valid value for `{ $key }`.
    .help = { $key ->
        [repo] Write owner/name, as in the address of the repository.
       *[other] Use letters, digits, hyphens, dots and slashes. A name cannot begin with a dot.
    }
SK0511 = `{ $key }` cannot be the name of a field{ $why ->
    [dimension] {""}: there is a dimension with that name
    [reserved] {""}: the site itself uses that name
    [other] {""}: a built-in field has that name in the other language
   *[shape] {""}
}.
    .help = Write lower-case letters without accents, digits and hyphens, and begin with a letter.
SK0512 = The field `{ $key }` cannot be { $what ->
    [drop] removed
   *[required] made optional
}: the site needs it.
    .help = You can change its label or its bounds.
SK0513 = There are more than { $max } fields here.
    .help = Remove the fields that nobody uses, or group related fields in a list.
SK0514 = A field cannot refer to `{ $name }`.
    .help = Choose one of: { $names }.
SK0515 = The kind `{ $kind }` cannot be removed: the site needs it.
    .help = Only `traject` (`trajectory`) and `begrip` (`concept`) can be removed. In the other kinds you can change or remove fields.

SK0601 = The file name `{ $name }` cannot become an address.
    .help = { $why ->
    [case] There is already a file `{ $slug }.md`. The names differ only in capitals, and many computers treat them as the same file. Compare the two and keep one; do not overwrite either.
    [taken] There is already a file `{ $slug }.md`. Compare the two, and do not overwrite it. Give this file another name, or delete it.
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
    .help = Write only the part after the domain name, beginning with a slash: `/old-folder/old-name/`.
SK0605 = This file is not published.
    .help = Put pictures and documents in content/media/. The name of a text must end in `.md`.
SK0606 = This is a symbolic link to another place on the computer, and staalkaart does not follow such links.
    .help = Replace it with a real copy of the file or folder.
SK0607 = { $extension ->
    [none] A file without an extension
   *[other] A file of type `{ $extension }`
} is not allowed in content/media/.
    .help = These types are allowed: { $choices }.
SK0611 = { $what ->
    [syntax] This SVG cannot be read: { $name }.
    [doctype] This SVG begins with a `<!DOCTYPE` that is not allowed.
    [encoding] This SVG is not encoded in UTF-8.
    [instruction] The instruction `<?{ $name }` is not allowed in an SVG.
    [handler] The attribute `{ $name }` runs code, which is not allowed in an SVG.
    [reference] The part `{ $name }` of this SVG refers to something outside the file.
    [escape] There is a backslash (`\`) in `{ $name }`, which can hide a reference.
    [attribute] The attribute `{ $name }` is not allowed in an SVG.
   *[other] The element `{ $name }` is not allowed in an SVG.
}
    .help = Save the drawing again as plain SVG, delete this part, or save the drawing as png.
SK0612 = The name of this file ends in `.{ $extension }`, but its content is something else.
    .help = { $extension ->
        [svg] An SVG begins with `<svg xmlns="http://www.w3.org/2000/svg">`. Save the drawing again.
       *[other] Its content begins like a web page or an SVG. Download the file again, or give it the right name.
    }
SK0613 = { $why ->
    [hidden] The name `{ $name }` begins with a dot, and web servers hide such files.
    [host] Web servers read a file with the name `{ $name }` as configuration.
    [device] Windows reserves the name `{ $name }` for a device.
    [end] The name `{ $name }` ends in a dot or a space, which Windows does not allow.
   *[other] The name `{ $name }` contains a character that not every computer allows.
}
    .help = Choose another name, with plain letters, digits and hyphens.
SK0614 = { $kind ->
    [lock] `{ $name }` is not a text: Word makes this file while somebody has a document open. It is not published.
   *[copy] `{ $name }` seems to be a copy of { $from } and is not published.
}
    .help = { $kind ->
    [lock] Close the document in Word; the file then disappears. If it stays, you can delete it.
   *[copy] Compare the two, copy what you want to keep to { $from }, and delete the copy. If it is a different text, give it its own name.
}

SK0701 = The word "{ $word }" labels people.
    .help = Better: { $better }. If you are quoting the word, put it in quotation marks.
SK0702 = This summary has { $count } words; a summary of at most { $max } words is easier to read.
    .help = Keep what you do and what for. The rest can go in the text.
SK0703 = This sentence has { $count } words; a sentence of at most { $max } words is easier to read.
    .help = Split it into two sentences.
SK0704 = This summary is hard to read: its readability index (LIX) is { $lix }, and a text is easy to read up to { $max }.
    .help = Make the sentences shorter and choose simpler words. The longest words: { $words }.
SK0705 = This method lacks { $count ->
    [one] a fixed heading
   *[other] { $count } fixed headings
}: { $headings }
    .help = Add the heading with exactly these words. The fixed headings are listed under `stijl: koppen` in staalkaart.yaml.

SK0801 = { $why ->
    [host] The website of `{ $url }` does not exist (any more).
   *[status] `{ $url }` no longer exists (status { $status }).
}
    .help = Check the address for typing errors. If it is right, find the new address of the page or a copy in a web archive, or remove the link.
SK0802 = `{ $url }` has moved permanently.
    .help = Check that the new page is the one you mean, and then write the new address: { $to }
SK0803 = { $why ->
    [status] `{ $url }` did not return a page (status { $status }).
    [lookup] The name of the website of `{ $url }` could not be looked up.
    [timeout] `{ $url }` did not answer in time.
    [connection] `{ $url }` refused the connection.
    [tls] The secure connection to `{ $url }` failed.
    [garbled] `{ $url }` did not give a readable answer.
    [private] `{ $url }` is on a local computer or network and was not requested.
    [redirect] `{ $url }` redirects to something that is not a web address.
   *[given-up] `{ $url }` was not requested: this website did not answer, or asked for fewer requests.
}
    .help = { $why ->
    [status] { $status ->
        [401] This page requires signing in. If your readers can do that, leave the link.
        [403] Some websites block automated requests but let people in. Open the link yourself; if it works, leave it.
        [429] The website asked for fewer requests. Try again later.
       *[other] Open the link yourself. If it works, leave it; otherwise try again in a few days.
    }
    [lookup] Check your internet connection, and try again later.
    [tls] Open the link yourself. If the browser warns as well, tell that website or choose another link.
    [private] Readers cannot reach it. If this is a site for an intranet, use `--allow-private`.
   *[other] Open the link yourself. If it works, leave it; otherwise try again in a few days.
}
SK0804 = `{ $url }` keeps redirecting.
    .help = Open the link yourself. If it works in your browser, leave it; otherwise find the right address.

# Failures outside the content: the system refused something, or a command named something that does not exist. See `failure.rs`.
failure-io = { $operation ->
    [read] { $path } cannot be read: { $reason }
    [remove] { $path } cannot be removed: { $reason }
    [swap] The new site could not be put in { $path }: { $reason }
   *[write] { $path } cannot be written: { $reason }
}
    .help = { $operation ->
    [read] Check that the file or folder exists and that you may read it.
    [swap] Check that no other program is using this folder and that you may write in it. The previous site is still there.
   *[write] Check that you may write here and that there is free disk space.
}
failure-no-site = There is no staalkaart.yaml in { $path } or in the folders above it.
    .help = Go to the folder of your site, or give that folder with `--site`. To start a new site, run `staalkaart init my-site`.
failure-not-a-site = { $path } is not the folder of a site: it contains no staalkaart.yaml.
    .help = Use `--site` to give the folder that contains staalkaart.yaml.
failure-no-content = There is no folder { $path }.
    .help = Create a folder `content` next to staalkaart.yaml. It holds methodieken/, trajecten/, begrippen/ and your other texts.
failure-output-overlaps = The folder for the built site is { $path } and the folder of your own files is { $sources }. One is inside the other.
    .help = Choose another folder with `--output`.
failure-output-not-ours = { $path } already contains files that staalkaart did not make.
    .help = Choose another folder with `--output`, or empty this one. `--force` replaces everything in it.
failure-output-is-file = { $path } is a file, not a folder.
    .help = Choose a folder with `--output`.
failure-output-taken = The site needs places in its folder that are taken by files that staalkaart did not make: { $files }
    .help = Move them away, or replace them with `--force`.
failure-output-busy = Another build is already running in { $path }.
    .help = Wait until it is done and try again.
failure-site-is-file = { $path } is a file, not a folder.
    .help = Give a folder that does not exist yet.
failure-not-empty = { $path } is not empty and was left as it is.
    .help = Give a folder that does not exist yet.
failure-link = { $path } is a symbolic link to another place on the computer, and staalkaart does not follow such links.
    .help = Put a real folder or a real file there. To build the site in another folder, use `--output`.
failure-not-a-file = { $path } is not an ordinary file.
    .help = Put an ordinary file there, or remove it.
failure-in-the-way = { $what ->
    [link] { $path } is a symbolic link. Staalkaart needs that path to build the site.
    [file] { $path } is a file. Staalkaart needs that path to build the site.
    [owner] { $path } belongs to another user of this computer. Staalkaart needs that path to build the site.
   *[files] { $path } contains files that staalkaart did not make: { $files }. Staalkaart needs that folder to build the site.
}
    .help = Check what is there. Move it elsewhere or remove it, and try again.
failure-port = Port { $port } of this computer cannot be used: { $reason }
    .help = Choose another number with `--port`. With `--port 0` the computer chooses a free port.
failure-threads = The system allows staalkaart too few threads to serve a site: { $reason }
    .help = Close other programs, or raise the limit on processes of this user. `staalkaart build` and `staalkaart check` work with one thread.
failure-offline = No website name could be resolved, so no link was checked: { $names }
    .help = Check your internet connection. If it works, check these names for typing errors.
failure-search = The search index cannot be made or read: { $reason }
    .help = Build the site again with `staalkaart build`.
failure-no-index = There is no built site with a search index in { $path }.
    .help = First build the site with `staalkaart build`, and give its folder with `--built`.
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
    .help = Leave out `--due`. Texts that are due for review are then among the messages.
failure-configuration = There is still an error in staalkaart.yaml.
    .help = Run `staalkaart check` to see it.
failure-no-repository = The repository of the texts is not known.
    .help = For example: staalkaart cms --backend github --repo owner/name
failure-cms-names = These names are not valid in staalkaart.yaml.
    .help = Give owner/name with `--repo`, the name of a branch such as `main` with `--branch`, and an address such as https://git.example.org with `--host`.
failure-cms-differs = { $known ->
    [none] `beheer` in staalkaart.yaml has no `{ $key }`, so it differs from `{ $asked }`.
   *[some] `beheer` in staalkaart.yaml already has `{ $key }: { $here }`, which differs from `{ $asked }`.
} Nothing was changed.
    .help = If it is wrong, change `{ $key }` in staalkaart.yaml yourself.
failure-title-length = This title has { $length ->
    [one] 1 character
   *[other] { $length } characters
}. It must have { $min } to { $max }.
    .help = Choose a longer or shorter title.
failure-file-name = `{ $name }` cannot be the name of a file.
    .help = Choose a name yourself with `--slug`: lower-case letters without accents, digits and single hyphens.
failure-address-taken = The site itself already uses the address /{ $name }/.
    .help = Choose another name with `--slug`.
failure-name-taken = The file content/{ $name }.md already has this name.
    .help = Choose another name with `--slug`.
failure-exists = The file content/{ $name }.md already exists and was left as it is.
    .help = Open that file, or choose another name with `--slug`.
failure-few-terms = A method needs at least { $min } of { $dimension }, and { $have ->
    [0] there are none yet
    [one] there is only 1 yet
   *[other] there are only { $have } yet
}.
    .help = First create a term: staalkaart new { $dimension } "Title"
failure-no-method = A trajectory consists of methods, and there are none yet.
    .help = First create a method: staalkaart new methodiek "Title"
failure-query = Line { $line } of the queries cannot be read: { $reason }
    .help = Write a query such as {"`{\"q\": \"werk\", \"facets\": {\"niveaus\": [\"collectief\"]}}`"}.

# Progress bars
progress-texts = Reading texts
progress-files = Building pages
progress-index = Building the search index
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
search-nowhere = "{ $word }" was not found in the catalogue.
search-suggestion = Did you mean: { $query }
search-ignored = The query is very long. We did not search for all of its words.
search-loosened = Not all results contain all your words. The best come first.
search-beside = The texts set it beside ‘{ $title }’
search-filter = Show only: { $facet }?
search-stem = stem
search-parts = parts
search-how-exact = exact match
search-how-stem = another form
search-how-joined = written as one word or as two
search-how-prefix = beginning of the word
search-how-synonym = a word with the same meaning
search-how-split = the parts of the word
search-how-part = part of a longer word
search-how-typo = spelling corrected
search-how-stop = too common to search for
search-how-nowhere = not found
search-how-excluded = must not occur
search-place-titel = in the title
search-place-ook-bekend-als = in another name
search-place-samenvatting = in the summary
search-place-herkenbaar = among the situations
search-place-trefwoorden = among the keywords
search-place-kop = in a heading
search-place-termen = among the terms
search-place-tekst = in the text
serve-renewed = The site was updated.
serve-kept = The previous version stays visible until the errors are fixed.
serve-polls = This computer does not report when you save a file, so staalkaart looks for changes twice a second.
serve-nothing = There is no site to show yet
serve-nothing-here = There are still errors in the files. They are listed here and in the window where staalkaart runs. The site appears as soon as they are fixed.
serve-nothing-terminal = There are still errors in the files. They are listed in the window where staalkaart runs. Fix them, and then reload this page.
close = Close
