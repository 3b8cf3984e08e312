//! A quiz and attempts at it: what an answer earns, what counts, when it is passed, and what R makes of the same answers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::certification::{Outcome, QuizResult, Sequential, analyse, grade, prospect};
use calibrant::quiz::{Attempt, Quiz};
use serde_json::{Value as Json, json};
use support::{patched, tree};

fn every_key() -> Json {
    serde_json::from_str(include_str!("package/fixtures/every-key.quiz.json")).unwrap()
}

/// What is right stands beside its question or call here, under `right`, and is moved into the key.
fn quiz(document: &Json) -> Quiz {
    let mut document = document.clone();
    for place in 0..document["parts"].as_array().unwrap().len() {
        let part = &mut document["parts"][place];
        let (id, list) = (part["id"].clone(), if part["items"].is_array() { "items" } else { "cases" });
        let entries: serde_json::Map<_, _> = part[list]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .filter_map(|asked| Some((asked["id"].as_str()?.to_owned(), asked.as_object_mut()?.remove("right")?)))
            .collect();
        if !entries.is_empty() {
            document["key"][id.as_str().unwrap()] = entries.into();
        }
    }
    Quiz::parse(&tree(&document)).unwrap_or_else(|issues| panic!("{issues:#?}"))
}

/// A quiz of one knowledge part with these questions, passed by half of all points.
fn of_questions(questions: &Json) -> Quiz {
    quiz(&json!({
        "format": "calibrant/quiz@1", "id": "q", "version": "1", "title": "Q",
        "parts": [{"id": "p", "title": "P", "kind": "knowledge", "items": questions, "pass": {"share": 0.5}}],
    }))
}

fn answer(part: &str, asked: &str, answer: &Json) -> Json {
    json!({"at": "2026-11-26T09:10:00+08:00", "kind": "answer", "part": part, "asked": asked, "answer": answer})
}

fn submit() -> Json {
    json!({"at": "2026-11-26T09:20:00+08:00", "kind": "submit"})
}

fn attempt(quiz: &Quiz, events: &[Json]) -> Attempt {
    let happened = json!({
        "format": "calibrant/attempt@1", "rater": {"id": "t", "name": "T"}, "started": "2026-11-26T09:00:00+08:00",
        "events": events,
    });
    Attempt::parse(quiz, &quiz.attempt(&tree(&happened))).unwrap_or_else(|issues| panic!("{issues:#?}"))
}

fn graded(quiz: &Quiz, events: &[Json]) -> QuizResult {
    grade(quiz, &attempt(quiz, events)).unwrap()
}

fn options(ids: &[&str]) -> Json {
    ids.iter().map(|id| json!({"id": id, "title": id})).collect()
}

/// By hand, from the formulas of docs/quiz.md.
#[test]
fn partial_credit_is_never_negative() {
    let letters = options(&["a", "b", "c", "d"]);
    let quiz = of_questions(&json!([
        {"id": "single", "title": "S", "kind": "single", "options": letters, "right": {"answer": {"option": "b"}}},
        {"id": "multiple", "title": "M", "kind": "multiple", "options": options(&["a", "b", "c", "d", "e"]),
            "right": {"answer": {"options": ["a", "b"]}}},
        {"id": "whole", "title": "W", "kind": "multiple", "partial": false, "options": letters,
            "right": {"answer": {"options": ["a", "b"]}}},
        {"id": "none", "title": "N", "kind": "multiple", "options": letters, "right": {"answer": {"options": []}}},
        {"id": "order", "title": "O", "kind": "order", "options": options(&["c", "a", "d", "b"]),
            "right": {"answer": {"order": ["a", "b", "c", "d"]}}},
        {"id": "match", "title": "H", "kind": "match", "options": letters, "prompts": options(&["p", "q", "r"]),
            "right": {"answer": {"matches": {"r": "b", "p": "a", "q": "b"}}}},
        {"id": "number", "title": "X", "kind": "number", "points": 3,
            "right": {"answer": {"number": 24}, "tolerance": "0.5", "nothingFrom": "4.5"}},
        {"id": "exact", "title": "E", "kind": "number", "right": {"answer": {"number": "-0.1"}}},
    ]));
    for (asked, given, expected) in [
        ("single", json!({"option": "b"}), "1"),
        ("single", json!({"option": "a"}), "0"),
        // Shares of right and of wrong options: 2/2 − 0, 1/2 − 0, 2/2 − 1/3, 1/2 − 1/3, 2/2 − 3/3, 0 − 1/3.
        ("multiple", json!({"options": ["b", "a"]}), "1"),
        ("multiple", json!({"options": ["a"]}), "1/2"),
        ("multiple", json!({"options": ["a", "b", "c"]}), "2/3"),
        ("multiple", json!({"options": ["a", "c"]}), "1/6"),
        ("multiple", json!({"options": ["a", "b", "c", "d", "e"]}), "0"),
        ("multiple", json!({"options": ["c"]}), "0"),
        ("multiple", json!({"options": []}), "0"),
        ("whole", json!({"options": ["a", "b"]}), "1"),
        ("whole", json!({"options": ["a"]}), "0"),
        ("none", json!({"options": []}), "1"),
        ("none", json!({"options": ["a"]}), "3/4"),
        // Of six pairs: 6 − 0, 5 − 1, 3 − 3, 0 − 6; of three that were put in order 3 − 3, as open pairs are not in order.
        ("order", json!({"order": ["a", "b", "c", "d"]}), "1"),
        ("order", json!({"order": ["b", "a", "c", "d"]}), "2/3"),
        ("order", json!({"order": ["b", "d", "a", "c"]}), "0"),
        ("order", json!({"order": ["d", "c", "b", "a"]}), "0"),
        ("order", json!({"order": ["a", "b", "c"]}), "0"),
        // Right, less wrong by the three other options: 3, 2 − 1/3, 2, 1 − 2/3, −1 of 3.
        ("match", json!({"matches": {"p": "a", "q": "b", "r": "b"}}), "1"),
        ("match", json!({"matches": {"p": "a", "q": "b", "r": "d"}}), "5/9"),
        ("match", json!({"matches": {"p": "a", "q": "b"}}), "2/3"),
        ("match", json!({"matches": {"p": "a", "q": "c", "r": "d"}}), "1/9"),
        ("match", json!({"matches": {"p": "b", "q": "c", "r": "d"}}), "0"),
        // Three points: all within 0.5, nothing from 4.5 on; at 1.5 three quarters.
        ("number", json!({"number": "24.5"}), "3"),
        ("number", json!({"number": 25.5}), "9/4"),
        ("number", json!({"number": 22.5}), "9/4"),
        ("number", json!({"number": 28.5}), "0"),
        ("number", json!({"number": 100}), "0"),
        ("exact", json!({"number": "-0.10"}), "1"),
        ("exact", json!({"number": -0.100001}), "0"),
    ] {
        let result = graded(&quiz, &[answer("p", asked, &given), submit()]);
        assert_eq!(result.parts[0].points.exact, expected, "{asked} {given}");
    }
}

