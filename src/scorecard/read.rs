//! Reading a scorecard document: its shape first, then what depends on the whole.

use crate::document::{Code, Cursor, Issues, Shape, Value, Values, may, need, quote};
use crate::numeric::{Rational, Rounding, sorted};

use super::profile::PROFILE;
use super::{
    Band, Condition, Display, Item, MOST_ITEMS, MOST_OPTIONS, MOST_SECTIONS, Method, Missing, NotApplicable, Pass,
    Profile, Rules, Section, Weights,
};

const MOST_PROFILES: usize = 1_000;

static SCORECARD: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/scorecard@1")),
    need("id", Shape::Id),
    need("version", Shape::Text),
    need("title", Shape::Localized),
    need("method", Shape::OneOf(Method::WORDS)),
    may("notApplicable", Shape::OneOf(NotApplicable::WORDS)),
    may("missing", Shape::OneOf(Missing::WORDS)),
    may("base", Shape::Decimal),
    may("floor", Shape::Decimal),
    may("ceiling", Shape::Decimal),
    may("bonusCeiling", Shape::Decimal),
    may("pass", Shape::Object(&[need("at", Shape::Decimal), may("comparator", Shape::OneOf(&[">=", ">"]))])),
    may("sectionMinimums", Shape::Any),
    may("bands", Shape::Some(MOST_OPTIONS, &BAND)),
    may("rounding", Shape::Object(&[may("places", Shape::Whole(0, 4)), may("mode", Shape::OneOf(MODES))])),
    may("profiles", Shape::List(MOST_PROFILES, &PROFILE)),
    may("approvedBy", Shape::Text),
    may("validFrom", Shape::Date),
    need("sections", Shape::Some(MOST_SECTIONS, &Shape::Any)),
    may("meta", Shape::Meta),
]);
static BAND: Shape =
    Shape::Object(&[need("id", Shape::Id), need("title", Shape::Localized), need("from", Shape::Decimal)]);
static SECTION: Shape = Shape::Object(&[
    need("id", Shape::Id),
    need("title", Shape::Localized),
    may("weight", Shape::Weight),
    may("baseline", Shape::Decimal),
    may("minimum", Shape::Decimal),
    may("visibleWhen", Shape::Any),
    need("items", Shape::Some(MOST_ITEMS, &Shape::Any)),
    may("meta", Shape::Meta),
]);
const MODES: &[&str] = &["half-up", "half-even", "floor"];

/// Everything the document says; what could not be read is left at its default, and reported.
pub(super) fn rules(document: &Value, issues: &Issues) -> Rules {
    let mut rules = Rules::default();
    let root = Cursor::root(document, issues);
    root.judge(&SCORECARD);
    if matches!(document, Value::Object(_)) {
        rules.read(&root, issues);
        rules.check(issues);
    }
    rules
}

impl Rules {
    fn read(&mut self, root: &Cursor, issues: &Issues) {
        let card = root.value;
        self.id = card.at("id").id().unwrap_or_default().into();
        self.version = card.at("version").text().unwrap_or_default().into();
        let method = Method::named(card.at("method"));
        self.method_read = method.is_some();
        self.method = method.unwrap_or_default();
        self.not_applicable = NotApplicable::named(card.at("notApplicable")).unwrap_or_default();
        self.missing = Missing::named(card.at("missing")).unwrap_or_default();
        self.base = card.at("base").rational();
        self.floor = card.at("floor").rational();
        self.ceiling = card.at("ceiling").rational();
        let given = card.present(&["floor", "ceiling"]).len();
        self.limits_read = given == usize::from(self.floor.is_some()) + usize::from(self.ceiling.is_some());
        self.bonus_ceiling = card.at("bonusCeiling").rational();
        self.pass = read_pass(card.at("pass"));
        self.bands = read_bands(&root.at("bands"));
        self.display = read_rounding(card.at("rounding"));
        let sections = root.at("sections");
        self.read_sections(&sections, issues, method);
        self.read_conditions(&sections);
        self.read_section_minimums(root);
        self.weights = Weights::new(self, None);
        for entry in root.at("profiles").list(MOST_PROFILES) {
            let profile = Profile::read(&entry, self);
            self.profiles.push(profile);
        }
    }

