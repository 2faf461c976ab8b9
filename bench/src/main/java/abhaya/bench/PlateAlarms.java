package abhaya.bench;

import abhaya.safecity.plate.PlateIndex;
import abhaya.safecity.plate.Sighting;
import abhaya.safecity.plate.TravelRule;
import abhaya.safecity.plate.Verdict;
import abhaya.safecity.plate.WitnessBook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// What the rule of two witnesses leaves of the hints a stranger's plate makes. Each vehicle passes
/// two cameras; one read in twenty is wrong in one character.
final class PlateAlarms {
  private static final String JOB = "plate-alarms";
  private static final int STRANGERS = 20_000;
  private static final double MISREAD = 0.05;
  private static final double FALSE_ALARMS_MAX = 0.5;

  private final PlateIndex index;
  private final Plates plates;
  private final SplittableRandom random;
  private final Report report;
  private final WitnessBook book =
      new WitnessBook(TravelRule.usual(), Duration.ofMinutes(30), 50_000);

  PlateAlarms(PlateIndex index, Plates plates, SplittableRandom random, Report report) {
    this.index = index;
    this.plates = plates;
    this.random = random;
    this.report = report;
  }

  void run() {
    var strangers = new HashMap<String, Integer>();
    for (var at = 0; at < STRANGERS; at++) {
      var plate = plates.stranger();
      while (index.contains(plate)) plate = plates.stranger();
      count(strangers, pass(plate, at, MISREAD));
    }
    var wanted = new HashMap<String, Integer>();
    var misread = STRANGERS / 10;
    for (var at = 0; at < misread; at++) count(wanted, pass(plates.any(), STRANGERS + at, 1));
    var thousand = STRANGERS / 1_000.0;
    var hinted = strangers.getOrDefault("HINT", 0) / thousand;
    report.result(JOB, "strangers", "hinted", hinted, "per 1,000");
    var alarmed = strangers.getOrDefault("ALARM", 0) / thousand;
    report.result(JOB, "strangers", "alarmed", alarmed, "per 1,000");
    report.ratio(
        JOB,
        "0.5 false alarms per 1,000 strangers against ours",
        alarmed == 0 ? FALSE_ALARMS_MAX * STRANGERS : FALSE_ALARMS_MAX / alarmed,
        1);
    var both = "listed, misread by both cameras";
    var met = misread - wanted.getOrDefault("", 0);
    report.result(JOB, both, "met", 100.0 * met / misread, "%");
    report.result(JOB, both, "alarmed", 100.0 * wanted.getOrDefault("ALARM", 0) / misread, "%");
  }

  private static void count(Map<String, Integer> counts, String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// @return the most that came of a vehicle: an alarm, a hint or nothing
  private String pass(String plate, int number, double wrong) {
    var at = Instant.EPOCH.plusSeconds(number * 7L);
    var worst = "";
    for (var camera = 0; camera < 2; camera++) {
      var read = random.nextDouble() < wrong ? plates.edited(plate) : plate;
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
