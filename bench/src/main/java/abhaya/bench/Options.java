package abhaya.bench;

import java.util.List;
import java.util.Set;

/// What the caller asked for.
///
/// @param jobs names of jobs; all if none is named
/// @param cases facts for the figures
/// @param rows rows of the feed
/// @param seed of every random choice; printed
record Options(Set<String> jobs, int cases, int rows, long seed) {

  static final List<String> ALL = List.of("figures", "levels", "feed", "upsert");

  static Options read(String[] words) {
    var jobs = new java.util.LinkedHashSet<String>();
    int cases = 2_000_000;
    int rows = 200_000;
    long seed = 20_261_123;
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--cases" -> cases = Integer.parseInt(words[++i]);
        case "--rows" -> rows = Integer.parseInt(words[++i]);
        case "--seed" -> seed = Long.parseLong(words[++i]);
        default -> {
          if (!ALL.contains(words[i])) {
            throw new IllegalArgumentException("bench knows " + ALL + ", not " + words[i]);
          }
          jobs.add(words[i]);
        }
      }
    }
    return new Options(jobs.isEmpty() ? Set.copyOf(ALL) : Set.copyOf(jobs), cases, rows, seed);
  }

  boolean wants(String job) {
    return jobs.contains(job);
  }
}
