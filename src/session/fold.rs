//! The state of a session: a fold over the set of its events.

use serde::Serialize;

use super::Session;
use super::event::{Event, Kind};
use super::room::Rater;
use super::sheet::commitment;
use crate::document::{Issue, Value, words};
use crate::evaluation::Evaluation;

words! {
    /// How far a rater is with a case.
    pub enum SheetStatus {
        /// Not locked.
        Open = "open",
        /// Locked, and not to be seen yet.
        Locked = "locked",
        /// Revealed, but the sheet itself has not come, or is not the one that was locked.
        Absent = "absent",
        /// Revealed, as it was locked: it counts.
        Counted = "counted",
    }
}

words! {
    /// Why an event is kept and does not count.
    pub enum Fault {
        /// Locked when the room had been revealed already.
        Late = "late",
        /// The rater has locked this case before, with other answers.
        LockedAgain = "locked-again",
        /// The sheet is not the one that was locked.
        NotAsLocked = "not-as-locked",
        /// There is no lock for the sheet.
        NotLocked = "not-locked",
        /// The evaluation does not fit the scorecard, or is another's.
        DoesNotFit = "does-not-fit",
        /// It is not for this actor to do.
        NotEntitled = "not-entitled",
        /// The room has no such case or item.
        UnknownPlace = "unknown-place",
    }
}

/// Everything a session has come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State<'a> {
    /// Hash of the room.
    pub room: &'a str,
    /// What changes a score of its scorecard.
    pub scoring_hash: &'a str,
    /// The latest tick of the clock.
    pub clock: u64,
    /// Those of the room, then those who joined.
    pub raters: Vec<Rater>,
    /// When the host opened the room.
    pub revealed: Option<Revealed<'a>>,
    /// When the session was ended.
    pub closed: Option<Closed<'a>>,
    /// For each rater each case, in the room's order.
    pub sheets: Vec<SheetState<'a>>,
    /// By case and item, as they were first agreed.
    pub agreed: Vec<Agreed<'a>>,
    /// What is kept and does not count.
    pub flags: Vec<Flag<'a>>,
}

/// The moment before which locks were blind.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Revealed<'a> {
    /// The event.
    pub event: &'a str,
    /// Its time.
    pub at: &'a str,
}

/// The end of a session.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Closed<'a> {
    /// The event.
    pub event: &'a str,
    /// Its time.
    pub at: &'a str,
    /// When the next session is due, as the host has set it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<&'a str>,
    /// What the host has noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

/// A rater's sheet of a case.
#[derive(Debug, Serialize)]
pub struct SheetState<'a> {
    /// Whose.
    pub rater: String,
    /// Of which case.
    pub case: &'a str,
    /// How far it is.
    pub status: SheetStatus,
    /// When it was locked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<&'a str>,
    /// The lock that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lock: Option<&'a str>,
    /// What was answered, once it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<&'a Value>,
    #[serde(skip)]
    pub(crate) read: Option<Evaluation>,
}

/// What the room has agreed on.
#[derive(Clone, Debug, Serialize)]
pub struct Agreed<'a> {
    /// Of which case.
    pub case: &'a str,
    /// Of which item.
    pub item: &'a str,
    /// The answer, as in an evaluation; null where it was left open.
    pub answer: &'a Value,
    /// Why.
    pub reason: &'a str,
    /// What the standard should say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<&'a str>,
    /// When.
    pub at: &'a str,
    /// The event that holds.
    pub event: &'a str,
    /// Those it took the place of, in their order.
    pub earlier: Vec<&'a str>,
}

/// An event that does not count.
#[derive(Debug, Serialize)]
pub struct Flag<'a> {
    /// The event.
    pub event: &'a str,
    /// Whose it is.
    pub actor: &'a str,
    /// Its case, where it has one.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub case: &'a str,
    /// Why it does not count.
    pub fault: Fault,
    /// What is wrong with its evaluation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Issue>,
}

