//! Reading what is asked of some of the raters: against a standard, one group against another.

use crate::document::{Cursor, Issue, Issues, Shape, Value, may, need};
use crate::ratings::{MOST_RATERS, Ratings};

use super::Undefined;
use super::attribute::{AttributeAgreement, ExactInterval, Trials, attribute_agreement};
use super::coefficient::{COEFFICIENTS, Coefficient, GWET_AC};
use super::difference::{CrossAgreement, Difference, Side, cross_kappa, cross_percent_agreement, difference};
use super::weights::{Weighting, Weights};

/// Reads the places of raters; those of one who is not there are reported.
fn read_raters(list: &Cursor, raters: usize) -> Vec<usize> {
    let mut places = Vec::new();
    for place in list.list(MOST_RATERS) {
        place.judge(&Shape::Whole(0, raters.saturating_sub(1)));
        places.extend(place.value.whole());
    }
    places
}

static RATERS: Shape = Shape::Some(MOST_RATERS, &Shape::Any);

/// Reads a list of places of raters.
///
/// # Errors
/// Every problem; a rater who is not there is one.
pub fn some_raters(ratings: &Ratings, list: &Value) -> Result<Vec<usize>, Vec<Issue>> {
    let issues = Issues::default();
    let root = Cursor::root(list, &issues);
    root.judge(&RATERS);
    let raters = read_raters(&root, ratings.tally().raters());
    if issues.has_errors() { Err(issues.into_vec()) } else { Ok(raters) }
}

static STANDARD: Shape = Shape::Object(&[
    may("standard", Shape::Any),
    may("appraisers", Shape::Some(MOST_RATERS, &RATERS)),
    may("interval", Shape::OneOf(ExactInterval::WORDS)),
    may("confidence", Shape::Number(0.5, 0.999_999)),
]);

/// Attribute agreement analysis: reads `{ standard?, appraisers?, interval?, confidence? }`, places of raters. Where no
/// appraisers are named, every rater but the standard is one, with a single trial.
///
/// # Errors
/// Every problem of the request.
pub fn against_standard(ratings: &Ratings, request: &Value) -> Result<AttributeAgreement, Vec<Issue>> {
    let issues = Issues::default();
    let root = Cursor::root(request, &issues);
    root.judge(&STANDARD);
    let raters = ratings.tally().raters();
    let standard = root.at("standard");
    if request.has("standard") {
        standard.judge(&Shape::Whole(0, raters.saturating_sub(1)));
    }
    let standard = standard.value.whole();
    let mut appraisers: Vec<Vec<usize>> = Vec::new();
    for trials in root.at("appraisers").list(MOST_RATERS) {
        appraisers.push(read_raters(&trials, raters));
    }
    if !request.has("appraisers") {
        appraisers.extend((0..raters).filter(|rater| Some(*rater) != standard).map(|rater| vec![rater]));
    }
    if issues.has_errors() {
        return Err(issues.into_vec());
    }
    let appraisers: Vec<&[usize]> = appraisers.iter().map(Vec::as_slice).collect();
    let interval = ExactInterval::named(request.at("interval")).unwrap_or(ExactInterval::ClopperPearson);
    let confidence = request.at("confidence").number().unwrap_or(0.95);
    Ok(attribute_agreement(ratings, Trials { appraisers: &appraisers, standard }, interval, confidence))
}

static SIDE: Shape = Shape::Object(&[may("coefficient", Shape::Any), need("raters", Shape::Of(&RATERS))]);
static SIDES: Shape = Shape::Object(&[
    need("first", Shape::Of(&SIDE)),
    need("second", Shape::Of(&SIDE)),
    may("weights", Shape::OneOf(Weighting::WORDS)),
    may("confidence", Shape::Number(0.5, 0.999_999)),
]);

/// Two groups of raters, each with its coefficient.
struct Sides {
    raters: [Vec<usize>; 2],
    coefficients: [&'static Coefficient; 2],
    weights: Weights,
    confidence: f64,
}

impl Sides {
    fn read(ratings: &Ratings, request: &Value) -> Result<Self, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(request, &issues);
        root.judge(&SIDES);
        let [first, second] = [root.at("first"), root.at("second")];
        let raters = ratings.tally().raters();
        let sides = Self {
            raters: [read_raters(&first.at("raters"), raters), read_raters(&second.at("raters"), raters)],
            coefficients: [read_coefficient(&first), read_coefficient(&second)],
            weights: Weights::new(
                Weighting::named(request.at("weights")).unwrap_or_default(),
                ratings.categories().values(),
            ),
            confidence: request.at("confidence").number().unwrap_or(0.95),
        };
        if issues.has_errors() { Err(issues.into_vec()) } else { Ok(sides) }
    }
}

/// Gwet's where none is named.
fn read_coefficient(side: &Cursor) -> &'static Coefficient {
    if side.value.has("coefficient") {
        let names: Vec<&'static str> = COEFFICIENTS.iter().map(|coefficient| coefficient.name).collect();
        side.at("coefficient").judge_word(&names);
    }
    let named = side.value.at("coefficient").text().and_then(Coefficient::named);
    named.unwrap_or(&GWET_AC)
}

/// The difference of two coefficients of the same units: reads `{ first: { raters, coefficient? }, second, weights?,
/// confidence? }`.
///
/// # Errors
/// Every problem of the request.
pub fn compare(ratings: &Ratings, request: &Value) -> Result<Result<Difference, Undefined>, Vec<Issue>> {
    let Sides { raters: [first, second], coefficients: [one, other], weights, confidence } =
        Sides::read(ratings, request)?;
    let first = Side { coefficient: one, raters: &first };
    let second = Side { coefficient: other, raters: &second };
    Ok(difference(ratings, first, second, &weights, confidence))
}

/// Agreement between two groups of raters, across them only: percent agreement, and the mean of Cohen's kappas. Reads
/// what [`compare`] reads.
///
/// # Errors
/// Every problem of the request.
pub fn across(ratings: &Ratings, request: &Value) -> Result<[Result<CrossAgreement, Undefined>; 2], Vec<Issue>> {
    let Sides { raters: [first, second], weights, confidence, .. } = Sides::read(ratings, request)?;
    Ok([
        cross_percent_agreement(ratings, &first, &second, &weights, confidence),
        cross_kappa(ratings, &first, &second, &weights, confidence),
    ])
}
