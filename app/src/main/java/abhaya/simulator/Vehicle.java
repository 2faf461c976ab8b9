package abhaya.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// A bus with a tracker: it moves along the streets, says so every ten seconds, and now and then
/// somebody presses its button, mostly to see whether it works.
final class Vehicle {
  /// How the numbers of all these trackers begin.
  private static final String DEVICES = "86800055500";

  private static final int REPORT_SECONDS = 10;

  /// Alerts of the vehicle buttons of Bengaluru: about 750 a day (emergency.md 1.6).
  private static final double PRESSES_A_DAY = 750;

  private Vehicle() {}

  /// @param many vehicles there are in all
  static List<Act> acts(City city, int number, int many, Duration length, SplittableRandom random) {
    var acts = new ArrayList<Act>();
    var walk = new Walk(city, random.split());
    var device = DEVICES + String.format(Locale.ROOT, "%04d", number);
    var plate = "XX" + String.format(Locale.ROOT, "%02dSM%04d", number % 36 + 1, number);
    double pressed = PRESSES_A_DAY / many * REPORT_SECONDS / Duration.ofDays(1).toSeconds();
    var at = Duration.ofMillis(random.nextInt(REPORT_SECONDS * 1_000));
    acts.add(packet(at, Act.Packet.Kind.LOG_IN, device, plate, walk, 0));
    boolean first = number == 0;
    Duration until = null;
    while (at.compareTo(length) < 0) {
      int kmh = random.nextInt(5) == 0 ? 0 : 12 + random.nextInt(28);
      walk.go(kmh / 3.6 * REPORT_SECONDS);
      boolean presses =
          until == null && (random.nextDouble() < pressed || (first && at.toSeconds() > 20));
      if (presses) {
        first = false;
        until = at.plusSeconds(60 + random.nextInt(240));
        acts.add(packet(at, Act.Packet.Kind.PRESS, device, plate, walk, kmh));
      } else if (until != null && at.compareTo(until) > 0) {
        until = null;
        acts.add(packet(at, Act.Packet.Kind.STOP, device, plate, walk, kmh));
      } else {
        acts.add(packet(at, Act.Packet.Kind.NORMAL, device, plate, walk, kmh));
      }
      at = at.plusSeconds(REPORT_SECONDS);
    }
    return acts;
  }

  private static Act.Packet packet(
      Duration at, Act.Packet.Kind kind, String device, String plate, Walk walk, int kmh) {
    return new Act.Packet(at, kind, device, plate, walk.place(), kmh, walk.heading());
  }
}
