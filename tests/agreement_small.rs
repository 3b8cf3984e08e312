//! Proportions, square tables of two raters, benchmarks and sample sizes against the numbers of peers and publications.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

use calibrant::agreement::benchmark::{ALTMAN, BENCHMARKS, Benchmark, CICCHETTI, FLEISS, KRIPPENDORFF, LANDIS_KOCH};
use calibrant::agreement::independent::{Estimated, newcombe, welch};
use calibrant::agreement::paired::{McNemar, PairedTest, bhapkar, bowker, mcnemar, stuart_maxwell};
use calibrant::agreement::proportion::{agresti_coull, clopper_pearson, clopper_pearson_minitab, jeffreys, wilson};
use calibrant::agreement::{Interval, Undefined, sample_size};
use serde_json::Value as Json;

/// Peers that give all digits; those that round to five.
const EXACT: f64 = 1e-10;
const ROUNDED: f64 = 5e-6;

macro_rules! golden {
    ($name:literal) => {
        serde_json::from_str::<Json>(include_str!(concat!("golden/agreement/", $name, ".json"))).unwrap()
    };
}

fn number(value: &Json) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn array(value: &Json) -> &Vec<Json> {
    value.as_array().unwrap_or_else(|| panic!("{value} is no array"))
}

fn assert_near(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, not {expected}");
}

type Proportion = fn(u64, u64, f64) -> Result<Interval, Undefined>;

#[test]
fn intervals_of_proportions_are_the_peers() {
    let golden = golden!("special_proportion_ci");
    let methods: [(&str, Proportion); 4] = [
        ("wilson", wilson),
        ("agresti_coull", agresti_coull),
        ("clopper_pearson", clopper_pearson),
        ("jeffreys", jeffreys),
    ];
    for case in array(&golden["cases"]) {
        let (m, n) = (case["m"].as_u64().unwrap(), case["n"].as_u64().unwrap());
        for (name, method) in methods {
            let what = format!("{name} of {m} of {n}");
            let interval = method(m, n, number(&case["conf"])).unwrap();
            let (mut low, mut high) = (number(&case[name][0]), number(&case[name][1]));
            let mut found = interval;
            match name {
                // The peer clips; the peer has no rule for the ends.
                "agresti_coull" => (found.low, found.high) = (found.low.max(0.0), found.high.min(1.0)),
                "jeffreys" if m == 0 => low = 0.0,
                "jeffreys" if m == n => high = 1.0,
                _ => {}
            }
            assert_near(found.low, low, EXACT, &what);
            assert_near(found.high, high, EXACT, &what);
            assert_eq!(interval.method, name.replace('_', "-"));
        }
    }
    // Not clipped: at 1 of 10 the interval of Agresti and Coull begins below 0.
    assert!(agresti_coull(1, 10, 0.95).unwrap().low < 0.0);
}

#[test]
fn minitab_prints_one_sided_ends() {
    let golden = golden!("special_aaa_minitab_essay");
    for case in array(&golden["expected"]) {
        let (m, n) = (case["matched"].as_u64().unwrap(), case["inspected"].as_u64().unwrap());
        let what = &case["appraiser"].to_string();
        for (interval, key) in [
            (clopper_pearson_minitab(m, n, 0.95), "minitab_rule_ci"),
            (clopper_pearson(m, n, 0.95), "clopper_pearson_two_sided"),
        ] {
            let interval = interval.unwrap();
            assert_near(interval.low, number(&case[key][0]), EXACT, what);
            assert_near(interval.high, number(&case[key][1]), EXACT, what);
        }
        let printed = clopper_pearson_minitab(m, n, 0.95).unwrap();
        assert_near(100.0 * printed.low, number(&case["published_ci_pct"][0]), 0.005, what);
        assert_near(100.0 * printed.high, number(&case["published_ci_pct"][1]), 0.005, what);
    }
    let none = clopper_pearson_minitab(0, 15, 0.95).unwrap();
    assert_near(none.high, 1.0 - 0.8189637274779153, EXACT, "none of 15 mirrors all of 15");
    assert_eq!(none.low, 0.0);
}

#[test]
fn a_share_of_nothing_is_undefined() {
    for method in [wilson, agresti_coull, clopper_pearson, clopper_pearson_minitab, jeffreys] {
        assert_eq!(method(0, 0, 0.95), Err(Undefined::TooFewUnits));
    }
}

