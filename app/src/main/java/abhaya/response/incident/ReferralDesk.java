package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes back what a station does not register: the incident is the room's again, with the reason in
/// its record.
@Service
public class ReferralDesk {
  private final IncidentStore store;
  private final IncidentRegister register;
  private final IncidentRegister.IncidentNews news;
  private final Clock clock;

  ReferralDesk(
      IncidentStore store,
      IncidentRegister register,
      IncidentRegister.IncidentNews news,
      Clock clock) {
    this.store = store;
    this.register = register;
    this.news = news;
    this.clock = clock;
  }

  /// @param code of the reason, a word of a closed list
  @Transactional
  public IncidentAnswer takeBack(Scope scope, String handle, String code) {
    NotVisible.unless(scope.decide(Operation.TAKE_REFERRALS));
    var held = store.lock(handle);
    var station = held.station();
    if (station == null) return register.refused(held);
    var now = clock.instant();
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("referred_at", null);
    store.set(held.id(), columns);
    store.insertEntry(
        held.id(), Entry.of("REFERRAL_RETURNED", now, scope.person().handle()).with("code", code));
    news.told(scope, held, "RETURN_REFERRAL", held.state(), now);
    return held.done();
  }
}
