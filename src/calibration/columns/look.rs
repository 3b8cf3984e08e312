//! Columns as calibration looks at them: without what conditions hide, with what fatal rules see.

use std::borrow::Cow;

use crate::evaluation::{Response, Status, statuses};
use crate::numeric::Rational;
use crate::scorecard::{Item, Kind, Rules, Scorecard};
use crate::scoring::{NO_ANSWER, NOT_APPLICABLE, assess, is_provisional, item_part};

use super::super::sheets::Asked;
use super::Codes;

/// What a fatal rule has seen on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Seen {
    /// No answer yet.
    Nothing,
    Fine,
    Fatal,
}

impl Seen {
    /// The reference has a fatal that this sheet has not.
    pub(super) fn misses(self, reference: Self) -> bool {
        self == Self::Fine && reference == Self::Fatal
    }
}

/// Some rows.
pub(super) struct Look<'c> {
    /// By item asked for points: codes, where hidden without an answer.
    pub(super) codes: Vec<Cow<'c, [u8]>>,
    /// By item with a fatal rule.
    pub(super) fatals: Vec<Vec<Seen>>,
    /// Something required is missing.
    pub(super) provisional: Vec<bool>,
    /// By item of the card: the codes as given.
    pub(super) whole: Vec<Option<Cow<'c, [u8]>>>,
}

impl Look<'_> {
    pub(super) fn owned(self) -> Look<'static> {
        let own = |codes: Cow<[u8]>| Cow::Owned(codes.into_owned());
        Look {
            codes: self.codes.into_iter().map(own).collect(),
            whole: self.whole.into_iter().map(|codes| codes.map(own)).collect(),
            fatals: self.fatals,
            provisional: self.provisional,
        }
    }
}

/// A card made ready to look at rows.
pub(super) struct Looker<'a> {
    rules: &'a Rules,
    pub(super) asked: Vec<Asked<'a>>,
    /// By item of the card with a fatal rule: its place, and what the rule sees by code.
    fatals: Vec<(usize, Vec<Seen>)>,
    conditional: bool,
}

impl<'a> Looker<'a> {
    pub(super) fn new(card: &'a Scorecard) -> Self {
        let rules = &card.rules;
        let with_rule = rules.items.iter().enumerate().filter(|(_, item)| item.fatal.is_some());
        Self {
            rules,
            asked: super::asked(card),
            fatals: with_rule.map(|(place, item)| (place, seen(rules, item))).collect(),
            conditional: rules.items.iter().any(|item| rules.is_conditional(item)),
        }
    }

    /// The columns in card order.
    pub(super) fn place<'c>(&self, columns: &[Codes<'c>]) -> Vec<Option<Cow<'c, [u8]>>> {
        let of_item =
            |item: &Item| columns.iter().find(|(id, _)| *id == item.id).map(|(_, codes)| Cow::Borrowed(*codes));
        self.rules.items.iter().map(of_item).collect()
    }

    pub(super) fn look<'c>(&self, columns: &[Codes<'c>], rows: usize) -> Look<'c> {
        let whole = self.place(columns);
        let codes = |place: usize| whole.get(place).cloned().flatten().unwrap_or_else(|| vec![NO_ANSWER; rows].into());
        let seen = |(place, seen): &(usize, Vec<Seen>)| {
            let see = |code: &u8| seen.get(usize::from(*code)).copied().unwrap_or(Seen::Nothing);
            codes(*place).iter().map(see).collect()
        };
        let mut look = Look {
            codes: self.asked.iter().map(|asked| codes(asked.place)).collect(),
            fatals: self.fatals.iter().map(seen).collect(),
            provisional: vec![false; rows],
            whole: Vec::new(),
        };
        if self.conditional {
            (0..rows).for_each(|row| self.hide(&mut look, &whole, row));
        } else {
            self.mark_provisional(&mut look, &whole);
        }
        look.whole = whole;
        look
    }

    /// Without conditions, what is missing is what has no answer.
    fn mark_provisional(&self, look: &mut Look, whole: &[Option<Cow<[u8]>>]) {
        let blocking =
            self.rules.items.iter().zip(whole).filter(|(item, _)| self.rules.missing_blocks(item) && item.required);
        for (_, codes) in blocking {
            match codes {
                // Nearly every column is answered throughout, which is told faster than row by row.
                Some(codes) if !codes.contains(&NO_ANSWER) => {}
                Some(codes) => {
                    let rows = look.provisional.iter_mut().zip(codes.iter());
                    rows.for_each(|(provisional, code)| *provisional |= *code == NO_ANSWER);
                }
                None => look.provisional.fill(true),
            }
        }
    }

    fn hide(&self, look: &mut Look, whole: &[Option<Cow<[u8]>>], row: usize) {
        let statuses = statuses(self.rules, &self.responses(whole, row));
        let hidden = |place: usize| statuses.get(place) == Some(&Status::Hidden);
        for (codes, _) in look.codes.iter_mut().zip(&self.asked).filter(|(_, asked)| hidden(asked.place)) {
            codes.to_mut().get_mut(row).into_iter().for_each(|code| *code = NO_ANSWER);
        }
        for (seen, _) in look.fatals.iter_mut().zip(&self.fatals).filter(|(_, (place, _))| hidden(*place)) {
            seen.get_mut(row).into_iter().for_each(|seen| *seen = Seen::Fine);
        }
        let provisional = is_provisional(self.rules, &statuses);
        look.provisional.get_mut(row).into_iter().for_each(|row| *row = provisional);
    }

    fn responses(&self, whole: &[Option<Cow<[u8]>>], row: usize) -> Vec<Response> {
        let code = |codes: &Option<Cow<[u8]>>| codes.as_ref().and_then(|codes| codes.get(row)).copied();
        let items = self.rules.items.iter().zip(whole);
        items.map(|(item, codes)| response(item, code(codes).unwrap_or(NO_ANSWER))).collect()
    }

    /// The exact total of a row.
    pub(super) fn exact(&self, whole: &[Option<Cow<[u8]>>], row: usize) -> Option<Rational> {
        let responses = self.responses(whole, row);
        assess(self.rules, &self.rules.weights, &statuses(self.rules, &responses), &responses, true).score
    }
}

pub(super) fn response(item: &Item, code: u8) -> Response {
    match code {
        NO_ANSWER => Response::None,
        NOT_APPLICABLE => Response::NotApplicable,
        option if matches!(item.kind, Kind::Choice(_)) => Response::Choice(option.into()),
        _ => Response::Written,
    }
}

/// By code, what an item's fatal rule sees.
fn seen(rules: &Rules, item: &Item) -> Vec<Seen> {
    let see = |code: u8| match code {
        NO_ANSWER => Seen::Nothing,
        NOT_APPLICABLE => Seen::Fine,
        _ => match item_part(rules, item, false, Status::Answered, response(item, code), true).fatal {
            Some(_) => Seen::Fatal,
            None => Seen::Fine,
        },
    };
    (0..=u8::MAX).map(see).collect()
}
