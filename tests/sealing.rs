//! A quiz whose key is encrypted: what its document still gives away, what can be done with it, and what it is after it was
//! opened. The engine encrypts nothing, so that any text stands for the cipher's.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::certification::{grade, prospect};
use calibrant::document::{Issue, LARGEST_DOCUMENT, Value};
use calibrant::quiz::{Attempt, Quiz};
use serde_json::{Value as Json, json};
use support::{patched, tree};

fn every_key() -> Json {
    serde_json::from_str(include_str!("package/fixtures/every-key.quiz.json")).unwrap()
}

fn quiz(document: &Json) -> Quiz {
    Quiz::parse(&tree(document)).unwrap_or_else(|issues| panic!("{issues:#?}"))
}

fn encrypted() -> Value {
    tree(&json!({"iterations": 600_000, "salt": "c2FsdA", "nonce": "bm9uY2U", "text": "Y2lwaGVy"}))
}

fn sealed(open: &Quiz) -> Quiz {
    open.seal(&encrypted()).unwrap_or_else(|issues| panic!("{issues:#?}"))
}

fn plain<T: serde::Serialize>(value: &T) -> Json {
    serde_json::to_value(value).unwrap()
}

fn codes(issues: &[Issue]) -> Vec<(&str, &str)> {
    issues.iter().map(|issue| (issue.code.as_str(), issue.path.as_str())).collect()
}

/// Without some of its keys.
fn without(mut document: Json, keys: &[&str]) -> Json {
    document.as_object_mut().unwrap().retain(|key, _| !keys.contains(&key.as_str()));
    document
}

/// Everything of a key that only the key says.
fn marked() -> Json {
    patched(
        every_key(),
        &json!([
            {"op": "add", "path": "/key/business/who/reason", "value": "MARK-1"},
            {"op": "add", "path": "/key/business/who/reasons/agent", "value": {"en": "MARK-2"}},
            {"op": "add", "path": "/key/business/hours/answer/number", "value": "31.4159"},
            {"op": "add", "path": "/key/business/hours/tolerance", "value": "2.71828"},
            {"op": "add", "path": "/key/business/hours/nothingFrom", "value": "141.421"},
            {"op": "add", "path": "/key/scoring/c1/expert/id", "value": "MARK-3"},
            {"op": "add", "path": "/key/scoring/c1/expert/answers/verify/note", "value": "MARK-4"},
            {"op": "add", "path": "/key/scoring/c1/accepted/solve/0/note", "value": "MARK-5"},
            {"op": "add", "path": "/key/scoring/c1/reasons/greet", "value": "MARK-6"},
            {"op": "add", "path": "/key/scoring/c1/panel/0/rater/id", "value": "MARK-7"},
        ]),
    )
}

#[test]
fn a_sealed_document_holds_no_answer() {
    let open = marked();
    let sealed = plain(sealed(&quiz(&open)).document());
    let (before, after) = (open.to_string(), sealed.to_string());
    let told = ["MARK-1", "MARK-2", "MARK-3", "MARK-4", "MARK-5", "MARK-6", "MARK-7", "31.4159", "2.71828", "141.421"];
    for mark in told.into_iter().chain(["answer\"", "expert", "accepted", "reason", "panel", "tolerance"]) {
        assert!(before.contains(mark) && !after.contains(mark), "{mark}");
    }
    // Nor does anything else of it depend on the key.
    assert_eq!(without(sealed, &["sealed"]), without(plain(&tree(&open)), &["key"]));
}

fn attempt_at(quiz: &Quiz) -> Attempt {
    let corpus: Json = serde_json::from_str(include_str!("corpus/attempt.json")).unwrap();
    Attempt::parse(quiz, &quiz.attempt(&tree(&corpus["bases"]["attempt"])))
        .unwrap_or_else(|issues| panic!("{issues:#?}"))
}

