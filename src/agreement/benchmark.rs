//! Benchmarks: the words that authors have proposed for the size of a coefficient. They are conventions, each with its
//! author; none is a law.

use serde::Serialize;

use crate::numeric::distribution::normal_cdf;

/// A proposal of words for coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Benchmark {
    /// Its authors: `"landis-koch"`.
    pub name: &'static str,
    /// Its key in REFERENCES.md.
    pub source: &'static str,
    /// Highest first; the lowest begins at -1.
    pub grades: &'static [Grade],
}

/// A word, and from where it holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Grade {
    /// The author's word.
    pub name: &'static str,
    /// Where it begins.
    pub from: f64,
    /// Whether it holds at `from` itself, or only above.
    pub included: bool,
}

/// For kappas.
pub const LANDIS_KOCH: Benchmark = Benchmark {
    name: "landis-koch",
    source: "LandisKoch1977",
    grades: &[
        above("almost-perfect", 0.8),
        above("substantial", 0.6),
        above("moderate", 0.4),
        above("fair", 0.2),
        from("slight", 0.0),
        from("poor", -1.0),
    ],
};

/// For kappas.
pub const FLEISS: Benchmark = Benchmark {
    name: "fleiss",
    source: "Fleiss1981",
    grades: &[above("excellent", 0.75), from("fair-to-good", 0.4), from("poor", -1.0)],
};

/// For kappas.
pub const ALTMAN: Benchmark = Benchmark {
    name: "altman",
    source: "Altman1991",
    grades: &[
        above("very-good", 0.8),
        above("good", 0.6),
        above("moderate", 0.4),
        above("fair", 0.2),
        from("poor", -1.0),
    ],
};

/// For kappas and intraclass correlations.
pub const CICCHETTI: Benchmark = Benchmark {
    name: "cicchetti",
    source: "Cicchetti1994",
    grades: &[from("excellent", 0.75), from("good", 0.6), from("fair", 0.4), from("poor", -1.0)],
};

/// For intraclass correlations; their authors judge the ends of the interval, not the estimate.
pub const KOO_LI: Benchmark = Benchmark {
    name: "koo-li",
    source: "KooLi2016",
    grades: &[above("excellent", 0.9), from("good", 0.75), from("moderate", 0.5), from("poor", -1.0)],
};

/// For alpha: what may be concluded from the data.
pub const KRIPPENDORFF: Benchmark = Benchmark {
    name: "krippendorff",
    source: "Krippendorff2004",
    grades: &[from("reliable", 0.8), from("tentative", 0.667), from("unreliable", -1.0)],
};

/// All of them.
pub const BENCHMARKS: &[Benchmark] = &[LANDIS_KOCH, FLEISS, ALTMAN, CICCHETTI, KOO_LI, KRIPPENDORFF];

impl Benchmark {
    /// The highest word that holds with the stated probability, 0.95 by custom: the estimate may reach a word that
    /// its standard error does not allow. With a standard error of 0, the estimate's own word.
    #[must_use]
    pub fn grade(&self, estimate: f64, standard_error: f64, probability: f64) -> &'static str {
        let reached = |(_, membership): &(&Grade, f64)| *membership >= probability;
        let lowest = self.grades.last();
        let memberships = self.memberships(estimate, standard_error);
        self.grades
            .iter()
            .zip(memberships)
            .find(reached)
            .map(|(grade, _)| grade)
            .or(lowest)
            .map_or("", |grade| grade.name)
    }

    /// For each grade, highest first, the probability that the true coefficient is in it or higher, given that it is
    /// between -1 and 1: (F(k - from) - F(k - 1)) / (F(k + 1) - F(k - 1)), F(x) the normal distribution at x /
    /// standard error [Gwet2014].
    #[must_use]
    pub fn memberships(&self, estimate: f64, standard_error: f64) -> Vec<f64> {
        let below = |bound: f64| normal_cdf((estimate - bound) / standard_error);
        let (beyond, possible) = (below(1.0), below(-1.0) - below(1.0));
        let membership = |grade: &Grade| {
            if standard_error > 0.0 && possible > 0.0 {
                (below(grade.from) - beyond) / possible
            } else {
                f64::from(u8::from(grade.holds(estimate)))
            }
        };
        self.grades.iter().map(membership).collect()
    }
}

impl Grade {
    fn holds(&self, estimate: f64) -> bool {
        estimate > self.from || (self.included && estimate == self.from)
    }
}

const fn from(name: &'static str, from: f64) -> Grade {
    Grade { name, from, included: true }
}

const fn above(name: &'static str, from: f64) -> Grade {
    Grade { name, from, included: false }
}
