package abhaya.response.livemap;

import java.util.List;

/// What one tick made for a set of readers.
///
/// @param number rises by one with each tick of the set
/// @param delta what changed since the frame before, one piece; none where all has to be told anew
record Frame(int number, List<byte[]> delta) {}
