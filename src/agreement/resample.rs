//! Leaving units out, and drawing them anew: the jackknife and the bootstrap, on patterns.

use std::ops::Range;

use crate::numeric::ascending;
use crate::numeric::distribution::{normal_cdf, normal_quantile};
use crate::numeric::random::Generator;

use super::coefficient::Coefficient;
use super::sums::{Sums, Units};
use super::{Interval, Undefined};

/// The coefficient without each unit in turn: one value a pattern, with how many units it stands for.
///
/// # Undefined
/// Without one of the units there is no coefficient.
pub(super) fn leave_one_out(
    coefficient: &Coefficient,
    units: &Units,
    sums: &Sums,
) -> Result<Vec<(f64, f64)>, Undefined> {
    let mut values = Vec::with_capacity(units.patterns.len());
    for (part, (_, count)) in units.parts().zip(&units.patterns) {
        let mut rest = sums.clone();
        rest.add(part, -1.0);
        let (_, value) = coefficient.value(&rest, units.weights)?;
        values.push((value, *count));
    }
    Ok(values)
}

/// The jackknife's standard error: `√((n − 1)/n · Σ (value without a unit − their mean)²)` [Quenouille1956].
pub(crate) fn jackknife_error(values: &[(f64, f64)]) -> f64 {
    let count: f64 = values.iter().map(|(_, count)| count).sum();
    let mean = values.iter().map(|(value, count)| value * count).sum::<f64>() / count;
    let squares: f64 = values.iter().map(|(value, count)| count * (value - mean) * (value - mean)).sum();
    ((count - 1.0) / count * squares).sqrt()
}

/// The coefficient of each of some draws of as many units as there are; NaN of a draw that has none. Draw `k` is the
/// same whoever makes it: the generator's stream is its number.
pub(super) fn bootstrap(coefficient: &Coefficient, units: &Units, seed: u64, draws: Range<u32>) -> Vec<f64> {
    let urn = Urn::new(units);
    let mut times = vec![0; units.patterns.len()];
    let mut values = Vec::with_capacity(draws.len());
    for draw in draws {
        urn.draw(&mut Generator::new(seed, draw.into()), units, &mut times);
        let mut sums = units.none();
        for (part, times) in units.parts().zip(&times).filter(|(_, times)| **times > 0) {
            sums.add(part, *times as f64);
        }
        values.push(coefficient.value(&sums, units.weights).map_or(f64::NAN, |(_, value)| value));
    }
    values
}

/// How units are drawn.
enum Urn {
    /// One by one: for each unit, the number of its pattern.
    Units(Vec<u32>),
    /// Of so many units, how often each pattern is drawn: as quick for a billion units as for a thousand.
    Patterns(u64),
}

/// Counting how often a pattern is drawn takes as long as drawing so many units.
const UNITS_A_PATTERN: u64 = 16;

impl Urn {
    fn new(units: &Units) -> Self {
        let counts = || units.patterns.iter().map(|(_, count)| *count as u64);
        let all = counts().sum();
        if all > UNITS_A_PATTERN * units.patterns.len() as u64 {
            return Self::Patterns(all);
        }
        let mut owners = Vec::with_capacity(all as usize);
        for (number, count) in counts().enumerate() {
            owners.resize(owners.len() + count as usize, number as u32);
        }
        Self::Units(owners)
    }

    fn draw(&self, generator: &mut Generator, units: &Units, times: &mut [u64]) {
        match self {
            Self::Units(owners) => {
                times.fill(0);
                let count = owners.len() as u32;
                generator.each_below(count, count, |drawn| {
                    if let Some(time) = owners.get(drawn as usize).and_then(|owner| times.get_mut(*owner as usize)) {
                        *time += 1;
                    }
                });
            }
            Self::Patterns(all) => {
                // Each pattern against those that follow it.
                let (mut left, mut following) = (*all, *all as f64);
                for ((_, count), times) in units.patterns.iter().zip(times) {
                    *times = if following > *count { generator.binomial(left, count / following) } else { left };
                    left -= *times;
                    following -= count;
                }
            }
        }
    }
}

/// The values of draws that have one, ascending.
pub(super) fn ascending_values(drawn: &[f64]) -> Vec<f64> {
    let values: Vec<f64> = drawn.iter().copied().filter(|value| !value.is_nan()).collect();
    let value = |place: usize| values.get(place).copied().unwrap_or(0.0);
    ascending(values.len(), &|a, b| value(a) > value(b)).into_iter().map(value).collect()
}

/// The middle `confidence` of the bootstrap's values, ascending.
pub(super) fn percentile(values: &[f64], confidence: f64) -> Option<Interval> {
    let tail = (1.0 - confidence) / 2.0;
    Some(Interval { low: quantile(values, tail)?, high: quantile(values, 1.0 - tail)?, method: "percentile" })
}

/// Bias-corrected and accelerated [Efron1987]; the acceleration is the jackknife's.
pub(super) fn bca(values: &[f64], value: f64, left_out: &[(f64, f64)], confidence: f64) -> Option<Interval> {
    let below = values.iter().filter(|other| **other < value).count() as f64;
    let equal = values.iter().filter(|other| **other == value).count() as f64;
    // Never all on one side: as many draws as these cannot tell how far beyond them the value lies.
    let half = 0.5 / values.len() as f64;
    let bias = normal_quantile(((below + equal / 2.0) / values.len() as f64).max(half).min(1.0 - half));
    let acceleration = acceleration(left_out);
    let end = |p: f64| {
        let z = bias + normal_quantile(p);
        quantile(values, normal_cdf(bias + z / (1.0 - acceleration * z).max(f64::EPSILON)))
    };
    let tail = (1.0 - confidence) / 2.0;
    Some(Interval { low: end(tail)?, high: end(1.0 - tail)?, method: "bca" })
}

/// `Σ (mean − value)³ / (6 (Σ (mean − value)²)^1.5)`; 0 where nothing varies.
fn acceleration(left_out: &[(f64, f64)]) -> f64 {
    let count: f64 = left_out.iter().map(|(_, count)| count).sum();
    let mean = left_out.iter().map(|(value, count)| value * count).sum::<f64>() / count;
    let (mut squares, mut cubes) = (0.0, 0.0);
    for (value, count) in left_out {
        let apart = mean - value;
        squares += count * apart * apart;
        cubes += count * apart * apart * apart;
    }
    if squares > 0.0 { cubes / (6.0 * squares * squares.sqrt()) } else { 0.0 }
}

/// The value below which a share of ascending values lies, between neighbours in proportion (place `(n + 1) p`).
fn quantile(values: &[f64], share: f64) -> Option<f64> {
    // Not `clamp`: what it says when it panics brings the printing of numbers into the module, a twelfth of it.
    let place = ((values.len() + 1) as f64 * share - 1.0).min(values.len() as f64 - 1.0).max(0.0);
    let (below, above) = (values.get(place as usize)?, values.get(place.ceil() as usize)?);
    Some(below + (place - place.floor()) * (above - below))
}
