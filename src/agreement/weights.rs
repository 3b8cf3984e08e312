//! How much two different ratings still agree: weights for coefficients, metrics for Krippendorff's alpha.

use crate::document::words;

words! {
    /// Weights of pairs of categories: 1 for the same, less for others. All but `identity` and `ordinal` are made from
    /// the categories' values [Gwet2014].
    #[derive(Default)]
    pub enum Weighting {
        /// Same or not.
        #[default]
        Identity = "identity",
        /// `1 − |a − b| / (max − min)`.
        Linear = "linear",
        /// `1 − (a − b)² / (max − min)²`.
        Quadratic = "quadratic",
        /// By ranks: `1 − C(|i − j| + 1, 2) / C(q, 2)`.
        Ordinal = "ordinal",
        /// `1 − √|a − b| / √(max − min)`.
        Radical = "radical",
        /// `1 − ((a − b)/(a + b))² / ((max − min)/(max + min))²`.
        Ratio = "ratio",
        /// `1 − sin²(π (a − b)/(max − min + 1))`, scaled to 0 at the furthest.
        Circular = "circular",
        /// `1 − (a − b)² / ((a + b − 2 min)(2 max − a − b))`, scaled to 0 at the furthest.
        Bipolar = "bipolar",
    }
}

words! {
    /// Krippendorff's differences between categories [Krippendorff2011]; alpha alone uses them.
    pub enum Metric {
        /// 0 for the same, 1 for others.
        Nominal = "nominal",
        /// By how many ratings lie between: it depends on the data.
        Ordinal = "ordinal",
        /// `(a − b)²`.
        Interval = "interval",
        /// `((a − b)/(a + b))²`.
        Ratio = "ratio",
        /// `sin²(π (a − b)/(max − min + 1))`.
        Circular = "circular",
        /// `(a − b)² / ((a + b − 2 min)(2 max − a − b))`.
        Bipolar = "bipolar",
    }
}

/// A square table of weights, one row a category, 1 on the diagonal.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    categories: usize,
    table: Vec<f64>,
}

impl Weights {
    /// The weights of a kind for categories with these values.
    #[must_use]
    pub fn new(kind: Weighting, values: &[f64]) -> Self {
        let of = |metric: Metric| Self::of_metric(metric, values, &[]);
        match kind {
            Weighting::Identity => of(Metric::Nominal),
            Weighting::Linear => Self::from_distances(values, &|a, b| (a - b).abs()),
            Weighting::Quadratic => of(Metric::Interval),
            Weighting::Ordinal => {
                let ranks: Vec<f64> = (0..values.len()).map(|rank| rank as f64).collect();
                Self::from_distances(&ranks, &|a, b| (a - b).abs() * ((a - b).abs() + 1.0))
            }
            Weighting::Radical => Self::from_distances(values, &|a, b| (a - b).abs().sqrt()),
            Weighting::Ratio => of(Metric::Ratio),
            Weighting::Circular => of(Metric::Circular),
            Weighting::Bipolar => of(Metric::Bipolar),
        }
    }

    /// The weights that stand for a metric, `1 − difference / largest difference`: alpha does not depend on the scale.
    /// `ratings` are how often each category was given among ratings that can be paired; only ordinal differences ask.
    #[must_use]
    pub fn of_metric(metric: Metric, values: &[f64], ratings: &[f64]) -> Self {
        let scale = Scale::of(values);
        if metric == Metric::Ordinal {
            Self::from_distances(&middle_ranks(ratings), &|a, b| scale.difference(metric, a, b))
        } else {
            Self::from_distances(values, &|a, b| scale.difference(metric, a, b))
        }
    }

    /// A table of one's own, row by row; `None` where it is not square.
    #[must_use]
    pub fn custom(categories: usize, table: Vec<f64>) -> Option<Self> {
        (table.len() == categories * categories).then_some(Self { categories, table })
    }

    fn from_distances(values: &[f64], distance: &dyn Fn(f64, f64) -> f64) -> Self {
        let mut table = Vec::with_capacity(values.len() * values.len());
        for a in values {
            table.extend(values.iter().map(|b| if a == b { 0.0 } else { distance(*a, *b) }));
        }
        let largest = table.iter().copied().fold(0.0, f64::max);
        if largest > 0.0 {
            table.iter_mut().for_each(|distance| *distance /= largest);
        }
        table.iter_mut().for_each(|distance| *distance = 1.0 - *distance);
        Self { categories: values.len(), table }
    }

    /// How many categories there are.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.categories
    }

    /// The weights of a category against each.
    #[must_use]
    pub fn row(&self, category: usize) -> &[f64] {
        self.table.get(category * self.categories..(category + 1) * self.categories).unwrap_or_default()
    }

    /// The sum of all weights.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.table.iter().sum()
    }

    /// Each row times a vector.
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.categories).map(|category| dot(self.row(category), vector)).collect()
    }
}

/// The sum of products, from the first to the last.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// What differences may have to know of all values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    pub(super) fn of(values: &[f64]) -> Self {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        Self { low, high: values.iter().copied().fold(f64::NEG_INFINITY, f64::max) }
    }

    /// How far apart two values are; of ordinal differences, two middle ranks: their squared distance is Krippendorff's
    /// sum of what lies between, half of both ends.
    pub(super) fn difference(&self, metric: Metric, a: f64, b: f64) -> f64 {
        if a == b {
            return 0.0;
        }
        let apart = (a - b) * (a - b);
        match metric {
            Metric::Nominal => 1.0,
            Metric::Ordinal | Metric::Interval => apart,
            Metric::Ratio if a + b == 0.0 => 0.0,
            Metric::Ratio => apart / ((a + b) * (a + b)),
            Metric::Circular => {
                let sine = sine_of_half_turns((a - b) / (self.high - self.low + 1.0));
                sine * sine
            }
            Metric::Bipolar => apart / ((a + b - 2.0 * self.low) * (2.0 * self.high - a - b)),
        }
    }
}

/// `sin(π x)` of an `x` between -1 and 1, up to sign, by Taylor's series over a quarter turn: a general sine brings
/// along what reduces angles of any size.
fn sine_of_half_turns(x: f64) -> f64 {
    let angle = std::f64::consts::PI * x.abs().min(1.0 - x.abs());
    let (mut term, mut sum) = (angle, angle);
    for step in 1..=12 {
        let place = f64::from(2 * step);
        term *= -angle * angle / (place * (place + 1.0));
        sum += term;
    }
    sum
}

/// For each category, how many ratings lie below the middle of its own.
pub(super) fn middle_ranks(ratings: &[f64]) -> Vec<f64> {
    let mut below = 0.0;
    let mut ranks = Vec::with_capacity(ratings.len());
    for count in ratings {
        ranks.push(below + count / 2.0);
        below += count;
    }
    ranks
}
