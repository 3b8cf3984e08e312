//! Attribute agreement analysis against Minitab's and JASP's tables; differences of coefficients, and agreement across
//! groups, against leaving units out by hand.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::agreement::{
    AttributeAgreement, Coefficient, CrossAgreement, Difference, ExactInterval, Matched, MatchedShare, Side, Trials,
    Undefined, Weighting, Weights, attribute_agreement, cross_kappa, cross_percent_agreement, difference,
};
use calibrant::numeric::distribution::student_t_quantile;
use calibrant::ratings::Ratings;
use serde_json::{Value as Json, json};
use support::{Dice, tree};

const MISSING: u8 = 255;

macro_rules! golden {
    ($name:literal) => {
        serde_json::from_str::<Json>(include_str!(concat!("golden/agreement/", $name, ".json"))).unwrap()
    };
}

fn of_columns(columns: &[Vec<u8>], categories: usize) -> Ratings {
    let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
    let labels: Vec<usize> = (0..categories).collect();
    Ratings::from_columns(&columns, &tree(&json!(labels))).unwrap()
}

fn share(matched: &Matched) -> &MatchedShare {
    match matched {
        Matched::Share(share) => share,
        Matched::Undefined { undefined } => panic!("{}", undefined.word()),
    }
}

/// Low and high in percent, parts inspected and matched, as a peer prints them.
fn assert_printed(matched: &Matched, low: f64, high: f64, inspected: u64, count: u64, digits: f64) {
    let share = share(matched);
    assert_eq!((share.inspected, share.matched, share.omitted), (inspected, count, 0));
    assert_eq!(share.share, count as f64 / inspected as f64);
    let near = |found: f64, printed: f64| (100.0 * found - printed).abs() <= digits;
    assert!(near(share.interval.low, low) && near(share.interval.high, high), "{share:?}, not {low} to {high}");
}

#[test]
fn each_appraiser_against_the_standard_is_as_minitab_prints_it() {
    let golden = golden!("special_aaa_minitab_essay");
    let expected = golden["expected"].as_array().unwrap();
    // The worksheet's standards; an appraiser misses as many of them as Minitab counts.
    let standard: Vec<u8> = [2, -1, 0, -2, 0, 1, 2, 0, -1, 1, -2, 0, 2, -1, 1].iter().map(|s| (s + 2) as u8).collect();
    let mut columns = vec![standard.clone()];
    for appraiser in expected {
        let matched = appraiser["matched"].as_u64().unwrap() as usize;
        let column = standard.iter().enumerate();
        columns.push(column.map(|(part, code)| if part < matched { *code } else { (code + 1) % 5 }).collect());
    }
    let ratings = of_columns(&columns, 5);
    let trials = Trials { appraisers: &[&[1], &[2], &[3], &[4], &[5]], standard: Some(0) };
    let minitab = attribute_agreement(&ratings, trials, ExactInterval::Minitab, 0.95);
    let plain = attribute_agreement(&ratings, trials, ExactInterval::ClopperPearson, 0.95);
    for ((case, minitab), plain) in expected.iter().zip(&minitab.appraisers).zip(&plain.appraisers) {
        let (minitab, plain) = (minitab.against_standard.as_ref().unwrap(), plain.against_standard.as_ref().unwrap());
        let (printed, matched) = (&case["published_ci_pct"], case["matched"].as_u64().unwrap());
        assert_printed(minitab, printed[0].as_f64().unwrap(), printed[1].as_f64().unwrap(), 15, matched, 0.005);
        for (found, key) in [(minitab, "minitab_rule_ci"), (plain, "clopper_pearson_two_sided")] {
            let interval = share(found).interval;
            assert!((interval.low - case[key][0].as_f64().unwrap()).abs() < 1e-10, "{key}");
            assert!((interval.high - case[key][1].as_f64().unwrap()).abs() < 1e-10, "{key}");
        }
    }
    // Nobody misses a part that Duncan, who misses most, does not.
    assert_printed(minitab.all_against_standard.as_ref().unwrap(), 26.59, 78.73, 15, 8, 0.005);
    assert!(
        minitab
            .appraisers
            .iter()
            .all(|appraiser| { appraiser.within == Matched::Undefined { undefined: Undefined::NoPairableUnit } })
    );
}

/// The operators of JASP's example in order EG, BL, MH, three trials each, then the standard.
fn black_spots(golden: &Json) -> Vec<Vec<u8>> {
    let names = ["EG1", "EG2", "EG3", "BL1", "BL2", "BL3", "MH1", "MH2", "MH3", "standard"];
    let codes = |name: &str| golden["columns"][name].as_str().unwrap().chars().map(|c| u8::from(c == 'N')).collect();
    names.iter().map(|name| codes(name)).collect()
}

