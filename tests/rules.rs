//! Scoring rules that a golden case cannot state by itself: what columns, profiles and reporting make of them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, ColumnScores, score, score_columns};
use serde_json::{Value as Json, json};
use support::{card, draft, evaluation, items, patched, scored, shipped};

const GOLDEN: &str = include_str!("golden/scoring.json");
const OUTCOMES: [&str; 3] = ["none", "pass", "fail"];

/// The columns of answer sheets, a row each.
fn columns(document: &Json, card: &Scorecard, profile: Option<&str>, sheets: &[&Json]) -> ColumnScores {
    let items = items(document);
    let answers = |item: &Json| sheets.iter().map(|sheet| sheet[item["id"].as_str().unwrap()].clone()).collect();
    let answers: Vec<Vec<Json>> = items.iter().map(answers).collect();
    let each = |item: &Json, column: &[Json]| (codes(item, column), masks(item, column), numbers(column));
    let parts: Vec<_> = items.iter().zip(&answers).map(|(item, column)| each(item, column)).collect();
    let columns: Vec<_> = items
        .iter()
        .zip(&parts)
        .map(|(item, (codes, masks, numbers))| {
            let column = match item["kind"].as_str().unwrap() {
                "multi" => Column::Masks(masks, Some(codes)),
                "number" => Column::Numbers(numbers, Some(codes)),
                _ => Column::Codes(codes),
            };
            (item["id"].as_str().unwrap(), column)
        })
        .collect();
    score_columns(card, profile, &columns).unwrap()
}

fn codes(item: &Json, answers: &[Json]) -> Vec<u8> {
    let code = |answer: &Json| match answer {
        Json::Null => 255,
        _ if answer.get("notApplicable").is_some() => 254,
        _ => places(item, answer).next().filter(|_| item["kind"] == "choice").unwrap_or(0) as u8,
    };
    answers.iter().map(code).collect()
}

fn masks(item: &Json, answers: &[Json]) -> Vec<u32> {
    answers.iter().map(|answer| places(item, answer).map(|place| 1 << place).sum()).collect()
}

fn numbers(answers: &[Json]) -> Vec<f64> {
    let number = |answer: &Json| match &answer["number"] {
        Json::String(text) => text.parse().unwrap(),
        number => number.as_f64().unwrap_or(0.0),
    };
    answers.iter().map(number).collect()
}

/// The places of the chosen options.
fn places<'a>(item: &'a Json, answer: &'a Json) -> impl Iterator<Item = usize> {
    let options = item["options"].as_array().into_iter().flatten().enumerate();
    let chosen =
        |id: &Json| answer["option"] == *id || answer["options"].as_array().is_some_and(|all| all.contains(id));
    options.filter(move |(_, option)| chosen(&option["id"])).map(|(place, _)| place)
}

/// The double nearest to a fraction of moderate size.
fn nearest(exact: &str) -> f64 {
    let (numerator, denominator) = exact.split_once('/').unwrap_or((exact, "1"));
    numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap()
}

/// The place of a band from the lowest, 255 for none.
fn place_of_band(document: &Json, id: &Json) -> u8 {
    let bands = document["bands"].as_array().cloned().unwrap_or_default();
    let Some(cut) = bands.iter().find(|band| band["id"] == *id).map(|band| band["from"].as_f64()) else { return 255 };
    bands.iter().filter(|band| band["from"].as_f64() < cut).count() as u8
}

