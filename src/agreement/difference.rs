//! Coefficients of the same units compared, and agreement between two groups of raters. What they share is the
//! jackknife: a unit is left out of every part at once, so that parts which rise and fall together are seen to.

use serde::Serialize;

use crate::numeric::distribution::student_t_quantile;
use crate::ratings::Ratings;
use crate::tally::{MISSING, Tally};

use super::coefficient::{COHEN_KAPPA, Coefficient};
use super::resample::{jackknife_error, leave_one_out};
use super::sums::Units;
use super::weights::Weights;
use super::{Interval, Undefined};

/// A coefficient, and the places of the raters it is taken of.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Which coefficient.
    pub coefficient: &'static Coefficient,
    /// At least two.
    pub raters: &'a [usize],
}

/// Two coefficients of the same units, and how far apart they are.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The first coefficient.
    pub first: f64,
    /// The second.
    pub second: f64,
    /// First less second.
    pub difference: f64,
    /// Of the difference, by the jackknife; `None` where a unit cannot be left out.
    pub standard_error: Option<f64>,
    /// Of the difference, by Student's t with a degree of freedom less than units; `None` with the standard error.
    pub interval: Option<Interval>,
    /// Units that one of both counts.
    pub units: u64,
}

/// Agreement between the raters of one group and those of another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossAgreement {
    /// The agreement.
    pub value: f64,
    /// By the jackknife; `None` where a unit cannot be left out.
    pub standard_error: Option<f64>,
    /// By Student's t with a degree of freedom less than units; `None` with the standard error.
    pub interval: Option<Interval>,
    /// Units that a rater of each group rated.
    pub units: u64,
    /// Pairs of a rater of the one group and another of the other.
    pub pairs: usize,
}

/// How far two coefficients of the same units are apart: of raters A and B against A and C, of two groups of raters,
/// or of two coefficients. Its error knows that both are of the same units [Quenouille1956].
///
/// A unit that one of both does not count, for a missing rating, still counts for the other.
///
/// # Undefined
/// One of both coefficients is.
pub fn difference(
    ratings: &Ratings,
    first: Side,
    second: Side,
    weights: &Weights,
    confidence: f64,
) -> Result<Difference, Undefined> {
    let tally = ratings.tally();
    let first = Part::of_side(tally, first, weights)?;
    let second = Part::of_side(tally, second, weights)?;
    let values = (first.value, second.value);
    let sum = Combined::of(tally, &[(1.0, first), (-1.0, second)]);
    Ok(Difference {
        first: values.0,
        second: values.1,
        difference: sum.value,
        standard_error: sum.standard_error,
        interval: sum.interval(confidence),
        units: sum.units,
    })
}

/// Percent agreement across two groups, such as quality and leadership: the mean over units of the share of agreeing
/// pairs of a rater of each group. With weights, pairs agree as far as their weight says.
///
/// A rater in both groups is never paired with itself.
///
/// # Undefined
/// [`Undefined::SingleRater`] without such a pair; [`Undefined::NoPairableUnit`] if no pair rated a unit.
pub fn cross_percent_agreement(
    ratings: &Ratings,
    first: &[usize],
    second: &[usize],
    weights: &Weights,
    confidence: f64,
) -> Result<CrossAgreement, Undefined> {
    let pairs = cross_pairs(first, second)?;
    let part = Part::of_mean(&agreeing_shares(ratings.tally(), &pairs, weights), ratings.tally())?;
    let sum = Combined::of(ratings.tally(), &[(1.0, part)]);
    Ok(sum.across(pairs.len(), confidence))
}

/// The mean of the Cohen's kappas of all pairs of a rater of each group, each over the units both rated: Light's mean
/// [Light1971] without the pairs inside a group.
///
/// A rater in both groups is never paired with itself.
///
/// # Undefined
/// [`Undefined::SingleRater`] without such a pair; one of the kappas is.
pub fn cross_kappa(
    ratings: &Ratings,
    first: &[usize],
    second: &[usize],
    weights: &Weights,
    confidence: f64,
) -> Result<CrossAgreement, Undefined> {
    let pairs = cross_pairs(first, second)?;
    let mut parts = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        let side = Side { coefficient: &COHEN_KAPPA, raters: pair };
        parts.push((1.0 / pairs.len() as f64, Part::of_side(ratings.tally(), side, weights)?));
    }
    let sum = Combined::of(ratings.tally(), &parts);
    Ok(sum.across(pairs.len(), confidence))
}

fn cross_pairs(first: &[usize], second: &[usize]) -> Result<Vec<[usize; 2]>, Undefined> {
    let mut pairs = Vec::new();
    for a in first {
        pairs.extend(second.iter().filter(|b| *b != a).map(|b| [*a, *b]));
    }
    if pairs.is_empty() { Err(Undefined::SingleRater) } else { Ok(pairs) }
}

