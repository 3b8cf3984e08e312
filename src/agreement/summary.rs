//! All that is said of ratings at once: coefficients, and what helps to read them.

use std::ops::Range;

use serde::Serialize;

use crate::document::Value;
use crate::ratings::Ratings;
use crate::tally::{MISSING, Tally};

use super::estimate::{Answer, IntervalMethod, Request};
use super::sample::{Sample, agreement};
use super::sums::pairs;
use super::weights::Weighting;

/// Agreement among all raters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// The coefficients asked for, in that order.
    pub estimates: Vec<Answer>,
    /// Units, those without a rating too.
    pub units: u64,
    /// Raters.
    pub raters: usize,
    /// Ratings there are.
    pub ratings: u64,
    /// Ratings there are not.
    pub missing: u64,
    /// Each declared category.
    pub categories: Vec<CategoryAgreement>,
    /// How often ratings of one unit by two raters met: a row and a column a category, each pair of ratings counted
    /// both ways.
    pub meetings: Vec<Vec<u64>>,
    /// Of two raters and two categories: by how much the units on which both said the first, and both the second,
    /// differ, as a share of all units [Byrt1993]. It is what makes kappa small where agreement is high.
    pub prevalence: Option<f64>,
    /// Of two raters and two categories: by how much the one said the first more often, as a share [Byrt1993].
    pub bias: Option<f64>,
}

/// One category.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryAgreement {
    /// As declared.
    pub category: Value,
    /// How often it was given.
    pub ratings: u64,
    /// The mean share of a unit's ratings.
    pub share: Option<f64>,
    /// Specific agreement: where one rater gave it, how often another did too [SpitzerFleiss1974].
    pub agreement: Option<f64>,
}

/// Two raters over the units both rated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairAgreement {
    /// Their places.
    pub raters: [usize; 2],
    /// Units both rated.
    pub units: u64,
    /// A row a category of the first, a column a category of the second.
    pub table: Vec<Vec<u64>>,
    /// The coefficients asked for.
    pub estimates: Vec<Answer>,
}

/// Everything about agreement among all raters. `drawn` is what all [`draw`](super::draw)s gave; without, they are made
/// here.
#[must_use]
pub fn summary(ratings: &Ratings, request: &Request, drawn: Option<&[Vec<f64>]>) -> Agreement {
    let tally = ratings.tally();
    let sample = Sample::new(ratings, request);
    let unordered = &sample.unordered;
    let (given, missing) = given(unordered);
    let indices = indices(tally);
    let meetings = meetings(unordered);
    Agreement {
        estimates: sample.answers(drawn),
        units: tally.units(),
        raters: tally.raters(),
        ratings: given,
        missing,
        categories: categories(ratings, unordered, &meetings),
        meetings,
        prevalence: indices.map(|(prevalence, _)| prevalence),
        bias: indices.map(|(_, bias)| bias),
    }
}

/// One category against all others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryEstimates {
    /// As declared.
    pub category: Value,
    /// The coefficients asked for, of whether it was given or not.
    pub estimates: Vec<Answer>,
}

/// Agreement on each category by itself: was it given, or another? Of Fleiss' kappa these are Fleiss' kappas of
/// categories [Fleiss1971]. Weights and metrics do not matter, as there are two categories.
#[must_use]
pub fn by_category(ratings: &Ratings, request: &Request) -> Vec<CategoryEstimates> {
    let request = Request { weighting: Weighting::Identity, custom: None, ..quick(request) };
    let mut found = Vec::new();
    for (place, category) in ratings.categories().labels().iter().enumerate() {
        let estimates = agreement(&ratings.of_category(place), &request);
        found.push(CategoryEstimates { category: category.clone(), estimates });
    }
    found
}

/// How many pairs of raters there are.
#[must_use]
pub fn pairs_of(raters: usize) -> usize {
    raters * raters.saturating_sub(1) / 2
}

