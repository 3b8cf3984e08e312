//! Intraclass correlations: six forms, from mean squares where nothing is missing, by REML where something is.

use serde::Serialize;

use super::anova::MeanSquares;
use super::scores::{Scores, or_reason};
use super::{Interval, Undefined};
use crate::numeric::distribution::{f_quantile, f_upper};

mod absorbed;
mod matrix;
mod reml;

use matrix::{Matrix, dot};

pub use reml::{VarianceComponents, variance_components};

/// An F statistic with its degrees of freedom.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FTest {
    /// Ratio of mean squares.
    pub f: f64,
    /// Degrees of freedom of the numerator.
    pub df1: f64,
    /// Degrees of freedom of the denominator.
    pub df2: f64,
    /// Probability of at least this F if the true correlation is 0.
    pub p: f64,
}

impl FTest {
    pub(super) fn new(f: f64, df1: f64, df2: f64) -> Self {
        Self { f, df1, df2, p: f_upper(f, df1, df2) }
    }
}

/// One form of the intraclass correlation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IccForm {
    /// As McGraw and Wong write it: `ICC(A,1)`.
    pub name: &'static str,
    /// As Shrout and Fleiss number it: `ICC2`.
    pub shrout_fleiss: &'static str,
    /// Not clipped: perfect disagreement leaves [-1, 1].
    #[serde(serialize_with = "or_reason")]
    pub estimate: Result<f64, Undefined>,
    /// Where the true value lies.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Of no correlation: that of Shrout and Fleiss, residual in the denominator for agreement too.
    #[serde(serialize_with = "or_reason")]
    pub test: Result<FTest, Undefined>,
    /// A variance component of this form's model is estimated below zero.
    pub negative_variance: bool,
}

/// All six forms of one set of scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Icc {
    /// `anova`, or `reml` where scores are missing.
    pub method: &'static str,
    /// Units with a rating.
    pub units: usize,
    /// Raters with a rating: the k of the average forms.
    pub raters: usize,
    /// Where nothing is missing.
    #[serde(serialize_with = "or_reason")]
    pub mean_squares: Result<MeanSquares, Undefined>,
    /// Of unit, rater and residual; from mean squares they may be negative.
    pub components: VarianceComponents,
    /// `ICC(1)`, `ICC(A,1)`, `ICC(C,1)`, `ICC(k)`, `ICC(A,k)`, `ICC(C,k)`, in this order.
    pub forms: [IccForm; 6],
}

/// What is left of a variance for the denominator's degrees of freedom, at least: beyond a million nothing changes.
const MANY_DEGREES: f64 = 2e-6;

/// Names of the forms: McGraw and Wong's, Shrout and Fleiss's.
const NAMES: [(&str, &str); 6] = [
    ("ICC(1)", "ICC1"),
    ("ICC(A,1)", "ICC2"),
    ("ICC(C,1)", "ICC3"),
    ("ICC(k)", "ICC1k"),
    ("ICC(A,k)", "ICC2k"),
    ("ICC(C,k)", "ICC3k"),
];

/// Intraclass correlations of units scored by raters [ShroutFleiss1979] [McGrawWong1996].
///
/// With MSB, MSJ, MSE, MSW the mean squares between units, between raters, residual and within units:
/// ICC(1) = (MSB - MSW) / (MSB + (k-1) MSW); ICC(A,1) = (MSB - MSE) / (MSB + (k-1) MSE + k (MSJ - MSE) / n);
/// ICC(C,1) = (MSB - MSE) / (MSB + (k-1) MSE). The average of k raters steps these up by Spearman and Brown.
///
/// Intervals come from F; of ICC(A,·) with Satterthwaite's degrees of freedom. Bounds of the average forms are the
/// bounds of the single forms stepped up; McGraw and Wong compute those of ICC(A,k) afresh with degrees of freedom
/// from ICC(A,k) itself, which differs by up to 0.006.
///
/// Units and raters without any rating are left out. Where scores are missing among the rest, variance components
/// are estimated by REML from all ratings ([`variance_components`]) and the same ratios taken; F does not exist. The
/// interval is then that of an F whose degrees of freedom match the variance of the estimate, `f-matched`.
/// `confidence` lies between 0 and 1.
///
/// # Undefined
/// Fewer than two raters or units, no unit rated twice, no variation at all; scores missing, and so few left that they
/// do not tell unit, rater and residual apart ([`Undefined::TooFewUnits`]).
pub fn icc(scores: &Scores, confidence: f64) -> Result<Icc, Undefined> {
    let rated = scores.without_the_unrated();
    if rated.complete() { by_anova(&rated, confidence) } else { by_reml(&rated, confidence) }
}

