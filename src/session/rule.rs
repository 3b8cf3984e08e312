//! By what a rater counts as calibrated: every parameter visible and changeable.

use serde::Serialize;

use crate::document::{Cursor, Issue, Issues, Shape, Value, may, need};
use crate::numeric::{Decimal, Rational};

pub(super) static RULE: Shape = Shape::Object(&[
    need("tolerance", Shape::Number(0.0, 1e6)),
    may("share", Shape::Number(0.01, 0.999)),
    may("bias", Shape::Number(0.0, 1e6)),
    may("alpha", Shape::Number(1e-6, 0.2)),
    may("itemShare", Shape::Number(0.01, 0.999)),
    may("missedFatals", Shape::Whole(1, 1_000)),
    may("mostMoreCalls", Shape::Whole(0, 1_000)),
    may("minutes", Shape::Whole(0, 1_440)),
    may("leastMinutes", Shape::Whole(1, 60)),
]);

/// The rule of verdicts, and the time box of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// T: how far a total may lie from the reference, in the unit of the score.
    pub tolerance: f64,
    /// q: of how many calls it has to be no farther; between 0 and 1.
    pub share: f64,
    /// b: how far the mean difference may lie from 0, in the unit of the score.
    pub bias: f64,
    /// α: how often a verdict may be wrong.
    pub alpha: f64,
    /// q of one item: of how many calls its answer has to be the reference's.
    pub item_share: f64,
    /// On how many calls a fatal has to be missed before that alone decides.
    pub missed_fatals: usize,
    /// Of how many more calls it is still said that they would settle a verdict.
    pub most_more_calls: usize,
    /// The time box of the agenda, in minutes.
    pub minutes: usize,
    /// The fewest minutes of what stands on it.
    pub least_minutes: usize,
}

impl Rule {
    /// The default rule with a tolerance: q = 0.70, b = T / 2, α = 0.05, two missed fatals, an hour.
    #[must_use]
    pub fn new(tolerance: f64) -> Self {
        Self {
            tolerance,
            share: 0.7,
            bias: tolerance / 2.0,
            alpha: 0.05,
            item_share: 0.7,
            missed_fatals: 2,
            most_more_calls: 200,
            minutes: 60,
            least_minutes: 2,
        }
    }

    /// Reads `{ tolerance, share?, bias?, alpha?, itemShare?, missedFatals?, mostMoreCalls?, minutes?, leastMinutes? }`;
    /// what is left out is as in [`new`](Self::new), `itemShare` as `share`.
    ///
    /// # Errors
    /// Every problem.
    pub fn parse(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        Cursor::root(document, &issues).judge(&RULE);
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(Self::read(document)) }
    }

    /// What was judged already.
    pub(super) fn read(document: &Value) -> Self {
        let number = |key| document.at(key).number();
        let whole = |key| document.at(key).whole();
        let usual = Self::new(number("tolerance").unwrap_or(0.0));
        let share = number("share").unwrap_or(usual.share);
        Self {
            share,
            bias: number("bias").unwrap_or(usual.bias),
            alpha: number("alpha").unwrap_or(usual.alpha),
            item_share: number("itemShare").unwrap_or(share),
            missed_fatals: whole("missedFatals").unwrap_or(usual.missed_fatals),
            most_more_calls: whole("mostMoreCalls").unwrap_or(usual.most_more_calls),
            minutes: whole("minutes").unwrap_or(usual.minutes),
            least_minutes: whole("leastMinutes").unwrap_or(usual.least_minutes),
            ..usual
        }
    }

    /// 1 − α: of printed intervals.
    pub(crate) fn confidence(&self) -> f64 {
        1.0 - self.alpha
    }

    /// 1 − 2α: an interval of which each end alone is wrong α of the time.
    pub(crate) fn inner_confidence(&self) -> f64 {
        1.0 - 2.0 * self.alpha
    }

    /// The nearest double of an exact difference of totals, moved on where rounding would take what lies beyond the
    /// tolerance for the tolerance itself: so that doubles compare as the exact numbers do.
    pub(crate) fn rounded(&self, difference: &Rational) -> f64 {
        let value = difference.to_double();
        let Ok(tolerance) = Decimal::from_double(self.tolerance).map(Decimal::to_rational) else { return value };
        let beyond = *difference > tolerance || -difference > tolerance;
        match (beyond && value.abs() <= self.tolerance, value > 0.0) {
            (true, true) => self.tolerance.next_up(),
            (true, false) => -self.tolerance.next_up(),
            _ => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beyond_the_tolerance_does_so_as_a_double_too() {
        let rule = Rule::new(5.0);
        let one = 1_000_000_000_000_000_000;
        for (numerator, within) in [(5 * one, true), (5 * one + 1, false), (5 * one - 1, true)] {
            for sign in [1, -1] {
                let difference = Rational::new(sign * numerator, one);
                assert_eq!(difference.to_double().abs(), 5.0, "rounding takes it for the tolerance");
                assert_eq!(rule.rounded(&difference).abs() <= rule.tolerance, within, "{numerator} {sign}");
            }
        }
    }
}
