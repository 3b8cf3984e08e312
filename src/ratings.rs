//! Ratings: units by raters, missing allowed; the one input of all statistics of categories.

use std::cmp::Ordering;

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, may, need};
use crate::numeric::ascending;
use crate::tally::{MISSING, MOST_CATEGORIES, Tally, first_beyond};

/// Most raters.
pub const MOST_RATERS: usize = 1_000;
/// Most units, or records, of a document; columns have no such limit.
const MOST_ROWS: usize = 1_000_000;

static ROWS: Shape = Shape::Object(&[
    need("rows", Shape::List(MOST_ROWS, &Shape::List(MOST_RATERS, &Shape::Any))),
    may("categories", Shape::Some(MOST_CATEGORIES, &Shape::Any)),
]);
static RECORDS: Shape = Shape::Object(&[
    need(
        "records",
        Shape::List(
            MOST_ROWS,
            &Shape::Object(&[need("unit", Shape::Any), need("rater", Shape::Any), need("rating", Shape::Any)]),
        ),
    ),
    may("categories", Shape::Some(MOST_CATEGORIES, &Shape::Any)),
]);

static TALLY: Shape = Shape::Object(&[
    need("format", Shape::Format(TALLY_FORMAT)),
    need("categories", Shape::Some(MOST_CATEGORIES, &Shape::Any)),
    need("raters", Shape::Whole(1, MOST_RATERS)),
    need("patterns", Shape::List(MOST_ROWS, &PATTERN)),
    may("meta", Shape::Meta),
]);
static PATTERN: Shape = Shape::Object(&[
    need("count", Shape::Whole(1, MOST_COUNTED)),
    need("codes", Shape::List(MOST_RATERS, &Shape::OrNull(&Shape::Whole(0, MOST_CATEGORIES - 1)))),
]);
/// The same where addresses have 32 bits.
const MOST_COUNTED: usize = u32::MAX as usize;
const TALLY_FORMAT: &str = "calibrant/tally@1";

/// What can be given as a rating, in order: declared by whoever asks, or else what was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Categories {
    labels: Vec<Value>,
    values: Vec<f64>,
}

impl Categories {
    fn new(labels: Vec<Value>) -> Self {
        let mut values = Vec::new();
        for (rank, label) in labels.iter().enumerate() {
            values.push(if let Value::Number(number) = label { *number } else { rank as f64 + 1.0 });
        }
        if !labels.iter().all(|label| matches!(label, Value::Number(_))) {
            values.iter_mut().enumerate().for_each(|(rank, value)| *value = rank as f64 + 1.0);
        }
        Self { labels, values }
    }

    /// As they were given: numbers or texts.
    #[must_use]
    pub fn labels(&self) -> &[Value] {
        &self.labels
    }

    /// What weights compute with: the numbers, where all are; else ranks from 1.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn code(&self, rating: &Value) -> Option<u8> {
        self.labels.iter().position(|label| label == rating).map(|place| place as u8)
    }
}

/// Ratings of units by raters, as patterns with their counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratings {
    categories: Categories,
    tally: Tally,
}

