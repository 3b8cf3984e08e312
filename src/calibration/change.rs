//! A session against the one before: what has changed, and what the data cannot tell.
//!
//! The calls of both are others, so that each figure has its own error. That a figure has changed does not say why: calls
//! may have been easier, and other people may have rated them.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::agreement::independent::{Estimated, mover, newcombe, welch};
use crate::agreement::{Coverage, IccForm, Interval, Undefined, or_reason};
use crate::document::words;
use crate::numeric::sorted;
use crate::scorecard::{Item, Scorecard};

use super::measured::{Measured, Share, coverage};
use super::raters::RaterReport;
use super::totals::TotalAgreement;
use super::verdict::Verdict;
use super::{CalibrationReport, Rule};

/// What has changed since a session before.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionComparison {
    /// What both sessions have in common.
    pub same: Same,
    /// Of the interval of every difference: 1 − α of the later session's rule.
    pub confidence: f64,
    /// The panel as a whole.
    pub group: GroupComparison,
    /// Each rater of both, by id, in the later session's order.
    pub raters: Vec<RaterComparison>,
    /// Each item of both that is answered for points, by id, in the later card's order.
    pub items: Vec<ItemComparison>,
    /// Name and version of the engine.
    pub engine: &'static str,
}

/// What two sessions have in common: of what is not the same, no difference is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Same {
    /// The scorecards score alike: their `scoringHash`.
    pub yardstick: bool,
    /// The same items are asked for points, by id, and each offers the same answers.
    pub items: bool,
    /// The tolerance.
    pub tolerance: bool,
    /// What verdicts rest on: all of the rule but how far it looks for more calls, and the agenda's time box.
    pub rule: bool,
    /// The kind of reference: not who the expert is, nor who else is on the panel.
    pub reference: bool,
    /// The raters who were asked, by id.
    pub raters: bool,
}

words! {
    /// Why the figures of two sessions are not set against each other.
    pub enum Incomparable {
        /// The scorecards score differently, so that totals mean something else.
        OtherYardstick = "other-yardstick",
        /// Other items are asked; of one item, it offers other answers.
        OtherItems = "other-items",
        /// What raters are compared with is of another kind.
        OtherReference = "other-reference",
        /// The tolerance is another.
        OtherTolerance = "other-tolerance",
        /// The two intervals that the difference's would be made of have different confidences.
        OtherConfidence = "other-confidence",
    }
}

/// Why there is no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NoDifference {
    /// One of both figures does not exist.
    Undefined(Undefined),
    /// They do not mean the same.
    Incomparable(Incomparable),
}

words! {
    /// What may be said of a change.
    pub enum Change {
        /// The interval lies on the better side.
        Better = "better",
        /// It lies on the worse side.
        Worse = "worse",
        /// It holds 0, or there is none.
        Undetermined = "undetermined",
    }
}

/// A figure of both sessions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// As the report of the session before has it.
    #[serde(serialize_with = "or_reason")]
    pub before: Result<Measured, Undefined>,
    /// As the later session's has it.
    #[serde(serialize_with = "or_reason")]
    pub after: Result<Measured, Undefined>,
    /// By how much it has changed.
    #[serde(serialize_with = "or_why_not")]
    pub difference: Result<Difference, NoDifference>,
    /// Whether for the better; not there where the direction of a change has no meaning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// After less before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// In the unit of the figure.
    pub value: f64,
    /// Where the true difference lies.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Below nominal where one of both figures' intervals is.
    pub coverage: Coverage,
}

/// The panel as a whole, before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupComparison {
    /// As in [`GroupReport`](super::GroupReport): over all pairs of call and item.
    pub percent_agreement: Changed,
    /// AC1 of the same.
    pub gwet_ac: Changed,
    /// Share of all totals within tolerance.
    pub within: Changed,
    /// Standard deviation of totals less their reference: the smaller the better.
    pub standard_deviation: Changed,
    /// ICC(2,1) of totals. It rises with what tells calls apart, too, so that no direction is the better one.
    pub icc_agreement: Changed,
}

