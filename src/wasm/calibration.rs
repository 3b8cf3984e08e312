//! What raters come to: the report of a session; and of whole columns, in pieces, so that the rows in memory at a time are
//! few.

use js_sys::{Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::agreement::Answer;
use crate::calibration::{Codes, ColumnCalibration, ColumnReport, Rule, Verdict, calibrate_session, compare_sessions};
use crate::document::Issue;
use crate::scorecard::Scorecard;

use super::session::Session;
use super::{object, refusal, tree, wrong_type};

#[wasm_bindgen]
impl Session {
    /// The report of what counts.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        object(&calibrate_session(&self.session))
    }

    /// What has changed since a session before.
    #[wasm_bindgen(js_name = comparedWith)]
    pub fn compared_with(&self, before: &Self) -> Result<JsValue, JsValue> {
        object(&compare_sessions(&before.session, &self.session))
    }
}

/// Rows copied at a time.
const PIECE: u32 = 16_384;

/// What has no array of numbers.
#[derive(Serialize)]
struct Words<'a> {
    verdict: &'a [Verdict],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    item: &'a str,
    agreement: &'a [Answer],
}

/// Calibrates columns of `{ answers, reference }`, each an item's codes, of so many raters and calls.
#[wasm_bindgen(js_name = calibrateColumns)]
pub fn calibrate_columns(
    scorecard: JsValue,
    rule: JsValue,
    raters: u32,
    calls: u32,
    columns: &Object,
) -> Result<JsValue, JsValue> {
    let card = Scorecard::parse(tree::read(&scorecard)).map_err(|issues| refusal("invalid-scorecard", &issues))?;
    let rule = Rule::parse(&tree::read(&rule)).map_err(|issues| refusal("invalid-rule", &issues))?;
    let refused = |issues: Vec<Issue>| refusal("invalid-columns", &issues);
    let answers = sources(columns, "answers").map_err(refused)?;
    let reference = sources(columns, "reference").map_err(refused)?;
    let mut whole = Copies::of(&reference);
    let sizes = (raters as usize, calls as usize);
    let mut calibration = ColumnCalibration::new(&card, &rule, sizes, &whole.rows(0, u32::MAX)).map_err(refused)?;
    let rows = raters.saturating_mul(calls);
    calibration.fit(&lengths(&answers)).map_err(refused)?;
    let mut piece = Copies::of(&answers);
    for first in (0..rows).step_by(PIECE as usize) {
        calibration.add(&piece.rows(first, rows.min(first + PIECE)), first as usize).map_err(refused)?;
    }
    written(&calibration.report())
}

/// The columns of a key; what is no `Uint8Array` is reported.
fn sources(columns: &Object, key: &str) -> Result<Vec<(String, Uint8Array)>, Vec<Issue>> {
    let given = Reflect::get(columns, &key.into()).ok().and_then(|given| given.dyn_into::<Object>().ok());
    let Some(given) = given else { return Err(vec![wrong_type(&format!("/{key}"), "object")]) };
    let mut issues = Vec::new();
    let mut found = Vec::new();
    for id in Object::keys(&given).iter() {
        let name = id.as_string().unwrap_or_default();
        match Reflect::get(&given, &id).ok().and_then(|column| column.dyn_into().ok()) {
            Some(column) => found.push((name, column)),
            None => issues.push(wrong_type(&format!("/{key}/{}", crate::document::escaped(&name)), "Uint8Array")),
        }
    }
    if issues.is_empty() { Ok(found) } else { Err(issues) }
}

/// Rows of columns, those of one piece in the place of those before.
struct Copies<'a> {
    sources: &'a [(String, Uint8Array)],
    copies: Vec<Vec<u8>>,
}

impl<'a> Copies<'a> {
    fn of(sources: &'a [(String, Uint8Array)]) -> Self {
        Self { sources, copies: vec![Vec::new(); sources.len()] }
    }

    fn rows(&mut self, from: u32, to: u32) -> Vec<Codes<'_>> {
        for ((_, source), copy) in self.sources.iter().zip(&mut self.copies) {
            let rows = source.subarray(from, to);
            copy.resize(rows.length() as usize, 0);
            rows.copy_to(copy);
        }
        self.sources.iter().zip(&self.copies).map(|((id, _), codes)| (id.as_str(), codes.as_slice())).collect()
    }
}

fn lengths(sources: &[(String, Uint8Array)]) -> Vec<(&str, usize)> {
    sources.iter().map(|(id, column)| (id.as_str(), column.length() as usize)).collect()
}

fn written(report: &ColumnReport) -> Result<JsValue, JsValue> {
    let items = report.items.iter().map(|item| Item { item: &item.item, agreement: &item.agreement }).collect();
    let result = object(&Words { verdict: &report.verdict, items })?;
    let set = |name: &str, column: &JsValue| Reflect::set(&result, &name.into(), column).map(|_| ());
    let counts = [
        ("n", &report.n),
        ("within", &report.within),
        ("missed", &report.missed),
        ("compared", &report.compared),
        ("exact", &report.exact),
        ("adjacent", &report.adjacent),
        ("higher", &report.higher),
        ("lower", &report.lower),
    ];
    for (name, values) in counts {
        set(name, &Uint32Array::from(values.as_slice()))?;
    }
    let figures =
        [("bias", &report.bias), ("standardDeviation", &report.standard_deviation), ("alignment", &report.alignment)];
    for (name, values) in figures {
        set(name, &Float64Array::from(values.as_slice()))?;
    }
    Ok(result)
}
