//! A session against the one before: R's numbers, hand arithmetic, and what must not be claimed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::agreement::{Coverage, Undefined};
use calibrant::calibration::{
    CalibrationReport, Change, Changed, Difference, NoDifference, Panel, Reference, Rule, SessionComparison, Verdict,
    calibrate, compare_reports,
};
use calibrant::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::panel::{assert_near, golden, golden_panel, panel, plain, total};
use support::{card, patched};

/// Value and interval of the difference; none where one of both has no spread.
fn assert_difference(found: &Changed, expected: &Json, what: &str) {
    let difference = found.difference.unwrap_or_else(|reason| panic!("{what}: {reason:?}"));
    assert_near(difference.value, &expected[0], what);
    match difference.interval {
        Ok(interval) => {
            assert_near(interval.low, &expected[1], what);
            assert_near(interval.high, &expected[2], what);
        }
        Err(reason) => {
            assert_eq!(reason, Undefined::NoVariation, "{what}");
            assert!(has_no_spread(found), "{what}");
        }
    }
}

/// Leaving out calls changes nothing, before or after.
fn has_no_spread(figure: &Changed) -> bool {
    [&figure.before, &figure.after].into_iter().flatten().any(|figure| figure.interval == Err(Undefined::NoVariation))
}

/// Every figure of a comparison, with its name.
fn figures(comparison: &SessionComparison) -> Vec<(String, &Changed)> {
    let group = &comparison.group;
    let mut figures = vec![
        ("percent agreement".to_owned(), &group.percent_agreement),
        ("AC1".to_owned(), &group.gwet_ac),
        ("within".to_owned(), &group.within),
        ("SD".to_owned(), &group.standard_deviation),
        ("ICC".to_owned(), &group.icc_agreement),
    ];
    for rater in &comparison.raters {
        figures.push((format!("{} bias", rater.rater), &rater.bias));
        figures.push((format!("{} within", rater.rater), &rater.within));
    }
    figures.extend(comparison.items.iter().map(|item| (item.item.clone(), &item.percent_agreement)));
    figures
}

/// A made-up session, another after it.
fn golden_sessions() -> (Scorecard, Panel, Panel) {
    let golden = golden();
    let (card, before) = golden_panel(&golden["panel"]);
    (card, before, golden_panel(&golden["comparison"]).1)
}

#[test]
fn two_sessions_have_the_numbers_of_r() {
    let golden = &golden()["comparison"];
    let (card, before, after) = golden_sessions();
    let rule = Rule::new(golden["tolerance"].as_f64().unwrap());
    let [before, after] = [before, after].map(|panel| calibrate(&card, &panel, &rule));
    let found = compare_reports((&card, &before), (&card, &after));
    let group = &found.group;
    for (place, figure) in
        [&group.percent_agreement, &group.gwet_ac, &group.within, &group.standard_deviation].into_iter().enumerate()
    {
        assert_difference(figure, &golden["group"][place], &format!("group {place}"));
    }
    assert_difference(&group.icc_agreement, &golden["icc"], "ICC");
    assert_eq!(group.icc_agreement.change, None, "it rises with what tells calls apart, too");
    assert_eq!(found.raters.len(), 4);
    for rater in &found.raters {
        let expected = &golden["by_rater"][&rater.rater];
        assert_difference(&rater.bias, &expected["bias"], &rater.rater);
        assert_difference(&rater.within, &expected["within"], &rater.rater);
    }
    assert_eq!(found.items.len(), 16);
    for item in &found.items {
        assert_difference(&item.percent_agreement, &golden["by_item"][&item.item], &item.item);
    }
    let share = group.within.before.as_ref().unwrap();
    assert_eq!((share.n, share.calls, share.coverage), (48, 12, Coverage::BelowNominal));
    assert_eq!(Ok(share), before.group.within.as_ref(), "as the report has it");
    for (name, figure) in figures(&found) {
        let by_counts = figure.before.as_ref().unwrap().interval.is_ok_and(|interval| interval.method == "wilson");
        let coverage = if by_counts { Coverage::Nominal } else { Coverage::BelowNominal };
        assert_eq!(figure.difference.unwrap().coverage, coverage, "{name}");
    }
}

