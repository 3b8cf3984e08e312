//! A section's numerator and denominator, in this order: sum, baseline, minimum, section fatal, N/A scaling.

use crate::evaluation::Status;
use crate::numeric::Rational;
use crate::scorecard::{FatalEffect, FatalScope, Item, NotApplicable, Rules, Section, Weights};

use super::fatal::{fall, most_severe};
use super::item::ItemPart;

/// One section's part of the score: sums of points, or of weighted shares where items are weighted.
#[derive(Clone, Debug, Default)]
pub(crate) struct SectionPart<'a> {
    pub(crate) numerator: Rational,
    pub(crate) denominator: Rational,
    /// What numerator and denominator were multiplied by, so that the rest of the section absorbs what is N/A.
    pub(crate) scaling: Rational,
    /// Bonus points, 0 where a section fatal took them.
    pub(crate) bonus: Rational,
    /// Whether anything stands in its sums.
    pub(crate) counts: bool,
    pub(crate) steps: Vec<SectionStep<'a>>,
}

/// What happened to a section, with its numerator afterwards (after scaling: the factor).
#[derive(Clone, Debug)]
pub(crate) struct SectionStep<'a> {
    pub(crate) rule: &'static str,
    pub(crate) effect: Option<&'a FatalEffect>,
    pub(crate) value: Rational,
}

/// What scoring asks about the items of a section, all slices in card order.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'g, 'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) weights: &'g Weights,
    pub(crate) statuses: &'g [Status],
    pub(crate) parts: &'g [ItemPart<'a>],
}

impl<'a> SectionPart<'a> {
    pub(crate) fn new(ground: Ground<'_, 'a>, index: usize, section: &Section) -> Self {
        let mut part = Self::sum(ground, index, section);
        if part.counts || !ground.rules.method.is_ratio() {
            part.apply_baseline(ground, section);
        }
        part.apply_fatal(ground, section);
        if ground.rules.not_applicable == NotApplicable::WithinSection && ground.rules.method.is_ratio() {
            part.apply_scaling(ground, index, section);
        }
        part
    }

    fn sum(ground: Ground<'_, 'a>, index: usize, section: &Section) -> Self {
        let weighted = ground.weights.is_weighted(index);
        let mut part = Self { scaling: Rational::ONE, ..Self::default() };
        for (place, item, own) in ground.items(section) {
            if let Some(bonus) = &own.bonus {
                part.bonus = &part.bonus + bonus;
            }
            if own.counts {
                let weight = ground.weights.item(place);
                let (gain, whole) =
                    if weighted { (&(weight * &own.share), weight) } else { (&own.earned, &item.highest) };
                part.numerator = &part.numerator + gain;
                part.denominator = &part.denominator + whole;
                part.counts = true;
            }
        }
        part.step(if part.counts { "sum" } else { "nothing-counts" }, None);
        part
    }

    fn step(&mut self, rule: &'static str, effect: Option<&'a FatalEffect>) {
        self.steps.push(SectionStep { rule, effect, value: self.numerator.clone() });
    }

    fn apply_baseline(&mut self, ground: Ground, section: &Section) {
        let mut items = ground.items(section);
        if !items.any(|(place, item, _)| item.scored && ground.statuses.get(place) == Some(&Status::Answered)) {
            return;
        }
        if let Some(baseline) = &section.baseline {
            self.numerator = &self.numerator + baseline;
            self.step("baseline", None);
        }
        if let Some(minimum) = &section.minimum
            && *minimum > self.numerator
        {
            self.numerator = minimum.clone();
            self.step("minimum", None);
        }
    }

    fn apply_fatal(&mut self, ground: Ground<'_, 'a>, section: &Section) {
        let range = section.items.clone();
        let fired = ground.parts.get(range).unwrap_or_default().iter().filter_map(|part| part.fatal);
        let of_section = fired.filter(|fatal| fatal.scope == FatalScope::Section);
        let Some(effect) = most_severe(of_section.map(|fatal| &fatal.effect)) else { return };
        self.numerator = fall(std::mem::take(&mut self.numerator), effect, &self.denominator);
        if *effect == FatalEffect::Zero {
            self.bonus = Rational::ZERO;
        }
        self.step("fatal", Some(effect));
    }

    /// Multiplies by what restores the denominator that the section would have with nothing N/A.
    fn apply_scaling(&mut self, ground: Ground, index: usize, section: &Section) {
        let weighted = ground.weights.is_weighted(index);
        let left = ground.items(section).filter(|(_, item, own)| item.counts() && !own.counts);
        let lost: Rational = left
            .filter(|(.., own)| matches!(own.policy, Some("na-within-section" | "missing-as-na")))
            .map(|(place, item, _)| if weighted { ground.weights.item(place) } else { &item.highest })
            .sum();
        let whole = &self.denominator + &lost;
        if let (false, Some(factor)) = (lost.is_zero(), whole.checked_div(&self.denominator)) {
            self.numerator = &self.numerator * &factor;
            self.denominator = whole;
            self.steps.push(SectionStep { rule: "na-scaling", effect: None, value: factor.clone() });
            self.scaling = factor;
        }
    }

    /// Percent of the section, where it has a denominator.
    pub(crate) fn percent(&self) -> Option<Rational> {
        self.numerator.checked_div(&self.denominator).map(|share| &share * &Rational::integer(100))
    }
}

impl<'g, 'a> Ground<'g, 'a> {
    /// The items of a section with their places in card order and their parts.
    fn items(self, section: &Section) -> impl Iterator<Item = (usize, &'a Item, &'g ItemPart<'a>)> + use<'g, 'a> {
        let range = section.items.clone();
        let items = self.rules.items.get(range.clone()).unwrap_or_default();
        let parts = self.parts.get(range.clone()).unwrap_or_default();
        range.zip(items).zip(parts).map(|((place, item), part)| (place, item, part))
    }
}