/// The square table of a golden case's ratings.
/// The eight examples of Newcombe 1998, method 10.
#[test]
fn differences_of_two_proportions_are_the_publications() {
    for (first, second, low, high) in [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ] {
        let found = newcombe(second, first, 0.95).unwrap();
        let what = format!("{first:?} less {second:?}");
        assert_near(found.low, low, 5e-5, &what);
        assert_near(found.high, high, 5e-5, &what);
    }
    assert_eq!(newcombe((1, 2), (0, 0), 0.95), Err(Undefined::TooFewUnits));
}

/// R: `t.test(extra ~ group, data = sleep)`, on the data of Student's paper.
#[test]
fn differences_of_two_means_are_those_of_r() {
    let mean = |value: f64, variance: f64| Estimated { value, standard_error: (variance / 10.0).sqrt(), freedom: 9.0 };
    let found = welch(mean(0.75, 3.200_555_555_555_556), mean(2.33, 4.009), 0.95);
    assert_near(found.low, -0.205_483_230_711_71, 1e-12, "low");
    assert_near(found.high, 3.365_483_230_711_71, 1e-12, "high");
}

fn table(case: &Json) -> Vec<Vec<u64>> {
    let categories = array(&case["categories"]);
    let place = |rating: &Json| categories.iter().position(|category| category == rating);
    let mut table = vec![vec![0; categories.len()]; categories.len()];
    for unit in array(&case["ratings"]) {
        if let (Some(row), Some(column)) = (place(&unit[0]), place(&unit[1])) {
            table[row][column] += 1;
        }
    }
    table
}

fn assert_test(found: Result<PairedTest, Undefined>, statistic: f64, df: Option<u32>, p_value: f64, what: &str) {
    let found = found.unwrap();
    assert_near(found.statistic, statistic, EXACT * statistic.max(1.0), what);
    assert_eq!(found.df, df, "{what}");
    assert_near(found.p_value, p_value, EXACT, what);
}

/// `[statistic, df, p]` of a peer.
fn assert_peer(found: Result<PairedTest, Undefined>, peer: [&Json; 3], what: &str) {
    assert_test(found, number(peer[0]), Some(number(peer[1]) as u32), number(peer[2]), what);
}

#[test]
fn published_tables_of_two_raters() {
    let keys = ["chisq", "df", "p_value"];
    for case in
        [golden!("pub_stuart1955_vision_women"), golden!("pub_cohen1968_weighted"), golden!("rnd_binary_skewed_200x2")]
    {
        let (table, expected, name) = (table(&case), &case["expected"], &case["name"].to_string());
        assert_peer(stuart_maxwell(&table), keys.map(|key| &expected["stuart_maxwell"][key]), name);
        assert_peer(bhapkar(&table), keys.map(|key| &expected["bhapkar"][key]), name);
        assert_peer(bowker(&table), keys.map(|key| &expected["bowker"][key]), name);
    }
}

#[test]
fn other_tables_of_two_raters() {
    for case in array(&golden!("special_paired")["tables"]) {
        let rows = array(&case["table"]).iter();
        let table: Vec<Vec<u64>> =
            rows.map(|row| array(row).iter().map(|count| count.as_u64().unwrap()).collect()).collect();
        let what = &format!("{table:?}");
        for (test, key) in [
            (stuart_maxwell as fn(&[Vec<u64>]) -> Result<PairedTest, Undefined>, "stuart_maxwell"),
            (bhapkar, "bhapkar"),
            (bowker, "bowker"),
        ] {
            assert_peer(test(&table), [0, 1, 2].map(|place| &case[key][place]), what);
        }
    }
}

#[test]
fn mcnemar_in_three_ways() {
    let case = golden!("rnd_binary_skewed_200x2");
    let (table, expected) = (table(&case), &case["expected"]);
    for (how, df, key) in [
        (McNemar::Exact, None, "mcnemar_exact"),
        (McNemar::ChiSquare, Some(1), "mcnemar_chi2"),
        (McNemar::Corrected, Some(1), "mcnemar_chi2_cc"),
    ] {
        let (statistic, p_value) = (number(&expected[key]["stat"]), number(&expected[key]["p_value"]));
        assert_test(mcnemar(table[0][1], table[1][0], how), statistic, df, p_value, key);
    }
    for case in array(&golden!("special_paired")["mcnemar"]) {
        for (how, df) in [(McNemar::Exact, None), (McNemar::ChiSquare, Some(1)), (McNemar::Corrected, Some(1))] {
            let expected = &case[how.word()];
            if !expected.is_null() {
                let found = mcnemar(case["b"].as_u64().unwrap(), case["c"].as_u64().unwrap(), how);
                assert_test(found, number(&expected[0]), df, number(&expected[1]), &case.to_string());
            }
        }
    }
    // A correction never makes a difference out of none.
    assert_test(mcnemar(5, 5, McNemar::Corrected), 0.0, Some(1), 1.0, "5 and 5");
}

