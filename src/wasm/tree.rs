//! A document as the package hands it over: `{ shape, text }`, what stands where as numbers and every text one after the
//! other, so that JavaScript is asked twice, whatever the size.

use std::cell::Cell;

use js_sys::{Float64Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::document::{LARGEST_DOCUMENT, Room, Value};

/// Reads what `flat` in the package has written; anything else is unreadable.
pub(super) fn read(document: &JsValue) -> Value {
    let part = |name: &str| Reflect::get(document, &name.into()).ok();
    let shape = part("shape").and_then(|shape| shape.dyn_into::<Float64Array>().ok());
    let (Some(shape), Some(text)) = (shape, part("text").and_then(|text| text.as_string())) else {
        return Value::Unreadable;
    };
    let shape = shape.to_vec();
    Rest { shape: shape.iter(), text: &text }.value(Room::new(&Cell::new(LARGEST_DOCUMENT)))
}

/// What is still to be read.
struct Rest<'a> {
    shape: std::slice::Iter<'a, f64>,
    text: &'a str,
}

impl Rest<'_> {
    fn value(&mut self, room: Room) -> Value {
        let fits = room.take(0);
        let value = match self.number() as u8 {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(self.number()),
            4 => {
                let text = self.text();
                if room.take(text.len()) { Value::Text(text.into()) } else { Value::TooLarge }
            }
            5 => self.list(room),
            6 => self.object(room),
            _ => Value::Unreadable,
        };
        if fits { value } else { Value::TooLarge }
    }

    fn list(&mut self, room: Room) -> Value {
        let count = self.count();
        let values = (0..count).map(|_| self.value(room.deeper())).collect();
        if room.is_deepest() { Value::TooDeep } else { Value::List(values) }
    }

    fn object(&mut self, room: Room) -> Value {
        let count = self.count();
        let entry = |_| {
            let key = self.text();
            room.take(key.len());
            (key.into(), self.value(room.deeper()))
        };
        let entries = (0..count).map(entry).collect();
        if room.is_deepest() { Value::TooDeep } else { Value::Object(entries) }
    }

    fn number(&mut self) -> f64 {
        self.shape.next().copied().unwrap_or(f64::NAN)
    }

    fn count(&mut self) -> usize {
        self.number() as usize
    }

    /// The next text; JavaScript counts in units of UTF-16.
    fn text(&mut self) -> &str {
        let mut units = self.count();
        let end = self.text.char_indices().find_map(|(at, character)| {
            let is_end = units == 0;
            units = units.saturating_sub(character.len_utf16());
            is_end.then_some(at)
        });
        let (text, rest) = self.text.split_at_checked(end.unwrap_or(self.text.len())).unwrap_or((self.text, ""));
        self.text = rest;
        text
    }
}
