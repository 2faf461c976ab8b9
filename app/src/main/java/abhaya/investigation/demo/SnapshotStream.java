package abhaya.investigation.demo;

import abhaya.investigation.demo.CasePlan.Flaw;
import abhaya.investigation.demo.CasePlan.Report;
import abhaya.investigation.demo.CasePlan.Turn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// The cases of one state in the snapshot, in the order of their records: each fate as often as the
/// share says, without flaws.
final class SnapshotStream implements Iterator<CasePlan> {
  private static final long FIRST = Snapshot2020.FIRST.toEpochDay();
  private static final long LAST_MATURE = Snapshot2020.LAST_MATURE.toEpochDay();
  private static final long DAY = Snapshot2020.DAY.toEpochDay();
  private static final long LAST_MINUTE = DAY * 1_440 + 1_430;

  private final Dice dice;
  private final StationChoice stations;
  private final CaseMix mix;
  private final Iterator<Fate> fates;
  private long serial;

  /// @param reported day; NEVER while there is no report
  private record Fate(long recordedAt, long reported) {}

  SnapshotStream(long seed, DemoState state, StationChoice stations, Snapshot2020.Share share) {
    this.dice = Dice.of(seed, 51, state.lgd());
    this.stations = stations;
    this.mix = CaseMix.of(state);
    var all = new ArrayList<Fate>(share.total());
    for (var i = 0; i < share.inTime(); i++) all.add(inTime());
    for (var i = 0; i < share.late(); i++) all.add(late());
    for (var i = 0; i < share.overdue(); i++) all.add(overdue());
    for (var i = 0; i < share.youngDisposed(); i++) all.add(youngDisposed());
    for (var i = 0; i < share.youngOpen(); i++) all.add(fate(young(0), CasePlan.NEVER));
    all.sort(Comparator.comparingLong(Fate::recordedAt).thenComparingLong(Fate::reported));
    this.fates = List.copyOf(all).iterator();
  }

  @Override
  public boolean hasNext() {
    return fates.hasNext();
  }

  @Override
  public CasePlan next() {
    var fate = fates.next();
    var station = stations.draw(dice);
    var offence = mix.clocked(dice);
    var entered = Math.min(fate.recordedAt() + 8 + dice.below(200), LAST_MINUTE);
    var report = Report.NONE;
    if (fate.reported() < CasePlan.NEVER) {
      var drawn = Pace.at(dice, station, offence, fate.reported());
      var at = Math.max(drawn.at(), fate.recordedAt() + 1);
      var enteredAt = Math.clamp(drawn.enteredAt(), Math.max(at, entered + 1), LAST_MINUTE + 2);
      report = new Report(drawn.kind(), at, enteredAt);
    }
    return new CasePlan(
        serial++,
        station.unit(),
        offence,
        false,
        fate.recordedAt(),
        entered,
        Flaw.NONE,
        Turn.NONE,
        report);
  }

  private Fate inTime() {
    var recorded = between(FIRST, LAST_MATURE);
    var allowed = due(recorded) - recorded;
    return fate(recorded, recorded + 3 + (long) ((allowed - 2) * StrictMath.sqrt(dice.unit())));
  }

  private Fate late() {
    while (true) {
      var recorded = between(FIRST, LAST_MATURE);
      var reported = due(recorded) + 1 + (long) dice.about(60, 1);
      if (reported <= DAY) return fate(recorded, reported);
    }
  }

  /// The newer, the likelier to be open.
  private Fate overdue() {
    var newest = LAST_MATURE - (long) ((LAST_MATURE - FIRST) * dice.unit() * dice.unit());
    return fate(newest, CasePlan.NEVER);
  }

  private Fate youngDisposed() {
    var recorded = young(4);
    return fate(recorded, between(recorded + 3, DAY));
  }

  private long young(int before) {
    return between(LAST_MATURE + 1, DAY - before);
  }

  private Fate fate(long recorded, long reported) {
    return new Fate(recorded * 1_440 + Calendar.minuteOfDay(dice), reported);
  }

  private long between(long first, long last) {
    return first + dice.below((int) (last - first) + 1);
  }

  private static long due(long recorded) {
    return LocalDate.ofEpochDay(recorded).plusMonths(2).toEpochDay();
  }
}
