//! Documents before anything is believed about them: the value tree, the one reader that collects every problem,
//! and the canonical form that is hashed.

mod canonical;
mod issue;
mod reader;
mod time;
mod value;

pub(crate) use canonical::{canonical_json, sha256};
pub use issue::{Code, Datum, Issue, Severity};
pub(crate) use issue::{Issues, Values};
pub(crate) use reader::{Cursor, Object, escaped, quote};
pub(crate) use time::Date;
#[cfg(feature = "browser")]
pub(crate) use value::Room;
pub use value::{LARGEST_DOCUMENT, Value};
