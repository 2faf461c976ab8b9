package abhaya.response.incident;

import abhaya.base.platform.Events;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.response.incident.IncidentStore.Entry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a caller says of an incident after it ended. She has no account: the program writes it down
/// for her, under its own context.
@Service
public class CallerDesk {
  private static final String BY = "caller";

  private final IncidentStore store;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;
  private final LifeCycle<IncidentState> life = LifeCycle.ofIncident();

  CallerDesk(IncidentStore store, TrailRegister trail, Events events, Clock clock) {
    this.store = store;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// She still needs help: what was over is open again; what is open is told of it.
  @Transactional
  public void again(String incident) {
    var found = store.find(incident);
    if (found.isEmpty()) return;
    var held = found.get();
    var entry = Entry.of("REOPENED", clock.instant(), BY);
    if (life.step(held.state(), IncidentState.REOPENED) instanceof Step.Refused<IncidentState>) {
      write(held, Map.of(), Entry.of("CALLER_AGAIN", clock.instant(), BY), held.state());
      return;
    }
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("same_as", null);
    columns.put("closed_at", null);
    columns.put("closed_by", null);
    columns.put("disposition", null);
    columns.put("state", IncidentState.REOPENED.name());
    write(
        held, columns, entry.with("state", IncidentState.REOPENED.name()), IncidentState.REOPENED);
    store.countReopening(held.id());
  }

  /// She was asked whether she is well, and nobody answered.
  @Transactional
  public void silent(String incident) {
    store
        .find(incident)
        .ifPresent(held ->
            write(held, Map.of(), Entry.of("CALLER_SILENT", clock.instant(), BY), held.state()));
  }

  private void write(
      Held held, Map<String, @Nullable Object> columns, Entry entry, IncidentState state) {
    store.set(held.id(), columns);
    store.insertEntry(held.id(), entry);
    trail.recordSystem(
        "citizen", TrailAct.allowed(entry.kind(), "INCIDENT", held.handle()).because(state.name()));
    events.tell(new IncidentChanged(held.handle(), state.name(), clock.instant()));
  }
}
