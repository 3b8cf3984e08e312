//! Agreement computed natively: reads `[{ rows, categories?, request } | { rows, scores: true }]`, writes what each comes to. Numbers are written
//! with as many digits as tell doubles apart, so that they can be held to the package's to the last bit.
use std::io::Read;

use calibrant::agreement::{
    Metric, Request, Scores, Undefined, bland_altman, by_category, cronbach_alpha, finn, icc, kendall_w,
    krippendorff_alpha, lin_concordance, pair_agreements, summary,
};
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
    let part = |key: &str| case.get(key).cloned().unwrap_or(Json::Null);
    let rows = part("rows");
    if case.get("scores").is_some() {
        let scores: Value = serde_json::from_value(json!({ "rows": rows }))?;
        return Ok(of_scores(&Scores::parse(&scores).map_err(|issues| format!("{issues:?}"))?));
    }
    let document = match part("categories") {
        Json::Null => json!({ "rows": rows }),
        categories => json!({ "rows": rows, "categories": categories }),
    };
    let document: Value = serde_json::from_value(document)?;
    let ratings = Ratings::from_rows(&document).map_err(|issues| format!("{issues:?}"))?;
    let categories = ratings.categories().labels().len();
    let request: Value = serde_json::from_value(part("request"))?;
    let request = Request::parse(&request, categories).map_err(|issues| format!("{issues:?}"))?;
    Ok(
        json!({ "agreement": summary(&ratings, &request, None), "pairs": pair_agreements(&ratings, &request, 0..usize::MAX), "byCategory": by_category(&ratings, &request) }),
    )
}

fn of_scores(scores: &Scores) -> Json {
    json!({
        "icc": written(icc(scores, 0.95)),
        "limitsOfAgreement": written(bland_altman(scores, 0.95, 0.95)),
        "concordance": written(lin_concordance(scores, 0.95)),
        "kendallW": written(kendall_w(scores)),
        "cronbachAlpha": written(cronbach_alpha(scores, 0.95)),
        "krippendorffAlpha": written(krippendorff_alpha(scores, Metric::Interval, 0.95)),
        "ordinalAlpha": written(krippendorff_alpha(scores, Metric::Ordinal, 0.95)),
        "finn": written(finn(scores, 5)),
    })
}

fn written<T: serde::Serialize>(statistic: Result<T, Undefined>) -> Json {
    statistic.map_or_else(|undefined| json!({ "undefined": undefined }), |statistic| json!(statistic))
}
