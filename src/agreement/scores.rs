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

    /// One column a rater, one place a unit; NaN is missing. Columns are asked for one after another, and none is kept.
    ///
    /// # Errors
    /// Columns of different lengths, and values beyond 1e100.
    pub fn from_columns<Column: AsRef<[f64]>>(
        columns: impl ExactSizeIterator<Item = Column>,
    ) -> Result<Self, ScoresError> {
        let raters = columns.len();
        let (mut units, mut values) = (0, Vec::new());
        for (rater, column) in columns.enumerate() {
            let column = column.as_ref();
            if rater == 0 {
                units = column.len();
                values = vec![f64::NAN; units * raters];
            }
            if column.len() != units {
                return Err(ScoresError::Ragged { at: rater });
            }
            for (place, value) in values.iter_mut().skip(rater).step_by(raters).zip(column) {
                *place = *value;
            }
        }
        Self::checked(raters, units, values)
    }

    fn checked(raters: usize, units: usize, values: Vec<f64>) -> Result<Self, ScoresError> {
        let (mut missing, mut too_large) = (0, false);
        for value in &values {
            missing += usize::from(value.is_nan());
            too_large |= value.abs() > LARGEST;
        }
        let first = || values.iter().position(|value| value.abs() > LARGEST);
        match if too_large { first() } else { None } {
            Some(at) => Err(ScoresError::TooLarge { unit: at / raters, rater: at % raters }),
            None => Ok(Self { raters, units, missing, values }),
        }
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
pub(crate) fn or_reason<T: Serialize, S: Serializer>(
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