/// One rater, before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaterComparison {
    /// The rater's id.
    pub rater: String,
    /// Mean of totals less their reference: the nearer to 0 the better.
    pub bias: Changed,
    /// Share of totals within tolerance.
    pub within: Changed,
    /// By each session's own rule. That two verdicts differ is not yet a change.
    pub verdict: Verdicts,
}

/// Two verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// Of the session before.
    pub before: Verdict,
    /// Of the later session.
    pub after: Verdict,
}

/// One item, before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemComparison {
    /// The item's id.
    pub item: String,
    /// Share of agreeing pairs of raters, on the answers that the item offers.
    pub percent_agreement: Changed,
}

/// A session's scorecard, and the report that was made by it.
pub type Reported<'a> = (&'a Scorecard, &'a CalibrationReport);

/// What has changed from one session to another.
///
/// Differences are after less before, with the later session's confidence. Of figures with a standard error by leaving out
/// calls, and of a rater's bias: [`welch`], degrees of freedom a call less each. Of a rater's share within tolerance:
/// [`newcombe`]. Of ICC(2,1), whose interval is not symmetrical: [`mover`].
///
/// An item means the same where it has the same id, kind, options or ranges with their points in the same order, and may be
/// "not applicable" alike. Its texts are not looked at: what a wording that was mended has changed is what is asked for.
///
/// # Undefined
/// A difference where one of both figures is, or [`Incomparable`]; its interval where one of both has no standard error, as
/// where all calls were alike.
#[must_use]
pub fn compare_reports(before: Reported, after: Reported) -> SessionComparison {
    let pair = Pair { before: before.1, after: after.1, cards: [before.0, after.0], same: Same::of(before, after) };
    SessionComparison {
        same: pair.same,
        confidence: pair.confidence(),
        group: pair.group(),
        raters: pair.raters(),
        items: pair.items(),
        engine: crate::ENGINE,
    }
}

impl Same {
    fn of((first, earlier): Reported, (second, later): Reported) -> Self {
        let asked = items_of(later);
        Self {
            yardstick: earlier.scoring_hash == later.scoring_hash,
            items: items_of(earlier) == asked && asked.iter().all(|item| offers_the_same([first, second], item)),
            tolerance: earlier.rule.tolerance == later.rule.tolerance,
            rule: of_verdicts(&earlier.rule) == of_verdicts(&later.rule),
            reference: earlier.reference == later.reference,
            raters: raters_of(earlier) == raters_of(later),
        }
    }

    fn answers(&self) -> Comparable {
        only_if(self.items, Incomparable::OtherItems)
    }

    fn totals(&self) -> Comparable {
        only_if(self.yardstick, Incomparable::OtherYardstick)
    }

    fn differences(&self) -> Comparable {
        self.totals().and(only_if(self.reference, Incomparable::OtherReference))
    }

    fn within(&self) -> Comparable {
        self.differences().and(only_if(self.tolerance, Incomparable::OtherTolerance))
    }
}

type Comparable = Result<(), Incomparable>;
type Figure = Result<Measured, Undefined>;

fn only_if(same: bool, reason: Incomparable) -> Comparable {
    if same { Ok(()) } else { Err(reason) }
}

fn items_of(report: &CalibrationReport) -> Vec<&str> {
    sorted(report.items.iter().map(|item| item.item.as_str()), |a, b| a.cmp(b))
}

fn raters_of(report: &CalibrationReport) -> Vec<&str> {
    sorted(report.raters.iter().map(|rater| rater.rater.as_str()), |a, b| a.cmp(b))
}

fn of_verdicts(rule: &Rule) -> Rule {
    Rule { most_more_calls: 0, minutes: 0, least_minutes: 0, ..*rule }
}

fn offers_the_same([before, after]: [&Scorecard; 2], item: &str) -> bool {
    match (item_of(before, item), item_of(after, item)) {
        (Some(before), Some(after)) => before.kind == after.kind && before.not_applicable == after.not_applicable,
        _ => false,
    }
}

