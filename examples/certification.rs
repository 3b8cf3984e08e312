//! How often a rater passes whose answers to one call hang together, beside what is worked out for answers that do not:
//! `cargo run --release --example certification 20000`. docs/quiz.md shows what comes out.
#![allow(clippy::print_stdout, reason = "that is what it is for")]

use calibrant::certification::{Outcome, Plan, Sequential, at_least};
use calibrant::numeric::random::Generator;

const ITEMS: usize = 12;
/// One call in four is hard: so much less is answered rightly there, and a third of it more on the others.
const HARDER: f64 = 0.3;

/// Whether answers are the expert's, call by call.
fn answers(generator: &mut Generator, agreement: f64, calls: usize) -> Vec<bool> {
    let mut answers = Vec::with_capacity(calls * ITEMS);
    for _ in 0..calls {
        let shift = if generator.below(4) == 0 { -HARDER } else { HARDER / 3.0 };
        answers.extend((0..ITEMS).map(|_| generator.unit() < agreement + shift));
    }
    answers
}

/// The share of runs in which a rater passes.
fn passes(runs: u64, agreement: f64, calls: usize, rule: &dyn Fn(&[bool]) -> bool) -> f64 {
    let passed = (0..runs).filter(|run| rule(&answers(&mut Generator::new(2026, *run), agreement, calls)));
    passed.count() as f64 / runs as f64
}

fn row(name: &str, worked_out: impl Fn(f64) -> f64, simulated: impl Fn(f64) -> f64) {
    print!("| {name} |");
    for agreement in [0.6, 0.7, 0.8, 0.9] {
        print!(" {:.3} / {:.3} |", worked_out(agreement), simulated(agreement));
    }
    println!();
}

fn main() {
    let runs = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(2_000);
    println!("| rule | .60 | .70 | .80 | .90 |\n|---|---|---|---|---|");
    for calls in [5, 10, 20, 40] {
        let (all, least) = (calls * ITEMS, (calls * ITEMS * 4).div_ceil(5));
        let rule = move |answers: &[bool]| answers.iter().filter(|right| **right).count() >= least;
        let name = format!("80 % of {all} answers to {calls} calls");
        row(&name, |p| at_least(least, all, p), |p| passes(runs, p, calls, &rule));
    }
    for cap in [60, 90, 180] {
        let test = Sequential { poor: 0.7, good: 0.9, alpha: 0.05, beta: 0.05, cap };
        let Ok(plan) = test.plan() else { continue };
        let passed = |right: &[bool]| Plan::decide(&plan, right).0 == Outcome::Passed;
        let name = format!("answer by answer, .70 against .90, at most {cap}");
        row(&name, |p| plan.course(p).passes, |p| passes(runs, p, cap.div_ceil(ITEMS), &passed));
        let calls = |answers: &[bool]| passed(&answers.chunks(ITEMS).map(is_right).collect::<Vec<_>>());
        let name = format!("call by call, .70 against .90 of right calls, at most {cap}");
        row(&name, |p| plan.course(right_calls(p)).passes, |p| passes(runs, p, cap, &calls));
    }
}

/// A call is right with ten of its twelve answers.
const RIGHT: usize = 10;

fn is_right(answers: &[bool]) -> bool {
    answers.iter().filter(|right| **right).count() >= RIGHT
}

/// The share of right calls of a rater whose answers have this agreement.
fn right_calls(agreement: f64) -> f64 {
    let of = |shift: f64| at_least(RIGHT, ITEMS, (agreement + shift).min(1.0));
    0.25 * of(-HARDER) + 0.75 * of(HARDER / 3.0)
}
