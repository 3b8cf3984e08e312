//! Calibration: whether raters score as a reference does and as one another, what the data cannot tell, and what to talk
//! about first.
//!
//! [`calibrate`] makes the whole report of a session. The verdict on a rater's totals is a function of the differences
//! alone: [`judge`]. What the verdicts are worth: docs/calibration.md.

mod cases;
mod coefficients;
mod columns;
mod compared;
mod group;
mod items;
mod levels;
mod measured;
mod next;
mod of_session;
mod raters;
mod sheets;
mod totals;
mod verdict;

use serde::Serialize;

use crate::evaluation::Evaluation;
use crate::scorecard::Scorecard;

pub use crate::session::{Level, Reference, Rule};
pub use cases::{CaseReport, Topic};
pub use coefficients::Coefficients;
pub use columns::{Codes, ColumnCalibration, ColumnItem, ColumnReport, calibrate_columns};
pub use group::{GroupReport, Prevalence, TotalsReport};
pub use items::{Confusion, Direction, ItemReport};
pub use levels::{ItemGap, LevelGap};
pub use measured::{Measured, Share};
pub use next::{AgreedItem, Ambiguity, Best, MoreCalls, Next, Reason, Retraining, RetrainingItem, Rewording};
pub use of_session::calibrate_session;
pub use raters::{AllAnswers, AnswerAgreement, Diagnosis, FatalMiss, Miss, RaterItem, RaterReport};
pub use sheets::{Label, Worth};
pub use totals::{Departure, TotalAgreement, departures, judge, total_agreement};
pub use verdict::{Ground, Judgement, Verdict};

pub(crate) use coefficients::Codes as AnswerCodes;
pub(crate) use compared::Compared;
pub(crate) use sheets::{Asked, Comparison as AnswerComparison, Mark, Sheet, compare};

/// Who rated.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// As sessions name them.
    pub id: String,
    /// In which role.
    pub level: Level,
}

/// What was rated.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// As sessions name it.
    pub id: String,
}

/// What the raters of a session answered.
#[derive(Debug, Default)]
pub struct Panel {
    /// Who rated.
    pub raters: Vec<Rater>,
    /// What was rated.
    pub cases: Vec<Case>,
    /// By rater and by case; `None` where there is no sheet. An exempt one is none; one that lacks a required answer has
    /// answers but no total.
    pub sheets: Vec<Vec<Option<Evaluation>>>,
    /// By case; nothing is read of it where the panel is its own reference.
    pub reference: Vec<Option<Evaluation>>,
    /// What raters are compared with.
    pub kind: Reference,
}

/// The report of a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CalibrationReport {
    /// The rule in force.
    pub rule: Rule,
    /// What raters are compared with.
    pub reference: Reference,
    /// What all agreed on.
    pub best: Best,
    /// The panel as a whole.
    pub group: GroupReport,
    /// Each rater.
    pub raters: Vec<RaterReport>,
    /// Each item that is answered for points, in card order.
    pub items: Vec<ItemReport>,
    /// Each case.
    pub cases: Vec<CaseReport>,
    /// What to talk about, the most important first.
    pub agenda: Vec<Topic>,
    /// Quality against the other levels.
    pub levels: Vec<LevelGap>,
    /// What follows.
    pub next: Next,
    /// The yardstick that was used.
    pub scoring_hash: String,
    /// Name and version of the engine.
    pub engine: &'static str,
}

/// The report of a session whose sheets were read against this card.
///
/// Only items answered for points are looked at. An item that a condition took from a sheet is not compared; one that is
/// not applicable to one of two raters is as far apart as can be, and neither higher nor lower.
#[must_use]
pub fn calibrate(card: &Scorecard, panel: &Panel, rule: &Rule) -> CalibrationReport {
    let compared = Compared::new(card, panel, rule);
    let raters: Vec<_> = (0..compared.raters()).map(|rater| RaterReport::new(&compared, rater)).collect();
    let items = items::reports(&compared, &raters);
    let cases: Vec<_> = (0..compared.cases()).map(|case| CaseReport::new(&compared, case)).collect();
    CalibrationReport {
        rule: *rule,
        reference: panel.kind,
        best: Best::new(&compared, &raters, &cases),
        group: GroupReport::new(&compared),
        agenda: cases::agenda(&compared),
        levels: levels::gaps(&compared),
        next: Next::new(&compared, &raters, &items),
        raters,
        items,
        cases,
        scoring_hash: card.scoring_hash().to_owned(),
        engine: crate::ENGINE,
    }
}
