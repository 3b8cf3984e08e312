//! The report of a calibration session: R's numbers, the worked set of the design, and what users rely on.
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
    CalibrationReport, Departure, Ground, Level, Panel, RaterReport, Reference, Rule, Verdict, calibrate, departures,
    judge, total_agreement,
};
use calibrant::numeric::distribution::normal_quantile;
use calibrant::numeric::random::Generator;
use calibrant::scorecard::Scorecard;
use serde_json::{Value as Json, json};
use support::panel::{assert_measured, assert_near, golden, golden_panel, numbers, panel, plain, total};
use support::{Dice, card, draft, evaluation, items, patched, shipped};

/// What each rater of the worked set scored above the reference.
fn worked(rater: &str) -> Vec<Option<f64>> {
    let golden = golden();
    let reference = numbers(&golden["worked"]["reference"]);
    let totals = numbers(&golden["worked"]["raters"][rater]["totals"]);
    totals.iter().zip(reference).map(|(total, reference)| Some(total - reference)).collect()
}

#[test]
fn the_worked_set_comes_out() {
    let rule = Rule::new(5.0);
    for (name, verdict, grounds, how) in [
        ("A", Verdict::Calibrated, vec![], vec![]),
        ("B", Verdict::NotCalibrated, vec![Ground::Bias], vec![Departure::Severe]),
        ("C", Verdict::NotCalibrated, vec![Ground::Share], vec![Departure::Erratic]),
        ("D", Verdict::Calibrated, vec![], vec![]),
    ] {
        let expected = &golden()["worked"]["raters"][name];
        let differences = worked(name);
        let found = total_agreement(&differences, &rule);
        assert_near(found.bias.unwrap(), &expected["bias"], name);
        assert_near(found.standard_deviation.unwrap(), &expected["sd"], name);
        for (interval, key) in [(found.bias_interval, "interval"), (found.bias_inner_interval, "inner")] {
            let interval = interval.unwrap();
            assert_near(interval.low, &expected[key][0], name);
            assert_near(interval.high, &expected[key][1], name);
        }
        assert_eq!(json!(found.within.count), expected["within"]);
        let wilson = found.within.wilson.unwrap();
        assert_near(wilson.low, &expected["wilson"][0], name);
        assert_near(wilson.high, &expected["wilson"][1], name);
        assert_near(found.within.lower.unwrap(), &expected["lower"], name);
        assert_near(found.within.upper.unwrap(), &expected["upper"], name);
        let judgement = judge(&differences, 0, &rule);
        assert_eq!((judgement.verdict, judgement.grounds), (verdict, grounds), "{name}");
        if verdict == Verdict::NotCalibrated {
            assert_eq!(departures(&differences, &rule), how, "{name}");
        }
    }
    let limits = total_agreement(&worked("C"), &rule);
    let printed = [limits.lower_limit, limits.upper_limit].map(|limit| format!("{:.1}", limit.unwrap().estimate));
    assert_eq!(printed, ["-13.7", "16.3"]);
}

#[test]
fn a_good_coefficient_hides_that_half_the_panel_fails() {
    let golden = golden();
    let card = plain();
    let sheet = |points: &f64| total(*points as u32);
    let mut sheets: Vec<Vec<Json>> = Vec::new();
    for name in ["A", "B", "C", "D"] {
        sheets.push(numbers(&golden["worked"]["raters"][name]["totals"]).iter().map(sheet).collect());
    }
    sheets.push(numbers(&golden["worked"]["reference"]).iter().map(sheet).collect());
    let report = calibrate(&card, &panel(&card, &sheets, Reference::Expert), &Rule::new(5.0));
    for (form, key) in
        [(&report.group.icc_agreement, "icc_agreement"), (&report.group.icc_consistency, "icc_consistency")]
    {
        let form = form.as_ref().unwrap();
        assert_near(form.estimate.unwrap(), &golden["worked"][key][0], key);
        let interval = form.interval.unwrap();
        assert_near(interval.low, &golden["worked"][key][1], key);
        assert_near(interval.high, &golden["worked"][key][2], key);
    }
    let verdicts: Vec<_> = report.raters.iter().map(|rater| rater.judgement.verdict.word()).collect();
    assert_eq!(verdicts, ["calibrated", "not-calibrated", "not-calibrated", "calibrated"]);
    assert_eq!(report.best.raters, ["r0", "r3"]);
    let reasons: Vec<_> = report.next.retrain.iter().map(|entry| entry.reasons.as_slice()).collect();
    assert_eq!(reasons[1..3], [&[Departure::Severe][..], &[Departure::Erratic][..]]);
}

