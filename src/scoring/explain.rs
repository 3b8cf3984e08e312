//! The score with everything that led to it: enough to rebuild the total on paper.

use serde::Serialize;

use crate::ENGINE;
use crate::document::{Code, Issue, Values};
use crate::evaluation::{Evaluation, Status};
use crate::numeric::Rational;
use crate::scorecard::{Criticality, Display, FatalEffect, Method, Rules, Scorecard, Weights};

use super::form::{Assessment, assess};
use super::item::ItemPart;
use super::outcome::{Outcome, band, outcome};
use super::section::SectionPart;
use super::verify::add_differences;

/// An exact number: the nearest double, and the reduced fraction as text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exact {
    /// The nearest double, ties to even.
    pub value: f64,
    /// `"86"` or `"4300/51"`.
    pub exact: String,
}

/// An exact number with the text that is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The nearest double, ties to even.
    pub value: f64,
    /// `"86"` or `"4300/51"`.
    pub exact: String,
    /// Rounded as the card says; never `-0`.
    pub display: String,
}

/// The result of scoring one evaluation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// `None` where there is no score: nothing answered, nothing counts, or exempt.
    pub score: Option<Figure>,
    /// The same with no fatal rule applied.
    pub raw_score: Option<Figure>,
    /// `percent`, or `points` in deduction and additive.
    pub unit: &'static str,
    /// The method's final numerator: bonus and N/A scaling in it, before ceiling, clamp and form fatal.
    pub earned: Option<Exact>,
    /// The method's final denominator; `None` in deduction and additive.
    pub possible: Option<Exact>,
    /// Pass, fail or none.
    pub outcome: Outcome,
    /// The band that holds the score.
    pub band: Option<String>,
    /// Something required is missing: a score so far.
    pub provisional: bool,
    /// The weight profile in force.
    pub profile: Option<String>,
    /// By section, in card order.
    pub sections: Vec<SectionScore>,
    /// By item, in card order.
    pub items: Vec<ItemScore>,
    /// Every fatal rule that fired.
    pub fatals: Vec<FiredFatal>,
    /// Items answered, and answered less than best, by class.
    pub criticality: CriticalityCounts,
    /// What happened at form level, in order.
    pub rules: Vec<FormRule>,
    /// What is worth knowing about this score.
    pub warnings: Vec<Issue>,
    /// Name and version of the engine.
    pub engine: &'static str,
    /// The yardstick that was used.
    pub scoring_hash: String,
}

/// One section's part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectionScore {
    /// Its id.
    pub id: String,
    /// Percent after section fatal, without bonus; `None` where nothing counts, and in deduction and additive.
    pub score: Option<Figure>,
    /// Numerator after every rule of the section: points, or weighted shares.
    pub earned: Exact,
    /// Denominator; `None` in deduction and additive.
    pub possible: Option<Exact>,
    /// Its share of the form's denominator, 0 to 1; `None` in deduction and additive.
    pub weight: Option<Exact>,
    /// Its bonus points.
    pub bonus: Exact,
    /// What happened to it, in order.
    pub rules: Vec<SectionRule>,
}

/// One item's part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemScore {
    /// Its id.
    pub id: String,
    /// What has become of it.
    pub status: Status,
    /// Points after policy and item fatal; `None` where it leaves the sums.
    pub earned: Option<Exact>,
    /// The fewest points an answer can give.
    pub lowest: Option<Exact>,
    /// The most points an answer can give.
    pub possible: Option<Exact>,
    /// Where items are weighted: the way from lowest to possible, 0 to 1.
    pub share: Option<Exact>,
    /// Its share of the form's denominator, 0 to 1.
    pub weight: Option<Exact>,
    /// Which rules touched it.
    pub rules: Vec<ItemRule>,
}

/// A rule that touched an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemRule {
    /// Its name.
    pub rule: &'static str,
    /// Scope of a fatal rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<&'static str>,
    /// Effect of a fatal rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
}

