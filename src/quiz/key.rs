//! The key: everything that gives answers away, in one place of the document, so that sealing is moving it.
//!
//! Encrypting is the page's affair, and so is a wrong passphrase, which the cipher itself refuses. What is told here is
//! whether a seal is still the one that was made.

use crate::document::{Code, Cursor, Issue, LARGEST_DOCUMENT, Shape, Value, need, quote};

use super::question::MOST_QUESTIONS;
use super::scoring::MOST_CASES;
use super::{MOST_PARTS, Mode, Part, PartAsks, PartKind, Quiz, hash_without};

const CIPHER: &str = "AES-256-GCM";
const DERIVATION: &str = "PBKDF2-HMAC-SHA-256";

pub(super) static KEY: Shape = Shape::Table(&Shape::Table(&Shape::Any));
pub(super) static SEALED: Shape = Shape::Also(
    &Shape::Object(&[
        need("cipher", Shape::OneOf(&[CIPHER])),
        need("derivation", Shape::OneOf(&[DERIVATION])),
        need("iterations", Shape::Whole(100_000, 10_000_000)),
        need("salt", Shape::Text),
        need("nonce", Shape::Text),
        need("text", Shape::Encoded),
        need("hash", Shape::Text),
    ]),
    check_hash,
);

impl Quiz {
    /// What is right, as it was given; `None` while the quiz is sealed.
    ///
    /// Its JSON is what is to be encrypted. Not the text that is hashed, in which numbers have become texts.
    #[must_use]
    pub fn key(&self) -> Option<&Value> {
        self.key.as_ref()
    }

    /// The quiz with its key encrypted: `{iterations, salt, nonce, text}`, as `text` was made of the JSON of the key.
    ///
    /// # Errors
    /// The quiz is sealed already, or for practice, which tells what is right; what is given is no such thing, or is too
    /// much to be read again.
    pub fn seal(&self, encrypted: &Value) -> Result<Self, Vec<Issue>> {
        self.opened()?;
        if self.mode == Mode::Practice {
            return Err(vec![Issue::new(Code::PracticeSealed, "/mode".into(), &[])]);
        }
        let means = [("cipher", CIPHER), ("derivation", DERIVATION)];
        let means = means.map(|(name, word)| (name.into(), Value::Text(word.into())));
        let mut sealed: Vec<_> = means.into_iter().chain(encrypted.entries().iter().cloned()).collect();
        let hash = hash_without(&Value::Object(sealed.clone()), "hash");
        sealed.push(("hash".into(), Value::Text(hash)));
        let document = self.with_answers("sealed", Value::Object(sealed));
        if document.size() > LARGEST_DOCUMENT {
            return Err(vec![Issue::new(Code::TooLarge, String::new(), &[("limit", &LARGEST_DOCUMENT)])]);
        }
        Self::parse(&document)
    }

    /// The sealed quiz with its key, decrypted. A quiz that is not sealed takes it in the place of its own, and is another.
    ///
    /// # Errors
    /// Every problem of the key, at its place under `/key`.
    pub fn open(&self, key: &Value) -> Result<Self, Vec<Issue>> {
        let opened = Self::parse(&self.with_answers("key", key.clone()))?;
        if !self.document.has("sealed") {
            return Ok(opened);
        }
        // Attempts name the quiz that was taken. A hash of the open one would let whoever holds it try guessed keys until
        // one fits, past the cipher and its passphrase.
        Ok(Self { document: self.document.clone(), hash: self.hash.clone(), ..opened })
    }

    /// Its parts with what is right: there is no other way to them for whoever grades.
    pub(crate) fn opened(&self) -> Result<&[Part], Vec<Issue>> {
        match self.key {
            Some(_) => Ok(&self.parts),
            None => Err(vec![Issue::new(Code::SealedQuiz, String::new(), &[])]),
        }
    }

    fn with_answers(&self, name: &str, answers: Value) -> Value {
        let asked = self.document.entries().iter().filter(|(key, _)| !["key", "sealed"].contains(&key.as_str()));
        Value::Object(asked.cloned().chain([(name.into(), answers)]).collect())
    }
}

/// Reads the key of a quiz into its parts, where it is open.
pub(super) fn read(root: &Cursor, parts: &mut [Part]) {
    match (root.value.has("key"), root.value.has("sealed")) {
        (true, true) => root.report_at("sealed", Code::KeyAndSeal, &[]),
        (false, false) if matches!(root.value, Value::Object(_)) => root.need("key"),
        _ => {}
    }
    let key = root.at("key");
    check_names(&key, &root.at("parts"));
    for part in parts {
        let id = part.id.clone();
        let own = key.at(&id);
        match &mut part.asks {
            PartAsks::Scoring(scoring) => scoring.read_key(&own),
            PartAsks::Knowledge(questions) => {
                for question in questions.iter_mut().filter(|question| own.value.has(&question.id)) {
                    let id = question.id.clone();
                    question.read_key(&own.at(&id));
                }
            }
        }
    }
}

/// Everything that is asked has its entry, and nothing else has.
fn check_names(key: &Cursor, parts: &Cursor) {
    check_entries(key, parts, MOST_PARTS, Code::UnknownPart);
    for part in parts.list(MOST_PARTS) {
        let (asked, most) = match PartKind::named(part.value.at("kind")) {
            Some(PartKind::Knowledge) => (part.at("items"), MOST_QUESTIONS),
            Some(PartKind::Scoring) => (part.at("cases"), MOST_CASES),
            None => continue,
        };
        let id = part.value.at("id").id().unwrap_or_default();
        check_entries(&key.at(id), &asked, most, Code::UnknownQuestion);
    }
}

fn check_entries(table: &Cursor, list: &Cursor, most: usize, unknown: Code) {
    if !matches!(table.value, Value::Object(_)) {
        return;
    }
    let ids: Vec<Option<&str>> = list.list(most + 1).map(|entry| entry.value.at("id").id()).collect();
    ids.iter().take(most).flatten().for_each(|id| table.need(id));
    // What is not there, or could not be read, may have any name.
    if (1..=most).contains(&ids.len()) && ids.iter().all(Option::is_some) {
        for (name, entry) in table.table().filter(|(name, _)| !ids.contains(&Some(name))) {
            entry.report(unknown, &[("value", &quote(name))]);
        }
    }
}

fn check_hash(sealed: &Cursor) {
    if let Some(hash) = sealed.value.at("hash").text()
        && hash != hash_without(sealed.value, "hash")
    {
        sealed.report_at("hash", Code::SealDamaged, &[("value", &quote(hash))]);
    }
}
