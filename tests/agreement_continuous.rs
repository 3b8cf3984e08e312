//! Statistics of continuous scores: the numbers of R and Python peers, and laws.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use calibrant::agreement::{
    Answer, Coverage, Metric, Request, Scores, ScoresError, Undefined, agreement, bland_altman, cronbach_alpha, finn,
    icc, kendall_w, krippendorff_alpha, lin_concordance, spearman_brown, variance_components,
};
use calibrant::numeric::distribution::student_t_quantile;
use calibrant::ratings::Ratings;
use serde_json::{Value as Json, json};
use support::{Dice, tree};

/// Peers print 15 digits, and lose some of them in their own sums.
const FULL: f64 = 1e-10;
/// lme4 stops its search for the likelihood's maximum early.
const SEARCHED: f64 = 3e-5;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/agreement")
}

fn read(name: &str) -> Json {
    serde_json::from_str(&fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()).unwrap()
}

/// Every case that holds ratings of units by raters, by name.
fn cases() -> Vec<(String, Json)> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<_> = files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    let cases = names.into_iter().map(|name| (name.clone(), read(&name)));
    let cases: Vec<_> = cases.filter(|(_, case)| case["ratings"].is_array() && case["expected"].is_object()).collect();
    assert!(cases.len() > 20, "the golden cases were not found");
    cases
}

fn rows(case: &Json) -> Vec<Vec<Option<f64>>> {
    let row = |row: &Json| row.as_array().unwrap().iter().map(Json::as_f64).collect();
    case["ratings"].as_array().unwrap().iter().map(row).collect()
}

fn scores(case: &Json) -> Scores {
    Scores::from_rows(&rows(case)).unwrap()
}

/// The units that every rater rated: what most peers keep.
fn complete(case: &Json) -> Scores {
    let mut rows = rows(case);
    rows.retain(|row| row.iter().all(Option::is_some));
    Scores::from_rows(&rows).unwrap()
}

/// What differs from a peer.
#[derive(Default)]
struct Differences {
    compared: usize,
    found: Vec<String>,
}

impl Differences {
    /// Within a share of the larger of the number and 1; a probability, however small, within a share of itself.
    fn check(&mut self, what: &str, found: f64, expected: &Json, tolerance: f64) {
        if let Some(expected) = expected.as_f64() {
            self.compared += 1;
            let scale = if what.ends_with("p_value") { 10.0 * expected } else { expected.abs().max(1.0) };
            if (found - expected).abs() > tolerance * scale {
                self.found.push(format!("{what} is {found}, not {expected}: off by {:e}", found - expected));
            }
        }
    }

    fn none_of(self, at_least: usize) {
        assert!(self.found.is_empty(), "{:#?}", self.found);
        assert!(self.compared >= at_least, "only {} numbers were compared", self.compared);
    }
}

#[test]
fn all_forms_of_icc_are_those_of_psych_and_irr() {
    let mut differences = Differences::default();
    for (name, case) in cases() {
        let expected = &case["expected"];
        if !expected["icc/ICC1"]["F"].is_number() {
            continue;
        }
        let found = icc(&complete(&case), 0.95).unwrap();
        assert_eq!(found.method, "anova");
        for form in &found.forms {
            let (expected, test) = (&expected[format!("icc/{}", form.shrout_fleiss)], form.test.unwrap());
            // irr tests agreement with the degrees of freedom of the interval, and computes those of ICC(A,k) afresh.
            let irr = form.name.starts_with("ICC(A") && expected["produced_by"].as_str().unwrap().contains("irr");
            let mut check = |key: &str, found: f64| {
                let other =
                    irr && (["df2", "p_value"].contains(&key) || form.name == "ICC(A,k)" && key.starts_with("ci"));
                if !other {
                    differences.check(&format!("{name} {} {key}", form.name), found, &expected[key], FULL);
                }
            };
            check("est", form.estimate.unwrap());
            check("ci_low", form.interval.unwrap().low);
            check("ci_high", form.interval.unwrap().high);
            check("F", test.f);
            check("df1", test.df1);
            check("df2", test.df2);
            check("p_value", test.p);
            let mut check = |key: &str, found: f64| {
                differences.check(&format!("{name} {key}"), found, &case["expected"]["ms"][key], FULL);
            };
            let squares = found.mean_squares.as_ref().unwrap();
            check("MSB", squares.between_units);
            check("MSJ", squares.between_raters);
            check("MSE", squares.residual);
            check("MSW", squares.within);
        }
    }
    differences.none_of(800);
}

