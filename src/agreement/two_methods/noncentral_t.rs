//! Quantiles of the noncentral t distribution.

use crate::numeric::distribution::normal_cdf;

/// Of (Z + noncentrality) / s, Z normal and s² an independent chi-square over its degrees of freedom.
///
/// P(T <= t) is the mean of the normal P(Z <= t s - noncentrality) over s. On the scale of log s everything is smooth
/// and falls off fast on both sides, where the trapezoidal rule gives all digits with few points. Unlike the usual
/// series it does not underflow where the noncentrality is large.
pub(super) struct NoncentralT {
    noncentrality: f64,
    /// s and its weight.
    points: Vec<(f64, f64)>,
}

/// Where the density of log s is e^-40 of its height, nothing is left.
const NOTHING: f64 = -40.0;
/// More points than any degrees of freedom and noncentrality that occur ask for.
const MOST: usize = 10_000;
/// Doublings or halvings that reach any quantile.
const STEPS: usize = 100;

impl NoncentralT {
    pub(super) fn new(df: f64, noncentrality: f64) -> Self {
        let step = (0.5 / df).sqrt().min(1.0 / noncentrality.abs().max(1.0)) / 6.0;
        let mut points = Vec::new();
        for side in [step, -step] {
            let mut x = if side > 0.0 { 0.0 } else { side };
            while points.len() < MOST {
                // Relative to the height, at s = 1.
                let density = df * (x - 0.5 * libm::expm1(2.0 * x));
                if density < NOTHING {
                    break;
                }
                points.push((libm::exp(x), libm::exp(density)));
                x += side;
            }
        }
        let total: f64 = points.iter().map(|(_, weight)| weight).sum();
        points.iter_mut().for_each(|(_, weight)| *weight /= total);
        Self { noncentrality, points }
    }

    fn cdf(&self, t: f64) -> f64 {
        self.points.iter().map(|(s, weight)| weight * normal_cdf(t * s - self.noncentrality)).sum()
    }

    /// By bisection, to the last digits.
    pub(super) fn quantile(&self, p: f64) -> f64 {
        let (mut low, mut high, mut width) = (self.noncentrality, self.noncentrality, 1.0);
        for _ in 0..STEPS {
            if self.cdf(low) > p {
                low -= width;
            } else if self.cdf(high) < p {
                high += width;
            } else {
                break;
            }
            width *= 2.0;
        }
        for _ in 0..STEPS {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                break;
            }
            if self.cdf(middle) < p { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }
}
