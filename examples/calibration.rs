//! How often the verdict on a rater is right, by simulation: raters truly within the rule, at its edge and beyond it.
//! Prints the table of docs/calibration.md.
//!
//! `cargo run --release --example calibration [repetitions]`
use calibrant::calibration::{Rule, Verdict, judge};
use calibrant::numeric::distribution::{normal_cdf, normal_quantile};
use calibrant::numeric::random::Generator;

const TOLERANCE: f64 = 5.0;
const CALLS: [usize; 7] = [5, 9, 10, 20, 30, 50, 100];
/// Draws for the bias and share of raters that are no formula.
const MANY: u32 = 4_000_000;

/// How a rater's totals differ from the reference.
#[derive(Clone, Copy)]
enum Differences {
    Normal {
        bias: f64,
        deviation: f64,
    },
    /// So often below and above by so much, else the same.
    Lumps {
        below: f64,
        above: f64,
        by: f64,
    },
    /// Sixteen items of 5 to 30 points, 255 in all: each so often answered with fewer, with more points than it is worth.
    Answers {
        lower: f64,
        higher: f64,
    },
}

const POINTS: [f64; 16] = [10.0, 20.0, 5.0, 10.0, 20.0, 20.0, 15.0, 30.0, 30.0, 5.0, 5.0, 10.0, 10.0, 5.0, 30.0, 30.0];

impl Differences {
    fn draw(self, generator: &mut Generator) -> f64 {
        match self {
            Self::Normal { bias, deviation } => bias + deviation * normal_quantile(generator.unit()),
            Self::Lumps { below, above, by } => {
                let drawn = generator.unit();
                if drawn < below {
                    -by
                } else if drawn < below + above {
                    by
                } else {
                    0.0
                }
            }
            Self::Answers { lower, higher } => {
                let mut points = 0.0;
                for item in POINTS {
                    let drawn = generator.unit();
                    points += if drawn < lower {
                        -item
                    } else if drawn < lower + higher {
                        item
                    } else {
                        0.0
                    };
                }
                100.0 * points / 255.0
            }
        }
    }

    /// The true bias, and the true share within tolerance.
    fn truth(self) -> (f64, f64) {
        match self {
            Self::Normal { bias, deviation } => (bias, share(bias, deviation)),
            Self::Lumps { below, above, by } => ((above - below) * by, 1.0 - below - above),
            Self::Answers { .. } => {
                let mut generator = Generator::new(1, 0);
                let (mut sum, mut within) = (0.0, 0.0);
                for _ in 0..MANY {
                    let difference = self.draw(&mut generator);
                    sum += difference;
                    within += f64::from(u8::from(difference.abs() <= TOLERANCE));
                }
                (sum / f64::from(MANY), within / f64::from(MANY))
            }
        }
    }
}

fn share(bias: f64, deviation: f64) -> f64 {
    normal_cdf((TOLERANCE - bias) / deviation) - normal_cdf((-TOLERANCE - bias) / deviation)
}

/// The deviation with which so many differences of a bias are within tolerance.
fn deviation(bias: f64, within: f64) -> f64 {
    let (mut low, mut high) = (0.1, 100.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if share(bias, middle) > within {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Where the truth lies to the rule.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Inside,
    Edge,
    Outside,
}

struct Case {
    name: &'static str,
    differences: Differences,
    side: Side,
    rule: Rule,
}

fn cases() -> Vec<Case> {
    let rule = Rule { most_more_calls: 0, ..Rule::new(TOLERANCE) };
    let normal = |bias, deviation| Differences::Normal { bias, deviation };
    let case = |name, differences, side| Case { name, differences, side, rule };
    let mut cases = vec![
        case("accurate", normal(0.0, 1.5), Side::Inside),
        case("fair", normal(-1.0, 3.0), Side::Inside),
        case("edge of the bias", normal(-rule.bias, 1.5), Side::Edge),
        case("edge of the share", normal(0.0, deviation(0.0, rule.share)), Side::Edge),
        case("edge of both", normal(-rule.bias, deviation(-rule.bias, rule.share)), Side::Edge),
        case("a little severe", normal(-3.5, 1.5), Side::Outside),
        case("severe", normal(-5.0, 1.0), Side::Outside),
        case("a little erratic", normal(0.0, 6.0), Side::Outside),
        case("erratic", normal(0.0, 8.0), Side::Outside),
        case("lumps, edge of the share", Differences::Lumps { below: 0.15, above: 0.15, by: 10.0 }, Side::Edge),
        case("lumps, edge of the bias", Differences::Lumps { below: 0.25, above: 0.0, by: 10.0 }, Side::Edge),
        case("lumps, beyond the bias", Differences::Lumps { below: 0.25, above: 0.0, by: 12.0 }, Side::Outside),
    ];
    // The rule is laid where the truth is.
    let answers = Differences::Answers { lower: 0.04, higher: 0.01 };
    let (bias, within) = answers.truth();
    for (name, rule) in [
        ("answers, edge of the bias", Rule { bias: bias.abs(), share: 0.4, ..rule }),
        ("answers, edge of the share", Rule { share: within, bias: 2.0 * bias.abs(), ..rule }),
        ("answers, edge of both", Rule { share: within, bias: bias.abs(), ..rule }),
    ] {
        cases.push(Case { name, differences: answers, side: Side::Edge, rule });
    }
    cases
}

fn main() {
    let repetitions: u64 = std::env::args().nth(1).and_then(|argument| argument.parse().ok()).unwrap_or(10_000);
    let header: Vec<String> = CALLS.iter().map(ToString::to_string).collect();
    println!("| rater | bias | share | truth | {} |", header.join(" | "));
    println!("|---|---|---|---|{}", "---|".repeat(CALLS.len()));
    for Case { name, differences, side, rule } in cases() {
        let (bias, within) = differences.truth();
        let side = match side {
            Side::Inside => "inside",
            Side::Edge => "edge",
            Side::Outside => "outside",
        };
        let cell = |calls: &usize| {
            let [calibrated, not] = rates(differences, &rule, *calls, repetitions);
            format!("{calibrated:.3} / {not:.3}")
        };
        let cells: Vec<String> = CALLS.iter().map(cell).collect();
        println!("| {name} | {bias:.2} | {within:.3} | {side} | {} |", cells.join(" | "));
    }
}

/// How often `calibrated` and `not-calibrated` are said.
fn rates(differences: Differences, rule: &Rule, calls: usize, repetitions: u64) -> [f64; 2] {
    let mut said = [0.0; 2];
    for repetition in 0..repetitions {
        let mut generator = Generator::new(calls as u64, repetition);
        let drawn: Vec<Option<f64>> = (0..calls).map(|_| Some(differences.draw(&mut generator))).collect();
        let [calibrated, not] = &mut said;
        match judge(&drawn, 0, rule).verdict {
            Verdict::Calibrated => *calibrated += 1.0,
            Verdict::NotCalibrated => *not += 1.0,
            Verdict::Undetermined => {}
        }
    }
    said.map(|count| count / repetitions as f64)
}
