//! Cards whose score is a quotient of two sums: points, scaled sections, weighted items, deductions and additions,
//! without conditions and without rules that act on a section. Each answer's part of both sums is an integer worked out
//! once, by the code of the single path; a row is look-ups and additions.

use std::cmp::Ordering;

use crate::evaluation::{Response, Status};
use crate::numeric::{Rational, common_divisor};
use crate::scorecard::{FatalEffect, FatalScope, Item, Kind, Method, NotApplicable, Rules, Weights};

use super::super::fatal::fall;
use super::super::item::{ItemPart, item_part};
use super::super::outcome::Outcome;
use super::{ColumnScores, NONE, NOT_APPLICABLE, RowScore, code_fits};

/// Rows worked on at a time: their sums stay in the fastest memory.
const TILE: usize = 512;
const ANSWERED: u8 = 1;
const PROVISIONAL: u8 = 2;
/// From here on, one bit for each effect of form scope.
const FIRST_EFFECT: u32 = 2;
const MOST_EFFECTS: usize = 5;
/// A code that is no answer.
const INVALID: u8 = 128;

/// A card as tables.
#[derive(Debug)]
pub(super) struct Tally {
    items: Vec<Table>,
    /// What the sums start at: the base, less what keeps every entry from being negative.
    start: i64,
    /// What a sum is multiplied by to become a score: 100 where it is a percentage.
    factor: i64,
    /// The denominator of every row, where it is not a sum.
    denominator: Option<i64>,
    marks: Marks,
    /// The effects that may fire, most severe last.
    effects: Vec<FatalEffect>,
}

/// By code, one word: the numerator in its upper bits, then the denominator, and flags in the lowest eight. Words are
/// added for the sums and joined (`|`) for the flags; between flags and sums lies room for what adding flags carries.
#[derive(Debug)]
struct Table([u64; CODES]);

/// Of a byte.
const CODES: usize = 256;
const NUMERATOR_AT: u32 = 38;
const DENOMINATOR_AT: u32 = 16;
const MOST_ITEMS: usize = 256;
const NUMERATOR_LIMIT: i64 = 1 << (64 - NUMERATOR_AT);
const DENOMINATOR_LIMIT: i64 = 1 << (NUMERATOR_AT - DENOMINATOR_AT);

/// The two ways words are put together.
#[derive(Clone, Copy, Default)]
struct Row {
    added: u64,
    joined: u64,
}

/// What a score is compared with.
#[derive(Debug)]
struct Marks {
    pass: Option<(Mark, bool)>,
    bands: Vec<Mark>,
    floor: Option<Mark>,
    ceiling: Option<Mark>,
}

/// A limit, as a double and as an exact fraction.
#[derive(Clone, Debug)]
struct Mark {
    exact: Rational,
    value: f64,
    numerator: i128,
    denominator: i128,
}

/// One answer's part of both sums.
struct Entry {
    numerator: Rational,
    denominator: Rational,
    flags: u8,
}

impl Tally {
    /// The tables of a card, where its score is a quotient of two sums that stay small.
    pub(super) fn new(rules: &Rules, weights: &Weights) -> Option<Self> {
        if !is_quotient_of_sums(rules) {
            return None;
        }
        let effects = effects(rules)?;
        let mut entries = Vec::new();
        for (place, item) in rules.items.iter().enumerate() {
            for code in 0..=NONE {
                entries.push(entry(rules, weights, place, item, code, &effects));
            }
        }
        let base = if rules.method.is_ratio() { Rational::ZERO } else { rules.base_points() };
        let scale = common_denominator(&entries, &base)?;
        let is_ratio = rules.method.is_ratio();
        let mut tally = Self {
            items: Vec::new(),
            start: scaled(&base, scale)?,
            factor: if is_ratio { 100 } else { 1 },
            denominator: (!is_ratio).then_some(scale),
            marks: Marks::new(rules)?,
            effects,
        };
        let (mut spans, mut whole) = (0i64, 0i64);
        for entries in entries.chunks(CODES) {
            let (table, least, span, denominators) = Table::new(entries, scale)?;
            tally.items.push(table);
            tally.start = tally.start.checked_add(least)?;
            spans = spans.checked_add(span)?;
            whole = whole.checked_add(denominators)?;
        }
        // Sums fit their part of the word; and what a division is made of is exact as doubles, so that it rounds once.
        let sums_fit = spans < NUMERATOR_LIMIT && whole < DENOMINATOR_LIMIT && rules.items.len() <= MOST_ITEMS;
        let largest = spans.checked_add(tally.start.checked_abs()?)?.checked_mul(tally.factor)?.max(scale);
        (sums_fit && largest < 1 << f64::MANTISSA_DIGITS).then_some(tally)
    }

