//! Bulk scoring from columns, one byte an answer: the same numbers as one by one, bit for bit.
//!
//! Where a card's score is a quotient of two sums ([`tally`]), a row is look-ups and integer additions. Any other card is
//! scored row by row with the code of the single path; rows that are alike are scored once.

mod tally;

use crate::document::{Code, Issue, Issues, Values, escaped};
use crate::evaluation::{Response, statuses};
use crate::numeric::{Decimal, hash};
use crate::scorecard::{Item, Kind, Options, Rules, Scorecard, Weights};

use super::explain::is_provisional;
use super::form::assess;
use super::outcome::{Outcome, band, outcome};
use tally::Tally;

/// The code of "not applicable" in a column.
pub(crate) const NOT_APPLICABLE: u8 = 254;
/// The code of "no answer" in a column, and of "no band" in a result.
pub(crate) const NONE: u8 = 255;
/// Rows remembered at a time.
const MOST_REMEMBERED: usize = 1 << 16;

/// The answers to one item, one entry a row.
#[derive(Clone, Copy, Debug)]
pub enum Column<'a> {
    /// `choice`: the option's place in card order. `text`, `date`: 0 where answered. 254 = N/A, 255 = no answer.
    Codes(&'a [u8]),
    /// `multi`: bit k set = option k chosen; and a status a row (0 answered, 254, 255), or none where all are answered.
    Masks(&'a [u32], Option<&'a [u8]>),
    /// `number`: the value; status as for masks.
    Numbers(&'a [f64], Option<&'a [u8]>),
}

/// What the entries of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// As in [`Column::Codes`].
    Codes,
    /// As in [`Column::Masks`].
    Masks,
    /// As in [`Column::Numbers`].
    Numbers,
}

/// A column before any of its rows.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What its entries are.
    pub entries: Entries,
    /// How many it has.
    pub rows: usize,
    /// How many statuses it has, where it has any.
    pub statuses: Option<usize>,
}

impl Shape {
    fn fits(&self, item: &Item) -> bool {
        self.entries
            == match item.kind {
                Kind::Choice(_) | Kind::Text | Kind::Date | Kind::Unread => Entries::Codes,
                Kind::Multi(..) => Entries::Masks,
                Kind::Number(..) => Entries::Numbers,
            }
    }
}

/// Scores of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnScores {
    /// The nearest double of the exact score; 0 where there is none.
    pub score: Vec<f64>,
    /// 1 where there is a score.
    pub valid: Vec<u8>,
    /// 0 none, 1 pass, 2 fail.
    pub outcome: Vec<u8>,
    /// Place of the band from the lowest, 255 = none.
    pub band: Vec<u8>,
}

/// What becomes of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
struct RowScore {
    score: Option<f64>,
    outcome: Outcome,
    band: u8,
}

impl ColumnScores {
    fn resize(&mut self, rows: usize) {
        self.score.resize(rows, 0.0);
        self.valid.resize(rows, 0);
        self.outcome.resize(rows, 0);
        self.band.resize(rows, NONE);
    }

    fn push(&mut self, row: RowScore) {
        self.score.push(row.score.unwrap_or(0.0));
        self.valid.push(row.score.is_some().into());
        self.outcome.push(row.outcome_code());
        self.band.push(row.band);
    }
}

impl RowScore {
    fn outcome_code(&self) -> u8 {
        match self.outcome {
            Outcome::None => 0,
            Outcome::Pass => 1,
            Outcome::Fail => 2,
        }
    }
}

/// A scorecard made ready for columns.
#[derive(Debug)]
pub struct Bulk<'a> {
    rules: &'a Rules,
    weights: &'a Weights,
    tally: Option<Tally>,
    /// By what the row holds; the latest of those that share a place stays.
    remembered: Vec<Option<(Vec<u8>, RowScore)>>,
    /// Those of the last piece; the next one takes their place in memory.
    scores: ColumnScores,
}

impl<'a> Bulk<'a> {
    /// Makes a card ready, under the weights of a profile or its own.
    ///
    /// # Errors
    /// The profile does not exist.
    pub fn new(card: &'a Scorecard, profile: Option<&str>) -> Result<Self, Vec<Issue>> {
        let rules = &card.rules;
        let index = profile.map(|id| rules.profiles.iter().position(|profile| profile.id == id));
        if index == Some(None) {
            let value: Values = &[("value", &profile.unwrap_or_default())];
            return Err(vec![Issue::new(Code::UnknownProfile, "/profile".into(), value)]);
        }
        let weights = rules.weights_under(index.flatten());
        Ok(Self {
            rules,
            weights,
            tally: Tally::new(rules, weights),
            remembered: Vec::new(),
            scores: ColumnScores::default(),
        })
    }

