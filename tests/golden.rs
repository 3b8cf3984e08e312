//! The numbers that peers, vendors' documents and hand arithmetic give, natively and in every JavaScript engine.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use serde_json::{Value as Json, json};
use support::{card, evaluation, patched, sample_answers, scored, shipped};

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const CASES: &str = include_str!("golden/scoring.json");

#[test]
fn every_golden_case_comes_out() {
    let golden: Json = serde_json::from_str(CASES).unwrap();
    let mut failures = Vec::new();
    for case in golden["cases"].as_array().unwrap() {
        let base = case["scorecard"].as_str().map_or_else(|| case["card"].clone(), shipped);
        let card = card(&patched(base, &case["patch"]));
        let score = serde_json::to_value(scored(&card, &case["answers"])).unwrap();
        for (key, expected) in case["expect"].as_object().unwrap() {
            let found = match key.as_str() {
                "outcome" | "band" => score[key].clone(),
                "display" => score["score"]["display"].clone(),
                "sections" => sections(&score, expected),
                _ => score[key]["exact"].clone(),
            };
            if found != *expected {
                failures.push(format!("{}: {key} is {found}, not {expected}", case["name"]));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// The exact scores of the sections that a case speaks of.
fn sections(score: &Json, expected: &Json) -> Json {
    let all = score["sections"].as_array().unwrap();
    let named = all.iter().filter(|section| expected.get(section["id"].as_str().unwrap()).is_some());
    named.map(|section| (section["id"].as_str().unwrap().to_owned(), section["score"]["exact"].clone())).collect()
}

#[test]
fn a_stored_result_is_rechecked() {
    let card = card(&shipped("service-quality.json"));
    let result = json!({"exact": "86", "unit": "percent", "outcome": "pass", "band": "good",
        "engine": "calibrant 0.1.0", "scoringHash": card.scoring_hash()});
    let mut document = support::draft(&card, &sample_answers());
    document["result"] = result;
    assert_eq!(calibrant::scoring::verify(&card, &evaluation(&card, &document)), []);

    document["result"]["exact"] = json!("87");
    document["result"]["band"] = json!(null);
    let found = calibrant::scoring::verify(&card, &evaluation(&card, &document));
    let said: Vec<_> = found
        .iter()
        .map(|issue| (issue.path.as_str(), issue.values[1].1.to_string(), issue.values[2].1.to_string()))
        .collect();
    assert_eq!(said, [("/result/exact", "87".into(), "86".into()), ("/result/band", "null".into(), "good".into())]);
}

#[test]
fn an_exempt_evaluation_has_no_score_even_where_an_answer_is_fatal() {
    let fatal = json!([{"op": "add", "path": "/sections/4/items/5/fatal",
        "value": {"when": "worst", "scope": "form", "effect": "zero"}}]);
    let card = card(&patched(shipped("service-quality.json"), &fatal));
    let mut answers = sample_answers();
    answers["P6"] = json!({"option": "no"});
    let mut document = support::draft(&card, &answers);
    assert_eq!(calibrant::scoring::score(&card, &evaluation(&card, &document)).outcome.word(), "fail");
    document["disposition"] = json!({"exempt": {"reason": "The customer only shouted.", "replacedBy": "c-2000"}});
    let score = calibrant::scoring::score(&card, &evaluation(&card, &document));
    assert_eq!((score.score, score.raw_score, score.outcome.word(), score.band), (None, None, "none", None));
}

#[test]
fn columns_give_the_golden_numbers_too() {
    use calibrant::scoring::{Column, score_columns};
    let document = shipped("service-quality.json");
    let card = card(&document);
    let answers = sample_answers();
    let columns: Vec<(String, Vec<u8>)> = support::items(&document)
        .iter()
        .map(|item| {
            let id = item["id"].as_str().unwrap().to_owned();
            let option = &answers[&id]["option"];
            let place = item["options"].as_array().unwrap().iter().position(|other| other["id"] == *option);
            (id, vec![place.map_or(254, |place| place as u8)])
        })
        .collect();
    let columns: Vec<_> = columns.iter().map(|(id, codes)| (id.as_str(), Column::Codes(codes))).collect();
    let scores = score_columns(&card, None, &columns).unwrap();
    assert_eq!((scores.score, scores.valid, scores.outcome, scores.band), (vec![86.0], vec![1], vec![1], vec![1]));
}
