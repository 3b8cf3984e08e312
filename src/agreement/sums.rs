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
        // Where raters are left aside, equal codes stand together.
        for alike in codes.chunk_by(|one, next| one == next) {
            let count = alike.first().and_then(|code| counts.get_mut(usize::from(*code)));
            count.into_iter().for_each(|count| *count += alike.len() as f64);
        }
        let met = |(category, count): (usize, f64)| count * (dot(weights.row(category), &counts) - 1.0);
        let agreeing = given(&counts).map(met).sum();
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

    /// What it adds to each of [`Sums`], by its place; nothing elsewhere.
    fn push_part(&self, by: By, places: &Places, part: &mut Vec<(usize, f64)>) {
        part.push((UNITS, 1.0));
        if self.is_pairable() {
            let others = self.ratings - 1.0;
            let counted = if by.counts_ratings() { self.agreeing / others } else { self.agreement() };
            part.extend([(PAIRABLE, 1.0), (AGREEMENT, counted)]);
        } else if by.counts_ratings() {
            return;
        }
        for (category, count) in given(&self.counts) {
            part.push((places.category(category), if by.counts_ratings() { count } else { count / self.ratings }));
        }
        match by {
            By::Unit | By::Rating => {}
            By::Meeting => self.push_meetings(places, part),
            By::Rater | By::Pair => self.push_raters(by, places, part),
        }
    }

    /// How often two of its ratings were of different categories, by ratings less one.
    fn push_meetings(&self, places: &Places, part: &mut Vec<(usize, f64)>) {
        for (first, count) in given(&self.counts) {
            for (second, other) in given(&self.counts).filter(|(second, _)| *second > first) {
                part.push((places.meeting(first, second), count * other / (self.ratings - 1.0)));
            }
        }
    }

    fn push_raters(&self, by: By, places: &Places, part: &mut Vec<(usize, f64)>) {
        for (rater, code) in self.codes.iter().enumerate().filter(|(_, code)| **code != MISSING) {
            part.push((places.rating(rater, *code), 1.0));
        }
        if by == By::Pair {
            for (pair, (a, b)) in pairs(self.codes).enumerate().filter(|(_, (a, b))| *a != MISSING && *b != MISSING) {
                part.push((places.pair(pair, a, b), 1.0));
            }
        }
    }
}

/// The categories that were given at all, and how often.
fn given(counts: &[f64]) -> impl Iterator<Item = (usize, f64)> {
    counts.iter().copied().enumerate().filter(|(_, count)| *count > 0.0)
}

/// What counts alike in sums, and what they are taken by beside categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Each unit, whoever rated it and however many did.
    Unit,
    /// Each rating that can be paired: Krippendorff's way.
    Rating,
    /// The same; and how often two categories met, for weights that depend on the data.
    Meeting,
    /// Each unit; and the ratings of each rater.
    Rater,
    /// Each unit; and the ratings of each rater, and of each pair.
    Pair,
}

impl By {
    fn counts_ratings(self) -> bool {
        self == Self::Rating || self == Self::Meeting
    }
}

/// Where each sum stands: units with a rating; with two; their agreement, as shares of pairs or as counted by ratings;
/// by category its ratings, as shares of each unit or as counted. Then either how often two categories met, or the
/// ratings of each rater by category and, for each pair of raters, how often one gave the one and the other the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Places {
    categories: usize,
    raters: usize,
    counts_meetings: bool,
    length: usize,
}

const UNITS: usize = 0;
const PAIRABLE: usize = 1;
const AGREEMENT: usize = 2;
const CATEGORIES: usize = 3;

impl Places {
    fn new(categories: usize, raters: usize, by: By) -> Self {
        let all_pairs = |count: usize| count * count.saturating_sub(1) / 2;
        let places = CATEGORIES + categories;
        let (raters, more) = match by {
            By::Unit | By::Rating => (0, 0),
            By::Meeting => (0, all_pairs(categories)),
            By::Rater => (raters, categories * raters),
            By::Pair => (raters, categories * raters + categories * categories * all_pairs(raters)),
        };
        Self { categories, raters, counts_meetings: by == By::Meeting, length: places + more }
    }

    fn category(&self, category: usize) -> usize {
        CATEGORIES + category
    }

    /// Of two categories, the first before the second.
    fn meeting(&self, first: usize, second: usize) -> usize {
        CATEGORIES + self.categories + second * (second - 1) / 2 + first
    }

    fn rating(&self, rater: usize, code: u8) -> usize {
        CATEGORIES + self.categories * (1 + rater) + usize::from(code)
    }

    fn pair(&self, pair: usize, a: u8, b: u8) -> usize {
        self.rating(self.raters, 0) + self.categories * (self.categories * pair + usize::from(a)) + usize::from(b)
    }
}

