# De woorden van de meldingen. Zeg wat er mis is en wat iemand kan doen; spreek de lezer aan met "je", en geef niemand de schuld.
#
# Dezelfde dingen heten overal hetzelfde, zoals in de gids: een *bestand* is wat je bewaart, een *tekst* wat je schrijft, een *pagina* wat een lezer ziet.
# Bovenaan een bestand staan *gegevens*; elk gegeven heeft een *sleutel* en een *waarde*. Een tekst heeft *koppen* en *afbeeldingen*.
# Wat iemand schreef of kan schrijven, staat tussen `accenten`; titels en woorden van mensen tussen "aanhalingstekens"; paden van bestanden staan kaal.
error = fout
warning = let op
help = wat je kunt doen
related = hier staat de andere
did-you-mean = Bedoelde je `{ $name }`?
summary-errors = { $count ->
    [one] 1 fout
   *[other] { $count } fouten
}
summary-warnings = { $count ->
    [one] 1 waarschuwing
   *[other] { $count } waarschuwingen
}
more-errors = … en nog { $count }. Met `--max-errors 0` zie je ze allemaal.
explain-hint = Meer uitleg bij een melding: staalkaart explain { $code }
not-published = De site is niet gemaakt: herstel eerst de fouten.
all-well = Alles in orde: { $files ->
    [one] 1 bestand
   *[other] { $files } bestanden
} nagekeken.
built = Je site is gemaakt: { $pages } pagina's, { $files } bestanden ({ $changed } nieuw of gewijzigd) in { $path }
untouched = Er is niets veranderd: { $files } bestanden in { $path }
serving = Je site staat klaar op { $url } (stoppen: Ctrl-C)
open-failed = De browser gaat hier niet vanzelf open. Open zelf het adres hierboven.
ejected = Gekopieerd: { $path }
kept = Bestond al, en blijft zoals het was: { $path }
wrote = Geschreven: { $path }
same = Was al zo: { $path }
cms-written = Toegevoegd aan staalkaart.yaml:
cms-kept = `beheer` staat al in staalkaart.yaml. Er is niets veranderd.
cms-page = 1. Maak en publiceer de site opnieuw. Ze heeft dan een pagina /beheer/, altijd met de gegevens van deze site.
cms-sign-in = 2. { $signin ->
    [button] Aanmelden kan met een knop, of met een toegangstoken (een soort wachtwoord) van { $service }. Het account moet in { $repo } mogen schrijven.
   *[other] Aanmelden kan met een toegangstoken (een soort wachtwoord) van { $service } dat in { $repo } mag schrijven. Een knop vraagt meer: bij GitHub een hulpdienst om aan te melden (`aanmelden`), elders een toepassing (`app`).
}
cms-more = 3. Leest je webruimte het bestand _headers niet? Geef /beheer/ dan zelf die headers. Alles hierover staat in docs/hosting.md.
mended = Hersteld in { $path }: { $count ->
    [one] 1 melding
   *[other] { $count } meldingen
}
mend-nothing = Er is niets dat vanzelf hersteld kan worden.
mend-changed = { $path } is intussen veranderd, en blijft zoals het is.
begun = Je tekst is een concept: hij staat nog niet op de site. Bekijk hem met: staalkaart serve --drafts --open
laid-down = Je site staat klaar in { $path }. Zo ga je verder:
a-title = Titel
coverage-missing = ontbreekt
coverage-thin = dun: rust op één methodiek
coverage-whole = De hele catalogus: { $count ->
    [one] 1 methodiek
   *[other] { $count } methodieken
}
coverage-total = samen
coverage-empty = Nog zonder methodiek
coverage-few = Rust op weinig methodieken
waiting = { $count ->
    [one] 1 tekst wacht op zijn datum
   *[other] { $count } teksten wachten op hun datum
}: { $texts }
due-overdue = Te laat:
due-soon = Binnen { $days } dagen:
due-nothing = Binnen { $days } dagen is er geen enkele tekst na te kijken.
due-later = Later: { $count ->
    [one] 1 tekst
   *[other] { $count } teksten
}.
due-unplanned = Zonder `herzien_voor`: { $count ->
    [one] 1 tekst
   *[other] { $count } teksten
}.
due-updated = bijgewerkt { $date }

SK0101 = Hier staat een teken dat staalkaart niet kan lezen: het bestand is niet bewaard als UTF-8.
    .help = Bewaar het bestand opnieuw en kies als codering UTF-8. Kijk daarna of letters met een accent nog kloppen.
SK0102 = Dit bestand is leeg.
    .help = Begin met gegevens tussen twee regels `---`, met minstens een titel, of verwijder het bestand.
SK0103 = Dit bestand begint niet met gegevens.
    .help = { $why ->
    [ends] De regels in dit bestand eindigen zoals op een oude Macintosh (CR). Bewaar het opnieuw met de regeleinden van Unix (LF) of Windows (CRLF).
   *[none] Zet helemaal bovenaan een regel `---`, daaronder de gegevens zoals `titel: …`, en dan weer een regel `---`.
}
SK0104 = De gegevens die hier beginnen, worden nergens afgesloten.
    .help = Zet onder het laatste gegeven een regel met alleen `---`.
