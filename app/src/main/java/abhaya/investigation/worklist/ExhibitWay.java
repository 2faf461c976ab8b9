package abhaya.investigation.worklist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of one exhibit from its seizure into the case file, with who gave and who took.
///
/// A chain is broken where a leg between two others is missing, where the days run backwards, or where who gives is not who took last. "Report received, not filed" is no missing
/// paper: the laboratory answered, and the answer lies on a desk.
public final class ExhibitWay {
  private final Map<Leg, Reached> reached = new EnumMap<>(Leg.class);

  /// The legs in their order.
  public enum Leg {
    SEIZED,
    SENT,
    RECEIVED,
    REPORTED,
    COLLECTED,
    FILED;

    /// `EXHIBIT_SENT`, as the feed has it.
    public String step() {
      return "EXHIBIT_" + name();
    }

    public String messageKey() {
      return "worklist.leg." + name();
    }
  }

  /// What a supervisor must see.
  public enum Alarm {
    BROKEN_CHAIN,
    REPORT_NOT_FILED;

    public String messageKey() {
      return "worklist.exhibitAlarm." + name();
    }
  }

  /// A leg that was reached.
  ///
  /// @param giver who handed it over; null where nobody wrote it down
  /// @param taker who took it
  public record Reached(LocalDate on, @Nullable String giver, @Nullable String taker) {}

  /// @param days up to the next leg reached, or up to today
  /// @param last no later leg was reached
  public record Stretch(Leg leg, Reached reached, long days, boolean last) {}

  public ExhibitWay(Map<Leg, Reached> legs) {
    reached.putAll(legs);
  }

  /// The legs reached, with the days at each place.
  public List<Stretch> stretches(LocalDate today) {
    var legs = List.copyOf(reached.keySet());
    var stretches = new ArrayList<Stretch>();
    for (var at = 0; at < legs.size(); at++) {
      var here = Objects.requireNonNull(reached.get(legs.get(at)));
      var last = at + 1 == legs.size();
      var until = last ? today : Objects.requireNonNull(reached.get(legs.get(at + 1))).on();
      // at its end nothing waits any more
      var days =
          legs.get(at) == Leg.FILED ? 0 : Math.max(0, ChronoUnit.DAYS.between(here.on(), until));
      stretches.add(new Stretch(legs.get(at), here, days, last));
    }
    return stretches;
  }

  public @Nullable Leg last() {
    Leg last = null;
    for (var leg : reached.keySet()) last = leg;
    return last;
  }

  public boolean has(Leg leg) {
    return reached.containsKey(leg);
  }

  public @Nullable LocalDate on(Leg leg) {
    var there = reached.get(leg);
    return there == null ? null : there.on();
  }

  /// With a laboratory: sent or received, and no report.
  public boolean isWithLaboratory() {
    return (has(Leg.SENT) || has(Leg.RECEIVED)) && !answered() && !has(Leg.FILED);
  }

  private boolean answered() {
    return has(Leg.REPORTED) || has(Leg.COLLECTED);
  }

  public Set<Alarm> alarms() {
    var alarms = EnumSet.noneOf(Alarm.class);
    if (isBroken()) alarms.add(Alarm.BROKEN_CHAIN);
    if (answered() && !has(Leg.FILED)) alarms.add(Alarm.REPORT_NOT_FILED);
    return alarms;
  }

  private boolean isBroken() {
    Reached before = null;
    var missing = false;
    for (var leg : Leg.values()) {
      var here = reached.get(leg);
      if (here == null) {
        // what lies before the first leg on record nobody sent; and the officer may carry the
        // report
        // to the file herself
        missing = missing || (before != null && leg != Leg.COLLECTED);
        continue;
      }
      if (missing) return true;
      if (before != null && before.on().isAfter(here.on())) return true;
      if (before != null && changedHands(leg, before, here)) return true;
      before = here;
    }
    return false;
  }

  /// Between report and collection the paper changes hands inside the laboratory.
  private static boolean changedHands(Leg leg, Reached before, Reached here) {
    if (leg == Leg.REPORTED || leg == Leg.COLLECTED) return false;
    var taker = before.taker();
    var giver = here.giver();
    return taker != null && giver != null && !taker.strip().equalsIgnoreCase(giver.strip());
  }
}
