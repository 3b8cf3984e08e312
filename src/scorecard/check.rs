//! What can only be judged when the whole card is known.

use crate::document::{Code, Issues, Values};
use crate::numeric::Rational;

use super::item::{FatalEffect, FatalScope, Item};
use super::{Method, Missing, Rules, Section, Weights};

impl Rules {
    pub(super) fn check(&mut self, issues: &Issues) {
        // Without a method there is nothing true to say about what a method asks.
        if self.method_read {
            self.check_keys_of_method(issues);
            self.check_weights_used(issues);
            self.check_points(issues);
            self.check_totals(issues);
            self.check_sections(issues);
            self.check_bands(issues);
        }
        self.check_profiles(issues);
        self.visibility_order = self.order_by_visibility(issues);
        if !issues.has_errors() {
            self.check_reach(issues);
        }
    }

    fn check_keys_of_method(&self, issues: &Issues) {
        let given = [("base", &self.base), ("floor", &self.floor), ("ceiling", &self.ceiling)];
        for (key, _) in given.into_iter().filter(|(_, value)| value.is_some() && self.method.is_ratio()) {
            let values: Values = &[("key", &key), ("method", &self.method.word())];
            issues.add(Code::KeyNotForMethod, format!("/{key}"), values);
        }
        if let (Some(floor), Some(ceiling)) = (self.lower_limit(), self.upper_limit())
            && self.limits_read
            && ceiling < floor
        {
            let values: Values = &[("ceiling", &ceiling), ("floor", &floor)];
            let key = if self.ceiling.is_some() { "/ceiling" } else { "/floor" };
            issues.add(Code::CeilingBelowFloor, key.into(), values);
        }
        // An item that could not be read may be meant as a bonus.
        if self.bonus_ceiling.is_some() && !self.items.iter().any(|item| item.bonus || !item.sound) {
            issues.add(Code::BonusCeilingUnused, "/bonusCeiling".into(), &[]);
        }
        if self.missing == Missing::NoCredit && !self.method.is_ratio() {
            issues.add(Code::MissingAddsNothing, "/missing".into(), &[("method", &self.method.word())]);
        }
    }

    fn uses_section_weights(&self) -> bool {
        matches!(self.method, Method::SectionScaled | Method::SectionWeighted)
    }

    fn uses_item_weights(&self) -> bool {
        matches!(self.method, Method::ItemWeighted | Method::SectionWeighted)
    }

    fn check_weights_used(&self, issues: &Issues) {
        let unused = |path: String| issues.add(Code::WeightUnused, path, &[("method", &self.method.word())]);
        if !self.uses_section_weights() {
            let stated = self.sections.iter().enumerate().filter(|(_, section)| section.weight.is_some());
            stated.for_each(|(index, _)| unused(format!("/sections/{index}/weight")));
        }
        for item in &self.items {
            if item.weight.is_some() && !(self.uses_item_weights() && item.counts()) {
                unused(item.path() + "/weight");
            }
        }
        for (index, profile) in self.profiles.iter().enumerate() {
            if !profile.section_weights.is_empty() && !self.uses_section_weights() {
                unused(format!("/profiles/{index}/sectionWeights"));
            }
            if !profile.item_weights.is_empty() && !self.uses_item_weights() {
                unused(format!("/profiles/{index}/itemWeights"));
            }
        }
    }

    /// The card's own weights, and those of every profile.
    fn all_weights(&self) -> impl Iterator<Item = &Weights> {
        std::iter::once(&self.weights).chain(self.profiles.iter().map(|profile| &profile.weights))
    }

    fn weighted_ever(&self, section: usize) -> bool {
        self.all_weights().any(|weights| weights.is_weighted(section))
    }

    fn weighted_always(&self, section: usize) -> bool {
        self.all_weights().all(|weights| weights.is_weighted(section))
    }

    /// A share needs something to be a share of.
    fn check_points(&self, issues: &Issues) {
        if !self.method.is_ratio() {
            return;
        }
        for item in self.items.iter().filter(|item| item.sound && item.counts()) {
            let values: Values = &[("highest", &item.highest)];
            if self.weighted_ever(item.section) && item.lowest == item.highest {
                issues.add(Code::NoSpread, item.path(), values);
            } else if !self.weighted_always(item.section) && !item.highest.is_positive() {
                issues.add(Code::NothingToEarn, item.path(), values);
            }
        }
    }

    fn check_totals(&self, issues: &Issues) {
        if self.items.is_empty() || self.items.iter().any(|item| !item.sound) {
            return;
        }
        let mut scored = self.items.iter().filter(|item| item.scored).peekable();
        if scored.peek().is_none() {
            issues.add(Code::NothingScored, "/sections".into(), &[]);
        } else if scored.all(|item| item.bonus) {
            issues.add(Code::OnlyBonus, "/sections".into(), &[]);
        } else {
            if self.total_weight(&self.weights).is_zero() {
                issues.add(Code::ZeroWeightTotal, "/sections".into(), &[]);
            }
            for (index, profile) in self.profiles.iter().enumerate() {
                if self.total_weight(&profile.weights).is_zero() {
                    issues.add(Code::ZeroWeightTotal, format!("/profiles/{index}"), &[]);
                }
            }
        }
    }

