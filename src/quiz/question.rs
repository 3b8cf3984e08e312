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

static OPTION: Shape =
    Shape::Object(&[need("id", Shape::Id), need("title", Shape::Localized), may("guidance", Shape::Localized)]);
static PROMPT: Shape =
    Shape::Object(&[need("id", Shape::Id), need("title", Shape::Localized), need("option", Shape::Id)]);
static SINGLE: Shape = Shape::Object(&[ID, TITLE, GUIDANCE, KIND, POINTS, SKILL, OPTIONS, need("answer", Shape::Id)]);
static MULTIPLE: Shape = Shape::Object(&[
    ID,
    TITLE,
    GUIDANCE,
    KIND,
    POINTS,
    SKILL,
    PARTIAL,
    OPTIONS,
    need("answers", Shape::Ids(MOST_OPTIONS)),
]);
static ORDER: Shape = Shape::Object(&[ID, TITLE, GUIDANCE, KIND, POINTS, SKILL, PARTIAL, OPTIONS]);
static MATCH: Shape = Shape::Object(&[
    ID,
    TITLE,
    GUIDANCE,
    KIND,
    POINTS,
    SKILL,
    PARTIAL,
    OPTIONS,
    need("prompts", Shape::Some(MOST_OPTIONS, &PROMPT)),
]);
static NUMBER: Shape = Shape::Object(&[
    ID,
    TITLE,
    GUIDANCE,
    KIND,
    POINTS,
    SKILL,
    need("number", Shape::Decimal),
    may("tolerance", Shape::Weight),
    may("nothingFrom", Shape::Weight),
]);
/// Of a question whose kind is not known: which keys it may have nobody can tell.
static UNKNOWN: Shape = Shape::Also(&Shape::Meta, check_kind);

words! {
    /// How a question is answered.
    pub(crate) enum Kind {
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
    /// As documents name them; none of a number.
    pub(crate) options: Vec<String>,
    pub(crate) asks: Asks,
}

/// What is right. Options go by their place.
#[derive(Debug)]
pub(crate) enum Asks {
    Single(usize),
    Multiple(Vec<usize>),
    /// The options stand in the right order.
    Order,
    /// Prompts with the option of each.
    Match(Vec<(String, usize)>),
    Number {
        number: Rational,
        /// So far from it is right.
        tolerance: Rational,
        /// From so far on nothing is earned; between, less and less.
        nothing_from: Rational,
    },
}

/// What somebody answered. Options go by their place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Single(usize),
    Multiple(Vec<usize>),
    Order(Vec<usize>),
    /// By prompt.
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
            Some(Kind::Multiple) => &MULTIPLE,
            Some(Kind::Order) => &ORDER,
            Some(Kind::Match) => &MATCH,
            Some(Kind::Number) => &NUMBER,
            None => &UNKNOWN,
        });
        check_skill(&place.at("skill"), skills);
        let id = place.value.at("id").id().unwrap_or_default();
        let options = if kind? == Kind::Number { Vec::new() } else { read_options(&place.at("options")) };
        let asks = match kind? {
            Kind::Single => Asks::Single(find(&place.at("answer"), &options, id)?),
            Kind::Multiple => Asks::Multiple(find_all(&place.at("answers"), &options, id)),
            Kind::Order => Asks::Order,
            Kind::Match => Asks::Match(read_prompts(&place.at("prompts"), &options, id)),
            Kind::Number => read_number(place)?,
        };
        Some(Self {
            id: id.into(),
            skill: place.value.at("skill").id().map(String::from),
            points: place.value.at("points").whole().unwrap_or(1),
            partial: place.value.at("partial").boolean().unwrap_or(true),
            options,
            asks,
        })
    }

    /// What was answered at this place; `None` where something is wrong with it, which is reported.
    pub(super) fn read_answer(&self, place: &Cursor) -> Option<Answer> {
        place.judge(match self.asks {
            Asks::Single(_) => &ONE,
            Asks::Multiple(_) => &SEVERAL,
            Asks::Order => &ORDERED,
            Asks::Match(_) => &MATCHED,
            Asks::Number { .. } => &NUMBERED,
        });
        Some(match &self.asks {
            Asks::Single(_) => Answer::Single(find(&place.at("option"), &self.options, &self.id)?),
            Asks::Multiple(_) => Answer::Multiple(find_all(&place.at("options"), &self.options, &self.id)),
            Asks::Order => Answer::Order(find_all(&place.at("order"), &self.options, &self.id)),
            Asks::Match(prompts) => self.read_matches(&place.at("matches"), prompts),
            Asks::Number { .. } => Answer::Number(place.value.at("number").rational()?),
        })
    }

    fn read_matches(&self, table: &Cursor, prompts: &[(String, usize)]) -> Answer {
        let mut matches = vec![None; prompts.len()];
        for (prompt, entry) in table.table() {
            match prompts.iter().zip(&mut matches).find(|((known, _), _)| known == prompt) {
                Some((_, slot)) => *slot = find(&entry, &self.options, &self.id),
                None => entry.report(Code::UnknownOption, &[("value", &prompt), ("item", &self.id)]),
            }
        }
        Answer::Match(matches)
    }
}

static ONE: Shape = Shape::Object(&[need("option", Shape::Id)]);
static SEVERAL: Shape = Shape::Object(&[need("options", Shape::Ids(MOST_OPTIONS))]);
static ORDERED: Shape = Shape::Object(&[need("order", Shape::Ids(MOST_OPTIONS))]);
static MATCHED: Shape = Shape::Object(&[need("matches", Shape::Table(&Shape::Id))]);
static NUMBERED: Shape = Shape::Object(&[need("number", Shape::Decimal)]);

/// Of fewer than two there is nothing to choose.
fn read_options(list: &Cursor) -> Vec<String> {
    unique(list, MOST_OPTIONS);
    if matches!(list.value, Value::List(options) if options.len() == 1) {
        list.report(Code::TooFew, &[("count", &1usize), ("least", &2usize)]);
    }
    // What could not be read keeps its place, and is named by nobody.
    list.list(MOST_OPTIONS).map(|option| option.value.at("id").id().unwrap_or_default().into()).collect()
}

/// The place of the option that is named.
fn find(place: &Cursor, options: &[String], item: &str) -> Option<usize> {
    let named = place.value.id()?;
    let found = options.iter().position(|option| option == named);
    // Where options are missing or could not be read, this one may be among them.
    if found.is_none() && !options.is_empty() && options.iter().all(|option| !option.is_empty()) {
        place.report(Code::UnknownOption, &[("value", &named), ("item", &item)]);
    }
    found
}

fn find_all(list: &Cursor, options: &[String], item: &str) -> Vec<usize> {
    list.list(MOST_OPTIONS).filter_map(|entry| find(&entry, options, item)).collect()
}

fn read_prompts(list: &Cursor, options: &[String], item: &str) -> Vec<(String, usize)> {
    unique(list, MOST_OPTIONS);
    let read = |prompt: Cursor| {
        let option = find(&prompt.at("option"), options, item)?;
        Some((prompt.value.at("id").id()?.to_owned(), option))
    };
    list.list(MOST_OPTIONS).filter_map(read).collect()
}

fn read_number(place: &Cursor) -> Option<Asks> {
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
    Some(Asks::Number { number: place.value.at("number").rational()?, tolerance, nothing_from })
}

fn check_kind(question: &Cursor) {
    if question.value.has("kind") {
        question.at("kind").judge(&Shape::OneOf(Kind::WORDS));
    } else if matches!(question.value, Value::Object(_)) {
        question.need("kind");
    }
}
