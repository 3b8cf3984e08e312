//! The contact that is scored: who, when, by which channel, and what was said.

use crate::document::{Code, Cursor, Date, Issue, Issues, Object, Value};
use crate::scorecard::check_format;

use super::records::texts;

const FORMAT: &str = "calibrant/contact@1";
const SUBJECT_KEYS: &[&str] = &["contact", "agent", "post", "team", "site", "line", "channel", "at", "tags"];
const MOST_TAGS: usize = 200;
const MOST_TURNS: usize = 100_000;

/// Every problem of a `calibrant/contact@1` document; empty when there is nothing to say.
#[must_use]
pub fn check_contact(document: &Value) -> Vec<Issue> {
    let issues = Issues::default();
    if let Some(object) =
        Cursor::root(document, &issues).object(&["format", "id", "subject", "transcript", "audio", "meta"])
    {
        check_format(&object, FORMAT);
        if let Some(id) = object.need("id") {
            id.text();
        }
        if let Some(subject) = object.need("subject") {
            read_subject(&subject);
        }
        if let Some(transcript) = object.need("transcript") {
            read_transcript(&transcript);
        }
        if let Some(audio) = object.get("audio") {
            read_audio(&audio);
        }
    }
    issues.into_vec()
}

/// What profiles ask a subject: its local date and its post.
pub(super) type When = (Option<Date>, Option<String>);

pub(super) fn read_subject(cursor: &Cursor) -> Option<When> {
    let object = cursor.object(SUBJECT_KEYS)?;
    texts(&object, &["contact", "agent", "post", "team", "site", "line", "channel"]);
    if let Some(tags) = object.get("tags") {
        tags.list(MOST_TAGS, |tag| tag.text().map(drop));
    }
    let date = object.get("at").and_then(|at| at.instant());
    let post = object.peek("post");
    Some((date, (!post.is_empty()).then(|| post.to_owned())))
}

fn read_transcript(list: &Cursor) {
    let mut before: Option<usize> = None;
    list.list(MOST_TURNS, |entry| {
        let object = entry.object(&["turn", "speaker", "from", "to", "text"])?;
        let turn = object.need("turn").and_then(|turn| turn.whole(0, MOST_TURNS));
        if let (Some(turn), Some(before)) = (turn, before)
            && turn <= before
        {
            object.place.report_at("turn", Code::TurnOrder, &[("value", &turn), ("before", &before)]);
        }
        before = turn.or(before);
        if let Some(speaker) = object.need("speaker") {
            speaker.text();
        }
        if let Some(text) = object.need("text") {
            text.free_text();
        }
        read_span(&object);
        Some(())
    });
}

/// Seconds `from` and `to`, in this order.
pub(super) fn read_span(object: &Object) -> Option<f64> {
    let seconds = |key| object.get(key).and_then(|seconds| seconds.seconds());
    let (from, to) = (seconds("from"), seconds("to"));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        object.place.report_at("to", Code::EvidenceOrder, &[("from", &from), ("to", &to)]);
    }
    from
}

fn read_audio(cursor: &Cursor) {
    let Some(object) = cursor.object(&["name", "sha256", "seconds"]) else { return };
    if let Some(name) = object.need("name") {
        name.text();
    }
    texts(&object, &["sha256"]);
    if let Some(seconds) = object.get("seconds") {
        seconds.seconds();
    }
}
