//! Tally: distinct rating patterns with whole counts. Every statistic of categories runs on it: what depends on units
//! only through their ratings depends on nothing else, and whole numbers add up to the same bits in any order.

use crate::numeric::{ascending, hash};

/// The code of a missing rating.
pub const MISSING: u8 = 255;
/// Most categories: the code above all of them is [`MISSING`].
pub const MOST_CATEGORIES: usize = 254;
/// Patterns are counted by their place in a table up to this size; beyond, they are looked up.
const LARGEST_TABLE: usize = 1 << 16;

/// How often each pattern of ratings occurs: one code a rater, in the raters' order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    raters: usize,
    categories: usize,
    /// Patterns one after another, ascending.
    codes: Vec<u8>,
    counts: Vec<u64>,
}

impl Tally {
    /// Counts the units of columns, one column a rater, one code a unit; [`MISSING`] where there is no rating.
    /// Columns are of one length, and codes below `categories`: whoever calls this has seen to it.
    pub(crate) fn from_columns(columns: &[&[u8]], categories: usize) -> Self {
        let (codes, counts) = match places(columns.len(), categories + 1) {
            Some(places) => read_table(count_in_table(columns, categories + 1, places), columns.len(), categories + 1),
            None => count_by_lookup(columns),
        };
        Self { raters: columns.len(), categories, codes, counts }
    }

    /// Takes patterns with their counts, in any order, equal ones together.
    pub(crate) fn from_patterns(raters: usize, categories: usize, patterns: &[(Vec<u8>, u64)]) -> Self {
        let mut lookup = Lookup::new(raters);
        patterns.iter().for_each(|(codes, count)| lookup.add(codes, *count));
        let (codes, counts) = lookup.ascending();
        Self { raters, categories, codes, counts }
    }

