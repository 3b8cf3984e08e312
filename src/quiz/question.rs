//! Questions of a knowledge part, and answers to them.

use crate::document::{Code, Cursor, Key, Shape, Value, may, need, words};
use crate::numeric::Rational;

use super::{check_skill, unique};

pub(super) const MOST_QUESTIONS: usize = 500;
const MOST_OPTIONS: usize = 50;
const MOST_POINTS: usize = 100;

const ID: Key = need("id", Shape::Id);
const TITLE: Key = need("title", Shape::Localized);
const GUIDANCE: Key = may("guidance", Shape::Localized);
const KIND: Key = need("kind", Shape::OneOf(Kind::WORDS));
const POINTS: Key = may("points", Shape::Whole(1, MOST_POINTS));
const SKILL: Key = may("skill", Shape::Id);
const PARTIAL: Key = may("partial", Shape::Boolean);
const OPTIONS: Key = need("options", Shape::Some(MOST_OPTIONS, &OPTION));

static OPTION: Shape = Shape::Object(&[need("id", Shape::Id), need("title", Shape::Localized)]);
static SINGLE: Shape = Shape::Object(&[ID, TITLE, GUIDANCE, KIND, POINTS, SKILL, OPTIONS]);
static SEVERAL_OPTIONS: Shape = Shape::Object(&[ID, TITLE, GUIDANCE, KIND, POINTS, SKILL, PARTIAL, OPTIONS]);
static MATCH: Shape = Shape::Object(&[
    ID,
    TITLE,
    GUIDANCE,
    KIND,
    POINTS,
    SKILL,
    PARTIAL,
    OPTIONS,
    need("prompts", Shape::Some(MOST_OPTIONS, &OPTION)),
]);
static NUMBER: Shape = Shape::Object(&[ID, TITLE, GUIDANCE, KIND, POINTS, SKILL]);
/// Of a question whose kind is not known: which keys it may have nobody can tell.
static UNKNOWN: Shape = Shape::Also(&Shape::Meta, check_kind);

words! {
    /// How a question is answered.
    enum Kind {
        /// By one option.
        Single = "single",
        /// By some options.
        Multiple = "multiple",
        /// By all options, in their order.
        Order = "order",
        /// By an option for each prompt.
        Match = "match",
        /// By a number.
        Number = "number",
    }
}

/// A question that makes sense.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) skill: Option<String>,
    pub(crate) points: usize,
    /// Whether part of it earns part of the points.
    pub(crate) partial: bool,
    kind: Kind,
    /// As documents name them; none of a number.
    pub(crate) options: Vec<String>,
    /// What options are matched with, as documents name it.
    pub(crate) prompts: Vec<String>,
    /// `None` while the quiz is sealed.
    pub(crate) right: Option<Right>,
}

/// What is right.
#[derive(Debug)]
pub(crate) struct Right {
    /// Complete: an order of all options, a match for every prompt.
    pub(crate) answer: Answer,
    /// So far from the number is right.
    pub(crate) tolerance: Rational,
    /// From so far on nothing is earned; between, less and less.
    pub(crate) nothing_from: Rational,
}

/// An answer, somebody's or the right one. Options go by their place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Single(usize),
    Multiple(Vec<usize>),
    Order(Vec<usize>),
    /// By the place of the prompt.
    Match(Vec<Option<usize>>),
    Number(Rational),
}

pub(super) fn read_all(list: &Cursor, skills: &[&str]) -> Vec<Question> {
    unique(list, MOST_QUESTIONS);
    list.list(MOST_QUESTIONS).filter_map(|entry| Question::read(&entry, skills)).collect()
}

impl Question {
    fn read(place: &Cursor, skills: &[&str]) -> Option<Self> {
        let kind = Kind::named(place.value.at("kind"));
        place.judge(match kind {
            Some(Kind::Single) => &SINGLE,
            Some(Kind::Multiple | Kind::Order) => &SEVERAL_OPTIONS,
            Some(Kind::Match) => &MATCH,
            Some(Kind::Number) => &NUMBER,
            None => &UNKNOWN,
        });
        check_skill(&place.at("skill"), skills);
        let kind = kind?;
        let options = if kind == Kind::Number { Vec::new() } else { read_options(&place.at("options")) };
        let prompts = if kind == Kind::Match { read_ids(&place.at("prompts")) } else { Vec::new() };
        Some(Self {
            id: place.value.at("id").id().unwrap_or_default().into(),
            skill: place.value.at("skill").id().map(String::from),
            points: place.value.at("points").whole().unwrap_or(1),
            partial: place.value.at("partial").boolean().unwrap_or(true),
            kind,
            options,
            prompts,
            right: None,
        })
    }

    /// What was answered at this place; `None` where something is wrong with it, which is reported.
    pub(super) fn read_answer(&self, place: &Cursor) -> Option<Answer> {
        place.judge(match self.kind {
            Kind::Single => &ONE,
            Kind::Multiple => &SEVERAL,
            Kind::Order => &ORDERED,
            Kind::Match => &MATCHED,
            Kind::Number => &NUMBERED,
        });
        Some(match self.kind {
            Kind::Single => Answer::Single(self.find(&place.at("option"))?),
            Kind::Multiple => Answer::Multiple(self.find_all(&place.at("options"))),
            Kind::Order => Answer::Order(self.find_all(&place.at("order"))),
            Kind::Match => self.read_matches(&place.at("matches")),
            Kind::Number => Answer::Number(place.value.at("number").rational()?),
        })
    }

