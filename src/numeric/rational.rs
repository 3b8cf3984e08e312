//! Exact fractions: 64-bit integers first, integers of any size where those overflow.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use super::natural::Natural;
use super::{Decimal, with_point};

/// An exact fraction, always in lowest terms with a positive denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rational(Repr);

/// `Big` only where `Small` cannot hold the number, so that equal numbers have equal representations.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Repr {
    Small { numerator: i64, denominator: i64 },
    Big(Box<Parts>),
}

/// Sign and magnitudes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    negative: bool,
    numerator: Natural,
    denominator: Natural,
}

/// How to shorten a fraction to a decimal text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; a half goes away from zero (四舍五入).
    HalfUp,
    /// To the nearest; a half goes to the even digit.
    HalfEven,
    /// Towards minus infinity.
    Floor,
}

impl Rational {
    /// Zero.
    pub const ZERO: Self = Self::integer(0);
    /// One.
    pub const ONE: Self = Self::integer(1);

    /// A whole number.
    #[must_use]
    pub const fn integer(value: i32) -> Self {
        Self(Repr::Small { numerator: value as i64, denominator: 1 })
    }

    /// `numerator / denominator` in lowest terms; a zero denominator counts as one.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Self {
        let negative = (numerator < 0) != (denominator < 0);
        let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs().max(1));
        if let (Ok(numerator), Ok(denominator)) = (u64::try_from(numerator), u64::try_from(denominator)) {
            let divisor = common_divisor(numerator, denominator);
            if let Some(small) = Self::small(negative, numerator / divisor, denominator / divisor) {
                return small;
            }
        }
        Parts { negative, numerator: numerator.into(), denominator: denominator.into() }.reduced()
    }

    fn small(negative: bool, numerator: u64, denominator: u64) -> Option<Self> {
        let (numerator, denominator) = (i64::try_from(numerator).ok()?, i64::try_from(denominator).ok()?);
        Some(Self(Repr::Small { numerator: if negative { -numerator } else { numerator }, denominator }))
    }

    /// `self / divisor`; `None` where the divisor is zero.
    #[must_use]
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        let inverse = match &divisor.0 {
            Repr::Small { numerator: 0, .. } => return None,
            Repr::Small { numerator, denominator } => {
                Self(Repr::Small { numerator: denominator * numerator.signum(), denominator: numerator.abs() })
            }
            Repr::Big(parts) => Self(Repr::Big(Box::new(Parts {
                negative: parts.negative,
                numerator: parts.denominator.clone(),
                denominator: parts.numerator.clone(),
            }))),
        };
        Some(self * &inverse)
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Small { numerator: 0, .. })
    }

    /// Whether this is above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.sign() == Ordering::Greater
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// This many hundredths: `86.percent_of(…)`. The cap of a fatal rule, say, as a share of the points.
    #[must_use]
    pub fn percent_of(&self, whole: &Self) -> Self {
        &(self * whole) * &Self::new(1, 100)
    }

    /// The same number as a decimal, where it is one.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        let (numerator, denominator) = self.to_small()?;
        Decimal::from_quotient(numerator, denominator)
    }

    /// Numerator and denominator where both fit 64 bits.
    #[must_use]
    pub fn to_small(&self) -> Option<(i64, i64)> {
        match self.0 {
            Repr::Small { numerator, denominator } => Some((numerator, denominator)),
            Repr::Big(_) => None,
        }
    }

    /// The nearest double, ties to even.
    #[must_use]
    pub fn to_double(&self) -> f64 {
        const EXACT: i64 = 1 << f64::MANTISSA_DIGITS;
        match self.to_small() {
            // Both operands are exact, and one IEEE division rounds once.
            Some((numerator, denominator)) if numerator.abs() <= EXACT && denominator <= EXACT => {
                numerator as f64 / denominator as f64
            }
            _ => self.to_double_by_long_division(),
        }
    }

    /// A quotient of 66 or 67 bits whose last bit remembers the rest rounds as the fraction would.
    fn to_double_by_long_division(&self) -> f64 {
        let Parts { negative, numerator, denominator } = self.parts();
        let shift = 66 + denominator.bits() as i64 - numerator.bits() as i64;
        let (up, down) = (shift.max(0).unsigned_abs(), shift.min(0).unsigned_abs());
        let (quotient, rest) = numerator.shifted(up as usize).divided_by(&denominator.shifted(down as usize));
        let quotient = quotient.to_u128().unwrap_or(0) | u128::from(!rest.is_zero());
        let magnitude = scale_by_power_of_two(quotient as f64, -shift);
        if negative { -magnitude } else { magnitude }
    }

    /// The decimal text with `places` digits after the point; never `-0`.
    #[must_use]
    pub fn to_text(&self, places: u32, rounding: Rounding) -> String {
        let Parts { negative, numerator, denominator } = self.parts();
        let ten = Natural::from(10);
        let (quotient, rest) = (0..places).fold(numerator, |number, _| number.times(&ten)).divided_by(&denominator);
        let away_from_zero = match (rounding, rest.shifted(1).cmp(&denominator)) {
            (Rounding::Floor, _) => negative && !rest.is_zero(),
            (_, Ordering::Less) => false,
            (_, Ordering::Greater) | (Rounding::HalfUp, Ordering::Equal) => true,
            (Rounding::HalfEven, Ordering::Equal) => quotient.is_odd(),
        };
        let rounded = if away_from_zero { quotient.plus(&Natural::from(1)) } else { quotient };
        with_point(negative && !rounded.is_zero(), &rounded.to_string(), places as usize)
    }

    fn sign(&self) -> Ordering {
        match &self.0 {
            Repr::Small { numerator, .. } => numerator.cmp(&0),
            Repr::Big(parts) if parts.negative => Ordering::Less,
            Repr::Big(_) => Ordering::Greater,
        }
    }

    fn parts(&self) -> Parts {
        match &self.0 {
            Repr::Small { numerator, denominator } => Parts {
                negative: *numerator < 0,
                numerator: u128::from(numerator.unsigned_abs()).into(),
                denominator: u128::from(denominator.unsigned_abs()).into(),
            },
            Repr::Big(parts) => (**parts).clone(),
        }
    }
}

