package abhaya.investigation.reminder;

import abhaya.investigation.alarm.Adjournment;
import abhaya.investigation.alarm.AlarmFacts;
import abhaya.investigation.alarm.Ladder;
import abhaya.investigation.alarm.QuietHours;
import abhaya.investigation.alarm.Rung;
import abhaya.investigation.alarm.RungKey;
import abhaya.investigation.alarm.SentRung;
import abhaya.investigation.alarm.Side;
import abhaya.investigation.cases.WatchedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One look at one case: what is to be told, what is over, and when to look again. Pure.
///
/// @param watched what is kept of it from now on
/// @param told to be raised
/// @param late those of them that come after their moment
/// @param ended alarms with nothing left to answer
/// @param next null where nothing will come
record CaseLook(
    Watched watched,
    AlarmFacts facts,
    List<Rung> told,
    Set<RungKey> late,
    List<Long> ended,
    @Nullable Instant next) {

  /// Never again within the minute, so that a rule at odds with itself costs little.
  private static final Duration PAUSE_MIN = Duration.ofMinutes(1);

  static CaseLook at(
      WatchedCase one, Watched watched, List<AlarmStore.Kept> kept, QuietHours quiet, Instant now) {
    var facts = facts(one);
    var ladder = new Ladder(quiet);
    var sent = new ArrayList<SentRung>();
    kept.forEach(alarm -> sent.add(alarm.sent()));
    var due = ladder.due(facts, now, sent, watched::hasPassed);
    var sorted = CatchUp.of(due, quiet, now);
    var left = watched;
    for (var rung : sorted.passed()) left = left.passing(rung);
    var late = new HashSet<RungKey>();
    for (var rung : sorted.told()) {
      sent.add(new SentRung(rung, now, null));
      if (sorted.isLate(rung)) late.add(rung.key());
    }
    var next = ladder.next(facts, now, sent).orElse(null);
    if (next != null && next.isBefore(now.plus(PAUSE_MIN))) next = now.plus(PAUSE_MIN);
    return new CaseLook(left, facts, sorted.told(), late, ended(facts, kept, sorted.told()), next);
  }

  private static AlarmFacts facts(WatchedCase one) {
    return new AlarmFacts(
        one.handle(),
        one.recordedOn(),
        one.recordedAt(),
        one.open() ? one.clocks() : List.of(),
        one.adjournments().stream()
            .map(put -> new Adjournment(put.at(), side(put.soughtBy())))
            .toList());
  }

  private static Side side(String word) {
    var upper = word.toUpperCase(Locale.ROOT);
    if (upper.contains("PROSECUT")) return Side.PROSECUTION;
    if (upper.contains("DEFEN") || upper.contains("ACCUSED")) return Side.DEFENCE;
    return upper.contains("COURT") ? Side.COURT : Side.UNKNOWN;
  }

  /// Open alarms whose clock has stopped, whose chain is answered higher up, or of whose clock a newer
  /// rung is told.
  private static List<Long> ended(AlarmFacts facts, List<AlarmStore.Kept> kept, List<Rung> told) {
    var answered = new HashSet<RungKey>();
    for (var alarm : kept) {
      var answer = alarm.sent().acknowledgement();
      if (answer != null && !alarm.open()) answered.add(alarm.sent().key().root());
    }
    var newer = new HashSet<String>();
    for (var rung : told) {
      if (rung.key().level() == 0 && !rung.key().clock().equals(RungKey.CASE)) {
        newer.add(rung.key().clock());
      }
    }
    return kept.stream()
        .filter(AlarmStore.Kept::open)
        .filter(alarm ->
            answered.contains(alarm.sent().key().root())
                || newer.contains(alarm.sent().key().clock())
                || Ladder.isOver(facts, alarm.sent().rung()))
        .map(AlarmStore.Kept::id)
        .toList();
  }
}
