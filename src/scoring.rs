//! From answers to a score: exact, total, and explained.

mod columns;
mod explain;
mod fatal;
mod form;
mod item;
mod outcome;
mod section;
mod verify;

pub use columns::{Bulk, Column, ColumnScores, Entries, Shape, score_columns};
pub(crate) use columns::{NONE as NO_ANSWER, NOT_APPLICABLE};
pub(crate) use explain::is_provisional;
pub use explain::{Exact, Figure, FormRule, ItemRule, ItemScore, Score, SectionRule, SectionScore, score};
pub(crate) use form::assess;
pub(crate) use item::{item_part, points};
pub use outcome::Outcome;
pub use verify::verify;
