# Numbers for tests/certification.rs, by R alone: `Rscript tests/golden/certification.R > tests/golden/certification.json`.
# base R: pbinom; every pattern of right and wrong written out; a sequential test as a matrix of open paths; t.test and
# prop.test(correct = FALSE) for Wilson. psych::cohen.kappa, of which the weighted one is quadratic; AC2 and the jackknife
# over calls written out from their definitions.
library(jsonlite)
suppressPackageStartupMessages(library(psych))

counting <- list()
for (rule in list(c(8, 10), c(24, 30), c(48, 60), c(9, 10), c(7, 10), c(1, 3), c(200, 250)))
  for (p in c(.05, .5, .6, .7, .8, .9, .95))
    counting <- c(counting, list(c(rule, p, pbinom(rule[1] - 1, rule[2], p, lower.tail = FALSE))))

chances <- c(.95, .6, .7, .82, .5, .9, .33, .75)
points <- c(1, 2, 1, 3, 1, 2, 3, 1)
patterns <- as.matrix(expand.grid(rep(list(0:1), length(chances))))
weight <- apply(patterns, 1, function(right) prod(ifelse(right == 1, chances, 1 - chances)))
first <- patterns[, 1:4] %*% points[1:4]
second <- patterns[, 5:8] %*% points[5:8]
different <- list(
  chances = chances, points = points, least = 10, leastOfFirst = 5, leastOfSecond = 3,
  successes = sapply(0:length(chances), function(k) sum(weight[rowSums(patterns) == k])),
  passes = sum(weight[first >= 5 & second >= 3 & first + second >= 10]))

# P(pass), P(fail) and the mean length of Wald's test of p0 against p1; at the cap whatever is more likely.
wald_test <- function(p0, p1, alpha, beta, cap, p) {
  up <- log(p1 / p0); down <- log((1 - p1) / (1 - p0))
  open <- 1; pass <- fail <- length <- 0
  for (n in 1:cap) {
    length <- length + sum(open)
    open <- c(open * (1 - p), 0) + c(0, open * p)
    ratio <- (0:n) * up + (n:0) * down
    passes <- if (n == cap) ratio > 0 else ratio >= log((1 - beta) / alpha)
    fails <- if (n == cap) !passes else ratio <= log(beta / (1 - alpha))
    pass <- pass + sum(open[passes]); fail <- fail + sum(open[fails])
    open[passes | fails] <- 0
  }
  c(pass, fail, length)
}
# The fewest answers of which some number right keeps both rates.
smallest <- function(p0, p1, alpha, beta) {
  for (n in 1:10000) {
    cuts <- 0:(n + 1)
    kept <- pbinom(cuts - 1, n, p0, lower.tail = FALSE) <= alpha & pbinom(cuts - 1, n, p1) <= beta
    if (any(kept)) return(n)
  }
}
tests <- list(c(.7, .9, .05, .05), c(.6, .85, .02, .05), c(.5, .8, .1, .05), c(.8, .95, .05, .1), c(.7, .8, .2, .2))
named <- function(test, cap) list(poor = test[1], good = test[2], alpha = test[3], beta = test[4], cap = cap)
wald <- list()
for (test in tests) for (cap in c(1, 10, 30, 90)) {
  run <- function(p) wald_test(test[1], test[2], test[3], test[4], cap, p)
  wald <- c(wald, list(c(named(test, cap), list(atPoor = run(test[1]), atGood = run(test[2]), atEight = run(.8)))))
}
# A trainee and the expert on 24 calls of the scorecard of tests/package/fixtures/every-key.quiz.json. Codes are places of
# options from 0; 254 is not applicable.
set.seed(20261126)
points <- list(greet = c(10, 0), listen = c(20, 10, 0), solve = c(30, 20, 10, 0), verify = c(40, 0))
calls <- 24
draw <- function(n, chances) sample(seq_along(chances) - 1, n, replace = TRUE, prob = chances)
expert <- cbind(
  greet = draw(calls, c(.7, .3)), listen = draw(calls, c(.5, .3, .2)), solve = draw(calls, c(.4, .3, .2, .1)),
  verify = draw(calls, c(.85, .15)))
