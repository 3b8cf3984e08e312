//! Fatal rules: when one fires, and what it does to a number.

use std::cmp::Ordering;

use crate::evaluation::Response;
use crate::numeric::Rational;
use crate::scorecard::{Fatal, FatalEffect, FatalWhen, Item};

/// Whether the rule of an answered item fires.
pub(super) fn fires(fatal: &Fatal, item: &Item, response: Response, points: &Rational) -> bool {
    match &fatal.when {
        FatalWhen::Option => {
            let options = item.kind.options().iter().enumerate();
            options.filter(|(_, option)| option.fatal).any(|(index, _)| response.options().contains(index))
        }
        FatalWhen::NotBest => points < &item.highest,
        FatalWhen::Worst => points == &item.lowest,
        FatalWhen::Below(percent) => share(item, points) < percent.percent_of(&Rational::ONE),
    }
}

/// How far the points lie on the way from the lowest (0) to the highest (1).
pub(super) fn share(item: &Item, points: &Rational) -> Rational {
    (points - &item.lowest).checked_div(&(&item.highest - &item.lowest)).unwrap_or(Rational::ZERO)
}

/// The number after the effect: to nothing or to a percentage of the whole, where it was above.
pub(super) fn fall(number: Rational, effect: &FatalEffect, whole: &Rational) -> Rational {
    match effect {
        FatalEffect::Zero => number.min(Rational::ZERO),
        FatalEffect::Cap(percent) => number.min(percent.percent_of(whole)),
        FatalEffect::Fail => number,
    }
}

/// The most severe of several effects.
pub(super) fn most_severe<'a>(effects: impl Iterator<Item = &'a FatalEffect>) -> Option<&'a FatalEffect> {
    effects.max_by(|a, b| compare_severity(a, b))
}

pub(super) fn compare_severity(a: &FatalEffect, b: &FatalEffect) -> Ordering {
    match (a, b) {
        (FatalEffect::Cap(a), FatalEffect::Cap(b)) => b.cmp(a),
        _ => rank(a).cmp(&rank(b)),
    }
}

fn rank(effect: &FatalEffect) -> u8 {
    match effect {
        FatalEffect::Fail => 0,
        FatalEffect::Cap(_) => 1,
        FatalEffect::Zero => 2,
    }
}
