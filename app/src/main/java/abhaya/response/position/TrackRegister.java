package abhaya.response.position;

import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.trail.TrailAct;
import abhaya.base.trail.TrailRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where a unit was, for replaying an incident. Every look is in the trail, before it is answered.
@Service
public class TrackRegister {
  /// A look is at a day at most.
  public static final Duration WINDOW_MAX = Duration.ofHours(24);

  static final int POINTS_MAX = 20_000;
  private static final String KIND = "TRACK";

  private final FixQueries queries;
  private final FixStore fixes;
  private final TrailRegister trail;

  TrackRegister(FixQueries queries, FixStore fixes, TrailRegister trail) {
    this.queries = queries;
    this.fixes = fixes;
    this.trail = trail;
  }

  /// The first places of the window, at most so many as may be asked for at once.
  ///
  /// @throws NotVisible if the reader may not
  /// @throws IllegalArgumentException if the window is empty, backwards or too long
  @Transactional
  public List<TrackPoint> track(Scope scope, String carrier, Instant from, Instant to) {
    NotVisible.unless(scope.decide(Operation.SEE_POSITIONS));
    if (!isWindow(from, to)) throw new IllegalArgumentException("no window of a day");
    var act =
        TrailAct.allowed("VIEW", KIND, carrier)
            .with("from", from.getEpochSecond())
            .with("to", to.getEpochSecond());
    trail.record(scope, act);
    return queries.track(scope, carrier, from, to, POINTS_MAX);
  }

  /// The same for the program's own reckoning, of which nobody is shown a place: only what the
  /// database gives the program, within its transaction. No look of a person, so none in the trail.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Fix> forReckoning(String carrier, Instant from, Instant to) {
    if (!isWindow(from, to)) throw new IllegalArgumentException("no window of a day");
    return fixes.between(carrier, from, to, POINTS_MAX);
  }

  static boolean isWindow(Instant from, Instant to) {
    return from.isBefore(to) && Duration.between(from, to).compareTo(WINDOW_MAX) <= 0;
  }
}