impl Parts {
    /// The fraction in lowest terms.
    fn reduced(self) -> Rational {
        let divisor = self.numerator.clone().common_divisor(&self.denominator);
        let numerator = self.numerator.divided_by(&divisor).0;
        let denominator = self.denominator.divided_by(&divisor).0;
        let magnitude = |number: &Natural| number.to_u128().and_then(|number| u64::try_from(number).ok());
        magnitude(&numerator)
            .zip(magnitude(&denominator))
            .and_then(|(numerator, denominator)| Rational::small(self.negative, numerator, denominator))
            .unwrap_or_else(|| Rational(Repr::Big(Box::new(Self { numerator, denominator, ..self }))))
    }
}

/// The greatest common divisor (Euclid).
pub(crate) fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// `value · 2^exponent` in exact steps, each a power of two that a double can hold.
fn scale_by_power_of_two(value: f64, exponent: i64) -> f64 {
    let mut scaled = value;
    let mut left = exponent;
    while left != 0 && scaled != 0.0 && scaled.is_finite() {
        let step = left.clamp(-1000, 1000);
        scaled *= f64::from_bits(((1023 + step) as u64) << 52);
        left -= step;
    }
    scaled
}

impl Default for Rational {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for &Rational {
    type Output = Rational;
    fn add(self, other: Self) -> Rational {
        if let (Some((a, b)), Some((c, d))) = (self.to_small(), other.to_small()) {
            let (a, b, c, d) = (i128::from(a), i128::from(b), i128::from(c), i128::from(d));
            return if b == d { Rational::new(a + c, b) } else { Rational::new(a * d + c * b, b * d) };
        }
        let (left, right) = (self.parts(), other.parts());
        let a = left.numerator.times(&right.denominator);
        let c = right.numerator.times(&left.denominator);
        let (negative, numerator) = match a.cmp(&c) {
            _ if left.negative == right.negative => (left.negative, a.plus(&c)),
            Ordering::Less => (right.negative, c.minus(&a)),
            _ => (left.negative, a.minus(&c)),
        };
        Parts { negative, numerator, denominator: left.denominator.times(&right.denominator) }.reduced()
    }
}

impl Mul for &Rational {
    type Output = Rational;
    fn mul(self, other: Self) -> Rational {
        if let (Some((a, b)), Some((c, d))) = (self.to_small(), other.to_small()) {
            return Rational::new(i128::from(a) * i128::from(c), i128::from(b) * i128::from(d));
        }
        let (left, right) = (self.parts(), other.parts());
        Parts {
            negative: left.negative != right.negative,
            numerator: left.numerator.times(&right.numerator),
            denominator: left.denominator.times(&right.denominator),
        }
        .reduced()
    }
}

impl Neg for &Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        self * &Rational::integer(-1)
    }
}

