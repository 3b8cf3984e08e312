//! Answers, each checked against its item.

use crate::document::{Code, Cursor, Date, Object, Value, Values, quote};
use crate::numeric::Decimal;
use crate::scorecard::{Item, Kind, MOST_OPTIONS, Options, Rules, Tested, find_option};

use super::records::read_evidence;

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
const KEYS: &[&str] = &[
    "option",
    "options",
    "number",
    "text",
    "date",
    "notApplicable",
    "note",
    "evidence",
    "rootCauses",
    "suggestion",
    "rulings",
    "meta",
];
const MOST_WORDS: usize = 200;

/// The answers of all items, in card order.
pub(super) fn read(cursor: &Cursor, rules: &Rules) -> Vec<Answer> {
    let mut answers = vec![NO_ANSWER; rules.items.len()];
    cursor.each_entry(|id, entry| {
        let Some(index) = rules.item_index(id) else {
            return entry.report(Code::UnknownItem, &[("value", &quote(id))]);
        };
        if let (Some(item), Some(slot)) = (rules.items.get(index), answers.get_mut(index)) {
            *slot = read_answer(entry, item).unwrap_or(Answer { response: Response::Unread, ..NO_ANSWER });
        }
    });
    answers
}

fn read_answer(cursor: &Cursor, item: &Item) -> Option<Answer> {
    let object = cursor.object(KEYS)?;
    for key in ["note", "suggestion"] {
        if let Some(text) = object.get(key) {
            text.free_text();
        }
    }
    for key in ["rootCauses", "rulings"] {
        if let Some(ids) = object.get(key) {
            ids.ids(MOST_WORDS);
        }
    }
    let evidence = object.get("evidence").map(|list| list.list(MOST_WORDS, read_evidence)).unwrap_or_default();
    let mut given = object.present(RESPONSES);
    // Not "not applicable" is no answer, as if the key were not there.
    given.retain(|key| *key != "notApplicable" || !matches!(object.value(key), Some(Value::Bool(false))));
    let response = match given.as_slice() {
        [] => Response::None,
        [key] => read_response(&object, key, item)?,
        keys => {
            cursor.report(Code::SeveralAnswers, &[("keys", &keys.join(", "))]);
            return None;
        }
    };
    Some(Answer { response, has_note: !object.peek("note").trim().is_empty(), has_evidence: !evidence.is_empty() })
}

fn read_response(object: &Object, key: &'static str, item: &Item) -> Option<Response> {
    let entry = object.get(key)?;
    let expected = match item.kind {
        Kind::Choice(_) => "option",
        Kind::Multi(..) => "options",
        Kind::Number(..) => "number",
        Kind::Text | Kind::Unread => "text",
        Kind::Date => "date",
    };
    match key {
        "notApplicable" => return read_not_applicable(&entry, item),
        _ if key != expected => {
            let values: Values = &[("kind", &item.kind.word()), ("expected", &expected), ("key", &key)];
            entry.report(Code::AnswerKind, values);
            return None;
        }
        _ => {}
    }
    match &item.kind {
        Kind::Choice(_) => find_option(&entry, &item.kind, &item.id).map(Response::Choice),
        Kind::Multi(_, most) => Some(read_multi(&entry, item, *most)),
        Kind::Number(..) => read_number(&entry, item),
        // An emptied text is no answer.
        Kind::Text | Kind::Unread => {
            entry.free_text().map(|text| if text.trim().is_empty() { Response::None } else { Response::Written })
        }
        Kind::Date => entry.date().map(|_: Date| Response::Written),
    }
}

fn read_not_applicable(entry: &Cursor, item: &Item) -> Option<Response> {
    entry.boolean()?;
    if !item.not_applicable {
        entry.report(Code::NotApplicableRefused, &[("item", &item.id.as_str())]);
        return None;
    }
    Some(Response::NotApplicable)
}

fn read_multi(entry: &Cursor, item: &Item, most: Option<usize>) -> Response {
    let mut chosen = Options::default();
    entry.list(MOST_OPTIONS, |option| {
        let index = find_option(option, &item.kind, &item.id)?;
        if chosen.contains(index) {
            let id = item.kind.options().get(index).map_or("", |option| option.id.as_str());
            option.report(Code::DuplicateEntry, &[("value", &id)]);
        }
        chosen.insert(index);
        Some(())
    });
    if let Some(most) = most
        && chosen.count() > most
    {
        entry.report(Code::TooManyChoices, &[("count", &chosen.count()), ("limit", &most)]);
    }
    Response::Multi(chosen)
}

fn read_number(entry: &Cursor, item: &Item) -> Option<Response> {
    let number = entry.decimal()?;
    if item.kind.points_of_number(number).is_none() {
        entry.report(Code::OutsideRanges, &[("value", &number)]);
        return None;
    }
    Some(Response::Number(number))
}
