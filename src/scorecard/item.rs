//! One item: what may be answered, and what each answer is worth.

use crate::document::{Code, Cursor, Issues, Object, Value};
use crate::numeric::{Decimal, Rational, sorted};

use super::condition::Condition;
use super::{MOST_OPTIONS, Method};

const KEYS: &[&str] = &[
    "id",
    "title",
    "purpose",
    "guidance",
    "kind",
    "options",
    "maxChoices",
    "ranges",
    "else",
    "weight",
    "scored",
    "bonus",
    "required",
    "notApplicable",
    "naPoints",
    "criticality",
    "fatal",
    "visibleWhen",
    "tags",
    "rootCauses",
    "noteWhen",
    "evidenceWhen",
    "was",
    "meta",
];
const OPTION_KEYS: &[&str] = &["id", "title", "points", "fatal", "anchor"];
const MOST_WORDS: usize = 200;

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

#[derive(Clone, Debug, Default)]
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

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) points: Rational,
    pub(crate) fatal: bool,
}

/// Half-open: from `from` up to, not including, `to`.
#[derive(Clone, Debug)]
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

/// A reporting axis; it never changes a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Criticality {
    Customer,
    Business,
    Compliance,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FatalScope {
    Item,
    Section,
    Form,
}

impl FatalScope {
    const WORDS: &'static [(&'static str, Self)] =
        &[("item", Self::Item), ("section", Self::Section), ("form", Self::Form)];

    pub(crate) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, scope)| *scope == self).map_or("", |(word, _)| word)
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

    pub(super) fn read(cursor: &Cursor, issues: &Issues, method: Option<Method>) -> Option<Self> {
        let before = issues.count();
        let object = cursor.object(KEYS)?;
        read_texts(&object);
        let kind_word = object.need("kind").and_then(|kind| kind.one_of(KIND_WORDS));
        let kind_scores = !matches!(kind_word, Some("text" | "date"));
        let scored = object.get("scored").and_then(|scored| scored.boolean()).unwrap_or(kind_scores);
        if scored && !kind_scores {
            object.place.report_at("scored", Code::TextIsNotScored, &[("kind", &kind_word.unwrap_or_default())]);
        }
        let kind = kind_word.map(|word| read_kind(&object, word, scored)).unwrap_or_default();
        let bonus = flag(&object, "bonus", false);
        let (lowest, highest) = kind.extremes();
        let mut item = Self {
            id: object.need("id").and_then(|id| id.id()).unwrap_or_default().into(),
            weight: object.get("weight").and_then(|weight| read_weight(&weight)),
            scored,
            bonus,
            required: flag(&object, "required", !bonus),
            not_applicable: flag(&object, "notApplicable", false),
            na_points: object.get("naPoints").and_then(|points| points.decimal()).map(Decimal::to_rational),
            criticality: object.get("criticality").and_then(|word| word.one_of(CRITICALITY_WORDS)),
            note_when: read_options(&object, "noteWhen", &kind),
            evidence_when: read_options(&object, "evidenceWhen", &kind),
            fatal: object.get("fatal").and_then(|fatal| read_fatal(&fatal)),
            lowest,
            highest,
            kind,
            ..Self::default()
        };
        if !item.scored {
            for key in object.present(&["bonus", "naPoints", "criticality"]) {
                object.place.report_at(key, Code::KeyNotForUnscored, &[("key", &key)]);
            }
        }
        item.sound = issues.count() == before;
        if item.sound {
            item.check_points(&object);
            item.check_fatal(&object, method);
        }
        Some(item)
    }

    fn check_points(&self, object: &Object) {
        if let Some(points) = &self.na_points
            && !(&self.lowest..=&self.highest).contains(&points)
        {
            object.place.report_at(
                "naPoints",
                Code::NaPointsOutside,
                &[("value", &points), ("lowest", &&self.lowest), ("highest", &&self.highest)],
            );
        }
    }

    fn check_fatal(&self, object: &Object, method: Option<Method>) {
        let place = &object.place;
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

const KIND_WORDS: &[(&str, &str)] =
    &[("choice", "choice"), ("multi", "multi"), ("number", "number"), ("text", "text"), ("date", "date")];
const CRITICALITY_WORDS: &[(&str, Criticality)] = &[
    ("customer", Criticality::Customer),
    ("business", Criticality::Business),
    ("compliance", Criticality::Compliance),
];

fn flag(object: &Object, key: &str, default: bool) -> bool {
    object.get(key).and_then(|flag| flag.boolean()).unwrap_or(default)
}

/// Texts, and lists that only pages and reports use: checked, not kept.
fn read_texts(object: &Object) {
    for key in ["purpose", "guidance"] {
        if let Some(text) = object.get(key) {
            text.localized_text();
        }
    }
    if let Some(title) = object.need("title") {
        title.localized_text();
    }
    if let Some(tags) = object.get("tags") {
        tags.each_entry(|_, text| text.localized_text());
    }
    for key in ["rootCauses", "was"] {
        if let Some(ids) = object.get(key) {
            ids.ids(MOST_WORDS);
        }
    }
}

/// A weight: zero or more.
pub(super) fn read_weight(cursor: &Cursor) -> Option<Rational> {
    let weight = cursor.decimal()?.to_rational();
    if weight.is_negative() {
        cursor.report(Code::NegativeWeight, &[("value", &weight)]);
        return None;
    }
    Some(weight)
}

fn read_kind(object: &Object, word: &'static str, scored: bool) -> Kind {
    let keys_of = |kind| match kind {
        "choice" => &["options", "noteWhen", "evidenceWhen"][..],
        "multi" => &["options", "maxChoices", "noteWhen", "evidenceWhen"],
        "number" => &["ranges", "else"],
        _ => &[],
    };
    for key in object.present(&["options", "maxChoices", "noteWhen", "evidenceWhen", "ranges", "else"]) {
        if !keys_of(word).contains(&key) {
            object.place.report_at(key, Code::KeyNotForKind, &[("key", &key), ("kind", &word)]);
        }
    }
    match word {
        "choice" => Kind::Choice(read_choices(object, scored)),
        "multi" => {
            let options = read_choices(object, scored);
            let most = object.get("maxChoices").and_then(|most| most.whole(1, options.len().max(1)));
            Kind::Multi(options, most)
        }
        "number" => read_ranges(object, scored),
        "date" => Kind::Date,
        _ => Kind::Text,
    }
}

fn read_choices(object: &Object, scored: bool) -> Vec<Choice> {
    let Some(list) = object.need("options") else { return Vec::new() };
    let mut seen: Vec<String> = Vec::new();
    list.some(MOST_OPTIONS, |entry| {
        let option = entry.object(OPTION_KEYS)?;
        let id = option.need("id").and_then(|id| id.id()).unwrap_or_default();
        if let Some(first) = seen.iter().position(|other| other == id && !id.is_empty()) {
            let first = format!("{}/{first}", list.path());
            option.place.report_at("id", Code::DuplicateId, &[("value", &id), ("first", &first)]);
        }
        seen.push(id.into());
        if let Some(title) = option.need("title") {
            title.localized_text();
        }
        if let Some(anchor) = option.get("anchor") {
            anchor.localized_text();
        }
        Some(Choice { id: id.into(), points: read_points(&option, scored), fatal: flag(&option, "fatal", false) })
    })
}

fn read_points(object: &Object, scored: bool) -> Rational {
    let points = if scored { object.need("points") } else { object.get("points") };
    points.and_then(|points| points.decimal()).unwrap_or_default().to_rational()
}

fn read_ranges(object: &Object, scored: bool) -> Kind {
    let otherwise = object.get("else").and_then(|entry| Some(read_points(&entry.object(&["points"])?, scored)));
    let Some(list) = object.need("ranges") else { return Kind::Number(Vec::new(), otherwise) };
    let mut place = 0;
    let mut bounds_read = true;
    let ranges = list.some(MOST_OPTIONS, |entry| {
        let range = entry.object(&["from", "to", "points"])?;
        let bound = |key| range.get(key).and_then(|bound| bound.decimal());
        let read = Range { from: bound("from"), to: bound("to"), points: read_points(&range, scored), place };
        place += 1;
        let given = range.present(&["from", "to"]).len();
        bounds_read &= given == read.from.iter().chain(&read.to).count();
        if let (Some(from), Some(to)) = (read.from, read.to)
            && from >= to
        {
            entry.report(Code::EmptyRange, &[("from", &from), ("to", &to)]);
        }
        Some(read)
    });
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

fn read_options(object: &Object, key: &'static str, kind: &Kind) -> Options {
    let mut options = Options::default();
    let Some(list) = object.get(key) else { return options };
    let id = object.peek("id");
    list.list(MOST_OPTIONS, |entry| {
        options.insert(find_option(entry, kind, id)?);
        Some(())
    });
    options
}

/// The place of the option that an entry names.
pub(crate) fn find_option(entry: &Cursor, kind: &Kind, item: &str) -> Option<usize> {
    let option = entry.id()?;
    let index = kind.option_index(option);
    // Where options are missing or could not be read, this one may be among them.
    let all_read = !kind.options().is_empty() && kind.options().iter().all(|option| !option.id.is_empty());
    if index.is_none() && all_read {
        entry.report(Code::UnknownOption, &[("value", &option), ("item", &item)]);
    }
    index
}

fn read_fatal(cursor: &Cursor) -> Option<Fatal> {
    let object = cursor.object(&["when", "scope", "effect"])?;
    let when = object.need("when").and_then(|when| {
        if matches!(when.value, Value::Text(_)) {
            return when.one_of(&[("option", 0), ("not-best", 1), ("worst", 2)]).map(|word| match word {
                0 => FatalWhen::Option,
                1 => FatalWhen::NotBest,
                _ => FatalWhen::Worst,
            });
        }
        Some(FatalWhen::Below(when.object(&["below"])?.need("below")?.percent()?.to_rational()))
    });
    let scope = object.need("scope").and_then(|scope| scope.one_of(FatalScope::WORDS));
    let effect = object.need("effect").and_then(|effect| {
        if matches!(effect.value, Value::Text(_)) {
            let zero = effect.one_of(&[("zero", true), ("fail", false)])?;
            return Some(if zero { FatalEffect::Zero } else { FatalEffect::Fail });
        }
        Some(FatalEffect::Cap(effect.object(&["cap"])?.need("cap")?.percent()?.to_rational()))
    });
    let (when, scope, effect) = (when?, scope?, effect?);
    if effect == FatalEffect::Fail && scope != FatalScope::Form {
        object.place.report_at("effect", Code::FatalEffectScope, &[("scope", &scope.word())]);
    }
    Some(Fatal { when, scope, effect })
}
