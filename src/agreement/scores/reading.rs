//! Scores from documents, and from ratings in numbered categories.

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, Values, may, need};
use crate::ratings::{MOST_RATERS, Ratings};
use crate::tally::MISSING;

use super::super::weights::Metric;
use super::{LARGEST, Scores};

/// Most units of a document; columns have no such limit.
const MOST_ROWS: usize = 1_000_000;
/// Most ratings taken from a tally: 400 MB of scores.
const MOST_CELLS: u64 = 50_000_000;

static SCORES: Shape = Shape::Object(&[need("rows", Shape::List(MOST_ROWS, &Shape::List(MOST_RATERS, &SCORE)))]);
static SCORE: Shape = Shape::OrNull(&Shape::Number(-LARGEST, LARGEST));
static OPTIONS: Shape = Shape::Object(&[
    may("confidence", Shape::Number(0.5, 0.999_999)),
    may("share", Shape::Number(0.5, 0.999_999)),
    may("levels", Shape::Whole(2, 1_000_000)),
    may("metric", Shape::OneOf(Metric::WORDS)),
]);

impl Scores {
    /// Reads `{ rows }`: a row a unit, in it a score a rater, `null` where there is none.
    ///
    /// # Errors
    /// Every problem: a row of another length, what is no number, or beyond 1e100.
    pub fn parse(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&SCORES);
        let rows = root.at("rows");
        let raters = rows.list(1).next().map_or(0, |row| row.list(MOST_RATERS).count());
        let (mut units, mut values) = (0, Vec::new());
        for row in rows.list(MOST_ROWS) {
            let length = row.list(MOST_RATERS).count();
            if length != raters {
                row.report(Code::RowLength, &[("count", &length), ("expected", &raters)]);
            }
            values.extend(row.list(raters).map(|score| score.value.number().unwrap_or(f64::NAN)));
            units += 1;
        }
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        Ok(Self { raters, units, missing: values.iter().filter(|value| value.is_nan()).count(), values })
    }

    /// The same ratings as scores: the categories' values.
    ///
    /// # Errors
    /// More ratings than memory holds one by one; a tally holds them as counts.
    pub fn of(ratings: &Ratings) -> Result<Self, Vec<Issue>> {
        let (tally, labels) = (ratings.tally(), ratings.categories().values());
        let cells = tally.units().saturating_mul(tally.raters() as u64);
        if cells > MOST_CELLS {
            let values: Values = &[("count", &(cells as f64)), ("limit", &(MOST_CELLS as f64))];
            return Err(vec![Issue::new(Code::TooMany, String::new(), values)]);
        }
        let (mut units, mut missing, mut values) = (0, 0, Vec::new());
        for (codes, count) in tally.patterns() {
            missing += codes.iter().filter(|code| **code == MISSING).count() * count as usize;
            units += count as usize;
            for _ in 0..count {
                values.extend(codes.iter().map(|code| labels.get(usize::from(*code)).copied().unwrap_or(f64::NAN)));
            }
        }
        Ok(Self { raters: tally.raters(), units, missing, values })
    }
}

/// What is asked beside the scores themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoreOptions {
    /// Of every interval; 0.95 where not said.
    pub confidence: f64,
    /// Of the differences that lie between limits of agreement; 0.95 where not said.
    pub share: f64,
    /// How many values a scale has, for Finn's coefficient; 5 where not said.
    pub levels: u32,
    /// How scores differ, for Krippendorff's alpha; by interval where not said.
    pub metric: Metric,
}

impl ScoreOptions {
    /// Reads `{ confidence?, share?, levels?, metric? }`.
    ///
    /// # Errors
    /// Every problem.
    pub fn parse(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        Cursor::root(document, &issues).judge(&OPTIONS);
        let options = Self {
            confidence: document.at("confidence").number().unwrap_or(0.95),
            share: document.at("share").number().unwrap_or(0.95),
            levels: document.at("levels").whole().unwrap_or(5) as u32,
            metric: Metric::named(document.at("metric")).unwrap_or(Metric::Interval),
        };
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(options) }
    }
}
