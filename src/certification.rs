//! Certification: whether a rater has shown that their yardstick is the house's, and what a rule can and cannot tell.
//!
//! A rule for a fixed number of answers is a [`Requirement`], a rule that stops as soon as it can a [`Sequential`] test;
//! of both it is worked out exactly how often a rater of a given true agreement passes, before anybody is held to them.

mod operating;
mod sequential;

pub use crate::quiz::Sequential;
pub use operating::{Requirement, at_least, successes};
pub use sequential::{Course, Plan, Stop, TooShort};

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
