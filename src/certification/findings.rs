//! What about a question, or an item, may have to be repaired before anybody is blamed for a wrong answer to it.

use serde::Serialize;

use crate::agreement::proportion::wilson;
use crate::document::words;

use super::analysis::{ItemAnalysis, OptionAnalysis, fisher};

/// A wrong option that fewer than one in twenty choose does no work [HaladynaDowning1993]; by the same share nearly
/// everybody, or hardly anybody, is right.
const WORKS: f64 = 0.05;
/// Of fewer attempts a hint is chance.
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
    /// Whether the interval, of confidence 1 − α, lies wholly on that side; otherwise it is a hint, which takes twenty attempts.
    pub sure: bool,
}

/// What comes first should be looked at first.
pub(super) fn findings(item: &ItemAnalysis, attempts: usize, alpha: f64) -> Vec<Finding> {
    let mut findings = Vec::new();
    if item.discrimination.is_ok_and(|value| value < 0.0) {
        let sure = item.discrimination_interval.as_ref().is_ok_and(|interval| interval.high < 0.0);
        findings.push(Finding { kind: FindingKind::DiscriminationBelowZero, option: None, sure });
    }
    let wrong = || item.options.iter().filter(|option| !option.right);
    for option in wrong().filter(|option| option.discrimination.is_ok_and(|value| value > 0.0)) {
        let interval = option.discrimination.and_then(|value| fisher(value, attempts, alpha));
        findings.push(of_option(
            FindingKind::OptionOfTheBetter,
            option,
            interval.is_ok_and(|interval| interval.low > 0.0),
        ));
    }
    // None of so many: whether fewer than one in twenty would.
    let none_is_rare = wilson(0, attempts as u64, 1.0 - alpha).is_ok_and(|interval| interval.high < WORKS);
    let is = |difficulty: f64| item.difficulty.is_ok_and(|found| found == difficulty);
    for (difficulty, kind) in [(0.0, FindingKind::NobodyRight), (1.0, FindingKind::EverybodyRight)] {
        if is(difficulty) {
            findings.push(Finding { kind, option: None, sure: none_is_rare });
        }
    }
    findings.extend(
        wrong()
            .filter(|option| option.count == 0)
            .map(|option| of_option(FindingKind::OptionOfNobody, option, none_is_rare)),
    );
    findings.retain(|finding| finding.sure || attempts >= ENOUGH);
    findings
}

fn of_option(kind: FindingKind, option: &OptionAnalysis, sure: bool) -> Finding {
    Finding { kind, option: Some(option.option.clone()), sure }
}
