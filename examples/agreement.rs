//! Agreement computed natively: reads `[{ rows, categories?, request } | { rows, scores: true } | { calculation, question }]`, writes what each comes to. Numbers are written
//! with as many digits as tell doubles apart, so that they can be held to the package's to the last bit.
use std::io::Read;

use calibrant::agreement::{
    Metric, Request, Scores, Undefined, against_standard, benchmarks, bland_altman, by_category, cronbach_alpha, finn,
    icc, kendall_w, krippendorff_alpha, lin_concordance, pair_agreements, paired_tests, proportion_intervals,
    sample_size_for_kappa, sample_size_for_proportion, sample_size_from_pilot, summary,
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

/// What is asked without ratings, by the name the package gives it.
fn calculated(name: &str, question: Json) -> Result<Json, Box<dyn std::error::Error>> {
    let question: Value = serde_json::from_value(question)?;
    let wrong = |issues| format!("{issues:?}");
    Ok(match name {
        "proportionIntervals" => written(proportion_intervals(&question).map_err(wrong)?),
        "pairedTests" => json!(paired_tests(&question).map_err(wrong)?),
        "benchmarks" => json!(benchmarks(&question).map_err(wrong)?),
        "sampleSizeForProportion" => written(sample_size_for_proportion(&question).map_err(wrong)?),
        "sampleSizeForKappa" => written(sample_size_for_kappa(&question).map_err(wrong)?),
        "sampleSizeFromPilot" => written(sample_size_from_pilot(&question).map_err(wrong)?),
        _ => return Err(format!("no calculation {name}").into()),
    })
}

fn answer(case: &Json) -> Result<Json, Box<dyn std::error::Error>> {
    if let Some(name) = case.get("calculation").and_then(Json::as_str) {
        return calculated(name, case.get("question").cloned().unwrap_or(Json::Null));
    }
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
        json!({ "agreement": summary(&ratings, &request, None), "pairs": pair_agreements(&ratings, &request, 0..usize::MAX), "byCategory": by_category(&ratings, &request),
        "againstStandard": against_standard(&ratings, &serde_json::from_value(json!({ "standard": 0 }))?).map_err(|issues| format!("{issues:?}"))? }),
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