/// Sums by hand: peers stop at a singular matrix here, or leave categories out whose totals happen to be equal.
#[test]
fn tables_with_categories_nobody_confused() {
    // Gwet's 100 abstractions: only the second and the third category were confused, 7 against 4 times: 9 / 11.
    let p_value = 0.365712296281513;
    let abstractors = table(&golden!("pub_gwet_cont3x3abstractors"));
    assert_test(stuart_maxwell(&abstractors), 9.0 / 11.0, Some(1), p_value, "Stuart-Maxwell");
    assert_test(bowker(&abstractors), 9.0 / 11.0, Some(1), p_value, "Bowker");
    assert_near(bhapkar(&abstractors).unwrap().statistic, (9.0 / 11.0) / (1.0 - 9.0 / 1100.0), EXACT, "Bhapkar");

    // Three categories confused in a ring, one unit each way: d = (2, -2), V^-1 = (2 1; 1 2) / 3, so 8 / 3; two
    // degrees of freedom, p = exp(-4 / 3).
    let ring = table(&golden!("pub_irrcac_ben_gerry_na"));
    assert_test(stuart_maxwell(&ring), 8.0 / 3.0, Some(2), (-4.0f64 / 3.0).exp(), "ring");
    assert_test(bowker(&ring), 3.0, Some(3), 0.391_625_176_271_089, "ring: chi-square 3 with 3 degrees of freedom");

    // Two pairs of categories that were never confused across: each tells by itself, 4^2 / 4 + 9^2 / 9.
    let apart = [vec![5, 4, 0, 0], vec![0, 5, 0, 0], vec![0, 0, 5, 9], vec![0, 0, 0, 5]];
    assert_near(stuart_maxwell(&apart).unwrap().statistic, 4.0 + 9.0, EXACT, "apart");
    assert_eq!(stuart_maxwell(&apart).unwrap().df, Some(2));
}

#[test]
fn without_disagreement_there_is_no_test() {
    let diagonal = [vec![5, 0], vec![0, 7]];
    for test in [stuart_maxwell, bhapkar, bowker] {
        assert_eq!(test(&diagonal), Err(Undefined::NoDisagreement));
        assert_eq!(test(&[]), Err(Undefined::NoDisagreement));
    }
    for how in [McNemar::Exact, McNemar::ChiSquare, McNemar::Corrected] {
        assert_eq!(mcnemar(0, 0, how), Err(Undefined::NoDisagreement));
    }
    // Every unit differs, all one way: the difference has no variance.
    assert_eq!(bhapkar(&[vec![0, 9], vec![0, 0]]), Err(Undefined::NoVariation));
    assert!(bhapkar(&[vec![1, 9], vec![0, 0]]).is_ok());
}

/// The raters' order decides nothing, nor does the order of categories.
#[test]
fn tests_of_tables_are_symmetric() {
    let table = vec![vec![40, 12, 13, 2], vec![15, 44, 8, 1], vec![11, 13, 42, 0], vec![3, 0, 4, 9]];
    let turned: Vec<Vec<u64>> = (0..4).map(|row| (0..4).map(|column| table[column][row]).collect()).collect();
    let reversed: Vec<Vec<u64>> = table.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
    for test in [stuart_maxwell, bhapkar, bowker] {
        let expected = test(&table).unwrap();
        for other in [&turned, &reversed] {
            assert_test(test(other), expected.statistic, expected.df, expected.p_value, "turned or reversed");
        }
    }
}

#[test]
fn memberships_are_the_peers() {
    let scales: [(&str, Benchmark); 4] =
        [("landis-koch", LANDIS_KOCH), ("altman", ALTMAN), ("fleiss", FLEISS), ("cicchetti", CICCHETTI)];
    for case in array(&golden!("special_benchmark")["cases"]) {
        for (name, benchmark) in scales {
            let found = benchmark.memberships(number(&case["estimate"]), number(&case["standardError"]));
            for (found, expected) in found.iter().zip(array(&case[name])) {
                assert_near(*found, number(expected), ROUNDED, &format!("{name} {case}"));
            }
        }
    }
    // The peer's documentation: 0.67 is good, but with an error of 0.15 moderate is all that may be said.
    assert_eq!(ALTMAN.grade(0.67, 0.15, 0.95), "moderate");
    assert_eq!(ALTMAN.grade(0.67, 0.0, 0.95), "good");
}