trainee <- expert
for (item in names(points)) {
  other <- runif(calls) < .25
  trainee[other, item] <- draw(sum(other), rep(1, length(points[[item]])))
}
expert[3, "listen"] <- 254; trainee[c(3, 9), "listen"] <- 254
worth <- function(codes) sapply(names(points), function(i) ifelse(codes[, i] == 254, NA, points[[i]][pmin(codes[, i], 3) + 1]))
most <- sapply(points, max)
total <- function(codes) {
  w <- worth(codes)
  ifelse(codes[, "verify"] == 1, 0, 100 * rowSums(w, na.rm = TRUE) / rowSums(sweep(!is.na(w), 2, most, "*")))
}
jackknife <- function(statistic, of = seq_len(calls)) {
  n <- length(of)
  out <- sapply(of, function(i) statistic(setdiff(of, i)))
  statistic(of) + c(0, -1, 1) * qt(.975, n - 1) * sqrt((n - 1) / n * sum((out - mean(out))^2))
}
same <- expert == trainee
step <- same | (expert != 254 & trainee != 254 & abs(expert - trainee) == 1)
quadratic <- function(values) 1 - outer(values, values, function(a, b) (a - b)^2) / (max(values) - min(values))^2
# rows: units; two columns: places in values.
kappa2 <- function(pairs, values) {
  table <- table(factor(pairs[, 1], seq_along(values)), factor(pairs[, 2], seq_along(values)))
  suppressWarnings(psych::cohen.kappa(matrix(table, length(values))))$weighted.kappa
}
ac2 <- function(pairs, values) {
  w <- quadratic(values); q <- length(values)
  po <- mean(w[pairs])
  p <- colMeans(rbind(diag(q)[pairs[, 1], , drop = FALSE], diag(q)[pairs[, 2], , drop = FALSE]))
  pe <- sum(w) / (q * (q - 1)) * sum(p * (1 - p))
  (po - pe) / (1 - pe)
}
third <- function(codes) {
  w <- worth(codes)
  ifelse(sweep(w, 2, most, "=="), 3, ifelse(w == 0, 1, 2))
}
pooled <- function(chosen) {
  pairs <- cbind(as.vector(third(trainee)[chosen, ]), as.vector(third(expert)[chosen, ]))
  pairs[complete.cases(pairs), ]
}
of_item <- function(item, chosen) {
  values <- sort(points[[item]])
  pairs <- cbind(match(worth(trainee)[chosen, item], values), match(worth(expert)[chosen, item], values))
  pairs[complete.cases(pairs), , drop = FALSE]
}
item <- function(i) {
  values <- sort(points[[i]])
  answered <- which(expert[, i] != 254 & trainee[, i] != 254)
  list(
    exact = sum(same[, i]), adjacent = sum(step[, i]) - sum(same[, i]),
    wilson = suppressWarnings(prop.test(sum(same[, i]), calls, correct = FALSE)$conf.int[1:2]),
    kappa = jackknife(function(chosen) kappa2(of_item(i, chosen), values), answered),
    ac2 = jackknife(function(chosen) ac2(of_item(i, chosen), values), answered))
}
d <- total(trainee) - total(expert)
rating <- list(
  expert = expert, trainee = trainee, items = names(points),
  exact = sum(same), adjacent = sum(step) - sum(same), answers = length(same),
  share = jackknife(function(chosen) mean(same[chosen, ])), near = jackknife(function(chosen) mean(step[chosen, ])),
  kappa = jackknife(function(chosen) kappa2(pooled(chosen), c(0, .5, 1))),
  ac2 = jackknife(function(chosen) ac2(pooled(chosen), c(0, .5, 1))),
  bias = c(mean(d), t.test(d)$conf.int[1:2]),
  missed = sum(expert[, "verify"] == 1 & trainee[, "verify"] != 1),
  byItem = setNames(lapply(names(points), item), names(points)))
# NAEP's rule on these calls: of 48 answers to items with two levels 90 %, of 24 with three 80 %, of 24 with four 70 %.
naep <- sapply(c(.5, .6, .7, .75, .8, .85, .9, .95, .99), function(p) {
  at_least <- function(k, n) pbinom(k - 1, n, p, lower.tail = FALSE)
  setNames(at_least(44, 48) * at_least(20, 24) * at_least(17, 24), p)
})
cat(toJSON(list(
  produced_by = paste0(R.version.string, ", psych ", packageVersion("psych"), "; tests/golden/certification.R"),
  counting = counting, different = different, wald = wald, rating = rating, naep = as.list(naep),
  smallest = lapply(tests, function(test) named(test, smallest(test[1], test[2], test[3], test[4])))),
  digits = NA, auto_unbox = TRUE), "\n")
