//! Each site of the panel, where there are several.

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::numeric::sorted;

use super::compared::Compared;
use super::group;
use super::measured::Measured;

/// The raters of one site.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteReport {
    /// As the room names it.
    pub site: String,
    /// Their ids, in the panel's order.
    pub raters: Vec<String>,
    /// Share of their totals no farther from their reference than the tolerance.
    #[serde(serialize_with = "or_reason")]
    pub within: Result<Measured, Undefined>,
    /// Mean of their totals less their reference, in the unit of the score.
    #[serde(serialize_with = "or_reason")]
    pub bias: Result<Measured, Undefined>,
    /// Share of agreeing pairs of raters of the site, over all pairs of call and item: whether an answer is worth all, some
    /// or no points, or is not applicable.
    #[serde(serialize_with = "or_reason")]
    pub percent_agreement: Result<Measured, Undefined>,
}

/// A site, and the places of its raters.
pub(super) struct Site {
    pub(super) name: String,
    pub(super) raters: Vec<usize>,
}

/// The sites by name; none where there are fewer than two. Who has no site belongs to none.
pub(super) fn sites(compared: &Compared) -> Vec<Site> {
    let named = compared.panel.raters.iter().filter_map(|rater| rater.site.as_deref());
    let mut names: Vec<&str> = sorted(named, |a, b| a.cmp(b));
    names.dedup();
    if names.len() < 2 {
        return Vec::new();
    }
    let raters = |name| compared.raters_that(|rater| rater.site.as_deref() == Some(name));
    names.into_iter().map(|name| Site { name: name.to_owned(), raters: raters(name) }).collect()
}

impl SiteReport {
    pub(super) fn new(compared: &Compared, site: &Site) -> Self {
        Self {
            site: site.name.clone(),
            raters: site.raters.iter().map(|rater| compared.rater_id(*rater)).collect(),
            within: group::within(compared, &site.raters),
            bias: group::bias(compared, &site.raters),
            percent_agreement: group::agreement(compared, &site.raters).percent_agreement,
        }
    }
}
