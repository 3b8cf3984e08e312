//! Documents with faults, and documents at the very edge of being right: what the engine says about each of them, in
//! which words, in which languages, and that every code of the engine is raised by at least one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by stopping"
)]

#[path = "corpus/case.rs"]
mod case;
#[path = "corpus/table.rs"]
mod table;

use calibrant::agreement::Request;
use calibrant::certification::{certificate_id, check_certificate, grade};
use calibrant::document::{Code, Issue, Severity, Value};
use calibrant::evaluation::{Evaluation, check_contact};
use calibrant::quiz::{Attempt, Quiz};
use calibrant::ratings::Ratings;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, score, score_columns};
use calibrant::session::Session;

use case::{Case, Corpus, read, said};
use serde_json::{Value as Json, json};

const FILES: [&str; 8] = [
    "scorecard.json",
    "evaluation.json",
    "contact.json",
    "session.json",
    "sheet.json",
    "quiz.json",
    "attempt.json",
    "certificate.json",
];

/// Runs every case of a file; all that fail are told at once.
fn run(file: &str, judge: impl Fn(&Corpus, &Case) -> Result<(), String>) {
    let corpus = Corpus::read(file);
    let failures: Vec<_> =
        corpus.cases.iter().filter_map(|case| Some((&case.name, judge(&corpus, case).err()?))).collect();
    let told: String = failures.iter().map(|(name, failure)| format!("\n* {name}\n{failure}")).collect();
    assert!(failures.is_empty(), "{} of {} cases of {file} fail:{told}", failures.len(), corpus.cases.len());
}

fn compare(expected: &[String], found: &[String]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let marked = |mark: char, lines: &[String], others: &[String]| -> String {
        let missing = lines.iter().filter(|line| !others.contains(line));
        missing.map(|line| format!("  {mark} {}\n", line.chars().take(400).collect::<String>())).collect()
    };
    let differences = marked('-', expected, found) + &marked('+', found, expected);
    Err(if differences.is_empty() { format!("  another order: {found:#?}\n") } else { differences })
}

/// The issues of a document say the expected, and every path leads to something in it.
fn judge(case: &Case, document: &Value, issues: &[Issue], names: &[(&str, &str)]) -> Result<(), String> {
    compare(&case.expected("issues", names).expect("issues"), &said(issues))?;
    match issues.iter().find(|issue| !leads_somewhere(document, issue)) {
        Some(issue) => Err(format!("  {} leads nowhere in the document\n", issue.path)),
        None => Ok(()),
    }
}

/// The path of a missing answer leads to where it belongs; any other path to something that is there.
fn leads_somewhere(document: &Value, issue: &Issue) -> bool {
    let mut place = Some(document);
    for step in issue.path.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")) {
        place = match place {
            Some(Value::List(entries)) => step.parse().ok().and_then(|index: usize| entries.get(index)),
            Some(object) => object.get(&step),
            None => None,
        };
    }
    place.is_some() || issue.code == Code::MissingAnswer
}

#[test]
fn scorecards() {
    run("scorecard.json", |corpus, case| {
        let document = corpus.document(case, &[]);
        let issues = Scorecard::check(&document);
        let parsed = Scorecard::parse(document.clone());
        if parsed.is_ok() == issues.iter().any(Issue::is_error) {
            return Err("  check() and parse() disagree\n".into());
        }
        judge(case, &document, &issues, &[])
    });
}

#[test]
fn evaluations() {
    run("evaluation.json", |corpus, case| {
        let card = Scorecard::parse(case.scorecard()).map_err(|issues| said(&issues).join("\n"))?;
        let names = [("{hash}", card.hash()), ("{scoringHash}", card.scoring_hash())];
        let document = corpus.document(case, &names);
        let issues = Evaluation::check(&card, &document);
        judge(case, &document, &issues, &names)?;
        match (Evaluation::parse(&card, &document), case.expected("warnings", &names)) {
            (Ok(_), _) if issues.iter().any(Issue::is_error) => Err("  check() and parse() disagree\n".into()),
            (Ok(evaluation), Some(warnings)) => compare(&warnings, &said(&score(&card, &evaluation).warnings)),
            (Err(_), Some(_)) => Err("  a score's warnings are expected, but it cannot be scored\n".into()),
            (Ok(_), None) | (Err(_), None) => Ok(()),
        }
    });
}

