//! Wald's sequential test of a rater's agreement, stopped at the latest after so many answers [Wald1947]. His bounds keep
//! his error rates only where there is no end; here the rates are counted exactly, path by path, and the bounds are moved
//! until they hold.

use libm::log;
use serde::Serialize;

use crate::quiz::Sequential;

use super::Outcome;
use super::operating::at_least;

/// When the test stops after so many answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stop {
    /// The most right answers that fail; `None` where nobody can have failed yet.
    pub fail: Option<usize>,
    /// The fewest right answers that pass; `None` where nobody can have passed yet.
    pub pass: Option<usize>,
}

/// What becomes of a rater of some true agreement, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    /// The probability of passing.
    pub passes: f64,
    /// The probability of failing.
    pub fails: f64,
    /// The mean number of answers until either.
    pub expected_length: f64,
}

/// A test with its bounds, and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// When it stops, answer by answer; at the last it always does.
    pub stops: Vec<Stop>,
    /// Whether bounds other than Wald's had to be taken.
    pub moved: bool,
    /// A rater of agreement p0: `passes` is the rate that α limits.
    pub poor: Course,
    /// A rater of agreement p1: `fails` is the rate that β limits.
    pub good: Course,
}

/// No test of so few answers keeps both error rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TooShort {
    /// The fewest answers of which one does; `None` where that is more than 2,000.
    pub smallest_cap: Option<usize>,
}

/// The longest test that is looked for.
const LONGEST: usize = 2_000;
/// By how much a bound is moved at a time, on the scale of log likelihood ratios.
const STEP: f64 = 1.0 / 32.0;
/// What sums of probabilities lose in their last digits.
const ROUNDING: f64 = 1e-12;

/// Bounds of the log likelihood ratio, and how many right answers pass where it has crossed neither at the end.
#[derive(Clone, Copy)]
struct Bounds {
    lower: f64,
    upper: f64,
    cap: usize,
    cut: usize,
}

impl Sequential {
    /// The test with bounds that keep both error rates: Wald's own where they do, else his moved apart, first the one whose
    /// rate is too high.
    ///
    /// # Errors
    /// Even the best test of `cap` answers, that of all of them [NeymanPearson1933], keeps not both: how many it takes.
    pub fn plan(&self) -> Result<Plan, TooShort> {
        let wald = self.wald();
        if self.rates_kept(&wald) == (true, true) {
            return Ok(wald);
        }
        let Some((cap, cut)) = (1..=self.cap.min(LONGEST)).rev().find_map(|cap| Some((cap, self.cut(cap)?))) else {
            let smallest_cap = (self.cap + 1..=LONGEST).find(|cap| self.cut(*cap).is_some());
            return Err(TooShort { smallest_cap });
        };
        let mut bounds = Bounds { cap, cut, ..self.wald_bounds() };
        loop {
            let plan = self.with(bounds, true);
            let (poor_kept, good_kept) = self.rates_kept(&plan);
            if poor_kept && good_kept {
                return Ok(plan);
            }
            // At the latest where no path crosses a bound before the end: that is the test of all answers, which keeps both.
            bounds.upper += if poor_kept { 0.0 } else { STEP };
            bounds.lower -= if good_kept { 0.0 } else { STEP };
        }
    }

    /// Wald's bounds ln((1 − β) / α) and ln(β / (1 − α)), and at the cap whatever is more likely; its error rates are those
    /// that were asked for only where the cap is large.
    #[must_use]
    pub fn wald(&self) -> Plan {
        self.with(self.wald_bounds(), false)
    }

    fn wald_bounds(&self) -> Bounds {
        let Self { alpha, beta, cap, .. } = *self;
        Bounds { lower: log(beta / (1.0 - alpha)), upper: log((1.0 - beta) / alpha), cap, cut: self.even(cap) }
    }

    /// How many right answers of so many have this log likelihood ratio, for the good rater against the poor one.
    fn right_at(&self, evidence: f64, answers: usize) -> f64 {
        let (gain, loss) = (log(self.good / self.poor), log((1.0 - self.poor) / (1.0 - self.good)));
        (evidence + answers as f64 * loss) / (gain + loss)
    }

