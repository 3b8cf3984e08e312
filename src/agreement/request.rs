//! Reading what is asked for.

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, may, need};
use crate::tally::MOST_CATEGORIES;

use super::coefficient::{COEFFICIENTS, Coefficient};
use super::estimate::{IntervalMethod, RaterSampling, Request};
use super::weights::{Metric, Weighting, Weights};

const MOST_RESAMPLES: usize = 1_000_000;
/// The same where addresses have 32 bits.
const LARGEST_SEED: usize = u32::MAX as usize;
/// What raters that are a sample can be told by.
const WITHOUT_DRAWS: [&str; 2] = ["linearised", "jackknife"];
const METHODS: &[&str] = &["linearised", "jackknife", "percentile", "bca"];
/// What is answered where nothing is asked for by name: each stands for another idea of chance.
const USUAL: [&str; 5] = ["percent-agreement", "gwet-ac", "brennan-prediger", "fleiss-kappa", "krippendorff-alpha"];

static REQUEST: Shape = Shape::Object(&[
    may("coefficients", Shape::Some(100, &Shape::Any)),
    may("weights", Shape::TextOr(&Shape::OneOf(Weighting::WORDS), &TABLE)),
    may("metric", Shape::OneOf(Metric::WORDS)),
    may("confidence", Shape::Number(0.5, 0.999_999)),
    may("interval", Shape::TextOr(&Shape::OneOf(METHODS), &INTERVAL)),
    may("raters", Shape::OneOf(RaterSampling::WORDS)),
]);
static TABLE: Shape = Shape::Some(MOST_CATEGORIES, &Shape::Some(MOST_CATEGORIES, &Shape::Number(-1e9, 1.0)));
static INTERVAL: Shape = Shape::Object(&[
    need("method", Shape::OneOf(METHODS)),
    may("resamples", Shape::Whole(100, MOST_RESAMPLES)),
    may("seed", Shape::Whole(0, LARGEST_SEED)),
]);

impl Request {
    /// Reads `{ coefficients?, weights?, metric?, confidence?, interval?, raters? }` for data of so many categories.
    ///
    /// # Errors
    /// Every problem: an unknown name, weights and a metric at once, a metric for another coefficient than alpha, a
    /// table of weights of another size.
    pub fn parse(document: &Value, categories: usize) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&REQUEST);
        let metric = Metric::named(document.at("metric"));
        let request = Self {
            coefficients: read_coefficients(&root, metric.is_some()),
            weighting: Weighting::named(document.at("weights")).unwrap_or_default(),
            custom: read_table(&root.at("weights"), categories),
            metric,
            confidence: document.at("confidence").number().unwrap_or(0.95),
            interval: read_interval(document.at("interval")),
            raters: RaterSampling::named(document.at("raters")).unwrap_or_default(),
        };
        if request.raters == RaterSampling::Random && request.interval.draws() {
            let interval = root.at("interval");
            let is_named = interval.value.text().is_some();
            (if is_named { interval } else { interval.at("method") }).judge_word(&WITHOUT_DRAWS);
        }
        if document.has("weights") && document.has("metric") {
            root.report_at("metric", Code::WeightsAndMetric, &[]);
        }
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(request) }
    }
}

fn read_coefficients(root: &Cursor, metric: bool) -> Vec<&'static Coefficient> {
    if !root.value.has("coefficients") {
        let usual: &[&str] = if metric { &["krippendorff-alpha"] } else { &USUAL };
        return usual.iter().filter_map(|name| Coefficient::named(name)).collect();
    }
    let names: Vec<&'static str> = COEFFICIENTS.iter().map(|coefficient| coefficient.name).collect();
    let mut coefficients = Vec::new();
    for entry in root.at("coefficients").list(COEFFICIENTS.len()) {
        let found = entry.value.text().and_then(Coefficient::named);
        if let Some(coefficient) = found {
            if metric && !coefficient.is_alpha() {
                entry.report(Code::MetricForAlpha, &[("coefficient", &coefficient.name)]);
            }
            coefficients.push(coefficient);
        } else {
            entry.judge_word(&names);
        }
    }
    coefficients
}

fn read_table(table: &Cursor, categories: usize) -> Option<Weights> {
    let Value::List(rows) = table.value else { return None };
    let mut numbers = Vec::new();
    let mut square = rows.len() == categories;
    for row in table.list(MOST_CATEGORIES) {
        let before = numbers.len();
        numbers.extend(row.list(MOST_CATEGORIES).filter_map(|number| number.value.number()));
        square &= numbers.len() - before == categories;
    }
    if !square {
        table.report(Code::WeightsShape, &[("expected", &categories)]);
    }
    Weights::custom(categories, numbers)
}

fn read_interval(value: &Value) -> IntervalMethod {
    let method = value.text().or(value.at("method").text());
    let resamples = value.at("resamples").whole().unwrap_or(2_000) as u32;
    let seed = value.at("seed").whole().unwrap_or(1) as u64;
    match method {
        Some("linearised") => IntervalMethod::Linearised,
        Some("percentile") => IntervalMethod::Percentile { resamples, seed },
        Some("bca") => IntervalMethod::Bca { resamples, seed },
        Some("jackknife") => IntervalMethod::Jackknife,
        _ => IntervalMethod::Usual,
    }
}