fn item_of<'a>(card: &'a Scorecard, item: &str) -> Option<&'a Item> {
    card.rules.items.get(card.item_index(item)?)
}

struct Pair<'a> {
    before: &'a CalibrationReport,
    after: &'a CalibrationReport,
    cards: [&'a Scorecard; 2],
    same: Same,
}

impl Pair<'_> {
    fn confidence(&self) -> f64 {
        self.after.rule.confidence()
    }

    fn group(&self) -> GroupComparison {
        let (before, after, same) = (&self.before.group, &self.after.group, self.same);
        let (agreed, agrees) = (&before.agreement, &after.agreement);
        let within = [&before.within, &after.within];
        let deviation = [&before.totals.standard_deviation, &after.totals.standard_deviation];
        GroupComparison {
            percent_agreement: self.by_calls(
                [&agreed.percent_agreement, &agrees.percent_agreement],
                same.answers(),
                Better::Higher,
            ),
            gwet_ac: self.by_calls([&agreed.gwet_ac, &agrees.gwet_ac], same.answers(), Better::Higher),
            within: self.by_calls(within, same.within(), Better::Higher),
            standard_deviation: self.by_calls(deviation, same.differences(), Better::Lower),
            icc_agreement: self.correlation(),
        }
    }

    fn raters(&self) -> Vec<RaterComparison> {
        let before = |id: &str| self.before.raters.iter().find(|rater| rater.rater == id);
        let after = self.after.raters.iter();
        after.filter_map(|after| Some(self.rater(before(&after.rater)?, after))).collect()
    }

    fn rater(&self, before: &RaterReport, after: &RaterReport) -> RaterComparison {
        let (earlier, later) = (&before.totals, &after.totals);
        RaterComparison {
            rater: after.rater.clone(),
            bias: self.by_calls([&bias(earlier), &bias(later)], self.same.differences(), Better::NearZero),
            within: self.shares(&earlier.within, &later.within),
            verdict: Verdicts { before: before.judgement.verdict, after: after.judgement.verdict },
        }
    }

    fn items(&self) -> Vec<ItemComparison> {
        let before = |id: &str| self.before.items.iter().find(|item| item.item == id);
        let of_both = self.after.items.iter().filter_map(|after| Some((before(&after.item)?, after)));
        let compared = of_both.map(|(before, after)| ItemComparison {
            item: after.item.clone(),
            percent_agreement: self.by_calls(
                [&before.agreement.percent_agreement, &after.agreement.percent_agreement],
                only_if(offers_the_same(self.cards, &after.item), Incomparable::OtherItems),
                Better::Higher,
            ),
        });
        compared.collect()
    }

    /// Figures with a standard error.
    fn by_calls(&self, [before, after]: [&Figure; 2], comparable: Comparable, better: Better) -> Changed {
        let estimated = |figure: &Measured| {
            let (value, freedom) = (figure.value, figure.calls as f64 - 1.0);
            figure.standard_error.map(|standard_error| Estimated { value, standard_error, freedom })
        };
        let interval =
            |before: &Measured, after: &Measured| Ok(welch(estimated(before)?, estimated(after)?, self.confidence()));
        Changed::new([before.clone(), after.clone()], comparable, interval).judged(better)
    }

    fn shares(&self, before: &Share, after: &Share) -> Changed {
        let counts = |share: &Share| (share.count as u64, share.n as u64);
        let interval = |_: &Measured, _: &Measured| newcombe(counts(before), counts(after), self.confidence());
        Changed::new([share(before), share(after)], self.same.within(), interval).judged(Better::Higher)
    }

    fn correlation(&self) -> Changed {
        let figure = |report: &CalibrationReport| correlation(&report.group.icc_agreement, report.group.icc_calls);
        let alike = self.before.rule.alpha == self.after.rule.alpha;
        let comparable = self.same.totals().and(only_if(alike, Incomparable::OtherConfidence));
        let interval = |before: &Measured, after: &Measured| {
            Ok(mover((before.value, before.interval?), (after.value, after.interval?)))
        };
        Changed::new([figure(self.before), figure(self.after)], comparable, interval)
    }
}

