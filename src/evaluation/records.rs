//! The parts of an evaluation that never change a score by themselves: checked, and carried in the document.

use crate::document::{Code, Cursor, Object, quote};
use crate::scorecard::{MOST_ITEMS, Rules};

use super::contact::read_span;

const MOST_RECORDS: usize = 1_000;

pub(super) fn read(object: &Object, rules: &Rules) {
    instants(object, &["startedAt", "submittedAt"]);
    texts(object, &["supersedes"]);
    with(object, "timing", &["activeSeconds"], |timing| {
        if let Some(seconds) = timing.need("activeSeconds") {
            seconds.seconds();
        }
    });
    with(object, "revision", &["reason"], |revision| need_texts(revision, &["reason"]));
    with(object, "flags", &["commendation", "careAlert", "specialCase"], |flags| read_flags(flags, rules));
    each(object, "observations", &["about", "text"], |observation| {
        if let Some(about) = observation.need("about") {
            about.one_of(&[("product", ()), ("process", ()), ("policy", ()), ("customer", ())]);
        }
        need_texts(observation, &["text"]);
    });
    each(object, "acknowledgements", &["by", "at", "comment"], |acknowledgement| {
        read_signature(acknowledgement);
        texts(acknowledgement, &["comment"]);
    });
    each(object, "disputes", &["id", "by", "at", "items", "decision"], |dispute| read_dispute(dispute, rules));
}

/// Whether the evaluation is exempt from scoring.
pub(super) fn read_disposition(object: &Object) -> bool {
    let mut exempt = false;
    with(object, "disposition", &["exempt"], |disposition| {
        exempt = disposition.need("exempt").is_some();
        with(disposition, "exempt", &["reason", "replacedBy"], |exemption| {
            need_texts(exemption, &["reason"]);
            texts(exemption, &["replacedBy"]);
        });
    });
    exempt
}

fn read_flags(flags: &Object, rules: &Rules) {
    with(flags, "commendation", &["text", "items"], |commendation| {
        need_texts(commendation, &["text"]);
        if let Some(items) = commendation.get("items") {
            items.list(MOST_ITEMS, |item| known_item(item, rules));
        }
    });
    with(flags, "careAlert", &["reason", "raisedAt", "to", "handledAt"], |alert| {
        need_texts(alert, &["reason"]);
        texts(alert, &["to"]);
        instants(alert, &["raisedAt", "handledAt"]);
    });
    with(flags, "specialCase", &["case", "question"], |case| texts(case, &["case", "question"]));
}

fn read_dispute(dispute: &Object, rules: &Rules) {
    need_texts(dispute, &["id"]);
    read_signature(dispute);
    let mut disputed: Vec<String> = Vec::new();
    if let Some(items) = dispute.need("items") {
        items.some(MOST_ITEMS, |entry| {
            let claim = entry.object(&["item", "claim", "reason"])?;
            texts(&claim, &["claim"]);
            need_texts(&claim, &["reason"]);
            known_item(&claim.need("item")?, rules)?;
            disputed.push(claim.peek("item").to_owned());
            Some(())
        });
    }
    with(dispute, "decision", &["by", "at", "per", "final"], |decision| {
        read_signature(decision);
        if let Some(last) = decision.get("final") {
            last.boolean();
        }
        if let Some(per) = decision.need("per") {
            per.some(MOST_ITEMS, |entry| read_ruling(entry, rules, &disputed));
        }
    });
}

fn read_ruling(entry: &Cursor, rules: &Rules, disputed: &[String]) -> Option<()> {
    let ruling = entry.object(&["item", "upheld", "reason"])?;
    ruling.need("upheld").and_then(|upheld| upheld.boolean());
    texts(&ruling, &["reason"]);
    let named = ruling.need("item")?;
    known_item(&named, rules)?;
    let item = ruling.peek("item");
    if !disputed.iter().any(|other| other == item) {
        named.report(Code::NotDisputed, &[("item", &item)]);
    }
    Some(())
}

/// One piece of evidence: a time, or a turn, or both.
pub(super) fn read_evidence(entry: &Cursor) -> Option<()> {
    let object = entry.object(&["from", "to", "turn", "quote"])?;
    read_span(&object);
    if let Some(turn) = object.get("turn") {
        turn.whole(0, 1_000_000);
    }
    if let Some(quote) = object.get("quote") {
        quote.free_text();
    }
    if object.present(&["from", "turn"]).is_empty() {
        entry.report(Code::EvidencePlace, &[]);
    }
    Some(())
}

fn known_item(entry: &Cursor, rules: &Rules) -> Option<()> {
    let id = entry.text()?;
    if rules.item_index(id).is_none() {
        entry.report(Code::UnknownItem, &[("value", &quote(id))]);
    }
    Some(())
}

fn read_signature(object: &Object) {
    need_texts(object, &["by"]);
    if let Some(at) = object.need("at") {
        at.instant();
    }
}

fn need_texts(object: &Object, keys: &[&'static str]) {
    for key in keys {
        if let Some(text) = object.need(key) {
            text.text();
        }
    }
}

pub(super) fn texts(object: &Object, keys: &[&'static str]) {
    for key in keys {
        if let Some(text) = object.get(key) {
            text.text();
        }
    }
}

fn instants(object: &Object, keys: &[&'static str]) {
    for key in keys {
        if let Some(at) = object.get(key) {
            at.instant();
        }
    }
}

/// Reads the object under a key, where there is one.
fn with(object: &Object, key: &'static str, keys: &[&str], read: impl FnOnce(&Object)) {
    if let Some(place) = object.get(key)
        && let Some(inner) = place.object(keys)
    {
        read(&inner);
    }
}

/// Reads every object of the list under a key, where there is one.
fn each(object: &Object, key: &'static str, keys: &[&str], mut read: impl FnMut(&Object)) {
    if let Some(list) = object.get(key) {
        list.list(MOST_RECORDS, |entry| {
            read(&entry.object(keys)?);
            Some(())
        });
    }
}
