//! Item analysis: which questions are hard, which tell good raters from poor ones, and which wrong options are believed.

use libm::{exp, log};
use serde::Serialize;

use crate::agreement::{CronbachAlpha, Interval, Scores, Undefined, cronbach_alpha, or_reason};
use crate::document::Issue;
use crate::numeric::distribution::{normal_quantile, student_t_quantile};
use crate::quiz::{Answer, Attempt, Given, Part, PartAsks, Question, Quiz};

use super::disputes::{Disputed, disputed};
use super::findings::{Finding, findings};
use super::grade::units_of;
use super::units::Unit;

/// A part over many attempts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartAnalysis {
    /// Its id.
    pub part: String,
    /// Attempts that are over; no others count, and of a part with a sequential test none, as each was asked something else.
    pub attempts: usize,
    /// Whether its items measure one thing: Cronbach's alpha over them [Cronbach1951].
    #[serde(serialize_with = "or_reason")]
    pub reliability: Result<CronbachAlpha, Undefined>,
    /// Each question, or each item of the scorecard over all calls.
    pub items: Vec<ItemAnalysis>,
    /// Answers of the key that attempts dispute; those of a sequential part count too.
    pub disputed: Vec<Disputed>,
}

/// One question, or one item of the scorecard.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemAnalysis {
    /// Its id.
    pub item: String,
    /// The mean share of its points that was earned: the higher, the easier.
    #[serde(serialize_with = "or_reason")]
    pub difficulty: Result<f64, Undefined>,
    /// Student's.
    #[serde(serialize_with = "or_reason")]
    pub difficulty_interval: Result<Interval, Undefined>,
    /// The correlation of its points with those of all other items of the part.
    #[serde(serialize_with = "or_reason")]
    pub discrimination: Result<f64, Undefined>,
    /// By Fisher's z [Fisher1925].
    #[serde(serialize_with = "or_reason")]
    pub discrimination_interval: Result<Interval, Undefined>,
    /// What was chosen, of a question with options to choose.
    pub options: Vec<OptionAnalysis>,
    /// Why it may have to be repaired.
    pub findings: Vec<Finding>,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptionAnalysis {
    /// Its id.
    pub option: String,
    /// Whether it is right.
    pub right: bool,
    /// By how many attempts it was chosen.
    pub count: usize,
    /// As a share of all attempts.
    #[serde(serialize_with = "or_reason")]
    pub share: Result<f64, Undefined>,
    /// The correlation of choosing it with the points of all other items: of a wrong option below 0, if it is one.
    #[serde(serialize_with = "or_reason")]
    pub discrimination: Result<f64, Undefined>,
}

/// Each part of a quiz over attempts at it.
///
/// # Undefined
/// Difficulty of no attempt, its interval of fewer than two or without variation; discrimination where an item or the rest
/// of its part has no variation, its interval of fewer than four attempts or a correlation of ±1.
///
/// # Errors
/// The quiz is sealed.
pub fn analyse(quiz: &Quiz, attempts: &[Attempt]) -> Result<Vec<PartAnalysis>, Vec<Issue>> {
    let over: Vec<&Attempt> = attempts.iter().filter(|attempt| attempt.finished).collect();
    let parts = quiz.opened()?.iter().enumerate();
    Ok(parts.map(|(place, part)| PartAnalysis::new(quiz, part, place, &over)).collect())
}

impl PartAnalysis {
    fn new(quiz: &Quiz, part: &Part, place: usize, attempts: &[&Attempt]) -> Self {
        let disputed = disputed(part, place, attempts, quiz.alpha);
        let attempts = if part.pass.sequential.is_some() { &[] } else { attempts };
        let given: Vec<&[Option<Given>]> =
            attempts.iter().map(|attempt| attempt.given.get(place).map_or(&[][..], Vec::as_slice)).collect();
        let rows: Vec<Vec<Earned>> = given.iter().map(|given| earned(&units_of(part, given, true))).collect();
        let points = |row: &Vec<Earned>| row.iter().map(|item| Some(item.points)).collect();
        let scores = Scores::from_rows(&rows.iter().map(points).collect::<Vec<_>>());
        let items = earned(&units_of(part, &[], false)).into_iter().enumerate();
        let mut items: Vec<ItemAnalysis> =
            items.map(|(index, item)| ItemAnalysis::new(part, (index, &item.id), &rows, &given, quiz.alpha)).collect();
        // Each item, and each of its wrong options.
        let comparisons = items.iter().map(|item| 1 + item.options.iter().filter(|option| !option.right).count()).sum();
        for item in &mut items {
            item.findings = findings(item, attempts.len(), quiz.alpha, comparisons);
        }
        Self {
            part: part.id.clone(),
            attempts: attempts.len(),
            reliability: scores
                .map_err(|_| Undefined::TooFewUnits)
                .and_then(|scores| cronbach_alpha(&scores, 1.0 - quiz.alpha)),
            items,
            disputed,
        }
    }
}

