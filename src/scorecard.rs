//! The scorecard: what is asked, what each answer is worth, how the answers become a score.

mod check;
mod condition;
mod item;
mod profile;
mod reach;
mod read;

use crate::document::{Date, Issue, Issues, Value, canonical_json, sha256, words};
use crate::numeric::{Rational, Rounding};

pub(crate) use condition::{Condition, Tested};
pub(crate) use item::{Criticality, Fatal, FatalEffect, FatalScope, FatalWhen, Item, Kind, Options, find_option};
pub(crate) use profile::{Profile, Weights};

/// Most items of a scorecard.
pub const MOST_ITEMS: usize = 1_000;
/// Most sections of a scorecard.
pub const MOST_SECTIONS: usize = 200;
/// Most options of an item: the two codes above mean N/A and no answer in columns.
pub const MOST_OPTIONS: usize = 254;
/// Most levels that conditions nest.
pub const DEEPEST_CONDITION: usize = 32;

/// A scorecard that is valid: it cannot be made otherwise.
#[derive(Debug)]
pub struct Scorecard {
    document: Value,
    hash: String,
    scoring_hash: String,
    warnings: Vec<Issue>,
    pub(crate) rules: Rules,
}

/// What the document says, ready for scoring.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) method: Method,
    /// Whether the method is the document's, not a default in the place of an error.
    method_read: bool,
    /// Whether floor and ceiling are the document's or absent, not in the place of an error.
    limits_read: bool,
    pub(crate) not_applicable: NotApplicable,
    pub(crate) missing: Missing,
    pub(crate) base: Option<Rational>,
    pub(crate) floor: Option<Rational>,
    pub(crate) ceiling: Option<Rational>,
    pub(crate) bonus_ceiling: Option<Rational>,
    pub(crate) pass: Option<Pass>,
    /// Ascending by cut.
    pub(crate) bands: Vec<Band>,
    pub(crate) display: Display,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) sections: Vec<Section>,
    /// All items in card order.
    pub(crate) items: Vec<Item>,
    /// The items, each after those its visibility depends on.
    pub(crate) visibility_order: Vec<usize>,
    /// The card's own weights.
    pub(crate) weights: Weights,
}

words! {
    /// How answers become a score.
    #[derive(Default)]
    pub(crate) enum Method {
        #[default]
        Points = "points",
        SectionScaled = "section-scaled",
        ItemWeighted = "item-weighted",
        SectionWeighted = "section-weighted",
        Deduction = "deduction",
        Additive = "additive",
    }
}

impl Method {
    /// Whether the score is a share of something, in percent, rather than a sum.
    pub(crate) fn is_ratio(self) -> bool {
        !matches!(self, Self::Deduction | Self::Additive)
    }
}

words! {
    /// What "not applicable" does.
    #[derive(Default)]
    pub(crate) enum NotApplicable {
        #[default]
        Exclude = "exclude",
        WithinSection = "within-section",
        FullCredit = "full-credit",
        NoCredit = "no-credit",
    }
}

words! {
    /// What a missing answer does.
    #[derive(Default)]
    pub(crate) enum Missing {
        #[default]
        Block = "block",
        NotApplicable = "not-applicable",
        NoCredit = "no-credit",
        Worst = "worst",
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Pass {
    pub(crate) at: Rational,
    /// Whether the score has to be above `at` rather than reach it.
    pub(crate) above: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) id: String,
    pub(crate) from: Rational,
    /// Where it stands in the document.
    pub(crate) position: usize,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Display {
    pub(crate) places: u32,
    pub(crate) rounding: Rounding,
}

impl Default for Display {
    fn default() -> Self {
        Self { places: 2, rounding: Rounding::HalfUp }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Section {
    pub(crate) id: String,
    pub(crate) weight: Option<Rational>,
    pub(crate) baseline: Option<Rational>,
    pub(crate) minimum: Option<Rational>,
    /// The least percent that passes, from `sectionMinimums`.
    pub(crate) least: Option<Rational>,
    pub(crate) visible_when: Option<Condition>,
    /// Its items, by their place in card order.
    pub(crate) items: std::ops::Range<usize>,
}

/// Keys of a scorecard that change a score, at any depth: what `scoringHash` covers beside ids.
const SCORING_KEYS: &[&str] = &[
    "all",
    "allIn",
    "any",
    "at",
    "atLeast",
    "bands",
    "base",
    "baseline",
    "below",
    "bonus",
    "bonusCeiling",
    "cap",
    "ceiling",
    "comparator",
    "criticality",
    "effect",
    "else",
    "exactly",
    "fatal",
    "floor",
    "from",
    "id",
    "in",
    "item",
    "itemWeights",
    "items",
    "kind",
    "maxChoices",
    "method",
    "minimum",
    "missing",
    "naPoints",
    "not",
    "notApplicable",
    "notIn",
    "options",
    "pass",
    "points",
    "posts",
    "profiles",
    "ranges",
    "required",
    "scope",
    "scored",
    "sectionMinimums",
    "sectionWeights",
    "sections",
    "to",
    "until",
    "visibleWhen",
    "weight",
    "when",
];

impl Scorecard {
    /// Reads a `calibrant/scorecard@1` document.
    ///
    /// # Errors
    /// Every problem found, with the warnings among them.
    pub fn parse(document: Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let rules = read::rules(&document, &issues);
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        Ok(Self {
            hash: sha256(&canonical_json(&document, &|key| key != "meta")),
            scoring_hash: sha256(&canonical_json(&document, &|key| SCORING_KEYS.contains(&key))),
            warnings: issues.into_vec(),
            rules,
            document,
        })
    }

    /// Every problem and warning of a document; empty when there is nothing to say.
    #[must_use]
    pub fn check(document: &Value) -> Vec<Issue> {
        let issues = Issues::default();
        read::rules(document, &issues);
        issues.into_vec()
    }

    /// The id that evaluations name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.rules.id
    }

    /// The version that evaluations name.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.rules.version
    }

    /// `sha256:…` over the whole document but `meta`.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// `sha256:…` over what changes a score, not text: a mended translation is not a new yardstick.
    #[must_use]
    pub fn scoring_hash(&self) -> &str {
        &self.scoring_hash
    }

    /// What its author should look at.
    #[must_use]
    pub fn warnings(&self) -> &[Issue] {
        &self.warnings
    }

    /// The place of an item.
    pub(crate) fn item_index(&self, id: &str) -> Option<usize> {
        self.rules.item_index(id)
    }

    /// The document as it was given.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.document
    }
}

impl Rules {
    pub(crate) fn item_index(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|item| item.id == id)
    }

    pub(crate) fn section_index(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// The items of a section, with their places in card order.
    pub(crate) fn items_of(&self, section: &Section) -> impl Iterator<Item = (usize, &Item)> {
        let range = section.items.clone();
        range.clone().zip(self.items.get(range).unwrap_or_default())
    }

    /// The weights in force: those of a profile, else the card's own.
    pub(crate) fn weights_under(&self, profile: Option<usize>) -> &Weights {
        profile.and_then(|index| self.profiles.get(index)).map_or(&self.weights, |profile| &profile.weights)
    }

    /// The profile that holds on a date for a post.
    pub(crate) fn profile_on(&self, date: Date, post: Option<&str>) -> Option<usize> {
        self.profiles.iter().position(|profile| profile.holds(date, post))
    }
}
