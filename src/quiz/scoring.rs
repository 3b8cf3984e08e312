//! Calls to be scored, with the expert's answers and what else is accepted.

use crate::document::{Cursor, Issue, Shape, Value, escaped, may, need};
use crate::evaluation::{CONTACT, Evaluation, Response};
use crate::scorecard::Scorecard;

use super::pass::check_item;
use super::{check_skill, unique};

pub(super) const MOST_CASES: usize = 100;
const MOST_ALTERNATIVES: usize = 20;
const MOST_PANEL: usize = 20;

pub(super) static CASE: Shape =
    Shape::Object(&[need("id", Shape::Id), need("title", Shape::Localized), may("contact", Shape::Of(&CONTACT))]);
/// In a key.
static RIGHT: Shape = Shape::Object(&[
    need("expert", Shape::Meta),
    may("accepted", Shape::Table(&Shape::Some(MOST_ALTERNATIVES, &Shape::Meta))),
    may("reasons", Shape::Table(&Shape::Localized)),
    may("panel", Shape::Some(MOST_PANEL, &Shape::Meta)),
]);

/// The calls of a part, and the scorecard they are scored by.
#[derive(Debug)]
pub(crate) struct Scoring {
    pub(crate) card: Scorecard,
    pub(crate) cases: Vec<QuizCase>,
    /// Items with the skill that each takes.
    pub(crate) skills: Vec<(String, String)>,
}

/// A call, and how it is rightly scored: nothing of that is there while the quiz is sealed.
#[derive(Debug)]
pub(crate) struct QuizCase {
    pub(crate) id: String,
    pub(crate) expert: Option<Evaluation>,
    /// Other answers that are right too, with the place of their item on the card.
    pub(crate) accepted: Vec<(usize, Response)>,
    /// How others of the house scored it, by who they are.
    pub(crate) panel: Vec<(String, Evaluation)>,
}

impl Scoring {
    /// None where the scorecard cannot be used, which is reported.
    pub(super) fn read(part: &Cursor, skills: &[&str]) -> Option<Self> {
        let cases = part.at("cases");
        unique(&cases, MOST_CASES);
        if !part.value.has("scorecard") {
            return None;
        }
        let place = part.at("scorecard");
        let card = usable(Scorecard::parse(place.value.clone()), &place)?;
        let mut of_items = Vec::new();
        for (item, skill) in part.at("skills").table() {
            check_item(&skill, &card, item);
            check_skill(&skill, skills);
            of_items.extend(skill.value.id().map(|skill| (item.to_owned(), skill.to_owned())));
        }
        let cases = cases.list(MOST_CASES).filter_map(|case| QuizCase::read(&case)).collect();
        Some(Self { card, cases, skills: of_items })
    }

    /// What the key tells of its calls.
    pub(super) fn read_key(&mut self, key: &Cursor) {
        for case in self.cases.iter_mut().filter(|case| key.value.has(&case.id)) {
            let id = case.id.clone();
            case.read_key(&key.at(&id), &self.card);
        }
    }
}

impl QuizCase {
    fn read(place: &Cursor) -> Option<Self> {
        Some(Self { id: place.value.at("id").id()?.into(), expert: None, accepted: Vec::new(), panel: Vec::new() })
    }

    fn read_key(&mut self, place: &Cursor, card: &Scorecard) {
        place.judge(&RIGHT);
        place.at("reasons").table().for_each(|(item, reason)| check_item(&reason, card, item));
        let panel = place.at("panel");
        let read = |sheet: Cursor| {
            let rater = sheet.value.at("rater").at("id").text().unwrap_or_default().to_owned();
            Some((rater, usable(Evaluation::parse(card, sheet.value), &sheet)?))
        };
        self.panel = panel.list(MOST_PANEL).filter_map(read).collect();
        let expert = place.at("expert");
        if !matches!(expert.value, Value::Object(_)) {
            return;
        }
        self.expert = usable(Evaluation::parse(card, expert.value), &expert);
        // In the place of answers that cannot be read nothing else can be judged.
        if self.expert.is_none() {
            return;
        }
        for (item, answers) in place.at("accepted").table() {
            check_item(&answers, card, item);
            let Some(index) = card.item_index(item) else { continue };
            for answer in answers.list(MOST_ALTERNATIVES) {
                self.accepted.extend(read_answer(&answer, expert.value, card, item, index));
            }
        }
    }
}

/// Another answer to an item, read in the place of the expert's: as of a draft, since what else it asks for nobody gave.
fn read_answer(
    answer: &Cursor,
    expert: &Value,
    card: &Scorecard,
    item: &str,
    index: usize,
) -> Option<(usize, Response)> {
    let others = expert.at("answers").entries().iter().filter(|(id, _)| id != item).cloned();
    let answers = others.chain([(item.to_owned(), answer.value.clone())]).collect();
    let kept =
        expert.entries().iter().filter(|(key, _)| !["answers", "state", "result"].contains(&key.as_str())).cloned();
    let changed = [("answers", Value::Object(answers)), ("state", Value::Text("draft".into()))];
    let document = kept.chain(changed.map(|(key, value)| (key.into(), value))).collect();
    let own = format!("/answers/{}", escaped(item));
    match Evaluation::parse(card, &Value::Object(document)) {
        Ok(evaluation) => Some((index, *evaluation.responses.get(index)?)),
        Err(issues) => {
            for issue in issues.into_iter().filter(Issue::is_error) {
                let path = issue.path.strip_prefix(&own).map(String::from);
                path.into_iter().for_each(|path| answer.report_issue(Issue { path, ..issue.clone() }));
            }
            None
        }
    }
}

/// What could be read; else its errors are reported.
fn usable<T>(read: Result<T, Vec<Issue>>, place: &Cursor) -> Option<T> {
    read.map_err(|issues| {
        issues.into_iter().filter(Issue::is_error).for_each(|issue| place.report_issue(issue));
    })
    .ok()
}
