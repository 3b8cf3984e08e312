//! Exact fractions against a general library of big integers (num-rational): the same number, double and text, however
//! large the parts become.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::numeric::{Rational, Rounding};
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use support::Dice;

/// A fraction of up to 126 bits above and below, of any size between.
fn fraction(dice: &mut Dice) -> (Rational, BigRational) {
    let mut part = || {
        let words = [dice.below(1 << 31), dice.below(1 << 31), dice.below(1 << 31), dice.below(1 << 31)];
        words.iter().fold(0i128, |number, word| number << 31 | *word as i128) >> (4 * dice.below(32))
    };
    let (numerator, denominator) = (part(), part().max(1));
    let numerator = if dice.below(2) == 0 { numerator } else { -numerator };
    (Rational::new(numerator, denominator), BigRational::new(numerator.into(), denominator.into()))
}

fn text_of(number: &BigRational, places: u32, rounding: Rounding) -> String {
    let scaled = number * BigRational::from(BigInt::from(10).pow(places));
    let rounded = match rounding {
        Rounding::Floor => scaled.floor(),
        Rounding::HalfUp => scaled.round(),
        Rounding::HalfEven => {
            let down = scaled.floor();
            let is_half = &scaled - &down == BigRational::new(1.into(), 2.into());
            if is_half && !down.to_integer().bit(0) { down } else { (scaled + half()).floor() }
        }
    };
    let integer = rounded.to_integer();
    let digits = format!("{:0>width$}", integer.magnitude().to_string(), width = places as usize + 1);
    let (whole, after) = digits.split_at(digits.len() - places as usize);
    let sign = if integer.sign() == Sign::Minus { "-" } else { "" };
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{after}") }
}

fn half() -> BigRational {
    BigRational::new(1.into(), 2.into())
}

/// Whether no double is nearer: the fraction lies between the middles towards both neighbours.
fn is_nearest(number: &BigRational, double: f64) -> bool {
    let exact = |double: f64| BigRational::from_float(double).unwrap();
    let middle = |other: f64| (exact(double) + exact(other)) * half();
    (middle(double.next_down())..=middle(double.next_up())).contains(number)
}

#[test]
fn fractions_of_any_size_are_those_of_a_general_library() {
    let mut dice = Dice(7);
    for round in 0..400 {
        let (mut ours, mut theirs) = fraction(&mut dice);
        for step in 0..12 {
            let (other, other_theirs) = fraction(&mut dice);
            assert_eq!(ours.cmp(&other), theirs.cmp(&other_theirs), "{theirs} and {other_theirs}");
            (ours, theirs) = match dice.below(4) {
                0 => (&ours + &other, theirs + other_theirs),
                1 => (&ours - &other, theirs - other_theirs),
                2 => (&ours * &other, theirs * other_theirs),
                _ => match ours.checked_div(&other) {
                    Some(quotient) => (quotient, theirs / other_theirs),
                    None => continue,
                },
            };
            assert_eq!(ours.to_string(), theirs.to_string(), "round {round}, step {step}");
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Floor] {
                let places = dice.below(5) as u32;
                assert_eq!(ours.to_text(places, rounding), text_of(&theirs, places, rounding), "{theirs} {rounding:?}");
            }
            assert!(is_nearest(&theirs, ours.to_double()), "{theirs} is not {}", ours.to_double());
        }
    }
}

#[test]
fn halves_round_as_asked_however_large() {
    let mut dice = Dice(11);
    for _ in 0..500 {
        let odd = 2 * dice.below(1000) as i128 + 1;
        let number = &Rational::new(odd, 2) + &Rational::new(1 << 90, 1);
        let theirs: BigRational = number.to_string().parse().unwrap();
        for number in [(number.clone(), theirs.clone()), (-&number, -theirs)] {
            for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Floor] {
                assert_eq!(number.0.to_text(0, rounding), text_of(&number.1, 0, rounding));
            }
        }
    }
}
