//! What one rater did in a quiz: what was shown, what was answered, when, in this order.
//!
//! An attempt has one writer and is never merged with another, so its events are a list, and one hash over all of it says
//! that nothing was changed since.

use serde::Serialize;

use crate::document::{Code, Cursor, Issue, Issues, Key, Shape, Value, may, milliseconds, need, quote, words};
use crate::evaluation::Evaluation;

use super::question::Answer;
use super::{Mode, Part, PartAsks, Quiz, hash_without};

const MOST_EVENTS: usize = 20_000;
const MOST_OPTIONS: usize = 50;
const MOST_EXTRA_MINUTES: usize = 10_000;
/// Most attempts of a list.
const MOST_ATTEMPTS: usize = 10_000;

static ATTEMPT: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/attempt@1")),
    need("id", Shape::Text),
    need("quiz", Shape::Text),
    need("rater", Shape::Of(&RATER)),
    may("attempt", Shape::Any),
    may("extraMinutes", Shape::Whole(0, MOST_EXTRA_MINUTES)),
    need("started", Shape::Instant),
    need("events", Shape::List(MOST_EVENTS, &Shape::Any)),
    may("meta", Shape::Meta),
]);
/// Who an attempt is of.
pub(crate) static RATER: Shape = Shape::Object(&[
    need("id", Shape::Id),
    need("name", Shape::Text),
    may("team", Shape::Text),
    may("site", Shape::Text),
]);

const AT: Key = need("at", Shape::Instant);
const KIND: Key = need("kind", Shape::OneOf(Kind::WORDS));
const PART: Key = need("part", Shape::Id);
const ASKED: Key = need("asked", Shape::Id);

static SHOW: Shape = Shape::Object(&[AT, KIND, PART, ASKED, may("options", Shape::Ids(MOST_OPTIONS))]);
static ANSWER: Shape = Shape::Object(&[AT, KIND, PART, ASKED, need("answer", Shape::Any)]);
static SUBMIT: Shape = Shape::Object(&[AT, KIND]);
/// Of an event whose kind is not known: which keys it may have nobody can tell.
static UNKNOWN: Shape = Shape::Also(&Shape::Meta, check_kind);

words! {
    /// What can happen.
    enum Kind {
        /// A question or a call is on the screen, its options in this order.
        Show = "show",
        /// It was answered, or answered otherwise.
        Answer = "answer",
        /// The rater is through.
        Submit = "submit",
    }
}

words! {
    /// What is odd about an event.
    pub enum Fault {
        /// After the time was up: it does not count.
        Late = "late",
        /// After the attempt was handed in: it does not count.
        AfterSubmit = "after-submit",
        /// The answer had been told by then: it does not count.
        AnsweredAgain = "answered-again",
        /// Earlier than what came before it: the clock was set back.
        ClockSetBack = "clock-set-back",
    }
}

/// Something odd about an event.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Remark {
    /// Its place in the list.
    pub event: usize,
    /// What is odd.
    pub fault: Fault,
}

/// A question or a call of a quiz: its part, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) part: usize,
    pub(crate) asked: usize,
}

/// What was answered.
#[derive(Debug)]
pub(crate) enum Given {
    Answer(Answer),
    Evaluation(Evaluation),
}

/// An attempt at a quiz.
#[derive(Debug)]
pub struct Attempt {
    pub(crate) id: String,
    /// Who, as documents write it.
    pub(crate) rater: Value,
    /// By part and place there; `None` where nothing counts.
    pub(crate) given: Vec<Vec<Option<Given>>>,
    /// Added to the quiz's minutes, for a rater who needs them.
    pub(crate) extra_minutes: usize,
    /// In which order it was shown, or else answered.
    pub(crate) order: Vec<Place>,
    /// Nothing more can be answered.
    pub(crate) finished: bool,
    pub(crate) remarks: Vec<Remark>,
    /// From the start to the last event that counts, in seconds by the rater's clock.
    pub(crate) seconds: f64,
}

impl Attempt {
    /// Reads a `calibrant/attempt@1` document of this quiz.
    ///
    /// # Errors
    /// Every problem found: that it is of another quiz, or was changed, and answers that the quiz does not offer.
    pub fn parse(quiz: &Quiz, document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&ATTEMPT);
        if document.has("attempt") {
            root.at("attempt").judge(&Shape::Whole(1, quiz.attempts));
        }
        check_hashes(&root, quiz);
        let mut reader = Reader::new(quiz, document);
        // What is of another quiz is not judged by this one.
        if !issues.mention(Code::OtherQuiz) {
            root.at("events").list(MOST_EVENTS).enumerate().for_each(|(index, event)| reader.read(&event, index));
        }
        let attempt = reader.attempt;
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(attempt) }
    }
}

impl Attempt {
    /// Reads a list of attempts at this quiz.
    ///
    /// # Errors
    /// Every problem of each, under its place in the list.
    pub fn parse_all(quiz: &Quiz, list: &Value) -> Result<Vec<Self>, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(list, &issues);
        root.judge(&Shape::List(MOST_ATTEMPTS, &Shape::Any));
        let mut attempts = Vec::new();
        for entry in root.list(MOST_ATTEMPTS) {
            match Self::parse(quiz, entry.value) {
                Ok(attempt) => attempts.push(attempt),
                Err(found) => found.into_iter().for_each(|issue| entry.report_issue(issue)),
            }
        }
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(attempts) }
    }
}

