//! Ratings as coefficients look at them, and what is asked of them: at once, or draw by draw.

use std::borrow::Cow;
use std::ops::Range;

use crate::ratings::Ratings;
use crate::tally::{MISSING, Tally};

use super::Undefined;
use super::coefficient::Coefficient;
use super::estimate::{Answer, Measure, Request};
use super::resample::jackknife_error;
use super::sums::{By, Units};
use super::weights::{Metric, Weights};

/// Every coefficient asked for, in that order.
#[must_use]
pub fn agreement(ratings: &Ratings, request: &Request) -> Vec<Answer> {
    Sample::new(ratings, request).answers(None)
}

/// How many draws the intervals asked for need at the most; 0 where none is drawn.
#[must_use]
pub fn resamples(ratings: &Ratings, request: &Request) -> u32 {
    let sample = Sample::new(ratings, request);
    let needed =
        |coefficient: &&'static Coefficient| sample.measure(coefficient).map_or(0, |measure| measure.resamples());
    request.coefficients.iter().map(needed).max().unwrap_or(0)
}

/// Some of the draws that intervals need: for each coefficient asked for its values, NaN where a draw has none; nothing
/// for one whose interval needs no draws. One after another, `0..a`, `a..b` up to [`resamples`], are the same values as
/// all at once, so that long work can be interrupted, or shared out.
#[must_use]
pub fn draw(ratings: &Ratings, request: &Request, draws: Range<u32>) -> Vec<Vec<f64>> {
    let sample = Sample::new(ratings, request);
    let values = |coefficient: &&'static Coefficient| {
        sample.measure(coefficient).map_or_else(|_| Vec::new(), |measure| measure.draw(draws.clone()))
    };
    request.coefficients.iter().map(values).collect()
}

/// Ratings as the coefficients asked for look at them.
pub(super) struct Sample<'a> {
    pub(super) request: &'a Request,
    pub(super) tally: Cow<'a, Tally>,
    /// The same units without their raters: far fewer patterns, and all that most coefficients look at.
    pub(super) unordered: Tally,
    /// The units that every rater rated, for those who ask for them.
    complete: Option<Tally>,
    weights: Weights,
}

impl<'a> Sample<'a> {
    pub(super) fn new(ratings: &'a Ratings, request: &'a Request) -> Self {
        let tally = ratings.tally();
        let unordered = tally.unordered();
        let weights = weights(ratings, &unordered, request);
        Self { request, tally: Cow::Borrowed(tally), unordered, complete: complete(tally, request), weights }
    }

    /// What each coefficient comes to; `drawn` is what all [`draw`]s gave, or else they are made here.
    pub(super) fn answers(&self, drawn: Option<&[Vec<f64>]>) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (place, coefficient) in self.request.coefficients.iter().enumerate() {
            answers.push(match self.measure(coefficient) {
                Ok(measure) => Answer::Estimate(match drawn {
                    Some(drawn) => measure.estimate(drawn.get(place).map_or(&[], Vec::as_slice)),
                    None => measure.estimate(&measure.draw(0..measure.resamples())),
                }),
                Err(undefined) => {
                    Answer::Undefined { coefficient: coefficient.name, weights: self.request.weights_name(), undefined }
                }
            });
        }
        answers
    }

    fn measure(&self, coefficient: &'static Coefficient) -> Result<Measure<'_>, Undefined> {
        if self.tally.raters() < 2 {
            return Err(Undefined::SingleRater);
        }
        if coefficient.two_raters && self.tally.raters() != 2 {
            return Err(Undefined::NotTwoRaters);
        }
        let ordinal = coefficient.is_alpha() && self.request.metric == Some(Metric::Ordinal);
        let by = if ordinal { By::Meeting } else { coefficient.by };
        let counted = match (&self.complete, by) {
            (Some(complete), _) if coefficient.complete => complete,
            (_, By::Rater | By::Pair) => &self.tally,
            _ => &self.unordered,
        };
        let units = Units::new(counted, &self.weights, by);
        let sums = units.sums();
        let (level, value) = coefficient.value(&sums, &self.weights)?;
        Ok(Measure { sample: self, coefficient, units, sums, level, value })
    }

    /// The standard error that raters make, by leaving each out in turn [Quenouille1956], and how many they are; `None`
    /// where the rest have no coefficient, as of two raters.
    pub(super) fn rater_error(&self, coefficient: &'static Coefficient) -> Option<(f64, f64)> {
        let raters: Vec<usize> = (0..self.tally.raters()).filter(|rater| self.tally.has_rated(*rater)).collect();
        let mut values = Vec::new();
        for left_out in &raters {
            let others: Vec<usize> = raters.iter().copied().filter(|rater| rater != left_out).collect();
            let rest = self.tally.of_raters(&others);
            let sample = Sample {
                request: self.request,
                unordered: rest.unordered(),
                complete: complete(&rest, self.request),
                weights: self.weights.clone(),
                tally: Cow::Owned(rest),
            };
            values.push((sample.measure(coefficient).ok()?.value, 1.0));
        }
        Some((jackknife_error(&values), raters.len() as f64))
    }

    /// How many units have most of their ratings outside the category that was given most.
    pub(super) fn outside_dominant(&self) -> u64 {
        let given = self.unordered.given(1);
        let most = given.iter().max().copied().unwrap_or(0);
        let dominant = given.iter().position(|ratings| *ratings == most);
        let is_outside = |codes: &[u8]| {
            let rated = codes.iter().filter(|code| **code != MISSING).count();
            2 * codes.iter().filter(|code| Some(usize::from(**code)) == dominant).count() < rated
        };
        self.unordered.patterns().filter(|(codes, _)| is_outside(codes)).map(|(_, count)| count).sum()
    }
}

fn complete(tally: &Tally, request: &Request) -> Option<Tally> {
    request.coefficients.iter().any(|coefficient| coefficient.complete).then(|| tally.complete())
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
