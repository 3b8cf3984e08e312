//! The plain value tree a document is read into, nothing judged yet.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A document's largest size in bytes, counted as its text plus eight bytes for each value.
pub const LARGEST_DOCUMENT: usize = 8 * 1024 * 1024;
/// How many levels a document may nest; conditions, the deepest part, take two a level.
const DEEPEST: usize = 100;

/// What JSON can say. Objects keep their order, and a key that stands twice stays twice, so that it can be reported.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A double.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Object(Vec<(String, Value)>),
    /// What JSON cannot say: a function, a symbol, an integer beyond 64 bits.
    Unreadable,
    /// Nested deeper than any document needs; a circular object ends here.
    TooDeep,
    /// The document is larger than [`LARGEST_DOCUMENT`]; what follows was not read.
    TooLarge,
}

impl Value {
    /// The value under a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Room { depth: 0, left: &Cell::new(LARGEST_DOCUMENT) }.deserialize(source)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Unreadable | Self::TooDeep | Self::TooLarge => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                values.iter().try_for_each(|value| list.serialize_element(value))?;
                list.end()
            }
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl Value {
    /// At least what it takes of [`LARGEST_DOCUMENT`] when it is read, however it is read.
    pub(crate) fn size(&self) -> usize {
        EACH + match self {
            Self::Text(text) => text.len() + EACH,
            Self::List(values) => values.iter().map(Self::size).sum::<usize>() + EACH * values.len(),
            Self::Object(entries) => entries.iter().map(|(key, value)| key.len() + EACH + value.size()).sum(),
            _ => EACH,
        }
    }
}

/// What every value, and every key, takes beside its text.
const EACH: usize = 8;

/// What a document may still hold while its tree is built.
#[derive(Clone, Copy)]
pub(crate) struct Room<'r> {
    depth: usize,
    left: &'r Cell<usize>,
}

impl<'r> Room<'r> {
    /// The room of a whole document; `left` is to hold [`LARGEST_DOCUMENT`].
    #[cfg(feature = "browser")]
    pub(crate) fn new(left: &'r Cell<usize>) -> Self {
        Self { depth: 0, left }
    }

    /// The room one level deeper.
    pub(crate) fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Whether nothing may nest deeper than here.
    pub(crate) fn is_deepest(self) -> bool {
        self.depth >= DEEPEST
    }

    /// Takes the bytes of one value; none are left once the document is too large.
    pub(crate) fn take(self, bytes: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(bytes + EACH));
        left > bytes + EACH
    }
}

impl<'de> DeserializeSeed<'de> for Room<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Room<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can say")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        self.deserialize(source)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(if self.take(0) { Value::Number(value) } else { Value::TooLarge })
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(if self.take(value.len()) { Value::Text(value.into()) } else { Value::TooLarge })
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        Ok(if self.take(value.len()) { Value::Text(value) } else { Value::TooLarge })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        if self.is_deepest() {
            while source.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::TooDeep);
        }
        let mut values = Vec::new();
        while self.take(0) {
            match source.next_element_seed(self.deeper())? {
                Some(value) => values.push(value),
                None => return Ok(Value::List(values)),
            }
        }
        while source.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::TooLarge)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        if self.is_deepest() {
            while source.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::TooDeep);
        }
        let mut entries = Vec::new();
        while let Some(key) = source.next_key::<String>()? {
            if !self.take(key.len()) {
                source.next_value::<IgnoredAny>()?;
                while source.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(Value::TooLarge);
            }
            entries.push((key, source.next_value_seed(self.deeper())?));
        }
        Ok(Value::Object(entries))
    }
}