fn yes() -> Json {
    json!({"answer": {"option": "y"}})
}

/// Four questions of a point each; the first of them decides alone, too.
fn four() -> Quiz {
    let question =
        |id: &str| json!({"id": id, "title": id, "kind": "single", "options": options(&["y", "n"]), "right": yes()});
    let items = ["a", "b", "c", "d"].map(question);
    quiz(&json!({
        "format": "calibrant/quiz@1", "id": "q", "version": "1", "title": "Q", "minutes": 30,
        "parts": [{"id": "p", "title": "P", "kind": "knowledge", "pass": {"share": 0.75, "items": {"a": 1}},
            "items": items}],
    }))
}

fn given(answers: &[(&str, &str)]) -> Vec<Json> {
    answers.iter().map(|(asked, option)| answer("p", asked, &json!({"option": option}))).collect()
}

#[test]
fn an_attempt_is_settled_as_soon_as_nothing_open_can_change_it() {
    let quiz = four();
    for (answers, expected) in [
        (vec![], Outcome::Undetermined),
        (vec![("a", "y"), ("b", "y")], Outcome::Undetermined),
        (vec![("a", "y"), ("b", "y"), ("c", "y")], Outcome::Passed),
        (vec![("b", "y"), ("c", "y"), ("d", "y")], Outcome::Undetermined),
        (vec![("b", "n"), ("c", "n")], Outcome::Failed),
        (vec![("a", "n")], Outcome::Failed),
        (vec![("a", "n"), ("a", "y"), ("b", "y"), ("c", "y")], Outcome::Passed),
    ] {
        let mut events = given(&answers);
        let open = graded(&quiz, &events);
        assert_eq!(open.outcome, expected, "{answers:?}");
        events.push(submit());
        let over = graded(&quiz, &events);
        let at_the_end = if expected == Outcome::Passed { Outcome::Passed } else { Outcome::Failed };
        assert_eq!(over.outcome, at_the_end, "{answers:?}, handed in");
        assert!(over.finished && !open.finished);
    }
}

#[test]
fn what_does_not_count_is_remarked_on() {
    let quiz = four();
    let at = |time: &str, event: &Json| patched(event.clone(), &json!([{"op": "add", "path": "/at", "value": time}]));
    let yes = answer("p", "a", &json!({"option": "y"}));
    let no = answer("p", "a", &json!({"option": "n"}));
    let result = graded(
        &quiz,
        &[
            at("2026-11-26T09:29:00+08:00", &yes),
            at("2026-11-26T09:28:00+08:00", &yes),
            at("2026-11-26T01:30:00.001Z", &no),
        ],
    );
    let told = serde_json::to_value(&result.remarks).unwrap();
    assert_eq!(told, json!([{"event": 1, "fault": "clock-set-back"}, {"event": 2, "fault": "late"}]));
    assert_eq!((result.parts[0].points.earned, result.finished, result.seconds), (1.0, true, 1_680.0));

    let result = graded(&quiz, &[submit(), yes.clone()]);
    assert_eq!(result.parts[0].points.earned, 0.0);
    assert!(serde_json::to_string(&result.remarks).unwrap().contains("after-submit"));

    let practice = patched(
        serde_json::to_value(quiz.document()).unwrap(),
        &json!([{"op": "add", "path": "/mode", "value": "practice"}]),
    );
    let practice = Quiz::parse(&tree(&practice)).unwrap();
    let result = graded(&practice, &[no.clone(), yes, submit()]);
    assert_eq!(result.parts[0].points.earned, 0.0, "the answer was told after the first");
    assert!(serde_json::to_string(&result.remarks).unwrap().contains("answered-again"));
}

