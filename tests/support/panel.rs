//! What the tests of calibration share: R's numbers, a card whose totals are what is answered, panels.

use calibrant::agreement::Undefined;
use calibrant::calibration::{Case, Level, Measured, Panel, Rater, Reference};
use calibrant::scorecard::Scorecard;
use serde_json::{Value as Json, json};

use super::{card, draft, evaluation, items, shipped};

/// R prints 15 digits.
pub(crate) const FULL: f64 = 1e-9;

pub(crate) fn golden() -> Json {
    serde_json::from_str(include_str!("../golden/calibration.json")).unwrap()
}

pub(crate) fn assert_near(found: f64, expected: &Json, what: &str) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: {expected}"));
    assert!((found - expected).abs() <= FULL * expected.abs().max(1.0), "{what}: {found}, not {expected}");
}

pub(crate) fn numbers(list: &Json) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// A card of one item that is worth what it is answered: totals as given.
pub(crate) fn plain() -> Scorecard {
    let options: Vec<Json> =
        (0..=100).map(|points| json!({"id": points.to_string(), "title": "P", "points": points})).collect();
    card(
        &json!({"format": "calibrant/scorecard@1", "id": "plain", "version": "1", "title": "Plain", "method": "points",
        "sections": [{"id": "s", "title": "S", "items": [
            {"id": "all", "title": "All", "kind": "choice", "options": options}]}]}),
    )
}

/// On that card, what makes this total.
pub(crate) fn total(points: u32) -> Json {
    json!({"all": {"option": points.to_string()}})
}

/// Raters, all of quality, with what they answered by case; the last is the reference.
pub(crate) fn panel(card: &Scorecard, sheets: &[Vec<Json>], kind: Reference) -> Panel {
    let read = |answers: &Json| (!answers.is_null()).then(|| evaluation(card, &draft(card, answers)));
    let (reference, raters) = sheets.split_last().unwrap();
    let id = |place: usize| format!("r{place}");
    Panel {
        raters: (0..raters.len()).map(|rater| Rater { id: id(rater), level: Level::Quality, site: None }).collect(),
        cases: (0..reference.len()).map(|case| Case { id: format!("c{case}") }).collect(),
        sheets: raters.iter().map(|sheets| sheets.iter().map(read).collect()).collect(),
        reference: reference.iter().map(read).collect(),
        kind,
    }
}

/// The made-up panel of the golden file.
pub(crate) fn golden_panel(golden: &Json) -> (Scorecard, Panel) {
    let document = shipped("service-quality.json");
    let card = card(&document);
    let asked = items(&document);
    let sheets = |codes: &Json| -> Vec<_> {
        let answers = |codes: &Json| {
            let answer = |(code, item): (&Json, &Json)| {
                let code = code.as_u64().unwrap() as usize;
                let given = if code == 254 {
                    json!({"notApplicable": true})
                } else {
                    json!({"option": item["options"][code]["id"]})
                };
                (item["id"].as_str().unwrap().to_owned(), given)
            };
            Json::Object(codes.as_array().unwrap().iter().zip(&asked).map(answer).collect())
        };
        codes.as_array().unwrap().iter().map(|codes| Some(evaluation(&card, &draft(&card, &answers(codes))))).collect()
    };
    let level = |word: &Json| match word.as_str().unwrap() {
        "quality" => Level::Quality,
        "leadership" => Level::Leadership,
        _ => Level::Agent,
    };
    let raters = golden["raters"].as_array().unwrap();
    let panel = Panel {
        raters: raters
            .iter()
            .zip(golden["levels"].as_array().unwrap())
            .zip(golden["sites"].as_array().unwrap())
            .map(|((id, word), site)| Rater {
                id: id.as_str().unwrap().into(),
                level: level(word),
                site: site.as_str().map(String::from),
            })
            .collect(),
        cases: (0..golden["calls"].as_u64().unwrap()).map(|case| Case { id: format!("c{case}") }).collect(),
        sheets: raters.iter().map(|id| sheets(&golden["answers"][id.as_str().unwrap()])).collect(),
        reference: sheets(&golden["reference"]),
        kind: Reference::Expert,
    };
    (card, panel)
}

pub(crate) fn assert_measured(found: &Result<Measured, Undefined>, expected: &Json, what: &str) {
    let found = found.as_ref().unwrap_or_else(|reason| panic!("{what}: {reason:?}"));
    assert_near(found.value, &expected[0], what);
    match found.interval {
        Ok(interval) => {
            assert_near(interval.low, &expected[1], what);
            assert_near(interval.high, &expected[2], what);
        }
        // Of numbers that are the same without any call, and of such as do not exist without one.
        Err(reason) => assert!(
            expected[1] == expected[2] || expected[1] == "NaN" || expected[1].is_null(),
            "{what}: {reason:?} {expected}"
        ),
    }
}
