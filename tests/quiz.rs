//! A quiz and attempts at it: what an answer earns, what counts, when it is passed, and what R makes of the same answers.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::certification::{Outcome, QuizResult, grade, prospect};
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

fn graded(quiz: &Quiz, events: &[Json]) -> QuizResult {
    let happened = json!({
        "format": "calibrant/attempt@1", "rater": {"id": "t", "name": "T"}, "started": "2026-11-26T09:00:00+08:00",
        "events": events,
    });
    let attempt = Attempt::parse(quiz, &quiz.attempt(&tree(&happened))).unwrap_or_else(|issues| panic!("{issues:#?}"));
    grade(quiz, &attempt).unwrap()
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
    let practise: Vec<_> = result.practise.iter().map(|practice| (practice.item.as_str(), practice.lost)).collect();
    assert_eq!(practise, [("signs", 2.0), ("hours", 1.0), ("solve", 1.0), ("verify", 1.0)]);
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
