//! The parts of an evaluation that never change a score by themselves: checked, and carried in the document.

use crate::document::{Code, Cursor, Key, Shape, may, need, quote};
use crate::scorecard::{MOST_ITEMS, Rules};

use super::contact::{SECONDS, check_span};

const MOST_RECORDS: usize = 1_000;

pub(super) static TIMING: Shape = Shape::Object(&[need("activeSeconds", SECONDS)]);
pub(super) static REVISION: Shape = Shape::Object(&[need("reason", Shape::Text)]);
pub(super) static DISPOSITION: Shape =
    Shape::Object(&[need("exempt", Shape::Object(&[need("reason", Shape::Text), may("replacedBy", Shape::Text)]))]);
pub(super) static FLAGS: Shape = Shape::Object(&[
    may(
        "commendation",
        Shape::Object(&[need("text", Shape::Text), may("items", Shape::List(MOST_ITEMS, &Shape::Text))]),
    ),
    may(
        "careAlert",
        Shape::Object(&[
            need("reason", Shape::Text),
            may("raisedAt", Shape::Instant),
            may("to", Shape::Text),
            may("handledAt", Shape::Instant),
        ]),
    ),
    may("specialCase", Shape::Object(&[may("case", Shape::Text), may("question", Shape::Text)])),
]);
pub(super) static OBSERVATIONS: Shape = Shape::List(
    MOST_RECORDS,
    &Shape::Object(&[
        need("about", Shape::OneOf(&["product", "process", "policy", "customer"])),
        need("text", Shape::Text),
    ]),
);
const BY: Key = need("by", Shape::Text);
const AT: Key = need("at", Shape::Instant);
pub(super) static ACKNOWLEDGEMENTS: Shape =
    Shape::List(MOST_RECORDS, &Shape::Object(&[BY, AT, may("comment", Shape::Text)]));
pub(super) static DISPUTES: Shape = Shape::List(
    MOST_RECORDS,
    &Shape::Object(&[
        need("id", Shape::Text),
        BY,
        AT,
        need("items", Shape::Some(MOST_ITEMS, &CLAIM)),
        may("decision", Shape::Of(&DECISION)),
    ]),
);
static CLAIM: Shape =
    Shape::Object(&[need("item", Shape::Text), may("claim", Shape::Text), need("reason", Shape::Text)]);
static DECISION: Shape =
    Shape::Object(&[BY, AT, need("per", Shape::Some(MOST_ITEMS, &RULING)), may("final", Shape::Boolean)]);
static RULING: Shape =
    Shape::Object(&[need("item", Shape::Text), need("upheld", Shape::Boolean), may("reason", Shape::Text)]);
/// One piece of evidence: a time, or a turn, or both.
pub(super) static EVIDENCE: Shape = Shape::Also(
    &Shape::Object(&[
        may("from", SECONDS),
        may("to", SECONDS),
        may("turn", Shape::Whole(0, 1_000_000)),
        may("quote", Shape::FreeText),
    ]),
    check_evidence,
);

fn check_evidence(place: &Cursor) {
    check_span(place);
    if place.value.get("from").or(place.value.get("turn")).is_none() {
        place.report(Code::EvidencePlace, &[]);
    }
}

/// Items that records name are the card's, and a ruling answers a claim.
pub(super) fn check_items(evaluation: &Cursor, rules: &Rules) {
    for item in evaluation.at("flags").at("commendation").at("items").list(MOST_ITEMS) {
        check_item(&item, rules);
    }
    for dispute in evaluation.at("disputes").list(MOST_RECORDS) {
        let claims = dispute.at("items");
        for claim in claims.list(MOST_ITEMS) {
            check_item(&claim.at("item"), rules);
        }
        for ruling in dispute.at("decision").at("per").list(MOST_ITEMS) {
            let named = ruling.at("item");
            check_item(&named, rules);
            if let Some(item) = named.value.text()
                && !claims.list(MOST_ITEMS).any(|claim| claim.value.at("item").text() == Some(item))
            {
                named.report(Code::NotDisputed, &[("item", &item)]);
            }
        }
    }
}

fn check_item(named: &Cursor, rules: &Rules) {
    if let Some(id) = named.value.text()
        && rules.item_index(id).is_none()
    {
        named.report(Code::UnknownItem, &[("value", &quote(id))]);
    }
}
