//! The only code that knows JavaScript: converts, calls, converts. No arithmetic, no rules.
//!
//! Every export is stateless or takes `&self`, decodes inside the function, and returns its errors: nothing is thrown
//! across the module's frames.

#![allow(unreachable_pub, reason = "the bindings ask for public items; JavaScript is their public")]

mod columns;
mod ratings;
mod tree;

use js_sys::Object;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::document::Issue;
use crate::evaluation::{Evaluation, check_contact};
use crate::{ENGINE, scorecard, scoring};

/// A third of the size of the standard allocator, and as fast.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Should the engine ever trap, the console says where: the trap itself only says that it did.
#[wasm_bindgen(start)]
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// A valid scorecard, held for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scorecard {
    card: scorecard::Scorecard,
}

#[wasm_bindgen]
impl Scorecard {
    /// Reads a document, or throws everything that is wrong with it.
    pub fn parse(document: JsValue) -> Result<Self, JsValue> {
        match scorecard::Scorecard::parse(tree::read(&document)) {
            Ok(card) => Ok(Self { card }),
            Err(issues) => Err(refusal("invalid-scorecard", &issues)),
        }
    }

    /// Everything there is to say about a document.
    pub fn check(document: JsValue) -> Result<JsValue, JsValue> {
        object(&scorecard::Scorecard::check(&tree::read(&document)))
    }

    /// Its id.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.card.id().into()
    }

    /// Its version.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        self.card.version().into()
    }

    /// Hash of the document.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        self.card.hash().into()
    }

    /// Hash of what changes a score.
    #[wasm_bindgen(getter, js_name = scoringHash)]
    pub fn scoring_hash(&self) -> String {
        self.card.scoring_hash().into()
    }

    /// What its author should look at.
    #[wasm_bindgen(getter)]
    pub fn warnings(&self) -> Result<JsValue, JsValue> {
        object(self.card.warnings())
    }

    /// Everything there is to say about an evaluation.
    #[wasm_bindgen(js_name = checkEvaluation)]
    pub fn check_evaluation(&self, evaluation: JsValue) -> Result<JsValue, JsValue> {
        object(&Evaluation::check(&self.card, &tree::read(&evaluation)))
    }

    /// Scores an evaluation.
    pub fn score(&self, evaluation: JsValue) -> Result<JsValue, JsValue> {
        object(&scoring::score(&self.card, &self.evaluation(evaluation)?))
    }

    /// What differs from the stored result.
    pub fn verify(&self, evaluation: JsValue) -> Result<JsValue, JsValue> {
        object(&scoring::verify(&self.card, &self.evaluation(evaluation)?))
    }

    /// Scores whole columns.
    #[wasm_bindgen(js_name = scoreColumns)]
    pub fn score_columns(&self, columns: &Object) -> Result<Object, JsValue> {
        columns::score(&self.card, columns).map_err(|issues| refusal("invalid-columns", &issues))
    }

    fn evaluation(&self, document: JsValue) -> Result<Evaluation, JsValue> {
        Evaluation::parse(&self.card, &tree::read(&document)).map_err(|issues| refusal("invalid-evaluation", &issues))
    }
}

/// Everything there is to say about a contact.
#[wasm_bindgen(js_name = checkContact)]
pub fn check_contact_document(document: JsValue) -> Result<JsValue, JsValue> {
    object(&check_contact(&tree::read(&document)))
}

/// Name and version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    ENGINE.into()
}

fn object<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// What the package makes its one error of.
#[derive(Serialize)]
struct Refusal<'a> {
    code: &'static str,
    issues: &'a [Issue],
}

fn refusal(code: &'static str, issues: &[Issue]) -> JsValue {
    object(&Refusal { code, issues }).unwrap_or_else(|error| error)
}