    /// Whether columns of these shapes can be scored.
    ///
    /// # Errors
    /// Every column with a problem: unknown item, wrong shape, unequal length.
    pub fn fit(&self, shapes: &[(&str, Shape)]) -> Result<(), Vec<Issue>> {
        let issues = Issues::default();
        let rows = shapes.first().map_or(0, |(_, shape)| shape.rows);
        for (id, shape) in shapes {
            let path = format!("/items/{}", escaped(id));
            let Some(item) = self.rules.items.iter().find(|item| item.id == *id) else {
                issues.add(Code::UnknownColumn, path, &[("item", id)]);
                continue;
            };
            let options = item.kind.options().len();
            let lengths = [Some(shape.rows), shape.statuses];
            if let Some(length) = lengths.into_iter().flatten().find(|length| *length != rows) {
                issues.add(Code::ColumnLength, path, &[("count", &length), ("expected", &rows)]);
            } else if !shape.fits(item) {
                let expected = expected_shape(&item.kind);
                issues.add(Code::ColumnShape, path, &[("kind", &item.kind.word()), ("expected", &expected)]);
            } else if shape.entries == Entries::Masks && options > 32 {
                issues.add(Code::TooManyOptions, path, &[("limit", &32usize), ("count", &options)]);
            }
        }
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(()) }
    }

    /// Scores the rows of columns that [`fit`](Self::fit), named by item; an item left out was answered by nobody.
    /// Columns may come in pieces: `first` is the number of the first row, for issues.
    ///
    /// # Errors
    /// Every column with a value that is no answer: its first.
    pub fn score(&mut self, columns: &[(&str, Column)], first: usize) -> Result<&ColumnScores, Vec<Issue>> {
        let rows = columns.first().map_or(0, |(_, column)| column.len());
        let placed = self.place(columns);
        if let Some(tally) = &self.tally
            && let Some(codes) = all_codes(&placed)
            && tally.score(&codes, rows, &mut self.scores).is_some()
        {
            return Ok(&self.scores);
        }
        let issues = Issues::default();
        for (item, column) in self.rules.items.iter().zip(&placed) {
            if let Some(column) = column {
                check_values(item, column, first, &issues);
            }
        }
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        self.scores.resize(0);
        for row in 0..rows {
            let score = self.row(&placed, row);
            self.scores.push(score);
        }
        Ok(&self.scores)
    }

    /// The columns in card order.
    fn place<'c>(&self, columns: &[(&str, Column<'c>)]) -> Vec<Option<Column<'c>>> {
        let of_item = |item: &Item| columns.iter().find(|(id, _)| *id == item.id).map(|(_, column)| *column);
        self.rules.items.iter().map(of_item).collect()
    }

    fn row(&mut self, columns: &[Option<Column>], row: usize) -> RowScore {
        let mut key = Vec::with_capacity(columns.len());
        columns.iter().flatten().for_each(|column| column.write_key(row, &mut key));
        self.remembered.resize(MOST_REMEMBERED, None);
        let place = hash(&key) as usize % MOST_REMEMBERED;
        if let Some(Some((known, score))) = self.remembered.get(place)
            && *known == key
        {
            return *score;
        }
        let items = self.rules.items.iter().zip(columns);
        let responses: Vec<_> = items
            .map(|(item, column)| column.as_ref().map_or(Response::None, |column| column.response(item, row)))
            .collect();
        let score = score_row(self.rules, self.weights, &responses);
        if let Some(slot) = self.remembered.get_mut(place) {
            *slot = Some((key, score));
        }
        score
    }
}

/// Scores a whole set of columns.
///
/// # Errors
/// As [`Bulk::new`], [`Bulk::fit`] and [`Bulk::score`].
pub fn score_columns(
    card: &Scorecard,
    profile: Option<&str>,
    columns: &[(&str, Column)],
) -> Result<ColumnScores, Vec<Issue>> {
    let mut bulk = Bulk::new(card, profile)?;
    let shapes: Vec<_> = columns.iter().map(|(id, column)| (*id, column.shape())).collect();
    bulk.fit(&shapes)?;
    bulk.score(columns, 0)?;
    Ok(bulk.scores)
}

fn score_row(rules: &Rules, weights: &Weights, responses: &[Response]) -> RowScore {
    let statuses = statuses(rules, responses);
    let assessment = assess(rules, weights, &statuses, responses, true);
    let provisional = is_provisional(rules, &statuses);
    let band = assessment.score.as_ref().filter(|_| !provisional).and_then(|score| band(&rules.bands, score));
    RowScore {
        score: assessment.score.as_ref().map(crate::numeric::Rational::to_double),
        outcome: outcome(rules, &assessment, provisional),
        band: band.map_or(NONE, |index| index as u8),
    }
}

