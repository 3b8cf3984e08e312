//! Figures with their intervals. What belongs to one call hangs together, so whatever is counted, calls are what is left
//! out.

use serde::Serialize;

use crate::agreement::proportion::wilson;
use crate::agreement::{Coverage, Interval, Undefined, jackknife_error, or_reason};
use crate::numeric::distribution::student_t_quantile;

use super::Rule;
use super::verdict::bounds;

/// A figure with its interval, and of how many it was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// The figure.
    pub value: f64,
    /// From the delete-one-call jackknife [Quenouille1956] and Student's t of a degree of freedom less than calls; not
    /// clipped.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Units: answers, pairs, totals; what the field says.
    pub n: usize,
    /// The calls they belong to.
    pub calls: usize,
    /// Whether such intervals hold what they promise: of fewer than 20 calls they do not, docs/calibration.md.
    pub coverage: Coverage,
}

/// Calls below which intervals that leave out calls hold less than they promise.
const FEW_CALLS: usize = 20;

impl Measured {
    /// From the figure of all calls and those without each.
    pub(crate) fn by_calls(
        n: usize,
        value: Result<f64, Undefined>,
        left_out: &[Result<f64, Undefined>],
        rule: &Rule,
    ) -> Result<Self, Undefined> {
        let value = value?;
        let interval = interval(value, left_out, rule);
        let calls = left_out.len();
        let coverage = if calls < FEW_CALLS { Coverage::BelowNominal } else { Coverage::Nominal };
        Ok(Self { value, interval, n, calls, coverage })
    }

    /// A figure of sums over calls: each part is what one call adds, the last of it how many units.
    pub(crate) fn of_sums<const N: usize>(
        parts: &[[f64; N]],
        figure: impl Fn(&[f64; N]) -> Result<f64, Undefined>,
        rule: &Rule,
    ) -> Result<Self, Undefined> {
        let mut sums = [0.0; N];
        for part in parts {
            sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
        }
        let without = |part: &[f64; N]| {
            let mut rest = sums;
            rest.iter_mut().zip(part).for_each(|(sum, part)| *sum -= part);
            figure(&rest)
        };
        let left_out: Vec<_> = parts.iter().map(without).collect();
        let units = sums.last().copied().unwrap_or(0.0);
        Self::by_calls(units as usize, figure(&sums), &left_out, rule)
    }

    /// A ratio of sums: parts are what a call adds above and below the line, and its units.
    pub(crate) fn ratio(parts: &[[f64; 3]], rule: &Rule) -> Result<Self, Undefined> {
        Self::of_sums(parts, |[above, below, _]| if *below > 1e-9 { Ok(above / below) } else { NOTHING }, rule)
    }

    /// A mean over calls.
    pub(crate) fn mean(values: impl Iterator<Item = f64>, rule: &Rule) -> Result<Self, Undefined> {
        Self::ratio(&values.map(|value| [value, 1.0, 1.0]).collect::<Vec<_>>(), rule)
    }
}

const NOTHING: Result<f64, Undefined> = Err(Undefined::TooFewUnits);

fn interval(value: f64, left_out: &[Result<f64, Undefined>], rule: &Rule) -> Result<Interval, Undefined> {
    if left_out.len() < 2 {
        return Err(Undefined::TooFewUnits);
    }
    let mut values = Vec::with_capacity(left_out.len());
    for value in left_out {
        values.push(((*value)?, 1.0));
    }
    let error = jackknife_error(&values);
    // What sums lose in their last digits is no spread.
    if error <= 1e-12 * value.abs().max(1.0) {
        return Err(Undefined::NoVariation);
    }
    let reach = error * student_t_quantile(1.0 - rule.alpha / 2.0, left_out.len() as f64 - 1.0);
    Ok(Interval { low: value - reach, high: value + reach, method: "jackknife" })
}

/// For putting figures in order: without the last digits, in which equal ones differ by the order of raters and calls.
pub(crate) fn ordinal(figure: f64) -> f64 {
    (figure * 1e9).round()
}

/// How often something was so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// So often.
    pub count: usize,
    /// Of so many.
    pub n: usize,
    /// The share, with the interval that is printed.
    #[serde(serialize_with = "or_reason")]
    pub share: Result<f64, Undefined>,
    /// Wilson's, of confidence 1 − α.
    #[serde(serialize_with = "or_reason")]
    pub wilson: Result<Interval, Undefined>,
    /// The one-sided bound of Clopper and Pearson that decides for `calibrated`, of confidence 1 − α.
    #[serde(serialize_with = "or_reason")]
    pub lower: Result<f64, Undefined>,
    /// The one that decides for `not-calibrated`, of confidence 1 − α / 2.
    #[serde(serialize_with = "or_reason")]
    pub upper: Result<f64, Undefined>,
}

impl Share {
    pub(crate) fn new(count: usize, n: usize, rule: &Rule) -> Self {
        let bounds = bounds(count, n, rule).ok_or(Undefined::TooFewUnits);
        Self {
            count,
            n,
            share: if n > 0 { Ok(count as f64 / n as f64) } else { Err(Undefined::TooFewUnits) },
            wilson: wilson(count as u64, n as u64, rule.confidence()),
            lower: bounds.map(|(lower, _)| lower),
            upper: bounds.map(|(_, upper)| upper),
        }
    }
}