/// Sessions of one rater on the card whose totals are what is answered, by how far the rater is off.
fn lone(differences: &[i32]) -> CalibrationReport {
    let card = plain();
    let rater = differences.iter().map(|difference| total((80 + difference) as u32)).collect();
    let reference = vec![total(80); differences.len()];
    calibrate(&card, &panel(&card, &[rater, reference], Reference::Expert), &Rule::new(5.0))
}

fn bias_of(before: &[i32], after: &[i32]) -> Changed {
    let card = plain();
    compare_reports((&card, &lone(before)), (&card, &lone(after))).raters[0].bias.clone()
}

#[test]
fn a_bias_is_better_only_where_it_is_shown_to_lie_nearer_to_nothing() {
    // By hand: three calls each of variance 1, so that the difference's error is √(2/3), of 4 degrees of freedom; Student's
    // 97.5 % point of those is 2.776445105198.
    let found = bias_of(&[-6, -5, -4], &[-2, -1, 0]);
    let reach = 2.776_445_105_198 * (2.0_f64 / 3.0).sqrt();
    assert_difference(&found, &json!([4.0, 4.0 - reach, 4.0 + reach]), "by hand");
    for (before, after, change) in [
        (-5, -1, Change::Better),
        (-1, -5, Change::Worse),
        (5, 1, Change::Better),
        (1, 5, Change::Worse),
        (-6, 2, Change::Better),
        (-2, 6, Change::Worse),
        // As far off, on the other side.
        (-5, 5, Change::Undetermined),
        (-5, 4, Change::Undetermined),
        (-5, -4, Change::Undetermined),
        (0, 0, Change::Undetermined),
    ] {
        let around = |bias: i32| [bias - 1, bias, bias + 1];
        assert_eq!(bias_of(&around(before), &around(after)).change, Some(change), "{before} {after}");
    }
}

#[test]
fn a_session_has_not_changed_since_itself() {
    let (card, before, _) = golden_sessions();
    let report = calibrate(&card, &before, &Rule::new(8.0));
    let found = compare_reports((&card, &report), (&card, &report));
    for (name, figure) in figures(&found) {
        let difference = figure.difference.unwrap();
        assert_eq!(difference.value, 0.0, "{name}");
        match difference.interval {
            Ok(interval) => assert!(interval.low < 0.0 && interval.high > 0.0, "{name} {interval:?}"),
            Err(_) => assert!(has_no_spread(figure), "{name}"),
        }
        assert_eq!(figure.change.unwrap_or(Change::Undetermined), Change::Undetermined, "{name}");
    }
    let same = serde_json::to_value(found.same).unwrap();
    assert!(same.as_object().unwrap().values().all(|same| *same == json!(true)), "{same}");
    assert!(found.raters.iter().all(|rater| rater.verdict.before == rater.verdict.after));
}

#[test]
fn of_twenty_calls_intervals_hold_what_they_promise_but_not_that_of_the_correlation() {
    let card = plain();
    let report = |calls: u32| {
        let totals = |off: u32| (0..calls).map(|call| total(50 + 7 * call % 11 + call % off)).collect();
        calibrate(&card, &panel(&card, &[totals(3), totals(2), totals(4)], Reference::Expert), &Rule::new(5.0))
    };
    let coverage = |before, after| {
        let group = compare_reports((&card, &report(before)), (&card, &report(after))).group;
        [group.standard_deviation, group.icc_agreement].map(|figure| figure.difference.unwrap().coverage)
    };
    assert_eq!(coverage(20, 20), [Coverage::Nominal, Coverage::BelowNominal]);
    assert_eq!(coverage(19, 20)[0], Coverage::BelowNominal);
    assert_eq!(coverage(20, 19)[0], Coverage::BelowNominal);
}

