//! Weights, and the profiles that replace them for a period and for some posts.

use crate::document::{Code, Cursor, Date, Shape, may, need, quote};
use crate::numeric::Rational;

use super::{Method, Rules};

const MOST_POSTS: usize = 1_000;

pub(super) static PROFILE: Shape = Shape::Object(&[
    need("id", Shape::Id),
    may("from", Shape::Date),
    may("until", Shape::Date),
    may("posts", Shape::Some(MOST_POSTS, &Shape::Text)),
    may("sectionWeights", Shape::Table(&Shape::Any)),
    may("itemWeights", Shape::Table(&Shape::Any)),
]);
static NOTHING: Rational = Rational::ZERO;

/// What each section and item weighs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    pub(crate) sections: Vec<Rational>,
    pub(crate) items: Vec<Rational>,
    /// By section: whether its items count by weighted shares rather than by points.
    pub(crate) weighted: Vec<bool>,
}

#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) id: String,
    from: Date,
    until: Date,
    /// Empty: every post.
    pub(crate) posts: Vec<String>,
    pub(crate) section_weights: Vec<(usize, Rational)>,
    pub(crate) item_weights: Vec<(usize, Rational)>,
    pub(crate) weights: Weights,
    /// Whether its dates and posts were read, so that they may be compared.
    sound: bool,
}

impl Profile {
    pub(crate) fn holds(&self, date: Date, post: Option<&str>) -> bool {
        (self.from..=self.until).contains(&date)
            && (self.posts.is_empty() || post.is_some_and(|post| self.posts.iter().any(|named| named == post)))
    }

    /// The first date on which both would hold for one post.
    pub(super) fn clash(&self, other: &Self) -> Option<Date> {
        let (start, end) = (self.from.max(other.from), self.until.min(other.until));
        let posts_meet =
            self.posts.is_empty() || other.posts.is_empty() || self.posts.iter().any(|post| other.posts.contains(post));
        (self.sound && other.sound && start <= end && posts_meet).then_some(start)
    }

    /// Reads a profile of a card whose sections and items are known.
    pub(super) fn read(cursor: &Cursor, rules: &Rules) -> Self {
        let value = cursor.value;
        let (from, until) = (value.at("from").date(), value.at("until").date());
        let dates_read = value.present(&["from", "until"]).len() == from.iter().chain(&until).count();
        let (from, until) = (from.unwrap_or(Date::MIN), until.unwrap_or(Date::MAX));
        if until < from {
            cursor.report_at("until", Code::ProfilePeriod, &[("from", &from), ("until", &until)]);
        }
        let mut posts: Vec<String> = Vec::new();
        for post in cursor.at("posts").list(MOST_POSTS) {
            posts.extend(post.value.text().map(str::to_owned));
        }
        let mut profile = Self {
            id: value.at("id").id().unwrap_or_default().into(),
            from,
            until,
            sound: dates_read && !(posts.is_empty() && value.has("posts")),
            posts,
            section_weights: read_table(&cursor.at("sectionWeights"), Code::UnknownSection, &|id| {
                rules.section_index(id)
            }),
            item_weights: read_table(&cursor.at("itemWeights"), Code::UnknownItem, &|id| rules.item_index(id)),
            weights: Weights::default(),
        };
        profile.weights = Weights::new(rules, Some(&profile));
        profile
    }
}

/// A table of weights by id.
fn read_table(table: &Cursor, unknown: Code, find: &dyn Fn(&str) -> Option<usize>) -> Vec<(usize, Rational)> {
    let mut weights = Vec::new();
    for (id, entry) in table.table() {
        match find(id) {
            Some(index) => {
                entry.judge(&Shape::Weight);
                weights.extend(entry.value.weight().map(|weight| (index, weight)));
            }
            None => entry.report(unknown, &[("value", &quote(id))]),
        }
    }
    weights
}

impl Weights {
    /// The card's weights, with those of a profile in their place; where none is stated, 1.
    pub(super) fn new(rules: &Rules, profile: Option<&Profile>) -> Self {
        let stated = |table: Option<&Vec<(usize, Rational)>>, index, own: &Option<Rational>| {
            let replaced = table.and_then(|table| table.iter().find(|(named, _)| *named == index));
            replaced.map(|(_, weight)| weight).or(own.as_ref()).cloned()
        };
        let mut weights = Self::default();
        for (index, section) in rules.sections.iter().enumerate() {
            let mut any_stated = false;
            for (place, item) in rules.items_of(section) {
                let weight = stated(profile.map(|profile| &profile.item_weights), place, &item.weight);
                any_stated |= weight.is_some() && item.counts();
                weights.items.push(weight.unwrap_or(Rational::ONE));
            }
            weights.weighted.push(match rules.method {
                Method::ItemWeighted => true,
                Method::SectionWeighted => any_stated,
                _ => false,
            });
            let weight = stated(profile.map(|profile| &profile.section_weights), index, &section.weight);
            weights.sections.push(weight.unwrap_or(Rational::ONE));
        }
        weights
    }

    pub(crate) fn section(&self, index: usize) -> &Rational {
        self.sections.get(index).unwrap_or(&NOTHING)
    }

    pub(crate) fn item(&self, index: usize) -> &Rational {
        self.items.get(index).unwrap_or(&NOTHING)
    }

    pub(crate) fn is_weighted(&self, section: usize) -> bool {
        self.weighted.get(section).copied().unwrap_or(false)
    }
}
