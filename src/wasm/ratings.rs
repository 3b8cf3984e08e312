//! Ratings and what is computed from them, held for JavaScript.

use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::agreement::{
    Request, across, against_standard, by_category, compare, draw, pair_agreements, resamples, some_raters, summary,
};
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

    /// The ratings of some of the raters, by place.
    #[wasm_bindgen(js_name = ofRaters)]
    pub fn of_raters(&self, raters: JsValue) -> Result<Self, JsValue> {
        match some_raters(&self.ratings, &tree::read(&raters)) {
            Ok(raters) => Ok(Self { ratings: self.ratings.of_raters(&raters) }),
            Err(issues) => Err(refusal("invalid-request", &issues)),
        }
    }

    /// Agreement among all raters; `drawn` holds, for each coefficient, what all draws came to.
    pub fn agreement(&self, request: JsValue, drawn: Option<Array>) -> Result<JsValue, JsValue> {
        let values = |draws: JsValue| draws.dyn_ref::<Float64Array>().map_or_else(Vec::new, Float64Array::to_vec);
        let drawn: Option<Vec<Vec<f64>>> = drawn.map(|drawn| drawn.iter().map(values).collect());
        object(&summary(&self.ratings, &self.request(request)?, drawn.as_deref()))
    }

    /// How many draws the intervals asked for need.
    pub fn resamples(&self, request: JsValue) -> Result<u32, JsValue> {
        Ok(resamples(&self.ratings, &self.request(request)?))
    }

    /// Some of these draws: for each coefficient what they came to.
    pub fn draw(&self, request: JsValue, from: u32, to: u32) -> Result<Array, JsValue> {
        let drawn = draw(&self.ratings, &self.request(request)?, from..to);
        Ok(drawn.iter().map(|values| Float64Array::from(values.as_slice())).collect())
    }

    /// Agreement of some of the pairs of raters.
    pub fn pairs(&self, request: JsValue, from: usize, to: usize) -> Result<JsValue, JsValue> {
        object(&pair_agreements(&self.ratings, &self.request(request)?, from..to))
    }

    /// Agreement on each category against all others.
    #[wasm_bindgen(js_name = byCategory)]
    pub fn by_category(&self, request: JsValue) -> Result<JsValue, JsValue> {
        object(&by_category(&self.ratings, &self.request(request)?))
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
