//! Sums over units from which every coefficient is computed: each unit adds its own part, so that leaving one out,
//! drawing some twice and adding tallies up are additions of the same parts.

use crate::tally::{MISSING, Tally};

use super::weights::{Weights, dot};

/// The ratings of one pattern of units.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) codes: &'a [u8],
    /// How often each category was given.
    pub(super) counts: Vec<f64>,
    pub(super) ratings: f64,
    /// Weighted agreement over all ordered pairs of different raters.
    pub(super) agreeing: f64,
    /// What it adds to each sum.
    part: Vec<f64>,
}

impl<'a> Unit<'a> {
    fn new(codes: &'a [u8], weights: &Weights, by: By) -> Self {
        let mut counts = vec![0.0; weights.categories()];
        for code in codes {
            if let Some(count) = counts.get_mut(usize::from(*code)) {
                *count += 1.0;
            }
        }
        let agreeing = counts.iter().zip(weights.times(&counts)).map(|(count, met)| count * (met - 1.0)).sum();
        let mut unit = Self { codes, ratings: counts.iter().sum(), counts, agreeing, part: Vec::new() };
        unit.part = unit.parts(by);
        unit
    }

    /// Whether two raters rated it.
    pub(super) fn is_pairable(&self) -> bool {
        self.ratings >= 2.0
    }

    /// The share of ordered pairs of raters that agree.
    pub(super) fn agreement(&self) -> f64 {
        self.agreeing / (self.ratings * (self.ratings - 1.0))
    }

    /// In the order of [`Sums`].
    fn parts(&self, by: By) -> Vec<f64> {
        let categories = self.counts.len();
        let pairable = f64::from(u8::from(self.is_pairable()));
        let mut parts = if self.is_pairable() {
            vec![1.0, 1.0, self.agreement(), self.agreeing / (self.ratings - 1.0)]
        } else {
            vec![1.0, 0.0, 0.0, 0.0]
        };
        parts.extend(self.counts.iter().map(|count| count / self.ratings));
        parts.extend(self.counts.iter().map(|count| count * pairable));
        if by != By::None {
            self.codes.iter().for_each(|code| push_one(&mut parts, categories, usize::from(*code)));
        }
        if by == By::Pair {
            for (a, b) in pairs(self.codes) {
                let missing = a == MISSING || b == MISSING;
                let place = if missing { usize::MAX } else { usize::from(a) * categories + usize::from(b) };
                push_one(&mut parts, categories * categories, place);
            }
        }
        parts
    }
}

/// As many numbers, all 0 but one.
fn push_one(parts: &mut Vec<f64>, count: usize, one: usize) {
    parts.extend((0..count).map(|place| f64::from(u8::from(place == one))));
}

/// What sums are taken by, beside categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Nothing: who gave which rating does not matter.
    None,
    Rater,
    /// Raters and pairs of them.
    Pair,
}

/// The units of a tally that carry a rating, pattern by pattern.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) raters: usize,
    pub(super) weights: &'a Weights,
    /// What is counted beside categories.
    pub(super) by: By,
    pub(super) patterns: Vec<(Unit<'a>, f64)>,
}

impl<'a> Units<'a> {
    pub(super) fn new(tally: &'a Tally, weights: &'a Weights, by: By) -> Self {
        let mut patterns = Vec::new();
        for (codes, count) in tally.patterns() {
            if codes.iter().any(|code| *code != MISSING) {
                patterns.push((Unit::new(codes, weights, by), count as f64));
            }
        }
        Self { raters: tally.raters(), weights, by, patterns }
    }

    pub(super) fn sums(&self) -> Sums {
        let mut sums = self.none();
        for (unit, count) in &self.patterns {
            sums.add(unit, *count);
        }
        sums
    }

    /// The sums over no units.
    pub(super) fn none(&self) -> Sums {
        let categories = self.weights.categories();
        let raters = if self.by == By::None { 0 } else { self.raters };
        let pairs = if self.by == By::Pair { raters * raters.saturating_sub(1) / 2 } else { 0 };
        let length = SINGLE + categories * (2 + raters) + categories * categories * pairs;
        Sums { categories, raters, values: vec![0.0; length] }
    }
}

