//! Exact numbers: decimals as documents write them, fractions as scoring needs them.

mod decimal;
mod rational;

pub use decimal::{Decimal, DecimalError};
pub use rational::{Rational, Rounding};