const OPERATORS: Trials = Trials { appraisers: &[&[0, 1, 2], &[3, 4, 5], &[6, 7, 8]], standard: Some(9) };

fn analysed(columns: &[Vec<u8>]) -> AttributeAgreement {
    attribute_agreement(&of_columns(columns, 2), OPERATORS, ExactInterval::ClopperPearson, 0.95)
}

fn assert_as_jasp(matched: &Matched, printed: &Json) {
    let number = |place: usize| printed[place].as_f64().unwrap();
    let count = |place: usize| printed[place].as_u64().unwrap();
    assert_printed(matched, number(0), number(1), count(2), count(3), 0.0005);
}

#[test]
fn trials_of_three_operators_are_counted_as_jasp_does() {
    let golden = golden!("special_aaa_black_spots");
    let expected = &golden["expected"];
    let found = analysed(&black_spots(&golden));
    for (operator, name) in found.appraisers.iter().zip(["EG", "BL", "MH"]) {
        assert_as_jasp(&operator.within, &expected["within"][name]);
        assert_as_jasp(operator.against_standard.as_ref().unwrap(), &expected["against_standard"][name]);
        for (category, rate) in operator.misclassified.iter().zip(["miss_rate", "false_alarm_rate"]) {
            let percent = 100.0 * category.wrong as f64 / category.judgements as f64;
            assert!((percent - expected[rate][name].as_f64().unwrap()).abs() <= 0.005, "{name} {rate} {percent}");
        }
    }
    assert_as_jasp(&found.between, &expected["between"]);
    assert_as_jasp(found.all_against_standard.as_ref().unwrap(), &expected["all_against_standard"]);
}

#[test]
fn misclassifications_are_consistent_or_mixed() {
    let found = analysed(&black_spots(&golden!("special_aaa_black_spots")));
    let counts = |operator: usize| {
        let of = &found.appraisers[operator].misclassified;
        [of[0].consistent, of[0].mixed, of[1].consistent, of[1].mixed]
    };
    // Counted by eye: EG calls part 14 no and part 6 yes, and wavers on 4; BL calls 7 no as well; MH calls 14 no, 2 and
    // 6 yes, and wavers on 8, 9 and 11.
    assert_eq!([counts(0), counts(1), counts(2)], [[1, 1, 1, 0], [2, 1, 1, 0], [1, 0, 2, 3]]);
    assert_eq!(found.appraisers[0].misclassified.iter().map(|of| of.parts).collect::<Vec<_>>(), [10, 5]);
}

#[test]
fn a_missing_code_leaves_the_part_out_of_what_needs_it() {
    let mut columns = black_spots(&golden!("special_aaa_black_spots"));
    columns[0][0] = MISSING;
    columns[9][1] = MISSING;
    let found = analysed(&columns);
    let omitted = |matched: &Matched| (share(matched).inspected, share(matched).omitted);
    let against = |operator: usize| omitted(found.appraisers[operator].against_standard.as_ref().unwrap());
    assert_eq!((omitted(&found.appraisers[0].within), omitted(&found.appraisers[1].within)), ((14, 1), (15, 0)));
    assert_eq!((against(0), against(1)), ((13, 2), (14, 1)));
    assert_eq!(omitted(&found.between), (14, 1));
    assert_eq!(found.appraisers[0].misclassified.iter().map(|of| of.parts).sum::<u64>(), 13);
}

#[test]
fn what_cannot_be_counted_says_why() {
    let columns = vec![vec![0, 1], vec![0, 1], vec![MISSING, MISSING]];
    let ratings = of_columns(&columns, 2);
    let of = |appraisers: &[&[usize]], standard| {
        attribute_agreement(&ratings, Trials { appraisers, standard }, ExactInterval::Minitab, 0.95)
    };
    let why = |undefined| Matched::Undefined { undefined };
    let alone = of(&[&[0, 1]], None);
    assert_eq!(share(&alone.appraisers[0].within).matched, 2);
    assert_eq!(alone.between, why(Undefined::SingleRater));
    assert!(alone.all_against_standard.is_none() && alone.appraisers[0].misclassified.is_empty());
    assert_eq!(of(&[&[0], &[2]], Some(1)).between, why(Undefined::TooFewUnits));
    let written = serde_json::to_value(&alone).unwrap();
    assert_eq!(written["between"], json!({"undefined": "single-rater"}));
    assert_eq!(written["allAgainstStandard"], Json::Null);
}

