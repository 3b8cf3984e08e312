//! The engine as WebAssembly, and the npm package around it.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::tools::{Outcome, node, root, run};

/// What a page of one job loads: the feature that it is built with, the profile, and the name of its files.
const MODULES: &[(&str, &str, &str)] = &[
    ("statistics", "statistics", "statistics"),
    ("certification", "statistics", "raters"),
    ("sessions", "release", "sessions"),
    ("scorecards", "release", "calibrant"),
];

/// Builds the wasm, and writes the generated files beside the sources in `pkg/`.
pub fn package() -> Outcome {
    setup::wasm_target()?;
    let pkg = root().join("pkg");
    for (feature, profile, name) in MODULES {
        module(feature, profile, name, &pkg)?;
    }
    write_inline(&pkg)?;
    write_messages(&pkg)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(licence), pkg.join(licence)).map_err(|error| format!("{licence}: {error}"))?;
    }
    write_provenance()?;
    element()
}

/// The custom elements as an entry of the package, from the page's sources.
fn element() -> Outcome {
    setup::npm_packages()?;
    let config = root().join("xtask/element.config.mjs");
    run(Command::new("npm")
        .args(["exec", "--workspace", "www", "--", "vite", "build", "--logLevel", "warn", "--config"])
        .arg(config))
}

/// One wasm with its glue, `name.js`.
fn module(feature: &str, profile: &str, name: &str, pkg: &Path) -> Outcome {
    run(Command::new("cargo")
        .args(["build", "--quiet", "--profile", profile, "--lib", "--features", feature])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("RUSTFLAGS", flags(&cargo_home(), &root().display().to_string())))?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(root().join("target/wasm32-unknown-unknown").join(profile).join("calibrant.wasm"));
    bindgen.out_name(name).typescript(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(pkg)).map_err(|error| format!("wasm-bindgen: {error}"))
}

/// Builds the page into `www/dist`.
pub fn page() -> Outcome {
    setup::npm_packages()?;
    run(Command::new("npm").args(["run", "--silent", "build", "--workspace", "www"]))
}

/// The same bytes wherever the project and the registry lie; and the smaller build of SHA-256, as hashing a document is
/// no bottleneck.
fn flags(cargo_home: &str, project: &str) -> String {
    let small_hash = r#"--cfg=sha2_backend="soft" --cfg=sha2_backend_soft="compact""#;
    format!("--remap-path-prefix={cargo_home}=cargo --remap-path-prefix={project}=. {small_hash}")
}

fn cargo_home() -> String {
    env::var("CARGO_HOME").unwrap_or_else(|_| format!("{}/.cargo", env::var("HOME").unwrap_or_default()))
}

/// What the wasm was made of and its hashes, in words that hold on every machine.
fn write_provenance() -> Outcome {
    let compiler = Command::new("rustc").arg("--version").output().map_err(|error| format!("rustc: {error}"))?;
    let modules = MODULES.iter().map(|(feature, profile, name)| format!("{name}_bg.wasm:{feature}:{profile}"));
    run(node()
        .arg("xtask/provenance.mjs")
        .arg(String::from_utf8_lossy(&compiler.stdout).trim())
        .args([setup::WASM_BINDGEN, &flags("$CARGO_HOME", "$PWD")])
        .args(modules))
}

/// The wasm as text, for pages that cannot fetch.
fn write_inline(pkg: &Path) -> Outcome {
    let wasm = fs::read(pkg.join("calibrant_bg.wasm")).map_err(|error| error.to_string())?;
    let text = format!("export default \"{}\";\n", base64(&wasm));
    fs::write(pkg.join("calibrant_wasm.js"), text).map_err(|error| error.to_string())
}

/// The English sentences of the issue codes, from the file that the engine and the page share.
fn write_messages(pkg: &Path) -> Outcome {
    let source = fs::read_to_string(root().join("messages/issues.en.ftl")).map_err(|error| error.to_string())?;
    let messages = source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    let entries: Vec<_> = messages.map(|(code, sentence)| format!("  {code:?}: {sentence:?},\n")).collect();
    fs::write(pkg.join("messages.js"), format!("export default {{\n{}}};\n", entries.concat()))
        .map_err(|error| error.to_string())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = chunk.iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * place) & 63) as usize] as char;
            text.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    text
}
