//! Variance components of units, raters and residual by restricted maximum likelihood, whatever is missing.

use serde::Serialize;

use super::absorbed::{Absorbed, CrossProducts};
use super::matrix::{Matrix, dot};
use crate::agreement::Undefined;
use crate::agreement::scores::Scores;

/// Steps smaller than this share of the total variance no longer change anything that is printed.
const SETTLED: f64 = 1e-12;
/// A residual below this share of the total is on its way to zero, where the likelihood has no maximum.
const NO_RESIDUAL: f64 = 1e-8;
/// Scoring settles within some tens of steps; more means the data hardly tell the components apart.
const STEPS: usize = 500;
/// Halvings of a step until it is no step.
const HALVINGS: usize = 40;

/// Of x_ij = mean + unit_i + rater_j + residual_ij.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VarianceComponents {
    /// Among units: what is to be measured.
    pub unit: f64,
    /// Among raters: their severity.
    pub rater: f64,
    /// The rest.
    pub residual: f64,
}

/// REML estimates of the components, from all ratings [PattersonThompson1971].
///
/// Fisher scoring, components kept from falling below zero. Units are absorbed by how many ratings they have, so that
/// after one pass a step costs the third power of the number of raters, whatever the number of units. A residual below
/// 1e-8 of the total counts as none.
///
/// # Undefined
/// Fewer than two raters or units, no unit rated twice, no variation at all; so few ratings that they do not tell the
/// components apart ([`Undefined::TooFewUnits`]).
pub fn variance_components(scores: &Scores) -> Result<VarianceComponents, Undefined> {
    fit(&scores.without_the_unrated()).map(|fit| fit.components)
}

/// Components with what is known of their precision.
pub(super) struct Fit {
    pub(super) components: VarianceComponents,
    /// Components with scores divided by their standard deviation.
    pub(super) variance: Three,
    /// Covariances of these. Not where there is no residual, or the data do not tell the components apart.
    pub(super) covariance: Result<Matrix, Undefined>,
    pub(super) units: f64,
    /// Ratings of a unit, on average.
    pub(super) ratings_of_unit: f64,
}

/// Of unit, rater, residual.
pub(super) type Three = [f64; 3];

pub(super) fn fit(scores: &Scores) -> Result<Fit, Undefined> {
    let data = Absorbed::of(scores)?;
    let variance =
        if data.within > 0.0 { maximize(&data).ok_or(Undefined::TooFewUnits)? } else { [data.between, 0.0, 0.0] };
    let [unit, rater, residual] = variance.map(|component| component * data.scale * data.scale);
    Ok(Fit {
        components: VarianceComponents { unit, rater, residual },
        variance,
        covariance: covariance(&data, variance),
        units: data.units,
        ratings_of_unit: data.ratings / data.units,
    })
}

/// None where the data do not tell the components apart.
fn maximize(data: &Absorbed) -> Option<Three> {
    let mut variance = [data.between.max(0.1), 0.3 * data.within, 0.7 * data.within];
    let mut here = Point::at(data, variance)?;
    for _ in 0..STEPS {
        let target = target(&here, variance)?;
        let Some((next, there)) = uphill(data, &here, variance, target) else { return Some(variance) };
        let step = next.iter().zip(variance).map(|(next, now)| (next - now).abs()).fold(0.0, f64::max);
        (variance, here) = (next, there);
        let total: f64 = variance.iter().sum();
        if variance[2] < NO_RESIDUAL * total {
            return Some([variance[0], variance[1], 0.0]);
        }
        if step <= SETTLED * total {
            return Some(variance);
        }
    }
    None
}

/// Where scoring wants to go. A component that it would take below zero goes to zero, and the others are asked anew.
fn target(here: &Point, variance: Three) -> Option<Three> {
    let (squares, traces) = (here.squares, here.traces.map(|trace| trace * variance[2]));
    let mut free = [variance[0] > 0.0 || squares[0] > traces[0], variance[1] > 0.0 || squares[1] > traces[1], true];
    loop {
        let wanted = solve(&here.information, squares, free)?;
        let below = [wanted[0] < 0.0, wanted[1] < 0.0, false];
        if below == [false; 3] {
            return Some(wanted);
        }
        for (free, below) in free.iter_mut().zip(below) {
            *free &= !below;
        }
    }
}

/// Solves for the free components; the others are zero.
fn solve(information: &Matrix, squares: Three, free: [bool; 3]) -> Option<Three> {
    let mask = free.map(|free| if free { 1.0 } else { 0.0 });
    let mut masked = information.scaled(&mask);
    for (place, free) in mask.iter().enumerate() {
        masked.add(place, place, 1.0 - free);
    }
    let (inverse, _) = masked.inverse()?;
    let free_squares = [squares[0] * mask[0], squares[1] * mask[1], squares[2] * mask[2]];
    inverse.times_vector(&free_squares).try_into().ok()
}

