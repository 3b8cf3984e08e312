//! Each rater against the reference.

use std::cmp::Ordering;

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::document::words;

use super::Level;
use super::compared::Compared;
use super::measured::{Measured, Share};
use super::sheets::Mark;
use super::totals::{Departure, TotalAgreement, departures, judge, total_agreement};
use super::verdict::{Evidence, Judgement, Verdict};

/// One rater.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RaterReport {
    /// The rater's id.
    pub rater: String,
    /// In which role.
    pub level: Level,
    /// Total scores against the reference.
    pub totals: TotalAgreement,
    /// Answers against the reference, all items together.
    pub answers: AllAnswers,
    /// Σ weight (1 − |points − points| / span) / Σ weight over items, those not applicable to both left aside: falls where
    /// equal totals hide different answers [MaestroQA].
    #[serde(serialize_with = "or_reason")]
    pub alignment: Result<Measured, Undefined>,
    /// Fatals that only one of both saw, one by one.
    pub fatals: Vec<FatalMiss>,
    /// Whether calibrated, by the whole rule.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// In what way not.
    pub diagnosis: Vec<Diagnosis>,
    /// Each item.
    pub items: Vec<RaterItem>,
}

/// Answers to all items that are, or nearly are, the reference's. Those of one call hang together, and the interval leaves
/// out calls.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AllAnswers {
    /// The share that is the same answer.
    #[serde(serialize_with = "or_reason")]
    pub exact: Result<Measured, Undefined>,
    /// One step apart.
    pub adjacent: usize,
    /// Worth more than the reference's.
    pub higher: usize,
    /// Worth less.
    pub lower: usize,
}

/// Answers to one item that are, or nearly are, the reference's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerAgreement {
    /// The same answer.
    pub exact: Share,
    /// One step apart: of an item with two levels every other answer.
    pub adjacent: usize,
    /// Worth more than the reference's.
    pub higher: usize,
    /// Worth less.
    pub lower: usize,
}

/// One item as one rater answers it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaterItem {
    /// The item's id.
    pub item: String,
    /// Answers against the reference.
    #[serde(flatten)]
    pub answers: AnswerAgreement,
    /// Whether calibrated on this item, by the share of exact answers alone.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// What the item costs the rater of alignment, as a share of all that is lost.
    #[serde(skip)]
    pub(super) part_of_loss: f64,
}

words! {
    /// How a fatal was judged wrongly.
    pub enum Miss {
        /// The reference has it, the rater has not.
        Missed = "missed",
        /// The rater has it, the reference has not.
        Invented = "invented",
    }
}

/// A fatal that only one of both saw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FatalMiss {
    /// The case's id.
    pub case: String,
    /// The item's id.
    pub item: String,
    /// Which of both.
    pub kind: Miss,
}

/// In what way a rater is not calibrated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnosis {
    /// Its code.
    pub code: Departure,
    /// Of `item`: which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

impl RaterReport {
    pub(crate) fn new(compared: &Compared, rater: usize) -> Self {
        let rule = compared.rule;
        let differences = compared.differences(rater);
        let fatals = fatals(compared, rater);
        let judgement = judge(&differences, calls_missed(&fatals), rule);
        let losses: Vec<f64> = (0..compared.asked.len()).map(|item| loss(compared, rater, item)).collect();
        let all: f64 = losses.iter().sum();
        let mut items = Vec::new();
        let mut answers = Counts::default();
        for (item, loss) in losses.iter().enumerate() {
            let counts = Counts::of(compared, rater, item);
            answers.add(&counts);
            items.push(RaterItem {
                item: compared.item_id(item),
                judgement: counts.judge(compared),
                answers: counts.report(compared),
                part_of_loss: if all > 0.0 { loss / all } else { 0.0 },
            });
        }
        Self {
            rater: compared.rater_id(rater),
            level: compared.panel.raters.get(rater).map(|rater| rater.level).unwrap_or_default(),
            totals: total_agreement(&differences, rule),
            answers: AllAnswers {
                exact: exact(compared, rater),
                adjacent: answers.adjacent,
                higher: answers.higher,
                lower: answers.lower,
            },
            alignment: alignment(compared, rater),
            diagnosis: diagnosis(&judgement, &differences, &items, compared),
            fatals,
            judgement,
            items,
        }
    }
}

/// How answers stand to the reference's.
#[derive(Default)]
struct Counts {
    n: usize,
    exact: usize,
    adjacent: usize,
    higher: usize,
    lower: usize,
}