/// Four raters who follow a hidden truth more or less, with gaps.
fn columns(seed: u64, units: usize, gaps: bool) -> Vec<Vec<u8>> {
    let mut dice = Dice(seed);
    let mut columns = vec![Vec::new(); 4];
    for _ in 0..units {
        let truth = dice.below(3);
        for (rater, column) in columns.iter_mut().enumerate() {
            let code = if dice.below(10) < 7 - rater { truth } else { dice.below(3) };
            column.push(if gaps && dice.below(6) == 0 { MISSING } else { code as u8 });
        }
    }
    columns
}

fn side<'a>(coefficient: &str, raters: &'a [usize]) -> Side<'a> {
    Side { coefficient: Coefficient::named(coefficient).unwrap(), raters }
}

fn linear() -> Weights {
    Weights::new(Weighting::Linear, &[0.0, 1.0, 2.0])
}

fn apart(columns: &[Vec<u8>], first: Side, second: Side) -> Result<Difference, Undefined> {
    difference(&of_columns(columns, 3), first, second, &linear(), 0.95)
}

/// The jackknife's error of a statistic, by leaving out each unit that satisfies `counts`.
fn left_out(columns: &[Vec<u8>], counts: &dyn Fn(&[u8]) -> bool, statistic: &dyn Fn(&[Vec<u8>]) -> f64) -> (f64, u64) {
    let mut values = Vec::new();
    for unit in 0..columns[0].len() {
        let codes: Vec<u8> = columns.iter().map(|column| column[unit]).collect();
        if counts(&codes) {
            let rest: Vec<Vec<u8>> =
                columns.iter().map(|column| [&column[..unit], &column[unit + 1..]].concat()).collect();
            values.push(statistic(&rest));
        }
    }
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    ((squares * (count - 1.0) / count).sqrt(), values.len() as u64)
}

const GENERAL: [&str; 7] = [
    "percent-agreement",
    "light-kappa",
    "conger-kappa",
    "fleiss-kappa",
    "gwet-ac",
    "brennan-prediger",
    "krippendorff-alpha",
];

#[test]
fn a_coefficient_differs_from_itself_by_nothing_without_error() {
    let columns = columns(3, 40, true);
    for coefficient in GENERAL {
        let itself = side(coefficient, &[0, 2, 3]);
        let found = apart(&columns, itself, itself).unwrap();
        assert_eq!((found.difference, found.standard_error), (0.0, Some(0.0)), "{coefficient}");
        assert_eq!(found.first, found.second);
    }
}

#[test]
fn a_difference_is_leaving_each_unit_out_of_both_by_hand() {
    let columns = columns(5, 30, true);
    let cohen = (side("cohen-kappa", &[0, 1]), side("cohen-kappa", &[0, 3]));
    let two_coefficients = (side("gwet-ac", &[0, 1, 2]), side("fleiss-kappa", &[0, 1, 2]));
    let mut asked = vec![cohen, two_coefficients];
    asked.extend(GENERAL.map(|coefficient| (side(coefficient, &[0, 1]), side(coefficient, &[1, 2, 3]))));
    for (first, second) in asked {
        let name = first.coefficient.name;
        let found = apart(&columns, first, second).unwrap();
        let counts = |codes: &[u8]| {
            let rated = |side: Side| side.raters.iter().filter(|rater| codes[**rater] != MISSING).count();
            let needed = if name == "cohen-kappa" { 2 } else { 1 };
            rated(first) >= needed || rated(second) >= needed
        };
        let (error, units) = left_out(&columns, &counts, &|rest| apart(rest, first, second).unwrap().difference);
        assert!((found.standard_error.unwrap() - error).abs() < 1e-10, "{name}");
        assert_eq!(found.units, units, "{name}");
        assert_eq!(found.difference, found.first - found.second, "{name}");
        let interval = found.interval.unwrap();
        let reach = error * student_t_quantile(0.975, units as f64 - 1.0);
        assert!((interval.high - found.difference - reach).abs() < 1e-9, "{name}");
        assert!((found.difference - interval.low - reach).abs() < 1e-9, "{name}");
    }
}

#[test]
fn a_difference_turned_round_has_the_other_sign() {
    let columns = columns(8, 50, true);
    for coefficient in GENERAL {
        let (first, second) = (side(coefficient, &[0, 1]), side(coefficient, &[0, 3]));
        let (found, turned) = (apart(&columns, first, second).unwrap(), apart(&columns, second, first).unwrap());
        assert!(found.difference != 0.0);
        assert_eq!(found.difference, -turned.difference, "{coefficient}");
        assert_eq!(found.standard_error, turned.standard_error, "{coefficient}");
        let (interval, turned) = (found.interval.unwrap(), turned.interval.unwrap());
        assert_eq!((interval.low, interval.high), (-turned.high, -turned.low), "{coefficient}");
    }
}

