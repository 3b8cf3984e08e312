//! One evaluation: the answers of one rater about one contact, proven to fit one scorecard.

mod answer;
mod contact;
mod records;
mod status;

use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, may, need, quote};
use crate::scorecard::{Rules, Scorecard};

pub(crate) use contact::CONTACT;
pub use contact::check_contact;
pub use status::Status;

pub(crate) use answer::{Answer, Response};
pub(crate) use status::statuses;

static EVALUATION: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/evaluation@1")),
    need("id", Shape::Text),
    need(
        "scorecard",
        Shape::Object(&[need("id", Shape::Text), need("version", Shape::Text), may("hash", Shape::Text)]),
    ),
    may("subject", Shape::Of(&contact::SUBJECT)),
    need(
        "rater",
        Shape::Object(&[
            need("id", Shape::Text),
            need("level", Shape::OneOf(&["quality", "leadership", "supervisor", "agent"])),
            may("team", Shape::Text),
            may("site", Shape::Text),
        ]),
    ),
    need("kind", Shape::OneOf(&["standard", "self", "calibration", "consensus", "reference", "quiz", "audit"])),
    need("state", Shape::OneOf(STATES)),
    may("startedAt", Shape::Instant),
    may("submittedAt", Shape::Instant),
    may("timing", Shape::Of(&records::TIMING)),
    need("answers", Shape::Table(&Shape::Any)),
    may("disposition", Shape::Of(&records::DISPOSITION)),
    may("flags", Shape::Of(&records::FLAGS)),
    may("observations", Shape::Of(&records::OBSERVATIONS)),
    may("acknowledgements", Shape::Of(&records::ACKNOWLEDGEMENTS)),
    may("disputes", Shape::Of(&records::DISPUTES)),
    may("result", Shape::Of(&RESULT)),
    may("supersedes", Shape::Text),
    may("revision", Shape::Of(&records::REVISION)),
    may("meta", Shape::Meta),
]);
static RESULT: Shape = Shape::Object(&[
    need("exact", Shape::OrNull(&Shape::Text)),
    need("unit", Shape::Text),
    need("outcome", Shape::Text),
    need("band", Shape::OrNull(&Shape::Text)),
    need("engine", Shape::Text),
    need("scoringHash", Shape::Text),
]);
/// From the second on, the evaluation has been submitted.
const STATES: &[&str] = &["draft", "submitted", "acknowledged", "in-review", "revised", "final"];

/// An evaluation that fits a scorecard: every answer is one the card offers, and an item's status is settled.
#[derive(Clone, Debug)]
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

fn read(card: &Scorecard, document: &Value, issues: &Issues) -> Option<Evaluation> {
    let rules = &card.rules;
    let root = Cursor::root(document, issues);
    root.judge(&EVALUATION);
    let stored = read_result(document.at("result"));
    let submitted = document.at("state").place_in(STATES).is_some_and(|place| place > 0);
    check_scorecard(&root.at("scorecard"), card, submitted, stored.as_ref());
    records::check_items(&root, rules);
    let profile = read_profile(&root, rules);
    let exempt = document.at("disposition").has("exempt");
    if !matches!(document.at("answers"), Value::Object(_)) {
        return None;
    }
    let answers = answer::read(&root.at("answers"), rules);
    let responses: Vec<_> = answers.iter().map(|answer| answer.response).collect();
    let statuses = statuses(rules, &responses);
    if submitted {
        check_submitted(&root, rules, &answers, &statuses, exempt);
    }
    Some(Evaluation { responses, statuses, profile, exempt, stored, warnings: Vec::new() })
}

/// The card the evaluation names has to be this card; a card whose text alone has changed is still the same yardstick.
fn check_scorecard(named: &Cursor, card: &Scorecard, submitted: bool, stored: Option<&Stored>) {
    let same_yardstick = stored.is_some_and(|stored| stored.scoring_hash == card.scoring_hash());
    let of_hash = if same_yardstick { Code::TextChanged } else { Code::HashMismatch };
    for (key, expected, code) in [
        ("id", card.id(), Code::WrongScorecard),
        ("version", card.version(), Code::VersionMismatch),
        ("hash", card.hash(), of_hash),
    ] {
        if let Some(value) = named.value.at(key).text()
            && !value.trim().is_empty()
            && value != expected
        {
            named.report_at(key, code, &[("value", &quote(value)), ("expected", &expected)]);
        }
    }
    if submitted && matches!(named.value, Value::Object(_)) {
        named.need("hash");
    }
}

/// A profile holds on a local date, and maybe for some posts only: then the subject has to say both.
fn read_profile(root: &Cursor, rules: &Rules) -> Option<usize> {
    if rules.profiles.is_empty() {
        return None;
    }
    root.need("subject");
    let place = root.at("subject");
    if !matches!(place.value, Value::Object(_)) {
        return None;
    }
    let post = place.value.at("post").text().filter(|post| !post.is_empty());
    if !place.value.has("at") {
        place.need("at");
    } else if post.is_none() && rules.profiles.iter().any(|profile| !profile.posts.is_empty()) {
        place.need("post");
    }
    rules.profile_on(place.value.at("at").instant()?, post)
}

fn read_result(value: &Value) -> Option<Stored> {
    let text = |key| value.at(key).text().map(str::to_owned);
    matches!(value, Value::Object(_)).then(|| Stored {
        exact: text("exact"),
        unit: text("unit").unwrap_or_default(),
        outcome: text("outcome").unwrap_or_default(),
        band: text("band"),
        scoring_hash: text("scoringHash").unwrap_or_default(),
    })
}

/// What has to be there before an evaluation is more than a draft.
fn check_submitted(root: &Cursor, rules: &Rules, answers: &[Answer], statuses: &[Status], exempt: bool) {
    let all_read = answers.iter().all(|answer| answer.response != Response::Unread);
    for ((item, answer), status) in rules.items.iter().zip(answers).zip(statuses) {
        // What depends on an answer that could not be read may be hidden or not.
        if !all_read && rules.is_conditional(item) {
            continue;
        }
        let report = |code| {
            root.report_at(&format!("answers/{}", item.id), code, &[("item", &item.id.as_str())]);
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
