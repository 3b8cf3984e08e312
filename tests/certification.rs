//! What a rule of certification can tell: published figures, R's, and a simulation.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

use calibrant::certification::{Course, Outcome, Plan, Requirement, Sequential, TooShort, at_least, successes};
use calibrant::numeric::random::Generator;
use serde_json::Value as Json;

fn golden() -> Json {
    serde_json::from_str(include_str!("golden/certification.json")).unwrap()
}

fn numbers(list: &Json) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn assert_near(found: f64, expected: f64, told: &str) {
    assert!((found - expected).abs() < 1e-12, "{told}: {found}, expected {expected}");
}

/// To three digits, as a table prints it.
fn printed(number: f64) -> String {
    format!("{number:.3}")
}

const USUAL: Sequential = Sequential { poor: 0.7, good: 0.9, alpha: 0.05, beta: 0.05, cap: 90 };

/// How often a rater of a true agreement passes "8 of 10" and "48 of 60".
#[test]
fn the_operating_characteristic_of_counting() {
    for (p, eight_of_ten, forty_eight_of_sixty) in
        [(0.7, "0.383", "0.057"), (0.8, "0.678", "0.576"), (0.9, "0.930", "0.994")]
    {
        assert_eq!(printed(at_least(8, 10, p)), eight_of_ten);
        assert_eq!(printed(at_least(48, 60, p)), forty_eight_of_sixty);
    }
    for row in golden()["counting"].as_array().unwrap() {
        let row = numbers(row);
        let (least, total, p, expected) = (row[0] as usize, row[1] as usize, row[2], row[3]);
        assert_near(at_least(least, total, p), expected, "pbinom");
        let answers = Requirement::Answers { item: 0, count: total, points: 1 };
        let rule = Requirement::AtLeast { least, of: vec![answers] };
        assert_near(rule.chance(&|_| p), expected, "by dynamic programming");
    }
    assert_eq!([at_least(0, 5, 0.1), at_least(6, 5, 0.9), at_least(5, 5, 1.0)], [1.0, 0.0, 1.0]);
}

/// R went through every pattern of right and wrong.
#[test]
fn items_of_different_chances() {
    let golden = &golden()["different"];
    let chances = numbers(&golden["chances"]);
    for (found, expected) in successes(&chances).iter().zip(numbers(&golden["successes"])) {
        assert_near(*found, expected, "Poisson-binomial");
    }
    let of = golden["points"].as_array().unwrap().iter().enumerate();
    let items: Vec<_> = of
        .map(|(item, points)| Requirement::Answers { item, count: 1, points: points.as_u64().unwrap() as usize })
        .collect();
    let (first, second) = items.split_at(4);
    let rule = Requirement::AtLeast {
        least: golden["least"].as_u64().unwrap() as usize,
        of: vec![
            Requirement::AtLeast { least: golden["leastOfFirst"].as_u64().unwrap() as usize, of: first.to_vec() },
            Requirement::AtLeast { least: golden["leastOfSecond"].as_u64().unwrap() as usize, of: second.to_vec() },
        ],
    };
    assert_near(rule.chance(&|item| chances[item]), golden["passes"].as_f64().unwrap(), "a rule of groups");
    assert_eq!(rule.most(), 14);
}

#[test]
fn walds_bounds_with_a_cap() {
    for (cap, passes, fails) in [(30, "0.084", "0.076"), (90, "0.046", "0.035")] {
        let plan = Sequential { cap, ..USUAL }.wald();
        assert_eq!((printed(plan.poor.passes), printed(plan.good.fails)), (passes.into(), fails.into()));
    }
    for case in golden()["wald"].as_array().unwrap() {
        let test = sequential(case);
        let plan = test.wald();
        for (p, expected) in [(test.poor, &case["atPoor"]), (test.good, &case["atGood"]), (0.8, &case["atEight"])] {
            let Course { passes, fails, expected_length } = plan.course(p);
            for (found, expected) in [passes, fails, expected_length].into_iter().zip(numbers(expected)) {
                assert_near(found, expected, "Wald's test, path by path");
            }
        }
    }
}

