//! One evaluation: the answers of one rater about one contact, proven to fit one scorecard.

mod answer;
mod contact;
mod records;
mod status;

use crate::document::{Code, Cursor, Issue, Issues, Object, Value, quote};
use crate::scorecard::{Rules, Scorecard, check_format};

pub use contact::check_contact;
pub use status::Status;

pub(crate) use answer::{Answer, Response};
pub(crate) use status::statuses;

const FORMAT: &str = "calibrant/evaluation@1";
const KEYS: &[&str] = &[
    "format",
    "id",
    "scorecard",
    "subject",
    "rater",
    "kind",
    "state",
    "startedAt",
    "submittedAt",
    "timing",
    "answers",
    "disposition",
    "flags",
    "observations",
    "acknowledgements",
    "disputes",
    "result",
    "supersedes",
    "revision",
    "meta",
];

/// An evaluation that fits a scorecard: every answer is one the card offers, and an item's status is settled.
#[derive(Debug)]
pub struct Evaluation {
    /// By item, in card order.
    pub(crate) responses: Vec<Response>,
    pub(crate) statuses: Vec<Status>,
    /// The weight profile in force, by its place on the card.
    pub(crate) profile: Option<usize>,
    pub(crate) exempt: bool,
    pub(crate) stored: Option<Stored>,
    pub(crate) warnings: Vec<Issue>,
}

/// A result stored with the evaluation, to be rechecked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stored {
    pub(crate) exact: Option<String>,
    pub(crate) unit: String,
    pub(crate) outcome: String,
    pub(crate) band: Option<String>,
    pub(crate) scoring_hash: String,
}

impl Evaluation {
    /// Reads a `calibrant/evaluation@1` document against the scorecard it names.
    ///
    /// # Errors
    /// Every problem found, with the warnings among them. A draft may lack answers; from `submitted` on, what the card
    /// asks for has to be there.
    pub fn parse(card: &Scorecard, document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let evaluation = read(card, document, &issues);
        match evaluation {
            Some(evaluation) if !issues.has_errors() => Ok(Self { warnings: issues.into_vec(), ..evaluation }),
            _ => Err(issues.into_vec()),
        }
    }

    /// Every problem and warning of a document; empty when there is nothing to say.
    #[must_use]
    pub fn check(card: &Scorecard, document: &Value) -> Vec<Issue> {
        let issues = Issues::default();
        read(card, document, &issues);
        issues.into_vec()
    }
}

const LEVELS: &[(&str, ())] = &[("quality", ()), ("leadership", ()), ("supervisor", ()), ("agent", ())];
const KINDS: &[(&str, ())] = &[
    ("standard", ()),
    ("self", ()),
    ("calibration", ()),
    ("consensus", ()),
    ("reference", ()),
    ("quiz", ()),
    ("audit", ()),
];
/// Whether the evaluation has been submitted.
const STATES: &[(&str, bool)] = &[
    ("draft", false),
    ("submitted", true),
    ("acknowledged", true),
    ("in-review", true),
    ("revised", true),
    ("final", true),
];

fn read(card: &Scorecard, document: &Value, issues: &Issues) -> Option<Evaluation> {
    let rules = &card.rules;
    let root = Cursor::root(document, issues);
    let object = root.object(KEYS)?;
    check_format(&object, FORMAT);
    if let Some(id) = object.need("id") {
        id.text();
    }
    if let Some(kind) = object.need("kind") {
        kind.one_of(KINDS);
    }
    read_rater(&object);
    let submitted = object.need("state").and_then(|state| state.one_of(STATES)).unwrap_or(false);
    let stored = object.get("result").and_then(|result| read_result(&result));
    check_scorecard(&object, card, submitted, stored.as_ref());
    records::read(&object, rules);
    let profile = read_profile(&object, rules);
    let exempt = records::read_disposition(&object);
    let answers = object.need("answers").map(|answers| answer::read(&answers, rules))?;
    let responses: Vec<_> = answers.iter().map(|answer| answer.response).collect();
    let statuses = statuses(rules, &responses);
    if submitted {
        check_submitted(&object, rules, &answers, &statuses, exempt);
    }
    Some(Evaluation { responses, statuses, profile, exempt, stored, warnings: Vec::new() })
}

