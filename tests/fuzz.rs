//! Whatever is read, the parsers answer: with a valid value or with issues that say where, and never with a panic.
//!
//! Runs on stable, a few thousand inputs each time; `FUZZ_RUNS` and `FUZZ_SEED` look longer and elsewhere.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::certification::{grade, prospect};
use calibrant::document::{Issue, Value};
use calibrant::evaluation::{Evaluation, check_contact};
use calibrant::quiz::{Attempt, Quiz};
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, score, score_columns};
use calibrant::session::Session;
use serde_json::{Value as Json, json};
use support::{Dice, SCORECARDS, shipped, tree};

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The documents to start from: those in `tests/fuzz`, and some that are right.
fn seeds(kind: &str, right: &[Json]) -> Vec<Json> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(kind));
    let mut seeds: Vec<Json> =
        named.map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()).collect();
    assert!(!seeds.is_empty(), "no corpus of {kind}");
    seeds.extend_from_slice(right);
    seeds
}

/// Tries many mutations of the seeds.
fn fuzz(kind: &str, right: &[Json], mut try_one: impl FnMut(&Json)) {
    let seeds = seeds(kind, right);
    let mut dice = Dice(setting("FUZZ_SEED", 1));
    for run in 0..setting("FUZZ_RUNS", 4_000) as usize {
        let mut document = seeds[run % seeds.len()].clone();
        for _ in 0..=dice.below(2) {
            mutate(&mut document, &mut dice);
        }
        try_one(&document);
    }
}

/// Changes something somewhere: walks down at random, and stops at random.
fn mutate(value: &mut Json, dice: &mut Dice) {
    let inside = match value {
        Json::Object(entries) if !entries.is_empty() => {
            let place = dice.below(entries.len());
            entries.iter_mut().nth(place).map(|(_, value)| value)
        }
        Json::Array(values) if !values.is_empty() => {
            let place = dice.below(values.len());
            values.get_mut(place)
        }
        _ => None,
    };
    match inside {
        Some(inside) if dice.below(6) > 0 => mutate(inside, dice),
        _ => change(value, dice),
    }
}

fn change(value: &mut Json, dice: &mut Dice) {
    match (dice.below(4), value) {
        (0, Json::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(dice.below(entries.len())).unwrap().clone();
            let moved = entries.remove(&key).unwrap();
            if dice.below(2) == 0 {
                entries.insert(anything(dice).to_string(), moved);
            }
        }
        (1, Json::Array(values)) if !values.is_empty() => {
            let copy = values[dice.below(values.len())].clone();
            values.insert(dice.below(values.len()), copy);
        }
        (2, Json::Array(values)) if !values.is_empty() => {
            values.remove(dice.below(values.len()));
        }
        (_, value) => *value = anything(dice),
    }
}

fn anything(dice: &mut Dice) -> Json {
    match dice.below(16) {
        0 => json!(null),
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!(0.123_456_7),
        5 => json!(1_000_000_000),
        6 => json!("-0.000001"),
        7 => json!(""),
        8 => json!("~/~1"),
        9 => json!("9".repeat(1 + dice.below(400))),
        10 => json!("中文🙂\u{202e}\u{0}"),
        11 => json!("yes"),
        12 => json!([]),
        13 => json!({}),
        14 => json!({"below": 50}),
        _ => (0..dice.below(120)).fold(json!({"item": "L1", "in": ["yes"]}), |inner, _| json!({"not": inner})),
    }
}

/// An issue has a sentence with all its values in it, and a path that leads somewhere, or to a missing key's place.
fn assert_told(document: &Json, issues: &[Issue]) {
    for issue in issues {
        let message = issue.message();
        assert!(!message.contains("{ $"), "{message}");
        let parent = issue.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        assert!(document.pointer(parent).is_some(), "{}: {message}\n{document}", issue.path);
    }
}

fn has_error(issues: &[Issue]) -> bool {
    issues.iter().any(Issue::is_error)
}

#[test]
fn any_scorecard() {
    let right: Vec<Json> = SCORECARDS.iter().map(|(name, _)| shipped(name)).collect();
    let mut dice = Dice(3);
    let mut valid = 0;
    fuzz("scorecard", &right, |document| {
        let issues = Scorecard::check(&tree(document));
        assert_told(document, &issues);
        match Scorecard::parse(tree(document)) {
            Err(refused) => assert_eq!(refused, issues),
            Ok(card) => {
                assert!(!has_error(&issues), "{document}");
                valid += 1;
                use_card(document, &card, &mut dice);
            }
        }
    });
    assert!(valid > 100, "only {valid} documents stayed valid: the mutations are too wild to be of use");
}

