//! The one text of a document that is hashed: canonical JSON (RFC 8785) in which every number, and every decimal that
//! stands as text where a decimal is meant, has been turned into its shortest decimal text.

use sha2::{Digest, Sha256};

use super::Value;
use crate::numeric::{Decimal, sorted};

/// Keys whose text is a decimal, or whose entries are.
const DECIMAL_KEYS: &[&str] = &[
    "at",
    "atLeast",
    "base",
    "baseline",
    "below",
    "bonusCeiling",
    "cap",
    "ceiling",
    "floor",
    "from",
    "itemWeights",
    "minimum",
    "naPoints",
    "number",
    "points",
    "sectionMinimums",
    "sectionWeights",
    "to",
    "weight",
];

/// Keys whose entries have names of their own, an id or a language, which no rule about keys speaks of.
const TABLE_KEYS: &[&str] =
    &["anchor", "guidance", "itemWeights", "purpose", "sectionMinimums", "sectionWeights", "tags", "title"];

/// Where a value stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// A text here is a decimal.
    decimal: bool,
    /// The keys of an object here are names.
    table: bool,
}

/// The canonical text of a document, with only the keys that `keep` keeps, at any depth.
#[must_use]
pub(crate) fn canonical_json(document: &Value, keep: &dyn Fn(&str) -> bool) -> String {
    let mut text = String::new();
    write_value(&mut text, document, Place::default(), keep);
    text
}

/// `sha256:` and 64 hexadecimal digits.
#[must_use]
pub(crate) fn sha256(text: &str) -> String {
    let mut named = String::from("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
        push_hex(&mut named, byte);
    }
    named
}

fn push_hex(text: &mut String, byte: u8) {
    for half in [byte >> 4, byte & 15] {
        text.push(char::from(if half < 10 { b'0' + half } else { b'a' - 10 + half }));
    }
}

fn write_value(out: &mut String, value: &Value, place: Place, keep: &dyn Fn(&str) -> bool) {
    match value {
        Value::Null | Value::Unreadable | Value::TooDeep | Value::TooLarge => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => match Decimal::from_double(*number) {
            Ok(decimal) => write_text(out, &decimal.to_string()),
            Err(_) => write_bits(out, *number),
        },
        Value::Text(text) => match Decimal::parse(text) {
            Ok(number) if place.decimal => write_text(out, &number.to_string()),
            _ => write_text(out, text),
        },
        Value::List(values) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_value(out, value, Place { decimal: false, ..place }, keep);
            }
            out.push(']');
        }
        Value::Object(entries) => write_object(out, entries, place, keep),
    }
}

/// What a scorecard is hashed over has decimals alone. Elsewhere a number may be finer, as a time in a recording, and is
/// told apart from every other by its bits; the shortest text of any double would be a tenth of the module.
fn write_bits(out: &mut String, number: f64) {
    out.push_str("\"double:");
    number.to_bits().to_be_bytes().into_iter().for_each(|byte| push_hex(out, byte));
    out.push('"');
}

fn write_object(out: &mut String, entries: &[(String, Value)], place: Place, keep: &dyn Fn(&str) -> bool) {
    let kept = entries.iter().filter(|(key, _)| place.table || keep(key));
    let kept = sorted(kept, |(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (index, (key, value)) in kept.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(out, key);
        out.push(':');
        let below = Place {
            decimal: (place.table && place.decimal) || (!place.table && DECIMAL_KEYS.contains(&key.as_str())),
            table: place.table || TABLE_KEYS.contains(&key.as_str()),
        };
        write_value(out, value, below, keep);
    }
    out.push('}');
}

fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => {
                out.push_str("\\u00");
                push_hex(out, control as u8);
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
