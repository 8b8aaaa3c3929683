//! What somebody who searches can count on. Every test makes its own tiny index.

use std::collections::BTreeMap;

use proptest::prelude::*;
use staalkaart_search::answer::{Answer, Read, Request};
use staalkaart_search::bundle::Bundle;
use staalkaart_search::engine::{Session, Unanswered};
use staalkaart_search::index::{self, Document, Record, Section};
use staalkaart_search::synonyms::Synonyms;
use staalkaart_search::{How, Kind, Place};

fn document(slug: &str, title: &str, text: &str) -> Document {
    let section = Section { anchor: "deel".to_owned(), title: String::new(), text: text.to_owned() };
    let record =
        Record { slug: slug.to_owned(), title: title.to_owned(), url: format!("methodieken/{slug}/"), sections: vec![section], ..Record::default() };
    Document { record, ..Document::default() }
}

/// Documents with a text each; their titles say nothing.
fn texts(texts: &[(&str, &str)]) -> Vec<Document> {
    texts.iter().map(|(slug, text)| document(slug, "Titel", text)).collect()
}

fn session(documents: &[Document]) -> Session {
    with_synonyms(documents, &[])
}

fn with_synonyms(documents: &[Document], groups: &[&[&str]]) -> Session {
    let groups = groups.iter().map(|group| group.iter().map(|word| (*word).to_owned()).collect()).collect();
    Session::open_bundle(&index::build(documents, &Synonyms::new(groups)).expect("an index")).expect("a session")
}

fn request(q: &str) -> Request {
    Request { q: q.to_owned(), limit: 10, ..Request::default() }
}

#[track_caller]
fn ask(session: &mut Session, q: &str) -> Answer {
    session.ask(&request(q)).expect("an answer")
}

#[track_caller]
fn slugs(session: &mut Session, q: &str) -> Vec<String> {
    ask(session, q).hits.into_iter().map(|hit| hit.slug).collect()
}

#[test]
fn in_the_same_place_exact_stands_above_stem_above_part_above_typing_error() {
    // The lesser match is given every advantage: it stands more often, in a shorter text, and is rarer. Corrected words only count where nothing else does.
    let noise = "Hier staat nog heel wat meer tekst over iets dat niemand zoekt, zodat deze tekst langer wordt dan elke andere. ".repeat(3);
    let mut session = session(&texts(&[
        ("deel", "Woonbegeleiding woonbegeleiding woonbegeleiding woonbegeleiding woonbegeleiding."),
        ("stam", "Begeleiden begeleidt begeleiden begeleidt begeleiden begeleidt begeleiden begeleidt."),
        ("precies", &format!("{noise} Een begeleiding. {noise}")),
        ("anders", "Niets daarvan."),
    ]));
    assert_eq!(slugs(&mut session, "begeleiding"), ["precies", "stam", "deel"]);
    let answer = ask(&mut session, "begleiding");
    assert_eq!(answer.corrected.as_deref(), Some("begeleiding"));
    assert!(answer.hits.iter().all(|hit| hit.why[0].how == How::Typo));
    let how = |answer: &Answer| answer.hits.iter().map(|hit| hit.why[0].how).collect::<Vec<_>>();
    assert_eq!(how(&ask(&mut session, "begeleiding")), [How::Exact, How::Stem, How::Part]);
}

#[test]
fn the_better_place_stands_above_the_better_form() {
    let mut documents = texts(&[("tekst", "Over vergaderingen gesproken."), ("leeg", "Niets.")]);
    documents.push(document("titel", "Vergaderen", "Niets."));
    documents.push(document("naam", "Anders", "Niets."));
    documents[3].record.also = vec!["Vergadering houden".to_owned()];
    assert_eq!(slugs(&mut session(&documents), "vergaderingen"), ["titel", "naam", "tekst"]);
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let mut documents =
        vec![document("ekc", "Eigen Kracht-conferentie", "Tekst."), document("ips", "Individuele plaatsing en steun (IPS)", "Tekst.")];
    documents.push(document("verhaal", "Een verhaal", "De conferentie geeft eigen mensen kracht. Conferentie, conferentie."));
    documents[0].record.also = vec!["EKC".to_owned()];
    let mut session = session(&documents);
    for q in ["eigen kracht-conferentie", "eigenkrachtconferentie", "eigen krachtconferenties", "eigen-kracht-conferentie", "ekc", "E.K.C."] {
        assert_eq!(slugs(&mut session, q).first().map(String::as_str), Some("ekc"), "{q}");
    }
    assert_eq!(slugs(&mut session, "ips"), ["ips"]);
}

