//! The layers of ARCHITECTURE.md: arrows go down only, and one folder alone knows JavaScript.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what went wrong by stopping"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Layers from below, and the arrows allowed inside a layer.
const LAYERS: &[&[&str]] = &[
    &["numeric", "document"],
    &["scorecard", "evaluation", "session", "quiz", "ratings", "tally"],
    &["scoring", "agreement", "calibration", "certification"],
    &["wasm"],
];
const SIBLINGS: &[(&str, &str)] = &[
    ("document", "numeric"),
    ("evaluation", "scorecard"),
    ("session", "scorecard"),
    ("session", "evaluation"),
    ("quiz", "scorecard"),
    ("quiz", "evaluation"),
    ("ratings", "tally"),
    ("calibration", "scoring"),
    ("calibration", "agreement"),
    ("certification", "agreement"),
    ("certification", "calibration"),
];
const JAVASCRIPT: &[&str] = &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every line of the engine, with its file, number and top module; documentation is not code.
fn lines() -> Vec<(String, usize, String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut lines = Vec::new();
    for path in files {
        let name = path.strip_prefix(&source).unwrap().to_str().unwrap().to_owned();
        let module = name.split(['/', '.']).next().unwrap().to_owned();
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if !line.trim_start().starts_with("//") {
                lines.push((name.clone(), index + 1, module.clone(), line.to_owned()));
            }
        }
    }
    assert!(lines.len() > 1_000, "the engine's source was not found");
    lines
}

#[test]
fn arrows_go_down_only() {
    let mut broken = Vec::new();
    for (file, number, module, line) in lines().iter().filter(|(.., module, _)| module != "lib") {
        let own = layer(module).unwrap_or_else(|| panic!("src/{file} belongs to no layer"));
        let used = line
            .split("crate::")
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap());
        for used in used.filter(|used| used != module) {
            let Some(other) = layer(used) else { continue };
            if other > own || (other == own && !SIBLINGS.contains(&(module, used))) {
                broken.push(format!("src/{file}:{number}: {module} uses {used}: {}", line.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_wasm_knows_javascript() {
    let named = lines()
        .into_iter()
        .filter(|(_, _, module, line)| module != "wasm" && JAVASCRIPT.iter().any(|name| line.contains(name)));
    let broken: Vec<_> = named.map(|(file, number, _, line)| format!("src/{file}:{number}: {}", line.trim())).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// A clock, randomness, network or storage below the bindings would make results depend on more than their input.
#[test]
fn nothing_below_the_bindings_reads_the_outside_world() {
    let outside =
        ["std::time", "std::fs", "std::net", "std::env", "std::thread", "SystemTime", "Instant::now", "HashMap"];
    let named = lines()
        .into_iter()
        .filter(|(_, _, module, line)| module != "wasm" && outside.iter().any(|name| line.contains(name)));
    let broken: Vec<_> = named.map(|(file, number, _, line)| format!("src/{file}:{number}: {}", line.trim())).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}
