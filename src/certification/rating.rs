//! Calls scored by a rater against the expert: the comparison is calibration's, of the right answers nearest to the
//! rater's.

use serde::Serialize;

use crate::agreement::{Interval, Undefined, Weighting, or_reason};
use crate::calibration::{
    AnswerAgreement, AnswerCodes, Asked, Case, Compared, FatalMiss, Level, Mark, Measured, Panel, Rater, RaterReport,
    Reference, Rule, Sheet, Worth, compare,
};
use crate::evaluation::{Evaluation, statuses};
use crate::quiz::{Given, QuizCase, Range, Scoring};
use crate::scorecard::Scorecard;

use super::units::Unit;

/// How a rater scores calls, against the expert.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RatingResult {
    /// Answers of the expert that the rater's are compared with: every item of every call that the expert answered.
    pub answers: usize,
    /// The same answer.
    pub exact: usize,
    /// One step apart.
    pub adjacent: usize,
    /// More than one step apart, or not there.
    pub non_adjacent: usize,
    /// The share that is the same or one step apart.
    #[serde(serialize_with = "or_reason")]
    pub exact_or_adjacent: Result<Measured, Undefined>,
    /// Agreement weighted by what items weigh in the score; as alignment in calibration [MaestroQA].
    #[serde(serialize_with = "or_reason")]
    pub weighted: Result<Measured, Undefined>,
    /// Cohen's kappa with quadratic weights [Cohen1960], of answers as worth nothing, something or everything; those not
    /// applicable left aside.
    #[serde(serialize_with = "or_reason")]
    pub kappa: Result<Measured, Undefined>,
    /// AC2 of the same [Gwet2014], which prevalence moves little.
    #[serde(serialize_with = "or_reason")]
    pub ac2: Result<Measured, Undefined>,
    /// The mean difference of total scores: below 0 where the rater is severe.
    #[serde(serialize_with = "or_reason")]
    pub bias: Result<f64, Undefined>,
    /// Student's, of confidence 1 − α.
    #[serde(serialize_with = "or_reason")]
    pub bias_interval: Result<Interval, Undefined>,
    /// Calls with both totals.
    pub totals: usize,
    /// Calls on which a fatal was missed.
    pub missed_fatals: usize,
    /// Fatals that only one of both saw, one by one.
    pub fatals: Vec<FatalMiss>,
    /// Each item that is answered for points, in card order.
    pub items: Vec<ItemRating>,
    /// The house's own raters on the same calls, where the quiz has their answers.
    pub panel: Vec<PanelRating>,
}

/// One item over all calls.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemRating {
    /// The item's id.
    pub item: String,
    /// How many levels it has.
    pub levels: Range,
    /// Answers against the expert's, of those that both gave.
    #[serde(flatten)]
    pub answers: AnswerAgreement,
    /// Cohen's kappa with quadratic weights, by the points of its levels.
    #[serde(serialize_with = "or_reason")]
    pub kappa: Result<Measured, Undefined>,
    /// AC2 of the same.
    #[serde(serialize_with = "or_reason")]
    pub ac2: Result<Measured, Undefined>,
}

/// One of the house's raters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PanelRating {
    /// Who.
    pub rater: String,
    /// The share of answers that are the expert's, over the calls that they scored.
    #[serde(serialize_with = "or_reason")]
    pub exact: Result<Measured, Undefined>,
}

/// What one rater scored, each call with the right evaluation that is nearest to it.
pub(super) fn panel_of(scoring: &Scoring, rater: &str, sheets: Vec<Option<Evaluation>>) -> Panel {
    let asked = Asked::all(&scoring.card.rules);
    let pairs = scoring.cases.iter().zip(&sheets);
    let reference = pairs.map(|(case, sheet)| nearest(&scoring.card, &asked, case, sheet.as_ref())).collect();
    Panel {
        raters: vec![Rater { id: rater.into(), level: Level::default() }],
        cases: scoring.cases.iter().map(|case| Case { id: case.id.clone() }).collect(),
        sheets: vec![sheets],
        reference,
        kind: Reference::Expert,
    }
}

/// The evaluations of an attempt, call by call.
pub(super) fn sheets_of(given: &[Option<Given>]) -> Vec<Option<Evaluation>> {
    let sheet = |given: &Option<Given>| match given {
        Some(Given::Evaluation(evaluation)) => Some(evaluation.clone()),
        _ => None,
    };
    given.iter().map(sheet).collect()
}

/// The expert's evaluation; with each answer that is accepted too in its place, where that is nearer to the rater's.
fn nearest(card: &Scorecard, asked: &[Asked], case: &QuizCase, rated: Option<&Evaluation>) -> Option<Evaluation> {
    let mut right = case.expert.clone()?;
    let Some(rated) = rated.and_then(|rated| Sheet::read(card, asked, rated)) else { return Some(right) };
    for (place, response) in &case.accepted {
        let mut other = right.clone();
        other.responses.iter_mut().skip(*place).take(1).for_each(|slot| *slot = *response);
        other.statuses = statuses(&card.rules, &other.responses);
        let distance = |reference: &Evaluation| distance(card, asked, *place, &rated, reference);
        if distance(&other) < distance(&right) {
            right = other;
        }
    }
    Some(right)
}

