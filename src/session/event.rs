//! What happens in a room. Immutable, and known by the hash of its content.

use std::cmp::Ordering;

use super::Session;
use super::room::{RATER, Rater, Room, read_rater};
use crate::document::{Code, Cursor, Key, Shape, Value, canonical_json, may, need, quote, sha256, words};

const MOST_LOCKS: usize = 50_000;
/// As deep as a document may be, without the two levels of the session around it: what is added can be read again.
const MOST_LEVELS: usize = 98;
/// A tick an event, more than there can be; a decimal still, so that it is hashed as its digits.
const LATEST_CLOCK: usize = 1_000_000_000;

words! {
    /// What can happen.
    pub(super) enum Kind {
        /// A rater has finished a case: the sheet's commitment is given, not the sheet.
        Lock = "lock",
        /// The host opens the room: the locks named are the blind ones.
        Reveal = "reveal",
        /// A locked sheet, with the salt of its commitment.
        Sheet = "sheet",
        /// The room has agreed on the answer to an item, or leaves it open.
        Consensus = "consensus",
        /// Another rater takes part.
        Join = "join",
        /// The host ends the session.
        Close = "close",
    }
}

const ID: Key = need("id", Shape::Text);
const ROOM: Key = need("room", Shape::Text);
const ACTOR: Key = need("actor", Shape::Id);
const CLOCK: Key = need("clock", Shape::Whole(1, LATEST_CLOCK));
const AT: Key = need("at", Shape::Instant);
const KIND: Key = need("kind", Shape::OneOf(Kind::WORDS));
const CASE: Key = need("case", Shape::Id);

static LOCK: Shape = Shape::Object(&[ID, ROOM, ACTOR, CLOCK, AT, KIND, CASE, need("commit", Shape::Text)]);
static REVEAL: Shape =
    Shape::Object(&[ID, ROOM, ACTOR, CLOCK, AT, KIND, need("locks", Shape::List(MOST_LOCKS, &Shape::Text))]);
static SHEET: Shape = Shape::Object(&[
    ID,
    ROOM,
    ACTOR,
    CLOCK,
    AT,
    KIND,
    CASE,
    need("salt", Shape::Text),
    need("evaluation", Shape::Meta),
]);
static CONSENSUS: Shape = Shape::Object(&[
    ID,
    ROOM,
    ACTOR,
    CLOCK,
    AT,
    KIND,
    CASE,
    need("item", Shape::Id),
    need("answer", Shape::OrNull(&Shape::Meta)),
    need("reason", Shape::FreeText),
    may("wording", Shape::FreeText),
]);
static JOIN: Shape = Shape::Object(&[ID, ROOM, ACTOR, CLOCK, AT, KIND, need("rater", Shape::Of(&RATER))]);
static CLOSE: Shape =
    Shape::Object(&[ID, ROOM, ACTOR, CLOCK, AT, KIND, may("next", Shape::Date), may("note", Shape::FreeText)]);
/// Of an event whose kind is not known: which keys it may have nobody can tell.
static UNKNOWN: Shape = Shape::Also(&Shape::Meta, check_kind);

/// An event that is what its id says, of this room; whether it is worth anything the fold tells.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) clock: u64,
    pub(super) kind: Kind,
    pub(super) actor: String,
    pub(super) at: String,
    pub(super) document: Value,
}

impl Event {
    /// None where something is wrong with it, which is reported.
    pub(super) fn read(place: &Cursor, room: &Room) -> Option<Self> {
        let document = place.value;
        let kind = Kind::named(document.at("kind"));
        place.judge(shape_of(kind));
        if levels(document) > MOST_LEVELS {
            place.report(Code::TooDeep, &[]);
        }
        let id = document.at("id").text()?;
        let of = document.at("room").text()?;
        if of != room.hash {
            place.report_at("room", Code::OtherRoom, &[("expected", &room.title)]);
            return None;
        }
        if id != id_of(document) {
            place.report_at("id", Code::EventChanged, &[("value", &quote(id))]);
            return None;
        }
        Some(Self {
            id: id.into(),
            clock: document.at("clock").whole()? as u64,
            kind: kind?,
            actor: document.at("actor").id()?.into(),
            at: document.at("at").text()?.into(),
            document: document.clone(),
        })
    }

    pub(super) fn order(&self, other: &Self) -> Ordering {
        (self.clock, &self.id).cmp(&(other.clock, &other.id))
    }

    pub(super) fn case(&self) -> &str {
        self.document.at("case").id().unwrap_or_default()
    }

    /// Who joins.
    pub(super) fn joining(&self) -> Option<Rater> {
        read_rater(self.document.at("rater"))
    }
}

fn shape_of(kind: Option<Kind>) -> &'static Shape {
    match kind {
        Some(Kind::Lock) => &LOCK,
        Some(Kind::Reveal) => &REVEAL,
        Some(Kind::Sheet) => &SHEET,
        Some(Kind::Consensus) => &CONSENSUS,
        Some(Kind::Join) => &JOIN,
        Some(Kind::Close) => &CLOSE,
        None => &UNKNOWN,
    }
}

fn check_kind(event: &Cursor) {
    match event.value {
        Value::Object(_) if event.value.has("kind") => event.at("kind").judge(&Shape::OneOf(Kind::WORDS)),
        Value::Object(_) => event.need("kind"),
        _ => {}
    }
}

/// How many lists and objects stand inside one another.
fn levels(value: &Value) -> usize {
    match value {
        Value::List(values) => 1 + values.iter().map(levels).max().unwrap_or(0),
        Value::Object(entries) => 1 + entries.iter().map(|(_, value)| levels(value)).max().unwrap_or(0),
        _ => 0,
    }
}

/// `sha256:…` over everything but the id itself.
fn id_of(event: &Value) -> String {
    let content = event.entries().iter().filter(|(key, _)| key != "id").cloned().collect();
    sha256(&canonical_json(&Value::Object(content), &|_| true))
}

pub(super) fn complete(happened: &Value, session: &Session) -> Value {
    let own = happened.entries().iter().filter(|(key, _)| !["id", "room"].contains(&key.as_str()));
    let mut entries: Vec<_> = own.cloned().collect();
    entries.push(("room".into(), Value::Text(session.hash().into())));
    if !happened.has("clock") {
        entries.push(("clock".into(), Value::Number((session.clock() + 1) as f64)));
    }
    let id = id_of(&Value::Object(entries.clone()));
    entries.insert(0, ("id".into(), Value::Text(id)));
    Value::Object(entries)
}
