//! `docs/issues.md` lists what there is, and names tests that exist.

use calibrant::document::{Code, Severity};
use serde_json::Value as Json;

use super::case::{Corpus, read};
use super::messages;

struct Row {
    code: String,
    cells: Vec<String>,
}

/// The rows of the table, each with its cells after the code.
fn rows(page: &str) -> Vec<Row> {
    let lines = page.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    lines
        .map(|line| {
            let (code, rest) = line.split_once("` | ").expect("a code");
            Row { code: code.into(), cells: rest.split(" | ").map(|cell| cell.trim().into()).collect() }
        })
        .collect()
}

/// What stands between backquotes and names a case: its file, and its name.
fn named(text: &str) -> Vec<(&str, &str)> {
    let spans = text.split('`').skip(1).step_by(2);
    spans.filter_map(|span| span.split_once(": ").filter(|(file, _)| FILES.contains(file))).collect()
}

const FILES: [&str; 9] =
    ["scorecard", "evaluation", "contact", "session", "sheet", "quiz", "attempt", "certificate", "golden"];

/// Cases with the codes they raise and the edge cases they are about.
struct Known(Vec<(&'static str, String, Vec<String>, Vec<u64>)>);

impl Known {
    fn read() -> Self {
        let mut known = Vec::new();
        for file in &FILES[..8] {
            for case in Corpus::read(&format!("{file}.json")).cases {
                let codes = case.codes("issues").into_iter().chain(case.codes("warnings")).collect();
                known.push((*file, case.name.clone(), codes, case.edges()));
            }
        }
        let golden: Json = serde_json::from_str(&read("../golden/scoring.json")).expect("JSON");
        for case in golden["cases"].as_array().expect("cases") {
            known.push(("golden", case["name"].as_str().expect("a name").into(), Vec::new(), Vec::new()));
        }
        Self(known)
    }

    fn find(&self, (file, name): (&str, &str)) -> &(&'static str, String, Vec<String>, Vec<u64>) {
        let found = self.0.iter().find(|known| known.0 == file && known.1 == name);
        found.unwrap_or_else(|| panic!("docs/issues.md names a case that does not exist: {file}: {name}"))
    }
}

#[test]
fn the_table_lists_every_code_with_its_sentence() {
    let listed: Vec<_> = rows(&read("../../docs/issues.md"))
        .into_iter()
        .map(|row| format!("{} {} {}", row.code, row.cells[0], row.cells[1]))
        .collect();
    let severity = |code: &str| {
        let known = Code::ALL.iter().find(|known| known.as_str() == code);
        if known.is_some_and(|known| known.severity() == Severity::Warning) { "warning" } else { "error" }
    };
    let there_are: Vec<_> =
        messages("en").iter().map(|(_, code, sentence)| format!("{code} {} {sentence}", severity(code))).collect();
    assert_eq!(listed, there_are);
}

#[test]
fn the_table_names_tests_that_raise_the_code() {
    let known = Known::read();
    for row in rows(&read("../../docs/issues.md")) {
        let test = row.cells.last().expect("a test");
        match named(test).as_slice() {
            [] => {
                let file = read(&format!("../../{}", test.trim_matches('`')));
                assert!(file.contains(&row.code), "{test} does not speak of {}", row.code);
            }
            cases => cases.iter().for_each(|case| {
                assert!(known.find(*case).2.contains(&row.code), "{case:?} does not raise {}", row.code);
            }),
        }
    }
}

/// The edge cases that are about many evaluations, not about one document or one score.
const OF_REPORTS: [u64; 5] = [18, 19, 25, 26, 27];

#[test]
fn every_edge_case_has_its_tests() {
    let page = read("../../docs/issues.md");
    let known = Known::read();
    let mut numbers = Vec::new();
    for line in page.lines() {
        let Some((number, rest)) = line.split_once(". ") else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        numbers.push(number);
        let cases = named(rest);
        assert!(OF_REPORTS.contains(&number) == cases.is_empty(), "edge case {number} names {} tests", cases.len());
        for case in cases {
            let (file, name, _, edges) = known.find(case);
            assert!(*file == "golden" || edges.contains(&number), "{file}: {name} is not about edge case {number}");
        }
    }
    assert_eq!(numbers, (1..=32).collect::<Vec<_>>());
    for row in rows(&page) {
        let edges = row.cells[row.cells.len() - 2].split(", ").filter(|edge| !edge.is_empty());
        edges.for_each(|edge| assert!(edge.parse().is_ok_and(|edge| (1..=32).contains(&edge)), "{}: {edge}", row.code));
    }
}
