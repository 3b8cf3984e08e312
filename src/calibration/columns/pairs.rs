//! How one rater's answers to one item stand to the reference's: counted as pairs of codes, then compared once a pair.

use std::cmp::Ordering;

use crate::evaluation::Status;
use crate::scorecard::Rules;
use crate::scoring::{NO_ANSWER, NOT_APPLICABLE};

use super::super::sheets::{Asked, Comparison, Mark, compare, mark};
use super::look::response;

/// One item's codes and all comparisons of two of them.
pub(super) struct Table {
    /// By code: the place of the answer; [`ABSENT`] where there is none.
    places: [u8; 256],
    /// Options, and "not applicable" where the item allows it.
    answers: usize,
    /// By place of the first and the second; `None` where both are not applicable, which weighs nothing.
    comparisons: Vec<(Comparison, bool)>,
    weight: f64,
}

const ABSENT: u8 = 255;

/// What pairs add up to.
#[derive(Clone, Copy, Default)]
pub(super) struct Pairs {
    pub(super) compared: u32,
    pub(super) exact: u32,
    pub(super) adjacent: u32,
    pub(super) higher: u32,
    pub(super) lower: u32,
    /// What the item weighs, for each pair that is not "not applicable" twice.
    pub(super) weight: f64,
    /// How much of it is lost.
    pub(super) lost: f64,
}

impl Table {
    pub(super) fn new(rules: &Rules, asked: &Asked) -> Self {
        let options = asked.item.kind.options().len();
        let mut places = [ABSENT; 256];
        let mut marks: Vec<Mark> = Vec::new();
        for (code, place) in (0..NO_ANSWER).zip(&mut places) {
            let status = match code {
                NOT_APPLICABLE if asked.item.not_applicable => Status::NotApplicable,
                code if usize::from(code) < options => Status::Answered,
                _ => continue,
            };
            if let Some(mark) = mark(asked, status, response(asked.item, code), false) {
                *place = marks.len() as u8;
                marks.push(mark);
            }
        }
        let mut comparisons = Vec::with_capacity(marks.len() * marks.len());
        for first in &marks {
            let twice = |second: &Mark| *first == Mark::NotApplicable && *second == Mark::NotApplicable;
            let weighs = marks.iter().map(|second| compare(asked, first, second).map(|pair| (pair, !twice(second))));
            comparisons.extend(weighs.flatten());
        }
        Self { places, answers: marks.len(), comparisons, weight: asked.weight(rules, &rules.weights).to_double() }
    }

    /// How many different answers there are.
    pub(super) fn answers(&self) -> usize {
        self.answers
    }

    fn place(&self, code: u8) -> usize {
        // A byte is always inside a table of 256.
        self.places.get(usize::from(code)).copied().unwrap_or(ABSENT).into()
    }

    /// Codes against the reference's, call by call.
    pub(super) fn count(&self, codes: &[u8], reference: &[u8]) -> Pairs {
        let mut counts = vec![0u32; self.comparisons.len()];
        for (code, reference) in codes.iter().zip(reference) {
            let (first, second) = (self.place(*code), self.place(*reference));
            if first < self.answers && second < self.answers {
                counts.get_mut(first * self.answers + second).into_iter().for_each(|count| *count += 1);
            }
        }
        let mut pairs = Pairs::default();
        for ((comparison, weighs), count) in self.comparisons.iter().zip(counts) {
            let weight = if *weighs { self.weight * f64::from(count) } else { 0.0 };
            pairs.add(&Pairs {
                compared: count,
                exact: if comparison.exact { count } else { 0 },
                adjacent: if comparison.adjacent { count } else { 0 },
                higher: if comparison.direction == Ordering::Greater { count } else { 0 },
                lower: if comparison.direction == Ordering::Less { count } else { 0 },
                weight,
                lost: weight * comparison.distance,
            });
        }
        pairs
    }

    /// Counts the answers of one rater, call by call.
    pub(super) fn add_given(&self, codes: &[u8], given: &mut [u16]) {
        for (code, counts) in codes.iter().zip(given.chunks_mut(self.answers.max(1))) {
            counts.get_mut(self.place(*code)).into_iter().for_each(|count| *count += 1);
        }
    }
}

impl Pairs {
    pub(super) fn add(&mut self, other: &Self) {
        self.compared += other.compared;
        self.exact += other.exact;
        self.adjacent += other.adjacent;
        self.higher += other.higher;
        self.lower += other.lower;
        self.weight += other.weight;
        self.lost += other.lost;
    }
}
