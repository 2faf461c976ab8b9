package abhaya.response.field;

import abhaya.base.access.Scope;
import abhaya.base.trail.OpenPages;
import abhaya.base.trail.TrailAct;
import abhaya.response.dispatch.Assignment;
import abhaya.response.dispatch.CrewDesk;
import abhaya.response.incident.BriefQueries;
import abhaya.response.unit.ResponseUnit;
import abhaya.response.unit.UnitDesk;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads what a crew has before it. The opening of an incident is on record with the same commit, before
/// anything of it is answered.
@Component
class FieldDesk {
  private final UnitDesk units;
  private final CrewDesk crew;
  private final BriefQueries incidents;
  private final OpenPages pages;

  FieldDesk(UnitDesk units, CrewDesk crew, BriefQueries incidents, OpenPages pages) {
    this.units = units;
    this.crew = crew;
    this.incidents = incidents;
    this.pages = pages;
  }

  /// A unit's job at its incident.
  record Job(Assignment assignment, BriefQueries.Told incident) {}

  /// The unit the reader is on, and what it has to do.
  record Seen(Optional<ResponseUnit> unit, Optional<Job> job) {}

  /// @param asks an open page asks again, rather than somebody opening it
  @Transactional
  public Seen look(Scope scope, boolean asks) {
    var unit = units.own(scope);
    var assignment = unit.flatMap(one -> crew.job(scope, one.id()));
    return new Seen(unit, assignment.flatMap(one -> job(scope, one, asks)));
  }

  private Optional<Job> job(Scope scope, Assignment assignment, boolean asks) {
    var found = incidents.findTold(scope, assignment.incident());
    if (found.isEmpty()) return Optional.empty();
    var opening = TrailAct.allowed("OPEN", "INCIDENT", assignment.incident());
    if (asks) pages.asked(scope, opening);
    else pages.opened(scope, opening);
    return Optional.of(new Job(assignment, found.get()));
  }
}