/// How far a rater's answer to an item is from a reference's: 0 only where it is the same.
fn distance(card: &Scorecard, asked: &[Asked], place: usize, rated: &Sheet, reference: &Evaluation) -> Option<f64> {
    let reference = Sheet::read(card, asked, reference)?;
    let index = asked.iter().position(|asked| asked.place == place)?;
    let marks = (rated.marks.get(index)?.as_ref()?, reference.marks.get(index)?.as_ref()?);
    let comparison = compare(asked.get(index)?, marks.0, marks.1)?;
    Some(if comparison.exact { 0.0 } else { 1.0 + comparison.distance })
}

/// On how many calls the rater did not see a fatal that the expert saw, and on how many that is still open.
pub(super) fn missed_fatals(compared: &Compared, finished: bool) -> (usize, usize) {
    let (mut missed, mut open) = (0, 0);
    for call in 0..compared.cases() {
        let fatal = |place: &usize| compared.given_mark(call, *place).is_some_and(Mark::is_fatal);
        let marks: Vec<_> =
            (0..compared.asked.len()).filter(fatal).map(|place| compared.mark(0, call, place)).collect();
        let is_missed = |mark: &Option<&Mark>| mark.map_or(finished, |mark| !mark.is_fatal());
        if marks.iter().any(is_missed) {
            missed += 1;
        } else if marks.contains(&None) {
            open += 1;
        }
    }
    (missed, open)
}

impl RatingResult {
    pub(super) fn new(scoring: &Scoring, compared: &Compared, units: &[Unit], finished: bool) -> Self {
        let report = RaterReport::new(compared, 0);
        let answered = units.iter().filter(|unit| unit.earned.is_some());
        let exact =
            answered.clone().filter(|unit| unit.earned.as_ref().is_some_and(|earned| !earned.is_zero())).count();
        let adjacent = answered.clone().filter(|unit| unit.adjacent).count();
        let worths = vec![0.0, 0.5, 1.0];
        let worth = |place, mark: &Mark| Worth::place(mark.worth(compared.asked.get(place)?)?);
        let [kappa, ac2] = coefficients(compared, 0..compared.asked.len(), worths, &worth);
        let items = compared.asked.iter().zip(report.items).enumerate();
        Self {
            answers: units.len(),
            exact,
            adjacent,
            non_adjacent: answered.count() - exact - adjacent,
            exact_or_adjacent: exact_or_adjacent(units, compared.rule),
            weighted: report.alignment,
            kappa,
            ac2,
            bias: report.totals.bias,
            bias_interval: report.totals.bias_interval,
            totals: report.totals.n,
            missed_fatals: missed_fatals(compared, finished).0,
            fatals: report.fatals,
            items: items.map(|(place, (asked, item))| ItemRating::new(compared, asked, place, item.answers)).collect(),
            panel: panel_ratings(scoring, compared.rule),
        }
    }
}

impl ItemRating {
    fn new(compared: &Compared, asked: &Asked, item: usize, answers: AnswerAgreement) -> Self {
        let values: Vec<f64> = asked.levels.iter().map(|level| level.to_double()).collect();
        let [kappa, ac2] = coefficients(compared, item..item + 1, values, &|_, mark| match mark {
            Mark::Answered { points, .. } => {
                asked.levels.iter().position(|level| level == points).map(|level| level as u8)
            }
            _ => None,
        });
        Self { item: asked.item.id.clone(), levels: Range::of(asked.levels.len()), answers, kappa, ac2 }
    }
}

impl Worth {
    /// From nothing to everything; none of what is not applicable.
    fn place(self) -> Option<u8> {
        match self {
            Self::None => Some(0),
            Self::Partial => Some(1),
            Self::Full => Some(2),
            Self::NotApplicable => None,
        }
    }
}

/// Quadratic kappa and AC2 over units of these items that both answered, by what answers are worth.
fn coefficients(
    compared: &Compared,
    items: std::ops::Range<usize>,
    values: Vec<f64>,
    code: &dyn Fn(usize, &Mark) -> Option<u8>,
) -> [Result<Measured, Undefined>; 2] {
    let mut codes = AnswerCodes::of_values(2, values);
    for call in 0..compared.cases() {
        for place in items.clone() {
            let marks = [compared.mark(0, call, place), compared.reference_mark(0, call, place)];
            let pair = marks.map(|mark| code(place, mark?));
            if pair.iter().all(Option::is_some) {
                codes.push(pair.into_iter());
            }
        }
        codes.end_call();
    }
    codes.measured(["cohen-kappa", "gwet-ac"], Weighting::Quadratic, compared.rule)
}

fn exact_or_adjacent(units: &[Unit], rule: &Rule) -> Result<Measured, Undefined> {
    let close = |unit: &Unit| unit.adjacent || unit.earned.as_ref().is_some_and(|earned| !earned.is_zero());
    Measured::ratio(&super::units::by_call(units.iter(), |unit| f64::from(u8::from(close(unit)))), rule)
}

/// Each of the house's raters as if they had taken the quiz.
fn panel_ratings(scoring: &Scoring, rule: &Rule) -> Vec<PanelRating> {
    let mut raters: Vec<&str> = Vec::new();
    for (rater, _) in scoring.cases.iter().flat_map(|case| &case.panel) {
        if !raters.contains(&rater.as_str()) {
            raters.push(rater);
        }
    }
    let rating = |rater: &str| {
        let own = |case: &QuizCase| case.panel.iter().find(|(other, _)| other == rater).map(|(_, sheet)| sheet.clone());
        let panel = panel_of(scoring, rater, scoring.cases.iter().map(own).collect());
        let compared = Compared::new(&scoring.card, &panel, rule);
        PanelRating { rater: rater.into(), exact: RaterReport::new(&compared, 0).answers.exact }
    };
    raters.into_iter().map(rating).collect()
}
