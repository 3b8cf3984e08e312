//! What one item contributes: its points after policies and after a fatal rule of item scope.

use crate::evaluation::{Response, Status};
use crate::numeric::Rational;
use crate::scorecard::{Fatal, FatalScope, Item, Kind, Missing, NotApplicable, Rules};

use super::fatal::{fall, fires, share};

/// One item's part of the score.
#[derive(Clone, Debug, Default)]
pub(crate) struct ItemPart<'a> {
    /// Whether it stands in the sums of its section.
    pub(crate) counts: bool,
    /// Points after policy and item fatal.
    pub(crate) earned: Rational,
    /// Where items are weighted: the way from the lowest to the highest points, after item fatal.
    pub(crate) share: Rational,
    /// What a bonus item adds.
    pub(crate) bonus: Option<Rational>,
    /// The policy that settled an item without an answer.
    pub(crate) policy: Option<&'static str>,
    /// The fatal rule that fired.
    pub(crate) fatal: Option<&'a Fatal>,
    /// Answered with fewer than the highest points.
    pub(crate) error: bool,
}

/// What a policy gives in the place of an answer.
enum Credit {
    Leaves,
    Points(Rational),
    Full,
    Nothing,
    Worst,
}

pub(crate) fn item_part<'a>(
    rules: &Rules,
    item: &'a Item,
    weighted: bool,
    status: Status,
    response: Response,
    fatals: bool,
) -> ItemPart<'a> {
    if !item.scored {
        return ItemPart { policy: (status == Status::Missing).then_some("missing-blocks"), ..ItemPart::default() };
    }
    match status {
        Status::Answered => answered(item, weighted, response, fatals),
        Status::NotApplicable => {
            let (credit, policy) = not_applicable(rules, item);
            credited(item, weighted, credit, Some(policy))
        }
        Status::Missing => {
            let (credit, policy) = missing(rules, item);
            credited(item, weighted, credit, Some(policy))
        }
        Status::Hidden | Status::Absent | Status::Unscored => ItemPart::default(),
    }
}

/// The points of an answer.
pub(crate) fn points(item: &Item, response: Response) -> Rational {
    match (&item.kind, response) {
        (Kind::Number(..), Response::Number(number)) => {
            item.kind.points_of_number(number).cloned().unwrap_or(Rational::ZERO)
        }
        _ => {
            let chosen = response.options();
            let options = item.kind.options().iter().enumerate();
            options.filter(|(index, _)| chosen.contains(*index)).map(|(_, option)| &option.points).sum()
        }
    }
}

fn answered(item: &Item, weighted: bool, response: Response, fatals: bool) -> ItemPart<'_> {
    let points = points(item, response);
    let error = points < item.highest;
    if item.bonus {
        return ItemPart { earned: points.clone(), bonus: Some(points), error, ..ItemPart::default() };
    }
    let fatal = item.fatal.as_ref().filter(|fatal| fatals && fires(fatal, item, response, &points));
    let part = standing(item, weighted, points);
    match fatal.filter(|fatal| fatal.scope == FatalScope::Item) {
        Some(rule) if weighted => {
            let share = fall(part.share, &rule.effect, &Rational::ONE);
            ItemPart { earned: points_at(item, &share), share, counts: true, fatal, error, ..ItemPart::default() }
        }
        Some(rule) => ItemPart { earned: fall(part.earned, &rule.effect, &item.highest), fatal, error, ..part },
        None => ItemPart { fatal, error, ..part },
    }
}

/// An item that stands in the sums with these points.
fn standing(item: &Item, weighted: bool, points: Rational) -> ItemPart<'_> {
    let share = if weighted { share(item, &points) } else { Rational::ZERO };
    ItemPart { counts: true, earned: points, share, ..ItemPart::default() }
}

fn points_at(item: &Item, share: &Rational) -> Rational {
    &item.lowest + &(share * &(&item.highest - &item.lowest))
}

/// An item's own points come before the card's policy.
fn not_applicable(rules: &Rules, item: &Item) -> (Credit, &'static str) {
    match (&item.na_points, rules.not_applicable) {
        (Some(points), _) => (Credit::Points(points.clone()), "na-points"),
        (None, NotApplicable::Exclude) => (Credit::Leaves, "na-excluded"),
        (None, NotApplicable::WithinSection) => (Credit::Leaves, "na-within-section"),
        (None, NotApplicable::FullCredit) => (Credit::Full, "na-full-credit"),
        (None, NotApplicable::NoCredit) => (Credit::Nothing, "na-no-credit"),
    }
}

fn missing(rules: &Rules, item: &Item) -> (Credit, &'static str) {
    match rules.missing {
        Missing::Block => (Credit::Leaves, "missing-blocks"),
        Missing::NotApplicable => (not_applicable(rules, item).0, "missing-as-na"),
        Missing::NoCredit => (Credit::Nothing, "missing-no-credit"),
        Missing::Worst => (Credit::Worst, "missing-worst"),
    }
}

/// A bonus item adds only what its own `naPoints` give it; the policies have nothing for it.
fn credited<'a>(item: &'a Item, weighted: bool, credit: Credit, policy: Option<&'static str>) -> ItemPart<'a> {
    let part = match credit {
        Credit::Points(points) if item.bonus => {
            ItemPart { earned: points.clone(), bonus: Some(points), ..ItemPart::default() }
        }
        Credit::Leaves => ItemPart::default(),
        _ if item.bonus => ItemPart::default(),
        Credit::Points(points) => standing(item, weighted, points),
        Credit::Full => standing(item, weighted, item.highest.clone()),
        Credit::Nothing if weighted => standing(item, weighted, item.lowest.clone()),
        Credit::Nothing => standing(item, weighted, Rational::ZERO),
        Credit::Worst => standing(item, weighted, item.lowest.clone()),
    };
    ItemPart { policy, ..part }
}