    /// The sum of two tallies of the same raters and categories: the same for every order of parts.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Option<Self> {
        if (self.raters, self.categories) != (other.raters, other.categories) {
            return None;
        }
        let mut merged = Self { codes: Vec::new(), counts: Vec::new(), ..*self };
        let (mut mine, mut theirs) = (self.patterns().peekable(), other.patterns().peekable());
        loop {
            let next = match (mine.peek(), theirs.peek()) {
                (Some((a, _)), Some((b, _))) if a == b => {
                    let count = theirs.next().map_or(0, |(_, count)| count);
                    mine.next().map(|(codes, own)| (codes, own + count))
                }
                (Some((a, _)), Some((b, _))) if a > b => theirs.next(),
                (Some(_), _) => mine.next(),
                (None, _) => theirs.next(),
            };
            let Some((codes, count)) = next else { return Some(merged) };
            merged.codes.extend(codes);
            merged.counts.push(count);
        }
    }

    /// How many raters there are.
    #[must_use]
    pub fn raters(&self) -> usize {
        self.raters
    }

    /// How many categories are declared.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.categories
    }

    /// How many units were counted, those without any rating too.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// Every pattern, ascending, with its count.
    pub fn patterns(&self) -> impl Iterator<Item = (&[u8], u64)> {
        self.codes.chunks_exact(self.raters.max(1)).zip(self.counts.iter().copied())
    }

    /// The units as some of the raters saw them.
    #[must_use]
    pub fn of_raters(&self, raters: &[usize]) -> Self {
        self.mapped(raters.len(), &|codes, chosen| {
            chosen.extend(raters.iter().map(|rater| codes.get(*rater).copied().unwrap_or(MISSING)));
            true
        })
    }

    /// The units whatever rater gave which rating: each pattern's codes ascending.
    #[must_use]
    pub fn unordered(&self) -> Self {
        let base = self.raters + 1;
        match places(self.categories, base) {
            Some(places) => self.unordered_by_table(base, places),
            None if self.patterns().all(|(codes, _)| codes.is_sorted()) => self.clone(),
            None => self.mapped(self.raters, &|codes, sorted| {
                sorted.extend(codes);
                insertion_sort(sorted);
                true
            }),
        }
    }

    /// A place for each way to share ratings among categories: its digits are how many each has, the first category's
    /// the largest, so that patterns ascend from the last place to the first.
    fn unordered_by_table(&self, base: usize, places: usize) -> Self {
        let mut steps = vec![0; usize::from(MISSING) + 1];
        let mut step = 1;
        for place in steps.iter_mut().take(self.categories).rev() {
            *place = step;
            step *= base;
        }
        let mut table = vec![0u64; places];
        for (codes, count) in self.patterns() {
            let place: usize = codes.iter().filter_map(|code| steps.get(usize::from(*code))).sum();
            if let Some(counted) = table.get_mut(place) {
                *counted += count;
            }
        }
        let (mut codes, mut counts) = (Vec::new(), Vec::new());
        for (place, count) in table.into_iter().enumerate().rev().filter(|(_, count)| *count > 0) {
            let end = codes.len() + self.raters;
            for (category, step) in steps.iter().take(self.categories).enumerate() {
                codes.resize(codes.len() + place / step % base, category as u8);
            }
            codes.resize(end, MISSING);
            counts.push(count);
        }
        Self { codes, counts, ..*self }
    }

    /// How often each category was given, on units with at least so many ratings.
    #[must_use]
    pub fn given(&self, least: usize) -> Vec<u64> {
        let mut given = vec![0; self.categories];
        for (codes, count) in self.patterns() {
            if codes.iter().filter(|code| **code != MISSING).count() >= least {
                for alike in codes.chunk_by(|one, next| one == next) {
                    let ratings = alike.first().and_then(|code| given.get_mut(usize::from(*code)));
                    ratings.into_iter().for_each(|ratings| *ratings += count * alike.len() as u64);
                }
            }
        }
        given
    }

    /// How many raters gave a rating.
    #[must_use]
    pub fn rating_raters(&self) -> usize {
        (0..self.raters).filter(|rater| self.has_rated(*rater)).count()
    }

    /// Whether a rater gave a rating.
    #[must_use]
    pub fn has_rated(&self, rater: usize) -> bool {
        self.patterns().any(|(codes, _)| codes.get(rater).is_some_and(|code| *code != MISSING))
    }

    /// The units that every rater rated.
    #[must_use]
    pub fn complete(&self) -> Self {
        self.mapped(self.raters, &|codes, kept| {
            kept.extend(codes);
            !codes.contains(&MISSING)
        })
    }

    /// Patterns turned into others, equal ones counted together; `false` leaves a pattern out.
    fn mapped(&self, raters: usize, map: &dyn Fn(&[u8], &mut Vec<u8>) -> bool) -> Self {
        let base = self.categories + 1;
        let mut table = vec![0u64; places(raters, base).unwrap_or(0)];
        let mut lookup = Lookup::new(raters);
        let mut pattern = Vec::with_capacity(raters);
        for (codes, count) in self.patterns() {
            pattern.clear();
            if !map(codes, &mut pattern) {
                continue;
            }
            if table.is_empty() {
                lookup.add(&pattern, count);
                continue;
            }
            let place = pattern.iter().fold(0, |place, code| place * base + usize::from(*code).min(base - 1));
            if let Some(counted) = table.get_mut(place) {
                *counted += count;
            }
        }
        let (codes, counts) = if table.is_empty() { lookup.ascending() } else { read_table(table, raters, base) };
        Self { raters, categories: self.categories, codes, counts }
    }
}

/// How many numbers of so many digits there are, where a table can hold them.
fn places(digits: usize, base: usize) -> Option<usize> {
    let more = |places: usize, _| places.checked_mul(base).filter(|places| *places <= LARGEST_TABLE);
    (0..digits).try_fold(1, more)
}

