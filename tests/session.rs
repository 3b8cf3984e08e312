//! A calibration session: what happened is a set, so copies unite in any order to one state; what was locked blind counts,
//! and nothing that came or changed after it does.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

mod support;

use calibrant::calibration::{calibrate_session, compare_sessions};
use calibrant::document::{Issue, Value};
use calibrant::session::{Session, commitment};
use serde_json::{Value as Json, json};
use support::{Dice, draft, items, shipped, tree};

const AT: &str = "2026-11-26T09:00:00+08:00";
const RATERS: [(&str, &str); 4] = [("X", "quality"), ("A", "quality"), ("B", "supervisor"), ("C", "agent")];
const CASES: [&str; 2] = ["c1", "c2"];

fn card() -> Json {
    shipped("service-quality.json")
}

fn room(title: &str) -> Json {
    let raters: Vec<_> = RATERS
        .iter()
        .map(|(id, level)| json!({ "id": id, "name": format!("Rater {id}"), "level": level, "role": if *id == "X" { "expert" } else { "rater" } }))
        .collect();
    let cases: Vec<_> = CASES.iter().map(|id| json!({ "id": id, "title": format!("Call {id}") })).collect();
    json!({
        "title": title, "created": AT, "mode": "training", "reference": "expert", "scorecard": card(), "cases": cases,
        "host": { "id": "H", "name": "Host" }, "raters": raters, "rule": { "tolerance": 5 },
    })
}

fn plain(value: &Value) -> Json {
    serde_json::to_value(value).unwrap()
}

fn open(title: &str) -> Session {
    Session::parse(&tree(&json!({ "format": "calibrant/session@1", "room": room(title), "events": [] }))).unwrap()
}

/// The session with everything that happened, as its own copy.
fn copy(session: &Session) -> Session {
    Session::parse(&session.document()).unwrap()
}

fn said(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| format!("{} at {:?}", issue.code.as_str(), issue.path)).collect()
}

/// A sheet of the card: every item's first option, but the second where `others` names the item.
fn sheet(rater: &str, case: &str, others: &[&str]) -> Json {
    let level = RATERS.iter().find(|(id, _)| *id == rater).map_or("quality", |(_, level)| level);
    let answers: serde_json::Map<String, Json> = items(&card())
        .into_iter()
        .map(|item| {
            let id = item["id"].as_str().unwrap();
            (id.into(), json!({ "option": item["options"][usize::from(others.contains(&id))]["id"] }))
        })
        .collect();
    let mut document = draft(&support::card(&card()), &Json::Object(answers));
    document["id"] = json!(format!("{rater}-{case}"));
    document["rater"] = json!({ "id": rater, "level": level });
    document["kind"] = json!("calibration");
    document
}

fn salt(rater: &str, case: &str) -> String {
    format!("salt of {rater} for {case}")
}

/// Adds what happened, and gives the event's id.
fn happen(session: &mut Session, happened: Json) -> String {
    let event = session.event(&tree(&happened));
    assert_eq!(session.add(&Value::List(vec![event.clone()])), Ok(1));
    plain(&event)["id"].as_str().unwrap().into()
}

fn lock(session: &mut Session, rater: &str, case: &str, others: &[&str]) -> String {
    let commit = commitment(&salt(rater, case), &tree(&sheet(rater, case, others)));
    happen(session, json!({ "kind": "lock", "actor": rater, "clock": 1, "at": AT, "case": case, "commit": commit }))
}

fn hand_over(session: &mut Session, rater: &str, case: &str, others: &[&str]) -> String {
    happen(
        session,
        json!({ "kind": "sheet", "actor": rater, "clock": 2, "at": AT, "case": case, "salt": salt(rater, case),
                "evaluation": sheet(rater, case, others) }),
    )
}

fn reveal(session: &mut Session, locks: &[String]) -> String {
    happen(session, json!({ "kind": "reveal", "actor": "H", "at": AT, "locks": locks }))
}

fn agree(session: &mut Session, item: &str, option: &str) -> String {
    happen(
        session,
        json!({ "kind": "consensus", "actor": "H", "at": AT, "case": "c1", "item": item, "answer": { "option": option },
                "reason": format!("{option}, as the customer had to wait"), "wording": "Waiting counts." }),
    )
}

fn state(session: &Session) -> Json {
    serde_json::to_value(session.state()).unwrap()
}