SK0105 = { $reason ->
    [colon] Door de dubbele punt in deze tekst lijkt het alsof hier een nieuwe sleutel begint.
    [quote] Hier begint een tekst tussen aanhalingstekens die nergens eindigt.
    [bracket] Hier begint een lijst of groep met een haakje dat nergens sluit, of er ontbreekt een komma.
    [indent] Hier klopt het inspringen niet, of er ontbreekt een dubbele punt.
    [escape] Na een `\` is dit teken hier niet geldig.
    [begin] Een tekst kan niet met dit teken beginnen, tenzij hij tussen aanhalingstekens staat.
    [reserved] Een tekst kan niet met dit teken beginnen.
   *[other] Deze gegevens zijn hier niet te lezen.
}
    .help = { $reason ->
    [colon] Zet de hele tekst tussen aanhalingstekens: `sleutel: "tekst: met dubbele punt"`.
    [quote] Sluit de tekst met een aanhalingsteken, of haal het eerste weg.
    [bracket] Schrijf een lijst als `[een, twee]` en een groep als {"`{een: twee}`"}.
    [indent] Schrijf `sleutel: waarde` (met een spatie na de dubbele punt) en spring in met twee spaties, overal even diep.
    [escape] Zet de tekst tussen enkele aanhalingstekens ('), of schrijf `\\`.
    [begin] Zet de hele tekst tussen dubbele aanhalingstekens: `{ $filled }`.
    [reserved] Zet de hele tekst tussen dubbele aanhalingstekens.
   *[other] Kijk na of elke regel de vorm `sleutel: waarde` heeft; zet een tekst met leestekens tussen aanhalingstekens.
}
SK0106 = Hier staat een tab, en inspringen kan alleen met spaties.
    .help = Vervang de tab door twee spaties.
SK0107 = { $what ->
    [anchor] Een waarde kan niet met `&` beginnen.
    [alias] Een waarde kan niet met `*` beginnen.
    [tag] Een waarde kan niet met `!` beginnen.
    [merge] Een andere groep invoegen (`<<:`) kan hier niet.
   *[key] Deze sleutel is geen gewoon woord.
}
    .help = { $what ->
    [key] Gebruik een woord als sleutel; zet een tekst die met een bijzonder teken begint tussen aanhalingstekens.
    [merge] Schrijf de waarden voluit.
   *[other] Begint je tekst met dit teken? Zet hem dan tussen dubbele aanhalingstekens: `{ $filled }`.
}
SK0108 = Hier zitten meer dan { $max } lagen lijsten of groepen in elkaar.
    .help = Zo diep is geen enkel gegeven. Haal de haakjes weg die je niet nodig hebt.
SK0109 = Dit bestand is te groot ({ $size }): staalkaart leest hoogstens { $max }.
    .help = Splits de tekst over meer bestanden, of maak de afbeelding of het document kleiner.
SK0110 = De sleutel `{ $key }` bestaat hier niet.
    .help = Deze sleutels kunnen hier: { $keys }.
SK0111 = De sleutel `{ $key }` staat hier voor de tweede keer.
    .help = Voeg de twee samen, of verwijder er een.
SK0112 = De sleutel `{ $key }` ontbreekt.
    .help = Voeg een regel `{ $key }: …` toe.
SK0113 = { $what ->
    [reason] Bij `{ $key }` staat geen reden.
   *[value] `{ $key }` heeft geen waarde.
}
    .help = { $what ->
    [reason] Zeg in één zin waarom deze term past. Heb je bij geen enkele term een reden? Schrijf ze dan als lijst: `[een, twee]`.
   *[value] Vul de waarde in, of verwijder de regel als hij niet nodig is.
}
SK0114 = { $expected ->
    [front] Dit zijn geen gegevens van de vorm `sleutel: waarde`.
   *[other] Bij `{ $key }` hoort { $expected ->
    [text] een tekst
    [language] een taalcode
    [decimal] een getal
    [number] een geheel getal
    [yesno] `true` of `false`
    [date] een datum
    [list] een lijst
    [terms] een lijst, of een groep van term en reden
   *[map] een groep met sleutels
}, maar hier staat { $found ->
    [text] een tekst
    [list] een lijst
   *[map] een groep met sleutels
}.
}
    .help = { $expected ->
    [front] Schrijf elk gegeven op een eigen regel, zoals `titel: Mijn titel`.
    [text] Schrijf `{ $key }: een tekst`. Zet een tekst met `: ` erin tussen aanhalingstekens.
    [language] Schrijf `{ $key }: en`, of een andere code van twee of drie letters.
    [decimal] Schrijf `{ $key }: 3`.
    [number] Schrijf `{ $key }: 3`.
    [yesno] Schrijf `{ $key }: true` of `{ $key }: false`.
    [date] Schrijf `{ $key }: 2026-11-23`.
    [list] Schrijf `{ $key }: [een, twee]`, of onder elkaar met `- ` ervoor.
    [terms] Schrijf `{ $key }: [een, twee]`, of onder elkaar `term: reden`.
   *[map] Schrijf de sleutels onder `{ $key }:`, elk op een eigen regel, twee spaties ingesprongen.
}
SK0115 = `{ $key }` is te kort: { $length ->
    [one] 1 teken
   *[other] { $length } tekens
}, en er zijn er minstens { $min } nodig.
    .help = Schrijf iets meer, zodat een lezer genoeg weet.
SK0116 = `{ $key }` is te lang: { $length } tekens, en er passen er hoogstens { $max }.
    .help = Houd de kern over. De rest kan in de tekst onder de gegevens.
SK0117 = `{ $value }` is geen geldige waarde voor `{ $key }`.
    .help = Schrijf een geheel getal van { $min } tot en met { $max }.
SK0118 = `{ $value }` is geen datum.
    .help = Schrijf jaar-maand-dag, zoals 2026-11-23{ $partial ->
    [yes] {" "}(of alleen 2026-11 of 2026)
   *[no] {""}
}.
SK0119 = `{ $value }` is geen geldige waarde voor `{ $key }`.
    .help = Kies uit: { $choices }.
SK0120 = `{ $key }` heeft { $count ->
    [0] nog geen waarde
    [one] maar 1 waarde
   *[other] maar { $count } waarden
}, en minstens { $min } { $min ->
    [one] is
   *[other] zijn
} nodig.
    .help = Vul de lijst aan.
SK0121 = `{ $key }` heeft { $count } waarden, en er { $max ->
    [one] past er hoogstens 1
   *[other] passen er hoogstens { $max }
}.
    .help = Houd alleen over wat het sterkst past.
SK0122 = `{ $value }` staat hier voor de tweede keer.
    .help = Verwijder er een.
SK0123 = `{ $value }` is geen kleur.
    .help = Schrijf een kleur als `"#1f6f5c"`, tussen aanhalingstekens. Zonder aanhalingstekens telt niet mee wat na het hekje staat.
SK0124 = Het kleinste aantal ({ $min }) is groter dan het grootste ({ $max }).
    .help = Wissel de twee om.
SK0125 = Het is tijd om deze tekst opnieuw te lezen: dat was gepland voor { $date }.
    .help = Lees de tekst na, pas `bijgewerkt` aan en kies bij `herzien_voor` een nieuwe datum.
SK0126 = { $what ->
    [direction] Hier staat een teken dat de leesrichting verandert ({ $character }) en dat niet gesloten wordt.
   *[other] Hier staat een onzichtbaar teken ({ $character }) dat niet in een tekst mag staan.
}
    .help = { $what ->
        [direction] Verwijder het, of sluit het op dezelfde regel.
       *[other] Verwijder het. Zie je het niet: wis de letters ervoor en erna, en typ die opnieuw.
    }
SK0127 = `{ $value }` bij `{ $key }` is geen webadres.
    .help = Schrijf het hele adres, met https:// vooraan.
SK0128 = `{ $key }`: { $value } kan niet.
    .help = Schrijf een getal van { $min } tot en met { $max }.
SK0129 = `{ $key }` heeft een { $what ->
    [heading] kop
   *[footnote] voetnoot
}.
    .help = Een veld is een stuk van een pagina. Schrijf de tekst zonder, of zet hem onder de gegevens.
SK0130 = Wat na het hekje staat, telt niet mee: `{ $text }`.
    .help = Hoort het bij de tekst? Zet dan het geheel tussen dubbele aanhalingstekens: `{ $filled }`. Is het een opmerking? Zet er dan twee spaties voor.
SK0131 = Deze aanhalingstekens komen uit een tekstverwerker; in een lijst houden ze niets bij elkaar.
    .help = Schrijf rechte aanhalingstekens ("), of laat ze weg. Nu staat hier als waarde: { $text }
SK0132 = { $kind ->
    [colon] Achter deze dubbele punt staat een vaste spatie. Zo ziet staalkaart hier geen sleutel.
   *[indent] Hier is ingesprongen met een vaste spatie, en dat kan alleen met gewone.
}
    .help = Verwijder dit teken en typ een gewone spatie, of geef `staalkaart check --fix`.
SK0143 = "{ $word }" staat hier onder `zoek` en onder `vindt`.
    .help = Een woord vindt zichzelf altijd al. Haal het hier weg.

SK0133 = { $why ->
    [taken] De map `{ $folder }` is al van iets anders op deze site.
    [reserved] De site gebruikt `{ $folder }` zelf.
   *[shape] `{ $folder }` kan geen naam van een map zijn.
}
    .help = { $why ->
        [taken] Kies een map die geen andere soort, dimensie of bladzijde heeft.
        [reserved] Kies een andere naam.
       *[shape] Gebruik kleine letters zonder accenten, cijfers en koppeltekens, zoals `spel-buiten`.
    }
SK0134 = De soort `{ $kind }` bestaat niet.
    .help = Kies { $kinds }. Is het een nieuwe soort, geef ze dan haar woorden: `enkelvoud` en `meervoud` (met Engelse sleutels `singular` en `plural`).
SK0135 = Er staan teksten in `content/{ $found }`, maar op deze site staan ze in `content/{ $folder }`.
    .help = Hernoem de map naar `content/{ $folder }`. Moeten de oude adressen blijven werken, of blijft de map zoals ze is, zet dat dan in model.yaml: `{ $formerly }: [{ $found }]` of `{ $key }: { $found }` bij `{ $kind }`.
SK0136 = De matrix heeft { $rows } rijen en { $columns } kolommen. Zo’n tabel kan niemand lezen, en elk van de { $cells } vakken krijgt een pagina.
    .help = Kies bij `matrix` dimensies met hoogstens { $most } termen, of laat ze weg met `matrix: { $no }`.
SK0201 = De term `{ $term }` bestaat niet bij { $dimension }.
    .help = { $names ->
    [none] Er is nog geen enkele term. Maak er een bestand voor in content/{ $dimension }/.
   *[other] Kies uit: { $names }. Een term bestaat als er een bestand voor is in content/{ $dimension }/.
}
SK0202 = { $kind ->
    [method] Er is geen methodiek `{ $slug }`.
   *[other] Er is geen tekst met de naam `{ $slug }`.
}
    .help = Schrijf de bestandsnaam van de { $kind ->
    [method] methodiek
   *[other] tekst
}, zonder map en zonder `.md`.
SK0203 = De bron `{ $source }` staat niet in content/bronnen.bib.
    .help = { $what ->
    [file] Het bestand content/bronnen.bib is er nog niet. Maak het en zet je bronnen erin. Uit Zotero: exporteer als BibLaTeX.
    [page] Zet de bladzijde samen met de bron tussen aanhalingstekens: `"sleutel, p. 12"`.
   *[key] Gebruik een sleutel uit bronnen.bib, of voeg de bron daar toe. Uit Zotero: exporteer als BibLaTeX.
}
SK0204 = De link `[[{ $slug }]]` leidt nergens heen.
    .help = Schrijf tussen de haken de bestandsnaam (zonder `.md`) van een tekst die bestaat.
SK0205 = De link `[[{ $slug }]]` kan naar meer dan één tekst leiden.
    .help = Schrijf de map erbij: { $choices }.
SK0206 = De link naar `{ $path }` leidt nergens heen: dat bestand bestaat niet.
    .help = Schrijf het pad vanaf dit bestand, of zet de naam van het bestand tussen dubbele haken, zoals `[[bestandsnaam]]`.
SK0207 = Er is geen kop met de naam `#{ $anchor }` op { $page ->
    [here] deze pagina
   *[other] de pagina `{ $page }`
}.
    .help = { $anchors ->
    [none] Er zijn daar geen koppen: laat het deel vanaf `#` weg.
   *[other] Deze namen zijn er wel: { $anchors }.
}
SK0208 = Er is geen afbeelding of document `{ $path }` in content/media/.
    .help = Zet het bestand in content/media/ en schrijf het pad vanaf dit bestand, zoals `../media/foto.jpg`.