#[test]
fn contacts() {
    run("contact.json", |corpus, case| {
        let document = corpus.document(case, &[]);
        judge(case, &document, &check_contact(&document), &[])
    });
}

/// A session of the corpus with its room's hash and its events' ids, each where a case leaves it open.
fn complete(corpus: &Corpus, case: &Case) -> (Value, String) {
    let mut empty = corpus.document(case, &[]);
    if let Value::Object(entries) = &mut empty {
        entries.iter_mut().filter(|(key, _)| key == "events").for_each(|(_, events)| *events = Value::List(Vec::new()));
    }
    let Ok(session) = Session::parse(&empty) else { return (corpus.document(case, &[]), String::new()) };
    let mut document = corpus.document(case, &[("{room}", session.hash())]);
    if let Value::Object(entries) = &mut document
        && let Some((_, Value::List(events))) = entries.iter_mut().find(|(key, _)| key == "events")
    {
        let open = Value::Text("{id}".into());
        events.iter_mut().filter(|event| event.get("id") == Some(&open)).for_each(|event| {
            let whole = session.event(event);
            if let (Value::Object(entries), Some(id)) = (event, whole.get("id")) {
                entries.iter_mut().filter(|(key, _)| key == "id").for_each(|(_, value)| *value = id.clone());
            }
        });
    }
    (document, session.hash().into())
}

#[test]
fn sessions() {
    run("session.json", |corpus, case| {
        let (document, room) = complete(corpus, case);
        let issues = Session::parse(&document).err().unwrap_or_default();
        judge(case, &document, &issues, &[("{room}", &room)])
    });
}

#[test]
fn sheets() {
    run("sheet.json", |corpus, case| {
        let session = Session::parse(&case.session()).map_err(|issues| said(&issues).join("\n"))?;
        let names = [("{room}", session.hash()), ("{scoringHash}", session.scorecard().scoring_hash())];
        let document = corpus.document(case, &names);
        judge(case, &document, &session.locks_of(&document).err().unwrap_or_default(), &names)
    });
}

#[test]
fn quizzes() {
    run("quiz.json", |corpus, case| {
        let document = corpus.document(case, &[]);
        judge(case, &document, &Quiz::parse(&document).err().unwrap_or_default(), &[])
    });
}

#[test]
fn attempts() {
    run("attempt.json", |corpus, case| {
        let quiz = Quiz::parse(&case.quiz()).map_err(|issues| said(&issues).join("\n"))?;
        let open = corpus.document(case, &[("{quiz}", quiz.hash())]);
        let whole = quiz.attempt(&open);
        let id =
            whole.get("id").and_then(|id| serde_json::to_value(id).ok()).and_then(|id| id.as_str().map(String::from));
        let names = [("{quiz}", quiz.hash()), ("{id}", &id.unwrap_or_default())];
        let document = corpus.document(case, &names);
        judge(case, &document, &Attempt::parse(&quiz, &document).err().unwrap_or_default(), &names)
    });
}

/// The scorecard of the part that has one.
fn scorecard_of(parts: &Value) -> Option<Value> {
    let Value::List(parts) = parts else { return None };
    parts.iter().find_map(|part| part.get("scorecard")).cloned()
}

/// Each of the attempt that the file has, or that the case makes of it.
#[test]
fn certificates() {
    run("certificate.json", |corpus, case| {
        let quiz = Quiz::parse(&case.quiz()).map_err(|issues| said(&issues).join("\n"))?;
        let attempt =
            Attempt::parse(&quiz, &quiz.attempt(&corpus.attempt(case))).map_err(|issues| said(&issues).join("\n"))?;
        let result = serde_json::to_value(grade(&quiz, &attempt).unwrap()).unwrap();
        let card = Scorecard::parse(case.quiz().get("parts").and_then(scorecard_of).unwrap()).unwrap();
        let names =
            [("{quiz}", quiz.hash()), ("{attempt}", result["attempt"].as_str().unwrap()), ("{card}", card.hash())];
        let id = certificate_id(&corpus.document(case, &names));
        let names = [names[0], names[1], names[2], ("{id}", &id)];
        let document = corpus.document(case, &names);
        judge(case, &document, &check_certificate(&document, &quiz, &attempt), &names)
    });
}