    /// Writes the scores of all rows; `None` where a column holds what is no answer.
    pub(super) fn score(&self, columns: &[Option<&[u8]>], rows: usize, scores: &mut ColumnScores) -> Option<()> {
        scores.resize(rows);
        let mut tile = [Row::default(); TILE];
        let mut seen = 0;
        let outputs = scores.score.chunks_mut(TILE).zip(scores.valid.chunks_mut(TILE));
        let outputs = outputs.zip(scores.outcome.chunks_mut(TILE).zip(scores.band.chunks_mut(TILE)));
        for (index, ((score, valid), (outcome, band))) in outputs.enumerate() {
            let rows = tile.get_mut(..score.len())?;
            self.add_up(columns, index * TILE, rows)?;
            seen |= self.judge_tile(rows, score, valid, outcome, band);
        }
        (seen & INVALID == 0).then_some(())
    }

    /// Adds up the words of a tile of rows, four columns at a time.
    fn add_up(&self, columns: &[Option<&[u8]>], first: usize, rows: &mut [Row]) -> Option<()> {
        rows.fill(Row::default());
        let unanswered = [NONE; TILE];
        let mut pairs = Vec::with_capacity(columns.len());
        for (table, column) in self.items.iter().zip(columns) {
            let codes = column.map_or(unanswered.get(..rows.len()), |codes| codes.get(first..first + rows.len()));
            pairs.push((table, codes?));
        }
        let mut fours = pairs.chunks_exact(4);
        for four in &mut fours {
            // Copied out, so that the loop need not look up again where each table is.
            let &[(a, of_a), (b, of_b), (c, of_c), (d, of_d)] = four else { continue };
            let codes = of_a.iter().zip(of_b).zip(of_c.iter().zip(of_d));
            for (row, ((of_a, of_b), (of_c, of_d))) in rows.iter_mut().zip(codes) {
                let (a, b, c, d) = (a.word(*of_a), b.word(*of_b), c.word(*of_c), d.word(*of_d));
                row.added += a + b + c + d;
                row.joined |= a | b | c | d;
            }
        }
        for &(table, codes) in fours.remainder() {
            for (row, code) in rows.iter_mut().zip(codes) {
                let word = table.word(*code);
                row.added += word;
                row.joined |= word;
            }
        }
        Some(())
    }

    /// Writes what becomes of each row of a tile, and gives the flags seen.
    // A function of its own, so that all it works with stays in registers.
    #[inline(never)]
    fn judge_tile(&self, rows: &[Row], score: &mut [f64], valid: &mut [u8], outcome: &mut [u8], band: &mut [u8]) -> u8 {
        let mut seen = 0;
        let written = score.iter_mut().zip(valid).zip(outcome.iter_mut().zip(band));
        for (row, ((score, valid), (outcome, band))) in rows.iter().zip(written) {
            seen |= row.joined as u8;
            let result = self.row(*row);
            (*score, *valid) = (result.score.unwrap_or(0.0), result.score.is_some().into());
            (*outcome, *band) = (result.outcome_code(), result.band);
        }
        seen
    }

    /// The score of a row from its sums.
    #[inline(always)]
    fn row(&self, row: Row) -> RowScore {
        let flags = row.joined as u8;
        let numerator = ((row.added >> NUMERATOR_AT) as i64 + self.start) * self.factor;
        let denominator = self.denominator.unwrap_or((row.added >> DENOMINATOR_AT) as i64 & (DENOMINATOR_LIMIT - 1));
        let quotient = Quotient::new(numerator, denominator);
        if flags & !PROVISIONAL != ANSWERED || denominator == 0 || self.marks.limit(&quotient).is_some() {
            return self.unusual_row(&quotient, flags);
        }
        self.marks.judge(quotient.value, &|mark| quotient.cmp_exactly(mark), flags & PROVISIONAL != 0)
    }

    /// Rows without an answer, beyond a limit, or on which a fatal rule of form scope fired.
    fn unusual_row(&self, quotient: &Quotient, flags: u8) -> RowScore {
        let effect = self.effect(flags);
        if flags & ANSWERED == 0 || quotient.denominator == 0 {
            let outcome = if effect.is_some() { Outcome::Fail } else { Outcome::None };
            return RowScore { score: None, outcome, band: NONE };
        }
        let limit = self.marks.limit(quotient);
        let mut score = limit.map_or_else(|| quotient.exact(), |mark| mark.exact.clone());
        if let Some(effect) = effect {
            score = fall(score, effect, &Rational::integer(100));
        }
        let provisional = flags & PROVISIONAL != 0;
        let judged = self.marks.judge(score.to_double(), &|mark| score.cmp(&mark.exact), provisional);
        RowScore { outcome: if effect.is_some() { Outcome::Fail } else { judged.outcome }, ..judged }
    }

