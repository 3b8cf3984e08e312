//! Each case, and what to talk about first.

use serde::Serialize;

use crate::agreement::{Differences, Undefined, or_reason};
use crate::numeric::{Rational, ascending};

use super::Rule;
use super::compared::Compared;
use super::measured::ordinal;
use super::sheets::Mark;

/// How far totals of one case lie apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseReport {
    /// The case's id.
    pub case: String,
    /// Raters with a total.
    pub n: usize,
    /// The smallest total.
    #[serde(serialize_with = "or_reason")]
    pub lowest: Result<f64, Undefined>,
    /// The largest.
    #[serde(serialize_with = "or_reason")]
    pub highest: Result<f64, Undefined>,
    /// From the smallest to the largest.
    #[serde(serialize_with = "or_reason")]
    pub range: Result<f64, Undefined>,
    /// Of the totals, over n − 1.
    #[serde(serialize_with = "or_reason")]
    pub standard_deviation: Result<f64, Undefined>,
    /// The total of a reference that was given.
    #[serde(serialize_with = "or_reason")]
    pub reference: Result<f64, Undefined>,
}

impl CaseReport {
    pub(super) fn new(compared: &Compared, case: usize) -> Self {
        let totals = compared.totals(case);
        let [lowest, highest] =
            [totals.iter().min(), totals.iter().max()].map(|total| total.ok_or(Undefined::TooFewUnits));
        let values: Vec<f64> = totals.iter().map(|total| total.to_double()).collect();
        Self {
            case: compared.case_id(case),
            n: totals.len(),
            lowest: lowest.map(|total| total.to_double()),
            highest: highest.map(|total| total.to_double()),
            range: lowest.and_then(|lowest| Ok((*highest? - *lowest).to_double())),
            standard_deviation: Differences::new(&values).map(|of| of.deviation),
            reference: compared.given_total(case).map(Rational::to_double).ok_or(Undefined::TooFewUnits),
        }
    }
}

/// One item of one case to talk about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Topic {
    /// The case's id.
    pub case: String,
    /// The item's id.
    pub item: String,
    /// Mean distance of two answers, a given reference among them, 0 to 1: points by the span of the item; 1 where only one
    /// of both is "not applicable" or fatal.
    pub disagreement: f64,
    /// What the item weighs, as a share of all; 1 where answers disagree about a fatal.
    pub weight: f64,
    /// One times the other: the agenda is in this order.
    pub priority: f64,
    /// Its part of the time box; `None` where none is left for it.
    pub minutes: Option<usize>,
}

pub(super) fn agenda(compared: &Compared) -> Vec<Topic> {
    let mut topics = Vec::new();
    for case in 0..compared.cases() {
        topics.extend((0..compared.asked.len()).filter_map(|item| topic(compared, case, item)));
    }
    let priority = |place: usize| topics.get(place).map_or(0.0, |topic: &Topic| ordinal(topic.priority));
    let order = ascending(topics.len(), &|a, b| priority(a) < priority(b));
    let mut topics: Vec<Topic> = order.into_iter().filter_map(|place| topics.get(place).cloned()).collect();
    let priorities: Vec<f64> = topics.iter().map(|topic| topic.priority).collect();
    for (topic, minutes) in topics.iter_mut().zip(time_box(&priorities, compared.rule)) {
        topic.minutes = Some(minutes);
    }
    topics
}

/// What somebody disagrees about.
fn topic(compared: &Compared, case: usize, item: usize) -> Option<Topic> {
    let mut marks: Vec<&Mark> = compared.marks(case, item).into_iter().map(|(_, mark)| mark).collect();
    marks.extend(compared.given_mark(case, item));
    let (mut pairs, mut distance, mut fatal) = (0.0, 0.0, false);
    for (place, first) in marks.iter().enumerate() {
        for second in marks.iter().skip(place + 1) {
            let Some(comparison) = compared.compare(item, first, second) else { continue };
            let one_fatal = first.is_fatal() != second.is_fatal();
            fatal |= one_fatal;
            distance += if one_fatal { 1.0 } else { comparison.distance };
            pairs += 1.0;
        }
    }
    let disagreement = distance / f64::max(pairs, 1.0);
    let weight = if fatal { 1.0 } else { compared.share_of_item(item) };
    (disagreement > 0.0).then(|| Topic {
        case: compared.case_id(case),
        item: compared.item_id(item),
        disagreement,
        weight,
        priority: disagreement * weight,
        minutes: None,
    })
}

/// Minutes of the first topics, as many as the box has room for at the fewest minutes: beyond those, shares of what is left
/// in proportion to priority, in whole minutes that add up to the box, the largest rests rounded up.
fn time_box(priorities: &[f64], rule: &Rule) -> Vec<usize> {
    let least = rule.least_minutes.max(1);
    let topics = priorities.len().min(rule.minutes / least);
    let chosen = priorities.get(..topics).unwrap_or_default();
    let all: f64 = chosen.iter().sum();
    let spare = rule.minutes - topics * least;
    let share = |priority: &f64| if all > 0.0 { spare as f64 * priority / all } else { 0.0 };
    let mut minutes: Vec<usize> = chosen.iter().map(|priority| least + share(priority) as usize).collect();
    let rests: Vec<f64> = chosen.iter().map(|priority| share(priority).fract()).collect();
    let rest = |place: usize| rests.get(place).copied().unwrap_or(0.0);
    let left = if all > 0.0 { rule.minutes.saturating_sub(minutes.iter().sum()) } else { 0 };
    for place in ascending(topics, &|a, b| rest(a) < rest(b)).into_iter().take(left) {
        minutes.get_mut(place).into_iter().for_each(|minutes| *minutes += 1);
    }
    minutes
}
