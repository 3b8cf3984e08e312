//! How often 95 % intervals of a session's figures hold the truth, by simulation: four raters on the card service-quality,
//! one call in four hard, where a quarter of all answers are wrong, else one in fifty. Beside the report's intervals, which
//! leave out calls, those that take every pair of call and item for a unit of its own. Then how often a change is claimed
//! from one such session to another: where there is none, and where answers are wrong half as often. Prints two tables of
//! docs/calibration.md.
//!
//! `cargo run --release --example calibration_panel [repetitions]`
#![allow(clippy::indexing_slicing, clippy::unreachable, clippy::unwrap_used, reason = "a simulation of fixed shape")]

use calibrant::agreement::{
    Answer, Coefficient, Interval, IntervalMethod, RaterSampling, Request, Undefined, Weighting, agreement,
};
use calibrant::calibration::{
    Case, Change, Changed, Level, Measured, Panel, Rater, Reference, Rule, SessionComparison, calibrate,
    compare_reports,
};
use calibrant::document::Value;
use calibrant::evaluation::Evaluation;
use calibrant::numeric::random::Generator;
use calibrant::ratings::Ratings;
use calibrant::scorecard::Scorecard;
use serde_json::{Value as Json, json};

const CARD: &str = include_str!("../pkg/scorecards/service-quality.json");
const RATERS: usize = 4;
const FULL: f64 = 0.85;
/// How often answers are wrong: of hard calls, of the others.
const WRONG: [f64; 2] = [0.25, 0.02];
const HALF_AS_OFTEN: [f64; 2] = [0.125, 0.01];
const COEFFICIENTS: [&str; 4] = ["percent-agreement", "fleiss-kappa", "gwet-ac", "krippendorff-alpha"];

/// By item: the ids of its options, and their points.
type Items = Vec<(String, Vec<String>, Vec<f64>)>;

fn items(card: &Json) -> Items {
    let sections = card["sections"].as_array().unwrap();
    let items = sections.iter().flat_map(|section| section["items"].as_array().unwrap());
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let read = |item: &Json| {
        let options = item["options"].as_array().unwrap();
        let ids = options.iter().map(|option| text(&option["id"])).collect();
        (text(&item["id"]), ids, options.iter().map(|option| option["points"].as_f64().unwrap()).collect())
    };
    items.map(read).collect()
}

/// One call: what is right, and what each rater answered, as places of options.
fn call(items: &Items, [hard, easy]: [f64; 2], generator: &mut Generator) -> Vec<Vec<usize>> {
    let wrong = if generator.unit() < 0.25 { hard } else { easy };
    let mut sheets = vec![Vec::new(); RATERS + 1];
    for (_, options, _) in items {
        let count = options.len() as u32;
        let right = if generator.unit() < FULL { 0 } else { 1 + generator.below(count - 1) };
        sheets[RATERS].push(right as usize);
        for sheet in &mut sheets[..RATERS] {
            let slip = generator.unit() < wrong;
            let given = if slip { (right + 1 + generator.below(count - 1)) % count } else { right };
            sheet.push(given as usize);
        }
    }
    sheets
}

/// Full, partial or no points of every answer: a column a rater.
fn ratings(items: &Items, calls: &[Vec<Vec<usize>>]) -> Ratings {
    let code = |item: usize, option: usize| match (option, items[item].1.len()) {
        (0, _) => 0,
        (option, count) if option + 1 == count => 2,
        _ => 1,
    };
    let column = |rater: usize| -> Vec<u8> {
        let sheets = calls.iter().map(|call| &call[rater]);
        sheets.flat_map(|sheet| sheet.iter().enumerate().map(|(item, option)| code(item, *option))).collect()
    };
    let columns: Vec<Vec<u8>> = (0..RATERS).map(column).collect();
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    // Four, as the card has "not applicable" too.
    let categories = Value::List([0.0, 1.0, 2.0, 3.0].map(Value::Number).to_vec());
    Ratings::from_columns(&columns, &categories).unwrap_or_else(|issues| unreachable!("{issues:?}"))
}

