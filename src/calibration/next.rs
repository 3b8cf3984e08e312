//! What went well, and what is to be done: as codes and values.

use serde::Serialize;

use crate::document::words;

use super::cases::CaseReport;
use super::compared::Compared;
use super::items::ItemReport;
use super::raters::{Miss, RaterReport};
use super::sheets::{Label, Worth};
use super::totals::Departure;
use super::verdict::Verdict;

/// What all agreed on: what a meeting opens with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Best {
    /// Raters shown to be calibrated.
    pub raters: Vec<String>,
    /// Items that all answered alike, reference included, on every call that two answered.
    pub items: Vec<AgreedItem>,
    /// Cases that two or more scored and all alike: from the smallest total to the largest, a given reference's among them,
    /// no more than the tolerance.
    pub cases: Vec<String>,
}

/// An item all agreed on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgreedItem {
    /// The item's id.
    pub item: String,
    /// Calls that two or more answered.
    pub calls: usize,
    /// Of them, those on which all gave full points: what was done well.
    pub full: usize,
}

impl Best {
    pub(super) fn new(compared: &Compared, raters: &[RaterReport], cases: &[CaseReport]) -> Self {
        let calibrated = raters.iter().filter(|rater| rater.judgement.verdict == Verdict::Calibrated);
        let alike = cases.iter().enumerate().filter(|(case, report)| report.n > 1 && all_within(compared, *case));
        Self {
            raters: calibrated.map(|rater| rater.rater.clone()).collect(),
            items: (0..compared.asked.len()).filter_map(|item| agreed(compared, item)).collect(),
            cases: alike.map(|(_, report)| report.case.clone()).collect(),
        }
    }
}

fn all_within(compared: &Compared, case: usize) -> bool {
    let mut totals = compared.totals(case);
    totals.extend(compared.given_total(case));
    let (lowest, highest) = (totals.iter().min(), totals.iter().max());
    let range = lowest.zip(highest).map(|(lowest, highest)| compared.rule.rounded(&(*highest - *lowest)));
    range.is_some_and(|range| range <= compared.rule.tolerance)
}

fn agreed(compared: &Compared, item: usize) -> Option<AgreedItem> {
    let asked = compared.asked.get(item)?;
    let (mut calls, mut full) = (0, 0);
    for case in 0..compared.cases() {
        let mut marks = compared.marks(case, item);
        if marks.len() < 2 {
            continue;
        }
        marks.extend(compared.given_mark(case, item).map(|mark| (compared.raters(), mark)));
        let (_, first) = marks.first()?;
        if !marks.iter().all(|(_, mark)| mark.same(first)) {
            return None;
        }
        calls += 1;
        full += usize::from(first.worth(asked) == Some(Worth::Full));
    }
    (calls > 0).then(|| AgreedItem { item: compared.item_id(item), calls, full })
}

/// What follows from the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Next {
    /// Who retrains on what.
    pub retrain: Vec<Retraining>,
    /// Which items to reword, the worst first.
    pub reword: Vec<Rewording>,
    /// Who scores more calls before anything can be said.
    pub more: Vec<MoreCalls>,
}

words! {
    /// Why somebody retrains on an item.
    pub enum Reason {
        /// Too few points, mostly.
        Severe = "severe",
        /// Too many points, mostly.
        Lenient = "lenient",
        /// Both alike often, or by what is not applicable.
        Erratic = "erratic",
        /// A fatal was missed.
        FatalMissed = "fatal-missed",
        /// A fatal was seen that the reference has not.
        FatalInvented = "fatal-invented",
    }
}

/// A rater who retrains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Retraining {
    /// The rater's id.
    pub rater: String,
    /// Why, on the whole: the diagnosis of the totals.
    pub reasons: Vec<Departure>,
    /// On which items, the one that costs most first.
    pub items: Vec<RetrainingItem>,
}

/// An item that a rater retrains on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RetrainingItem {
    /// The item's id.
    pub item: String,
    /// Why.
    pub reason: Reason,
}

words! {
    /// Why an item is reworded.
    pub enum Ambiguity {
        /// Pairs of raters agree less often than answers have to be the reference's.
        LowAgreement = "low-agreement",
        /// Most disagreements are about whether the item applies at all.
        Applicability = "applicability",
    }
}

