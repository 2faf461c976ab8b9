package abhaya.response.volunteer;

import abhaya.base.platform.Events;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Takes a volunteer off the map at once, and tells whoever keeps a way to reach her.
@Component
class Halt {
  private final NearbyRelay nearby;
  private final Events events;
  private final Clock clock;

  Halt(NearbyRelay nearby, Events events, Clock clock) {
    this.nearby = nearby;
    this.events = events;
    this.clock = clock;
  }

  /// In the caller's transaction.
  void of(Volunteer volunteer) {
    nearby.remove(volunteer.id());
    events.tell(new VolunteerHalted(volunteer.handle(), clock.instant()));
  }
}
