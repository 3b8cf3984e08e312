//! The panel as a whole.

use serde::Serialize;

use crate::agreement::{IccForm, Scores, Undefined, icc, or_reason};
use crate::numeric::Rational;

use super::coefficients::{Codes, Coefficients};
use super::compared::Compared;
use super::measured::Measured;
use super::sheets::Worth;

/// How the panel agrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupReport {
    /// Calls with a sheet.
    pub calls: usize,
    /// Raters with a sheet.
    pub raters: usize,
    /// Over all pairs of call and item: whether an answer is worth all, some or no points, or is not applicable.
    pub agreement: Coefficients,
    /// How often each of these was given.
    pub prevalence: Vec<Prevalence>,
    /// ICC(2,1) of total scores: of one rater among any there could be, in what raters give.
    #[serde(serialize_with = "or_reason")]
    pub icc_agreement: Result<IccForm, Undefined>,
    /// ICC(3,1) of total scores: with what raters are more severe or lenient than others left aside.
    #[serde(serialize_with = "or_reason")]
    pub icc_consistency: Result<IccForm, Undefined>,
    /// Calls with a total that the two are made of.
    pub icc_calls: usize,
    /// Of all totals less their reference.
    pub totals: TotalsReport,
    /// Share of all totals no farther from their reference than the tolerance.
    #[serde(serialize_with = "or_reason")]
    pub within: Result<Measured, Undefined>,
}

/// How often answers of a worth were given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prevalence {
    /// What they are worth.
    pub category: Worth,
    /// How many.
    pub answers: usize,
    /// As a share of all.
    pub share: f64,
}

/// All raters' totals less their reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TotalsReport {
    /// Mean difference.
    #[serde(serialize_with = "or_reason")]
    pub bias: Result<Measured, Undefined>,
    /// Standard deviation of the differences.
    #[serde(serialize_with = "or_reason")]
    pub standard_deviation: Result<Measured, Undefined>,
    /// Bias − 1.96 standard deviations [BlandAltman1986].
    #[serde(serialize_with = "or_reason")]
    pub lower_limit: Result<Measured, Undefined>,
    /// Bias + 1.96 standard deviations.
    #[serde(serialize_with = "or_reason")]
    pub upper_limit: Result<Measured, Undefined>,
}

const WORTHS: [Worth; 4] = [Worth::Full, Worth::Partial, Worth::None, Worth::NotApplicable];
const REACH: f64 = 1.96;

impl GroupReport {
    pub(super) fn new(compared: &Compared) -> Self {
        let totals: Vec<Vec<&Rational>> = (0..compared.cases()).map(|case| compared.totals(case)).collect();
        let all: Vec<usize> = (0..compared.raters()).collect();
        let scores = scores(compared);
        let forms = scores.ok_or(Undefined::TooFewUnits).and_then(|scores| icc(&scores, compared.rule.confidence()));
        let form = |place: usize| {
            let [_, agreement, consistency, ..] = forms.clone()?.forms;
            Ok(if place == 1 { agreement } else { consistency })
        };
        Self {
            calls: (0..compared.cases()).filter(|case| compared.is_rated(*case)).count(),
            raters: (0..compared.raters()).filter(|rater| compared.has_rated(*rater)).count(),
            agreement: agreement(compared, &all),
            prevalence: prevalence(compared),
            icc_agreement: form(1),
            icc_consistency: form(2),
            icc_calls: totals.iter().filter(|totals| !totals.is_empty()).count(),
            totals: TotalsReport::new(compared, &all),
            within: within(compared, &all),
        }
    }
}

/// The categories that the card can give.
fn categories(compared: &Compared) -> Vec<Worth> {
    let partial = compared.asked.iter().any(super::sheets::Asked::has_partial);
    let not_applicable = compared.asked.iter().any(|asked| asked.item.not_applicable);
    let possible = |worth: &Worth| match worth {
        Worth::Full | Worth::None => true,
        Worth::Partial => partial,
        Worth::NotApplicable => not_applicable,
    };
    WORTHS.into_iter().filter(possible).collect()
}

