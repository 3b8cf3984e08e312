//! How often 95 % intervals of scores hold the true value: units (standard deviation 10), raters (4) and residuals (6) are
//! normal and drawn anew each time; of alpha, the four raters stay the same. Prints a table of docs/coverage.md.
//!
//! `cargo run --release --example coverage_scores [repetitions]`
#![allow(clippy::indexing_slicing, clippy::unreachable, reason = "a simulation of fixed shape")]

use calibrant::agreement::{Metric, Scores, icc, krippendorff_alpha};
use calibrant::numeric::distribution::normal_quantile;
use calibrant::numeric::random::Generator;

const RATERS: usize = 4;
const SAME_RATERS: [f64; RATERS] = [4.0, -5.0, 1.0, 0.0];
const METRICS: [Metric; 2] = [Metric::Interval, Metric::Ordinal];

fn main() {
    let repetitions: u64 = std::env::args().nth(1).and_then(|argument| argument.parse().ok()).unwrap_or(10_000);
    let [unit, rater, residual] = [100.0, 16.0, 36.0];
    let correlations = [unit / (unit + rater + residual), unit / (unit + residual)];
    let alphas = METRICS.map(|metric| {
        let everything = scores(200_000, 0.0, Some(SAME_RATERS), &mut Generator::new(1, 0));
        krippendorff_alpha(&everything, metric, 0.95).map_or(f64::NAN, |alpha| alpha.estimate)
    });
    println!("| units | missing | ICC(A,1) | ICC(C,1) | alpha, interval | alpha, ordinal |");
    println!("|---|---|---|---|---|---|");
    for units in [10, 20, 30, 50, 200] {
        for missing in [0.0, 0.2, 0.5] {
            let mut held = [0.0; 4];
            for repetition in 0..repetitions {
                let generator = &mut Generator::new(2, repetition);
                let found = of_correlations(&scores(units, missing, None, generator), correlations)
                    .into_iter()
                    .chain(of_alphas(&scores(units, missing, Some(SAME_RATERS), generator), alphas));
                held.iter_mut().zip(found).for_each(|(held, holds)| *held += f64::from(u8::from(holds)));
            }
            let shares = held.map(|held| format!("{:.3}", held / repetitions as f64));
            println!("| {units} | {:.0} % | {} |", 100.0 * missing, shares.join(" | "));
        }
    }
}

/// Scores of raters drawn anew, or of given severities.
fn scores(units: usize, missing: f64, raters: Option<[f64; RATERS]>, generator: &mut Generator) -> Scores {
    let mut normal = |deviation: f64| deviation * normal_quantile(generator.unit().max(1e-300));
    let raters = raters.unwrap_or_else(|| [0.0; RATERS].map(|_| normal(4.0)));
    let mut rows = Vec::with_capacity(units);
    for _ in 0..units {
        let unit = 70.0 + normal(10.0);
        rows.push(raters.map(|rater| unit + rater + normal(6.0)).to_vec());
    }
    let row = |row: Vec<f64>| row.into_iter().map(|score| (generator.unit() >= missing).then_some(score)).collect();
    let rows: Vec<Vec<Option<f64>>> = rows.into_iter().map(row).collect();
    Scores::from_rows(&rows).unwrap_or_else(|error| unreachable!("{error:?}"))
}

fn of_correlations(scores: &Scores, truths: [f64; 2]) -> [bool; 2] {
    let found = icc(scores, 0.95).ok();
    let mut holds = [false; 2];
    for ((holds, truth), form) in holds.iter_mut().zip(truths).zip(1..) {
        let interval = found.as_ref().and_then(|icc| icc.forms.get(form)?.interval.ok());
        *holds = interval.is_some_and(|interval| interval.low <= truth && truth <= interval.high);
    }
    holds
}

fn of_alphas(scores: &Scores, truths: [f64; 2]) -> [bool; 2] {
    let mut holds = [false; 2];
    for ((holds, truth), metric) in holds.iter_mut().zip(truths).zip(METRICS) {
        let interval = krippendorff_alpha(scores, metric, 0.95).and_then(|alpha| alpha.interval).ok();
        *holds = interval.is_some_and(|interval| interval.low <= truth && truth <= interval.high);
    }
    holds
}