    /// What all items together would weigh; 1 where the method weighs nothing.
    fn total_weight(&self, weights: &Weights) -> Rational {
        let weight_of_items = |section: &Section| -> Rational {
            self.items_of(section).filter(|(_, item)| item.counts()).map(|(index, _)| weights.item(index)).sum()
        };
        let mut total = Rational::ZERO;
        for (index, section) in self.sections.iter().enumerate() {
            let counts = self.items_of(section).any(|(_, item)| item.counts());
            let share = match self.method {
                Method::ItemWeighted => weight_of_items(section),
                Method::SectionWeighted if weights.is_weighted(index) && weight_of_items(section).is_zero() => continue,
                Method::SectionScaled | Method::SectionWeighted if counts => weights.section(index).clone(),
                Method::SectionScaled | Method::SectionWeighted => continue,
                Method::Points | Method::Deduction | Method::Additive => return Rational::ONE,
            };
            total = &total + &share;
        }
        total
    }

    fn check_sections(&self, issues: &Issues) {
        for (index, section) in self.sections.iter().enumerate() {
            let given = [("baseline", &section.baseline), ("minimum", &section.minimum)];
            for (key, _) in given.into_iter().filter(|(_, value)| value.is_some() && self.weighted_ever(index)) {
                issues.add(Code::KeyNotWhereWeighted, format!("/sections/{index}/{key}"), &[("key", &key)]);
            }
            if !self.method.is_ratio() {
                self.check_section_fatals(section, issues);
            }
        }
    }

    /// "Falls to 0" changes nothing where the points cannot be above 0.
    fn check_section_fatals(&self, section: &Section, issues: &Issues) {
        let items = || self.items_of(section).map(|(_, item)| item);
        let best: Rational = items().filter(|item| item.counts()).map(|item| &item.highest).sum();
        let raised = section.baseline.as_ref().is_some_and(|baseline| (&best + baseline).is_positive())
            || section.minimum.as_ref().is_some_and(Rational::is_positive);
        if best.is_positive() || raised || items().any(|item| item.bonus) {
            return;
        }
        let acts_on_section =
            |item: &&Item| item.fatal.as_ref().is_some_and(|fatal| fatal.scope == FatalScope::Section);
        for item in items().filter(acts_on_section) {
            issues.add(Code::FatalNeverBites, item.path() + "/fatal", &[]);
        }
    }

    fn check_bands(&self, issues: &Issues) {
        let Some(lowest) = self.bands.first().filter(|_| self.limits_read) else { return };
        if self.least_score().is_none_or(|least| least < lowest.from) {
            let path = format!("/bands/{}/from", lowest.position);
            issues.add(Code::BandUncovered, path, &[("from", &lowest.from)]);
        }
        let Some(pass) = &self.pass else { return };
        let inside = self.bands.iter().rev().find(|band| band.from <= pass.at).filter(|band| band.from < pass.at);
        if let Some(band) = inside {
            let values: Values = &[("at", &pass.at), ("band", &band.id)];
            issues.add(Code::PassInsideBand, "/pass/at".into(), values);
        }
    }

    /// A bound that no score goes below; `None` where none is known.
    fn least_score(&self) -> Option<Rational> {
        let baselines = || self.sections.iter().filter_map(|section| section.baseline.as_ref());
        let losses = || self.items.iter().filter(|item| item.scored).map(|item| &item.lowest).chain(baselines());
        let losses = || losses().filter(|points| points.is_negative());
        if self.method.is_ratio() {
            // A weighted share lies between 0 and 1; a bonus may still subtract.
            let mut counting = self.items.iter().filter(|item| item.counts());
            let bonus_subtracts = self.items.iter().any(|item| item.bonus && item.lowest.is_negative());
            let shares_only = counting.all(|item| self.weighted_always(item.section)) && !bonus_subtracts;
            return (shares_only || losses().next().is_none()).then_some(Rational::ZERO);
        }
        let sum = &self.base_points() + &losses().sum();
        let limited = self.lower_limit().map_or(sum.clone(), |limit| limit.max(sum));
        let limited = self.upper_limit().map_or(limited.clone(), |limit| limit.min(limited));
        let form_fatals = self.items.iter().filter_map(|item| item.fatal.as_ref());
        let form_fatals = form_fatals.filter(|fatal| fatal.scope == FatalScope::Form);
        Some(form_fatals.fold(limited, |least, fatal| match &fatal.effect {
            FatalEffect::Zero => least.min(Rational::ZERO),
            FatalEffect::Cap(cap) => least.min(cap.clone()),
            FatalEffect::Fail => least,
        }))
    }

    fn check_profiles(&self, issues: &Issues) {
        for (index, profile) in self.profiles.iter().enumerate() {
            let before = self.profiles.iter().take(index);
            if let Some(first) = before.clone().position(|other| other.id == profile.id && !profile.id.is_empty()) {
                let values: Values = &[("value", &profile.id.as_str()), ("first", &format!("/profiles/{first}"))];
                issues.add(Code::DuplicateId, format!("/profiles/{index}/id"), values);
            }
            for (first, other) in before.enumerate() {
                if let Some(date) = profile.clash(other) {
                    let values: Values = &[("date", &date), ("first", &format!("/profiles/{first}"))];
                    issues.add(Code::ProfileOverlap, format!("/profiles/{index}"), values);
                }
            }
        }
    }
}