SK0209 = De naam `{ $slug }` is al in gebruik bij een andere tekst van dezelfde soort.
    .help = Geef een van de twee bestanden een andere naam.
SK0210 = De titel "{ $title }" is al in gebruik bij een andere tekst.
    .help = Geef een van de twee een andere titel, zodat lezers ze uit elkaar houden.
SK0211 = De tekst `{ $slug }` is nog een concept, of wacht op zijn `datum`, en staat dus niet op de site.
    .help = Wacht met deze verwijzing, of publiceer die tekst ook: `status: gepubliceerd`, en een `datum` die al geweest is. Met `--drafts` tellen zulke teksten mee.
SK0212 = De link `{ $link }` begint met een schuine streep, en werkt niet meer als de site in een map staat.
    .help = Schrijf het pad van het bestand vanaf dit bestand, zoals `../map/bestandsnaam.md`, of zet de naam van het bestand tussen dubbele haken: `[[bestandsnaam]]`.
SK0213 = { $scheme ->
    [empty] Deze link heeft geen adres.
    [none] `{ $link }` is geen geldige link.
   *[other] Een link mag niet met `{ $scheme }:` beginnen.
}
    .help = Begin met `https:`, `http:`, `mailto:` of `tel:`, of schrijf het pad van een bestand.
SK0214 = `{ $slug }` verwijst hier naar zichzelf.
    .help = Haal deze verwijzing weg.
SK0215 = bronnen.bib is hier niet te lezen: { $reason }.
    .help = Kijk op deze regel en op die erboven of er een accolade of een komma ontbreekt. Uit Zotero: exporteer opnieuw als BibLaTeX.
SK0216 = De bron `{ $source }` heeft geen titel.
    .help = Vul `title = {"{…}"}` in.
SK0217 = Bij de link `[…][{ $label }]` staat nergens een adres.
    .help = Voeg een regel `[{ $label }]: https://…` toe, of schrijf de link voluit: `[woorden](adres)`.
SK0218 = In bronnen.bib verwijst `{ $name }` naar zichzelf: { $path }.
    .help = Haal een van deze verwijzingen weg (`crossref`, `xdata` of de naam van een `@string`).
SK0219 = { $what ->
    [braces] Hier staan meer dan { $most } accolades tegelijk open, in `{ $name }`.
    [chain] `{ $name }` verwijst naar een andere, die naar een volgende, en zo verder langs meer dan { $most }.
    [growth] `{ $name }` neemt meer dan { $most } kB over van de bronnen waar het naar verwijst.
    [total] Wat `@string`, `crossref`, `xdata` en accolades van dit bestand vragen, is vanaf hier meer dan staalkaart leest.
   *[value] De waarde van `{ $name }` is langer dan { $most } kB, als elke `@string` is ingevuld.
}
    .help = { $what ->
    [braces] Haal de accolades weg die niet nodig zijn.
    [value] Maak de waarde korter, of gebruik er minder namen van `@string` in.
    [total] Schrijf waarden uit, of verwijs naar minder andere bronnen.
   *[other] Schrijf bij de bron zelf wat ze overneemt, of verwijs meteen naar de laatste.
}
SK0221 = De sleutel `{ $source }` staat twee keer in bronnen.bib.
    .help = Geef een van de twee bronnen een andere sleutel, of haal de dubbele weg.
