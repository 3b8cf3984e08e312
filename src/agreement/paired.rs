//! Do two raters, or one rater on two occasions, judge alike on the whole? Tests on a square table of counts: a row a
//! category of the first, a column a category of the second, in the same order.
//!
//! They tell bias, not disagreement: raters who differ on every unit, as often one way as the other, pass.

use serde::Serialize;

use crate::document::words;
use crate::numeric::distribution::{beta_cdf, chi_square_upper};

use super::Undefined;

/// What a test says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PairedTest {
    /// Chi-square; for an exact test the smaller count.
    pub statistic: f64,
    /// Degrees of freedom, none for an exact test.
    pub df: Option<u32>,
    /// Two-sided.
    pub p_value: f64,
}

words! {
    /// How McNemar's test is done.
    pub enum McNemar {
        /// By the binomial distribution: right for any counts.
        Exact = "exact",
        /// (b - c)^2 / (b + c).
        ChiSquare = "chi-square",
        /// (|b - c| - 1)^2 / (b + c), 0 where b = c.
        Corrected = "corrected",
    }
}

/// Whether one of two raters says yes more often [McNemar1947], from the units on which only the one did and those on
/// which only the other did.
///
/// # Undefined
/// [`Undefined::NoDisagreement`] if there are none.
pub fn mcnemar(first_only: u64, second_only: u64, how: McNemar) -> Result<PairedTest, Undefined> {
    let (b, c) = (first_only as f64, second_only as f64);
    if b + c == 0.0 {
        return Err(Undefined::NoDisagreement);
    }
    let difference = (b - c).abs();
    match how {
        McNemar::Exact => Ok(binomial(b.min(c), b.max(c))),
        McNemar::ChiSquare => Ok(chi_square(difference * difference / (b + c), 1)),
        McNemar::Corrected => {
            let difference = (difference - 1.0).max(0.0);
            Ok(chi_square(difference * difference / (b + c), 1))
        }
    }
}

/// Whether each disagreement is as frequent as its opposite [Bowker1948]: the sum of (n_ij - n_ji)^2 / (n_ij + n_ji).
/// Degrees of freedom are the pairs of categories that were confused at all; one that never was cannot speak.
///
/// # Undefined
/// [`Undefined::NoDisagreement`] if all counts are on the diagonal.
pub fn bowker(table: &[Vec<u64>]) -> Result<PairedTest, Undefined> {
    let (mut statistic, mut df) = (0.0, 0);
    for first in 0..table.len() {
        for second in 0..first {
            let (one, other) = (count(table, first, second), count(table, second, first));
            if one + other > 0.0 {
                statistic += (one - other) * (one - other) / (one + other);
                df += 1;
            }
        }
    }
    if df == 0 { Err(Undefined::NoDisagreement) } else { Ok(chi_square(statistic, df)) }
}

/// Whether both use the categories equally often [Stuart1955] [Maxwell1970]: d' V^-1 d, with d the row totals less
/// the column totals, v_ii = n_i. + n_.i - 2 n_ii and v_ij = -(n_ij + n_ji).
///
/// A category on which nobody differed says nothing and is left out. Where categories fall into groups that were never
/// confused with each other, each group has a degree of freedom less than its categories.
///
/// # Undefined
/// [`Undefined::NoDisagreement`] if all counts are on the diagonal.
pub fn stuart_maxwell(table: &[Vec<u64>]) -> Result<PairedTest, Undefined> {
    let kept = independent(table);
    if kept.is_empty() {
        return Err(Undefined::NoDisagreement);
    }
    let df = kept.len() as u32;
    Ok(chi_square(quadratic_form(variances_and_differences(table, &kept)), df))
}

/// The same question with the variance not assumed equal [Bhapkar1966]: S / (1 - S / n), with S of
/// [`stuart_maxwell`] and n units. Larger, and never less powerful.
///
/// # Undefined
/// As there, and [`Undefined::NoVariation`] if every unit differs, all in the same direction.
pub fn bhapkar(table: &[Vec<u64>]) -> Result<PairedTest, Undefined> {
    let PairedTest { statistic, df, .. } = stuart_maxwell(table)?;
    let units: f64 = table.iter().flatten().map(|&count| count as f64).sum();
    let rest = 1.0 - statistic / units;
    // At the limit S = n, and what is left over is rounding.
    if rest < 1e-12 {
        return Err(Undefined::NoVariation);
    }
    Ok(chi_square(statistic / rest, df.unwrap_or_default()))
}

fn chi_square(statistic: f64, df: u32) -> PairedTest {
    PairedTest { statistic, df: Some(df), p_value: chi_square_upper(statistic, f64::from(df)) }
}

/// Twice the probability of at most `fewer` heads among `fewer + more` throws of a fair coin.
fn binomial(fewer: f64, more: f64) -> PairedTest {
    let tail = if fewer == more { 0.5 } else { beta_cdf(0.5, more, fewer + 1.0) };
    PairedTest { statistic: fewer, df: None, p_value: 2.0 * tail }
}

fn count(table: &[Vec<u64>], row: usize, column: usize) -> f64 {
    table.get(row).and_then(|row| row.get(column)).map_or(0.0, |&count| count as f64)
}

fn confused(table: &[Vec<u64>], first: usize, second: usize) -> f64 {
    count(table, first, second) + count(table, second, first)
}

/// All categories but the last of each group that was confused within itself: their differences are independent.
fn independent(table: &[Vec<u64>]) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..table.len()).collect();
    for first in 0..table.len() {
        for second in 0..first {
            if confused(table, first, second) > 0.0 {
                join(&mut groups, first, second);
            }
        }
    }
    let is_not_last = |&(place, group): &(usize, &usize)| groups.iter().skip(place + 1).any(|other| other == group);
    groups.iter().enumerate().filter(is_not_last).map(|(place, _)| place).collect()
}

fn join(groups: &mut [usize], first: usize, second: usize) {
    let (Some(&from), Some(&to)) = (groups.get(first), groups.get(second)) else { return };
    for group in groups.iter_mut().filter(|group| **group == from) {
        *group = to;
    }
}

/// A row for each category kept: its row of V, and its d at the end.
fn variances_and_differences(table: &[Vec<u64>], kept: &[usize]) -> Vec<Vec<f64>> {
    let row = |&category: &usize| {
        let (mut variance, mut difference) = (0.0, 0.0);
        for other in (0..table.len()).filter(|&other| other != category) {
            variance += confused(table, category, other);
            difference += count(table, category, other) - count(table, other, category);
        }
        let cell = |&other: &usize| if other == category { variance } else { -confused(table, category, other) };
        kept.iter().map(cell).chain([difference]).collect()
    };
    kept.iter().map(row).collect()
}

/// d' V^-1 d of rows [V d], V positive definite: elimination, whose every step gives one square.
fn quadratic_form(mut rows: Vec<Vec<f64>>) -> f64 {
    let mut sum = 0.0;
    while !rows.is_empty() {
        let first = rows.remove(0);
        let (Some(pivot), Some(difference)) = (first.first(), first.last()) else { break };
        sum += difference * difference / pivot;
        for row in &mut rows {
            let factor = row.remove(0) / pivot;
            for (cell, above) in row.iter_mut().zip(first.iter().skip(1)) {
                *cell -= factor * above;
            }
        }
    }
    sum
}
