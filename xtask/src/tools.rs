//! Running programs, and where things lie.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

pub type Outcome = Result<(), String>;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// Runs a program in the project's folder, its output shown.
pub fn run(command: &mut Command) -> Outcome {
    let shown = format!("{command:?}");
    let status = command.current_dir(root()).status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown} failed ({status})")) }
}

/// Whether a program runs at all.
pub fn runs(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

pub fn node() -> Command {
    Command::new("node")
}

/// Says what is done, does it, and says how long it took.
pub fn part(name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    eprintln!("── {name}");
    let start = Instant::now();
    let outcome = work();
    eprintln!(
        "── {name}: {} in {:.0} s",
        if outcome.is_ok() { "done" } else { "FAILED" },
        start.elapsed().as_secs_f64()
    );
    outcome
}