/// The first of the step, half of it, a quarter… that does not lower the likelihood.
fn uphill(data: &Absorbed, here: &Point, variance: Three, target: Three) -> Option<(Three, Point)> {
    let slack = 1e-13 * data.ratings;
    let mut share = 1.0;
    for _ in 0..HALVINGS {
        let towards = |now: f64, target: f64| now + share * (target - now);
        let [unit, rater] = [towards(variance[0], target[0]), towards(variance[1], target[1])];
        let residual = towards(variance[2], target[2]).max(0.1 * variance[2]);
        if let Some(there) = Point::at(data, [unit, rater, residual])
            && there.deviance <= here.deviance + slack
        {
            return Some(([unit, rater, residual], there));
        }
        share *= 0.5;
    }
    None
}

/// Twice the inverse of the information of the likelihood.
fn covariance(data: &Absorbed, variance: Three) -> Result<Matrix, Undefined> {
    let residual = variance[2];
    if residual == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let inverse = Point::at(data, variance).and_then(|point| point.information.inverse());
    let (inverse, _) = inverse.ok_or(Undefined::TooFewUnits)?;
    Ok(inverse.scaled(&[residual * 2.0_f64.sqrt(); 3]))
}

/// The likelihood at some variance components, with P the projection of the covariance V of the ratings as a multiple
/// of the residual variance, and V_a the part of V that component a brings.
struct Point {
    /// -2 log of the restricted likelihood, but for a constant.
    deviance: f64,
    /// y'P V_a P y.
    squares: Three,
    /// tr(P V_a).
    traces: Three,
    /// tr(P V_a P V_b).
    information: Matrix,
}

impl Point {
    /// None where rounding has made the equations singular.
    fn at(data: &Absorbed, variance: Three) -> Option<Self> {
        let [unit, rater, residual] = variance;
        let (unit, rater) = (unit / residual, rater / residual);
        let equations = Equations::new(data, unit, rater)?;
        let square = equations.square(rater);
        let mut squares = [equations.unit_square(), equations.rater_square(rater), 0.0];
        squares[2] = square - unit * squares[0] - rater * squares[1];
        let (traces, information) = equations.traces(data, unit, rater);
        let deviance = (data.ratings - 1.0) * libm::log(residual) + equations.log_determinant + square / residual;
        Some(Self { deviance, squares, traces, information })
    }
}

/// Henderson's equations of the mean and the raters, units absorbed.
struct Equations {
    /// Cross-products weighted by the inverse covariance of the ratings of a unit.
    weighted: CrossProducts,
    /// Cross-products by units, each weighted by 1 / (1 + m u)², u the unit variance over the residual's.
    by_unit: CrossProducts,
    /// The same by m / (1 + m u)³.
    by_unit_cubed: Matrix,
    /// Inverse of the equations, in the places of raters and mean.
    inverse: Matrix,
    /// Raters' effects and the mean.
    effects: Vec<f64>,
    log_determinant: f64,
    /// Raters' effects are shrunk by less than half, as a rule: then what they leave is better found from how much they
    /// are shrunk than by subtraction, which loses digits where the other way keeps them.
    well_known: bool,
}

impl Equations {
    fn new(data: &Absorbed, unit: f64, rater: f64) -> Option<Self> {
        let order = data.raters + 1;
        let weighted = weighted(data, unit);
        let (mut by_unit, mut by_unit_cubed) = (CrossProducts::zero(order), Matrix::zero(order));
        let mut log_units = 0.0;
        for size in &data.sizes {
            let spread = 1.0 + size.ratings * unit;
            by_unit.add_scaled(&size.products, 1.0 / (spread * spread));
            by_unit_cubed.add_scaled(&size.products.design, size.ratings / (spread * spread * spread));
            log_units += size.units * libm::log(spread);
        }
        let (inverse, log_equations) = inverse(&weighted.design, rater)?;
        let effects = inverse.times_vector(&weighted.scores);
        let log_determinant = log_units + log_equations;
        let well_known = rater * data.ratings > data.raters as f64;
        Some(Self { weighted, by_unit, by_unit_cubed, inverse, effects, log_determinant, well_known })
    }

    /// y'Py, as the least that squares of residuals and shrunk effects can add up to: errors of the effects count only
    /// squared.
    fn square(&self, rater: f64) -> f64 {
        let explained = dot(&self.weighted.design.times_vector(&self.effects), &self.effects);
        let residuals = self.weighted.squares - 2.0 * dot(&self.weighted.scores, &self.effects) + explained;
        let raters = self.effects.len() - 1;
        let shrunk: f64 = self.effects.iter().take(raters).map(|effect| effect * effect).sum();
        if rater > 0.0 { residuals + shrunk / rater } else { residuals }
    }

    /// Sum over units of the squares of their sums of P y.
    fn unit_square(&self) -> f64 {
        let explained = dot(&self.by_unit.design.times_vector(&self.effects), &self.effects);
        self.by_unit.squares - 2.0 * dot(&self.by_unit.scores, &self.effects) + explained
    }

