//! Words that say nothing about what somebody looks for.

/// Sorted, folded. Snowball's Dutch list with the pronouns and helping verbs that it lacks, and the English articles.
pub(super) const WORDS: &[&str] = &[
    "a", "aan", "al", "alles", "als", "altijd", "an", "and", "ander", "andere", "anders", "ben", "bent", "bij", "daar", "dan", "dat", "de", "der",
    "deze", "die", "dit", "doch", "doen", "doet", "door", "dus", "een", "eens", "en", "er", "erg", "for", "gaan", "gaat", "ge", "geen", "geweest",
    "graag", "haar", "had", "heb", "hebben", "heeft", "heel", "hem", "hen", "het", "hier", "hij", "hoe", "hun", "iemand", "iets", "ik", "in", "is",
    "ja", "je", "jij", "jullie", "kan", "kon", "konden", "kunnen", "maar", "mag", "me", "meer", "men", "met", "mij", "mijn", "moet", "moeten",
    "mogen", "na", "naar", "niet", "niets", "nog", "nu", "of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "reeds", "te", "tegen",
    "the", "to", "toch", "toen", "tot", "u", "uit", "uw", "van", "veel", "voor", "waar", "waarom", "wanneer", "want", "waren", "was", "wat", "we",
    "welk", "welke", "werd", "wezen", "wie", "wij", "wil", "wilde", "willen", "with", "worden", "wordt", "zal", "ze", "zelf", "zich", "zij", "zijn",
    "zo", "zonder", "zou", "zouden", "zulke", "zullen",
];
