//! What counts for a pass, told alike of questions and of answers to calls: each unit is worth points, and has earned some
//! of them or is still open.

use serde::Serialize;

use crate::agreement::Undefined;
use crate::calibration::{AnswerComparison, Compared, Mark, Measured, Rule};
use crate::numeric::Rational;
use crate::quiz::{Given, Part, Question, Range};

use super::Outcome;
use super::credit::credit;
use super::operating::Requirement;

/// A question, or one item of one call.
pub(super) struct Unit {
    /// The question's id, or the item's.
    pub(super) item: String,
    pub(super) skill: Option<String>,
    /// Of an item: how many levels it has.
    pub(super) range: Option<Range>,
    /// The question's place in its part, or the call's.
    pub(super) call: usize,
    pub(super) points: usize,
    /// `None` while it can still be answered.
    pub(super) earned: Option<Rational>,
    /// Not the expert's answer, but one step from it.
    pub(super) adjacent: bool,
}

impl Unit {
    /// Whether all its points were earned.
    pub(super) fn is_right(&self) -> bool {
        self.earned.as_ref().is_some_and(|earned| *earned == Rational::new(self.points as i128, 1))
    }

    /// As the nearest double; nothing while it is open.
    pub(super) fn points_earned(&self) -> f64 {
        self.earned.as_ref().map_or(0.0, Rational::to_double)
    }
}

/// Units together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Total {
    pub(super) earned: Rational,
    pub(super) open: usize,
    pub(super) of: usize,
}

/// Points as documents show them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Points {
    /// What was earned, as an exact fraction: `"5/2"`.
    pub exact: String,
    /// The same as the nearest double.
    pub earned: f64,
    /// What can still be earned.
    pub open: usize,
    /// Of so many.
    pub of: usize,
}

pub(super) fn of_questions(questions: &[Question], given: &[Option<Given>], finished: bool) -> Vec<Unit> {
    let mut units = Vec::with_capacity(questions.len());
    for (call, question) in questions.iter().enumerate() {
        let earned = match given.get(call) {
            Some(Some(Given::Answer(answer))) => {
                Some(&credit(question, answer) * &Rational::new(question.points as i128, 1))
            }
            _ => finished.then_some(Rational::ZERO),
        };
        units.push(Unit {
            item: question.id.clone(),
            skill: question.skill.clone(),
            range: None,
            call,
            points: question.points,
            earned,
            adjacent: false,
        });
    }
    units
}

/// A unit for each item that the expert answered: what the rater's sheet lacks is not right.
pub(super) fn of_answers(compared: &Compared, skills: &[(String, String)], finished: bool) -> Vec<Unit> {
    let mut units = Vec::new();
    for call in 0..compared.cases() {
        for (place, asked) in compared.asked.iter().enumerate() {
            if compared.given_mark(call, place).is_none_or(|mark| *mark == Mark::Hidden) {
                continue;
            }
            let is_open = !finished && compared.mark(0, call, place).is_none();
            let comparison = compared.against_reference(0, call, place);
            let is = |what: fn(&AnswerComparison) -> bool| comparison.as_ref().is_some_and(what);
            let right = Rational::integer(is(|comparison| comparison.exact).into());
            units.push(Unit {
                item: asked.item.id.clone(),
                skill: skills.iter().find(|(item, _)| *item == asked.item.id).map(|(_, skill)| skill.clone()),
                range: Some(Range::of(asked.levels.len())),
                call,
                points: 1,
                earned: (!is_open).then_some(right),
                adjacent: is(|comparison| comparison.adjacent),
            });
        }
    }
    units
}

impl Total {
    pub(super) fn of<'u>(units: impl Iterator<Item = &'u Unit>) -> Self {
        units.fold(Self::default(), |total, unit| Self {
            earned: unit.earned.as_ref().map_or(total.earned.clone(), |earned| &total.earned + earned),
            open: total.open + if unit.earned.is_none() { unit.points } else { 0 },
            of: total.of + unit.points,
        })
    }

    /// Whether the share is reached, whatever is still open.
    pub(super) fn reaches(&self, share: &Rational) -> Outcome {
        let least = share * &Rational::new(self.of as i128, 1);
        if self.earned >= least {
            Outcome::Passed
        } else if &self.earned + &Rational::new(self.open as i128, 1) < least {
            Outcome::Failed
        } else {
            Outcome::Undetermined
        }
    }

    pub(super) fn points(&self) -> Points {
        Points { exact: self.earned.to_string(), earned: self.earned.to_double(), open: self.open, of: self.of }
    }

    pub(super) fn share(&self) -> Option<f64> {
        self.earned.checked_div(&Rational::new((self.of - self.open) as i128, 1)).map(|share| share.to_double())
    }
}

