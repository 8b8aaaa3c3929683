//! A guarded Dutch stemmer.
//!
//! Snowball's `dutch` (Kraaij-Pohlmann) joins most forms of a word, but takes every "ge" for a prefix (`begeleiding` becomes `beleid`, `gezin`
//! `zin`). So "ge" is hidden from it unless the word looks like a participle, what it leaves is evened out, and irregular words have a table.

use frostem::{Algorithm, Stemmer};

/// Irregular words: another form, and the stem that it shares. Sorted by form. What is no rule of endings belongs here: plurals that change their
/// vowel or take -eren, strong verbs that this field uses, and words in which "ge" is no prefix.
const IRREGULAR: &[(&str, &str)] = &[
    ("bezocht", "bezoek"),
    ("bezochte", "bezoek"),
    ("bladeren", "blad"),
    ("boden", "bied"),
    ("bood", "bied"),
    ("bracht", "breng"),
    ("brachten", "breng"),
    ("dagen", "dag"),
    ("daken", "dak"),
    ("deden", "doe"),
    ("deed", "doe"),
    ("eieren", "ei"),
    ("gebeden", "gebed"),
    ("geboden", "bied"),
    ("gebracht", "breng"),
    ("gebrachte", "breng"),
    ("gegaan", "gaan"),
    ("geholpen", "help"),
    ("gekozen", "kies"),
    ("gelezen", "lees"),
    ("gelopen", "loop"),
    ("genomen", "neem"),
    ("gesproken", "spreek"),
    ("gevangenis", "gevangenis"),
    ("gevangenissen", "gevangenis"),
    ("gezien", "zie"),
    ("gezocht", "zoek"),
    ("gingen", "gaan"),
    ("hielp", "help"),
    ("hielpen", "help"),
    ("kalveren", "kalf"),
    ("kiest", "kies"),
    ("kiezen", "kies"),
    ("kinderen", "kind"),
    ("kinders", "kind"),
    ("koos", "kies"),
    ("kozen", "kies"),
    ("lammeren", "lam"),
    ("leden", "lid"),
    ("lees", "lees"),
    ("leest", "lees"),
    ("lezen", "lees"),
    ("lezende", "lees"),
    ("liederen", "lied"),
    ("lopen", "loop"),
    ("nam", "neem"),
    ("namen", "naam"),
    ("neemt", "neem"),
    ("nemen", "neem"),
    ("schepen", "schip"),
    ("sprak", "spreek"),
    ("spraken", "spreek"),
    ("spreekt", "spreek"),
    ("spreken", "spreek"),
    ("steden", "stad"),
    ("volkeren", "volk"),
    ("wegen", "weg"),
    ("zien", "zie"),
    ("ziet", "zie"),
    ("zocht", "zoek"),
    ("zochten", "zoek"),
];

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    if word.chars().count() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    even_out(super::fold(&Stemmer::new(Algorithm::Dutch).stem(&hide_ge(word))))
}

/// Whether the word looks like a participle with "ge-": gewerkt, begeleid is none, gemeente and gezond are none.
fn is_participle(word: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    word.starts_with("ge") && word.len() > 6 && ends(&["t", "d", "de", "te"]) && !ends(&["ent", "ente", "ond", "onde"])
}

/// Writes "ge" as "gé", which the stemmer takes for no prefix, but for a participle's own and for the end of a word (`-ingen`).
fn hide_ge(word: &str) -> String {
    let participle = is_participle(word);
    let mut out = String::with_capacity(word.len() + 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let at = word.len() - rest.len();
        let hidden = rest.starts_with("ge") && !(participle && at == 0) && (at == 0 || rest.len() >= 6);
        if hidden {
            out.push_str("gé");
            rest = &rest[2..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Brings forms together that the stemmer leaves apart: helpt and helpen, werkt and werken, groepen and groep, brieven and brief.
fn even_out(mut stem: String) -> String {
    let ends = |stem: &str, endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending));
    let before_last = stem.len().checked_sub(2).and_then(|at| stem.as_bytes().get(at).copied());
    if stem.len() > 4 && stem.ends_with("dt") {
        stem.pop();
    }
    if stem.len() > 4
        && stem.ends_with('t')
        && before_last.is_some_and(|b| b"pkfnlgrsc".contains(&b))
        && !ends(&stem, &["ent", "cht", "st", "ort", "art", "urt", "ert", "unt", "ant"])
    {
        stem.pop();
    }
    // A doubled vowel before the last consonant: ooren and oor.
    let letters: Vec<char> = stem.chars().collect();
    let single = |(at, c): (usize, &char)| {
        let doubled = at > 0 && at + 2 == letters.len() && *c == letters[at - 1] && "aeou".contains(*c);
        (!doubled).then_some(*c)
    };
    let mut stem: String = letters.iter().enumerate().filter_map(single).collect();
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    let last = match stem.bytes().last() {
        Some(b'z') => 's',
        Some(b'v') => 'f',
        _ => return stem,
    };
    stem.pop();
    stem.push(last);
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_share_letters_but_no_meaning_stay_apart() {
        for (one, other) in [("begeleiding", "beleid"), ("gezin", "zin"), ("gebied", "bieden"), ("gedrag", "dragen"), ("gevangenis", "vangen")] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
    }

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["begeleiding", "begeleiden", "begeleidt", "begeleid"] as &[_],
            &["kind", "kinderen"],
            &["stad", "steden"],
            &["lid", "leden"],
            &["werken", "werkt", "gewerkt"],
            &["brief", "brieven"],
            &["huis", "huizen"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|two| two[0] == two[1]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn no_word_makes_it_fail() {
        for word in ["", "ge", "gege", "gegegege", "aaaa", "eeee", "zzzz", "cafe", "漢字漢字", "\u{1}\u{2}\u{3}\u{4}"] {
            let _ = stem(word);
        }
    }
}
