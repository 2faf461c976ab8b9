package abhaya.investigation.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A second way to the counts of the ledger: from the lines alone, by the rules of the contract.
final class HandCount {
  private static final LocalDate NEVER = LocalDate.MAX;
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![0-9(])(376|64|65|67|68|70)(?![0-9])|(?<![0-9])(4|6|8|10) ?(of )?"
              + "(POCSO|पॉक्सो|पाक्सो|पोक्सो)|POCSO 4|POCSO 8|8, 12 POCSO|/(4|6|8|10) (POCSO|पॉ|पा)");

  private final Map<String, JsonNode> firs = new HashMap<>();
  private final Map<String, String> sections = new HashMap<>();
  private final Map<String, LocalDate> reported = new HashMap<>();
  private final Set<String> replaced = new HashSet<>();

  void take(JsonNode record) {
    var key = record.get(record.has("fir") ? "fir" : "key").asString();
    switch (record.get("type").asString()) {
      case "FIR" -> fir(key, record);
      case "SECTIONS" -> sections.put(key, record.get("sections").asString());
      case "FINAL_REPORT" -> {
        if (!record.get("stage").asString().equals("FORWARDED_TO_COURT")) return;
        reported.merge(key, day(record, "happenedAt"), (a, b) -> a.isBefore(b) ? a : b);
      }
      default -> {}
    }
  }

  private void fir(String key, JsonNode record) {
    var refused =
        record.get("unit").asString().startsWith("IN.99")
            || record.get("happenedAt").asString().startsWith("2025-02-30");
    if (refused) return;
    firs.put(key, record);
    sections.putIfAbsent(key, record.get("sections").asString());
    if (record.has("previous")) replaced.add(record.get("previous").get("key").asString());
  }

  DemoLedger.Counts asOf(LocalDate asOf) {
    var sums = new long[7];
    firs.forEach((key, fir) -> {
      var recorded = firstRecorded(fir);
      if (replaced.contains(key) || !counts(key, fir) || recorded.isAfter(asOf)) return;
      var done = reported.getOrDefault(key, NEVER);
      var young = recorded.plusMonths(2).isAfter(asOf);
      sums[0]++;
      if (!young) sums[1]++;
      sums[column(young, !done.isAfter(asOf), done.isAfter(recorded.plusMonths(2)))]++;
    });
    return new DemoLedger.Counts(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
  }

  private static int column(boolean young, boolean done, boolean late) {
    if (young) return done ? 5 : 6;
    if (!done) return 4;
    return late ? 3 : 2;
  }

  private LocalDate firstRecorded(JsonNode fir) {
    if (!fir.has("previous")) return day(fir, "recordedAt");
    var previous = firs.get(fir.get("previous").get("key").asString());
    return day(Objects.requireNonNull(previous), "recordedAt");
  }

  private boolean counts(String key, JsonNode fir) {
    var diary = fir.get("diaryEntry").get("at").asString();
    if (diary.compareTo(fir.get("recordedAt").asString()) > 0) return false;
    return CLOCK.matcher(sections.getOrDefault(key, "")).find();
  }

  private static LocalDate day(JsonNode record, String field) {
    return LocalDate.parse(record.get(field).asString().substring(0, 10));
  }
}
