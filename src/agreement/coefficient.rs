//! The coefficients: each `(observed − expected) / (1 − expected)`, told apart by what they expect by chance. A new one is
//! a line in [`COEFFICIENTS`] with its two functions.

use super::Undefined;
use super::sums::{By, Sums, Unit, form, pairs};
use super::weights::{Metric, Weights, dot, middle_ranks};
use crate::tally::MISSING;

/// Agreement seen, and agreement to be expected by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Level {
    pub(super) observed: f64,
    pub(super) expected: f64,
}

/// One coefficient of agreement.
#[derive(Debug)]
pub struct Coefficient {
    /// Its name in requests and results.
    pub name: &'static str,
    /// Key of its source in REFERENCES.md.
    pub source: &'static str,
    /// Units that not every rater rated are left out; only Cohen's asks for it.
    pub(super) complete: bool,
    /// Defined for two raters alone.
    pub(super) two_raters: bool,
    /// Chance is read off how the ratings spread: of skewed data its intervals hold less than they promise.
    pub(super) by_spread: bool,
    /// What counts alike for it, and what it tells apart beside categories.
    pub(super) by: By,
    level: fn(&Sums, &Weights) -> Level,
    /// What one unit has of both: their mean over units is the level, and their spread its variance.
    level_at: for<'a> fn(&'a Sums, &'a Weights, Level) -> LevelAt<'a>,
}

/// The level of each unit.
type LevelAt<'a> = Box<dyn Fn(&Unit) -> Level + 'a>;

const ORDINARY: Coefficient = Coefficient {
    name: "",
    source: "",
    complete: false,
    two_raters: false,
    by_spread: false,
    by: By::Unit,
    level: percent,
    level_at: percent_at,
};

pub(super) const COHEN_KAPPA: Coefficient = Coefficient {
    name: "cohen-kappa",
    source: "Cohen1960",
    complete: true,
    by: By::Rater,
    two_raters: true,
    level: conger,
    level_at: cohen_at,
    by_spread: true,
};
pub(super) const GWET_AC: Coefficient =
    Coefficient { name: "gwet-ac", source: "Gwet2008", level: gwet, level_at: gwet_at, ..ORDINARY };

/// Every coefficient.
pub const COEFFICIENTS: &[Coefficient] = &[
    Coefficient { name: "percent-agreement", source: "Gwet2014", level: percent, level_at: percent_at, ..ORDINARY },
    COHEN_KAPPA,
    Coefficient {
        name: "light-kappa",
        source: "Light1971",
        by: By::Pair,
        level: light,
        level_at: light_at,
        by_spread: true,
        ..ORDINARY
    },
    Coefficient {
        name: "conger-kappa",
        source: "Conger1980",
        by: By::Rater,
        level: conger,
        level_at: conger_at,
        by_spread: true,
        ..ORDINARY
    },
    Coefficient {
        name: "fleiss-kappa",
        source: "Fleiss1971",
        level: fleiss,
        level_at: fleiss_at,
        by_spread: true,
        ..ORDINARY
    },
    Coefficient {
        name: "scott-pi",
        source: "Scott1955",
        two_raters: true,
        level: fleiss,
        level_at: fleiss_at,
        by_spread: true,
        ..ORDINARY
    },
    GWET_AC,
    Coefficient {
        name: "brennan-prediger",
        source: "BrennanPrediger1981",
        level: brennan_prediger,
        level_at: brennan_prediger_at,
        ..ORDINARY
    },
    Coefficient {
        name: "krippendorff-alpha",
        source: "Krippendorff2011",
        by: By::Rating,
        level: alpha,
        level_at: alpha_at,
        by_spread: true,
        ..ORDINARY
    },
];

