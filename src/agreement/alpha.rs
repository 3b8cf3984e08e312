//! Krippendorff's alpha of scores: any number of different values, missing ones allowed.
//!
//! What [`Ratings`](crate::ratings::Ratings) have in tables of categories, scores have in sums over values: the
//! difference of a value from all others is a formula where the metric allows, and a pass over values where not.

use std::cmp::Ordering;

use libm::exp;
use serde::Serialize;

use crate::numeric::ascending;
use crate::numeric::distribution::student_t_quantile;

use super::estimate::Coverage;
use super::scores::{Scores, or_reason};
use super::weights::{Metric, Scale, middle_ranks};
use super::{Interval, Undefined};

/// Alpha with its error and interval.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KrippendorffAlpha {
    /// At most 1; 0 where scores agree no more than they would if shuffled.
    pub estimate: f64,
    /// How scores differ.
    pub metric: Metric,
    /// Of the linearised statistic.
    #[serde(serialize_with = "or_reason")]
    pub standard_error: Result<f64, Undefined>,
    /// By Fisher's z, with Student's t of a degree of freedom less than units.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Whether it holds what it promises: of few units, but by ranks, it does not.
    pub coverage: Coverage,
    /// Units that two raters scored: the others tell nothing.
    pub units: usize,
    /// Scores of these units.
    pub scores: usize,
    /// Different values among them.
    pub values: usize,
}

/// Alpha of scores [Krippendorff2011]: 1 − (N − 1) A / B, with N scores of units that have two, A the differences within
/// units (ordered pairs, by scores of the unit less one) and B those of all pairs.
///
/// The ends that circular and bipolar differences need are the smallest and the largest score. Interval, ordinal and
/// nominal differences take time in proportion to the scores, the others to the square of how many different values
/// there are; memory is in proportion to the scores. The error is that of A and B linearised over units, ranks that a
/// unit moves included. `confidence` lies between 0 and 1.
///
/// # Undefined
/// Fewer than two raters; no unit with two scores; no variation. Error and interval also of a single unit.
pub fn krippendorff_alpha(scores: &Scores, metric: Metric, confidence: f64) -> Result<KrippendorffAlpha, Undefined> {
    if scores.raters() < 2 {
        return Err(Undefined::SingleRater);
    }
    let data = Pairable::new(scores);
    if data.units.is_empty() {
        return Err(Undefined::NoPairableUnit);
    }
    let count = data.places.len() as f64;
    let apart_from_all = data.apart_from_all(metric);
    let units: Vec<(f64, f64, f64)> = data.rows().map(|row| data.of_unit(row, metric, &apart_from_all)).collect();
    let within: f64 = units.iter().map(|(within, ..)| within).sum();
    let all: f64 = apart_from_all.iter().zip(&data.counts).map(|(difference, count)| difference * count).sum();
    if all == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let estimate = 1.0 - (count - 1.0) * (within / all);
    let standard_error = data.error(metric, &units, within, all);
    let interval = standard_error.map(|error| {
        let t = student_t_quantile(f64::midpoint(1.0, confidence), units.len() as f64 - 1.0);
        fisher_z(estimate, t * error, count / units.len() as f64)
    });
    let (units, scores, values) = (units.len(), data.places.len(), data.values.len());
    let few = units < FEW_UNITS && metric != Metric::Ordinal;
    let coverage = if few { Coverage::BelowNominal } else { Coverage::Nominal };
    Ok(KrippendorffAlpha { estimate, metric, standard_error, interval, coverage, units, scores, values })
}

/// Units below which intervals hold less than they promise, all but those by ranks: docs/coverage.md.
const FEW_UNITS: usize = 30;

/// The interval on the scale of ½ ln((1 + (m − 1) α) / (1 − α)), m scores of a unit on average: what is half the logarithm
/// of F for an intraclass correlation [Fisher1925] spreads alike wherever alpha lies, as alpha itself does not.
fn fisher_z(alpha: f64, reach: f64, m: f64) -> Interval {
    let [more, less] = [1.0 + (m - 1.0) * alpha, 1.0 - alpha];
    if more <= 0.0 || less <= 0.0 {
        return Interval { low: alpha - reach, high: alpha + reach, method: "linearised" };
    }
    // Twice z, whose slope is m / ((1 + (m − 1) α) (1 − α)).
    let reach = exp(reach * m / (more * less));
    let bound = |f: f64| (f - 1.0) / (f + m - 1.0);
    Interval { low: bound(more / less / reach), high: bound(more / less * reach), method: "fisher-z" }
}

/// The scores of units that have two.
struct Pairable {
    /// Different values, ascending, how often each was given, and its middle rank.
    values: Vec<f64>,
    counts: Vec<f64>,
    ranks: Vec<f64>,
    scale: Scale,
    /// For each score the place of its value, unit after unit, and where each unit's ends.
    places: Vec<usize>,
    units: Vec<usize>,
}

impl Pairable {
    fn new(scores: &Scores) -> Self {
        let (mut given, mut units) = (Vec::new(), Vec::new());
        for row in scores.rows() {
            let before = given.len();
            given.extend(row.iter().copied().filter(|value| !value.is_nan()));
            if given.len() - before < 2 {
                given.truncate(before);
            } else {
                units.push(given.len());
            }
        }
        let (values, counts, places) = distinct(&given);
        let ranks = middle_ranks(&counts);
        Self { scale: Scale::of(&values), values, counts, ranks, places, units }
    }

    /// The places of each unit's values.
    fn rows(&self) -> impl Iterator<Item = &[usize]> {
        let mut start = 0;
        self.units.iter().map(move |end| {
            let row = self.places.get(start..*end).unwrap_or_default();
            start = *end;
            row
        })
    }

