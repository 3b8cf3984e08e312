//! Whether any answers make an item visible: found by trying the answers that the conditions can tell apart.

use crate::document::{Code, Issues};
use crate::numeric::Decimal;

use super::condition::{Test, Tested};
use super::item::Range;
use super::{Condition, Item, Kind, Options, Rules};

/// Most combinations tried for one condition; beyond, nothing is claimed.
const MOST_TRIALS: usize = 20_000;

impl Rules {
    pub(super) fn check_reach(&self, issues: &Issues) {
        for (index, section) in self.sections.iter().enumerate() {
            if let Some(condition) = &section.visible_when
                && self.never_true(&[condition])
            {
                issues.add(Code::ConditionNeverTrue, format!("/sections/{index}/visibleWhen"), &[]);
            }
        }
        for item in &self.items {
            let Some(own) = &item.visible_when else { continue };
            let of_section = self.sections.get(item.section).and_then(|section| section.visible_when.as_ref());
            let conditions: Vec<_> = std::iter::once(own).chain(of_section).collect();
            if self.never_true(&conditions) {
                issues.add(Code::ConditionNeverTrue, item.path() + "/visibleWhen", &[]);
            }
        }
    }

    fn never_true(&self, conditions: &[&Condition]) -> bool {
        let involved = self.involved(conditions);
        let domains: Vec<_> = involved.iter().map(|&index| self.domain(index)).collect();
        let trials = domains.iter().try_fold(1usize, |product, domain| {
            product.checked_mul(domain.len()).filter(|&product| product <= MOST_TRIALS)
        });
        trials.is_some_and(|trials| !(0..trials).any(|trial| self.trial_holds(conditions, &involved, &domains, trial)))
    }

    /// Every item asked about, directly or by the visibility of another, each after those it depends on.
    fn involved(&self, conditions: &[&Condition]) -> Vec<usize> {
        let mut open = Vec::new();
        conditions.iter().for_each(|condition| condition.add_tests(&mut open));
        let mut involved = vec![false; self.items.len()];
        while let Some((index, _)) = open.pop() {
            let Some(mark) = involved.get_mut(index) else { continue };
            if !std::mem::replace(mark, true)
                && let Some(item) = self.items.get(index)
            {
                open.extend(self.tests_before(item));
            }
        }
        let order = self.visibility_order.iter().copied();
        order.filter(|&index| involved.get(index).copied().unwrap_or(false)).collect()
    }

    /// Answers of an item that conditions can tell apart. No answer makes tests unknown, as being hidden does.
    fn domain(&self, index: usize) -> Vec<Tested> {
        let mut domain = vec![Tested::Unknown];
        match self.items.get(index).map(|item| &item.kind) {
            Some(Kind::Choice(options)) => {
                for option in 0..options.len() {
                    domain.push(Tested::Options(Options::only(option)));
                }
            }
            Some(Kind::Multi(options, most)) if options.len() <= 12 => {
                for mask in 0..1u32 << options.len() {
                    let chosen = Options::from_mask(mask);
                    if chosen.count() <= most.unwrap_or(options.len()) {
                        domain.push(Tested::Options(chosen));
                    }
                }
            }
            // Too many to try: more than the limit says so.
            Some(Kind::Multi(..)) => domain.resize(MOST_TRIALS + 1, Tested::Unknown),
            Some(kind @ Kind::Number(ranges, _)) => self.add_numbers_told_apart(index, kind, ranges, &mut domain),
            Some(Kind::Text | Kind::Date | Kind::Unread) | None => {}
        }
        domain
    }

    /// One number for each stretch between the limits that tests compare with, of those the item accepts: the limit
    /// that a stretch starts with, and the last number before it.
    fn add_numbers_told_apart(&self, index: usize, kind: &Kind, ranges: &[Range], domain: &mut Vec<Tested>) {
        let mut limits: Vec<Decimal> = Vec::new();
        for item in &self.items {
            for (asked, test) in self.tests_before(item) {
                if let (true, Test::Below(limit) | Test::AtLeast(limit)) = (asked == index, test) {
                    limits.push(*limit);
                }
            }
        }
        for range in ranges {
            limits.extend(range.from);
            limits.extend(range.to);
        }
        limits.extend([Decimal::LEAST, Decimal::MOST]);
        for limit in limits {
            for number in [Some(limit), limit.just_below()].into_iter().flatten() {
                let told = |other: &Tested| matches!(other, Tested::Number(other) if *other == number);
                if kind.points_of_number(number).is_some() && !domain.iter().any(told) {
                    domain.push(Tested::Number(number));
                }
            }
        }
    }

    /// One combination: the trial's number, read digit by digit, each item's domain being the base of its digit.
    fn trial_holds(
        &self,
        conditions: &[&Condition],
        involved: &[usize],
        domains: &[Vec<Tested>],
        trial: usize,
    ) -> bool {
        let mut answers = vec![Tested::Unknown; self.items.len()];
        let mut rest = trial;
        for (&index, domain) in involved.iter().zip(domains) {
            let answer = domain.get(rest % domain.len().max(1)).copied().unwrap_or(Tested::Unknown);
            rest /= domain.len().max(1);
            if self.visible(index, &answers)
                && let Some(slot) = answers.get_mut(index)
            {
                *slot = answer;
            }
        }
        conditions.iter().all(|condition| condition.holds(&answers) == Some(true))
    }

    /// Whether an item can be hidden.
    pub(crate) fn is_conditional(&self, item: &Item) -> bool {
        let of_section = self.sections.get(item.section).and_then(|section| section.visible_when.as_ref());
        item.visible_when.is_some() || of_section.is_some()
    }

    /// Whether an item is visible: its own condition and its section's are true.
    pub(crate) fn visible(&self, index: usize, answers: &[Tested]) -> bool {
        let Some(item) = self.items.get(index) else { return false };
        let of_section = self.sections.get(item.section).and_then(|section| section.visible_when.as_ref());
        let mut conditions = of_section.into_iter().chain(&item.visible_when);
        conditions.all(|condition| condition.holds(answers) == Some(true))
    }
}
