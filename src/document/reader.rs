//! The one reader: walks a value tree, hands out what it finds, and reports every problem with its path.
//!
//! After a problem it hands out nothing and goes on, so that a document's problems are all known at once; whoever uses
//! it fills the gap with anything, since a document with an error never becomes a domain value.

use super::issue::{Issues, Values};
use super::{Code, Date, Datum, Value};
use crate::numeric::{Decimal, DecimalError};

/// Most characters of a text.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_ID: usize = 64;
/// Most keys of an object: as many as a scorecard has items.
const MOST_KEYS: usize = 1_000;
/// Longest piece of a wrong value that an issue repeats.
const LONGEST_QUOTE: usize = 80;

/// A place in a document: the value there, the way to it, and where its problems go.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) value: &'a Value,
    parent: Option<&'a Cursor<'a>>,
    step: Step<'a>,
    issues: &'a Issues,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Cursor<'a> {
    pub(crate) fn root(value: &'a Value, issues: &'a Issues) -> Self {
        Self { value, parent: None, step: Step::Root, issues }
    }

    fn child<'b>(&'b self, value: &'b Value, step: Step<'b>) -> Cursor<'b> {
        Cursor { value, parent: Some(self), step, issues: self.issues }
    }

    /// JSON Pointer (RFC 6901) to this place.
    pub(crate) fn path(&self) -> String {
        let mut path = self.parent.map_or_else(String::new, Cursor::path);
        match self.step {
            Step::Root => {}
            Step::Key(key) => path.extend(["/", &escaped(key)]),
            Step::Index(index) => path.extend(["/", &index.to_string()]),
        }
        path
    }

    pub(crate) fn report(&self, code: Code, values: Values) {
        self.issues.add(code, self.path(), values);
    }

    /// Reports at a place below this one: a key, or several joined by `/`.
    pub(crate) fn report_at(&self, below: &str, code: Code, values: Values) {
        self.issues.add(code, format!("{}/{below}", self.path()), values);
    }

    fn wrong_type(&self, expected: &'static str) {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::Text(_) => "text",
            Value::List(_) => "list",
            Value::Object(_) => "object",
            Value::Unreadable => return self.report(Code::Unreadable, &[]),
            Value::TooDeep => return self.report(Code::TooDeep, &[]),
            // Everything after the limit is unread: one issue says it for all.
            Value::TooLarge if self.issues.mention(Code::TooLarge) => return,
            Value::TooLarge => {
                return self.report(Code::TooLarge, &[("limit", &super::LARGEST_DOCUMENT)]);
            }
        };
        self.report(Code::WrongType, &[("expected", &expected), ("found", &found)]);
    }

    /// Any text within the limit; empty too.
    pub(crate) fn free_text(&self) -> Option<&'a str> {
        let Value::Text(text) = self.value else {
            self.wrong_type("text");
            return None;
        };
        if text.len() > LONGEST_TEXT {
            let length = text.chars().count();
            if length > LONGEST_TEXT {
                self.report(Code::TooLong, &[("length", &length), ("limit", &LONGEST_TEXT)]);
                return None;
            }
        }
        Some(text)
    }

    /// A text that says something.
    pub(crate) fn text(&self) -> Option<&'a str> {
        let text = self.free_text()?;
        if text.trim().is_empty() {
            self.report(Code::EmptyText, &[]);
            return None;
        }
        Some(text)
    }

    /// A text, or a text for each of some languages.
    pub(crate) fn localized_text(&self) {
        if !matches!(self.value, Value::Object(_)) {
            self.text();
            return;
        }
        if matches!(self.value, Value::Object(entries) if entries.is_empty()) {
            self.report(Code::EmptyList, &[]);
        }
        self.each_entry(|language, text| {
            let subtags_fit = language
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            if !subtags_fit || !language.starts_with(|first: char| first.is_ascii_alphabetic()) {
                text.report(Code::BadLanguage, &[("value", &quote(language))]);
            }
            text.text();
        });
    }

    /// An id: 1 to 64 of `A–Z a–z 0–9 . _ -`.
    pub(crate) fn id(&self) -> Option<&'a str> {
        let text = self.free_text()?;
        let fits = (1..=LONGEST_ID).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        if !fits {
            self.report(Code::BadId, &[("value", &quote(text)), ("limit", &LONGEST_ID)]);
            return None;
        }
        Some(text)
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => {
                self.wrong_type("boolean");
                None
            }
        }
    }

    /// A decimal: a number, or decimal text.
    pub(crate) fn decimal(&self) -> Option<Decimal> {
        let (read, given) = match self.value {
            Value::Number(number) => (Decimal::from_double(*number), Datum::Number(*number)),
            Value::Text(text) => (Decimal::parse(text), quote(text)),
            _ => {
                self.wrong_type("number");
                return None;
            }
        };
        match read {
            Ok(decimal) => Some(decimal),
            Err(error) => {
                self.report_decimal(error, given);
                None
            }
        }
    }

    fn report_decimal(&self, error: DecimalError, value: Datum) {
        match error {
            DecimalError::NotDecimal => self.report(Code::NotADecimal, &[("value", &value)]),
            DecimalError::TooManyDigits => {
                self.report(Code::TooManyDigits, &[("value", &value), ("limit", &Decimal::FRACTION_DIGITS)]);
            }
            DecimalError::OutOfRange => {
                self.report(
                    Code::OutOfRange,
                    &[("value", &value), ("min", &-Decimal::LIMIT), ("max", &Decimal::LIMIT)],
                );
            }
        }
    }

    /// A decimal from 0 to 100.
    pub(crate) fn percent(&self) -> Option<Decimal> {
        let percent = self.decimal()?;
        let (Ok(zero), Ok(hundred)) = (Decimal::from_double(0.0), Decimal::from_double(100.0)) else { return None };
        if !(zero..=hundred).contains(&percent) {
            self.report(Code::OutOfRange, &[("value", &percent), ("min", &0usize), ("max", &100usize)]);
            return None;
        }
        Some(percent)
    }

    /// A whole number from `min` to `max`.
    pub(crate) fn whole(&self, min: usize, max: usize) -> Option<usize> {
        let Value::Number(number) = self.value else {
            self.wrong_type("number");
            return None;
        };
        if number.fract() != 0.0 || !number.is_finite() {
            self.report(Code::NotAnInteger, &[("value", &number)]);
        } else if *number < min as f64 || *number > max as f64 {
            self.report(Code::OutOfRange, &[("value", &number), ("min", &min), ("max", &max)]);
        } else {
            return Some(*number as usize);
        }
        None
    }

    /// A double that is zero or more: seconds of a recording.
    pub(crate) fn seconds(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) if (0.0..=Decimal::LIMIT as f64).contains(number) => Some(*number),
            Value::Number(number) => {
                let limits: Values = &[("value", &number), ("min", &0usize), ("max", &Decimal::LIMIT)];
                self.report(Code::OutOfRange, limits);
                None
            }
            _ => {
                self.wrong_type("number");
                None
            }
        }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        let text = self.free_text()?;
        let date = Date::parse(text);
        if date.is_none() {
            self.report(Code::BadDate, &[("value", &quote(text))]);
        }
        date
    }

    /// An instant with its offset; what comes back is its local date.
    pub(crate) fn instant(&self) -> Option<Date> {
        let text = self.free_text()?;
        let date = Date::of_instant(text);
        if date.is_none() {
            self.report(Code::BadInstant, &[("value", &quote(text))]);
        }
        date
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Option<T> {
        let text = self.free_text()?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let allowed = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.report(Code::NotOneOf, &[("value", &quote(text)), ("allowed", &Datum::List(allowed))]);
        }
        found
    }

    /// What `read` makes of each entry of a list of at most `limit`; entries it makes nothing of are left out.
    pub(crate) fn list<T>(&self, limit: usize, mut read: impl FnMut(&Cursor) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        self.each(limit, &mut |entry| found.extend(read(entry)));
        found
    }

    /// Apart from its readers, so that it stands in the module once.
    fn each(&self, limit: usize, read: &mut dyn FnMut(&Cursor)) {
        let Value::List(values) = self.value else {
            return self.wrong_type("list");
        };
        if values.len() > limit {
            self.report(Code::TooMany, &[("count", &values.len()), ("limit", &limit)]);
        }
        for (index, value) in values.iter().take(limit).enumerate() {
            read(&self.child(value, Step::Index(index)));
        }
    }

    /// As [`Cursor::list`], where an empty list is a problem.
    pub(crate) fn some<T>(&self, limit: usize, read: impl FnMut(&Cursor) -> Option<T>) -> Vec<T> {
        if matches!(self.value, Value::List(values) if values.is_empty()) {
            self.report(Code::EmptyList, &[]);
        }
        self.list(limit, read)
    }

    /// A list of ids, each of which stands once.
    pub(crate) fn ids(&self, limit: usize) -> Vec<String> {
        let mut seen: Vec<String> = Vec::new();
        self.list(limit, |entry| {
            let id = entry.id()?;
            if seen.iter().any(|other| other == id) {
                entry.report(Code::DuplicateEntry, &[("value", &id)]);
            } else {
                seen.push(id.into());
            }
            Some(())
        });
        seen
    }

    /// An object with no other keys than these; `meta` may always stand.
    pub(crate) fn object(&self, keys: &[&str]) -> Option<Object<'_>> {
        let entries = self.entries()?;
        for (index, (key, value)) in entries.iter().enumerate() {
            let entry = self.child(value, Step::Key(key));
            if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
                entry.report(Code::DuplicateKey, &[("key", &quote(key))]);
            } else if !keys.contains(&key.as_str()) {
                entry.report(Code::UnknownKey, &[("key", &quote(key))]);
            }
        }
        let object = Object { place: *self, entries };
        if keys.contains(&"meta")
            && let Some(meta) = object.get("meta")
        {
            meta.free_object();
        }
        Some(object)
    }

    /// Calls `read` with every entry of a list that has been read, and judged, before.
    pub(crate) fn each_raw(&self, mut read: impl FnMut(&Cursor)) {
        let Value::List(values) = self.value else { return };
        for (index, value) in values.iter().enumerate() {
            read(&self.child(value, Step::Index(index)));
        }
    }

    /// The value of a key of an object that has been read, and judged, before.
    pub(crate) fn raw(&self, key: &'a str) -> Option<Cursor<'_>> {
        self.value.get(key).map(|value| self.child(value, Step::Key(key)))
    }

    /// Calls `read` with every key and value of an object whose keys are free.
    pub(crate) fn each_entry(&self, mut read: impl FnMut(&'a str, &Cursor)) {
        let Some(entries) = self.entries() else { return };
        for (index, (key, value)) in entries.iter().enumerate() {
            let entry = self.child(value, Step::Key(key));
            if entries.iter().take(index).any(|(earlier, _)| earlier == key) {
                entry.report(Code::DuplicateKey, &[("key", &quote(key))]);
            } else {
                read(key, &entry);
            }
        }
    }

    fn entries(&self) -> Option<&'a [(String, Value)]> {
        let Value::Object(entries) = self.value else {
            self.wrong_type("object");
            return None;
        };
        if entries.len() > MOST_KEYS {
            self.report(Code::TooMany, &[("count", &entries.len()), ("limit", &MOST_KEYS)]);
            return None;
        }
        Some(entries)
    }

    /// An object that is the host's own affair: it only has to be one that can be kept.
    fn free_object(&self) {
        if matches!(self.value, Value::Object(_)) {
            self.kept_whole();
        } else {
            self.wrong_type("object");
        }
    }

    fn kept_whole(&self) {
        match self.value {
            Value::Number(number) if !number.is_finite() => self.report(Code::Unreadable, &[]),
            Value::Unreadable | Value::TooDeep | Value::TooLarge => self.wrong_type(""),
            Value::List(_) => self.each_raw(|entry| entry.kept_whole()),
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| self.child(value, Step::Key(key)).kept_whole());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }
}