    fn read_matches(&self, table: &Cursor) -> Answer {
        let mut matches = vec![None; self.prompts.len()];
        for (prompt, entry) in table.table() {
            let slot = self.place_of(&entry, prompt, &self.prompts).and_then(|place| matches.get_mut(place));
            slot.into_iter().for_each(|slot| *slot = self.find(&entry));
        }
        Answer::Match(matches)
    }

    /// The place of the option that is named.
    fn find(&self, place: &Cursor) -> Option<usize> {
        self.place_of(place, place.value.id()?, &self.options)
    }

    fn find_all(&self, list: &Cursor) -> Vec<usize> {
        list.list(MOST_OPTIONS).filter_map(|entry| self.find(&entry)).collect()
    }

    fn place_of(&self, place: &Cursor, named: &str, known: &[String]) -> Option<usize> {
        let found = known.iter().position(|id| id == named);
        // Where options are missing or could not be read, this one may be among them.
        if found.is_none() && !known.is_empty() && !known.iter().any(String::is_empty) {
            place.report(Code::UnknownOption, &[("value", &named), ("item", &self.id)]);
        }
        found
    }

    /// What the key tells of it at this place.
    pub(super) fn read_key(&mut self, place: &Cursor) {
        place.judge(if self.kind == Kind::Number { &RIGHT_NUMBER } else { &RIGHT });
        for (option, reason) in place.at("reasons").table() {
            self.place_of(&reason, option, &self.options);
        }
        let (tolerance, nothing_from) =
            if self.kind == Kind::Number { read_distances(place) } else { Default::default() };
        let answer = place.value.has("answer").then(|| self.read_answer(&place.at("answer"))).flatten();
        self.right = answer.map(|answer| Right { answer, tolerance, nothing_from });
        self.check_complete(&place.at("answer"));
    }

    /// What is right leaves nothing out.
    fn check_complete(&self, answer: &Cursor) {
        match self.right.as_ref().map(|right| &right.answer) {
            Some(Answer::Order(order)) if matches!(answer.value.at("order"), Value::List(_)) => {
                for (place, option) in self.options.iter().enumerate() {
                    if !order.contains(&place) && !option.is_empty() {
                        answer.report_at("order", Code::OptionLeftOut, &[("value", option)]);
                    }
                }
            }
            Some(Answer::Match(_)) if matches!(answer.value.at("matches"), Value::Object(_)) => {
                let matches = answer.at("matches");
                self.prompts.iter().filter(|id| !id.is_empty()).for_each(|prompt| matches.need(prompt));
            }
            _ => {}
        }
    }
}

static ONE: Shape = Shape::Object(&[need("option", Shape::Id)]);
static SEVERAL: Shape = Shape::Object(&[need("options", Shape::Ids(MOST_OPTIONS))]);
static ORDERED: Shape = Shape::Object(&[need("order", Shape::Ids(MOST_OPTIONS))]);
static MATCHED: Shape = Shape::Object(&[need("matches", Shape::Table(&Shape::Id))]);
static NUMBERED: Shape = Shape::Object(&[need("number", Shape::Decimal)]);

// In a key. The answer is judged by its question.
static RIGHT: Shape = Shape::Object(&[
    need("answer", Shape::Any),
    may("reason", Shape::Localized),
    may("reasons", Shape::Table(&Shape::Localized)),
]);
static RIGHT_NUMBER: Shape = Shape::Object(&[
    need("answer", Shape::Any),
    may("tolerance", Shape::Weight),
    may("nothingFrom", Shape::Weight),
    may("reason", Shape::Localized),
]);

/// Of fewer than two there is nothing to choose.
fn read_options(list: &Cursor) -> Vec<String> {
    if matches!(list.value, Value::List(options) if options.len() == 1) {
        list.report(Code::TooFew, &[("count", &1usize), ("least", &2usize)]);
    }
    read_ids(list)
}

/// What could not be read keeps its place, and is named by nobody.
fn read_ids(list: &Cursor) -> Vec<String> {
    unique(list, MOST_OPTIONS);
    list.list(MOST_OPTIONS).map(|entry| entry.value.at("id").id().unwrap_or_default().into()).collect()
}

/// Within how much of the number everything is earned, and from where on nothing.
fn read_distances(place: &Cursor) -> (Rational, Rational) {
    let distance = |key: &str| place.value.at(key).weight();
    let tolerance = distance("tolerance").unwrap_or_default();
    let nothing_from = distance("nothingFrom").unwrap_or_else(|| tolerance.clone());
    if nothing_from < tolerance {
        place.report_at(
            "nothingFrom",
            Code::CreditBelowTolerance,
            &[("value", &nothing_from), ("tolerance", &tolerance)],
        );
    }
    (tolerance, nothing_from)
}

fn check_kind(question: &Cursor) {
    if question.value.has("kind") {
        question.at("kind").judge(&Shape::OneOf(Kind::WORDS));
    } else if matches!(question.value, Value::Object(_)) {
        question.need("kind");
    }
}
