package abhaya.safecity.example;

import abhaya.safecity.fund.PublishedReader;
import abhaya.safecity.fund.PublishedTable;
import abhaya.safecity.project.PublishedTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The printed tables, as they ship with the product.
record ExamplePrints(Map<String, PublishedTable> tables, List<PublishedTarget> targets) {
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("T1", "t1-appraised-cost");
    FILES.put("T1-later", "t1-later-costs");
    FILES.put("T2", "t2-central-releases");
    FILES.put("T3", "t3-entitlement");
    FILES.put("T4", "t4-states");
    FILES.put("T5", "t5-fund-totals");
    FILES.put("T6", "t6-allocations");
  }

  static ExamplePrints read() {
    var tables = new LinkedHashMap<String, PublishedTable>();
    FILES.forEach(
        (print, file) -> tables.put(print, PublishedReader.read(text("/fund/" + file + ".csv"))));
    return new ExamplePrints(tables, PublishedTarget.readAll(text(TARGETS)));
  }

  private static final String TARGETS = "/project/published-targets.csv";

  PublishedTable table(String print) {
    return Objects.requireNonNull(tables.get(print), print);
  }

  List<PublishedTarget> targetsOf(String city) {
    return targets.stream().filter(target -> target.city().equals(city)).toList();
  }

  private static String text(String file) {
    try (var in = ExamplePrints.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