/// Value and interval of each coefficient, units taken for independent.
fn by_units(ratings: &Ratings, interval: IntervalMethod) -> Vec<(f64, Option<Interval>)> {
    let request = Request {
        coefficients: COEFFICIENTS.iter().filter_map(|name| Coefficient::named(name)).collect(),
        weighting: Weighting::Identity,
        custom: None,
        metric: None,
        confidence: 0.95,
        interval,
        raters: RaterSampling::Fixed,
    };
    let read = |answer: Answer| match answer {
        Answer::Estimate(estimate) => (estimate.value, estimate.interval),
        Answer::Undefined { .. } => (f64::NAN, None),
    };
    agreement(ratings, &request).into_iter().map(read).collect()
}

/// The share of points that the first rater has in common with what is right.
fn alignment(items: &Items, calls: &[Vec<Vec<usize>>]) -> f64 {
    let (mut kept, mut all) = (0.0, 0.0);
    for sheets in calls {
        for (item, (_, _, points)) in items.iter().enumerate() {
            all += points[0];
            kept += points[0] - (points[sheets[0][item]] - points[sheets[RATERS][item]]).abs();
        }
    }
    kept / all
}

fn panel(card: &Scorecard, items: &Items, calls: &[Vec<Vec<usize>>]) -> Panel {
    let read = |sheet: &Vec<usize>| {
        let answer = |((id, options, _), option): (&(String, Vec<String>, Vec<f64>), &usize)| {
            (id.clone(), json!({"option": options[*option]}))
        };
        let answers: serde_json::Map<_, _> = items.iter().zip(sheet).map(answer).collect();
        let document = json!({"format": "calibrant/evaluation@1", "id": "e", "kind": "calibration", "state": "draft",
            "scorecard": {"id": card.id(), "version": card.version()}, "rater": {"id": "r", "level": "quality"},
            "answers": answers});
        let document = serde_json::from_value(document).unwrap();
        Some(Evaluation::parse(card, &document).unwrap_or_else(|issues| unreachable!("{issues:?}")))
    };
    let sheets = |rater: usize| calls.iter().map(|call| read(&call[rater])).collect();
    Panel {
        raters: (0..RATERS).map(|rater| Rater { id: rater.to_string(), level: Level::Quality, site: None }).collect(),
        cases: (0..calls.len()).map(|case| Case { id: case.to_string() }).collect(),
        sheets: (0..RATERS).map(sheets).collect(),
        reference: sheets(RATERS),
        kind: Reference::Expert,
    }
}

fn main() {
    let repetitions: u64 = std::env::args().nth(1).and_then(|argument| argument.parse().ok()).unwrap_or(2_000);
    let document: Json = serde_json::from_str(CARD).unwrap();
    let items = items(&document);
    let card =
        Scorecard::parse(serde_json::from_value(document).unwrap()).unwrap_or_else(|issues| unreachable!("{issues:?}"));
    let mut generator = Generator::new(1, 0);
    let many: Vec<_> = (0..200_000).map(|_| call(&items, WRONG, &mut generator)).collect();
    let mut truth: Vec<f64> =
        by_units(&ratings(&items, &many), IntervalMethod::Linearised).into_iter().map(|(value, _)| value).collect();
    truth.push(alignment(&items, &many));
    println!("| calls | figure | truth | by units | by calls |");
    println!("|---|---|---|---|---|");
    for calls in [5, 10, 20, 30, 50] {
        let mut held = vec![[0.0; 2]; truth.len()];
        for repetition in 0..repetitions {
            let mut generator = Generator::new(calls, repetition);
            let drawn: Vec<_> = (0..calls).map(|_| call(&items, WRONG, &mut generator)).collect();
            let report = calibrate(&card, &panel(&card, &items, &drawn), &Rule::new(5.0));
            let group = report.group.agreement;
            let figures = [group.percent_agreement, group.fleiss_kappa, group.gwet_ac, group.krippendorff_alpha];
            let figures = figures.into_iter().chain([report.raters[0].alignment.clone()]);
            let units = by_units(&ratings(&items, &drawn), IntervalMethod::Jackknife);
            for (place, figure) in figures.enumerate() {
                let holds = |interval: Option<Interval>| {
                    interval.is_some_and(|interval| interval.low <= truth[place] && truth[place] <= interval.high)
                };
                held[place][0] += f64::from(u8::from(holds(units.get(place).and_then(|(_, interval)| *interval))));
                held[place][1] += f64::from(u8::from(holds(interval(figure))));
            }
        }
        for (place, held) in held.iter().enumerate() {
            let name = COEFFICIENTS.get(place).unwrap_or(&"alignment");
            let [units, calls_left_out] = held.map(|held| format!("{:.3}", held / repetitions as f64));
            let units = if place < COEFFICIENTS.len() { units } else { "–".into() };
            println!("| {calls} | {name} | {:.3} | {units} | {calls_left_out} |", truth[place]);
        }
    }
    print_changes(&card, &items, repetitions);
}

