//! One item: what may be answered, and what each answer is worth.

use crate::document::{Code, Cursor, Issues, Shape, Value, may, need, words};
use crate::numeric::{Decimal, Rational, sorted};

use super::condition::Condition;
use super::{MOST_OPTIONS, Method};

const MOST_WORDS: usize = 200;
const KINDS: &[&str] = &["choice", "multi", "number", "text", "date"];

static OPTION: Shape = Shape::Object(&[
    need("id", Shape::Id),
    need("title", Shape::Localized),
    may("points", Shape::Decimal),
    may("fatal", Shape::Boolean),
    may("anchor", Shape::Localized),
]);
static RANGE: Shape =
    Shape::Object(&[may("from", Shape::Decimal), may("to", Shape::Decimal), may("points", Shape::Decimal)]);
static FATAL: Shape = Shape::Object(&[
    need(
        "when",
        Shape::TextOr(
            &Shape::OneOf(&["option", "not-best", "worst"]),
            &Shape::Object(&[need("below", Shape::Percent)]),
        ),
    ),
    need("scope", Shape::OneOf(FatalScope::WORDS)),
    need("effect", Shape::TextOr(&Shape::OneOf(&["zero", "fail"]), &Shape::Object(&[need("cap", Shape::Percent)]))),
]);
static ITEM: Shape = Shape::Object(&[
    need("id", Shape::Id),
    need("title", Shape::Localized),
    may("purpose", Shape::Localized),
    may("guidance", Shape::Localized),
    need("kind", Shape::OneOf(KINDS)),
    may("options", Shape::Some(MOST_OPTIONS, &OPTION)),
    // No more than there are options.
    may("maxChoices", Shape::Any),
    may("ranges", Shape::Some(MOST_OPTIONS, &RANGE)),
    may("else", Shape::Object(&[may("points", Shape::Decimal)])),
    may("weight", Shape::Weight),
    may("scored", Shape::Boolean),
    may("bonus", Shape::Boolean),
    may("required", Shape::Boolean),
    may("notApplicable", Shape::Boolean),
    may("naPoints", Shape::Decimal),
    may("criticality", Shape::OneOf(Criticality::WORDS)),
    may("fatal", Shape::Of(&FATAL)),
    may("visibleWhen", Shape::Any),
    may("tags", Shape::Table(&Shape::Localized)),
    may("rootCauses", Shape::Ids(MOST_WORDS)),
    may("noteWhen", Shape::List(MOST_OPTIONS, &Shape::Id)),
    may("evidenceWhen", Shape::List(MOST_OPTIONS, &Shape::Id)),
    may("was", Shape::Ids(MOST_WORDS)),
    may("meta", Shape::Meta),
]);

#[derive(Debug, Default)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// Its section, and its place there.
    pub(crate) section: usize,
    pub(crate) place: usize,
    pub(crate) kind: Kind,
    pub(crate) weight: Option<Rational>,
    pub(crate) scored: bool,
    pub(crate) bonus: bool,
    pub(crate) required: bool,
    pub(crate) not_applicable: bool,
    pub(crate) na_points: Option<Rational>,
    pub(crate) criticality: Option<Criticality>,
    pub(crate) fatal: Option<Fatal>,
    pub(crate) visible_when: Option<Condition>,
    pub(crate) note_when: Options,
    pub(crate) evidence_when: Options,
    /// The fewest and the most points an answer can give.
    pub(crate) lowest: Rational,
    pub(crate) highest: Rational,
    /// Whether it was read without a problem, so that its points may be judged.
    pub(crate) sound: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Kind {
    Choice(Vec<Choice>),
    Multi(Vec<Choice>, Option<usize>),
    /// Ranges in ascending order, and the points of every other value.
    Number(Vec<Range>, Option<Rational>),
    Text,
    Date,
    /// In the place of an error.
    #[default]
    Unread,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) points: Rational,
    pub(crate) fatal: bool,
}

/// Half-open: from `from` up to, not including, `to`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) from: Option<Decimal>,
    pub(crate) to: Option<Decimal>,
    pub(crate) points: Rational,
    place: usize,
}

impl Range {
    pub(crate) fn holds(&self, value: Decimal) -> bool {
        self.from.is_none_or(|from| value >= from) && self.to.is_none_or(|to| value < to)
    }
}

