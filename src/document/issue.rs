//! What is wrong with a document, or worth knowing: a code, the place, the values.

use std::cell::RefCell;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Date;
use crate::numeric::{Decimal, Rational};

/// English texts, one line a code; the other languages stand beside the file.
const MESSAGES: &str = include_str!("../../messages/issues.en.ftl");

/// Whether a document can be used in spite of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can; somebody should look.
    Warning,
}

macro_rules! codes {
    ($($name:ident = $text:literal $severity:ident,)*) => {
        /// What an issue is about; the text is the stable name that pages translate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the sentence of each code is in messages/issues.en.ftl")]
        pub enum Code {
            $($name,)*
        }

        impl Code {
            /// Every code, in the order of the documents they belong to.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Error or warning: a code is always the one or the other.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    Unreadable = "unreadable" Error,
    TooDeep = "too-deep" Error,
    TooLarge = "too-large" Error,
    WrongType = "wrong-type" Error,
    MissingKey = "missing-key" Error,
    UnknownKey = "unknown-key" Error,
    DuplicateKey = "duplicate-key" Error,
    WrongFormat = "wrong-format" Error,
    NotOneOf = "not-one-of" Error,
    BadId = "bad-id" Error,
    EmptyText = "empty-text" Error,
    TooLong = "too-long" Error,
    BadLanguage = "bad-language" Error,
    NotADecimal = "not-a-decimal" Error,
    TooManyDigits = "too-many-digits" Error,
    OutOfRange = "out-of-range" Error,
    NotAnInteger = "not-an-integer" Error,
    BadDate = "bad-date" Error,
    BadInstant = "bad-instant" Error,
    TooMany = "too-many" Error,
    EmptyList = "empty-list" Error,
    DuplicateId = "duplicate-id" Error,
    DuplicateEntry = "duplicate-entry" Error,
    KeyNotForKind = "key-not-for-kind" Error,
    KeyNotForMethod = "key-not-for-method" Error,
    KeyNotWhereWeighted = "key-not-where-weighted" Error,
    KeyNotForUnscored = "key-not-for-unscored" Error,
    TextIsNotScored = "text-is-not-scored" Error,
    NegativeWeight = "negative-weight" Error,
    ZeroWeightTotal = "zero-weight-total" Error,
    WeightUnused = "weight-unused" Warning,
    NothingToEarn = "nothing-to-earn" Error,
    NoSpread = "no-spread" Error,
    OnlyBonus = "only-bonus" Error,
    NothingScored = "nothing-scored" Warning,
    EmptyRange = "empty-range" Error,
    RangeOverlap = "range-overlap" Error,
    RangeGap = "range-gap" Error,
    NaPointsOutside = "na-points-outside" Error,
    MissingAddsNothing = "missing-adds-nothing" Warning,
    BonusCeilingUnused = "bonus-ceiling-unused" Warning,
    CeilingBelowFloor = "ceiling-below-floor" Error,
    UnknownSection = "unknown-section" Error,
    UnknownItem = "unknown-item" Error,
    UnknownOption = "unknown-option" Error,
    ConditionShape = "condition-shape" Error,
    ConditionTest = "condition-test" Error,
    ConditionTooDeep = "condition-too-deep" Error,
    ConditionCycle = "condition-cycle" Error,
    ConditionNeverTrue = "condition-never-true" Warning,
    FatalEffectScope = "fatal-effect-scope" Error,
    FatalOnBonus = "fatal-on-bonus" Error,
    FatalOnUnscored = "fatal-on-unscored" Error,
    FatalOptionUnmarked = "fatal-option-unmarked" Error,
    FatalOptionUnused = "fatal-option-unused" Error,
    FatalNoSpread = "fatal-no-spread" Error,
    FatalNeverBites = "fatal-never-bites" Warning,
    BandSameCut = "band-same-cut" Error,
    BandUncovered = "band-uncovered" Warning,
    PassInsideBand = "pass-inside-band" Warning,
    ProfilePeriod = "profile-period" Error,
    ProfileOverlap = "profile-overlap" Error,
    WrongScorecard = "wrong-scorecard" Error,
    VersionMismatch = "version-mismatch" Error,
    HashMismatch = "hash-mismatch" Error,
    TextChanged = "text-changed" Warning,
    SeveralAnswers = "several-answers" Error,
    AnswerKind = "answer-kind" Error,
    NotApplicableRefused = "not-applicable-refused" Error,
    TooManyChoices = "too-many-choices" Error,
    OutsideRanges = "outside-ranges" Error,
    MissingAnswer = "missing-answer" Error,
    NoteRequired = "note-required" Error,
    EvidenceRequired = "evidence-required" Error,
    HiddenAnswer = "hidden-answer" Warning,
    EvidencePlace = "evidence-place" Error,
    EvidenceOrder = "evidence-order" Error,
    NotDisputed = "not-disputed" Error,
    TurnOrder = "turn-order" Error,
    NothingAnswered = "nothing-answered" Warning,
    NothingCounts = "nothing-counts" Warning,
    SectionWithoutFatal = "section-without-fatal" Warning,
    ScoreOutsideRange = "score-outside-range" Warning,
    ResultMismatch = "result-mismatch" Warning,
    UnknownColumn = "unknown-column" Error,
    ColumnShape = "column-shape" Error,
    ColumnLength = "column-length" Error,
    ColumnValue = "column-value" Error,
    TooManyOptions = "too-many-options" Error,
    UnknownProfile = "unknown-profile" Error,
    RowLength = "row-length" Error,
    UnknownCategory = "unknown-category" Error,
    RatedTwice = "rated-twice" Error,
    WeightsAndMetric = "weights-and-metric" Error,
    MetricForAlpha = "metric-for-alpha" Error,
    WeightsShape = "weights-shape" Error,
    OtherRoom = "other-room" Error,
    OtherYardstick = "other-yardstick" Error,
    EventChanged = "event-changed" Error,
    UnknownRater = "unknown-rater" Error,
    UnknownCase = "unknown-case" Error,
    TooFew = "too-few" Error,
    UnknownSkill = "unknown-skill" Error,
    UnknownPart = "unknown-part" Error,
    UnknownQuestion = "unknown-question" Error,
    OptionLeftOut = "option-left-out" Error,
    CreditBelowTolerance = "credit-below-tolerance" Error,
    PoorNotBelowGood = "poor-not-below-good" Error,
    KeyAndSeal = "key-and-seal" Error,
    SealDamaged = "seal-damaged" Error,
    SealedQuiz = "sealed-quiz" Error,
    PracticeSealed = "practice-sealed" Error,
    OtherQuiz = "other-quiz" Error,
    AttemptChanged = "attempt-changed" Error,
    NotPassed = "not-passed" Error,
    CertificateChanged = "certificate-changed" Error,
    CertificateMismatch = "certificate-mismatch" Error,
}

/// A value that an issue speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Several texts.
    List(Vec<String>),
}

/// Whatever an issue can speak of, by reference: reporting is cheap to write, and the values are copied only then.
pub(crate) trait Spoken {
    fn datum(&self) -> Datum;
}

pub(crate) type Values<'a> = &'a [(&'static str, &'a dyn Spoken)];

macro_rules! spoken_as_text {
    ($($type:ty),*) => { $(impl Spoken for $type {
        fn datum(&self) -> Datum {
            Datum::Text(self.to_string())
        }
    })* };
}

spoken_as_text!(str, String, Decimal, Date);

/// As its author wrote it, where it is a decimal.
impl Spoken for Rational {
    fn datum(&self) -> Datum {
        Datum::Text(self.to_decimal().map_or_else(|| self.to_string(), |decimal| decimal.to_string()))
    }
}

impl<T: Spoken + ?Sized> Spoken for &T {
    fn datum(&self) -> Datum {
        (**self).datum()
    }
}

impl Spoken for usize {
    fn datum(&self) -> Datum {
        Datum::Number(*self as f64)
    }
}

impl Spoken for i64 {
    fn datum(&self) -> Datum {
        Datum::Number(*self as f64)
    }
}

impl Spoken for f64 {
    fn datum(&self) -> Datum {
        Datum::Number(*self)
    }
}

impl Spoken for Datum {
    fn datum(&self) -> Datum {
        self.clone()
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::List(texts) => f.write_str(&texts.join(", ")),
        }
    }
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

/// One problem, or one thing worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// What it is about.
    pub code: Code,
    /// JSON Pointer into the document.
    pub path: String,
    /// What the code's sentence speaks of, by name.
    pub values: Vec<(&'static str, Datum)>,
}

impl Issue {
    pub(crate) fn new(code: Code, path: String, values: Values) -> Self {
        Self { code, path, values: values.iter().map(|(name, value)| (*name, value.datum())).collect() }
    }

    /// One English sentence.
    #[must_use]
    pub fn message(&self) -> String {
        let template = MESSAGES
            .lines()
            .find_map(|line| line.strip_prefix(self.code.as_str())?.strip_prefix(" = "))
            .unwrap_or(self.code.as_str());
        self.values.iter().fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{ ${name} }}"), &value.to_string())
        })
    }

    /// Whether the document cannot be used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.path, self.message(), self.code.as_str())
    }
}

/// Without its sentence, which whoever reads it makes in their own language.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Issue", 4)?;
        fields.serialize_field("code", self.code.as_str())?;
        fields.serialize_field("severity", if self.is_error() { "error" } else { "warning" })?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("values", &Named(&self.values))?;
        fields.end()
    }
}

struct Named<'a>(&'a [(&'static str, Datum)]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Where every problem of a document is gathered while it is read.
#[derive(Default)]
pub(crate) struct Issues(RefCell<Vec<Issue>>);

impl Issues {
    pub(crate) fn add(&self, code: Code, path: String, values: Values) {
        self.push(Issue::new(code, path, values));
    }

    pub(crate) fn push(&self, issue: Issue) {
        self.0.borrow_mut().push(issue);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    pub(crate) fn mention(&self, code: Code) -> bool {
        self.0.borrow().iter().any(|issue| issue.code == code)
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.0.borrow().iter().any(Issue::is_error)
    }

    pub(crate) fn into_vec(self) -> Vec<Issue> {
        self.0.into_inner()
    }
}