    fn difference(&self, metric: Metric, a: usize, b: usize) -> f64 {
        let [a, b] = [a, b].map(|place| self.position(metric, place));
        self.scale.difference(metric, a, b)
    }

    fn position(&self, metric: Metric, place: usize) -> f64 {
        let positions = if metric == Metric::Ordinal { &self.ranks } else { &self.values };
        positions.get(place).copied().unwrap_or_default()
    }

    /// By value: its differences from all scores, added up.
    fn apart_from_all(&self, metric: Metric) -> Vec<f64> {
        let all = self.places.len() as f64;
        match metric {
            Metric::Nominal => self.counts.iter().map(|count| all - count).collect(),
            Metric::Ordinal | Metric::Interval => {
                // Distances from the mean, so that a large common value costs no digits.
                let positions = || (0..self.values.len()).map(|place| self.position(metric, place));
                let mean = positions().zip(&self.counts).map(|(position, count)| position * count).sum::<f64>() / all;
                let square = |position: f64| (position - mean) * (position - mean);
                let spread: f64 = positions().zip(&self.counts).map(|(position, count)| square(position) * count).sum();
                positions().map(|position| all * square(position) + spread).collect()
            }
            Metric::Ratio | Metric::Circular | Metric::Bipolar => {
                let from = |a: usize| {
                    let differences =
                        self.counts.iter().enumerate().map(|(b, count)| self.difference(metric, a, b) * count);
                    differences.sum::<f64>()
                };
                (0..self.values.len()).map(from).collect()
            }
        }
    }

    /// A unit's part of the differences within, of those of all, and its scores.
    fn of_unit(&self, row: &[usize], metric: Metric, apart_from_all: &[f64]) -> (f64, f64, f64) {
        let scores = row.len() as f64;
        let mut within = 0.0;
        for (place, a) in row.iter().enumerate() {
            within += row.iter().skip(place + 1).map(|b| self.difference(metric, *a, *b)).sum::<f64>();
        }
        let among_all: f64 = row.iter().filter_map(|place| apart_from_all.get(*place)).sum();
        (2.0 * within / (scores - 1.0), 2.0 * among_all, scores)
    }

    /// √(n / (n − 1) Σ (u − mean u)²), with u how far one unit moves alpha.
    fn error(&self, metric: Metric, units: &[(f64, f64, f64)], within: f64, all: f64) -> Result<f64, Undefined> {
        if units.len() < 2 {
            return Err(Undefined::TooFewUnits);
        }
        let others = self.places.len() as f64 - 1.0;
        let [moved_within, moved_all] = if metric == Metric::Ordinal { self.rank_slopes() } else { [vec![], vec![]] };
        let moved = |slopes: &[f64], row: &[usize]| row.iter().filter_map(|place| slopes.get(*place)).sum::<f64>();
        let mut pulls = Vec::with_capacity(units.len());
        for ((own, among_all, scores), row) in units.iter().zip(self.rows()) {
            let own = own + moved(&moved_within, row);
            let among_all = among_all + moved(&moved_all, row);
            pulls.push(-(others * own + within * scores) / all + others * within * among_all / (all * all));
        }
        let count = pulls.len() as f64;
        let mean = pulls.iter().sum::<f64>() / count;
        let squares: f64 = pulls.iter().map(|pull| (pull - mean) * (pull - mean)).sum();
        Ok((count / (count - 1.0) * squares).sqrt())
    }

    /// By value: how much one more score of it adds to the differences within units, and to those of all, by moving the
    /// middle ranks of all values after it, and by half of its own.
    fn rank_slopes(&self) -> [Vec<f64>; 2] {
        let rank = |place: usize| self.position(Metric::Ordinal, place);
        let mut apart = vec![0.0; self.values.len()];
        for row in self.rows() {
            let sum: f64 = row.iter().map(|place| rank(*place)).sum();
            for place in row {
                if let Some(apart) = apart.get_mut(*place) {
                    *apart += (row.len() as f64 * rank(*place) - sum) / (row.len() as f64 - 1.0);
                }
            }
        }
        let all = self.places.len() as f64;
        let middle = all / 2.0;
        let apart_from_all: Vec<f64> =
            self.counts.iter().zip(&self.ranks).map(|(count, rank)| count * all * (rank - middle)).collect();
        [slopes(&apart), slopes(&apart_from_all)]
    }
}

/// Four times what stands after each place, and half of what stands there.
fn slopes(moved: &[f64]) -> Vec<f64> {
    let mut after = 0.0;
    let mut slopes: Vec<f64> = Vec::with_capacity(moved.len());
    for moved in moved.iter().rev() {
        slopes.push(4.0 * (after + moved / 2.0));
        after += moved;
    }
    slopes.reverse();
    slopes
}

/// Each value once, ascending, how often it was given, and for each given value its place among them.
fn distinct(given: &[f64]) -> (Vec<f64>, Vec<f64>, Vec<usize>) {
    let value = |place: usize| given.get(place).copied().unwrap_or_default();
    let is_after = |a: usize, b: usize| value(a).partial_cmp(&value(b)) == Some(Ordering::Greater);
    let (mut values, mut counts): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let mut places = vec![0; given.len()];
    for place in ascending(given.len(), &is_after) {
        if values.last() != Some(&value(place)) {
            values.push(value(place));
            counts.push(0.0);
        }
        counts.last_mut().into_iter().for_each(|count| *count += 1.0);
        places.get_mut(place).into_iter().for_each(|own| *own = values.len() - 1);
    }
    (values, counts, places)
}
