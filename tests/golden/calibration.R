# Numbers for tests/calibration.rs, by R alone: `Rscript tests/golden/calibration.R > tests/golden/calibration.json`.
# base R: t.test, binom.test, prop.test(correct = FALSE) for Wilson; psych::ICC; coefficients and the delete-one-call
# jackknife written out from their definitions.
library(jsonlite)
suppressPackageStartupMessages(library(psych))

# The worked set: ten calls, four raters.
reference <- c(92, 86, 74, 95, 60, 88, 81, 70, 97, 78)
totals <- list(
  A = c(93, 85, 75, 94, 62, 88, 80, 72, 97, 77), B = c(88, 80, 69, 91, 55, 82, 77, 64, 93, 72),
  C = c(92, 94, 66, 95, 71, 80, 89, 62, 97, 88), D = c(90, 88, 70, 96, 58, 90, 79, 73, 95, 80))
rater <- function(scores) {
  d <- scores - reference
  k <- sum(abs(d) <= 5)
  n <- length(d)
  list(
    totals = scores, bias = mean(d), interval = t.test(d)$conf.int[1:2],
    inner = t.test(d, conf.level = .90)$conf.int[1:2], sd = sd(d), within = k,
    wilson = suppressWarnings(prop.test(k, n, correct = FALSE)$conf.int[1:2]),
    lower = binom.test(k, n, alternative = "greater")$conf.int[1], upper = binom.test(k, n)$conf.int[2])
}
long <- do.call(cbind, totals)
forms <- ICC(long, lmer = FALSE)$results
icc <- function(type) as.numeric(forms[forms$type == type, c("ICC", "lower bound", "upper bound")])
worked <- list(
  reference = reference, raters = lapply(totals, rater), icc_agreement = icc("ICC2"), icc_consistency = icc("ICC3"))

# A made-up panel on the card service-quality: points by item, NA where not applicable; an expert reference.
set.seed(2026)
points <- list(
  L1 = c(10, 0), L2 = c(20, 10, 0), O1 = c(5, 0), O2 = c(10, 0), O3 = c(20, 10, 0), C1 = c(20, 10, 0), C2 = c(15, 0),
  S1 = c(30, 0), S2 = c(30, 0), P1 = c(5, 0), P2 = c(5, 0), P3 = c(10, 0), P4 = c(10, 0), P5 = c(5, 0), P6 = c(30, 0),
  P7 = c(30, 0))
items <- names(points)
raters <- c("q1", "q2", "lead", "agent")
levels <- c("quality", "quality", "leadership", "agent")
calls <- 12
draw <- function(item) sample(c(seq_along(points[[item]]) - 1, 254), 1, prob = c(6, rep(1.5, length(points[[item]]) - 1), .5))
truth <- sapply(items, function(item) replicate(calls, draw(item)))
given <- lapply(raters, function(r) {
  answers <- truth
  for (cell in sample(length(truth), 36)) answers[cell] <- draw(items[(cell - 1) %/% calls + 1])
  answers
})
names(given) <- raters
worth <- function(codes) sapply(items, function(i) ifelse(codes[, i] == 254, NA, points[[i]][pmin(codes[, i], 5) + 1]))
most <- sapply(points, max)
total <- function(codes) {
  w <- worth(codes)
  100 * rowSums(w, na.rm = TRUE) / rowSums(sweep(!is.na(w), 2, most, "*"))
}
category <- function(codes) {
  w <- worth(codes)
  ifelse(is.na(w), 4, ifelse(sweep(w, 2, most, "=="), 1, ifelse(w == 0, 3, 2)))
}

