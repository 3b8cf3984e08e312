//! What is asked without ratings: intervals of a proportion, tests of a table, words for a coefficient, sample sizes.
//! Reading, and the answers as plain data.

use serde::Serialize;

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, may, need};

use crate::tally::MOST_CATEGORIES;

use super::benchmark::{BENCHMARKS, Benchmark, Grade};
use super::paired::{McNemar, PairedTest, bhapkar, bowker, mcnemar, stuart_maxwell};
use super::scores::or_reason;
use super::{Interval, Undefined, proportion, sample_size};

/// Most units: the same where addresses have 32 bits.
const MOST: usize = u32::MAX as usize;
const CONFIDENCE: Shape = Shape::Number(0.5, 0.999_999);
const SHARE: Shape = Shape::Number(0.0, 1.0);

/// What a document asks for, why there is none, or what is wrong with the document.
type Asked<T> = Result<Result<T, Undefined>, Vec<Issue>>;

/// Reads a document of a shape.
fn read<T>(document: &Value, shape: &'static Shape, take: impl FnOnce(&Cursor) -> T) -> Result<T, Vec<Issue>> {
    let issues = Issues::default();
    let root = Cursor::root(document, &issues);
    root.judge(shape);
    let taken = take(&root);
    if issues.has_errors() { Err(issues.into_vec()) } else { Ok(taken) }
}

fn number(cursor: &Cursor, key: &'static str, default: f64) -> f64 {
    cursor.value.at(key).number().unwrap_or(default)
}

fn whole(cursor: &Cursor, key: &'static str) -> Option<u64> {
    cursor.value.at(key).whole().map(|number| number as u64)
}

static PROPORTION: Shape = Shape::Object(&[
    need("count", Shape::Whole(0, MOST)),
    need("total", Shape::Whole(0, MOST)),
    may("confidence", CONFIDENCE),
]);

/// A share with its intervals, Wilson's first: the one to show unless a standard demands another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proportion {
    /// Count by total.
    pub share: f64,
    /// Wilson, Clopper–Pearson, its variant of Minitab, Agresti–Coull, Jeffreys.
    pub intervals: [Interval; 5],
}

/// Reads `{ count, total, confidence? }`.
///
/// # Errors
/// Every problem; a count above the total is one.
pub fn proportion_intervals(document: &Value) -> Asked<Proportion> {
    let asked = read(document, &PROPORTION, |root| {
        let total = root.value.at("total").whole().unwrap_or(MOST);
        root.at("count").judge(&Shape::Whole(0, total));
        (whole(root, "count").unwrap_or(0), total as u64, number(root, "confidence", 0.95))
    });
    asked.map(|(count, total, confidence)| {
        let intervals = [
            proportion::wilson(count, total, confidence)?,
            proportion::clopper_pearson(count, total, confidence)?,
            proportion::clopper_pearson_minitab(count, total, confidence)?,
            proportion::agresti_coull(count, total, confidence)?,
            proportion::jeffreys(count, total, confidence)?,
        ];
        Ok(Proportion { share: count as f64 / total as f64, intervals })
    })
}

static TABLE: Shape = Shape::Object(&[need(
    "table",
    Shape::Some(MOST_CATEGORIES, &Shape::List(MOST_CATEGORIES, &Shape::Whole(0, MOST))),
)]);

/// Tests of a square table of two raters, or of one on two occasions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PairedTests {
    /// Of two categories: whether one says the first more often, in three ways.
    pub mcnemar: Option<McNemarTests>,
    /// Whether each disagreement is as frequent as its opposite.
    #[serde(serialize_with = "or_reason")]
    pub bowker: Result<PairedTest, Undefined>,
    /// Whether both use the categories equally often.
    #[serde(serialize_with = "or_reason")]
    pub stuart_maxwell: Result<PairedTest, Undefined>,
    /// The same with the variance not assumed equal.
    #[serde(serialize_with = "or_reason")]
    pub bhapkar: Result<PairedTest, Undefined>,
}

/// McNemar's test.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct McNemarTests {
    /// By the binomial distribution.
    #[serde(serialize_with = "or_reason")]
    pub exact: Result<PairedTest, Undefined>,
    /// By chi-square.
    #[serde(serialize_with = "or_reason")]
    pub chi_square: Result<PairedTest, Undefined>,
    /// By chi-square with its correction.
    #[serde(serialize_with = "or_reason")]
    pub corrected: Result<PairedTest, Undefined>,
}

/// Reads `{ table }`: a row a category of the first rater, a column a category of the second.
///
/// # Errors
/// Every problem; a table that is not square is one.
pub fn paired_tests(document: &Value) -> Result<PairedTests, Vec<Issue>> {
    let table = read(document, &TABLE, |root| {
        let rows = root.at("table");
        let size = rows.list(MOST_CATEGORIES).count();
        let mut table: Vec<Vec<u64>> = Vec::new();
        for row in rows.list(MOST_CATEGORIES) {
            let length = row.list(MOST_CATEGORIES).count();
            if length != size {
                row.report(Code::RowLength, &[("count", &length), ("expected", &size)]);
            }
            table.push(row.list(size).map(|count| count.value.whole().unwrap_or(0) as u64).collect());
        }
        table
    })?;
    Ok(PairedTests {
        mcnemar: if let [first, second] = table.as_slice() { of_two(first, second) } else { None },
        bowker: bowker(&table),
        stuart_maxwell: stuart_maxwell(&table),
        bhapkar: bhapkar(&table),
    })
}