fn sequential(case: &Json) -> Sequential {
    let number = |key: &str| case[key].as_f64().unwrap();
    let cap = number("cap") as usize;
    Sequential { poor: number("poor"), good: number("good"), alpha: number("alpha"), beta: number("beta"), cap }
}

/// R found the smallest cap by the binomial's tails: no test of fewer answers keeps both rates.
#[test]
fn bounds_are_moved_until_both_rates_hold() {
    assert!(!USUAL.plan().unwrap().moved, "Wald's own bounds keep the rates already");
    let mut moved = 0;
    for case in golden()["smallest"].as_array().unwrap() {
        let cap = case["cap"].as_u64().unwrap() as usize;
        let test = sequential(case);
        assert_eq!(Sequential { cap: cap - 1, ..test }.plan(), Err(TooShort { smallest_cap: Some(cap) }));
        for cap in cap..cap + 12 {
            let test = Sequential { cap, ..test };
            let plan = test.plan().unwrap();
            assert!(plan.poor.passes < test.alpha + 1e-12 && plan.good.fails < test.beta + 1e-12, "{test:?}: {plan:?}");
            assert!(plan.stops.len() <= cap && plan.poor.expected_length < cap as f64);
            for course in [plan.poor, plan.good, plan.course(0.8)] {
                assert_near(course.passes + course.fails, 1.0, "every test ends");
            }
            moved += usize::from(plan.moved);
        }
    }
    assert!(moved > 20, "only {moved} tests had their bounds moved");
    let hopeless = Sequential { poor: 0.899, good: 0.9, ..USUAL };
    assert_eq!(hopeless.plan(), Err(TooShort { smallest_cap: None }));
}

/// How often a simulated rater passes and how many answers that takes.
fn simulated(plan: &Plan, agreement: f64, runs: u64) -> (f64, f64) {
    let (mut passed, mut answers) = (0.0, 0.0);
    for run in 0..runs {
        let mut generator = Generator::new(2026, run);
        let given: Vec<bool> = plan.stops.iter().map(|_| generator.unit() < agreement).collect();
        let (outcome, after) = plan.decide(&given);
        assert_ne!(outcome, Outcome::Undetermined);
        passed += f64::from(u8::from(outcome == Outcome::Passed));
        answers += after as f64;
    }
    (passed / runs as f64, answers / runs as f64)
}

#[test]
fn simulated_raters_pass_as_often_as_was_worked_out() {
    let runs = 100_000;
    for test in [USUAL, Sequential { cap: 47, ..USUAL }, Sequential { poor: 0.6, good: 0.85, alpha: 0.02, ..USUAL }] {
        let plan = test.plan().unwrap();
        for agreement in [test.poor, 0.8, test.good] {
            let Course { passes, expected_length, .. } = plan.course(agreement);
            let (passed, answers) = simulated(&plan, agreement, runs);
            let error = (passes * (1.0 - passes) / runs as f64).sqrt();
            assert!((passed - passes).abs() < 4.0 * error, "{test:?} at {agreement}: {passed}, worked out {passes}");
            assert!((answers - expected_length).abs() < 0.2, "{answers} answers, worked out {expected_length}");
        }
    }
}

#[test]
fn a_test_stays_open_until_it_can_tell() {
    let plan = USUAL.plan().unwrap();
    assert_eq!(plan.decide(&[]), (Outcome::Undetermined, 0));
    assert_eq!(plan.decide(&[true; 11]), (Outcome::Undetermined, 11));
    // 12 ln(9/7) is the first multiple beyond ln 19; 3 ln 3 beyond it on the other side.
    assert_eq!(plan.decide(&[true; 40]), (Outcome::Passed, 12));
    assert_eq!(plan.decide(&[false; 40]), (Outcome::Failed, 3));
}
