package abhaya.investigation.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Says which rungs are to be told now.
///
/// Idempotent: claim what it returns, and the next call does not return it again. A program that
/// slept is told all it missed, the newest as a message, the older ones for the same posts as
/// overtaken. A clock that has stopped meanwhile has nothing left to say.
public final class Ladder {
  /// A clock that stays overdue has a rung every thirty days.
  private static final Duration HORIZON = Duration.ofDays(40);

  private final QuietHours quiet;

  public Ladder(QuietHours quiet) {
    this.quiet = quiet;
  }

  public List<Rung> due(AlarmFacts facts, Instant now, Collection<SentRung> sent) {
    return due(facts, now, sent, rung -> false);
  }

  /// The same where some rungs are known to be claimed without being told.
  ///
  /// @param passed true for a rung that was overtaken by another before it could be told
  public List<Rung> due(
      AlarmFacts facts, Instant now, Collection<SentRung> sent, Predicate<Rung> passed) {
    var claimed = new HashSet<RungKey>();
    for (var one : sent) claimed.add(one.key());

    var due = new ArrayList<Rung>();
    for (var rung : Rungs.upTo(facts, now)) {
      if (claimed.contains(rung.key()) || passed.test(rung)) continue;
      if (mayRing(facts, rung, now)) due.add(rung);
    }
    var told = withOvertaken(due);
    var fresh = new HashSet<String>();
    for (var rung : told) fresh.add(rung.key().clock());
    for (var rung : Escalation.due(facts, now, sent)) {
      var outdated = fresh.contains(rung.key().clock()) && !isOfCase(rung);
      if (!outdated && !claimed.contains(rung.key()) && mayRing(facts, rung, now)) told.add(rung);
    }
    return told;
  }

  /// The next moment at which anything can fall due: nothing is missed by looking then, and nothing
  /// found by looking before, unless the case changes. Empty where nothing will.
  public Optional<Instant> next(AlarmFacts facts, Instant now, Collection<SentRung> sent) {
    var next = Escalation.next(facts, now, sent).map(at -> quiet.after(at.isAfter(now) ? at : now));
    for (var rung : Rungs.upTo(facts, now.plus(HORIZON))) {
      if (!rung.at().isAfter(now)) continue;
      var at = mayRing(facts, rung, rung.at()) ? rung.at() : quiet.after(rung.at());
      if (next.isEmpty() || at.isBefore(next.get())) next = Optional.of(at);
    }
    var live = facts.clocks().stream().anyMatch(Rungs::isLive);
    var look = live ? Optional.of(now.plus(HORIZON)) : Optional.<Instant>empty();
    // what is due now and may not ring is told when the rest ends
    if (quiet.covers(now)) look = Optional.of(quiet.after(now));
    if (next.isEmpty()) return look;
    var soonest = next.get();
    return Optional.of(look.filter(at -> at.isBefore(soonest)).orElse(soonest));
  }

  /// Whether nothing is left of what the rung asks for: its clock has stopped.
  public static boolean isOver(AlarmFacts facts, Rung rung) {
    if (isOfCase(rung) && rung.kind() != RungKind.CHECKLIST) return false;
    for (var clock : facts.clocks()) {
      if (!Rungs.isLive(clock)) continue;
      var name = Rungs.name(clock);
      if (isOfCase(rung) ? rung.duties().contains(name) : name.equals(rung.key().clock())) {
        return false;
      }
    }
    return true;
  }

  /// Whether the rung may ring at any hour: a duty counted in hours, or a person in custody.
  public static boolean pierces(AlarmFacts facts, Rung rung) {
    return facts.clocks().stream()
        .filter(clock -> Rungs.name(clock).equals(rung.key().clock()))
        .anyMatch(clock -> LadderBook.breaksTheQuiet(clock.duty()));
  }

  private static boolean isOfCase(Rung rung) {
    return rung.key().clock().equals(RungKey.CASE);
  }

  /// At night only what cannot wait.
  private boolean mayRing(AlarmFacts facts, Rung rung, Instant now) {
    return !quiet.covers(now) || rung.kind() == RungKind.CHECKLIST || pierces(facts, rung);
  }

  private static List<Rung> withOvertaken(List<Rung> due) {
    var told = new ArrayList<Rung>();
    for (var at = 0; at < due.size(); at++) {
      var rung = due.get(at);
      told.add(isOvertaken(rung, due.subList(at + 1, due.size())) ? rung.asOvertaken() : rung);
    }
    return told;
  }

  private static boolean isOvertaken(Rung rung, List<Rung> later) {
    if (rung.kind() == RungKind.CHECKLIST) return false;
    var left = new HashSet<>(rung.to());
    for (var other : later) {
      if (other.kind() != RungKind.CHECKLIST && other.key().clock().equals(rung.key().clock())) {
        left.removeAll(other.to());
      }
    }
    return left.isEmpty();
  }
}
