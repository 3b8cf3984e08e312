//! What is asked for, and what is answered: a coefficient with its standard error and interval, or why there is none.

use serde::Serialize;

use crate::document::words;
use crate::numeric::distribution::student_t_quantile;
use crate::ratings::Ratings;
use crate::tally::{MISSING, Tally};

use super::coefficient::Coefficient;
use super::resample::{bca, bootstrap, jackknife_error, leave_one_out, percentile};
use super::sums::{By, Sums, Units};
use super::weights::{Metric, Weighting, Weights};
use super::{Interval, Undefined};

/// How an interval is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IntervalMethod {
    /// What holds best what it promises (docs/coverage.md): of coefficients that read chance off the spread of ratings,
    /// up to a thousand units, bias-corrected and accelerated with 2000 draws of seed 1; else the jackknife.
    Usual,
    /// From the linearised variance and Student's t with n − 1 degrees of freedom [Gwet2008].
    Linearised,
    /// The same from the jackknife's standard error, or the linearised one where a unit cannot be left out.
    Jackknife,
    /// Percentiles of the bootstrap; beyond ten million units the jackknife's, as for the next.
    Percentile {
        /// How many draws.
        resamples: u32,
        /// Where the draws start.
        seed: u64,
    },
    /// Bias-corrected and accelerated bootstrap [Efron1987]; the linearised interval where a unit cannot be left out.
    Bca {
        /// How many draws.
        resamples: u32,
        /// Where the draws start.
        seed: u64,
    },
}

/// What agreement is asked of.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which coefficients.
    pub coefficients: Vec<&'static Coefficient>,
    /// How much different categories agree.
    pub weighting: Weighting,
    /// A table of one's own in its place.
    pub custom: Option<Weights>,
    /// Krippendorff's metric, of alpha only.
    pub metric: Option<Metric>,
    /// Of every interval.
    pub confidence: f64,
    /// How intervals are made.
    pub interval: IntervalMethod,
}

/// One coefficient of the data.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// It has a value.
    Estimate(Estimate),
    /// It has none.
    Undefined {
        /// Its name.
        coefficient: &'static str,
        /// The weights or the metric asked for.
        weights: &'static str,
        /// Why.
        undefined: Undefined,
    },
}

words! {
    /// Whether an interval holds the true value as often as its confidence says; measured in docs/coverage.md.
    pub enum Coverage {
        /// It does.
        Nominal = "nominal",
        /// Too few units tell apart what is not the dominant category: of a hundred such intervals for a confidence of
        /// 95 %, as few as 80 hold the true value, by every known method.
        BelowNominal = "below-nominal",
    }
}

/// Units up to which the usual interval draws anew.
const MOST_DRAWN_USUALLY: f64 = 1_000.0;
/// Units up to which any interval does; of more, the jackknife's is as good.
const MOST_DRAWN: f64 = 10_000_000.0;
const USUAL_BOOTSTRAP: IntervalMethod = IntervalMethod::Bca { resamples: 2_000, seed: 1 };

/// Units mostly outside the dominant category, below which coefficients that read chance off the spread of ratings
/// have intervals that promise too much.
const FEW_OUTSIDE: u64 = 7;

/// A coefficient with what it was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Its name.
    pub coefficient: &'static str,
    /// Weights or metric.
    pub weights: &'static str,
    /// The coefficient.
    pub value: f64,
    /// Agreement observed.
    pub observed: f64,
    /// Agreement expected by chance.
    pub expected: f64,
    /// The jackknife's where the interval is made of it or of draws; else the linearised one. `None` of a single unit.
    pub standard_error: Option<f64>,
    /// `None` of a single unit.
    pub interval: Option<Interval>,
    /// Whether intervals of such data hold what they promise.
    pub coverage: Coverage,
    /// Units with a rating; of alpha and Cohen's kappa, those that count.
    pub units: f64,
    /// Raters with a rating.
    pub raters: usize,
}

/// Every coefficient asked for, in that order.
#[must_use]
pub fn agreement(ratings: &Ratings, request: &Request) -> Vec<Answer> {
    answers(ratings, &ratings.tally().unordered(), request)
}

pub(super) fn answers(ratings: &Ratings, unordered: &Tally, request: &Request) -> Vec<Answer> {
    let weights = weights(ratings, unordered, request);
    let mut answers = Vec::new();
    for coefficient in &request.coefficients {
        answers.push(match estimate(coefficient, ratings.tally(), unordered, &weights, request) {
            Ok(estimate) => Answer::Estimate(estimate),
            Err(undefined) => {
                Answer::Undefined { coefficient: coefficient.name, weights: weights_name(request), undefined }
            }
        });
    }
    answers
}

fn weights_name(request: &Request) -> &'static str {
    match (&request.metric, &request.custom) {
        (Some(metric), _) => metric.word(),
        (None, Some(_)) => "custom",
        (None, None) => request.weighting.word(),
    }
}