/// A step of a section, with its numerator afterwards; of `na-scaling`, the factor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectionRule {
    /// Its name.
    pub rule: &'static str,
    /// Effect of a fatal rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// The numerator afterwards.
    pub value: Exact,
}

/// A step at form level, with the score afterwards.
pub type FormRule = SectionRule;

/// A fatal rule that fired.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FiredFatal {
    /// The item it belongs to.
    pub item: String,
    /// `item`, `section` or `form`.
    pub scope: &'static str,
    /// What it does.
    pub effect: Effect,
}

/// What a fatal rule does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Effect {
    /// `zero` or `fail`.
    Word(&'static str),
    /// At most this percentage.
    Cap {
        /// The percentage.
        cap: Exact,
    },
}

/// By class: how many items were answered, and how many of those were not best.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CriticalityCounts {
    /// What matters to the customer.
    pub customer: ErrorCount,
    /// What matters to the business.
    pub business: ErrorCount,
    /// What the law or a regulator asks.
    pub compliance: ErrorCount,
}

/// Items answered, and answered less than best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ErrorCount {
    /// Items of the class that were answered for points.
    pub applicable: u32,
    /// Those with fewer than the highest points.
    pub errors: u32,
}

/// Scores an evaluation, and says how.
#[must_use]
pub fn score(card: &Scorecard, evaluation: &Evaluation) -> Score {
    let rules = &card.rules;
    let mut score = if evaluation.exempt {
        exempt(card, evaluation)
    } else {
        scored(card, rules.weights_under(evaluation.profile), evaluation)
    };
    let mut warnings = evaluation.warnings.clone();
    warnings.append(&mut score.warnings);
    if let Some(stored) = &evaluation.stored {
        add_differences(stored, &score, &mut warnings);
    }
    score.warnings = warnings;
    score
}

/// An exempt evaluation keeps its answers, and has no score even where they are fatal.
fn exempt(card: &Scorecard, evaluation: &Evaluation) -> Score {
    let items = card.rules.items.iter().zip(&evaluation.statuses);
    Score {
        score: None,
        raw_score: None,
        unit: unit(card.rules.method),
        earned: None,
        possible: None,
        outcome: Outcome::None,
        band: None,
        provisional: false,
        profile: profile_id(&card.rules, evaluation),
        sections: Vec::new(),
        items: items.map(|(item, status)| item_left_out(&item.id, *status)).collect(),
        fatals: Vec::new(),
        criticality: CriticalityCounts::default(),
        rules: Vec::new(),
        warnings: Vec::new(),
        engine: ENGINE,
        scoring_hash: card.scoring_hash().to_owned(),
    }
}

fn scored(card: &Scorecard, weights: &Weights, evaluation: &Evaluation) -> Score {
    let rules = &card.rules;
    let assessment = assess(rules, weights, &evaluation.statuses, &evaluation.responses, true);
    let fatal_fired = assessment.items.iter().any(|item| item.fatal.is_some());
    let without_fatals =
        fatal_fired.then(|| assess(rules, weights, &evaluation.statuses, &evaluation.responses, false));
    let raw = without_fatals.as_ref().unwrap_or(&assessment).score.clone();
    let provisional = is_provisional(rules, &evaluation.statuses);
    let explained = Explained { rules, weights, assessment: &assessment };
    let band = assessment.score.as_ref().filter(|_| !provisional).and_then(|score| band(&rules.bands, score));
    Score {
        score: assessment.score.as_ref().map(|score| Figure::new(score, rules.display)),
        raw_score: raw.as_ref().map(|score| Figure::new(score, rules.display)),
        unit: unit(rules.method),
        earned: assessment.earned.as_ref().map(Exact::new),
        possible: assessment.possible.as_ref().map(Exact::new),
        outcome: outcome(rules, &assessment, provisional),
        band: band.and_then(|index| rules.bands.get(index)).map(|band| band.id.clone()),
        provisional,
        profile: profile_id(rules, evaluation),
        sections: explained.sections(),
        items: explained.items(&evaluation.statuses),
        fatals: explained.fatals(),
        criticality: explained.criticality(&evaluation.statuses),
        rules: assessment.steps.iter().map(|step| SectionRule::new(step.rule, step.effect, &step.value)).collect(),
        warnings: explained.warnings(),
        engine: ENGINE,
        scoring_hash: card.scoring_hash().to_owned(),
    }
}