fn of_two(first: &[u64], second: &[u64]) -> Option<McNemarTests> {
    let (first_only, second_only) = (*first.get(1)?, *second.first()?);
    let by = |how| mcnemar(first_only, second_only, how);
    Some(McNemarTests {
        exact: by(McNemar::Exact),
        chi_square: by(McNemar::ChiSquare),
        corrected: by(McNemar::Corrected),
    })
}

static BENCHMARK: Shape = Shape::Object(&[
    need("estimate", Shape::Number(-1e9, 1.0)),
    need("standardError", Shape::Number(0.0, 1e9)),
    may("probability", Shape::Number(0.5, 0.999_999)),
]);

/// What an author's words say of a coefficient.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Benchmarked {
    /// Its authors.
    pub name: &'static str,
    /// Its key in REFERENCES.md.
    pub source: &'static str,
    /// The highest word that holds with the probability asked for.
    pub grade: &'static str,
    /// Every word, highest first.
    pub grades: Vec<Membership>,
}

/// A word, and how probable it is that the coefficient reaches it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Membership {
    /// The word, where it begins.
    #[serde(flatten)]
    pub grade: Grade,
    /// That the true coefficient is in it or higher.
    pub probability: f64,
}

/// Reads `{ estimate, standardError, probability? }`, 0.95 where not said: the words of every author.
///
/// # Errors
/// Every problem.
pub fn benchmarks(document: &Value) -> Result<Vec<Benchmarked>, Vec<Issue>> {
    let (estimate, error, probability) = read(document, &BENCHMARK, |root| {
        (number(root, "estimate", 0.0), number(root, "standardError", 0.0), number(root, "probability", 0.95))
    })?;
    let said = |benchmark: &Benchmark| Benchmarked {
        name: benchmark.name,
        source: benchmark.source,
        grade: benchmark.grade(estimate, error, probability),
        grades: (benchmark.grades.iter().copied().zip(benchmark.memberships(estimate, error)))
            .map(|(grade, probability)| Membership { grade, probability })
            .collect(),
    };
    Ok(BENCHMARKS.iter().map(said).collect())
}

static SIZE_FOR_PROPORTION: Shape = Shape::Object(&[
    may("expected", SHARE),
    need("halfWidth", SHARE),
    may("confidence", CONFIDENCE),
    may("population", Shape::Whole(1, MOST)),
]);

/// How many units to have rated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SampleSize {
    /// Not rounded: round up.
    pub units: f64,
}

/// Units for a share to be known within `halfWidth`. Reads `{ expected?, halfWidth, confidence?, population? }`; 1/2 where
/// nothing is expected.
///
/// # Errors
/// Every problem.
pub fn sample_size_for_proportion(document: &Value) -> Asked<SampleSize> {
    let asked = read(document, &SIZE_FOR_PROPORTION, |root| {
        let [expected, half_width] = [number(root, "expected", 0.5), number(root, "halfWidth", 0.0)];
        sample_size::proportion(expected, half_width, number(root, "confidence", 0.95), whole(root, "population"))
    });
    asked.map(size)
}

static SIZE_FOR_KAPPA: Shape = Shape::Object(&[
    need("rates", Shape::List(2, &SHARE)),
    may("null", Shape::Number(-1.0, 1.0)),
    need("expected", Shape::Number(-1.0, 1.0)),
    may("alpha", Shape::Number(0.000_001, 0.5)),
    may("power", Shape::Number(0.5, 0.999_999)),
]);

/// Units for Cohen's kappa of two categories to be told from `null`, 0 where not said. Reads `{ rates, null?, expected,
/// alpha?, power? }`: how often each of the two raters will say yes, alpha one-sided (0.05), power (0.8).
///
/// # Errors
/// Every problem; other than two rates is one.
pub fn sample_size_for_kappa(document: &Value) -> Asked<SampleSize> {
    let asked = read(document, &SIZE_FOR_KAPPA, |root| {
        let list = root.at("rates");
        let rates: Vec<f64> = list.list(2).filter_map(|rate| rate.value.number()).collect();
        let [first, second] = rates.as_slice() else {
            list.report(Code::RowLength, &[("count", &rates.len()), ("expected", &2usize)]);
            return Err(Undefined::Unattainable);
        };
        let [null, expected] = [number(root, "null", 0.0), number(root, "expected", 0.0)];
        let [alpha, power] = [number(root, "alpha", 0.05), number(root, "power", 0.8)];
        sample_size::kappa([*first, *second], null, expected, alpha, power)
    });
    asked.map(size)
}

static SIZE_FROM_PILOT: Shape = Shape::Object(&[
    need("standardError", Shape::Number(0.0, 1e9)),
    need("units", Shape::Whole(0, MOST)),
    need("halfWidth", Shape::Number(0.0, 1e9)),
    may("confidence", CONFIDENCE),
    may("population", Shape::Whole(1, MOST)),
]);

/// Units for an interval of `halfWidth` on either side, from the standard error that a pilot of so many `units` had.
/// Reads `{ standardError, units, halfWidth, confidence?, population? }`.
///
/// # Errors
/// Every problem.
pub fn sample_size_from_pilot(document: &Value) -> Asked<SampleSize> {
    let asked = read(document, &SIZE_FROM_PILOT, |root| {
        let [error, half_width] = [number(root, "standardError", 0.0), number(root, "halfWidth", 0.0)];
        let units = whole(root, "units").unwrap_or(0);
        let confidence = number(root, "confidence", 0.95);
        sample_size::from_pilot(error, units, half_width, confidence, whole(root, "population"))
    });
    asked.map(size)
}

fn size(units: Result<f64, Undefined>) -> Result<SampleSize, Undefined> {
    units.map(|units| SampleSize { units })
}
