//! Does a stored result still come out?

use crate::document::{Code, Datum, Issue, datum};
use crate::evaluation::{Evaluation, Stored};
use crate::scorecard::Scorecard;

use super::explain::Score;

/// What differs between the stored result and the recomputed one; empty when they are equal, or none is stored.
#[must_use]
pub fn verify(card: &Scorecard, evaluation: &Evaluation) -> Vec<Issue> {
    super::score(card, evaluation).warnings.into_iter().filter(|issue| issue.code == Code::ResultMismatch).collect()
}

pub(super) fn differences(stored: &Stored, score: &Score) -> Vec<Issue> {
    let text = |text: Option<&str>| datum(text.unwrap_or("null"));
    let exact = score.score.as_ref().map(|figure| figure.exact.as_str());
    let pairs: [(&'static str, Datum, Datum); 5] = [
        ("exact", text(stored.exact.as_deref()), text(exact)),
        ("unit", datum(&stored.unit), score.unit.into()),
        ("outcome", datum(&stored.outcome), score.outcome.word().into()),
        ("band", text(stored.band.as_deref()), text(score.band.as_deref())),
        ("scoringHash", datum(&stored.scoring_hash), datum(&score.scoring_hash)),
    ];
    let differing = pairs.into_iter().filter(|(_, stored, computed)| stored != computed);
    differing
        .map(|(key, stored, computed)| Issue {
            code: Code::ResultMismatch,
            path: format!("/result/{key}"),
            values: vec![("key", key.into()), ("stored", stored), ("computed", computed)],
        })
        .collect()
}
