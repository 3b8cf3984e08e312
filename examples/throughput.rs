//! How many evaluations of the seed card this machine scores a second, natively: the number alone. Its input is the
//! columns one after another, a byte an answer, in card order.
use std::io::Read;
use std::time::Instant;

use calibrant::document::Value;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, score_columns};

const CARD: &str = include_str!("../pkg/scorecards/service-quality.json");
const IDS: [&str; 16] =
    ["L1", "L2", "O1", "O2", "O3", "C1", "C2", "S1", "S2", "P1", "P2", "P3", "P4", "P5", "P6", "P7"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document: Value = serde_json::from_str(CARD)?;
    let card = Scorecard::parse(document).map_err(|issues| format!("{issues:?}"))?;
    let mut codes = Vec::new();
    std::io::stdin().read_to_end(&mut codes)?;
    let rows = codes.len() / IDS.len();
    let columns: Vec<_> =
        IDS.iter().zip(codes.chunks_exact(rows)).map(|(id, codes)| (*id, Column::Codes(codes))).collect();
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        let scores = score_columns(&card, None, &columns).map_err(|issues| format!("{issues:?}"))?;
        best = best.min(start.elapsed().as_secs_f64());
        assert_eq!(scores.valid.len(), rows);
    }
    println!("{:.0}", rows as f64 / best);
    Ok(())
}