#[test]
fn a_panel_has_the_numbers_of_r() {
    let golden = &golden()["panel"];
    let (card, panel) = golden_panel(golden);
    let report = calibrate(&card, &panel, &Rule::new(golden["tolerance"].as_f64().unwrap()));
    let coefficients = |found: &calibrant::calibration::Coefficients, expected: &Json, what: &str| {
        for (place, found) in [&found.percent_agreement, &found.fleiss_kappa, &found.gwet_ac, &found.krippendorff_alpha]
            .iter()
            .enumerate()
        {
            assert_measured(found, &expected[place], &format!("{what} {place}"));
        }
    };
    coefficients(&report.group.agreement, &golden["coefficients"], "group");
    assert_eq!((report.group.agreement.units, report.group.agreement.few), (12 * 16, false));
    let pooled = &report.group.totals;
    for (place, found) in
        [&pooled.bias, &pooled.standard_deviation, &pooled.lower_limit, &pooled.upper_limit, &report.group.within]
            .iter()
            .enumerate()
    {
        assert_measured(found, &golden["pooled"][place], &format!("pooled {place}"));
    }
    for rater in &report.raters {
        assert_measured(&rater.alignment, &golden["alignment"][&rater.rater], &rater.rater);
        let directions = &golden["directions"][&rater.rater];
        for (place, item) in rater.items.iter().enumerate() {
            let found = [item.answers.exact.count, item.answers.higher, item.answers.lower];
            let expected = ["exact", "higher", "lower"].map(|key| directions[key][place].as_u64().unwrap() as usize);
            assert_eq!(found, expected, "{} {}", rater.rater, item.item);
        }
    }
    for item in &report.items {
        let expected = &golden["by_item"][&item.item];
        coefficients(&item.agreement, &expected["coefficients"], &item.item);
        assert!(item.agreement.few, "12 calls are few");
        assert_eq!(item.entropy.as_ref().unwrap().coverage, Coverage::BelowNominal);
        let bits = &expected["entropy"];
        assert_measured(&item.entropy, &json!([expected["mean_entropy"], bits[0], bits[1]]), &item.item);
        let confused: usize = item.confusion.iter().map(|confusion| confusion.pairs).sum();
        assert_eq!(json!(confused), expected["confused"], "{}", item.item);
    }
    let gap = |level: Level| report.levels.iter().find(|gap| gap.second == level).unwrap();
    for (found, key) in [
        (&gap(Level::Leadership).totals, "leadership"),
        (&gap(Level::Agent).totals, "agent"),
        (&gap(Level::Agent).items[1].points, "agent_L2"),
    ] {
        assert_measured(found, &golden["gaps"][key], key);
        assert_eq!(json!(found.as_ref().unwrap().n), golden["gaps"][key][3]);
    }
    assert!(report.levels.iter().all(|gap| gap.second != Level::Supervisor), "there is no supervisor");
}

