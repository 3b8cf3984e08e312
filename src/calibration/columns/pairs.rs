//! How one rater's answers to one item stand to the reference's: counted as pairs of codes, then compared once a pair.

use std::cmp::Ordering;

use crate::evaluation::Status;
use crate::scorecard::Rules;
use crate::scoring::{NO_ANSWER, NOT_APPLICABLE};
use crate::tally::Lookup;

use super::super::sheets::{Asked, Comparison, Mark, compare, mark};
use super::look::response;

/// One item's codes and all comparisons of two of them.
pub(super) struct Table {
    /// By code: the place of the answer; where there is none, the one after all answers.
    places: [u8; 256],
    /// Options, "not applicable" where the item allows it, and no answer.
    width: usize,
    /// For four places after another, by code: 1 among the bits of its place.
    words: Vec<[u64; 256]>,
    /// By place of the second and the first, no answer among them: how they compare, and whether they weigh anything,
    /// which "not applicable" twice does not.
    comparisons: Vec<Option<(Comparison, bool)>>,
    weight: f64,
}

/// How often each answer was given to each call, call by call: four counts to a word, so that one addition counts
/// whichever of them it was.
pub(super) struct Given(Vec<Vec<u64>>);

/// Counts in a word.
const FOUR: usize = 4;
/// Bits of each, those of `u16`: it counts more than there can be raters.
const BITS: usize = u16::BITS as usize;
/// What a count can reach.
pub(super) const MOST_COUNTED: usize = u16::MAX as usize;

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
        let mut places = [None; 256];
        let mut marks: Vec<Mark> = Vec::new();
        for (code, place) in (0..NO_ANSWER).zip(&mut places) {
            let status = match code {
                NOT_APPLICABLE if asked.item.not_applicable => Status::NotApplicable,
                code if usize::from(code) < options => Status::Answered,
                _ => continue,
            };
            if let Some(mark) = mark(asked, status, response(asked.item, code), false) {
                *place = Some(marks.len() as u8);
                marks.push(mark);
            }
        }
        let absent = marks.len();
        let places = places.map(|place| place.unwrap_or(absent as u8));
        let comparison = |second: usize, first: usize| {
            let (first, second) = (marks.get(first)?, marks.get(second)?);
            let twice = *first == Mark::NotApplicable && *second == Mark::NotApplicable;
            compare(asked, first, second).map(|pair| (pair, !twice))
        };
        let firsts = |second: usize| (0..=absent).map(move |first| (second, first));
        let comparisons = (0..=absent).flat_map(firsts).map(|(second, first)| comparison(second, first));
        Self {
            places,
            width: absent + 1,
            words: (0..=absent / FOUR).map(|four| places.map(|place| word(place.into(), four))).collect(),
            comparisons: comparisons.collect(),
            weight: asked.weight(rules, &rules.weights).to_double(),
        }
    }

    /// How many different answers there are.
    pub(super) fn answers(&self) -> usize {
        self.width - 1
    }

    /// Before any rater has answered.
    pub(super) fn none_given(&self, calls: usize) -> Given {
        Given(vec![vec![0; calls]; self.words.len()])
    }

    /// Codes as the places of their answers.
    pub(super) fn places(&self, codes: &[u8]) -> Vec<u8> {
        // A byte is always inside a table of 256.
        codes.iter().filter_map(|code| self.places.get(usize::from(*code)).copied()).collect()
    }

    /// Counts one rater's codes, of [`MOST_COUNTED`] calls at the most, from call `first` on: against the places of the
    /// reference's, and among what is `given` to these calls.
    pub(super) fn count(&self, codes: &[u8], reference: &[u8], given: &mut Given, first: usize) -> Pairs {
        let mut pairs = Pairs::default();
        for (four, (words, given)) in self.words.iter().zip(&mut given.0).enumerate() {
            let calls = given.get_mut(first..first + codes.len()).unwrap_or_default();
            let counts = count(words, codes, reference, calls);
            for (counts, comparisons) in counts.iter().zip(self.comparisons.chunks_exact(self.width)) {
                for (place, comparison) in comparisons.iter().skip(FOUR * four).take(FOUR).enumerate() {
                    pairs.add(&self.alike(*comparison, count_of(*counts, place).into()));
                }
            }
        }
        pairs
    }

    /// What so many pairs that compare alike add up to.
    fn alike(&self, comparison: Option<(Comparison, bool)>, count: u32) -> Pairs {
        let Some((comparison, weighs)) = comparison else { return Pairs::default() };
        let weight = if weighs { self.weight * f64::from(count) } else { 0.0 };
        Pairs {
            compared: count,
            exact: if comparison.exact { count } else { 0 },
            adjacent: if comparison.adjacent { count } else { 0 },
            higher: if comparison.direction == Ordering::Greater { count } else { 0 },
            lower: if comparison.direction == Ordering::Less { count } else { 0 },
            weight,
            lost: weight * comparison.distance,
        }
    }
}

/// The word that counts a place, if it is one of these four.
fn word(place: usize, four: usize) -> u64 {
    if place / FOUR == four { 1 << (BITS * (place % FOUR)) } else { 0 }
}

fn count_of(word: u64, place: usize) -> u16 {
    (word >> (BITS * place)) as u16
}

/// By place of the reference's answer the sum of words; each is added to what was `given` to its call, too.
fn count(words: &[u64; 256], codes: &[u8], reference: &[u8], given: &mut [u64]) -> [u64; 256] {
    let [mut even, mut odd] = [[0; 256]; 2];
    let add = |code: u8, place: u8, given: &mut u64, counts: &mut [u64; 256]| {
        let word = words.get(usize::from(code)).copied().unwrap_or(0);
        *given += word;
        counts.get_mut(usize::from(place)).into_iter().for_each(|count| *count += word);
    };
    // In two tables by turns: most answers are to the same reference, and no sum has to wait for the one before.
    let (twos, last) = codes.as_chunks();
    let (reference_twos, reference_last) = reference.as_chunks();
    let (given_twos, given_last) = given.as_chunks_mut();
    for (([one, two], [first, second]), [call, next]) in twos.iter().zip(reference_twos).zip(given_twos) {
        add(*one, *first, call, &mut even);
        add(*two, *second, next, &mut odd);
    }
    for ((code, place), given) in last.iter().zip(reference_last).zip(given_last) {
        add(*code, *place, given, &mut even);
    }
    even.iter_mut().zip(odd).for_each(|(even, odd)| *even += odd);
    even
}

impl Given {
    /// How often each answer was given to calls that are alike in this, and how many calls they are.
    pub(super) fn patterns(&self, answers: usize) -> Vec<(Vec<u16>, u64)> {
        let mut distinct = Lookup::new(self.0.len() * size_of::<u64>());
        let mut bytes = Vec::new();
        for call in 0..self.0.first().map_or(0, Vec::len) {
            bytes.clear();
            let words = self.0.iter().filter_map(|words| words.get(call));
            words.for_each(|word| bytes.extend(word.to_le_bytes()));
            distinct.add(&bytes, 1);
        }
        let (bytes, calls) = distinct.ascending();
        let (counts, _) = bytes.as_chunks();
        let counts: Vec<u16> = counts.iter().map(|count| u16::from_le_bytes(*count)).collect();
        let patterns = counts.chunks_exact(FOUR * self.0.len());
        patterns.zip(calls).map(|(counts, calls)| (counts.iter().take(answers).copied().collect(), calls)).collect()
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
