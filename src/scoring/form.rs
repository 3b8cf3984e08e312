//! From sections to the score: aggregate, bonus and its ceiling, clamp, form fatal.

use crate::evaluation::{Response, Status};
use crate::numeric::Rational;
use crate::scorecard::{FatalEffect, FatalScope, Method, Rules, Weights};

use super::fatal::{fall, most_severe};
use super::item::{ItemPart, item_part};
use super::section::{Ground, SectionPart};

const HUNDRED: Rational = Rational::integer(100);

/// Everything that led to a score, step by step.
#[derive(Debug)]
pub(crate) struct Assessment<'a> {
    pub(crate) items: Vec<ItemPart<'a>>,
    pub(crate) sections: Vec<SectionPart<'a>>,
    /// The method's final numerator, and denominator where it has one.
    pub(crate) earned: Option<Rational>,
    pub(crate) possible: Option<Rational>,
    pub(crate) score: Option<Rational>,
    /// Whether a fatal rule of form scope fired.
    pub(crate) failed: bool,
    /// Whether any item was answered for points.
    pub(crate) answered: bool,
    pub(crate) steps: Vec<FormStep<'a>>,
}

/// What happened at form level, with the score afterwards.
#[derive(Clone, Debug)]
pub(crate) struct FormStep<'a> {
    pub(crate) rule: &'static str,
    pub(crate) effect: Option<&'a FatalEffect>,
    pub(crate) value: Rational,
}

/// Scores answers whose statuses are settled; with `fatals` off, as if no fatal rule had been written.
pub(crate) fn assess<'a>(
    rules: &'a Rules,
    weights: &'a Weights,
    statuses: &[Status],
    responses: &[Response],
    fatals: bool,
) -> Assessment<'a> {
    let answered = rules.items.iter().zip(statuses).zip(responses);
    let items: Vec<_> = answered
        .map(|((item, status), response)| {
            item_part(rules, item, weights.is_weighted(item.section), *status, *response, fatals)
        })
        .collect();
    let ground = Ground { rules, weights, statuses, parts: &items };
    let sections: Vec<SectionPart<'a>> =
        rules.sections.iter().enumerate().map(|(index, section)| SectionPart::new(ground, index, section)).collect();
    let answered = statuses.contains(&Status::Answered);
    let effect = most_severe(form_fatals(&items));
    let failed = effect.is_some();
    let mut assessment =
        Assessment { items, sections, earned: None, possible: None, score: None, failed, answered, steps: Vec::new() };
    if answered {
        assessment.aggregate(rules, weights);
        assessment.limit(rules);
        assessment.fall(effect);
    }
    assessment
}

/// Effects of the fatal rules of form scope that fired.
fn form_fatals<'a>(items: &[ItemPart<'a>]) -> impl Iterator<Item = &'a FatalEffect> {
    let fired: Vec<_> = items.iter().filter_map(|item| item.fatal).collect();
    fired.into_iter().filter(|fatal| fatal.scope == FatalScope::Form).map(|fatal| &fatal.effect)
}

impl<'a> Assessment<'a> {
    fn step(&mut self, rule: &'static str, effect: Option<&'a FatalEffect>, value: Rational) {
        self.score = Some(value.clone());
        self.steps.push(FormStep { rule, effect, value });
    }

    /// The score without and then with bonus, and the method's numerator and denominator.
    fn aggregate(&mut self, rules: &Rules, weights: &Weights) {
        let Totals { numerator, denominator, bonus } = Totals::new(rules, weights, &self.sections);
        if !rules.method.is_ratio() {
            let sum = &rules.base_points() + &numerator;
            self.earned = Some(&sum + &bonus);
            self.step("base", None, rules.base_points());
            self.step("aggregate", None, sum.clone());
            return self.add_bonus(rules, &sum, &(&sum + &bonus));
        }
        let Some(share) = numerator.checked_div(&denominator) else { return };
        let score = &share * &HUNDRED;
        // A bonus point is a point of the numerator, or where items or sections are weighted a percentage point.
        let gain = match rules.method {
            Method::Points | Method::SectionScaled => bonus,
            _ => bonus.percent_of(&denominator),
        };
        let earned = &numerator + &gain;
        let with_bonus = earned.checked_div(&denominator).unwrap_or_default();
        self.step("aggregate", None, score.clone());
        self.add_bonus(rules, &score, &(&with_bonus * &HUNDRED));
        self.earned = Some(earned);
        self.possible = Some(denominator);
    }

    fn add_bonus(&mut self, rules: &Rules, without: &Rational, with: &Rational) {
        if with == without {
            return;
        }
        self.step("bonus", None, with.clone());
        if let Some(ceiling) = &rules.bonus_ceiling {
            let highest = ceiling.max(without);
            if with > highest {
                self.step("bonus-ceiling", None, highest.clone());
            }
        }
    }

    fn limit(&mut self, rules: &Rules) {
        let Some(score) = self.score.clone() else { return };
        match (rules.lower_limit(), rules.upper_limit()) {
            (Some(floor), _) if score < floor => self.step("floor", None, floor),
            (_, Some(ceiling)) if score > ceiling => self.step("ceiling", None, ceiling),
            _ => {}
        }
    }

    fn fall(&mut self, effect: Option<&'a FatalEffect>) {
        if let (Some(effect), Some(score)) = (effect, self.score.clone()) {
            self.step("fatal", Some(effect), fall(score, effect, &HUNDRED));
        }
    }
}

/// The method's sums over the sections.
#[derive(Default)]
struct Totals {
    numerator: Rational,
    denominator: Rational,
    bonus: Rational,
}

impl Totals {
    fn new(rules: &Rules, weights: &Weights, sections: &[SectionPart]) -> Self {
        let mut totals = Self::default();
        for (index, section) in sections.iter().enumerate() {
            totals.add(rules.method, weights.section(index), section);
        }
        totals
    }

    fn add(&mut self, method: Method, weight: &Rational, section: &SectionPart) {
        let one = &Rational::ONE;
        let bonus_weight = if method == Method::SectionScaled { weight } else { one };
        self.bonus = &self.bonus + &(bonus_weight * &section.bonus);
        let (numerator, denominator) = match method {
            Method::SectionScaled => (&section.numerator * weight, &section.denominator * weight),
            Method::SectionWeighted => match section.numerator.checked_div(&section.denominator) {
                Some(share) => (&share * weight, weight.clone()),
                None => return,
            },
            Method::Points | Method::ItemWeighted | Method::Deduction | Method::Additive => {
                (section.numerator.clone(), section.denominator.clone())
            }
        };
        self.numerator = &self.numerator + &numerator;
        self.denominator = &self.denominator + &denominator;
    }
}
