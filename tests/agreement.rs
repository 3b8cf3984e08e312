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

use calibrant::agreement::{
    Answer, Coefficient, Coverage, Estimate, IntervalMethod, Metric, RaterSampling, Request, Scores, Weighting,
    agreement, draw, resamples, summary,
};
use calibrant::document::Value;
use calibrant::numeric::distribution::student_t_quantile;
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
        raters: RaterSampling::Fixed,
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
fn where_there_is_no_number_there_is_a_reason() {
    let case = |name: &str| cases().into_iter().find(|(file, _)| file == name).unwrap().1;
    let told = |name: &str, coefficient: &str| match estimate(&ratings(&case(name)), &request(coefficient)) {
        Ok(estimate) => format!("{}", estimate.value),
        Err(why) => why,
    };
    let chance_corrected = ["fleiss-kappa", "conger-kappa", "light-kappa", "krippendorff-alpha"];
    for coefficient in chance_corrected {
        assert_eq!(told("edge_all_identical_one_category", coefficient), "no-variation", "{coefficient}");
        assert_eq!(told("edge_all_identical_one_category_undeclared", coefficient), "single-category", "{coefficient}");
        assert_eq!(told("edge_no_pairable_units", coefficient), "no-pairable-unit", "{coefficient}");
        assert_eq!(told("edge_single_rater", coefficient), "single-rater", "{coefficient}");
        assert_eq!(told("edge_perfect_agreement_two_categories", coefficient), "1", "{coefficient}");
    }
    for coefficient in ["gwet-ac", "brennan-prediger"] {
        assert_eq!(
            told("edge_all_identical_one_category", coefficient),
            "1",
            "a declared scale tells apart: {coefficient}"
        );
        assert_eq!(told("edge_all_identical_one_category_undeclared", coefficient), "single-category");
    }
    assert_eq!(told("edge_all_identical_one_category_undeclared", "percent-agreement"), "1");
    assert_eq!(told("edge_single_unit", "krippendorff-alpha"), "0");
    assert_eq!(told("edge_all_identical_one_category", "cohen-kappa"), "not-two-raters");
    let single = estimate(&ratings(&case("edge_single_unit")), &request("krippendorff-alpha")).unwrap();
    assert_eq!((single.standard_error, single.interval), (None, None));
}

