//! Words that label people, and what to write instead.

use std::collections::HashMap;
use std::ops::Range;

use staalkaart_search::analysis::{self, Word};

use super::Rules;
use crate::diagnostics::Language;

/// The built-in list for Dutch: forms of a word, and what to write instead.
///
/// It follows one rule of the framework that the catalogue is built on: nobody is given up or named hopeless, unreachable or unplaceable
/// (K. Steenssens, B. Demeyer & T. Van Regenmortel, *Conceptnota empowerment en activering in armoedesituaties*, HIVA-K.U.Leuven, 2009).
/// The choice of words and alternatives is this project's own.
const DUTCH: &[(&str, &str)] = &[
    ("hopeloos, hopeloze, hopelozen", "zeg wat tot nu toe niet lukte"),
    ("onbereikbaar, onbereikbare, onbereikbaren", "mensen die wij nog niet bereiken"),
    ("moeilijk bereikbaar, moeilijk bereikbare, moeilijk bereikbaren", "mensen die wij nog niet goed bereiken"),
    ("onbemiddelbaar, onbemiddelbare, onbemiddelbaren", "iemand voor wie nog geen passend werk gevonden is"),
    ("onplaatsbaar, onplaatsbare, onplaatsbaren", "iemand voor wie nog geen passende plek gevonden is"),
    ("onhandelbaar, onhandelbare", "zeg wat er gebeurt en wanneer"),
    ("uitbehandeld, uitbehandelde, uitbegeleid, uitbegeleide", "zeg wat geprobeerd is en wat nog kan"),
    ("werkonwillig, werkonwillige, werkonwilligen, werkschuw, werkschuwe", "zeg wat iemand tegenhoudt"),
    ("ongemotiveerd, ongemotiveerde, ongemotiveerden", "zeg wat iemand wil, of wat nu tegenhoudt"),
    ("zorgmijder, zorgmijders, zorgwekkende zorgmijder, zorgwekkende zorgmijders", "iemand die nu geen hulp wil"),
    ("probleemgezin, probleemgezinnen, multiprobleemgezin, multiprobleemgezinnen", "gezin met zorgen op meer dan één vlak"),
    ("probleemgeval, probleemgevallen, sociaal geval, sociale gevallen, hopeloos geval, hopeloze gevallen", "iemand, of de persoon"),
    ("doelgroep, doelgroepen", "zeg wie je bedoelt, bijvoorbeeld mensen die werk zoeken"),
    ("kansarm, kansarme, kansarmen", "mensen in armoede"),
    ("de armen", "mensen in armoede"),
    ("zwakkeren, zwaksten, sociaal zwakken, zwakke groepen, zwakke groep", "mensen in een kwetsbare positie"),
    ("kwetsbaren, kwetsbaarsten", "mensen in een kwetsbare positie"),
    ("steuntrekker, steuntrekkers, uitkeringstrekker, uitkeringstrekkers, leefloontrekker, leefloontrekkers", "iemand met een uitkering"),
    ("leefloner, leefloners", "iemand met een leefloon"),
    ("werklozen, langdurig werklozen", "mensen zonder werk"),
    ("daklozen, thuislozen", "dak- of thuisloze mensen"),
    ("gehandicapten, mindervalide, mindervaliden, invaliden", "mensen met een handicap"),
    ("laaggeschoold, laaggeschoolde, laaggeschoolden", "kortgeschoold, of: zonder diploma"),
    ("analfabeet, analfabeten, laaggeletterden", "mensen voor wie lezen en schrijven moeilijk is"),
    ("verslaafden, junkie, junkies, alcoholist, alcoholisten", "mensen met een verslaving"),
    ("psychiatrische patiënt, psychiatrische patiënten, psychisch gestoord, psychisch gestoorde", "mensen met een psychische kwetsbaarheid"),
    ("allochtoon, allochtone, allochtonen", "mensen met een migratieachtergrond"),
    ("illegalen", "mensen zonder wettig verblijf"),
    ("bejaarde, bejaarden", "oudere mensen"),
    ("achterstandswijk, achterstandswijken, achterstandsbuurt, achterstandsbuurten", "noem de buurt, en zeg wat er ontbreekt"),
];

