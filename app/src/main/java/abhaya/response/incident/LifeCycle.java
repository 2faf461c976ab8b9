package abhaya.response.incident;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The tables of states: which may follow which. Steps may be jumped forwards, for in the field they
/// are: a unit that never said "en route" arrives all the same. Nothing jumps back by itself.
public final class LifeCycle<S extends Enum<S>> {
  private final Map<S, Set<S>> table;

  private LifeCycle(Class<S> kind, String rows) {
    table = new EnumMap<>(kind);
    for (var state : kind.getEnumConstants()) table.put(state, EnumSet.noneOf(kind));
    rows.lines()
        .forEach(row -> {
          var sides = row.split(" > ", 2);
          var from = Enum.valueOf(kind, sides[0].strip());
          Arrays.stream(sides[1].strip().split(" "))
              .map(name -> Enum.valueOf(kind, name))
              .forEach(to -> table.computeIfAbsent(from, _ -> EnumSet.noneOf(kind)).add(to));
        });
  }

  public static LifeCycle<IncidentState> ofIncident() {
    return new LifeCycle<>(
        IncidentState.class,
        """
        DRAFT > OPEN CANCELLED DUPLICATE HANDING_OVER
        OPEN > PENDING ASSIGNED EN_ROUTE ON_SCENE AWAITING_REPORT CANCELLED DUPLICATE HANDING_OVER
        PENDING > OPEN ASSIGNED EN_ROUTE ON_SCENE CANCELLED DUPLICATE HANDING_OVER
        ASSIGNED > OPEN EN_ROUTE ON_SCENE AWAITING_REPORT CANCELLED DUPLICATE HANDING_OVER
        EN_ROUTE > OPEN ASSIGNED ON_SCENE AWAITING_REPORT CANCELLED DUPLICATE HANDING_OVER
        ON_SCENE > OPEN ASSIGNED UNDER_CONTROL AWAITING_REPORT DUPLICATE HANDING_OVER
        UNDER_CONTROL > ON_SCENE AWAITING_REPORT DUPLICATE HANDING_OVER
        AWAITING_REPORT > CLOSED OPEN ASSIGNED ON_SCENE DUPLICATE
        CLOSED > REOPENED
        CANCELLED > REOPENED
        DUPLICATE > REOPENED
        HANDING_OVER > TRANSFERRED OPEN
        TRANSFERRED > REOPENED
        REOPENED > PENDING ASSIGNED EN_ROUTE ON_SCENE AWAITING_REPORT CANCELLED DUPLICATE HANDING_OVER
        """);
  }

  public static LifeCycle<AssignmentState> ofAssignment() {
    return new LifeCycle<>(
        AssignmentState.class,
        """
        DISPATCHED > ACKNOWLEDGED EN_ROUTE ON_SCENE DECLINED CANCELLED
        ACKNOWLEDGED > EN_ROUTE ON_SCENE DECLINED CANCELLED
        EN_ROUTE > ON_SCENE CLEARED CANCELLED
        ON_SCENE > TRANSPORTING CLEARED
        TRANSPORTING > AT_HOSPITAL CLEARED
        AT_HOSPITAL > CLEARED
        """);
  }

  public Set<S> next(S from) {
    return Set.copyOf(table.getOrDefault(from, Set.of()));
  }

  public Step<S> step(S from, S to) {
    var next = next(from);
    return next.contains(to) ? new Step.Allowed<>(to) : new Step.Refused<>(from, next);
  }
}
