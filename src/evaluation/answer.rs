//! Answers, each checked against its item.

use crate::document::{Code, Cursor, Shape, Value, Values, may, quote};
use crate::numeric::Decimal;
use crate::scorecard::{Item, Kind, MOST_OPTIONS, Options, Rules, Tested, find_option};

use super::records::EVIDENCE;

/// What was answered; the texts themselves score nothing and stay in the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Response {
    None,
    NotApplicable,
    /// The chosen option, by its place.
    Choice(usize),
    Multi(Options),
    Number(Decimal),
    /// A text or a date.
    Written,
    /// In the place of an error.
    Unread,
}

impl Response {
    pub(crate) fn tested(self) -> Tested {
        match self {
            Self::Number(number) => Tested::Number(number),
            Self::Choice(_) | Self::Multi(_) => Tested::Options(self.options()),
            Self::None | Self::NotApplicable | Self::Written | Self::Unread => Tested::Unknown,
        }
    }

    /// The chosen options; none for other kinds.
    pub(crate) fn options(self) -> Options {
        match self {
            Self::Choice(option) => Options::only(option),
            Self::Multi(options) => options,
            _ => Options::default(),
        }
    }
}

/// A response, and whether what may be asked with it is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) response: Response,
    pub(crate) has_note: bool,
    pub(crate) has_evidence: bool,
}

const NO_ANSWER: Answer = Answer { response: Response::None, has_note: false, has_evidence: false };
const RESPONSES: &[&str] = &["option", "options", "number", "text", "date", "notApplicable"];
const MOST_WORDS: usize = 200;

/// What is answered is judged by the item.
static ANSWER: Shape = Shape::Object(&[
    may("option", Shape::Any),
    may("options", Shape::Any),
    may("number", Shape::Any),
    may("text", Shape::Any),
    may("date", Shape::Any),
    may("notApplicable", Shape::Any),
    may("note", Shape::FreeText),
    may("evidence", Shape::List(MOST_WORDS, &EVIDENCE)),
    may("rootCauses", Shape::Ids(MOST_WORDS)),
    may("suggestion", Shape::FreeText),
    may("rulings", Shape::Ids(MOST_WORDS)),
    may("meta", Shape::Meta),
]);

/// The answers of all items, in card order.
pub(super) fn read(table: &Cursor, rules: &Rules) -> Vec<Answer> {
    let mut answers = vec![NO_ANSWER; rules.items.len()];
    for (id, entry) in table.table() {
        match rules.item_index(id).and_then(|index| rules.items.get(index).zip(answers.get_mut(index))) {
            Some((item, slot)) => *slot = read_answer(&entry, item),
            None => entry.report(Code::UnknownItem, &[("value", &quote(id))]),
        }
    }
    answers
}

fn read_answer(place: &Cursor, item: &Item) -> Answer {
    place.judge(&ANSWER);
    let value = place.value;
    let mut given = value.present(RESPONSES);
    // Not "not applicable" is no answer, as if the key were not there.
    given.retain(|key| *key != "notApplicable" || value.at(key).boolean() != Some(false));
    let response = match given.as_slice() {
        [] if matches!(value, Value::Object(_)) => Some(Response::None),
        [] => None,
        [key] => read_response(&place.at(key), key, item),
        keys => {
            place.report(Code::SeveralAnswers, &[("keys", &keys.join(", "))]);
            None
        }
    };
    Answer {
        response: response.unwrap_or(Response::Unread),
        has_note: !value.at("note").text().unwrap_or_default().trim().is_empty(),
        has_evidence: matches!(value.at("evidence"), Value::List(pieces) if !pieces.is_empty()),
    }
}

fn read_response(entry: &Cursor, key: &'static str, item: &Item) -> Option<Response> {
    if key == "notApplicable" {
        return read_not_applicable(entry, item);
    }
    let (expected, shape) = match item.kind {
        Kind::Choice(_) => ("option", Shape::Id),
        Kind::Multi(..) => ("options", Shape::List(MOST_OPTIONS, &Shape::Id)),
        Kind::Number(..) => ("number", Shape::Decimal),
        Kind::Text | Kind::Unread => ("text", Shape::FreeText),
        Kind::Date => ("date", Shape::Date),
    };
    if key != expected {
        let values: Values = &[("kind", &item.kind.word()), ("expected", &expected), ("key", &key)];
        entry.report(Code::AnswerKind, values);
        return None;
    }
    entry.judge(&shape);
    match &item.kind {
        Kind::Choice(_) => find_option(entry, &item.kind, &item.id).map(Response::Choice),
        Kind::Multi(_, most) => Some(read_multi(entry, item, *most)),
        Kind::Number(..) => read_number(entry, item),
        // An emptied text is no answer.
        Kind::Text | Kind::Unread => {
            entry.value.text().map(|text| if text.trim().is_empty() { Response::None } else { Response::Written })
        }
        Kind::Date => entry.value.date().map(|_| Response::Written),
    }
}

fn read_not_applicable(entry: &Cursor, item: &Item) -> Option<Response> {
    entry.judge(&Shape::Boolean);
    entry.value.boolean()?;
    if !item.not_applicable {
        entry.report(Code::NotApplicableRefused, &[("item", &item.id.as_str())]);
        return None;
    }
    Some(Response::NotApplicable)
}

fn read_multi(entry: &Cursor, item: &Item, most: Option<usize>) -> Response {
    let mut chosen = Options::default();
    for option in entry.list(MOST_OPTIONS) {
        let Some(index) = find_option(&option, &item.kind, &item.id) else { continue };
        if chosen.contains(index) {
            option.report(Code::DuplicateEntry, &[("value", &option.value.id().unwrap_or_default())]);
        }
        chosen.insert(index);
    }
    if let Some(most) = most
        && chosen.count() > most
    {
        entry.report(Code::TooManyChoices, &[("count", &chosen.count()), ("limit", &most)]);
    }
    Response::Multi(chosen)
}

fn read_number(entry: &Cursor, item: &Item) -> Option<Response> {
    let number = entry.value.decimal()?;
    if item.kind.points_of_number(number).is_none() {
        entry.report(Code::OutsideRanges, &[("value", &number)]);
        return None;
    }
    Some(Response::Number(number))
}
