package abhaya.response.volunteer;

import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Hears what callers and the room do, and opens or ends calls to volunteers for it; and who serves no
/// more.
@Component
class VolunteerWatch implements SmartInitializingSingleton {
  private final EventReaders readers;
  private final CallOutDesk desk;

  VolunteerWatch(EventReaders readers, CallOutDesk desk) {
    this.readers = readers;
    this.desk = desk;
  }

  @Override
  public void afterSingletonsInstantiated() {
    readers.add(
        "volunteer",
        List.of("PleaStepped", "PleaChanged", VolunteerHalted.class.getSimpleName()),
        100,
        heard -> heard.forEach(this::hear));
  }

  void hear(Event event) {
    if (event.kind().equals(VolunteerHalted.class.getSimpleName())) {
      desk.halted(event.body().path("volunteer").asString(""));
      return;
    }
    var signal = event.body().path("signal").asString("");
    if (event.body().path("what").asString("").equals("COMPLAINED")) desk.complained(signal);
    else desk.consider(signal);
  }
}
