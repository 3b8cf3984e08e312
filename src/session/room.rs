//! What a session is about, settled before it begins.

use serde::Serialize;

use crate::document::{Code, Cursor, Shape, Value, canonical_json, may, need, sha256, words};
use crate::evaluation::CONTACT;
use crate::scorecard::Scorecard;

use super::rule::{self, Rule};

pub(super) const MOST_CASES: usize = 500;
const MOST_RATERS: usize = 100;

pub(super) static ROOM: Shape = Shape::Object(&[
    need("title", Shape::Text),
    need("created", Shape::Instant),
    need("mode", Shape::OneOf(Mode::WORDS)),
    need("reference", Shape::OneOf(Reference::WORDS)),
    need("scorecard", Shape::Any),
    need("cases", Shape::Some(MOST_CASES, &CASE)),
    need("host", Shape::Object(&[need("id", Shape::Id), need("name", Shape::Text)])),
    need("raters", Shape::Some(MOST_RATERS, &RATER)),
    need("rule", Shape::Of(&rule::RULE)),
    may("anonymous", Shape::Boolean),
    may("meta", Shape::Meta),
]);
static CASE: Shape =
    Shape::Object(&[need("id", Shape::Id), need("title", Shape::Text), may("contact", Shape::Of(&CONTACT))]);
pub(super) static RATER: Shape = Shape::Object(&[
    need("id", Shape::Id),
    need("name", Shape::Text),
    need("level", Shape::OneOf(Level::WORDS)),
    may("role", Shape::OneOf(Role::WORDS)),
    may("team", Shape::Text),
    may("site", Shape::Text),
]);
words! {
    /// What a session is for.
    pub enum Mode {
        /// A call or a few: scored blind, discussed, agreed.
        Training = "training",
        /// Many calls, no discussion until it is closed: a verdict for each rater.
        Quantitative = "quantitative",
    }
}

words! {
    /// What raters are compared with.
    #[derive(Default)]
    pub enum Reference {
        #[default]
        /// The sheets of the rater whose role is expert.
        Expert = "expert",
        /// What the session has agreed on.
        Consensus = "consensus",
        /// For each rater the others.
        Panel = "panel",
    }
}

words! {
    /// Where a rater stands in the house.
    #[derive(Default)]
    pub enum Level {
        #[default]
        /// Quality: whoever scores by trade.
        Quality = "quality",
        /// The centre's leadership.
        Leadership = "leadership",
        /// Team leaders.
        Supervisor = "supervisor",
        /// Agents, who score themselves.
        Agent = "agent",
    }
}

words! {
    /// What a rater is in a session.
    pub enum Role {
        /// Is calibrated.
        Rater = "rater",
        /// Gives the reference.
        Expert = "expert",
    }
}

/// Who scores.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rater {
    /// Unique in the room.
    pub id: String,
    /// As people call them.
    pub name: String,
    /// Where they stand.
    pub level: Level,
    /// What they are here.
    pub role: Role,
    /// Their site, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
}

/// The room, proven to make sense.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) document: Value,
    pub(super) hash: String,
    pub(super) title: String,
    pub(super) scorecard: Scorecard,
    pub(super) cases: Vec<String>,
    pub(super) host: String,
    pub(super) raters: Vec<Rater>,
    pub(super) reference: Reference,
    pub(super) rule: Rule,
}

impl Room {
    /// The room at this place; none where its scorecard cannot be used, which is reported as everything else is.
    pub(super) fn read(place: &Cursor) -> Option<Self> {
        let document = place.value;
        let scorecard = document.has("scorecard").then(|| read_scorecard(&place.at("scorecard"))).flatten();
        let cases = place.at("cases");
        let raters = place.at("raters");
        check_ids(&cases, MOST_CASES, &[]);
        let host = document.at("host").at("id").id().unwrap_or_default();
        check_ids(&raters, MOST_RATERS, &[host]);
        Some(Self {
            hash: sha256(&canonical_json(document, &|_| true)),
            title: document.at("title").text().unwrap_or_default().into(),
            scorecard: scorecard?,
            cases: cases.list(MOST_CASES).filter_map(|case| case.value.at("id").id().map(String::from)).collect(),
            host: host.into(),
            raters: raters.list(MOST_RATERS).filter_map(|rater| read_rater(rater.value)).collect(),
            reference: Reference::named(document.at("reference")).unwrap_or_default(),
            rule: Rule::read(document.at("rule")),
            document: document.clone(),
        })
    }
}

/// None where it was reported.
pub(super) fn read_rater(rater: &Value) -> Option<Rater> {
    Some(Rater {
        id: rater.at("id").id()?.into(),
        name: rater.at("name").text()?.into(),
        level: Level::named(rater.at("level"))?,
        role: Role::named(rater.at("role")).unwrap_or(Role::Rater),
        site: rater.at("site").text().map(String::from),
    })
}

fn read_scorecard(place: &Cursor) -> Option<Scorecard> {
    match Scorecard::parse(place.value.clone()) {
        Ok(card) => Some(card),
        Err(issues) => {
            issues.into_iter().filter(crate::document::Issue::is_error).for_each(|issue| place.report_issue(issue));
            None
        }
    }
}

/// No id stands twice; `taken` are others' already.
fn check_ids(list: &Cursor, most: usize, taken: &[&str]) {
    for (index, entry) in list.list(most).enumerate() {
        let Some(id) = entry.value.at("id").id() else { continue };
        let is_taken = taken.contains(&id);
        if is_taken || list.list(index).any(|earlier| earlier.value.at("id").id() == Some(id)) {
            entry.report_at("id", Code::DuplicateEntry, &[("value", &id)]);
        }
    }
}