words! {
    /// A reporting axis; it never changes a score.
    pub(crate) enum Criticality {
        Customer = "customer",
        Business = "business",
        Compliance = "compliance",
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Fatal {
    pub(crate) when: FatalWhen,
    pub(crate) scope: FatalScope,
    pub(crate) effect: FatalEffect,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FatalWhen {
    /// An option marked fatal was chosen.
    Option,
    NotBest,
    Worst,
    /// Below this percentage of the way from the lowest to the highest points.
    Below(Rational),
}

words! {
    pub(crate) enum FatalScope {
        Item = "item",
        Section = "section",
        Form = "form",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FatalEffect {
    Zero,
    /// A percentage.
    Cap(Rational),
    /// The outcome fails, the score stays.
    Fail,
}

/// A set of an item's options, by their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options([u64; 4]);

impl Options {
    pub(crate) fn insert(&mut self, option: usize) {
        if let Some(word) = self.0.get_mut(option / 64) {
            *word |= 1 << (option % 64);
        }
    }

    pub(crate) fn from_mask(mask: u32) -> Self {
        Self([mask.into(), 0, 0, 0])
    }

    pub(crate) fn only(option: usize) -> Self {
        let mut options = Self::default();
        options.insert(option);
        options
    }

    pub(crate) fn contains(self, option: usize) -> bool {
        self.0.get(option / 64).is_some_and(|word| word & (1 << (option % 64)) != 0)
    }

    pub(crate) fn count(self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many options only one of both has.
    pub(crate) fn apart(self, other: Self) -> usize {
        self.0.iter().zip(other.0).map(|(mine, others)| (mine ^ others).count_ones() as usize).sum()
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(mine, others)| mine & others != 0)
    }

    pub(crate) fn covers(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(mine, others)| others & !mine == 0)
    }
}

impl Kind {
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Choice(_) => "choice",
            Self::Multi(..) => "multi",
            Self::Number(..) => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::Unread => "",
        }
    }

    pub(crate) fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::Multi(options, _) => options,
            Self::Number(..) | Self::Text | Self::Date | Self::Unread => &[],
        }
    }

    pub(crate) fn option_index(&self, id: &str) -> Option<usize> {
        self.options().iter().position(|option| option.id == id)
    }

    /// The points of the range that holds a value; `None` where none does.
    pub(crate) fn points_of_number(&self, value: Decimal) -> Option<&Rational> {
        let Self::Number(ranges, otherwise) = self else { return None };
        ranges.iter().find(|range| range.holds(value)).map(|range| &range.points).or(otherwise.as_ref())
    }

    /// The fewest and the most points an answer can give.
    fn extremes(&self) -> (Rational, Rational) {
        match self {
            Self::Choice(options) => extremes(options.iter().map(|option| &option.points)),
            Self::Multi(options, most) => multi_extremes(options, *most),
            Self::Number(ranges, otherwise) => extremes(ranges.iter().map(|range| &range.points).chain(otherwise)),
            Self::Text | Self::Date | Self::Unread => (Rational::ZERO, Rational::ZERO),
        }
    }
}

fn extremes<'a>(points: impl Iterator<Item = &'a Rational> + Clone) -> (Rational, Rational) {
    let lowest = points.clone().min().cloned().unwrap_or(Rational::ZERO);
    (lowest, points.max().cloned().unwrap_or(Rational::ZERO))
}

/// None chosen is worth 0; the best is every positive option, or as many of the largest as may be chosen.
fn multi_extremes(options: &[Choice], most: Option<usize>) -> (Rational, Rational) {
    let lowest = options.iter().map(|option| &option.points).filter(|points| points.is_negative()).sum();
    let gains = options.iter().map(|option| &option.points).filter(|points| points.is_positive());
    let gains = sorted(gains, |a, b| b.cmp(a));
    (lowest, gains.into_iter().take(most.unwrap_or(MOST_OPTIONS)).sum())
}

impl Item {
    pub(crate) fn path(&self) -> String {
        format!("/sections/{}/items/{}", self.section, self.place)
    }

    /// Whether its points go into the score's own sums.
    pub(crate) fn counts(&self) -> bool {
        self.scored && !self.bonus
    }

