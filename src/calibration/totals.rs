//! A rater's totals against the reference: bias, spread, how often within tolerance, and the verdict of them.

use serde::Serialize;

use crate::agreement::{Differences, Interval, Limit, Undefined, limits_of_agreement, or_reason};
use crate::document::words;
use crate::numeric::distribution::student_t_quantile;

use super::Rule;
use super::measured::Share;
use super::verdict::{Evidence, Judgement, Verdict};

/// A rater's total scores less those of the reference, over the calls that have both; in the unit of the score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TotalAgreement {
    /// Calls with both totals.
    pub n: usize,
    /// The mean difference: below 0 where the rater is severe.
    #[serde(serialize_with = "or_reason")]
    pub bias: Result<f64, Undefined>,
    /// Student's, of confidence 1 − α: outside ±b it decides for `not-calibrated`.
    #[serde(serialize_with = "or_reason")]
    pub bias_interval: Result<Interval, Undefined>,
    /// Student's, of confidence 1 − 2α: inside ±b it decides for `calibrated`.
    #[serde(serialize_with = "or_reason")]
    pub bias_inner_interval: Result<Interval, Undefined>,
    /// Of the differences, over n − 1.
    #[serde(serialize_with = "or_reason")]
    pub standard_deviation: Result<f64, Undefined>,
    /// Bias − 1.96 standard deviations: between the limits lie 95 of 100 differences, if they are normal [BlandAltman1986].
    #[serde(serialize_with = "or_reason")]
    pub lower_limit: Result<Limit, Undefined>,
    /// Bias + 1.96 standard deviations.
    #[serde(serialize_with = "or_reason")]
    pub upper_limit: Result<Limit, Undefined>,
    /// Calls whose difference is no larger than the tolerance.
    pub within: Share,
}

words! {
    /// In what way a rater departs from the reference.
    pub enum Departure {
        /// Scores too low, about alike on every call.
        Severe = "severe",
        /// Scores too high, about alike on every call.
        Lenient = "lenient",
        /// Now too high, now too low.
        Erratic = "erratic",
        /// On one item only.
        Item = "item",
    }
}

/// The share of differences that limits of agreement speak of.
const LIMITS: f64 = 0.95;

/// What a rater's differences say. `None` and NaN: a call without one of the totals.
///
/// # Undefined
/// Bias of no call; intervals, spread and limits of fewer than two, intervals also where all differences are the same.
#[must_use]
pub fn total_agreement(differences: &[Option<f64>], rule: &Rule) -> TotalAgreement {
    let given = given(differences);
    let moments = Differences::new(&given);
    let interval = |confidence: f64| {
        let Differences { n, bias, deviation } = moments?;
        let reach = deviation / n.sqrt() * student_t_quantile(f64::midpoint(1.0, confidence), n - 1.0);
        let interval = Interval { low: bias - reach, high: bias + reach, method: "student-t" };
        if deviation > 0.0 { Ok(interval) } else { Err(Undefined::NoVariation) }
    };
    let limits = moments.map(|moments| limits_of_agreement(moments, LIMITS, rule.confidence()));
    TotalAgreement {
        n: given.len(),
        bias: moments.map(|moments| moments.bias).or_else(|none| given.first().copied().ok_or(none)),
        bias_interval: interval(rule.confidence()),
        bias_inner_interval: interval(rule.inner_confidence()),
        standard_deviation: moments.map(|moments| moments.deviation),
        lower_limit: limits.map(|[lower, _]| lower),
        upper_limit: limits.map(|[_, upper]| upper),
        within: Share::new(within(&given, 0.0, rule), given.len(), rule),
    }
}

/// The verdict on a rater's differences; `missed` calls on which a fatal was missed.
#[must_use]
pub fn judge(differences: &[Option<f64>], missed: usize, rule: &Rule) -> Judgement {
    evidence(&given(differences), missed, rule).judge(rule)
}

/// In what way the totals of a rater who is not calibrated depart. Severe or lenient: the bias is beyond ±b. Erratic: the
/// share would be too low without the bias, too. Where only both together explain the share, the larger part of the mean
/// squared difference.
#[must_use]
pub fn departures(differences: &[Option<f64>], rule: &Rule) -> Vec<Departure> {
    let given = given(differences);
    let Ok(Differences { bias, deviation, .. }) = Differences::new(&given) else { return Vec::new() };
    let shift = if bias < 0.0 { Departure::Severe } else { Departure::Lenient };
    let all = evidence(&given, 0, rule);
    let without_bias = Evidence { agreed: within(&given, bias, rule), ..all };
    let mut departures = Vec::new();
    if all.by_bias(rule) == Verdict::NotCalibrated {
        departures.push(shift);
    }
    if without_bias.by_share(rule) == Verdict::NotCalibrated {
        departures.push(Departure::Erratic);
    }
    if departures.is_empty() && all.by_share(rule) == Verdict::NotCalibrated {
        departures.push(if bias.abs() > deviation { shift } else { Departure::Erratic });
    }
    departures
}

fn given(differences: &[Option<f64>]) -> Vec<f64> {
    differences.iter().flatten().copied().filter(|difference| !difference.is_nan()).collect()
}

fn within(differences: &[f64], centre: f64, rule: &Rule) -> usize {
    differences.iter().filter(|difference| (*difference - centre).abs() <= rule.tolerance).count()
}

fn evidence(differences: &[f64], missed: usize, rule: &Rule) -> Evidence {
    Evidence {
        calls: differences.len(),
        agreed: within(differences, 0.0, rule),
        share: rule.share,
        // Of a single call nothing is known of the spread.
        differences: Some(Differences::new(differences).map_or((0.0, f64::NAN), |of| (of.bias, of.deviation))),
        missed,
    }
}
