//! Decimals with at most six fraction digits.

use std::fmt;

use super::{Rational, with_point};

const SCALE: i64 = 1_000_000;

/// A decimal as documents write it: at most six fraction digits, absolute value at most [`Decimal::LIMIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    millionths: i64,
}

/// Why a text or a double is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not `-?digits[.digits]`; infinities and NaN included.
    NotDecimal,
    /// More than [`Decimal::FRACTION_DIGITS`] digits after the point.
    TooManyDigits,
    /// Further from zero than [`Decimal::LIMIT`].
    OutOfRange,
}

impl Decimal {
    /// Largest absolute value.
    pub const LIMIT: i64 = 1_000_000_000;
    /// The least and the most of all.
    pub(crate) const LEAST: Self = Self { millionths: -Self::LIMIT * SCALE };
    pub(crate) const MOST: Self = Self { millionths: Self::LIMIT * SCALE };
    /// Most digits after the point.
    pub const FRACTION_DIGITS: usize = 6;

    /// Reads `-?digits[.digits]`.
    ///
    /// # Errors
    /// Anything else, an exponent included.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mut whole, mut fraction) = (None, None);
        let mut places = 0;
        for byte in digits.bytes() {
            let part = if fraction.is_some() { &mut fraction } else { &mut whole };
            match byte {
                b'0'..=b'9' => {
                    *part = Some(part.unwrap_or(0i64).saturating_mul(10).saturating_add((byte - b'0').into()));
                    places += usize::from(fraction.is_some());
                }
                b'.' if whole.is_some() && fraction.is_none() => fraction = Some(0),
                _ => return Err(DecimalError::NotDecimal),
            }
        }
        let Some(whole) = whole.filter(|_| fraction.is_none() || places > 0) else {
            return Err(DecimalError::NotDecimal);
        };
        if whole > Self::LIMIT {
            return Err(DecimalError::OutOfRange);
        }
        let Some(missing) = Self::FRACTION_DIGITS.checked_sub(places) else {
            return Err(DecimalError::TooManyDigits);
        };
        let magnitude = (0..missing).fold(fraction.unwrap_or(0), |number, _| number * 10) + whole * SCALE;
        Self::from_millionths(if negative { -magnitude } else { magnitude })
    }

    /// Reads a double as the shortest decimal that prints it: 2.22 is 222/100.
    ///
    /// # Errors
    /// Infinities, NaN, more than six fraction digits, too large.
    pub fn from_double(value: f64) -> Result<Self, DecimalError> {
        if !value.is_finite() {
            return Err(DecimalError::NotDecimal);
        }
        if value.abs() > Self::LIMIT as f64 {
            return Err(DecimalError::OutOfRange);
        }
        // Up to the limit a decimal with six fraction digits has at most 15 significant ones, so it is the shortest text
        // of the double nearest to it: if the nearest millionth gives the double back, it is that decimal.
        let millionths = (value * SCALE as f64).round();
        if millionths / SCALE as f64 != value {
            return Err(DecimalError::TooManyDigits);
        }
        Self::from_millionths(millionths as i64)
    }

    fn from_millionths(millionths: i64) -> Result<Self, DecimalError> {
        if millionths.abs() > Self::LIMIT * SCALE {
            return Err(DecimalError::OutOfRange);
        }
        Ok(Self { millionths })
    }

    /// A quotient, where it has at most six fraction digits.
    pub(super) fn from_quotient(numerator: i64, denominator: i64) -> Option<Self> {
        let millionths = numerator.checked_mul(SCALE)?;
        if millionths % denominator != 0 {
            return None;
        }
        Self::from_millionths(millionths / denominator).ok()
    }

    /// The next smaller decimal; `None` below the limit.
    #[must_use]
    pub fn just_below(self) -> Option<Self> {
        Self::from_millionths(self.millionths - 1).ok()
    }

    /// The same number as a fraction.
    #[must_use]
    pub fn to_rational(self) -> Rational {
        Rational::new(i128::from(self.millionths), i128::from(SCALE))
    }
}

/// The shortest decimal text.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.millionths.unsigned_abs().to_string();
        let text = with_point(self.millionths < 0, &digits, Self::FRACTION_DIGITS);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortest_text_comes_back() {
        for (given, shortest) in [
            ("0", "0"),
            ("-0", "0"),
            ("007.50", "7.5"),
            ("-2.000001", "-2.000001"),
            ("1000000000", "1000000000"),
            ("0.100000", "0.1"),
        ] {
            assert_eq!(Decimal::parse(given).map(|d| d.to_string()), Ok(shortest.into()), "{given}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_decimal() {
        use DecimalError::{NotDecimal, OutOfRange, TooManyDigits};
        for (given, error) in [
            ("", NotDecimal),
            ("-", NotDecimal),
            (".5", NotDecimal),
            ("5.", NotDecimal),
            ("1e3", NotDecimal),
            ("+1", NotDecimal),
            (" 1", NotDecimal),
            ("1.2.3", NotDecimal),
            ("٣", NotDecimal),
            ("0.1234567", TooManyDigits),
            ("0.1000000", TooManyDigits),
            ("1000000000.000001", OutOfRange),
            ("99999999999", OutOfRange),
        ] {
            assert_eq!(Decimal::parse(given), Err(error), "{given}");
        }
    }

    #[test]
    fn a_double_is_the_decimal_that_prints_it() {
        assert_eq!(Decimal::from_double(2.22), Decimal::parse("2.22"));
        assert_eq!(Decimal::from_double(-0.0), Decimal::parse("0"));
        assert_eq!(Decimal::from_double(1e-6), Decimal::parse("0.000001"));
        assert_eq!(Decimal::from_double(0.1 + 0.2), Err(DecimalError::TooManyDigits));
        assert_eq!(Decimal::from_double(f64::NAN), Err(DecimalError::NotDecimal));
        assert_eq!(Decimal::from_double(1e300), Err(DecimalError::OutOfRange));
    }
}
