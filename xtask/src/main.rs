//! The project's commands: `cargo xtask start | test | build | bench | size`.

mod build;
mod setup;
mod size;
mod test;
mod tools;

use std::process::{Command, ExitCode};

use tools::{Outcome, node, run};

const USAGE: &str = "\
cargo xtask start         build everything, prove it, serve the page on this machine
cargo xtask test [PART]   everything a contributor needs to see green; parts: lint engine wasm package page
cargo xtask build         the wasm, the npm package and the page
cargo xtask bench         scoring and agreement against plain JavaScript, SurveyJS, native, Python
cargo xtask size          raw, gzip and brotli sizes against their budgets";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["start"] => start(),
        ["test"] => test::all(None),
        ["test", part] => test::all(Some(part)),
        ["build"] => build::package().and_then(|()| build::page()),
        ["build", "package"] => build::package(),
        ["bench"] => bench(),
        ["size"] => build::package().and_then(|()| build::page()).and_then(|()| size::check()),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Builds, scores the sample with the very module the page loads, and serves the page.
fn start() -> Outcome {
    build::package()?;
    build::page()?;
    run(node().arg("xtask/proof.mjs"))?;
    run(Command::new("npm").args(["run", "--silent", "preview", "--workspace", "www"]))
}

fn bench() -> Outcome {
    build::package()?;
    setup::npm_packages()?;
    run(Command::new("cargo").args(["build", "--quiet", "--release", "--example", "throughput"]))?;
    run(node().args(["benches/score.mjs", "--native", "target/release/examples/throughput"]))?;
    let mut agreement = node();
    agreement.arg("benches/agreement.mjs");
    match setup::python_peers() {
        Ok(python) => agreement.arg("--python").arg(python),
        Err(why) => {
            eprintln!("without the peers in Python: {why}");
            &mut agreement
        }
    };
    run(&mut agreement)
}
