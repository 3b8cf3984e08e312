//! What about a question, or an item, may have to be repaired before anybody is blamed for a wrong answer to it.

use serde::Serialize;

use crate::agreement::{Interval, proportion::wilson};
use crate::document::words;

use super::analysis::{ItemAnalysis, OptionAnalysis, fisher};

/// A wrong option that fewer than one in twenty choose does no work [HaladynaDowning1993]; by the same share nearly
/// everybody, or hardly anybody, is right.
const WORKS: f64 = 0.05;
/// Of fewer attempts nothing is told: it would be chance.
const ENOUGH: usize = 20;

words! {
    /// What was found.
    pub enum FindingKind {
        /// Who does well elsewhere does worse here.
        DiscriminationBelowZero = "discrimination-below-zero",
        /// A wrong option that those choose who do well elsewhere.
        OptionOfTheBetter = "option-of-the-better",
        /// A wrong option that nobody chose.
        OptionOfNobody = "option-of-nobody",
        /// Nobody earned anything.
        NobodyRight = "nobody-right",
        /// Everybody earned everything: it tells nobody from anybody.
        EverybodyRight = "everybody-right",
    }
}

/// Something about a question or an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// Which option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Whether the interval leaves out chance at a confidence of 1 − α over everything that is looked at in the part
    /// together [Dunn1961]; where it does so only by itself it is a hint.
    pub sure: bool,
}

/// What comes first should be looked at first. `comparisons`: how much is looked at in the part.
pub(super) fn findings(item: &ItemAnalysis, attempts: usize, alpha: f64, comparisons: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    if attempts < ENOUGH {
        return findings;
    }
    let shared = alpha / comparisons as f64;
    let sure_of = |correlation: f64| tells(correlation, attempts, shared);
    let speaks = |correlation: &f64| tells(*correlation, attempts, alpha);
    if let Some(found) = item.discrimination.ok().filter(|found| *found < 0.0).filter(speaks) {
        findings.push(Finding { kind: FindingKind::DiscriminationBelowZero, option: None, sure: sure_of(found) });
    }
    let wrong = || item.options.iter().filter(|option| !option.right);
    for option in wrong() {
        if let Some(found) = option.discrimination.ok().filter(|found| *found > 0.0).filter(speaks) {
            findings.push(of_option(FindingKind::OptionOfTheBetter, option, sure_of(found)));
        }
    }
    // None of so many: whether fewer than one in twenty would.
    let is_rare = |alpha: f64| wilson(0, attempts as u64, 1.0 - alpha).is_ok_and(|interval| interval.high < WORKS);
    if !is_rare(alpha) {
        return findings;
    }
    let none_is_rare = is_rare(shared);
    for (difficulty, kind) in [(0.0, FindingKind::NobodyRight), (1.0, FindingKind::EverybodyRight)] {
        if item.difficulty.is_ok_and(|found| found == difficulty) {
            findings.push(Finding { kind, option: None, sure: none_is_rare });
        }
    }
    let unused = wrong().filter(|option| option.count == 0);
    findings.extend(unused.map(|option| of_option(FindingKind::OptionOfNobody, option, none_is_rare)));
    findings
}

/// Whether a correlation's interval leaves out 0; a perfect one has none, and needs none.
fn tells(correlation: f64, attempts: usize, alpha: f64) -> bool {
    let leaves_out = |interval: Interval| interval.low > 0.0 || interval.high < 0.0;
    correlation.abs() >= 1.0 || fisher(correlation, attempts, alpha).is_ok_and(leaves_out)
}

fn of_option(kind: FindingKind, option: &OptionAnalysis, sure: bool) -> Finding {
    Finding { kind, option: Some(option.option.clone()), sure }
}