impl Quiz {
    /// An attempt as it is handed in: what happened, with the quiz's hash and its own id.
    #[must_use]
    pub fn attempt(&self, happened: &Value) -> Value {
        let own = happened.entries().iter().filter(|(key, _)| !["id", "quiz"].contains(&key.as_str()));
        let mut entries: Vec<_> = own.cloned().collect();
        entries.push(("quiz".into(), Value::Text(self.hash().into())));
        let id = hash_without(&Value::Object(entries.clone()), "id");
        entries.push(("id".into(), Value::Text(id)));
        Value::Object(entries)
    }
}

fn check_hashes(root: &Cursor, quiz: &Quiz) {
    if let Some(of) = root.value.at("quiz").text()
        && of != quiz.hash()
    {
        root.report_at("quiz", Code::OtherQuiz, &[]);
    } else if let Some(id) = root.value.at("id").text()
        && id != hash_without(root.value, "id")
    {
        root.report_at("id", Code::AttemptChanged, &[("value", &quote(id))]);
    }
}

/// Events one after another.
struct Reader<'q> {
    quiz: &'q Quiz,
    attempt: Attempt,
    /// When it started, in milliseconds.
    started: i64,
    /// When what came before happened.
    before: i64,
    submitted: bool,
}

impl<'q> Reader<'q> {
    fn new(quiz: &'q Quiz, document: &Value) -> Self {
        let started = document.at("started").text().and_then(milliseconds).unwrap_or_default();
        let given = quiz.parts.iter().map(|part| part.asked().iter().map(|_| None).collect()).collect();
        let extra = document.at("extraMinutes").whole().unwrap_or_default();
        let attempt = Attempt {
            id: document.at("id").text().unwrap_or_default().into(),
            rater: document.at("rater").clone(),
            given,
            // What is too much is reported.
            extra_minutes: extra.min(MOST_EXTRA_MINUTES),
            order: Vec::new(),
            finished: false,
            remarks: Vec::new(),
            seconds: 0.0,
        };
        Self { quiz, attempt, started, before: started, submitted: false }
    }

    fn read(&mut self, event: &Cursor, index: usize) {
        let kind = Kind::named(event.value.at("kind"));
        event.judge(match kind {
            Some(Kind::Show) => &SHOW,
            Some(Kind::Answer) => &ANSWER,
            Some(Kind::Submit) => &SUBMIT,
            None => &UNKNOWN,
        });
        let place = self.find(event);
        let given = place.zip(kind).filter(|(_, kind)| *kind == Kind::Answer && event.value.has("answer"));
        let given =
            given.and_then(|(place, _)| read_given(&event.at("answer"), self.quiz.parts.get(place.part)?, place));
        let (Some(kind), Some(at)) = (kind, event.value.at("at").text().and_then(milliseconds)) else { return };
        if at < self.before {
            self.remark(index, Fault::ClockSetBack);
        }
        self.before = at;
        if self.counts(index, at) {
            self.attempt.seconds = (at - self.started) as f64 / 1_000.0;
            self.happened(kind, place, given, index);
        }
    }

    fn remark(&mut self, event: usize, fault: Fault) {
        self.attempt.remarks.push(Remark { event, fault });
    }

    fn counts(&mut self, index: usize, at: i64) -> bool {
        let last = |minutes| (minutes + self.attempt.extra_minutes) as i64 * 60_000;
        let late = self.quiz.minutes.is_some_and(|minutes| at - self.started > last(minutes));
        if self.submitted {
            self.remark(index, Fault::AfterSubmit);
        } else if late {
            self.attempt.finished = true;
            self.remark(index, Fault::Late);
        }
        !late && !self.submitted
    }

    fn happened(&mut self, kind: Kind, place: Option<Place>, given: Option<Given>, index: usize) {
        if kind == Kind::Submit {
            (self.submitted, self.attempt.finished) = (true, true);
        }
        let Some(place) = place else { return };
        if !self.attempt.order.contains(&place) {
            self.attempt.order.push(place);
        }
        let slots = self.attempt.given.get_mut(place.part);
        let Some((slot, given)) = slots.and_then(|slots| slots.get_mut(place.asked)).zip(given) else { return };
        if self.quiz.mode == Mode::Practice && slot.is_some() {
            self.remark(index, Fault::AnsweredAgain);
        } else {
            *slot = Some(given);
        }
    }

    /// What an event speaks of.
    fn find(&self, event: &Cursor) -> Option<Place> {
        let (part, asked) = (event.value.at("part").id()?, event.value.at("asked").id()?);
        let Some(index) = self.quiz.parts.iter().position(|known| known.id == part) else {
            event.report_at("part", Code::UnknownPart, &[("value", &part)]);
            return None;
        };
        let place = self.quiz.parts.get(index)?.asked().iter().position(|known| *known == asked);
        if place.is_none() {
            event.report_at("asked", Code::UnknownQuestion, &[("value", &asked)]);
        }
        Some(Place { part: index, asked: place? })
    }
}

fn read_given(answer: &Cursor, part: &Part, place: Place) -> Option<Given> {
    match &part.asks {
        PartAsks::Knowledge(questions) => questions.get(place.asked)?.read_answer(answer).map(Given::Answer),
        PartAsks::Scoring(scoring) => match Evaluation::parse(&scoring.card, answer.value) {
            Ok(evaluation) => Some(Given::Evaluation(evaluation)),
            Err(issues) => {
                issues.into_iter().filter(Issue::is_error).for_each(|issue| answer.report_issue(issue));
                None
            }
        },
    }
}

fn check_kind(event: &Cursor) {
    if event.value.has("kind") {
        event.at("kind").judge(&Shape::OneOf(Kind::WORDS));
    } else if matches!(event.value, Value::Object(_)) {
        event.need("kind");
    }
}
