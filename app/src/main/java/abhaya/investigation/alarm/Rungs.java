package abhaya.investigation.alarm;

import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.DutyClock;
import abhaya.investigation.clock.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All rungs of a case that have come by a moment, told or not.
final class Rungs {
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /// Duties of the first day's checklist: T02 to T15 of the list of time limits.
  private static final Set<String> FIRST_DAY =
      Set.of("T02", "T03", "T04", "T05", "T08", "T09", "T10", "T11", "T12", "T13", "T14", "T15");

  private final AlarmFacts facts;
  private final Instant now;
  private final List<Rung> rungs = new ArrayList<>();

  private Rungs(AlarmFacts facts, Instant now) {
    this.facts = facts;
    this.now = now;
  }

  static List<Rung> upTo(AlarmFacts facts, Instant now) {
    var all = new Rungs(facts, now);
    all.checklist();
    for (var clock : facts.clocks()) {
      if (isLive(clock)) all.clock(clock);
    }
    all.adjournments();
    all.rungs.sort(Comparator.comparing(Rung::at).thenComparing(Rung::key));
    return all.rungs;
  }

  static boolean isLive(DutyClock clock) {
    return clock.stoppedAt() == null
        && (clock.state() == ClockState.RUNNING || clock.state() == ClockState.BREACHED);
  }

  static String name(DutyClock clock) {
    var subject = clock.subject();
    return subject == null ? clock.duty().id() : clock.duty().id() + ":" + subject;
  }

  private void clock(DutyClock clock) {
    switch (clock.duty().allows()) {
      case Limit.Days _, Limit.Custody _ -> byDay(clock);
      case Limit.Hours hours -> byHour(clock, hours.duration());
      case Limit.Forthwith _ -> withoutDelay(clock);
      case Limit.Manner _, Limit.AtMost _ -> {}
    }
  }

  private void byDay(DutyClock clock) {
    var start = clock.startOn();
    var last = clock.lastDay();
    if (start == null || last == null) return;
    for (var row : LadderBook.rows(clock)) {
      if (!row.fromLastDay()) onDay(clock, row, start, last);
      else fromLastDay(clock, row, start, last);
    }
    overdue(clock, last);
    var later = clock.laterDay();
    if (later == null) return;
    for (var row : LadderBook.rows(clock)) {
      if (row.fromLastDay()) fromLastDay(clock, row, start, later);
    }
  }

  /// A reminder before the first day would remind of nothing.
  private void fromLastDay(DutyClock clock, LadderRow row, LocalDate start, LocalDate last) {
    if (last.plusDays(row.days()).isAfter(start)) onDay(clock, row, last, last);
  }

  private void onDay(DutyClock clock, LadderRow row, LocalDate anchor, LocalDate last) {
    var key = new RungKey(name(clock), anchor.toString(), row.name(), 0);
    var asks = LadderBook.isTwoMonths(clock.duty()) && row.kind() == RungKind.LAST_DAY;
    add(key, row.kind(), morning(anchor.plusDays(row.days())), told(clock, row), clock, last, asks);
  }

  private static Set<Recipient> told(DutyClock clock, LadderRow row) {
    var owner = Recipient.ownerOf(clock.duty().responsible());
    if (owner == Recipient.PROSECUTOR) return courtSide(row.kind());
    var told = EnumSet.noneOf(Recipient.class);
    told.addAll(row.supervisors());
    if (row.owner()) told.add(owner);
    return told;
  }

  /// The court's own clocks are followed by the prosecutor; the police chief hears of a breach.
  private static Set<Recipient> courtSide(RungKind kind) {
    return kind == RungKind.BREACH || kind == RungKind.OVERDUE
        ? EnumSet.of(Recipient.PROSECUTOR, Recipient.SP)
        : EnumSet.of(Recipient.PROSECUTOR);
  }

  private void overdue(DutyClock clock, LocalDate last) {
    for (var times = 1; times <= LadderBook.OVERDUE_MAX; times++) {
      var days = times * LadderBook.EVERY_DAYS;
      var at = morning(last.plusDays(days));
      if (at.isAfter(now)) return;
      var row =
          times == 1
              ? LadderRow.fromLast(
                  days, RungKind.OVERDUE, Recipient.IO, Recipient.SHO, Recipient.SDPO)
              : LadderRow.fromLast(
                  days,
                  RungKind.OVERDUE,
                  Recipient.IO,
                  Recipient.SHO,
                  Recipient.SDPO,
                  Recipient.SP);
      var key = new RungKey(name(clock), last.toString(), row.name(), 0);
      var asks = LadderBook.isTwoMonths(clock.duty());
      add(key, row.kind(), at, told(clock, row), clock, last, asks);
    }
  }

