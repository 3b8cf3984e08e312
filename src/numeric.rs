//! Numbers: decimals as documents write them, fractions as scoring needs them, distributions and random numbers as
//! statistics need them.

use std::cmp::Ordering;

mod decimal;
pub mod distribution;
mod natural;
pub mod random;
mod rational;
mod special;

pub use decimal::{Decimal, DecimalError};
pub(crate) use rational::common_divisor;
pub use rational::{Rational, Rounding};

/// Decimal digits with a point before the last `places`, and a sign.
fn with_point(negative: bool, digits: &str, places: usize) -> String {
    let mut text = String::from(if negative { "-" } else { "" });
    let length = digits.len().max(places + 1);
    let zeros = std::iter::repeat_n(b'0', length - digits.len());
    for (place, digit) in zeros.chain(digits.bytes()).enumerate() {
        if places > 0 && place + places == length {
            text.push('.');
        }
        text.push(char::from(digit));
    }
    text
}

/// The places of `count` values in ascending order, equals as they stand: a merge sort that stands in the module once,
/// as a general sort does for each type.
pub(crate) fn ascending(count: usize, is_after: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        for run in order.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((a, rest_left)), Some((b, rest_right))) = (left.split_first(), right.split_first()) {
                if is_after(*a, *b) {
                    merged.push(*b);
                    right = rest_right;
                } else {
                    merged.push(*a);
                    left = rest_left;
                }
            }
            merged.extend(left);
            merged.extend(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        width *= 2;
    }
    order
}

/// Multiplies and turns eight bytes at a time, then folds high bits, where all meet, into the low ones: for tables, not for
/// secrets.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    // 2⁶⁴ over the golden ratio, odd.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks();
    let hash = words.iter().fold(FACTOR, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let hash = rest.iter().fold(hash, |hash, byte| step(hash, u64::from(*byte)));
    (step(hash, hash >> 32) >> 32) as u32
}

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