#[test]
fn accents_capitals_and_signs_do_not_matter() {
    let mut session = session(&texts(&[("a", "Coördinatie van cliënten met W²."), ("b", "Iets anders.")]));
    for q in ["coordinatie", "COÖRDINATIE", "clienten", "cliënt", "w2", "W²", "coo\u{308}rdinatie"] {
        assert_eq!(slugs(&mut session, q), ["a"], "{q}");
    }
}

#[test]
fn compounds_meet_their_parts_both_ways() {
    let mut session = session(&texts(&[
        ("samen", "Trajectbegeleiding helpt."),
        ("apart", "De begeleiding van een traject."),
        ("traject", "Een traject, en nog een traject."),
        ("begeleiding", "Goede begeleiding vraagt tijd. Begeleiding duurt."),
        ("ervaring", "De ervaringsdeskundige spreekt."),
        ("los", "Iemand met ervaring, deskundig in armoede. Een deskundige zegt iets over ervaring."),
    ]));
    let found = slugs(&mut session, "traject begeleiding");
    assert!(found.contains(&"samen".to_owned()) && found.contains(&"apart".to_owned()), "{found:?}");
    let answer = ask(&mut session, "trajectbegeleiding");
    assert_eq!(answer.hits.iter().map(|hit| hit.slug.as_str()).collect::<Vec<_>>(), ["samen", "apart"]);
    assert_eq!((answer.hits[1].why[0].how, answer.words[0].parts.len()), (How::Split, 2));
    assert_eq!(slugs(&mut session, "ervarings deskundigen")[0], "ervaring");
}

#[test]
fn what_a_word_ends_in_is_found_without_knowing_its_beginning() {
    let mut session = session(&texts(&[("a", "Netwerkberaad met familie."), ("b", "Huisbezoeken plannen."), ("c", "Begeleiding en gesprekken.")]));
    assert_eq!(slugs(&mut session, "beraad"), ["a"]);
    assert_eq!(slugs(&mut session, "bezoek"), ["b"]);
    assert!(slugs(&mut session, "leiding").is_empty(), "begeleiding is no kind of leiding");
}

#[test]
fn a_word_that_is_nowhere_is_said_to_be_and_nothing_else_comes() {
    let mut session = session(&texts(&[("a", "De zorg voor de boer."), ("b", "Een deskundige.")]));
    let answer = ask(&mut session, "zorgboerderij");
    assert_eq!((answer.total, answer.nowhere.as_slice()), (0, ["zorgboerderij".to_owned()].as_slice()));
    let answer = ask(&mut session, "xyzzy zorg");
    assert_eq!((answer.total, answer.nowhere.as_slice()), (1, ["xyzzy".to_owned()].as_slice()));
    assert_eq!(answer.words[0].read, Read::Nowhere);
}

#[test]
fn typing_errors_are_mended_in_long_words_only() {
    let mut session = session(&texts(&[("a", "Motiverende gespreksvoering bij armoede."), ("b", "Een boom en een bos. Empowerment.")]));
    for (q, mended) in [
        ("motivernde gespreksvoering", "motiverende gespreksvoering"),
        ("gesperksvoering", "gespreksvoering"),
        ("empowerement", "empowerment"),
        ("epmowermnt", "empowerment"),
        ("armode", "armoede"),
        ("rmoede", "armoede"),
    ] {
        assert_eq!(ask(&mut session, q).corrected.as_deref(), Some(mended), "{q}");
    }
    // Four letters: asked, not taken.
    let answer = ask(&mut session, "boon");
    assert_eq!((answer.total, answer.corrected, answer.suggestions.as_slice()), (0, None, ["boom".to_owned()].as_slice()));
    assert!(ask(&mut session, "bod").suggestions.is_empty());
    // Two errors in a word of eight letters are too many.
    assert_eq!(ask(&mut session, "armmoeede").corrected.as_deref(), Some("armoede"));
    assert_eq!(ask(&mut session, "OCMX").corrected, None);
}