fn insertion_sort(codes: &mut [u8]) {
    for end in 1..codes.len() {
        let mut place = end;
        while place > 0 && codes.get(place - 1) > codes.get(place) {
            codes.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Eight codes, a byte each, so that one instruction works on all of them.
#[derive(Clone, Copy)]
struct Eight(u64);

impl Eight {
    /// The lowest bit of every byte, its other bits, and every second byte.
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    const REST: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

    /// A column by eights, and what is left at its end.
    fn of(column: &[u8]) -> (&[[u8; 8]], &[u8]) {
        column.as_chunks()
    }

    /// With a digit in the place of [`MISSING`].
    fn read(codes: [u8; 8], digit: usize) -> Self {
        let codes = u64::from_le_bytes(codes);
        // Of a byte that is not 255, the complement is not 0.
        let given = (((!codes & Self::REST) + Self::REST) | !codes) >> 7 & Self::LOWEST;
        Self((codes & (given * 0xff)) | ((Self::LOWEST ^ given) * digit as u64))
    }

    /// Whether one of them is not below a bound of at most 128.
    fn reaches(self, bound: usize) -> bool {
        (self.0.wrapping_add(Self::LOWEST * (128 - bound) as u64) | self.0) & !Self::REST != 0
    }
}

/// The row of the first code that is neither a category nor missing.
pub(crate) fn first_beyond(column: &[u8], categories: usize) -> Option<usize> {
    let is_beyond = |code: &u8| *code != MISSING && usize::from(*code) >= categories;
    let (eights, rest) = Eight::of(column);
    // Whether there is any is found at once; only then is its place of interest.
    let any = if categories <= 128 {
        rest.iter().any(is_beyond)
            | eights.iter().fold(false, |any, codes| any | Eight::read(*codes, 0).reaches(categories))
    } else {
        true
    };
    if any { column.iter().position(is_beyond) } else { None }
}

/// A place for every pattern there can be: its codes are the digits of the place, missing the largest.
fn count_in_table(columns: &[&[u8]], base: usize, places: usize) -> Vec<u64> {
    // Two tables, as a count that has just been written is slow to be read again.
    let (mut even, mut odd) = (vec![0u64; places], vec![0u64; places]);
    let count = |table: &mut [u64], place: u64| {
        if let Some(count) = table.get_mut(place as usize) {
            *count += 1;
        }
    };
    let columns: Vec<_> = columns.iter().map(|column| Eight::of(column)).collect();
    for eight in 0..columns.first().map_or(0, |(eights, _)| eights.len()) {
        // Places of two bytes: of the units at even and at odd bytes.
        let mut places = [0, 0];
        for codes in columns.iter().filter_map(|(eights, _)| eights.get(eight)) {
            let Eight(digits) = Eight::read(*codes, base - 1);
            places = [
                places[0] * base as u64 + (digits & Eight::EVEN),
                places[1] * base as u64 + (digits >> 8 & Eight::EVEN),
            ];
        }
        for unit in 0..4 {
            count(&mut even, places[0] >> (16 * unit) & 0xffff);
            count(&mut odd, places[1] >> (16 * unit) & 0xffff);
        }
    }
    for unit in 0..columns.first().map_or(0, |(_, rest)| rest.len()) {
        let digit = |(_, rest): &(_, &[u8])| rest.get(unit).map_or(0, |code| usize::from(*code).min(base - 1));
        count(&mut even, columns.iter().map(digit).fold(0, |place, digit| place * base + digit) as u64);
    }
    even.iter().zip(&odd).map(|(even, odd)| even + odd).collect()
}

/// The patterns of a table, ascending, and their counts.
fn read_table(table: Vec<u64>, raters: usize, base: usize) -> (Vec<u8>, Vec<u64>) {
    let (mut codes, mut counts) = (Vec::new(), Vec::new());
    let mut digits = vec![0u8; raters];
    for count in table {
        if count > 0 {
            codes.extend(digits.iter().map(|digit| if usize::from(*digit) == base - 1 { MISSING } else { *digit }));
            counts.push(count);
        }
        // The next place: the last digit that is not the largest grows, those after it start anew.
        for digit in digits.iter_mut().rev() {
            *digit = if usize::from(*digit) == base - 1 { 0 } else { *digit + 1 };
            if *digit > 0 {
                break;
            }
        }
    }
    (codes, counts)
}

fn count_by_lookup(columns: &[&[u8]]) -> (Vec<u8>, Vec<u64>) {
    let mut lookup = Lookup::new(columns.len());
    let mut pattern = Vec::with_capacity(columns.len());
    for unit in 0..columns.first().map_or(0, |column| column.len()) {
        pattern.clear();
        pattern.extend(columns.iter().map(|column| column.get(unit).copied().unwrap_or(MISSING)));
        lookup.add(&pattern, 1);
    }
    lookup.ascending()
}

/// Patterns of one length found so far, by a hash of their codes; slots are probed one after another.
pub(crate) struct Lookup {
    length: usize,
    codes: Vec<u8>,
    counts: Vec<u64>,
    /// One more than a pattern's number, 0 where free; a power of two of them.
    slots: Vec<u32>,
}

impl Lookup {
    pub(crate) fn new(length: usize) -> Self {
        Self { length, codes: Vec::new(), counts: Vec::new(), slots: vec![0; 64] }
    }

    /// Counts a pattern so many times more.
    pub(crate) fn add(&mut self, pattern: &[u8], count: u64) {
        if 2 * self.counts.len() >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(pattern);
        let number = self.slots.get(slot).copied().unwrap_or(0) as usize;
        if let Some(known) = number.checked_sub(1).and_then(|number| self.counts.get_mut(number)) {
            *known += count;
            return;
        }
        self.codes.extend(pattern);
        self.counts.push(count);
        if let Some(free) = self.slots.get_mut(slot) {
            *free = self.counts.len() as u32;
        }
    }

    /// The slot that holds a pattern, or the free one where it belongs.
    fn slot(&self, pattern: &[u8]) -> usize {
        let mut slot = hash(pattern) as usize & (self.slots.len() - 1);
        loop {
            match self.slots.get(slot) {
                Some(&number) if number > 0 && self.pattern(number as usize - 1) != pattern => {
                    slot = (slot + 1) & (self.slots.len() - 1);
                }
                _ => return slot,
            }
        }
    }

    fn pattern(&self, number: usize) -> &[u8] {
        self.codes.get(number * self.length..(number + 1) * self.length).unwrap_or_default()
    }

    fn grow(&mut self) {
        self.slots = vec![0; 4 * self.slots.len()];
        for number in 0..self.counts.len() {
            let slot = self.slot(self.pattern(number));
            if let Some(free) = self.slots.get_mut(slot) {
                *free = number as u32 + 1;
            }
        }
    }

    /// The patterns one after another, ascending, and their counts.
    pub(crate) fn ascending(self) -> (Vec<u8>, Vec<u64>) {
        let order = ascending(self.counts.len(), &|a, b| self.pattern(a) > self.pattern(b));
        let mut codes = Vec::with_capacity(self.codes.len());
        let mut counts = Vec::with_capacity(order.len());
        for number in order {
            codes.extend(self.pattern(number));
            counts.extend(self.counts.get(number));
        }
        (codes, counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random::Generator;

    /// By table and by lookup, of few and of many categories, of lengths that eights leave a rest of.
    #[test]
    fn however_they_are_counted_patterns_are_the_same() {
        for (raters, categories, units) in
            [(1, 3, 7), (2, 5, 16), (3, 2, 1_003), (2, 200, 900), (5, 6, 77), (1, 254, 500)]
        {
            let mut generator = Generator::new(3, units as u64);
            let mut code = || match generator.below(categories as u32 + 1) as usize {
                code if code == categories => MISSING,
                code => code as u8,
            };
            let columns: Vec<Vec<u8>> = (0..raters).map(|_| (0..units).map(|_| code()).collect()).collect();
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            assert!(places(raters, categories + 1).is_some(), "counted in a table");
            let (codes, counts) = count_by_lookup(&columns);
            let tally = Tally::from_columns(&columns, categories);
            assert_eq!((&tally.codes, &tally.counts), (&codes, &counts), "{raters} {categories}");
            let patterns: Vec<_> = tally.patterns().map(|(codes, count)| (codes.to_vec(), count)).collect();
            let sorted: Vec<_> = patterns
                .into_iter()
                .map(|(mut codes, count)| {
                    codes.sort_unstable();
                    (codes, count)
                })
                .collect();
            assert_eq!(tally.unordered(), Tally::from_patterns(raters, categories, &sorted), "{raters} {categories}");
        }
    }

    #[test]
    fn a_code_beyond_the_categories_is_found_wherever_it_is() {
        for categories in [1, 2, 5, 127, 128, 129, 254] {
            let valid = |row: usize| if row.is_multiple_of(3) { MISSING } else { (row % categories) as u8 };
            for beyond in [categories, 254].into_iter().filter(|beyond| *beyond >= categories && *beyond < 255) {
                for row in 0..19 {
                    let mut column: Vec<u8> = (0..19).map(valid).collect();
                    assert_eq!(first_beyond(&column, categories), None, "{categories}");
                    column.iter_mut().skip(row).take(1).for_each(|code| *code = beyond as u8);
                    assert_eq!(first_beyond(&column, categories), Some(row), "{categories} {beyond}");
                }
            }
        }
    }
}
