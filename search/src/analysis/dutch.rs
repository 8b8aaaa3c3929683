//! A guarded Dutch stemmer.
//!
//! Snowball's `dutch` (Kraaij-Pohlmann) joins most forms of a word, but takes every "ge" for a prefix (`begeleiding` becomes `beleid`, `gezin`
//! `zin`). So "ge" is hidden from it unless the word looks like a participle, what it leaves is evened out, and irregular words have a table.

use frostem::{Algorithm, Stemmer};

/// Irregular words: another form, and the stem that it shares. Sorted by form. What is no rule of endings belongs here: plurals that change their
/// vowel or take -eren, strong verbs that this field uses, and words in which "ge" is no prefix.
const IRREGULAR: &[(&str, &str)] = &[
    ("aanbied", "aanbied"),
    ("aanbieden", "aanbied"),
    ("aanbiedt", "aanbied"),
    ("aangeboden", "aanbied"),
    ("agenda", "agenda"),
    ("agendas", "agenda"),
    ("auto", "auto"),
    ("autos", "auto"),
    ("baby", "baby"),
    ("babys", "baby"),
    ("begreep", "begrijp"),
    ("begrepen", "begrijp"),
    ("begrijp", "begrijp"),
    ("begrijpen", "begrijp"),
    ("begrijpt", "begrijp"),
    ("bezocht", "bezoek"),
    ("bezochte", "bezoek"),
    ("bezoek", "bezoek"),
    ("bezoeken", "bezoek"),
    ("bezoekt", "bezoek"),
    ("bied", "bied"),
    ("bieden", "bied"),
    ("biedt", "bied"),
    ("blad", "blad"),
    ("bladeren", "blad"),
    ("bleef", "blijf"),
    ("bleven", "blijf"),
    ("blijf", "blijf"),
    ("blijft", "blijf"),
    ("blijven", "blijf"),
    ("bood", "bied"),
    ("bracht", "breng"),
    ("brachten", "breng"),
    ("breng", "breng"),
    ("brengen", "breng"),
    ("brengt", "breng"),
    ("centra", "centrum"),
    ("centrum", "centrum"),
    ("centrums", "centrum"),
    ("collega", "collega"),
    ("collegas", "collega"),
    ("criteria", "criterium"),
    ("criterium", "criterium"),
    ("dacht", "denk"),
    ("dachten", "denk"),
    ("dagen", "dag"),
    ("daken", "dak"),
    ("deden", "doe"),
    ("deed", "doe"),
    ("denk", "denk"),
    ("denken", "denk"),
    ("denkt", "denk"),
    ("doen", "doe"),
    ("doet", "doe"),
    ("eieren", "ei"),
    ("erken", "erken"),
    ("erkend", "erken"),
    ("erkennen", "erken"),
    ("erkent", "erken"),
    ("foto", "foto"),
    ("fotos", "foto"),
    ("gaan", "ga"),
    ("gaat", "ga"),
    ("gaven", "geef"),
    ("gebed", "gebed"),
    ("gebeden", "gebed"),
    ("gebeur", "gebeur"),
    ("gebeurd", "gebeur"),
    ("gebeurde", "gebeur"),
    ("gebeuren", "gebeur"),
    ("gebeurt", "gebeur"),
    ("gebleven", "blijf"),
    ("geboden", "bied"),
    ("geboorte", "geboorte"),
    ("geboorten", "geboorte"),
    ("geboortes", "geboorte"),
    ("gebracht", "breng"),
    ("gebrachte", "breng"),
    ("gebruik", "gebruik"),
    ("gebruiken", "gebruik"),
    ("gebruikt", "gebruik"),
    ("gebruikte", "gebruik"),
    ("gedaan", "doe"),
    ("gedacht", "denk"),
    ("gedachte", "gedachte"),
    ("gedachten", "gedachte"),
    ("gedachtes", "gedachte"),
    ("gedeelte", "gedeelte"),
    ("gedeelten", "gedeelte"),
    ("gedeeltes", "gedeelte"),
    ("gedicht", "gedicht"),
    ("gedichten", "gedicht"),
    ("gedraagt", "gedrag"),
    ("gedrag", "gedrag"),
    ("gedragen", "gedrag"),
    ("gedragingen", "gedrag"),
    ("geduld", "geduld"),
    ("geduldig", "geduld"),
    ("geef", "geef"),
    ("geeft", "geef"),
    ("gegaan", "ga"),
    ("gegeef", "geef"),
    ("gegeven", "geef"),
    ("geholpen", "help"),
    ("gehouden", "houd"),
    ("gekocht", "koop"),
    ("gekomen", "kom"),
    ("gekozen", "kies"),
    ("gekregen", "krijg"),
    ("gelaten", "laat"),
    ("gelezen", "lees"),
    ("geloof", "geloof"),
    ("geloofd", "geloof"),
    ("geloofde", "geloof"),
    ("gelooft", "geloof"),
    ("gelopen", "loop"),
    ("geloven", "geloof"),
    ("genees", "genees"),
    ("geneest", "genees"),
    ("genezen", "genees"),
    ("genomen", "neem"),
    ("geoefend", "oefen"),
    ("gerecht", "gerecht"),
    ("gerechten", "gerecht"),
    ("gerekend", "reken"),
    ("geschikt", "geschikt"),
    ("geschikte", "geschikt"),
    ("geschreven", "schrijf"),
    ("geslacht", "geslacht"),
    ("geslachten", "geslacht"),
    ("gesproken", "spreek"),
    ("gestaan", "sta"),
    ("getekend", "teken"),
    ("getuig", "getuig"),
    ("getuigen", "getuig"),
    ("getuigt", "getuig"),
    ("gevangenis", "gevangenis"),
    ("gevangenissen", "gevangenis"),
    ("gevecht", "gevecht"),
    ("gevechten", "gevecht"),
    ("geven", "geef"),
    ("gevoel", "gevoel"),
    ("gevoelens", "gevoel"),
    ("gevonden", "vind"),
    ("gevraagd", "vraag"),
    ("geweten", "weet"),
    ("gewicht", "gewicht"),
    ("gewichten", "gewicht"),
    ("gewoond", "woon"),
    ("gewoonte", "gewoonte"),
    ("gewoonten", "gewoonte"),
    ("gewoontes", "gewoonte"),
    ("geworden", "word"),
    ("gezag", "gezag"),
    ("gezicht", "gezicht"),
    ("gezichten", "gezicht"),
    ("gezien", "zie"),
    ("gezocht", "zoek"),
    ("ging", "ga"),
    ("gingen", "ga"),
    ("help", "help"),
    ("helpen", "help"),
    ("helpt", "help"),
    ("herken", "herken"),
    ("herkenbaar", "herken"),
    ("herkenbare", "herken"),
    ("herkend", "herken"),
    ("herkennen", "herken"),
    ("herkent", "herken"),
    ("hield", "houd"),
    ("hielden", "houd"),
    ("hielp", "help"),
    ("hielpen", "help"),
    ("houd", "houd"),
    ("houden", "houd"),
    ("houdt", "houd"),
    ("huis", "huis"),
    ("huisje", "huis"),
    ("huisjes", "huis"),
    ("huizen", "huis"),
    ("kalf", "kalf"),
    ("kalveren", "kalf"),
    ("keus", "keuze"),
    ("keuze", "keuze"),
    ("keuzen", "keuze"),
    ("keuzes", "keuze"),
    ("kies", "kies"),
    ("kiest", "kies"),
    ("kiezen", "kies"),
    ("kind", "kind"),
    ("kinderen", "kind"),
    ("kinders", "kind"),
    ("kocht", "koop"),
    ("kochten", "koop"),
    ("komen", "kom"),
    ("komt", "kom"),
    ("koop", "koop"),
    ("koopt", "koop"),
    ("koos", "kies"),
    ("kopen", "koop"),
    ("kozen", "kies"),
    ("kreeg", "krijg"),
    ("kregen", "krijg"),
    ("krijg", "krijg"),
    ("krijgen", "krijg"),
    ("krijgt", "krijg"),
    ("kwam", "kom"),
    ("kwamen", "kom"),
    ("laat", "laat"),
    ("lammeren", "lam"),
    ("laten", "laat"),
    ("leden", "lid"),
    ("lees", "lees"),
    ("leest", "lees"),
    ("lezen", "lees"),
    ("lezende", "lees"),
    ("lied", "lied"),
    ("liederen", "lied"),
    ("liep", "loop"),
    ("liepen", "loop"),
    ("liet", "laat"),
    ("lieten", "laat"),
    ("loop", "loop"),
    ("loopt", "loop"),
    ("lopen", "loop"),
    ("lossen", "los"),
    ("lost", "los"),
    ("maatje", "maatje"),
    ("maatjes", "maatje"),
    ("media", "medium"),
    ("medium", "medium"),
    ("moeder", "moeder"),
    ("moeders", "moeder"),
    ("musea", "museum"),
    ("museum", "museum"),
    ("naam", "naam"),
    ("namen", "naam"),
    ("neem", "neem"),
    ("neemt", "neem"),
    ("nemen", "neem"),
    ("oefen", "oefen"),
    ("oefenen", "oefen"),
    ("oefening", "oefen"),
    ("oefeningen", "oefen"),
    ("oefent", "oefen"),
    ("opgelost", "los"),
    ("oplossen", "los"),
    ("oplossing", "los"),
    ("oplossingen", "los"),
    ("oplost", "los"),
    ("pagina", "pagina"),
    ("paginas", "pagina"),
    ("programma", "programma"),
    ("programmas", "programma"),
    ("reken", "reken"),
    ("rekenen", "reken"),
    ("rekent", "reken"),
    ("risico", "risico"),
    ("risicos", "risico"),
    ("schepen", "schip"),
    ("schip", "schip"),
    ("schreef", "schrijf"),
    ("schreven", "schrijf"),
    ("schrijf", "schrijf"),
    ("schrijft", "schrijf"),
    ("schrijven", "schrijf"),
    ("sprak", "spreek"),
    ("spraken", "spreek"),
    ("spreek", "spreek"),
    ("spreekt", "spreek"),
    ("spreken", "spreek"),
    ("staan", "sta"),
    ("staat", "sta"),
    ("stad", "stad"),
    ("steden", "stad"),
    ("stond", "sta"),
    ("stonden", "sta"),
    ("teken", "teken"),
    ("tekenen", "teken"),
    ("tekent", "teken"),
    ("thema", "thema"),
    ("themas", "thema"),
    ("uitgesloten", "uitsluit"),
    ("uitsluit", "uitsluit"),
    ("uitsluiten", "uitsluit"),
    ("uitsluiting", "uitsluit"),
    ("vader", "vader"),
    ("vaders", "vader"),
    ("verken", "verken"),
    ("verkend", "verken"),
    ("verkennen", "verken"),
    ("verkenning", "verken"),
    ("verkenningen", "verken"),
    ("verkent", "verken"),
    ("verlies", "verlies"),
    ("verliest", "verlies"),
    ("verliezen", "verlies"),
    ("verloor", "verlies"),
    ("verloren", "verlies"),
    ("video", "video"),
    ("videos", "video"),
    ("vind", "vind"),
    ("vinden", "vind"),
    ("vindt", "vind"),
    ("volk", "volk"),
    ("volkeren", "volk"),
    ("vond", "vind"),
    ("vonden", "vind"),
    ("vraag", "vraag"),
    ("vraagt", "vraag"),
    ("vragen", "vraag"),
    ("vroeg", "vraag"),
    ("vroegen", "vraag"),
    ("weet", "weet"),
    ("wegen", "weg"),
    ("werd", "word"),
    ("werden", "word"),
    ("werkgever", "werkgever"),
    ("werkgevers", "werkgever"),
    ("weten", "weet"),
    ("wist", "weet"),
    ("wisten", "weet"),
    ("wonen", "woon"),
    ("woning", "woon"),
    ("woningen", "woon"),
    ("woon", "woon"),
    ("woont", "woon"),
    ("word", "word"),
    ("worden", "word"),
    ("wordt", "word"),
    ("zagen", "zie"),
    ("zien", "zie"),
    ("ziet", "zie"),
    ("zocht", "zoek"),
    ("zochten", "zoek"),
    ("zoek", "zoek"),
    ("zoeken", "zoek"),
    ("zoekt", "zoek"),
    ("zonen", "zoon"),
    ("zoon", "zoon"),
    ("zoons", "zoon"),
];

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    if word.chars().count() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(form, _)| form) {
        return IRREGULAR[at].1.to_owned();
    }
    even_out(super::fold(&Stemmer::new(Algorithm::Dutch).stem(&hide_ge(&prepare(word)))))
}