#[test]
fn sites_have_the_numbers_of_r() {
    let golden = &golden()["panel"];
    let (card, panel) = golden_panel(golden);
    let report = calibrate(&card, &panel, &Rule::new(golden["tolerance"].as_f64().unwrap()));
    let raters: Vec<_> = report.sites.iter().map(|site| (site.site.as_str(), site.raters.join(" "))).collect();
    assert_eq!(raters, [("north", "q2 lead".into()), ("south", "q1 agent".into())]);
    for site in &report.sites {
        let expected = &golden["by_site"][&site.site];
        assert_measured(&site.percent_agreement, &expected["agreement"], &site.site);
        assert_measured(&site.bias, &expected["bias"], &site.site);
        assert_measured(&site.within, &expected["within"], &site.site);
    }
    let [gap] = report.site_gaps.as_slice() else { panic!("one pair of sites") };
    assert_eq!((gap.first.as_str(), gap.second.as_str(), gap.items.len()), ("north", "south", 16));
    assert_measured(&gap.totals, &golden["site_gaps"]["totals"], "totals");
    assert_measured(&gap.items[1].points, &golden["site_gaps"]["L2"], "L2");
}

#[test]
fn sites_are_compared_where_there_are_two_and_who_has_none_is_left_aside() {
    let card = plain();
    let totals = |totals: [u32; 2]| totals.map(total).to_vec();
    // By hand: north is 91 and 83 on average, 3 and 7 above south; 2, 4, 0 and 2 off the reference, three of four within 3.
    let sheets = [totals([92, 84]), totals([88, 76]), totals([90, 82]), totals([20, 20]), totals([90, 80])];
    let mut panel = panel(&card, &sheets, Reference::Expert);
    let mut report = |sites: [Option<&str>; 4]| {
        panel.raters.iter_mut().zip(sites).for_each(|(rater, site)| rater.site = site.map(String::from));
        calibrate(&card, &panel, &Rule::new(3.0))
    };
    let two = report([Some("north"), Some("south"), Some("north"), None]);
    let gap = &two.site_gaps[0];
    assert_eq!((gap.totals.as_ref().unwrap().value, gap.items[0].points.as_ref().unwrap().value), (5.0, 5.0));
    let north = &two.sites[0];
    let values = [&north.bias, &north.within, &north.percent_agreement].map(|figure| figure.as_ref().unwrap().value);
    assert_eq!(values, [2.0, 0.75, 1.0], "what is worth some of the points is worth some");
    assert_eq!(two.sites[1].percent_agreement, Err(Undefined::SingleRater));
    for sites in [[None; 4], [Some("north"); 4], [Some("north"), None, None, None]] {
        let one = report(sites);
        assert!(one.sites.is_empty() && one.site_gaps.is_empty(), "{sites:?}");
    }
    let three = report([Some("c"), Some("b"), Some("a"), Some("b")]);
    let pairs: Vec<_> = three.site_gaps.iter().map(|gap| format!("{} {}", gap.first, gap.second)).collect();
    assert_eq!(pairs, ["a b", "a c", "b c"]);
}

/// Answers of the card service-quality, all best but some.
fn best_but(wrong: &[(&str, &str)]) -> Json {
    let answer = |item: &Json| {
        let id = item["id"].as_str().unwrap();
        let option = wrong.iter().find(|(item, _)| *item == id).map(|(_, option)| json!(option));
        (id.to_owned(), json!({"option": option.unwrap_or(item["options"][0]["id"].clone())}))
    };
    Json::Object(items(&shipped("service-quality.json")).iter().map(answer).collect())
}

/// Of all answers of a rater, how many are the reference's.
fn exact(rater: &RaterReport) -> (usize, usize) {
    let exact = rater.answers.exact.as_ref().unwrap();
    ((exact.value * exact.n as f64).round() as usize, exact.n)
}

fn report(card: &Scorecard, sheets: &[Vec<Json>], kind: Reference) -> CalibrationReport {
    calibrate(card, &panel(card, sheets, kind), &Rule::new(5.0))
}

