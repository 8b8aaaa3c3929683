# De woorden van de meldingen. Zeg wat er mis is en wat iemand kan doen; spreek de lezer aan met "je".
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
more-errors = … en nog { $count }; met `--max-errors 0` zie je ze allemaal
explain-hint = Meer uitleg bij een melding: staalkaart explain { $code }
not-published = De site is niet gepubliceerd: los eerst de fouten op.
all-well = Alles in orde: { $files } bestanden nagekeken.
built = Site gemaakt: { $pages } pagina's, { $files } bestanden ({ $changed } nieuw of gewijzigd) in { $path }
untouched = Er is niets veranderd: { $files } bestanden in { $path }
serving = De staalkaart staat klaar op { $url } (stoppen: Ctrl-C)
open-failed = De browser gaat hier niet vanzelf open: open het adres hierboven zelf.
ejected = Gekopieerd: { $path }
kept = Bestaat al, niet aangeraakt: { $path }
wrote = Geschreven: { $path }
same = Was al zo: { $path }
cms-written = Toegevoegd aan staalkaart.yaml:
cms-kept = `beheer` staat al in staalkaart.yaml. Er is niets veranderd.
cms-page = 1. Bouw en publiceer de site opnieuw: ze heeft dan een pagina /beheer/, altijd met de velden van deze site.
cms-sign-in = 2. { $signin ->
    [button] Aanmelden kan met een knop en met een toegangstoken van { $service }. Het account moet in { $repo } mogen schrijven.
   *[other] Aanmelden kan met een toegangstoken van { $service } dat in { $repo } mag schrijven. Een knop vraagt meer: bij GitHub een OAuth-hulpdienst (`aanmelden`), elders een toepassing (`app`).
}
cms-more = 3. Leest je host geen _headers? Geef /beheer/ dan zelf een eigen beleid. Alles hierover staat in docs/hosting.md.
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
due-overdue = De dag is voorbij:
due-soon = Binnen { $days } dagen:
due-nothing = Geen enkele tekst moet binnen { $days } dagen opnieuw gelezen zijn.
due-later = Later: { $count ->
    [one] 1 tekst
   *[other] { $count } teksten
}.
due-unplanned = Zonder `herzien_voor`: { $count ->
    [one] 1 tekst
   *[other] { $count } teksten
}.
due-updated = bijgewerkt { $date }

SK0101 = Dit bestand is geen UTF-8: hier staat een teken dat staalkaart niet kan lezen.
    .help = Bewaar het bestand opnieuw en kies als codering UTF-8.
SK0102 = Dit bestand is leeg.
    .help = Begin met een blok front matter tussen twee regels `---`, met minstens een titel, of verwijder het bestand.
SK0103 = Dit bestand begint niet met front matter.
    .help = Zet bovenaan een regel `---`, daaronder de gegevens zoals `titel: …`, en dan weer een regel `---`.
SK0104 = De front matter die hier begint, houdt nergens op.
    .help = Zet na de gegevens een regel met alleen `---`.