SK0222 = `{ $text }` lijkt een organisatie, maar staat zonder accolades in `{ $field }`.
    .help = Schrijf de naam tussen dubbele accolades: `{ $field } = {"{{"}{ $text }{"}}"}`. In Zotero: kies één naamveld voor deze auteur.
SK0223 = In `{ $field }` staan meer namen als één naam: `{ $text }`.
    .help = Zet `and` tussen de namen: `Noot, A. and Bol, B.`.
SK0224 = `{ $text }` is geen datum; ze komt zo in de bronnenlijst.
    .help = Schrijf `2012`, `2012-03`, `2012-03-04`, `2012/2015` of `2012/..`. Zonder datum laat je het veld weg.
SK0225 = `@{ $text }` is geen soort bron. De bron staat in de lijst als een andere bron (`@misc`).
    .help = Kies een soort van BibLaTeX, zoals `@book`, `@article`, `@report` of `@online`.
SK0226 = Het commando `\{ $text }` in `{ $field }` is niet bekend; alleen de tekst erin staat in de lijst.
    .help = Schrijf het teken of de tekst zelf.
SK0227 = `{ $source }` neemt gegevens over van `{ $text }`, en die bron staat niet in bronnen.bib.
    .help = Verbeter de sleutel, of voeg de bron toe. Zet anders alle gegevens bij `{ $source }` zelf en verwijder deze regel.
SK0228 = Met de sleutel `{ $source }` kun je in een tekst niet naar deze bron verwijzen.
    .help = Kies een sleutel met alleen letters, cijfers en `_ - : . + /`, zoals `noot2020`.

SK0301 = Hier staat HTML (`{ $html }`), en dat kan niet in een tekst.
    .help = { $tag ->
    [b] Schrijf **vet** met twee sterretjes.
    [i] Schrijf *cursief* met één sterretje.
    [br] Eindig de regel met een `\` voor een nieuwe regel, of laat een witregel voor een nieuwe alinea.
    [img] Schrijf een afbeelding als `![beschrijving](../media/foto.jpg)`.
    [a] Schrijf een link als `[woorden](adres)`.
    [sub] Schrijf `~klein onder~` met tildes.
    [sup] Schrijf `^klein boven^` met dakjes.
    [p] Laat een witregel tussen twee alinea's.
    [h] Schrijf een kop met `## ` aan het begin van de regel.
    [list] Schrijf een lijst met `- ` of `1. ` aan het begin van elke regel.
    [table] Schrijf een tabel met `|` tussen de kolommen.
    [quote] Begin een citaat met `> `.
    [code] Schrijf code tussen `aanhalingstekens naar links`.
    [comment] Sluit de opmerking met `-->`: dan komt ze niet op de site. Een tekst die nog niet klaar is, krijgt `status: concept`.
    [embed] Zet er in de plaats een link naar.
   *[other] Laat weg wat tussen `<` en `>` staat. Bedoel je gewoon het teken `<`? Schrijf dan `\<`.
}
SK0302 = Deze kop heeft één hekje. Dat is voor de titel, en die staat al bij de gegevens.
    .help = Begin de kop met `## ` in plaats van `# `.
SK0303 = Deze kop slaat een niveau over: van { $from } naar { $to }.
    .help = Maak er een kop van niveau { $next } van ({ $next } hekjes). Dan kan ook wie de tekst hoort de opbouw volgen.
SK0304 = De voetnoot `[^{ $label }]` staat nergens uitgeschreven.
    .help = Voeg een regel `[^{ $label }]: tekst van de noot` toe.
SK0305 = Niets verwijst naar de voetnoot `[^{ $label }]`. Lezers zien haar dus niet.
    .help = Zet `[^{ $label }]` op haar plaats in de tekst, of verwijder de noot.
SK0306 = Deze afbeelding heeft geen beschrijving.
    .help = Zet tussen de rechte haken wat erop te zien is, voor wie de afbeelding niet ziet.
SK0307 = Deze verwijzing naar een bron is niet te lezen.
    .help = { $why ->
    [comma] Zet een puntkomma tussen twee bronnen: `[@een; @twee]`.
   *[other] Schrijf `[@sleutel]`, `[@sleutel, p. 12]`, `[zie @sleutel]`, `[-@sleutel]` of `[@een; @twee]`.
}
SK0308 = Hier zitten meer dan { $max } lagen lijsten of citaten in elkaar.
    .help = Maak de opbouw eenvoudiger. Haal tekens aan het begin van de regel weg die je niet nodig hebt.
SK0309 = De naam `#{ $id }` is al in gebruik bij een andere kop.
    .help = Geef een van de twee koppen een andere naam tussen {"`{#…}`"}, of laat de naam weg.
SK0310 = Deze link heeft geen woorden, dus niemand ziet waarheen hij leidt.
    .help = Zet tussen de rechte haken waarheen de link leidt.
SK0311 = `{ $id }` kan niet de naam van een kop zijn.
    .help = Gebruik alleen kleine letters, cijfers en koppeltekens, zoals {"`{#"}{ $slug }{"}`"}, of laat de naam weg.
SK0312 = { $why ->
    [empty] Dit invulveld heeft geen vraag.
   *[line] `{ $line }` hoort niet in een invulveld.
}
    .help = { $why ->
    [empty] Zet de vraag op de eerste regel van het invulveld.
   *[line] Onder de vraag kan alleen `regels: 4` staan, met een getal van 1 tot en met { $max }.
}
SK0314 = Hier is opmaak bedoeld, maar een lezer ziet de tekens zelf: `{ $text }` ({ $kind ->
    [bullet] een lijst met dit teken
    [heading] een kop van meer dan zes hekjes
    [fence] een blok met `:::`
    [lines] regels met een streep ervoor
    [template] een plaats om in te vullen uit een sjabloon
    [box] een kader
    [bold] vette woorden
    [wikilink] een link tussen dubbele haken
    [link] een link
    [note] een noot
    [mark] gemarkeerde woorden
    [attribute] een opmaak tussen accolades
    [formula] een formule
    [latex] een opdracht van LaTeX
    [tag] een trefwoord
    [comment] een opmerking
   *[anchor] de naam van een alinea uit Obsidian
}).
    .help = { $kind ->
    [bullet] Begin elke regel van een lijst met `- `.
    [heading] Begin een kop met `## ` of `### `.
    [fence] Maak er een citaat of een kader van: begin elke regel met `> `, de eerste met `> [!NOTE]`.
    [lines] Eindig elke regel met een `\`, of laat een witregel tussen twee alinea's.
    [template] Schrijf hier zelf wat er moet staan.
    [box] Schrijf `> [!NOTE]`, `> [!TIP]`, `> [!IMPORTANT]`, `> [!WARNING]` of `> [!CAUTION]` als eerste regel van een citaat.
    [bold] Zet de sterretjes vlak tegen de woorden, met een spatie of leesteken erbuiten: `een **vet woord** hier`. Bedoel je de sterretjes zelf? Schrijf dan `\*\*`.
    [wikilink] Sluit de link op dezelfde regel: `[[naam]]` of `[[naam|woorden]]`.
    [link] Schrijf `[woorden](adres)`, zonder spatie in het adres.
    [note] Sluit de noot met een `]` in dezelfde alinea: `^[een noot]`.
    [mark] Markeren kan niet. Maak de woorden **vet**, of haal de tekens weg.
    [attribute] Haal weg wat tussen de accolades staat. Een kop kan wel een eigen naam hebben, alleen uit kleine letters, cijfers en koppeltekens.
    [formula] Formules kan een pagina niet tonen. Schrijf ze in woorden, of met `x^2^` en `H~2~O`.
    [latex] Haal de opdracht weg. Een pagina heeft geen bladzijden of tekengroottes.
    [tag] Zet trefwoorden bij de gegevens: `trefwoorden: [een, twee]`. Een kop begint met `## ` en een spatie. Bedoel je het hekje zelf? Schrijf dan `\#`.
    [comment] In de gegevens komt alles op de site. Zet een opmerking achter twee spaties en een hekje: `titel: Proef  # nog na te vragen`, of tussen `%%` in de tekst.
   *[anchor] Haal de naam weg. Een link kan wel naar een kop leiden: `[[naam#kop]]`.
}
SK0315 = { $kind ->
    [heading] Dit is geen kop: achter de hekjes ontbreekt een gewone spatie.
   *[list] Dit is geen lijst: achter het teken ontbreekt een gewone spatie.
}
    .help = Typ een gewone spatie in `{ $text }`, of geef `staalkaart check --fix`.