/// On the fixture, by hand: a point for who (2 of 2), 2 of 4 for one of two signs, 1 of 2 for 18 hours.
#[test]
fn a_quiz_of_every_kind() {
    let quiz = quiz(&every_key());
    let sheet = |answers: Json| {
        json!({
            "format": "calibrant/evaluation@1", "id": "e", "scorecard": {"id": "tiny", "version": "1"},
            "rater": {"id": "t", "level": "quality"}, "kind": "quiz", "state": "draft", "answers": answers,
        })
    };
    let result = graded(
        &quiz,
        &[
            answer("business", "who", &json!({"option": "owner"})),
            answer("business", "signs", &json!({"options": ["abroad"]})),
            answer("business", "hours", &json!({"number": 18})),
            answer("process", "steps", &json!({"order": ["listen", "score", "note", "submit"]})),
            answer("process", "words", &json!({"matches": {"fatal": "zero", "slip": "nothing"}})),
            // Solved and listens otherwise than the expert, and accepted; the fatal is missed.
            answer(
                "scoring",
                "c1",
                &sheet(
                    json!({"greet": {"option": "yes"}, "listen": {"notApplicable": true}, "solve": {"option": "all"}, "verify": {"option": "yes"}}),
                ),
            ),
            answer(
                "scoring",
                "c2",
                &sheet(
                    json!({"greet": {"option": "no"}, "listen": {"option": "fairly"}, "solve": {"option": "some"}, "verify": {"option": "yes"}}),
                ),
            ),
            submit(),
        ],
    );
    let [business, process, scoring, more] = result.parts.as_slice() else { panic!("four parts") };
    assert_eq!((business.points.exact.as_str(), business.points.of, business.outcome), ("5", 8, Outcome::Failed));
    assert_eq!((process.points.exact.as_str(), process.outcome), ("6", Outcome::Passed));
    let rating = scoring.rating.as_ref().unwrap();
    assert_eq!((rating.answers, rating.exact, rating.adjacent, rating.non_adjacent), (8, 6, 1, 1));
    assert_eq!((rating.missed_fatals, rating.fatals.len()), (1, 1));
    // One miss is within the limit of this quiz; of two-level items 3 of 4, less than nine of ten.
    let outcomes: Vec<String> =
        scoring.checks.iter().map(|check| format!("{} {}", check.ground.word(), check.outcome.word())).collect();
    assert_eq!(
        outcomes,
        [
            "share passed",
            "levels failed",
            "levels passed",
            "levels failed",
            "item passed",
            "non-adjacent passed",
            "fatal passed",
            "bias failed"
        ]
    );
    // The expert's total of c1 is 0 as verify is fatal; the rater's 80 of 80 points, as listen does not apply.
    assert_eq!(rating.bias, Ok((100.0 + (60.0 - 80.0)) / 2.0));
    assert_eq!(rating.panel[0].rater, "q1");
    assert_eq!(rating.panel[0].exact.as_ref().unwrap().value, 0.75);
    assert_eq!(more.outcome, Outcome::Undetermined, "nothing was shown");
    assert_eq!(result.outcome, Outcome::Failed);
    // 5 of 8, 6 of 6 and 6 of 8 points: 17 of 22 are more than seven of ten.
    let grounds: Vec<_> =
        result.checks.iter().map(|check| (check.ground.word(), check.of.as_deref(), check.outcome)).collect();
    assert_eq!(
        grounds,
        [
            ("part", Some("business"), Outcome::Failed),
            ("part", Some("scoring"), Outcome::Failed),
            ("share", None, Outcome::Passed)
        ]
    );
    let skills: Vec<_> = result
        .skills
        .iter()
        .map(|skill| (skill.skill.as_str(), skill.points.exact.as_str(), skill.points.of))
        .collect();
    assert_eq!(skills, [("security", "5", 8), ("rules", "7", 8), ("listening", "2", 2)]);
    // By question and call: 2 of 2, 2 of 4, and verify on both calls 0 and 1.
    let share = result.skills[0].share.as_ref().unwrap();
    assert_eq!((share.value, share.n, share.calls), (0.625, 4, 4));
    let practise: Vec<_> = result.practise.iter().map(|practice| (practice.item.as_str(), practice.lost)).collect();
    assert_eq!(practise, [("signs", 2.0), ("hours", 1.0), ("solve", 1.0), ("verify", 1.0)]);
}