#[test]
fn backwards_every_difference_is_the_other_way_round() {
    let (card, before, after) = golden_sessions();
    let [before, after] = [before, after].map(|panel| calibrate(&card, &panel, &Rule::new(8.0)));
    let there = compare_reports((&card, &before), (&card, &after));
    let back = compare_reports((&card, &after), (&card, &before));
    for ((name, there), (_, back)) in figures(&there).into_iter().zip(figures(&back)) {
        let [there, back] = [there, back].map(|figure| figure.difference.unwrap());
        assert!((there.value + back.value).abs() < 1e-12, "{name}");
        assert_eq!(there.interval.is_ok(), back.interval.is_ok(), "{name}");
        if let (Ok(there), Ok(back)) = (there.interval, back.interval) {
            assert!((there.low + back.high).abs() < 1e-12, "{name} {there:?} {back:?}");
        }
    }
}

#[test]
fn the_order_of_raters_and_calls_changes_nothing() {
    let (card, before, after) = golden_sessions();
    let reports = [&before, &after].map(|panel| calibrate(&card, panel, &Rule::new(8.0)));
    let found = compare_reports((&card, &reports[0]), (&card, &reports[1]));
    let backwards = [before, after].map(|mut panel| {
        panel.raters.reverse();
        panel.sheets.reverse();
        panel.cases.reverse();
        panel.sheets.iter_mut().for_each(|sheets| sheets.reverse());
        panel.reference.reverse();
        calibrate(&card, &panel, &Rule::new(8.0))
    });
    let other = compare_reports((&card, &backwards[0]), (&card, &backwards[1]));
    for (name, figure) in figures(&found) {
        let (_, other) = figures(&other).into_iter().find(|(other, _)| *other == name).unwrap();
        let [a, b] = [figure, other].map(|figure| figure.difference.unwrap());
        assert!((a.value - b.value).abs() < 1e-9, "{name}");
        let low = |difference: Difference| difference.interval.map_or(f64::NAN, |interval| interval.low);
        assert!((low(a) - low(b)).abs() < 1e-9 || (low(a).is_nan() && low(b).is_nan()), "{name}");
    }
}

/// The reasons for which there is no difference, by figure; `-` where there is one.
fn reasons(comparison: &SessionComparison) -> Vec<String> {
    let reason = |figure: &Changed| match figure.difference {
        Ok(_) => "-".to_owned(),
        Err(NoDifference::Undefined(reason)) => reason.word().to_owned(),
        Err(NoDifference::Incomparable(reason)) => {
            assert_eq!(figure.change.unwrap_or(Change::Undetermined), Change::Undetermined);
            reason.word().to_owned()
        }
    };
    figures(comparison).into_iter().map(|(name, figure)| format!("{name}: {}", reason(figure))).collect()
}

/// Two raters who differ now and then from an expert, under this card and rule.
fn session(card: &Scorecard, rule: &Rule, kind: Reference) -> CalibrationReport {
    let answers = |a: bool, b: bool| {
        let option = |first: bool| if first { "yes" } else { "no" };
        json!({"a": {"option": option(a)}, "b": {"option": option(b)}})
    };
    let sheets = [
        vec![answers(true, true), answers(true, false), answers(false, true), answers(true, true)],
        vec![answers(true, false), answers(true, true), answers(false, false), answers(false, true)],
        vec![answers(true, true), answers(false, true), answers(true, true), answers(true, false)],
    ];
    calibrate(card, &panel(card, &sheets, kind), rule)
}