    /// Sum over raters of the squares of their sums of P y.
    fn rater_square(&self, rater: f64) -> f64 {
        let raters = self.effects.len() - 1;
        if self.well_known {
            let shrunk: f64 = self.effects.iter().take(raters).map(|effect| effect * effect).sum();
            return shrunk / (rater * rater);
        }
        let explained = self.weighted.design.times_vector(&self.effects);
        self.weighted.scores.iter().zip(explained).take(raters).map(|(sum, part)| (sum - part) * (sum - part)).sum()
    }

    /// tr(P V_a) and tr(P V_a P V_b); those of the residual follow from P = P V P and tr(P V) = ratings - 1.
    fn traces(&self, data: &Absorbed, unit: f64, rater: f64) -> (Three, Matrix) {
        let (u, uu) = self.unit_traces(data, unit);
        let (r, rr, ur) = self.rater_traces(data.raters, rater);
        let e = data.ratings - 1.0 - unit * u - rater * r;
        let (ue, re) = (u - unit * uu - rater * ur, r - unit * ur - rater * rr);
        let ee = e - unit * ue - rater * re;
        ([u, r, e], Matrix::from_rows([[uu, ur, ue], [ur, rr, re], [ue, re, ee]]))
    }

    fn unit_traces(&self, data: &Absorbed, unit: f64) -> (f64, f64) {
        let fitted = self.inverse.times(&self.by_unit.design);
        let mut trace = -self.inverse.trace_with(&self.by_unit.design);
        let mut square = fitted.trace_of_square() - 2.0 * self.inverse.trace_with(&self.by_unit_cubed);
        for size in &data.sizes {
            let share = size.ratings / (1.0 + size.ratings * unit);
            trace += size.units * share;
            square += size.units * share * share;
        }
        (trace, square)
    }

    /// tr(P V_r), tr(P V_r P V_r), tr(P V_u P V_r).
    fn rater_traces(&self, raters: usize, rater: f64) -> (f64, f64, f64) {
        let (rest, projected) = self.not_fitted(raters, rater);
        let by_unit = self.by_unit.design.times(&rest);
        let (mut trace, mut square, mut with_unit) = (0.0, 0.0, 0.0);
        for row in 0..=raters {
            for column in 0..raters {
                with_unit += rest.entry(row, column) * by_unit.entry(row, column);
                if row < raters {
                    square += projected.entry(row, column) * projected.entry(row, column);
                }
            }
            trace += if row < raters { projected.entry(row, row) } else { 0.0 };
        }
        (trace, square, with_unit)
    }

    /// What the equations leave of each rater's column, and that part's cross-products with the columns: only the
    /// places of raters are meant.
    fn not_fitted(&self, raters: usize, rater: f64) -> (Matrix, Matrix) {
        let mut one = Matrix::zero(raters + 1);
        (0..raters).for_each(|place| one.set(place, place, 1.0));
        if self.well_known {
            let mut rest = Matrix::zero(raters + 1);
            rest.add_scaled(&self.inverse, 1.0 / rater);
            one.add_scaled(&rest, -1.0);
            let mut projected = Matrix::zero(raters + 1);
            projected.add_scaled(&one, 1.0 / rater);
            (rest, projected)
        } else {
            one.add_scaled(&self.inverse.times(&self.weighted.design), -1.0);
            let projected = self.weighted.design.times(&one);
            (one, projected)
        }
    }
}

/// Cross-products of ratings, less what the units' own variance takes. In the place of the mean the difference is
/// written out: it is small where the unit variance is large.
fn weighted(data: &Absorbed, unit: f64) -> CrossProducts {
    let last = data.raters;
    let mut weighted = CrossProducts::zero(last + 1);
    weighted.add_scaled(&data.ratings_products, 1.0);
    let mut mean = CrossProducts::zero(last + 1);
    for size in &data.sizes {
        let spread = 1.0 + size.ratings * unit;
        weighted.add_scaled(&size.products, -unit / spread);
        mean.add_scaled(&size.products, 1.0 / (size.ratings * spread));
    }
    for place in 0..=last {
        weighted.design.set(place, last, mean.design.entry(place, last));
        weighted.design.set(last, place, mean.design.entry(place, last));
    }
    if let (Some(sum), Some(mean)) = (weighted.scores.last_mut(), mean.scores.last()) {
        *sum = *mean;
    }
    weighted
}

/// The inverse of the equations, raters shrunk by their variance, also where it is zero; log of the determinant.
fn inverse(design: &Matrix, rater: f64) -> Option<(Matrix, f64)> {
    let order = design.rows().count();
    let mut factors = vec![rater.sqrt(); order];
    if let Some(mean) = factors.last_mut() {
        *mean = 1.0;
    }
    let mut equations = design.scaled(&factors);
    (0..order - 1).for_each(|place| equations.add(place, place, 1.0));
    let (inverse, log_determinant) = equations.inverse()?;
    Some((inverse.scaled(&factors), log_determinant))
}
