package abhaya.response.incident;

import abhaya.response.incident.SameIncident.Advice;
import abhaya.response.incident.SameIncident.Closeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// An open incident that may be the same as what was just told, and why.
public record Likeness(String handle, String reference, Closeness closeness) {
  private static final int SHOWN_MAX = 3;

  /// The likeliest first; what is only new is left out. Of several signals of one incident the
  /// closest speaks.
  public static List<Likeness> of(SameIncident.Report told, List<IncidentQueries.Other> others) {
    var best = new HashMap<String, Likeness>();
    for (var other : others) {
      var closeness = SameIncident.compare(told, other.report());
      if (closeness.advice() == Advice.NEW) continue;
      var one = new Likeness(other.handle(), other.reference(), closeness);
      best.merge(
          other.handle(), one, (a, b) -> a.closeness().score() >= b.closeness().score() ? a : b);
    }
    var found = new ArrayList<>(best.values());
    found.sort(
        Comparator.comparingDouble((Likeness one) -> -one.closeness().score())
            .thenComparing(Likeness::reference));
    return List.copyOf(found.subList(0, Math.min(SHOWN_MAX, found.size())));
  }

  /// The machine may tie it by itself: one and the same caller, beyond doubt.
  public boolean isCertain() {
    return closeness.advice() == Advice.ATTACH;
  }
}