    fn effect(&self, flags: u8) -> Option<&FatalEffect> {
        ((flags & !INVALID) >> FIRST_EFFECT).checked_ilog2().and_then(|highest| self.effects.get(highest as usize))
    }
}

impl Table {
    /// The table; and the least numerator, the span of numerators, and the largest denominator.
    fn new(entries: &[Entry], scale: i64) -> Option<(Self, i64, i64, i64)> {
        let (mut least, mut most, mut whole) = (0, i64::MIN, 0);
        for entry in entries {
            let numerator = scaled(&entry.numerator, scale)?;
            least = least.min(numerator);
            most = most.max(numerator);
            whole = whole.max(scaled(&entry.denominator, scale)?);
        }
        let mut table = Self([0; CODES]);
        for (word, entry) in table.0.iter_mut().zip(entries) {
            let above = u64::try_from(scaled(&entry.numerator, scale)? - least).ok()?;
            let below = u64::try_from(scaled(&entry.denominator, scale)?).ok()?;
            let fits = above < NUMERATOR_LIMIT as u64 && below < DENOMINATOR_LIMIT as u64;
            *word = fits.then_some(above << NUMERATOR_AT | below << DENOMINATOR_AT | u64::from(entry.flags))?;
        }
        Some((table, least, most - least, whole))
    }

    // Inlined even where the module is built for size: it runs once for every answer.
    #[inline(always)]
    fn word(&self, code: u8) -> u64 {
        // A byte is always inside a table of 256.
        self.0.get(usize::from(code)).copied().unwrap_or(0)
    }
}

/// A score before it is limited.
struct Quotient {
    value: f64,
    numerator: i64,
    denominator: i64,
}

impl Quotient {
    #[inline(always)]
    fn new(numerator: i64, denominator: i64) -> Self {
        let value = numerator as f64 / denominator as f64;
        Self { value, numerator, denominator }
    }

    fn exact(&self) -> Rational {
        Rational::new(self.numerator.into(), self.denominator.into())
    }

    fn cmp_exactly(&self, mark: &Mark) -> Ordering {
        let (numerator, denominator) = (i128::from(self.numerator), i128::from(self.denominator));
        (numerator * mark.denominator).cmp(&(mark.numerator * denominator))
    }
}

impl Mark {
    fn new(exact: &Rational) -> Option<Self> {
        let (numerator, denominator) = exact.to_small()?;
        Some(Self {
            value: exact.to_double(),
            numerator: numerator.into(),
            denominator: denominator.into(),
            exact: exact.clone(),
        })
    }

    /// Rounding keeps order, so unequal doubles decide; for equal ones `tie` compares exactly.
    #[inline(always)]
    fn is_reached(&self, value: f64, tie: &dyn Fn(&Self) -> Ordering, above: bool) -> bool {
        value > self.value
            || (value == self.value && tie(self) >= if above { Ordering::Greater } else { Ordering::Equal })
    }

    fn maybe(exact: Option<Rational>) -> Option<Option<Self>> {
        exact.map_or(Some(None), |exact| Self::new(&exact).map(Some))
    }
}

impl Marks {
    fn new(rules: &Rules) -> Option<Self> {
        let pass = match &rules.pass {
            Some(pass) => Some((Mark::new(&pass.at)?, pass.above)),
            None => None,
        };
        let mut bands = Vec::new();
        for band in &rules.bands {
            bands.push(Mark::new(&band.from)?);
        }
        let (floor, ceiling) = (Mark::maybe(rules.lower_limit())?, Mark::maybe(rules.upper_limit())?);
        Some(Self { pass, bands, floor, ceiling })
    }

    /// The limit that a score goes beyond.
    #[inline(always)]
    fn limit(&self, score: &Quotient) -> Option<&Mark> {
        let tie: &dyn Fn(&Mark) -> Ordering = &|mark| score.cmp_exactly(mark);
        match (&self.floor, &self.ceiling) {
            (Some(floor), _) if !floor.is_reached(score.value, tie, false) => Some(floor),
            (_, Some(ceiling)) if ceiling.is_reached(score.value, tie, true) => Some(ceiling),
            _ => None,
        }
    }

    #[inline(always)]
    fn judge(&self, value: f64, tie: &dyn Fn(&Mark) -> Ordering, provisional: bool) -> RowScore {
        if provisional {
            return RowScore { score: Some(value), outcome: Outcome::None, band: NONE };
        }
        let outcome = match &self.pass {
            None => Outcome::None,
            Some((mark, above)) if mark.is_reached(value, tie, *above) => Outcome::Pass,
            Some(_) => Outcome::Fail,
        };
        let mut band = NONE;
        for (index, mark) in self.bands.iter().enumerate() {
            if !mark.is_reached(value, tie, false) {
                break;
            }
            band = index as u8;
        }
        RowScore { score: Some(value), outcome, band }
    }
}

