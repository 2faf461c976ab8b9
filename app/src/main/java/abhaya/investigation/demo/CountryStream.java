package abhaya.investigation.demo;

import abhaya.investigation.demo.CasePlan.Flaw;
import abhaya.investigation.demo.CasePlan.Report;
import abhaya.investigation.demo.CasePlan.Turn;
import abhaya.investigation.demo.CasePlan.Way;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The cases of one state in the order in which they were recorded, the same at any hour of a day. On
/// the last day there are cases still to come; they are not sent yet.
final class CountryStream implements Iterator<CasePlan> {
  static final long NEW_LAW_DAY = LocalDate.of(2024, 7, 1).toEpochDay();

  private final long seed;
  private final long feed;

  /// Cases in all, those beside the clock included.
  private final long total;

  private final Calendar calendar;
  private final StationChoice stations;
  private final Pace pace;
  private final CaseMix mix;

  private int day = -1;
  private long[] minutes = {};
  private int at;
  private long serial;
  private Dice dice;

  /// @param feed number of the stream: its own dice
  CountryStream(long seed, long feed, DemoState state, StationChoice stations, Span span) {
    this.seed = seed;
    this.feed = feed;
    this.total = Math.round(span.firs() / (1 - CaseMix.RELATED_SHARE));
    this.stations = stations;
    var last = LocalDate.ofEpochDay(CasePlan.day(span.until()));
    var first = last.minusDays(span.days() - 1L);
    this.calendar = new Calendar(Dice.of(seed, 21, feed), first, last);
    this.pace = new Pace(state.profile().inTime(), first.plusDays(span.days() / 2));
    this.mix = CaseMix.of(state);
    this.dice = Dice.of(seed, 22, feed);
  }

  /// @param until last minute of the records
  record Span(long firs, int days, long until) {}

  @Override
  public boolean hasNext() {
    while (at >= minutes.length && day + 1 < calendar.days()) openDay(day + 1);
    return at < minutes.length;
  }

  @Override
  public CasePlan next() {
    if (!hasNext()) throw new NoSuchElementException();
    return plan(minutes[at++]);
  }

  private void openDay(int next) {
    day = next;
    at = 0;
    dice = Dice.of(seed, 23 + feed, day);
    minutes = new long[calendar.onDay(day, total)];
    var midnight = (calendar.firstDay() + day) * 1_440;
    for (var i = 0; i < minutes.length; i++) minutes[i] = midnight + Calendar.minuteOfDay(dice);
    Arrays.sort(minutes);
  }

  private CasePlan plan(long recordedAt) {
    var station = stations.draw(dice);
    var offence = mix.any(dice);
    var entered = recordedAt + 8 + (long) dice.about(10 + station.entryHours() * 3, 0.8);
    var flaw =
        !dice.chance(0.0025)
            ? Flaw.NONE
            : dice.chance(0.6) ? Flaw.DIARY_AFTER_FIR : Flaw.SECTIONS_UNREAD;
    var turn = flaw == Flaw.NONE ? turn(station, offence, recordedAt, entered) : Turn.NONE;
    var report = pace.report(dice, station, offence, recordedAt);
    if (turn.at() < CasePlan.NEVER) report = after(turn, entered, report);
    else report = enteredAfter(entered, report);
    var newLaw = CasePlan.day(recordedAt) >= NEW_LAW_DAY && !isOldOffence(recordedAt);
    return new CasePlan(
        serial++, station.unit(), offence, newLaw, recordedAt, entered, flaw, turn, report);
  }

  /// For some months after the change of law many cases concerned acts from before it.
  private boolean isOldOffence(long recordedAt) {
    var since = CasePlan.day(recordedAt) - NEW_LAW_DAY;
    return dice.chance(0.03 + 0.5 * StrictMath.exp(-since / 25.0));
  }

  private Turn turn(StationPlan station, Offence offence, long recordedAt, long entered) {
    var throwOf = dice.unit();
    if (throwOf < 0.02 && stations.size() > 1) {
      var way = throwOf < 0.012 ? Way.ZERO_TRANSFERRED : Way.ZERO_REGISTERED_ANEW;
      return turn(
          way, station, recordedAt + (long) dice.about(2_200, 0.9), entered, another(station));
    }
    if (throwOf < 0.028 && stations.size() > 1) {
      var day = recordedAt + (long) dice.about(12 * 1_440, 0.7);
      return turn(Way.TRANSFERRED, station, day, entered, another(station));
    }
    if (throwOf < 0.05 && offence.hasChild() && offence != Offence.ASSAULT) {
      var day = recordedAt + (long) dice.about(7 * 1_440, 0.8);
      return turn(Way.CLOCK_ADDED, station, day, entered, station.unit());
    }
    if (throwOf > 0.995 && offence == Offence.RAPE) {
      var day = recordedAt + dice.between(40, 58) * 1_440L + dice.below(300);
      return turn(Way.CLOCK_REMOVED, station, day, entered, station.unit());
    }
    return Turn.NONE;
  }

  private Turn turn(Way way, StationPlan station, long at, long entered, int to) {
    var turnAt = Math.max(at, entered) + 30;
    return new Turn(way, turnAt, turnAt + Pace.entryLag(dice, station), to);
  }

  private int another(StationPlan station) {
    for (var tries = 0; tries < 9; tries++) {
      var found = stations.draw(dice);
      if (found.unit() != station.unit()) return found.unit();
    }
    return station.unit();
  }

  /// A report is neither filed nor entered before the turn.
  private static Report after(Turn turn, long entered, Report report) {
    var at = report.at() > turn.at() ? report.at() : turn.at() + 1_440;
    var from = Math.max(turn.enteredAt(), entered);
    return new Report(report.kind(), at, Math.max(at + 30, Math.max(report.enteredAt(), from + 1)));
  }

  private static Report enteredAfter(long entered, Report report) {
    var at = report.enteredAt();
    return at > entered ? report : new Report(report.kind(), report.at(), entered + 1);
  }
}
