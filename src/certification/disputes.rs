//! Answers of the key that those who took the quiz dispute: more of them, two at least, gave one and the same other answer
//! than a right one. Then either something is to be taught, or the key is to be looked at again.

use serde::Serialize;

use crate::agreement::proportion::{clopper_pearson, wilson};
use crate::agreement::{Interval, Undefined, or_reason};
use crate::document::Value;
use crate::evaluation::{Evaluation, Response};
use crate::quiz::{Answer, Attempt, Given, Part, PartAsks, Question, Scoring};

use super::grade::units_of;
use super::units::Unit;

/// A question, or one item of one call, to which another answer came more often than a right one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disputed {
    /// The question, or the call.
    pub asked: String,
    /// The item of the scorecard; none of a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// How many answered it.
    pub answers: usize,
    /// How many of them rightly.
    pub right: usize,
    /// The other answer that came most often.
    pub rival: Rival,
    /// Whether more would give it than a right one: by the exact interval of Clopper and Pearson [ClopperPearson1934] of its
    /// share of both, of confidence 1 − α over all other answers of the part together [Dunn1961]. Otherwise it is a hint.
    pub sure: bool,
}

/// An answer that the key does not take for right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rival {
    /// As documents write it.
    pub answer: Value,
    /// How many gave it.
    pub count: usize,
    /// Its share of all answers: Wilson's, of confidence 1 − α.
    #[serde(serialize_with = "or_reason")]
    pub interval: Result<Interval, Undefined>,
}

/// What is disputed most comes first.
pub(super) fn disputed(part: &Part, place: usize, attempts: &[&Attempt], alpha: f64) -> Vec<Disputed> {
    let mut counts: Vec<Count> = Vec::new();
    for attempt in attempts {
        let given = attempt.given.get(place).map_or(&[][..], Vec::as_slice);
        for unit in units_of(part, given, true) {
            let Some(answer) = answered(part, &unit, given) else { continue };
            let found = counts.iter().position(|count| count.is_of(&unit));
            let index = found.unwrap_or_else(|| {
                counts.push(Count {
                    call: unit.call,
                    item: unit.item.clone(),
                    answers: 0,
                    right: 0,
                    others: Vec::new(),
                });
                counts.len() - 1
            });
            counts.iter_mut().skip(index).take(1).for_each(|count| count.add(&unit, &answer));
        }
    }
    let others: usize = counts.iter().map(|count| count.others.len()).sum();
    let disputed: Vec<Disputed> =
        counts.iter().filter_map(|count| count.disputed(part, alpha, alpha / others as f64)).collect();
    let leads = (1..=attempts.len()).rev();
    leads.flat_map(|lead| disputed.iter().filter(move |each| each.rival.count - each.right == lead).cloned()).collect()
}

/// How a question, or an item of a call, was answered.
struct Count {
    call: usize,
    item: String,
    answers: usize,
    right: usize,
    others: Vec<(Value, usize)>,
}

impl Count {
    fn is_of(&self, unit: &Unit) -> bool {
        self.call == unit.call && self.item == unit.item
    }

    fn add(&mut self, unit: &Unit, answer: &Value) {
        self.answers += 1;
        if unit.is_right() {
            self.right += 1;
        } else if let Some((_, count)) = self.others.iter_mut().find(|(other, _)| other == answer) {
            *count += 1;
        } else {
            self.others.push((answer.clone(), 1));
        }
    }

    /// `shared`: what of α this one may use.
    fn disputed(&self, part: &Part, alpha: f64, shared: f64) -> Option<Disputed> {
        let most = self.others.iter().map(|(_, count)| *count).max()?;
        let (answer, count) = self.others.iter().find(|(_, count)| *count == most && *count > self.right.max(1))?;
        let (asked, item) = match &part.asks {
            PartAsks::Knowledge(_) => (self.item.clone(), None),
            PartAsks::Scoring(scoring) => (scoring.cases.get(self.call)?.id.clone(), Some(self.item.clone())),
        };
        let interval = wilson(*count as u64, self.answers as u64, 1.0 - alpha);
        let lead = clopper_pearson(*count as u64, (count + self.right) as u64, 1.0 - shared);
        let sure = lead.is_ok_and(|lead| lead.low > 0.5);
        let rival = Rival { answer: answer.clone(), count: *count, interval };
        Some(Disputed { asked, item, answers: self.answers, right: self.right, rival, sure })
    }
}

/// What was answered, as documents write it; what is left out is no answer.
fn answered(part: &Part, unit: &Unit, given: &[Option<Given>]) -> Option<Value> {
    match (&part.asks, given.get(unit.call)?.as_ref()?) {
        (PartAsks::Knowledge(questions), Given::Answer(answer)) => Some(of_question(questions.get(unit.call)?, answer)),
        (PartAsks::Scoring(scoring), Given::Evaluation(sheet)) => of_item(scoring, &unit.item, sheet),
        _ => None,
    }
}

fn of_question(question: &Question, answer: &Answer) -> Value {
    let named =
        |places: &[usize]| Value::List(places.iter().filter_map(|place| id(&question.options, *place)).collect());
    let (key, value) = match answer {
        Answer::Single(place) => ("option", id(&question.options, *place).unwrap_or(Value::Null)),
        // Options have no order, whoever chose them in which.
        Answer::Multiple(places) => {
            let all: Vec<usize> = (0..question.options.len()).filter(|place| places.contains(place)).collect();
            ("options", named(&all))
        }
        Answer::Order(places) => ("order", named(places)),
        Answer::Match(places) => {
            let pairs = question.prompts.iter().zip(places);
            let match_of =
                |(prompt, place): (&String, &Option<usize>)| Some((prompt.clone(), id(&question.options, (*place)?)?));
            ("matches", Value::Object(pairs.filter_map(match_of).collect()))
        }
        Answer::Number(number) => ("number", Value::Number(number.to_double())),
    };
    Value::Object(vec![(key.into(), value)])
}

fn of_item(scoring: &Scoring, item: &str, sheet: &Evaluation) -> Option<Value> {
    let rules = &scoring.card.rules;
    let place = rules.item_index(item)?;
    let options: Vec<String> = rules.items.get(place)?.kind.options().iter().map(|option| option.id.clone()).collect();
    let (key, value) = match sheet.responses.get(place)? {
        Response::NotApplicable => ("notApplicable", Value::Bool(true)),
        Response::Choice(place) => ("option", id(&options, *place)?),
        Response::Multi(chosen) => {
            let chosen = (0..options.len()).filter(|place| chosen.contains(*place));
            ("options", Value::List(chosen.filter_map(|place| id(&options, place)).collect()))
        }
        Response::Number(number) => ("number", Value::Text(number.to_string())),
        Response::None | Response::Written | Response::Unread => return None,
    };
    Some(Value::Object(vec![(key.into(), value)]))
}

fn id(ids: &[String], place: usize) -> Option<Value> {
    ids.get(place).cloned().map(Value::Text)
}
