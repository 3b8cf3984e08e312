//! Ratings and what is computed from them, held for JavaScript.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::agreement::{Request, across, against_standard, compare, pair_agreements, summary};
use crate::document::Issue;
use crate::ratings;

use super::scores::answer;
use super::{object, refusal, tree, wrong_type};

/// Ratings of units by raters.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Ratings {
    ratings: ratings::Ratings,
}

#[wasm_bindgen]
impl Ratings {
    /// From `{ rows, categories? }`.
    #[wasm_bindgen(js_name = fromRows)]
    pub fn from_rows(document: JsValue) -> Result<Self, JsValue> {
        held(ratings::Ratings::from_rows(&tree::read(&document)))
    }

    /// From `{ records, categories? }`.
    #[wasm_bindgen(js_name = fromRecords)]
    pub fn from_records(document: JsValue) -> Result<Self, JsValue> {
        held(ratings::Ratings::from_records(&tree::read(&document)))
    }

    /// From columns of codes, one a rater.
    #[wasm_bindgen(js_name = fromColumns)]
    pub fn from_columns(columns: &Array, categories: JsValue) -> Result<Self, JsValue> {
        let mut copies = Vec::new();
        for (rater, column) in columns.iter().enumerate() {
            match column.dyn_ref::<Uint8Array>() {
                Some(codes) => copies.push(codes.to_vec()),
                None => {
                    return Err(refusal("invalid-ratings", &[wrong_type(&format!("/columns/{rater}"), "Uint8Array")]));
                }
            }
        }
        let columns: Vec<&[u8]> = copies.iter().map(Vec::as_slice).collect();
        held(ratings::Ratings::from_columns(&columns, &tree::read(&categories)))
    }

    /// From a `calibrant/tally@1` document.
    #[wasm_bindgen(js_name = fromTally)]
    pub fn from_tally(document: JsValue) -> Result<Self, JsValue> {
        held(ratings::Ratings::from_tally(&tree::read(&document)))
    }

    /// As a `calibrant/tally@1` document.
    #[wasm_bindgen(js_name = toTally)]
    pub fn to_tally(&self) -> Result<JsValue, JsValue> {
        object(&self.ratings.to_tally())
    }

    /// Both together, or `undefined` where raters or categories differ.
    pub fn merge(&self, other: &Self) -> Option<Self> {
        Some(Self { ratings: self.ratings.merge(&other.ratings)? })
    }

    /// How many units.
    #[wasm_bindgen(getter)]
    pub fn units(&self) -> f64 {
        self.ratings.tally().units() as f64
    }

    /// How many raters.
    #[wasm_bindgen(getter)]
    pub fn raters(&self) -> usize {
        self.ratings.tally().raters()
    }

    /// Agreement among all raters.
    pub fn agreement(&self, request: JsValue) -> Result<JsValue, JsValue> {
        object(&summary(&self.ratings, &self.request(request)?, None))
    }

    /// Agreement of every pair of raters.
    pub fn pairs(&self, request: JsValue) -> Result<JsValue, JsValue> {
        object(&pair_agreements(&self.ratings, &self.request(request)?))
    }

    /// Attribute agreement analysis.
    #[wasm_bindgen(js_name = againstStandard)]
    pub fn against_standard(&self, request: JsValue) -> Result<JsValue, JsValue> {
        match against_standard(&self.ratings, &tree::read(&request)) {
            Ok(analysis) => object(&analysis),
            Err(issues) => Err(refusal("invalid-request", &issues)),
        }
    }

    /// The difference of two coefficients of the same units.
    pub fn difference(&self, request: JsValue) -> Result<JsValue, JsValue> {
        match compare(&self.ratings, &tree::read(&request)) {
            Ok(difference) => answer(difference),
            Err(issues) => Err(refusal("invalid-request", &issues)),
        }
    }

    /// Percent agreement and kappa across two groups of raters.
    pub fn across(&self, request: JsValue) -> Result<Array, JsValue> {
        match across(&self.ratings, &tree::read(&request)) {
            Ok(found) => found.into_iter().map(answer).collect(),
            Err(issues) => Err(refusal("invalid-request", &issues)),
        }
    }

    fn request(&self, document: JsValue) -> Result<Request, JsValue> {
        let categories = self.ratings.tally().categories();
        Request::parse(&tree::read(&document), categories).map_err(|issues| refusal("invalid-request", &issues))
    }
}

impl Ratings {
    pub(super) fn held(&self) -> &ratings::Ratings {
        &self.ratings
    }
}

fn held(read: Result<ratings::Ratings, Vec<Issue>>) -> Result<Ratings, JsValue> {
    read.map(|ratings| Ratings { ratings }).map_err(|issues| refusal("invalid-ratings", &issues))
}