/// Sums over units, one after another: units with a rating; with two; the share of agreeing pairs over pairable units;
/// weighted agreement by ratings less one over the same, which is what Krippendorff counts; then by category its share
/// of a unit's ratings, and the ratings on pairable units; the ratings of each rater by category; and, for each pair of
/// raters, how often one gave the one category and the other the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sums {
    categories: usize,
    raters: usize,
    values: Vec<f64>,
}

/// How many sums come before those by category.
const SINGLE: usize = 4;

impl Sums {
    /// Adds a unit some times; takes it out where `times` is negative.
    pub(super) fn add(&mut self, unit: &Unit, times: f64) {
        for (sum, part) in self.values.iter_mut().zip(&unit.part) {
            *sum += times * part;
        }
    }

    fn at(&self, place: usize) -> f64 {
        self.values.get(place).copied().unwrap_or(0.0)
    }

    fn slice(&self, start: usize, length: usize) -> &[f64] {
        self.values.get(start..start + length).unwrap_or_default()
    }

    /// Units with a rating.
    pub(super) fn units(&self) -> f64 {
        self.at(0)
    }

    /// Units with two.
    pub(super) fn pairable(&self) -> f64 {
        self.at(1)
    }

    pub(super) fn agreement(&self) -> f64 {
        self.at(2)
    }

    pub(super) fn paired(&self) -> f64 {
        self.at(3)
    }

    /// A table of two raters after another.
    pub(super) fn by_pair(&self) -> impl Iterator<Item = &[f64]> {
        let start = SINGLE + self.categories * (2 + self.raters);
        self.values.get(start..).unwrap_or_default().chunks_exact((self.categories * self.categories).max(1))
    }

    /// How often each rater gave each category.
    pub(super) fn by_rater(&self) -> impl Iterator<Item = &[f64]> {
        let ratings = self.slice(SINGLE + 2 * self.categories, self.categories * self.raters);
        ratings.chunks_exact(self.categories.max(1))
    }

    /// How the ratings of pairable units spread over the categories, and how many they are.
    pub(super) fn pairable_shares(&self) -> (Vec<f64>, f64) {
        let counts = self.slice(SINGLE + self.categories, self.categories);
        let ratings = counts.iter().sum::<f64>();
        (counts.iter().map(|count| count / ratings).collect(), ratings)
    }

    /// How a unit's ratings spread over the categories, on average.
    pub(super) fn mean_shares(&self) -> Vec<f64> {
        self.slice(SINGLE, self.categories).iter().map(|share| share / self.units()).collect()
    }

    /// Each rater's ratings by category, as shares, and how many they are.
    pub(super) fn of_raters(&self) -> impl Iterator<Item = (Vec<f64>, f64)> {
        self.by_rater().map(|counts| {
            let ratings = counts.iter().sum::<f64>();
            (counts.iter().map(|count| if ratings > 0.0 { count / ratings } else { 0.0 }).collect(), ratings)
        })
    }
}

impl Sums {
    /// The sum of the raters' shares, and how many raters gave a rating.
    pub(super) fn all_raters(&self) -> (Vec<f64>, f64) {
        let (mut all, mut raters) = (vec![0.0; self.categories], 0.0);
        for (shares, ratings) in self.of_raters() {
            all.iter_mut().zip(shares).for_each(|(sum, share)| *sum += share);
            raters += f64::from(u8::from(ratings > 0.0));
        }
        (all, raters)
    }
}

/// The ratings of every pair of raters, in order.
pub(super) fn pairs(codes: &[u8]) -> impl Iterator<Item = (u8, u8)> {
    codes.iter().enumerate().flat_map(|(place, a)| codes.iter().skip(place + 1).map(|b| (*a, *b)))
}

/// `x' W y`.
pub(super) fn form(x: &[f64], weights: &Weights, y: &[f64]) -> f64 {
    dot(x, &weights.times(y))
}
