//! Exact numbers: decimals as documents write them, fractions as scoring needs them.

use std::cmp::Ordering;

mod decimal;
mod natural;
mod rational;

pub use decimal::{Decimal, DecimalError};
pub(crate) use rational::common_divisor;
pub use rational::{Rational, Rounding};

/// Sorts by insertion, equals in the order given: for lists of a document's length, where the code of a general sort,
/// once for each type, would weigh more than the engine itself.
pub(crate) fn sorted<T>(values: impl Iterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for value in values {
        let place = sorted.partition_point(|other| compare(other, &value) != Ordering::Greater);
        sorted.insert(place, value);
    }
    sorted
}
