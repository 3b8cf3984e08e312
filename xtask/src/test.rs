//! Everything a contributor needs to see green, part by part.

use std::process::Command;

use crate::tools::{Outcome, node, part, run};
use crate::{build, setup, size};

type Part = (&'static str, fn() -> Outcome);

const PARTS: &[Part] = &[
    ("lint", lint),
    ("engine", engine),
    ("wasm", wasm),
    ("package", package),
    ("matrix", matrix),
    ("page", page),
    ("hosts", hosts),
];

/// All parts, or one. All run, whatever fails: a contributor sees everything at once.
pub fn all(only: Option<&str>) -> Outcome {
    let chosen: Vec<_> = PARTS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if chosen.is_empty() {
        return Err(format!("there is no part {only:?}"));
    }
    let failures: Vec<_> = chosen.iter().filter_map(|(name, work)| part(name, work).err()).collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn lint() -> Outcome {
    setup::wasm_target()?;
    run(Command::new("cargo").args(["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--quiet", "--workspace", "--all-targets"];
    run(Command::new("cargo").args(clippy).args(["--", "-D", "warnings"]))?;
    // All together, and the module that most is missing from.
    for features in ["scorecards,statistics,certification", "sessions"] {
        let browser = ["clippy", "--quiet", "--lib", "--features", features, "--target", "wasm32-unknown-unknown"];
        run(Command::new("cargo").args(browser).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn engine() -> Outcome {
    run(Command::new("cargo").args(["test", "--quiet"]))
}

/// The golden cases as wasm, in Node and in Chromium.
fn wasm() -> Outcome {
    setup::wasm_target()?;
    let runner = setup::wasm_test_runner()?;
    setup::browser()?;
    let golden = || {
        let mut command = Command::new("cargo");
        command.args(["test", "--target", "wasm32-unknown-unknown", "--test", "golden"]);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        command
    };
    run(&mut golden())?;
    run(golden().env("WASM_BINDGEN_USE_BROWSER", "1"))
}

/// The built package in Node, its schemas and its types; and the engine as a module without imports.
fn package() -> Outcome {
    build::package()?;
    setup::npm_packages()?;
    setup::python_environments()?;
    let bare = ["build", "--quiet", "--release", "--example", "bare", "--target", "wasm32-unknown-unknown"];
    run(Command::new("cargo").args(bare))?;
    run(Command::new("cargo").args(["build", "--quiet", "--example", "agreement"]))?;
    run(node().args(["--test", "--test-reporter=spec", "tests/package/", "tests/schema/"]))
}

/// The packed package, installed beside the bundlers, frameworks and runtimes of its users.
fn matrix() -> Outcome {
    build::package()?;
    let browser = setup::browser()?;
    run(node().arg("tests/matrix/prepare.mjs"))?;
    run(node().env("CHROMIUM", browser).args([
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=1",
        "tests/matrix/",
    ]))
}

/// The built page in every engine, whichever of them fails.
fn page() -> Outcome {
    build_page()?;
    let failures: Vec<_> = setup::ENGINES.iter().filter_map(|engine| browser_tests(engine).err()).collect();
    if failures.is_empty() { size::check() } else { Err(failures.join("\n")) }
}

/// The built page in one engine.
pub fn page_in(engine: &str) -> Outcome {
    build_page()?;
    browser_tests(engine)
}

fn build_page() -> Outcome {
    build::package()?;
    build::page()?;
    run(Command::new("npm").args(["run", "--silent", "check", "--workspace", "www"]))
}

/// What the engine lacks skips the tests that need it, and is told after them.
fn browser_tests(engine: &str) -> Outcome {
    let (variable, program) = setup::engine(engine)?;
    part(engine, || {
        let mut tests = node();
        tests.env("ENGINE", engine).env(variable, &program);
        tests.args(["--test", "--test-force-exit", "--test-concurrency=1"]);
        for reporter in ["spec", "./tests/browser/engines/reporter.mjs"] {
            tests.arg(format!("--test-reporter={reporter}")).arg("--test-reporter-destination=stdout");
        }
        run(tests.arg("tests/browser/"))
    })
}

/// The element in an application of somebody else's: logged in, scored, submitted, found in its database.
fn hosts() -> Outcome {
    host("django-helpdesk")
}

/// One of `tests/hosts`; what the host needs from Python lies in an environment of its own under `target/hosts`.
pub fn host(name: &str) -> Outcome {
    build::package()?;
    build::page()?;
    setup::python_environments()?;
    let browser = setup::browser()?;
    run(node()
        .env("CHROMIUM", browser)
        .args(["--test", "--test-reporter=spec"])
        .arg(format!("tests/hosts/{name}.test.mjs")))
}
