//! A calibration session: one scorecard, some calls, some raters, and what has happened since, as a set of events.
//!
//! The room never changes and is known by its hash. An event never changes either and is known by the hash of its
//! content, so that copies of a session are merged by uniting their sets: in any order, any number of times, the same
//! state. [`Session::state`] is folded from the set, and never stored.

mod event;
mod fold;
mod room;
mod rule;
mod sheet;

use crate::document::{Code, Cursor, Issue, Issues, LARGEST_DOCUMENT, Shape, Value, need};
use crate::scorecard::Scorecard;

pub use fold::{Agreed, Closed, Fault, Flag, Revealed, SheetState, SheetStatus, State};
pub use room::{Level, Mode, Rater, Reference, Role};
pub use rule::Rule;
pub use sheet::commitment;

use event::Event;
use room::Room;

const MOST_EVENTS: usize = 100_000;

static SESSION: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/session@1")),
    need("room", Shape::Of(&room::ROOM)),
    need("events", Shape::List(MOST_EVENTS, &Shape::Any)),
]);

/// A room and what has happened in it.
#[derive(Debug)]
pub struct Session {
    room: Room,
    /// Each once, in the order of their clocks, then of their ids.
    events: Vec<Event>,
}

impl Session {
    /// Reads a `calibrant/session@1` document.
    ///
    /// # Errors
    /// Every problem found: of the room, its scorecard and contacts, and of events that are damaged or of another room.
    pub fn parse(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&SESSION);
        let room = Room::read(&root.at("room"));
        let events = match &room {
            Some(room) => root.at("events").list(MOST_EVENTS).filter_map(|entry| Event::read(&entry, room)).collect(),
            None => Vec::new(),
        };
        match room {
            Some(room) if !issues.has_errors() => {
                let mut session = Self { room, events: Vec::new() };
                session.insert(events);
                Ok(session)
            }
            _ => Err(issues.into_vec()),
        }
    }

    /// Adds events, and tells how many of them were new.
    ///
    /// # Errors
    /// Everything that is wrong with them, or that with them the session would be too large to be read again; then none
    /// is added.
    pub fn add(&mut self, events: &Value) -> Result<usize, Vec<Issue>> {
        let issues = Issues::default();
        let list = Cursor::root(events, &issues);
        list.judge(&Shape::List(MOST_EVENTS, &Shape::Any));
        let read: Vec<_> = list.list(MOST_EVENTS).filter_map(|entry| Event::read(&entry, &self.room)).collect();
        if issues.has_errors() { Err(issues.into_vec()) } else { self.unite(read) }
    }

    /// Adds everything that has happened in another copy of the room, and tells how much of it was new.
    ///
    /// # Errors
    /// The other is not of this room, or both together are too large to be read again; then nothing is added.
    pub fn merge(&mut self, other: &Self) -> Result<usize, Vec<Issue>> {
        if self.hash() == other.hash() {
            return self.unite(other.events.clone());
        }
        Err(vec![Issue::new(Code::OtherRoom, "/room".into(), &[("expected", &self.room.title)])])
    }

    fn unite(&mut self, mut events: Vec<Event>) -> Result<usize, Vec<Issue>> {
        events.sort_by(Event::order);
        events.dedup_by(|a, b| a.id == b.id);
        events.retain(|event| self.events.binary_search_by(|known| known.order(event)).is_err());
        let documents = self.events.iter().chain(&events).map(|event| &event.document);
        let size = documents.chain([&self.room.document]).map(Value::size).sum::<usize>();
        if size > LARGEST_DOCUMENT {
            return Err(vec![Issue::new(Code::TooLarge, String::new(), &[("limit", &LARGEST_DOCUMENT)])]);
        }
        let new = events.len();
        self.insert(events);
        Ok(new)
    }

    fn insert(&mut self, events: Vec<Event>) {
        self.events.extend(events);
        self.events.sort_by(Event::order);
        self.events.dedup_by(|a, b| a.id == b.id);
    }

    /// An event as it stands in the session: what happened, with the room, the next tick of the clock where none is
    /// given, and its id.
    #[must_use]
    pub fn event(&self, happened: &Value) -> Value {
        event::complete(happened, self)
    }

    /// `sha256:…` over the room: who, what, by which scorecard and rule.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.room.hash
    }

    /// The scorecard that everybody scores by.
    #[must_use]
    pub fn scorecard(&self) -> &Scorecard {
        &self.room.scorecard
    }

    /// What raters are compared with.
    #[must_use]
    pub fn reference(&self) -> Reference {
        self.room.reference
    }

    /// By what a rater counts as calibrated.
    #[must_use]
    pub fn rule(&self) -> &Rule {
        &self.room.rule
    }

    /// The ids of its cases, in the room's order.
    #[must_use]
    pub fn cases(&self) -> &[String] {
        &self.room.cases
    }

    /// The latest tick of the clock; 0 before anything has happened.
    #[must_use]
    pub fn clock(&self) -> u64 {
        self.events.last().map_or(0, |event| event.clock)
    }

    /// The whole session as a document, its events in their order.
    #[must_use]
    pub fn document(&self) -> Value {
        let events = self.events.iter().map(|event| event.document.clone()).collect();
        Value::Object(vec![
            ("format".into(), Value::Text("calibrant/session@1".into())),
            ("room".into(), self.room.document.clone()),
            ("events".into(), Value::List(events)),
        ])
    }
}
