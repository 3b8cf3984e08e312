//! Decimals with at most six fraction digits.

use std::fmt;

use super::Rational;

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
    /// Most digits after the point.
    pub const FRACTION_DIGITS: usize = 6;

    /// Reads `-?digits[.digits]`.
    ///
    /// # Errors
    /// Anything else, an exponent included.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = match digits.split_once('.') {
            Some((_, "")) => return Err(DecimalError::NotDecimal),
            Some((whole, fraction)) => (whole, fraction),
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(DecimalError::NotDecimal);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 10 {
            return Err(DecimalError::OutOfRange);
        }
        if fraction.len() > Self::FRACTION_DIGITS {
            return Err(DecimalError::TooManyDigits);
        }
        let magnitude = format!("0{whole}{fraction:0<6}").parse::<i64>().map_err(|_| DecimalError::NotDecimal)?;
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
        let sign = if self.millionths < 0 { "-" } else { "" };
        let magnitude = self.millionths.unsigned_abs();
        let (whole, fraction) = (magnitude / SCALE as u64, magnitude % SCALE as u64);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{fraction:06}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
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
