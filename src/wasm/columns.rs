//! Columns in, columns out, in pieces: the rows in memory at a time are few, however many there are.

use js_sys::{Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::document::{Code, Issue, escaped};
use crate::scorecard::Scorecard;
use crate::scoring::{Bulk, Column, ColumnScores, Entries, Shape};

/// Rows copied at a time.
const PIECE: u32 = 16_384;

/// A column as JavaScript holds it.
enum Source {
    Codes(Uint8Array),
    Masks(Uint32Array, Option<Uint8Array>),
    Numbers(Float64Array, Option<Uint8Array>),
}

/// A piece of a column, copied.
enum Piece {
    Codes(Vec<u8>),
    Masks(Vec<u32>, Option<Vec<u8>>),
    Numbers(Vec<f64>, Option<Vec<u8>>),
}

struct Results {
    score: Float64Array,
    valid: Uint8Array,
    outcome: Uint8Array,
    band: Uint8Array,
}

pub(super) fn score(card: &Scorecard, columns: &Object) -> Result<Object, Vec<Issue>> {
    let profile = property(columns, "profile");
    if !profile.is_null() && !profile.is_undefined() && !profile.is_string() {
        return Err(vec![wrong_type("/profile", "text")]);
    }
    let profile = profile.as_string();
    let mut bulk = Bulk::new(card, profile.as_deref())?;
    let sources = sources(&property(columns, "items"))?;
    let shapes: Vec<_> = sources.iter().map(|(id, source)| (id.as_str(), source.shape())).collect();
    bulk.fit(&shapes)?;
    let rows = sources.first().map_or(0, |(_, source)| source.len());
    let results = Results::new(rows);
    let mut issues: Vec<Issue> = Vec::new();
    for first in (0..rows).step_by(PIECE as usize) {
        let last = rows.min(first + PIECE);
        let pieces: Vec<_> = sources.iter().map(|(id, source)| (id, source.piece(first, last))).collect();
        let columns: Vec<_> = pieces.iter().map(|(id, piece)| (id.as_str(), piece.column())).collect();
        match bulk.score(&columns, first as usize) {
            Ok(scores) => results.write(first, scores),
            Err(found) => found.into_iter().for_each(|issue| add_first(&mut issues, issue)),
        }
    }
    if issues.is_empty() { Ok(results.object()) } else { Err(issues) }
}

/// The first problem of each column is enough.
fn add_first(issues: &mut Vec<Issue>, issue: Issue) {
    if !issues.iter().any(|other| other.path == issue.path) {
        issues.push(issue);
    }
}

fn property(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

fn sources(items: &JsValue) -> Result<Vec<(String, Source)>, Vec<Issue>> {
    let Some(items) = items.dyn_ref::<Object>() else { return Err(vec![wrong_type("/items", "object")]) };
    let mut sources = Vec::new();
    let mut issues = Vec::new();
    for entry in Object::keys(items).iter() {
        let id = entry.as_string().unwrap_or_default();
        match Source::new(&property(items, &id)) {
            Some(source) => sources.push((id, source)),
            None => issues.push(wrong_type(&format!("/items/{}", escaped(&id)), "Uint8Array")),
        }
    }
    if issues.is_empty() { Ok(sources) } else { Err(issues) }
}

pub(super) fn wrong_type(path: &str, expected: &str) -> Issue {
    Issue::new(Code::WrongType, path.into(), &[("expected", &expected), ("found", &"unreadable")])
}

impl Source {
    fn new(column: &JsValue) -> Option<Self> {
        if let Some(codes) = column.dyn_ref::<Uint8Array>() {
            return Some(Self::Codes(codes.clone()));
        }
        let given = property(column, "status");
        let status = if given.is_undefined() { None } else { Some(given.dyn_into::<Uint8Array>().ok()?) };
        match property(column, "mask").dyn_into::<Uint32Array>() {
            Ok(masks) => Some(Self::Masks(masks, status)),
            Err(_) => Some(Self::Numbers(property(column, "number").dyn_into::<Float64Array>().ok()?, status)),
        }
    }

    fn shape(&self) -> Shape {
        let (entries, status) = match self {
            Self::Codes(_) => (Entries::Codes, &None),
            Self::Masks(_, status) => (Entries::Masks, status),
            Self::Numbers(_, status) => (Entries::Numbers, status),
        };
        Shape { entries, rows: self.len() as usize, statuses: status.as_ref().map(|status| status.length() as usize) }
    }

    fn len(&self) -> u32 {
        match self {
            Self::Codes(codes) => codes.length(),
            Self::Masks(masks, _) => masks.length(),
            Self::Numbers(numbers, _) => numbers.length(),
        }
    }

    fn piece(&self, first: u32, last: u32) -> Piece {
        let status = |status: &Option<Uint8Array>| status.as_ref().map(|status| status.subarray(first, last).to_vec());
        match self {
            Self::Codes(codes) => Piece::Codes(codes.subarray(first, last).to_vec()),
            Self::Masks(masks, given) => Piece::Masks(masks.subarray(first, last).to_vec(), status(given)),
            Self::Numbers(numbers, given) => Piece::Numbers(numbers.subarray(first, last).to_vec(), status(given)),
        }
    }
}

impl Piece {
    fn column(&self) -> Column<'_> {
        match self {
            Self::Codes(codes) => Column::Codes(codes),
            Self::Masks(masks, status) => Column::Masks(masks, status.as_deref()),
            Self::Numbers(numbers, status) => Column::Numbers(numbers, status.as_deref()),
        }
    }
}

impl Results {
    fn new(rows: u32) -> Self {
        Self {
            score: Float64Array::new_with_length(rows),
            valid: Uint8Array::new_with_length(rows),
            outcome: Uint8Array::new_with_length(rows),
            band: Uint8Array::new_with_length(rows),
        }
    }

    fn write(&self, first: u32, scores: &ColumnScores) {
        let last = first + scores.score.len() as u32;
        self.score.subarray(first, last).copy_from(&scores.score);
        self.valid.subarray(first, last).copy_from(&scores.valid);
        self.outcome.subarray(first, last).copy_from(&scores.outcome);
        self.band.subarray(first, last).copy_from(&scores.band);
    }

    fn object(self) -> Object {
        let object = Object::new();
        let columns: [(&str, JsValue); 4] = [
            ("score", self.score.into()),
            ("valid", self.valid.into()),
            ("outcome", self.outcome.into()),
            ("band", self.band.into()),
        ];
        for (key, column) in columns {
            // Setting a property of an object that was just made cannot fail.
            let _ = Reflect::set(&object, &key.into(), &column);
        }
        object
    }
}
