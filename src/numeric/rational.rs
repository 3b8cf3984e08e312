//! Exact fractions: 128-bit integers first, big integers where those overflow.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::Decimal;

/// An exact fraction, always in lowest terms with a positive denominator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rational(Repr);

/// `Big` only where `Small` cannot hold the number, so that equal numbers have equal representations.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Repr {
    Small { numerator: i128, denominator: i128 },
    Big(Box<(BigInt, BigInt)>),
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
    pub const fn integer(value: i64) -> Self {
        Self(Repr::Small { numerator: value as i128, denominator: 1 })
    }

    /// `numerator / denominator` in lowest terms; a zero denominator counts as one.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Self {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return Self::from_big(numerator.into(), BigInt::from(if denominator == 0 { 1 } else { denominator }));
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let sign = denominator.signum();
        Self(Repr::Small { numerator: sign * numerator / divisor, denominator: sign * denominator / divisor })
    }

    /// `self / divisor`; `None` where the divisor is zero.
    #[must_use]
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (Repr::Small { numerator: a, denominator: b }, Repr::Small { numerator: c, denominator: d }) =
            (&self.0, &divisor.0)
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(*d), b.checked_mul(*c))
        {
            return Some(Self::new(numerator, denominator));
        }
        let ((a, b), (c, d)) = (self.parts(), divisor.parts());
        Some(Self::from_big(a * d, b * c))
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
        match &self.0 {
            Repr::Small { numerator, denominator } => {
                Some((i64::try_from(*numerator).ok()?, i64::try_from(*denominator).ok()?))
            }
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
        let (numerator, denominator) = self.parts();
        let shift = 66 - (numerator.bits() as i64 - denominator.bits() as i64);
        let (mut numerator_bits, mut denominator_bits) = (numerator.abs(), denominator);
        if shift >= 0 {
            numerator_bits <<= shift.unsigned_abs();
        } else {
            denominator_bits <<= shift.unsigned_abs();
        }
        let (quotient, rest) = numerator_bits.div_rem(&denominator_bits);
        let quotient = quotient.to_u128().unwrap_or(0) | u128::from(!rest.is_zero());
        let magnitude = scale_by_power_of_two(quotient as f64, -shift);
        if numerator.is_negative() { -magnitude } else { magnitude }
    }

    /// The decimal text with `places` digits after the point; never `-0`.
    #[must_use]
    pub fn to_text(&self, places: u32, rounding: Rounding) -> String {
        let (numerator, denominator) = self.parts();
        let (floor, rest) = (numerator * BigInt::from(10).pow(places)).div_mod_floor(&denominator);
        let up = match (rounding, (rest * 2u8).cmp(&denominator)) {
            (Rounding::Floor, _) | (_, Ordering::Less) => false,
            (_, Ordering::Greater) => true,
            (Rounding::HalfUp, Ordering::Equal) => !floor.is_negative(),
            (Rounding::HalfEven, Ordering::Equal) => floor.is_odd(),
        };
        let rounded = if up { floor + 1 } else { floor };
        let sign = if rounded.sign() == Sign::Minus { "-" } else { "" };
        let places = places as usize;
        let digits = format!("{:0>width$}", rounded.abs().to_string(), width = places + 1);
        let Some((whole, fraction)) = digits.split_at_checked(digits.len() - places) else { return digits };
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    fn sign(&self) -> Ordering {
        match &self.0 {
            Repr::Small { numerator, .. } => numerator.cmp(&0),
            Repr::Big(parts) => parts.0.cmp(&BigInt::zero()),
        }
    }

    fn parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Repr::Small { numerator, denominator } => ((*numerator).into(), (*denominator).into()),
            Repr::Big(parts) => (**parts).clone(),
        }
    }

    fn from_big(numerator: BigInt, denominator: BigInt) -> Self {
        let divisor = numerator.gcd(&denominator);
        let divisor = if denominator.is_negative() { -divisor } else { divisor };
        let (numerator, denominator) = (numerator / &divisor, denominator / &divisor);
        match (numerator.to_i128(), denominator.to_i128()) {
            (Some(numerator), Some(denominator)) => Self(Repr::Small { numerator, denominator }),
            _ => Self(Repr::Big(Box::new((numerator, denominator)))),
        }
    }
}

/// Most numbers of a scorecard fit 64 bits, where the division steps are an order of magnitude cheaper.
fn gcd(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => a.gcd(&b).into(),
        _ => a.gcd(&b),
    }
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
        if let (Repr::Small { numerator: a, denominator: b }, Repr::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
            && let Some((numerator, denominator)) = add_small((*a, *b), (*c, *d))
        {
            return if denominator == 1 {
                Rational(Repr::Small { numerator, denominator })
            } else {
                Rational::new(numerator, denominator)
            };
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Rational::from_big(a * &d + c * &b, b * d)
    }
}

fn add_small((a, b): (i128, i128), (c, d): (i128, i128)) -> Option<(i128, i128)> {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    Some((a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?))
}

impl Mul for &Rational {
    type Output = Rational;
    fn mul(self, other: Self) -> Rational {
        if let (Repr::Small { numerator: a, denominator: b }, Repr::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(*c), b.checked_mul(*d))
        {
            return Rational::new(numerator, denominator);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Rational::from_big(a * c, b * d)
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
        if let (Repr::Small { numerator: a, denominator: b }, Repr::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
            && let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b))
        {
            return left.cmp(&right);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        (a * d).cmp(&(c * b))
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
        let (numerator, denominator) = self.parts();
        if denominator == BigInt::from(1) { write!(f, "{numerator}") } else { write!(f, "{numerator}/{denominator}") }
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