impl Sub for &Rational {
    type Output = Rational;
    fn sub(self, other: Self) -> Rational {
        self + &-other
    }
}

impl<'a> std::iter::Sum<&'a Rational> for Rational {
    fn sum<I: Iterator<Item = &'a Rational>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |total, number| &total + number)
    }
}

impl std::iter::Sum for Rational {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |total, number| &total + &number)
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.to_small(), other.to_small()) {
            return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
        }
        (self - other).sign()
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `86` or `4300/51`.
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { negative, numerator, denominator } = self.parts();
        let sign = if negative { "-" } else { "" };
        write!(f, "{sign}{numerator}")?;
        if denominator == Natural::from(1) { Ok(()) } else { write!(f, "/{denominator}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Rational {
        Rational::new(numerator, denominator)
    }

    #[test]
    fn always_in_lowest_terms() {
        assert_eq!(ratio(-6, -4).to_string(), "3/2");
        assert_eq!(ratio(6, -4).to_string(), "-3/2");
        assert_eq!((&ratio(1, 6) + &ratio(1, 3)).to_string(), "1/2");
        assert_eq!((&ratio(2, 3) * &ratio(3, 2)).to_string(), "1");
        assert_eq!(ratio(1, 2).checked_div(&Rational::ZERO), None);
    }

    #[test]
    fn grows_into_big_integers_and_back() {
        let large = ratio(i128::MAX, 3);
        let larger = &large * &large;
        assert_eq!(larger.checked_div(&large), Some(large.clone()));
        assert!(larger > large && -&larger < large);
        assert_eq!(&(&larger + &large) - &larger, large);
    }

    #[test]
    fn doubles_are_the_nearest() {
        assert_eq!(ratio(4300, 51).to_double(), 4300.0 / 51.0);
        assert_eq!(ratio(1001, 10).to_double(), 100.1);
        // 2^53 + 1 lies between two doubles and goes to the even one; one more part in 3^40 decides upwards.
        let odd = ratio((1 << 53) + 1, 1);
        assert_eq!(odd.to_double(), 9_007_199_254_740_992.0);
        assert_eq!((&odd + &ratio(1, 3i128.pow(40))).to_double(), 9_007_199_254_740_994.0);
        assert_eq!((-&odd).to_double(), -9_007_199_254_740_992.0);
        assert_eq!(ratio(i128::MAX, i128::MAX - 1).to_double(), 1.0);
    }

    #[test]
    fn text_rounds_as_asked() {
        use Rounding::{Floor, HalfEven, HalfUp};
        for (number, places, rounding, text) in [
            (ratio(1, 8), 2, HalfUp, "0.13"),
            (ratio(1, 8), 2, HalfEven, "0.12"),
            (ratio(3, 8), 2, HalfEven, "0.38"),
            (ratio(-1, 8), 2, HalfUp, "-0.13"),
            (ratio(-1, 8), 2, HalfEven, "-0.12"),
            (ratio(-1, 8), 2, Floor, "-0.13"),
            (ratio(-1, 1000), 2, HalfUp, "0.00"),
            (ratio(2199, 2750).percent_of(&Rational::integer(10_000)), 1, HalfUp, "80.0"),
            (ratio(86, 1), 0, Floor, "86"),
            (ratio(1, 2), 0, HalfUp, "1"),
            (ratio(-1, 2), 0, HalfUp, "-1"),
            (ratio(-5, 2), 0, HalfEven, "-2"),
        ] {
            assert_eq!(number.to_text(places, rounding), text, "{number}");
        }
    }
}
