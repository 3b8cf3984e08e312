//! How often 95 % intervals hold the coefficient of all raters there could be, when those at hand are a sample: raters
//! that are right between 60 and 95 times in a hundred, three categories, 80 units. Prints a table of docs/coverage.md.
//!
//! `cargo run --release --example coverage_raters [repetitions]`
#![allow(clippy::indexing_slicing, clippy::unreachable, reason = "a simulation of fixed shape")]

use calibrant::agreement::{
    Answer, Coefficient, Estimate, IntervalMethod, RaterSampling, Request, Weighting, agreement,
};
use calibrant::document::Value;
use calibrant::numeric::random::Generator;
use calibrant::ratings::Ratings;

const UNITS: usize = 80;
const COEFFICIENTS: [&str; 5] =
    ["percent-agreement", "gwet-ac", "brennan-prediger", "fleiss-kappa", "krippendorff-alpha"];

fn main() {
    let repetitions: u64 = std::env::args().nth(1).and_then(|argument| argument.parse().ok()).unwrap_or(10_000);
    // Of each unit by raters of its own: what all pairs of raters there could be agree on.
    let truth = COEFFICIENTS.map(|name| estimate(&everybody(2_000_000), name, RaterSampling::Fixed).value);
    println!("| raters | coefficient | truth | fixed | random |");
    println!("|---|---|---|---|---|");
    for raters in [3, 5, 8, 15] {
        let mut held = [[0.0; 2]; COEFFICIENTS.len()];
        for repetition in 0..repetitions {
            let data = panel(raters, &mut Generator::new(raters as u64, repetition));
            for ((name, truth), held) in COEFFICIENTS.iter().zip(truth).zip(&mut held) {
                for (of, sampling) in held.iter_mut().zip([RaterSampling::Fixed, RaterSampling::Random]) {
                    let interval = estimate(&data, name, sampling).interval;
                    let holds = interval.is_some_and(|interval| interval.low <= truth && truth <= interval.high);
                    *of += f64::from(u8::from(holds)) / repetitions as f64;
                }
            }
        }
        for ((name, truth), [fixed, random]) in COEFFICIENTS.iter().zip(truth).zip(held) {
            println!("| {raters} | {name} | {truth:.3} | {fixed:.3} | {random:.3} |");
        }
    }
}

fn accuracy(generator: &mut Generator) -> f64 {
    0.6 + 0.35 * generator.unit()
}

fn rating(truth: u32, accuracy: f64, generator: &mut Generator) -> u8 {
    let wrong = (truth + 1 + generator.below(2)) % 3;
    (if generator.unit() < accuracy { truth } else { wrong }) as u8
}

fn panel(raters: usize, generator: &mut Generator) -> Ratings {
    let accuracies: Vec<f64> = (0..raters).map(|_| accuracy(generator)).collect();
    let truths: Vec<u32> = (0..UNITS).map(|_| generator.below(3)).collect();
    let column = |accuracy: &f64| truths.iter().map(|truth| rating(*truth, *accuracy, generator)).collect();
    ratings(accuracies.iter().map(column).collect())
}

fn everybody(units: usize) -> Ratings {
    let mut generator = Generator::new(1, 0);
    let mut columns = vec![Vec::new(); 2];
    for _ in 0..units {
        let truth = generator.below(3);
        for column in &mut columns {
            let accuracy = accuracy(&mut generator);
            column.push(rating(truth, accuracy, &mut generator));
        }
    }
    ratings(columns)
}

fn ratings(columns: Vec<Vec<u8>>) -> Ratings {
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let categories = Value::List([1.0, 2.0, 3.0].map(Value::Number).to_vec());
    Ratings::from_columns(&columns, &categories).unwrap_or_else(|issues| unreachable!("{issues:?}"))
}

fn estimate(ratings: &Ratings, name: &str, raters: RaterSampling) -> Estimate {
    let request = Request {
        coefficients: Coefficient::named(name).into_iter().collect(),
        weighting: Weighting::Identity,
        custom: None,
        metric: None,
        confidence: 0.95,
        interval: IntervalMethod::Jackknife,
        raters,
    };
    match agreement(ratings, &request).pop() {
        Some(Answer::Estimate(estimate)) => estimate,
        other => unreachable!("{other:?}"),
    }
}
