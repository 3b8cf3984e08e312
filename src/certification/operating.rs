//! The operating characteristic of a rule: how probable it is that a rater passes it, by their true agreement. Exact for
//! answers that are independent of one another.

use crate::numeric::distribution::beta_cdf;

/// The probability of at least `least` successes among `total` independent trials of one chance `p`: the binomial's upper
/// tail, I_p(least, total − least + 1).
#[must_use]
pub fn at_least(least: usize, total: usize, p: f64) -> f64 {
    match least {
        0 => 1.0,
        _ if least > total => 0.0,
        _ => beta_cdf(p, least as f64, (total - least) as f64 + 1.0),
    }
}

/// The probability of each number of successes, from none to all, among independent trials whose chances differ: the
/// Poisson-binomial distribution, trial by trial [Hong2013].
#[must_use]
pub fn successes(chances: &[f64]) -> Vec<f64> {
    chances.iter().fold(vec![1.0], |all, chance| together(&all, &[1.0 - chance, *chance]))
}

/// A rule for a fixed set of answers: what has to be right, in groups that may hold groups. No answer stands in two groups,
/// and that is why the chance of passing is exact.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// Answers to one item, each right or wrong.
    Answers {
        /// Which item: its chance of being answered rightly may differ from the others'.
        item: usize,
        /// How many there are.
        count: usize,
        /// What each is worth.
        points: usize,
    },
    /// Everything below has to be met, and be worth so much together.
    AtLeast {
        /// The fewest points.
        least: usize,
        /// Of these.
        of: Vec<Requirement>,
    },
}

impl Requirement {
    /// The probability that a rater meets it who answers each item rightly with its chance.
    #[must_use]
    pub fn chance(&self, of_item: &dyn Fn(usize) -> f64) -> f64 {
        // Sums of probabilities may exceed 1 by their last digits.
        self.points_met(of_item).iter().sum::<f64>().min(1.0)
    }

    /// The most points it can give.
    #[must_use]
    pub fn most(&self) -> usize {
        match self {
            Self::Answers { count, points, .. } => count * points,
            Self::AtLeast { of, .. } => of.iter().map(Self::most).sum(),
        }
    }

    /// The probability of each number of points with everything met; what is missing to 1 is that something is not.
    fn points_met(&self, of_item: &dyn Fn(usize) -> f64) -> Vec<f64> {
        match self {
            Self::Answers { item, count, points } => {
                let mut spread = vec![0.0; count * points + 1];
                let steps = spread.iter_mut().step_by((*points).max(1));
                steps.zip(successes(&vec![of_item(*item); *count])).for_each(|(place, chance)| *place = chance);
                spread
            }
            Self::AtLeast { least, of } => {
                let mut all =
                    of.iter().fold(vec![1.0], |all, requirement| together(&all, &requirement.points_met(of_item)));
                all.iter_mut().take(*least).for_each(|chance| *chance = 0.0);
                all
            }
        }
    }
}

/// The distribution of the sum of two independent numbers.
fn together(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; one.len() + other.len() - 1];
    for (start, first) in one.iter().enumerate().filter(|(_, first)| **first > 0.0) {
        sum.iter_mut().skip(start).zip(other).for_each(|(place, second)| *place += first * second);
    }
    sum
}
