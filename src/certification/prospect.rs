//! What a quiz can tell before anybody has taken it: for its author.

use serde::Serialize;

use crate::calibration::{Compared, Rule};
use crate::document::Issue;
use crate::quiz::{Part, PartAsks, Quiz};

use super::grade::Ground;
use super::operating::Requirement;
use super::rating::panel_of;
use super::sequential::{Plan, TooShort};
use super::units::{Unit, anything, fewest, of_answers, of_questions, requirement};

/// True agreements that chances are given of.
const AGREEMENTS: [f64; 9] = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99];
/// More points are not gone through.
const MOST_POINTS: usize = 10_000;

/// How probable it is that a rater passes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Characteristic {
    /// By true agreement: the chance that any one answer is right, independent of all others. Empty where a rule is about
    /// more than 10,000 points, or a sequential test cannot be had.
    pub passes: Vec<Passes>,
    /// Limits that are left out of this, because agreement says nothing of them: with them fewer pass.
    pub without: Vec<Ground>,
}

/// A rater of some true agreement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Passes {
    /// The chance that any one answer is right.
    pub agreement: f64,
    /// The chance of passing.
    pub chance: f64,
}

/// What a quiz can tell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prospect {
    /// Each part, in the quiz's order.
    pub parts: Vec<PartProspect>,
    /// Of the whole quiz.
    pub characteristic: Characteristic,
}

/// What a part can tell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartProspect {
    /// Its id.
    pub part: String,
    /// Questions, or answers to items of calls.
    pub answers: usize,
    /// How probable it is to pass.
    pub characteristic: Characteristic,
    /// Its sequential test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Why there can be none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub too_short: Option<TooShort>,
}

/// What a quiz can tell of whoever will take it.
///
/// # Errors
/// The quiz is sealed: which items of a call count, the expert's answers say.
pub fn prospect(quiz: &Quiz) -> Result<Prospect, Vec<Issue>> {
    let parts = quiz.opened()?;
    let units: Vec<Vec<Unit>> = parts.iter().map(untaken).collect();
    Ok(Prospect {
        parts: parts.iter().zip(&units).map(|(part, units)| PartProspect::new(part, units)).collect(),
        characteristic: of_quiz(quiz, parts, &units.iter().map(Vec::as_slice).collect::<Vec<_>>()),
    })
}

/// What counts in a part, all of it open.
fn untaken(part: &Part) -> Vec<Unit> {
    match &part.asks {
        PartAsks::Knowledge(questions) => of_questions(questions, &[], false),
        PartAsks::Scoring(scoring) => {
            let rule = Rule::new(0.0);
            let panel = panel_of(scoring, "", scoring.cases.iter().map(|_| None).collect());
            of_answers(&Compared::new(&scoring.card, &panel, &rule), &scoring.skills, false)
        }
    }
}

impl PartProspect {
    fn new(part: &Part, units: &[Unit]) -> Self {
        let plan = part.pass.sequential.map(|sequential| sequential.plan());
        Self {
            part: part.id.clone(),
            answers: units.len(),
            characteristic: characteristic(part, units),
            too_short: plan.as_ref().and_then(|plan| plan.as_ref().err().copied()),
            plan: plan.and_then(Result::ok),
        }
    }
}

/// How probable it is to pass a part.
pub(super) fn characteristic(part: &Part, units: &[Unit]) -> Characteristic {
    let passes = match part.pass.sequential {
        Some(sequential) => sequential.plan().map_or(Vec::new(), |plan| by_agreement(&|p| plan.course(p).passes)),
        None => of_requirement(&requirement(part, units)),
    };
    Characteristic { passes, without: without(part) }
}

/// How probable it is to pass the quiz: its parts that are taken as a whole in one rule, and each sequential test besides.
pub(super) fn of_quiz(quiz: &Quiz, parts: &[Part], units: &[&[Unit]]) -> Characteristic {
    let (mut of, mut plans, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (part, units) in parts.iter().zip(units) {
        match part.pass.sequential {
            Some(sequential) if part.required => plans.push(sequential.plan()),
            Some(_) => {}
            None if part.required => of.push(requirement(part, units)),
            None => of.push(anything(units)),
        }
        let own = without(part).into_iter().filter(|ground| part.required && !left_out.contains(ground));
        left_out.extend(own.collect::<Vec<_>>());
    }
    let most = of.iter().map(Requirement::most).sum();
    let whole = Requirement::AtLeast { least: quiz.share.as_ref().map_or(0, |share| fewest(share, most)), of };
    let mut passes = of_requirement(&whole);
    for plan in plans {
        let Ok(plan) = plan else { return Characteristic { passes: Vec::new(), without: left_out } };
        passes.iter_mut().for_each(|point| point.chance *= plan.course(point.agreement).passes);
    }
    Characteristic { passes, without: left_out }
}

fn of_requirement(requirement: &Requirement) -> Vec<Passes> {
    if requirement.most() > MOST_POINTS { Vec::new() } else { by_agreement(&|p| requirement.chance(&|_| p)) }
}

fn by_agreement(chance: &dyn Fn(f64) -> f64) -> Vec<Passes> {
    AGREEMENTS.map(|agreement| Passes { agreement, chance: chance(agreement) }).to_vec()
}

fn without(part: &Part) -> Vec<Ground> {
    let pass = &part.pass;
    let mut grounds = Vec::new();
    grounds.extend(pass.non_adjacent.as_ref().map(|_| Ground::NonAdjacent));
    grounds.extend(pass.bias.map(|_| Ground::Bias));
    grounds.extend(pass.missed_fatals.filter(|_| part.has_fatals()).map(|_| Ground::Fatal));
    grounds
}
