//! What is asked for, and what is answered: a coefficient with its standard error and interval, or why there is none.

use serde::Serialize;

use std::ops::Range;

use crate::document::words;
use crate::numeric::distribution::student_t_quantile;

use super::coefficient::{Coefficient, Level};
use super::resample::{ascending_values, bca, bootstrap, jackknife_error, leave_one_out, percentile};
use super::sample::Sample;
use super::sums::{Sums, Units};
use super::weights::{Metric, Weighting, Weights};
use super::{Interval, Undefined};

/// How an interval is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IntervalMethod {
    /// What holds best what it promises (docs/coverage.md): of coefficients that read chance off the spread of ratings,
    /// up to a thousand units, bias-corrected and accelerated with 2000 draws of seed 1; else the jackknife.
    Usual,
    /// From the linearised variance and Student's t with n − 1 degrees of freedom [Gwet2008].
    Linearised,
    /// The same from the jackknife's standard error, or the linearised one where a unit cannot be left out.
    Jackknife,
    /// Percentiles of the bootstrap.
    Percentile {
        /// How many draws.
        resamples: u32,
        /// Where the draws start.
        seed: u64,
    },
    /// Bias-corrected and accelerated bootstrap [Efron1987]; the linearised interval where a unit cannot be left out.
    Bca {
        /// How many draws.
        resamples: u32,
        /// Where the draws start.
        seed: u64,
    },
}

impl IntervalMethod {
    /// Whether units are drawn anew for it.
    pub(super) fn draws(self) -> bool {
        matches!(self, Self::Percentile { .. } | Self::Bca { .. })
    }
}

/// What agreement is asked of.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which coefficients.
    pub coefficients: Vec<&'static Coefficient>,
    /// How much different categories agree.
    pub weighting: Weighting,
    /// A table of one's own in its place.
    pub custom: Option<Weights>,
    /// Krippendorff's metric, of alpha only.
    pub metric: Option<Metric>,
    /// Of every interval.
    pub confidence: f64,
    /// How intervals are made.
    pub interval: IntervalMethod,
    /// Of which raters they speak.
    pub raters: RaterSampling,
}

words! {
    /// Whether an interval speaks of these raters alone, or of others too.
    #[derive(Default)]
    pub enum RaterSampling {
        /// These raters on other units.
        #[default]
        Fixed = "fixed",
        /// These are a sample of raters: the variance that leaving each of them out shows is added [Gwet2014]. By
        /// linearisation or the jackknife; of raters drawn twice a bootstrap would have each agree with itself.
        Random = "random",
    }
}

/// One coefficient of the data.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// It has a value.
    Estimate(Estimate),
    /// It has none.
    Undefined {
        /// Its name.
        coefficient: &'static str,
        /// The weights or the metric asked for.
        weights: &'static str,
        /// Why.
        undefined: Undefined,
    },
}

words! {
    /// Whether an interval holds the true value as often as its confidence says; measured in docs/coverage.md.
    pub enum Coverage {
        /// It does.
        Nominal = "nominal",
        /// Too few units tell apart what is not the dominant category: of a hundred such intervals for a confidence of
        /// 95 %, as few as 80 hold the true value, by every known method.
        BelowNominal = "below-nominal",
    }
}

/// Units up to which the usual interval draws anew: of more, the jackknife's is as good.
const MOST_DRAWN_USUALLY: f64 = 1_000.0;
const USUAL_BOOTSTRAP: IntervalMethod = IntervalMethod::Bca { resamples: 2_000, seed: 1 };

/// Units mostly outside the dominant category, below which coefficients that read chance off the spread of ratings
/// have intervals that promise too much.
const FEW_OUTSIDE: u64 = 7;

/// A coefficient with what it was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Its name.
    pub coefficient: &'static str,
    /// Weights or metric.
    pub weights: &'static str,
    /// The coefficient.
    pub value: f64,
    /// Agreement observed.
    pub observed: f64,
    /// Agreement expected by chance.
    pub expected: f64,
    /// The jackknife's where the interval is made of it or of draws; else the linearised one. `None` of a single unit;
    /// where raters are a sample, of fewer than three.
    pub standard_error: Option<f64>,
    /// `None` with the standard error.
    pub interval: Option<Interval>,
    /// Whether intervals of such data hold what they promise.
    pub coverage: Coverage,
    /// Units with a rating; of alpha and Cohen's kappa, those that count.
    pub units: f64,
    /// Raters with a rating.
    pub raters: usize,
}

/// One coefficient of a sample, and the units as it counts them.
pub(super) struct Measure<'a> {
    pub(super) sample: &'a Sample<'a>,
    pub(super) coefficient: &'static Coefficient,
    pub(super) units: Units<'a>,
    pub(super) sums: Sums,
    pub(super) level: Level,
    pub(super) value: f64,
}