#[test]
fn equal_totals_with_different_answers_are_no_agreement() {
    let card = card(&shipped("service-quality.json"));
    let sheets = [vec![best_but(&[("C2", "no")])], vec![best_but(&[("O1", "no"), ("P3", "no")])]];
    let rater = &report(&card, &sheets, Reference::Expert).raters[0];
    assert_eq!(rater.totals.bias, Ok(0.0), "both total 240 points");
    let alignment = rater.alignment.as_ref().unwrap();
    assert_eq!(format!("{:.2}", 100.0 * alignment.value), "88.24");
    assert_eq!(alignment.interval, Err(Undefined::TooFewUnits));
    assert_eq!(exact(rater), (13, 16));
    assert_eq!((rater.answers.higher, rater.answers.lower), (2, 1));
}

#[test]
fn nine_calls_are_the_fewest_that_settle_anything() {
    let rule = Rule::new(5.0);
    let perfect = |calls| judge(&[Some(0.5), Some(-0.5), Some(1.0)].repeat(3)[..calls], 0, &rule);
    let eight = perfect(8);
    assert_eq!((eight.verdict, eight.grounds, eight.more_calls), (Verdict::Undetermined, vec![Ground::Share], Some(1)));
    assert_eq!(perfect(9).verdict, Verdict::Calibrated);
    assert_eq!(judge(&[], 0, &rule).more_calls, None);
}

#[test]
fn differences_that_are_all_the_same_need_as_many_calls() {
    let rule = Rule::new(5.0);
    for (difference, verdict) in [(0.0, Verdict::Calibrated), (-3.0, Verdict::NotCalibrated)] {
        assert_eq!(judge(&[Some(difference); 8], 0, &rule).verdict, Verdict::Undetermined, "{difference}");
        assert_eq!(judge(&[Some(difference); 9], 0, &rule).verdict, verdict, "{difference}");
        assert_eq!(total_agreement(&[Some(difference); 9], &rule).bias_interval, Err(Undefined::NoVariation));
    }
}

#[test]
fn what_is_said_to_settle_a_verdict_does() {
    let rule = Rule::new(5.0);
    let mut dice = Dice(7);
    let mut settled = 0;
    for _ in 0..200 {
        let differences: Vec<_> = (0..6).map(|_| Some(dice.below(13) as f64 - 6.0)).collect();
        let found = judge(&differences, 0, &rule);
        // As often again as a whole, so that mean and shares are the same; the spread is a little smaller.
        let Some(more) = found.more_calls.filter(|more| more.is_multiple_of(6)) else { continue };
        let again = judge(&differences.repeat(1 + more / 6), 0, &rule);
        assert_ne!(again.verdict, Verdict::Undetermined, "{differences:?} {more}");
        settled += 1;
    }
    assert!(settled > 5, "{settled}");
    // At the edge of the rule no number of calls settles anything.
    assert_eq!(judge(&[Some(2.0), Some(3.0)].repeat(10), 0, &rule).more_calls, None);
}

/// The card with a fatal rule on P6 and P7.
fn fatal_card() -> Scorecard {
    let rule = json!({"when": "worst", "scope": "form", "effect": "zero"});
    card(&patched(
        shipped("service-quality.json"),
        &json!([{"op": "add", "path": "/sections/4/items/5/fatal", "value": rule},
            {"op": "add", "path": "/sections/4/items/6/fatal", "value": rule}]),
    ))
}

