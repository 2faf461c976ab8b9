package abhaya.investigation.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A feed with every kind of record and every kind of fault of order, from a seed.
public final class RandomFeed {
  private static final Instant FIRST = Instant.parse("2024-06-01T04:00:00Z");
  private static final List<String> SECTIONS =
      List.of("376 IPC", "376(2)(n) IPC r/w 5(l)/6 POCSO", "64(1) BNS", "115(2) BNS", "Moon Act 7");
  private static final List<String> STEPS =
      List.of(
          "ARREST", "MEDICAL_EXAMINATION", "EXHIBIT_SENT", "SCENE_FORENSICS", "VICTIM_INFORMED");
  private static final List<String> STAGES =
      List.of("PREPARED", "WITH_PROSECUTION", "FORWARDED_TO_COURT", "RETURNED");

  private final Random random;
  private final List<String> lines = new ArrayList<>();

  private RandomFeed(Random random) {
    this.random = random;
  }

  /// The same as a file holds them, the sources named anew so that tests do not meet each other's.
  public static List<String> file(Random random, int firs, String name) {
    return lines(random, firs).stream()
        .map(line -> line.replace("'source':'UP'", "'source':'UP-" + name + "'"))
        .map(line -> line.replace("'source':'MH'", "'source':'MH-" + name + "'"))
        .map(Records::json)
        .toList();
  }

  /// Lines in single quotes, of so many FIRs.
  static List<String> lines(Random random, int firs) {
    var feed = new RandomFeed(random);
    for (var number = 1; number <= firs; number++) feed.addCase(number);
    return feed.lines;
  }

  private void addCase(int number) {
    var at = FIRST.plus(random.nextInt(200 * 24), ChronoUnit.HOURS);
    var versions = 1 + random.nextInt(2);
    for (var version = 1; version <= versions; version++) addFir(number, version, at);
    var count = random.nextInt(9);
    for (var event = 0; event < count; event++) addEvent(number, event, at);
  }

  private void addFir(int number, int version, Instant at) {
    var more = new StringBuilder();
    if (random.nextInt(6) == 0) {
      var minutes = random.nextInt(120) - 90;
      more.append(
          ",'diaryEntry':{'number':'1','at':'%s'}".formatted(at.plusSeconds(60L * minutes)));
    }
    if (number > 1 && random.nextInt(5) == 0) {
      var other = 1 + random.nextInt(number - 1);
      more.append(",'previous':{'source':'%s','key':'F%d'}".formatted(source(other), other));
    }
    more.append(",'victims':[{'token':'v%d','ageBand':'under12'}]".formatted(number));
    lines.add(
        Records.fir("F" + number, at.toString(), more.toString())
            .replace("'source':'UP','key'", "'source':'%s','key'".formatted(source(number)))
            .replace("'version':1", "'version':" + version)
            .replace("376 IPC", SECTIONS.get(random.nextInt(SECTIONS.size()))));
  }

  private void addEvent(int number, int event, Instant recordedAt) {
    var at = recordedAt.plus(random.nextInt(110 * 24) - 48L, ChronoUnit.HOURS).toString();
    var key = "E" + number + "-" + event;
    var fir = "F" + number;
    var line =
        switch (random.nextInt(8)) {
          case 0, 1 -> Records.step(key, fir, at, STEPS.get(random.nextInt(STEPS.size())));
          case 2, 3 ->
              Records.report(
                      "R" + number + "-" + random.nextInt(2),
                      fir,
                      at,
                      STAGES.get(random.nextInt(STAGES.size())))
                  .replace("'version':1", "'version':" + (event + 1));
          case 4 -> Records.event("COURT", key, fir, at, ",'step':'COGNIZANCE'");
          case 5 ->
              Records.event(
                  "SECTIONS",
                  key,
                  fir,
                  at,
                  ",'sections':'%s'".formatted(SECTIONS.get(random.nextInt(SECTIONS.size()))));
          case 6 -> Records.event("TRANSFER", key, fir, at, ",'toUnit':'IN.09.A.S2'");
          default -> Records.event("DELAY", key, fir, at, ",'reason':'LAB_REPORT'");
        };
    lines.add(line.replace("'source':'UP'", "'source':'%s'".formatted(source(number))));
  }

  /// Every third case comes from another state's system.
  private static String source(int number) {
    return number % 3 == 0 ? "MH" : "UP";
  }
}