impl Coefficient {
    /// The coefficient of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        COEFFICIENTS.iter().find(|coefficient| coefficient.name == name)
    }

    /// Observed and expected agreement, and the coefficient.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn value(&self, sums: &Sums, weights: &Weights) -> Result<(Level, f64), Undefined> {
        if sums.pairable() < 1.0 {
            return Err(Undefined::NoPairableUnit);
        }
        let level = (self.level)(sums, weights);
        let room = 1.0 - level.expected;
        // Where a pair of raters has nothing told apart, or no unit in common, the mean over pairs is 0 / 0.
        if room.is_nan() || room <= 1e-12 {
            return Err(if weights.categories() < 2 { Undefined::SingleCategory } else { Undefined::NoVariation });
        }
        Ok((level, (level.observed - level.expected) / room))
    }

    /// Krippendorff's: it takes metrics, and counts pairable units only.
    pub(super) fn is_alpha(&self) -> bool {
        self.by == By::Rating
    }

    /// How many units count for it.
    pub(super) fn counted(&self, sums: &Sums) -> f64 {
        if self.is_alpha() { sums.pairable() } else { sums.units() }
    }

    /// How much each unit pulls the coefficient: the coefficient is the mean of this over units, and its variance that
    /// of the mean [Gwet2008]. `None` of a unit that does not count.
    pub(super) fn pull<'a>(
        &'a self,
        sums: &'a Sums,
        weights: &'a Weights,
        level: Level,
    ) -> impl Fn(&Unit) -> Option<f64> + 'a {
        let room = 1.0 - level.expected;
        let value = (level.observed - level.expected) / room;
        let level_at = (self.level_at)(sums, weights, level);
        move |unit| {
            if self.is_alpha() && !unit.is_pairable() {
                return None;
            }
            let own = level_at(unit);
            Some((own.observed - level.expected - 2.0 * (1.0 - value) * (own.expected - level.expected)) / room)
        }
    }
}

/// Mean share of agreeing pairs, over units with two ratings.
fn observed(sums: &Sums) -> f64 {
    sums.agreement() / sums.pairable()
}

/// A unit's share of it: the expected level where there is no pair, so that such a unit pulls by its marginals alone.
fn observed_at(sums: &Sums, level: Level, unit: &Unit) -> f64 {
    if !unit.is_pairable() {
        return level.expected;
    }
    level.expected + sums.units() / sums.pairable() * (unit.agreement() - level.expected)
}

fn percent(sums: &Sums, _: &Weights) -> Level {
    Level { observed: observed(sums), expected: 0.0 }
}

fn percent_at<'a>(sums: &'a Sums, _: &'a Weights, level: Level) -> LevelAt<'a> {
    Box::new(move |unit| Level { observed: observed_at(sums, level, unit), expected: 0.0 })
}

/// Chance: two ratings drawn from how all ratings spread.
fn fleiss(sums: &Sums, weights: &Weights) -> Level {
    let shares = sums.mean_shares();
    Level { observed: observed(sums), expected: form(&shares, weights, &shares) }
}

fn fleiss_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let met = weights.times(&sums.mean_shares());
    Box::new(move |unit| Level {
        observed: observed_at(sums, level, unit),
        expected: dot(&unit.counts, &met) / unit.ratings,
    })
}

/// Chance: raters who guess do so on the categories that are not dominant.
fn gwet(sums: &Sums, weights: &Weights) -> Level {
    let spread: f64 = sums.mean_shares().iter().map(|share| share * (1.0 - share)).sum();
    Level { observed: observed(sums), expected: guessing(weights) * spread }
}

fn gwet_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let rest: Vec<f64> = sums.mean_shares().iter().map(|share| 1.0 - share).collect();
    let guessing = guessing(weights);
    Box::new(move |unit| Level {
        observed: observed_at(sums, level, unit),
        expected: guessing * dot(&unit.counts, &rest) / unit.ratings,
    })
}

/// `T / (q (q − 1))`; of a single category, 0 / 0.
fn guessing(weights: &Weights) -> f64 {
    let categories = weights.categories() as f64;
    weights.total() / (categories * (categories - 1.0))
}

/// Chance: every category alike.
fn brennan_prediger(sums: &Sums, weights: &Weights) -> Level {
    let categories = weights.categories() as f64;
    let expected = if categories < 2.0 { f64::NAN } else { weights.total() / (categories * categories) };
    Level { observed: observed(sums), expected }
}

fn brennan_prediger_at<'a>(sums: &'a Sums, _: &'a Weights, level: Level) -> LevelAt<'a> {
    Box::new(move |unit| Level { observed: observed_at(sums, level, unit), expected: level.expected })
}