/// The status of each sheet, in the room's order.
fn statuses(session: &Session) -> Vec<String> {
    let state = state(session);
    let sheets = state["sheets"].as_array().unwrap();
    sheets
        .iter()
        .map(|sheet| {
            format!(
                "{} {} {}",
                sheet["rater"].as_str().unwrap(),
                sheet["case"].as_str().unwrap(),
                sheet["status"].as_str().unwrap()
            )
        })
        .collect()
}

fn faults(session: &Session) -> Vec<String> {
    let state = state(session);
    let flags = state["flags"].as_array().unwrap();
    flags
        .iter()
        .map(|flag| format!("{} {}", flag["actor"].as_str().unwrap(), flag["fault"].as_str().unwrap()))
        .collect()
}

/// Everybody locks everything, the host reveals, everybody hands over, two items are agreed on, one of them twice.
fn whole() -> Session {
    let mut session = open("Monthly calibration");
    let pairs = || RATERS.iter().flat_map(|(rater, _)| CASES.iter().map(move |case| (*rater, *case)));
    let locks: Vec<_> = pairs().map(|(rater, case)| lock(&mut session, rater, case, &["C2"])).collect();
    reveal(&mut session, &locks);
    pairs().for_each(|(rater, case)| {
        hand_over(&mut session, rater, case, &["C2"]);
    });
    agree(&mut session, "C2", "no");
    agree(&mut session, "L1", "yes");
    agree(&mut session, "C2", "yes");
    happen(&mut session, json!({ "kind": "close", "actor": "H", "at": AT, "next": "2027-02-26" }));
    session
}

#[test]
fn blind_until_the_host_reveals() {
    let mut session = open("Monthly calibration");
    let first = lock(&mut session, "A", "c1", &[]);
    // A sheet that is there before the reveal, for the host's page holds the sealed files, is not shown.
    hand_over(&mut session, "A", "c1", &[]);
    assert_eq!(statuses(&session)[2], "A c1 locked");
    assert!(!state(&session).to_string().contains("answers"), "a state before the reveal holds no answer");
    reveal(&mut session, &[first]);
    assert_eq!(statuses(&session)[2..4], ["A c1 counted", "A c2 open"]);
    assert_eq!(state(&session)["sheets"][2]["evaluation"], sheet("A", "c1", &[]));
}

#[test]
fn a_sheet_changed_after_its_lock_is_caught() {
    let mut session = open("Monthly calibration");
    let locks = [lock(&mut session, "A", "c1", &["C2"]), lock(&mut session, "B", "c1", &[])];
    reveal(&mut session, &locks);
    hand_over(&mut session, "A", "c1", &[]);
    hand_over(&mut session, "B", "c1", &[]);
    assert_eq!(faults(&session), ["A not-as-locked"]);
    assert_eq!(statuses(&session)[2], "A c1 absent");
    hand_over(&mut session, "A", "c1", &["C2"]);
    assert_eq!(statuses(&session)[2], "A c1 counted", "the sheet that was locked still counts when it comes");
    assert_eq!(faults(&session), ["A not-as-locked"], "and what was tried is kept");
}

#[test]
fn a_lock_counts_when_the_reveal_names_it() {
    let mut session = open("Monthly calibration");
    let blind = lock(&mut session, "A", "c1", &[]);
    reveal(&mut session, &[blind]);
    lock(&mut session, "B", "c1", &[]);
    hand_over(&mut session, "B", "c1", &[]);
    assert_eq!(faults(&session), ["B late", "B not-locked"], "whatever clock it claims");
}

#[test]
fn the_first_lock_of_a_case_holds() {
    let mut session = open("Monthly calibration");
    let locks = [lock(&mut session, "A", "c1", &[]), lock(&mut session, "A", "c1", &["C2"])];
    let held = state(&session)["sheets"][2]["lock"].as_str().unwrap().to_owned();
    assert_eq!(faults(&session), ["A locked-again"]);
    let earlier = happen(
        &mut session,
        json!({ "kind": "lock", "actor": "A", "clock": 1, "at": "2026-11-26T08:59:59+08:00", "case": "c1", "commit": "sha256:0" }),
    );
    assert_eq!(state(&session)["sheets"][2]["lock"], json!(earlier), "of one clock, the earlier time");
    // A host who has seen the other one only reveals that: the first came too late.
    let other = locks.iter().find(|id| **id != held).unwrap();
    reveal(&mut session, std::slice::from_ref(other));
    assert_eq!(state(&session)["sheets"][2]["lock"], json!(other));
    assert_eq!(faults(&session), ["A late", "A late"]);
}

