package abhaya.safecity.plate;

import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.feed.Row;
import abhaya.base.platform.DatabaseContext;
import abhaya.safecity.asset.KnownAssets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Plates for a demonstration: a watchlist with two names, the reads of a day, hits in every state.
/// All of it comes in by the registers that the doors and pages use, each act as the person whose it
/// is. The numbers are invented and look it: no registering office has the number 00.
@Component
public class PlateExampleRegister {
  private static final int READS = 260;
  private static final int CAMERAS_MAX = 40;
  private static final Duration DAY = Duration.ofHours(20);
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final Registers registers;
  private final KnownAssets known;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /// What takes entries, reads and steps from people and cameras.
  @Component
  record Registers(
      WatchRegister watch,
      WatchFacts facts,
      ReadRegister reads,
      HitDesk hits,
      PlateQueries queries) {}

  /// Who does what, each another person.
  ///
  /// @param asks a station's
  /// @param agrees above that station
  /// @param room watches the hits
  /// @param devices the cameras' program
  public record People(Scope asks, Scope agrees, Scope room, Scope devices) {}

  PlateExampleRegister(
      Registers registers,
      KnownAssets known,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.registers = registers;
    this.known = known;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Whether nobody has asked for a plate yet.
  public boolean isEmpty() {
    return DatabaseContext.SYSTEM.call(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql("select not exists (select from plate.entry)")
                    .query(Boolean.class)
                    .single())));
  }

  /// What is asked for and what a second person decided about it: null, she has not yet.
  private record Example(
      String plate,
      WatchEntry.Reason reason,
      String reference,
      WatchEntry.Action action,
      int days,
      @Nullable Boolean agreed) {}

  private static List<Example> list() {
    return List.of(
        new Example(
            "UP00AB1204", WatchEntry.Reason.STOLEN, "GD 41", WatchEntry.Action.STOP, 30, true),
        new Example(
            "UP00CD7716", WatchEntry.Reason.WANTED, "GD 58", WatchEntry.Action.OBSERVE, 60, true),
        new Example(
            "UP00EF3309", WatchEntry.Reason.STOLEN, "GD 63", WatchEntry.Action.STOP, 30, true),
        new Example(
            "UP00GH5150",
            WatchEntry.Reason.MISSING_PERSON,
            "GD 66",
            WatchEntry.Action.STOP,
            7,
            true),
        new Example(
            "UP00JK9021",
            WatchEntry.Reason.COURT_ORDER,
            "Order 7",
            WatchEntry.Action.SILENT,
            90,
            true),
        new Example(
            "UP00NP6605", WatchEntry.Reason.STOLEN, "GD 70", WatchEntry.Action.STOP, 30, null),
        new Example(
            "UP00RS3317", WatchEntry.Reason.ESCORT, "GD 71", WatchEntry.Action.OBSERVE, 2, null),
        new Example(
            "UP00TU8140", WatchEntry.Reason.WANTED, "GD 12", WatchEntry.Action.OBSERVE, 90, false));
  }

  /// Puts the list up, lets a day of vehicles pass and sees some hits through. Nothing where the
  /// room's units have fewer than four cameras that stand somewhere.
  ///
  /// @return reads that were taken
  public int plant(People people, long seed) {
    var cameras =
        known.all().stream()
            .filter(one -> one.kind().equals("ANPR_LANE") || one.kind().equals("CAMERA"))
            .filter(one -> one.standing() && one.isPlaced())
            .filter(one -> people.room().mayOn(Operation.WATCH_PLATES, one.unit()))
            .sorted(
                Comparator.comparing(KnownAssets.KnownAsset::kind)
                    .thenComparing(KnownAssets.KnownAsset::uid))
            .limit(CAMERAS_MAX)
            .toList();
    if (cameras.size() < 4) return 0;
    putUp(people);
    registers.facts().refresh();
    var taken =
        registers.reads().take(people.devices(), new Street(cameras, clock.instant(), seed).rows());
    people.room().context().run(() -> seeThrough(people.room()));
    return taken.accepted();
  }

  private void putUp(People people) {
    var examples = new HashMap<String, Example>();
    // a read counts for what was listed when it was made
    var since = clock.instant().minus(DAY);
    for (var one : list()) {
      examples.put(one.plate(), one);
      var wish =
          new WatchRegister.Wish(
              new PlatePattern(one.plate()),
              one.reason(),
              one.reference(),
              one.action(),
              Duration.ofDays(one.days()));
      var unit = people.asks().unit();
      people.asks().context().run(() -> registers.watch().ask(people.asks(), unit, wish, since));
    }
    people
        .agrees()
        .context()
        .run(() -> {
          for (var entry : registers.queries().entries(people.agrees(), clock.instant(), 1)) {
            var example = examples.get(entry.pattern());
            if (example == null || example.agreed() == null || !entry.state().equals("ASKED"))
              continue;
            registers.watch().decide(people.agrees(), entry.handle(), example.agreed());
          }
        });
  }

  /// What the room did about each hit, by the plate that is listed.
  private void seeThrough(Scope room) {
    for (var hit : registers.queries().hits(room, PlateQueries.Way.usual(false, 1))) {
      var steps =
          switch (hit.listed()) {
            case "UP00AB1204" ->
                List.of(HitState.VERIFIED, HitState.DISPATCHED, HitState.RESULT, HitState.CLOSED);
            case "UP00GH5150" -> List.of(HitState.VERIFIED, HitState.DISPATCHED);
            case "UP00EF3309" -> List.<HitState>of();
            default -> List.of(HitState.REJECTED);
          };
      if (hit.listed().equals("UP00CD7716") && hit.read().length() == hit.listed().length())
        continue;
      var version = hit.version();
      registers.hits().step(room, hit.handle(), version++, HitState.ACKNOWLEDGED, "");
      for (var next : steps) registers.hits().step(room, hit.handle(), version++, next, note(next));
    }
  }

  private static String note(HitState state) {
    return switch (state) {
      case RESULT -> "Vehicle stopped, handed to the station";
      case REJECTED -> "Another number on the picture";
      default -> "";
    };
  }

  /// A day in the street: vehicles nobody looks for, and a few that somebody does.
  private static final class Street {
    private final List<KnownAssets.KnownAsset> cameras;
    private final Instant now;
    private final SplittableRandom random;
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(Instant at, String camera, String plate, int confidence) {}

    Street(List<KnownAssets.KnownAsset> cameras, Instant now, long seed) {
      this.cameras = cameras;
      this.now = now;
      this.random = new SplittableRandom(seed + 41);
    }

    List<Row> rows() {
      for (var i = 0; i < READS; i++)
        pass(random.nextLong(DAY.toMinutes()), random.nextInt(cameras.size()), plate());
      pass(1, 0, "UP00AB1204");
      // one sign wrong: a hint, and no second camera reads it another way
      pass(46, 1, "UP00CD7776");
      pass(3, 2, "UP00CD776");
      // two cameras misread it in two ways: an alarm
      pass(38, 0, "UP00EF330");
      pass(27, 1, "UP00EF33O9");
      // one sign wrong, and an eye reads the listed number on the picture
      pass(0, 3, "UP00GH515O");
      farApart();
      seen.sort(Comparator.comparing(Seen::at));
      var rows = new ArrayList<Row>();
      for (var one : seen) rows.add(row(rows.size() + 1, one));
      return rows;
    }

    /// One number at two places no vehicle can have driven between.
    private void farApart() {
      var here = cameras.getFirst();
      var there =
          cameras.stream().max(Comparator.comparingDouble(one -> far(here, one))).orElse(here);
      passAt(now.minus(Duration.ofMinutes(133)), here.uid(), "UP00VW4471");
      passAt(now.minus(Duration.ofMinutes(133)).plusSeconds(25), there.uid(), "UP00VW4471");
    }

    private static double far(KnownAssets.KnownAsset one, KnownAssets.KnownAsset other) {
      return Math.hypot(one.lat() - other.lat(), one.lon() - other.lon());
    }

    private void pass(long minutesAgo, int camera, String plate) {
      passAt(now.minus(Duration.ofMinutes(minutesAgo + 2)), cameras.get(camera).uid(), plate);
    }

    private void passAt(Instant at, String camera, String plate) {
      seen.add(new Seen(at, camera, plate, 71 + random.nextInt(29)));
    }

    private String plate() {
      return "UP00"
          + LETTERS.charAt(random.nextInt(LETTERS.length()))
          + LETTERS.charAt(random.nextInt(LETTERS.length()))
          + "%04d".formatted(1 + random.nextInt(9_998));
    }

    /// As a camera sends it.
    private static Row row(int number, Seen one) {
      Map<String, Object> values = new HashMap<>();
      values.put("camera", one.camera());
      values.put("at", one.at().toString());
      values.put("plate", one.plate());
      values.put("confidence", (long) one.confidence());
      return new Row(number, "", values, null);
    }
  }
}