fn two_items() -> Json {
    let options = json!([{"id": "yes", "title": "Yes", "points": 3}, {"id": "no", "title": "No", "points": 0}]);
    json!({"format": "calibrant/scorecard@1", "id": "two", "version": "1", "title": "Two", "method": "points",
        "sections": [{"id": "s", "title": "S", "items": [
            {"id": "a", "title": "A", "kind": "choice", "options": options},
            {"id": "b", "title": "B", "kind": "choice", "options": options}]}]})
}

/// The session under one card and rule, and again under others.
fn since(patch: Json, rule: Rule, kind: Reference) -> SessionComparison {
    let usual = card(&two_items());
    let other = card(&patched(two_items(), &patch));
    let before = session(&usual, &Rule::new(20.0), Reference::Expert);
    let after = session(&other, &rule, kind);
    compare_reports((&usual, &before), (&other, &after))
}

#[test]
fn what_does_not_mean_the_same_is_not_set_against_each_other() {
    let (rule, expert) = (Rule::new(20.0), Reference::Expert);
    let all = |expected: [&str; 11], found: &SessionComparison| {
        let names = [
            "percent agreement",
            "AC1",
            "within",
            "SD",
            "ICC",
            "r0 bias",
            "r0 within",
            "r1 bias",
            "r1 within",
            "a",
            "b",
        ];
        let expected: Vec<_> = names.iter().zip(expected).map(|(name, reason)| format!("{name}: {reason}")).collect();
        assert_eq!(reasons(found), expected);
    };
    let yes = "-";
    all([yes; 11], &since(json!([]), rule, expert));
    // A text that was mended is no other item, and no other yardstick.
    all(
        [yes; 11],
        &since(
            json!([{"op": "replace", "path": "/sections/0/items/0/title", "value": "A, in other words"}]),
            rule,
            expert,
        ),
    );
    let (yard, items) = ("other-yardstick", "other-items");
    // An option worth more: another yardstick, and of all items one is another.
    let points = json!([{"op": "replace", "path": "/sections/0/items/1/options/0/points", "value": 5}]);
    let found = since(points, rule, expert);
    all([items, items, yard, yard, yard, yard, yard, yard, yard, yes, items], &found);
    assert!(!found.same.yardstick && !found.same.items && found.same.rule);
    // What scores otherwise may ask the same.
    let sums = json!([{"op": "replace", "path": "/method", "value": "additive"}]);
    all([yes, yes, yard, yard, yard, yard, yard, yard, yard, yes, yes], &since(sums, rule, expert));
    let applicable = json!([{"op": "add", "path": "/sections/0/items/0/notApplicable", "value": true}]);
    all([items, items, yard, yard, yard, yard, yard, yard, yard, items, yes], &since(applicable, rule, expert));
    let (tolerance, reference) = ("other-tolerance", "other-reference");
    let found = since(json!([]), Rule::new(50.0), expert);
    all([yes, yes, tolerance, yes, yes, yes, tolerance, yes, tolerance, yes, yes], &found);
    assert!(!found.same.tolerance && !found.same.rule && found.same.yardstick);
    let panel = since(json!([]), rule, Reference::Panel);
    all([yes, yes, reference, reference, yes, reference, reference, reference, reference, yes, yes], &panel);
    let strict = Rule { alpha: 0.01, ..rule };
    let found = since(json!([]), strict, expert);
    all([yes, yes, yes, yes, "other-confidence", yes, yes, yes, yes, yes, yes], &found);
    assert_eq!((found.confidence, found.same.rule), (0.99, false));
    assert!(since(json!([]), Rule { minutes: 5, ..rule }, expert).same.rule, "the time box decides no verdict");
}