/// The reliability of the mean of `raters`, from that of one: k r / (1 + (k-1) r).
#[must_use]
pub fn spearman_brown(single: f64, raters: f64) -> f64 {
    raters * single / (1.0 + (raters - 1.0) * single)
}

fn by_anova(scores: &Scores, confidence: f64) -> Result<Icc, Undefined> {
    let squares = MeanSquares::of(scores)?;
    let MeanSquares { between_units: msb, between_raters: msj, residual: mse, within: msw, .. } = squares;
    if msb == 0.0 && msw == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let (n, k) = squares.counts();
    let components = VarianceComponents { unit: (msb - mse) / k, rater: (msj - mse) / n, residual: mse };
    let one_way = one_against(&squares, msw, n * (k - 1.0), confidence);
    let consistency = one_against(&squares, mse, (n - 1.0) * (k - 1.0), confidence);
    let unit = components.unit;
    let agreement = Single {
        unit,
        noise: mse + components.rater,
        interval: ratio(unit, unit + mse + components.rater)
            .and_then(|estimate| agreement_bounds(&squares, estimate, confidence)),
        test: consistency.test,
        negative_variance: msb < mse || msj < mse,
    };
    Ok(Icc {
        method: "anova",
        units: squares.units,
        raters: squares.raters,
        mean_squares: Ok(squares),
        components,
        forms: six([one_way, agreement, consistency], k, "f", "f-spearman-brown"),
    })
}

fn by_reml(scores: &Scores, confidence: f64) -> Result<Icc, Undefined> {
    let fit = reml::fit(scores)?;
    let k = scores.raters() as f64;
    let one_way = [[1.0, -1.0 / k, 0.0], [0.0, 1.0, 1.0]];
    let agreement = [[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]];
    let consistency = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
    let singles = [one_way, agreement, consistency].map(|shares| of_components(&fit, shares, confidence));
    Ok(Icc {
        method: "reml",
        units: scores.units(),
        raters: scores.raters(),
        mean_squares: Err(Undefined::Unbalanced),
        components: fit.components,
        forms: six(singles, k, "f-matched", "f-matched-spearman-brown"),
    })
}

/// What is known of the reliability of one rater: unit variance over unit variance and noise.
#[derive(Clone, Copy)]
struct Single {
    unit: f64,
    noise: f64,
    interval: Result<(f64, f64), Undefined>,
    test: Result<FTest, Undefined>,
    negative_variance: bool,
}

/// The forms that set units against one mean square: ICC(1) against MSW, ICC(C,1) against MSE.
fn one_against(squares: &MeanSquares, noise: f64, df2: f64, confidence: f64) -> Single {
    let (n, k) = squares.counts();
    let between = squares.between_units;
    let df1 = n - 1.0;
    let test = ratio(between, noise).map(|f| FTest::new(f, df1, df2));
    let tail = f64::midpoint(1.0, confidence);
    let bound = |f: f64| (f - 1.0) / (f + k - 1.0);
    let interval = test.map(|test| {
        let low = bound(test.f / f_quantile(tail, df1, df2));
        (low, bound(test.f * f_quantile(tail, df2, df1)))
    });
    Single { unit: (between - noise) / k, noise, interval, test, negative_variance: between < noise }
}

/// Bounds of ICC(A,1): F with Satterthwaite's degrees of freedom for the mixture of MSJ and MSE.
fn agreement_bounds(squares: &MeanSquares, estimate: f64, confidence: f64) -> Result<(f64, f64), Undefined> {
    let (n, k) = squares.counts();
    let MeanSquares { between_units: msb, between_raters: msj, residual: mse, .. } = *squares;
    // Shares instead of mean squares keep the powers below in range.
    let rater = ratio(msj, msj + mse)?;
    let residual = mse / (msj + mse);
    let (a, b) = (k * estimate * rater, (n * (1.0 + (k - 1.0) * estimate) - k * estimate) * residual);
    let df = ratio((n - 1.0) * (k - 1.0) * (a + b) * (a + b), (n - 1.0) * a * a + b * b)?;
    // Only estimates far below zero bring the degrees of freedom here, where the quantile would overflow.
    let df = df.max(0.1);
    let tail = f64::midpoint(1.0, confidence);
    let rest = k * msj + (k * n - k - n) * mse;
    let bound = |between: f64| ratio(n * (between - mse), rest + n * between);
    let low = bound(msb / f_quantile(tail, n - 1.0, df))?;
    Ok((low, bound(msb * f_quantile(tail, df, n - 1.0))?))
}