/// For each pattern, the share of its pairs that agree; `None` where no pair rated it.
fn agreeing_shares(tally: &Tally, pairs: &[[usize; 2]], weights: &Weights) -> Vec<Option<f64>> {
    let mut shares = Vec::new();
    for (codes, _) in tally.patterns() {
        let code = |rater: &usize| codes.get(*rater).copied().filter(|code| *code != MISSING);
        let (mut agreeing, mut rated) = (0.0, 0.0);
        for [a, b] in pairs {
            if let (Some(a), Some(b)) = (code(a), code(b)) {
                agreeing += weights.row(a.into()).get(usize::from(b)).copied().unwrap_or(0.0);
                rated += 1.0;
            }
        }
        shares.push((rated > 0.0).then(|| agreeing / rated));
    }
    shares
}

/// A statistic of the units of a tally, and what it is without one.
struct Part {
    value: f64,
    /// For each pattern of the tally, the statistic without one of its units; `None` if they do not count.
    without: Vec<Option<f64>>,
    /// Whether there is a statistic without each unit; else `without` only tells which count.
    can_leave_out: bool,
}

impl Part {
    fn of_side(tally: &Tally, side: Side, weights: &Weights) -> Result<Self, Undefined> {
        let coefficient = side.coefficient;
        if side.raters.len() < 2 {
            return Err(Undefined::SingleRater);
        }
        if coefficient.two_raters && side.raters.len() != 2 {
            return Err(Undefined::NotTwoRaters);
        }
        let chosen = tally.of_raters(side.raters);
        let counted = if coefficient.complete { chosen.complete() } else { chosen };
        let units = Units::new(&counted, weights, coefficient.by);
        let sums = units.sums();
        let (_, value) = coefficient.value(&sums, weights)?;
        let left_out = leave_one_out(coefficient, &units, &sums);
        let can_leave_out = left_out.is_ok();
        let values = left_out.unwrap_or_else(|_| vec![(value, 1.0); units.patterns.len()]);
        Ok(Self { value, without: spread(&values, &units, tally, side.raters), can_leave_out })
    }

    /// The mean over units of what each pattern has.
    fn of_mean(shares: &[Option<f64>], tally: &Tally) -> Result<Self, Undefined> {
        let (mut sum, mut units) = (0.0, 0.0);
        for ((_, count), share) in tally.patterns().zip(shares) {
            if let Some(share) = share {
                sum += share * count as f64;
                units += count as f64;
            }
        }
        if units == 0.0 {
            return Err(Undefined::NoPairableUnit);
        }
        let without = shares.iter().map(|share| share.map(|share| (sum - share) / (units - 1.0))).collect();
        Ok(Self { value: sum / units, without, can_leave_out: units > 1.0 })
    }
}

/// Values by patterns of some raters, as values by patterns of all.
fn spread(values: &[(f64, f64)], units: &Units, tally: &Tally, raters: &[usize]) -> Vec<Option<f64>> {
    let mut all = Vec::new();
    for (codes, _) in tally.patterns() {
        let chosen: Vec<u8> = raters.iter().map(|rater| codes.get(*rater).copied().unwrap_or(MISSING)).collect();
        // Patterns of a tally ascend.
        let place = units.patterns.binary_search_by(|(unit, _)| unit.codes.cmp(&chosen));
        all.push(place.ok().and_then(|place| values.get(place)).map(|(value, _)| *value));
    }
    all
}

/// A weighted sum of parts.
struct Combined {
    value: f64,
    standard_error: Option<f64>,
    units: u64,
}

impl Combined {
    fn of(tally: &Tally, parts: &[(f64, Part)]) -> Self {
        let (mut values, mut units) = (Vec::new(), 0);
        for (place, (_, count)) in tally.patterns().enumerate() {
            let (mut sum, mut counts) = (0.0, false);
            for (factor, part) in parts {
                let without = part.without.get(place).copied().flatten();
                counts |= without.is_some();
                sum += factor * without.unwrap_or(part.value);
            }
            if counts {
                values.push((sum, count as f64));
                units += count;
            }
        }
        let value = parts.iter().map(|(factor, part)| factor * part.value).sum();
        let can_leave_out = parts.iter().all(|(_, part)| part.can_leave_out);
        Self { value, standard_error: can_leave_out.then(|| jackknife_error(&values)), units }
    }

    fn interval(&self, confidence: f64) -> Option<Interval> {
        let error = self.standard_error?;
        let reach = error * student_t_quantile(1.0 - (1.0 - confidence) / 2.0, self.units as f64 - 1.0);
        Some(Interval { low: self.value - reach, high: self.value + reach, method: "jackknife" })
    }

    fn across(&self, pairs: usize, confidence: f64) -> CrossAgreement {
        CrossAgreement {
            value: self.value,
            standard_error: self.standard_error,
            interval: self.interval(confidence),
            units: self.units,
            pairs,
        }
    }
}
