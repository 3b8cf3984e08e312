//! Intervals for a proportion: how often raters agreed, passed, met the reference.
//!
//! `count` of `total` at a confidence such as 0.95. [BrownCaiDasGupta2001] compares the intervals; Wilson's is the
//! one to show unless a standard demands another.
//!
//! # Undefined
//! [`Undefined::TooFewUnits`] if `total` is 0. A `count` above `total` is taken as `total`.

use crate::numeric::distribution::{beta_quantile, normal_quantile};

use super::{Interval, Undefined};

/// The shares that a score test would not reject [Wilson1927]:
/// (m + z^2 / 2 -+ z sqrt(m (n - m) / n + z^2 / 4)) / (n + z^2).
pub fn wilson(count: u64, total: u64, confidence: f64) -> Result<Interval, Undefined> {
    let (m, n) = counts(count, total)?;
    let z = reach(confidence);
    let (weight, centre) = shrunk(m, n, z);
    let half = z * (m * (n - m) / n + z * z / 4.0).sqrt() / weight;
    let low = if m == 0.0 { 0.0 } else { centre - half };
    let high = if m == n { 1.0 } else { centre + half };
    Ok(Interval { low, high, method: "wilson" })
}

/// The usual interval about Wilson's centre [AgrestiCoull1998]: p = (m + z^2 / 2) / (n + z^2),
/// p -+ z sqrt(p (1 - p) / (n + z^2)). It may leave the range from 0 to 1.
pub fn agresti_coull(count: u64, total: u64, confidence: f64) -> Result<Interval, Undefined> {
    let (m, n) = counts(count, total)?;
    let z = reach(confidence);
    let (weight, centre) = shrunk(m, n, z);
    let half = z * (centre * (1.0 - centre) / weight).sqrt();
    Ok(Interval { low: centre - half, high: centre + half, method: "agresti-coull" })
}

/// The exact interval: its confidence is never less than stated [ClopperPearson1934].
pub fn clopper_pearson(count: u64, total: u64, confidence: f64) -> Result<Interval, Undefined> {
    let (m, n) = counts(count, total)?;
    Ok(exact(m, n, (1.0 - confidence) / 2.0, "clopper-pearson"))
}

/// The exact interval as Minitab's attribute agreement analysis prints it: where all or none were counted, one-sided
/// [Minitab]. 15 of 15 begin at 0.819, not at 0.782.
pub fn clopper_pearson_minitab(count: u64, total: u64, confidence: f64) -> Result<Interval, Undefined> {
    let (m, n) = counts(count, total)?;
    let sides = if m == 0.0 || m == n { 1.0 } else { 2.0 };
    Ok(exact(m, n, (1.0 - confidence) / sides, "clopper-pearson-minitab"))
}

/// The middle of the posterior Beta(m + 1/2, n - m + 1/2), down to 0 where none was counted and up to 1 where all were
/// [BrownCaiDasGupta2001].
pub fn jeffreys(count: u64, total: u64, confidence: f64) -> Result<Interval, Undefined> {
    let (m, n) = counts(count, total)?;
    let tail = (1.0 - confidence) / 2.0;
    let low = if m == 0.0 { 0.0 } else { beta_quantile(tail, m + 0.5, n - m + 0.5) };
    let high = if m == n { 1.0 } else { 1.0 - beta_quantile(tail, n - m + 0.5, m + 0.5) };
    Ok(Interval { low, high, method: "jeffreys" })
}

fn exact(m: f64, n: f64, tail: f64, method: &'static str) -> Interval {
    let low = if m == 0.0 { 0.0 } else { beta_quantile(tail, m, n - m + 1.0) };
    let high = if m == n { 1.0 } else { 1.0 - beta_quantile(tail, n - m, m + 1.0) };
    Interval { low, high, method }
}

fn counts(count: u64, total: u64) -> Result<(f64, f64), Undefined> {
    if total == 0 { Err(Undefined::TooFewUnits) } else { Ok((count.min(total) as f64, total as f64)) }
}

fn reach(confidence: f64) -> f64 {
    -normal_quantile((1.0 - confidence) / 2.0)
}

/// n + z^2 and the share with z^2 / 2 added on either side.
fn shrunk(m: f64, n: f64, z: f64) -> (f64, f64) {
    let weight = n + z * z;
    (weight, (m + z * z / 2.0) / weight)
}