  /// Half the time gone, a sixth left, over, a day over.
  private void byHour(DutyClock clock, Duration allowed) {
    var dueAt = clock.dueAt();
    var last = clock.lastDay();
    if (dueAt == null || last == null) {
      byDay(clock);
      return;
    }
    var anchor = dueAt.toString();
    var owner = Recipient.ownerOf(clock.duty().responsible());
    var half = dueAt.minus(allowed.dividedBy(2));
    hour(clock, anchor, "half", RungKind.REMINDER, half, EnumSet.of(owner, Recipient.SHO));
    var near = dueAt.minus(allowed.dividedBy(6));
    hour(clock, anchor, "near", RungKind.LAST_DAY, near, EnumSet.of(owner, Recipient.SHO));
    hour(clock, anchor, "over", RungKind.BREACH, dueAt, EnumSet.of(Recipient.SHO, Recipient.SDPO));
    var day = dueAt.plus(Duration.ofHours(24));
    hour(clock, anchor, "over-day", RungKind.BREACH, day, EnumSet.of(Recipient.SDPO, Recipient.SP));
    overdue(clock, last);
  }

  private void hour(
      DutyClock clock, String anchor, String name, RungKind kind, Instant at, Set<Recipient> to) {
    add(new RungKey(name(clock), anchor, name, 0), kind, at, to, clock, clock.lastDay(), false);
  }

  /// "Without delay" has no number: asked after a day, a week and a month.
  private void withoutDelay(DutyClock clock) {
    var start = clock.startOn();
    if (start == null) return;
    var startAt = clock.startAt();
    var from =
        startAt == null ? start.plusDays(1).atStartOfDay(QuietHours.INDIA).toInstant() : startAt;
    var owner = Recipient.ownerOf(clock.duty().responsible());
    var anchor = start.toString();
    var near = EnumSet.of(owner);
    var high = EnumSet.of(owner, owner == Recipient.PROSECUTOR ? Recipient.SP : Recipient.SDPO);
    hour(clock, anchor, "after-1", RungKind.REMINDER, from.plus(Duration.ofHours(24)), near);
    hour(clock, anchor, "after-7", RungKind.REMINDER, morning(start.plusDays(7)), high);
    hour(clock, anchor, "after-30", RungKind.OVERDUE, morning(start.plusDays(30)), high);
  }

  private void checklist() {
    var open = new TreeSet<String>();
    for (var clock : facts.clocks()) {
      var ofFirstDay = FIRST_DAY.contains(clock.duty().id());
      if (ofFirstDay && isLive(clock)) open.add(clock.duty().id());
    }
    var known = facts.recordedAt();
    var at = known == null ? facts.recordedOn().atStartOfDay(QuietHours.INDIA).toInstant() : known;
    if (open.isEmpty() || at.isAfter(now)) return;
    var key = new RungKey(RungKey.CASE, facts.recordedOn().toString(), "checklist", 0);
    var to = EnumSet.of(Recipient.IO, Recipient.SHO);
    var duties = List.copyOf(open);
    rungs.add(new Rung(key, RungKind.CHECKLIST, at, to, duties, null, null, false, false));
  }

  /// Two are lawful (BNSS 346(2)). The second says that they are used up, each further one is an
  /// alarm.
  private void adjournments() {
    var sought =
        facts.adjournments().stream()
            .filter(one -> one.soughtBy() == Side.PROSECUTION && !one.at().isAfter(now))
            .map(Adjournment::at)
            .sorted()
            .toList();
    for (var count = 2; count <= sought.size(); count++) {
      var key = new RungKey(RungKey.CASE, facts.recordedOn().toString(), "adjournment-" + count, 0);
      var to = EnumSet.of(Recipient.PROSECUTOR, Recipient.SP);
      if (count > 2) to.add(Recipient.STATE_HQ);
      var at = sought.get(count - 1);
      rungs.add(
          new Rung(key, RungKind.ADJOURNMENT, at, to, List.of("T38"), null, null, false, false));
    }
  }

  private void add(
      RungKey key,
      RungKind kind,
      Instant at,
      Set<Recipient> to,
      DutyClock clock,
      @Nullable LocalDate last,
      boolean asks) {
    if (at.isAfter(now)) return;
    var duties = List.of(clock.duty().id());
    rungs.add(new Rung(key, kind, at, to, duties, clock.subject(), last, asks, false));
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(QuietHours.INDIA).toInstant();
  }
}
