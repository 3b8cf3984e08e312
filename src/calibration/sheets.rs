//! Answers as calibration looks at them: told apart by what they are worth, compared item by item.

use std::cmp::Ordering;

use serde::Serialize;

use crate::document::words;
use crate::evaluation::{Evaluation, Response, Status};
use crate::numeric::{Rational, sorted};
use crate::scorecard::{Item, Kind, Method, Rules, Scorecard, Weights};
use crate::scoring::{assess, is_provisional, points};

words! {
    /// What an answer is worth, told alike of every item.
    pub enum Worth {
        /// The most points of the item.
        Full = "full",
        /// Neither the most nor the fewest.
        Partial = "partial",
        /// The fewest.
        None = "none",
        /// Not applicable.
        NotApplicable = "not-applicable",
    }
}

/// An item that is answered for points.
pub(crate) struct Asked<'a> {
    pub(crate) item: &'a Item,
    /// Its place on the card.
    pub(crate) place: usize,
    /// From the fewest to the most points.
    pub(crate) span: Rational,
    /// What an answer can give, ascending; empty where options add up.
    pub(crate) levels: Vec<Rational>,
}

impl<'a> Asked<'a> {
    pub(crate) fn all(rules: &'a Rules) -> Vec<Self> {
        let scored = rules.items.iter().enumerate().filter(|(_, item)| item.scored);
        scored.map(|(place, item)| Self::new(place, item)).collect()
    }

    fn new(place: usize, item: &'a Item) -> Self {
        let given: Vec<&Rational> = match &item.kind {
            Kind::Choice(options) => options.iter().map(|option| &option.points).collect(),
            Kind::Number(ranges, otherwise) => ranges.iter().map(|range| &range.points).chain(otherwise).collect(),
            Kind::Multi(..) | Kind::Text | Kind::Date | Kind::Unread => Vec::new(),
        };
        let mut levels: Vec<Rational> = sorted(given.into_iter(), |a, b| a.cmp(b)).into_iter().cloned().collect();
        levels.dedup();
        Self { item, place, span: &item.highest - &item.lowest, levels }
    }

    /// Whether an answer can be worth something between the most and the fewest points.
    pub(crate) fn has_partial(&self) -> bool {
        self.levels.is_empty() || self.levels.len() > 2
    }

    /// Every answer it offers.
    pub(crate) fn labels(&self) -> Vec<Label> {
        let mut labels: Vec<Label> = match &self.item.kind {
            Kind::Choice(options) => options.iter().map(|option| Label::Option(option.id.clone())).collect(),
            _ => [Worth::Full, Worth::Partial, Worth::None].map(|worth| Label::Worth(worth.word())).to_vec(),
        };
        if self.item.not_applicable {
            labels.push(Label::NotApplicable(true));
        }
        labels
    }

    /// What the item weighs in the score: how much of it all its points from the fewest to the most move. A bonus weighs
    /// nothing, as nobody has to earn it.
    pub(crate) fn weight(&self, rules: &Rules, weights: &Weights) -> Rational {
        let section = self.item.section;
        if !self.item.counts() || self.span.is_zero() {
            return Rational::ZERO;
        }
        let own = if weights.is_weighted(section) { weights.item(self.place) } else { &self.span };
        match rules.method {
            Method::SectionScaled => own * weights.section(section),
            Method::SectionWeighted => {
                let items = rules.sections.get(section).into_iter().flat_map(|section| rules.items_of(section));
                let counting = items.filter(|(_, item)| item.counts());
                let whole: Rational = counting
                    .map(|(place, item)| if weights.is_weighted(section) { weights.item(place) } else { &item.highest })
                    .sum();
                (own * weights.section(section)).checked_div(&whole).unwrap_or_default()
            }
            _ => own.clone(),
        }
    }
}

/// What became of one item on one sheet. What was not answered is no mark.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    /// A condition took it from the sheet.
    Hidden,
    NotApplicable,
    Answered {
        response: Response,
        points: Rational,
        /// Its fatal rule fired.
        fatal: bool,
    },
}

/// What one rater answered about one case.
pub(crate) struct Sheet {
    /// The exact score; `None` while something required is missing.
    pub(crate) total: Option<Rational>,
    /// By item asked for points.
    pub(crate) marks: Vec<Option<Mark>>,
    /// The weight profile in force.
    pub(crate) profile: Option<usize>,
}