#[test]
fn nobody_acts_for_another() {
    let mut session = open("Monthly calibration");
    let mine = lock(&mut session, "A", "c1", &[]);
    happen(&mut session, json!({ "kind": "reveal", "actor": "A", "at": AT, "locks": [mine] }));
    happen(&mut session, json!({ "kind": "lock", "actor": "Z", "at": AT, "case": "c1", "commit": "sha256:0" }));
    happen(&mut session, json!({ "kind": "lock", "actor": "A", "at": AT, "case": "c9", "commit": "sha256:0" }));
    assert_eq!(faults(&session), ["A not-entitled", "Z not-entitled", "A unknown-place"]);
    assert_eq!(state(&session)["revealed"], Json::Null);
    // An evaluation of B, locked and handed over by A.
    let (salt, theirs) = (salt("A", "c2"), sheet("B", "c2", &[]));
    let commit = commitment(&salt, &tree(&theirs));
    let lock = happen(
        &mut session,
        json!({ "kind": "lock", "actor": "A", "clock": 1, "at": AT, "case": "c2", "commit": commit }),
    );
    reveal(&mut session, &[lock]);
    happen(
        &mut session,
        json!({ "kind": "sheet", "actor": "A", "at": AT, "case": "c2", "salt": salt, "evaluation": theirs }),
    );
    assert!(faults(&session).contains(&"A does-not-fit".into()));
}

#[test]
fn the_last_word_of_a_consensus_holds_and_all_are_kept() {
    let state = state(&whole());
    let agreed = state["agreed"].as_array().unwrap();
    assert_eq!(agreed.len(), 2);
    assert_eq!((&agreed[0]["item"], &agreed[0]["answer"]["option"]), (&json!("C2"), &json!("yes")));
    assert_eq!(agreed[0]["earlier"].as_array().unwrap().len(), 1);
    assert_eq!(agreed[1]["earlier"], json!([]));
    assert_eq!(state["closed"]["next"], "2027-02-26");
}

#[test]
fn somebody_may_join() {
    let mut session = open("Monthly calibration");
    happen(
        &mut session,
        json!({ "kind": "join", "actor": "H", "at": AT, "rater": { "id": "D", "name": "Dora", "level": "quality" } }),
    );
    let blind = lock(&mut session, "D", "c2", &[]);
    reveal(&mut session, &[blind]);
    hand_over(&mut session, "D", "c2", &[]);
    assert_eq!(statuses(&session).last().unwrap(), "D c2 counted");
}

/// The law of the format: the state is the same for every order in which events come together, however often each comes.
#[test]
fn any_order_any_repetition_one_state() {
    let session = whole();
    let events: Vec<Value> = match session.document().get("events") {
        Some(Value::List(events)) => events.clone(),
        _ => panic!("a list"),
    };
    let expected = state(&session).to_string();
    let mut dice = Dice(5);
    for _ in 0..200 {
        let mut parts: Vec<Session> = (0..3).map(|_| open("Monthly calibration")).collect();
        let mut order: Vec<usize> = (0..events.len()).chain((0..events.len()).filter(|_| dice.below(2) == 0)).collect();
        for end in (1..order.len()).rev() {
            order.swap(end, dice.below(end + 1));
        }
        for place in order {
            let part = dice.below(parts.len());
            parts[part].add(&Value::List(vec![events[place].clone()])).unwrap();
        }
        let mut whole = parts.swap_remove(dice.below(parts.len()));
        parts.iter().for_each(|part| {
            whole.merge(part).unwrap();
            assert_eq!(whole.merge(part), Ok(0));
        });
        assert_eq!(state(&whole).to_string(), expected);
        assert_eq!(state(&copy(&whole)).to_string(), expected);
    }
}