/// The share of points earned, of what was answered; its interval leaves out questions, or calls.
pub(super) fn measured<'u>(units: impl Iterator<Item = &'u Unit>, rule: &Rule) -> Result<Measured, Undefined> {
    Measured::ratio(&by_call(units, Unit::points_earned), rule)
}

/// What the answered units of each call add up to: something of them, their points, and how many they are.
pub(super) fn by_call<'u>(units: impl Iterator<Item = &'u Unit>, something: impl Fn(&Unit) -> f64) -> Vec<[f64; 3]> {
    let mut calls: Vec<(usize, [f64; 3])> = Vec::new();
    for unit in units.filter(|unit| unit.earned.is_some()) {
        if calls.last().is_none_or(|(call, _)| *call != unit.call) {
            calls.push((unit.call, [0.0; 3]));
        }
        let sums = calls.last_mut().into_iter().flat_map(|(_, sums)| sums);
        sums.zip([something(unit), unit.points as f64, 1.0]).for_each(|(sum, added)| *sum += added);
    }
    calls.into_iter().map(|(_, sums)| sums).collect()
}

/// What has to be right of a part: its share, of its items by their levels, of single items.
pub(super) fn requirement(part: &Part, units: &[Unit]) -> Requirement {
    let mut groups: Vec<(Option<Range>, Vec<Requirement>)> = Vec::new();
    for (place, (unit, count)) in items(units).into_iter().enumerate() {
        let answers = Requirement::Answers { item: place, count, points: unit.points };
        let floor = part.pass.floor(&unit.item).map_or(0, |floor| fewest(floor, count * unit.points));
        let item = Requirement::AtLeast { least: floor, of: vec![answers] };
        match groups.iter_mut().find(|(range, _)| *range == unit.range) {
            Some((_, group)) => group.push(item),
            None => groups.push((unit.range, vec![item])),
        }
    }
    let group = |(range, of): (Option<Range>, Vec<Requirement>)| {
        let most = of.iter().map(Requirement::most).sum();
        let least = range.and_then(|range| part.pass.level(range)).map_or(0, |share| fewest(share, most));
        Requirement::AtLeast { least, of }
    };
    let of: Vec<Requirement> = groups.into_iter().map(group).collect();
    let most = of.iter().map(Requirement::most).sum();
    Requirement::AtLeast { least: part.pass.share.as_ref().map_or(0, |share| fewest(share, most)), of }
}

/// Of a part that nobody has to pass: its points count all the same.
pub(super) fn anything(units: &[Unit]) -> Requirement {
    let answers = |(place, (unit, count)): (usize, (&Unit, usize))| Requirement::Answers {
        item: place,
        count,
        points: unit.points,
    };
    Requirement::AtLeast { least: 0, of: items(units).into_iter().enumerate().map(answers).collect() }
}

/// The first unit of each item, and how many it has.
fn items(units: &[Unit]) -> Vec<(&Unit, usize)> {
    let mut items: Vec<(&Unit, usize)> = Vec::new();
    for unit in units {
        match items.iter_mut().find(|(first, _)| first.item == unit.item) {
            Some((_, count)) => *count += 1,
            None => items.push((unit, 1)),
        }
    }
    items
}

/// The fewest whole points that are such a share.
pub(super) fn fewest(share: &Rational, of: usize) -> usize {
    let least = share * &Rational::new(of as i128, 1);
    least.to_small().map_or(of, |(numerator, denominator)| (numerator as usize).div_ceil(denominator as usize))
}

/// How many calls, or questions, can still be answered.
pub(super) fn open_calls(units: &[Unit]) -> usize {
    let mut calls: Vec<usize> = units.iter().filter(|unit| unit.earned.is_none()).map(|unit| unit.call).collect();
    calls.dedup();
    calls.len()
}
