# Times psych::ICC by lme4 on the data that benches/agreement.mjs wrote: `Rscript peers.R FOLDER`, a line of JSON. Only the call is
# timed, three times: the first also compiles what it uses.
folder <- commandArgs(trailingOnly = TRUE)[[1]]
version <- function(package) paste(package, packageVersion(package))
invisible(loadNamespace("lme4"))

columns <- readBin(file.path(folder, "icc-10k-4.bin"), "double", 40000, endian = "little")
scores <- matrix(columns, ncol = 4)
milliseconds <- replicate(3, 1000 * system.time(found <<- psych::ICC(scores, lmer = TRUE))[["elapsed"]])
value <- found$results$ICC[[which(found$results$type == "ICC2")]]

cat(sprintf('{"version":"R %s, %s, %s"}\n', getRversion(), version("psych"), version("lme4")))
# lmer stops where its optimiser does, here some 1e-6 from the mean squares' value.
cat(sprintf('{"job":"icc-10k-4","peer":"%s, lmer","tolerance":1e-5,"milliseconds":[%s],"value":%.17g}\n',
            version("psych"), paste(milliseconds, collapse = ","), value))