/// Some of the pairs of raters, `0..`[`pairs_of`] for all, in order: the first with each that follows, then the second.
#[must_use]
pub fn pair_agreements(ratings: &Ratings, request: &Request, chosen: Range<usize>) -> Vec<PairAgreement> {
    let request = quick(request);
    let raters = ratings.tally().raters();
    let all = (0..raters).flat_map(|first| (first + 1..raters).map(move |second| [first, second]));
    let mut found = Vec::new();
    for places in all.take(chosen.end).skip(chosen.start) {
        let pair = ratings.of_raters(&places);
        let table = table(&pair.tally().complete());
        let units = table.iter().flatten().sum();
        found.push(PairAgreement { raters: places, units, table, estimates: agreement(&pair, &request) });
    }
    found
}

/// Of many tables at once the usual interval is the jackknife's: drawing anew is slow.
fn quick(request: &Request) -> Request {
    let mut request = request.clone();
    if request.interval == IntervalMethod::Usual {
        request.interval = IntervalMethod::Jackknife;
    }
    request
}

/// How many ratings there are, and are not.
fn given(tally: &Tally) -> (u64, u64) {
    let (mut given, mut missing) = (0, 0);
    for (codes, count) in tally.patterns() {
        let absent = codes.iter().filter(|code| **code == MISSING).count() as u64;
        missing += count * absent;
        given += count * (codes.len() as u64 - absent);
    }
    (given, missing)
}

fn categories(ratings: &Ratings, unordered: &Tally, meetings: &[Vec<u64>]) -> Vec<CategoryAgreement> {
    let mut found = Vec::new();
    let labels = ratings.categories().labels().iter().enumerate();
    for ((place, label), ((ratings, share), met)) in
        labels.zip(unordered.given(1).into_iter().zip(mean_shares(unordered)).zip(meetings))
    {
        let all: u64 = met.iter().sum();
        let same = met.get(place).copied().unwrap_or(0);
        found.push(CategoryAgreement {
            category: label.clone(),
            ratings,
            share,
            agreement: (all > 0).then(|| same as f64 / all as f64),
        });
    }
    found
}

/// The mean share of a unit's ratings that each category has; `None` where there is no rating.
fn mean_shares(tally: &Tally) -> Vec<Option<f64>> {
    let (mut shares, mut units) = (vec![0.0; tally.categories()], 0);
    for (codes, count) in tally.patterns() {
        let ratings = codes.iter().filter(|code| **code != MISSING).count();
        units += if ratings > 0 { count } else { 0 };
        for code in codes {
            if let Some(share) = shares.get_mut(usize::from(*code)) {
                *share += count as f64 / ratings as f64;
            }
        }
    }
    shares.into_iter().map(|share| (units > 0).then(|| share / units as f64)).collect()
}

fn meetings(tally: &Tally) -> Vec<Vec<u64>> {
    let mut met = vec![vec![0; tally.categories()]; tally.categories()];
    for (codes, count) in tally.patterns() {
        for (a, b) in pairs(codes) {
            add(&mut met, a, b, count);
            add(&mut met, b, a, count);
        }
    }
    met
}

fn table(pair: &Tally) -> Vec<Vec<u64>> {
    let mut table = vec![vec![0; pair.categories()]; pair.categories()];
    for (codes, count) in pair.patterns() {
        pairs(codes).for_each(|(a, b)| add(&mut table, a, b, count));
    }
    table
}

fn add(table: &mut [Vec<u64>], row: u8, column: u8, count: u64) {
    if let Some(cell) = table.get_mut(usize::from(row)).and_then(|row| row.get_mut(usize::from(column))) {
        *cell += count;
    }
}

/// Prevalence and bias of two raters and two categories.
fn indices(tally: &Tally) -> Option<(f64, f64)> {
    if (tally.raters(), tally.categories()) != (2, 2) {
        return None;
    }
    let table = table(&tally.complete());
    let [[a, b], [c, d]] =
        [table.first()?, table.get(1)?].map(|row| [0, 1].map(|at| row.get(at).copied().unwrap_or(0) as f64));
    let units = a + b + c + d;
    (units > 0.0).then(|| (((a - d) / units).abs(), ((b - c) / units).abs()))
}
