package abhaya.investigation.mirror;

import abhaya.investigation.mirror.DashboardMirror.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/// Measures the mirror: `MirrorProgram 2000000`. Seeded; prints lines as benchmarks do.
///
/// 780 districts, 36 states; a look is a state with its districts, or the nation with
/// its states; the asked day changes from look to look.
final class MirrorProgram {
  private static final int DISTRICTS = 780;
  private static final int STATES = 36;
  private static final int LOOKS = 4_000;

  private MirrorProgram() {}

  public static void main(String[] args) {
    var count = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    var mirror = new DashboardMirror();
    var cases = new RandomCases(1);
    var random = new Random(1);
    var began = System.nanoTime();
    for (var n = 0; n < count; n++) {
      var district = random.nextInt(DISTRICTS);
      mirror.add(district * STATES / DISTRICTS, district, cases.next());
    }
    mirror.settle();
    var loaded = (System.nanoTime() - began) / 1e9;
    say("load", count + " cases", count / loaded, "cases/s");
    say("memory", "arrays", mirror.bytes() / 1e6, "MB");
    say("memory", "a case", (double) mirror.bytes() / count, "B");

    var states = units(0, STATES);
    var districts = units(9 * DISTRICTS / STATES, 10 * DISTRICTS / STATES);
    for (var warm = 0; warm < 2; warm++) {
      looks(mirror, Level.STATE, states, true, warm == 1, "nation, 36 states, today");
      looks(mirror, Level.STATE, states, false, warm == 1, "nation, 36 states, past day");
      looks(mirror, Level.DISTRICT, districts, true, warm == 1, "state, districts, today");
      looks(mirror, Level.DISTRICT, districts, false, warm == 1, "state, districts, past day");
    }
    changes(mirror);
  }

  private static List<Collection<Integer>> units(int from, int to) {
    var units = new ArrayList<Collection<Integer>>();
    for (var unit = from; unit < to; unit++) units.add(List.of(unit));
    return units;
  }

  private static void looks(
      DashboardMirror mirror,
      Level level,
      List<Collection<Integer>> units,
      boolean today,
      boolean print,
      String what) {
    var times = new long[LOOKS];
    var sum = 0L;
    for (var n = 0; n < LOOKS; n++) {
      var day =
          today ? RandomCases.TODAY.plusDays(n % 60) : LocalDate.of(2020, 1, 1).plusDays(n % 1_400);
      var ask = new Ask(RandomCases.FIRST.plusDays(n % 7), day, day, !today);
      var began = System.nanoTime();
      for (var counts : mirror.counts(level, units, ask)) sum += counts.overdue();
      times[n] = System.nanoTime() - began;
    }
    if (!print) return;
    Arrays.sort(times);
    say(what, "p50", times[LOOKS / 2] / 1e3, "us");
    say(what, "p99", times[LOOKS * 99 / 100] / 1e3, "us (sum " + sum + ")");
  }

  private static void changes(DashboardMirror mirror) {
    var cases = new RandomCases(2);
    var times = new long[100_000];
    for (var n = 0; n < times.length; n++) {
      var next = cases.next();
      var began = System.nanoTime();
      mirror.add(9, 200, next);
      mirror.take(9, 200, next);
      times[n] = System.nanoTime() - began;
    }
    Arrays.sort(times);
    say("change", "p50", times[times.length / 2] / 1e3, "us");
    say("change", "p99", times[times.length * 99 / 100] / 1e3, "us");
  }

  private static void say(String job, String metric, double value, String unit) {
    System.out.printf("RESULT %s | %s | %.1f %s%n", job, metric, value, unit);
  }
}