#[test]
fn components_with_missing_scores_are_those_of_lme4() {
    let mut differences = Differences::default();
    for (name, case) in cases() {
        let expected = &case["expected"]["reml_varcomp"];
        if expected.is_null() {
            continue;
        }
        let found = icc(&scores(&case), 0.95).unwrap();
        assert_eq!(found.method, "reml");
        let mut check = |key: &str, found: f64, expected: &Json| {
            differences.check(&format!("{name} {key}"), found, expected, SEARCHED);
        };
        check("s", found.components.unit, &expected["s"]);
        check("j", found.components.rater, &expected["j"]);
        check("e", found.components.residual, &expected["e"]);
        for form in &found.forms {
            assert_eq!(form.test, Err(Undefined::Unbalanced));
            let peers = case["expected"][format!("icc/{}", form.shrout_fleiss)]["checks"].as_array().unwrap();
            let psych = peers.iter().find(|peer| peer["produced_by"] == "R psych 2.2.9 ICC(lmer=TRUE)").unwrap();
            check(form.name, form.estimate.unwrap(), &psych["est"]);
        }
    }
    differences.none_of(60);
}

/// lme4 and the F of peers say how well we fit; a dense computation says it to all digits, and our intervals too.
#[test]
fn components_and_their_intervals_are_those_of_dense_matrices() {
    let mut differences = Differences::default();
    let golden = read("special_reml_components");
    for expected in golden["expected"].as_array().unwrap() {
        let name = expected["case"].as_str().unwrap();
        let found = icc(&scores(&read(name)), 0.95).unwrap();
        let mut check = |key: &str, found: f64, expected: &Json| {
            differences.check(&format!("{name} {key}"), found, expected, FULL);
        };
        check("unit", found.components.unit, &expected["unit"]);
        check("rater", found.components.rater, &expected["rater"]);
        check("residual", found.components.residual, &expected["residual"]);
        for form in found.forms.iter().take(3) {
            let interval = form.interval.unwrap();
            check(form.name, interval.low, &expected["intervals"][form.name][0]);
            check(form.name, interval.high, &expected["intervals"][form.name][1]);
        }
    }
    differences.none_of(54);
}

#[test]
fn alpha_is_that_of_pingouin_and_psych() {
    let mut differences = Differences::default();
    for (name, case) in cases() {
        let expected = &case["expected"]["cronbach_alpha"];
        if !expected["est"].is_number() {
            continue;
        }
        let found = cronbach_alpha(&scores(&case), 0.95).unwrap();
        let interval = found.interval.unwrap();
        differences.check(&format!("{name} alpha"), found.estimate, &expected["est"], FULL);
        differences.check(&format!("{name} low"), interval.low, &expected["ci3"][0], 5.001e-4);
        differences.check(&format!("{name} high"), interval.high, &expected["ci3"][1], 5.001e-4);
    }
    differences.none_of(60);
}

const METRICS: [Metric; 6] =
    [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio, Metric::Circular, Metric::Bipolar];

#[test]
fn alpha_of_scores_is_that_of_krippendorff() {
    let mut told = Differences::default();
    for (name, case) in cases().into_iter().filter(|(_, case)| case["kind"] == "continuous") {
        for metric in METRICS {
            let expected = &case["expected"][format!("kripp_alpha_k/{}", metric.word())]["est"];
            let found = krippendorff_alpha(&scores(&case), metric, 0.95).unwrap();
            told.check(&format!("{name} {metric:?}"), found.estimate, expected, FULL);
        }
    }
    told.none_of(15);
}