/// A card that was accepted scores anything that fits it.
fn use_card(document: &Json, card: &Scorecard, dice: &mut Dice) {
    let answers = dice.answers(document);
    let draft = tree(&support::draft(card, &answers));
    if let Ok(evaluation) = Evaluation::parse(card, &draft) {
        let score = score(card, &evaluation);
        assert_eq!(score.items.len(), support::items(document).len());
    }
    let id = support::items(document)[0]["id"].as_str().unwrap().to_owned();
    let codes: Vec<u8> = (0..=255).collect();
    if let Err(issues) = score_columns(card, None, &[(&id, Column::Codes(&codes))]) {
        assert!(has_error(&issues));
    }
}

#[test]
fn any_evaluation() {
    let card = support::card(&shipped("service-quality.json"));
    let showcase = support::card(&{
        let mut document = shipped("showcase.json");
        document.as_object_mut().unwrap().remove("profiles");
        document
    });
    let sample: Json = serde_json::from_str(include_str!("../pkg/evaluations/account-recovery.json")).unwrap();
    let mut submitted = sample.clone();
    submitted["state"] = json!("submitted");
    submitted["scorecard"]["hash"] = json!(card.hash());
    submitted["result"] = json!({"exact": "86", "unit": "percent", "outcome": "pass", "band": "good",
        "engine": "calibrant 0.1.0", "scoringHash": card.scoring_hash()});
    submitted["disputes"] = json!([{"id": "d", "by": "a-7", "at": "2026-11-21T10:00:00+08:00",
        "items": [{"item": "C2", "reason": "?"}],
        "decision": {"by": "q", "at": "2026-11-22T10:00:00+08:00", "per": [{"item": "C2", "upheld": true}]}}]);
    let other = support::draft(&showcase, &Dice(5).answers(&shipped("showcase.json")));
    let mut valid = 0;
    fuzz("evaluation", &[sample, submitted, other], |document| {
        for card in [&card, &showcase] {
            let issues = Evaluation::check(card, &tree(document));
            assert_told(document, &issues);
            match Evaluation::parse(card, &tree(document)) {
                Err(refused) => assert_eq!(refused, issues),
                Ok(evaluation) => {
                    assert!(!has_error(&issues), "{document}");
                    assert_eq!(score(card, &evaluation), score(card, &evaluation));
                    valid += 1;
                }
            }
        }
    });
    assert!(valid > 100, "only {valid} documents stayed valid: the mutations are too wild to be of use");
}

#[test]
fn any_contact() {
    let sample: Json = serde_json::from_str(include_str!("../pkg/contacts/account-recovery.json")).unwrap();
    let mut valid = 0;
    fuzz("contact", &[sample], |document| {
        let issues = check_contact(&tree(document));
        assert_told(document, &issues);
        valid += usize::from(issues.is_empty());
    });
    assert!(valid > 100, "only {valid} documents stayed valid: the mutations are too wild to be of use");
}

fn session(document: &Json) -> Session {
    Session::parse(&tree(document)).unwrap()
}

fn shipped_session() -> Json {
    serde_json::from_str(include_str!("../pkg/sessions/account-recovery.json")).unwrap()
}

fn every_session() -> Json {
    serde_json::from_str(include_str!("package/fixtures/every-key.session.json")).unwrap()
}

#[test]
fn any_session() {
    let (mut valid, mut added) = (0, 0);
    let empty = json!({"format": "calibrant/session@1", "room": every_session()["room"], "events": []});
    fuzz("session", &[shipped_session(), every_session()], |document| {
        match Session::parse(&tree(document)) {
            Err(issues) => {
                assert!(has_error(&issues));
                assert_told(document, &issues);
            }
            Ok(read) => {
                assert!(read.state().sheets.len() >= read.state().raters.len());
                assert_eq!(plain(&session(&plain(&read.document())).state()), plain(&read.state()));
                valid += 1;
            }
        }
        // Of events that were changed what is left is added as if it had happened so: the fold takes anything.
        let mut copy = session(&empty);
        for happened in document["events"].as_array().into_iter().flatten() {
            let event = copy.event(&tree(happened));
            added += copy.add(&Value::List(vec![event])).unwrap_or_default();
        }
        assert_eq!(plain(&session(&plain(&copy.document())).state()), plain(&copy.state()));
    });
    // Whatever is changed in a room or an event is another room or no event any more.
    assert!(valid > 20 && added > 10_000, "only {valid} sessions stayed valid, only {added} events were added");
}

fn plain<T: serde::Serialize>(value: &T) -> Json {
    serde_json::to_value(value).unwrap()
}