impl Session {
    /// What the session has come to: the same for every order in which its events came together.
    #[must_use]
    pub fn state(&self) -> State<'_> {
        let mut state = State {
            room: self.hash(),
            scoring_hash: self.scorecard().scoring_hash(),
            clock: self.clock(),
            raters: self.room.raters.clone(),
            revealed: None,
            closed: None,
            sheets: Vec::new(),
            agreed: Vec::new(),
            flags: Vec::new(),
        };
        self.fold_host(&mut state);
        self.open_sheets(&mut state);
        self.fold_locks(&mut state);
        self.fold_sheets(&mut state);
        state
    }

    /// The rater of the room, or who joined, with this id.
    pub(super) fn rater(&self, id: &str) -> Option<Rater> {
        let joined = self.of_kind(Kind::Join).filter(|event| event.actor == self.room.host).filter_map(Event::joining);
        self.room.raters.iter().cloned().chain(joined).find(|rater| rater.id == id)
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.kind == kind)
    }

    /// Who takes part, the first reveal, what was agreed, the end.
    fn fold_host<'a>(&'a self, state: &mut State<'a>) {
        for event in &self.events {
            if matches!(event.kind, Kind::Lock | Kind::Sheet) {
                continue;
            }
            if event.actor != self.room.host {
                state.flag(event, Fault::NotEntitled);
                continue;
            }
            match event.kind {
                Kind::Join => state.join(event, &self.room.host),
                Kind::Reveal => {
                    state.revealed.get_or_insert(Revealed { event: &event.id, at: &event.at });
                }
                Kind::Consensus => self.agree(state, event),
                Kind::Close => {
                    let text = |key| event.document.at(key).text();
                    state.closed =
                        Some(Closed { event: &event.id, at: &event.at, next: text("next"), note: text("note") });
                }
                Kind::Lock | Kind::Sheet => {}
            }
        }
    }

    /// The last word holds; those before it are kept for the minutes.
    fn agree<'a>(&'a self, state: &mut State<'a>, event: &'a Event) {
        let (case, item) = (event.case(), event.document.at("item").id().unwrap_or_default());
        if !self.room.cases.iter().any(|known| known == case) || self.scorecard().item_index(item).is_none() {
            return state.flag(event, Fault::UnknownPlace);
        }
        let mut agreed = Agreed {
            case,
            item,
            answer: event.document.at("answer"),
            reason: event.document.at("reason").text().unwrap_or_default(),
            wording: event.document.at("wording").text(),
            at: &event.at,
            event: &event.id,
            earlier: Vec::new(),
        };
        match state.agreed.iter_mut().find(|before| before.case == case && before.item == item) {
            Some(before) => {
                agreed.earlier = std::mem::take(&mut before.earlier);
                agreed.earlier.push(before.event);
                *before = agreed;
            }
            None => state.agreed.push(agreed),
        }
    }

    fn open_sheets<'a>(&'a self, state: &mut State<'a>) {
        for rater in &state.raters {
            state.sheets.extend(self.room.cases.iter().map(|case| SheetState {
                rater: rater.id.clone(),
                case,
                status: SheetStatus::Open,
                at: None,
                lock: None,
                evaluation: None,
                read: None,
            }));
        }
    }

    /// The first lock of a rater for a case holds. Once the room has been revealed, only the locks that the reveal names
    /// are blind: whatever clock another may claim, it came when the answers could be seen.
    fn fold_locks<'a>(&'a self, state: &mut State<'a>) {
        let reveal = state.revealed.and_then(|revealed| self.events.iter().find(|event| event.id == revealed.event));
        let is_blind = |lock: &Event| match reveal.map(|event| event.document.at("locks")) {
            Some(Value::List(named)) => named.iter().any(|id| id.text() == Some(&lock.id)),
            _ => true,
        };
        // Every sheet has the first clock, however often a rater makes one: its time tells which came first.
        let mut locks: Vec<_> = self.of_kind(Kind::Lock).collect();
        locks.sort_by(|a, b| (a.clock, &a.at, &a.id).cmp(&(b.clock, &b.at, &b.id)));
        for lock in locks {
            let Some(sheet) = state.sheet(&lock.actor, lock.case()) else {
                state.flag(lock, self.stranger(lock));
                continue;
            };
            if !is_blind(lock) {
                state.flag(lock, Fault::Late);
            } else if sheet.lock.is_some() {
                state.flag(lock, Fault::LockedAgain);
            } else {
                sheet.lock = Some(&lock.id);
                sheet.at = Some(&lock.at);
                sheet.status = if reveal.is_some() { SheetStatus::Absent } else { SheetStatus::Locked };
            }
        }
    }

    /// Sheets count from the reveal on, as they were locked.
    fn fold_sheets<'a>(&'a self, state: &mut State<'a>) {
        if state.revealed.is_none() {
            return;
        }
        for event in self.of_kind(Kind::Sheet) {
            let Some(sheet) = state.sheet(&event.actor, event.case()) else {
                state.flag(event, self.stranger(event));
                continue;
            };
            if sheet.status == SheetStatus::Counted {
                // The same sheet again, or another with the same hash, which cannot be.
                continue;
            }
            let Some(lock) = sheet.lock.and_then(|id| self.events.iter().find(|event| event.id == id)) else {
                state.flag(event, Fault::NotLocked);
                continue;
            };
            let evaluation = event.document.at("evaluation");
            let salt = event.document.at("salt").text().unwrap_or_default();
            if lock.document.at("commit").text() != Some(&commitment(salt, evaluation)) {
                state.flag(event, Fault::NotAsLocked);
                continue;
            }
            match self.fitting(event, evaluation) {
                Ok(read) => {
                    sheet.status = SheetStatus::Counted;
                    sheet.evaluation = Some(evaluation);
                    sheet.read = Some(read);
                }
                Err(issues) => state.flags.push(Flag { issues, ..Flag::of(event, Fault::DoesNotFit) }),
            }
        }
    }

    fn fitting(&self, event: &Event, evaluation: &Value) -> Result<Evaluation, Vec<Issue>> {
        let read = Evaluation::parse(self.scorecard(), evaluation)?;
        if evaluation.at("rater").at("id").text() == Some(&event.actor) { Ok(read) } else { Err(Vec::new()) }
    }

    /// Why there is no sheet for this rater and case.
    fn stranger(&self, event: &Event) -> Fault {
        if self.rater(&event.actor).is_some() { Fault::UnknownPlace } else { Fault::NotEntitled }
    }
}

impl<'a> State<'a> {
    fn flag(&mut self, event: &'a Event, fault: Fault) {
        self.flags.push(Flag::of(event, fault));
    }

    /// An id that is taken already joins nobody.
    fn join(&mut self, event: &'a Event, host: &str) {
        match event.joining() {
            Some(rater) if rater.id != host && self.raters.iter().all(|known| known.id != rater.id) => {
                self.raters.push(rater);
            }
            _ => self.flag(event, Fault::UnknownPlace),
        }
    }

    fn sheet(&mut self, rater: &str, case: &str) -> Option<&mut SheetState<'a>> {
        self.sheets.iter_mut().find(|sheet| sheet.rater == rater && sheet.case == case)
    }
}

impl<'a> Flag<'a> {
    fn of(event: &'a Event, fault: Fault) -> Self {
        Self { event: &event.id, actor: &event.actor, case: event.case(), fault, issues: Vec::new() }
    }
}