/// What one attempt earned of an item.
struct Earned {
    id: String,
    points: f64,
    of: usize,
}

fn earned(units: &[Unit]) -> Vec<Earned> {
    let mut items: Vec<Earned> = Vec::new();
    for unit in units {
        let points = unit.points_earned();
        match items.iter_mut().find(|item| item.id == unit.item) {
            Some(item) => (item.points, item.of) = (item.points + points, item.of + unit.points),
            None => items.push(Earned { id: unit.item.clone(), points, of: unit.points }),
        }
    }
    items
}

impl ItemAnalysis {
    fn new(
        part: &Part,
        (index, item): (usize, &str),
        rows: &[Vec<Earned>],
        given: &[&[Option<Given>]],
        alpha: f64,
    ) -> Self {
        let own: Vec<f64> = rows.iter().filter_map(|row| row.get(index)).map(|item| item.points).collect();
        let shares = rows.iter().filter_map(|row| row.get(index)).map(|item| item.points / item.of as f64);
        let shares: Vec<f64> = shares.collect();
        let all = rows.iter().map(|row| row.iter().map(|item| item.points).sum::<f64>());
        let rest: Vec<f64> = all.zip(&own).map(|(all, own)| all - own).collect();
        let discrimination = correlation(&own, &rest);
        let options = match &part.asks {
            PartAsks::Knowledge(questions) => {
                questions.get(index).map_or(Vec::new(), |question| options(question, index, given, &rest))
            }
            PartAsks::Scoring(_) => Vec::new(),
        };
        Self {
            item: item.into(),
            difficulty: mean(&shares),
            difficulty_interval: student(&shares, alpha),
            discrimination,
            discrimination_interval: discrimination.and_then(|value| fisher(value, own.len(), alpha)),
            options,
            findings: Vec::new(),
        }
    }
}

fn options(question: &Question, index: usize, given: &[&[Option<Given>]], rest: &[f64]) -> Vec<OptionAnalysis> {
    let right = match question.right.as_ref().map(|right| &right.answer) {
        Some(Answer::Single(right)) => std::slice::from_ref(right),
        Some(Answer::Multiple(right)) => right,
        _ => return Vec::new(),
    };
    let chose = |given: &[Option<Given>], option: usize| match given.get(index) {
        Some(Some(Given::Answer(Answer::Single(chosen)))) => *chosen == option,
        Some(Some(Given::Answer(Answer::Multiple(chosen)))) => chosen.contains(&option),
        _ => false,
    };
    let analysis = |(option, id): (usize, &String)| {
        let chosen: Vec<f64> = given.iter().map(|given| f64::from(u8::from(chose(given, option)))).collect();
        OptionAnalysis {
            option: id.clone(),
            right: right.contains(&option),
            count: chosen.iter().sum::<f64>() as usize,
            share: mean(&chosen),
            discrimination: correlation(&chosen, rest),
        }
    };
    question.options.iter().enumerate().map(analysis).collect()
}

fn mean(values: &[f64]) -> Result<f64, Undefined> {
    if values.is_empty() { Err(Undefined::TooFewUnits) } else { Ok(values.iter().sum::<f64>() / values.len() as f64) }
}

/// Sum of products of deviations from the means.
fn products(a: &[f64], b: &[f64]) -> Result<f64, Undefined> {
    let (mean_a, mean_b) = (mean(a)?, mean(b)?);
    Ok(a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)).sum())
}

/// Pearson's.
fn correlation(a: &[f64], b: &[f64]) -> Result<f64, Undefined> {
    let spread = (products(a, a)? * products(b, b)?).sqrt();
    // What sums lose in their last digits is no variation.
    if spread > 1e-12 { Ok((products(a, b)? / spread).clamp(-1.0, 1.0)) } else { Err(Undefined::NoVariation) }
}

fn student(values: &[f64], alpha: f64) -> Result<Interval, Undefined> {
    let (mean, n) = (mean(values)?, values.len() as f64);
    if n < 2.0 {
        return Err(Undefined::TooFewUnits);
    }
    let error = (products(values, values)? / (n * (n - 1.0))).sqrt();
    if error < 1e-12 {
        return Err(Undefined::NoVariation);
    }
    let reach = error * student_t_quantile(1.0 - alpha / 2.0, n - 1.0);
    Ok(Interval { low: mean - reach, high: mean + reach, method: "student-t" })
}

pub(super) fn fisher(correlation: f64, n: usize, alpha: f64) -> Result<Interval, Undefined> {
    if n < 4 {
        return Err(Undefined::TooFewUnits);
    }
    if correlation.abs() >= 1.0 {
        return Err(Undefined::NoVariation);
    }
    let z = log((1.0 + correlation) / (1.0 - correlation)) / 2.0;
    let reach = normal_quantile(1.0 - alpha / 2.0) / (n as f64 - 3.0).sqrt();
    let back = |z: f64| 1.0 - 2.0 / (exp(2.0 * z) + 1.0);
    Ok(Interval { low: back(z - reach), high: back(z + reach), method: "fisher-z" })
}
