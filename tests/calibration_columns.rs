//! Calibration from columns: the figures of the report, however rows are cut into pieces.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::agreement::Answer;
use calibrant::calibration::{
    Case, Codes, ColumnCalibration, ColumnReport, Level, Panel, Rater, Reference, Rule, calibrate, calibrate_columns,
};
use serde_json::{Value as Json, json};
use support::{Dice, card, draft, evaluation, items, patched, shipped};

const RATERS: usize = 5;
const CALLS: usize = 11;

/// Codes of each item: rows rater by rater, and the reference's.
struct Columns {
    ids: Vec<String>,
    answers: Vec<Vec<u8>>,
    reference: Vec<Vec<u8>>,
}

impl Columns {
    /// Mostly the reference's answers; some missing, some not applicable.
    fn drawn(document: &Json, dice: &mut Dice) -> Self {
        let mut columns = Self { ids: Vec::new(), answers: Vec::new(), reference: Vec::new() };
        for item in items(document) {
            let options = item["options"].as_array().map_or(1, Vec::len);
            let mut draw = || match dice.below(24) {
                0 if item["notApplicable"] == json!(true) => 254,
                1 => 255,
                _ => dice.below(options) as u8,
            };
            let reference: Vec<u8> = (0..CALLS).map(|_| draw()).collect();
            let own: Vec<u8> = (0..RATERS * CALLS).map(|_| draw()).collect();
            let mostly = |row: usize| if (row * 7 + options) % 9 < 2 { own[row] } else { reference[row % CALLS] };
            columns.answers.push((0..RATERS * CALLS).map(mostly).collect());
            columns.ids.push(item["id"].as_str().unwrap().to_owned());
            columns.reference.push(reference);
        }
        columns
    }

    fn named<'c>(&'c self, columns: &'c [Vec<u8>]) -> Vec<Codes<'c>> {
        self.ids.iter().map(String::as_str).zip(columns.iter().map(Vec::as_slice)).collect()
    }

    /// A row as the answers of a document.
    fn row(&self, document: &Json, columns: &[Vec<u8>], row: usize) -> Json {
        let mut answers = serde_json::Map::new();
        for (item, column) in items(document).iter().zip(columns) {
            let answer = match column[row] {
                255 => continue,
                254 => json!({"notApplicable": true}),
                _ if item["kind"] == json!("text") => json!({"text": "noted"}),
                code => json!({"option": item["options"][code as usize]["id"]}),
            };
            answers.insert(item["id"].as_str().unwrap().to_owned(), answer);
        }
        Json::Object(answers)
    }
}

/// Cards whose items are choices: points, sections scaled and weighted, weighted items, deductions, fatals; one with
/// conditions and fatals on what they hide; one with an item of many options.
fn cards() -> Vec<(&'static str, Json)> {
    let rule = json!({"when": "worst", "scope": "form", "effect": "zero"});
    let conditional = patched(
        shipped("service-quality.json"),
        &json!([{"op": "add", "path": "/sections/4/items/5/fatal", "value": rule},
            {"op": "add", "path": "/sections/4/items/5/visibleWhen", "value": {"item": "S1", "in": ["yes"]}},
            {"op": "add", "path": "/sections/4/items/2/visibleWhen", "value": {"item": "L1", "in": ["no"]}},
            {"op": "replace", "path": "/missing", "value": "no-credit"}]),
    );
    let fatal = patched(
        shipped("service-quality.json"),
        &json!([{"op": "add", "path": "/sections/4/items/6/fatal", "value": rule},
            {"op": "add", "path": "/sections/4/items/5/required", "value": false}]),
    );
    let option = |points: usize| json!({"id": format!("o{points}"), "title": "Level", "points": points});
    let options: Vec<Json> = (0..11).rev().map(option).collect();
    let many = patched(
        shipped("service-quality.json"),
        &json!([{"op": "replace", "path": "/sections/0/items/0/options", "value": options}]),
    );
    let names = ["service-quality.json", "critical-category.json", "weighted-items.json", "section-shares.json"];
    let mut cards: Vec<_> = names.iter().map(|name| (*name, shipped(name))).collect();
    cards.extend([("with conditions", conditional), ("with a fatal rule", fatal), ("with eleven options", many)]);
    cards.retain(|(_, card)| items(card).iter().all(|item| item["kind"] == json!("choice")));
    assert!(cards.len() > 4, "{}", cards.len());
    cards
}