SK0105 = { $reason ->
    [colon] Hier staat een dubbele punt die YAML als een nieuwe sleutel leest.
    [quote] Hier begint een tekst tussen aanhalingstekens die nergens eindigt.
    [bracket] Hier begint een lijst of groep met een haakje dat nergens sluit, of een komma ontbreekt.
    [indent] Hier klopt het inspringen niet, of een dubbele punt ontbreekt.
    [escape] Hier staat een `\` die YAML niet begrijpt.
    [reserved] Een tekst kan niet met dit teken beginnen.
   *[other] Deze YAML is niet te lezen ({ $detail }).
}
    .help = { $reason ->
    [colon] Zet de hele tekst tussen aanhalingstekens: `sleutel: "tekst: met dubbele punt"`.
    [quote] Zet het ontbrekende aanhalingsteken, of haal het eerste weg.
    [bracket] Schrijf een lijst als `[een, twee]` en een groep als {"`{een: twee}`"}.
    [indent] Schrijf `sleutel: waarde` (met een spatie na de dubbele punt) en spring in met twee spaties, overal even diep.
    [escape] Gebruik enkele aanhalingstekens, of schrijf `\\`.
    [reserved] Zet de hele tekst tussen aanhalingstekens.
   *[other] Kijk na of elke regel de vorm `sleutel: waarde` heeft; zet een tekst met leestekens tussen aanhalingstekens.
}
SK0106 = Hier staat een tab; YAML springt alleen in met spaties.
    .help = Vervang de tab door twee spaties.
SK0107 = { $what ->
    [anchor] Een anker (`&naam`) kan hier niet.
    [alias] Een verwijzing naar een anker (`*naam`) kan hier niet.
    [tag] Een YAML-tag (`!…`) kan hier niet.
    [merge] Een samenvoeging (`<<:`) kan hier niet.
   *[key] Deze sleutel is geen gewoon woord.
}
    .help = { $what ->
    [key] Gebruik een woord als sleutel; zet een tekst die met een bijzonder teken begint tussen aanhalingstekens.
    [alias] Schrijf de waarde voluit. Begint je tekst met een sterretje, zet hem dan tussen aanhalingstekens.
   *[other] Schrijf de waarde voluit. Begint je tekst met dit teken, zet hem dan tussen aanhalingstekens.
}
SK0108 = Hier zijn lijsten of groepen dieper genest dan { $max } lagen.
    .help = Geen enkel gegeven van staalkaart is zo diep: maak de waarde eenvoudiger.
SK0109 = Dit bestand is te groot ({ $size }): staalkaart leest hoogstens { $max }.
    .help = Splits de tekst over meer bestanden, of maak de foto of het document kleiner.
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
    [reason] Zeg in één zin waarom deze term past. Heb je bij geen enkele term een reden, schrijf ze dan als lijst: `[een, twee]`.
   *[value] Vul de waarde in, of verwijder de sleutel als hij niet nodig is.
}
SK0114 = { $expected ->
    [front] Dit zijn geen gegevens van de vorm `sleutel: waarde`.
   *[other] Bij `{ $key }` hoort { $expected ->
    [text] een tekst
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
    [number] Schrijf `{ $key }: 3`.
    [yesno] Schrijf `{ $key }: true` of `{ $key }: false`.
    [date] Schrijf `{ $key }: 2026-11-23`.
    [list] Schrijf `{ $key }: [een, twee]`, of onder elkaar met `- ` ervoor.
    [terms] Schrijf `{ $key }: [een, twee]`, of onder elkaar `term: reden`.
   *[map] Schrijf de sleutels onder `{ $key }:`, elk op een eigen regel, twee spaties ingesprongen.
}
SK0115 = `{ $key }` is te kort: { $length } tekens, en minstens { $min } zijn nodig.
    .help = Schrijf iets meer, zodat een lezer genoeg weet.
SK0116 = `{ $key }` is te lang: { $length } tekens, en er passen er hoogstens { $max }.
    .help = Maak de tekst korter; details horen in de tekst onder de front matter.
SK0117 = `{ $key }: { $value }` kan niet.
    .help = Schrijf een geheel getal van { $min } tot en met { $max }.
SK0118 = `{ $value }` is geen datum.
    .help = Schrijf jaar-maand-dag, zoals 2026-11-23{ $partial ->
    [yes] {" "}(of alleen 2026-11 of 2026)
   *[no] {""}
}.
SK0119 = `{ $value }` kan niet bij `{ $key }`.
    .help = Kies uit: { $choices }.
SK0120 = `{ $key }` heeft { $count ->
    [0] niets
    [one] maar 1 waarde
   *[other] maar { $count } waarden
}, en minstens { $min } { $min ->
    [one] is
   *[other] zijn
} nodig.
    .help = Vul aan.
SK0121 = `{ $key }` heeft { $count } waarden, en er { $max ->
    [one] is er hoogstens 1
   *[other] zijn er hoogstens { $max }
} toegelaten.
    .help = Houd alleen over wat het sterkst past.
SK0122 = `{ $value }` staat hier voor de tweede keer.
    .help = Verwijder er een.
SK0123 = `{ $value }` is geen kleur.
    .help = Schrijf een kleur als `"#1f6f5c"`, tussen aanhalingstekens (zonder aanhalingstekens leest YAML het hekje als opmerking).
SK0124 = Het kleinste aantal ({ $min }) is groter dan het grootste ({ $max }).
    .help = Wissel de twee om.
SK0125 = Deze tekst moest herzien zijn tegen { $date }.
    .help = Lees de tekst na, pas `bijgewerkt` aan en zet bij `herzien_voor` een nieuwe datum.

SK0201 = De term `{ $term }` bestaat niet bij { $dimension }.
    .help = { $names ->
    [none] Er is nog geen enkele term: maak een bestand in content/{ $dimension }/.
   *[other] Kies uit: { $names }. Een term bestaat als er een bestand voor is in content/{ $dimension }/.
}
SK0202 = { $kind ->
    [method] Er is geen methodiek `{ $slug }`.
   *[other] Er is niets met de naam `{ $slug }`.
}
    .help = Schrijf de bestandsnaam van de { $kind ->
    [method] methodiek
   *[other] tekst
}, zonder map en zonder `.md`.
SK0203 = De bron `{ $source }` staat niet in content/bronnen.bib.
    .help = { $what ->
    [page] Zet een bladzijde samen met haar bron tussen aanhalingstekens: `"sleutel, p. 12"`.
   *[key] Gebruik een sleutel uit bronnen.bib, of voeg de bron daar toe (uit Zotero: exporteer als BibLaTeX).
}
SK0204 = De link `[[{ $slug }]]` leidt nergens heen.
    .help = Schrijf tussen de haken de bestandsnaam (zonder `.md`) van een tekst die bestaat.
SK0205 = `[[{ $slug }]]` kan meer dan één tekst zijn.
    .help = Schrijf de map erbij: { $choices }.
SK0206 = De link naar `{ $path }` leidt nergens heen: dat bestand bestaat niet.
    .help = Schrijf het pad vanaf dit bestand, zoals `../begrippen/empowerment.md`, of gebruik `[[slug]]`.
SK0207 = Er is geen kop of anker `#{ $anchor }` op { $page ->
    [here] deze pagina
   *[other] de pagina `{ $page }`
}.
    .help = { $anchors ->
    [none] Daar zijn geen koppen: laat het deel na `#` weg.
   *[other] Deze ankers bestaan: { $anchors }.
}
SK0208 = Er is geen afbeelding of document `{ $path }` in content/media/.
    .help = Zet het bestand in content/media/ en schrijf het pad vanaf dit bestand, zoals `../media/foto.jpg`.
