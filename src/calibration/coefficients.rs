//! Coefficients of agreement side by side, their intervals by leaving out calls.

use serde::Serialize;

use crate::agreement::{
    Answer, Coefficient, IntervalMethod, RaterSampling, Request, Undefined, Weighting, agreement, or_reason,
};
use crate::document::Value;
use crate::ratings::Ratings;
use crate::tally::MISSING;

use super::Rule;
use super::measured::Measured;

/// Units below which a coefficient is rather not printed.
const FEW_UNITS: usize = 30;

/// Agreement among raters, on categories without an order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coefficients {
    /// Share of agreeing pairs of raters.
    #[serde(serialize_with = "or_reason")]
    pub percent_agreement: Result<Measured, Undefined>,
    /// [Fleiss1971]; low wherever nearly all answers are alike, however much raters agree.
    #[serde(serialize_with = "or_reason")]
    pub fleiss_kappa: Result<Measured, Undefined>,
    /// AC1 [Gwet2008], which prevalence moves little.
    #[serde(serialize_with = "or_reason")]
    pub gwet_ac: Result<Measured, Undefined>,
    /// Nominal [Krippendorff2011].
    #[serde(serialize_with = "or_reason")]
    pub krippendorff_alpha: Result<Measured, Undefined>,
    /// Units with two answers.
    pub units: usize,
    /// Too few units to say anything by a coefficient: fewer than 30.
    pub few: bool,
}

/// In this order.
pub(super) const NAMES: [&str; 4] = ["percent-agreement", "fleiss-kappa", "gwet-ac", "krippendorff-alpha"];

/// Codes of units by raters, call by call.
pub(super) struct Codes {
    columns: Vec<Vec<u8>>,
    /// How many units there were after each call.
    ends: Vec<usize>,
    categories: usize,
    pairable: usize,
}

impl Codes {
    pub(super) fn new(raters: usize, categories: usize) -> Self {
        Self { columns: vec![Vec::new(); raters], ends: Vec::new(), categories, pairable: 0 }
    }

    /// Adds a unit: the code of each rater, `None` without an answer.
    pub(super) fn push(&mut self, codes: impl Iterator<Item = Option<u8>>) {
        let mut given = 0;
        for (column, code) in self.columns.iter_mut().zip(codes) {
            given += usize::from(code.is_some());
            column.push(code.unwrap_or(MISSING));
        }
        self.pairable += usize::from(given > 1);
    }

    /// What follows belongs to another call. One without any answer is no call; one that was answered once tells how often
    /// answers are given.
    pub(super) fn end_call(&mut self) {
        let end = self.columns.first().map_or(0, Vec::len);
        let start = self.ends.last().copied().unwrap_or(0);
        let given = |unit: usize| self.columns.iter().filter(|column| column.get(unit) != Some(&MISSING)).count();
        if (start..end).any(|unit| given(unit) > 0) {
            self.ends.push(end);
        } else {
            self.columns.iter_mut().for_each(|column| column.truncate(start));
        }
    }

    pub(super) fn coefficients(&self, rule: &Rule) -> Coefficients {
        let all = self.values(0..0);
        let mut start = 0;
        let mut without = Vec::new();
        for end in &self.ends {
            without.push(self.values(start..*end));
            start = *end;
        }
        let measured = |place: usize| {
            let value = |values: &Values| values.get(place).copied().unwrap_or(Err(Undefined::NoPairableUnit));
            let left_out: Vec<_> = without.iter().map(value).collect();
            Measured::by_calls(self.pairable, value(&all), &left_out, rule)
        };
        Coefficients {
            percent_agreement: measured(0),
            fleiss_kappa: measured(1),
            gwet_ac: measured(2),
            krippendorff_alpha: measured(3),
            units: self.pairable,
            few: self.pairable < FEW_UNITS,
        }
    }

    /// The coefficients without some units.
    fn values(&self, left_out: std::ops::Range<usize>) -> Values {
        let rest = |column: &Vec<u8>| {
            let (before, after) = (column.get(..left_out.start), column.get(left_out.end..));
            [before.unwrap_or_default(), after.unwrap_or_default()].concat()
        };
        let columns: Vec<Vec<u8>> = self.columns.iter().map(rest).collect();
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let categories = Value::List((0..self.categories).map(|category| Value::Number(category as f64)).collect());
        let Ok(ratings) = Ratings::from_columns(&columns, &categories) else { return Vec::new() };
        let request = Request {
            coefficients: NAMES.iter().filter_map(|name| Coefficient::named(name)).collect(),
            weighting: Weighting::Identity,
            custom: None,
            metric: None,
            confidence: 0.95,
            interval: IntervalMethod::Linearised,
            raters: RaterSampling::Fixed,
        };
        let value = |answer: Answer| match answer {
            Answer::Estimate(estimate) => Ok(estimate.value),
            Answer::Undefined { undefined, .. } => Err(undefined),
        };
        agreement(&ratings, &request).into_iter().map(value).collect()
    }
}

type Values = Vec<Result<f64, Undefined>>;