#[test]
fn only_who_and_what_is_in_both_is_compared() {
    let golden = golden();
    let (card, mut before) = golden_panel(&golden["panel"]);
    let (_, after) = golden_panel(&golden["comparison"]);
    before.raters[0].id = "gone".into();
    let [before, after] = [before, after].map(|panel| calibrate(&card, &panel, &Rule::new(8.0)));
    let found = compare_reports((&card, &before), (&card, &after));
    let raters: Vec<_> = found.raters.iter().map(|rater| rater.rater.as_str()).collect();
    assert_eq!(raters, ["q2", "lead", "agent"]);
    assert!(!found.same.raters && found.same.items);
    let other = support::card(&two_items());
    let unlike = session(&other, &Rule::new(8.0), Reference::Expert);
    let found = compare_reports((&card, &before), (&other, &unlike));
    assert!(found.raters.is_empty() && found.items.is_empty() && !found.same.items);
    // One that is asked no more, though what is left is the same.
    let unscored = json!([{"op": "add", "path": "/sections/0/items/1/scored", "value": false}]);
    let found = since(unscored, Rule::new(20.0), Reference::Expert);
    assert_eq!(found.items.iter().map(|item| item.item.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(!found.same.items && found.items[0].percent_agreement.difference.is_ok());
}

#[test]
fn nothing_is_said_of_nothing_and_little_of_one() {
    let card = plain();
    let empty = calibrate(&card, &Panel::default(), &Rule::new(5.0));
    let found = compare_reports((&card, &empty), (&card, &empty));
    let expected = [
        "percent agreement: single-rater",
        "AC1: single-rater",
        "within: too-few-units",
        "SD: too-few-units",
        "ICC: too-few-units",
        "all: single-rater",
    ];
    assert_eq!(reasons(&found)[..4], expected[..4]);
    assert_eq!(reasons(&found)[5], expected[5]);
    assert!(found.raters.is_empty());
    assert!(
        figures(&found).iter().all(|(_, figure)| figure.change.unwrap_or(Change::Undetermined) == Change::Undetermined)
    );

    // One call each: the difference is a number, and nothing tells how sure.
    let once = bias_of(&[-5], &[0]);
    let difference = once.difference.unwrap();
    assert_eq!((difference.value, difference.interval), (5.0, Err(Undefined::TooFewUnits)));
    assert_eq!(once.change, Some(Change::Undetermined));
    // Differences that are all the same have no spread to make an interval of.
    let alike = bias_of(&[-5; 9], &[0; 9]);
    assert_eq!(alike.difference.unwrap().interval, Err(Undefined::NoVariation));
    assert_eq!(alike.change, Some(Change::Undetermined));
    // Counts need none.
    let (before, after) = (lone(&[-9; 9]), lone(&[0; 9]));
    let rater = &compare_reports((&card, &before), (&card, &after)).raters[0];
    assert_eq!((rater.within.difference.unwrap().value, rater.within.change), (1.0, Some(Change::Better)));
    assert_eq!((rater.verdict.before, rater.verdict.after), (Verdict::NotCalibrated, Verdict::Calibrated));
    let against_nobody = compare_reports((&card, &empty), (&card, &lone(&[1, 2])));
    assert!(against_nobody.raters.is_empty());
    assert_eq!(against_nobody.group.within.difference, Err(NoDifference::Undefined(Undefined::TooFewUnits)));
}

#[test]
fn reasons_stand_in_the_place_of_numbers() {
    let found =
        since(json!([{"op": "replace", "path": "/method", "value": "additive"}]), Rule::new(20.0), Reference::Expert);
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["group"]["within"]["difference"], json!({"incomparable": "other-yardstick"}));
    assert_eq!(json["group"]["within"]["change"], "undetermined");
    assert!(json["group"]["iccAgreement"].get("change").is_none());
    let card = plain();
    let empty = calibrate(&card, &Panel::default(), &Rule::new(5.0));
    let json = serde_json::to_value(compare_reports((&card, &empty), (&card, &empty))).unwrap();
    assert_eq!(json["group"]["gwetAc"]["before"], json!({"undefined": "single-rater"}));
    assert_eq!(json["group"]["gwetAc"]["difference"], json!({"undefined": "single-rater"}));
}