/// By item: the codes of its column; `None` where a column holds anything else.
fn all_codes<'a>(columns: &[Option<Column<'a>>]) -> Option<Vec<Option<&'a [u8]>>> {
    let codes = columns.iter().map(|column| match column {
        None => Some(None),
        Some(Column::Codes(codes)) => Some(Some(*codes)),
        Some(_) => None,
    });
    codes.collect()
}

fn expected_shape(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "Uint8Array",
        Kind::Multi(..) => "{ mask: Uint32Array, status?: Uint8Array }",
        Kind::Number(..) => "{ number: Float64Array, status?: Uint8Array }",
        Kind::Text | Kind::Date | Kind::Unread => "Uint8Array",
    }
}

/// The first value of a column that is no answer to its item.
fn check_values(item: &Item, column: &Column, first: usize, issues: &Issues) {
    let bad = match column {
        Column::Codes(codes) => codes.iter().position(|code| !code_fits(item, *code)),
        _ => (0..column.len()).find(|&row| !column.fits_at(item, row)),
    };
    if let Some(row) = bad {
        let values: Values = &[("row", &(first + row)), ("value", &column.number_at(row)), ("item", &item.id)];
        issues.add(Code::ColumnValue, format!("/items/{}", item.id), values);
    }
}

fn code_fits(item: &Item, code: u8) -> bool {
    match code {
        NONE => true,
        NOT_APPLICABLE => item.not_applicable,
        _ if matches!(item.kind, Kind::Choice(_)) => usize::from(code) < item.kind.options().len(),
        _ => code == 0,
    }
}

impl Column<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Codes(codes) => codes.len(),
            Self::Masks(masks, _) => masks.len(),
            Self::Numbers(numbers, _) => numbers.len(),
        }
    }

    fn status(&self) -> Option<&[u8]> {
        match self {
            Self::Codes(_) => None,
            Self::Masks(_, status) | Self::Numbers(_, status) => *status,
        }
    }

    /// What it is, before any of its rows.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let entries = match self {
            Self::Codes(_) => Entries::Codes,
            Self::Masks(..) => Entries::Masks,
            Self::Numbers(..) => Entries::Numbers,
        };
        Shape { entries, rows: self.len(), statuses: self.status().map(<[u8]>::len) }
    }

    fn status_at(&self, row: usize) -> u8 {
        self.status().and_then(|status| status.get(row)).copied().unwrap_or(0)
    }

    fn fits_at(&self, item: &Item, row: usize) -> bool {
        match self.status_at(row) {
            0 => match self.response(item, row) {
                Response::Multi(chosen) => self.mask_fits(item, row, chosen),
                Response::Number(number) => item.kind.points_of_number(number).is_some(),
                _ => false,
            },
            code => code_fits(item, code),
        }
    }

    fn mask_fits(&self, item: &Item, row: usize, chosen: Options) -> bool {
        let Kind::Multi(options, most) = &item.kind else { return false };
        let known = options.len() >= 32 || (self.number_at(row) as u64) >> options.len() == 0;
        known && most.is_none_or(|most| chosen.count() <= most)
    }

    /// What a row holds, as a number.
    fn number_at(&self, row: usize) -> f64 {
        match self {
            Self::Codes(codes) => codes.get(row).copied().map_or(f64::NAN, f64::from),
            Self::Masks(masks, _) => masks.get(row).copied().map_or(f64::NAN, f64::from),
            Self::Numbers(numbers, _) => numbers.get(row).copied().unwrap_or(f64::NAN),
        }
    }

    /// The answer of a row; a number that is no decimal is none.
    fn response(&self, item: &Item, row: usize) -> Response {
        let code = match self {
            Self::Codes(codes) => codes.get(row).copied().unwrap_or(NONE),
            _ => self.status_at(row),
        };
        match (code, self) {
            (NONE, _) => Response::None,
            (NOT_APPLICABLE, _) => Response::NotApplicable,
            (option, Self::Codes(_)) if matches!(item.kind, Kind::Choice(_)) => Response::Choice(option.into()),
            (_, Self::Codes(_)) => Response::Written,
            (_, Self::Masks(masks, _)) => Response::Multi(Options::from_mask(masks.get(row).copied().unwrap_or(0))),
            (_, Self::Numbers(..)) => {
                Decimal::from_double(self.number_at(row)).map_or(Response::None, Response::Number)
            }
        }
    }

    fn write_key(&self, row: usize, key: &mut Vec<u8>) {
        match self {
            Self::Codes(codes) => key.extend(codes.get(row)),
            _ => {
                key.push(self.status_at(row));
                key.extend(self.number_at(row).to_bits().to_le_bytes());
            }
        }
    }
}