SK0209 = De naam `{ $slug }` is al van een andere tekst van dezelfde soort.
    .help = Geef een van de twee bestanden een andere naam.
SK0210 = De titel "{ $title }" is al van een andere tekst.
    .help = Geef een van de twee een andere titel, zodat lezers ze uit elkaar houden.
SK0211 = `{ $slug }` is nog een concept of wacht op zijn `datum`, en wordt niet gepubliceerd.
    .help = Haal de verwijzing weg, of publiceer die tekst ook: `status: gepubliceerd`, en een `datum` die er al is. Met `--drafts` tellen zulke teksten mee.
SK0212 = De link `{ $link }` begint bij de wortel van de site en breekt als de site in een map staat.
    .help = Schrijf het pad van het bestand vanaf dit bestand, zoals `../methodieken/ips.md`, of gebruik `[[slug]]`.
SK0213 = { $scheme ->
    [empty] Deze link heeft geen adres.
    [none] De link `{ $link }` kan niet.
   *[other] Een link met `{ $scheme }:` kan niet.
}
    .help = Gebruik https:, http:, mailto: of tel:, het pad van een bestand of `[[slug]]`.
SK0214 = `{ $slug }` verwijst hier naar zichzelf.
    .help = Haal deze verwijzing weg.
SK0215 = bronnen.bib is hier niet te lezen: { $reason }.
    .help = Exporteer de bronnen opnieuw uit Zotero als BibLaTeX, of kijk na of er een accolade of komma ontbreekt.
SK0216 = De bron `{ $source }` heeft geen titel.
    .help = Vul `title = {"{…}"}` in.