/// A form from variance components: the shares of unit, rater and residual in what is measured and in the noise.
fn of_components(fit: &reml::Fit, shares: [reml::Three; 2], confidence: f64) -> Single {
    let [unit, noise] = shares.map(|shares| dot(&shares, &fit.variance));
    let bounds = |covariance| matched_bounds(fit, covariance, shares, confidence);
    Single {
        unit,
        noise,
        interval: fit.covariance.as_ref().map(bounds).map_err(|reason| *reason),
        test: Err(Undefined::Unbalanced),
        negative_variance: unit < 0.0,
    }
}

/// Bounds as if 1 + m unit / noise, with m ratings of a unit on average, were a ratio of mean squares: n - 1 degrees of
/// freedom in the numerator, and in the denominator as many as give its logarithm the variance, 2/df1 + 2/df2, that the
/// delta method finds. On complete scores with positive components this is the F interval of ICC(C,1).
fn matched_bounds(fit: &reml::Fit, covariance: &Matrix, shares: [reml::Three; 2], confidence: f64) -> (f64, f64) {
    let [unit, noise] = shares.map(|shares| dot(&shares, &fit.variance));
    let m = fit.ratings_of_unit;
    let mut slopes = [0.0; 3];
    for (slope, (of_unit, of_noise)) in slopes.iter_mut().zip(shares[0].iter().zip(shares[1])) {
        *slope = m * (of_unit * noise - unit * of_noise) / (noise * (noise + m * unit));
    }
    let variance = dot(&covariance.times_vector(&slopes), &slopes);
    let df1 = fit.units - 1.0;
    let df2 = (2.0 / (variance - 2.0 / df1).max(MANY_DEGREES)).max(0.5);
    let tail = f64::midpoint(1.0, confidence);
    let bound = |f: f64| (f - 1.0) / (f - 1.0 + m);
    let f = 1.0 + m * unit / noise;
    (bound(f / f_quantile(tail, df1, df2)), bound(f * f_quantile(tail, df2, df1)))
}

/// Without a denominator there was nothing to tell apart.
fn ratio(numerator: f64, denominator: f64) -> Result<f64, Undefined> {
    if denominator == 0.0 { Err(Undefined::NoVariation) } else { Ok(numerator / denominator) }
}

/// The forms of one rater, and those of the mean of k.
fn six(singles: [Single; 3], k: f64, method: &'static str, stepped: &'static str) -> [IccForm; 6] {
    let [a, b, c] = singles;
    let means = singles.map(|single| single.of_mean(k));
    let [n1, n2, n3, n4, n5, n6] = NAMES;
    [
        a.form(n1, method),
        b.form(n2, method),
        c.form(n3, method),
        means[0].form(n4, stepped),
        means[1].form(n5, stepped),
        means[2].form(n6, stepped),
    ]
}

impl Single {
    /// The mean of k raters has a k-th of the noise, and bounds stepped up.
    fn of_mean(&self, k: f64) -> Self {
        // From the pole at -1/(k-1) downwards there is no bound.
        let bound = |single: f64| {
            if 1.0 + (k - 1.0) * single > 0.0 { Ok(spearman_brown(single, k)) } else { Err(Undefined::NoVariation) }
        };
        let interval = self.interval.and_then(|(low, high)| Ok((bound(low)?, bound(high)?)));
        Self { noise: self.noise / k, interval, ..*self }
    }

    fn form(&self, (name, shrout_fleiss): (&'static str, &'static str), method: &'static str) -> IccForm {
        IccForm {
            name,
            shrout_fleiss,
            estimate: ratio(self.unit, self.unit + self.noise),
            interval: self.interval.map(|(low, high)| Interval { low, high, method }),
            test: self.test,
            negative_variance: self.negative_variance,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shrout and Fleiss's six targets by four judges.
    #[test]
    fn on_complete_scores_the_matched_interval_of_consistency_is_that_of_f() {
        let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        let rows = rows.map(|row| row.map(|score| Some(f64::from(score))).to_vec());
        let scores = Scores::from_rows(&rows).ok();
        let consistency = |by: fn(&Scores, f64) -> Result<Icc, Undefined>| {
            scores.as_ref().and_then(|scores| by(scores, 0.95).ok()?.forms[2].interval.ok())
        };
        let (found, expected) = (consistency(by_reml), consistency(by_anova));
        assert!(found.zip(expected).is_some_and(|(found, expected)| {
            (found.low - expected.low).abs() < 1e-9 && (found.high - expected.high).abs() < 1e-9
        }));
    }
}
