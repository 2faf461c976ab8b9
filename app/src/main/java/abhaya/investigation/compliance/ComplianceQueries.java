package abhaya.investigation.compliance;

import abhaya.base.access.Decision;
import abhaya.base.access.NotVisible;
import abhaya.base.access.Operation;
import abhaya.base.access.Scope;
import abhaya.base.jurisdiction.UnitId;
import abhaya.base.jurisdiction.UnitKind;
import abhaya.base.jurisdiction.UnitTrees;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/// Counts and rates for a reader, as far as her posting reaches: from memory where that is as new as
/// the database, else by the SQL text of the figure.
@Component
public class ComplianceQueries {

  private final Counting counting;
  private final FactMemory memory;
  private final UnitTrees trees;

  ComplianceQueries(Counting counting, FactMemory memory, UnitTrees trees) {
    this.counting = counting;
    this.memory = memory;
    this.trees = trees;
  }

  /// The unit with its children and its months of record.
  public Picture picture(Scope scope, Ask ask) {
    return picture(scope, ask, Set.of(Picture.Part.CHILDREN, Picture.Part.MONTHS));
  }

  /// The unit and its months of record.
  public Picture alone(Scope scope, Ask ask) {
    return picture(scope, ask, Set.of(Picture.Part.MONTHS));
  }

  /// The unit with the parts asked for.
  Picture picture(Scope scope, Ask ask, Set<Picture.Part> parts) {
    NotVisible.unless(decide(scope, ask, Operation.SEE_COUNTS));
    return memory.picture(ask, parts).orElseGet(() -> counting.picture(ask, parts));
  }

  /// Each child's months of record.
  public Map<UnitId, SortedMap<LocalDate, Figures>> series(Scope scope, Ask ask) {
    NotVisible.unless(decide(scope, ask, Operation.SEE_COUNTS));
    return memory.series(ask).orElseGet(() -> counting.series(ask));
  }

  /// Counts by the victims' age are shielded above the station; at a station unless the reader sees
  /// its cases themselves.
  boolean isShielded(Scope scope, Ask ask) {
    if (ask.filter().ageBand() == null) return false;
    return ask.unit().kind() != UnitKind.STATION
        || !decide(scope, ask, Operation.SEE_CASE_LIST).allowed();
  }

  /// Whether the reader may use the function on the unit asked for. A unit of the past that no
  /// longer stands is looked at where its parent of that day stands.
  Decision decide(Scope scope, Ask ask, Operation operation) {
    var today = trees.today();
    var then = trees.asOf(ask.asOf().day());
    var unit = ask.unit().id();
    while (!today.has(unit)) {
      var parent = then.find(unit).map(one -> one.parent());
      if (parent.isEmpty()) break;
      unit = parent.get();
    }
    return scope.decideOn(operation, unit);
  }
}
