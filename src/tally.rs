//! Tally: distinct rating patterns with whole counts, mergeable in any order.