    fn read_sections(&mut self, list: &Cursor, issues: &Issues, method: Option<Method>) {
        let mut ids: Vec<(String, String)> = Vec::new();
        let mut unique = |id: &str, path: String| match ids.iter().find(|(other, _)| other == id && !id.is_empty()) {
            Some((_, first)) => issues.add(Code::DuplicateId, path, &[("value", &id), ("first", first)]),
            None => ids.push((id.into(), path)),
        };
        for (index, entry) in list.list(MOST_SECTIONS).enumerate() {
            entry.judge(&SECTION);
            let value = entry.value;
            let start = self.items.len();
            let id = value.at("id").id().unwrap_or_default();
            unique(id, format!("{}/id", entry.path()));
            for (place, entry) in entry.at("items").list(MOST_ITEMS).enumerate() {
                let item = Item::read(&entry, issues, method);
                unique(&item.id, format!("{}/id", entry.path()));
                self.items.push(Item { section: index, place, ..item });
            }
            self.sections.push(Section {
                id: id.into(),
                weight: value.at("weight").weight(),
                baseline: value.at("baseline").rational(),
                minimum: value.at("minimum").rational(),
                items: start..self.items.len(),
                ..Section::default()
            });
        }
        if self.items.len() > MOST_ITEMS {
            list.report(Code::TooMany, &[("count", &self.items.len()), ("limit", &MOST_ITEMS)]);
        }
    }

    /// Conditions may name items that come later, so they are read when all items are known.
    fn read_conditions(&mut self, list: &Cursor) {
        let mut of_sections = Vec::new();
        let mut of_items = Vec::new();
        for section in list.list(MOST_SECTIONS) {
            of_sections.push(Condition::read(&section, &self.items));
            for item in section.at("items").list(MOST_ITEMS) {
                of_items.push(Condition::read(&item, &self.items));
            }
        }
        for (section, condition) in self.sections.iter_mut().zip(of_sections) {
            section.visible_when = condition;
        }
        for (item, condition) in self.items.iter_mut().zip(of_items) {
            item.visible_when = condition;
        }
    }

    fn read_section_minimums(&mut self, root: &Cursor) {
        let table = root.at("sectionMinimums");
        if !root.value.has("sectionMinimums") {
            return;
        }
        if self.method_read && !self.method.is_ratio() {
            let values: Values = &[("key", &"sectionMinimums"), ("method", &self.method.word())];
            table.report(Code::KeyNotForMethod, values);
        }
        table.judge(&Shape::Table(&Shape::Any));
        for (id, entry) in table.table() {
            match self.sections.iter_mut().find(|section| section.id == id) {
                Some(section) => {
                    entry.judge(&Shape::Percent);
                    section.least = entry.value.percent();
                }
                None => entry.report(Code::UnknownSection, &[("value", &quote(id))]),
            }
        }
    }
}

fn read_pass(value: &Value) -> Option<Pass> {
    Some(Pass { at: value.at("at").rational()?, above: value.at("comparator").text() == Some(">") })
}

fn read_rounding(value: &Value) -> Display {
    let default = Display::default();
    Display {
        places: value.at("places").whole().map_or(default.places, |places| places as u32),
        rounding: match value.at("mode").place_in(MODES) {
            Some(1) => Rounding::HalfEven,
            Some(2) => Rounding::Floor,
            _ => default.rounding,
        },
    }
}

fn read_bands(list: &Cursor) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (position, entry) in list.list(MOST_OPTIONS).enumerate() {
        let id = entry.value.at("id").id().unwrap_or_default();
        let cut = entry.value.at("from").rational();
        let first = |place| format!("{}/{place}", list.path());
        if let Some(place) = bands.iter().position(|band| band.id == id && !id.is_empty()) {
            entry.report_at("id", Code::DuplicateId, &[("value", &id), ("first", &first(place))]);
        }
        if let Some(from) = &cut
            && let Some(place) = bands.iter().position(|band| band.from == *from)
        {
            entry.report_at("from", Code::BandSameCut, &[("from", from), ("first", &first(place))]);
        }
        bands.push(Band { id: id.into(), from: cut.unwrap_or_default(), position });
    }
    sorted(bands.into_iter(), |a, b| a.from.cmp(&b.from))
}

impl Rules {
    /// The number zero stands for where nothing was given.
    pub(crate) fn base_points(&self) -> Rational {
        let default = if self.method == Method::Deduction { 100 } else { 0 };
        self.base.clone().unwrap_or(Rational::integer(default))
    }

    /// The least score before a form-scope fatal, where there is a limit.
    pub(crate) fn lower_limit(&self) -> Option<Rational> {
        self.floor.clone().or((self.method == Method::Deduction).then_some(Rational::ZERO))
    }

    /// The greatest score, where there is a limit.
    pub(crate) fn upper_limit(&self) -> Option<Rational> {
        self.ceiling.clone().or((self.method == Method::Deduction).then_some(Rational::integer(100)))
    }
}
