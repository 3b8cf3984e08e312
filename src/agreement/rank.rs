//! Concordance of rankings.

use serde::Serialize;

use super::Undefined;
use super::scores::Scores;
use crate::numeric::ascending;
use crate::numeric::distribution::chi_square_upper;

/// Kendall's coefficient of concordance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KendallW {
    /// From 0 to 1, corrected for ties.
    pub estimate: f64,
    /// m (n - 1) W: of no concordance, for more than about seven units.
    pub chi_square: f64,
    /// n - 1.
    pub df: f64,
    /// Probability of at least this chi-square without concordance.
    pub p: f64,
    /// n: units that every rater rated.
    pub units: usize,
    /// Units left out because a rating is missing.
    pub omitted: usize,
    /// m.
    pub raters: usize,
}

/// Kendall's W: 12 S / (m² (n³ - n) - m sum of (t³ - t)) over ties of t units by one rater [KendallBabingtonSmith1939].
///
/// S is the sum of squares of the units' rank sums about their mean. Ranks are among the units that every rater rated;
/// the others are left out and counted.
///
/// # Undefined
/// Fewer than two raters or complete units; every rater ties all units.
pub fn kendall_w(scores: &Scores) -> Result<KendallW, Undefined> {
    if scores.raters() < 2 {
        return Err(Undefined::SingleRater);
    }
    let rows: Vec<&[f64]> = scores.complete_rows().collect();
    if rows.len() < 2 {
        return Err(Undefined::TooFewUnits);
    }
    let (n, m) = (rows.len() as f64, scores.raters() as f64);
    let mut sums = vec![0.0; rows.len()];
    let mut ties = 0.0;
    for rater in 0..scores.raters() {
        ties += add_ranks(&rows, rater, &mut sums);
    }
    let most = m * (n * n * n - n) - ties;
    if most == 0.0 {
        return Err(Undefined::NoVariation);
    }
    // Ranks are doubled, so that those of ties are whole.
    let squares: f64 = sums.iter().map(|sum| (sum - m * (n + 1.0)) * (sum - m * (n + 1.0))).sum();
    let estimate = 3.0 * squares / (m * most);
    let (chi_square, df) = (m * (n - 1.0) * estimate, n - 1.0);
    let p = chi_square_upper(chi_square, df);
    let omitted = scores.units() - rows.len();
    Ok(KendallW { estimate, chi_square, df, p, units: rows.len(), omitted, raters: scores.raters() })
}

/// Adds twice the mid-ranks that a rater gives, and returns the sum of t³ - t over its ties.
fn add_ranks(rows: &[&[f64]], rater: usize, sums: &mut [f64]) -> f64 {
    let given = |unit: usize| rows.get(unit).and_then(|row| row.get(rater)).copied().unwrap_or(0.0);
    let order = ascending(rows.len(), &|a, b| given(a) > given(b));
    let (mut ties, mut below) = (0.0, 0.0);
    for tied in order.chunk_by(|a, b| given(*a) == given(*b)) {
        let t = tied.len() as f64;
        for unit in tied {
            if let Some(sum) = sums.get_mut(*unit) {
                *sum += 2.0 * below + t + 1.0;
            }
        }
        ties += t * t * t - t;
        below += t;
    }
    ties
}