#[test]
fn all_words_have_to_be_there_but_of_a_sentence_most() {
    let mut session = session(&texts(&[
        ("alle", "Signalen van mensen gaan naar het beleid. Wij brengen ze."),
        ("meeste", "Signalen gaan naar het beleid van de stad."),
        ("een", "Beleid alleen."),
        ("geen", "Iets anders."),
    ]));
    assert_eq!(slugs(&mut session, "signalen beleid"), ["meeste", "alle"]);
    let answer = ask(&mut session, "signalen naar het beleid brengen");
    assert_eq!(answer.hits.iter().map(|hit| hit.slug.as_str()).collect::<Vec<_>>(), ["alle", "meeste"]);
    assert!(answer.loosened);
    assert!(!ask(&mut session, "signalen beleid").loosened);
    assert_eq!(answer.words[1].read, Read::Stop);
}

#[test]
fn words_that_stand_together_come_first() {
    let mut session = session(&texts(&[
        ("ver", "De eigen straat. Daar staat een huis, en dan nog een huis, en veel verder in de straat, na de brug en de markt, zit de kracht."),
        ("dicht", "Vertrouw op eigen kracht."),
    ]));
    assert_eq!(slugs(&mut session, "eigen kracht"), ["dicht", "ver"]);
}

#[test]
fn phrases_without_and_stop_words() {
    let mut session =
        session(&texts(&[("a", "Vertrouw op eigen kracht en begin."), ("b", "Kracht van je eigen mensen."), ("c", "Straf en kracht.")]));
    assert_eq!(slugs(&mut session, "\"eigen kracht\""), ["a"]);
    assert_eq!(slugs(&mut session, "„kracht van je eigen mensen”"), ["b"]);
    assert!(slugs(&mut session, "\"kracht eigen\"").is_empty());
    assert_eq!(slugs(&mut session, "kracht -straf").len(), 2);
    assert_eq!(slugs(&mut session, "kracht -\"eigen kracht\"").len(), 2);
    let answer = ask(&mut session, "de het een");
    assert_eq!((answer.total, answer.words[0].read), (0, Read::Stop));
}

#[test]
fn while_typing_the_last_word_may_go_on() {
    let mut session = session(&texts(&[("a", "Motiverende gesprekken."), ("b", "Niets.")]));
    let typed = |session: &mut Session, q: &str| session.ask(&Request { typing: true, ..request(q) }).expect("an answer").total;
    for q in ["mo", "motiv", "motiveren", "gesprekken mo", "motiverned"] {
        assert_eq!(typed(&mut session, q), 1, "{q}");
    }
    assert_eq!(
        session.ask(&Request { typing: true, ..request("mo gesprekken") }).expect("an answer").nowhere,
        ["mo"],
        "only the last word is being typed"
    );
}

#[test]
fn synonyms_come_below_the_word_itself() {
    let documents =
        texts(&[("buddy", "Een buddy helpt."), ("maatje", "Een maatje helpt. Ook veel later nog."), ("straat", "Outreachend werken in de buurt.")]);
    let mut session = with_synonyms(&documents, &[&["maatje", "buddy"], &["straathoekwerk", "outreachend werken"]]);
    assert_eq!(slugs(&mut session, "maatjes"), ["maatje", "buddy"]);
    assert_eq!(slugs(&mut session, "buddy"), ["buddy", "maatje"]);
    let answer = ask(&mut session, "straathoekwerk");
    assert_eq!((answer.hits[0].slug.as_str(), answer.hits[0].why[0].how), ("straat", How::Synonym));
    assert_eq!(answer.words[0].read, Read::Synonym);
}

#[test]
fn english_texts_are_read_as_english() {
    let mut documents = texts(&[("nl", "Over de sterkte van mensen."), ("en", "Strengths and communities of practitioners.")]);
    documents[1].record.language = Some("en".to_owned());
    let mut session = session(&documents);
    assert_eq!(slugs(&mut session, "community"), ["en"]);
    assert_eq!(slugs(&mut session, "practitioner"), ["en"]);
    assert!(ask(&mut session, "community").hits[0].passage.as_deref().is_some_and(|passage| passage.contains("<mark>communities</mark>")));
}

fn faceted() -> Session {
    let mut documents = texts(&[("a", "Werk met netwerken."), ("b", "Werk in groep."), ("c", "Werk aan beleid."), ("d", "Iets anders.")]);
    for (document, levels) in
        documents.iter_mut().zip([&["individueel"] as &[_], &["collectief"], &["collectief", "politiek-maatschappelijk"], &["individueel"]])
    {
        document.facets = levels.iter().map(|level| ("niveaus".to_owned(), (*level).to_owned())).collect();
    }
    documents[3].record.kind = Kind::Concept;
    session(&documents)
}