#[test]
fn damaged_events_and_those_of_other_rooms_are_refused() {
    let session = whole();
    let mut damaged = plain(&session.document());
    damaged["events"][0]["commit"] = json!("sha256:forged");
    assert_eq!(said(&Session::parse(&tree(&damaged)).unwrap_err()), ["event-changed at \"/events/0/id\""]);
    let mut other = open("Another");
    assert_eq!(said(&other.merge(&session).unwrap_err()), ["other-room at \"/room\""]);
    let event = plain(&session.document())["events"][3].clone();
    assert_eq!(said(&other.add(&tree(&json!([event]))).unwrap_err()), ["other-room at \"/0/room\""]);
    let mut card = plain(&session.document());
    card["room"]["scorecard"]["sections"][0]["items"][0]["options"][0]["points"] = json!("ten");
    assert_eq!(
        said(&Session::parse(&tree(&card)).unwrap_err()),
        ["not-a-decimal at \"/room/scorecard/sections/0/items/0/options/0/points\""]
    );
    let mut twins = plain(&session.document());
    twins["room"]["raters"][1]["id"] = json!("H");
    twins["room"]["cases"][1]["id"] = json!("c1");
    twins["events"] = json!([]);
    assert_eq!(
        said(&Session::parse(&tree(&twins)).unwrap_err()),
        ["duplicate-entry at \"/room/cases/1/id\"", "duplicate-entry at \"/room/raters/1/id\""]
    );
}

/// A room of four whose reference is as told: X gives C2 as the first option, the others the second, but C the first.
fn compared(reference: &str, agreed: Option<&str>) -> Json {
    let mut room = room("Monthly calibration");
    room["reference"] = json!(reference);
    let mut session =
        Session::parse(&tree(&json!({ "format": "calibrant/session@1", "room": room, "events": [] }))).unwrap();
    let others = |rater: &str| if ["A", "B"].contains(&rater) { vec!["C2"] } else { vec![] };
    let locks: Vec<_> = RATERS.iter().map(|(rater, _)| lock(&mut session, rater, "c1", &others(rater))).collect();
    reveal(&mut session, &locks);
    RATERS.iter().for_each(|(rater, _)| {
        hand_over(&mut session, rater, "c1", &others(rater));
    });
    if let Some(option) = agreed {
        agree(&mut session, "C2", option);
    }
    serde_json::to_value(calibrate_session(&session)).unwrap()
}

/// The mean difference of each rater from the reference, and on how many calls.
fn biases(report: &Json) -> Vec<(String, f64, u64)> {
    let raters = report["raters"].as_array().unwrap();
    let bias = |rater: &Json| rater["totals"]["bias"].as_f64().unwrap_or(f64::NAN);
    raters
        .iter()
        .map(|rater| (rater["rater"].as_str().unwrap().into(), bias(rater), rater["totals"]["n"].as_u64().unwrap()))
        .collect()
}

#[test]
fn the_report_compares_the_counted_sheets_with_the_rooms_reference() {
    // C2 is worth 15 of 260 points on a sheet that has everything else: 100 or 94.23 %.
    let severe = -1500.0 / 255.0;
    let near = |found: Vec<(String, f64, u64)>, expected: &[(&str, f64)]| {
        assert_eq!(found.len(), expected.len(), "an expert is not compared with the expert: {found:?}");
        for ((id, bias, n), (rater, wanted)) in found.iter().zip(expected) {
            assert!(id == rater && (bias - wanted).abs() < 1e-9 && *n == 1, "{id} {bias} {n}, wanted {rater} {wanted}");
        }
    };
    near(biases(&compared("expert", None)), &[("A", severe), ("B", severe), ("C", 0.0)]);
    near(biases(&compared("consensus", Some("no"))), &[("A", 0.0), ("B", 0.0), ("C", -severe)]);
    let open = compared("consensus", None);
    assert!(biases(&open).iter().all(|(_, _, n)| *n == 0), "an item without agreement leaves no total to compare with");
    near(biases(&compared("panel", None)), &[("A", severe / 2.0), ("B", severe / 2.0), ("C", -severe)]);
}

