# De woorden van de site.

# Hoe de soorten teksten heten. Een site die ze in model.yaml anders noemt, vervangt deze woorden.
-methodiek = methodiek
-Methodiek = Methodiek
-methodieken = methodieken
-Methodieken = Methodieken
-deze-methodiek = deze methodiek
-Deze-methodiek = Deze methodiek
-de-methodiek = de methodiek
-traject = traject
-Traject = Traject
-trajecten = trajecten
-Trajecten = Trajecten
-dit-traject = dit traject
-Dit-traject = Dit traject
-het-traject = het traject
-begrip = begrip
-Begrip = Begrip
-begrippen = begrippen
-Begrippen = Begrippen
# Waar een traject in de inhoud staat.
-trajectories-folder = content/trajecten

skip = Naar de inhoud
menu = Hoofdmenu
trail = Je bent hier
home = Home
methods = { -Methodieken }
trajectories = { -Trajecten }
trajectory = { -Traject }
concepts = { -Begrippen }
concept = { -Begrip }
sources = Bronnen
and = en
contents = Op deze pagina
updated = Laatst bijgewerkt op
review-by = Na te kijken vóór
edit = Verbeter deze pagina
licence = De teksten vallen onder
publisher = Uitgever:
month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
methods-unit = { $count ->
    [one] { -methodiek }
   *[other] { -methodieken }
}
count-methods = { $count ->
    [0] Nog geen { -methodieken }
    [one] 1 { -methodiek }
   *[other] { $count } { -methodieken }
}
all-methods = { $count ->
    [one] Bekijk { -de-methodiek }
   *[other] Bekijk alle { $count } { -methodieken } van A tot Z
}
all-trajectories = { $count ->
    [one] En nog 1 { -traject }
   *[other] En nog { $count } { -trajecten }
}
part-title = { $title }: { $part }
parts-shown = { $part }: { $count } van { $total }
parts-beside = Vorige en volgende
parts-previous = Vorige: { $part }
parts-next = Volgende: { $part }
matrix-title = { $rows } en { $columns }
matrix-help = Elk vak zegt hoeveel { -methodieken } er zijn. Kies een vak om ze te zien.
matrix-caption = Aantal { -methodieken }: { $rows } in de rijen, { $columns } in de kolommen
ways = Zoek per
by-letter = Op letter
also-known-as = Ook bekend als:
assigned-by-editors = De redactie koos alleen de sterkste. Ontbreekt er een, dan is dat geen minpunt.
estimate = schatting
fact-duration = Duur
fact-group = Groep
fact-who = Wie
fact-material = Materiaal
fact-cost = Kosten
yes = ja
no = nee
range = meer dan { $min }, tot en met { $max }
range-to = tot en met { $max }
range-from = meer dan { $min }
group-exact = { $count ->
    [one] 1 persoon
   *[other] { $count } personen
}
group-range = { $min } tot { $max } personen
group-from = vanaf { $count } { $count ->
    [one] persoon
   *[other] personen
}
group-to = hoogstens { $count } { $count ->
    [one] persoon
   *[other] personen
}
evidence = Erkenning
see-source = bron
protected = Beschermde naam
situations = Herkenbaar?
surroundings = Wat de omgeving moet bieden
not-this = Niet te verwarren met
in-trajectories = Staat in deze { -trajecten }
related = Past hierbij
reason-picked = past er volgens de redactie bij
reason-terms = hoort ook bij { $terms }
reason-source = steunt op dezelfde bron
reason-keywords = gaat ook over { $words }
reason-mentioned = hangt er volgens een van de teksten mee samen
reason-trajectory = staat er samen mee in een { -traject }
see-also = Zie ook
mentioned-by = Wordt genoemd in
keywords = Trefwoorden:
authors = Auteurs:
narrower = Valt hieronder
cross-title = Waar { $term } nog meer bij hoort
no-methods-yet = Hier is nog geen { -methodiek }.
know-one = Ken je er een die hier thuishoort? Laat het weten aan
nothing-yet = Hier staat nog niets.
cell-title = { $row }, { $column }
for-whom = Voor wie:
band = Wat { -dit-traject } dekt
band-help = Een vol vakje: minstens één { -methodiek } in die fase werkt hieraan. Een lege rij is een gat.
together = Samen
missing = ontbreekt
thin = rust op één { -methodiek }
would-fill = Dit zou het gat vullen
would-strengthen = Dit zou een dunne plek versterken
nothing-fills = Geen enkele { -methodiek } van de staalkaart vult dit gat.
filler-brings = voegt { $terms } toe
filler-strengthens = versterkt { $terms }
without-central-title = { $term } ontbreekt
without-central = Dit staat centraal; de andere dragen eraan bij. Zoek een { -methodiek } die het toevoegt.
wheel-title = Wiel van de { $dimension }
wheel-title-central = Wiel van de { $dimension }, met { $central } in het midden
weave-title = De draden van ‘{ $trajectory }’, fase per fase
weave-help = Elke draad is een { -methodiek } in de fase. We tekenen er hoogstens drie. Een gat in het doek is een gat in { -het-traject }.
weave-thin = { $count } dun
weave-covered = gedekt: { $terms }
weave-thin-terms = dun, met één { -methodiek }: { $terms }
weave-missing-terms = ontbreekt: { $terms }
cards = Kaarten om af te drukken
cards-title = Kaarten: { $term }
cards-help = { $count ->
    [one] Hier staat de kaart van 1 { -methodiek }. Druk deze pagina af op A4: het menu en deze uitleg blijven weg. Knip de kaart los langs de streepjes.
   *[other] Hier staan de kaarten van { $count } { -methodieken }, vier op een blad. Druk deze pagina af op A4: het menu en deze uitleg blijven weg. Knip de kaarten los langs de streepjes.
}
cards-back = Terug naar { $term }
cards-sheet = Blad { $number } van { $count }
cards-where = Waar:
poster = Poster
poster-print = Poster om af te drukken
poster-help = De hele staalkaart op één groot blad. Druk deze pagina af op A3, liggend, of laat dat doen in een copyshop. Op A4 kan ook, maar dan zijn de letters klein.
poster-intro = { $count ->
    [one] Eén { -methodiek }.
   *[other] { $count } { -methodieken }.
} { $rows } in de rijen, { $columns } in de kolommen: elk vak noemt de { -methodieken } die bij allebei horen.
poster-back = Terug naar de startpagina
poster-sources = Het kader komt uit
poster-where = Alles staat op
coverage = Dekking
coverage-question = Waar is er veel, waar weinig?
coverage-description = Waar de staalkaart veel { -methodieken } heeft, waar weinig en waar nog geen.
coverage-intro = Elk getal zegt hoeveel van de { $count } { -methodieken } bij een term horen. Een { -methodiek } kan bij meer dan één term horen. De redactie koos de termen; een klein getal is dus geen oordeel.
coverage-counts = { -Methodieken } per term
coverage-crossed = { $rows } en { $columns } per { $further }
coverage-empty = Nog zonder { -methodiek }
coverage-empty-cell = nog geen { -methodiek } hoort bij allebei
coverage-few = Rust op weinig { -methodieken }
coverage-few-measure = Deze termen hebben minder dan de helft van het gemiddelde van hun dimensie. Dat is onze eigen drempel, geen norm. We gebruiken hem alleen waar een { -traject } alles hoort te dekken.
upkeep = Onderhoud
upkeep-lead = Wanneer de teksten het laatst bijgewerkt zijn, en wanneer de redactie ze nakijkt.
upkeep-help = Voor een tekst kan vastliggen tegen wanneer iemand hem nakijkt.
upkeep-tell = Zie je iets dat niet meer klopt? Wacht daar niet op en laat het weten aan
upkeep-planned = Na te kijken
upkeep-planned-none = Er is nog geen herlezing gepland.
upkeep-planned-by = Vóór
upkeep-text = Tekst
upkeep-unplanned = { $count ->
    [one] Voor 1 tekst is nog geen datum gepland
   *[other] Voor { $count } teksten is nog geen datum gepland
}
upkeep-updated = Laatst bijgewerkt
upkeep-updated-on = Op
upkeep-more = En nog { $count ->
    [one] 1 andere tekst
   *[other] { $count } andere teksten
}.
phases = De fasen
comment = Bedenkingen
download = Download alle bronnen:
cited-by = Aangehaald in:
cited-by-more = en nog { $count ->
    [one] 1 andere tekst
   *[other] { $count } andere teksten
}.
not-found = Deze pagina is er niet
not-found-help = Misschien is ze verhuisd of verkeerd geschreven. Van hier kun je verder:
moved = Deze tekst staat nu hier:
footnote-back = Terug naar verwijzing { $number }
table = Tabel
alert-note = Goed om te weten
alert-tip = Tip
alert-important = Belangrijk
alert-warning = Let op
alert-caution = Opgepast
search = Zoeken
search-find = Zoeken op deze site
search-button = Zoek
search-label = Wat zoek je?
search-no-script = Zoeken terwijl je typt heeft JavaScript nodig, en dat staat hier uit. Je vindt ook veel zonder: open de lijst van alle { -methodieken } en zoek daar met je browser (Ctrl-F, of ‘zoek op pagina’ in het menu).
search-tips = Zoektips
search-tip-phrase = Zet woorden tussen aanhalingstekens om ze precies zo te zoeken: "elke dag".
search-tip-not = Zet een min voor een woord dat er niet in mag staan: groep -online.
search-tip-filters = Met de filters kies je bijvoorbeeld alleen { -methodieken } van één soort. Het getal zegt hoeveel er dan overblijven.
search-tip-keys = Met de toets / of met Ctrl-K spring je op elke pagina naar het zoekvak. Met de pijltjes loop je door de resultaten, met Escape ga je terug.
search-keys = Sneltoetsen gebruiken
search-filters = Filters
search-no-filters = Alle filters wissen
search-chosen = Gekozen filters
search-chip = weghalen
search-kind = Soort pagina
kind-methodiek = { -Methodiek }
kind-term = Term
kind-traject = { -Traject }
kind-begrip = { -Begrip }
kind-bron = Bron
kind-pagina = Pagina
search-results = Resultaten
search-more = Toon meer
search-browse = Of kies uit een lijst
search-found = { $count ->
    [0] Geen resultaten
    [one] 1 resultaat
   *[other] { $count } resultaten
}
search-in-titles = in de titels
search-for = voor ‘{ $query }’
search-loading = De volledige tekst wordt nog geladen …
search-again = Probeer opnieuw
search-file = Zoeken in de volledige tekst kan alleen als de site op een webserver staat.
search-unable = Deze browser kan niet in de volledige tekst zoeken.
search-failed = De volledige tekst kon niet geladen worden.
search-damaged = De zoekgegevens zijn onvolledig of beschadigd.
search-crashed = Het zoeken in de volledige tekst liep vast.
search-titles = Zoeken in de titels werkt wel.
search-offline = Je bent offline. Wat al geladen is, kun je nog gebruiken.
search-unknown = Het filter ‘{ $term }’ bestaat hier niet.
search-nowhere = Dit staat nergens op deze site: { $words }.
search-corrected = We zochten ook naar ‘{ $query }’.
search-did-you-mean = Bedoelde je
search-ignored = Je vraag is erg lang. We zochten niet met alle woorden.
search-loosened = Niet alle resultaten bevatten al je woorden. De beste staan bovenaan.
search-only = Toon alleen { $dimension } ‘{ $term }’?
search-without-filters = Zonder filters zoeken
search-why = Waarom dit resultaat?
search-why-form = ‘{ $word }’ → { $form }, { $field } ({ $how })
search-why-beside = Staat in de teksten naast ‘{ $title }’
search-why-same = ‘{ $word }’, { $field } ({ $how })
search-how-exact = precies zo
search-how-stem = andere vorm van het woord
search-how-part = deel van een langer woord
search-how-prefix = begin van het woord
search-how-synonym = ander woord voor hetzelfde
search-how-typo = tikfout verbeterd
search-how-split = gesplitst in losse woorden
search-how-joined = aan elkaar geschreven
search-field-titel = in de titel
search-field-ook_bekend_als = in een andere naam
search-field-samenvatting = in de samenvatting
search-field-herkenbaar = in een herkenbare situatie
search-field-trefwoorden = in de trefwoorden
search-field-kop = in een tussenkop
search-field-tekst = in de tekst
search-field-termen = in de kenmerken
situations-home = Herken je dit?
situations-more = Zoek met je eigen woorden
print-short = Druk af
print-page = Druk deze pagina af
printed = Afgedrukt op { $day }.
share = Deel
shared = De link is gekopieerd.
feed = Nieuw en gewijzigd (feed)
cite-short = Verwijs
cite = Zo verwijs je naar deze pagina:
cite-title = Verwijzen
cite-files = Voor je literatuurlijst:
copy = Kopieer
copied = Gekopieerd.
search-description = Zoek een { -methodiek }, { -begrip } of bron, met je eigen woorden.
share-picture = Stofstalen in de kleuren van { $terms }, met de titel { $title }
band-tables = Hetzelfde als tabel