#[test]
fn columns() {
    let many: Vec<_> = (0..33).map(|option| format!(r#"{{"id": "o{option}", "title": "O", "points": 1}}"#)).collect();
    let yes_no = r#"[{"id": "yes", "title": "Yes", "points": 1}, {"id": "no", "title": "No", "points": 0}]"#;
    let card = format!(
        r#"{{"format": "calibrant/scorecard@1", "id": "c", "version": "1", "title": "C", "method": "points",
            "sections": [{{"id": "s", "title": "S", "items": [
                {{"id": "one", "title": "One", "kind": "choice", "options": {yes_no}}},
                {{"id": "some", "title": "Some", "kind": "multi", "options": {yes_no}}},
                {{"id": "many", "title": "Many", "kind": "multi", "options": [{}]}}]}}]}}"#,
        many.join(", "),
    );
    let card = Scorecard::parse(serde_json::from_str(&card).unwrap()).unwrap();
    let refused = |profile, columns: &[(&str, Column)]| said(&score_columns(&card, profile, columns).unwrap_err());
    assert_eq!(refused(Some("peak"), &[]), ["unknown-profile at \"/profile\": The scorecard has no profile \"peak\"."]);
    assert_eq!(
        refused(
            None,
            &[
                ("one", Column::Codes(&[0, 1])),
                ("none", Column::Codes(&[0, 1])),
                ("some", Column::Masks(&[0, 1, 2], None)),
                ("many", Column::Masks(&[0, 1], None)),
            ]
        ),
        [
            "unknown-column at \"/items/none\": The scorecard has no item \"none\".",
            "column-length at \"/items/some\": This column has 3 rows, the others have 2.",
            "too-many-options at \"/items/many\": A mask holds 32 options; the item has 33.",
        ],
    );
    assert_eq!(
        refused(None, &[("one", Column::Codes(&[0])), ("some", Column::Codes(&[0]))]),
        ["column-shape at \"/items/some\": The column of an item of kind \"multi\" has to be \
          { mask: Uint32Array, status?: Uint8Array }."],
    );
    assert_eq!(
        refused(None, &[("one", Column::Codes(&[0, 1, 254, 2])), ("some", Column::Masks(&[3, 4, 8, 0], None))]),
        [
            "column-value at \"/items/one\": Row 2 holds 254, which is no answer to \"one\".",
            "column-value at \"/items/some\": Row 1 holds 4, which is no answer to \"some\".",
        ],
    );
}

fn tree(document: &Json) -> Value {
    serde_json::from_value(document.clone()).unwrap()
}

#[test]
fn ratings() {
    let rows = |document: Json| said(&Ratings::from_rows(&tree(&document)).unwrap_err());
    assert_eq!(
        rows(json!({ "rows": [[1, 2], [1], [3, null]], "categories": [1, 2] })),
        [
            "row-length at \"/rows/1\": This row has 1 ratings, the first has 2; write null where a rating is missing.",
            "unknown-category at \"/rows/2/0\": \"3\" is none of the declared categories.",
        ],
    );
    let records = json!([{ "unit": 1, "rater": "a", "rating": 1 }, { "unit": 1, "rater": "a", "rating": 2 }]);
    assert_eq!(
        said(&Ratings::from_records(&tree(&json!({ "records": records }))).unwrap_err()),
        ["rated-twice at \"/records/1\": This rater has already rated this unit; one rating counts."],
    );
    let request = |document: Json| said(&Request::parse(&tree(&document), 3).unwrap_err());
    assert_eq!(
        request(json!({ "coefficients": ["gwet-ac", "kappa"], "metric": "ordinal", "weights": [[1, 0], [0, 1]] })),
        [
            "metric-for-alpha at \"/coefficients/0\": A metric belongs to krippendorff-alpha; \"gwet-ac\" takes weights.",
            "not-one-of at \"/coefficients/1\": \"kappa\" is not known here; write one of: percent-agreement, \
             cohen-kappa, light-kappa, conger-kappa, fleiss-kappa, scott-pi, gwet-ac, brennan-prediger, \
             krippendorff-alpha.",
            "weights-shape at \"/weights\": A table of weights has a row and a column for each of 3 categories.",
            "weights-and-metric at \"/metric\": Weights and a metric are two answers to one question; give one of them.",
        ],
    );
}

