//! Coefficients of agreement against the numbers of peers and publications (`tests/golden/agreement`), and their laws.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use std::fs;
use std::path::Path;

use calibrant::agreement::{Answer, Coefficient, Estimate, IntervalMethod, Metric, Request, Weighting, agreement};
use calibrant::document::Value;
use calibrant::ratings::Ratings;
use serde_json::{Value as Json, json};
use support::{Dice, tree};

/// Peers that give all digits; those that round to five.
const EXACT: f64 = 1e-10;
const ROUNDED: f64 = 5e-6;

fn cases() -> Vec<(String, Json)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/agreement");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), serde_json::from_str(&text).unwrap())
        })
        .collect();
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    cases
}

fn is_categorical(case: &Json) -> bool {
    case["kind"].as_str().is_some_and(|kind| kind.starts_with("categorical")) && case["ratings"].is_array()
}

fn ratings(case: &Json) -> Ratings {
    let mut document = json!({ "rows": case["ratings"] });
    if case["categories"].is_array() {
        document["categories"] = case["categories"].clone();
    }
    Ratings::from_rows(&tree(&document)).unwrap_or_else(|issues| panic!("{:?}", issues[0].message()))
}

fn listwise(case: &Json) -> Json {
    let mut case = case.clone();
    case["ratings"]
        .as_array_mut()
        .unwrap()
        .retain(|row| row.as_array().unwrap().iter().all(|rating| !rating.is_null()));
    case
}

fn request(coefficient: &str) -> Request {
    Request {
        coefficients: vec![Coefficient::named(coefficient).unwrap()],
        weighting: Weighting::Identity,
        custom: None,
        metric: None,
        confidence: 0.95,
        interval: IntervalMethod::Linearised,
    }
}

fn estimate(ratings: &Ratings, request: &Request) -> Result<Estimate, String> {
    match agreement(ratings, request).remove(0) {
        Answer::Estimate(estimate) => Ok(estimate),
        Answer::Undefined { undefined, .. } => Err(undefined.word().into()),
    }
}

fn weighting(word: &str) -> Weighting {
    Weighting::named(&Value::Text(word.into())).unwrap_or_else(|| panic!("no weights {word}"))
}

/// What a golden key asks for: its ratings and its request; `None` for keys of other statistics.
fn asked(case: &Json, key: &str) -> Option<(Ratings, Request)> {
    // The peer leaves out every unit with a missing rating; Light's mean here is over what each pair has.
    let all = if key == "light_kappa" { ratings(&listwise(case)) } else { ratings(case) };
    let mut parts = key.split('/');
    let (name, option, pair) = (parts.next()?, parts.next().unwrap_or("identity"), parts.next());
    let name = match name {
        "percent_agreement" | "gwet_ac" | "fleiss_kappa" | "conger_kappa" | "brennan_prediger" | "cohen_kappa"
        | "light_kappa" => name.replace('_', "-"),
        "kripp_alpha" | "kripp_alpha_k" => "krippendorff-alpha".into(),
        _ => return None,
    };
    let mut asked = request(&name);
    if key.starts_with("kripp_alpha_k/") {
        asked.metric = Metric::named(&Value::Text(option.into()));
    } else {
        asked.weighting = weighting(option);
    }
    let raters =
        pair.map(|pair| pair.split('-').map(|rater| rater[1..].parse::<usize>().unwrap() - 1).collect::<Vec<_>>());
    Some((raters.map_or(all.clone(), |raters| all.of_raters(&raters)), asked))
}

/// Numbers that differ by more than the peer's own digits.
fn compare(told: &mut Vec<String>, what: &str, peer: &Json, ours: Option<f64>, tolerance: f64) {
    let (Some(peer), Some(ours)) = (peer.as_f64(), ours) else { return };
    if (peer - ours).abs() > tolerance {
        told.push(format!("{what}: peer {peer}, here {ours}"));
    }
}

#[test]
fn coefficients_are_those_of_peers() {
    let mut told = Vec::new();
    let (mut estimates, mut errors) = (0, 0);
    for (file, case) in cases().iter().filter(|(_, case)| is_categorical(case)) {
        for (key, expected) in case["expected"].as_object().unwrap() {
            let Some(peer) = expected["est"].as_f64() else { continue };
            let Some((ratings, request)) = asked(case, key) else { continue };
            let what = format!("{file} {key}");
            let ours = match estimate(&ratings, &request) {
                Ok(ours) => ours,
                Err(why) => {
                    told.push(format!("{what}: peer {peer}, here {why}"));
                    continue;
                }
            };
            estimates += 1;
            compare(&mut told, &format!("{what} value"), &json!(peer), Some(ours.value), EXACT);
            compare(&mut told, &format!("{what} observed"), &expected["pa"], Some(ours.observed), EXACT);
            compare(&mut told, &format!("{what} expected"), &expected["pe"], Some(ours.expected), EXACT);
            compare(&mut told, &format!("{what} error"), &expected["se"], ours.standard_error, EXACT);
            compare(&mut told, &format!("{what} error"), &expected["se5"], ours.standard_error, ROUNDED);
            errors += usize::from(expected["se"].is_number());
        }
    }
    assert!(told.is_empty(), "{} differ:\n{}", told.len(), told.join("\n"));
    assert!(estimates > 500 && errors > 300, "{estimates} values, {errors} errors");
}

#[test]
fn dice_are_used() {
    let mut dice = Dice(1);
    assert!(dice.below(2) < 2);
}
