# Kernel density by NumPy and SciPy. Loads the points once, says "ready", then answers each line,
# which names the way of counting, with milliseconds; the values go to a file, row after row.
import sys
import time

import numpy
from scipy.ndimage import gaussian_filter

points, answer, cells, side, sigma = sys.argv[1], sys.argv[2], *map(float, sys.argv[3:6])
cells = int(cells)
xs, ys = numpy.fromfile(points, "<f8").reshape(2, -1)
metres = side / cells


def histogram2d():
    return numpy.histogram2d(ys, xs, bins=cells, range=((0, side), (0, side)))[0]


def bincount():
    rows = (ys * (1 / metres)).astype(numpy.int32)
    columns = (xs * (1 / metres)).astype(numpy.int32)
    counts = numpy.bincount(rows * cells + columns, minlength=cells * cells)
    return counts.reshape(cells, cells).astype(float)


ways = {"histogram2d": histogram2d, "bincount": bincount}
print("ready", flush=True)
for line in sys.stdin:
    count = ways[line.strip()]
    began = time.perf_counter()
    values = gaussian_filter(count(), sigma / metres, mode="constant", truncate=5)
    values *= 1e6 / metres**2
    millis = (time.perf_counter() - began) * 1000
    values.astype("<f8").tofile(answer)
    print(millis, flush=True)
