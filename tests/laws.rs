//! What holds for every card and every evaluation.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::numeric::Rational;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Column, Exact, Score, score_columns};
use serde_json::{Value as Json, json};
use support::{Dice, SCORECARDS, card, draft, evaluation, items, patched, scored, shipped};

/// The shipped cards without profiles, which ask for a subject.
fn cards() -> impl Iterator<Item = (&'static str, Json)> {
    SCORECARDS.iter().map(|(name, text)| {
        let mut document: Json = serde_json::from_str(text).unwrap();
        document.as_object_mut().unwrap().remove("profiles");
        (*name, document)
    })
}

fn fraction(exact: &Exact) -> Rational {
    let (numerator, denominator) = exact.exact.split_once('/').unwrap_or((&exact.exact, "1"));
    Rational::new(numerator.parse().unwrap(), denominator.parse().unwrap())
}

fn exact_score(score: &Score) -> Option<String> {
    score.score.as_ref().map(|figure| figure.exact.clone())
}

/// The points of every option of the seed card as a table in this test, not read from the document.
const SEED: [(&str, &[(&str, u32)]); 16] = [
    ("L1", &[("yes", 10), ("no", 0)]),
    ("L2", &[("excellent", 20), ("fair", 10), ("improve", 0)]),
    ("O1", &[("yes", 5), ("no", 0)]),
    ("O2", &[("yes", 10), ("no", 0)]),
    ("O3", &[("excellent", 20), ("fair", 10), ("improve", 0)]),
    ("C1", &[("excellent", 20), ("fair", 10), ("improve", 0)]),
    ("C2", &[("yes", 15), ("no", 0)]),
    ("S1", &[("yes", 30), ("no", 0)]),
    ("S2", &[("yes", 30), ("no", 0)]),
    ("P1", &[("yes", 5), ("no", 0)]),
    ("P2", &[("yes", 5), ("no", 0)]),
    ("P3", &[("yes", 10), ("no", 0)]),
    ("P4", &[("yes", 10), ("no", 0)]),
    ("P5", &[("yes", 5), ("no", 0)]),
    ("P6", &[("yes", 30), ("no", 0)]),
    ("P7", &[("yes", 30), ("no", 0)]),
];

/// The answer set of a number, read digit by digit: an option's place for each item.
fn answer_set(mut number: usize) -> [usize; 16] {
    SEED.map(|(_, options)| {
        let place = number % options.len();
        number /= options.len();
        place
    })
}

#[test]
fn all_221_184_answer_sets_of_the_seed_card() {
    let document = shipped("service-quality.json");
    let card = card(&document);
    let sets: usize = SEED.iter().map(|(_, options)| options.len()).product();
    assert_eq!(sets, 221_184);

    let codes: Vec<Vec<u8>> =
        (0..16).map(|item| (0..sets).map(|number| answer_set(number)[item] as u8).collect()).collect();
    let columns: Vec<_> = SEED.iter().zip(&codes).map(|((id, _), codes)| (*id, Column::Codes(codes))).collect();
    let bulk = score_columns(&card, None, &columns).unwrap();

    let mut counts = std::collections::BTreeMap::new();
    for number in 0..sets {
        let set = answer_set(number);
        let total: u32 = SEED.iter().zip(set).map(|((_, options), place)| options[place].1).sum();
        *counts.entry(total).or_insert(0u32) += 1;
        // More than 80 percent of 255, in integers; bands from 90 and 80.
        let (passes, band) =
            (100 * total > 80 * 255, u8::from(total * 10 >= 9 * 255) + u8::from(total * 10 >= 8 * 255));
        let percent = f64::from(100 * total) / 255.0;
        assert_eq!(bulk.score[number].to_bits(), percent.to_bits(), "{set:?}");
        assert_eq!(
            (bulk.valid[number], bulk.outcome[number], bulk.band[number]),
            (1, if passes { 1 } else { 2 }, band)
        );
        let answers: Json = SEED
            .iter()
            .zip(set)
            .map(|((id, options), place)| ((*id).to_owned(), json!({"option": options[place].0})))
            .collect();
        let score = scored(&card, &answers);
        let figure = score.score.unwrap();
        assert_eq!(figure.value.to_bits(), percent.to_bits());
        assert_eq!(figure.exact, Rational::new(i128::from(100 * total), 255).to_string());
        assert_eq!(score.outcome.word(), if passes { "pass" } else { "fail" });
        assert_eq!(score.band.as_deref(), Some(["improve", "good", "excellent"][usize::from(band)]));
    }
    assert_eq!(counts.len(), 52);
    for (total, count) in [(0, 1), (5, 4), (10, 13), (125, 11_891), (130, 11_891), (215, 601), (250, 4), (255, 1)] {
        assert_eq!(counts[&total], count, "total {total}");
    }
    assert_eq!(counts.range(204..).map(|(_, count)| count).sum::<u32>(), 3_610);
}