SK0217 = `[…][{ $label }]` verwijst naar een linkdefinitie die er niet is.
    .help = Voeg een regel `[{ $label }]: https://…` toe, of schrijf de link voluit: `[tekst](adres)`.

SK0301 = Hier staat HTML (`{ $html }`); staalkaart neemt alleen markdown.
    .help = { $tag ->
    [b] Schrijf **vet** met twee sterretjes.
    [i] Schrijf *cursief* met één sterretje.
    [br] Eindig de regel met een `\` voor een nieuwe regel, of laat een witregel voor een nieuwe alinea.
    [img] Schrijf een foto als `![beschrijving](../media/foto.jpg)`.
    [a] Schrijf een link als `[tekst](adres)` of `[[slug]]`.
    [sub] Schrijf `~klein onder~` met tildes.
    [sup] Schrijf `^klein boven^` met dakjes.
    [p] Laat een witregel tussen twee alinea's.
    [h] Schrijf een kop met `## ` aan het begin van de regel.
    [list] Schrijf een lijst met `- ` of `1. ` aan het begin van elke regel.
    [table] Schrijf een tabel met `|` tussen de kolommen.
    [quote] Begin een citaat met `> `.
    [code] Schrijf code tussen `aanhalingstekens naar links`.
    [comment] Verwijder de opmerking; een tekst die nog niet klaar is, krijgt `status: concept`.
    [embed] Dat kan niet in een staalkaart: zet er een link naar.
   *[other] Laat de tags weg; is het geen HTML maar een teken, schrijf dan `\<`.
}
SK0302 = Deze kop is van het eerste niveau; dat is de titel uit de front matter al.
    .help = Schrijf `## ` in plaats van `# `.
SK0303 = Deze kop springt van niveau { $from } naar niveau { $to }.
    .help = Gebruik een kop van niveau { $next }, zodat ook wie luistert de opbouw kan volgen.
SK0304 = De voetnoot `[^{ $label }]` is nergens geschreven.
    .help = Voeg een regel `[^{ $label }]: tekst van de noot` toe.
SK0305 = Naar de voetnoot `[^{ $label }]` verwijst niets; ze wordt niet getoond.
    .help = Zet `[^{ $label }]` in de tekst, of verwijder de noot.
SK0306 = Deze afbeelding heeft geen beschrijving.
    .help = Zet tussen de rechte haken wat erop te zien is, voor wie de afbeelding niet ziet.
SK0307 = Deze verwijzing naar een bron is niet te lezen.
    .help = Schrijf `[@sleutel]`, `[@sleutel, p. 12]` of `[@een; @twee]`.
SK0308 = Hier zijn lijsten of citaten dieper genest dan { $max } lagen.
    .help = Maak de opbouw eenvoudiger.
SK0309 = Het anker `#{ $id }` is al van een andere kop.
    .help = Geef een van de twee koppen een ander anker tussen {"`{#…}`"}.
SK0310 = Deze link heeft geen woorden: niemand ziet waarheen hij leidt.
    .help = Zet tussen de rechte haken waarheen de link leidt.
SK0311 = `{ $id }` kan geen anker zijn.
    .help = Gebruik alleen kleine letters, cijfers en koppeltekens, zoals {"`{#"}{ $slug }{"}`"}, of laat het anker weg.
SK0312 = { $why ->
    [empty] Dit invulveld heeft geen vraag.
   *[line] `{ $line }` kan niet in een invulveld.
}
    .help = { $why ->
    [empty] Zet de vraag op de eerste regel tussen de hekjes.
   *[line] Na de vraag kan alleen `regels: 4` staan, met een getal van 1 tot en met { $max }.
}

SK0401 = Dit sjabloon is niet te lezen. Tera meldt: { $reason }
    .help = Vergelijk met het oorspronkelijke bestand: `staalkaart theme eject` kopieert het. Zonder dit bestand geldt het oorspronkelijke.
SK0402 = Dit sjabloon loopt vast bij de pagina `{ $page }`. Tera meldt: { $reason }
    .help = Kijk na of de namen in het sjabloon bestaan; `docs/theme.md` noemt ze allemaal.
