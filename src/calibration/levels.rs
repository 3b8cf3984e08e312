//! Whether quality and others look at calls with the same eyes.

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::numeric::Rational;

use super::Level;
use super::compared::Compared;
use super::measured::Measured;

/// What quality gives less what another level gives, mean over the calls that both scored; above 0 where quality gives
/// more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelGap {
    /// Always quality.
    pub first: Level,
    /// The other level.
    pub second: Level,
    /// Of total scores, in the unit of the score.
    #[serde(serialize_with = "or_reason")]
    pub totals: Result<Measured, Undefined>,
    /// Of points, item by item.
    pub items: Vec<ItemGap>,
}

/// The gap on one item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemGap {
    /// The item's id.
    pub item: String,
    /// In points.
    #[serde(serialize_with = "or_reason")]
    pub points: Result<Measured, Undefined>,
}

/// Gaps to the levels that have a rater, where quality has one.
pub(super) fn gaps(compared: &Compared) -> Vec<LevelGap> {
    let has = |level: Level| compared.panel.raters.iter().any(|rater| rater.level == level);
    let others = [Level::Leadership, Level::Supervisor, Level::Agent];
    let others = others.into_iter().filter(|other| has(Level::Quality) && has(*other));
    others.map(|other| gap(compared, other)).collect()
}

fn gap(compared: &Compared, second: Level) -> LevelGap {
    let total = |rater, case| compared.total(rater, case).map(Rational::to_double);
    let items = (0..compared.asked.len()).map(|item| ItemGap {
        item: compared.item_id(item),
        points: measured(compared, second, &|rater, case| compared.points(rater, case, item)),
    });
    LevelGap { first: Level::Quality, second, totals: measured(compared, second, &total), items: items.collect() }
}

/// By call the difference of the levels' means, and its mean over calls.
fn measured(
    compared: &Compared,
    second: Level,
    given: &dyn Fn(usize, usize) -> Option<f64>,
) -> Result<Measured, Undefined> {
    let mean = |level: Level, case: usize| {
        let raters = compared.panel.raters.iter().enumerate().filter(|(_, rater)| rater.level == level);
        let values: Vec<f64> = raters.filter_map(|(rater, _)| given(rater, case)).collect();
        (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
    };
    let differences = (0..compared.cases()).filter_map(|case| Some(mean(Level::Quality, case)? - mean(second, case)?));
    Measured::mean(differences, compared.rule)
}