/// The units of a tally that carry a rating, pattern by pattern.
#[derive(Debug)]
pub(super) struct Units<'a> {
    pub(super) weights: &'a Weights,
    pub(super) patterns: Vec<(Unit<'a>, f64)>,
    places: Places,
    /// What one unit of each pattern adds to the sums, pattern after pattern, and where each pattern's ends.
    parts: Vec<(usize, f64)>,
    ends: Vec<usize>,
}

impl<'a> Units<'a> {
    pub(super) fn new(tally: &'a Tally, weights: &'a Weights, by: By) -> Self {
        let places = Places::new(weights.categories(), tally.raters(), by);
        let (mut patterns, mut parts, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for (codes, count) in tally.patterns() {
            if codes.iter().any(|code| *code != MISSING) {
                let unit = Unit::new(codes, weights);
                unit.push_part(by, &places, &mut parts);
                patterns.push((unit, count as f64));
                ends.push(parts.len());
            }
        }
        Self { weights, patterns, places, parts, ends }
    }

    pub(super) fn sums(&self) -> Sums {
        let mut sums = self.none();
        for (part, (_, count)) in self.parts().zip(&self.patterns) {
            sums.add(part, *count);
        }
        sums
    }

    /// What one unit of each pattern adds to the sums, and where.
    pub(super) fn parts(&self) -> impl Iterator<Item = &[(usize, f64)]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let part = self.parts.get(start..*end).unwrap_or_default();
            start = *end;
            part
        })
    }

    /// The sums over no units.
    pub(super) fn none(&self) -> Sums {
        Sums { places: self.places, values: vec![0.0; self.places.length] }
    }
}

/// Sums over units, each at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sums {
    places: Places,
    values: Vec<f64>,
}

impl Sums {
    /// Adds a part some times; takes it out where `times` is negative.
    // Inlined even where the module is built for size: a bootstrap adds each pattern.
    #[inline(always)]
    pub(super) fn add(&mut self, part: &[(usize, f64)], times: f64) {
        for (place, part) in part {
            if let Some(sum) = self.values.get_mut(*place) {
                *sum += times * part;
            }
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
        self.at(UNITS)
    }

    /// Units with two.
    pub(super) fn pairable(&self) -> f64 {
        self.at(PAIRABLE)
    }

    /// Weighted agreement of pairs: of each unit its share; by ratings, the share times the unit's ratings.
    pub(super) fn agreement(&self) -> f64 {
        self.at(AGREEMENT)
    }

    /// A table of two raters after another.
    pub(super) fn by_pair(&self) -> impl Iterator<Item = &[f64]> {
        let Places { categories, raters, .. } = self.places;
        let start = self.places.rating(raters, 0);
        self.values.get(start..).unwrap_or_default().chunks_exact((categories * categories).max(1))
    }

    /// How often each category was given: as shares of units, or as ratings that can be paired.
    pub(super) fn by_category(&self) -> &[f64] {
        self.slice(CATEGORIES, self.places.categories)
    }

    /// Whether it is counted how often categories met.
    pub(super) fn counts_meetings(&self) -> bool {
        self.places.counts_meetings
    }

    /// How often two different categories met.
    pub(super) fn met(&self, a: usize, b: usize) -> f64 {
        if a == b { 0.0 } else { self.at(self.places.meeting(a.min(b), a.max(b))) }
    }

    /// How ratings spread over the categories, and how many there are.
    pub(super) fn spread(&self) -> (Vec<f64>, f64) {
        let total = self.by_category().iter().sum::<f64>();
        (self.by_category().iter().map(|count| count / total).collect(), total)
    }

    /// How a unit's ratings spread over the categories, on average.
    pub(super) fn mean_shares(&self) -> Vec<f64> {
        self.by_category().iter().map(|share| share / self.units()).collect()
    }

    /// Each rater's ratings by category, as shares, and how many they are.
    pub(super) fn of_raters(&self) -> impl Iterator<Item = (Vec<f64>, f64)> {
        let Places { categories, raters, .. } = self.places;
        let counts = self.slice(self.places.rating(0, 0), categories * raters);
        counts.chunks_exact(categories.max(1)).map(|counts| {
            let ratings = counts.iter().sum::<f64>();
            (counts.iter().map(|count| if ratings > 0.0 { count / ratings } else { 0.0 }).collect(), ratings)
        })
    }

    /// The sum of the raters' shares, and how many raters gave a rating.
    pub(super) fn all_raters(&self) -> (Vec<f64>, f64) {
        let (mut all, mut raters) = (vec![0.0; self.places.categories], 0.0);
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
