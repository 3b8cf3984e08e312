//! A place in a document: what stands there, the way to it, and where its problems go.

use super::issue::{Issues, Values};
use super::{Code, Datum, Issue, Value};

/// Longest piece of a wrong value that an issue repeats.
const LONGEST_QUOTE: usize = 80;

/// A place in a document.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub(crate) value: &'a Value,
    parent: Option<&'a Cursor<'a>>,
    step: Step<'a>,
    pub(super) issues: &'a Issues,
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

    /// The place under a key; null where there is none.
    pub(crate) fn at(&'a self, key: &'a str) -> Self {
        Self { value: self.value.at(key), parent: Some(self), step: Step::Key(key), issues: self.issues }
    }

    /// The place of an object's entry.
    pub(crate) fn entry(&'a self, index: usize) -> Option<Self> {
        let (key, value) = match self.value {
            Value::Object(entries) => entries.get(index)?,
            _ => return None,
        };
        Some(Self { value, parent: Some(self), step: Step::Key(key), issues: self.issues })
    }

    /// The places of a list, as many as a list of its kind may have; none of anything else.
    pub(crate) fn list(&'a self, most: usize) -> impl Iterator<Item = Self> {
        let values: &[Value] = if let Value::List(values) = self.value { values } else { &[] };
        let places = values.iter().take(most).enumerate();
        places.map(|(index, value)| Self { value, parent: Some(self), step: Step::Index(index), issues: self.issues })
    }

    /// The places of an object's entries with their keys, each key once; none of anything else.
    pub(crate) fn table(&'a self) -> impl Iterator<Item = (&'a str, Self)> {
        let entries = self.value.entries();
        let firsts = entries
            .iter()
            .enumerate()
            .filter(move |(index, (key, _))| !entries.iter().take(*index).any(|(earlier, _)| earlier == key));
        firsts.filter_map(|(index, (key, _))| Some((key.as_str(), self.entry(index)?)))
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

    /// Reports what was found in a document that stands at this place.
    pub(crate) fn report_issue(&self, issue: Issue) {
        self.issues.push(Issue { path: self.path() + &issue.path, ..issue });
    }

    /// Reports at a place below this one: a key, or several joined by `/`.
    pub(crate) fn report_at(&self, below: &str, code: Code, values: Values) {
        self.issues.add(code, format!("{}/{below}", self.path()), values);
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