#[test]
fn fatals_are_listed_one_by_one_and_two_calls_with_one_missed_decide() {
    let card = fatal_card();
    let fine = best_but(&[]);
    let fatal = |item| best_but(&[(item, "no")]);
    let verdict = |missed: usize| {
        let mut reference = vec![fine.clone(); 12];
        reference[..missed].fill(fatal("P6"));
        let mut sheet = vec![fine.clone(); 12];
        sheet[11] = fatal("P7");
        let report = report(&card, &[sheet, reference], Reference::Expert);
        report.raters.into_iter().next().unwrap()
    };
    let said = |rater: &RaterReport| -> Vec<String> {
        rater.fatals.iter().map(|fatal| format!("{} {} {}", fatal.case, fatal.item, fatal.kind.word())).collect()
    };
    let twice = verdict(2);
    assert_eq!(said(&twice), ["c0 P6 missed", "c1 P6 missed", "c11 P7 invented"]);
    assert!(twice.judgement.grounds.contains(&Ground::Fatal));
    assert_eq!(twice.judgement.verdict, Verdict::NotCalibrated);
    let once = verdict(1);
    assert_eq!(once.judgement.verdict, Verdict::Undetermined);
    assert!(once.judgement.grounds.contains(&Ground::Fatal));
    assert_eq!(said(&verdict(0)), ["c11 P7 invented"]);
}

#[test]
fn a_reference_of_the_panel_is_what_the_others_gave() {
    let card = card(&shipped("service-quality.json"));
    let (fine, wrong) = (best_but(&[]), best_but(&[("S1", "no")]));
    let sheets = [vec![fine.clone()], vec![fine.clone()], vec![wrong.clone()], vec![Json::Null]];
    let found = report(&card, &sheets, Reference::Panel).raters;
    let lost = 100.0 * 30.0 / 255.0;
    assert!((found[0].totals.bias.unwrap() - lost / 2.0).abs() < 1e-12, "the mean of the others' totals");
    assert!((found[2].totals.bias.unwrap() + lost).abs() < 1e-12);
    let of_s1 = |rater: usize| (found[rater].items[7].answers.exact.count, found[rater].items[7].answers.exact.n);
    assert_eq!((of_s1(0), of_s1(2)), ((0, 0), (0, 1)), "two others who differ are no reference of an item");
}

#[test]
fn a_consensus_that_lacks_an_item_has_no_total_and_its_other_items_count() {
    let card = card(&shipped("service-quality.json"));
    let mut consensus = best_but(&[("S1", "no")]);
    consensus.as_object_mut().unwrap().remove("L1");
    let report = report(&card, &[vec![best_but(&[])], vec![consensus]], Reference::Consensus);
    let rater = &report.raters[0];
    assert_eq!((rater.totals.n, rater.totals.bias), (0, Err(Undefined::TooFewUnits)));
    assert_eq!(exact(rater), (14, 15));
    assert_eq!(report.cases[0].reference, Err(Undefined::TooFewUnits));
}

#[test]
fn an_exempt_sheet_is_no_sheet() {
    let card = card(&shipped("service-quality.json"));
    let mut panel = panel(&card, &[vec![best_but(&[])], vec![best_but(&[])]], Reference::Expert);
    let mut document = draft(&card, &best_but(&[]));
    document["disposition"] = json!({"exempt": {"reason": "The customer only shouted.", "replacedBy": "c-2000"}});
    panel.sheets[0][0] = Some(evaluation(&card, &document));
    let report = calibrate(&card, &panel, &Rule::new(5.0));
    assert_eq!((report.group.calls, &report.raters[0].answers.exact), (0, &Err(Undefined::TooFewUnits)));
}

/// A difference of exactly the tolerance is within it, however the fractions round.
#[test]
fn the_tolerance_is_compared_exactly() {
    // S1 is 30 of 255 points: 200 / 17 %, which no decimal is.
    let card = card(&shipped("service-quality.json"));
    let sheets = [vec![best_but(&[("S1", "no")])], vec![best_but(&[])]];
    let within = |tolerance: f64| {
        calibrate(&card, &panel(&card, &sheets, Reference::Expert), &Rule::new(tolerance)).raters[0].totals.within.count
    };
    // The nearest decimals of 15 digits below and above it.
    assert_eq!((within(11.764_705_882_352_9), within(11.764_705_882_353)), (0, 1));
    let plain = plain();
    let sheet = |points: u32| vec![total(points)];
    let found = calibrate(&plain, &panel(&plain, &[sheet(87), sheet(92)], Reference::Expert), &Rule::new(5.0));
    assert_eq!(found.raters[0].totals.within.count, 1);
}

