//! How often 95 % intervals hold the true coefficient, by simulation: four raters, three categories, each rating right
//! eight times in ten and else one of the others alike, one in five missing. Prints the table of docs/coverage.md.
//!
//! `cargo run --release --example coverage [repetitions] [resamples]`
#![allow(clippy::indexing_slicing, clippy::unreachable, reason = "a simulation of fixed shape")]

use calibrant::agreement::{
    Answer, Coefficient, Estimate, IntervalMethod, Metric, RaterSampling, Request, Weighting, agreement,
};
use calibrant::document::Value;
use calibrant::numeric::distribution::student_t_quantile;
use calibrant::numeric::random::Generator;
use calibrant::ratings::Ratings;

const RATERS: usize = 4;
const CATEGORIES: [f64; 3] = [0.0, 1.0, 2.0];
const RIGHT: f64 = 0.8;
const MISSING: f64 = 0.2;
/// Alpha also by the metric whose ranks depend on the data.
const COEFFICIENTS: [(&str, Option<Metric>); 7] = [
    ("percent-agreement", None),
    ("gwet-ac", None),
    ("brennan-prediger", None),
    ("fleiss-kappa", None),
    ("conger-kappa", None),
    ("krippendorff-alpha", None),
    ("krippendorff-alpha", Some(Metric::Ordinal)),
];
const METHODS: [&str; 6] = ["linearised", "jackknife", "log linearised", "log jackknife", "percentile", "bca"];

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let repetitions: u64 = arguments.next().unwrap_or(10_000);
    let resamples = arguments.next().unwrap_or(0) as u32;
    println!("| units | prevalence | coefficient | truth | {} |", METHODS.join(" | "));
    println!("|---|---|---|---|{}", "---|".repeat(METHODS.len()));
    for (units, repetitions) in
        [(20, repetitions), (50, repetitions), (200, repetitions.min(4_000).max(repetitions / 3))]
    {
        for (name, first) in [("balanced", 1.0 / 3.0), ("90 %", 0.9)] {
            for coefficient in COEFFICIENTS {
                let truth = value(&ratings(first, 4_000_000, &mut Generator::new(1, 0)), coefficient);
                let covered = coverage(first, units, coefficient, truth, repetitions, resamples);
                let cells: Vec<String> =
                    covered.iter().map(|share| share.map_or("–".into(), |share| format!("{share:.3}"))).collect();
                let (named, metric) = coefficient;
                let metric = metric.map_or(String::new(), |metric| format!(", {}", metric.word()));
                println!("| {units} | {name} | {named}{metric} | {truth:.3} | {} |", cells.join(" | "));
            }
        }
    }
}

fn ratings(first: f64, units: usize, generator: &mut Generator) -> Ratings {
    let mut columns = vec![vec![255u8; units]; RATERS];
    for unit in 0..units {
        let drawn = generator.unit();
        let truth = if drawn < first {
            0
        } else if drawn < first + (1.0 - first) / 2.0 {
            1
        } else {
            2
        };
        for column in &mut columns {
            let wrong = (truth + 1 + generator.below(2) as u8) % 3;
            let given = if generator.unit() < RIGHT { truth } else { wrong };
            if generator.unit() >= MISSING
                && let Some(code) = column.get_mut(unit)
            {
                *code = given;
            }
        }
    }
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let categories = Value::List(CATEGORIES.iter().map(|category| Value::Number(*category)).collect());
    Ratings::from_columns(&columns, &categories).unwrap_or_else(|issues| unreachable!("{issues:?}"))
}

fn estimate(ratings: &Ratings, (name, metric): (&str, Option<Metric>), interval: IntervalMethod) -> Option<Estimate> {
    let request = Request {
        coefficients: Coefficient::named(name).into_iter().collect(),
        weighting: Weighting::Identity,
        custom: None,
        metric,
        confidence: 0.95,
        interval,
        raters: RaterSampling::Fixed,
    };
    match agreement(ratings, &request).pop() {
        Some(Answer::Estimate(estimate)) => Some(estimate),
        _ => None,
    }
}

fn value(ratings: &Ratings, coefficient: (&str, Option<Metric>)) -> f64 {
    estimate(ratings, coefficient, IntervalMethod::Linearised).map_or(f64::NAN, |estimate| estimate.value)
}

/// By method: the share of intervals that hold the truth, of those there are.
fn coverage(
    first: f64,
    units: usize,
    coefficient: (&str, Option<Metric>),
    truth: f64,
    repetitions: u64,
    resamples: u32,
) -> Vec<Option<f64>> {
    let mut held = [0.0; METHODS.len()];
    let mut made = [0.0; METHODS.len()];
    for repetition in 0..repetitions {
        let data = ratings(first, units, &mut Generator::new(2, repetition));
        for (method, interval) in intervals(&data, coefficient, resamples, repetition).into_iter().enumerate() {
            if let Some((low, high)) = interval {
                made[method] += 1.0;
                held[method] += f64::from(u8::from(low <= truth && truth <= high));
            }
        }
    }
    held.iter().zip(made).map(|(held, made)| (made > 0.0).then_some(held / made)).collect()
}

fn intervals(
    data: &Ratings,
    coefficient: (&str, Option<Metric>),
    resamples: u32,
    seed: u64,
) -> Vec<Option<(f64, f64)>> {
    let linearised = estimate(data, coefficient, IntervalMethod::Linearised);
    let jackknife = estimate(data, coefficient, IntervalMethod::Jackknife);
    let plain = |estimate: &Option<Estimate>| estimate.as_ref()?.interval.map(|interval| (interval.low, interval.high));
    let drawn = |interval| if resamples == 0 { None } else { plain(&estimate(data, coefficient, interval)) };
    vec![
        plain(&linearised),
        plain(&jackknife),
        linearised.as_ref().and_then(logarithmic),
        jackknife.as_ref().and_then(logarithmic),
        drawn(IntervalMethod::Percentile { resamples, seed }),
        drawn(IntervalMethod::Bca { resamples, seed }),
    ]
}

/// On the scale of log(1 − value).
fn logarithmic(estimate: &Estimate) -> Option<(f64, f64)> {
    let rest = 1.0 - estimate.value;
    let reach = student_t_quantile(0.975, estimate.units - 1.0) * estimate.standard_error? / rest;
    (rest > 0.0).then(|| (1.0 - rest * reach.exp(), 1.0 - rest * (-reach).exp()))
}
