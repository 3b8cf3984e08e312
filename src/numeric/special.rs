//! The incomplete beta function and its inverse: Student's t, F, chi-square and beta are all read from it.
//!
//! Arguments are odds w = x / (1 - x), so that neither x nor 1 - x loses digits; both tails come out, for the same
//! reason. Logarithms inside, so that no tail underflows before it is asked for.

use libm::{exp, lgamma, log, log1p};

/// ln(2 pi) / 2.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;
/// The fraction needs about the square root of the larger parameter; near the mean of 1e7 and 1e7 some thousands.
const MOST_TERMS: f64 = 1e6;
const MOST_STEPS: u32 = 200;
/// Log odds beyond this are the end of the range: 1e-304.
const LARGEST_EXPONENT: f64 = 700.0;

/// Both tails of the regularised incomplete beta function: I_x(a, b) and 1 - I_x(a, b) at x = odds / (1 + odds), each
/// with all its digits. Parameters above 0; one of them may be so large that the other decides alone (the incomplete
/// gamma function). [DiDonatoMorris1992]
pub(crate) fn beta_tails(odds: f64, a: f64, b: f64) -> (f64, f64) {
    if odds <= 0.0 {
        return (0.0, 1.0);
    }
    if odds == f64::INFINITY {
        return (1.0, 0.0);
    }
    let point = Point { x: 1.0 / (1.0 + 1.0 / odds), y: 1.0 / (1.0 + odds), a, b };
    if point.is_below_mean() {
        let lower = exp(point.ln_lower());
        (lower, 1.0 - lower)
    } else {
        let upper = exp(point.mirrored().ln_lower());
        (1.0 - upper, upper)
    }
}

/// ln(x / (1 - x)) where the tails of I_x(a, b) are `lower` and `upper` = 1 - `lower`; both are given because the
/// smaller one decides.
///
/// Newton's method on ln I as a function of the log odds: it is concave there, so that the steps come from one side
/// whatever the start.
pub(crate) fn beta_log_odds(lower: f64, upper: f64, a: f64, b: f64) -> f64 {
    if lower > upper {
        return -beta_log_odds(upper, lower, b, a);
    }
    if lower <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let target = log(lower);
    let mut log_odds = log(a / b);
    for _ in 0..MOST_STEPS {
        let point = Point { x: 1.0 / (1.0 + exp(-log_odds)), y: 1.0 / (1.0 + exp(log_odds)), a, b };
        let (value, slope) = point.ln_lower_and_slope();
        let step = (target - value) / slope;
        if step < 0.0 && log_odds <= -LARGEST_EXPONENT {
            return f64::NEG_INFINITY;
        }
        log_odds = (log_odds + step).max(-LARGEST_EXPONENT);
        if step.abs() < 1e-10 {
            break;
        }
    }
    log_odds
}

/// x and y = 1 - x with the parameters of a beta distribution.
struct Point {
    x: f64,
    y: f64,
    a: f64,
    b: f64,
}

impl Point {
    fn is_below_mean(&self) -> bool {
        self.b * self.x <= self.a * self.y
    }

    /// I_x(a, b) = 1 - I_y(b, a).
    fn mirrored(&self) -> Self {
        Self { x: self.y, y: self.x, a: self.b, b: self.a }
    }

    /// ln I_x(a, b), for x up to the mean.
    fn ln_lower(&self) -> f64 {
        self.ln_kernel() - log(self.fraction())
    }

    /// ln I_x(a, b) and its derivative by the log odds of x, which is kernel / I.
    fn ln_lower_and_slope(&self) -> (f64, f64) {
        let kernel = self.ln_kernel();
        if self.is_below_mean() {
            let fraction = self.fraction();
            return (kernel - log(fraction), fraction);
        }
        let value = log1p(-exp(kernel - log(self.mirrored().fraction())));
        (value, exp(kernel - value))
    }

    /// ln(x^a y^b / B(a, b)) by deviances from the mean: the logarithms of large gamma functions, which would lose as
    /// many digits as they have before the point, cancel beforehand. [Loader2000]
    fn ln_kernel(&self) -> f64 {
        let Self { x, y, a, b } = *self;
        let total = a + b;
        let error = stirling_error(total) - stirling_error(a) - stirling_error(b);
        let deviance = deviance(a, total * x) + deviance(b, total * y);
        0.5 * log(a * (b / total)) - HALF_LN_TAU + error - deviance
    }

    /// kernel / I_x(a, b) as a continued fraction, by the modified method of Lentz. [DiDonatoMorris1992]
    fn fraction(&self) -> f64 {
        let Self { x, y, a, b } = *self;
        let excess = a * y - b * x + 1.0;
        let mut value = a * excess / (a + 1.0);
        let (mut above, mut below, mut change, mut m) = (value, 0.0, 0.0, 0.0);
        while f64::abs(change - 1.0) > 3e-16 && m < MOST_TERMS {
            m += 1.0;
            let last = a + 2.0 * m - 1.0;
            let share = m * (b - m) * x / last;
            let numerator = (a + m - 1.0) * ((a + b + m - 1.0) * x / last) * share;
            let denominator = m + share + (a + m) * (excess + m * (1.0 + y)) / (last + 2.0);
            below = 1.0 / (denominator + numerator * below);
            above = denominator + numerator / above;
            change = above * below;
            value *= change;
        }
        value
    }
}

/// ln Gamma(a + 1) - [(a + 1/2) ln a - a + ln(2 pi) / 2].
fn stirling_error(a: f64) -> f64 {
    if a < 10.0 {
        return lgamma(a + 1.0) - (a + 0.5) * log(a) + a - HALF_LN_TAU;
    }
    let square = 1.0 / (a * a);
    let series = [-691.0 / 360_360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0];
    series.iter().fold(0.0, |sum, term| sum * square + term) / a
}

/// count ln(count / mean) + mean - count, without cancellation where the two are near. [Loader2000]
fn deviance(count: f64, mean: f64) -> f64 {
    let ratio = (count - mean) / (count + mean);
    if ratio.abs() >= 0.1 {
        return count * log(count / mean) + mean - count;
    }
    let mut sum = (count - mean) * ratio;
    let mut power = 2.0 * count * ratio;
    for odd in 1..12 {
        power *= ratio * ratio;
        sum += power / f64::from(2 * odd + 1);
    }
    sum
}
