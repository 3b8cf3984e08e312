//! Documents with faults, and documents at the very edge of being right: what the engine says about each of them, in
//! which words, in which languages, and that every code of the engine is raised by at least one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by stopping"
)]

#[path = "corpus/case.rs"]
mod case;

use calibrant::document::{Code, Issue, Value};
use calibrant::evaluation::{Evaluation, check_contact};
use calibrant::scorecard::Scorecard;
use calibrant::scoring;

use case::{Case, Corpus, read, said};

const FILES: [&str; 3] = ["scorecard.json", "evaluation.json", "contact.json"];

/// Runs every case of a file; all that fail are told at once.
fn run(file: &str, judge: impl Fn(&Corpus, &Case) -> Result<(), String>) {
    let corpus = Corpus::read(file);
    let failures: Vec<_> =
        corpus.cases.iter().filter_map(|case| Some((&case.name, judge(&corpus, case).err()?))).collect();
    let told: String = failures.iter().map(|(name, failure)| format!("\n* {name}\n{failure}")).collect();
    assert!(failures.is_empty(), "{} of {} cases of {file} fail:{told}", failures.len(), corpus.cases.len());
}

fn compare(expected: &[String], found: &[String]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let marked = |mark: char, lines: &[String], others: &[String]| -> String {
        let missing = lines.iter().filter(|line| !others.contains(line));
        missing.map(|line| format!("  {mark} {}\n", line.chars().take(400).collect::<String>())).collect()
    };
    let differences = marked('-', expected, found) + &marked('+', found, expected);
    Err(if differences.is_empty() { format!("  another order: {found:#?}\n") } else { differences })
}

/// The issues of a document say the expected, and every path leads to something in it.
fn judge(case: &Case, document: &Value, issues: &[Issue], names: &[(&str, &str)]) -> Result<(), String> {
    compare(&case.expected("issues", names).expect("issues"), &said(issues))?;
    match issues.iter().find(|issue| !leads_somewhere(document, issue)) {
        Some(issue) => Err(format!("  {} leads nowhere in the document\n", issue.path)),
        None => Ok(()),
    }
}

/// The path of a missing answer leads to where it belongs; any other path to something that is there.
fn leads_somewhere(document: &Value, issue: &Issue) -> bool {
    let mut place = Some(document);
    for step in issue.path.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")) {
        place = match place {
            Some(Value::List(entries)) => step.parse().ok().and_then(|index: usize| entries.get(index)),
            Some(object) => object.get(&step),
            None => None,
        };
    }
    place.is_some() || issue.code == Code::MissingAnswer
}

#[test]
fn scorecards() {
    run("scorecard.json", |corpus, case| {
        let document = corpus.document(case, &[]);
        let issues = Scorecard::check(&document);
        let parsed = Scorecard::parse(document.clone());
        if parsed.is_ok() == issues.iter().any(Issue::is_error) {
            return Err("  check() and parse() disagree\n".into());
        }
        judge(case, &document, &issues, &[])
    });
}

#[test]
fn evaluations() {
    run("evaluation.json", |corpus, case| {
        let card = Scorecard::parse(case.scorecard()).map_err(|issues| said(&issues).join("\n"))?;
        let names = [("{hash}", card.hash()), ("{scoringHash}", card.scoring_hash())];
        let document = corpus.document(case, &names);
        let issues = Evaluation::check(&card, &document);
        judge(case, &document, &issues, &names)?;
        match (Evaluation::parse(&card, &document), case.expected("warnings", &names)) {
            (Ok(_), _) if issues.iter().any(Issue::is_error) => Err("  check() and parse() disagree\n".into()),
            (Ok(evaluation), Some(warnings)) => compare(&warnings, &said(&scoring::score(&card, &evaluation).warnings)),
            (Err(_), Some(_)) => Err("  a score's warnings are expected, but it cannot be scored\n".into()),
            (Ok(_), None) | (Err(_), None) => Ok(()),
        }
    });
}

#[test]
fn contacts() {
    run("contact.json", |corpus, case| {
        let document = corpus.document(case, &[]);
        judge(case, &document, &check_contact(&document), &[])
    });
}
