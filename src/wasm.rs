//! The only code that knows JavaScript: converts, calls, converts. No arithmetic, no rules.
//!
//! Every export is stateless or takes `&self`, decodes inside the function, and returns its errors: nothing is thrown
//! across the module's frames. What a page loads is one of two modules: `scorecards` scores, `statistics` tells agreement.

#![allow(unreachable_pub, reason = "the bindings ask for public items; JavaScript is their public")]

#[cfg(feature = "statistics")]
mod calculations;
#[cfg(feature = "calibration")]
mod calibration;
#[cfg(feature = "scorecards")]
mod columns;
#[cfg(feature = "certification")]
mod quiz;
#[cfg(feature = "statistics")]
mod ratings;
#[cfg(feature = "scorecards")]
mod scorecard;
#[cfg(feature = "statistics")]
mod scores;
#[cfg(feature = "calibration")]
mod session;
mod tree;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::ENGINE;
use crate::document::Issue;

/// A third of the size of the standard allocator, and as fast.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Should the engine ever trap, the console says where: the trap itself only says that it did.
#[wasm_bindgen(start)]
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
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

#[cfg(any(feature = "scorecards", feature = "statistics", feature = "calibration"))]
fn wrong_type(path: &str, expected: &str) -> Issue {
    Issue::new(crate::document::Code::WrongType, path.into(), &[("expected", &expected), ("found", &"unreadable")])
}
