//! How much of a question's points an answer earns: never less than nothing. Part of an answer earns part of the points so
//! that, but for that floor, guessing at options earns nothing on average.

use crate::numeric::Rational;
use crate::quiz::{Answer, Question};

/// A share from 0 to 1, exactly.
pub(super) fn credit(question: &Question, answer: &Answer) -> Rational {
    let options = question.options.len();
    let Some(right) = &question.right else { return Rational::ZERO };
    let earned = match (&right.answer, answer) {
        (Answer::Single(right), Answer::Single(given)) => ratio(usize::from(right == given), 1),
        (Answer::Multiple(right), Answer::Multiple(given)) => multiple(options, right, given),
        (Answer::Order(right), Answer::Order(given)) => order(right, given),
        (Answer::Match(right), Answer::Match(given)) => matches(options, right, given),
        (Answer::Number(number), Answer::Number(given)) => {
            near(&(given - number), &right.tolerance, &right.nothing_from)
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
/// to nothing. The floor is that of a mapping in QTI [QTI2].
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
fn order(right: &[usize], given: &[usize]) -> Rational {
    let pairs = right.len() * (right.len() - 1) / 2;
    let places: Vec<_> = given.iter().map(|option| right.iter().position(|other| other == option)).collect();
    let in_order: usize = places
        .iter()
        .enumerate()
        .map(|(index, place)| places.iter().skip(index + 1).filter(|later| *later > place).count())
        .sum();
    &ratio(2 * in_order, pairs) - &Rational::ONE
}

/// Formula scoring [Frary1988]: each wrong match costs what guessing among the options earns; an open one costs nothing.
fn matches(options: usize, right: &[Option<usize>], given: &[Option<usize>]) -> Rational {
    let answered = right.iter().zip(given).filter(|(_, given)| given.is_some());
    let hits = answered.clone().filter(|(right, given)| right == given).count();
    let wrong = answered.count() - hits;
    &ratio(hits, right.len()) - &ratio(wrong, right.len() * (options - 1))
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
