//! A quiz for raters, and what one of them did in it. Neither is judged here: whether an answer is right, and whether that
//! is enough, certification tells.

mod attempt;
mod key;
mod pass;
mod question;
mod scoring;

use crate::document::{Code, Cursor, Issue, Issues, Key, Shape, Value, canonical_json, may, need, sha256, words};
use crate::numeric::Rational;

pub use attempt::{Attempt, Fault, Remark};
pub(crate) use attempt::{Given, RATER};
pub(crate) use pass::Pass;
pub use pass::{Range, Sequential};
pub(crate) use question::{Answer, Question};
pub(crate) use scoring::{QuizCase, Scoring};

const MOST_PARTS: usize = 20;

const ID: Key = need("id", Shape::Id);
const TITLE: Key = need("title", Shape::Localized);
const KIND: Key = need("kind", Shape::OneOf(PartKind::WORDS));
const SUBJECT: Key = may("subject", Shape::OneOf(&["business", "standard", "process", "scoring"]));
const REQUIRED: Key = may("required", Shape::Boolean);
const PASS: Key = may("pass", Shape::Any);

static QUIZ: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/quiz@1")),
    ID,
    need("version", Shape::Text),
    TITLE,
    may("purpose", Shape::Localized),
    may("mode", Shape::OneOf(Mode::WORDS)),
    may("shuffle", Shape::Boolean),
    may("attempts", Shape::Whole(1, MOST_ATTEMPTS)),
    may("minutes", Shape::Whole(1, 10_000)),
    may("validDays", Shape::Whole(1, 10_000)),
    may("skills", Shape::Table(&Shape::Localized)),
    need("parts", Shape::Some(MOST_PARTS, &Shape::Any)),
    may("key", Shape::Of(&key::KEY)),
    may("sealed", Shape::Of(&key::SEALED)),
    may("pass", Shape::Object(&[may("share", pass::SHARE), may("alpha", Shape::Number(0.001, 0.2))])),
    may("meta", Shape::Meta),
]);
static KNOWLEDGE: Shape = Shape::Object(&[
    ID,
    TITLE,
    KIND,
    SUBJECT,
    REQUIRED,
    PASS,
    need("items", Shape::Some(question::MOST_QUESTIONS, &Shape::Any)),
]);
static SCORING: Shape = Shape::Object(&[
    ID,
    TITLE,
    KIND,
    SUBJECT,
    REQUIRED,
    PASS,
    need("scorecard", Shape::Any),
    may("skills", Shape::Table(&Shape::Id)),
    need("cases", Shape::Some(scoring::MOST_CASES, &scoring::CASE)),
]);
/// Of a part whose kind is not known: which keys it may have nobody can tell.
static UNKNOWN: Shape = Shape::Also(&Shape::Meta, check_kind);

const MOST_ATTEMPTS: usize = 1_000;

words! {
    /// What a quiz is for.
    #[derive(Default)]
    pub enum Mode {
        /// To learn: the page tells after each answer, so the first one counts.
        Practice = "practice",
        /// To show: nothing is told before the end, and the last answer counts.
        #[default]
        Exam = "exam",
    }
}

words! {
    /// What is asked in a part.
    pub(crate) enum PartKind {
        /// Questions.
        Knowledge = "knowledge",
        /// Calls to be scored.
        Scoring = "scoring",
    }
}

/// A quiz, proven to make sense. While it is sealed it can be taken, and not graded.
#[derive(Debug)]
pub struct Quiz {
    document: Value,
    hash: String,
    pub(crate) mode: Mode,
    attempts: usize,
    /// How many minutes an attempt may last.
    pub(crate) minutes: Option<usize>,
    parts: Vec<Part>,
    /// What is right, as it was given; `None` while the quiz is sealed.
    key: Option<Value>,
    /// The least share of everything.
    pub(crate) share: Option<Rational>,
    /// Intervals have a confidence of 1 − α.
    pub(crate) alpha: f64,
}

/// A part of a quiz.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) id: String,
    /// Whether the quiz is passed only with it.
    pub(crate) required: bool,
    pub(crate) pass: Pass,
    pub(crate) asks: PartAsks,
}

#[derive(Debug)]
pub(crate) enum PartAsks {
    Knowledge(Vec<Question>),
    Scoring(Box<Scoring>),
}

