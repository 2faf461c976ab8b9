package abhaya.investigation.worklist;

import abhaya.investigation.clock.CaseEvent;
import abhaya.investigation.clock.ClockState;
import abhaya.investigation.clock.Step;
import abhaya.investigation.outlook.Holder;
import abhaya.investigation.outlook.Obstacle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a case waits for, and with whom it lies: from its steps, and from the reasons its officer gave.
public final class WaitBook {
  /// A step that was asked for, the step that ends the wait, and where the case lies meanwhile.
  private record Pair(Step asked, Step got, Holder holder) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(Step.MEDICAL_EXAMINATION, Step.MEDICAL_REPORT, Holder.HOSPITAL),
          new Pair(Step.SANCTION_SOUGHT, Step.SANCTION_DECIDED, Holder.GOVERNMENT),
          new Pair(Step.STAYED, Step.STAY_VACATED, Holder.COURT),
          new Pair(Step.TRANSFERRED, Step.RE_REGISTERED, Holder.OTHER_STATE));

  /// The legs of an exhibit, the last one reached says what is awaited.
  private static final List<Pair> EXHIBIT =
      List.of(
          new Pair(Step.EXHIBIT_SEIZED, Step.EXHIBIT_SENT, Holder.OFFICER),
          new Pair(Step.EXHIBIT_SENT, Step.EXHIBIT_REPORTED, Holder.LABORATORY),
          new Pair(Step.EXHIBIT_RECEIVED, Step.EXHIBIT_REPORTED, Holder.LABORATORY),
          new Pair(Step.EXHIBIT_REPORTED, Step.EXHIBIT_COLLECTED, Holder.OFFICER),
          new Pair(Step.EXHIBIT_COLLECTED, Step.EXHIBIT_FILED, Holder.OFFICER));

  private WaitBook() {}

  /// What it waits for on a day, the longest wait first.
  public static List<Obstacle> obstacles(WorkCase one, LocalDate today) {
    var found = new ArrayList<Obstacle>();
    exhibits(one, today, found);
    if (one.isOpenOn(today)) {
      for (var pair : PAIRS) pair(one, pair, today, found);
      prosecution(one, today, found);
      magistrate(one, today, found);
      reasons(one, today, found);
    }
    found.sort(Comparator.comparing(Obstacle::since).thenComparing(Obstacle::awaited));
    return found;
  }

  private static void exhibits(WorkCase one, LocalDate today, List<Obstacle> found) {
    var reached = new LinkedHashMap<String, Map<Step, LocalDate>>();
    for (var event : one.events()) {
      if (!event.step().name().startsWith("EXHIBIT_") || event.on().isAfter(today)) continue;
      var subject = event.subject();
      reached
          .computeIfAbsent(subject == null ? "" : subject, key -> new LinkedHashMap<>())
          .putIfAbsent(event.step(), event.on());
    }
    for (var steps : reached.values()) exhibit(one, steps, today, found);
  }

  private static void exhibit(
      WorkCase one, Map<Step, LocalDate> steps, LocalDate today, List<Obstacle> found) {
    if (steps.containsKey(Step.EXHIBIT_FILED)) return;
    Pair last = null;
    for (var leg : EXHIBIT) if (steps.containsKey(leg.asked())) last = leg;
    if (last == null) return;
    // the report may be filed after the charge sheet; the laboratory's work holds no report up then
    if (!one.isOpenOn(today) && last.holder() == Holder.LABORATORY) return;
    var since = steps.get(last.asked());
    if (last.asked() == Step.EXHIBIT_RECEIVED) since = steps.getOrDefault(Step.EXHIBIT_SENT, since);
    if (since != null) found.add(obstacle(one, last.got(), last.holder(), since));
  }

  private static void pair(WorkCase one, Pair pair, LocalDate today, List<Obstacle> found) {
    var last = lastBy(one, today, pair.asked(), pair.got());
    if (last != null && last.step() == pair.asked()) {
      found.add(obstacle(one, pair.got(), pair.holder(), last.on()));
    }
  }

  private static void prosecution(WorkCase one, LocalDate today, List<Obstacle> found) {
    var last = lastBy(one, today, Step.WITH_PROSECUTION, Step.PREPARED, Step.FORWARDED_TO_COURT);
    if (last != null && last.step() == Step.WITH_PROSECUTION) {
      found.add(obstacle(one, Step.FORWARDED_TO_COURT, Holder.PROSECUTOR, last.on()));
    }
  }

  private static @Nullable CaseEvent lastBy(WorkCase one, LocalDate today, Step... steps) {
    var wanted = List.of(steps);
    CaseEvent found = null;
    for (var event : one.events()) {
      if (wanted.contains(event.step()) && !event.on().isAfter(today)) found = event;
    }
    return found;
  }

  private static void magistrate(WorkCase one, LocalDate today, List<Obstacle> found) {
    for (var clock : one.clocks()) {
      var start = clock.startOn();
      var live = clock.state() == ClockState.RUNNING || clock.state() == ClockState.BREACHED;
      if (!live || start == null || start.isAfter(today)) continue;
      if (!clock.duty().stops().contains(Step.MAGISTRATE_STATEMENT)) continue;
      found.add(obstacle(one, Step.MAGISTRATE_STATEMENT, Holder.MAGISTRATE, start));
      return;
    }
  }

  /// A reason adds what the steps do not show; it does not say the same twice.
  private static void reasons(WorkCase one, LocalDate today, List<Obstacle> found) {
    for (var reason : one.reasons()) {
      if (!reason.standsOn(today)) continue;
      if (found.stream().anyMatch(known -> known.holder() == reason.holder())) continue;
      var institution = reason.institution();
      found.add(
          new Obstacle(
              "cases.delay." + reason.code(),
              reason.holder(),
              institution == null ? one.institutions().get(reason.holder()) : institution,
              reason.on()));
    }
  }

  private static Obstacle obstacle(WorkCase one, Step awaited, Holder holder, LocalDate since) {
    return new Obstacle(awaited.messageKey(), holder, one.institutions().get(holder), since);
  }
}