/// The built-in list for English.
const ENGLISH: &[(&str, &str)] = &[
    ("hopeless", "say what has not worked so far"),
    ("unreachable, hard to reach", "people whom we do not reach yet"),
    ("unemployable, unplaceable", "somebody for whom no suitable work has been found yet"),
    ("unmotivated", "say what somebody wants, or what holds them back"),
    ("problem family, problem families", "a family with worries in several areas"),
    ("target group, target groups", "say whom you mean, for instance people who look for work"),
    ("the poor", "people in poverty"),
    ("the homeless", "people without a home"),
    ("the unemployed", "people without work"),
    ("the disabled, the handicapped", "people with a disability"),
    ("the elderly", "older people"),
    ("addict, addicts, junkie, junkies, alcoholics", "people with an addiction"),
];

/// A label that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What to write instead.
    pub better: &'a str,
}

/// The words to look for, ready to be found.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// By the first word: the words that follow it, and what to write instead. Longest first.
    by_first: HashMap<String, Vec<(Vec<String>, String)>>,
}

/// The forms of a rule, each as its folded words.
fn forms(written: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    written.split(',').map(|form| analysis::word_list(form).into_iter().map(|word| word.folded).collect())
}

fn built_in(language: Option<Language>) -> &'static [(&'static str, &'static str)] {
    match language {
        Some(Language::Nl) => DUTCH,
        Some(Language::En) => ENGLISH,
        None => &[],
    }
}

/// The first form of every built-in rule: what a configuration can allow.
pub fn names() -> impl Iterator<Item = &'static str> {
    DUTCH.iter().chain(ENGLISH).map(|(written, _)| written.split(',').next().unwrap_or_default())
}

/// Whether a built-in rule has this form.
#[must_use]
pub fn is_known(form: &str) -> bool {
    let wanted = forms(form).next().unwrap_or_default();
    DUTCH.iter().chain(ENGLISH).any(|(written, _)| forms(written).any(|form| form == wanted))
}

impl Labels {
    /// The site's own words, and those built in for a language that the site does not allow.
    #[must_use]
    pub fn new(rules: &Rules, language: Option<Language>) -> Self {
        let allowed: Vec<Vec<String>> = rules.allowed.iter().flat_map(|word| forms(word)).collect();
        let own = rules.words.iter().map(|(written, better)| (written.as_str(), better.as_str()));
        let rest = built_in(language).iter().copied().filter(|(written, _)| !forms(written).any(|form| allowed.contains(&form)));
        let mut labels = Self::default();
        for (written, better) in own.chain(rest) {
            for form in forms(written) {
                let Some((first, rest)) = form.split_first() else { continue };
                let entry = labels.by_first.entry(first.clone()).or_default();
                // The site's own advice comes first and stands.
                if !entry.iter().any(|(known, _)| known == rest) {
                    entry.push((rest.to_vec(), better.to_owned()));
                }
            }
        }
        labels.by_first.values_mut().for_each(|list| list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
        labels
    }

    /// Every label in a text, in order. What stands between quotation marks or in `code` is quoted, not said, and left alone.
    #[must_use]
    pub fn find<'a>(&'a self, text: &str) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        if !self.may_find(text) {
            return found;
        }
        let words = analysis::word_list(text);
        let mut quoted = None;
        let mut at = 0;
        while let Some(word) = words.get(at) {
            at += 1;
            let Some(list) = self.by_first.get(&word.folded) else { continue };
            let follows = |rest: &[String]| rest.len() <= words.len() - at && rest.iter().zip(&words[at..]).all(|(a, b): (_, &Word)| *a == b.folded);
            let Some((rest, better)) = list.iter().find(|(rest, _)| follows(rest)) else { continue };
            let range = word.range.start..words[at + rest.len() - 1].range.end;
            at += rest.len();
            let quoted = quoted.get_or_insert_with(|| quotations(text));
            if !quoted.iter().any(|quoted| quoted.start <= range.start && range.end <= quoted.end) {
                found.push(Found { range, better });
            }
        }
        found
    }

    /// Whether the first two words of a label stand in a text: in most texts none do, and this looks at the words without keeping them.
    fn may_find(&self, text: &str) -> bool {
        let mut may = false;
        let mut before: Option<&Vec<(Vec<String>, String)>> = None;
        analysis::words(text, |word| {
            if !may {
                may = before.is_some_and(|list| list.iter().any(|(rest, _)| rest.first() == Some(&word.folded)));
                before = self.by_first.get(&word.folded);
                may |= before.is_some_and(|list| list.iter().any(|(rest, _)| rest.is_empty()));
            }
        });
        may
    }
}

