//! Attribute agreement analysis, as quality engineers know it: how many parts each appraiser judges alike on every
//! trial, as the standard has them, and as all other appraisers do [Minitab].
//!
//! Parts are the units of [`Ratings`], and every trial of every appraiser is one of their raters; so is the standard.

use serde::Serialize;

use crate::document::words;
use crate::ratings::Ratings;
use crate::tally::{MISSING, Tally};

use super::proportion::{clopper_pearson, clopper_pearson_minitab};
use super::{Interval, Undefined};

words! {
    /// The exact interval of a share of parts.
    pub enum ExactInterval {
        /// Two-sided everywhere [ClopperPearson1934].
        ClopperPearson = "clopper-pearson",
        /// One-sided where all parts match or none do, as Minitab prints it [Minitab].
        Minitab = "clopper-pearson-minitab",
    }
}

/// Who judged on which trials.
#[derive(Clone, Copy, Debug)]
pub struct Trials<'a> {
    /// For each appraiser, the places of its trials among the raters.
    pub appraisers: &'a [&'a [usize]],
    /// The place of the standard among the raters.
    pub standard: Option<usize>,
}

/// Every count of the analysis.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeAgreement {
    /// Parts, judged or not.
    pub parts: u64,
    /// Each appraiser, in order.
    pub appraisers: Vec<AppraiserAgreement>,
    /// Parts that all appraisers judge alike on all trials.
    pub between: Matched,
    /// Parts that all appraisers judge as the standard on all trials; `None` without a standard.
    pub all_against_standard: Option<Matched>,
}

/// One appraiser.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AppraiserAgreement {
    /// Parts judged alike on all trials.
    pub within: Matched,
    /// Parts judged as the standard on all trials; `None` without a standard.
    pub against_standard: Option<Matched>,
    /// What becomes of each category of the standard, in the order of categories; empty without a standard.
    pub misclassified: Vec<Misclassified>,
}

/// How many parts match, or why that cannot be said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Matched {
    /// It can.
    Share(MatchedShare),
    /// It cannot.
    Undefined {
        /// Why.
        undefined: Undefined,
    },
}

/// Parts that match among those inspected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MatchedShare {
    /// Parts that match.
    pub matched: u64,
    /// Parts with every code this needs.
    pub inspected: u64,
    /// Parts left out because a code is missing.
    pub omitted: u64,
    /// Matched by inspected.
    pub share: f64,
    /// Of the share.
    pub interval: Interval,
}

/// What one appraiser makes of the parts of one category of the standard; parts with a missing code are left out.
///
/// Of two categories, `consistent` are Minitab's "# 1 / 0" and "# 0 / 1" [Minitab], and `wrong` by `judgements` the miss
/// rate and the false alarm rate [AIAG2010].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Misclassified {
    /// Parts of this category.
    pub parts: u64,
    /// Parts called one and the same other category on every trial.
    pub consistent: u64,
    /// Parts not called the same on every trial.
    pub mixed: u64,
    /// Judgements of these parts: one a trial.
    pub judgements: u64,
    /// Judgements that call them another category.
    pub wrong: u64,
}

/// Attribute agreement of trials, with exact intervals of a confidence such as 0.95.
///
/// A part with a missing code is left out of what needs that code, and counted as omitted there.
///
/// # Undefined
/// Each count by itself: within an appraiser of a single trial, [`Undefined::NoPairableUnit`]; between fewer than two
/// appraisers, [`Undefined::SingleRater`]; where every part is left out, [`Undefined::TooFewUnits`].
#[must_use]
pub fn attribute_agreement(
    ratings: &Ratings,
    trials: Trials,
    interval: ExactInterval,
    confidence: f64,
) -> AttributeAgreement {
    let tally = ratings.tally();
    let count = |places: &[usize]| share(tally, places, interval, confidence);
    let against = |places: &[usize]| trials.standard.map(|standard| count(&[places, &[standard]].concat()));
    let mut appraisers = Vec::new();
    for places in trials.appraisers {
        appraisers.push(AppraiserAgreement {
            within: if places.len() < 2 { undefined(Undefined::NoPairableUnit) } else { count(places) },
            against_standard: against(places),
            misclassified: trials.standard.map_or_else(Vec::new, |standard| misclassified(tally, places, standard)),
        });
    }
    let all = trials.appraisers.concat();
    AttributeAgreement {
        parts: tally.units(),
        appraisers,
        between: if trials.appraisers.len() < 2 { undefined(Undefined::SingleRater) } else { count(&all) },
        all_against_standard: against(&all),
    }
}

fn undefined(undefined: Undefined) -> Matched {
    Matched::Undefined { undefined }
}

/// The parts with the same code at all places.
fn share(tally: &Tally, places: &[usize], how: ExactInterval, confidence: f64) -> Matched {
    let (mut matched, mut inspected) = (0, 0);
    for (codes, count) in tally.patterns() {
        if let Some(judgements) = judgements(codes, places) {
            inspected += count;
            matched += count * u64::from(are_alike(&judgements));
        }
    }
    let interval = match how {
        ExactInterval::ClopperPearson => clopper_pearson(matched, inspected, confidence),
        ExactInterval::Minitab => clopper_pearson_minitab(matched, inspected, confidence),
    };
    let omitted = tally.units() - inspected;
    let share = matched as f64 / inspected as f64;
    match interval {
        Ok(interval) => Matched::Share(MatchedShare { matched, inspected, omitted, share, interval }),
        Err(why) => undefined(why),
    }
}

fn misclassified(tally: &Tally, places: &[usize], standard: usize) -> Vec<Misclassified> {
    let mut found = vec![Misclassified::default(); tally.categories()];
    for (codes, count) in tally.patterns() {
        let Some(judgements) = judgements(codes, places) else { continue };
        let Some(standard) = codes.get(standard) else { continue };
        // A missing standard has no place among the categories.
        let Some(category) = found.get_mut(usize::from(*standard)) else { continue };
        let wrong = judgements.iter().filter(|code| *code != standard).count();
        let alike = are_alike(&judgements);
        category.parts += count;
        category.consistent += count * u64::from(alike && wrong > 0);
        category.mixed += count * u64::from(!alike);
        category.judgements += count * judgements.len() as u64;
        category.wrong += count * wrong as u64;
    }
    found
}

/// The codes at some places; `None` where one is missing.
fn judgements(codes: &[u8], places: &[usize]) -> Option<Vec<u8>> {
    places.iter().map(|place| codes.get(*place).copied().filter(|code| *code != MISSING)).collect()
}

fn are_alike(codes: &[u8]) -> bool {
    codes.windows(2).all(|pair| pair.first() == pair.last())
}