fn assert_near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 1e-9 || (found.is_nan() && expected.is_nan()),
        "{what}: {found}, not {expected}"
    );
}

fn value(answer: &Answer) -> f64 {
    if let Answer::Estimate(estimate) = answer { estimate.value } else { f64::NAN }
}

#[test]
fn columns_give_the_figures_of_the_report() {
    let mut dice = Dice(11);
    let mut missed = 0;
    for (name, document) in cards() {
        for tolerance in [4.0, 10.0] {
            let card = card(&document);
            let columns = Columns::drawn(&document, &mut dice);
            let rule = Rule::new(tolerance);
            let sheet = |columns: &Columns, codes: &[Vec<u8>], row: usize| {
                Some(evaluation(&card, &draft(&card, &columns.row(&document, codes, row))))
            };
            let panel = Panel {
                raters: (0..RATERS)
                    .map(|rater| Rater { id: rater.to_string(), level: Level::Quality, site: None })
                    .collect(),
                cases: (0..CALLS).map(|case| Case { id: case.to_string() }).collect(),
                sheets: (0..RATERS)
                    .map(|rater| {
                        (0..CALLS).map(|call| sheet(&columns, &columns.answers, rater * CALLS + call)).collect()
                    })
                    .collect(),
                reference: (0..CALLS).map(|call| sheet(&columns, &columns.reference, call)).collect(),
                kind: Reference::Expert,
            };
            let expected = calibrate(&card, &panel, &rule);
            let found = calibrate_columns(
                &card,
                &rule,
                (RATERS, CALLS),
                &columns.named(&columns.answers),
                &columns.named(&columns.reference),
            )
            .unwrap();
            for (rater, report) in expected.raters.iter().enumerate() {
                let what = &format!("{name}, rater {rater}");
                assert_eq!(found.n[rater] as usize, report.totals.n, "{what}");
                assert_near(found.bias[rater], report.totals.bias.unwrap_or(f64::NAN), what);
                assert_near(
                    found.standard_deviation[rater],
                    report.totals.standard_deviation.unwrap_or(f64::NAN),
                    what,
                );
                assert_eq!(found.within[rater] as usize, report.totals.within.count, "{what}");
                assert_near(found.alignment[rater], report.alignment.as_ref().unwrap().value, what);
                assert_eq!(found.verdict[rater], report.judgement.verdict, "{what}");
                let mut calls: Vec<_> = report.fatals.iter().filter(|fatal| fatal.kind.word() == "missed").collect();
                calls.dedup_by_key(|fatal| &fatal.case);
                assert_eq!(found.missed[rater] as usize, calls.len(), "{what}");
                missed += calls.len();
                for (item, report) in report.items.iter().enumerate() {
                    let at = rater * expected.items.len() + item;
                    let answers = &report.answers;
                    assert_eq!(
                        [found.compared[at], found.exact[at], found.adjacent[at], found.higher[at], found.lower[at]]
                            .map(|count| count as usize),
                        [answers.exact.n, answers.exact.count, answers.adjacent, answers.higher, answers.lower],
                        "{what}, {}",
                        report.item
                    );
                }
            }
            for (item, report) in found.items.iter().zip(&expected.items) {
                assert_eq!(item.item, report.item);
                let agreement = &report.agreement;
                for (found, expected) in item.agreement.iter().zip([
                    &agreement.percent_agreement,
                    &agreement.fleiss_kappa,
                    &agreement.gwet_ac,
                    &agreement.krippendorff_alpha,
                ]) {
                    let expected = expected.as_ref().map_or(f64::NAN, |measured| measured.value);
                    assert_near(value(found), expected, &format!("{name}, {}", item.item));
                }
            }
        }
    }
    assert!(missed > 3, "fatals were tried: {missed}");
}

