//! Continuous scores and what is computed from them, held for JavaScript.

use js_sys::{Array, Float64Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::agreement::{
    self, ScoreOptions, Undefined, bland_altman, cronbach_alpha, finn, icc, kendall_w, krippendorff_alpha,
    lin_concordance,
};
use crate::document::{Code, Issue};

use super::ratings::Ratings;
use super::{object, refusal, tree, wrong_type};

/// Scores of units by raters.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scores {
    scores: agreement::Scores,
}

/// In the place of a statistic that does not exist.
#[derive(Serialize)]
struct Reason {
    undefined: Undefined,
}

#[wasm_bindgen]
impl Scores {
    /// From `{ rows }`.
    #[wasm_bindgen(js_name = fromRows)]
    pub fn from_rows(document: JsValue) -> Result<Self, JsValue> {
        made(agreement::Scores::parse(&tree::read(&document)))
    }

    /// From columns of numbers, one a rater, NaN where there is none.
    #[wasm_bindgen(js_name = fromColumns)]
    pub fn from_columns(columns: &Array) -> Result<Self, JsValue> {
        let mut given: Vec<Float64Array> = Vec::new();
        for (rater, column) in columns.iter().enumerate() {
            match column.dyn_into() {
                Ok(scores) => given.push(scores),
                Err(_) => return Err(refused(wrong_type(&format!("/columns/{rater}"), "Float64Array"))),
            }
        }
        let length = |at: usize| given.get(at).map_or(0, |column| column.length() as usize);
        agreement::Scores::from_columns(given.iter().map(Float64Array::to_vec)).map(|scores| Self { scores }).map_err(
            |error| {
                refused(match error {
                    agreement::ScoresError::Ragged { at } => Issue::new(
                        Code::ColumnLength,
                        format!("/columns/{at}"),
                        &[("count", &length(at)), ("expected", &length(0))],
                    ),
                    agreement::ScoresError::TooLarge { unit, rater } => Issue::new(
                        Code::OutOfRange,
                        format!("/columns/{rater}/{unit}"),
                        &[("value", &"∞"), ("min", &-1e100), ("max", &1e100)],
                    ),
                })
            },
        )
    }

    /// Of ratings in numbered categories.
    #[wasm_bindgen(js_name = ofRatings)]
    pub fn of_ratings(ratings: &Ratings) -> Result<Self, JsValue> {
        made(agreement::Scores::of(ratings.held()))
    }

    /// How many units.
    #[wasm_bindgen(getter)]
    pub fn units(&self) -> usize {
        self.scores.units()
    }

    /// How many raters.
    #[wasm_bindgen(getter)]
    pub fn raters(&self) -> usize {
        self.scores.raters()
    }

    /// Intraclass correlation, six forms.
    pub fn icc(&self, options: JsValue) -> Result<JsValue, JsValue> {
        answer(icc(&self.scores, read(options)?.confidence))
    }

    /// Limits of agreement of two raters.
    #[wasm_bindgen(js_name = limitsOfAgreement)]
    pub fn limits_of_agreement(&self, options: JsValue) -> Result<JsValue, JsValue> {
        let options = read(options)?;
        answer(bland_altman(&self.scores, options.share, options.confidence))
    }

    /// Lin's concordance of two raters.
    pub fn concordance(&self, options: JsValue) -> Result<JsValue, JsValue> {
        answer(lin_concordance(&self.scores, read(options)?.confidence))
    }

    /// Kendall's W.
    #[wasm_bindgen(js_name = kendallW)]
    pub fn kendall_w(&self) -> Result<JsValue, JsValue> {
        answer(kendall_w(&self.scores))
    }

    /// Krippendorff's alpha.
    #[wasm_bindgen(js_name = krippendorffAlpha)]
    pub fn krippendorff_alpha(&self, options: JsValue) -> Result<JsValue, JsValue> {
        let options = read(options)?;
        answer(krippendorff_alpha(&self.scores, options.metric, options.confidence))
    }

    /// Cronbach's alpha.
    #[wasm_bindgen(js_name = cronbachAlpha)]
    pub fn cronbach_alpha(&self, options: JsValue) -> Result<JsValue, JsValue> {
        answer(cronbach_alpha(&self.scores, read(options)?.confidence))
    }

    /// Finn's coefficient.
    pub fn finn(&self, options: JsValue) -> Result<JsValue, JsValue> {
        answer(finn(&self.scores, read(options)?.levels))
    }
}

fn made(scores: Result<agreement::Scores, Vec<Issue>>) -> Result<Scores, JsValue> {
    scores.map(|scores| Scores { scores }).map_err(|issues| refusal("invalid-scores", &issues))
}

fn read(options: JsValue) -> Result<ScoreOptions, JsValue> {
    ScoreOptions::parse(&tree::read(&options)).map_err(|issues| refusal("invalid-request", &issues))
}

fn refused(issue: Issue) -> JsValue {
    refusal("invalid-scores", &[issue])
}

pub(super) fn answer<T: Serialize>(statistic: Result<T, Undefined>) -> Result<JsValue, JsValue> {
    match statistic {
        Ok(statistic) => object(&statistic),
        Err(undefined) => object(&Reason { undefined }),
    }
}
