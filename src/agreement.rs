//! Agreement among raters: coefficients, intervals and what may be said of them.

use serde::Serialize;

use crate::document::words;

mod anova;
mod consistency;
mod icc;
mod rank;
mod scores;
mod two_methods;

pub use anova::MeanSquares;
pub use consistency::{CronbachAlpha, Finn, FinnForm, FinnTest, cronbach_alpha, finn};
pub use icc::{FTest, Icc, IccForm, VarianceComponents, icc, spearman_brown, variance_components};
pub use rank::{KendallW, kendall_w};
pub use scores::{Scores, ScoresError};
pub use two_methods::{BlandAltman, Limit, LinConcordance, bland_altman, lin_concordance};

words! {
    /// Why a statistic does not exist for the data: never a number in its place.
    pub enum Undefined {
        /// Every rating is the same, so nothing was told apart: 0 / 0.
        NoVariation = "no-variation",
        /// Fewer than two raters.
        SingleRater = "single-rater",
        /// No unit was rated twice.
        NoPairableUnit = "no-pairable-unit",
        /// Fewer units than the statistic needs.
        TooFewUnits = "too-few-units",
        /// Defined for two raters only.
        NotTwoRaters = "not-two-raters",
        /// Fewer than two categories are declared.
        SingleCategory = "single-category",
        /// Some ratings are missing, and the statistic needs all.
        Unbalanced = "unbalanced",
    }
}

/// Between which numbers the true value lies, with a stated confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end; not clipped to what the statistic can be.
    pub low: f64,
    /// Upper end; not clipped.
    pub high: f64,
    /// How it was made.
    pub method: &'static str,
}
