//! The panel of a session: its counted sheets, and what they are compared with.

use crate::document::Value;
use crate::evaluation::{Evaluation, Response};
use crate::session::{self, Reference, Role, Session, SheetState, State};

use super::{CalibrationReport, Case, Panel, Rater, SessionComparison, calibrate, compare_reports};

/// The report of a session, by its own scorecard, reference and rule: of the sheets that count. Before the reveal none does.
#[must_use]
pub fn calibrate_session(session: &Session) -> CalibrationReport {
    calibrate(session.scorecard(), &panel(session), session.rule())
}

/// What has changed from one session to a later one, of the sheets that count: [`compare_reports`].
#[must_use]
pub fn compare_sessions(before: &Session, after: &Session) -> SessionComparison {
    let reports = [before, after].map(calibrate_session);
    let [earlier, later] = &reports;
    compare_reports((before.scorecard(), earlier), (after.scorecard(), later))
}

impl From<&session::Rater> for Rater {
    fn from(rater: &session::Rater) -> Self {
        Self { id: rater.id.clone(), level: rater.level, site: rater.site.clone() }
    }
}

fn panel(session: &Session) -> Panel {
    let mut state = session.state();
    let reference = session.cases().iter().map(|case| reference(session, &mut state, case)).collect();
    let rated = state.raters.iter().filter(|rater| rater.role == Role::Rater);
    let raters: Vec<_> = rated.map(Rater::from).collect();
    let mut sheets_of = |rater: &Rater| {
        let own = state.sheets.iter_mut().filter(|sheet| sheet.rater == rater.id);
        own.map(|sheet| sheet.read.take()).collect()
    };
    Panel {
        sheets: raters.iter().map(&mut sheets_of).collect(),
        raters,
        cases: session.cases().iter().map(|id| Case { id: id.clone() }).collect(),
        reference,
        kind: session.reference(),
    }
}

fn reference(session: &Session, state: &mut State, case: &str) -> Option<Evaluation> {
    match session.reference() {
        Reference::Panel => None,
        Reference::Expert => {
            let experts: Vec<_> =
                state.raters.iter().filter(|rater| rater.role == Role::Expert).map(|rater| rater.id.clone()).collect();
            let mut sheets =
                state.sheets.iter_mut().filter(|sheet| sheet.case == case && experts.contains(&sheet.rater));
            sheets.find_map(|sheet| sheet.read.take())
        }
        Reference::Consensus => consensus(session, state, case),
    }
}

/// What was recorded as agreed, and where nothing was, what everybody answered: what is left open has no answer.
fn consensus(session: &Session, state: &State, case: &str) -> Option<Evaluation> {
    let card = session.scorecard();
    let sheets: Vec<_> = state.sheets.iter().filter(|sheet| sheet.case == case && sheet.read.is_some()).collect();
    let first = sheets.first()?;
    let answers = card.rules.items.iter().enumerate().filter_map(|(place, item)| {
        let recorded = state.agreed.iter().find(|agreed| agreed.case == case && agreed.item == item.id);
        let answer = match recorded {
            Some(agreed) => Some(agreed.answer).filter(|answer| **answer != Value::Null),
            None => first.evaluation?.at("answers").get(&item.id).filter(|_| all_alike(&sheets, place)),
        };
        answer.map(|answer| (item.id.clone(), answer.clone()))
    });
    let document = vec![
        ("format".into(), Value::Text("calibrant/evaluation@1".into())),
        ("id".into(), Value::Text(case.into())),
        ("scorecard".into(), first.evaluation?.at("scorecard").clone()),
        ("rater".into(), first.evaluation?.at("rater").clone()),
        ("kind".into(), Value::Text("consensus".into())),
        ("state".into(), Value::Text("draft".into())),
        ("answers".into(), Value::Object(answers.collect())),
    ];
    let subject = first.evaluation?.get("subject").map(|subject| ("subject".into(), subject.clone()));
    Evaluation::parse(card, &Value::Object(document.into_iter().chain(subject).collect())).ok()
}

fn all_alike(sheets: &[&SheetState], item: usize) -> bool {
    let response = |sheet: &SheetState| sheet.read.as_ref().and_then(|read| read.responses.get(item).copied());
    let mut responses = sheets.iter().map(|sheet| response(sheet));
    let first: Option<Response> = responses.next().flatten();
    responses.all(|response| response == first)
}
