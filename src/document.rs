//! Documents before anything is believed about them: the value tree, their shapes and the judge
//! that reports every departure, and the canonical form that is hashed.

mod canonical;
mod issue;
mod reader;
mod shape;
mod time;
mod value;
mod words;

pub(crate) use canonical::{canonical_json, sha256};
pub use issue::{Code, Datum, Issue, Severity};
pub(crate) use issue::{Issues, Values};
pub(crate) use reader::{Cursor, escaped, quote};
pub(crate) use shape::{Key, Shape, may, need};
pub(crate) use time::{Date, milliseconds};
#[cfg(feature = "browser")]
pub(crate) use value::Room;
pub use value::{LARGEST_DOCUMENT, Value};
pub(crate) use words::words;