impl Counts {
    fn of(compared: &Compared, rater: usize, item: usize) -> Self {
        let mut counts = Self::default();
        for comparison in (0..compared.cases()).filter_map(|case| compared.against_reference(rater, case, item)) {
            counts.n += 1;
            counts.exact += usize::from(comparison.exact);
            counts.adjacent += usize::from(comparison.adjacent);
            counts.higher += usize::from(comparison.direction == Ordering::Greater);
            counts.lower += usize::from(comparison.direction == Ordering::Less);
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.adjacent += other.adjacent;
        self.higher += other.higher;
        self.lower += other.lower;
    }

    fn judge(&self, compared: &Compared) -> Judgement {
        let share = compared.rule.item_share;
        Evidence { calls: self.n, agreed: self.exact, share, differences: None, missed: 0 }.judge(compared.rule)
    }

    fn report(&self, compared: &Compared) -> AnswerAgreement {
        let Self { n, exact, adjacent, higher, lower } = *self;
        AnswerAgreement { exact: Share::new(exact, n, compared.rule), adjacent, higher, lower }
    }
}

fn exact(compared: &Compared, rater: usize) -> Result<Measured, Undefined> {
    let mut parts = Vec::new();
    for case in 0..compared.cases() {
        let of_case = (0..compared.asked.len()).filter_map(|item| compared.against_reference(rater, case, item));
        let (mut exact, mut n) = (0.0, 0.0);
        for comparison in of_case {
            exact += f64::from(u8::from(comparison.exact));
            n += 1.0;
        }
        if n > 0.0 {
            parts.push([exact, n, n]);
        }
    }
    Measured::ratio(&parts, compared.rule)
}

/// By call and item, where one of both has an answer in points: what the item weighs, and how much of it is lost.
fn weighed(compared: &Compared, rater: usize, case: usize, item: usize) -> Option<(f64, f64)> {
    let comparison = compared.against_reference(rater, case, item)?;
    let counts = compared.mark(rater, case, item) != Some(&Mark::NotApplicable) || !comparison.exact;
    let weight = compared.weight(rater, case, item);
    counts.then_some((weight, weight * comparison.distance))
}

fn loss(compared: &Compared, rater: usize, item: usize) -> f64 {
    (0..compared.cases()).filter_map(|case| weighed(compared, rater, case, item)).map(|(_, lost)| lost).sum()
}

fn alignment(compared: &Compared, rater: usize) -> Result<Measured, Undefined> {
    let mut parts = Vec::new();
    for case in 0..compared.cases() {
        let mut part = [0.0; 3];
        for (weight, lost) in (0..compared.asked.len()).filter_map(|item| weighed(compared, rater, case, item)) {
            part.iter_mut().zip([weight - lost, weight, 1.0]).for_each(|(sum, part)| *sum += part);
        }
        if part[1] > 0.0 {
            parts.push(part);
        }
    }
    Measured::ratio(&parts, compared.rule)
}

/// A fatal is missed on a sheet that has the item answered otherwise, as not applicable, or hidden; not on one that has no
/// answer yet.
fn fatals(compared: &Compared, rater: usize) -> Vec<FatalMiss> {
    let mut found = Vec::new();
    for case in 0..compared.cases() {
        for item in 0..compared.asked.len() {
            let (Some(mark), Some(reference)) =
                (compared.mark(rater, case, item), compared.reference_mark(rater, case, item))
            else {
                continue;
            };
            let kind = match (mark.is_fatal(), reference.is_fatal()) {
                (false, true) => Miss::Missed,
                (true, false) => Miss::Invented,
                _ => continue,
            };
            found.push(FatalMiss { case: compared.case_id(case), item: compared.item_id(item), kind });
        }
    }
    found
}

/// On how many calls a fatal was missed: they are in the order of calls.
fn calls_missed(fatals: &[FatalMiss]) -> usize {
    let mut cases: Vec<&str> =
        fatals.iter().filter(|fatal| fatal.kind == Miss::Missed).map(|fatal| fatal.case.as_str()).collect();
    cases.dedup();
    cases.len()
}

/// Of half of all that is lost, one item is the cause.
const MOST_OF_LOSS: f64 = 0.5;

/// Departures of the totals where they decide; and the item, where it is the only one that is not calibrated and most of
/// what is lost is lost there.
fn diagnosis(
    judgement: &Judgement,
    differences: &[Option<f64>],
    items: &[RaterItem],
    compared: &Compared,
) -> Vec<Diagnosis> {
    let mut found = Vec::new();
    if judgement.verdict == Verdict::NotCalibrated {
        let codes = departures(differences, compared.rule);
        found.extend(codes.into_iter().map(|code| Diagnosis { code, item: None }));
    }
    let mut failed = items.iter().filter(|item| item.judgement.verdict == Verdict::NotCalibrated);
    if let (Some(only), None) = (failed.next(), failed.next())
        && only.part_of_loss >= MOST_OF_LOSS
    {
        found.push(Diagnosis { code: Departure::Item, item: Some(only.item.clone()) });
    }
    found
}