/// Few values are categories too: the same numbers, by sums over values and by tables.
#[test]
fn alpha_of_scores_is_alpha_of_ratings_where_values_are_few() {
    for missing in [false, true] {
        let rows = changed(&drawn(missing), |score| (score / 8.0).round());
        let ratings = Ratings::from_rows(&tree(&json!({ "rows": rows }))).unwrap();
        for metric in METRICS {
            let word = metric.word();
            let asked = json!({ "coefficients": ["krippendorff-alpha"], "metric": word, "interval": "linearised" });
            let categories = ratings.categories().labels().len();
            let asked = Request::parse(&tree(&asked), categories).unwrap();
            let Answer::Estimate(of_ratings) = agreement(&ratings, &asked).remove(0) else { panic!("{word}") };
            let of_scores = krippendorff_alpha(&Scores::from_rows(&rows).unwrap(), metric, 0.95).unwrap();
            assert!((of_scores.estimate - of_ratings.value).abs() < 1e-12, "{word}: {of_scores:?} {of_ratings:?}");
            // The published variance of ratings is a little larger than the linearised one of scores.
            let ratio = of_scores.standard_error.unwrap() / of_ratings.standard_error.unwrap();
            assert!((0.96..1.001).contains(&ratio), "{word}: {ratio}");
        }
    }
}

#[test]
fn the_interval_of_alpha_is_even_on_the_scale_of_fishers_z() {
    let alpha = krippendorff_alpha(&Scores::from_rows(&drawn(true)).unwrap(), Metric::Interval, 0.95).unwrap();
    let interval = alpha.interval.unwrap();
    let m = alpha.scores as f64 / alpha.units as f64;
    let z = |value: f64| ((1.0 + (m - 1.0) * value) / (1.0 - value)).ln() / 2.0;
    let slope = (z(alpha.estimate + 1e-6) - z(alpha.estimate - 1e-6)) / 2e-6;
    let reach = slope * alpha.standard_error.unwrap() * student_t_quantile(0.975, alpha.units as f64 - 1.0);
    assert!((z(interval.high) - z(alpha.estimate) - reach).abs() < 1e-7, "{alpha:?}");
    assert!((z(alpha.estimate) - z(interval.low) - reach).abs() < 1e-7, "{alpha:?}");
    assert_eq!((interval.method, alpha.coverage), ("fisher-z", Coverage::BelowNominal));
    let coverage = |units: usize, metric| {
        krippendorff_alpha(&Scores::from_rows(&drawn(false)[..units]).unwrap(), metric, 0.95).unwrap().coverage
    };
    assert_eq!(coverage(29, Metric::Interval), Coverage::BelowNominal);
    assert_eq!(coverage(30, Metric::Interval), Coverage::Nominal);
    assert_eq!(coverage(10, Metric::Ordinal), Coverage::Nominal, "ranks hold what they promise");
    // Where nobody differs there is no z, and no width.
    let alike = krippendorff_alpha(&of(&[&[1.0, 1.0], &[9.0, 9.0]]), Metric::Interval, 0.95).unwrap();
    let interval = alike.interval.unwrap();
    assert_eq!((alike.estimate, interval.low, interval.high, interval.method), (1.0, 1.0, 1.0, "linearised"));
}

/// Fleiss and Cohen (1973): the same but for how the raters' difference is counted, so that they meet as units grow.
#[test]
fn quadratic_kappa_is_an_intraclass_correlation() {
    let rows: Vec<Vec<_>> = changed(&drawn(false), |score| (score / 8.0).round());
    let pair: Vec<Vec<_>> = rows.iter().map(|row| row[..2].to_vec()).collect();
    for times in [1, 400] {
        let pair: Vec<Vec<_>> = std::iter::repeat_n(pair.clone(), times).flatten().collect();
        let ratings = Ratings::from_rows(&tree(&json!({ "rows": pair }))).unwrap();
        let asked = json!({ "coefficients": ["cohen-kappa"], "weights": "quadratic", "interval": "linearised" });
        let asked = Request::parse(&tree(&asked), ratings.categories().labels().len()).unwrap();
        let Answer::Estimate(kappa) = agreement(&ratings, &asked).remove(0) else { panic!("no kappa") };
        let found = icc(&Scores::of(&ratings).unwrap(), 0.95).unwrap();
        let squares = found.mean_squares.unwrap();
        let (between, raters, rest) = (squares.between_units, squares.between_raters, squares.residual);
        let expected = (between - rest) / (between + rest + 2.0 * raters / (squares.units as f64 - 1.0));
        assert!((kappa.value - expected).abs() < 1e-12, "{} {expected}", kappa.value);
        let correlation = found.forms[1].estimate.unwrap();
        assert!((kappa.value - correlation).abs() < 1.0 / squares.units as f64, "{} {correlation}", kappa.value);
    }
}