impl Ratings {
    /// Reads `{ rows, categories? }`: a row a unit, in it a rating a rater, `null` where there is none.
    ///
    /// # Errors
    /// Every problem: a row of another length, a rating that is no category.
    pub fn from_rows(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&ROWS);
        let rows = root.at("rows");
        let categories = read_categories(&root, &rows_of(&rows));
        let raters = rows.list(1).next().map_or(0, |row| row.list(MOST_RATERS).count());
        let mut columns = vec![Vec::new(); raters];
        for row in rows.list(MOST_ROWS) {
            let length = row.list(MOST_RATERS).count();
            if length != raters {
                row.report(Code::RowLength, &[("count", &length), ("expected", &raters)]);
            }
            for (rating, column) in row.list(raters).zip(&mut columns) {
                column.push(read_rating(&rating, &categories));
            }
        }
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        finish(issues, categories, &columns)
    }

    /// Reads `{ records: [{ unit, rater, rating }], categories? }`, in any order; units and raters are told apart by
    /// name, a text or a number.
    ///
    /// # Errors
    /// Every problem: a rating that is no category, a unit rated twice by one rater.
    pub fn from_records(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&RECORDS);
        let records = root.at("records");
        let mut given = Vec::new();
        let (mut units, mut raters) = (Vec::new(), Vec::new());
        for record in records.list(MOST_ROWS) {
            given.push(record.value.at("rating"));
            units.push(record.value.at("unit"));
            raters.push(record.value.at("rater"));
        }
        let categories = read_categories(&root, &given);
        let (units, raters) = (distinct(units), distinct(raters));
        if raters.len() > MOST_RATERS {
            records.report(Code::TooMany, &[("count", &raters.len()), ("limit", &MOST_RATERS)]);
            return Err(issues.into_vec());
        }
        let mut columns = vec![vec![MISSING; units.len()]; raters.len()];
        for record in records.list(MOST_ROWS) {
            let place = |names: &[&Value], key| names.binary_search_by(|name| compare(name, record.value.at(key))).ok();
            let column = place(&raters, "rater").and_then(|rater| columns.get_mut(rater));
            let slot = column.zip(place(&units, "unit")).and_then(|(column, unit)| column.get_mut(unit));
            let Some(slot) = slot else { continue };
            if *slot != MISSING {
                record.report(Code::RatedTwice, &[]);
            }
            *slot = read_rating(&record.at("rating"), &categories);
        }
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        finish(issues, categories, &columns)
    }

    /// Takes patterns of codes with their counts; categories are numbered. Codes are below `categories` or missing:
    /// whoever calls this has seen to it.
    pub(crate) fn from_patterns(raters: usize, categories: usize, patterns: &[(Vec<u8>, u64)]) -> Self {
        let labels = (0..categories).map(|category| Value::Number(category as f64)).collect();
        Self { categories: Categories::new(labels), tally: Tally::from_patterns(raters, categories, patterns) }
    }

    /// Takes columns of codes, one a rater: the place of a category, [`MISSING`] where there is no rating. `categories`
    /// is a list of numbers or texts.
    ///
    /// # Errors
    /// Columns of different lengths, codes beyond the categories: the first of each column.
    pub fn from_columns(columns: &[&[u8]], categories: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(categories, &issues);
        root.judge(&Shape::Some(MOST_CATEGORIES, &Shape::Any));
        let categories = Categories::new(read_labels(&root));
        let rows = columns.first().map_or(0, |column| column.len());
        for (rater, column) in columns.iter().enumerate() {
            let path = format!("/columns/{rater}");
            if column.len() != rows {
                issues.add(Code::ColumnLength, path, &[("count", &column.len()), ("expected", &rows)]);
            } else if let Some(row) = first_beyond(column, categories.labels.len()) {
                let value = column.get(row).map_or(0, |code| usize::from(*code));
                issues.add(Code::UnknownCategory, format!("{path}/{row}"), &[("value", &value)]);
            }
        }
        finish(issues, categories, columns)
    }

    /// Reads a `calibrant/tally@1` document, as [`to_tally`](Self::to_tally) writes it: `{ format, categories, raters,
    /// patterns: [{ count, codes }] }`; a code is the place of a category, `null` where there is no rating.
    ///
    /// # Errors
    /// Every problem: a pattern of another length, a code beyond the categories.
    pub fn from_tally(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&TALLY);
        let categories = Categories::new(read_labels(&root.at("categories")));
        let raters = document.at("raters").whole().unwrap_or(0);
        let mut patterns = Vec::new();
        for pattern in root.at("patterns").list(MOST_ROWS) {
            let mut codes = Vec::new();
            for code in pattern.at("codes").list(MOST_RATERS) {
                let number = code.value.whole();
                if let Some(beyond) = number.filter(|number| *number >= categories.labels.len()) {
                    code.report(Code::UnknownCategory, &[("value", &beyond)]);
                }
                codes.push(number.map_or(MISSING, |number| number as u8));
            }
            if codes.len() != raters {
                pattern.report_at("codes", Code::RowLength, &[("count", &codes.len()), ("expected", &raters)]);
            }
            patterns.push((codes, pattern.value.at("count").whole().unwrap_or(0) as u64));
        }
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        let tally = Tally::from_patterns(raters, categories.labels.len(), &patterns);
        Ok(Self { categories, tally })
    }

    /// The ratings as a `calibrant/tally@1` document: to be kept, or merged with others elsewhere.
    #[must_use]
    pub fn to_tally(&self) -> Value {
        let object = |entries: Vec<(&str, Value)>| {
            Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
        };
        let code = |code: &u8| if *code == MISSING { Value::Null } else { Value::Number((*code).into()) };
        let pattern = |(codes, count): (&[u8], u64)| {
            let codes = Value::List(codes.iter().map(code).collect());
            object(vec![("count", Value::Number(count as f64)), ("codes", codes)])
        };
        object(vec![
            ("format", Value::Text(TALLY_FORMAT.into())),
            ("categories", Value::List(self.categories.labels.clone())),
            ("raters", Value::Number(self.tally.raters() as f64)),
            ("patterns", Value::List(self.tally.patterns().map(pattern).collect())),
        ])
    }

    /// The declared categories.
    #[must_use]
    pub fn categories(&self) -> &Categories {
        &self.categories
    }

    /// The patterns.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The ratings of some of the raters, by place.
    #[must_use]
    pub fn of_raters(&self, raters: &[usize]) -> Self {
        Self { categories: self.categories.clone(), tally: self.tally.of_raters(raters) }
    }

    /// Whether a category was given or another one, as two categories: itself, and the rest.
    #[must_use]
    pub fn of_category(&self, place: usize) -> Self {
        let label = self.categories.labels.get(place).cloned().unwrap_or(Value::Null);
        let categories = Categories::new(vec![label, Value::Null]);
        let code = |code: &u8| match *code {
            MISSING => MISSING,
            code => u8::from(usize::from(code) != place),
        };
        let patterns: Vec<(Vec<u8>, u64)> =
            self.tally.patterns().map(|(codes, count)| (codes.iter().map(code).collect(), count)).collect();
        Self { tally: Tally::from_patterns(self.tally.raters(), 2, &patterns), categories }
    }

    /// Both together, of the same raters and categories.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Option<Self> {
        let tally = self.tally.merge(&other.tally).filter(|_| self.categories == other.categories)?;
        Some(Self { categories: self.categories.clone(), tally })
    }
}