#[test]
fn columns_give_every_golden_number() {
    let golden: Json = serde_json::from_str(GOLDEN).unwrap();
    let mut failures = Vec::new();
    for case in golden["cases"].as_array().unwrap() {
        let base = case["scorecard"].as_str().map_or_else(|| case["card"].clone(), shipped);
        let document = patched(base, &case["patch"]);
        // A row without an answer lies between two that are alike.
        let sheets = [&case["answers"], &json!({}), &case["answers"]];
        let found = columns(&document, &card(&document), None, &sheets);
        let expect = &case["expect"];
        for row in [0, 2] {
            let score = (found.valid[row] == 1).then_some(found.score[row]);
            let outcome = OUTCOMES[usize::from(found.outcome[row])];
            let fits = score == expect["score"].as_str().map(nearest)
                && expect.get("outcome").is_none_or(|expected| expected == outcome)
                && expect.get("band").is_none_or(|id| found.band[row] == place_of_band(&document, id));
            if !fits {
                failures.push(format!("{}: row {row} is {score:?}, {outcome}, {}", case["name"], found.band[row]));
            }
        }
        if (found.valid[1], found.outcome[1], found.band[1]) != (0, 0, 255) {
            failures.push(format!("{}: a row without an answer", case["name"]));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Two sections of one item each, 10 or 0 points; where `a` is best and `b` worst, the score is the weight of `a`.
fn two_sections(method: &str, profile: &Json) -> Json {
    let item = |id: &str| {
        json!({"id": id, "title": id, "kind": "choice", "options": [
            {"id": "yes", "title": "Yes", "points": 10}, {"id": "no", "title": "No", "points": 0}]})
    };
    json!({"format": "calibrant/scorecard@1", "id": "two", "version": "1", "title": "Two", "method": method,
        "profiles": [profile],
        "sections": [{"id": "first", "title": "First", "items": [item("a")]},
            {"id": "second", "title": "Second", "items": [item("b")]}]})
}

/// The score and the profile in force for `a` best and `b` worst, at an instant, at a post.
fn at(document: &Json, instant: &str, post: &str) -> (String, Option<String>) {
    let card = card(document);
    let mut sheet = draft(&card, &json!({"a": {"option": "yes"}, "b": {"option": "no"}}));
    sheet["subject"] = json!({"contact": "c-1", "agent": "a-1", "at": instant, "post": post});
    let score = score(&card, &evaluation(&card, &sheet));
    (score.score.unwrap().exact, score.profile)
}

fn october() -> Json {
    json!({"id": "october", "from": "2026-10-01", "until": "2026-10-31", "posts": ["hotline"],
        "sectionWeights": {"first": 3}})
}

#[test]
fn a_profile_holds_from_its_first_to_its_last_local_day() {
    let document = two_sections("section-weighted", &october());
    // By hand: 3/(3 + 1) under the profile, 1/(1 + 1) without.
    for (instant, holds) in [
        ("2026-09-30T23:59:59+08:00", false),
        ("2026-10-01T00:30:00+08:00", true),
        ("2026-10-31T23:30:00+08:00", true),
        ("2026-11-01T00:30:00+08:00", false),
        ("2026-09-30T23:30:00-08:00", false),
        ("2026-10-31T23:30:00-08:00", true),
    ] {
        let expected = if holds { ("75".into(), Some("october".into())) } else { ("50".into(), None) };
        assert_eq!(at(&document, instant, "hotline"), expected, "{instant}");
    }
}

#[test]
fn a_profile_holds_for_the_posts_it_names_or_for_all() {
    let mut profile = october();
    let noon = "2026-10-15T12:00:00+08:00";
    assert_eq!(at(&two_sections("section-weighted", &profile), noon, "mail").0, "50");
    profile.as_object_mut().unwrap().remove("posts");
    assert_eq!(at(&two_sections("section-weighted", &profile), noon, "mail").0, "75");
}

#[test]
fn the_weights_of_a_profile_come_before_those_of_the_card() {
    let noon = "2026-10-15T12:00:00+08:00";
    let mut document = two_sections("section-weighted", &october());
    document["sections"][0]["weight"] = json!(9);
    assert_eq!(at(&document, noon, "hotline").0, "75", "3/(3 + 1)");
    assert_eq!(at(&document, noon, "mail").0, "90", "9/(9 + 1)");

    let by_item = json!({"id": "october", "from": "2026-10-01", "until": "2026-10-31", "posts": ["hotline"],
        "itemWeights": {"a": 3}});
    let mut document = two_sections("item-weighted", &by_item);
    document["sections"][0]["items"][0]["weight"] = json!(9);
    assert_eq!(at(&document, noon, "hotline").0, "75", "3/(3 + 1)");
    assert_eq!(at(&document, noon, "mail").0, "90", "9/(9 + 1)");
}

#[test]
fn a_weight_stated_by_a_profile_makes_all_items_of_its_section_weigh() {
    let by_item = json!({"id": "october", "posts": ["hotline"], "itemWeights": {"a": 1}});
    let mut document = two_sections("section-weighted", &by_item);
    let mut second = document["sections"][1]["items"][0].take();
    second["options"][0]["points"] = json!(30);
    document["sections"] = json!([{"id": "only", "title": "Only",
        "items": [document["sections"][0]["items"][0], second]}]);
    let noon = "2026-10-15T12:00:00+08:00";
    assert_eq!(at(&document, noon, "mail").0, "25", "10/40 by points");
    assert_eq!(at(&document, noon, "hotline").0, "50", "(1·1 + 1·0)/2 by shares");
}

#[test]
fn columns_weigh_by_the_profile_they_name() {
    for (method, weights) in [("section-weighted", "sectionWeights"), ("section-scaled", "sectionWeights")] {
        let document = two_sections(method, &json!({"id": "heavy", "posts": ["hotline"], weights: {"first": 3}}));
        let card = card(&document);
        let sheet = json!({"a": {"option": "yes"}, "b": {"option": "no"}});
        assert_eq!(columns(&document, &card, Some("heavy"), &[&sheet]).score, [75.0], "{method}: 3/(3 + 1)");
        assert_eq!(columns(&document, &card, None, &[&sheet]).score, [50.0], "{method}: 1/(1 + 1)");
    }
}

#[test]
fn an_error_of_a_class_is_an_answer_below_the_best() {
    let document = shipped("section-shares.json");
    let card = card(&document);
    for (answer, counted) in [
        (json!({"option": "yes"}), (1, 0)),
        (json!({"option": "no"}), (1, 1)),
        (json!({"notApplicable": true}), (0, 0)),
    ] {
        let compliance = scored(&card, &json!({"identity": answer, "record": {"option": "no"}})).criticality.compliance;
        assert_eq!((compliance.applicable, compliance.errors), counted, "{answer}");
    }
}
