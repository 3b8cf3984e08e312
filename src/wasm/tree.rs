//! A JavaScript value as a plain tree. By hand, as the general deserializer brings along the text of every number it
//! might complain about: a tenth of the whole module.

use std::cell::Cell;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::document::{LARGEST_DOCUMENT, Room, Value};

/// Reads a plain copy, as the package makes it: nothing here runs the host's code.
pub(super) fn read(document: &JsValue) -> Value {
    value(document, Room::new(&Cell::new(LARGEST_DOCUMENT)))
}

fn value(given: &JsValue, room: Room) -> Value {
    if !room.take(0) {
        return Value::TooLarge;
    }
    if let Some(number) = given.as_f64() {
        return Value::Number(number);
    }
    if let Some(text) = given.as_string() {
        return if room.take(text.len()) { Value::Text(text) } else { Value::TooLarge };
    }
    if let Some(truth) = given.as_bool() {
        return Value::Bool(truth);
    }
    if given.is_null() || given.is_undefined() {
        return Value::Null;
    }
    if !given.is_object() {
        return Value::Unreadable;
    }
    if room.is_deepest() {
        return Value::TooDeep;
    }
    match given.dyn_ref::<Array>() {
        Some(list) => Value::List(list.iter().map(|entry| value(&entry, room.deeper())).collect()),
        None => Value::Object(entries(given.unchecked_ref(), room)),
    }
}

fn entries(object: &Object, room: Room) -> Vec<(String, Value)> {
    let entries = Object::entries(object);
    let pairs = entries.iter().map(|entry| {
        let entry: Array = entry.unchecked_into();
        let key = entry.get(0).as_string().unwrap_or_default();
        room.take(key.len());
        (key, value(&entry.get(1), room.deeper()))
    });
    pairs.collect()
}
