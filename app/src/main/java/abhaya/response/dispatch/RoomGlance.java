package abhaya.response.dispatch;

import abhaya.base.access.Scope;
import abhaya.response.incident.IncidentLine;
import abhaya.response.incident.OpenIncidentQueries;
import abhaya.response.intake.WaitingQueries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All that a desk shows of the room, in one look: an open desk looks again whenever something moves.
@Component
class RoomGlance {
  private static final int ESCALATIONS_MAX = 50;

  private final OpenIncidentQueries incidents;
  private final AssignmentQueries assignments;
  private final WaitingQueries waiting;
  private final RoomQueries room;
  private final AtomicLong looks = new AtomicLong();

  RoomGlance(
      OpenIncidentQueries incidents,
      AssignmentQueries assignments,
      WaitingQueries waiting,
      RoomQueries room) {
    this.incidents = incidents;
    this.assignments = assignments;
    this.waiting = waiting;
    this.room = room;
  }

  /// @param number of this look: two looks are never the same, though the room be; how units stand is
  ///     not in it
  /// @param waiting the first of those who wait, `waitingCount` all of them
  /// @param open the first page of what is open, `openCount` all of it
  /// @param jobs live assignments by incident
  /// @param escalations of all that is open, the latest few
  record Seen(
      long number,
      List<WaitingQueries.Waiting> waiting,
      long waitingCount,
      List<IncidentLine> open,
      long openCount,
      Map<String, List<Assignment>> jobs,
      List<RoomQueries.Escalation> escalations,
      Optional<RoomQueries.Lead> lead) {}

  /// @param since of the escalations
  @Transactional(readOnly = true)
  public Seen of(Scope scope, Instant since) {
    var number = looks.incrementAndGet();
    var open = incidents.open(scope);
    return new Seen(
        number,
        waiting.list(scope),
        waiting.count(scope),
        open.first(),
        open.count(),
        assignments.live(scope).stream().collect(Collectors.groupingBy(Assignment::incident)),
        room.escalations(scope, since, ESCALATIONS_MAX),
        room.lead(scope));
  }
}
