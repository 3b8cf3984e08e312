//! What a visitor downloads, against its budget.

use std::process::Command;

use crate::tools::{Outcome, root, run};

/// Prints the table, and fails where a budget is exceeded.
pub fn check() -> Outcome {
    run(Command::new("node").arg(root().join("xtask/size.mjs")))
}
