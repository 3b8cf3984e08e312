//! What the tests share: shipped documents, patches, drafts.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod panel;

use calibrant::document::Value;
use calibrant::evaluation::Evaluation;
use calibrant::scorecard::Scorecard;
use calibrant::scoring::{Score, score};
use serde_json::{Value as Json, json};

/// Every shipped scorecard, by file name.
pub(crate) const SCORECARDS: &[(&str, &str)] = &[
    ("baseline-minimum.json", include_str!("../../pkg/scorecards/baseline-minimum.json")),
    ("critical-category.json", include_str!("../../pkg/scorecards/critical-category.json")),
    ("deduction-hundred.json", include_str!("../../pkg/scorecards/deduction-hundred.json")),
    ("point-tally.json", include_str!("../../pkg/scorecards/point-tally.json")),
    ("section-shares.json", include_str!("../../pkg/scorecards/section-shares.json")),
    ("service-quality.json", include_str!("../../pkg/scorecards/service-quality.json")),
    ("showcase.json", include_str!("../../pkg/scorecards/showcase.json")),
    ("telephone-courtesy.json", include_str!("../../pkg/scorecards/telephone-courtesy.json")),
    ("ten-questions.json", include_str!("../../pkg/scorecards/ten-questions.json")),
    ("weighted-groups.json", include_str!("../../pkg/scorecards/weighted-groups.json")),
    ("weighted-items.json", include_str!("../../pkg/scorecards/weighted-items.json")),
];

pub(crate) fn shipped(file: &str) -> Json {
    let (_, text) = SCORECARDS.iter().find(|(name, _)| *name == file).expect("a shipped scorecard");
    serde_json::from_str(text).expect("JSON")
}

pub(crate) fn patched(mut document: Json, patch: &Json) -> Json {
    if !patch.is_null() {
        let patch: json_patch::Patch = serde_json::from_value(patch.clone()).expect("a patch");
        json_patch::patch(&mut document, &patch).expect("a patch that applies");
    }
    document
}

pub(crate) fn tree(document: &Json) -> Value {
    serde_json::from_value(document.clone()).expect("a tree")
}

pub(crate) fn card(document: &Json) -> Scorecard {
    Scorecard::parse(tree(document)).unwrap_or_else(|issues| panic!("{document}\n{issues:#?}"))
}

pub(crate) fn draft(card: &Scorecard, answers: &Json) -> Json {
    json!({
        "format": "calibrant/evaluation@1", "id": "e-1",
        "scorecard": {"id": card.id(), "version": card.version()},
        "rater": {"id": "r-1", "level": "quality"}, "kind": "standard", "state": "draft", "answers": answers,
    })
}

pub(crate) fn evaluation(card: &Scorecard, document: &Json) -> Evaluation {
    Evaluation::parse(card, &tree(document)).unwrap_or_else(|issues| panic!("{document}\n{issues:#?}"))
}

pub(crate) fn scored(card: &Scorecard, answers: &Json) -> Score {
    score(card, &evaluation(card, &draft(card, answers)))
}

/// The sample evaluation E1: 215 of 250 points.
pub(crate) fn sample_answers() -> Json {
    let sample: Json = serde_json::from_str(include_str!("../../pkg/evaluations/account-recovery.json")).expect("JSON");
    sample["answers"].clone()
}

/// A small generator (SplitMix64) for tests that try many inputs: the same ones every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// Something an item may be answered with, or nothing.
    pub(crate) fn answer(&mut self, item: &Json) -> Option<Json> {
        let choose = self.below(10);
        if choose == 0 {
            return None;
        }
        if choose == 1 && item["notApplicable"] == json!(true) {
            return Some(json!({"notApplicable": true}));
        }
        let options = item["options"].as_array().cloned().unwrap_or_default();
        Some(match item["kind"].as_str().unwrap_or_default() {
            "choice" => json!({"option": options[self.below(options.len())]["id"]}),
            "multi" => {
                let most = item["maxChoices"].as_u64().unwrap_or(options.len() as u64) as usize;
                let mut chosen: Vec<_> =
                    options.into_iter().filter(|_| self.below(2) == 0).map(|o| o["id"].clone()).collect();
                chosen.truncate(most);
                json!({"options": chosen})
            }
            "number" => json!({"number": self.below(60)}),
            "text" => json!({"text": "noted"}),
            _ => json!({"date": "2026-11-20"}),
        })
    }

    pub(crate) fn answers(&mut self, card: &Json) -> Json {
        let mut answers = serde_json::Map::new();
        for item in items(card) {
            if let Some(answer) = self.answer(&item) {
                answers.insert(item["id"].as_str().expect("an id").to_owned(), answer);
            }
        }
        Json::Object(answers)
    }
}

pub(crate) fn items(card: &Json) -> Vec<Json> {
    let sections = card["sections"].as_array().expect("sections");
    sections.iter().flat_map(|section| section["items"].as_array().expect("items").clone()).collect()
}
