package abhaya.response.dispatch;

import abhaya.response.incident.AssignmentState;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.Priority;
import abhaya.response.incident.StepTimer;
import abhaya.response.incident.StepTimer.Colour;
import abhaya.response.incident.StepTimer.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One clock that runs for an incident or for a unit on its way to it.
///
/// @param assignment whose; null: the incident's own
/// @param lateAt when its time is up
public record StepClock(
    Watched watched, @Nullable Assignment assignment, Instant startedAt, Instant lateAt) {
  private static final double AMBER = 0.7;

  /// Red from the moment the limit is reached, amber from seven tenths of it on.
  public Colour colour(Instant now) {
    if (!now.isBefore(lateAt)) return Colour.RED;
    var limit = Duration.between(startedAt, lateAt).toMillis();
    var used = Duration.between(startedAt, now).toMillis();
    return used >= limit * AMBER ? Colour.AMBER : Colour.GREEN;
  }

  /// 1 once it is red, 2 once twice the time is used; 0 before.
  public int level(Instant now) {
    if (now.isBefore(lateAt)) return 0;
    var twice = startedAt.plus(Duration.between(startedAt, lateAt).multipliedBy(2));
    return now.isBefore(twice) ? 1 : 2;
  }

  /// All clocks that run for an incident, the incident's own first.
  public static List<StepClock> of(IncidentLine incident, List<Assignment> assignments) {
    var clocks = new ArrayList<StepClock>();
    own(incident, assignments).ifPresent(clocks::add);
    for (var one : assignments) if (one.isLive()) clocks.add(of(one));
    return clocks;
  }

  /// The one that runs out first.
  public static Optional<StepClock> most(List<StepClock> clocks) {
    return clocks.stream().min(java.util.Comparator.comparing(StepClock::lateAt));
  }

  private static Optional<StepClock> own(IncidentLine incident, List<Assignment> assignments) {
    var priority = incident.priority();
    return switch (incident.state()) {
      case OPEN, REOPENED ->
          Optional.of(
              clock(Watched.DISPATCH, null, priority, latest(incident.openedAt(), assignments)));
      case PENDING ->
          Optional.ofNullable(incident.pendingUntil())
              .map(until -> new StepClock(Watched.DISPATCH, null, incident.openedAt(), until));
      case HANDING_OVER ->
          Optional.ofNullable(incident.offeredAt())
              .map(at -> clock(Watched.HAND_OVER, null, priority, at));
      case AWAITING_REPORT ->
          Optional.of(
              clock(
                  Watched.ACTION_TAKEN, null, priority, latest(incident.openedAt(), assignments)));
      default -> Optional.empty();
    };
  }

  /// A unit that came free starts the clock anew.
  private static Instant latest(Instant opened, List<Assignment> assignments) {
    var latest = opened;
    for (var one : assignments) {
      var ended = one.endedAt();
      if (ended != null && ended.isAfter(latest)) latest = ended;
    }
    return latest;
  }

  static StepClock of(Assignment one) {
    var eta = one.eta();
    var onTheWay = one.state() == AssignmentState.EN_ROUTE;
    if (onTheWay && eta != null) {
      var late = StepTimer.lateAt(one.priority(), one.dispatchedAt(), eta);
      return new StepClock(Watched.ROLLING, one, one.dispatchedAt(), late);
    }
    var watched =
        switch (one.state()) {
          case DISPATCHED -> Watched.ACKNOWLEDGE;
          case ACKNOWLEDGED, EN_ROUTE -> Watched.ROLLING;
          default -> Watched.WELFARE_CHECK;
        };
    return clock(watched, one, one.priority(), one.since());
  }

  private static StepClock clock(
      Watched watched, @Nullable Assignment assignment, Priority priority, Instant startedAt) {
    var late = StepTimer.of(watched).dueAt(priority, startedAt);
    return new StepClock(watched, assignment, startedAt, late);
  }
}