/// Calls hang together inside: each is one trial, right where enough of its answers are.
#[test]
fn calls_are_tried_one_by_one() {
    let (fixed, events) = rated();
    let rule = json!({"sequential": {"poor": 0.3, "good": 0.8, "alpha": 0.1, "beta": 0.1, "cap": 24, "call": 0.75}});
    let document = serde_json::to_value(fixed.document()).unwrap();
    let quiz = quiz(&patched(document, &json!([{"op": "add", "path": "/parts/0/pass", "value": rule}])));
    let golden = &golden()["rating"];
    let pairs = golden["expert"].as_array().unwrap().iter().zip(golden["trainee"].as_array().unwrap());
    let same = |(expert, trainee): (&Json, &Json)| (0..4).filter(|item| expert[item] == trainee[item]).count();
    let right: Vec<bool> = pairs.map(|pair| same(pair) >= 3).collect();
    let plan = Sequential { poor: 0.3, good: 0.8, alpha: 0.1, beta: 0.1, cap: 24 }.plan().unwrap();
    let (outcome, after) = plan.decide(&right);
    assert_eq!(outcome, Outcome::Passed);
    for calls in 0..events.len() {
        let expected = if calls < after { Outcome::Undetermined } else { outcome };
        assert_eq!(graded(&quiz, &events[..calls]).outcome, expected, "after {calls} calls");
    }
}

fn golden() -> Json {
    serde_json::from_str(include_str!("golden/certification.json")).unwrap()
}

fn assert_near(found: f64, expected: &Json, told: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-10, "{told}: {found}, expected {expected}");
}

/// A figure with both ends of its interval, as R has it; an interval of no width R has and the engine has not.
fn assert_measured(found: &Json, expected: &Json, told: &str) {
    assert_near(found["value"].as_f64().unwrap(), &expected[0], told);
    if expected[0] == expected[1] {
        assert_eq!(found["interval"], json!({"undefined": "no-variation"}), "{told}");
        return;
    }
    assert_near(found["interval"]["low"].as_f64().unwrap(), &expected[1], told);
    assert_near(found["interval"]["high"].as_f64().unwrap(), &expected[2], told);
}

/// A scoring part of the fixture's scorecard with the calls that R drew.
fn rated() -> (Quiz, Vec<Json>) {
    let golden = &golden()["rating"];
    let card = every_key()["parts"][2]["scorecard"].clone();
    let sheet = |codes: &Json| {
        let items = support::items(&card).into_iter().zip(codes.as_array().unwrap());
        let answers: serde_json::Map<String, Json> = items
            .map(|(item, code)| {
                let option = item["options"][code.as_u64().unwrap() as usize].clone();
                let answer =
                    if option.is_null() { json!({"notApplicable": true}) } else { json!({"option": option["id"]}) };
                (item["id"].as_str().unwrap().to_owned(), answer)
            })
            .collect();
        json!({
            "format": "calibrant/evaluation@1", "id": "e", "scorecard": {"id": "tiny", "version": "1"},
            "rater": {"id": "t", "level": "quality"}, "kind": "quiz", "state": "draft", "answers": answers,
        })
    };
    let (experts, trainee) = (golden["expert"].as_array().unwrap(), golden["trainee"].as_array().unwrap());
    let cases: Vec<Json> = experts
        .iter()
        .enumerate()
        .map(|(call, codes)| json!({"id": format!("c{call}"), "title": "C", "right": {"expert": sheet(codes)}}))
        .collect();
    let quiz = quiz(&json!({
        "format": "calibrant/quiz@1", "id": "q", "version": "1", "title": "Q",
        "parts": [{"id": "p", "title": "P", "kind": "scoring", "scorecard": card, "cases": cases}],
    }));
    let mut events: Vec<Json> =
        trainee.iter().enumerate().map(|(call, codes)| answer("p", &format!("c{call}"), &sheet(codes))).collect();
    events.push(submit());
    (quiz, events)
}

#[test]
fn agreement_with_the_expert_is_what_r_makes_of_it() {
    let (quiz, events) = rated();
    let golden = &golden()["rating"];
    let result = graded(&quiz, &events);
    let part = &result.parts[0];
    let rating = part.rating.as_ref().unwrap();
    for (found, key) in [
        (rating.exact, "exact"),
        (rating.adjacent, "adjacent"),
        (rating.answers, "answers"),
        (rating.missed_fatals, "missed"),
    ] {
        assert_eq!(json!(found), golden[key], "{key}");
    }
    let share = serde_json::to_value(part).unwrap()["share"].clone();
    let rating = serde_json::to_value(rating).unwrap();
    for (found, key) in
        [(&share, "share"), (&rating["exactOrAdjacent"], "near"), (&rating["kappa"], "kappa"), (&rating["ac2"], "ac2")]
    {
        assert_measured(found, &golden[key], key);
    }
    assert_near(rating["bias"].as_f64().unwrap(), &golden["bias"][0], "bias");
    assert_near(rating["biasInterval"]["low"].as_f64().unwrap(), &golden["bias"][1], "bias");
    assert_near(rating["biasInterval"]["high"].as_f64().unwrap(), &golden["bias"][2], "bias");
    for item in rating["items"].as_array().unwrap() {
        let id = item["item"].as_str().unwrap();
        let golden = &golden["byItem"][id];
        assert_eq!((&item["exact"]["count"], &item["adjacent"]), (&golden["exact"], &golden["adjacent"]), "{id}");
        assert_near(item["exact"]["wilson"]["low"].as_f64().unwrap(), &golden["wilson"][0], id);
        assert_near(item["exact"]["wilson"]["high"].as_f64().unwrap(), &golden["wilson"][1], id);
        assert_measured(&item["kappa"], &golden["kappa"], id);
        assert_measured(&item["ac2"], &golden["ac2"], id);
    }
}

