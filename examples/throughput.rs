//! How many evaluations of the seed card this machine scores a second, natively, from columns: the number alone.
use std::time::Instant;

use calibrant::document::Value;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, score_columns};

const CARD: &str = include_str!("../pkg/scorecards/service-quality.json");
const ROWS: usize = 1_000_000;
const LEVELS: [u32; 16] = [2, 3, 2, 2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];
const IDS: [&str; 16] =
    ["L1", "L2", "O1", "O2", "O3", "C1", "C2", "S1", "S2", "P1", "P2", "P3", "P4", "P5", "P6", "P7"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document: Value = serde_json::from_str(CARD)?;
    let card = Scorecard::parse(document).map_err(|issues| format!("{issues:?}"))?;
    let mut state = 1u32;
    let columns: Vec<Vec<u8>> = LEVELS.iter().map(|levels| column(*levels, &mut state)).collect();
    let columns: Vec<_> = IDS.iter().zip(&columns).map(|(id, codes)| (*id, Column::Codes(codes))).collect();
    let mut best = f64::INFINITY;
    for _ in 0..7 {
        let start = Instant::now();
        let scores = score_columns(&card, None, &columns).map_err(|issues| format!("{issues:?}"))?;
        best = best.min(start.elapsed().as_secs_f64());
        assert_eq!(scores.valid.len(), ROWS);
    }
    println!("{:.0}", ROWS as f64 / best);
    Ok(())
}

/// Codes from a linear congruential generator; about one in thirty is N/A.
fn column(levels: u32, state: &mut u32) -> Vec<u8> {
    let next = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *state >> 8
    };
    (0..ROWS).map(|_| if next(state).is_multiple_of(30) { 254 } else { (next(state) % levels) as u8 }).collect()
}
