//! Does a stored result still come out?

use crate::document::{Code, Issue, Values};
use crate::evaluation::{Evaluation, Stored};
use crate::scorecard::Scorecard;

use super::explain::Score;

/// What differs between the stored result and the recomputed one; empty when they are equal, or none is stored.
#[must_use]
pub fn verify(card: &Scorecard, evaluation: &Evaluation) -> Vec<Issue> {
    super::score(card, evaluation).warnings.into_iter().filter(|issue| issue.code == Code::ResultMismatch).collect()
}

pub(super) fn differences(stored: &Stored, score: &Score) -> Vec<Issue> {
    let exact = score.score.as_ref().map(|figure| figure.exact.as_str());
    let pairs = [
        ("exact", stored.exact.as_deref(), exact),
        ("unit", Some(stored.unit.as_str()), Some(score.unit)),
        ("outcome", Some(stored.outcome.as_str()), Some(score.outcome.word())),
        ("band", stored.band.as_deref(), score.band.as_deref()),
        ("scoringHash", Some(stored.scoring_hash.as_str()), Some(score.scoring_hash.as_str())),
    ];
    let differing = pairs.into_iter().filter(|(_, stored, computed)| stored != computed);
    differing
        .map(|(key, stored, computed)| {
            let (stored, computed) = (stored.unwrap_or("null"), computed.unwrap_or("null"));
            let values: Values = &[("key", &key), ("stored", &stored), ("computed", &computed)];
            Issue::new(Code::ResultMismatch, format!("/result/{key}"), values)
        })
        .collect()
}
