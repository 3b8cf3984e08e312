//! Pass or fail, and the band.

use crate::document::words;
use crate::numeric::Rational;
use crate::scorecard::{Band, Rules};

use super::form::Assessment;

words! {
    /// Whether an evaluation passes.
    pub enum Outcome {
        /// Nothing can be said: no rule, no score, or something is missing.
        None = "none",
        /// The score meets the threshold, and every section its minimum.
        Pass = "pass",
        /// It does not, or a fatal rule of form scope fired.
        Fail = "fail",
    }
}

pub(crate) fn outcome(rules: &Rules, assessment: &Assessment, provisional: bool) -> Outcome {
    if assessment.failed {
        return Outcome::Fail;
    }
    let (Some(pass), Some(score), false) = (&rules.pass, &assessment.score, provisional) else {
        return Outcome::None;
    };
    let reached = if pass.above { *score > pass.at } else { *score >= pass.at };
    let sections = rules.sections.iter().zip(&assessment.sections);
    let minimums_reached = || {
        sections.into_iter().all(|(section, part)| match (&section.least, part.percent()) {
            (Some(least), Some(percent)) => percent >= *least,
            _ => true,
        })
    };
    if reached && minimums_reached() { Outcome::Pass } else { Outcome::Fail }
}

/// The place, from the lowest, of the band that holds the score; half-open intervals leave no gap.
pub(crate) fn band(bands: &[Band], score: &Rational) -> Option<usize> {
    bands.iter().rposition(|band| band.from <= *score)
}