/// Endings that the stemmer cuts too long or too short.
fn prepare(word: &str) -> std::borrow::Cow<'_, str> {
    if let Some(start) = word.strip_suffix("baar") {
        // kwetsbaar, kwetsbare
        format!("{start}bare").into()
    } else if let Some(start) = word.strip_suffix("eeen") {
        // zeeën, ideeën
        format!("{start}ee").into()
    } else if word.len() >= 6 && word.ends_with("ens") {
        // inkomens, levens
        word[..word.len() - 1].into()
    } else if word.len() >= 6 && (word.ends_with("lden") || word.ends_with("nden")) {
        // schulden, vrienden
        word[..word.len() - 2].into()
    } else {
        word.into()
    }
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether the word looks like a participle with "ge-": gewerkt is one, gemeente and gezondheid are none.
fn is_participle(word: &str) -> bool {
    word.starts_with("ge") && word.len() > 6 && ends(word, &["t", "d", "de", "te"]) && !ends(word, &["ent", "ente", "ond", "onde", "heid"])
}

/// Writes "ge" as "gé", which the stemmer takes for no prefix, but for a participle's own and for the end of a word (`-ingen`).
fn hide_ge(word: &str) -> String {
    let participle = is_participle(word);
    let mut out = String::with_capacity(word.len() + 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let at = word.len() - rest.len();
        let hidden = rest.starts_with("ge") && !(participle && at == 0) && (at == 0 || (rest.len() >= 5 && !rest.starts_with("gend")));
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
    let before_last = stem.len().checked_sub(2).and_then(|at| stem.as_bytes().get(at).copied());
    let long = stem.len() > 4;
    if long && ends(&stem, &["dt", "eert", "oert", "oeit", "aait"]) {
        // begeleidt, participeert, voert, groeit
        stem.pop();
    } else if stem.len() > 6 && stem.ends_with("ert") && !ends(&stem, &["cert", "pert", "sert"]) {
        // verandert, luistert; not concert, expert
        stem.pop();
    } else if long
        && stem.ends_with('t')
        && before_last.is_some_and(|b| b"pkfnlgrscwm".contains(&b))
        && (!ends(&stem, &["ent", "cht", "st", "ort", "art", "urt", "ert", "unt", "ant"]) || stem.ends_with("eunt"))
    {
        // helpt, werkt, ontwikkelt, bouwt, ondersteunt
        stem.pop();
    } else if stem.len() > 6
        && stem.ends_with('d')
        && (before_last.is_some_and(|b| b"lrsfwmg".contains(&b)) || stem.ends_with("eund"))
        && ["be", "ver", "ont", "her", "onder", "over"].iter().any(|prefix| stem.starts_with(prefix))
    {
        // Participles without ge-: betaald, veranderd, ontwikkeld, ondersteund.
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
    fn the_table_is_in_order() {
        assert!(IRREGULAR.is_sorted_by_key(|(form, _)| *form));
    }

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
            &["ontwikkeling", "ontwikkelen", "ontwikkelt", "ontwikkeld"],
            &["verandering", "verandert", "veranderd"],
            &["kwetsbaar", "kwetsbare"],
            &["inkomen", "inkomens"],
            &["schuld", "schulden"],
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