/// Chance: each rater's own spread, over all pairs of raters; for two raters, Cohen's.
fn conger(sums: &Sums, weights: &Weights) -> Level {
    let (all, count) = sums.all_raters();
    let same: f64 = sums.of_raters().map(|(shares, _)| form(&shares, weights, &shares)).sum();
    // Over ordered pairs of different raters: what all give together, less each with itself.
    let expected = (form(&all, weights, &all) - same) / (count * (count - 1.0));
    Level { observed: observed(sums), expected }
}

/// For two raters: half of what each met by chance.
fn cohen_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let raters: Vec<Vec<f64>> = sums.of_raters().map(|(shares, _)| shares).collect();
    Box::new(move |unit| {
        let others = unit.codes.iter().zip(raters.iter().rev());
        let met: f64 = others.map(|(code, other)| dot(weights.row(usize::from(*code)), other)).sum();
        Level { observed: observed_at(sums, level, unit), expected: met / 2.0 }
    })
}

/// The mean of all pairs' kappas, each over the units both rated; what it expects is what would give that mean.
fn light(sums: &Sums, weights: &Weights) -> Level {
    let pairs: Vec<Pair> = Pair::all(sums, weights).collect();
    let count = pairs.len() as f64;
    let observed = pairs.iter().map(|pair| pair.observed).sum::<f64>() / count;
    let kappa = pairs.iter().map(Pair::kappa).sum::<f64>() / count;
    let expected = if kappa == 1.0 {
        pairs.iter().map(|pair| pair.expected).sum::<f64>() / count
    } else {
        (observed - kappa) / (1.0 - kappa)
    };
    Level { observed, expected }
}

/// A unit pulls each kappa of a pair that rated it, by how many units that pair has.
fn light_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let all: Vec<Pair> = Pair::all(sums, weights).collect();
    Box::new(move |unit| {
        let mut pull = 0.0;
        for (pair, (a, b)) in all.iter().zip(pairs(unit.codes)) {
            if a != MISSING && b != MISSING {
                pull += sums.units() / pair.units * (pair.pull(weights, a, b) - pair.kappa());
            }
        }
        let observed = level.observed + (1.0 - level.expected) * pull / all.len() as f64;
        Level { observed, expected: level.expected }
    })
}

/// Two raters over the units both rated.
struct Pair {
    units: f64,
    observed: f64,
    expected: f64,
    /// How the first's, and the second's, ratings spread.
    spread: [Vec<f64>; 2],
}

impl Pair {
    fn all(sums: &Sums, weights: &Weights) -> impl Iterator<Item = Self> {
        sums.by_pair().map(move |table| Self::new(table, weights))
    }

    fn new(table: &[f64], weights: &Weights) -> Self {
        let units: f64 = table.iter().sum();
        let mut spread = [Vec::new(), vec![0.0; weights.categories()]];
        let mut observed = 0.0;
        for (category, row) in table.chunks_exact(weights.categories()).enumerate() {
            observed += dot(row, weights.row(category)) / units;
            let [first, second] = &mut spread;
            first.push(row.iter().sum::<f64>() / units);
            second.iter_mut().zip(row).for_each(|(share, count)| *share += count / units);
        }
        let [first, second] = &spread;
        Self { units, observed, expected: form(first, weights, second), spread }
    }

    fn kappa(&self) -> f64 {
        (self.observed - self.expected) / (1.0 - self.expected)
    }

    fn pull(&self, weights: &Weights, a: u8, b: u8) -> f64 {
        let [first, second] = &self.spread;
        let met = (dot(weights.row(a.into()), second) + dot(weights.row(b.into()), first)) / 2.0;
        let agrees = weights.row(a.into()).get(usize::from(b)).copied().unwrap_or(0.0);
        (agrees - self.expected - 2.0 * (1.0 - self.kappa()) * (met - self.expected)) / (1.0 - self.expected)
    }
}