/// Whether something required is missing that no policy stands in for.
pub(crate) fn is_provisional(rules: &Rules, statuses: &[Status]) -> bool {
    let mut items = rules.items.iter().zip(statuses);
    items.any(|(item, status)| *status == Status::Missing && rules.missing_blocks(item))
}

fn unit(method: Method) -> &'static str {
    if method.is_ratio() { "percent" } else { "points" }
}

fn profile_id(rules: &Rules, evaluation: &Evaluation) -> Option<String> {
    evaluation.profile.and_then(|index| rules.profiles.get(index)).map(|profile| profile.id.clone())
}

fn item_left_out(id: &str, status: Status) -> ItemScore {
    ItemScore {
        id: id.to_owned(),
        status,
        earned: None,
        lowest: None,
        possible: None,
        share: None,
        weight: None,
        rules: Vec::new(),
    }
}

/// An assessment with the card it was made by.
struct Explained<'a> {
    rules: &'a Rules,
    weights: &'a Weights,
    assessment: &'a Assessment<'a>,
}

impl Explained<'_> {
    fn sections(&self) -> Vec<SectionScore> {
        let is_ratio = self.rules.method.is_ratio();
        let sections = self.rules.sections.iter().zip(&self.assessment.sections).enumerate();
        sections
            .map(|(index, (section, part))| SectionScore {
                id: section.id.clone(),
                score: part.percent().filter(|_| is_ratio).map(|percent| Figure::new(&percent, self.rules.display)),
                earned: Exact::new(&part.numerator),
                possible: is_ratio.then(|| Exact::new(&part.denominator)),
                weight: self.share_of_section(index, part).as_ref().map(Exact::new),
                bonus: Exact::new(&part.bonus),
                rules: part.steps.iter().map(|step| SectionRule::new(step.rule, step.effect, &step.value)).collect(),
            })
            .collect()
    }

    /// What part of the form's denominator is the section's.
    fn share_of_section(&self, index: usize, part: &SectionPart) -> Option<Rational> {
        let weight = self.weights.section(index);
        let own = match self.rules.method {
            Method::SectionWeighted if part.denominator.is_zero() => Rational::ZERO,
            Method::SectionWeighted => weight.clone(),
            Method::SectionScaled => &part.denominator * weight,
            _ => part.denominator.clone(),
        };
        own.checked_div(self.assessment.possible.as_ref()?)
    }

    fn items(&self, statuses: &[Status]) -> Vec<ItemScore> {
        let items = self.rules.items.iter().zip(&self.assessment.items).zip(statuses).enumerate();
        items
            .map(|(place, ((item, part), status))| {
                let weighted = self.weights.is_weighted(item.section);
                let stands = part.counts || part.bonus.is_some();
                ItemScore {
                    earned: stands.then(|| Exact::new(&part.earned)),
                    lowest: item.scored.then(|| Exact::new(&item.lowest)),
                    possible: item.scored.then(|| Exact::new(&item.highest)),
                    share: (part.counts && weighted).then(|| Exact::new(&part.share)),
                    weight: self.share_of_item(place, part).as_ref().map(Exact::new),
                    rules: item_rules(item.bonus, *status, part),
                    ..item_left_out(&item.id, *status)
                }
            })
            .collect()
    }

    /// What part of the form's denominator is the item's.
    fn share_of_item(&self, place: usize, part: &ItemPart) -> Option<Rational> {
        let item = self.rules.items.get(place).filter(|_| part.counts)?;
        let section = self.assessment.sections.get(item.section)?;
        let weighted = self.weights.is_weighted(item.section);
        let own = if weighted { self.weights.item(place) } else { &item.highest };
        let of_section = (own * &section.scaling).checked_div(&section.denominator)?;
        Some(&of_section * &self.share_of_section(item.section, section)?)
    }

    fn fatals(&self) -> Vec<FiredFatal> {
        let items = self.rules.items.iter().zip(&self.assessment.items);
        items
            .filter_map(|(item, part)| {
                let fatal = part.fatal?;
                Some(FiredFatal {
                    item: item.id.clone(),
                    scope: fatal.scope.word(),
                    effect: Effect::new(&fatal.effect),
                })
            })
            .collect()
    }

    fn criticality(&self, statuses: &[Status]) -> CriticalityCounts {
        let mut counts = CriticalityCounts::default();
        for ((item, part), status) in self.rules.items.iter().zip(&self.assessment.items).zip(statuses) {
            let count = match item.criticality {
                Some(Criticality::Customer) => &mut counts.customer,
                Some(Criticality::Business) => &mut counts.business,
                Some(Criticality::Compliance) => &mut counts.compliance,
                None => continue,
            };
            if *status == Status::Answered {
                count.applicable += 1;
                count.errors += u32::from(part.error);
            }
        }
        counts
    }

    fn warnings(&self) -> Vec<Issue> {
        let mut warnings = Vec::new();
        let mut warn = |code, path: &str, values: Values| warnings.push(Issue::new(code, path.into(), values));
        match &self.assessment.score {
            None if !self.assessment.answered => warn(Code::NothingAnswered, "/answers", &[]),
            None => warn(Code::NothingCounts, "/answers", &[]),
            Some(score) => {
                let percent = Rational::ZERO..=Rational::integer(100);
                if self.rules.method.is_ratio() && !percent.contains(score) {
                    let shown = score.to_text(self.rules.display.places, self.rules.display.rounding);
                    warn(Code::ScoreOutsideRange, "", &[("value", &shown)]);
                }
                for (section, part) in self.rules.sections.iter().zip(&self.assessment.sections) {
                    let fatal = self.rules.items_of(section).any(|(_, item)| item.fatal.is_some());
                    if fatal && !part.counts {
                        warn(Code::SectionWithoutFatal, "/answers", &[("section", &section.id)]);
                    }
                }
            }
        }
        warnings
    }
}

