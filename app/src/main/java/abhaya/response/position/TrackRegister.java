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
import org.springframework.transaction.annotation.Transactional;

/// Where a unit was, for replaying an incident. Every look is in the trail, before it is answered.
@Service
public class TrackRegister {
  /// A look is at a day at most.
  public static final Duration WINDOW_MAX = Duration.ofHours(24);

  static final int POINTS_MAX = 20_000;
  private static final String KIND = "TRACK";

  private final FixQueries queries;
  private final TrailRegister trail;

  TrackRegister(FixQueries queries, TrailRegister trail) {
    this.queries = queries;
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

  static boolean isWindow(Instant from, Instant to) {
    return from.isBefore(to) && Duration.between(from, to).compareTo(WINDOW_MAX) <= 0;
  }
}
