# Getis and Ord's Gi* by spdep. Makes the neighbours once, says "ready" and the milliseconds that
# took, then answers each line with milliseconds; the scores go to a file, row after row.
suppressMessages(library(spdep))
words <- commandArgs(trailingOnly = TRUE)
cells <- as.integer(words[3])
reach <- as.numeric(words[4])
counts <- as.numeric(readBin(words[1], "integer", cells * cells, endian = "little"))
began <- Sys.time()
at <- as.matrix(expand.grid(column = seq_len(cells), row = seq_len(cells)))
near <- include.self(dnearneigh(at, 0, reach))
weights <- nb2listw(near, style = "B")
made <- as.numeric(Sys.time() - began, units = "secs") * 1000
lines <- file("stdin", "r")
cat("ready", made, "\n")
while (length(readLines(lines, 1)) == 1) {
  began <- Sys.time()
  scores <- localG(counts, weights)
  millis <- as.numeric(Sys.time() - began, units = "secs") * 1000
  to <- file(words[2], "wb")
  writeBin(as.numeric(scores), to, endian = "little")
  close(to)
  cat(millis, "\n")
}