/// `unordered` are the same units without their raters: far fewer patterns, and all that most coefficients look at.
fn estimate(
    coefficient: &'static Coefficient,
    tally: &Tally,
    unordered: &Tally,
    weights: &Weights,
    request: &Request,
) -> Result<Estimate, Undefined> {
    if tally.raters() < 2 {
        return Err(Undefined::SingleRater);
    }
    if coefficient.two_raters && tally.raters() != 2 {
        return Err(Undefined::NotTwoRaters);
    }
    let complete = if coefficient.complete { Some(tally.complete()) } else { None };
    let units = match (&complete, coefficient.by) {
        (Some(complete), by) => Units::new(complete, weights, by),
        (None, By::None) => Units::new(unordered, weights, By::None),
        (None, by) => Units::new(tally, weights, by),
    };
    let estimate = of_units(coefficient, &units, request)?;
    let few = coefficient.by_spread && outside_dominant(unordered) < FEW_OUTSIDE;
    let coverage = if few { Coverage::BelowNominal } else { Coverage::Nominal };
    Ok(Estimate { raters: tally.rating_raters(), weights: weights_name(request), coverage, ..estimate })
}

/// How many units have most of their ratings outside the category that was given most.
fn outside_dominant(tally: &Tally) -> u64 {
    let given = tally.given(1);
    let most = given.iter().max().copied().unwrap_or(0);
    let dominant = given.iter().position(|ratings| *ratings == most);
    let is_outside = |codes: &[u8]| {
        let rated = codes.iter().filter(|code| **code != MISSING).count();
        2 * codes.iter().filter(|code| Some(usize::from(**code)) == dominant).count() < rated
    };
    tally.patterns().filter(|(codes, _)| is_outside(codes)).map(|(_, count)| count).sum()
}

fn weights(ratings: &Ratings, unordered: &Tally, request: &Request) -> Weights {
    let values = ratings.categories().values();
    match (&request.metric, &request.custom) {
        (Some(metric), _) => {
            let pairable: Vec<f64> = unordered.given(2).into_iter().map(|ratings| ratings as f64).collect();
            Weights::of_metric(*metric, values, &pairable)
        }
        (None, Some(custom)) => custom.clone(),
        (None, None) => Weights::new(request.weighting, values),
    }
}

fn of_units(coefficient: &'static Coefficient, units: &Units, request: &Request) -> Result<Estimate, Undefined> {
    let sums = units.sums();
    let (level, value) = coefficient.value(&sums, units.weights)?;
    let counted = coefficient.counted(&sums);
    let estimate = Estimate {
        coefficient: coefficient.name,
        weights: "",
        value,
        observed: level.observed,
        expected: level.expected,
        standard_error: None,
        interval: None,
        coverage: Coverage::Nominal,
        units: counted,
        raters: 0,
    };
    if counted < 2.0 {
        return Ok(estimate);
    }
    let (standard_error, interval) = interval(coefficient, units, &sums, value, request);
    Ok(Estimate { standard_error, interval, ..estimate })
}

fn interval(
    coefficient: &Coefficient,
    units: &Units,
    sums: &Sums,
    value: f64,
    request: &Request,
) -> (Option<f64>, Option<Interval>) {
    let linearised = linearised_error(coefficient, units, sums);
    let counted = coefficient.counted(sums);
    let around = |error: f64, method| {
        let reach = error * student_t_quantile(1.0 - (1.0 - request.confidence) / 2.0, counted - 1.0);
        Interval { low: value - reach, high: value + reach, method }
    };
    let formula = (linearised, linearised.map(|error| around(error, "linearised")));
    match method(coefficient, counted, request.interval) {
        IntervalMethod::Linearised | IntervalMethod::Usual => formula,
        IntervalMethod::Percentile { resamples, seed } => {
            (linearised, percentile(&bootstrap(coefficient, units, resamples, seed), request.confidence))
        }
        method @ (IntervalMethod::Jackknife | IntervalMethod::Bca { .. }) => {
            // Without one of the units there may be no coefficient at all.
            let Ok(left_out) = leave_one_out(coefficient, units, sums) else { return formula };
            let error = jackknife_error(&left_out);
            let interval = match method {
                IntervalMethod::Bca { resamples, seed } => {
                    let values = bootstrap(coefficient, units, resamples, seed);
                    bca(&values, value, &left_out, request.confidence)
                }
                _ => Some(around(error, "jackknife")),
            };
            (Some(error), interval)
        }
    }
}

/// The method in force: the usual one by what was measured, and no draws of more units than memory holds.
fn method(coefficient: &Coefficient, units: f64, asked: IntervalMethod) -> IntervalMethod {
    match asked {
        IntervalMethod::Usual if coefficient.by_spread && units <= MOST_DRAWN_USUALLY => USUAL_BOOTSTRAP,
        IntervalMethod::Usual => IntervalMethod::Jackknife,
        IntervalMethod::Percentile { .. } | IntervalMethod::Bca { .. } if units > MOST_DRAWN => {
            IntervalMethod::Jackknife
        }
        asked => asked,
    }
}

/// `√(Σ (pull − coefficient)² / (n (n − 1)))`; Cohen's, as published, divides by n² [FleissCohenEveritt1969].
fn linearised_error(coefficient: &Coefficient, units: &Units, sums: &Sums) -> Option<f64> {
    let (level, value) = coefficient.value(sums, units.weights).ok()?;
    let (mut squares, mut counted) = (0.0, 0.0);
    let pull = coefficient.pull(sums, units.weights, level);
    for (unit, count) in &units.patterns {
        if let Some(pull) = pull(unit) {
            squares += count * (pull - value) * (pull - value);
            counted += count;
        }
    }
    let freedom = if coefficient.complete { counted } else { counted - 1.0 };
    Some((squares / (counted * freedom)).sqrt())
}