SK0403 = Het thema `{ $theme }` bestaat niet.
    .help = Maak een map themes/{ $theme }/, of gebruik het ingebouwde thema `staalkaart`.
SK0404 = Dit bestand van het thema wordt nergens gebruikt.
    .help = Een bestand vervangt het ingebouwde met dezelfde naam, of is nieuw in templates/ of static/.
SK0405 = Deze interfacetekst is niet te lezen. Fluent meldt: { $reason }
    .help = Schrijf `naam = tekst`; een vervolgregel springt in.

SK0501 = De matrix noemt `{ $dimension }`, maar die dimensie bestaat niet.
    .help = Kies een dimensie uit `dimensies`: { $names }.
SK0502 = Het menu noemt `{ $name }`, maar die pagina bestaat niet.
    .help = Kies een lijst (methodieken, trajecten, begrippen, bronnen, een dimensie) of de bestandsnaam van een pagina.
SK0503 = { $why ->
    [reserved] Een dimensie kan niet `{ $dimension }` heten: die naam is al van een deel van de site.
   *[shape] `{ $dimension }` kan niet de naam van een dimensie zijn.
}
    .help = Kies een andere naam van kleine letters, cijfers en koppeltekens.
SK0504 = `{ $url }` is geen webadres.
    .help = Schrijf een volledig adres, zoals https://staalkaart.example.org/.
SK0505 = De citeerstijl `{ $style }` is niet bekend.
    .help = Gebruik de naam van een CSL-stijl, zoals `apa`.
SK0506 = De dimensie `{ $dimension }` heeft nog geen termen.
    .help = Maak voor elke term een bestand in content/{ $dimension }/.
SK0507 = Er is nog geen enkele methodiek.
    .help = Maak een bestand in content/methodieken/.
SK0508 = In het adres van `bewerken` staat geen {"`{pad}`"}.
    .help = Zet {"`{pad}`"} op de plaats waar het pad van het bestand komt.
SK0509 = { $why ->
    [program] De geschiedenis van git is er niet: git kan hier niet starten.
    [repository] De geschiedenis van git is er niet: deze map hoort niet bij een git-archief.
    [shallow] De geschiedenis van git is niet volledig: oudere veranderingen zijn niet mee opgehaald.
   *[other] De geschiedenis van git is er niet: git weigert ({ $detail }).
}
    .help = { $why ->
    [program] Installeer git, of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
    [repository] Maak de site in een kloon van het archief, of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
    [shallow] Haal alles op: `git fetch --unshallow`, of in GitHub Actions `fetch-depth: 0` bij actions/checkout. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
   *[other] Doe wat git vraagt, of haal `geschiedenis` weg. Nu staat bij elke tekst zonder `bijgewerkt` de `datum`.
}
SK0510 = `{ $value }` kan niet bij `{ $key }` staan.
    .help = { $key ->
        [repo] Schrijf eigenaar/naam, zoals het adres van de repository ze noemt.
       *[other] Gebruik letters, cijfers, koppeltekens, punten en schuine strepen, en geen naam die met een punt begint.
    }

SK0601 = De bestandsnaam `{ $name }` kan geen adres worden.
    .help = Gebruik alleen kleine letters, cijfers en koppeltekens{ $slug ->
    [none] {"."}
   *[other] : noem het bestand `{ $slug }.md`.
}
SK0602 = Twee dingen willen hetzelfde adres: `{ $path }`.
    .help = Geef een van de twee een andere naam.
SK0603 = De alias `{ $alias }` is al een adres op deze site.
    .help = Verwijder de alias, of kies het vroegere adres van deze tekst.
SK0604 = `{ $alias }` is geen adres op deze site.
    .help = Schrijf het vroegere adres vanaf de wortel, zoals `/oude-map/oude-naam/`.
SK0605 = Dit bestand wordt niet gepubliceerd.
    .help = Zet foto's en documenten in content/media/; teksten eindigen op `.md`.
SK0606 = Dit is een symbolische link; staalkaart volgt die niet.
    .help = Zet een kopie van het bestand of de map op deze plaats.