#[test]
fn facets_count_what_they_would_give() {
    let mut session = faceted();
    let with = |session: &mut Session, facets: &[(&str, &str)]| {
        let mut chosen: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, term) in facets {
            chosen.entry((*name).to_owned()).or_default().push((*term).to_owned());
        }
        session.ask(&Request { facets: chosen, ..request("werk") }).expect("an answer")
    };
    let answer = with(&mut session, &[]);
    assert_eq!((answer.total, answer.facets["niveaus"]["collectief"], answer.facets["soort"]["begrip"]), (3, 2, 0));
    // Of one dimension any, of several all; a dimension's own choice does not hide its other terms.
    let answer = with(&mut session, &[("niveaus", "collectief")]);
    assert_eq!((answer.total, answer.facets["niveaus"]["individueel"], answer.facets["soort"]["methodiek"]), (2, 1, 2));
    let answer = with(&mut session, &[("niveaus", "collectief"), ("niveaus", "individueel")]);
    assert_eq!(answer.total, 3);
    let answer = with(&mut session, &[("niveaus", "individueel"), ("soort", "begrip")]);
    assert_eq!(answer.total, 0);
    let answer = with(&mut session, &[("niveaus", "hoogst")]);
    assert_eq!((answer.total, answer.unknown.as_slice()), (0, ["niveaus=hoogst".to_owned()].as_slice()));
}

#[test]
fn an_empty_question_gives_everything_and_a_facet_word_is_offered() {
    let mut session = faceted();
    assert_eq!(ask(&mut session, "").total, 4);
    assert_eq!(ask(&mut session, "?!").total, 0);
    let answer = ask(&mut session, "collectief netwerken");
    assert_eq!(
        (answer.filters[0].dimension.as_str(), answer.filters[0].term.as_str(), answer.filters[0].query.as_str()),
        ("niveaus", "collectief", "netwerken")
    );
    assert_eq!(ask(&mut session, "politiek maatschappelijk").filters[0].term, "politiek-maatschappelijk");
}

#[test]
fn passages_show_the_words_and_lead_to_their_place() {
    let mut document = document("a", "Titel <b>", "Kop & staart.\nHier staat <script>huisbezoek</script>, en daarna nog iets.");
    document.record.sections.push(Section { anchor: "tweede".to_owned(), title: "Tweede".to_owned(), text: "Nog een bezoek.".to_owned() });
    let mut session = session(&[document]);
    let hit = ask(&mut session, "bezoek").hits.remove(0);
    assert_eq!(hit.sections.iter().map(|section| section.anchor.as_str()).collect::<Vec<_>>(), ["deel", "tweede"]);
    assert_eq!(hit.sections[1].passage, "Nog een <mark>bezoek</mark>.");
    let passage = hit.sections[0].passage.clone();
    assert!(passage.contains("&lt;script&gt;<mark>huisbezoek</mark>&lt;/script&gt;"), "{passage}");
    assert_eq!(hit.titel_marked, "Titel &lt;b&gt;");
    assert_eq!((hit.why[0].field, hit.why[0].how), (Place::Text, How::Exact));
}

/// A catalogue that is too large to be published in one piece.
fn large() -> Vec<Document> {
    let words: Vec<&str> =
        "armoede netwerk begeleiding traject gezin kracht welzijn werk signalen beleid buurt vrijwilliger ervaring deskundige gesprek \
        huisbezoek motiverende samenwerking ondersteuning overleg vergadering school kinderen ouders jongeren woning schulden budget rechten \
        verenigingen participatie onthaal dienst samen leren oefenen groep verhaal foto theater kaart cirkel plan doel stap tijd rust vertrouwen"
            .split_whitespace()
            .collect();
    let mut state = 42u64;
    let mut next = move |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % n
    };
    let documents = (0..600).map(|number| {
        let text: Vec<String> =
            (0..400).map(|_| if next(12) == 0 { format!("woord{}", next(4000)) } else { words[next(words.len())].to_owned() }).collect();
        let mut document = document(&format!("m{number}"), &format!("{} {number}", words[next(words.len())]), &text.join(" "));
        document.facets = vec![("niveaus".to_owned(), ["individueel", "collectief"][next(2)].to_owned())];
        document
    });
    documents.collect()
}