#[test]
fn an_attempt_at_a_sealed_quiz_is_graded_once_it_is_open() {
    let open = quiz(&every_key());
    let sealed = sealed(&open);
    let attempt = attempt_at(&sealed);
    let opened = sealed.open(open.key().unwrap()).unwrap();
    let result = grade(&opened, &attempt).unwrap();
    let told = |result| without(plain(&result), &["quiz", "attempt"]);
    assert_eq!(told(result.clone()), told(grade(&open, &attempt_at(&open)).unwrap()));
    assert_eq!(result, grade(&opened, &attempt_at(&opened)).unwrap(), "read by the opened quiz");
    assert_eq!(result.quiz, sealed.hash());
    assert_eq!(
        result.parts[1].points.exact, "7/2",
        "of 3 points 2 for one pair of six in disorder, 3/2 for a match of two"
    );
    assert_eq!(plain(&prospect(&opened).unwrap()), plain(&prospect(&open).unwrap()));
}

#[test]
fn while_it_is_sealed_nothing_is_graded() {
    let sealed = sealed(&quiz(&every_key()));
    assert_eq!(sealed.key(), None);
    let refused = [("sealed-quiz", "")];
    assert_eq!(codes(&grade(&sealed, &attempt_at(&sealed)).unwrap_err()), refused);
    assert_eq!(codes(&prospect(&sealed).unwrap_err()), refused);
    assert_eq!(codes(&sealed.seal(&encrypted()).unwrap_err()), refused);
}

#[test]
fn practice_is_not_sealed() {
    let practice = quiz(&patched(every_key(), &json!([{"op": "add", "path": "/mode", "value": "practice"}])));
    assert_eq!(codes(&practice.seal(&encrypted()).unwrap_err()), [("practice-sealed", "/mode")]);
}

/// Base64url takes a third more than what it stands for, so that an open quiz may be read and its sealed copy not.
#[test]
fn what_could_not_be_read_again_is_not_sealed() {
    let text = "a".repeat(LARGEST_DOCUMENT - 1_000);
    let encrypted = tree(&json!({"iterations": 600_000, "salt": "c2FsdA", "nonce": "bm9uY2U", "text": text}));
    assert_eq!(codes(&quiz(&every_key()).seal(&encrypted).unwrap_err()), [("too-large", "")]);
}

/// Whoever has the sealed file has its hash; one that also covered the key would tell a right guess from a wrong one.
#[test]
fn an_opened_quiz_goes_by_the_sealed_document() {
    let open = quiz(&every_key());
    let sealed = sealed(&open);
    let opened = sealed.open(open.key().unwrap()).unwrap();
    assert_eq!((opened.hash(), opened.document()), (sealed.hash(), sealed.document()));
    assert_ne!(open.hash(), sealed.hash());
    assert_eq!(opened.key(), open.key());
    let other =
        patched(every_key(), &json!([{"op": "add", "path": "/key/business/who/answer/option", "value": "friend"}]));
    assert_eq!(quiz(&other).seal(&encrypted()).unwrap().hash(), sealed.hash(), "of the key nothing is in the hash");
}

#[test]
fn an_opened_quiz_is_sealed_again_by_another_passphrase() {
    let open = quiz(&every_key());
    let opened = sealed(&open).open(open.key().unwrap()).unwrap();
    let other = json!({"iterations": 700_000, "salt": "YQ", "nonce": "Yg", "text": "Yw"});
    let again = opened.seal(&tree(&other)).unwrap();
    let [first, second] = [opened.document(), again.document()].map(plain);
    assert_eq!(second["sealed"]["iterations"], json!(700_000.0));
    assert_ne!(first["sealed"]["hash"], second["sealed"]["hash"]);
    assert_eq!(without(first, &["sealed"]), without(second, &["sealed"]));
    assert_eq!(again.open(opened.key().unwrap()).unwrap().key(), open.key());
}

/// What canonical text would turn into texts comes back as the numbers it was.
#[test]
fn a_key_comes_back_from_its_json() {
    let document = patched(
        every_key(),
        &json!([{"op": "add", "path": "/key/scoring/c1/expert/answers/verify/evidence",
            "value": [{"from": 61.25, "to": 65.123_456_789}]}]),
    );
    let open = quiz(&document);
    let text = serde_json::to_string(open.key().unwrap()).unwrap();
    let opened = sealed(&open).open(&serde_json::from_str(&text).unwrap());
    assert_eq!(opened.unwrap_or_else(|issues| panic!("{issues:#?}")).key(), open.key());
}