#[test]
fn one_item_alone_is_named() {
    let card = card(&shipped("service-quality.json"));
    let wrong = best_but(&[("P4", "no")]);
    let report = report(&card, &[vec![wrong; 12], vec![best_but(&[]); 12]], Reference::Expert);
    let rater = &report.raters[0];
    assert_eq!(rater.diagnosis.iter().filter_map(|found| found.item.as_deref()).collect::<Vec<_>>(), ["P4"]);
    let item = &rater.items[12];
    assert_eq!(
        (item.judgement.verdict, item.judgement.grounds.as_slice()),
        (Verdict::NotCalibrated, &[Ground::Share][..])
    );
    assert_eq!(rater.items[0].judgement.verdict, Verdict::Calibrated);
    let retrain = &report.next.retrain[0];
    assert_eq!((retrain.items[0].item.as_str(), retrain.items[0].reason.word()), ("P4", "severe"));
}

/// Three of twelve calls differ elsewhere, by more points.
#[test]
fn an_item_is_no_diagnosis_where_more_is_lost_elsewhere() {
    let card = card(&shipped("service-quality.json"));
    let mut sheet = vec![best_but(&[("P1", "no")]); 12];
    sheet[..3].fill(best_but(&[("P1", "no"), ("S1", "no")]));
    let rater = &report(&card, &[sheet, vec![best_but(&[]); 12]], Reference::Expert).raters[0];
    let failed: Vec<_> = rater.items.iter().filter(|item| item.judgement.verdict == Verdict::NotCalibrated).collect();
    assert_eq!(
        failed.iter().map(|item| item.item.as_str()).collect::<Vec<_>>(),
        ["P1"],
        "60 of 150 points are lost there"
    );
    assert!(rater.diagnosis.iter().all(|found| found.item.is_none()));
}

#[test]
fn a_step_is_from_one_level_to_the_next() {
    let card = card(&shipped("service-quality.json"));
    let mut other = best_but(&[("L2", "fair"), ("O3", "improve"), ("P1", "no")]);
    other["C1"] = json!({"notApplicable": true});
    let rater = &report(&card, &[vec![other], vec![best_but(&[])]], Reference::Expert).raters[0];
    let of = |id: &str| {
        let answers = &rater.items.iter().find(|item| item.item == id).unwrap().answers;
        (answers.exact.count, answers.adjacent, answers.lower)
    };
    assert_eq!((of("L2"), of("O3"), of("P1")), ((0, 1, 1), (0, 0, 1), (0, 1, 1)));
    assert_eq!((of("C1"), of("L1")), ((0, 0, 0), (1, 0, 0)), "not applicable is no step");
}

/// Neither bias nor spread alone is shown to be too large, and the share is too low.
#[test]
fn where_bias_and_spread_do_it_together_the_larger_part_names_it() {
    let rule = Rule::new(5.0);
    let shifted = [-6.0, -6.0, -6.0, -6.0, -6.0, -6.0, -6.0, 0.0, 0.0, 0.0];
    let scattered = [5.5, 5.5, 5.5, 5.5, 5.5, -7.0, -6.0, -4.5, 0.0, 0.0];
    let said = |differences: &[f64], sign: f64| {
        let differences: Vec<_> = differences.iter().map(|difference| Some(sign * difference)).collect();
        assert_eq!(judge(&differences, 0, &rule).grounds, [Ground::Share]);
        departures(&differences, &rule)
    };
    assert_eq!(said(&shifted, 1.0), [Departure::Severe]);
    assert_eq!(said(&shifted, -1.0), [Departure::Lenient]);
    assert_eq!(said(&scattered, 1.0), [Departure::Erratic]);
}

