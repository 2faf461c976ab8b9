package abhaya.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What happens when, from a seed. The same wish gives the same schedule.
final class Schedule {
  /// Signals one caller may send.
  private static final int A_CALLER = 100;

  private static final int SILENT_CALLS = 9;

  private final Wish wish;
  private final Shares shares = new Shares();
  private final SplittableRandom random;
  private final List<Act> acts = new ArrayList<>();
  private int callers;

  private Schedule(Wish wish) {
    this.wish = wish;
    this.random = new SplittableRandom(wish.seed());
  }

  /// @param length of the time that is played
  /// @param hour of the day at which it begins, in India
  /// @param assets that devices report for
  record Wish(Scenario scenario, long seed, Duration length, int hour, List<String> assets) {
    Wish {
      assets = List.copyOf(assets);
    }
  }

  static List<Act> of(Wish wish) {
    var schedule = new Schedule(wish);
    switch (wish.scenario()) {
      case DAY -> schedule.day();
      case FLOOD -> schedule.flood();
      case DEVICES -> schedule.devices();
      case GENTLE -> schedule.gentle();
    }
    schedule.acts.sort(Comparator.comparing(Act::at));
    return List.copyOf(schedule.acts);
  }

  /// All cities at their volumes, buses, and the caller whose ninth silent call is genuine.
  private void day() {
    double aDay = shares.sum("city");
    each(minute -> aDay * shares.ofDay(wish.hour() + minute / 60) / 60, "kind");
    nine(City.DEL);
    vehicles(24);
  }

  /// The day on which Karnataka began: 50,164 calls an hour, 96 of 100 not actionable.
  private void flood() {
    each(_ -> 50_164 / 60.0, "flood");
    nine(City.BLR);
  }

  /// One or two a minute around one control room, for a demonstration that lives.
  private void gentle() {
    each(minute -> minute < 120 ? 1.5 : 0.4, "kind");
  }

  private interface Rate {
    double atMinute(int minute);
  }

  /// Callers come independently of each other: the gaps between them are exponential.
  private void each(Rate rate, String kinds) {
    double at = 0;
    double length = wish.length().toMillis() / 60_000.0;
    while (true) {
      at += -Math.log(1 - random.nextDouble()) / rate.atMinute((int) at);
      if (at >= length) return;
      var city = wish.scenario() == Scenario.GENTLE ? City.LKO : cityOf();
      var when = Duration.ofMillis((long) (at * 60_000));
      acts.addAll(Caller.of(shares, kinds, random.split(), city, when, first()));
    }
  }

  private City cityOf() {
    if (wish.scenario() == Scenario.FLOOD) return City.BLR;
    return City.valueOf(shares.draw("city", random));
  }

  private int first() {
    return A_CALLER * callers++;
  }

  private void nine(City city) {
    var gap = wish.length().dividedBy(SILENT_CALLS + 1);
    for (var call = 1; call <= SILENT_CALLS; call++) {
      var caller = new Caller(shares, random.split(), city, gap.multipliedBy(call), first());
      caller.silent("+915550000009", call == SILENT_CALLS);
      acts.addAll(caller.acts());
    }
  }

  private void vehicles(int many) {
    var cities = City.values();
    for (var number = 0; number < many; number++) {
      var city = cities[number % cities.length];
      acts.addAll(Vehicle.acts(city, number, many, wish.length(), random.split()));
    }
  }

  /// Every minute a heartbeat of each thing, every ten seconds plates of each city's cameras.
  private void devices() {
    var things = wish.assets().isEmpty() ? invented() : wish.assets();
    for (long second = 0; second < wish.length().toSeconds(); second += 10) {
      var at = Duration.ofSeconds(second);
      if (second % 60 == 0) acts.add(heartbeats(at, things));
      acts.add(plates(at, things));
    }
  }

  /// Codes in the demonstration's form; the server says which of them it knows.
  private static List<String> invented() {
    var codes = new ArrayList<String>();
    for (var city : City.values()) {
      for (var number = 1; number <= 25; number++) codes.add(city + "-CAM-" + (1_000 + number));
    }
    return codes;
  }

  private Act heartbeats(Duration at, List<String> things) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var thing : things) {
      int drawn = random.nextInt(100);
      var status = drawn < 93 ? "ONLINE" : drawn < 97 ? "DEGRADED" : "OFFLINE";
      var latency = 20 + random.nextInt(80);
      if (drawn < 98) {
        rows.add(
            Map.of("asset", thing, "status", status, "measures", Map.of("latencyMillis", latency)));
      }
    }
    return new Act.Batch(at, "/api/v1/assets/heartbeats", rows);
  }

  private Act plates(Duration at, List<String> things) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var read = 0; read < 40; read++) {
      var plate = "XX%02dSM%04d".formatted(1 + random.nextInt(8), random.nextInt(10_000));
      rows.add(
          Map.of(
              "camera",
              things.get(random.nextInt(things.size())),
              "plate",
              plate,
              "confidence",
              Math.round(random.nextDouble(0.6, 1) * 100) / 100.0,
              "lane",
              1 + random.nextInt(3)));
    }
    return new Act.Batch(at, "/api/v1/anpr/reads", rows);
  }
}
