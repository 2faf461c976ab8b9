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

  /// When the next one falls due if nobody answers; empty where no chain goes on.
  static Optional<Instant> next(AlarmFacts facts, Instant now, Collection<SentRung> sent) {
    var escalation = new Escalation(facts, now);
    return escalation.chains(sent).stream()
        .filter(one -> escalation.above(one).isPresent())
        .map(escalation::fallsDue)
        .min(Comparator.naturalOrder());
  }

  private List<Rung> from(Collection<SentRung> sent) {
    var due = new ArrayList<Rung>();
    for (var one : chains(sent)) raised(one).ifPresent(due::add);
    due.sort(Comparator.comparing(Rung::at).thenComparing(Rung::key));
    return due;
  }

  /// The highest rung told of each chain that nobody has ended.
  private List<SentRung> chains(Collection<SentRung> sent) {
    var newest = new HashMap<RungKey, SentRung>();
    var settled = new HashSet<RungKey>();
    var latest = new HashMap<String, SentRung>();
    for (var one : sent) {
      var root = one.key().root();
      if (one.isSettled()) settled.add(root);
      newest.merge(root, one, Escalation::higher);
      if (one.key().level() == 0) latest.merge(one.key().clock(), one, Escalation::later);
    }
    var open = new ArrayList<SentRung>();
    for (var one : newest.values()) {
      var root = one.key().root();
      if (settled.contains(root) || one.rung().overtaken() || isOver(one, latest)) continue;
      open.add(one);
    }
    return open;
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
    var next = above(one);
    var at = fallsDue(one);
    if (next.isEmpty() || at.isAfter(now)) return Optional.empty();
    return Optional.of(one.rung().raisedTo(one.key().raised(), at, next.get()));
  }

  /// The post above the highest told, if its kind may reach it.
  private Optional<Recipient> above(SentRung one) {
    var ceiling = one.rung().kind().ceiling().height();
    return highest(one.rung().to()).above().filter(next -> next.height() <= ceiling);
  }

  private Instant fallsDue(SentRung one) {
    return one.wasRefused() ? one.at() : one.at().plus(patience(one));
  }

  private static Recipient highest(Set<Recipient> to) {
    return to.stream().max(Comparator.comparingInt(Recipient::height)).orElseThrow();
  }

  private Duration patience(SentRung one) {
    var clock = live.get(one.key().clock());
    return clock == null ? Duration.ofHours(24) : LadderBook.patience(clock.duty());
  }
}