SK0316 = Hier { $count ->
    [one] staat een teken dat niemand ziet
   *[other] staan { $count } tekens die niemand ziet
} ({ $kind ->
    [hyphen] een zacht afbreekstreepje
    [space] een vaste spatie
   *[other] een spatie zonder breedte
}).
    .help = Haal het weg met `staalkaart check --fix`, of typ de woorden opnieuw.
SK0317 = Voor deze cel is er geen kolom, dus lezers zien haar niet: `{ $text }`.
    .help = De tabel heeft { $columns } { $columns ->
    [one] kolom
   *[other] kolommen
}. Voeg er een toe in de regels bovenaan, of haal een streep weg. Hoort de streep bij de tekst? Schrijf dan `\|`.
SK0318 = Deze regel hoort niet bij het punt erboven: er staan te weinig spaties voor. De genummerde lijst breekt hier af.
    .help = Zet er { $needed } spaties voor in plaats van { $have }, of geef `staalkaart check --fix`.
SK0319 = Deze zin hoort nu bij het laatste punt van de lijst erboven.
    .help = Laat een witregel boven `{ $text }`. Hoort hij wel bij het punt? Zet er dan twee spaties voor.
SK0320 = Deze zin is een kop geworden, door de `---` eronder.
    .help = Laat een witregel boven `---`, of geef `staalkaart check --fix`. Wil je wel een kop? Schrijf dan `## ` ervoor.
SK0321 = Deze kop heeft geen woorden.
    .help = Schrijf de kop voluit, of haal de hekjes weg.
SK0322 = { $kind ->
    [page] `{ $link }` is een film of een pagina, geen afbeelding.
   *[file] `{ $link }` is een document, geen afbeelding.
} Lezers krijgen een link.
    .help = Haal het `!` voor de haken weg, en zeg tussen de haken waarheen de link leidt.
SK0323 = `{ $alt }` is de naam van een bestand, en zegt niet wat er te zien is.
    .help = Schrijf tussen de rechte haken in één zin wat er op de afbeelding staat.
SK0324 = Een tekst in een andere zetten kan niet: `![[{ $slug }]]`.
    .help = Schrijf een link: `[[{ $slug }]]`. Alleen een afbeelding of document uit content/media/ kan zo, met zijn soort erbij: `![[foto.jpg]]`.
SK0325 = Hier begint een opmerking (`%%`) die nergens eindigt.
    .help = Zet `%%` achter de opmerking. Bedoel je de tekens zelf? Schrijf dan `\%%`.
SK0326 = `@{ $key }` lijkt op een verwijzing naar een bron, maar die bron staat niet in content/bronnen.bib.
    .help = Verbeter de sleutel. Is het iets anders? Schrijf dan `\@{ $key }`.

SK0401 = Dit sjabloon is niet te lezen. Tera meldt: { $reason }
    .help = Kijk of elk blok dat begint, ook sluit. Zonder jullie bestand geldt weer het ingebouwde; `staalkaart theme eject` maakt daar een kopie van.
SK0402 = Dit sjabloon loopt vast bij de pagina `{ $page }`. Tera meldt: { $reason }
    .help = Kijk of de namen in het sjabloon bestaan; docs/theme.md noemt ze allemaal.
SK0403 = Het thema `{ $theme }` bestaat niet.
    .help = Maak een map themes/{ $theme }/, of gebruik het ingebouwde thema `staalkaart`.
SK0404 = Dit bestand van het thema wordt nergens gebruikt.
    .help = Geef het de naam van het ingebouwde bestand dat het vervangt, zet het in templates/ of static/, of verwijder het.
SK0405 = De woorden van de knoppen en koppen zijn hier niet te lezen. Fluent meldt: { $reason }
    .help = Schrijf `naam = tekst`, en spring in op een tweede regel.
SK0406 = { $what ->
    [nesting] Hier staan meer dan { $most } accolades tegelijk open.
    [texts] Dit bestand met teksten is groter dan { $most } kB.
   *[imports] Met wat het invoegt, wordt dit stijlblad groter dan { $most } MB.
}
    .help = { $what ->
    [nesting] Maak de tekst eenvoudiger: een keuze binnen een keuze is zelden nodig.
    [texts] Houd alleen de teksten over die je verandert.
   *[imports] Voeg elk stijlblad één keer in.
}

SK0501 = De matrix noemt `{ $dimension }`, maar die dimensie bestaat niet.
    .help = Kies een dimensie uit `dimensies`: { $names }.
SK0502 = Het menu noemt `{ $name }`, maar die pagina bestaat niet.
    .help = Kies een lijst (methodieken, trajecten, begrippen, bronnen, een dimensie) of de bestandsnaam van een pagina.
SK0503 = { $why ->
    [reserved] Een dimensie kan niet `{ $dimension }` heten: die naam is al in gebruik bij een deel van de site.
   *[shape] `{ $dimension }` kan niet de naam van een dimensie zijn.
}
    .help = Kies een andere naam van kleine letters, cijfers en koppeltekens.
SK0504 = `{ $url }` is geen webadres.
    .help = Schrijf een volledig adres, zoals https://staalkaart.example.org/.
SK0505 = De citeerstijl `{ $style }` is niet bekend.
    .help = Gebruik de naam van een stijl uit de verzameling CSL, zoals `apa`.
