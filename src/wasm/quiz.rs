//! Quizzes for raters, held for JavaScript.

use wasm_bindgen::prelude::*;

use crate::certification::{analyse, certify, check_certificate, grade, prospect};
use crate::document::Value;
use crate::quiz::{self, Attempt};

use super::{object, refusal, tree};

/// A quiz.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Quiz {
    quiz: quiz::Quiz,
}

#[wasm_bindgen]
impl Quiz {
    /// From a `calibrant/quiz@1` document.
    pub fn parse(document: JsValue) -> Result<Self, JsValue> {
        match quiz::Quiz::parse(&tree::read(&document)) {
            Ok(quiz) => Ok(Self { quiz }),
            Err(issues) => Err(refusal("invalid-quiz", &issues)),
        }
    }

    /// Its hash.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        self.quiz.hash().into()
    }

    /// Whether what is right is encrypted.
    #[wasm_bindgen(getter, js_name = isSealed)]
    pub fn is_sealed(&self) -> bool {
        self.quiz.key().is_none()
    }

    /// What is right; null while it is sealed.
    pub fn key(&self) -> Result<JsValue, JsValue> {
        object(&self.quiz.key())
    }

    /// With its key encrypted.
    pub fn seal(&self, encrypted: JsValue) -> Result<Self, JsValue> {
        let quiz = self.quiz.seal(&tree::read(&encrypted)).map_err(|issues| refusal("invalid-seal", &issues))?;
        Ok(Self { quiz })
    }

    /// With its key.
    pub fn open(&self, key: JsValue) -> Result<Self, JsValue> {
        let quiz = self.quiz.open(&tree::read(&key)).map_err(|issues| refusal("invalid-key", &issues))?;
        Ok(Self { quiz })
    }

    /// What it can tell, before anybody has taken it.
    pub fn prospect(&self) -> Result<JsValue, JsValue> {
        object(&prospect(&self.quiz).map_err(|issues| refusal("sealed-quiz", &issues))?)
    }

    /// What happened, as an attempt at it.
    pub fn attempt(&self, happened: JsValue) -> Result<JsValue, JsValue> {
        object(&self.quiz.attempt(&tree::read(&happened)))
    }

    /// What an attempt comes to.
    pub fn grade(&self, attempt: JsValue) -> Result<JsValue, JsValue> {
        let result = grade(&self.quiz, &self.read(&attempt)?);
        object(&result.map_err(|issues| refusal("sealed-quiz", &issues))?)
    }

    /// What its questions are worth, by a list of attempts.
    pub fn analyse(&self, attempts: JsValue) -> Result<JsValue, JsValue> {
        let attempts = Attempt::parse_all(&self.quiz, &tree::read(&attempts));
        let analysis = analyse(&self.quiz, &attempts.map_err(|issues| refusal("invalid-attempt", &issues))?);
        object(&analysis.map_err(|issues| refusal("sealed-quiz", &issues))?)
    }

    /// The certificate of an attempt that is passed.
    pub fn certify(&self, attempt: JsValue, date: &str, meta: JsValue) -> Result<JsValue, JsValue> {
        let meta = tree::read(&meta);
        let meta = Some(&meta).filter(|meta| **meta != Value::Null);
        let certificate = certify(&self.quiz, &self.read(&attempt)?, date, meta);
        object(&certificate.map_err(|issues| refusal("not-certified", &issues))?)
    }

    /// Everything that is wrong with a certificate.
    #[wasm_bindgen(js_name = checkCertificate)]
    pub fn check_certificate(&self, certificate: JsValue, attempt: JsValue) -> Result<JsValue, JsValue> {
        object(&check_certificate(&tree::read(&certificate), &self.quiz, &self.read(&attempt)?))
    }

    /// As a document.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> Result<JsValue, JsValue> {
        object(self.quiz.document())
    }

    fn read(&self, attempt: &JsValue) -> Result<Attempt, JsValue> {
        Attempt::parse(&self.quiz, &tree::read(attempt)).map_err(|issues| refusal("invalid-attempt", &issues))
    }
}