#[test]
fn a_damaged_seal_is_told() {
    let right = plain(sealed(&quiz(&every_key())).document());
    // By Python's hashlib, over the canonical JSON of the rest.
    let hash = "sha256:d0aadb352b9ecf40e95d0790aefbc3894abfddf45e31779bcc15804a3f30928f";
    assert_eq!(right["sealed"]["hash"], json!(hash));
    for (key, value) in [
        ("iterations", json!(600_001)),
        ("salt", json!("c2FsdB")),
        ("nonce", json!("bm9uY2V")),
        ("text", json!("Y2lwaGVyY2lwaGVy")),
        ("hash", json!("sha256:0")),
    ] {
        let mut changed = right.clone();
        changed["sealed"][key] = value;
        assert_eq!(codes(&Quiz::parse(&tree(&changed)).unwrap_err()), [("seal-damaged", "/sealed/hash")], "{key}");
    }
}

#[test]
fn what_is_no_encrypted_key_makes_no_seal() {
    let open = quiz(&every_key());
    for (given, expected) in [
        (json!({"iterations": 600_000, "salt": "s", "nonce": "n"}), ("missing-key", "/sealed")),
        (json!({"iterations": 99_999, "salt": "s", "nonce": "n", "text": "t"}), ("out-of-range", "/sealed/iterations")),
        (
            json!({"iterations": 600_000, "salt": "s", "nonce": "n", "text": "t", "passphrase": "p"}),
            ("unknown-key", "/sealed/passphrase"),
        ),
    ] {
        assert_eq!(codes(&open.seal(&tree(&given)).unwrap_err()), [expected]);
    }
    assert!(open.seal(&Value::Null).is_err());
}

#[test]
fn faults_of_an_opened_key_are_told_at_their_places() {
    let sealed = sealed(&quiz(&every_key()));
    let key = patched(
        every_key()["key"].clone(),
        &json!([
            {"op": "remove", "path": "/business/signs"},
            {"op": "add", "path": "/sales", "value": {}},
            {"op": "add", "path": "/process/steps/answer/order", "value": ["listen", "score", "note"]},
            {"op": "add", "path": "/scoring/c1/expert/answers/greet/option", "value": "maybe"},
        ]),
    );
    assert_eq!(
        codes(&sealed.open(&tree(&key)).unwrap_err()),
        [
            ("unknown-part", "/key/sales"),
            ("missing-key", "/key/business"),
            ("option-left-out", "/key/process/steps/answer/order"),
            ("unknown-option", "/key/scoring/c1/expert/answers/greet/option"),
        ]
    );
    assert_eq!(codes(&sealed.open(&Value::Null).unwrap_err()), [("wrong-type", "/key")]);
}

#[test]
fn an_open_quiz_with_another_key_is_another_quiz() {
    let open = quiz(&every_key());
    let other =
        patched(every_key(), &json!([{"op": "add", "path": "/key/business/who/answer/option", "value": "friend"}]));
    let opened = open.open(&tree(&other["key"])).unwrap();
    assert_ne!(opened.hash(), open.hash());
    assert_eq!(plain(opened.document()), plain(quiz(&other).document()));
}

#[test]
fn extra_minutes_are_added_and_told() {
    let quiz = quiz(&every_key());
    let seconds = |minutes: Option<usize>, at: &str| {
        let mut happened = json!({
            "format": "calibrant/attempt@1", "rater": {"id": "t", "name": "T"}, "started": "2026-11-26T09:00:00+08:00",
            "events": [{"at": at, "kind": "submit"}],
        });
        if let Some(minutes) = minutes {
            happened["extraMinutes"] = json!(minutes);
        }
        let attempt = Attempt::parse(&quiz, &quiz.attempt(&tree(&happened))).unwrap();
        let result = grade(&quiz, &attempt).unwrap();
        assert_eq!(plain(&result)["extraMinutes"], json!(minutes.unwrap_or(0)));
        (result.remarks.is_empty(), result.seconds)
    };
    // The quiz has 90 minutes.
    assert_eq!(seconds(None, "2026-11-26T10:30:00+08:00"), (true, 5_400.0));
    assert_eq!(seconds(None, "2026-11-26T10:30:01+08:00"), (false, 0.0));
    assert_eq!(seconds(Some(30), "2026-11-26T11:00:00+08:00"), (true, 7_200.0));
    assert_eq!(seconds(Some(30), "2026-11-26T11:00:01+08:00"), (false, 0.0));
    assert_eq!(seconds(Some(0), "2026-11-26T10:30:01+08:00"), (false, 0.0));
}