/// NAEP's rule on the same quiz: of 48 answers to items with two levels 44, of 24 with three 20, of 24 with four 17; each
/// count by the binomial, as R's pbinom has it.
#[test]
fn the_rule_that_ships_is_naeps() {
    let (quiz, events) = rated();
    let result = graded(&quiz, &events);
    let levels: Vec<_> =
        result.parts[0].checks.iter().map(|check| (check.levels.map(|levels| levels.word()), check.limit)).collect();
    assert_eq!(
        levels,
        [(Some("two"), Some(0.9)), (Some("three"), Some(0.8)), (Some("more"), Some(0.7)), (None, Some(0.0))]
    );
    let prospect = prospect(&quiz).unwrap();
    assert_eq!(prospect.parts[0].answers, 96);
    assert_eq!(serde_json::to_value(&prospect.characteristic.without).unwrap(), json!(["fatal"]));
    for point in &prospect.characteristic.passes {
        let expected = golden()["naep"][point.agreement.to_string()].clone();
        assert_near(point.chance, &expected, "NAEP");
    }
    assert_eq!(prospect.characteristic.passes, result.characteristic.passes, "before the quiz as after it");
}

#[test]
fn a_sequential_part_ends_when_it_can_tell() {
    let question = |place: usize| json!({"id": format!("q{place}"), "title": "Q", "kind": "single", "options": options(&["y", "n"]), "right": yes()});
    let items: Vec<Json> = (0..90).map(question).collect();
    let sequential = json!({"poor": 0.7, "good": 0.9, "cap": 90});
    let document = json!({
        "format": "calibrant/quiz@1", "id": "q", "version": "1", "title": "Q",
        "parts": [{"id": "p", "title": "P", "kind": "knowledge", "items": items, "pass": {"sequential": sequential}}],
    });
    let sequential = quiz(&document);
    let given = |right: usize, wrong: usize| -> Vec<Json> {
        let answers = (0..right + wrong).map(|place| (place, if place < right { "y" } else { "n" }));
        answers.map(|(place, option)| answer("p", &format!("q{place}"), &json!({"option": option}))).collect()
    };
    // ln(19) takes twelve right answers, or three wrong ones.
    for (right, wrong, expected) in
        [(11, 0, "undetermined"), (12, 0, "passed"), (0, 2, "undetermined"), (0, 3, "failed")]
    {
        assert_eq!(graded(&sequential, &given(right, wrong)).outcome.word(), expected, "{right} right, {wrong} wrong");
    }
    let told = prospect(&sequential).unwrap();
    let plan = told.parts[0].plan.as_ref().unwrap();
    assert!(plan.poor.passes <= 0.05 && plan.good.fails <= 0.05);
    let at =
        |agreement: f64| told.characteristic.passes.iter().find(|point| point.agreement == agreement).unwrap().chance;
    assert_eq!((at(0.7), 1.0 - at(0.9)), (plan.poor.passes, 1.0 - plan.good.passes));

    let short = patched(document, &json!([{"op": "add", "path": "/parts/0/pass/sequential/cap", "value": 30}]));
    let told = prospect(&quiz(&short)).unwrap();
    let smallest = &golden()["smallest"][0]["cap"];
    assert_eq!(serde_json::to_value(told.parts[0].too_short).unwrap(), json!({"smallestCap": smallest}));
    assert!(told.characteristic.passes.is_empty());
}

const LETTERS: [&str; 4] = ["a", "b", "c", "d"];

fn letter(place: &Json) -> &'static str {
    LETTERS[place.as_u64().unwrap() as usize - 1]
}

/// Sixty trainees that R drew.
fn drawn() -> (Quiz, Vec<Attempt>) {
    let golden = &golden()["analysis"];
    let keys = golden["key"].as_array().unwrap();
    let question = |(place, key): (usize, &Json)| json!({"id": format!("q{place}"), "title": "Q", "kind": "single", "options": options(&LETTERS), "right": {"answer": {"option": letter(key)}}});
    let quiz = of_questions(&keys.iter().enumerate().map(question).collect());
    let attempts: Vec<Attempt> = golden["chosen"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let answers = row.as_array().unwrap().iter().enumerate();
            let mut events: Vec<Json> = answers
                .map(|(place, chosen)| answer("p", &format!("q{place}"), &json!({"option": letter(chosen)})))
                .collect();
            events.push(submit());
            attempt(&quiz, &events)
        })
        .collect();
    (quiz, attempts)
}

