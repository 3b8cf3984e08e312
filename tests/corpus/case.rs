//! One case of the corpus: how its document is made, and what has to be said about it.

use std::fs;
use std::path::Path;

use calibrant::document::{Issue, Value};
use serde_json::Value as Json;

/// A file of cases, with the documents that they share.
pub(crate) struct Corpus {
    bases: Json,
    pub(crate) cases: Vec<Case>,
}

/// A case as it stands in its file.
pub(crate) struct Case {
    pub(crate) name: String,
    entry: Json,
}

/// The text of a file, named from this folder.
pub(crate) fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

impl Corpus {
    pub(crate) fn read(name: &str) -> Self {
        let file = json(&read(name));
        let entries = file["cases"].as_array().expect("cases").iter();
        let cases =
            entries.map(|entry| Case { name: entry["name"].as_str().expect("a name").into(), entry: entry.clone() });
        Self { bases: file["bases"].clone(), cases: cases.collect() }
    }

    /// The document of a case, `names` replaced by what they stand for; `None` where it is not JSON's own.
    pub(crate) fn document(&self, case: &Case, names: &[(&str, &str)]) -> Value {
        let generate = || case.entry["generate"].as_array().into_iter().flatten();
        let text = match case.entry["text"].as_str() {
            Some(text) => generate().fold(text.to_owned(), |text, directive| {
                let made = made(&directive["make"], 0);
                text.replace(directive["in"].as_str().expect("what to replace"), made.as_str().expect("a text"))
            }),
            None => self.patched(case).to_string(),
        };
        let text = names.iter().fold(text, |text, (name, meaning)| text.replace(name, meaning));
        let mut document = serde_json::from_str(&text).expect("JSON");
        for directive in generate() {
            if let Some(planted) = directive["plant"].as_str() {
                plant(&mut document, directive["at"].as_str().expect("a place"), planted);
            }
        }
        document
    }

    /// The attempt that a certificate is of.
    pub(crate) fn attempt(&self, case: &Case) -> Value {
        let mut attempt = self.bases["attempt"].clone();
        patch(&mut attempt, &case.entry["attemptPatch"]);
        serde_json::from_str(&attempt.to_string()).expect("JSON")
    }

    fn patched(&self, case: &Case) -> Json {
        let entry = &case.entry;
        let mut document = match entry["base"].as_str() {
            Some(path) if path.ends_with(".json") => json(&read(path)),
            Some(name) => self.bases[name].clone(),
            None => entry["document"].clone(),
        };
        patch(&mut document, &entry["patch"]);
        for directive in
            entry["generate"].as_array().into_iter().flatten().filter(|directive| directive["make"] != Json::Null)
        {
            let add = serde_json::json!([{"op": "add", "path": directive["at"], "value": made(&directive["make"], 0)}]);
            patch(&mut document, &add);
        }
        document
    }
}

impl Case {
    /// The scorecard that an evaluation is read against.
    pub(crate) fn scorecard(&self) -> Value {
        let mut card = json(&read(self.entry["scorecard"].as_str().expect("a scorecard")));
        patch(&mut card, &self.entry["scorecardPatch"]);
        serde_json::from_str(&card.to_string()).expect("JSON")
    }

    /// The session that a sheet is handed to.
    pub(crate) fn session(&self) -> Value {
        serde_json::from_str(&read(self.entry["session"].as_str().expect("a session"))).expect("JSON")
    }

    /// The quiz that is attempted.
    pub(crate) fn quiz(&self) -> Value {
        serde_json::from_str(&read(self.entry["quiz"].as_str().expect("a quiz"))).expect("JSON")
    }

    /// What has to be said, under a key of the case, one line an issue; `None` where the case says nothing of it.
    pub(crate) fn expected(&self, key: &str, names: &[(&str, &str)]) -> Option<Vec<String>> {
        let lines = self.entry[key].as_array()?.iter().map(|issue| {
            let part = |key: &str| issue[key].as_str().expect("a text").to_owned();
            let message = names.iter().fold(part("message"), |text, (name, meaning)| text.replace(name, meaning));
            line(&part("code"), &part("path"), &message)
        });
        Some(lines.collect())
    }

    /// The codes under a key of the case.
    pub(crate) fn codes(&self, key: &str) -> Vec<String> {
        let issues = self.entry[key].as_array().into_iter().flatten();
        issues.map(|issue| issue["code"].as_str().expect("a code").into()).collect()
    }

    pub(crate) fn edges(&self) -> Vec<u64> {
        self.entry["edge"].as_array().into_iter().flatten().filter_map(Json::as_u64).collect()
    }

    pub(crate) fn schema_refuses(&self) -> bool {
        match self.entry["schema"].as_str() {
            Some("refuses") => true,
            Some("accepts") => false,
            _ => panic!("{}: \"schema\" is \"refuses\" or \"accepts\"", self.name),
        }
    }
}

pub(crate) fn said(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| line(issue.code.as_str(), &issue.path, &issue.message())).collect()
}

fn line(code: &str, path: &str, message: &str) -> String {
    format!("{code} at \"{path}\": {message}")
}

fn patch(document: &mut Json, operations: &Json) {
    if *operations != Json::Null {
        let operations: json_patch::Patch = serde_json::from_value(operations.clone()).expect("a patch");
        json_patch::patch(document, &operations).expect("a patch that fits");
    }
}

/// What a template stands for: `{text, of}`, `{list, of}`, `{table, of}` and `{nest, in, of}` repeat; `#` in a text is
/// the number of the repetition, and alone it is that number itself.
fn made(template: &Json, number: usize) -> Json {
    let times = |key: &str| template[key].as_u64().map(|times| times as usize).filter(|_| template.get("of").is_some());
    if let Some(times) = times("text") {
        template["of"].as_str().expect("a character").repeat(times).into()
    } else if let Some(times) = times("list") {
        (0..times).map(|number| made(&template["of"], number)).collect()
    } else if let Some(times) = times("table") {
        (0..times).map(|number| (format!("key-{number}"), made(&template["of"], number))).collect()
    } else if let Some(times) = times("nest") {
        let key = template["in"].as_str().expect("a key");
        let wrapped =
            |inner: Json| if key == "[]" { serde_json::json!([inner]) } else { serde_json::json!({ key: inner }) };
        (0..times).fold(made(&template["of"], number), |inner, _| wrapped(inner))
    } else {
        match template {
            Json::String(text) if text == "#" => number.into(),
            Json::String(text) => text.replace('#', &number.to_string()).into(),
            Json::Array(entries) => entries.iter().map(|entry| made(entry, number)).collect(),
            Json::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), made(value, number))).collect(),
            other => other.clone(),
        }
    }
}

/// Puts what JSON cannot say in a place; its last step may be a new key.
fn plant(document: &mut Value, at: &str, planted: &str) {
    let mut place = document;
    for step in at.split('/').skip(1) {
        place = match place {
            Value::List(entries) => &mut entries[step.parse::<usize>().expect("a place in a list")],
            Value::Object(entries) => {
                let index = entries.iter().position(|(key, _)| key == step).unwrap_or_else(|| {
                    entries.push((step.into(), Value::Null));
                    entries.len() - 1
                });
                &mut entries[index].1
            }
            _ => panic!("{at} leads nowhere"),
        };
    }
    *place = match planted {
        "unreadable" => Value::Unreadable,
        number => Value::Number(number.parse().expect("NaN or Infinity")),
    };
}
