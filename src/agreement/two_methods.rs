//! Two raters, or two ways of scoring, on one scale: Lin's concordance, Bland and Altman's limits of agreement.

use serde::Serialize;

use super::scores::{Scores, or_reason};
use super::{Interval, Undefined};
use crate::numeric::distribution::{normal_quantile, student_t_quantile};

use noncentral_t::NoncentralT;

mod noncentral_t;

/// Lin's concordance correlation with what it is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinConcordance {
    /// Precision times accuracy.
    pub estimate: f64,
    /// By Fisher's z.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Pearson's correlation: how near to a line.
    #[serde(serialize_with = "or_reason")]
    pub precision: Result<f64, Undefined>,
    /// C_b: how near that line is to equality.
    #[serde(serialize_with = "or_reason")]
    pub accuracy: Result<f64, Undefined>,
    /// Standard deviation of the second over that of the first.
    #[serde(serialize_with = "or_reason")]
    pub scale_shift: Result<f64, Undefined>,
    /// Second mean less the first, over the geometric mean of the standard deviations.
    #[serde(serialize_with = "or_reason")]
    pub location_shift: Result<f64, Undefined>,
    /// Units that both rated.
    pub units: usize,
    /// Units left out because a rating is missing.
    pub omitted: usize,
}

/// Lin's concordance correlation coefficient: 2 s_xy / (s_x² + s_y² + (x̄ - ȳ)²), moments over n [Lin1989].
///
/// The interval takes the variance of Lin with its correction [Lin2000], n - 2 in the denominator, on Fisher's z.
/// `confidence` lies between 0 and 1.
///
/// # Undefined
/// Not two raters, fewer than two units, no variation at all. Parts and interval also where one rater does not vary;
/// the interval with fewer than three units and where both agree perfectly.
pub fn lin_concordance(scores: &Scores, confidence: f64) -> Result<LinConcordance, Undefined> {
    let Moments { n, mean, variance, covariance } = Moments::of(scores)?;
    let shift = mean[1] - mean[0];
    let total = variance[0] + variance[1] + shift * shift;
    if total == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let estimate = 2.0 * covariance / total;
    let [first, second] = variance.map(f64::sqrt);
    let varying = |value: f64| if first * second > 0.0 { Ok(value) } else { Err(Undefined::NoVariation) };
    let precision = varying(covariance / (first * second));
    let accuracy = varying(2.0 * first * second / total);
    let location_shift = varying(shift / (first * second).sqrt());
    let interval = match (precision, accuracy, location_shift) {
        (Ok(precision), Ok(accuracy), Ok(shift)) => fisher_z(precision, accuracy, shift, n, confidence),
        _ => Err(Undefined::NoVariation),
    };
    Ok(LinConcordance {
        estimate,
        interval,
        precision,
        accuracy,
        scale_shift: varying(second / first),
        location_shift,
        units: n as usize,
        omitted: scores.units() - n as usize,
    })
}

fn fisher_z(r: f64, accuracy: f64, shift: f64, n: f64, confidence: f64) -> Result<Interval, Undefined> {
    if n < 3.0 {
        return Err(Undefined::TooFewUnits);
    }
    let (estimate, squared_shift) = (r * accuracy, shift * shift);
    let rest = 1.0 - estimate * estimate;
    if rest <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    // Lin's variance with the correlation divided out, so that it may be zero.
    let (a, b) = (accuracy * accuracy, estimate * estimate);
    let variance = a * (1.0 - r * r) * rest + 2.0 * b * accuracy * (1.0 - estimate) * squared_shift
        - 0.5 * a * b * squared_shift * squared_shift;
    let error = (variance / (n - 2.0)).max(0.0).sqrt() / rest;
    let z = libm::atanh(estimate);
    let width = normal_quantile(f64::midpoint(1.0, confidence)) * error;
    Ok(Interval { low: libm::tanh(z - width), high: libm::tanh(z + width), method: "fisher-z" })
}

/// Moments over n, of scores taken from the first unit's.
struct Moments {
    n: f64,
    mean: [f64; 2],
    variance: [f64; 2],
    covariance: f64,
}

impl Moments {
    fn of(scores: &Scores) -> Result<Self, Undefined> {
        if scores.raters() != 2 {
            return Err(Undefined::NotTwoRaters);
        }
        let pairs = || scores.complete_rows().filter_map(|row| <[f64; 2]>::try_from(row).ok());
        let n = pairs().count() as f64;
        let Some([origin, _]) = pairs().next().filter(|_| n >= 2.0) else { return Err(Undefined::TooFewUnits) };
        let mut mean = [0.0; 2];
        for [x, y] in pairs() {
            mean[0] += (x - origin) / n;
            mean[1] += (y - origin) / n;
        }
        let (mut variance, mut covariance) = ([0.0; 2], 0.0);
        for [x, y] in pairs() {
            let (x, y) = (x - origin - mean[0], y - origin - mean[1]);
            variance[0] += x * x / n;
            variance[1] += y * y / n;
            covariance += x * y / n;
        }
        Ok(Self { n, mean, variance, covariance })
    }
}