#[test]
fn the_agenda_begins_with_what_weighs_most_and_fits_the_time_box() {
    let card = fatal_card();
    let fine = best_but(&[]);
    let sheets = [
        vec![fine.clone(), best_but(&[("P1", "no"), ("S1", "no")]), fine.clone()],
        vec![fine.clone(), fine.clone(), best_but(&[("P6", "no")])],
        vec![fine.clone(), fine.clone(), fine],
    ];
    let report = report(&card, &sheets, Reference::Expert);
    let topics: Vec<_> = report.agenda.iter().map(|topic| (topic.case.as_str(), topic.item.as_str())).collect();
    assert_eq!(topics, [("c2", "P6"), ("c1", "S1"), ("c1", "P1")], "a fatal weighs as the whole form");
    let minutes: Vec<_> = report.agenda.iter().filter_map(|topic| topic.minutes).collect();
    assert_eq!(minutes.iter().sum::<usize>(), 60);
    assert!(minutes.is_sorted_by(|a, b| a >= b) && minutes.iter().all(|minutes| *minutes >= 2), "{minutes:?}");
    // A box with room for two.
    let mut rule = Rule::new(5.0);
    rule.minutes = 5;
    let short = calibrate(&card, &panel(&card, &sheets, Reference::Expert), &rule).agenda;
    assert_eq!(short[2].minutes, None);
    assert_eq!(short[0].minutes.unwrap() + short[1].minutes.unwrap(), 5);
    assert_eq!(report.best.cases, ["c0"], "what all agreed on");
    assert!(report.best.items.iter().any(|item| (item.item.as_str(), item.calls, item.full) == ("L1", 3, 3)));
    assert!(!report.best.items.iter().any(|item| item.item == "S1"));
}

#[test]
fn an_item_is_reworded_where_more_than_one_rater_departs() {
    let card = card(&shipped("service-quality.json"));
    let na = |item: &str| {
        let mut answers = best_but(&[]);
        answers[item] = json!({"notApplicable": true});
        answers
    };
    let sheets = [
        vec![best_but(&[("O1", "no")]), best_but(&[("O1", "no")])],
        vec![na("L2"), best_but(&[])],
        vec![best_but(&[]), na("L2")],
        vec![best_but(&[]), best_but(&[])],
    ];
    let report = report(&card, &sheets, Reference::Expert);
    let reworded: Vec<_> = report.next.reword.iter().map(|entry| entry.item.as_str()).collect();
    assert_eq!(reworded, ["L2"], "O1 is one rater's own");
    assert_eq!(
        report.next.reword[0].reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>(),
        ["low-agreement", "applicability"]
    );
    let l2 = &report.items[1];
    assert_eq!(
        json!(l2.confusion[0]),
        json!({"answers": [{"option": "excellent"}, {"notApplicable": true}], "pairs": 4})
    );
    assert_eq!(l2.rank, Some(1), "it weighs more than O1, which is confused as often");
}

#[test]
fn nothing_is_said_of_nothing() {
    let card = card(&shipped("service-quality.json"));
    let empty = calibrate(&card, &Panel::default(), &Rule::new(5.0));
    assert_eq!(empty.group.agreement.percent_agreement, Err(Undefined::SingleRater));
    assert_eq!(empty.group.within, Err(Undefined::TooFewUnits));
    let lone = report(&card, &[vec![best_but(&[])], vec![Json::Null]], Reference::Expert);
    let json = serde_json::to_value(&lone).unwrap();
    let reason = json!({"undefined": "too-few-units"});
    let rater = &json["raters"][0];
    assert_eq!(
        (&rater["totals"]["bias"], &rater["alignment"], &rater["totals"]["within"]["wilson"]),
        (&reason, &reason, &reason)
    );
    assert_eq!((&rater["verdict"], &rater["moreCalls"]), (&json!("undetermined"), &Json::Null));
    assert_eq!(json["group"]["agreement"]["fleissKappa"], json!({"undefined": "single-rater"}));
    assert_eq!(json["group"]["iccAgreement"], json!({"undefined": "single-rater"}));
}

