//! Agreement among raters: coefficients, intervals and what may be said of them.

mod alpha;
mod anova;
mod attribute;
pub mod benchmark;
mod calculations;
mod coefficient;
mod consistency;
mod difference;
mod estimate;
mod icc;
pub mod independent;
pub mod paired;
pub mod proportion;
mod questions;
mod rank;
mod request;
mod resample;
mod sample;
pub mod sample_size;
mod scores;
mod summary;
mod sums;
mod two_methods;
mod weights;

use serde::Serialize;

use crate::document::words;

pub use alpha::{KrippendorffAlpha, krippendorff_alpha};
pub use anova::MeanSquares;
pub use attribute::{
    AppraiserAgreement, AttributeAgreement, ExactInterval, Matched, MatchedShare, Misclassified, Trials,
    attribute_agreement,
};
pub use calculations::{
    Benchmarked, McNemarTests, Membership, PairedTests, Proportion, SampleSize, benchmarks, paired_tests,
    proportion_intervals, sample_size_for_kappa, sample_size_for_proportion, sample_size_from_pilot,
};
pub use coefficient::{COEFFICIENTS, Coefficient};
pub use consistency::{CronbachAlpha, Finn, FinnForm, FinnTest, cronbach_alpha, finn};
pub use difference::{CrossAgreement, Difference, Side, cross_kappa, cross_percent_agreement, difference};
pub use estimate::{Answer, Coverage, Estimate, IntervalMethod, RaterSampling, Request};
pub use icc::{FTest, Icc, IccForm, VarianceComponents, icc, spearman_brown, variance_components};
pub use questions::{across, against_standard, compare, some_raters};
pub use rank::{KendallW, kendall_w};
pub(crate) use resample::jackknife_error;
pub use sample::{agreement, draw, resamples};
pub(crate) use scores::or_reason;
pub use scores::{ScoreOptions, Scores, ScoresError};
pub use summary::{
    Agreement, CategoryAgreement, CategoryEstimates, PairAgreement, by_category, pair_agreements, pairs_of, summary,
};
pub use two_methods::{BlandAltman, Limit, LinConcordance, bland_altman, lin_concordance};
pub(crate) use two_methods::{Differences, limits_of_agreement};
pub use weights::{Metric, Weighting, Weights};

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
        /// Nobody disagreed, so disagreements cannot be compared.
        NoDisagreement = "no-disagreement",
        /// No data could have what was asked for.
        Unattainable = "unattainable",
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
