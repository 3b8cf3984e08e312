//! Calibrant: exact scoring of contact-centre evaluations.
//!
//! A [`scorecard::Scorecard`] in hand is valid, an [`evaluation::Evaluation`] fits its scorecard, and
//! [`scoring::score`] cannot fail. Numbers are exact fractions all the way; only the display text is rounded.
//!
//! ```
//! use calibrant::{document::Value, evaluation::Evaluation, scorecard::Scorecard, scoring::score};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let card: Value = serde_json::from_str(r#"{
//!     "format": "calibrant/scorecard@1", "id": "tiny", "version": "1", "title": "Tiny", "method": "points",
//!     "sections": [{"id": "s", "title": "S", "items": [
//!         {"id": "greeting", "title": "Greeting", "kind": "choice", "options": [
//!             {"id": "yes", "title": "Yes", "points": 3}, {"id": "partly", "title": "Partly", "points": 1}]}]}]}"#)?;
//! let card = Scorecard::parse(card).map_err(|issues| issues[0].message())?;
//! let evaluation: Value = serde_json::from_str(r#"{
//!     "format": "calibrant/evaluation@1", "id": "e-1", "scorecard": {"id": "tiny", "version": "1"},
//!     "rater": {"id": "r-1", "level": "quality"}, "kind": "standard", "state": "draft",
//!     "answers": {"greeting": {"option": "partly"}}}"#)?;
//! let evaluation = Evaluation::parse(&card, &evaluation).map_err(|issues| issues[0].message())?;
//! let result = score(&card, &evaluation);
//! assert_eq!(result.score.map(|figure| figure.exact), Some("100/3".into()));
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

pub mod agreement;
pub mod calibration;
pub mod certification;
pub mod document;
pub mod evaluation;
pub mod numeric;
pub mod quiz;
pub mod ratings;
pub mod scorecard;
pub mod scoring;
pub mod session;
pub mod tally;
#[cfg(feature = "browser")]
mod wasm;

/// The engine's name and version, as stored in results: `"calibrant 0.1.0"`.
pub const ENGINE: &str = concat!("calibrant ", env!("CARGO_PKG_VERSION"));