#[test]
fn columns_give_what_objects_give() {
    let policies = [
        json!([]),
        json!([{"op": "add", "path": "/notApplicable", "value": "within-section"}]),
        json!([{"op": "add", "path": "/notApplicable", "value": "full-credit"}, {"op": "add", "path": "/missing", "value": "worst"}]),
        json!([{"op": "add", "path": "/notApplicable", "value": "no-credit"}, {"op": "add", "path": "/missing", "value": "no-credit"}]),
        json!([{"op": "add", "path": "/missing", "value": "not-applicable"}]),
    ];
    let fatals = [
        json!([]),
        json!([{"op": "add", "path": "/sections/0/items/0/fatal", "value": {"when": "worst", "scope": "form", "effect": {"cap": "33.3"}}}]),
        json!([{"op": "add", "path": "/sections/0/items/0/fatal", "value": {"when": "not-best", "scope": "item", "effect": {"cap": 25}}}]),
        json!([{"op": "add", "path": "/sections/0/items/0/fatal", "value": {"when": {"below": 50}, "scope": "section", "effect": "zero"}}]),
    ];
    let mut dice = Dice(7);
    let mut compared = 0;
    for (name, document) in cards() {
        for policy in &policies {
            for fatal in &fatals {
                let document = patched(patched(document.clone(), policy), fatal);
                // Not every card can carry every rule: a bonus item no fatal one, say.
                if let Ok(card) = Scorecard::parse(support::tree(&document)) {
                    compare_columns(name, &document, &card, &mut dice);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 150, "{compared} cards");
}

fn compare_columns(name: &str, document: &Json, card: &Scorecard, dice: &mut Dice) {
    const ROWS: usize = 40;
    let items = items(document);
    let sheets: Vec<Json> = (0..ROWS).map(|_| dice.answers(document)).collect();
    let mut codes = Vec::new();
    let mut masks = Vec::new();
    let mut numbers = Vec::new();
    for item in &items {
        let answers: Vec<&Json> = sheets.iter().map(|sheet| &sheet[item["id"].as_str().unwrap()]).collect();
        codes.push(answers.iter().map(|answer| code(item, answer)).collect::<Vec<u8>>());
        masks.push(answers.iter().map(|answer| mask(item, answer)).collect::<Vec<u32>>());
        numbers.push(answers.iter().map(|answer| answer["number"].as_f64().unwrap_or(0.0)).collect::<Vec<f64>>());
    }
    let columns: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let column = match item["kind"].as_str().unwrap() {
                "multi" => Column::Masks(&masks[place], Some(&codes[place])),
                "number" => Column::Numbers(&numbers[place], Some(&codes[place])),
                _ => Column::Codes(&codes[place]),
            };
            (item["id"].as_str().unwrap(), column)
        })
        .collect();
    let bulk = score_columns(card, None, &columns).unwrap();
    for (row, answers) in sheets.iter().enumerate() {
        let score = scored(card, answers);
        let value = score.score.as_ref().map(|figure| figure.value.to_bits());
        let outcome = ["none", "pass", "fail"][usize::from(bulk.outcome[row])];
        let found = (bulk.valid[row] == 1).then_some(bulk.score[row].to_bits());
        assert_eq!((found, outcome), (value, score.outcome.word()), "{name}: {answers}\n{document}");
        let cuts = document["bands"].as_array().cloned().unwrap_or_default();
        let rank = |id: &str| {
            let cut = cuts.iter().find(|band| band["id"] == id).unwrap()["from"].as_f64().unwrap();
            cuts.iter().filter(|band| band["from"].as_f64().unwrap() < cut).count() as u8
        };
        assert_eq!(bulk.band[row], score.band.as_deref().map_or(255, rank), "{name}: {answers}");
    }
}

fn code(item: &Json, answer: &Json) -> u8 {
    if answer.is_null() {
        255
    } else if answer.get("notApplicable").is_some() {
        254
    } else if item["kind"] == "choice" {
        item["options"].as_array().unwrap().iter().position(|option| option["id"] == answer["option"]).unwrap() as u8
    } else {
        0
    }
}

fn mask(item: &Json, answer: &Json) -> u32 {
    let chosen = answer["options"].as_array().cloned().unwrap_or_default();
    let options = item["options"].as_array().cloned().unwrap_or_default();
    let places = options.iter().enumerate().filter(|(_, option)| chosen.contains(&option["id"]));
    places.map(|(place, _)| 1 << place).sum()
}

#[test]
fn a_better_answer_never_lowers_a_score_without_fatal_rules() {
    let mut dice = Dice(11);
    // Where an answer makes other items appear, more can be lost too.
    for (name, document) in cards().filter(|(_, document)| !document.to_string().contains("visibleWhen")) {
        let card = card(&document);
        for _ in 0..200 {
            let mut answers = dice.answers(&document);
            let items = items(&document);
            let item = &items[dice.below(items.len())];
            let id = item["id"].as_str().unwrap();
            let Some(options) = item["options"].as_array().filter(|_| item["kind"] == "choice") else { continue };
            let mut ranked: Vec<_> = options.iter().collect();
            ranked.sort_by(|a, b| a["points"].as_f64().partial_cmp(&b["points"].as_f64()).unwrap());
            let raw = ranked.iter().map(|option| {
                answers[id] = json!({"option": option["id"]});
                scored(&card, &answers).raw_score.map(|figure| fraction(&Exact { value: 0.0, exact: figure.exact }))
            });
            let raw: Vec<_> = raw.collect();
            assert!(raw.windows(2).all(|pair| pair[0] <= pair[1]), "{name}: {id} in {answers}: {raw:?}");
        }
    }
}

#[test]
fn the_order_of_sections_changes_nothing() {
    let mut dice = Dice(13);
    for (name, document) in cards() {
        let mut turned = document.clone();
        turned["sections"].as_array_mut().unwrap().reverse();
        let (card, turned) = (card(&document), card(&turned));
        for _ in 0..100 {
            let answers = dice.answers(&document);
            let (one, other) = (scored(&card, &answers), scored(&turned, &answers));
            assert_eq!(exact_score(&one), exact_score(&other), "{name}: {answers}");
            assert_eq!((one.outcome, one.band), (other.outcome, other.band), "{name}: {answers}");
        }
    }
}

#[test]
fn nothing_applicable_is_no_score_under_every_policy() {
    for policy in ["exclude", "within-section", "full-credit", "no-credit"] {
        let patch = json!([{"op": "add", "path": "/notApplicable", "value": policy}]);
        let document = patched(shipped("service-quality.json"), &patch);
        let card = card(&document);
        let answers: Json = items(&document)
            .iter()
            .map(|item| (item["id"].as_str().unwrap().to_owned(), json!({"notApplicable": true})))
            .collect();
        let score = scored(&card, &answers);
        assert_eq!((score.score, score.outcome.word(), score.band), (None, "none", None), "{policy}");
        assert_eq!(score.warnings[0].code.as_str(), "nothing-answered");
    }
}

#[test]
fn what_was_read_is_written_back() {
    for (name, text) in SCORECARDS {
        let document: Json = serde_json::from_str(text).unwrap();
        let written = serde_json::to_value(card(&document).document()).unwrap();
        // A tree holds doubles: 10 and 10.0 are one number.
        assert_eq!(support::tree(&written), support::tree(&document), "{name}");
        assert_eq!(card(&written).hash(), card(&document).hash(), "{name}");
    }
}

/// Only from what the result says: shares and weights of items and sections, and the steps.
#[test]
fn the_total_can_be_rebuilt_from_the_explanation() {
    let mut dice = Dice(17);
    for (name, document) in cards() {
        let card = card(&document);
        for _ in 0..200 {
            let answers = dice.answers(&document);
            let score = scored(&card, &answers);
            let Some(figure) = &score.score else { continue };
            let rebuilt = if score.unit == "percent" { rebuilt_percent(&score) } else { rebuilt_points(&score) };
            let aggregate = score.rules.iter().find(|step| step.rule == "aggregate").unwrap();
            assert_eq!(rebuilt.to_string(), aggregate.value.exact, "{name}: {answers}");
            assert_eq!(figure.exact, score.rules.last().unwrap().value.exact, "{name}: {answers}");
        }
    }
}

fn rebuilt_percent(score: &Score) -> Rational {
    let mut total = Rational::ZERO;
    let mut first_item = 0;
    for section in &score.sections {
        let weight = fraction(section.weight.as_ref().unwrap());
        let share = fraction(&section.earned).checked_div(&fraction(section.possible.as_ref().unwrap()));
        total = &total + &(&weight * &share.unwrap_or_default());
        first_item += 1;
    }
    assert!(first_item > 0);
    let weights: Rational = score.items.iter().filter_map(|item| item.weight.as_ref()).map(fraction).sum();
    assert_eq!(weights, Rational::ONE, "the items' shares of the form");
    // Where no rule acted on a section, the items alone give the same.
    let plain = score
        .sections
        .iter()
        .all(|section| section.rules.iter().all(|step| matches!(step.rule, "sum" | "nothing-counts" | "na-scaling")));
    if plain {
        let from_items: Rational = score.items.iter().filter_map(contribution).sum();
        assert_eq!(from_items, total, "the items' contributions");
    }
    &total * &Rational::integer(100)
}

fn contribution(item: &calibrant::scoring::ItemScore) -> Option<Rational> {
    let weight = fraction(item.weight.as_ref()?);
    let share = match &item.share {
        Some(share) => fraction(share),
        None => fraction(item.earned.as_ref()?).checked_div(&fraction(item.possible.as_ref()?))?,
    };
    Some(&weight * &share)
}

fn rebuilt_points(score: &Score) -> Rational {
    let base = score.rules.iter().find(|step| step.rule == "base").unwrap();
    let sections: Rational = score.sections.iter().map(|section| fraction(&section.earned)).sum();
    &fraction(&base.value) + &sections
}

#[test]
fn a_card_with_large_numbers_never_fails_for_size() {
    // Fifteen sections in hundredths, whose totals share no factor: their common denominator has more than 128 bits.
    let sections: Vec<Json> = (0..15)
        .map(|index| {
            let points = format!("{}.{:02}", 999_999_937 - 37 * index, 2 * index + 1);
            json!({"id": format!("s{index}"), "title": "S", "weight": format!("{}.37", index + 1), "items": [
                {"id": format!("a{index}"), "title": "A", "kind": "choice", "options": [
                    {"id": "yes", "title": "Y", "points": points}, {"id": "no", "title": "N", "points": 0.01}]},
                {"id": format!("b{index}"), "title": "B", "kind": "choice", "options": [
                    {"id": "yes", "title": "Y", "points": 7.77}, {"id": "no", "title": "N", "points": 0}]}]})
        })
        .collect();
    let document = json!({"format": "calibrant/scorecard@1", "id": "large", "version": "1", "title": "Large",
        "method": "section-weighted", "pass": {"at": 50}, "sections": sections});
    let card = card(&document);
    let answers = |a: &str, b: &str| -> Json {
        let pairs = (0..15).flat_map(|index| {
            [(format!("a{index}"), json!({"option": a})), (format!("b{index}"), json!({"option": b}))]
        });
        pairs.collect()
    };
    assert_eq!(exact_score(&scored(&card, &answers("yes", "yes"))).as_deref(), Some("100"));
    let lower = scored(&card, &answers("no", "yes"));
    assert!(lower.score.as_ref().unwrap().exact.len() > 80, "{lower:?}");
    // The doubles of both halves add up to the whole within rounding.
    let upper = scored(&card, &answers("yes", "no")).score.unwrap().value;
    let none = scored(&card, &answers("no", "no")).score.unwrap().value;
    assert!((upper + lower.score.unwrap().value - none - 100.0).abs() < 1e-9);
}

#[test]
fn a_draft_of_a_hidden_answer_does_not_count() {
    let patch =
        json!([{"op": "add", "path": "/sections/2/items/1/visibleWhen", "value": {"item": "C1", "in": ["improve"]}}]);
    let card = card(&patched(shipped("service-quality.json"), &patch));
    let answers = support::sample_answers();
    let score = scored(&card, &answers);
    assert_eq!(score.items[6].status, calibrant::evaluation::Status::Hidden);
    assert_eq!(exact_score(&score).as_deref(), Some("4300/47"), "215 of 250 - 15");
    let found = calibrant::evaluation::Evaluation::check(&card, &support::tree(&draft(&card, &answers)));
    assert_eq!(found, []);
    let _ = evaluation(&card, &draft(&card, &answers));
}