    /// The fewest right answers that speak for the good rater.
    fn even(&self, answers: usize) -> usize {
        self.right_at(0.0, answers).floor() as usize + 1
    }

    /// Whether α holds, and β.
    fn rates_kept(&self, plan: &Plan) -> (bool, bool) {
        (plan.poor.passes <= self.alpha + ROUNDING, plan.good.fails <= self.beta + ROUNDING)
    }

    /// How many right of all `cap` answers keep both error rates, as near as possible to where both raters are as likely;
    /// `None` where no number does.
    fn cut(&self, cap: usize) -> Option<usize> {
        let likely = self.even(cap);
        let (mut fewest, mut most) = (likely, likely);
        while at_least(fewest, cap, self.poor) > self.alpha {
            fewest += 1;
        }
        while most > 0 && 1.0 - at_least(most, cap, self.good) > self.beta {
            most -= 1;
        }
        if fewest == likely {
            Some(most).filter(|cut| at_least(*cut, cap, self.poor) <= self.alpha)
        } else {
            Some(fewest).filter(|cut| 1.0 - at_least(*cut, cap, self.good) <= self.beta)
        }
    }

    fn with(&self, bounds: Bounds, moved: bool) -> Plan {
        let stops: Vec<Stop> = (1..=bounds.cap).map(|answers| self.stop(answers, bounds)).collect();
        let [poor, good] = [self.poor, self.good].map(|agreement| course(&stops, agreement));
        Plan { stops, moved, poor, good }
    }

    fn stop(&self, answers: usize, Bounds { lower, upper, cap, cut }: Bounds) -> Stop {
        let (most, fewest) = (self.right_at(lower, answers).floor(), self.right_at(upper, answers).ceil());
        let fail = (most >= 0.0).then_some(most as usize);
        let pass = (fewest <= answers as f64).then_some(fewest as usize);
        if answers < cap {
            return Stop { fail, pass };
        }
        let pass = pass.unwrap_or(cut).min(cut).max(fail.map_or(0, |fail| fail + 1));
        Stop { fail: pass.checked_sub(1), pass: Some(pass) }
    }
}

impl Plan {
    /// What becomes of a rater of this true agreement.
    #[must_use]
    pub fn course(&self, agreement: f64) -> Course {
        course(&self.stops, agreement)
    }

    /// What answers come to in their order, true where right, and after how many: those beyond are not looked at.
    #[must_use]
    pub fn decide(&self, answers: &[bool]) -> (Outcome, usize) {
        let mut right = 0;
        for (place, (stop, answer)) in self.stops.iter().zip(answers).enumerate() {
            right += usize::from(*answer);
            if stop.passes(right) {
                return (Outcome::Passed, place + 1);
            }
            if stop.fails(right) {
                return (Outcome::Failed, place + 1);
            }
        }
        (Outcome::Undetermined, answers.len())
    }
}

impl Stop {
    fn passes(&self, right: usize) -> bool {
        self.pass.is_some_and(|pass| right >= pass)
    }

    fn fails(&self, right: usize) -> bool {
        self.fail.is_some_and(|fail| right <= fail)
    }
}

/// Answer by answer: how probable it is that the test is still open with so many right ones.
fn course(stops: &[Stop], agreement: f64) -> Course {
    let mut open = vec![1.0];
    let mut course = Course { passes: 0.0, fails: 0.0, expected_length: 0.0 };
    for stop in stops {
        course.expected_length += open.iter().sum::<f64>();
        let mut next = vec![0.0; open.len() + 1];
        for (right, chance) in open.iter().enumerate() {
            let ways = next.iter_mut().skip(right).zip([1.0 - agreement, agreement]);
            ways.for_each(|(place, way)| *place += chance * way);
        }
        for (right, chance) in next.iter_mut().enumerate() {
            if stop.passes(right) {
                course.passes += std::mem::take(chance);
            } else if stop.fails(right) {
                course.fails += std::mem::take(chance);
            }
        }
        open = next;
    }
    course
}