fn is_quotient_of_sums(rules: &Rules) -> bool {
    let sections_plain = rules.sections.iter().all(|section| {
        section.visible_when.is_none()
            && section.baseline.is_none()
            && section.minimum.is_none()
            && section.least.is_none()
    });
    let items_plain = rules.items.iter().all(|item| {
        let of_section = item.fatal.as_ref().is_some_and(|fatal| fatal.scope == FatalScope::Section);
        item.visible_when.is_none() && !of_section && (!item.scored || matches!(item.kind, Kind::Choice(_)))
    });
    let bonus_plain = rules.bonus_ceiling.is_none() && rules.method != Method::ItemWeighted;
    sections_plain
        && items_plain
        && (bonus_plain || !rules.items.iter().any(|item| item.bonus))
        && rules.method != Method::SectionWeighted
        && rules.not_applicable != NotApplicable::WithinSection
}

/// The different effects of form scope, most severe last; `None` where there are more than flags.
fn effects(rules: &Rules) -> Option<Vec<FatalEffect>> {
    let fatals = rules.items.iter().filter_map(|item| item.fatal.as_ref());
    let mut effects: Vec<FatalEffect> = Vec::new();
    for fatal in fatals.filter(|fatal| fatal.scope == FatalScope::Form) {
        if !effects.contains(&fatal.effect) {
            effects.push(fatal.effect.clone());
        }
    }
    let effects = crate::numeric::sorted(effects.into_iter(), super::super::fatal::compare_severity);
    (effects.len() <= MOST_EFFECTS).then_some(effects)
}

/// What a code adds to the sums, by the single path's own reckoning.
fn entry(rules: &Rules, weights: &Weights, place: usize, item: &Item, code: u8, effects: &[FatalEffect]) -> Entry {
    if !code_fits(item, code) {
        return Entry { numerator: Rational::ZERO, denominator: Rational::ZERO, flags: INVALID };
    }
    let (response, status) = match code {
        NONE => (Response::None, if item.required { Status::Missing } else { Status::Absent }),
        NOT_APPLICABLE => (Response::NotApplicable, Status::NotApplicable),
        _ if item.scored => (Response::Choice(code.into()), Status::Answered),
        _ => (Response::Written, Status::Unscored),
    };
    let weighted = weights.is_weighted(item.section);
    let part = item_part(rules, item, weighted, status, response, true);
    let fired = part.fatal.filter(|fatal| fatal.scope == FatalScope::Form);
    let effect = fired.and_then(|fatal| effects.iter().position(|effect| *effect == fatal.effect));
    let provisional = status == Status::Missing && rules.missing_blocks(item);
    let (numerator, denominator) = sums(rules, weights, place, item, &part);
    Entry {
        numerator,
        denominator,
        flags: if status == Status::Answered { ANSWERED } else { 0 }
            | if provisional { PROVISIONAL } else { 0 }
            | effect.map_or(0, |index| 1 << (FIRST_EFFECT as usize + index)),
    }
}

fn sums(rules: &Rules, weights: &Weights, place: usize, item: &Item, part: &ItemPart) -> (Rational, Rational) {
    let of_section = match rules.method {
        Method::SectionScaled => weights.section(item.section).clone(),
        _ => Rational::ONE,
    };
    if let Some(bonus) = &part.bonus {
        return (&of_section * bonus, Rational::ZERO);
    }
    if !part.counts {
        return (Rational::ZERO, Rational::ZERO);
    }
    match rules.method {
        Method::ItemWeighted => (weights.item(place) * &part.share, weights.item(place).clone()),
        Method::Deduction | Method::Additive => (part.earned.clone(), Rational::ZERO),
        _ => (&of_section * &part.earned, &of_section * &item.highest),
    }
}

/// The least number that makes an integer of every part.
fn common_denominator(entries: &[Entry], base: &Rational) -> Option<i64> {
    let mut common = base.to_small()?.1;
    for entry in entries {
        for part in [&entry.numerator, &entry.denominator] {
            let (_, denominator) = part.to_small()?;
            let divisor = common_divisor(common.unsigned_abs(), denominator.unsigned_abs()) as i64;
            common = common.checked_mul(denominator / divisor)?;
        }
    }
    Some(common)
}

fn scaled(number: &Rational, scale: i64) -> Option<i64> {
    let (numerator, denominator) = number.to_small()?;
    numerator.checked_mul(scale / denominator)
}