    /// Reads an item, without its condition; `method` is the card's, where that could be read.
    pub(super) fn read(cursor: &Cursor, issues: &Issues, method: Option<Method>) -> Self {
        let before = issues.count();
        cursor.judge(&ITEM);
        let value = cursor.value;
        let word = value.at("kind").place_in(KINDS).and_then(|place| KINDS.get(place)).copied();
        let kind_scores = !matches!(word, Some("text" | "date"));
        let flag = |key, default| value.at(key).boolean().unwrap_or(default);
        let scored = flag("scored", kind_scores);
        if scored && !kind_scores {
            cursor.report_at("scored", Code::TextIsNotScored, &[("kind", &word.unwrap_or_default())]);
        }
        let kind = word.map(|word| read_kind(cursor, word, scored)).unwrap_or_default();
        let bonus = flag("bonus", false);
        let (lowest, highest) = kind.extremes();
        let mut item = Self {
            id: value.at("id").id().unwrap_or_default().into(),
            weight: value.at("weight").weight(),
            scored,
            bonus,
            required: flag("required", !bonus),
            not_applicable: flag("notApplicable", false),
            na_points: value.at("naPoints").rational(),
            criticality: Criticality::named(value.at("criticality")),
            note_when: read_options(cursor, "noteWhen", &kind),
            evidence_when: read_options(cursor, "evidenceWhen", &kind),
            fatal: read_fatal(&cursor.at("fatal")),
            lowest,
            highest,
            kind,
            ..Self::default()
        };
        if !item.scored {
            for key in value.present(&["bonus", "naPoints", "criticality"]) {
                cursor.report_at(key, Code::KeyNotForUnscored, &[("key", &key)]);
            }
        }
        item.sound = issues.count() == before;
        if item.sound {
            item.check_points(cursor);
            item.check_fatal(cursor, method);
        }
        item
    }

    fn check_points(&self, place: &Cursor) {
        if let Some(points) = &self.na_points
            && !(&self.lowest..=&self.highest).contains(&points)
        {
            place.report_at(
                "naPoints",
                Code::NaPointsOutside,
                &[("value", &points), ("lowest", &&self.lowest), ("highest", &&self.highest)],
            );
        }
    }

    fn check_fatal(&self, place: &Cursor, method: Option<Method>) {
        let by_option = matches!(&self.fatal, Some(Fatal { when: FatalWhen::Option, .. }));
        for (index, option) in self.kind.options().iter().enumerate() {
            if option.fatal && !by_option {
                place.report_at(&format!("options/{index}/fatal"), Code::FatalOptionUnused, &[]);
            }
        }
        let Some(fatal) = &self.fatal else { return };
        if !self.scored {
            place.report_at("fatal", Code::FatalOnUnscored, &[]);
        } else if self.bonus {
            place.report_at("fatal", Code::FatalOnBonus, &[]);
        }
        if by_option && !self.kind.options().iter().any(|option| option.fatal) {
            place.report_at("fatal", Code::FatalOptionUnmarked, &[]);
        }
        if matches!(fatal.when, FatalWhen::Below(_)) && self.lowest == self.highest {
            place.report_at("fatal", Code::FatalNoSpread, &[("highest", &&self.highest)]);
        }
        if method.is_some_and(|method| !method.is_ratio())
            && fatal.scope == FatalScope::Item
            && !self.highest.is_positive()
        {
            place.report_at("fatal", Code::FatalNeverBites, &[]);
        }
    }
}

fn read_kind(cursor: &Cursor, word: &'static str, scored: bool) -> Kind {
    let keys: &[&str] = match word {
        "choice" => &["options", "noteWhen", "evidenceWhen"],
        "multi" => &["options", "maxChoices", "noteWhen", "evidenceWhen"],
        "number" => &["ranges", "else"],
        _ => &[],
    };
    let of_kinds = ["options", "maxChoices", "noteWhen", "evidenceWhen", "ranges", "else"];
    for key in cursor.value.present(&of_kinds) {
        if !keys.contains(&key) {
            cursor.report_at(key, Code::KeyNotForKind, &[("key", &key), ("kind", &word)]);
        }
    }
    match word {
        "choice" => Kind::Choice(read_choices(cursor, scored)),
        "multi" => {
            let options = read_choices(cursor, scored);
            let most = cursor.at("maxChoices");
            if cursor.value.has("maxChoices") {
                most.judge(&Shape::Whole(1, options.len().max(1)));
            }
            Kind::Multi(options, most.value.whole())
        }
        "number" => read_ranges(cursor, scored),
        "date" => Kind::Date,
        _ => Kind::Text,
    }
}