SK0506 = De dimensie `{ $dimension }` heeft nog geen termen.
    .help = Maak voor elke term een bestand in content/{ $dimension }/.
SK0507 = Er is nog geen enkele methodiek op de site.
    .help = Begin er een met `staalkaart new methodiek "Titel"`, of publiceer een concept.
SK0508 = In het adres van `bewerken` staat geen {"`{pad}`"}.
    .help = Zet {"`{pad}`"} op de plaats waar het pad van het bestand komt.
SK0509 = { $why ->
    [program] De geschiedenis van git is er niet: git kan hier niet starten.
    [repository] De geschiedenis van git is er niet: deze map hoort niet bij een repository van git.
    [empty] De geschiedenis van git is er nog niet: er is nog geen enkele versie bewaard.
    [shallow] De geschiedenis van git is niet volledig: oudere veranderingen zijn niet opgehaald.
   *[other] De geschiedenis van git is er niet: git weigert ({ $detail }).
}
    .help = { $why ->
    [program] Installeer git, of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
    [repository] Maak de site in een kopie van de repository (`git clone`), of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
    [empty] Bewaar eerst een versie met `git add` en `git commit`. Tot dan staat bij elke tekst zonder `bijgewerkt` de `datum`.
    [shallow] Haal alles op: `git fetch --unshallow`, of in GitHub Actions `fetch-depth: 0` bij actions/checkout. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
   *[other] Doe wat git vraagt, of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
}
SK0510 = `{ $value }` is geen geldige waarde voor `{ $key }`.
    .help = { $key ->
        [repo] Schrijf eigenaar/naam, zoals het adres van de repository ze noemt.
       *[other] Gebruik letters, cijfers, koppeltekens, punten en schuine strepen. Een naam kan niet met een punt beginnen.
    }
SK0511 = `{ $key }` kan niet de naam van een veld zijn{ $why ->
    [dimension] {""}: er is een dimensie die zo heet
    [reserved] {""}: de site gebruikt die naam zelf
    [other] {""}: zo heet een ingebouwd veld in de andere taal
   *[shape] {""}
}.
    .help = Schrijf kleine letters zonder accenten, cijfers en streepjes, en begin met een letter.
SK0512 = Het veld `{ $key }` { $what ->
    [drop] kan niet weg
   *[required] kan niet leeg blijven
}: de site werkt ermee.
    .help = Een ander opschrift of andere grenzen kan wel.
SK0513 = Hier staan meer dan { $max } velden.
    .help = Laat weg wat niemand invult, of zet wat samen hoort in een lijst.
SK0514 = `{ $name }` is niets waarnaar een veld kan verwijzen.
    .help = Kies uit: { $names }.
SK0515 = De soort `{ $kind }` kan niet weg: de site werkt ermee.
    .help = Alleen `traject` en `begrip` kunnen weg. Van de andere soorten kun je velden veranderen of weglaten.

SK0601 = De bestandsnaam `{ $name }` kan geen adres worden.
    .help = { $why ->
    [case] Er is al een bestand `{ $slug }.md`: de namen verschillen alleen in hoofdletters, en op veel computers is dat hetzelfde bestand. Vergelijk de twee, houd er één, en overschrijf niets.
    [taken] Er is al een bestand `{ $slug }.md`: vergelijk de twee, en overschrijf het niet. Geef dit bestand een andere naam, of verwijder het.
   *[free] Gebruik alleen kleine letters, cijfers en koppeltekens{ $slug ->
        [none] {"."}
       *[other] : noem het bestand `{ $slug }.md`.
    }
}
SK0602 = Twee pagina's of bestanden krijgen hetzelfde adres: `{ $path }`.
    .help = Geef een van de twee een andere naam.
SK0603 = Het vroegere adres `{ $alias }` is nu het adres van een pagina van deze site.
    .help = Verwijder het bij `aliassen`, of schrijf het juiste vroegere adres van deze tekst.
SK0604 = `{ $alias }` is geen adres op deze site.
    .help = Schrijf alleen het deel na de naam van de site, met een schuine streep vooraan: `/oude-map/oude-naam/`.
SK0605 = Dit bestand wordt niet gepubliceerd.
    .help = Zet afbeeldingen en documenten in content/media/. Laat de naam van een tekst eindigen op `.md`.
SK0606 = Dit is een verwijzing naar een andere plaats op de computer (een symbolische link), en die volgt staalkaart niet.
    .help = Zet een echte kopie van het bestand of de map op deze plaats.
SK0607 = { $extension ->
    [none] Een bestand zonder soort achter de punt
   *[other] Een bestand van de soort `{ $extension }`
} is niet toegestaan in content/media/.
    .help = Deze soorten kunnen wel: { $choices }.