# Een traject maken
lay = Voeg toe aan mijn { -traject }
lay-in = In mijn { -traject }
lay-laid = Toegevoegd. Aantal { -methodieken } in je { -traject }: { $count }.
planner = Een { -traject } maken
planner-make = Maak zelf een { -traject }
planner-start = Neem { -dit-traject } als begin voor een eigen { -traject }
planner-lead = Zet { -methodieken } naast elkaar en in fasen. Je ziet meteen wat het geheel dekt en wat er ontbreekt.
planner-privacy = Wat je hier schrijft, blijft in je browser en in de link die je zelf deelt. Er gaat niets naar een server. Schrijf geen namen van mensen op.
planner-no-script = Om een { -traject } te maken heeft deze pagina JavaScript nodig, en dat staat in deze browser uit.
planner-unable = Deze pagina werkt niet in deze browser. Probeer het met een recentere browser.
planner-static = Zonder deze pagina kan het ook: blader door de { -methodieken }, of vertrek van een { -traject } dat er al is.
planner-what = Over je { -traject }
planner-name = Naam van { -het-traject }
planner-whom = Voor wie is het?
planner-summary = In het kort
planner-add = { -Methodieken } toevoegen
planner-find = Zoek op naam
planner-where = Voeg toe aan
planner-add-phase = Fase toevoegen
planner-phase = Fase { $number }
planner-phase-name = Naam van de fase
planner-when = Wanneer
planner-note = Waarom deze { -methodieken }?
planner-up = naar boven
planner-down = naar beneden
planner-remove = verwijderen
planner-lay = Toevoegen
planner-empty = Voeg een { -methodiek } toe aan je { -traject }. Dan zie je hier wat het dekt.
planner-keep = Bewaren en delen
planner-keep-help = Je hele { -traject } zit in de link van deze pagina. Wie de link opent, ziet wat jij ziet.
planner-copy = Kopieer de link
planner-link = De link
planner-export = Bewaar als bestand
planner-export-help = Het bestand heeft de vorm van een { -traject } op deze site. Wie de site bijhoudt, kan het in de map { -trajectories-folder } zetten.
planner-print = Druk af op een blad
planner-absent = komt niet voor
planner-sum = Dekt nu { $covered } van de { $all } { $terms }.
planner-sum-missing = Ontbreekt: { $terms }.
planner-clear = Begin opnieuw
planner-untitled = Mijn { -traject }
planner-filled-in = Dit is een ontwerp dat nog een samenvatting nodig heeft. Aantal fasen: { $phases }. Aantal { -methodieken }: { $methods }.
planner-left-out = Kon niet mee in dit bestand: { $names }
planner-stored-not = Deze browser bewaart je { -traject } niet. Kopieer de link als je het wilt houden.
planner-own = Je bekijkt een { -traject } uit een link. Je eigen { -traject } staat nog klaar.
planner-own-open = Open mijn eigen { -traject }
planner-own-former = Open mijn vorige { -traject }
planner-copied = De link is gekopieerd.
planner-copy-by-hand = Kopieer de link hieronder.
planner-no-method = Een bestand heeft minstens een { -methodiek } van de staalkaart nodig.
planner-unknown-here = staat niet in deze staalkaart
planner-nothing = Nog geen { -methodieken } in deze fase.
planner-cleared = Begonnen met een leeg { -traject }. Met de knop Terug van je browser komt het vorige terug.
planner-compare = Vergelijk deze { -methodieken }
planner-problem-long = Deze link is te lang om te lezen. Er is niets van geopend. Vraag een nieuwe link, of begin hier met een leeg { -traject }.
planner-problem-version = Deze link heeft een vorm die deze pagina niet kent ({ $text }). Er is niets van geopend.
planner-problem-part = Een deel van de link was niet te lezen: { $text }
planner-problem-shortened = Een tekst in de link was te lang en is ingekort: { $text }
planner-problem-many = De link bevatte te veel. Dit is weggelaten: { $text }
planner-problem-unknown = { -Deze-methodiek } staat niet in de staalkaart: { $text }. Ze blijft in je { -traject }, maar telt niet mee.
planner-covered = gedekt door { $count }
planner-thin = dun: rust op { $title }
planner-fill = Welke { -methodieken } voegen { $term } toe?
planner-strengthen = Welke { -methodieken } versterken { $term }?
planner-more = En nog { $count } andere.
planner-found = { $count ->
    [0] Geen { -methodiek } gevonden.
    [1] Een { -methodiek } gevonden.
   *[other] { $count } { -methodieken } gevonden.
  }
