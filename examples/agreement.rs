//! Agreement computed natively: reads `[{ rows, categories?, request }]`, writes what each comes to. Numbers are written
//! with as many digits as tell doubles apart, so that they can be held to the package's to the last bit.
use std::io::Read;

use calibrant::agreement::{Request, pair_agreements, summary};
use calibrant::document::Value;
use calibrant::ratings::Ratings;
use serde_json::{Value as Json, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let cases: Vec<Json> = serde_json::from_str(&text)?;
    let results: Result<Vec<Json>, _> = cases.iter().map(answer).collect();
    println!("{}", serde_json::to_string(&results?)?);
    Ok(())
}

fn answer(case: &Json) -> Result<Json, Box<dyn std::error::Error>> {
    let mut document = case.clone();
    let request: Value = serde_json::from_value(document["request"].take())?;
    document.as_object_mut().map(|document| document.remove("request"));
    let document: Value = serde_json::from_value(document)?;
    let ratings = Ratings::from_rows(&document).map_err(|issues| format!("{issues:?}"))?;
    let categories = ratings.categories().labels().len();
    let request = Request::parse(&request, categories).map_err(|issues| format!("{issues:?}"))?;
    Ok(json!({ "agreement": summary(&ratings, &request), "pairs": pair_agreements(&ratings, &request) }))
}