#[test]
fn item_analysis_is_what_psych_makes_of_it() {
    let (quiz, attempts) = drawn();
    let golden = &golden()["analysis"];
    let keys = golden["key"].as_array().unwrap();
    let analysis = &analyse(&quiz, &attempts).unwrap()[0];
    assert_eq!(analysis.attempts, 60);
    assert_near(analysis.reliability.as_ref().unwrap().estimate, &golden["alpha"], "alpha");
    for (place, item) in analysis.items.iter().enumerate() {
        assert_near(item.difficulty.unwrap(), &golden["difficulty"][place], "difficulty");
        assert_near(item.discrimination.unwrap(), &golden["discrimination"][place], "discrimination");
        for (interval, key) in
            [(&item.difficulty_interval, "difficultyInterval"), (&item.discrimination_interval, "interval")]
        {
            assert_near(interval.as_ref().unwrap().low, &golden[key][place][0], key);
            assert_near(interval.as_ref().unwrap().high, &golden[key][place][1], key);
        }
        for (index, option) in item.options.iter().enumerate() {
            assert_eq!(option.right, letter(&keys[place]) == option.option);
            assert_near(option.share.unwrap(), &golden["shares"][place][index], "share");
            assert_near(option.discrimination.unwrap(), &golden["options"][place][index], "option");
        }
    }
    let issues = Attempt::parse_all(&quiz, &tree(&json!([{}]))).unwrap_err();
    assert!(issues.iter().all(|issue| issue.path == "/0"), "each under its place");
    let nobody = &analyse(&quiz, &[]).unwrap()[0];
    assert_eq!((nobody.attempts, nobody.items.len()), (0, 8));
    assert!(nobody.items.iter().all(|item| item.difficulty.is_err() && item.discrimination.is_err()));
}

/// What attempts find in a part: of each item the findings, as documents write them.
fn found(quiz: &Quiz, attempts: &[Vec<Json>]) -> Vec<Json> {
    let attempts: Vec<Attempt> = attempts.iter().map(|events| attempt(quiz, events)).collect();
    let analysis = serde_json::to_value(&analyse(quiz, &attempts).unwrap()[0]).unwrap();
    analysis["items"].as_array().unwrap().iter().map(|item| item["findings"].clone()).collect()
}

/// Wilson's interval of none in n ends at z² / (n + z²): below one in twenty from 147 attempts on, where nine things are
/// looked at together; by R: 19 * qnorm(1 - 0.05 / 9 / 2)^2.
#[test]
fn a_question_that_everybody_knows_is_found_and_findings_take_twenty_attempts() {
    let single = |id: &str| json!({"id": id, "title": "Q", "kind": "single", "options": options(&["x", "y", "z"]), "right": {"answer": {"option": "x"}}});
    let quiz = of_questions(&json!([single("easy"), single("hard"), single("odd")]));
    // Of three trainees one is right where the others are wrong, by turns; the odd question is known by whoever misses the hard one.
    let row = |place: usize| {
        let (hard, odd) = if place.is_multiple_of(3) { ("x", "z") } else { ("y", "x") };
        [("easy", "x"), ("hard", hard), ("odd", odd)]
            .map(|(id, option)| answer("p", id, &json!({"option": option})))
            .into_iter()
            .chain([submit()])
            .collect()
    };
    let rows = |count: usize| (0..count).map(row).collect::<Vec<Vec<Json>>>();
    let kinds = |findings: &Json| -> Vec<String> {
        let told = |finding: &Json| {
            format!(
                "{} {} {}",
                finding["kind"].as_str().unwrap(),
                finding["option"].as_str().unwrap_or("-"),
                finding["sure"]
            )
        };
        findings.as_array().unwrap().iter().map(told).collect()
    };
    assert_eq!(found(&quiz, &rows(19)), [json!([]), json!([]), json!([])]);
    for (count, sure) in [(146, false), (147, true)] {
        let found = found(&quiz, &rows(count));
        let unused = |option: &str| format!("option-of-nobody {option} {sure}");
        assert_eq!(kinds(&found[0]), [format!("everybody-right - {sure}"), unused("y"), unused("z")], "{count}");
        assert_eq!(
            kinds(&found[1]),
            ["discrimination-below-zero - true".into(), "option-of-the-better y true".into(), unused("z")]
        );
    }
}

