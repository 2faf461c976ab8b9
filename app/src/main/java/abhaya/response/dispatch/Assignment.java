package abhaya.response.dispatch;

import abhaya.response.incident.Agency;
import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.ClosingDesk;
import abhaya.response.incident.Priority;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One unit's job at one incident.
///
/// @param rank place in the recommendation when it was sent; 0: it was not in it
/// @param eta as estimated when it was sent; null: its place was not known
/// @param checkedAt when the crew last said that it is well
public record Assignment(
    long id,
    String handle,
    long incidentId,
    String incident,
    int unit,
    String callSign,
    Agency agency,
    Priority priority,
    AssignmentState state,
    int rank,
    String word,
    @Nullable Duration eta,
    Instant dispatchedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant enRouteAt,
    @Nullable Instant onSceneAt,
    @Nullable Instant checkedAt,
    @Nullable Instant endedAt) {

  public ClosingDesk.Job job() {
    return new ClosingDesk.Job(agency, state);
  }

  public boolean isLive() {
    return endedAt == null;
  }

  /// Since when it is in its present state.
  public Instant since() {
    var told =
        switch (state) {
          case DISPATCHED -> dispatchedAt;
          case ACKNOWLEDGED -> acknowledgedAt;
          case EN_ROUTE -> enRouteAt;
          case ON_SCENE, TRANSPORTING, AT_HOSPITAL -> checkedAt == null ? onSceneAt : checkedAt;
          case CLEARED, DECLINED, CANCELLED -> endedAt;
        };
    return told == null ? dispatchedAt : told;
  }
}
