//! The engine without JavaScript, as a server or a cluster would load it: a module with no imports. It scores the sample
//! evaluation that is built in, and gives the score in thousandths.
#![expect(unsafe_code, reason = "an exported name asks for it")]

use calibrant::document::Value;
use calibrant::evaluation::Evaluation;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::score;

const CARD: &str = include_str!("../pkg/scorecards/service-quality.json");
const EVALUATION: &str = include_str!("../pkg/evaluations/account-recovery.json");

/// The score of the sample in thousandths; negative where it cannot be scored.
#[unsafe(no_mangle)]
extern "C" fn sample_score() -> i32 {
    thousandths().map_or(-1, |score| score as i32)
}

fn thousandths() -> Option<f64> {
    let card: Value = serde_json::from_str(CARD).ok()?;
    let evaluation: Value = serde_json::from_str(EVALUATION).ok()?;
    let card = Scorecard::parse(card).ok()?;
    let evaluation = Evaluation::parse(&card, &evaluation).ok()?;
    Some(score(&card, &evaluation).score?.value * 1000.0)
}
