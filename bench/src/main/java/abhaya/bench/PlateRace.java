package abhaya.bench;

import abhaya.safecity.plate.Match;
import abhaya.safecity.plate.PlateIndex;
import abhaya.safecity.plate.Sighting;
import abhaya.safecity.plate.TravelRule;
import abhaya.safecity.plate.Verdict;
import abhaya.safecity.plate.WitnessBook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every listed plate within one edit of a read, a million listed: beside a scan that compares each
/// plate, and beside Lucene's fuzzy query; the matches of all are compared. Then what the rule of two
/// witnesses leaves of the hints a stranger's plate makes.
final class PlateRace {
  private static final String NEAR = "plates";
  private static final String ALARMS = "plate-alarms";
  private static final int READS = 20_000;
  private static final int SCANNED = 60;
  private static final int FUZZY = 600;
  private static final int CHANGES = 2_000;
  private static final int STRANGERS = 20_000;
  private static final double MISREAD = 0.05;
  private static final double BYTES_MAX = 120;
  private static final double CHANGE_MILLIS_MAX = 100;
  private static final double FALSE_ALARMS_MAX = 0.5;
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final List<String> STATES =
      List.of("AP", "AS", "BR", "DL", "GJ", "HR", "KA", "KL", "MH", "MP", "PB", "RJ", "TN", "UP");

  private final Options options;
  private final Report report;
  private final SplittableRandom random;

  PlateRace(Options options, Report report) {
    this.options = options;
    this.report = report;
    this.random = new SplittableRandom(options.seed());
  }

  void run() throws IOException {
    var many = options.cases() >= 1_000_000 ? 1_000_000 : 100_000;
    report.progress(many + " listed plates");
    Set<String> distinct = new LinkedHashSet<>(many * 2);
    while (distinct.size() < many) distinct.add(plate());
    var listed = List.copyOf(distinct);
    var index = new PlateIndex(many);
    var began = System.nanoTime();
    listed.forEach(index::add);
    report.result(NEAR, "ours, " + many, "build", (System.nanoTime() - began) / 1e6, "ms");
    var bytes = (double) index.bytes() / many;
    report.result(NEAR, "ours, " + many, "bytes a plate", bytes, "B");
    report.ratio(NEAR, "120 bytes a listed plate against ours", BYTES_MAX / bytes, 1);
    var reads = reads(listed);
    var micros = ours(index, reads);
    scan(index, listed, reads, micros);
    fuzzy(index, listed, reads, micros);
    changes(index);
    report.note(
        NEAR,
        "in memory, follows the table by its events; a third of the reads is listed, a third one"
            + " edit away, a third a stranger's");
    alarms(index, listed, distinct);
  }

  private String plate() {
    return STATES.get(random.nextInt(STATES.size()))
        + "%02d".formatted(1 + random.nextInt(60))
        + letter()
        + letter()
        + "%04d".formatted(1 + random.nextInt(9_999));
  }

  private char letter() {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  private List<String> reads(List<String> listed) {
    var reads = new ArrayList<String>();
    for (var i = 0; i < READS; i++) {
      var one = i % 3 == 2 ? plate() : listed.get(random.nextInt(listed.size()));
      reads.add(i % 3 == 1 ? edited(one) : one);
    }
    return reads;
  }

  /// One character replaced, left out or put in.
  private String edited(String plate) {
    var at = random.nextInt(plate.length());
    var other = random.nextBoolean() ? letter() : (char) ('0' + random.nextInt(10));
    return switch (random.nextInt(3)) {
      case 0 -> plate.substring(0, at) + other + plate.substring(at + 1);
      case 1 -> plate.substring(0, at) + plate.substring(at + 1);
      default -> plate.substring(0, at) + other + plate.substring(at);
    };
  }

  private static Set<String> names(List<Match> matches) {
    return matches.stream().map(Match::plate).collect(Collectors.toCollection(TreeSet::new));
  }

  /// @return median microseconds a read
  private double ours(PlateIndex index, List<String> reads) {
    for (var read : reads) index.near(read);
    var micros = new double[reads.size()];
    var found = 0L;
    for (var at = 0; at < micros.length; at++) {
      var began = System.nanoTime();
      found += index.near(reads.get(at)).size();
      micros[at] = (System.nanoTime() - began) / 1e3;
    }
    if (found == 0) report.wrong(NEAR, "nothing was found");
    return said("ours", micros);
  }

  private double said(String variant, double[] micros) {
    var sorted = micros.clone();
    java.util.Arrays.sort(sorted);
    report.result(NEAR, variant, "p50", sorted[sorted.length / 2], "µs");
    report.result(NEAR, variant, "p99", sorted[sorted.length * 99 / 100], "µs");
    return java.util.Arrays.stream(sorted).average().orElse(0);
  }

  private void scan(PlateIndex index, List<String> listed, List<String> reads, double mine) {
    var micros = new double[SCANNED];
    for (var at = 0; at < SCANNED; at++) {
      var read = reads.get(at);
      var began = System.nanoTime();
      var found = new TreeSet<String>();
      for (var plate : listed) if (isNear(plate, read)) found.add(plate);
      micros[at] = (System.nanoTime() - began) / 1e3;
      if (!found.equals(names(index.near(read))))
        report.wrong(NEAR, "the scan finds " + found.size() + " others for one read");
    }
    var plain = said("plain scan", micros);
    report.ratio(NEAR, "against the plain scan", plain / mine, 2);
  }

  /// Whether one edit at most turns one into the other: what is meant, character by character.
  private static boolean isNear(String one, String other) {
    var longer = one.length() >= other.length() ? one : other;
    var shorter = one.length() >= other.length() ? other : one;
    if (longer.length() - shorter.length() > 1) return false;
    var same = 0;
    while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) same++;
    var rest = longer.length() == shorter.length() ? same + 1 : same;
    return shorter.length() == same
        || longer.substring(same + 1).equals(shorter.substring(Math.min(rest, shorter.length())));
  }