#[test]
fn what_most_answer_otherwise_is_disputed() {
    let kinds = json!([
        {"id": "one", "title": "Q", "kind": "single", "options": options(&["x", "y"]), "right": {"answer": {"option": "x"}}},
        {"id": "many", "title": "Q", "kind": "multiple", "options": options(&["x", "y", "z"]), "right": {"answer": {"options": ["x"]}}},
    ]);
    let quiz = of_questions(&kinds);
    let given = |one: &str, many: &[&str]| {
        vec![answer("p", "one", &json!({"option": one})), answer("p", "many", &json!({"options": many})), submit()]
    };
    // Options are chosen in any order; an attempt without an answer disputes nothing.
    let rows =
        [given("x", &["y", "z"]), given("y", &["z", "y"]), given("y", &["y", "z"]), given("x", &["x"]), vec![submit()]];
    let attempts: Vec<Attempt> = rows.iter().map(|events| attempt(&quiz, events)).collect();
    let disputed = serde_json::to_value(&analyse(&quiz, &attempts).unwrap()[0].disputed).unwrap();
    // Two against two is no dispute. Wilson's interval of 3 in 4, by R: prop.test(3, 4, correct = FALSE)$conf.int.
    assert_eq!(disputed.as_array().unwrap().len(), 1);
    assert_eq!(disputed[0]["asked"], "many");
    assert_eq!(
        (&disputed[0]["answers"], &disputed[0]["right"], &disputed[0]["rival"]["count"]),
        (&json!(4), &json!(1), &json!(3))
    );
    assert_eq!(disputed[0]["rival"]["answer"], json!({"options": ["y", "z"]}));
    assert_eq!(disputed[0]["sure"], false);
    assert_near(disputed[0]["rival"]["interval"]["low"].as_f64().unwrap(), &json!(0.300_641_842_582_401_84), "low");
    assert_near(disputed[0]["rival"]["interval"]["high"].as_f64().unwrap(), &json!(0.954_412_739_190_299_5), "high");
}

/// Six against none, by R: binom.test(6, 6)$conf.int begins at 0.541, that of five at 0.478.
#[test]
fn one_rater_disputes_nothing_and_six_of_one_mind_are_no_chance() {
    let quiz = of_questions(
        &json!([{"id": "one", "title": "Q", "kind": "single", "options": options(&["x", "y"]), "right": {"answer": {"option": "x"}}}]),
    );
    let disputed = |count: usize| {
        let row = || attempt(&quiz, &[answer("p", "one", &json!({"option": "y"})), submit()]);
        let attempts: Vec<Attempt> = (0..count).map(|_| row()).collect();
        analyse(&quiz, &attempts).unwrap()[0].disputed.iter().map(|each| each.sure).collect::<Vec<bool>>()
    };
    assert_eq!([1, 2, 5, 6].map(disputed), [vec![], vec![false], vec![false], vec![true]]);
}

/// A finding is where R's interval of psych's correlation leaves out 0.
#[test]
fn findings_follow_the_intervals_that_psych_has() {
    let (quiz, attempts) = drawn();
    let items = &analyse(&quiz, &attempts).unwrap()[0].items;
    for (place, item) in items.iter().enumerate() {
        let high = golden()["analysis"]["interval"][place][1].as_f64().unwrap();
        let is_found = item.findings.iter().any(|finding| finding.kind.word() == "discrimination-below-zero");
        assert_eq!(is_found, high < 0.0, "{}", item.item);
    }
}

#[test]
fn an_answer_of_the_expert_that_raters_dispute_is_named_by_call_and_item() {
    let (quiz, events) = rated();
    let golden = &golden()["rating"];
    let attempts = [attempt(&quiz, &events), attempt(&quiz, &events)];
    let disputed = serde_json::to_value(&analyse(&quiz, &attempts).unwrap()[0].disputed).unwrap();
    // Two who score alike dispute whatever they do not score as the expert does: each on its call and item.
    let items = support::items(&every_key()["parts"][2]["scorecard"]);
    let mut expected = Vec::new();
    for call in 0..golden["expert"].as_array().unwrap().len() {
        for (place, item) in items.iter().enumerate() {
            if golden["expert"][call][place] != golden["trainee"][call][place] {
                expected.push(format!("c{call} {}", item["id"].as_str().unwrap()));
            }
        }
    }
    let mut named: Vec<String> = disputed
        .as_array()
        .unwrap()
        .iter()
        .map(|each| format!("{} {}", each["asked"].as_str().unwrap(), each["item"].as_str().unwrap()))
        .collect();
    named.sort();
    expected.sort();
    assert_eq!(named, expected);
    assert!(disputed.as_array().unwrap().iter().all(|each| each["rival"]["count"] == 2 && each["right"] == 0));
}

/// The quiz that R drew answers for, under another rule.
fn under(pass: &Json) -> (Quiz, Vec<Json>) {
    let (fixed, events) = rated();
    let document = serde_json::to_value(fixed.document()).unwrap();
    (quiz(&patched(document, &json!([{"op": "add", "path": "/parts/0/pass", "value": pass}]))), events)
}

fn checks(result: &QuizResult) -> Vec<(&'static str, &'static str)> {
    result.parts[0].checks.iter().map(|check| (check.ground.word(), check.outcome.word())).collect()
}

