//! What is asked without ratings.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::agreement::{
    Undefined, benchmarks, paired_tests, proportion_intervals, sample_size_for_kappa, sample_size_for_proportion,
    sample_size_from_pilot,
};
use crate::document::Issue;

use super::scores::answer;
use super::{object, refusal, tree};

/// A share with its intervals.
#[wasm_bindgen(js_name = proportionIntervals)]
pub fn proportion_intervals_of(question: JsValue) -> Result<JsValue, JsValue> {
    answered(proportion_intervals(&tree::read(&question)))
}

/// Tests of a square table.
#[wasm_bindgen(js_name = pairedTests)]
pub fn paired_tests_of(question: JsValue) -> Result<JsValue, JsValue> {
    object(&paired_tests(&tree::read(&question)).map_err(refused)?)
}

/// What authors' words say of a coefficient.
#[wasm_bindgen(js_name = benchmarks)]
pub fn benchmarks_of(question: JsValue) -> Result<JsValue, JsValue> {
    object(&benchmarks(&tree::read(&question)).map_err(refused)?)
}

/// Units for a share to be known so well.
#[wasm_bindgen(js_name = sampleSizeForProportion)]
pub fn sample_size_for_proportion_of(question: JsValue) -> Result<JsValue, JsValue> {
    answered(sample_size_for_proportion(&tree::read(&question)))
}

/// Units for Cohen's kappa to be told from another.
#[wasm_bindgen(js_name = sampleSizeForKappa)]
pub fn sample_size_for_kappa_of(question: JsValue) -> Result<JsValue, JsValue> {
    answered(sample_size_for_kappa(&tree::read(&question)))
}

/// Units for an interval of a wanted width.
#[wasm_bindgen(js_name = sampleSizeFromPilot)]
pub fn sample_size_from_pilot_of(question: JsValue) -> Result<JsValue, JsValue> {
    answered(sample_size_from_pilot(&tree::read(&question)))
}

fn answered<T: Serialize>(asked: Result<Result<T, Undefined>, Vec<Issue>>) -> Result<JsValue, JsValue> {
    answer(asked.map_err(refused)?)
}

#[allow(clippy::needless_pass_by_value, reason = "what map_err gives")]
fn refused(issues: Vec<Issue>) -> JsValue {
    refusal("invalid-request", &issues)
}
