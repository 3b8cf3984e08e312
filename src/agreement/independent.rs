//! How far two figures are apart that were taken of different units, as of two sessions: each has its own error, and neither
//! tells anything of the other's. Of the same units: [`difference`](super::difference()).

use crate::numeric::distribution::student_t_quantile;

use super::proportion::wilson;
use super::{Interval, Undefined};

/// A figure with its standard error, and the degrees of freedom that the error was estimated with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimated {
    /// The figure.
    pub value: f64,
    /// Its standard error, above 0.
    pub standard_error: f64,
    /// Degrees of freedom of the error: of a mean of n, n - 1.
    pub freedom: f64,
}

/// Second less first, by Student's t [Welch1947] with the degrees of freedom
/// (v1 + v2)^2 / (v1^2 / f1 + v2^2 / f2), v the squared standard errors [Satterthwaite1946].
#[must_use]
pub fn welch(first: Estimated, second: Estimated, confidence: f64) -> Interval {
    let [v1, v2] = [first, second].map(|estimated| estimated.standard_error * estimated.standard_error);
    let freedom = (v1 + v2) * (v1 + v2) / (v1 * v1 / first.freedom + v2 * v2 / second.freedom);
    let reach = (v1 + v2).sqrt() * student_t_quantile(f64::midpoint(1.0, confidence), freedom);
    let difference = second.value - first.value;
    Interval { low: difference - reach, high: difference + reach, method: "welch" }
}

/// Second less first, of two figures whose own intervals, of the same confidence, need not be symmetrical [Zou2007]: on
/// either side the two reaches that lead there, squared, added, and the root taken.
#[must_use]
pub fn mover(first: (f64, Interval), second: (f64, Interval)) -> Interval {
    let ((p1, first), (p2, second)) = (first, second);
    let difference = p2 - p1;
    Interval {
        low: difference - root_of_squares(p2 - second.low, first.high - p1),
        high: difference + root_of_squares(second.high - p2, p1 - first.low),
        method: "mover",
    }
}

/// Second less first, of two proportions, each a count of a total: [`mover`] on Wilson's intervals, method 10 of
/// [Newcombe1998].
///
/// # Undefined
/// [`Undefined::TooFewUnits`] if a total is 0. A count above its total is taken as the total.
pub fn newcombe(first: (u64, u64), second: (u64, u64), confidence: f64) -> Result<Interval, Undefined> {
    let share = |(count, total): (u64, u64)| {
        let interval = wilson(count, total, confidence)?;
        Ok((count.min(total) as f64 / total as f64, interval))
    };
    Ok(Interval { method: "newcombe", ..mover(share(first)?, share(second)?) })
}

fn root_of_squares(a: f64, b: f64) -> f64 {
    (a * a + b * b).sqrt()
}