#[test]
fn what_should_not_be_is_open_while_calls_are() {
    let (quiz, events) = under(&json!({"share": 0, "bias": 100, "nonAdjacent": 1, "missedFatals": 1}));
    let all = [("share", "passed"), ("non-adjacent", "passed"), ("fatal", "passed"), ("bias", "passed")];
    assert_eq!(checks(&graded(&quiz, &events)), all);
    // None of all answers can be beyond a limit of all; a missed fatal and a bias can still come.
    let open = [("share", "passed"), ("non-adjacent", "passed"), ("fatal", "undetermined"), ("bias", "undetermined")];
    assert_eq!(checks(&graded(&quiz, &[])), open);

    let (quiz, events) = under(&json!({"share": 0, "nonAdjacent": "0.1"}));
    assert_eq!(checks(&graded(&quiz, &[]))[1], ("non-adjacent", "undetermined"));
    assert_eq!(checks(&graded(&quiz, &events))[1], ("non-adjacent", "passed"), "5 of 96 answers");
}

#[test]
fn a_fatal_of_a_call_that_was_left_out_is_missed() {
    let (quiz, mut events) = under(&json!({"share": 0, "missedFatals": 1}));
    let seen = graded(&quiz, &events).parts[0].rating.as_ref().unwrap().missed_fatals;
    let golden = &golden()["rating"];
    let verify = |raters: &str, call: usize| golden[raters][call][3].as_u64().unwrap();
    let both_saw = (0..24).find(|call| verify("expert", *call) == 1 && verify("trainee", *call) == 1).unwrap();
    events.remove(both_saw);
    let result = graded(&quiz, &events);
    assert_eq!(result.parts[0].rating.as_ref().unwrap().missed_fatals, seen + 1);
    assert_eq!(result.outcome, Outcome::Failed);
}

#[test]
fn a_share_of_all_answers_alone_takes_the_place_of_naeps() {
    let (quiz, events) = under(&json!({"share": "0.85", "missedFatals": 9}));
    assert_eq!(checks(&graded(&quiz, &events)), [("share", "passed"), ("fatal", "passed")], "82 of 96");
}

/// One of two questions is enough, and only the first part has to be passed, with nothing: 1 − (1 − p)².
#[test]
fn a_part_that_nobody_has_to_pass_counts_in_the_share_of_everything() {
    let part = |id: &str, required: bool| {
        json!({"id": id, "title": "P", "kind": "knowledge", "required": required, "pass": {"share": 0},
            "items": [{"id": "q", "title": "Q", "kind": "number", "right": {"answer": {"number": 1}}}]})
    };
    let quiz = quiz(&json!({
        "format": "calibrant/quiz@1", "id": "q", "version": "1", "title": "Q", "pass": {"share": 0.5},
        "parts": [part("a", true), part("b", false)],
    }));
    for point in prospect(&quiz).unwrap().characteristic.passes {
        assert_near(point.chance, &json!(1.0 - (1.0 - point.agreement).powi(2)), "either");
    }
    let right = graded(&quiz, &[answer("b", "q", &json!({"number": 1})), submit()]);
    assert_eq!(right.outcome, Outcome::Passed);
}

#[test]
fn the_last_moment_is_in_time_and_moments_may_be_the_same() {
    let quiz = four();
    let mut event = given(&[("a", "y")]).remove(0);
    event["at"] = json!("2026-11-26T09:30:00+08:00");
    let result = graded(&quiz, &[event.clone(), event]);
    assert!(result.remarks.is_empty() && !result.finished);
    assert_eq!(result.parts[0].points.earned, 1.0);
    let open = attempt(&quiz, &given(&[("a", "y")]));
    assert_eq!(
        analyse(&quiz, &[open]).unwrap()[0].attempts,
        0,
        "an attempt that is not over tells nothing of questions"
    );
}

/// tests/package/quizzes.test.mjs holds the result in wasm to the same file.
#[test]
fn the_result_is_in_wasm_the_same() {
    let quiz = Quiz::parse(&tree(&every_key())).unwrap();
    let at = |minute: usize| format!("2026-11-26T09:0{minute}:00+08:00");
    let given = |minute: usize, asked: &str, given: Json| json!({"at": at(minute), "kind": "answer", "part": "business", "asked": asked, "answer": given});
    let happened = json!({
        "format": "calibrant/attempt@1", "rater": {"id": "t-1", "name": "林岚"}, "started": at(0),
        "events": [
            given(1, "who", json!({"option": "owner"})),
            given(2, "signs", json!({"options": ["abroad"]})),
            given(3, "hours", json!({"number": 18})),
            {"at": at(4), "kind": "submit"},
        ],
    });
    let attempt = Attempt::parse(&quiz, &quiz.attempt(&tree(&happened))).unwrap();
    let expected: Json = serde_json::from_str(include_str!("package/fixtures/every-key.quiz-result.json")).unwrap();
    let found = serde_json::to_value(grade(&quiz, &attempt).unwrap()).unwrap();
    // In a tree every number is a double.
    assert_eq!(tree(&found), tree(&expected));
}