#[test]
fn the_error_of_alpha_is_near_that_of_leaving_each_unit_out() {
    let rows = drawn(true);
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
        let rows = if metric == Metric::Nominal { changed(&rows, |score| (score / 8.0).round()) } else { rows.clone() };
        let alpha = |rows: &[Vec<Option<f64>>]| krippendorff_alpha(&Scores::from_rows(rows).unwrap(), metric, 0.95);
        let whole = alpha(&rows).unwrap();
        let pairable: Vec<_> = rows.iter().filter(|row| row.iter().flatten().count() > 1).cloned().collect();
        let without = |left: usize| {
            let rest: Vec<_> =
                pairable.iter().enumerate().filter(|(unit, _)| *unit != left).map(|(_, row)| row.clone()).collect();
            alpha(&rest).unwrap().estimate
        };
        let values: Vec<f64> = (0..pairable.len()).map(without).collect();
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let jackknife = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() * (count - 1.0) / count).sqrt();
        let ratio = whole.standard_error.unwrap() / jackknife;
        assert!((0.9..1.03).contains(&ratio), "{metric:?}: {ratio} of {count}");
        assert_eq!(whole.units, pairable.len());
    }
}

#[test]
fn finn_and_kendall_are_those_of_irr() {
    let mut differences = Differences::default();
    for (name, case) in cases() {
        let expected = &case["expected"];
        let mut check = |key: &str, found: f64, expected: &Json| {
            differences.check(&format!("{name} {key}"), found, expected, FULL);
        };
        if expected["kendall_w"]["est"].is_number() {
            let found = kendall_w(&scores(&case)).unwrap();
            check("W", found.estimate, &expected["kendall_w"]["est"]);
            check("chi-square", found.chi_square, &expected["kendall_w"]["chisq"]);
            check("W p_value", found.p, &expected["kendall_w"]["p_value"]);
            assert_eq!(found.units as u64, expected["kendall_w"]["n_used"].as_u64().unwrap());
        }
        if expected["finn_oneway"]["F"].is_number() {
            let levels = case["categories"].as_array().unwrap().len() as u32;
            let found = finn(&scores(&case), levels).unwrap();
            for (form, key) in [(found.one_way, "finn_oneway"), (found.two_way, "finn_twoway")] {
                let test = form.test.unwrap();
                check(key, form.estimate, &expected[key]["est"]);
                check(&format!("{key} F"), test.f, &expected[key]["F"]);
                // irr subtracts from 1, and loses what is below the last digit of 1.
                if expected[key]["p_value"].as_f64().unwrap() > 0.0 {
                    check(&format!("{key} p_value"), test.p, &expected[key]["p_value"]);
                }
            }
        }
    }
    differences.none_of(120);
}

#[test]
fn concordance_and_limits_are_those_of_epir() {
    let mut differences = Differences::default();
    for name in ["pub_bland_altman1986_pefr", "rnd_cont_pair_80x2"] {
        let case = read(name);
        let found = lin_concordance(&scores(&case), 0.95).unwrap();
        let limits = bland_altman(&scores(&case), 0.95, 0.95).unwrap();
        let mut check = |key: &str, found: f64| {
            differences.check(&format!("{name} {key}"), found, &case["expected"]["lin_ccc"][key], FULL);
        };
        check("est", found.estimate);
        check("ci_low", found.interval.unwrap().low);
        check("ci_high", found.interval.unwrap().high);
        check("C_b", found.accuracy.unwrap());
        check("s_shift", found.scale_shift.unwrap());
        check("l_shift", found.location_shift.unwrap());
        check("loa_mean", limits.bias);
        check("loa_low", limits.lower.estimate);
        check("loa_high", limits.upper.estimate);
        let pearson = &case["expected"]["mean_pearson"]["est"];
        differences.check(&format!("{name} r"), found.precision.unwrap(), pearson, FULL);
    }
    differences.none_of(20);
}