#[test]
fn what_is_said_of_a_rater_does_not_depend_on_the_order_of_raters_or_calls() {
    let golden = &golden()["panel"];
    let (card, _) = golden_panel(golden);
    for kind in [Reference::Expert, Reference::Panel] {
        let rule = Rule::new(8.0);
        let [first, second] = [Panel { kind, ..panel_of(golden) }, Panel { kind, ..reversed(golden) }]
            .map(|panel| calibrate(&card, &panel, &rule));
        for (a, b) in first.raters.iter().zip(second.raters.iter().rev()) {
            assert_eq!(a.judgement, b.judgement);
            assert_eq!((exact(a), a.answers.higher, a.answers.lower), (exact(b), b.answers.higher, b.answers.lower));
            assert!((a.totals.bias.unwrap() - b.totals.bias.unwrap()).abs() < 1e-12);
        }
        let ranks = |report: &CalibrationReport| report.items.iter().map(|item| item.rank).collect::<Vec<_>>();
        assert_eq!(ranks(&first), ranks(&second));
    }
}

fn panel_of(golden: &Json) -> Panel {
    golden_panel(golden).1
}

fn reversed(golden: &Json) -> Panel {
    let mut panel = panel_of(golden);
    panel.raters.reverse();
    panel.sheets.reverse();
    panel.sheets.iter_mut().for_each(|sheets| sheets.reverse());
    panel.reference.reverse();
    panel.cases.reverse();
    panel
}

#[test]
fn a_rule_is_read_with_its_defaults_and_refused_with_every_problem() {
    let read = |document: Json| Rule::parse(&support::tree(&document));
    let rule = read(json!({"tolerance": 6})).unwrap();
    assert_eq!((rule.bias, rule.share, rule.item_share, rule.alpha), (3.0, 0.7, 0.7, 0.05));
    let rule = read(json!({"tolerance": 6, "share": 0.8, "bias": 1})).unwrap();
    assert_eq!((rule.bias, rule.share, rule.item_share), (1.0, 0.8, 0.8));
    let issues = read(json!({"share": 2, "tolerant": 1})).unwrap_err();
    let mut said: Vec<_> = issues.iter().map(|issue| format!("{} {}", issue.code.as_str(), issue.path)).collect();
    said.sort();
    assert_eq!(said, ["missing-key ", "out-of-range /share", "unknown-key /tolerant"]);
}

/// Raters exactly at the edge of the rule, by bias, by share, by both: whatever is said of them is wrong, and may be said
/// five times in a hundred.
#[test]
fn errors_at_the_edge_of_the_rule_stay_at_alpha() {
    let rule = Rule { most_more_calls: 0, ..Rule::new(5.0) };
    let repetitions = 4_000;
    for (bias, deviation) in [(-2.5, 1.5), (0.0, 4.824_2), (2.5, 4.083_3)] {
        for calls in [9, 12, 20, 40] {
            let (mut calibrated, mut not) = (0, 0);
            for repetition in 0..repetitions {
                let mut generator = Generator::new(calls, repetition);
                let draw = |_| Some(bias + deviation * normal_quantile(generator.unit()));
                let drawn: Vec<_> = (0..calls).map(draw).collect();
                match judge(&drawn, 0, &rule).verdict {
                    Verdict::Calibrated => calibrated += 1,
                    Verdict::NotCalibrated => not += 1,
                    Verdict::Undetermined => {}
                }
            }
            // Three standard errors of what is counted.
            let most = 0.05 * repetitions as f64 + 3.0 * (0.05 * 0.95 * repetitions as f64).sqrt();
            assert!(f64::from(calibrated) < most, "{bias} {deviation} {calls}: {calibrated} calibrated");
            assert!(f64::from(not) < most, "{bias} {deviation} {calls}: {not} not");
        }
    }
}