/// Codes that speak of columns and ratings, which [`columns`] and [`ratings`] raise, and of what cannot be graded or
/// sealed, which `tests/sealing.rs` tries.
const OF_OTHERS: [Code; 14] = [
    Code::UnknownColumn,
    Code::ColumnShape,
    Code::ColumnLength,
    Code::ColumnValue,
    Code::TooManyOptions,
    Code::UnknownProfile,
    Code::RowLength,
    Code::UnknownCategory,
    Code::RatedTwice,
    Code::WeightsAndMetric,
    Code::MetricForAlpha,
    Code::WeightsShape,
    Code::SealedQuiz,
    Code::PracticeSealed,
];

fn each_case(mut visit: impl FnMut(&str, &Case)) {
    for file in FILES {
        let corpus = Corpus::read(file);
        corpus.cases.iter().for_each(|case| visit(file, case));
    }
}

#[test]
fn every_code_is_raised() {
    let mut raised: Vec<String> = OF_OTHERS.iter().map(|code| code.as_str().into()).collect();
    each_case(|_, case| raised.extend(case.codes("issues").into_iter().chain(case.codes("warnings"))));
    let never: Vec<_> = Code::ALL.iter().filter(|code| !raised.iter().any(|other| other == code.as_str())).collect();
    assert!(never.is_empty(), "no case raises {never:?}");
}

#[test]
fn names_are_used_once() {
    for file in FILES {
        let corpus = Corpus::read(file);
        let mut names: Vec<_> = corpus.cases.iter().map(|case| &case.name).collect();
        names.sort();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{file}: {twice:?}");
    }
}

/// A schema is never stricter than the engine.
#[test]
fn what_a_schema_refuses_has_an_error() {
    let is_error =
        |code: &String| Code::ALL.iter().any(|known| known.as_str() == code && known.severity() == Severity::Error);
    each_case(|file, case| {
        let fits = !case.schema_refuses() || case.codes("issues").iter().any(is_error);
        assert!(fits, "{file}: {}: the schema refuses it, the engine reports no error", case.name);
    });
}

/// The messages of a language: by group, in order, each a code with its sentence.
fn messages(language: &str) -> Vec<(String, String, String)> {
    let mut group = String::new();
    let mut messages = Vec::new();
    for line in read(&format!("../../messages/issues.{language}.ftl")).lines().filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("## ") {
            group = name.into();
        } else if !line.starts_with('#') {
            let (code, sentence) = line.split_once(" = ").unwrap_or_else(|| panic!("{language}: {line}"));
            messages.push((group.clone(), code.into(), sentence.into()));
        }
    }
    messages
}

/// The names in `{ $name }`, each once, sorted; any other brace is a fault.
fn variables(sentence: &str) -> Vec<&str> {
    let mut names: Vec<_> = sentence
        .split('{')
        .skip(1)
        .map(|rest| {
            let name = rest.strip_prefix(" $").and_then(|rest| rest.split_once(" }")).map(|(name, _)| name);
            name.unwrap_or_else(|| panic!("not {{ $name }}: {sentence}"))
        })
        .collect();
    assert_eq!(sentence.matches('}').count(), names.len(), "{sentence}");
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn three_languages_say_the_same() {
    let outline = |messages: &[(String, String, String)]| -> Vec<String> {
        messages.iter().map(|(group, code, text)| format!("{group}: {code} {:?}", variables(text))).collect()
    };
    let english = messages("en");
    let known: Vec<_> =
        english.iter().filter(|(group, ..)| group != "Package").map(|(_, code, _)| code.as_str()).collect();
    assert_eq!(
        known,
        Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "the English file and the engine"
    );
    for language in ["zh-Hans", "zh-Hant"] {
        assert_eq!(outline(&messages(language)), outline(&english), "{language}");
    }
}

/// A sentence that names a value the engine does not give would show its placeholder.
#[test]
fn no_sentence_keeps_a_placeholder() {
    each_case(|file, case| {
        let said = ["issues", "warnings"].into_iter().filter_map(|key| case.expected(key, &[])).flatten();
        said.for_each(|line| assert!(!line.contains("{ $"), "{file}: {}: {line}", case.name));
    });
}