fn item_rules(bonus: bool, status: Status, part: &ItemPart) -> Vec<ItemRule> {
    let by_status = match status {
        Status::Hidden => Some("hidden"),
        Status::Unscored => Some("unscored"),
        _ => None,
    };
    let named = [by_status, bonus.then_some("bonus"), part.policy].into_iter().flatten();
    let plain = named.map(|rule| ItemRule { rule, scope: None, effect: None });
    let fatal = part.fatal.map(|fatal| ItemRule {
        rule: "fatal",
        scope: Some(fatal.scope.word()),
        effect: Some(Effect::new(&fatal.effect)),
    });
    plain.chain(fatal).collect()
}

impl Exact {
    fn new(number: &Rational) -> Self {
        Self { value: number.to_double(), exact: number.to_string() }
    }
}

impl Figure {
    fn new(number: &Rational, display: Display) -> Self {
        let Exact { value, exact } = Exact::new(number);
        Self { value, exact, display: number.to_text(display.places, display.rounding) }
    }
}

impl SectionRule {
    fn new(rule: &'static str, effect: Option<&FatalEffect>, value: &Rational) -> Self {
        Self { rule, effect: effect.map(Effect::new), value: Exact::new(value) }
    }
}

impl Effect {
    fn new(effect: &FatalEffect) -> Self {
        match effect {
            FatalEffect::Zero => Self::Word("zero"),
            FatalEffect::Fail => Self::Word("fail"),
            FatalEffect::Cap(cap) => Self::Cap { cap: Exact::new(cap) },
        }
    }
}
