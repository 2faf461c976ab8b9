package abhaya.investigation.alarm;

import abhaya.investigation.clock.DutyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries a rung that nobody answers to the next post, and the next, until somebody does.
///
/// The chain of a rung ends when it is answered with an action, when its clock has stopped, when a
/// later rung of the same clock was told, or at the highest post its kind may reach.
final class Escalation {
  private final Map<String, DutyClock> live = new HashMap<>();
  private final Instant now;

  private Escalation(AlarmFacts facts, Instant now) {
    this.now = now;
    for (var clock : facts.clocks()) {
      if (Rungs.isLive(clock)) live.put(Rungs.name(clock), clock);
    }
  }

  static List<Rung> due(AlarmFacts facts, Instant now, Collection<SentRung> sent) {
    return new Escalation(facts, now).from(sent);
  }

  private List<Rung> from(Collection<SentRung> sent) {
    var newest = new HashMap<RungKey, SentRung>();
    var settled = new HashSet<RungKey>();
    var latest = new HashMap<String, SentRung>();
    for (var one : sent) {
      var root = one.key().root();
      if (one.isSettled()) settled.add(root);
      newest.merge(root, one, Escalation::higher);
      if (one.key().level() == 0) latest.merge(one.key().clock(), one, Escalation::later);
    }
    var due = new ArrayList<Rung>();
    for (var one : newest.values()) {
      var root = one.key().root();
      if (settled.contains(root) || one.rung().overtaken() || isOver(one, latest)) continue;
      raised(one).ifPresent(due::add);
    }
    due.sort(Comparator.comparing(Rung::at).thenComparing(Rung::key));
    return due;
  }

  private static SentRung higher(SentRung one, SentRung other) {
    return one.key().level() >= other.key().level() ? one : other;
  }

  private static SentRung later(SentRung one, SentRung other) {
    var order = Comparator.comparing((SentRung r) -> r.rung().at()).thenComparing(SentRung::key);
    return order.compare(one, other) >= 0 ? one : other;
  }

  private boolean isOver(SentRung one, Map<String, SentRung> latest) {
    var clock = one.key().clock();
    if (clock.equals(RungKey.CASE)) return one.rung().kind() == RungKind.CHECKLIST && noneOpen(one);
    if (!live.containsKey(clock)) return true;
    var last = latest.get(clock);
    return last != null && !last.key().equals(one.key().root()) && !last.rung().overtaken();
  }

  private boolean noneOpen(SentRung one) {
    return one.rung().duties().stream().noneMatch(live::containsKey);
  }

  private Optional<Rung> raised(SentRung one) {
    var told = highest(one.rung().to());
    var next = told.above();
    if (next.isEmpty() || next.get().height() > one.rung().kind().ceiling().height()) {
      return Optional.empty();
    }
    var at = one.wasRefused() ? one.at() : one.at().plus(patience(one));
    if (at.isAfter(now)) return Optional.empty();
    return Optional.of(one.rung().raisedTo(one.key().raised(), at, next.get()));
  }

  private static Recipient highest(Set<Recipient> to) {
    return to.stream().max(Comparator.comparingInt(Recipient::height)).orElseThrow();
  }

  private Duration patience(SentRung one) {
    var clock = live.get(one.key().clock());
    return clock == null ? Duration.ofHours(24) : LadderBook.patience(clock.duty());
  }
}
