package abhaya.response.incident;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Offers an incident to the centre of another State. It stays ours until they accept; a timer runs
/// meanwhile.
@Service
public class HandOverDesk {
  private final IncidentStore store;
  private final IncidentRegister register;
  private final Clock clock;

  HandOverDesk(IncidentStore store, IncidentRegister register, Clock clock) {
    this.store = store;
    this.register = register;
    this.clock = clock;
  }

  @Transactional
  public IncidentAnswer offer(Scope scope, String handle, UnitId to) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.centre() == to.value()) return register.refused(held);
    var now = clock.instant();
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("offered_to", to.value());
    columns.put("offered_at", now);
    var entry = Entry.of("OFFERED", now, scope.person().handle()).with("to", "U" + to.value());
    return register.step(scope, held, IncidentState.HANDING_OVER, columns, entry);
  }

  /// The other centre takes it: from now on it is theirs, and open there.
  @Transactional
  public IncidentAnswer accept(Scope scope, String handle) {
    var held = store.lock(handle);
    var offered = held.offeredTo();
    if (held.state() != IncidentState.HANDING_OVER || offered == null) {
      return register.refused(held);
    }
    NotVisible.unless(scope.decideOn(Operation.TAKE_INCIDENTS, new UnitId(offered)));
    var by = scope.person().handle();
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("centre_id", offered);
    columns.put("offered_to", null);
    columns.put("offered_at", null);
    var entry = Entry.of("ACCEPTED", clock.instant(), by).with("from", "U" + held.centre());
    return register.step(scope, held, IncidentState.OPEN, columns, entry);
  }

  /// Not accepted, or no longer offered: it is open here as before.
  @Transactional
  public IncidentAnswer takeBack(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.TAKE_INCIDENTS));
    var held = store.lock(handle);
    if (held.state() != IncidentState.HANDING_OVER) return register.refused(held);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("offered_to", null);
    columns.put("offered_at", null);
    var entry = Entry.of("TAKEN_BACK", clock.instant(), scope.person().handle());
    return register.step(scope, held, IncidentState.OPEN, columns, entry);
  }
}
