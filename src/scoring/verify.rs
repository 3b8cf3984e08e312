//! Does a stored result still come out?

use crate::document::{Code, Issue, Values};
use crate::evaluation::{Evaluation, Stored};
use crate::scorecard::Scorecard;

use super::explain::Score;

/// What differs between the stored result and the recomputed one; empty when they are equal, or none is stored.
#[must_use]
pub fn verify(card: &Scorecard, evaluation: &Evaluation) -> Vec<Issue> {
    let mut warnings = super::score(card, evaluation).warnings;
    warnings.retain(|issue| issue.code == Code::ResultMismatch);
    warnings
}

pub(super) fn add_differences(stored: &Stored, score: &Score, issues: &mut Vec<Issue>) {
    let exact = score.score.as_ref().map(|figure| figure.exact.as_str());
    for (key, stored, computed) in [
        ("exact", stored.exact.as_deref(), exact),
        ("unit", Some(stored.unit.as_str()), Some(score.unit)),
        ("outcome", Some(stored.outcome.as_str()), Some(score.outcome.word())),
        ("band", stored.band.as_deref(), score.band.as_deref()),
        ("scoringHash", Some(stored.scoring_hash.as_str()), Some(score.scoring_hash.as_str())),
    ] {
        if stored != computed {
            let (stored, computed) = (stored.unwrap_or("null"), computed.unwrap_or("null"));
            let values: Values = &[("key", &key), ("stored", &stored), ("computed", &computed)];
            issues.push(Issue::new(Code::ResultMismatch, format!("/result/{key}"), values));
        }
    }
}
