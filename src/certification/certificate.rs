//! A certificate: who has passed which quiz by which attempt, with what, until when. Whoever has the quiz and the attempt
//! can work all of it out again.

use crate::document::{
    Code, Cursor, Date, Issue, Issues, Shape, Value, canonical_json, may, need, quote, sha256, words,
};
use crate::quiz::{Attempt, Part, PartAsks, Quiz, RATER};

use super::Outcome;
use super::grade::{PartResult, QuizResult, grade};

const MOST_PARTS: usize = 20;

static CERTIFICATE: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/certificate@1")),
    need("id", Shape::Text),
    need("rater", Shape::Of(&RATER)),
    need(
        "quiz",
        Shape::Object(&[
            need("id", Shape::Id),
            need("version", Shape::Text),
            need("title", Shape::Localized),
            need("hash", Shape::Text),
        ]),
    ),
    need("attempt", Shape::Text),
    need("scorecards", Shape::List(MOST_PARTS, &Shape::Text)),
    need("pass", Shape::Meta),
    need("parts", Shape::List(MOST_PARTS, &PART)),
    need("date", Shape::Date),
    need("expires", Shape::OrNull(&Shape::Date)),
    need("engine", Shape::Text),
    may("meta", Shape::Meta),
]);
static PART: Shape = Shape::Object(&[
    need("part", Shape::Id),
    need("outcome", Shape::OneOf(Outcome::WORDS)),
    need("points", Shape::Text),
    need("of", Shape::Whole(0, 10_000_000)),
    need("share", Shape::OrNull(&Shape::Number(0.0, 1.0))),
    need("interval", Shape::OrNull(&INTERVAL)),
    need("pass", Shape::Meta),
]);
static INTERVAL: Shape =
    Shape::Object(&[need("low", Shape::Number(-1e6, 1e6)), need("high", Shape::Number(-1e6, 1e6))]);

words! {
    /// What of a certificate follows from its quiz, its attempt and its date.
    enum Following {
        Rater = "rater",
        Quiz = "quiz",
        Attempt = "attempt",
        Scorecards = "scorecards",
        Pass = "pass",
        Parts = "parts",
        Expires = "expires",
    }
}

/// The `calibrant/certificate@1` of an attempt that is passed, issued on a date such as `2026-11-26`; `meta` is whatever the
/// host adds, such as who issues it. Its `id` is `sha256:…` over everything else in it.
///
/// # Errors
/// The quiz is sealed, the attempt is not passed, or the date is none.
pub fn certify(quiz: &Quiz, attempt: &Attempt, date: &str, meta: Option<&Value>) -> Result<Value, Vec<Issue>> {
    let result = grade(quiz, attempt)?;
    let issues = Issues::default();
    if result.outcome != Outcome::Passed {
        issues.add(Code::NotPassed, "/attempt".into(), &[("value", &result.outcome.word())]);
    }
    match Date::parse(date) {
        Some(date) if !issues.has_errors() => Ok(with_id(entries(quiz, quiz.opened()?, &result, date, meta))),
        Some(_) => Err(issues.into_vec()),
        None => {
            issues.add(Code::BadDate, "/date".into(), &[("value", &quote(date))]);
            Err(issues.into_vec())
        }
    }
}

/// Everything that is wrong with a certificate: that it was changed, or says what its quiz and attempt do not come to;
/// empty where it holds. Whether it has expired is for whoever knows the date.
#[must_use]
pub fn check_certificate(certificate: &Value, quiz: &Quiz, attempt: &Attempt) -> Vec<Issue> {
    let issues = Issues::default();
    let root = Cursor::root(certificate, &issues);
    root.judge(&CERTIFICATE);
    if issues.has_errors() {
        return issues.into_vec();
    }
    let id = certificate.at("id").text().unwrap_or_default();
    if id != certificate_id(certificate) {
        root.report_at("id", Code::CertificateChanged, &[("value", &quote(id))]);
    }
    let date = certificate.at("date").text().unwrap_or_default();
    match certify(quiz, attempt, date, None) {
        Err(found) => found.into_iter().for_each(|issue| issues.push(issue)),
        Ok(anew) => {
            let text = |document: &Value, key: &str| canonical_json(document.at(key), &|_| true);
            for key in Following::WORDS.iter().filter(|key| text(certificate, key) != text(&anew, key)) {
                root.report_at(key, Code::CertificateMismatch, &[("key", key)]);
            }
        }
    }
    issues.into_vec()
}

fn entries(quiz: &Quiz, parts: &[Part], result: &QuizResult, date: Date, meta: Option<&Value>) -> Vec<(String, Value)> {
    let of_quiz = ["id", "version", "title"].map(|key| (key, quiz.document().at(key).clone()));
    let hash = [("hash", Value::Text(quiz.hash().into()))];
    let scorecards = parts.iter().filter_map(|part| match &part.asks {
        PartAsks::Scoring(scoring) => Some(Value::Text(scoring.card.hash().into())),
        PartAsks::Knowledge(_) => None,
    });
    let rules = if let Value::List(parts) = quiz.document().at("parts") { parts.as_slice() } else { &[] };
    let parts = result.parts.iter().zip(rules).map(|(part, rule)| of_part(part, pass_of(rule)));
    let expires = quiz.document().at("validDays").whole().map(|days| date.after(days).to_string());
    let mut entries = named([
        ("format", Value::Text("calibrant/certificate@1".into())),
        ("rater", result.rater.clone()),
        ("quiz", Value::Object(named(of_quiz.into_iter().chain(hash)))),
        ("attempt", Value::Text(result.attempt.clone())),
        ("scorecards", Value::List(scorecards.collect())),
        ("pass", pass_of(quiz.document())),
        ("parts", Value::List(parts.collect())),
        ("date", Value::Text(date.to_string())),
        ("expires", expires.map_or(Value::Null, Value::Text)),
        ("engine", Value::Text(crate::ENGINE.into())),
    ]);
    entries.extend(meta.map(|meta| ("meta".into(), meta.clone())));
    entries
}

/// The rule as the quiz has it; where it has none, the one that ships is in force.
fn pass_of(document: &Value) -> Value {
    if document.has("pass") { document.at("pass").clone() } else { Value::Object(Vec::new()) }
}

fn of_part(part: &PartResult, pass: Value) -> Value {
    let share = part.share.as_ref().ok();
    let interval = share.and_then(|share| share.interval.as_ref().ok());
    let ends = |low, high| Value::Object(named([("low", Value::Number(low)), ("high", Value::Number(high))]));
    Value::Object(named([
        ("part", Value::Text(part.part.clone())),
        ("outcome", Value::Text(part.outcome.word().into())),
        ("points", Value::Text(part.points.exact.clone())),
        ("of", Value::Number(part.points.of as f64)),
        ("share", share.map_or(Value::Null, |share| Value::Number(share.value))),
        ("interval", interval.map_or(Value::Null, |interval| ends(interval.low, interval.high))),
        ("pass", pass),
    ]))
}

fn named(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Vec<(String, Value)> {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
}

fn with_id(mut entries: Vec<(String, Value)>) -> Value {
    let id = certificate_id(&Value::Object(entries.clone()));
    entries.insert(1, ("id".into(), Value::Text(id)));
    Value::Object(entries)
}

/// `sha256:…` over everything in a certificate but its id.
#[must_use]
pub fn certificate_id(certificate: &Value) -> String {
    let content = certificate.entries().iter().filter(|(key, _)| key != "id").cloned().collect();
    sha256(&canonical_json(&Value::Object(content), &|_| true))
}