#[test]
fn any_sheet() {
    let host = session(&every_session());
    let right = json!({"format": "calibrant/sheet@1", "room": host.hash(), "scoringHash": host.scorecard().scoring_hash(),
        "rater": "A", "at": "2026-11-26T09:00:00+08:00",
        "locks": [{"case": "c1", "commit": "sha256:0", "sealed": "AA"}, {"case": "c2", "commit": "sha256:1", "sealed": "AA"}]});
    let mut valid = 0;
    fuzz("sheet", &[right], |document| match host.locks_of(&tree(document)) {
        Err(issues) => {
            assert!(has_error(&issues));
            assert_told(document, &issues);
        }
        Ok(locks) => {
            let mut copy = session(&plain(&host.document()));
            assert!(copy.add(&locks).is_ok(), "{document}");
            valid += 1;
        }
    });
    assert!(valid > 10, "only {valid} sheets stayed valid: the mutations are too wild to be of use");
}

fn every_quiz() -> Json {
    serde_json::from_str(include_str!("package/fixtures/every-key.quiz.json")).unwrap()
}

/// The same, sealed: what was encrypted the engine never reads.
fn sealed_quiz() -> Quiz {
    let encrypted = json!({"iterations": 600_000, "salt": "c2FsdA", "nonce": "bm9uY2U", "text": "Y2lwaGVy"});
    Quiz::parse(&tree(&every_quiz())).unwrap().seal(&tree(&encrypted)).unwrap()
}

#[test]
fn any_quiz() {
    let mut valid = 0;
    fuzz("quiz", &[every_quiz(), plain(sealed_quiz().document())], |document| match Quiz::parse(&tree(document)) {
        Err(issues) => {
            assert!(has_error(&issues));
            assert_told(document, &issues);
        }
        Ok(quiz) => {
            assert_eq!(Quiz::parse(quiz.document()).unwrap().hash(), quiz.hash());
            valid += 1;
        }
    });
    assert!(valid > 100, "only {valid} documents stayed valid: the mutations are too wild to be of use");
}

/// A key that was decrypted is no better than any document.
#[test]
fn any_key() {
    let sealed = sealed_quiz();
    let mut valid = 0;
    fuzz("key", &[every_quiz()["key"].clone()], |key| match sealed.open(&tree(key)) {
        Err(issues) => {
            assert!(has_error(&issues));
            assert!(issues.iter().all(|issue| issue.path.starts_with("/key")), "{issues:?}");
            assert_told(&json!({ "key": key }), &issues);
        }
        Ok(quiz) => {
            assert!(prospect(&quiz).is_ok());
            assert_eq!(quiz.hash(), sealed.hash());
            valid += 1;
        }
    });
    assert!(valid > 50, "only {valid} keys stayed valid: the mutations are too wild to be of use");
}

#[test]
fn any_attempt() {
    let quiz = Quiz::parse(&tree(&every_quiz())).unwrap();
    let corpus: Json = serde_json::from_str(include_str!("corpus/attempt.json")).unwrap();
    let right = plain(&quiz.attempt(&tree(&corpus["bases"]["attempt"])));
    let mut valid = 0;
    fuzz("attempt", &[right], |document| {
        for document in [tree(document), quiz.attempt(&tree(document))] {
            match Attempt::parse(&quiz, &document) {
                Err(issues) => {
                    assert!(has_error(&issues));
                    assert_told(&plain(&document), &issues);
                }
                Ok(attempt) => {
                    assert!(grade(&quiz, &attempt).is_ok());
                    valid += 1;
                }
            }
        }
    });
    assert!(valid > 100, "only {valid} documents stayed valid: the mutations are too wild to be of use");
}

#[test]
fn a_document_beyond_the_limit_is_told_once() {
    let long = "x".repeat(19_000);
    let sections: Vec<Json> = (0..190)
        .map(|index| {
            json!({"id": format!("s{index}"), "title": long, "items": [
            {"id": format!("i{index}"), "title": long, "purpose": long, "kind": "text"}]})
        })
        .collect();
    let document = json!({"format": "calibrant/scorecard@1", "id": "large", "version": "1", "title": long,
        "method": "points", "sections": sections});
    let codes: Vec<_> = Scorecard::check(&tree(&document)).iter().map(|issue| issue.code.as_str()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "too-large").count(), 1, "{codes:?}");
}

/// Text that is not JSON, or JSON that nests without end, is refused before there is a tree.
#[test]
fn any_text() {
    let text = include_str!("../pkg/scorecards/critical-category.json");
    let mut dice = Dice(setting("FUZZ_SEED", 1));
    for _ in 0..setting("FUZZ_RUNS", 4_000) {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=dice.below(3) {
            let place = dice.below(bytes.len());
            bytes[place] = b"{}[]\",:0e-\\\xff"[dice.below(12)];
        }
        if let Ok(document) = serde_json::from_slice::<Value>(&bytes) {
            let _ = Scorecard::parse(document);
        }
    }
    assert!(serde_json::from_str::<Value>(&"[".repeat(100_000)).is_err());
}