# rows: units; columns: raters; q: declared categories. Complete data.
coefficients <- function(ratings, q) {
  n <- nrow(ratings); r <- ncol(ratings)
  counts <- t(apply(ratings, 1, function(x) tabulate(x, q)))
  po <- mean(rowSums(counts * (counts - 1)) / (r * (r - 1)))
  p <- colMeans(counts) / r
  pe <- sum(p^2)
  ac <- sum(p * (1 - p)) / (q - 1)
  N <- n * r
  de <- 1 - sum(colSums(counts) * (colSums(counts) - 1)) / (N * (N - 1))
  c(percent = po, kappa = (po - pe) / (1 - pe), ac1 = (po - ac) / (1 - ac), alpha = 1 - (1 - po) / de)
}
jackknife <- function(statistic) {
  value <- statistic(seq_len(calls))
  out <- sapply(seq_len(calls), function(i) statistic(setdiff(seq_len(calls), i)))
  out <- matrix(out, ncol = calls)
  se <- sqrt((calls - 1) / calls * rowSums((out - rowMeans(out))^2))
  reach <- qt(.975, calls - 1) * se
  lapply(seq_along(value), function(i) c(value[i], value[i] - reach[i], value[i] + reach[i]))
}
categories <- lapply(given, category)
group <- jackknife(function(chosen) coefficients(sapply(categories, function(x) as.vector(x[chosen, ])), 4))
d <- sapply(given, total) - total(truth)
pooled <- function(chosen) {
  x <- as.vector(d[chosen, ])
  c(mean(x), sd(x), mean(x) - 1.96 * sd(x), mean(x) + 1.96 * sd(x), mean(abs(x) <= 8))
}
reference_worth <- worth(truth)
alignment <- function(codes) {
  w <- worth(codes)
  apart <- ifelse(is.na(w) != is.na(reference_worth), 1, abs(w - reference_worth) / rep(most, each = calls))
  apart[is.na(apart)] <- 0
  weight <- matrix(most, calls, length(items), byrow = TRUE) * !(is.na(w) & is.na(reference_worth))
  jackknife(function(chosen) sum((weight * (1 - apart))[chosen, ]) / sum(weight[chosen, ]))[[1]]
}
direction <- function(codes) {
  w <- worth(codes)
  list(
    exact = colSums(codes == truth), higher = colSums(w > reference_worth, na.rm = TRUE),
    lower = colSums(w < reference_worth, na.rm = TRUE))
}
item <- function(i) {
  answers <- sapply(given, function(codes) codes[, i])
  bits <- apply(answers, 1, function(x) { p <- table(x) / length(x); -sum(p * log2(p)) })
  q <- length(points[[i]]) + 1
  coded <- ifelse(answers == 254, q, answers + 1)
  pairs <- combn(length(raters), 2)
  list(
    entropy = t.test(bits)$conf.int[1:2], mean_entropy = mean(bits),
    coefficients = jackknife(function(chosen) coefficients(coded[chosen, , drop = FALSE], q)),
    confused = sum(apply(pairs, 2, function(p) answers[, p[1]] != answers[, p[2]])))
}
gap <- function(level, f, first = levels == "quality", second = levels == level) {
  mine <- sapply(given[first], f)
  other <- sapply(given[second], f)
  x <- rowMeans(mine, na.rm = TRUE) - rowMeans(other, na.rm = TRUE)
  x <- x[!is.na(x)]
  c(mean(x), t.test(x)$conf.int[1:2], length(x))
}
# Two sites of two raters each.
sites <- c("south", "north", "north", "south")
of_site <- function(name) {
  own <- sites == name
  list(
    agreement = jackknife(function(chosen) coefficients(sapply(categories[own], function(x) as.vector(x[chosen, ])), 4)[1])[[1]],
    bias = jackknife(function(chosen) mean(d[chosen, own]))[[1]],
    within = jackknife(function(chosen) mean(abs(d[chosen, own]) <= 8))[[1]])
}
site_gap <- function(f) gap(NULL, f, sites == "north", sites == "south")
panel <- list(
  tolerance = 8, raters = raters, levels = levels, items = items, calls = calls, answers = given, reference = truth,
  totals = lapply(given, total), coefficients = group, pooled = jackknife(pooled), alignment = lapply(given, alignment),
  directions = lapply(given, direction), by_item = setNames(lapply(items, item), items),
  gaps = list(
    leadership = gap("leadership", total), agent = gap("agent", total),
    agent_L2 = gap("agent", function(codes) worth(codes)[, "L2"])),
  sites = sites, by_site = list(north = of_site("north"), south = of_site("south")),
  site_gaps = list(totals = site_gap(total), L2 = site_gap(function(codes) worth(codes)[, "L2"])))

