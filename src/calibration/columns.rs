//! Many raters and calls from columns of codes: the same figures, rater by rater and item by item, in pieces.
//!
//! Rows come rater by rater, each rater's calls in the order of the reference. What is kept beside a piece are the
//! reference and counts: by rater and item, and by item, call and answer.

mod look;
mod pairs;

use std::collections::BTreeMap;

use crate::agreement::{Answer, Coefficient, IntervalMethod, RaterSampling, Request, Weighting, agreement};
use crate::document::{Code, Issue, escaped};
use crate::ratings::{MOST_RATERS, Ratings};
use crate::scorecard::Scorecard;
use crate::scoring::{Bulk, Column, Entries, Shape};
use crate::tally::MISSING;

use super::Rule;
use super::coefficients::NAMES;
use super::sheets::Asked;
use super::verdict::{Evidence, Verdict};
use look::{Look, Looker};
use pairs::{Given, MOST_COUNTED, Pairs, Table};

/// The answers to one item, named by its id: a code a row, as in [`Column::Codes`].
pub type Codes<'c> = (&'c str, &'c [u8]);

/// What became of each rater and item. Of raters a place a rater; of raters and items the items of one rater after
/// another's, items as in `items`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnReport {
    /// Calls with both totals.
    pub n: Vec<u32>,
    /// Mean difference of totals from the reference; NaN of no call.
    pub bias: Vec<f64>,
    /// Of the differences; NaN of fewer than two calls.
    pub standard_deviation: Vec<f64>,
    /// Calls whose difference is no larger than the tolerance.
    pub within: Vec<u32>,
    /// As in [`RaterReport`](super::RaterReport); NaN where nothing can be compared.
    pub alignment: Vec<f64>,
    /// Calls on which a fatal was missed.
    pub missed: Vec<u32>,
    /// By the whole rule.
    pub verdict: Vec<Verdict>,
    /// Answers with a reference.
    pub compared: Vec<u32>,
    /// Of them, the same answer.
    pub exact: Vec<u32>,
    /// One step apart.
    pub adjacent: Vec<u32>,
    /// Worth more.
    pub higher: Vec<u32>,
    /// Worth less.
    pub lower: Vec<u32>,
    /// Items answered for points, in card order.
    pub items: Vec<ColumnItem>,
}

/// One item over all raters.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnItem {
    /// The item's id.
    pub item: String,
    /// Percent agreement, Fleiss' kappa, AC1 and alpha among raters; intervals by the jackknife over calls.
    pub agreement: Vec<Answer>,
}

/// A card, a rule and a reference made ready for the rows of raters.
pub struct ColumnCalibration<'a> {
    rule: &'a Rule,
    raters: usize,
    calls: usize,
    bulk: Bulk<'a>,
    looker: Looker<'a>,
    tables: Vec<Table>,
    reference: Look<'static>,
    /// By item: of each call the place of the reference's answer.
    places: Vec<Vec<u8>>,
    /// By call; NaN where the reference has no total.
    totals: Vec<f64>,
    /// Differences at the tolerance, by the two totals. Totals that a double does not tell apart are taken as one: their
    /// exact fractions would need denominators whose product is beyond 10¹³.
    exact: BTreeMap<(u64, u64), f64>,
    sums: Vec<Sums>,
    counts: Vec<Pairs>,
    /// By item.
    given: Vec<Given>,
}

/// What a rater's totals add up to, from the first difference, so that a large common one costs no digits.
#[derive(Clone, Copy, Default)]
struct Sums {
    n: u32,
    within: u32,
    missed: u32,
    first: f64,
    sum: f64,
    squares: f64,
}

/// Differences of doubles nearer to the tolerance than this are worked out exactly.
const NEAR: f64 = 1e-6;
/// A spread this small is made of rounding.
const NO_SPREAD: f64 = 1e-9;