#[test]
fn a_difference_of_what_is_undefined_is_undefined() {
    let columns = vec![vec![0, 1, 2], vec![0, 1, 1], vec![0, 0, 0], vec![0, 0, 0]];
    let of = |a: Side, b: Side| apart(&columns, a, b).map(|found| found.difference);
    let good = side("cohen-kappa", &[0, 1]);
    assert_eq!(of(good, side("cohen-kappa", &[0])), Err(Undefined::SingleRater));
    assert_eq!(of(good, side("cohen-kappa", &[0, 1, 2])), Err(Undefined::NotTwoRaters));
    assert_eq!(of(side("cohen-kappa", &[2, 3]), good), Err(Undefined::NoVariation));
    // One unit alone varies: without it there is no kappa, hence no error.
    let columns = vec![vec![0, 0, 0, 1], vec![0, 0, 0, 1], vec![0, 1, 0, 1]];
    let found = apart(&columns, side("cohen-kappa", &[0, 1]), side("cohen-kappa", &[0, 2])).unwrap();
    assert_eq!((found.first, found.standard_error, found.interval, found.units), (1.0, None, None, 4));
}

type Across = fn(&Ratings, &[usize], &[usize], &Weights, f64) -> Result<CrossAgreement, Undefined>;

#[test]
fn agreement_across_groups_is_leaving_each_unit_out_by_hand() {
    let columns = columns(13, 30, true);
    let across =
        |columns: &[Vec<u8>], how: Across| how(&of_columns(columns, 3), &[0, 1], &[2, 3], &linear(), 0.95).unwrap();
    let counts = |codes: &[u8]| codes[..2].iter().any(|c| *c != MISSING) && codes[2..].iter().any(|c| *c != MISSING);
    for how in [cross_percent_agreement as Across, cross_kappa] {
        let found = across(&columns, how);
        let (error, units) = left_out(&columns, &counts, &|rest| across(rest, how).value);
        assert!((found.standard_error.unwrap() - error).abs() < 1e-10);
        assert_eq!((found.units, found.pairs), (units, 4));
        let reach = error * student_t_quantile(0.975, units as f64 - 1.0);
        assert!((found.interval.unwrap().high - found.value - reach).abs() < 1e-9);
    }
}

#[test]
fn agreement_of_all_pairs_is_that_within_and_across_groups() {
    // Of complete data, the mean over six pairs is that of two pairs inside the groups and four across them.
    let columns = columns(21, 60, false);
    let ratings = of_columns(&columns, 3);
    let value = |coefficient: &str, raters: &[usize]| {
        apart(&columns, side(coefficient, raters), side("percent-agreement", &[0, 1])).unwrap().first
    };
    for (coefficient, how) in
        [("percent-agreement", cross_percent_agreement as Across), ("light-kappa", cross_kappa as Across)]
    {
        let across = how(&ratings, &[0, 1], &[2, 3], &linear(), 0.95).unwrap().value;
        let whole = (4.0 * across + value(coefficient, &[0, 1]) + value(coefficient, &[2, 3])) / 6.0;
        assert!((whole - value(coefficient, &[0, 1, 2, 3])).abs() < 1e-12, "{coefficient}");
    }
}

#[test]
fn two_groups_of_one_rater_are_a_pair() {
    let ratings = of_columns(&columns(34, 40, true), 3);
    for (coefficient, how) in
        [("percent-agreement", cross_percent_agreement as Across), ("cohen-kappa", cross_kappa as Across)]
    {
        let found = how(&ratings, &[0], &[1], &linear(), 0.95).unwrap();
        let pair = side(coefficient, &[0, 1]);
        let alone = difference(&ratings, pair, pair, &linear(), 0.95).unwrap();
        assert!((found.value - alone.first).abs() < 1e-12, "{coefficient}");
    }
}

#[test]
fn a_rater_is_not_paired_with_itself() {
    let ratings = of_columns(&columns(55, 40, true), 3);
    for how in [cross_percent_agreement as Across, cross_kappa] {
        let shared = how(&ratings, &[0, 1], &[0], &linear(), 0.95).unwrap();
        let pair = how(&ratings, &[1], &[0], &linear(), 0.95).unwrap();
        assert_eq!((shared.value, shared.pairs), (pair.value, 1));
        assert_eq!(how(&ratings, &[2], &[2], &linear(), 0.95), Err(Undefined::SingleRater));
    }
    let never = of_columns(&[vec![0, MISSING], vec![MISSING, 1]], 3);
    for how in [cross_percent_agreement as Across, cross_kappa] {
        assert_eq!(how(&never, &[0], &[1], &linear(), 0.95), Err(Undefined::NoPairableUnit));
    }
}
