//! Sheets that are locked before anybody may see them.

use super::Session;
use super::event;
use super::room::MOST_CASES;
use crate::document::{Code, Cursor, Issue, Issues, Shape, Value, canonical_json, need, sha256};

static SHEET: Shape = Shape::Object(&[
    need("format", Shape::Format("calibrant/sheet@1")),
    need("room", Shape::Text),
    need("scoringHash", Shape::Text),
    need("rater", Shape::Id),
    need("at", Shape::Instant),
    need("locks", Shape::Some(MOST_CASES, &LOCKED)),
]);
static LOCKED: Shape =
    Shape::Object(&[need("case", Shape::Id), need("commit", Shape::Text), need("sealed", Shape::Encoded)]);

/// What a lock publishes of a sheet: `sha256:…` over the salt and the canonical evaluation. The same evaluation with the
/// same salt gives it again, any other gives another; from it nobody learns the evaluation, while the salt is secret and
/// not to be guessed (16 random bytes).
#[must_use]
pub fn commitment(salt: &str, evaluation: &Value) -> String {
    sha256(&[salt, &canonical_json(evaluation, &|_| true)].concat())
}

impl Session {
    /// The lock events of a `calibrant/sheet@1` document: what a rater hands to the host. What is sealed in it is not
    /// read here. Whoever reads the same sheet makes the same events.
    ///
    /// # Errors
    /// Everything that is wrong with it: that it belongs to another room or yardstick, that the room does not know the
    /// rater or a case, that it locks a case twice.
    pub fn locks_of(&self, sheet: &Value) -> Result<Value, Vec<Issue>> {
        let issues = Issues::default();
        let root = Cursor::root(sheet, &issues);
        root.judge(&SHEET);
        if let Some(yardstick) = sheet.at("scoringHash").text()
            && yardstick != self.scorecard().scoring_hash()
        {
            root.report_at("scoringHash", Code::OtherYardstick, &[]);
        } else if let Some(room) = sheet.at("room").text()
            && room != self.hash()
        {
            root.report_at("room", Code::OtherRoom, &[("expected", &self.room.title)]);
        } else {
            self.check_places(&root);
        }
        if issues.has_errors() {
            return Err(issues.into_vec());
        }
        Ok(Value::List(root.at("locks").list(MOST_CASES).map(|lock| self.lock_of(sheet, lock.value)).collect()))
    }

    fn check_places(&self, root: &Cursor) {
        let rater = root.at("rater");
        if let Some(id) = rater.value.id()
            && self.rater(id).is_none()
        {
            rater.report(Code::UnknownRater, &[("value", &id)]);
        }
        let locks = root.at("locks");
        for (place, lock) in locks.list(MOST_CASES).enumerate() {
            let case = lock.at("case");
            let Some(id) = case.value.id() else { continue };
            if !self.room.cases.iter().any(|known| known == id) {
                case.report(Code::UnknownCase, &[("value", &id)]);
            } else if locks.list(place).filter(|earlier| earlier.value.at("case").id() == Some(id)).count() == 1 {
                case.report(Code::DuplicateEntry, &[("value", &id)]);
            }
        }
    }

    /// A sheet was written before anything it could have heard of: its clock is the first.
    fn lock_of(&self, sheet: &Value, lock: &Value) -> Value {
        let happened = [
            ("kind", Value::Text("lock".into())),
            ("actor", sheet.at("rater").clone()),
            ("clock", Value::Number(1.0)),
            ("at", sheet.at("at").clone()),
            ("case", lock.at("case").clone()),
            ("commit", lock.at("commit").clone()),
        ];
        event::complete(&Value::Object(happened.into_iter().map(|(key, value)| (key.into(), value)).collect()), self)
    }
}