/// Each rating against what the other raters gave, by the rater's own number of ratings.
fn conger_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let (all, count) = sums.all_raters();
    // By rater: its ratings, what the others meet in each category, and what it meets of them.
    let mut raters = Vec::new();
    for (shares, ratings) in sums.of_raters() {
        let others: Vec<f64> = all.iter().zip(&shares).map(|(all, own)| all - own).collect();
        let met = weights.times(&others);
        let mean = dot(&shares, &met);
        raters.push((ratings, met, mean));
    }
    Box::new(move |unit| {
        let mut sum = 0.0;
        for ((ratings, met, mean), code) in raters.iter().zip(unit.codes).filter(|((ratings, ..), _)| *ratings > 0.0) {
            let rated = met.get(usize::from(*code)).copied();
            let present = f64::from(u8::from(rated.is_some())) - ratings / sums.units();
            sum += sums.units() / ratings * (rated.unwrap_or(0.0) - present * mean);
        }
        Level { observed: observed_at(sums, level, unit), expected: sum / (count * (count - 1.0)) }
    })
}

/// Chance: two of the ratings that can be paired, without putting the first back.
fn alpha(sums: &Sums, weights: &Weights) -> Level {
    let (shares, ratings) = sums.spread();
    let one = 1.0 / ratings;
    let level = |paired: f64, weights: &Weights| Level {
        observed: (1.0 - one) * (paired / ratings) + one,
        expected: form(&shares, weights, &shares),
    };
    if !sums.counts_meetings() {
        return level(sums.agreement(), weights);
    }
    let weights = Weights::of_metric(Metric::Ordinal, &shares, sums.by_category());
    let mut apart = 0.0;
    for second in 1..shares.len() {
        let rest = weights.row(second).iter().take(second).map(|weight| 1.0 - weight);
        apart += rest.enumerate().map(|(first, apart)| sums.met(first, second) * apart).sum::<f64>();
    }
    level(ratings - 2.0 * apart, &weights)
}

/// The variance as published [Gwet2014]: the correction for drawing without putting back stands in the mean alone, so
/// that the spread is a little larger, and nearer to the jackknife's, than that of an exact linearisation. Where ranks
/// depend on the data, a unit also pulls by moving them.
fn alpha_at<'a>(sums: &'a Sums, weights: &'a Weights, level: Level) -> LevelAt<'a> {
    let (shares, ratings) = sums.spread();
    let mean = ratings / sums.pairable();
    let met = weights.times(&shares);
    let counts = sums.by_category();
    let [moved, moved_by_chance] = if sums.counts_meetings() {
        let by_chance = |a: usize, b: usize| shares.get(a).unwrap_or(&0.0) * counts.get(b).unwrap_or(&0.0);
        [rank_slopes(counts, &|a, b| sums.met(a, b)), rank_slopes(counts, &by_chance)]
    } else {
        [Vec::new(), Vec::new()]
    };
    let [usual, usual_by_chance] = [dot(counts, &moved) / ratings, dot(counts, &moved_by_chance) / ratings];
    Box::new(move |unit| {
        let beyond = (unit.ratings - mean) / mean;
        let paired =
            unit.agreeing / (mean * (unit.ratings - 1.0)) - sums.agreement() / ratings - level.observed * beyond;
        let met = dot(&unit.counts, &met) / mean - level.expected - level.expected * beyond;
        let moved = dot(&unit.counts, &moved) / mean - usual;
        let moved_by_chance = dot(&unit.counts, &moved_by_chance) / mean - usual_by_chance;
        Level {
            observed: level.observed + paired - moved,
            // Half of it, as what both of a pair expect counts twice.
            expected: level.expected + met / (1.0 - 1.0 / ratings) - moved_by_chance / 2.0,
        }
    })
}

/// How much disagreement one more rating of each category adds by moving the middle ranks of all categories after it,
/// and by half of its own; `met` is how often two categories met.
fn rank_slopes(counts: &[f64], met: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let ranks = middle_ranks(counts);
    let width = ranks.last().unwrap_or(&0.0) - ranks.first().unwrap_or(&0.0);
    let mut after = 0.0;
    let mut slopes = Vec::with_capacity(ranks.len());
    for (own, rank) in ranks.iter().enumerate().rev() {
        let apart: f64 = ranks.iter().enumerate().map(|(other, to)| met(own, other) * (rank - to)).sum();
        let moved = apart / (width * width);
        slopes.push(4.0 * (after + moved / 2.0));
        after += moved;
    }
    slopes.reverse();
    slopes
}
