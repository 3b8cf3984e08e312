//! The contact that is scored: who, when, by which channel, and what was said.

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, may, need};

/// Of a recording.
pub(super) const SECONDS: Shape = Shape::Number(0.0, 1e9);
const MOST_TAGS: usize = 200;
const MOST_TURNS: usize = 100_000;

pub(crate) static CONTACT: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/contact@1")),
    need("id", Shape::Text),
    need("subject", Shape::Of(&SUBJECT)),
    need("transcript", Shape::Also(&Shape::List(MOST_TURNS, &TURN), check_turns)),
    may("audio", Shape::Object(&[need("name", Shape::Text), may("sha256", Shape::Text), may("seconds", SECONDS)])),
    may("meta", Shape::Meta),
]);
pub(super) static SUBJECT: Shape = Shape::Object(&[
    may("contact", Shape::Text),
    may("agent", Shape::Text),
    may("post", Shape::Text),
    may("team", Shape::Text),
    may("site", Shape::Text),
    may("line", Shape::Text),
    may("channel", Shape::Text),
    may("at", Shape::Instant),
    may("tags", Shape::List(MOST_TAGS, &Shape::Text)),
]);
static TURN: Shape = Shape::Also(
    &Shape::Object(&[
        need("turn", Shape::Whole(0, MOST_TURNS)),
        need("speaker", Shape::Text),
        may("from", SECONDS),
        may("to", SECONDS),
        need("text", Shape::FreeText),
    ]),
    check_span,
);

/// Every problem of a `calibrant/contact@1` document; empty when there is nothing to say.
#[must_use]
pub fn check_contact(document: &Value) -> Vec<Issue> {
    let issues = Issues::default();
    Cursor::root(document, &issues).judge(&CONTACT);
    issues.into_vec()
}

/// Turns come in the order of their numbers.
fn check_turns(list: &Cursor) {
    let mut before: Option<usize> = None;
    for entry in list.list(MOST_TURNS) {
        let turn = entry.value.at("turn").whole();
        if let (Some(turn), Some(before)) = (turn, before)
            && turn <= before
        {
            entry.report_at("turn", Code::TurnOrder, &[("value", &turn), ("before", &before)]);
        }
        before = turn.or(before);
    }
}

/// Seconds `from` and `to` come in this order.
pub(super) fn check_span(place: &Cursor) {
    if let (Some(from), Some(to)) = (place.value.at("from").number(), place.value.at("to").number())
        && to < from
    {
        place.report_at("to", Code::EvidenceOrder, &[("from", &from), ("to", &to)]);
    }
}
