//! How many units to have rated, before anything is rated. Numbers come out unrounded: round up.

use crate::numeric::distribution::{normal_quantile, student_t_quantile};

use super::Undefined;

/// Units for a proportion to be known within `half_width` on either side [Cochran1977]: z^2 p (1 - p) / h^2, with p
/// what is expected (1/2 asks for the most).
///
/// Of a finite `population` fewer are needed: n / (1 + (n - 1) / N).
///
/// # Undefined
/// [`Undefined::Unattainable`] if `half_width` is not above 0.
pub fn proportion(expected: f64, half_width: f64, confidence: f64, population: Option<u64>) -> Result<f64, Undefined> {
    let z = normal_quantile((1.0 - confidence) / 2.0);
    let units = attainable(z * z * expected * (1.0 - expected) / (half_width * half_width), half_width > 0.0)?;
    Ok(population.map_or(units, |population| units / (1.0 + (units - 1.0) / population as f64)))
}

/// Units for Cohen's kappa of two raters and two categories to be told from `null` with probability `power` if it
/// is `expected` [Flack1988]: ((z_(1 - alpha) sqrt(Q_null) + z_power sqrt(Q_expected)) / (expected - null))^2, with
/// Q / n the large-sample variance of kappa [FleissCohenEveritt1969].
///
/// `rates` are how often each rater will say yes. `alpha` is one-sided: halve it for a two-sided test.
///
/// # Undefined
/// [`Undefined::Unattainable`] if raters with these rates cannot have these kappas, or if the two are equal.
pub fn kappa(rates: [f64; 2], null: f64, expected: f64, alpha: f64, power: f64) -> Result<f64, Undefined> {
    let spread = -normal_quantile(alpha) * kappa_variance(rates, null)?.sqrt()
        + normal_quantile(power) * kappa_variance(rates, expected)?.sqrt();
    let distance = spread / (expected - null);
    attainable(distance * distance, expected != null)
}

/// Units for an interval of `half_width` on either side, from the standard error that a pilot of `pilot_units` had:
/// n = (t s / h)^2 with s = standard error x sqrt(pilot units) and t of the pilot's degrees of freedom [Stein1945]. For
/// any statistic whose error shrinks with the root of the number of units.
///
/// The pilot's error must not have been made smaller for a finite population. Of a finite `population` fewer are
/// needed: n / (1 + n / N).
///
/// # Undefined
/// [`Undefined::TooFewUnits`] if the pilot had fewer than two, [`Undefined::Unattainable`] if `half_width` is not
/// above 0.
pub fn from_pilot(
    standard_error: f64,
    pilot_units: u64,
    half_width: f64,
    confidence: f64,
    population: Option<u64>,
) -> Result<f64, Undefined> {
    if pilot_units < 2 {
        return Err(Undefined::TooFewUnits);
    }
    let pilot = pilot_units as f64;
    let reach = student_t_quantile((1.0 - confidence) / 2.0, pilot - 1.0) * standard_error / half_width;
    let units = attainable(pilot * reach * reach, half_width > 0.0)?;
    Ok(population.map_or(units, |population| units / (1.0 + units / population as f64)))
}

fn attainable(units: f64, is_sensible: bool) -> Result<f64, Undefined> {
    if is_sensible && units.is_finite() { Ok(units) } else { Err(Undefined::Unattainable) }
}

/// n times the variance of kappa, where two raters with these rates have it: their table of shares is then known.
fn kappa_variance(rates: [f64; 2], kappa: f64) -> Result<f64, Undefined> {
    let [first, second] = rates;
    let expected = first * second + (1.0 - first) * (1.0 - second);
    let both = (kappa * (1.0 - expected) + expected - 1.0 + first + second) / 2.0;
    let neither = both + 1.0 - first - second;
    let disagreements = [first - both, second - both];
    // Shares of a hair below 0 are rounding: kappa 1 leaves none to disagree.
    if [both, neither].iter().chain(&disagreements).any(|share| *share < -1e-12) || expected >= 1.0 {
        return Err(Undefined::Unattainable);
    }
    let rest = 1.0 - kappa;
    let square = |x: f64| x * x;
    let sum = both * square(1.0 - rest * (first + second))
        + neither * square(1.0 - rest * (2.0 - first - second))
        + disagreements[0] * square(rest * (1.0 - first + second))
        + disagreements[1] * square(rest * (1.0 + first - second));
    Ok((sum - square(kappa - expected * rest)).max(0.0) / square(1.0 - expected))
}
