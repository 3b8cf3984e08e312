//! Consistency of raters: Cronbach's alpha, and Finn's coefficient, which needs no variation among units.

use serde::Serialize;

use super::anova::MeanSquares;
use super::scores::{Scores, or_reason};
use super::{Interval, Undefined};
use crate::numeric::distribution::{chi_square_cdf, f_quantile};

/// Cronbach's alpha of the sum of all raters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CronbachAlpha {
    /// At most 1; below 0 where raters contradict each other.
    pub estimate: f64,
    /// Feldt's.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
    /// Units that every rater rated.
    pub units: usize,
    /// Units left out because a rating is missing.
    pub omitted: usize,
    /// How many raters.
    pub raters: usize,
}

/// Cronbach's alpha: k / (k-1) (1 - sum of the raters' variances / variance of their sum) [Cronbach1951].
///
/// Computed as 1 - MSE / MSB, the same number, which is also ICC(C,k). The interval is 1 - (1 - alpha) F with n - 1 and
/// (n - 1)(k - 1) degrees of freedom [Feldt1965]. Raters without variance count. Units with a missing rating are left
/// out and counted. `confidence` lies between 0 and 1.
///
/// # Undefined
/// Fewer than two raters or complete units; no variation among units. The interval also where raters differ by
/// constants only.
pub fn cronbach_alpha(scores: &Scores, confidence: f64) -> Result<CronbachAlpha, Undefined> {
    let squares = MeanSquares::of(scores)?;
    if squares.between_units == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let error = squares.residual / squares.between_units;
    Ok(CronbachAlpha {
        estimate: 1.0 - error,
        interval: if error > 0.0 { Ok(feldt(error, &squares, confidence)) } else { Err(Undefined::NoVariation) },
        units: squares.units,
        omitted: scores.units() - squares.units,
        raters: squares.raters,
    })
}

fn feldt(error: f64, squares: &MeanSquares, confidence: f64) -> Interval {
    let (n, k) = squares.counts();
    let (df1, df2) = (n - 1.0, (n - 1.0) * (k - 1.0));
    let tail = f64::midpoint(1.0, confidence);
    let low = 1.0 - error * f_quantile(tail, df1, df2);
    Interval { low, high: 1.0 - error / f_quantile(tail, df2, df1), method: "feldt" }
}

/// Finn's coefficient by both models.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finn {
    /// Raters' severity counts as disagreement.
    pub one_way: FinnForm,
    /// It does not.
    pub two_way: FinnForm,
    /// Units that every rater rated.
    pub units: usize,
    /// Units left out because a rating is missing.
    pub omitted: usize,
    /// How many raters.
    pub raters: usize,
}

/// Finn's coefficient by one model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FinnForm {
    /// 1 where there is no disagreement, 0 where it is as large as chance makes it.
    pub estimate: f64,
    /// Whether there is less disagreement than by chance.
    #[serde(serialize_with = "or_reason")]
    pub test: Result<FinnTest, Undefined>,
}

/// The variance by chance over that observed: F with infinitely many degrees of freedom in the numerator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FinnTest {
    /// The ratio.
    pub f: f64,
    /// Degrees of freedom of the denominator.
    pub df2: f64,
    /// Probability of at least this ratio by chance.
    pub p: f64,
}

/// Finn's coefficient of ratings on `levels` equidistant levels 1 apart: 1 - MS / ((levels² - 1) / 12) [Finn1970].
///
/// MS is the mean square within units, or in the two-way model the residual one. As in R's irr the test has n(k - 1)
/// degrees of freedom in both models, though the two-way residual has (n - 1)(k - 1). Units with a missing rating are
/// left out and counted.
///
/// # Undefined
/// Fewer than two raters, complete units or levels. The test also where nothing varies within units.
pub fn finn(scores: &Scores, levels: u32) -> Result<Finn, Undefined> {
    if levels < 2 {
        return Err(Undefined::SingleCategory);
    }
    let squares = MeanSquares::of(scores)?;
    let levels = f64::from(levels);
    let chance = (levels * levels - 1.0) / 12.0;
    let (n, k) = squares.counts();
    let form = |observed: f64| FinnForm {
        estimate: 1.0 - observed / chance,
        test: if observed > 0.0 {
            Ok(finn_test(chance / observed, n * (k - 1.0)))
        } else {
            Err(Undefined::NoVariation)
        },
    };
    Ok(Finn {
        one_way: form(squares.within),
        two_way: form(squares.residual),
        units: squares.units,
        omitted: scores.units() - squares.units,
        raters: squares.raters,
    })
}

fn finn_test(f: f64, df2: f64) -> FinnTest {
    FinnTest { f, df2, p: chi_square_cdf(df2 / f, df2) }
}
