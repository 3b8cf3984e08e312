//! When something is visible: a condition over answers, in three-valued logic.

use crate::document::{Code, Cursor, Issues, Shape, Value, may};
use crate::numeric::Decimal;

use super::item::find_options;
use super::{DEEPEST_CONDITION, Item, Kind, MOST_ITEMS, MOST_OPTIONS, Options, Rules};

/// True, false, or (`None`) unknown: the item asked about is hidden, not applicable or without an answer.
pub(crate) type Truth = Option<bool>;

#[derive(Clone, Debug)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// A test put to the item at a place in card order.
    Item(usize, Test),
}

#[derive(Clone, Debug)]
pub(crate) enum Test {
    In(Options),
    NotIn(Options),
    AllIn(Options),
    Exactly(Options),
    Below(Decimal),
    AtLeast(Decimal),
}

/// What a test is put to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tested {
    Options(Options),
    Number(Decimal),
    Unknown,
}

impl Condition {
    /// Kleene's strong logic over what each item was answered with, in card order.
    pub(crate) fn holds(&self, answers: &[Tested]) -> Truth {
        match self {
            Self::All(parts) => decided_by(false, parts, answers),
            Self::Any(parts) => decided_by(true, parts, answers),
            Self::Not(part) => part.holds(answers).map(|truth| !truth),
            Self::Item(item, test) => test.holds(answers.get(*item).copied().unwrap_or(Tested::Unknown)),
        }
    }

    /// Adds every item asked about, with the test put to it.
    pub(crate) fn add_tests<'a>(&'a self, tests: &mut Vec<(usize, &'a Test)>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.add_tests(tests)),
            Self::Not(part) => part.add_tests(tests),
            Self::Item(item, test) => tests.push((*item, test)),
        }
    }
}

/// One part with the decisive truth decides; else it is unknown if any part is unknown.
fn decided_by(decisive: bool, parts: &[Condition], answers: &[Tested]) -> Truth {
    let mut result = Some(!decisive);
    for part in parts {
        match part.holds(answers) {
            Some(truth) if truth == decisive => return Some(decisive),
            None => result = None,
            Some(_) => {}
        }
    }
    result
}

impl Test {
    fn holds(&self, tested: Tested) -> Truth {
        match (self, tested) {
            (Self::In(listed), Tested::Options(chosen)) => Some(chosen.meets(*listed)),
            (Self::NotIn(listed), Tested::Options(chosen)) => Some(!chosen.meets(*listed)),
            (Self::AllIn(listed), Tested::Options(chosen)) => Some(chosen.covers(*listed)),
            (Self::Exactly(listed), Tested::Options(chosen)) => Some(chosen == *listed),
            (Self::Below(limit), Tested::Number(number)) => Some(number < *limit),
            (Self::AtLeast(limit), Tested::Number(number)) => Some(number >= *limit),
            _ => None,
        }
    }
}

const TESTS: &[&str] = &["in", "notIn", "allIn", "exactly", "below", "atLeast"];
const GROUPS: &[&str] = &["all", "any", "not"];

static CONDITION: Shape = Shape::Object(&[
    may("all", Shape::Some(MOST_ITEMS, &CONDITION)),
    may("any", Shape::Some(MOST_ITEMS, &CONDITION)),
    may("not", Shape::Of(&CONDITION)),
    may("item", Shape::Id),
    may("in", Shape::Any),
    may("notIn", Shape::Any),
    may("allIn", Shape::Any),
    may("exactly", Shape::Any),
    may("below", Shape::Any),
    may("atLeast", Shape::Any),
]);

impl Condition {
    /// Reads the condition of an item or a section against the items already read.
    pub(super) fn read(owner: &Cursor, items: &[Item]) -> Option<Self> {
        if !owner.value.has("visibleWhen") {
            return None;
        }
        let place = owner.at("visibleWhen");
        place.judge(&CONDITION);
        Self::read_at(&place, items, 0)
    }

    fn read_at(cursor: &Cursor, items: &[Item], depth: usize) -> Option<Self> {
        if depth >= DEEPEST_CONDITION {
            cursor.report(Code::ConditionTooDeep, &[("limit", &DEEPEST_CONDITION)]);
            return None;
        }
        let value = cursor.value;
        match (value.present(GROUPS).as_slice(), value.has("item"), value.present(TESTS).as_slice()) {
            (["not"], false, []) => Some(Self::Not(Box::new(Self::read_at(&cursor.at("not"), items, depth + 1)?))),
            ([group], false, []) => {
                let mut parts = Vec::new();
                for part in cursor.at(group).list(MOST_ITEMS) {
                    parts.extend(Self::read_at(&part, items, depth + 1));
                }
                Some(if *group == "all" { Self::All(parts) } else { Self::Any(parts) })
            }
            ([], true, [test]) => read_test(&cursor.at("item"), test, &cursor.at(test), items),
            _ if matches!(value, Value::Object(_)) => {
                cursor.report(Code::ConditionShape, &[]);
                None
            }
            _ => None,
        }
    }
}

