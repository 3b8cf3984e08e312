//! What an attempt at a quiz comes to: part by part, limit by limit, with what each is worth.

use serde::Serialize;

use crate::agreement::{Undefined, or_reason};
use crate::calibration::{Compared, Measured, Rule};
use crate::document::{Issue, Value, words};
use crate::numeric::Rational;
use crate::quiz::{Attempt, Given, Part, PartAsks, Quiz, Range, Remark};

use super::Outcome;
use super::prospect::{Characteristic, characteristic, of_quiz};
use super::rating::{RatingResult, missed_fatals, panel_of, sheets_of};
use super::units::{Points, Total, Unit, measured, of_answers, of_questions, open_calls};

words! {
    /// What a limit is about.
    pub enum Ground {
        /// The share of points, or of answers that are the expert's.
        Share = "share",
        /// That share over items with so many levels.
        Levels = "levels",
        /// That share of a single question or item.
        Item = "item",
        /// Answers more than one step from the expert's.
        NonAdjacent = "non-adjacent",
        /// The mean difference of total scores.
        Bias = "bias",
        /// Calls on which a fatal was missed.
        Fatal = "fatal",
        /// A sequential test.
        Sequential = "sequential",
        /// A part that has to be passed.
        Part = "part",
    }
}

/// A limit, and whether it is kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// What it is about.
    pub ground: Ground,
    /// Of which question, item or part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Of items with so many levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Range>,
    /// The limit: the least share, or the most of what should not be; none of parts and sequential tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
    /// What was found, of what has been answered so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<f64>,
    /// Whether it is kept.
    pub outcome: Outcome,
}

/// What an attempt at a quiz comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuizResult {
    /// Whether it is passed.
    pub outcome: Outcome,
    /// What is asked of the whole, limit by limit.
    pub checks: Vec<Check>,
    /// Each part, in the quiz's order.
    pub parts: Vec<PartResult>,
    /// Each skill that something takes, in the order in which they first come.
    pub skills: Vec<SkillResult>,
    /// What to practise, what cost the largest share of its part first.
    pub practise: Vec<Practice>,
    /// How probable it is to pass, by true agreement.
    pub characteristic: Characteristic,
    /// Whether nothing more can be answered.
    pub finished: bool,
    /// From the start to the last event that counts, by the rater's own clock.
    pub seconds: f64,
    /// Minutes that the rater was given beyond the quiz's.
    pub extra_minutes: usize,
    /// What is odd about the attempt's events.
    pub remarks: Vec<Remark>,
    /// Who, as the attempt has it.
    pub rater: Value,
    /// The hash of the quiz.
    pub quiz: String,
    /// The id of the attempt.
    pub attempt: String,
    /// Name and version of the engine.
    pub engine: &'static str,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartResult {
    /// Its id.
    pub part: String,
    /// Whether the quiz is passed only with it.
    pub required: bool,
    /// Whether it is passed.
    pub outcome: Outcome,
    /// Limit by limit.
    pub checks: Vec<Check>,
    /// Points earned; of calls, a point for each answer that is the expert's.
    pub points: Points,
    /// The same as a share of what was answered.
    #[serde(serialize_with = "or_reason")]
    pub share: Result<Measured, Undefined>,
    /// How probable it is to pass, by true agreement.
    pub characteristic: Characteristic,
    /// Of a knowledge part: each question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<Vec<QuestionResult>>,
    /// Of a scoring part: how calls are scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<RatingResult>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionResult {
    /// Its id.
    pub item: String,
    /// What was earned.
    pub points: Points,
}

/// One skill over all parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillResult {
    /// Its id.
    pub skill: String,
    /// A point and an answer that is the expert's weigh the same.
    pub points: Points,
    /// The same as a share of what was answered.
    #[serde(serialize_with = "or_reason")]
    pub share: Result<Measured, Undefined>,
}

/// A question or an item that cost something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Practice {
    /// The part.
    pub part: String,
    /// The question's id, or the item's.
    pub item: String,
    /// The skill that it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// What was not earned, in points.
    pub lost: f64,
    /// Of so many.
    pub of: usize,
}

/// A part with what counts in it.
pub(super) struct Graded {
    pub(super) units: Vec<Unit>,
    result: PartResult,
}