/// A rater's bias with the standard error of a mean.
fn bias(totals: &TotalAgreement) -> Figure {
    let n = totals.n;
    Ok(Measured {
        value: totals.bias?,
        interval: totals.bias_interval,
        n,
        calls: n,
        coverage: coverage(n),
        standard_error: totals
            .bias_interval
            .and(totals.standard_deviation)
            .map(|deviation| deviation / (n as f64).sqrt()),
    })
}

/// What is told by intervals of its own has no standard error.
const NO_STANDARD_ERROR: Result<f64, Undefined> = Err(Undefined::Unattainable);

/// Wilson's interval holds what it promises of few calls, too.
fn share(share: &Share) -> Figure {
    let Share { n, wilson, .. } = *share;
    let coverage = Coverage::Nominal;
    Ok(Measured { value: share.share?, interval: wilson, n, calls: n, coverage, standard_error: NO_STANDARD_ERROR })
}

/// Totals that are mostly alike and now and then far off are not what F is made for: of any number of calls its interval
/// holds less than it promises, docs/calibration.md.
fn correlation(form: &Result<IccForm, Undefined>, calls: usize) -> Figure {
    let form = form.as_ref().map_err(|reason| *reason)?;
    let (value, interval, coverage) = (form.estimate?, form.interval, Coverage::BelowNominal);
    Ok(Measured { value, interval, n: calls, calls, coverage, standard_error: NO_STANDARD_ERROR })
}

/// Where a figure is the better.
#[derive(Clone, Copy)]
enum Better {
    Higher,
    Lower,
    NearZero,
}

impl Changed {
    fn new(
        [before, after]: [Figure; 2],
        comparable: Comparable,
        interval: impl FnOnce(&Measured, &Measured) -> Result<Interval, Undefined>,
    ) -> Self {
        let difference = match (comparable, &before, &after) {
            (Err(reason), ..) => Err(NoDifference::Incomparable(reason)),
            (_, Err(reason), _) | (_, _, Err(reason)) => Err(NoDifference::Undefined(*reason)),
            (_, Ok(before), Ok(after)) => Ok(Difference {
                value: after.value - before.value,
                interval: interval(before, after),
                coverage: if before.coverage == Coverage::Nominal { after.coverage } else { before.coverage },
            }),
        };
        Self { before, after, difference, change: None }
    }

    /// With what may be said of the change.
    fn judged(mut self, better: Better) -> Self {
        self.change = Some(self.towards(better).unwrap_or(Change::Undetermined));
        self
    }

    /// What is best at 0 has come nearer where it has moved up and lies below 0 on the whole, or the other way round: where
    /// the difference and the sum of both figures have opposite signs. Both have the same error, and each sign has to be
    /// shown [Berger1982]: from −5 to 5 nothing is better or worse.
    fn towards(&self, better: Better) -> Option<Change> {
        let difference = self.difference.ok()?.interval.ok()?;
        let good = match better {
            Better::Higher => Ordering::Greater,
            Better::Lower => Ordering::Less,
            Better::NearZero => side_of(difference, 2.0 * self.before.as_ref().ok()?.value).reverse(),
        };
        Some(match (side_of(difference, 0.0), good) {
            (Ordering::Equal, _) | (_, Ordering::Equal) => Change::Undetermined,
            (moved, good) if moved == good => Change::Better,
            _ => Change::Worse,
        })
    }
}

/// On which side of 0 an interval lies once it is shifted; `Equal` where it holds 0.
fn side_of(interval: Interval, shift: f64) -> Ordering {
    match (interval.low + shift > 0.0, interval.high + shift < 0.0) {
        (true, _) => Ordering::Greater,
        (_, true) => Ordering::Less,
        _ => Ordering::Equal,
    }
}

fn or_why_not<S: Serializer>(difference: &Result<Difference, NoDifference>, serializer: S) -> Result<S::Ok, S::Error> {
    match difference {
        Ok(difference) => difference.serialize(serializer),
        Err(reason) => reason.serialize(serializer),
    }
}
