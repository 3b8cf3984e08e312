//! Whether the data settle that a rater is calibrated, or is not, and what would settle it.

use serde::Serialize;

use crate::agreement::proportion::clopper_pearson;
use crate::document::words;
use crate::numeric::distribution::{beta_cdf, student_t_upper};

use super::Rule;

words! {
    /// What may be said of a rater.
    pub enum Verdict {
        /// Every part of the rule is shown to hold.
        Calibrated = "calibrated",
        /// A part of the rule is shown not to hold.
        NotCalibrated = "not-calibrated",
        /// The data settle neither.
        Undetermined = "undetermined",
    }
}

words! {
    /// The parts of the rule.
    pub enum Ground {
        /// The share of calls within tolerance; of an item, of answers that are the reference's.
        Share = "share",
        /// The mean difference.
        Bias = "bias",
        /// Fatals that were missed.
        Fatal = "fatal",
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// What may be said.
    pub verdict: Verdict,
    /// Of `not-calibrated` the parts that do not hold, of `undetermined` those that are open.
    pub grounds: Vec<Ground>,
    /// Of `undetermined`: the fewest calls more that would settle it if they went as these did, mean and spread alike and
    /// counts in proportion; `None` where more than the rule's most would not.
    pub more_calls: Option<usize>,
}

/// What was seen of a rater.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    pub(super) calls: usize,
    /// Of them, those within tolerance; of an item, those answered as in the reference.
    pub(super) agreed: usize,
    /// How often that has to be.
    pub(super) share: f64,
    /// Mean and standard deviation of the differences; no part of the verdict on an item.
    pub(super) differences: Option<(f64, f64)>,
    /// Calls on which a fatal was missed.
    pub(super) missed: usize,
}

impl Evidence {
    pub(super) fn judge(&self, rule: &Rule) -> Judgement {
        let (verdict, grounds) = self.decide(rule);
        let settled = |more: &usize| self.with_more(*more).decide(rule).0 != Verdict::Undetermined;
        let open = verdict == Verdict::Undetermined && self.calls > 0;
        let more_calls = if open { (1..=rule.most_more_calls).find(settled) } else { None };
        Judgement { verdict, grounds, more_calls }
    }

    /// One part that fails is enough; all have to hold, each shown at level α [Berger1982].
    pub(super) fn decide(&self, rule: &Rule) -> (Verdict, Vec<Ground>) {
        let parts = [
            (Ground::Share, self.by_share(rule)),
            (Ground::Bias, self.by_bias(rule)),
            (Ground::Fatal, self.by_fatals(rule)),
        ];
        for verdict in [Verdict::NotCalibrated, Verdict::Undetermined] {
            let grounds: Vec<Ground> =
                parts.iter().filter(|(_, part)| *part == verdict).map(|(ground, _)| *ground).collect();
            if !grounds.is_empty() {
                return (verdict, grounds);
            }
        }
        (Verdict::Calibrated, Vec::new())
    }

    /// Whether Clopper and Pearson's lower bound of confidence 1 − α reaches the share, or the upper bound of the interval of
    /// confidence 1 − α stays below it: asked of the binomial's tails, which is the same and takes no search. There are two
    /// parts by which `not-calibrated` can be wrong, share and bias, and each has half of α.
    pub(super) fn by_share(&self, rule: &Rule) -> Verdict {
        let (agreed, others) = (self.agreed as f64, (self.calls - self.agreed) as f64);
        let so_many = if agreed > 0.0 { beta_cdf(self.share, agreed, others + 1.0) } else { 1.0 };
        let so_few = if others > 0.0 { 1.0 - beta_cdf(self.share, agreed + 1.0, others) } else { 1.0 };
        if so_many <= rule.alpha {
            Verdict::Calibrated
        } else if so_few < rule.alpha / 2.0 {
            Verdict::NotCalibrated
        } else {
            Verdict::Undetermined
        }
    }

    /// Whether Student's interval of the mean difference of confidence 1 − 2α lies inside ±b, or that of 1 − α outside.
    pub(super) fn by_bias(&self, rule: &Rule) -> Verdict {
        let Some((mean, deviation)) = self.differences else { return Verdict::Calibrated };
        if self.calls < 2 || (deviation == 0.0 && !self.stands_for_itself(rule)) {
            return Verdict::Undetermined;
        }
        if deviation == 0.0 {
            return if mean.abs() <= rule.bias { Verdict::Calibrated } else { Verdict::NotCalibrated };
        }
        let t = (mean.abs() - rule.bias) / (deviation / (self.calls as f64).sqrt());
        let freedom = self.calls as f64 - 1.0;
        if student_t_upper(-t, freedom) <= rule.alpha {
            Verdict::Calibrated
        } else if student_t_upper(t, freedom) < rule.alpha / 2.0 {
            Verdict::NotCalibrated
        } else {
            Verdict::Undetermined
        }
    }

    /// Differences that are all the same have no spread to make an interval of. The mean then stands for itself once the
    /// calls are so many that fewer than the share of all calls would hardly be all alike by chance.
    fn stands_for_itself(&self, rule: &Rule) -> bool {
        Self { agreed: self.calls, share: rule.share, ..*self }.by_share(rule) == Verdict::Calibrated
    }

    fn by_fatals(&self, rule: &Rule) -> Verdict {
        match self.missed {
            0 => Verdict::Calibrated,
            missed if missed >= rule.missed_fatals => Verdict::NotCalibrated,
            _ => Verdict::Undetermined,
        }
    }

    /// The same with more calls that go as these did.
    fn with_more(&self, more: usize) -> Self {
        let calls = self.calls + more;
        Self {
            calls,
            agreed: (2 * self.agreed * calls + self.calls) / (2 * self.calls).max(1),
            missed: self.missed * calls / self.calls.max(1),
            ..*self
        }
    }
}

/// The one-sided bounds that decide: the lower of confidence 1 − α, the upper of 1 − α / 2. `None` of no calls.
pub(super) fn bounds(count: usize, calls: usize, rule: &Rule) -> Option<(f64, f64)> {
    let [inner, outer] =
        [rule.inner_confidence(), rule.confidence()].map(|level| clopper_pearson(count as u64, calls as u64, level));
    Some((inner.ok()?.low, outer.ok()?.high))
}
