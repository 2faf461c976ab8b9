package abhaya.bench;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the caller asked for.
///
/// @param jobs names of jobs; all if none is named
/// @param cases facts for figures, mirror and levels
/// @param rows rows of the feed
/// @param rounds how often each side of the feed has its turn
/// @param seconds how long each measurement of the levels takes
/// @param port of the product while it is measured from outside; 0 takes a free one
/// @param seed of every random choice; printed
/// @param peers addresses of peers that no registry has, by name
/// @param installPeers whether apt may install the peers that Debian has
record Options(
    Set<String> jobs,
    int cases,
    int rows,
    int rounds,
    int seconds,
    int port,
    long seed,
    Map<String, String> peers,
    boolean installPeers) {

  static final List<String> ALL =
      List.of(
          "figures",
          "mirror",
          "levels",
          "start",
          "feed",
          "upsert",
          "alarms",
          "positions",
          "presses",
          "trackers",
          "commits",
          "signals",
          "heartbeats",
          "places",
          "assets",
          "plates",
          "roads",
          "consoles",
          "rights",
          "room",
          "nearest",
          "volunteers");

  /// Asked for by name only: it needs the registries.
  private static final List<String> BY_NAME = List.of(FirstStart.JOB);

  private static final long SEED = 20_261_123;
  private static final Options FULL =
      new Options(Set.of(), 2_000_000, 300_000, 3, 60, 0, SEED, Map.of(), false);
  private static final Options QUICK =
      new Options(Set.of(), 100_000, 30_000, 1, 10, 0, SEED, Map.of(), false);

  Options {
    jobs = Set.copyOf(jobs);
    peers = Map.copyOf(peers);
    if (cases < 10_000 || rows < 10_000) {
      throw new IllegalArgumentException("bench needs at least 10,000 cases and 10,000 rows");
    }
    if (rounds < 1 || seconds < 1) throw new IllegalArgumentException("bench needs time");
  }

  /// @throws IllegalArgumentException with a sentence for the caller
  static Options read(String[] words) {
    var jobs = new LinkedHashSet<String>();
    var options = List.of(words).contains("--quick") ? QUICK : FULL;
    for (int i = 0; i < words.length; i++) {
      var word = words[i];
      if (word.equals("--quick")) continue;
      if (word.equals("--install-peers")) {
        options = options.withPeersInstalled();
        continue;
      }
      if (!word.startsWith("--")) jobs.add(known(word));
      else if (++i < words.length) options = options.with(word, words[i]);
      else throw new IllegalArgumentException(word + " needs a number");
    }
    return options.with(jobs.isEmpty() ? Set.copyOf(ALL) : jobs);
  }

  private static String known(String job) {
    if (ALL.contains(job) || BY_NAME.contains(job)) return job;
    throw new IllegalArgumentException(
        "bench knows %s and %s, not %s".formatted(ALL, BY_NAME, job));
  }

  private Options withPeersInstalled() {
    return new Options(jobs, cases, rows, rounds, seconds, port, seed, peers, true);
  }

  private Options with(Set<String> named) {
    return new Options(named, cases, rows, rounds, seconds, port, seed, peers, installPeers);
  }

  private Options with(String word, String value) {
    if (word.equals("--peer")) {
      var halves = value.split("=", 2);
      if (halves.length < 2) throw new IllegalArgumentException("--peer needs NAME=ADDRESS");
      var more = new HashMap<>(peers);
      more.put(halves[0], halves[1]);
      return new Options(jobs, cases, rows, rounds, seconds, port, seed, more, installPeers);
    }
    long number = Long.parseLong(value);
    int small = Math.clamp(number, 0, Integer.MAX_VALUE);
    return switch (word) {
      case "--cases" ->
          new Options(jobs, small, rows, rounds, seconds, port, seed, peers, installPeers);
      case "--rows" ->
          new Options(jobs, cases, small, rounds, seconds, port, seed, peers, installPeers);
      case "--rounds" ->
          new Options(jobs, cases, rows, small, seconds, port, seed, peers, installPeers);
      case "--seconds" ->
          new Options(jobs, cases, rows, rounds, small, port, seed, peers, installPeers);
      case "--port" ->
          new Options(jobs, cases, rows, rounds, seconds, small, seed, peers, installPeers);
      case "--seed" ->
          new Options(jobs, cases, rows, rounds, seconds, port, number, peers, installPeers);
      default -> throw new IllegalArgumentException("bench does not know " + word);
    };
  }

  /// Points of the density: ten million, a tenth where the run is a quick one.
  int points() {
    return cases >= 1_000_000 ? 10_000_000 : 1_000_000;
  }

  /// Junctions along one side of the city for the roads: 400, 120 where the run is a quick one.
  int streets() {
    return cases >= 1_000_000 ? 400 : 120;
  }

  /// Units that move: fifty thousand, a tenth where the run is a quick one.
  int units() {
    return cases >= 1_000_000 ? 50_000 : 5_000;
  }

  /// Volunteers on duty: a million, a tenth where the run is a quick one.
  int volunteers() {
    return cases >= 1_000_000 ? 1_000_000 : 100_000;
  }

  boolean wants(String job) {
    return jobs.contains(job);
  }
}
