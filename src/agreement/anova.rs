//! Mean squares of complete scores: one pass, no allocation by row.

use serde::Serialize;

use super::Undefined;
use super::scores::Scores;

/// Below this share of the sum of squares it was taken from, a difference is rounding, and the truth is zero.
const ROUNDING: f64 = 1e-13;

/// Mean squares of n units by k raters, one score each.
///
/// The sums behind them merge by addition when parts share the shift: n, the sum and the sum of squares of unit means,
/// the sum of squares within units, and by rater the sum of differences from the unit's first score. A unit must not
/// be split among parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeanSquares {
    /// n.
    pub units: usize,
    /// k.
    pub raters: usize,
    /// Between units, n - 1 degrees of freedom.
    pub between_units: f64,
    /// Between raters, k - 1 degrees of freedom.
    pub between_raters: f64,
    /// Residual, (n - 1)(k - 1) degrees of freedom.
    pub residual: f64,
    /// Within units: raters and residual together, n(k - 1) degrees of freedom.
    pub within: f64,
}

impl MeanSquares {
    /// Of the units that every rater rated.
    ///
    /// # Undefined
    /// Fewer than two raters, or fewer than two such units.
    pub fn of(scores: &Scores) -> Result<Self, Undefined> {
        if scores.raters() < 2 {
            return Err(Undefined::SingleRater);
        }
        let mut sums = Sums::new(scores.raters());
        for row in scores.complete_rows() {
            sums.add(row);
        }
        if sums.units < 2 { Err(Undefined::TooFewUnits) } else { Ok(sums.mean_squares()) }
    }

    /// n and k, as numbers to compute with.
    pub(super) fn counts(&self) -> (f64, f64) {
        (self.units as f64, self.raters as f64)
    }
}

/// Scores are taken from each unit's first, and unit means from the first of all, so that neither a large common value
/// nor large differences among units cost digits.
struct Sums {
    units: usize,
    shift: f64,
    means: f64,
    squared_means: f64,
    within: f64,
    by_rater: Vec<f64>,
}

impl Sums {
    fn new(raters: usize) -> Self {
        Self { units: 0, shift: 0.0, means: 0.0, squared_means: 0.0, within: 0.0, by_rater: vec![0.0; raters] }
    }

    fn add(&mut self, row: &[f64]) {
        let first = row.first().copied().unwrap_or_default();
        if self.units == 0 {
            self.shift = first;
        }
        let (mut sum, mut squares) = (0.0, 0.0);
        for (total, value) in self.by_rater.iter_mut().zip(row) {
            let difference = value - first;
            *total += difference;
            sum += difference;
            squares += difference * difference;
        }
        let share = sum / row.len() as f64;
        let mean = first - self.shift + share;
        self.units += 1;
        self.means += mean;
        self.squared_means += mean * mean;
        self.within += squares - sum * share;
    }

    fn mean_squares(&self) -> MeanSquares {
        let (n, k) = (self.units as f64, self.by_rater.len() as f64);
        let between_units = beyond_rounding(self.squared_means - self.means * (self.means / n), self.squared_means);
        let centre = self.by_rater.iter().sum::<f64>() / k;
        let raters: f64 = self.by_rater.iter().map(|sum| (sum - centre) * ((sum - centre) / n)).sum();
        let residual = beyond_rounding(self.within - raters, self.within);
        MeanSquares {
            units: self.units,
            raters: self.by_rater.len(),
            between_units: k * between_units / (n - 1.0),
            between_raters: raters / (k - 1.0),
            residual: residual / ((n - 1.0) * (k - 1.0)),
            within: self.within / (n * (k - 1.0)),
        }
    }
}

fn beyond_rounding(difference: f64, from: f64) -> f64 {
    if difference > ROUNDING * from { difference } else { 0.0 }
}