SK0611 = { $what ->
    [syntax] Deze SVG is niet te lezen: { $name }.
    [doctype] Deze SVG begint met een `<!DOCTYPE` die niet toegestaan is.
    [encoding] Deze SVG heeft een andere codering dan UTF-8.
    [instruction] De opdracht `<?{ $name }` is niet toegestaan in een SVG.
    [handler] Het kenmerk `{ $name }` voert iets uit, en dat is niet toegestaan in een SVG.
    [reference] Bij `{ $name }` verwijst deze SVG naar iets buiten het bestand.
    [escape] Bij `{ $name }` staat een schuine streep naar links (`\`), en die kan een verwijzing verbergen.
    [attribute] Het kenmerk `{ $name }` is niet toegestaan in een SVG.
   *[other] Het element `{ $name }` is niet toegestaan in een SVG.
}
    .help = Bewaar de tekening opnieuw als gewone SVG ("Plain SVG"), verwijder dit deel, of bewaar de tekening als png.
SK0612 = De naam van dit bestand eindigt op `.{ $extension }`, maar de inhoud is iets anders.
    .help = { $extension ->
        [svg] Een SVG begint met `<svg xmlns="http://www.w3.org/2000/svg">`. Bewaar de tekening opnieuw.
       *[other] De inhoud begint als een webpagina of een tekening. Download het bestand opnieuw, of geef het de juiste naam.
    }
SK0613 = { $why ->
    [hidden] De naam `{ $name }` begint met een punt, en zulke bestanden houden webservers voor zichzelf.
    [host] Met de naam `{ $name }` stel je een webserver in.
    [device] De naam `{ $name }` houdt Windows voor een toestel.
    [end] De naam `{ $name }` eindigt op een punt of een spatie, en dat kan niet op Windows.
   *[other] In de naam `{ $name }` staat een teken dat niet op elke computer kan.
}
    .help = Kies een andere naam, met gewone letters, cijfers en koppeltekens.
SK0614 = { $kind ->
    [lock] `{ $name }` is geen tekst: Word zegt er alleen mee dat iemand een bestand open heeft. Het wordt niet gepubliceerd.
   *[copy] `{ $name }` lijkt een kopie van { $from }, en wordt niet gepubliceerd.
}
    .help = { $kind ->
    [lock] Sluit het bestand in Word; dan verdwijnt dit vanzelf. Anders kun je het verwijderen.
   *[copy] Vergelijk de twee, neem in { $from } over wat je wilt houden, en verwijder de kopie. Is het een andere tekst? Geef hem dan een eigen naam.
}

SK0701 = Het woord "{ $word }" geeft mensen een etiket.
    .help = Beter: { $better }. Haal je het woord alleen aan? Zet het dan tussen aanhalingstekens.
SK0702 = Deze samenvatting telt { $count } woorden; met hoogstens { $max } leest ze vlotter.
    .help = Houd over wat je doet en waarvoor. De rest kan in de tekst.
SK0703 = Deze zin telt { $count } woorden; met hoogstens { $max } leest hij vlotter.
    .help = Maak er twee zinnen van.
SK0704 = Deze samenvatting leest moeilijk: haar leesmaat (LIX) is { $lix }, en tot { $max } leest een tekst vlot.
    .help = Maak de zinnen korter en kies gewonere woorden. De langste woorden: { $words }.
SK0705 = In deze methodiek { $count ->
    [one] ontbreekt een vaste kop
   *[other] ontbreken { $count } vaste koppen
}: { $headings }
    .help = Voeg de kop toe, met dezelfde woorden. Welke koppen vast zijn, staat bij `stijl: koppen` in staalkaart.yaml.

SK0801 = { $why ->
    [host] De website van `{ $url }` bestaat niet (meer).
   *[status] Op `{ $url }` is niets meer te vinden (antwoord { $status }).
}
    .help = Kijk of er een tikfout in het adres staat. Zoek anders de nieuwe plaats van de pagina, of een kopie in een webarchief, of haal de link weg.
SK0802 = `{ $url }` is voorgoed verhuisd.
    .help = Kijk of daar staat wat je bedoelt, en schrijf dan het nieuwe adres: { $to }
SK0803 = { $why ->
    [status] `{ $url }` gaf geen pagina (antwoord { $status }).
    [lookup] De naam van de website van `{ $url }` kon niet opgezocht worden.
    [timeout] `{ $url }` antwoordde niet op tijd.
    [connection] `{ $url }` liet geen verbinding toe.
    [tls] De beveiligde verbinding met `{ $url }` lukte niet.
    [garbled] `{ $url }` gaf geen leesbaar antwoord.
    [private] `{ $url }` ligt op een eigen computer of netwerk en is niet opgevraagd.
    [redirect] `{ $url }` stuurt door naar iets wat geen webadres is.
   *[given-up] `{ $url }` is niet opgevraagd: deze website antwoordde niet of vroeg om minder vragen.
}
    .help = { $why ->
    [status] { $status ->
        [401] Wie de pagina wil zien, moet zich aanmelden. Kunnen je lezers dat, laat de link dan staan.
        [403] Sommige websites weigeren programma's en laten mensen wel toe. Open de link zelf; werkt hij, laat hem dan staan.
        [429] De website vroeg om minder vragen. Probeer het later nog eens.
       *[other] Open de link zelf. Werkt hij, laat hem dan staan; probeer het anders over een paar dagen nog eens.
    }
    [lookup] Heb je internet? Probeer het dan later nog eens.
    [tls] Open de link zelf. Waarschuwt de browser ook, meld het dan aan die website of kies een andere link.
    [private] Lezers kunnen er niet bij. Is dit een site voor een intranet, gebruik dan `--allow-private`.
   *[other] Open de link zelf. Werkt hij, laat hem dan staan; probeer het anders over een paar dagen nog eens.
}
SK0804 = `{ $url }` blijft maar doorsturen.
    .help = Open de link zelf. Werkt hij in je browser, laat hem dan staan; zoek anders het juiste adres.

# Wat niet kon: de wereld weigerde, of er werd iets gevraagd wat er niet is. `failure.rs` kent ze.
failure-io = { $operation ->
    [read] { $path } is niet te lezen: { $reason }
    [remove] { $path } is niet te verwijderen: { $reason }
    [swap] De nieuwe site kon niet in { $path } gezet worden: { $reason }
   *[write] { $path } is niet te schrijven: { $reason }
}
    .help = { $operation ->
    [read] Kijk of het bestand of de map bestaat, en of je het mag lezen.
    [swap] Kijk of een ander programma deze map gebruikt, en of je er mag schrijven. De vorige site is er nog.
   *[write] Kijk of je hier mag schrijven, en of er nog plaats is.
}
failure-no-site = In { $path } en in de mappen erboven staat geen staalkaart.yaml.
    .help = Ga naar de map van je site, of noem die map met `--site`. Heb je nog geen site? Begin met `staalkaart init mijn-site`.
failure-not-a-site = { $path } is niet de map van een site: er staat geen staalkaart.yaml in.
    .help = Noem bij `--site` de map waarin staalkaart.yaml staat.
failure-no-content = Er is geen map { $path }.
    .help = Maak naast staalkaart.yaml een map `content`. Daarin komen methodieken/, trajecten/, begrippen/ en je andere teksten.
failure-output-overlaps = De map voor de gemaakte site is { $path } en die van je eigen bestanden is { $sources }. De ene map ligt in de andere.
    .help = Kies met `--output` een andere map.
failure-output-not-ours = In { $path } staan al bestanden, en die zijn niet door staalkaart gemaakt.
    .help = Kies met `--output` een andere map, of maak deze leeg. Met `--force` vervang je alles wat erin staat.
failure-output-is-file = { $path } is een bestand en geen map.
    .help = Kies met `--output` een map.
failure-output-taken = In de map voor de site staan bestanden die niet door staalkaart gemaakt zijn, op een plaats die de site nodig heeft: { $files }
    .help = Zet ze ergens anders, of vervang ze met `--force`.
failure-output-busy = Er wordt al een site gemaakt in { $path }.
    .help = Wacht tot dat klaar is en probeer het opnieuw.
failure-site-is-file = { $path } is een bestand en geen map.
    .help = Noem een map die nog niet bestaat.
failure-not-empty = { $path } is niet leeg, en blijft zoals het is.
    .help = Noem een map die nog niet bestaat.
failure-link = { $path } is een verwijzing naar een andere plaats op de computer (een symbolische link), en die volgt staalkaart niet.
    .help = Zet er een echte map of een echt bestand. Een map om de site in te maken, kun je met `--output` zelf noemen.
failure-not-a-file = { $path } is geen gewoon bestand.
    .help = Zet er een gewoon bestand, of verwijder het.
failure-in-the-way = { $what ->
    [link] { $path } is een symbolische link. Die plaats heeft staalkaart nodig om de site te maken.
    [file] { $path } is een bestand. Die plaats heeft staalkaart nodig om de site te maken.
    [owner] { $path } is van een andere gebruiker van deze computer. Die plaats heeft staalkaart nodig om de site te maken.
   *[files] In { $path } staat iets dat niet van staalkaart is: { $files }. Die map heeft staalkaart nodig om de site te maken.
}
    .help = Kijk wat er staat. Verplaats of verwijder het, en probeer het opnieuw.
failure-port = Poort { $port } van deze computer is niet te gebruiken: { $reason }
    .help = Kies met `--port` een ander getal. Met `--port 0` kiest de computer zelf een vrije poort.
failure-threads = Het systeem geeft staalkaart te weinig threads om een site te tonen: { $reason }
    .help = Sluit andere programma's, of verhoog de grens voor processen van deze gebruiker. `staalkaart build` en `staalkaart check` werken met één thread.
failure-offline = Er is geen enkele website gevonden, dus geen enkele link is nagekeken: { $names }
    .help = Kijk of je internet hebt. Heb je dat, kijk dan of er een tikfout in deze namen staat.
failure-search = De zoekindex is niet te maken of te lezen: { $reason }
    .help = Maak de site opnieuw met `staalkaart build`.
failure-no-index = In { $path } staat geen gemaakte site met een zoekindex.
    .help = Maak eerst de site, met `staalkaart build`, en noem bij `--built` de map waarin ze staat.
failure-unknown = { $thing ->
    [trajectory] Er is geen traject `{ $name }`.
    [code] Er is geen melding met de code `{ $name }`.
    [facet] Er is geen term `{ $name }` om in te zoeken.
    [file] Het ingebouwde thema heeft geen bestand `{ $name }`.
   *[kind] Er is geen soort tekst met de naam `{ $name }`.
}
    .help = { $thing ->
    [code] Neem de code over uit een melding, zoals `SK0201`.
   *[other] { $known ->
        [none] Deze site heeft er nog geen.
       *[some] Kies uit: { $names }.
    }
}
failure-no-web-address = `{ $name }` is geen webadres.
    .help = Schrijf bij `--base-url` een volledig adres, zoals https://staalkaart.example.org/.
failure-due-format = `--due` kan geen lijst voor GitHub of GitLab maken.
    .help = Laat `--due` weg. Een tekst die opnieuw gelezen moet worden, staat ook zo bij de meldingen.
failure-configuration = Er zit nog een fout in staalkaart.yaml.
    .help = Met `staalkaart check` zie je welke.
failure-no-repository = Er staat niet bij in welke repository de teksten staan.
    .help = Schrijf bijvoorbeeld: staalkaart cms --backend github --repo eigenaar/naam
failure-cms-names = Deze namen zijn niet geldig in staalkaart.yaml.
    .help = Schrijf bij `--repo` eigenaar/naam, bij `--branch` de naam van een tak zoals `main`, en bij `--host` een adres zoals https://git.example.org.
failure-cms-differs = { $known ->
    [none] Bij `beheer` in staalkaart.yaml staat geen `{ $key }`, en dus niet `{ $asked }`.
   *[some] Bij `beheer` in staalkaart.yaml staat al `{ $key }: { $here }`, en niet `{ $asked }`.
} Er is niets veranderd.
    .help = Klopt het niet wat er staat? Verander `{ $key }` dan zelf in staalkaart.yaml.
failure-title-length = Deze titel heeft { $length ->
    [one] 1 teken
   *[other] { $length } tekens
}. Het mogen er { $min } tot en met { $max } zijn.
    .help = Kies een titel die past.
failure-file-name = `{ $name }` kan niet de naam van een bestand zijn.
    .help = Geef zelf een naam met `--slug`: kleine letters zonder accent, cijfers en losse koppeltekens.
failure-address-taken = Het adres /{ $name }/ gebruikt de site zelf al.
    .help = Kies een andere naam met `--slug`.
failure-name-taken = Het bestand content/{ $name }.md heeft deze naam al.
    .help = Kies een andere naam met `--slug`.
failure-exists = Het bestand content/{ $name }.md bestaat al, en blijft zoals het is.
    .help = Open dat bestand, of kies een andere naam met `--slug`.
failure-few-terms = Een methodiek noemt minstens { $min } van { $dimension }, en { $have ->
    [0] die zijn er nog niet
    [one] er is er nog maar 1
   *[other] er zijn er nog maar { $have }
}.
    .help = Maak eerst een term: staalkaart new { $dimension } "Titel"
failure-no-method = Een traject noemt methodieken, en die zijn er nog niet.
    .help = Maak eerst een methodiek: staalkaart new methodiek "Titel"
failure-query = Regel { $line } van de vragen is niet te lezen: { $reason }
    .help = Schrijf een vraag zoals {"`{\"q\": \"werk\", \"facets\": {\"niveaus\": [\"collectief\"]}}`"}.

# Balken bij werk dat even duurt
progress-texts = Teksten lezen
progress-files = Pagina's maken
progress-index = Zoekindex maken
progress-writing = Site schrijven

# `staalkaart check --external`
external-asking = Links naar andere sites
external-cache = { $path } is niet te lezen. Daarom worden alle links opnieuw nagekeken.
external-not-kept = De antwoorden zijn niet bewaard. De volgende keer worden deze links opnieuw nagekeken.
external-summary = Links naar andere sites: { $asked } opgevraagd, { $remembered } nog bekend van een vorige keer; { $dead } dood, { $moved } verhuisd, { $unanswered } zonder bruikbaar antwoord.

# `staalkaart search`
search-errors = Er is niet gezocht: herstel eerst de fouten.
search-total = { $count ->
    [0] Niets gevonden.
    [one] 1 resultaat
   *[other] { $count } resultaten
}
search-corrected = We zochten ook naar: { $query }
search-nowhere = "{ $word }" komt nergens voor.
search-suggestion = Bedoelde je: { $query }
search-ignored = Je vraag is erg lang. We zochten niet met alle woorden.
search-loosened = Niet alle resultaten bevatten al je woorden. De beste staan bovenaan.
search-beside = Staat in de teksten naast ‘{ $title }’
search-filter = Toon alleen: { $facet }?
search-stem = stam
search-parts = delen
search-how-exact = precies zo
search-how-stem = andere vorm
search-how-joined = aaneen of los geschreven
search-how-prefix = begin van het woord
search-how-synonym = ander woord voor hetzelfde
search-how-split = de delen van het woord
search-how-part = deel van een langer woord
search-how-typo = tikfout verbeterd
search-how-stop = te gewoon om op te zoeken
search-how-nowhere = nergens gevonden
search-how-excluded = mag er niet staan
search-place-titel = in de titel
search-place-ook-bekend-als = in een andere naam
search-place-samenvatting = in de samenvatting
search-place-herkenbaar = bij de situaties
search-place-trefwoorden = bij de trefwoorden
search-place-kop = in een kop
search-place-termen = bij de termen
search-place-tekst = in de tekst
serve-renewed = De site is vernieuwd.
serve-kept = De site blijft zoals ze was, tot de fouten hersteld zijn.
serve-polls = De computer meldt hier niet wanneer je een bestand bewaart. Staalkaart kijkt daarom zelf, twee keer per seconde.
serve-nothing = Er is nog geen site om te tonen
serve-nothing-here = Er staan nog fouten in de bestanden. Je ziet ze hier en in het venster waar staalkaart draait. Zodra ze hersteld zijn, komt de site vanzelf.
serve-nothing-terminal = Er staan nog fouten in de bestanden. Je ziet ze in het venster waar staalkaart draait. Herstel ze en laad deze pagina dan opnieuw.
close = Sluiten