fn read_test(named: &Cursor, test: &'static str, operand: &Cursor, items: &[Item]) -> Option<Condition> {
    let id = named.value.id()?;
    let Some((index, item)) = items.iter().enumerate().find(|(_, item)| item.id == id) else {
        named.report(Code::UnknownItem, &[("value", &id)]);
        return None;
    };
    let allowed: &[&str] = match item.kind {
        Kind::Choice(_) => &["in", "notIn"],
        Kind::Multi(..) => &["in", "notIn", "allIn", "exactly"],
        Kind::Number(..) => &["below", "atLeast"],
        Kind::Text | Kind::Date => &[],
        Kind::Unread => return None,
    };
    if !allowed.contains(&test) {
        operand.report(Code::ConditionTest, &[("test", &test), ("kind", &item.kind.word())]);
        return None;
    }
    operand.judge(match test {
        "below" | "atLeast" => &Shape::Decimal,
        // Exactly none of them is a set too: nothing chosen.
        "exactly" => &Shape::List(MOST_OPTIONS, &Shape::Id),
        _ => &Shape::Some(MOST_OPTIONS, &Shape::Id),
    });
    let options = find_options(operand, &item.kind, id);
    let test = match test {
        "in" => Test::In(options),
        "notIn" => Test::NotIn(options),
        "allIn" => Test::AllIn(options),
        "exactly" => Test::Exactly(options),
        "below" => Test::Below(operand.value.decimal()?),
        _ => Test::AtLeast(operand.value.decimal()?),
    };
    Some(Condition::Item(index, test))
}

impl Rules {
    /// Every item that the visibility of an item depends on, with the test put to it.
    pub(super) fn tests_before<'a>(&'a self, item: &'a Item) -> Vec<(usize, &'a Test)> {
        let mut tests = Vec::new();
        if let Some(condition) = self.sections.get(item.section).and_then(|section| section.visible_when.as_ref()) {
            condition.add_tests(&mut tests);
        }
        if let Some(condition) = &item.visible_when {
            condition.add_tests(&mut tests);
        }
        tests
    }

    /// The items, each after those its visibility depends on; a circle is reported by its names.
    pub(super) fn order_by_visibility(&self, issues: &Issues) -> Vec<usize> {
        let mut search = Search { rules: self, issues, order: Vec::new(), trail: Vec::new() };
        let mut done = vec![false; self.items.len()];
        for item in 0..self.items.len() {
            search.visit(item, &mut done);
        }
        search.order
    }
}

/// Depth-first search: an item is placed after all it depends on.
struct Search<'a> {
    rules: &'a Rules,
    issues: &'a Issues,
    order: Vec<usize>,
    trail: Vec<usize>,
}

impl Search<'_> {
    fn visit(&mut self, index: usize, done: &mut [bool]) {
        if done.get(index).copied().unwrap_or(true) {
            return;
        }
        if let Some(start) = self.trail.iter().position(|&earlier| earlier == index) {
            return self.report_cycle(start);
        }
        let Some(item) = self.rules.items.get(index) else { return };
        self.trail.push(index);
        for (dependency, _) in self.rules.tests_before(item) {
            self.visit(dependency, done);
        }
        self.trail.pop();
        if let Some(mark) = done.get_mut(index) {
            *mark = true;
        }
        self.order.push(index);
    }

    /// Where an item's dependency on the next is written: its own condition, or its section's.
    fn condition_path(&self, item: &Item, next: &Item) -> String {
        let mut own = Vec::new();
        if let Some(condition) = &item.visible_when {
            condition.add_tests(&mut own);
        }
        if own.iter().any(|(asked, _)| self.rules.items.get(*asked).is_some_and(|other| other.id == next.id)) {
            item.path() + "/visibleWhen"
        } else {
            format!("/sections/{}/visibleWhen", item.section)
        }
    }

    fn report_cycle(&mut self, start: usize) {
        let circle: Vec<_> = self.trail.iter().skip(start).filter_map(|&index| self.rules.items.get(index)).collect();
        let mut names: Vec<_> = circle.iter().map(|item| item.id.as_str()).collect();
        names.extend(names.first().copied());
        let path =
            circle.first().map_or_else(String::new, |item| self.condition_path(item, circle.get(1).unwrap_or(item)));
        self.issues.add(Code::ConditionCycle, path, &[("cycle", &names.join(" → "))]);
    }
}
