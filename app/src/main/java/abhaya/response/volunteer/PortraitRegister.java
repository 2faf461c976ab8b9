package abhaya.response.volunteer;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Pictures of volunteers, taken by the station that proves them. Each look is on record.
@Service
class PortraitRegister {
  private final PortraitStore store;
  private final VolunteerQueries volunteers;
  private final TrailRegister trail;
  private final Clock clock;

  PortraitRegister(
      PortraitStore store, VolunteerQueries volunteers, TrailRegister trail, Clock clock) {
    this.store = store;
    this.volunteers = volunteers;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public void take(Scope scope, String handle, byte[] picture) {
    NotVisible.unless(scope.decide(Operation.REGISTER_VOLUNTEERS));
    var volunteer = known(scope, handle);
    store.put(volunteer.id(), picture, scope.person().id(), clock.instant());
    trail.record(scope, TrailAct.allowed("TAKE_PORTRAIT", "VOLUNTEER", handle));
  }

  @Transactional
  public Optional<byte[]> find(Scope scope, String handle) {
    NotVisible.unless(scope.decide(Operation.SEE_VOLUNTEERS));
    trail.record(scope, TrailAct.allowed("VIEW_PORTRAIT", "VOLUNTEER", handle));
    return store.find(known(scope, handle).id());
  }

  @Transactional(readOnly = true)
  public boolean has(Scope scope, Volunteer volunteer) {
    return scope.may(Operation.SEE_VOLUNTEERS) && store.exists(volunteer.id());
  }

  private Volunteer known(Scope scope, String handle) {
    return volunteers.find(scope, handle).orElseThrow(() -> new NotVisible(Reason.OUTSIDE_UNIT));
  }
}