/// Among some raters, over all pairs of call and item.
pub(super) fn agreement(compared: &Compared, raters: &[usize]) -> Coefficients {
    let categories = categories(compared);
    let mut codes = Codes::new(raters.len(), categories.len());
    for case in 0..compared.cases() {
        for (item, asked) in compared.asked.iter().enumerate() {
            codes.push(raters.iter().map(|rater| {
                let worth = compared.mark(*rater, case, item)?.worth(asked)?;
                Some(categories.iter().position(|category| *category == worth)? as u8)
            }));
        }
        codes.end_call();
    }
    codes.coefficients(compared.rule)
}

fn prevalence(compared: &Compared) -> Vec<Prevalence> {
    let mut worths = Vec::new();
    for case in 0..compared.cases() {
        for (item, asked) in compared.asked.iter().enumerate() {
            worths.extend(compared.marks(case, item).iter().filter_map(|(_, mark)| mark.worth(asked)));
        }
    }
    let of = |category: Worth| {
        let answers = worths.iter().filter(|worth| **worth == category).count();
        Prevalence { category, answers, share: answers as f64 / worths.len().max(1) as f64 }
    };
    categories(compared).into_iter().map(of).collect()
}

/// Totals, a row a call and a place a rater.
fn scores(compared: &Compared) -> Option<Scores> {
    let total = |rater, case| compared.total(rater, case).map(Rational::to_double);
    let row = |case| (0..compared.raters()).map(|rater| total(rater, case)).collect();
    Scores::from_rows(&(0..compared.cases()).map(row).collect::<Vec<_>>()).ok()
}

/// By call: what the differences of some raters say, of calls that have any.
fn parts<const N: usize>(compared: &Compared, raters: &[usize], part: impl Fn(f64) -> [f64; N]) -> Vec<[f64; N]> {
    let differences: Vec<Vec<Option<f64>>> = raters.iter().map(|rater| compared.differences(*rater)).collect();
    let mut parts = Vec::new();
    for case in 0..compared.cases() {
        let mut sums = [0.0; N];
        let given = differences.iter().filter_map(|rater| *rater.get(case)?);
        let mut any = false;
        for difference in given {
            sums.iter_mut().zip(part(difference)).for_each(|(sum, part)| *sum += part);
            any = true;
        }
        if any {
            parts.push(sums);
        }
    }
    parts
}

/// Share of some raters' totals within tolerance.
pub(super) fn within(compared: &Compared, raters: &[usize]) -> Result<Measured, Undefined> {
    let within = |difference: f64| f64::from(u8::from(difference.abs() <= compared.rule.tolerance));
    Measured::ratio(&parts(compared, raters, |difference| [within(difference), 1.0, 1.0]), compared.rule)
}

/// Mean of some raters' totals less their reference.
pub(super) fn bias(compared: &Compared, raters: &[usize]) -> Result<Measured, Undefined> {
    Measured::ratio(&parts(compared, raters, |difference| [difference, 1.0, 1.0]), compared.rule)
}

impl TotalsReport {
    fn new(compared: &Compared, raters: &[usize]) -> Self {
        let parts = parts(compared, raters, |difference| [difference, difference * difference, 1.0]);
        let figure = |figure: fn(f64, f64) -> f64| {
            Measured::of_sums(
                &parts,
                |sums| moments(sums).map(|(bias, deviation)| figure(bias, deviation)),
                compared.rule,
            )
        };
        Self {
            bias: bias(compared, raters),
            standard_deviation: figure(|_, deviation| deviation),
            lower_limit: figure(|bias, deviation| bias - REACH * deviation),
            upper_limit: figure(|bias, deviation| bias + REACH * deviation),
        }
    }
}

/// Mean and standard deviation from sum, sum of squares and count.
fn moments([sum, squares, n]: &[f64; 3]) -> Result<(f64, f64), Undefined> {
    if *n < 1.5 {
        return Err(Undefined::TooFewUnits);
    }
    let bias = sum / n;
    Ok((bias, ((squares - sum * bias) / (n - 1.0)).max(0.0).sqrt()))
}
