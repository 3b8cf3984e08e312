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
}

impl<'a> Unit<'a> {
    fn new(codes: &'a [u8], weights: &Weights) -> Self {
        let mut counts = vec![0.0; weights.categories()];
        for code in codes {
            if let Some(count) = counts.get_mut(usize::from(*code)) {
                *count += 1.0;
            }
        }
        let agreeing = counts.iter().zip(weights.times(&counts)).map(|(count, met)| count * (met - 1.0)).sum();
        Self { codes, ratings: counts.iter().sum(), counts, agreeing }
    }

    /// Whether two raters rated it.
    pub(super) fn is_pairable(&self) -> bool {
        self.ratings >= 2.0
    }

    /// The share of ordered pairs of raters that agree.
    pub(super) fn agreement(&self) -> f64 {
        self.agreeing / (self.ratings * (self.ratings - 1.0))
    }
}

/// The units of a tally that carry a rating, pattern by pattern.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) raters: usize,
    pub(super) weights: &'a Weights,
    /// Whether pairs of raters are counted too.
    pub(super) by_pair: bool,
    pub(super) patterns: Vec<(Unit<'a>, f64)>,
}

impl<'a> Units<'a> {
    pub(super) fn new(tally: &'a Tally, weights: &'a Weights, by_pair: bool) -> Self {
        let mut patterns = Vec::new();
        for (codes, count) in tally.patterns() {
            if codes.iter().any(|code| *code != MISSING) {
                patterns.push((Unit::new(codes, weights), count as f64));
            }
        }
        Self { raters: tally.raters(), weights, by_pair, patterns }
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
        let pairs = if self.by_pair { self.raters * (self.raters - 1) / 2 } else { 0 };
        Sums {
            units: 0.0,
            pairable: 0.0,
            agreement: 0.0,
            paired: 0.0,
            shares: vec![0.0; categories],
            ratings: vec![0.0; categories],
            by_rater: vec![0.0; categories * self.raters],
            by_pair: vec![0.0; categories * categories * pairs],
        }
    }
}

/// Sums over units.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sums {
    /// Units with a rating; with two.
    pub(super) units: f64,
    pub(super) pairable: f64,
    /// Of the share of agreeing pairs, over pairable units.
    pub(super) agreement: f64,
    /// Of weighted agreement by ratings less one, over pairable units: what Krippendorff counts.
    pub(super) paired: f64,
    /// By category: of its share of a unit's ratings; of ratings on pairable units; of ratings of each rater in turn.
    pub(super) shares: Vec<f64>,
    pub(super) ratings: Vec<f64>,
    pub(super) by_rater: Vec<f64>,
    /// By pair of raters, where asked for: how often one gave the one category and the other the other.
    pub(super) by_pair: Vec<f64>,
}

impl Sums {
    /// Adds a unit some times; takes it out where `times` is negative.
    pub(super) fn add(&mut self, unit: &Unit, times: f64) {
        self.units += times;
        let of_each = times / unit.ratings;
        for (share, count) in self.shares.iter_mut().zip(&unit.counts) {
            *share += of_each * count;
        }
        if unit.is_pairable() {
            self.pairable += times;
            self.agreement += times * unit.agreement();
            self.paired += times * unit.agreeing / (unit.ratings - 1.0);
            for (sum, count) in self.ratings.iter_mut().zip(&unit.counts) {
                *sum += times * count;
            }
        }
        let categories = unit.counts.len();
        for (own, code) in self.by_rater.chunks_exact_mut(categories.max(1)).zip(unit.codes) {
            if let Some(sum) = own.get_mut(usize::from(*code)) {
                *sum += times;
            }
        }
        let tables = self.by_pair.chunks_exact_mut((categories * categories).max(1));
        for (table, (a, b)) in tables.zip(pairs(unit.codes)) {
            if let (true, Some(sum)) = (b != MISSING, table.get_mut(usize::from(a) * categories + usize::from(b))) {
                *sum += times;
            }
        }
    }

    /// How the ratings of pairable units spread over the categories, and how many they are.
    pub(super) fn pairable_shares(&self) -> (Vec<f64>, f64) {
        let ratings = self.ratings.iter().sum::<f64>();
        (self.ratings.iter().map(|count| count / ratings).collect(), ratings)
    }

    /// How a unit's ratings spread over the categories, on average.
    pub(super) fn mean_shares(&self) -> Vec<f64> {
        self.shares.iter().map(|share| share / self.units).collect()
    }

    /// Each rater's ratings by category, as shares, and how many they are.
    pub(super) fn of_raters(&self) -> impl Iterator<Item = (Vec<f64>, f64)> {
        self.by_rater.chunks_exact(self.shares.len().max(1)).map(|counts| {
            let ratings = counts.iter().sum::<f64>();
            (counts.iter().map(|count| if ratings > 0.0 { count / ratings } else { 0.0 }).collect(), ratings)
        })
    }
}

impl Sums {
    /// The sum of the raters' shares, and how many raters gave a rating.
    pub(super) fn all_raters(&self) -> (Vec<f64>, f64) {
        let (mut all, mut raters) = (vec![0.0; self.shares.len()], 0.0);
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
