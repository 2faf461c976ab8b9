package abhaya.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// Who calls when, why and how: the published shares and volumes, and ours where none are published
/// (`shares.csv` says which is which), with the words people say (`words.csv`).
final class Shares {
  private final Map<String, List<Share>> tables = new HashMap<>();
  private final Map<String, Said> words = new HashMap<>();

  private record Share(String name, double weight) {}

  /// What a caller says, in English and Hindi.
  record Said(String english, String hindi) {}

  Shares() {
    for (var row : rows("/simulator/shares.csv")) {
      var cells = row.split(",", 4);
      tables
          .computeIfAbsent(cells[0], _ -> new ArrayList<>())
          .add(new Share(cells[1], Double.parseDouble(cells[2])));
    }
    for (var row : rows("/simulator/words.csv")) {
      var cells = row.split("\\|", 3);
      words.put(cells[0], new Said(cells[1], cells[2]));
    }
  }

  private static List<String> rows(String name) {
    try (var in = Shares.class.getResourceAsStream(name)) {
      var text =
          new String(
              Objects.requireNonNull(in, "a table of the simulator").readAllBytes(),
              StandardCharsets.UTF_8);
      return text.lines().skip(1).filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Share> table(String name) {
    return Objects.requireNonNull(tables.get(name), "no such table");
  }

  double sum(String table) {
    return table(table).stream().mapToDouble(Share::weight).sum();
  }

  double weight(String table, String name) {
    return table(table).stream()
        .filter(share -> share.name().equals(name))
        .mapToDouble(Share::weight)
        .sum();
  }

  /// One row of the table, drawn by its weight.
  String draw(String table, SplittableRandom random) {
    double left = random.nextDouble() * sum(table);
    for (var share : table(table)) {
      left -= share.weight();
      if (left < 0) return share.name();
    }
    return table(table).getLast().name();
  }

  /// Of the types only: what share of a day's calls comes in this hour.
  double ofDay(int hour) {
    return weight("hour", String.valueOf(Math.floorMod(hour, 24))) / sum("hour");
  }

  Said said(String type) {
    return words.getOrDefault(type, new Said("Please send somebody", "किसी को भेजिए"));
  }

  List<String> names(String table) {
    return table(table).stream().map(Share::name).toList();
  }
}
