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
pub(crate) const NAMES: [&str; 4] = ["percent-agreement", "fleiss-kappa", "gwet-ac", "krippendorff-alpha"];

/// Codes of units by raters, call by call.
pub(crate) struct Codes {
    columns: Vec<Vec<u8>>,
    /// How many units there were after each call.
    ends: Vec<usize>,
    /// What each category is worth; it matters to weights alone.
    values: Vec<f64>,
    pairable: usize,
}

impl Codes {
    pub(crate) fn new(raters: usize, categories: usize) -> Self {
        Self::of_values(raters, (0..categories).map(|category| category as f64).collect())
    }

    pub(crate) fn of_values(raters: usize, values: Vec<f64>) -> Self {
        Self { columns: vec![Vec::new(); raters], ends: Vec::new(), values, pairable: 0 }
    }

    /// Adds a unit: the code of each rater, `None` without an answer.
    pub(crate) fn push(&mut self, codes: impl Iterator<Item = Option<u8>>) {
        let mut given = 0;
        for (column, code) in self.columns.iter_mut().zip(codes) {
            given += usize::from(code.is_some());
            column.push(code.unwrap_or(MISSING));
        }
        self.pairable += usize::from(given > 1);
    }

    /// What follows belongs to another call. One without any answer is no call; one that was answered once tells how often
    /// answers are given.
    pub(crate) fn end_call(&mut self) {
        let end = self.columns.first().map_or(0, Vec::len);
        let start = self.ends.last().copied().unwrap_or(0);
        let given = |unit: usize| self.columns.iter().filter(|column| column.get(unit) != Some(&MISSING)).count();
        if (start..end).any(|unit| given(unit) > 0) {
            self.ends.push(end);
        } else {
            self.columns.iter_mut().for_each(|column| column.truncate(start));
        }
    }

    pub(crate) fn coefficients(&self, rule: &Rule) -> Coefficients {
        let [percent_agreement, fleiss_kappa, gwet_ac, krippendorff_alpha] =
            self.measured(NAMES, Weighting::Identity, rule);
        Coefficients {
            percent_agreement,
            fleiss_kappa,
            gwet_ac,
            krippendorff_alpha,
            units: self.pairable,
            few: self.pairable < FEW_UNITS,
        }
    }

    /// Coefficients of these names.
    pub(crate) fn measured<const N: usize>(
        &self,
        names: [&str; N],
        weighting: Weighting,
        rule: &Rule,
    ) -> [Result<Measured, Undefined>; N] {
        let all = self.values(&names, weighting, 0..0);
        let mut start = 0;
        let mut without = Vec::new();
        for end in &self.ends {
            without.push(self.values(&names, weighting, start..*end));
            start = *end;
        }
        std::array::from_fn(|place| {
            let value = |values: &Values| values.get(place).copied().unwrap_or(Err(Undefined::NoPairableUnit));
            let left_out: Vec<_> = without.iter().map(value).collect();
            Measured::by_calls(self.pairable, value(&all), &left_out, rule)
        })
    }

    /// The coefficients without some units.
    fn values(&self, names: &[&str], weighting: Weighting, left_out: std::ops::Range<usize>) -> Values {
        let rest = |column: &Vec<u8>| {
            let (before, after) = (column.get(..left_out.start), column.get(left_out.end..));
            [before.unwrap_or_default(), after.unwrap_or_default()].concat()
        };
        let columns: Vec<Vec<u8>> = self.columns.iter().map(rest).collect();
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let categories = Value::List(self.values.iter().copied().map(Value::Number).collect());
        let Ok(ratings) = Ratings::from_columns(&columns, &categories) else { return Vec::new() };
        let request = Request {
            coefficients: names.iter().filter_map(|name| Coefficient::named(name)).collect(),
            weighting,
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
