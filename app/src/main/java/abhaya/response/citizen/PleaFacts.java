package abhaya.response.citizen;

import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.platform.Events;
import abhaya.response.incident.IncidentWatch;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Keeps how far help is, as it hears of it. Reads the names of other modules' events and their
/// handles, so that it hears them whichever version tells them.
@Component
class PleaFacts implements SmartInitializingSingleton {
  static final String READER = "citizen";

  private final EventReaders readers;
  private final PleaStore store;
  private final IncidentWatch incidents;
  private final Events events;
  private final Clock clock;

  PleaFacts(
      EventReaders readers, PleaStore store, IncidentWatch incidents, Events events, Clock clock) {
    this.readers = readers;
    this.store = store;
    this.incidents = incidents;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    readers.add(
        READER,
        List.of(
            "PleaBegun",
            "IncidentOpened",
            "IncidentChanged",
            "IncidentClosed",
            "AssignmentMoved",
            "SignalMoved"),
        200,
        heard -> heard.forEach(this::hear));
  }

  void hear(Event event) {
    var body = event.body();
    switch (event.kind()) {
      case "AssignmentMoved" -> moved(event);
      case "PleaBegun" -> tie(store.ofSignal(body.path("signal").asString("")).stream().toList());
      case "IncidentOpened" -> tie(store.untied());
      case "IncidentChanged", "IncidentClosed" ->
          state(body.path("handle").asString(""), body.path("state").asString(""), event.toldAt());
      default -> heardBySomebody(body.path("handle").asString(""));
    }
  }

  /// Which incident her signal tells of; asked again when one came to be.
  private void tie(List<Plea> pleas) {
    for (var plea : pleas) {
      incidents
          .findOfSignal(plea.signal())
          .filter(incident -> !incident.equals(plea.incident()))
          .ifPresent(incident -> {
            store.set(plea.id(), Map.of("incident", incident));
            events.tell(new PleaChanged(plea.handle(), plea.signal(), "TIED", clock.instant()));
            step(plea, Stage.HEARD);
          });
    }
  }

  private void heardBySomebody(String signal) {
    store.ofSignal(signal).ifPresent(plea -> step(plea, Stage.HEARD));
  }

  private void moved(Event event) {
    var body = event.body();
    var state = body.path("state").asString("");
    for (var plea : store.ofIncident(body.path("incident").asString(""))) {
      store.putComing(
          plea.id(),
          body.path("assignment").asString(""),
          body.path("unit").asInt(0),
          state,
          event.toldAt());
      switch (state) {
        case "DISPATCHED", "ACKNOWLEDGED", "EN_ROUTE" -> step(plea, Stage.COMING);
        case "ON_SCENE" -> step(plea, Stage.THERE);
        default -> {}
      }
    }
  }

  private void state(String incident, String state, Instant at) {
    for (var plea : store.ofIncident(incident)) {
      switch (state) {
        case "CLOSED", "CANCELLED" -> over(plea, at);
        case "DUPLICATE" -> tie(List.of(plea));
        case "REOPENED" -> step(plea, Stage.HEARD);
        default -> {}
      }
    }
  }

  private void step(Plea plea, Stage stage) {
    var next = stage.after(plea.stage());
    if (next == plea.stage()) return;
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("stage", next.name());
    columns.put("over_at", null);
    store.set(plea.id(), columns);
    events.tell(new PleaStepped(plea.handle(), plea.signal(), next.name(), clock.instant()));
  }

  private void over(Plea plea, Instant at) {
    if (plea.isOver()) return;
    store.set(plea.id(), Map.of("stage", Stage.OVER.name(), "over_at", at));
    store.endShares(plea.id());
    events.tell(new PleaChanged(plea.handle(), plea.signal(), "OVER", at));
  }
}