impl<'a> ColumnCalibration<'a> {
    /// Takes the reference: one column an item, a row a call.
    ///
    /// # Errors
    /// More than 1,000 raters; calls without a reference; every column with a problem.
    pub fn new(
        card: &'a Scorecard,
        rule: &'a Rule,
        (raters, calls): (usize, usize),
        reference: &[Codes],
    ) -> Result<Self, Vec<Issue>> {
        if raters > MOST_RATERS {
            let values: crate::document::Values = &[("count", &raters), ("limit", &MOST_RATERS)];
            return Err(vec![Issue::new(Code::TooMany, "/raters".into(), values)]);
        }
        // Room is made for every call: there have to be so many, and their rows have to be countable.
        let most = if reference.is_empty() { 0 } else { usize::MAX / raters.max(1) };
        if calls > most {
            let values: crate::document::Values = &[("count", &calls), ("limit", &most)];
            return Err(vec![Issue::new(Code::TooMany, "/calls".into(), values)]);
        }
        let mut bulk = Bulk::new(card, None)?;
        fit(&bulk, &lengths(reference), calls, "reference")?;
        let looker = Looker::new(card);
        let look = looker.look(reference, calls);
        let totals = totals(&mut bulk, reference, 0, &look, "reference")?;
        let tables: Vec<Table> = looker.asked.iter().map(|asked| Table::new(&card.rules, asked)).collect();
        let given = tables.iter().map(|table| table.none_given(calls)).collect();
        Ok(Self {
            rule,
            raters,
            calls,
            bulk,
            places: tables.iter().zip(&look.codes).map(|(table, codes)| table.places(codes)).collect(),
            reference: look.owned(),
            totals,
            exact: BTreeMap::new(),
            sums: vec![Sums::default(); raters],
            counts: vec![Pairs::default(); raters * tables.len()],
            given,
            looker,
            tables,
        })
    }

    /// Whether columns have a row for each rater and call: the id of each with its length.
    ///
    /// # Errors
    /// Every column with a problem: unknown item, an item that is not answered by one code, unequal length.
    pub fn fit(&self, columns: &[(&str, usize)]) -> Result<(), Vec<Issue>> {
        fit(&self.bulk, columns, self.raters * self.calls, "answers")
    }

    /// Adds rows, of columns that [`fit`](Self::fit); they may come in pieces, one after another: `first` is the number of
    /// the first row.
    ///
    /// # Errors
    /// Every column with a value that is no answer: its first.
    pub fn add(&mut self, columns: &[Codes], first: usize) -> Result<(), Vec<Issue>> {
        let rows = columns.first().map_or(0, |(_, codes)| codes.len());
        let look = self.looker.look(columns, rows);
        let totals = totals(&mut self.bulk, columns, first, &look, "answers")?;
        let mut done = 0;
        while done < rows && self.calls > 0 {
            let (rater, call) = ((first + done) / self.calls, (first + done) % self.calls);
            let run = Run { rater, call, row: done, rows: (self.calls - call).min(rows - done).min(MOST_COUNTED) };
            self.add_totals(run, &totals, columns);
            self.add_fatals(run, &look);
            self.add_answers(run, &look);
            done += run.rows;
        }
        Ok(())
    }

    fn add_totals(&mut self, run: Run, totals: &[f64], columns: &[Codes]) {
        let Some(mut sums) = self.sums.get(run.rater).copied() else { return };
        let pairs = totals.iter().skip(run.row).zip(self.totals.iter().skip(run.call)).take(run.rows);
        for (place, (total, reference)) in pairs.enumerate() {
            let mut difference = total - reference;
            if difference.is_nan() {
                continue;
            }
            if (difference.abs() - self.rule.tolerance).abs() < NEAR {
                let pair = (total.to_bits(), reference.to_bits());
                difference = match self.exact.get(&pair) {
                    Some(known) => *known,
                    None => {
                        let found = self.exactly(columns, run.row + place, run.call + place).unwrap_or(difference);
                        self.exact.insert(pair, found);
                        found
                    }
                };
            }
            sums.add(difference, difference.abs() <= self.rule.tolerance);
        }
        self.sums.get_mut(run.rater).into_iter().for_each(|kept| *kept = sums);
    }

    /// The difference of a row from the reference as the exact scores have it.
    fn exactly(&self, columns: &[Codes], row: usize, call: usize) -> Option<f64> {
        let reference = self.looker.exact(&self.reference.whole, call)?;
        Some(self.rule.rounded(&(&self.looker.exact(&self.looker.place(columns), row)? - &reference)))
    }

