package abhaya.investigation.reminder;

import abhaya.base.access.PostHolders;
import abhaya.base.jurisdiction.UnitTrees;
import abhaya.base.notice.NoticeKind;
import abhaya.base.notice.Outbox;
import abhaya.base.platform.DatabaseContext;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.investigation.alarm.Ladder;
import abhaya.investigation.alarm.QuietHours;
import abhaya.investigation.alarm.Rung;
import abhaya.investigation.alarm.RungKind;
import abhaya.investigation.cases.CaseClocks;
import abhaya.investigation.cases.WatchedCase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the cases whose moment has come, a bounded number in one short transaction, and tells what
/// is due. Several machines sweep side by side: each takes rows that no other holds.
@Component
class AlarmSweep {
  static final int AT_ONCE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(AlarmSweep.class);
  private static final Duration AFTER_A_DEFECT = Duration.ofHours(1);
  private static final int HANDLE_BYTES = 16;

  private final AlarmStore store;
  private final CaseClocks clocks;
  private final Tellers tellers;
  private final TransactionTemplate transactions;
  private final SecureRandom random = new SecureRandom();
  private final QuietHours quiet = QuietHours.usual();

  AlarmSweep(
      AlarmStore store, CaseClocks clocks, Tellers tellers, TransactionTemplate transactions) {
    this.store = store;
    this.clocks = clocks;
    this.tellers = tellers;
    this.transactions = transactions;
  }

  /// Whom to tell, and how.
  @Component
  record Tellers(UnitTrees trees, PostHolders holders, Outbox outbox, Events events) {}

  /// @return how many cases were looked at; fewer than [#AT_ONCE]: none are left for now
  int sweep(Instant now) {
    return DatabaseContext.SYSTEM.call(() -> transactions.execute(status -> batch(now)));
  }

  private int batch(Instant now) {
    var watched = store.take(now, AT_ONCE);
    if (watched.isEmpty()) return 0;
    var ids = watched.stream().map(Watched::caseId).toList();
    var cases = new HashMap<Long, WatchedCase>();
    clocks.of(ids, now).forEach(one -> cases.put(one.id(), one));
    var work = new Work(now, cases.values(), store.told(ids));
    for (var one : watched) work.look(one, cases.get(one.caseId()));
    work.write();
    return watched.size();
  }

  /// What one batch comes to.
  private final class Work {
    private final Instant now;
    private final Collection<WatchedCase> cases;
    private final Map<Long, List<AlarmStore.Kept>> kept;
    private final Posts posts;
    private final List<AlarmStore.Look> looks = new ArrayList<>();
    private final List<AlarmStore.Raised> raised = new ArrayList<>();
    private final Map<String, NoticeKind> kinds = new HashMap<>();
    private final List<Long> ended = new ArrayList<>();
    private final Map<Long, Collection<Posts.Told>> addressed = new LinkedHashMap<>();

    Work(Instant now, Collection<WatchedCase> cases, Map<Long, List<AlarmStore.Kept>> kept) {
      this.now = now;
      this.cases = cases;
      this.kept = kept;
      this.posts = Posts.of(cases, tellers.trees().today(), tellers.holders(), India.dateOf(now));
    }

    void look(Watched watched, @Nullable WatchedCase one) {
      var alarms = kept.getOrDefault(watched.caseId(), List.of());
      if (one == null) {
        alarms.stream().filter(AlarmStore.Kept::open).forEach(alarm -> ended.add(alarm.id()));
        looks.add(new AlarmStore.Look(watched, 0, null, null));
        return;
      }
      try {
        take(one, CaseLook.at(one, watched, alarms, quiet, now));
        if (hasMoved(watched, one)) readdress(one, alarms);
      } catch (RuntimeException e) {
        // one case that cannot be worked out holds up no other
        LOG.error("alarms of case {}: {}", one.handle(), e.getClass().getSimpleName());
        var later = now.plus(AFTER_A_DEFECT);
        looks.add(new AlarmStore.Look(watched, watched.station(), watched.officer(), later));
      }
    }

    private void take(WatchedCase one, CaseLook look) {
      looks.add(
          new AlarmStore.Look(look.watched(), one.station().value(), one.officerId(), look.next()));
      ended.addAll(look.ended());
      for (var rung : look.told()) {
        var handle = handle();
        var late = look.late().contains(rung.key());
        raised.add(new AlarmStore.Raised(handle, one, rung, now, late));
        kinds.put(handle, kind(rung, Ladder.pierces(look.facts(), rung)));
      }
    }

    private boolean hasMoved(Watched before, WatchedCase one) {
      if (before.station() == 0) return false;
      return before.station() != one.station().value()
          || !Objects.equals(before.officer(), one.officerId());
    }

    private void readdress(WatchedCase one, List<AlarmStore.Kept> alarms) {
      for (var alarm : alarms) {
        if (!alarm.open() || ended.contains(alarm.id())) continue;
        addressed.put(alarm.id(), posts.told(one, alarm.sent().rung().to()));
      }
    }

    void write() {
      var ids = store.insert(raised);
      var notices = new LinkedHashMap<NoticeKind, List<Outbox.Notice>>();
      for (var one : raised) {
        var id = ids.get(one.handle());
        if (id == null) continue;
        var told = posts.told(one.of(), one.rung().to());
        addressed.put(id, told);
        notice(one, told, notices);
      }
      store.address(addressed);
      store.end(ended, now);
      store.follow(cases);
      store.looked(looks);
      notices.forEach((kind, all) -> tellers.outbox().post(kind, all));
      var changed = new ArrayList<>(addressed.keySet());
      changed.addAll(ended);
      if (!changed.isEmpty()) tellers.events().tell(new AlarmsChanged(changed));
    }

    private void notice(
        AlarmStore.Raised one,
        Collection<Posts.Told> told,
        Map<NoticeKind, List<Outbox.Notice>> notices) {
      var all = notices.computeIfAbsent(kindOf(one), kind -> new ArrayList<>());
      told.stream()
          .map(Posts.Told::person)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(
              person -> all.add(new Outbox.Notice(person, "/alarms?case=" + one.of().handle())));
    }

    private NoticeKind kindOf(AlarmStore.Raised one) {
      return kinds.getOrDefault(one.handle(), ReminderConfig.LIMIT);
    }
  }

  private static NoticeKind kind(Rung rung, boolean pierces) {
    if (pierces || rung.kind() == RungKind.CHECKLIST) return ReminderConfig.URGENT;
    return rung.kind() == RungKind.REVIEW || rung.kind() == RungKind.REMINDER
        ? ReminderConfig.SOON
        : ReminderConfig.LIMIT;
  }

  private String handle() {
    var bytes = new byte[HANDLE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
