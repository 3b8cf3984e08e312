//! Whether two groups of raters, levels or sites, look at calls with the same eyes.

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::numeric::Rational;

use super::compared::Compared;
use super::measured::Measured;
use super::sites::Site;
use super::{Level, Rater};

/// What one group of raters gives less what another gives, mean over the calls that both scored; above 0 where the first
/// gives more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap<G> {
    /// The first group.
    pub first: G,
    /// The second.
    pub second: G,
    /// Of total scores, in the unit of the score.
    #[serde(serialize_with = "or_reason")]
    pub totals: Result<Measured, Undefined>,
    /// Of points, item by item.
    pub items: Vec<ItemGap>,
}

/// Quality, always first, against another level.
pub type LevelGap = Gap<Level>;

/// Two sites, by name.
pub type SiteGap = Gap<String>;

/// The gap on one item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemGap {
    /// The item's id.
    pub item: String,
    /// In points.
    #[serde(serialize_with = "or_reason")]
    pub points: Result<Measured, Undefined>,
}

/// From quality to the levels that have a rater, where quality has one.
pub(super) fn between_levels(compared: &Compared) -> Vec<LevelGap> {
    let means = |level: Level| {
        let raters = compared.raters_that(|rater: &Rater| rater.level == level);
        (!raters.is_empty()).then(|| Means::new(compared, &raters))
    };
    let Some(quality) = means(Level::Quality) else { return Vec::new() };
    let others = [Level::Leadership, Level::Supervisor, Level::Agent];
    others
        .into_iter()
        .filter_map(|other| Some(quality.gap(&means(other)?, [Level::Quality, other], compared)))
        .collect()
}

/// Between each pair of sites.
pub(super) fn between_sites(compared: &Compared, sites: &[Site]) -> Vec<SiteGap> {
    let means: Vec<(&Site, Means)> = sites.iter().map(|site| (site, Means::new(compared, &site.raters))).collect();
    let mut gaps = Vec::new();
    for (place, (first, mean)) in means.iter().enumerate() {
        let others = means.iter().skip(place + 1);
        gaps.extend(others.map(|(second, other)| mean.gap(other, [first.name.clone(), second.name.clone()], compared)));
    }
    gaps
}

/// By call, the means of what the raters of a group gave; `None` where nobody of them did.
struct Means {
    totals: Vec<Option<f64>>,
    /// By item.
    points: Vec<Vec<Option<f64>>>,
}

impl Means {
    fn new(compared: &Compared, raters: &[usize]) -> Self {
        let by_call = |given: &dyn Fn(usize, usize) -> Option<f64>| {
            let of_call = |case| mean(raters.iter().filter_map(|rater| given(*rater, case)));
            (0..compared.cases()).map(of_call).collect()
        };
        let points = |item| by_call(&|rater, case| compared.points(rater, case, item));
        Self {
            totals: by_call(&|rater, case| compared.total(rater, case).map(Rational::to_double)),
            points: (0..compared.asked.len()).map(points).collect(),
        }
    }

    fn gap<G>(&self, other: &Self, [first, second]: [G; 2], compared: &Compared) -> Gap<G> {
        let (totals, items) = self.less(other, compared);
        Gap { first, second, totals, items }
    }

    fn less(&self, other: &Self, compared: &Compared) -> (Result<Measured, Undefined>, Vec<ItemGap>) {
        let measured = |mine: &[Option<f64>], others: &[Option<f64>]| {
            let differences = mine.iter().zip(others).filter_map(|(mine, other)| Some((*mine)? - (*other)?));
            Measured::mean(differences, compared.rule)
        };
        let items = self.points.iter().zip(&other.points).enumerate();
        let items = items
            .map(|(item, (mine, others))| ItemGap { item: compared.item_id(item), points: measured(mine, others) });
        (measured(&self.totals, &other.totals), items.collect())
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    (count > 0.0).then(|| sum / count)
}
