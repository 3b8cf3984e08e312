//! A panel with what every part of the report asks about it.

use crate::numeric::Rational;
use crate::scorecard::Scorecard;

use super::sheets::{Asked, Comparison, Mark, Sheet, compare};
use super::{Panel, Reference, Rule};

pub(crate) struct Compared<'a> {
    pub(crate) panel: &'a Panel,
    pub(crate) rule: &'a Rule,
    pub(crate) asked: Vec<Asked<'a>>,
    /// By rater and case.
    sheets: Vec<Vec<Option<Sheet>>>,
    /// By case.
    reference: Vec<Option<Sheet>>,
    /// By weight profile, the card's own first, and by item: what it weighs.
    weights: Vec<Vec<f64>>,
    /// Of a panel that is its own reference, by case, item and rater: one of the others who answered as most of them did.
    modes: Vec<Option<usize>>,
}

impl<'a> Compared<'a> {
    pub(crate) fn new(card: &'a Scorecard, panel: &'a Panel, rule: &'a Rule) -> Self {
        let rules = &card.rules;
        let asked = Asked::all(rules);
        let read = |evaluation: &Option<_>| Sheet::read(card, &asked, evaluation.as_ref()?);
        let sheets = panel.sheets.iter().map(|sheets| sheets.iter().map(read).collect()).collect();
        let reference = panel.reference.iter().map(read).collect();
        let profiles = std::iter::once(None).chain((0..rules.profiles.len()).map(Some));
        let weights = profiles.map(|profile| {
            let weights = rules.weights_under(profile);
            asked.iter().map(|asked| asked.weight(rules, weights).to_double()).collect()
        });
        let weights = weights.collect();
        let mut compared = Self { panel, rule, asked, sheets, reference, weights, modes: Vec::new() };
        if panel.kind == Reference::Panel {
            compared.modes = compared.modes();
        }
        compared
    }

    fn modes(&self) -> Vec<Option<usize>> {
        let mut modes = Vec::with_capacity(self.cases() * self.asked.len() * self.raters());
        for case in 0..self.cases() {
            for item in 0..self.asked.len() {
                let marks = self.marks(case, item);
                modes.extend((0..self.raters()).map(|rater| mode(marks.iter().filter(|(other, _)| *other != rater))));
            }
        }
        modes
    }

    pub(crate) fn raters(&self) -> usize {
        self.panel.raters.len()
    }

    pub(crate) fn cases(&self) -> usize {
        self.panel.cases.len()
    }

    pub(crate) fn rater_id(&self, rater: usize) -> String {
        self.panel.raters.get(rater).map(|rater| rater.id.clone()).unwrap_or_default()
    }

    pub(crate) fn case_id(&self, case: usize) -> String {
        self.panel.cases.get(case).map(|case| case.id.clone()).unwrap_or_default()
    }

    pub(crate) fn item_id(&self, item: usize) -> String {
        self.asked.get(item).map(|asked| asked.item.id.clone()).unwrap_or_default()
    }

    pub(crate) fn is_rated(&self, case: usize) -> bool {
        (0..self.raters()).any(|rater| self.sheet(rater, case).is_some())
    }

    pub(crate) fn has_rated(&self, rater: usize) -> bool {
        (0..self.cases()).any(|case| self.sheet(rater, case).is_some())
    }

    fn sheet(&self, rater: usize, case: usize) -> Option<&Sheet> {
        self.sheets.get(rater)?.get(case)?.as_ref()
    }

    /// A reference that was given, not made of the others' answers.
    fn given_reference(&self, case: usize) -> Option<&Sheet> {
        if self.panel.kind == Reference::Panel { None } else { self.reference.get(case)?.as_ref() }
    }

    pub(crate) fn total(&self, rater: usize, case: usize) -> Option<&Rational> {
        self.sheet(rater, case)?.total.as_ref()
    }

    /// The total of a given reference.
    pub(crate) fn given_total(&self, case: usize) -> Option<&Rational> {
        self.given_reference(case)?.total.as_ref()
    }

    /// By rater: all totals of a case there are.
    pub(crate) fn totals(&self, case: usize) -> Vec<&Rational> {
        (0..self.raters()).filter_map(|rater| self.total(rater, case)).collect()
    }

