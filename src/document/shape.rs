//! The shapes of documents, and the one judge that says where a document departs from them.
//!
//! Each document is described by tables: its keys, what each of them holds, and whether it has to be there. Whatever
//! needs more than its own place to be judged, a name that another part gives meaning to, say, is left to the reader of
//! that part, which comes after and passes over what did not fit.

use super::{Code, Cursor, Date, Datum, Value, quote};
use crate::numeric::{Decimal, DecimalError, Rational};

/// Most characters of a text.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_ID: usize = 64;
/// Most keys of an object: as many as a scorecard has items.
const MOST_KEYS: usize = 1_000;

/// What a value has to be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Judged by whoever reads it.
    Any,
    /// A text that says something.
    Text,
    /// A text, maybe empty.
    FreeText,
    /// A text that only programs read: as long as a document has room for.
    Encoded,
    /// A text, or an object with a text for each of some languages.
    Localized,
    /// 1 to 64 of `A–Z a–z 0–9 . _ -`.
    Id,
    /// This very text.
    Format(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    Date,
    /// A date and time with its offset.
    Instant,
    Boolean,
    /// A number, or decimal text.
    Decimal,
    /// A decimal from 0 to 100.
    Percent,
    /// A decimal from 0.
    Weight,
    /// A whole number between these.
    Whole(usize, usize),
    /// A number between these.
    Number(f64, f64),
    /// As many as this of the one shape.
    List(usize, &'static Shape),
    /// The same, and at least one.
    Some(usize, &'static Shape),
    /// As many ids as this, all different.
    Ids(usize),
    /// These keys and no others.
    Object(&'static [Key]),
    /// Any keys, each with the one shape.
    Table(&'static Shape),
    /// A text of the first shape, or the second.
    TextOr(&'static Shape, &'static Shape),
    /// Null, or the shape.
    OrNull(&'static Shape),
    /// An object that is the host's own affair.
    Meta,
    /// A shape described elsewhere.
    Of(&'static Shape),
    /// The shape, and what this finds besides.
    Also(&'static Shape, fn(&Cursor)),
}

/// A key of an object.
#[derive(Debug)]
pub(crate) struct Key {
    name: &'static str,
    needed: bool,
    shape: Shape,
}

/// A key that has to be there.
pub(crate) const fn need(name: &'static str, shape: Shape) -> Key {
    Key { name, needed: true, shape }
}

/// A key that may be there.
pub(crate) const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, needed: false, shape }
}

impl Cursor<'_> {
    /// Reports everything here and below that does not fit.
    pub(crate) fn judge(&self, shape: &Shape) {
        match shape {
            Shape::Any => {}
            Shape::Boolean => {
                if self.value.boolean().is_none() {
                    self.wrong_type("boolean");
                }
            }
            Shape::Decimal | Shape::Percent | Shape::Weight => self.judge_decimal(shape),
            Shape::Whole(..) | Shape::Number(..) => self.judge_number(shape),
            Shape::List(most, each) => self.judge_list(*most, each),
            Shape::Some(most, each) => {
                if matches!(self.value, Value::List(values) if values.is_empty()) {
                    self.report(Code::EmptyList, &[]);
                }
                self.judge_list(*most, each);
            }
            Shape::Ids(most) => self.judge_ids(*most),
            Shape::Object(keys) => self.judge_object(keys),
            Shape::Table(each) => self.judge_entries(&|entry, _| entry.judge(each)),
            Shape::Localized if matches!(self.value, Value::Object(_)) => self.judge_languages(),
            Shape::TextOr(text, other) => {
                self.judge(if matches!(self.value, Value::Text(_)) { text } else { other });
            }
            Shape::OrNull(_) if matches!(self.value, Value::Null) => {}
            Shape::OrNull(shape) | Shape::Of(shape) => self.judge(shape),
            Shape::Meta => self.judge_meta(),
            Shape::Also(shape, also) => {
                self.judge(shape);
                also(self);
            }
            _ => self.judge_text(shape),
        }
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

    fn judge_text(&self, shape: &Shape) {
        let Value::Text(text) = self.value else { return self.wrong_type("text") };
        let length = text.chars().count();
        if length > LONGEST_TEXT && !matches!(shape, Shape::Encoded) {
            return self.report(Code::TooLong, &[("length", &length), ("limit", &LONGEST_TEXT)]);
        }
        let value = quote(text);
        match shape {
            Shape::Id if self.value.id().is_none() => {
                self.report(Code::BadId, &[("value", &value), ("limit", &LONGEST_ID)]);
            }
            Shape::Date if self.value.date().is_none() => self.report(Code::BadDate, &[("value", &value)]),
            Shape::Instant if self.value.instant().is_none() => self.report(Code::BadInstant, &[("value", &value)]),
            Shape::OneOf(words) if self.value.place_in(words).is_none() => self.not_one_of(text, words),
            Shape::Format(expected) if text != expected => {
                self.report(Code::WrongFormat, &[("value", &value), ("expected", expected)]);
            }
            Shape::Text | Shape::Encoded | Shape::Localized if text.trim().is_empty() => {
                self.report(Code::EmptyText, &[])
            }
            _ => {}
        }
    }

    fn not_one_of(&self, text: &str, words: &[&str]) {
        let allowed = Datum::List(words.iter().map(|word| (*word).into()).collect());
        self.report(Code::NotOneOf, &[("value", &quote(text)), ("allowed", &allowed)]);
    }

    /// As [`Shape::OneOf`], of words that are not known before.
    pub(crate) fn judge_word(&self, words: &[&str]) {
        match self.value.text() {
            Some(text) if self.value.place_in(words).is_none() => self.not_one_of(text, words),
            Some(_) => {}
            None => self.wrong_type("text"),
        }
    }

    fn judge_decimal(&self, shape: &Shape) {
        let Some(read) = self.value.try_decimal() else { return self.wrong_type("number") };
        let value = match self.value {
            Value::Text(text) => quote(text),
            Value::Number(number) => Datum::Number(*number),
            _ => return,
        };
        match (read, shape) {
            (Err(DecimalError::NotDecimal), _) => self.report(Code::NotADecimal, &[("value", &value)]),
            (Err(DecimalError::TooManyDigits), _) => {
                self.report(Code::TooManyDigits, &[("value", &value), ("limit", &Decimal::FRACTION_DIGITS)]);
            }
            (Err(DecimalError::OutOfRange), _) => {
                self.out_of_range(value, -(Decimal::LIMIT as f64), Decimal::LIMIT as f64)
            }
            (Ok(number), Shape::Percent) if self.value.percent().is_none() => {
                self.out_of_range(Datum::Text(number.to_string()), 0.0, 100.0);
            }
            (Ok(number), Shape::Weight) if self.value.weight().is_none() => {
                self.report(Code::NegativeWeight, &[("value", &number)]);
            }
            (Ok(_), _) => {}
        }
    }

    fn judge_number(&self, shape: &Shape) {
        let Value::Number(number) = self.value else { return self.wrong_type("number") };
        let (min, max) = match shape {
            Shape::Whole(min, max) => (*min as f64, *max as f64),
            Shape::Number(min, max) => (*min, *max),
            _ => return,
        };
        if matches!(shape, Shape::Whole(..)) && (number.fract() != 0.0 || !number.is_finite()) {
            self.report(Code::NotAnInteger, &[("value", number)]);
        } else if !(min..=max).contains(number) {
            self.out_of_range(Datum::Number(*number), min, max);
        }
    }

    fn out_of_range(&self, value: Datum, min: f64, max: f64) {
        self.report(Code::OutOfRange, &[("value", &value), ("min", &min), ("max", &max)]);
    }

    fn judge_list(&self, most: usize, each: &Shape) {
        let Value::List(values) = self.value else { return self.wrong_type("list") };
        if values.len() > most {
            self.report(Code::TooMany, &[("count", &values.len()), ("limit", &most)]);
        }
        self.list(most).for_each(|entry| entry.judge(each));
    }

    fn judge_ids(&self, most: usize) {
        self.judge_list(most, &Shape::Id);
        for (index, entry) in self.list(most).enumerate() {
            if let Some(id) = entry.value.id()
                && self.list(index).any(|earlier| earlier.value.id() == Some(id))
            {
                entry.report(Code::DuplicateEntry, &[("value", &id)]);
            }
        }
    }

    fn judge_object(&self, keys: &[Key]) {
        self.judge_entries(&|entry, name| match keys.iter().find(|key| key.name == name) {
            Some(key) => entry.judge(&key.shape),
            None => entry.report(Code::UnknownKey, &[("key", &quote(name))]),
        });
        if matches!(self.value, Value::Object(_)) {
            keys.iter().filter(|key| key.needed).for_each(|key| self.need(key.name));
        }
    }

    /// Reports a key that is not there.
    pub(crate) fn need(&self, key: &str) {
        if !self.value.has(key) {
            self.report(Code::MissingKey, &[("key", &key)]);
        }
    }

    /// Judges every entry of an object, a key that stands twice once.
    fn judge_entries(&self, judge: &dyn Fn(&Cursor, &str)) {
        let Value::Object(entries) = self.value else { return self.wrong_type("object") };
        if entries.len() > MOST_KEYS {
            return self.report(Code::TooMany, &[("count", &entries.len()), ("limit", &MOST_KEYS)]);
        }
        for (index, (name, _)) in entries.iter().enumerate() {
            let Some(entry) = self.entry(index) else { continue };
            if entries.iter().take(index).any(|(earlier, _)| earlier == name) {
                entry.report(Code::DuplicateKey, &[("key", &quote(name))]);
            } else {
                judge(&entry, name);
            }
        }
    }

    fn judge_languages(&self) {
        if self.value.entries().is_empty() {
            self.report(Code::EmptyList, &[]);
        }
        self.judge_entries(&|text, language| {
            let fits = language
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            if !fits || !language.starts_with(|first: char| first.is_ascii_alphabetic()) {
                text.report(Code::BadLanguage, &[("value", &quote(language))]);
            }
            text.judge(&Shape::Text);
        });
    }

    /// It only has to be an object that can be kept.
    fn judge_meta(&self) {
        if !matches!(self.value, Value::Object(_)) {
            return self.wrong_type("object");
        }
        self.judge_kept();
    }

    fn judge_kept(&self) {
        match self.value {
            Value::Number(number) if !number.is_finite() => self.report(Code::Unreadable, &[]),
            Value::Unreadable | Value::TooDeep | Value::TooLarge => self.wrong_type(""),
            Value::List(values) => self.list(values.len()).for_each(|entry| entry.judge_kept()),
            Value::Object(entries) => {
                (0..entries.len()).filter_map(|index| self.entry(index)).for_each(|entry| entry.judge_kept());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }
}

/// What a value says where it is what it should be; nothing is reported here.
impl Value {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.text().filter(|text| {
            (1..=LONGEST_ID).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        })
    }

    /// Which of some words it is.
    pub(crate) fn place_in(&self, words: &[&str]) -> Option<usize> {
        let text = self.text()?;
        words.iter().position(|word| *word == text)
    }

    pub(crate) fn boolean(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    fn try_decimal(&self) -> Option<Result<Decimal, DecimalError>> {
        match self {
            Self::Number(number) => Some(Decimal::from_double(*number)),
            Self::Text(text) => Some(Decimal::parse(text)),
            _ => None,
        }
    }

    pub(crate) fn decimal(&self) -> Option<Decimal> {
        self.try_decimal()?.ok()
    }

    pub(crate) fn rational(&self) -> Option<Rational> {
        self.decimal().map(Decimal::to_rational)
    }

    pub(crate) fn percent(&self) -> Option<Rational> {
        self.rational().filter(|percent| (Rational::ZERO..=Rational::integer(100)).contains(percent))
    }

    pub(crate) fn weight(&self) -> Option<Rational> {
        self.rational().filter(|weight| !weight.is_negative())
    }

    /// A whole number.
    pub(crate) fn whole(&self) -> Option<usize> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && *number >= 0.0 => Some(*number as usize),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        self.text().and_then(Date::parse)
    }

    /// The local date of an instant.
    pub(crate) fn instant(&self) -> Option<Date> {
        self.text().and_then(Date::of_instant)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of a key; null where there is none.
    pub(crate) fn at(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&Self::Null)
    }

    /// The keys that are there, of these.
    pub(crate) fn present(&self, keys: &[&'static str]) -> Vec<&'static str> {
        let mut present = Vec::new();
        present.extend(keys.iter().copied().filter(|key| self.has(key)));
        present
    }

    /// The entries of an object; none of anything else, or of one that is too large to be judged.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) if entries.len() <= MOST_KEYS => entries,
            _ => &[],
        }
    }
}