impl Quiz {
    /// Reads a `calibrant/quiz@1` document.
    ///
    /// # Errors
    /// Every problem found: of its questions, its scorecards and its key, and of the rules for passing; a seal that is not
    /// the one that was made.
    pub fn parse(document: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(document, &issues);
        root.judge(&QUIZ);
        let skills: Vec<&str> = document.at("skills").entries().iter().map(|(skill, _)| skill.as_str()).collect();
        let parts = root.at("parts");
        unique(&parts, MOST_PARTS);
        let mut read: Vec<Part> = parts.list(MOST_PARTS).filter_map(|part| Part::read(&part, &skills)).collect();
        key::read(&root, &mut read);
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        let whole = |key| document.at(key).whole();
        let pass = document.at("pass");
        Ok(Self {
            hash: sha256(&canonical_json(document, &|_| true)),
            mode: Mode::named(document.at("mode")).unwrap_or_default(),
            attempts: whole("attempts").unwrap_or(MOST_ATTEMPTS),
            minutes: whole("minutes"),
            parts: read,
            key: document.get("key").cloned(),
            share: pass.at("share").rational(),
            alpha: pass.at("alpha").number().unwrap_or(0.05),
            document: document.clone(),
        })
    }

    /// `sha256:…` over the whole document; of a sealed quiz over the sealed one, also once it is open.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// As it was given; of a sealed quiz the sealed one, also once it is open.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.document
    }
}

impl Part {
    fn read(place: &Cursor, skills: &[&str]) -> Option<Self> {
        let kind = PartKind::named(place.value.at("kind"));
        place.judge(match kind {
            Some(PartKind::Knowledge) => &KNOWLEDGE,
            Some(PartKind::Scoring) => &SCORING,
            None => &UNKNOWN,
        });
        let (asks, pass) = match kind? {
            PartKind::Knowledge => {
                let questions = question::read_all(&place.at("items"), skills);
                (PartAsks::Knowledge(questions), Pass::of_knowledge(place))
            }
            PartKind::Scoring => {
                let scoring = Scoring::read(place, skills)?;
                let pass = Pass::of_scoring(place, &scoring.card);
                (PartAsks::Scoring(Box::new(scoring)), pass)
            }
        };
        let required = place.value.at("required").boolean().unwrap_or(true);
        Some(Self { id: place.value.at("id").id()?.into(), required, pass, asks })
    }

    /// Whether its scorecard has items that can be fatal.
    pub(crate) fn has_fatals(&self) -> bool {
        match &self.asks {
            PartAsks::Knowledge(_) => false,
            PartAsks::Scoring(scoring) => scoring.card.rules.items.iter().any(|item| item.fatal.is_some()),
        }
    }

    /// The ids of what is asked, in the quiz's order.
    pub(crate) fn asked(&self) -> Vec<&str> {
        match &self.asks {
            PartAsks::Knowledge(questions) => questions.iter().map(|question| question.id.as_str()).collect(),
            PartAsks::Scoring(scoring) => scoring.cases.iter().map(|case| case.id.as_str()).collect(),
        }
    }
}

/// `sha256:…` over everything in an object but what says so.
fn hash_without(object: &Value, hash: &str) -> String {
    let content = object.entries().iter().filter(|(key, _)| key != hash).cloned().collect();
    sha256(&canonical_json(&Value::Object(content), &|_| true))
}

/// The kind has to be one there is.
fn check_kind(part: &Cursor) {
    if part.value.has("kind") {
        part.at("kind").judge(&Shape::OneOf(PartKind::WORDS));
    } else if matches!(part.value, Value::Object(_)) {
        part.need("kind");
    }
}

/// No id stands twice.
fn unique(list: &Cursor, most: usize) {
    for (index, entry) in list.list(most).enumerate() {
        let Some(id) = entry.value.at("id").id() else { continue };
        if let Some(first) = list.list(index).position(|earlier| earlier.value.at("id").id() == Some(id)) {
            let first = format!("{}/{first}", list.path());
            entry.report_at("id", Code::DuplicateId, &[("value", &id), ("first", &first)]);
        }
    }
}

/// A skill has to be one that the quiz names.
fn check_skill(place: &Cursor, skills: &[&str]) {
    if let Some(skill) = place.value.id()
        && !skills.contains(&skill)
    {
        place.report(Code::UnknownSkill, &[("value", &skill)]);
    }
}
