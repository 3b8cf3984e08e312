//! What has become of an item: settled before any arithmetic.

use crate::document::words;
use crate::scorecard::{Item, Missing, Rules, Tested};

use super::Response;

words! {
    /// The one status of an item in an evaluation.
    pub enum Status {
        /// Its own or its section's condition is not true; a stored answer does not count.
        Hidden = "hidden",
        /// Required, and no answer.
        Missing = "missing",
        /// Optional, and no answer.
        Absent = "absent",
        /// Answered "not applicable".
        NotApplicable = "not-applicable",
        /// Answered, but not for points.
        Unscored = "unscored",
        /// Answered for points.
        Answered = "answered",
    }
}

/// The status of every item, in card order.
pub(crate) fn statuses(rules: &Rules, responses: &[Response]) -> Vec<Status> {
    let mut statuses = vec![Status::Hidden; rules.items.len()];
    let mut tested = vec![Tested::Unknown; rules.items.len()];
    // Whatever a condition asks about has been settled before: that is the order.
    for &index in &rules.visibility_order {
        if let (true, Some(item), Some(status), Some(tested), Some(response)) = (
            rules.visible(index, &tested),
            rules.items.get(index),
            statuses.get_mut(index),
            tested.get_mut(index),
            responses.get(index),
        ) {
            *status = status_when_visible(item, *response);
            *tested = response.tested();
        }
    }
    statuses
}

fn status_when_visible(item: &Item, response: Response) -> Status {
    match response {
        Response::None if item.required => Status::Missing,
        Response::None | Response::Unread => Status::Absent,
        Response::NotApplicable => Status::NotApplicable,
        _ if item.scored => Status::Answered,
        _ => Status::Unscored,
    }
}

impl Rules {
    /// Whether an evaluation stays provisional while this required item has no answer: the policy asks for an answer,
    /// or has no points to give in its place.
    pub(crate) fn missing_blocks(&self, item: &Item) -> bool {
        match self.missing {
            Missing::Block => true,
            Missing::NotApplicable => false,
            Missing::NoCredit | Missing::Worst => !item.scored,
        }
    }
}