impl Measure<'_> {
    /// How many draws its interval needs; 0 where none is drawn.
    pub(super) fn resamples(&self) -> u32 {
        match self.method() {
            IntervalMethod::Percentile { resamples, .. } | IntervalMethod::Bca { resamples, .. } => resamples,
            _ => 0,
        }
    }

    /// Its value of some of these draws, NaN where a draw has none.
    pub(super) fn draw(&self, draws: Range<u32>) -> Vec<f64> {
        match self.method() {
            IntervalMethod::Percentile { resamples, seed } | IntervalMethod::Bca { resamples, seed } => {
                bootstrap(self.coefficient, &self.units, seed, draws.start..draws.end.min(resamples))
            }
            _ => Vec::new(),
        }
    }

    /// The estimate, with what all its draws came to.
    pub(super) fn estimate(&self, drawn: &[f64]) -> Estimate {
        let counted = self.counted();
        let (standard_error, interval) = if counted < 2.0 { (None, None) } else { self.interval(drawn) };
        let few = self.coefficient.by_spread && self.sample.outside_dominant() < FEW_OUTSIDE;
        Estimate {
            coefficient: self.coefficient.name,
            weights: self.sample.request.weights_name(),
            value: self.value,
            observed: self.level.observed,
            expected: self.level.expected,
            standard_error,
            interval,
            coverage: if few { Coverage::BelowNominal } else { Coverage::Nominal },
            units: counted,
            raters: self.sample.tally.rating_raters(),
        }
    }

    fn counted(&self) -> f64 {
        self.coefficient.counted(&self.sums)
    }

    /// The method in force: the usual one by what was measured.
    fn method(&self) -> IntervalMethod {
        let Request { interval, raters, .. } = self.sample.request;
        match interval {
            asked if *raters == RaterSampling::Random && (asked.draws() || *asked == IntervalMethod::Usual) => {
                IntervalMethod::Jackknife
            }
            IntervalMethod::Usual if self.coefficient.by_spread && self.counted() <= MOST_DRAWN_USUALLY => {
                USUAL_BOOTSTRAP
            }
            IntervalMethod::Usual => IntervalMethod::Jackknife,
            asked => *asked,
        }
    }

    fn interval(&self, drawn: &[f64]) -> (Option<f64>, Option<Interval>) {
        let Request { confidence, .. } = *self.sample.request;
        match self.method() {
            IntervalMethod::Linearised | IntervalMethod::Usual => self.by_linearisation(),
            IntervalMethod::Percentile { .. } => {
                (Some(self.linearised_error()), percentile(&ascending_values(drawn), confidence))
            }
            method @ (IntervalMethod::Jackknife | IntervalMethod::Bca { .. }) => {
                // Without one of the units there may be no coefficient at all.
                let Ok(left_out) = leave_one_out(self.coefficient, &self.units, &self.sums) else {
                    return self.by_linearisation();
                };
                let error = jackknife_error(&left_out);
                if method == IntervalMethod::Jackknife {
                    return self.around(error, ["jackknife", "jackknife-two-way"]);
                }
                (Some(error), bca(&ascending_values(drawn), self.value, &left_out, confidence))
            }
        }
    }

    fn by_linearisation(&self) -> (Option<f64>, Option<Interval>) {
        self.around(self.linearised_error(), ["linearised", "linearised-two-way"])
    }

    /// Standard error and Student's interval, from the error that units make; of raters that are a sample, with theirs
    /// added, and degrees of freedom from both [Satterthwaite1946].
    fn around(&self, of_units: f64, [fixed, random]: [&'static str; 2]) -> (Option<f64>, Option<Interval>) {
        let freedom = self.counted() - 1.0;
        let (error, freedom, method) = match self.sample.request.raters {
            RaterSampling::Fixed => (of_units, freedom, fixed),
            RaterSampling::Random => {
                let Some((of_raters, raters)) = self.sample.rater_error(self.coefficient) else { return (None, None) };
                let [units, all] = [of_units * of_units, of_units * of_units + of_raters * of_raters];
                let spread = units * units / freedom + (all - units) * (all - units) / (raters - 1.0);
                (all.sqrt(), if spread > 0.0 { all * all / spread } else { freedom }, random)
            }
        };
        let reach = error * student_t_quantile(1.0 - (1.0 - self.sample.request.confidence) / 2.0, freedom);
        (Some(error), Some(Interval { low: self.value - reach, high: self.value + reach, method }))
    }

    /// `√(Σ (pull − coefficient)² / (n (n − 1)))`; Cohen's, as published, divides by n² [FleissCohenEveritt1969].
    fn linearised_error(&self) -> f64 {
        let (mut squares, mut counted) = (0.0, 0.0);
        let pull = self.coefficient.pull(&self.sums, self.units.weights, self.level);
        for (unit, count) in &self.units.patterns {
            if let Some(pull) = pull(unit) {
                squares += count * (pull - self.value) * (pull - self.value);
                counted += count;
            }
        }
        let freedom = if self.coefficient.complete { counted } else { counted - 1.0 };
        (squares / (counted * freedom)).sqrt()
    }
}

impl Request {
    pub(super) fn weights_name(&self) -> &'static str {
        match (&self.metric, &self.custom) {
            (Some(metric), _) => metric.word(),
            (None, Some(_)) => "custom",
            (None, None) => self.weighting.word(),
        }
    }
}
