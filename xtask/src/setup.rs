//! What has to be on the machine, installed where it is missing and where that is possible.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{Outcome, root, run, runs};

/// The version that `Cargo.toml` pins: runner and crate have to be the same.
pub const WASM_BINDGEN: &str = "0.2.129";
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const BROWSER_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];
const FIREFOXES: &[&str] = &["firefox-esr", "firefox"];
const FIREFOX_PACKAGES: &[&str] = &["firefox-esr", "fonts-noto-cjk"];
const WEBKIT_PACKAGES: &[&str] = &["webkit2gtk-driver", "xvfb", "locales", "fonts-noto-cjk"];
const PYTHON_PACKAGES: &[&str] = &["python3-venv"];
const R_PACKAGES: &[&str] = &["r-base-core", "r-cran-psych", "r-cran-lme4"];

/// The wasm target, in the toolchain that is in use.
pub fn wasm_target() -> Outcome {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    if installed.is_ok_and(|list| String::from_utf8_lossy(&list.stdout).contains("wasm32-unknown-unknown")) {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The npm packages of the lock file; nothing to do where they are as new as it is.
pub fn npm_packages() -> Outcome {
    if !runs("npm") {
        return Err("Node 20.19 or newer with npm is needed: https://nodejs.org".into());
    }
    let changed = |file: &str| fs::metadata(root().join(file)).and_then(|data| data.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

/// The test runner for wasm, kept under `target/`.
pub fn wasm_test_runner() -> Result<PathBuf, String> {
    let home = root().join("target/tools");
    let runner = home.join("bin/wasm-bindgen-test-runner");
    let version = Command::new(&runner).arg("--version").output();
    if !version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains(WASM_BINDGEN)) {
        eprintln!("installing wasm-bindgen-cli {WASM_BINDGEN} into target/tools (some minutes, once)");
        let mut install = Command::new("cargo");
        install.args(["install", "--quiet", "wasm-bindgen-cli", "--version", WASM_BINDGEN, "--locked", "--root"]);
        run(install.arg(&home))?;
    }
    Ok(runner)
}

/// A Python that makes environments; on Debian and its kin what it lacks is installed.
pub fn python_environments() -> Outcome {
    let found = || {
        let output = Command::new("python3").args(["-m", "ensurepip", "--version"]).output();
        output.is_ok_and(|output| output.status.success()).then_some(())
    };
    found_or_installed("The hosts, and samples of QTI, need Python 3.10 or newer with venv.", PYTHON_PACKAGES, &found)
}

/// Request Tracker asks questions while it is installed: that is left to whoever wants it.
pub fn request_tracker() -> Outcome {
    let server = Path::new("/usr/share/request-tracker5/libexec/rt-server");
    if server.exists() { Ok(()) } else { Err("Request Tracker 5 is needed: see docs/hosts.md".into()) }
}

/// A Python with the peers that the bench compares with, in an environment of its own under `target/`.
pub fn python_peers() -> Result<PathBuf, String> {
    let home = root().join("target/peers");
    let python = home.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
    }
    let peers = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "krippendorff==0.9.0", "numpy<3"];
    run(Command::new(&python).args(peers))?;
    Ok(python)
}

/// A folder with SurveyJS and what draws it, of the last versions that belong together.
pub fn survey_peer() -> Result<PathBuf, String> {
    let home = root().join("target/survey-peer");
    let packages = ["survey-core@2.5.38", "survey-js-ui@2.5.38"];
    let install = ["install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"];
    if !home.join("node_modules/survey-js-ui").exists() {
        run(Command::new("npm").args(install).arg(&home).args(packages))?;
    }
    Ok(home)
}

/// An Rscript with the peers that the bench compares with; on Debian and its kin it is installed where it is missing.
pub fn r_peers() -> Outcome {
    let loads = r#"stopifnot(requireNamespace("psych"), requireNamespace("lme4"))"#;
    let found = || {
        let output = Command::new("Rscript").args(["--vanilla", "-e", loads]).output();
        output.is_ok_and(|output| output.status.success()).then_some(())
    };
    found_or_installed("The peers in R need Rscript with psych and lme4.", R_PACKAGES, &found)
}

/// A Chromium and its driver; on Debian and its kin they are installed where they are missing.
pub fn browser() -> Result<String, String> {
    found_or_installed("The browser tests need Chromium and chromedriver on the PATH.", BROWSER_PACKAGES, &find_browser)
}

/// In which the page is tested.
pub const ENGINES: &[&str] = &["chromium", "firefox", "webkit"];

/// The program that the tests of an engine start, after the variable in which they look for it.
pub fn engine(name: &str) -> Result<(&'static str, String), String> {
    match name {
        "chromium" => Ok(("CHROMIUM", browser()?)),
        "firefox" => {
            let need = "The tests in Firefox need it on the PATH.";
            Ok(("FIREFOX", found_or_installed(need, FIREFOX_PACKAGES, &|| first_of(FIREFOXES))?))
        }
        "webkit" => {
            let need = "The tests in WebKit need WebKitGTK's WebKitWebDriver, Xvfb and localedef on the PATH.";
            Ok(("WEBKIT_DRIVER", found_or_installed(need, WEBKIT_PACKAGES, &find_webkit)?))
        }
        _ => Err(format!("there is no engine {name:?}; engines: {}", ENGINES.join(" "))),
    }
}

/// With the means to show it languages: what locales are made from.
fn find_webkit() -> Option<String> {
    let sources = Path::new("/usr/share/i18n/locales/zh_CN");
    let driver = first_of(&["WebKitWebDriver"])?;
    (first_of(&["Xvfb"]).is_some() && first_of(&["localedef"]).is_some() && sources.exists()).then_some(driver)
}

fn found_or_installed<T>(need: &str, packages: &[&str], find: &dyn Fn() -> Option<T>) -> Result<T, String> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let command = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    let missing = format!("{need} On Debian: {command}");
    if !runs("apt-get") {
        return Err(missing);
    }
    run(Command::new("apt-get").args(["update", "-q"])).map_err(|_| missing.clone())?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y", "-q", "--no-install-recommends"]);
    run(install.args(packages)).map_err(|_| missing.clone())?;
    find().ok_or(missing)
}

fn find_browser() -> Option<String> {
    first_of(BROWSERS).filter(|_| runs("chromedriver"))
}

/// Where the first of these programs is that is on the PATH.
fn first_of(programs: &[&str]) -> Option<String> {
    programs.iter().find_map(|program| {
        let found = Command::new("which").arg(program).output().ok().filter(|found| found.status.success())?;
        Some(String::from_utf8_lossy(&found.stdout).trim().to_owned())
    })
}
