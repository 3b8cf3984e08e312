//! Continuous scores: what intraclass correlations and their kin are computed from.

mod reading;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::Undefined;

pub use reading::ScoreOptions;

/// Beyond this, squares and their sums would overflow.
const LARGEST: f64 = 1e100;

/// Continuous scores: units by raters, missing allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    raters: usize,
    units: usize,
    missing: usize,
    /// Row-major, NaN where missing.
    values: Vec<f64>,
}

/// Why numbers are not scores. Units and raters count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoresError {
    /// Not as many raters as in the first unit, or not as many units as by the first rater.
    Ragged {
        /// The row, or the column, that differs.
        at: usize,
    },
    /// Infinite, or beyond 1e100 in magnitude.
    TooLarge {
        /// Of which unit.
        unit: usize,
        /// By which rater.
        rater: usize,
    },
}

impl Scores {
    /// One row a unit, one place a rater; `None` and NaN are missing.
    ///
    /// # Errors
    /// Rows of different lengths, and values beyond 1e100.
    pub fn from_rows(rows: &[Vec<Option<f64>>]) -> Result<Self, ScoresError> {
        let raters = rows.first().map_or(0, Vec::len);
        if let Some(at) = rows.iter().position(|row| row.len() != raters) {
            return Err(ScoresError::Ragged { at });
        }
        let values = rows.iter().flatten().map(|value| value.unwrap_or(f64::NAN)).collect();
        Self::checked(raters, rows.len(), values)
    }

    /// One column a rater, one place a unit; NaN is missing.
    ///
    /// # Errors
    /// Columns of different lengths, and values beyond 1e100.
    pub fn from_columns(columns: &[&[f64]]) -> Result<Self, ScoresError> {
        let units = columns.first().map_or(0, |column| column.len());
        if let Some(at) = columns.iter().position(|column| column.len() != units) {
            return Err(ScoresError::Ragged { at });
        }
        let mut values = Vec::with_capacity(units * columns.len());
        for unit in 0..units {
            values.extend(columns.iter().filter_map(|column| column.get(unit)));
        }
        Self::checked(columns.len(), units, values)
    }

    fn checked(raters: usize, units: usize, values: Vec<f64>) -> Result<Self, ScoresError> {
        if let Some(at) = values.iter().position(|value| value.abs() > LARGEST) {
            return Err(ScoresError::TooLarge { unit: at / raters, rater: at % raters });
        }
        let missing = values.iter().filter(|value| value.is_nan()).count();
        Ok(Self { raters, units, missing, values })
    }

    /// How many units, rated or not.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units
    }

    /// How many raters, with or without ratings.
    #[must_use]
    pub fn raters(&self) -> usize {
        self.raters
    }

    /// Unit by unit, NaN where missing. No rows where there are no raters.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(self.raters.max(1))
    }

    /// Nothing is missing.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.missing == 0
    }

    /// The units that every rater rated.
    pub(super) fn complete_rows(&self) -> impl Iterator<Item = &[f64]> + Clone {
        self.values.chunks(self.raters.max(1)).filter(|row| self.complete() || !row.iter().any(|value| value.is_nan()))
    }

    /// Without units and raters that have no rating at all: they say nothing, and would only make the rest unbalanced.
    pub(super) fn without_the_unrated(&self) -> Cow<'_, Self> {
        if self.complete() {
            return Cow::Borrowed(self);
        }
        let mut rated = vec![false; self.raters];
        for row in self.rows() {
            for (rated, value) in rated.iter_mut().zip(row) {
                *rated |= !value.is_nan();
            }
        }
        let mut values = Vec::with_capacity(self.values.len());
        for row in self.rows().filter(|row| !row.iter().all(|value| value.is_nan())) {
            values.extend(row.iter().zip(&rated).filter(|(_, rated)| **rated).map(|(value, _)| *value));
        }
        let raters = rated.iter().filter(|rated| **rated).count();
        let missing = values.iter().filter(|value| value.is_nan()).count();
        Cow::Owned(Self { raters, units: values.len().checked_div(raters).unwrap_or(0), missing, values })
    }
}

/// In JSON, what is undefined is `{"undefined": "<reason>"}` in the place of the value.
pub(super) fn or_reason<T: Serialize, S: Serializer>(
    value: &Result<T, Undefined>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Reason {
        undefined: Undefined,
    }
    match value {
        Ok(value) => value.serialize(serializer),
        Err(undefined) => Reason { undefined: *undefined }.serialize(serializer),
    }
}
