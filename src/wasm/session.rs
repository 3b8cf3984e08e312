//! Calibration sessions, held for JavaScript.

use wasm_bindgen::prelude::*;

use crate::session;

use super::{object, refusal, tree};

/// A session.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    pub(super) session: session::Session,
}

#[wasm_bindgen]
impl Session {
    /// From a `calibrant/session@1` document.
    pub fn parse(document: JsValue) -> Result<Self, JsValue> {
        match session::Session::parse(&tree::read(&document)) {
            Ok(session) => Ok(Self { session }),
            Err(issues) => Err(refusal("invalid-session", &issues)),
        }
    }

    /// Hash of the room.
    #[wasm_bindgen(getter)]
    pub fn room(&self) -> String {
        self.session.hash().into()
    }

    /// Hash of what changes a score of its scorecard.
    #[wasm_bindgen(getter, js_name = scoringHash)]
    pub fn scoring_hash(&self) -> String {
        self.session.scorecard().scoring_hash().into()
    }

    /// What it has come to.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        object(&self.session.state())
    }

    /// What happened, as an event of this session.
    pub fn event(&self, happened: JsValue) -> Result<JsValue, JsValue> {
        object(&self.session.event(&tree::read(&happened)))
    }

    /// Adds events; how many were new.
    pub fn add(&mut self, events: JsValue) -> Result<usize, JsValue> {
        self.session.add(&tree::read(&events)).map_err(|issues| refusal("invalid-events", &issues))
    }

    /// Adds what another copy has; how much of it was new.
    pub fn merge(&mut self, other: &Self) -> Result<usize, JsValue> {
        self.session.merge(&other.session).map_err(|issues| refusal("invalid-session", &issues))
    }

    /// The lock events of a sheet that a rater hands over.
    #[wasm_bindgen(js_name = locksOf)]
    pub fn locks_of(&self, sheet: JsValue) -> Result<JsValue, JsValue> {
        let locks = self.session.locks_of(&tree::read(&sheet)).map_err(|issues| refusal("invalid-sheet", &issues))?;
        object(&locks)
    }

    /// As a document.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> Result<JsValue, JsValue> {
        object(&self.session.document())
    }
}

/// What a lock publishes of an evaluation.
#[wasm_bindgen]
pub fn commitment(salt: &str, evaluation: JsValue) -> String {
    session::commitment(salt, &tree::read(&evaluation))
}
