//! Whole numbers of any size, by the few operations that fractions need. A general library of big integers was a
//! seventh of the whole module, for algorithms that the numbers of a scorecard never reach (docs/decisions/0006-size.md).

use std::cmp::Ordering;
use std::fmt;

/// A whole number from zero, in digits of 32 bits, least first, without leading zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_odd(&self) -> bool {
        self.digit(0) & 1 == 1
    }

    /// How many binary digits there are.
    pub(super) fn bits(&self) -> usize {
        self.0.last().map_or(0, |last| self.0.len() * 32 - last.leading_zeros() as usize)
    }

    pub(super) fn to_u128(&self) -> Option<u128> {
        let fits = self.0.len() <= 4;
        fits.then(|| self.0.iter().rev().fold(0, |number, digit| number << 32 | u128::from(*digit)))
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let places = self.0.len().max(other.0.len());
        let mut sum = Vec::with_capacity(places + 1);
        let mut carry = 0u64;
        for place in 0..=places {
            carry += u64::from(self.digit(place)) + u64::from(other.digit(place));
            sum.push(carry as u32);
            carry >>= 32;
        }
        Self(sum).trimmed()
    }

    /// `self - other`, where `other` is not the larger.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut rest = self.clone();
        rest.take(other);
        rest.trimmed()
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.0.len() + other.0.len()];
        for (shift, digit) in self.0.iter().enumerate() {
            let mut carry = 0u64;
            for (place, slot) in product.iter_mut().skip(shift).enumerate().take(other.0.len() + 1) {
                carry += u64::from(*digit) * u64::from(other.digit(place)) + u64::from(*slot);
                *slot = carry as u32;
                carry >>= 32;
            }
        }
        Self(product).trimmed()
    }

    /// `self · 2^bits`.
    pub(super) fn shifted(&self, bits: usize) -> Self {
        let mut digits = vec![0; bits / 32];
        let mut carry = 0u64;
        for digit in self.0.iter().chain(&[0]) {
            carry |= u64::from(*digit) << (bits % 32);
            digits.push(carry as u32);
            carry >>= 32;
        }
        Self(digits).trimmed()
    }

    /// Quotient and rest, by shifting and subtracting. A zero divisor counts as one.
    pub(super) fn divided_by(&self, divisor: &Self) -> (Self, Self) {
        let mut rest = self.clone();
        if divisor.is_zero() || rest < *divisor {
            return if divisor.is_zero() { (rest, Self::default()) } else { (Self::default(), rest) };
        }
        let length = self.bits() - divisor.bits();
        let mut shifted = divisor.shifted(length);
        let mut quotient = vec![0; length / 32 + 1];
        for place in (0..=length).rev() {
            if rest >= shifted {
                rest.take(&shifted);
                rest = rest.trimmed();
                if let Some(digit) = quotient.get_mut(place / 32) {
                    *digit |= 1 << (place % 32);
                }
            }
            shifted = shifted.halved();
        }
        (Self(quotient).trimmed(), rest)
    }

    /// The greatest common divisor (Euclid).
    pub(super) fn common_divisor(self, other: &Self) -> Self {
        let (mut a, mut b) = (self, other.clone());
        while !b.is_zero() {
            let rest = a.divided_by(&b).1;
            a = b;
            b = rest;
        }
        a
    }

    fn digit(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }

    fn take(&mut self, other: &Self) {
        let mut borrow = false;
        for (place, digit) in self.0.iter_mut().enumerate() {
            let (rest, below) = digit.overflowing_sub(other.digit(place));
            let (rest, below_again) = rest.overflowing_sub(borrow.into());
            *digit = rest;
            borrow = below || below_again;
        }
    }

    fn halved(mut self) -> Self {
        let mut carry = 0;
        for digit in self.0.iter_mut().rev() {
            let odd = *digit << 31;
            *digit = *digit >> 1 | carry;
            carry = odd;
        }
        self.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }
}

impl From<u128> for Natural {
    fn from(number: u128) -> Self {
        Self((0..4).map(|place| (number >> (32 * place)) as u32).collect()).trimmed()
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In decimal digits.
impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.clone();
        let mut text = Vec::new();
        while !rest.is_zero() || text.is_empty() {
            let mut above = 0u64;
            for digit in rest.0.iter_mut().rev() {
                above = above << 32 | u64::from(*digit);
                *digit = (above / 10) as u32;
                above %= 10;
            }
            rest = rest.trimmed();
            text.push(b'0' + above as u8);
        }
        text.iter().rev().try_for_each(|digit| fmt::Write::write_char(f, char::from(*digit)))
    }
}
