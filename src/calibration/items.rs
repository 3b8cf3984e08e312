//! Each item: whether raters answer it alike, which answers they confuse, and whether its wording is to blame.

use std::cmp::Ordering;

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::numeric::sorted;

use super::coefficients::{Codes, Coefficients};
use super::compared::Compared;
use super::measured::{Measured, ordinal};
use super::raters::RaterReport;
use super::sheets::Label;

/// One item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemReport {
    /// The item's id.
    pub item: String,
    /// Its share of what all items weigh in the score.
    pub weight: f64,
    /// Among raters; the units are calls.
    pub agreement: Coefficients,
    /// Of a call's answers, in bits, mean over calls: 0 where everybody answers alike, 1 where two answers are given
    /// equally often.
    #[serde(serialize_with = "or_reason")]
    pub entropy: Result<Measured, Undefined>,
    /// Pairs of different answers to one call, most frequent first.
    pub confusion: Vec<Confusion>,
    /// Each rater against the reference.
    pub directions: Vec<Direction>,
    /// Its place among the items to reword, from 1: by entropy, then by weight. `None` where nobody ever disagreed.
    pub rank: Option<usize>,
}

/// How often two raters gave these answers to one call.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confusion {
    /// The two answers.
    pub answers: [Label; 2],
    /// Pairs of raters.
    pub pairs: usize,
}

/// How one rater's answers lie to the reference's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Direction {
    /// The rater's id.
    pub rater: String,
    /// Answers with a reference.
    pub n: usize,
    /// Worth more.
    pub higher: usize,
    /// Worth less.
    pub lower: usize,
}

pub(super) fn reports(compared: &Compared, raters: &[RaterReport]) -> Vec<ItemReport> {
    let mut reports: Vec<ItemReport> =
        (0..compared.asked.len()).map(|item| ItemReport::new(compared, raters, item)).collect();
    let entropy = |report: &ItemReport| report.entropy.as_ref().map_or(0.0, |entropy| ordinal(entropy.value));
    let worse = |a: &usize, b: &usize| match (reports.get(*a), reports.get(*b)) {
        (Some(a), Some(b)) => entropy(b).total_cmp(&entropy(a)).then(b.weight.total_cmp(&a.weight)),
        _ => Ordering::Equal,
    };
    let confused = (0..reports.len()).filter(|item| reports.get(*item).is_some_and(|report| entropy(report) > 0.0));
    let order = sorted(confused, worse);
    for (rank, item) in order.into_iter().enumerate() {
        reports.get_mut(item).into_iter().for_each(|report| report.rank = Some(rank + 1));
    }
    reports
}

impl ItemReport {
    fn new(compared: &Compared, raters: &[RaterReport], item: usize) -> Self {
        Self {
            item: compared.item_id(item),
            weight: compared.share_of_item(item),
            agreement: agreement(compared, item),
            entropy: Measured::mean(
                (0..compared.cases()).filter_map(|case| entropy(compared, case, item)),
                compared.rule,
            ),
            confusion: confusion(compared, item),
            directions: directions(raters, item),
            rank: None,
        }
    }
}

/// The answers to a call, as labels, with who gave them.
fn labels(compared: &Compared, case: usize, item: usize) -> Vec<(usize, Label)> {
    let Some(asked) = compared.asked.get(item) else { return Vec::new() };
    let marks = compared.marks(case, item).into_iter();
    marks.filter_map(|(rater, mark)| Some((rater, mark.label(asked)?))).collect()
}

/// On the answers that the item offers.
fn agreement(compared: &Compared, item: usize) -> Coefficients {
    let offered: Vec<Label> = compared.asked.get(item).map(super::sheets::Asked::labels).unwrap_or_default();
    let mut codes = Codes::new(compared.raters(), offered.len());
    for case in 0..compared.cases() {
        let given = labels(compared, case, item);
        codes.push((0..compared.raters()).map(|rater| {
            let (_, label) = given.iter().find(|(other, _)| *other == rater)?;
            Some(offered.iter().position(|offered| offered == label)? as u8)
        }));
        codes.end_call();
    }
    codes.coefficients(compared.rule)
}

/// −Σ p log₂ p of the answers to a call that two raters answered [Shannon1948].
pub(super) fn entropy(compared: &Compared, case: usize, item: usize) -> Option<f64> {
    let given = labels(compared, case, item);
    let n = given.len() as f64;
    let share = |label: &Label| given.iter().filter(|(_, other)| other == label).count() as f64 / n;
    // Each answer adds its own part of the sum.
    let bits = given.iter().map(|(_, label)| -libm::log2(share(label)) / n).sum::<f64>();
    (given.len() > 1).then_some(bits.max(0.0))
}

fn confusion(compared: &Compared, item: usize) -> Vec<Confusion> {
    let mut found: Vec<Confusion> = Vec::new();
    for case in 0..compared.cases() {
        let given = labels(compared, case, item);
        for (place, (_, first)) in given.iter().enumerate() {
            for (_, second) in given.iter().skip(place + 1).filter(|(_, second)| second != first) {
                let answers =
                    if first < second { [first.clone(), second.clone()] } else { [second.clone(), first.clone()] };
                match found.iter_mut().find(|confusion| confusion.answers == answers) {
                    Some(confusion) => confusion.pairs += 1,
                    None => found.push(Confusion { answers, pairs: 1 }),
                }
            }
        }
    }
    sorted(found.into_iter(), |a, b| b.pairs.cmp(&a.pairs).then(a.answers.cmp(&b.answers)))
}

fn directions(raters: &[RaterReport], item: usize) -> Vec<Direction> {
    let direction = |rater: &RaterReport| {
        let answers = &rater.items.get(item)?.answers;
        Some(Direction { rater: rater.rater.clone(), n: answers.exact.n, higher: answers.higher, lower: answers.lower })
    };
    raters.iter().filter_map(direction).collect()
}