/// An item to reword.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rewording {
    /// The item's id.
    pub item: String,
    /// Why.
    pub reasons: Vec<Ambiguity>,
    /// Made of too few calls to be sure.
    pub few: bool,
}

/// A rater whose verdict is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MoreCalls {
    /// The rater's id.
    pub rater: String,
    /// How many calls more, as in the verdict.
    pub calls: Option<usize>,
}

impl Next {
    pub(super) fn new(compared: &Compared, raters: &[RaterReport], items: &[ItemReport]) -> Self {
        let open = raters.iter().filter(|rater| rater.judgement.verdict == Verdict::Undetermined);
        Self {
            retrain: raters.iter().filter_map(retraining).collect(),
            reword: rewordings(compared, raters.len(), items),
            more: open
                .map(|rater| MoreCalls { rater: rater.rater.clone(), calls: rater.judgement.more_calls })
                .collect(),
        }
    }
}

/// Who is not calibrated, on the whole or on an item, or judged a fatal wrongly.
fn retraining(rater: &RaterReport) -> Option<Retraining> {
    let mut items: Vec<RetrainingItem> = Vec::new();
    for fatal in &rater.fatals {
        let reason = if fatal.kind == Miss::Missed { Reason::FatalMissed } else { Reason::FatalInvented };
        let entry = RetrainingItem { item: fatal.item.clone(), reason };
        if !items.contains(&entry) {
            items.push(entry);
        }
    }
    let failed = rater.items.iter().filter(|item| item.judgement.verdict == Verdict::NotCalibrated);
    let costly = crate::numeric::sorted(failed, |a, b| b.part_of_loss.total_cmp(&a.part_of_loss));
    items.extend(costly.into_iter().map(|item| RetrainingItem {
        item: item.item.clone(),
        reason: match (2 * item.answers.higher, 2 * item.answers.lower, item.answers.exact.n - item.answers.exact.count)
        {
            (higher, _, apart) if higher > apart => Reason::Lenient,
            (_, lower, apart) if lower > apart => Reason::Severe,
            _ => Reason::Erratic,
        },
    }));
    let due = rater.judgement.verdict == Verdict::NotCalibrated || !items.is_empty();
    let whole = rater.diagnosis.iter().map(|diagnosis| diagnosis.code).filter(|code| *code != Departure::Item);
    due.then(|| Retraining { rater: rater.rater.clone(), reasons: whole.collect(), items })
}

/// Items on which raters disagree, whoever they are: not those on which one rater alone departs from all others.
fn rewordings(compared: &Compared, raters: usize, items: &[ItemReport]) -> Vec<Rewording> {
    let ranked = items.iter().enumerate().filter(|(_, item)| item.rank.is_some());
    let ranked = crate::numeric::sorted(ranked, |(_, a), (_, b)| a.rank.cmp(&b.rank));
    let mut found = Vec::new();
    for (place, item) in ranked {
        let Ok(percent) = &item.agreement.percent_agreement else { continue };
        if percent.value >= compared.rule.item_share || one_alone(compared, raters, place) {
            continue;
        }
        let mut reasons = vec![Ambiguity::LowAgreement];
        let about = |pairs: bool| -> usize {
            let counted = item.confusion.iter().filter(|confusion| {
                !pairs || confusion.answers.iter().any(|label| matches!(label, Label::NotApplicable(_)))
            });
            counted.map(|confusion| confusion.pairs).sum()
        };
        if 2 * about(true) > about(false) {
            reasons.push(Ambiguity::Applicability);
        }
        found.push(Rewording { item: item.item.clone(), reasons, few: item.agreement.few });
    }
    found
}

/// Whether, of three raters and more, all disagreement on an item is with the same one.
fn one_alone(compared: &Compared, raters: usize, item: usize) -> bool {
    let rest_agrees = |alone: usize| {
        (0..compared.cases()).all(|case| {
            let marks = compared.marks(case, item).into_iter().filter(|(rater, _)| *rater != alone);
            let mut marks = marks.map(|(_, mark)| mark);
            marks.next().is_none_or(|first| marks.all(|mark| mark.same(first)))
        })
    };
    raters > 2 && (0..raters).any(rest_agrees)
}
