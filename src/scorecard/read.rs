//! Reading a scorecard document: its shape first, then what depends on the whole.

use crate::document::{Code, Cursor, Issues, Object, Value, Values, quote};
use crate::numeric::{Rational, Rounding, sorted};

use super::condition;
use super::item::read_weight;
use super::{
    Band, Display, Item, MOST_ITEMS, MOST_OPTIONS, MOST_SECTIONS, Method, Missing, NotApplicable, Pass, Profile, Rules,
    Section, Weights,
};

pub(super) const FORMAT: &str = "calibrant/scorecard@1";
const KEYS: &[&str] = &[
    "format",
    "id",
    "version",
    "title",
    "method",
    "notApplicable",
    "missing",
    "base",
    "floor",
    "ceiling",
    "bonusCeiling",
    "pass",
    "sectionMinimums",
    "bands",
    "rounding",
    "profiles",
    "approvedBy",
    "validFrom",
    "sections",
    "meta",
];
const SECTION_KEYS: &[&str] = &["id", "title", "weight", "baseline", "minimum", "visibleWhen", "items", "meta"];
const MOST_PROFILES: usize = 1_000;

/// Everything the document says; what could not be read is left at its default, and reported.
pub(super) fn rules(document: &Value, issues: &Issues) -> Rules {
    let mut rules = Rules::default();
    let root = Cursor::root(document, issues);
    if let Some(object) = root.object(KEYS) {
        read_card(&object, issues, &mut rules);
        rules.check(issues);
    }
    rules
}

fn read_card(object: &Object, issues: &Issues, rules: &mut Rules) {
    check_format(object, FORMAT);
    rules.id = object.need("id").and_then(|id| id.id()).unwrap_or_default().into();
    rules.version = object.need("version").and_then(|version| version.text()).unwrap_or_default().into();
    if let Some(title) = object.need("title") {
        title.localized_text();
    }
    let method = object.need("method").and_then(|method| method.one_of(Method::WORDS));
    rules.method_read = method.is_some();
    rules.method = method.unwrap_or_default();
    rules.not_applicable = object.get("notApplicable").and_then(|word| word.one_of(NOT_APPLICABLE)).unwrap_or_default();
    rules.missing = object.get("missing").and_then(|word| word.one_of(MISSING)).unwrap_or_default();
    let number = |key| object.get(key).and_then(|number| number.decimal()).map(|decimal| decimal.to_rational());
    rules.base = number("base");
    rules.floor = number("floor");
    rules.ceiling = number("ceiling");
    let given = object.present(&["floor", "ceiling"]).len();
    rules.limits_read = given == usize::from(rules.floor.is_some()) + usize::from(rules.ceiling.is_some());
    rules.bonus_ceiling = number("bonusCeiling");
    rules.pass = object.get("pass").and_then(|pass| read_pass(&pass));
    rules.bands = object.get("bands").map(|bands| read_bands(&bands)).unwrap_or_default();
    rules.display = object.get("rounding").and_then(|rounding| read_rounding(&rounding)).unwrap_or_default();
    if let Some(by) = object.get("approvedBy") {
        by.text();
    }
    if let Some(from) = object.get("validFrom") {
        from.date();
    }
    if let Some(sections) = object.need("sections") {
        read_sections(&sections, issues, rules);
        read_conditions(&sections, rules);
    }
    if let Some(minimums) = object.get("sectionMinimums") {
        read_section_minimums(&minimums, rules);
    }
    rules.weights = Weights::new(rules, None);
    if let Some(profiles) = object.get("profiles") {
        rules.profiles = profiles.list(MOST_PROFILES, |entry| Profile::read(entry, rules));
        let weights: Vec<_> = rules.profiles.iter().map(|profile| Weights::new(rules, Some(profile))).collect();
        for (profile, weights) in rules.profiles.iter_mut().zip(weights) {
            profile.weights = weights;
        }
    }
}

/// The format tag, which has to be this one.
pub(crate) fn check_format(object: &Object, expected: &'static str) {
    if let Some(format) = object.need("format")
        && let Some(text) = format.free_text()
        && text != expected
    {
        format.report(Code::WrongFormat, &[("value", &quote(text)), ("expected", &expected)]);
    }
}

const NOT_APPLICABLE: &[(&str, NotApplicable)] = &[
    ("exclude", NotApplicable::Exclude),
    ("within-section", NotApplicable::WithinSection),
    ("full-credit", NotApplicable::FullCredit),
    ("no-credit", NotApplicable::NoCredit),
];
const MISSING: &[(&str, Missing)] = &[
    ("block", Missing::Block),
    ("not-applicable", Missing::NotApplicable),
    ("no-credit", Missing::NoCredit),
    ("worst", Missing::Worst),
];

fn read_pass(cursor: &Cursor) -> Option<Pass> {
    let object = cursor.object(&["at", "comparator"])?;
    let above = object.get("comparator").and_then(|word| word.one_of(&[(">=", false), (">", true)]));
    let at = object.need("at")?.decimal()?.to_rational();
    Some(Pass { at, above: above.unwrap_or(false) })
}

