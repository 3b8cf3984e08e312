//! Ratings: units by raters, missing allowed; the one input of all statistics of raters.
