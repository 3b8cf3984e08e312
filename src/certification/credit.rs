//! How much of a question's points an answer earns: never less than nothing. Part of an answer earns part of the points so
//! that, but for that floor, guessing at options earns nothing on average.

use crate::numeric::Rational;
use crate::quiz::{Answer, Asks, Question};

/// A share from 0 to 1, exactly.
pub(super) fn credit(question: &Question, answer: &Answer) -> Rational {
    let options = question.options.len();
    let earned = match (&question.asks, answer) {
        (Asks::Single(right), Answer::Single(given)) => ratio(usize::from(right == given), 1),
        (Asks::Multiple(right), Answer::Multiple(given)) => multiple(options, right, given),
        (Asks::Order, Answer::Order(given)) => order(options, given),
        (Asks::Match(prompts), Answer::Match(given)) => matches(options, prompts, given),
        (Asks::Number { number, tolerance, nothing_from }, Answer::Number(given)) => {
            near(&(given - number), tolerance, nothing_from)
        }
        _ => Rational::ZERO,
    };
    match earned {
        earned if earned == Rational::ONE => earned,
        earned if question.partial && earned.is_positive() => earned,
        _ => Rational::ZERO,
    }
}

/// The share of right options that were chosen less the share of wrong ones [Youden1950]: all, none or any by chance come
/// to nothing. The floor is that of a mapping in QTI [QTI].
fn multiple(options: usize, right: &[usize], given: &[usize]) -> Rational {
    let hits = given.iter().filter(|option| right.contains(option)).count();
    let of_right = if right.is_empty() { Rational::ONE } else { ratio(hits, right.len()) };
    let of_wrong = match options - right.len() {
        0 => Rational::ZERO,
        wrong => ratio(given.len() - hits, wrong),
    };
    &of_right - &of_wrong
}

/// Kendall's tau [Kendall1938]: pairs in the right order less pairs that are not, of all pairs. What was left out is in no
/// order.
fn order(options: usize, given: &[usize]) -> Rational {
    let pairs = options * (options - 1) / 2;
    let right: usize = given
        .iter()
        .enumerate()
        .map(|(place, option)| given.iter().skip(place + 1).filter(|later| *later > option).count())
        .sum();
    &ratio(2 * right, pairs) - &Rational::ONE
}

/// Formula scoring [Frary1988]: each wrong match costs what guessing among the options earns; an open one costs nothing.
fn matches(options: usize, prompts: &[(String, usize)], given: &[Option<usize>]) -> Rational {
    let pairs = prompts.iter().zip(given).filter_map(|((_, right), given)| Some((right, given.as_ref()?)));
    let right = pairs.clone().filter(|(right, given)| right == given).count();
    let wrong = pairs.count() - right;
    let prompts = prompts.len();
    &ratio(right, prompts) - &ratio(wrong, prompts * (options - 1))
}

/// All within the tolerance, nothing from so far on, and in proportion between.
fn near(difference: &Rational, tolerance: &Rational, nothing_from: &Rational) -> Rational {
    let distance = if difference.is_negative() { -difference } else { difference.clone() };
    if distance <= *tolerance {
        return Rational::ONE;
    }
    (nothing_from - &distance).checked_div(&(nothing_from - tolerance)).unwrap_or_default()
}

fn ratio(part: usize, whole: usize) -> Rational {
    Rational::new(part as i128, whole as i128)
}