/// What an attempt comes to: of the same quiz and attempt always the same.
///
/// While an attempt can go on, a limit is kept or broken only if no answer that is still open could change that; once it
/// is over, what was not answered is not right.
///
/// # Errors
/// The quiz is sealed.
pub fn grade(quiz: &Quiz, attempt: &Attempt) -> Result<QuizResult, Vec<Issue>> {
    let rule = Rule { alpha: quiz.alpha, ..Rule::new(0.0) };
    let parts = quiz.opened()?;
    let given = parts.iter().zip(&attempt.given).enumerate();
    let graded: Vec<Graded> =
        given.map(|(place, (part, given))| Graded::new(part, place, given, attempt, &rule)).collect();
    let units: Vec<&[Unit]> = graded.iter().map(|graded| graded.units.as_slice()).collect();
    let checks = checks_of_quiz(quiz, parts, &graded);
    Ok(QuizResult {
        outcome: outcome(&checks),
        checks,
        skills: skills(&units, &rule),
        practise: practise(&graded),
        characteristic: of_quiz(quiz, parts, &units),
        finished: attempt.finished,
        seconds: attempt.seconds,
        extra_minutes: attempt.extra_minutes,
        remarks: attempt.remarks.clone(),
        rater: attempt.rater.clone(),
        quiz: quiz.hash().into(),
        attempt: attempt.id.clone(),
        engine: crate::ENGINE,
        parts: graded.into_iter().map(|graded| graded.result).collect(),
    })
}

/// One limit that is broken is enough to fail; all have to be kept to pass.
fn outcome(checks: &[Check]) -> Outcome {
    let has = |outcome: Outcome| checks.iter().any(|check| check.outcome == outcome);
    [Outcome::Failed, Outcome::Undetermined].into_iter().find(|outcome| has(*outcome)).unwrap_or(Outcome::Passed)
}

fn checks_of_quiz(quiz: &Quiz, parts: &[Part], graded: &[Graded]) -> Vec<Check> {
    let mut checks = Vec::new();
    for PartResult { part, required, outcome, .. } in graded.iter().map(|graded| &graded.result) {
        if *required {
            checks.push(Check { of: Some(part.clone()), ..Check::new(Ground::Part, *outcome) });
        }
    }
    let fixed = parts.iter().zip(graded).filter(|(part, _)| part.pass.sequential.is_none());
    let total = Total::of(fixed.flat_map(|(_, graded)| &graded.units));
    checks.extend(quiz.share.as_ref().map(|share| Check::of_share(Ground::Share, share, &total)));
    checks
}

impl Check {
    fn new(ground: Ground, outcome: Outcome) -> Self {
        Self { ground, of: None, levels: None, limit: None, found: None, outcome }
    }

    fn of_share(ground: Ground, least: &Rational, total: &Total) -> Self {
        Self { limit: Some(least.to_double()), found: total.share(), ..Self::new(ground, total.reaches(least)) }
    }
}

impl Graded {
    fn new(part: &Part, place: usize, given: &[Option<Given>], attempt: &Attempt, rule: &Rule) -> Self {
        // A sequential test ends before all was asked: what was not answered is not wrong.
        let finished = attempt.finished && part.pass.sequential.is_none();
        match &part.asks {
            PartAsks::Knowledge(questions) => {
                let units = of_questions(questions, given, finished);
                let checks = checks(part, place, &units, attempt);
                let questions = units.iter().map(QuestionResult::new).collect();
                Self::with(part, units, checks, rule, (Some(questions), None))
            }
            PartAsks::Scoring(scoring) => {
                let rater = attempt.rater.at("id").text().unwrap_or_default();
                let panel = panel_of(scoring, rater, sheets_of(given));
                let compared = Compared::new(&scoring.card, &panel, rule);
                let units = of_answers(&compared, &scoring.skills, finished);
                let rating = RatingResult::new(scoring, &compared, &units, finished);
                let mut checks = checks(part, place, &units, attempt);
                checks.extend(of_rating(part, &rating, &compared, &units, finished));
                Self::with(part, units, checks, rule, (None, Some(rating)))
            }
        }
    }

    fn with(
        part: &Part,
        units: Vec<Unit>,
        checks: Vec<Check>,
        rule: &Rule,
        (questions, rating): (Option<Vec<QuestionResult>>, Option<RatingResult>),
    ) -> Self {
        let result = PartResult {
            part: part.id.clone(),
            required: part.required,
            outcome: outcome(&checks),
            checks,
            points: Total::of(units.iter()).points(),
            share: measured(units.iter(), rule),
            characteristic: characteristic(part, &units),
            questions,
            rating,
        };
        Self { units, result }
    }
}

impl QuestionResult {
    fn new(unit: &Unit) -> Self {
        Self { item: unit.item.clone(), points: Total::of(std::iter::once(unit)).points() }
    }
}