fn finish(issues: Issues, categories: Categories, columns: &[&[u8]]) -> Result<Ratings, Vec<Issue>> {
    if issues.has_errors() {
        return Err(issues.into_vec());
    }
    let tally = Tally::from_columns(columns, categories.labels.len());
    Ok(Ratings { categories, tally })
}

fn rows_of<'a>(rows: &Cursor<'a>) -> Vec<&'a Value> {
    let mut ratings = Vec::new();
    if let Value::List(rows) = rows.value {
        for row in rows {
            if let Value::List(row) = row {
                ratings.extend(row);
            }
        }
    }
    ratings
}

/// Declared categories; else the distinct ratings, ascending: numbers, then texts.
fn read_categories(root: &Cursor, given: &[&Value]) -> Categories {
    if root.value.has("categories") {
        return Categories::new(read_labels(&root.at("categories")));
    }
    let known = given.iter().copied().filter(|rating| matches!(rating, Value::Number(_) | Value::Text(_)));
    let labels = distinct(known.collect());
    if labels.len() > MOST_CATEGORIES {
        root.report(Code::TooMany, &[("count", &labels.len()), ("limit", &MOST_CATEGORIES)]);
    }
    Categories::new(labels.into_iter().cloned().collect())
}

fn read_labels(list: &Cursor) -> Vec<Value> {
    let mut labels: Vec<Value> = Vec::new();
    for entry in list.list(MOST_CATEGORIES) {
        if !matches!(entry.value, Value::Text(_)) {
            entry.judge(&Shape::Decimal);
        }
        if labels.contains(entry.value) {
            entry.report(Code::DuplicateEntry, &[("value", &spoken(entry.value))]);
        }
        labels.push(entry.value.clone());
    }
    labels
}

fn read_rating(rating: &Cursor, categories: &Categories) -> u8 {
    let missing = matches!(rating.value, Value::Null) || matches!(rating.value, Value::Number(n) if n.is_nan());
    if missing {
        return MISSING;
    }
    let code = categories.code(rating.value);
    if code.is_none() {
        rating.report(Code::UnknownCategory, &[("value", &spoken(rating.value))]);
    }
    code.unwrap_or(MISSING)
}

fn spoken(value: &Value) -> crate::document::Datum {
    match value {
        Value::Number(number) => crate::document::Datum::Number(*number),
        other => crate::document::quote(other.text().unwrap_or_default()),
    }
}

/// Each value once, ascending.
fn distinct(values: Vec<&Value>) -> Vec<&Value> {
    let is_after = |a: Option<&&Value>, b: Option<&&Value>| a.zip(b).is_some_and(|(a, b)| compare(a, b).is_gt());
    let order = ascending(values.len(), &|a, b| is_after(values.get(a), values.get(b)));
    let mut distinct: Vec<&Value> = Vec::new();
    for value in order.into_iter().filter_map(|place| values.get(place)) {
        if distinct.last() != Some(value) {
            distinct.push(value);
        }
    }
    distinct
}

/// Numbers before texts.
fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
        (Value::Number(_), _) => Ordering::Less,
        (_, Value::Number(_)) => Ordering::Greater,
        _ => a.text().cmp(&b.text()),
    }
}