/// The figures whose changes are counted, with their names: rater and item the first.
fn changes(comparison: &SessionComparison) -> [(&'static str, &Changed); 8] {
    let (group, rater, item) = (&comparison.group, &comparison.raters[0], &comparison.items[0]);
    [
        ("percent-agreement", &group.percent_agreement),
        ("gwet-ac", &group.gwet_ac),
        ("within", &group.within),
        ("standard deviation", &group.standard_deviation),
        ("ICC(2,1)", &group.icc_agreement),
        ("rater: bias", &rater.bias),
        ("rater: within", &rater.within),
        ("item: percent-agreement", &item.percent_agreement),
    ]
}

/// Whether 0 lies outside the interval of the difference, whether the change is for the better, whether there is no interval.
fn told(changed: &Changed) -> [bool; 3] {
    let interval = changed.difference.ok().and_then(|difference| difference.interval.ok());
    let outside = interval.is_some_and(|interval| interval.low > 0.0 || interval.high < 0.0);
    [outside, changed.change == Some(Change::Better), interval.is_none()]
}

fn print_changes(card: &Scorecard, items: &Items, repetitions: u64) {
    println!("\n| calls | figure | nothing changed: 0 outside | half as often wrong: better | no interval |");
    println!("|---|---|---|---|---|");
    for calls in [5, 10, 20, 30, 50] {
        let mut counts: Vec<(&str, [u64; 3])> = Vec::new();
        for repetition in 0..repetitions {
            let mut generator = Generator::new(1_000 + calls, repetition);
            let mut report = |wrong| {
                let drawn: Vec<_> = (0..calls).map(|_| call(items, wrong, &mut generator)).collect();
                calibrate(card, &panel(card, items, &drawn), &Rule::new(5.0))
            };
            let before = report(WRONG);
            let since = |after| compare_reports((card, &before), (card, &after));
            let (same, better) = (since(report(WRONG)), since(report(HALF_AS_OFTEN)));
            for (place, ((name, same), (_, better))) in changes(&same).into_iter().zip(changes(&better)).enumerate() {
                if counts.len() == place {
                    counts.push((name, [0; 3]));
                }
                let [[outside, ..], [_, better, none]] = [same, better].map(told);
                counts[place].1.iter_mut().zip([outside, better, none]).for_each(|(count, so)| *count += u64::from(so));
            }
        }
        for (name, counts) in counts {
            let [outside, better, none] = counts.map(|count| format!("{:.3}", count as f64 / repetitions as f64));
            let better = if name.starts_with("ICC") { "–".into() } else { better };
            println!("| {calls} | {name} | {outside} | {better} | {none} |");
        }
    }
}

fn interval(figure: Result<Measured, Undefined>) -> Option<Interval> {
    figure.ok()?.interval.ok()
}