#[test]
fn intervals_of_limits_are_those_of_scipy() {
    let mut differences = Differences::default();
    let golden = read("special_limits_of_agreement");
    for expected in golden["expected"].as_array().unwrap() {
        let mut rows = rows(&read(expected["case"].as_str().unwrap()));
        rows.truncate(expected["first_units"].as_u64().unwrap_or(u64::MAX) as usize);
        let (share, confidence) = (expected["share"].as_f64().unwrap(), expected["confidence"].as_f64().unwrap());
        let found = bland_altman(&Scores::from_rows(&rows).unwrap(), share, confidence).unwrap();
        let mut check = |key: &str, found: f64, expected: &Json| differences.check(key, found, expected, FULL);
        check("bias", found.bias, &expected["bias"]);
        check("sd", found.standard_deviation, &expected["sd"]);
        let bias = found.bias_interval.unwrap();
        check("bias_low", bias.low, &expected["bias_low"]);
        check("bias_high", bias.high, &expected["bias_high"]);
        for (name, limit) in [("lower", found.lower), ("upper", found.upper)] {
            check(name, limit.estimate, &expected[name]);
            for (how, interval) in [("exact", limit.exact), ("approximate", limit.approximate)] {
                let (interval, key) = (interval.unwrap(), format!("{name}_{how}"));
                check(&key, interval.low, &expected[&key][0]);
                check(&key, interval.high, &expected[&key][1]);
            }
        }
    }
    differences.none_of(112);
}

/// Scores of 30 units by 4 raters, some missing if asked, on a grid that sums exactly.
fn drawn(missing: bool) -> Vec<Vec<Option<f64>>> {
    let mut dice = Dice(7);
    let severity = [0.0, 3.0, -2.0, 1.5];
    let unit = |dice: &mut Dice| {
        let quality = (dice.below(80) + dice.below(80)) as f64 / 4.0;
        let row = severity.map(|severity| {
            let score = quality + severity + (dice.below(40) + dice.below(40)) as f64 / 8.0;
            if missing && dice.below(5) == 0 { None } else { Some(score) }
        });
        row.to_vec()
    };
    (0..30).map(|_| unit(&mut dice)).collect()
}

fn changed(rows: &[Vec<Option<f64>>], change: impl Fn(f64) -> f64) -> Vec<Vec<Option<f64>>> {
    rows.iter().map(|row| row.iter().map(|value| value.map(&change)).collect()).collect()
}

/// Estimates and bounds of all that does not depend on origin and scale.
fn numbers(rows: &[Vec<Option<f64>>]) -> Vec<f64> {
    let scores = Scores::from_rows(rows).unwrap();
    let mut numbers = Vec::new();
    for form in icc(&scores, 0.9).unwrap().forms {
        let interval = form.interval.unwrap();
        numbers.extend([form.estimate.unwrap(), interval.low, interval.high]);
        numbers.extend(form.test.map(|test| test.p));
    }
    let (alpha, w) = (cronbach_alpha(&scores, 0.9).unwrap(), kendall_w(&scores).unwrap());
    numbers.extend([alpha.estimate, alpha.interval.unwrap().low, w.estimate, w.p]);
    numbers
}

fn assert_same(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }
}

#[test]
fn origin_scale_and_order_change_nothing() {
    for missing in [false, true] {
        let rows = drawn(missing);
        let expected = numbers(&rows);
        let mut turned = rows.clone();
        turned.reverse();
        turned.iter_mut().for_each(|row| row.rotate_left(1));
        assert_same(&numbers(&turned), &expected, 1e-11);
        assert_same(&numbers(&changed(&rows, |score| score + 1_048_576.0)), &expected, 1e-11);
        assert_same(&numbers(&changed(&rows, |score| score * -3e-7)), &expected, 1e-11);
        assert_same(&numbers(&changed(&rows, |score| score * 1e90)), &expected, 1e-11);
    }
}