/// Two raters of the one site and one of another, who joined.
#[test]
fn sites_are_those_of_the_room_and_of_those_who_joined() {
    let mut room = room("Two sites");
    room["raters"][1]["site"] = json!("north");
    room["raters"][2]["site"] = json!("north");
    let mut session =
        Session::parse(&tree(&json!({ "format": "calibrant/session@1", "room": room, "events": [] }))).unwrap();
    let sites = |session: &Session| {
        let report = serde_json::to_value(calibrate_session(session)).unwrap();
        report["sites"].as_array().unwrap().iter().map(|site| site["raters"].clone()).collect::<Vec<_>>()
    };
    assert!(sites(&session).is_empty());
    let joining = json!({ "id": "D", "name": "Dora", "level": "quality", "site": "south" });
    happen(&mut session, json!({ "kind": "join", "actor": "H", "at": AT, "rater": joining }));
    assert_eq!(sites(&session), [json!(["A", "B"]), json!(["D"])]);
}

#[test]
fn a_session_is_compared_with_the_one_before() {
    let (before, after) = (whole(), open("Next month"));
    let found = serde_json::to_value(compare_sessions(&before, &after)).unwrap();
    assert_eq!(found["raters"].as_array().unwrap().len(), 3, "the expert is not compared");
    let bias = &found["raters"][0]["bias"];
    assert_eq!((&bias["before"]["value"], &bias["before"]["n"]), (&json!(0.0), &json!(2)), "all answered alike");
    let reason = json!({ "undefined": "too-few-units" });
    assert_eq!((&bias["after"], &bias["difference"]), (&reason, &reason), "nothing is revealed yet");
    let itself = serde_json::to_value(compare_sessions(&before, &copy(&before))).unwrap();
    assert_eq!(itself["group"]["percentAgreement"]["difference"]["value"], json!(0.0));
}

#[test]
fn numbers_of_any_size_are_bound_each_by_itself() {
    let commit = |seconds: f64| commitment("s", &tree(&json!({ "timing": { "activeSeconds": seconds } })));
    let commits = [0.123_456_7, 0.123_456_8, 1e300, 1e301, 1e-7, 5e-324, 1_000_000_001.0].map(commit);
    commits.iter().enumerate().for_each(|(index, one)| assert!(!commits[..index].contains(one), "{index}"));
}

#[test]
fn what_is_missing_is_told_once_and_an_unknown_kind_alone() {
    let told = |document: &Json| said(&Session::parse(&tree(document)).unwrap_err());
    assert_eq!(told(&json!({})), ["missing-key at \"\"", "missing-key at \"\"", "missing-key at \"\""]);
    let mut session = plain(&whole().document());
    session["events"][0]["kind"] = json!("cheer");
    assert_eq!(told(&session), ["not-one-of at \"/events/0/kind\"", "event-changed at \"/events/0/id\""]);
}

#[test]
fn what_is_added_can_be_read_again() {
    let deep = |levels| (1..levels).fold(json!({}), |inner, _| json!({ "in": inner }));
    let added = |levels: usize| {
        let mut session = open("Monthly calibration");
        let event = session.event(&tree(&json!({ "kind": "sheet", "actor": "A", "at": AT, "case": "c1", "salt": "s",
            "evaluation": deep(levels) })));
        session.add(&Value::List(vec![event])).map(|_| copy_through_text(&session).is_ok())
    };
    assert_eq!(added(97), Ok(true));
    assert_eq!(said(&added(98).unwrap_err()), ["too-deep at \"/0\""]);
}

fn copy_through_text(session: &Session) -> Result<Session, Vec<Issue>> {
    Session::parse(&tree(&plain(&session.document())))
}

/// `tests/package/session.test.mjs` holds the module to the same file.
#[test]
fn the_state_is_the_one_that_the_package_gives() {
    let document: Json = serde_json::from_str(include_str!("package/fixtures/every-key.session.json")).unwrap();
    let mut expected: Json =
        serde_json::from_str(include_str!("package/fixtures/every-key.session-state.json")).unwrap();
    // Sentences are the package's.
    for flag in expected["flags"].as_array_mut().unwrap() {
        for issue in flag.get_mut("issues").and_then(Json::as_array_mut).into_iter().flatten() {
            issue.as_object_mut().unwrap().remove("message");
        }
    }
    let session = Session::parse(&tree(&document)).unwrap();
    // In a tree every number is a double.
    assert_eq!(plain(&tree(&state(&session))), plain(&tree(&expected)));
    assert_eq!(plain(&session.document()), plain(&tree(&document)));
}

fn sealed(session: &Session) -> Json {
    let locks: Vec<_> =
        CASES.iter().map(|case| json!({ "case": case, "commit": format!("sha256:{case}"), "sealed": "…" })).collect();
    json!({ "format": "calibrant/sheet@1", "room": session.hash(), "scoringHash": session.scorecard().scoring_hash(),
            "rater": "A", "at": AT, "locks": locks })
}

