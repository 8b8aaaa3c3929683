# What is said of kinds of text and of dimensions, and what puts the bounds of a value into words.
# The words of each key stand with it in general.yaml.

kind-method = { $own ->
    [none] Methodiek
   *[other] { $own }
}
    .hint = { $own ->
        [none] Een methodiek
       *[other] { $own }
    }: een bestand in content/{ $folder }.
kind-term = { $singular }
    .hint = Een term van de dimensie { $plural }: een bestand in content/{ $name }.
kind-trajectory = { $own ->
    [none] Traject
   *[other] { $own }
}
    .hint = { $own ->
        [none] Een traject
       *[other] { $own }
    }: een bestand in content/{ $folder }.
kind-concept = { $own ->
    [none] Begrip
   *[other] { $own }
}
    .hint = { $own ->
        [none] Een begrip
       *[other] { $own }
    }: een bestand in content/{ $folder }.
kind-own = { $own }
    .hint = { $own }: een bestand in content/{ $folder }.
kind-page = Pagina
    .hint = Een gewone pagina, of een index.md met de inleiding bij een lijst.
kind-config = Instellingen van de site
    .hint = Het bestand staalkaart.yaml.
kind-synonyms = Woorden die hetzelfde betekenen
    .hint = Het bestand content/synoniemen.yaml. Het mag ontbreken.

method-dimension = { $plural }
    .hint = Welke { $plural } passen hier? Een lijst, of bij elke term de reden. Geef je bij één term een reden, geef ze dan overal.
method-dimension-reason = Waarom past dit hier?
    .hint = Zeg in één zin waarom dit past.

form-text = { $min } tot { $max } tekens
form-number = een getal van { $min } tot en met { $max }
form-markdown = een tekst van hoogstens { $max } tekens, met opmaak
form-language = een taalcode, zoals nl of en-GB
form-link = een webadres dat met https:// begint
form-flag = true of false
form-day = jaar-maand-dag, zoals 2026-11-23
form-date = een dag, een maand of een jaar, zoals 2026-11-23, 2026-11 of 2026
form-choice = een van: { $choices }
form-colour = zoals "#813c03"
form-list = een lijst; elk: { $of }
form-list-min = een lijst van minstens { $min }; elk: { $of }
form-terms = minstens { $min }
form-terms-max = minstens { $min } en hoogstens { $max }

entry-opening = Regels met een hekje vooraan zijn uitleg of een sleutel die nog niet meedoet. Haal het hekje weg om een sleutel te gebruiken. Wat je niet nodig hebt, mag weg.
entry-text = Schrijf hier je tekst.
entry-choose = Kies uit: { $choices }.