fn read_rounding(cursor: &Cursor) -> Option<Display> {
    let object = cursor.object(&["places", "mode"])?;
    let modes = [("half-up", Rounding::HalfUp), ("half-even", Rounding::HalfEven), ("floor", Rounding::Floor)];
    let display = Display::default();
    Some(Display {
        places: object
            .get("places")
            .and_then(|places| places.whole(0, 4))
            .map_or(display.places, |places| places as u32),
        rounding: object.get("mode").and_then(|mode| mode.one_of(&modes)).unwrap_or(display.rounding),
    })
}

fn read_bands(list: &Cursor) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    list.some(MOST_OPTIONS, |entry| {
        let object = entry.object(&["id", "title", "from"])?;
        let id = object.need("id").and_then(|id| id.id()).unwrap_or_default();
        if let Some(title) = object.need("title") {
            title.localized_text();
        }
        let cut = object.need("from").and_then(|from| from.decimal());
        let from = cut.unwrap_or_default().to_rational();
        let clash =
            |same: &dyn Fn(&Band) -> bool| bands.iter().position(same).map(|first| format!("{}/{first}", list.path()));
        if let Some(first) = clash(&|band| band.id == id && !id.is_empty()) {
            object.place.report_at("id", Code::DuplicateId, &[("value", &id), ("first", &first)]);
        }
        if let Some(first) = clash(&|band| band.from == from).filter(|_| cut.is_some()) {
            object.place.report_at("from", Code::BandSameCut, &[("from", &&from), ("first", &first)]);
        }
        bands.push(Band { id: id.into(), from, position: bands.len() });
        Some(())
    });
    sorted(bands.into_iter(), |a, b| a.from.cmp(&b.from))
}

fn read_sections(list: &Cursor, issues: &Issues, rules: &mut Rules) {
    let mut ids: Vec<(String, String)> = Vec::new();
    let mut unique = |id: &str, path: String| {
        let first = ids.iter().find(|(other, _)| other == id).map(|(_, first)| first.clone());
        match first {
            Some(first) if !id.is_empty() => {
                issues.add(Code::DuplicateId, path, &[("value", &id), ("first", &first)]);
            }
            _ => ids.push((id.into(), path)),
        }
    };
    let method = Some(rules.method).filter(|_| rules.method_read);
    list.some(MOST_SECTIONS, |entry| {
        let start = rules.items.len();
        let index = rules.sections.len();
        let mut section = Section { items: start..start, ..Section::default() };
        if let Some(object) = entry.object(SECTION_KEYS) {
            read_section(&object, &mut section);
            unique(&section.id, format!("{}/id", entry.path()));
            if let Some(items) = object.need("items") {
                items.some(MOST_ITEMS, |entry| {
                    let item = Item::read(entry, issues, method).unwrap_or_default();
                    unique(&item.id, format!("{}/id", entry.path()));
                    rules.items.push(Item { section: index, place: rules.items.len() - start, ..item });
                    Some(())
                });
            }
        }
        section.items = start..rules.items.len();
        rules.sections.push(section);
        Some(())
    });
    if rules.items.len() > MOST_ITEMS {
        list.report(Code::TooMany, &[("count", &rules.items.len()), ("limit", &MOST_ITEMS)]);
    }
}

fn read_section(object: &Object, section: &mut Section) {
    section.id = object.need("id").and_then(|id| id.id()).unwrap_or_default().into();
    if let Some(title) = object.need("title") {
        title.localized_text();
    }
    let number = |key| object.get(key).and_then(|number| number.decimal()).map(|decimal| decimal.to_rational());
    section.weight = object.get("weight").and_then(|weight| read_weight(&weight));
    section.baseline = number("baseline");
    section.minimum = number("minimum");
}

/// Conditions may name items that come later, so they are read when all items are known.
fn read_conditions(list: &Cursor, rules: &mut Rules) {
    let mut of_sections = Vec::new();
    let mut of_items = Vec::new();
    let items = &rules.items;
    list.each_raw(|section| {
        let condition = section.raw("visibleWhen").and_then(|entry| condition::read(&entry, items, 0));
        of_sections.push(condition);
        if let Some(list) = section.raw("items") {
            list.each_raw(|item| {
                of_items.push(item.raw("visibleWhen").and_then(|entry| condition::read(&entry, items, 0)));
            });
        }
    });
    for (section, condition) in rules.sections.iter_mut().zip(of_sections) {
        section.visible_when = condition;
    }
    for (item, condition) in rules.items.iter_mut().zip(of_items) {
        item.visible_when = condition;
    }
}

fn read_section_minimums(table: &Cursor, rules: &mut Rules) {
    if rules.method_read && !rules.method.is_ratio() {
        let values: Values = &[("key", &"sectionMinimums"), ("method", &rules.method.word())];
        table.report(Code::KeyNotForMethod, values);
    }
    table.each_entry(|id, entry| match rules.sections.iter_mut().find(|section| section.id == id) {
        Some(section) => section.least = entry.percent().map(|percent| percent.to_rational()),
        None => entry.report(Code::UnknownSection, &[("value", &quote(id))]),
    });
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