planner-laid = { $title } staat nu in { $phase }.
planner-moved = { $title } staat nu in { $phase }, plaats { $place }.
planner-removed = { $title } is verwijderd.
only-work-title = Alleen werk in beeld
only-work = { -Dit-traject } kijkt naar werk en nog niet naar welzijn. Een snelle job zonder steun ervoor en begeleiding erna houdt niet altijd stand. Kijk wat mensen nodig hebben om het vol te houden.
only-work-read = Lees over de snel-werk-val
complete-title = Alle { $terms } samen
complete-with = Samen met deze { -methodieken } komen alle { $terms } aan bod, volgens de keuze van de redactie.
complete-open = Zet ze samen in een { -traject }
touchstone = De basistoetssteen
touchstone-help = Drie vragen om te bespreken met de mensen om wie het gaat. Krijgen zij door { -dit-traject } meer ruimte om zelf te kiezen?
touchstone-wellbeing = Welzijn, breed begrepen: kun je meer zelf kiezen hoe je leeft?
touchstone-capacity = Handelingsbekwaamheid: kun je meer zelf kiezen wat je doet en hoe je dat aanpakt?
touchstone-involvement = Maatschappelijke betrokkenheid: kun je meer zelf kiezen waar en hoe je meedoet in de samenleving?
compare = { -Methodieken } vergelijken
compare-description = Zet twee tot vier { -methodieken } naast elkaar.
compare-intro = Twijfel je tussen { -methodieken }? Kies er twee tot vier en zie naast elkaar waarin ze verschillen.
compare-link = Zet er een paar naast elkaar
compare-short = vergelijk
compare-with = Vergelijk met { $title }
compare-choose = Kies de { -methodieken }
compare-field = { -Methodiek } { $number }
compare-optional = (mag leeg blijven)
compare-letter = beginletter
compare-letter-first = kies eerst een letter
compare-failed-letter = De { -methodieken } van deze letter konden niet geladen worden (ben je offline?). Probeer het later opnieuw.
compare-nothing = kies een { -methodiek }
compare-button = Vergelijk
compare-differences = Toon alleen verschillen
compare-print = Druk deze vergelijking af
compare-caption = { -Methodieken } naast elkaar
compare-aspect = Kenmerk
compare-summary = In het kort
compare-not-stated = niet vermeld
compare-same = overal hetzelfde
compare-differs = verschilt
compare-only = alleen hier
compare-one = Kies nog een { -methodiek }, dan kun je vergelijken.
compare-unknown = { -Deze-methodiek } kennen we niet:
compare-twice = Dit stond er dubbel. We tonen het één keer:
compare-many = Er passen vier { -methodieken } naast elkaar. Deze staan er niet bij:
compare-failed = { -Deze-methodiek } kon niet geladen worden (ben je offline?). Probeer het later opnieuw, of open de pagina zelf:
compare-file = Vergelijken kan alleen als de site op een webserver staat. De { -methodieken } zelf kun je hier wel openen:
compare-elsewhere = Verder kijken
compare-no-script = Om { -methodieken } naast elkaar te zetten, heeft deze pagina JavaScript nodig, en dat staat hier uit. Zonder kan het ook: open ze een voor een vanuit de lijst van alle { -methodieken }.
compare-no-script-trajectories = Een { -traject } toont hoe { -methodieken } elkaar aanvullen.

# De pagina /beheer/, waar de redactie teksten aanpast
editing-title = Beheer
editing-no-script = Deze pagina heeft JavaScript nodig, en dat staat hier uit. Je kunt de teksten ook als bestanden aanpassen.
editing-pages = Pagina's
editing-introduction = Inleiding
editing-body = Tekst
editing-map-name = Naam
editing-map-value = Wat is het verschil?