    fn add_fatals(&mut self, run: Run, look: &Look) {
        let mut missed = vec![false; if look.fatals.is_empty() { 0 } else { run.rows }];
        for (fatals, reference) in look.fatals.iter().zip(&self.reference.fatals) {
            let pairs = fatals.iter().skip(run.row).zip(reference.iter().skip(run.call));
            for (missed, (own, reference)) in missed.iter_mut().zip(pairs) {
                *missed |= own.misses(*reference);
            }
        }
        let missed = missed.iter().filter(|missed| **missed).count();
        self.sums.get_mut(run.rater).into_iter().for_each(|sums| sums.missed += missed as u32);
    }

    fn add_answers(&mut self, run: Run, look: &Look) {
        let counts = self.counts.iter_mut().skip(run.rater * self.tables.len());
        let references = look.codes.iter().zip(&self.places).zip(&mut self.given);
        for ((table, counts), ((codes, places), given)) in self.tables.iter().zip(counts).zip(references) {
            let codes = codes.get(run.row..run.row + run.rows).unwrap_or_default();
            let places = places.get(run.call..run.call + run.rows).unwrap_or_default();
            counts.add(&table.count(codes, places, given, run.call));
        }
    }

    /// What became of all rows.
    #[must_use]
    pub fn report(&self) -> ColumnReport {
        let mut report = ColumnReport::default();
        for (rater, sums) in self.sums.iter().enumerate() {
            let counts = self.counts.get(rater * self.tables.len()..).unwrap_or_default();
            report.push(sums, counts.get(..self.tables.len()).unwrap_or_default(), self.rule);
        }
        let items = self.looker.asked.iter().zip(&self.tables).zip(&self.given);
        for ((asked, table), given) in items {
            report.items.push(ColumnItem { item: asked.item.id.clone(), agreement: self.agreement(table, given) });
        }
        report
    }

    fn agreement(&self, table: &Table, given: &Given) -> Vec<Answer> {
        let codes = |counts: &[u16]| {
            let mut codes = Vec::with_capacity(self.raters);
            for (code, count) in counts.iter().enumerate() {
                codes.resize(codes.len() + usize::from(*count), code as u8);
            }
            codes.resize(self.raters, MISSING);
            codes
        };
        // Calls whose answers were given as often are alike for agreement among raters: few are not alike with another.
        let patterns = given.patterns(table.answers());
        let patterns: Vec<_> = patterns.iter().map(|(counts, calls)| (codes(counts), *calls)).collect();
        let ratings = Ratings::from_patterns(self.raters, table.answers(), &patterns);
        let request = Request {
            coefficients: NAMES.iter().filter_map(|name| Coefficient::named(name)).collect(),
            weighting: Weighting::Identity,
            custom: None,
            metric: None,
            confidence: self.rule.confidence(),
            interval: IntervalMethod::Jackknife,
            raters: RaterSampling::Fixed,
        };
        agreement(&ratings, &request)
    }
}

/// Calibrates whole columns: `answers` has a row for each rater and call, rater by rater, `reference` one for each call.
///
/// # Errors
/// As [`ColumnCalibration::new`], [`ColumnCalibration::fit`] and [`ColumnCalibration::add`].
pub fn calibrate_columns(
    card: &Scorecard,
    rule: &Rule,
    (raters, calls): (usize, usize),
    answers: &[Codes],
    reference: &[Codes],
) -> Result<ColumnReport, Vec<Issue>> {
    let mut calibration = ColumnCalibration::new(card, rule, (raters, calls), reference)?;
    calibration.fit(&lengths(answers))?;
    for first in (0..raters * calls).step_by(PIECE) {
        let piece =
            |codes: &'_ [u8]| -> std::ops::Range<usize> { first.min(codes.len())..(first + PIECE).min(codes.len()) };
        let pieces: Vec<Codes> =
            answers.iter().map(|(id, codes)| (*id, codes.get(piece(codes)).unwrap_or_default())).collect();
        calibration.add(&pieces, first)?;
    }
    Ok(calibration.report())
}

/// Rows looked at at a time.
const PIECE: usize = 16_384;