fn read_rater(object: &Object) {
    let Some(place) = object.need("rater") else { return };
    let Some(rater) = place.object(&["id", "level", "team", "site"]) else { return };
    if let Some(id) = rater.need("id") {
        id.text();
    }
    if let Some(level) = rater.need("level") {
        level.one_of(LEVELS);
    }
    records::texts(&rater, &["team", "site"]);
}

/// The card the evaluation names has to be this card; a card whose text alone has changed is still the same yardstick.
fn check_scorecard(object: &Object, card: &Scorecard, submitted: bool, stored: Option<&Stored>) {
    let Some(place) = object.need("scorecard") else { return };
    let Some(named) = place.object(&["id", "version", "hash"]) else { return };
    for (key, expected, code) in
        [("id", card.id(), Code::WrongScorecard), ("version", card.version(), Code::VersionMismatch)]
    {
        if let Some(entry) = named.need(key)
            && let Some(value) = entry.text()
            && value != expected
        {
            entry.report(code, &[("value", &quote(value)), ("expected", &expected)]);
        }
    }
    let hash = if submitted { named.need("hash") } else { named.get("hash") };
    if let Some(entry) = hash
        && let Some(value) = entry.text()
        && value != card.hash()
    {
        let same_yardstick = stored.is_some_and(|stored| stored.scoring_hash == card.scoring_hash());
        let code = if same_yardstick { Code::TextChanged } else { Code::HashMismatch };
        entry.report(code, &[("value", &quote(value)), ("expected", &card.hash())]);
    }
}

/// A profile holds on a local date, and maybe for some posts only: then the subject has to say both.
fn read_profile(object: &Object, rules: &Rules) -> Option<usize> {
    let subject = match object.get("subject") {
        Some(place) => contact::read_subject(&place),
        None => None,
    };
    if rules.profiles.is_empty() {
        return None;
    }
    let Some((date, post)) = subject else {
        object.need("subject");
        return None;
    };
    let missing = |key| {
        let given = object.get("subject").is_some_and(|subject| subject.raw(key).is_some());
        if !given {
            object.place.report_at("subject", Code::MissingKey, &[("key", &key)]);
        }
        None
    };
    let Some(date) = date else { return missing("at") };
    if post.is_none() && rules.profiles.iter().any(|profile| !profile.posts.is_empty()) {
        return missing("post");
    }
    rules.profile_on(date, post.as_deref())
}

fn read_result(cursor: &Cursor) -> Option<Stored> {
    let object = cursor.object(&["exact", "unit", "outcome", "band", "engine", "scoringHash"])?;
    let text = |key| object.need(key).and_then(|entry| entry.text()).unwrap_or_default().to_owned();
    let nullable = |key| {
        let entry = object.need(key).filter(|entry| !matches!(entry.value, Value::Null))?;
        entry.text().map(str::to_owned)
    };
    text("engine");
    Some(Stored {
        exact: nullable("exact"),
        unit: text("unit"),
        outcome: text("outcome"),
        band: nullable("band"),
        scoring_hash: text("scoringHash"),
    })
}

/// What has to be there before an evaluation is more than a draft.
fn check_submitted(object: &Object, rules: &Rules, answers: &[Answer], statuses: &[Status], exempt: bool) {
    let all_read = answers.iter().all(|answer| answer.response != Response::Unread);
    for ((item, answer), status) in rules.items.iter().zip(answers).zip(statuses) {
        // What depends on an answer that could not be read may be hidden or not.
        if !all_read && rules.is_conditional(item) {
            continue;
        }
        let report = |code| {
            object.place.report_at(&format!("answers/{}", item.id), code, &[("item", &item.id.as_str())]);
        };
        if *status == Status::Hidden && answer.response != Response::None {
            report(Code::HiddenAnswer);
        }
        if exempt || *status == Status::Hidden {
            continue;
        }
        if *status == Status::Missing && rules.missing_blocks(item) {
            report(Code::MissingAnswer);
        }
        if item.note_when.meets(answer.response.options()) && !answer.has_note {
            report(Code::NoteRequired);
        }
        if item.evidence_when.meets(answer.response.options()) && !answer.has_evidence {
            report(Code::EvidenceRequired);
        }
    }
}
