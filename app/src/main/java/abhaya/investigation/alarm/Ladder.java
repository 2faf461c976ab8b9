package abhaya.investigation.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// Says which rungs are to be told now.
///
/// Idempotent: claim what it returns, and the next call does not return it again. A program that
/// slept is told all it missed, the newest as a message, the older ones for the same posts as
/// overtaken. A clock that has stopped meanwhile has nothing left to say.
public final class Ladder {
  private final QuietHours quiet;

  public Ladder(QuietHours quiet) {
    this.quiet = quiet;
  }

  public List<Rung> due(AlarmFacts facts, Instant now, Collection<SentRung> sent) {
    var claimed = new HashSet<RungKey>();
    for (var one : sent) claimed.add(one.key());

    var due = new ArrayList<Rung>();
    for (var rung : Rungs.upTo(facts, now)) {
      if (!claimed.contains(rung.key()) && mayRing(facts, rung, now)) due.add(rung);
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

  private static boolean isOfCase(Rung rung) {
    return rung.key().clock().equals(RungKey.CASE);
  }

  /// At night only what cannot wait.
  private boolean mayRing(AlarmFacts facts, Rung rung, Instant now) {
    if (!quiet.covers(now) || rung.kind() == RungKind.CHECKLIST) return true;
    for (var clock : facts.clocks()) {
      if (Rungs.name(clock).equals(rung.key().clock())) {
        return LadderBook.breaksTheQuiet(clock.duty());
      }
    }
    return false;
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
