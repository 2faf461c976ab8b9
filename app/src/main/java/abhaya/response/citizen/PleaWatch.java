package abhaya.response.citizen;

import abhaya.base.platform.Event;
import abhaya.base.platform.EventReaders;
import abhaya.base.push.PushRegister;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Hears that help comes nearer, that it is over and she is asked whether she is well, or that it was
/// opened again; and tells a caller who wished it.
@Component
class PleaWatch implements SmartInitializingSingleton {
  static final String READER = "citizen-push";

  private final EventReaders readers;
  private final PleaStore store;
  private final PushRegister push;
  private final Clock clock;

  PleaWatch(EventReaders readers, PleaStore store, PushRegister push, Clock clock) {
    this.readers = readers;
    this.store = store;
    this.push = push;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    readers.add(
        READER, List.of("PleaStepped", "PleaChanged"), 200, heard -> heard.forEach(this::hear));
  }

  void hear(Event event) {
    var over = event.body().path("what").asString("").equals("OVER");
    if (!over && event.kind().equals("PleaChanged")) return;
    var left = Duration.between(clock.instant(), event.toldAt()).plus(Plea.TO_ANSWER);
    if (!left.isPositive()) return;
    store
        .ofSignal(event.body().path("signal").asString(""))
        .filter(plea -> mayRing(plea, over))
        .ifPresent(plea -> push.tell(CitizenConfig.PUSH, plea.handle(), left));
  }

  /// Never while her page shows an end that is none: whoever made her end it may hold the telephone.
  private static boolean mayRing(Plea plea, boolean over) {
    return !plea.quiet() && !plea.held() && (over || plea.shown() != Stage.OVER);
  }
}
