package abhaya.safecity.hotspot;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Reason;
import abhaya.base.access.Scope;
import abhaya.base.platform.Events;
import abhaya.base.platform.India;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import abhaya.base.web.Refused;
import abhaya.safecity.measure.WalkScore;
import abhaya.safecity.project.WorkQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remedies: ordered by one person, said to stand by another, compared months later.
@Component
public class PlaceRemedyRegister {
  private final PlaceRemedyStore remedies;
  private final HotspotStore grounds;
  private final WorkQueries works;
  private final TrailRegister trail;
  private final Events events;
  private final Clock clock;

  PlaceRemedyRegister(
      PlaceRemedyStore remedies,
      HotspotStore grounds,
      WorkQueries works,
      TrailRegister trail,
      Events events,
      Clock clock) {
    this.remedies = remedies;
    this.grounds = grounds;
    this.works = works;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /// A remedy went one step on.
  public record RemedyMoved(String city, String remedy, String move) {}

  /// Orders a remedy at a cell, for a factor it helps with.
  @Transactional
  public String order(Scope scope, String city, int cell, Wanted wanted) {
    var ground = grounds.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.ENTER_WORKS, ground.unit()));
    if (!ground.holds(cell)) throw Refused.field("cell", "unknown");
    if (!wanted.kind().helps(wanted.factor())) throw Refused.field("kind", "not-a-choice");
    var chosen = wanted.packageHandle();
    if (chosen != null
        && works.works(scope, city).stream().noneMatch(work -> work.handle().equals(chosen)))
      throw Refused.field("package", "unknown");
    var today = India.dateOf(clock.instant());
    var handle =
        remedies.insert(
            ground,
            new Remedy("", city, cell, wanted.factor(), wanted.kind(), chosen, today, null),
            scope.person().id(),
            clock.instant());
    tell(scope, city, handle, "ORDER");
    return handle;
  }

  /// What is to be done, for which factor, under which work package.
  ///
  /// @param packageHandle a work package of the same city, or null
  public record Wanted(Remedy.Kind kind, WalkScore.Factor factor, @Nullable String packageHandle) {}

  /// Somebody else than who ordered it says that it stands.
  @Transactional
  public void stands(Scope scope, String city, UUID handle) {
    var ground = grounds.find(city).orElseThrow(() -> new NotVisible(Reason.NO_UNIT));
    NotVisible.unless(scope.decideOn(Operation.VERIFY_WORKS, ground.unit()));
    var today = India.dateOf(clock.instant());
    if (!remedies.finish(city, handle, today, scope.person().id()))
      throw Refused.with(HttpStatus.CONFLICT, "conflict");
    tell(scope, city, handle.toString(), "STANDS");
  }

  private void tell(Scope scope, String city, String handle, String move) {
    trail.record(scope, TrailAct.allowed(move, "REMEDY", handle).with("city", city));
    events.tell(new RemedyMoved(city, handle, move));
  }

  /// Remedies of demonstrations, entered by the program.
  @Transactional(propagation = Propagation.MANDATORY)
  public void plant(Ground ground, List<Remedy> planted) {
    for (var remedy : planted) {
      var handle = remedies.insert(ground, remedy, 0, clock.instant());
      LocalDate done = remedy.doneOn();
      if (done != null) remedies.finish(ground.city(), UUID.fromString(handle), done, -1);
    }
  }
}
