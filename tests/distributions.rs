//! Distribution functions and quantiles against arithmetic of 40 digits, and the random generator's properties.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

use calibrant::numeric::distribution::*;
use calibrant::numeric::random::Generator;
use serde_json::Value as Json;

#[cfg(not(target_arch = "wasm32"))]
use core::prelude::v1::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Relative to the value; tails of 1e-200 and 1e7 degrees of freedom included.
const TOLERANCE: f64 = 1e-12;
const CASES: &str = include_str!("golden/distributions.json");

fn value(function: &str, a: &[f64]) -> f64 {
    match function {
        "normal_cdf" => normal_cdf(a[0]),
        "normal_upper" => normal_upper(a[0]),
        "normal_quantile" => normal_quantile(a[0]),
        "student_t_cdf" => student_t_cdf(a[0], a[1]),
        "student_t_upper" => student_t_upper(a[0], a[1]),
        "student_t_quantile" => student_t_quantile(a[0], a[1]),
        "f_cdf" => f_cdf(a[0], a[1], a[2]),
        "f_upper" => f_upper(a[0], a[1], a[2]),
        "f_quantile" => f_quantile(a[0], a[1], a[2]),
        "chi_square_cdf" => chi_square_cdf(a[0], a[1]),
        "chi_square_upper" => chi_square_upper(a[0], a[1]),
        "chi_square_quantile" => chi_square_quantile(a[0], a[1]),
        "beta_cdf" => beta_cdf(a[0], a[1], a[2]),
        "beta_quantile" => beta_quantile(a[0], a[1], a[2]),
        other => panic!("no function {other}"),
    }
}

#[test]
fn distributions_have_the_digits_of_exact_arithmetic() {
    let golden: Json = serde_json::from_str(CASES).unwrap();
    let cases = golden["cases"].as_array().unwrap();
    assert!(cases.len() > 1000);
    let mut failures = Vec::new();
    for case in cases {
        let function = case["function"].as_str().unwrap();
        let arguments: Vec<f64> = case["arguments"].as_array().unwrap().iter().map(|a| a.as_f64().unwrap()).collect();
        let (expected, found) = (case["value"].as_f64().unwrap(), value(function, &arguments));
        let error = if expected == 0.0 { found.abs() } else { ((found - expected) / expected).abs() };
        if error.is_nan() || error > TOLERANCE {
            failures.push(format!("{function}{arguments:?} is {found:e}, not {expected:e}: {error:.1e}"));
        }
    }
    assert!(failures.is_empty(), "{} of {}: {failures:#?}", failures.len(), cases.len());
}

#[test]
fn endless_degrees_of_freedom_are_the_limit() {
    for x in [-3.0, 0.4, 1.96, 20.0] {
        let (student, normal) = (student_t_upper(x, f64::INFINITY), normal_upper(x));
        assert!((student / normal - 1.0).abs() < 1e-12, "{x}: {student:e} {normal:e}");
    }
    for (p, df) in [(0.01, 3.0), (0.975, 40.0)] {
        let (f, chi_square) = (f_quantile(p, df, f64::INFINITY), chi_square_quantile(p, df) / df);
        assert!((f / chi_square - 1.0).abs() < 1e-14, "{p}, {df}: {f} {chi_square}");
        assert!((f_quantile(p, f64::INFINITY, df) * chi_square_quantile(1.0 - p, df) / df - 1.0).abs() < 1e-12);
    }
}

/// What lies outside has an end, not NaN: callers reach it with a confidence of 1 and with estimates at a bound.
#[test]
fn ends_of_the_range() {
    for p in [-0.1, 0.0] {
        assert_eq!([normal_quantile(p), student_t_quantile(p, 3.0)], [f64::NEG_INFINITY; 2]);
        assert_eq!([f_quantile(p, 2.0, 3.0), chi_square_quantile(p, 2.0), beta_quantile(p, 2.0, 3.0)], [0.0; 3]);
    }
    for p in [1.0, 1.1] {
        assert_eq!([normal_quantile(p), student_t_quantile(p, 3.0)], [f64::INFINITY; 2]);
        assert_eq!([f_quantile(p, 2.0, 3.0), chi_square_quantile(p, 2.0)], [f64::INFINITY; 2]);
        assert_eq!(beta_quantile(p, 2.0, 3.0), 1.0);
    }
    assert_eq!([student_t_quantile(0.5, 7.0), normal_quantile(0.5)], [0.0; 2]);
    assert_eq!([f_cdf(-1.0, 2.0, 3.0), f_cdf(0.0, 2.0, 3.0), f_cdf(f64::INFINITY, 2.0, 3.0)], [0.0, 0.0, 1.0]);
    assert_eq!([student_t_cdf(f64::NEG_INFINITY, 3.0), student_t_cdf(f64::INFINITY, 3.0)], [0.0, 1.0]);
    assert_eq!([beta_cdf(-0.5, 2.0, 3.0), beta_cdf(0.0, 2.0, 3.0), beta_cdf(1.0, 2.0, 3.0)], [0.0, 0.0, 1.0]);
}

#[test]
fn streams_start_where_they_should_and_differ() {
    // The first block of Philox4x32-10 with key and counter 0, as published.
    let mut first = Generator::new(0, 0);
    assert_eq!([first.next_u64(), first.next_u64()], [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c]);
    assert_ne!(first.next_u64(), Generator::new(0, 0).next_u64(), "the second block is another");
    let starts: Vec<u64> = [(0, 0), (0, 1), (1, 0), (1 << 32, 0), (0, 1 << 32)]
        .map(|(seed, stream)| Generator::new(seed, stream).next_u64())
        .into();
    for (index, start) in starts.iter().enumerate() {
        assert!(!starts[..index].contains(start), "{starts:x?}");
    }
}

/// Chi-square of 60,000 draws against equal shares: a bias of one part in a hundred would show.
#[test]
fn draws_are_even() {
    for n in [3, 7, 100] {
        let mut generator = Generator::new(2026, n.into());
        let mut counts = vec![0u32; n as usize];
        (0..60_000).for_each(|_| counts[generator.below(n) as usize] += 1);
        let share = 60_000.0 / f64::from(n);
        let statistic: f64 =
            counts.iter().map(|&count| (f64::from(count) - share) * (f64::from(count) - share) / share).sum();
        assert!((0.0005..0.9995).contains(&chi_square_cdf(statistic, f64::from(n - 1))), "{n}: {counts:?}");
    }
    let mut generator = Generator::new(1, 2);
    let units: Vec<f64> = (0..60_000).map(|_| generator.unit()).collect();
    assert!(units.iter().all(|unit| (0.0..1.0).contains(unit)));
    assert!((units.iter().sum::<f64>() / 60_000.0 - 0.5).abs() < 4.0 * (1.0f64 / 12.0 / 60_000.0).sqrt());
}

/// A remainder or a product without rejection would give the first third of these twice as often as the rest.
#[test]
fn large_bounds_are_fair() {
    let n = 3 << 30;
    let mut generator = Generator::new(5, 0);
    let low = (0..30_000).filter(|_| generator.below(n) < 1 << 30).count();
    assert!((9_600..10_400).contains(&low), "{low}");
    assert_eq!([generator.below(1), generator.below(0)], [0, 0]);
}
