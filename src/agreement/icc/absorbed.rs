//! Ratings gathered by how many there are of a unit: all that the likelihood of variance components needs.

use super::matrix::Matrix;
use crate::agreement::Undefined;
use crate::agreement::scores::Scores;

/// Cross-products of the vector (1 where rater j rated the unit, number of ratings m, sum of scores), over some units.
pub(super) struct CrossProducts {
    /// Of the first r + 1 places with each other.
    pub(super) design: Matrix,
    /// Of the first r + 1 places with the sum of scores.
    pub(super) scores: Vec<f64>,
    /// Of the sum of scores with itself.
    pub(super) squares: f64,
}

impl CrossProducts {
    pub(super) fn zero(size: usize) -> Self {
        Self { design: Matrix::zero(size), scores: vec![0.0; size], squares: 0.0 }
    }

    pub(super) fn add_scaled(&mut self, other: &Self, factor: f64) {
        self.design.add_scaled(&other.design, factor);
        for (sum, value) in self.scores.iter_mut().zip(&other.scores) {
            *sum += factor * value;
        }
        self.squares += factor * other.squares;
    }

    /// A unit, or a single rating: who rated it, and the sum of what they gave.
    fn add(&mut self, raters: &[usize], sum: f64) {
        let (last, count) = (self.scores.len() - 1, raters.len() as f64);
        for (place, rater) in raters.iter().enumerate() {
            for other in raters.iter().skip(place) {
                self.design.add(*rater, *other, 1.0);
            }
            self.design.add(*rater, last, count);
            self.add_score(*rater, sum);
        }
        self.design.add(last, last, count * count);
        self.add_score(last, count * sum);
        self.squares += sum * sum;
    }

    fn add_score(&mut self, place: usize, value: f64) {
        if let Some(sum) = self.scores.get_mut(place) {
            *sum += value;
        }
    }
}

/// Units with the same number of ratings.
pub(super) struct Size {
    /// m.
    pub(super) ratings: f64,
    /// How many units.
    pub(super) units: f64,
    pub(super) products: CrossProducts,
}

/// Everything about the data, centred and scaled to a standard deviation of 1. Gathered in one pass; adds up over
/// parts of the data that share centre and scale. Memory: raters² times the number of different m.
pub(super) struct Absorbed {
    /// Of single ratings instead of units.
    pub(super) ratings_products: CrossProducts,
    /// By number of ratings, ascending.
    pub(super) sizes: Vec<Size>,
    pub(super) raters: usize,
    pub(super) units: f64,
    pub(super) ratings: f64,
    /// Mean square within units.
    pub(super) within: f64,
    /// Variance of unit means.
    pub(super) between: f64,
    /// What scores were divided by.
    pub(super) scale: f64,
}

impl Absorbed {
    pub(super) fn of(scores: &Scores) -> Result<Self, Undefined> {
        if scores.raters() < 2 {
            return Err(Undefined::SingleRater);
        }
        if scores.units() < 2 {
            return Err(Undefined::TooFewUnits);
        }
        let (centre, scale) = centre_and_scale(scores)?;
        let mut absorbed = Self::empty(scores, scale);
        let (mut raters, mut values) = (Vec::new(), Vec::new());
        let (mut within, mut means, mut squared_means) = (0.0, 0.0, 0.0);
        for row in scores.rows() {
            raters.clear();
            values.clear();
            for (rater, value) in row.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
                raters.push(rater);
                values.push((value - centre) / scale);
            }
            let mean = absorbed.add(&raters, &values);
            within += squares_about_first(&values);
            means += mean;
            squared_means += mean * mean;
        }
        absorbed.mirror();
        absorbed.within = within / (absorbed.ratings - absorbed.units);
        absorbed.between = (squared_means - means * means / absorbed.units) / (absorbed.units - 1.0);
        if absorbed.ratings > absorbed.units { Ok(absorbed) } else { Err(Undefined::NoPairableUnit) }
    }

    fn empty(scores: &Scores, scale: f64) -> Self {
        let raters = scores.raters();
        let mut occurring = vec![false; raters + 1];
        for row in scores.rows() {
            let ratings = row.iter().filter(|value| !value.is_nan()).count();
            occurring.iter_mut().skip(ratings).take(1).for_each(|occurs| *occurs = true);
        }
        let sizes = occurring.iter().enumerate().filter(|(_, occurs)| **occurs);
        let zero = || CrossProducts::zero(raters + 1);
        Self {
            ratings_products: zero(),
            sizes: sizes.map(|(m, _)| Size { ratings: m as f64, units: 0.0, products: zero() }).collect(),
            raters,
            units: scores.units() as f64,
            ratings: 0.0,
            within: 0.0,
            between: 0.0,
            scale,
        }
    }

    /// Adds a unit and returns its mean.
    fn add(&mut self, raters: &[usize], values: &[f64]) -> f64 {
        for (rater, value) in raters.iter().zip(values) {
            self.ratings_products.add(&[*rater], *value);
        }
        let (sum, count): (f64, f64) = (values.iter().sum(), values.len() as f64);
        if let Some(size) = self.sizes.iter_mut().find(|size| size.ratings == count) {
            size.units += 1.0;
            size.products.add(raters, sum);
        }
        self.ratings += count;
        sum / count
    }

    fn mirror(&mut self) {
        self.ratings_products.design.mirror();
        self.sizes.iter_mut().for_each(|size| size.products.design.mirror());
    }
}

fn centre_and_scale(scores: &Scores) -> Result<(f64, f64), Undefined> {
    let values = || scores.rows().flatten().copied().filter(|value| !value.is_nan());
    let first = values().next().unwrap_or_default();
    let count = values().count() as f64;
    let mean = values().map(|value| value - first).sum::<f64>() / count;
    let squares: f64 = values().map(|value| (value - first - mean) * (value - first - mean)).sum();
    if values().all(|value| value == first) {
        return Err(Undefined::NoVariation);
    }
    Ok((first + mean, (squares / count).sqrt()))
}

/// Exactly zero where all are equal.
fn squares_about_first(values: &[f64]) -> f64 {
    let first = values.first().copied().unwrap_or_default();
    let (mut sum, mut squares) = (0.0, 0.0);
    for value in values {
        sum += value - first;
        squares += (value - first) * (value - first);
    }
    squares - sum * (sum / values.len() as f64)
}
