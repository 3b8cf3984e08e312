//! Certification: whether a rater has shown that their yardstick is the house's, and what a rule can and cannot tell.
//!
//! [`grade`] makes the result of an attempt, [`prospect`] says before anybody tries what a quiz can tell, [`analyse`] after
//! many have tried what its questions are worth; [`certify`] writes down that an attempt is passed. A rule for a fixed number of answers is a [`Requirement`], a rule that
//! stops as soon as it can a [`Sequential`] test; of both it is worked out exactly how often a rater of a given true
//! agreement passes. What that is worth: docs/quiz.md.

mod analysis;
mod certificate;
mod credit;
mod disputes;
mod findings;
mod grade;
mod operating;
mod prospect;
mod rating;
mod sequential;
mod units;

pub use crate::quiz::{Range, Sequential};
pub use analysis::{ItemAnalysis, OptionAnalysis, PartAnalysis, analyse};
pub use certificate::{certificate_id, certify, check_certificate};
pub use disputes::{Disputed, Rival};
pub use findings::{Finding, FindingKind};
pub use grade::{Check, Ground, PartResult, Practice, QuestionResult, QuizResult, SkillResult, grade};
pub use operating::{Requirement, at_least, successes};
pub use prospect::{Characteristic, PartProspect, Passes, Prospect, prospect};
pub use rating::{ItemRating, PanelRating, RatingResult};
pub use sequential::{Course, Plan, Stop, TooShort};
pub use units::Points;

use crate::document::words;

words! {
    /// What may be said of a rater.
    pub enum Outcome {
        /// The rule is met.
        Passed = "passed",
        /// The rule is not met, and no answer that is still open could change that.
        Failed = "failed",
        /// Answers that are still open decide.
        Undetermined = "undetermined",
    }
}