/// The limits that are about what is right.
fn checks(part: &Part, place: usize, units: &[Unit], attempt: &Attempt) -> Vec<Check> {
    let pass = &part.pass;
    if let Some(sequential) = &pass.sequential {
        let outcome =
            sequential.plan().map_or(Outcome::Undetermined, |plan| plan.decide(&in_order(units, place, attempt)).0);
        return vec![Check::new(Ground::Sequential, outcome)];
    }
    let mut checks = Vec::new();
    checks.extend(pass.share.as_ref().map(|share| Check::of_share(Ground::Share, share, &Total::of(units.iter()))));
    for range in [Range::Two, Range::Three, Range::More] {
        let own: Vec<&Unit> = units.iter().filter(|unit| unit.range == Some(range)).collect();
        let share = pass.level(range).filter(|_| !own.is_empty());
        checks.extend(share.map(|share| Check {
            levels: Some(range),
            ..Check::of_share(Ground::Levels, share, &Total::of(own.iter().copied()))
        }));
    }
    for (item, floor) in &pass.items {
        let own = Total::of(units.iter().filter(|unit| unit.item == *item));
        checks.push(Check { of: Some(item.clone()), ..Check::of_share(Ground::Item, floor, &own) });
    }
    checks
}

/// What was answered, in the order in which it was shown, up to the first that is open: whether it is right.
fn in_order(units: &[Unit], place: usize, attempt: &Attempt) -> Vec<bool> {
    let calls = attempt.order.iter().filter(|shown| shown.part == place).map(|shown| shown.asked);
    let shown = calls.flat_map(|call| units.iter().filter(move |unit| unit.call == call));
    let right = |unit: &Unit| Some(unit.earned.as_ref()? == &Rational::new(unit.points as i128, 1));
    shown.map_while(right).collect()
}

/// The limits of what should not be.
fn of_rating(part: &Part, rating: &RatingResult, compared: &Compared, units: &[Unit], finished: bool) -> Vec<Check> {
    let pass = &part.pass;
    let open = units.iter().filter(|unit| unit.earned.is_none()).count();
    let mut checks = Vec::new();
    if let Some(most) = &pass.non_adjacent {
        let most_answers = most * &Rational::new(rating.answers as i128, 1);
        let kept = |answers: usize| Rational::new(answers as i128, 1) <= most_answers;
        let outcome = at_most(kept(rating.non_adjacent), kept(rating.non_adjacent + open));
        let found = rating.non_adjacent as f64 / (rating.answers - open).max(1) as f64;
        let check = Check::new(Ground::NonAdjacent, outcome);
        checks.push(Check { limit: Some(most.to_double()), found: Some(found), ..check });
    }
    if let Some(most) = pass.missed_fatals {
        let (missed, open) = missed_fatals(compared, finished);
        let check = Check::new(Ground::Fatal, at_most(missed <= most, missed + open <= most));
        checks.push(Check { limit: Some(most as f64), found: Some(missed as f64), ..check });
    }
    if let Some(most) = pass.bias {
        let outcome = match rating.bias {
            _ if open_calls(units) > 0 => Outcome::Undetermined,
            Ok(bias) if bias.abs() <= most => Outcome::Passed,
            _ => Outcome::Failed,
        };
        checks.push(Check { limit: Some(most), found: rating.bias.ok(), ..Check::new(Ground::Bias, outcome) });
    }
    checks
}

/// Whether a limit is kept so far, and at the worst.
fn at_most(so_far: bool, at_the_worst: bool) -> Outcome {
    match (so_far, at_the_worst) {
        (false, _) => Outcome::Failed,
        (_, true) => Outcome::Passed,
        _ => Outcome::Undetermined,
    }
}

fn skills(parts: &[&[Unit]], rule: &Rule) -> Vec<SkillResult> {
    let mut names: Vec<&str> = Vec::new();
    for skill in parts.iter().copied().flatten().filter_map(|unit| unit.skill.as_deref()) {
        if !names.contains(&skill) {
            names.push(skill);
        }
    }
    let result = |skill: &str| {
        let own = parts.iter().copied().flatten().filter(|unit| unit.skill.as_deref() == Some(skill));
        SkillResult { skill: skill.into(), points: Total::of(own.clone()).points(), share: measured(own, rule) }
    };
    names.into_iter().map(result).collect()
}

/// What cost the largest share of its part comes first; what cost nothing is not there.
fn practise(graded: &[Graded]) -> Vec<Practice> {
    let mut found: Vec<(f64, Practice)> = Vec::new();
    for Graded { units, result } in graded {
        let whole = result.points.of as f64;
        let mut own: Vec<Practice> = Vec::new();
        for unit in units {
            let Some(earned) = &unit.earned else { continue };
            let lost = unit.points as f64 - earned.to_double();
            match own.iter_mut().find(|practice| practice.item == unit.item) {
                Some(practice) => (practice.lost, practice.of) = (practice.lost + lost, practice.of + unit.points),
                None => own.push(Practice {
                    part: result.part.clone(),
                    item: unit.item.clone(),
                    skill: unit.skill.clone(),
                    lost,
                    of: unit.points,
                }),
            }
        }
        found.extend(
            own.into_iter().filter(|practice| practice.lost > 0.0).map(|practice| (practice.lost / whole, practice)),
        );
    }
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, practice)| practice).collect()
}