#[test]
fn two_hosts_who_read_one_sheet_make_the_same_events() {
    let (mut one, mut two) = (open("Monthly calibration"), open("Monthly calibration"));
    let locks = one.locks_of(&tree(&sealed(&one))).unwrap();
    assert_eq!(one.add(&locks), Ok(2));
    happen(
        &mut two,
        json!({ "kind": "join", "actor": "H", "at": AT, "rater": { "id": "D", "name": "Dora", "level": "quality" } }),
    );
    let again = two.locks_of(&tree(&sealed(&two))).unwrap();
    assert_eq!(again, locks);
    two.add(&again).unwrap();
    assert_eq!(two.merge(&one), Ok(0));
}

#[test]
fn sheets_of_another_room_or_yardstick_or_stranger_are_refused_by_name() {
    let session = open("Monthly calibration");
    let refused = |change: &dyn Fn(&mut Json)| {
        let mut sheet = sealed(&session);
        change(&mut sheet);
        said(&session.locks_of(&tree(&sheet)).unwrap_err())
    };
    assert_eq!(refused(&|sheet| sheet["room"] = json!(open("Another").hash())), ["other-room at \"/room\""]);
    assert_eq!(refused(&|sheet| sheet["scoringHash"] = json!("sha256:0")), ["other-yardstick at \"/scoringHash\""]);
    assert_eq!(refused(&|sheet| sheet["rater"] = json!("Z")), ["unknown-rater at \"/rater\""]);
    assert_eq!(refused(&|sheet| sheet["locks"][1]["case"] = json!("c9")), ["unknown-case at \"/locks/1/case\""]);
    assert_eq!(refused(&|sheet| sheet["locks"] = json!([])), ["empty-list at \"/locks\""]);
    assert_eq!(
        refused(&|sheet| sheet["locks"][1] = sheet["locks"][0].clone()),
        ["duplicate-entry at \"/locks/1/case\""]
    );
    let mut long = sealed(&session);
    long["locks"][0]["sealed"] = json!("A".repeat(100_000));
    assert!(session.locks_of(&tree(&long)).is_ok(), "a sheet of many remarks");
}

#[test]
fn what_would_make_a_session_too_large_to_be_read_again_is_not_added() {
    let (mut full, mut other) = (open("Monthly calibration"), open("Monthly calibration"));
    let note = |session: &Session, place: usize| {
        let wording = format!("{place}{}", "é".repeat(9_000));
        let agreed = json!({ "kind": "consensus", "actor": "H", "at": AT, "case": "c1", "item": "L1", "answer": null,
            "reason": "", "wording": wording });
        Value::List(vec![session.event(&tree(&agreed))])
    };
    let mut added = 0;
    let refused = loop {
        match full.add(&note(&full, added)) {
            Ok(new) => added += new,
            Err(issues) => break said(&issues),
        }
    };
    assert_eq!(refused, ["too-large at \"\""]);
    assert!(added > 400, "{added}");
    let written = serde_json::to_string(&full.document()).unwrap();
    let again = Session::parse(&serde_json::from_str(&written).unwrap()).unwrap();
    assert_eq!(again.document(), full.document());
    other.add(&note(&other, 10_000)).unwrap();
    assert_eq!(said(&full.merge(&other).unwrap_err()), ["too-large at \"\""]);
    assert_eq!(full.document(), again.document(), "nothing was added");
}

#[test]
fn a_commitment_binds_and_forgives_only_what_means_the_same() {
    let evaluation = sheet("A", "c1", &[]);
    let commit = commitment("s", &tree(&evaluation));
    assert_ne!(commit, commitment("t", &tree(&evaluation)));
    assert_ne!(commit, commitment("s", &tree(&sheet("A", "c1", &["L1"]))));
    let mut turned: Vec<_> = evaluation.as_object().unwrap().clone().into_iter().collect();
    turned.reverse();
    let text = format!(
        "{{{}}}",
        turned.iter().map(|(key, value)| format!("{}: {value}", json!(key))).collect::<Vec<_>>().join(", ")
    );
    assert_eq!(commit, commitment("s", &serde_json::from_str(&text).unwrap()));
}