# The session after it: 15 other calls, the same raters, who slip less often. Of figures by leaving out calls each session
# has its standard error; they are put together by Welch and Satterthwaite. t.test of two samples for the bias; Newcombe's
# method 10 from prop.test; ICC from psych, its bounds put together as Zou does.
errors <- function(statistic, calls) {
  out <- matrix(sapply(seq_len(calls), function(i) statistic(setdiff(seq_len(calls), i))), ncol = calls)
  list(
    value = as.vector(statistic(seq_len(calls))), freedom = calls - 1,
    error = as.vector(sqrt((calls - 1) / calls * rowSums((out - rowMeans(out))^2))))
}
welch <- function(before, after) {
  v <- rbind(before$error, after$error)^2
  freedom <- colSums(v)^2 / (v[1, ]^2 / before$freedom + v[2, ]^2 / after$freedom)
  x <- after$value - before$value
  reach <- qt(.975, freedom) * sqrt(colSums(v))
  lapply(seq_along(x), function(i) c(x[i], x[i] - reach[i], x[i] + reach[i]))
}
mover <- function(before, after) {
  x <- after[1] - before[1]
  c(x, x - sqrt((after[1] - after[2])^2 + (before[3] - before[1])^2), x + sqrt((after[3] - after[1])^2 + (before[1] - before[2])^2))
}
share <- function(x) {
  k <- sum(abs(x) <= 8)
  c(k / length(x), suppressWarnings(prop.test(k, length(x), correct = FALSE)$conf.int[1:2]))
}
figures <- function(given, truth) {
  calls <- nrow(truth)
  d <- sapply(given, total) - total(truth)
  categories <- lapply(given, category)
  forms <- suppressWarnings(ICC(sapply(given, total), lmer = FALSE)$results)
  list(
    d = d,
    group = errors(function(chosen) {
      x <- as.vector(d[chosen, ])
      c(coefficients(sapply(categories, function(c) as.vector(c[chosen, ])), 4)[c(1, 3)], mean(abs(x) <= 8), sd(x))
    }, calls),
    icc = as.numeric(forms[forms$type == "ICC2", c("ICC", "lower bound", "upper bound")]),
    items = lapply(items, function(i) {
      answers <- sapply(given, function(codes) codes[, i])
      q <- length(points[[i]]) + 1
      coded <- ifelse(answers == 254, q, answers + 1)
      errors(function(chosen) coefficients(coded[chosen, , drop = FALSE], q)[1], calls)
    }))
}
later_calls <- 15
later_truth <- sapply(items, function(item) replicate(later_calls, draw(item)))
later <- lapply(c(28, 8, 16, 30), function(slips) {
  answers <- later_truth
  for (cell in sample(length(answers), slips)) answers[cell] <- draw(items[(cell - 1) %/% later_calls + 1])
  answers
})
names(later) <- raters
before <- figures(given, truth)
after <- figures(later, later_truth)
by_rater <- function(name) {
  x <- after$d[, name]; y <- before$d[, name]
  list(bias = c(mean(x) - mean(y), t.test(x, y)$conf.int[1:2]), within = mover(share(y), share(x)))
}
comparison <- list(
  tolerance = 8, raters = raters, levels = levels, sites = sites, items = items, calls = later_calls, answers = later,
  reference = later_truth, group = welch(before$group, after$group), icc = mover(before$icc, after$icc),
  by_rater = setNames(lapply(raters, by_rater), raters),
  by_item = setNames(Map(function(x, y) welch(x, y)[[1]], before$items, after$items), items))
cat(toJSON(list(
  produced_by = paste0(R.version.string, ", psych ", packageVersion("psych"), "; tests/golden/calibration.R"),
  worked = worked, panel = panel, comparison = comparison), digits = NA, auto_unbox = TRUE), "\n")