    /// What a rater's total is compared with: of a panel, the mean of the others' totals.
    pub(crate) fn reference_total(&self, rater: usize, case: usize) -> Option<Rational> {
        if self.panel.kind != Reference::Panel {
            return self.given_reference(case)?.total.clone();
        }
        let others = (0..self.raters()).filter(|other| *other != rater);
        let totals: Vec<&Rational> = others.filter_map(|other| self.total(other, case)).collect();
        totals
            .iter()
            .copied()
            .sum::<Rational>()
            .checked_div(&Rational::new(totals.len() as i128, 1))
            .filter(|_| !totals.is_empty())
    }

    /// By case: a rater's total less the reference's.
    pub(crate) fn differences(&self, rater: usize) -> Vec<Option<f64>> {
        let difference =
            |case| Some(self.rule.rounded(&(self.total(rater, case)? - &self.reference_total(rater, case)?)));
        (0..self.cases()).map(difference).collect()
    }

    pub(crate) fn mark(&self, rater: usize, case: usize, item: usize) -> Option<&Mark> {
        self.sheet(rater, case)?.marks.get(item)?.as_ref()
    }

    /// All raters' answers to an item of a case that were on their sheets, with who gave them.
    pub(crate) fn marks(&self, case: usize, item: usize) -> Vec<(usize, &Mark)> {
        let raters = 0..self.raters();
        raters
            .filter_map(|rater| Some((rater, self.mark(rater, case, item)?)))
            .filter(|(_, mark)| **mark != Mark::Hidden)
            .collect()
    }

    /// The answer of a given reference.
    pub(crate) fn given_mark(&self, case: usize, item: usize) -> Option<&Mark> {
        self.given_reference(case)?.marks.get(item)?.as_ref()
    }

    /// What a rater's answer is compared with: of a panel, what most of the others answered, none where that is a tie.
    pub(crate) fn reference_mark(&self, rater: usize, case: usize, item: usize) -> Option<&Mark> {
        if self.panel.kind != Reference::Panel {
            return self.given_mark(case, item);
        }
        let place = (case * self.asked.len() + item) * self.raters() + rater;
        self.mark((*self.modes.get(place)?)?, case, item)
    }

    pub(crate) fn compare(&self, item: usize, first: &Mark, second: &Mark) -> Option<Comparison> {
        compare(self.asked.get(item)?, first, second)
    }

    /// A rater's answer against the reference's.
    pub(crate) fn against_reference(&self, rater: usize, case: usize, item: usize) -> Option<Comparison> {
        self.compare(item, self.mark(rater, case, item)?, self.reference_mark(rater, case, item)?)
    }

    /// What an item weighs on the sheet of a rater, by the profile in force there.
    pub(crate) fn weight(&self, rater: usize, case: usize, item: usize) -> f64 {
        let profile = self.sheet(rater, case).and_then(|sheet| sheet.profile).map_or(0, |profile| profile + 1);
        self.weights.get(profile).and_then(|weights| weights.get(item)).copied().unwrap_or(0.0)
    }

    /// What an item weighs on the card, as a share of all.
    pub(crate) fn share_of_item(&self, item: usize) -> f64 {
        let Some(own) = self.weights.first() else { return 0.0 };
        let whole: f64 = own.iter().sum();
        if whole > 0.0 { own.get(item).copied().unwrap_or(0.0) / whole } else { 0.0 }
    }

    /// The points of an answer; none of "not applicable".
    pub(crate) fn points(&self, rater: usize, case: usize, item: usize) -> Option<f64> {
        match self.mark(rater, case, item)? {
            Mark::Answered { points, .. } => Some(points.to_double()),
            Mark::NotApplicable | Mark::Hidden => None,
        }
    }
}

/// Who answered as most did; nobody where two answers are given equally often.
fn mode<'m>(marks: impl Iterator<Item = &'m (usize, &'m Mark)> + Clone) -> Option<usize> {
    let count = |mark: &Mark| marks.clone().filter(|(_, other)| other.same(mark)).count();
    let (rater, first) = marks.clone().max_by_key(|(_, mark)| count(mark))?;
    let most = count(first);
    let tied = marks.clone().any(|(_, mark)| !mark.same(first) && count(mark) == most);
    if tied { None } else { Some(*rater) }
}