/// An object whose keys are known.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a> {
    pub(crate) place: Cursor<'a>,
    entries: &'a [(String, Value)],
}

impl<'a> Object<'a> {
    pub(crate) fn get(&self, key: &'a str) -> Option<Cursor<'_>> {
        let (_, value) = self.entries.iter().find(|(name, _)| name == key)?;
        Some(self.place.child(value, Step::Key(key)))
    }

    /// The value of a key, unjudged.
    pub(crate) fn value(&self, key: &str) -> Option<&'a Value> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text of a key, unjudged.
    pub(crate) fn peek(&self, key: &str) -> &'a str {
        match self.value(key) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The value of a key that has to be there.
    pub(crate) fn need(&self, key: &'a str) -> Option<Cursor<'_>> {
        let found = self.get(key);
        if found.is_none() {
            self.place.report(Code::MissingKey, &[("key", &key)]);
        }
        found
    }

    /// The keys that are there, of these.
    pub(crate) fn present(&self, keys: &[&'static str]) -> Vec<&'static str> {
        keys.iter().copied().filter(|key| self.entries.iter().any(|(name, _)| name == key)).collect()
    }
}

/// A key as JSON Pointer writes it.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A piece of a wrong value, short enough for a sentence.
pub(crate) fn quote(text: &str) -> Datum {
    let mut piece: String = text.chars().take(LONGEST_QUOTE).collect();
    if piece.len() < text.len() {
        piece.push('…');
    }
    Datum::Text(piece)
}