  private void fuzzy(PlateIndex index, List<String> listed, List<String> reads, double mine)
      throws IOException {
    report.progress("the same list in Lucene");
    try (var peer = new LucenePeer(listed)) {
      for (var at = 0; at < FUZZY; at++) peer.near(reads.get(at));
      var micros = new double[FUZZY];
      for (var at = 0; at < FUZZY; at++) {
        var read = reads.get(at);
        var began = System.nanoTime();
        var found = peer.near(read);
        micros[at] = (System.nanoTime() - began) / 1e3;
        if (!found.equals(names(index.near(read))))
          report.wrong(NEAR, "Lucene finds " + found.size() + " others for one read");
      }
      var theirs = said("Lucene FuzzyQuery", micros);
      report.ratio(NEAR, "against Lucene FuzzyQuery", theirs / mine, 100);
    }
  }

  /// A plate that is listed is found by the next read, one that is taken off is not.
  private void changes(PlateIndex index) {
    var millis = new double[CHANGES];
    for (var at = 0; at < CHANGES; at++) {
      var fresh = "LA%02dX%c%04d".formatted(at % 100, letter(), at);
      var began = System.nanoTime();
      index.add(fresh);
      var there = names(index.near(fresh)).contains(fresh);
      index.remove(fresh);
      var gone = !names(index.near(fresh)).contains(fresh);
      millis[at] = (System.nanoTime() - began) / 1e6;
      if (!there || !gone) report.wrong(NEAR, "a change of the list was not seen");
    }
    report.percentiles(NEAR, "listed, found, taken off, not found", millis, 99);
    var most = java.util.Arrays.stream(millis).max().orElse(0);
    report.ratio(NEAR, "100 ms against the slowest change", CHANGE_MILLIS_MAX / most, 1);
  }

  /// Each vehicle passes two cameras; one read in twenty is wrong in one character.
  private void alarms(PlateIndex index, List<String> listed, Set<String> all) {
    var book = new WitnessBook(TravelRule.usual(), Duration.ofMinutes(30), 50_000);
    var strangers = new HashMap<String, Integer>();
    for (var at = 0; at < STRANGERS; at++) {
      var plate = plate();
      while (all.contains(plate)) plate = plate();
      count(strangers, pass(index, book, plate, at, MISREAD));
    }
    var wanted = new HashMap<String, Integer>();
    var misread = STRANGERS / 10;
    for (var at = 0; at < misread; at++)
      count(
          wanted, pass(index, book, listed.get(random.nextInt(listed.size())), STRANGERS + at, 1));
    var thousand = STRANGERS / 1_000.0;
    report.result(
        ALARMS, "strangers", "hinted", strangers.getOrDefault("HINT", 0) / thousand, "per 1,000");
    var alarmed = strangers.getOrDefault("ALARM", 0) / thousand;
    report.result(ALARMS, "strangers", "alarmed", alarmed, "per 1,000");
    report.ratio(
        ALARMS,
        "0.5 false alarms per 1,000 strangers against ours",
        alarmed == 0 ? FALSE_ALARMS_MAX * STRANGERS : FALSE_ALARMS_MAX / alarmed,
        1);
    var met = misread - wanted.getOrDefault("", 0);
    report.result(ALARMS, "listed, misread by both cameras", "met", 100.0 * met / misread, "%");
    report.result(
        ALARMS,
        "listed, misread by both cameras",
        "alarmed",
        100.0 * wanted.getOrDefault("ALARM", 0) / misread,
        "%");
  }

  private static void count(Map<String, Integer> counts, String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// @return the most that came of a vehicle: an alarm, a hint or nothing
  private String pass(PlateIndex index, WitnessBook book, String plate, int number, double wrong) {
    var at = Instant.EPOCH.plusSeconds(number * 7L);
    var worst = "";
    for (var camera = 0; camera < 2; camera++) {
      var read = random.nextDouble() < wrong ? edited(plate) : plate;
      if (read.length() > 13) continue;
      var sighting =
          new Sighting(
              "C" + camera, at.plusSeconds(camera * 300L), 26.85 + camera * 0.01, 80.95, read);
      for (var verdict : book.judge(sighting, index.near(read))) {
        if (verdict instanceof Verdict.Alarm) worst = "ALARM";
        else if (worst.isEmpty()) worst = "HINT";
      }
    }
    return worst;
  }
}