/// Asks with the blocks that are missing, and gives the answer, the rounds and the blocks.
fn ask_lazily(session: &mut Session, bundle: &Bundle, request: &Request) -> (Answer, usize, usize) {
    let mut blocks = 0;
    for round in 0..12 {
        match session.ask(request) {
            Ok(answer) => return (answer, round, blocks),
            Err(Unanswered::Missing(missing)) => {
                blocks += missing.len();
                for number in missing {
                    let (_, file) = bundle.blocks.iter().find(|(of, _)| *of == number).expect("a block that exists");
                    session.put(number, file).expect("a whole block");
                }
            }
            Err(Unanswered::Failed(error)) => panic!("{error}"),
        }
    }
    panic!("no answer after twelve rounds");
}

#[test]
fn a_large_index_answers_the_same_block_by_block() {
    let bundle = index::build(&large(), &Synonyms::default()).expect("an index");
    assert!(bundle.blocks.len() > 20, "{}", bundle.blocks.len());
    let mut whole = Session::open_bundle(&bundle).expect("a session");
    for q in ["armoede", "gezin kracht", "motiv", "woord17", "\"gezin kracht\"", "begleiding", "huisbezoek -school", "werk woord12 in de buurt"] {
        for typing in [false, true] {
            let request = Request { typing, ..request(q) };
            let mut lazy = Session::open(&bundle.header).expect("a session");
            let (answer, rounds, blocks) = ask_lazily(&mut lazy, &bundle, &request);
            let expected = whole.ask(&request).expect("an answer");
            assert_eq!(serde_json::to_string(&answer).expect("JSON"), serde_json::to_string(&expected).expect("JSON"), "{q}");
            assert!(rounds <= 5, "{q}: {rounds} rounds");
            assert!(blocks < bundle.blocks.len(), "{q}: {blocks} blocks");
        }
    }
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let build = || index::build(&large()[..80], &Synonyms::default()).expect("an index");
    assert_eq!(build(), build());
}

#[test]
fn a_damaged_index_says_so() {
    let bundle = index::build(&texts(&[("a", "Tekst.")]), &Synonyms::default()).expect("an index");
    assert!(Session::open(b"<!DOCTYPE html>").is_err_and(|error| error.code() == "corrupt"));
    assert!(Session::open(&bundle.header[..bundle.header.len() / 2]).is_err_and(|error| error.code() == "corrupt"));
    let mut newer = bundle.header.clone();
    newer[8] += 1;
    assert!(Session::open(&newer).is_err_and(|error| error.code() == "version"));
    let mut session = Session::open(&bundle.header).expect("a session");
    assert!(session.put(0, b"<html>404</html>").is_err());
    for request in ["", "{\"q\":1}", "{\"q\":\"a\",\"limit\":-1}"] {
        assert!(String::from_utf8(session.answer(request.as_bytes())).expect("JSON").starts_with("{\"error\":"), "{request}");
    }
}

#[test]
fn an_empty_catalogue_answers_too() {
    let mut session = session(&[]);
    assert_eq!(ask(&mut session, "iets").total, 0);
    assert_eq!(ask(&mut session, "").total, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_pass_for_a_block(number in 0u32..100, bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        thread_local! {
            static BUNDLE: Bundle = index::build(&large()[..300], &Synonyms::default()).expect("an index");
        }
        BUNDLE.with(|bundle| {
            let session = Session::open(&bundle.header).expect("a session");
            prop_assert!(session.put(number, &bytes).is_err());
            // Nor does a block with another beginning, or another's place.
            let (own, file) = &bundle.blocks[number as usize % bundle.blocks.len()];
            prop_assert!(session.put(own + 1, file).is_err());
            let mut damaged = file.clone();
            let at = bytes.len() % damaged.len();
            damaged[at] ^= 0x10;
            prop_assert!(session.put(*own, &damaged).is_err());
            prop_assert!(session.put(*own, file).is_ok());
            Ok(())
        })?;
    }

    #[test]
    fn every_question_has_an_answer(words in proptest::collection::vec("\\PC{0,12}|[a-z]{1,30}|-\"?gezin|\"eigen kracht|\\u{0}\\u{1}\\u{10}|de|werk", 0..60), typing: bool, offset in 0u32..20, limit in 0u32..500) {
        thread_local! {
            static SESSION: std::cell::RefCell<Session> = std::cell::RefCell::new(session(&texts(&[("a", "Werk op eigen kracht in het gezin."), ("b", "Trajectbegeleiding en netwerk.")])));
        }
        let request = Request { q: words.join(" "), typing, offset, limit, ..Request::default() };
        let answer = SESSION.with_borrow_mut(|session| session.ask(&request)).expect("an answer");
        prop_assert!(answer.hits.len() <= answer.total);
    }
}