/// Bland and Altman's limits of agreement, of the first rater's scores less the second's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BlandAltman {
    /// Mean difference.
    pub bias: f64,
    /// By Student's t.
    #[serde(serialize_with = "or_reason")]
    pub bias_interval: Result<Interval, Undefined>,
    /// Of the differences, over n - 1.
    pub standard_deviation: f64,
    /// Bias less z standard deviations.
    pub lower: Limit,
    /// Bias and z standard deviations.
    pub upper: Limit,
    /// Units that both rated.
    pub units: usize,
    /// Units left out because a rating is missing.
    pub omitted: usize,
}

/// One limit of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Limit {
    /// Where it is estimated to be.
    pub estimate: f64,
    /// By noncentral t: holds at any number of units, if differences are normal.
    #[serde(serialize_with = "or_reason")]
    pub exact: Result<Interval, Undefined>,
    /// Symmetric, by Student's t.
    #[serde(serialize_with = "or_reason")]
    pub approximate: Result<Interval, Undefined>,
}

/// Limits between which a `share` of the differences is expected, 0.95 as a rule: bias ∓ z s, z the normal quantile
/// that leaves (1 - share) / 2 above it [BlandAltman1986].
///
/// Intervals of the limits: exact ones, bias ∓ t' s / sqrt(n) with quantiles t' of the noncentral t of n - 1 degrees of
/// freedom and noncentrality z sqrt(n) [Carkeet2015]; approximate ones with the standard error
/// s sqrt(1 / n + z² / (2 (n - 1))) [BlandAltman1999], whose rounded form is s sqrt(3 / n). `share` and `confidence` lie
/// between 0 and 1.
///
/// # Undefined
/// Not two raters, fewer than two units. Intervals also where all differences are equal.
pub fn bland_altman(scores: &Scores, share: f64, confidence: f64) -> Result<BlandAltman, Undefined> {
    let differences = Differences::of(scores)?;
    let Differences { n, bias, deviation } = differences;
    let reach = student_t_quantile(f64::midpoint(1.0, confidence), n - 1.0) * deviation / n.sqrt();
    let [lower, upper] = limits_of_agreement(differences, share, confidence);
    Ok(BlandAltman {
        bias,
        bias_interval: differences.varying(Interval { low: bias - reach, high: bias + reach, method: "student-t" }),
        standard_deviation: deviation,
        lower,
        upper,
        units: n as usize,
        omitted: scores.units() - n as usize,
    })
}

/// Lower and upper limit of agreement with their intervals: see [`bland_altman`].
pub(crate) fn limits_of_agreement(differences: Differences, share: f64, confidence: f64) -> [Limit; 2] {
    let Differences { n, bias, deviation } = differences;
    let z = normal_quantile(f64::midpoint(1.0, share));
    let tail = f64::midpoint(1.0, confidence);
    let reach = student_t_quantile(tail, n - 1.0) * (1.0 / n + z * z / (2.0 * (n - 1.0))).sqrt() * deviation;
    let exact = NoncentralT::new(n - 1.0, z * n.sqrt());
    let [inner, outer] = [1.0 - tail, tail].map(|p| exact.quantile(p) * deviation / n.sqrt());
    let limit = |estimate: f64, low, high| Limit {
        estimate,
        exact: differences.varying(Interval { low, high, method: "carkeet-noncentral-t" }),
        approximate: differences.varying(Interval {
            low: estimate - reach,
            high: estimate + reach,
            method: "bland-altman-1999",
        }),
    };
    [limit(bias - z * deviation, bias - outer, bias - inner), limit(bias + z * deviation, bias + inner, bias + outer)]
}

/// First less second.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Differences {
    pub(crate) n: f64,
    /// Their mean.
    pub(crate) bias: f64,
    /// Their standard deviation, over n - 1.
    pub(crate) deviation: f64,
}

impl Differences {
    fn of(scores: &Scores) -> Result<Self, Undefined> {
        if scores.raters() != 2 {
            return Err(Undefined::NotTwoRaters);
        }
        let pairs = scores.complete_rows().filter_map(|row| <[f64; 2]>::try_from(row).ok());
        let differences: Vec<f64> = pairs.map(|[x, y]| x - y).collect();
        Self::new(&differences)
    }

    pub(crate) fn new(differences: &[f64]) -> Result<Self, Undefined> {
        let n = differences.len() as f64;
        let Some(first) = differences.first().filter(|_| n >= 2.0) else { return Err(Undefined::TooFewUnits) };
        let mean = differences.iter().map(|difference| difference - first).sum::<f64>() / n;
        let about = |difference: &f64| (difference - first - mean) * (difference - first - mean);
        let squares: f64 = differences.iter().map(about).sum();
        Ok(Self { n, bias: first + mean, deviation: (squares / (n - 1.0)).sqrt() })
    }

    fn varying(&self, interval: Interval) -> Result<Interval, Undefined> {
        if self.deviation > 0.0 { Ok(interval) } else { Err(Undefined::NoVariation) }
    }
}