#[test]
fn alpha_of_awkward_data_is_the_peers() {
    let (mut checked, mut told) = (0, Vec::new());
    for (file, case) in cases().iter().filter(|(file, _)| file.starts_with("edge_")) {
        for (peer, value) in case["behaviour"].as_object().unwrap() {
            let Some(metric) = peer.strip_prefix("krippendorff 0.9.0 alpha(").and_then(|rest| rest.strip_suffix(')'))
            else {
                continue;
            };
            let asked = Request { metric: Metric::named(&Value::Text(metric.into())), ..request("krippendorff-alpha") };
            if let (Some(peer), Ok(ours)) = (value.as_f64(), estimate(&ratings(case), &asked)) {
                compare(&mut told, &format!("{file} {metric}"), &json!(peer), Some(ours.value), EXACT);
                checked += 1;
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
    assert!(checked > 15, "{checked}");
}

/// Rows of ratings 0 … `categories` − 1, some of which are missing, with a tendency to agree.
fn rows(dice: &mut Dice, units: usize, raters: usize, categories: usize) -> Vec<Vec<Option<usize>>> {
    let row = |dice: &mut Dice| {
        let truth = dice.below(categories);
        let rating = |dice: &mut Dice| match dice.below(10) {
            0 => None,
            1..=3 => Some(dice.below(categories)),
            _ => Some(truth),
        };
        (0..raters).map(|_| rating(dice)).collect()
    };
    (0..units).map(|_| row(dice)).collect()
}

fn of_rows(rows: &[Vec<Option<usize>>], categories: usize) -> Ratings {
    let labels: Vec<usize> = (0..categories).collect();
    Ratings::from_rows(&tree(&json!({ "rows": rows, "categories": labels }))).unwrap()
}

const SEVERAL: [&str; 7] = [
    "percent-agreement",
    "light-kappa",
    "conger-kappa",
    "fleiss-kappa",
    "gwet-ac",
    "brennan-prediger",
    "krippendorff-alpha",
];

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

#[test]
fn the_order_of_raters_and_units_changes_nothing() {
    let mut dice = Dice(3);
    for coefficient in SEVERAL {
        let rows = rows(&mut dice, 40, 4, 3);
        let turned: Vec<Vec<_>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        for kind in [Weighting::Identity, Weighting::Linear] {
            let asked = Request { weighting: kind, ..request(coefficient) };
            let (a, b) = (of_rows(&rows, 3), of_rows(&turned, 3));
            let (a, b) = (estimate(&a, &asked).unwrap(), estimate(&b, &asked).unwrap());
            assert!(same(a.value, b.value), "{coefficient} {} {}", a.value, b.value);
            assert!(same(a.standard_error.unwrap(), b.standard_error.unwrap()), "{coefficient}");
        }
    }
}

#[test]
fn names_of_nominal_categories_change_nothing() {
    let rows = rows(&mut Dice(5), 60, 3, 4);
    let renamed: Vec<Vec<_>> =
        rows.iter().map(|row| row.iter().map(|code| code.map(|code| (code + 2) % 4)).collect()).collect();
    for coefficient in SEVERAL {
        let (a, b) = (of_rows(&rows, 4), of_rows(&renamed, 4));
        let (a, b) = (estimate(&a, &request(coefficient)).unwrap(), estimate(&b, &request(coefficient)).unwrap());
        assert!(same(a.value, b.value) && same(a.standard_error.unwrap(), b.standard_error.unwrap()), "{coefficient}");
    }
}

#[test]
fn parts_merged_in_any_order_are_the_whole_to_the_last_bit() {
    for raters in [3, 12] {
        let rows = rows(&mut Dice(8), 90, raters, 5);
        let whole = of_rows(&rows, 5);
        let parts: Vec<Ratings> = rows.chunks(13).map(|part| of_rows(part, 5)).collect();
        let forwards = parts.iter().skip(1).fold(parts[0].clone(), |all, part| all.merge(part).unwrap());
        let backwards =
            parts.iter().rev().skip(1).fold(parts.last().unwrap().clone(), |all, part| all.merge(part).unwrap());
        assert_eq!(forwards, whole);
        assert_eq!(backwards, whole);
    }
}

#[test]
fn twice_the_units_have_the_same_coefficient_and_a_smaller_error() {
    let rows = rows(&mut Dice(13), 50, 4, 3);
    let once = of_rows(&rows, 3);
    let twice = once.merge(&once).unwrap();
    for coefficient in SEVERAL {
        let (a, b) =
            (estimate(&once, &request(coefficient)).unwrap(), estimate(&twice, &request(coefficient)).unwrap());
        // Alpha draws without putting back, so that twice the ratings are not quite the same.
        let close =
            if coefficient == "krippendorff-alpha" { (a.value - b.value).abs() < 0.01 } else { same(a.value, b.value) };
        assert!(close, "{coefficient}: {} {}", a.value, b.value);
        let ratio = b.standard_error.unwrap() / a.standard_error.unwrap();
        assert!((ratio - (49.0f64 / 99.0).sqrt()).abs() < 1e-2, "{coefficient}: {ratio}");
    }
}

#[test]
fn the_interval_metric_is_quadratic_weights_and_the_nominal_identity() {
    let ratings = of_rows(&rows(&mut Dice(21), 80, 3, 5), 5);
    for (metric, kind) in [
        (Metric::Interval, Weighting::Quadratic),
        (Metric::Nominal, Weighting::Identity),
        (Metric::Ratio, Weighting::Ratio),
        (Metric::Bipolar, Weighting::Bipolar),
        (Metric::Circular, Weighting::Circular),
    ] {
        let by_metric = Request { metric: Some(metric), ..request("krippendorff-alpha") };
        let by_weights = Request { weighting: kind, ..request("krippendorff-alpha") };
        let (a, b) = (estimate(&ratings, &by_metric).unwrap(), estimate(&ratings, &by_weights).unwrap());
        assert!(same(a.value, b.value), "{metric:?}");
    }
}

#[test]
fn two_raters_make_special_cases_of_general_coefficients() {
    let rows: Vec<Vec<_>> = rows(&mut Dice(34), 70, 2, 2);
    let complete: Vec<Vec<_>> = rows.iter().filter(|row| row.iter().all(Option::is_some)).cloned().collect();
    let ratings = of_rows(&complete, 2);
    let value = |coefficient: &str| estimate(&ratings, &request(coefficient)).unwrap().value;
    assert!(same(value("cohen-kappa"), value("conger-kappa")) && same(value("cohen-kappa"), value("light-kappa")));
    assert!(same(value("scott-pi"), value("fleiss-kappa")));
    assert!(same(value("brennan-prediger"), 2.0 * value("percent-agreement") - 1.0), "PABAK");
}

/// Each coefficient by linear weights, and alpha by the metric that depends on the data.
fn several_by_jackknife() -> Vec<Request> {
    let interval = IntervalMethod::Jackknife;
    let mut asked: Vec<_> = SEVERAL
        .iter()
        .map(|coefficient| Request { weighting: Weighting::Linear, interval, ..request(coefficient) })
        .collect();
    asked.push(Request { metric: Some(Metric::Ordinal), interval, ..request("krippendorff-alpha") });
    asked
}

#[test]
fn the_jackknife_is_leaving_one_out_by_hand() {
    let rows = rows(&mut Dice(55), 24, 3, 3);
    for asked in several_by_jackknife() {
        let coefficient = asked.coefficients[0].name;
        let whole = estimate(&of_rows(&rows, 3), &asked).unwrap();
        let rated: Vec<_> = rows.iter().filter(|row| row.iter().any(Option::is_some)).cloned().collect();
        let without = |left: usize| {
            let rest: Vec<_> =
                rated.iter().enumerate().filter(|(unit, _)| *unit != left).map(|(_, row)| row.clone()).collect();
            estimate(&of_rows(&rest, 3), &asked).unwrap().value
        };
        let values: Vec<f64> = (0..rated.len()).map(without).collect();
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let error = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() * (count - 1.0) / count).sqrt();
        assert!((whole.standard_error.unwrap() - error).abs() < 1e-10, "{coefficient}");
    }
}

#[test]
fn raters_that_are_a_sample_add_what_leaving_each_out_shows() {
    let rows = rows(&mut Dice(56), 24, 4, 3);
    for fixed in several_by_jackknife() {
        let coefficient = fixed.coefficients[0].name;
        let random = Request { raters: RaterSampling::Random, ..fixed.clone() };
        let of_units = estimate(&of_rows(&rows, 3), &fixed).unwrap().standard_error.unwrap();
        let both = estimate(&of_rows(&rows, 3), &random).unwrap();
        let without = |left: usize| {
            let rest: Vec<_> = rows
                .iter()
                .map(|row| row.iter().enumerate().filter(|(rater, _)| *rater != left).map(|(_, code)| *code).collect())
                .collect::<Vec<_>>();
            estimate(&of_rows(&rest, 3), &fixed).unwrap().value
        };
        let values: Vec<f64> = (0..4).map(without).collect();
        let mean = values.iter().sum::<f64>() / 4.0;
        let of_raters = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() * 3.0 / 4.0;
        let expected = (of_units * of_units + of_raters).sqrt();
        assert!((both.standard_error.unwrap() - expected).abs() < 1e-10, "{coefficient}");
        assert_eq!(both.interval.unwrap().method, "jackknife-two-way");
    }
    let asked = Request { raters: RaterSampling::Random, ..request("gwet-ac") };
    let both = estimate(&of_rows(&rows, 3), &asked).unwrap();
    let idle: Vec<Vec<_>> = rows.iter().map(|row| row.iter().copied().chain([None]).collect()).collect();
    assert_eq!(estimate(&of_rows(&idle, 3), &asked).unwrap(), both, "who never rated is no rater");
    // Satterthwaite's degrees of freedom, between those of raters and of units.
    let of_units = estimate(&of_rows(&rows, 3), &request("gwet-ac")).unwrap().standard_error.unwrap();
    let [all, units] = [both.standard_error.unwrap(), of_units].map(|error| error * error);
    let freedom = all * all / (units * units / (both.units - 1.0) + (all - units) * (all - units) / 3.0);
    let interval = both.interval.unwrap();
    let reach = both.standard_error.unwrap() * student_t_quantile(0.975, freedom);
    assert!(same(interval.high - both.value, reach) && same(both.value - interval.low, reach));
    let two: Vec<Vec<_>> = rows.iter().map(|row| row[..2].to_vec()).collect();
    let of_two = estimate(&of_rows(&two, 3), &asked).unwrap();
    assert_eq!((of_two.standard_error, of_two.interval), (None, None), "two raters cannot tell how raters differ");
}

/// Ranks that the data move make the interval wider where categories are unlike in size.
#[test]
fn the_linearised_error_of_ordinal_alpha_is_near_the_jackknife() {
    let mut dice = Dice(57);
    let skewed: Vec<Vec<_>> = rows(&mut dice, 3_000, 4, 10)
        .into_iter()
        .map(|row| row.into_iter().map(|code| code.map(|code| if code < 6 { 4 } else { code - 6 })).collect())
        .collect();
    let ratings = of_rows(&skewed, 5);
    let asked = |interval| Request { metric: Some(Metric::Ordinal), interval, ..request("krippendorff-alpha") };
    let error = |interval| estimate(&ratings, &asked(interval)).unwrap().standard_error.unwrap();
    let [linearised, jackknife] = [error(IntervalMethod::Linearised), error(IntervalMethod::Jackknife)];
    assert!((linearised / jackknife - 1.0).abs() < 5e-3, "{linearised} {jackknife}");
}

#[test]
fn draws_made_one_part_after_another_are_all_draws_to_the_last_bit() {
    let ratings = of_rows(&rows(&mut Dice(58), 50, 3, 3), 3);
    let mut asked = request("fleiss-kappa");
    asked
        .coefficients
        .extend([Coefficient::named("gwet-ac").unwrap(), Coefficient::named("krippendorff-alpha").unwrap()]);
    asked.interval = IntervalMethod::Usual;
    assert_eq!(resamples(&ratings, &asked), 2_000);
    let mut drawn = vec![Vec::new(); 3];
    for start in [0, 1, 700, 1_999] {
        let end = [1, 700, 1_999, 2_000].into_iter().find(|end| *end > start).unwrap();
        let part = draw(&ratings, &asked, start..end);
        drawn.iter_mut().zip(part).for_each(|(all, part)| all.extend(part));
    }
    assert_eq!(drawn.iter().map(Vec::len).collect::<Vec<_>>(), [2_000, 0, 2_000], "AC's interval draws nothing");
    assert_eq!(summary(&ratings, &asked, Some(&drawn)), summary(&ratings, &asked, None));
    assert_eq!(resamples(&ratings, &request("fleiss-kappa")), 0);
}

/// Patterns are drawn by their counts where units are many, and unit by unit where they are few: the same distribution.
#[test]
fn draws_of_patterns_spread_as_draws_of_units_do() {
    let few = rows(&mut Dice(59), 40, 2, 2);
    let spread = |rows: &[Vec<Option<usize>>]| {
        let ratings = of_rows(rows, 2);
        let interval = IntervalMethod::Percentile { resamples: 20_000, seed: 3 };
        let drawn = draw(&ratings, &Request { interval, ..request("gwet-ac") }, 0..20_000).remove(0);
        let mean = drawn.iter().sum::<f64>() / 2e4;
        (drawn.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 2e4).sqrt()
    };
    let many: Vec<_> = std::iter::repeat_n(few.clone(), 25).flatten().collect();
    let ratio = spread(&few) / spread(&many);
    assert!((ratio / 5.0 - 1.0).abs() < 0.03, "{ratio}");
}

#[test]
fn a_bootstrap_is_the_same_for_the_same_seed_and_close_to_the_linearised_interval() {
    let ratings = of_rows(&rows(&mut Dice(89), 400, 3, 3), 3);
    for coefficient in SEVERAL {
        let asked = |seed, bca| Request {
            interval: if bca {
                IntervalMethod::Bca { resamples: 1000, seed }
            } else {
                IntervalMethod::Percentile { resamples: 1000, seed }
            },
            ..request(coefficient)
        };
        let linearised = estimate(&ratings, &request(coefficient)).unwrap();
        let near = linearised.interval.unwrap();
        for bca in [false, true] {
            let first = estimate(&ratings, &asked(1, bca)).unwrap().interval.unwrap();
            assert_eq!(estimate(&ratings, &asked(1, bca)).unwrap().interval.unwrap(), first);
            assert_ne!(estimate(&ratings, &asked(2, bca)).unwrap().interval.unwrap(), first);
            let reach = near.high - near.low;
            assert!(
                (first.low - near.low).abs() < reach / 6.0 && (first.high - near.high).abs() < reach / 6.0,
                "{coefficient}"
            );
        }
    }
}

#[test]
fn rows_records_and_columns_are_the_same_ratings() {
    let given = rows(&mut Dice(144), 30, 3, 3);
    let records: Vec<Json> = given
        .iter()
        .enumerate()
        .flat_map(|(unit, row)| {
            let rated = row.iter().enumerate().filter_map(|(rater, rating)| Some((rater, (*rating)?)));
            rated
                .map(move |(rater, rating)| json!({ "unit": unit, "rater": rater, "rating": rating }))
                .collect::<Vec<_>>()
        })
        .collect();
    let rated: Vec<_> = given.iter().filter(|row| row.iter().any(Option::is_some)).cloned().collect();
    let by_rows = of_rows(&rated, 3);
    let by_records = Ratings::from_records(&tree(&json!({ "records": records, "categories": [0, 1, 2] }))).unwrap();
    let columns: Vec<Vec<u8>> =
        (0..3).map(|rater| rated.iter().map(|row| row[rater].map_or(255, |code| code as u8)).collect()).collect();
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let by_columns = Ratings::from_columns(&columns, &tree(&json!([0, 1, 2]))).unwrap();
    assert_eq!(by_rows, by_records);
    assert_eq!(by_rows, by_columns);
}

#[test]
fn intervals_that_promise_too_much_say_so() {
    let coverage = |cells: [usize; 4], coefficient: &str| {
        let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let rows: Vec<_> =
            cells.iter().zip(pairs).flat_map(|(count, (a, b))| vec![vec![Some(a), Some(b)]; *count]).collect();
        estimate(&of_rows(&rows, 2), &request(coefficient)).unwrap().coverage
    };
    for coefficient in ["cohen-kappa", "scott-pi", "fleiss-kappa", "conger-kappa", "light-kappa", "krippendorff-alpha"]
    {
        assert_eq!(coverage([130, 56, 9, 5], coefficient), Coverage::BelowNominal, "{coefficient}");
        assert_eq!(coverage([60, 10, 10, 40], coefficient), Coverage::Nominal, "{coefficient}");
    }
    for coefficient in ["percent-agreement", "gwet-ac", "brennan-prediger"] {
        assert_eq!(coverage([130, 56, 9, 5], coefficient), Coverage::Nominal, "{coefficient}");
    }
}

#[test]
fn the_usual_interval_draws_anew_where_that_holds_better() {
    let usual = |units: usize, coefficient: &str| {
        let asked = Request { interval: IntervalMethod::Usual, ..request(coefficient) };
        estimate(&of_rows(&rows(&mut Dice(377), units, 3, 3), 3), &asked).unwrap().interval.unwrap().method
    };
    assert_eq!(usual(60, "fleiss-kappa"), "bca");
    assert_eq!(usual(1_200, "fleiss-kappa"), "jackknife");
    assert_eq!(usual(60, "gwet-ac"), "jackknife");
    // One unit alone tells two categories apart: without it there is no coefficient.
    let lone: Vec<_> = (0..12).map(|unit| vec![Some(usize::from(unit == 0)), Some(0)]).collect();
    let asked = Request { interval: IntervalMethod::Usual, ..request("fleiss-kappa") };
    assert_eq!(estimate(&of_rows(&lone, 2), &asked).unwrap().interval.unwrap().method, "linearised");
}

#[test]
fn a_tally_is_read_as_it_was_written_and_told_what_is_wrong_with_it() {
    for raters in [3, 12] {
        let ratings = of_rows(&rows(&mut Dice(233), 60, raters, 4), 4);
        assert_eq!(Ratings::from_tally(&ratings.to_tally()).unwrap(), ratings);
    }
    let wrong = json!({ "format": "calibrant/tally@1", "categories": ["a"], "raters": 2, "patterns": [
        { "count": 0, "codes": [0, 1] }, { "count": 2, "codes": [null] },
    ] });
    let told: Vec<_> = Ratings::from_tally(&tree(&wrong)).unwrap_err();
    let told: Vec<_> = told.iter().map(|issue| format!("{} {}", issue.code.as_str(), issue.path)).collect();
    assert_eq!(
        told,
        ["out-of-range /patterns/0/count", "unknown-category /patterns/0/codes/1", "row-length /patterns/1/codes"]
    );
}

/// As many units as a tally can say, in a few bytes: nothing may be made of them one by one.
#[test]
fn more_units_than_memory_holds_are_told_or_counted() {
    let tally = json!({ "format": "calibrant/tally@1", "categories": ["a", "b"], "raters": 2, "patterns": [
        { "count": 4_000_000_000u64, "codes": [0, 0] },
        { "count": 1_000_000_000u64, "codes": [0, 1] },
        { "count": 3_000_000_000u64, "codes": [1, 1] },
    ] });
    let ratings = Ratings::from_tally(&tree(&tally)).unwrap();
    assert_eq!(Ratings::from_tally(&ratings.to_tally()).unwrap(), ratings);
    let drawn = IntervalMethod::Bca { resamples: 1000, seed: 1 };
    let drawn = estimate(&ratings, &Request { interval: drawn, ..request("cohen-kappa") }).unwrap();
    let formula = estimate(&ratings, &request("cohen-kappa")).unwrap().interval.unwrap();
    let interval = drawn.interval.unwrap();
    assert_eq!((interval.method, drawn.units), ("bca", 8e9));
    let width = formula.high - formula.low;
    assert!((interval.low - formula.low).abs() < width / 6.0 && (interval.high - formula.high).abs() < width / 6.0);
    let told = Scores::of(&ratings).unwrap_err();
    assert_eq!(told[0].code.as_str(), "too-many");
}

#[test]
fn shares_of_categories_are_means_over_the_units_that_were_rated() {
    let rows = [[Some(0), Some(0)], [Some(0), Some(1)], [Some(1), None], [None, None]].map(|row| row.to_vec());
    let categories = summary(&of_rows(&rows, 2), &request("gwet-ac"), None).categories;
    let told: Vec<_> = categories.iter().map(|category| (category.ratings, category.share)).collect();
    assert_eq!(told, [(3, Some(0.5)), (2, Some(0.5))]);
    let nothing = summary(&of_rows(&[vec![None, None]], 2), &request("gwet-ac"), None).categories;
    assert_eq!(nothing[0].share, None);
}

#[test]
fn many_raters_are_counted_by_lookup() {
    let rows = rows(&mut Dice(610), 40, 60, 5);
    let ratings = of_rows(&rows, 5);
    let alike = estimate(&ratings, &request("gwet-ac")).unwrap();
    assert!(alike.value > 0.3 && alike.raters == 60, "{alike:?}");
}

#[test]
fn the_table_of_a_dominant_category_is_read_right() {
    let cells = [(130, 0, 0), (56, 0, 1), (9, 1, 0), (5, 1, 1)];
    let rows: Vec<Vec<Option<usize>>> =
        cells.iter().flat_map(|(count, a, b)| vec![vec![Some(*a), Some(*b)]; *count]).collect();
    let ratings = of_rows(&rows, 2);
    let value = |coefficient: &str| estimate(&ratings, &request(coefficient)).unwrap().value;
    // Published to three digits.
    assert!((value("percent-agreement") - 0.675).abs() < 5e-4);
    assert!((value("cohen-kappa") - 0.022).abs() < 5e-4);
    assert!((value("gwet-ac") - 0.533).abs() < 5e-4);
}