impl Sheet {
    /// An exempt case was not scored.
    pub(crate) fn read(card: &Scorecard, asked: &[Asked], evaluation: &Evaluation) -> Option<Self> {
        if evaluation.exempt {
            return None;
        }
        let Evaluation { responses, statuses, profile, .. } = evaluation;
        let rules = &card.rules;
        let assessment = assess(rules, rules.weights_under(*profile), statuses, responses, true);
        let mark = |asked: &Asked| {
            let fatal = assessment.items.get(asked.place).is_some_and(|part| part.fatal.is_some());
            mark(asked, *statuses.get(asked.place)?, *responses.get(asked.place)?, fatal)
        };
        Some(Self {
            total: assessment.score.clone().filter(|_| !is_provisional(rules, statuses)),
            marks: asked.iter().map(mark).collect(),
            profile: *profile,
        })
    }
}

pub(crate) fn mark(asked: &Asked, status: Status, response: Response, fatal: bool) -> Option<Mark> {
    match status {
        Status::Hidden => Some(Mark::Hidden),
        Status::NotApplicable => Some(Mark::NotApplicable),
        Status::Answered => Some(Mark::Answered { response, points: points(asked.item, response), fatal }),
        Status::Missing | Status::Absent | Status::Unscored => None,
    }
}

/// An answer as documents write it; of numbers and of several options what they are worth.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Label {
    /// The id of an option.
    Option(String),
    /// Not applicable.
    NotApplicable(bool),
    /// What it is worth.
    Worth(&'static str),
}

impl Mark {
    /// `None` where the item was not on the sheet.
    pub(crate) fn worth(&self, asked: &Asked) -> Option<Worth> {
        Some(match self {
            Self::Hidden => return None,
            Self::NotApplicable => Worth::NotApplicable,
            Self::Answered { points, .. } if *points == asked.item.highest => Worth::Full,
            Self::Answered { points, .. } if *points == asked.item.lowest => Worth::None,
            Self::Answered { .. } => Worth::Partial,
        })
    }

    pub(crate) fn label(&self, asked: &Asked) -> Option<Label> {
        Some(match self {
            Self::NotApplicable => Label::NotApplicable(true),
            Self::Answered { response: Response::Choice(option), .. } => {
                Label::Option(asked.item.kind.options().get(*option)?.id.clone())
            }
            _ => Label::Worth(self.worth(asked)?.word()),
        })
    }

    pub(crate) fn is_fatal(&self) -> bool {
        matches!(self, Self::Answered { fatal: true, .. })
    }

    /// The same answer: the same options, or numbers of the same worth.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Answered { response: Response::Number(_), points, .. },
                Self::Answered { response: Response::Number(_), points: others, .. },
            ) => points == others,
            _ => self == other,
        }
    }
}

/// Two answers to one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Comparison {
    /// The same answer.
    pub(crate) exact: bool,
    /// Not the same, but one step apart.
    pub(crate) adjacent: bool,
    /// Whether the first is worth more.
    pub(crate) direction: Ordering,
    /// |points − points| by the span of the item, 0 to 1; between an answer and "not applicable" 1.
    pub(crate) distance: f64,
}

/// `None` where the item was not on one of the sheets.
pub(crate) fn compare(asked: &Asked, first: &Mark, second: &Mark) -> Option<Comparison> {
    let apart = Comparison { exact: false, adjacent: false, direction: Ordering::Equal, distance: 1.0 };
    match (first, second) {
        (Mark::Hidden, _) | (_, Mark::Hidden) => None,
        (Mark::NotApplicable, Mark::NotApplicable) => Some(Comparison { exact: true, distance: 0.0, ..apart }),
        (Mark::Answered { points: mine, response, .. }, Mark::Answered { points: others, response: other, .. }) => {
            let exact = first.same(second);
            let difference = mine - others;
            Some(Comparison {
                exact,
                adjacent: !exact && asked.steps(mine, others, *response, *other) <= 1,
                direction: mine.cmp(others),
                distance: difference.checked_div(&asked.span).map_or(0.0, |share| share.to_double().abs()),
            })
        }
        _ => Some(apart),
    }
}

impl Asked<'_> {
    /// How many levels lie between two answers; where options add up, how many were chosen by one alone.
    fn steps(&self, mine: &Rational, others: &Rational, response: Response, other: Response) -> usize {
        if let (Response::Multi(mine), Response::Multi(others)) = (response, other) {
            return mine.apart(others);
        }
        let level = |points: &Rational| self.levels.iter().position(|level| level == points).unwrap_or(0);
        level(mine).abs_diff(level(others))
    }
}
