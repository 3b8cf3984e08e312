//! The rules for passing, as data: every limit visible and changeable.

use serde::Serialize;

use crate::document::{Code, Cursor, Shape, may, need, words};
use crate::numeric::Rational;
use crate::scorecard::Scorecard;

use super::question::MOST_QUESTIONS;

/// A decimal from 0 to 1.
pub(super) const SHARE: Shape = Shape::Also(&Shape::Decimal, check_share);
const LEAST: Shape = Shape::Number(0.01, 0.99);
const ERROR: Shape = Shape::Number(0.001, 0.2);
/// Its bounds are worked out each time they are asked for.
const LONGEST_TEST: usize = 500;

static KNOWLEDGE: Shape = Shape::Object(&[may("share", SHARE), may("items", Shape::Table(&SHARE))]);
static SCORING: Shape = Shape::Object(&[
    may("share", SHARE),
    may("levels", Shape::Object(&[may("two", SHARE), may("three", SHARE), may("more", SHARE)])),
    may("items", Shape::Table(&SHARE)),
    may("bias", Shape::Number(0.0, 1e6)),
    may("nonAdjacent", SHARE),
    may("missedFatals", Shape::Whole(0, 1_000)),
]);
static ONE_BY_ONE: Shape = Shape::Object(&[need("sequential", Shape::Also(&SEQUENTIAL, check_sequential))]);
static SEQUENTIAL: Shape = Shape::Object(&[
    need("poor", LEAST),
    need("good", LEAST),
    may("alpha", ERROR),
    may("beta", ERROR),
    need("cap", Shape::Whole(1, LONGEST_TEST)),
]);

words! {
    /// How many levels an item of a scorecard has: answers that differ in what they are worth.
    pub enum Range {
        /// Two.
        Two = "two",
        /// Three.
        Three = "three",
        /// Four or more, or several options that add up.
        More = "more",
    }
}

impl Range {
    /// Of so many levels; 0 stands for options that add up.
    pub(crate) fn of(levels: usize) -> Self {
        match levels {
            2 => Self::Two,
            3 => Self::Three,
            _ => Self::More,
        }
    }
}

/// A test of a poor rater's agreement against a good one's, answer by answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sequential {
    /// p0: a rater of this true agreement should fail; between 0 and 1.
    pub poor: f64,
    /// p1, above p0: a rater of this true agreement should pass.
    pub good: f64,
    /// α: how often the poor one may pass.
    pub alpha: f64,
    /// β: how often the good one may fail.
    pub beta: f64,
    /// The most answers.
    pub cap: usize,
}

/// When a part is passed. Every limit that is there has to be kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pass {
    /// In the place of everything else.
    pub(crate) sequential: Option<Sequential>,
    /// Of all points, or of all answers that should be the expert's.
    pub(crate) share: Option<Rational>,
    /// Of answers to items with two levels, three, and more.
    pub(crate) levels: Option<[Rational; 3]>,
    /// Of single items.
    pub(crate) items: Vec<(String, Rational)>,
    /// How far from 0 the mean difference of total scores may lie.
    pub(crate) bias: Option<f64>,
    /// How much of all answers may be more than one step from the expert's.
    pub(crate) non_adjacent: Option<Rational>,
    /// On how many calls a fatal may be missed.
    pub(crate) missed_fatals: Option<usize>,
}

/// What NAEP asks of scorers before they score: exact agreement by how many levels an item has [NAEP].
const NAEP: [(&str, i128); 3] = [("two", 90), ("three", 80), ("more", 70)];

impl Pass {
    /// Unless the rule says otherwise, four points of five.
    pub(super) fn of_knowledge(place: &Cursor, questions: &Cursor) -> Self {
        Self::read(place, &KNOWLEDGE).unwrap_or_else(|| {
            let floors = place.at("items");
            for (id, floor) in floors.table() {
                if !questions.list(MOST_QUESTIONS).any(|question| question.value.at("id").id() == Some(id)) {
                    floor.report(Code::UnknownQuestion, &[("value", &id)]);
                }
            }
            Self {
                share: Some(place.value.at("share").rational().unwrap_or_else(|| Rational::new(4, 5))),
                items: read_floors(&floors),
                ..Self::default()
            }
        })
    }

    /// Unless the rule says otherwise, NAEP's shares by levels, and no fatal missed.
    pub(super) fn of_scoring(place: &Cursor, card: &Scorecard) -> Self {
        Self::read(place, &SCORING).unwrap_or_else(|| {
            let floors = place.at("items");
            floors.table().for_each(|(id, floor)| check_item(&floor, card, id));
            let rule = place.value;
            let level =
                |(name, percent)| rule.at("levels").at(name).rational().unwrap_or_else(|| Rational::new(percent, 100));
            Self {
                share: rule.at("share").rational(),
                levels: (rule.has("levels") || !rule.has("share")).then(|| NAEP.map(level)),
                items: read_floors(&floors),
                bias: rule.at("bias").number(),
                non_adjacent: rule.at("nonAdjacent").rational(),
                missed_fatals: Some(rule.at("missedFatals").whole().unwrap_or(0)),
                sequential: None,
            }
        })
    }

    /// The sequential test, where the rule is one; `None` of any other rule, which is judged here and read by the caller.
    fn read(place: &Cursor, fixed: &'static Shape) -> Option<Self> {
        let rule = place.value.at("sequential");
        if !place.value.has("sequential") {
            if !matches!(place.value, crate::document::Value::Null) {
                place.judge(fixed);
            }
            return None;
        }
        place.judge(&ONE_BY_ONE);
        let number = |key: &str| rule.at(key).number();
        let sequential = Sequential {
            poor: number("poor").unwrap_or_default(),
            good: number("good").unwrap_or_default(),
            alpha: number("alpha").unwrap_or(0.05),
            beta: number("beta").unwrap_or(0.05),
            cap: rule.at("cap").whole().unwrap_or_default(),
        };
        Some(Self { sequential: Some(sequential), ..Self::default() })
    }

    /// The share of answers to items with so many levels.
    pub(crate) fn level(&self, range: Range) -> Option<&Rational> {
        let [two, three, more] = self.levels.as_ref()?;
        Some(match range {
            Range::Two => two,
            Range::Three => three,
            Range::More => more,
        })
    }

    /// The floor of an item.
    pub(crate) fn floor(&self, item: &str) -> Option<&Rational> {
        self.items.iter().find(|(id, _)| id == item).map(|(_, floor)| floor)
    }
}

fn read_floors(floors: &Cursor) -> Vec<(String, Rational)> {
    floors.table().filter_map(|(id, floor)| Some((id.to_owned(), floor.value.rational()?))).collect()
}

/// An item of a scorecard that answers are compared of.
pub(super) fn check_item(place: &Cursor, card: &Scorecard, id: &str) {
    match card.item_index(id).and_then(|index| card.rules.items.get(index)) {
        None => place.report(Code::UnknownItem, &[("value", &id)]),
        Some(item) if !item.scored => place.report(Code::KeyNotForUnscored, &[("key", &id)]),
        Some(_) => {}
    }
}

fn check_share(place: &Cursor) {
    if let Some(share) = place.value.rational()
        && !(Rational::ZERO..=Rational::ONE).contains(&share)
    {
        place.report(Code::OutOfRange, &[("value", &share), ("min", &0.0), ("max", &1.0)]);
    }
}

fn check_sequential(place: &Cursor) {
    if let (Some(poor), Some(good)) = (place.value.at("poor").number(), place.value.at("good").number())
        && poor >= good
    {
        place.report(Code::PoorNotBelowGood, &[("poor", &poor), ("good", &good)]);
    }
}
