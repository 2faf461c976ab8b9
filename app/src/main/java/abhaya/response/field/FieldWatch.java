package abhaya.response.field;

import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.push.PushRegister;
import abhaya.response.dispatch.AssignmentMoved;
import abhaya.response.incident.AssignmentState;
import abhaya.response.unit.UnitDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Hears that a unit was sent, and tells whoever is on it.
@Component
class FieldWatch implements SmartInitializingSingleton {
  /// After it the room has long telephoned.
  static final Duration LIVES = Duration.ofMinutes(10);

  private final EventReaders readers;
  private final UnitDesk units;
  private final PushRegister push;
  private final Clock clock;

  FieldWatch(EventReaders readers, UnitDesk units, PushRegister push, Clock clock) {
    this.readers = readers;
    this.units = units;
    this.push = push;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    readers.add(
        "field",
        List.of(AssignmentMoved.class.getSimpleName()),
        100,
        heard -> heard.forEach(this::hear));
  }

  void hear(Event event) {
    var body = event.body();
    if (!body.path("state").asString("").equals(AssignmentState.DISPATCHED.name())) return;
    var left = Duration.between(clock.instant(), event.toldAt()).plus(LIVES);
    if (left.isPositive())
      push.tell(FieldConfig.PUSH, units.crewOf(body.path("unit").asInt()), left);
  }
}