fn read_choices(item: &Cursor, scored: bool) -> Vec<Choice> {
    item.need("options");
    let list = item.at("options");
    let mut options: Vec<Choice> = Vec::new();
    for entry in list.list(MOST_OPTIONS) {
        let id = entry.value.at("id").id().unwrap_or_default();
        if let Some(first) = options.iter().position(|other| other.id == id && !id.is_empty()) {
            let first = format!("{}/{first}", list.path());
            entry.report_at("id", Code::DuplicateId, &[("value", &id), ("first", &first)]);
        }
        let fatal = entry.value.at("fatal").boolean().unwrap_or(false);
        options.push(Choice { id: id.into(), points: read_points(&entry, scored), fatal });
    }
    options
}

/// Points have to be there where they count.
fn read_points(entry: &Cursor, scored: bool) -> Rational {
    if scored && matches!(entry.value, Value::Object(_)) {
        entry.need("points");
    }
    entry.value.at("points").rational().unwrap_or_default()
}

fn read_ranges(item: &Cursor, scored: bool) -> Kind {
    let otherwise = item.value.has("else").then(|| read_points(&item.at("else"), scored));
    item.need("ranges");
    let list = item.at("ranges");
    let mut ranges = Vec::new();
    let mut bounds_read = true;
    for (place, entry) in list.list(MOST_OPTIONS).enumerate() {
        let (from, to) = (entry.value.at("from").decimal(), entry.value.at("to").decimal());
        bounds_read &= entry.value.present(&["from", "to"]).len() == from.iter().chain(&to).count();
        if let (Some(from), Some(to)) = (from, to)
            && from >= to
        {
            entry.report(Code::EmptyRange, &[("from", &from), ("to", &to)]);
        }
        ranges.push(Range { from, to, points: read_points(&entry, scored), place });
    }
    // A missing start sorts first, as it lies below every number.
    let ranges = sorted(ranges.into_iter(), |a, b| a.from.cmp(&b.from));
    if bounds_read {
        check_neighbours(&list, &ranges, otherwise.is_some());
    }
    Kind::Number(ranges, otherwise)
}

fn check_neighbours(list: &Cursor, ranges: &[Range], every_value_held: bool) {
    for pair in ranges.windows(2) {
        let [lower, upper] = pair else { continue };
        match (lower.to, upper.from) {
            (Some(to), Some(from)) if to < from => {
                if !every_value_held {
                    list.report(Code::RangeGap, &[("from", &to), ("to", &from)]);
                }
            }
            (Some(to), Some(from)) if to == from => {}
            _ => {
                let first = format!("{}/{}", list.path(), lower.place);
                list.report_at(&upper.place.to_string(), Code::RangeOverlap, &[("first", &first)]);
            }
        }
    }
}

fn read_options(item: &Cursor, key: &'static str, kind: &Kind) -> Options {
    let id = item.value.at("id").text().unwrap_or_default();
    find_options(&item.at(key), kind, id)
}

/// The options that a list names.
pub(crate) fn find_options(list: &Cursor, kind: &Kind, item: &str) -> Options {
    let mut options = Options::default();
    for entry in list.list(MOST_OPTIONS) {
        if let Some(option) = find_option(&entry, kind, item) {
            options.insert(option);
        }
    }
    options
}

/// The place of the option that an entry names.
pub(crate) fn find_option(entry: &Cursor, kind: &Kind, item: &str) -> Option<usize> {
    let option = entry.value.id()?;
    let index = kind.option_index(option);
    // Where options are missing or could not be read, this one may be among them.
    let all_read = !kind.options().is_empty() && kind.options().iter().all(|option| !option.id.is_empty());
    if index.is_none() && all_read {
        entry.report(Code::UnknownOption, &[("value", &option), ("item", &item)]);
    }
    index
}

fn read_fatal(cursor: &Cursor) -> Option<Fatal> {
    let (when, effect) = (cursor.value.at("when"), cursor.value.at("effect"));
    let when = match when.text() {
        Some("option") => FatalWhen::Option,
        Some("not-best") => FatalWhen::NotBest,
        Some("worst") => FatalWhen::Worst,
        _ => FatalWhen::Below(when.at("below").percent()?),
    };
    let scope = FatalScope::named(cursor.value.at("scope"))?;
    let effect = match effect.text() {
        Some("zero") => FatalEffect::Zero,
        Some("fail") => FatalEffect::Fail,
        _ => FatalEffect::Cap(effect.at("cap").percent()?),
    };
    if effect == FatalEffect::Fail && scope != FatalScope::Form {
        cursor.report_at("effect", Code::FatalEffectScope, &[("scope", &scope.word())]);
    }
    Some(Fatal { when, scope, effect })
}