#[test]
fn units_and_raters_without_ratings_are_left_out() {
    for missing in [false, true] {
        let rows = drawn(missing);
        let mut padded = rows.clone();
        padded.insert(3, vec![None; 4]);
        padded.iter_mut().for_each(|row| row.insert(1, None));
        let [padded, rows] = [padded, rows].map(|rows| icc(&Scores::from_rows(&rows).unwrap(), 0.95));
        assert_eq!(padded, rows);
    }
}

#[test]
fn columns_are_rows_turned() {
    let of = |columns: &[&[f64]]| Scores::from_columns(columns.iter());
    let rows = Scores::from_rows(&[vec![Some(1.0), None], vec![Some(2.5), Some(3.0)]]);
    assert_eq!(of(&[&[1.0, 2.5], &[f64::NAN, 3.0]]).unwrap().rows().count(), 2);
    assert_eq!(format!("{rows:?}"), format!("{:?}", of(&[&[1.0, 2.5], &[f64::NAN, 3.0]])));
    assert_eq!(of(&[&[1.0, f64::INFINITY]]), Err(ScoresError::TooLarge { unit: 1, rater: 0 }));
    assert_eq!(of(&[&[1.0, 2.0], &[1.0]]), Err(ScoresError::Ragged { at: 1 }));
}

#[test]
fn on_complete_scores_reml_is_anova() {
    let mut compared = 0;
    for (_, case) in cases().into_iter().filter(|(_, case)| case["expected"]["ms"]["MSB"].is_number()) {
        let scores = complete(&case);
        let (anova, reml) = (icc(&scores, 0.95).unwrap().components, variance_components(&scores).unwrap());
        if anova.unit > 0.0 && anova.rater > 0.0 {
            let total = anova.unit + anova.rater + anova.residual;
            let [anova, reml] = [anova, reml].map(|of| [of.unit / total, of.rater / total, of.residual / total]);
            assert_same(&reml, &anova, 1e-10);
            compared += 1;
        } else {
            assert!(reml.unit >= 0.0 && reml.rater >= 0.0);
        }
    }
    assert!(compared > 8, "{compared}");
}

#[test]
fn every_unit_twice_says_the_same() {
    let rows: Vec<_> = drawn(false).iter().map(|row| row[..2].to_vec()).collect();
    let once = Scores::from_rows(&rows).unwrap();
    let twice = Scores::from_rows(&[rows.clone(), rows].concat()).unwrap();
    let [found, expected] = [&twice, &once].map(|scores| lin_concordance(scores, 0.95).unwrap());
    assert_same(&[found.estimate], &[expected.estimate], 1e-14);
    let width = |of: calibrant::agreement::LinConcordance| of.interval.map(|interval| interval.high - interval.low);
    assert!(width(found).unwrap() < width(expected).unwrap());
    let [found, expected] = [&twice, &once].map(|scores| finn(scores, 7).unwrap().one_way.estimate);
    assert_same(&[found], &[expected], 1e-14);
}

#[test]
fn averages_are_stepped_up() {
    let found = icc(&Scores::from_rows(&drawn(true)).unwrap(), 0.95).unwrap();
    let (single, mean) = (found.forms[1].estimate.unwrap(), found.forms[4].estimate.unwrap());
    assert_same(&[spearman_brown(single, 4.0)], &[mean], 1e-14);
}

fn of(rows: &[&[f64]]) -> Scores {
    let row = |row: &&[f64]| row.iter().map(|value| Some(*value).filter(|value| !value.is_nan())).collect();
    Scores::from_rows(&rows.iter().map(row).collect::<Vec<_>>()).unwrap()
}

const NONE: f64 = f64::NAN;