/// Rows of one rater in a piece.
#[derive(Clone, Copy)]
struct Run {
    rater: usize,
    /// The call of the first.
    call: usize,
    /// Its row in the piece.
    row: usize,
    rows: usize,
}

impl Sums {
    fn add(&mut self, difference: f64, within: bool) {
        if self.n == 0 {
            self.first = difference;
        }
        let apart = difference - self.first;
        self.n += 1;
        self.within += u32::from(within);
        self.sum += apart;
        self.squares += apart * apart;
    }

    /// Mean and standard deviation, NaN where there are too few calls.
    fn moments(&self) -> (f64, f64) {
        let n = f64::from(self.n);
        let variance = (self.squares - self.sum * self.sum / n).max(0.0) / (n - 1.0);
        let deviation = if self.n < 2 { f64::NAN } else { variance.sqrt() };
        (self.first + self.sum / n, if deviation < NO_SPREAD { 0.0 } else { deviation })
    }
}

impl ColumnReport {
    fn push(&mut self, sums: &Sums, counts: &[Pairs], rule: &Rule) {
        let (bias, deviation) = sums.moments();
        self.n.push(sums.n);
        self.bias.push(bias);
        self.standard_deviation.push(deviation);
        self.within.push(sums.within);
        self.missed.push(sums.missed);
        let evidence = Evidence {
            calls: sums.n as usize,
            agreed: sums.within as usize,
            share: rule.share,
            differences: Some((bias, deviation)),
            missed: sums.missed as usize,
        };
        self.verdict.push(evidence.decide(rule).0);
        let (mut weight, mut lost) = (0.0, 0.0);
        for count in counts {
            weight += count.weight;
            lost += count.lost;
            self.compared.push(count.compared);
            self.exact.push(count.exact);
            self.adjacent.push(count.adjacent);
            self.higher.push(count.higher);
            self.lower.push(count.lower);
        }
        self.alignment.push((weight - lost) / weight);
    }
}

fn lengths<'c>(columns: &[Codes<'c>]) -> Vec<(&'c str, usize)> {
    columns.iter().map(|(id, codes)| (*id, codes.len())).collect()
}

/// Columns have to be codes of items of the card, and so many.
fn fit(bulk: &Bulk, columns: &[(&str, usize)], rows: usize, named: &str) -> Result<(), Vec<Issue>> {
    let shape = |rows: usize| Shape { entries: Entries::Codes, rows, statuses: None };
    let shapes: Vec<_> = columns.iter().map(|(id, rows)| (*id, shape(*rows))).collect();
    let mut issues = Vec::new();
    if let Err(found) = bulk.fit(&shapes) {
        issues.extend(renamed(found, named));
    } else if let Some((id, count)) = columns.iter().find(|(_, count)| *count != rows) {
        let values: crate::document::Values = &[("count", count), ("expected", &rows)];
        issues.push(Issue::new(Code::ColumnLength, format!("/{named}/{}", escaped(id)), values));
    }
    if issues.is_empty() { Ok(()) } else { Err(issues) }
}

/// Totals of rows, NaN where there is none.
fn totals(bulk: &mut Bulk, columns: &[Codes], first: usize, look: &Look, named: &str) -> Result<Vec<f64>, Vec<Issue>> {
    let codes: Vec<_> = columns.iter().map(|(id, codes)| (*id, Column::Codes(codes))).collect();
    let scores = bulk.score(&codes, first).map_err(|found| renamed(found, named))?;
    let mut totals = scores.score.clone();
    for ((total, valid), provisional) in totals.iter_mut().zip(&scores.valid).zip(&look.provisional) {
        if *valid == 0 || *provisional {
            *total = f64::NAN;
        }
    }
    Ok(totals)
}

/// Issues of columns, named by where they were given.
fn renamed(mut issues: Vec<Issue>, named: &str) -> Vec<Issue> {
    for issue in &mut issues {
        if let Some(rest) = issue.path.strip_prefix("/items") {
            issue.path = format!("/{named}{rest}");
        }
    }
    issues
}

/// The items of a card that columns can answer for points.
fn asked<'a>(card: &'a Scorecard) -> Vec<Asked<'a>> {
    Asked::all(&card.rules)
}
