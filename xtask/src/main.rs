//! The project's commands: `cargo xtask start | test | build | bench | hosts | size`.

mod build;
mod setup;
mod size;
mod test;
mod tools;

use std::process::{Command, ExitCode};

use tools::{Outcome, node, run};

const USAGE: &str = "\
cargo xtask start         build everything, prove it, serve the page on this machine
cargo xtask test [PART]   everything a contributor needs to see green; parts: lint engine wasm package matrix page hosts
cargo xtask test page ENGINE  in one engine: chromium firefox webkit
cargo xtask build         the wasm, the npm package and the page
cargo xtask bench [PART]  against others of their kind; parts: scoring agreement page
cargo xtask hosts [HOST]  the element in applications that are not part of `test`: request-tracker tryton
cargo xtask size          raw, gzip and brotli sizes against their budgets";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["start"] => start(),
        ["test"] => test::all(None),
        ["test", part] => test::all(Some(part)),
        ["test", "page", engine] => test::page_in(engine),
        ["build"] => build::package().and_then(|()| build::page()),
        ["build", "package"] => build::package(),
        ["bench"] => {
            build::package().and_then(|()| scoring_bench()).and_then(|()| agreement_bench()).and_then(|()| page_bench())
        }
        ["bench", "scoring"] => build::package().and_then(|()| scoring_bench()),
        ["bench", "agreement"] => build::package().and_then(|()| agreement_bench()),
        ["bench", "page"] => build::package().and_then(|()| page_bench()),
        ["hosts"] => hosts("request-tracker").and_then(|()| hosts("tryton")),
        ["hosts", host @ ("request-tracker" | "tryton")] => hosts(host),
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

/// What takes too long, or too many packages, for every run of the tests.
fn hosts(host: &str) -> Outcome {
    if host == "request-tracker" {
        setup::request_tracker()?;
    }
    tools::part(host, || test::host(host))
}

/// Against plain JavaScript, SurveyJS and the native engine.
fn scoring_bench() -> Outcome {
    setup::npm_packages()?;
    run(Command::new("cargo").args(["build", "--quiet", "--release", "--example", "throughput"]))?;
    run(node().args(["benches/score.mjs", "--native", "target/release/examples/throughput"]))
}

/// Against peers in Python and R, where these can be had.
fn agreement_bench() -> Outcome {
    let mut bench = node();
    bench.arg("benches/agreement.mjs");
    match setup::python_peers() {
        Ok(python) => bench.arg("--python").arg(python),
        Err(why) => without("Python", &why, &mut bench),
    };
    match setup::r_peers() {
        Ok(()) => bench.args(["--rscript", "Rscript"]),
        Err(why) => without("R", &why, &mut bench),
    };
    run(&mut bench)
}

/// From a cold page to its first score, against SurveyJS.
fn page_bench() -> Outcome {
    build::page()?;
    let mut bench = node();
    bench.env("CHROMIUM", setup::browser()?).arg("benches/first-score.mjs").arg("--survey").arg(setup::survey_peer()?);
    run(&mut bench)
}

fn without<'a>(language: &str, why: &str, bench: &'a mut Command) -> &'a mut Command {
    eprintln!("without the peers in {language}: {why}");
    bench
}
