# Numbers for tests/certification.rs, by R alone: `Rscript tests/golden/certification.R > tests/golden/certification.json`.
# base R: pbinom; every pattern of right and wrong written out; a sequential test as a matrix of open paths.
library(jsonlite)

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
cat(toJSON(list(
  produced_by = paste0(R.version.string, "; tests/golden/certification.R"),
  counting = counting, different = different, wald = wald,
  smallest = lapply(tests, function(test) named(test, smallest(test[1], test[2], test[3], test[4])))),
  digits = NA, auto_unbox = TRUE), "\n")