/// Four counts share a word while a piece is counted: none may run over into the next.
#[test]
fn more_calls_than_a_count_of_sixteen_bits_holds() {
    const MANY: usize = 140_001;
    let document = shipped("service-quality.json");
    let card = card(&document);
    let ids: Vec<String> = items(&document).iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect();
    let best = vec![0; MANY];
    let columns: Vec<Codes> = ids.iter().map(|id| (id.as_str(), best.as_slice())).collect();
    let rule = Rule::new(5.0);
    let mut calibration = ColumnCalibration::new(&card, &rule, (1, MANY), &columns).unwrap();
    calibration.add(&columns, 0).unwrap();
    let report = calibration.report();
    assert_eq!(report.n, [MANY as u32]);
    assert!(report.compared.iter().chain(&report.exact).all(|count| *count as usize == MANY), "{:?}", report.exact);
    assert!([report.adjacent, report.higher, report.lower].concat().iter().all(|count| *count == 0));
}

#[test]
fn pieces_of_any_length_give_the_same_bits() {
    let document = shipped("service-quality.json");
    let card = card(&document);
    let rule = Rule::new(5.0);
    let columns = Columns::drawn(&document, &mut Dice(3));
    let reference = columns.named(&columns.reference);
    let in_pieces = |length: usize| -> ColumnReport {
        let mut calibration = ColumnCalibration::new(&card, &rule, (RATERS, CALLS), &reference).unwrap();
        for first in (0..RATERS * CALLS).step_by(length) {
            let last = (first + length).min(RATERS * CALLS);
            let named = columns.named(&columns.answers);
            let pieces: Vec<Codes> = named.iter().map(|(id, codes)| (*id, &codes[first..last])).collect();
            calibration.add(&pieces, first).unwrap();
        }
        calibration.report()
    };
    let whole = in_pieces(RATERS * CALLS);
    assert!(whole.n.iter().all(|calls| *calls > 2));
    for length in [1, 2, 7, 11, 13, 30] {
        let found = in_pieces(length);
        assert_eq!(
            (&found.n, &found.within, &found.exact, &found.verdict),
            (&whole.n, &whole.within, &whole.exact, &whole.verdict)
        );
        assert_eq!((&found.bias, &found.standard_deviation), (&whole.bias, &whole.standard_deviation), "{length}");
        assert_eq!(found.items, whole.items, "{length}");
        for (found, whole) in found.alignment.iter().zip(&whole.alignment) {
            assert_near(*found, *whole, "alignment");
        }
    }
}

#[test]
fn every_column_with_a_problem_is_named_where_it_was_given() {
    let card = card(&shipped("service-quality.json"));
    let rule = Rule::new(5.0);
    let refused = |answers: &[Codes], reference: &[Codes]| -> Vec<String> {
        let issues = calibrate_columns(&card, &rule, (2, 2), answers, reference).unwrap_err();
        issues.iter().map(|issue| format!("{} {}", issue.code.as_str(), issue.path)).collect()
    };
    let fine: Codes = ("L1", &[0, 1]);
    assert_eq!(refused(&[("L1", &[0; 4])], &[("L9", &[0, 0])]), ["unknown-column /reference/L9"]);
    assert_eq!(refused(&[("L1", &[0; 3])], &[fine]), ["column-length /answers/L1"]);
    assert_eq!(refused(&[("L1", &[0, 0, 0, 2])], &[fine]), ["column-value /answers/L1"]);
    assert_eq!(refused(&[("L1", &[0; 4])], &[("L1", &[0, 9])]), ["column-value /reference/L1"]);
    let many = calibrate_columns(&card, &rule, (1_001, 1), &[], &[]).unwrap_err();
    assert_eq!(many[0].path, "/raters");
    let none = calibrate_columns(&card, &rule, (2, usize::MAX), &[fine], &[]).unwrap_err();
    assert_eq!(none[0].path, "/calls");
}