#[test]
fn what_is_undefined_says_why() {
    let constant = of(&[&[3.0, 3.0], &[3.0, 3.0], &[3.0, 3.0]]);
    assert_eq!(icc(&constant, 0.95), Err(Undefined::NoVariation));
    assert_eq!(variance_components(&constant), Err(Undefined::NoVariation));
    assert_eq!(cronbach_alpha(&constant, 0.95), Err(Undefined::NoVariation));
    assert_eq!(kendall_w(&constant), Err(Undefined::NoVariation));
    assert_eq!(lin_concordance(&constant, 0.95), Err(Undefined::NoVariation));
    assert_eq!(finn(&constant, 5).unwrap().one_way.estimate, 1.0);
    assert_eq!(finn(&constant, 1), Err(Undefined::SingleCategory));
    let limits = bland_altman(&constant, 0.95, 0.95).unwrap();
    assert_eq!((limits.bias, limits.upper.exact), (0.0, Err(Undefined::NoVariation)));

    assert_eq!(icc(&of(&[&[1.0], &[2.0]]), 0.95), Err(Undefined::SingleRater));
    assert_eq!(icc(&of(&[]), 0.95), Err(Undefined::SingleRater));
    assert_eq!(icc(&of(&[&[1.0, 2.0]]), 0.95), Err(Undefined::TooFewUnits));
    assert_eq!(icc(&of(&[&[1.0, NONE], &[NONE, 2.0], &[4.0, NONE]]), 0.95), Err(Undefined::NoPairableUnit));
    assert_eq!(cronbach_alpha(&of(&[&[1.0, NONE], &[NONE, 2.0]]), 0.95), Err(Undefined::TooFewUnits));
    assert_eq!(lin_concordance(&of(&[&[1.0, 2.0, 3.0]]), 0.95), Err(Undefined::NotTwoRaters));
    assert_eq!(bland_altman(&of(&[&[1.0]]), 0.95, 0.95), Err(Undefined::NotTwoRaters));
    assert_eq!(bland_altman(&of(&[&[1.0, 2.0]]), 0.95, 0.95), Err(Undefined::TooFewUnits));
}

#[test]
fn perfect_agreement_is_one_without_an_interval() {
    for rows in
        [of(&[&[1.0, 1.0], &[0.1, 0.1], &[7.0, 7.0]]), of(&[&[1.0, 1.0, NONE], &[0.1, 0.1, 0.1], &[7.0, NONE, 7.0]])]
    {
        for form in icc(&rows, 0.95).unwrap().forms {
            assert_eq!((form.estimate, form.interval), (Ok(1.0), Err(Undefined::NoVariation)), "{}", form.name);
            assert!(form.test.is_err() && !form.negative_variance);
        }
    }
}

/// Raters apart by constants, some scores missing: the likelihood has no maximum, the residual goes to zero.
#[test]
fn raters_apart_by_constants_are_consistent() {
    let rows: [&[f64]; 5] =
        [&[1.0, 3.0, 0.5], &[2.0, 4.0, NONE], &[5.0, NONE, 4.5], &[NONE, 9.0, 6.5], &[3.0, 5.0, 2.5]];
    let found = icc(&of(&rows), 0.95).unwrap();
    assert_eq!(found.components.residual, 0.0);
    assert_eq!(found.forms[2].estimate, Ok(1.0));
    // Units and raters are then known but for a constant: their variances are those of 1, 2, 5, 7, 3 and of 0, 2, -0.5.
    assert_same(&[found.components.unit, found.components.rater], &[5.8, 1.75], 1e-6);
    assert_eq!(found.forms[1].interval, Err(Undefined::NoVariation));
}

/// psych prints ICC2 = -2, ICC2k = 4, ICC3k = -Inf.
#[test]
fn perfect_disagreement_leaves_the_range_and_is_marked() {
    let found = icc(&of(&[&[1.0, 2.0], &[2.0, 1.0], &[1.0, 2.0], &[2.0, 1.0]]), 0.95).unwrap();
    assert!(found.forms.iter().all(|form| form.negative_variance));
    assert_same(&[1, 4].map(|form: usize| found.forms[form].estimate.unwrap()), &[-2.0, 4.0], 1e-12);
    assert_eq!(found.forms[5].estimate, Err(Undefined::NoVariation));
    assert_eq!(found.forms[5].interval, Err(Undefined::NoVariation));
}