SK0607 = { $extension ->
    [none] Een bestand zonder uitgang
   *[other] Een bestand met de uitgang `{ $extension }`
} kan niet in content/media/.
    .help = Deze soorten kunnen: { $choices }.

SK0701 = "{ $word }" zet mensen een etiket op.
    .help = Beter: { $better }. Haal je het woord alleen aan, zet het dan tussen aanhalingstekens.
SK0702 = `samenvatting` telt { $count } woorden; hoogstens { $max } leest vlotter.
    .help = Houd over wat je doet en waarvoor; de rest hoort in de tekst.
SK0703 = Deze zin telt { $count } woorden; hoogstens { $max } leest vlotter.
    .help = Maak er twee zinnen van.
SK0704 = Deze samenvatting is moeilijk te lezen: leesbaarheid (LIX) { $lix }, hoogstens { $max } is vlot.
    .help = Maak de zinnen korter en kies gewonere woorden. De langste woorden: { $words }.
SK0705 = In deze methodiek { $count ->
    [one] ontbreekt een vaste tussentitel
   *[other] ontbreken { $count } vaste tussentitels
}: { $headings }.
    .help = Zet de titel in de tekst, in dezelfde woorden. Welke titels vast zijn, staat onder `stijl: koppen` in staalkaart.yaml.

SK0801 = { $why ->
    [host] De website van `{ $url }` bestaat niet (meer).
   *[status] Achter `{ $url }` is niets meer te vinden (status { $status }).
}
    .help = Kijk of er een tikfout in het adres staat. Zoek anders de pagina op haar nieuwe plaats of in een webarchief, of haal de link weg.
SK0802 = `{ $url }` is voorgoed verhuisd.
    .help = Kijk of daar staat wat je bedoelt, en schrijf dan het nieuwe adres: { $to }
SK0803 = { $why ->
    [status] `{ $url }` antwoordt met status { $status }.
    [lookup] `{ $url }`: de naam van de website kon niet opgezocht worden.
    [timeout] `{ $url }` antwoordt niet op tijd.
    [connection] `{ $url }` laat geen verbinding toe.
    [tls] `{ $url }`: de beveiligde verbinding lukt niet.
    [garbled] `{ $url }` geeft geen leesbaar antwoord.
    [private] `{ $url }` ligt op een eigen computer of netwerk en is niet gevraagd.
    [redirect] `{ $url }` stuurt door naar iets wat geen webadres is.
   *[given-up] `{ $url }` is niet gevraagd: deze website antwoordde niet of vroeg om rust.
}
    .help = { $why ->
    [status] { $status ->
        [401] Wie de pagina wil zien, moet zich aanmelden. Klopt dat voor je lezers, laat de link dan staan.
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

# `staalkaart check --external`
external-asking = Links naar andere sites
external-cache = { $path } is niet te lezen: alle links worden opnieuw nagekeken.
external-summary = Links naar andere sites: { $asked } gevraagd, { $remembered } nog bekend van een vorige keer; { $dead } dood, { $moved } verhuisd, { $unanswered } zonder bruikbaar antwoord.

# `staalkaart search`
search-errors = Er is niet gezocht: eerst moeten de fouten hersteld zijn.
search-total = { $count ->
    [0] Niets gevonden.
    [one] 1 resultaat
   *[other] { $count } resultaten
}
search-corrected = We zochten ook naar: { $query }
search-nowhere = ‘{ $word }’ komt nergens voor.
search-suggestion = Bedoelde je: { $query }
search-ignored = Je vraag is erg lang: niet alle woorden telden mee.
search-loosened = Niet elke pagina bevat al je woorden; bovenaan staan de beste.
search-filter = Alleen dat? { $facet }
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
search-place-kop = in een tussenkop
search-place-termen = bij de termen
search-place-tekst = in de tekst
serve-renewed = De site is vernieuwd.
serve-kept = De site blijft zoals ze was, tot de fouten hersteld zijn.
serve-polls = Het systeem meldt hier niet wanneer je een bestand bewaart: staalkaart kijkt zelf twee keer per seconde.
close = Sluiten