/// The words at the very borders, as their authors print them.
#[test]
fn borders_belong_where_the_authors_put_them() {
    for (benchmark, estimate, word) in [
        (LANDIS_KOCH, 0.0, "slight"),
        (LANDIS_KOCH, -0.01, "poor"),
        (LANDIS_KOCH, 0.2, "slight"),
        (LANDIS_KOCH, 0.21, "fair"),
        (LANDIS_KOCH, 1.0, "almost-perfect"),
        (FLEISS, 0.4, "fair-to-good"),
        (FLEISS, 0.75, "fair-to-good"),
        (CICCHETTI, 0.6, "good"),
        (CICCHETTI, 0.59, "fair"),
        (KRIPPENDORFF, 0.8, "reliable"),
        (KRIPPENDORFF, 0.667, "tentative"),
        (KRIPPENDORFF, 0.66, "unreliable"),
    ] {
        assert_eq!(benchmark.grade(estimate, 0.0, 0.95), word, "{} {estimate}", benchmark.name);
    }
}

#[test]
fn benchmarks_descend_to_a_lowest_grade() {
    for benchmark in BENCHMARKS {
        assert!(benchmark.grades.windows(2).all(|pair| pair[0].from > pair[1].from), "{}", benchmark.name);
        let lowest = benchmark.grades.last().unwrap();
        assert_eq!(lowest.from, -1.0);
        // Estimates outside the range of coefficients, or with errors that say nothing, still have a word.
        for (estimate, error) in [(-2.0, 0.0), (-2.0, 0.01), (0.3, 1e9)] {
            assert_eq!(benchmark.grade(estimate, error, 0.95), lowest.name, "{} {estimate}", benchmark.name);
        }
        assert_eq!(benchmark.grade(1.5, 0.01, 0.95), benchmark.grades[0].name);
    }
}

#[test]
fn sizes_for_a_proportion() {
    for case in array(&golden!("special_sample_size")["proportion_abs_error"]) {
        let found =
            sample_size::proportion(number(&case["p"]), number(&case["e"]), number(&case["conf"]), case["N"].as_u64());
        assert_near(found.unwrap(), number(&case["n"]), 1e-9, &case.to_string());
    }
    assert_eq!(sample_size::proportion(0.5, 0.0, 0.95, None), Err(Undefined::Unattainable));
}

/// irr's N.cohen.kappa, which rounds up: 96, 119, 77.
#[test]
fn sizes_for_kappa() {
    let peers = golden!("special_sample_size");
    let planned = [
        sample_size::kappa([0.5, 0.5], 0.85, 0.7, 0.05, 0.8),
        sample_size::kappa([0.5, 0.5], 0.85, 0.7, 0.025, 0.8),
        sample_size::kappa([0.3, 0.4], 0.7, 0.4, 0.025, 0.9),
    ];
    for (found, case) in planned.into_iter().zip(array(&peers["irr_N_cohen_kappa"])) {
        assert_eq!(found.unwrap().ceil(), number(&case["n"]), "{case}");
    }
    // Raters who say yes to 10 % and 60 % cannot agree that well, and nothing tells a kappa from itself.
    assert_eq!(sample_size::kappa([0.1, 0.6], 0.4, 0.9, 0.05, 0.8), Err(Undefined::Unattainable));
    assert_eq!(sample_size::kappa([0.5, 0.5], 0.7, 0.7, 0.05, 0.8), Err(Undefined::Unattainable));
    assert_eq!(sample_size::kappa([1.0, 1.0], 0.4, 0.7, 0.05, 0.8), Err(Undefined::Unattainable));
}

/// By hand with the printed t of 29 degrees of freedom, 2.045230: 30 (2.045230 x 0.08 / 0.05)^2 = 321.249...
#[test]
fn sizes_from_a_pilot() {
    let t: f64 = 2.045_230;
    let expected = 30.0 * (t * 0.08 / 0.05) * (t * 0.08 / 0.05);
    let units = sample_size::from_pilot(0.08, 30, 0.05, 0.95, None).unwrap();
    assert_near(units, expected, 1e-3, "without a population");
    let of_thousand = sample_size::from_pilot(0.08, 30, 0.05, 0.95, Some(1000)).unwrap();
    // What comes out is as wide as was asked: t s sqrt((1 - n / N) / n).
    let half = t * 0.08 * (30.0 * (1.0 - of_thousand / 1000.0) / of_thousand).sqrt();
    assert_near(half, 0.05, 1e-6, "of a thousand");
    assert_eq!(sample_size::from_pilot(0.08, 1, 0.05, 0.95, None), Err(Undefined::TooFewUnits));
    assert_eq!(sample_size::from_pilot(0.08, 30, 0.0, 0.95, None), Err(Undefined::Unattainable));
}
