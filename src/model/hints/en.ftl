# What is said of kinds of text and of dimensions, and what puts the bounds of a value into words.
# The words of each key stand with it in general.yaml.

kind-method = { $own ->
    [none] Method
   *[other] { $own }
}
    .hint = { $own ->
        [none] A method
       *[other] { $own }
    }: a file in content/{ $folder }.
kind-term = { $singular }
    .hint = A term of the dimension { $plural }: a file in content/{ $name }.
kind-trajectory = { $own ->
    [none] Trajectory
   *[other] { $own }
}
    .hint = { $own ->
        [none] A trajectory
       *[other] { $own }
    }: a file in content/{ $folder }.
kind-concept = { $own ->
    [none] Concept
   *[other] { $own }
}
    .hint = { $own ->
        [none] A concept of the glossary
       *[other] { $own }
    }: a file in content/{ $folder }.
kind-own = { $own }
    .hint = { $own }: a file in content/{ $folder }.
kind-page = Page
    .hint = An ordinary page, or an index.md with the introduction of a list.
kind-config = Settings of the site
    .hint = The file staalkaart.yaml.
kind-synonyms = Words that mean the same
    .hint = The file content/synoniemen.yaml. It may be left out.

method-dimension = { $plural }
    .hint = Which { $plural } fit here? A list, or the reason with each term. If one term has a reason, give all of them one.
method-dimension-reason = Why does this fit?
    .hint = Say in one sentence why this fits.

form-text = { $min } to { $max } characters
form-number = a number from { $min } to { $max }
form-markdown = a text of at most { $max } characters, with markup
form-language = a language code, such as nl or en-GB
form-link = a web address that begins with https://
form-flag = true or false
form-day = year-month-day, such as 2026-11-23
form-date = a day, a month or a year, such as 2026-11-23, 2026-11 or 2026
form-choice = one of: { $choices }
form-colour = such as "#813c03"
form-list = a list; each: { $of }
form-list-min = a list of at least { $min }; each: { $of }
form-terms = at least { $min }
form-terms-max = at least { $min } and at most { $max }

entry-opening = Lines that begin with a hash are explanations, or keys that are not used yet. Remove the hash to use a key. Delete what you do not need.
entry-text = Write your text here.
entry-choose = Choose from: { $choices }.
