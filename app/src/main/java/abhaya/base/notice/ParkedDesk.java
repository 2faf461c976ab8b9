package abhaya.base.notice;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of messages that could not be delivered, each step on record.
@Service
class ParkedDesk {
  private final ParkedStore store;
  private final TrailRegister trail;
  private final Clock clock;

  ParkedDesk(ParkedStore store, TrailRegister trail, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
  }

  /// What can be done with them.
  enum Act {
    /// Try once more; up to four times.
    SEND_AGAIN,
    GIVE_UP,
    /// Take either back.
    TAKE_BACK;

    /// `send-again`, as it stands in a form.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Transactional(readOnly = true)
  public List<ParkedMessage> list(Scope scope) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    return store.list(scope);
  }

  /// How many wait; nought for whoever keeps no accounts.
  @Transactional(readOnly = true)
  public long waiting(Scope scope) {
    return scope.may(Operation.ADMIN_PEOPLE) ? store.waiting(scope) : 0;
  }

  /// Does it with those of these for which it can be done now.
  ///
  /// @return with how many it was done
  @Transactional
  public int act(Scope scope, Act act, Set<String> handles) {
    NotVisible.unless(scope.decide(Operation.ADMIN_PEOPLE));
    var now = clock.instant();
    var done =
        switch (act) {
          case SEND_AGAIN -> store.again(scope, handles, now);
          case GIVE_UP -> store.giveUp(scope, handles, now);
          case TAKE_BACK -> store.undo(scope, handles, now);
        };
    for (var handle : done) {
      trail.record(scope, TrailAct.allowed(act.name(), "NOTICE", handle));
    }
    return done.size();
  }
}
