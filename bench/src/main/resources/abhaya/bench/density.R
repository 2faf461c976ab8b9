# Kernel density by spatstat. Loads the points once, says "ready", then answers each line with
# milliseconds; the values go to a file, row after row.
suppressMessages({
  library(spatstat.geom)
  library(spatstat.explore)
})
words <- commandArgs(trailingOnly = TRUE)
cells <- as.integer(words[3])
side <- as.numeric(words[4])
sigma <- as.numeric(words[5])
count <- file.size(words[1]) / 16
from <- file(words[1], "rb")
xs <- readBin(from, "double", count, endian = "little")
ys <- readBin(from, "double", count, endian = "little")
close(from)
points <- ppp(xs, ys, window = owin(c(0, side), c(0, side)), check = FALSE)
lines <- file("stdin", "r")
cat("ready\n")
while (length(readLines(lines, 1)) == 1) {
  began <- Sys.time()
  values <- density.ppp(points, sigma = sigma, dimyx = cells, edge = FALSE)
  millis <- as.numeric(Sys.time() - began, units = "secs") * 1000
  to <- file(words[2], "wb")
  writeBin(as.vector(t(values$v)) * 1e6, to, endian = "little")
  close(to)
  cat(millis, "\n")
}