/// What stands between quotation marks or backquotes: of a pair in the same text, the opening one not after a letter, the closing one not before
/// one, so that apostrophes open nothing.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((open, mark)) = text[at..].char_indices().find(|(_, c)| closing(*c).is_some()).map(|(open, c)| (at + open, c)) {
        let inside = open + mark.len_utf8();
        at = inside;
        // 's avonds, 't is, zo'n: an apostrophe opens nothing.
        let mut follow = text[inside..].chars();
        let short_word = follow.next().is_some_and(char::is_alphabetic) && follow.next().is_none_or(char::is_whitespace);
        if text[..open].ends_with(char::is_alphanumeric) || (matches!(mark, '\'' | '‘') && short_word) {
            continue;
        }
        let ends = closing(mark).unwrap_or_default();
        let close = text[inside..].char_indices().find(|(at, c)| {
            let after = inside + at + c.len_utf8();
            ends.contains(c) && !text[after..].starts_with(char::is_alphanumeric)
        });
        if let Some((length, _)) = close {
            found.push(inside..inside + length);
            at = inside + length + 1;
            at = text.ceil_char_boundary(at);
        }
    }
    found
}

/// The marks that close what this one opens.
fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"'],
        '\'' => &['\''],
        '`' => &['`'],
        '“' | '„' => &['”', '“'],
        '‘' | '‚' => &['’'],
        '«' => &['»'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rules: &Rules, text: &str) -> Vec<String> {
        Labels::new(rules, Some(Language::Nl)).find(text).into_iter().map(|l| text[l.range].to_owned()).collect()
    }

    #[test]
    fn labels_are_found_in_all_their_forms() {
        let rules = Rules::default();
        assert_eq!(found(&rules, "Hopeloze gevallen? De\narmen zijn HOPELOOS."), ["Hopeloze gevallen", "De\narmen", "HOPELOOS"]);
        assert_eq!(found(&rules, "waar armen het woord nemen"), [""; 0]);
    }

    #[test]
    fn what_is_quoted_is_left_alone() {
        let rules = Rules::default();
        let text = "Zeg nooit \"onbemiddelbaar\", ‘een hopeloos geval’ of `doelgroep`. 's Avonds is zo'n hopeloos woord 'onbereikbaar'.";
        assert_eq!(found(&rules, text), ["hopeloos"]);
    }

    #[test]
    fn a_site_adds_words_and_allows_others() {
        let words = vec![("klant, klanten".to_owned(), "deelnemer".to_owned())];
        let rules = Rules { words, allowed: vec!["doelgroepen".to_owned()], ..Rules::default() };
        assert_eq!(found(&rules, "De doelgroep: klanten en kansarmen."), ["klanten", "kansarmen"]);
    }

    #[test]
    fn every_built_in_form_has_words_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        for form in DUTCH.iter().chain(ENGLISH).flat_map(|(written, _)| forms(written)) {
            assert!(!form.is_empty());
            // "junkie" is a word in both languages.
            assert!(seen.insert(form.clone()) || form[0].starts_with("junkie"), "{form:?} stands twice");
        }
    }

    proptest::proptest! {
        /// Whatever the text: no panic, and every place is one of the text, in order.
        #[test]
        fn any_text_can_be_read(text in "([ .?!'\"“„‘’`«»*_\\n]|[a-zé']{1,4}|de armen|hopeloos|’s |…){0,40}") {
            let labels = Labels::new(&Rules::default(), Some(Language::Nl));
            let mut end = 0;
            for label in labels.find(&text) {
                assert!(label.range.start >= end && text.get(label.range.clone()).is_some_and(|found| !found.is_empty()));
                end = label.range.end;
            }
            for sentence in super::super::readability::sentences(&text) {
                assert!(text.get(sentence).is_some_and(|found| !found.is_empty()));
            }
            let _ = super::super::readability::lix(&text);
        }
    }
}
